"""Measures: how much of each text carries a code, how sure that is, and how far the coding can be trusted.

Shares are of sentences. Sentences of a paragraph hang together, so intervals come from resampling
paragraphs; because a short text has few of them, a share's interval is never narrower than Wilson's and a
difference's never narrower than Newcombe's. Tests exchange paragraphs between the two texts. Every
function takes and returns arrays or tables and draws only from the generator it is handed.
"""

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from scipy import sparse, special

LABELS = ("clear", "leaning", "too few to tell")
BLOCK = 4_000_000


@dataclass(frozen=True)
class Settings:
    """What measures depend on beyond texts and codebook: the parameters that notebooks declare."""

    confidence: float = 0.95
    resamples: int = 5000
    random_seed: int = 1
    minimum_count: int = 4

    def generator(self, purpose: str) -> np.random.Generator:
        """The random numbers of one purpose, the same whatever else is computed before."""
        return np.random.default_rng([self.random_seed, crc32(purpose.encode())])


def wilson(count, size, confidence: float):
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


def newcombe(count_1, size_1, count_2, size_2, confidence: float):
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


def resampled_shares(counts: np.ndarray, sizes: np.ndarray, resamples: int, rng) -> np.ndarray:
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


def blocks(rows: int, columns: int):
    """Numbers of rows that together make `rows`, each block of at most about four million cells."""
    most = max(1, BLOCK // max(1, columns))
    return [min(most, rows - start) for start in range(0, rows, most)]


def percentiles(draws: np.ndarray, confidence: float):
    """The interval that holds the middle `confidence` of the draws, column by column."""
    outside = (1 - confidence) / 2
    low, high = np.quantile(draws, [outside, 1 - outside], axis=0)
    return low, high


def exchange_p(counts: np.ndarray, sizes: np.ndarray, in_first: np.ndarray, resamples: int, rng) -> np.ndarray:
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


def exchanges(sizes: np.ndarray, in_first: np.ndarray, resamples: int, rng, codes: int):
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
    counts: np.ndarray, families: np.ndarray, sizes: np.ndarray, in_first: np.ndarray, resamples: int, rng
) -> np.ndarray:
    """One-sided p of as few of a family's codes being in both texts as are, when the texts exchange
    paragraphs: (families,).

    families (codes, families) is 1 where a code is of a family; the other arrays are those of `exchange_p`.
    Codes that neither text has make no difference.
    """

    def in_both(drawn):
        return ((drawn @ counts > 0) & ((1 - drawn) @ counts > 0)) @ families

    observed = in_both(in_first[None, :].astype(float))
    draws = exchanges(sizes, in_first, resamples, rng, counts.shape[1])
    as_few = sum((in_both(drawn) <= observed).sum(axis=0) for drawn in draws)
    return (as_few + 1) / (resamples + 1)


def _difference(counts, sizes, in_first):
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


def label(low, high, q, confidence: float) -> np.ndarray:
    """`clear` where the interval leaves out zero and q is at most 1 - confidence, `leaning` where only one
    of the two holds, else `too few to tell`."""
    apart = (np.asarray(low) > 0) | (np.asarray(high) < 0)
    tested = np.asarray(q) + confidence <= 1
    return np.select([apart & tested, apart | tested], LABELS[:2], LABELS[2])


def first_position(present: np.ndarray) -> np.ndarray:
    """Where each code first stands, from 0 (first sentence) to 1 (last); NaN where it never does.

    present is (sentences, codes), 0 or 1.
    """
    last = max(1, len(present) - 1)
    return np.where(present.any(axis=0), present.argmax(axis=0) / last, np.nan)


def dispersion(counts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Gries' DP of each column: 0 spread evenly over the parts, near 1 all in one; NaN where nothing is.

    counts is (parts, codes), sizes (parts,). S. Th. Gries, Int. J. Corpus Linguistics 13 (2008).

    >>> parts = np.array([9, 10, 10, 10, 11])
    >>> dispersion(np.array([[2, 1], [2, 0], [2, 0], [2, 0], [2, 0]]), parts).round(2).tolist()
    [0.02, 0.82]
    """
    expected = sizes / sizes.sum()
    with np.errstate(invalid="ignore"):
        return np.abs(counts / counts.sum(axis=0) - expected[:, None]).sum(axis=0) / 2


def log_likelihood(a, b, c, d):
    """G2 of 2x2 tables ((a, b), (c, d)). T. Dunning, Computational Linguistics 19 (1993).

    >>> round(float(log_likelihood(10, 0, 3, 31764)), 2)
    167.23
    """
    table = np.stack([np.asarray(cell, float) for cell in (a, b, c, d)])
    rows = table[[0, 0, 2, 2]] + table[[1, 1, 3, 3]]
    columns = table[[0, 1, 0, 1]] + table[[2, 3, 2, 3]]
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = table * np.log(table * table.sum(axis=0) / (rows * columns))
    return 2 * np.where(table > 0, terms, 0).sum(axis=0)


def williams(a, b, c, d):
    """G2 divided by Williams' correction. D. A. Williams, Biometrika 63 (1976).

    >>> round(float(williams(7, 2, 3, 7)), 6) < float(log_likelihood(7, 2, 3, 7))
    True
    """
    a, b, c, d = (np.asarray(cell, float) for cell in (a, b, c, d))
    size = a + b + c + d
    rows = size / (a + b) + size / (c + d) - 1
    columns = size / (a + c) + size / (b + d) - 1
    return log_likelihood(a, b, c, d) / (1 + rows * columns / (6 * size))


def percent_difference(count_1, size_1, count_2, size_2):
    """%DIFF: by how many per cent the first rate is above the second. C. Gabrielatos and A. Marchi (2011).

    >>> round(float(percent_difference(206523, 959641, 178174, 1562358)), 1)
    88.7
    """
    rate_1, rate_2 = np.asarray(count_1) / size_1, np.asarray(count_2) / size_2
    return 100 * (rate_1 - rate_2) / rate_2


def log_ratio(count_1, size_1, count_2, size_2, confidence: float):
    """The binary logarithm of the ratio of two rates, with its interval: (log ratio, low, high).

    Half an occurrence is added to both counts where one is 0. A. Hardie (2014); the interval is that of
    the log of a relative risk, D. Katz et al., Biometrics 34 (1978).

    >>> [round(float(value), 2) for value in log_ratio(20, 1000, 5, 1000, 0.95)]
    [2.0, 0.59, 3.41]
    """
    count_1, count_2 = np.asarray(count_1, float), np.asarray(count_2, float)
    half = np.where((count_1 == 0) | (count_2 == 0), 0.5, 0)
    count_1, count_2 = count_1 + half, count_2 + half
    ratio = np.log2((count_1 / size_1) / (count_2 / size_2))
    error = np.sqrt(1 / count_1 - 1 / size_1 + 1 / count_2 - 1 / size_2) / np.log(2)
    reach = special.ndtri((1 + confidence) / 2) * error
    return ratio, ratio - reach, ratio + reach


def alpha(first: np.ndarray, second: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
    """Krippendorff's alpha, nominal, of two coders' yes or no, pooled over the columns.

    first and second are (units, codes), 0 or 1. With weights (draws, units), how often each unit counts
    in each of several resamples, the result is (draws,). NaN where only one value occurs.
    K. Krippendorff, Content Analysis (2004), ch. 11.

    >>> a = np.array([[0], [1], [0], [0], [0], [0], [0], [0], [1], [0]])
    >>> b = np.array([[1], [1], [1], [0], [0], [1], [0], [0], [0], [0]])
    >>> round(float(alpha(a, b)), 3)
    0.095
    """
    one = np.ones((1, len(first))) if weights is None else weights
    values = 2 * one.sum(axis=1) * first.shape[1]
    yes = one @ (first + second).sum(axis=1)
    apart = one @ np.abs(first - second).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        result = 1 - (values - 1) * apart / (yes * (values - yes))
    return result[0] if weights is None else result


def nominal_alpha(values: np.ndarray) -> float:
    """Krippendorff's alpha, nominal, of any number of coders and categories; NaN where only one value occurs.

    values is (coders, units), NaN where a coder gave no value. A unit with fewer than two values pairs with
    nothing and does not count. K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.

    >>> nan = np.nan
    >>> round(float(nominal_alpha(np.array([[1, 2, 3, 3, nan], [1, 2, 3, 4, 1], [nan, 2, 3, 3, nan]]))), 3)
    0.756
    """
    categories = np.unique(values[~np.isnan(values)])
    counts = (values[None] == categories[:, None, None]).sum(axis=1)
    counts = counts[:, counts.sum(axis=0) > 1]
    agreeing = (counts * (counts - 1) / (counts.sum(axis=0) - 1)).sum()
    n_c, n = counts.sum(axis=1), counts.sum()
    by_chance = (n_c * (n_c - 1)).sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.float64((n - 1) * agreeing - by_chance) / (n * (n - 1) - by_chance)


def unit_weights(units: int, resamples: int, rng) -> np.ndarray:
    """How often each unit counts when as many are drawn with replacement: (resamples, units)."""
    return rng.multinomial(units, np.full(units, 1 / units), size=resamples)


def alpha_interval(first: np.ndarray, second: np.ndarray, weights: np.ndarray, confidence: float):
    """Alpha's interval over resamples, weights (resamples, units); resamples without alpha do not count."""
    draws = alpha(first, second, weights)
    draws = draws[~np.isnan(draws)]
    return percentiles(draws, confidence) if len(draws) else (np.nan, np.nan)
