"""Provenance: what a brief was made from, and the command that makes it again."""

import shlex
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.report.displays import Column, Table
from parallax.report.tables import refs, text
from parallax.report.wording import capitalized, counted, listed, name_of

PACKAGES = (
    "parallax", "papermill", "nbconvert", "pandas", "numpy", "scipy", "simplemma", "spacy", "matplotlib", "typst",
)  # fmt: skip
"""The packages on which the numbers and the look depend."""
PATHS = ("statement", "commentary", "codebook", "coding", "corrections")
"""The parameters that are files."""
SHIPPED = ("seeds/", "parallax/data/")
"""Where the files lie that come with the project."""
TOLD = (*ROLES, "codebook")
"""The files whose checksums the provenance gives with what else it says of them."""


def provenance(comparison: Comparison, parameters: dict) -> Table:
    """What the brief was made from: files with their sha256, versions, and the command that makes it again."""
    about = comparison.documents.set_index("document")
    checksums = comparison.checksums
    rows = [
        (name_of(comparison, role), f"{about.loc[role, 'file']}, sha256 {about.loc[role, 'sha256']}") for role in ROLES
    ]
    rows += [("Codebook", what) for what in about_codebook(comparison)]
    rows += [(capitalized(what), f"sha256 {checksums[what]}") for what in checksums if what not in TOLD]
    rows.append(("Versions", ", ".join(f"{name} {version(name)}" for name in PACKAGES)))
    rows.append(("To regenerate", command("parallax brief", {**parameters, **asdict(comparison.settings)})))
    return Table(
        "provenance",
        "Provenance",
        (Column("Entry", width=2), Column("What", width=9)),
        tuple((text(name), text(what)) for name, what in rows),
        " ".join(
            ["All of this, and the checksums of notebooks and code, is in data/inputs.json.", *needed(parameters)]
        ),
    )


def needed(parameters: dict) -> list[str]:
    """Which files the command needs that are no part of the project, in a sentence; nothing where it needs none."""
    given = {name: str(parameters[name]) for name in PATHS if parameters.get(name)}
    own = [path for path in given.values() if not path.startswith(SHIPPED)]
    if not own:
        return []
    named = listed([Path(path).name if Path(path).is_absolute() else path for path in own])
    folder = "its folder before its name" if len(own) == 1 else "the folder before each name that has none"
    where = f"; write {folder}" if any(Path(path).is_absolute() for path in own) else ""
    return [f"The command needs {named}, which {'is' if len(own) == 1 else 'are'} no part of Parallax{where}."]


def corrections(comparison: Comparison) -> Table | None:
    """What a reader corrected by hand, None for nothing."""
    changes, claims = comparison.by_reader.changes, comparison.by_reader.claims
    rows = [(refs([each.sentence]), text(each.change), text(each.value)) for each in changes]
    if claims is not None:
        rows.append((text("all"), text("claims"), text(f"{counted(len(claims), 'claim')} of a sheet, by hand")))
    columns = (Column("Sentence"), Column("Change", width=2), Column("Value", width=6))
    return Table("corrections", "Corrected by hand", columns, tuple(rows)) if rows else None


def command(begun: str, parameters: dict) -> str:
    """A command with these parameters, to be run in the folder from which they were given; of an absolute path it has
    the file's name alone."""
    given = {name: str(value) for name, value in parameters.items() if value != ""}
    given |= {name: Path(given[name]).name for name in PATHS if name in given and Path(given[name]).is_absolute()}
    return " ".join([begun, *(f"-p {name} {shlex.quote(value)}" for name, value in given.items())])


def about_codebook(comparison: Comparison, most: int = 12) -> list[str]:
    """The codebook's name with its version and sha256, and what of its file is left out, if anything is."""
    book = comparison.codebook
    edition = f"version {book.version}" if book.version else ""
    checksum = f"sha256 {comparison.checksums['codebook']}"
    named = ", ".join(filter(None, (book.name, edition, checksum)))
    more = [f"{len(book.left_out) - most} more"] if len(book.left_out) > most else []
    left_out = listed([*book.left_out[:most], *more]) if book.left_out else ""
    return [named, f"Left out, as not to be found in words: {left_out}"] if left_out else [named]
