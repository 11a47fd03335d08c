"""The command `parallax`: parameters in, a brief out; every mistake is one line and exit status 2."""

import logging
import signal
import sys
import warnings
from pathlib import Path

import click

from parallax.errors import InputError
from parallax.publish import folders

# jsonschema's optional checkers of address formats take a second to import and have nothing to check in a notebook.
sys.modules.setdefault("rfc3987_syntax", None)


class OneLine(click.Group):
    """A group whose errors are one line."""

    def main(self, *args, **kwargs):
        """Runs the command; exit status 2 for what the user can mend."""
        on_stop(interrupt)
        try:
            super().main(*args, standalone_mode=False, **kwargs)
        except click.exceptions.NoArgsIsHelpError as error:
            print(error.format_message(), file=sys.stderr)
            sys.exit(2)
        except click.ClickException as error:
            stop(error.format_message())
        except InputError as error:
            stop(str(error))
        except OSError as error:
            stop(f"{error.filename or 'a file'}: {error.strerror or error}")
        except click.Abort:
            stop("stopped; no brief is left half written")
        finally:
            on_stop(signal.SIG_IGN)  # what is left to do is to clear up

    def invoke(self, ctx):
        """Invokes the command; an interrupt, and whatever it brings down, is told by `main` in one line."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, Exception):
            if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # nobody has stopped it
                raise
            raise click.Abort from None


def on_stop(handler) -> None:
    """What is done when the command is stopped, by hand or by the system."""
    signal.signal(signal.SIGINT, handler)
    signal.signal(signal.SIGTERM, handler)


def interrupt(number, frame) -> None:
    """Stops the command by an exception, so that it clears up; what is cut off meanwhile complains to no one,
    and stopping it once more does not cut off the clearing."""
    on_stop(signal.SIG_IGN)
    logging.disable()
    warnings.simplefilter("ignore")
    raise KeyboardInterrupt


def stop(message: str) -> None:
    """Says what is wrong in one line, fit for a terminal, and ends with status 2."""
    print(f"parallax: {printable(message)}", file=sys.stderr)
    sys.exit(2)


def printable(message: str) -> str:
    """A message on one line, without characters that would steer a terminal."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in " ".join(message.split()))


def from_here(path: Path) -> Path:
    """A path as it is told: from the working folder where that is above it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def parameters_given(command):
    """Adds the options -p and -f to a command."""
    pairs = click.option(
        "-p", "--parameter", "pairs", nargs=2, multiple=True, metavar="NAME VALUE", help="Set a parameter."
    )
    file = click.option("-f", "--file", "path", metavar="FILE", help="Read parameters from a YAML file.")
    return pairs(file(command))


@click.group(cls=OneLine)
def main():
    """Compare two accounts of one event."""
    folders.settle(Path("reports"))


@main.command()
@parameters_given
def brief(pairs, path):
    """Render the brief into reports/ and figures/."""
    from parallax.publish import kernels

    kernels.begin()  # it starts while this process imports what it needs itself
    chosen = given(pairs, path)
    from parallax.publish import brief

    folders = brief.brief(chosen, progress=lambda text: print(text, file=sys.stderr))
    for folder in folders:
        print(f"wrote {from_here(folder)}")


@main.command()
@parameters_given
def check(pairs, path):
    """Report what a brief would be made from and where it would be written; write nothing."""
    from parallax.publish import check

    for line in check.lines(given(pairs, path)):
        print(printable(line))


@main.command()
@click.argument("table", metavar="TABLE.csv")
@click.option("--scheduler", metavar="ADDRESS", help="Use the Dask cluster at this address.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Number of processes (default: one per core).")
def batch(table, scheduler, workers):
    """Render a brief for every row of a table, and list them in reports/index.html."""
    from parallax.publish import batch

    rows = batch.run(table, scheduler, workers)
    print(f"wrote {Path('reports', 'index.html')}")
    print(batch.outcome(rows))
    for mistake in batch.mistakes(rows, table):
        print(f"parallax: {printable(mistake)}", file=sys.stderr)
    sys.exit(2 if batch.mistakes(rows, table) else 0)


@main.command()
def parameters():
    """List every parameter with its type, default and meaning."""
    from parallax.parameters import declared

    for each in declared().values():
        print(f"{each.name:16} {each.type:6} {each.default!r:40} {each.help}")


@main.command()
@parameters_given
@click.option("--out", "folder", metavar="FOLDER", help="Write into FOLDER instead of coding/BRIEF.")
def sentences(pairs, path, folder):
    """Write a blank sheet for coding the two texts by hand, as CSV and XLSX."""
    from parallax.coding import workbook
    from parallax.comparison import from_parameters
    from parallax.parameters import check

    chosen = check(given(pairs, path)) | {"coding": "", "coded_by": "cues"}
    comparison = from_parameters(chosen)
    for written in workbook.write(
        Path(folder or f"coding/{chosen['brief']}"), comparison.sentences, comparison.codebook
    ):
        print(f"wrote {written}")


@main.group()
def codebook():
    """Create codebooks."""


@codebook.command()
@click.argument("path", metavar="[FILE]", default="codebook.yml")
def new(path):
    """Write a commented codebook to start from, to FILE (default: codebook.yml)."""
    from parallax.coding import codebook_file

    codebook_file.write_new(path)
    print(f"wrote {path}; use it with -p codebook {path}")


def given(pairs: list[tuple[str, str]], path: str | None) -> dict:
    """The parameters of the command line, and of the file where there is one."""
    from parallax.parameters import from_file, from_pairs

    return {**(from_file(path) if path else {}), **from_pairs(pairs)}
