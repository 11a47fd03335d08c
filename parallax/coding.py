"""Coding: which cue of the codebook matches which words of which sentence.

The coded table is the noun that everything shares: a row a match, with the words that matched and
where they stand. Within a family the longest match wins: where cues overlap, a shorter one that lies in
or across a longer one does not count, and equally long ones on the same words all count. A cue of
several parts stands outside this rule: its context makes it particular enough. A family may say that
negated cues do not count; a negator then silences the cues that follow it within reach, as far as the
next comma or other stop.
"""

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pandas as pd

from parallax.codebook import Codebook, cue_words, is_ordered, parts
from parallax.documents import WORD

COLUMNS = ["document", "sentence", "family", "code", "cue", "start", "end", "matched"]
STOP = re.compile(r"[,;:.!?()–—]")


class Span(NamedTuple):
    """Where a phrase stands in a sentence, in words from `first` to before `last`."""

    first: int
    last: int


@dataclass(frozen=True)
class Cue:
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


class Matcher:
    """Finds every phrase of a codebook in one pass over a sentence's words."""

    def __init__(self, codebook: Codebook):
        self.codebook = codebook
        self.phrases: dict[tuple[str, ...], int] = {}
        self.by_word: dict[str, list] = {}
        self.by_prefix: dict[str, list] = {}
        self.by_pattern: dict[str, list] = {}
        self.seen: dict[str, tuple] = {}
        self.referred: dict[str, frozenset[int]] = {}
        self.cues = [cue for family in codebook.families for cue in self._cues(codebook.family(family.name))]
        self.cues_of: dict[int, list[int]] = {}
        for number, cue in enumerate(self.cues):
            for phrase in cue.parts[0]:
                self.cues_of.setdefault(phrase, []).append(number)

    def _cues(self, family) -> list[Cue]:
        return [cue for code in family.codes for cue in self._cues_of(family, code)]

    def _cues_of(self, family, code) -> list[Cue]:
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
        """The number of a phrase, indexed by its first word the first time it is asked for."""
        phrase = tuple(word_key(word) for word in cue_words(text))
        if phrase not in self.phrases:
            self.phrases[phrase] = len(self.phrases)
            index, key = self._index(phrase[0])
            index.setdefault(key, []).append((phrase[1:], self.phrases[phrase]))
        return self.phrases[phrase]

    def _index(self, first: str) -> tuple[dict[str, list], str]:
        """Where phrases that begin with this word are kept, and by what key."""
        if is_pattern(first):
            return self.by_pattern, first
        return (self.by_prefix, first[:-1]) if first.endswith("*") else (self.by_word, first)

    def starting_with(self, word: str) -> tuple:
        """The phrases whose first word is `word`, looked up once for each different word of the texts."""
        found = self.seen.get(word)
        if found is None:
            forms = {word, word.lower()}
            found = [entry for form in forms for entry in self.by_word.get(form, ())]
            for form in forms:
                for end in range(1, len(form) + 1):
                    found += self.by_prefix.get(form[:end], ())
            for pattern, entries in self.by_pattern.items():
                found += entries if word_matches(pattern, word) else ()
            found = self.seen[word] = tuple(dict.fromkeys(found))
        return found

    def spans(self, words: list[str]) -> dict[int, list[Span]]:
        """Where each phrase stands among `words`."""
        spans: dict[int, list[Span]] = {}
        for first, word in enumerate(words):
            for rest, phrase in self.starting_with(word):
                last = first + 1 + len(rest)
                if len(words) >= last and all(map(word_matches, rest, words[first + 1 : last])):
                    spans.setdefault(phrase, []).append(Span(first, last))
        return spans

    def matches(self, words: list[str], stops: list[bool]) -> list[tuple[int, Span]]:
        """Every (cue number, span) in a sentence, masked and negated ones left out, overlaps left in."""
        spans = self.spans(words)
        numbers = sorted({number for phrase in spans for number in self.cues_of.get(phrase, ())})
        found = []
        for number in numbers:
            cue = self.cues[number]
            counting = [self._counting(cue, part, spans, words, stops) for part in cue.parts]
            found += [(number, span) for span in met(counting, cue.ordered)]
        return found

    def _counting(self, cue: Cue, part: frozenset[int], spans: dict, words: list, stops: list) -> list[Span]:
        """The spans of a cue's part that are neither masked nor negated."""
        masks = [mask for phrase in cue.masks & spans.keys() for mask in spans[phrase]]
        return sorted(
            span
            for phrase in part & spans.keys()
            for span in spans[phrase]
            if not any(mask.first <= span.first and span.last <= mask.last for mask in masks)
            and (cue.negated or not self._is_negated(span, words, stops))
        )

    def _is_negated(self, span: Span, words: list[str], stops: list[bool]) -> bool:
        for position in range(span.first - 1, max(-1, span.first - 1 - self.codebook.reach), -1):
            if stops[position]:
                return False
            if words[position].lower() in self.codebook.negators:
                return words[position + 1].lower() not in self.codebook.affirmers
        return False


def met(parts: list[list[Span]], ordered: bool) -> list[Span]:
    """The spans of all parts if every part has one, and if asked one after the other; else none."""
    parts = in_order(parts) if ordered else parts
    return sorted({span for part in parts for span in part}) if all(parts) else []


def in_order(parts: list[list[Span]]) -> list[list[Span]]:
    """The spans of each part that follow one of the part before and precede one of the part after."""
    following, ended = [], 0
    for part in parts:
        following.append([span for span in part if span.first >= ended])
        ended = min((span.last for span in following[-1]), default=math.inf)
    chained, begun = [], math.inf
    for part in reversed(following):
        chained.append([span for span in part if span.last <= begun])
        begun = max((span.first for span in chained[-1]), default=-1)
    return chained[::-1]


def word_key(word: str) -> str:
    """A cue's word as it is compared: as it stands if in capitals, else in small letters."""
    word = plain(word)
    return word if word.isupper() and len(word) > 1 else word.lower()


def plain(word: str) -> str:
    """A word without the full stops of an abbreviation and with a straight apostrophe."""
    return word.replace(".", "").replace("’", "'")


def is_pattern(word: str) -> bool:
    """Whether a cue's word has wildcards elsewhere than one * at its end."""
    return "?" in word or "*" in word[:-1]


@cache
def pattern_of(word: str) -> re.Pattern:
    """The words that a cue's word with wildcards stands for: * any letters or none, ? one."""
    return re.compile("".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in word))


def word_matches(pattern: str, word: str) -> bool:
    """Whether a word of a text is the one that a cue's word stands for."""
    if is_pattern(pattern):
        return any(map(pattern_of(pattern).fullmatch, (word, word.lower())))
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1]) or word.lower().startswith(pattern[:-1])
    return pattern in (word, word.lower())


def longest(matches: list[tuple[int, Span]], cues: list[Cue]) -> set[tuple[int, Span]]:
    """The matches of a sentence that no longer one of the same family, or code, overlaps."""
    kept = {match for match in matches if len(cues[match[0]].parts) > 1}
    taken: dict[tuple, list[Span]] = {}
    for number, span in sorted(set(matches) - kept, key=lambda match: (match[1].first - match[1].last, match)):
        others = taken.setdefault(cues[number].scope, [])
        if all(span == other or span.last <= other.first or other.last <= span.first for other in others):
            others.append(span)
            kept.add((number, span))
    return kept


def candidates(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Every match of every cue, overlaps included: the coded table's columns, and which are kept."""
    matcher = Matcher(codebook)
    rows = []
    for document, sentence, text in zip(sentences["document"], sentences["sentence"], sentences["text"], strict=True):
        found = list(WORD.finditer(text))
        words = [plain(match.group()) for match in found]
        ends = [match.end() for match in found]
        starts = [*(match.start() for match in found), len(text)][1:]
        stops = [bool(STOP.search(text, end, start)) for end, start in zip(ends, starts, strict=True)]
        matches = matcher.matches(words, stops)
        kept = longest(matches, matcher.cues)
        for number, span in matches:
            cue = matcher.cues[number]
            start, end = found[span.first].start(), ends[span.last - 1]
            place = (cue.family, cue.code, cue.text, start, end, text[start:end])
            rows.append((document, sentence, *place, (number, span) in kept))
    return pd.DataFrame(rows, columns=[*COLUMNS, "kept"])


def code(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The coded table: a row a match of a cue, columns document, sentence, family, code, cue, start, end,
    matched; start and end are offsets in the sentence's text, in characters. Codes that were not chosen take
    part in the choice of the longest, so that a code is found in the same places with or without them."""
    table = candidates(sentences, codebook)
    chosen = pd.MultiIndex.from_frame(table[["family", "code"]]).isin(codebook.pairs)
    return table.loc[table["kept"].astype(bool) & chosen, COLUMNS].reset_index(drop=True)
