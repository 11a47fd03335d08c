"""Reasons: what a text says is because of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallax.positions import grammar
from parallax.positions.predicates import (
    CONCEDES,
    Found,
    begins_with,
    clause_of,
    is_in,
    root,
    takes_positions,
    words,
)
from parallax.positions.sides import BOTH, Sides, is_actor
from parallax.positions.signs import first_sign

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POINTERS = ("this", "that", "it", "these")
"""Subjects that stand for the sentence before."""
BACK = ("from",)
"""The prepositions that lead from what is caused back to its cause."""
EMPTY = ("view", "light", "account", "result", "response", "above", "foregoing")
"""The nouns of a connective itself, and those by which it only points: "in light of the above"."""
NAMING = ("be", "lie", "stem", "remain")
CLAUSES = ("ccomp", "advcl", "relcl")
ADVERBIALS = ("prep", "npadvmod", "advmod", "amod", "nmod", "advcl", "acomp")


def by_connective(verb: Token, sides: Sides) -> Iterator[Found]:
    """What a sentence gives a reason for: "because", "due to", "with prices rising"; "as a result" points back."""
    is_main = verb.dep_ in ("ROOT", "ccomp", "conj") or concedes(verb)
    if not is_main or not grammar.is_finite(verb) or is_asked(verb):
        return
    if grammar.is_asked(verb) or is_dismissed(verb.doc) or any(map(grammar.is_going_to, verb.children)):
        return
    if is_in(verb, "duties") and grammar.infinitive(verb) is not None and verb.tag_ in ("VB", "VBP", "VBZ"):
        return  # the reason is that of what is asked
    found = Found("explains", "because", verb, clause_of(verb), target=grammar.subject(verb))
    ground = next((child for child in verb.children if is_ground(child, verb)), None)
    if ground is not None:
        told = affirmed(verb, ground)
        yield found._replace(ground=told, content=effect(verb.doc, found.content, told))
    elif (parts := consequence(verb)) is not None:
        yield found._replace(rule="so", content=parts[0], ground=parts[1])
    elif verb.dep_ == "ROOT" and begins_with(verb.doc, verb.doc[0].lower_ in ("and", "but"), "therefore"):
        said = grammar.first(verb, "ccomp")
        if said is not None and said.i < verb.i and is_in(verb, "reports"):  # ""That's why we left," she said"
            found = found._replace(content=clause_of(said), target=grammar.subject(said))
        yield found._replace(rule="as a result", points=-1)


def is_time(verb: Token) -> bool:
    """Whether a clause only says before or until when, whatever the parse hangs it on: "before a deal was reached"."""
    who = grammar.subject(verb)
    place = who.left_edge.i - 1 if who is not None else -1
    return place >= 0 and who is not None and who.head == verb and verb.doc[place].lower_ in ("before", "until", "till")


def concedes(verb: Token) -> bool:
    """Whether a clause stands beside another as a fact of its own: "although ..", "while .."."""
    return verb.dep_ == "advcl" and not CONCEDES.isdisjoint(grammar.openers(verb))


def effect(doc: Doc, content: tuple[int, int], ground: tuple[int, int]) -> tuple[int, int]:
    """What a reason is given for: the content without its reason at either end, unless only a pointer would be left."""
    (start, end), (first, last) = content, ground
    before = [word for word in doc if start <= word.idx < min(first, end)] if last >= end else []
    after = [word for word in doc if max(last, start) <= word.idx < end] if first <= start else []
    rest = before or after
    says = any(word.pos_ in ("NOUN", "PROPN", "VERB") for word in rest)
    return grammar.stretch(rest) if says else content


def consequence(verb: Token) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """What follows, and from what, of "A, so B" and "A, and therefore B"; None where a verb is no such B."""
    doc, subject = verb.doc, grammar.first(verb, *grammar.SUBJECTS)
    if subject is None or subject.lower_ in ("we", "i"):  # what we do for a reason is our deed
        return None
    if is_in(verb, "duties") and grammar.infinitive(verb) is not None:
        return None
    joined = [verb.head] if verb.dep_ == "conj" else [child for child in verb.children if child.dep_ == "ccomp"]
    cause = next((each for each in joined if each.i < subject.left_edge.i and grammar.is_finite(each)), None)
    opening = next((word.i for word in doc[1 : subject.left_edge.i] if cause and word.i > cause.i and is_so(word)), 0)
    if cause is None or not opening:
        return None
    leave = (cause,) if cause.head == verb else ()
    told = [word for word in grammar.part(verb, leave) if word.i >= subject.left_edge.i]
    before = [word for word in doc[cause.left_edge.i : opening] if word.dep_ != "mark" or word.head != cause]
    return grammar.stretch(told), grammar.stretch(before)


def is_so(word: Token) -> bool:
    """Whether a word opens a consequence after a stop or an "and": "so", but not "so that"; "therefore"."""
    follows = grammar.beside(word, -1) in (",", ";", "–", "—", "and", "but")
    goes_on = grammar.beside(word) in ("that", "far", "as", "too", "long", "much", "called")
    is_plain = word.lower_ == "so" and not goes_on
    return follows and (is_plain or begins_with(word.doc, word.i, "therefore"))


def is_dismissed(doc: Doc) -> bool:
    """Whether a sentence says that a reason is none: "Just because it rains does not mean that"."""
    return doc.text.lower().startswith(("just because", "simply because", "merely because"))


def is_asked(verb: Token) -> bool:
    """Whether a clause only says what was asked: "asked whether it was because of the tide"."""
    return any(child.dep_ == "mark" and child.lower_ in ("if", "whether") for child in verb.children)


def affirmed(verb: Token, ground: Token) -> tuple[int, int]:
    """The words of a reason; of "not because .., but because ..", those of the one that holds."""
    end = grammar.whole(verb.doc)[1]
    but = re.compile(r"\bbut (?:rather )?(?=because\b)").search(verb.doc.text, verb.idx)
    return (but.end(), end) if but else grammar.stretch(list(ground.subtree))


def is_ground(word: Token, verb: Token) -> bool:
    """Whether what stands beside a verb is its reason."""
    if word.dep_ == "advcl":
        opening = {child.lower_ for child in word.children if child.dep_ == "mark"}
        reflects = root(word) == "reflect" and word.tag_ == "VBG"
        driven = word.tag_ == "VBN" and is_in(word, "caused_by") and grammar.agent(word) is not None
        is_have = any(child.lemma_ == "have" for child in verb.children if child.dep_ == "aux")
        before = word.left_edge.nbor(-1) if word.left_edge.i else word
        is_time = "since" in opening and (is_have or before.ent_type_ == "DATE" or before.lower_ == "time")
        if reflects or driven or not (is_time or words("because").isdisjoint(opening)):
            return True
    if word.dep_ == "prep" and word.lower_ == "with":
        is_deadline = any(is_in(inner, "spans") and inner.ent_type_ == "DATE" for inner in word.subtree)
        return (
            word.i < verb.i
            and not is_deadline
            and any(inner.tag_ == "VBG" and inner.dep_ in ("pobj", "pcomp", "acl") for inner in word.subtree)
        )
    if word.dep_ == "acomp" and grammar.prepositional(word, "to") is None:
        return False
    if all(each.pos_ not in ("NOUN", "PROPN", "VERB", "PRON") or each.lower_ in EMPTY for each in word.subtree):
        return False
    places = (word.left_edge.i, word.i)
    return word.dep_ in ADVERBIALS and any(begins_with(word.doc, place, "because_of") for place in places)


def by_naming(verb: Token, sides: Sides) -> Iterator[Found]:
    """A clause that names a reason: "one reason is ..", "the answer lies in ..", "it is no accident that .."."""
    what, who = grammar.first(verb, "attr"), grammar.first(verb, "nsubj")
    why = next((child for child in verb.children if child.dep_ in CLAUSES and is_why(child)), None)
    told = grammar.first(verb, "csubj")
    if told is not None and names_cause(verb, told):
        yield Found("explains", "is caused by", verb, clause_of(verb), target=sides.within(verb.subtree))
    elif why is not None and root(verb) == "be" and who is None and told is not None:
        ground = grammar.stretch(list(told.subtree))
        yield Found("explains", "is why", verb, clause_of(verb), target=grammar.subject(why), ground=ground)
    elif is_in(what, "accident") and grammar.is_negated(what):
        yield Found("explains", "is no accident", verb, clause_of(verb), points=1)
    elif is_in(who, "reasons") and root(verb) in NAMING and not grammar.modal(verb):
        whom = sides.within(verb.subtree)
        yield Found("explains", "gives the reason", verb, clause_of(verb), target=whom)


def names_cause(verb: Token, told: Token) -> bool:
    """Whether a clause says what brings something about: "what drives the boats north is hunger", no mystery."""
    asks = grammar.first(told, "nsubj")
    is_what = asks is not None and asks.lower_ == "what" and root(verb) == "be" and verb.dep_ in ("ROOT", "ccomp")
    is_plain = not grammar.is_negated(verb) and not grammar.modal(verb) and not grammar.modal(told)
    is_known = not is_in(grammar.first(verb, "attr"), "riddles")
    return is_what and is_plain and is_known and is_in(told, "causes", "caused_by")


def is_why(clause: Token) -> bool:
    """Whether a clause opens with "why"."""
    return any(child.lower_ == "why" for child in clause.lefts)


def by_purpose(verb: Token, sides: Sides) -> Iterator[Found]:
    """What something is meant, designed or intended to do."""
    purpose = grammar.infinitive(verb)
    if purpose is not None and is_in(verb, "purposes") and grammar.is_passive(verb):
        who = grammar.subject(verb)
        is_due = root(verb) == "mean" and not grammar.is_of_the_past_be(verb)
        if root(purpose) == "be":
            return
        if is_due and takes_positions(who, sides):
            yield Found("asks", "must do", verb, clause_of(purpose), target=who)
            return
        yield Found("seeks", "is meant to", verb, grammar.stretch(list(purpose.subtree)), sides.within(verb.subtree))


def by_source(verb: Token, sides: Sides) -> Iterator[Found]:
    """What is called a cause, or an effect, of something: "is a driver of", "cited the ban as the reason for"."""
    is_called = is_in(verb, "views", "names")
    called = grammar.prepositional(verb, "as") if is_called else grammar.first(verb, "attr")
    what = grammar.prepositional(called, "of", "for", "behind", "to") if is_in(called, "sources") else None
    if what is None or grammar.first(verb, "expl") is not None or not grammar.is_told(verb):
        return
    if grammar.modal(verb) not in ("", "can") or grammar.is_negated(verb):
        return
    who = grammar.first(verb, "dobj", "nsubjpass") if is_called else grammar.subject(verb)
    ground = None if who is None else grammar.stretch(list(who.subtree))
    doer = grammar.subject(verb) if is_called else None
    yield Found("explains", "is a source of", verb, clause_of(verb), doer, who, ground=ground)


def by_cause(verb: Token, sides: Sides) -> Iterator[Found]:
    """One thing that brings about another: a verb of causing with an abstract subject, and no modal. In an official
    text, what it reflects for good is praised, and what another side's policies have led to is blamed on it."""
    who, by = grammar.subject(verb), grammar.agent(verb)
    if by is not None and is_in(verb, "caused_by") and verb.dep_ in ("ROOT", "ccomp") and not grammar.modal(verb):
        ground, whom = grammar.stretch(list(by.subtree)), sides.within(verb.subtree)
        yield Found("explains", "is caused by", verb, clause_of(verb), target=whom, ground=ground)
    elif who is None or not brings_about(verb):
        return
    elif sides.own and root(verb) == "reflect":
        what = grammar.first(verb, "dobj")
        if what is not None and first_sign(what) > 0:
            yield Found("supports", "reflects", verb, clause_of(verb), target=who)
    elif is_others(who, sides):
        yield Found("opposes", "is blamed for", verb, clause_of(verb), target=who)
    elif not acts_itself(who, sides) and (verb.dep_ in ("ROOT", "ccomp") or is_which(verb)):
        yield caused(verb, who, sides)


def brings_about(verb: Token) -> bool:
    """Whether a verb tells, as a fact, that one thing brings about another."""
    is_fact = grammar.is_told(verb) and not grammar.modal(verb) and not grammar.is_negated(verb)
    return is_fact and (is_cause(verb) or is_making(verb)) and not grammar.is_passive(verb)


def acts_itself(who: Token, sides: Sides) -> bool:
    """Whether somebody acts, and is no cause."""
    return bool(sides.of(who)) or is_actor(who) or who.lower_ in ("he", "she", "they", "we", "i", "you", "what")


def is_others(who: Token, sides: Sides) -> bool:
    """Whether an official text tells of what belongs to another side: "Peru's policies"."""
    owner = grammar.first(who, "poss")
    return sides.own not in ("", BOTH) and sides.of(owner) not in ("", sides.own, BOTH)


def caused(verb: Token, who: Token, sides: Sides) -> Found:
    """What one thing is said to bring about."""
    rule, cause = "reflects" if root(verb) == "reflect" else "causes", origin(verb, who)
    points = -1 if cause.lower_ in POINTERS else 0
    leave = (verb,) if verb.dep_ == "relcl" else ()
    told = None if points else grammar.stretch(grammar.part(cause, leave))
    whom = sides.within(verb.subtree)
    return Found("explains", rule, verb, clause_of(verb), target=whom, ground=told, points=points)


def origin(verb: Token, who: Token) -> Token:
    """The cause among a verb's subject and object: the object of "reflects", of "stems from"."""
    if root(verb) == "reflect":
        return grammar.first(verb, "dobj") or who
    if any(f"{root(verb)} {word}" in words("causes") for word in BACK):
        return grammar.prepositional(verb, *BACK) or who
    return who


def is_making(verb: Token) -> bool:
    """Whether something makes another thing hard, easy, vulnerable: "makes it hard to"."""
    how = grammar.first(verb, "ccomp", "oprd")
    return root(verb) in ("make", "render", "leave") and how is not None and how.pos_ == "ADJ"


def is_cause(verb: Token) -> bool:
    """Whether a verb, or a verb with its preposition, is one of causing, and not "bring to mind"."""
    to = grammar.prepositional(verb, "to") or grammar.first(verb, "xcomp", "advcl")  # "to mind" is read as a verb
    if is_in(to, "minds") or grammar.modified(verb, "together"):
        return False
    pairs = {f"{root(verb)} {child.lower_}" for child in verb.children if child.dep_ == "prep"}
    has_object = grammar.first(verb, "dobj", "ccomp", "xcomp", "conj") is not None or verb.dep_ == "conj"
    alone = {root(verb)} if has_object else set()  # not "drove from Lima"; joined verbs may share an object
    return not words("causes").isdisjoint(alone | pairs)


def is_which(verb: Token) -> bool:
    """Whether a clause goes on with "which" after a comma; "which in turn" means all that stands before it."""
    who = grammar.first(verb, *grammar.SUBJECTS)
    goes_on = verb.dep_ in ("relcl", "advcl", "ccomp") and grammar.follows_comma(verb)
    is_of_clause = any(child.lower_ == "in" and child.right_edge.lower_ == "turn" for child in verb.children)
    return goes_on and who is not None and who.lower_ == "which" and not is_of_clause


def is_circular(found: Found) -> bool:
    """Whether a reason only repeats what it is given for: "the dam fails because the dam fails"."""
    if found.ground is None or found.act != "explains":
        return False
    (start, end), (first, last) = found.content, found.ground
    if first <= start and end <= last:
        return True
    weighs = [word for word in found.word.doc if word.is_alpha and not word.is_stop]
    reason = {root(word) for word in weighs if first <= word.idx < last}
    rest = {root(word) for word in weighs if start <= word.idx < end and not first <= word.idx < last}
    return bool(rest) and rest <= reason
