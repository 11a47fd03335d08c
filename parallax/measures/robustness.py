"""Robustness: does a difference survive when the analysis is made again in another way?

Each difference is judged again with each of its cues left out in turn, in resampled texts, and counted in
words instead of sentences. With a cue left out or in words it holds when it keeps its direction and is
still labelled `clear` or `leaning`; in resampled texts, when it keeps its direction in as many of them as
the confidence asks. A difference that one cue carries alone is said to hang on that cue.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from parallax.corpus.documents import ROLES
from parallax.corpus.words import words
from parallax.measures import labels, permutation
from parallax.measures.labels import LABELS
from parallax.measures.prevalence import Paragraphs, by_paragraph, judge, of_resamples, paragraph_numbers
from parallax.measures.settings import Settings

KEYS = ["family", "code"]
SIGNS = (-1, 0, 1)
"""The directions of a difference."""


def reanalyses(
    body: pd.DataFrame,
    present: pd.DataFrame,
    codings: pd.DataFrame,
    differences: pd.DataFrame,
    settings: Settings,
) -> pd.DataFrame:
    """One row a code: family, code, reanalyses (how many), holds (in how many), hangs_on (a cue, or empty)."""
    cues = cues_left_out(body, present, codings, differences, settings)
    in_words = holds(counted_in_words(body, present, settings), differences, settings)
    in_resamples = resampling(by_paragraph(body, present.to_numpy()), differences, settings)
    table = differences[KEYS].copy()
    by_code = cues.groupby(KEYS)["holds"].agg(["size", "sum"]).reindex(pd.MultiIndex.from_frame(table))
    table["reanalyses"] = by_code["size"].fillna(0).to_numpy(int) + 2
    table["holds"] = by_code["sum"].fillna(0).to_numpy(int) + in_words.astype(int) + in_resamples.astype(int)
    fatal = cues[~cues["holds"]].sort_values("cue").drop_duplicates(KEYS).set_index(KEYS)["cue"]
    table["hangs_on"] = fatal.reindex(pd.MultiIndex.from_frame(table[KEYS])).fillna("").to_numpy()
    return table


def cues_left_out(
    body: pd.DataFrame,
    present: pd.DataFrame,
    codings: pd.DataFrame,
    differences: pd.DataFrame,
    settings: Settings,
) -> pd.DataFrame:
    """One row a cue that matched: family, code, cue, and whether the code's difference holds without it.

    The matches are those of the coded table: what the cue had hidden as the longer match stays hidden. What
    people coded has no cue that could be left out.
    """
    whole = by_paragraph(body, present.to_numpy())
    place = pd.Series(paragraph_numbers(body)[0], index=body["sentence"])
    counted = codings["sentence"].isin(place.index) & (codings["cue"] != "")
    matches = codings.loc[counted, [*KEYS, "cue", "sentence"]].drop_duplicates()
    several = matches.groupby([*KEYS, "sentence"])["cue"].transform("size") > 1
    cues = matches[[*KEYS, "cue"]].drop_duplicates(ignore_index=True)
    columns = present.columns.get_indexer(pd.MultiIndex.from_frame(cues[KEYS]))
    alone = matches[~several].merge(cues.reset_index(), on=[*KEYS, "cue"])
    counts = whole.counts[:, columns]
    np.subtract.at(counts, (place[alone["sentence"]], alone["index"]), 1)
    variants = judge(replace(whole, counts=counts), settings)
    return cues.assign(holds=holds(variants, differences.iloc[columns], settings, differences))


def holds(
    variants: pd.DataFrame, originals: pd.DataFrame, settings: Settings, all_codes: pd.DataFrame | None = None
) -> np.ndarray:
    """Whether each variant keeps its original's direction and is `clear` or `leaning`.

    A variant's p is corrected in the place of its original's among the family's (all_codes), or, where all
    codes are variants of the same re-analysis, among the variants.
    """
    kept = np.sign(variants["difference"].to_numpy()) == np.sign(originals["difference"].to_numpy())
    q = _corrected(variants["p"].to_numpy(), originals, all_codes)
    found = labels.label(variants["low"], variants["high"], q, settings.confidence)
    return kept & np.isin(found, LABELS[:2])


def _corrected(p: np.ndarray, originals: pd.DataFrame, all_codes: pd.DataFrame | None) -> np.ndarray:
    if all_codes is None:
        return pd.Series(p).groupby(originals["family"].to_numpy()).transform(permutation.adjust).to_numpy()
    families = {family: table["p"] for family, table in all_codes.groupby("family")}
    places = zip(originals.index, originals["family"], p, strict=True)
    return np.array([_with(families[family], place, value) for place, family, value in places])


def _with(p: pd.Series, place: int, value: float) -> float:
    """The q of the p at `place` when it is `value`."""
    changed = p.copy()
    changed[place] = value
    return permutation.adjust(changed.to_numpy())[p.index.get_loc(place)]


def counted_in_words(body: pd.DataFrame, present: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """The differences when each sentence counts with its words."""
    sizes = body["text"].map(lambda text: len(words(text))).to_numpy(float)
    paragraphs = by_paragraph(body, present.to_numpy() * sizes[:, None], sizes)
    return judge(paragraphs, settings, sentences_of=by_paragraph(body, present.to_numpy()))


def resampling(paragraphs: Paragraphs, differences: pd.DataFrame, settings: Settings) -> np.ndarray:
    """Whether each difference keeps its direction in as many resampled texts as the confidence asks."""
    texts = [paragraphs.of(role) for role in ROLES]
    kept = of_resamples(lambda a, b: tuple((np.sign(a - b) == sign).mean(axis=0) for sign in SIGNS), settings, *texts)
    direction = np.sign(differences["difference"].to_numpy())
    return np.select([direction == sign for sign in SIGNS], kept) >= settings.confidence
