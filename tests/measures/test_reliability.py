"""Agreement of two codings, worked by hand, and that of the seeds counted again."""

import numpy as np
import pandas as pd
import pytest

from parallax.measures import prevalence, reliability
from parallax.measures.settings import Settings

SETTINGS = Settings(resamples=500)


def table(**codes):
    """Sentences by codes, a string of 0 and 1 for each, all of one family but c."""
    columns = [("g" if code == "c" else "f", code) for code in codes]
    values = np.array([[int(value) for value in column] for column in codes.values()]).T
    return pd.DataFrame(values, columns=pd.MultiIndex.from_tuples(columns, names=["family", "code"]))


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
    assert (row["precision"], row["recall"]) == (1, 0.5)


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
    pooled = reliability.nominal_alpha(np.array([[1, 1, 0, 0, 0, 1, 1, 0], [1, 0, 0, 0, 0, 1, 1, 1]], float))
    assert rows.loc["f", "alpha"] == pytest.approx(pooled)
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
        assert np.isnan(row.precision) if not hits else row.precision == len(hits & right) / len(hits)
        assert np.isnan(row.recall) if not right else row.recall == len(hits & right) / len(right)


def test_intervals_of_the_seeds_hold_their_alphas(seeds):
    rows = seeds.reliability.dropna(subset="alpha")
    assert (rows["low"] <= rows["alpha"]).all() and (rows["alpha"] <= rows["high"]).all()


def test_headlines_count_in_agreement(seeds):
    """They were coded by both, though they count in no share."""
    first = seeds.sentences["sentence"].iloc[0]
    assert first == "S0"
    agreed = seeds.readings.table[seeds.readings.table["coding"] == "agreed"]
    assert "S0" in set(agreed["sentence"])
    assert seeds.reliability["sentences"].sum() == len(agreed)
    assert "S0" not in prevalence.presence(seeds.codings, seeds.body["sentence"], seeds.codes).index
