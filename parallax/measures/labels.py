"""Labels: clear, leaning, too few to tell."""

import numpy as np
from numpy.typing import ArrayLike

LABELS = ("clear", "leaning", "too few to tell")


def label(low: ArrayLike, high: ArrayLike, q: ArrayLike, confidence: float) -> np.ndarray:
    """`clear` where the interval leaves out zero and q is at most 1 - confidence, `leaning` where only one
    of the two holds, else `too few to tell`."""
    apart = (np.asarray(low) > 0) | (np.asarray(high) < 0)
    tested = np.asarray(q) + confidence <= 1
    return np.select([apart & tested, apart | tested], LABELS[:2], LABELS[2])
