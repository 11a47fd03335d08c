"""The cover: what was compared, the chief contrast, and what is known of each text."""

from difflib import SequenceMatcher
from textwrap import shorten

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import quoted
from parallax.corpus.headings import grammar
from parallax.readers.blocks import is_day
from parallax.report.displays import Cover
from parallax.report.headline import headline

LONGEST_TITLE, FEWEST_SHARED = 80, 2
PUNCTUATION = ".,;:!?–—'\"“”‘’()"


def cover(comparison: Comparison, title: str, paper: str) -> Cover:
    """The brief's head: what was compared, and the chief contrast between the two texts."""
    dates = [date for date in comparison.documents["date"] if is_day(date)]
    return Cover(title or title_of(comparison.documents), headline(comparison), paper, max(dates, default=""))


def title_of(documents: pd.DataFrame) -> str:
    """A title made from the event of both texts, else from the words that their titles share, else from both titles."""
    events = set(documents["event"])
    if len(events) == 1 and (event := events.pop()):
        return f"Two accounts of {event}"
    if shared := shared_words(*documents["title"]):
        return f"Two accounts: {shared}"
    one, other = (shorten(title, LONGEST_TITLE, placeholder="…") for title in documents["title"])
    return f"{quoted(one)} and {quoted(other)}"


def shared_words(title: str, other: str) -> str:
    """The longest run of words that two titles share, if it has two words of matter or more; in the writing of the
    first."""
    one, two = title.split(), other.split()
    bare = [[word.strip(PUNCTUATION).lower() for word in each] for each in (one, two)]
    run = SequenceMatcher(None, bare[0], bare[1], autojunk=False).find_longest_match()
    found = one[run.a : run.a + run.size]
    while found and found[0].lower() in grammar():
        found = found[1:]
    while found and found[-1].strip(PUNCTUATION).lower() in grammar():
        found = found[:-1]
    matter = [word for word in found if word.strip(PUNCTUATION).lower() not in grammar()]
    return " ".join(found).strip(PUNCTUATION) if len(matter) >= FEWEST_SHARED else ""
