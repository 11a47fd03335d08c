"""Shares: what is counted, how sure it is, and how often chance alone would be called a difference."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from parallax.corpus.documents import ROLES
from parallax.measures import intervals, labels, permutation
from parallax.measures import prevalence as shares
from parallax.measures.labels import LABELS
from parallax.measures.settings import Settings

CLEAR, LEANING, TOO_FEW = LABELS
SETTINGS = Settings(resamples=500)
CODES = pd.DataFrame({"family": ["f", "f", "g"], "code": ["a", "b", "a"]})


@pytest.fixture
def small(body):
    """A statement of three sentences in two paragraphs, a commentary of four in two."""
    return body([["One.", "Two."], ["Three."]], [["Four."], ["Five.", "Six.", "Seven."]])


@pytest.fixture
def present(small):
    """f.a in S1, S2, C1; f.b in C2, C3, C4; g.a nowhere."""
    matches = [("S1", "f", "a"), ("S2", "f", "a"), ("C1", "f", "a")]
    matches += [(sentence, "f", "b") for sentence in ("C2", "C3", "C4")]
    codings = pd.DataFrame(matches, columns=["sentence", "family", "code"])
    return shares.presence(codings, small["sentence"], CODES)


# What is counted


def test_a_sentence_counts_once_for_a_code_however_many_cues_match():
    rows = [("S1", "f", "a"), ("S1", "f", "a"), ("S2", "g", "a")]
    codings = pd.DataFrame(rows, columns=["sentence", "family", "code"])
    table = shares.presence(codings, pd.Series(["S1", "S2"]), CODES)
    assert table.to_numpy().tolist() == [[1, 0, 0], [0, 0, 1]]
    assert list(table.columns) == [("f", "a"), ("f", "b"), ("g", "a")]


def test_what_stands_outside_the_sentences_and_codes_is_not_counted():
    rows = [("S0", "f", "a"), ("S1", "f", "c"), ("S1", "h", "a")]
    codings = pd.DataFrame(rows, columns=["sentence", "family", "code"])
    assert shares.presence(codings, pd.Series(["S1"]), CODES).to_numpy().sum() == 0


def test_paragraphs_of_the_same_number_are_two(small):
    numbers, documents = shares.paragraph_numbers(small)
    assert numbers.tolist() == [0, 0, 1, 2, 3, 3, 3]
    assert documents.tolist() == ["statement", "statement", "commentary", "commentary"]


def test_of_more_paragraphs_than_are_drawn_apart_neighbours_count_as_one(small, body, monkeypatch):
    monkeypatch.setattr(shares, "MOST", 2)
    assert shares.paragraph_numbers(small)[0].tolist() == [0, 0, 1, 2, 3, 3, 3]
    longer = body([["One."], ["Two."], ["Three."]], [["Four.", "Five."], ["Six."], [], ["Seven."], ["Eight."]])
    numbers, documents = shares.paragraph_numbers(longer)
    assert numbers.tolist() == [0, 0, 1, 2, 2, 2, 3, 3]
    assert documents.tolist() == ["statement"] * 2 + ["commentary"] * 2


def test_sums_by_paragraph(small, present):
    paragraphs = shares.by_paragraph(small, present.to_numpy())
    assert paragraphs.counts.tolist() == [[2, 0, 0], [0, 0, 0], [1, 0, 0], [0, 3, 0]]
    assert paragraphs.sizes.tolist() == [2, 1, 1, 3]
    assert paragraphs.of("commentary").shares == pytest.approx([0.25, 0.75, 0])


def test_shares_by_hand(small, present):
    table = shares.shares(small, present, SETTINGS).set_index(["document", "family", "code"])
    assert table.loc[("statement", "f", "a"), ["sentences", "of"]].tolist() == [2, 3]
    assert table.loc[("commentary", "f", "b"), "share"] == pytest.approx(0.75)
    assert table.loc[("commentary", "f", "b"), "first"] == pytest.approx(1 / 3)
    assert np.isnan(table.loc[("statement", "g", "a"), "first"])
    # Gries' DP of f.a in the statement: 2 of 2 against 2 of 3 sentences, 0 against 1 of 3; half the sum.
    assert table.loc[("statement", "f", "a"), "dispersion"] == pytest.approx(1 / 3)


def test_every_code_has_a_row_in_each_document(seeds):
    rows = seeds.shares[["document", "family", "code"]]
    assert len(rows) == len(rows.drop_duplicates()) == 2 * len(seeds.codes)


def test_shares_of_the_seeds_counted_again(seeds):
    texts = seeds.body.groupby("document").size()
    matched = seeds.codings.merge(seeds.body[["sentence"]])
    counted = matched.groupby(["document", "family", "code"])["sentence"].nunique()
    for row in seeds.shares.itertuples():
        assert row.of == texts[row.document]
        assert row.sentences == counted.get((row.document, row.family, row.code), 0)
        assert row.share == pytest.approx(row.sentences / row.of)


def test_no_interval_of_the_seeds_is_narrower_than_independent_sentences_would_have_it(seeds):
    table, judged = seeds.shares, seeds.differences
    low, high = intervals.wilson(table["sentences"], table["of"], 0.95)
    assert ((table["low"] <= low + 1e-12) & (table["high"] >= high - 1e-12)).all()
    sizes = seeds.body.groupby("document").size()
    counts = [judged[role] * sizes[role] for role in ROLES]
    low, high = intervals.newcombe(counts[0], sizes[ROLES[0]], counts[1], sizes[ROLES[1]], 0.95)
    assert ((judged["low"] <= low + 1e-12) & (judged["high"] >= high - 1e-12)).all()


# Where a code stands in a text


def test_the_first_place_of_a_code_runs_from_0_to_1():
    present = np.array([[1, 0, 0, 0], [1, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 1, 0, 0]])
    first = shares.first_position(present)
    assert first[:3] == pytest.approx([0, 1, 0.25])
    assert np.isnan(first[3])


def test_in_a_text_of_one_sentence_a_code_stands_first():
    assert shares.first_position(np.array([[1]])) == pytest.approx([0])


def test_dispersion_of_a_published_word():
    # S. Th. Gries, Dispersions and adjusted frequencies in corpora, IJCL 13 (2008) 403-437: a corpus in five
    # parts of 9, 10, 10, 10 and 11 words.
    parts = np.array([9, 10, 10, 10, 11])
    spread, lumped = np.full(5, 2), np.array([1, 0, 0, 0, 0])
    dp = shares.dispersion(np.stack([spread, lumped, np.zeros(5)], axis=1), parts)
    assert dp[:2].round(2).tolist() == [0.02, 0.82]
    assert np.isnan(dp[2])


@given(arrays.arrays(int, 5, elements=st.integers(0, 9)), arrays.arrays(int, 5, elements=st.integers(1, 9)))
def test_dispersion_lies_between_even_and_all_in_the_smallest_part(found, sizes):
    assume(found.sum())
    dp = shares.dispersion(found[:, None], sizes)[0]
    assert -1e-12 <= dp <= 1 - sizes.min() / sizes.sum() + 1e-12
    assert shares.dispersion(sizes[:, None], sizes)[0] == pytest.approx(0)


# How the texts differ


def test_differences_by_hand(small, present):
    table = shares.differences(shares.by_paragraph(small, present.to_numpy()), present, SETTINGS)
    assert table["difference"].tolist() == pytest.approx([2 / 3 - 1 / 4, -3 / 4, 0])
    assert table["difference"].between(table["low"] - 1e-12, table["high"] + 1e-12).all()
    assert table["p"].iloc[2] == pytest.approx(1)


def test_q_is_corrected_within_the_family(seeds):
    for _, family in seeds.differences.groupby("family"):
        assert family["q"].to_numpy() == pytest.approx(permutation.adjust(family["p"].to_numpy()))


def test_texts_that_exchange_roles_exchange_signs_and_nothing_else(seeds):
    turned = seeds.body.assign(document=seeds.body["document"].map({ROLES[0]: ROLES[1], ROLES[1]: ROLES[0]}))
    values = seeds.present.to_numpy()
    one = shares.judge(shares.by_paragraph(seeds.body, values), SETTINGS)
    other = shares.judge(shares.by_paragraph(turned, values), SETTINGS)
    assert other["p"].to_numpy() == pytest.approx(one["p"].to_numpy())
    assert other["difference"].to_numpy() == pytest.approx(-one["difference"].to_numpy())
    assert other["low"].to_numpy() == pytest.approx(-one["high"].to_numpy())
    assert other["high"].to_numpy() == pytest.approx(-one["low"].to_numpy())


def test_codes_in_both_texts_and_in_one(body):
    alone = body([["One."], ["Two."], ["Three."], ["Four."]], [["Five."], ["Six."], ["Seven."], ["Eight."]])
    first = (alone["document"] == "statement").to_numpy()
    columns = pd.MultiIndex.from_tuples([("f", "a"), ("f", "b"), ("g", "a")], names=["family", "code"])
    values = np.stack([first, ~first, np.ones(8)], axis=1).astype(int)
    present = pd.DataFrame(values, index=alone["sentence"], columns=columns)
    table = shares.overlaps(shares.by_paragraph(alone, values), present, Settings(resamples=5000))
    assert table[["family", "both", "statement", "commentary"]].values.tolist() == [
        ["f", 0, 1, 1],
        ["g", 1, 0, 0],
    ]
    # Of the 70 divisions of eight sentences two keep a and b apart.
    assert table["p"].tolist() == pytest.approx([2 / 70, 1], abs=0.01)


# What chance alone would be called


def simulated(rng, lengths, prevalence, lumped):
    """Two texts, each of so many sentences in so many paragraphs, and codes that lump in paragraphs.

    Each code's rate in a paragraph is drawn from a beta distribution around its prevalence: the smaller
    `lumped`, the more a paragraph either has a code throughout or not at all. prevalence is (texts, codes).
    """
    bodies, values = [], []
    for document, (sentences, paragraphs), rates in zip(ROLES, lengths, prevalence, strict=True):
        cuts = np.sort(rng.choice(np.arange(1, sentences), paragraphs - 1, replace=False))
        numbers = np.searchsorted(cuts, np.arange(sentences), side="right")
        rate = rng.beta(rates * lumped, (1 - rates) * lumped, (paragraphs, len(rates)))[numbers]
        values.append(rng.random(rate.shape) < rate)
        texts = map(str, rng.integers(10**9, size=sentences))
        bodies.append(pd.DataFrame({"document": document, "paragraph": numbers, "text": list(texts)}))
    return shares.by_paragraph(pd.concat(bodies, ignore_index=True), np.concatenate(values))


def rates_of_labels(lengths, prevalence, lumped, pairs=200):
    """The labels of each pair's codes, judged alone and as one family, and the p of each: (pairs, codes)."""
    rng = np.random.default_rng(1)
    alone, together, p = [], [], []
    for _ in range(pairs):
        table = shares.judge(simulated(rng, lengths, prevalence, lumped), SETTINGS)
        interval = table["low"], table["high"]
        alone.append(labels.label(*interval, table["p"], 0.95))
        together.append(labels.label(*interval, permutation.adjust(table["p"].to_numpy()), 0.95))
        p.append(table["p"])
    return np.array(alone), np.array(together), np.array(p)


SEEDS_LENGTHS = ((19, 8), (41, 11))
SAME_SOURCE = np.array([[0.05, 0.05, 0.15, 0.15, 0.3, 0.3, 0.3, 0.5, 0.5, 0.5]] * 2)


@pytest.mark.slow
@pytest.mark.parametrize(
    "lengths, lumped",
    [(SEEDS_LENGTHS, 2), (SEEDS_LENGTHS, 0.2), (((30, 10), (30, 10)), 2)],
    ids=["as the seeds", "as the seeds, whole paragraphs", "equally long"],
)
def test_two_texts_from_one_source_are_seldom_called_different(lengths, lumped):
    """`clear` stands for at most 5 in 100 codes where nothing differs, even for a code tested alone."""
    alone, together, _ = rates_of_labels(lengths, SAME_SOURCE, lumped)
    assert (alone == CLEAR).mean() <= 0.05
    assert (together == CLEAR).mean() <= 0.01
    assert (together == CLEAR).any(axis=1).mean() <= 0.05


def test_a_large_difference_is_called_clear():
    """A code in 80% of one text and 5% of the other is `clear` in most pairs as long as the seeds."""
    apart = np.array([[0.8, 0.05] + [0.2] * 8, [0.05, 0.8] + [0.2] * 8])
    _, together, _ = rates_of_labels(SEEDS_LENGTHS, apart, 2, pairs=60)
    assert (together[:, :2] == CLEAR).mean() >= 0.8
    assert (together[:, 2:] == CLEAR).mean() <= 0.05


def test_short_paragraphs_are_no_evidence_by_themselves():
    """Where one text has single sentences for paragraphs and the other long ones, at the same rates, p is not
    small more often than chance has it; the error of a rate of 5% in 600 codes is 0.9%."""
    _, _, p = rates_of_labels(((30, 30), (60, 12)), SAME_SOURCE[:, 4:], 10, pairs=100)
    assert (p <= 0.05).mean() <= 0.05 + 3 * 0.009
    assert np.median(p) >= 0.4
