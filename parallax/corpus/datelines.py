"""Datelines: where and when a text was written, and by which agency, before its first words.

A dateline stands in the first sentence ("OSLO, March 4 (Agency) – The ferry ..") or in a line of its own. Most are told
by their form; a town alone before a dash or in capitals before a colon is one where the sentence goes on without it,
and where it is known for a place: other names speak, or are spoken of.
"""

import re
from typing import TYPE_CHECKING

from parallax import data
from parallax.corpus.boilerplate import patterns
from parallax.corpus.parse import parse
from parallax.corpus.words import words
from parallax.readers.blocks import TEXT, Block

if TYPE_CHECKING:
    from spacy.tokens import Span

MOST_ABOVE = 3
"""Up to which paragraph a dateline opens a text: a summary may stand above it."""
TOWN = re.compile(
    r"(?P<place>[A-Z][\w.’'/-]+(?: [A-Z][\w.’'/-]+){0,2}(?:, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?)?)"
    r"(?P<sign>:| ?--| [–—-]| ?—) +(?=[“\"‘']?[A-Z])"
)
"""A name before a colon or a dash, which may be a place."""
FEWEST_AFTER = 8
"""The words that follow a dateline at least: "ISLAMABAD: Well done." is what somebody says."""


def without_dateline(blocks: list[Block]) -> list[Block]:
    """The blocks, the paragraph with which the text opens after that of the dateline which it begins with, if any."""
    first = [place for place, block in enumerate(blocks) if block.kind == TEXT][:MOST_ABOVE]
    for place in first:
        text = blocks[place].text
        if found := dateline_of(text):
            rest = blocks[place]._replace(text=text[len(found) :].lstrip())
            parted = [Block("dateline", found.strip()), *([rest] if words(rest.text) else [])]
            return [*blocks[:place], *parted, *blocks[place + 1 :]]
    return blocks


def dateline_of(paragraph: str) -> str:
    """The dateline that a paragraph begins with, or an empty string."""
    begun = next(filter(None, (pattern.match(paragraph) for _, pattern in patterns("openings"))), None)
    return begun[0] if begun else town_of(paragraph)


def town_of(paragraph: str) -> str:
    """The town alone, with the sign after it, that a paragraph begins with, or an empty string."""
    begun = TOWN.match(paragraph)
    rest = words(paragraph[begun.end() :]) if begun else []
    if not begun or len(rest) < FEWEST_AFTER:
        return ""
    place, sign = begun["place"], begun["sign"].strip()
    if sign == ":":
        return begun[0] if place.isupper() and are_towns(place) else ""
    is_one_of_two = sign in paragraph[begun.end() :] or are_towns(rest[0])
    return begun[0] if are_towns(place) and not is_one_of_two else ""


def are_towns(names: str) -> bool:
    """Whether names are places, the first of them no country's, which may speak or be spoken of."""
    listed = [name for part in re.split(r"[/,]", names) if (name := part.strip().title())]
    if listed[0] in data.lists("sides")["countries"]:
        return False
    return all(any(is_all_of(each) for each in doc.ents) for doc in parse(listed))


def is_all_of(name: "Span") -> bool:
    """Whether the parse takes a name as a whole for a place's, and not only the last word: "Prime Minister Smith"."""
    first = 1 if name.doc[0].lower_ == "the" else 0
    return name.label_ in ("GPE", "LOC") and name.start <= first and name.end == len(name.doc)
