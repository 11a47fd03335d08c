"""Keyness, held against published numbers, numbers worked by hand, and what must be true of any input."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from spacy.tokens import Doc

from parallax.corpus import terms
from parallax.corpus.parse import parse, parser
from parallax.corpus.words import words
from parallax.measures import keyness, labels, permutation
from parallax.measures.labels import LABELS
from parallax.measures.settings import Settings

SETTINGS = Settings(resamples=500, minimum_count=2)
counts = st.integers(0, 60)
proportions = st.integers(1, 80).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))


def parsed(body):
    """The sentences of a table, by their ids, as the parser reads them."""
    return dict(zip(body["sentence"], parse(body["text"]), strict=True))


# G2 and the log ratio


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
    tables = np.random.default_rng(1).integers(0, 50, (4, 20))
    each = [keyness.log_likelihood(*table) for table in tables.T]
    assert keyness.log_likelihood(*tables) == pytest.approx(each)


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
    assert low - 1e-12 <= ratio <= high + 1e-12
    assert keyness.log_ratio(*second, *first, 0.95) == pytest.approx((-ratio, -high, -low))


# The table


@pytest.fixture
def pair(body):
    """A statement of 10 words, a commentary of 12; `talk` 3 and 1 times, `port` once and 3 times."""
    statement = [["Talks began and talks ended.", "A talk is no port."]]
    commentary = [["The port was shut.", "A port is a port."], ["Nobody would talk."]]
    return body(statement, commentary)


def test_keyness_by_hand(pair):
    table = keyness.keyness(pair, parsed(pair), SETTINGS).set_index("term")
    assert set(table.index) == {"talk", "port"}
    talk = table.loc["talk"]
    assert (talk["statement"], talk["commentary"]) == (3, 1)
    assert (talk["statement_rate"], talk["commentary_rate"]) == pytest.approx((300, 1000 / 12))
    assert talk["log_ratio"] == pytest.approx(np.log2(0.3 * 12))
    expected = stats.chi2_contingency([[3, 1], [7, 11]], correction=False, lambda_="log-likelihood")
    assert talk["g2"] == pytest.approx(expected.statistic)


def test_p_is_that_of_the_exchange_where_it_is_the_larger(pair):
    # Three paragraphs of 10, 9 and 3 words, the first of them the statement: two of their six orders put it
    # first, so an exchange of paragraphs can hardly set these texts apart.
    table = keyness.keyness(pair, parsed(pair), SETTINGS)
    assert (table["p"] >= 1 / 3 - 0.07).all()
    assert (table["p"] > stats.chi2.sf(table["g2"], 1)).all()


def test_p_is_that_of_g2_where_it_is_the_larger(body):
    # `boat` in each of twelve sentences of 20 words, and in six of twelve: an exchange of sentences is
    # Fisher's test of 12 and 6 of 12, p = .014; 12 and 6 in 240 words have a G2 of 2.1, p = .15.
    there, not_there = ["A boat" + 18 * " and"], ["It was" + 18 * " and"]
    texts = body([there] * 12, [there] * 6 + [not_there] * 6)
    table = keyness.keyness(texts, parsed(texts), SETTINGS)
    expected = stats.chi2_contingency([[12, 6], [228, 234]], correction=False, lambda_="log-likelihood")
    assert table["p"].tolist() == pytest.approx([expected.pvalue])


def test_terms_of_the_seeds_counted_again(seeds):
    found = pd.Series(terms.terms(seeds.parses[id] for id in seeds.body["sentence"]))
    for role, here in seeds.body.groupby("document").groups.items():
        size = sum(len(words(text)) for text in seeds.body.loc[here, "text"])
        for row in seeds.words.itertuples():
            count = sum(sentence.count(row.term) for sentence in found[here])
            assert getattr(row, role) == count
            assert getattr(row, f"{role}_rate") == pytest.approx(1000 * count / size)
    assert (seeds.words["statement"] + seeds.words["commentary"] >= seeds.settings.minimum_count).all()


def test_every_listed_term_of_the_seeds_is_tested_and_labelled(seeds):
    table = seeds.words
    assert table["p"].between(1 / (seeds.settings.resamples + 1), 1).all()
    assert table["q"].to_numpy() == pytest.approx(permutation.adjust(table["p"].to_numpy()))
    assert table["g2"].is_monotonic_decreasing
    found = labels.label(table["low"], table["high"], table["q"], seeds.settings.confidence)
    assert table["label"].tolist() == found.tolist()


WORDS = """anchor basket bottle bread button candle carpet cloud garden hammer horse ladder mirror needle orange paper
    pencil pepper rabbit river saddle stone table tree tunnel wallet window"""
VOCABULARY = WORDS.split()


def from_one_source(rng, body):
    """Two texts of 10 paragraphs of 3 sentences, and their parses; a paragraph keeps to few of the words, as texts
    do."""
    texts = []
    for _ in range(20):
        rates = rng.beta(0.08, 0.92, len(VOCABULARY))
        drawn = rng.random((3, len(VOCABULARY))) < rates
        texts.append(["It is so that there are " + " ".join(np.compress(row, VOCABULARY)) for row in drawn])
    made = body(texts[:10], texts[10:])
    return made, {row.sentence: tagged(row.text.split()) for row in made.itertuples()}


def tagged(words):
    """A sentence as if it were parsed, in which the words of the vocabulary are nouns."""
    parts = ["NOUN" if word in VOCABULARY else "X" for word in words]
    return Doc(parser().vocab, words=words, pos=parts, lemmas=words)


def test_words_that_lump_in_paragraphs_are_seldom_called_different(body):
    """G2, or an exchange of single sentences, calls a tenth of such words `clear` where nothing differs."""
    rng = np.random.default_rng(1)
    tables = [keyness.keyness(*from_one_source(rng, body), SETTINGS) for _ in range(40)]
    assert (pd.concat(tables)["label"] == LABELS[0]).mean() <= 0.01
    assert (pd.concat(tables)["p"] <= 0.05).mean() <= 0.05
