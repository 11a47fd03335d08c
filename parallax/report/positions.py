"""Positions: who takes which position towards whom, in the texts' words, act by act and text by text.

Claims whose rule is not sure enough (see positions.claims) are left out; each of the others stands with its
claimant, its addressee and its sentence. Where a text speaks for itself no claimant is named.
"""

from typing import Any

import numpy as np
import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.report.displays import Column, Run, Runs, Table
from parallax.report.tables import headings, quoted, refs, text
from parallax.report.wording import capitalized

ACTS = {
    "settles": "Holds settled",
    "promises": "Promises",
    "asks": "Asks",
    "seeks": "Wants",
    "refuses": "Refuses",
    "opposes": "Objects, blames",
    "supports": "Approves, underlines",
    "expects": "Expects, leaves open",
    "explains": "Explains",
}
"""The acts in the order in which a reader asks for them, each with its name in the brief."""

SHORT = ("settles", "promises", "asks", "refuses", "opposes", "expects")
"""The acts of the first page: what is settled, who owes whom what, who is at odds, what is open."""

AUTHOR = "author"
NOBODY = ("", "unnamed", AUTHOR)
ADDRESSED = ("asks", "opposes", "supports", "promises")
"""The acts that somebody is addressed with."""
LONGEST, LONGEST_QUOTE = 4, 40
"""How many words an addressee has at most, for in more the parse has seldom found one, and how many a quotation."""


def matrix(comparison: Comparison, most: int = 4) -> Table | None:
    """Every act by text, each claim in the text's words; None where neither text makes any."""
    note = "Claimant → addressee: the text’s words. Where nobody is named, the text speaks for itself."
    return acts(comparison, "positions", "Who takes which position towards whom", tuple(ACTS), most, note)


def in_short(comparison: Comparison, most: int = 2) -> Table | None:
    """The acts of the first page, of each the claims of the opening and the closing paragraphs first."""
    return acts(comparison, "short", "What each text says", SHORT, most, "")


def acts(comparison: Comparison, name: str, caption: str, shown: tuple[str, ...], most: int, note: str) -> Table | None:
    """A table of acts by texts with at most so many claims in a cell, the weightiest."""
    claims = weighed(comparison)
    rows = tuple(
        (
            text(ACTS[act]),
            *(cell(claims[(claims["act"] == act) & (claims["document"] == role)], most) for role in ROLES),
        )
        for act in shown
        if (claims["act"] == act).any()
    )
    columns = (Column("Act", width=2), *(Column(each, width=6) for each in headings(comparison)))
    return Table(name, caption, columns, rows, note) if rows else None


def weighed(comparison: Comparison) -> pd.DataFrame:
    """The claims that the brief shows, with their weight: what one side says to another weighs most, and what stands
    in a text's first or last paragraph; those of rules that are not sure are left out, and parts of longer ones."""
    claims = comparison.claims[~comparison.claims["rule"].isin(lists("claims")["quiet"])]
    body = comparison.body.set_index("sentence")["paragraph"]
    claims = claims[claims["sentence"].isin(body.index)]
    claims = claims[np.array([not is_part_of_another(claim, claims) for claim in claims.itertuples()], bool)]
    paragraph = claims["sentence"].map(body)
    ends = paragraph.groupby(claims["document"]).agg(["min", "max"]).reindex(claims["document"])
    at_an_end = (paragraph.to_numpy() == ends["min"].to_numpy()) | (paragraph.to_numpy() == ends["max"].to_numpy())
    across = ~claims["target_side"].isin(NOBODY) & (claims["target_side"] != claims["claimant_side"])
    weight = 2 * across + 2 * at_an_end + (claims["target"] != "")
    return claims.assign(weight=weight, place=range(len(claims)))


def is_part_of_another(claim: Any, claims: pd.DataFrame) -> bool:
    """Whether a claim's words lie within those of another claim of its sentence that does the same."""
    near = claims[(claims["sentence"] == claim.sentence) & (claims["act"] == claim.act)]
    around = (near["start"] <= claim.start) & (near["end"] >= claim.end)
    return bool((around & (near["end"] - near["start"] > claim.end - claim.start)).any())


def cell(claims: pd.DataFrame, most: int) -> Runs:
    """The weightiest claims of a cell in the order of the text, then the sentences of the others."""
    if claims.empty:
        return (Run("nothing found", style="quiet"),)
    chosen = claims.sort_values(["weight", "place"], ascending=[False, True], kind="stable").head(most)
    chosen = chosen.sort_values("place", kind="stable")
    others = [id for id in dict.fromkeys(claims["sentence"]) if id not in set(chosen["sentence"])]
    runs = [run for claim in chosen.itertuples() for run in (*told(claim), Run("", style="break"))][:-1]
    return (*runs, Run("", style="break"), Run("Also ", style="quiet"), *refs(others)) if others else tuple(runs)


def told(claim: Any) -> Runs:
    """A claim: claimant → addressee: “words” (how certain, or why), with its sentence."""
    named = capitalized(" → ".join(filter(None, (claimant(claim), addressee(claim)))))
    return (
        *((Run(f"{named}: ", style="strong"),) if named else ()),
        Run(f"{quoted(shortened(claim.content))}{qualified(claim)} "),
        Run(claim.sentence, to=claim.sentence),
    )


def claimant(claim: Any) -> str:
    """Who makes a claim; the text itself where its demand has an addressee, else nobody."""
    return claim.claimant if claim.claimant != AUTHOR else "the text" if addressee(claim) else ""


def addressee(claim: Any) -> str:
    """Whom a claim is addressed to, where that is sure enough to be said."""
    acts = ADDRESSED if claim.claimant != AUTHOR else ADDRESSED[:1]
    is_sure = claim.act in acts and claim.target not in (*NOBODY, claim.claimant) and "-" not in claim.target
    return claim.target if is_sure and len(claim.target.split()) <= LONGEST else ""


def shortened(words: str) -> str:
    """At most so many words of a stretch as a cell holds."""
    kept = words.split()
    return words if len(kept) <= LONGEST_QUOTE else f"{' '.join(kept[:LONGEST_QUOTE])} …"


def qualified(claim: Any) -> str:
    """How certain an expectation is, on what condition, or for what reason something is so."""
    ground = claim.ground if claim.ground not in claim.content else ""
    if claim.certainty == "conditional":
        return f" (conditional: {quoted(shortened(ground))})" if ground else " (conditional)"
    if claim.act == "explains":
        return f" because {quoted(shortened(ground))}" if ground else ""
    return f" ({claim.certainty})" if claim.act == "expects" and claim.certainty else ""
