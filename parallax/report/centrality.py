"""Centrality: which sentences together tell most of what their text says.

A sentence tells as much as its words do: each counts once, more if the text comes back to it, and little once it was
told. A figure counts, and a position, one that commits, demands, blames or looks ahead more, and one towards another
most; so does each light that the matter is put in (frame), a partner in the other text, a place in the last paragraph,
and a word by which a text marks a point of its own ("but", "in our view"; data/story.yml). A late place, a greeting, a
question, words too few for a clause, and a clause of the sentence before count less; who only puts the questions says
nothing for the text.
"""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from math import fsum, log
from typing import TYPE_CHECKING

import pandas as pd

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions.alignment import says_something
from parallax.positions.grammar import SUBJECTS, hangs_on
from parallax.positions.nouns import lemma, stem
from parallax.positions.predicates import reserves
from parallax.report.heard import unsaid
from parallax.report.positions import is_loose, is_pointing, is_several, weighed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FRAMES = "frames"
FEWEST = 8
"""How many words a sentence has at least that says something by itself."""
WEIGHTS = {
    "closes": 0.1, "marks": 0.15, "figures": 0.2, "takes a position": 0.25, "is firm": 0.2, "looks ahead": 0.2,
    "to another": 0.2, "is short": -0.4, "is polite": -0.8, "is asked": -0.3, "points": -0.1, "points on": -0.3,
    "announces": -0.5, "is no clause": -0.9, "hangs on": -0.8, "is turned": -0.15,
}  # fmt: skip
"""What each trait of a sentence adds to what its words say, which is 1 at most."""
FIRM = ("asks", "promises", "refuses", "opposes")
"""The acts by which a text, or somebody in it, commits, demands or blames."""
MET, FRAMED, LATE = 0.3, (0.1, 3), -0.2
"""What it adds that a sentence has a partner in the other text, by their likeness; what each of its frames adds, of so
many at most; what its place takes, all of it in the last sentence."""
SUCH = re.compile(r"\bsuch (?!as\b|an?\b)|\bthe (?:latter|aforementioned|aforesaid|above-?mentioned)\b", re.IGNORECASE)
"""How a sentence points to what stands before it: "such warnings", "the latter"."""
SHOWING = ("that", "these", "those")
"""The words that show a noun as one that was told of."""
SAME = 0.75
"""Which share of the words of two sentences both have that say the same."""
AGAIN = 0.4
"""Which part of its value a word keeps that was told before."""


def chosen(comparison: Comparison, role: str, most: int, told: tuple[str, ...] = ()) -> list[str]:
    """The sentences of a text that tell most of it together with those that are told already, in their order."""
    here = said_in(comparison, role)
    stems = {id: stems_of(comparison, id) for id in here["sentence"]}
    value, extra = values(stems), extras(comparison, here)
    full = fullest(stems, value)
    picked = [id for id in told if id in stems]
    rest = [id for id in stems if not any(says_the_same(stems[id], stems[before]) for before in picked)]
    while rest and len(picked) < most:
        known = set().union(*(stems[id] for id in picked))
        best = max(rest, key=lambda id: worth(stems[id], value, known) / full + extra[id])
        picked.append(best)
        rest = [id for id in rest if id != best and not says_the_same(stems[id], stems[best])]
    return [id for id in stems if id in picked and id not in told]


def says_the_same(stems: set[str], others: set[str]) -> bool:
    """Whether two sentences have nearly the same words, as a text's summary and what it sums up have."""
    return len(stems & others) >= SAME * len(stems | others)


def said_in(comparison: Comparison, role: str) -> pd.DataFrame:
    """The sentences that a text says for itself."""
    body = comparison.body
    return body[(body["document"] == role) & ~body["sentence"].isin(unsaid(comparison))]


@once
def central(comparison: Comparison) -> dict[str, float]:
    """How much each sentence that a text says tells of it by itself."""
    found: dict[str, float] = {}
    for here in (said_in(comparison, role) for role in ROLES):
        stems = {id: stems_of(comparison, id) for id in here["sentence"]}
        value, extra = values(stems), extras(comparison, here)
        full = fullest(stems, value)
        found |= {id: worth(words, value, set()) / full + extra[id] for id, words in stems.items()}
    return found


def fullest(stems: dict[str, set[str]], value: dict[str, float]) -> float:
    """What the sentence says whose words say most."""
    return max((worth(words, value, set()) for words in stems.values()), default=0) or 1


def values(stems: dict[str, set[str]]) -> dict[str, float]:
    """What each word of a text counts: more if the text comes back to it."""
    recurs = Counter(word for words in stems.values() for word in words)
    return {word: 1 + log(count) / 2 for word, count in recurs.items()}


def worth(words: set[str], value: dict[str, float], told: set[str]) -> float:
    """What the words of a sentence say beyond those that were told."""
    return fsum(value[word] * (AGAIN if word in told else 1) for word in words)


def extras(comparison: Comparison, here: pd.DataFrame) -> dict[str, float]:
    """What the traits of each sentence of a text, its frames, its place and its partner in the other text add or
    take."""
    met, framed = partnered(comparison), frames_of(comparison)
    found = {}
    for place, (id, traits) in enumerate(traits_of(comparison, here).items()):
        known = fsum(WEIGHTS[trait] for trait in traits) + MET * met.get(id, 0)
        found[id] = known + FRAMED[0] * min(FRAMED[1], framed.get(id, 0)) + LATE * place / len(here)
    return found


def frames_of(comparison: Comparison) -> dict[str, int]:
    """How many frames each sentence has that has some."""
    codings = comparison.codings
    return codings[codings["family"] == FRAMES].groupby("sentence")["code"].nunique().to_dict()


def partnered(comparison: Comparison) -> dict[str, float]:
    """How like its nearest partner in the other text each sentence is, of those that have one."""
    found: dict[str, float] = {}
    for pair in comparison.pairs.itertuples():
        for id in (pair.statement, pair.commentary):
            found[id] = max(found.get(id, 0), pair.likeness)
    return found


def stems_of(comparison: Comparison, id: str, actors: frozenset[str] = frozenset()) -> set[str]:
    """The stems of the words of a sentence that tell what it is about, figures included, and names but those of actors
    that are given; none for the title of a text without one."""
    doc = comparison.parses.get(id, ())
    return {stem(lemma(word)) for word in doc if word.like_num or says_something(word, actors)}


def traits_of(comparison: Comparison, here: pd.DataFrame) -> dict[str, list[str]]:
    """What counts for or against each sentence of a text, by its place and its words."""
    claims = weighed(comparison)
    firm = set(claims.loc[claims["act"].isin(FIRM), "sentence"])
    claiming, across = set(claims["sentence"]), set(claims.loc[claims["is_across"], "sentence"])
    ahead = set(claims.loc[claims["act"] == "expects", "sentence"])
    turned = {
        one.sentence
        for one, other in pairwise(here.itertuples())
        if one.paragraph == other.paragraph and turning().match(other.text)
    }
    found, opening, is_bound = {}, next(iter(here["sentence"]), ""), False
    for row in here.itertuples():
        doc = comparison.parses[row.sentence]
        was_bound, is_bound = is_bound, row.sentence != opening and points_back(doc)
        is_asked = row.text.rstrip("”\"') ").endswith("?")
        known = {
            "closes": row.paragraph == here["paragraph"].max(),
            "marks": bool(marking().search(row.text)),
            "figures": any(word.like_num and word.ent_type_ in ("MONEY", "PERCENT", "QUANTITY") for word in doc),
            "takes a position": row.sentence in claiming,
            "is firm": row.sentence in firm,
            "looks ahead": row.sentence in ahead and not is_asked,
            "to another": row.sentence in across,
            "is short": sum(word.is_alpha for word in doc) < FEWEST,
            "is polite": bool(polite().search(row.text)),
            "is asked": is_asked,
            "points": is_bound or (row.sentence != opening and bool(SUCH.search(row.text))),
            "points on": is_bound and was_bound,
            "is no clause": row.text.startswith("…")
            or not any(word.dep_ in SUBJECTS and not is_inside(word.head) for word in doc),
            "announces": bool(announcing().search(row.text)) or reserves(doc),
            "hangs on": hangs_on(doc),
            "is turned": row.sentence in turned,
        }
        found[row.sentence] = [trait for trait, holds in known.items() if holds]
    return found


def points_back(doc: "Doc") -> bool:
    """Whether a sentence points to what stands before it: by its first word after "and" or "but", by a pronoun before
    its first noun, by "these rules", or as an example or a result of something."""
    whole = doc.text  # put together of its words each time that it is asked for
    text = without_opener().sub("", whole)
    start = len(whole) - len(text)
    rest = [word for word in doc if word.idx >= start and not word.is_punct]
    if not rest or leaning().match(text) or rest[0].lower_ in lists("story")["pointers"]:
        return bool(rest)
    told = (word for word in rest if word.ent_type_ not in ("DATE", "TIME"))  # "On Monday, he", not "On Monday, Peru"
    named = (word for word in told if word.pos_ in ("NOUN", "PROPN") or is_several(word) or is_pointing(word))
    first = next(named, rest[0])
    points = is_pointing(first) and not stands_before_clause(first)
    return points or any(is_shown(word) or is_loose(word) or is_unnamed(word) for word in rest)


def is_shown(word: "Token") -> bool:
    """Whether a noun has "that", "these" or "those" before it, or is "the answer", and nothing behind it says which:
    "those risks"."""
    shown = any(child.dep_ == "det" and child.lower_ in SHOWING for child in word.children)
    shown = shown or (word.lower_ in ("man", "woman") and any(child.lower_ == "this" for child in word.lefts))
    shown = shown or (word.lower_ == "answer" and any(child.lower_ == "the" for child in word.lefts))
    return shown and not any(map(says_which, word.rights)) and word.ent_type_ not in ("DATE", "TIME")


def says_which(word: "Token") -> bool:
    """Whether what follows a noun says which one is meant: "the answer to", "those risks that it knows"; what a comma
    sets off only says more of it."""
    is_clause = word.dep_ in ("relcl", "acl") and word.left_edge.i > 0 and word.left_edge.nbor(-1).text != ","
    return is_clause or word.lower_ in ("to", "of")


def is_unnamed(word: "Token") -> bool:
    """Whether a pronoun can stand for none of the nouns before it: the object of a clause ("people use them") is not
    its subject."""
    if word.lower_ not in ("them", "it") or word.head.lemma_ == "make":
        return False
    if word.lower_ == "it" and word.dep_ in SUBJECTS and word.head.dep_ in ("ccomp", "xcomp"):
        nouns = [each for each in word.doc[: word.i] if each.pos_ in ("NOUN", "PROPN")]
        return bool(nouns) and all(is_several(each) or each.dep_ == "conj" for each in nouns)
    if word.dep_ == "dobj":
        owner = {each.i for child in word.head.children if child.dep_ in SUBJECTS for each in child.subtree}
        return not any(each.pos_ in ("NOUN", "PROPN") and each.i not in owner for each in word.doc[: word.i])
    return word.dep_ in SUBJECTS and word.head.dep_ == "ROOT" and not stands_before_clause(word) and opens_loosely(word)


def stands_before_clause(pronoun: "Token") -> bool:
    """Whether "it" only stands before what follows: "it is hard to say", "it takes time to build"."""
    verb = pronoun.head
    places = (verb, *(child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")))
    return any(child.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "acl") for each in places for child in each.rights)


def opens_loosely(pronoun: "Token") -> bool:
    """Whether nothing but a phrase of common nouns opens the sentence of which a pronoun is the subject, none of which
    it stands for: "For the time being, it is held up"."""
    before = pronoun.doc[: pronoun.i]
    openers = [each for each in pronoun.head.lefts if each.i < pronoun.i and each.dep_ == "prep"]
    held = {each.i for opener in openers for each in opener.subtree if opener.lower_ != "according"}
    nouns = [each for each in before if each.pos_ in ("NOUN", "PROPN")]
    return bool(nouns) and all(each.pos_ == "NOUN" and each.i in held for each in nouns)


@cache
def without_opener() -> re.Pattern[str]:
    """What a sentence may open with before the word that points: "And", "But yet"."""
    known = lists("story")
    openers = "|".join(map(re.escape, ["and", *known["turns"], *known["followers"]]))
    return re.compile(rf"^[“\"'‘]*(?:(?:{openers})\b,? *)*", re.IGNORECASE)


@cache
def leaning() -> re.Pattern[str]:
    """How a sentence opens that goes on from the one before it: "The result is", "Examples include"."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, lists('story')['leaning']))})\b", re.IGNORECASE)


def is_inside(verb: "Token") -> bool:
    """Whether a verb only says more of a noun: "Ana Ruiz, whose boat sank in May"."""
    return any(each.dep_ == "relcl" for each in (verb, *verb.ancestors))


@cache
def turning() -> re.Pattern[str]:
    """How a sentence opens that turns what stands before it: "But", "Yet"."""
    turns = "|".join(map(re.escape, lists("story")["turns"]))
    return re.compile(rf"[“\"'‘]*(?:{turns})\b", re.IGNORECASE)


@cache
def marking() -> re.Pattern[str]:
    """How a text marks a sentence as its own point: a word that it opens with, or a phrase anywhere."""
    known = lists("story")
    opening, anywhere = ("|".join(map(re.escape, known[key])) for key in ("turns", "points"))
    return re.compile(rf"^(?:{opening})\b|\b(?:{anywhere})\b", re.IGNORECASE)


@cache
def polite() -> re.Pattern[str]:
    """How speakers greet, thank and tell what they are going to do."""
    return re.compile(rf"\b(?:{'|'.join(lists('story')['courtesies'])})\b", re.IGNORECASE)


@cache
def announcing() -> re.Pattern[str]:
    """How a sentence announces others and says little by itself."""
    return re.compile(rf"\b(?:{'|'.join(lists('story')['announcing'])})\b|:$", re.IGNORECASE)
