"""Weighing: what the words of a sentence say, and how much each weighs for what readers see in it.

A table of weights, parallax/data/<name>-weights.csv.gz, holds a column for each of some answers: what is known of a
sentence beside its words, and words. A word weighs over the root of the number of its sentence's words, so that the
more there are the less each says. Names are no words here: who is named says nothing of what is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from itertools import pairwise
from math import exp, sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from parallax.data import DATA

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONTENT = ("NOUN", "VERB", "ADJ", "ADV")
"""The parts of speech of words that tell something by themselves."""
Words = dict[str, list["Token"]]
"""What a sentence says, a word or two that follow each other, as lemmas; and the tokens where it first does."""


class Weights(NamedTuple):
    """Weights in tenths, (columns,) each: of what is known of a sentence, and of words."""

    columns: tuple[str, ...]
    known: dict[str, np.ndarray]
    words: dict[str, np.ndarray]

    def of_words(self, doc: Doc, said: Iterable[str]) -> np.ndarray:
        """What the words that a sentence says weigh together for each column; whole numbers are summed before the one
        division, so that processors agree."""
        found = [self.words[each] for each in said if each in self.words]
        return np.sum([np.zeros(len(self.columns), int), *found], axis=0) / sqrt(length_of(doc))

    def heaviest(self, said: Words, column: int) -> str:
        """The word or two with a noun, verb, adjective or adverb that weigh most for a column; "" where none weighs
        for it."""
        weights = {words: self.words[words][column] for words in said if words in self.words and tells(said[words])}
        words = max(weights, key=weights.__getitem__, default="")
        return words if words and weights[words] > 0 else ""


@cache
def read(name: str) -> Weights:
    """The weights of parallax/data/<name>-weights.csv.gz."""
    rows = pd.read_csv(DATA / f"{name}-weights.csv.gz", keep_default_na=False, na_values=[""])
    cells = rows.iloc[:, 2:].fillna(0).astype(int)
    found: dict[str, dict[str, np.ndarray]] = {"known": {}, "word": {}}
    for kind, word, row in zip(rows["kind"], rows["name"], cells.to_numpy(), strict=True):
        found[kind][word] = row
    return Weights(tuple(cells.columns), found["known"], found["word"])


def words_of(doc: Doc, left_out: Collection[int] = ()) -> Words:
    """What a sentence says: its words as lemmas and each two that follow each other, without names and the words at
    these places."""
    tokens = [word for word in doc if word.is_alpha and word.pos_ != "PROPN" and word.i not in left_out]
    found: Words = {}
    for word in tokens:
        found.setdefault(word.lemma_.lower(), [word])
    for one, other in ((one, other) for one, other in pairwise(tokens) if one.i + 1 == other.i):
        found.setdefault(f"{one.lemma_.lower()} {other.lemma_.lower()}", [one, other])
    return found


def length_of(doc: Doc) -> int:
    """How many different words a sentence has, at least 1."""
    return max(1, len({word.lemma_.lower() for word in doc if word.is_alpha}))


def likelihood(tenths: float, given: float) -> float:
    """How likely something is for which so much speaks, in tenths of log odds beyond those of the likelihood from
    which on it is given: 0 to 1, in hundredths.

    >>> likelihood(0, 0.35), likelihood(11, 0.5)
    (0.35, 0.75)
    """
    return round(1 / (1 + (1 - given) / given * exp(-max(-99.0, tenths) / 10)), 2)


def tells(words: list[Token]) -> bool:
    """Whether a word or two tell something by themselves."""
    return any(word.pos_ in CONTENT for word in words)
