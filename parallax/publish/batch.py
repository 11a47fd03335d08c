"""Batch: a table of briefs, a row each, rendered side by side and listed on one page.

Every row is read and checked before any is rendered. Rows run on dask.distributed, on the cores of this
machine or on a cluster; each worker is a process with a kernel of its own. A row that fails is told at the
end and harms no other, and a row whose brief was made of the same parameters, files and code is left as it
is. reports/index.html lists them all with what each brief found.
"""

import asyncio
import contextvars
import json
import logging
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

import click
import pandas as pd
from filelock import FileLock, Timeout

from parallax import parameters
from parallax.comparison import Asked, asked, checksums, compare
from parallax.corpus import documents
from parallax.corpus.documents import ROLES
from parallax.errors import InputError, each
from parallax.publish import brief, folders
from parallax.publish.brief import HERE
from parallax.readers.table import lines_of, unguarded
from parallax.report import fonts
from parallax.report.cover import title_of
from parallax.report.displays import environment
from parallax.report.provenance import PATHS
from parallax.report.standing import known_of
from parallax.report.wording import counted, heading

DUE, RENDERED, UNCHANGED, FAILED = "due", "rendered", "unchanged", "failed"
FILES = ("brief.html", "brief.pdf")
MANY = 100
"""After how many rows that were checked a line says so."""
ID = re.compile(r"\b([SC]\d+)\b")
"""The id of a sentence, where the list of briefs leads to it."""
GONE = "its worker was lost with the cluster; run the batch again"
"""What is told of a row whose cluster is gone; of many of them it is told once."""
TOLD = ("brief", "title", *PATHS[:2])
"""Parameters that the list of briefs shows in another way."""


CONTEXT = contextvars.copy_context()
"""The context in which a worker renders. Dask gives each row one of its own, in which the event loop of the kernel that
is kept is not known: every row would begin with a new loop and a new kernel, and leave the old loop behind."""


@dataclass(frozen=True)
class Row:
    """A row of the table: where it stands, its parameters, what its brief is made of, and what came of it."""

    line: int
    given: dict
    made_of: dict
    state: str = DUE
    mistake: str = ""
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """The brief's name, empty where the row gives none."""
        return str(self.given.get("brief", ""))

    def failed(self, mistake: str) -> "Row":
        """The row with what is wrong with it."""
        return replace(self, state=FAILED, mistake=mistake)


def run(
    table: str,
    scheduler: str | None = None,
    workers: int | None = None,
    root: Path = HERE,
    tell: Callable[[str], object] = lambda mistake: None,
    progress: Callable[[str], object] = lambda text: None,
) -> list[Row]:
    """Renders the briefs of a table under `root`, and returns its rows with what came of each; `tell` hears of a row
    that fails as soon as that is known, and `progress` of every row that is done.

    Raises InputError where the table as a whole cannot be used, a batch runs here already, or dask.distributed is
    not installed.
    """
    _check_installed()
    with _told_of_files(root), _alone(root):
        with documents.keeping():
            rows = [_told(checked(row, root), table, tell) for row in _checking(read(table), progress)]
        _check.cache_clear()
        due = [row for row in rows if row.state == DUE]
        try:
            done = {row.line: _told(row, table, tell) for row in rendered(due, scheduler, workers, root, progress)}
            lost = sum(row.mistake == GONE for row in done.values())
            if lost:
                tell(f"the cluster is gone: {lost} of {len(due)} rows were not rendered; run the batch again")
        finally:
            folders.recover(root / "reports")
        rows = [done.get(row.line, row) for row in rows]
        write_index(rows, Path(table).name, root)
    return rows


@contextmanager
def _told_of_files(root: Path) -> Iterator[None]:
    """Where a file cannot be written while this runs, InputError says so in a line."""
    try:
        yield
    except OSError as problem:
        where = Path(problem.filename) if isinstance(problem.filename, str) else Path("reports")
        place = os.path.relpath(where, root) if where.absolute().is_relative_to(root.absolute()) else where.name
        told = f"{place}: {problem.strerror or problem}; no finished brief is lost"
        raise InputError(f"{told}: make room, or choose another folder, and run the batch again") from problem


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """While this runs, no other batch writes its list under `root`."""
    home = root / "reports"
    home.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home / ".batch", timeout=0):
            yield
    except Timeout:
        raise InputError(f"{home.name}: another batch is running here; wait for it, or use another folder") from None


def _told(row: Row, table: str, tell: Callable[[str], object]) -> Row:
    """The row, told if it failed. Rows that were lost with the cluster are told together."""
    if row.state == FAILED and row.mistake != GONE:
        tell(mistake(row, table))
    return row


def _check_installed() -> None:
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise InputError(
            "batch needs dask.distributed; install it with: pip install dask distributed cryptography"
        ) from None


def outcome(rows: list[Row]) -> str:
    """How many rows came out how, in a line."""
    states = Counter(row.state for row in rows)
    return f"{counted(len(rows), 'brief')}: " + ", ".join(
        f"{states[state]} {state}" for state in (RENDERED, UNCHANGED, FAILED)
    )


def mistake(row: Row, table: str) -> str:
    """What is wrong with a row, with its place."""
    return f"{table}, line {row.line}: {row.mistake}"


def read(table: str) -> list[Row]:
    """The rows of a CSV file, their values read; a row that cannot be used is one that failed.

    Raises InputError for a file that cannot be read, and for a head that is wrong.
    """
    (line, head), *lines = lines_of(table) or [(1, [])]
    _check_head(f"{table}, line {line}", head)
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for line, cells in lines:
        row = _row(line, head, cells)
        if row.state == DUE and row.name in seen:
            row = row.failed(f"brief: '{row.name}' is also in line {seen[row.name]}; give each row its own name")
        seen.setdefault(row.name, line)
        rows.append(row)
    if not rows:
        raise InputError(f"{table}: no rows; write one row per brief below a line of parameter names")
    return rows


def _check_head(at: str, head: list[str]) -> None:
    try:
        each(parameters.of, head)
    except InputError as error:
        raise InputError(*(f"{at}: {line}" for line in error.lines)) from None
    if "brief" not in head or len(set(head)) < len(head):
        raise InputError(f"{at}: must name parameters, each once, including brief")


def _row(line: int, head: list[str], cells: list[str]) -> Row:
    row = Row(line, {}, {})
    if len(cells) != len(head):
        return row.failed(f"has {counted(len(cells), 'cell')}, but the first line has {len(head)}")
    filled = {name: cell for name, cell in zip(head, cells, strict=True) if cell}
    if "brief" not in filled:
        return row.failed("brief: every row needs a name of its own")
    row = replace(row, given={"brief": filled["brief"]})
    try:
        return replace(row, given=parameters.from_pairs(list(filled.items())))
    except InputError as error:
        return row.failed("; ".join(error.lines))


def checked(row: Row, root: Path) -> Row:
    """The row with what its brief is made of: due, unchanged, or failed where it cannot be rendered."""
    if row.state == FAILED:
        return row
    try:
        chosen = parameters.check(row.given)
        brief.check_places(row.name, root)
        files = checksums(chosen)
        row = replace(row, made_of=brief.inputs(chosen, files))
        if is_made(row, root):
            return replace(row, state=UNCHANGED)
        _check(asked(chosen), tuple(files.items()))
    except InputError as error:
        return row.failed("; ".join(error.lines))
    except OSError as error:
        return row.failed(str(error))
    return row


@lru_cache(maxsize=1_000)
def _check(question: Asked, files: tuple[tuple[str, str], ...]) -> None:
    """Raises InputError where this comparison of these files, by their checksums, cannot be made. That it can be made
    is known from the row before which asked for the same."""
    compare(*question)


def is_made(row: Row, root: Path) -> bool:
    """Whether the brief is there, made of the same."""
    reports, figures = brief.places_of(row.name, root)
    try:
        noted = json.loads((reports / "data" / "inputs.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return noted == row.made_of and all(each.exists() for each in (figures, *(reports / name for name in FILES)))


def rendered(
    rows: list[Row], scheduler: str | None, workers: int | None, root: Path, progress: Callable[[str], object]
) -> Iterator[Row]:
    """The rows as they come out of a cluster, rendered or failed; `progress` hears of each."""
    if not rows:
        return
    from distributed import as_completed

    with _cluster(scheduler, workers, len(rows)) as client, _counting(len(rows), progress) as step:
        due = {client.submit(_render, row, root, pure=False): row for row in rows}
        for future in as_completed(due):
            row = _come_of(due[future], future, root)
            if row.mistake != GONE:
                step(row)
            yield row


def _come_of(row: Row, future: Any, root: Path) -> Row:
    """What came of a row. One whose worker or cluster was lost may have been rendered before."""
    if future.status == "finished":
        with suppress(OSError, CancelledError):  # the cluster may be lost while its answer is under way
            return future.result()
    if is_made(row, root):
        return replace(row, state=RENDERED)
    if future.status != "error":
        return row.failed(GONE)
    return row.failed(f"its worker was lost ({type(future.exception()).__name__}); run the batch again")


def _render(row: Row, root: Path) -> Row:
    """The row, rendered at a worker or failed. What a lost worker finished is not rendered again."""
    start = time.monotonic()
    try:
        chosen = parameters.check(row.given)
        if brief.inputs(chosen, checksums(chosen)) != row.made_of:
            return row.failed("the worker has other files or other code; restart the workers in this folder")
        if not is_made(row, root):
            CONTEXT.run(brief.brief, row.given, progress=lambda text: None, root=root)
    except InputError as error:
        return row.failed(str(error))
    return replace(row, state=RENDERED, seconds=time.monotonic() - start)


@contextmanager
def _cluster(scheduler: str | None, workers: int | None, most: int) -> Iterator:
    """A client of the cluster at this address, or of one on this machine, a thread a process."""
    from distributed import Client

    for name in ("distributed", "distributed.client"):  # Dask gives the second a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if not scheduler:
        with _own_cluster(workers, most) as own, Client(own) as client:
            yield client
        return
    try:
        client = Client(scheduler, timeout=10)
    except (OSError, ValueError):
        raise InputError(f"--scheduler: no Dask cluster answers at {scheduler}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=10)
        except TimeoutError:
            raise InputError(f"--scheduler: the cluster at {scheduler} has no workers; start some") from None
        yield client


@contextmanager
def _own_cluster(workers: int | None, most: int) -> Iterator:
    """A cluster on this machine, whose workers have their files in a folder that is removed with it; where the run is
    stopped, a worker is not asked to finish its brief first."""
    import dask
    from dask.system import CPU_COUNT
    from distributed import LocalCluster

    sizes = {"n_workers": min(workers or CPU_COUNT, most), "threads_per_worker": 1, "processes": True}
    with folders.Temporary() as folder:
        with dask.config.set({**_private(), "temporary-directory": folder}):
            own = LocalCluster(**sizes, **_on_loopback(), env={"TMPDIR": folder}, silence_logs=logging.CRITICAL)
        try:
            yield own
        except (KeyboardInterrupt, SystemExit):
            own.sync(_kill, own.workers.values())
            raise
        finally:
            own.close()


async def _kill(workers: Iterable[Any]) -> None:
    """Kills workers, all at once."""
    await asyncio.gather(*(worker.kill(timeout=0.5) for worker in workers))


def _private() -> dict:
    """Settings of a cluster that serves no pages, and whose workers import nothing of the working folder."""
    no_pages: dict[str, list] = {f"distributed.{each}.http.routes": [] for each in ("scheduler", "worker")}
    return {**no_pages, "distributed.nanny.pre-spawn-environ.PYTHONSAFEPATH": "1"}


def _on_loopback() -> dict:
    """Where a cluster listens: where no other user of the machine is heard, who has not the run's own certificate."""
    from distributed import Security

    any_port = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
    private = {"host": "127.0.0.1", "protocol": "tls", "security": Security.temporary()}
    return {**private, "dashboard_address": None, "scheduler_kwargs": any_port}


def _checking(rows: list[Row], progress: Callable[[str], object]) -> Iterator[Row]:
    """The rows one by one; of many tells how far it is, by a bar on a terminal, by a line for every MANY elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(rows, label="checking", file=sys.stderr, hidden=len(rows) < 20) as bar:
            yield from bar
        return
    for number, row in enumerate(rows):
        if number and number % MANY == 0:
            progress(f"checked {number:,} of {len(rows):,} rows")
        yield row


@contextmanager
def _counting(total: int, progress: Callable[[str], object]) -> Iterator[Callable[[Row], object]]:
    """Tells how many rows are done: a bar on a terminal, a line a row elsewhere."""
    done = count(1)
    if sys.stderr.isatty():
        with click.progressbar(length=total, label="briefs", file=sys.stderr) as bar:
            yield lambda row: bar.update(1)
    else:
        yield lambda row: progress(f"{next(done)} of {total}: {row.name} {row.state}")


def write_index(rows: list[Row], table: str, root: Path) -> None:
    """reports/index.html, in one step: every row with its texts and what its brief found, or what is wrong; beside it
    index.csv, what came of each row and in how many seconds."""
    told = {"table": table, "lead": lead(rows), "briefs": [entry(row, root) for row in rows]}
    shown = json.dumps(told, ensure_ascii=False)
    table_of = pd.DataFrame(
        [(row.line, row.name, row.state, seconds_of(row), brief.shortened(row.mistake, row.given)) for row in rows]
    )
    table_of.columns = ["line", "brief", "state", "seconds", "mistake"]
    page = environment().get_template("index.html").render(told, fonts=fonts.faces(shown))
    home = root / "reports"
    with folders.stage(home) as stage:
        (stage / "index.html").write_text(page, "utf-8")
        (stage / "index.html").replace(home / "index.html")
        table_of.to_csv(stage / "index.csv", index=False, lineterminator="\n")
        (stage / "index.csv").replace(home / "index.csv")


def seconds_of(row: Row) -> str:
    """How long a brief took, empty for one that was not rendered."""
    return f"{row.seconds:.1f}" if row.state == RENDERED else ""


def lead(rows: list[Row]) -> str:
    """How many briefs the page lists, and how many could not be rendered."""
    failed = sum(row.state == FAILED for row in rows)
    told = counted(len(rows) - failed, "brief")
    return f"{told}; {counted(failed, 'row')} could not be rendered." if failed else f"{told}."


def entry(row: Row, root: Path) -> dict:
    """A row as the page lists it."""
    asked = "; ".join(f"{name} {value}" for name, value in row.given.items() if name not in TOLD)
    asked, mistake = (brief.shortened(text, row.given) for text in (asked, row.mistake))
    shown = {"id": f"line-{row.line}", "name": row.name, "asked": asked, "mistake": mistake}
    if row.state == FAILED:
        return {**shown, "title": row.name or f"Line {row.line}"}
    data = brief.places_of(row.name, root)[0] / "data"
    # A title may be a number: only counts are read as such.
    documents = pd.read_csv(data / "documents.csv", keep_default_na=False, dtype=str).map(unguarded)
    documents = documents.astype({"words": int, "sentences": int, "paragraphs": int})
    told = json.loads((data / "story.json").read_text("utf-8"))
    given = row.made_of["parameters"]
    heading_of = {role: heading(given[f"{role}_name"]) for role in ROLES}
    records = documents.to_dict("records")
    return {
        **shown,
        "title": given["title"] or title_of(documents),
        "texts": [
            {
                **text,
                "heading": heading_of[text["document"]],
                "known": known_of(text),
                "sentences": [{**each, "pieces": ID.split(each["text"])} for each in told[text["document"]]],
            }
            for text in records
        ],
        "headline": told["headline"],
    }
