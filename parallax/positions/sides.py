"""Sides: for whom an actor acts, a country or another camp.

A noun phrase is judged by its head. A country's name, its demonym, its capital and its government's metonyms are
that country's side (data/sides.yml); an official, a ministry, a delegation has the side that a word beside it names;
both sides are "both", businesses "firms". What a text says of a person or a body counts for every later mention:
"Ana Ruiz, Spain's trade minister" makes Ruiz's side Spain. Who has no side that way has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import simplemma

from parallax.corpus.headings import grammar as function_words
from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.rules import is_opener, listed, low, senses_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BOTH, FIRMS, UNNAMED, AUTHOR = "both", "firms", "unnamed", "author"
MOSTLY = 0.75
"""From which part of all names of countries on two of them are the parties."""
PAIRING = ("both", "neither", "either")
BESIDE = ("compound", "amod", "nmod", "poss", "appos")
OF = ("of", "from", "for")
SPELLED_OUT = re.compile(r"((?:[A-Z][\w’'-]+(?: (?:of|and|for|the|on|in))* ){2,7})\(([A-Z]{2,6})\)")
"""A name in full with its initials after it."""
INITIALS = re.compile(r"\b[A-Z]{3,6}\b")
FULL_NAME = re.compile(r"\b(?:[A-Z][a-z][\w’'-]*(?: (?:of|and|for|the|on|in))* ){2,6}(?:[A-Z][a-z][\w-]*)\b")
"""A name of three words or more with capitals."""
NAME = ("det", "amod", "compound", "poss", "case", "nummod", "nmod")
NAMED = ("PERSON", "ORG", "GPE", "NORP")


@cache
def words(name: str) -> frozenset[str]:
    """A list of nouns."""
    return frozenset(lists("sides")[name])


@cache
def names() -> dict[str, str]:
    """Every known name with its side, empty for names that are nobody's."""
    found = dict.fromkeys((*lists("sides")["elsewhere"], *organizations()), "")
    for countries in (lists("sides")["countries"], lists("sides")["leaders"]):
        for country, others in countries.items():
            found |= dict.fromkeys((country, *others), country)
    return found | {name.replace("'", "’"): side for name, side in found.items()}


@cache
def organizations() -> dict[str, str]:
    """The names of bodies of many countries, each with the one by which it is known; some write "Nato" for NATO."""
    listed = lists("sides")["organizations"].items()
    found = {name: body for body, others in listed for name in (body, *others)}
    spoken = {name.capitalize(): body for name, body in found.items() if name.isupper() and len(name) > 3}
    return spoken | found


@cache
def organization(name: str) -> str:
    """The body of many countries whose name somebody's begins with: "NATO Secretary General Ana Ruiz"."""
    found = pattern().match(re.sub(r"^(?:the|all|other|most|some) ", "", name, flags=re.IGNORECASE))
    return organizations().get(found[1], "") if found else ""


def bodies_named(doc: Doc) -> dict[int, str]:
    """The body of many countries that each word of a sentence names, or is part of the name of."""
    matches = (match for match in pattern().finditer(doc.text) if match[1] in organizations())
    found = [(match.span(), organizations()[match[1]]) for match in matches]
    return {word.i: body for (start, end), body in found for word in doc if start <= word.idx < end}


def named_in(text: str, persons: Collection[str] = ()) -> set[str]:
    """The countries and the bodies of many countries that a text names; the last names of persons are neither's."""
    found = (match[1] or "China" for match in pattern().finditer(text) if match[1] not in persons)
    return {names().get(name) or organizations().get(name, "") for name in found} - {""}


@cache
def leaders() -> frozenset[str]:
    """The last names of the leaders that are known."""
    return frozenset(name.split()[-1] for name in leaders_in_full())


@cache
def leaders_in_full() -> frozenset[str]:
    """The leaders that are known, by the names that are listed."""
    return frozenset(name for people in lists("sides")["leaders"].values() for name in people)


@cache
def pattern() -> re.Pattern:
    """Any known name, the longest first, unless it is that of a river, a lake, a strait, or a treaty: "the Niger
    Delta", "the Treaty of Paris"; a name of several letters may have a plural, and "US$" and "Hong Kong dollars" are
    money."""
    known = "|".join(re.escape(name) for name in sorted(names(), key=lambda name: (-len(name), name)))
    before = "".join(rf"(?<!\b{place} )" for place in sorted(words("before_a_place")))
    others = sorted((*words("places"), *lists("general-words")["money"]))
    treaties = "|".join(sorted(words("treaties")))
    after = rf"(?! (?i:{'|'.join(others)})\b)(?! (?:{treaties})\b)"
    return re.compile(rf"(?<![\w-]){before}({known})(?:(?<=[a-z])s)?(?![\w$]){after}|(?<!\w)Sino(?=-)")


def is_in(word: Token, name: str) -> bool:
    """Whether a noun is in a list of nouns, as it stands or with the word before it."""
    low, lemma = word.lower_, word.lemma_.lower()
    lemma = lemma.removesuffix("s") if word.tag_ == "NNPS" else lemma
    pair = f"{word.nbor(-1).lower_} {lemma}" if word.i else lemma
    return not words(name).isdisjoint({low, lemma, pair, lemma.rpartition("-")[2]})


BEFORE = re.compile(r"\b([A-Z][\w.’'-]*)\s$")
"""The word with a capital that stands before a name."""


class Sides:
    """The sides of the actors of one text, learnt from its sentences."""

    def __init__(self, docs: Iterable[Doc], own: str = ""):
        self.own, self.issuer = own, ""
        self.known: dict[str, str] = {}
        self.full: dict[str, str] = {}
        self.marks: dict[Doc, dict[int, str]] = {}
        self.venues: frozenset[str] = frozenset()
        self.spoken_for: dict[str, str] = {}
        """The side of each speaker's name that was looked for."""
        self.found: dict[Doc, list] = {}
        """The positions of each sentence (see acts): a text is read for whose it is, and again if it is nobody's."""
        docs = list(docs)
        self.spoken = frozenset().union(*(named_in(doc.text, leaders_in_full()) for doc in docs))
        """The sides that are named otherwise than by their leaders."""
        self.parties = self.two_parties(docs)
        self.is_of_two = len(self.parties) == 2
        called = in_full(docs)
        self.venues = self.places(docs) | no_countries(called)
        self.marks.clear()
        self.full |= called
        for doc in docs:
            self.learn(doc)

    def places(self, docs: list[Doc]) -> frozenset[str]:
        """The cities that only lend talks their name, or are where one travels to them: "the Madrid round", "will fly
        to Madrid", where Spain is no party to it."""
        counted = Counter(side for doc in docs for side in self.named(doc).values() if side)
        parties = {side for side, _ in counted.most_common(2)}
        lent = (word for doc in docs for word in doc if is_venue(word))
        return frozenset(word.text for word in lent if self.named(word.doc).get(word.i, "") not in ("", *parties))

    def two_parties(self, docs: list[Doc]) -> frozenset[str]:
        """The two whose names are nearly all names of countries, so that "the ministers" are those of both."""
        counted = Counter(side for doc in docs for side in self.named(doc).values() if side)
        two = counted.most_common(2)
        most = [count for _, count in two]
        is_of_two = len(two) == 2 and sum(most) >= MOSTLY * counted.total() and most[1] * 4 >= most[0]
        return frozenset(side for side, _ in two) if is_of_two else frozenset()

    def of_text(self, own: str, issuer: str = "") -> Sides:
        """The same sides, for a text of a body of this side, which calls itself by a word, or of a business."""
        if (own, issuer) == (self.own, self.issuer):
            return self
        sides = Sides((), own)
        sides.issuer = issuer
        sides.known, sides.full, sides.venues = self.known, self.full, self.venues
        sides.parties, sides.is_of_two, sides.spoken = self.parties, self.is_of_two, self.spoken
        return sides

    def named(self, doc: Doc) -> dict[int, str]:
        """The side of each word of a sentence that is part of a known name."""
        if doc not in self.marks:
            text = doc.text
            found = (match for match in pattern().finditer(text) if match[0] not in self.venues)
            matches = (match for match in found if not self.is_namesake(text, match))
            marks = [(match.span(), names().get(match[1] or "China", "")) for match in matches]
            self.marks[doc] = {word.i: side for (start, end), side in marks for word in doc if start <= word.idx < end}
        return self.marks[doc]

    def is_namesake(self, text: str, match: re.Match) -> bool:
        """Whether a leader's last name is that of somebody else, and nobody speaks of the leader's country: "Ana
        Morrison" in texts without Australia."""
        if match[1] not in leaders_in_full() or " " in match[1] or names()[match[1]] in self.spoken:
            return False
        before = BEFORE.search(text[: match.start()])
        known = words("officials") | listed("honorifics") | function_words()
        return before is not None and before[1].lower().rstrip(".") not in known

    def of_words(self, doc: Doc) -> dict[int, str]:
        """The side of each word that is a name of one, or part of it, or that means one: a country, a body of many
        countries, a known person, "the two ministers"."""
        named, bodies = self.named(doc), bodies_named(doc)
        nouns = (word for word in doc if word.pos_ in ("NOUN", "PROPN"))
        told = {word.i: (word.pos_ == "PROPN" and self.known.get(word.text, "")) or self.one(word) for word in nouns}
        found = ((word.i, named.get(word.i) or bodies.get(word.i) or told.get(word.i, "")) for word in doc)
        return {place: side for place, side in found if side}

    def learn(self, doc: Doc) -> None:
        """Take note of whom a sentence calls whose: titles, appositions, and names that are called businesses."""
        for name in (word for word in doc if word.pos_ == "PROPN" and not grammar.is_within_name(word)):
            if self.is_business(name):
                self.known.setdefault(name.text, FIRMS)
            elif insists(name):
                self.full.setdefault(name.text, f"the {name.text}")
            elif is_in(name, "officials"):
                self.learn_body(name)
            else:
                self.learn_person(name)

    def learn_body(self, name: Token) -> None:
        """Take note of a body's side and full name, by which "the Ministry" is known later."""
        side = self.official(name)
        if side and self.known.setdefault(name.text, side) != side:
            # Both countries have one: "the Government" alone is neither's.
            self.known[name.text] = ""
            self.full.pop(name.text, None)
        elif beside(name) and self.known.get(name.text) != "":
            self.full.setdefault(name.text, joined([word for word in name.subtree if belongs(word, name, alone=True)]))

    def learn_person(self, name: Token) -> None:
        """Take note of a person's side and full name, by any part of which the person is known later."""
        parts = [*(child for child in name.lefts if child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN"), name]
        if name.ent_type_ == "PERSON":  # "Foreign Undersecretary Eduardo de Vega"
            parts = [part for part in parts if part.ent_type_ == "PERSON"]
        parts = [part for part in parts if not is_in(part, "officials") and not is_opener(part)]
        while len(parts) > 2 and low(parts[0]) in listed("honorifics"):  # "Dr Ana Ruiz" is "Ana Ruiz"
            parts = parts[1:]
        side = self.named(name.doc).get(name.i, "")
        is_in_full = len(parts) > 1 and " ".join(part.text for part in parts) in leaders_in_full()
        side = (side if is_in_full else "") if side else self.told(name) or self.led(name)
        if side:
            self.known |= {part.text: side for part in parts if part.text not in self.known}
        if name.lower_ in lists("claims")["documents"]:
            return  # "the Harbour Framework" is no person
        is_one = not any(is_known(part) for part in parts[:-1]) and (name.text in leaders() or not is_known(name))
        if len(parts) > 1 and is_one and (side or name.ent_type_ == "PERSON"):
            last = grammar.end_of_person(name)
            whole = joined([*parts, *name.doc[name.i + 1 : last.i + 1]])
            self.full |= {part.text: whole for part in (*parts, last) if part.text not in self.full}

    def told(self, name: Token) -> str:
        """The side that a title before a name or an apposition after it says it has."""
        notes = [child for child in name.children if child.dep_ in BESIDE]
        heads = [name.head] if name.dep_ == "appos" and is_in(name.head, "officials") else []
        if not any(is_in(word, "officials") for note in notes for word in note.subtree) and not heads:
            return ""
        others = (child for each in (name, *heads) for child in each.children if child.dep_ == "conj")
        apart = {name.i, *(word.i for other in others for word in other.subtree)}
        inside = [word for note in (*notes, *heads) for word in note.subtree if word.i not in apart]
        inside = [word for word in inside if word.text not in leaders() and not is_former(word)]
        nearest = sorted(inside, key=lambda word: abs(word.i - name.i))
        return next((side for word in nearest if (side := self.named(name.doc).get(word.i))), "")

    def led(self, name: Token) -> str:
        """The side that a sentence says somebody leads: "the Kenyan side was led by .."."""
        verb = name.head.head
        leads = name.head.dep_ == "agent" and verb.lemma_ in ("lead", "head", "represent", "chair")
        whom = grammar.first(verb, "nsubjpass") if leads else None
        return self.of(whom) if whom is not None else ""

    def is_business(self, name: Token) -> bool:
        """Whether a sentence calls a name a business, or gives it what only a business has."""
        if name.ent_type_ in ("GPE", "NORP", "PERSON", "LOC") and name.dep_ != "appos":
            return False
        if name.text in names():
            return False
        notes = [child for child in name.children if child.dep_ == "appos"]
        notes += [child for child in name.lefts if child.dep_ in ("compound", "nmod") and child.pos_ == "NOUN"]
        notes += [name.head] if name.dep_ == "appos" else []
        notes += [one for note in notes if (one := grammar.prepositional(note, "of")) and note.lower_ == "one"]
        if name.dep_ == "poss" and is_in(name.head, "has_business"):
            return True
        return any(is_in(note, "firms") for note in (*notes, *example_of(name)))

    def of(self, head: Token | None) -> str:
        """The side of the actor that a noun phrase with this head names, empty where it names none."""
        if head is None:
            return ""
        named = grammar.conjuncts(head)
        if len(named) > 1 and any(is_counted(word) for word in named):
            return ""
        found = {side for word in named if (side := self.one(word))}
        listed = {side for word in head.subtree if is_listed(word) and (side := self.one(word))}
        if len(found | listed) > 2:
            return ""
        if len(named) > 1 and found == {FIRMS} and any(is_in(word, "officials") for word in named):
            return ""
        two = len(found) == 2 or (
            len(found) == 1 and any(map(self.is_stranger, named)) and any(map(self.is_country, named))
        )
        if two and len(named) == 2 and FIRMS not in found:
            return BOTH
        return found.pop() if len(found) == 1 else ""

    def is_stranger(self, head: Token) -> bool:
        """Whether a noun is an official or a body of an unknown side, and not that of whom it is named with."""
        own = any(child.tag_ == "PRP$" for child in head.children)
        is_many = head.tag_ in ("NNS", "NNPS") and head.dep_ == "conj"
        return is_in(head, "officials") and not own and not is_many and self.one(head) == ""

    def one(self, head: Token) -> str:
        """The side of one noun, without what is joined to it."""
        named = self.named(head.doc)
        if self.own and self.issuer and head.text == self.issuer and is_the(head):
            return self.own  # "the Bank" that issues the text
        if is_two(head) or (self.own == BOTH and low(head) in listed("signatories") and is_the(head)):
            return BOTH
        if head.pos_ in ("PROPN", "ADJ", "NOUN") and head.i in named:
            return named[head.i]
        if head.pos_ == "PROPN" and head.text in words("companies"):
            return FIRMS
        is_firm = is_in(head, "firms") and head.pos_ != "ADJ"  # "firm countermeasures" are no business
        if is_firm and not is_in(head, "officials") and not is_public(head):
            return FIRMS
        return self.official(head) if is_in(head, "officials") else self.known.get(head.text, "")

    def official(self, head: Token) -> str:
        """The side of an official or a body: that of a word beside it, of an earlier mention, or of the text."""
        near = sorted((word for note in beside(head) for word in note.subtree), key=lambda word: word.i)
        marks = self.named(head.doc)
        named = (marks.get(word.i) or self.known.get(word.text, "") for word in near)
        sides = list(dict.fromkeys(side for side in named if side))
        is_plural = head.tag_ in ("NNS", "NNPS")
        if sides and is_plural and len(sides) > 1:
            return BOTH if len(sides) == 2 else ""
        if sides or not is_the(head) or any(word.i in marks for word in near):
            return sides[0] if sides else ""
        if is_plural and is_in(head, "pairs") and self.is_of_two and not is_some(head):
            return BOTH
        called = [child for child in head.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]
        if any(word.text not in self.full.get(head.text, "") for word in called):
            return ""  # "the Peace Council", where the text has told of the Harbour Council
        is_same = all(word.text in self.full.get(head.text, "") for word in near)
        return (is_same and self.known.get(head.text)) or (self.own if is_plural == (self.own == BOTH) else "")

    def of_name(self, name: str) -> str:
        """The side of a name as the text gives it, empty where it is not known."""
        found = pattern().search(name)
        return names().get(found[1], "") if found else self.known.get(short(name), "")

    def is_person(self, head: Token) -> bool:
        """Whether a noun is the name of a person: a leader's, one that the text gave in full, or one by its parse."""
        if head.text in leaders():
            return True
        is_name = head.text in self.full or (head.is_alpha and head.pos_ == "PROPN" and head.ent_type_ == "PERSON")
        return is_name and not is_in(head, "officials")

    def is_country(self, head: Token) -> bool:
        """Whether a noun is itself the name of a country or of what stands for its government."""
        return head.pos_ == "PROPN" and self.named(head.doc).get(head.i, "") != "" and head.ent_type_ != "PERSON"

    def within(self, words: Iterable[Token], but: str = "") -> Token | None:
        """The first actor among words whose side is known and is not `but`; one that only modifies comes last."""
        found = [word for word in words if can_act(word) and self.one(word) not in ("", but)]
        return next((word for word in found if word.dep_ not in ("compound", "amod", "nmod")), next(iter(found), None))

    def name(self, head: Token) -> str:
        """What an actor is called: by its full name, or by the phrase without what hangs on it; a common noun in small
        letters, though it opens a sentence."""
        is_alone = not head.conjuncts and not (is_in(head, "officials") and beside(head))
        if (person := person_beside(head)) is not None and not head.conjuncts:
            return self.name(person)
        if head.text in self.full and is_alone:
            return self.full[head.text]
        called = [word for word in head.subtree if belongs(word, head)]
        while len(called) > 1 and (is_before_name(called[0], head) or called[0].tag_ == "POS"):  # "Today's envoy"
            called = called[1:]
        name = joined(linked(called)).replace(" nor ", " and ")
        is_common = head.tag_ == "NNS" and all(
            word.pos_ in ("NOUN", "ADJ") and not word.ent_type_ and is_word(word.lower_) for word in {called[0], head}
        )
        opens = called[0].i == 0 and is_common and called[0].text.istitle()
        return f"{name[:1].lower()}{name[1:]}" if opens else name  # "Governments" only opens a sentence


def linked(words: list[Token]) -> list[Token]:
    """The words of a name with a "to" between two of them with capitals: "the Right to Repair coalition"."""
    links = [one.nbor() for one, other in pairwise(words) if other.i == one.i + 2 and one.nbor().lower_ == "to"]
    names = [link for link in links if link.nbor(-1).text[0].isupper() and link.nbor().text[0].isupper()]
    return sorted([*words, *names], key=lambda word: word.i)


def person_beside(head: Token) -> Token | None:
    """The person whom an apposition names as the holder of one office: "the Secretary of State, Marco Rubio"."""
    is_office = is_in(head, "persons") and head.tag_ in ("NN", "NNP")
    notes = (child for child in head.children if is_office and child.dep_ == "appos" and child.pos_ == "PROPN")
    named = (note for note in notes if not is_listed(note) and any(child.dep_ == "compound" for child in note.lefts))
    return next((note for note in named if note.ent_type_ in ("PERSON", "")), None)


def is_before_name(word: Token, head: Token) -> bool:
    """Whether a word before a name is no part of it: "neither Peru nor Chile", "Meanwhile Peru"."""
    if word.i >= head.i:
        return False
    is_date = word.ent_type_ == "DATE" and is_opener(word)  # "March 19th officials"
    return bool(head.conjuncts and word.lower_ in PAIRING) or (head.pos_ == "PROPN" and is_opener(word)) or is_date


def is_word(low: str) -> bool:
    """Whether a word in small letters is one that a dictionary has, and no party's name."""
    return simplemma.is_known(low, lang="en") and low not in words("parties")


def is_venue(word: Token) -> bool:
    """Whether a word says where talks are held: "the Madrid talks", "a meeting in Madrid", "will travel to Madrid"."""
    if word.dep_ == "compound" and is_in(word.head, "joint"):
        return True
    is_city = word.dep_ == "pobj" and names().get(word.text, word.text) != word.text
    place = word.head.head
    is_there = word.head.lower_ in ("in", "at") and is_in(place, "joint")
    is_reached = word.head.lower_ in ("to", "for") and place.lemma_ in lists("claims")["itinerary"]
    return is_city and (is_there or is_reached)


def insists(name: Token) -> bool:
    """Whether initials name somebody, as what they do in the text tells: "the AHG insisted on a trigger"."""
    is_short = name.text.isupper() and 2 < len(name) < 7 and name.dep_ == "nsubj" and name.text not in names()
    return is_short and any(sense.kind in ("committing", "critical") for sense in senses_of(name.head))


def short(name: str) -> str:
    """The word by which a name is known when it comes again: its last, but that of a body in full, for "the Harbour
    Council" is another than the council that was told of before."""
    found = name.split()
    is_body = len(found) > 2 and found[-1].lower() in words("officials")
    return name if is_body or not found else found[-1]


def is_known(word: Token) -> bool:
    """Whether a word is by itself a known name: no part of somebody else's."""
    return word.text in names()


def is_former(word: Token) -> bool:
    """Whether a word belongs to an office no longer held, or is where an envoy goes: "former envoy to Peru"."""
    is_abroad = word.dep_ == "pobj" and word.head.lower_ == "to"
    above = word.head.head if word.dep_ == "pobj" else word.head
    beside = (child for each in (word, word.head, above) for child in each.children)
    return is_abroad or any(child.lower_ in ("former", "ex", "retired") for child in beside)


def spelled_out(docs: Iterable[Doc]) -> frozenset[str]:
    """The initials by which texts call somebody else than the country that they mean elsewhere: "the Consumer
    Protection Cooperation (CPC) Network"."""
    return no_countries(in_full(docs))


def no_countries(called: dict[str, str]) -> frozenset[str]:
    """The initials among these that stand for the name of no country."""
    return frozenset(short for short, name in called.items() if not pattern().search(name))


def in_full(docs: Iterable[Doc]) -> dict[str, str]:
    """The names that texts give in full and by their initials, by these: "the Harbour Council (HC)"."""
    texts = [doc.text for doc in docs]
    beside = ((match[2], match[1]) for text in texts for match in SPELLED_OUT.finditer(text))
    told = [(short, name) for short, name in beside if stands_for(short, name)]
    return {short: f"the {named_by(short, name).removeprefix('The ')}" for short, name in [*elsewhere(texts), *told]}


def elsewhere(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Initials, and the one name in full to which they belong that stands elsewhere: "the Central Bank of Peru .. the
    CBP"."""
    shorts = {short for text in texts for short in INITIALS.findall(text)} - names().keys()
    spelled: dict[str, set[str]] = {short: set() for short in shorts}
    for text in texts if shorts else ():
        for match in FULL_NAME.finditer(text):
            name = match[0].strip().removeprefix("The ")
            if capitals(name) in spelled:
                spelled[capitals(name)].add(name)
    return ((short, next(iter(found))) for short, found in spelled.items() if len(found) == 1)


def named_by(initials: str, name: str) -> str:
    """The words of a name from the one of its first letter on: not "When" of "When the Harbour Council (HC)"."""
    every = name.split()
    capital = [place for place, word in enumerate(every) if word[0].isupper()]
    return " ".join(every[capital[-len(initials)] :])


def stands_for(initials: str, name: str) -> bool:
    """Whether letters are the first ones of the words with capitals that a name ends with."""
    return capitals(name).endswith(initials)


def capitals(name: str) -> str:
    """The first letters of the words of a name that have capitals."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def beside(head: Token) -> list[Token]:
    """The words that say whose an official or a body is: "China's", "of Commerce"."""
    found = [child for child in head.children if child.dep_ in BESIDE]
    return found + [word for of in OF if (word := grammar.prepositional(head, of)) is not None]


def belongs(word: Token, head: Token, alone: bool = False) -> bool:
    """Whether a word is part of an actor's name: its article, its adjectives, what it is "of", what is joined to it."""
    parts = NAME if alone else (*NAME, "conj", "cc")
    while word.i != head.i:
        hyphened = word.i > 0 and word.nbor(-1).text == "-"
        of = (
            (word.dep_ == "prep" and (word.lower_ == "of" or hyphened or comes_from(word)))
            or word.dep_ == "pobj"
            or word.text in ("-", ",")
        )
        is_first = word.i + 1 < len(word.doc) and word.nbor().text == "-" and word.dep_ != "appos"
        if is_added(word):
            return False
        is_inside = word.dep_ in ("cc", "conj") and word.i < head.i > word.head.i  # "Food and Drug Administration"
        if word.dep_ not in parts and not is_inside and not of and not is_first and (alone or not is_listed(word)):
            return False
        word = word.head
    return True


def comes_from(preposition: Token) -> bool:
    """Whether a preposition tells where several come from: "negotiators from the islands"."""
    return preposition.lower_ == "from" and preposition.head.tag_ == "NNS" and preposition.i == preposition.head.i + 1


def is_added(word: Token) -> bool:
    """Whether a word is joined by "as well as", which adds another thing: "with Peru, as well as its own plans"."""
    links = [word] if word.dep_ == "cc" else [each for each in word.head.children if each.dep_ == "cc"]
    return word.dep_ in ("cc", "conj") and any(each.lower_ == "as" for each in links)


def is_listed(word: Token) -> bool:
    """Whether what the parser took for an apposition is the second of a list: "Peru, Chile, and Japan"."""
    following = [other for other in word.head.children if other.dep_ == "conj" and other.i > word.i]
    last = word.right_edge
    has_comma = last.i + 1 < len(word.doc) and last.nbor().text == ","
    return word.dep_ == "appos" and word.pos_ == "PROPN" and has_comma and bool(following)


def gap(word: Token, then: int) -> str:
    """What stands between two words of a name: a space, nothing, or the sign that joins them, "Ruiz-Soto"."""
    between = word.doc[word.i + 1 : then].text
    return between if between in ("-", "/") and not word.whitespace_ else word.whitespace_ or " " * bool(between)


def joined(words: list[Token]) -> str:
    """Words with the spaces between them, and no stop or ending of a possessive at either end."""
    while len(words) > 1 and (words[-1].tag_ == "POS" or words[-1].dep_ in ("prep", "cc") or words[-1].is_punct):
        words = words[:-1]
    following = [word.i for word in words[1:]]
    gaps = [gap(word, then) for word, then in zip(words, following, strict=False)]
    return "".join(word.text + gap for word, gap in zip(words, [*gaps, ""], strict=True)).strip(" ,-–—")


def example_of(name: Token) -> list[Token]:
    """What a name is an example of: "companies such as X"."""
    if name.dep_ == "conj":
        return example_of(name.head)
    by = name.head
    opener = f"{by.nbor(-1).lower_} {by.lower_}" if by.i else by.lower_
    return [by.head] if name.dep_ == "pobj" and not words("examples").isdisjoint({by.lower_, opener}) else []


def is_counted(head: Token) -> bool:
    """Whether a noun names several by their number only: "eight countries"."""
    return is_in(head, "officials") and any(child.dep_ == "nummod" for child in head.children)


def can_act(word: Token) -> bool:
    """Whether a word can name an actor; a common noun that only says which thing is meant cannot: "business models"."""
    return word.pos_ in ("PROPN", "ADJ") or (word.pos_ == "NOUN" and word.dep_ not in ("compound", "nmod", "amod"))


def is_some(head: Token) -> bool:
    """Whether a noun means some of its kind, and not those of whom the text speaks: "the rich countries"."""
    return any(child.dep_ in ("amod", "nummod", "compound", "relcl", "acl") for child in head.children)


def is_two(head: Token) -> bool:
    """Whether a noun means both sides: "both parties", "the two leaders", "each side", not "both people and nature"."""
    if head.dep_ in ("amod", "compound", "nmod"):
        return False
    counted = {child.lower_ for child in head.children if child.dep_ in ("det", "nummod", "predet", "amod", "preconj")}
    counted -= {"both"} if head.conjuncts else set()
    if head.lower_ in ("both", "two"):
        of = grammar.prepositional(head, "of")
        is_theirs = of is None or of.pos_ == "PRON" or is_in(of, "twos")  # "two of the questions" are none
        return head.dep_ in grammar.SUBJECTS and is_theirs
    if head.lower_ in ("parties", "sides") and "the" in counted:
        return True
    return is_in(head, "twos") and not counted.isdisjoint({"both", "two", "each", "either", "neither"})


def is_the(head: Token) -> bool:
    """Whether a noun is one that was spoken of: "the government", "our ministry"."""
    return any(child.lower_ in ("the", "our", "this") for child in head.children)


def is_public(head: Token) -> bool:
    """Whether a noun means people at large: "parents", "young people"."""
    return head.tag_ == "NNS" and is_in(head, "publics")


def is_actor(head: Token) -> bool:
    """Whether a noun phrase names someone who can act."""
    is_listed = any(is_in(head, name) for name in ("officials", "firms", "others"))
    return head.ent_type_ in NAMED or is_listed or is_public(head) or is_foreign(head)


def is_foreign(head: Token) -> bool:
    """Whether a word is a name that is no English word, which the parse did not know for a name: "Ruiz"."""
    is_written = head.pos_ == "PROPN" and head.is_title and head.ent_type_ == ""
    return is_written and head.i > 0 and not simplemma.is_known(head.lower_, lang="en")
