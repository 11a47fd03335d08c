"""Claims: who takes which position towards whom, sentence by sentence.

The rules of acts find the positions; here is settled whose each is. A position under a reporting verb is that of
its subject, one inside a quotation that of its speaker, and what the text says for itself is the author's; in an
official statement it is that of whom the sentence names, or of the issuing body. Items of a list take subject and
verb from the line that opens it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd
from spacy.tokens import Doc, Token

from parallax.corpus.parse import parse
from parallax.positions import acts, grammar
from parallax.positions.acts import Context, Found
from parallax.positions.sides import AUTHOR, BOTH, UNNAMED, Sides, is_in

COLUMNS = [
    "document", "sentence", "claimant", "claimant_side", "act", "target", "target_side", "content", "start", "end",
    "ground", "ground_sentence", "certainty", "rule",
]  # fmt: skip
PERSONS, GROUPS, OURS = ("he", "she", "his", "her"), ("they", "it", "their", "its"), ("we", "i", "our", "my")
ITEM = re.compile(r"^(?:\(?(?:[ivx]+|[a-z]|\d+)[.)]\s*|[-–—•]\s*)?(?=[a-z])")


class Actor(NamedTuple):
    """Somebody: a name and a side, either of which may be empty."""

    name: str = ""
    side: str = ""


@dataclass
class Text:
    """One document as its sentences are read: whose it is, and whom it has named so far."""

    sides: Sides
    author: Actor
    is_official: bool
    person: Actor = Actor()
    group: Actor = Actor()
    rows: list[tuple] = field(default_factory=list)

    def actor(self, head: Token | None) -> Actor:
        """Who a noun phrase names, a pronoun standing for the last person or group that was a subject."""
        if head is None:
            return Actor()
        low = head.lower_
        if low in PERSONS or low in GROUPS:
            return self.person if low in PERSONS else self.group
        if low in OURS:
            return self.author
        return Actor(self.sides.name(head), self.sides.of(head))

    def remember(self, doc: Doc) -> None:
        """Take note of the subjects of a sentence that are persons or groups with a side."""
        for word in doc:
            if word.dep_ in ("nsubj", "nsubjpass") and word.pos_ in ("PROPN", "NOUN") and (side := self.sides.of(word)):
                found = Actor(self.sides.name(word), side)
                if word.ent_type_ == "PERSON" or word.text in self.sides.full:
                    self.person = found
                else:
                    self.group = found


def own_side(docs: list[Doc], about: str) -> str:
    """The side of the body that issues an official statement: that of its publisher, or of most of its subjects."""
    sides = Sides(docs)
    named = [side for side in sides.named(next(parse([about]))).values() if side] if about else []
    if len(set(named)) == 1:
        return named[0]
    subjects = [sides.of(word) for doc in docs for word in doc if word.dep_ == "nsubj"]
    found = [side for side in subjects if side not in ("", "firms")]
    most = max(sorted(set(found)), key=found.count, default="")
    return most if found.count(most) * 2 > len(found) else ""


def told_by(word: Token) -> Token | None:
    """The reporting verb or noun in whose clause a word stands."""
    for above in word.ancestors:
        if word.dep_ == "ccomp" and above.lemma_.lower() in acts.words("reports"):
            return above
        if word.dep_ in ("acl", "ccomp") and above.pos_ == "NOUN" and grammar.clause(above) is word:
            return above
        word = above
    return None


def reporter(found: Found) -> Token | None:
    """Who is said to hold a position: the subject of the verb that reports it."""
    verb = told_by(found.word)
    if verb is None and found.word.pos_ == "NOUN":
        verb = found.word.head if found.word.head.pos_ == "VERB" else None
    if verb is None:
        return None
    return acts.holder(verb) if verb.pos_ == "NOUN" else grammar.subject(verb)


def claimant(found: Found, text: Text, speaker: Actor) -> Actor:
    """Who takes a position: the reported speaker, or who acts, if that is somebody of another side."""
    told = text.actor(reporter(found))
    told = told if told.name else speaker
    doer = text.actor(found.doer)
    if told.name and (not doer.name or doer.side in ("", BOTH, told.side)):
        return told
    return doer if doer.name else text.author


def target(found: Found, text: Text, holder: Actor) -> Actor:
    """Whom a position is addressed to: whom it names, or else the first actor of another side in its words."""
    named = text.actor(found.target)
    if named.side and (named.side != holder.side or found.act not in ("asks", "opposes", "promises")):
        return named
    inside = text.sides.within(found.target, holder.side) if found.target is not None else None
    inside = inside if inside is not None else among(found, text, holder.side)
    if inside is not None:
        return text.actor(inside)
    if found.target is not None and is_in(found.target, "joint"):
        return Actor(named.name, BOTH)
    return Actor(named.name, "") if found.act in ("settles", "expects", "explains") else Actor(UNNAMED, UNNAMED)


def among(found: Found, text: Text, but: str) -> Token | None:
    """The first actor of another side in the words of a position."""
    start, end = found.content
    inside = (word for word in found.word.doc if start <= word.idx < end and word.pos_ in ("NOUN", "PROPN", "ADJ"))
    return next((word for word in inside if (side := text.sides.one(word)) and side != but), None)


def of_document(rows: pd.DataFrame, docs: Mapping[str, Doc], is_official: bool, about: str) -> list[tuple]:
    """The claims of one document."""
    parsed = [docs[sentence] for sentence in rows["sentence"]]
    own = own_side(parsed, about) if is_official else ""
    text = Text(Sides(parsed, own), Actor(AUTHOR, own or AUTHOR), is_official)
    order = list(rows["sentence"])
    for place, row in enumerate(rows.itertuples()):
        doc = docs[row.sentence]
        speaker = spoken(row, text)
        for found in acts.found_in(doc, Context(text.sides, is_official)):
            text.rows.append(claim(found, row, text, speaker, order, place))
        text.remember(doc)
    return text.rows


def spoken(row, text: Text) -> Actor:
    """The speaker of a sentence that is quoted whole."""
    name = getattr(row, "speaker", "") or ""
    if not name or row.verb:
        return Actor()
    last = name.split()[-1]
    known = text.sides.known.get(last, "") or next((side for side in side_of(name)), "")
    return Actor(text.sides.full.get(last, name), known)


def side_of(name: str) -> Iterator[str]:
    """The sides that a name holds by itself."""
    doc = next(parse([name]))
    yield from (side for side in Sides([]).named(doc).values() if side)


def claim(found: Found, row, text: Text, speaker: Actor, order: list[str], place: int) -> tuple:
    """The row of a position."""
    who = claimant(found, text, speaker)
    whom = target(found, text, who)
    start, end = found.content
    ground = row.text[slice(*found.ground)] if found.ground else ""
    near = place + found.points if found.points else place
    where = order[near] if (ground or found.points) and 0 <= near < len(order) else ""
    return (
        row.document, row.sentence, *who, found.act, *whom, row.text[start:end], start, end, ground, where,
        found.certainty, found.rule,
    )  # fmt: skip


def claims(sentences: pd.DataFrame, parses: Mapping[str, Doc], documents: pd.DataFrame) -> pd.DataFrame:
    """One row per claim: who takes which position towards whom, in the text's words."""
    rows: list[tuple] = []
    for document, mine in sentences.groupby("document", sort=False):
        about = documents.loc[documents["document"] == document, ["publisher", "author"]].agg(" ".join, axis=1).iloc[0]
        rows += of_document(mine, parses, document == "statement", about)
    return pd.DataFrame(rows, columns=COLUMNS)
