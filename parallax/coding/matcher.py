"""Coding: which cue of the codebook matches which words of which sentence.

The coded table is the noun that everything shares: one row per match, with the words that matched and where they
stand. A sentence is a list of words. A phrase is the words of a cue, or of one part of it; all phrases of a codebook
make a tree, down which each word of a sentence leads to the phrases that begin with it.

Words are cut here by a rule of letters and digits (see words), not by the parser: a cue stands alone, and must be cut
as the text is. The parser's tokens depend on what is around them and would hide words from cues: it keeps
“U.S.-China” and “post-2020” whole, and divides “cannot” and “don’t”.

Within a family the longest match wins: where cues overlap, a shorter one that lies in or across a longer one does
not count, and equally long ones on the same words all count. A cue of several parts stands outside this rule: its
context makes it particular enough. A family may say that negated cues do not count; a negator then silences the
cues that follow it within reach, as far as the next comma or other stop.
"""

import fnmatch
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, zip_longest
from typing import NamedTuple

import pandas as pd

from parallax.coding.codebook import Code, Codebook, Family, cue_words, is_ordered, parts
from parallax.corpus.words import WORD

COLUMNS = ["document", "sentence", "family", "code", "cue", "start", "end", "matched"]
STOP = re.compile(r"[,;:.!?()–—]")
# A full stop within a sentence is that of an abbreviation, so it does not part the words of a phrase.
BREAK = re.compile(r"[,;:!?()–—]")
END = ""
"""What leads to a phrase where it ends."""


class Word(NamedTuple):
    """A word of a sentence: its letters as they are compared, where it stands, in characters, and whether a sign
    that parts phrases, or one that ends a negation, comes after it."""

    letters: str
    start: int
    end: int
    breaks: bool
    stops: bool


class Span(NamedTuple):
    """Where a phrase stands in a sentence, in words from `first` to before `last`."""

    first: int
    last: int


Found = dict[str, list[Span]]
"""Where each phrase stands in a sentence; those that stand nowhere are left out."""


@dataclass(frozen=True, eq=False)
class Cue:
    """A cue ready to be matched: each part is a set of phrases, any of which will do."""

    family: Family
    code: Code
    text: str
    parts: list[frozenset[str]]
    ordered: bool
    masks: frozenset[str]

    @property
    def pair(self) -> tuple[str, str]:
        """The cue's code as (family, code)."""
        return self.family.name, self.code.name

    @property
    def rivals(self) -> tuple[str, ...]:
        """The family, or the family and code, within which only the longest of overlapping matches counts."""
        return self.pair[:1] if self.family.rivals else self.pair


class Match(NamedTuple):
    """A cue's number, and where the cue or a part of it stands."""

    cue: int
    span: Span


def words_of(text: str) -> list[Word]:
    """The words of a sentence."""
    found = list(WORD.finditer(text))
    gaps = [text[one.end() : other.start()] for one, other in pairwise(found)] + [""] * bool(found)
    return [
        Word(plain(word.group()), *word.span(), bool(BREAK.search(gap)), bool(STOP.search(gap)))
        for word, gap in zip(found, gaps, strict=True)
    ]


def plain(word: str) -> str:
    """A word without the full stops of an abbreviation and with a straight apostrophe."""
    return word.replace(".", "").replace("’", "'")


@cache
def phrase(text: str) -> str:
    """A cue, or a part of one, as its words are compared: in capitals where it has them, else in small letters."""
    words = map(plain, cue_words(text))
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words)


class Phrases:
    """Phrases as a tree of dictionaries, in which each word leads to those that may follow it."""

    def __init__(self, phrases: Iterable[str]):
        self.tree: dict = {}
        for each in phrases:
            node = self.tree
            for word in each.split():
                node = node.setdefault(word, {})
            node[END] = each
        self.words = {word for each in phrases for word in each.split()}
        globs = [word for word in self.words if "?" in word or "*" in word[:-1]]
        # What fnmatch makes of a * never tries a second place for it, so that no cue takes long.
        self.globs = {word: re.compile(fnmatch.translate(word)) for word in globs}
        self.known: dict[str, set[str]] = {}

    def standing_for(self, letters: str) -> set[str]:
        """The words of phrases that stand for a word of a text: the word itself, beginnings of it, and globs."""
        if letters not in self.known:
            forms = {letters, letters.lower()}
            beginnings = {form[:end] + "*" for form in forms for end in range(len(form) + 1)}
            globs = {word for word, glob in self.globs.items() if any(map(glob.match, forms))}
            self.known[letters] = (forms | beginnings) & self.words | globs
        return self.known[letters]

    def find(self, words: list[Word]) -> Found:
        """Where each phrase stands, no comma or other break within it."""
        found: Found = defaultdict(list)
        for first in range(len(words)):
            nodes, last = [self.tree], first
            while nodes and last < len(words) and not (last > first and words[last - 1].breaks):
                meant = self.standing_for(words[last].letters)
                nodes, last = [node[word] for node in nodes for word in meant if word in node], last + 1
                for node in nodes:
                    if END in node:
                        found[node[END]].append(Span(first, last))
        return found


class Matcher:
    """The cues of a codebook, and the phrases that they are made of."""

    def __init__(self, codebook: Codebook):
        self.codebook = codebook
        families = [codebook.family(family.name) for family in codebook.families]
        self.cues = [self._cue(family, code, cue) for family in families for code in family.codes for cue in code.cues]
        self.beginning: dict[str, list[int]] = defaultdict(list)
        """The cues whose first part a phrase can be."""
        for number, cue in enumerate(self.cues):
            for each in cue.parts[0]:
                self.beginning[each].append(number)
        self.phrases = Phrases(set().union(*(each for cue in self.cues for each in (*cue.parts, cue.masks))))

    def _cue(self, family: Family, code: Code, cue: str) -> Cue:
        masks = frozenset(map(phrase, code.masks))
        return Cue(family, code, cue, [self._part(part) for part in parts(cue)], is_ordered(cue), masks)

    def _part(self, part: str) -> frozenset[str]:
        """The phrases that a part of a cue stands for: itself, or every plain cue of what @ names."""
        if not part.startswith("@"):
            return frozenset([phrase(part)])
        family, _, name = part[1:].partition(".")
        codes = [code for code in self.codebook.family(family).codes if name in ("", code.name)]
        plain = [cue for code in codes for cue in code.cues if len(parts(cue)) == 1 and cue[0] != "@"]
        return frozenset(map(phrase, plain))

    def matches(self, words: list[Word]) -> list[Match]:
        """Every match of every cue in a sentence, masked and negated ones left out, overlaps left in; in order of
        cues and places."""
        found, denied = self.phrases.find(words), negated(words, self.codebook)
        numbers = sorted({number for each in found for number in self.beginning.get(each, ())})
        cues = [(number, self.cues[number]) for number in numbers if can_stand(self.cues[number], found)]
        return [Match(number, span) for number, cue in cues for span in sorted(spans_of(cue, found, denied))]

    def longest(self, matches: list[Match]) -> list[Match]:
        """The matches that stay where longer ones, or of equally long ones those of earlier cues, take their words."""
        taken: dict[tuple, Span] = {}
        kept = set()
        for match in sorted(matches, key=lambda match: match.span.first - match.span.last):
            cue, span = self.cues[match.cue], match.span
            places = [(cue.rivals, place) for place in range(*span)]
            if len(cue.parts) > 1:
                kept.add(match)
            elif all(taken.get(place, span) == span for place in places):
                taken |= dict.fromkeys(places, span)
                kept.add(match)
        return [match for match in matches if match in kept]


def can_stand(cue: Cue, found: Found) -> bool:
    """Whether some phrase of each of a cue's parts stands in a sentence."""
    return not any(part.isdisjoint(found) for part in cue.parts)


def spans_of(cue: Cue, found: Found, denied: list[bool]) -> set[Span]:
    """Where a cue stands: the places of its parts, if they all stand, and in order where that is asked."""
    counting = [spans_of_part(part, cue, found, denied) for part in cue.parts]
    if cue.ordered:
        counting = in_order(counting)
    return set().union(*counting) if all(counting) else set()


def spans_of_part(part: frozenset[str], cue: Cue, found: Found, denied: list[bool]) -> set[Span]:
    """Where a part of a cue stands and is neither masked nor negated."""
    spans = {span for each in found if each in part for span in found[each]}
    if not cue.family.negated:
        spans = {span for span in spans if not denied[span.first]}
    for mask in chain.from_iterable(found[each] for each in found if each in cue.masks):
        spans = {span for span in spans if span.first < mask.first or span.last > mask.last}
    return spans


def in_order(parts: list[set[Span]]) -> list[set[Span]]:
    """The spans of each part that follow one of the part before and precede one of the part after."""
    following: list[set[Span]] = []
    ended: float = 0
    for part in parts:
        following.append({span for span in part if span.first >= ended})
        ended = min((span.last for span in following[-1]), default=math.inf)
    chained: list[set[Span]] = []
    begun = math.inf
    for part in reversed(following):
        chained.append({span for span in part if span.last <= begun})
        begun = max((span.first for span in chained[-1]), default=-1)
    return chained


def negated(words: list[Word], codebook: Codebook) -> list[bool]:
    """Which words follow a negator within reach, no stop and no other negator between; one before an affirmer
    negates nothing."""
    denied: list[bool] = []
    left = 0
    for word, following in zip_longest(words, words[1:]):
        denied.append(left > 0)
        left -= 1
        if word.letters.lower() in codebook.negators:
            affirmed = following and following.letters.lower() in codebook.affirmers
            left = 0 if affirmed else codebook.reach
        if word.stops:
            left = 0
    return denied


def code(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The coded table: one row per match of a cue, columns document, sentence, family, code, cue, start, end,
    matched; start and end are offsets in the sentence's text, in characters. Codes that were not chosen take
    part in the choice of the longest, so that a code is found in the same places with or without them."""
    matcher, chosen, rows = Matcher(codebook), set(codebook.pairs), []
    for document, sentence, text in sentences[["document", "sentence", "text"]].itertuples(index=False):
        words = words_of(text)
        for number, span in matcher.longest(matcher.matches(words)):
            cue, start, end = matcher.cues[number], words[span.first].start, words[span.last - 1].end
            if cue.pair in chosen:
                rows.append((document, sentence, *cue.pair, cue.text, start, end, text[start:end]))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"start": int, "end": int})
