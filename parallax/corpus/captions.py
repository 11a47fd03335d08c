"""Captions: what stands under a picture, and who took it, where only its words tell.

A caption is a short paragraph that ends in a credit: "| Reuters", "Getty Images", "(Photo: Ana Lund)". An agency's name
alone at the end credits a picture only where the words before it tell nothing that was done; a report may end so as
well, and then its last sentence stays and the name is its source.
"""

from __future__ import annotations

import re
from functools import cache

from parallax import data
from parallax.corpus.parse import parse
from parallax.corpus.sentences import sentences_in
from parallax.corpus.words import words
from parallax.readers.blocks import TEXT, Block

LONGEST = 60
"""The words that a caption has at most."""


@cache
def credits() -> dict[str, re.Pattern]:
    """The signs of a credit at a paragraph's end: those of pictures, and an agency's name."""
    listed = data.lists("captions")
    agency = "|".join(map(re.escape, listed["agencies"]))
    name = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
    return {
        "plain": re.compile(
            "|".join(sign.replace("{agency}", agency).replace("{name}", name) for sign in listed["credits"])
        ),
        "agency": re.compile(
            rf"(?P<before>.*[.!?…”\"’')])\s*(?P<credit>(?:[–—-]+ ?|\()?(?:{name} ?/ ?)?(?:{agency})\)?)"
        ),
    }


def with_captions(blocks: list[Block]) -> list[Block]:
    """The blocks, those below pictures as `caption`, and a name that ends the last of them as `source`."""
    texts = {place for place, block in enumerate(blocks) if block.kind == TEXT and not block.depth}
    last = max(texts, default=None)
    found: list[Block] = []
    for place, block in enumerate(blocks):
        if place in texts:
            found += parted(block, place == last)
        else:
            found.append(block)
    return found


def parted(block: Block, is_last: bool) -> list[Block]:
    """A paragraph as a caption, or without the agency that is named after it, or as it stands."""
    if len(words(block.text)) <= LONGEST and credits()["plain"].search(block.text):
        return [block._replace(kind="caption")]
    ended = credits()["agency"].fullmatch(block.text)
    if not ended or not words(ended["before"]):
        return [block]
    if not is_last and len(words(block.text)) <= LONGEST and not tells(ended["before"]):
        return [block._replace(kind="caption")]
    return [block._replace(text=ended["before"].strip()), Block("source", ended["credit"])] if is_last else [block]


def tells(paragraph: str) -> bool:
    """Whether the first sentence of a paragraph tells what was done: its verb stands in the past tense."""
    read = next(parse(sentences_in(paragraph)[:1]))
    return any(word.head == word and word.tag_ in ("VBD", "MD") for word in read)
