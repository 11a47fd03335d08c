"""Learns the weights of authors: `python bench/author_weights.py FOLDER ..`, folders of claims as for bench/claims.py.

A text is an authority's if it is the statement of its pair and most of its claims are not an author's alone; its side
is the one that the reader gives to most of its claims. First a sixth of the pairs is held out in turn, and how often a
text gets a side, and the right one, is printed, with the weights learned from the other texts; then the weights that
all texts teach, in the form of parallax/data/authors.yml.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from claims import side, table
from scipy.optimize import minimize
from scipy.special import expit, log_softmax, softmax

from parallax.corpus.parse import parse
from parallax.data import lists
from parallax.positions import acts, authors
from parallax.positions.sides import AUTHOR, BOTH, UNNAMED, Sides

PARTS = 6
"""Into how many parts the pairs are cut of which one is held out."""
HELD_OFFICIAL, HELD_OWN = 1.5, 0.5
"""How strongly the weights are held near nought."""
NOT_ONE = ("", AUTHOR, BOTH, UNNAMED)
"""What a reader gives as the side of claims that are of no one side."""
OFFICIAL, OWN = (list(lists("authors")[name]) for name in ("official", "own"))


class Text(NamedTuple):
    """A text: its pair, its manner, (weights,), what speaks for each side that it names, (sides, weights), the names of
    these, whether it is an authority's, and the reader's side."""

    pair: int
    manner: np.ndarray
    known: np.ndarray
    sides: list[str]
    is_official: bool
    side: str


def texts(number: int, path: Path) -> list[Text]:
    """The texts of a pair."""
    rows = table(path)
    sheet = table(path.with_name(path.name.replace("-sentences", "-claims-1")))
    parses = dict(zip(rows["sentence"], parse(rows["text"]), strict=True))
    known_sides = Sides(parses.values())
    found = []
    for document, here in rows.groupby("document"):
        docs = [parses[id] for id in here["sentence"]]
        claimed = sheet.loc[sheet["sentence"].isin(here["sentence"]) & (sheet["claimant_side"] != ""), "claimant_side"]
        most = claimed.value_counts().index[0] if len(claimed) else ""
        acting = [acts.found_in(doc, known_sides) for doc in docs]
        named = authors.named(docs, acting, known_sides)
        known = np.array([[marks.get(name, 0.0) for name in OWN] for marks in named.values()])
        told = authors.manner(docs, acting)
        is_official = document == "statement" and most != AUTHOR
        found.append(Text(number, np.array([told[name] for name in OFFICIAL]), known, list(named), is_official, most))
    return found


def place_of(text: Text) -> int:
    """The place of the reader's side among those that a text names, of which the first is none."""
    places = [place for place, each in enumerate(text.sides) if each and side(each) == side(text.side)]
    return next(iter(places), 0) if text.side not in NOT_ONE else 0


def fitted(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], size: int) -> np.ndarray:
    """The weights that lose least, (weights,)."""
    return minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B").x


def learned(taught: list[Text]) -> tuple[np.ndarray, np.ndarray]:
    """The likeliest weights of a text's manner and of its sides."""
    manners, official = np.array([each.manner for each in taught]), np.array([each.is_official for each in taught])
    spread = np.where(manners.std(axis=0) > 0, manners.std(axis=0), 1.0)
    middle = np.where(manners.std(axis=0) > 0, manners.mean(axis=0), 0.0)
    scaled, held = (manners - middle) / spread, HELD_OFFICIAL * (middle != 0)

    def of_manner(by: np.ndarray) -> tuple[float, np.ndarray]:
        sums = scaled @ by
        value = (np.logaddexp(0, sums) - official * sums).sum() + held @ by**2
        return value, scaled.T @ (expit(sums) - official) + 2 * held * by

    def of_sides(by: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = HELD_OWN * by @ by, 2 * HELD_OWN * by
        for text in taught:
            if text.is_official:
                right = place_of(text)
                sums = text.known @ by
                value -= log_softmax(sums)[right]
                slope = slope + text.known.T @ softmax(sums) - text.known[right]
        return value, slope

    by = fitted(of_manner, len(OFFICIAL)) / spread
    by[OFFICIAL.index("start")] -= by @ middle
    return by, fitted(of_sides, len(OWN))


def told(read: list[Text]) -> None:
    """Prints how often a text gets a side, and the right one, by weights learned from other texts."""
    official = right = wrong = 0
    for held in range(PARTS):
        manner, own = learned([each for each in read if each.pair % PARTS != held])
        for text in (each for each in read if each.pair % PARTS == held):
            chances = softmax(text.known @ own)
            place, is_one = int(chances.argmax()), text.is_official and text.side not in NOT_ONE
            official += is_one
            if place and chances[place] * expit(text.manner @ manner) >= authors.LEAST:
                is_right = text.is_official and place == place_of(text)
                right, wrong = right + is_right, wrong + (not is_right)
    print(f"{len(read)} texts, {official} of one side; {right} get it, {wrong} get a wrong one")


def main(folders: list[Path]) -> None:
    """Learns from the folders that are given."""
    paths = [path for folder in folders for path in sorted(folder.glob("*-sentences.csv"))]
    read = [each for number, path in enumerate(paths) for each in texts(number, path)]
    print(f"{len(paths)} pairs")
    told(read)
    for title, names, by in zip(("official", "own"), (OFFICIAL, OWN), learned(read), strict=True):
        print(f"{title}:", *(f"  {name}: {weight:.2g}" for name, weight in zip(names, by, strict=True)), sep="\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(list(map(Path, sys.argv[1:])))
