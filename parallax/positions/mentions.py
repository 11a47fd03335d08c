"""Mentions: the words of a sentence that name a concrete thing.

A word that says by itself what it is about (fentanyl, a canal), a name that is no actor, or two words that only
together say which (user data, consultation mechanism). Nouns that speak of anything stand in data/general-words.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from parallax.data import lists
from parallax.positions.nouns import (
    CODED,
    MODIFIERS,
    NOUNS,
    NUMBERS,
    PLACES,
    general,
    is_empty,
    is_headline,
    is_small,
    kind,
    lemma,
    runs,
    stem,
)
from parallax.positions.sides import names as known_names
from parallax.positions.sides import organizations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


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
SAYING = ("name", "specific", "broad", "adjective")
"""What may say which thing is meant before any other noun."""
COMPOUNDS = (["broad"], ["specific"])
PREPOSITIONS = ("of", "on", "in", "to", "for", "against", "between")
ABSTRACT_ENDING = re.compile(r"(?:ness|ism|ity|tion|sion|ment|ance|ence|ship|al)$")
FULL = 4
"""How many letters the first half of a word with a hyphen has at least that is a word of its own."""
LONGEST = 6
"""How many words a name has at most that names a matter: what is longer is a title."""
QUOTES = re.compile('["“”]')
Term = tuple[str, ...]
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
            before = next((word for word in reversed(words[:-1]) if word.pos_ != "CCONJ"), words[0])
            which = stem(lemma(before)) if head is words[-1] else OF + stem(lemma(words[-1]))
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
            while doc[first].pos_ == "CCONJ":
                first += 1
            yield tuple(doc[first : head.i + 1])


def modifies(word: Token, head: Token) -> bool:
    """Whether a word stands before a noun to say which one, or joins two such words."""
    is_joining = word.text in "-\"“”'’" or word.pos_ == "CCONJ"
    said_of = word.dep_ in (*MODIFIERS, "conj") or is_joining or word.text.lower() == "non"
    said_of = said_of or CODED.fullmatch(word.text) is not None
    return said_of and head in word.ancestors


def mentions(doc: Doc, actors: frozenset[str]) -> Iterator[Mention]:
    """The words of a sentence that name a matter, or help to."""
    for words in phrases(doc):
        if is_of_preposition(words[-1]) or is_first_half(words[-1]):
            continue
        kinds = [kind(word, actors) for word in words]
        if is_office(words[-1]) or (words[-1].ent_type_ == "PERSON" and words[-1].text in actors):
            continue
        is_persons = any(map(is_title, words[:-1]))
        for k, (word, sort) in enumerate(() if is_persons else zip(words, kinds, strict=True)):
            if sort in ("name", "specific"):
                is_body = any(word.doc[first.i : words[-1].i + 1].text in organizations() for first in words[: k + 1])
                is_place = k and word is words[-1] and word.ent_type_ in ("LOC", "GPE") and is_name(words[k - 1 :])
                if not is_body and not is_place and (word is words[-1] or not is_name(words[k:])):
                    yield Mention(stem(lemma(word)), "", said(words, kinds, k), telling(word, sort), words[-1])
            elif sort == "broad" and not (k and kinds[k - 1] in LOOSE and kinds[k + 1 : k + 2] in COMPOUNDS):
                yield broad(words[: k + 1], kinds[: k + 1], words[-1], actors)
            elif sort == "empty" and is_named_by(kinds[:k]) and lemma(word) not in general()["people"]:
                pair = (stem(lemma(word)), stem(lemma(words[k - 1])))
                yield Mention(*pair, said(words[: k + 1], kinds, k - 1), TELLING["weak"], words[-1])


def is_of_preposition(noun: Token) -> bool:
    """Whether a noun only makes a preposition with the words beside it: "in recognition of", "in the hands of"."""
    if noun.lower_ not in lists("general-words")["prepositional"] or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    is_bare = not any(child.dep_ in ("amod", "poss", "relcl", "compound") for child in noun.children)
    return is_bare and noun.doc[noun.i + 1 : noun.i + 2].text in ("of", "with", "to")


def is_first_half(word: Token) -> bool:
    """Whether a short word is only the first half of one with a hyphen: "de" of "de-escalation"."""
    is_bound = word.i + 1 < len(word.doc) and word.nbor().text == "-" and not word.whitespace_
    return is_bound and len(word) < FULL


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
