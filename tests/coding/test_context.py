"""The codes that a sentence has from its claims and from the sentences before it. The examples are made up."""

import re

import pandas as pd
import pytest

from parallax import InputError
from parallax.coding import codebook, context, matcher
from parallax.coding import codebook_file as reading
from parallax.coding.codebook import Code, Codebook, Family
from parallax.corpus.parse import parse
from parallax.report.positions import ACTS

BOOK = Codebook(
    "Test",
    "1",
    (
        Family(
            "issues",
            "Issues",
            "",
            True,
            (
                Code("tariffs", "Tariffs", "", "", ("tariff", "duty"), ()),
                Code("minerals", "Minerals", "", "", ("mineral", "rare earth"), ()),
            ),
            carries=True,
        ),
        Family("frames", "Frames", "", True, (Code("conflict", "Conflict", "", "", ("dispute",), (), ("opposes",)),)),
    ),
)


def sentences_of(texts, paragraphs=None, continues=None):
    size = len(texts)
    return pd.DataFrame(
        {
            "document": "statement",
            "sentence": [f"S{number}" for number in range(1, size + 1)],
            "paragraph": paragraphs or [1] * size,
            "text": texts,
            "continues": continues or [""] * size,
        }
    )


def carried(*texts, **given):
    """What carries on in a statement of these sentences: (sentence, code, cue, the words that point back)."""
    table = sentences_of(list(texts), **given)
    parses = dict(zip(table["sentence"], parse(texts), strict=True))
    rows = context.carried_on(matcher.code(table, BOOK, parses), table, BOOK, parses)
    assert list(rows.columns) == matcher.COLUMNS
    return list(zip(rows["sentence"], rows["code"], rows["cue"], rows["matched"], strict=True))


POINTING = [
    ("They raised tariffs.", "These measures hurt farmers.", "tariffs", "These measures"),
    ("They raised tariffs.", "They hurt farmers.", "tariffs", "They"),
    ("They raised the tariff.", "It hurts farmers.", "tariffs", "It"),
    ("They raised the tariff.", "This hurts farmers.", "tariffs", "This"),
    ("They sell minerals.", "Such resources are rare.", "minerals", "Such resources"),
    # Of several matters the nearest that is one, or several, as the subject is.
    ("They raised tariffs and sell minerals.", "These goods are rare.", "minerals", "These goods"),
    ("They raised the tariff and sell minerals.", "It hurts farmers.", "tariffs", "It"),
    # What the sentence before is about comes first.
    ("The mineral is sold without a tariff.", "It is rare.", "minerals", "It"),
    ("Its tariffs are higher than for minerals.", "They hurt farmers.", "tariffs", "They"),
]


@pytest.mark.parametrize(("first", "second", "code", "words"), POINTING)
def test_a_subject_that_points_back_carries_the_nearest_matter(first, second, code, words):
    assert carried(first, second) == [("S2", code, "carried on from S1", words)]


STAYING = [
    # What does not point back, or to nothing of that number.
    ("They raised tariffs.", "Farmers complained."),
    ("They raised tariffs.", "The measures hurt farmers."),
    ("They raised tariffs.", "It hurts farmers."),
    ("They raised the tariff.", "It is clear that farmers complain."),
    ("They raised the tariff.", "It was agreed to meet again."),
    ("They raised the tariff.", "This new round of talks begins."),
    ("They raised the tariff.", "Farmers fear it."),
    # What has a code of its own.
    ("They raised tariffs.", "They buy minerals."),
    # A family whose codes do not carry on.
    ("The dispute goes on.", "It hurts farmers."),
]


@pytest.mark.parametrize(("first", "second"), STAYING)
def test_other_sentences_carry_nothing_on(first, second):
    assert carried(first, second) == []


def test_nothing_carries_on_over_a_paragraph_or_two_sentences():
    assert carried("They raised tariffs.", "They hurt farmers.", paragraphs=[1, 2]) == []
    assert carried("They raised tariffs.", "Farmers complain.", "They hurt.") == []


def test_items_of_a_list_carry_what_their_opening_line_says():
    texts = ("On tariffs, the parties will:", "meet again;", "buy minerals;", "lower each tariff.", "They smiled.")
    found = carried(*texts, paragraphs=[1, 2, 3, 4, 5], continues=["", "S1", "S1", "S1", ""])
    assert found == [(item, "tariffs", "carried on from S1", "") for item in ("S2", "S3")]


def test_what_is_carried_on_falls_with_the_cue_that_it_comes_from():
    rows = [("S1", "tariffs", "duty"), ("S1", "tariffs", "tariff"), ("S1", "minerals", "mineral")]
    rows += [("S2", "tariffs", "carried on from S1")]
    table = pd.DataFrame(rows, columns=["sentence", "code", "cue"])
    table = table.assign(document="statement", family="issues", start=0, end=4, matched="word")[matcher.COLUMNS]
    moved = context.by_origin(table)[["sentence", "code", "cue"]]
    own = [("S2", "tariffs", "duty"), ("S2", "tariffs", "tariff")]
    assert list(moved.itertuples(index=False, name=None)) == [*rows[:3], *own]


CLAIMS = pd.DataFrame(
    [
        ("statement", "S1", "China", "opposes", "Japan", "", "the plan", 9, 17),
        ("statement", "S2", "both", "promises", "unnamed", "certain", "to help", 5, 12),
        ("statement", "S3", "China", "expects", "", "certain", "a new office", 0, 12),
        ("commentary", "C1", "author", "expects", "", "certain", "higher prices", 0, 13),
        ("commentary", "C2", "", "expects", "", "certain", "lower wages", 0, 11),
    ],
    columns=["document", "sentence", "claimant_side", "act", "target_side", "certainty", "content", "start", "end"],
).assign(claimant=["China", "both", "author", "author", "an expert"])


def test_a_code_is_carried_by_sentences_with_a_claim_of_its_act():
    rows = context.of_acts(CLAIMS, BOOK).itertuples(index=False, name=None)
    assert list(rows) == [("statement", "S1", "frames", "conflict", "act: opposes", 9, 17, "the plan")]


@pytest.mark.parametrize(
    ("act", "sentences"),
    [
        ("promises", ["S2"]),
        ("promises by both", ["S2"]),
        ("promises by one", []),
        ("opposes by one", ["S1"]),
        ("opposes by both", []),
        ("opposes of someone", ["S1"]),
        ("promises by both of someone", []),
        ("opposes by others", ["S1"]),
        ("expects certain", ["S3", "C1", "C2"]),
        ("expects open", []),
        ("expects certain by others", ["S3"]),
        ("expects by author", ["C1", "C2"]),
        ("expects in official", ["S3"]),
        ("promises by both in official", ["S2"]),
        ("promises by both in official of someone", []),
    ],
)
def test_an_act_may_be_one_of_some_certainty_or_holder(act, sentences):
    official = context.official_texts(CLAIMS)
    assert [claim.sentence for claim in CLAIMS.itertuples() if context.is_act(claim, act, official)] == sentences


def test_a_text_is_official_whose_author_speaks_for_a_side():
    sides = ["China"] * 10 + ["author"] + ["author", "", "", ""]
    claims = pd.DataFrame({"document": ["a"] * 11 + ["b"] * 4, "claimant_side": sides, "act": "expects"})
    assert context.official_texts(claims) == {"a"}
    # Of two whose authors often speak for themselves, the one where they do so less.
    assert context.official_texts(claims.iloc[5:]) == {"a"}
    assert context.official_texts(claims.iloc[11:]) == set()
    assert context.official_texts(claims.replace({"act": {"expects": "promises"}})) == {"a", "b"}


@pytest.mark.parametrize(("acts", "official"), [("sssse", True), ("sse", False), ("ssss", True), ("sssseee", False)])
def test_a_text_that_tells_far_more_of_what_is_decided_than_of_what_may_come_is_official(acts, official):
    claims = pd.DataFrame({"document": "a", "claimant_side": "author", "act": list(acts)})
    claims["act"] = claims["act"].map({"s": "settles", "e": "expects"})
    assert context.official_texts(claims) == ({"a"} if official else set())


def test_a_code_that_is_not_chosen_has_no_acts():
    assert context.of_acts(CLAIMS, codebook.select(BOOK, ["issues"])).empty


def test_the_acts_of_codes_are_those_of_claims():
    # emphasis is a kind of approval in the tables, which only the brief tells apart
    assert set(codebook.ACTS) == set(ACTS) - {"stresses"}


ACTING = """codebook: T
families:
  functions:
    label: Functions
    codes:
      remedy: {label: Remedy, definition: what to do, acts: [promises, asks]}
"""


def test_a_code_may_be_defined_by_acts_alone(codebook_file):
    code = reading.read(codebook_file(ACTING)).families[0].codes[0]
    assert (code.cues, code.acts) == ((), ("promises", "asks"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("asks", "begs", "line 6: families.functions.codes.remedy.acts: there is no act 'begs'; choose from settles"),
        (
            "asks",
            "asks by him",
            "line 6: families.functions.codes.remedy.acts: there is no act 'asks by him'; choose from both",
        ),
        (
            "asks",
            "asks in verse",
            "line 6: families.functions.codes.remedy.acts: there is no act 'asks in verse'; choose from official",
        ),
        ("[promises, asks]", "promises", "line 6: families.functions.codes.remedy.acts: must be a list of phrases"),
        ("[promises, asks]", "[]", "families.functions.codes.remedy: 'cues' is missing"),
    ],
)
def test_a_mistake_in_acts_is_told(codebook_file, old, new, message):
    with pytest.raises(InputError, match=re.escape(message)):
        reading.read(codebook_file(ACTING.replace(old, new)))
