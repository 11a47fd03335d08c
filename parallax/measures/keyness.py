"""Keyness: which terms set the two texts apart, over a list that one rule fixes before anything is tested.

The list holds the lemmas of content words that occur often enough in both texts together. Words in a text
are not independent of one another, so a term's p is the larger of two: that of G2, which takes them to be,
and that of an exchange of whole paragraphs between the texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import special

from parallax.corpus.documents import ROLES
from parallax.corpus.terms import terms_by_sentence
from parallax.corpus.words import words
from parallax.measures import labels, permutation
from parallax.measures.intervals import Numbers
from parallax.measures.prevalence import by_paragraph
from parallax.measures.settings import Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc


def log_likelihood(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> np.ndarray:
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


def log_ratio(
    count_1: Numbers, size_1: Numbers, count_2: Numbers, size_2: Numbers, confidence: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
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


def keyness(body: pd.DataFrame, parses: dict[str, Doc], settings: Settings) -> pd.DataFrame:
    """One row a term, the most telling first: statement and commentary (counts), statement_rate and
    commentary_rate (per 1,000 words), log_ratio, low, high, g2, p, q, label."""
    counts, listed = terms_by_sentence((parses[id] for id in body["sentence"]), settings.minimum_count)
    sizes = body["text"].map(lambda text: len(words(text))).to_numpy(float)
    in_first = (body["document"] == ROLES[0]).to_numpy()
    one, other = counts[in_first].sum(axis=0), counts[~in_first].sum(axis=0)
    size, other_size = sizes[in_first].sum(), sizes[~in_first].sum()
    ratio, low, high = log_ratio(one, size, other, other_size, settings.confidence)
    g2 = log_likelihood(one, other, size - one, other_size - other)
    paragraphs, first = by_paragraph(body, counts, sizes).by_mark()
    in_lower = paragraphs.documents == first
    exchange = settings.generator("words")
    exchanged = permutation.exchange_p(paragraphs.counts, paragraphs.sizes, in_lower, settings.resamples, exchange)
    p = np.maximum(special.chdtrc(1, g2), exchanged)
    q = permutation.adjust(p)
    result = pd.DataFrame(
        {
            "term": listed,
            "statement": one.astype(int),
            "commentary": other.astype(int),
            "statement_rate": 1000 * one / size,
            "commentary_rate": 1000 * other / other_size,
            "log_ratio": ratio,
            "low": low,
            "high": high,
            "g2": g2,
            "p": p,
            "q": q,
            "label": labels.label(low, high, q, settings.confidence),
        }
    )
    return result.sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)
