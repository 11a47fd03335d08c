"""Unseen: which texts of a PDF's page nobody sees.

A page may draw letters without ink, in white on white paper, smaller than a point or beside the paper. A scan with a
layer of recognised text draws letters without ink too, over the picture that shows them: these are read. White
letters over anything that is drawn are taken for seen.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf.generic import ArrayObject, TextStringObject

if TYPE_CHECKING:
    from pypdf import PageObject

Matrix = list[float]
UNIT: Matrix = [1, 0, 0, 1, 0, 0]
SHOWS = (b"Tj", b"TJ", b"'", b'"')
FILLS = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
ENDS = (b"S", b"s", b"n")
WHITE: dict[bytes, tuple[float, ...]] = {b"g": (1,), b"rg": (1, 1, 1), b"k": (0, 0, 0, 0)}
COLOURS = (*WHITE, b"sc", b"scn", b"cs")
NEARLY, SMALLEST = 0.02, 1.0
"""How far from white a colour is that nobody tells from it, and the height in points of letters that are seen."""
WITHOUT_INK = 3
MOST = 500
"""How many pictures and shapes of a page are looked at for each of its letters."""
BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Box(NamedTuple):
    """A rectangle on the sheet."""

    left: float
    low: float
    right: float
    high: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.low <= y <= self.high


EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)


class Pen(NamedTuple):
    """With what letters are drawn: whether ink is used and whether it is white, and the size of the font."""

    mode: int = 0
    is_white: bool = False
    size: float = 1.0


class Shown(NamedTuple):
    """Letters that are shown: with what pen, where they begin, how high and at most how long they are."""

    pen: Pen
    x: float
    y: float
    height: float
    length: float
    before: int
    """How many shapes were filled before."""


class Form(NamedTuple):
    """What is drawn as one: where its measures lie on the sheet, its resources, and the pen outside."""

    base: Matrix
    resources: Any
    pen: Pen


def times(one: Matrix, other: Matrix) -> Matrix:
    """The transformation that does one and then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]


def box_of(points: list[tuple[float, float]], matrix: Matrix) -> Box:
    """The rectangle around points on the sheet."""
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x, y in points]
    up = [b * x + d * y + f for x, y in points]
    return Box(min(across), min(up), max(across), max(up))


@dataclass
class Drawing:
    """A page as it is drawn, step by step: what is shown, and which pictures and shapes lie where."""

    page: PageObject
    pen: Pen = field(default_factory=Pen)
    kept: list[Pen] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    filled: list[Box] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)

    def step(self, operator: bytes, operands: list, sheet: Matrix, place: Matrix) -> None:
        """A step of drawing taken in, before it is done; one that is broken draws nothing."""
        if operator == b"Do":
            self.forms.append(Form(UNIT, None, self.pen))
        with suppress(*BROKEN):
            self.take(operator, operands, sheet, place)

    def take(self, operator: bytes, operands: list, sheet: Matrix, place: Matrix) -> None:
        """A step of drawing taken in, if it is whole."""
        if operator == b"Do":
            self.draw(operands[0], sheet)
            return
        sheet = times(sheet, self.forms[-1].base if self.forms else UNIT)
        if operator in SHOWS:
            self.show(operands, times(place, sheet))
        elif operator == b"q":
            self.kept.append(self.pen)
        elif operator == b"Q" and self.kept:
            self.pen = self.kept.pop()
        elif operator == b"Tr":
            self.pen = self.pen._replace(mode=int(operands[0]))
        elif operator == b"Tf":
            self.pen = self.pen._replace(size=abs(float(operands[1])))
        elif operator in COLOURS:
            self.pen = self.pen._replace(is_white=is_white(operator, operands))
        elif operator in (b"INLINE IMAGE", b"BI"):
            self.picture(box_of([(0, 0), (1, 1), (0, 1), (1, 0)], sheet))
        elif operator == b"sh":
            self.filled.append(EVERYWHERE)
        else:
            self.shape(operator, operands, sheet)

    def done(self, operator: bytes) -> None:
        """A step of drawing is done: what was drawn as one is at its end."""
        if operator == b"Do":
            self.pen = self.forms.pop().pen

    def show(self, operands: list, matrix: Matrix) -> None:
        """Letters taken in."""
        shown = operands[-1] if operands else ""
        letters = sum(
            len(each) for each in (shown if isinstance(shown, list) else [shown]) if isinstance(each, (str, bytes))
        )
        height = self.pen.size * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        length = letters * height
        self.shown.append(Shown(self.pen, matrix[4], matrix[5], height, length, len(self.filled)))

    def picture(self, box: Box) -> None:
        """A picture taken in; of very many, the rest are none of a scan."""
        if len(self.pictures) < MOST:
            self.pictures.append(box)
        self.filled.append(box)

    def draw(self, name: Any, sheet: Matrix) -> None:
        """A picture, or what is drawn as one, taken in by its name."""
        around = self.forms[-2] if len(self.forms) > 1 else Form(UNIT, self.page["/Resources"], self.pen)
        resources, sheet = around.resources.get_object(), times(sheet, around.base)
        thing = resources["/XObject"].get_object()[name].get_object()
        if thing.get("/Subtype") == "/Image":
            self.picture(box_of([(0, 0), (1, 1), (0, 1), (1, 0)], sheet))
        own = [float(each) for each in thing.get("/Matrix", UNIT)]
        self.forms[-1] = Form(times(own, sheet), thing.get("/Resources") or resources, self.pen)

    def shape(self, operator: bytes, operands: list, sheet: Matrix) -> None:
        """A step of a shape taken in."""
        if operator in (b"m", b"l", b"c", b"v", b"y"):
            self.points += zip(*[iter(map(float, operands))] * 2, strict=False)
        elif operator == b"re":
            x, y, width, height = map(float, operands)
            self.points += [(x, y), (x + width, y + height), (x + width, y), (x, y + height)]
        elif operator in (*FILLS, *ENDS):
            if operator in FILLS and self.points and not self.pen.is_white:
                self.filled.append(box_of(self.points, sheet))
            self.points = []

    def unseen(self) -> set[int]:
        """Which of the letters that are shown nobody sees, by their numbers."""
        box = EVERYWHERE
        with suppress(*BROKEN):
            box = Box(*map(float, self.page.cropbox))
        sheet = Box(min(box.left, box.right), min(box.low, box.high), max(box.left, box.right), max(box.low, box.high))
        return {number for number, each in enumerate(self.shown) if self.is_unseen(each, sheet)}

    def is_unseen(self, shown: Shown, sheet: Box) -> bool:
        """Whether nobody sees letters."""
        if shown.pen.mode == WITHOUT_INK:
            return not any(box.holds(shown.x, shown.y + shown.height / 4) for box in self.pictures)
        is_beside = not Box(
            sheet.left - shown.length, sheet.low - shown.height, sheet.right, sheet.high + shown.height
        ).holds(shown.x, shown.y)
        ground = self.filled[: shown.before] if shown.before < MOST else [EVERYWHERE]
        is_lost = shown.pen.is_white and not any(box.holds(shown.x, shown.y + shown.height / 4) for box in ground)
        return is_beside or shown.height < SMALLEST or (is_lost and not shown.pen.mode)


def is_white(operator: bytes, operands: list) -> bool:
    """Whether a step chooses white; a colour of another kind is taken for none."""
    white = WHITE.get(operator)
    values = [float(each) for each in operands] if white else []
    return (
        white is not None
        and len(values) == len(white)
        and all(abs(a - b) <= NEARLY for a, b in zip(values, white, strict=True))
    )


@dataclass
class Without:
    """Reads a page as if some letters were not shown: put in before a step of drawing, and out after it."""

    left_out: Callable[[int], bool]
    number: int = 0
    held: list = field(default_factory=list)

    def step(self, operator: bytes, operands: list) -> None:
        """Puts nothing in the place of letters that are left out."""
        if operator not in SHOWS:
            return
        if operands and self.left_out(self.number):
            self.held = [operands[-1]]
            operands[-1] = ArrayObject() if operator == b"TJ" else TextStringObject("")
        self.number += 1

    def done(self, operands: list) -> None:
        """Puts back what was left out."""
        if self.held:
            operands[-1] = self.held.pop()
