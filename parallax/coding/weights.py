"""Weights: what the words of a sentence, its claims and its cues say together for a code.

Cues alone give a code to sentences that are about something else, and miss those that tell of it in other words. For
the codes of the codebook that comes with Parallax, data/weights.csv holds the weights of a logistic regression, learned
from pairs of texts that readers coded (`bench/weights.py`); a sentence has the code where their sum is above zero. A
word weighs less the more words its sentence has. It says nothing where it is denied or only supposed, if the code
leaves such words out, and a name never does: who is named makes no conflict. A code of one's own, or one whose
definition is changed, is given by its cues alone, and a cue that is added to one of these codes always counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from parallax.bundle import bundled
from parallax.coding import codebook_file, denial
from parallax.coding.codebook import Code, Codebook
from parallax.coding.context import official_texts, table
from parallax.data import DATA

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BY_WORD = "word: "
"""How the cue of a coding begins that the words of a sentence give together: the one that weighs most follows."""
CONTENT = ("NOUN", "VERB", "ADJ", "ADV")
"""The parts of speech of words that tell something by themselves."""
Pair = tuple[str, str]
Kind = tuple[bool, bool]
"""Whether words that are denied say something for a code, and words that are only supposed."""
Words = dict[str, list["Token"]]
"""What a sentence says, a word or two that follow each other, as lemmas; and the tokens where it first does."""


class Weights(NamedTuple):
    """The weights of each code (family, code), in tenths: (codes,). `start` counts always, `cue` by half for a sentence
    with a coding by cues and by half against one without, `official` in an official text, `acts` with a claim of such
    an act, and `words` with words, over the root of the number of the sentence's."""

    codes: tuple[Pair, ...]
    start: np.ndarray
    cue: np.ndarray
    official: np.ndarray
    acts: dict[str, np.ndarray]
    words: dict[str, np.ndarray]


@cache
def learned() -> Weights:
    """The weights of parallax/data/weights.csv."""
    rows = pd.read_csv(DATA / "weights.csv", keep_default_na=False, na_values=[""])
    cells = rows.iloc[:, 2:].fillna(0).astype(int)
    found: dict[str, dict[str, np.ndarray]] = {"base": {}, "act": {}, "word": {}}
    for kind, name, row in zip(rows["kind"], rows["name"], cells.to_numpy(), strict=True):
        found[kind][name] = row
    codes = tuple((family, code) for family, _, code in (name.partition(".") for name in cells.columns))
    base = found["base"]
    return Weights(codes, base["start"], base["cue"], base["official"], found["act"], found["word"])


def weighed(
    codings: pd.DataFrame,
    sentences: pd.DataFrame,
    codebook: Codebook,
    parses: Mapping[str, Doc],
    claims: pd.DataFrame,
) -> pd.DataFrame:
    """The coded table by cues, acts and context without the codes that the weights speak against, and with those for
    which they speak."""
    kinds = weighable(codebook)
    if not kinds:
        return codings
    coded = {id: set(zip(rows["family"], rows["code"], strict=True)) for id, rows in codings.groupby("sentence")}
    acts = {id: set(rows["act"]) for id, rows in claims.groupby("sentence")}
    official, added = official_texts(claims), added_cues(codebook, kinds)
    kept, new = set(), []
    for document, id in sentences[["document", "sentence"]].itertuples(index=False):
        own = coded.get(id, set())
        for pair, said in given(parses[id], kinds, own, acts.get(id, set()), document in official):
            kept.add((id, *pair))
            if pair not in own:
                new.append((document, id, *pair, *place_of(said, pair)))
    stays = [
        (row.family, row.code) not in kinds
        or (row.sentence, row.family, row.code) in kept
        or (row.family, row.code, row.cue) in added
        for row in codings.itertuples()
    ]
    return pd.concat([codings[np.array(stays, bool)], table(new)], ignore_index=True)


def given(
    doc: Doc, kinds: Mapping[Pair, Kind], coded: set[Pair], acts: set[str], is_official: bool
) -> Iterator[tuple[Pair, Words]]:
    """The codes for which the weights speak in a sentence, each with the words that say something for it."""
    known = learned()
    rest = known.start + known.official * is_official + sum(known.acts[act] for act in acts if act in known.acts)
    said = {kind: words_of(doc, *kind) for kind in set(kinds.values())}
    root = sqrt(length_of(doc))
    sums = {kind: sum(known.words[word] for word in words if word in known.words) for kind, words in said.items()}
    for place, pair in enumerate(known.codes):
        if pair in kinds:
            words = np.broadcast_to(sums[kinds[pair]], rest.shape)[place]
            cue = known.cue[place] / 2 * (1 if pair in coded else -1)
            if rest[place] + cue + words / root > 0:
                yield pair, said[kinds[pair]]


def words_of(doc: Doc, denied: bool = True, supposed: bool = True) -> Words:
    """What a sentence says: its words as lemmas and each two that follow each other, without names, and without those
    that are denied or only supposed unless these say something too."""
    stands = denial.standing(doc)
    tokens = [
        word
        for word in doc
        if word.is_alpha
        and word.pos_ != "PROPN"
        and (denied or not stands.is_denied(word.i))
        and (supposed or not stands.is_supposed(word.i))
    ]
    found: Words = {}
    for word in tokens:
        found.setdefault(word.lemma_.lower(), [word])
    for one, other in ((one, other) for one, other in pairwise(tokens) if one.i + 1 == other.i):
        found.setdefault(f"{one.lemma_.lower()} {other.lemma_.lower()}", [one, other])
    return found


def length_of(doc: Doc) -> int:
    """How many different words a sentence has, at least 1."""
    return max(1, len({word.lemma_.lower() for word in doc if word.is_alpha}))


def place_of(said: Words, pair: Pair) -> tuple[str, int, int, str]:
    """The word or two with a noun, verb, adjective or adverb that weigh most for a code, as a coding's cue, with where
    they stand and as they are written; nothing where none weighs for it."""
    known = learned()
    place = known.codes.index(pair)
    weight = {words: known.words[words][place] for words in said if words in known.words and tells(said[words])}
    words = max(weight, key=weight.__getitem__, default="")
    if not words or weight[words] <= 0:
        return BY_WORD.strip(": "), 0, 0, ""
    first, last = said[words][0], said[words][-1]
    start, end = first.idx, last.idx + len(last)
    return f"{BY_WORD}{words}", start, end, first.doc.text[start:end]


def tells(words: list[Token]) -> bool:
    """Whether a word or two tell something by themselves."""
    return any(word.pos_ in CONTENT for word in words)


def weighable(codebook: Codebook) -> dict[Pair, Kind]:
    """The codes of a codebook that have weights and mean what they meant when these were learned, with which words say
    something for each."""
    own = codes_of(codebook)
    if own.keys().isdisjoint(learned().codes):
        return {}
    known = codes_of(default())
    same = {pair for pair in learned().codes if pair in own and own[pair].definition == known[pair].definition}
    return {pair: kind for pair, kind in kinds_of(codebook).items() if pair in same}


def kinds_of(codebook: Codebook) -> dict[Pair, Kind]:
    """Which words say something for each code of a codebook."""
    return {
        (family.name, code.name): (
            family.negated if code.negated is None else code.negated,
            family.unreal if code.unreal is None else code.unreal,
        )
        for family in codebook.families
        for code in family.codes
    }


def added_cues(codebook: Codebook, kinds: Mapping[Pair, Kind]) -> set[tuple[str, str, str]]:
    """The cues (family, code, cue) that a codebook adds to codes that have weights."""
    known = codes_of(default())
    return {(*pair, cue) for pair, code in codes_of(codebook).items() if pair in kinds for cue in code.cues} - {
        (*pair, cue) for pair, code in known.items() for cue in code.cues
    }


def codes_of(codebook: Codebook) -> dict[Pair, Code]:
    """The codes of a codebook by family and name."""
    return {(family.name, code.name): code for family in codebook.families for code in family.codes}


@cache
def default() -> Codebook:
    """The codebook that comes with Parallax, with which the weights were learned."""
    return codebook_file.read(str(bundled("seeds/codebook.yml")))
