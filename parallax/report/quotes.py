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


def weights(comparison: Comparison) -> dict[str, float]:
    """How much the weightiest claim of each sentence weighs."""
    return weighed(comparison).groupby("sentence")["weight"].max().to_dict()


def telling(ids: list[str], weight: dict[str, float]) -> str:
    """The sentence that stands for others: the one with the weightiest claim, of several the first."""
    return max(ids, key=lambda id: weight.get(id, -1))


def words(comparison: Comparison, id: str, family: str, code: str) -> str:
    """What is quoted of a sentence: its decisive words if they hold what the code was found by, or else all of it."""
    found = comparison.codings
    here = (found["sentence"] == id) & (found["family"] == family) & (found["code"] == code)
    matched = [each for each in found.loc[here, "matched"] if each]
    whole = comparison.sentences.set_index("sentence").loc[id, "text"]
    claims = pd.concat([comparison.claims["sentence"], comparison.quotations["words"]], axis=1)
    cuts = [*claims.loc[claims["sentence"] == id, "words"], comparison.decisive[id]]
    holding = [cut for cut in cuts if len(cut.split()) > 5 and (not matched or any(each in cut for each in matched))]
    return next(iter(holding), whole)


def quote(comparison: Comparison, id: str, family: str, code: str) -> Runs:
    """A quotation with its number."""
    return (Run(f"{quoted(words(comparison, id, family, code).rstrip('.;'))} "), Run(id, to=id))


def of_both(comparison: Comparison, family: str, code: str, by_role: dict[str, list[str]]) -> tuple[Runs, ...]:
    """One quotation for a code from each text that has any."""
    weight = weights(comparison)
    chosen = [telling(by_role[role], weight) for role in ROLES if by_role.get(role)]
    return tuple(quote(comparison, id, family, code) for id in chosen)


def table(comparison: Comparison, family: str, most: int = 6) -> Table | None:
    """A family's codes by texts, the heaviest of both, then of each alone: a quotation, and the numbers of the other
    sentences; None where neither text has any."""
    chosen = heaviest(comparison, family, most)
    if chosen.empty:
        return None
    weight = weights(comparison)
    rows = tuple(
        (text(label), *(cell(comparison, role, family, row.code, weight) for role in ROLES))
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


def cell(comparison: Comparison, role: str, family: str, code: str, weight: dict[str, float]) -> Runs:
    """The quotation that stands for a code in a text, and the numbers of its other sentences."""
    ids = evidence(comparison, role, family, [code])
    if not ids:
        return (Run("not found", style="quiet"),)
    chosen = telling(ids, weight)
    others = [id for id in ids if id != chosen]
    more = (Run("; also ", style="quiet"), *refs(others, 6)) if others else ()
    return (*quote(comparison, chosen, family, code), *more)
