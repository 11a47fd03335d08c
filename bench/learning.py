"""What a reader’s coding of some sentences teaches: bench/learning.py [--pair STATEMENT COMMENTARY CODING.csv] ..

Of two texts that a reader coded whole, paragraphs are drawn until they hold so many sentences; the coding of the other
sentences is then learned from these and held against the reader's. Printed is Krippendorff's alpha there, family by
family: that of the cues, that of what is learned, and that of the rule of `coded_by learned`, which takes what is
learned only where it agrees better within the sentences drawn, by paragraphs left out.

Without arguments the seeds are measured; for another pair see bench/correction.py.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from correction import FAMILIES, SEEDS, coded

from parallax.comparison import Choice, Comparison, compare
from parallax.measures import learning
from parallax.measures.reliability import alpha
from parallax.measures.settings import Settings

SIZES, REPEATS = (20, 30, 40), 20


class Coded(NamedTuple):
    """Two texts by sentence: what is known of each, what the cues say, what the reader says, and its paragraph."""

    known: np.ndarray
    cues: pd.DataFrame
    read: pd.DataFrame
    groups: np.ndarray


def seeds() -> Coded:
    """The seeds, as readers coded them."""
    made = compare(*map(Path, SEEDS), Choice(families=tuple(FAMILIES)), Settings())
    return known_of(made, made.cued[made.people.columns], made.people)


def pair(statement: str, commentary: str, coding: str) -> Coded:
    """Another pair of texts, as a reader coded it."""
    made, read = coded(statement, commentary, coding)
    return known_of(made, made.cued[read.columns], read)


def known_of(made: Comparison, cues: pd.DataFrame, read: pd.DataFrame) -> Coded:
    """Two texts by sentence, with what is known of each."""
    known = learning.features(cues, [made.parses[id] for id in made.body["sentence"]], made.claims)
    return Coded(known, cues, read, (made.body["document"] + made.body["paragraph"].astype(str)).to_numpy())


def drawn(groups: np.ndarray, size: int, rng: np.random.Generator) -> np.ndarray:
    """The sentences of paragraphs drawn at random until they are `size` or more."""
    taken = np.zeros(len(groups), bool)
    for group in rng.permutation(np.unique(groups)):
        if taken.sum() < size:
            taken |= groups == group
    return taken


def taught(coded: Coded, size: int, rng: np.random.Generator) -> list[tuple[str, float, float, float]]:
    """Family by family the alphas of cues, of what is learned and of the rule, in sentences that were not drawn."""
    here = drawn(coded.groups, size, rng)
    hand = coded.read[here]
    whole, apart = learning.learned(coded.known, coded.cues, hand, coded.groups)
    used = learning.compared(coded.cues, apart, hand).set_index("family")["used"]
    rows = []
    for family in FAMILIES:
        cues, mine, read = (table.loc[~here, family].to_numpy() for table in (coded.cues, whole, coded.read))
        reached = float(alpha(cues, read)), float(alpha(mine, read))
        rows.append((family, *reached, reached[1] if used[family] else reached[0]))
    return rows


def main() -> None:
    """Prints the learning curve of each pair."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pair", nargs=3, action="append", default=[], metavar=("STATEMENT", "COMMENTARY", "CODING"))
    given = options.parse_args().pair
    for name, texts in [(each[0], pair(*each)) for each in given] or [("seeds", seeds())]:
        for size in (each for each in SIZES if each < len(texts.groups) - 10):
            rng = np.random.default_rng(1)
            rows = [row for _ in range(REPEATS) for row in taught(texts, size, rng)]
            table = pd.DataFrame(rows, columns=["family", "cues", "learned", "rule"])
            print(f"\n{name}: {size} of {len(texts.groups)} sentences coded by hand")
            print(table.groupby("family", sort=False).mean().round(2).to_string())


if __name__ == "__main__":
    main()
