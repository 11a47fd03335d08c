"""Sentences: the sentences of a paragraph."""

import re
from functools import cache
from itertools import pairwise

from simplemma import split_sentences

from parallax import data

# A full stop, the word before it and the word after it, where a sentence may end.
FULL_STOP = re.compile(r"(?<!\S)[(\[“\"‘']*([\w.-]{1,8})\.[”\"’')\]]*\s+(?=[(\[“\"‘']*([\w.]+))")
LAST_WORD = re.compile(r"(?<![\w.-])([\w.-]{1,8})\.[”\"’')\]]*$")
NEXT_WORD = re.compile(r"[(\[“\"‘'§]*([\w.]+)")
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})[.)]$")
LONGEST_ABBREVIATION = 16


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """Words that a full stop follows without ending the sentence, and words that tell, by class."""
    return {name: frozenset(listed) for name, listed in data.lists("abbreviations").items()}


def ends_sentence(word: str, following: str) -> bool | None:
    """Whether a sentence ends with `word` and a full stop before `following`; None if neither tells."""
    last, known = word.lower(), abbreviations()
    if last in known["titles"]:
        return False
    if last in known["numbers"]:
        return False if following[0].isdigit() or ENUMERATOR.match(f"{following}.") else None
    if last in known["names"] or (len(word) == 1 and word.isupper()):
        return following[0].isupper() and following.lower() in known["starters"]
    if last in known["hours"]:
        return following[0].isupper() and following.lower() not in known["zones"]
    return True if word.isdigit() and len(word) < 3 and following[0].isupper() else None


def goes_on(sentence: str, following: str) -> bool:
    """Whether a sentence that was ended goes on in the following one."""
    last, first = LAST_WORD.search(sentence[-LONGEST_ABBREVIATION:]), NEXT_WORD.match(following)
    if len(sentence) < LONGEST_ABBREVIATION and ENUMERATOR.match(sentence):
        return True
    return last is not None and first is not None and ends_sentence(last[1], first[1]) is False


def divide(sentence: str) -> list[str]:
    """The sentences in what was taken for one, parted where an abbreviation does end a sentence."""
    stops = [stop.end() for stop in FULL_STOP.finditer(sentence) if stop.start() and ends_sentence(*stop.groups())]
    ends = [0, *stops, len(sentence)]
    return [sentence[start:end].strip() for start, end in pairwise(ends)]


def sentences_in(paragraph: str) -> list[str]:
    """The sentences of a paragraph: simplemma's, joined and divided where an abbreviation misled it."""
    joined: list[list[str]] = []
    last = ""
    for piece in split_sentences(paragraph, lang="en"):
        if joined and goes_on(last, piece):
            joined[-1].append(piece)
        else:
            joined.append([piece])
        last = piece
    return [sentence for pieces in joined for sentence in divide(" ".join(pieces))]
