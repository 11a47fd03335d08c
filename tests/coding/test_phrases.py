"""Phrases in the words of several sentences, worked by hand."""

import numpy as np
import pytest

from parallax.coding import phrases


def found(texts, *asked):
    """Which phrase stands where: (phrase, sentence, words)."""
    book = phrases.Phrases()
    numbers = {book.number(each.split()): each for each in asked}
    words = phrases.words_of(texts)
    spans = book.find(words)
    rows = zip(spans.phrases.tolist(), spans.firsts.tolist(), spans.lasts.tolist(), strict=True)
    return [
        (
            numbers[phrase],
            int(words.sentences[first]),
            texts[words.sentences[first]][words.starts[first] : words.ends[last - 1]],
        )
        for phrase, first, last in rows
    ]


def test_words_stand_where_they_stand_in_their_sentence():
    texts = ["(The U.S. isn’t", "", "…", "3.5 trade wars, China's. "]
    words = phrases.words_of(texts)
    told = [texts[n][a:b] for n, a, b in zip(words.sentences, words.starts, words.ends, strict=True)]
    assert told == ["The", "U.S.", "isn’t", "3.5", "trade", "wars", "China"]
    assert [words.vocabulary[kind] for kind in words.kinds] == told
    assert words.sentences.tolist() == [0, 0, 0, 3, 3, 3, 3]
    assert words.breaks.tolist() == [False, False, True, False, False, True, True]


def test_a_full_stop_ends_a_negation_but_parts_no_phrase():
    words = phrases.words_of(["No. 4 of Dec. 5; so"])
    assert words.breaks.tolist() == [False, False, False, False, True, True]
    assert words.stops.tolist() == [True, False, False, True, True, True]


@pytest.mark.parametrize(
    ("texts", "asked", "told"),
    [
        ([], ["a"], []),
        (["a b a"], [], []),
        (["b a b"], ["a", "b"], [("a", 0, "a"), ("b", 0, "b"), ("b", 0, "b")]),
        (["trade war", "trade", "war"], ["trade war"], [("trade war", 0, "trade war")]),
        (["trade, war", "trade (war)", "Trade War"], ["trade war"], [("trade war", 2, "Trade War")]),
        (["a a a"], ["a a"], [("a a", 0, "a a"), ("a a", 0, "a a")]),
        (["trading blocs"], ["trad* bloc*", "trad*"], [("trad* bloc*", 0, "trading blocs"), ("trad*", 0, "trading")]),
        (["us", "US", "U.S."], ["US"], [("US", 1, "US"), ("US", 2, "U.S.")]),
    ],
)
def test_phrases_are_found_within_sentences(texts, asked, told):
    assert found(texts, *asked) == told


def test_the_same_phrase_has_one_number():
    book = phrases.Phrases()
    assert [book.number(each) for each in (["Trade", "war"], ["rain"], ["trade", "WAR"], ["trade", "war"])] == [
        0,
        1,
        2,
        0,
    ]
    assert len(book) == 3


def test_a_phrase_within_another_ends_where_it_ends():
    spans = found(["the rule of law holds"], "rule", "rule of law", "law")
    assert spans == [("rule", 0, "rule"), ("rule of law", 0, "rule of law"), ("law", 0, "law")]


def test_nothing_is_found_in_nothing():
    words = phrases.words_of([])
    assert len(words) == 0 and words.starts.dtype == np.int64
    assert len(phrases.Phrases().find(words).phrases) == 0


@pytest.mark.parametrize(
    ("pattern", "word", "matches"),
    [
        ("rain*", "Rained", True),
        ("rain*", "rain", True),
        ("*rain", "train", True),
        ("*rain", "trains", False),
        ("r*n", "rn", True),
        ("r?n", "run", True),
        ("r?n", "rn", False),
        ("r?n*", "Runner", True),
        ("a+*b", "aab", False),
        ("US?", "USA", True),
        ("US?", "use", False),
        ("*", "any", True),
    ],
)
def test_wildcards_stand_for_letters(pattern, word, matches):
    assert (pattern in phrases.Keys({pattern})[word]) is matches
