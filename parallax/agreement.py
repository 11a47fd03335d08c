"""Agreement: how far the cues' coding can be trusted, held against codings made independently by reading.

Krippendorff's alpha is 1 where two codings agree throughout and 0 where they agree no more than chance
would have it. A code whose alpha is below .667 is tentative wherever it appears.
"""

import numpy as np
import pandas as pd

from parallax import measures
from parallax.measures import Settings

TENTATIVE = 0.667
"""The lowest alpha for tentative conclusions. K. Krippendorff, Content Analysis (2004), ch. 11."""

COLUMNS = ["family", "code", "alpha", "low", "high", "precision", "recall", "prevalence", "sentences"]


def compare(one: np.ndarray, other: np.ndarray, weights: np.ndarray, confidence: float) -> tuple:
    """Alpha pooled over the two codings' columns, its interval, precision, recall, prevalence, count.

    Both are sentences by codes, 0 or 1; precision, recall and prevalence take `other` to be right.
    """
    low, high = measures.alpha_interval(one, other, weights, confidence)
    both, found, there = (one * other).sum(), one.sum(), other.sum()
    return (
        measures.alpha(one, other),
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
    return measures.unit_weights(len(table), settings.resamples, settings.generator("alpha"))


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
