"""Quotations: a stretch of a sentence cut to its decisive words, and what kind of words they are.

A cut leaves out an aside or a tail that the grammar does not need, never a condition, and shows as “…”. The form of a
quotation says how another sentence can take it up: “asked Peru to” takes an infinitive, “objected to” a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from parallax.positions import grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = ["words", "short", "form", "whole"]
LENGTH, SHORT, REASON = 24, 13, 36
"""How many words a quotation has at most, one in a headline, and one that gives a reason with what it explains."""
FEWEST = 4
"""The fewest words that a cut leaves."""
LOOSE = {"advcl", "conj", "cc", "punct", "appos", "relcl", "acl", "npadvmod", "advmod", "dep", "parataxis", "prep"}
"""The relations of what can be left out at the end of a clause."""
CONDITIONS = {"unless", "if", "without", "until", "except", "despite", "only", "not", "but", "although", "though"}
"""Words that turn a statement round or limit it, so that what they open is never cut off."""
ANNOUNCING = {
    "prep",
    "det",
    "amod",
    "aux",
    "auxpass",
    "mark",
    "compound",
    "poss",
    "case",
    "neg",
    "nummod",
    "agent",
    "cc",
}
"""The relations of words after which another one must follow."""
DASHES, STOPS = {"–", "—", "--"}, {",", ";", ":", "–", "—", "--", ".", "!", "?"}
MODALS = ("will", "would", "shall", "should", "must")
"""The modals of a demand or a pledge, which the verb before the quotation already says."""
FORMS = ("clause", "question", "infinitive", "gerund", "phrase", "predicate")
"""What a quotation can be; a predicate is a finite verb whose subject stands outside."""


ENUMERATOR = re.compile(r"^\(\w{1,4}\) +")
"""The number of an item in a list."""


class Stretch(NamedTuple):
    """Words of a sentence that stand together."""

    words: list[Token]

    def text(self) -> str:
        """The words as the sentence writes them, without stops at either end."""
        kept = list(self.words)
        while kept and (kept[-1].text in {*STOPS, "("} or kept[-1].dep_ == "cc"):
            kept.pop()
        while kept and kept[0].text in STOPS:
            kept.pop(0)
        text = kept[0].doc.text[kept[0].idx : kept[-1].idx + len(kept[-1])] if kept else ""
        text = ENUMERATOR.sub("", text)
        return text.replace('"', "") if text.count('"') % 2 else text

    def length(self) -> int:
        """How many words there are, punctuation apart."""
        return sum(not word.is_punct for word in self.words)


def quotations(claims: pd.DataFrame, parses: Mapping[str, Doc]) -> pd.DataFrame:
    """One row per claim: its words cut to a quotation and to a short one, its form, and whether nothing was cut."""
    return pd.DataFrame([quotation(claim, parses[claim.sentence]) for claim in claims.itertuples()], columns=COLUMNS)


def quotation(claim: Any, doc: Doc) -> tuple[str, str, str, bool]:
    """The quotation of one claim."""
    stretch = within(doc, claim.start, claim.end)
    if not stretch.words:
        return claim.content, claim.content, "phrase", True
    form = form_of(stretch)
    if form == "clause" and claim.act in ("asks", "promises"):
        stretch, form = without_subject(claim, stretch)
    words = cut(stretch, REASON if claim.act == "explains" else LENGTH)
    return words, cut(stretch, SHORT), form, "…" not in words


def decisive(sentences: pd.DataFrame, parses: Mapping[str, Doc], most: int = LENGTH) -> dict[str, str]:
    """Each sentence by its id, cut to its decisive words."""
    return {row.sentence: cut(within(parses[row.sentence], 0, len(row.text)), most) for row in sentences.itertuples()}


def within(doc: Doc, start: int, end: int) -> Stretch:
    """The words of a sentence between two places."""
    return Stretch([word for word in doc if start <= word.idx < end and not word.is_space])


def head_of(stretch: Stretch) -> Token:
    """The word on which the others of a stretch depend: of several the first that has a subject."""
    inside = set(stretch.words)
    heads = [word for word in stretch.words if word.head not in inside or word.head == word]
    heads = [word for word in heads if not word.is_punct] or heads or stretch.words
    return next((word for word in heads if grammar.first(word, *grammar.SUBJECTS) in inside), heads[0])


def form_of(stretch: Stretch) -> str:
    """What kind of words a stretch is."""
    head, opening = head_of(stretch), next((word for word in stretch.words if not word.is_punct), stretch.words[0])
    subject = grammar.first(head, *grammar.SUBJECTS)
    if opening.lower_ in ("whether", "if", "why", "how"):
        return "question"
    if opening.tag_ in ("WDT", "WP") or (head.pos_ in ("VERB", "AUX") and subject not in set(stretch.words)):
        return verbal(opening, head)
    return "clause" if subject in set(stretch.words) and grammar.is_finite(head) else verbal(opening, head)


def verbal(opening: Token, head: Token) -> str:
    """The form of words without a subject."""
    if opening.dep_ == "neg":
        return "clause"
    if opening.tag_ in ("VB", "TO") or (head.tag_ == "VB" and not grammar.is_finite(head)):
        return "infinitive"
    if head.tag_ == "VBG" and head.pos_ == "VERB":
        return "gerund"
    return "predicate" if head.pos_ in ("VERB", "AUX") else "phrase"


def without_subject(claim: Any, stretch: Stretch) -> tuple[Stretch, str]:
    """A demand or pledge without the subject and modal that the sentence around it says: “X will do” as “do”."""
    name = re.escape(claim.target if claim.act == "asks" else claim.claimant)
    found = re.match(rf"{name} (?:{'|'.join(MODALS)}) (?!not\b)", stretch.text(), re.IGNORECASE)
    if not name or found is None:
        return stretch, "clause"
    start = stretch.words[0].idx + found.end()
    return Stretch([word for word in stretch.words if word.idx >= start]), "infinitive"


def cut(stretch: Stretch, most: int) -> str:
    """A stretch of at most so many words where the grammar allows it: first without asides, then without its tail."""
    if stretch.length() <= most:
        return stretch.text()
    *before, last = without_asides(stretch)
    room = most - sum(piece.length() for piece in before)
    pieces = [*before, shorter(last, room)] if room >= min(FEWEST, last.length()) else [shorter(stretch, most)]
    is_whole_end = pieces[-1].words[-1] == stretch.words[-1]
    return " … ".join(piece.text() for piece in pieces) + ("" if is_whole_end else " …")


def without_asides(stretch: Stretch) -> list[Stretch]:
    """A stretch without what stands between a pair of dashes or brackets."""
    marks = [place for place, word in enumerate(stretch.words) if word.text in DASHES]
    opened = [place for place, word in enumerate(stretch.words) if word.text == "("]
    closed = [place for place, word in enumerate(stretch.words) if word.text == ")"]
    pair = (marks[0], marks[1]) if len(marks) == 2 else (opened[0], closed[0]) if opened and closed else None
    if pair is None or pair[0] < 1 or pair[1] <= pair[0] or pair[1] >= len(stretch.words) - 2:
        return [stretch]
    return [Stretch(stretch.words[: pair[0]]), Stretch(stretch.words[pair[1] + 1 :])]


def shorter(stretch: Stretch, most: int) -> Stretch:
    """The longest opening of at most so many words that stands by itself, best one that ends at a stop; where there
    is none, the first words."""
    words = stretch.words
    places = [place for place, word in enumerate(words) if not word.is_punct]
    if len(places) <= most:
        return stretch
    last = places[most]
    fitting = [place for place in range(last, 0, -1) if Stretch(words[:place]).length() >= FEWEST]
    whole = [place for place in fitting if is_whole(words, place)]
    at_stops = [place for place in whole if words[place].text in STOPS and place > last * 0.5]
    return Stretch(words[: next(iter([*at_stops, *whole]), place_before(words, last))])


def place_before(words: list[Token], place: int) -> int:
    """The last place up to another after which no word is missing that an article or a preposition announces."""
    while place > FEWEST and words[place - 1].dep_ in ANNOUNCING:
        place -= 1
    return place


def is_whole(words: list[Token], place: int) -> bool:
    """Whether words stand by themselves without those from a place on."""
    kept, left = set(words[:place]), words[place:]
    if words[place - 1].dep_ in ANNOUNCING:
        return False
    if any(word.head in set(left) for word in kept) or CONDITIONS & {word.lower_ for word in left[:2]}:
        return False
    return all(may_go(word) for word in left if word.head in kept)


def may_go(word: Token) -> bool:
    """Whether the grammar, and what is said, can do without a word and all that depends on it."""
    if word.dep_ not in LOOSE or any(each.lower_ in CONDITIONS for each in list(word.subtree)[:2]):
        return False
    return word.dep_ != "prep" or (word.lower_ != "of" and (word.head.pos_ != "VERB" or comma_before(word)))


def comma_before(word: Token) -> bool:
    """Whether a stop stands before a word's phrase."""
    return word.left_edge.i > 0 and word.left_edge.nbor(-1).text in STOPS
