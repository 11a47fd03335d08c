"""Offices: whose words each text gives, how often, and which office the text gives the speaker.

An office stands right before a name ("Foreign Minister Ana Soto") or between commas after it ("Ana Soto, head of the
agency"). It is read where the person is named in full, in the speaker's own text first.
"""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from parallax.positions.rules import listed

COLUMNS = ["document", "speaker", "sentences", "office"]
WORD = r"(?:[A-Z][\w.'’&-]*|of|the|for)"
BEFORE = re.compile(rf"(?:{WORD} )+$")
AFTER = re.compile(r", (?:the |an? |then )?([^,;:.()–—“”\"]+)")
PAST = re.compile(r"\b(former|ex|acting|outgoing)[ -]$")
"""What stands before an office that somebody no longer holds, or not in full."""
PARTS = re.compile(r"[\w'’]+")
LONGEST = 14
"""In words: the longest office."""
CLAUSE = {
    "who", "which", "whose", "and", "but", "said", "of", "when", "while", "after", "as", "before", "since", "if",
}  # fmt: skip
"""Words with which a clause goes on, or a sentence begins, and no office does."""
PHRASE = re.compile(r"\b(?:at|by|for|from|in|of|on|since|to|until|with|and)\b")
"""What ends the first noun phrase of an office."""
BEHIND = {"general", "elect", "designate", "emeritus", "emerita"}
"""Words that an office may have behind its noun: "secretary general"."""
ARTICLES = {"a", "an", "the", "his", "her", "their"}


def voices(sentences: pd.DataFrame) -> pd.DataFrame:
    """One row per speaker in a text: in how many sentences, and the speaker's office; the most frequent first."""
    told = sentences[(sentences["speaker"] != "") & ~sentences["speaker"].str.lower().isin(listed("interviewers"))]
    counts = told.groupby(["document", "speaker"], sort=True).size().rename("sentences").reset_index()
    texts = {document: list(body["text"]) for document, body in sentences.groupby("document", sort=False)}
    found = [office(row.speaker, [*texts[row.document], *sentences["text"]]) for row in counts.itertuples()]
    table = counts.assign(office=found).sort_values(
        ["document", "sentences"], ascending=[False, False], kind="stable", ignore_index=True
    )
    return table[COLUMNS]


def office(name: str, texts: list[str]) -> str:
    """The office that the first of some texts which gives one gives a person of this name, or an empty string."""
    if " " not in name:
        return ""
    places = ((text, found) for text in texts for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE))
    return next(filter(None, (beside(text, *found.span()) for text, found in places)), "")


def beside(text: str, start: int, end: int) -> str:
    """The office right before, or else right after, a name."""
    before, after = BEFORE.search(text[:start]), AFTER.match(text[end:])
    title = re.sub(r"^(?:(?:of|the|for) )+", "", before[0].strip() + " ").strip() if before else ""
    is_of_it = re.search(r" (?:of|for)(?: the)?$", title)  # "President of" what is named
    is_to_come = before is not None and to_come().search(text[: before.start()])
    title = "" if is_of_it or is_to_come else title
    past = PAST.search(text[: before.start()]) if before else None
    if is_office(title):
        return f"{'former' if past and past[1] == 'ex' else past[1]} {title}" if past else title
    told = after[1].strip() if after else ""
    return told if is_office(told) else ""


@cache
def to_come() -> re.Pattern[str]:
    """What stands before an office that somebody does not hold yet: "the nominee to be the new"."""
    words = "|".join(sorted(listed("to_come")))
    return re.compile(rf"\b(?:{words})\b[^,.;]{{0,20}}$", re.IGNORECASE)


def is_office(words: str) -> bool:
    """Whether some words name an office or a calling: their first noun phrase ends in one, or all of a title with
    capitals does, and none goes on as a clause."""
    parts = [part for part in PARTS.findall(words) if part.lower() not in listed("honorifics")]
    phrase = PARTS.findall(PHRASE.split(words.lower().strip(), maxsplit=1)[0])
    is_phrase = bool(phrase) and phrase[0] not in CLAUSE and ARTICLES.isdisjoint(phrase[1:])
    is_title = bool(parts) and parts[0][0].isupper() and parts[-1][0].isupper() and is_calling(parts[-1:])
    return is_phrase and len(parts) <= LONGEST and (is_calling(phrase) or is_title)


def is_calling(phrase: list[str]) -> bool:
    """Whether a noun phrase ends in an office or a calling."""
    names = listed("titles", "persons") - listed("no_calling", "honorifics")
    ends = [part.lower() for part in phrase if part not in listed("honorifics")][-2:]
    return not names.isdisjoint(ends if ends[-1:] and ends[-1] in BEHIND else ends[-1:])
