"""Listings: what stands in a list below the line that opens it, so that the line is not told without it.

An item is one by the format of the text, or a paragraph that opens with what it is called: “Fake discounts: ..”.
"""

import re
from itertools import takewhile

from parallax.comparison import Comparison
from parallax.report.displays import Run, Runs
from parallax.report.tables import quoted

CALLED = re.compile(r"[A-Z][^:.“”\"]{2,70}(?=: )")
"""How a paragraph opens that is an item of a list."""
FEWEST, MOST, LONGEST = 2, 6, 10
"""How many items a list has at least, how many are told at most, and how many words of each."""


def listing(comparison: Comparison, id: str, told: set[str]) -> Runs:
    """The items below a line that opens a list, each in a few words, with their numbers; nothing where there are
    fewer than two that are not told anyway."""
    items = [(item, words) for item, words in items_below(comparison, id) if item not in told]
    if len(items) < FEWEST:
        return ()
    runs: list[Run] = []
    for item, words in items[:MOST]:
        runs += [Run(", " if runs else ": "), Run(f"{quoted(words)} ("), Run(item, to=item), Run(")")]
    return (*runs, Run(" and others")) if len(items) > MOST else tuple(runs)


def items_below(comparison: Comparison, id: str) -> list[tuple[str, str]]:
    """The items of the list that a line opens, and what each is called or says first."""
    body = comparison.body
    line = body[body["sentence"] == id]
    if line.empty or not line["text"].iloc[0].endswith(":"):
        return []
    here = body[(body["document"] == line["document"].iloc[0]) & (body["paragraph"] > line["paragraph"].iloc[0])]
    firsts = list(here.drop_duplicates("paragraph").itertuples())
    marked = [row for row in firsts if row.continues == id]
    items = marked or list(takewhile(lambda row: CALLED.match(row.text), firsts))
    return [(row.sentence, called(row.text)) for row in items]


def called(text: str) -> str:
    """What an item is called, or its first words."""
    name, words = CALLED.match(text), text.split()
    if name is not None:
        return name[0]
    return text.strip(" .,;") if len(words) <= LONGEST else f"{' '.join(words[:LONGEST]).rstrip('.,;:')} […]"
