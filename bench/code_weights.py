"""Learns the weights of codes: `python bench/code_weights.py STATEMENT COMMENTARY CODES.csv ..`

Three files a pair, as for bench/codes.py; with `--words WORDS`, a file with a word a line, words that the texts lack
get weights too. First a sixth of the pairs is held out in turn and Krippendorff’s alpha printed by family: that of
the cues alone, and that of the weights learned from the other pairs. Then all pairs teach, and
parallax/data/code-weights.csv.gz is written.

What is known of a sentence for a code beside its words is told in `KNOWN` of parallax/coding/weights.py; the weight of
the cues is held near a start at which they decide. How weights are learned, and what that needs, says logistic.py.
"""

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from logistic import PARTS, Lexicon, Said, fitted, with_words, write
from scipy import sparse
from scipy.special import logit

from parallax.coding import weights
from parallax.comparison import Choice, compare
from parallax.corpus.weighing import length_of
from parallax.measures.reliability import alpha
from parallax.measures.settings import Settings
from parallax.positions import claims

FAMILIES = ("themes", "frames", "functions", "issues")
LIGHT = 5, 15
"""Up to which weight, in tenths, a word is left out for a code, and for all if none weighs more; half of the file then
does nearly as well on pairs held out."""
TRUST, HELD_CUE, HELD_KNOWN, HELD_WORD = 4.0, 0.5, 1.0, 4.0
"""Where the weight of a code’s cues starts, and how strongly it, the others of what is known and those of words are
held to where they start."""


class Sentence(NamedTuple):
    """A sentence that a reader coded: its pair of texts, what is known of it for each code, what the reader gives it,
    and what it says by kind."""

    pair: int
    known: np.ndarray
    read: set[weights.Pair]
    said: dict[weights.Kind, Said]


def sentences(pair: int, statement: str, commentary: str, codes: str) -> list[Sentence]:
    """The sentences of a pair."""
    made = compare(Path(statement), Path(commentary), Choice(coded_by="cues"), Settings())
    # The weights of acts were learned from many of these texts, where they know too well what a claim is.
    vars(made)["claims"] = claims.claims(made.sentences, made.parses, made.documents)
    sheet = pd.read_csv(codes, dtype=str, keep_default_na=False).set_index("sentence")
    kinds = kinds_of()
    known = weights.known_of(made.found, made.sentences, made.claims, tuple(kinds))
    shape = (len(made.sentences), len(kinds))
    stacked = np.stack([np.broadcast_to(known[name], shape) for name in weights.KNOWN], axis=2)
    found = []
    for id, row in zip(made.sentences["sentence"], stacked, strict=True):
        if id in sheet.index:
            doc = made.parses[id]
            read = {(name, code) for name in FAMILIES for code in sheet.loc[id, name].split(";") if code}
            by_kind = weights.said_by_kind(doc, set(kinds.values()))
            said = {kind: Said(list(words), length_of(doc)) for kind, words in by_kind.items()}
            found.append(Sentence(pair, row, read, said))
    return found


def kinds_of() -> dict[weights.Pair, weights.Kind]:
    """The codes of the codebook that comes with Parallax, with which words say something for each."""
    return {pair: kind for pair, kind in weights.kinds_of(weights.default()).items() if pair[0] in FAMILIES}


def known_of(coded: list[Sentence], place: int, words: sparse.csr_matrix) -> sparse.csr_matrix:
    """All that is known of sentences for the code at a place: (sentences, features)."""
    return with_words(np.stack([each.known[place] for each in coded]), words)


def learned(known: sparse.csr_matrix, read: np.ndarray) -> np.ndarray:
    """The weights of a code, given which sentences a reader gave it."""
    start, held = np.zeros(known.shape[1]), np.full(known.shape[1], HELD_WORD)
    held[: len(weights.KNOWN)] = HELD_KNOWN
    start[1], held[1] = TRUST, HELD_CUE
    return fitted(known, read, start, held)


def held_out(coded: list[Sentence], kinds: dict[weights.Pair, weights.Kind], words: dict) -> None:
    """Prints how well the cues, and the weights learned from other pairs, agree with the readers."""
    part = np.array([each.pair % PARTS for each in coded])
    for family in FAMILIES:
        read, cued, taught = [], [], []
        for place, (pair, kind) in enumerate(kinds.items()):
            if pair[0] == family:
                known, marks = known_of(coded, place, words[kind]), marks_of(coded, pair)
                given = np.zeros(len(coded))
                for held in range(PARTS):
                    given[part == held] = known[part == held] @ learned(known[part != held], marks[part != held])
                read.append(marks)
                cued.append([each.known[place, 1] > 0 for each in coded])
                taught.append(given > logit(weights.GIVEN))
        one, other = (float(alpha(np.ravel(each)[:, None], np.ravel(read)[:, None])) for each in (cued, taught))
        print(f"{family}: cues {one:.3f}, weights {other:.3f}", flush=True)


def marks_of(coded: list[Sentence], pair: weights.Pair) -> np.ndarray:
    """Which sentences a reader gave a code: 0 or 1."""
    return np.array([pair in each.read for each in coded], float)


def main() -> None:
    """Learns from the pairs that are given."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+")
    options.add_argument("--words")
    chosen = options.parse_args()
    if len(chosen.files) % 3:
        sys.exit(__doc__)
    triples = list(zip(*[iter(chosen.files)] * 3, strict=True))
    coded = [sentence for number, files in enumerate(triples) for sentence in sentences(number, *files)]
    more = Path(chosen.words).read_text("utf-8").split() if chosen.words else []
    lexicon = Lexicon([each.said[True, True] for each in coded], more)
    kinds = kinds_of()
    words = {kind: lexicon.features([each.said[kind] for each in coded]) for kind in set(kinds.values())}
    print(f"{len(triples)} pairs, {len(coded)} sentences, {len(lexicon.alone)} words, {len(lexicon.alike)} by likeness")
    held_out(coded, kinds, words)
    known, of_words = [], []
    for place, (pair, kind) in enumerate(kinds.items()):
        by = learned(known_of(coded, place, words[kind]), marks_of(coded, pair))
        by[0] -= logit(weights.GIVEN)
        known.append(dict(zip(weights.KNOWN, by, strict=False)))
        of_words.append(lexicon.weights(by[len(weights.KNOWN) :]))
    write("code", [".".join(pair) for pair in kinds], known, of_words, LIGHT)


if __name__ == "__main__":
    main()
