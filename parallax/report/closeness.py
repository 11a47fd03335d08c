"""Closeness: how much two sentences have in common, so that what is quoted side by side meets."""

from collections import Counter
from math import fsum, log, sqrt

from parallax.comparison import Comparison, once
from parallax.report.centrality import stems_of
from parallax.report.repeats import bare, holds, marked_in

RUN, MARKED = 8, 4
"""How many words in a row two sentences have in common of which one quotes the other, without marks or in them."""


def closeness(comparison: Comparison, one: str, other: str) -> float:
    """The cosine of two sentences' words, 0 (nothing in common) to 1 (the same words)."""
    words, others = (vectors(comparison)[id] for id in (one, other))
    return fsum(words[word] * others[word] for word in words.keys() & others.keys())


def quotes(comparison: Comparison, one: str, other: str) -> bool:
    """Whether a sentence gives another's words, so many in a row that the two say nothing different."""
    spoken = [[word.lower_ for word in comparison.parses[id] if word.is_alpha] for id in (one, other)]
    runs = [{tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)} for words in spoken]
    texts = [comparison.text_of[id] for id in (one, other)]
    marked = (
        (text, each) for text, by in (texts, texts[::-1]) for each in marked_in(by) if each.count(" ") >= MARKED - 1
    )
    return not runs[0].isdisjoint(runs[1]) or any(holds(bare(text), each) for text, each in marked)


@once
def vectors(comparison: Comparison) -> dict[str, dict[str, float]]:
    """The words of each sentence as a vector of length 1, each word weighed by how few sentences have it (inverse
    document frequency: Spärck Jones 1972)."""
    stems = {id: stems_of(comparison, id) for id in comparison.body["sentence"]}
    having = Counter(word for words in stems.values() for word in words)
    value = {word: log(len(stems) / count) for word, count in having.items()}
    size = {id: sqrt(fsum(value[word] ** 2 for word in words)) or 1 for id, words in stems.items()}
    return {id: {word: value[word] / size[id] for word in words} for id, words in stems.items()}
