"""Parameters: what a brief can be asked for, which the notebooks alone declare.

A value comes as text, from the command line, a YAML file or a table, and is read by the declared type: what
is declared as text stays as typed. Every value is held against its rule before anything is made of it, and
a mistake is told in one line that names the parameter.
"""

import ast
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from parallax.bundle import bundled
from parallax.corpus.sources import ROLES
from parallax.errors import InputError, each
from parallax.readers.blocks import is_day
from parallax.readers.files import content
from parallax.readers.yaml import NULL, compose_texts, entries, text_of

FILE = "parameters.yml"
"""The file of parameters that a folder to begin in has; a command reads it where it is asked to."""
REPORTS = Path("reports")
"""Where briefs are, in the working folder."""
NOTEBOOKS = bundled("notebooks")
BRIEF_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
NUMBERS = {
    "int": re.compile(r"[+-]?[0-9]{1,4000}"),
    "float": re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
}
TYPES = {"str": str, "int": int, "float": float}
CALLED = {"str": "text", "int": "a whole number", "float": "a number"}
PAPERS = ("a4", "letter")
EXAMPLE = "write lines such as 'terms: 20'"
PUT_BACK = "put back the one that came with Parallax"


@dataclass(frozen=True)
class Parameter:
    """A parameter as the notebooks declare it."""

    name: str
    type: str
    default: object
    help: str


def notebooks() -> list[Path]:
    """The notebooks of a brief, in reading order; a folder or a pipe, which could be waited for for ever, is none."""
    return sorted(path for path in NOTEBOOKS.glob("[0-9]-*.ipynb") if path.is_file())


@cache
def declared() -> dict[str, Parameter]:
    """What the notebooks' parameter cells declare; the first notebook's stands for all.

    Read here rather than by papermill, whose import takes a kernel longer than most notebooks take to run.
    """
    if not notebooks():
        raise InputError("notebooks: there are none; put back the folder that came with Parallax")
    first = notebooks()[0]
    try:
        found = {each.name: each for each in declared_in(cell_of(first))}
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{first.name}: its cell of parameters cannot be read ({error}); {PUT_BACK}") from None
    if unlike := sorted(RULES.keys() ^ found.keys()):
        raise InputError(f"{first.name}: the parameter {unlike[0]} is missing or unknown; {PUT_BACK}")
    return found


def declared_in(source: str) -> Iterator[Parameter]:
    """The parameters that a cell declares."""
    helps = [line.partition("  # ")[2] for line in source.splitlines()]
    for statement in ast.parse(source).body:
        match statement:
            case ast.AnnAssign(ast.Name(name), ast.Name(type), ast.expr() as value) if type in TYPES:
                yield Parameter(name, type, ast.literal_eval(value), helps[statement.lineno - 1])


def cell_of(notebook: Path) -> str:
    """The source of a notebook's cell of parameters, empty if it has none."""
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        tagged = ("".join(cell["source"]) for cell in cells if "parameters" in cell["metadata"].get("tags", []))
        return next(tagged, "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise InputError(f"{notebook.name}: not a notebook any more; {PUT_BACK}") from None


def doubts_of_notebooks() -> list[str]:
    """A line where a notebook is missing between others, and for each whose own parameters were changed: a brief takes
    those of the first for all."""
    first, *others = notebooks()
    numbers = [int(path.name[0]) for path in (first, *others)]
    gaps = [str(number) for number in range(numbers[-1]) if number not in numbers]
    lines = [f"notebooks: none is numbered {' or '.join(gaps)}; the brief goes without its chapter"] if gaps else []
    return lines + [
        f"{path.name}: its parameters are not those of {first.name} and are not used; set them with -p or -f"
        for path in others
        if cell_of(path) != cell_of(first)
    ]


def of(name: str) -> Parameter:
    """The parameter of this name; InputError, with the nearest, if there is none."""
    if name not in declared():
        typed = name.lower().replace("-", "_")
        near = [typed.rpartition("_")[2]] if typed.rpartition("_")[2] in declared() else []
        near += get_close_matches(typed, declared(), n=1)
        hint = f"did you mean {near[0]}?" if near else "'parallax parameters' lists them"
        raise InputError(f"unknown parameter {short(name)}; {hint}")
    return declared()[name]


def short(value: Any) -> str:
    """A value as a message shows it."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"


def from_text(name: str, text: str) -> str | int | float:
    """The value that a text stands for, by the type of the parameter."""
    wanted = of(name).type
    if wanted == "str":
        return text
    if not NUMBERS[wanted].fullmatch(text):
        raise _wrong_type(name, text)
    return TYPES[wanted](text)


def from_pairs(pairs: list[tuple[str, str]]) -> dict:
    """The values of names and texts as the command line gives them; no name may stand twice."""
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"{name}: given twice; give it once")
    return dict(each(lambda pair: (pair[0], from_text(*pair)), pairs))


def with_texts(given: dict, texts: tuple[str, ...]) -> dict:
    """The values with two texts added, and the brief named after them unless it has a name.

    Raises InputError for any number of texts but two or none, and for texts that are given by name too.
    """
    if not texts:
        return given
    if len(texts) != 2:
        raise InputError(f"{short(texts[0])}: give two texts, the statement first, or none")
    if twice := [name for name in ("statement", "commentary") if name in given]:
        raise InputError(f"{twice[0]}: given twice; give the texts by place or by name")
    both = dict(zip(ROLES, texts, strict=True))
    return {"brief": named_apart(both), **given, **both}


def named_apart(texts: dict[str, str], home: Path = REPORTS) -> str:
    """The name of a brief of two files, with a number where a brief of other texts has it."""
    name = "-".join(map(slug, texts.values()))
    names = chain([name], (f"{name[:58]}-{number}" for number in count(2)))
    return next(each for each in names if not others_of(each, texts, home))


def slug(path: str) -> str:
    """A file's name in letters and digits of ASCII; where that leaves others out, with a mark of the whole name."""
    stem = unicodedata.normalize("NFC", Path(path).stem.lower())
    plain = "".join(each for each in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(each))
    short = "-".join(re.findall("[a-z0-9]+", plain))
    if short and len(short) <= 31 and all(map(str.isascii, filter(str.isalnum, plain))):
        return short
    mark = hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{short[:24].strip('-') or 'text'}-{mark}"


def others_of(name: str, texts: dict[str, str], home: Path = REPORTS) -> str:
    """The two texts of which a brief of this name is made, where they are others than these; else an empty string.

    They are the same if what they hold is, or where they stand; of absolute paths the brief knows the files' names
    alone, so then one of the two must hold the same.
    """
    try:
        noted = json.loads((home / name / "data" / "inputs.json").read_text("utf-8"))
        files = {role: (noted["parameters"][role], noted["files"][role]) for role in ROLES}
        alike = [files[role][1] == hashlib.sha256(content(path)).hexdigest() for role, path in texts.items()]
    except (OSError, ValueError, KeyError, TypeError, InputError):
        return ""
    absolute = [Path(path).is_absolute() for path in texts.values()]
    noted_as = [Path(path).name if Path(path).is_absolute() else path for path in texts.values()]
    in_place = [path for path, _ in files.values()] == noted_as and (any(alike) or not any(absolute))
    return "" if all(alike) or in_place else " and ".join(path for path, _ in files.values())


def from_file(path: str) -> dict:
    """The values in a YAML file of names and values; InputError names file and line."""
    top = compose_texts(path, text_of(path))
    if not isinstance(top, MappingNode | None):
        raise InputError(f"{path}: must contain names and values; {EXAMPLE}")

    def read(entry: tuple[str, int, Node]) -> tuple[str, str | int | float]:
        name, line, node = entry
        try:
            value = _from_node(name, node)
            _check_rule(name, value)
        except InputError as error:
            raise InputError(f"{path}, line {line}: {error}") from None
        return name, value

    return dict(each(read, entries(top) if top else ()))


def _from_node(name: str, node: Node) -> str | int | float:
    """The value that a node of YAML stands for, by the type of the parameter."""
    if not isinstance(node, ScalarNode):
        raise InputError(f"{short(name)} must have one value; write several as one text, such as 'themes, frames'")
    if node.tag == NULL:
        raise InputError(f"{name}: no value; remove the line to use the default")
    return from_text(name, node.value)


def changed(chosen: dict) -> dict:
    """The parameters that differ from what the notebooks declare."""
    return {name: value for name, value in chosen.items() if value != declared()[name].default}


def check(given: dict) -> dict:
    """The parameters of a run, defaults included.

    Raises InputError for a name that is unknown, a value of the wrong type or against its rule.
    """
    each(lambda name: _check_type(of(name), given[name]), given)
    chosen = {name: parameter.default for name, parameter in declared().items()} | given
    each(lambda name: _check_rule(name, chosen[name]), chosen)
    _check_together(given, chosen)
    return chosen


def _check_rule(name: str, value: Any) -> None:
    holds, rule = RULES[name]
    if not holds(value):
        raise InputError(f"{name}: {short(value)} is not valid; {rule}")


def _check_type(parameter: Parameter, value: Any) -> None:
    fits = type(value) is TYPES[parameter.type] or (parameter.type == "float" and type(value) is int)
    if not fits:
        raise _wrong_type(parameter.name, value)


def _wrong_type(name: str, value: Any) -> InputError:
    return InputError(f"{name}: {short(value)} is not {CALLED[of(name).type]}; {RULES[name][1]}")


def _check_together(given: dict, chosen: dict) -> None:
    names = [re.sub(r"^the +", "", chosen[f"{text}_name"].casefold()) for text in ("statement", "commentary")]
    if names[0] == names[1]:
        raise InputError(
            f"commentary_name: {short(chosen['commentary_name'])} is also the statement's name; give another"
        )
    texts = ("statement", "commentary")
    changed = [text for text in texts if chosen[text] != declared()[text].default]
    if len(changed) == 1 and not given.keys() >= set(texts):
        other = next(text for text in texts if text not in changed)
        raise InputError(f"{other}: missing; give a file for both texts, or for neither to compare the seeds")
    if chosen["statement"] == chosen["commentary"]:
        raise InputError(f"commentary: {short(chosen['commentary'])} is also the statement's file; give another")
    if "brief" not in given and changed:
        raise InputError("brief: other texts need a name of their own; give one with -p brief NAME")


def _is_line(text: str, most: int) -> bool:
    """Whether a text is a line to print: no control characters, no line breaks, no blanks at its ends."""
    return text.isprintable() and text == text.strip() and len(text) <= most


def _is_name(text: str) -> bool:
    """Whether sentences can call a text so."""
    return _is_line(text, 40) and any(map(str.isalnum, re.sub(r"^the\b", "", text)))


def _is_path(text: str) -> bool:
    """Whether a text can be a file's path and be written down."""
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)


def _is_list(text: str) -> bool:
    """Whether a text names something between its commas, or is empty."""
    return _is_path(text) and (not text or any(map(str.strip, text.split(","))))


def _text(most: int) -> tuple[Callable[[Any], object], str]:
    """The rule of a text that is printed as it stands, and may be left empty."""
    return lambda value: _is_line(value, most), f"use one line of at most {most} characters"


_FILE = (lambda value: value.strip() and _is_path(value), "give the path of a file")
_NAME = (_is_name, "give a name of 1 to 40 characters on one line, such as 'the White House'")
_ABOUT = {
    "title": _text(200),
    "publisher": _text(100),
    "author": _text(100),
    "date": (lambda value: not value or is_day(value), "use a day of the calendar, such as 2025-09-15"),
}
RULES: dict[str, tuple[Callable[[Any], object], str]] = {
    "brief": (BRIEF_NAME.match, "use lowercase letters, digits and hyphens, 64 at most"),
    "title": _text(200),
    "statement": _FILE,
    "commentary": _FILE,
    "statement_name": _NAME,
    "commentary_name": _NAME,
    "event": _text(150),
    **{f"{role}_{key}": rule for role in ROLES for key, rule in _ABOUT.items()},
    **dict.fromkeys(("codebook", "coding", "corrections"), (_is_path, "give the path of a file, or leave it empty")),
    "coded_by": (
        lambda value: value in ("", "cues", "hand", "learned"),
        "use cues, hand or learned, or leave it empty",
    ),
    "families": (_is_list, "separate families with commas, or leave it empty"),
    "codes": (_is_list, "separate codes with commas, or leave it empty"),
    "terms": (lambda value: 1 <= value <= 100, "use 1 to 100"),
    "minimum_count": (lambda value: 1 <= value <= 1_000_000, "use 1 to 1000000"),
    "confidence": (lambda value: 0.5 <= value < 1, "use at least 0.5 and less than 1, such as 0.95"),
    "resamples": (lambda value: 100 <= value <= 100_000, "use 100 to 100000"),
    "random_seed": (lambda value: 0 <= value < 2**63, "use 0 to 9,223,372,036,854,775,807"),
    "paper": (lambda value: value in PAPERS, "use a4 or letter"),
}
"""What must hold of each parameter's value, and the same in words."""
