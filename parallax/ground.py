"""Ground: what the two texts speak of together, and what only one of them raises.

Sentences are alike when they carry the same themes and issues and use the same terms. Likeness is the
geometric mean of two: the overlap of codes (Jaccard) and the cosine of terms, each code and term weighted
by how few sentences it occurs in; without a common code or a common term it is 0. A pair is shared ground
when each is the other's nearest; that they agree is not said.
"""

import numpy as np
import pandas as pd

from parallax.documents import ROLES
from parallax.words import terms_by_sentence

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
    lengths = np.linalg.norm(one, axis=1)[:, None] * np.linalg.norm(other, axis=1)[None, :]
    products = one @ other.T
    return np.divide(products, lengths, out=np.zeros(products.shape), where=lengths > 0)


def likeness(body: pd.DataFrame, present: pd.DataFrame) -> np.ndarray:
    """Likeness of each statement sentence to each commentary sentence, 0 to 1."""
    first = (body["document"] == ROLES[0]).to_numpy()
    codes = matter(present).to_numpy().astype(float)
    counts = terms_by_sentence(body["text"]).to_numpy().astype(float)
    terms = counts * rarity(counts)
    codes_alike = jaccard(codes[first], codes[~first], rarity(codes))
    terms_alike = cosine(terms[first], terms[~first])
    return np.sqrt(codes_alike * terms_alike)


def rarity(table: np.ndarray) -> np.ndarray:
    """How much each column tells: the logarithm of all rows over those that have it."""
    return np.log(len(table) / np.maximum(1, (table > 0).sum(axis=0)))


def shared(body: pd.DataFrame, present: pd.DataFrame) -> pd.DataFrame:
    """One row a pair that is nearest both ways: statement, commentary (sentence ids), likeness; best first."""
    alike = likeness(body, present)
    ids = [body.loc[body["document"] == role, "sentence"].to_numpy() for role in ROLES]
    rows = [
        (ids[0][row], ids[1][column], alike[row, column])
        for row, column in enumerate(alike.argmax(axis=1) if alike.size else [])
        if alike[row, column] > 0 and alike[:, column].argmax() == row
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


def nearest(body: pd.DataFrame, ids: list[str], role: str) -> tuple[str, float]:
    """The sentence of a text whose terms are most like those of the given sentences together, and how like
    (cosine, rare terms counting more); an empty string and 0 where none shares a term."""
    counts = terms_by_sentence(body["text"]).to_numpy().astype(float)
    terms = counts * rarity(counts)
    there = (body["document"] == role).to_numpy()
    given = terms[body["sentence"].isin(ids).to_numpy()].sum(axis=0, keepdims=True)
    alike = cosine(given, terms[there])[0]
    best = int(alike.argmax()) if alike.size else 0
    found = alike.size and alike[best] > 0
    return (body.loc[there, "sentence"].iloc[best], float(alike[best])) if found else ("", 0.0)
