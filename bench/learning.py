"""What a reader's coding of some sentences teaches: python bench/learning.py [--pair SENTENCES.csv CODING.csv] ..

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
from correction import FAMILIES, SEEDS

from parallax.coding import codebook_file, matcher
from parallax.comparison import CODEBOOK, Choice, compare
from parallax.corpus.parse import parse
from parallax.measures import learning, prevalence
from parallax.measures.reliability import alpha
from parallax.measures.settings import Settings
from parallax.positions import claims, speakers

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
    ids = made.body["sentence"]
    cues = made.cued[made.people.columns]
    known = learning.features(cues, [made.parses[id] for id in ids], made.claims)
    return Coded(known, cues, made.people, (made.body["document"] + made.body["paragraph"].astype(str)).to_numpy())


def pair(sentences: str, coding: str) -> Coded:
    """Another pair of texts, as a reader coded it."""
    table = pd.read_csv(sentences, dtype=str, keep_default_na=False).assign(continues="")
    table = table[table["paragraph"].astype(int) > 0]
    book = codebook_file.read(CODEBOOK)
    codes = book.codes.loc[book.codes["family"].isin(FAMILIES), ["family", "code"]]
    long = pd.read_csv(coding, dtype=str, keep_default_na=False).melt("sentence", FAMILIES, "family", "code")
    long = long.assign(code=long["code"].str.split(";")).explode("code")
    cues, read = (prevalence.presence(each, table["sentence"], codes) for each in (matcher.code(table, book), long))
    parses = dict(zip(table["sentence"], parse(table["text"]), strict=True))
    about = {"title": "", "publisher": "", "author": ""}
    documents = pd.DataFrame([about | {"document": name} for name in table["document"].unique()])
    found = claims.claims(speakers.attribute(table, parses), parses, documents)
    known = learning.features(cues, list(parses.values()), found)
    return Coded(known, cues, read, (table["document"] + table["paragraph"]).to_numpy())


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
    options.add_argument("--pair", nargs=2, action="append", default=[], metavar=("SENTENCES", "CODING"))
    given = options.parse_args().pair
    for name, coded in [(each[0], pair(*each)) for each in given] or [("seeds", seeds())]:
        for size in (each for each in SIZES if each < len(coded.groups) - 10):
            rng = np.random.default_rng(1)
            rows = [row for _ in range(REPEATS) for row in taught(coded, size, rng)]
            table = pd.DataFrame(rows, columns=["family", "cues", "learned", "rule"])
            print(f"\n{name}: {size} of {len(coded.groups)} sentences coded by hand")
            print(table.groupby("family", sort=False).mean().round(2).to_string())


if __name__ == "__main__":
    main()
