"""Learning: a coding that starts from the cues and takes up what a reader's sample of sentences teaches.

For each code a logistic regression says whether a sentence has it, from the cues of all codes, the lemmas of the
sentence, its parts of speech and the acts of its claims. Its weights are held near a start at which it does what the
code's own cues say (a normal prior; A. Genkin and others, Technometrics 49, 2007), so little coding changes little.
What it reaches is measured on paragraphs that it has not seen, and only a family in which it beats the cues there is
coded so; where the cues are good it seldom is (`bench/learning.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import special

from parallax.corpus.terms import terms_by_sentence
from parallax.measures.reliability import alpha

if TYPE_CHECKING:
    from spacy.tokens import Doc

FEWEST = 30
"""How many sentences have to be coded by hand to learn from them."""
FOLDS = 10
TRUST = 6.0
"""The weight at which a code starts from its own cues: a match makes it about as likely as 20 to 1, none as 1 to 20."""
INTERCEPT, OWN_CUES, OTHERS = 1.0, 0.3, 1.0
"""How strongly each weight is held to its start."""
STEPS = 50
PARTS = ("ADJ", "ADV", "AUX", "NUM", "PART", "PRON", "PROPN", "SCONJ", "VERB")
COLUMNS = ["family", "sentences", "cues", "learned", "used"]


def features(cues: pd.DataFrame, parses: list[Doc], claims: pd.DataFrame) -> np.ndarray:
    """What is known of each sentence beside the cues of a code itself: (sentences, features).

    The lemmas of a sentence weigh as much as one other feature together; those of one sentence alone teach nothing.
    """
    counts, _ = terms_by_sentence(parses)
    lemmas = (counts.toarray() > 0).astype(float)
    lemmas = lemmas[:, lemmas.sum(axis=0) > 1] / np.sqrt(np.maximum(1, lemmas.sum(axis=1, keepdims=True)))
    parts = np.array([[any(token.pos_ == part for token in parse) for part in PARTS] for parse in parses], float)
    acts = pd.crosstab(claims["sentence"], claims["act"]).reindex(cues.index, fill_value=0).clip(upper=1)
    rest = np.hstack([parts - parts.mean(axis=0), acts.to_numpy(float)])
    return np.hstack([np.ones((len(cues), 1)), cues.to_numpy() - 0.5, lemmas, rest])


def fitted(known: np.ndarray, coded: np.ndarray, start: np.ndarray, held: np.ndarray) -> np.ndarray:
    """The weights of the logistic regression that are likeliest given the coding and where they start.

    known (sentences, features), coded (sentences,) is 0 or 1, start and held (features,). Newton's steps are taken in
    the sentences, which are fewer than the features; a step that makes the fit worse is halved.
    """
    alike, begun = (known / held) @ known.T, known @ start
    by_sentence = np.zeros(len(known))

    def loss(by: np.ndarray) -> float:
        margin = begun + alike @ by
        return float((np.logaddexp(0, margin) - coded * margin).sum() + by @ alike @ by / 2)

    for _ in range(STEPS):
        chance = special.expit(begun + alike @ by_sentence)
        spread = np.maximum(chance * (1 - chance), 1e-9)
        aim = alike @ by_sentence + (coded - chance) / spread
        step = np.linalg.solve(alike + np.diag(1 / spread), aim) - by_sentence
        while np.abs(step).max() > 1e-9 and loss(by_sentence + step) > loss(by_sentence):
            step = step / 2
        by_sentence = by_sentence + step
        if np.abs(step).max() <= 1e-9:
            break
    return start + known.T @ by_sentence / held


def predicted(known: np.ndarray, place: int, coded: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Whether each sentence has a code, learned from those that are drawn: (sentences,), 0 or 1.

    `place` is the code's among those whose cues are the features after the first. Sentences that neither reader nor
    cues gave the code teach nothing.
    """
    by_cues = (known[:, 1 + place] > 0).astype(int)
    if not (coded[drawn] | by_cues[drawn]).any():
        return by_cues
    start, held = np.zeros(known.shape[1]), np.full(known.shape[1], OTHERS)
    start[1 + place], held[0], held[1 + place] = TRUST, INTERCEPT, OWN_CUES
    return (known @ fitted(known[drawn], coded[drawn], start, held) > 0).astype(int)


def folds(groups: np.ndarray, drawn: np.ndarray) -> Iterator[np.ndarray]:
    """The sentences drawn, in FOLDS parts or fewer, each paragraph whole; the parts are (sentences,) of True."""
    distinct = list(dict.fromkeys(groups[drawn]))
    for part in range(min(FOLDS, len(distinct))):
        yield drawn & np.isin(groups, distinct[part::FOLDS])


def learned(
    known: np.ndarray, cues: pd.DataFrame, coded: pd.DataFrame, groups: np.ndarray
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is learned for each sentence, and what the same would be had its paragraph not been coded: two tables,
    sentences by the codes of `coded`, whose rows are the sentences coded by hand."""
    drawn = cues.index.isin(coded.index)
    given = coded.reindex(cues.index, fill_value=0)
    whole, apart = given.copy(), given.copy()
    parts = list(folds(groups, drawn))
    for code in coded.columns:
        place, marks = cues.columns.get_loc(code), given[code].to_numpy()
        whole[code] = predicted(known, place, marks, drawn)
        apart[code] = whole[code]
        for part in parts:
            apart.loc[part, code] = predicted(known, place, marks, drawn & ~part)[part]
    return whole, apart


def compared(cues: pd.DataFrame, apart: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """One row per family: how many sentences were coded by hand, the alpha of cues and of what is learned with them,
    by paragraphs left out, and whether what is learned is used, which is where it agrees better."""
    rows = []
    for family in coded.columns.unique("family"):
        hand, by_cues, taught = (
            table.loc[coded.index, coded.columns][family].to_numpy() for table in (coded, cues, apart)
        )
        one, other = float(alpha(by_cues, hand)), float(alpha(taught, hand))
        rows.append((family, len(coded), one, other, bool(other > one)))
    return pd.DataFrame(rows, columns=COLUMNS)
