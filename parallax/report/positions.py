"""Positions: who takes which position towards whom, in the texts' words, act by act and text by text.

Claims whose rule is not sure enough (see positions.claims) are left out; each of the others stands with its
claimant, its addressee and its sentence. Where a text speaks for itself no claimant is named.
"""

from collections import defaultdict
from typing import Any

import numpy as np
import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.report.displays import Column, Prose, Run, Runs, Table
from parallax.report.tables import headings, quoted, refs, text
from parallax.report.wording import capitalized, listed

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

DONE = {
    "settles": "reports what is settled",
    "promises": "tells of promises",
    "asks": "makes demands",
    "seeks": "tells of aims",
    "refuses": "tells of refusals",
    "opposes": "finds fault",
    "supports": "approves",
    "expects": "looks ahead",
    "explains": "explains",
}
"""The acts as a text does them."""
AUTHOR = "author"
NOBODY = ("", "unnamed", AUTHOR)
NOT_A_SIDE = (*NOBODY, "firms")
ADDRESSED = ("asks", "opposes", "supports", "promises")
"""The acts that somebody is addressed with."""
LONGEST = 4
"""How many words an addressee has at most, for in more the parse has seldom found one."""


def matrix(comparison: Comparison, most: int = 2) -> Table | None:
    """Every act by text, each claim in the text's words; None where neither text makes any."""
    note = "Claimant → addressee: the text’s words. Where nobody is named, the text speaks for itself."
    claims = weighed(comparison)
    rows = tuple(
        (
            text(ACTS[act]),
            *(cell(claims[(claims["act"] == act) & (claims["document"] == role)], most) for role in ROLES),
        )
        for act in ACTS
        if (claims["act"] == act).any()
    )
    columns = (Column("Act", width=2), *(Column(each, width=6) for each in headings(comparison)))
    return Table("positions", "Who takes which position towards whom", columns, rows, note) if rows else None


def weighed(comparison: Comparison) -> pd.DataFrame:
    """The claims that the brief shows, with their weight: what stands in a text's first or last paragraph and what
    one side says to another weighs most, then what opens a paragraph, and what is said by those whose words the text
    gives. Claims of rules that are not sure are left out, and parts of longer ones."""
    return comparison.once(with_weights)


def with_weights(comparison: Comparison) -> pd.DataFrame:
    """The claims that the brief shows, weighed anew."""
    claims = pd.concat([comparison.claims, comparison.quotations], axis=1)
    claims = claims[~claims["rule"].isin(lists("claims")["quiet"])]
    body = comparison.body.set_index("sentence")["paragraph"]
    claims = claims[claims["sentence"].isin(body.index)]
    claims = claims[~parts_of_others(claims)]
    paragraph = claims["sentence"].map(body)
    ends = paragraph.groupby(claims["document"]).agg(["min", "max"]).reindex(claims["document"])
    at_an_end = (paragraph.to_numpy() == ends["min"].to_numpy()) | (paragraph.to_numpy() == ends["max"].to_numpy())
    opens = claims["sentence"].isin(comparison.body.drop_duplicates(["document", "paragraph"])["sentence"])
    across = ~claims["target_side"].isin(NOT_A_SIDE) & (claims["target_side"] != claims["claimant_side"])
    across &= claims["claimant"] != AUTHOR
    own = comparison.body.groupby("document")["attributed"].mean().reindex(claims["document"]).to_numpy() < 0.5
    by_its_voice = (claims["claimant"] == AUTHOR).to_numpy() == own
    reasoned = (claims["act"] == "explains") & (claims["ground_sentence"] != claims["sentence"])
    named = ~claims["target"].isin(NOBODY)
    stands = claims["form"] != "predicate"
    weight = 3 * at_an_end + 2 * across + opens + by_its_voice + reasoned + named / 2 + 2 * stands
    return claims.assign(weight=weight, is_across=across, place=range(len(claims)))


def parts_of_others(claims: pd.DataFrame) -> np.ndarray:
    """Whether each claim's words lie within those of another claim of its sentence that does the same."""
    spans = defaultdict(list)
    for claim in claims.itertuples():
        spans[claim.sentence, claim.act].append((claim.start, claim.end))
    alike = (spans[claim.sentence, claim.act] for claim in claims.itertuples())
    here = zip(claims["start"], claims["end"], strict=True)
    return np.array([any(is_within(one, other) for other in near) for one, near in zip(here, alike, strict=True)], bool)


def is_within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one span lies within another, longer one."""
    return other[0] <= one[0] and one[1] <= other[1] and one != other


def cell(claims: pd.DataFrame, most: int) -> Runs:
    """The weightiest claims of a cell in the order of the text, then the sentences of the others."""
    if claims.empty:
        return (Run("nothing found", style="quiet"),)
    chosen = claims.sort_values(["weight", "place"], ascending=[False, True], kind="stable").head(most)
    chosen = chosen.sort_values("place", kind="stable")
    others = [id for id in dict.fromkeys(claims["sentence"]) if id not in set(chosen["sentence"])]
    runs = [run for claim in chosen.itertuples() for run in (*told(claim), Run("", style="break"))][:-1]
    return (*runs, Run("; also ", style="quiet"), *refs(others)) if others else tuple(runs)


def told(claim: Any) -> Runs:
    """A claim: claimant → addressee: “words” (how certain, or why), with its sentence."""
    named = capitalized(" → ".join(filter(None, (claimant(claim), addressee(claim)))))
    return (
        *((Run(f"{named}: ", style="strong"),) if named else ()),
        Run(f"{quoted(claim.words)}{qualified(claim)} "),
        Run(claim.sentence, to=claim.sentence),
    )


def claimant(claim: Any) -> str:
    """Who makes a claim; the text itself where its demand has an addressee, else nobody."""
    return mid_sentence(claim.claimant) if claim.claimant != AUTHOR else "the text" if addressee(claim) else ""


def mid_sentence(name: str) -> str:
    """A name as it stands within a sentence: its article small."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def addressee(claim: Any) -> str:
    """Whom a claim is addressed to, where that is sure enough to be said."""
    acts = ADDRESSED if claim.claimant != AUTHOR else ADDRESSED[:1]
    is_sure = claim.act in acts and claim.target not in (*NOBODY, claim.claimant) and "-" not in claim.target
    return mid_sentence(claim.target) if is_sure and len(claim.target.split()) <= LONGEST else ""


def qualified(claim: Any) -> str:
    """How certain an expectation is, on what condition, or for what reason something is so."""
    ground = claim.ground if claim.ground not in claim.content else ""
    if claim.certainty == "conditional":
        return f" (conditional: {quoted(ground)})" if ground else " (conditional)"
    if claim.act == "explains":
        return f" because {quoted(ground)}" if ground else ""
    return f" ({claim.certainty})" if claim.act == "expects" and claim.certainty else ""


OUTLOOK = {
    "settled": ("settles",),
    "promised": ("promises",),
    "asked": ("asks",),
    "expected": ("certain", "likely", "possible", "unlikely", ""),
    "conditional": ("conditional",),
    "open": ("open",),
}
"""What lies behind and ahead, from what is settled to what is open: acts, and the certainties of expectations."""


def outlook(comparison: Comparison) -> Table | None:
    """What each text holds settled, promised, asked, expected, conditional and open, by its sentences; None without
    any claim of these."""
    claims = weighed(comparison)
    kind = claims["act"].where(claims["act"] != "expects", claims["certainty"])
    claims = claims[claims["act"].isin(("settles", "promises", "asks", "expects"))]
    if claims.empty:
        return None
    rows = []
    for role in ROLES:
        here = claims[claims["document"] == role]
        ids = [dict.fromkeys(here.loc[kind[here.index].isin(kinds), "sentence"]) for kinds in OUTLOOK.values()]
        rows.append((text(heading_of(comparison, role)), *(refs(list(each), 6) for each in ids)))
    columns = (Column("Text", width=3), *(Column(capitalized(name), width=2) for name in OUTLOOK))
    return Table("outlook", "From settled to open: the sentences of each text", columns, tuple(rows))


def heading_of(comparison: Comparison, role: str) -> str:
    """A text's name as a heading."""
    return headings(comparison)[ROLES.index(role)]


def reasons(comparison: Comparison, most: int = 5) -> Table | None:
    """Why, and on what condition: what each text explains or makes conditional, with the ground; None without any."""
    claims = weighed(comparison)
    is_given = (claims["ground"] != "") | (claims["ground_sentence"] != "")
    opens = [
        bool(ground) and words.startswith(ground)
        for ground, words in zip(claims["ground"], claims["content"], strict=True)
    ]
    is_given &= ~np.array(opens, bool)
    is_given &= claims["form"] != "predicate"
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


def ground_of(comparison: Comparison, claim: Any) -> Runs:
    """The reason or condition of a claim in the text's words, with the sentence where it stands elsewhere."""
    elsewhere = claim.ground_sentence if claim.ground_sentence != claim.sentence else ""
    words = claim.ground or comparison.decisive.get(elsewhere, "")
    says_how = words.split()[0].lower() in lists("story")["grounds"]
    lead = "" if says_how else "depending on " if claim.certainty == "conditional" else "because "
    return (
        *((Run(lead, style="quiet"),) if lead else ()),
        Run(f"{quoted(words)} "),
        *((Run(elsewhere, to=elsewhere),) if elsewhere else ()),
    )


def answer(comparison: Comparison) -> Prose | None:
    """What each text does most, in a sentence; None where neither takes a position."""
    claims = weighed(comparison)
    parts = []
    for role in ROLES:
        counts = claims.loc[claims["document"] == role, "act"].value_counts(sort=True)
        most = [f"{DONE[act]} ({number})" for act, number in counts.head(3).items()]
        parts += [f"{comparison.names[role]} chiefly {listed(most)}"] if most else []
    return Prose((Run(f"{capitalized('; '.join(parts))}.", style="strong"),)) if parts else None
