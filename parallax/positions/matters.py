"""Matters: the concrete things that the two texts talk about, found in the texts themselves.

A matter is in every sentence in which one of its words stands, and in the sentence after it that takes it up with
"such resources" or "these practices".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from parallax.corpus.documents import ROLES
from parallax.positions.mentions import CONTENT, OF, concepts, mentions, names
from parallax.positions.nouns import NOUNS, doers, lemma, no_matters, parts_of_names, spelled, stands_otherwise, stem
from parallax.positions.variants import (
    Matter,
    attach,
    compounds,
    gathered,
    joined,
    spell_out,
    spelled_out,
    stems_in,
    take_up,
    together,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


COLUMNS = ["matter", "words", "issue", "statement", "commentary", "weight", "only"]
FAMILIES = ("issues", "themes")
"""The families whose codes say what a sentence is about, the nearer to a matter first."""
MOST = 40
"""How many matters are listed at most."""
OWN = 3
"""How many matters a sentence may give that stand nowhere else."""
CLEAR = 1.3
"""How well the words of a matter tell on average before a silence may rest on them."""
TWICE = 2
"""In how many places a word must stand beside a name, each time it is said, to be part of it."""
PART_OF_NAME = ("NOUN", "PROPN", "NUM")
"""The parts of speech of words that may be part of a name."""
RELATED = 4
"""How many letters the shorter of two related stems has at least, and the longer at most beside them."""
AS_NOUNS = ("dobj", "nsubj", "nsubjpass", "pobj")
OFTEN = 5
"""In how many sentences a matter stands at least that is clear without that."""


def listed(found: list[Matter]) -> list[Matter]:
    """The matters that weigh most: first those of several sentences, then for each sentence one that stands nowhere
    else, then further ones."""
    own: Counter[str] = Counter()
    ranked = []
    for matter in sorted(found, key=lambda each: (-each.weight, each.name)):
        alone = next(iter(matter.sentences)) if len(matter.sentences) == 1 else ""
        own[alone] += bool(alone)
        if own[alone] <= OWN and alone[1:] != "0":
            ranked.append((own[alone], matter))
    ranked.sort(key=lambda each: each[0])
    return sorted((matter for _, matter in ranked[:MOST]), key=lambda each: -each.weight)


def find(parses: dict[str, Doc], codings: pd.DataFrame) -> pd.DataFrame:
    """One row a matter, the weightiest first: its name, its words, the code that holds it, its sentences, its weight,
    and the only text that raises it where that may be said."""
    parses = in_order(parses)
    places = stems_in(parses)
    chosen = listed(gathered_from(parses))
    complete(chosen, parses)
    chosen = of_one_name(chosen)
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
    nouns = often_nouns(docs)
    found = {id: [*names(doc, actors), *mentions(doc, barred)] for id, doc in parses.items()}
    found = {id: [each for each in here if each.which or each.word in nouns] for id, here in found.items()}
    found = compounds(found)
    held = gathered(found)
    spell_out(held, parses, actors)
    attach(held, found)
    now = joined(held, together(found), spelled_out(found, parses))
    take_up(now, found, parses)
    return of_one_name(matter for matter in dict.fromkeys(now.values()) if matter.said)


def often_nouns(docs: Iterable[Doc]) -> set[str]:
    """The stems of words that are nouns, or stand as these do, in a third of their places or more: the parser errs, and
    takes "swift" for one in one of five; and what is rolled out is no "roll"."""
    words = [word for doc in docs for word in doc if word.pos_ in CONTENT]
    nouns = Counter(lemma(word) for word in words if word.pos_ in NOUNS or word.dep_ in AS_NOUNS)
    every = Counter(map(lemma, words))
    return {stem(lemma(word)) for word in words if 3 * nouns[lemma(word)] >= every[lemma(word)]}


def complete(found: Iterable[Matter], parses: dict[str, Doc]) -> None:
    """Names each matter with the words that stand before, or after, its name wherever it is said: "two-state solution",
    "Northern Ireland protocol"."""
    spoken = [[word for word in doc if word.text != "-"] for doc in parses.values()]
    starts = defaultdict(list)
    for words in spoken:
        for place, word in enumerate(words):
            starts[stem(lemma(word))].append((words, place))
    for matter in found:
        matter.full = matter.called or completed(matter.name, starts)


def completed(name: str, starts: Mapping[str, list[tuple[list[Token], int]]]) -> str:
    """A name with the words that are part of it wherever it stands, of the places that each stem has."""
    stems = [stem(word) for word in re.split("[ -]", name)]
    places = [
        (words, start, start + len(stems))
        for words, start in starts.get(stems[0], ())
        if [stem(lemma(word)) for word in words[start : start + len(stems)]] == stems
    ]
    grown = [grown_by(*place) for place in places]
    while len(grown) >= TWICE and len({tuple(stem(lemma(word)) for word in words[a:b]) for words, a, b in grown}) == 1:
        if grown == places:
            break
        places, grown = grown, [grown_by(*place) for place in grown]
    said = Counter(words[first].doc[words[first].i : words[last - 1].i + 1].text for words, first, last in places)
    is_longer = any(last - first > len(stems) for _, first, last in places)
    return max(sorted(said), key=lambda each: (said[each], each.islower())) if is_longer else name


def grown_by(words: list[Token], first: int, last: int) -> tuple[list[Token], int, int]:
    """A stretch of words with the noun or the number right before it that is said of it, or else the noun after it."""
    head = words[last - 1]
    if first and is_part_of_name(words[first - 1]):
        return words, first - 1, last
    is_part = last < len(words) and head.dep_ == "compound" and words[last].pos_ in NOUNS and head.head == words[last]
    return words, first, last + 1 if is_part else last


def is_part_of_name(word: Token) -> bool:
    """Whether a word before a name may be part of it: a noun, or a number in letters, and no date."""
    is_said_of = word.dep_ in ("compound", "nummod", "nmod") and word.pos_ in PART_OF_NAME
    return is_said_of and word.ent_type_ != "DATE" and not word.is_digit


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


def stands_in(name: str, text: str) -> bool:
    """Whether a text has a name as it is, alone or as part of another one: "Lima" of "the Quito-Lima road"."""
    return re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None


def is_related(one: str, other: str) -> bool:
    """Whether of two stems one begins with the other and is little longer, as "rental" is than "rent"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= RELATED and long.startswith(short) and len(long) - len(short) <= RELATED


def only(matter: Matter, code: str, places: dict[str, set[str]], codings: pd.DataFrame, texts: dict[str, str]) -> str:
    """The only text that raises a matter, where that may be said: it stands in two of its sentences, and in
    the other text none of its words, nor its name in full or by its initials, nor a concept it tells of, nor the code
    that holds it; else empty."""
    roles = [role for role in ROLES if any(id[0] == role[0].upper() for id in matter.sentences)]
    is_vague = fmean(matter.told) < CLEAR and len(matter.sentences) < OFTEN
    if is_vague or len(roles) != 1 or len(matter.sentences) < 2:
        return ""
    other = texts[ROLES[1 - ROLES.index(roles[0])]]
    if any(stands_otherwise(name, other) for name in (matter.name, *matter.said)) or stands_in(matter.name, other):
        return ""
    told = {name for name, (stems, phrases) in concepts().items() if told_by(stems, phrases, matter)}
    if any(phrase in other.lower() for name in told for phrase in concepts()[name][1]):
        return ""
    words = matter.telling_words() | set().union(*(concepts()[name][0] for name in told))
    words |= {
        stem(row[-1]) for row in (spelled(said, texts[roles[0]]) for said in matter.said if said.isupper()) if row
    }
    words |= {other for word in words for other in places if is_related(word, other)}
    held = codings[(codings["family"] + "." + codings["code"]) == code]["sentence"] if code else []
    elsewhere = set(held).union(*(places[word] for word in words if word in places))
    return roles[0] if all(id[0] == roles[0][0].upper() for id in elsewhere) else ""
