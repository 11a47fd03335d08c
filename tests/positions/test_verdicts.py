"""Opposite verdicts on one thing. The sentences are made up."""

import pandas as pd
import pytest

from parallax.corpus.parse import parse
from parallax.positions import alignment, claims, speakers, verdicts


def told(statement: str, *commentary: str, first: int = 1):
    """The claims and parses of a sentence and of a commentary on it, every claim held to be sure."""
    rows = [("statement", "S1", 1, statement)]
    rows += [("commentary", f"C{number}", 1, text) for number, text in enumerate(commentary, first)]
    table = pd.DataFrame(rows, columns=["document", "sentence", "paragraph", "text"])
    names = ("statement", "commentary")
    about = pd.DataFrame([{"document": name, "title": "", "publisher": "", "author": ""} for name in names])
    parses = dict(zip(table["sentence"], parse(table["text"]), strict=True))
    return claims.claims(speakers.attribute(table, parses), parses, about), parses


@pytest.mark.parametrize(
    ("statement", "commentary", "thing"),
    [
        ("Our Harbour Bill is a good law.", "This bill is a danger to all crews.", "bill"),
        ("Norway restates its opposition to the treaty.", "The treaties are a crucial help to victims.", "treaty"),
        ("The union rejects the deal.", "The ministry welcomes the deal.", "deal"),
    ],
)
def test_one_text_is_for_what_the_other_is_against(statement, commentary, thing):
    found, parses = told(statement, commentary)
    assert list(verdicts.opposite(found, parses)) == [(("S1", "C1"), thing)]
    pair = alignment.pairs(parses, found).iloc[0]
    assert (pair["relation"], pair["about"]) == ("differs", thing)


@pytest.mark.parametrize(
    ("statement", "commentary"),
    [
        ("Our Harbour Bill is a good law.", "This bill is a great success."),  # both are for it
        ("The deal is a good one.", "Deals are a danger to all crews."),  # no deal in particular
        ("The minister is a good man.", "The minister is a danger to all crews."),  # somebody, and nothing decided
        ("The bill is a good law.", "The treaty is a danger to all crews."),
    ],
)
def test_other_verdicts_do_not_meet(statement, commentary):
    assert not list(verdicts.opposite(*told(statement, commentary)))


def test_a_sentence_is_paired_once_and_a_title_never():
    texts = ("The union rejects the deal.", "The ministry welcomes the deal.", "The council welcomes the deal.")
    assert list(verdicts.opposite(*told(*texts))) == [(("S1", "C1"), "deal")]
    assert list(verdicts.opposite(*told(*texts, first=0))) == [(("S1", "C1"), "deal")]
