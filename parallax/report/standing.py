"""Standing: what is known of a text beyond its words, as a reader wants it; nothing is supposed."""

import datetime

from parallax.data import lists
from parallax.report.wording import counted

TWO_EVENTS = "the two texts share few names and nouns, so they may not be about the same event"
"""What is said of texts that are hardly about one event."""


def known_of(row: dict) -> list[str]:
    """What is known of a text, in the order a reader wants it."""
    author = "" if row["author"] in ("", "not named") else row["author"]
    size = f"{row['words']:,} words in {counted(row['sentences'], 'sentence')}"
    return [
        part for part in (row["kind"], with_standing(row["publisher"]), author, in_words(row["date"]), size) if part
    ]


def with_standing(publisher: str) -> str:
    """A publisher, with what state or party is behind it, if that is known."""
    standing = lists("standings").get(publisher.removeprefix("The ").replace("'", "’"), "")
    return f"{publisher} ({standing})" if standing else publisher


def in_words(date: str) -> str:
    """A date as a reader wants it; what is no whole date stays as it stands."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{day.day} {day:%B %Y}"
