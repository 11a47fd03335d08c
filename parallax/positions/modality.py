"""Modality: what must, will and may be.

A duty asks; what an actor will do is promised, and refused where it is negated; what else will or may be, what has
a prospect, depends on something or is asked, is expected. A modal in a relative clause is an attribute and no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.outcomes import is_law
from parallax.positions.predicates import (
    CONCEDES,
    Found,
    begins_with,
    clause_of,
    condition,
    is_in,
    is_question,
    is_reported,
    is_subordinate,
    is_told,
    root,
    takes_positions,
    teller,
    words,
)
from parallax.positions.rules import listed, low
from parallax.positions.sides import BOTH, FIRMS, Sides, is_actor, names
from parallax.positions.sides import is_in as is_noun_in
from parallax.positions.signs import FORETOLD, first_sign, judged, polarity
from parallax.positions.subjects import sort

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SEEMING = ("may", "might", "could")
"""The helpers by which somebody grants what only seems so: "this might seem a detail, but ..."."""
WILL, WOULD = ("will", "shall", "'ll", "’ll", "wo", "sha"), ("would", "'d", "’d")
REAL = ("", "will")
"""The modals under which a duty or a prospect still holds."""


def by_must(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody should, must or needs to do."""
    doer = grammar.subject(verb) or (grammar.first(verb, "attr") if grammar.first(verb, "expl") is not None else None)
    if doer is None or is_inverted(verb) or is_past(verb) or is_what(verb) or is_supposed(verb):
        return
    if comes_about(verb, sides):
        return
    is_described = verb.dep_ == "relcl" and not grammar.is_continued(verb)
    if grammar.is_asked(verb) or is_subordinate(verb) or is_remark(verb) or is_described or is_condemned(verb):
        return
    is_duty_of = is_needed(verb) and (takes_positions(doer, sides) or grammar.is_passive(verb))
    if grammar.modal(verb) == "shall" and not takes_positions(doer, sides) and doer.pos_ != "PRON":
        yield Found("settles", "a document lays down", verb, clause_of(verb))
    elif grammar.modal(verb) in words("must") or is_ordered(verb, doer, sides) or is_duty_of:
        whom = grammar.agent(verb) if grammar.is_passive(verb) else doer
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
    if is_in(who, "documents", "binding"):
        return  # who honours a treaty keeps it
    if praised.tag_ == "VBN" and is_in(praised, "honours") and grammar.is_passive(praised):
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
    return any("if" in grammar.openers(each) and is_to_be(each) for each in clauses)


def is_to_be(clause: Token) -> bool:
    """Whether a clause says what is to be: "if it is to last", "were to last"."""
    inner = grammar.first(clause, "xcomp") if root(clause) == "be" else None
    has_to = any(child.tag_ == "TO" for child in clause.children)
    is_be = any(root(child) == "be" for child in clause.children if child.dep_ == "aux")
    return inner is not None or (has_to and is_be)


def dawns(verb: Token) -> bool:
    """Whether something must be on the mind of others: "must realise", "must be aware"."""
    who, how = grammar.subject(verb), grammar.first(verb, "acomp")
    is_known = is_in(verb, "dawns") or (root(verb) == "be" and how is not None and how.lower_ == "aware")
    is_due = grammar.modal(verb) == "must" or is_needed(verb)
    return is_known and is_due and who is not None and who.lower_ not in ("we", "you", "i")


def comes_about(verb: Token, sides: Sides) -> bool:
    """Whether a "should" only says that a thing is likely to do something: "the cut should ease the pressure"."""
    who, shared = grammar.subject(verb), grammar.first_of_joined(verb)
    if who is None or grammar.modal(verb) != "should" or grammar.is_passive(verb) or grammar.is_passive(shared):
        return False
    is_one = takes_positions(who, sides) or who.lower_ in ("you", "one") or sort(who) in ("person", "group")
    inner = grammar.first(verb, "xcomp") if is_in(verb, "aspect") and not is_in(verb, "helps") else None
    return not is_one and is_in(inner or verb, "helps" if is_law(who) else "comes_about")


def refutes(act: str, verb: Token, sides: Sides) -> bool:
    """Whether a clause cannot take a position: who need not or does not ask asks nothing, what is only likely is not
    asked, what is left to luck is not promised."""
    is_denied = grammar.is_negated(verb) and grammar.subject(verb) is not None
    if act == "asks":
        return comes_about(verb, sides) or (is_denied and grammar.modal(verb) in ("", "need"))
    is_needless = is_denied and (is_in(verb, "duties") or grammar.modal(verb) == "need")
    is_unmoved = is_denied and is_in(verb, "kept_from") and not stands_firm(verb, verb, sides)
    return hedged(verb) != "" if act == "promises" else act == "refuses" and (is_needless or is_unmoved)


def is_ordered(verb: Token, doer: Token, sides: Sides) -> bool:
    """Whether a document orders what somebody shall do, who is no party that signs it."""
    signs = doer.lower_ in ("i", "we") or low(doer) in listed("signatories") or sides.of(doer) == BOTH
    return grammar.modal(verb) == "shall" and not signs and not grammar.is_passive(verb)


def is_remark(verb: Token) -> bool:
    """Whether somebody only leads to what he says: "it should be noted that", "we must admit"."""
    who = grammar.subject(verb)
    return (
        is_in(verb, "reports")
        and is_in(verb, "saying")
        and who is not None
        and who.lower_ in ("it", "i", "we", "one", "this")
    )


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
    wanted = None if span is None else grammar.infinitive(span) or grammar.infinitive(verb)
    if wanted is not None and root(verb) in ("have", "give", "get") and is_told(verb) and not grammar.modal(verb):
        whom = grammar.first(verb, "dative", "nsubjpass") or grammar.subject(verb)
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
    is_more = thing is not None and any(is_in(child, "further") for child in thing.children)
    is_bare = grammar.agent(verb) is None and (grammar.infinitive(verb) is None or is_more)
    is_bare = is_bare and not grammar.is_negated(verb)
    is_needed = (
        root(verb) in ("need", "require") and verb.tag_ == "VBN" and grammar.first(verb, "nsubjpass") is not None
    )
    return is_needed and is_bare and is_told(verb) and grammar.modal(verb) in REAL and not is_of_the_past_be(verb)


def is_of_the_past_be(verb: Token) -> bool:
    """Whether a passive is in the past: "was needed"."""
    return any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in verb.children)


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
    is_one = takes_positions(who, sides) or is_law(who) or is_in(who, "instruments", "permits", "documents")
    return is_one or who.lower_ in ("it", "you", "one") or who.tag_ in ("WDT", "WP")


def is_impersonal(who: Token | None) -> bool:
    """Whether a subject is a deed, a state of things or what was said before, and nobody who could ask."""
    if who is None:
        return False
    is_deed = who.dep_ == "csubj" or (who.tag_ == "VBG" and who.pos_ == "VERB")
    return is_deed or who.lower_ in ("this", "that") or is_in(who, "situations")


def by_better(verb: Token, sides: Sides) -> Iterator[Found]:
    """What is recommended by calling it better: "a better step would involve a ban", "the best way is to wait"."""
    who = grammar.first(verb, "nsubj")
    if not is_in(who, "courses") or not is_in(verb, "consists") or grammar.is_negated(verb) or is_question(verb.doc):
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
    if grammar.modal(verb) == "" and verb.tag_ != "VBD" and not is_in(what, "praises") and first_sign(what) >= 0:
        yield Found("asks", "deserves something", verb, clause_of(verb))


def is_inverted(verb: Token) -> bool:
    """Whether a modal stands before its subject: a question, or "should they fail"."""
    helper = next((child for child in verb.children if child.tag_ == "MD"), None)
    who = grammar.first(verb, *grammar.SUBJECTS)
    return helper is not None and who is not None and helper.i < who.i


def by_necessity(verb: Token, sides: Sides) -> Iterator[Found]:
    """What it is important or necessary to do, and on whom it falls; what somebody has found necessary is decided."""
    what, who = grammar.first(verb, "acomp", "attr"), grammar.first(verb, "nsubj")
    is_over = is_of_the_past(verb) and not is_reported(verb)
    if grammar.is_negated(verb) or is_over or (verb.dep_ == "ccomp" and is_in(verb.head, "rulings")):
        return
    if what is not None and what.lower_ in words("necessary") and root(verb) == "be" and grammar.modal(verb) in REAL:
        wanted = grammar.infinitive(verb) or grammar.infinitive(what)
        told = grammar.clause(verb) or grammar.clause(what)
        if told is not None and who is not None and who.lower_ == "it" and any(c.lower_ == "that" for c in told.lefts):
            whom = grammar.agent(told) if grammar.is_passive(told) else grammar.subject(told)
            yield Found("asks", "must do", verb, clause_of(told), target=whom)
        elif wanted is not None:
            yield Found("asks", "is necessary to", verb, clause_of(wanted), target=grammar.subject(wanted))
    elif is_in(who, "duty", "tasks") and root(verb) in ("be", "fall", "lie") and grammar.infinitive(verb) is not None:
        whom = grammar.prepositional(verb, "on", "with", "upon", "to")
        yield Found("asks", "is necessary to", verb, clause_of(verb), target=whom)


def by_duty(verb: Token, sides: Sides) -> Iterator[Found]:
    """The need or duty that somebody underlines is asked for, the importance of something supported."""
    duty, who = grammar.first(verb, "dobj"), grammar.subject(verb)
    if is_in(verb, "holds") and is_in(duty, "owed") and is_told(verb) and not grammar.is_negated(verb):
        is_which = grammar.infinitive(duty) is not None or grammar.first(duty, "amod") is not None
        if is_which and who is not None and grammar.modal(verb) in REAL and not is_of_the_past(verb):
            yield Found("asks", "underlines a duty", verb, clause_of(verb), target=who)
        return
    if duty is not None and any(is_in(child, "scant") for child in duty.children):
        return
    if not (is_in(duty, "duty") and is_in(verb, "light", "stresses", "recognizes")) or grammar.is_negated(duty):
        return
    is_held = takes_positions(who, sides) or (who is None and verb.dep_ == "ROOT")
    if is_held or (is_in(verb, "stresses") and root(duty) != "importance"):
        act = "supports" if root(duty) == "importance" and grammar.infinitive(duty) is None else "asks"
        whom = sides.within(duty.subtree)
        content = grammar.stretch(grammar.part(duty))
        yield Found(act, "underlines a duty", verb, content, who if is_held else None, whom)


def by_assurance(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody assures others that will be done: "has assured us that the experts would return"."""
    who, told = grammar.subject(verb), grammar.clause(verb)
    is_made = is_in(verb, "assures") and is_told(verb) and not grammar.is_negated(verb) and takes_positions(who, sides)
    if is_made and told is not None and grammar.modal(told) in (*WILL, *WOULD) and not is_in(told, "happens"):
        yield Found("promises", "pledges to", verb, clause_of(told), who, grammar.first(verb, "dobj"), "certain")


def by_will(verb: Token, sides: Sides) -> Iterator[Found]:
    """What an actor will do is promised, or refused; what else will be is expected."""
    doer, helper = grammar.subject(verb), grammar.modal(verb)
    if helper not in WILL and not (helper in WOULD and is_reported(verb)):
        return
    if grammar.first(verb, "expl") is not None and root(verb) == "be" and not is_attribute(verb):
        ground = condition(verb)
        yield Found(
            "expects", "will be", verb, clause_of(verb), None, None, "conditional" if ground else "certain", ground
        )
        return
    if verb.dep_ == "conj" and grammar.is_negated(verb.head) and grammar.first(verb, "aux") is None:
        return  # "it will not improve security or increase trust" says so of the first
    if doer is None or is_inverted(verb) or is_attribute(verb) or is_duty(verb, doer, sides) or is_wanted(verb):
        return
    sure, ground = hedged(verb), condition(verb)
    will = verb.head if grammar.is_going_to(verb) else verb
    if helper == "will" and sides.own and not is_pledge(verb, doer, sides) and judged(verb, FORETOLD) > 0:
        return
    if sure or not is_pledge(verb, doer, sides):
        if helper in WILL or (doer.pos_ in ("NOUN", "PROPN") and not is_decided(verb)):
            certainty = "conditional" if ground else sure or "certain"
            whom = grammar.agent(verb) or (None if is_of_things(doer, sides) else doer)
            yield Found("expects", "will be", verb, clause_of(will), None, whom, certainty, ground)
    elif grammar.is_negated(verb) and not is_in(verb, "unwavering"):
        yield Found("refuses", "will not do", verb, clause_of(will), doer)
    else:
        certainty = "conditional" if ground else "certain"
        who = None if is_own_deed(verb, sides) else doer
        yield Found("promises", "will do", verb, clause_of(will), who, first_object(verb), certainty, ground)


def is_decided(verb: Token) -> bool:
    """Whether a clause is what somebody has agreed or decided: "agreed that the canal would stay open"."""
    return is_in(teller(verb.head if verb.dep_ == "conj" else verb), "settled")


def is_wanted(verb: Token) -> bool:
    """Whether a clause only says what somebody sees to or makes sure of: "ensure that Peru will never .."."""
    clause = verb.head if verb.dep_ == "conj" else verb
    return clause.dep_ == "ccomp" and clause.i > clause.head.i and is_in(clause.head, "sees_to")


def is_duty(verb: Token, doer: Token, sides: Sides) -> bool:
    """Whether a verb only says that somebody will have, or need, to do something."""
    return is_in(verb, "duties") and grammar.infinitive(verb) is not None and takes_positions(doer, sides)


def is_attribute(verb: Token) -> bool:
    """Whether a modal only describes, or is asked for: it stands in a clause of a noun, of time, after "whether"."""
    above = grammar.first_of_joined(verb.head if grammar.is_going_to(verb) else verb)
    return grammar.is_asked(above) or above.dep_ == "relcl" or grammar.is_attribute(verb) or is_subordinate(above)


def is_pledge(verb: Token, doer: Token, sides: Sides) -> bool:
    """Whether a verb is what its subject, an actor other than a business, can bind itself to do."""
    inner = grammar.first(verb, "xcomp") if is_in(verb, "aspect") else None
    if is_own_deed(verb, sides) or stands_firm(verb, doer, sides) or is_own_bearing(verb, doer, sides):
        return True
    if sides.own == BOTH and is_in(verb, "granted") and sides.of(doer) in sides.parties:
        return True  # what a party to the text will receive, the other one grants
    if is_in(inner or verb, "happens") or grammar.is_passive(verb) or verb.pos_ != "VERB":
        return False
    if doer.lower_ == "it":
        return speaks_of_itself(verb, sides)
    if is_of_things(doer, sides):
        return False
    side = sides.of(doer)
    if is_noun_in(doer, "publics"):
        return False
    is_named = bool(side) or doer.text in names() or is_own(doer, sides)
    is_known = is_named or doer.lower_ in ("i", "we", "he", "she", "they") or is_noun_in(doer, "officials")
    return is_known and side != FIRMS


def stands_firm(verb: Token, doer: Token, sides: Sides) -> bool:
    """Whether somebody will not let others do something to him: "we will not be intimidated"; of who will not be
    deterred, the deed must be named."""
    is_one = doer.lower_ == "we" or bool(sides.of(doer))
    is_named = not is_in(verb, "kept_from") or grammar.prepositional(verb, "from") is not None
    return is_one and grammar.is_passive(verb) and grammar.is_negated(verb) and is_in(verb, "unmoved") and is_named


def is_own_bearing(verb: Token, doer: Token, sides: Sides) -> bool:
    """Whether somebody in office says how he, with his own, will act: "we will be patient", "I will be in touch"."""
    how = grammar.first(verb, "acomp")
    is_way = grammar.first(verb, "prep") is not None if how is None else not is_in(how, "feelings")
    return doer.lower_ in ("we", "i") and sides.own != "" and root(verb) == "be" and is_way and first_sign(verb) >= 0


def is_own(doer: Token, sides: Sides) -> bool:
    """Whether somebody is of the side that issues a text, alone or with others, or its agency by the initials."""
    is_agency = (doer.ent_type_ == "ORG" or doer.text in names()) and doer.text.isupper() and sides.one(doer) == ""
    is_among = sides.own in {sides.one(word) for word in grammar.conjuncts(doer)}
    return sides.own != "" and (is_agency or is_among)


def is_own_deed(verb: Token, sides: Sides) -> bool:
    """Whether an official text says what will be done, and not by whom: "a new office will be established"."""
    is_bare = grammar.is_passive(verb) and grammar.agent(verb) is None and grammar.modal(verb) == "will"
    is_befallen = is_in(verb, "affects", "befalls", "happens") or first_sign(verb) < 0 or is_reported(verb)
    is_done = (is_bare and not is_befallen) or is_kept(verb)
    is_done = is_done or (grammar.modal(verb) == "will" and is_in(verb, "keeps") and is_ours(grammar.subject(verb)))
    is_done = is_done or is_of_own_means(verb, sides)
    return sides.own != "" and is_done and not grammar.is_negated(verb)


def is_ours(thing: Token | None) -> bool:
    """Whether something that cannot act is called the speaker's own: "our framework", not "our partners"."""
    is_one = thing is None or is_actor(thing) or sort(thing) in ("person", "group")
    return thing is not None and not is_one and any(child.lower_ in ("our", "my") for child in thing.children)


def is_of_own_means(verb: Token, sides: Sides) -> bool:
    """Whether an official text says for itself what its plan, law or body will do: "this bill will protect children",
    "the new council will oversee the funds"."""
    who = grammar.subject(verb)
    if grammar.modal(verb) != "will" or not is_in(who, "documents", "plans", "agencies") or is_reported(verb):
        return False
    is_deed = verb.pos_ == "VERB" and not grammar.is_passive(verb) and not is_in(verb, "happens", "remains")
    owners = {sides.one(word) for word in who.subtree} - {"", sides.own, BOTH} if who is not None else set()
    return is_deed and not owners and first_sign(verb) >= 0 and not is_in(verb, "benefits")


def is_kept(verb: Token) -> bool:
    """Whether something will be left as it is: "the ban will remain in force"."""
    how = grammar.first(verb, "acomp", "oprd", "attr") or grammar.prepositional(verb, "in", "at")
    return grammar.modal(verb) == "will" and root(verb) in ("remain", "stay") and how is not None and is_kept_as(how)


def is_kept_as(how: Token) -> bool:
    """Whether a word says that something is left as it is: "frozen", "in force"."""
    return how.tag_ == "VBN" or is_in(how, "kept") or how.lower_ in words("kept")


def speaks_of_itself(verb: Token, sides: Sides) -> bool:
    """Whether "it" stands for the body that is reported: "the ministry said it would"."""
    told = teller(verb.head if verb.dep_ == "conj" else verb)
    who = grammar.subject(told) if told is not None else None
    return who is not None and (is_noun_in(who, "bodies") or is_noun_in(who, "firms") or sides.is_country(who))


def is_of_things(doer: Token, sides: Sides) -> bool:
    """Whether "they" are things: the last plural subject before it in its sentence cannot act."""
    if doer.lower_ != "they":
        return False
    before = [word for word in doer.doc[: doer.i] if word.dep_ in grammar.SUBJECTS and word.tag_ in ("NNS", "NNPS")]
    return bool(before) and not takes_positions(before[-1], sides)


def hedged(verb: Token) -> str:
    """How certain an adverb, or a turn that trusts to luck, makes a verb: "will probably", or an empty string."""
    sure = lists("claims")["adverbs"]
    said = (sure[child.lower_] for child in verb.children if child.dep_ == "advmod" and child.lower_ in sure)
    is_luck = any(begins_with(verb.doc, word.i, "luck") for word in verb.subtree)
    return next(said, "possible" if is_luck else "")


def first_object(verb: Token) -> Token | None:
    """The object of a verb, or that of the verb that it governs."""
    inner = grammar.first(verb, "xcomp")
    return grammar.first(verb, "dobj", "dative") or (first_object(inner) if inner is not None else None)


def by_possibility(verb: Token, sides: Sides) -> Iterator[Found]:
    """What may, might or could come, would on a condition, or has a prospect: "is likely to", "remains unresolved"."""
    helper, ground = grammar.modal(verb), condition(verb)
    if is_attribute(verb) or (helper and is_inverted(verb)) or is_conceded(verb) or is_aim(verb):
        return
    if helper in SEEMING and is_in(verb, "seems") and root(verb) != "mean":
        return  # who says what may seem so says that it is not
    if is_unsettled(verb) or is_past(verb):
        if is_unsettled(verb):
            yield Found("expects", "is still to do", verb, clause_of(verb), certainty="open")
        return
    if helper == "could" and grammar.is_negated(verb) and not ground:
        return  # what somebody was not able to do
    is_due = comes_about(verb, sides)
    sure = lists("claims")["hedges"].get(helper, "") or prospect(verb) or (ground and helper in WOULD)
    sure = "likely" if is_due else sure
    if sure:
        rule = "may be" if helper and helper not in WILL and not is_due else "is likely"
        held = conviction(verb, sides)
        if held is not None:
            who, whom = grammar.subject(verb), grammar.subject(held)
            yield Found("expects", rule, held.head, clause_of(held), who, whom, "certain")
            return
        opened = verb.doc[0].lower_ == "whether"
        content = grammar.whole(verb.doc) if opened else clause_of(verb)
        whom = None if opened else grammar.agent(verb) or grammar.subject(verb)
        yield Found("expects", rule, verb, content, None, whom, "conditional" if ground else str(sure), ground)


def conviction(verb: Token, sides: Sides) -> Token | None:
    """What somebody is certain of, as a clause: "Ruiz is certain that the dam will hold"."""
    how = grammar.first(verb, "acomp")
    if how is None or how.lower_ != "certain" or grammar.is_negated(verb) or grammar.modal(verb):
        return None
    return grammar.clause(how) or grammar.clause(verb) if takes_positions(grammar.subject(verb), sides) else None


def is_unsettled(verb: Token) -> bool:
    """Whether something is said not to have been found out or settled: "no cause has been established"."""
    has = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ in ("has", "have")), None)
    is_open = has is not None and grammar.is_passive(verb) and grammar.is_negated(verb)
    return is_open and not grammar.modal(verb) and is_in(verb, "settled", "found_out")


def is_aim(verb: Token) -> bool:
    """Whether a clause only says what something is done for: "stored it so we could eat"."""
    return verb.dep_ == "advcl" and any(word.lower_ == "so" for word in verb.doc[verb.left_edge.i - 1 : verb.i])


def is_conceded(verb: Token) -> bool:
    """Whether a clause is only granted to what follows: "while the fee may fall, .."."""
    return verb.dep_ == "advcl" and verb.i < verb.head.i and not CONCEDES.isdisjoint(grammar.openers(verb))


def by_risk(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody or something may bring about: "risks losing the port", "has the potential to"."""
    means = grammar.first(verb, "dobj")
    is_able = is_in(means, "means") and grammar.infinitive(means) is not None and is_in(verb, "holds")
    goes = root(verb) == "risk" and (means is not None or grammar.first(verb, "xcomp") is not None)
    if (is_able or goes) and is_told(verb) and not grammar.modal(verb) and not grammar.is_negated(verb):
        who = grammar.subject(verb)
        yield Found("expects", "risks something", verb, clause_of(verb), target=who, certainty="possible")


def by_approval(verb: Token, sides: Sides) -> Iterator[Found]:
    """What waits for somebody's approval or review: "subject to approval", "pending ratification"."""
    beside = [grammar.prepositional(verb, "pending"), grammar.prepositional(to_be(verb), "to")]
    if any(is_in(word, "awaited") for word in beside):
        thing = grammar.first(verb, "dobj", "nsubjpass", "nsubj")
        yield Found("expects", "is still to do", verb, clause_of(verb), target=thing, certainty="open")


def to_be(verb: Token) -> Token:
    """What a verb of being says that its subject is: "subject" of "is subject to"."""
    return next((child for child in verb.children if child.lower_ == "subject"), verb)


def by_would(verb: Token, sides: Sides) -> Iterator[Found]:
    """What would be, where the text says so for itself and of no person: "the plan would cost"."""
    who = grammar.subject(verb)
    if (
        grammar.modal(verb) not in WOULD
        or is_reported(verb)
        or is_attribute(verb)
        or is_past(verb)
        or is_inverted(verb)
        or verb.tag_ == "MD"
    ):
        return
    if who is not None and not sides.of(who) and who.lower_ not in ("i", "you", "we", "he", "she"):
        yield Found("expects", "would be", verb, clause_of(verb), target=who, certainty="conditional")


def is_past(verb: Token) -> bool:
    """Whether a possibility is past: "could have been"."""
    return any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)


def prospect(verb: Token) -> str:
    """How certain it is said to be that something comes; empty where nothing is said of it."""
    low, sure = root(verb), lists("claims")
    chance = grammar.first(verb, "attr", "nsubj") if grammar.first(verb, "expl") is not None else None
    if is_in(chance, "questions") and grammar.is_negated(chance):
        return ""
    if is_in(chance, "chances") and (grammar.clause(chance) or grammar.prepositional(chance, "of", "for")) is not None:
        scarce = any(child.lower_ in ("little", "no", "scant", "slim") for child in chance.children)
        return "unlikely" if scarce else sure["chances"][root(chance)]
    if is_left(verb, low):
        return "open"
    if verb.tag_ == "VBN" and grammar.is_passive(verb) and grammar.infinitive(verb) is not None:
        if grammar.first(verb, "prt") is not None:
            return ""
        return sure["prospects"].get(verb.lower_, "")
    complement = grammar.first(verb, "acomp", "attr", "oprd", "xcomp")
    if verb.tag_ == "VBD" and not is_reported(verb):
        return ""
    if low == "be" and is_in(complement, "plain") and grammar.is_negated(verb):
        return "open"
    if low not in words("remains") or complement is None or is_reason(complement) or grammar.modal(verb) not in REAL:
        return ""
    if grammar.modified(complement, "less", "not", "hardly", "anything"):
        return "open"
    if complement.lower_ == "open" and grammar.prepositional(complement, "for", "to") is not None:
        return ""  # "is open for further signatures"
    is_open = is_in(complement, "questions") and any(child.lower_ == "open" for child in complement.children)
    return "open" if is_open else sure["prospects"].get(complement.lower_, "")


def is_reason(complement: Token) -> bool:
    """Whether an adjective says nothing of what comes: "due to a shortage", "open to all", not "due to arrive"."""
    return complement.lower_ in ("due", "open") and grammar.prepositional(complement, "to") is not None


def is_left(verb: Token, low: str) -> bool:
    """Whether something is left to do or to doubt: "has yet to", "remains to be", "doubts linger"."""
    if low in ("have", "be") and grammar.modified(verb, "yet"):
        return grammar.infinitive(verb) is not None
    if low == "remain" and (grammar.infinitive(verb) is not None or grammar.modified(verb, *words("remaining"))):
        return True
    return low in words("grows") and is_in(grammar.first(verb, "nsubj"), "questions")


def by_dependence(verb: Token, sides: Sides) -> Iterator[Found]:
    """What depends on something; an open "whether" may also rest or turn on it."""
    after = (inner for child in verb.rights if child.lower_ in ("on", "upon") for inner in grammar.after(child))
    on, who = next(after, None), grammar.subject(verb)
    if on is None or on.pos_ == "PRON" or not is_in(verb, "depends") or not grammar.is_told(verb):
        return
    asked = who is not None and any(child.lower_ in ("whether", "how") for child in who.children)
    if asked or (root(verb) in ("depend", "hinge") and not sides.of(who)):
        whom, ground = sides.within(verb.subtree), grammar.stretch(list(on.subtree))
        yield Found("expects", "depends on", verb, clause_of(verb), None, whom, "conditional", ground)


def by_aim(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody's aim is said to be: "our objective remains an orderly return"."""
    who = grammar.first(verb, "nsubj")
    what = grammar.infinitive(verb) or grammar.first(verb, "attr")
    if not is_in(who, "aims") or what is None or root(verb) not in ("be", "remain") or not is_told(verb):
        return
    whose = grammar.first(who, "poss") or grammar.prepositional(who, "of", "for", "behind")
    is_ones = whose is not None and (whose.lower_ in ("our", "my") or takes_positions(whose, sides))
    if not grammar.modal(verb) and (is_ones or grammar.infinitive(verb) is not None):
        yield Found("seeks", "has an aim", verb, grammar.stretch(list(what.subtree)), whose)


def by_outlook(verb: Token, sides: Sides) -> Iterator[Found]:
    """What the outlook is said to be, and which question is said to be open: "the question is whether"."""
    who, what = grammar.first(verb, "nsubj"), grammar.first(verb, "acomp", "attr", "ccomp", "advcl")
    is_asked = is_in(who, "questions") and what is not None and what.pos_ in ("VERB", "AUX") and grammar.is_asked(what)
    is_seen = is_in(who, "futures") and what is not None and what.dep_ in ("acomp", "attr")
    ahead = grammar.first(verb, "dobj")
    shows = is_in(ahead, "futures") and is_in(verb, "shows", "faces") and not is_in(ahead, "chances")
    shows = shows or (
        is_in(verb, "faces") and ahead is not None and any(is_in(each, "looming") for each in ahead.lefts)
    )
    is_so = (is_in(verb, "remains") and (is_asked or is_seen)) or shows
    if is_so and is_told(verb) and (is_asked or verb.tag_ != "VBD") and not grammar.modal(verb):
        yield Found("expects", "has an outlook", verb, clause_of(verb), certainty="open" if is_asked else "likely")


def by_inquiry(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody looks into and does not know: "is investigating whether"."""
    places = [verb, *(child for child in verb.children if child.dep_ == "prep")]
    asked = (child for place in places for child in place.children if child.dep_ in ("ccomp", "pcomp", "advcl"))
    is_whether = (grammar.first(child, "mark") for child in asked)
    is_open = any(mark is not None and mark.lower_ == "whether" for mark in is_whether)
    if is_open and is_in(verb, "inquires") and is_told(verb) and verb.tag_ != "VBD" and not grammar.modal(verb):
        yield Found("expects", "leaves open whether", verb, clause_of(verb), certainty="open")


def by_question(doc: Doc) -> Iterator[Found]:
    """A question that the text asks and leaves open; "why" asks for a reason."""
    verb = next(word for word in doc if word.head == word)
    is_answered = any(doc.text.lower().startswith(phrase) for phrase in words("rhetorical"))
    is_asked = any(word.pos_ in ("VERB", "AUX") for word in doc) and all(word.lower_ != "why" for word in doc)
    is_of_past = any(
        child.tag_ in ("WP", "WDT") for who in verb.children if who.dep_ == "nsubj" for child in who.subtree
    )
    if is_of_past and verb.tag_ == "VBD":  # "which side broke the truce?" blames, and leaves nothing open
        return
    if is_question(doc) and is_asked and grammar.is_finite(verb) and not is_answered:
        start, _ = grammar.whole(doc)
        yield Found("expects", "asks a question", verb, (start, doc.text.rindex("?") + 1), certainty="open")
