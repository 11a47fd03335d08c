"""Outlook: what each text holds settled, promised, asked, expected, possible, conditional or open, and what it says
caused what.

Both tables are read from the claims; those that cannot be relied on have no row here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from parallax.data import lists
from parallax.positions.sides import UNNAMED
from parallax.positions.weights import reliable

CERTAINTY = {"settles": "settled", "promises": "promised", "asks": "asked", "expects": "expected"}
"""How sure what an act speaks of is, unless the text holds it for possible only, makes it conditional or leaves it
open."""
LEFT_OPEN = ("possible", "conditional", "open")
OUTLOOK = ["document", "certainty", "sentence", "claimant", "claimant_side", "content", "condition"]
REASONS = ["document", "sentence", "claimant", "effect", "cause", "cause_sentence"]
STOPS = " ,;:–—-"
OPENERS = re.compile(
    r"^(?:because|since|as a result of|because of|due to|owing to|thanks to|with|given|reflecting|in response to"
    r"|in light of|driven by|on account of)\b\s*",
    re.IGNORECASE,
)
CLOSERS = re.compile(r"(?:[\s,;–—-]+(?:but|rather|and|also|reflect(?:s|ed)?))+$")
"""The words that join a cause and its effect and are part of neither."""


def outlook(claims: pd.DataFrame) -> pd.DataFrame:
    """One row per claim on what is, or may be, to come, the surest first in each text, but for promises of nobody
    named; a promise to finish something has two, for until then it is open."""
    told = reliable(claims)
    told = told[told["act"].isin(CERTAINTY) & ~((told["act"] == "promises") & (told["claimant"] == UNNAMED))]
    sure = told["certainty"].where(told["certainty"].isin(LEFT_OPEN), told["act"].map(CERTAINTY))
    order = {name: place for place, name in enumerate([*CERTAINTY.values(), *LEFT_OPEN])}
    table = told.assign(certainty=sure, condition=told["ground"].where(sure == "conditional", ""))
    table = pd.concat([table, table[(sure == "promised") & is_unfinished(told["content"])].assign(certainty="open")])
    places = table["certainty"].map(order)
    table = table.assign(place=places).sort_values(["document", "place"], ascending=[False, True], kind="stable")
    return table[OUTLOOK].reset_index(drop=True)


def is_unfinished(contents: pd.Series) -> pd.Series:
    """Whether what is promised leaves its matter open until it is done: "finalize the text"."""
    words = "|".join(map(re.escape, lists("claims")["unfinished"]))
    return contents.str.contains(rf"\b(?:{words})\b", case=False)


def reasons(claims: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    """One row per reason: what is said to be so, and because of what; `texts` has each sentence by its id."""
    told = reliable(claims)
    rows = [reason(row, texts) for row in told[told["act"] == "explains"].itertuples()]
    return pd.DataFrame([row for row in rows if row[4]], columns=REASONS)


def reason(claim: Any, texts: Mapping[str, str]) -> tuple:
    """The row of a reason: its effect without the cause, and its cause, a whole sentence where the text points back."""
    points = claim.ground_sentence if not claim.ground else ""
    cause = claim.ground or texts.get(points, "")
    before, _, after = claim.content.partition(claim.ground) if claim.ground else (claim.content, "", "")
    effect = max(before.strip(STOPS), after.strip(STOPS), key=len)
    place = points or claim.ground_sentence or claim.sentence
    effect = CLOSERS.sub("", effect)
    return (claim.document, claim.sentence, claim.claimant, effect, OPENERS.sub("", cause.strip(STOPS)), place)
