"""Acts: which words of a sentence take a position, and which of them count.

The rules of all rooms are asked in one order. Who holds a position is not settled here but in claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parallax.positions import duties, grammar, judgements, outcomes, passing, pledges, prospects, reasons
from parallax.positions.groups import (
    by_adjective,
    by_aside,
    by_denial,
    by_let,
    by_lost_hope,
    by_noun,
    by_phrase,
    by_stance,
    by_thanks,
    by_verb,
    light_verb,
    paper_of,
)
from parallax.positions.predicates import Found, begins_with, condition, is_in, is_question, reserves, root, words
from parallax.positions.sides import Sides

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


RULES = (
    by_thanks, by_let, by_lost_hope, by_verb, by_aside, by_stance, by_denial, by_adjective,
    outcomes.by_agreement, outcomes.by_settlement,
    prospects.by_inquiry, duties.by_deadline, duties.by_better, duties.by_requirement, duties.by_desert,
    duties.by_must,
    duties.by_need, duties.by_merit, duties.by_necessity, duties.by_duty, prospects.by_dependence,
    prospects.by_risk, outcomes.by_schedule, outcomes.by_permission, prospects.by_outlook, prospects.by_aim,
    pledges.by_assurance, pledges.by_will, prospects.by_possibility, outcomes.by_document, outcomes.by_measure,
    outcomes.by_status,
)  # fmt: skip
"""The rules in the order in which they are asked; the first that fits a verb decides."""
LAST = (
    reasons.by_naming,
    judgements.by_feeling,
    judgements.by_displeasure,
    judgements.by_impossibility,
    judgements.by_fault,
    judgements.by_omission,
    judgements.by_view,
    judgements.by_emotion,
    judgements.by_judgement,
    judgements.by_mention,
    judgements.by_comment,
    reasons.by_purpose,
    reasons.by_source,
    reasons.by_cause,
    prospects.by_would,
    prospects.by_approval,
)
"""The rules that are asked where none of the others fits."""
OWN_RULES = (
    "holds to be", "does not accept", "had hoped", "notes with feeling", "is not happy with",
    "is caused by",
    "must do", "is required", "would be better", "needs something", "deserves something",
    "is necessary to", "underlines a duty",
    "breaks off", "would be", "will be", "will do", "will not do", "may be", "is likely", "depends on",
    "asks a question", "reaches an agreement", "is settled", "a document lays down", "takes a measure",
    "may get something", "is scheduled", "is bound by a rule",
    "wants to thank", "is to be praised", "names as good", "does wrong", "blames in passing", "has so long to",
    "risks something", "has an outlook", "is a source of", "is why", "has an aim",
    "hurts by a measure", "is blamed for",
    "is good", "is bad", "stresses that", "is mixed", "is important", "things are bad", "does good", "does harm",
    "is still to do", "stands behind", "leaves open whether",
    "because", "as a result", "so", "is no accident", "causes", "reflects", "is meant to", "gives the reason",
)  # fmt: skip
"""The names of the rules that have no group."""
SHORT = 4
"""How many words a sentence of thanks has at least that praises."""
OCCASIONAL = ("will do", "will not do", "will be", "seeks to", "must do", "may be", "by its words")
"""The rules of what a speaker may only say of the occasion."""
JUDGING = ("is good", "is bad", "is important", "things are bad", "stresses that", "does good", "does harm")


def found_in(doc: Doc, sides: Sides) -> list[Found]:
    """The positions that a sentence takes, in the order of their words; looked for once."""
    if doc not in sides.found:
        sides.found[doc] = looked_for(doc, sides)
    return sides.found[doc]


def looked_for(doc: Doc, sides: Sides) -> list[Found]:
    """The positions that a sentence takes, looked for anew."""
    turns, asked = list(by_phrase(doc)), list(prospects.by_question(doc))
    taken = {turn.word.i for turn in turns}
    found = turns + [each for word in doc if word.i not in taken for each in at(word, sides)]
    issued = [paper.head for each in found if (paper := paper_of(each.word)) is not None]
    raised = [verb for each in found if each.word.pos_ == "NOUN" and (verb := light_verb(each.word)) is not None]
    kept = [each for each in found if not (is_beside(each, found) or is_inside(each, found))]
    # Who raises concerns has them; what raises them is bad.
    kept = [each for each in kept if not (each.rule in JUDGING and each.word in raised)]
    kept = [each for each in kept if not (each.act == "settles" and each.word in issued)]  # what the paper says is told
    if not any(each.act in ("asks", "promises", "opposes", "expects") for each in kept):
        kept += passing.in_passing(doc, sides)
    kept = [] if is_question(doc) or reserves(doc) else kept
    kept = [each for each in kept if each.act == "asks"] if grammar.hangs_on(doc) else kept
    kept = [each for each in kept if not (each.act == "settles" and is_of_example(each.word))]
    kept = [each for each in kept if not (each.act == "expects" and doc.text.rstrip().endswith(":"))]
    kept = [each for each in kept if not (each.act == "settles" and only_lists(doc))]
    kept = [each for each in kept if not (each.rule in JUDGING and presents(doc))]
    kept = [each for each in kept if not (each.rule == "signs" and is_licence(each.word))]
    kept = [each for each in kept if not (each.act in ("settles", "explains") and reasons.is_time(each.word))]
    kept = [each for each in kept if not (reasons.is_circular(each) or is_of_occasion(each) or is_untrue(each.word))]
    return sorted(asked + [on_condition(each) for each in kept], key=lambda each: each.word.i)


def is_untrue(verb: Token) -> bool:
    """Whether a clause only gives what is said to be untrue: "it is not true that Peru opposes it"."""
    for clause in (verb, *verb.ancestors):
        above = grammar.first(clause.head, "acomp", "attr") if clause.dep_ == "ccomp" else None
        if above is not None and clause.head.lemma_ == "be" and above.i < clause.i:
            is_denied = is_in(above, "factual") and grammar.is_negated(clause.head)
            return is_denied or is_in(above, "untrue")
    return False


def is_licence(verb: Token) -> bool:
    """Whether nobody signs anything, but one of many is let do something, or every one is: "the firm was approved for
    a loan", "each case is approved"."""
    who = grammar.subject(verb) if grammar.is_passive(verb) else None
    is_any = who is not None and any(child.lower_ in ("any", "each", "every") for child in who.lefts)
    return is_any or (who is not None and grammar.prepositional(verb, "for") is not None)


def presents(doc: Doc) -> bool:
    """Whether a line only presents what stands below it: "Here are the concerns that we heard:"."""
    return doc[0].lower_ in ("here", "below") and doc.text.rstrip().endswith(":")


def only_lists(doc: Doc) -> bool:
    """Whether a line says nothing but that a list follows: "the measures agreed today cover:"."""
    return len(doc) > 1 and doc[-1].text == ":" and is_in(doc[-2], "listing")


def on_condition(found: Found) -> Found:
    """A judgement with the condition that opens its sentence: "if we allow it, we expose ourselves"."""
    ground = condition(found.word) if found.act in ("opposes", "supports") else None
    start, end = found.content
    return found._replace(content=(0, end)) if ground is not None and ground[0] == 0 < start else found


def is_of_example(verb: Token) -> bool:
    """Whether a clause stands inside an example, as its background: "goods such as timber, which Peru banned"."""
    return any(each.dep_ == "prep" and is_example(each) for each in verb.ancestors)


def is_example(preposition: Token) -> bool:
    """Whether a preposition introduces an example: "such as", "including"."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ in ("including", "like") or before == "such"


def is_of_occasion(found: Found) -> bool:
    """Whether a speaker only says what happens on the occasion: "we'll be watching", "I want to be clear"; or where
    somebody will go: "the minister will attend the talks"."""
    if is_courtesy(found):
        return True
    who = found.target if found.doer is None else found.doer
    if found.rule not in OCCASIONAL or who is None:
        return False
    verb = grammar.infinitive(found.word) if found.rule == "seeks to" else found.word
    if verb is None:
        return False
    if found.rule == "will do" and is_in(verb, "itinerary"):
        return True
    is_frank = root(verb) == "be" and is_in(grammar.first(verb, "acomp"), "frank")
    takes_questions = root(verb) == "take" and is_in(grammar.first(verb, "dobj"), "questions")
    makes_point = root(verb) == "make" and is_in(grammar.first(verb, "dobj"), "remarks")
    is_said = is_signpost(verb, who) or takes_questions or is_frank or makes_point or is_in(verb, "occasion")
    return who.lower_ in ("i", "we") and is_said


def is_signpost(verb: Token, who: Token) -> bool:
    """Whether a speaker only says what he will speak of: "I will review the data", "we now turn to"."""
    if who.lower_ != "i" and not grammar.modified(verb, *words("in_turn")):
        return False
    shown = grammar.first(verb, "dobj") or grammar.prepositional(verb, "at", "on", "to")
    return is_in(verb, "saying") or (is_in(verb, "presents") and is_in(shown, "exhibits"))


def is_courtesy(found: Found) -> bool:
    """Whether a speaker is only polite: "I appreciate the opportunity to speak", "thank you for having me"."""
    who = grammar.subject(found.word)
    if found.act != "supports" or (who is not None and who.lower_ not in ("i", "we", "it")):
        return False
    said = found.word.doc[found.word.left_edge.i : found.word.right_edge.i + 1]
    chances = (word for word in said if is_in(word, "occasions"))
    wanted = (grammar.infinitive(chance) or grammar.infinitive(chance.head) for chance in chances)
    text = f" {said.text.lower()}"
    is_polite = any(f" {phrase}" in text for phrase in words("courtesies"))
    is_polite = is_polite or (root(found.word) == "thank" and (len(said.text.split()) < SHORT or is_bare(found.word)))
    return is_polite or any(is_in(deed, "attends", "saying", "occasion") for deed in wanted)


def is_bare(verb: Token) -> bool:
    """Whether thanks name neither whom nor what for: "thank you very much, Madam President"."""
    whom = grammar.first(verb, "dobj")
    is_you = whom is not None and whom.lower_ == "you" and not any(child.dep_ == "conj" for child in whom.children)
    return is_you and grammar.prepositional(verb, "for") is None and grammar.subject(verb) is None


def at(word: Token, sides: Sides) -> list[Found]:
    """The positions that one word takes; a reason stands for itself, or is the ground of a position."""
    held = list(by_noun(word, sides)) if word.pos_ == "NOUN" else []
    if held or (word.pos_ == "NOUN" and not grammar.is_finite(word)):
        return held
    if word.pos_ not in ("VERB", "AUX", "NOUN") or word.dep_ in ("aux", "auxpass"):
        return []
    found = first_of(RULES, word, sides)
    why = first_of((reasons.by_connective, reasons.by_naming), word, sides)
    rule = why[0].rule if why else ""
    if not found and (rule in ("as a result", "so") or (rule == "because" and is_in(word, "remains"))):
        found = [each for each in judgements.by_judgement(word, sides) if each.rule in ("is good", "is bad")]
        if found and rule == "so":
            return [*found, *why]
    if why and (not found or found[0].act == "settles"):
        return why
    if found:
        back = -1 if word.dep_ == "ROOT" and begins_with(word.doc, 0, "surroundings") else 0
        return [each._replace(ground=each.ground or (why[0].ground if why else None), points=back) for each in found]
    return first_of(LAST, word, sides)


def first_of(rules: tuple, word: Token, sides: Sides) -> list[Found]:
    """What the first of some rules that fits a word finds."""
    return next(filter(None, (list(rule(word, sides)) for rule in rules)), [])


def is_beside(inner: Found, found: list[Found]) -> bool:
    """Whether a participle only goes on with what its main clause settles, asks or promises."""
    if inner.word.tag_ != "VBG" or inner.act == "opposes" or grammar.is_finite(inner.word):
        return False
    if paper_of(inner.word) is not None:
        return False
    if grammar.first(inner.word, "nsubj") is not None:
        return False  # "with Peru pledging to"
    above = {word.i for word in inner.word.ancestors}
    return any(each.word.i in above and each.act not in ("expects", "opposes", "explains") for each in found)


def is_inside(inner: Found, found: list[Found]) -> bool:
    """Whether a position is only what another one asks for, fears or promises: its clause is what that verb governs."""
    clause = inner.word.head if inner.word.dep_ == "conj" else inner.word
    if clause.dep_ not in ("ccomp", "xcomp", "acl") or clause.i < clause.head.i or inner.rule == "wants to thank":
        return False
    above = {clause.head.i, clause.head.head.i} if clause.dep_ == "acl" else {clause.head.i}
    return any(
        each.word.i in above and each.act not in ("settles", "explains") and each.rule not in JUDGING for each in found
    )
