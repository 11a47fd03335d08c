"""Weights: what the words of a sentence, its claims, its cues and its neighbours say together for a code.

Cues alone give a code to sentences that are about something else, and miss those that tell of it in other words. For
the codes of the codebook that comes with Parallax, data/code-weights.csv.gz holds the weights of a logistic regression,
learned from pairs of texts that readers coded (bench/code_weights.py); a sentence has the code where their sum is above
zero. A word says nothing where it is denied or only supposed, if the code leaves such words out. A code of one's own,
or one whose definition is changed, is given by its cues alone, and a cue that is added to one of these codes always
counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from parallax.bundle import bundled
from parallax.coding import codebook_file, denial
from parallax.coding.codebook import ACTS, Code, Codebook
from parallax.coding.context import official_texts, table
from parallax.corpus.weighing import Weights, Words, likelihood, read, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

KNOWN = ("start", "cue", "before", "after", "share", "official", *ACTS)
"""What is known of a sentence for a code beside its words: a start, whether its cues give it (half for, half against),
whether those of the sentence before and of the sentence after do, in what share of its text they do, whether the text
is official, and which acts its claims are."""
GIVEN = 0.35
"""From which likelihood on a code is given, where the sum is 0."""
BY_WORD = "word: "
"""How the cue of a coding begins that the words of a sentence give together: the one that weighs most follows."""
Pair = tuple[str, str]
Kind = tuple[bool, bool]
"""Whether words that are denied say something for a code, and words that are only supposed."""


@cache
def learned() -> Weights:
    """The weights of codes."""
    return read("code")


def weighed_codes() -> tuple[Pair, ...]:
    """The codes that have weights, in the order of the columns."""
    return tuple((family, code) for family, _, code in (name.partition(".") for name in learned().columns))


def weighed(
    codings: pd.DataFrame,
    sentences: pd.DataFrame,
    codebook: Codebook,
    parses: Mapping[str, Doc],
    claims: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The coded table by cues, acts and context without the codes that the weights speak against, and with those for
    which they speak, with how likely each is; nothing is told of how likely those without weights are. With it, how
    likely each sentence (rows) has each code that has weights (columns family, code)."""
    kinds = weighable(codebook)
    if not kinds:
        return codings.assign(likelihood=np.nan), pd.DataFrame(index=sentences["sentence"])
    codes, added = weighed_codes(), added_cues(codebook, kinds)
    rest = sum_of(known_of(codings, sentences, claims, codes))
    coded = set(zip(codings["sentence"], codings["family"], codings["code"], strict=True))
    given: dict[tuple[str, str, str], float] = {}
    chances, new = np.zeros(rest.shape), []
    for line, (document, id) in enumerate(zip(sentences["document"], sentences["sentence"], strict=True)):
        for place, said, tenths in spoken_for(parses[id], rest[line], kinds):
            chances[line, place] = likelihood(tenths, GIVEN)
            if tenths <= 0:
                continue
            given[id, *codes[place]] = chances[line, place]
            if (id, *codes[place]) not in coded:
                new.append((document, id, *codes[place], *place_of(said, place)))
    stays = [
        (row.family, row.code) not in kinds
        or (row.sentence, row.family, row.code) in given
        or (row.family, row.code, row.cue) in added
        for row in codings.itertuples()
    ]
    whole = pd.concat([codings[np.array(stays, bool)], table(new)], ignore_index=True)
    keys = zip(whole["sentence"], whole["family"], whole["code"], strict=True)
    whole = whole.assign(likelihood=np.array([given.get(key, np.nan) for key in keys], float))
    columns = pd.MultiIndex.from_tuples(codes, names=["family", "code"])
    return whole, pd.DataFrame(chances, index=sentences["sentence"], columns=columns)


def known_of(
    codings: pd.DataFrame, sentences: pd.DataFrame, claims: pd.DataFrame, codes: tuple[Pair, ...]
) -> dict[str, np.ndarray]:
    """What is KNOWN of sentences for codes: (sentences, codes), or (sentences, 1) where it is the same for all."""
    rows, columns = pd.Index(sentences["sentence"]), pd.MultiIndex.from_tuples(codes, names=["family", "code"])
    marks = codings.assign(mark=1.0).pivot_table("mark", "sentence", ["family", "code"], "max", fill_value=0.0)
    cued = marks.reindex(rows, columns=columns, fill_value=0.0)
    texts = cued.groupby(sentences["document"].to_numpy())
    acts = pd.crosstab(claims["sentence"], claims["act"]).clip(upper=1).reindex(rows, columns=ACTS, fill_value=0)
    official = sentences["document"].isin(official_texts(claims)).to_numpy(float)
    return {
        "start": np.ones((len(rows), 1)),
        "cue": cued.to_numpy() - 0.5,
        "before": texts.shift(1, fill_value=0.0).to_numpy(),
        "after": texts.shift(-1, fill_value=0.0).to_numpy(),
        "share": texts.transform("mean").to_numpy(),
        "official": official[:, None],
        **{act: acts[[act]].to_numpy(float) for act in ACTS},
    }


def sum_of(known: Mapping[str, np.ndarray]) -> np.ndarray:
    """What speaks for each code beside words: (sentences, codes)."""
    weights = learned().known
    return np.sum([known[name] * weights[name] for name in KNOWN], axis=0)


def spoken_for(doc: Doc, rest: np.ndarray, kinds: Mapping[Pair, Kind]) -> Iterator[tuple[int, Words, float]]:
    """The places of the codes that have weights, each with what a sentence says in words and how much speaks for
    the code in all; `rest` is what does beside words."""
    codes = weighed_codes()
    for kind, words in said_by_kind(doc, set(kinds.values())).items():
        sums = rest + learned().of_words(doc, words)
        for place, code in enumerate(codes):
            if kinds.get(code) == kind:
                yield place, words, float(sums[place])


def said_by_kind(doc: Doc, kinds: Collection[Kind]) -> dict[Kind, Words]:
    """What a sentence says, by kind: without the words that are denied or only supposed unless these say something
    too."""
    stands = denial.standing(doc)
    denied, supposed = ({word.i for word in doc if holds(word.i)} for holds in (stands.is_denied, stands.is_supposed))
    return {kind: words_of(doc, (set() if kind[0] else denied) | (set() if kind[1] else supposed)) for kind in kinds}


def place_of(said: Words, place: int) -> tuple[str, int, int, str]:
    """The words that weigh most for a code, as a coding's cue, with where they stand and as they are written; nothing
    where none weighs for it."""
    words = learned().heaviest(said, place)
    if not words:
        return BY_WORD.strip(": "), 0, 0, ""
    first, last = said[words][0], said[words][-1]
    start, end = first.idx, last.idx + len(last)
    return f"{BY_WORD}{words}", start, end, first.doc.text[start:end]


def weighable(codebook: Codebook) -> dict[Pair, Kind]:
    """The codes of a codebook that have weights and mean what they meant when these were learned, with which words say
    something for each."""
    own = codes_of(codebook)
    if own.keys().isdisjoint(weighed_codes()):
        return {}
    known = codes_of(default())
    same = {pair for pair in weighed_codes() if pair in own and own[pair].definition == known[pair].definition}
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
