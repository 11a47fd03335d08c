"""Correction: shares as a reader has them, from cues on all sentences and the reader's coding of some."""

import numpy as np
import pandas as pd
import pytest

from parallax.measures import correction, intervals
from parallax.measures.settings import Settings

PAIRS = pd.MultiIndex.from_tuples([("themes", "rain")], names=["family", "code"])
SETTINGS = Settings(resamples=4000)


def drawn(predicted, coded, taken, resamples=4000):
    """Draws of the share of one code, given sentence by sentence; `taken` are the places of those coded."""
    marked = np.isin(np.arange(len(predicted)), taken)
    as_column = (np.array(each)[:, None] for each in (predicted, coded))
    return correction.shares_drawn(*as_column, marked, resamples, np.random.default_rng(1))[:, 0]


def test_a_text_that_was_coded_whole_has_the_reader_s_share_for_certain():
    shares = drawn([1, 1, 0, 0], [1, 0, 1, 1], range(4))
    assert shares.min() == shares.max() == 0.75


# Before anything is coded the reader agrees with the cues at 2/3; n coded of which k agree make it (k + 2/3) / (n + 1).
@pytest.mark.parametrize(
    ("predicted", "coded", "taken", "expected"),
    [
        ([1] * 8, [0] * 8, [], 2 / 3),
        ([0] * 8, [0] * 8, [], 1 / 3),
        ([1] * 8, [1] * 8, range(4), (4 + 4 * (4 + 2 / 3) / 5) / 8),
        ([1] * 8, [0] * 8, range(4), (4 * (2 / 3) / 5) / 8),
        # Of four with the code three are coded, two rightly; of four without two, one of which has it.
        (
            [1, 1, 1, 1, 0, 0, 0, 0],
            [1, 1, 0, 0, 1, 0, 0, 0],
            [0, 1, 2, 4, 5],
            (2 + (2 + 2 / 3) / 4 + 1 + 2 * (4 / 3) / 3) / 8,
        ),
    ],
)
def test_what_is_not_coded_fares_like_what_is(predicted, coded, taken, expected):
    assert drawn(predicted, coded, taken, 40_000).mean() == pytest.approx(expected, abs=0.006)


def test_no_share_leaves_out_what_was_coded():
    shares = drawn([1] * 10, [1, 1, 0, 0, 1, 1, 1, 1, 1, 1], [0, 1, 2, 3])
    assert shares.min() >= 0.2 and shares.max() <= 0.8


def two_texts(statement, commentary):
    """Sentences of two texts, and codes of theirs: pairs of what cues and what a reader say."""
    rows = [("statement", f"S{n}", *pair) for n, pair in enumerate(statement, 1)]
    rows += [("commentary", f"C{n}", *pair) for n, pair in enumerate(commentary, 1)]
    table = pd.DataFrame(rows, columns=["document", "sentence", "cues", "reader"])
    table["text"] = table["sentence"] + " is a sentence."
    predicted, coded = (
        pd.DataFrame(table[[name]].to_numpy(), index=table["sentence"], columns=PAIRS) for name in ("cues", "reader")
    )
    return table, predicted, coded


# Cues that find two thirds of what the reader does, and as much again as a quarter of it wrongly.
STATEMENT = [(1, 1)] * 16 + [(0, 1)] * 8 + [(1, 0)] * 6 + [(0, 0)] * 30
COMMENTARY = [(1, 1)] * 4 + [(0, 1)] * 4 + [(1, 0)] * 6 + [(0, 0)] * 46


def test_intervals_hold_the_reader_s_shares_in_texts_whose_cues_are_wrong():
    body, predicted, coded = two_texts(STATEMENT, COMMENTARY)
    true = {"statement": 0.4, "commentary": 8 / 60, "difference": 0.4 - 8 / 60}
    ends = {"difference": ("low", "high")} | {each: (f"{each}_low", f"{each}_high") for each in correction.ROLES}
    rng, held = np.random.default_rng(2), dict.fromkeys(true, 0)
    for seed in range(200):
        places = [*rng.choice(60, 25, replace=False), *(60 + rng.choice(60, 25, replace=False))]
        settings = Settings(resamples=1000, random_seed=seed)
        [row] = correction.correction(body, predicted, coded.iloc[np.sort(places)], settings).to_dict("records")
        for name, (low, high) in ends.items():
            held[name] += row[low] - 1e-9 <= true[name] <= row[high] + 1e-9
    assert all(count >= 182 for count in held.values()), held  # of 190 expected, two standard errors less is 184


def test_a_difference_is_that_of_the_shares_and_lies_in_its_interval():
    body, predicted, coded = two_texts(STATEMENT, COMMENTARY)
    [row] = correction.correction(body, predicted, coded.iloc[::2], SETTINGS).to_dict("records")
    assert row["difference"] == pytest.approx(row["statement"] - row["commentary"])
    for name, low, high in (
        ("difference", "low", "high"),
        ("statement", "statement_low", "statement_high"),
        ("commentary", "commentary_low", "commentary_high"),
    ):
        assert row[low] < row[name] < row[high]


def test_without_codes_there_is_nothing_to_correct():
    body, predicted, coded = two_texts(STATEMENT, COMMENTARY)
    table = correction.correction(body, predicted, coded.iloc[:, :0], SETTINGS)
    assert table.empty and list(table.columns) == correction.COLUMNS


@pytest.mark.parametrize(
    # Newcombe's interval by Wilson's ends: 3 of 19 are at least .055, none of 41 at most .086.
    ("here", "there", "count"),
    [(19, 41, 3), (41, 19, 8), (5, 5, 3), (1, 1, None)],
)
def test_the_smallest_difference_is_that_of_newcombe_s_interval(here, there, count):
    assert correction.smallest_difference(here, there, 0.95) == count


def test_many_codes_are_drawn_in_slices(monkeypatch):
    codes = pd.MultiIndex.from_tuples([("f", f"code {number}") for number in range(50)], names=["family", "code"])
    body = pd.DataFrame(
        {
            "document": ["statement"] * 6 + ["commentary"] * 6,
            "sentence": [f"{letter}{number}" for letter in "SC" for number in range(6)],
            "text": "It rained.",
        }
    )
    predicted = pd.DataFrame(np.arange(600).reshape(12, 50) % 3 == 0, index=body["sentence"], columns=codes).astype(int)
    whole = correction.correction(body, predicted, predicted, SETTINGS)
    monkeypatch.setattr(intervals, "BLOCK", 7 * SETTINGS.resamples)
    # All sentences are coded, so that nothing is left to chance.
    pd.testing.assert_frame_equal(correction.correction(body, predicted, predicted, SETTINGS), whole)
    assert whole["statement"].to_numpy() == pytest.approx(predicted.iloc[:6].mean().to_numpy())
