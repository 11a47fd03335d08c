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
from itertools import accumulate
from typing import NamedTuple

import pandas as pd

from parallax.codebook import Codebook, cue_words, is_ordered, parts
from parallax.documents import WORD

COLUMNS = ["document", "sentence", "family", "code", "cue", "start", "end", "matched"]
END = ""
# A text parted at its words, which stand between what is between them.
PIECES = re.compile(f"({WORD.pattern})")
STOP = re.compile(r"[,;:.!?()–—]")
# A full stop within a sentence is that of an abbreviation, so it does not part the words of a phrase.
BREAK = re.compile(r"[,;:!?()–—]")


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


class Matcher:
    """Finds every phrase of a codebook in one pass over a sentence's words.

    The phrases are a tree: each branch is a word, and leads to those that may follow it and, under END, to
    the number of the phrase that ends with it. A cue is looked for where its rarest part, the one that fewest
    phrases make, is found.
    """

    def __init__(self, codebook: Codebook):
        self.codebook = codebook
        self.phrases: dict[tuple[str, ...], int] = {}
        self.tree: dict = {}
        self.referred: dict[str, frozenset[int]] = {}
        self.cues = [cue for family in codebook.families for cue in self._cues(codebook.family(family.name))]
        self.keys = Keys({word for phrase in self.phrases for word in phrase})
        self.cues_of: dict[int, list[int]] = {phrase: [] for phrase in self.phrases.values()}
        for number, cue in enumerate(self.cues):
            for phrase in min(cue.parts, key=len):
                self.cues_of[phrase].append(number)

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
        """The number of a phrase, which grows into the tree the first time it is asked for."""
        phrase = tuple(word_key(word) for word in cue_words(text))
        if phrase not in self.phrases:
            self.phrases[phrase] = len(self.phrases)
            branch = self.tree
            for word in phrase:
                branch = branch.setdefault(word, {})
            branch[END] = self.phrases[phrase]
        return self.phrases[phrase]

    def spans(self, words: list[str], gaps: list[str]) -> dict[int, list[Span]]:
        """Where each phrase stands among `words`, no comma or other break within it."""
        spans: dict[int, list[Span]] = {}
        keys = [*map(self.keys.__getitem__, words), ()]
        for first, heads in enumerate(keys):
            branches = [self.tree[key] for key in heads if key in self.tree]
            last = first
            while branches:
                last += 1
                for branch in branches:
                    if END in branch:
                        spans.setdefault(branch[END], []).append(Span(first, last))
                if gaps[last] != " " and BREAK.search(gaps[last]):
                    break
                branches = [branch[key] for key in keys[last] for branch in branches if key in branch]
        return spans

    def matches(self, words: list[str], gaps: list[str]) -> list[tuple[int, Span]]:
        """Every (cue number, span) in a sentence, masked and negated ones left out, overlaps left in.

        `gaps` are what stands between the words, from before the first to after the last.
        """
        spans = self.spans(words, gaps)
        found = set()
        for number in {number for phrase in spans for number in self.cues_of[phrase]}:
            cue = self.cues[number]
            if len(cue.parts) == 1 or not any(part.isdisjoint(spans) for part in cue.parts):
                counting = [self._counting(cue, part, spans, words, gaps) for part in cue.parts]
                found.update([(number, span) for span in met(counting, cue.ordered)])
        return sorted(found)

    def _counting(self, cue: Cue, part: frozenset[int], spans: dict, words: list, gaps: list) -> list[Span]:
        """The spans of a cue's part that are neither masked nor negated."""
        here = standing(part, spans)
        if cue.masks:
            masks = standing(cue.masks, spans)
            here = [span for span in here if not any(m.first <= span.first and span.last <= m.last for m in masks)]
        return here if cue.negated else [span for span in here if not self._is_negated(span, words, gaps)]

    def _is_negated(self, span: Span, words: list[str], gaps: list[str]) -> bool:
        for position in range(span.first - 1, max(-1, span.first - 1 - self.codebook.reach), -1):
            if STOP.search(gaps[position + 1]):
                return False
            if plain(words[position]).lower() in self.codebook.negators:
                return plain(words[position + 1]).lower() not in self.codebook.affirmers
        return False


def standing(phrases: frozenset[int], spans: dict[int, list[Span]]) -> list[Span]:
    """The spans of some of the phrases that were found."""
    return [span for phrase in spans.keys() & phrases for span in spans[phrase]]


def met(parts: list[list[Span]], ordered: bool) -> list[Span]:
    """The spans of all parts if every part has one, and if asked one after the other; else none."""
    parts = in_order(parts) if ordered else parts
    return [span for part in parts for span in part] if all(parts) else []


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


def pattern_of(word: str) -> re.Pattern:
    """The words that a cue's word with wildcards stands for: * any letters or none, ? one."""
    return re.compile("".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in word))


def longest(matches: list[tuple[int, Span]], cues: list[Cue]) -> set[tuple[int, Span]]:
    """The matches of a sentence that no longer one of the same family, or code, overlaps."""
    kept = {match for match in matches if len(cues[match[0]].parts) > 1}
    taken: dict[tuple, Span] = {}
    for number, span in sorted(set(matches) - kept, key=lambda match: (match[1].first - match[1].last, match)):
        places = [(cues[number].scope, place) for place in range(*span)]
        if all(taken.get(place, span) == span for place in places):
            taken |= dict.fromkeys(places, span)
            kept.add((number, span))
    return kept


def candidates(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Every match of every cue, overlaps included: the coded table's columns, and which are kept."""
    matcher = Matcher(codebook)
    rows = []
    for document, sentence, text in zip(sentences["document"], sentences["sentence"], sentences["text"], strict=True):
        pieces = PIECES.split(text)
        ends = list(accumulate(map(len, pieces)))
        matches = matcher.matches(pieces[1::2], pieces[::2])
        kept = longest(matches, matcher.cues)
        for number, span in matches:
            cue = matcher.cues[number]
            start, end = ends[2 * span.first], ends[2 * span.last - 1]
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
