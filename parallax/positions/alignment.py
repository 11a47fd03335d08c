"""Ground: what the two texts speak of together, and what only one of them raises.

Sentences are alike when they carry the same themes and issues and use the same terms. Likeness is the
geometric mean of two: the overlap of codes (Jaccard) and the cosine of terms, each code and term weighted
by how few sentences it occurs in; without a common code or a common term it is 0. A pair is shared ground
when each is the other's nearest; that they agree is not said.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import sparse
from spacy.tokens import Doc

from parallax.corpus.documents import ROLES
from parallax.corpus.terms import terms_by_sentence

AT_ONCE = 500
"""How many sentences of the statement are held against the commentary at once."""

FAMILIES = ("themes", "issues")
"""The families whose codes say what a sentence is about; where a codebook has neither, all count."""


def matter(present: pd.DataFrame) -> pd.DataFrame:
    """The columns that say what a sentence is about."""
    chosen = present.loc[:, [column[0] in FAMILIES for column in present.columns]]
    return chosen if chosen.shape[1] else present


def jaccard(one: np.ndarray, other: np.ndarray, weights: np.ndarray | float = 1.0) -> np.ndarray:
    """Overlap of the codes of each row of `one` with each row of `other`: (rows, other rows).

    `weights` (codes,) says how much each code counts.
    """
    both = (one * weights) @ other.T
    either = (one * weights).sum(axis=1)[:, None] + (other * weights).sum(axis=1)[None, :] - both
    return np.divide(both, either, out=np.zeros(both.shape), where=either > 0)


def cosine(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Cosine of each row of `one` with each row of `other`: (rows, other rows); 0 for a row of zeros."""
    one, other = sparse.csr_array(one), sparse.csr_array(other)
    squares = (np.asarray((table * table).sum(axis=1)) for table in (one, other))
    lengths = np.sqrt(np.outer(*squares))
    return np.divide((one @ other.T).toarray(), lengths, out=np.zeros(lengths.shape), where=lengths > 0)


def weighted_terms(body: pd.DataFrame, parses: dict[str, Doc]) -> sparse.csr_array:
    """Sentences by terms: how often each stands there, a rare one counting more."""
    counts, _ = terms_by_sentence(parses[id] for id in body["sentence"])
    return counts.multiply(rarity(counts)).tocsr()


def likeness(body: pd.DataFrame, present: pd.DataFrame, parses: dict[str, Doc]) -> Iterator[np.ndarray]:
    """Likeness of each statement sentence to each commentary sentence, 0 to 1, some rows at a time."""
    first = (body["document"] == ROLES[0]).to_numpy()
    codes = matter(present).to_numpy().astype(float)
    weights, terms = rarity(codes), weighted_terms(body, parses)
    rows = np.flatnonzero(first)
    for here in (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)):
        codes_alike = jaccard(codes[here], codes[~first], weights)
        yield np.sqrt(codes_alike * cosine(terms[here], terms[~first]))


def rarity(table: np.ndarray | sparse.csr_array) -> np.ndarray:
    """How much each column tells: the logarithm of all rows over those that have it."""
    return np.log(table.shape[0] / np.maximum(1, (table > 0).sum(axis=0)))


def shared(body: pd.DataFrame, present: pd.DataFrame, parses: dict[str, Doc]) -> pd.DataFrame:
    """One row a pair that is nearest both ways: statement, commentary (sentence ids), likeness; best first."""
    ids = [body.loc[body["document"] == role, "sentence"].to_numpy() for role in ROLES]
    nearest, likest = np.zeros(len(ids[1]), int), np.zeros(len(ids[1]))
    found: list[tuple[int, float]] = []
    for alike in likeness(body, present, parses):
        nearer = alike.max(axis=0) > likest
        nearest[nearer] = len(found) + alike.argmax(axis=0)[nearer]
        likest = np.maximum(likest, alike.max(axis=0))
        found += zip(alike.argmax(axis=1), alike.max(axis=1), strict=True)
    rows = [
        (ids[0][row], ids[1][column], value)
        for row, (column, value) in enumerate(found)
        if value > 0 and nearest[column] == row
    ]
    pairs = pd.DataFrame(rows, columns=["statement", "commentary", "likeness"])
    return pairs.sort_values("likeness", ascending=False, kind="stable", ignore_index=True)


def silences(shares: pd.DataFrame) -> pd.DataFrame:
    """One row a code that only one text raises: family, code, document, sentences, share; heaviest first."""
    table = shares.pivot(index=["family", "code"], columns="document", values="sentences").loc[:, list(ROLES)]
    rows = []
    for role, other in (ROLES, ROLES[::-1]):
        only = table.index[(table[role] > 0) & (table[other] == 0)]
        here = shares[shares["document"] == role].set_index(["family", "code"]).loc[only].reset_index()
        rows.append(here[["family", "code", "document", "sentences", "share", "first"]])
    heaviest = pd.concat(rows).sort_values("share", ascending=False, kind="stable", ignore_index=True)
    return heaviest


def nearest(body: pd.DataFrame, terms: sparse.csr_array, ids: list[str], role: str) -> tuple[str, float]:
    """The sentence of a text whose terms are most like those of the given sentences together, and how like
    (cosine, rare terms counting more); an empty string and 0 where none shares a term."""
    there = (body["document"] == role).to_numpy()
    given = terms[body["sentence"].isin(ids).to_numpy()].sum(axis=0)[None, :]
    alike = cosine(given, terms[there])[0]
    best = int(alike.argmax()) if alike.size else 0
    found = alike.size and alike[best] > 0
    return (body.loc[there, "sentence"].iloc[best], float(alike[best])) if found else ("", 0.0)
