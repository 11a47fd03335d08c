"""Columns: the parts of a PDF's page that are read one after the other, where its lines are drawn across columns.

A program may draw the first line of the left column, the first of the right one, the second of the left one, and so
on. The columns are told by what begins at one place in many lines below one another, with nothing drawn across it. A
table looks like that too: whoever reads the parts must see that they are prose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import isfinite
from statistics import median
from typing import NamedTuple

from parallax.readers.unseen import Shown

FEWEST, FEWEST_BY_WORD = 5, 12
"""How many lines have both columns, and how many where each word is drawn by itself, so that words may stand below one
another by chance."""
SHORTEST = 15
"""How many letters half the lines of a column have at least."""
NEAR, INDENT, BELOW, LONGER = 1.0, 3.0, 3.0, 1.15
"""How near in points what begins at one place stands; how many letters' heights a paragraph may be indented and a line
stand below another; how many times as many letters a line across both columns has as the longest of the left one."""
FULL = 0.7
"""What share of the longest line's letters half the lines of a column have."""
DEPTH = 3

Numbered = tuple[int, Shown]


class Row(NamedTuple):
    """What is drawn at one height, before and from a place on."""

    left: list[Numbered]
    right: list[Numbered]

    @property
    def all(self) -> list[Numbered]:
        """What is drawn at the height."""
        return [*self.left, *self.right]

    @property
    def y(self) -> float:
        """The height."""
        return self.all[0][1].y


class Part(NamedTuple):
    """What is read as one: the numbers of what is shown, and whether it is a column."""

    numbers: list[int]
    is_column: bool


def parts(shown: list[Numbered], is_column: bool = False, depth: int = DEPTH) -> list[Part]:
    """What is shown, part by part: one if there are no columns, else what is above, the left column, the right one, and
    what is below."""
    for place in places(shown) if depth else ():
        rows = rows_of(shown, place)
        first, last = region(rows, place)
        if last > first:
            left = [each for row in rows[first:last] for each in row.left]
            right = [each for row in rows[first:last] for each in row.right]
            above, below = ([each for row in some for each in row.all] for some in (rows[:first], rows[last:]))
            found = [(above, False), (left, True), (right, True), (below, False)]
            return [part for each, is_one in found if each for part in parts(each, is_one, depth - 1)]
    return [Part([number for number, _ in shown], is_column)]


def lines(shown: list[Numbered]) -> list[list[Numbered]]:
    """What is drawn at one height, one after the other."""
    found = [shown[:1]]
    for (_, before), each in pairwise(shown):
        if abs(before.y - each[1].y) > 0.5 * max(each[1].height, 1):
            found.append([])
        found[-1].append(each)
    return found


def places(shown: list[Numbered]) -> list[float]:
    """Where something begins in many lines, though not at their beginning; the most frequent first."""
    begun = Counter(round(each.x) for line in lines(shown) for _, each in line[1:] if isfinite(each.x))
    return [place for place, times in begun.most_common(3) if times >= FEWEST - 2]


def rows_of(shown: list[Numbered], place: float) -> list[Row]:
    """The lines, parted at a place."""
    return [
        Row([each for each in line if each[1].x < place - NEAR], [each for each in line if each[1].x >= place - NEAR])
        for line in lines(shown)
    ]


def letters(pieces: Iterable[Numbered]) -> float:
    """How long pieces are at most, in letters' heights."""
    return sum(each.length / max(each.height, 1) for _, each in pieces)


def begins(row: Row, place: float, indent: float = 0) -> bool:
    """Whether what stands from a place on begins there, or is indented at most so far."""
    return -NEAR <= row.right[0][1].x - place <= NEAR + indent


def region(rows: list[Row], place: float) -> tuple[int, int]:
    """From which row to which the page has two columns that meet at a place; none is (0, 0)."""
    both = [bool(row.left and row.right) and begins(row, place) for row in rows]
    longest = LONGER * max((letters(row.left) for row, has in zip(rows, both, strict=True) if has), default=0)
    last = 0
    for first in (number for number, starts in enumerate(both) if starts):
        if first < last:
            continue
        last = first + 1
        while last < len(rows) and goes_on(rows[last - 1 : last + 2], place, longest):
            last += 1
        end = without_end(rows[first:last]) + first
        if are_columns(rows[first:end]):
            return first, end
    return 0, 0


def goes_on(rows: list[Row], place: float, longest: float) -> bool:
    """Whether the second of up to three rows has the columns of the first."""
    before, row, *_ = rows
    size, own = before.all[0][1].height, row.all[0][1].height
    if not 0 < before.y - row.y <= BELOW * size or abs(own - size) > 0.1 * size or letters(row.left) > longest:
        return False
    if not row.right or begins(row, place):
        return True
    is_followed = len(rows) > 2 and bool(rows[2].right) and begins(rows[2], place)
    return is_followed and begins(row, place, INDENT * size)


def without_end(rows: list[Row]) -> int:
    """How many rows there are without those at the end that have only the left column and stand apart from it."""
    usual = median([before.y - row.y for before, row in pairwise(rows)] or [0])
    shared = max(number for number, row in enumerate(rows, start=1) if row.right)
    apart = (number for number in range(shared, len(rows)) if rows[number - 1].y - rows[number].y > 1.25 * usual)
    return next(apart, len(rows))


def are_columns(rows: list[Row]) -> bool:
    """Whether rows are as many, as long and as nearly of one length as the lines of columns are."""
    both = [row for row in rows if row.left and row.right]
    by_word = median([letters(row.all) / len(row.all) for row in both]) < SHORTEST
    return len(both) >= (FEWEST_BY_WORD if by_word else FEWEST) and all(map(is_full, zip(*both, strict=True)))


def is_full(lines: Iterable[list[Numbered]]) -> bool:
    """Whether most lines of a column are about as long as the longest."""
    lengths = [letters(line) for line in lines]
    return median(lengths) >= max(SHORTEST, FULL * max(lengths))
