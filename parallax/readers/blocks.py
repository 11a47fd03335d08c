"""Blocks: what every format is read as.

A block is a stretch of a file with its kind. The kinds `text` and `heading` may be analysed, and `set apart` is a
line in other letters that ends in a question mark or a colon: whether it is a heading, its words must tell. A `link`
is a paragraph that is one and nothing else: whether it is navigation, its neighbours tell the reader. Any other
kind names what the format itself shows to be no part of the account: a caption, a menu, a running head. An item
of a list knows how deep in lists it stands. An account is a file's blocks in reading order and what the file
says about itself. Lists that tell one kind from another are data, in parallax/data.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from dateutil.parser import parse

from parallax.readers.encoding import one_line, tidy

TEXT, HEADING, RUN_IN, APART = "text", "heading", "run-in heading", "set apart"
LINKS = (LINK, NAVIGATION) = ("link", "navigation")
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
OPEN_END = re.compile(r"[?:][\"'”’)\]]*$")
SENTENCE_BEGIN = re.compile(r"\s*[“\"‘(]*[A-Z]")
LONGEST_HEADING, LONGEST_LABEL = 25, 8
LONGEST_SAID = 1_000
"""The characters of a title, an author, a publisher, a date or an address; nothing longer is one."""
YEAR_FIRST = re.compile(r"((?:19|20)\d\d)([-/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
# Two days that share nothing: what a date leaves out is read differently beside each.
DAYS = (datetime(2001, 2, 3), datetime(2004, 5, 6))
# What a program puts where a title or an author belongs.
NO_NAME = re.compile(
    r"untitled|microsoft word|word document|python-docx|document\d*$|.*\.(?:docx?|pdf|indd|odt|txt)$", re.IGNORECASE
)


class Block(NamedTuple):
    """A stretch of a file: `text`, `heading`, or the kind of what is not analysed; its depth is 0 outside lists, and
    an item of a list within a list has the greater depth."""

    kind: str
    text: str
    depth: int = 0


@dataclass(frozen=True)
class Account:
    """A file's blocks in reading order, and what it says about itself (title, author, publisher, ...)."""

    blocks: list[Block]
    about: dict[str, str] = field(default_factory=dict)


def heading_or_text(text: str) -> str:
    """`heading` for words set apart that do not end as a sentence does, `set apart` for those that may, else `text`."""
    if len(text.split()) > LONGEST_HEADING:
        return TEXT
    if OPEN_END.search(text):
        return APART
    return TEXT if SENTENCE_END.search(text) else HEADING


def with_links_told(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with links as navigation where most items of their list are links, or where links follow one another,
    and as text elsewhere."""
    found: list[Block] = []
    for _, group in groupby(blocks, key=lambda block: (block.depth > 0, not block.depth and block.kind in LINKS)):
        items = list(group)
        links = sum(item.kind in LINKS for item in items)
        kind = NAVIGATION if links > 1 and 2 * links > len(items) else TEXT
        found += [item._replace(kind=kind) if item.kind == LINK else item for item in items]
    return found


def run_in(head: str, rest: str) -> tuple[str, str]:
    """A run-in heading, words in other letters that end in a colon, a full stop or a question mark before the rest of a
    paragraph, and that rest; an empty heading where the words are none."""
    if not head.strip() or not rest.strip(": "):
        return "", head + rest
    if head.rstrip().endswith(":") or rest.lstrip().startswith(":"):
        return f"{head.strip(': ')}:", rest.lstrip(": ")
    begins = head.rstrip().endswith((".", "?")) and SENTENCE_BEGIN.match(rest)
    return (head.strip(), rest.lstrip()) if begins and len(head.split()) <= LONGEST_LABEL else ("", head + rest)


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar as YYYY-MM-DD."""
    try:
        return f"{datetime.fromisoformat(text):%Y-%m-%d}" == text
    except ValueError:
        return False


def iso_date(text: str) -> str:
    """A date as YYYY-MM-DD, whatever way it is written; as it stands where day and month could be exchanged."""
    found = YEAR_FIRST.match(text)
    if found and is_day(day := "-".join(found.group(1, 3, 4))):
        return day
    try:
        read = {parse(text, default=day, dayfirst=first, ignoretz=True) for day in DAYS for first in (True, False)}
    except (ValueError, OverflowError):
        return text
    return f"{read.pop():%Y-%m-%d}" if len({each.date() for each in read}) == 1 else text


def known(about: dict) -> dict[str, str]:
    """What is not empty of `about` and not too long to be what it is said to be, tidied, its date as a calendar has
    it."""
    said = {key: str(value) for key, value in about.items() if value}
    about = {key: one_line(tidy(value)) for key, value in said.items() if len(value) <= LONGEST_SAID}
    if "date" in about:
        about["date"] = iso_date(about["date"])
    return {key: value for key, value in about.items() if value}


def properties(title: str | None, author: str | None) -> dict[str, str]:
    """What an office file's properties say of it, where no program filled them in by itself."""
    about = known({"title": title, "author": author})
    return {key: value for key, value in about.items() if not NO_NAME.match(value)}
