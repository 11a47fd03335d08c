"""Shifts the starts of codes: `python bench/code_starts.py STATEMENT COMMENTARY CODES.csv ..`, three files a pair.

The weights of codes were learned from pairs of texts of a few kinds (code_weights.py); on texts of other topics a code
may be likelier, or less likely, than its weights say. On pairs that taught them nothing, one number a code is learned:
by how much its start is moved. First an eighth of the pairs is held out in turn and Krippendorff’s alpha printed by
family, as the weights are and with the shifts learned from the other pairs; then all pairs teach, and the starts in
parallax/data/code-weights.csv.gz are moved.
"""

import csv
import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import expit, logit

from parallax.coding import weights
from parallax.comparison import Choice, compare
from parallax.data import DATA
from parallax.measures.reliability import alpha
from parallax.measures.settings import Settings

FAMILIES = ("themes", "frames", "functions", "issues")
PARTS = 8
HELD = 25.0
"""How strongly a shift is held to nought: as by so many sentences of which half have the code."""


def cells(pair: int, statement: str, commentary: str, codes: str) -> Iterator[tuple]:
    """Every sentence and code of a pair: the pair, the code, how much speaks for it in logits, and whether a reader
    gives it."""
    made = compare(Path(statement), Path(commentary), Choice(coded_by="cues"), Settings(resamples=100))
    read = pd.read_csv(codes, dtype=str, keep_default_na=False).set_index("sentence")
    kinds = weights.weighable(made.codebook)
    known = weights.known_of(made.found, made.sentences, made.claims, weights.weighed_codes())
    for id, rest in zip(made.sentences["sentence"], weights.sum_of(known), strict=True):
        if id in read.index and id in set(made.body["sentence"]):
            for place, _, tenths in weights.spoken_for(made.parses[id], rest, kinds):
                family, code = weights.weighed_codes()[place]
                if family in FAMILIES:
                    said = code in read.loc[id, family].split(";")
                    yield pair, family, f"{family}.{code}", tenths / 10 + logit(weights.GIVEN), float(said)


def shift(sums: np.ndarray, read: np.ndarray) -> float:
    """By how much the sums of a code are to be moved, by Newton’s method, so that what they say is what a reader does;
    both are (sentences,)."""
    moved = 0.0
    for _ in range(30):
        chance = expit(sums + moved)
        moved += (np.sum(read - chance) - HELD / 4 * moved) / (np.sum(chance * (1 - chance)) + HELD / 4)
    return float(moved)


def shifts(table: pd.DataFrame) -> dict[str, float]:
    """The shift of each code."""
    return {code: shift(rows["sum"].to_numpy(), rows["read"].to_numpy()) for code, rows in table.groupby("code")}


def agreement(table: pd.DataFrame, moved: pd.Series) -> str:
    """Alpha of each family where the sums are moved."""
    given = (table["sum"] + moved > logit(weights.GIVEN)).astype(int)
    told = []
    for family in FAMILIES:
        rows = table["family"] == family
        pair = (table.loc[rows, "read"].to_numpy()[:, None].astype(int), given[rows].to_numpy()[:, None])
        told.append(f"{family} {float(alpha(*pair)):.3f}")
    return ", ".join(told)


def move(by: dict[str, float]) -> None:
    """Moves the starts in the file of weights."""
    path = DATA / "code-weights.csv.gz"
    rows = list(csv.reader(io.StringIO(gzip.decompress(path.read_bytes()).decode())))
    start = next(row for row in rows if row[:2] == ["known", "start"])
    start[2:] = [
        str(int(cell) + round(10 * by.get(name, 0.0))) for name, cell in zip(rows[0][2:], start[2:], strict=True)
    ]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def main(paths: list[str]) -> None:
    """Learns from the pairs that are given."""
    triples = list(zip(*[iter(paths)] * 3, strict=True))
    rows = [cell for number, files in enumerate(triples) for cell in cells(number, *files)]
    table = pd.DataFrame(rows, columns=["pair", "family", "code", "sum", "read"])
    held = pd.Series(0.0, table.index)
    for part in range(PARTS):
        out = table["pair"] % PARTS == part
        held[out] = table.loc[out, "code"].map(shifts(table[~out]))
    print(f"{len(triples)} pairs, {table['sum'].size} cells")
    print(f"as they are: {agreement(table, 0 * held)}")
    print(f"shifted, held out: {agreement(table, held)}")
    move(shifts(table))


if __name__ == "__main__":
    if len(sys.argv) < 4 or (len(sys.argv) - 1) % 3:
        sys.exit(__doc__)
    main(sys.argv[1:])
