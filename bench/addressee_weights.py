"""Learns the weights of addressees: `python bench/addressee_weights.py FOLDER ..`, folders of claims as for
bench/claims.py.

Of each claim that a reader found too, and whose words leave open which side it concerns, the side that the reader gives
is the right one, or nobody where he gives none. First a sixth of the texts is held out in turn, and how often a side is
right is printed, with the weights learned from the other texts; then the weights that all texts teach, in the form of
parallax/data/addressees.yml.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from claims import cells, documents_of, side, table
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

from parallax.corpus.parse import parse
from parallax.data import lists
from parallax.positions import addressees, claims, speakers, weights

PARTS = 6
"""Into how many parts the texts are cut of which one is held out."""
HELD = 0.25
"""How strongly the weights are held near nought."""
NAMES = list(lists("addressees")["weights"])


class Open(NamedTuple):
    """A claim whose addressee's side is open: the text, what speaks for each side, (sides, weights), and which of them
    is the reader's."""

    text: int
    known: np.ndarray
    right: int


def open_claims(number: int, path: Path) -> list[Open]:
    """The claims of a pair of texts that a reader found too and whose addressee's side is open."""
    rows = table(path).astype({"paragraph": int})
    sheet = table(path.with_name(path.name.replace("-sentences", "-claims-1")))
    read = sheet.drop_duplicates(["sentence", "act"]).set_index(["sentence", "act"])["target_side"].to_dict()
    parses = dict(zip(rows["sentence"], parse(rows["text"]), strict=True))
    spoken = speakers.attribute(rows, parses)
    found, sides = claims.by_their_words(spoken, parses, documents_of(rows), weights.weighed)
    keys = dict(zip(found.index, zip(found["sentence"], found["act"], strict=True), strict=True))
    coded = cells(sheet)
    return [
        Open(number, matrix(known), place_of(read[keys[index]], list(known)))
        for index, known in addressees.open_ones(found, spoken, parses, sides)
        if keys[index] in coded
    ]


def matrix(known: dict[str, dict[str, float]]) -> np.ndarray:
    """What speaks for each side: (sides, weights)."""
    return np.array([[marks.get(name, 0.0) for name in NAMES] for marks in known.values()])


def place_of(name: str, known: list[str]) -> int:
    """The place of the side that a reader gives among those that can be meant, of which the first is nobody."""
    places = [place for place, each in enumerate(known) if name and each and side(each) == side(name)]
    return next(iter(places), 0)


def learned(taught: list[Open]) -> np.ndarray:
    """The likeliest weights, (weights,)."""

    def loss(by: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = HELD * by @ by, 2 * HELD * by
        for each in taught:
            sums = each.known @ by
            value -= log_softmax(sums)[each.right]
            slope = slope + each.known.T @ softmax(sums) - each.known[each.right]
        return value, slope

    return minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B").x


def told(coded: list[Open]) -> None:
    """Prints how often a side is right that the weights learned from other texts give."""
    given = right = 0
    for held in range(PARTS):
        by = learned([each for each in coded if each.text % PARTS != held])
        for each in (each for each in coded if each.text % PARTS == held):
            chances = softmax(each.known @ by)
            place = int(chances.argmax())
            if place and chances[place] >= addressees.LEAST:
                given, right = given + 1, right + (place == each.right)
    print(f"{len(coded)} claims leave a side open; {given} get one, {right} of these the reader's")


def main(folders: list[Path]) -> None:
    """Learns from the folders that are given."""
    paths = [path for folder in folders for path in sorted(folder.glob("*-sentences.csv"))]
    coded = [each for number, path in enumerate(paths) for each in open_claims(number, path)]
    print(f"{len(paths)} pairs")
    told(coded)
    for name, weight in zip(NAMES, learned(coded), strict=True):
        print(f"  {name}: {weight:.1f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(list(map(Path, sys.argv[1:])))
