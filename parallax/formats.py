"""Formats: a file's bytes as a row of blocks, whatever it was saved as.

Plain text, Markdown, a web page, a PDF or a Word file is told by its content, its name only helping where
the content leaves it open. Each becomes an Account: blocks in reading order, every one a (kind, text), and
what the file says about itself. The kinds `text` and `heading` may be analysed; any other kind names what
the format itself shows to be no part of the account: a caption, a menu, a running head. Form goes without
trace: markup signs, addresses behind links, the signs and automatic numbers of list items.
"""

import io
import logging
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

import mistune
import yaml

from parallax import InputError

DATA = Path(__file__).parent / "data"
TEXT, HEADING = "text", "heading"
LARGEST = 50_000_000
LARGEST_UNPACKED = 200_000_000

# What a file begins with when it is none that can be read, and what to do about it.
FOREIGN = {
    b"\x89PNG": "a PNG image; give the text itself",
    b"\xff\xd8\xff": "a JPEG image; give the text itself",
    b"GIF8": "a GIF image; give the text itself",
    b"RIFF": "an image or a recording; give the text itself",
    b"ID3": "a recording; give its transcript",
    b"\x1f\x8b": "a packed file; unpack it first",
    b"7z\xbc\xaf": "a packed file; unpack it first",
    b"Rar!": "a packed file; unpack it first",
    b"\x7fELF": "a program; give a text",
    b"{\\rtf": "a Rich Text file; save it as .docx or plain text",
    b"\xd0\xcf\x11\xe0": "an old or password-protected Office file; save it as .docx without a password",
    b"%!PS": "a PostScript file; save it as PDF",
}
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# Characters by what becomes of them: spaces of any width, ends of lines, and signs that nobody sees.
SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
LINE_ENDS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
UNSEEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
TIDYING = [
    (re.compile(f"[{SPACES}]"), " "),
    (re.compile(f"\r\n?|[{LINE_ENDS}]"), "\n"),
    (re.compile(f"[{UNSEEN}]"), ""),
]
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
ADDRESS = re.compile(r"\bhttps?://\S+")
BULLET = re.compile(r"\A\s*[-*•◦▪‣·–]\s+(?=\S)")
LIST_ITEM = re.compile(r"\s*(?:[-*•◦▪‣·–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
NARROWEST_WRAPPED_LINE, WIDEST_WRAPPED_LINE = 40, 100
LONGEST_HEADING = 25

FRONT_MATTER = re.compile(r"\A\s*---[ ]*\n(?=[\w-]+ *:)(.*?\n)(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
FRONT_MATTER_LINE = re.compile(r"^([\w-]+) *: *(.*?) *$", re.MULTILINE)
# The names under which front matter gives what is known of a text.
FRONT_MATTER_KEYS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "site_name", "publication", "source"),
    "date": ("date", "published_time", "published", "pubdate"),
    "address": ("source_url", "address", "url", "canonical", "link"),
    "language": ("language", "lang"),
}
# What shows that a text is Markdown, each sign with its weight; two are enough.
MARKDOWN_SIGNS = [
    (re.compile(r"\A\s*#{1,6} +\S"), 2),
    (re.compile(r"^#{1,6} +\S", re.MULTILINE), 1),
    (re.compile(r"\[[^\[\]]{1,200}\]\((?:https?://|/)[^\s)]{1,500}\)"), 1),
    (re.compile(r"!\[[^\[\]]{0,200}\]\([^\s)]{1,500}"), 2),
    (re.compile(r"\*\*\w[^*]{0,200}\*\*"), 1),
    (re.compile(r"^> ?\w", re.MULTILINE), 1),
    (re.compile(r"^<!-- -->|^<figure>", re.MULTILINE), 1),
]
PAGE = re.compile(
    r"\A\s*(?>(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)*)"
    r"<(?:!doctype html|html|head|body|article|main|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"</(?:p|div|html|body|h1|li)\s*>", re.IGNORECASE)
OTHER_XML = re.compile(r"\A\s*<(?:\?xml|!doctype|rss|feed|svg)\b", re.IGNORECASE)
DECLARED_ENCODING = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)


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
def rules() -> dict:
    """The rules of data/boilerplate.yml."""
    return yaml.safe_load((DATA / "boilerplate.yml").read_text("utf-8"))


def one_line(text: str) -> str:
    """The text with any run of white space as one space."""
    return " ".join(text.split())


def known(about: dict) -> dict[str, str]:
    """What is not empty of `about`, tidied, a time of day cut from its date."""
    about = {key: one_line(tidy(str(value))) for key, value in about.items() if value}
    if re.match(r"\d{4}-\d{2}-\d{2}", about.get("date", "")):
        about["date"] = about["date"][:10]
    return {key: value for key, value in about.items() if value}


def heading_or_text(text: str) -> str:
    """`heading` for words set apart that do not end as a sentence does, else `text`."""
    return TEXT if SENTENCE_END.search(text) or len(text.split()) > LONGEST_HEADING else HEADING


# ---------------------------------------------------------------------------------------------- text


def tidy(text: str) -> str:
    """The text with one kind of line end, one kind of space and no unseen characters."""
    for pattern, replacement in TIDYING:
        text = pattern.sub(replacement, text)
    return text


def decode_unmarked(raw: bytes, name: str) -> str:
    """The text in bytes that are no UTF-8: Windows-1252, where that makes a text of Latin letters."""
    skipped = len(raw) - len(raw.decode("utf-8", "ignore").encode())
    if sum(byte > 0x7F for byte in raw) > 2 * skipped:
        raise InputError(f"{name}: broken UTF-8 text; save it again as plain text in UTF-8")
    text = raw.decode("cp1252", "replace")
    beyond = sum(letter > "\x7f" for letter in text if letter.isalpha())
    if "\ufffd" in text or beyond > 0.2 * sum(map(str.isalpha, text)):
        raise InputError(f"{name}: not UTF-8 text; save it as plain text in UTF-8")
    return text


def unmarked_utf_16(raw: bytes) -> str | None:
    """The kind of UTF-16 that bytes without a mark are in: every second one is empty, as in Latin letters."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    empty = {"utf-16-le": odd, "utf-16-be": even}
    return next((name for name, count in empty.items() if count > 0.4 * len(raw) and even + odd == count), None)


def decode(raw: bytes, name: str) -> str:
    """The text in `raw`: UTF-8, UTF-16 or UTF-32 with its mark, what a page declares, or Windows-1252."""
    encoding = next((encoding for mark, encoding in BYTE_ORDER_MARKS.items() if raw.startswith(mark)), None)
    encoding = encoding or unmarked_utf_16(raw)
    if not encoding and (b"\0" in raw or len(CONTROLS.findall(raw)) > 0.05 * len(raw)):
        raise InputError(f"{name}: a binary file; give a text, a web page, a PDF or a .docx file")
    declared = DECLARED_ENCODING.search(raw[:4000])
    for candidate in (encoding,) if encoding else ("utf-8", declared and declared[1].decode()):
        try:
            return raw.decode(candidate or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    if encoding:
        raise InputError(f"{name}: broken {encoding.upper()} text; save it again as plain text in UTF-8")
    return decode_unmarked(raw, name)


def width(line: str) -> int:
    """The characters of a line, not counting addresses, which cannot be wrapped."""
    return len(ADDRESS.sub("", line))


def is_wrapped(lines: list[str]) -> bool:
    """Whether a line end means only that the line was full: few lines are long, and blank lines part the
    paragraphs; where there are none, most lines are about as wide as any and end amid a sentence.
    """
    full = [line for line in lines if line]
    if sum(width(line) > WIDEST_WRAPPED_LINE for line in full) > 0.05 * len(full):
        return False
    widest = max(map(width, full), default=0)
    alike = sum(width(line) > 0.7 * widest and not SENTENCE_END.search(line) for line in full[:-1])
    return "" in lines or (widest >= NARROWEST_WRAPPED_LINE and alike > 0.6 * (len(full) - 1))


def goes_on(line: str, following: str) -> bool:
    """Whether a paragraph of a wrapped text goes on from one line to the following."""
    if not line or not following or max(width(line), width(following)) > WIDEST_WRAPPED_LINE:
        return False
    return not LIST_ITEM.match(following) or not (SENTENCE_END.search(line) or LIST_ITEM.match(line))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, whether each is a line or wrapped over several; a list item is one."""
    lines = [line.strip() for line in text.strip().split("\n")]
    starts = [True] + [not goes_on(*pair) for pair in pairwise(lines)] if is_wrapped(lines) else [True] * len(lines)
    blocks = []
    for starts_here, line in zip(starts, lines, strict=True):
        if starts_here:
            blocks.append([])
        blocks[-1].append(BULLET.sub("", line, count=1) if starts_here else line)
    return [one_line(" ".join(block)) for block in blocks if any(block)]


def without_comments(text: str) -> tuple[str, list[Block]]:
    """The text without its markup comments, and these."""
    kept, comments, place = [], [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[place:start])
        place = end + 3
        comments.append(Block("comment", text[start:place]))
    return "".join([*kept, text[place:]]), comments


def plain(text: str) -> Account:
    """An account in plain text."""
    text, comments = without_comments(text)
    return Account(comments + [Block(TEXT, paragraph) for paragraph in paragraphs(text)])


# ------------------------------------------------------------------------------------------ Markdown


def is_markdown(text: str, suffix: str) -> bool:
    """Whether a text is Markdown: by its front matter, its name, or signs of markup."""
    weight = sum(weight * len(sign.findall(text[:100_000])) for sign, weight in MARKDOWN_SIGNS)
    return suffix in (".md", ".markdown") or bool(FRONT_MATTER.match(text)) or weight >= 2


def front_matter(text: str) -> dict[str, str]:
    """What front matter says, read as YAML or, where it is none, line by line."""
    try:
        fields = yaml.load(text[:20_000], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        fields = None
    if not isinstance(fields, dict):
        fields = dict(FRONT_MATTER_LINE.findall(text[:20_000]))
    values = {str(key).lower(): scalar(value) for key, value in fields.items() if isinstance(key, str)}
    return known(
        {
            key: next((values[name] for name in names if values.get(name)), "")
            for key, names in FRONT_MATTER_KEYS.items()
        }
    )


def scalar(value) -> str:
    """A value of front matter as text: a list of names with commas, anything deeper as nothing."""
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""


def inline(tokens: list[dict], removed: list[Block]) -> str:
    """The text of a paragraph's tokens; images and comments in it are added to `removed`."""
    parts = []
    for token in tokens:
        kind, raw = token["type"], token.get("raw", "")
        if kind == "image":
            removed.append(Block("image", one_line(f"{inline(token['children'], removed)} {token['attrs']['url']}")))
        elif kind == "inline_html":
            removed += [Block("comment", raw)] if raw.startswith("<!--") else []
            parts.append(" " if raw.lower().startswith("<br") else "")
        elif kind == "softbreak":
            parts.append("\n")
        elif kind == "linebreak":
            parts.append(" ")
        elif kind == "footnote_ref":
            continue
        else:
            parts.append(inline(token["children"], removed) if "children" in token else raw)
    return "".join(parts)


def is_set_apart(token: dict) -> bool:
    """Whether a paragraph is nothing but one run in bold, as headings often are."""
    return [child["type"] for child in token["children"]] == ["strong"]


def leaf(token: dict) -> list[Block]:
    """The blocks of a paragraph or heading."""
    removed: list[Block] = []
    text = inline(token["children"], removed)
    if token["type"] == "heading" and token.get("style") == "atx":
        return [Block(HEADING, one_line(text)), *removed]
    if token["type"] == "heading" or is_set_apart(token):
        return [Block(heading_or_text(one_line(text)), one_line(text)), *removed]
    lines = text.split("\n")
    joined = "".join(line + (" " if goes_on(line, after) else "\n") for line, after in pairwise([*lines, ""]))
    return [*removed, *(Block(TEXT, one_line(line)) for line in joined.split("\n"))]


def markup(raw: str) -> list[Block]:
    """The blocks of HTML amid Markdown: paragraphs if it holds any, else what kind of markup it is."""
    if raw.lstrip().startswith("<!--"):
        return [Block("comment", raw.strip())] if re.search(r"\w", raw) else []
    blocks = page(raw).blocks if TAG.search(raw) else []
    if any(block.kind == TEXT for block in blocks):
        return blocks
    return [Block("image" if re.search(r"<(img|figure|picture)\b", raw, re.IGNORECASE) else "markup", raw.strip())]


def cells(row: dict) -> str:
    """A table's row as text."""
    return " | ".join(one_line(inline(cell["children"], [])) for cell in row["children"])


def blocks_of(token: dict) -> list[Block]:
    """The blocks of one block-level token of Markdown, and of those within it."""
    kind = token["type"]
    if kind in ("paragraph", "block_text", "heading"):
        return leaf(token)
    if kind == "block_code":
        return [Block(TEXT, paragraph) for paragraph in paragraphs(token["raw"])]
    if kind == "block_html":
        return markup(token["raw"])
    if kind in ("table_head", "table_row"):
        return [Block("table", cells(token))]
    inner = [block for child in token.get("children", []) for block in blocks_of(child)]
    return [Block("footnote", block.text) for block in inner] if kind == "footnotes" else inner


@cache
def markdown_parser() -> mistune.Markdown:
    """Markdown as a tree of tokens, tables and footnotes included."""
    return mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough", "footnotes"])


def markdown(text: str) -> Account:
    """An account in Markdown."""
    matter = FRONT_MATTER.match(text)
    before = [Block("front matter", matter.group().strip())] if matter else []
    tokens = markdown_parser()(text[matter.end() :] if matter else text)
    blocks = [block for token in tokens for block in blocks_of(token) if block.text]
    return Account(before + blocks, front_matter(matter[1]) if matter else {})


# ----------------------------------------------------------------------------------------------- PDF

PAGE_NUMBER = re.compile(r"(?:page )?[-–—]? ?\d{1,4} ?[-–—]?(?: (?:of|/) \d{1,4}|/\d{1,4})?$", re.IGNORECASE)
BROKEN_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
NO_TITLE = re.compile(
    r"untitled|microsoft word|word document|document\d*$|.*\.(?:docx?|pdf|indd|odt|txt)$", re.IGNORECASE
)


class Line(NamedTuple):
    """A line of a PDF's page: where it begins, its letters' height and whether they are bold, its text."""

    page: int
    x: float
    y: float
    size: float
    bold: bool
    text: str


def pdf_lines(page, number: int) -> list[Line]:
    """The lines of a page, in the order in which they are drawn."""
    pieces = []

    def note(text, cm, tm, font, size):
        if text.strip():
            x, y = (tm[4] * cm[i] + tm[5] * cm[i + 2] + cm[i + 4] for i in (0, 1))
            height = abs(size) * abs(tm[0] * tm[3] - tm[1] * tm[2]) ** 0.5 * abs(cm[0] * cm[3] - cm[1] * cm[2]) ** 0.5
            bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
            pieces.append(Line(number, x, y, round(height, 1), bold, text.replace("\xad", "-")))

    page.extract_text(visitor_text=note)
    lines: list[list[Line]] = []
    for piece in pieces:
        if not lines or abs(lines[-1][-1].y - piece.y) > 0.5 * max(piece.size, 1):
            lines.append([])
        lines[-1].append(piece)
    return [whole_line(line) for line in lines]


def whole_line(pieces: list[Line]) -> Line:
    """One line of its pieces: the first one's place, the longest one's height, bold if every piece is; without
    the small numbers in it that refer to notes.
    """
    longest = max(pieces, key=lambda piece: len(piece.text))
    notes = [piece for piece in pieces[1:] if piece.size < 0.8 * longest.size and piece.text.strip().isdigit()]
    text = one_line(tidy("".join(piece.text for piece in pieces if piece not in notes)))
    return pieces[0]._replace(size=longest.size, bold=all(piece.bold for piece in pieces), text=text)


def margins(lines: list[Line]) -> dict[Line, str]:
    """The lines at the pages' heads and feet that repeat from page to page or number the pages, by kind."""
    edges = []
    for _, page in groupby(lines, key=lambda line: line.page):
        by_height = sorted(page, key=lambda line: line.y)
        edges += dict.fromkeys(by_height[:2] + by_height[-2:])
    count = Counter(re.sub(r"\d+", "#", line.text) for line in edges)
    repeated = {line: "running head" for line in edges if count[re.sub(r"\d+", "#", line.text)] > 1}
    return repeated | {line: "page number" for line in edges if PAGE_NUMBER.match(line.text)}


def is_known(word: str) -> bool:
    """Whether a word is in English dictionaries."""
    from simplemma import is_known

    return is_known(word.lower(), lang="en")


def join(line: str, following: str) -> str:
    """Two lines as one; a word broken at the line's end is made whole, a compound keeps its hyphen."""
    broken, rest = BROKEN_WORD.search(line), FIRST_WORD.match(following)
    if not (broken and rest):
        return line + ("" if line.endswith(("-", "–", "—")) else " ") + following
    first, second = broken[1], rest[0]
    is_whole = is_known(first + second) and first.lower() not in rules()["compounds"]
    compound = not second.islower() or (not is_whole and is_known(first) and is_known(second))
    return (line if compound else line[:-1]) + following


def gap(before: Line, line: Line) -> float:
    """How far below another a line stands, in letters' heights."""
    return (before.y - line.y) / max(before.size, 1)


def begins_paragraph(line: Line, before: Line, usual_gap: float) -> bool:
    """Whether a line begins a paragraph: by its letters, a list sign or the gap above it."""
    if abs(line.size - before.size) > 0.1 * before.size or LIST_ITEM.match(line.text):
        return True
    ended = bool(SENTENCE_END.search(before.text)) and not before.text.endswith(",")
    if line.page != before.page or line.y > before.y:
        return ended
    return gap(before, line) > 1.25 * usual_gap or (ended and line.x > before.x + 0.5 * line.size)


def pdf_paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Lines by paragraph."""
    gaps = [gap(a, b) for a, b in pairwise(lines) if a.page == b.page and a.y > b.y and a.size == b.size]
    usual_gap = median(gaps) if gaps else 0
    found = [lines[:1]]
    for before, line in pairwise(lines):
        after_heading = before.bold and not line.bold and heading_or_text(before.text) == HEADING
        if after_heading or begins_paragraph(line, before, usual_gap):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def pdf_block(lines: list[Line], body: float) -> Block:
    """A paragraph's block: a heading if larger than the body or bold, and no sentence; small print is a note."""
    text = BULLET.sub("", lines[0].text, count=1)
    for line in lines[1:]:
        text = join(text, line.text)
    if lines[0].size < 0.95 * body and re.match(r"[\d*†]", text):
        return Block("footnote", text)
    apart = lines[0].size > 1.1 * body or all(line.bold for line in lines)
    return Block(heading_or_text(text) if apart else TEXT, text)


def pdf_blocks(lines: list[Line]) -> list[Block]:
    """The blocks of a PDF's lines, running heads and page numbers first."""
    aside = (
        margins(lines)
        if len({line.page for line in lines}) > 1
        else {line: "page number" for line in lines[-1:] if PAGE_NUMBER.match(line.text)}
    )
    kept = [line for line in lines if line not in aside]
    sizes = Counter()
    for line in kept:
        sizes[line.size] += len(line.text)
    removed = [Block(kind, line.text) for line, kind in aside.items()]
    return removed + [pdf_block(part, sizes.most_common(1)[0][0]) for part in pdf_paragraphs(kept) if part]


def open_pdf(raw: bytes, name: str):
    """A reader of a PDF that needs no password."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(raw))
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except Exception:  # a cipher that pypdf lacks
        locked = True
    if locked:
        raise InputError(f"{name}: an encrypted PDF; save it without a password")
    return reader


def pdf(raw: bytes, name: str) -> Account:
    """An account in a PDF."""
    reader = open_pdf(raw, name)
    lines = [line for number, page in enumerate(reader.pages) for line in pdf_lines(page, number) if line.text]
    if not lines:
        raise InputError(f"{name}: a PDF without text, perhaps a scan; recognise its text first (OCR)")
    properties = reader.metadata or {}
    title = str(properties.get("/Title") or "")
    about = {"title": "" if NO_TITLE.match(title) else title, "author": properties.get("/Author")}
    return Account(pdf_blocks(lines), known(about))


# ---------------------------------------------------------------------------------------------- Word

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
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
}


def word_paragraphs(root) -> dict:
    """The text of each paragraph element under `root`, inserted words included and deleted ones not."""
    texts: dict = {}
    for node in root.iter(f"{WORD}t", *(WORD + sign for sign in SIGNS)):
        around = list(node.iterancestors(f"{WORD}p", FALLBACK))
        if around and not any(element.tag == FALLBACK for element in around):
            sign = SIGNS.get(node.tag.removeprefix(WORD))
            texts.setdefault(around[0], []).append(sign or node.text or "")
    return {element: one_line(tidy("".join(parts))) for element, parts in texts.items()}


def kind_in_word(element, styles: dict[str, str]) -> str:
    """The kind of a Word paragraph, by what is around it and its style."""
    for around, kind in AROUND.items():
        if next(element.iterancestors(WORD + around), None) is not None:
            return kind
    style = element.find(f"{WORD}pPr/{WORD}pStyle")
    name = styles.get(style.get(f"{WORD}val"), "").lower() if style is not None else ""
    return next((kind for beginning, kind in STYLES.items() if name.startswith(beginning)), TEXT)


def other_parts(document) -> list[Block]:
    """The paragraphs of a Word file's running heads, footnotes and comments."""
    from docx.oxml import parse_xml

    found = []
    for part in document.part.package.iter_parts():
        name = part.partname.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
        if name in PARTS:
            texts = word_paragraphs(parse_xml(part.blob)).values()
            found += [Block(PARTS[name], text) for text in texts if text]
    return found


def docx(raw: bytes, name: str) -> Account:
    """An account in a Word file."""
    from docx import Document

    document = Document(io.BytesIO(raw))
    styles = {style.style_id: style.name or "" for style in document.styles}
    texts = word_paragraphs(document.element.body)
    body = [Block(kind_in_word(element, styles), BULLET.sub("", text)) for element, text in texts.items() if text]
    properties = document.core_properties
    title, author = properties.title or "", properties.author or ""
    about = {
        "title": "" if NO_TITLE.match(title) else title,
        "author": "" if author == "python-docx" else author,
    }
    return Account(other_parts(document) + body, known(about))


# ----------------------------------------------------------------------------------------- web pages

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BODY_MARKS = 'article, main, [role="main"], [itemprop="articleBody"]'
# Shortest stretch of text that counts as prose when the account is looked for on the page.
PROSE = 25
BOLD = ("b", "strong")
# Sorts of strings on a page that are text.
TEXTS = ("NavigableString", "CData", "Script", "Stylesheet", "TemplateString")
LONGEST_SCRIPT = 100
# The selectors that give what is known of a page, and the attribute that holds it.
PAGE_KEYS = {
    "title": [('meta[property="og:title"]', "content"), ("title", "")],
    "author": [
        ('meta[name="author"]', "content"),
        ('meta[property="article:author"]', "content"),
        ('[rel="author"]', ""),
    ],
    "publisher": [('meta[property="og:site_name"]', "content"), ('meta[name="publisher"]', "content")],
    "date": [
        ('meta[property="article:published_time"]', "content"),
        ('meta[itemprop="datePublished"]', "content"),
        ('meta[name="date"]', "content"),
        ("time[datetime]", "datetime"),
    ],
    "address": [('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")],
    "language": [("html[lang]", "lang")],
}


class Run(NamedTuple):
    """Text on a page: its kind, whether it lies in the account's element, whether it is a link or bold."""

    kind: str
    inside: bool
    link: bool
    bold: bool
    text: str


def about_page(soup) -> dict[str, str]:
    """What a page says about itself."""

    def first(places):
        found = ((soup.select_one(selector), attribute) for selector, attribute in places)
        return next((tag.get(key) if key else tag.get_text() for tag, key in found if tag is not None), "")

    about = known({key: first(places) for key, places in PAGE_KEYS.items()})
    if about.get("author", "").startswith("http"):
        del about["author"]
    return about


def prose(soup, aside=frozenset()) -> Counter:
    """The characters of prose in each element, by its id, links and the elements in `aside` left out."""
    found = Counter()
    for node in reversed(list(soup.descendants)):
        parent = node.parent
        if id(node) in aside:
            continue
        if hasattr(node, "attrs"):
            found[id(parent)] += found[id(node)]
        elif type(node).__name__ == "NavigableString" and parent.name not in ("a", "title", "option"):
            length = len(node.strip())
            found[id(parent)] += length if length >= PROSE else 0
    return found


def headline_of(soup):
    """The heading that names the page: the longest first-level one, one that the title repeats before others."""
    title = one_line(soup.title.get_text()) if soup.title else ""
    heads = [(one_line(tag.get_text()), tag) for tag in soup.find_all("h1")]
    heads = [(text in title, len(text), -i, tag) for i, (text, tag) in enumerate(heads) if text]
    return max(heads, key=lambda head: head[:3])[3] if heads else None


def names_in(tag) -> set[str]:
    """The names in an element's class, id and role, whole and in their parts."""
    values = [tag.get("id"), tag.get("role"), *(tag.get("class") or [])]
    whole = {value.lower() for value in values if isinstance(value, str)}
    return whole | {part for name in whole for part in re.split(r"[-_]+", name)}


@cache
def class_kinds() -> dict[str, str]:
    """The kind that each name in a class stands for."""
    return {name: kind for kind, names in rules()["classes"].items() for name in names}


@cache
def element_kinds() -> dict[str, str]:
    """The kind that each element stands for."""
    return {name: kind for kind, names in rules()["elements"].items() for name in names}


def kind_of_element(tag) -> str:
    """The kind of what an element holds, or an empty string where it may be the account."""
    style = str(tag.get("style", "")).replace(" ", "").lower()
    if tag.has_attr("hidden") or "display:none" in style:
        return "hidden"
    if tag.name in element_kinds():
        return element_kinds()[tag.name]
    return next((class_kinds()[name] for name in sorted(names_in(tag)) if name in class_kinds()), "")


def asides(soup, headline) -> dict[int, str]:
    """The elements that are no part of the account, by id with their kind; never one that holds most of the
    page's prose or its headline, except for what is no text at all.
    """
    weights = prose(soup)
    whole = {id(tag) for tag in headline.parents} | {id(headline)} if headline is not None else set()
    found = {}
    for tag in soup.find_all(True):
        kind = kind_of_element(tag)
        holds = id(tag) in whole or weights[id(tag)] > 0.5 * weights[id(soup)]
        if kind and (kind == "script" or not holds):
            found[id(tag)] = kind
    return found


def account_in(soup, aside: dict[int, str], headline):
    """The element that is the account: a marked one if it holds half of the prose, else the deepest that
    holds nearly all of it, widened to take in the headline where that does not mean the whole page.
    """
    weights = prose(soup, aside)
    whole = weights[id(soup)]
    marked = [tag for tag in soup.select(BODY_MARKS) if weights[id(tag)] > 0.5 * whole]
    if marked:
        return min(marked, key=lambda tag: weights[id(tag)])
    holding = [tag for tag in soup.find_all(True) if tag.name != "p" and weights[id(tag)] > 0.9 * whole]
    element = holding[-1] if holding else soup
    around = {id(tag) for tag in headline.parents} if headline is not None else set()
    shared = next((tag for tag in [element, *element.parents] if id(tag) in around), element)
    return element if shared.name in ("body", "html", "[document]") else shared


def text_of(node, kind: str) -> str:
    """The text of a node that is no element; a script is cut short."""
    text = tidy(str(node))
    return text[:LONGEST_SCRIPT] + "…" if kind == "script" and len(text) > LONGEST_SCRIPT else text


class Around(NamedTuple):
    """What holds for whatever lies within an element: see Run."""

    tag: object
    kind: str
    inside: bool
    link: bool
    bold: bool


@dataclass
class Walk:
    """A walk over a page, which gathers runs of text, with None where a block begins or ends."""

    aside: dict[int, str]
    headline: object
    account: object
    found: list[Run | None] = field(default_factory=list)

    def add(self, around: Around, text: str) -> None:
        """Add a run of text."""
        self.found.append(Run(*around[1:], text))

    def add_apart(self, kind: str, text: str) -> None:
        """Add a block of its own."""
        self.found += [None, Run(kind, True, False, False, one_line(tidy(text))), None]

    def string(self, node, around: Around) -> None:
        """Take in a node that is no element: a text or a comment."""
        sort = type(node).__name__
        if sort == "Comment" and node.strip():
            self.add_apart("comment", node)
        elif sort in TEXTS:
            text = text_of(node, around.kind)
            self.add(around, text if around.tag.name == "pre" else one_line(f"|{text}|")[1:-1])

    def element(self, node, around: Around) -> Around:
        """Take in an element's beginning; returns what holds within it."""
        kind = self.aside.get(id(node)) or ("headline" if node is self.headline else around.kind)
        kind = kind or (HEADING if node.name in HEADINGS else "")
        if node.name == "img" and (said := node.get("alt") or (around.inside and node.get("src"))):
            self.add_apart("image", said[:LONGEST_SCRIPT])
        elif node.name == "br":
            self.line_end(around)
        elif node.name in rules()["blocks"]:
            self.found.append(None)
        inside = around.inside or node is self.account
        return Around(node, kind, inside, around.link or node.name == "a", around.bold or node.name in BOLD)

    def line_end(self, around: Around) -> None:
        """Take in a line end, which is a paragraph's end if it is the second on end."""
        before = next((run for run in reversed(self.found) if run is None or run.text.strip(" ")), None)
        if before is not None and before.text == "\n":
            self.found.append(None)
        else:
            self.add(around, "\n")


def runs(soup) -> list[Run | None]:
    """The page's runs of text in order, with None where a block begins or ends."""
    headline = headline_of(soup)
    aside = asides(soup, headline)
    walk = Walk(aside, headline, account_in(soup, aside, headline))
    open_elements = [Around(soup, "", soup is walk.account, False, False)]
    for node in soup.descendants:
        while open_elements[-1].tag is not node.parent:
            closed = open_elements.pop().tag
            walk.found += [None] if closed.name in rules()["blocks"] else []
        if hasattr(node, "attrs"):
            open_elements.append(walk.element(node, open_elements[-1]))
        else:
            walk.string(node, open_elements[-1])
    return walk.found


def page_block(kind: str, inside: bool, text: str, linked: int, bold: int) -> Block:
    """A block of a page: text of the account if it lies inside its element and is not just a link."""
    if kind and kind != HEADING:
        return Block(HEADING if kind == "headline" else kind, text)
    if not inside:
        return Block("page", text)
    if kind == HEADING:
        return Block(HEADING, text)
    letters = len("".join(text.split()))
    if linked >= 0.8 * letters and heading_or_text(text) == HEADING:
        return Block("navigation", text)
    return Block(heading_or_text(text) if bold >= letters else TEXT, text)


def page_blocks(found: list[Run | None]) -> list[Block]:
    """The blocks of a page's runs; two line ends on end part paragraphs."""
    blocks = []
    for is_run, group in groupby(found, key=lambda run: run is not None):
        for (kind, inside), part in groupby(group, key=lambda run: run[:2]) if is_run else ():
            part = list(part)
            linked, bold = (sum(len("".join(run.text.split())) for run in part if run[i]) for i in (2, 3))
            texts = re.split(r"\n[ ]*\n", "".join(run.text for run in part))
            texts = [one_line(text) for text in texts if text.strip()]
            linked, bold = (linked, bold) if len(texts) == 1 else (0, 0)
            blocks += [page_block(kind, inside, text, linked, bold) for text in texts]
    return blocks


def gather(blocks: list[Block]) -> list[Block]:
    """The blocks, with neighbours of the same removed kind as one."""
    gathered = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [block.text for block in group]
        gathered += [Block(kind, text) for text in ([*texts] if kind in (TEXT, HEADING) else [" | ".join(texts)])]
    return gathered


def page(text: str) -> Account:
    """An account on a web page."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, "html.parser")
    return Account(gather(page_blocks(runs(soup))), about_page(soup))


def archived_page(raw: bytes, name: str) -> Account:
    """An account on a web page that was saved as a single file (.mhtml)."""
    body = message_from_bytes(raw, policy=policy.default).get_body(("html", "plain"))
    if body is None:
        raise InputError(f"{name}: a message without text; save its text as plain text")
    text = tidy(body.get_content())
    return page(text) if body.get_content_subtype() == "html" else plain(text)


# ---------------------------------------------------------------------------------------- all of them


def zipped(raw: bytes, name: str) -> Account:
    """An account in a zip archive, which a Word file is."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names, unpacked = archive.namelist(), sum(info.file_size for info in archive.infolist())
    if "word/document.xml" not in names:
        raise InputError(f"{name}: a zip archive, and no .docx file; unpack it, or save its text as .docx or PDF")
    if unpacked > LARGEST_UNPACKED:
        raise InputError(f"{name}: unpacks to {unpacked // 1_000_000} MB; save the text alone, without pictures")
    return docx(raw, name)


def written(raw: bytes, name: str) -> Account:
    """An account in bytes that are text: a web page, Markdown or plain text."""
    text = tidy(decode(raw, name))
    suffix = Path(name).suffix.lower()
    if PAGE.match(text) or (suffix in (".html", ".htm", ".xhtml") and TAG.search(text)):
        return page(text)
    if OTHER_XML.match(text):
        raise InputError(f"{name}: an XML file that is no web page; save its text as plain text")
    return markdown(text) if is_markdown(text, suffix) else plain(text)


def reader_of(raw: bytes, name: str):
    """The function that reads these bytes, and what they are called."""
    foreign = next((said for magic, said in FOREIGN.items() if raw.startswith(magic)), None)
    if foreign:
        raise InputError(f"{name}: {foreign}")
    if b"%PDF-" in raw[:1024]:
        return pdf, "PDF"
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zipped, ".docx file"
    if re.match(rb"(?:[\w-]+:[^\n]*\n\s*){0,9}MIME-Version:", raw[:2000], re.IGNORECASE):
        return archived_page, "saved web page"
    return written, "text"


def parse(raw: bytes, name: str) -> Account:
    """The account in a file's bytes; `name` is its path, for its suffix and for messages.

    Raises InputError where it cannot be read. The readers of other formats fail in ways of their own on
    files that are broken, so whatever they raise is told as that.
    """
    if not raw.strip():
        raise InputError(f"{name}: empty; give a file that holds an account")
    if len(raw) > LARGEST:
        raise InputError(f"{name}: {len(raw) // 1_000_000} MB; give an account of at most {LARGEST // 1_000_000} MB")
    reader, called = reader_of(raw, name)
    try:
        return reader(raw, name)
    except InputError:
        raise
    except Exception as problem:
        raise InputError(
            f"{name}: a broken {called} ({type(problem).__name__}); save it again, or as plain text"
        ) from None
