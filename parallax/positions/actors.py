"""Actors: who is meant by a noun phrase of a text, by name and side.

A document is read sentence by sentence; a pronoun stands for the last person, or the last body, that a sentence
before was about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from parallax.corpus.parse import parse
from parallax.positions import grammar
from parallax.positions.predicates import told_by
from parallax.positions.rules import listed
from parallax.positions.sides import AUTHOR, Sides, is_actor, is_in, is_the, organization, short

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass")
PERSONS, GROUPS, OURS = ("he", "she", "his", "her"), ("they", "it", "their", "its"), ("we", "i", "our", "my")
MANY = ("they", "their")


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
    labelled: Actor = NOBODY
    """Who has the turn of a transcript in which the sentence stands."""

    @property
    def first_person(self) -> Actor:
        """For whom "we" and "I" stand where nobody is reported."""
        return self.labelled if self.labelled.name else self.author

    def actor(self, head: Token | None) -> Actor:
        """Who a noun phrase names, a pronoun standing for the last person or group that was a subject."""
        if head is None:
            return NOBODY
        head = antecedent(head)
        low = head.lower_
        if low in PERSONS:
            return self.before(head) or self.person
        if low in GROUPS:
            return self.of_itself(head) or (self.groups if low in MANY else self.group)
        if low in OURS:
            return self.first_person
        called = grammar.first(head, "appos")
        if called is not None and is_in(head, "persons") and self.sides.is_person(called):
            return self.actor(called)  # "the leader of the Greens, Ana Ruiz"
        side = self.sides.of(head)
        is_own = not side or side == self.author.side != AUTHOR
        if is_own and is_in(head, "bodies") and any(child.lower_ in OURS for child in head.children):
            return self.author
        if not side and is_in(head, "bodies") and head.tag_ == "NN" and is_the(head) and not head.conjuncts:
            return Actor(self.sides.name(head), self.group.side)
        if not side and self.person.name and is_in(head, "persons") and head.tag_ == "NN" and is_the(head):
            return self.person
        name = self.sides.name(head)
        return Actor(name, side or organization(name))

    def source(self) -> Actor:
        """Whose words the sentence that is read reports, if the table of sentences knows by more than a pronoun."""
        name = getattr(self.row, "speaker", "")
        return NOBODY if name.lower() in ("", *listed("pronouns")) else in_full(name, self.sides)

    def mentioned(self, head: Token) -> Actor:
        """Who is mentioned: a country by its own name where only an adjective tells of it, "American goods"."""
        found = self.actor(head)
        is_adjective = head.dep_ in ("amod", "compound", "nmod", "nummod", "npadvmod") and head.i in self.sides.named(
            head.doc
        )
        return Actor(found.side, found.side) if is_adjective else found

    def before(self, pronoun: Token) -> Actor | None:
        """The person who does something in an earlier clause of a pronoun's own sentence."""
        subjects = [word for word in pronoun.doc[: pronoun.i] if word.dep_ in SUBJECTS or word.head.dep_ == "agent"]
        found = [word for word in subjects if self.sides.is_person(word)]
        if not found:
            found = [word for word in pronoun.doc[: pronoun.i] if word.dep_ == "dobj" and is_in(word, "persons")]
        return Actor(self.sides.name(found[-1]), self.sides.of(found[-1])) if found else None

    def of_itself(self, pronoun: Token) -> Actor | None:
        """The body that says something of itself: "Hamas maintains that they are ready"."""
        verb = told_by(pronoun.head) if pronoun.dep_ in SUBJECTS else None
        who = grammar.subject(verb) if verb is not None and verb.pos_ == "VERB" else None
        return self.actor(who) if who is not None and who.pos_ == "PROPN" else None

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
                self.groups = found if found.side or is_actor(word) else NOBODY
            elif found.side:
                self.group = found
            if not found.side and (body := body_of(word)) is not None:
                self.group = self.actor(body)

    def many_mentioned(self, doc: Doc) -> Actor | None:
        """Several of one side to whom a sentence only refers: "our message to the rebels of Peru is plain"."""
        found = [word for word in doc if word.tag_ == "NNS" and word.dep_ in ("pobj", "dobj")]
        bodies = [self.named_after(word) for word in found if is_in(word, "others") or is_in(word, "officials")]
        return next((self.actor(body) for body in reversed(bodies) if body is not None), None)

    def named_after(self, noun: Token) -> Token | None:
        """The body to which several belong: "the fighters of the Coast Front"."""
        body = grammar.prepositional(noun, "of", "from")
        return body if body is not None and body.pos_ == "PROPN" else None


def body_of(word: Token) -> Token | None:
    """The body that a subject is by name, or whose deeds it is: "the remarks and deeds of OPC"."""
    owners = (grammar.prepositional(each, "of") for each in grammar.conjuncts(word) if is_in(each, "doings"))
    named = (each for each in (word, *owners) if each is not None)
    return next((each for each in named if each.pos_ == "PROPN" and each.ent_type_ == "ORG"), None)


def is_many(word: Token) -> bool:
    """Whether a noun stands for several."""
    return word.tag_ in ("NNS", "NNPS") or bool(word.conjuncts)


def antecedent(head: Token) -> Token:
    """For whom a relative pronoun stands, the noun of its clause or right before it; else the word itself."""
    if head.tag_ not in ("WDT", "WP"):
        return head
    before = head.doc[max(0, head.i - 1)]
    if (of_several := grammar.example_before(head)) is not None:
        return of_several
    return head.head.head if head.head.dep_ == "relcl" else before if before.pos_ in ("NOUN", "PROPN") else head


def in_full(name: str, sides: Sides) -> Actor:
    """A speaker by the full name that the texts give, and his side; what is somebody's bears its own name: "the
    government of Mr. Ruiz", and "the Prime Minister" is no "Minister of Trade"."""
    full = sides.full.get(short(name), name)
    is_fuller = " of " not in name and set(name.lower().split()) - {"the"} <= set(full.lower().split())
    return Actor(full if is_fuller else name, side_in(sides, name))


def side_in(sides: Sides, name: str) -> str:
    """The side of a speaker's name, as the texts tell it or the name itself."""
    if name not in sides.spoken_for:
        sides.spoken_for[name] = side_of_name(sides, name)
    return sides.spoken_for[name]


def side_of_name(sides: Sides, name: str) -> str:
    """The side of a speaker's name, read anew."""
    doc = next(parse([name]))
    head = next(word for word in doc if word.head == word)
    named = sides.named(doc).values()
    return sides.known.get(short(name), "") or next(filter(None, named), "") or sides.of(head)
