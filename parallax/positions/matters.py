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
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations, islice, pairwise
from math import log2
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from simplemma import lemmatize

from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions.nouns import (
    MODIFIERS,
    NOUNS,
    NUMBERS,
    PLACES,
    SHORTEST_ABBREVIATION,
    SMALL,
    all_initials,
    doers,
    general,
    initials,
    is_empty,
    is_headline,
    is_small,
    kind,
    lemma,
    no_matters,
    parts_of_names,
    runs,
    spelled,
    stands_otherwise,
    stem,
)
from parallax.positions.sides import names as known_names
from parallax.positions.sides import organizations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
    "side": 1.0,
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
OFTEN = 5
"""In how many sentences a matter stands at least that is clear without that."""
SAYING = ("name", "specific", "broad", "adjective")
"""What may say which thing is meant before any other noun."""
COMPOUNDS = (["broad"], ["specific"])
PREPOSITIONS = ("of", "on", "in", "to", "for", "against", "between")
TAKING_UP = ("such", "these", "this", "those", "that")
ABSTRACT_ENDING = re.compile(r"(?:ness|ism|ity|tion|sion|ment|ance|ence|ship|al)$")
LONGEST = 6
"""How many words a name has at most that names a matter: what is longer is a title."""
QUOTES = re.compile('["“”]')
INITIALS = re.compile(r"[A-Z]{2,8}|[A-Z]+[a-z][A-Z]+")

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
    texts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The texts in which each phrase stands."""

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
        """The fullest phrase that half of the mentions hold, and two at least, or else the one that stands most often,
        of several the shortest. Of a matter of two texts only a phrase of both, or else the word that they share."""
        phrases = sorted(self.shared() or self.said, key=lambda said: (-self.said[said], said))
        if not self.shared() and (words := self.plain() or self.pair()):
            return words
        held = {said: sum(self.said[other] for other in phrases if holds(other, said)) for said in phrases}
        usual = [said for said in phrases if held[said] > 1 and 2 * held[said] >= self.said.total()]
        name = max(usual, key=words_in) if usual else max(phrases, key=lambda said: (held[said], -words_in(said)))
        alike = [said for said in phrases if said.lower() == name.lower()]
        return max(alike, key=lambda said: (said.islower(), self.said[said]))

    def shared(self) -> list[str]:
        """The phrases that stand in each text that says the matter in any, whole or within others."""
        spoken = set().union(*self.texts.values())
        within = {said: [texts for other, texts in self.texts.items() if holds(other, said)] for said in self.texts}
        return [said for said, texts in within.items() if set().union(*texts) == spoken]

    def plain(self) -> str:
        """The word in the phrases of each text that names the matter by itself, as it stands most often, or none."""
        alone = {term[0] for term in self.terms if len(term) == 1 and self.is_in_all(term[0])}
        words = Counter(word for said in self.said.elements() for word in said.split() if stem(word) in alone)
        return max(sorted(words), key=words.__getitem__, default="")

    def pair(self) -> str:
        """The two words in the phrases of each text that name the matter together, as most often said, or none."""
        found: dict[Term, Counter[str]] = defaultdict(Counter)
        texts: dict[Term, set[str]] = defaultdict(set)
        for said, count in self.said.items():
            for one, other in pairwise(said.split()):
                if (term := (stem(one), stem(other))) in self.terms:
                    found[term][f"{one} {other}"] += count
                    texts[term] |= self.texts[said]
        every = set().union(*self.texts.values())
        words = sum((found[term] for term in found if texts[term] == every), Counter())
        return max(sorted(words), key=words.__getitem__, default="")

    def telling_words(self) -> set[str]:
        """The stems that say which matter it is: those that do so alone, and of compounds without any of them both."""
        alone = {term[0] for term in self.terms if len(term) == 1}
        pairs = ({word.removeprefix(OF) for word in term} for term in self.terms if len(term) == 2)
        return alone.union(*(pair for pair in pairs if pair.isdisjoint(alone)))

    def is_in_all(self, word: str) -> bool:
        """Whether a stem stands in the phrases of each text."""
        having = [texts for said, texts in self.texts.items() if word in map(stem, re.split("[ -]", said))]
        return set().union(*having) == set().union(*self.texts.values())

    def add(self, sentence: str, mention: Mention) -> None:
        """Takes a mention in."""
        if mention.telling > TELLING["bare"] and not is_headline(mention.head.doc):
            self.said[mention.said] += 1
            self.texts[mention.said].add(sentence[0])
        self.told.append(mention.telling)
        self.sentences.add(sentence)

    def say(self, places: dict[str, str]) -> None:
        """Takes in sentences that say the matter in two words that stand side by side."""
        for sentence, said in places.items():
            if sentence not in self.sentences and sentence[1:] != "0":  # a headline has capitals of its own
                self.said[said] += 1
                self.texts[said].add(sentence[0])
            self.sentences.add(sentence)

    def join(self, other: Matter) -> None:
        """Takes another matter in."""
        self.terms |= other.terms
        self.said += other.said
        self.told += other.told
        self.sentences |= other.sentences
        for said, texts in other.texts.items():
            self.texts[said] |= texts


def words_in(phrase: str) -> int:
    """How many words a phrase has."""
    return len(re.split("[ -]", phrase))


def holds(phrase: str, part: str) -> bool:
    """Whether a phrase holds another, in whatever form their words stand."""
    one, other = (f" {' '.join(map(stem, re.split('[ -]', words)))} " for words in (phrase, part))
    return other in one


@cache
def concepts() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Each concept's stems and its phrases."""
    listed = {name: entry["words"] for name, entry in lists("concepts").items()}
    return {
        name: (frozenset(stem(word) for word in said if " " not in word), tuple(word for word in said if " " in word))
        for name, said in listed.items()
    }


def names(doc: Doc, actors: frozenset[str]) -> Iterator[Mention]:
    """The names of several words that are no actor's: "Comprehensive Strategic Partnership"."""
    for run in () if is_headline(doc) else runs(doc):
        words = [word for word in run if word.ent_type_ not in NUMBERS]
        while words and words[-1].pos_ != "PROPN":
            words.pop()
        while words and opens_no_matter(words, actors):
            words = words[length_of_actor(words) :]
        if 1 < len(words) <= LONGEST and is_matter(words, actors):
            head = next((word for word in words[:-1] if word.nbor(1).lower_ in PREPOSITIONS), words[-1])
            which = stem(lemma(words[-2])) if head is words[-1] else OF + stem(lemma(words[-1]))
            text = doc[words[0].i : words[-1].i + 1].text
            yield Mention(stem(lemma(head)), which, text, TELLING["name"], head)


def opens_no_matter(words: list[Token], actors: frozenset[str]) -> bool:
    """Whether the first word of a name is none of the matter's: no name, or an actor's before two others."""
    is_actors = words[0].text in actors and (len(words) > 2 or words[-1].is_upper)
    return words[0].pos_ != "PROPN" or is_small(words[0]) or is_actors


def length_of_actor(words: list[Token]) -> int:
    """How many words at the beginning of a name are an actor's: those of the longest name of a country or a body, or
    else one."""
    first = words[0]
    ends = {end: first.doc[first.i : word.i + 1].text for end, word in enumerate(words, start=1)}
    return max([1, *(end for end, text in ends.items() if text in known_names())])


def is_matter(words: list[Token], actors: frozenset[str]) -> bool:
    """Whether a name is no actor's: its last words, and those before "of", say what it is."""
    if any(is_title(word) for word in words[:-1]):
        return False
    last = [word for word in words if word is words[-1] or (word.nbor(1).lower_ in ("of", "for"))]
    is_body = any(lemma(word) in general()["people"] for word in last)
    name = words[0].doc[words[0].i : words[-1].i + 1].text
    is_body = is_body or bool(known_names().get(name)) or name in organizations()
    return not is_body and words[-1].text not in actors and all(word.ent_type_ != "PERSON" for word in words)


def is_title(word: Token) -> bool:
    """Whether a word stands before a person's name: "Commander", "Ambassador"."""
    return word.lower_.rstrip(".") in general()["titles"] and word.nbor(1).pos_ == "PROPN"


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
        is_persons = any(map(is_title, words[:-1]))
        for k, (word, sort) in enumerate(() if is_persons else zip(words, kinds, strict=True)):
            if sort in ("name", "specific"):
                is_body = any(word.doc[first.i : words[-1].i + 1].text in organizations() for first in words[: k + 1])
                if not is_body and (word is words[-1] or not is_name(words[k:])):
                    yield Mention(stem(lemma(word)), "", said(words, kinds, k), telling(word, sort), words[-1])
            elif sort == "broad" and not (k and kinds[k - 1] in LOOSE and kinds[k + 1 : k + 2] in COMPOUNDS):
                yield broad(words[: k + 1], kinds[: k + 1], words[-1], actors)
            elif sort == "empty" and is_named_by(kinds[:k]) and lemma(word) not in general()["people"]:
                pair = (stem(lemma(word)), stem(lemma(words[k - 1])))
                yield Mention(*pair, said(words[: k + 1], kinds, k - 1), TELLING["weak"], words[-1])


def is_named_by(kinds: list[str]) -> bool:
    """Whether of the words before an empty one the last is broad, and none says which thing that is."""
    return kinds[-1:] == ["broad"] and not (len(kinds) > 1 and kinds[-2] in SAYING)


def is_office(head: Token) -> bool:
    """Whether a name is that of a person's office or a body: "Vice Minister", "Commerce" of "Ministry of Commerce"."""
    of = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("of", "for") else head
    return head.pos_ == of.pos_ == "PROPN" and not general()["people"].isdisjoint((lemma(head), lemma(of)))


def broad(words: tuple[Token, ...], kinds: list[str], head: Token, actors: frozenset[str]) -> Mention:
    """The last of these words, which names a matter with the one before it or the one it is "of" or "on"."""
    word = words[-1]
    if len(words) > 1 and (kinds[-2] in TELLING or (is_side(words[-2]) and word is head)):
        value = TELLING["name" if is_name(words[-2:]) else "side" if is_side(words[-2]) else kinds[-2]]
        return Mention(stem(lemma(word)), stem(lemma(words[-2])), said(words, kinds, len(words) - 1), value, head)
    for object in objects(word) if word is head else ():
        is_some = kind(object, actors) in ("name", "specific", "broad") or lemma(object) in general()["people"]
        if is_some or object.ent_type_ in (*PLACES, "LOC"):
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
    while k and says_which(words[k - 1], kinds[k - 1], words[k], kinds[k]):
        k -= 1
    start, doc = words[k].i, words[k].doc
    while start > 1 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_:
        start -= 2
    text = QUOTES.sub("", doc[start : words[-1].i + 1].text)
    return text if start or not doc[0].is_title or doc[0].pos_ == "PROPN" else text[0].lower() + text[1:]


def says_which(word: Token, sort: str, after: Token, its_sort: str) -> bool:
    """Whether a word that stands before another says which thing is meant."""
    is_part = (word.pos_ in NOUNS and sort == "empty") or word.pos_ == after.pos_ == "PROPN"
    return sort in SAYING or (sort == "relation" and its_sort == "broad") or is_part or is_side(word)


def is_side(word: Token) -> bool:
    """Whether a word before a noun is that of a country or people: "Russian oil"."""
    return word.ent_type_ in PLACES and word.dep_ in MODIFIERS


def gathered(found: dict[str, list[Mention]]) -> dict[Term, Matter]:
    """Each term as a matter of its own."""
    held: dict[Term, Matter] = {}
    for sentence, here in found.items():
        for mention in here:
            held.setdefault(mention.term, Matter({mention.term})).add(sentence, mention)
    return held


def compounds(found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """The mentions, those of a word that stands in both texts and always with another ("sexual violence" here, "mass
    violence" there) as mentions of the two together."""
    said = defaultdict(set)
    for sentence, here in found.items():
        for mention in here:
            if not mention.which and mention.telling < TELLING["name"]:
                said[mention.word].add((sentence[0], words_in(mention.said) > 1))
    always = {word for word, places in said.items() if len(places) > 1 and all(in_pair for _, in_pair in places)}
    full = {each.term for here in found.values() for each in here if each.which and each.telling == TELLING["name"]}
    return {
        id: [in_pair(each) if each.word in always or is_in_other(each, full) else each for each in here]
        for id, here in found.items()
    }


def is_in_other(mention: Mention, full: set[Term]) -> bool:
    """Whether a mention is one word of a name, which another has: "Simple Analytics", no Global Analytics."""
    if mention.telling != TELLING["name"] or words_in(mention.said) < 2:
        return False
    own = in_pair(mention).term
    return any(mention.word in term and term != own for term in full)


def in_pair(mention: Mention) -> Mention:
    """A mention of a word as one of that word and the next of its phrase, or of the one before it where it ends it."""
    stems = [stem(lemmatize(word.lower(), lang="en")) for word in re.split("[ -]", mention.said) if word]
    if mention.which or mention.word not in stems or len(stems) == 1:
        return mention
    place = max(1, min(stems.index(mention.word) + 1, len(stems) - 1))
    return mention._replace(word=stems[place], which=stems[place - 1])


def spell_out(held: dict[Term, Matter], parses: dict[str, Doc], actors: frozenset[str]) -> None:
    """Gives each matter the other sentences that have its word, or the two words of its compound side by side, or other
    words for the thing it is. Of what is only said with another word a verb says nothing: who recognises somebody
    speaks of no facial recognition."""
    beside, told = pairs_in(parses), tellings(parses)
    apart = general()["apart"]
    every, nouns = stems_in(parses, actors, apart), stems_in(parses, actors, apart, [*NOUNS, "ADJ"])
    for term, matter in held.items():
        if len(term) == 2:
            matter.say(beside[term])
        elif not matter.is_bare:
            places = nouns if all(words_in(said) > 1 for said in matter.said) else every
            matter.sentences |= places[term[0]].union(*(places[word] for word in synonyms(term[0]) if word in places))
            matter.sentences |= told.get(thing(term[0]), set())


def pairs_in(parses: dict[str, Doc]) -> dict[Term, dict[str, str]]:
    """The sentences in which two stems stand side by side, each with how they are said there."""
    places: dict[Term, dict[str, str]] = defaultdict(dict)
    for sentence, doc in parses.items():
        for one, other in pairwise(doc):
            places[stem(lemma(one)), stem(lemma(other))][sentence] = doc[one.i : other.i + 1].text
    return places


def tellings(parses: dict[str, Doc]) -> dict[str, set[str]]:
    """The sentences that have a phrase of each concept of a thing, each sentence read once."""
    phrases = {name: concepts()[name][1] for name, entry in lists("concepts").items() if entry.get("thing")}
    told: dict[str, set[str]] = defaultdict(set)
    for sentence, doc in parses.items():
        text = " ".join(["", *(word.lower_ for word in doc), "|", *map(lemma, doc), ""])
        for name in (name for name, ours in phrases.items() if any(f" {phrase} " in text for phrase in ours)):
            told[name].add(sentence)
    return told


def attach(held: dict[Term, Matter], found: dict[str, list[Mention]]) -> None:
    """Gives each bare word ("the mechanism") to the matter that its text last said in full with it. A text that has the
    word bare before it says it in full means something else by it."""
    last: dict[tuple[str, str], Term | None] = {}
    for sentence, here in found.items():
        for mention in here:
            key = (sentence[0], mention.word)
            if mention.which and last.get(key, mention.term):
                last[key] = mention.term
            elif mention.telling == TELLING["bare"]:
                term = last.setdefault(key, None)
                if term and is_definite(mention):
                    held[term].add(sentence, mention)
    people = set(map(stem, general()["people"]))
    for term in [term for term, matter in held.items() if matter.is_bare or (len(term) == 1 and term[0] in people)]:
        del held[term]


def is_definite(mention: Mention) -> bool:
    """Whether a broad noun is one that was spoken of: "the mechanism"."""
    words = [child.lower_ for child in mention.head.children if child.dep_ in ("det", "amod")]
    return stem(lemma(mention.head)) == mention.word and not {"the", *TAKING_UP}.isdisjoint(words)


def take_up(held: dict[Term, Matter], found: dict[str, list[Mention]], parses: dict[str, Doc]) -> None:
    """Adds to a matter the sentence after it that takes it up with a noun of no matter: "such resources"; one that
    may stand for anything ("these issues") only where that sentence speaks of no other matter."""
    before: Matter | None = None
    is_single = False
    used = {term for terms in uses(held, ("use",)) for term in terms}
    for sentence, doc in parses.items():
        takers = [word for word in doc if word.pos_ == "NOUN" and is_taking_up(word) and is_general(word)]
        is_clear = is_single or any(lemma(word) not in general()["vague"] for word in takers)
        if before and takers and is_clear and sentence[1:] != "1":
            before.sentences.add(sentence)
            is_single = True
            continue
        telling = [each for each in found[sentence] if each.term in held and each.telling > TELLING["bare"]]
        telling = [each for each in telling if each.term not in used]
        before = held[max(telling, key=lambda mention: mention.telling).term] if telling else None
        is_single = len({id(held[mention.term]) for mention in telling}) == 1


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


def stems_in(
    parses: dict[str, Doc],
    actors: frozenset[str] = frozenset(),
    verbs: frozenset[str] = frozenset(),
    kinds: Collection[str] = CONTENT,
) -> dict[str, set[str]]:
    """The sentences in which each stem stands, of words of some kinds other than actors' names and these verbs."""
    places = defaultdict(set)
    for sentence, doc in parses.items():
        for token in doc:
            is_left_out = token.text in actors or (token.pos_ == "VERB" and lemma(token) in verbs) or is_of_name(token)
            if token.pos_ in kinds and not is_left_out and lemma(token) not in general()["relations"]:
                places[stem(lemma(token))].add(sentence)
    return places


def is_of_name(token: Token) -> bool:
    """Whether a word with a capital stands before another one in a name, and speaks of nothing by itself: "Defence" of
    "Defence Forces"."""
    goes_on = token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN" and token.nbor().text[:1].isupper()
    return token.pos_ == "PROPN" and token.dep_ == "compound" and not token.is_lower and goes_on


def spelled_out(found: dict[str, list[Mention]], parses: dict[str, Doc]) -> Iterator[list[Term]]:
    """The terms of initials and of the first of the words that a text spells them out with: "autism spectrum disorder
    (ASD)"."""
    for sentence, doc in parses.items():
        for word in doc[2:-1]:
            if word.nbor(-1).text == "(" and word.nbor(1).text == ")" and INITIALS.fullmatch(word.text):
                full = words_before(word)
                stems = {stem(lemma(each)) for each in full}
                first = (each for each in found[sentence] if each.head in full and each.word in stems)
                yield from ([(stem(word.lower_),), mention.term] for mention in islice(first, 1))


def words_before(short: Token) -> list[Token]:
    """The words before initials in brackets whose letters they are, small words among them or not, or none."""
    every = [each for each in short.doc[: short.i] if each.is_alpha]
    for words in ([each for each in every if each.lower_ not in SMALL], every):
        if "".join(each.lower_[0] for each in words[-len(short) :]) == short.lower_:
            return words[-len(short) :]
    return []


def joined(
    held: dict[Term, Matter], beside: Iterable[list[Term]], spelled: Iterable[list[Term]] = ()
) -> dict[Term, Matter]:
    """The matter of each term, variants joined."""
    now = dict(held)
    for terms, is_one in chain(variants(held, beside), ((terms, always) for terms in spelled)):
        for one, other in combinations([term for term in dict.fromkeys(terms) if term in now], 2):
            if now[one] is not now[other] and is_one(now[one].sentences, now[other].sentences):
                kept, joining = now[one], now[other]
                kept.join(joining)
                now.update(dict.fromkeys(joining.terms, kept))
    return now


def variants(held: dict[Term, Matter], beside: Iterable[list[Term]]) -> Iterator[tuple[Iterable[Term], IsOne]]:
    """Terms that may be of one matter, with what says whether two of them are: those of one phrase, of a word
    alone and with another, of one concept of use, and of a name and its initials."""
    yield from ((terms, alike) for terms in beside)
    yield from (((term[:1], term), part) for term in held if len(term) == 2)
    yield from ((terms, always) for terms in uses(held))
    yield from ((terms, always) for terms in abbreviated(held))


def abbreviated(held: dict[Term, Matter]) -> Iterator[list[Term]]:
    """The terms of each name by its initials and in full."""
    alone = ((term, said) for term, matter in held.items() if len(term) == 1 for said in matter.said)
    short = {said: term for term, said in alone if said.isupper() and len(said) >= SHORTEST_ABBREVIATION}
    for term, matter in held.items():
        full = (name for said in matter.said if is_titled(said) for name in (initials(said), all_initials(said)))
        yield from ([short[name], term] for name in full if name in short)


def is_titled(name: str) -> bool:
    """Whether all words of a name but the small ones have a capital."""
    return all(word[0].isupper() or word in SMALL for word in name.split())


def thing(word: str) -> str:
    """The concept of a thing that a stem names, or none."""
    things = (name for name, entry in lists("concepts").items() if entry.get("thing"))
    return next((name for name in things if word in concepts()[name][0]), "")


def synonyms(word: str) -> frozenset[str]:
    """The stems of the thing that a stem names: "vaccin" and "jab"."""
    return concepts()[thing(word)][0] if thing(word) else frozenset()


def alike(one: set[str], other: set[str]) -> bool:
    """Whether two matters have most of their sentences in common."""
    return len(one & other) >= SAME * len(one | other)


def part(one: set[str], other: set[str]) -> bool:
    """Whether the second is a matter of its own no more than in one sentence or in half of the first's."""
    return other <= one and (len(other) == 1 or 2 * len(other) >= len(one))


def always(one: set[str], other: set[str]) -> bool:
    """That two matters are one wherever they stand."""
    return True


def uses(held: dict[Term, Matter], sorts: tuple[str, ...] = ("use", "thing")) -> Iterator[list[Term]]:
    """The terms of each concept of a use or a thing: "bargaining chip", "weaponization"; "vaccine", "jab"."""
    for name, entry in lists("concepts").items():
        if any(entry.get(sort) for sort in sorts):
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
    chosen = listed(gathered_from(parses))
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


def gathered_from(parses: dict[str, Doc]) -> list[Matter]:
    """All matters of the texts, variants joined."""
    docs = list(parses.values())
    actors = no_matters(docs) | doers(docs)
    barred = actors | parts_of_names(docs)
    found = {id: [*names(doc, actors), *mentions(doc, barred)] for id, doc in parses.items()}
    found = compounds(found)
    held = gathered(found)
    spell_out(held, parses, actors)
    attach(held, found)
    now = joined(held, together(found), spelled_out(found, parses))
    take_up(now, found, parses)
    return of_one_name(matter for matter in dict.fromkeys(now.values()) if matter.said)


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
    is_vague = fmean(matter.told) < CLEAR and len(matter.sentences) < OFTEN
    if is_vague or len(roles) != 1 or (len(matter.sentences) < 2 and not any(id[1:] == "0" for id in matter.sentences)):
        return ""
    other = texts[ROLES[1 - ROLES.index(roles[0])]]
    if any(stands_otherwise(name, other) for name in (matter.name, *matter.said)):
        return ""
    told = {name for name, (stems, phrases) in concepts().items() if told_by(stems, phrases, matter)}
    if any(phrase in other.lower() for name in told for phrase in concepts()[name][1]):
        return ""
    words = matter.telling_words() | set().union(*(concepts()[name][0] for name in told))
    words |= {
        stem(row[-1]) for row in (spelled(said, texts[roles[0]]) for said in matter.said if said.isupper()) if row
    }
    held = codings[(codings["family"] + "." + codings["code"]) == code]["sentence"] if code else []
    elsewhere = set(held).union(*(places[word] for word in words if word in places))
    return roles[0] if all(id[0] == roles[0][0].upper() for id in elsewhere) else ""
