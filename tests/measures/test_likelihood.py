"""How likely a text has a code, by hand."""

import pandas as pd
import pytest

from parallax.measures.likelihood import BY_CUES, likelihoods
from parallax.report import findings

CODES = pd.MultiIndex.from_tuples([("themes", "a"), ("themes", "b")], names=["family", "code"])
BODY = pd.DataFrame({"document": ["statement"] * 2 + ["commentary"] * 2, "sentence": ["S1", "S2", "C1", "C2"]})
PRESENT = pd.DataFrame([[1, 0], [1, 0], [0, 1], [0, 0]], index=BODY["sentence"], columns=CODES)


def coded(*rows):
    return pd.DataFrame(rows, columns=["sentence", "family", "code", "cue", "likelihood"])


def test_every_sentence_with_a_code_makes_it_likelier_and_the_likeliest_of_its_cues_counts():
    codings = coded(
        ("S1", "themes", "a", "rain", 0.5), ("S1", "themes", "a", "snow", 0.2), ("S2", "themes", "a", "rain", 0.6)
    )
    table = likelihoods(BODY, PRESENT, codings, pd.DataFrame(index=BODY["sentence"]))
    assert table.loc[("themes", "a"), "statement"] == pytest.approx(1 - 0.5 * 0.4)


def test_what_was_given_to_no_sentence_may_have_been_missed_in_any():
    chances = pd.DataFrame([[0.5, 0.1], [0.5, 0.2], [0.1, 0.9], [0.2, 0.3]], index=BODY["sentence"], columns=CODES)
    table = likelihoods(BODY, PRESENT, coded(("C1", "themes", "b", "rain", 0.9)), chances)
    assert table.loc[("themes", "b"), "statement"] == pytest.approx(1 - 0.9 * 0.8)
    assert table.loc[("themes", "b"), "commentary"] == pytest.approx(0.9)  # C2 was not given it
    assert table.loc[("themes", "a"), "commentary"] == pytest.approx(1 - 0.9 * 0.8)


def test_cues_of_codes_that_may_mean_something_else_are_doubted_and_people_and_own_codes_are_not():
    codings = coded(("S1", "themes", "a", "rain", None), ("C1", "themes", "b", "", None))
    none = pd.DataFrame(index=BODY["sentence"])
    table = likelihoods(BODY, PRESENT, codings, none, {("themes", "a"), ("themes", "b")})
    assert table.loc[("themes", "a")].tolist() == pytest.approx([0, BY_CUES])
    assert table.loc[("themes", "b")].tolist() == pytest.approx([1, 0])
    assert likelihoods(BODY, PRESENT, codings, none).loc[("themes", "a")].tolist() == pytest.approx([0, 1])


@pytest.mark.parametrize(
    ("here", "there", "alone"), [(1.0, 0.2, True), (1.0, 0.3, False), (0.7, 0.0, False), (0.9, 0.1, True)]
)
def test_a_code_is_told_of_one_text_alone_where_the_other_hardly_has_it(here, there, alone):
    table = pd.DataFrame({"likely_statement": [here], "likely_commentary": [there]})
    assert findings.is_alone(table, "statement", "commentary").tolist() == [alone]
