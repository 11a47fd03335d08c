"""The texts face to face: every sentence with its claims, its codes and the findings that rest on it.

Paragraphs stand beside each other in order; of the longer text several stand beside one of the other. What can be
lit up is numbered: a sentence names the numbers, with the stretch of words that each is about.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import pandas as pd

from parallax.coding.corrections import BY_HAND, RESTORE
from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.report.displays import Account, Accounts, Paragraph, Picks, Sentence
from parallax.report.findings import STYLE, Finding, labels_shown
from parallax.report.positions import ACTS, AUTHOR, addressee, claimant, weighed
from parallax.report.wording import capitalized, name_of

NARROWEST = 35
"""The smallest share of the width, in percent, that a text is given beside a longer one."""
BY_ACT, BY_SIDE, MATTERS = "Claims by act", "Claims by side", "Matters"
"""The heads of what can be lit up beside the codes."""
WHOLE = (0, 0)
"""The stretch of what is about a sentence as a whole."""
SIDES = {AUTHOR: "The author", "both": "Both sides", "unnamed": ""}
"""How sides are shown that are no names; one that is nobody's is not."""


Rows = tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True)
class Stretch:
    """What a sentence, or the words from start to end of it, can be lit up for: a pick under a head."""

    sentence: str
    start: int
    end: int
    head: str
    pick: str


def accounts(comparison: Comparison, findings: list[Finding]) -> Accounts:
    """Both texts in full: each sentence with its claims and codes, and where it is used."""
    claims = weighed(comparison)
    stretches = list(every_stretch(comparison, claims))
    numbers = numbered(comparison, stretches)
    sentences = dict(annotated(comparison, notes(comparison, findings, claims, stretches, numbers)))
    rows = side_by_side(*(paragraphs_of(comparison, role, sentences) for role in ROLES))
    return Accounts(
        tuple(
            Account(role, name_of(comparison, role), these, share, removed(comparison, role))
            for role, these, share in zip(ROLES, rows, shares_of_width(comparison), strict=True)
        ),
        picks(numbers),
    )


def annotated(comparison: Comparison, notes: dict[str, dict]) -> Iterator[tuple[str, Sentence]]:
    """Every sentence of both texts, by its id."""
    for id, text in comparison.text_of.items():
        known = {name: found[id] for name, found in notes.items() if id in found}
        yield id, Sentence(id, text, **known, lemmas=" ".join(comparison.lemmas[id]))


def notes(
    comparison: Comparison, findings: list[Finding], claims: pd.DataFrame, stretches: list[Stretch], numbers: dict
) -> dict[str, dict]:
    """What is known of each sentence: its claims, its codes, the findings that rest on it, and its stretches."""
    families = set(comparison.families.values())
    style = {label for family, label in comparison.families.items() if family in STYLE}
    further = {comparison.families[family] for family in comparison.further}
    coded = [each for each in stretches if each.head in families]
    coded.sort(key=lambda each: (each.head in further, numbers[each.head, each.pick]))
    return {
        "claims": grouped([*((claim.sentence, noted(claim)) for claim in claims.itertuples()), *corrected(comparison)]),
        "codes": grouped((each.sentence, each.pick) for each in coded if each.head not in style),
        "style": grouped((each.sentence, each.pick) for each in coded if each.head in style),
        "used": grouped((id, finding.id) for finding in findings for id in finding.evidence),
        "spans": grouped((each.sentence, (each.start, each.end, numbers[each.head, each.pick])) for each in stretches),
    }


def grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple]:
    """The values of each sentence, in order, each once."""
    found: dict[str, dict] = defaultdict(dict)
    for id, value in pairs:
        found[id][value] = None
    return {id: tuple(values) for id, values in found.items()}


def numbered(comparison: Comparison, stretches: list[Stretch]) -> dict[tuple[str, str], int]:
    """A number for everything that can be lit up: codes in the codebook's order, then acts, sides and matters."""
    codes = zip(comparison.codes["family_label"], labels_shown(comparison, comparison.codes), strict=True)
    acts = [(BY_ACT, act) for act in ACTS.values()]
    found = dict.fromkeys((each.head, each.pick) for each in stretches)
    ordered = dict.fromkeys([*codes, *acts, *found])
    return {pair: number for number, pair in enumerate(pair for pair in ordered if pair in found)}


def noted(claim: Any) -> str:
    """A claim as a note: its act, who makes it, and whom it addresses; and whether a reader gave it."""
    named = " → ".join(filter(None, (claimant(claim), addressee(claim))))
    told = f"{ACTS[claim.act]}: {named}" if named else ACTS[claim.act]
    return f"{told} ({BY_HAND})" if claim.rule == BY_HAND else told


def corrected(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """What a reader corrected in each sentence, as a note; of a restored paragraph, in its first one."""
    for each in comparison.by_reader.changes:
        begun = (id for id in comparison.text_of if comparison.document_of[id] == each.sentence)
        ids = (
            [each.sentence] if each.change != RESTORE else [id for id in begun if is_begun(comparison, id, each.value)]
        )
        yield from ((id, f"Corrected by hand: {each.change}") for id in ids)


def is_begun(comparison: Comparison, id: str, words: str) -> bool:
    """Whether a sentence begins with these words, or is the whole of them."""
    return comparison.text_of[id].startswith(words) or words.startswith(comparison.text_of[id])


def every_stretch(comparison: Comparison, claims: pd.DataFrame) -> Iterator[Stretch]:
    """All that can be lit up: codes by family, claims by act and by side, matters."""
    shown = labels_shown(comparison, comparison.codes)
    labels = dict(zip(comparison.labels, shown, strict=True))
    for row in comparison.codings.itertuples():
        pick = labels[row.family, row.code]
        yield Stretch(row.sentence, row.start, row.end, comparison.families[row.family], pick)
    for claim in claims.itertuples():
        yield Stretch(claim.sentence, claim.start, claim.end, BY_ACT, ACTS[claim.act])
        if side := SIDES.get(claim.claimant_side, capitalized(claim.claimant_side)):
            yield Stretch(claim.sentence, claim.start, claim.end, BY_SIDE, side)
    yield from stretches_of_matters(comparison)


def stretches_of_matters(comparison: Comparison) -> Iterator[Stretch]:
    """The words by which each matter is named, the sentence as a whole where it names the matter otherwise."""
    texts = comparison.text_of
    for row in comparison.matters.itertuples():
        words = re.compile(rf"\b(?:{'|'.join(map(re.escape, row.words.split(';')))})\b", re.IGNORECASE)
        for id in filter(None, f"{row.statement};{row.commentary}".split(";")):
            for start, end in [match.span() for match in words.finditer(texts[id])] or [WHOLE]:
                yield Stretch(id, start, end, MATTERS, capitalized(row.matter))


def picks(numbers: dict[tuple[str, str], int]) -> tuple[Picks, ...]:
    """What can be lit up, by head."""
    table = pd.DataFrame([(*pair, number) for pair, number in numbers.items()], columns=["head", "pick", "number"])
    groups = table.groupby("head", sort=False)
    return tuple(Picks(head, tuple(zip(here["number"], here["pick"], strict=True))) for head, here in groups)


def paragraphs_of(comparison: Comparison, role: str, sentences: dict[str, Sentence]) -> list[Paragraph]:
    """A text's paragraphs, its headline first where it has one."""
    here = comparison.sentences[comparison.sentences["document"] == role]
    groups = here.groupby("paragraph", sort=True)["sentence"]
    return [tuple(sentences[id] for id in ids) for _, ids in groups]


def side_by_side(one: list[Paragraph], other: list[Paragraph]) -> tuple[Rows, Rows]:
    """Each text's paragraphs in rows: one to a row of the text that has fewer, and beside it those of the other whose
    middles lie as far into their text."""
    if len(one) > len(other):
        return side_by_side(other, one)[::-1]
    ends = [end for _, end in extents(one)]
    rows: list[list[Paragraph]] = [[] for _ in one]
    for paragraph, (start, end) in zip(other, extents(other), strict=True):
        rows[bisect_left(ends[:-1], (start + end) / 2)].append(paragraph)
    return tuple((paragraph,) for paragraph in one), tuple(map(tuple, rows))


def extents(paragraphs: list[Paragraph]) -> list[tuple[float, float]]:
    """How far into a text each of its paragraphs begins and ends, by their characters, the whole being 1."""
    lengths = [sum(len(sentence.text) for sentence in paragraph) for paragraph in paragraphs]
    return list(pairwise(end / sum(lengths) for end in accumulate(lengths, initial=0)))


def shares_of_width(comparison: Comparison) -> tuple[int, int]:
    """How wide the two texts stand beside each other, in percent: by their length, so that they end together."""
    lengths = comparison.sentences["text"].str.len().groupby(comparison.sentences["document"]).sum()
    share = round(100 * lengths[ROLES[0]] / lengths.sum())
    share = min(max(share, NARROWEST), 100 - NARROWEST)
    return share, 100 - share


def removed(comparison: Comparison, role: str) -> tuple[tuple[str, str], ...]:
    """What of a text is not analysed, as (kind, text)."""
    table = comparison.removed
    return tuple(map(tuple, table.loc[table["document"] == role, ["kind", "text"]].to_numpy()))
