"""Likelihood: how likely it is that a text has a code at all.

A code that was given to one sentence on weak grounds is hardly there, and one that was given to none may have been
missed. What is known of each sentence's likelihood tells both; sentences count as independent of each other.
"""

from collections.abc import Container

import numpy as np
import pandas as pd

BY_CUES = 0.6
"""How likely a sentence has a code that only cues give it: of such codings on texts that nobody wrote cues for, three
in five were those of readers (DECISIONS.md, “What is likely”)."""
LIKELY = 0.75
"""From which likelihood on something is said of a text's codes."""


def likelihoods(
    body: pd.DataFrame,
    present: pd.DataFrame,
    codings: pd.DataFrame,
    chances: pd.DataFrame,
    doubted: Container[tuple[str, str]] = (),
) -> pd.DataFrame:
    """Codes (rows family, code) by documents: how likely any of a document's sentences has the code.

    present is (sentences, codes), 0 or 1; codings the coded table, whose rows without a likelihood are sure unless they
    are by a cue and their code is one of the `doubted`; chances (sentences, codes) how likely each sentence has a code,
    0 where that is not known. Where a code was given, the sentences that have it count; where it was given to none,
    all.

    >>> body = pd.DataFrame({"document": ["statement", "statement", "commentary"], "sentence": ["S1", "S2", "C1"]})
    >>> present = pd.DataFrame({("themes", "a"): [1, 1, 0]}, index=["S1", "S2", "C1"])
    >>> columns = ["sentence", "family", "code", "cue", "likelihood"]
    >>> rows = [("S1", "themes", "a", "rain", 0.5), ("S2", "themes", "a", "rain", 0.8)]
    >>> codings = pd.DataFrame(rows, columns=columns)
    >>> likelihoods(body, present, codings, present * 0 + 0.3).round(2).loc["themes", "a"].to_dict()
    {'commentary': 0.3, 'statement': 0.9}
    """
    keys = zip(codings["family"], codings["code"], codings["cue"], strict=True)
    known = [BY_CUES if cue and (family, code) in doubted else 1.0 for family, code, cue in keys]
    sure = codings["likelihood"].fillna(pd.Series(known, codings.index, float))
    rows = codings.assign(sure=sure).pivot_table("sure", "sentence", ["family", "code"], "max", fill_value=0.0)
    given = rows.reindex(present.index, columns=present.columns, fill_value=0.0).where(present > 0, 0.0)
    chances = chances.reindex(present.index, columns=present.columns, fill_value=0.0)
    documents = body["document"].to_numpy()
    here = present.groupby(documents).transform("max").to_numpy() > 0
    doubts = 1 - np.where(here, given, chances)
    return (1 - pd.DataFrame(doubts, columns=present.columns).groupby(documents).prod()).T
