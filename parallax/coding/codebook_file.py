"""Codebook files: a codebook read from YAML, each mistake told with its line."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from parallax.coding import dictionaries
from parallax.coding.codebook import BETWEEN_WORDS, Code, Codebook, Family, parts
from parallax.corpus.documents import DATA
from parallax.corpus.words import WORD
from parallax.errors import InputError
from parallax.readers.encoding import normalized
from parallax.readers.yaml import compose, lines_of, text_of, value_of

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
NEW = DATA / "new-codebook.yml"
"""A codebook to start from."""
RESERVED = {"voice"}
FAMILY_KEYS = {"label", "asks", "negated", "codes"}
CODE_KEYS = {"label", "definition", "excludes", "cues", "masks"}
BOOK_KEYS = {"codebook", "version", "language", "negation", "families"}


def read(path: str) -> Codebook:
    """The codebook in a file: our own YAML, a dictionary of quanteda in YAML, or one of LIWC (.dic).

    Raises InputError, naming file, line and key, for what does not parse, a key that is unknown or missing,
    a code that stands twice, and a cue that is empty or can never match.
    """
    text = normalized(text_of(path))
    if not text.strip():
        raise InputError(f"{path}: empty; 'parallax codebook new' writes a codebook to start from")
    if dictionaries.is_liwc(path, text):
        return _of_dictionary(path, dictionaries.liwc(path, text))
    node = compose(path, text)
    if dictionaries.is_quanteda(node):
        return _of_dictionary(path, dictionaries.quanteda(path, node))
    return _codebook(_Place(path, lines_of(node), 1), value_of(node))


def _of_dictionary(path: str, dictionary: dictionaries.Dictionary) -> Codebook:
    """The codebook that a dictionary made for another program is: each code for itself, without negation."""
    labelled = dictionaries.families(path, dictionary)
    families = [
        Family(name, label, "", True, _codes_of(codes), rivals=False)
        for name, (label, codes) in zip(dictionaries.names(list(labelled), RESERVED), labelled.items(), strict=True)
    ]
    left_out = tuple(dictionary.left_out)
    return Codebook(Path(path).stem, "", frozenset(), frozenset(), 0, tuple(families), left_out=left_out)


def _codes_of(labelled: list[tuple[str, list[str]]]) -> tuple[Code, ...]:
    names = dictionaries.names([label for label, _ in labelled])
    return tuple(
        Code(name, label, "the file gives no definition", "", tuple(cues), ())
        for name, (label, cues) in zip(names, labelled, strict=True)
    )


def write_new(path: str) -> None:
    """Writes a codebook to start from; raises InputError where a file stands already or none can be written."""
    if not path.strip():
        raise InputError("FILE: empty; give the name of the file to write")
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(NEW.read_text("utf-8"))
    except FileExistsError:
        raise InputError(f"{path}: already exists and was not overwritten; give another name") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); choose another place") from None


@dataclass(frozen=True)
class _Place:
    """Where in a codebook's file something stands, for error messages."""

    file: str
    lines: dict[tuple, int] = field(repr=False)
    line: int
    keys: tuple[str, ...] = ()

    def __truediv__(self, key: str | int) -> "_Place":
        return replace(self.item(key), keys=(*self.keys, str(key)))

    def item(self, key: str | int) -> "_Place":
        """The same place, on the line of one of its keys or items."""
        return replace(self, line=self.lines.get((*self.keys, key), self.line))

    def error(self, message: str) -> InputError:
        return InputError(f"{self.file}, line {self.line}: {'.'.join(self.keys) or 'top level'}: {message}")

    def mapping(self, value: Any, allowed: Collection[str] = (), needed: tuple[str, ...] = ()) -> dict:
        if not isinstance(value, dict) or not value:
            raise self.error("must contain keys and values")
        for key in value if allowed else ():
            if key not in allowed:
                raise self.item(key).error(f"unknown key '{key}'; choose from {', '.join(sorted(allowed))}")
        for key in needed:
            if not value.get(key):
                raise self.item(key).error(f"'{key}' is {'empty' if key in value else 'missing'}")
        return value

    def texts(self, value: dict, *names: str) -> tuple[str, ...]:
        for name in names:
            if not isinstance(value.get(name, ""), str):
                raise (self / name).error("must be text; write it in quotes")
        return tuple(value.get(name, "") for name in names)

    def count(self, value: Any) -> int:
        if type(value) is not int or value < 0:
            raise self.error(f"must be a whole number, 0 or more, not {value!r}")
        return value

    def phrases(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self.error("must be a list of phrases")
        for place, phrase in enumerate(value):
            if not isinstance(phrase, str) or not phrase.strip():
                raise self.item(place).error(f"empty or not a phrase: {phrase!r}; write a phrase in quotes")
            if phrase in value[:place]:
                raise self.item(place).error(f"'{phrase}' appears twice")
        return tuple(value)


def _codebook(place: _Place, content: Any) -> Codebook:
    content = place.mapping(content, BOOK_KEYS, ("codebook", "families"))
    negation = (place / "negation").mapping(content.get("negation") or {"reach": 0}, {"words", "reach", "except"})
    negators = (place / "negation" / "words").phrases(negation.get("words", []))
    affirmers = (place / "negation" / "except").phrases(negation.get("except", []))
    families = place / "families"
    codebook = Codebook(
        str(content["codebook"]),
        str(content.get("version", "")),
        frozenset(word.lower().replace("’", "'") for word in negators),
        frozenset(word.lower().replace("’", "'") for word in affirmers),
        (place / "negation" / "reach").count(negation.get("reach", 0)),
        tuple(_family(families / name, name, value) for name, value in families.mapping(content["families"]).items()),
    )
    _check_cues(families, codebook)
    return codebook


def _family(place: _Place, name: str, content: Any) -> Family:
    _check_name(place, name)
    content = place.mapping(content, FAMILY_KEYS, ("label", "codes"))
    if content.get("negated", "counts") not in ("counts", "does not count"):
        raise place.error("'negated' must be 'counts' or 'does not count'")
    codes = place / "codes"
    label, asks = place.texts(content, "label", "asks")
    return Family(
        name,
        label,
        asks,
        content.get("negated", "counts") == "counts",
        tuple(_code(codes / key, key, value) for key, value in codes.mapping(content["codes"]).items()),
    )


def _code(place: _Place, name: str, content: Any) -> Code:
    _check_name(place, name)
    content = place.mapping(content, CODE_KEYS, ("label", "definition", "cues"))
    label, definition, excludes = place.texts(content, "label", "definition", "excludes")
    return Code(
        name,
        label,
        definition,
        excludes,
        (place / "cues").phrases(content["cues"]),
        (place / "masks").phrases(content.get("masks", [])),
    )


def _check_name(place: _Place, name: Any) -> None:
    if name in RESERVED:
        raise place.error(f"the name '{name}' is reserved for a family that every brief has; choose another")
    if not isinstance(name, str) or not NAME.match(name):
        raise place.error("not a valid name; use lowercase letters, digits and _, a letter first")


def _check_cues(place: _Place, codebook: Codebook) -> None:
    known = {family.name for family in codebook.families}
    known |= {f"{family.name}.{code.name}" for family in codebook.families for code in family.codes}
    for family in codebook.families:
        for code in family.codes:
            at = place / family.name / "codes" / code.name
            for key, cues in (("cues", code.cues), ("masks", code.masks)):
                for number, cue in enumerate(cues):
                    reason = _never_matches(cue, code, known)
                    if reason:
                        line = (at / key).item(number).line
                        raise replace(at, line=line).error(f"the cue '{cue}' can never match: {reason}")


def _never_matches(cue: str, code: Code, known: set[str]) -> str | None:
    """Why no sentence can hold this cue, or None."""
    if cue in code.masks and (cue in code.cues or len(parts(cue)) > 1 or cue.startswith("@")):
        return "it masks itself" if cue in code.cues else "a mask is one phrase, without &, .. and @"
    for part in parts(cue):
        if part.startswith("@"):
            if part[1:] not in known:
                return f"there is no family or code {part[1:]}"
            continue
        for word in BETWEEN_WORDS.split(part.strip()):
            if not WORD.fullmatch(re.sub(r"[*?]", "", word)):
                return f"'{word}' is not a word"
    return None
