"""Findings: plain sentences made from the tables, each with its values, evidence and label.

A finding says what the tables carry and no more: where a table changes its sentence changes, and where a
table no longer carries it no sentence is made. The surer come before the less sure and the larger before
the smaller. How a sentence is put is data, by family, so a family that a user adds has its findings too.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from parallax.comparison import CHAPTERS, Comparison, once
from parallax.corpus.documents import ROLES
from parallax.measures import coverage
from parallax.measures.labels import FEWEST, LABELS, same_sentences
from parallax.measures.likelihood import LIKELY
from parallax.measures.reliability import TENTATIVE
from parallax.report.wording import (
    capitalized,
    counted,
    counts_in_none,
    in_sentence,
    listed,
    percent,
    put,
    q_in_words,
    verb,
)

NAMED = 9
"""How many codes of each text a finding on silences names; the rest are counted."""
SIGNS = ("checked", "tentative", "unchecked")
"""How far the coding of a finding is trusted: readers agree with it, they often do not, or there were none."""
STYLE = ("voice", "stance", "actors")
"""The families that say how a text speaks: their findings come last."""


@dataclass(frozen=True, eq=False)
class Finding:
    """One thing that the brief says. `values` are the numbers in its text, `evidence` sentence ids, `note`
    how far it can be trusted, `detail` the numbers behind that and what the code means; `by_code` tells which
    evidence is which code's where a finding speaks of several, `sign` in a word how far its coding is trusted."""

    id: str
    text: str
    measure: str
    family: str
    code: str
    values: dict
    evidence: tuple[str, ...]
    label: str
    note: str
    detail: str = ""
    by_code: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sign: str = ""


def evidence(comparison: Comparison, role: str, family: str, codes: list[str]) -> list[str]:
    """The sentences of a text that carry any of the codes, in order."""
    found = {id for code in codes for id in comparison.carriers[family, code]}
    return [id for id in comparison.present.index if id in found and comparison.document_of[id] == role]


@once
def every(comparison: Comparison) -> tuple[Finding, ...]:
    """All findings of the brief, numbered F1, F2, .. as they are read: family by family, and in the last chapter the
    overall one before those on how a text speaks."""
    ordered = sorted(comparison.families, key=place)
    found = [each for family in ordered if family not in STYLE for each in of_family(comparison, family)]
    found += [overall(comparison)]
    found += [each for family in ordered if family in STYLE for each in of_family(comparison, family)]
    found = distinct(comparison, found)
    return tuple(replace(finding, id=f"F{number}") for number, finding in enumerate(found, start=1))


def place(family: str) -> tuple[bool, bool]:
    """Where a family is read: themes, beside them those that have no chapter, then those that have one."""
    return family != "themes", family in CHAPTERS


def distinct(comparison: Comparison, found: list[Finding]) -> list[Finding]:
    """The findings, of differences that rest on mostly the same sentences the surest alone, which names the others."""
    apart = sorted((each for each in found if each.measure == "share"), key=sort_key)
    kept: list[Finding] = []
    folded: dict[tuple[str, str], list[str]] = {}
    for each in apart:
        first = next((one for one in kept if _is_one(one, each)), None)
        if first is None:
            kept.append(each)
        else:
            label = in_sentence(label_of(comparison, each.family, each.code))
            folded.setdefault((first.family, first.code), []).append(label)
    gone = {id(each) for each in apart} - {id(each) for each in kept}
    return [_folded(each, folded.get((each.family, each.code), [])) for each in found if id(each) not in gone]


def _is_one(one: Finding, other: Finding) -> bool:
    """Whether two differences point the same way and rest on mostly the same sentences."""
    return _is_more(one) == _is_more(other) and same_sentences(one.evidence, other.evidence)


def _is_more(finding: Finding) -> bool:
    """Whether the first text has more."""
    return finding.values["difference"] > 0


def _folded(finding: Finding, others: list[str]) -> Finding:
    """A finding with the codes that mostly the same sentences carry, in its note."""
    more = f" Mostly the same sentences carry {listed(others)}." if others else ""
    return replace(finding, note=finding.note + more)


def told(comparison: Comparison, *families: str) -> list[Finding]:
    """The findings on these families, numbered as in the whole brief."""
    return [finding for finding in every(comparison) if finding.family in families]


def of_family(comparison: Comparison, family: str) -> list[Finding]:
    """A family's differences, the surer and larger first; then what both texts carry, then what one does."""
    table = comparison.overview
    table = table[table["family"] == family]
    apart = [difference(comparison, row) for row in table.itertuples() if row.verdict != LABELS[2]]
    often = table["sentences_statement"] + table["sentences_commentary"] >= FEWEST
    rest = table[(table["verdict"] == LABELS[2]) & often]
    carried = [(rest[f"sentences_{role}"] > 0) for role in ROLES]
    chances = [rest[f"likely_{role}"] for role in ROLES]
    met = rest[carried[0] & carried[1] & (chances[0] * chances[1] >= LIKELY)]
    few = (met[[f"sentences_{role}" for role in ROLES]] < FEWEST).any(axis=1)
    both = met if few.all() else met[~few]  # one sentence is little common ground, where there is more
    unsaid = [
        np.array([not by_people(comparison, role, family, code) for code in rest["code"]], bool) for role in ROLES
    ]
    alone = {
        role: rest[here & ~there & nor & is_alone(rest, role, silent)]
        if coverage.fits(comparison.coverage, family, silent)
        else rest[:0]
        for role, silent, here, there, nor in zip(ROLES, ROLES[::-1], carried, carried[::-1], unsaid[::-1], strict=True)
    }
    return sorted(apart, key=sort_key) + shared(comparison, family, both) + silences(comparison, family, alone)


def is_alone(table: pd.DataFrame, role: str, silent: str) -> pd.Series:
    """Whether it is likely that one text has a code and the other, where it was not found, has none."""
    return table[f"likely_{role}"] * (1 - table[f"likely_{silent}"]) >= LIKELY


def sort_key(finding: Finding) -> tuple:
    """The surer first, then the larger difference."""
    return LABELS.index(finding.label), -abs(finding.values["difference"])


def by_people(comparison: Comparison, role: str, family: str, code: str) -> list[str] | None:
    """The sentences of a text that readers gave the code to, or None where readers cannot tell of the whole text."""
    found = comparison.carriers_by_people.get((family, code))
    here = None if found is None else [id for id in found if comparison.document_of[id] == role]
    return here if here or not comparison.readings.drawn else None  # a sample shows what is there, not what is nowhere


def disputed(comparison: Comparison, family: str, codes: list[str]) -> list[str]:
    """Where coding by reading says otherwise on whether a text carries a code at all, in words."""
    said = []
    for code in codes:
        for role in ROLES:
            theirs = by_people(comparison, role, family, code)
            ours = evidence(comparison, role, family, [code])
            name, label = comparison.names[role], in_sentence(label_of(comparison, family, code))
            if theirs and not ours:
                said.append(f"Readers gave {label} to {name} too ({', '.join(theirs)}).")
            if ours and theirs == []:
                said.append(f"Readers gave {label} to no sentence of {name}.")
    return said


def label_of(comparison: Comparison, family: str, code: str) -> str:
    """A code's label."""
    return comparison.labels[family, code]


def labels_shown(comparison: Comparison, table: pd.DataFrame) -> list[str]:
    """The labels of a table's codes as they stand by themselves: one whose coding is tentative says so."""
    pairs = zip(table["family"], table["code"], strict=True)
    return [f"{comparison.labels[pair]}{' (tentative)' * (pair in comparison.tentative)}" for pair in pairs]


def difference(comparison: Comparison, row: Any) -> Finding:
    """The finding on a code in which the texts differ; `row` is one of the overview."""
    one, other = ordered(row)
    there = getattr(row, f"sentences_{other}") or by_people(comparison, other, row.family, row.code)
    there = there or getattr(row, f"likely_{other}") > 1 - LIKELY
    kind = "more" if there else "only"
    sentences = [id for role in (one, other) for id in evidence(comparison, role, row.family, [row.code])]
    values: dict[str, Any] = {role: counts_of(row, role) for role in ROLES}
    values |= {name: round(float(getattr(row, name)), 4) for name in ("difference", "low", "high", "q")}
    text = put(row.family, kind).format(
        one=comparison.names[one],
        other=comparison.names[other],
        code=in_sentence(row.label),
        verb=verb(row.label),
        counts=f"{counts_in_words(row, one)} against {counts_in_words(row, other, 'none')}",
    )
    notes = " ".join([note(comparison, row), *disputed(comparison, row.family, [row.code])])
    return Finding(
        "",
        capitalized(text),
        "share",
        row.family,
        row.code,
        values,
        tuple(sentences),
        row.verdict,
        notes,
        f"Interval {points(row)} percentage points, {q_in_words(row.q)}. {row.label}: {row.definition}"
        f"{f' (not: {excluded(comparison, row)})' if row.excludes else ''}.",
        sign=sign(comparison, pd.DataFrame([row])),
    )


def excluded(comparison: Comparison, row: Any) -> str:
    """What a code is not, other codes of its family by their labels."""
    codes = comparison.codes[comparison.codes["family"] == row.family]
    text = row.excludes
    for code, label in zip(codes["code"], codes["label"], strict=True):
        text = text.replace(f"({code})", f"({in_sentence(label)})")
    return text


def points(row: Any) -> str:
    """A difference's interval in percentage points, without its direction."""
    low, high = sorted(100 * abs(end) if row.low * row.high > 0 else 100 * end for end in (row.low, row.high))
    return f"{low:.0f} to {high:.0f}".replace("-", "−")


def counts_of(row: Any, role: str) -> dict:
    """A code's count in one text, how many sentences the text has, and the share."""
    count, of = int(getattr(row, f"sentences_{role}")), int(getattr(row, f"of_{role}"))
    return {"sentences": count, "of": of, "share": round(count / of, 4)}


def counts_in_words(row: Any, role: str, nothing: str = "") -> str:
    """A code's count in one text in words; `nothing` shortens it where there is none."""
    counts = counts_of(row, role)
    if nothing and not counts["sentences"]:
        return f"{nothing} of {counts['of']}"
    return f"{counts['sentences']} of {counted(counts['of'], 'sentence')} ({percent(counts['share'])})"


def note(comparison: Comparison, row: Any) -> str:
    """How far a difference can be trusted: the coding's agreement, and how it fares in re-analyses."""
    by_hand = row.family in comparison.by_hand
    parts = [
        "coded by people" if by_hand else reliability(row.alpha),
        f"holds in {row.holds} of {row.reanalyses} re-analyses",
    ]
    fails = "fails" if row.reanalyses - row.holds == 1 else "fails, among others,"
    parts += [f"tentative, {fails} without the cue “{row.hangs_on}”"] if row.hangs_on else []
    return " ".join([f"{capitalized('; '.join(parts))}.", *corrected(comparison, row)])


def corrected(comparison: Comparison, row: Any) -> list[str]:
    """What people make of a difference that cues found, or cues of one that people found; nothing without people."""
    if math.isnan(row.corrected_difference):
        return []
    if row.family in comparison.by_hand:
        means = comparison.cued[row.family, row.code].groupby(comparison.body["document"].to_numpy()).mean()
        return [f"Cues: {' against '.join(percent(means[role]) for role in ordered(row))}."]
    shares = [corrected_share(row, role) for role in ordered(row)]
    whole = "Readers" if not comparison.readings.drawn else f"Corrected by {len(comparison.readings.drawn)} sentences"
    return [f"{whole}: {' against '.join(shares)}."]


def corrected_share(row: Any, role: str) -> str:
    """A text's share as people have it, with its interval unless they coded all of it."""
    share, low, high = (getattr(row, f"corrected_{role}{end}") for end in ("", "_low", "_high"))
    return percent(share) if low == high else f"{percent(share)} ({percent(low)} to {percent(high)})"


def ordered(row: Any) -> tuple[str, ...]:
    """The text with the larger share first."""
    return ROLES if row.difference > 0 else ROLES[::-1]


def reliability(alpha: float) -> str:
    """A code's agreement in words."""
    if math.isnan(alpha):
        return "coding not checked by reading"
    return f"{'tentative coding, ' if alpha < TENTATIVE else 'coding '}alpha {alpha:.2f}"


def reliabilities(comparison: Comparison, table: pd.DataFrame) -> str:
    """How far the coding of several codes of a family can be trusted, in a sentence."""
    if table["family"].iloc[0] in comparison.by_hand:
        return "Coded by people."
    alphas = table["alpha"].dropna()
    if alphas.empty:
        return f"{capitalized(reliability(math.nan))}."
    ends = [f"{alphas.min():.2f}", f"{alphas.max():.2f}"]
    doubted = table[table["alpha"] < TENTATIVE]
    named = [f"{in_sentence(row.label)} ({row.alpha:.2f})" for row in doubted.itertuples()]
    more = f"; tentative for {listed(named)}" if named else ""
    unchecked = "; some not checked by reading" if len(alphas) < len(table) else ""
    return f"Coding alpha {' to '.join(dict.fromkeys(ends))}{more}{unchecked}."


def shared(comparison: Comparison, family: str, table: pd.DataFrame) -> list[Finding]:
    """The finding on the codes that both texts carry, those with most room in both first; or none."""
    if table.empty:
        return []
    least = np.minimum(table["share_statement"], table["share_commentary"])
    table = table.assign(least=-least).sort_values("least", kind="stable")
    first = next(table.itertuples())
    counts = ", ".join(f"{comparison.names[role]} in {counts_in_words(first, role)}" for role in ROLES)
    pattern = put(family, "both")
    word = verb if "{verb}" in pattern else in_sentence
    others = [
        f"{word(row.label)} ({percent(row.share_statement)} and {percent(row.share_commentary)})"
        for row in table.iloc[1:].itertuples()
    ]
    text = f"{pattern.format(code=in_sentence(first.label), verb=verb(first.label))[:-1]}: {counts}"
    text += f"; also {listed(others)}." if others else "."
    values = {row.code: {role: counts_of(row, role) for role in ROLES} for row in table.itertuples()}
    ids = [id for role in ROLES for id in evidence(comparison, role, family, list(table["code"]))]
    codes = ";".join(table["code"])
    notes = " ".join([reliabilities(comparison, table), *disputed(comparison, family, list(table["code"]))])
    grounds = by_code(comparison, family, dict.fromkeys(table["code"], ROLES))
    return [
        Finding(
            "",
            text,
            "shared",
            family,
            codes,
            values,
            tuple(ids),
            LABELS[2],
            notes,
            "",
            grounds,
            sign(comparison, table),
        )
    ]


def by_code(comparison: Comparison, family: str, codes: dict[str, tuple[str, ...]]) -> tuple:
    """The evidence code by code as (label, ids), each from the texts that are named with it."""
    return tuple(
        (
            in_sentence(label_of(comparison, family, code)),
            tuple(id for role in roles for id in evidence(comparison, role, family, [code])),
        )
        for code, roles in codes.items()
    )


def silences(comparison: Comparison, family: str, alone: dict[str, pd.DataFrame]) -> list[Finding]:
    """The finding on the codes that only one text carries, too rare to call a difference; or none."""
    alone = {role: table.sort_values(f"share_{role}", ascending=False, kind="stable") for role, table in alone.items()}
    parts = [silence(comparison, role, table) for role, table in alone.items() if len(table)]
    if not parts:
        return []
    text = "; ".join([parts[0], *(part[:1].lower() + part[1:] for part in parts[1:])])
    ids = [id for role, table in alone.items() for id in evidence(comparison, role, family, list(table["code"]))]
    codes = ";".join(code for table in alone.values() for code in table["code"])
    values = {
        role: {row.code: getattr(row, f"sentences_{role}") for row in table.itertuples()}
        for role, table in alone.items()
    }
    trusted = reliabilities(comparison, pd.concat(alone.values()))
    note = f"{trusted} {overlap_note(overlap_of(comparison, family))}"
    rows = [row for table in alone.values() for row in table.itertuples()]
    limits = [f"Not counted as {in_sentence(row.label)}: {excluded(comparison, row)}." for row in rows if row.excludes]
    grounds = by_code(comparison, family, {code: (role,) for role, table in alone.items() for code in table["code"]})
    label, detail = LABELS[2], " ".join(limits)
    return [
        Finding(
            "",
            f"{text}.",
            "silence",
            family,
            codes,
            values,
            tuple(ids),
            label,
            note,
            detail,
            grounds,
            sign(comparison, pd.concat(alone.values())),
        )
    ]


def overlap_of(comparison: Comparison, family: str) -> Any:
    """The row of overlaps of a family."""
    return next(comparison.overlaps[comparison.overlaps["family"] == family].itertuples())


def overlap_note(overlap: Any) -> str:
    """What a family's overlap says of what only one text carries."""
    alone = "Any one of these may be missing from the other text by chance"
    if overlap.label == LABELS[2]:
        return f"{alone}."
    found = overlap.both + overlap.statement + overlap.commentary
    return (
        f"{alone}; that the two share only {overlap.both} of the {found} found is hardly chance: a random division of "
        f"their paragraphs seldom leaves so few in both ({q_in_words(overlap.q)})."
    )


def silence(comparison: Comparison, role: str, table: pd.DataFrame) -> str:
    """What was found in one text alone, the heaviest first, in words."""
    named = [
        f"{in_sentence(row.label)} ({getattr(row, f'sentences_{role}')})" for row in table.head(NAMED).itertuples()
    ]
    named[0] = f"{named[0][:-1]} {'sentence' if named[0].endswith('(1)') else 'sentences'})"
    more = len(table) - len(named)
    named = [*named, f"{more} more"] if more else named
    subject = "it " if "{verb}" in put(table["family"].iloc[0], "both") else ""
    return f"Found for {comparison.names[role]} alone: {subject}{listed(named)}"


def overall(comparison: Comparison) -> Finding:
    """The finding on how many codes differ at all."""
    table = comparison.overview
    labels = table.loc[table["sentences_statement"] + table["sentences_commentary"] > 0, "verdict"].value_counts()
    clear, leaning, few = (int(labels.get(label, 0)) for label in LABELS)
    total = clear + leaning + few
    if not total:
        text = "None of the codes that were looked for is in either text."
    elif not clear + leaning:
        text = f"In none of the {counted(total, 'code')} that either text carries can the two be shown to differ."
    else:
        counts = [counts_in_none(number) for number in (clear, leaning, few)]
        text = (
            f"Of the {total} {kinds_in_words(comparison)} found, the two texts differ clearly in {counts[0]} and lean "
            f"apart in {counts[1]}; for {counts[2]} there is too little text to tell."
        )
        apart = table.loc[table["verdict"] != LABELS[2], ["family", "code"]]
        together = comparison.present[list(apart.itertuples(index=False, name=None))].sum(axis=1) > 1
        text += " Several rest on the same sentences." if together.any() else ""
    values = {"codes": total, "clear": clear, "leaning": leaning, "too few to tell": few}
    return Finding("", text, "label", "", "", values, (), LABELS[0 if clear else 2], "")


def kinds_in_words(comparison: Comparison, most: int = 3) -> str:
    """What was looked for: the first families, and that there are more."""
    labels = [label.lower() for label in comparison.families.values()]
    return listed(labels if len(labels) <= most else [*labels[:most], "other features"])


def sign(comparison: Comparison, table: pd.DataFrame) -> str:
    """How far the coding of some codes of a family is trusted, in a word."""
    if table["family"].iloc[0] in comparison.by_hand:
        return SIGNS[0]
    alphas = table["alpha"]
    return SIGNS[1] if (alphas < TENTATIVE).any() else SIGNS[2] if alphas.isna().any() else SIGNS[0]


def as_json(findings: Sequence[Finding]) -> list[dict]:
    """Findings as data/findings.json holds them."""
    return [asdict(finding) for finding in findings]
