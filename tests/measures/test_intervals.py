"""Intervals, held against published ones, and what must be true of any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallax.measures import intervals

proportions = st.integers(1, 80).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))


def rng(seed=1):
    return np.random.default_rng(seed)


# Shares and their differences


@pytest.mark.parametrize(
    "count, size, low, high",
    # R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17
    # (1998) 857-872, table I, method 3 (Wilson's score, no continuity correction).
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_intervals(count, size, low, high):
    assert np.round(intervals.wilson(count, size, 0.95), 4) == pytest.approx([low, high])


@pytest.mark.parametrize(
    "first, second, low, high",
    # R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in
    # Medicine 17 (1998) 873-890, table II, method 10.
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_gives_the_published_intervals(first, second, low, high):
    assert np.round(intervals.newcombe(*first, *second, 0.95), 4) == pytest.approx([low, high])


@given(proportions, proportions)
def test_a_difference_lies_in_its_interval_and_turns_with_the_texts(first, second):
    low, high = intervals.newcombe(*first, *second, 0.95)
    assert low - 1e-12 <= first[0] / first[1] - second[0] / second[1] <= high + 1e-12
    assert intervals.newcombe(*second, *first, 0.95) == pytest.approx((-high, -low))


@given(proportions)
def test_more_confidence_asks_for_a_wider_interval(proportion):
    low, high = intervals.wilson(*proportion, 0.9)
    lower, higher = intervals.wilson(*proportion, 0.99)
    assert 0 <= lower <= low + 1e-12 <= high + 2e-12
    assert high <= higher + 1e-12 <= 1 + 2e-12


def test_percentiles_hold_the_middle_of_each_column():
    draws = np.stack([np.arange(101), 2 * np.arange(101)], axis=1)
    low, high = intervals.percentiles(rng().permutation(draws), 0.95)
    assert low == pytest.approx([2.5, 5])
    assert high == pytest.approx([97.5, 195])


# Resampled texts


def test_a_resampled_text_is_made_of_whole_paragraphs():
    # Two paragraphs, of one sentence with the code and of three without it. The draws with replacement:
    # the first twice 1/1 (1 in 4), one of each 1/4 (1 in 2), the second twice 0/6 (1 in 4).
    shares = intervals.resampled_shares(np.array([[1.0], [0]]), np.array([1.0, 3]), 20_000, rng())
    values, times = np.unique(shares.round(6), return_counts=True)
    assert values.tolist() == [0, 0.25, 1]
    assert times / 20_000 == pytest.approx([0.25, 0.5, 0.25], abs=0.015)


def test_paragraphs_that_are_alike_leave_nothing_to_chance():
    shares = intervals.resampled_shares(np.full((5, 1), 2.0), np.full(5, 4.0), 50, rng())
    assert shares == pytest.approx(np.full((50, 1), 0.5))


def test_work_in_blocks_changes_no_draw(monkeypatch):
    sizes = np.array([1.0, 2, 3, 1, 2, 4])
    table = np.minimum(rng().integers(0, 3, (6, 4)), sizes[:, None])
    whole = intervals.resampled_shares(table, sizes, 500, rng())
    monkeypatch.setattr(intervals, "BLOCK", 7 * len(sizes))
    assert intervals.blocks(500, len(sizes)) == [7] * 71 + [3]
    assert intervals.resampled_shares(table, sizes, 500, rng()) == pytest.approx(whole)


def test_slices_cover_all_columns(monkeypatch):
    monkeypatch.setattr(intervals, "BLOCK", 100)
    assert intervals.slices(25, 10) == [slice(0, 10), slice(10, 20), slice(20, 25)]
    assert intervals.slices(0, 10) == [slice(0, 0)]
