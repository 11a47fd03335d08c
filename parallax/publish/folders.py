"""Places: finished folders are put where they belong, all of them or none, whatever stops the run.

A run makes its folders on a bench, a folder of its own that others leave alone while the run lives. At the
end the moves that are due are written down, and each folder changes places with the one before it in one
step. A run that is killed in between leaves that list: whoever comes next carries it out, and clears the
benches of runs that are no more. All this is done in the folder `home`, under one lock.
"""

import ctypes
import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

LOCK, DUE, BENCH, HELD = ".lock", ".moves.json", ".new-", "held"
HERE, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
NO_EXCHANGE = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)
Move = tuple[str, str, int]
"""A folder, its place (both as seen from home), and the number by which the file system knows the folder."""


@contextmanager
def bench(home: Path) -> Iterator[Path]:
    """A new folder in `home` for what is being made, removed in the end."""
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / LOCK):
        _settle(home)
        folder = Path(tempfile.mkdtemp(prefix=BENCH, dir=home))
        held = FileLock(folder / HELD)
        held.acquire()
    try:
        yield folder
    finally:
        held.release()
        settle(home)


def put(home: Path, moves: dict[Path, Path]) -> None:
    """Puts folders from a bench in their places, all of them or, with an OSError, none."""
    for place in moves.values():
        place.parent.mkdir(parents=True, exist_ok=True)
    due = [
        (os.path.relpath(new, home), os.path.relpath(place, home), os.lstat(new).st_ino) for new, place in moves.items()
    ]
    noted = next(iter(moves)).with_name("moves.json")
    noted.write_text(json.dumps(due), "utf-8")
    with FileLock(home / LOCK):
        _settle(home)
        os.replace(noted, home / DUE)
        _carry_out(home, due)


def settle(home: Path) -> None:
    """Completes what a killed run left half moved, and removes what it left lying about."""
    if (home / DUE).exists() or any(home.glob(f"{BENCH}*")):
        with FileLock(home / LOCK):
            _settle(home)


def _settle(home: Path) -> None:
    if (home / DUE).exists():
        _carry_out(home, json.loads((home / DUE).read_text("utf-8")))
    for folder in home.glob(f"{BENCH}*"):
        if not _in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _in_use(folder: Path) -> bool:
    """Whether the run that a bench belongs to is alive."""
    try:
        with FileLock(folder / HELD, timeout=0):
            return False
    except Timeout:
        return True


def _carry_out(home: Path, due: list[Move]) -> None:
    """Makes the moves that are not made yet; if one cannot be made, takes back all."""
    try:
        for new, place, number in due:
            if not _is_there(home / place, number):
                _move(home / new, home / place)
    except OSError:
        for new, place, number in due:
            if _is_there(home / place, number):
                with suppress(OSError):
                    _move(home / place, home / new)
        (home / DUE).unlink()
        raise
    (home / DUE).unlink()


def _is_there(place: Path, number: int) -> bool:
    return os.path.lexists(place) and os.lstat(place).st_ino == number


def _move(new: Path, place: Path) -> None:
    """Moves a folder to its place; what stands there comes to stand where the folder was."""
    if not os.path.lexists(place):
        os.rename(new, place)
    elif not _exchange(new, place):
        _step_aside(new, place)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _step_aside(new: Path, place: Path) -> None:
    """The same in three steps; between the first two the place is empty."""
    aside = new.with_name(f"{new.name}-aside")
    os.rename(place, aside)
    try:
        os.rename(new, place)
    except OSError:
        os.rename(aside, place)
        raise
    os.rename(aside, new)
