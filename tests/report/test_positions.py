"""Positions: who takes which position towards whom, set act by act and text by text."""

from itertools import pairwise
from types import SimpleNamespace

import pytest

import parallax
from parallax.report import positions, tables

CLAIM = {
    "claimant": "the minister",
    "claimant_side": "Norway",
    "act": "asks",
    "target": "Peru",
    "target_side": "Peru",
    "content": "open the port",
    "ground": "",
    "certainty": "",
    "sentence": "S3",
}


def said(**changed):
    """A claim as a cell sets it."""
    return "".join(run.text for run in positions.told(SimpleNamespace(**{**CLAIM, **changed})))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "The minister → Peru: “open the port” S3"),
        ({"target": "unnamed"}, "The minister: “open the port” S3"),
        ({"target": "the minister"}, "The minister: “open the port” S3"),
        ({"target": "a Peru-led group"}, "The minister: “open the port” S3"),
        ({"claimant": "author"}, "The text → Peru: “open the port” S3"),
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
        ({"content": "a " * 50}, f"The minister → Peru: “{'a ' * 40}…” S3"),
    ],
)
def test_a_claim_is_set_with_claimant_addressee_words_and_sentence(changed, expected):
    assert said(**changed) == expected


def test_every_act_that_a_text_performs_has_a_row_and_every_claim_its_sentence(seeds):
    shown = positions.matrix(seeds)
    acts = [row[0][0].text for row in shown.rows]
    performed = set(positions.weighed(seeds)["act"])
    assert acts == [label for act, label in positions.ACTS.items() if act in performed]
    links = {run.to for row in shown.rows for cell in row for run in cell if run.to}
    assert links == set(positions.weighed(seeds)["sentence"])


def test_quotations_of_the_first_page_stand_in_their_sentences(seeds):
    texts = seeds.sentences.set_index("sentence")["text"]
    for row in positions.in_short(seeds).rows:
        for cell in row[1:]:
            for words, link in pairwise(cell):
                if link.to and words.text.startswith("“"):
                    quotation = words.text[1:].partition("”")[0].translate({ord("‘"): "“"})
                    assert quotation.removesuffix(" …") in texts[link.to]


def test_a_claim_within_another_of_its_sentence_and_rules_that_are_not_sure_are_left_out(seeds):
    weighed = positions.weighed(seeds)
    assert not weighed["rule"].isin(positions.lists("claims")["quiet"]).any()
    for _, here in weighed.groupby(["sentence", "act"]):
        spans = list(zip(here["start"], here["end"], strict=True))
        assert not [
            one for one in spans for other in spans if other != one and other[0] <= one[0] <= one[1] <= other[1]
        ]


def test_what_one_side_asks_of_another_comes_first(seeds):
    asks = next(row for row in positions.in_short(seeds).rows if row[0][0].text == "Asks")
    assert "→ the United States: " in "".join(run.text for run in asks[1])


def test_where_the_texts_part_is_read_from_the_pairs(seeds, twice):
    shown = tables.where_they_part(seeds)
    relations = [row[0][0].text for row in shown.rows]
    assert relations and set(relations) <= {"They differ: ", "They agree: "} and relations == sorted(relations)[::-1]
    assert all(row[1][0].to.startswith("S") and row[2][0].to.startswith("C") for row in shown.rows)


def test_matters_are_listed_with_the_sentences_of_both_texts(seeds):
    shown = tables.matters(seeds, 10)
    assert len(shown.rows) == 10 and shown.rows[0][0][0].text == "TikTok"
    silent = ["not found" in (row[1][0].text, row[2][0].text) for row in shown.rows]
    assert silent == sorted(silent)  # those of both texts first


def test_coverage_counts_sentences_that_carry_a_code(seeds):
    shown = tables.coverage(seeds)
    voice = next(row for row in shown.rows if row[0][0].text == "Voice")
    assert voice[1][0].text.endswith(" of 19 sentences, 89%")


def test_texts_without_claims_have_no_table():
    rained = compared("It rained. It snowed.", "It thundered. It dripped.")
    assert positions.matrix(rained) is None and positions.in_short(rained) is None
    assert tables.where_they_part(rained) is None


def compared(statement, commentary):
    """The comparison of two short texts."""
    return parallax.compare(statement, commentary, families=["themes"], resamples=100)
