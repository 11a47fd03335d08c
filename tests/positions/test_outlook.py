"""What is settled, promised, asked, expected or open, and because of what. The claims are made up."""

import pandas as pd
import pytest

from parallax.data import lists
from parallax.positions import outlook
from parallax.positions.claims import COLUMNS


def claims(*rows, likelihood=0.9):
    """Claims of a statement, each of its act, content, ground, where the ground stands, certainty and rule."""
    columns = ["act", "content", "ground", "ground_sentence", "certainty", "rule"]
    table = pd.DataFrame(rows, columns=columns)
    table["sentence"] = [f"S{k}" for k in range(2, len(rows) + 2)]
    return table.assign(document="statement", likelihood=likelihood).reindex(columns=COLUMNS, fill_value="")


@pytest.mark.parametrize(
    "act, certainty, expected",
    [
        ("settles", "", ["settled"]),
        ("promises", "certain", ["promised"]),
        ("promises", "conditional", ["conditional"]),
        ("asks", "", ["asked"]),
        ("expects", "likely", ["expected"]),
        ("expects", "possible", ["possible"]),
        ("expects", "open", ["open"]),
        ("supports", "", []),
    ],
)
def test_how_sure_a_claim_is(act, certainty, expected):
    assert list(outlook.outlook(claims((act, "peace", "", "", certainty, "will do")))["certainty"]) == expected


def test_what_is_settled_comes_before_what_is_open():
    found = outlook.outlook(claims(("expects", "a", "", "", "open", ""), ("settles", "b", "", "", "", "")))
    assert found["content"].tolist() == ["b", "a"]


def test_rules_that_are_not_sure_have_no_row():
    quiet = lists("claims")["quiet"][0]
    assert outlook.outlook(claims(("expects", "a", "", "", "likely", quiet))).empty


def test_claims_that_are_not_likely_have_no_row():
    rows = ("settles", "a", "", "", "", "signs"), ("asks", "b", "", "", "", "asks someone to")
    assert outlook.outlook(claims(*rows, likelihood=[0.69, 0.7]))["content"].tolist() == ["b"]


@pytest.mark.parametrize(
    "content, ground, place, expected",
    [
        (
            "Prices rose because the harvest failed",
            "because the harvest failed",
            "",
            ["Prices rose", "the harvest failed", "S2"],
        ),
        ("prices rose", "", "S1", ["prices rose", "The rains came late.", "S1"]),
        ("The plan reflects a change", "a change", "", ["The plan", "a change", "S2"]),
        ("Prices rose due to it", "due to it", "S1", ["Prices rose", "it", "S1"]),
    ],
)
def test_an_effect_has_its_cause(content, ground, place, expected):
    found = outlook.reasons(claims(("explains", content, ground, place, "", "")), {"S1": "The rains came late."})
    assert found[["effect", "cause", "cause_sentence"]].values.tolist() == [expected]


def test_a_reason_whose_cause_is_nowhere_has_no_row():
    assert outlook.reasons(claims(("explains", "prices rose", "", "S9", "", "")), {"S1": "The rains came late."}).empty


def test_what_nobody_named_promises_is_not_ahead():
    found = claims(("promises", "leave", "", "", "certain", "will do")).assign(claimant="unnamed")
    assert outlook.outlook(found).empty
