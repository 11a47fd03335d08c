"""Opposite verdicts on one thing. The sentences are made up."""

import pandas as pd
import pytest

from parallax.corpus.parse import parse
from parallax.positions import alignment, claims, speakers, verdicts


def told(statement: str, commentary: str):
    """The claims and parses of two texts of a sentence each, every claim held to be sure."""
    rows = [("statement", "S1", 1, statement), ("commentary", "C1", 1, commentary)]
    table = pd.DataFrame(rows, columns=["document", "sentence", "paragraph", "text"])
    about = pd.DataFrame([{"document": name, "title": "", "publisher": "", "author": ""} for name, *_ in rows])
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
