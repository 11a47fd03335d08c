"""Phrases: where each of many phrases stands in the words of many sentences, found for all of them at once.

The words stand one after the other in arrays, a row a word. The phrases are a tree: each branch is a word of
theirs and leads to those that may follow it. All words are walked down the tree side by side, one step a word of
a phrase, so the work is that of as many array operations as the longest phrase has words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from typing import NamedTuple

import numpy as np

from parallax.corpus.words import WORD

# A text parted at its words, which stand between what is between them.
PIECES = re.compile(f"({WORD.pattern})")
STOP = re.compile(r"[,;:.!?()–—]")
# A full stop within a sentence is that of an abbreviation, so it does not part the words of a phrase.
BREAK = re.compile(r"[,;:!?()–—]")


@dataclass(frozen=True)
class Words:
    """The words of some sentences. `vocabulary` are the different ones; the rest are arrays, a row a word: `kinds`
    its number in the vocabulary, `sentences` that of its sentence, `starts` and `ends` where it stands in that, in
    characters; `breaks` and `stops` whether a sign that parts phrases, or one that ends a negation, or the
    sentence's end, comes after it."""

    vocabulary: list[str]
    kinds: np.ndarray
    sentences: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    breaks: np.ndarray
    stops: np.ndarray

    def __len__(self) -> int:
        return len(self.kinds)


class Spans(NamedTuple):
    """Where phrases stand: arrays of the phrase's number, its first word and the one after its last."""

    phrases: np.ndarray
    firsts: np.ndarray
    lasts: np.ndarray


def words_of(texts: list[str]) -> Words:
    """The words of some sentences."""
    parted = [PIECES.split(text) for text in texts]
    words = list(chain.from_iterable(pieces[1::2] for pieces in parted))
    gaps = list(chain.from_iterable(pieces[2::2] for pieces in parted))
    sizes = np.array([len(pieces) // 2 for pieces in parted], int)
    vocabulary = dict(zip(dict.fromkeys(words), count()))
    lengths = _numbers(map(len, words), len(words))
    after = lengths + _numbers(map(len, gaps), len(gaps))
    sentences = np.repeat(np.arange(len(texts)), sizes)
    before = np.concatenate([[0], np.cumsum(after)])
    begun = np.array([len(pieces[0]) for pieces in parted], int) - before[np.cumsum(sizes) - sizes]
    starts = before[:-1] + begun[sentences]
    ends_sentence = np.diff(sentences, append=-1) != 0
    breaks, stops = (
        np.fromiter(map({gap: bool(sign.search(gap)) for gap in set(gaps)}.get, gaps), bool, len(gaps)) | ends_sentence
        for sign in (BREAK, STOP)
    )
    kinds = _numbers(map(vocabulary.__getitem__, words), len(words))
    return Words(list(vocabulary), kinds, sentences, starts, starts + lengths, breaks, stops)


def _numbers(values: Iterable[int], size: int) -> np.ndarray:
    return np.fromiter(values, np.int64, size)


def plain(word: str) -> str:
    """A word without the full stops of an abbreviation and with a straight apostrophe."""
    return word.replace(".", "").replace("’", "'")


def word_key(word: str) -> str:
    """A cue's word as it is compared: as it stands if in capitals, else in small letters."""
    word = plain(word)
    return word if word.isupper() and len(word) > 1 else word.lower()


def is_pattern(word: str) -> bool:
    """Whether a cue's word has wildcards elsewhere than one * at its end."""
    return "?" in word or "*" in word[:-1]


def pattern_of(word: str) -> re.Pattern:
    """The words that a cue's word with wildcards stands for: * any letters or none, ? one."""
    return re.compile("".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in word))


class Keys(dict):
    """For each word of the texts the words of cues, `known`, that stand for it, worked out when first asked for."""

    def __init__(self, known: set[str]):
        super().__init__()
        self.known = known
        self.patterns = {word: pattern_of(word) for word in known if is_pattern(word)}

    def __missing__(self, word: str) -> tuple[str, ...]:
        forms = {plain(word), plain(word).lower()}
        beginnings = {form[:end] + "*" for form in forms for end in range(len(form) + 1)}
        patterns = {each for each, pattern in self.patterns.items() if any(map(pattern.fullmatch, forms))}
        self[word] = tuple((forms | beginnings) & self.known | patterns)
        return self[word]


class Phrases:
    """Phrases by number, and the tree that they make."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, ...], int] = {}
        self.keys: dict[str, int] = {}
        self.branches: dict[tuple[int, int], int] = {}
        self.ends: list[int] = [-1]

    def __len__(self) -> int:
        return len(self.numbers)

    def number(self, words: list[str]) -> int:
        """The number of a phrase, which grows into the tree the first time it is asked for."""
        phrase = tuple(map(word_key, words))
        if phrase not in self.numbers:
            self.numbers[phrase] = len(self.numbers)
            node = 0
            for word in phrase:
                key = self.keys.setdefault(word, len(self.keys))
                node = self.branches.setdefault((node, key), len(self.ends))
                if node == len(self.ends):
                    self.ends.append(-1)
            self.ends[node] = self.numbers[phrase]
        return self.numbers[phrase]

    @cached_property
    def tree(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The tree in arrays: its branches as node * keys + key, in order, the nodes they lead to, and for each node
        the phrase that ends there, or -1. Asked for when no phrase comes any more."""
        codes = np.array([node * len(self.keys) + key for node, key in self.branches], np.int64)
        order = np.argsort(codes)
        return codes[order], np.array(list(self.branches.values()), np.int64)[order], np.array(self.ends, np.int64)

    @cached_property
    def known(self) -> Keys:
        """Which words of phrases stand for a word."""
        return Keys(set(self.keys))

    def find(self, words: Words) -> Spans:
        """Where each phrase stands, no comma or other break within it, in order of the phrases' numbers."""
        codes, children, ends = self.tree
        keys = [[self.keys[key] for key in self.known[word]] for word in words.vocabulary]
        many = np.array(list(map(len, keys)), int)
        flat, offsets = np.array(list(chain.from_iterable(keys)), np.int64), np.cumsum(many) - many
        firsts = at = np.arange(len(words))
        nodes = np.zeros(len(words), np.int64)
        found = []
        while len(at) and len(codes):
            times = many[words.kinds[at]]
            rows = np.repeat(np.arange(len(at)), times)
            key = flat[np.repeat(offsets[words.kinds[at]] - np.cumsum(times) + times, times) + np.arange(len(rows))]
            code = nodes[rows] * len(self.keys) + key
            place = np.minimum(np.searchsorted(codes, code), len(codes) - 1)
            leads = codes[place] == code
            rows, nodes = rows[leads], children[place[leads]]
            firsts, at = firsts[rows], at[rows]
            ended = ends[nodes] >= 0
            found.append((ends[nodes][ended], firsts[ended], at[ended] + 1))
            goes_on = ~words.breaks[at]
            firsts, at, nodes = firsts[goes_on], at[goes_on] + 1, nodes[goes_on]
        phrases, firsts, lasts = map(np.concatenate, zip(*found, strict=True)) if found else [np.array([], int)] * 3
        order = np.lexsort((lasts, firsts, phrases))
        return Spans(phrases[order], firsts[order], lasts[order])
