"""The argument: what a text itself concludes.

A text names its conclusion by words such as “thus” or “for now” (data/story.yml), and a sentence that goes on with
“it” belongs to the one before. Only a text that speaks for itself has an argument; one that reports what others say has
theirs, which their claims tell.
"""

import re
from itertools import pairwise

import pandas as pd

from parallax.comparison import Comparison
from parallax.data import lists
from parallax.positions.grammar import SUBJECTS
from parallax.report.displays import Run, Runs
from parallax.report.tables import quoted

MOST = 4
"""How many sentences tell a conclusion."""
END = 0.85
"""Behind which part of a text its conclusion stands."""
GOES_ON = ("it is ", "it was ", "they are ", "this is ")
"""How a sentence begins that goes on with the subject of the one before."""


def argument(comparison: Comparison, role: str) -> Runs:
    """What a text concludes, in its own words; nothing where it concludes nothing or reports the words of others."""
    body = comparison.body[comparison.body["document"] == role]
    if body["attributed"].mean() >= 0.5:
        return ()
    says = [any(word.dep_ in SUBJECTS for word in comparison.parses[id]) for id in body["sentence"]]
    return told("It concludes: ", [(id, words_of(comparison, id)) for id in concluding(body[says])])


def concluding(body: pd.DataFrame) -> list[str]:
    """The sentences of a text's own that open with words of a conclusion, each with the one that goes on with it; the
    last of them, in the order of the text."""
    rows = list(body[~body["attributed"]].itertuples())
    last = body["paragraph"].max() * END
    marked = [row for row in rows if row.paragraph > last and opening(row.text)][-MOST:]
    goes_on = [
        after
        for row, after in pairwise(rows)
        if row in marked and after.paragraph == row.paragraph and after.text.lower().startswith(GOES_ON)
    ]
    kept = {row.sentence for row in [*marked, *goes_on]}
    return [row.sentence for row in rows if row.sentence in kept][-MOST:]


def opening(text: str) -> str:
    """The words of a conclusion that a sentence opens with, up to its own."""
    words = "|".join(map(re.escape, lists("story")["conclusions"]))
    found = re.match(rf"(?i)(?:{words})\b(?:, |:? )(?:that )?", text)
    return found[0] if found else ""


def words_of(comparison: Comparison, id: str) -> str:
    """A sentence's decisive words without those that say it is a conclusion."""
    words = comparison.decisive[id]
    return words[len(opening(words)) :]


def told(lead: str, quotations: list[tuple[str, str]]) -> Runs:
    """A line of quotations with their numbers; none without any."""
    if not quotations:
        return ()
    runs = [Run(lead)]
    for number, (id, words) in enumerate(quotations):
        joint = " and " if number == len(quotations) - 1 else ", "
        runs += [Run(joint)] if number else []
        runs += [Run(f"{quoted(words.rstrip('.'))} ("), Run(id, to=id), Run(")")]
    return (*runs, Run("."))
