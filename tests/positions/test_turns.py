"""Turns of phrase of general English by which a sentence blames, praises, asks and expects, one by one."""

import pytest
from samples import acts_of, claims_of, read_of

from parallax.positions import claims, weights
from parallax.positions.signs import is_idiom

BLAMES = (
    "The plan does nothing to protect the crews.",
    "The plan does little to help the poor.",
    "The scanners are not fit for widespread use.",
    "It is unrealistic to expect the crews to comply.",
    "It is not reasonable to expect families to pay.",
    "The deal is a slap in the face of the victims.",
    "The government has let the crews down.",
    "The judge took the ministry to task.",
    "The report glosses over the losses.",
    "The treaty leaves the islands defenceless.",
    "The scheme is a recipe for disaster.",
    "The claim does not hold water.",
    "There is no evidence that the fish are safe.",
    "There is no justification for the closure.",
    "The numbers do not add up.",
    "The minister lied to the public.",
    "The regime is to blame for the famine.",
    "The fault lies with the ministry.",
    "The deal rewards aggression.",
    "The fund is woefully slow.",
    "Chile voiced its dismay at the verdict.",
    "The attack cannot be justified.",
    "Unfortunately, the council did not act.",
    "Peru used the storm as a pretext.",
    "The minister is a fierce critic of the plan.",
    "Farmers have come out against the plan.",
)
PRAISES = (
    "Chile is a staunch supporter of the court.",
    "Chile is in favour of the treaty.",
    "Thankfully, the council acted.",
    "The fund has made a real difference.",
    "The treaty has stood the test of time.",
    "The accord marks a turning point.",
    "We recognise the efforts of the crews.",
)
ASKS = (
    "Chile insists on a full inquiry.",
    "The union continues to advocate for shorter hours.",
    "The burden is on Peru to prove its case.",
    "The ball is in Peru's court.",
    "More work is needed to protect the crews.",
    "Nothing less than a full inquiry will do.",
    "It is imperative that the crews be released.",
    "It is critical that guards are put in place.",
    "Shipping companies have a social responsibility.",
)
EXPECTS = (
    "The ban is sure to raise prices.",
    "A deal is within reach.",
    "There will be winners and losers.",
    "Nobody knows what comes next.",
)
CASES = [("opposes", BLAMES), ("supports", PRAISES), ("asks", ASKS), ("expects", EXPECTS)]


@pytest.mark.parametrize(("act", "sentence"), [(act, each) for act, sentences in CASES for each in sentences])
def test_a_turn_of_phrase_performs_its_act(act, sentence):
    assert act in acts_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack can be justified.",
        "Fault lines run through the valley.",
        "There is no ferry on Sundays.",
        "The guide took the visitors to the lake.",
        "Could the ships not be sold?",
    ],
)
def test_plain_words_near_a_turn_of_phrase_blame_nobody(sentence):
    assert "opposes" not in acts_of(sentence)


def test_what_somebody_could_not_do_is_no_outlook():
    assert "expects" not in acts_of("The samples could not be tested because the road was closed.")


def test_what_is_asked_for_is_not_how_long():
    (found,) = claims_of("For years, the unions of Peru have been calling for safe routes to the port.").itertuples()
    assert (found.act, found.content) == ("asks", "safe routes to the port")


def test_a_participle_with_a_subject_of_its_own_is_his():
    found = claims_of("Others have been less keen, with the charity Harbour Action condemning the plan as a gimmick.")
    assert ("the charity", "opposes") in set(zip(found["claimant"], found["act"], strict=True))


def test_what_one_cannot_do_by_refusing_is_not_refused():
    assert "refuses" not in acts_of("We cannot solve it by acting alone and telling others that we won’t pay.")


def test_nobody_is_asked_to_do_what_is_to_be_done_to_him():
    (found,) = claims_of("The crews should not be punished for the delay.").itertuples()
    assert (found.act, found.target) == ("asks", "unnamed")


def test_whoever_has_a_duty_is_asked_and_does_not_ask():
    (found,) = claims_of("Shipping companies have a social responsibility.").itertuples()
    assert (found.claimant, found.target) == ("author", "shipping companies")


@pytest.mark.parametrize(
    ("idiom", "text", "expected"),
    [
        ("take .. to task", "take the ministry to task .", True),
        ("take .. to task", "take the ministry to court .", False),
        ("let .. down", "let down .", True),
        ("make sense", "make sense .", True),
    ],
)
def test_an_idiom_may_have_a_gap(idiom, text, expected):
    assert is_idiom(idiom, text) == expected


def test_an_authority_that_says_what_will_be_done_promises_it():
    said = "The plans will be approved by the spring."
    assert "promises" in acts_of("The plans will be submitted in the spring.", publisher="Government of Peru")
    assert "promises" not in acts_of("The crews will be hurt by the storm.", publisher="Government of Peru")
    assert "promises" not in acts_of(said, document="commentary")


def test_what_somebody_assures_others_that_will_be_done_he_promises():
    (found,) = claims_of("The minister has assured us that the experts would return to the port.").itertuples()
    assert (found.act, found.claimant, found.content) == (
        "promises",
        "The minister",
        "the experts would return to the port",
    )
    assert "promises" not in acts_of("The minister has assured us that the fish is safe.")


@pytest.mark.parametrize(
    "sentence",
    [
        "If the minister assures us that the port will open, we go.",
        "The minister has not assured us that the experts would return.",
        "The forecast assures us that the rains will return.",
        "The minister assured us that prices will fall.",
        "The minister assured us of his support.",
    ],
)
def test_who_assures_nobody_or_of_what_only_happens_promises_nothing(sentence):
    assert "promises" not in acts_of(sentence)


def test_what_is_alleged_is_not_the_text_s_own():
    (found,) = claims_of("The council has allegedly misled the crews.").itertuples()
    assert (found.act, found.claimant) == ("opposes", "unnamed")


def test_whatever_opposes_something_is_its_claimant():
    (found,) = claims_of("The outer islands deeply oppose the plan of Peru.").itertuples()
    assert (found.act, found.claimant) == ("opposes", "The outer islands")


def test_both_of_a_list_are_not_both_sides():
    found = claims_of("The goal of the treaty is to use the lakes for the benefit of both people and nature.")
    assert "both" not in set(found["target_side"])


def test_my_government_is_whoever_issues_a_text():
    (found,) = claims_of(
        "My Government is prepared to protect young people.", publisher="Government of Peru"
    ).itertuples()
    assert (found.claimant, found.act) == ("author", "promises")


NEWS = (
    "The delegation arrived in Lima on Monday.",
    "The port was built in 1974 by a Dutch company.",
    "The ministers discussed trade, fisheries and climate.",
    "About half of the population lives in the north.",
    "The bank was founded in Geneva after the war.",
    "The report has 200 pages and four annexes.",
    "Exports rose by 4 percent to 3 billion dollars.",
    "Critics and supporters gathered outside the parliament.",
    "Two ships were sent to the area last week.",
    "The company employs 3,000 people in four countries.",
    "She studied law in Paris and economics in London.",
    "The debt crisis of 2008 changed the party system.",
    "The security council has fifteen members.",
    "The criminal court sits in The Hague.",
    "The Ministry of Defence published the figures on Friday.",
    "Most of the refugees live in camps near the border.",
    "The attack took place shortly before dawn.",
    "The war ended in 1953 with an armistice.",
    "The police counted 300 protesters.",
    "The committee looked into the causes of the fire.",
    "Rebels have held the town since January.",
    "Prices are set by the ministry each year.",
    "The dispute dates back to the nineteenth century.",
    "The risk of floods is measured on a scale of five.",
    "The number of visas fell last year.",
    "A spokesman said the meeting lasted two hours.",
    "The ambassador handed over his credentials.",
    "The opposition holds 40 of the 100 seats.",
    "Officials from both sides took part in the talks.",
    "The talks were held behind closed doors.",
)


@pytest.mark.parametrize(("document", "publisher"), [("commentary", ""), ("statement", "Government of Chile")])
@pytest.mark.parametrize("sentence", NEWS)
def test_plain_news_takes_no_position_that_a_finding_rests_on(sentence, document, publisher):
    text = read_of(sentence, document=document, publisher=publisher)
    found, _ = claims.by_their_words(*text, weights.weighed)
    assert weights.reliable(found).empty


@pytest.mark.parametrize(
    ("sentence", "act", "target"),
    [
        ("Norway expresses its concern at the violence in the east of Peru.", "opposes", "unnamed"),
        ("The League condemns the attack of Peru on the port.", "opposes", "Peru"),
        (
            "We highly appreciate the efforts of the secretariat in the survey of the Peruvian coast.",
            "supports",
            "The secretariat",
        ),
        ("Bolivia has shown a growing mistrust of Peru.", "opposes", "Peru"),
    ],
)
def test_whom_a_position_concerns_is_not_where_it_is(sentence, act, target):
    found = claims_of(sentence)
    assert (act, target.lower()) in set(zip(found["act"], found["target"].str.lower(), strict=True))


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("This morning Peru undertook a series of strikes.", "promises"),
        ("This statement is open for further signatures.", "expects"),
    ],
)
def test_what_is_done_or_open_to_others_is_neither_promised_nor_uncertain(sentence, act):
    assert act not in acts_of(sentence)


def test_what_must_be_condemned_the_text_condemns_and_asks_of_nobody():
    (found,) = claims_of("This decision must be denounced as unjust.").itertuples()
    assert (found.act, found.claimant) == ("opposes", "author")


@pytest.mark.parametrize(
    "sentence",
    [
        "It ought to be noted that the port is closed on Sundays.",
        "Let us underline that the port is closed on Sundays.",
        "Let us recall that the port was built in May.",
    ],
)
def test_who_leads_over_to_what_he_says_asks_for_nothing(sentence):
    assert "asks" not in acts_of(sentence)


def test_what_only_might_seem_so_is_no_outlook():
    assert "expects" not in acts_of("This might seem like a minor detail, but it is not.")
    assert "expects" in acts_of("The port might be closed in the spring.")


def test_what_we_will_witness_is_not_promised():
    assert "promises" not in acts_of("As long as the council stays, we will continue to witness such speeches.")


def test_who_stands_ready_to_work_with_others_does_not_praise_them():
    assert "supports" not in acts_of("Peru stands ready to work on the port, with safeguards and guarantees.")
    assert "supports" in acts_of("Peru stands with the crews.")


def test_a_verb_shares_the_object_of_one_that_is_denied():
    (found,) = claims_of("Peru rejects in totality and does not recognize the findings.").itertuples()
    assert (found.act, found.content) == ("refuses", "the findings")


def test_what_somebody_only_wishes_to_say_is_no_aim():
    assert acts_of("Peru wishes to indicate that it rejects the findings.") == {"refuses"}
    assert "seeks" in acts_of("Peru wishes to join the bank.")


def test_who_warns_somebody_against_a_deed_asks_him_not_to_do_it():
    (found,) = claims_of("The council warned Peru against closing the port.").itertuples()
    assert (found.act, found.target, found.content) == ("asks", "Peru", "against closing the port")
    assert acts_of("The council warned against the plan.") == {"opposes"}


def test_what_somebody_does_not_believe_will_come_he_holds_unlikely():
    (found,) = claims_of("We do not believe that this treaty will bring us closer to peace.").itertuples()
    assert (found.act, found.certainty) == ("expects", "unlikely")
    assert found.content.startswith("We do not believe")


def test_what_will_not_be_is_not_told_without_its_denial():
    contents = claims_of("It will not improve the security of the region or increase trust.")["content"]
    assert "increase trust" not in set(contents)


def test_what_only_says_when_is_no_verdict():
    assert "opposes" not in acts_of("In Lima, days after the storm destroyed the city, people still queue for bread.")


def test_what_is_called_unacceptable_is_opposed_whatever_else_is_said():
    rows = read_of("Any attempt to press the crews is unacceptable.")
    found = claims.by_their_words(*rows, weights.weighed)[0]
    assert weights.reliable(found)["rule"].tolist() == ["is unacceptable"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bank inappropriately relied on a contract.",
        "A contract is not a suitable basis for the fee.",
        "There is much that is wrong with the plan.",
        "Peru has dragged out the talks.",
        "The decision raises fundamental questions about the court.",
        "The law is a blunt instrument.",
        "While Peru is not surprised at the verdict, it is profoundly concerned by its implications.",
    ],
)
def test_a_further_turn_of_phrase_blames(sentence):
    assert "opposes" in acts_of(sentence)


def test_a_suitable_basis_is_praised():
    assert "supports" in acts_of("A contract is a suitable basis for the fee.")


def test_a_number_stands_for_those_who_were_named():
    assert acts_of("But right now all three need to strike a deal.") == {"asks"}


def test_what_is_worth_celebrating_is_good_and_a_deal_formalized_is_settled():
    assert acts_of("This calm is worth celebrating.") == {"supports"}
    assert acts_of("The government formalized an agreement with Peru.") == {"settles"}
