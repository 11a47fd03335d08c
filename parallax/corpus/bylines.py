"""Bylines: lines at the head of a text that say who issues or writes it.

Names with an office ("Ana Soto, Minister of Trade"), names with a form of address, an office or a body alone, each a
line without a verb of its own that follows the headline; the name of somebody who writes for a living, below a summary
too. A line in brackets may say of what the account is the text ("(Text of a statement issued by ..)"): it names who
issued it, and when.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from parallax import data
from parallax.corpus.boilerplate import kind_of_boilerplate, patterns, with_parts
from parallax.corpus.headings import CREDIT, NAME, PARTICLES, grammar, is_credit, is_in_title_case, parsed
from parallax.corpus.parse import parse
from parallax.corpus.words import words
from parallax.readers.blocks import HEADING, SENTENCE_END, TEXT, Block

if TYPE_CHECKING:
    from spacy.tokens import Doc

HEADED = ("headline", "byline", "date", "dateline", "source")
"""The kinds of a text's head, below which another line of it may stand."""
WRITES = re.compile(rf"[^.!?]+[,–—-]\s(?:(?P<before>{NAME}) writes|writes (?P<after>{NAME}))\.?")
"""A sentence that ends with who writes it."""
SPEAKS = re.compile(r"(?P<who>[A-Z][A-Z.'’ -]+, [A-Z][A-Z ,.'’&()-]+): ")
"""How a transcript opens that holds the words of one person, with his office: "ANA SOTO, MINISTER OF TRADE: "."""
ET_AL = re.compile(r",? et al\.?")
"""What stands for the other writers."""
SURNAME_FIRST = re.compile(r"(?P<surname>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?), (?P<given>[A-Z][\w’'-]+(?: [A-Z]\.?)?)")
"""A writer as catalogues name him: "Soto, Ana"."""
BY = re.compile(r"^(?:written |reported )?by:?\s+", re.IGNORECASE)
"""How a line begins that names a writer."""
DATED = "dated"
"""The kind of a name that stands before a day, until its place is known."""
MOST_ABOVE = 3
"""Up to which line of a text its writer is named: a summary may stand above."""
LONGEST = 30
"""The words that such a line has at most."""
ADDRESSED = re.compile(
    r"(?:the )?(?:rt\.? |right )?hon(?:ou?rable|\.)?\b|h\.? ?e\.?\b|.* (?:MP|MEP|MSP|MLA|QC|KC)$", re.I
)
"""How somebody in office is named: "The Hon Ana Soto MP"."""


def with_bylines(blocks: list[Block]) -> list[Block]:
    """The blocks, lines at the head of the text that say whose it is as `byline`, or `source` where they say of what
    it is the text."""
    found: list[Block] = []
    lines = 0
    for block in chain.from_iterable(map(without_day, blocks)):
        if block.kind == "kicker" and (is_issuer(block.text) or is_writer(block.text)):
            block = block._replace(kind="byline")
        elif block.kind in (TEXT, HEADING, DATED):
            follows = bool(found) and found[-1].kind in HEADED and any(each.kind == "headline" for each in found)
            block = block._replace(kind=kind_at_head(block, follows, lines))
            lines += block.kind in (TEXT, HEADING)
        found.append(block)
    return found


def without_day(block: Block) -> list[Block]:
    """The block of a line that ends in a day, as that of who is named before it and that of the day: "Ana Soto, The
    Daily, 3 May 2024", not "Lima, 3 May 2024"."""
    found = dated().fullmatch(block.text) if block.kind in (TEXT, HEADING, "date", "byline") else None
    by = "" if found is None else ET_AL.sub("", found["by"] or found["writer"])
    if found is None or len(words(by)) < 2 or not is_title(BY.sub("", by)) or is_place(by):
        return [block]
    return [Block(DATED, by), Block("date", found["day"])]


@cache
def dated() -> re.Pattern:
    """A line that ends in a day after a comma or a bar, or after a name that it says to be its writer's."""
    bar = r"\s*[|·•]\s*(?:(?:published|updated|posted)(?: on)?:?\s*)?"
    before = rf"(?:(?P<by>[^!?;:|·•]{{3,200}}?)(?:,\s|{bar})|(?P<writer>by [^!?;:|·•,]{{3,60}}?)\s)"
    return re.compile(with_parts(before) + with_parts(r"(?P<day>{day})\s*"), re.IGNORECASE)


def is_title(line: str) -> bool:
    """Whether the words of a line are written as names are."""
    small = grammar().union(PARTICLES)
    return all(word[0].isupper() or word in small for word in words(line) if word[0].isalpha())


def is_place(line: str) -> bool:
    """Whether a line names a place and nothing else."""
    places = [name for name in next(parse([line])).ents if name.label_ in ("GPE", "LOC")]
    return sum(len(words(name.text)) for name in places) == len(words(line))


def kind_at_head(block: Block, follows: bool, lines: int) -> str:
    """The kind of a block with so many lines of the account above it; `follows` says that it stands below the headline
    and nothing but other lines of the head."""
    if block.kind == DATED:
        return "byline" if follows or BY.match(block.text) else "date"
    if lines > MOST_ABOVE or len(words(block.text)) > 2 * LONGEST:
        return block.kind
    if told := kind_of_boilerplate(block.text, "heads"):
        return told
    if is_publisher(block.text):
        return "source"
    if (told := kind_of_boilerplate(block.text, "spoken")) and not has_verb(block.text):
        return told
    if follows and (is_issuer(block.text) or kind_of_boilerplate(block.text, "headings")):
        return "byline"
    return "byline" if is_writer(block.text) or (follows and SURNAME_FIRST.fullmatch(block.text)) else block.kind


def is_publisher(line: str) -> bool:
    """Whether a line is the name of a publisher that is known, and nothing else."""
    return line.strip().casefold() in {name.casefold() for name in data.lists("publishers")}


@cache
def offices() -> frozenset[str]:
    """Nouns for those who hold an office and for the bodies that issue texts."""
    return frozenset(data.lists("sides")["persons"]) | frozenset(data.lists("boilerplate")["issuers"])


def is_issuer(line: str) -> bool:
    """Whether a line names who issues a text: somebody with an office, or an office or a body alone."""
    if len(words(line)) > LONGEST or SENTENCE_END.search(line):
        return False
    is_somebody = is_credit(line) or ADDRESSED.match(line)
    if not (is_somebody or is_in_title_case(line) or line.istitle()):
        return False  # before the parse, which takes a hundred times as long
    read = parsed(line)
    in_office = is_somebody or any(word.head == word and word.lemma_.lower() in offices() for word in read)
    return in_office and not holds_verb(read)


def is_writer(line: str) -> bool:
    """Whether a line names somebody, and what he is among those who write: "Ana Soto, Asia correspondent"."""
    found = CREDIT.fullmatch(line)
    office = found["office"] if found else None
    return office is not None and not set(words(office.lower())).isdisjoint(writers()) and not has_verb(line)


@cache
def writers() -> frozenset[str]:
    """Nouns for those who write for a paper."""
    return frozenset(data.lists("biographies")["writers"])


def has_verb(line: str) -> bool:
    """Whether a line says something: one of its words is a finite verb, in small letters or as the root."""
    return holds_verb(parsed(line))


def holds_verb(read: Doc) -> bool:
    """Whether one of the words of a parse is a finite verb."""
    return any(word.tag_ in ("VBZ", "VBP", "VBD", "MD") for word in read)


def writer_in(blocks: list[Block]) -> str:
    """Whom one of the first lines says to write the text, and nothing else in it names: "The port must open, Ana Soto
    writes."; or an empty string."""
    texts = [block.text for block in blocks if block.kind in (TEXT, HEADING)]
    found = next(filter(None, map(WRITES.fullmatch, texts[:MOST_ABOVE])), None)
    name = (found["before"] or found["after"]) if found else ""
    return name if sum(name in text for text in texts) == 1 else ""


def speaker_in(blocks: list[Block]) -> str:
    """Who alone speaks in a text whose first paragraph opens with his name and office, or an empty string."""
    texts = [block.text for block in blocks if block.kind == TEXT]
    opened = [found["who"] for found in map(SPEAKS.match, texts) if found is not None]
    is_first = len(opened) == 1 and texts[0].startswith(opened[0])
    return opened[0] if is_first and not offices().isdisjoint(opened[0].lower().split()) else ""


def publisher_in(blocks: list[Block]) -> str:
    """The publisher that a line on the source of the text names, or an empty string."""
    sources = [block.text.strip() for block in blocks if block.kind == "source"]
    named = (pattern.search(text) for text in sources for _, pattern in patterns("publishers"))
    alone = filter(is_publisher, sources)
    return next((found["by"].strip() for found in named if found), "") or next(alone, "")
