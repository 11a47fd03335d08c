"""PDF: letters at places on a sheet, made into lines, paragraphs and blocks.

A PDF knows no paragraphs. Lines are told by height, paragraphs by the gaps between lines, by indents, by the
size and weight of letters and by list signs; a heading is larger or bold and ends as no sentence does. What
repeats at the pages' edges is a running head. A word broken at a line's end is made whole with the help of
a dictionary.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count, groupby, pairwise, takewhile
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from simplemma import is_known

from parallax.data import lists
from parallax.errors import InputError
from parallax.readers.blocks import (
    RUN_IN,
    SENTENCE_END,
    TEXT,
    Account,
    Block,
    heading_or_text,
    properties,
    run_in,
)
from parallax.readers.broken import PLAIN, told_as_broken
from parallax.readers.encoding import one_line, tidy
from parallax.readers.plain import LIST_ITEM, paragraph, without_sign

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGE_NUMBER = re.compile(r"(?:page )?[-–—]? ?\d{1,4} ?[-–—]?(?: (?:of|/) \d{1,4}|/\d{1,4})?$", re.IGNORECASE)
BROKEN_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
# The most pages, the most bytes that draw a page, and the most steps of drawing one: an account's need a hundredth.
MOST_PAGES, LARGEST_DRAWING, MOST_STEPS = 1_000, 5_000_000, 300_000
CALLED = "PDF"
# The most parts of a page with columns.
MOST_PARTS = 12
# How wide and high a bullet that is drawn is, in points, and the steps of drawing that show a shape.
SMALLEST_BULLET, LARGEST_BULLET = 1.5, 8
PAINTED = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n")
BULLET = "• "
NOTE_SIGN = re.compile(r"[\d*†]")
# A letter that a font draws and does not name, what stands for several in a text, and how many these are at least.
UNNAMED, LEFT_OUT = "\ufffd", "[…]"
UNNAMED_WORDS = re.compile(rf"(?:{UNNAMED}\s*){{3,}}(?<!\s)")
# What puts a picture on a page, and how many bytes draw one, such as letters as outlines.
PICTURE, SMALLEST_DRAWING = re.compile(rb"\b(?:Do|BI)\b"), 5_000
# A name that a font gives a letter of its own.
OWN_NAME = re.compile(r"/[A-Za-z_]{1,10}\d{1,6}")
RECOGNISE = "run text recognition (OCR) first"
# What a browser prints at the edges of a page: its address or the time, and the page's number.
TIME = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
PRINTED = re.compile(rf"\w+://\S+ \d{{1,4}}/\d{{1,4}}|(?:\d{{1,4}} of \d{{1,4}} )?{TIME}", re.IGNORECASE)
ADDRESS = re.compile(r"\w+://\S+")


class Line(NamedTuple):
    """A line of a PDF's page: where it begins, its letters' height and whether they are bold, its text, and the bold
    words at its beginning."""

    page: int
    x: float
    y: float
    size: float
    bold: bool
    text: str
    head: str = ""


def area(matrix: list[float]) -> float:
    """How many times as large a transformation makes what it is applied to."""
    return abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])


class Drawn(NamedTuple):
    """A text as a page draws it: the transformations that put it on the sheet, the name and size of its font."""

    text: str
    sheet: list[float]
    place: list[float]
    font: str
    size: float


class Page(NamedTuple):
    """The texts of a page, whether it shows a picture, and texts that nobody sees."""

    texts: list[Drawn]
    picture: bool
    hidden: list[Drawn]


@dataclass
class Shapes:
    """The shapes of a page: a browser that prints a list draws its bullets as small round or square ones."""

    points: list[tuple[float, float]] = field(default_factory=list)

    def drawn(self, operator: bytes, operands: list, sheet: list[float]) -> list[Drawn]:
        """A step of drawing taken in; returns the bullet that it ends, if any."""
        if operator in (b"m", b"l", b"c"):
            self.points.append((float(operands[-2]), float(operands[-1])))
        elif operator == b"re":
            x, y, width, height = map(float, operands)
            self.points += [(x, y), (x + width, y + height)]
        elif operator in PAINTED:
            points, self.points = self.points, []
            if is_bullet(points, area(sheet) ** 0.5):
                return [Drawn(BULLET, sheet, [1, 0, 0, 1, *corner(points, sheet)], "", 1)]
        return []


def is_bullet(points: list[tuple[float, float]], scale: float) -> bool:
    """Whether the outline of a shape is as small and as wide as it is high."""
    width, height = (scale * (max(places) - min(places)) for places in zip(*points, strict=True)) if points else (0, 0)
    return all(SMALLEST_BULLET <= side <= LARGEST_BULLET for side in (width, height)) and abs(width - height) < 1


def corner(points: list[tuple[float, float]], sheet: list[float]) -> tuple[float, float]:
    """The corner of a shape that lies lowest on the sheet, in the shape's own measure."""
    across, up = zip(*points, strict=True)
    return min(across), min(up) if sheet[3] > 0 else max(up)


def piece(page: int, drawn: Drawn) -> Line:
    """A piece of a line."""
    sheet, place = drawn.sheet, drawn.place
    x, y = (place[4] * sheet[i] + place[5] * sheet[i + 2] + sheet[i + 4] for i in (0, 1))
    height = abs(drawn.size) * (area(place) * area(sheet)) ** 0.5
    return Line(page, x, y, round(height, 1), "bold" in drawn.font.lower(), drawn.text.replace("\xad", "-"))


def named(text: str, font: Any) -> str:
    """A text as a font draws it, with a sign for each letter if the font does not say which letters these are: it
    counts them, or gives them names of its own, such as /g35, and no table of letters."""
    if not font or "/ToUnicode" in font:
        return text
    encoding = font.get("/Encoding")
    encoding = encoding and encoding.get_object()
    if isinstance(encoding, dict):
        own = OWN_NAME.findall(text)
        return UNNAMED * len(own) if 2 * len("".join(own)) > len(text) else text
    counted = font.get("/Subtype") == "/Type0" and str(encoding).startswith("/Identity")
    drawn = text.strip(" \n")
    return text.replace(drawn, UNNAMED * len(drawn)) if counted else text


def drawn_on(page: PageObject, number: int, name: str) -> Page:
    """The texts of a page, in the order in which they are drawn; InputError if that takes too much."""
    from parallax.readers.columns import parts
    from parallax.readers.unseen import Drawing

    drawing = contents.get_data() if (contents := page.get_contents()) is not None else b""
    if len(drawing) > LARGEST_DRAWING:
        raise InputError(f"{name}: page {number + 1} is too large; save its text as plain text")
    steps, whole = count(1), Drawing(page)

    def watch(operator: bytes, operands: list, sheet: list[float], place: list[float]) -> None:
        if next(steps) > MOST_STEPS:
            raise InputError(f"{name}: page {number + 1} is too complex; save its text as plain text")
        whole.step(operator, operands, sheet, place)

    found = texts_of(page, watch, lambda operator, _: whole.done(operator))
    hidden: list[Drawn] = []
    unseen = whole.unseen()
    if unseen:
        found = only(page, lambda number: number not in unseen)
        hidden = [each for each in only(page, unseen.__contains__) if each.font]
    columns = parts([each for each in enumerate(whole.shown) if each[0] not in unseen])
    if 1 < len(columns) <= MOST_PARTS and not any(each.text == BULLET and not each.font for each in found):
        read = [(only(page, set(part.numbers).__contains__), part.is_column) for part in columns]
        is_prose = all(reads_on(lines_of(texts, number)) for texts, is_column in read if is_column)
        found = [each for texts, _ in read for each in texts] if is_prose else found
    is_drawn = len(drawing) > SMALLEST_DRAWING or PICTURE.search(drawing) is not None
    return Page(found, is_drawn, hidden)


def only(page: PageObject, is_meant: Callable[[int], bool]) -> list[Drawn]:
    """The texts of a page that are shown by the steps which are meant, by their numbers."""
    from parallax.readers.unseen import Without

    kept = Without(lambda number: not is_meant(number))
    return texts_of(page, lambda *step: kept.step(*step[:2]), lambda _, operands: kept.done(operands))


def reads_on(lines: list[Line]) -> bool:
    """Whether the lines of a column go on in the next as those of prose do."""
    amid = [following for line, following in pairwise(lines) if not SENTENCE_END.search(line.text)]
    return len(amid) > 1 and 2 * sum(line.text[0].islower() for line in amid) > len(amid)


def texts_of(page: PageObject, before: Callable[..., None], after: Callable[..., None]) -> list[Drawn]:
    """The texts of a page that hold anything, with what is to be done before and after each step of drawing."""
    found: list[Drawn] = []
    shapes = Shapes()

    def note(text: str, sheet: list[float], place: list[float], font: dict | None, size: float) -> None:
        name_of_font = str((font or {}).get("/BaseFont", ""))
        found.append(
            Drawn(
                named(text, font), list(map(float, sheet[:6])), list(map(float, place[:6])), name_of_font, float(size)
            )
        )

    def watch(operator: bytes, operands: list, sheet: list[float], place: list[float]) -> None:
        sheet, place = list(map(float, sheet[:6])), list(map(float, place[:6]))
        before(operator, operands, sheet, place)
        found.extend(shapes.drawn(operator, operands, sheet))

    def done(operator: bytes, operands: list, *_: Any) -> None:
        after(operator, operands)

    page.extract_text(visitor_text=note, visitor_operand_before=watch, visitor_operand_after=done)
    return [each for each in found if each.text.strip()]


def lines_of(texts: list[Drawn], number: int) -> list[Line]:
    """The lines of a page that hold anything, in the order in which they are drawn."""
    pieces = [piece(number, drawn) for drawn in texts]
    lines = [pieces[:1]]
    for before, each in pairwise(pieces):
        if abs(before.y - each.y) > 0.5 * max(each.size, 1):
            lines.append([])
        lines[-1].append(each)
    return [line for line in map(whole_line, filter(None, lines)) if line.text]


def whole_line(pieces: list[Line]) -> Line:
    """One line of its pieces: the first one's place, the longest one's height, bold if every piece is; without
    the small numbers in it that refer to notes.
    """
    longest = max(pieces, key=lambda piece: len(piece.text))
    notes = [piece for piece in pieces[1:] if piece.size < 0.8 * longest.size and piece.text.strip().isdigit()]
    text = one_line(tidy("".join(piece.text for piece in pieces if piece not in notes)))
    words = [piece for piece in pieces if piece.text != BULLET]
    head = one_line(tidy("".join(piece.text for piece in takewhile(lambda piece: piece.bold, words))))
    return pieces[0]._replace(size=longest.size, bold=all(piece.bold for piece in words), text=text, head=head)


def numberless(line: Line) -> str:
    """A line's text with a sign for any number in it."""
    return re.sub(r"\d+", "#", line.text)


def edges(lines: list[Line]) -> list[Line]:
    """The two highest and the two lowest lines of each page."""
    found: list[Line] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        by_height = sorted(page, key=lambda line: line.y)
        found += dict.fromkeys(by_height[:2] + by_height[-2:])
    return found


def is_printed(text: str, title: str) -> bool:
    """Whether a line at a page's edge is one that a browser prints there."""
    rest = text.replace(title, "", 1).strip() if title else text
    return bool(PRINTED.fullmatch(rest) or (rest != text and ADDRESS.fullmatch(rest)))


def margins(lines: list[Line], title: str = "") -> dict[Line, str]:
    """The lines at the pages' edges that repeat from page to page, number the pages or were put there by a browser that
    printed them, by kind."""
    outer = edges(lines)
    pages = Counter(text for _, text in {(line.page, numberless(line)) for line in outer})
    heads = (line for line in outer if pages[numberless(line)] > 1 or is_printed(line.text, title))
    repeated = dict.fromkeys(heads, "running head")
    return repeated | {line: "page number" for line in outer if PAGE_NUMBER.match(line.text)}


def is_word(word: str) -> bool:
    """Whether a word is in English dictionaries."""
    return is_known(word.lower(), lang="en")


def is_compound(first: str, second: str) -> bool:
    """Whether words parted by a hyphen at a line's end keep it: they are words, and no word together."""
    is_whole = is_word(first + second) and first.lower() not in lists("boilerplate")["compounds"]
    return not second.islower() or (not is_whole and is_word(first) and is_word(second))


def join(line: str, following: str) -> str:
    """Two lines as one; a word broken at the line's end is made whole, a compound keeps its hyphen."""
    broken, rest = BROKEN_WORD.search(line), FIRST_WORD.match(following)
    if not (broken and rest):
        return line + ("" if line.endswith(("-", "–", "—")) else " ") + following
    return (line if is_compound(broken[1], rest[0]) else line[:-1]) + following


def gap(before: Line, line: Line) -> float:
    """How far below another a line stands, in letters' heights."""
    return (before.y - line.y) / max(before.size, 1)


def usual_gap(lines: list[Line]) -> float:
    """The gap between most lines that stand below one another, the first of which ends amid a sentence: where most
    paragraphs are one line, most other gaps are between paragraphs."""
    below = [(before, line) for before, line in pairwise(lines) if before.y > line.y]
    amid = [(before, line) for before, line in below if not SENTENCE_END.search(before.text)]
    gaps = [gap(before, line) for before, line in amid or below]
    return median(gaps) if gaps else 0


def begins_paragraph(line: Line, before: Line, usual: float) -> bool:
    """Whether a line begins a paragraph: by its letters, a list sign or the gap above it."""
    if before.bold and not line.bold and heading_or_text(before.text) != TEXT:
        return True
    if abs(line.size - before.size) > 0.1 * before.size or LIST_ITEM.match(line.text):
        return True
    ended = bool(SENTENCE_END.search(before.text)) and not before.text.endswith(",")
    if line.page != before.page or line.y > before.y:
        return ended
    return gap(before, line) > 1.25 * usual or (ended and line.x > before.x + 0.5 * line.size)


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Lines by paragraph."""
    usual = usual_gap(lines)
    found = [lines[:1]]
    for before, line in pairwise(lines):
        if begins_paragraph(line, before, usual):
            found.append([])
        found[-1].append(line)
    return [part for part in found if part]


def blocks_of(lines: list[Line], body: float, left: float) -> list[Block]:
    """A paragraph's block, after that of the run-in heading which it begins with, if any: a heading if larger than the
    body or bold, and no sentence; small print is a note."""
    text = lines[0].text
    for line in lines[1:]:
        text = join(text, line.text)
    if lines[0].size < 0.95 * body and NOTE_SIGN.match(text):
        return [Block("footnote", text)]
    item = paragraph(text, indent=max(0, round(lines[0].x - left)))
    if lines[0].size > 1.1 * body or all(line.bold for line in lines):
        return [item._replace(kind=heading_or_text(item.text))]
    head = without_sign(lines[0].head)
    head, rest = run_in(head, item.text.removeprefix(head))
    return [Block(RUN_IN, head), item._replace(text=rest.strip())] if head else [item]


def size_of_body(lines: list[Line]) -> float:
    """The height that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=0)


def unnamed(lines: list[Line]) -> tuple[list[Line], list[Block]]:
    """The lines with a sign for words whose letters no font names, those that hold nothing else left out, and a block
    for each page that has such words."""
    letters: Counter[int] = Counter()
    found = []
    for line in lines:
        lost = sum(each[0].count(UNNAMED) for each in UNNAMED_WORDS.finditer(line.text))
        letters[line.page] += lost
        text, head = (UNNAMED_WORDS.sub(LEFT_OUT, each) for each in (line.text, line.head))
        if not lost or re.search(r"\w", text):
            found.append(line._replace(text=text, head=head))
    told = "letters of a font that does not say which they are"
    return found, [
        Block("unnamed letters", f"page {page + 1}: {lost} {told}") for page, lost in letters.items() if lost
    ]


def blocks(lines: list[Line], title: str = "", pictures: Iterable[int] = ()) -> list[Block]:
    """The blocks of a PDF's lines, running heads and page numbers first; `pictures` are the pages that show one, which
    may be their text if they have no other."""
    aside = margins(lines, title)
    kept, removed = unnamed([line for line in lines if line not in aside])
    body = size_of_body(kept)
    removed += [Block(kind, line.text) for line, kind in aside.items()]
    removed += [
        Block("page without text", f"page {page + 1}: a picture, perhaps of a text; {RECOGNISE}")
        for page in sorted(set(pictures) - {line.page for line in lines if line not in aside})
    ]
    left = {page: min(line.x for line in lines) for page, lines in groupby(kept, key=lambda line: line.page)}
    return removed + [block for part in paragraphs(kept) for block in blocks_of(part, body, left[part[0].page])]


def is_locked(reader: PdfReader) -> bool:
    """Whether a PDF needs a password, or a cipher that pypdf lacks."""
    from pypdf.errors import DependencyError, PyPdfError

    try:
        return reader.is_encrypted and not reader.decrypt("")
    except (DependencyError, PyPdfError, *PLAIN):
        return True


def said(value: object) -> str:
    """What a PDF says of itself, its signs as letters of one byte where pypdf cannot tell."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value or "")


def opened(raw: bytes, name: str) -> tuple[list[Page], dict[str, str]]:
    """The texts of each page of a PDF as pypdf finds them, and what the file says of itself."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with told_as_broken(name, CALLED, DependencyError, PyPdfError):
        reader = PdfReader(io.BytesIO(raw))
        if is_locked(reader):
            raise InputError(f"{name}: an encrypted PDF; save it without a password")
        if len(reader.pages) > MOST_PAGES:
            raise InputError(f"{name}: more than {MOST_PAGES:,} pages; give only the account")
        pages = [drawn_on(page, number, name) for number, page in enumerate(reader.pages)]
        known = reader.metadata
        title, author = (said(known and known.get(key)) for key in ("/Title", "/Author"))
    return pages, properties(title, author)


def read(raw: bytes, name: str) -> Account:
    """The account in a PDF."""
    pages, about = opened(raw, name)
    lines = [line for number, page in enumerate(pages) for line in lines_of(page.texts, number)]
    if not lines:
        raise InputError(f"{name}: a PDF without text, perhaps a scan; {RECOGNISE}")
    text = "".join(line.text for line in lines)
    if 2 * text.count(UNNAMED) > len(text):
        raise InputError(f"{name}: a PDF whose fonts do not say which letters they draw; {RECOGNISE}")
    pictures = [number for number, page in enumerate(pages) if page.picture]
    hidden = [line for number, page in enumerate(pages) for line in lines_of(page.hidden, number)]
    return Account([*blocks(lines, about.get("title", ""), pictures), *unread(hidden)], about)


def unread(lines: list[Line]) -> list[Block]:
    """A block for each page that has letters which nobody sees."""
    return [
        Block("hidden", one_line(" ".join(line.text for line in page)))
        for _, page in groupby(lines, key=lambda line: line.page)
    ]
