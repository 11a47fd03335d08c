"""Headings: what the words of a line say, where its format does not tell a heading from a line of the account.

A line that opens a list ("The two sides will:") and the name of a speaker ("THE PRESIDENT:") are the account's, though
they look like headings; what a line is without a verb of its own, the parse tells. In doubt a line stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from simplemma import is_known

from parallax import data
from parallax.corpus.parse import parse
from parallax.corpus.sentences import opens_list, sentences_in
from parallax.corpus.words import words
from parallax.readers.blocks import LONGEST_HEADING, LONGEST_LABEL, LONGEST_SAID, OPEN_END, SENTENCE_END

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_CAPITALS = 12
LONGEST_HEADLINE = 60
"""The words that a headline has at most, where nothing but its words tells it."""
LONGEST_QUESTION = 12
LONGEST_NAME, LONGEST_SPEAKER = 3, 6
PARTICLES = (
    "af", "al", "am", "bin", "bint", "da", "das", "de", "dei", "del", "della", "delle", "den", "der", "di", "dos", "du",
    "el", "ibn", "la", "le", "ten", "ter", "van", "von", "zu", "zur",
)  # fmt: skip
"""The small words inside a name."""
PREPOSITIONS = ("into", "onto", "upon")
"""Small words of titles that are too rare to tell a language by."""
PART = rf"(?:[A-Z][\w.’'-]*|{'|'.join(PARTICLES)})"
NAME = rf"[A-Z][\w.’'-]*(?: {PART}){{1,9}}"
INTERVIEW = re.compile(
    r"(?:(?P<question>q|question)|(?P<answer>a|answer))[ .]?\d*(?:[ -]*follow[ -]?up)?", re.IGNORECASE
)
"""What opens a question or an answer of an interview."""
CREDIT = re.compile(rf"(?P<dash>[–—―-]+ ?)?(?P<name>{NAME})(?:(?:, | [–—-] | \()(?P<office>[^.!?;:“”\"]+))?")
"""A line that gives the words above it to somebody: a name, with a dash before it or an office after it."""


def is_headline(paragraph: str) -> bool:
    """Whether a first paragraph is a headline: short, and ended neither as a statement is nor as a line that goes on; a
    question alone is one ("Who won the talks?")."""
    *before, last = re.split(r"(?<=[.!?]) +", paragraph.strip())
    is_asked = last.rstrip("\"'”’)]").endswith("?") and not before
    ended = (SENTENCE_END.search(paragraph) and not is_asked) or opens_list(paragraph)
    return len(paragraph) <= LONGEST_SAID and len(words(paragraph)) <= LONGEST_HEADING and not ended


def is_long_headline(paragraph: str) -> bool:
    """Whether a first paragraph is a long headline by its words: they are written as those of titles, be they of two
    sentences, or they are one that ends as no sentence does."""
    if not is_no_longer(paragraph) or paragraph.endswith((",", ";")) or opens_list(paragraph):
        return False
    return is_in_title_case(paragraph) or (is_one_sentence(paragraph) and not SENTENCE_END.search(paragraph))


def may_be_headline(paragraph: str) -> bool:
    """Whether a first paragraph is no longer than a headline may be and holds a single sentence, which begins as a
    title does."""
    return is_no_longer(paragraph) and is_one_sentence(paragraph)


def is_no_longer(paragraph: str) -> bool:
    """Whether a paragraph is no longer than a headline may be."""
    return len(words(paragraph)) <= LONGEST_HEADLINE and len(paragraph) <= LONGEST_SAID


def is_one_sentence(paragraph: str) -> bool:
    """Whether a paragraph holds a single sentence, which begins with a capital."""
    return paragraph[:1].isupper() and len(sentences_in(paragraph)) == 1


def is_in_capitals(paragraph: str) -> bool:
    """Whether a paragraph is a heading by its letters: a few words in capitals, ended by a colon, by a question mark or
    not at all."""
    heading = paragraph.rstrip(":? ")
    return heading.isupper() and len(words(heading)) <= LONGEST_CAPITALS and is_headline(heading)


def is_in_title_case(line: str) -> bool:
    """Whether a line is written as titles are: every word with a capital, those of grammar apart."""
    first, *rest = words(line) or [""]
    telling = [word for word in rest if word.lower() not in grammar()]
    return len(rest) > 1 and bool(telling) and not any(word[0].islower() for word in [first, *telling])


def in_small_letters(name: str) -> str:
    """A name that is printed in capitals as it is written elsewhere: "ANA RUIZ MP, MINISTER OF TRADE"."""
    return " ".join(map(as_elsewhere, name.split())) if name.isupper() else name


def as_elsewhere(word: str) -> str:
    """A word of a name in capitals as it is written elsewhere: "Ana", "of", "MP"."""
    if word.lower() in grammar():
        return word.lower()
    return "-".join(part.capitalize() for part in word.split("-")) if len(word) > 2 else word


@cache
def grammar() -> frozenset[str]:
    """Words that titles write with small letters."""
    listed = data.lists("languages")["words"]["English"], data.lists("abbreviations")["starters"]
    return frozenset(chain(*listed, PREPOSITIONS))


def names_a_section(line: str, apart: bool, times: int = 1) -> bool:
    """Whether a line that ends in a question mark or a colon is a heading: `apart` says that it stands in other
    letters, `times` how often such a line begins with the same words."""
    if not OPEN_END.search(line):
        return False
    if line.rstrip("\"'”’)]").endswith("?"):
        label, colon, _ = line.partition(":")
        if colon and is_speaker(label, times):
            return False
        return is_in_title_case(line) or (apart and len(words(line)) <= LONGEST_QUESTION)
    label = line.rstrip(": ")
    if len(words(label)) > LONGEST_LABEL or is_speaker(label, times):
        return False
    return is_in_capitals(label) or is_label(label)


def is_run_in(head: str, times: int = 1) -> bool:
    """Whether words in other letters at the beginning of a paragraph are its heading and neither a speaker's name nor,
    where they end in a full stop, a sentence."""
    if is_untrue(head):
        return False
    if head.endswith((".", "?")):
        return head.endswith("?") or is_label(head.rstrip("."))
    return not is_speaker(head.rstrip(":"), times)


def is_label(line: str) -> bool:
    """Whether a line names a thing or a doing and says nothing of it: "Next steps", "Opening the port"."""
    read = parsed(line)
    root = next((word for word in read if word.head == word), None)
    if root is None or read[0].pos_ in ("DET", "PRON") or any(name.label_ == "PERSON" for name in read.ents):
        return False
    return root.pos_ == "NOUN" or root.tag_ == "VBG"


def parsed(line: str) -> Doc:
    """A line, or its beginning, as the parser reads it, without the capitals of titles: words of the dictionary with
    small letters."""
    listed = line[:LONGEST_SAID].split()
    small = (word.lower() if is_known(word.lower(), lang="en") else word.capitalize() for word in listed)
    return next(iter(parse([" ".join(small)])))


@cache
def speakers() -> tuple[frozenset[str], frozenset[str]]:
    """Words that alone name whoever speaks, and titles and offices, one of which begins or ends a speaker's name."""
    titles, sides = data.lists("abbreviations")["titles"], data.lists("sides")
    return frozenset(data.lists("boilerplate")["speakers"]), frozenset(titles) | frozenset(sides["persons"])


@cache
def countries() -> frozenset[str]:
    """The names of countries, in small letters."""
    listed = data.lists("sides")["countries"]
    return frozenset(name.lower() for name in chain(listed, *listed.values()))


def is_credit(line: str) -> bool:
    """Whether a line gives the words above it to somebody with his office: "Ana Soto, Minister of Trade"."""
    found = CREDIT.fullmatch(line)
    office = found["office"] if found else None
    return office is not None and not speakers()[1].isdisjoint(words(office.lower()))


def is_topic(label: str) -> bool:
    """Whether words before a colon say what the paragraph is, and so name nobody who speaks: "FACT", "Update 2"."""
    return is_labelled(label, "labels")


def is_untrue(label: str) -> bool:
    """Whether words before a colon say that what follows is not true: "MYTH"."""
    return is_labelled(label, "untrue")


def untrue(sentences: Iterable[Any]) -> set[str]:
    """The sentences, given as rows, that stand behind a label which says that they are not true ("Myth 3: ..") until
    the paragraph ends or another label stands ("Fact: ..")."""
    found, place = set(), -1
    for row in sentences:
        label, colon, _ = row.text.partition(":")
        if colon and len(words(label)) <= LONGEST_NAME and is_topic(label):
            place = row.paragraph if is_untrue(label) else -1
        if row.paragraph == place:
            found.add(row.sentence)
    return found


def is_labelled(label: str, name: str) -> bool:
    """Whether words before a colon begin or end with one of a list."""
    found = [word for word in words(label.lower()) if word.isalpha()]
    return not {*found[:1], *found[-1:]}.isdisjoint(data.lists("boilerplate")[name])


def part_of_interview(label: str) -> str:
    """Whether words before a colon open a "question" or an "answer" of an interview ("Q1-follow-up"); else nothing."""
    found = INTERVIEW.fullmatch(label)
    return str(found.lastgroup) if found else ""


def is_speaker(label: str, times: int = 1) -> bool:
    """Whether words before a colon name somebody who speaks: they stand there more `times` than once, or are a role, an
    office, a country or a name that no dictionary has."""
    found = [word.lower().strip(".") for word in words(label)]
    found = found[1:] if found[:1] == ["the"] else found
    if not found or len(found) > LONGEST_SPEAKER or is_topic(label):
        return False
    alone, offices = speakers()
    role = (found[0] in alone and found[1:2] in ([], ["of"])) or part_of_interview(label) != ""
    country = label.lower().removeprefix("the ") in countries()
    in_office = {found[0], found[-1], *(found[1:2] if len(found) >= LONGEST_NAME else ())} & offices
    if times > 1 or role or country or in_office:  # "prime minister Ruiz" has the office second
        return True
    return len(found) <= LONGEST_NAME and not is_known(found[-1], lang="en") and parsed(label)[0].pos_ != "VERB"
