"""Weighing: what the words of a sentence say, and how much they weigh together."""

import numpy as np
import pytest

from parallax.corpus import weighing
from parallax.corpus.parse import parse
from parallax.corpus.weighing import Weights


def said(text):
    """The words of a sentence."""
    (doc,) = parse([text])
    return set(weighing.words_of(doc))


def test_a_sentence_says_its_lemmas_and_each_two_that_follow_each_other():
    assert said("Prices rose again.") == {"price", "rise", "again", "price rise", "rise again"}


def test_a_name_says_nothing():
    assert said("Russia raised prices in Oslo.") == {"raise", "price", "in", "raise price", "price in"}


TABLE = Weights(("wet", "cold"), {}, {"rain": np.array([8, 0]), "snow": np.array([4, 6]), "and": np.array([9, 0])})


def test_words_weigh_over_the_root_of_their_number():
    (doc,) = parse(["Rain and snow fell."])
    assert TABLE.of_words(doc, ["rain", "snow", "fall"]) == pytest.approx([6, 3])  # four words: 12 / 2 and 6 / 2


@pytest.mark.parametrize(("column", "words"), [(0, "rain"), (1, "snow")])
def test_the_heaviest_word_tells_something_by_itself(column, words):
    (doc,) = parse(["Rain and snow fell."])
    assert TABLE.heaviest(weighing.words_of(doc), column) == words


def test_no_word_is_heaviest_where_none_weighs_for_it():
    (doc,) = parse(["Prices fell."])
    assert TABLE.heaviest(weighing.words_of(doc), 0) == ""


def test_every_row_of_the_codes_table_has_a_weight_for_every_column():
    table = weighing.read("code")
    assert table.words
    assert all(len(row) == len(table.columns) for row in [*table.known.values(), *table.words.values()])
