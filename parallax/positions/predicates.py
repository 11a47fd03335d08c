"""Predicates: what the rules share, that is the form of a position, the word classes, and the clause it stands in.

The classes stand in data/claims.yml. A rule looks at one word of the parse; what it finds is a Found.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.rules import kinds
from parallax.positions.sides import Sides, is_actor, names
from parallax.positions.subjects import sort

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSONAL = ("he", "she", "they", "we", "i", "who", "both")
CONCEDES = {"while", "whereas", "although", "though"}
CLAUSES = ("conj", "ccomp", "advcl", "parataxis")
ENDING = 5
"""The last words of a sentence, more than the marks after a question mark: the text of all takes long to join."""


class Found(NamedTuple):
    """A position: its act and rule, the word that takes it, who does and whom it concerns, and its words."""

    act: str
    rule: str
    word: Token
    content: tuple[int, int]
    doer: Token | None = None
    target: Token | None = None
    certainty: str = ""
    ground: tuple[int, int] | None = None
    points: int = 0
    """Where the reason stands, if not here: in the sentence before (-1) or after (1)."""
    likelihood: float = 1
    """How likely a reader finds it too, by what the words of the sentence say."""


@cache
def words(name: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(lists("claims")[name])


def root(word: Token) -> str:
    """The lemma of a word in small letters, a short form such as "’s" as the verb that it stands for."""
    misread, low = lists("claims")["misread"], word.lemma_.lower()
    return misread.get(word.lower_ if word.pos_ in ("AUX", "VERB") and word.lower_ in misread else low, low)


def is_in(word: Token | None, *names: str) -> TypeGuard[Token]:
    """Whether the lemma of a word is in one of these lists."""
    return word is not None and any(root(word) in words(name) for name in names)


def takes_positions(doer: Token | None, sides: Sides) -> bool:
    """Whether someone can take a position: an actor with or without a side, or a pronoun for one."""
    if doer is None:
        return False
    is_known = doer.text in sides.full or doer.text in names() or bool(sides.of(doer))
    is_several = doer.tag_ == "NNS" and sort(doer) == "person"
    return is_known or doer.lower_ in PERSONAL or is_actor(doer) or is_count(doer) or is_several


def is_count(word: Token) -> bool:
    """Whether a number stands for several who were named: "all three", "the two"."""
    return word.pos_ == "NUM" and any(child.lower_ in ("all", "the", "these") for child in word.lefts)


def is_name(noun: Token) -> bool:
    """Whether a noun is written as a name."""
    return noun.pos_ == "PROPN" or (noun.i > 0 and noun.text[0].isupper())


def teller(told: Token) -> Token | None:
    """The reporting verb whose clause this is: "said that ..", "assured his guest that .."."""
    above = told.head
    if told.dep_ == "ccomp" and (noun := noun_told(above)) is not None:
        return noun
    if told.dep_ == "ccomp" and (said := said_what(above)) is not None:
        return said
    if told.dep_ == "ccomp" and is_in(above, "feelings", "doubting"):
        return above.head if above.dep_ == "acomp" else above
    if told.dep_ == "ccomp" and is_in(grammar.first(above, "acomp"), "feelings", "doubting"):
        return above
    if told.dep_ == "acl" and above.dep_ == "dobj" and grammar.has_that(told):
        above = above.head
    elif told.dep_ != "ccomp":
        return None
    if grammar.is_at_rest(above):
        return None
    return above if is_in(above, "reports") or lets_know(above) else None


def noun_told(verb: Token) -> Token | None:
    """The noun of speech that is said to be what follows, where it says whose it is: "the bank's view is that .."."""
    noun = grammar.first(verb, "nsubj") if root(verb) in ("be", "remain") else None
    if noun is None or noun.lower_ not in kinds("nouns"):
        return None
    return noun if any(child.dep_ in ("poss", "compound") for child in noun.lefts) else None


def said_what(verb: Token) -> Token | None:
    """The reporting verb of a clause that is said to be what follows: "what the bank says is that .."."""
    said = grammar.first(verb, "csubj") if root(verb) == "be" else None
    what = grammar.first(said, "dobj") if said is not None else None
    return said if what is not None and what.lower_ == "what" and is_in(said, "reports") else None


def lets_know(verb: Token) -> bool:
    """Whether somebody, and no thing, shows or implies something."""
    who = grammar.first(verb, "nsubj") or grammar.subject(verb)
    is_person = who is not None and (who.lower_ in ("he", "she", "i") or who.ent_type_ == "PERSON")
    return is_person and is_in(verb, "shows")


def is_reported(verb: Token) -> bool:
    """Whether a clause, or the one to which it is joined, is what a reporting verb says."""
    return teller(verb.head if verb.dep_ == "conj" else verb) is not None


def is_subordinate(verb: Token) -> bool:
    """Whether a clause is only a condition or a time of another one."""
    is_bound = not grammar.openers(verb).isdisjoint(words("conditions") | words("times"))
    return is_bound or is_meanwhile(verb) or is_turned(verb)


def is_meanwhile(verb: Token) -> bool:
    """Whether a clause with "while" says for how long the one before it holds, and grants nothing: no comma stands
    before it."""
    is_behind = "while" in grammar.openers(verb) and verb.dep_ == "advcl" and verb.i > verb.head.i
    return is_behind and grammar.beside(verb.left_edge, -1) not in (",", ";", "—", "–")


def is_turned(verb: Token) -> bool:
    """Whether a clause is a condition by its order: "had the deal been signed, it would have", "should they fail"."""
    helper, who = verb.left_edge, grammar.subject(verb)
    is_helper = helper.head == verb and helper.dep_ in ("aux", "auxpass") and helper.lower_ in ("had", "should", "were")
    return is_helper and who is not None and who.i > helper.i


def is_told(verb: Token) -> bool:
    """Whether a clause says by itself that something is so."""
    return grammar.is_told(verb) and not grammar.is_attribute(verb) and not is_subordinate(verb)


@cache
def reserving() -> re.Pattern[str]:
    """How a document only reserves or limits its own effect."""
    return re.compile("|".join(lists("claims")["reserving"]), re.IGNORECASE)


def reserves(doc: Doc) -> bool:
    """Whether a sentence only reserves or limits the effect of its document: "without prejudice to other rules"."""
    return reserving().search(doc.text) is not None


def is_question(doc: Doc) -> bool:
    """Whether a sentence ends in a question mark."""
    return doc[-ENDING:].text.rstrip("”\"’' ").endswith("?")


def is_done_to(word: Token) -> bool:
    """Whether what follows a noun's preposition bears what the noun tells of: "aggression against", "invasion of"."""
    if word.dep_ != "prep" or word.head.pos_ not in ("NOUN", "PROPN"):
        return False
    is_against = word.lower_ in ("against", "on", "upon") and not is_in(word.head, "leanings")
    return is_against or (word.lower_ == "of" and is_in(word.head, "strikes"))


def condition(verb: Token) -> tuple[int, int] | None:
    """The words that say under which condition: "if ..", "as long as ..", an opening "until .." or "without .."; of
    "the more .., the more ..", the first half."""
    found = next((child for child in verb.children if is_condition(child)), None)
    if found is not None:
        start, end = grammar.stretch(list(found.subtree))
        is_cut = all(word.pos_ == "ADV" for word in found.subtree)  # "so long" without its clause
        after = next((each for each in verb.children if is_cut and each.left_edge.i == found.right_edge.i + 1), found)
        return start, max(end, grammar.stretch(list(after.subtree))[1])
    if (half := proportion(verb.doc)) and verb.idx > half[1]:
        return half
    if verb.dep_ != "conj":
        return None
    shared = condition(verb.head)
    opens_all = shared is not None and shared[0] == verb.doc[0].idx
    return shared if opens_all or grammar.first(verb, *grammar.SUBJECTS) is None else None


def proportion(doc: Doc) -> tuple[int, int] | None:
    """The first half of "the more .., the more ..", which opens a sentence; None where it is no such one."""
    starts = [word.i for word in doc[:-1] if word.lower_ == "the" and word.nbor().tag_ in ("JJR", "RBR")]
    halves = [place for place in starts if place and doc[place - 1].text == ","]
    return grammar.stretch(list(doc[: halves[0]])) if halves and starts[0] == 0 else None


def is_condition(word: Token) -> bool:
    """Whether a clause or a phrase beside a verb is its condition."""
    place = word.left_edge.i
    if word.right_edge.i == place + 1 and begins_with(word.doc, place, "unnamed"):
        return False
    if any(begins_with(word.doc, each, "as_needed") for each in (place, place + 1)):
        return False
    if begins_with(word.doc, place, "provisos") or (place == 0 and begins_with(word.doc, 0, "lacking")):
        return True
    if word.dep_ != "advcl" and word.lower_ not in words("conditions"):
        return False
    opening = {child.lower_ for child in word.children if child.dep_ in ("mark", "advmod")}
    if "even" in opening or (word.left_edge.i > 0 and word.left_edge.nbor(-1).lower_ == "even"):
        return False  # “even if” concedes
    if opening == {"if"} and (is_in(word.head, "finds_out") or (place and is_in(word.doc[place - 1], "finds_out"))):
        return False  # “verify if they are open” asks whether
    inverted = word.left_edge.lower_ in ("should", "were", "had")
    if word.left_edge.i == 0 and word.lower_ in ("contingent", "conditional", "subject", "depending", "provided"):
        return True
    is_held_back = grammar.is_negated(word.head) and not is_in(word.head, "unwavering")
    holds_back = "until" in opening and (place == 0 or is_held_back)
    return word.dep_ == "advcl" and (inverted or holds_back or not words("conditions").isdisjoint(opening))


def clause_of(verb: Token) -> tuple[int, int]:
    """The words of a clause: its subject, its verb and what belongs to them, without clauses that stand apart."""
    leave = [
        child for child in verb.children if (child.dep_ in CLAUSES and is_apart(child)) or opens(child) or asks(child)
    ]
    start, end = grammar.stretch(grammar.part(verb, tuple(leave)))
    above = told_before(verb)
    start = start if above is None else min(start, grammar.stretch(list(above.subtree))[0])
    before = next((word for word in reversed(verb.doc[: verb.i]) if word.idx < start), verb)
    start = before.idx if before.lower_ == "nor" else start  # without it the clause says the contrary
    return (min(start, verb.head.left_edge.idx) if grammar.is_continued(verb) else start, end)


def told_before(verb: Token) -> Token | None:
    """The verb of the clause that another goes on with as a whole, where its last noun is not there or a date: "went on
    without any loss, which is good"."""
    who, thing = grammar.first(verb, *grammar.SUBJECTS), verb.head
    if who is None or who.lower_ != "which" or not grammar.is_continued(verb):
        return None
    above = next((word for word in thing.ancestors if word.pos_ in ("VERB", "AUX")), thing)
    between = [thing, *(word for word in thing.ancestors if above.is_ancestor(word))]
    is_denied = any(is_in(word, "absences") for word in between)
    is_known = thing.pos_ == "PROPN" or any(child.dep_ in ("det", "poss") for child in thing.children)
    is_denied = is_denied or (grammar.is_negated(above) and not is_known)
    return above if is_denied or thing.ent_type_ in ("DATE", "TIME") else None


def is_apart(verb: Token) -> bool:
    """Whether a clause beside a verb has a subject of its own, stands before it, or concedes something."""
    if verb.dep_ == "conj":
        return grammar.first(verb, *grammar.SUBJECTS) is not None
    is_conceded = grammar.is_finite(verb) and not CONCEDES.isdisjoint(grammar.openers(verb))
    is_conceded = is_conceded and not is_meanwhile(verb)
    return verb.i < verb.head.i or is_conceded or is_gloss(verb)


def is_gloss(verb: Token) -> bool:
    """Whether a clause behind a comma says what the text makes of what is told, which whoever is reported need not have
    said: "will build a port, reflecting growing trust"."""
    opening = verb.left_edge
    return verb.tag_ == "VBG" and is_in(verb, "glosses") and opening.i > 0 and opening.nbor(-1).text in (",", "—", "–")


def asks(word: Token) -> bool:
    """Whether a word only joins a clause to the one that it explains: "that is why we must"."""
    return word.tag_ == "WRB" and word.lower_ == "why"


def opens(word: Token) -> bool:
    """Whether an adverbial opens the sentence, before a comma."""
    if word.dep_ not in ("advmod", "prep", "intj") or word.left_edge.i > 0 or limits(word):
        return False
    last = word.right_edge
    return last.i + 1 < len(word.doc) and last.nbor().text == ","


def limits(word: Token) -> bool:
    """Whether an opening phrase says for what alone the sentence holds: "for switches and routers", not "for years"."""
    inner = next((each for each in word.subtree if each.dep_ in ("pobj", "pcomp")), word)
    is_aside = inner.ent_type_ in ("DATE", "TIME") or inner.lower_ in ("example", "instance", "now", "part")
    return word.dep_ in ("prep", "advmod") and is_in(word, "limiting") and not is_aside


def begins_with(doc: Doc, place: int, name: str) -> bool:
    """Whether one of the phrases of a list begins at this place of a sentence."""
    text = doc[place:].text.lower()
    return any(text.startswith((phrase + " ", phrase + ",")) for phrase in words(name))


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
