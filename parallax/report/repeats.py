"""Repeats: which sentences of the commentary stand in the statement word for word.

A commentary that takes a statement apart quotes it sentence by sentence, and does not always name it beside each. What
it repeats so is the statement's: it is told once, and is no position of the commentary's.
"""

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.corpus.words import words

SHORTEST = 4
"""How many words a sentence has at least that counts as repeated."""


@once
def repeated(comparison: Comparison) -> dict[str, str]:
    """The sentences of the commentary that the statement has too, word for word, each with that one; of a sentence with
    a word more or less, or another figure, it may mean the opposite."""
    first, other = ([row for row in comparison.body.itertuples() if row.document == role] for role in ROLES)
    said = {tuple(words(row.text.lower())): row.sentence for row in reversed(first)}
    told = {row.sentence: tuple(words(row.text.lower())) for row in other}
    return {id: said[each] for id, each in told.items() if len(each) >= SHORTEST and each in said}
