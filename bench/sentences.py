"""How well sentences are split, against a treebank: python bench/sentences.py FILE.conllu.

FILE is a part of a Universal Dependencies treebank, such as en_gum-ud-test.conllu of UD English GUM
(github.com/UniversalDependencies/UD_English-GUM). Each of its paragraphs is split anew; a sentence is right
where it begins and ends as the treebank's does. Printed are precision, recall and their harmonic mean (F1).
"""

import sys
from pathlib import Path

from parallax.corpus.sentences import sentences_in

NEW = ("# newdoc", "# newpar")


def paragraphs(conllu: str) -> list[list[str]]:
    """The sentences of each paragraph of a treebank."""
    found: list[list[str]] = [[]]
    for line in conllu.splitlines():
        if line.startswith(NEW):
            found.append([])
        elif line.startswith("# text = "):
            found[-1].append(line.removeprefix("# text = ").strip())
    return [paragraph for paragraph in found if paragraph]


def spans(sentences: list[str]) -> set[tuple[int, int]]:
    """Where sentences begin and end, counted in letters, so that marks which refer to notes do not count."""
    place, found = 0, set()
    for sentence in sentences:
        end = place + sum(map(str.isalpha, sentence))
        found.add((place, end))
        place = end
    return found


def main(path: str) -> None:
    """Print how many sentences are right."""
    right = split = there = 0
    for paragraph in paragraphs(Path(path).read_text("utf-8")):
        ours, theirs = spans(sentences_in(" ".join(paragraph))), spans(paragraph)
        right, split, there = right + len(ours & theirs), split + len(ours), there + len(theirs)
    precision, recall = right / split, right / there
    f1 = 2 * precision * recall / (precision + recall)
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} ({there} sentences)")


if __name__ == "__main__":
    main(sys.argv[1])
