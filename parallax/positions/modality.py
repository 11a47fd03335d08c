"""Modal verbs: what duties, pledges and prospects share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.outcomes import is_law
from parallax.positions.predicates import begins_with, is_in, is_subordinate, takes_positions
from parallax.positions.sides import Sides, is_actor
from parallax.positions.subjects import sort

if TYPE_CHECKING:
    from spacy.tokens import Token


WILL, WOULD = ("will", "shall", "'ll", "’ll", "wo", "sha"), ("would", "'d", "’d")
REAL = ("", "will")
"""The modals under which a duty or a prospect still holds."""


def comes_about(verb: Token, sides: Sides) -> bool:
    """Whether a "should" only says that a thing is likely to do something: "the cut should ease the pressure"."""
    who, shared = grammar.subject(verb), grammar.first_of_joined(verb)
    if who is None or grammar.modal(verb) != "should" or grammar.is_passive(verb) or grammar.is_passive(shared):
        return False
    is_one = takes_positions(who, sides) or who.lower_ in ("you", "one") or sort(who) in ("person", "group")
    inner = grammar.first(verb, "xcomp") if is_in(verb, "aspect") and not is_in(verb, "helps") else None
    return not is_one and is_in(inner or verb, "helps" if is_law(who) else "comes_about")


def is_inverted(verb: Token) -> bool:
    """Whether a modal stands before its subject: a question, or "should they fail"."""
    helper = next((child for child in verb.children if child.tag_ == "MD"), None)
    who = grammar.first(verb, *grammar.SUBJECTS)
    return helper is not None and who is not None and helper.i < who.i


def is_attribute(verb: Token) -> bool:
    """Whether a modal only describes, or is asked for: it stands in a clause of a noun, of time, after "whether"."""
    above = grammar.first_of_joined(verb.head if grammar.is_going_to(verb) else verb)
    return grammar.is_asked(above) or above.dep_ == "relcl" or grammar.is_attribute(verb) or is_subordinate(above)


def is_ours(thing: Token | None) -> bool:
    """Whether something that cannot act is called the speaker's own: "our framework", not "our partners"."""
    if thing is None or is_actor(thing) or sort(thing) in ("person", "group"):
        return False
    return any(child.lower_ in ("our", "my") for child in thing.children)


def hedged(verb: Token) -> str:
    """How certain an adverb, or a turn that trusts to luck, makes a verb: "will probably", or an empty string."""
    sure = lists("claims")["adverbs"]
    said = (sure[child.lower_] for child in verb.children if child.dep_ == "advmod" and child.lower_ in sure)
    is_luck = any(begins_with(verb.doc, word.i, "luck") for word in verb.subtree)
    return next(said, "possible" if is_luck else "")


def is_past(verb: Token) -> bool:
    """Whether a possibility is past: "could have been"."""
    return any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
