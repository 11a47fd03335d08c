"""Word: the paragraphs of a .docx file, a zip archive of XML, with their styles.

The words are those that stand when every change is accepted: inserted ones are read, deleted ones not. A
paragraph's style tells headings from text, and its numbering tells items of lists; tables, text boxes,
running heads, footnotes and comments are listed apart.
"""

import io
import re
from collections.abc import Iterable
from itertools import chain, groupby, takewhile
from typing import Any, NamedTuple

from parallax.errors import InputError
from parallax.readers.blocks import HEADING, RUN_IN, TEXT, Account, Block, heading_or_text, properties, run_in
from parallax.readers.broken import BEGINNING, check_archive, told_as_broken
from parallax.readers.encoding import one_line, raised, tidy
from parallax.readers.plain import paragraph

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Elements within a paragraph that stand for characters.
SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
# Elements around a paragraph, and styles, that make it no part of the account.
AROUND = {"tbl": "table", "txbxContent": "text box"}
LIST_STYLE = re.compile(r"list (?:bullet|number)(?: (\d))?")
STYLES = {
    "title": HEADING,
    "heading": HEADING,
    "subtitle": HEADING,
    "author": "byline",
    "byline": "byline",
    "date": "date",
    "caption": "caption",
    "toc": "contents",
}
# Letters that nobody is to read, by what their run says of them.
UNREAD = {"strike": "struck out", "dstrike": "struck out", "vanish": "hidden"}
# Parts of a Word file beside its body.
PARTS = {
    "header": "running head",
    "footer": "running head",
    "footnotes": "footnote",
    "endnotes": "footnote",
    "comments": "comment",
    "chart": "drawing",
    "data": "drawing",
}
# What has a markup of its own in a Word file, a formula or the words of a chart: what parts it, and its kind.
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CALLED = ".docx file"
# What stands near the beginning of an .odt file and its kin.
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
FOREIGN = {f"{MATH}t": (f"{MATH}oMath", "markup"), f"{DRAWING}t": (f"{DRAWING}p", "drawing")}


class Parts(NamedTuple):
    """What a Word file holds: body and document, the styles' names, other parts with kinds, title and author."""

    body: object
    document: object
    styles: dict[str, str]
    others: list[tuple[str, Any]]
    about: tuple[str, str]


class Piece(NamedTuple):
    """A stretch of a paragraph, whether it is bold, and its kind where it is not to be read."""

    text: str
    bold: bool
    kind: str = ""


def paragraphs(root: Any) -> dict[Any, list[Piece]]:
    """The pieces of each paragraph element under `root` that has words, inserted words included and deleted ones not;
    what stands in no paragraph is one for itself."""
    found: dict = {}
    for node in root.iter(f"{WORD}t", *(WORD + sign for sign in SIGNS)):
        if next(node.iterancestors(f"{COMPATIBILITY}Fallback"), None) is not None:
            continue
        element = next(node.iterancestors(f"{WORD}p"), node)
        found.setdefault(element, []).append(piece(node))
    return {element: pieces for element, pieces in found.items() if joined(pieces)}


def piece(node: Any) -> Piece:
    """The stretch of text that an element stands for; a raised number is written with raised digits."""
    text = SIGNS.get(node.tag.removeprefix(WORD)) or "".join(node.itertext())
    run = next(node.iterancestors(f"{WORD}r"), None)
    if run is None:
        return Piece(text, False)
    if value(run, "rPr/vertAlign") == "superscript":
        text = raised(text)
    return Piece(text, is_set(run, "b"), next((kind for name, kind in UNREAD.items() if is_set(run, name)), ""))


def is_set(run: Any, name: str) -> bool:
    """Whether a run says that its letters have a property, such as `b` for bold."""
    found = run.find(f"{WORD}rPr/{WORD}{name}")
    return found is not None and found.get(f"{WORD}val", "1") not in ("0", "false", "off")


def joined(pieces: Iterable[Piece]) -> str:
    """The text of pieces."""
    return one_line(tidy("".join(each.text for each in pieces)))


def value(element: Any, path: str) -> str:
    """The value of the element that a path of names leads to, or an empty string."""
    found = element.find("/".join(WORD + name for name in path.split("/")))
    return "" if found is None else found.get(f"{WORD}val", "")


def style_of(element: Any, styles: dict[str, str]) -> str:
    """The name of a paragraph's style, in small letters."""
    return styles.get(value(element, "pPr/pStyle"), "").lower()


def kind_of_paragraph(element: Any, style: str) -> str:
    """The kind of a paragraph, by what is around it and its style."""
    for around, kind in AROUND.items():
        if next(element.iterancestors(WORD + around), None) is not None:
            return kind
    return next((kind for beginning, kind in STYLES.items() if style.startswith(beginning)), TEXT)


def depth_in_lists(element: Any, style: str) -> int:
    """How deep in lists a paragraph stands, by its own numbering (0 stands for none) or that of its style."""
    if number := value(element, "pPr/numPr/numId"):
        level = value(element, "pPr/numPr/ilvl")
        return 0 if number == "0" else 1 + (int(level[:1]) if level.isdecimal() else 0)
    listed = LIST_STYLE.match(style)
    return int(listed[1] or 1) if listed else 0


def blocks_of(element: Any, pieces: list[Piece], styles: dict[str, str]) -> list[Block]:
    """The blocks of a paragraph of a Word file's body: what is struck out in it or hidden, and the rest."""
    unread = [Block(kind, joined(part)) for kind, part in groupby(pieces, key=lambda each: each.kind) if kind]
    words = [each for each in pieces if not each.kind]
    return [block for block in unread if block.text] + (words_of(element, words, styles) if joined(words) else [])


def words_of(element: Any, pieces: list[Piece], styles: dict[str, str]) -> list[Block]:
    """The block of a paragraph's words, after that of the run-in heading which it begins with, if any."""
    style = style_of(element, styles)
    kind, depth = kind_of_paragraph(element, style), depth_in_lists(element, style)
    bold = list(takewhile(lambda piece: piece.bold or not piece.text.strip(), pieces))
    if kind != TEXT or joined(bold) == joined(pieces):
        block = paragraph(joined(pieces), depth=depth)
        return [block._replace(kind=heading_or_text(block.text) if kind == TEXT else kind)]
    head, rest = run_in(joined(bold), joined(pieces[len(bold) :]))
    if head:
        return [Block(RUN_IN, head), Block(TEXT, one_line(rest), depth)]
    return [paragraph(joined(pieces), depth=depth)]


def other_blocks(others: list[tuple[str, Any]]) -> list[Block]:
    """The paragraphs of a Word file's running heads, footnotes and comments, and what is no Word text."""
    found = []
    for kind, root in others:
        found += [Block(kind, joined(pieces)) for pieces in paragraphs(root).values()] + foreign(root)
    return found


def foreign(root: Any) -> list[Block]:
    """Formulas and the words of drawings under `root`."""
    found: dict = {}
    for node in root.iter(*FOREIGN):
        whole, kind = FOREIGN[node.tag]
        key = (next(node.iterancestors(whole), None), kind)
        found.setdefault(key, []).append(node.text or "")
    return [Block(kind, one_line(tidy("".join(parts)))) for (_, kind), parts in found.items()]


def check_members(raw: bytes, name: str) -> None:
    """Raise InputError where a zip archive is no Word file, or one that would fill the memory."""
    if OPEN_DOCUMENT in raw[:BEGINNING]:
        raise InputError(f"{name}: an OpenDocument file; save it as .docx or plain text")
    if not any(member.startswith("word/") for member in check_archive(raw, name, CALLED)):
        raise InputError(f"{name}: a zip archive but not a .docx file; unpack it, or save its text as .docx or PDF")


def opened(raw: bytes, name: str) -> Parts:
    """What a Word file holds, as python-docx opens it; InputError where it cannot."""
    from docx import Document
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from docx.oxml import parse_xml
    from docx.oxml.exceptions import XmlchemyError

    with told_as_broken(name, CALLED, PythonDocxError, OpcError, XmlchemyError):
        document = Document(io.BytesIO(raw))
        styles = {style.style_id: style.name or "" for style in document.styles}
        parts = [(part_name(part.partname), part.blob) for part in document.part.package.iter_parts()]
        others = [(PARTS[part], parse_xml(blob)) for part, blob in parts if part in PARTS]
        about = document.core_properties.title, document.core_properties.author
        body = document.element.body
    if body is None:
        raise InputError(f"{name}: a broken {CALLED} (no body); save it again, or as plain text")
    return Parts(body, document.element, styles, others, about)


def part_name(path: str) -> str:
    """The name of a part of a Word file, without its number."""
    return path.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")


def read(raw: bytes, name: str) -> Account:
    """The account in a Word file."""
    check_members(raw, name)
    parts = opened(raw, name)
    body = [blocks_of(element, pieces, parts.styles) for element, pieces in paragraphs(parts.body).items()]
    return Account([*foreign(parts.document), *other_blocks(parts.others), *chain(*body)], properties(*parts.about))
