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

from parallax.errors import InputError

PLAIN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OSError,
    RecursionError, SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""The plain errors that broken files make libraries raise; those of parsers of XML are a SyntaxError."""
OTHERWISE = {"workbook": "CSV"}
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


def check_archive(raw: bytes, name: str, called: str, largest: int) -> list[zipfile.ZipInfo]:
    """What a zip archive holds; raises InputError for one that is broken, locked or would fill the memory."""
    with told_as_broken(name, called):
        members = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    unpacked = sum(info.file_size for info in members)
    if unpacked > largest:
        raise InputError(f"{name}: unpacks to {unpacked // 1_000_000} MB; save it without pictures")
    if any(info.flag_bits & LOCKED for info in members):
        raise InputError(f"{name}: an encrypted {called}; save it without a password")
    return members
