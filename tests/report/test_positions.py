"""Positions: who takes which position towards whom, set act by act and text by text."""

from types import SimpleNamespace

import pandas as pd
import pytest

import parallax
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions import weights
from parallax.report import heard, positions, stances, tables
from parallax.report.wording import listed

CLAIM = {
    "claimant": "the minister",
    "claimant_side": "Norway",
    "act": "asks",
    "target": "Peru",
    "target_side": "Peru",
    "content": "open the port",
    "words": "open the port",
    "short": "open …",
    "is_told": False,
    "ground": "",
    "certainty": "",
    "sentence": "S3",
}


def said(**changed):
    """A claim as a cell sets it."""
    return "".join(run.text for run in stances.told(SimpleNamespace(**{**CLAIM, **changed})))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "The minister → Peru: “open the port” S3"),
        ({"target": "unnamed"}, "The minister: “open the port” S3"),
        ({"target": "the minister"}, "The minister: “open the port” S3"),
        ({"act": "promises", "target": "both sides", "target_side": "both"}, "The minister: “open the port” S3"),
        ({"target": "a Peru-led group"}, "The minister: “open the port” S3"),
        ({"claimant": "author"}, "The text → Peru: “open the port” S3"),
        ({"claimant": "author", "claimant_side": "Peru"}, "“open the port” S3"),
        ({"claimant": "author", "act": "opposes"}, "“open the port” S3"),
        ({"act": "settles"}, "The minister: “open the port” S3"),
        ({"act": "expects", "certainty": "open"}, "The minister: “open the port” (open) S3"),
        (
            {"act": "expects", "certainty": "conditional", "ground": "if it rains"},
            "The minister: “open the port” (conditional: “if it rains”) S3",
        ),
        (
            {"act": "expects", "certainty": "conditional", "ground": "the port"},
            "The minister: “open the port” (conditional) S3",
        ),
        ({"act": "explains", "ground": "it rained"}, "The minister: “open the port” because “it rained” S3"),
        (
            {"act": "explains", "ground": "reflecting the rain"},
            "The minister: “open the port” “reflecting the rain” S3",
        ),
        ({"act": "explains", "ground": "due to rain"}, "The minister: “open the port” “due to rain” S3"),
        ({"is_told": True}, "The minister → Peru: “open …” S3"),
    ],
)
def test_a_claim_is_set_with_claimant_addressee_words_and_sentence(changed, expected):
    assert said(**changed) == expected


def test_every_act_that_a_text_performs_has_a_row_and_every_claim_its_sentence(seeds):
    shown = stances.matrix(seeds)
    acts = [row[0][0].text for row in shown.rows]
    performed = set(positions.weighed(seeds)["act"])
    assert acts == [label for act, label in positions.ACTS.items() if act in performed]
    sure = [cell for row in shown.rows for cell in row if cell[0].text != "–"]
    assert {run.to for cell in sure for run in cell if run.to} == set(positions.weighed(seeds)["sentence"])


def test_the_answer_tells_what_a_text_does_most_and_what_it_does_half_as_often(seeds):
    once = positions.weighed(seeds).drop_duplicates(["act", "sentence"])
    counts = once.groupby("document")["act"].value_counts()
    told = "".join(run.text for run in stances.answer(seeds).runs)
    for role, part in zip(ROLES, told.split("; "), strict=True):
        often = [act for act, count in counts[role].items() if 2 * count >= counts[role].max()][:3]
        nouns = [lists("story")["acts"][act]["noun"] for act in often]
        assert part.rstrip(".").endswith(f": {listed(nouns)}")


def test_what_both_texts_do_most_is_told_once():
    blame = "Peru condemned the raid. Chile denounced the ban. Norway deplores the fee. The crews criticised the rule."
    other = "Kenya condemned the levy. Ghana denounced the law. Sweden deplores the tax. The union criticised the plan."
    told = "".join(run.text for run in stances.answer(compared(blame, other)).runs)
    assert told == "Most frequent in both texts: criticism or worries."


def test_where_no_claim_of_an_act_is_sure_the_cell_is_a_dash():
    told = stances.matrix(compared("Peru condemned the raid. It rained.", "It may rain. Chile pledged aid."))
    cells = {row[0][0].text: ["".join(run.text for run in cell) for cell in row[1:]] for row in told.rows}
    assert cells[positions.ACTS["opposes"]][1] == cells[positions.ACTS["promises"]][0] == "–"


def test_a_claim_that_the_first_page_quotes_stands_with_whom_it_is_addressed_to(seeds):
    asks = next(row for row in stances.matrix(seeds).rows if row[0][0].text == "Asks, requires")
    told = "".join(run.text for run in asks[1])
    assert "Li Chenggang → the United States: “correct its missteps" in told and "S10" in told and "S11" in told


def test_what_is_only_called_important_stands_apart_from_what_is_approved():
    talks = "The talks ended. Norway will send ships. Peru waits."
    doubts = "It rained in Oslo. Norway welcomes the treaty. For Peru, the port is vital. Ships wait for days."
    rows = {row[0][0].text: "".join(run.text for run in row[2]) for row in stances.matrix(compared(talks, doubts)).rows}
    assert "S2" not in rows["Approves"] and rows["Approves"].endswith("C2")
    assert rows["Stresses"].endswith("C3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As a result, the port is closed", "the port is closed"),
        ("But the port is closed", "the port is closed"),
        ("And, in fact, the port is closed", "the port is closed"),
        ("But for the storm, the port is open", "But for the storm, the port is open"),
        ("Yet to be seen is the port", "Yet to be seen is the port"),
        ("But it is closed", "But it is closed"),
        ("Second, the talks helped", "the talks helped"),
        ("First, it followed a visit", "First, it followed a visit"),
        ("Second chances are rare", "Second chances are rare"),
        ("Norway, therefore, pays", "Norway, therefore, pays"),
    ],
)
def test_words_that_tie_a_sentence_to_the_one_before_are_left_out(text, expected):
    assert positions.without_tie(text) == expected


def test_a_claim_within_another_of_its_sentence_and_rules_that_are_not_sure_are_left_out(seeds):
    weighed = positions.weighed(seeds)
    assert not weighed["rule"].isin(lists("claims")["quiet"]).any()
    assert weighed["likelihood"].min() >= weights.SURE > seeds.claims["likelihood"].min()
    for _, here in weighed.groupby(["sentence", "act"]):
        spans = list(zip(here["start"], here["end"], strict=True))
        assert not [
            one for one in spans for other in spans if other != one and other[0] <= one[0] <= one[1] <= other[1]
        ]


def test_what_one_side_asks_of_another_weighs_more_than_what_it_asks_of_nobody(seeds):
    claims = positions.weighed(seeds).set_index(["sentence", "act"])
    assert claims.loc[("S19", "asks"), "weight"] > claims.loc[("S10", "asks"), "weight"]


def test_the_outlook_has_every_sentence_that_settles_promises_asks_or_expects(seeds):
    shown = stances.outlook(seeds)
    assert [column.label for column in shown.columns[1:]] == [
        "Settled", "Promised", "Asked", "Possible", "Conditional", "Open",
    ]  # fmt: skip
    claims = positions.weighed(seeds)
    there = set(claims.loc[claims["act"].isin(("settles", "promises", "asks", "expects")), "sentence"])
    assert {run.to for row in shown.rows for cell in row for run in cell if run.to} == there


def test_reasons_have_their_ground_in_the_text_s_words(seeds):
    for row in stances.reasons(seeds).rows:
        assert row[1][1].to[0] == row[0][0].text[0] and "“" in "".join(run.text for run in row[2])


def test_matters_are_listed_with_the_sentences_of_both_texts(seeds):
    shown = tables.matters(seeds, 10)
    assert len(shown.rows) == 10 and shown.rows[0][0][0].text == "TikTok"
    silent = [bool({"not found", "perhaps"} & {row[1][0].text, row[2][0].text}) for row in shown.rows]
    assert silent == sorted(silent)  # those of both texts first


def test_a_matter_that_the_other_text_may_have_in_other_words_is_not_called_absent():
    told = compared(
        "The port cut its GHG emissions. GHG emissions fell in May.",
        "Greenhouse gas emissions are a matter for Peru. It fishes for herring. Herring is dear.",
    )
    cells = {row[0][0].text: [cell[0].text for cell in row[1:]] for row in tables.matters(told, 20).rows}
    assert cells["GHG emissions"] == ["S1", "perhaps"] and cells["herring"][0] == "not found"


def test_coverage_counts_sentences_that_carry_a_code(seeds):
    shown = tables.coverage(seeds)
    voice = next(row for row in shown.rows if row[0][0].text == "Voice")
    assert voice[1][0].text.endswith(" of 19 sentences, 89%")


def test_texts_without_claims_have_no_table():
    rained = compared("It rained. It snowed.", "It thundered. It dripped.")
    assert stances.matrix(rained) is None and stances.outlook(rained) is None
    assert stances.reasons(rained) is None and stances.answer(rained) is None


def compared(statement, commentary):
    """The comparison of two short texts."""
    return parallax.compare(statement, commentary, families=["themes"], resamples=100)


def test_a_claim_is_part_of_a_longer_one_of_its_sentence_and_act():
    rows = [
        ("S1", "asks", 0, 9),
        ("S1", "asks", 2, 9),
        ("S1", "seeks", 2, 9),
        ("S2", "asks", 2, 9),
        ("S2", "asks", 2, 9),
    ]
    claims = pd.DataFrame(rows, columns=["sentence", "act", "start", "end"])
    assert positions.parts_of_others(claims).tolist() == [False, True, False, False, False]


def test_what_says_little_by_itself_is_named_by_its_number_behind_what_says_more():
    doubts = "It rained in Oslo. This is a bad proposition. The fee is a terrible mistake for the crews. Ships wait."
    rows = {
        row[0][0].text: row[2] for row in stances.matrix(compared("Norway will send ships. Peru waits.", doubts)).rows
    }
    told = "".join(run.text for run in rows["Finds fault, worries"])
    assert "C3" in told and "“This is" not in told


def test_a_position_of_somebody_who_is_not_named_is_no_finding(seeds):
    assert "unnamed" not in set(positions.weighed(seeds)["claimant"])
    told = "It rained. The port was said to be a disgrace to the nation. Somebody must pay. Peru must open the port."
    assert "unnamed" not in set(positions.weighed(compared(told, "It snowed. Norway will send ships."))["claimant"])


def test_a_reason_is_not_told_of_words_from_which_what_it_explains_may_be_cut():
    assert said(act="explains", words="open […] the port", ground="it rained").endswith("the port” S3")


def test_a_claim_whose_words_only_name_its_target_is_not_quoted():
    doubts = "It rained. Ana Ruiz accused Peru of fraud at the port. Norway blamed Peru. Ships wait for days."
    rows = {
        row[0][0].text: row[2] for row in stances.matrix(compared("Norway will send ships. Peru waits.", doubts)).rows
    }
    assert "“Peru”" not in "".join(run.text for run in rows["Finds fault, worries"])


def test_what_is_said_of_a_noun_besides_is_told_with_its_sentence():
    both = parallax.compare(
        "It rained. Fishing is at its lowest on record, which is a disaster for the crews.",
        "It snowed. Peru has boats.",
        families=["themes"],
        resamples=100,
    )
    words = positions.weighed(both).query("sentence == 'S2'")["words"].tolist()
    assert words and all("Fishing is at its lowest on record" in each for each in words)


def test_a_body_by_its_initials_and_its_spokesman_are_no_others_in_its_own_text():
    told = parallax.compare(
        "The Harbour Office (HBO) said that the fee is low.\n\nA spokesman for HBO said that HBO likes it.",
        "It rained in Lima. It snowed in Oslo.",
        families=["themes"],
        resamples=100,
        statement_publisher="Harbour Office, Government of Peru",
    )
    names = {"HBO", "The Harbour Office", "a spokesman for HBO"}
    assert heard.issuers(told, "statement", names | {"Ana Ruiz"}) == names


def test_what_is_asked_in_an_interview_without_names_is_not_told_of_the_text():
    told = compared(
        "Remarks on the ruling\n\nQ: Why does Peru refuse it?\n\nA: The ruling breaks the law. Peru rejects it."
        "\n\nQ: Will Peru call for talks?\n\nA: Peru wants talks with Chile.\n\nQ: When?\n\nA: Peru will say in May.",
        "It rained in Lima. It snowed in Oslo.",
    )
    assert heard.asked(told) == {"S1", "S4", "S6"}
