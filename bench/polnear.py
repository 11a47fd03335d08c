"""`python bench/polnear.py FOLDER [part]`: reported speech and its speakers, held against PolNeAR.

PolNeAR (Newell, Margolin & Ruths 2018) is a corpus of political news in which people marked every attribution: its
source, its cue and its content. Get it from https://github.com/networkdynamics/PolNeAR; of its data/ folder, which
FOLDER names, this reads text/ and attributions/ of a part: train, dev or test (the default). It fetches nothing.

The unit is a sentence as Parallax divides the text. It is reported where content or cue of an attribution lies in it.
A speaker is right who shares a word, other than an article or a title, with a source of such an attribution. The
corpus does not say for whom a pronoun stands: where all sources are pronouns, a sentence counts in no figure of
speakers, and where one is, a speaker who is none of the others counts in none. An article that several people
annotated is read as the first of them did.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from parallax.corpus.parse import parse
from parallax.corpus.sentences import sentences_in
from parallax.positions import speakers

PRONOUNS = frozenset(re.findall(r"\w+", "he she they it who i we you him her them his their its himself herself"))
EMPTY = frozenset(re.findall(r"\w+", "a an the mr mrs ms dr sen rep gov of and"))


class Attribution(NamedTuple):
    """What one annotation marks: the source's words, and where content and cue lie."""

    source: str
    spans: list[tuple[int, int]]


def spans_of(places: str) -> list[tuple[int, int]]:
    """The stretches of text in a field like "5 9;12 20"."""
    return [tuple(map(int, place.split())) for place in places.split(";")]


def attributions(file: Path) -> list[Attribution]:
    """The attributions in a file of annotations."""
    marks, found = {}, []
    lines = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    for line in (line for line in lines if line[0].startswith("T") and len(line) > 2):
        marks[line[0]] = (spans_of(line[1].partition(" ")[2]), line[2])
    for line in (line for line in lines if re.match(r"E\d", line[0]) and len(line) > 1):
        roles = [role.split(":") for role in line[1].split()]
        spans = [span for name, mark in roles if name.startswith(("Content", "Cue")) for span in marks[mark][0]]
        found.append(Attribution(" ".join(marks[mark][1] for name, mark in roles if name == "Source"), spans))
    return found


def located(text: str) -> Iterator[tuple[int, str, int, int]]:
    """Each sentence of a text with its paragraph and where it stands."""
    end = 0
    for number, paragraph in enumerate(filter(str.strip, text.split("\n")), start=1):
        for sentence in sentences_in(paragraph):
            place = re.compile(r"\s*".join(map(re.escape, sentence.split()))).search(text, end)
            if place:
                end = place.end()
                yield number, " ".join(sentence.split()), *place.span()


def article(file: Path) -> pd.DataFrame:
    """The sentences of an article, each with whether the corpus holds it reported, and its sources."""
    annotated = min(file.parent.with_name("attributions").glob(f"{file.stem}_????.ann"))
    marked, rows = attributions(annotated), []
    for number, sentence, start, end in located(file.read_bytes().decode("utf-8")):
        here = [one for one in marked if any(first < end and last > start for first, last in one.spans)]
        rows.append((file.stem, f"{file.stem} {len(rows)}", number, sentence, bool(here), [one.source for one in here]))
    return pd.DataFrame(rows, columns=["document", "sentence", "paragraph", "text", "reported", "sources"])


def content(phrase: str) -> set[str]:
    """The words of a phrase that tell one speaker from another."""
    found = {re.sub(r"['’]s?$", "", word.lower()) for word in re.findall(r"[^\s,“”\"().]+", phrase)}
    return found - EMPTY


def figures(table: pd.DataFrame) -> dict[str, float]:
    """Precision, recall and F1 of reported sentences, then precision and recall of speakers."""
    both = (table["reported"] & table["attributed"]).sum()
    right, known, named = judged(table)
    precision, recall = both / table["attributed"].sum(), both / table["reported"].sum()
    return {
        "sentences": len(table),
        "reported: precision": precision,
        "reported: recall": recall,
        "reported: F1": 2 * precision * recall / (precision + recall),
        "speakers: precision": (right & named).sum() / named.sum(),
        "speakers: recall": (right & known).sum() / known.sum(),
    }


def judged(table: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    """For each sentence: whether its speaker is right, whether the corpus names one, whether Parallax does."""
    told = [[content(source) for source in sources if source] for sources in table["sources"]]
    known = pd.Series([any(words - PRONOUNS for words in sources) for sources in told], table.index)
    unsaid = pd.Series([any(not words - PRONOUNS for words in sources) for sources in told], table.index)
    ours = [content(speaker) - PRONOUNS for speaker in table["speaker"]]
    right = pd.Series([any(words & own for words in sources) for own, sources in zip(ours, told, strict=True)])
    right = right.set_axis(table.index)
    return right, known, pd.Series([bool(own) for own in ours], table.index) & (right | ~unsaid)


def main(folder: str, part: str = "test") -> None:
    """Read a part of the corpus, attribute its sentences, print the figures."""
    files = sorted((Path(folder) / part / "text").glob("*.txt"))
    if not files:
        sys.exit(f"polnear: {folder}/{part}/text has no articles; see the top of this script for where they are got")
    table = pd.concat([article(file) for file in files], ignore_index=True)
    parses = dict(zip(table["sentence"], parse(table["text"]), strict=True))
    for name, value in figures(speakers.attribute(table, parses)).items():
        print(f"{name:24}{value:.3f}" if isinstance(value, float) else f"{name:24}{value}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
