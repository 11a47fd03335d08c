"""Blocks: what every format is read as.

A block is a stretch of a file with its kind. The kinds `text` and `heading` may be analysed; any other kind
names what the format itself shows to be no part of the account: a caption, a menu, a running head. An
account is a file's blocks in reading order and what the file says about itself. Lists that tell one kind
from another are data, in parallax/data.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import yaml

from parallax import PROJECT
from parallax.formats.characters import one_line, tidy

DATA = PROJECT / "parallax" / "data"
TEXT, HEADING = "text", "heading"
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
LONGEST_HEADING = 25
# What a program puts where a title or an author belongs.
NO_NAME = re.compile(
    r"untitled|microsoft word|word document|python-docx|document\d*$|.*\.(?:docx?|pdf|indd|odt|txt)$", re.IGNORECASE
)


class Block(NamedTuple):
    """A stretch of a file: `text`, `heading`, or the kind of what is not analysed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Account:
    """A file's blocks in reading order, and what it says about itself (title, author, publisher, ...)."""

    blocks: list[Block]
    about: dict[str, str] = field(default_factory=dict)


@cache
def lists(name: str) -> dict:
    """The lists of parallax/data/<name>.yml."""
    return yaml.safe_load((DATA / f"{name}.yml").read_text("utf-8"))


def heading_or_text(text: str) -> str:
    """`heading` for words set apart that do not end as a sentence does, else `text`."""
    return TEXT if SENTENCE_END.search(text) or len(text.split()) > LONGEST_HEADING else HEADING


def known(about: dict) -> dict[str, str]:
    """What is not empty of `about`, tidied, a time of day cut from its date."""
    about = {key: one_line(tidy(str(value))) for key, value in about.items() if value}
    if re.match(r"\d{4}-\d{2}-\d{2}", about.get("date", "")):
        about["date"] = about["date"][:10]
    return {key: value for key, value in about.items() if value}


def properties(title: str | None, author: str | None) -> dict[str, str]:
    """What an office file's properties say of it, where no program filled them in by itself."""
    about = known({"title": title, "author": author})
    return {key: value for key, value in about.items() if not NO_NAME.match(value)}
