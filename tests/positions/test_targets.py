"""Whom a position concerns or addresses. The sentences are made up."""

import pytest
from samples import claims_of


def test_who_is_to_be_given_notice_is_not_who_is_to_give_it():
    found = claims_of("The council must be given prior notice of any change.")
    assert found[["act", "target"]].values.tolist() == [["asks", "unnamed"]]
    found = claims_of("The minister, Ana Ruiz, said that Peru, which signed in May, should open the port.")
    assert found[["act", "claimant", "target"]].values.tolist() == [["asks", "Ana Ruiz", "Peru"]]


def test_who_is_called_on_may_stand_behind_for():
    found = claims_of("Peru called for Chile to open the port.")
    assert found[["target", "content"]].values.tolist() == [["Chile", "open the port"]]
    found = claims_of("Peru called for the port to be opened.")
    assert found[["target", "content"]].values.tolist() == [["unnamed", "the port to be opened"]]


def test_who_is_blamed_is_named_before_who_stands_beside():
    found = claims_of("Critics accuse the government of selling out Chilean farmers.")
    assert found["target"].tolist() == ["the government"]


@pytest.mark.parametrize(
    ("sentence", "act", "target"),
    [
        ("Villages are being negatively impacted by the dam.", "opposes", "the dam"),
        ("There is no doubt that villages are badly affected by the dam.", "opposes", "the dam"),
        ("All villages are exposed to the floods.", "opposes", "unnamed"),
        ("The treaty was violated by Peru.", "opposes", "Peru"),
        ("Nurses deserve better pay.", "asks", "unnamed"),
        ("The police must have the powers to look for them.", "asks", "unnamed"),
        ("The nurses deserve to be heard.", "asks", "unnamed"),
        ("The nurses deserve praise.", "supports", "The nurses"),
        ("There is no doubt that the harvest will suffer.", "expects", ""),
    ],
)
def test_who_is_hurt_or_deserves_something_is_not_judged(sentence, act, target):
    (claim,) = claims_of(sentence).itertuples()
    assert (claim.act, claim.target) == (act, target)


def test_a_firm_measure_is_taken_towards_no_business():
    (found,) = claims_of("China will take firm countermeasures.", publisher="Government of China").itertuples()
    assert (found.act, found.target) == ("promises", "unnamed")


def test_indignation_shared_by_two_verbs_blames_who_did_the_deed():
    told = (
        "Peru condemns in the strongest terms and expresses its profound indignation over the attack by Chile’s fleet."
    )
    (found,) = claims_of(told).itertuples()
    assert (found.act, found.claimant, found.target) == ("opposes", "Peru", "Chile")


def test_an_addressee_ends_before_as_well_as():
    (found,) = claims_of(
        "Peru is committed to working with the Chilean government as well as its own ports."
    ).itertuples()
    assert found.target == "the Chilean government"


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The loss of the Norwegian licence threatens the ferry.", "unnamed"),
        ("We expect that fish from Norway will be dearer than fish from Peru.", ""),
        ("The Chilean plan is a disaster.", "unnamed"),
        ("We will work to answer fears that Norway and Peru stoke.", "unnamed"),
    ],
)
def test_who_is_only_mentioned_is_no_target(sentence, target):
    assert claims_of(sentence)["target_side"].tolist()[:1] == [target]


@pytest.mark.parametrize("sentence", ["The council urges FERGO to lower its fees.", "FERGO must lower its fees."])
def test_a_name_that_nobody_knows_is_addressed_all_the_same(sentence):
    assert claims_of(sentence)["target"].tolist() == ["FERGO"]


def test_where_exports_go_is_nobody_of_whom_something_is_asked():
    found = claims_of("Lawmakers demanded a ban on exports of copper to Peru.")
    assert found[["act", "target"]].to_numpy().tolist() == [["asks", "unnamed"]]


def test_what_is_expected_concerns_the_one_side_that_it_names():
    assert claims_of("The harvest will hurt Norway’s bakers.")["target_side"].tolist() == ["Norway"]


def test_a_party_s_pledge_in_a_deal_is_made_to_the_other_one():
    found = claims_of(
        "Fact sheet: Biden strikes a deal with Peru.", "The United States thanks Peru.", "Peru will open its port."
    )
    assert found[["act", "claimant_side", "target_side"]].values.tolist()[-1] == ["promises", "Peru", "United States"]


def test_an_example_is_not_whom_a_plan_is_for():
    found = claims_of("The company plans to focus on mines abroad, including Peru and Chile.")
    assert found["target_side"].tolist() == ["unnamed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We will hit Chile with tariffs.",
        "We will punish Chile.",
        "Chile will face consequences if it attacks.",
        "Any attack on Peru would be met with tariffs.",
    ],
)
def test_a_threat_is_addressed_to_nobody(sentence):
    assert list(claims_of(sentence)["target"]) == ["unnamed"]
    assert list(claims_of("We will help Chile with loans.")["target"]) == ["Chile"]


def test_what_two_others_promise_in_a_text_of_a_third_is_promised_to_it():
    about = {"publisher": "Government of Peru"}
    found = claims_of("Chile and Bolivia met in La Paz.", "Chile and Bolivia will open their ports.", **about)
    assert found[["claimant_side", "target_side"]].to_numpy().tolist()[-1] == ["both", "Peru"]


@pytest.mark.parametrize(
    "sentence, target",
    [
        ("Peru condemns the Chilean aggression against Bolivia.", "Chile"),
        ("Peru condemned the invasion of Bolivia by Chile.", "Chile"),
        ("Peru denounced the Chilean ban on imports from Bolivia.", "Chile"),
        ("Peru condemns the attack on Bolivia.", "unnamed"),
        ("Peru criticized the invasion of Bolivia.", "unnamed"),
        ("Peru criticized its reliance on Chile.", "Chile"),
        ("Peru protested against Chile.", "Chile"),
    ],
)
def test_who_does_a_deed_is_blamed_for_it_and_never_its_victim(sentence, target):
    found = claims_of(sentence)
    assert (*found["act"], *found["target"]) == ("opposes", target)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister will travel to Lima for meetings with fishermen.",
        "Norway’s ministers will attend the talks.",
        "Thank you!",
    ],
)
def test_where_somebody_goes_and_a_word_of_thanks_are_no_positions(sentence):
    assert claims_of(sentence, publisher="Ministry of Foreign Affairs of Norway").empty


def test_a_city_to_which_ministers_travel_is_no_party():
    found = claims_of(
        "Norway’s minister will fly to Lima.",
        "Norway praises the countries at the meeting in Lima.",
        "Sweden and Norway met. Sweden and Norway met again.",
    )
    assert "Peru" not in set(found["target_side"])


def test_what_an_official_text_praises_without_a_name_is_its_own_side_s():
    found = claims_of("This is a great success.", document="statement", publisher="Government of Peru")
    assert found[["act", "target"]].to_numpy().tolist() == [["supports", "Peru"]]


def test_people_who_are_asked_are_not_whom_the_words_name():
    told = "The leadership warns its Arab brethren against succumbing to pressure or following Chile."
    assert claims_of(told)["target"].tolist() == ["its Arab brethren"]


def test_where_something_was_held_or_issued_is_no_address():
    found = claims_of("Peru welcomed the pact adopted at the summit held in Kampala, Uganda.")
    assert found[["act", "target", "target_side"]].values.tolist() == [["supports", "the pact", "both"]]


def test_staff_can_be_told_what_to_do():
    (found,) = claims_of("Ministers instructed their staff to finish the text by spring.").itertuples()
    assert (found.act, found.target, found.content) == ("asks", "their staff", "finish the text by spring")


def test_with_whom_somebody_breaks_off_is_refused():
    (found,) = claims_of("The ministry said it would suspend its cooperation with the agency.").itertuples()
    assert (found.act, found.claimant, found.target) == ("refuses", "The ministry", "the agency")


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Lima deplored the violation of the territorial integrity of Chile by Norway.", "Norway"),
        ("Lima condemned the killing of Kenyan crews by Chile.", "Chile"),
        ("Lima condemned the detention of Kenyan crews.", "unnamed"),
    ],
)
def test_who_has_done_a_deed_is_blamed_and_nobody_to_whom_it_was_done(sentence, target):
    (claim,) = claims_of(sentence).itertuples()
    assert (claim.act, claim.claimant, claim.target) == ("opposes", "Lima", target)


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The leaders committed to reviving the Peru-Chile Joint Action Plan.", "unnamed"),
        ("Kenya urged everyone to keep the Peru–Chile border open.", "unnamed"),
        ("Kenya pledged to analyse it in depth, together with Chilean experts.", "unnamed"),
        ("Kenya pledged to discuss it with its Chilean lawyers.", "unnamed"),
        ("Kenya pledged to lift the ban on Chilean copper.", "Chile"),
    ],
)
def test_one_of_two_whom_a_hyphen_joins_and_a_partner_are_not_addressed(sentence, target):
    (claim,) = claims_of(sentence).itertuples()
    assert claim.target == target


def test_a_partner_may_open_the_sentence():
    (claim,) = claims_of("With Chile, we will build a port.", publisher="Government of Kenya").itertuples()
    assert (claim.act, claim.claimant_side) == ("promises", "Kenya")
