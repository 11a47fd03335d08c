"""Exchanges of paragraphs, held against exact tests, and the correction for many tests."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from parallax.measures import intervals, permutation


def rng(seed=1):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("first, second, size", [(3, 1, 4), (5, 1, 9), (7, 2, 10), (4, 4, 6)])
def test_exchanging_single_sentences_is_fishers_exact_test(first, second, size):
    # R. A. Fisher, The Design of Experiments (1935), ch. 2, the lady tasting tea: 3 of 4 cups against 1 of 4,
    # two-sided p = 34/70 = .486. Where all paragraphs are one sentence and the texts are equally long, the
    # exchange draws from the same 70 divisions.
    expected = stats.fisher_exact([[first, size - first], [second, size - second]]).pvalue
    if (first, second, size) == (3, 1, 4):
        assert expected == pytest.approx(34 / 70)
    table = np.array([1] * first + [0] * (size - first) + [1] * second + [0] * (size - second), float)[:, None]
    p = permutation.exchange_p(table, np.ones(2 * size), np.arange(2 * size) < size, 20_000, rng())
    assert p == pytest.approx(expected, abs=0.015)


def test_a_paragraph_at_the_cut_is_divided():
    # A text of one sentence with the code (a), a text of one paragraph of three without it (b). The orders:
    # a b, as observed, a difference of 1 - 0; b a, a first text of a third of b, and the code in one of the
    # three sentences of the rest: 0 - 1/3. So half of the draws are as far apart as the texts are.
    p = permutation.exchange_p(np.array([[1.0], [0]]), np.array([1.0, 3]), np.array([True, False]), 20_000, rng())
    assert p == pytest.approx(0.5, abs=0.015)


def test_texts_that_do_not_differ_have_a_p_of_one():
    sizes = np.array([2.0, 2, 1, 3])
    table = np.array([[1.0], [1], [0], [2]])  # 2 of 4 and 2 of 4
    assert permutation.exchange_p(table, sizes, np.array([True, True, False, False]), 99, rng()) == pytest.approx(1)


def test_p_is_never_below_the_share_of_one_draw():
    # Twelve sentences that all have the code against twelve that have not: 2 of 2,704,156 divisions are so
    # far apart. Phipson and Smyth (2010): a p of 0 cannot be had from draws.
    table = (np.arange(24) < 12).astype(float)[:, None]
    p = permutation.exchange_p(table, np.ones(24), np.arange(24) < 12, 199, rng())
    assert p == pytest.approx(1 / 200)


def test_the_order_of_paragraphs_is_no_matter():
    sizes = np.array([1.0, 3, 2, 5, 1, 4, 2, 2])
    table = np.minimum(rng(3).integers(0, 4, (8, 5)), sizes[:, None])
    in_first = np.arange(8) < 4
    order = rng(4).permutation(8)
    p = permutation.exchange_p(table, sizes, in_first, 20_000, rng())
    other = permutation.exchange_p(table[order], sizes[order], in_first[order], 20_000, rng(2))
    assert other == pytest.approx(p, abs=0.02)


def test_which_text_comes_first_is_no_matter():
    sizes = np.array([1.0, 3, 2, 5, 1, 4, 2, 2])
    table = np.minimum(rng(3).integers(0, 4, (8, 5)), sizes[:, None])
    in_first = np.arange(8) < 3
    p = permutation.exchange_p(table, sizes, in_first, 20_000, rng())
    assert permutation.exchange_p(table, sizes, ~in_first, 20_000, rng(2)) == pytest.approx(p, abs=0.02)


def test_as_few_codes_in_both_texts_by_chance():
    # One code in each of four sentences of one text, another in each of four of the other. Of the 70
    # divisions of eight sentences only the two that part the codes leave none in both: p = 2/70.
    # Two codes that stand in every sentence, a family of their own, are in both texts whatever is drawn.
    first = np.arange(8) < 4
    table = np.column_stack([first, ~first, np.ones((8, 2))]).astype(float)
    families = np.array([[1, 0], [1, 0], [0, 1], [0, 1]])
    p = permutation.overlap_p(table, families, np.ones(8), first, 20_000, rng())
    assert p == pytest.approx([2 / 70, 1], abs=0.005)


def test_work_in_blocks_changes_no_draw(monkeypatch):
    sizes, in_first = np.array([1.0, 2, 3, 1, 2, 4]), np.arange(6) < 3
    table = np.minimum(rng().integers(0, 3, (6, 4)), sizes[:, None])
    p = permutation.exchange_p(table, sizes, in_first, 500, rng())
    monkeypatch.setattr(intervals, "BLOCK", 7 * len(sizes))
    assert permutation.exchange_p(table, sizes, in_first, 500, rng()) == pytest.approx(p)


# Many tests at once


def test_benjamini_and_hochberg_keep_four_of_their_fifteen():
    # Y. Benjamini and Y. Hochberg, JRSS B 57 (1995), section 4.1: p values of a trial of thrombolysis. At
    # .05 their procedure rejects the four smallest; each q below is p * 15 / rank, worked by hand, or the
    # least of those after it (.0278 * 15 / 6 = .0695 is above .0298 * 15 / 7 = .0639).
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    q = permutation.adjust(np.array(p))
    assert (q <= 0.05).tolist() == [True] * 4 + [False] * 11
    assert q[:7] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857], abs=1e-6)
    assert q[-1] == pytest.approx(1)


@given(st.lists(st.sampled_from([0.0, 0.001, 0.01, 0.02, 0.03, 0.5, 1.0]) | st.floats(0, 1), min_size=1))
def test_q_is_that_of_scipy(p):
    assert permutation.adjust(np.array(p)) == pytest.approx(stats.false_discovery_control(p))


def test_nothing_tested_is_nothing_adjusted():
    assert permutation.adjust(np.array([])).tolist() == []
