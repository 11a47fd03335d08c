"""Event: whether two texts speak of one event, by the names and nouns that they share.

Two accounts of one event name the same people and places. Of 19 pairs of an official text and a commentary on one
event the names are alike by .28 or more and nouns and names together by .17 or more (the median pair by .41 and .36).
Of 240 pairs of an official text with the commentary on another event, 204 lie below both limits here; the others have a
country or a subject in common. Twelve sentences taken from each text of a true pair lie below both once in fifty times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import fsum, sqrt
from typing import TYPE_CHECKING

import pandas as pd

from parallax.corpus.documents import ROLES
from parallax.corpus.terms import is_content

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES, NOUNS_AND_NAMES = 0.12, 0.15
"""Texts that are less alike than this in both are hardly about one event."""
FEWEST = 60
"""The nouns and names that a text needs for its words to tell; ten sentences have about so many."""


def is_other(sentences: pd.DataFrame, parses: dict[str, Doc]) -> bool:
    """Whether the two texts are hardly about one event; not told of texts too short to tell."""
    ids = {role: sentences.loc[sentences["document"] == role, "sentence"] for role in ROLES}
    both, names = (
        [words(kinds, (parses[id] for id in ids[role])) for role in ROLES] for kinds in (("NOUN", "PROPN"), ("PROPN",))
    )
    if min(map(Counter.total, both)) < FEWEST:
        return False
    return alike(*names) < NAMES and alike(*both) < NOUNS_AND_NAMES


def words(kinds: tuple[str, ...], parses: Iterable[Doc]) -> Counter[str]:
    """How often each content word of these kinds stands in sentences, as a lemma."""
    return Counter(token.lemma_.lower() for doc in parses for token in doc if token.pos_ in kinds and is_content(token))


def alike(one: Counter[str], other: Counter[str]) -> float:
    """The Bhattacharyya coefficient of two counts of words: 1 where all have the same share, 0 where none is in both.

    >>> alike(Counter(lima=1, rain=1), Counter(lima=8, rain=8))
    1.0
    >>> alike(Counter(lima=1, rain=1), Counter(lima=1, snow=1))
    0.5
    """
    if not one or not other:
        return 0.0
    return fsum(sqrt(one[word] * other[word]) for word in one) / sqrt(one.total() * other.total())
