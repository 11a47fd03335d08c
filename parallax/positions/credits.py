"""Credits: lines that hold only a name and an office, below the words that they give to that person.

Press releases set a paragraph of somebody's words apart and name the speaker in a line of its own under it: "Ana Soto,
Minister of Trade", "– Ana Soto", or the name and the office as two lines. Such a line says nothing else. The paragraph
above it is that person's speech if it speaks of "we" or "I", or stands in quotation marks, and nobody's otherwise. A
quotation may also be signed where it ends ("...” – Ana Soto"), or stand under a heading that names its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
from simplemma import is_known

from parallax.corpus.headings import CREDIT
from parallax.corpus.parse import parse
from parallax.positions.offices import is_office
from parallax.positions.rules import listed, low

if TYPE_CHECKING:
    from spacy.tokens import Doc

OFFICE = re.compile(r"[A-Z][^.!?;:“”\"]*")
DASHES = "–—―-"
SIGNED = re.compile(rf"[“\"].*[”\"]\.? ?(?P<line>[{DASHES}]+ ?[A-Z].*|(?<= )[A-Z][^.]*, [^.]*)\.?")
"""A quotation with a line after it that credits it, by a dash or an office."""
LONGEST_NAME = 4
OURS = ("we", "our", "us", "i", "my", "me", "ours")
OPENS, CLOSES = '“"«', '”"»'
MARKS = frozenset(OPENS + CLOSES)


def headed(sentences: pd.DataFrame) -> dict[str, str]:
    """Each sentence of quotations under a heading that names one person in office ("Minister Ana Soto on the radio"),
    where all that stands under it is quoted whole, with that person."""
    found: dict[str, str] = {}
    full: dict[str, str] = {}
    for heading, rows in sentences.groupby("under", sort=False):
        who = official_in(str(heading))
        if " " in who:
            full.setdefault(who.split()[-1], who)
        opens = rows.groupby("paragraph")["text"].first().str[:1].isin(list(OPENS))
        if who and opens.all() and rows["attributed"].all() and rows["speaker"].eq("").all():
            found |= dict.fromkeys(rows["sentence"], full.get(who.split()[-1], who))
    return found


def official_in(heading: str) -> str:
    """The one person whom a heading names behind an office, and of whom it says nothing before; or an empty string."""
    if not any(word.lower() in listed("titles", "persons") for word in heading.split()):
        return ""
    doc = next(parse([heading]))
    people = [each for each in doc.ents if each.label_ == "PERSON"]
    if len(people) != 1:
        return ""
    name = without_title(people[0].text)
    before = heading[: heading.index(name)].split() if name else []
    is_official = any(word.lower() in listed("titles", "persons") for word in before)
    says = any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in doc[: people[0].end])
    return name if is_official and not says else ""


def name_in(line: str, doc: Doc, following: str, above: str = "") -> str:
    """The person whom a line names and says nothing of but an office, its own or that of the line below; else an empty
    string. Below a quotation whatever stands behind the name is an office."""
    found = CREDIT.fullmatch(line.strip())
    if found is None:
        return ""
    name = without_title(found["name"])
    is_person = any(each.label_ == "PERSON" and name in each.text for each in doc.ents) or found["dash"] is not None
    is_told = is_person or is_office_alone(following)
    if found["office"]:
        is_told = is_office(found["office"]) or is_quoted(above)
    return name if is_told and 1 < len(name.split()) <= LONGEST_NAME and not is_of_nobody(name) else ""


def without_title(name: str) -> str:
    """A name without the titles and offices before it: "Trade Minister Ana Soto"."""
    parts = name.split()
    titles = [place for place, part in enumerate(parts) if part.lower().strip(".") in listed("titles", "persons")]
    return " ".join(parts[titles[-1] + 1 :] if titles else parts)


def is_of_nobody(name: str) -> bool:
    """Whether a name is one of a body or a document, and of no person, whose first name is in no dictionary."""
    first, *_ = parts = name.lower().split()
    return any(part in listed("groups", "documents") for part in parts) and is_known(first, lang="en")


def is_office_alone(line: str) -> bool:
    """Whether a line only names an office: "Minister of Trade"."""
    return OFFICE.fullmatch(line.strip()) is not None and is_office(line)


def credited(sentences: pd.DataFrame, parses: Mapping[str, Doc]) -> tuple[dict[str, str], set[str]]:
    """Of one document: the speaker of each sentence that a line credits, above it or before it, and the sentences of
    such lines."""
    paragraphs = [rows for number, rows in sentences.groupby("paragraph", sort=True) if number > 0]
    found, empty = above_lines(paragraphs, parses)
    for rows in paragraphs:
        ids = list(rows["sentence"])
        if name := signed(" ".join(rows["text"]), parses[ids[-1]]):
            found |= dict.fromkeys(ids, name)
            empty |= {ids[-1]} if not MARKS.intersection(rows["text"].iloc[-1]) else set()
    return found, empty


def above_lines(paragraphs: list[pd.DataFrame], parses: Mapping[str, Doc]) -> tuple[dict[str, str], set[str]]:
    """The speaker of each sentence above a line that credits it, and the sentences of such lines."""
    texts = [" ".join(rows["text"]) for rows in paragraphs]
    lines = {}
    for place, rows in enumerate(paragraphs):
        following = texts[place + 1] if place + 1 < len(texts) else ""
        before, first = texts[place - 1] if place else "", parses[rows["sentence"].iloc[0]]
        if len(rows) == 1 and (name := name_in(texts[place], first, following, before)):
            lines[place] = name
    speaks = {place: is_speech(texts[place], paragraphs[place], parses) for place in range(len(texts))}
    if not lines or leads(min(lines), lines, speaks):
        return {}, set()
    found: dict[str, str] = {}
    offices = {place + 1 for place in lines if place + 1 < len(texts) and is_office_alone(texts[place + 1])}
    for place, name in lines.items():
        is_signature = len(lines) == 1 and max([place, *offices]) == len(texts) - 1
        for above in spoken(place, texts, speaks) if not is_signature or is_quoted(texts[place - 1]) else ():
            found |= dict.fromkeys(paragraphs[above]["sentence"], name)
    empty = {paragraphs[place]["sentence"].iloc[0] for place in {*lines, *offices}}
    return found, empty


def signed(paragraph: str, last: Doc) -> str:
    """The person with whose name a quotation ends, or an empty string."""
    found = SIGNED.fullmatch(paragraph)
    return name_in(found["line"], last, "") if found else ""


def leads(place: int, lines: Mapping[int, str], speaks: Mapping[int, bool]) -> bool:
    """Whether the first of some lines with a name stands above what is said, as in a transcript."""
    return not speaks.get(place - 1, False) and any(speaks.get(after, False) for after in (place + 1, place + 2))


def is_speech(text: str, rows: pd.DataFrame, parses: Mapping[str, Doc]) -> bool:
    """Whether a paragraph stands in quotation marks, or speaks of "we" or "I"."""
    return is_quoted(text) or any(low(word) in OURS for sentence in rows["sentence"] for word in parses[sentence])


def is_quoted(text: str) -> bool:
    """Whether a paragraph opens and ends with a quotation mark, or has the one that opens, or closes, at its place and
    no other: writers forget them."""
    opens, closes = text[:1] in OPENS, text.rstrip(" .,")[-1:] in CLOSES
    return bool(text) and ((opens and closes) or ((opens or closes) and sum(sign in MARKS for sign in text) == 1))


def spoken(place: int, texts: list[str], speaks: Mapping[int, bool]) -> list[int]:
    """The paragraphs above a line that it credits: the one before it, and those whose quotation goes on into that."""
    above = place - 1
    found = [above] if speaks.get(above, False) else []
    while found and above > 0 and is_open(texts[above - 1]):
        above -= 1
        found.append(above)
    return found


def is_open(text: str) -> bool:
    """Whether a paragraph opens with a quotation mark and closes none."""
    return text[:1] in OPENS and text.rstrip()[-1:] not in CLOSES
