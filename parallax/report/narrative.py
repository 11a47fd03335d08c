"""Narrative: the sentences around the findings, made from the tables."""

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.measures.labels import LABELS
from parallax.measures.reliability import TENTATIVE
from parallax.report.displays import Claims, Prose, Run, Runs
from parallax.report.findings import NAMED, Finding, overall, summary
from parallax.report.wording import capitalized, counted, counts_in_none, in_sentence, labels_of, level, listed


def claims(findings: list[Finding], caption: str) -> Claims | None:
    """Findings as a chapter shows them; None without any."""
    return Claims(caption, tuple(finding.claim(here=True) for finding in findings)) if findings else None


def in_short(comparison: Comparison) -> Claims:
    """The most telling findings, each under its head, with links to where it is told in full."""
    heads = summary(comparison).items()
    told_here = [finding.claim(here=False, lead=head) for head, found in heads for finding in found]
    return Claims("The most telling findings", tuple(told_here))


def prose(text: str, style: str = "") -> Prose:
    """A paragraph of one run."""
    return Prose((Run(text, style=style),))


def answer(comparison: Comparison, *families: str) -> Prose | None:
    """A chapter's answer in a sentence: how many codes were found, in which text, and how many differ; None
    where the codebook has none of the families."""
    families = tuple(family for family in families if family in comparison.families)
    if not families:
        return None
    overlaps = comparison.overlaps[comparison.overlaps["family"].isin(families)]
    both, one, other = (int(overlaps[column].sum()) for column in ("both", *ROLES))
    label = listed([comparison.families[family].lower() for family in families])
    table = comparison.overview
    verdicts = [each for each in table.loc[table["family"].isin(families), "verdict"] if each != LABELS[2]]
    clear, leaning = (verdicts.count(each) for each in LABELS[:2])
    differ = f"{counts_in_none(clear)} {'differs' if clear < 2 else 'differ'} clearly, "
    differ += f"{counts_in_none(leaning)} {'leans' if leaning < 2 else 'lean'} apart"
    if not verdicts:
        differ = "in none can the texts be shown to differ"
    first, second = (comparison.names[role] for role in ROLES)
    kinds = f"{both + one + other} {label}" if len(families) == 1 else f"{both + one + other} codes of {label}"
    shared, here, there = map(counts_in_none, (both, one, other))
    found = f"both texts carry {shared}, only {first} {here} and only {second} {there}"
    text = f"Of {kinds} found, {found}; {differ}." if both + one + other else f"None of the {label} was found."
    return Prose((Run(text, style="strong"), *absent(comparison, families)))


def absent(comparison: Comparison, families: tuple[str, ...]) -> Runs:
    """Which codes were looked for and found in neither text."""
    table = comparison.overview
    table = table[table["family"].isin(families) & (table["sentences_statement"] + table["sentences_commentary"] == 0)]
    named = [in_sentence(label) for label in table["label"]]
    named = named if len(named) <= NAMED else [*named[:NAMED], f"{len(named) - NAMED} more"]
    return (Run(f" Looked for and found in neither text: {'; '.join(named)}."),) if named else ()


def cued(comparison: Comparison) -> list[str]:
    """The codebook's families that are coded by cues."""
    return [family.name for family in comparison.codebook.families if family.name not in comparison.by_hand]


def stance(comparison: Comparison) -> Prose | None:
    """How stance is read, where the codebook has it."""
    if "stance" not in comparison.families:
        return None
    return prose(
        "Stance is read from lists of words: hedges (may, likely) hold back, boosters (firmly, clearly) insist, and "
        "words of obligation (must) demand. No sentiment score is used: lists of pleasant and unpleasant words misread "
        "diplomatic language."
    )


def method(comparison: Comparison) -> Prose:
    """What was done to find codes: people read, or cues were searched for, or both."""
    hand, cues = labels_of(comparison, list(comparison.by_hand)) if comparison.by_hand else "", cued(comparison)
    read = f"People read every sentence of both texts and coded it for {hand}." if hand else ""
    place = f"For {labels_of(comparison, cues)} every sentence" if hand and cues else "Every sentence of both texts"
    words = "words that tell of a code" if hand else f"words that tell of {labels_of(comparison, cues)}"
    searched = f"{place} was searched for the cues of a codebook: {words}." if cues else ""
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


def checked(comparison: Comparison) -> Prose:
    """What alpha says, or that there was no reading to hold the coding against."""
    if comparison.agreements.empty:
        return prose("No coding of these texts by reading was at hand, so no finding’s coding is checked.")
    return prose(
        "Alpha says how far the coding by cues agrees with a coding by reading: 1 is full agreement, 0 no "
        f"more than chance, and below {TENTATIVE:.3f} a code is tentative; the chapter “How sure” tells on which texts "
        "it was measured."
    )


def lead(comparison: Comparison) -> Prose:
    """The overall finding as a paragraph, with its number."""
    return Prose((Run(overall(comparison).text), Run(" F1", style="quiet")))
