"""Clauses: a sentence as words, and the noun phrases in it that can be speakers.

A speaker is sought from a place beside it: before a verb, as far back as the clause goes; where the sentence
opens; or after "by" and "according to". What stands there is judged by its head: a name has a capital, and
which nouns speak stands in data/reporting-verbs.yml, with the words that end or begin a noun phrase. Each
quotation has been replaced by a sign.
"""

import re
from functools import cache
from typing import NamedTuple

from parallax.data import lists

QUOTED = "\ue000"
TOKEN = re.compile(
    rf"{QUOTED}|\b[A-Z][a-z]{{1,4}}\.(?=\s)|(?:[^\W\d_]\.)+"
    r"|[^\W_]+(?:[-'’&./][^\W_]+)*(?:(?<=s)[’'](?=\s))?|--|[,;:()—–….?!]"
)
NOUNS = ("persons", "groups", "documents")
SKIPPED = ("auxiliaries", "adverbs", "catenatives")
NO_NAME = (*SKIPPED, "determiners", "dates", "author", "pronouns", "conjunctions", "breaks", "before_head")
LONGEST = 30
"""The most words a speaker can have."""


class Source(NamedTuple):
    """A noun phrase as a speaker: its text, its sort (name, person, group, pronoun, other), its head."""

    text: str
    sort: str
    head: str


@cache
def rules() -> dict:
    """The rules of reporting, read once."""
    return lists("reporting-verbs")


def plural(noun: str) -> str:
    """The form in -s, a noun's plural and a verb's third person."""
    stem = re.sub(r"(?<=[^aeiou])y$", "ie", noun)
    return stem + ("es" if re.search(r"(?:s|x|z|ch|sh)$", stem) else "s")


@cache
def listed(*keys: str) -> frozenset[str]:
    """The words in some lists of the rules, nouns with their plurals."""
    words = {word for key in keys for word in rules()[key]}
    return frozenset(words | {plural(noun) for key in keys if key in NOUNS for noun in rules()[key]})


@cache
def time() -> re.Pattern:
    """A time that may stand between a speaker and a verb, and is passed over."""
    times = "|".join(rules()["times"])
    return re.compile(rf",? ?\b(?:{times})", re.IGNORECASE)


class Clause:
    """A sentence as words, times left out."""

    def __init__(self, text: str):
        self.text = time().sub("", text)
        found = list(TOKEN.finditer(self.text))
        self.words = [match.group() for match in found]
        self.low = [word.lower().replace("’", "'") for word in self.words]
        self.spans = [match.span() for match in found]

    def at(self, k: int) -> str:
        """The k-th word in small letters, empty outside the sentence."""
        return self.low[k] if 0 <= k < len(self.low) else ""

    def is_in(self, k: int, *lists: str) -> bool:
        """Whether the k-th word is in one of these lists of the rules."""
        return self.at(k) in listed(*lists)

    def between(self, first: int, last: int) -> str:
        """The text of the words from `first` to before `last`."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

    def back(self, last: int, ends: frozenset[str]) -> int:
        """Where the words before `last` begin, as far back as none of them is one of these."""
        return next((k + 1 for k in range(last - 1, last - LONGEST, -1) if self.at(k) in ends), last)

    def forth(self, first: int, ends: frozenset[str]) -> int:
        """Where the words from `first` on end, as far on as none of them is one of these."""
        return next((k for k in range(first, first + LONGEST) if self.at(k) in ends), first + LONGEST)

    def skip(self, k: int) -> int:
        """The nearest place at or before the k-th that may not stand between a subject and its verb."""
        while self.is_skipped(k):
            k -= 1
        return k

    def is_passive(self, verb: int) -> bool:
        """Whether a form of "be" stands with the verb at this place."""
        return any(self.is_in(k, "being") for k in range(self.skip(verb - 1) + 1, verb))

    def is_name(self, k: int) -> bool:
        """Whether the k-th word can be (part of) a name; at a beginning the capital says nothing."""
        low = self.at(k).partition("'")[0]
        starts = self.is_in(k - 1, "stops") and low in listed(*NOUNS)
        return low != "" and self.words[k][0].isupper() and low not in listed(*NO_NAME) and not starts

    def is_link(self, k: int) -> bool:
        """Whether the k-th word joins two parts of a name: the "of" in "Ministry of Commerce"."""
        if self.is_office(k + 1) or self.is_office(k + 2):
            return self.at(k) in ("of", "the")
        return self.is_in(k, "links") and self.is_name(k + 1) and self.words[k - 1][0].isupper()

    def is_office(self, k: int) -> bool:
        """Whether the k-th word is what a title goes with: "Secretary of the Treasury"."""
        return self.is_in(k, "offices") and self.low[k - 2 : k] == ["of", "the"] and self.is_in(k - 3, "titles")

    def is_speaker(self, k: int) -> bool:
        """Whether the k-th word can head a speaker."""
        return self.is_name(k) or self.is_in(k, "pronouns", *NOUNS)

    def is_skipped(self, k: int) -> bool:
        """Whether the k-th word may stand between a subject and its verb: "has also", "declined to"."""
        if self.at(k) == "to":
            return self.is_in(k - 1, "catenatives")
        low = self.at(k)
        return low in listed(*SKIPPED) or (low.endswith("ly") and not self.is_speaker(k))

    def begins(self, k: int) -> bool:
        """Whether the k-th word can be the first of a subject."""
        known = self.is_speaker(k) or self.is_in(k, "determiners")
        return known and not self.at(k).endswith("ing")


def source(clause: Clause, first: int, last: int) -> Source | None:
    """The speaker that the words from `first` to before `last` name."""
    while first < last and (clause.is_skipped(first) or clause.is_in(first, "conjunctions")):
        first += 1
    if first >= last or clause.is_in(last - 1, "author"):
        return None
    if clause.is_in(last - 1, "pronouns") and not clause.is_in(last - 2, "after_head"):
        return Source(clause.between(last - 1, last), "pronoun", clause.at(last - 1))
    after = (k for k in range(first + 1, last) if clause.is_in(k, "after_head") and not clause.is_link(k))
    heads = [k for k in range(first, next(after, last)) if clause.is_speaker(k)]
    if heads and clause.is_name(heads[-1]):
        return name(clause, first, heads[-1])
    head = clause.at(heads[-1]) if heads else ""
    sort = "person" if head in rules()["persons"] else "group" if head else "other"
    return Source(clause.between(first, last), sort, head)


def name(clause: Clause, first: int, head: int) -> Source:
    """The name that ends at `head`, with its article and without titles before it."""
    start = head
    while start > first and (clause.words[start - 1][0].isupper() or clause.is_link(start - 1)):
        start -= 1
    start = after_titles(clause, start, head)
    start -= start > first and clause.is_in(start - 1, "articles")
    is_group = clause.is_in(head, "groups", "documents") or clause.is_in(start, "articles")
    return Source(clause.between(start, head + 1), "group" if is_group else "name", clause.at(head))


def after_titles(clause: Clause, start: int, head: int) -> int:
    """Where a name begins after its titles: "Minister of Commerce Ana Ruiz"."""
    title = max((k for k in range(start, head) if clause.is_in(k, "titles")), default=start - 1)
    office = next((k for k in range(start, head) if clause.is_office(k)), None)
    if office is not None:
        return office + 1
    if clause.at(title + 1) != "of":
        return title + 1
    return head - 1 if head - title > 3 else start


def phrase(clause: Clause, last: int) -> Source | None:
    """The speaker in the words that end before `last`, as far back as the clause goes."""
    return source(clause, clause.back(last, listed("stops", "breaks")), last)


def following(clause: Clause, first: int) -> Source | None:
    """The speaker named from `first` on, as after "according to"."""
    return source(clause, first, clause.forth(first, listed("stops", "finite", "breaks") | {"who"}))


def opening(clause: Clause, before: int) -> Source | None:
    """The subject that a sentence opens with, for a verb that has none at its side."""
    starts = [k for k in range(min(before, LONGEST)) if clause.at(k - 1) in ("", ",", QUOTED)]
    for start in filter(clause.begins, starts):
        stop = min(before, clause.forth(start, listed("stops", "before_head", "finite")))
        heads = [k for k in range(start, stop) if clause.is_speaker(k)]
        last = next((k + 1 for k in heads if k + 1 not in heads and not clause.is_link(k + 1)), None)
        if last:
            return named(clause, source(clause, start, last), last)
    return None


def named(clause: Clause, who: Source | None, comma: int) -> Source | None:
    """The speaker, by name where one follows after a comma: "The mayor, Jo Lind,"."""
    is_named = who and who.sort == "person" and clause.at(comma) == "," and clause.is_name(comma + 1)
    return following(clause, comma + 1) if is_named else who


def subject(clause: Clause, verb: int, shape: str, is_far: bool) -> Source | None:
    """The subject of a verb in this shape: at its side or, where it may be far, at the opening."""
    k = clause.skip(verb - 1)
    if clause.at(k) in ("and", "but", "then") or (shape == "ing" and not clause.is_passive(verb)):
        return opening(clause, k) if is_far else None
    if clause.is_in(k, "no_subject", "finite", "before_head"):
        return None
    if clause.at(k) == ",":
        return opening(clause, k)
    if clause.at(k) == "who":
        return phrase(clause, k - (clause.at(k - 1) == ","))
    return phrase(clause, k + 1)
