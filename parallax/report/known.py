"""Known: what is known of the coding's error in these very texts, and what would tell more."""

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.measures.correction import smallest_difference
from parallax.measures.coverage import FITS
from parallax.report.displays import Column, Prose, Run, Table
from parallax.report.findings import STYLE
from parallax.report.provenance import command
from parallax.report.tables import text
from parallax.report.wording import capitalized, in_sentence, labels_of, level, listed, percent

MOST = 12
"""How many corrected differences are shown."""
FEWEST_DRAWN = 10
"""The fewest sentences that `parallax sample` draws."""
DRAWS = ("brief", *ROLES, "codebook", "corrections", "families", "codes", "random_seed")
"""The parameters on which a sample depends, and the place where it is written."""


def error(comparison: Comparison) -> Prose:
    """How far the cues' shares are off in these texts, where people coded, or that this is not known."""
    if comparison.corrected.empty:
        head = "How far the coding by cues is off in these texts is not known: nobody has coded them by hand."
        return Prose((Run(head, style="strong"), Run(f" {smallest(comparison)}")))
    count, of = len(comparison.people), len(comparison.body)
    who = f"{count} of {of} sentences, drawn at random" if comparison.readings.drawn else "every sentence"
    told = [left_out(comparison), missed(comparison), widest(comparison), learned(comparison)]
    return Prose((Run(f"People coded {who}.", style="strong"), Run("".join(f" {each}" for each in told if each))))


def left_out(comparison: Comparison) -> str:
    """Which sentences people coded in vain, since corrections have removed them."""
    ids = comparison.readings.left_out
    return f"Their coding of {listed(list(ids))}, which corrections removed, is left out." if ids else ""


def smallest(comparison: Comparison) -> str:
    """The smallest differences that texts of this length could show if every sentence were coded rightly."""
    sizes = {role: int((comparison.body["document"] == role).sum()) for role in ROLES}
    said = []
    for one, other in (ROLES, ROLES[::-1]):
        least = smallest_difference(sizes[one], sizes[other], comparison.settings.confidence)
        if least is not None:
            share = percent(least / sizes[one])
            said.append(
                f"a code that {comparison.names[other]} never has must stand in at least {least} of {sizes[one]} "
                f"sentences ({share}) of {comparison.names[one]}"
            )
    if not said:
        return "And texts as short as these can show no difference at all."
    return f"Even if every code were right, texts of this length show no smaller difference than this: {listed(said)}."


def missed(comparison: Comparison) -> str:
    """By how much the cues' shares differ from those that people have, on average and at most."""
    table = off_by(comparison)
    if table.empty:
        return "Neither cues nor people found any of the codes."
    worst = table.loc[table["off"].idxmax()]
    label = in_sentence(comparison.labels[worst["family"], worst["code"]])
    return (
        f"Of the {len(table)} shares of codes that cues or people found, those by cues are off by "
        f"{points(table['off'].mean())} on average and by {points(worst['off'])} at most ({label} for "
        f"{comparison.names[worst['document']]})."
    )


def off_by(comparison: Comparison) -> pd.DataFrame:
    """One row per code and text that either cues or people find it in: by how much the cues' share is off."""
    cues = comparison.cued.groupby(comparison.body["document"].to_numpy()).mean()
    rows = [
        (row.family, row.code, role, cues.loc[role, (row.family, row.code)], getattr(row, role))
        for row in comparison.corrected.itertuples()
        for role in ROLES
    ]
    table = pd.DataFrame(rows, columns=["family", "code", "document", "cues", "people"])
    table["off"] = (table["cues"] - table["people"]).abs()
    return table[(table["cues"] > 0) | (table["people"] > 0.5 / len(comparison.body))]


def points(share: float) -> str:
    """A share in percentage points."""
    number = f"{100 * share:.0f}"
    return f"{number} percentage point" if number == "1" else f"{number} percentage points"


def widest(comparison: Comparison) -> str:
    """How wide the corrected differences' intervals are; nothing where all was coded and they have none."""
    width = (comparison.corrected["high"] - comparison.corrected["low"]).to_numpy()
    if not width.max() > 0:
        return ""
    return (
        f"Corrected by them, differences are known with {level(comparison)} intervals of {points(width.mean())} on "
        f"average, {points(width.max())} at most."
    )


def learned(comparison: Comparison) -> str:
    """What was learned from the sample, if the analysis is to learn."""
    if comparison.learned.empty:
        return ""
    used = [
        f"{in_sentence(comparison.families[row.family])} ({row.cues:.2f} by cues, {row.learned:.2f} learned)"
        for row in comparison.learned.itertuples()
        if row.used
    ]
    if not used:
        return "Learning from them agrees with people no better than the cues in any family, and is not used."
    return f"Learning from them agrees with people better than the cues, by alpha, and is used for {listed(used)}."


def corrected(comparison: Comparison) -> Table | None:
    """The largest differences as people have them, beside those of the cues; None where nobody coded."""
    table = comparison.corrected
    if table.empty:
        return None
    table = table.reindex(table["difference"].abs().sort_values(ascending=False, kind="stable").index).head(MOST)
    cues = comparison.cued.groupby(comparison.body["document"].to_numpy()).mean()
    rows = tuple(
        (
            text(comparison.labels[row.family, row.code]),
            *(text(with_ends(*(getattr(row, f"{role}{end}") for end in ("", "_low", "_high")))) for role in ROLES),
            text(" / ".join(percent(cues.loc[role, (row.family, row.code)]) for role in ROLES)),
            text(apart(row.low, row.high)),
        )
        for row in table.itertuples()
    )
    columns = (
        Column("Code", width=4),
        *(Column(capitalized(comparison.names[role]), width=4) for role in ROLES),
        Column("By cues", width=3),
        Column("Difference, points", width=3),
    )
    note = (
        "The shares are those of the coding by hand. An interval says how far the coding may be off in these texts; "
        "where people coded all of a text there is none."
    )
    return Table("corrected", "Shares corrected by the coding by hand: the largest differences", columns, rows, note)


def apart(low: float, high: float) -> str:
    """A difference's interval in percentage points, or the difference where it is certain."""
    ends = dict.fromkeys(f"{round(100 * end) or 0:+d}".replace("-", "−") for end in (low, high))
    return " to ".join(ends)


def with_ends(share: float, low: float, high: float) -> str:
    """A share with its interval, if it has one."""
    return percent(share) if low == high else f"{percent(share)} ({percent(max(0, low))} to {percent(high)})"


def more(comparison: Comparison, parameters: dict) -> Prose:
    """What to do to know more: code a sample, code more of it, have somebody else code, widen the codebook."""
    advice = [coding_advice(comparison, parameters), coverage_advice(comparison)]
    return Prose((Run("To know more: ", style="strong"), Run(" ".join(each for each in advice if each))))


def coding_advice(comparison: Comparison, parameters: dict) -> str:
    """What coding by hand would add."""
    if comparison.corrected.empty:
        return blank_sheet(len(comparison.body), parameters)
    if comparison.readings.drawn:
        half = 2 * len(comparison.people) < len(comparison.body)
        twice = "coding twice as many sentences makes these intervals about a third narrower, and " if half else ""
        return f"{twice}coding all {len(comparison.body)} sentences leaves no interval."
    if len(comparison.readings.coders) < 2:
        return "a second coding, made without knowledge of the first, tells how far another reader would agree."
    return "readers who have not worked together would show how far others agree."


def blank_sheet(sentences: int, parameters: dict) -> str:
    """How to get a sheet for coding by hand: a sample, or all sentences where they are few."""
    size = min(40, sentences // 3 * 2)
    is_sample = size >= FEWEST_DRAWN
    sheet, begun = ("sample", f"parallax sample -n {size}") if is_sample else ("sentences", "parallax sentences")
    draw = command(begun, {name: parameters[name] for name in DRAWS if name in parameters})
    done = "draws so many sentences into a sheet" if is_sample else "writes all sentences into a sheet"
    given_back = f"coding/{parameters['brief']}/{sheet}.xlsx"
    return (
        f"“{draw}” {done}; coded by hand and given back with “-p coding {given_back}”, they correct every share and "
        "tell how far it may still be off."
    )


def coverage_advice(comparison: Comparison) -> str:
    """Which families the codebook does not reach far enough to draw silences from."""
    low = set(comparison.coverage.loc[comparison.coverage["share"] < FITS, "family"])
    poor = [family.name for family in comparison.codebook.families if family.name in low - set(STYLE)]
    if not poor:
        return ""
    return (
        f"In a text fewer than half of the sentences have a code of {labels_of(comparison, poor)}: "
        "codes for its subject would help."
    )
