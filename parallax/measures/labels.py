"""Labels: clear, leaning, too few to tell, and what a finding has to be to be said at all.

A label tells how a count would fare in other paragraphs; it takes the coding for right. Where the coding is in doubt a
difference is never clear, and where the same sentences carry several codes there is one finding and not several.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

LABELS = ("clear", "leaning", "too few to tell")


def label(low: ArrayLike, high: ArrayLike, q: ArrayLike, confidence: float) -> np.ndarray:
    """`clear` where the interval leaves out zero and q is at most 1 - confidence, `leaning` where only one
    of the two holds, else `too few to tell`."""
    apart = (np.asarray(low) > 0) | (np.asarray(high) < 0)
    tested = np.asarray(q) + confidence <= 1
    return np.select([apart & tested, apart | tested], LABELS[:2], LABELS[2])


FEWEST = 2
"""In how many sentences a code has to be found, in both texts together, to be worth a finding."""
SAME = 0.5
"""From which share of their sentences in common on two findings are one."""


def doubted(found: ArrayLike, doubtful: ArrayLike, denied: ArrayLike) -> np.ndarray:
    """The labels as far as the coding bears them: a doubtful `clear` is `leaning`, and a difference that the coding by
    hand turns round is `too few to tell`."""
    found = np.asarray(found, dtype=object)
    clear = found == LABELS[0]
    return np.select([np.asarray(denied, bool), clear & np.asarray(doubtful, bool)], [LABELS[2], LABELS[1]], found)


def same_sentences(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two findings rest on mostly the same sentences: at least SAME of all that either rests on.

    >>> same_sentences(["S1", "S2", "C1"], ["S1", "S2"]), same_sentences(["S1", "S2"], ["S2", "S3"])
    (True, False)
    """
    together = set(one) | set(other)
    return bool(together) and len(set(one) & set(other)) >= SAME * len(together)
