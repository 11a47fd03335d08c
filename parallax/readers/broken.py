"""Broken files: what a library raises on a file that it cannot read, told in one line.

The libraries that open PDFs, Word files, workbooks and saved pages have errors of their own, and on bytes that
are broken they raise plain ones too. Only their calls stand within `told_as_broken`; what our code raises is a
fault of ours and is not hidden.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from parallax.errors import InputError

PLAIN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OSError,
    RecursionError, SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""The plain errors that broken files make libraries raise; those of parsers of XML are a SyntaxError."""
OTHERWISE = {"workbook": "CSV", "QDA project": "CSV"}
LARGEST_UNPACKED, LARGEST_MARKUP, MOST_PARTS = 200_000_000, 40_000_000, 5_000
BEGINNING = 1_000
BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\n\v\f\r"
"""What may stand before a file's first sign: byte order marks, and white space in any encoding."""
CHUNK = 100_000
LOCKED = 1
"""The flag of a member of an archive that needs a password."""


@contextmanager
def told_as_broken(name: str, called: str, *own: type[Exception]) -> Iterator[None]:
    """Turns what a library raises within, its `own` errors and plain ones, into InputError."""
    known: tuple[type[Exception], ...] = (*own, *PLAIN)
    try:
        yield
    except known as problem:
        sort, other = type(problem).__name__, OTHERWISE.get(called, "plain text")
        raise InputError(f"{name}: a broken {called} ({sort}); save it again, or as {other}") from None


def check_archive(raw: bytes, name: str, called: str) -> list[str]:
    """The names of what a zip archive holds; raises InputError for one that is broken, locked or would fill the memory:
    markup, whatever its name, is held against a smaller measure, for it takes ten times its size."""
    with told_as_broken(name, called):
        archive = zipfile.ZipFile(io.BytesIO(raw))
        members = archive.infolist()
        if any(info.flag_bits & LOCKED for info in members):
            raise InputError(f"{name}: an encrypted {called}; save it without a password")
        unpacked = sum(info.file_size for info in members)
        if len(members) > MOST_PARTS:
            raise InputError(f"{name}: an archive of more than {MOST_PARTS:,} parts; save its text as plain text")
        if unpacked > LARGEST_UNPACKED:
            raise InputError(f"{name}: unpacks to {unpacked // 1_000_000} MB; save it without pictures")
        markup = sum(info.file_size for info in members if is_markup(archive, info))
    if markup > LARGEST_MARKUP:
        raise InputError(f"{name}: unpacks to {markup // 1_000_000} MB of XML; save its text as plain text")
    return [info.filename for info in members]


def is_markup(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a member of an archive begins as XML does, in any encoding and after any white space."""
    with archive.open(member) as opened:
        chunks = iter(partial(opened.read, CHUNK), b"")
        begun = next(filter(None, (chunk.lstrip(BLANK) for chunk in chunks)), b"")
    return begun.startswith(b"<")
