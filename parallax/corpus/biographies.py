"""Biographies: what stands at the end of a text about its author and not about its matter.

A paragraph is one if it stands at the end, begins with a name and goes on as biographies do ("is a professor of"); the
name is the author's, or that of nobody whom the text has spoken of; what goes on from there with "he" or "she", and
what an organization says of itself, is one too. More than a few in a row are no biographies of
authors: a list of people is the account's.
"""

import re
from functools import cache
from itertools import dropwhile, takewhile

from parallax import data
from parallax.readers.blocks import HEADING, TEXT, Block

MOST = 3
FIRST_SENTENCE = 300
BRACKETS = re.compile(r"(?P<before>.*[.!?…][”\"’']*) (?P<within>[(\[][^()\[\]]+[)\]])")
"""A paragraph that ends in a sentence, or some, in brackets."""


@cache
def forms() -> dict[str, re.Pattern]:
    """The forms of biographies: those that are plain, those of a name with a verb, and the nouns that tell one."""
    listed = data.lists("biographies")
    nouns = "|".join(map(re.escape, listed["nouns"]))
    return {
        "plain": re.compile("|".join(listed["plain"]), re.IGNORECASE),
        "named": re.compile(listed["named"]),
        "body": re.compile(listed["body"]),
        "further": re.compile(listed["further"]),
        "nouns": re.compile(rf"\b(?:{nouns})s?\b", re.IGNORECASE),
        "headings": re.compile("|".join(listed["headings"]), re.IGNORECASE),
    }


def is_biography(text: str, author: str, others: str) -> bool:
    """Whether a paragraph is about the author, or about somebody whom the `others` do not name."""
    if forms()["plain"].match(text):
        return True
    body = forms()["body"].match(text)
    if body and body["name"] not in others:
        return True
    named = forms()["named"].match(text)
    if not named or not forms()["nouns"].search(text[:FIRST_SENTENCE]):
        return False
    last = named["name"].split()[-1]
    return last.lower() in author.lower() or (last != named["name"] and last not in others)


def goes_on(text: str) -> bool:
    """Whether a paragraph goes on as biographies do: "She holds a degree in law"."""
    return bool(forms()["further"].match(text) and forms()["nouns"].search(text[:FIRST_SENTENCE]))


def in_brackets(blocks: list[Block]) -> list[Block]:
    """The blocks, the last paragraph before that of a biography in brackets with which it ends, if any."""
    last = max((place for place, block in enumerate(blocks) if block.kind == TEXT), default=None)
    ended = BRACKETS.fullmatch(blocks[last].text) if last is not None else None
    if last is None or not ended or not forms()["plain"].match(ended["within"]):
        return blocks
    parted = [blocks[last]._replace(text=ended["before"]), Block(TEXT, ended["within"])]
    return [*blocks[:last], *parted, *blocks[last + 1 :]]


def places_of_biographies(blocks: list[Block], author: str) -> list[int]:
    """The places of the blocks at the end that are about an author: below a heading that says so, or by themselves."""
    places = [place for place, block in enumerate(blocks) if block.kind in (TEXT, HEADING)]
    below = [i for i, place in enumerate(places) if forms()["headings"].fullmatch(blocks[place].text)]
    if below and len(places) - below[0] <= MOST + 1:
        return places[below[0] :]
    texts = [place for place in places if blocks[place].kind == TEXT]
    before = {place: " ".join(blocks[other].text for other in texts if other < place) for place in texts[-MOST - 1 :]}
    told = {place for place in before if is_biography(blocks[place].text, author, before[place])}
    ends = takewhile(lambda place: place in told or goes_on(blocks[place].text), reversed(before))
    found = [*dropwhile(lambda place: place not in told, reversed([*ends]))]
    return found if len(found) <= MOST else []


def without_biographies(blocks: list[Block], author: str) -> list[Block]:
    """The blocks, those at the end that are about an author as `biography`; `author` is who the file says it is."""
    blocks = in_brackets(blocks)
    named = " ".join([author, *(block.text for block in blocks if block.kind == "byline")])
    places = places_of_biographies(blocks, named)
    return [block._replace(kind="biography") if place in places else block for place, block in enumerate(blocks)]
