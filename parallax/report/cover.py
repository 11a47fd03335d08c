"""The cover: what was compared, the chief contrast, and what is known of each text."""

import pandas as pd

from parallax.comparison import Comparison
from parallax.readers.blocks import is_day
from parallax.report.displays import Cover
from parallax.report.story import headline


def cover(comparison: Comparison, title: str, paper: str) -> Cover:
    """The brief's head: what was compared, and the chief contrast between the two texts."""
    dates = [date for date in comparison.documents["date"] if is_day(date)]
    return Cover(title or title_of(comparison.documents), headline(comparison), paper, max(dates, default=""))


def title_of(documents: pd.DataFrame) -> str:
    """A title made from the event that the texts' sources name, if they name the same."""
    events = set(documents["event"])
    event = events.pop() if len(events) == 1 else ""
    return f"Two accounts of {event}" if event else "Two accounts compared"
