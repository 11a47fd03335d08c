"""Shares: in how many of its sentences each text carries each code, and how the two texts differ in it.

Both tables are made from one matrix, sentences by codes, summed over paragraphs. The same sums serve every
re-analysis, so a difference can be judged again with a cue left out as cheaply as the first time.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
import pandas as pd

from parallax.corpus.documents import ROLES
from parallax.measures import intervals, labels, permutation
from parallax.measures.settings import Settings


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


MOST = 500
"""How many paragraphs of a text are drawn apart: more would make no interval truer, only every draw longer."""


@dataclass(frozen=True)
class Paragraphs:
    """Both texts by paragraph: counts (paragraphs, codes), sizes (paragraphs,), documents (paragraphs,).

    `marks` holds a number for each document, made from its words: random draws start from it, so that a
    text has the same draws whichever role it is given.
    """

    counts: np.ndarray
    sizes: np.ndarray
    documents: np.ndarray
    marks: dict[str, int]

    def of(self, role: str) -> "Paragraphs":
        """One document's paragraphs."""
        return self.at(np.flatnonzero(self.documents == role))

    def at(self, places: np.ndarray) -> "Paragraphs":
        """The paragraphs at these places, in their order."""
        return replace(self, counts=self.counts[places], sizes=self.sizes[places], documents=self.documents[places])

    def codes(self, some: slice) -> "Paragraphs":
        """The paragraphs with some of the codes."""
        return replace(self, counts=self.counts[:, some])

    def by_mark(self) -> tuple["Paragraphs", str]:
        """All paragraphs with the text of the lower mark first, and that text's role."""
        first, second = sorted(ROLES, key=lambda role: self.marks[role])
        places = [np.flatnonzero(self.documents == role) for role in (first, second)]
        return self.at(np.concatenate(places)), first

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
    """For each sentence the number of its paragraph among both texts', and each paragraph's document.

    In a text of more than MOST paragraphs neighbours count as one, so that it has MOST.
    """
    ranks = body.groupby("document")["paragraph"].rank("dense").astype(int) - 1
    paragraphs = ranks.groupby(body["document"]).transform("max") + 1
    stretches = ranks.where(paragraphs <= MOST, ranks * MOST // paragraphs)
    numbers, distinct = pd.MultiIndex.from_arrays([body["document"], stretches]).factorize()
    return numbers, np.array([document for document, _ in distinct])


def by_paragraph(body: pd.DataFrame, values: np.ndarray, sizes: np.ndarray | None = None) -> Paragraphs:
    """`values` (sentences, codes) summed over paragraphs; `sizes` (sentences,) is 1 for each by default."""
    numbers, documents = paragraph_numbers(body)
    sizes = np.ones(len(body)) if sizes is None else sizes
    counts = intervals.sum_by(numbers, values.astype(float))
    sums = intervals.sum_by(numbers, sizes[:, None].astype(float))[:, 0]
    return Paragraphs(counts, sums, documents, marks(body))


def marks(body: pd.DataFrame) -> dict[str, int]:
    """For each document a number that its words give."""
    return {role: crc32("\n".join(texts).encode()) for role, texts in body.groupby("document")["text"]}


def shares(body: pd.DataFrame, present: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """One row a code in a document: sentences, of, share, low, high, first (0 to 1), dispersion."""
    tables = [_shares(role, body, present, settings) for role in ROLES]
    return pd.concat(tables).sort_index(kind="stable").reset_index(drop=True)


def _shares(role: str, body: pd.DataFrame, present: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    here = (body["document"] == role).to_numpy()
    values = present.to_numpy()[here]
    paragraphs = by_paragraph(body[here], values)
    low, high = of_resamples(lambda draws: intervals.percentiles(draws, settings.confidence), settings, paragraphs)
    least, most = intervals.wilson(values.sum(axis=0), len(values), settings.confidence)
    return present.columns.to_frame(index=False).assign(
        document=role,
        sentences=values.sum(axis=0),
        of=len(values),
        share=values.mean(axis=0),
        low=np.minimum(low, least),
        high=np.maximum(high, most),
        first=first_position(values),
        dispersion=dispersion(paragraphs.counts, paragraphs.sizes),
    )


def resampled(paragraphs: Paragraphs, settings: Settings) -> np.ndarray:
    """Each code's share in resamples of one document's paragraphs: (resamples, codes)."""
    draws = settings.generator(f"shares {paragraphs.marks[paragraphs.documents[0]]}")
    return intervals.resampled_shares(paragraphs.counts, paragraphs.sizes, settings.resamples, draws)


def of_resamples(
    summary: Callable[..., tuple[np.ndarray, ...]], settings: Settings, *texts: Paragraphs
) -> tuple[np.ndarray, ...]:
    """What a summary says of the resamples of texts, code by code.

    Codes are taken in slices, which have the same draws, so that memory does not grow with the codebook.
    """
    parts = intervals.slices(texts[0].counts.shape[1], settings.resamples)
    said = [summary(*(resampled(text.codes(part), settings) for text in texts)) for part in parts]
    return tuple(map(np.concatenate, zip(*said, strict=True)))


def judge(paragraphs: Paragraphs, settings: Settings, sentences_of: Paragraphs | None = None) -> pd.DataFrame:
    """One row a code: shares, difference (statement less commentary), its interval, and p, uncorrected.

    The interval is never narrower than Newcombe's for the sentences, which are `paragraphs` themselves
    unless those count something else.
    """
    one, other = (paragraphs.of(role) for role in ROLES)
    low, high = of_resamples(lambda a, b: intervals.percentiles(a - b, settings.confidence), settings, one, other)
    sentences = [(sentences_of or paragraphs).of(role) for role in ROLES]
    first_counts, other_counts = ((part.counts.sum(axis=0), part.sizes.sum()) for part in sentences)
    least, most = intervals.newcombe(*first_counts, *other_counts, settings.confidence)
    ordered, first = paragraphs.by_mark()
    exchange = settings.generator("exchange")
    in_first = ordered.documents == first
    p = permutation.exchange_p(ordered.counts, ordered.sizes, in_first, settings.resamples, exchange)
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
    table["q"] = table.groupby("family", sort=False)["p"].transform(permutation.adjust)
    table["label"] = labels.label(table["low"], table["high"], table["q"], settings.confidence)
    return table


def overlaps(paragraphs: Paragraphs, present: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """One row a family: both, statement, commentary (how many codes both texts carry and only one does),
    p of so few being in both, q and label (`clear` or `too few to tell`)."""
    ordered, first = paragraphs.by_mark()
    families = pd.get_dummies(present.columns.get_level_values("family"), dtype=int)[present.columns.unique("family")]
    one, other = (paragraphs.of(role).counts.sum(axis=0) > 0 for role in ROLES)
    draws = (ordered.sizes, ordered.documents == first, settings.resamples, settings.generator("overlap"))
    carried = {"both": one & other, ROLES[0]: one & ~other, ROLES[1]: other & ~one}
    counted = {name: codes @ families.to_numpy() for name, codes in carried.items()}
    table = pd.DataFrame({"family": families.columns, **counted})
    table["p"] = permutation.overlap_p(ordered.counts, families.to_numpy(), *draws)
    table["q"] = permutation.adjust(table["p"].to_numpy())
    apart = table["q"] + settings.confidence <= 1
    table["label"] = np.where(apart, labels.LABELS[0], labels.LABELS[2])
    return table
