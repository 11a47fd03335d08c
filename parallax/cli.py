"""The command `parallax`: parameters in, a brief out; every mistake is one line, with exit status 2."""

import io
import logging
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from parallax.errors import InputError
from parallax.publish import folders

# jsonschema, which checks notebooks, builds a grammar of addresses where this optional package is installed, though no
# address is checked. Without it a brief takes a tenth less: 10.8 s of processor time, not 12.1 (nine runs of each).
# None bars an import.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


UNREAD = 141
"""The status of a command whose output nobody reads any more, as shells have it: 128 and the number of SIGPIPE."""
SILENCE = 10
"""The seconds after which a command says what it is still doing."""
AS_OF_BRIEF = "The parameters are those of a brief: parallax parameters lists them."
LEAST_MEMORY, LEAST_FILES = 2_500_000_000, 128
"""The bytes of addresses and the open files that a process must be allowed."""


class OneLine(click.Group):
    """A group whose errors are one line each."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the command; exit status 2 for what the user can mend."""
        open_closed()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal may not know every letter of a text
        try:
            with stoppable():
                super().main(*args, **{**kwargs, "standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            say(error.format_message())
            sys.exit(2)
        except click.ClickException as error:
            stop(error.format_message())
        except InputError as error:
            stop(*error.lines)
        except Exception as error:
            if is_out_of_memory(error):
                stop("memory ran out; allow the command a gigabyte or more (ulimit -v), or give it shorter texts")
            if not isinstance(error, OSError):
                raise
            stop(f"{error.filename or 'a file'}: {error.strerror or error}")

    def invoke(self, context: click.Context) -> Any:
        """Runs the command; ends it where its output goes into a pipe that was closed."""
        try:
            done = super().invoke(context)
            if sys.stdout:
                sys.stdout.flush()
        except BrokenPipeError:
            unread()
        return done


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error, or what led to it, says that there was no more memory, whatever library says so."""
    told = (phrase in str(error).lower() for phrase in ("out of memory", "allocate memory", "failed to map segment"))
    cause = error.__cause__ or error.__context__
    return isinstance(error, MemoryError) or any(told) or (cause is not None and is_out_of_memory(cause))


def open_closed() -> None:
    """Leads input, output and messages that were closed when the command began to where nothing is read or kept: a
    program that it starts, such as the kernel, would not begin, or would take a file of its own for one of them."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # gets the least number that is free


def unread() -> NoReturn:
    """Ends the command without a word, since nobody reads any more what it says."""
    for number in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    sys.exit(UNREAD)


def say(text: str) -> None:
    """Says something beside the output; where that cannot be written, as on a full disk, the command does its work
    without a further word."""
    try:
        print(text, file=sys.stderr)
    except BrokenPipeError:
        unread()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def progress(text: str) -> None:
    """Says how far a command is."""
    say(printable(text))


@contextmanager
def telling() -> Iterator[Callable[[str], None]]:
    """Says how far a command is, and after every SILENCE seconds without a word that it is still at the last step."""
    begun = said = time.monotonic()
    last, done = "reading the texts", threading.Event()

    def tell(text: str) -> None:
        nonlocal begun, said, last
        begun = said = time.monotonic()
        last = text
        progress(text)

    def remind() -> None:
        nonlocal said
        while not done.wait(max(0.1, said + SILENCE - time.monotonic())):
            if time.monotonic() >= said + SILENCE:
                said = time.monotonic()
                progress(f"still {last}, {said - begun:.0f} s")

    reminder = threading.Thread(target=remind, daemon=True)
    reminder.start()
    try:
        yield tell
    finally:
        done.set()


@contextmanager
def stoppable() -> Iterator[None]:
    """Where a signal stops the command: what was begun is cleared up, whatever that brings down, and then the process
    leaves with 128 and the signal's number, without waiting for threads."""
    stopped: list[int] = []
    numbers = stopping()

    def interrupt(number: int, frame: FrameType | None) -> None:
        on_stop(numbers, signal.SIG_IGN)  # to stop it once more does not cut off the clearing up
        logging.disable()  # what is cut off complains to no one
        warnings.simplefilter("ignore")
        sys.unraisablehook = again
        stopped.append(number)
        raise SystemExit

    def again(lost: Any) -> None:
        # Python drops what is raised while it clears an object away, so it is raised once more a moment later.
        if lost.exc_type is SystemExit and hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, interrupt)
            signal.setitimer(signal.ITIMER_REAL, 0.01)

    on_stop(numbers, interrupt)
    try:
        yield
    finally:
        if stopped:
            leave(128 + stopped[0])
        on_stop(numbers, signal.SIG_DFL)


def stopping() -> list[int]:
    """The signals that stop a command; a terminal that hangs up does not where the command was begun with nohup."""
    hang_ups = [getattr(signal, name) for name in ("SIGHUP",) if hasattr(signal, name)]  # Windows has none
    heard = [number for number in hang_ups if signal.getsignal(number) != signal.SIG_IGN]
    return [signal.SIGINT, signal.SIGTERM, *heard]


def on_stop(numbers: list[int], handler: Callable[[int, FrameType | None], Any] | int | None) -> None:
    """What is done when the command is stopped, by hand or by the system."""
    for number in numbers:
        signal.signal(number, handler)


def leave(status: int) -> None:
    """Says that the command was stopped, if anyone is still there to hear it, and ends the process."""
    with suppress(OSError):
        print("parallax: stopped; no brief is left half written", file=sys.stderr, flush=True)
        sys.stdout.flush()
    os._exit(status)


def stop(*mistakes: str) -> None:
    """Says what is wrong, a mistake in one line, fit for a terminal, and ends with status 2."""
    for mistake in mistakes:
        say(f"parallax: {printable(mistake)}")
    sys.exit(2)


def check_limits() -> None:
    """Raises InputError where the system allows less than any command needs: libraries would break off, or wait for
    memory for ever."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for flag, which in (("-v", resource.RLIMIT_AS), ("-d", resource.RLIMIT_DATA)):
        memory, _ = resource.getrlimit(which)
        if 0 <= memory < LEAST_MEMORY:
            limit = f"memory is limited to {memory // 1_000_000} MB (ulimit {flag})"
            raise InputError(f"{limit}; allow {LEAST_MEMORY // 1_000_000:,} MB or more")
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= files < LEAST_FILES:
        raise InputError(f"no more than {files} files may be open (ulimit -n); allow {LEAST_FILES} or more")


def printable(message: str) -> str:
    """A message on one line, without characters that would steer a terminal."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in " ".join(message.split()))


def from_here(path: Path) -> Path:
    """A path as it is told: from the working folder where that is above it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


class WithParameters(click.Command):
    """A command whose help lists the parameters."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Below the options: every parameter with its default."""
        from parallax.parameters import declared

        with formatter.section("Parameters"):
            formatter.write_dl(
                [
                    (each.name, f"{each.help} [{each.default!s}]" if each.default != "" else each.help)
                    for each in declared().values()
                ]
            )


def parameters_given(command: Callable) -> Callable:
    """Adds two texts and the options -p and -f to a command."""
    texts = click.argument("texts", nargs=-1, metavar="[STATEMENT COMMENTARY]")
    pairs = click.option(
        "-p", "--parameter", "pairs", nargs=2, multiple=True, metavar="NAME VALUE", help="Set a parameter."
    )
    file = click.option("-f", "--file", "path", metavar="FILE", help="Read parameters from a YAML file.")
    return texts(pairs(file(command)))


@click.group(cls=OneLine, context_settings={"max_content_width": 120, "terminal_width": 120})
@click.version_option(package_name="parallax", message="parallax %(version)s")
def main() -> None:
    """Compare two accounts of one event."""
    check_limits()
    folders.recover(Path("reports"))


@main.command(cls=WithParameters)
@parameters_given
@click.option("--open", "is_shown", is_flag=True, help="Show the page in the browser.")
def brief(texts: tuple[str, ...], pairs: list[tuple[str, str]], path: str | None, is_shown: bool) -> None:
    """Render the brief of two texts, by default of the seeds, into reports/ and figures/."""
    from parallax.parameters import doubts_of_notebooks
    from parallax.publish import kernels

    with kernels.running():  # it starts while this process imports what it needs itself
        chosen = given(texts, pairs, path)
        from parallax.publish import brief

        for line in doubts_of_notebooks():
            progress(f"parallax: {line}")
        with telling() as tell:
            folders = brief.brief(chosen, tell)
    for folder in folders:
        print(f"wrote {from_here(folder)}")
    if is_shown:
        click.launch(str(folders[0] / "brief.html"))


@main.command(epilog=AS_OF_BRIEF)
@parameters_given
def check(texts: tuple[str, ...], pairs: list[tuple[str, str]], path: str | None) -> None:
    """Report what a brief would be made from and where it would be written; write nothing."""
    from parallax.publish import check

    with telling() as tell:
        lines = check.lines(given(texts, pairs, path), progress=tell)
    for line in lines:
        print(printable(line))


@main.command(epilog=AS_OF_BRIEF)
@parameters_given
@click.option("--to", "form", type=click.Choice(["qdpx", "docx"]), required=True, help="Which kind of file to write.")
@click.option("--out", "folder", metavar="FOLDER", default="", help="Write into FOLDER instead of the working folder.")
def export(texts: tuple[str, ...], pairs: list[tuple[str, str]], path: str | None, form: str, folder: str) -> None:
    """Write a brief for other programs: a project for qualitative analysis (qdpx) or a Word file (docx)."""
    from parallax.publish import export

    chosen = given(texts, pairs, path)
    with telling() as tell:
        written = export.export(chosen, form, Path(folder), tell)
    print(f"wrote {written}")


@main.command()
@click.argument("table", metavar="TABLE.csv")
@click.option("--scheduler", metavar="ADDRESS", help="Use the Dask cluster at this address.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Number of processes (default: one per core).")
def batch(table: str, scheduler: str | None, workers: int | None) -> None:
    """Render a brief for every row of a table, and list them in reports/index.html."""
    from parallax.publish import batch

    if scheduler and workers:
        raise InputError("--workers: a cluster has its own; leave --workers or --scheduler out")
    rows = batch.run(
        table, scheduler, workers, tell=lambda mistake: progress(f"parallax: {mistake}"), progress=progress
    )
    print(f"wrote {Path('reports', 'index.html')}")
    print(batch.outcome(rows))
    sys.exit(2 if any(row.state == batch.FAILED for row in rows) else 0)


@main.command()
def parameters() -> None:
    """List every parameter with its type, default and meaning."""
    from parallax.parameters import declared

    for each in declared().values():
        print(f"{each.name:16} {each.type:6} {each.default!r:40} {each.help}")


@main.command(epilog=AS_OF_BRIEF)
@parameters_given
@click.option("--out", "folder", metavar="FOLDER", help="Write into FOLDER instead of coding/BRIEF.")
@click.option("--claims", "is_of_claims", is_flag=True, help="Write the claims found, to be corrected (claims.csv).")
def sentences(
    texts: tuple[str, ...], pairs: list[tuple[str, str]], path: str | None, folder: str | None, is_of_claims: bool
) -> None:
    """Write a blank sheet for coding the two texts by hand, as CSV and XLSX."""
    from parallax.coding import workbook
    from parallax.comparison import from_parameters
    from parallax.parameters import check

    chosen = check(given(texts, pairs, path)) | {"coding": "", "coded_by": "cues"}
    with telling():
        comparison = from_parameters(chosen)
        rows = comparison.claims if is_of_claims else comparison.sentences
    place = Path(folder or f"coding/{chosen['brief']}")
    if is_of_claims:
        written = workbook.write_claims(place, rows, comparison.sentences)
        print(f"wrote {written}; give it back with -p corrections FILE")
        return
    for written in workbook.write(place, rows, comparison.codebook):
        print(f"wrote {written}")


@main.command()
@click.argument("folder", metavar="FOLDER")
def init(folder: str) -> None:
    """Make a folder to begin in: parameters, a codebook, a place for your texts."""
    from parallax.parameters import FILE
    from parallax.publish import project

    for path in project.init(folder):
        print(f"wrote {path}")
    print(f"put two texts into {Path(folder, 'texts')} and name them in {FILE}; then, in {folder}:")
    print(f"parallax brief -f {FILE}")


@main.command()
@click.argument("folder", metavar="FOLDER")
def notebooks(folder: str) -> None:
    """Copy the notebooks into FOLDER, to be rerun there in JupyterLab."""
    from parallax.publish import project

    for path in project.lay_out(folder):
        print(f"wrote {path}")


@main.command(epilog=AS_OF_BRIEF)
@parameters_given
@click.option("-n", "size", type=click.IntRange(min=10), default=40, show_default=True, help="Number of sentences.")
@click.option("--out", "folder", metavar="FOLDER", help="Write into FOLDER instead of coding/BRIEF.")
def sample(
    texts: tuple[str, ...], pairs: list[tuple[str, str]], path: str | None, size: int, folder: str | None
) -> None:
    """Write a blank sheet of sentences drawn at random, to learn how far the coding by cues is off."""
    from parallax.coding import workbook
    from parallax.comparison import from_parameters
    from parallax.parameters import check

    chosen = check(given(texts, pairs, path)) | {"coding": "", "coded_by": "cues"}
    with telling():
        comparison = from_parameters(chosen)
        drawn = comparison.sample(size)
    for written in workbook.write(Path(folder or f"coding/{chosen['brief']}"), drawn, comparison.codebook, "sample"):
        print(f"wrote {written}")


@main.group()
def codebook() -> None:
    """Create codebooks."""


@codebook.command()
@click.argument("path", metavar="[FILE]", default="codebook.yml")
def new(path: str) -> None:
    """Write a commented codebook to start from, to FILE (default: codebook.yml)."""
    from parallax.coding import codebook_file

    codebook_file.write_new(path)
    print(f"wrote {path}; use it with -p codebook {path}")


def given(texts: tuple[str, ...], pairs: list[tuple[str, str]], path: str | None) -> dict:
    """The parameters of the command line, and of the file where there is one."""
    from parallax.parameters import FILE, from_file, from_pairs, with_texts

    if not (texts or pairs or path) and Path(FILE).exists():
        progress(f"parallax: {FILE} is read where you ask for it: -f {FILE}")

    return with_texts({**(from_file(path) if path else {}), **from_pairs(pairs)}, texts)
