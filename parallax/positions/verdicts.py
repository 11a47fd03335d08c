"""Verdicts: where one text is for the very thing that the other is against.

What a judgement, a demand or a refusal is about is the noun that heads its words or is the subject of their clause:
"the bill takes a balanced approach", "opposition to the resolution". Two texts on one event that each speak of "the
bill" mean the same one, if the noun is that of something decided, agreed or done, and stands with an article, an owner
or a name. No other word need be shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions import grammar, quotations
from parallax.positions.weights import SURE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FOR, AGAINST = ("supports", "seeks"), ("opposes", "refuses")
"""Acts by which somebody is for, or against, what he speaks of."""
DEFINITE = ("the", "this", "that", "these", "those", "our", "its", "their", "his", "her", "my")
"""The words before a noun that means one in particular."""


@cache
def decided() -> frozenset[str]:
    """The nouns of what is decided, agreed or done, which two texts can be for and against."""
    known = lists("claims")
    names = ("agreements", "deals", "deeds", "documents", "instruments", "plans", "undertakings")
    return frozenset(word for name in names for word in known[name])


def things(claim: Any, doc: Doc) -> set[str]:
    """The lemmas of the things that a claim is about, which its words or its sentence name as known."""
    stretch = quotations.within(doc, claim.start, claim.end)
    if not stretch.words:
        return set()
    head = quotations.head_of(stretch)
    heads = [head] if head.pos_ in ("NOUN", "PROPN") else [grammar.subject(head), *own_object(head, claim.act)]
    return {word.lemma_.lower() for word in heads if word is not None and is_known(word)}


def own_object(verb: Token, act: str) -> list[Token | None]:
    """What somebody wants or refuses to do something to: "amend the treaty"."""
    return [grammar.first(verb, "dobj")] if act in ("seeks", "refuses") else []


def is_known(noun: Token) -> bool:
    """Whether a noun means a thing of which both texts can speak: "the deal", "Resolution 5"."""
    if noun.lemma_.lower() not in decided():
        return False
    marks = [child for child in noun.lefts if child.dep_ in ("det", "poss", "compound", "nmod")]
    return any(mark.lower_ in DEFINITE or mark.dep_ == "poss" or mark.pos_ == "PROPN" for mark in marks)


def sign(act: str) -> int:
    """Whether an act is for (1) or against (-1) what it is about."""
    return (act in FOR) - (act in AGAINST)


def opposite(claims: pd.DataFrame, parses: Mapping[str, Doc]) -> Iterator[tuple[tuple[str, str], str]]:
    """The pairs of sentences of the two texts whose verdicts on one thing are opposite, with the thing, the likeliest
    first; each sentence once."""
    sure = claims[(claims["likelihood"] >= SURE) & claims["act"].isin([*FOR, *AGAINST])]
    told = [(claim, things(claim, parses[claim.sentence])) for claim in sure.itertuples() if claim.sentence[1:] != "0"]
    one, other = ([each for each in told if each[0].document == role] for role in ROLES)
    found = [
        (one_claim.likelihood * other_claim.likelihood, (one_claim.sentence, other_claim.sentence), min(shared))
        for one_claim, one_things in one
        for other_claim, other_things in other
        if sign(one_claim.act) * sign(other_claim.act) < 0 and (shared := one_things & other_things)
    ]
    taken: set[str] = set()
    for _, pair, thing in sorted(found, key=lambda each: (-each[0], each[1])):
        if taken.isdisjoint(pair):
            taken.update(pair)
            yield pair, thing
