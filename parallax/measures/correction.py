"""Correction: what a random sample of sentences coded by hand says of a text that cues coded whole.

The cues' verdict on every sentence is known, the reader's on the sentences drawn. Among the sentences that the cues
gave a code, the sample tells how many the reader gives it too; among the others, how many the cues missed. The two
together are the reader's count in the whole text. For a yes or no this is prediction-powered inference with its weight
tuned by least squares (A. Angelopoulos and others, Science 382, 2023, and PPI++, 2023), which is a survey's
stratification after the draw (W. Cochran, Sampling Techniques, 1977, ch. 5A).

Their normal interval is too narrow for so few sentences: where cues and reader never differ it has no width. Here what
is left uncoded is drawn from what was: in each of the two groups the reader's rate has a beta distribution, and the
sentences not coded a binomial one, so that what is coded whole is certain. Before anything is coded the rate counts as
one sentence, two thirds of which side with the cues. `bench/correction.py` measures how often these intervals hold.
"""

import numpy as np
import pandas as pd

from parallax.corpus.documents import ROLES
from parallax.measures.intervals import newcombe, percentiles, slices
from parallax.measures.prevalence import marks
from parallax.measures.settings import Settings

WITH_CUES, AGAINST = 2 / 3, 1 / 3
"""What the rate of agreement counts before anything is coded, in sentences."""
KEYS = ["family", "code"]
COLUMNS = [*KEYS, *(f"{role}{end}" for role in ROLES for end in ("", "_low", "_high")), "difference", "low", "high"]


def shares_drawn(
    predicted: np.ndarray, coded: np.ndarray, drawn: np.ndarray, resamples: int, rng: np.random.Generator
) -> np.ndarray:
    """Draws of each code's share in one text by the reader: (resamples, codes).

    predicted (sentences, codes) is 0 or 1, drawn (sentences,) says which sentences were coded, and coded
    (sentences, codes) how; its rows that were not drawn make no difference.
    """
    counts = np.zeros((resamples, predicted.shape[1]))
    for verdict, (yes, no) in ((1, (WITH_CUES, AGAINST)), (0, (AGAINST, WITH_CUES))):
        here = predicted == verdict
        known = (here & drawn[:, None]).sum(axis=0)
        given = ((coded == 1) & here & drawn[:, None]).sum(axis=0)
        rates = rng.beta(given + yes, known - given + no, size=(resamples, len(known)))
        counts += given + rng.binomial(here.sum(axis=0) - known, rates)
    return counts / len(predicted)


def correction(body: pd.DataFrame, predicted: pd.DataFrame, coded: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """One row per code that was looked for: each text's share as the reader would have it, with its interval, and the
    difference. The rows of `coded` are the sentences drawn; all of `body` for a text that was coded whole."""
    drawn = body["sentence"].isin(coded.index).to_numpy()
    taken = predicted[coded.columns].to_numpy()
    given = coded.reindex(body["sentence"], fill_value=0).to_numpy()
    of = marks(body)
    chance = [settings.generator(f"correction {of[role]}") for role in ROLES]
    here = [(body["document"] == role).to_numpy() for role in ROLES]
    parts = []
    for some in slices(len(coded.columns), settings.resamples):
        texts = [(taken[rows, some], given[rows, some], drawn[rows]) for rows in here]
        pairs = zip(texts, chance, strict=True)
        statement, commentary = (shares_drawn(*text, settings.resamples, rng) for text, rng in pairs)
        parts.append(summed_up(statement, commentary, settings.confidence))
    return coded.columns.to_frame(index=False).join(pd.concat(parts, ignore_index=True))[COLUMNS]


def summed_up(statement: np.ndarray, commentary: np.ndarray, confidence: float) -> pd.DataFrame:
    """One row per code: each text's share, the difference and their intervals, of draws (resamples, codes) of both."""
    table = pd.DataFrame()
    for role, draws in zip(ROLES, (statement, commentary), strict=True):
        table[role] = draws.mean(axis=0)
        table[f"{role}_low"], table[f"{role}_high"] = percentiles(draws, confidence)
    table["difference"] = table[ROLES[0]] - table[ROLES[1]]
    table["low"], table["high"] = percentiles(statement - commentary, confidence)
    return table


def smallest_difference(here: int, there: int, confidence: float) -> int | None:
    """In how many of `here` sentences a code has to stand that none of the `there` others has, so that Newcombe's
    interval of the difference leaves out zero; None where all would not do.

    >>> smallest_difference(19, 41, 0.95)
    3
    """
    counts = np.arange(1, here + 1)
    low, _ = newcombe(counts, here, 0, there, confidence)
    return next((int(count) for count in counts[low > 0]), None)
