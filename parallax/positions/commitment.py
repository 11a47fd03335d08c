"""Commitment: whether anybody stands by what a clause says.

What is only supposed, doubted, asked to be answered, or said by nobody in particular is no position; what one side
says that another will do is expected, not promised.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parallax.positions import acts, grammar, modality, pledges, predicates, prospects
from parallax.positions.actors import GROUPS, OURS, PERSONS, Actor, Text
from parallax.positions.claimants import reporter
from parallax.positions.predicates import Found, told_by, words
from parallax.positions.sides import AUTHOR, BOTH, Sides, is_in, is_the

if TYPE_CHECKING:
    from spacy.tokens import Token


def foretold(found: Found, text: Text, speaker: Actor, place: int) -> Found:
    """A pledge, or only what is expected of somebody who neither makes it nor issues the text: "Peru will .."."""
    doer = found.doer
    if found.rule not in ("will do", "will not do") or doer is None or is_ours_to_say(doer):
        return found
    who, head = text.actor(doer), reporter(found) or subject_above(found.word)
    told = text.actor(head) if head is not None else speaker if speaker.name else text.author
    goes_on = head is None and who.side != "" and text.pledged == (place - 1, who.side)
    is_his = is_one(told, who) or (head is not None and speaks_for(head, doer, told, who)) or who.side == BOTH
    is_told = told == text.author and (text.is_of_deal or pledges.is_own(doer, text.sides))
    if not is_other(doer) and (is_his or is_told or goes_on or is_agreed(found.word)):
        return found
    is_conditional = grammar.modal(found.word) in modality.WOULD and not prospects.is_shifted(found.word)
    certainty = "conditional" if is_conditional else found.certainty or "certain"
    return found._replace(act="expects", rule="will be", doer=None, target=doer, certainty=certainty)


def resolved(found: Found, text: Text) -> Found:
    """A pledge, or what somebody else says was pledged: "claimed that Peru had agreed to"."""
    head = reporter(found)
    is_past = any(child.dep_ == "aux" and child.lower_ in ("had", "has", "have") for child in found.word.children)
    if found.act == "promises" and is_past and head is not None and found.doer is not None:
        told, who = text.actor(head), text.actor(found.doer)
        if not is_one(told, who) and told.side != who.side:
            content = predicates.clause_of(found.word)
            return found._replace(
                act="settles", rule="says it was pledged", doer=head, target=found.doer, content=content, certainty=""
            )
    return found


def is_ours_to_say(doer: Token) -> bool:
    """Whether somebody is the one who speaks, or his body: "we", "our governments"."""
    return doer.lower_ in OURS or any(child.dep_ == "poss" and child.lower_ in OURS for child in doer.children)


def speaks_for(head: Token, doer: Token, told: Actor, who: Actor) -> bool:
    """Whether who reports a deed means himself by a pronoun, or officials of his own: "Peru said officials will"."""
    if doer.lower_ in (*PERSONS, *GROUPS):
        return head.lower_ not in OURS
    if is_in(head, "persons") and is_in(doer, "bodies") and is_the(doer) and told.side == who.side:
        return True
    return told.side not in ("", AUTHOR) and who.side == ""


def subject_above(verb: Token) -> Token | None:
    """Who lets know what a clause says by another verb than one of saying: "she has signaled that she will"."""
    return grammar.subject(verb.head) if verb.dep_ == "ccomp" else None


def is_one(teller: Actor, who: Actor) -> bool:
    """Whether somebody who tells of another one's deed speaks for him too."""
    if teller.side in ("", AUTHOR) or who.side == "":
        return teller.name == who.name != ""
    return BOTH in (teller.side, who.side) or who.side == teller.side


def is_other(doer: Token) -> bool:
    """Whether somebody is not in office: "the next government"."""
    return any(child.dep_ == "amod" and is_in(child, "not_in_office") for child in doer.children)


def is_agreed(verb: Token) -> bool:
    """Whether something is to be done by an agreement: "under the agreement, Peru will"."""
    clause = verb.head if verb.dep_ == "conj" else verb
    under = grammar.prepositional(clause, "under", "as", "by", "in", "with")
    part = grammar.prepositional(under, "of") if predicates.is_in(under, "empty") else under
    return predicates.is_in(part, "agreements", "documents")


def is_usual(found: Found) -> bool:
    """Whether a country is only said to do something as a rule, which settles nothing: "Peru imposes a tariff of 5%.".
    A headline, which has no stop, tells of a deed."""
    verb, doer = found.word, grammar.subject(found.word)
    is_present = verb.tag_ in ("VBZ", "VBP") and verb.doc[-1].text == "."
    is_now = any(child.lower_ in ("today", "hereby", "now") for child in verb.children)
    return found.rule == "takes a measure" and is_present and not is_now and doer is not None and doer.pos_ == "PROPN"


def is_nobodys(found: Found) -> bool:
    """Whether a position is only what somebody might say, or what nobody in particular says."""
    told = told_by(found.word)
    if told is not None and found.rule == "must do" and predicates.is_in(told, "settled"):
        return True
    if is_only_supposed(found.word) or is_only_rumoured(found):
        return True
    is_denied = told is not None and grammar.is_negated(told) and not predicates.is_in(told, "questions")
    is_denied = is_denied and not (found.act == "expects" and is_doubted(found.word))
    if told is not None and (predicates.is_subordinate(told) or is_denied):
        return True
    return told is not None and is_hearsay(told) and (reporter(found) is None or is_unowned(told))


def is_only_rumoured(found: Found) -> bool:
    """Whether somebody is only said to plan or to offer something: "is reportedly planning to sign"."""
    return found.act == "promises" and any(predicates.is_in(each, "allegedly") for each in found.word.children)


def is_unsaid(found: Found) -> bool:
    """Whether a clause is what somebody has not said: "they did not say that it is illegal"."""
    told = told_by(found.word)
    if told is None or not (predicates.is_in(told, "saying") or predicates.is_in(told, "suggesting")):
        return False
    return grammar.is_negated(told)


def is_refuted(found: Found, sides: Sides) -> bool:
    """Whether the clause of a position that only its words give says by itself that it is none: "need not hurry"."""
    is_only_sought = is_sought(grammar.first_of_joined(found.word))
    return is_only_sought or acts.is_of_occasion(found) or pledges.refutes(found.act, found.word, sides)


def is_only_supposed(word: Token) -> bool:
    """Whether a clause is what somebody only supposes or sets out to find out, or what is said not to seem so: "does
    not look like we must", "a test to see if we must"."""
    if is_sought(grammar.first_of_joined(word)):
        return True
    is_inside = word.dep_ == "ccomp" or (word.dep_ == "advcl" and word.i > word.head.i)
    is_unlikely = predicates.is_in(word.head, "seems") and grammar.is_negated(word.head)
    return (is_inside and is_unlikely) or (word.dep_ == "ccomp" and predicates.is_in(word.head, "supposes"))


def is_sought(clause: Token) -> bool:
    """Whether a clause is what is yet to be found out: "to determine that it is safe", not "managed to prove that"."""
    finds, above = clause.head, clause.head.head
    is_open = clause.dep_ in ("ccomp", "advcl", "dobj") and clause.i > finds.i and predicates.is_in(finds, "finds_out")
    is_aim = finds.dep_ in ("xcomp", "advcl", "acl", "relcl", "conj") and above.pos_ in ("VERB", "NOUN", "PROPN")
    is_to = any(child.tag_ == "TO" for child in finds.children)
    return is_open and is_aim and is_to and not predicates.is_in(above, "manages", "aspect", "goes_on")


def is_hearsay(told: Token) -> bool:
    """Whether a noun or a verb without a subject reports what the text does not vouch for: "the notion that"."""
    first = grammar.first_of_joined(told)
    return first.dep_ == "pcomp" if told.pos_ == "VERB" else predicates.is_in(told, "doubtful")


def is_unowned(told: Token) -> bool:
    """Whether a noun that reports something does not say whose it is: "rejected the idea that", not "his idea that"."""
    return told.pos_ == "NOUN" and grammar.first(told, "poss") is None


def is_answered(found: Found, following: str) -> bool:
    """Whether a text asks a question only to answer it in its next sentence."""
    return found.rule == "asks a question" and re.split(r"\W", following.lower())[0] in words("answers")


def is_doubted(word: Token) -> bool:
    """Whether a clause is what somebody doubts: "I doubt that it will", "we are sceptical that it will", "we do not
    believe that it will"."""
    verb = word.head if word.dep_ in ("ccomp", "conj") else word
    if is_disbelieved(word):
        return True
    doubts = (verb, *(child for child in verb.children if child.dep_ == "acomp"))
    doubting = any(predicates.is_in(each, "doubting") for each in doubts) or predicates.is_in(verb.head, "doubting")
    return word.dep_ in ("ccomp", "conj") and doubting and not grammar.is_negated(verb)


def denied_belief(word: Token) -> tuple[int, int] | None:
    """The clause by which somebody says that he does not believe what a clause says: it is quoted with its denial."""
    return predicates.clause_of(word.head) if is_disbelieved(word) else None


def is_disbelieved(word: Token) -> bool:
    """Whether a clause is what somebody does not believe."""
    return word.dep_ == "ccomp" and predicates.is_in(word.head, "believing") and grammar.is_negated(word.head)


def is_not_meant(word: Token) -> bool:
    """Whether a clause is what somebody says that he does not say: "it is not our intention to suggest that they
    must"."""
    above = word.head
    if word.dep_ != "ccomp" or not predicates.is_in(above, "suggesting"):
        return False
    while above.dep_ in ("acl", "xcomp", "attr") and not grammar.is_negated(above):
        above = above.head
    return grammar.is_negated(above)
