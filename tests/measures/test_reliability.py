"""Agreement of two codings, worked by hand, and that of the seeds counted again."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from parallax.measures import prevalence, reliability
from parallax.measures.settings import Settings

SETTINGS = Settings(resamples=500)


def table(**codes):
    """Sentences by codes, a string of 0 and 1 for each, all of one family but c."""
    columns = [("g" if code == "c" else "f", code) for code in codes]
    values = np.array([[int(value) for value in column] for column in codes.values()]).T
    return pd.DataFrame(values, columns=pd.MultiIndex.from_tuples(columns, names=["family", "code"]))


def rng(seed=1):
    return np.random.default_rng(seed)


# Alpha


codings = arrays.arrays(int, st.tuples(st.integers(2, 12), st.integers(1, 4)), elements=st.integers(0, 1))


def by_definition(first, second):
    """Alpha as it is defined: one less the disagreement within units over that of any two values."""
    expected = np.mean([one != other for one, other in permutations([*first.ravel(), *second.ravel()], 2)])
    return 1 - np.mean(first != second) / expected if expected else np.nan


@settings(deadline=None)
@given(codings, st.randoms(use_true_random=False))
def test_alpha_is_what_its_definition_says(first, chance):
    second = np.where(rng(chance.randrange(99)).random(first.shape) < 0.3, 1 - first, first)
    expected = by_definition(first, second)
    assert reliability.alpha(first, second) == pytest.approx(expected, nan_ok=True)
    assert reliability.alpha(second, first) == pytest.approx(expected, nan_ok=True)


def test_alpha_of_krippendorffs_example():
    # K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section A: two observers, yes and no.
    first, second = (np.array([[int(value)] for value in coder]) for coder in ("0100000010", "1110010000"))
    assert reliability.alpha(first, second) == pytest.approx(0.095, abs=5e-4)


@given(codings)
def test_coders_who_agree_have_an_alpha_of_one_where_there_is_anything_to_agree_on(first):
    alpha = reliability.alpha(first, first)
    assert np.isnan(alpha) if first.min() == first.max() else alpha == pytest.approx(1)


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


# Tables of agreement


def test_agreement_by_hand():
    # 2 sentences that both have, 1 of the cues alone, 1 of the readers alone, 1 of neither. Of 10 values 6
    # are yes: the disagreement observed is 2 of 5, that expected 2 * 6 * 4 / (10 * 9) = 48/90; alpha is
    # 1 - .4 * 90 / 48 = .25.
    tested, taken = table(a="11100"), table(a="11010")
    row = reliability.by_code(tested, taken, SETTINGS).iloc[0]
    assert (row["family"], row["code"]) == ("f", "a")
    assert row["alpha"] == pytest.approx(0.25)
    assert row["precision"] == pytest.approx(2 / 3)
    assert row["recall"] == pytest.approx(2 / 3)
    assert row["prevalence"] == pytest.approx(3 / 5)
    assert row["sentences"] == 3


def test_precision_is_the_cues_and_recall_the_readers():
    row = reliability.by_code(table(a="110000"), table(a="111100"), SETTINGS).iloc[0]
    assert (row["precision"], row["recall"]) == pytest.approx((1, 0.5))


def test_where_nothing_is_found_or_nothing_is_there_nothing_is_claimed():
    missed, invented, neither = (
        reliability.by_code(table(a=tested), table(a=taken), SETTINGS).iloc[0]
        for tested, taken in [("000", "010"), ("010", "000"), ("000", "000")]
    )
    assert np.isnan(missed["precision"]) and missed["recall"] == 0
    assert invented["precision"] == 0 and np.isnan(invented["recall"])
    assert neither[["alpha", "low", "high", "precision", "recall"]].isna().all()


def test_a_code_is_judged_by_itself():
    """The rows of a code are the same whatever other codes there are."""
    one, other = table(a="1110010110"), table(a="1101010100")
    both = reliability.by_code(one.join(table(b="0101100011")), other.join(table(b="0111100011")), SETTINGS)
    alone = reliability.by_code(one, other, SETTINGS)
    pd.testing.assert_frame_equal(both.iloc[:1], alone)


def test_a_family_pools_its_codes():
    tested, taken = table(a="1100", b="0110", c="1111"), table(a="1000", b="0111", c="0111")
    rows = reliability.by_family(tested, taken, SETTINGS, "cues and readers").set_index("family")
    # Of a's and b's 8 units 2 differ, and 8 of the 16 values are yes: 1 - 2/8 / (2 * 8 * 8 / (16 * 15)).
    assert rows.loc["f", "alpha"] == pytest.approx(0.53125)
    assert rows.loc["f", "sentences"] == 4
    assert rows.loc["f", "precision"] == pytest.approx(3 / 4)
    assert rows.loc["g", "precision"] == pytest.approx(3 / 4)
    assert (rows["between"] == "cues and readers").all()


def test_agreement_of_the_seeds_counted_again(seeds):
    found = set(seeds.codings[["sentence", "family", "code"]].itertuples(index=False, name=None))
    agreed = seeds.readings.table[seeds.readings.table["coding"] == "agreed"]
    there = set(agreed[["sentence", "family", "code"]].itertuples(index=False, name=None))
    for row in seeds.reliability.itertuples():
        hits, right = (
            {sentence for sentence, *code in pairs if code == [row.family, row.code]} for pairs in (found, there)
        )
        assert row.sentences == len(right)
        assert row.prevalence == pytest.approx(len(right) / len(seeds.sentences))
        assert np.isnan(row.precision) if not hits else row.precision == pytest.approx(len(hits & right) / len(hits))
        assert np.isnan(row.recall) if not right else row.recall == pytest.approx(len(hits & right) / len(right))


def test_intervals_of_the_seeds_hold_their_alphas(seeds):
    rows = seeds.reliability.dropna(subset="alpha")
    assert rows["alpha"].between(rows["low"] - 1e-12, rows["high"] + 1e-12).all()


def test_headlines_count_in_agreement(seeds):
    """They were coded by both, though they count in no share."""
    first = seeds.sentences["sentence"].iloc[0]
    assert first == "S0"
    agreed = seeds.readings.table[seeds.readings.table["coding"] == "agreed"]
    assert "S0" in set(agreed["sentence"])
    assert seeds.reliability["sentences"].sum() == len(agreed)
    assert "S0" not in prevalence.presence(seeds.codings, seeds.body["sentence"], seeds.codes).index
