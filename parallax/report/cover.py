"""The cover: title, the two texts and what is known of each."""

import datetime
from textwrap import shorten

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.headings import grammar
from parallax.corpus.words import words
from parallax.readers.blocks import is_day
from parallax.report.displays import Cover, Source
from parallax.report.wording import counted, name_of

LONGEST_TITLE, MOST_SHARED = 80, 4


def cover(comparison: Comparison, title: str, paper: str) -> Cover:
    """The brief's head: its title, and the two texts with publisher, author, date and length."""
    about = comparison.documents.to_dict("records")
    sources = tuple(
        Source(
            row["document"],
            name_of(comparison, row["document"]),
            row["title"],
            ". ".join(known_of(row)) + ".",
        )
        for row in about
    )
    dates = [row["date"] for row in about if is_day(row["date"])]
    lead = "What both texts take up, where they part, and what each leaves out."
    return Cover(title or title_of(comparison.documents), lead, sources, paper, max(dates, default=""))


def known_of(row: dict) -> list[str]:
    """What is known of a text, in the order a reader wants it."""
    author = "" if row["author"] in ("", "not named") else row["author"]
    size = f"{row['words']:,} words in {counted(row['sentences'], 'sentence')}"
    return [part for part in (row["kind"], row["publisher"], author, in_words(row["date"]), size) if part]


def in_words(date: str) -> str:
    """A date as a reader wants it; what is no whole date stays as it stands."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{day.day} {day:%B %Y}"


def title_of(documents: pd.DataFrame) -> str:
    """A title made from the event of both texts, else from what their titles share, else from the titles."""
    events = set(documents["event"])
    if len(events) == 1 and (event := events.pop()):
        return f"Two accounts of {event}"
    if shared := shared_words(*documents["title"]):
        return f"{', '.join(shared)}: two accounts"
    one, other = (shorten(title, LONGEST_TITLE, placeholder="…") for title in documents["title"])
    return f"“{one}” and “{other}”"


def shared_words(title: str, other: str) -> list[str]:
    """The first words of matter that two titles share, in the order and the writing of the first."""
    known = {word.lower() for word in words(other)} - grammar()
    found = {word.lower(): word for word in reversed(words(title)) if word.lower() in known}
    return [word[0].upper() + word[1:] for word in reversed(found.values())][:MOST_SHARED]
