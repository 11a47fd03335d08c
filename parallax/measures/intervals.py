"""Intervals: of a proportion, of a difference of two, and of what resampled paragraphs give."""

import numpy as np
from scipy import sparse, special

BLOCK = 4_000_000
Numbers = np.ndarray | float
"""Arrays, or single numbers in their place."""


def wilson(count: Numbers, size: Numbers, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """Wilson's score interval of a proportion: arrays (low, high). E. B. Wilson, JASA 22 (1927).

    >>> low, high = wilson(81, 263, 0.95)
    >>> round(float(low), 4), round(float(high), 4)
    (0.2553, 0.3662)
    """
    count, size = np.asarray(count, float), np.asarray(size, float)
    z = special.ndtri((1 + confidence) / 2)
    share = count / size
    centre = share + z**2 / (2 * size)
    reach = z * np.sqrt(share * (1 - share) / size + z**2 / (4 * size**2))
    scale = 1 + z**2 / size
    return np.clip((centre - reach) / scale, 0, 1), np.clip((centre + reach) / scale, 0, 1)


def newcombe(
    count_1: Numbers, size_1: Numbers, count_2: Numbers, size_2: Numbers, confidence: float
) -> tuple[np.ndarray, np.ndarray]:
    """Interval of a difference of two proportions. R. G. Newcombe, Stat. in Medicine 17 (1998), method 10.

    >>> low, high = newcombe(56, 70, 48, 80, 0.95)
    >>> round(float(low), 4), round(float(high), 4)
    (0.0524, 0.3339)
    """
    share_1, share_2 = np.asarray(count_1) / size_1, np.asarray(count_2) / size_2
    low_1, high_1 = wilson(count_1, size_1, confidence)
    low_2, high_2 = wilson(count_2, size_2, confidence)
    difference = share_1 - share_2
    below = np.sqrt((share_1 - low_1) ** 2 + (high_2 - share_2) ** 2)
    above = np.sqrt((high_1 - share_1) ** 2 + (share_2 - low_2) ** 2)
    return difference - below, difference + above


def sum_by(groups: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Column sums of `values`, an array or a sparse one, within each group; groups are numbered from 0."""
    members = sparse.csr_array((np.ones(len(groups)), (groups, np.arange(len(groups)))))
    sums = members @ values
    return sums.toarray() if sparse.issparse(sums) else sums


def resampled_shares(counts: np.ndarray, sizes: np.ndarray, resamples: int, rng: np.random.Generator) -> np.ndarray:
    """Shares in texts made of paragraphs drawn with replacement: (resamples, codes).

    counts (paragraphs, codes) and sizes (paragraphs,) are the sentences with a code, and all of them.
    """
    paragraphs = len(sizes)
    even = np.full(paragraphs, 1 / paragraphs)
    shares = []
    for block in blocks(resamples, max(counts.shape)):
        drawn = rng.multinomial(paragraphs, even, size=block)
        shares.append((drawn @ counts) / (drawn @ sizes)[:, None])
    return np.concatenate(shares)


def blocks(rows: int, columns: int) -> list[int]:
    """Numbers of rows that together make `rows`, each block of at most about four million cells."""
    most = max(1, BLOCK // max(1, columns))
    return [min(most, rows - start) for start in range(0, rows, most)]


def slices(columns: int, rows: int) -> list[slice]:
    """Stretches that together are all columns, each of at most about four million cells with so many rows; one where
    there is no column."""
    ends = np.cumsum(blocks(columns, rows) or [0])
    return [slice(start, end) for start, end in zip([0, *ends], ends, strict=False)]


def percentiles(draws: np.ndarray, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """The interval that holds the middle `confidence` of the draws, column by column."""
    outside = (1 - confidence) / 2
    low, high = np.quantile(draws, [outside, 1 - outside], axis=0)
    return low, high
