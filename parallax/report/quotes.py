"""Quotes: which sentence stands for a code in a text, and which of its words are quoted.

A sentence of the opening or closing paragraph stands before others, and one that takes a position before one that only
mentions the matter. How many cues meet in a sentence says nothing of how telling it is.
"""

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.report.displays import Column, Run, Runs, Table
from parallax.report.findings import evidence, labels_shown
from parallax.report.positions import weighed
from parallax.report.tables import headings, quoted, refs, text


class Telling:
    """Chooses quotations for a chapter: one that was quoted before gives way to another."""

    def __init__(self, comparison: Comparison):
        self.comparison = comparison
        self.claims = weighed(comparison)
        self.weight = self.claims.groupby("sentence")["weight"].max().to_dict()
        self.quoted: set[str] = set()

    def sentence(self, ids: list[str], family: str, code: str) -> str:
        """The sentence that stands for others: one whose claim has the words that the code was found by, and that was
        not quoted yet; of several the weightiest, then the first."""
        chosen = max(
            ids, key=lambda id: (id not in self.quoted, self.is_claimed(id, family, code), self.weight.get(id, -1))
        )
        self.quoted.add(chosen)
        return chosen

    def is_claimed(self, id: str, family: str, code: str) -> bool:
        """Whether a claim of a sentence has the words that a code was found by."""
        found = matched(self.comparison, id, family, code)
        claimed = self.claims.loc[self.claims["sentence"] == id, "words"]
        return any(each in words for each in found for words in claimed)

    def quote(self, ids: list[str], family: str, code: str) -> Runs:
        """A quotation for a code with its number."""
        id = self.sentence(ids, family, code)
        return (Run(f"{quoted(words(self.comparison, id, family, code).rstrip('.;'))} "), Run(id, to=id))

    def of_both(self, family: str, code: str) -> tuple[Runs, ...]:
        """One quotation for a code from each text that has it."""
        of_each = (evidence(self.comparison, role, family, [code]) for role in ROLES)
        return tuple(self.quote(ids, family, code) for ids in of_each if ids)


FEWEST = 5
"""How many words a quotation has more than."""


def matched(comparison: Comparison, id: str, family: str, code: str) -> list[str]:
    """The words that a code was found by in a sentence; none where people gave it."""
    found = comparison.codings
    here = (found["sentence"] == id) & (found["family"] == family) & (found["code"] == code)
    return [each for each in found.loc[here, "matched"] if each]


def words(comparison: Comparison, id: str, family: str, code: str) -> str:
    """What is quoted of a sentence: its decisive words if they hold what the code was found by, or else all of it."""
    found = matched(comparison, id, family, code)
    claims = pd.concat([comparison.claims["sentence"], comparison.quotations["words"]], axis=1)
    cuts = [*claims.loc[claims["sentence"] == id, "words"], comparison.decisive[id]]
    holding = [cut for cut in cuts if len(cut.split()) > FEWEST and (not found or any(each in cut for each in found))]
    return next(iter(holding), comparison.sentences.set_index("sentence").loc[id, "text"])


def table(comparison: Comparison, family: str, most: int = 6) -> Table | None:
    """A family's codes by texts, the heaviest of both, then of each alone: a quotation, and the numbers of the other
    sentences; None where neither text has any."""
    chosen = heaviest(comparison, family, most)
    if chosen.empty:
        return None
    choice = Telling(comparison)
    rows = tuple(
        (text(label), *(cell(comparison, role, family, row.code, choice) for role in ROLES))
        for label, row in zip(labels_shown(comparison, chosen), chosen.itertuples(), strict=True)
    )
    columns = (Column("Issue", width=2), *(Column(each, width=6) for each in headings(comparison)))
    return Table(f"quotes-{family}", f"{comparison.families[family]} in the texts’ own words", columns, rows)


def heaviest(comparison: Comparison, family: str, most: int) -> pd.DataFrame:
    """The heaviest codes of a family: at most so many of both texts, and half as many of each alone."""
    found = comparison.overview
    found = found[found["family"] == family]
    counts = found[[f"sentences_{role}" for role in ROLES]]
    group = (counts > 0).dot([1, 2]).map({3: 0, 1: 1, 2: 2, 0: 3})
    found = found.assign(group=group, weight=-counts.sum(axis=1))[group < 3]
    ranked = comparison.arranged(found, "weight") if comparison.in_order else found.sort_values("weight", kind="stable")
    kept = [here.head(most if number == 0 else most // 2) for number, here in ranked.groupby("group")]
    return pd.concat(kept) if kept else found


def cell(comparison: Comparison, role: str, family: str, code: str, choice: Telling) -> Runs:
    """The quotation that stands for a code in a text, and the numbers of its other sentences."""
    ids = evidence(comparison, role, family, [code])
    if not ids:
        return (Run("not found", style="quiet"),)
    quote = choice.quote(ids, family, code)
    others = [id for id in ids if id != quote[1].to]
    more = (Run("; also ", style="quiet"), *refs(others, 6)) if others else ()
    return (*quote, *more)
