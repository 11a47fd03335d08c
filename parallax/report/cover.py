"""The cover: title, the two texts and what is known of each."""

import datetime
import re

import pandas as pd

from parallax.comparison import Comparison
from parallax.readers.blocks import is_day
from parallax.report.displays import Cover, Source
from parallax.report.wording import counted, name_of

SITE = re.compile(r"https?://(?:www\.)?([^/:?#]+)")


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
    """What is known of a text, in the order a reader wants it; without a publisher, the site that its address names."""
    author = "" if row["author"] in ("", "not named") else row["author"]
    site = SITE.match(row["address"])
    publisher = row["publisher"] or (site[1] if site else "")
    size = f"{row['words']:,} words in {counted(row['sentences'], 'sentence')}"
    return [part for part in (row["kind"], publisher, author, in_words(row["date"]), size) if part]


def in_words(date: str) -> str:
    """A date as a reader wants it; what is no whole date stays as it stands."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{day.day} {day:%B %Y}"


def title_of(documents: pd.DataFrame) -> str:
    """A title made from the event that the texts' sources name, if they name the same."""
    events = set(documents["event"])
    event = events.pop() if len(events) == 1 else ""
    return f"Two accounts of {event}" if event else "Two accounts compared"
