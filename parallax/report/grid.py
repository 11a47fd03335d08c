"""Entman's grid: problem, cause, judgement and remedy as each text has them, filled with its own sentences.

To frame is to define a problem, explain its cause, judge it and propose a remedy (R. M. Entman, Journal of
Communication 43, 1993). A pledge is what one does oneself and a demand what others should do; both are remedies, and
each says whose.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.report.displays import Column, Run, Runs, Table
from parallax.report.positions import AUTHOR, NOBODY, addressee, mid_sentence, names_side
from parallax.report.stances import DASH, ground_of, quoted_before
from parallax.report.story import is_granted, tellable
from parallax.report.tables import headings, quoted, refs, text
from parallax.report.wording import capitalized, with_article

ROWS = {
    "Problem": ("open", "unlikely", "opposes"),
    "Cause": ("explains",),
    "Judgement": ("supports", "opposes"),
    "Remedy": ("asks", "promises"),
}
"""Which claims stand in which row: acts, and the certainties of expectations."""
CODES = {
    "Problem": "defines_problem",
    "Cause": "explains_cause",
    "Judgement": "judges",
    "Remedy": "proposes_remedy",
}
"""The code of the codebook's functions for each row."""
JUDGING = ROWS["Judgement"]
"""The acts that judge."""
NEEDED = ("Problem", "Cause")
"""The rows whose claims must stand in sentences with the code, for what is open is not always a problem."""
PURPOSE = r"(?i)(?:in order to|so as to|so that|to)\b"
"""How words open that say what something is for, which is no cause."""
EACH = 1
"""How many claims of a kind stand in a cell."""
HEADS = {"supports": "for", "opposes": "against", "asks": "asked of", "promises": "promised by"}
"""How a claim's cell begins, before whom it concerns."""
BARE = {"supports": "approval", "opposes": "criticism", "asks": "asked"}
"""How the cell of a judgement begins that is of nobody who is named, or of a demand that is made of nobody."""


def grid(comparison: Comparison) -> Table | None:
    """The grid: what each text has as problem, cause, judgement and remedy; None where neither takes a position."""
    claims = tellable(comparison)
    claims = claims[np.array([not is_granted(comparison, claim) for claim in claims.itertuples()], bool)]
    claims = claims.assign(is_told=claims["sentence"].isin(quoted_before(comparison)))
    claims = claims.assign(kind=claims["act"].where(claims["act"] != "expects", claims["certainty"]))
    rows = []
    for name, kinds in ROWS.items():
        here = claims[claims["sentence"].isin(needed(comparison, name))] if name in NEEDED else claims
        cells = (cell(comparison, here[here["document"] == role], name, kinds) or refs([]) for role in ROLES)
        rows.append((text(name), *cells))
    columns = (Column("Function", width=2), *(Column(each, width=6) for each in headings(comparison)))
    note = f"Read from the claims of each text. {DASH}"
    return (
        Table("grid", "What is wrong, why, who is judged, and what should be done", columns, tuple(rows), note)
        if len(claims)
        else None
    )


def needed(comparison: Comparison, name: str) -> set[str]:
    """The sentences in which a row's claims may stand; all where no family of the codebook has its code."""
    known = any(code.name == CODES[name] for family in comparison.codebook.families for code in family.codes)
    codings = comparison.codings
    return set((codings[codings["code"] == CODES[name]] if known else comparison.sentences)["sentence"])


def cell(comparison: Comparison, claims: pd.DataFrame, name: str, kinds: tuple[str, ...]) -> Runs:
    """The weightiest claims of each kind, one under the other, with the cause of what is explained; nothing without."""
    runs = [
        run
        for kind in kinds
        for claim in weightiest(claims, kind, name)
        for run in (*told(claim, name, comparison.decisive), *why(comparison, claim), Run("", style="break"))
    ]
    return tuple(runs[:-1])


def weightiest(claims: pd.DataFrame, kind: str, name: str) -> Iterator[Any]:
    """The weightiest claims of a kind, those of the text itself before others, in the order of the text; where a
    problem is left open, blame is told below."""
    here = claims[claims["kind"] == kind]
    if name == "Cause":
        told = here["ground"].where(here["ground"] != "", here["words"]).astype(str)  # or joined to the words
        here = here[~told.str.match(PURPOSE)]
    here = here.assign(is_own=here["claimant"] == AUTHOR)
    if name == "Problem" and kind == "opposes" and claims["kind"].isin(("open", "unlikely")).any():
        return
    best = here.sort_values(["is_own", "weight"], ascending=False, kind="stable").drop_duplicates("sentence").head(EACH)
    yield from best.sort_values("place", kind="stable").itertuples()


def told(claim: Any, name: str, decisive: Mapping[str, str]) -> Runs:
    """A claim in a cell of the grid: how it begins, its words, or those of its sentence where it names only what is
    judged, and its number."""
    words = claim.short if claim.is_told else claim.words
    words = decisive[claim.sentence] if claim.form == "phrase" and claim.act in JUDGING else words
    head = heading(claim, name, words)
    lead = (Run(f"{capitalized(head)}: ", style="strong"),) if head else ()
    return (*lead, Run(f"{quoted(words)} "), Run(claim.sentence, to=claim.sentence))


def why(comparison: Comparison, claim: Any) -> Runs:
    """The cause of what a claim explains, where its own words do not hold it."""
    is_elsewhere = claim.ground_sentence not in ("", claim.sentence)
    if claim.act != "explains" or not (claim.ground or is_elsewhere) or (claim.ground and claim.ground in claim.words):
        return ()
    return (Run(" "), *ground_of(comparison, claim))


def heading(claim: Any, name: str, words: str) -> str:
    """How a claim's cell begins: what is done, whom it concerns, and who does it, if that is not the text and its
    words do not name him."""
    maker = "" if claim.claimant in NOBODY[:2] else mid_sentence(claim.claimant)
    by = "" if claim.claimant == AUTHOR or maker.lower() in words.lower() else maker
    if name not in ("Judgement", "Remedy"):
        return by
    if claim.act == "promises":
        maker = "the text itself" if claim.claimant == AUTHOR else maker
        return f"{HEADS[claim.act]} {maker}" if maker else ""
    whom = addressee(claim) or about(claim)
    head = f"{HEADS[claim.act]} {whom}" if whom else BARE[claim.act]
    if claim.act in JUDGING and whom and by:
        return f"{head} ({by})"
    return f"{head} by {by}" if by else head if whom or claim.act in JUDGING else ""


def about(claim: Any, most: int = 5) -> str:
    """Whom a judgement is of, as far as its words name somebody, or some side's doing, in short."""
    is_short = claim.target not in (*NOBODY, "both") and len(str(claim.target).split()) <= most
    return (
        with_article(mid_sentence(claim.target))
        if claim.act in ("supports", "opposes") and is_short and names_side(claim)
        else ""
    )
