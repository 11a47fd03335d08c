"""Passages: what is read of each sentence of a document.

A label or a speaker before the sentence is left out, a headline is written in small letters, and an item of a list
takes subject and verb from the line that opens it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from parallax.corpus.parse import parse
from parallax.positions import acts, grammar
from parallax.positions.actors import Text
from parallax.positions.nouns import is_headline
from parallax.positions.predicates import Found
from parallax.positions.sides import names as known_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORD = r"(?:[A-Z0-9(][\w.'’&,()-]*|of|the|and|for|to|in|on|from)"
LABEL = re.compile(rf"{WORD}(?: {WORD}){{0,9}}: +|(?:On|About|Regarding|Concerning) [^.:“”\"]{{1,80}}: +(?=[“\"])")
"""What stands before a sentence and is no part of it: a heading, or a speaker."""
OPENS_VERB = re.compile(r"\b(?:to|will|shall|must|should)\s*:?\s*$")
"""How a line ends after which every item of a list begins with a verb."""
ANY_DEED = "do these things"
"""What stands for an item that cannot be read with the line that opens its list."""
JOINING = re.compile(r"[\s,;]*(?:\b(?:and|or))?\s*$")
"""What joins one item of a list to the next."""
ENUMERATOR = re.compile(r"(?<!\S)\((?:[ivx]+|[a-z]|\d{1,2})\)(?=\s)")


class Part(NamedTuple):
    """What is read of a sentence: its parse, and how many characters of the sentence lie before it."""

    doc: Doc
    shift: int = 0


def parts(rows: pd.DataFrame, docs: Mapping[str, Doc]) -> list[Part]:
    """Each sentence without a label or enumerators, an item of a list with the line that opens it."""
    found = []
    openers, names = opened(rows, docs), capitals(rows, docs)
    for row in rows.itertuples():
        label = LABEL.match(row.text)
        skipped = label.end() if label else 0
        text = ENUMERATOR.sub(lambda found: " " * len(found[0]), row.text[skipped:])
        is_heading = is_headline(docs[row.sentence]) and not row.text.endswith((".", "!", "?"))
        text = in_small_letters(docs[row.sentence], names)[skipped:] if is_heading else text
        opener = openers.get(row.sentence, "")
        if opener and not stands_alone(docs[row.sentence], bool(OPENS_VERB.search(opener))):
            before = opener.rstrip(": ") + " "
            text = text if docs[row.sentence][0].pos_ == "PROPN" else text[:1].lower() + text[1:]
            found.append(Part(next(parse([before + text])), skipped - len(before)))
        else:
            found.append(Part(docs[row.sentence] if text == row.text else next(parse([text])), skipped))
    return found


def capitals(rows: pd.DataFrame, docs: Mapping[str, Doc]) -> frozenset[str]:
    """The words that a text writes with a capital inside its sentences, headlines left out."""
    read = (docs[sentence] for sentence in rows["sentence"])
    inside = (word.text for doc in read if not is_headline(doc) for word in doc[1:] if word.text[0].isupper())
    return frozenset(inside) | {part for name in known_names() for part in name.split()}


def in_small_letters(doc: Doc, names: frozenset[str]) -> str:
    """A headline as a sentence, with capitals for names only, so that its verb is read as one."""
    keeps = (word.i == 0 or word.text in names or word.text.endswith(".") or not word.is_title for word in doc)
    return "".join(
        (word.text if kept else word.lower_) + word.whitespace_ for word, kept in zip(doc, keeps, strict=True)
    )


def opened(rows: pd.DataFrame, docs: Mapping[str, Doc]) -> dict[str, str]:
    """The text of the line that opens the list to which a sentence belongs, for each that belongs to one."""
    texts = dict(zip(rows["sentence"], rows["text"], strict=True))
    lines = dict(zip(rows["sentence"], rows["continues"], strict=True)) if "continues" in rows else {}
    found, opener = {}, ""
    for row in rows.itertuples():
        if lines.get(row.sentence) in texts:
            found[row.sentence] = texts[lines[row.sentence]]
        elif opener and is_item(docs[row.sentence]):
            found[row.sentence] = opener
        else:
            opener = row.text if row.text.endswith(":") else ""
    return found


def stands_alone(doc: Doc, begins_with_verb: bool) -> bool:
    """Whether an item of a list is a sentence of its own, with a subject and a finite verb."""
    top = next(word for word in doc if word.head == word)
    who = grammar.first(top, *grammar.SUBJECTS)
    is_verb_misread = begins_with_verb and who is not None and who.i == 0 and who.pos_ != "PRON"
    return who is not None and not is_verb_misread and grammar.is_finite(top)


def is_bare_name(part: Part) -> bool:
    """Whether an item of a list only names somebody."""
    own = [word for word in part.doc if word.idx + part.shift >= 0 and word.is_alpha]
    return part.shift < 0 and all(word.pos_ == "PROPN" for word in own)


def is_item(doc: Doc) -> bool:
    """Whether a sentence reads on from a line before it: it opens with a small letter or with a bare verb."""
    begins = next((word for word in doc if word.is_alpha), doc[0])
    return begins.text[0].islower() or begins.tag_ in ("VB", "VBG")


def items(found: Found, text: str, shift: int) -> list[Found]:
    """A position of several numbered items as one each: "will (i) open the port; and (ii) lower the fee"."""
    start, end = (place + shift for place in found.content)
    marks = list(ENUMERATOR.finditer(text, start, end))[1:] if start >= 0 else []
    if not marks:
        return [found]
    openings = [start, *(mark.end() + 1 for mark in marks)]
    ends = [*(len(JOINING.sub("", text[: mark.start()])) for mark in marks), end]
    return [found._replace(content=(first - shift, last - shift)) for first, last in zip(openings, ends, strict=True)]


def carried_on(part: Part, text: Text) -> list[Found]:
    """What an item that takes no position of its own does by the line that opens its list: "agreed on these steps:"."""
    opening = [each for each in opened_by(part, text) if each.act not in ("expects", "explains")]
    return [each._replace(content=(-part.shift, grammar.whole(part.doc)[1])) for each in opening[:1]]


def opened_by(part: Part, text: Text) -> list[Found]:
    """The positions of the line that opens a list, read without the item."""
    if part.shift >= 0:
        return []
    opener = part.doc.text[: -part.shift].rstrip()
    return acts.found_in(next(parse([f"{opener} {ANY_DEED}"])), text.sides)
