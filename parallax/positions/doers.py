"""Doers: for each side and text, how often it acts, is acted upon and holds a view; and deeds whose doer is left out.

A clause has a doer: its subject, or in the passive who stands after "by". A passive without "by", and a noun that is
made of a verb ("delegation of the data"), leave the doer out. That is told only where nobody acts in the sentence
itself or in the two sentences before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from parallax.positions import grammar
from parallax.positions.predicates import is_in
from parallax.positions.sides import UNNAMED, Sides, is_actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COUNTS = ["document", "side", "acts", "acted_upon", "holds"]
LEFT_OUT = ["document", "sentence", "kind", "words"]
HELD = (UNNAMED, "author", "")
NEAR = 2
"""In how many sentences before a reader may look for the doer."""
DEED = re.compile(r"(?:[aeis]tion|ment|ance|[vws]al|sion|ure)s?$")
OURS = ("we", "i", "our", "us")


def who_acts(sentences: pd.DataFrame, parses: Mapping[str, Doc], claims: pd.DataFrame) -> pd.DataFrame:
    """One row per side in a text: in how many sentences it acts, is acted upon and holds a view; the busiest first."""
    sides = Sides(parses.values())
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in sentences.itertuples():
        for side, role in roles(parses[row.sentence], sides):
            found[row.document, side][role].add(row.sentence)
    for claim in claims[~claims["claimant_side"].isin(HELD)].itertuples():
        found[claim.document, claim.claimant_side]["holds"].add(claim.sentence)
    rows = [(*key, *(len(places[role]) for role in COUNTS[2:])) for key, places in found.items()]
    table = pd.DataFrame(rows, columns=COUNTS)
    total = table[COUNTS[2:]].sum(axis=1)
    table = table.assign(total=total).sort_values(
        ["document", "total", "side"], ascending=[False, False, True], kind="stable"
    )
    return table[COUNTS].reset_index(drop=True)


def roles(doc: Doc, sides: Sides) -> Iterator[tuple[str, str]]:
    """The sides that act in a sentence, and those that are acted upon."""
    for verb in (word for word in doc if word.pos_ == "VERB" and not is_in(word, "states")):
        passive = grammar.is_passive(verb)
        doer = grammar.agent(verb) if passive else grammar.subject(verb)
        thing = grammar.first(verb, "nsubjpass") if passive else grammar.first(verb, "dobj")
        yield from ((side, role) for word, role in ((doer, "acts"), (thing, "acted_upon")) if (side := sides.of(word)))


def left_out(sentences: pd.DataFrame, parses: Mapping[str, Doc]) -> pd.DataFrame:
    """One row per deed whose doer neither its sentence nor the ones right before it tell."""
    sides = Sides(parses.values())
    rows = []
    for document, body in sentences.groupby("document", sort=False):
        ids = list(body["sentence"])
        named = [has_doer(parses[id], sides) for id in ids]
        for place, id in enumerate(ids):
            if not any(named[max(0, place - NEAR) : place + 1]):
                rows += [(document, id, kind, words) for kind, words in deeds(parses[id])]
    return pd.DataFrame(rows, columns=LEFT_OUT)


def has_doer(doc: Doc, sides: Sides) -> bool:
    """Whether a sentence tells of anybody who acts, as a subject or after "by", or whose the deed is."""
    doers = (
        word for word in doc if word.dep_ in ("nsubj", "poss") or (word.dep_ == "pobj" and word.head.dep_ == "agent")
    )
    return any(word.lower_ in OURS or sides.of(word) or is_actor(word) for word in doers)


def deeds(doc: Doc) -> Iterator[tuple[str, str]]:
    """The passives and the nouns of a deed that leave out who does it, each with its words."""
    for word in doc:
        if (thing := bare_subject(word)) is not None:
            yield "passive", words_from(thing.left_edge, word)
        elif (thing := bare_object(word)) is not None:
            yield "noun", words_from(word, thing.right_edge)


def words_from(first: Token, last: Token) -> str:
    """The words from one word to another."""
    return first.doc[first.i : last.i + 1].text


def bare_subject(verb: Token) -> Token | None:
    """The subject of a verb that tells in the passive of a deed, and not by whom it is done."""
    is_deed = verb.pos_ == "VERB" and grammar.is_finite(verb) and not is_in(verb, "states", "reports")
    thing = grammar.first(verb, "nsubjpass")
    is_known = thing is None or thing.tag_ in ("WDT", "WP") or grammar.agent(verb) is not None
    return thing if is_deed and not is_known else None


def bare_object(noun: Token) -> Token | None:
    """What a deed is done to that a noun names, with nobody before the noun or after "by": "delegation of the data"."""
    is_deed = noun.pos_ == "NOUN" and DEED.search(noun.lower_) is not None and not is_in(noun, "agreements")
    is_somebody_s = grammar.first(noun, "poss") is not None or grammar.prepositional(noun, "by") is not None
    return grammar.prepositional(noun, "of") if is_deed and not is_somebody_s else None
