"""Coding: which cue of the codebook matches which words of which sentence.

The coded table is the noun that everything shares: a row a match, with the words that matched and
where they stand. Within a family the longest match wins: where cues overlap, a shorter one that lies in
or across a longer one does not count, and equally long ones on the same words all count. A cue of
several parts stands outside this rule: its context makes it particular enough. A family may say that
negated cues do not count; a negator then silences the cues that follow it within reach, as far as the
next comma or other stop.
"""

import math
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from parallax.coding.codebook import Code, Codebook, Family, cue_words, is_ordered, parts
from parallax.coding.phrases import Phrases, Spans, Words, plain, words_of

COLUMNS = ["document", "sentence", "family", "code", "cue", "start", "end", "matched"]
AT_ONCE = 5_000
"""How many sentences are coded side by side, so that long texts take no more memory than others."""


class Span(NamedTuple):
    """Where a phrase stands in a sentence, in words from `first` to before `last`."""

    first: int
    last: int


class Cue(NamedTuple):
    """A cue ready to be matched: each part is a set of phrase numbers, any of which will do."""

    family: str
    code: str
    text: str
    parts: tuple[frozenset[int], ...]
    ordered: bool
    masks: frozenset[int]
    negated: bool
    scope: tuple[str, ...]
    """The family, or the family and code, within which only the longest of overlapping matches counts."""


class Matches(NamedTuple):
    """Matches of cues: arrays of the cue's number, its first word and the one after its last."""

    cues: np.ndarray
    firsts: np.ndarray
    lasts: np.ndarray


class Matcher:
    """The cues of a codebook, and the phrases that they are made of."""

    def __init__(self, codebook: Codebook):
        self.codebook = codebook
        self.phrases = Phrases()
        self.referred: dict[str, frozenset[int]] = {}
        self.cues = [cue for family in codebook.families for cue in self._cues(codebook.family(family.name))]

    def _cues(self, family: Family) -> list[Cue]:
        return [cue for code in family.codes for cue in self._cues_of(family, code)]

    def _cues_of(self, family: Family, code: Code) -> list[Cue]:
        masks = frozenset(self._phrase(mask) for mask in code.masks)
        return [
            Cue(
                family.name,
                code.name,
                cue,
                tuple(self._part(part) for part in parts(cue)),
                is_ordered(cue),
                masks,
                family.negated,
                (family.name,) if family.rivals else (family.name, code.name),
            )
            for cue in code.cues
        ]

    def _part(self, part: str) -> frozenset[int]:
        """The phrases that a part of a cue stands for: itself, or every plain cue of what @ names."""
        if not part.startswith("@"):
            return frozenset([self._phrase(part)])
        if part not in self.referred:
            family, _, code = part[1:].partition(".")
            codes = [each for each in self.codebook.family(family).codes if code in ("", each.name)]
            plain = [cue for each in codes for cue in each.cues if len(parts(cue)) == 1 and cue[0] != "@"]
            self.referred[part] = frozenset(self._phrase(cue) for cue in plain)
        return self.referred[part]

    def _phrase(self, text: str) -> int:
        return self.phrases.number(cue_words(text))

    @cached_property
    def names(self) -> pd.DataFrame:
        """One row a cue: family, code, cue."""
        return pd.DataFrame([cue[:3] for cue in self.cues], columns=["family", "code", "cue"], dtype=str)

    @cached_property
    def scopes(self) -> np.ndarray:
        """The number of each cue's scope."""
        numbers: dict[tuple, int] = {}
        return np.array([numbers.setdefault(cue.scope, len(numbers)) for cue in self.cues], np.int64)

    @cached_property
    def alone(self) -> np.ndarray:
        """Which cues have one part only."""
        return np.array([len(cue.parts) == 1 for cue in self.cues], bool)

    def matches(self, words: Words) -> Matches:
        """Every match of every cue in some sentences, masked and negated ones left out, overlaps left in; in order
        of sentences, cues and places."""
        found = Found(self.phrases.find(words), words, self.codebook)
        each = [(number, found.of_cue(cue)) for number, cue in enumerate(self.cues) if found.can_hold(cue)]
        numbers = np.repeat([number for number, _ in each], [len(rows) for _, rows in each]).astype(int)
        rows = np.concatenate([rows for _, rows in each]).astype(int) if each else numbers
        table = np.stack([numbers, found.spans.firsts[rows], found.spans.lasts[rows]])
        table = table[:, np.lexsort((*table[::-1], words.sentences[table[1]]))]
        again = np.append(False, (table[:, 1:] == table[:, :-1]).all(axis=0))[: table.shape[1]]
        return Matches(*table[:, ~again])


class Found:
    """Where a codebook's phrases stand in some sentences, and which of these places count for a cue."""

    def __init__(self, spans: Spans, words: Words, codebook: Codebook):
        self.spans = spans
        self.sentences = words.sentences[spans.firsts]
        self.negated = negated(words, codebook)[spans.firsts]
        first_rows = np.flatnonzero(np.diff(spans.phrases, prepend=-1))
        self.rows = dict(
            zip(spans.phrases[first_rows].tolist(), np.split(np.arange(len(self.negated)), first_rows)[1:], strict=True)
        )
        self.there = frozenset(self.rows)
        self.masked: dict[frozenset[int], np.ndarray] = {}

    def can_hold(self, cue: Cue) -> bool:
        """Whether some phrase of each of a cue's parts stands anywhere."""
        return not any(part.isdisjoint(self.there) for part in cue.parts)

    def of_cue(self, cue: Cue) -> np.ndarray:
        """The rows of the spans that a cue matches: those of its parts, where they meet."""
        counting = [self._counting(cue, part) for part in cue.parts]
        if len(counting) == 1:
            return counting[0]
        met = set.intersection(*(set(self.sentences[rows].tolist()) for rows in counting))
        rows = [rows[np.isin(self.sentences[rows], list(met))] for rows in counting]
        return self._in_order(rows) if cue.ordered else np.concatenate(rows)

    def _counting(self, cue: Cue, part: frozenset[int]) -> np.ndarray:
        """The rows of a cue's part that are neither masked nor negated."""
        rows = self._standing(part)
        if cue.masks:
            rows = rows[~self._masked(cue.masks)[rows]]
        return rows if cue.negated else rows[~self.negated[rows]]

    def _standing(self, phrases: frozenset[int]) -> np.ndarray:
        """The rows of some phrases."""
        there = [self.rows[phrase] for phrase in phrases if phrase in self.rows]
        return np.concatenate(there) if there else np.array([], int)

    def _masked(self, masks: frozenset[int]) -> np.ndarray:
        """Which rows lie within a place where one of these phrases stands."""
        if masks not in self.masked:
            rows = self._standing(masks)
            rows = rows[np.argsort(self.spans.firsts[rows], kind="stable")]
            reach = np.concatenate([[-1], np.maximum.accumulate(self.spans.lasts[rows])])
            before = np.searchsorted(self.spans.firsts[rows], self.spans.firsts, side="right")
            self.masked[masks] = reach[before] >= self.spans.lasts
        return self.masked[masks]

    def _in_order(self, parts: list[np.ndarray]) -> np.ndarray:
        """Of the rows of each part those that follow one of the part before and precede one of the part after, in
        the same sentence."""
        kept = []
        for sentence in np.unique(self.sentences[parts[0]]):
            here = [rows[self.sentences[rows] == sentence] for rows in parts]
            kept += in_order([[(self.spans.firsts[row], self.spans.lasts[row], row) for row in rows] for rows in here])
        return np.array(kept, int)


def negated(words: Words, codebook: Codebook) -> np.ndarray:
    """Which words follow a negator within reach, no stop and no other negator between; one before an affirmer
    negates nothing."""
    kinds = [plain(word).lower() for word in words.vocabulary]
    negators, affirmers = (
        np.array([kind in known for kind in kinds], bool)[words.kinds]
        for known in (codebook.negators, codebook.affirmers)
    )
    denied, open_to = np.zeros(len(words), bool), np.ones(len(words), bool)
    negates = negators & ~np.append(affirmers[1:], False)[: len(words)]
    for back in range(1, min(codebook.reach, len(words) - 1) + 1):
        open_to[:back] = False
        open_to[back:] &= ~words.stops[:-back]
        denied[back:] |= open_to[back:] & negates[:-back]
        open_to[back:] &= ~negators[:-back]
    return denied


def in_order(parts: list[list[tuple]]) -> list:
    """The spans (first, last, name) of each part that follow one of the part before and precede one of the part
    after; their names."""
    following: list[list[tuple]] = []
    ended: float = 0
    for part in parts:
        following.append([span for span in part if span[0] >= ended])
        ended = min((span[1] for span in following[-1]), default=math.inf)
    chained: list[list[tuple]] = []
    begun = math.inf
    for part in reversed(following):
        chained.append([span for span in part if span[1] <= begun])
        begun = max((span[0] for span in chained[-1]), default=-1)
    return [name for part in chained for *_, name in part] if all(chained) else []


def longest(matches: Matches, matcher: Matcher) -> np.ndarray:
    """Which matches no longer one of the same family, or code, overlaps."""
    kept = np.ones(len(matches.cues), bool)
    alone = np.flatnonzero(matcher.alone[matches.cues])
    scopes = matcher.scopes[matches.cues[alone]]
    order = np.lexsort((matches.firsts[alone], scopes))
    rows, apart = alone[order], scopes[order] * (matches.lasts.max(initial=0) + 1)
    firsts, lasts = matches.firsts[rows] + apart, matches.lasts[rows] + apart
    begins = np.append(True, firsts[1:] >= np.maximum.accumulate(lasts)[:-1])[: len(rows)]
    cluster = np.cumsum(begins) - 1
    if not len(rows):
        return kept
    low, high = firsts[begins], np.maximum.reduceat(lasts, np.flatnonzero(begins))
    widest = (firsts == low[cluster]) & (lasts == high[cluster])
    settled = np.bincount(cluster, widest) > 0
    kept[rows] = widest
    unsettled = np.flatnonzero(~settled[cluster])
    for group in np.split(unsettled, np.flatnonzero(np.diff(cluster[unsettled])) + 1):
        spans = [Span(*span) for span in zip(firsts[group].tolist(), lasts[group].tolist(), strict=True)]
        kept[rows[group]] = longest_of(spans, matches.cues[rows[group]].tolist())
    return kept


def longest_of(spans: list[Span], cues: list[int]) -> list[bool]:
    """Which of some spans stay where longer ones, or of as long ones those of earlier cues, take their words."""
    taken: dict[int, Span] = {}
    kept = [False] * len(spans)
    for row in sorted(range(len(spans)), key=lambda row: (spans[row].first - spans[row].last, cues[row], spans[row])):
        if all(taken.get(place, spans[row]) == spans[row] for place in range(*spans[row])):
            taken |= dict.fromkeys(range(*spans[row]), spans[row])
            kept[row] = True
    return kept


def candidates(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Every match of every cue, overlaps included: the coded table's columns, and which are kept."""
    return _coded(sentences, Matcher(codebook), lambda matches, kept: np.ones(len(kept), bool))


def code(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The coded table: a row a match of a cue, columns document, sentence, family, code, cue, start, end,
    matched; start and end are offsets in the sentence's text, in characters. Codes that were not chosen take
    part in the choice of the longest, so that a code is found in the same places with or without them."""
    matcher, chosen = Matcher(codebook), set(codebook.pairs)
    wanted = np.array([(cue.family, cue.code) in chosen for cue in matcher.cues], bool)
    return _coded(sentences, matcher, lambda matches, kept: kept & wanted[matches.cues])[COLUMNS]


def _coded(
    sentences: pd.DataFrame, matcher: Matcher, choose: Callable[[Matches, np.ndarray], np.ndarray]
) -> pd.DataFrame:
    """The matches that `choose(matches, kept)` chooses, some thousand sentences at a time."""
    parts = [sentences.iloc[first : first + AT_ONCE] for first in range(0, max(1, len(sentences)), AT_ONCE)]
    return pd.concat([_part_coded(part, matcher, choose) for part in parts], ignore_index=True)


def _part_coded(
    sentences: pd.DataFrame, matcher: Matcher, choose: Callable[[Matches, np.ndarray], np.ndarray]
) -> pd.DataFrame:
    texts = list(sentences["text"])
    words = words_of(texts)
    matches = matcher.matches(words)
    kept = longest(matches, matcher)
    rows = np.flatnonzero(choose(matches, kept))
    cues, firsts, lasts = matches.cues[rows], matches.firsts[rows], matches.lasts[rows]
    places = words.sentences[firsts]
    starts, ends = words.starts[firsts], words.ends[lasts - 1]
    matched = [
        texts[place][start:end]
        for place, start, end in zip(places.tolist(), starts.tolist(), ends.tolist(), strict=True)
    ]
    return pd.DataFrame(
        {
            **{name: sentences[name].array.take(places) for name in ("document", "sentence")},
            **{name: matcher.names[name].array.take(cues) for name in ("family", "code", "cue")},
            "start": starts,
            "end": ends,
            "matched": pd.array(matched, dtype=str),
            "kept": kept[rows],
        }
    )
