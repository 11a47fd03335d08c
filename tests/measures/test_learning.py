"""Learning: what a reader's coding of some sentences teaches, starting from the cues."""

import numpy as np
import pandas as pd
import pytest
from scipy import optimize

from parallax.corpus.parse import parse
from parallax.measures import learning

PAIRS = pd.MultiIndex.from_tuples([("themes", "rain"), ("themes", "snow"), ("tone", "glad")], names=["family", "code"])


def test_the_weights_are_the_likeliest():
    rng = np.random.default_rng(0)
    known = np.hstack([np.ones((30, 1)), rng.integers(0, 2, (30, 50)) - 0.5])
    coded = (known[:, 1] + known[:, 2] + rng.normal(size=30) > 0).astype(int)
    start, held = np.zeros(51), np.full(51, 0.2)
    start[1] = 6

    def loss(weights):
        return np.logaddexp(0, (1 - 2 * coded) * (known @ weights)).sum() + (held * (weights - start) ** 2).sum() / 2

    found = learning.fitted(known, coded, start, held)
    assert loss(found) == pytest.approx(optimize.minimize(loss, start).fun, abs=1e-4)


def table(rows, columns=PAIRS):
    return pd.DataFrame(rows, index=[f"S{number}" for number in range(len(rows))], columns=columns)


def known(cues, more=()):
    """Features of sentences: the intercept, the cues, and what else is given."""
    return np.hstack([np.ones((len(cues), 1)), cues.to_numpy() - 0.5, np.array(more, float).reshape(len(cues), -1)])


def test_where_the_reader_agrees_with_the_cues_they_are_kept():
    cues = table([(number % 2, number % 3 == 0, 0) for number in range(60)]).astype(int)
    whole, apart = learning.learned(known(cues), cues, cues.iloc[:40], np.arange(60) // 3)
    assert (whole == cues).all(axis=None) and (apart == cues).all(axis=None)


def test_a_word_that_the_reader_goes_by_is_learned_and_a_false_cue_unlearned():
    # The cue of rain is right nowhere; the reader goes by a word that stands in every other sentence.
    word = [number % 2 for number in range(80)]
    cues = table([(number % 5 == 0, 0, 0) for number in range(80)]).astype(int)
    coded = cues.copy()
    coded[("themes", "rain")] = word
    whole, apart = learning.learned(known(cues, np.array(word)[:, None] * 2 - 1), cues, coded.iloc[:60], np.arange(80))
    assert (whole[("themes", "rain")].to_numpy() == word).mean() > 0.95
    assert (apart[("themes", "rain")].to_numpy() == word).mean() > 0.9


def test_what_is_learned_from_other_paragraphs_does_not_know_its_own():
    # Each paragraph has a word of its own, which says all within it and nothing outside.
    groups = np.repeat(np.arange(12), 5)
    words = (groups[:, None] == np.arange(12)).astype(float) * 4
    reader = np.random.default_rng(3).integers(0, 2, 12)[groups]
    cues = table(np.zeros((60, 3), int))
    coded = cues.copy()
    coded[("themes", "rain")] = reader
    whole, apart = learning.learned(known(cues, words), cues, coded, groups)
    assert (whole[("themes", "rain")] == reader).mean() > 0.95
    assert (apart[("themes", "rain")] == reader).mean() < 0.7


def test_folds_hold_every_sentence_drawn_once_and_paragraphs_whole():
    groups = np.repeat(np.arange(25), 2)
    drawn = np.arange(50) < 46
    parts = list(learning.folds(groups, drawn))
    assert len(parts) == learning.FOLDS and (np.sum(parts, axis=0) == drawn).all()
    assert all(set(groups[part]).isdisjoint(groups[drawn & ~part]) for part in parts)


def test_a_family_is_used_only_where_it_agrees_better():
    hand = table([(1, 0, 1), (0, 1, 0), (1, 1, 1), (0, 0, 0)])
    cues, taught = hand.copy(), hand.copy()
    cues[("themes", "rain")] = [0, 1, 0, 1]
    taught[("tone", "glad")] = [1, 0, 0, 1]
    found = learning.compared(cues, taught, hand).set_index("family")
    assert found["used"].to_dict() == {"themes": True, "tone": False}
    assert found.loc["themes", "learned"] == found.loc["tone", "cues"] == pytest.approx(1)
    assert set(found["sentences"]) == {4}


def test_features_are_cues_shared_lemmas_parts_of_speech_and_acts():
    parses = list(parse(["Rain will fall.", "The rain fell.", "Prices rose quickly."]))
    cues = table([(1, 0, 0), (1, 0, 0), (0, 0, 0)])
    claims = pd.DataFrame({"sentence": ["S0", "S0"], "act": ["expects", "expects"]})
    made = learning.features(cues, parses, claims)
    assert made.shape == (3, 1 + 3 + 2 + len(learning.PARTS) + 1)  # the lemmas "rain" and "fall" stand in two sentences
    np.testing.assert_allclose(made[:, 4:6], [[2**-0.5] * 2, [2**-0.5] * 2, [0, 0]])
    assert made[:, -1].tolist() == [1, 0, 0]
