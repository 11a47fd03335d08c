"""Repeats: which sentences of the commentary stand in the statement word for word.

A commentary that takes a statement apart quotes it sentence by sentence, and does not always name it beside each. What
it repeats so is the statement's: it is told once, and is no position of the commentary's.
"""

import re
from typing import Any

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.corpus.words import words

SHORTEST = 4
"""How many words a sentence has at least that counts as repeated."""
LONG, MOST_OF = 8, 2 / 3
"""How many words of a sentence stand in quotation marks at least, and which part of all its words, where these alone
are repeated."""
MARKED = re.compile(r"[“\"](?P<double>[^“”\"]+)[”\"]|(?<!\w)[‘'](?P<single>[^‘“”\"]{9,}?)[’'](?!\w)")
"""Words in quotation marks, double or single ones."""


@once
def repeated(comparison: Comparison) -> dict[str, str]:
    """The sentences of the commentary that the statement has too, word for word, each with that one; of a sentence with
    a word more or less, or another figure, it may mean the opposite, unless it only says besides who speaks."""
    first, other = ([row for row in comparison.body.itertuples() if row.document == role] for role in ROLES)
    said = {bare(row.text): row.sentence for row in reversed(first)}
    told = {row.sentence: bare(row.text) for row in other}
    whole = {id: said[each] for id, each in told.items() if len(each.split()) >= SHORTEST and each in said}
    found = {row.sentence: whole.get(row.sentence) or quoted_in(row, said) for row in other}
    return {id: source for id, source in found.items() if source}


def bare(text: str) -> str:
    """The words of a text in small letters, with spaces between and straight apostrophes."""
    return " ".join(words(text.lower())).replace("’", "'")


def marked_in(text: str) -> list[str]:
    """The words of each stretch of a text in quotation marks."""
    return [bare(each["double"] or each["single"]) for each in MARKED.finditer(text)]


def quoted_in(row: Any, said: dict[str, str]) -> str:
    """The sentence of the statement that another quotes whose words beside it only say who speaks; empty for none."""
    quoted = marked_in(row.text) if row.attributed and row.verb else []
    size = sum(len(each.split()) for each in quoted)
    if size < max(LONG, MOST_OF * len(words(row.text))):
        return ""
    return next((id for text, id in said.items() if all(holds(text, each) for each in quoted)), "")


def holds(text: str, stretch: str) -> bool:
    """Whether words stand in a row among others."""
    return f" {stretch} " in f" {text} "
