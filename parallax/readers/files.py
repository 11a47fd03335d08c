"""Files: where a path leads, the bytes that are there, and new ones."""

import errno
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from parallax.bundle import bundled
from parallax.errors import InputError
from parallax.readers import encoding

LARGEST = 50_000_000
"""The most bytes that a file may have."""
ADDRESS = re.compile(r"(https?|ftp):/+", re.IGNORECASE)
"""How a web address begins, whose second slash a path does not keep."""


def locate(path: str) -> Path:
    """The file that `path` names, from the working folder or else of those that come with Parallax."""
    try:
        candidates = [Path(path).expanduser(), bundled(path)]
        found = next((candidate for candidate in candidates if candidate.is_file()), None)
        other = next((candidate for candidate in candidates if candidate.exists()), None)
    except (OSError, RuntimeError, ValueError):
        found, other = None, None
    if found is None and ADDRESS.match(path):
        address = ADDRESS.sub(r"\1://", path, count=1)
        raise InputError(f"{address}: a web address; save the page and give the file")
    if found is None:
        sort = ("a folder" if other.is_dir() else "a device or a pipe") if other else "no such file"
        raise InputError(f"{path}: {sort}; give the path of a file")
    return found


def content(path: str) -> bytes:
    """The bytes of the file that `path` names, as many as it is said to have: some files of the system have none, and
    reading them would wait for ever."""
    file = locate(path)
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise InputError(f"{path}: larger than {LARGEST // 1_000_000} MB; give only the account")
        with file.open("rb") as opened:
            return opened.read(size)
    except OSError as problem:
        raise InputError(f"{path}: cannot be read ({problem.strerror}); check its permissions") from None


def write_new(path: str | Path, data: bytes) -> None:
    """Writes a file that is not there yet, whole or, with an OSError, not at all."""
    with open(path, "xb", buffering=0) as file:
        try:
            if file.write(data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            os.unlink(path)
            raise


def write_all(files: Mapping[Path, bytes | None]) -> None:
    """Writes files that are not there yet, a folder where no bytes are given, and the folders that they stand in: all,
    or, where that breaks off, none."""
    made: list[Path] = []
    try:
        for path, data in files.items():
            folders = [path, *path.parents] if data is None else [*path.parents]
            for folder in folders[::-1]:
                if not folder.is_dir():
                    folder.mkdir()
                    made.append(folder)
            if data is not None:
                write_new(path, data)
                made.append(path)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def shown(path: str) -> str:
    """A path as it can be printed: on one line, and a byte that is no UTF-8 as a sign for it."""
    return encoding.one_line(encoding.tidy(path.encode("utf-8", "replace").decode()))
