"""Wording: how numbers, names and lists stand in a sentence."""

import math
from functools import cache

from parallax.comparison import Comparison
from parallax.data import lists

OFTEN = 0.1
"""In what share of a text's sentences a code stands at least that is told as its most frequent."""
APART = 0.05
"""How much larger a share is at least of which a text is said to lead the other."""


@cache
def wording() -> dict:
    """How findings are put, by family and kind."""
    return lists("wording")


def percent(share: float) -> str:
    """A share as a reader needs it."""
    return f"{math.floor(100 * share + 0.5)}%"


def level(comparison: Comparison) -> str:
    """The confidence of every interval, as a reader needs it."""
    return f"{100 * comparison.settings.confidence:.10g}%"


def in_sentence(label: str) -> str:
    """A label as it stands within a sentence: its first letter small, unless an abbreviation or a name."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def capitalized(text: str) -> str:
    """A sentence with its first letter large."""
    return text[:1].upper() + text[1:]


def heading(name: str) -> str:
    """A text's name as a heading: without its article."""
    return capitalized(name.removeprefix("the "))


def name_of(comparison: Comparison, role: str) -> str:
    """The name of one of the texts as a heading."""
    return heading(comparison.names[role])


def with_article(name: str) -> str:
    """A name as it stands in a sentence: some countries' and unions' with their article."""
    return f"the {name}" if name in lists("sides")["articles"] else name


def listed(items: list[str]) -> str:
    """Items as a sentence names them."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def q_in_words(q: float) -> str:
    """A q as a reader needs it."""
    return "q below 0.001" if q < 0.001 else f"q {q:.3f}"


def verb(label: str) -> str:
    """A label with its first word as after "they": "Proposes a remedy" as "propose a remedy"."""
    first, *rest = in_sentence(label).split(" ")
    return " ".join([first.removesuffix("s"), *rest])


def put(family: str, kind: str) -> str:
    """How a finding of this family and kind is put."""
    return wording().get(family, wording()["other"])[kind]


def counts_in_none(number: int) -> str:
    """A number, none for 0."""
    return str(number) if number else "none"


def labels_of(comparison: Comparison, families: list[str]) -> str:
    """Families as a sentence names them."""
    return listed([in_sentence(comparison.families[family]) for family in families])
