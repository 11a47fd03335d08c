"""Rules: the words that report, as data/reporting-verbs.yml lists them, looked up for a word of a parse."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from parallax.data import lists

if TYPE_CHECKING:
    from spacy.tokens import Token


class Sense(NamedTuple):
    """One way in which a verb reports: its kind, who can be its subject, any one of which it needs beside it."""

    kind: str
    by: str
    needs: tuple[str, ...]


@cache
def rules() -> dict:
    """The rules of reporting, read once."""
    return lists("reporting-verbs")


@cache
def listed(*keys: str) -> frozenset[str]:
    """The words in some lists of the rules."""
    return frozenset(word for key in keys for word in rules()[key])


@cache
def kinds(key: str) -> dict[str, str]:
    """The nouns of speech, or the adjectives of holding, each with its kind."""
    return {word: kind for kind, words in rules()[key].items() for word in words}


@cache
def senses() -> dict[str, list[Sense]]:
    """Every reporting verb, also in British spelling, with its senses in the order of the rules."""
    found: dict[str, list[Sense]] = {}
    for group in rules()["verbs"]:
        sense = Sense(group["kind"], group.get("by", "speaker"), tuple(group.get("needs", ())))
        for spelling in {spelling for verb in group["verbs"] for spelling in (verb, verb.replace("ize", "ise"))}:
            found.setdefault(spelling, []).append(sense)
    return found


def low(token: Token) -> str:
    """A word in small letters, with straight apostrophes."""
    return token.lower_.replace("’", "'")


DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
"""How the day of a month is written."""


def is_opener(word: Token) -> bool:
    """Whether a word only opens its sentence, alone or after others that do: "last" and "Monday" of "Last Monday Ana
    Ruiz said"."""
    before = word.nbor(-1) if word.i else None
    if before is not None and DAY.fullmatch(low(word)):
        return low(before) in listed("months") and is_opener(before)  # "On March 19th officials"
    if before is not None and low(word) in listed("months"):
        # "In March Ana Ruiz", "On 12th March Ana Ruiz", "Last March Ana Ruiz"
        return low(before) in listed("since") or bool(DAY.fullmatch(low(before))) or is_opener(before)
    return low(word) in listed("openers") and (before is None or is_opener(before))


def senses_of(verb: Token) -> list[Sense]:
    """The senses of a verb; where the parse has its lemma wrong ("hopes", of "hop"), those of its ending cut off."""
    word = low(verb)
    lemmas = (verb.lemma_, word, word[:-1], f"{word[:-3]}e" if word.endswith("ing") else word)
    return next((senses()[lemma] for lemma in lemmas if lemma in senses()), [])
