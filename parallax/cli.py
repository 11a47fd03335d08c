"""The command `parallax`: parameters in, a brief out; every mistake is one line and exit status 2."""

import sys
from pathlib import Path

import click
import yaml

from parallax import PROJECT, InputError

# jsonschema's optional checkers of address formats take a second to import and have nothing to check in a notebook.
sys.modules.setdefault("rfc3987_syntax", None)


class OneLine(click.Group):
    """A group whose errors are one line."""

    def main(self, *args, **kwargs):
        """Runs the command; exit status 2 for what the user can mend."""
        try:
            super().main(*args, standalone_mode=False, **kwargs)
        except click.ClickException as error:
            stop(error.format_message())
        except InputError as error:
            stop(str(error))
        except click.Abort:
            stop("stopped; nothing was changed")


def stop(message: str) -> None:
    """Says what is wrong in one line and ends with status 2."""
    print(f"parallax: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(2)


@click.group(cls=OneLine)
def main():
    """Compare two accounts of one event."""


@main.command()
@click.option("-p", "--parameter", "pairs", nargs=2, multiple=True, metavar="NAME VALUE", help="Set a parameter.")
@click.option("-f", "--file", "path", metavar="FILE", help="Read parameters from a YAML file.")
def brief(pairs, path):
    """Render the brief into reports/ and figures/."""
    from parallax import render

    given = {**from_file(path), **{name: yaml_value(value) for name, value in pairs}}
    reports, figures = render.brief(as_declared(given), progress=lambda text: print(text, file=sys.stderr))
    for folder in (reports, figures):
        print(f"wrote {folder.relative_to(PROJECT)}")


@main.command()
def parameters():
    """List every parameter with its type, default and meaning."""
    from parallax import render

    for each in render.parameters().values():
        print(f"{each.name:16} {each.type:6} {each.default!r:40} {each.help}")


@main.command()
@click.option("-p", "--parameter", "pairs", nargs=2, multiple=True, metavar="NAME VALUE", help="Set a parameter.")
@click.option("-f", "--file", "path", metavar="FILE", help="Read parameters from a YAML file.")
@click.option("--out", "folder", metavar="FOLDER", help="Write into FOLDER instead of coding/BRIEF.")
def sentences(pairs, path, folder):
    """Write the sheet that people code the two texts in, as CSV and XLSX."""
    from parallax import render, sheets

    given = {**from_file(path), **{name: yaml_value(value) for name, value in pairs}}
    chosen = render.check(as_declared(given)) | {"coding": "", "coded_by": "cues"}
    comparison = render.read_comparison(chosen)
    for written in sheets.write(Path(folder or f"coding/{chosen['brief']}"), comparison.sentences, comparison.codebook):
        print(f"wrote {written}")


@main.group()
def codebook():
    """Make codebooks."""


@codebook.command()
@click.argument("path", metavar="[FILE]", default="codebook.yml")
def new(path):
    """Write a codebook to start from, with comments, to FILE (codebook.yml)."""
    from parallax import codebook

    codebook.write_new(path)
    print(f"wrote {path}; compare with it by -p codebook {path}")


def from_file(path: str | None) -> dict:
    """The parameters in a YAML file, none without a file."""
    if path is None:
        return {}
    try:
        with open(path, encoding="utf-8") as lines:
            content = yaml.safe_load(lines) or {}
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise InputError(f"{path}: not YAML; write lines such as 'terms: 20'") from None
    if not isinstance(content, dict):
        raise InputError(f"{path}: must hold names and values, such as 'terms: 20'")
    return {str(name): value for name, value in content.items()}


def yaml_value(text: str):
    """A value of the command line as YAML reads it."""
    try:
        return yaml.safe_load(text) if text else ""
    except yaml.YAMLError:
        return text


def as_declared(given: dict) -> dict:
    """The values as the parameters' types want them: what is declared as text stays text."""
    from parallax import render

    known = render.parameters()
    return {
        name: str(value) if name in known and known[name].type == "str" and value is not None else value
        for name, value in given.items()
    }
