"""The word list, fixed by rule before anything is tested, and what is computed over it."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from parallax.corpus import terms as terms_module
from parallax.corpus.words import words as split
from parallax.measures import keyness, labels, permutation
from parallax.measures.labels import LABELS
from parallax.measures.settings import Settings

SETTINGS = Settings(resamples=500, minimum_count=2)


def terms(*texts):
    return terms_module.terms(pd.Series(texts))


# The list


@pytest.mark.parametrize(
    "word, term",
    [
        ("talks", "talk"),
        ("Talks", "talk"),
        ("reached", "reach"),
        ("Madrid", "Madrid"),
        ("Trump", "Trump"),
        ("U.S.", "U.S."),
        ("US", "US"),  # not the pronoun
        ("us", ""),
        ("EU", "EU"),
        ("the", ""),
        ("The", ""),
        ("were", ""),
        ("would", ""),
        ("2025", ""),
        ("a", ""),
    ],
)
def test_a_word_counts_for_its_lemma_and_a_name_keeps_its_capital(word, term):
    assert terms_module.term(word) == term


@pytest.mark.parametrize("word", ["trade", "press", "open", "center", "front", "senior", "figure"])
def test_the_capital_that_opens_a_sentence_makes_no_other_term(word):
    found = terms(f"{word.capitalize()} is one matter.", f"It is about {word} again.")
    assert found[0][0] == found[1][0] == word


@pytest.mark.parametrize("name", ["China", "Trump", "White", "US"])
def test_a_name_that_opens_a_sentence_stays_one(name):
    found = terms(f"{name} signed it.", f"They met with {name} again.")
    assert found[0][0] == found[1][1] == name


def test_a_word_seen_only_at_the_start_of_sentences_is_taken_as_it_stands():
    assert terms("Lisbon signed it.", "Lisbon paid.") == [["Lisbon", "sign"], ["Lisbon", "pay"]]


def test_a_sentence_in_capitals_is_no_row_of_names():
    assert terms("THE TALKS END", "The talks went on.") == [["talk", "end"], ["talk", "go"]]


def test_no_function_word_and_no_number_is_listed(seeds):
    _, listed = terms_module.terms_by_sentence(seeds.body["text"])
    assert not {term.lower() for term in listed} & (terms_module.function_words() - {"us"})
    assert not [term for term in listed if term[0].isdigit()]


def test_no_term_of_the_seeds_stands_twice_in_large_and_small_letters(seeds):
    _, listed = terms_module.terms_by_sentence(seeds.body["text"])
    assert len({term.lower() for term in listed}) == len(listed)
    assert {"trade", "talk", "official", "China", "Chinese", "TikTok", "Li"} <= set(listed)


def test_only_terms_that_occur_often_enough_in_both_texts_together():
    texts = pd.Series(["Ships, ships and a boat.", "The ship and the harbour.", "A boat."])
    counts, listed = terms_module.terms_by_sentence(texts, minimum_count=2)
    assert (listed, counts.toarray().tolist()) == (["boat", "ship"], [[1, 2], [0, 1], [1, 0]])
    assert terms_module.terms_by_sentence(texts)[1] == ["boat", "harbour", "ship"]


def test_texts_without_content_words_have_an_empty_list(body):
    assert terms_module.terms_by_sentence(pd.Series(["It is.", "So be it."]))[0].shape == (2, 0)
    assert len(keyness.keyness(body([["It is."]], [["So be it."]]), SETTINGS)) == 0


# What is computed


@pytest.fixture
def pair(body):
    """A statement of 10 words, a commentary of 12; `talk` 3 and 1 times, `port` once and 3 times."""
    statement = [["Talks began and talks ended.", "A talk is no port."]]
    commentary = [["The port was shut.", "A port is a port."], ["Nobody would talk."]]
    return body(statement, commentary)


def test_keyness_by_hand(pair):
    table = keyness.keyness(pair, SETTINGS).set_index("term")
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
    table = keyness.keyness(pair, SETTINGS)
    assert (table["p"] >= 1 / 3 - 0.07).all()
    assert (table["p"] > stats.chi2.sf(table["g2"], 1)).all()


def test_p_is_that_of_g2_where_it_is_the_larger(body):
    # `boat` in each of twelve sentences of 20 words, and in six of twelve: an exchange of sentences is
    # Fisher's test of 12 and 6 of 12, p = .014; 12 and 6 in 240 words have a G2 of 2.1, p = .15.
    there, not_there = ["A boat" + 18 * " and"], ["It was" + 18 * " and"]
    table = keyness.keyness(body([there] * 12, [there] * 6 + [not_there] * 6), SETTINGS)
    expected = stats.chi2_contingency([[12, 6], [228, 234]], correction=False, lambda_="log-likelihood")
    assert table["p"].tolist() == pytest.approx([expected.pvalue])


def test_terms_of_the_seeds_counted_again(seeds):
    texts = {role: " ".join(table["text"]) for role, table in seeds.body.groupby("document")}
    sizes = {role: len(split(text)) for role, text in texts.items()}
    for row in seeds.words.itertuples():
        for role in ("statement", "commentary"):
            count = sum(terms_module.term(word) == row.term for word in split(texts[role]))
            assert getattr(row, role) == count
            assert getattr(row, f"{role}_rate") == pytest.approx(1000 * count / sizes[role])
        assert row.statement + row.commentary >= seeds.settings.minimum_count


def test_every_listed_term_of_the_seeds_is_tested_and_labelled(seeds):
    table = seeds.words
    assert table["p"].between(1 / (seeds.settings.resamples + 1), 1).all()
    assert table["q"].to_numpy() == pytest.approx(permutation.adjust(table["p"].to_numpy()))
    assert table["g2"].is_monotonic_decreasing
    found = labels.label(table["low"], table["high"], table["q"], seeds.settings.confidence)
    assert table["label"].tolist() == found.tolist()


VOCABULARY = [
    "anchor",
    "basket",
    "bottle",
    "bread",
    "button",
    "candle",
    "carpet",
    "cloud",
    "garden",
    "hammer",
]
VOCABULARY += [
    "horse",
    "ladder",
    "mirror",
    "needle",
    "orange",
    "paper",
    "pencil",
    "pepper",
    "rabbit",
    "river",
]
VOCABULARY += ["saddle", "stone", "table", "tree", "tunnel", "wallet", "window"]


def from_one_source(rng, body):
    """Two texts of 10 paragraphs of 3 sentences; a paragraph keeps to few of the words, as texts do."""
    texts = []
    for _ in range(20):
        rates = rng.beta(0.08, 0.92, len(VOCABULARY))
        drawn = rng.random((3, len(VOCABULARY))) < rates
        texts.append(["It is so that there are " + " ".join(np.compress(row, VOCABULARY)) for row in drawn])
    return body(texts[:10], texts[10:])


def test_words_that_lump_in_paragraphs_are_seldom_called_different(body):
    """G2, or an exchange of single sentences, calls a tenth of such words `clear` where nothing differs."""
    rng = np.random.default_rng(1)
    tables = [keyness.keyness(from_one_source(rng, body), SETTINGS) for _ in range(40)]
    assert (pd.concat(tables)["label"] == LABELS[0]).mean() <= 0.01
    assert (pd.concat(tables)["p"] <= 0.05).mean() <= 0.05
