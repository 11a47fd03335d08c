"""Accounts: a file's bytes as a row of blocks, whatever it was saved as.

Plain text, Markdown, a web page, a PDF or a Word file is told by its content, its name only helping where
the content leaves it open. Each becomes an Account: blocks in reading order, every one a (kind, text), and
what the file says about itself. Form goes without trace: markup signs, addresses behind links, the signs
and automatic numbers of list items. A file that cannot be read is refused in one line that says what to do.
"""

import re
from collections.abc import Callable
from pathlib import Path

from parallax.errors import InputError
from parallax.readers import docx, html, markdown, pdf, plain
from parallax.readers.blocks import Account, Block
from parallax.readers.broken import BLANK
from parallax.readers.encoding import decode, tidy
from parallax.readers.files import LARGEST

# What a file begins with when it is none that can be read, and what to do about it.
FOREIGN = {
    b"\x89PNG": "a PNG image; give the text itself",
    b"\xff\xd8\xff": "a JPEG image; give the text itself",
    b"\x1f\x8b": "a compressed file; unpack it first",
    b"7z\xbc\xaf": "a compressed file; unpack it first",
    b"Rar!": "a compressed file; unpack it first",
    b"{\\rtf": "a Rich Text file; save it as .docx or plain text",
    b"\xd0\xcf\x11\xe0": "an old or password-protected Office file; save it as .docx without a password",
    b"%!PS": "a PostScript file; save it as PDF",
}
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MESSAGE = re.compile(rb"(?:[\w-]+:[^\n]*\n\s*){0,9}MIME-Version:", re.IGNORECASE)
OTHER_XML = re.compile(r"\A\s*<(?:\?xml|!doctype|rss|feed|svg)\b", re.IGNORECASE)
BEGINNING = 2_000
"""The bytes that are looked at to tell what a file is."""
SHORT, FEW_TAGS = 100_000, 1_000
"""The bytes and the tags up to which a text is read in two seconds, whatever it holds."""
LONGEST, MOST_BLOCKS = 6_000_000, 100_000
"""The characters of an account, about a million words, and the stretches that its format parts it into."""
WIDEST = 100
WIDE = re.compile(rf" {{{WIDEST},}}")
"""More spaces than any indent has: to look for a heading's end in thousands of them takes minutes."""
STYLE = re.compile(rb"<\0?s\0?t\0?y\0?l\0?e", re.IGNORECASE)
"""A style sheet, in one byte or two a letter: to find what its selectors mean may take long."""
Reader = Callable[[bytes, str], Account]


def read_bytes_of_text(raw: bytes, name: str) -> Account:
    """The account in bytes that are text."""
    return read_text(decode(raw, name), name)


def read_text(text: str, name: str) -> Account:
    """The account in a text: a web page, Markdown or plain text."""
    html.check_tags(text, name)
    text, suffix = WIDE.sub(" " * WIDEST, tidy(text)), Path(name).suffix.lower()
    if not text.strip():
        raise InputError(f"{name}: empty; give a text that contains an account")
    if html.is_page(text, suffix):
        return html.read(text, name)
    if OTHER_XML.match(text):
        raise InputError(f"{name}: an XML file but not a web page; save its text as plain text")
    known = markdown.FRONT_LINES.match(text)
    rest = text[known.end() :] if known else text
    account = markdown.read(rest) if markdown.is_markdown(rest, suffix) else plain.read(rest)
    if not known:
        return account
    before = Block("front matter", known[1].strip())
    return Account([before, *account.blocks], markdown.front_matter(known[1]) | account.about)


def recognise(raw: bytes, name: str) -> Reader:
    """The function that reads these bytes; InputError if there is none. Before its first sign may be white
    space and a byte order mark."""
    begun = raw.lstrip(BLANK)[:BEGINNING]
    starts = (raw, begun.replace(b"\0", b""))
    foreign = next((said for magic, said in FOREIGN.items() if any(each.startswith(magic) for each in starts)), None)
    if foreign:
        raise InputError(f"{name}: {foreign}")
    if b"%PDF-" in begun[:1024]:
        return pdf.read
    if begun.startswith(ZIP):
        return docx.read
    return html.read_saved if MESSAGE.match(begun) else read_bytes_of_text


def is_read_here(raw: bytes, name: str) -> bool:
    """Whether a file is a text so short, and with so few tags, that no form of it can take long."""
    check_size(raw, name)
    is_text = recognise(raw, name) is read_bytes_of_text
    return is_text and len(raw) <= SHORT and raw.count(b"<") <= FEW_TAGS and not STYLE.search(raw)


def check_size(raw: bytes, name: str) -> None:
    """Raise InputError where a file is empty or too large to be an account."""
    if not raw.strip():
        raise InputError(f"{name}: empty; give a text that contains an account")
    if len(raw) > LARGEST:
        size, largest = len(raw) // 1_000_000, LARGEST // 1_000_000
        raise InputError(f"{name}: {size} MB; give an account of at most {largest} MB")


def read(raw: bytes, name: str) -> Account:
    """The account in a file's bytes; `name` is its path, for its suffix and for messages.

    Raises InputError where it cannot be read.
    """
    check_size(raw, name)
    found = recognise(raw, name)(raw, name)
    check_length(found, name)
    return found


def check_length(account: Account, name: str) -> None:
    """Raise InputError where an account is longer than any that can be compared in reasonable time."""
    if sum(len(block.text) for block in account.blocks) > LONGEST or len(account.blocks) > MOST_BLOCKS:
        most = f"{LONGEST:,} characters or {MOST_BLOCKS:,} paragraphs"
        raise InputError(f"{name}: more than {most}; give only the account")
