"""Positions: who takes which position towards whom, in the texts' words, act by act and text by text.

Claims whose rule is not sure enough (see positions.claims) are left out; each of the others stands with its
claimant, its addressee and its sentence. Where a text speaks for itself no claimant is named.
"""

from typing import Any

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
LONGEST = 4
"""How many words an addressee has at most: in more of them the parse has seldom found one."""


def matrix(comparison: Comparison, most: int = 6) -> Table | None:
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
    """The claims that a finding may rest on, with their weight: those of a text's first and last paragraphs weigh
    most, then those that name an addressee."""
    claims = comparison.claims[~comparison.claims["rule"].isin(lists("claims")["quiet"])]
    body = comparison.body.set_index("sentence")["paragraph"]
    claims = claims[claims["sentence"].isin(body.index)]
    paragraph = claims["sentence"].map(body)
    ends = paragraph.groupby(claims["document"]).agg(["min", "max"]).reindex(claims["document"])
    at_an_end = (paragraph.to_numpy() == ends["min"].to_numpy()) | (paragraph.to_numpy() == ends["max"].to_numpy())
    return claims.assign(weight=2 * at_an_end + (claims["target"] != ""), place=range(len(claims)))


def cell(claims: pd.DataFrame, most: int) -> Runs:
    """The weightiest claims of a cell in the order of the text, then the sentences of the others."""
    if claims.empty:
        return (Run("nothing found", style="quiet"),)
    chosen = claims.sort_values(["weight", "place"], ascending=[False, True], kind="stable").head(most)
    chosen = chosen.sort_values("place", kind="stable")
    others = [id for id in dict.fromkeys(claims["sentence"]) if id not in set(chosen["sentence"])]
    runs = [run for claim in chosen.itertuples() for run in (*told(claim), Run("", style="break"))][:-1]
    return (*runs, Run("", style="break"), Run("Also ", style="quiet"), *refs(others, 6)) if others else tuple(runs)


def told(claim: Any) -> Runs:
    """A claim: claimant → addressee: “words” (how certain, or why), with its sentence."""
    who = "" if claim.claimant == AUTHOR else claim.claimant
    whom = "" if claim.target in NOBODY or claim.target == who else claim.target
    whom = f"→ {whom}" if claim.act in ADDRESSED and 0 < len(whom.split()) <= LONGEST else ""
    named = capitalized(f"{who} {whom}".strip())
    certainty = f" ({claim.certainty})" if claim.act == "expects" and claim.certainty else ""
    because = " because " if claim.act == "explains" else " if " if claim.certainty == "conditional" else ""
    ground = f"{because}{quoted(claim.ground)}" if because and claim.ground not in claim.content else ""
    return (
        *((Run(f"{named}: ", style="strong"),) if named else ()),
        Run(f"{quoted(claim.content)}{ground}{certainty} "),
        Run(claim.sentence, to=claim.sentence),
    )
