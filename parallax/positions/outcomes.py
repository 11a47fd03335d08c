"""Outcomes: what is reached, signed, settled, and what a document lays down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallax.positions import grammar
from parallax.positions.predicates import Found, clause_of, is_in, is_subordinate, is_told, root
from parallax.positions.sides import FIRMS, Sides
from parallax.positions.sides import is_in as is_noun_in

if TYPE_CHECKING:
    from spacy.tokens import Token

PRESENT = ("VBZ", "VBP", "VBD")
REACHED = ("to", "into", "at", "on", "in", "with")
"""The prepositions before what is arrived at, come to, ended in."""


def is_done(verb: Token) -> bool:
    """Whether a verb says what was or is done, with no modal and no negation."""
    return grammar.modal(verb) == "" and not grammar.is_negated(verb) and verb.tag_ in (*PRESENT, "VBN")


def is_main(verb: Token) -> bool:
    """Whether a clause is told for itself, and not as an attribute, a time or a condition."""
    return not grammar.is_attribute(verb) and not is_subordinate(verb)


def by_agreement(verb: Token, sides: Sides) -> Iterator[Found]:
    """What is reached, struck, signed: an agreement noun with a verb of reaching, in either voice."""
    noun = grammar.first(verb, "dobj", "nsubjpass") or grammar.prepositional(verb, *REACHED)
    if is_in(noun, "empty"):
        noun = grammar.prepositional(noun, "of")
    is_bound = root(verb) == "set" and grammar.is_passive(verb)  # “is set to expire”
    if grammar.infinitive(verb) is not None and (is_bound or grammar.first(verb, "dobj", "nsubjpass") is None):
        return
    if not (is_in(noun, "agreements") and is_in(verb, "reaches") and is_done(verb) and is_told(verb)):
        return
    if grammar.clause(noun) is None:
        doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
        parties = doer if doer is not None and sides.of(doer) else sides.within(verb.subtree)
        yield Found("settles", "reaches an agreement", verb, clause_of(verb), target=parties)


def by_settlement(verb: Token, sides: Sides) -> Iterator[Found]:
    """What is settled, resolved, approved: the passive of such a verb."""
    thing = grammar.first(verb, "nsubjpass")
    if thing is not None and is_in(verb, "settled") and is_done(verb) and is_main(verb):
        yield Found("settles", "is settled", verb, clause_of(verb), target=thing)


def by_document(verb: Token, sides: Sides) -> Iterator[Found]:
    """What a document lays down, what is done or may be done under one, and what needs no permit or needs one."""
    who, is_main = grammar.subject(verb), verb.dep_ in ("ROOT", "ccomp", "conj", "advcl", "parataxis")
    lays = is_in(verb, "provides") and is_in(who, "documents", "instruments") and verb.tag_ in PRESENT
    holds = root(verb) == "apply" and is_in(who, "instruments") and grammar.modal(verb) == ""
    under = verb.dep_ == "ROOT" and is_under(verb)
    is_so = (is_done(verb) and (lays or under)) or (grammar.modal(verb) == "can" and under) or holds
    if is_main and (is_so or needs_permit(verb)):
        yield Found("settles", "a document lays down", verb, clause_of(verb))


def needs_permit(verb: Token) -> bool:
    """Whether something needs a licence, or needs none: "small orders do not require a licence"."""
    return root(verb) in ("require", "need") and is_in(grammar.first(verb, "dobj"), "permits") and is_main(verb)


def by_measure(verb: Token, sides: Sides) -> Iterator[Found]:
    """What a government or its body has done: "imposed sanctions on", "the order is revoked"."""
    thing = grammar.first(verb, "dobj", "nsubjpass")
    is_set = is_in(thing, "documents", "instruments")
    is_measure = is_in(verb, "measures") or (is_set and is_in(verb, "changes"))
    if thing is None or not is_measure or not (is_done(verb) and is_main(verb) and is_told(verb)):
        return
    doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    is_order = doer is None and grammar.is_passive(verb) and is_set
    if is_order or acts_officially(doer, sides):
        yield Found("settles", "takes a measure", verb, clause_of(verb), target=doer or thing)


def acts_officially(doer: Token | None, sides: Sides) -> bool:
    """Whether somebody acts for a country or another authority, and not for a business or a crowd."""
    if doer is None or is_noun_in(doer, "publics") or sides.of(doer) == FIRMS:
        return False
    return bool(sides.of(doer)) or doer.lower_ in ("we", "i") or is_noun_in(doer, "bodies")


def is_under(verb: Token) -> bool:
    """Whether a sentence opens with the document under which it holds: "Under the deal, .."."""
    under = next((child for child in verb.children if child.i == 0 and child.lower_ == "under"), None)
    return under is not None and is_in(grammar.first(under, "pobj"), "documents")
