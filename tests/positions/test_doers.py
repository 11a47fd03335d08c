"""Who acts, who is acted upon, and which deeds have no doer. The sentences are made up."""

import pandas as pd
import pytest

from parallax.corpus.parse import parse
from parallax.positions import doers

NO_CLAIMS = pd.DataFrame(columns=["document", "sentence", "claimant_side"])


def text(*sentences):
    """The sentences of a statement and their parses."""
    table = pd.DataFrame([("statement", f"S{k}", each) for k, each in enumerate(sentences, 1)])
    table.columns = ["document", "sentence", "text"]
    return table, dict(zip(table["sentence"], parse(sentences), strict=True))


def test_a_side_acts_is_acted_upon_and_holds_a_view():
    claims = pd.DataFrame([("statement", "S1", "Peru"), ("statement", "S2", "author")], columns=NO_CLAIMS.columns)
    table = doers.who_acts(*text("Peru sued Chile.", "Chile was fined by Peru.", "Chile is large."), claims)
    assert table.values.tolist() == [["statement", "Peru", 2, 0, 1], ["statement", "Chile", 0, 2, 0]]


def test_a_deed_has_no_doer_where_nobody_acts_there_or_right_before():
    sentences = ("The mines were closed in May.", "The price fell.", "The removal of the mines took years.")
    found = doers.left_out(*text(*sentences))
    assert found.values.tolist() == [
        ["statement", "S1", "passive", "The mines were closed"],
        ["statement", "S3", "noun", "removal of the mines"],
    ]


def test_a_doer_may_stand_two_sentences_before():
    told = ("Peru acted at once.", "The price fell.", "The mines were closed in May.")
    assert doers.left_out(*text(*told)).empty
    assert len(doers.left_out(*text("Peru acted at once.", "The price fell.", "It rained.", told[2]))) == 1


def test_a_deed_whose_doer_is_named_is_whole():
    assert doers.left_out(
        *text("The mines were closed by the owner.", "The owner's closure of the mines cost jobs.")
    ).empty


@pytest.mark.parametrize(
    "sentences",
    [
        ("We acted at once.", "The mines were closed in May."),
        ("It took years for the mines to be closed.",),
        ("The mines are located in the north.",),
        ("The mines that were closed in May are old.",),
        ("The settlement of the quarrel took years.",),
    ],
)
def test_states_agreements_and_what_only_describes_leave_out_no_doer(sentences):
    assert doers.left_out(*text(*sentences)).empty
