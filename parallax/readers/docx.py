"""Word: the paragraphs of a .docx file, a zip archive of XML, with their styles.

The words are those that stand when every change is accepted: inserted ones are read, deleted ones not. A
paragraph's style tells headings from text; tables, text boxes, running heads, footnotes and comments are
listed apart.
"""

import io
import zipfile

from parallax.errors import InputError
from parallax.readers.blocks import HEADING, TEXT, Account, Block, properties
from parallax.readers.encoding import one_line, tidy
from parallax.readers.plain import without_bullet

LARGEST_UNPACKED, LARGEST_XML = 200_000_000, 40_000_000
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Elements within a paragraph that stand for characters.
SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
# Elements around a paragraph, and styles, that make it no part of the account.
AROUND = {"tbl": "table", "txbxContent": "text box"}
STYLES = {"title": HEADING, "heading": HEADING, "subtitle": HEADING, "caption": "caption", "toc": "contents"}
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
FOREIGN = {f"{MATH}t": (f"{MATH}oMath", "markup"), f"{DRAWING}t": (f"{DRAWING}p", "drawing")}


def paragraphs(root) -> dict:
    """The text of each paragraph element under `root`, inserted words included and deleted ones not."""
    texts: dict = {}
    for node in root.iter(f"{WORD}t", *(WORD + sign for sign in SIGNS)):
        if next(node.iterancestors(f"{COMPATIBILITY}Fallback"), None) is not None:
            continue
        paragraph = next(node.iterancestors(f"{WORD}p"), None)
        sign = SIGNS.get(node.tag.removeprefix(WORD))
        texts.setdefault(paragraph, []).append(sign or "".join(node.itertext()))
    return {element: one_line(tidy("".join(parts))) for element, parts in texts.items()}


def kind_of(element, styles: dict[str, str]) -> str:
    """The kind of a paragraph, by what is around it and its style."""
    for around, kind in AROUND.items():
        if next(element.iterancestors(WORD + around), None) is not None:
            return kind
    style = element.find(f"{WORD}pPr/{WORD}pStyle")
    name = styles.get(style.get(f"{WORD}val"), "").lower() if style is not None else ""
    return next((kind for beginning, kind in STYLES.items() if name.startswith(beginning)), TEXT)


def body(document) -> list[Block]:
    """The paragraphs of a Word file's body."""
    styles = {style.style_id: style.name or "" for style in document.styles}
    texts = paragraphs(document.element.body)
    return [Block(kind_of(element, styles), without_bullet(text)) for element, text in texts.items() if text]


def other_parts(document) -> list[Block]:
    """The paragraphs of a Word file's running heads, footnotes and comments, and what is no Word text."""
    from docx.oxml import parse_xml

    found = foreign(document.element)
    for part in document.part.package.iter_parts():
        name = part.partname.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
        if name in PARTS:
            root = parse_xml(part.blob)
            found += [Block(PARTS[name], text) for text in paragraphs(root).values() if text] + foreign(root)
    return found


def foreign(root) -> list[Block]:
    """Formulas and the words of drawings under `root`."""
    found: dict = {}
    for node in root.iter(*FOREIGN):
        whole, kind = FOREIGN[node.tag]
        key = (next(node.iterancestors(whole), None), kind)
        found.setdefault(key, []).append(node.text or "")
    return [Block(kind, one_line(tidy("".join(parts)))) for (_, kind), parts in found.items()]


def check_archive(raw: bytes, name: str) -> None:
    """Raise InputError where a zip archive is no Word file, or one that would fill the memory."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names, members = archive.namelist(), archive.infolist()
    unpacked = sum(info.file_size for info in members)
    markup = sum(info.file_size for info in members if info.filename.endswith(".xml"))
    if "word/document.xml" not in names:
        raise InputError(f"{name}: a zip archive but not a .docx file; unpack it, or save its text as .docx or PDF")
    if unpacked > LARGEST_UNPACKED:
        raise InputError(f"{name}: unpacks to {unpacked // 1_000_000} MB; save only the text, without pictures")
    if markup > LARGEST_XML:
        raise InputError(f"{name}: unpacks to {markup // 1_000_000} MB of XML; save its text as plain text")


def read(raw: bytes, name: str) -> Account:
    """The account in a Word file."""
    from docx import Document

    check_archive(raw, name)
    document = Document(io.BytesIO(raw))
    about = document.core_properties
    return Account(other_parts(document) + body(document), properties(about.title, about.author))
