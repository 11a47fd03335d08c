"""Pledges: what an actor will do is promised, and refused where it is negated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallax.positions import grammar
from parallax.positions.modality import WILL, WOULD, comes_about, hedged, is_attribute, is_inverted, is_ours
from parallax.positions.predicates import (
    Found,
    clause_of,
    condition,
    is_in,
    is_reported,
    is_told,
    root,
    takes_positions,
    teller,
    words,
)
from parallax.positions.sides import BOTH, FIRMS, Sides, is_actor, names
from parallax.positions.sides import is_in as is_noun_in
from parallax.positions.signs import FORETOLD, by_idiom, first_sign, judged, own_sign

if TYPE_CHECKING:
    from spacy.tokens import Token


def refutes(act: str, verb: Token, sides: Sides) -> bool:
    """Whether a clause cannot take a position: who need not or does not ask asks nothing, what is only likely is not
    asked, what is left to luck is not promised."""
    is_denied = grammar.is_negated(verb) and grammar.subject(verb) is not None
    if act == "asks":
        return comes_about(verb, sides) or (is_denied and grammar.modal(verb) in ("", "need"))
    return hedged(verb) != "" if act == "promises" else act == "refuses" and is_denied and is_in(verb, "duties")


def by_assurance(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody assures others that will be done: "has assured us that the experts would return"."""
    who, told = grammar.subject(verb), grammar.clause(verb)
    is_made = is_in(verb, "assures") and is_told(verb) and not grammar.is_negated(verb) and takes_positions(who, sides)
    if is_made and told is not None and grammar.modal(told) in (*WILL, *WOULD) and not is_in(told, "happens"):
        yield Found("promises", "pledges to", verb, clause_of(told), who, grammar.first(verb, "dobj"), "certain")


def is_to_be_said(first: Token) -> bool:
    """Whether a clause is what somebody has yet to say or to see to, by what stands before its first word: "this
    includes making clear there will be"."""
    before = [word for word in first.doc[max(0, first.i - 3) : first.i] if word.lower_ != "that"]
    if before and before[-1].lower_ in ("clear", "sure", "certain"):
        before.pop()
    return bool(before) and before[-1].tag_ in ("VB", "VBG") and is_in(before[-1], "has_yet_to_say")


def by_will(verb: Token, sides: Sides) -> Iterator[Found]:
    """What an actor will do is promised, or refused; what else will be is expected."""
    doer, helper = grammar.subject(verb), grammar.modal(verb)
    if helper not in WILL and not (helper in WOULD and is_reported(verb)):
        return
    clause = verb.head if verb.dep_ == "conj" else verb
    if verb.tag_ == "VBN" and clause.tag_ == "VB":
        return  # "will suspend the handling of cases referred or raised"
    if clause.dep_ == "acl" and is_in(clause.head, "imagined"):
        return  # "in the hope that it will stop"
    if clause.dep_ in ("acl", "ccomp") and (is_less_likely(clause.head) or is_unreal(clause.head)):
        return
    if clause.dep_ == "ccomp" and any(each.lower_ == "less" for each in clause.head.children):
        return  # "to make it less likely that it will fail"
    if (there := grammar.first(verb, "expl")) is not None and not is_attribute(verb):
        if is_to_be_said(there):
            return
        ground = condition(verb)
        yield Found(
            "expects", "will be", verb, clause_of(verb), None, None, "conditional" if ground else "certain", ground
        )
        return
    if verb.dep_ == "conj" and grammar.is_negated(verb.head) and grammar.first(verb, "aux") is None:
        return  # "it will not improve security or increase trust" says so of the first
    if doer is None or is_inverted(verb) or is_attribute(verb) or is_duty(verb, doer, sides) or is_wanted(verb):
        return
    if helper == "will" and weighs_much(verb, doer):
        yield Found("supports", "is important", verb, clause_of(verb), None, doer)
        return
    sure, ground = hedged(verb), condition(verb)
    will = verb.head if grammar.is_going_to(verb) else verb
    if helper == "will" and sides.own and not is_pledge(verb, doer, sides) and judged(verb, FORETOLD) > 0:
        return
    if sure or is_foretold(verb) or not is_pledge(verb, doer, sides):
        if helper in WILL or (doer.pos_ in ("NOUN", "PROPN") and not is_decided(verb)):
            certainty = "conditional" if ground else sure or "certain"
            whom = grammar.agent(verb) or (None if is_of_things(doer, sides) else doer)
            yield Found("expects", "will be", verb, clause_of(will), None, whom, certainty, ground)
    elif (broken := broken_off(verb)) is not None:
        whom = grammar.prepositional(broken, "with", "to")
        yield Found("refuses", "breaks off", verb, clause_of(will), doer, whom)
    elif grammar.is_negated(verb) and not is_in(verb, "unwavering"):
        yield Found("refuses", "will not do", verb, clause_of(will), doer)
    else:
        certainty = "conditional" if ground else "certain"
        who = None if is_own_deed(verb, sides) or holds_out(verb) else doer
        yield Found("promises", "will do", verb, clause_of(will), who, first_object(verb), certainty, ground)


def is_less_likely(odds: Token) -> bool:
    """Whether the odds of something are said to fall: "lowers the chances that Peru will"."""
    return is_in(odds, "futures") and odds.dep_ == "dobj" and is_in(odds.head, "lessens", "shrinks")


def is_unreal(noun: Token) -> bool:
    """Whether a noun is the subject of what was not so: "a promise that it will open would have been better"."""
    helpers = [child.lower_ for child in noun.head.children if child.dep_ == "aux"]
    return noun.dep_ in grammar.SUBJECTS and "have" in helpers and not {"would", "could", "should"}.isdisjoint(helpers)


def broken_off(verb: Token) -> Token | None:
    """The dealings with others that somebody ends: "will cease all working relations with the union", "will no longer
    hold meetings with it"."""
    is_ending = is_in(verb, "light", "holds") if grammar.is_negated(verb) else is_in(verb, "ends")
    dealings = grammar.first(verb, "dobj") if is_ending else None
    return dealings if is_in(dealings, "dealings") else None


def weighs_much(verb: Token, who: Token) -> bool:
    """Whether something is said to become crucial, and not critical as an illness is: "the balance will be vital"."""
    how = grammar.first(verb, "acomp")
    if not is_in(how, "necessary") or grammar.is_negated(verb) or grammar.prepositional(how, "of") is not None:
        return False
    return first_sign(who) >= 0 and (how.lower_ != "critical" or who.tag_ == "VBG")


def is_foretold(verb: Token) -> bool:
    """Whether something only shows what somebody else will do, or somebody reckons it: "the wording indicates that Peru
    will go on", "economists reckon they will not rise"."""
    doer = grammar.first(verb, *grammar.SUBJECTS)
    if verb.dep_ == "ccomp" and is_in(verb.head, "reckons") and doer is not None and doer.lower_ not in ("i", "we"):
        return True
    teller = grammar.subject(verb.head) if verb.dep_ == "ccomp" and is_in(verb.head, "shows") else None
    return teller is not None and teller.pos_ == "NOUN" and not is_actor(teller)


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


def is_pledge(verb: Token, doer: Token, sides: Sides) -> bool:
    """Whether a verb is what its subject can bind itself to do: an actor, a business in its own release only."""
    inner = grammar.first(verb, "xcomp") if is_in(verb, "aspect") else None
    if is_own_deed(verb, sides) or holds_out(verb):
        return True
    if stands_firm(verb, doer, sides) or is_own_bearing(verb, doer, sides):
        return True
    if sides.own == BOTH and is_in(verb, "granted") and sides.of(doer) in sides.parties:
        return True  # what a party to the text will receive, the other one grants
    is_befallen = is_in(inner or verb, "happens") and not is_in(grammar.first(verb, "dobj"), "dealings")
    if is_befallen or grammar.is_passive(verb) or (by_idiom(verb) < 0 and broken_off(verb) is None):
        return False  # "we will all pay the price" pledges nothing
    if doer.lower_ == "it":
        return speaks_of_itself(verb, sides)
    if is_of_things(doer, sides):
        return False
    side = sides.of(doer)
    if is_noun_in(doer, "publics"):
        return False
    is_named = bool(side) or doer.text in names() or is_own(doer, sides)
    is_known = is_named or doer.lower_ in ("i", "we", "he", "she", "they")
    is_known = is_known or is_noun_in(doer, "officials") or is_noun_in(doer, "bodies")
    return is_known and (side != FIRMS or is_own(doer, sides))


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
    return doer.lower_ in ("we", "i") and sides.own != "" and root(verb) == "be" and is_way


def is_own(doer: Token, sides: Sides) -> bool:
    """Whether somebody is of the side that issues a text, alone or with others, or its agency by the initials, or the
    business that issues it."""
    is_agency = (doer.ent_type_ == "ORG" or doer.text in names()) and doer.text.isupper() and sides.one(doer) == ""
    is_among = sides.own in {sides.one(word) for word in grammar.conjuncts(doer)}
    return (sides.own != "" and (is_agency or is_among)) or doer.text == sides.issuer


def is_own_deed(verb: Token, sides: Sides) -> bool:
    """Whether an official text says what will be done, and not by whom: "a new office will be established"."""
    is_bare = grammar.is_passive(verb) and grammar.agent(verb) is None and grammar.modal(verb) == "will"
    is_befallen = is_in(verb, "affects", "befalls", "happens") or first_sign(verb) < 0 or is_reported(verb)
    is_befallen = is_befallen or own_sign(verb) < 0
    is_done = (is_bare and not is_befallen) or is_kept(verb)
    is_done = is_done or (grammar.modal(verb) == "will" and is_in(verb, "keeps") and is_ours(grammar.subject(verb)))
    is_done = is_done or is_of_own_means(verb, sides)
    return sides.own != "" and is_done and not grammar.is_negated(verb)


def holds_out(verb: Token) -> bool:
    """Whether a text says that it will stand by what it is devoted to: "our resolve will never waver"."""
    who = grammar.subject(verb)
    is_devoted = is_ours(who) and is_in(who, "devotion")
    if grammar.is_negated(verb):
        return is_devoted and is_in(verb, "unwavering")
    added = [child for child in verb.rights if child.dep_ in ("acomp", "attr", "oprd", "prep", "advcl", "xcomp")]
    return is_devoted and is_in(verb, "lasts") and all(is_steady(child) for child in added)


def is_steady(added: Token) -> bool:
    """Whether what follows "will remain" says that something stays as it is: "strong", "with the crews"."""
    return added.lower_ in words("steady") or added.lower_ in ("with", "for", "as")


def is_of_own_means(verb: Token, sides: Sides) -> bool:
    """Whether an official text says for itself what its plan, law or body will do: "this bill will protect children",
    "the new council will oversee the funds"."""
    who = grammar.subject(verb)
    if grammar.modal(verb) != "will" or not is_in(who, "documents", "plans", "agencies") or is_reported(verb):
        return False
    if is_in(who, "deals"):
        return False  # what two have agreed on will be so, and neither pledges it alone
    is_deed = verb.pos_ == "VERB" and not grammar.is_passive(verb) and not is_in(verb, "happens", "remains")
    owners = {sides.one(word) for word in who.subtree} - {"", sides.own, BOTH}
    return is_deed and not owners and not is_in(verb, "benefits")


def is_kept(verb: Token) -> bool:
    """Whether something will be left as it is: "the ban will remain in force"."""
    how = grammar.first(verb, "acomp", "oprd", "attr") or grammar.prepositional(verb, "in", "at")
    return (
        grammar.modal(verb) == "will"
        and root(verb) in ("remain", "stay")
        and how is not None
        and how.lower_ in words("kept")
    )


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


def first_object(verb: Token) -> Token | None:
    """The object of a verb, or that of the verb that it governs."""
    inner = grammar.first(verb, "xcomp")
    return grammar.first(verb, "dobj", "dative") or (first_object(inner) if inner is not None else None)
