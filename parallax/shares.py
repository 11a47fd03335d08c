"""Shares: in how many of its sentences each text carries each code, and how the two texts differ in it.

Both tables are made from one matrix, sentences by codes, summed over paragraphs. The same sums serve every
re-analysis, so a difference can be judged again with a cue left out as cheaply as the first time.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from parallax import measures
from parallax.documents import ROLES
from parallax.measures import Settings


@dataclass(frozen=True)
class Paragraphs:
    """Both texts by paragraph: counts (paragraphs, codes), sizes (paragraphs,), documents (paragraphs,)."""

    counts: np.ndarray
    sizes: np.ndarray
    documents: np.ndarray

    def of(self, role: str) -> "Paragraphs":
        """One document's paragraphs."""
        here = self.documents == role
        return Paragraphs(self.counts[here], self.sizes[here], self.documents[here])

    @property
    def shares(self) -> np.ndarray:
        """Each code's share: (codes,)."""
        return self.counts.sum(axis=0) / self.sizes.sum()


def presence(codings: pd.DataFrame, sentences: pd.Series, codes: pd.DataFrame) -> pd.DataFrame:
    """Sentences by codes, 1 where the coded table has the code in the sentence; every row of
    `codes` (columns family, code) is a column."""
    columns = pd.MultiIndex.from_frame(codes[["family", "code"]])
    rows = pd.Index(sentences).get_indexer(codings["sentence"])
    places = columns.get_indexer(pd.MultiIndex.from_frame(codings[["family", "code"]]))
    known = (rows >= 0) & (places >= 0)
    values = np.zeros((len(sentences), len(columns)), dtype=np.int64)
    values[rows[known], places[known]] = 1
    return pd.DataFrame(values, index=pd.Index(sentences), columns=columns)


def paragraph_numbers(body: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For each sentence the number of its paragraph among both texts', and each paragraph's document."""
    keys = pd.MultiIndex.from_frame(body[["document", "paragraph"]])
    numbers, distinct = keys.factorize()
    return numbers, np.array([document for document, _ in distinct])


def by_paragraph(body: pd.DataFrame, values: np.ndarray, sizes: np.ndarray | None = None) -> Paragraphs:
    """`values` (sentences, codes) summed over paragraphs; `sizes` (sentences,) is 1 for each by default."""
    numbers, documents = paragraph_numbers(body)
    sizes = np.ones(len(body)) if sizes is None else sizes
    counts = measures.sum_by(numbers, values.astype(float))
    return Paragraphs(counts, measures.sum_by(numbers, sizes[:, None].astype(float))[:, 0], documents)


def shares(body: pd.DataFrame, present: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """One row a code in a document: sentences, of, share, low, high, first (0 to 1), dispersion."""
    tables = [_shares(role, body, present, settings) for role in ROLES]
    return pd.concat(tables).sort_index(kind="stable").reset_index(drop=True)


def _shares(role: str, body: pd.DataFrame, present: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    here = (body["document"] == role).to_numpy()
    values = present.to_numpy()[here]
    paragraphs = by_paragraph(body[here], values)
    low, high = measures.percentiles(resampled(paragraphs, role, settings), settings.confidence)
    least, most = measures.wilson(values.sum(axis=0), len(values), settings.confidence)
    return present.columns.to_frame(index=False).assign(
        document=role,
        sentences=values.sum(axis=0),
        of=len(values),
        share=values.mean(axis=0),
        low=np.minimum(low, least),
        high=np.maximum(high, most),
        first=measures.first_position(values),
        dispersion=measures.dispersion(paragraphs.counts, paragraphs.sizes),
    )


def resampled(paragraphs: Paragraphs, role: str, settings: Settings) -> np.ndarray:
    """Each code's share in resamples of one document's paragraphs: (resamples, codes)."""
    draws = settings.generator(f"shares {role}")
    return measures.resampled_shares(paragraphs.counts, paragraphs.sizes, settings.resamples, draws)


def judge(paragraphs: Paragraphs, settings: Settings, sentences_of: Paragraphs | None = None) -> pd.DataFrame:
    """One row a code: shares, difference (statement less commentary), its interval, and p, uncorrected.

    The interval is never narrower than Newcombe's for the sentences, which are `paragraphs` themselves
    unless those count something else.
    """
    one, other = (paragraphs.of(role) for role in ROLES)
    draws = resampled(one, ROLES[0], settings) - resampled(other, ROLES[1], settings)
    low, high = measures.percentiles(draws, settings.confidence)
    sentences = [(sentences_of or paragraphs).of(role) for role in ROLES]
    counted = [number for part in sentences for number in (part.counts.sum(axis=0), part.sizes.sum())]
    least, most = measures.newcombe(*counted, settings.confidence)
    in_first = paragraphs.documents == ROLES[0]
    exchange = settings.generator("exchange")
    p = measures.exchange_p(paragraphs.counts, paragraphs.sizes, in_first, settings.resamples, exchange)
    return pd.DataFrame(
        {
            "statement": one.shares,
            "commentary": other.shares,
            "difference": one.shares - other.shares,
            "low": np.minimum(low, least),
            "high": np.maximum(high, most),
            "p": p,
        }
    )


def differences(paragraphs: Paragraphs, present: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """One row a code: shares, difference, low, high, p, q (corrected within the family) and label."""
    table = present.columns.to_frame(index=False).join(judge(paragraphs, settings))
    table["q"] = table.groupby("family", sort=False)["p"].transform(measures.adjust)
    table["label"] = measures.label(table["low"], table["high"], table["q"], settings.confidence)
    return table
