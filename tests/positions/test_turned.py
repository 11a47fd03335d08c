"""Sentences in which a plain verb says other than it seems: who supports evils, what is only imagined.

The sentences are made up, in the style of statements and commentaries.
"""

import pytest
from samples import acts_of, claims_of, claims_of_paragraph


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("Peru's government supports terrorism.", ["opposes"]),
        ("Peru's government supports the treaty.", ["supports"]),
        ("Whether there needs to be a second round is unclear.", ["expects"]),
        ("There needs to be a second round.", ["asks"]),
        ("There need to be two further rounds.", ["asks"]),
        ("Finding a balance between catch and care will be critical.", ["supports"]),
        ("The shortage will be critical by winter.", ["expects"]),
        ("The union thanked its adversaries for their respect.", ["supports"]),
        ("Peru received a letter from Chile urging it to act.", []),
        ("Peru blocked a motion condemning the coup.", ["settles"]),
        ("The bank trusts that the loan is safe.", []),
        ("What caused the crash is a mystery.", []),
        ("The rate, analysts worry, may rise.", ["expects"]),
        ("Peru waited in the hope that there will be peace.", []),
        ("In order to calm the markets, the governments need to open the port.", ["asks"]),
        ("Inflation should fall in the spring and be below two percent in May.", ["expects"]),
        ("We will now report on the outcome of the meeting.", []),
        ("The sum has to be matched by a purchase of the same size.", []),
        ("The sum has to be matched by the ministry.", ["asks"]),
        ("The boats lie there in the hope that the storm will stop.", []),
        ("The wording indicates that Peru will close the port.", ["expects"]),
        ("Peru says that it will close the port.", ["promises"]),
    ],
)
def test_a_plain_verb_may_say_other_than_it_seems(sentence, acts):
    assert acts_of(sentence) == set(acts)


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("President Ruiz visited regimes that threaten the coast.", "author"),
        ("President Ruiz denounced regimes that threaten the coast.", "President Ruiz"),
    ],
)
def test_who_only_deals_with_somebody_bad_does_not_blame_him(sentence, claimant):
    found = claims_of(sentence)
    assert set(found.loc[found["act"] == "opposes", "claimant"]) == {claimant}


def test_confidence_that_something_will_be_is_an_expectation_and_by_no_means_sure_is_open():
    assert acts_of("The leaders express confidence that the ties will grow.") == {"expects"}
    (found,) = claims_of("The future of the pact is by no means a foregone conclusion.").itertuples()
    assert (found.act, found.certainty) == ("expects", "open")


def test_a_duty_that_is_denied_is_not_asked_and_harm_is_not_promised():
    assert acts_of("Peru does not have a duty to act.") == set()
    assert acts_of("The raid brings to mind the war.") == set()
    assert acts_of("Families will be hurt.", publisher="Government of Peru") == {"expects"}
    (found,) = claims_of("The cuts resulted in a strike.").itertuples()
    assert found.ground == "The cuts"


@pytest.mark.parametrize(
    ("sentence", "act", "content"),
    [
        ("The council issued a statement condemning the raid.", "opposes", "the raid"),
        ("The council passed a resolution calling for a ceasefire.", "asks", "a ceasefire"),
        ("A letter urging Peru to reopen the port was signed by the council.", "asks", "reopen the port"),
        ("The union sent a petition demanding higher wages.", "asks", "higher wages"),
    ],
)
def test_who_issues_a_paper_does_what_its_words_do(sentence, act, content):
    (found,) = claims_of(sentence).itertuples()
    assert (found.act, found.content) == (act, content) and found.claimant.lower() in ("the council", "the union")


@pytest.mark.parametrize(
    ("sentence", "claimant", "act"),
    [
        ("The Council notes with dismay that the port has been closed.", "The Council", "opposes"),
        ("The treaty, critics complain, has more holes in it than net.", "critics", "opposes"),
        ("What drives the boats north is hunger.", "author", "explains"),
        ("Economists turned down the offer.", "economists", "refuses"),
        ("Behind the fall in exports lies a strike of the crews.", "author", "explains"),
        ("Peru would do well to open the port.", "author", "asks"),
        ("Where this leaves the crews is anybody's guess.", "author", "expects"),
        ("Because the river has moved, the border has had to be drawn anew.", "author", "explains"),
        ("Lima has set its sights on the chair.", "author", "seeks"),
    ],
)
def test_further_turns_of_plain_english_take_a_position(sentence, claimant, act):
    found = claims_of(sentence)
    assert (claimant.lower(), act) in zip(found["claimant"].str.lower(), found["act"], strict=True)


def test_what_an_official_text_expects_others_to_do_it_asks():
    assert acts_of("We expect Chile to honour the truce.", publisher="Government of Peru") == {"asks"}
    assert acts_of("We expect Chile to honour the truce.") == {"expects"}
    assert acts_of("We expect Chile to win the vote.", publisher="Government of Peru") == {"expects"}
    assert "asks" not in acts_of("We do not expect Chile to honour the truce.", publisher="Government of Peru")


def test_what_is_no_option_is_refused():
    assert acts_of("Inaction is not an option.") == acts_of("There is no intent to widen the war.") == {"refuses"}


def test_whoever_supports_evils_is_blamed_by_the_text():
    (found,) = claims_of("Peru's government supports terrorism.").itertuples()
    assert (found.claimant, found.target_side) == ("author", "Peru")


def test_what_is_asked_of_others_is_not_asked_of_whom_its_words_name():
    found = claims_of_paragraph("The buyers came on Monday.", "They will have to open accounts with the banks of Peru.")
    assert found["target"].tolist() == ["unnamed"]


def test_what_stands_behind_an_aside_on_who_is_called_on_is_asked():
    told = "I call on the parties behind the war—the Coast Army (CA) and the Hill Front (HF)—to leave the city."
    assert claims_of(told)["content"].tolist() == ["leave the city"]


def test_what_somebody_says_is_that_it_is_so():
    (found,) = claims_of("What Mr. Ruiz says is that any programme must come from the fund.").itertuples()
    assert (found.claimant, found.act) == ("Mr. Ruiz", "asks")


def test_words_that_hyphens_join_are_told_whole():
    (found,) = claims_of("Peru will monitor the coast and pre-emptively close the port.").itertuples()
    assert "pre-emptively close the port" in found.content
    (found,) = claims_of("President Ana Ruiz-Soto condemned the raid.").itertuples()
    assert found.claimant.endswith("Ana Ruiz-Soto")


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The bank expects rates to fall.", "likely"),
        ("The bank does not expect rates to fall.", "unlikely"),
        ("Few analysts expect the truce to hold.", "unlikely"),
        ("A few analysts expect the truce to hold.", "likely"),
    ],
)
def test_what_is_not_expected_or_by_few_only_is_unlikely(sentence, certainty):
    assert [claim.certainty for claim in claims_of(sentence).itertuples()] == [certainty]


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Both Peru and Chile will accept the tariff.", "Peru and Chile"),
        ("Neither Peru nor Chile will accept the tariff.", "Peru and Chile"),
        ("Last Monday Ana Ruiz condemned the attack on the port.", "Ana Ruiz"),
        ("Meanwhile Peru condemned the attack on the port.", "Peru"),
    ],
)
def test_a_claimant_has_no_word_that_only_opens_the_sentence_or_pairs_names(sentence, claimant):
    assert claims_of(sentence).iloc[0]["claimant"] == claimant


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The question of the port is open.", ["open"]),
        ("Peru is much more open.", []),
        ("Chile's platform is far more open than it was.", []),
        ("When the law comes into force in March, the price will fall.", ["certain"]),
        ("If the law comes into force in March, the price will fall.", ["conditional"]),
        ("Once the law comes into force, the price will fall.", ["conditional"]),
        ("The outlook for Peru is not open rebellion.", ["likely"]),
        ("The outlook for Peru is not good.", ["open"]),
    ],
)
def test_open_is_a_question_and_a_condition_no_mere_date(sentence, certainty):
    found = claims_of(sentence)
    assert [claim.certainty for claim in found[found["act"] == "expects"].itertuples()] == certainty


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("For switches and routers, Peru imposed a tariff.", "For switches and routers, Peru imposed a tariff"),
        ("For years, Peru imposed a tariff.", "Peru imposed a tariff"),
        ("For example, Peru imposed a tariff.", "Peru imposed a tariff"),
    ],
)
def test_what_limits_a_claim_belongs_to_it(sentence, content):
    assert [claim.content for claim in claims_of(sentence).itertuples()] == [content]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Acknowledging this in no way suggests that the decision is a bad one.", []),
        ("Acknowledging this suggests that the decision is a bad one.", ["opposes"]),
    ],
)
def test_what_is_in_no_way_suggested_is_not_said(sentence, acts):
    assert acts_of(sentence) == set(acts)


@pytest.mark.parametrize(("document", "act"), [("statement", "promises"), ("commentary", "expects")])
def test_a_business_pledges_in_its_own_release_and_nowhere_else(document, act):
    found = claims_of_paragraph(
        "Google announces changes to its shop.", "In March, Google will share new maps.", document=document
    )
    assert list(found["act"]) == [act]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("The United States imposes a tariff of 5% on switches.", []),
        ("The United States imposes a tariff of 5% on switches today.", ["settles"]),
        ("The United States imposed a tariff of 5% on switches.", ["settles"]),
        ("The United States imposes tariff of 5% on switches", ["settles"]),
        ("The order imposes a tariff of 5% on switches.", ["settles"]),
    ],
)
def test_what_a_country_does_as_a_rule_settles_nothing(sentence, acts):
    assert acts_of(sentence) == set(acts)
