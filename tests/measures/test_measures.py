"""Measures, held against published numbers, numbers worked by hand, and what must be true of any input."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import stats

from parallax.measures import intervals, keyness, labels, permutation, prevalence, reliability
from parallax.measures.labels import LABELS
from parallax.measures.settings import Settings

CLEAR, LEANING, TOO_FEW = LABELS
NONE = np.nan

counts = st.integers(0, 60)
proportions = st.integers(1, 80).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))


def rng(seed=1):
    return np.random.default_rng(seed)


# Draws


def test_draws_of_a_purpose_are_repeatable_and_its_own():
    settings = Settings(random_seed=7)
    first = settings.generator("shares").random(5)
    assert (first == settings.generator("shares").random(5)).all()
    assert (first != settings.generator("words").random(5)).all()
    assert (first != Settings(random_seed=8).generator("shares").random(5)).all()


# Intervals of shares


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
    assert (shares == 0.5).all()


def test_work_in_blocks_changes_no_draw(monkeypatch):
    sizes, in_first = np.array([1.0, 2, 3, 1, 2, 4]), np.arange(6) < 3
    table = np.minimum(rng().integers(0, 3, (6, 4)), sizes[:, None])
    whole = intervals.resampled_shares(table, sizes, 500, rng())
    p = permutation.exchange_p(table, sizes, in_first, 500, rng())
    monkeypatch.setattr(intervals, "BLOCK", 7 * len(sizes))
    assert intervals.blocks(500, len(sizes)) == [7] * 71 + [3]
    assert (intervals.resampled_shares(table, sizes, 500, rng()) == whole).all()
    assert (permutation.exchange_p(table, sizes, in_first, 500, rng()) == p).all()


# Exchanged texts


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
    assert permutation.exchange_p(table, sizes, np.array([True, True, False, False]), 99, rng()) == 1


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
    first = np.arange(8) < 4
    # Two codes that stand in every sentence, a family of their own, are in both texts whatever is drawn.
    first = np.arange(8) < 4
    table = np.column_stack([first, ~first, np.ones((8, 2))]).astype(float)
    families = np.array([[1, 0], [1, 0], [0, 1], [0, 1]])
    p = permutation.overlap_p(table, families, np.ones(8), first, 20_000, rng())
    assert p == pytest.approx([2 / 70, 1], abs=0.005)


# Many tests at once, and labels


def test_benjamini_and_hochberg_keep_four_of_their_fifteen():
    # Y. Benjamini and Y. Hochberg, JRSS B 57 (1995), section 4.1: p values of a trial of thrombolysis. At
    # .05 their procedure rejects the four smallest; each q below is p * 15 / rank, worked by hand, or the
    # least of those after it (.0278 * 15 / 6 = .0695 is above .0298 * 15 / 7 = .0639).
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    q = permutation.adjust(np.array(p))
    assert (q <= 0.05).tolist() == [True] * 4 + [False] * 11
    assert q[:7] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857], abs=1e-6)
    assert q[-1] == 1


@given(st.lists(st.sampled_from([0.0, 0.001, 0.01, 0.02, 0.03, 0.5, 1.0]) | st.floats(0, 1), min_size=1))
def test_q_is_that_of_scipy(p):
    assert permutation.adjust(np.array(p)) == pytest.approx(stats.false_discovery_control(p))


def test_nothing_tested_is_nothing_adjusted():
    assert permutation.adjust(np.array([])).tolist() == []


@pytest.mark.parametrize(
    "low, high, q, label",
    [
        (0.1, 0.4, 0.01, CLEAR),
        (-0.4, -0.1, 0.01, CLEAR),
        (0.1, 0.4, 0.2, LEANING),
        (-0.4, -0.1, 0.2, LEANING),
        (-0.1, 0.4, 0.01, LEANING),
        (-0.1, 0.4, 0.2, TOO_FEW),
        (0.0, 0.4, 0.2, TOO_FEW),  # an interval that ends at zero does not leave it out
        (-0.4, 0.0, 0.01, LEANING),
        (NONE, NONE, NONE, TOO_FEW),
    ],
)
def test_a_label_follows_from_interval_and_q(low, high, q, label):
    assert labels.label([low], [high], [q], 0.95).tolist() == [label]


@pytest.mark.parametrize("confidence, most", [(0.8, 0.2), (0.9, 0.1), (0.95, 0.05), (0.99, 0.01)])
def test_a_q_of_just_the_level_passes(confidence, most):
    # 1 - 0.9 is below 0.1 in binary fractions.
    passed, missed = labels.label([0.1, 0.1], [0.4, 0.4], [most, most + 1e-9], confidence)
    assert (passed, missed) == (CLEAR, LEANING)


# Where a code stands in a text


def test_the_first_place_of_a_code_runs_from_0_to_1():
    present = np.array([[1, 0, 0, 0], [1, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 1, 0, 0]])
    first = prevalence.first_position(present)
    assert first[:3].tolist() == [0, 1, 0.25]
    assert np.isnan(first[3])


def test_in_a_text_of_one_sentence_a_code_stands_first():
    assert prevalence.first_position(np.array([[1]])).tolist() == [0]


def test_dispersion_of_a_published_word():
    # S. Th. Gries, Dispersions and adjusted frequencies in corpora, IJCL 13 (2008) 403-437: a corpus in five
    # parts of 9, 10, 10, 10 and 11 words.
    parts = np.array([9, 10, 10, 10, 11])
    spread, lumped = np.full(5, 2), np.array([1, 0, 0, 0, 0])
    dp = prevalence.dispersion(np.stack([spread, lumped, np.zeros(5)], axis=1), parts)
    assert dp[:2].round(2).tolist() == [0.02, 0.82]
    assert np.isnan(dp[2])


@given(arrays.arrays(int, 5, elements=st.integers(0, 9)), arrays.arrays(int, 5, elements=st.integers(1, 9)))
def test_dispersion_lies_between_even_and_all_in_the_smallest_part(found, sizes):
    assume(found.sum())
    dp = prevalence.dispersion(found[:, None], sizes)[0]
    assert -1e-12 <= dp <= 1 - sizes.min() / sizes.sum() + 1e-12
    assert prevalence.dispersion(sizes[:, None], sizes)[0] == pytest.approx(0)


# Words


@pytest.mark.parametrize(
    "table, g2",
    # T. Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics
    # 19 (1993) 61-74, table 1: -2 log lambda, k(AB), k(A~B), k(~AB), k(~A~B) of word pairs.
    [
        ((110, 2442, 111, 29114), 270.72),  # the swiss
        ((29, 13, 123, 31612), 263.90),  # can be
        ((31, 23, 139, 31584), 256.84),  # previous year
        ((10, 0, 3, 31764), 167.23),  # mineral water
        ((76, 104, 2476, 29121), 157.21),  # at the
        ((9, 0, 5, 31763), 146.80),  # natural gas
    ],
)
def test_g2_of_dunnings_word_pairs(table, g2):
    assert keyness.log_likelihood(*table) == pytest.approx(g2, abs=0.005)


@given(counts, counts, counts, counts)
def test_g2_is_that_of_scipy(a, b, c, d):
    assume(all((a + b, c + d, a + c, b + d)))
    expected = stats.chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood").statistic
    assert keyness.log_likelihood(a, b, c, d) == pytest.approx(expected, abs=1e-9)


@given(counts, counts, counts, counts)
def test_g2_takes_rows_for_columns(a, b, c, d):
    assert keyness.log_likelihood(a, b, c, d) == pytest.approx(keyness.log_likelihood(a, c, b, d), abs=1e-9)


def test_many_tables_at_once_give_what_each_gives():
    tables = rng().integers(0, 50, (4, 20))
    each = [keyness.log_likelihood(*table) for table in tables.T]
    assert keyness.log_likelihood(*tables) == pytest.approx(each)


def test_williams_correction_of_quantedas_texts():
    # quanteda.textstats, tests/testthat/test-textstat_keyness.R: the texts "b b b b b b b a a a" and "a a a a
    # a a a b b"; for b the table is 7 and 2 b's, 3 and 7 others. By hand: each margin is 10 and 9 of 19, so
    # the divisor is 1 + (19/10 + 19/9 - 1) ** 2 / (6 * 19) = 1.079533.
    assert keyness.log_likelihood(7, 2, 3, 7) == pytest.approx(4.534939, abs=5e-7)
    assert keyness.williams(7, 2, 3, 7) == pytest.approx(4.200833, abs=5e-7)
    assert keyness.williams(7, 2, 3, 7) == pytest.approx(keyness.williams(3, 7, 7, 2))


@given(*[st.integers(1, 60)] * 4)
def test_williams_correction_only_lessens(a, b, c, d):
    assert keyness.williams(a, b, c, d) <= keyness.log_likelihood(a, b, c, d)


def test_percent_difference_of_a_published_pair():
    # C. Gabrielatos and A. Marchi, Keyness: matching metrics to definitions (2011): 206,523 in 959,641 words
    # against 178,174 in 1,562,358.
    assert keyness.percent_difference(206523, 959641, 178174, 1562358) == pytest.approx(88.7, abs=0.05)


def test_log_ratio_by_hand():
    # 20 and 5 in a thousand: log2 of 4. The error of the natural logarithm is the root of 1/20 - 1/1000 + 1/5
    # - 1/1000 = .248, .497996; in doublings .718456, times 1.959964 = 1.408148.
    values = keyness.log_ratio(20, 1000, 5, 1000, 0.95)
    assert values == pytest.approx((2, 0.591852, 3.408148), abs=1e-6)


def test_log_ratio_with_a_zero_adds_half_to_both():
    # 6.5 against 0.5 in texts of 500 and 1000 words: log2(26).
    assert keyness.log_ratio(6, 500, 0, 1000, 0.95)[0] == pytest.approx(np.log2(26))


@given(proportions, proportions)
def test_log_ratio_turns_with_the_texts(first, second):
    ratio, low, high = keyness.log_ratio(*first, *second, 0.95)
    assume(np.isfinite([low, high]).all())
    assert low <= ratio <= high
    assert keyness.log_ratio(*second, *first, 0.95) == pytest.approx((-ratio, -high, -low))


# Agreement


def letters(*coders):
    """Coders' values, one letter or digit a unit, a point where there is none."""
    return np.array([[NONE if value == "." else ord(value) for value in coder] for coder in coders])


@pytest.mark.parametrize(
    "values, alpha",
    [
        # K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). A: two observers, yes and no;
        (letters("0100000010", "1110010000"), 0.095),
        # B: two observers, five categories;
        (letters("aabbdcccedda", "babbbccceddd"), 0.692),
        # C: four observers, five categories, missing values.
        (letters("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_alpha_of_krippendorffs_examples(values, alpha):
    assert reliability.nominal_alpha(values) == pytest.approx(alpha, abs=5e-4)


def test_alpha_of_three_coders_with_many_gaps():
    # Wikipedia, Krippendorff's alpha; fast-krippendorff, tests/test_krippendorff.py: 0.691358.
    values = letters(".....34121133.3", "1.213343.......", "..21344.21133.4")
    assert reliability.nominal_alpha(values) == pytest.approx(0.691358, abs=5e-7)


codings = arrays.arrays(int, st.tuples(st.integers(2, 12), st.integers(1, 4)), elements=st.integers(0, 1))


@given(codings, st.randoms(use_true_random=False))
def test_two_coders_yes_and_no_are_a_case_of_it(first, chance):
    second = np.where(rng(chance.randrange(99)).random(first.shape) < 0.3, 1 - first, first)
    general = reliability.nominal_alpha(np.stack([first.ravel(), second.ravel()]).astype(float))
    assert reliability.alpha(first, second) == pytest.approx(general, nan_ok=True)
    assert reliability.alpha(second, first) == pytest.approx(general, nan_ok=True)


@given(codings)
def test_coders_who_agree_have_an_alpha_of_one_where_there_is_anything_to_agree_on(first):
    alpha = reliability.alpha(first, first)
    assert np.isnan(alpha) if first.min() == first.max() else alpha == 1


def test_a_weight_is_how_often_a_unit_counts():
    first, second = rng(1).integers(0, 2, (2, 9, 3))
    weights = rng(2).integers(0, 4, (5, 9))
    repeated = [reliability.alpha(np.repeat(first, w, axis=0), np.repeat(second, w, axis=0)) for w in weights]
    assert reliability.alpha(first, second, weights) == pytest.approx(repeated)


def test_resamples_draw_as_many_units_as_there_are():
    weights = reliability.unit_weights(6, 50, rng())
    assert weights.shape == (50, 6)
    assert (weights.sum(axis=1) == 6).all()


def test_resamples_without_alpha_do_not_count():
    first, second = np.array([[1], [0], [0], [1]]), np.array([[1], [0], [1], [1]])
    weights = np.array([[2, 2, 0, 0], [2, 0, 0, 2], [1, 1, 1, 1]])  # alphas: 1, none, 1 - 7 * 1 / (5 * 3)
    low, high = reliability.alpha_interval(first, second, weights, 0.5)
    assert (low, high) == pytest.approx((8 / 15 + 7 / 60, 1 - 7 / 60))
    assert np.isnan(reliability.alpha_interval(first, second, weights[[1]], 0.5)).all()


def test_intervals_of_alpha_hold_it():
    first = rng(1).integers(0, 2, (40, 1))
    second = np.where(rng(2).random((40, 1)) < 0.2, 1 - first, first)
    low, high = reliability.alpha_interval(first, second, reliability.unit_weights(40, 500, rng()), 0.95)
    assert -1 <= low < reliability.alpha(first, second) < high <= 1
