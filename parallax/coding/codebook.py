"""Codebooks: families of codes, each code with its definition and its cues.

A cue is one or more words that tell of its code. `negotiate` is found in every inflected form, `ban/verb` only as that
part of speech, `=talks` only as written, `negotiat*` wherever a word begins so; `*` may stand elsewhere in a word too,
and `?` for one letter. A word in capitals (`US`) is found in capitals only; otherwise letter case is ignored. Parts of
a cue joined by ` & ` must meet in one sentence, parts joined by ` .. ` must do so in this order, and in `impose >
tariff` the second must depend on the first. A part `@actors` or `@actors.officials` stands for any cue of that family
or code. A mask is a longer phrase in which the code's cues do not count ("bargaining chip" is no chip). Cues are data:
nothing here knows what they say. Dictionaries made for other programs are read as codebooks too (see dictionaries).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property

import pandas as pd

from parallax.errors import InputError

PART_SIGN = re.compile(r" (&|\.\.|>) ")
BETWEEN_WORDS = re.compile(r"[\s\-–—]+")
POSSESSIVE = re.compile(r"['’]s?(?=/|$)")
"""A possessive's ending, which is no part of a word in a text either."""
PARTS_OF_SPEECH = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV", "name": "PROPN"}
"""What a cue calls parts of speech, and what the parser does."""

ACTS = ("settles", "promises", "asks", "seeks", "refuses", "opposes", "supports", "expects", "explains")
"""What a claim may do, by which a code may be defined."""
CERTAINTIES = ("certain", "likely", "possible", "unlikely", "open", "conditional")
"""How sure a claim may be: "expects open"."""
HOLDERS = ("both", "one", "others", "author")
"""Whose a claim may be: "promises by both" sides or "by one", "expects certain by others" than an author or a
person who speaks for no side, "asks by author" of a text who speaks for none."""
TEXTS = ("official",)
"""In which texts it must stand: "expects in official" texts alone, whose author speaks for a side."""
ADDRESSEES = ("someone",)
"""To whom a claim may be addressed: "asks of someone" who is named."""


@dataclass(frozen=True)
class Code:
    """One code: what it means, the cues that tell of it, unless within a mask or dependent on what `not_under` names,
    and the acts of claims that do; `negated` and `unreal` are those of its family where they are None."""

    name: str
    label: str
    definition: str
    excludes: str
    cues: tuple[str, ...]
    masks: tuple[str, ...]
    acts: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    negated: bool | None = None
    unreal: bool | None = None


@dataclass(frozen=True)
class Family:
    """Codes that answer one question about a sentence.

    `negated` says whether a cue that is denied counts, `unreal` whether one that is only supposed does, `carries`
    whether codes carry on to sentences that go on about the same, `in_names` whether a cue counts that is part of a
    longer name, `rivals` whether of cues that overlap only the longest counts, whichever code it is of, and `lemmas`
    whether words are found in their inflected forms."""

    name: str
    label: str
    asks: str
    negated: bool
    codes: tuple[Code, ...]
    unreal: bool = True
    carries: bool = False
    in_names: bool = True
    rivals: bool = True
    lemmas: bool = True


@dataclass(frozen=True)
class Codebook:
    """Families of codes. `whole` holds all families where only some or only some of their codes are chosen,
    `left_out` what its file holds and cannot be searched for."""

    name: str
    version: str
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


def select(codebook: Codebook, families: Sequence[str], codes: Sequence[str] = ()) -> Codebook:
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
        raise InputError(
            f"codes: all belong to {theirs}, but families asks for {', '.join(families)}; nothing is left to compare"
        )
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
    """A hint at the code that a misspelt name may mean, in the family that it gives before others."""
    family, _, code = name.rpartition(".")
    forms = {pair[1]: ".".join(pair) for pair in sorted(codebook.pairs, key=lambda pair: pair[0] == family)}
    near = get_close_matches(code, forms, n=1, cutoff=0.7)
    return f"did you mean {forms[near[0]]}?" if near else "write family.code, such as " + ".".join(codebook.pairs[0])


def parts(cue: str) -> list[str]:
    """The parts of a cue, without the signs between them."""
    return PART_SIGN.split(cue)[::2]


def signs(cue: str) -> list[str]:
    """The signs between the parts of a cue."""
    return PART_SIGN.split(cue)[1::2]


def cue_words(part: str) -> list[str]:
    """The words of a cue's part, each with its wildcards and marks."""
    return [POSSESSIVE.sub("", word) for word in BETWEEN_WORDS.split(part) if word]


def marks(word: str) -> tuple[bool, str, str]:
    """A cue's word in parts: whether it is meant as written, its letters, and its part of speech, empty for any."""
    letters, _, kind = word.removeprefix("=").partition("/")
    return word.startswith("="), letters, kind


def act_parts(text: str) -> tuple[str, str, str, str, str]:
    """The act that a code names, how sure its claims must be, whose, in which texts and addressed to whom; empty for
    any."""
    said, _, addressee = text.partition(" of ")
    said, _, kind = said.partition(" in ")
    said, _, holder = said.partition(" by ")
    act, _, certainty = said.partition(" ")
    return act, certainty, holder, kind, addressee
