"""Sentences by pairs of a paragraph and what it holds."""

from pathlib import Path

import pytest
import yaml

from parallax.corpus import documents, sentences

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentences.yml").read_text("utf-8"))

# A paragraph, with | where a sentence ends.
SENTENCES = [
    "It was announced by the State Council in No. 4 of 2025.|Nobody objected.",
    "They said no.|Then they left.",
    "President Donald J. Trump met Gov. Lee and Sen. Roe.|They agreed.",
    "Mr. Holm, Dr. Li and Gen. Roe spoke.|Prof. Ek did not.",
    "My right hon. Friend spoke.|The Rt. Hon. Jo Lind and the hon. and learned Lady did not.",
    "The U.S. Trade Representative spoke.|He left.",
    "It was made in the U.S.|The other was not.",
    "It was made in the U.S. (and in Canada).|It sold.",
    "Peru joined the EU-U.S. Pact, the Canada-U.S. Treaty and the European Union-U.S. Data Framework.|It left.",
    "They met at 9 a.m. Eastern time.|They left at 5 p.m.|Nobody stayed.",
    "It begins at 8 p.m. local time.",
    "The deadline is May 14.|The parties know it.",
    "He came on Sept. 14 and left on Oct. 2.|Nobody saw him.",
    "Apple Inc. Chief Executive Tim Cook spoke.|He sold Apple Inc.|The shares fell.",
    "“It is good.”|She left.",
    "See Art. 5 and pp. 3–4 of the text.|It is short.",
    "1. We agree to talk.|We will meet.",
    "(a) The first part.|The second part.",
    "Others, e.g. China, agreed.|So did we.",
    "The answer was Plan B.|It failed.",
    "Is it so?|Yes!|It is.",
    "F.B.I. Director Lee met the D.P.R.K. Foreign Ministry.|He left the F.B.I.|Nobody knew it.",
    "It cost approx. $5 million, or approx. half.|It sold.",
    "It was written ca. 1900.|It took max. 5 years.",
    "Captain (Rtd.) Holm was held under the Act (Cap. 358) and freed.|Lt. Cdr. Roe stayed (in Oslo).|He waited.",
    "Fr. Lee met Sens. Roe and Ek.|Reps. Li and Ott did not come.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked):
    assert sentences.sentences_in(marked.replace("|", " ")) == marked.split("|")


# A paragraph whose sentences no space parts, with | where one ends; and names that have a full stop within.
RUN_TOGETHER = [
    "It ends a culture of impunity.|UK is committed to it.",
    "It was signed.|The port opens.",
    "“It is a war.”|He said so.",
    "They left Ukraine.|The war went on.",
    "It is a U.S.-led group of Booking.Com and Inc.com.",
    "They wrote it in asp.NET at www.harbour.Org.",
    "The firm Yahoo.Japan sold it.",
    "Prof.Lee met Gen.Roe.",
    "See example.org/trade.The for more.",
]


@pytest.mark.parametrize("marked", RUN_TOGETHER)
def test_sentences_that_no_space_parts(marked):
    assert sentences.sentences_in(marked.replace("|", "")) == marked.split("|")


def test_no_sentence_is_without_a_word():
    assert sentences.sentences_in("It opened. ... !") == ["It opened. ... !"]
    assert sentences.sentences_in("– – It opened. It shut.") == ["– – It opened.", "It shut."]


# A paragraph with marks that refer to notes, and the same without.
MARKED = [
    ("They met in 1991.[2] It lapsed.[3][4] Nobody[a] cared.[note 5]", "They met in 1991. It lapsed. Nobody[a] cared."),
    (
        "They met.[1, 2] It lapsed. [3] It rose [4], fell [5]–[7], and rose.[^8]",
        "They met. It lapsed. It rose, fell, and rose.",
    ),
    ("As Roe [7] has it, see [8]; the [15] members sell[s].", "As Roe [7] has it, see [8]; the [15] members sell[s]."),
    ("It was “the ablest of all”.7 It said so.12 The end.3", "It was “the ablest of all”. It said so. The end."),
    ("The body,7 which met, was “able”8 and “free,”9 it said.", "The body, which met, was “able” and “free,” it said."),
    (
        "See fig.3 It rose by 5.7 It is the ’90s. It has 5 m².",
        "See fig.3 It rose by 5.7 It is the ’90s. It has 5 m².",
    ),
    (
        "They met in 1991.1 NATO left in 2004.2 It grew by 5%.3 “So.”4",
        "They met in 1991. NATO left in 2004. It grew by 5%. “So.”",
    ),
    ("It cost Rs.500 Crore, see approx.5 East, at a ratio:3 to one.",) * 2,
    ("It rose.¹² It fell,³ and rose.†", "It rose. It fell, and rose."),
]


@pytest.mark.parametrize(("marked", "plain"), MARKED)
def test_marks_that_refer_to_notes_are_no_words(marked, plain):
    assert sentences.without_marks(marked)[0] == plain


@pytest.mark.parametrize("case", CASES, ids=[case["kind"] for case in CASES])
def test_cases(case):
    rows = documents.read_one("statement", case["text"])[2]
    assert [row[3] for row in rows] == case["sentences"]


def test_a_hundred_thousand_words_have_their_sentences():
    text = "The ministers, as Mr. Holm of the U.S. Trade Office said at 9 a.m. on No. 4 Street, met in Oslo. " * 5_000
    assert len(sentences.sentences_in(text)) == 5_000
