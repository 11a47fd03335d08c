"""Narrative: the sentences around the findings, made from the tables."""

from collections.abc import Iterator, Mapping
from itertools import chain

import pandas as pd

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.measures.labels import LABELS
from parallax.report import findings
from parallax.report.displays import Chapter, Claim, Claims, Prose, Run, Runs
from parallax.report.figures import ISSUES, is_told
from parallax.report.findings import NAMED, SIGNS, STYLE, Finding, told
from parallax.report.quotes import Telling, likelihoods
from parallax.report.standing import TWO_EVENTS
from parallax.report.wording import APART, OFTEN, capitalized, counted, in_sentence, labels_of, level, listed, percent

LIKELIER = 0.5
"""From which likelihood on a sentence is likelier than not to have a code."""


def findings_of(comparison: Comparison, caption: str, *families: str, quoted: bool = True) -> Claims | None:
    """The findings on these families, each with a quotation from each text unless these stand elsewhere; None without
    any."""
    quotes, is_checked = quotes_of_all(comparison) if quoted else {}, any_checked(comparison)
    rows = told(comparison, *families)
    shown = tuple(
        Claim(each.id, each.text, each.sign if is_checked else "", quotes.get(each.id, ()), grounds(comparison, each))
        for each in rows
    )
    return Claims(caption, shown) if shown else None


def further_title(comparison: Comparison, most: int = 3) -> Chapter | None:
    """The title of the chapter on families that have none of their own: their names; None where none of their codes
    was found."""
    table = comparison.overview
    found = set(table.loc[table["sentences_statement"] + table["sentences_commentary"] > 0, "family"])
    names = [in_sentence(comparison.families[family]) for family in comparison.further if family in found]
    names = names if len(names) <= most else [*names[: most - 1], "other codes"]
    return Chapter(capitalized(listed(names))) if names else None


@once
def quotes_of_all(comparison: Comparison) -> dict[str, tuple[Runs, ...]]:
    """The quotations of every finding that has some, by its number; no sentence is quoted for two."""
    choice = Telling(comparison)
    rows = (each for each in findings.every(comparison) if each.family not in ("", ISSUES, *STYLE))
    return {each.id: quotes_of(choice, each) for each in rows}


def quotes_of(choice: Telling, finding: Finding) -> tuple[Runs, ...]:
    """The quotations of a finding: what both texts have is shown by two sentences that meet or by none, and what one
    text has more of by two that meet or by one of its own."""
    code = finding.family, finding.code.partition(";")[0]
    quotes = choice.of_both(*code)
    if not quotes and finding.measure != "shared":
        leads = ROLES[0] if finding.values.get("difference", 0) > 0 else ROLES[1]
        roles = (leads,) if finding.measure == "share" else ROLES
        quotes = [quote for role in roles if (quote := choice.of_one(*code, role))]
    return tuple(quotes)


def any_checked(comparison: Comparison) -> bool:
    """Whether people coded anything of these texts that a finding rests on."""
    return any(finding.sign not in ("", SIGNS[-1]) for finding in findings.every(comparison))


def grounds(comparison: Comparison, finding: Finding) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences on which a finding rests, code by code, those apart that are less sure to have it."""
    coded = finding.by_code or (("", finding.evidence),)
    pairs = zip(finding.code.split(";"), coded, strict=False)
    told = (by_chance(likelihoods(comparison, finding.family, code), *each) for code, each in pairs)
    return tuple(chain.from_iterable(told))


def by_chance(chances: Mapping[str, float], label: str, ids: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences of a code: those that have it likelier than not, then those that are less sure."""
    sure = tuple(id for id in ids if chances.get(id, 1) >= LIKELIER)
    unsure = tuple(id for id in ids if id not in sure)
    yield from ((label, sure),) if sure else ()
    yield from ((" ".join(filter(None, (label if not sure else "", "less sure"))), unsure),) if unsure else ()


def prose(text: str, style: str = "") -> Prose:
    """A paragraph of one run."""
    return Prose((Run(text, style=style),))


def two_events(comparison: Comparison) -> Prose | None:
    """That the two texts may not be about one event; None where they are."""
    if not comparison.is_of_two_events:
        return None
    return prose(
        f"{capitalized(TWO_EVENTS)}: what follows may set side by side what has nothing to do with each other.",
        "strong",
    )


def answer(comparison: Comparison, family: str) -> Prose | None:
    """A chapter's answer: what each text has most of, and in what it leads; None where the codebook has no such
    family."""
    if family not in comparison.families:
        return None
    table = comparison.overview
    table = table[(table["family"] == family) & is_told(table)]
    said = [most_in_words(comparison, table), leads_in_words(comparison, table)] if len(table) else []
    if family == ISSUES:
        said += [named_most(comparison, role) for role in ROLES if not table[f"share_{role}"].max() >= OFTEN]
    said = list(filter(None, said))
    nothing = f"None of the {comparison.families[family].lower()} of the codebook stands out in either text."
    return Prose((Run(" ".join(said) or nothing, style="strong"),))


def named_most(comparison: Comparison, role: str, most: int = 2) -> str:
    """Which matters of its own words a text names in most sentences; nothing where it names none in several."""
    counts = comparison.matters[role].str.split(";").str.len().where(comparison.matters[role] != "", 0)
    first = comparison.matters.assign(count=counts).nlargest(most, "count")
    named = [f"“{row.matter}” ({row.count})" for row in first.itertuples(index=False) if row.count > 1]
    return f"{capitalized(comparison.names[role])} names most often {listed(named)}." if named else ""


def most_in_words(comparison: Comparison, table: pd.DataFrame) -> str:
    """What each text has most of, where that is often."""
    tops = [table.loc[table[f"share_{role}"].idxmax()] for role in ROLES]
    labels = [in_sentence(top["label"]) for top in tops]
    shares = [top[f"share_{role}"] for role, top in zip(ROLES, tops, strict=True)]
    if labels[0] == labels[1] and min(shares) >= OFTEN:
        here, there = map(percent, shares)
        return f"Most frequent in both texts: {labels[0]} ({here} and {there} of their sentences)."
    names = [comparison.names[role] for role in ROLES]
    often = [row for row in zip(names, labels, shares, strict=True) if row[2] >= OFTEN]
    units = (" of its sentences", "")
    parts = [
        f"for {name}: {label} ({percent(share)}{unit})"
        for (name, label, share), unit in zip(often, units, strict=False)
    ]
    return f"Most frequent {'; '.join(parts)}." if parts else ""


def leads_in_words(comparison: Comparison, table: pd.DataFrame) -> str:
    """In what each text leads the other furthest, if it is by some sentences and these are enough to tell it."""
    table, parts = table[table["verdict"] != LABELS[2]], []
    if table.empty:
        return ""
    for role, other, sign in zip(ROLES, ROLES[::-1], (1, -1), strict=True):
        row = table.loc[(sign * table["difference"]).idxmax()]
        if sign * row["difference"] >= APART and row[f"sentences_{role}"] > 1:
            shares = f"{percent(row[f'share_{role}'])} against {percent(row[f'share_{other}'])}"
            parts.append(f"{in_sentence(row['label'])}, where {comparison.names[role]} leads ({shares})")
    head = "The largest difference" if len(parts) == 1 else "The largest differences"
    return f"{head}: {'; '.join(parts)}." if parts else ""


def neither(comparison: Comparison) -> Prose | None:
    """What was looked for and found in neither text."""
    families = tuple(family for family in comparison.families if family not in STYLE)
    runs = absent(comparison, families)
    return Prose(runs) if runs else None


def absent(comparison: Comparison, families: tuple[str, ...]) -> Runs:
    """Which codes were looked for and found in neither text."""
    table = comparison.overview
    table = table[table["family"].isin(families) & (table["sentences_statement"] + table["sentences_commentary"] == 0)]
    named = [in_sentence(label) for label in table["label"]]
    named = named if len(named) <= NAMED else [*named[:NAMED], f"{len(named) - NAMED} more"]
    said = "No cue of these stands in either text, though a text may speak of them in other words"
    return (Run(f"{said}: {', '.join(named)}."),) if named else ()


def cued(comparison: Comparison) -> list[str]:
    """The codebook's families that are coded by cues."""
    return [family.name for family in comparison.codebook.families if family.name not in comparison.by_hand]


def method(comparison: Comparison) -> Prose:
    """What was done to find codes: people read, or cues were searched for, or both."""
    hand, cues = labels_of(comparison, list(comparison.by_hand)) if comparison.by_hand else "", cued(comparison)
    read = f"People read every sentence of both texts and coded it for {hand}." if hand else ""
    place = f"For {labels_of(comparison, cues)} every sentence" if hand and cues else "Every sentence of both texts"
    words = "words that tell of a code" if hand else f"words that tell of {labels_of(comparison, cues)}"
    searched = f"{place} was searched for the cues of a codebook: {words}." if cues else ""
    if any(family in cued(comparison) for family, _ in comparison.weighable):
        searched += " With weights learned from other texts, which readers coded, they tell which codes a sentence has."
    return prose(" ".join(part for part in (read, searched) if part))


def trust(comparison: Comparison) -> Prose:
    """How far the coding can be trusted: what rests on people, and what came of holding the cues against them."""
    table = comparison.agreements
    table = table[table["between"].str.startswith("cues and ")] if len(table) else table
    if table.empty:
        text = "These texts were not coded by reading, so how far the coding by cues can be trusted is not known"
        return prose(f"{text}: take every finding as tentative, and check it against its sentences.", "strong")
    alphas = alphas_in_words(comparison, table)
    if comparison.by_hand:
        return by_hand_in_words(comparison, alphas)
    text = f"The coding by cues agrees with a coding of these two texts by reading with an alpha of {alphas}."
    return Prose((Run(text, style="strong"), Run(f" {comparison.coding_note}")))


def by_hand_in_words(comparison: Comparison, alphas: str) -> Prose:
    """What rests on the coding of people, how far coders agree, and what cues would have done."""
    text = f"This brief rests on the coding of people for {labels_of(comparison, list(comparison.by_hand))}."
    table = comparison.agreements
    coders = {between: rows for between, rows in table.groupby("between", sort=False) if between.startswith("coder ")}
    said = [
        f"{capitalized(between)} agree with an alpha of {alphas_in_words(comparison, rows)}."
        for between, rows in coders.items()
    ] or ["It is one coding, so how far another reader would agree is not known."]
    said.append(f"Held against it, the coding by cues, which is not used here, reaches an alpha of {alphas}.")
    if cued(comparison):
        said.append(f"For {labels_of(comparison, cued(comparison))} it rests on cues, which no reading has checked.")
    return Prose((Run(text, style="strong"), Run(" ".join(["", *said, comparison.coding_note]).rstrip())))


def alphas_in_words(comparison: Comparison, table: pd.DataFrame) -> str:
    """The alphas of families as a sentence names them."""
    return listed([f"{row.alpha:.2f} for {comparison.families[row.family].lower()}" for row in table.itertuples()])


def rule(comparison: Comparison) -> Prose:
    """The rule of the labels, with the confidence that was asked for."""
    most = 1 - comparison.settings.confidence
    return prose(
        f"A difference is clear when its {level(comparison)} interval leaves out zero and its q is at most {most:.2g}; "
        "it is leaning when only one of the two holds; otherwise there are too few sentences to tell whether the texts "
        "differ. q says how often chance alone would set the texts so far apart, corrected for testing many codes."
    )


def limits(comparison: Comparison) -> Prose:
    """What the texts' paragraphs allow to be told."""
    sizes = comparison.body.groupby("document")[["sentence", "paragraph"]].nunique()
    counts = [counted(int(sizes.loc[role, "paragraph"]), "paragraph") for role in ROLES]
    means = [f"{sizes.loc[role, 'sentence'] / sizes.loc[role, 'paragraph']:.1f}" for role in ROLES]
    one, other = (comparison.names[role] for role in ROLES)
    return prose(
        f"{capitalized(one)} has {counts[0]} with {means[0]} sentences on average, {other} {counts[1]} with "
        f"{means[1]}. The fewer there are, the larger a difference has to be to be clear; and where those of one text "
        "are several times as long as the other’s, the test is less strict than it says."
    )


def overall(comparison: Comparison) -> Prose:
    """The overall finding as a paragraph, with its number."""
    finding = next(each for each in findings.every(comparison) if each.measure == "label")
    return Prose((Run(finding.text), Run(f" {finding.id}", style="quiet")))


def legend(comparison: Comparison) -> Prose:
    """What the signs beside findings say of their coding; where nobody has coded the texts, that once for all."""
    if not any_checked(comparison):
        return prose("Nobody has coded these texts by reading, so how often each says something is unchecked.")
    meanings = (
        "readers of these texts gave the code to much the same sentences",
        "the two often disagreed",
        "nobody has coded these texts for it",
    )
    runs = [Run("A word behind each finding says how its coding was checked: ")]
    for sign, meaning in zip(SIGNS, meanings, strict=True):
        runs += [Run(sign, style="sign"), Run(f" {meaning}{'.' if sign == SIGNS[-1] else '; '}")]
    return Prose(tuple(runs))
