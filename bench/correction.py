"""How often corrected shares are right: python bench/correction.py [--pair STATEMENT COMMENTARY CODING.csv] ..

Two texts that a reader coded whole are taken for two that nobody has: again and again sentences are drawn as `parallax
sample` draws them, the reader's codes of these alone are used, and each share and difference is estimated with its 95 %
interval. Printed is how often it holds the reader's figure, how wide it is and how far off the estimate is, for codes
that reader or cues gave at all and for shares of a tenth or more, beside two other intervals: what the cues alone say
(Wilson's, and Newcombe's, as if the cues were right), and the normal interval of power-tuned prediction-powered
inference with its correction for a finite text. A text of 19 sentences is soon coded whole, so the same is done with
texts five times as long, which have each sentence five times.

Without arguments the seeds are measured. A pair of one's own has two texts and a table of codes (sentence, and a column
per family with the codes that apply, with ; between).
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

from parallax.coding import workbook
from parallax.comparison import Choice, Comparison, compare
from parallax.measures import correction, intervals, prevalence
from parallax.measures.settings import Settings

FAMILIES = ["themes", "frames", "functions", "issues"]
SEEDS = ("seeds/000_4dd57bc414fd322c.txt", "seeds/003_8dab4e527990c445.txt")
PLANS = [(1, 20), (1, 30), (1, 40), (5, 40), (5, 60)]
"""How many times as long the texts are, and how many sentences are drawn."""
LEVEL, RESAMPLES, REPEATS = 0.95, 1000, 300
Shares = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Estimates of several shares, and the ends of their intervals."""


def seeds() -> list[tuple[np.ndarray, np.ndarray]]:
    """What cues and readers say of each seed: two arrays (sentences, codes) of 0 and 1."""
    made = compare(*map(Path, SEEDS), Choice(families=tuple(FAMILIES)), Settings(resamples=100))
    cues = made.cued[made.people.columns]
    statement = (made.body["document"] == "statement").to_numpy()
    return [(cues.to_numpy()[here], made.people.to_numpy()[here]) for here in (statement, ~statement)]


def pair(statement: str, commentary: str, coding: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """The same of another pair of texts."""
    made, read = coded(statement, commentary, coding)
    here = (made.body["document"] == "statement").to_numpy()
    return [(made.cued[read.columns].to_numpy()[rows], read.to_numpy()[rows]) for rows in (here, ~here)]


def coded(statement: str, commentary: str, coding: str) -> tuple[Comparison, pd.DataFrame]:
    """The comparison of two texts, and what a reader gives each of their sentences: (sentences, codes) of 0 and 1."""
    made = compare(Path(statement), Path(commentary), Choice(families=tuple(FAMILIES)), Settings(resamples=100))
    codes = made.codes.loc[made.codes["family"].isin(FAMILIES), ["family", "code"]]
    long = pd.read_csv(coding, dtype=str, keep_default_na=False).melt("sentence", FAMILIES, "family", "code")
    long = long.assign(code=long["code"].str.split(";")).explode("code")
    return made, prevalence.presence(long, made.body["sentence"], codes)


def corrected(cues: np.ndarray, read: np.ndarray, drawn: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draws of what Parallax makes of the sentences drawn."""
    return correction.shares_drawn(cues, read, drawn, RESAMPLES, rng)


def tuned(cues: np.ndarray, read: np.ndarray, drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Power-tuned prediction-powered inference for a finite text: estimates and their standard errors."""
    given, said = read[drawn], cues[drawn]
    spread = ((said - said.mean(axis=0)) ** 2).sum(axis=0)
    common = ((said - said.mean(axis=0)) * (given - given.mean(axis=0))).sum(axis=0)
    weight = np.where(spread > 0, common / np.where(spread > 0, spread, 1), 1)
    left = 1 - drawn.sum() / len(drawn)
    error = np.sqrt(left * (given - weight * said).var(axis=0, ddof=1) / drawn.sum())
    return given.mean(axis=0) + weight * (cues.mean(axis=0) - said.mean(axis=0)), error


def estimates(texts: list, drawn: list[np.ndarray], rng: np.random.Generator) -> Iterator[tuple[str, str, Shares]]:
    """What each way makes of each share and of the difference: way, which share, estimates with intervals."""
    draws = [corrected(*text, here, rng) for text, here in zip(texts, drawn, strict=True)]
    normal = [tuned(*text, here) for text, here in zip(texts, drawn, strict=True)]
    counts = [(cues.sum(axis=0), len(cues)) for cues, _ in texts]
    reach = stats.t.ppf((1 + LEVEL) / 2, min(here.sum() for here in drawn) - 1)
    for number, (made, (share, error), (count, size)) in enumerate(zip(draws, normal, counts, strict=True)):
        where = f"share {number}"
        yield "corrected", where, (made.mean(axis=0), *intervals.percentiles(made, LEVEL))
        yield "normal", where, (share, share - reach * error, share + reach * error)
        yield "cues alone", where, (count / size, *intervals.wilson(count, size, LEVEL))
    apart = draws[0] - draws[1]
    yield "corrected", "difference", (apart.mean(axis=0), *intervals.percentiles(apart, LEVEL))
    difference = normal[0][0] - normal[1][0]
    error = np.hypot(normal[0][1], normal[1][1])
    yield "normal", "difference", (difference, difference - reach * error, difference + reach * error)
    by_cues = counts[0][0] / counts[0][1] - counts[1][0] / counts[1][1]
    yield "cues alone", "difference", (by_cues, *intervals.newcombe(*counts[0], *counts[1], LEVEL))


def repeated(texts: list, size: int, rng: np.random.Generator) -> Iterator[dict]:
    """One row per draw, way, share and code: whether the interval holds the reader's figure, its width, the error."""
    true = {f"share {number}": read.mean(axis=0) for number, (_, read) in enumerate(texts)}
    true["difference"] = true["share 0"] - true["share 1"]
    given = [(cues + read).sum(axis=0) > 0 for cues, read in texts]
    said = {"share 0": given[0], "share 1": given[1], "difference": given[0] | given[1]}
    sizes = workbook.halves(size, *(len(cues) for cues, _ in texts))
    for _ in range(REPEATS):
        drawn = [
            np.isin(np.arange(len(cues)), rng.choice(len(cues), count, replace=False))
            for (cues, _), count in zip(texts, sizes, strict=True)
        ]
        for way, where, (estimate, low, high) in estimates(texts, drawn, rng):
            if where != "difference" and all(drawn[int(where[-1])]):
                continue  # a text that was coded whole leaves nothing to estimate
            held = (low - 1e-9 <= true[where]) & (true[where] <= high + 1e-9)
            what = "differences" if where == "difference" else "shares"
            for kept, name in ((said[where], what), (said[where] & (np.abs(true[where]) >= 0.1), f"{what} from .1")):
                error = estimate[kept] - true[where][kept]
                yield {"of": name, "way": way, "codes": kept.sum(), "held": held[kept].sum()} | {
                    "width": (high - low)[kept].sum(),
                    "square": (error**2).sum(),
                }


def main() -> None:
    """Prints the simulation's figures for each pair."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pair", nargs=3, action="append", default=[], metavar=("STATEMENT", "COMMENTARY", "CODING"))
    given = options.parse_args().pair
    for name, texts in [(each[0], pair(*each)) for each in given] or [("seeds", seeds())]:
        for times, size in PLANS:
            longer = [(np.tile(cues, (times, 1)), np.tile(read, (times, 1))) for cues, read in texts]
            if size >= sum(len(cues) for cues, _ in longer):
                continue
            rows = pd.DataFrame(repeated(longer, size, np.random.default_rng(1)))
            table = rows.groupby(["of", "way"])[["codes", "held", "width", "square"]].sum()
            print(f"\n{name}, {' and '.join(str(len(cues)) for cues, _ in longer)} sentences, {size} of them coded")
            print(pd.DataFrame({
                "held %": 100 * table["held"] / table["codes"],
                "width": table["width"] / table["codes"],
                "error": np.sqrt(table["square"] / table["codes"]),
            }).round(3).to_string())  # fmt: skip


if __name__ == "__main__":
    main()
