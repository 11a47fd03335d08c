"""Stances: tables of who takes which position towards whom, why, and what is settled or open.

What the first page quotes stands here in few words. Where a text speaks for itself no claimant is named.
"""

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions.quotations import CUT
from parallax.report.displays import Column, Prose, Run, Runs, Table
from parallax.report.positions import ACTS, addressee, claimant, weighed
from parallax.report.repeats import repeated
from parallax.report.shown import first_page
from parallax.report.tables import headings, quoted, refs, text
from parallax.report.wording import capitalized, listed

IN_CELL = 3
"""How many claims a cell of the matrix tells at most."""
DASH = "A dash: nothing sure enough was found, which is not to say that the text is silent."
"""What an empty cell means: half of what readers find is found."""
WHOSE = (
    "Where neither a name nor the words say whose a position is, it is the text’s own, unless the sentences before it "
    "are somebody’s words."
)
"""Whose a position is that stands without a claimant: speech often runs on over sentences that do not say so."""
SOON = 6
"""Within how many words a reason says at the latest that it is one: "precisely because", "now, in Lima, because of"."""


@once
def matrix(comparison: Comparison) -> Table | None:
    """Every act by text, each claim in the text's words; None where neither text makes any."""
    note = f"Claimant → addressee: the text’s words. {WHOSE} {DASH}"
    claims = weighed(comparison)
    claims = claims.assign(is_told=claims["sentence"].isin(first_page(comparison)))
    rows = tuple(
        (
            text(ACTS[act]),
            *(cell(claims[(claims["act"] == act) & (claims["document"] == role)]) or refs([]) for role in ROLES),
        )
        for act in ACTS
        if (claims["act"] == act).any()
    )
    columns = (Column("Act", width=2), *(Column(each, width=6) for each in headings(comparison)))
    return Table("positions", "Who takes which position towards whom", columns, rows, note) if rows else None


@once
def quoted_before(comparison: Comparison) -> set[str]:
    """The sentences that the first page and the matrix quote."""
    table = matrix(comparison)
    cells = [cell for row in table.rows for cell in row[1:]] if table else []
    quotes = {after.to for cell in cells for run, after in pairwise(cell) if "“" in run.text and after.to}
    return first_page(comparison) | quotes


def cell(claims: pd.DataFrame) -> Runs:
    """The weightiest claims of a cell, before others those that the first page did not quote, in the order of the text,
    those that it quoted in few words; then who does the same to whom in which other sentences, and in those whose
    words say little alone; nothing without any."""
    if claims.empty:
        return ()
    telling = claims[~claims["is_thin"]]
    by_weight = telling.sort_values(["is_told", "weight", "place"], ascending=[True, False, True], kind="stable")
    chosen = by_weight.drop_duplicates("sentence").head(IN_CELL).sort_values("place", kind="stable")
    others = claims[~claims["sentence"].isin(chosen["sentence"])].drop_duplicates("sentence").sort_values("place")
    ids: dict[str, list[str]] = {}
    for claim in others.itertuples():
        ids.setdefault(directed(claim), []).append(claim.sentence)
    runs = [run for claim in chosen.itertuples() for run in (*told(claim), Run("", style="break"))][:-1]
    for number, (named, places) in enumerate(ids.items()):
        lead = "; " if number else "; also " if runs else ""
        runs += [Run(f"{lead}{named} " if named else lead, style="quiet"), *refs(places)]
    return tuple(runs)


def told(claim: Any) -> Runs:
    """A claim: claimant → addressee: “words” (how certain, or why), with its sentence."""
    named = capitalized(directed(claim))
    return (
        *((Run(f"{named}: ", style="strong"),) if named else ()),
        Run(f"{quoted(claim.short if claim.is_told else claim.words)}{qualified(claim)} "),
        Run(claim.sentence, to=claim.sentence),
    )


def directed(claim: Any) -> str:
    """Who makes a claim, and to whom: "Peru → Chile"."""
    return " → ".join(filter(None, (claimant(claim), addressee(claim))))


def qualified(claim: Any) -> str:
    """How certain an expectation is, on what condition, or for what reason something is so."""
    ground = claim.ground if claim.ground not in claim.content and claim.ground not in claim.words else ""
    if claim.certainty == "conditional":
        return f" (conditional: {quoted(ground)})" if ground else " (conditional)"
    if claim.act == "explains" and CUT in claim.words:
        return ""  # the reason may be that of what is left out
    if claim.act == "explains":
        lead = "" if says_how(ground) else "because "
        return f" {lead}{quoted(ground)}" if ground else ""
    return f" ({claim.certainty})" if claim.act == "expects" and claim.certainty not in ("", "certain") else ""


FEWEST = 3
"""In how many sentences an act is found at least that a text is said to have chiefly."""
OFTEN = 2
"""An act is told beside the one that a text does most if it is at least one of so many as often."""
OUTLOOK = ("settled", "promised", "asked", "expected", "possible", "conditional", "open")
"""What lies behind and ahead, from what is settled to what is open."""


def outlook(comparison: Comparison) -> Table | None:
    """What each text holds settled, promised, asked, expected, possible, conditional and open, by its sentences; None
    without any claim of these."""
    table = comparison.outlook
    table = table[table["sentence"].isin(comparison.body["sentence"]) & ~table["sentence"].isin(repeated(comparison))]
    if table.empty:
        return None
    ids = table.drop_duplicates(["certainty", "sentence"]).groupby(["document", "certainty"])["sentence"].agg(list)
    kinds = [name for name in OUTLOOK if (table["certainty"] == name).any()]
    rows = tuple(
        (text(heading_of(comparison, role)), *(refs(ids.get((role, name), []), 6) for name in kinds)) for role in ROLES
    )
    columns = (Column("Text", width=3), *(Column(capitalized(name), width=2) for name in kinds))
    return Table(
        "outlook", "From settled to open: the sentences of each text, whoever holds the position", columns, rows, DASH
    )


def heading_of(comparison: Comparison, role: str) -> str:
    """A text's name as a heading."""
    return headings(comparison)[ROLES.index(role)]


def reasons(comparison: Comparison, most: int = 5) -> Table | None:
    """Why, and on what condition: what each text explains or makes conditional beyond the first page, with the ground;
    None without any."""
    claims = weighed(comparison)
    is_given = (claims["ground"] != "") | (claims["ground_sentence"] != "")
    holds = [bool(ground) and ground in words for ground, words in zip(claims["ground"], claims["words"], strict=True)]
    is_given &= ~np.array(holds, bool)
    is_given &= (claims["form"] != "predicate") & ~claims["is_thin"]
    is_given &= ~claims["sentence"].isin(first_page(comparison))
    claims = claims[is_given & ((claims["act"] == "explains") | (claims["certainty"] == "conditional"))]
    claims = claims.sort_values("weight", ascending=False, kind="stable").groupby("document").head(most)
    rows = tuple(
        (
            text(heading_of(comparison, claim.document)),
            (Run(f"{quoted(claim.words)} "), Run(claim.sentence, to=claim.sentence)),
            ground_of(comparison, claim),
        )
        for claim in claims.sort_values("place", kind="stable").itertuples()
    )
    columns = (Column("Text", width=2), Column("What", width=6), Column("Why, or on what condition", width=5))
    return Table("reasons", "Why, and on what condition", columns, rows) if rows else None


def says_how(ground: str) -> bool:
    """Whether a reason or a condition opens with a word that says how it bears on what it explains, or says so soon."""
    opening = [word.strip(",").lower() for word in ground.split(" ")[:SOON]]
    return opening[0] in lists("story")["grounds"] or not {"because", "due", "owing"}.isdisjoint(opening)


def ground_of(comparison: Comparison, claim: Any) -> Runs:
    """The reason or condition of a claim in the text's words, with the sentence where it stands elsewhere."""
    elsewhere = claim.ground_sentence if claim.ground_sentence != claim.sentence else ""
    words = claim.ground or comparison.decisive.get(elsewhere, "")
    lead = "" if says_how(words) else "depending on " if claim.certainty == "conditional" else "because "
    return (
        *((Run(lead, style="quiet"),) if lead else ()),
        Run(f"{quoted(words)} "),
        *((Run(elsewhere, to=elsewhere),) if elsewhere else ()),
    )


def answer(comparison: Comparison) -> Prose | None:
    """What each text does most, in a sentence, and what else it does nearly as often; None where neither takes a
    position."""
    claims = weighed(comparison)
    told: dict[str, str] = {}
    for role in ROLES:
        mine = claims[claims["document"] == role].drop_duplicates(["act", "sentence"])
        counts = mine["act"].value_counts(sort=True)
        counts = counts[(counts * OFTEN >= counts.max()) & (counts >= FEWEST)].head(3)
        if nouns := [lists("story")["acts"][act]["noun"] for act in counts.index]:
            told[comparison.names[role]] = listed(nouns)
    each = "; ".join(f"for {name}: {nouns}" for name, nouns in told.items())
    each = f"in both texts: {next(iter(told.values()))}" if len(told) > 1 and len({*told.values()}) == 1 else each
    answer = f"Most frequent {each}" if told else "Few of the positions found are sure enough to be told"
    return Prose((Run(f"{answer}.", style="strong"),)) if len(claims) else None
