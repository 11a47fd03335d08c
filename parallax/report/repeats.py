"""Repeats: which sentences of the commentary stand in the statement word for word.

A commentary that takes a statement apart quotes it sentence by sentence, and does not always name it beside each. What
it repeats so is the statement's: it is told once, and is no position of the commentary's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.corpus.words import words

IN_A_ROW = 8
"""How many words in a row show that a sentence is repeated, and not that two texts use one phrase."""
SHARE, OF_IT = 0.8, 0.6
"""Which part of a sentence such stretches of one sentence of the statement cover at least, and which part of that one
they are: a text that says what the other denies repeats less of it."""
SHORTEST = 4
"""How many words a sentence has at least that counts as repeated where the statement has it whole."""


@once
def repeated(comparison: Comparison) -> dict[str, str]:
    """The sentences of the commentary that repeat one of the statement, each with that one."""
    said: dict[str, list[str]] = {row.sentence: words(row.text.lower()) for row in comparison.body.itertuples()}
    whole: dict[tuple[str, ...], str] = {}
    places: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for id in (id for id in said if comparison.document_of[id] == ROLES[0]):
        whole.setdefault(tuple(said[id]), id)
        for stretch in stretches(said[id]):
            places[stretch].add(id)
    found: dict[str, str] = {}
    for id in (id for id in said if comparison.document_of[id] == ROLES[1]):
        covered = {
            (other, place)
            for start, stretch in enumerate(stretches(said[id]))
            for other in places.get(stretch, ())
            for place in range(start, start + IN_A_ROW)
        }
        counts = Counter(other for other, _ in sorted(covered))
        best = max(counts, key=counts.__getitem__, default="")
        same = whole.get(tuple(said[id]), "") if len(said[id]) >= SHORTEST else ""
        if same or (best and counts[best] >= max(SHARE * len(said[id]), OF_IT * len(said[best]))):
            found[id] = same or best
    return found


def stretches(said: list[str]) -> Iterator[tuple[str, ...]]:
    """The words of a sentence, so many in a row."""
    return (tuple(said[start : start + IN_A_ROW]) for start in range(len(said) - IN_A_ROW + 1))
