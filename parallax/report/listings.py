"""Listings: what stands in a list below the line that opens it, so that the line is not told without it.

An item is one by the format of the text, or a paragraph that opens with what it is called (“Fake discounts: ..”) or
with a small letter.
"""

import re
from itertools import takewhile

from parallax.comparison import Comparison, once
from parallax.report.displays import Run, Runs
from parallax.report.tables import quoted

CALLED = re.compile(r"[A-Z][^:.“”\"]{2,70}(?=: )")
"""How a paragraph opens that is an item of a list."""
FEWEST, MOST, LONGEST, FARTHEST = 2, 6, 10, 20
"""How many items a list has at least, how many are told at most, how many words of each, and within how many paragraphs
they stand."""


def listing(comparison: Comparison, id: str, told: set[str]) -> Runs:
    """The items below a line that opens a list, each in a few words, with their numbers; nothing where there are
    fewer than two that are not told anyway."""
    items = [(item, words) for item, words in lists_in(comparison).get(id, ()) if item not in told]
    if len(items) < FEWEST:
        return ()
    runs: list[Run] = []
    for item, words in items[:MOST]:
        runs += [Run(", " if runs else ": "), Run(f"{quoted(words)} ("), Run(item, to=item), Run(")")]
    return (*runs, Run(" and others")) if len(items) > MOST else tuple(runs)


@once
def lists_in(comparison: Comparison) -> dict[str, tuple[tuple[str, str], ...]]:
    """Each line that opens a list, with its items and what each is called or says first."""
    found = {}
    for _, body in comparison.body.groupby("document"):
        firsts = list(body.drop_duplicates("paragraph").itertuples())
        places = {row.paragraph: place for place, row in enumerate(firsts)}
        for row in body[body["text"].str.endswith(":")].itertuples():
            below = firsts[places[row.paragraph] + 1 :][:FARTHEST]
            marked = [each for each in below if each.continues == row.sentence]
            items = marked or takewhile(lambda each: CALLED.match(each.text) or goes_on(each.text), below)
            found[row.sentence] = tuple((each.sentence, called(each.text)) for each in items)
    return found


def goes_on(text: str) -> bool:
    """Whether a paragraph goes on with the line before it: "the authority granted by law; or"."""
    return text[:1].islower()


@once
def openers(comparison: Comparison) -> dict[str, str]:
    """Each item that says nothing without the line that opens its list, with that line."""
    items = {item: line for line, below in lists_in(comparison).items() for item, _ in below}
    return {item: line for item, line in items.items() if goes_on(comparison.text_of[item])}


def called(text: str) -> str:
    """What an item is called, or its first words."""
    name, words = CALLED.match(text), text.split()
    if name is not None:
        return name[0]
    return text.strip(" .,;") if len(words) <= LONGEST else f"{' '.join(words[:LONGEST]).rstrip('.,;:')} […]"
