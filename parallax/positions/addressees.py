"""Addressees: which side a position concerns where its own words leave that open.

A reader knows it from what the sentence and its neighbours speak of: who is blamed for "these measures" was named a
line before, and a text that speaks mostly of one country is mostly about that one. Each side that is named near by, or
often, is weighed against nobody by a conditional logit (D. McFadden, in P. Zarembka, Frontiers in Econometrics, 1974);
its few weights are in data/addressees.yml, learned by bench/addressee_weights.py. A side is given only where it is
likely enough: a reader would give the same one in half of the cases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from parallax.data import lists
from parallax.positions.grammar import SUBJECTS
from parallax.positions.predicates import is_done_to
from parallax.positions.sides import UNNAMED, Sides

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPEN = ("", UNNAMED)
"""The sides of an addressee that say that it is not known."""
LEAST = 0.4
"""How likely a side is at least that is given."""
FEW = 3
"""How many names are added to those of a text, so that in a short one each says less."""
OFTENEST = 5
"""How many of the sides that a text names most are weighed though they are not named near by."""
OF_NOUN = ("poss", "compound", "amod")
"""How a word stands to the noun that it belongs to."""


class Mention(NamedTuple):
    """A name of a side in a sentence: where it begins, and whether it is the subject, or part of it, or whom a deed is
    done to: "the attack on Peru"."""

    side: str
    start: int
    is_subject: bool
    is_victim: bool = False


@dataclass
class Named:
    """Which sides the sentences of one document name, in its order, and how often it names each."""

    sentences: list[list[Mention]]

    def __post_init__(self) -> None:
        self.counts = Counter(each.side for sentence in self.sentences for each in sentence)

    def at(self, place: int) -> set[str]:
        """The sides that the sentence at a place names; none before the first and after the last."""
        inside = 0 <= place < len(self.sentences)
        return {each.side for each in self.sentences[place]} if inside else set()

    def candidates(self, place: int) -> list[str]:
        """The sides that can be meant in a sentence, in an order that does not change."""
        near = self.at(place) | self.at(place - 1) | self.at(place + 1)
        return sorted(near | {side for side, _ in self.counts.most_common(OFTENEST)})


def filled(claims: pd.DataFrame, sentences: pd.DataFrame, parses: Mapping[str, Doc], sides: Sides) -> pd.DataFrame:
    """The claims with the side of each addressee that is likely enough, where their words leave it open."""
    weights = lists("addressees")["weights"]
    likely = {index: likeliest(known, weights) for index, known in open_ones(claims, sentences, parses, sides)}
    found = {index: side for index, (side, chance) in likely.items() if side and chance >= LEAST}
    return claims.assign(target_side=pd.Series(found, dtype=object).reindex(claims.index).fillna(claims["target_side"]))


def open_ones(
    claims: pd.DataFrame, sentences: pd.DataFrame, parses: Mapping[str, Doc], sides: Sides
) -> Iterator[tuple[Any, dict[str, dict[str, float]]]]:
    """The index of each claim whose addressee's side is open, with what is known of every side that can be meant."""
    for document, rows in sentences.groupby("document", sort=False):
        named = Named([mentions(parses[id], sides) for id in rows["sentence"]])
        place = {id: number for number, id in enumerate(rows["sentence"])}
        here = claims[(claims["document"] == document) & claims["target_side"].isin(OPEN)]
        here = here[~here["target"].map(is_named)]
        for claim in here.itertuples():
            yield claim.Index, known_of(claim, named, place[claim.sentence])


def is_named(target: str) -> bool:
    """Whether an addressee bears a name, so that no other can be meant: "the E3"."""
    return any(word[:1].isupper() for word in target.split()[1:] or target.split())


def known_of(claim: Any, named: Named, place: int) -> dict[str, dict[str, float]]:
    """What speaks for each side that can be meant by a claim, and for nobody, ""."""
    here, total = named.sentences[place], named.counts.total() + FEW
    inside = [each for each in here if claim.start <= each.start < claim.end]
    first = next((each.side for each in inside if each.side != claim.claimant_side), "")
    victims = {each.side for each in inside if each.is_victim and claim.act == "opposes"}
    subjects = {each.side for each in here if each.is_subject}
    known = {"": {"nobody": 1.0, "nobody where a side is named": float(bool(here))}}
    for side in (each for each in named.candidates(place) if each not in victims):
        known[side] = {
            "first in its words": float(side == first),
            "in its sentence": float(side in named.at(place)),
            "subject of its sentence": float(side in subjects),
            "in the sentence before": float(side in named.at(place - 1)),
            "in the sentence after": float(side in named.at(place + 1)),
            "share of all names": named.counts[side] / total,
            "claimant": float(side == claim.claimant_side),
        }
    return known


def bears(word: Token) -> bool:
    """Whether a deed is done to somebody, or to what is his: "the violation of the border of Peru"."""
    above = takewhile(lambda each: each.pos_ not in ("VERB", "AUX"), word.ancestors)
    return any(map(is_done_to, above))


def likeliest(known: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]) -> tuple[str, float]:
    """The side for which most speaks by these weights, and how likely it is."""
    sums = {side: sum(weights[name] * value for name, value in marks.items()) for side, marks in known.items()}
    side = max(sums, key=sums.__getitem__)
    return side, 1 / sum(exp(other - sums[side]) for other in sums.values())


def mentions(doc: Doc, sides: Sides) -> list[Mention]:
    """The names of sides in a sentence, and the nouns that mean one, a name of several words once."""
    found: list[Mention] = []
    last = (-1, "")
    for place, side in sides.of_words(doc).items():
        word = doc[place]
        above = word.head if word.dep_ in OF_NOUN else word
        if last != (place - 1, side):
            found.append(Mention(side, word.idx, above.dep_ in SUBJECTS, bears(above)))
        last = (place, side)
    return found
