"""Outcomes: what is reached, signed, settled, and what a document lays down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallax.positions import grammar
from parallax.positions.predicates import Found, clause_of, is_in, is_subordinate, is_told, root
from parallax.positions.sides import BOTH, FIRMS, Sides, is_actor
from parallax.positions.sides import is_in as is_noun_in
from parallax.positions.signs import adjectival

if TYPE_CHECKING:
    from spacy.tokens import Token

PRESENT = ("VBZ", "VBP", "VBD")
REACHED = ("to", "into", "at", "on", "in", "with")
"""The prepositions before what is arrived at, come to, ended in."""


def is_done(verb: Token) -> bool:
    """Whether a verb says what was or is done, with no modal and no negation."""
    return grammar.modal(verb) == "" and not grammar.is_negated(verb) and verb.tag_ in (*PRESENT, "VBN")


def is_under_way(verb: Token) -> bool:
    """Whether a verb says what is being done: "is issuing a rule"."""
    is_going_on = verb.tag_ == "VBG" and grammar.is_finite(verb) and not any(map(grammar.is_going_to, verb.children))
    return is_going_on and grammar.modal(verb) == "" and not grammar.is_negated(verb)


def is_main(verb: Token) -> bool:
    """Whether a clause is told for itself, and not as an attribute, a time or a condition."""
    return not grammar.is_attribute(verb) and not is_subordinate(verb)


def by_agreement(verb: Token, sides: Sides) -> Iterator[Found]:
    """What is reached, struck, signed: an agreement noun with a verb of reaching, in either voice."""
    into = ("to", "at") if root(verb) in ("arrive", "come") else REACHED  # a deal may come with unfair terms
    noun = grammar.first(verb, "dobj", "nsubjpass") or grammar.prepositional(verb, *into)
    if is_in(noun, "empty"):
        noun = grammar.prepositional(noun, "of")
    is_bound = root(verb) == "set" and grammar.is_passive(verb)  # “is set to expire”
    if grammar.infinitive(verb) is not None and (is_bound or grammar.first(verb, "dobj", "nsubjpass") is None):
        return
    nouns = [] if noun is None else grammar.conjuncts(noun)
    is_reached = is_in(verb, "reaches") and is_done(verb) and is_told(verb)
    if is_reached and any(is_in(each, "agreements") for each in nouns):
        doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
        parties = doer if doer is not None and sides.of(doer) else sides.within(verb.subtree)
        yield Found("settles", "reaches an agreement", verb, clause_of(verb), target=parties)


def by_settlement(verb: Token, sides: Sides) -> Iterator[Found]:
    """What is settled, resolved, approved: the passive of such a verb."""
    thing = grammar.first(verb, "nsubjpass")
    if thing is None and root(verb) == "pass" and is_in(grammar.first(verb, "nsubj"), "documents"):
        thing = grammar.first(verb, "nsubj")  # "the bill passed the Senate"
    is_settled = is_in(verb, "settled") or root(verb) == "pass" or is_fixed(verb, thing)
    if thing is not None and is_settled and is_done(verb) and is_main(verb) and not is_only_wanted(verb):
        yield Found("settles", "is settled", verb, clause_of(verb), target=thing)


def is_only_wanted(verb: Token) -> bool:
    """Whether something is only wanted to be so, or to be said: "to ensure that decisions be made by a court", "it is
    necessary to explain that the fee was set"; or not what is told: "he changed what was agreed"."""
    if verb.dep_ == "ccomp" and verb.left_edge.lower_ == "what" and not is_in(verb.head, "reports"):
        return True
    if verb.dep_ == "ccomp" and verb.head.tag_ == "VB" and not grammar.is_finite(verb.head):
        return True
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return [helper.lower_ for helper in helpers] == ["be"]


def is_fixed(verb: Token, thing: Token | None) -> bool:
    """Whether an aim is set at a figure, or a decision is made: "the goal is set at $300 billion"."""
    at = grammar.prepositional(verb, "at")
    is_set = root(verb) in ("set", "fix", "cap") and at is not None and at.ent_type_ != ""
    return is_set or (is_in(thing, "rulings_made") and root(verb) in ("make", "take", "reach"))


def by_document(verb: Token, sides: Sides) -> Iterator[Found]:
    """What a document lays down or leaves alone, what may be done under one, and what needs a permit or needs none."""
    who, is_main = grammar.subject(verb), verb.dep_ in ("ROOT", "ccomp", "conj", "advcl", "parataxis")
    lays = (
        is_law(who)
        and not is_judged(verb)
        and ((is_in(verb, "provides") and verb.tag_ in PRESENT) or leaves_alone(verb))
    )
    holds = root(verb) == "apply" and is_in(who, "instruments") and grammar.modal(verb) == ""
    under = verb.dep_ == "ROOT" and is_under(verb)
    is_so = (
        (is_done(verb) and (lays or under)) or (leaves_alone(verb) and lays) or (grammar.modal(verb) == "can" and under)
    )
    if is_main and (is_so or holds or needs_permit(verb)):
        yield Found("settles", "a document lays down", verb, clause_of(verb))


def is_judged(verb: Token) -> bool:
    """Whether what a document does is called good or bad: "sets a dangerous precedent", "provides a basis for"."""
    thing = grammar.first(verb, "dobj")
    return thing is not None and (adjectival(thing) < 0 or is_in(thing, "footholds"))


def is_law(who: Token | None) -> bool:
    """Whether a noun names what can lay something down: a document, a measure, a programme."""
    return is_in(who, "documents", "instruments", "plans")


def leaves_alone(verb: Token) -> bool:
    """Whether a verb says what something does not touch: "does not limit"."""
    is_denied = any(child.dep_ == "aux" and root(child) == "do" for child in verb.children) and grammar.is_negated(verb)
    return is_denied and is_in(verb, "touches", "provides")


def needs_permit(verb: Token) -> bool:
    """Whether something needs a licence, or needs none: "small orders do not require a licence"."""
    return root(verb) in ("require", "need") and is_in(grammar.first(verb, "dobj"), "permits") and is_main(verb)


def by_permission(verb: Token, sides: Sides) -> Iterator[Found]:
    """What those who meet a condition, or are of some class, may do: "firms that report their sales can apply for"."""
    who = grammar.first(verb, "nsubj")
    if grammar.modal(verb) not in ("can", "may") or not is_in(verb, "gets") or who is None:
        return
    is_class = who.tag_ in ("NNS", "NNPS") and grammar.first(who, "relcl", "acl", "amod", "compound") is not None
    if is_class and is_actor(who) and not grammar.is_negated(verb) and verb.dep_ in ("ROOT", "ccomp", "conj"):
        yield Found("settles", "may get something", verb, clause_of(verb), target=who)


def by_status(verb: Token, sides: Sides) -> Iterator[Found]:
    """What a rule makes of those whom it concerns: "members are required to pay", "the firm was designated as"."""
    who, how = grammar.first(verb, "nsubjpass", "nsubj"), grammar.first(verb, "acomp")
    if who is None or not is_done(verb) or not is_main(verb) or not is_told(verb):
        return
    if how is not None and is_in(how, "placed"):
        yield Found("settles", "is bound by a rule", verb, clause_of(verb), target=who)
    if not grammar.is_passive(verb):
        return
    is_bound = is_in(verb, "bound") and grammar.infinitive(verb) is not None and verb.doc[verb.i - 1].tag_ != "VBD"
    if is_in(verb, "official") or is_bound:
        yield Found("settles", "is bound by a rule", verb, clause_of(verb), target=who)


def by_schedule(verb: Token, sides: Sides) -> Iterator[Found]:
    """How a rate or a ban is to change, where an official text says so, and what will be subject to one."""
    who, helper = grammar.subject(verb), grammar.modal(verb)
    subject = next((child for child in verb.children if child.lower_ == "subject"), verb)
    is_subject = root(verb) == "be" and is_in(grammar.prepositional(subject, "to"), "instruments")
    is_set = sides.own != "" and is_in(who, "instruments") and is_in(verb, "shifts")
    if helper in ("will", "shall") and (is_subject or is_set) and not grammar.is_attribute(verb):
        yield Found("settles", "is scheduled", verb, clause_of(verb), target=who)


def by_measure(verb: Token, sides: Sides) -> Iterator[Found]:
    """What a government or its body does or has done: "imposed sanctions on", "is issuing a rule"."""
    thing = grammar.first(verb, "dobj", "nsubjpass")
    is_set = is_in(thing, "documents", "instruments", "plans")
    means = grammar.prepositional(verb, "with")
    is_dealt = is_in(verb, "deals_out", "punishes") and is_in(means, "instruments")
    is_measure = is_in(verb, "measures") or (is_set and is_in(verb, "changes")) or is_step(verb, thing) or is_dealt
    is_so = is_done(verb) or is_under_way(verb)
    if thing is None or not is_measure or not (is_so and is_main(verb) and is_told(verb)):
        return
    doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    is_order = doer is None and grammar.is_passive(verb) and is_set
    if is_order or acts_officially(doer, sides):
        act, rule = ("opposes", "hurts by a measure") if hurts(verb, doer, sides) else ("settles", "takes a measure")
        yield Found(act, rule, verb, clause_of(verb), target=doer or thing)


def hurts(verb: Token, doer: Token | None, sides: Sides) -> bool:
    """Whether an official text tells of a measure of another side that hurts: "Peru has imposed fees on our ships"."""
    others = sides.of(doer) not in ("", sides.own, BOTH)
    return sides.own not in ("", BOTH) and others and is_in(verb, "punishes")


def is_step(verb: Token, thing: Token | None) -> bool:
    """Whether somebody takes action or steps."""
    return root(verb) == "take" and is_in(thing, "steps") and grammar.prepositional(thing, "of") is None


def acts_officially(doer: Token | None, sides: Sides) -> bool:
    """Whether somebody acts for a country or another authority, and not for a business or a crowd."""
    if doer is None or is_noun_in(doer, "publics") or sides.of(doer) == FIRMS:
        return False
    is_one = bool(sides.of(doer)) or doer.lower_ in ("we", "i", "he", "she")
    return is_one or is_noun_in(doer, "bodies") or is_noun_in(doer, "persons")


def is_under(verb: Token) -> bool:
    """Whether a sentence opens with the document under which it holds: "Under the deal, .."."""
    under = next((child for child in verb.children if child.i == 0 and child.lower_ == "under"), None)
    return under is not None and is_in(grammar.first(under, "pobj"), "documents")
