"""How well cues code texts: `python bench/codes.py STATEMENT COMMENTARY CODES.csv ..`, three files a pair.

CODES.csv holds a reader's codes: a row a sentence (S1, C1 ..) and a column a family, with `;` between names. Prints
for each pair and for all Krippendorff's alpha of each family, its codes pooled, and how many of the cues' codes the
reader gave (precision) and of the reader's the cues found (recall). Readers differ too: two of
one pair agreed at .84 (themes), .84 (frames), .77 (functions) and .91 (issues). Below it, how many of the findings
that are made of these codes hold for the reader's: that both texts have a code, that one alone has, that one has more.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from parallax.comparison import Choice, Comparison, compare
from parallax.measures.reliability import alpha
from parallax.measures.settings import Settings
from parallax.report import findings

FAMILIES = ("themes", "frames", "functions", "issues")
Cell = tuple[str, str, str]
"""A pair of texts, a sentence and a code."""


def cells(pair: str, coded: Comparison, given: pd.DataFrame, family: str) -> Iterator[tuple[Cell, bool, bool]]:
    """Every sentence and code of a family, with whether the reader and whether the cues gave it."""
    codes = [code.name for code in coded.codebook.family(family).codes]
    codings = coded.codings[coded.codings["family"] == family]
    found = set(zip(codings["sentence"], codings["code"], strict=True))
    for row in given[given["sentence"].isin(coded.sentences["sentence"])].to_dict("records"):
        said = {name.strip() for name in row[family].split(";")}
        for code in codes:
            yield (pair, row["sentence"], code), code in said, (row["sentence"], code) in found


def told(name: str, family: str, rows: list[tuple[Cell, bool, bool]]) -> str:
    """The agreement of reader and cues in a line."""
    table = pd.DataFrame([row[1:] for row in rows], columns=["reader", "cues"]).astype(int)
    both = int((table["reader"] & table["cues"]).sum())
    precision, recall = (both / max(1, int(table[who].sum())) for who in ("cues", "reader"))
    agreement = float(alpha(table[["reader"]].to_numpy(), table[["cues"]].to_numpy()))
    return f"{name:24} {family:10} alpha {agreement:5.2f}   precision {precision:.2f}   recall {recall:.2f}"


def stated(coded: Comparison, given: pd.DataFrame) -> Iterator[tuple[str, bool]]:
    """Each code of which a finding tells, with the finding's measure and whether the reader's codes bear it."""
    read = given.set_index("sentence").reindex(coded.body["sentence"], fill_value="")
    documents = coded.body["document"].to_numpy()
    for finding in findings.every(coded):
        for code in finding.code.split(";") if finding.family in FAMILIES else ():
            marks = [code in {name.strip() for name in said.split(";")} for said in read[finding.family]]
            theirs = pd.Series(marks).groupby(documents).mean()
            ours = coded.present[finding.family, code].groupby(documents).mean()
            apart = (theirs["statement"] - theirs["commentary"]) * (ours["statement"] - ours["commentary"]) > 0
            in_both = theirs.min() > 0
            holds = {"shared": in_both, "silence": apart and not in_both, "share": apart}
            yield finding.measure, holds[finding.measure]


def main(paths: list[str]) -> None:
    """Hold the cues against the readers' codes."""
    pooled: dict[str, list] = {family: [] for family in FAMILIES}
    borne: list[tuple[str, bool]] = []
    for first in range(0, len(paths), 3):
        statement, commentary, codes = map(Path, paths[first : first + 3])
        coded = compare(statement, commentary, Choice(coded_by="cues"), Settings(resamples=100))
        given = pd.read_csv(codes, dtype=str, keep_default_na=False)
        for family in FAMILIES:
            rows = list(cells(codes.parent.name, coded, given, family))
            pooled[family] += rows
            print(told(codes.parent.name, family, rows))
        borne += stated(coded, given)
    for family, rows in pooled.items():
        print(told("all", family, rows))
    for measure, rows in pd.DataFrame(borne, columns=["measure", "holds"]).groupby("measure")["holds"]:
        print(f"findings of {measure}: {rows.sum()} of {len(rows)} hold")


if __name__ == "__main__":
    if len(sys.argv) < 4 or (len(sys.argv) - 1) % 3:
        sys.exit(__doc__)
    main(sys.argv[1:])
