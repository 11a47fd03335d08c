"""Matters and pairs beside what people found by reading, for a folder of codings.

    python bench/matters.py CODINGS TEXTS [PAIR ...]

CODINGS holds PAIR-matters-1.csv, PAIR-matters-2.csv (statement, commentary: sentence ids) and the same for pairs;
TEXTS holds a folder PAIR with two texts each, the statement named official.txt and the commentary commentary.txt.
Prints, for each pair of texts, how many of each coder's matters are found (their sentences overlap by half), how many
of these are told as one text's only though the coder finds them in both, and how many of the sentence pairs listed are
a coder's. Nothing is fetched.
"""

import csv
import re
import sys
from pathlib import Path

from parallax.comparison import Choice, compare
from parallax.measures.settings import Settings

SIDES = ("statement", "commentary")


def rows(path: Path) -> list[dict]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def sides(row: dict) -> tuple[set[str], set[str]]:
    """The sentences of a matter in each text."""
    one, other = (set(filter(None, re.split(r"[;,\s]+", row[side]))) for side in SIDES)
    return one, other


def nearest(matter: tuple, found: list[tuple]) -> tuple[float, tuple]:
    """The found matter whose sentences overlap most with a coder's, and by how much (Jaccard)."""
    whole = matter[0] | matter[1]
    overlaps = [len(whole & (one | other)) / len(whole | one | other) for one, other in found]
    best = max(range(len(found)), key=overlaps.__getitem__)
    return overlaps[best], found[best]


def against(coder: list[dict], found: list[tuple]) -> str:
    """How many of a coder's matters are found, and how many of these are silent falsely."""
    hits = [(matter, *nearest(matter, found)) for matter in map(sides, coder)]
    good = [(matter, ours) for matter, overlap, ours in hits if overlap >= 0.5]
    false = [matter for matter, ours in good if all(matter) and not all(ours)]
    return f"{len(good)} of {len(coder)} matters found, {len(false)} false silences"


def report(codings: Path, texts: Path, name: str) -> None:
    """Prints the figures of one pair of texts."""
    comparison = compare(*(texts / name / file for file in ("official.txt", "commentary.txt")), Choice(), Settings())
    found = [sides(row) for row in comparison.matters.to_dict("records")]
    print(f"{name}: {len(found)} matters listed")
    for coder in (1, 2):
        print(f"  coder {coder}: {against(rows(codings / f'{name}-matters-{coder}.csv'), found)}")
    one, other = ({(row[SIDES[0]], row[SIDES[1]]) for row in rows(codings / f"{name}-pairs-{k}.csv")} for k in (1, 2))
    listed = set(zip(comparison.pairs[SIDES[0]], comparison.pairs[SIDES[1]], strict=True))
    both = len(listed & one & other)
    print(
        f"  pairs: {len(listed)} listed, {len(listed & (one | other))} a coder's, {both} of {len(one & other)} common"
    )


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folders = [Path(argument) for argument in sys.argv[1:3]]
    for pair in sys.argv[3:] or sorted(path.name for path in folders[1].iterdir() if path.is_dir()):
        report(*folders, pair)
