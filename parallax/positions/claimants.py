"""Claimants: whose a position is.

A position under a reporting verb is that of its subject, one inside a quotation that of its speaker, and what the
text says for itself is the author's; in an official statement it is that of whom the sentence names, or of the
issuing body.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from parallax.positions import duties, grammar, groups, predicates, weights
from parallax.positions.actors import (
    GROUPS,
    MANY,
    NOBODY,
    OURS,
    PERSONS,
    SUBJECTS,
    Actor,
    Text,
    in_full,
    is_many,
    side_in,
)
from parallax.positions.predicates import Found, is_name, takes_positions, told_by, words
from parallax.positions.reports import is_told_of_subject
from parallax.positions.rules import listed
from parallax.positions.sides import AUTHOR, BOTH, UNNAMED, Sides, is_in
from parallax.positions.speakers import quotations
from parallax.positions.subjects import sort

if TYPE_CHECKING:
    from spacy.tokens import Token

AGENTS = ("asks", "promises", "refuses", "seeks")
"""The acts of those only who can act."""
SOURCES = ("according to", "in the")
"""How a phrase begins that names the source of a whole sentence."""
ASIDES = ("advcl", "parataxis")
VIEWS = ("asks", "refuses", "opposes", "seeks", "supports")
"""The acts that a quotation tells of several others than its speaker: "the crews refused to pay"."""

OTHERS = ("he", "she", "they")
"""The pronouns by which nobody speaks of himself."""


def reporter(found: Found) -> Token | None:
    """Who is said to hold a position: the subject of the verb that reports it."""
    verb = reported_by(found)
    if verb is not None and is_told_of_subject(verb):
        return None
    if verb is None and found.word.pos_ == "NOUN":
        verb = found.word.head if found.word.head.pos_ == "VERB" else None
        if verb is not None and found.rule in ("does wrong", "blames in passing"):
            verb = verb if predicates.is_in(verb, "reports", "light") else None  # who visits a regime does not blame it
    if verb is None:
        seen = viewer(found.word) if found.act != "opposes" else None
        return seen or witness(found.word) or laid_down_by(found.word)
    if verb.pos_ == "NOUN":
        holder = groups.holder(verb)
        return holder if holder is not None or verb.dep_ != "dobj" else grammar.subject(verb.head)
    if grammar.is_passive(verb):
        return grammar.agent(verb)  # "the leaders are said to have left"
    return grammar.subject(verb.head if is_informed(verb) else verb)


def reported_by(found: Found) -> Token | None:
    """The verb or noun that reports a position, and does not only lead to it: "it is worth noting that"."""
    verb = told_by(found.word)
    return None if verb is not None and verb.pos_ != "NOUN" and duties.is_remark(verb) else verb


def is_teller(head: Token) -> bool:
    """Whether a noun that names no known actor is the subject of a verb of saying: "the company's founders say"."""
    is_some = head.lower_ in listed("some")  # "some suggest that"
    says = predicates.is_in(head.head, "reports") and (is_some or not predicates.is_in(head.head, "shows"))
    can_speak = sort(head) in ("person", "group", "name")
    finds = predicates.is_in(head, "inquiries") and predicates.is_in(head.head, "reports")
    is_named = head.pos_ in ("NOUN", "PROPN") or is_some
    return head.dep_ == "nsubj" and is_named and (finds or (says and can_speak))


def laid_down_by(verb: Token) -> Token | None:
    """The document that lays down what follows its clause after a colon: "the order set the terms: he must sell"."""
    who = grammar.first(verb, *SUBJECTS)
    place = who.left_edge.i - 1 if who is not None else 0
    if place < 1 or verb.doc[place].text != ":":
        return None
    beside = [verb.head, *(child for child in verb.children if child.dep_ == "ccomp")]
    subjects = (grammar.first(each, *SUBJECTS) for each in beside if each.i < place)
    return next((each for each in subjects if predicates.is_in(each, "documents")), None)


def is_informed(verb: Token) -> bool:
    """Whether somebody only wants the subject of a verb to know or see: "wants voters to understand that .."."""
    return verb.dep_ == "ccomp" and any(child.tag_ == "TO" for child in verb.children)


def viewer(word: Token) -> Token | None:
    """For whom a judgement holds, where the sentence opens with it: "For Beijing, .."."""
    clauses = [word, *word.ancestors]
    openers = (child for verb in clauses for child in verb.children if child.dep_ == "prep" and child.left_edge.i == 0)
    return next((grammar.first(each, "pobj") for each in openers if each.lower_ == "for"), None)


def witness(word: Token) -> Token | None:
    """Who is called to witness for what a sentence says: "as Ruiz noted, .."."""
    beside = (child for clause in (word, *word.ancestors) for child in clause.children if child.dep_ in ASIDES)
    aside = (verb for verb in beside if grammar.openers(verb) == {"as"} or verb.dep_ == "parataxis")
    return next((grammar.subject(verb) for verb in aside if is_said_so(verb)), None)


def is_said_so(verb: Token) -> bool:
    """Whether a clause says that somebody says so: "as Ruiz noted", "as Ruiz put it"."""
    what = grammar.first(verb, "dobj")
    is_put = predicates.root(verb) == "put" and what is not None and what.lower_ == "it"
    return is_put or predicates.is_in(verb, "reports")


def claimant(found: Found, text: Text, speaker: Actor) -> Actor:
    """Who takes a position: the reported speaker, or who acts, if that is somebody of another side."""
    if is_its_speaker_s(found, text, "it"):
        return text.source()
    found = found._replace(doer=None) if opens_with_deed(found.doer) else found
    signed = is_signed(found, text)
    is_of_source = is_said_by_other(found, text) or reports_by_its_words(found, text) or signed
    head, said = reporter(found), text.source() if is_of_source else NOBODY
    if is_unknown(found, text, speaker) and not said.name:
        return Actor(UNNAMED, UNNAMED)
    if is_its_speaker_s(found, text, "he", "she"):
        return text.source()
    told = text.actor(head) if head is not None and (takes_positions(head, text.sides) or is_teller(head)) else NOBODY
    is_speaker_s = any(each is not None and each.lower_ in OURS for each in (head, found.doer))
    told = speaker if is_speaker_s and speaker.name else told
    stands_for = (*PERSONS, *GROUPS, *(OURS if signed else ()))
    told = said if said.name and (head is None or head.lower_ in stands_for or is_called(head, said)) else told
    told = named_for_office(told, head, text)
    told = next((each for each in (told, speaker, said) if each.name), NOBODY)
    if found.rule == "has an aim" and told.name:
        return told
    if found.doer is not None and text.actor(found.doer).name and told.name and is_document(told.name):
        told = NOBODY
    if not told.name and (done := doer_of_settled(found, text)).name:
        return done
    is_dumb = is_mute(found, text.sides) and found.rule != "opposes"  # whatever opposes something can speak
    if found.doer is None or found.doer.lower_ in OURS or is_dumb:
        return told if told.name else Actor(UNNAMED, UNNAMED) if is_nobody_s_own(found, text) else text.first_person
    doer = text.actor(found.doer)
    if getattr(text.row, "verb", "").startswith(found.word.text):
        doer = named_for_office(doer, found.doer, text)  # "the Commissioner called on Peru to wait"
    if is_spoken_of(found, text):
        return Actor(UNNAMED, UNNAMED)
    if text.author.side != AUTHOR and found.doer.lemma_.lower() in words("documents"):
        doer = Actor(doer.name, text.author.side)
    is_owner = found.word.pos_ == "NOUN" and found.doer.dep_ == "poss"
    if found.act == "promises" and is_owner and text.sides.is_person(found.doer):
        return doer  # "she underlined President Ruiz's commitment to"
    is_of_others = told in (speaker, said) and found.doer.tag_ in ("NNS", "NNPS") and found.act in VIEWS
    if told.name and doer.side in ("", BOTH, told.side) and not is_of_others:
        return told
    if told.name and found.doer.lower_ in (*PERSONS, *GROUPS):
        return told
    return doer if doer.name else text.first_person


def is_spoken_of(found: Found, text: Text) -> bool:
    """Whether who acts is only spoken of by whoever is quoted, who is no "they" to himself: “They want to cut the fee,”
    she said."""
    if found.doer is None or found.doer.lower_ not in OTHERS:
        return False
    spans, _ = quotations(text.row.text, "")
    places = [match.start() for match in re.finditer(rf"\b{found.doer.text}\b", text.row.text)]
    return any(start <= place < end for start, end in spans for place in places)


def opens_with_deed(doer: Token | None) -> bool:
    """Whether what seems to be somebody's name is the verb and the object with which an item of a list of deeds opens:
    "Rallied world leaders to raise it"."""
    if doer is None or doer.left_edge.i > 0 or doer.left_edge.tag_ not in ("VBN", "VBD"):
        return False
    return any(child.tag_ == "TO" for child in doer.doc[:].root.lefts)


def is_its_speaker_s(found: Found, text: Text, *pronouns: str) -> bool:
    """Whether a position is what one of some pronouns says by the very verb by which its sentence reports somebody
    known: "it denied that"."""
    is_one = found.doer is not None and found.doer.lower_ in pronouns
    return is_one and found.word.text == getattr(text.row, "verb", "") and text.source().name != ""


def doer_of_settled(found: Found, text: Text) -> Actor:
    """Who has decided, signed or agreed on what the text itself tells to be settled, if that is one who can act."""
    if found.act != "settles" or found.word.pos_ not in ("VERB", "AUX"):
        return NOBODY
    who = grammar.agent(found.word) if grammar.is_passive(found.word) else grammar.subject(found.word)
    if who is None or opens_with_deed(who) or not takes_positions(who, text.sides):
        return NOBODY
    return text.actor(who)


def named_for_office(told: Actor, head: Token | None, text: Text) -> Actor:
    """Who takes a position, by name where the sentence calls its speaker by his office alone: "the president said"."""
    name = getattr(text.row, "speaker", "")
    is_office = told.name.lower().removeprefix("the ") in listed("titles")
    if head is None or not (is_office and name) or name.split()[-1] in head.doc.text:
        return told
    who = in_full(name, text.sides)
    return who if told.side in ("", who.side) else told


def is_called(head: Token, who: Actor) -> bool:
    """Whether the name of somebody stands beside his office: "the then minister, Ana Ruiz"."""
    return any(child.dep_ == "appos" and child.text == who.name.split()[-1] for child in head.children)


def is_nobody_s_own(found: Found, text: Text) -> bool:
    """Whether a position that nobody is found to hold is surely not the text's own."""
    is_alleged = any(predicates.is_in(each, "allegedly") for each in found.word.children)
    return is_alleged or is_left_unsaid(found) or is_said_by_other(found, text) or is_deed_of_others(found, text)


def reports_by_its_words(found: Found, text: Text) -> bool:
    """Whether a position that no rule has found is the whole of a sentence that reports somebody's words."""
    is_report = bool(getattr(text.row, "verb", "")) and found.word.dep_ == "ROOT"
    return found.rule == weights.RULE and found.doer is None and is_report


def is_signed(found: Found, text: Text) -> bool:
    """Whether a position stands before a mark that closes a quotation, after which it is told whose it is: "We need
    the port,” she said."""
    said, verb = text.row.text, getattr(text.row, "verb", "")
    closing = next(re.finditer(r"[\w,.?!][\"”](?!\w)", said[found.word.idx :]), None)
    return bool(verb) and closing is not None and verb in said[found.word.idx + closing.end() :]


def is_mute(found: Found, sides: Sides) -> bool:
    """Whether who is to hold a position is a deed or a thing, "this action"; who asks holds it, whatever it is, but for
    what only gives a reason: "the crisis calls for"."""
    doer = found.doer
    is_reason = predicates.is_in(doer, "reasons", "situations")
    if doer is None or doer.pos_ not in ("NOUN", "VERB") or (found.act == "asks" and not is_reason):
        return False
    return sort(doer) in ("", "other") and not (is_text(doer) or takes_positions(doer, sides))


def is_deed_of_others(found: Found, text: Text) -> bool:
    """Whether what a thing is said to seek, promise or refuse is not the text's own: an official text's schemes are."""
    if found.doer is None or found.act not in AGENTS or not is_mute(found, text.sides):
        return False
    if found.act == "asks":
        return False  # what the situation calls for the text itself asks
    return text.author.side == AUTHOR or found.doer.pos_ == "VERB"


def is_said_by_other(found: Found, text: Text) -> bool:
    """Whether a position stands under a verb of saying, or in a quotation, that is not the text's own."""
    verb, head = reported_by(found), reporter(found)
    if is_in_quotation(found) and text.source().name and (head is None or head.lower_ not in OURS):
        return True
    if head is not None and (is_no_other(head) or (text.author.side != AUTHOR and is_text(head))):
        return False
    if verb is None or verb.pos_ == "NOUN":
        return is_in_quotation(found)
    is_verb_of_saying = predicates.is_in(verb, "reports") and not predicates.is_in(verb, "shows", "finds_out")
    if not is_verb_of_saying or grammar.modal(verb) or not (grammar.is_finite(verb) or verb.tag_ == "VBG"):
        return False
    is_nobody_s = (head is None or head.lower_ == "it") and grammar.is_passive(verb)
    return not is_nobody_s or predicates.is_in(verb, "hearsay")


def is_no_other(head: Token) -> bool:
    """Whether a subject is the writer or the reader himself, or nothing that could speak: "this quarrel tells us"."""
    called = grammar.first(head, "appos")  # "the party's mouthpiece, the Daily, said"
    is_named = called is not None and is_name(called)
    return head.lower_ != "it" and not is_named and sort(head) in ("", "other")


def is_text(head: Token) -> bool:
    """Whether somebody who says something is a document."""
    return predicates.is_in(head, "documents")


def is_in_quotation(found: Found) -> bool:
    """Whether a position, its first word and its verb, stands within quotation marks."""
    return all(groups.is_quoted(found.word.doc.text, place) for place in (found.content[0] + 1, found.word.idx))


def is_left_unsaid(found: Found) -> bool:
    """Whether a demand or a verdict is told in the passive, and not by whom: "it was proposed to", "is accused of"."""
    is_verb = found.word.pos_ == "VERB" and found.word.lemma_ in groups.of_kind("verbs")
    is_verb = is_verb and not found.rule.startswith("is to be")  # "it must be condemned" says so itself
    return found.act in ("asks", *groups.JUDGED) and is_verb and grammar.is_passive(found.word)


def is_unknown(found: Found, text: Text, speaker: Actor) -> bool:
    """Whether a pronoun holds a position, and nobody near is named for whom it surely stands."""
    head = reporter(found) or found.doer
    is_named = found.doer is not None and found.doer.lower_ not in (*PERSONS, *GROUPS) and text.sides.of(found.doer)
    if head is None or speaker.name or is_named:
        return False
    if head.lower_ in PERSONS[:2]:
        if str(getattr(text.row, "speaker", "")).lower() == head.lower_:
            return True  # among those who speak nobody was found either
        return text.before(head) is None and not (text.is_person_near and text.person.name)
    is_it = head.lower_ == "it" and found.act in AGENTS and text.author.side == AUTHOR
    return (head.lower_ in MANY or is_it) and not text.actor(head).name


def admitted(found: Found, text: Text) -> Token | None:
    """Who is told to have found fault with himself: "the delegation told us that they had broken it". Then he only
    admits it, and who tells of it finds fault."""
    who, head = found.target, reporter(found)
    if found.act != "opposes" or who is None or head is None or told_by(found.word) is None:
        return None
    is_group = is_in(head, "bodies") or is_many(head)
    is_one = text.sides.is_person(head) or head.lower_ in PERSONS or sort(head) == "person"
    stands_for = (*GROUPS, *PERSONS[:2]) if is_group else PERSONS if is_one else GROUPS
    return head if who.lower_ in stands_for else None


def is_expletive(found: Found) -> bool:
    """Whether "it" only stands before a clause that follows: "it remains unclear whether"."""
    places = [found.word, *(child for child in found.word.children if child.dep_ in ("acomp", "attr", "oprd"))]
    clauses = ("ccomp", "xcomp", "csubj", "advcl", "acl")
    follows = any(child.dep_ in clauses for place in places for child in place.children)
    return found.target is not None and found.target.lower_ == "it" and follows


def is_document(name: str) -> bool:
    """Whether a name is that of a document, for which others speak."""
    return name.split()[-1].lower() in words("documents")


def spoken(row: Any, text: Text) -> Actor:
    """The speaker of a sentence that is quoted whole."""
    name = getattr(row, "speaker", "")
    if not name or (row.verb and not is_source(row.verb.lower(), row.text)):
        return NOBODY
    return in_full(name, text.sides)


def is_source(cue: str, text: str) -> bool:
    """Whether the words by which a sentence reports somebody name the source of all of it: "in Ruiz's view"."""
    return cue.startswith(SOURCES) or any(cue in found.groups() for found in in_his_view().finditer(text))


@cache
def in_his_view() -> re.Pattern[str]:
    """Whose view a sentence gives: "in Ruiz's opinion", "by Ruiz's reckoning"."""
    views, reckonings = ("|".join(sorted(listed(name))) for name in ("views", "reckonings"))
    owner = r"(?:[\w.’'-]+ ){1,6}"
    return re.compile(rf"\b(?:[Ii]n {owner}({views})|[Bb]y {owner}({reckonings}))\b")


def heard(row: Any, text: Text) -> Actor:
    """The person, named in full or in the sentence itself, whose words it reports."""
    name = getattr(row, "speaker", "")
    words = name.split()
    is_near = bool(words) and (words[-1] in row.text or name == text.person.name)
    is_full = len(words) > 1 and is_near and words[-1] in text.sides.full
    return Actor(name, side_in(text.sides, name)) if is_full else NOBODY


def is_praise_of_helper(found: Found, who: Actor, whom: Actor, text: Text) -> bool:
    """Whether an official text praises another side for its help: "Chile has stood by Peru", in Peru's own words."""
    own = text.author.side
    is_us = whom.side == own or (found.target is not None and found.target.lower_ == "us")
    is_told = own not in (AUTHOR, BOTH) and told_by(found.word) is None and who.side not in ("", own)
    return is_us and is_told and found.act == "supports" and groups.with_particle(found.word) in words("stands_by")
