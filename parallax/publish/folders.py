"""Folders: a finished brief's two folders come to their places, both or neither, whatever stops the run.

A run makes them in a stage, a folder of its own in reports/, which it holds locked while it lives. A complete
stage is marked with the brief's name; then each folder that stands in a place is put aside and the staged one
renamed to that place. What is done can be seen: a folder that is still in the stage is not in its place yet.
So the next command can complete a stage whose run was killed, as often as need be, and it removes the stages
that are not complete and that no run holds. All moves are made under one lock.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

PARTS = ("reports", "figures")
"""The folders beside each other that hold a brief's two, and the names that those have in a stage."""
TEMPORARY = "parallax-"
"""How the names of folders for temporary files begin."""
STAGE, LOCK, HELD, COMPLETE = ".stage-", ".lock", "held", "complete"


@contextmanager
def stage(home: Path) -> Iterator[Path]:
    """A new folder in `home` for what is being made, removed in the end."""
    home.mkdir(parents=True, exist_ok=True)
    recover(home)
    with FileLock(home / LOCK):
        folder = Path(tempfile.mkdtemp(prefix=STAGE, dir=home))
        held = FileLock(folder / HELD)
        held.acquire()
    try:
        yield folder
    finally:
        held.release()
        recover(home)


class Temporary(TemporaryDirectory):
    """A folder for temporary files, held locked while this process lives. What killed processes left beside it is
    removed first."""

    def __init__(self, where: str | None = None):
        for held in Path(where or temporary()).glob(f"{TEMPORARY}*/{HELD}"):
            with suppress(OSError, Timeout), FileLock(held, timeout=0):
                if not held.parent.is_symlink():
                    remove(held.parent)
        super().__init__(prefix=TEMPORARY, dir=where or temporary())
        self.lock = FileLock(Path(self.name, HELD))
        self.lock.acquire()

    def cleanup(self) -> None:
        """Removes the folder."""
        self.lock.release()
        super().cleanup()


def temporary() -> str:
    """The folder for temporary files, by a path that means the same in every working folder: TMPDIR may be relative."""
    return os.path.abspath(tempfile.gettempdir())


def commit(folder: Path, name: str) -> None:
    """Puts both folders of a stage in the places of the brief of this name, or, with an OSError, neither."""
    with FileLock(folder.parent / LOCK):
        for other in stages(folder.parent):
            if name_on(other) == name:  # completed later, it would replace this one
                clear(other)
        mark(folder, name)
        try:
            complete(folder, name)
        except OSError:
            (folder / COMPLETE).unlink()
            raise


def recover(home: Path) -> None:
    """Completes the stages of runs that were killed in the middle of a commit, and removes all others that no run
    holds; what cannot be mended now is left to the next command."""
    if any(home.glob(f"{STAGE}*")):
        with suppress(OSError), FileLock(home / LOCK):
            for folder in stages(home):
                with suppress(OSError):
                    clear(folder)


def clear(folder: Path) -> None:
    """Completes a stage if it is complete, and removes it unless a run holds it."""
    name = name_on(folder)
    if name:
        complete(folder, name)
        remove(folder)
    else:
        with suppress(Timeout), FileLock(folder / HELD, timeout=0):
            remove(folder)


def remove(folder: Path) -> None:
    """Removes a folder, into which a thread of a stopped run may still write a last file."""
    for _ in range(5):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)


def stages(home: Path) -> list[Path]:
    """The stages in `home`."""
    return [folder for folder in sorted(home.glob(f"{STAGE}*")) if folder.is_dir() and not folder.is_symlink()]


def mark(folder: Path, name: str) -> None:
    """Marks a stage as complete, in one step, with the name of its brief."""
    written = folder / f"{COMPLETE}-soon"
    written.write_text(name, "utf-8")
    os.rename(written, folder / COMPLETE)


def name_on(folder: Path) -> str:
    """The name of the brief that a stage is marked with; empty where it is not complete."""
    from parallax.parameters import BRIEF_NAME  # comes with papermill, which few commands need

    try:
        name = (folder / COMPLETE).read_text("utf-8") if (folder / COMPLETE).is_file() else ""
    except (OSError, ValueError):
        return ""
    return name if BRIEF_NAME.fullmatch(name) else ""


def complete(folder: Path, name: str) -> None:
    """Makes the moves of a stage that are not made yet; takes them back where one cannot be made."""
    made = []
    try:
        for source, target in moves(folder, name):
            os.rename(source, target)
            made.append((source, target))
    except OSError:
        for source, target in reversed(made):
            os.rename(target, source)
        raise


def moves(folder: Path, name: str) -> Iterator[tuple[Path, Path]]:
    """The moves of a stage that are due, as (from, to): what stands in a place goes aside, the new goes there."""
    for part in PARTS:
        new, place = folder / part, folder.parent.parent / part / name
        if os.path.lexists(new):
            place.parent.mkdir(parents=True, exist_ok=True)
            if os.path.lexists(place):
                yield place, Path(tempfile.mkdtemp(prefix="aside-", dir=folder)) / part
            yield new, place
