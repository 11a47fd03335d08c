"""Authors: for which side a text speaks that does not say so itself.

An authority says "we" and "will", decides and promises; a commentator says "may" and "but" and tells what was. The side
that an authority speaks for is named often and as the one that acts, is not found at fault, and is not whom "we" deal
with. How likely a text is an authority's is told by a logistic regression, and whose by a conditional logit over the
sides that it names (D. McFadden, in P. Zarembka, Frontiers in Econometrics, 1974); their few weights are in
data/authors.yml, learned by bench/author_weights.py. Nothing is told that is not likely enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from math import exp
from typing import TYPE_CHECKING

from parallax.data import lists
from parallax.positions import acts, signs
from parallax.positions.addressees import likeliest
from parallax.positions.predicates import Found
from parallax.positions.sides import FIRMS, Sides

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST = 0.6
"""How likely it is at least that a text is an authority's, and of the side that is given."""
GIVEN = 1.6
"""How much it speaks for an authority that a user gives a text as the statement: odds of five to one."""
FEWEST = 10
"""How many sentences a text has at least of which it is told, for in fewer a single word is a large share."""
DEALT = 2
"""How many sentences, at most, count in which "we" deal with a side."""
DECIDED = ("promises", "settles")
"""The acts by which an authority is known."""
OURS, TOWARDS = ("we", "our"), ("with", "against", "to", "toward", "towards", "on")
"""How a text speaks of its own side, and before whom it deals with."""


def likely_side(docs: Collection[Doc], sides: Sides, is_statement: bool = False) -> str:
    """The side for which a text speaks, by its sentences; "" where none is likely enough, or they are few. What a user
    gives as the statement is the likelier an authority's."""
    if len(docs) < FEWEST:
        return ""
    weights, found = lists("authors"), [acts.found_in(doc, sides) for doc in docs]
    told = sum(weights["official"][name] * value for name, value in manner(docs, found).items())
    side, chance = likeliest(named(docs, found, sides), weights["own"])
    return side if chance / (1 + exp(-told - GIVEN * is_statement)) >= LEAST else ""


def manner(docs: Collection[Doc], found: list[list[Found]]) -> dict[str, float]:
    """What tells of an authority: how many of a hundred words are of each kind, how many words a sentence has, and in
    what share of sentences the rules find something promised or settled."""
    spoken = [word for doc in docs for word in doc if word.is_alpha]
    counts = Counter(word.lower_ for word in spoken)
    size, number = max(1, len(spoken)), max(1, len(docs))
    kinds = {
        name: 100 * sum(counts[word] for word in words) / size for name, words in lists("authors")["words"].items()
    }
    decided = Counter(act for here in found for act in {each.act for each in here})
    return {
        "start": 1.0,
        **kinds,
        "past": 100 * sum(word.tag_ == "VBD" for word in spoken) / size,
        "length": size / number,
        **{act: decided[act] / number for act in DECIDED},
    }


def named(docs: Collection[Doc], found: list[list[Found]], sides: Sides) -> dict[str, dict[str, float]]:
    """What speaks for each side that a text names as its own, and for none of them, ""."""
    names = Counter(side for doc in docs for side in sides.named(doc).values() if side)
    subjects = Counter(side for doc in docs for side, _ in subjects_of(doc, sides))
    ours = {side for doc in docs if says_our(doc) for side, _ in subjects_of(doc, sides)}
    faulted = {side for doc in docs for side, is_faulted in subjects_of(doc, sides) if is_faulted}
    dealt = Counter(side for doc in docs for side in dealt_with(doc, sides))
    does = {sides.of(each.doer) for here in found for each in here if each.doer and each.act in DECIDED}
    return {"": {"none": 1.0}} | {
        side: {
            "share of subjects": subjects[side] / max(1, subjects.total()),
            "share of names": names[side] / max(1, names.total()),
            "is a subject": float(side in subjects),
            "subject beside our": float(side in ours),
            "faulted": float(side in faulted),
            "dealt with": min(DEALT, dealt[side]) / DEALT,
            "decides": float(side in does),
        }
        for side in sorted(names | subjects)
    }


def subjects_of(doc: Doc, sides: Sides) -> Iterator[tuple[str, bool]]:
    """The sides that are the subjects of a sentence, each with whether its verb finds fault with it."""
    for word in doc:
        if word.dep_ == "nsubj" and (side := sides.of(word)) not in ("", FIRMS):
            yield side, signs.own_sign(word.head) < 0


def says_our(doc: Doc) -> bool:
    """Whether a sentence speaks of what is ours."""
    return any(word.lower_ == "our" for word in doc)


def dealt_with(doc: Doc, sides: Sides) -> Iterator[str]:
    """The sides towards whom a sentence says that we act, so that none of them is ours: "we want to work with Peru",
    "our trade with Peru"."""
    for word in doc:
        if word.dep_ == "pobj" and word.head.lower_ in TOWARDS and (side := sides.of(word)):
            near = (child for above in word.ancestors for child in above.children if child.dep_ in ("nsubj", "poss"))
            if any(child.lower_ in OURS for child in near):
                yield side
