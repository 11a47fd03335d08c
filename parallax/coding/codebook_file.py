"""Codebook files: a codebook read from YAML, each mistake told with its line.

A codebook may extend another one: the general one that comes with Parallax, or one in a file. It then has all families,
codes and cues of that one, and adds its own; what it says of a family or code that is there already counts.
"""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from parallax.coding import dictionaries
from parallax.coding.codebook import (
    ACTS,
    ADDRESSEES,
    CERTAINTIES,
    HOLDERS,
    PARTS_OF_SPEECH,
    TEXTS,
    Code,
    Codebook,
    Family,
    act_parts,
    cue_words,
    marks,
    parts,
    signs,
)
from parallax.corpus.documents import DATA
from parallax.corpus.words import WORD
from parallax.errors import MOST_TOLD, InputError, each
from parallax.readers import files as paths
from parallax.readers.encoding import normalized
from parallax.readers.yaml import compose, lines_of, text_of, value_of

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
NEW = DATA / "new-codebook.yml"
"""A codebook to start from."""
GENERAL = "general"
"""The name by which a codebook extends the general one."""
EXTENDS = re.compile(r"^extends: *[\"']?([^\"'#\n]*[^\"'#\s])", re.MULTILINE)
RESERVED = {"voice"}
FAMILY_KEYS = {"label", "asks", "negated", "unreal", "carries", "in_names", "codes"}
CODE_KEYS = {"label", "definition", "excludes", "cues", "masks", "not_under", "acts", "negated", "unreal", "before"}
BOOK_KEYS = {"codebook", "version", "language", "extends", "families"}
VERSIONS = {str, int, float, date}
"""What a codebook's version may be; .nan is none."""
PLAIN_WORD = rf"=?[a-z]+\*?(?:/(?:{'|'.join(PARTS_OF_SPEECH)}))?"
PLAIN_PART = f"{PLAIN_WORD}(?:[ -]{PLAIN_WORD}){{0,9}}"
PLAIN = re.compile(rf"{PLAIN_PART}(?: (?:&|\.\.|>) {PLAIN_PART})?")
"""A cue of a few plain words, as most are: sentences can hold it, which need not be looked at word by word."""
MOST_PHRASES, LONGEST_PHRASE = 300_000, 50
"""How many phrases a codebook's cues may stand for; the general one has some ten thousand."""
EMPTY = Codebook("", "", ())
SAID: dict[str, tuple[Any, Any]] = {
    "negated": ("does not count", "counts"),
    "unreal": ("ignored", "counts"),
    "carries": (False, True),
    "in_names": ("does not count", "counts"),
}
"""What a family may say of cues that are denied, only supposed or part of a longer name, and whether its codes carry
on: no, or yes. A code may say the first two."""


def read(path: str, extended_by: tuple[str, ...] = ()) -> Codebook:
    """The codebook in a file: our own YAML, a dictionary of quanteda in YAML, or one of LIWC (.dic).

    Raises InputError, naming file, line and key, for what does not parse, a key that is unknown or missing,
    a code that stands twice, and a cue that is empty or can never match. `extended_by` are the files that lead here.
    """
    text = normalized(text_of(path))
    if not text.strip():
        raise InputError(f"{path}: empty; 'parallax codebook new' writes a codebook to start from")
    if dictionaries.is_liwc(path, text):
        return _of_dictionary(path, dictionaries.liwc(path, text))
    node = compose(path, text)
    if dictionaries.is_quanteda(node):
        return _of_dictionary(path, dictionaries.quanteda(path, node))
    return _codebook(_Place(path, lines_of(node), 1), value_of(node), extended_by)


def known(path: str) -> Codebook:
    """The codebook in a file; the general one, and the last other one while its files are the same, are read no more
    than once: of the time in which a row of a batch is checked, that is half."""
    if path == path_of(GENERAL):
        return general()
    try:
        texts = tuple(map(text_of, files(path)))
    except InputError:  # reading it says where that is asked for
        return read(path)
    return _as_it_was(path, texts)


@lru_cache(maxsize=1)
def _as_it_was(path: str, texts: tuple[str, ...]) -> Codebook:
    """The codebook in a file, while that and those that it extends hold these texts."""
    return read(path)


@cache
def general() -> Codebook:
    """The general codebook, which comes with Parallax and is read once: it takes longer than all else of a text."""
    return read(path_of(GENERAL))


def files(path: str) -> list[str]:
    """The files that a codebook is read from: its own, and those that it extends."""
    found = [path]
    while (extended := EXTENDS.search(text_of(found[-1]))) and (
        further := path_of(extended[1], found[-1])
    ) not in found:
        found.append(further)
    return found


def path_of(name: str, path: str = "") -> str:
    """The path of the codebook that the one at `path` extends: from its folder on, or that of the general one."""
    return str(DATA / "codebook.yml" if name == GENERAL else Path(path).parent / name)


def _of_dictionary(path: str, dictionary: dictionaries.Dictionary) -> Codebook:
    """The codebook that a dictionary made for another program is: each code for itself, without negation."""
    labelled = dictionaries.families(path, dictionary)
    families = [
        Family(name, label, "", True, _codes_of(codes), rivals=False, lemmas=False)
        for name, (label, codes) in zip(dictionaries.names(list(labelled), RESERVED), labelled.items(), strict=True)
    ]
    left_out = tuple(dictionary.left_out)
    return Codebook(Path(path).stem, "", tuple(families), left_out=left_out)


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
        paths.write_new(path, NEW.read_bytes())
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

    def phrases(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self.error("must be a list of phrases")
        seen: set[str] = set()
        for place, phrase in enumerate(value):
            if not isinstance(phrase, str) or not phrase.strip():
                raise self.item(place).error(f"empty or not a phrase: {phrase!r}; write a phrase in quotes")
            if phrase in seen:
                raise self.item(place).error(f"'{phrase}' appears twice")
            seen.add(phrase)
        return tuple(value)


def _codebook(place: _Place, content: Any, extended_by: tuple[str, ...]) -> Codebook:
    if isinstance(content, dict) and "negation" in content:
        raise (place / "negation").error("delete this key; what is denied is now read off the grammar of a sentence")
    content = place.mapping(content, BOOK_KEYS, ("codebook", "families"))
    title, _ = place.texts(content, "codebook", "language")
    version = _version(place / "version", content.get("version", ""))
    base = _extended(place / "extends", content.get("extends"), extended_by)
    families = place / "families"
    known = {family.name: family for family in base.families}
    own = families.mapping(content["families"])
    made = each(lambda name: _family(families / name, name, own[name], known.get(name)), own)
    known |= {family.name: family for family in made}
    codebook = Codebook(title, version, tuple(known.values()))
    _check_cues(families, content["families"], codebook)
    _check_size(families, codebook)
    return codebook


def _version(place: _Place, value: Any) -> str:
    """A codebook's version as text."""
    if type(value) not in VERSIONS or value != value:
        raise place.error("must be text, a number or a day; write it in quotes")
    return str(value)


def _extended(place: _Place, name: Any, extended_by: tuple[str, ...]) -> Codebook:
    """The codebook that another one extends."""
    if name is None:
        return EMPTY
    if not isinstance(name, str) or not name.strip():
        raise place.error(f"must be '{GENERAL}' or the path of a codebook")
    if name == GENERAL:
        return general()
    path, chain = path_of(name, place.file), (*extended_by, place.file)
    if path in chain:
        raise place.error(f"'{name}' extends this codebook in turn; extend another one")
    if not os.path.exists(path):
        raise place.error(f"no file '{name}'; write '{GENERAL}' or the path of a codebook")
    return read(path, chain)


def _family(place: _Place, name: str, content: Any, known: Family | None) -> Family:
    """A family of codes, new or added to one that is known."""
    _check_name(place, name)
    content = place.mapping(content, FAMILY_KEYS, ("codes",) if known else ("label", "codes"))
    family = known or Family(name, "", "", True, ())
    label, asks = place.texts(content, "label", "asks")
    return replace(
        family,
        label=label or family.label,
        asks=asks or family.asks,
        **_said(place, content),
        codes=_codes(place / "codes", content["codes"], family),
    )


def _said(place: _Place, content: dict) -> dict[str, Any]:
    """What a family or code says of cues that are denied or only supposed, and of codes that carry on."""
    for key, values in SAID.items():
        if content.get(key, values[1]) not in values:
            raise place.error(f"'{key}' must be {' or '.join(map(_quoted, reversed(values)))}")
    return {key: content[key] == yes for key, (_, yes) in SAID.items() if key in content}


def _quoted(value: Any) -> str:
    """A value as a file has it."""
    return f"'{value}'" if isinstance(value, str) else str(value).lower()


def _codes(place: _Place, content: Any, family: Family) -> tuple[Code, ...]:
    """The codes of a family with those that a file adds, each before the one that it names, or else at the end."""
    codes = {code.name: code for code in family.codes}
    order = list(codes)

    def add(name: str, value: Any) -> None:
        if name not in codes:
            order.insert(_position(place / name, value, order), name)
        codes[name] = _code(place / name, name, value, codes.get(name))

    each(lambda item: add(*item), place.mapping(content).items())
    return tuple(codes[name] for name in order)


def _position(place: _Place, content: Any, order: list[str]) -> int:
    """The position of the code that a new one goes before, or the last."""
    name = content.get("before") if isinstance(content, dict) else None
    if name is not None and name not in order:
        raise (place / "before").error(f"there is no code '{name}'; choose from {', '.join(order)}")
    return len(order) if name is None else order.index(name)


def _code(place: _Place, name: str, content: Any, known: Code | None) -> Code:
    """A code, new or added to one that is known."""
    _check_name(place, name)
    cues = () if isinstance(content, dict) and content.get("acts") else ("cues",)
    content = place.mapping(content, CODE_KEYS, () if known else ("label", "definition", *cues))
    code = known or Code(name, "", "", "", (), ())
    label, definition, excludes = place.texts(content, "label", "definition", "excludes")
    return replace(
        code,
        label=label or code.label,
        definition=definition or code.definition,
        excludes=excludes or code.excludes,
        cues=_added(code.cues, (place / "cues").phrases(content.get("cues", []))),
        masks=_added(code.masks, (place / "masks").phrases(content.get("masks", []))),
        not_under=_added(code.not_under, (place / "not_under").phrases(content.get("not_under", []))),
        acts=_added(code.acts, _acts(place / "acts", content.get("acts", []))),
        **_said(place, content),
    )


def _acts(place: _Place, value: Any) -> tuple[str, ...]:
    """The acts that a code names."""
    choices = (ACTS, ("", *CERTAINTIES), ("", *HOLDERS), ("", *TEXTS), ("", *ADDRESSEES))
    for number, text in enumerate(acts := place.phrases(value)):
        for part, known in zip(act_parts(text), choices, strict=True):
            if part not in known:
                raise place.item(number).error(
                    f"there is no act '{text}'; choose from {', '.join(filter(None, known))}"
                )
    return acts


def _added(known: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """Phrases with further ones, each once."""
    return tuple(dict.fromkeys(known + own))


def _check_name(place: _Place, name: Any) -> None:
    if name in RESERVED:
        raise place.error(f"the name '{name}' is reserved for a family that every brief has; choose another")
    if not isinstance(name, str) or not NAME.match(name):
        raise place.error("not a valid name; use lowercase letters, digits and _, a letter first")


def _check_cues(place: _Place, content: dict, codebook: Codebook) -> None:
    """Raises InputError, naming its line, for a cue of this file that can never match."""
    known = {family.name for family in codebook.families}
    known |= {f"{family}.{code}" for family, code in codebook.pairs}
    wrong = _wrong_cues(place, content, codebook, known)
    if mistakes := list(islice(wrong, MOST_TOLD)):
        raise InputError(*mistakes)


def _wrong_cues(place: _Place, content: dict, codebook: Codebook, known: set[str]) -> Iterator[str]:
    """Each cue of this file that can never match, with its line and the reason."""
    for name, family in content.items():
        codes = {code.name: code for code in codebook.family(name).codes}
        for key, code in family["codes"].items():
            at = place / name / "codes" / key
            masks, cues = set(codes[key].masks), set(codes[key].cues)
            for kind, number, cue in _phrases_of(code):
                reason = _never_matches(cue, masks, cues, known)
                if reason:
                    line = (at / kind).item(number).line
                    yield str(replace(at, line=line).error(f"the cue '{cue[:60]}' can never match: {reason}"))


def _check_size(place: _Place, codebook: Codebook) -> None:
    """Raises InputError where cues, references written out, stand for more phrases than can be searched for."""
    counts = Counter(name for family in codebook.families for name in _referred_to(family))
    cues = (cue for family in codebook.families for code in family.codes for cue in code.cues)
    if sum(counts[part[1:]] if part.startswith("@") else 1 for cue in cues for part in parts(cue)) > MOST_PHRASES:
        raise place.error(
            f"cues and references stand for more than {MOST_PHRASES:,} phrases; refer to smaller families"
        )


def _referred_to(family: Family) -> Iterator[str]:
    """What a reference may call each cue of a family by: the family, and the code."""
    for code in family.codes:
        yield from [family.name, f"{family.name}.{code.name}"] * len(code.cues)


def _phrases_of(code: dict) -> Iterator[tuple[str, int, str]]:
    """The cues and masks that a file gives a code, each with its key and place."""
    for kind in ("cues", "masks", "not_under"):
        for number, phrase in enumerate(code.get(kind, [])):
            yield kind, number, phrase


def _never_matches(cue: str, masks: set[str], cues: set[str], known: set[str]) -> str | None:
    """Why no sentence can hold this cue, or None."""
    if PLAIN.fullmatch(cue) and cue not in masks:
        return None
    if cue in masks and (cue in cues or len(parts(cue)) > 1 or cue.startswith("@")):
        return "it masks itself" if cue in cues else "a mask is one phrase, without &, .., > and @"
    if {"..", ">"} <= set(signs(cue)):
        return "a cue has either .. or >, not both"
    reasons = (reason for part in parts(cue) for reason in _wrong_in(part, known))
    return next(reasons, None)


def _wrong_in(part: str, known: set[str]) -> Iterator[str]:
    """Why no sentence can hold a part of a cue."""
    if part.startswith("@"):
        if part[1:] not in known:
            yield f"there is no family or code {part[1:]}"
        return
    if len(cue_words(part)) > LONGEST_PHRASE:
        yield f"it has more than {LONGEST_PHRASE} words"
    for word in cue_words(part) or [part]:
        _, letters, kind = marks(word)
        if not WORD.fullmatch(re.sub(r"[*?]", "", letters)):
            yield f"'{word}' is not a word"
        if "/" in word and kind not in PARTS_OF_SPEECH:
            yield f"there is no part of speech '{kind}'; choose from {', '.join(PARTS_OF_SPEECH)}"
