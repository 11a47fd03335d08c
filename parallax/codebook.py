"""Codebooks: families of codes, each code with its definition and its cues.

A cue is a phrase that tells of its code. `negotiat*` stands for every word that begins so; `*` may
stand elsewhere in a word too, and `?` for one letter. A word in
capitals (`US`) is found in capitals only; otherwise letter case is ignored. Parts of a cue joined by
` & ` must meet in one sentence, parts joined by ` .. ` must do so in this order, and a part `@actors`
or `@actors.officials` stands for any cue of that family or code. A mask is a longer phrase in which the
code's cues do not count ("bargaining chip*" is no chip). Cues are data: nothing here knows what they say.
Dictionaries made for other programs are read as codebooks too (see dictionaries).
"""

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

import pandas as pd

from parallax import InputError, dictionaries
from parallax.documents import DATA, WORD
from parallax.files import compose, lines_of, text_of, value_of

PART_SIGN = re.compile(r" (&|\.\.) ")
BETWEEN_WORDS = re.compile(r"[\s\-–—/]+")
NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
NEW = DATA / "new-codebook.yml"
"""A codebook to start from."""

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
    """Codes that answer one question about a sentence; `negated` says whether a negated cue counts, `rivals`
    whether of cues that overlap only the longest counts, whichever code it is of."""

    name: str
    label: str
    asks: str
    negated: bool
    codes: tuple[Code, ...]
    rivals: bool = True


@dataclass(frozen=True)
class Codebook:
    """Families of codes, and the words that negate a cue when they stand at most `reach` words before it;
    a negator before an affirmer ("not only") negates nothing. `whole` holds all families where only some or
    only some of their codes are chosen, `left_out` what its file holds and cannot be searched for."""

    name: str
    version: str
    negators: frozenset[str]
    affirmers: frozenset[str]
    reach: int
    families: tuple[Family, ...]
    whole: tuple[Family, ...] = ()
    left_out: tuple[str, ...] = ()

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

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each code as (family, code)."""
        return tuple((family.name, code.name) for family in self.families for code in family.codes)

    def family(self, name: str) -> Family:
        """The family of this name with all its codes, chosen or not."""
        return next(family for family in (*self.whole, *self.families) if family.name == name)


def select(codebook: Codebook, families: list[str], codes: list[str] = ()) -> Codebook:
    """The codebook with only these families and codes, in this order; all of them for an empty list.

    A code is `family.code`, or `code` where one family alone has it. Codes put families in the order in which
    they first name them. Raises InputError for a name that is unknown, and where nothing is left.
    """
    known = [family.name for family in codebook.families]
    for name in families:
        if name not in known:
            raise InputError(f"families: no family '{name}' in the codebook; it has {', '.join(known)}")
    pairs = dict.fromkeys(pair for name in codes for pair in [_pair(codebook, name)])
    kept = [pair for pair in pairs if not families or pair[0] in families]
    if pairs and not kept:
        theirs = ", ".join(dict.fromkeys(family for family, _ in pairs))
        raise InputError(f"codes: all are of {theirs}, and families asks for {', '.join(families)}; nothing is left")
    names = dict.fromkeys(family for family, _ in kept) or dict.fromkeys(families) or known
    chosen = tuple(_cut(codebook.family(name), kept) for name in names)
    return replace(codebook, families=chosen, whole=codebook.whole or codebook.families)


def _cut(family: Family, pairs: list[tuple[str, str]]) -> Family:
    """The family with only its codes among the pairs, in their order; all of them without pairs."""
    codes = {(family.name, code.name): code for code in family.codes}
    return replace(family, codes=tuple(codes[pair] for pair in pairs if pair in codes) or family.codes)


def _pair(codebook: Codebook, name: str) -> tuple[str, str]:
    """The family and the name of the code that `name` stands for."""
    full = [".".join(pair) for pair in codebook.pairs]
    found = [each for each in full if name in (each, each.partition(".")[2])]
    if len(found) > 1:
        raise InputError(f"codes: '{name}' is in several families; write {' or '.join(found)}")
    if not found:
        raise InputError(f"codes: no code '{name}' in the codebook; {nearest(name, codebook)}")
    family, _, code = found[0].partition(".")
    return family, code


def nearest(name: str, codebook: Codebook) -> str:
    """A hint at the code that a misspelt name may mean."""
    forms = {form: ".".join(pair) for pair in codebook.pairs for form in (pair[1], ".".join(pair))}
    near = get_close_matches(name, forms, n=1)
    return f"did you mean {forms[near[0]]}?" if near else "write family.code, such as " + ".".join(codebook.pairs[0])


def parts(cue: str) -> list[str]:
    """The parts of a cue, without the signs between them."""
    return PART_SIGN.split(cue)[::2]


def is_ordered(cue: str) -> bool:
    """Whether the cue's parts must follow one another."""
    return ".." in PART_SIGN.split(cue)[1::2]


def read(path: str) -> Codebook:
    """The codebook in a file: our own YAML, a dictionary of quanteda in YAML, or one of LIWC (.dic).

    Raises InputError, naming file, line and key, for what does not parse, a key that is unknown or missing,
    a code that stands twice, and a cue that is empty or can never match.
    """
    text = text_of(path)
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
        raise InputError(f"{path}: exists already, and is left as it is; give another name") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); give another place") from None


@dataclass(frozen=True)
class _Place:
    """Where in a codebook's file something stands, for error messages."""

    file: str
    lines: dict[tuple, int] = field(repr=False)
    line: int
    keys: tuple[str, ...] = ()

    def __truediv__(self, key) -> "_Place":
        return replace(self.item(key), keys=(*self.keys, str(key)))

    def item(self, key) -> "_Place":
        """The same place, on the line of one of its keys or items."""
        return replace(self, line=self.lines.get((*self.keys, key), self.line))

    def error(self, message: str) -> InputError:
        return InputError(f"{self.file}, line {self.line}: {'.'.join(self.keys) or 'top level'}: {message}")

    def mapping(self, value, allowed: set[str] | None = None, needed: tuple[str, ...] = ()) -> dict:
        if not isinstance(value, dict) or not value:
            raise self.error("must hold keys and values")
        for key in value if allowed else ():
            if key not in allowed:
                raise self.item(key).error(f"unknown key '{key}'; known are {', '.join(sorted(allowed))}")
        for key in needed:
            if not value.get(key):
                raise self.item(key).error(f"'{key}' is {'empty' if key in value else 'missing'}")
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
        for place, phrase in enumerate(value):
            if not isinstance(phrase, str) or not phrase.strip():
                raise self.item(place).error(f"empty or not a phrase: {phrase!r}; write a phrase in quotes")
            if phrase in value[:place]:
                raise self.item(place).error(f"'{phrase}' stands twice")
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


def cue_words(part: str) -> list[str]:
    """The words of a cue's part, each with its wildcards."""
    return [word for word in BETWEEN_WORDS.split(part) if word]
