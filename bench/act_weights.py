"""Learns the weights of acts: `python bench/act_weights.py FOLDER ..`, folders of claims as for bench/claims.py.

With `--words WORDS`, a file with a word a line, words that the texts lack get weights too. First a sixth of the texts
is held out in turn and Krippendorff’s alpha, precision and recall printed over the cells of sentences and acts: of the
rules alone, and of the rules with the weights learned from the other texts. Then all texts teach, and
parallax/data/act-weights.csv.gz is written.

What is known of a sentence beside its words: which acts the rules find in it and by which rules, and in the sentence
before; whether its text is official, whether it reports a speaker's words, whether it asks. The weight of an act that a
rule finds is held near a start at which it decides. How weights are learned, and what that needs, says logistic.py.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
from claims import ACTS, documents_of, table
from logistic import PARTS, Lexicon, Said, fitted, with_words, write
from scipy import sparse
from scipy.special import logit

from parallax.corpus.parse import parse
from parallax.corpus.weighing import length_of, words_of
from parallax.measures.reliability import alpha
from parallax.positions import claims, speakers, weights

STRUCK = 0.25
"""Up to which likelihood an act is struck that a rule finds."""
LIGHT = 1, 3
"""Up to which weight, in tenths, a word is left out for an act, and for all if none weighs more."""
FEWEST = 3
"""How often a rule finds something at least to have a weight of its own."""
START, TRUST = -3.0, 4.0
"""Where the weights of the start and of what a rule finds begin."""
HELD_FOUND, HELD_KNOWN, HELD_WORD = 0.5, 1.0, 4.0
"""How strongly the weight of what a rule finds, those of what else is known and those of words are held there."""


class Sentence(NamedTuple):
    """A sentence whose claims a reader coded: its text, what is known of it, the acts that rules find and those that
    the reader does, and what it says."""

    text: int
    known: set[str]
    found: set[str]
    read: set[str]
    said: Said


def sentences(number: int, path: Path) -> list[Sentence]:
    """The sentences of a pair of texts."""
    rows = table(path).astype({"paragraph": int})
    sheet = table(path.with_name(path.name.replace("-sentences", "-claims-1")))
    acts = sheet.groupby("sentence")["act"].agg(set).to_dict()
    parses = dict(zip(rows["sentence"], parse(rows["text"]), strict=True))
    ids = {id(doc): sentence for sentence, doc in parses.items()}
    coded: dict[str, Sentence] = {}

    def noted(found: list, seen: weights.Seen) -> list:
        sentence, said = ids[id(seen.doc)], Said(list(words_of(seen.doc)), length_of(seen.doc))
        known, here = weights.known_of(found, seen), {each.act for each in found}
        coded[sentence] = Sentence(number, known, here, acts.get(sentence, set()), said)
        return found

    claims.claims(speakers.attribute(rows, parses), parses, documents_of(rows), noted)
    return list(coded.values())


def names_of(coded: list[Sentence]) -> list[str]:
    """What can be known of sentences, without rules that seldom find anything."""
    names = [name for sentence in coded for name in sentence.known]
    return sorted({name for name in names if not name.startswith("rule: ") or names.count(name) >= FEWEST})


def marks(coded: list[Sentence], names: list[str]) -> np.ndarray:
    """What is known of sentences: (sentences, names)."""
    return np.array([[name in sentence.known for name in names] for sentence in coded], float)


def learned(act: str, names: list[str], known: sparse.csr_matrix, read: np.ndarray) -> np.ndarray:
    """The weights of an act, given in which sentences a reader found it."""
    start, held = np.zeros(known.shape[1]), np.full(known.shape[1], HELD_WORD)
    held[: len(names)] = HELD_KNOWN
    start[names.index("start")], start[names.index(act)], held[names.index(act)] = START, TRUST, HELD_FOUND
    return fitted(known, read, start, held)


def performed(act: str, coded: list[Sentence], margin: np.ndarray) -> np.ndarray:
    """Which sentences perform an act: those where a rule finds it and the weights do not strike it, and those where
    they speak for it."""
    by_rule = np.array([act in sentence.found for sentence in coded])
    by_words = (margin > logit(weights.GIVEN)) & (act in weights.MISSED)
    return np.where(by_rule, margin > logit(STRUCK), by_words)


def told(name: str, given: list[np.ndarray], read: list[np.ndarray]) -> None:
    """Prints how well cells agree with a reader's."""
    ours, theirs = np.ravel(given).astype(float), np.ravel(read).astype(float)
    right = (ours * theirs).sum()
    agreement = float(alpha(ours[:, None], theirs[:, None]))
    print(f"{name}: alpha {agreement:.3f}, precision {right / ours.sum():.2f}, recall {right / theirs.sum():.2f}")


def main() -> None:
    """Learns from the folders that are given."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--words")
    chosen = options.parse_args()
    paths = [path for folder in chosen.folders for path in sorted(folder.glob("*-sentences.csv"))]
    coded = [sentence for number, path in enumerate(paths) for sentence in sentences(number, path)]
    more = Path(chosen.words).read_text("utf-8").split() if chosen.words else []
    lexicon, names = Lexicon([each.said for each in coded], more), names_of(coded)
    known = with_words(marks(coded, names), lexicon.features([each.said for each in coded]))
    part = np.array([each.text % PARTS for each in coded])
    print(f"{len(paths)} pairs, {len(coded)} sentences, {len(lexicon.alone)} words, {len(lexicon.alike)} by likeness")
    cells: dict[str, list[np.ndarray]] = {"read": [], "rules": [], "weights": []}
    tables, of_words = [], []
    for act in ACTS:
        read = np.array([act in each.read for each in coded], float)
        margin = np.zeros(len(coded))
        for held in range(PARTS):
            by = learned(act, names, known[part != held], read[part != held])
            margin[part == held] = known[part == held] @ by
        cells["read"].append(read)
        cells["rules"].append(np.array([act in each.found for each in coded]))
        cells["weights"].append(performed(act, coded, margin))
        by = learned(act, names, known, read)
        by[names.index("start")] -= logit(weights.GIVEN)
        tables.append(dict(zip(names, by, strict=False)))
        of_words.append(lexicon.weights(by[len(names) :]))
    for name in ("rules", "weights"):
        told(name, cells[name], cells["read"])
    write("act", list(ACTS), tables, of_words, LIGHT)


if __name__ == "__main__":
    main()
