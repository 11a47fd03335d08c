"""Agreement: how far the cues' coding can be trusted, held against codings made independently by reading.

Krippendorff's alpha is 1 where two codings agree throughout and 0 where they agree no more than chance
would have it. A code whose alpha is below .667 is tentative wherever it appears.
"""

import numpy as np
import pandas as pd

from parallax.measures.intervals import percentiles
from parallax.measures.settings import Settings


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


def unit_weights(units: int, resamples: int, rng: np.random.Generator) -> np.ndarray:
    """How often each unit counts when as many are drawn with replacement: (resamples, units)."""
    return rng.multinomial(units, np.full(units, 1 / units), size=resamples)


def alpha_interval(
    first: np.ndarray, second: np.ndarray, weights: np.ndarray, confidence: float
) -> tuple[np.ndarray | float, np.ndarray | float]:
    """Alpha's interval over resamples, weights (resamples, units); resamples without alpha do not count."""
    draws = alpha(first, second, weights)
    draws = draws[~np.isnan(draws)]
    return percentiles(draws, confidence) if len(draws) else (np.nan, np.nan)


TENTATIVE = 0.667
"""The lowest alpha for tentative conclusions. K. Krippendorff, Content Analysis (2004), ch. 11."""
COLUMNS = ["family", "code", "alpha", "low", "high", "precision", "recall", "prevalence", "sentences"]


def compare(one: np.ndarray, other: np.ndarray, weights: np.ndarray, confidence: float) -> tuple:
    """Alpha pooled over the two codings' columns, its interval, precision, recall, prevalence, count.

    Both are sentences by codes, 0 or 1; precision, recall and prevalence take `other` to be right.
    """
    low, high = alpha_interval(one, other, weights, confidence)
    both, found, there = (one * other).sum(), one.sum(), other.sum()
    return (
        alpha(one, other),
        low,
        high,
        both / found if found else np.nan,
        both / there if there else np.nan,
        other.mean(),
        int(there),
    )


def drawn(table: pd.DataFrame, settings: Settings) -> np.ndarray:
    """The resamples of sentences that all intervals of alpha are made from; none where no code is compared."""
    if table.empty:
        return np.empty((0, len(table)))
    return unit_weights(len(table), settings.resamples, settings.generator("alpha"))


def by_code(tested: pd.DataFrame, taken: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """One row a code: alpha, low, high, precision, recall, prevalence, sentences."""
    weights = drawn(taken, settings)
    one, other = tested[taken.columns].to_numpy(), taken.to_numpy()
    rows = [
        (*code, *compare(one[:, [number]], other[:, [number]], weights, settings.confidence))
        for number, code in enumerate(taken.columns)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def by_family(tested: pd.DataFrame, taken: pd.DataFrame, settings: Settings, between: str) -> pd.DataFrame:
    """One row a family, its codes pooled; `between` says whose agreement it is."""
    families = taken.columns.get_level_values("family")
    weights = drawn(taken, settings)
    rows = []
    for family in dict.fromkeys(families):
        here = families == family
        one, other = (table.loc[:, here].to_numpy() for table in (tested, taken))
        pooled = compare(one, other, weights, settings.confidence)
        rows.append((family, "", *pooled))
    return pd.DataFrame(rows, columns=COLUMNS).drop(columns="code").assign(between=between)
