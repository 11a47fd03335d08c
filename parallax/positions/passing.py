"""Passing: the blame that a sentence lays only in passing, by what it calls something or by an aim, where it takes no
other position towards anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallax.positions import grammar, signs
from parallax.positions.predicates import Found, clause_of, is_in, is_question, takes_positions
from parallax.positions.sides import Sides

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "blames in passing"
OWNS = ("amod", "compound", "nmod")


def in_passing(doc: Doc, sides: Sides) -> list[Found]:
    """The first blame that a sentence lays in passing, if it is no question."""
    if is_question(doc):
        return []
    rules = (by_deed, by_epithet, by_failure, by_lack, by_even, by_aim)
    return [each for rule in rules for word in doc for each in rule(word, sides)][:1]


def by_deed(noun: Token, sides: Sides) -> Iterator[Found]:
    """A deed that is said to do wrong: "told it of practices that break the law"."""
    is_deed = noun.pos_ == "NOUN" and is_in(noun, "deeds") and not grammar.is_negated(noun)
    if is_deed and any(map(signs.does_wrong, noun.children)):
        yield Found("opposes", "does wrong", noun, grammar.stretch(list(noun.subtree)), target=noun)


def by_epithet(noun: Token, sides: Sides) -> Iterator[Found]:
    """What somebody has done or made, called bad: "Peru's failed policy", "the reckless Chilean raid", and not "the
    worst form of rule, except for all others"."""
    if noun.pos_ != "NOUN" or signs.is_titular(noun) or signs.adjectival(noun) >= 0 or is_excepted(noun):
        return
    whose = grammar.owner(noun)
    is_owned = takes_positions(whose, sides)
    country = next((child for child in noun.children if child.dep_ in OWNS and sides.of(child)), None)
    if is_owned or country is not None:
        yield Found("opposes", RULE, noun, grammar.stretch(grammar.part(noun)), target=whose if is_owned else country)


def is_excepted(noun: Token) -> bool:
    """Whether an exception to what is said of a noun follows."""
    last = noun.right_edge.i + 1
    return any(word.lower_ == "except" for word in (*noun.subtree, *noun.doc[last : last + 2]))


def by_failure(noun: Token, sides: Sides) -> Iterator[Found]:
    """What somebody did not do: "this shows its failure to act"."""
    if noun.pos_ == "NOUN" and is_in(noun, "omissions") and grammar.infinitive(noun) is not None:
        yield Found("opposes", RULE, noun, grammar.stretch(grammar.part(noun)), target=grammar.owner(noun))


def by_lack(word: Token, sides: Sides) -> Iterator[Found]:
    """What is done without what is due: "was adopted without our consent"."""
    due, verb = next(iter(grammar.after(word)), None), word.head
    if word.lower_ == "without" and is_in(due, "due") and grammar.modal(verb) == "" and not grammar.is_negated(verb):
        yield Found("opposes", RULE, verb, clause_of(verb), target=grammar.agent(verb) or grammar.subject(verb))


def by_even(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody did not even do: "could not even count them"."""
    is_even = any(child.lower_ == "even" for child in verb.children)
    if verb.pos_ == "VERB" and is_even and grammar.is_negated(verb):
        yield Found("opposes", RULE, verb, clause_of(verb), target=grammar.subject(verb))


def by_aim(deed: Token, sides: Sides) -> Iterator[Found]:
    """What somebody tries, or uses something, in order to do harm: "they use the law to silence us"."""
    is_aim = any(child.tag_ == "TO" for child in deed.children)
    is_aim = is_aim and (
        (deed.dep_ == "acl" and is_in(deed.head, "attempts"))
        or (deed.dep_ in ("advcl", "xcomp") and is_in(deed.head, "uses", "plots"))
    )
    verb = next((each for each in deed.ancestors if each.pos_ in ("VERB", "AUX")), None)
    if not is_aim or verb is None or min(signs.own_sign(deed), signs.by_idiom(deed)) >= 0:
        return
    thing = grammar.first(deed, "dobj")
    is_deserved = thing is not None and signs.first_sign(thing) < 0
    is_denied = any(map(grammar.is_negated, (deed, verb, deed.head)))
    if not is_denied and not is_deserved and not is_in(verb, "kept_off"):
        yield Found("opposes", RULE, deed, grammar.stretch(grammar.part(deed)), target=grammar.subject(verb))
