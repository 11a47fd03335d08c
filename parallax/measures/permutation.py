"""Permutation tests: how often chance alone sets two texts so far apart, and the correction for many tests."""

from collections.abc import Iterator

import numpy as np

from parallax.measures.intervals import blocks


def exchange_p(
    counts: np.ndarray, sizes: np.ndarray, in_first: np.ndarray, resamples: int, rng: np.random.Generator
) -> np.ndarray:
    """Two-sided p of each code's difference when the two texts exchange paragraphs: (codes,).

    counts (paragraphs, codes), sizes (paragraphs,) and in_first (paragraphs,) cover both texts. In each
    draw all paragraphs are shuffled and the first text is made of as much of them as it had; a paragraph
    at the cut is divided. The texts keep their lengths, so a text of short paragraphs is no evidence by
    itself. The observed division counts as a draw: B. Phipson and G. K. Smyth, SAGMB 9 (2010).
    """
    observed = np.abs(_difference(counts, sizes, in_first[None, :].astype(float)))[0]
    as_far = np.zeros(counts.shape[1])
    for drawn in exchanges(sizes, in_first, resamples, rng, counts.shape[1]):
        as_far += (np.abs(_difference(counts, sizes, drawn)) >= observed - 1e-9).sum(axis=0)
    return (as_far + 1) / (resamples + 1)


def exchanges(
    sizes: np.ndarray, in_first: np.ndarray, resamples: int, rng: np.random.Generator, codes: int
) -> Iterator[np.ndarray]:
    """Blocks of draws (draws, paragraphs): how much of each paragraph is in the first text, 0 to 1.

    A block is small enough for a table of its draws by that many codes too.
    """
    size = sizes[in_first].sum()
    for block in blocks(resamples, max(len(sizes), codes)):
        order = rng.random((block, len(sizes))).argsort(axis=1)
        before = np.cumsum(sizes[order], axis=1) - sizes[order]
        drawn = np.zeros((block, len(sizes)))
        np.put_along_axis(drawn, order, np.clip((size - before) / sizes[order], 0, 1), axis=1)
        yield drawn


def overlap_p(
    counts: np.ndarray,
    families: np.ndarray,
    sizes: np.ndarray,
    in_first: np.ndarray,
    resamples: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """One-sided p of as few of a family's codes being in both texts as are, when the texts exchange
    paragraphs: (families,).

    families (codes, families) is 1 where a code is of a family; the other arrays are those of `exchange_p`.
    Codes that neither text has make no difference.
    """

    def in_both(drawn: np.ndarray) -> np.ndarray:
        return ((drawn @ counts > 0) & ((1 - drawn) @ counts > 0)) @ families

    observed = in_both(in_first[None, :].astype(float))
    draws = exchanges(sizes, in_first, resamples, rng, counts.shape[1])
    as_few = sum((in_both(drawn) <= observed).sum(axis=0) for drawn in draws)
    return (as_few + 1) / (resamples + 1)


def _difference(counts: np.ndarray, sizes: np.ndarray, in_first: np.ndarray) -> np.ndarray:
    """Each code's share in the part of the paragraphs that is in the first text, less that in the rest."""
    there = in_first @ counts
    size = sizes[None, :] @ in_first.T
    return there / size.T - (counts.sum(axis=0) - there) / (sizes.sum() - size.T)


def adjust(p: np.ndarray) -> np.ndarray:
    """Benjamini and Hochberg's q of each p: the least p_j m / j of those as large. JRSS B 57 (1995).

    >>> adjust(np.array([0.01, 0.04, 0.03, 0.5])).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    order = np.argsort(p)
    scaled = np.asarray(p, float)[order] * (len(p) / np.arange(1, len(p) + 1))
    q = np.empty(len(p))
    q[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    return np.clip(q, 0, 1)
