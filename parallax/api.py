"""The API: what a program or a notebook imports, with the command's checks and its one-line errors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parallax import comparison, parameters
from parallax.comparison import CODED_BY, Choice, Comparison
from parallax.corpus.documents import ROLES, quoted
from parallax.errors import InputError
from parallax.measures.settings import Settings
from parallax.publish import brief

SHOWN = ["title", "sentences"]
"""What is told of each document."""


@dataclass(frozen=True, eq=False, repr=False)
class Compared(Comparison):
    """A comparison that can be rendered as a brief; its tables are pandas DataFrames (docs/data.md)."""

    chosen: dict = field(default_factory=dict)

    def __repr__(self) -> str:
        """Which texts are compared, and the tables that hold what came of it, each by its name."""
        titles = " and ".join(f"{quoted(title)} ({size} sentences)" for title, size in self.documents[SHOWN].to_numpy())
        return f"<comparison of {titles}; its tables: {', '.join(brief.TABLES)}>"

    def brief(self, folder: str | Path, title: str = "", terms: int = 10, paper: str = "a4") -> Path:
        """Renders the brief into a folder (page, PDF, data, notebooks, figures) and returns the folder.

        Raises InputError for a value that cannot be used and where files of another kind stand in the folder.
        """
        given = {"brief": "brief", "title": title, "terms": terms, "paper": paper}
        chosen = parameters.check({**self.chosen, **given})
        return brief.into(Path(folder), chosen, self)


def compare(
    statement: str | Path,
    commentary: str | Path,
    *,
    codebook: str | Path = "",
    coding: str | Path = "",
    corrections: str | Path = "",
    coded_by: str = CODED_BY[0],
    families: Sequence[str] = (),
    codes: Sequence[str] = (),
    statement_name: str = "the statement",
    commentary_name: str = "the commentary",
    event: str = "",
    statement_title: str = "",
    statement_publisher: str = "",
    statement_author: str = "",
    statement_date: str = "",
    commentary_title: str = "",
    commentary_publisher: str = "",
    commentary_author: str = "",
    commentary_date: str = "",
    minimum_count: int = 4,
    confidence: float = 0.95,
    resamples: int = 5000,
    random_seed: int = 1,
) -> Compared:
    """The comparison of two accounts, each a text (str) or a file (pathlib.Path).

    `codebook`, `coding` and `corrections` are files, `families` and `codes` lists of names (none for all); what else
    can be given are the parameters of the same names (docs/parameters.md). Raises InputError for what cannot be used.
    """
    settings = Settings(confidence, resamples, random_seed, minimum_count)
    told = {
        "statement_name": statement_name,
        "commentary_name": commentary_name,
        "event": event,
        "statement_title": statement_title,
        "statement_publisher": statement_publisher,
        "statement_author": statement_author,
        "statement_date": statement_date,
        "commentary_title": commentary_title,
        "commentary_publisher": commentary_publisher,
        "commentary_author": commentary_author,
        "commentary_date": commentary_date,
    }
    families, codes = as_names("families", families), as_names("codes", codes)
    lists = {"families": ", ".join(families), "codes": ", ".join(codes)}
    files = {"codebook": str(codebook), "coding": str(coding), "corrections": str(corrections), "coded_by": coded_by}
    texts = {role: named(role, text) for role, text in zip(ROLES, (statement, commentary), strict=True)}
    chosen = parameters.check({**texts, **files, **told, **lists, **vars(settings), "brief": "brief"})
    names, about = (statement_name, commentary_name), comparison.about_texts(chosen)
    choice = Choice(str(codebook), str(coding), coded_by, families, codes, names, about, str(corrections))
    made = comparison.compare(statement, commentary, choice, settings)
    return Compared(**{name: getattr(made, name) for name in made.__dataclass_fields__}, chosen=chosen)


def as_names(name: str, value: Sequence[str]) -> tuple[str, ...]:
    """A list of names; InputError for a text, which is no list, and for what is no name."""
    if isinstance(value, str) or not all(isinstance(each, str) for each in value):
        raise InputError(f"{name}: {value!r} is not a list of names; write a list such as ['themes', 'frames']")
    return tuple(value)


def named(role: str, text: str | Path) -> str:
    """What a text is called in the parameters: its file's path, or a name for one that was given as it is."""
    if isinstance(text, Path):
        return str(text)
    if isinstance(text, str):
        return f"{role}.txt"
    raise InputError(f"{role}: {text!r} is neither a text nor a path; give a str or a pathlib.Path")
