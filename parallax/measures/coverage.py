"""Coverage: how much of each text the codebook speaks to.

A family that gives few of a text's sentences a code does not fit it: what it does not find there is no silence.
"""

import pandas as pd

from parallax.corpus.documents import ROLES

FITS = 0.5
"""From which share of sentences with a code on a family fits a text."""


def coverage(body: pd.DataFrame, present: pd.DataFrame) -> pd.DataFrame:
    """One row a family in a document: family, document, sentences, with_code and share, of the sentences of the body.

    >>> body = pd.DataFrame({"document": ["statement", "statement", "commentary"], "sentence": ["S1", "S2", "C1"]})
    >>> codes = pd.MultiIndex.from_tuples([("themes", "a"), ("themes", "b")])
    >>> coverage(body, pd.DataFrame([[1, 1], [0, 0], [0, 1]], index=body["sentence"], columns=codes))["share"].tolist()
    [0.5, 1.0]
    """
    families = present.columns.get_level_values(0).unique()
    rows = []
    for family in families:
        coded = (present[family] > 0).any(axis=1).to_numpy()
        for role in ROLES:
            here = coded[(body["document"] == role).to_numpy()]
            rows.append((family, role, len(here), int(here.sum()), float(here.mean()) if len(here) else 0.0))
    return pd.DataFrame(rows, columns=["family", "document", "sentences", "with_code", "share"])


def fits(table: pd.DataFrame, family: str, document: str) -> bool:
    """Whether a family covers at least FITS of a text."""
    row = table[(table["family"] == family) & (table["document"] == document)]
    return bool((row["share"] >= FITS).all())
