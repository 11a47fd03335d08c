"""How well claims are found: `python bench/claims.py FOLDER`, where FOLDER holds codings by two readers.

For each pair of texts NAME the folder holds NAME-sentences.csv (document, sentence, paragraph, text),
NAME-claims-1.csv (sentence, act, claimant_side, target_side) and, if there is a second reader, NAME-claims-2.csv. A
cell is a sentence and an act; what both readers say of a cell is right. Prints, for each pair and for all, alpha,
precision and recall over these cells, act by act, how often the sides are right, and how often each rule is.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import pandas as pd

from parallax.corpus.parse import parse
from parallax.measures.reliability import alpha
from parallax.positions import claims, sides, speakers, weights

ACTS = ("asks", "promises", "seeks", "refuses", "opposes", "supports", "settles", "expects", "explains")
PARTIES = ("claimant", "claimant_side", "target", "target_side")
NAMES = {
    "China": r"china|chinese|beijing|prc",
    "US": r"u\.?s\.?|united states|america|american|washington",
    "EU": r"eu|european union|europe|brussels",
    "both": "both",
}


def side(name: str) -> str:
    """A side by one name, whatever a reader calls it."""
    short = (key for key, known in NAMES.items() if re.search(rf"(?<!\w)(?:{known})(?!\w)", name.lower()))
    country = sides.pattern().fullmatch(name)
    known = sides.organizations() | {each: known for each, known in sides.names().items() if known}
    return next(short, (known.get(country[1] or "China", "") if country else name).lower())


def is_same(one: str, other: str) -> bool:
    """Whether one of two names has all words of the other: "Ruiz" and "President Ana Ruiz"."""
    ours, theirs = (set(re.findall(r"\w+", name.lower())) - {"the", "of", "and"} for name in (one, other))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def table(path: Path) -> pd.DataFrame:
    """A table of text, empty cells as empty text."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def found(path: Path) -> pd.DataFrame:
    """The claims that are found in the sentences of a pair."""
    sentences = table(path).astype({"paragraph": int})
    parses = dict(zip(sentences["sentence"], parse(sentences["text"]), strict=True))
    return claims.claims(speakers.attribute(sentences, parses), parses, documents_of(sentences), weights.weighed)


def documents_of(sentences: pd.DataFrame) -> pd.DataFrame:
    """The texts of a pair, of which nothing more is known."""
    about = {"title": "", "publisher": "", "author": ""}
    return pd.DataFrame([about | {"document": name} for name in sentences["document"].unique()])


def cells(rows: pd.DataFrame) -> set[tuple[str, str]]:
    """The sentences and acts of a table of claims."""
    return set(zip(rows["sentence"], rows["act"], strict=True))


def compared(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every cell on which both readers agree, and every claim that is found, each with whether it is right."""
    first_path, second_path = (path.with_name(path.name.replace("sentences", f"claims-{k}")) for k in (1, 2))
    one = table(first_path)
    two = table(second_path) if second_path.is_file() else one
    mine, first, second = found(path), cells(one), cells(two)
    every = [(sentence, act) for sentence in table(path)["sentence"] for act in ACTS]
    agreed = pd.DataFrame([cell for cell in every if (cell in first) == (cell in second)], columns=["sentence", "act"])
    agreed["people"] = [int(cell in first) for cell in zip(agreed["sentence"], agreed["act"], strict=True)]
    agreed["found"] = [int(cell in cells(mine)) for cell in zip(agreed["sentence"], agreed["act"], strict=True)]
    mine["right"] = [cell in first | second for cell in zip(mine["sentence"], mine["act"], strict=True)]
    theirs = one.drop_duplicates(["sentence", "act"])[["sentence", "act", *PARTIES]]
    return agreed, mine.merge(theirs, on=["sentence", "act"], how="left", suffixes=("", "_people"))


def told(name: str, agreed: pd.DataFrame, mine: pd.DataFrame) -> None:
    """Prints the figures of a pair, or of all."""
    hits = (agreed["people"] & agreed["found"]).sum()
    shown = f"precision {hits / agreed['found'].sum():.2f}, recall {hits / agreed['people'].sum():.2f}"
    print(f"\n{name}: alpha {alpha(agreed[['people']].to_numpy(), agreed[['found']].to_numpy()):.2f}, {shown}")
    for act, rows in agreed.groupby("act"):
        right = (rows["people"] & rows["found"]).sum()
        print(f"  {act:9} people {rows['people'].sum():3}, found {right:3}, wrongly {rows['found'].sum() - right:3}")
    for who in ("claimant_side", "target_side"):
        given = mine[mine[f"{who}_people"].fillna("") != ""]
        right = [side(ours) == side(theirs) for ours, theirs in zip(given[who], given[f"{who}_people"], strict=True)]
        names = zip(given[who.removesuffix("_side")], given[f"{who.removesuffix('_side')}_people"], strict=True)
        known = sum(is_right or is_same(*pair) for is_right, pair in zip(right, names, strict=True))
        print(f"  {who} right in {sum(right)} of {len(right)}, side or name in {known}")


def main(folder: Path) -> None:
    """Prints the figures of every pair in a folder, of all together, and of each rule."""
    results = {
        path.name.removesuffix("-sentences.csv"): compared(path) for path in sorted(folder.glob("*-sentences.csv"))
    }
    for name, result in results.items():
        told(name, *result)
    agreed, mine = (pd.concat(tables) for tables in zip(*results.values(), strict=True))
    told("all", agreed, mine)
    print("\nrules: right of found")
    for (act, rule), count in sorted(Counter(zip(mine["act"], mine["rule"], strict=True)).items()):
        print(
            f"  {act:9} {rule:28} {mine[(mine['act'] == act) & (mine['rule'] == rule)]['right'].sum():3} of {count:3}"
        )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
