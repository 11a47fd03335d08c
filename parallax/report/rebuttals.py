"""Rebuttals: which sentences report a view that the text itself contradicts in the next.

“The minister says that prices will drop. That is not how it works.” Who quotes the first without the second has the
text hold what it denies. A rebuttal is short, the text's own, points to what stands before it, and denies or doubts
(data/story.yml).
"""

import re
from functools import cache
from itertools import pairwise
from typing import Any

from parallax.comparison import Comparison, once
from parallax.data import lists
from parallax.report.heard import issuers

MOST = 40
"""How many words a rebuttal has at most."""
SOON = 12
"""Within how many words it denies."""


@once
def rebutted(comparison: Comparison) -> dict[str, str]:
    """Each sentence that reports somebody whom the next one contradicts, with that one."""
    found = {}
    for role, body in comparison.body.groupby("document"):
        own = issuers(comparison, str(role), set(body["speaker"]))
        for row, after in pairwise(body.itertuples()):
            reports = row.attributed and row.speaker not in own
            if reports and not after.attributed and near(row, after) and rebuts(after.text):
                found[row.sentence] = after.sentence
    return found


def near(row: Any, after: Any) -> bool:
    """Whether a sentence stands in the paragraph of another, or opens the next."""
    return after.paragraph - row.paragraph <= 1


def rebuts(text: str) -> bool:
    """Whether a sentence points to what stands before it and soon denies or doubts it: "That seems unlikely"."""
    found = text.split()
    is_answer = len(found) <= MOST and pointing().match(text) is not None
    return is_answer and denying().search(" ".join(found[:SOON])) is not None


@cache
def pointing() -> re.Pattern[str]:
    """How a rebuttal opens."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, lists('story')['rebutting']))})\b", re.IGNORECASE)


@cache
def denying() -> re.Pattern[str]:
    """The words by which it denies or doubts."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lists('story')['denying']))})\b|n['’]t\b", re.IGNORECASE)
