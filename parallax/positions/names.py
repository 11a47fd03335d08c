"""Names: the phrase that names a speaker, and the one name that a text's speaker goes by from first to last.

A phrase is read off the parse: a person's name without titles, a group's with its article, any other noun with what
describes it. A document's memory then knows who is meant by a surname, a title, "the ministry" or "she": a person and
a group have one name each, the fullest by which the text presents them. Where two could be meant, none is chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from parallax.corpus.headings import PARTICLES
from parallax.positions.grammar import end_of_person, is_within_name
from parallax.positions.rules import is_opener, listed, low, rules
from parallax.positions.sides import in_full, leaders
from parallax.positions.sides import names as countries
from parallax.positions.subjects import SUBJECTS, child, holder, sort

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BEFORE = ("compound", "nmod", "amod", "poss", "flat", "punct")
AFTER = ("prep", "amod", "acl", "compound", "quantmod")
STOPS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "“", "”", '"', "…", "``", "''"})
SHOUTED = re.compile(r"\b(?=\w*[AEIOUY])(?:[A-Z]{3,}|[B-DF-HJ-NP-TV-Z][AEIOU])\b")
"""A surname in capitals, and no initials: two letters of it are a syllable."""
LONGEST = 5
"""How many words a person's name has fewer than."""
HOW_FAR = 2
"""How many paragraphs back a pronoun's speaker may stand."""


class Speaker(NamedTuple):
    """Who a phrase names: its text, its sort (person, group, groups, pronoun), its head in small letters."""

    text: str
    sort: str
    head: str


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital letter."""
    return token.text[0].isupper()


def begins(head: Token) -> int:
    """Where the capital words of a name begin that end at its head."""
    title = before_title(head)
    start = title if title < head.left_edge.i else head.i
    for left in reversed(list(head.lefts)):
        if low(left) in PARTICLES:  # part of the name only with what stands before it: "Ana van der Ruiz"
            first = left.left_edge
            start = first.i if first != left and is_capital(first) and first.pos_ == "PROPN" else start
            continue
        if left.dep_ not in BEFORE or not (is_capital(left) or left.text == "-") or is_platform(left):
            break
        start = left.left_edge.i if left.dep_ != "poss" or is_capital(left.left_edge) else left.i
    return after_openers(start, head)


def after_openers(start: int, head: Token) -> int:
    """Where a name begins behind what only opens its sentence: "Last Monday Ana Ruiz", "Meanwhile Peru"."""
    return next((each.i for each in head.doc[start : head.i] if not is_opener(each)), head.i)


def before_title(head: Token) -> int:
    """Where the capital words begin that stand right before a subject and that the parse takes for something else of
    its verb: "Agency Chair Ana Ruiz said"."""
    start = head.left_edge.i
    while start and head.dep_ == "nsubj" and is_stray(head.doc[start - 1]):
        start = head.doc[start - 1].left_edge.i
    return start


def is_stray(token: Token) -> bool:
    """Whether a word is a proper noun that the parse hangs on a verb without a relation of its own."""
    return token.dep_ in ("npadvmod", "dep") and token.pos_ == "PROPN"


def is_platform(token: Token) -> bool:
    """Whether a word before a name only says where something was written: "on Facebook Ana Ruiz wrote"."""
    return low(token) in listed("platforms") and token.i > 0 and low(token.nbor(-1)) == "on"


def ends(head: Token) -> int:
    """Where the capital words of a name end that begin at its head: "Ministry of Foreign Affairs"."""
    last, places = head.i, range(head.i + 1, head.right_edge.i + 1)
    for token in (head.doc[place] for place in places):
        is_part = is_capital(token) and token.pos_ not in ("VERB", "AUX") and token.dep_ != "appos"
        if is_part:
            last = token.i
        elif low(token) not in listed("links") or (low(token) == "and" and child(head, "conj")):
            break
    return last + 1


def name(head: Token) -> Span:
    """The capital words of a name, titles included."""
    doc, start = head.doc, begins(head)
    return doc[start : end_of_person(head).i + 1 if head.ent_type_ == "PERSON" else ends(head)]


def untitled(span: Span) -> Span:
    """A name without what stands before a person's own: "Minister of Commerce Ana Ruiz"."""
    if low(span[-1]) in listed("groups", "documents"):
        return span
    titles = [place for place, token in enumerate(span[:-1]) if low(token) in listed("titles")]
    rest = span[titles[-1] + 1 :] if titles else span
    if low(rest[0]) == "for":
        rest = span
    if low(rest[0]) == "of":
        rest = rest[-2:] if len(rest) > 3 else span
    rest = rest[1:] if len(rest) > 1 and is_platform(rest[0]) else rest
    at_end = (ent for ent in rest.doc.ents if ent.label_ == "PERSON" and ent.root.i == rest.end - 1)
    found = next((ent for ent in at_end if ent.start >= rest.start and ent.end <= rest.end + 1), None)
    found = None if found is not None and is_of_firm(found) else found
    person = None if found is None else rest.doc[found.start : rest.end]  # without "’s"
    return person if person is not None and low(person[0]) not in listed("titles") else rest


def is_of_firm(ent: Span) -> bool:
    """Whether a single word that looks like a person's name is the end of a firm's: "Martin" of "Lockheed Martin"."""
    if not ent.start or len(ent) > 1:
        return False
    before = ent.doc[ent.start - 1]
    return before.head == ent.root and before.dep_ == "compound" and (before.ent_type_, before.ent_iob_) == ("ORG", "B")


def with_article(span: Span) -> Span:
    """A name with the article before it."""
    start = span.start
    return span.doc[start - 1 : span.end] if start and low(span.doc[start - 1]) in ("the", "a", "an") else span


def described(head: Token) -> Span:
    """A noun with its modifiers: "two people familiar with it", up to a comma, a clause or a quotation."""
    doc, start = head.doc, head.i
    for left in reversed(list(head.lefts)):
        if left.dep_ in ("cc", "preconj", "advmod", "prep", "mark", "nsubj", "punct", "intj") and left.text != "-":
            break
        if left.tag_ in ("WP", "WDT", "WRB"):
            break
        start = left.left_edge.i
    start = after_openers(start, head)
    last = head.i
    for right in head.rights:
        is_far = right.dep_ == "prep" and low(right) not in listed("after_head")
        if right.dep_ not in AFTER or right.tag_ == "VBG" or is_far:
            break
        last = right.right_edge.i
    last = end_of_person(doc[last]).i
    after = doc[head.i + 1 : last + 1]
    barred = [token.left_edge.i if token.dep_ == "relcl" else token.i for token in after if is_barred(token)]
    end = min([last + 1, *barred])
    while end > head.i + 1 and doc[end - 1].pos_ in ("CCONJ", "ADP", "DET", "PUNCT", "SCONJ"):
        end -= 1
    return doc[start:end]


def is_barred(token: Token) -> bool:
    """Whether a phrase ends before this word."""
    return token.text in STOPS or token.dep_ in ("relcl", "appos")


def named(head: Token) -> Token:
    """The head of the name that a person's noun goes with: "the mayor, Jo Lind"."""
    other = child(head, "appos")
    if other is None or other.pos_ != "PROPN" or other.ent_type_ in ("ORG", "GPE", "NORP", "DATE"):
        return head
    is_noun = sort(head) == "other" and other.ent_type_ == "PERSON"
    return other if sort(head) == "person" or is_noun else head


def speaker(head: Token) -> Speaker:
    """Whom the phrase with this head names, one or several joined by "and"."""
    one, others = alone(head), listed_with(head)
    if one.sort == "pronoun" or not others or any(sort(other) in ("", "other") for other in others):
        return one
    texts = [one.text, *(alone(other).text for other in others)]
    return Speaker(f"{', '.join(texts[:-1])} and {texts[-1]}", "groups", low(others[-1]))


def listed_with(head: Token) -> list[Token]:
    """What is joined to a noun by "and", one after the other; nothing where it is joined by another word, nor offices
    after a name, "Ana Ruiz, President and Director"."""
    other, link = child(head, "conj") or second(head), child(head, "cc")
    is_office = other is not None and link is None and low(other) in listed("titles")
    if other is None or is_office or (link is not None and low(link) != "and"):
        return []
    return [other] if link is not None else [other, *further] if (further := listed_with(other)) else []


def second(head: Token) -> Token | None:
    """The second of a list of three that the parse takes for a subject of its own: "experts, envoys and bankers"."""
    if head.dep_ != "nsubj" or head.right_edge.i + 2 >= len(head.doc) or head.doc[head.right_edge.i + 1].text != ",":
        return None
    others = (each for each in head.head.children if each.dep_ == "nsubj" and each.i > head.i)
    return next((each for each in others if each.left_edge.i == head.right_edge.i + 2), None)


def alone(head: Token) -> Speaker:
    """Whom the phrase with this head names, without what is joined to it."""
    kind, head = sort(head), named(head)
    if kind == "pronoun":
        return Speaker(head.text, kind, low(head))
    if sort(head) == "name":
        return of_name(head, kind == "person")
    one = "person" if kind == "person" else "group"
    return Speaker(trimmed(described(head)), "groups" if head.tag_ in ("NNS", "NNPS") else one, low(head))


def of_name(head: Token, is_person: bool) -> Speaker:
    """The speaker with a proper name."""
    whole = name(head)
    bare = untitled(whole)
    group = head.ent_type_ in ("ORG", "GPE", "NORP", "FAC", "LOC") or low(whole[0]) == "the"
    is_plural = any(token.tag_ == "NNPS" and token.dep_ == "compound" for token in whole)  # "Human Rights Watch"
    group = group or head.tag_ == "NNPS" or is_plural
    group = group or not {low(token) for token in whole}.isdisjoint(listed("groups"))
    is_person = is_person or whole[-1].text in leaders()
    if is_person or bare.start > whole.start or not group:
        return Speaker(person_name(bare), "person", low(bare[-1]))
    others = " and others" if is_cut_list(head, whole) else ""
    return Speaker(trimmed(with_article(whole)) + others, "group", low(head))


def is_cut_list(head: Token, named: Span) -> bool:
    """Whether a name ends within a list of whom it is of: "the Governments of Peru" of "the Governments of Peru, Chile
    and Bolivia"."""
    of = next((each for each in head.children if each.dep_ == "prep" and low(each) == "of"), None)
    return of is not None and any(each.dep_ == "conj" and each.i >= named.end for each in of.subtree)


def trimmed(span: Span) -> str:
    """The text of a phrase without the ending of a possessive."""
    return span.text.removesuffix("'s").removesuffix("’s").strip(" '’-–—")


def person_name(span: Span) -> str:
    """A person's name, with a surname in capitals as it is written elsewhere: "RUIZ Ana", "LI Ming"; initials stay."""
    text = trimmed(span)
    return SHOUTED.sub(as_name, text) if " " in text else text


def as_name(shouted: re.Match) -> str:
    """A word of a name in capitals as it is written elsewhere; honours keep theirs."""
    return shouted[0] if shouted[0].lower() in listed("honours") else shouted[0].capitalize()


def key(text: str) -> str:
    """What a phrase is known by: small letters, no article."""
    words = text.lower().replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an", "this", "that") else words)


@dataclass
class Names:
    """Who a document has named so far: people by parts of their names and by titles, groups, and who came last."""

    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    groups: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    forms: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    recent: list[tuple[int, int, str, str]] = field(default_factory=list)
    """Who came, of late last: the paragraph, the sentence, the sort and the name."""
    sentence: int = 0

    @classmethod
    def of(cls, docs: Iterable[Doc]) -> Names:
        """The names of a text, of which those are known that stand in full with their initials after them."""
        return cls(forms={key(each): name for short, name in in_full(docs).items() for each in (short, name)})

    def meet(self, doc: Doc) -> None:
        """Take note of the full names in a sentence, and of the titles that go with them."""
        self.sentence += 1
        for ent in doc.ents:
            span = doc[ent.start : ent.end - (ent[-1].tag_ == "POS" and len(ent) > 1)]
            if ent.label_ == "PERSON" and is_capital(span[-1]) and not is_other(ent):
                whole = name(ent.root) if ent.root.i == span.end - 1 else span
                self.present(whole if len(untitled(whole)) < LONGEST else span)
        for token in doc:
            span = name(token) if token.pos_ == "PROPN" and not is_within_name(token) else doc[:0]
            if len(span) > 1 and low(token) in listed("groups"):
                self.groups[low(token)].add(trimmed(with_article(span)))
            elif len(span) > 1 and can_be_person(span):
                self.present(span)
            self.present_role(token)

    def present(self, span: Span) -> None:
        """Take note of a person's name with the titles before it."""
        bare = untitled(span)
        if not 1 < len(bare) < LONGEST:
            return self.honour(span, bare)
        full = person_name(bare)
        self.people[key(trimmed(bare[-1:]))].add(full)
        if bare.start > span.start:
            self.people[low(bare[0])].add(full)
        self.honour(span, bare)

    def honour(self, span: Span, bare: Span) -> None:
        """Take note of the titles before a name."""
        if bare.start > span.start:
            title, full = span.doc[span.start : bare.start], self.person(person_name(bare))
            if len(title) > 1 and low(title[-1]) in listed("honorifics"):  # "Commissioner Dr Ana Ruiz"
                title = title[:-1]
            for start in range(len(title)):
                self.roles[title[start:].text.lower()].add(full)
            for gender, words in rules()["genders"].items():
                self.genders |= {full: gender} if low(title[-1]) in words else {}

    def introduce(self, span: Span, paragraph: int) -> str:
        """The one name of a person who is named behind a body and an office: "Corn Growers Association CEO Jo Lind"."""
        self.present(span)
        text = self.person(person_name(untitled(span)))
        self.follow(Speaker(text, "person", low(span[-1])), paragraph)
        return self.forms.setdefault(key(text), text)

    def present_role(self, token: Token) -> None:
        """Take note of a noun beside a name: "the mayor, Jo Lind", "Jo Lind, the mayor"."""
        other = child(token, "appos")
        if other is None or {sort(token), sort(other)} != {"person", "name"}:
            return
        noun, head = (token, other) if sort(token) == "person" else (other, token)
        if noun.tag_ == "NN" and head.ent_type_ not in ("ORG", "GPE", "NORP"):
            full = self.person(person_name(untitled(name(head))))
            self.roles[low(noun)].add(full)
            self.people[low(name(head)[0])].add(full)

    def person(self, text: str) -> str:
        """A person's full name, of which this may be a part."""
        known = self.people.get(key(text), set())
        return next(iter(known)) if len(known) == 1 else text

    def resolve(self, head: Token, paragraph: int) -> str:
        """The one name of the speaker whom a phrase names."""
        who = speaker(head)
        if who.sort == "pronoun":
            return self.meant(who, paragraph)
        if who.text.lower() in listed("counts") or is_doubtful(head):
            return ""
        text = self.canonical(who, head, paragraph)
        self.follow(who._replace(text=text), paragraph)
        return text

    def canonical(self, who: Speaker, head: Token, paragraph: int) -> str:
        """The name by which a speaker was first and most fully called."""
        place = low(named(head)) in listed("places")
        full = self.person(who.text)
        is_titled = any(full in known for known in self.roles.values())
        if " " not in who.text and (is_titled or not place) and is_capital(named(head)):
            who = who._replace(text=full)
        known = self.roles.get(key(who.text), set()) if is_definite(head) else set()
        known = known or (self.groups.get(key(who.text), set()) if is_definite(head) else set())
        if key(who.text) in listed("of_every_country"):
            known = {text for text in known if self.is_near(text, paragraph)}
        if len(known) > 1:  # of two presidents the one who alone has acted so far
            acted = [name for *_, name in reversed(self.recent) if name in known]
            known = set(acted[:1]) if len({name.split()[-1] for name in acted}) == 1 else known
        text = next(iter(known)) if len(known) == 1 else who.text
        if who.sort == "person" and len(text.split()) == 2:
            self.people[key(text.split()[0])].add(text)
        is_other = not listed("apart").isdisjoint(key(text).split())  # "the previous draft" is not "the draft"
        if who.sort in ("group", "groups") and key(text) != who.head and not (place or is_other):
            self.groups[who.head].add(self.forms.get(key(text), text))
        return self.forms.setdefault(key(text), text)

    def is_near(self, text: str, paragraph: int) -> bool:
        """Whether somebody was named in this paragraph or shortly before."""
        last = next((place for place, *_, name in reversed(self.recent) if name == text), None)
        return last is not None and last >= paragraph - HOW_FAR

    def follow(self, who: Speaker, paragraph: int) -> None:
        """Take note of who came last."""
        self.recent.append((paragraph, self.sentence, who.sort, who.text))

    def meant(self, who: Speaker, paragraph: int) -> str:
        """Whom a pronoun stands for: who came last, is not known as the other gender and is near; a country is "it", in
        the next sentence alone, for other things may come between."""
        pronoun = rules()["possessives"].get(who.head, who.head)
        wanted = {"they": ("group", "groups"), "it": ("group",)}.get(pronoun, ("person",))
        first = self.sentence - 1 if pronoun == "it" else 0
        late = [
            (sort, text)
            for place, sentence, sort, text in reversed(self.recent)
            if place >= paragraph - HOW_FAR and sentence >= first
        ]
        near = (text for sort, text in late if sort in wanted)
        near = (text for text in near if pronoun != "they" or text.removeprefix("the ") not in countries())
        text = next((text for text in near if self.genders.get(text, pronoun) == pronoun), "")
        if text and wanted == ("person",):
            self.genders.setdefault(text, pronoun)
        if text and pronoun == "it":
            self.follow(Speaker(text, "group", who.head), paragraph)
        return text or ("" if pronoun == "it" else who.text)

    def notice(self, tokens: list[Token], paragraph: int) -> None:
        """Take note of the subjects among these words, for whom a pronoun may stand later; of somebody by whom another
        is asked, it stands for the other."""
        agents = [token for token in tokens if token.head.dep_ == "agent"]
        for token in (*agents, *(token for token in tokens if token.head.dep_ != "agent")):
            # "Ruiz hit back: “We wait,” she wrote"
            is_first = token.head.dep_ == "ccomp" and token.head.i < token.head.head.i
            is_main = token.dep_ in SUBJECTS and (token.head.dep_ in ("ROOT", "conj", "advcl") or is_first)
            is_agent = token.head.dep_ == "agent" and token.head.head.lemma_ not in listed("paying")
            is_several = token.tag_ == "NNS" and token.dep_ in ("dobj", "dative") and sort(token) == "person"
            can_be_meant = sort(token) in ("name", "person", "group", "document") and not is_ship(name(token))
            if (is_main or is_agent or is_several) and can_be_meant:
                who = speaker(holder(token) or token)
                self.follow(who._replace(text=self.canonical(who, token, paragraph)), paragraph)


def is_other(ent: Span) -> bool:
    """Whether what looks like a person's name is part of another's, or a ship's: "the USS George Washington"."""
    return any(low(token) == "the" for token in ent.doc[max(0, ent.start - 1) : ent.start + 1]) or is_ship(ent)


def is_ship(span: Span) -> bool:
    """Whether a name is a ship's: "HMS Diamond"."""
    before = span.doc[max(0, span.start - 1) : span.start + 1]
    return any(token.is_upper and low(token) in listed("ships") for token in before)


def can_be_person(span: Span) -> bool:
    """Whether two or three capital words, without an article, can be a person's name."""
    bare = untitled(span)
    words = {low(token) for token in bare}
    is_name = len(bare) in (2, 3) and all(is_capital(token) and token.is_alpha for token in bare)
    is_other = span.root.ent_type_ not in ("", "PERSON", "ORG") or low(with_article(span)[0]) in ("the", "a", "an")
    return is_name and not (is_other or is_ship(bare)) and words.isdisjoint(listed("groups", "documents"))


def is_doubtful(head: Token) -> bool:
    """Whether a noun that is no known speaker stands with "her": the parse takes adjectives for nouns there."""
    return sort(head) == "other" and any(each.tag_ == "PRP$" for each in head.lefts)


def is_definite(head: Token) -> bool:
    """Whether a noun stands with "the", as what was named before does."""
    return head.tag_ in ("NN", "NNP", "NNS", "NNPS") and any(low(each) in ("the", "this") for each in head.lefts)
