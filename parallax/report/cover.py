"""The cover: what was compared, the chief contrast, and what is known of each text."""

from textwrap import shorten

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.headings import grammar
from parallax.corpus.words import words
from parallax.readers.blocks import is_day
from parallax.report.contrasts import headline
from parallax.report.displays import Cover

LONGEST_TITLE, MOST_SHARED = 80, 4


def cover(comparison: Comparison, title: str, paper: str) -> Cover:
    """The brief's head: what was compared, and the chief contrast between the two texts."""
    dates = [date for date in comparison.documents["date"] if is_day(date)]
    return Cover(title or title_of(comparison.documents), headline(comparison), paper, max(dates, default=""))


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
