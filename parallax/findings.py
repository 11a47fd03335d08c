"""Findings: plain sentences made from the tables, each with its values, evidence and label.

A finding says what the tables carry and no more: where a table changes its sentence changes, and where a
table no longer carries it no sentence is made. The surer come before the less sure and the larger before
the smaller. How a sentence is put is data, by family, so a family that a user adds has its findings too.
"""

import math
from dataclasses import asdict, dataclass, replace
from functools import cache

import pandas as pd
import yaml

from parallax.agreement import TENTATIVE
from parallax.compare import Comparison
from parallax.displays import Claim, Claims, Prose, Run
from parallax.documents import DATA, INITIALS, ROLES
from parallax.measures import LABELS

SUMMARY = 7
"""How many findings the summary holds at most."""

NAMED = 5
"""How many codes of each text a finding on silences names; the rest are counted."""

ISSUES = "issues"
"""The family whose silences the summary tells, where a codebook has it."""


@dataclass(frozen=True, eq=False)
class Finding:
    """One thing that the brief says. `values` are the numbers in its text, `evidence` sentence ids."""

    id: str
    text: str
    measure: str
    family: str
    code: str
    values: dict
    evidence: tuple[str, ...]
    label: str
    note: str

    def claim(self, here: bool) -> Claim:
        """The finding as it is shown; `here` where links to it lead."""
        return Claim(self.id, here, self.text, self.label, self.note, self.evidence)


@cache
def wording() -> dict:
    """How findings are put, by family and kind."""
    return yaml.safe_load((DATA / "wording.yml").read_text("utf-8"))


def percent(share: float) -> str:
    """A share as a reader needs it."""
    return f"{round(100 * share)}%"


def in_sentence(label: str) -> str:
    """A label as it stands within a sentence: its first letter small, unless an abbreviation or a name."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def capitalized(text: str) -> str:
    """A sentence with its first letter large."""
    return text[:1].upper() + text[1:]


def listed(items: list[str]) -> str:
    """Items as a sentence names them."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def evidence(comparison: Comparison, role: str, family: str, codes: list[str]) -> list[str]:
    """The sentences of a text that carry any of the codes, in order."""
    here = comparison.present.index.str.startswith(INITIALS[role])
    columns = [(family, code) for code in codes]
    rows = comparison.present.loc[here, columns].any(axis=1)
    return list(rows.index[rows])


def of_code(comparison: Comparison, row) -> Finding | None:
    """The finding on one code's difference, or None where neither text carries it."""
    one, other = ROLES if row.difference >= 0 else ROLES[::-1]
    counts = {role: _count(comparison, role, row.family, row.code) for role in ROLES}
    if not counts[one][0]:
        return None
    kind = "only" if not counts[other][0] else "both" if row.label == LABELS[2] else "more"
    if kind == "only" and row.label == LABELS[2]:
        return None  # silences are told together
    order = ROLES if kind == "both" else (one, other)
    text = (
        wording()
        .get(row.family, wording()["other"])[kind]
        .format(
            one=comparison.names[one],
            other=comparison.names[other],
            code=in_sentence(_label(comparison, row.family, row.code)),
            counts=_counts(comparison, counts, order),
        )
    )
    sentences = [id for role in order for id in evidence(comparison, role, row.family, [row.code])]
    values = {role: {"sentences": k, "of": n, "share": round(k / n, 4)} for role, (k, n) in counts.items()}
    values |= {name: round(float(getattr(row, name)), 4) for name in ("difference", "low", "high", "q")}
    return Finding(
        "",
        capitalized(text),
        "share",
        row.family,
        row.code,
        values,
        tuple(sentences),
        row.label,
        note(comparison, row.family, row.code, row.label),
    )


def _count(comparison: Comparison, role: str, family: str, code: str) -> tuple[int, int]:
    here = comparison.present.index.str.startswith(INITIALS[role])
    column = comparison.present.loc[here, (family, code)]
    return int(column.sum()), len(column)


def _counts(comparison: Comparison, counts: dict, order: tuple[str, str]) -> str:
    """Both counts in words, the first named text's first."""
    texts = [f"{k} of {n} sentences ({percent(k / n)})" for k, n in (counts[role] for role in order)]
    names = [comparison.names[role] for role in order]
    return f"{texts[0]} in {names[0]}, {texts[1].replace(' sentences', '')} in {names[1]}"


def _label(comparison: Comparison, family: str, code: str) -> str:
    codes = comparison.codes
    return codes.loc[(codes["family"] == family) & (codes["code"] == code), "label"].iloc[0]


def note(comparison: Comparison, family: str, code: str, label: str) -> str:
    """How far the finding can be trusted: the coding's agreement, and how it fares in re-analyses."""
    parts = [reliability(comparison, family, code)]
    row = comparison.robustness.set_index(["family", "code"]).loc[(family, code)]
    if label != LABELS[2]:
        parts.append(f"holds in {row.holds} of {row.reanalyses} re-analyses")
    if label != LABELS[2] and row.hangs_on:
        parts.append(f"hangs on the cue “{row.hangs_on}”")
    return capitalized("; ".join(filter(None, parts))) + "." if any(parts) else ""


def reliability(comparison: Comparison, family: str, code: str) -> str:
    """The coding's agreement on one code in words."""
    table = comparison.reliability
    found = table[(table["family"] == family) & (table["code"] == code)]
    if found.empty or math.isnan(found["alpha"].iloc[0]):
        return "coding not checked against people’s"
    alpha = found["alpha"].iloc[0]
    return f"{'tentative coding, ' if alpha < TENTATIVE else 'coding '}alpha {alpha:.2f}"


def sort_key(finding: Finding) -> tuple:
    """The surer first, then the larger difference."""
    return LABELS.index(finding.label), -abs(finding.values.get("difference", 0))


@cache
def every(comparison: Comparison) -> tuple[Finding, ...]:
    """All findings of the brief, numbered F1, F2, ..: the overall one, then family by family."""
    found = [overall(comparison)]
    for family in comparison.families:
        rows = comparison.differences[comparison.differences["family"] == family].itertuples()
        told = [finding for finding in (of_code(comparison, row) for row in rows) if finding]
        found += sorted(told, key=sort_key) + silences(comparison, family)
    return tuple(replace(finding, id=f"F{number}") for number, finding in enumerate(found, start=1))


def of_family(comparison: Comparison, *families: str) -> list[Finding]:
    """The findings on the families' codes and on what only one text raises of them."""
    return [finding for finding in every(comparison) if finding.family in families]


def silences(comparison: Comparison, family: str) -> list[Finding]:
    """The finding on the codes that only one text carries and that no other finding tells of, or none."""
    table = comparison.silences.merge(comparison.differences, on=["family", "code"], suffixes=("", "_"))
    table = table[(table["family"] == family) & (table["label"] == LABELS[2])]
    if table.empty:
        return []
    groups = {role: table[table["document"] == role] for role in ROLES}
    parts = [_silence(comparison, role, family, group) for role, group in groups.items() if len(group)]
    ids = [
        id for role, group in groups.items() for id in evidence(comparison, role, family, list(group["code"]))
    ]
    text = "; ".join([parts[0], *(part[:1].lower() + part[1:] for part in parts[1:])])
    return [
        Finding(
            "",
            f"{text}.",
            "silence",
            family,
            ";".join(table["code"]),
            {role: len(group) for role, group in groups.items()},
            tuple(ids),
            LABELS[2],
            "Each of these is so rare that chance could explain why the other text has none.",
        )
    ]


def _silence(comparison: Comparison, role: str, family: str, group: pd.DataFrame) -> str:
    """What one text alone carries, the heaviest first, in words."""
    named = [
        f"{in_sentence(_label(comparison, family, row.code))} ({row.sentences})"
        for row in group.head(NAMED).itertuples()
    ]
    more = len(group) - len(named)
    named = [*named, f"{more} more"] if more else named
    pattern = wording().get(family, wording()["other"])["only"].removesuffix(": {counts}.")
    return pattern.format(one=comparison.names[role], code=listed(named))


def overall(comparison: Comparison) -> Finding:
    """The finding on how many codes differ at all."""
    labels = comparison.differences["label"].value_counts()
    clear, leaning, few = (int(labels.get(label, 0)) for label in LABELS)
    total = clear + leaning + few
    if not clear + leaning:
        text = f"The two texts do not differ in any of the {total} codes by more than chance allows."
    else:
        text = (
            f"Of {total} codes, {clear} differ clearly between the texts and {leaning} lean; "
            f"for {few} there is too little text to tell."
        )
    values = {"codes": total, "clear": clear, "leaning": leaning, "too few to tell": few}
    return Finding("", text, "label", "", "", values, (), LABELS[0 if clear else 2], "")


def summary(comparison: Comparison) -> list[Finding]:
    """The most telling findings, at most SUMMARY, in this order: what both texts give most room; of the
    codebook's first two families the surest difference in each direction; what only one text raises of
    the family of issues; and then the surest of the rest, one a family."""
    found = [finding for finding in every(comparison) if finding.family]
    families = list(comparison.families)
    leads = [each for family in families[:2] for each in _both_ways(found, family)]
    silent = [each for each in found if each.measure == "silence" and each.family == ISSUES]
    rest = [_both_ways(found, family)[:1] for family in families[2:] if family != ISSUES]
    surest = sorted((each for some in rest for each in some if each.label != LABELS[2]), key=sort_key)
    chosen = dict.fromkeys([*_shared(found, families[0]), *leads, *silent, *surest])
    return list(chosen)[:SUMMARY]


def _shared(found: list[Finding], family: str) -> list[Finding]:
    """The finding on the code that both texts give most room, or none."""
    both = [each for each in found if each.family == family and each.measure == "share"]
    both = [each for each in both if min(each.values[role]["sentences"] for role in ROLES)]
    return sorted(both, key=lambda each: -min(each.values[role]["share"] for role in ROLES))[:1]


def _both_ways(found: list[Finding], family: str) -> list[Finding]:
    """A family's surest difference, then the surest in the other direction or else what is only in one."""
    apart = [each for each in found if each.family == family and each.label != LABELS[2]]
    silent = [each for each in found if each.family == family and each.measure == "silence"]
    first = sorted(apart, key=sort_key)[:1]
    turned = [each for each in sorted(apart, key=sort_key) if first and _turned(each, first[0])]
    return [*first, *(turned or silent)[:1]]


def claims(findings: list[Finding], caption: str, here: bool = True) -> Claims:
    """Findings as a notebook shows them; `here` where links to them lead."""
    return Claims(caption, tuple(finding.claim(here) for finding in findings))


def answer(comparison: Comparison, *families: str) -> Prose:
    """A chapter's answer in a sentence or two: its surest difference in each direction."""
    apart = [each for each in of_family(comparison, *families) if each.label != LABELS[2]]
    first = sorted(apart, key=sort_key)[:1]
    turned = [each for each in apart if first and _turned(each, first[0])]
    if not first:
        labels = listed([comparison.families[family].lower() for family in families])
        return Prose(
            (Run(f"In {labels} the two texts do not differ by more than chance allows.", style="strong"),)
        )
    return Prose((Run(" ".join(each.text for each in first + turned[:1]), style="strong"),))


def _turned(one: Finding, other: Finding) -> bool:
    """Whether two findings point in opposite directions."""
    return (one.values["difference"] > 0) != (other.values["difference"] > 0)


def as_json(findings: list[Finding]) -> list[dict]:
    """Findings as data/findings.json holds them."""
    return [asdict(finding) for finding in findings]
