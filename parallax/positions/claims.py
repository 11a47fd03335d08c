"""Claims: who takes which position towards whom, sentence by sentence.

The rules of acts find the positions; here is settled whose each is. A position under a reporting verb is that of
its subject, one inside a quotation that of its speaker, and what the text says for itself is the author's; in an
official statement it is that of whom the sentence names, or of the issuing body. Items of a list take subject and
verb from the line that opens it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from parallax.corpus.parse import parse
from parallax.positions import acts, addressees, credits, grammar, issuers, modality, predicates, weights
from parallax.positions.names import key
from parallax.positions.nouns import is_headline
from parallax.positions.predicates import Found, is_name, takes_positions, teller, words
from parallax.positions.rules import listed
from parallax.positions.sides import (
    AUTHOR,
    BOTH,
    FIRMS,
    UNNAMED,
    Sides,
    is_actor,
    is_in,
    is_public,
    is_the,
    organization,
    short,
)
from parallax.positions.sides import names as known_names
from parallax.positions.subjects import sort

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = [
    "document", "sentence", "claimant", "claimant_side", "act", "target", "target_side", "content", "start", "end",
    "ground", "ground_sentence", "certainty", "rule", "likelihood",
]  # fmt: skip
ADDRESSED = ("asks", "opposes", "promises", "refuses")
"""The acts whose target is somebody else."""
AGENTS = ("asks", "promises", "refuses", "seeks")
"""The acts of those only who can act."""
SPOKEN_TO = ("asks", "opposes")
"""The acts whose target is who is named first, though it be unknown for whom he acts."""
SOURCES = ("according to", "in the")
"""How a phrase begins that names the source of a whole sentence."""
ASIDES = ("advcl", "parataxis")
POINTERS = ("it", "this", "that", "these", "those")
SUBJECTS = ("nsubj", "nsubjpass")
BEFORE_NOUN = ("poss", "amod", "compound", "nmod")
"""The relations of the words before a noun that can say whose it is."""
PERSONS, GROUPS, OURS = ("he", "she", "his", "her"), ("they", "it", "their", "its"), ("we", "i", "our", "my")
MANY = ("they", "their")
VIEWS = ("asks", "refuses", "opposes", "seeks", "supports")
"""The acts that a quotation tells of several others than its speaker: "the crews refused to pay"."""
WORD = r"(?:[A-Z0-9(][\w.'’&,()-]*|of|the|and|for|to|in|on|from)"
LABEL = re.compile(rf"{WORD}(?: {WORD}){{0,9}}: +|(?:On|About|Regarding|Concerning) [^.:“”\"]{{1,80}}: +(?=[“\"])")
"""What stands before a sentence and is no part of it: a heading, or a speaker."""
OPENS_VERB = re.compile(r"\b(?:to|will|shall|must|should)\s*:?\s*$")
"""How a line ends after which every item of a list begins with a verb."""
ANY_DEED = "do these things"
"""What stands for an item that cannot be read with the line that opens its list."""
MARKS, QUOTES = (("(", ")"), ("“", "”"), ("[", "]"), ('"', '"')), ("“", '"')
JOINING = re.compile(r"[\s,;]*(?:\b(?:and|or))?\s*$")
"""What joins one item of a list to the next."""
ENUMERATOR = re.compile(r"(?<!\S)\((?:[ivx]+|[a-z]|\d{1,2})\)(?=\s)")


Weigh = Callable[[list[Found], weights.Seen], list[Found]]
"""What decides which of the positions that rules find in a sentence stand."""


class Actor(NamedTuple):
    """Somebody: a name and a side, either of which may be empty."""

    name: str = ""
    side: str = ""


NOBODY = Actor()


@dataclass
class Text:
    """One document as its sentences are read: whose it is, and whom it has named so far."""

    sides: Sides
    author: Actor
    person: Actor = NOBODY
    group: Actor = NOBODY
    groups: Actor = NOBODY
    opposed: tuple[str, Actor] = ("", NOBODY)
    pledged: tuple[int, str] = (-1, "")
    """Where the last pledge was made, and for which side."""
    is_of_deal: bool = False
    """Whether an official text tells of an agreement, so that what others will do is agreed."""
    paragraph: int = -1
    subject: Actor = NOBODY
    """Who, with a side, the sentence before in the paragraph was about."""
    is_person_near: bool = False
    """Whether the sentence before had a person for its subject."""
    row: Any = None
    """The sentence that is read, as the table of sentences has it."""

    def actor(self, head: Token | None) -> Actor:
        """Who a noun phrase names, a pronoun standing for the last person or group that was a subject."""
        if head is None:
            return NOBODY
        low = head.lower_
        if low in PERSONS:
            return self.before(head) or self.person
        if low in GROUPS:
            return self.of_itself(head) or (self.groups if low in MANY else self.group)
        if low in OURS:
            return self.author
        side = self.sides.of(head)
        if not side and is_in(head, "bodies") and any(child.lower_ in OURS for child in head.children):
            return self.author
        if not side and is_in(head, "bodies") and head.tag_ == "NN" and is_the(head) and not head.conjuncts:
            return Actor(self.sides.name(head), self.group.side)
        if not side and self.person.name and is_in(head, "persons") and head.tag_ == "NN" and is_the(head):
            return self.person
        name = self.sides.name(head).removeprefix(infinitive_before(head))
        return Actor(name, side or organization(name))

    def source(self) -> Actor:
        """Whose words the sentence that is read reports, if the table of sentences knows by more than a pronoun."""
        name = getattr(self.row, "speaker", "") or ""
        return NOBODY if name.lower() in ("", *listed("pronouns")) else in_full(name, self.sides)

    def mentioned(self, head: Token) -> Actor:
        """Who is mentioned: a country by its own name where only an adjective tells of it, "American goods"."""
        found = self.actor(head)
        is_adjective = head.dep_ in ("amod", "compound", "nmod", "nummod", "npadvmod") and head.i in self.sides.named(
            head.doc
        )
        return Actor(found.side, found.side) if is_adjective and found.side else found

    def before(self, pronoun: Token) -> Actor | None:
        """The person who does something in an earlier clause of a pronoun's own sentence."""
        subjects = [word for word in pronoun.doc[: pronoun.i] if word.dep_ in SUBJECTS or word.head.dep_ == "agent"]
        found = [word for word in subjects if self.sides.is_person(word) and word.head != pronoun.head]
        brought = [word for word in pronoun.doc[: pronoun.i] if word.dep_ == "dobj" and is_in(word, "persons")]
        if not found and pronoun.dep_ in SUBJECTS:
            found = [word for word in brought if word.head != pronoun.head and is_the(word)]
        return Actor(self.sides.name(found[-1]), self.sides.of(found[-1])) if found else None

    def of_itself(self, pronoun: Token) -> Actor | None:
        """The body that says something of itself: "Hamas maintains that they are ready"."""
        verb = told_by(pronoun.head) if pronoun.dep_ in SUBJECTS else None
        who = grammar.subject(verb) if verb is not None and verb.pos_ == "VERB" else None
        if who is None or who.pos_ != "PROPN" or who.i > pronoun.i:
            return None
        is_person = self.sides.is_person(who) and not organization(who.text)
        return self.actor(who) if not is_person and (self.sides.of(who) or is_actor(who)) else None

    def turn(self, paragraph: int) -> None:
        """Begin a sentence; who was opposed is forgotten with the paragraph."""
        if paragraph != self.paragraph:
            self.paragraph, self.opposed, self.subject = paragraph, ("", NOBODY), NOBODY

    def remember(self, doc: Doc) -> None:
        """Take note of the subjects of a sentence that are persons or groups with a side, of its main clauses first."""
        subjects = [word for word in doc if word.dep_ in ("nsubj", "nsubjpass") and word.pos_ in ("PROPN", "NOUN")]
        main = [word for word in subjects if word.head.dep_ in ("ROOT", "conj") and word.head.head.dep_ == "ROOT"]
        self.groups = self.groups if self.groups.side else NOBODY
        if not any(map(is_many, subjects)):
            self.groups = self.many_mentioned(doc) or self.groups
        named = (self.actor(word) for word in main if self.sides.of(word))
        self.subject = next(named, self.subject)
        persons = [word for word in doc if word.dep_ in SUBJECTS and word.lower_ in PERSONS[:2] and self.person.name]
        self.is_person_near = bool(persons) or any(self.sides.is_person(word) for word in subjects)
        for word in main or subjects:
            found = Actor(self.sides.name(word), self.sides.of(word))
            if self.sides.is_person(word) and not word.conjuncts:
                self.person = found
            elif is_many(word) and (found.side or word in main):
                self.groups = found if found.side or (word in main and is_actor(word)) else NOBODY
            elif found.side:
                self.group = found

    def many_mentioned(self, doc: Doc) -> Actor | None:
        """Several of one side to whom a sentence only refers: "our message to the rebels of Peru is plain"."""
        found = [word for word in doc if word.tag_ == "NNS" and word.dep_ in ("pobj", "dobj")]
        bodies = [self.named_after(word) for word in found if is_in(word, "others") or is_in(word, "officials")]
        return next((self.actor(body) for body in reversed(bodies) if body is not None), None)

    def named_after(self, noun: Token) -> Token | None:
        """The body to which several belong: "the fighters of the Coast Front"."""
        body = grammar.prepositional(noun, "of", "from")
        return body if body is not None and body.pos_ == "PROPN" else None


def infinitive_before(name: Token) -> str:
    """The infinitive that the parser took for the first word of a name: "soothe " of "a device to soothe Peru"."""
    verb = name.left_edge
    is_misread = verb.dep_ == "compound" and verb.tag_ == "NNP" and verb.is_lower
    return verb.text_with_ws if is_misread and verb.i > 0 and verb.nbor(-1).lower_ == "to" else ""


def is_many(word: Token) -> bool:
    """Whether a noun stands for several."""
    return word.tag_ in ("NNS", "NNPS") or bool(word.conjuncts)


def told_by(word: Token) -> Token | None:
    """The reporting verb or noun in whose clause a word stands."""
    for told in (word, *word.ancestors):
        if grammar.is_continued(told):
            return None
        if (verb := teller(told)) is not None:
            return verb
        if told.dep_ in ("acl", "ccomp") and told.head.pos_ == "NOUN" and grammar.clause(told.head) == told:
            return told.head
    return None


def reporter(found: Found) -> Token | None:
    """Who is said to hold a position: the subject of the verb that reports it."""
    verb = told_by(found.word)
    if verb is None and found.word.pos_ == "NOUN":
        verb = found.word.head if found.word.head.pos_ == "VERB" else None
    if verb is None:
        seen = viewer(found.word) if found.act != "opposes" else None
        return seen or witness(found.word) or laid_down_by(found.word)
    if verb.pos_ == "NOUN":
        holder = acts.holder(verb)
        return holder if holder is not None or verb.dep_ != "dobj" else grammar.subject(verb.head)
    return grammar.subject(verb.head if is_informed(verb) else verb)


def is_teller(head: Token) -> bool:
    """Whether a noun that names no known actor is the subject of a verb of saying: "the company's founders say"."""
    is_some = head.lower_ in listed("some")  # "some suggest that"
    says = predicates.is_in(head.head, "reports") and (is_some or not predicates.is_in(head.head, "shows"))
    can_speak = sort(head) in ("person", "group", "name") and not predicates.is_in(head, "documents")
    return head.dep_ == "nsubj" and says and (head.pos_ in ("NOUN", "PROPN") or is_some) and can_speak


def laid_down_by(verb: Token) -> Token | None:
    """The document that lays down what follows its clause after a colon: "the order set the terms: he must sell"."""
    who = grammar.first(verb, *SUBJECTS)
    place = who.left_edge.i - 1 if who is not None else 0
    if place < 1 or verb.doc[place].text != ":":
        return None
    beside = [verb.head, *(child for child in verb.children if child.dep_ == "ccomp" and child.i < place)]
    subjects = (grammar.first(each, *SUBJECTS) for each in beside if each.i < place)
    return next((each for each in subjects if predicates.is_in(each, "documents")), None)


def is_informed(verb: Token) -> bool:
    """Whether somebody only wants the subject of a verb to know or see: "wants voters to understand that .."."""
    has_to = any(child.tag_ == "TO" for child in verb.children)
    return verb.dep_ == "ccomp" and has_to and grammar.first(verb, *grammar.SUBJECTS) is not None


def viewer(word: Token) -> Token | None:
    """For whom a judgement holds, where the sentence opens with it: "For Beijing, .."."""
    clauses = [word, *word.ancestors]
    openers = (child for verb in clauses for child in verb.children if child.dep_ == "prep" and child.left_edge.i == 0)
    return next((grammar.first(each, "pobj") for each in openers if each.lower_ == "for"), None)


def witness(word: Token) -> Token | None:
    """Who is called to witness for what a sentence says: "as Ruiz noted, .."."""
    beside = (child for clause in (word, *word.ancestors) for child in clause.children if child.dep_ in ASIDES)
    aside = (verb for verb in beside if grammar.openers(verb) == {"as"} or verb.dep_ == "parataxis")
    return next((grammar.subject(verb) for verb in aside if predicates.is_in(verb, "reports")), None)


def claimant(found: Found, text: Text, speaker: Actor) -> Actor:
    """Who takes a position: the reported speaker, or who acts, if that is somebody of another side."""
    signed = is_signed(found, text)
    is_of_source = is_said_by_other(found, text) or reports_by_its_words(found, text) or signed
    head, said = reporter(found), text.source() if is_of_source else NOBODY
    if is_unknown(found, text, speaker) and not said.name:
        return Actor(UNNAMED, UNNAMED)
    told = text.actor(head) if head is not None and (takes_positions(head, text.sides) or is_teller(head)) else NOBODY
    is_speaker_s = any(each is not None and each.lower_ in OURS for each in (head, found.doer))
    told = speaker if is_speaker_s and speaker.name else told
    stands_for = (*PERSONS, *GROUPS, *(OURS if signed else ()))
    told = said if said.name and (head is None or head.lower_ in stands_for or is_called(head, said)) else told
    told = next((each for each in (told, speaker, said) if each.name), NOBODY)
    if found.rule == "has an aim" and told.name:
        return told
    if found.doer is not None and text.actor(found.doer).name and told.name and is_document(told.name):
        told = NOBODY
    if not told.name and (done := doer_of_settled(found, text)).name:
        return done
    if found.doer is None or found.doer.lower_ in OURS or is_mute(found, text.sides):
        return told if told.name else Actor(UNNAMED, UNNAMED) if is_nobody_s_own(found, text) else text.author
    doer = text.actor(found.doer)
    if text.author.side != AUTHOR and found.doer.lemma_.lower() in words("documents"):
        doer = Actor(doer.name, text.author.side)
    is_of_others = told in (speaker, said) and found.doer.tag_ in ("NNS", "NNPS") and found.act in VIEWS
    if told.name and doer.side in ("", BOTH, told.side) and not (is_of_others and doer.name):
        return told
    if told.name and found.doer.lower_ in (*PERSONS, *GROUPS):
        return told
    return doer if doer.name else text.author


def doer_of_settled(found: Found, text: Text) -> Actor:
    """Who has decided, signed or agreed on what the text itself tells to be settled, if that is one who can act."""
    if found.act != "settles" or found.word.pos_ not in ("VERB", "AUX"):
        return NOBODY
    who = grammar.agent(found.word) if grammar.is_passive(found.word) else grammar.subject(found.word)
    return text.actor(who) if who is not None and takes_positions(who, text.sides) else NOBODY


def is_called(head: Token, who: Actor) -> bool:
    """Whether the name of somebody stands beside his office: "the then minister, Ana Ruiz"."""
    return any(child.dep_ == "appos" and child.text == who.name.split()[-1] for child in head.children)


def is_nobody_s_own(found: Found, text: Text) -> bool:
    """Whether a position that nobody is found to hold is surely not the text's own."""
    return is_left_unsaid(found) or is_said_by_other(found, text) or is_deed_of_others(found, text)


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
    """Whether who is to hold a position is a deed or a thing, "this action"; who asks holds it, whatever it is."""
    doer = found.doer
    if doer is None or found.act == "asks" or doer.pos_ not in ("NOUN", "VERB"):
        return False
    return sort(doer) in ("", "other") and not (is_text(doer) or takes_positions(doer, sides))


def is_deed_of_others(found: Found, text: Text) -> bool:
    """Whether what a thing is said to seek, promise or refuse is not the text's own: an official text's schemes are."""
    if found.doer is None or found.act not in AGENTS or not is_mute(found, text.sides):
        return False
    return text.author.side == AUTHOR or found.act == "refuses" or found.doer.pos_ == "VERB"


def is_said_by_other(found: Found, text: Text) -> bool:
    """Whether a position stands under a verb of saying, or in a quotation, that is not the text's own."""
    verb, head = told_by(found.word), reporter(found)
    if head is not None and (is_no_other(head) or (text.author.side != AUTHOR and is_text(head))):
        return False
    if verb is None or verb.pos_ == "NOUN":
        return is_in_quotation(found)
    is_verb_of_saying = predicates.is_in(verb, "reports") and not predicates.is_in(verb, "shows", "finds_out")
    if not is_verb_of_saying or grammar.modal(verb) or not (grammar.is_finite(verb) or verb.tag_ == "VBG"):
        return False
    if head is None or head.lower_ == "it":
        is_passive = grammar.is_passive(verb)
        return predicates.is_in(verb, "hearsay") if is_passive else head is not None and grammar.is_finite(verb)
    return True


def is_no_other(head: Token) -> bool:
    """Whether a subject is the writer or the reader himself, or nothing that could speak: "this quarrel tells us"."""
    called = grammar.first(head, "appos")  # "the party's mouthpiece, the Daily, said"
    is_named = called is not None and is_name(called)
    is_mute = head.lower_ != "it" and not is_named and sort(head) in ("", "other")
    return is_mute or head.lower_ in (*OURS, "us", "'s", "’s", "you")


def is_text(head: Token) -> bool:
    """Whether somebody who says something is a document."""
    return predicates.is_in(head, "documents") or sort(head) == "document"


def is_in_quotation(found: Found) -> bool:
    """Whether a position, its first word and its verb, stands within quotation marks."""
    return all(acts.is_quoted(found.word.doc.text, place) for place in (found.content[0] + 1, found.word.idx))


def is_left_unsaid(found: Found) -> bool:
    """Whether a demand or a verdict is told in the passive, and not by whom: "it was proposed to", "is accused of"."""
    is_verb = found.word.pos_ == "VERB" and found.word.lemma_ in acts.groups("verbs")
    return found.act in ("asks", *acts.JUDGED) and is_verb and grammar.is_passive(found.word)


def foretold(found: Found, text: Text, speaker: Actor, place: int) -> Found:
    """A pledge, or only what is expected of somebody who neither makes it nor issues the text: "Peru will .."."""
    doer = found.doer
    if found.rule not in ("will do", "will not do") or doer is None or is_ours_to_say(doer):
        return found
    who, head = text.actor(doer), reporter(found) or subject_above(found.word)
    told = text.actor(head) if head is not None else speaker if speaker.name else text.author
    goes_on = head is None and who.side != "" and text.pledged == (place - 1, who.side)
    is_his = is_one(told, who) or (head is not None and speaks_for(head, doer, told, who)) or who.side == BOTH
    is_told = told == text.author and (text.is_of_deal or modality.is_own(doer, text.sides))
    is_thing = is_mute(found, text.sides) and grammar.modal(found.word) in modality.WOULD  # "the question would allow"
    if not (is_other(doer) or is_thing) and (is_his or is_told or goes_on or is_agreed(found.word)):
        return found
    certainty = "conditional" if grammar.modal(found.word) in modality.WOULD else found.certainty or "certain"
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
    return told.side not in ("", AUTHOR) and who.side == "" and is_in(doer, "officials")


def subject_above(verb: Token) -> Token | None:
    """Who lets know what a clause says by another verb than one of saying: "she has signaled that she will"."""
    return grammar.subject(verb.head) if verb.dep_ == "ccomp" and verb.i > verb.head.i else None


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
    return predicates.is_in(part, "agreements", "documents") and (part is under or part is not None)


def is_nobodys(found: Found) -> bool:
    """Whether a position is only what somebody might say, or what nobody in particular says."""
    told = told_by(found.word)
    if told is not None and found.rule == "must do" and predicates.is_in(told, "settled"):
        return True
    if is_only_supposed(found.word):
        return True
    is_denied = told is not None and grammar.is_negated(told) and not predicates.is_in(told, "questions")
    if told is not None and (predicates.is_subordinate(told) or is_denied):
        return True
    return told is not None and is_hearsay(told) and (reporter(found) is None or is_unowned(told))


def is_refuted(found: Found, sides: Sides) -> bool:
    """Whether the clause of a position that only its words give says by itself that it is none: "need not hurry"."""
    is_only_sought = is_sought(grammar.first_of_joined(found.word))
    return is_only_sought or acts.is_of_occasion(found) or modality.refutes(found.act, found.word, sides)


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


def is_unknown(found: Found, text: Text, speaker: Actor) -> bool:
    """Whether a pronoun holds a position, and nobody near is named for whom it surely stands."""
    head = reporter(found) or found.doer
    is_named = found.doer is not None and found.doer.lower_ not in (*PERSONS, *GROUPS) and text.sides.of(found.doer)
    if head is None or speaker.name or is_named:
        return False
    if head.lower_ in PERSONS[:2]:
        return text.before(head) is None and not (text.is_person_near and text.person.name)
    is_it = head.lower_ == "it" and found.act in AGENTS and text.author.side == AUTHOR
    return (head.lower_ in MANY or is_it) and not text.actor(head).name


def is_hearsay(told: Token) -> bool:
    """Whether a noun or a verb without a subject reports what the text does not vouch for: "the notion that"."""
    return told.dep_ == "pcomp" if told.pos_ == "VERB" else predicates.is_in(told, "doubtful")


def is_unowned(told: Token) -> bool:
    """Whether a noun that reports something does not say whose it is: "rejected the idea that", not "his idea that"."""
    return told.pos_ == "NOUN" and grammar.first(told, "poss") is None


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
    follows = any(child.dep_ in clauses and child.i > found.word.i for place in places for child in place.children)
    return found.target is not None and found.target.lower_ == "it" and follows


def is_document(name: str) -> bool:
    """Whether a name is that of a document, for which others speak."""
    return name.split()[-1].lower() in words("documents")


def target(found: Found, text: Text, holder: Actor) -> Actor:
    """Whom a position is addressed to."""
    whom, own = addressed(found, text, holder), text.author.side
    if found.act == "promises" and whom.side == BOTH and own not in (AUTHOR, BOTH, *text.sides.parties):
        return Actor(own, own)  # what two others promise in its text
    return whom


def addressed(found: Found, text: Text, holder: Actor) -> Actor:
    """Whom the words of a position address: who is named, or else the first actor in them; what is judged itself."""
    if found.target is not None and found.target.lower_ in OURS:
        own = Actor(holder.side, holder.side) if holder.side else Actor(UNNAMED, UNNAMED)
        return Actor(UNNAMED, UNNAMED) if found.act == "opposes" else own
    if is_threat(found):
        return Actor(UNNAMED, UNNAMED)
    is_teller = found.rule in acts.JUDGING and found.target is not None and found.target == reporter(found)
    if is_teller:
        return Actor(UNNAMED, UNNAMED)
    named = NOBODY if found.target is None or found.target.lower_ in POINTERS else text.mentioned(found.target)
    but = holder.side if found.act in (*ADDRESSED, "settles") and holder.side != BOTH else ""
    if named.side and (named.side != but or found.act == "asks"):
        return named
    if named.name and found.target is not None and is_public(found.target):
        return named
    if found.act == "opposes" and named.side != "" and named.side == holder.side:
        return Actor(UNNAMED, UNNAMED)
    whom = found.target
    if named.name and whom is not None and found.act in SPOKEN_TO and (is_actor(whom) or is_name(whom)):
        return named
    is_owned = found.target is not None and grammar.first(found.target, "poss") is not None
    if found.target is not None and not is_owned and is_in(found.target, "joint") and text.sides.is_of_two:
        return together(found, named)
    near = text.sides.within(doers_of(found), but) or text.sides.within(near_words(found), but)
    if near is not None and not (found.rule in acts.JUDGING and near.pos_ == "ADJ"):
        return text.mentioned(near)
    return praised(found, text, holder, named) if found.rule in acts.JUDGING else fallback(found, text, holder, named)


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
    if found.act not in (*ADDRESSED, "seeks", "supports") or found.rule in acts.JUDGING:
        return whose
    words = [word for word in inside(found) if not (is_deep(word, found) or is_where_to(word, found))]
    if found.act == "opposes":
        whose, words = ([word for word in each if not is_victim(word, found)] for each in (whose, words))
    kinds = ("compound", "amod", "nmod") if found.act == "seeks" else ()
    return [*whose, *(word for word in words if word.dep_ not in kinds)]


def doers_of(found: Found) -> list[Token]:
    """Who does what somebody finds fault with: "the Chilean attack on Peru", "the invasion of Peru by Chile"."""
    deed = found.target
    if deed is None or found.act != "opposes" or found.rule in (*acts.JUDGING, weights.RULE):
        return []
    is_active = not grammar.is_passive(found.word)  # the parser often joins "by Chile" to the verb
    by = grammar.prepositional(deed, "by") or (grammar.prepositional(found.word, "by") if is_active else None)
    return [*([] if by is None else [by]), *(child for child in deed.children if child.dep_ in BEFORE_NOUN)]


def is_victim(word: Token, found: Found) -> bool:
    """Whether a word names only to whom the deed is done with which somebody finds fault: "the attack on Peru"."""
    above = [each for each in (word, *word.ancestors) if found.word.is_ancestor(each) and each.head != found.word]
    return any(map(predicates.is_done_to, above))


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
    """The one side that the words of a position name beside its holder's, if it is one."""
    near = [word for word in inside(found) if text.sides.within([word], holder.side) is not None]
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


class Part(NamedTuple):
    """What is read of a sentence: its parse, and how many characters of the sentence lie before it."""

    doc: Doc
    shift: int = 0


def parts(rows: pd.DataFrame, docs: Mapping[str, Doc]) -> list[Part]:
    """Each sentence without a label or enumerators, an item of a list with the line that opens it."""
    found = []
    openers, names = opened(rows, docs), capitals(rows, docs)
    for row in rows.itertuples():
        label = LABEL.match(row.text)
        skipped = label.end() if label and label.end() < len(row.text) else 0
        text = ENUMERATOR.sub(lambda found: " " * len(found[0]), row.text[skipped:])
        is_heading = is_headline(docs[row.sentence]) and not row.text.endswith((".", "!", "?"))
        text = in_small_letters(docs[row.sentence], names)[skipped:] if is_heading else text
        opener = openers.get(row.sentence, "")
        if opener and not stands_alone(docs[row.sentence], bool(OPENS_VERB.search(opener))):
            before = opener.rstrip(": ") + " "
            is_name = docs[row.sentence][0].pos_ == "PROPN" and not OPENS_VERB.search(opener)
            text = text if is_name else text[:1].lower() + text[1:]
            found.append(Part(next(parse([before + text])), skipped - len(before)))
        else:
            found.append(Part(docs[row.sentence] if text == row.text else next(parse([text])), skipped))
    return found


def capitals(rows: pd.DataFrame, docs: Mapping[str, Doc]) -> frozenset[str]:
    """The words that a text writes with a capital inside its sentences, headlines left out."""
    read = (docs[sentence] for sentence in rows["sentence"])
    inside = (word.text for doc in read if not is_headline(doc) for word in doc[1:] if word.text[0].isupper())
    return frozenset(inside) | {part for name in known_names() for part in name.split()}


def in_small_letters(doc: Doc, names: frozenset[str]) -> str:
    """A headline as a sentence, with capitals for names only, so that its verb is read as one."""
    keeps = (word.i == 0 or word.text in names or word.text.endswith(".") or not word.is_title for word in doc)
    return "".join(
        (word.text if kept else word.lower_) + word.whitespace_ for word, kept in zip(doc, keeps, strict=True)
    )


def opened(rows: pd.DataFrame, docs: Mapping[str, Doc]) -> dict[str, str]:
    """The text of the line that opens the list to which a sentence belongs, for each that belongs to one."""
    texts = dict(zip(rows["sentence"], rows["text"], strict=True))
    lines = dict(zip(rows["sentence"], rows["continues"], strict=True)) if "continues" in rows else {}
    found, opener = {}, ""
    for row in rows.itertuples():
        if lines.get(row.sentence) in texts:
            found[row.sentence] = texts[lines[row.sentence]]
        elif opener and is_item(docs[row.sentence]):
            found[row.sentence] = opener
        else:
            opener = row.text if row.text.endswith(":") else ""
    return found


def stands_alone(doc: Doc, begins_with_verb: bool) -> bool:
    """Whether an item of a list is a sentence of its own, with a subject and a finite verb."""
    top = next(word for word in doc if word.head == word)
    who = grammar.first(top, *grammar.SUBJECTS)
    is_verb_misread = begins_with_verb and who is not None and who.i == 0 and who.pos_ != "PRON"
    return who is not None and not is_verb_misread and top.pos_ in ("VERB", "AUX") and grammar.is_finite(top)


def is_bare_name(part: Part) -> bool:
    """Whether an item of a list only names somebody."""
    own = [word for word in part.doc if word.idx + part.shift >= 0 and word.is_alpha]
    return part.shift < 0 and all(word.pos_ == "PROPN" for word in own)


def is_answered(found: Found, following: str) -> bool:
    """Whether a text asks a question only to answer it in its next sentence."""
    return found.rule == "asks a question" and re.split(r"\W", following.lower())[0] in words("answers")


def is_interviewer(row: Any) -> bool:
    """Whether a sentence is of whoever puts the questions, whose words are nobody's position."""
    return str(getattr(row, "speaker", "") or "").lower() in listed("interviewers")


def is_item(doc: Doc) -> bool:
    """Whether a sentence reads on from a line before it: it opens with a small letter or with a bare verb."""
    begins = next((word for word in doc if word.is_alpha), doc[0])
    return begins.text[0].islower() or begins.tag_ in ("VB", "VBG")


def of_document(
    rows: pd.DataFrame, docs: Mapping[str, Doc], sides: Sides, about: dict, weigh: Weigh
) -> Iterator[tuple]:
    """The claims of one document."""
    own = issuers.own_side(sides, rows, docs, about)
    text = Text(
        sides.of_text(own), Actor(AUTHOR, own or AUTHOR), is_of_deal=own != "" and issuers.tells_of_deal(rows, docs)
    )
    order, following = list(rows["sentence"]), [*rows["text"].iloc[1:], ""]
    _, empty = credits.credited(rows, docs)
    before: frozenset[str] = frozenset()
    for place, (row, part) in enumerate(zip(rows.itertuples(), parts(rows, docs), strict=True)):
        text.turn(row.paragraph)
        text.row = row
        if is_bare_name(part) or is_interviewer(row) or row.sentence in empty:
            continue
        found = [each for each in acts.found_in(part.doc, text.sides) if each.content[1] + part.shift > 0]
        outer = spoken(row, text)
        found = [each if part.shift < 0 else resolved(foretold(each, text, outer, place), text) for each in found]
        meant = [each for each in found if not is_not_meant(each.word)]
        held = [each for each in meant if not (is_nobodys(each) or is_answered(each, following[place]))]
        taken = outermost(held) if found else carried_on(part, text)
        whole = docs[row.sentence]
        seen = weights.Seen(whole, text.author.side != AUTHOR, bool(getattr(row, "speaker", "")), before)
        for each in weigh(taken, seen):
            if each.rule == weights.RULE and is_refuted(each, text.sides):
                continue
            read = Part(whole) if each.rule == weights.RULE else part
            told = (claim(item, row, text, read, order, place) for item in items(each, row.text, read.shift))
            yield from (each for each in told if says_anything(each) and not is_torn(each, row.text))
        before = frozenset(each.act for each in taken)
        text.remember(part.doc)
        if (who := heard(row, text)).name:
            text.person, text.is_person_near = who, True


def says_anything(row: tuple) -> bool:
    """Whether the content of a claim has a letter or a figure."""
    return any(map(str.isalnum, row[COLUMNS.index("content")]))


def is_torn(row: tuple, text: str) -> bool:
    """Whether the content of a claim is only a part of a word with a hyphen: "re" of "re-build"."""
    end = row[COLUMNS.index("end")]
    return row[COLUMNS.index("content")].isalpha() and text[end : end + 1] == "-"


def items(found: Found, text: str, shift: int) -> list[Found]:
    """A position of several numbered items as one each: "will (i) open the port; and (ii) lower the fee"."""
    start, end = (place + shift for place in found.content)
    marks = list(ENUMERATOR.finditer(text, start, end))[1:] if start >= 0 else []
    if not marks or found.act in ("expects", "explains"):
        return [found]
    openings = [start, *(mark.end() + 1 for mark in marks)]
    ends = [*(len(JOINING.sub("", text[: mark.start()])) for mark in marks), end]
    return [found._replace(content=(first - shift, last - shift)) for first, last in zip(openings, ends, strict=True)]


def outermost(found: list[Found]) -> list[Found]:
    """The positions without those that only repeat words of another one of the same act."""
    firsts = list({(each.act, each.rule, each.content): each for each in found}.values())
    return [each for each in firsts if not any(is_within(each, other) for other in firsts)]


def is_within(inner: Found, outer: Found) -> bool:
    """Whether the words of a position are some of those of another one of the same act."""
    (start, end), (first, last) = inner.content, outer.content
    return inner.act == outer.act and first <= start and end <= last and (first, last) != (start, end)


def carried_on(part: Part, text: Text) -> list[Found]:
    """What an item that takes no position of its own does by the line that opens its list: "agreed on these steps:"."""
    opening = [each for each in opened_by(part, text) if each.act not in ("expects", "explains")]
    return [each._replace(content=(-part.shift, grammar.whole(part.doc)[1])) for each in opening[:1]]


def opened_by(part: Part, text: Text) -> list[Found]:
    """The positions of the line that opens a list, read with the item or, where that makes no sense, without it."""
    if part.shift >= 0:
        return []
    found = [each for each in acts.found_in(part.doc, text.sides) if each.word.idx + part.shift < 0]
    opener = part.doc.text[: -part.shift].rstrip()
    if not found and OPENS_VERB.search(opener):
        alone = acts.found_in(next(parse([f"{opener} {ANY_DEED}"])), text.sides)
        found = [each for each in alone if each.word.idx < -part.shift or each.act in ("promises", "asks")]
    return found


def spoken(row: Any, text: Text) -> Actor:
    """The speaker of a sentence that is quoted whole."""
    name = getattr(row, "speaker", "") or ""
    if not name or (row.verb and not row.verb.lower().startswith(SOURCES)):
        return NOBODY
    return in_full(name, text.sides)


def in_full(name: str, sides: Sides) -> Actor:
    """A speaker by the full name that the texts give, and his side."""
    return Actor(sides.full.get(short(name), name), side_in(sides, name))


def heard(row: Any, text: Text) -> Actor:
    """The person, named in full or in the sentence itself, whose words it reports."""
    name = getattr(row, "speaker", "") or ""
    words = name.split()
    is_near = bool(words) and (words[-1] in row.text or name == text.person.name)
    is_full = len(words) > 1 and is_near and words[-1] in text.sides.full
    return Actor(name, side_in(text.sides, name)) if is_full else NOBODY


def side_in(sides: Sides, name: str) -> str:
    """The side of a speaker's name, as the texts tell it or the name itself."""
    doc = next(parse([name]))
    head = next(word for word in doc if word.head == word)
    named = sides.named(doc).values()
    return sides.known.get(short(name), "") or next(filter(None, named), "") or sides.of(head)


def sides_of(names: list[str], parses: Mapping[str, Doc]) -> dict[str, str]:
    """The side of each of some speakers."""
    sides = Sides(parses.values() if names else ())
    return {name: side_in(sides, name) for name in names}


def claim(found: Found, row: Any, text: Text, part: Part, order: list[str], place: int) -> tuple:
    """The row of a position."""
    outer = spoken(row, text)
    himself = admitted(found, text)
    who = claimant(found, text, outer)
    whom = target(found, text, who)
    if who.name and key(whom.name) == key(who.name):  # nobody praises, blames or settles with himself
        others = {"settles": only_one(found, text, who)} | dict.fromkeys(acts.JUDGED, Actor(UNNAMED, UNNAMED))
        whom = others.get(found.act, whom)
    if himself is not None and not is_expletive(found):
        who, whom = (outer if outer.name and outer != text.actor(himself) else text.author), text.actor(himself)
    if is_praise_of_helper(found, who, whom, text):
        who, whom = text.author, who
    if found.act in ("opposes", "asks") and whom.side not in ("", UNNAMED, BOTH, FIRMS):
        text.opposed = (who.side, whom)
    text.pledged = (place, who.side) if found.act == "promises" else text.pledged
    found = found._replace(certainty="unlikely") if found.act == "expects" and is_doubted(found.word) else found
    start, end = (max(0, each + part.shift) for each in found.content)
    start, end = unopened(row.text, start, end), closed(row.text, start, end)
    ground = part.doc.text[slice(*found.ground)] if found.ground else ""
    near = place + found.points
    where = order[near] if (ground or found.points) and 0 <= near < len(order) else ""
    return (
        row.document, row.sentence, *who, found.act, *whom, row.text[start:end], start, end, ground, where,
        found.certainty, found.rule, found.likelihood,
    )  # fmt: skip


def is_doubted(word: Token) -> bool:
    """Whether a clause is what somebody doubts: "I doubt that it will", "we are sceptical that it will"."""
    verb = word.head if word.dep_ in ("ccomp", "conj") else word
    doubts = (verb, *(child for child in verb.children if child.dep_ == "acomp"))
    doubting = any(predicates.is_in(each, "doubting") for each in doubts) or predicates.is_in(verb.head, "doubting")
    return word.dep_ in ("ccomp", "conj") and doubting and not grammar.is_negated(verb)


def is_not_meant(word: Token) -> bool:
    """Whether a clause is what somebody says that he does not say: "it is not our intention to suggest that they
    must"."""
    above = word.head
    if word.dep_ != "ccomp" or not predicates.is_in(above, "suggesting"):
        return False
    while above.dep_ in ("acl", "xcomp", "attr") and not grammar.is_negated(above):
        above = above.head
    return grammar.is_negated(above)


def is_praise_of_helper(found: Found, who: Actor, whom: Actor, text: Text) -> bool:
    """Whether an official text praises another side for its help: "Chile has stood by Peru", in Peru's own words."""
    own = text.author.side
    is_us = whom.side == own or (found.target is not None and found.target.lower_ == "us")
    is_told = own not in (AUTHOR, BOTH) and told_by(found.word) is None and who.side not in ("", own)
    return is_us and is_told and found.act == "supports" and acts.with_particle(found.word) in words("stands_by")


def unopened(text: str, start: int, end: int) -> int:
    """Where a stretch begins, without a mark that opens a quotation which goes on after it."""
    content = text[start : closed(text, start, end)]
    if text[:start].endswith("“") and content.count("”") > content.count("“"):
        return start - 1
    return start + (content.startswith("“") and "”" not in content)


def closed(text: str, start: int, end: int) -> int:
    """Where a stretch ends, with the mark right after it that closes what it opened."""
    content = text[start:end]
    stop = end + (text[end : end + 1] in (".", ",", "!", "?"))
    for one, other in MARKS:
        after = stop if one in QUOTES else end
        if text[after : after + 1] == other and is_opened(content, one, other):
            return after + 1
    return end


def is_opened(text: str, one: str, other: str) -> bool:
    """Whether a mark opens in a text and does not close."""
    return text.count(one) % 2 == 1 if one == other else text.count(one) > text.count(other)


def by_rules(found: list[Found], seen: weights.Seen) -> list[Found]:
    """The positions as the rules find them."""
    return found


def claims(
    sentences: pd.DataFrame, parses: Mapping[str, Doc], documents: pd.DataFrame, weigh: Weigh = by_rules
) -> pd.DataFrame:
    """One row per claim: who takes which position towards whom, in the text's words. Both texts are read for names
    side by side, so that their order changes nothing. `weigh` decides which of a sentence's positions stand."""
    table, sides = by_their_words(sentences, parses, documents, weigh)
    return addressees.filled(table, sentences, parses, sides)


def by_their_words(
    sentences: pd.DataFrame, parses: Mapping[str, Doc], documents: pd.DataFrame, weigh: Weigh
) -> tuple[pd.DataFrame, Sides]:
    """The claims with the addressees that their own words tell, and the sides that the texts know."""
    places = sentences.groupby("document").cumcount()
    by_place = sorted(zip(places, sentences["text"], sentences["sentence"], strict=True))
    sides = Sides(parses[sentence] for *_, sentence in by_place)
    rows: list[tuple] = []
    for about in documents.to_dict("records"):
        mine = sentences[sentences["document"] == about["document"]]
        rows += of_document(mine, parses, sides, about, weigh)
    return pd.DataFrame(rows, columns=COLUMNS), sides
