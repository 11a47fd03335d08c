"""Prospects: what else will, may or would be, depends on something or is asked, is expected; an aim is sought.

A modal in a relative clause is an attribute and no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallax.corpus.parse import CONDITIONS
from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.modality import REAL, WOULD, comes_about, is_attribute, is_inverted, is_past
from parallax.positions.predicates import (
    CONCEDES,
    Found,
    clause_of,
    condition,
    is_in,
    is_question,
    is_reported,
    is_told,
    root,
    takes_positions,
    words,
)
from parallax.positions.sides import Sides, is_actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


SEEMING = ("may", "might", "could")
"""The helpers by which somebody grants what only seems so: "this might seem a detail, but ..."."""


def by_possibility(verb: Token, sides: Sides) -> Iterator[Found]:
    """What may, might or could come, would on a condition, or has a prospect: "is likely to", "remains unresolved"."""
    helper, ground = grammar.modal(verb), condition(verb)
    if is_attribute(verb) or (helper and is_inverted(verb)) or is_conceded(verb) or is_aim(verb) or is_granted(verb):
        return
    if verb.dep_ == "acl" and is_in(verb.head, "imagined"):
        return  # "any hope that it may last is misplaced"
    if helper in SEEMING and is_in(verb, "seems") and root(verb) != "mean":
        return  # who says what may seem so says that it is not
    if helper in SEEMING and is_in(verb, "reports") and is_anybody(grammar.subject(verb)):
        return  # "some might say"
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
        rule = "may be" if helper and not is_due else "is likely"
        held = conviction(verb, sides)
        if held is not None:
            who, whom = grammar.subject(verb), grammar.subject(held)
            yield Found("expects", rule, held.head, clause_of(held), who, whom, "certain")
            return
        opened = verb.doc[0].lower_ == "whether"
        content = grammar.whole(verb.doc) if opened else clause_of(verb)
        whom = None if opened else grammar.agent(verb) or grammar.subject(verb)
        yield Found("expects", rule, verb, content, None, whom, "conditional" if ground else str(sure), ground)


def is_anybody(who: Token | None) -> bool:
    """Whether a subject stands for anybody who may say something: "some", "one", "critics"."""
    return who is not None and (
        who.lower_ in ("some", "one", "you", "many", "others") or who.lower_ in words("critics")
    )


def conviction(verb: Token, sides: Sides) -> Token | None:
    """What somebody is certain of, as a clause: "Ruiz is certain that the dam will hold"."""
    how = grammar.first(verb, "acomp")
    if how is None or how.lower_ != "certain" or grammar.is_negated(verb) or grammar.modal(verb):
        return None
    return grammar.clause(how) if takes_positions(grammar.subject(verb), sides) else None


def is_unsettled(verb: Token) -> bool:
    """Whether something is said not to have been found out or settled: "no cause has been established"."""
    has = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ in ("has", "have")), None)
    is_open = has is not None and grammar.is_passive(verb) and grammar.is_negated(verb)
    return is_open and not grammar.modal(verb) and is_in(verb, "settled", "found_out")


def is_aim(verb: Token) -> bool:
    """Whether a clause only says what something is done for: "stored it so we could eat"."""
    return verb.dep_ == "advcl" and any(word.lower_ == "so" for word in verb.doc[verb.left_edge.i - 1 : verb.i])


def is_conceded(verb: Token) -> bool:
    """Whether a clause is only granted to what follows: "while it may fall, ..", "despite the fact that it may"."""
    is_despite = verb.dep_ == "acl" and any(above.lower_ == "despite" for above in verb.ancestors)
    is_clause = verb.dep_ == "advcl" and verb.i < verb.head.i and not CONCEDES.isdisjoint(grammar.openers(verb))
    return is_despite or is_clause


def is_granted(verb: Token) -> bool:
    """Whether something is only granted to what is said against it: "they may not be headlines, but they are"."""
    is_turned = any(child.dep_ == "cc" and child.lower_ in ("but", "yet") for child in verb.children)
    return is_turned and grammar.modal(verb) in ("may", "might") and grammar.is_negated(verb)


def by_risk(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody or something may bring about: "risks losing the port", "has the potential to"."""
    means = grammar.first(verb, "dobj")
    is_able = is_in(means, "means") and grammar.infinitive(means) is not None and is_in(verb, "holds")
    if (is_able or root(verb) == "risk") and is_told(verb) and not grammar.modal(verb) and not grammar.is_negated(verb):
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
        or is_habit(verb)
        or is_inverted(verb)
        or is_aim(verb)
        or is_supposed(verb)
    ):
        return
    if who is not None and not sides.of(who) and who.lower_ not in ("i", "you", "we", "he", "she"):
        certainty = "certain" if is_shifted(verb) else "conditional"
        yield Found("expects", "would be", verb, clause_of(verb), target=who, certainty=certainty)


def is_supposed(verb: Token) -> bool:
    """Whether a clause stands within a condition: "unless it was likely that no bids would be made"."""
    return any(each.dep_ == "advcl" and grammar.openers(each) & CONDITIONS for each in verb.ancestors)


def is_shifted(verb: Token) -> bool:
    """Whether "would" is the past of "will", under no condition: "they judged that the target would be met"."""
    is_told = verb.dep_ in ("ccomp", "acl", "pcomp") and verb.head.tag_ == "VBD"
    is_told = is_told or any(child.dep_ == "parataxis" and child.tag_ == "VBD" for child in verb.children)
    is_told = is_told or (verb.dep_ in ("ccomp", "acl") and verb.head.pos_ == "NOUN")  # "the theory that it would"
    return is_told and grammar.modal(verb) in WOULD and condition(verb) is None


def is_habit(verb: Token) -> bool:
    """Whether what would be is what used to be: "when they came near they would slow down"."""
    then = (child for child in verb.children if child.dep_ == "advcl" and child.tag_ == "VBD")
    return any(grammar.openers(clause) & {"as", "once", "when", "whenever"} for clause in then)


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
    is_of_certainty = is_in(complement, "plain") or complement.lower_ in sure["prospects"]
    if is_of_certainty and grammar.modified(complement, "less", "not", "hardly", "anything"):
        return "open"
    if complement.lower_ == "open" and is_accessible(verb, complement):
        return ""
    return sure["prospects"].get(complement.lower_, "")


def is_accessible(verb: Token, complement: Token) -> bool:
    """Whether somebody or something is open to others: "is open for further signatures", "Peru is more open"."""
    is_to_some = grammar.prepositional(complement, "for", "to") is not None
    who = grammar.subject(verb)
    is_compared = any(child.lower_ in ("more", "less", "most", "very") for child in complement.children)
    return is_to_some or is_compared or (who is not None and is_actor(who))


def is_reason(complement: Token) -> bool:
    """Whether an adjective says nothing of what comes: "due to a shortage", "open to all", not "due to arrive"."""
    return complement.lower_ in ("due", "open") and grammar.prepositional(complement, "to") is not None


def is_left(verb: Token, low: str) -> bool:
    """Whether something is left to do or to doubt: "has yet to", "remains to be", "doubts linger"."""
    if low in ("have", "be") and grammar.modified(verb, "yet"):
        return grammar.infinitive(verb) is not None
    is_apart = grammar.modified(verb, *words("remaining")) or is_in(grammar.first(verb, "acomp"), "remaining")
    if low == "remain" and (grammar.infinitive(verb) is not None or is_apart):
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
    """What somebody's aim is said to be, "our objective remains an orderly return"; a policy binds whose it is: "it is
    the policy of Peru to guard it"."""
    who = grammar.first(verb, "nsubj")
    what = grammar.infinitive(verb) or grammar.first(verb, "attr")
    if who is not None and who.lower_ == "it" and (policy := grammar.first(verb, "attr")) is not None:
        wanted = grammar.infinitive(policy) or grammar.infinitive(verb)
        is_so = is_told(verb) and not grammar.modal(verb) and not grammar.is_negated(verb) and verb.tag_ != "VBD"
        if root(policy) == "policy" and wanted is not None and is_so:
            whose = grammar.first(policy, "poss") or grammar.prepositional(policy, "of")
            content = grammar.stretch(list(wanted.subtree))
            yield Found("promises", "commitment to", verb, content, whose, grammar.first(wanted, "dobj"), "certain")
        return
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
    shows = is_in(verb, "faces") and ahead is not None and any(is_in(each, "looming") for each in ahead.lefts)
    is_so = (is_in(verb, "remains") and (is_asked or is_seen)) or shows
    if is_so and is_told(verb) and (is_asked or verb.tag_ != "VBD") and not grammar.modal(verb):
        is_noun = what is not None and what.dep_ == "attr"
        by_no_means = any(child.lower_ == "by" and grammar.beside(child) == "no" for child in verb.children)
        is_left = is_asked or by_no_means or (grammar.is_negated(verb) and not is_noun)
        yield Found("expects", "has an outlook", verb, clause_of(verb), certainty="open" if is_left else "likely")


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
    is_answered = doc.text.lower().startswith(tuple(words("rhetorical")))
    is_asked = any(word.pos_ in ("VERB", "AUX") for word in doc) and all(word.lower_ != "why" for word in doc)
    is_of_past = any(
        child.tag_ in ("WP", "WDT") for who in verb.children if who.dep_ == "nsubj" for child in who.subtree
    )
    if is_of_past and verb.tag_ == "VBD":  # "which side broke the truce?" blames, and leaves nothing open
        return
    if is_question(doc) and is_asked and grammar.is_finite(verb) and not is_answered:
        start, _ = grammar.whole(doc)
        yield Found("expects", "asks a question", verb, (start, doc.text.rindex("?") + 1), certainty="open")
