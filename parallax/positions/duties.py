"""Duties: what must, should or needs to be done, and so is asked; what is to be praised or condemned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallax.positions import grammar
from parallax.positions.modality import REAL, WILL, WOULD, comes_about, is_inverted, is_past
from parallax.positions.outcomes import is_law
from parallax.positions.predicates import (
    Found,
    clause_of,
    condition,
    is_in,
    is_reported,
    is_subordinate,
    is_told,
    root,
    takes_positions,
    words,
)
from parallax.positions.rules import listed, low
from parallax.positions.sides import BOTH, Sides
from parallax.positions.signs import first_sign, polarity

if TYPE_CHECKING:
    from spacy.tokens import Token


def by_must(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody should, must or needs to do."""
    doer = grammar.subject(verb) or (grammar.first(verb, "attr") if grammar.first(verb, "expl") is not None else None)
    if doer is None or is_inverted(verb) or is_past(verb) or is_what(verb) or is_supposed(verb) or doer.lower_ == "i":
        return
    is_aside = any(each.lower_ == "as" and each.nbor().tag_ == "MD" for each in verb.lefts)
    if is_aside or (doer.lower_ == "one" and grammar.modal(verb) == "must"):
        return  # "as should be clear by now", "if that is so, one must then accept the rest"
    if comes_about(verb, sides) or (verb.dep_ == "conj" and comes_about(verb.head, sides)):
        return
    first = grammar.first_of_joined(verb)  # "who know or should know"
    is_described = first.dep_ == "relcl" and not grammar.is_continued(first)
    if grammar.is_asked(verb) or is_subordinate(verb) or is_remark(verb) or is_described:
        return
    is_duty_of = is_needed(verb) and (takes_positions(doer, sides) or grammar.is_passive(verb))
    if grammar.modal(verb) == "shall" and not takes_positions(doer, sides) and doer.pos_ != "PRON":
        yield Found("settles", "a document lays down", verb, clause_of(verb))
    elif grammar.modal(verb) in words("must") or is_ordered(verb, doer, sides) or is_duty_of:
        whom = grammar.agent(verb) if grammar.is_passive(verb) else doer
        if is_needed(verb) and grammar.is_passive(verb) and whom is not None and not takes_positions(whom, sides):
            return  # "it has to be matched by a purchase" follows from something
        whom = None if is_in(verb, "granted") else whom  # "the police must have the powers" asks nothing of them
        yield Found("asks", "must do", verb, with_condition(verb), target=whom)


def with_condition(verb: Token) -> tuple[int, int]:
    """The words of a clause, with the condition that stands before it."""
    (start, end), stated = clause_of(verb), condition(verb)
    return (min(start, stated[0]), end) if stated is not None else (start, end)


def by_desert(verb: Token, sides: Sides) -> Iterator[Found]:
    """Who or what is to be praised, or condemned: "the panel is to be commended", "the raid must be denounced"."""
    praised = grammar.infinitive(verb) if root(verb) == "be" else verb
    who, is_due = grammar.subject(verb), root(verb) == "be" or grammar.modal(verb) in words("must")
    if who is None or praised is None or not is_due or not is_told(verb) or grammar.is_negated(verb):
        return
    if is_condemned(praised):
        yield Found("opposes", "is to be condemned", verb, clause_of(verb), target=who)
    is_kept = is_in(who, "documents", "binding")  # who honours a treaty keeps it
    is_praised = root(praised) == "welcome" or (is_in(praised, "honours") and not is_kept)
    if praised.tag_ == "VBN" and is_praised and grammar.is_passive(praised):
        yield Found("supports", "is to be praised", verb, clause_of(verb), target=who)


def is_condemned(verb: Token) -> bool:
    """Whether a verb says that something is condemned, in the passive."""
    return verb.tag_ == "VBN" and is_in(verb, "condemns") and grammar.is_passive(verb)


def is_supposed(verb: Token) -> bool:
    """Whether somebody only concludes that something is there, or comes about: "there must be an understanding", "it
    should, in principle, help", "they must realise"."""
    if dawns(verb):
        return True
    if is_in(grammar.prepositional(verb, "in"), "suppositions") or is_means_to(verb):
        return True
    is_there = root(verb) == "be" and grammar.first(verb, "expl") is not None and grammar.modal(verb) == "must"
    return is_there and any(child.dep_ == "det" for each in verb.children if each.i > verb.i for child in each.children)


def is_means_to(verb: Token) -> bool:
    """Whether something must be only for what somebody else is after: "must fall if his dream is to come true"."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    clauses = (each for place in (above, verb) for each in place.children if each.dep_ == "advcl")
    aims = [each for each in clauses if "if" in grammar.openers(each) and is_to_be(each)]
    whose = (grammar.first(each, *grammar.SUBJECTS) for each in aims)
    return any(who is None or who.pos_ != "PRON" for who in whose)  # "need to act if they are to" is a demand


def is_to_be(clause: Token) -> bool:
    """Whether a clause says what is to be: "if it is to last", "were to last"."""
    return root(clause) == "be" and grammar.first(clause, "xcomp") is not None


def dawns(verb: Token) -> bool:
    """Whether something must be on the mind of others: "must realise", "must be aware"."""
    who, how = grammar.subject(verb), grammar.first(verb, "acomp")
    is_known = is_in(verb, "dawns") or (root(verb) == "be" and how is not None and how.lower_ == "aware")
    is_due = grammar.modal(verb) == "must" or is_needed(verb)
    return is_known and is_due and who is not None and who.lower_ not in ("we", "you", "i")


def is_ordered(verb: Token, doer: Token, sides: Sides) -> bool:
    """Whether a document orders what somebody shall do, who is no party that signs it."""
    signs = doer.lower_ in ("i", "we") or low(doer) in listed("signatories") or sides.of(doer) == BOTH
    signs = signs or (sides.own != "" and sides.is_country(doer) and sides.of(doer) == sides.own)
    return grammar.modal(verb) == "shall" and not signs and not grammar.is_passive(verb)


def is_remark(verb: Token) -> bool:
    """Whether somebody only leads to what he says: "it should be noted that", "it is worth noting that", "we must
    admit that", "one must consider that"."""
    who = grammar.subject(verb)
    is_bound = bool(grammar.modal(verb)) or not grammar.is_finite(verb)
    if verb.tag_ == "VBG" and verb.head.lower_ == "worth":
        return True
    if who is None or not is_bound:
        return False
    if is_in(verb, "in_mind"):
        return who.lower_ in ("we", "one") and grammar.clause(verb) is not None
    return is_in(verb, "reports") and is_in(verb, "saying") and who.lower_ in ("it", "i", "we", "one", "this")


def is_what(verb: Token) -> bool:
    """Whether a clause stands for a thing: "what a treaty should be"."""
    return verb.dep_ != "ROOT" and any(
        child.tag_ in ("WP", "WDT") and child.lower_ == "what" for child in verb.children
    )


def is_needed(verb: Token) -> bool:
    """Whether a verb is what somebody needs, or has, to do; "do not need to" and "need to" of nobody ask nothing."""
    above = verb.head
    holds = is_in(above, "duties") and grammar.modal(above) in REAL and grammar.is_finite(above)
    has_to = any(child.tag_ == "TO" for child in verb.children)
    is_over = is_of_the_past(above) and not is_reported(above)  # "said that they had to"
    is_asked = not (is_over or grammar.modified(above, "yet") or grammar.is_negated(above))
    return verb.dep_ == "xcomp" and has_to and holds and is_asked and above.dep_ != "relcl"


def is_of_the_past(verb: Token) -> bool:
    """Whether a verb tells of the past: "had to", "was having to", "have had to"."""
    is_past = any(child.dep_ == "aux" and child.tag_ == "VBD" for child in verb.children)
    return verb.tag_ in ("VBD", "VBN") or is_past


def by_deadline(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody has so many days to do: "has a month to reply", "was given a deadline to pay"."""
    given = (child for child in verb.children if child.dep_ in ("dobj", "npadvmod", "oprd"))
    span = next((child for child in given if is_in(child, "spans")), None)
    wanted = None if span is None else grammar.infinitive(span)
    if wanted is not None and root(verb) in ("have", "give", "get") and is_told(verb) and not grammar.modal(verb):
        whom = grammar.first(verb, "dative") or grammar.subject(verb)
        yield Found("asks", "has so long to", verb, clause_of(verb), target=whom)


def by_need(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody needs: "Europe needs a plan", "Europe requires a plan"."""
    if is_lacking(verb):
        yield Found("asks", "needs something", verb, clause_of(verb))
        return
    wanted = grammar.first(verb, "csubj")
    if (
        root(verb) == "be"
        and wanted is not None
        and root(wanted) in ("need", "require")
        and grammar.first(verb, "attr")
    ):
        yield Found("asks", "needs something", verb, clause_of(verb), target=grammar.first(wanted, "nsubj"))
        return
    is_need = root(verb) in ("need", "require") and grammar.first(verb, "dobj") is not None
    doer = None if is_need and grammar.infinitive(verb) is not None else grammar.subject(verb)
    holds = verb.tag_ in ("VBZ", "VBP", "VB") and grammar.is_finite(verb) and not grammar.is_attribute(verb)
    is_ours = doer is not None and doer.lower_ == "we"
    if (
        is_need
        and holds
        and grammar.modal(verb) in REAL
        and (sides.of(doer) or is_ours)
        and not grammar.is_negated(verb)
    ):
        yield Found("asks", "needs something", verb, clause_of(verb), target=doer)


def is_lacking(verb: Token) -> bool:
    """Whether a thing is said to be needed, and not by what or for what: "action is needed"."""
    thing = grammar.first(verb, "nsubjpass")
    if thing is None or verb.tag_ != "VBN" or root(verb) not in ("need", "require") or grammar.is_negated(verb):
        return False
    is_more = any(is_in(child, "further") for child in thing.children)
    is_bare = grammar.agent(verb) is None and (grammar.infinitive(verb) is None or is_more)
    return is_bare and is_told(verb) and grammar.modal(verb) in REAL and not grammar.is_of_the_past_be(verb)


def by_requirement(verb: Token, sides: Sides) -> Iterator[Found]:
    """What a state of things, or an aim, is said to require: "saving the reef will require new laws"."""
    who, thing = grammar.subject(verb), grammar.first(verb, "dobj", "xcomp")
    if not is_in(verb, "calls_for") or thing is None or is_in(thing, "spans") or grammar.is_negated(verb):
        return
    is_coming = grammar.modal(verb) in (*WILL, *WOULD) and who is not None and not is_party(who, sides)
    if (is_coming or is_impersonal(who)) and is_told(verb) and grammar.modal(verb) in (*REAL, *WILL, *WOULD):
        whom = sides.within(verb.subtree)
        yield Found("asks", "is required", verb, clause_of(verb), target=whom, ground=condition(verb))


def is_party(who: Token, sides: Sides) -> bool:
    """Whether somebody, or a rule, can require something of others."""
    is_one = takes_positions(who, sides) or is_law(who) or is_in(who, "permits")
    return is_one or who.lower_ in ("it", "you", "one")


def is_impersonal(who: Token | None) -> bool:
    """Whether a subject is a deed, a state of things or what was said before, and nobody who could ask."""
    if who is None:
        return False
    return who.dep_ == "csubj" or who.lower_ in ("this", "that") or is_in(who, "situations")


def by_better(verb: Token, sides: Sides) -> Iterator[Found]:
    """What is recommended by calling it better: "a better step would involve a ban", "the best way is to wait"."""
    who = grammar.first(verb, "nsubj")
    if not is_in(who, "courses") or not is_in(verb, "consists") or grammar.is_negated(verb):
        return
    is_wished = grammar.modal(verb) in WOULD or grammar.infinitive(verb) is not None
    if is_wished and any(is_better(child) for child in who.children if child.dep_ == "amod") and not is_past(verb):
        yield Found("asks", "would be better", verb, clause_of(verb), target=sides.within(verb.subtree))


def is_better(adjective: Token) -> bool:
    """Whether an adjective compares for good: "wiser", "best", "more sensible"."""
    is_compared = adjective.tag_ in ("JJR", "JJS") or grammar.modified(adjective, "more", "most")
    return is_compared and 1 in (polarity()["adjectives"].get(each, 0) for each in (adjective.lower_, root(adjective)))


def by_merit(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody deserves, if it is neither praise nor blame: "nurses deserve better pay"."""
    what, who = grammar.first(verb, "dobj") or grammar.infinitive(verb), grammar.subject(verb)
    if what is None or who is None or not is_in(verb, "deserves") or not is_told(verb) or grammar.is_negated(verb):
        return
    giver = grammar.prepositional(verb, "from") or grammar.prepositional(what, "from")
    is_now = grammar.modal(verb) == "" and (verb.tag_ != "VBD" or is_reported(verb))
    if is_now and (giver is not None or not is_in(what, "praises")) and first_sign(what) >= 0:
        yield Found("asks", "deserves something", verb, clause_of(verb), target=giver)


def by_necessity(verb: Token, sides: Sides) -> Iterator[Found]:
    """What it is important or necessary to do, and on whom it falls; what somebody has found necessary is decided."""
    what, who = grammar.first(verb, "acomp", "attr"), grammar.first(verb, "nsubj")
    is_over = is_of_the_past(verb) and not is_reported(verb)
    if grammar.is_negated(verb) or is_over or (verb.dep_ == "ccomp" and is_in(verb.head, "rulings")):
        return
    if what is not None and what.lower_ in words("necessary") and root(verb) == "be" and grammar.modal(verb) in REAL:
        wanted = grammar.infinitive(verb) or grammar.infinitive(what)
        told = grammar.clause(verb)
        if told is not None and who is not None and who.lower_ == "it":
            whom = grammar.agent(told) if grammar.is_passive(told) else grammar.subject(told)
            yield Found("asks", "must do", verb, clause_of(told), target=whom)
        elif wanted is not None:
            yield Found("asks", "is necessary to", verb, clause_of(wanted), target=grammar.subject(wanted))
        elif what.lower_ == "necessary" and is_wanting(verb, who, what) and is_told(verb):
            yield Found("asks", "is necessary to", verb, clause_of(verb))
    elif is_in(who, "duty", "tasks") and root(verb) in ("be", "fall", "lie") and grammar.infinitive(verb) is not None:
        whom = grammar.prepositional(verb, "on", "with", "upon", "to")
        yield Found("asks", "is necessary to", verb, clause_of(verb), target=whom)


def is_wanting(verb: Token, who: Token | None, what: Token) -> bool:
    """Whether something is called necessary at all, and not only for somebody, sometimes, or as a permit is."""
    is_bound = grammar.prepositional(what, "for") is not None or condition(verb) is not None
    is_bound = is_bound or any(child.dep_ == "advmod" for place in (verb, what) for child in place.children)
    return who is not None and who.pos_ in ("NOUN", "PROPN") and not is_in(who, "permits") and not is_bound


def by_duty(verb: Token, sides: Sides) -> Iterator[Found]:
    """The need or duty that somebody underlines is asked for, the importance of something supported."""
    duty, who = grammar.first(verb, "dobj"), grammar.subject(verb)
    if is_in(verb, "holds") and is_in(duty, "owed"):
        is_which = grammar.infinitive(duty) is not None or grammar.first(duty, "amod") is not None
        is_due = is_told(verb) and not grammar.is_negated(verb) and grammar.modal(verb) in REAL
        if is_which and who is not None and is_due and not is_of_the_past(verb):
            yield Found("asks", "underlines a duty", verb, clause_of(verb), target=who)
        return
    if duty is not None and any(is_in(child, "scant") for child in duty.children):
        return
    if not (is_in(duty, "duty") and is_in(verb, "light", "stresses", "recognizes")):
        return
    is_held = takes_positions(who, sides)
    if is_held or (is_in(verb, "stresses") and root(duty) != "importance"):
        act = "supports" if root(duty) == "importance" else "asks"
        whom = sides.within(duty.subtree)
        content = grammar.stretch(grammar.part(duty))
        yield Found(act, "underlines a duty", verb, content, who if is_held else None, whom)
