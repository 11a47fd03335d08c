"""Matters: the concrete things that the two texts talk about, found in the texts themselves.

A matter is named by a word that says by itself what it is about (fentanyl, a canal), by a name that is no actor, or by
two words that only together say which (user data, consultation mechanism). Nouns that speak of anything stand in
data/general-words.yml. Variants are joined: the words of one stem, the phrases that share a word, words that stand in
one phrase and hardly elsewhere. A matter is in every sentence in which one of its words stands, and in the sentence
after it that takes it up with "such resources" or "these practices".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from math import log2
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from simplemma import lemmatize

from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions.sides import leaders

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

COLUMNS = ["matter", "words", "issue", "statement", "commentary", "weight", "only"]
FAMILIES = ("issues", "themes")
"""The families whose codes say what a sentence is about, the nearer to a matter first."""
MOST = 40
"""How many matters are listed at most."""
OWN = 3
"""How many matters a sentence may give that stand nowhere else."""
SAME = 0.6
"""From which share of common sentences on words of one phrase are one matter."""
BOTH = 1.3
"""How much more a matter of both texts weighs."""
TELLING = {
    "name": 2.0,
    "specific": 1.7,
    "broad": 1.6,
    "adjective": 1.4,
    "empty": 1.2,
    "relation": 1.2,
    "object": 1.1,
    "weak": 0.9,
    "bare": 0.8,
}
"""How well a word alone, or the word before a broad one, says which thing is meant."""
ABSTRACT = 0.6
"""How much less an abstract noun tells."""

CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
LOOSE = ("adjective", "relation")
"""What stands before a compound as a whole: "non-discriminatory business environment"."""
CLEAR = 1.3
"""How well the words of a matter tell on average before a silence may rest on them."""
COMPOUNDS = (["broad"], ["specific"])
NOUNS, PLACES = ("NOUN", "PROPN"), ("GPE", "NORP")
SHORTEST_ABBREVIATION = 3
"""How many letters an abbreviation has at least that is looked for in full."""
NAME_RUN = re.compile(r"[A-Z][\w.’'-]*(?: (?:(?:of|and|for|the|on|in|to) ){0,2}[A-Z][\w.’'-]*)+")
"""Words with capitals that stand together."""
NUMBERS = ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL")
MODIFIERS = ("compound", "amod", "nmod", "npadvmod")
PREPOSITIONS = ("of", "on", "in", "to", "for", "against", "between")
TAKING_UP = ("such", "these", "this", "those", "that")
WORD = re.compile(r"(?![ivx]+$)[^\W\d_][\w.'’-]+")
ABSTRACT_ENDING = re.compile(r"(?:ness|ism|ity|tion|sion|ment|ance|ence|ship|al)$")
ENDING = re.compile(
    r"(?:isation|ization|at(?:ions?|e[sd]?|ing)|itions?|iveness|ments?|ness|ities|ity|ives?|ions?|ings?|i[sz]e[sd]?"
    r"|ically|ical|ic|ously|ous|ers?|ors?|als?|ures?|ies|ed|es|ly|e|y|s)$"
)
SHORTEST = 5
QUOTES = re.compile('["“”]')

Term = tuple[str, ...]
IsOne = Callable[[set[str], set[str]], bool]
OF = "of "
"""What marks, in a term, the object that a word is followed by: ("of director", "board")."""


class Mention(NamedTuple):
    """A word where it stands: its stem, the word that says which (or none), the phrase as it is said, how well it
    tells, and the head of the phrase."""

    word: str
    which: str
    said: str
    telling: float
    head: Token

    @property
    def term(self) -> Term:
        """What the mention names a matter by."""
        return (self.which, self.word) if self.which else (self.word,)


@dataclass(eq=False)
class Matter:
    """A matter: its terms, its phrases, how well each mention of it tells, and the sentences that speak of it."""

    terms: set[Term]
    said: Counter = field(default_factory=Counter)
    told: list[float] = field(default_factory=list)
    sentences: set[str] = field(default_factory=set)

    @property
    def weight(self) -> float:
        """More for a matter that recurs, that both texts speak of, and whose words say well which it is."""
        both = BOTH if len({sentence[0] for sentence in self.sentences}) > 1 else 1
        return round(fmean(self.told) * (1 + log2(len(self.sentences))) * both, 3)

    @property
    def is_bare(self) -> bool:
        """Whether it is nowhere said which thing is meant: "the technology"."""
        return max(self.told) <= TELLING["bare"]

    @property
    def name(self) -> str:
        """The phrase that stands most often, of several the fullest, of these the first."""
        return max(self.said, key=lambda said: (self.said[said], len(said.split())))

    def add(self, sentence: str, mention: Mention) -> None:
        """Takes a mention in."""
        self.said[mention.said] += 1
        self.told.append(mention.telling)
        self.sentences.add(sentence)

    def join(self, other: Matter) -> None:
        """Takes another matter in."""
        self.terms |= other.terms
        self.said += other.said
        self.told += other.told
        self.sentences |= other.sentences


@cache
def stem(word: str) -> str:
    """What the words of one family begin with: "divest" of divest and divestiture; short words as they stand."""
    cut = ENDING.sub("", word.lower())
    return cut if len(cut) >= SHORTEST else word.lower()


@cache
def general() -> dict[str, frozenset[str]]:
    """The words that name no matter, by class: empty and broad nouns, people, qualities, relations; and stems."""
    listed = lists("general-words")
    empty = {word for words in listed["empty"].values() for word in words}
    classes = {name: frozenset(listed[name]) for name in ("broad", "qualities", "relations", "stand-ins")}
    stems = frozenset(map(stem, empty | classes["broad"]))
    people = frozenset(listed["empty"]["people"])
    return classes | {"empty": frozenset(empty - classes["broad"]), "people": people, "stems": stems}


@cache
def concepts() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Each concept's stems and its phrases."""
    listed = {name: entry["words"] for name, entry in lists("concepts").items()}
    return {
        name: (frozenset(stem(word) for word in said if " " not in word), tuple(word for word in said if " " in word))
        for name, said in listed.items()
    }


def lemma(token: Token) -> str:
    """A word's lemma in small letters, of a name too: "party" of "the Parties"."""
    return lemmatize(token.lower_, lang="en") if token.pos_ == "PROPN" else token.lemma_.lower()


def kind(token: Token, actors: frozenset[str] = frozenset()) -> str:
    """How a word can name a matter: by itself (name, specific), with another (broad), as another's modifier
    (adjective, relation), or not (empty, quality, none)."""
    word, known = lemma(token), general()
    if token.ent_type_ in NUMBERS or token.text in actors or not WORD.fullmatch(token.text):
        return "none"
    if is_shouted(token) or any(part in actors for part in token.text.split("-")):
        return "none"
    for name, listed in (("relation", "relations"), ("quality", "qualities")):
        if not known[listed].isdisjoint((word, token.lower_)) and (token.pos_ not in NOUNS or token.dep_ in MODIFIERS):
            return name
    if token.pos_ in NOUNS:
        return "broad" if word in known["broad"] else "empty" if is_empty(word) else specific(token)
    return "adjective" if token.pos_ == "ADJ" or token.dep_ in ("amod", "compound") else "none"


def is_shouted(token: Token) -> bool:
    """Whether a word is one of several in capitals."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return len(beside) > 1 and all(word.is_upper and len(word) > 1 for word in (token, *beside) if word.is_alpha)


def is_empty(word: str) -> bool:
    """Whether a noun names no matter: it is listed, or is the -ing form of what is."""
    known = general()
    return word in known["empty"] or (word.endswith("ing") and stem(word) in known["stems"])


def specific(token: Token) -> str:
    """Whether a noun that says what it is about is a name."""
    return "name" if token.pos_ == "PROPN" and token.text[0].isupper() else "specific"


def no_matters(parses: Iterable[Doc]) -> frozenset[str]:
    """The words of the names of persons, places and peoples."""
    docs = list(parses)
    names = {word.text for doc in docs for name in doc.ents if is_person(name) for word in name}
    names |= leaders()
    names |= {name.text for doc in docs for name in doc.ents if name.label_ == "LOC" and len(name) == 1}
    labels = Counter((word.text, word.ent_type_ in PLACES) for doc in docs for word in doc if word.text[:1].isupper())
    places = {text for text, is_place in labels if is_place and labels[text, True] >= labels[text, False]}
    return frozenset(names | places)


def is_person(name: Span) -> bool:
    """Whether a name is surely a person's: it has several words, or a title before it."""
    return name.label_ == "PERSON" and (len(name) > 1 or is_titled(name[0]))


def is_titled(name: Token) -> bool:
    """Whether a title such as President stands before a name."""
    before = name.nbor(-1) if name.i else name
    return before.text.istitle() and before.lower_ in general()["people"]


def phrases(doc: Doc) -> Iterator[tuple[Token, ...]]:
    """The nouns of a sentence, each with the words before it that say which."""
    for head in doc:
        if head.pos_ in NOUNS and head.dep_ != "compound":
            first = head.i
            while first and modifies(doc[first - 1], head):
                first -= 1
            yield tuple(doc[first : head.i + 1])


def modifies(word: Token, head: Token) -> bool:
    """Whether a word stands before a noun to say which one, or joins two such words."""
    is_joining = word.text in "-\"“”'’" or word.pos_ == "CCONJ"
    said_of = word.dep_ in (*MODIFIERS, "conj") or is_joining or word.text.lower() == "non"
    return said_of and head in word.ancestors and not word.is_space


def mentions(doc: Doc, actors: frozenset[str]) -> Iterator[Mention]:
    """The words of a sentence that name a matter, or help to."""
    for words in phrases(doc):
        kinds = [kind(word, actors) for word in words]
        if is_office(words[-1]) or (words[-1].ent_type_ == "PERSON" and words[-1].text in actors):
            continue
        for k, (word, sort) in enumerate(zip(words, kinds, strict=True)):
            if sort in ("name", "specific"):
                if word is words[-1] or not is_name(words[k:]):
                    yield Mention(stem(lemma(word)), "", said(words, kinds, k), telling(word, sort), words[-1])
            elif sort == "broad" and not (k and kinds[k - 1] in LOOSE and kinds[k + 1 : k + 2] in COMPOUNDS):
                yield broad(words[: k + 1], kinds[: k + 1], words[-1], actors)
            elif sort == "empty" and kinds[:k][-1:] == ["broad"] and lemma(word) not in general()["people"]:
                pair = (stem(lemma(word)), stem(lemma(words[k - 1])))
                yield Mention(*pair, said(words[: k + 1], kinds, k - 1), TELLING["weak"], words[-1])


def is_office(head: Token) -> bool:
    """Whether a name is that of a person's office or a body: "Vice Minister", "Commerce" of "Ministry of Commerce"."""
    of = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("of", "for") else head
    return head.pos_ == of.pos_ == "PROPN" and not general()["people"].isdisjoint((lemma(head), lemma(of)))


def broad(words: tuple[Token, ...], kinds: list[str], head: Token, actors: frozenset[str]) -> Mention:
    """The last of these words, which names a matter with the one before it or the one it is "of" or "on"."""
    word = words[-1]
    if len(words) > 1 and kinds[-2] in TELLING:
        value = TELLING["name" if is_name(words[-2:]) else kinds[-2]]
        return Mention(stem(lemma(word)), stem(lemma(words[-2])), said(words, kinds, len(words) - 2), value, head)
    for object in objects(word) if word is head else ():
        if kind(object, actors) in ("name", "specific", "broad", "empty") or object.ent_type_ in (*PLACES, "LOC"):
            text = QUOTES.sub("", word.doc[word.i : object.i + 1].text)
            return Mention(stem(lemma(word)), OF + stem(lemma(object)), text, TELLING["object"], head)
    return Mention(stem(lemma(word)), "", word.text, TELLING["bare"], head)


def objects(noun: Token) -> Iterator[Token]:
    """What follows a noun with a preposition: "exports" of "restrictions on exports"."""
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in PREPOSITIONS:
            yield from (child for child in preposition.children if child.dep_ == "pobj")


def telling(word: Token, kind: str) -> float:
    """How well a word alone says which thing is meant."""
    return TELLING[kind] * (ABSTRACT if kind == "specific" and ABSTRACT_ENDING.search(word.lemma_) else 1)


def is_name(words: tuple[Token, ...]) -> bool:
    """Whether all of these words are one name."""
    last = lemma(words[-1])
    return all(word.pos_ == "PROPN" for word in words) and not is_empty(last)


def said(words: tuple[Token, ...], kinds: list[str], k: int) -> str:
    """A phrase as it is said, from the k-th word or the words right before it that say which thing is meant."""
    while k and kinds[k - 1] in ("name", "specific", "broad", "adjective"):
        k -= 1
    start, doc = words[k].i, words[k].doc
    while start > 1 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_:
        start -= 2
    text = QUOTES.sub("", doc[start : words[-1].i + 1].text)
    return text if start or doc[0].pos_ == "PROPN" else text[0].lower() + text[1:]


def gathered(found: dict[str, list[Mention]]) -> dict[Term, Matter]:
    """Each term as a matter of its own."""
    held: dict[Term, Matter] = {}
    for sentence, here in found.items():
        for mention in here:
            held.setdefault(mention.term, Matter({mention.term})).add(sentence, mention)
    return held


def attach(held: dict[Term, Matter], found: dict[str, list[Mention]]) -> None:
    """Gives each bare word ("the mechanism") to the matter that its text last said in full, or else to all that do."""
    named: dict[str, list[Term]] = defaultdict(list)
    for term in held:
        if len(term) == 2:
            named[term[1]].append(term)
    last: dict[tuple[str, str], Term] = {}
    for sentence, here in found.items():
        for mention in here:
            key = (sentence[0], mention.word)
            if mention.which:
                last[key] = mention.term
            elif mention.telling == TELLING["bare"]:
                for term in [last[key]] if key in last else named.get(mention.word, ()):
                    held[term].add(sentence, mention)
    for word in {*named, *map(stem, general()["people"])}:
        held.pop((word,), None)


def take_up(held: dict[Term, Matter], found: dict[str, list[Mention]], parses: dict[str, Doc]) -> None:
    """Adds to a matter the sentence after it that takes it up with a noun of no matter: "such resources"."""
    before: Matter | None = None
    for sentence, doc in parses.items():
        takes_up = any(word.pos_ == "NOUN" and is_taking_up(word) and is_general(word) for word in doc)
        if before and takes_up and sentence[1:] != "1":
            before.sentences.add(sentence)
            continue
        telling = [mention for mention in found[sentence] if mention.term in held and mention.telling > TELLING["bare"]]
        before = held[max(telling, key=lambda mention: mention.telling).term] if telling else None


def is_general(noun: Token) -> bool:
    """Whether a noun such as "resources" has nothing beside it that says which is meant."""
    return lemma(noun) in general()["stand-ins"] and all(kind(word) in ("none", "quality") for word in noun.lefts)


def is_taking_up(head: Token) -> bool:
    """Whether a noun stands for what was said before: "such resources"."""
    return any(child.lower_ in TAKING_UP and child.dep_ in ("det", "amod") for child in head.children)


def together(found: dict[str, list[Mention]]) -> Iterator[list[Term]]:
    """The terms that stand in one phrase, or in phrases side by side."""
    for here in found.values():
        beside = defaultdict(list)
        for mention in here:
            beside[first_of_row(mention.head).i].append(mention.term)
        yield from beside.values()


def first_of_row(head: Token) -> Token:
    """The first of the nouns that stand in a row, none with a word of its own: "minerals" of "minerals and magnets"."""
    while head.dep_ == "conj" and head.head.pos_ in NOUNS and not any(word.dep_ in MODIFIERS for word in head.lefts):
        head = head.head
    return head


def stems_in(parses: dict[str, Doc]) -> dict[str, set[str]]:
    """The sentences in which each stem stands."""
    places = defaultdict(set)
    for sentence, doc in parses.items():
        for token in doc:
            if token.pos_ in CONTENT:
                places[stem(lemma(token))].add(sentence)
                places[token.text].add(sentence)
    return places


def joined(held: dict[Term, Matter], beside: Iterable[list[Term]]) -> dict[Term, Matter]:
    """The matter of each term, variants joined."""
    now = dict(held)
    for terms, is_one in variants(held, beside):
        for one, other in combinations([term for term in dict.fromkeys(terms) if term in now], 2):
            if now[one] is not now[other] and is_one(now[one].sentences, now[other].sentences):
                kept, joining = now[one], now[other]
                kept.join(joining)
                now.update(dict.fromkeys(joining.terms, kept))
    return now


def variants(held: dict[Term, Matter], beside: Iterable[list[Term]]) -> Iterator[tuple[Iterable[Term], IsOne]]:
    """Terms that may be of one matter, with what says whether two of them are: those of one phrase, of one last word,
    of a word alone and with another, of one concept of use, and of a word with different objects."""
    heads: dict[str, list[Term]] = defaultdict(list)
    for term in held:
        heads[term[-1]].append(term)
    yield from ((terms, alike) for terms in beside)
    yield from ((terms, within) for terms in heads.values())
    yield from (((term[:1], term), part) for term in held if len(term) == 2)
    yield from ((terms, always) for terms in uses(held))
    yield from (([term for term in terms if term[0].startswith(OF)], always) for terms in heads.values())


def synonyms(word: str) -> frozenset[str]:
    """The other stems of the thing that a stem names: "vaccin" and "jab"."""
    things = (concepts()[name][0] for name, entry in lists("concepts").items() if entry.get("thing"))
    return next((stems for stems in things if word in stems), frozenset())


def alike(one: set[str], other: set[str]) -> bool:
    """Whether two matters have most of their sentences in common."""
    return len(one & other) >= SAME * len(one | other)


def within(one: set[str], other: set[str]) -> bool:
    """Whether one matter stands only where the other does, or nearly."""
    return one <= other or other <= one or len(one & other) * 2 >= len(one | other)


def part(one: set[str], other: set[str]) -> bool:
    """Whether the second is a matter of its own no more than in one sentence or in half of the first's."""
    return other <= one and (len(other) == 1 or 2 * len(other) >= len(one))


def always(one: set[str], other: set[str]) -> bool:
    """That two matters are one wherever they stand."""
    return True


def uses(held: dict[Term, Matter]) -> Iterator[list[Term]]:
    """The terms of each concept of a use or a thing: "bargaining chip", "weaponization"; "vaccine", "jab"."""
    for name, entry in lists("concepts").items():
        if entry.get("use") or entry.get("thing"):
            stems, phrases = concepts()[name]
            of_phrases = {tuple(map(stem, phrase.split())) for phrase in phrases}
            yield [term for term in held if term in of_phrases or (len(term) == 1 and term[0] in stems)]


def listed(found: list[Matter]) -> list[Matter]:
    """The matters that weigh most: first those of several sentences, then for each sentence one that stands nowhere
    else, then further ones, and words that are broad and never said in full."""
    own: Counter[str] = Counter()
    ranked = []
    for matter in sorted(found, key=lambda each: (-each.weight, each.name)):
        alone = next(iter(matter.sentences)) if len(matter.sentences) == 1 else ""
        own[alone] += bool(alone)
        if own[alone] <= OWN and alone[1:] != "0" and not (alone and matter.is_bare):
            ranked.append((OWN if matter.is_bare else own[alone], matter))
    ranked.sort(key=lambda each: each[0])
    return sorted((matter for _, matter in ranked[:MOST]), key=lambda each: -each.weight)


def find(parses: dict[str, Doc], codings: pd.DataFrame) -> pd.DataFrame:
    """One row a matter, the weightiest first: its name, its words, the code that holds it, its sentences, its weight,
    and the only text that raises it where that may be said."""
    parses = in_order(parses)
    places = stems_in(parses)
    chosen = listed(gathered_from(parses, places))
    held_by = [code_of(matter, codings) for matter in chosen]
    rows = [row(matter, code) for matter, code in zip(chosen, held_by, strict=True)]
    texts = {role: " ".join(doc.text for id, doc in parses.items() if id[0] == role[0].upper()) for role in ROLES}
    alone = [only(matter, code, places, codings, texts) for matter, code in zip(chosen, held_by, strict=True)]
    return pd.DataFrame(rows, columns=COLUMNS[:-1]).assign(only=alone)


def in_order(parses: dict[str, Doc]) -> dict[str, Doc]:
    """The sentences with that text first whose words come first, so that texts exchanged have the same matters."""
    texts: dict[str, list[str]] = defaultdict(list)
    for id, doc in parses.items():
        texts[id[0]].append(doc.text)
    return {id: parses[id] for letter in sorted(texts, key=texts.__getitem__) for id in parses if id[0] == letter}


def gathered_from(parses: dict[str, Doc], places: dict[str, set[str]]) -> list[Matter]:
    """All matters of the texts, variants joined."""
    actors = no_matters(parses.values())
    found = {sentence: list(mentions(doc, actors)) for sentence, doc in parses.items()}
    held = gathered(found)
    for term, matter in held.items():
        if len(term) == 1 and not matter.is_bare:
            matter.sentences |= places[term[0]].union(*(places[word] for word in synonyms(term[0]) if word in places))
    attach(held, found)
    now = joined(held, together(found))
    take_up(now, found, parses)
    return of_one_name(dict.fromkeys(now.values()))


def of_one_name(found: Iterable[Matter]) -> list[Matter]:
    """The matters, those of one name joined."""
    named: dict[str, Matter] = {}
    for matter in found:
        first = named.setdefault(" ".join(map(stem, matter.name.split())), matter)
        if first is not matter:
            first.join(matter)
    return list(named.values())


def row(matter: Matter, code: str) -> tuple:
    """A matter as a row."""
    ids = sorted(matter.sentences, key=lambda sentence: (sentence[0], int(sentence[1:])))
    by_text = (";".join(id for id in ids if id[0] == role[0].upper()) for role in ROLES)
    said = {said.lower(): said for said in sorted(matter.said, key=lambda said: (matter.said[said], said))}
    return (matter.name, ";".join(reversed(said.values())), code, *by_text, matter.weight)


def code_of(matter: Matter, codings: pd.DataFrame) -> str:
    """The code (family.code) of what a sentence is about whose cues are this matter's words most often, or none."""
    words = {word.removeprefix(OF) for term in matter.terms for word in term}
    here = codings[codings["sentence"].isin(matter.sentences) & codings["family"].isin(FAMILIES)]
    of_words = np.array([not words.isdisjoint(map(stem, re.findall(r"\w+", text))) for text in here["matched"]], bool)
    carried = here[of_words].drop_duplicates(["sentence", "family", "code"])
    counts = Counter(zip(carried["family"], carried["code"], strict=True))
    frequent = [pair for pair, count in counts.items() if 2 * count >= len(matter.sentences)]
    best = max(frequent, key=lambda pair: (-FAMILIES.index(pair[0]), counts[pair], pair[1]), default=())
    return ".".join(best)


def told_by(stems: frozenset[str], phrases: tuple[str, ...], matter: Matter) -> bool:
    """Whether a concept is told by a matter's words."""
    is_word = any(word in stems for term in matter.terms for word in term)
    return is_word or any(phrase in said.lower() for said in matter.said for phrase in phrases)


def only(matter: Matter, code: str, places: dict[str, set[str]], codings: pd.DataFrame, texts: dict[str, str]) -> str:
    """The only text that raises a matter, where that may be said: it stands in two of its sentences or its heading,
    and in the other text none of its words, nor its name in full or by its initials, nor a concept it tells of, nor the
    code that holds it; else empty."""
    roles = [role for role in ROLES if any(id[0] == role[0].upper() for id in matter.sentences)]
    is_vague = fmean(matter.told) < CLEAR
    if is_vague or len(roles) != 1 or (len(matter.sentences) < 2 and not any(id[1:] == "0" for id in matter.sentences)):
        return ""
    other = texts[ROLES[1 - ROLES.index(roles[0])]]
    if any(stands_otherwise(name, other) for name in (matter.name, *matter.said)):
        return ""
    spoken = [word for said in matter.said for word in re.findall(r"[^\W\d_]+", said)]
    words = {stem(form) for word in spoken for form in (word, lemmatize(word.lower(), lang="en"))}
    words |= {other for stems, phrases in concepts().values() if told_by(stems, phrases, matter) for other in stems}
    held = codings[(codings["family"] + "." + codings["code"]) == code]["sentence"] if code else []
    elsewhere = set(held).union(*(places[word] for word in words if word in places))
    return roles[0] if all(id[0] == roles[0][0].upper() for id in elsewhere) else ""


SMALL = ("of", "the", "and", "for", "on", "in", "to", "a", "an")
"""Words whose letters initials leave out."""


def stands_otherwise(name: str, text: str) -> bool:
    """Whether a text has the full form of an abbreviation, or the abbreviation of a full form."""
    if name.isupper() and len(name) >= SHORTEST_ABBREVIATION:
        words = [word for word in re.findall(r"[a-z]+", text.lower()) if word not in SMALL]
        spelled = name.lower() in "".join(word[0] for word in words)
        return spelled or any(name in initials(run) for run in NAME_RUN.findall(text))
    short = initials(name)
    return len(short) >= SHORTEST_ABBREVIATION and bool(re.search(rf"\b{re.escape(short)}\b", text))


def initials(name: str) -> str:
    """The first letters of a name's words that have a capital; of a word all in capitals each letter."""
    words = re.findall(r"[A-Z][\w.]*", name)
    return "".join(word.replace(".", "") if word.replace(".", "").isupper() else word[0] for word in words)
