"""Targets: whom a position is addressed to, as its own words tell it (see addressees for what they leave open)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parallax.positions import acts, grammar, modality, predicates, weights
from parallax.positions.actors import NOBODY, OURS, Actor, Text
from parallax.positions.predicates import Found, is_name
from parallax.positions.sides import AUTHOR, BOTH, UNNAMED, is_actor, is_in, is_public, named_in
from parallax.positions.subjects import sort

if TYPE_CHECKING:
    from spacy.tokens import Token

ADDRESSED = ("asks", "opposes", "promises", "refuses")
"""The acts whose target is somebody else."""
SPOKEN_TO = ("asks", "opposes")
"""The acts whose target is who is named first, though it be unknown for whom he acts."""
POINTERS = ("it", "this", "that", "these", "those")
PLACES = ("across", "around", "in", "inside", "near", "throughout", "within")
"""Before the name of where something is."""
BEFORE_NOUN = ("poss", "amod", "compound", "nmod")
"""The relations of the words before a noun that can say whose it is."""


def target(found: Found, text: Text, holder: Actor) -> Actor:
    """Whom a position is addressed to."""
    whom, own = addressed(found, text, holder), text.author.side
    is_ours = found.doer is not None and any(child.lower_ == "our" for child in found.doer.lefts)
    is_of_others = own not in (AUTHOR, BOTH, *text.sides.parties) and not is_ours
    if found.act == "promises" and whom.side == BOTH and is_of_others:
        return Actor(own, own)  # what two others promise in its text
    return whom


def addressed(found: Found, text: Text, holder: Actor) -> Actor:
    """Whom the words of a position address: who is named, or else the first actor in them; what is judged itself."""
    if found.target is not None and found.target.lower_ in OURS:
        own = Actor(holder.side, holder.side) if holder.side else Actor(UNNAMED, UNNAMED)
        return Actor(UNNAMED, UNNAMED) if found.act == "opposes" else own
    if is_threat(found):
        return Actor(UNNAMED, UNNAMED)
    if found.act == "promises" and BOTH in (holder.side, text.actor(found.doer).side):
        return together(found, NOBODY)  # what two promise they promise each other
    named = NOBODY if found.target is None or is_nobody(found.target) else text.mentioned(found.target)
    but = holder.side if found.act in (*ADDRESSED, "settles") and holder.side != BOTH else ""
    if named.side and (named.side != but or found.act == "asks"):
        return named
    if named.name and found.target is not None and is_public(found.target):
        return named
    if found.act == "opposes" and named.side != "":
        return Actor(UNNAMED, UNNAMED)
    whom = found.target
    is_spoken_to = found.act in SPOKEN_TO or found.rule == "breaks off"
    if named.name and whom is not None and is_spoken_to and (is_actor(whom) or is_name(whom)):
        return named
    if whom is not None and found.act == "asks" and whom.lower_ in ("he", "she") and named.name:
        return named
    if whom is not None and found.act == "asks" and whom.pos_ == "NOUN" and sort(whom) == "person":
        return named  # not whom the words name that he is asked to do
    if whom is not None and found.act == "asks" and found.rule != weights.RULE:
        return Actor(UNNAMED, UNNAMED)  # of a thing, or of others whom "they" means, and not of whom its words name
    is_owned = found.target is not None and grammar.first(found.target, "poss") is not None
    if found.target is not None and not is_owned and is_in(found.target, "joint") and text.sides.is_of_two:
        return together(found, named)
    if (doer := whose_deed(found)) is not None:
        return text.mentioned(doer)
    near = text.sides.within(doers_of(found), but) or text.sides.within(near_words(found), but)
    if near is not None and not (found.rule in acts.JUDGING and near.pos_ == "ADJ"):
        return text.mentioned(near)
    return praised(found, text, holder, named) if found.rule in acts.JUDGING else fallback(found, text, holder, named)


def is_nobody(word: Token) -> bool:
    """Whether a word only points, or is a doing: "putting an end to it is good"."""
    return word.lower_ in POINTERS or (word.tag_ == "VBG" and word.ent_type_ == "")


def whose_deed(found: Found) -> Token | None:
    """Who has done what is praised, where he is named with it: "the efforts of the council"."""
    deed = found.target if found.act == "supports" else None
    doers = [] if deed is None or not predicates.is_in(deed, "merits") else owners(deed)
    return next((each for each in doers if is_actor(each)), None)


def is_threat(found: Found) -> bool:
    """Whether what will or would be done is done to somebody's harm: "will be met with tariffs", "we will punish"."""
    verb = found.word
    if found.act not in ("expects", "promises") or grammar.modal(verb) not in (*modality.WILL, *modality.WOULD):
        return False
    means = (grammar.first(verb, "dobj"), grammar.prepositional(verb, "with", "by"))
    is_met = predicates.is_in(verb, "deals_out") and any(predicates.is_in(each, "harms") for each in means)
    return is_met or (found.act == "promises" and predicates.is_in(verb, "punishes", "avenges"))


def near_words(found: Found) -> list[Token]:
    """The words that can name whom a position is addressed to: what belongs to the one whom it concerns, and of the
    position itself what does not stand in a clause of its own and is not only where things go."""
    whose = [] if found.target is None else [found.target, *owners(found.target)]
    whose = [word for word in whose if not is_of_two(word, found)]
    if found.act not in (*ADDRESSED, "seeks", "supports") or found.rule in acts.JUDGING:
        return whose
    spared = (is_deep, is_where_to, is_venue, is_of_two, is_partner)
    words = [word for word in inside(found) if not any(is_so(word, found) for is_so in spared)]
    if found.act == "opposes":
        hurt = (is_victim, is_where)
        whose, words = (
            [word for word in each if not any(is_so(word, found) for is_so in hurt)] for each in (whose, words)
        )
    kinds = ("compound", "amod", "nmod") if found.act == "seeks" else ()
    return [*whose, *(word for word in words if word.dep_ not in kinds)]


def doers_of(found: Found) -> list[Token]:
    """Who does what somebody finds fault with: "the Chilean attack on Peru", "the invasion of Peru by Chile"."""
    deed = found.target
    if deed is None or found.act != "opposes" or found.rule in (*acts.JUDGING, weights.RULE):
        return []
    is_active = not grammar.is_passive(found.word)  # the parser often joins "by Chile" to the verb
    by = grammar.prepositional(found.word, "by") if is_active else None
    within = (grammar.prepositional(word, "by") for word in deed.subtree if word.pos_ in ("NOUN", "PROPN"))
    by = by or next(filter(None, within), None)
    return [*([] if by is None else [by]), *(child for child in deed.children if child.dep_ in BEFORE_NOUN)]


def is_victim(word: Token, found: Found) -> bool:
    """Whether a word names only to whom the deed is done with which somebody finds fault: "the attack on Peru"."""
    above = [each for each in (word, *word.ancestors) if found.word.is_ancestor(each) and each.head != found.word]
    return any(map(predicates.is_done_to, above))


def is_where(word: Token, found: Found) -> bool:
    """Whether a word names only where something is: "the violence in the east of Peru"."""
    above = [each for each in (word, *word.ancestors) if found.word.is_ancestor(each)]
    return any(each.dep_ == "pobj" and each.head.lower_ in PLACES for each in above)


def owners(noun: Token) -> list[Token]:
    """Whose something is: a possessive or adjective before it, what follows "of" or "by"."""
    before = [child for child in noun.children if child.dep_ in BEFORE_NOUN]
    if any(child.dep_ == "poss" for child in before):
        return before
    after = (grammar.prepositional(noun, by) for by in ("of", "by", "between"))
    return [*before, *(word for word in after if word is not None)]


def is_deep(word: Token, found: Found) -> bool:
    """Whether a word stands in a clause inside a position that describes a noun or gives a purpose."""
    between = [each for each in (word, *word.ancestors) if found.word.is_ancestor(each)]
    if any(each.lower_ in ("including", "like") for each in between):
        return True
    return any(each.dep_ in ("relcl", "advcl") or (each.dep_ == "acl" and each.tag_ != "VBN") for each in between)


def is_where_to(word: Token, found: Found) -> bool:
    """Whether a name in a demand is only where things go: "limits on exports of copper to Peru"."""
    to = word.head
    return found.act == "asks" and word.dep_ == "pobj" and to.lower_ == "to" and to.head.pos_ == "NOUN"


def is_venue(word: Token, found: Found) -> bool:
    """Whether a name says only where something was done: "the summit held in Lima, Peru"."""
    first = word
    while first.dep_ in ("conj", "appos"):
        first = first.head
    return first.dep_ == "pobj" and first.head.lower_ in ("at", "in") and first.head.head.tag_ == "VBN"


def is_partner(word: Token, found: Found) -> bool:
    """Whether somebody only does with others what is promised: "will build it together with Peru", "with our experts
    from Peru"."""
    above = next((each for each in (word, *word.ancestors) if each.dep_ == "pobj"), word)
    if found.act != "promises" or above.dep_ != "pobj" or above.head.lower_ != "with":
        return False
    is_ours = any(child.lower_ in ("our", "its", "their") for child in above.lefts)
    is_joint = grammar.beside(above.head, -1) in ("together", "jointly")
    return is_ours or is_joint or re.search(r"\bco-[a-z]", word.doc.text[slice(*found.content)]) is not None


def is_of_two(word: Token, found: Found) -> bool:
    """Whether a name is one of two that a hyphen joins: "the Peru-Chile treaty"."""
    text = word.doc.text
    start, end = text.rfind(" ", 0, word.idx) + 1, text.find(" ", word.idx)
    return len(named_in(re.sub("[-–]", " ", text[start : end if end > 0 else None]))) > 1


def praised(found: Found, text: Text, holder: Actor, named: Actor) -> Actor:
    """What is judged: both sides' where it is of what they make together, and where an official text praises what is
    nobody's, its own side's; else that of whom the sentence before was about, or nobody's."""
    is_own = found.act == "supports" and holder == text.author and text.sides.own not in ("", BOTH)
    side = text.sides.own if is_own else UNNAMED
    if not named.name or found.target is None:
        is_pointer = found.target is not None and found.target.lower_ in POINTERS
        return (
            text.subject
            if is_pointer and text.subject.side and not is_own
            else Actor(side if is_own else UNNAMED, side)
        )
    is_joint = any(is_in(word, "joint") for word in with_what_it_is_of(found.target))
    is_owned = grammar.first(found.target, "poss") is not None
    return Actor(named.name, BOTH if is_joint and not is_owned and text.sides.is_of_two else side)


def fallback(found: Found, text: Text, holder: Actor, named: Actor) -> Actor:
    """Whom a position that names nobody is addressed to."""
    if found.act == "opposes" and text.opposed[0] == holder.side:
        return text.opposed[1]
    promised = found.act == "promises" and BOTH in (holder.side, text.actor(found.doer).side)
    if promised or (found.act not in (*ADDRESSED, "seeks") and text.sides.is_of_two and is_of_both(found)):
        return together(found, named)
    if found.act == "promises" and text.is_of_deal and holder.side in text.sides.parties:
        other = next(iter(text.sides.parties - {holder.side}))
        return Actor(other, other)
    if found.act in ("settles", "expects", "explains"):
        if found.target is not None and is_actor(found.target):
            return named if named.side != holder.side or found.act == "settles" else Actor(named.name)
        return only_one(found, text, holder)
    return Actor(UNNAMED, UNNAMED)


def only_one(found: Found, text: Text, holder: Actor) -> Actor:
    """The one side that the words of a position name beside its holder's, if it is one, and no place: "in Oslo"."""
    named = (word for word in inside(found) if not (word.dep_ == "pobj" and word.head.lower_ in ("in", "at")))
    near = [word for word in named if text.sides.within([word], holder.side) is not None]
    near = [word for word in near if word.head not in near or word.dep_ in ("conj", "appos")]
    return text.mentioned(near[0]) if len({text.sides.one(word) for word in near}) == 1 else NOBODY


def is_of_both(found: Found) -> bool:
    """Whether what a position is about is what two sides make together: their talks, a treaty."""
    words = inside(found) if found.target is None else with_what_it_is_of(found.target)
    return any(is_in(word, "joint") for word in words)


def with_what_it_is_of(noun: Token) -> list[Token]:
    """The words of a noun phrase without those that only say of what kind it is: "exchange rate" is no exchange."""
    return [word for word in noun.subtree if word.dep_ not in ("compound", "amod", "nmod")]


def together(found: Found, named: Actor) -> Actor:
    """Both sides, called by what they make together, unless that is only what is promised or asked."""
    return Actor(named.name if named.name and found.act not in ADDRESSED else "both sides", BOTH)


def inside(found: Found) -> list[Token]:
    """The words of a position."""
    start, end = found.content
    return [word for word in found.word.doc if start <= word.idx < end]
