"""Projects: codings made in a program for qualitative analysis, read as rows of a long table.

A stretch of a text that overlaps a sentence gives the sentence its code. A code is known by its name, family.code, or
by its own and that of the family above it. A project begins as Parallax's own (`parallax export --to qdpx`): what the
cues coded in it, and nobody has removed since, counts as coded by everybody who worked on it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

import pandas as pd

from parallax.coding.codebook import Codebook, nearest
from parallax.errors import InputError
from parallax.readers import apart
from parallax.readers.files import content
from parallax.readers.qdpx import Project, Selection, Text
from parallax.readers.table import Row, Sheet, short

SUFFIX = ".qdpx"
COLUMNS = ["coding", "sentence", "family", "code"]
PARALLAX = "Parallax"
"""What Parallax is called as the program that wrote a project, and as a coder: then the cues have coded."""
CLAIMS = "Claims"
"""The family of the codes that stand for claims in a project; its capital letter keeps it apart from any codebook's."""
MOST_CODED = 1_000_000
"""The most codings of sentences that are read."""

Coded = tuple[str, Selection]
"""A sentence's id, and the coded stretch that overlaps the sentence."""


def is_project(path: str) -> bool:
    """Whether a file is a project, by its name."""
    return path.lower().endswith(SUFFIX)


def sheet_in(path: str, codebook: Codebook, sentences: pd.DataFrame) -> Sheet:
    """The codings in a project as a long table.

    Raises InputError for a project that is broken, that nobody has coded or that holds other texts, and for a code that
    the codebook does not have.
    """
    project = apart.project(content(path), path)
    if project.origin == PARALLAX:
        raise InputError(f"{path}: nobody has coded it yet; code it in your program and export the project from there")
    documents = [here for _, here in sentences.groupby("document", sort=False)]
    coded = (each for here in documents for each in coded_in(project, here, path) if not is_claim(each[1]))
    found = list(islice(coded, MOST_CODED + 1))
    if len(found) > MOST_CODED:
        raise InputError(f"{path}: more than {MOST_CODED:,} codings of a sentence; keep what is needed")
    rows = list(rows_of(found, codebook))
    if not rows:
        raise InputError(f"{path}: no sentence has a code; code the texts in your program and export the project again")
    return Sheet(path, COLUMNS, rows)


def coded_in(project: Project, sentences: pd.DataFrame, path: str) -> Iterator[Coded]:
    """The sentences of a document that are coded in a project, code by code; every text that holds the document counts,
    since each coder may have a copy."""
    ids, texts = list(sentences["sentence"]), list(sentences["text"])
    spans = [(text, places(texts, text.text)) for text in project.texts]
    if not any(found for _, found in spans):
        document = sentences["document"].iloc[0]
        raise InputError(
            f"{path}: does not hold the {document}; code the project that 'parallax export' writes for these texts"
        )
    for text, found in spans:
        if found:
            yield from overlapping(text, ids, found)


def places(sentences: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where each of the sentences begins and ends in a text, whatever space parts their words; empty where one is
    missing.

    >>> places(["It rained.", "It snowed."], "Today: It\\n rained. It snowed.")
    [(7, 18), (19, 29)]
    """
    black = [place for place, character in enumerate(text) if not character.isspace()]
    letters, at, found = "".join(text.split()), 0, []
    for sentence in map("".join, map(str.split, sentences)):
        start = letters.find(sentence, at)
        if start < 0:
            return []
        at = start + len(sentence)
        found.append((black[start], black[at - 1] + 1))
    return found


def overlapping(text: Text, ids: list[str], spans: list[tuple[int, int]]) -> Iterator[Coded]:
    """Each sentence that a coded stretch of a text overlaps, with the stretch."""
    starts, ends = zip(*spans, strict=True)
    for selection in text.selections:
        for id in ids[bisect_right(ends, selection.start) : bisect_left(starts, selection.end)]:
            yield id, selection


def is_claim(selection: Selection) -> bool:
    """Whether a stretch is coded as a claim."""
    return CLAIMS in (selection.above, selection.code.partition(".")[0])


def rows_of(coded: list[Coded], codebook: Codebook) -> Iterator[Row]:
    """The rows of a long table, each once; without a coder's name there is one coding."""
    coders = list(dict.fromkeys(each.coder for _, each in coded if each.coder != PARALLAX)) or [""]
    seen = set()
    for id, selection in coded:
        family, code = pair_of(selection, codebook)
        for coder in coders if selection.coder == PARALLAX else [selection.coder]:
            cells = dict(zip(COLUMNS, (coder, id, family, code), strict=True))
            if tuple(cells.values()) not in seen:
                seen.add(tuple(cells.values()))
                yield Row(selection.where, cells)


def pair_of(selection: Selection, codebook: Codebook) -> tuple[str, str]:
    """The family and code that a stretch is coded with, by name; raises InputError where the codebook has none."""
    known = {".".join(pair).lower(): pair for pair in codebook.pairs}
    names = (selection.code, f"{selection.above}.{selection.code}")
    found = next((known[name.lower()] for name in names if name.lower() in known), None)
    if found is None:
        name = short(selection.code)
        raise InputError(f"{selection.where}: no code {name} in the codebook; {nearest(name, codebook)}")
    return found
