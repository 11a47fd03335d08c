"""Formats: a file's bytes as a row of blocks, whatever it was saved as.

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
from parallax.readers.blocks import Account
from parallax.readers.encoding import decode, tidy

__all__ = [
    "DATA", "HEADING", "LARGEST", "LONGEST_HEADING", "SENTENCE_END", "TEXT", "Account", "Block", "is_day", "iso_date",
    "lists", "one_line",
    "read", "recognise", "tidy",
]  # fmt: skip
LARGEST, MOST_TAGS = 50_000_000, 400_000
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
Reader = Callable[[bytes, str], Account]


def read_text(raw: bytes, name: str) -> Account:
    """The account in bytes that are text: a web page, Markdown or plain text."""
    text, suffix = tidy(decode(raw, name)), Path(name).suffix.lower()
    if html.is_page(text, suffix):
        if text.count("<") > MOST_TAGS:
            raise InputError(f"{name}: a web page with more than {MOST_TAGS:,} tags; save its text as plain text")
        return html.read(text)
    if OTHER_XML.match(text):
        raise InputError(f"{name}: an XML file but not a web page; save its text as plain text")
    return markdown.read(text) if markdown.is_markdown(text, suffix) else plain.read(text)


def recognise(raw: bytes, name: str) -> tuple[Reader, str]:
    """The function that reads these bytes, and what they are called; InputError if there is none."""
    foreign = next((said for magic, said in FOREIGN.items() if raw.startswith(magic)), None)
    if foreign:
        raise InputError(f"{name}: {foreign}")
    if b"%PDF-" in raw[:1024]:
        return pdf.read, "PDF"
    if raw.startswith(ZIP):
        return docx.read, ".docx file"
    return (html.read_saved, "saved web page") if MESSAGE.match(raw[:2000]) else (read_text, "text")


def check_size(raw: bytes, name: str) -> None:
    """Raise InputError where a file is empty or too large to be an account."""
    if not raw.strip():
        raise InputError(f"{name}: empty; give a file that contains an account")
    if len(raw) > LARGEST:
        size, largest = len(raw) // 1_000_000, LARGEST // 1_000_000
        raise InputError(f"{name}: {size} MB; give an account of at most {largest} MB")


def read(raw: bytes, name: str) -> Account:
    """The account in a file's bytes; `name` is its path, for its suffix and for messages.

    Raises InputError where it cannot be read. The readers of other formats fail in ways of their own on
    files that are broken, so whatever they raise is told as that.
    """
    check_size(raw, name)
    reader, called = recognise(raw, name)
    try:
        return reader(raw, name)
    except InputError:
        raise
    except Exception as problem:
        sort = type(problem).__name__
        raise InputError(f"{name}: a broken {called} ({sort}); save it again, or as plain text") from None
