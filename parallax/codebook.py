"""Codebooks: families of codes, each code with its definition and its cues.

A cue is a phrase that tells of its code. `negotiat*` stands for every word that begins so. A word in
capitals (`US`) is found in capitals only; otherwise letter case is ignored. Parts of a cue joined by
` & ` must meet in one sentence, parts joined by ` .. ` must do so in this order, and a part `@actors`
or `@actors.officials` stands for any cue of that family or code. A mask is a longer phrase in which the
code's cues do not count ("bargaining chip*" is no chip). Cues are data: nothing here knows what they say.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import yaml

from parallax import InputError
from parallax.documents import WORD, locate

PART_SIGN = re.compile(r" (&|\.\.) ")
NAME = re.compile(r"[a-z][a-z0-9_]*\Z")

RESERVED = {"voice"}
FAMILY_KEYS = {"label", "asks", "negated", "codes"}
CODE_KEYS = {"label", "definition", "excludes", "cues", "masks"}
BOOK_KEYS = {"codebook", "version", "language", "negation", "families"}


@dataclass(frozen=True)
class Code:
    """One code: what it means, and the cues that tell of it."""

    name: str
    label: str
    definition: str
    excludes: str
    cues: tuple[str, ...]
    masks: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """Codes that answer one question about a sentence; `negated` says whether a negated cue counts."""

    name: str
    label: str
    asks: str
    negated: bool
    codes: tuple[Code, ...]


@dataclass(frozen=True)
class Codebook:
    """Families of codes, and the words that negate a cue when they stand at most `reach` words before it;
    a negator before an affirmer ("not only") negates nothing. Cues may refer to families left out (`others`)."""

    name: str
    version: str
    negators: frozenset[str]
    affirmers: frozenset[str]
    reach: int
    families: tuple[Family, ...]
    others: tuple[Family, ...] = ()

    @cached_property
    def codes(self) -> pd.DataFrame:
        """One row a code: family, family_label, code, label, definition, excludes, in the file's order."""
        rows = [
            (family.name, family.label, code.name, code.label, code.definition, code.excludes)
            for family in self.families
            for code in family.codes
        ]
        columns = ["family", "family_label", "code", "label", "definition", "excludes"]
        return pd.DataFrame(rows, columns=columns)

    def family(self, name: str) -> Family:
        """The family of this name, chosen or left out."""
        return next(family for family in (*self.families, *self.others) if family.name == name)


def select(codebook: Codebook, families: list[str]) -> Codebook:
    """The codebook with only these families, in this order; all of them for an empty list."""
    known = [family.name for family in codebook.families]
    for name in families:
        if name not in known:
            raise InputError(f"families: no family '{name}' in the codebook; it has {', '.join(known)}")
    chosen = tuple(codebook.family(name) for name in dict.fromkeys(families)) or codebook.families
    return replace(codebook, families=chosen, others=tuple(each for each in codebook.families if each not in chosen))


def parts(cue: str) -> list[str]:
    """The parts of a cue, without the signs between them."""
    return PART_SIGN.split(cue)[::2]


def is_ordered(cue: str) -> bool:
    """Whether the cue's parts must follow one another."""
    return ".." in PART_SIGN.split(cue)[1::2]


def read(path: str) -> Codebook:
    """The codebook in a YAML file.

    Raises InputError, naming file and key, for YAML that does not parse, a key that is unknown or
    missing, a code that stands twice, and a cue that is empty or can never match.
    """
    text = text_of(path)
    try:
        content = yaml.load(text, Loader=_StrictLoader)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or error.reason
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise InputError(f"{path}{line}: {problem}; correct the YAML") from None
    return _codebook(_Place(path), content)


def text_of(path: str) -> str:
    """The text of a file of ours, a codebook or codings; raises InputError if it is not UTF-8."""
    try:
        return locate(path).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text; save it as plain text in UTF-8") from None


class _StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML as the safe loader reads it, a key that stands twice being an error."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        twice = next((key for key in node.value if keys.count(key[0].value) > 1), None)
        if twice:
            raise yaml.MarkedYAMLError(problem=f"'{twice[0].value}' stands twice", problem_mark=twice[0].start_mark)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True)
class _Place:
    """Where in a codebook's file something stands, for error messages."""

    file: str
    keys: tuple[str, ...] = ()

    def __truediv__(self, key) -> "_Place":
        return replace(self, keys=(*self.keys, str(key)))

    def error(self, message: str) -> InputError:
        return InputError(f"{self.file}: {'.'.join(self.keys) or 'top level'}: {message}")

    def mapping(self, value, allowed: set[str] | None = None, needed: tuple[str, ...] = ()) -> dict:
        if not isinstance(value, dict) or not value:
            raise self.error("must hold keys and values")
        for key in value if allowed else ():
            if key not in allowed:
                raise self.error(f"unknown key '{key}'; known are {', '.join(sorted(allowed))}")
        for key in needed:
            if not value.get(key):
                raise self.error(f"'{key}' is missing")
        return value

    def texts(self, value: dict, *names: str) -> tuple[str, ...]:
        for name in names:
            if not isinstance(value.get(name, ""), str):
                raise (self / name).error("must be text; write it in quotes")
        return tuple(value.get(name, "") for name in names)

    def count(self, value) -> int:
        if type(value) is not int or value < 0:
            raise self.error(f"must be a whole number, 0 or more, not {value!r}")
        return value

    def phrases(self, value) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self.error("must be a list of phrases")
        for phrase in value:
            if not isinstance(phrase, str) or not phrase.strip():
                raise self.error(f"empty or not a phrase: {phrase!r}; write a phrase in quotes")
            if value.count(phrase) > 1:
                raise self.error(f"'{phrase}' stands twice")
        return tuple(value)


def _codebook(place: _Place, content) -> Codebook:
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


def _family(place: _Place, name: str, content) -> Family:
    _check_name(place, name)
    content = place.mapping(content, FAMILY_KEYS, ("label", "codes"))
    if content.get("negated", "counts") not in ("counts", "does not count"):
        raise place.error("'negated' must be 'counts' or 'does not count'")
    codes = place / "codes"
    return Family(
        name,
        *place.texts(content, "label", "asks"),
        content.get("negated", "counts") == "counts",
        tuple(_code(codes / key, key, value) for key, value in codes.mapping(content["codes"]).items()),
    )


def _code(place: _Place, name: str, content) -> Code:
    _check_name(place, name)
    content = place.mapping(content, CODE_KEYS, ("label", "definition", "cues"))
    return Code(
        name,
        *place.texts(content, "label", "definition", "excludes"),
        (place / "cues").phrases(content["cues"]),
        (place / "masks").phrases(content.get("masks", [])),
    )


def _check_name(place: _Place, name) -> None:
    if name in RESERVED:
        raise place.error(f"the name '{name}' is taken by a family that every brief has; choose another")
    if not isinstance(name, str) or not NAME.match(name):
        raise place.error("a name is made of small letters, digits and _")


def _check_cues(place: _Place, codebook: Codebook) -> None:
    known = {family.name for family in codebook.families}
    known |= {f"{family.name}.{code.name}" for family in codebook.families for code in family.codes}
    for family in codebook.families:
        for code in family.codes:
            at = place / family.name / "codes" / code.name
            for cue in (*code.cues, *code.masks):
                reason = _never_matches(cue, code, known)
                if reason:
                    raise at.error(f"the cue '{cue}' can never match: {reason}")


def _never_matches(cue: str, code: Code, known: set[str]) -> str | None:
    """Why no sentence can hold this cue, or None."""
    if cue in code.masks and (cue in code.cues or len(parts(cue)) > 1 or cue.startswith("@")):
        return "it masks itself" if cue in code.cues else "a mask is one phrase, without &, .. and @"
    for part in parts(cue):
        if part.startswith("@"):
            if part[1:] not in known:
                return f"there is no family or code {part[1:]}"
            continue
        for word in re.split(r"[\s\-–—/]+", part.strip()):
            if not WORD.fullmatch(word.removesuffix("*")):
                return f"'{word}' is not a word; a * may stand only at a word's end"
    return None


def cue_words(part: str) -> list[str]:
    """The words of a cue's part, each with its * if it has one."""
    spans = [(match.end(), match.group()) for match in WORD.finditer(part)]
    return [word + "*" if part[end : end + 1] == "*" else word for end, word in spans]
