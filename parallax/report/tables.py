"""Tables: what the brief sets in rows, made from the comparison's tables and nothing else.

Every count stands beside its share, every sentence number is a link, and a number is rounded as a reader
needs it; the full precision is in the data files.
"""

import math
from typing import Any

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.measures.reliability import TENTATIVE
from parallax.report.displays import Column, Run, Runs, Table
from parallax.report.heard import in_own_voice
from parallax.report.wording import capitalized, counted, level, name_of, percent, q_in_words

ALPHA = (
    "Alpha is the agreement of the coding with the coding by reading, 1 being full agreement; "
    f"below {TENTATIVE:.3f} a code is tentative."
)
FEWEST = 5
"""The fewest sentences with a code for which an interval of alpha is shown."""


def text(value: object) -> Runs:
    """A cell of plain text."""
    return (Run(str(value)),)


def number(value: float, places: int = 2) -> Runs:
    """A cell with a number, a dash where there is none."""
    return text("–" if value is None or math.isnan(value) else f"{value:.{places}f}")


def refs(ids: list[str], most: int = 12) -> Runs:
    """A cell of links to sentences."""
    runs = [run for id in ids[:most] for run in (Run(id, to=id), Run(", "))][:-1]
    return (*runs, Run(f" and {len(ids) - most} more")) if len(ids) > most else tuple(runs) or text("–")


def headings(comparison: Comparison) -> list[str]:
    """Both texts' names as headings."""
    return [name_of(comparison, role) for role in ROLES]


def counts(row: Any, role: str) -> str:
    """A count with its total and share: 7 of 19, 37% (19–59)."""
    sentences, of = getattr(row, f"sentences_{role}"), getattr(row, f"of_{role}")
    low, high = (round(100 * getattr(row, f"{end}_{role}")) for end in ("low", "high"))
    return f"{sentences} of {of}, {percent(getattr(row, f'share_{role}'))} ({low}–{high})"


def sureness(comparison: Comparison) -> Table:
    """Every code that either text has: counts and shares, the difference with its interval and how it was judged, the
    agreement of its coding, and in how many re-analyses the difference holds."""
    table = comparison.overview
    table = table[table["sentences_statement"] + table["sentences_commentary"] > 0]
    rows = tuple(
        (
            text(row.label),
            text(row.family_label),
            *(text(counts(row, role)) for role in ROLES),
            text(f"{100 * row.difference:+.0f} ({100 * row.low:+.0f} to {100 * row.high:+.0f})".replace("-", "−")),
            text(f"{row.verdict}, {q_in_words(row.q)}"),
            text("by people" if row.family in comparison.by_hand else alpha_in_words(row.alpha)),
            text(f"{row.holds} of {row.reanalyses}"),
        )
        for row in table.itertuples()
    )
    columns = (
        Column("Code", width=4),
        Column("Family", width=2),
        *(Column(each, width=3) for each in headings(comparison)),
        Column("Difference in points", width=3),
        Column("Judged", width=3),
        Column("Alpha", width=2),
        Column("Holds in", width=2),
    )
    note = (
        f"Counts of sentences with shares and their {level(comparison)} intervals, which come from drawing whole "
        f"paragraphs anew. {ALPHA} Holds in: in how many re-analyses the difference keeps its direction and its label."
    )
    return Table("sureness", "Every code: counts, differences and how sure they are", columns, rows, note, False)


def alpha_in_words(alpha: float) -> str:
    """Alpha with two decimals, marked where it is tentative."""
    if alpha is None or math.isnan(alpha):
        return "not checked"
    return f"{alpha:.2f}, tentative" if alpha < TENTATIVE else f"{alpha:.2f}"


def voices(comparison: Comparison) -> Table:
    """Whose words each text reports, with verbs of what kind, and how much it says in its own voice."""
    rows = []
    for role in ROLES:
        here = comparison.body[comparison.body["document"] == role]
        is_own = in_own_voice(comparison, role)
        said = here[~is_own]
        speakers = said["speaker"].value_counts(sort=True).index
        rows += [voice(comparison, role, each or "not named", said[said["speaker"] == each]) for each in speakers]
        rows.append(voice(comparison, role, "In its own voice", here[is_own]))
    columns = (
        Column("Speaker", width=3),
        Column("Text", width=2),
        Column("Sentences", "right", 1),
        Column("Verbs by kind", width=6),
        Column("Where", width=3),
    )
    note = (
        "Plain verbs only report; committing ones bind the speaker or ask something of another; critical ones find "
        "fault. In its own voice: no reporting verb says whose words the sentence gives, or the text’s own side does."
    )
    return Table("voices", "Whose words are reported", columns, tuple(rows), note, False)


def voice(comparison: Comparison, role: str, speaker: str, said: pd.DataFrame) -> tuple[Runs, ...]:
    """A row of the table of voices."""
    kinds: dict[str, dict[str, None]] = {}
    for kind, verb in zip(said["verb_kind"], said["verb"].str.lower(), strict=True):
        kinds.setdefault(kind, {})[verb] = None
    verbs = "; ".join(f"{kind}: {', '.join(kinds[kind])}" for kind in sorted(kinds) if kind)
    return (
        text(speaker),
        text(name_of(comparison, role)),
        text(len(said)),
        text(verbs or "–"),
        refs(list(said["sentence"]), 4),
    )


def actors(comparison: Comparison, most: int = 7) -> Table | None:
    """Who is named in each text and by which names, with how often; None where no actor is."""
    table = comparison.actors
    if table.empty:
        return None
    labels = comparison.codes[comparison.codes["family"] == "actors"].set_index("code")["label"]
    rows = tuple(
        (text(label), *(text(names_in_words(table, code, role, most)) for role in ROLES))
        for code, label in labels.items()
        if code in set(table["code"])
    )
    columns = (Column("Who", width=2), *(Column(each, width=6) for each in headings(comparison)))
    note = (
        "How often each name stands in the text; in brackets, how often that name tells whose words are reported, "
        "pronouns left out. A name that is part of a longer one counts there alone."
    )
    return Table("actors", "Who is named, and by which name", columns, rows, note, False)


def names_in_words(table: pd.DataFrame, code: str, role: str, most: int) -> str:
    """The names that a text gives the actors of a code, the most frequent first."""
    here = table[(table["code"] == code) & (table["document"] == role)]
    named = [
        f"{row.name} {row.times}{f' ({row.as_speaker})' if row.as_speaker else ''}"
        for row in here.head(most).itertuples(index=False)
    ]
    more = len(here) - len(named)
    return "; ".join([*named, counted(more, "other name")] if more > 0 else named) or "none"


def quoted(text: str) -> str:
    """A text in quotation marks, those within it single."""
    within = str.maketrans({"“": "‘", "”": "’", '"': "'"})
    return f"“{text.translate(within)}”"


def matters(comparison: Comparison, most: int = 16) -> Table | None:
    """The weightiest concrete matters, those of both texts first, and where each stands; None without any."""
    table = comparison.matters.head(most)
    if table.empty:
        return None
    both = (table["statement"] != "") & (table["commentary"] != "")
    table = table.assign(both=both).sort_values("both", ascending=False, kind="stable")
    rows = tuple((text(row.matter), *(places_of(row, role) for role in ROLES)) for row in table.itertuples())
    columns = (Column("Matter", width=4), *(Column(each, width=5) for each in headings(comparison)))
    note = (
        "Found in the texts themselves: names, compounds and rare words, with their variants. “Not found”: none of a "
        "matter’s words stands in the text, which may still speak of it in other words; “perhaps”: some of them do."
    )
    on_paper = "issues" not in comparison.families  # whose quotations stand there else
    return Table("matters", "What the texts talk about, in their own words", columns, rows, note, on_paper)


def places_of(matter: Any, role: str) -> Runs:
    """A cell of links to the sentences of a text that raise a matter; where none does, though the other text raises it
    again and again, and yet it is not held to be that text's alone, the text may have it in other words."""
    ids, many = getattr(matter, role), f"{matter.statement}{matter.commentary}".count(";")
    return places(ids) if ids or matter.only or not many else (Run("perhaps", style="quiet"),)


def places(ids: str) -> Runs:
    """A cell of links to the sentences of a list with semicolons."""
    return refs(ids.split(";"), 8) if ids else (Run("not found", style="quiet"),)


def coverage(comparison: Comparison) -> Table:
    """How many sentences of each text carry a code of each family."""
    table = comparison.coverage.set_index(["family", "document"])
    rows = tuple(
        (text(label), *(text(covered(table.loc[(family, role)])) for role in ROLES))
        for family, label in comparison.families.items()
    )
    columns = (Column("Family", width=3), *(Column(each, width=4) for each in headings(comparison)))
    note = "Where a family covers less than half of a text, the codebook fits it badly: its silences say little."
    return Table("coverage", "How much of each text the codebook reaches", columns, rows, note, False)


def covered(row: Any) -> str:
    """How many of a text's sentences carry a code of a family."""
    return f"{int(row['with_code'])} of {int(row['sentences'])} sentences, {percent(row['share'])}"


def words(comparison: Comparison, most: int) -> Table:
    """The terms that set the texts apart most."""
    rows = tuple(
        (
            text(row.term),
            *(text(f"{getattr(row, role)} ({getattr(row, f'{role}_rate'):.1f})") for role in ROLES),
            text(f"{row.log_ratio:+.1f} ({row.low:+.1f} to {row.high:+.1f})".replace("-", "−")),
            number(row.g2, 1),
            number(row.q, 3),
            text(row.label),
        )
        for row in comparison.words.head(most).itertuples()
    )
    columns = (
        Column("Term", width=3),
        *(Column(each, width=3) for each in headings(comparison)),
        Column("Log ratio", width=4),
        Column("G2", "right", 1),
        Column("q", "right", 1),
        Column("Judged", width=3),
    )
    return Table(
        "words",
        "Words: occurrences, and per 1,000 words",
        columns,
        rows,
        f"The list holds the {len(comparison.words)} content words, as lemmas, that occur at least "
        f"{comparison.settings.minimum_count} times in both texts together.",
        False,
    )


def reliability(comparison: Comparison) -> Table | None:
    """Agreement of the cues with the independent coding, code by code; None without one."""
    if comparison.reliability.empty:
        return None
    table = comparison.reliability.merge(comparison.codes[["family", "code", "label"]], on=["family", "code"])
    rows = tuple(
        (
            text(row.label),
            text(comparison.families[row.family]),
            text(alpha_in_words(row.alpha)),
            text("too few" if row.sentences < FEWEST else f"{row.low:.2f} to {row.high:.2f}"),
            number(row.precision),
            number(row.recall),
            text(row.sentences),
        )
        for row in table.itertuples()
    )
    columns = (
        Column("Code", width=5),
        Column("Family", width=2),
        Column("Alpha", width=3),
        Column("Interval", width=3),
        Column("Precision", "right", 2),
        Column("Recall", "right", 2),
        Column("Sentences", "right", 2),
    )
    return Table(
        "reliability",
        "Agreement of the coding by cues with the coding by reading, code by code",
        columns,
        rows,
        "Precision: of the sentences that cues gave the code, the share that readers gave it too. Recall: of those "
        "that readers gave it, the share that cues found. Sentences: to how many readers gave it, headlines included; "
        f"below {FEWEST} they are too few for resampling to tell how far alpha may be off.",
        False,
    )


def agreements(comparison: Comparison) -> Table | None:
    """Agreement family by family: cues against reading, and the two readings against each other; None
    without readings."""
    if comparison.agreements.empty:
        return None
    wide = comparison.agreements.pivot(index="family", columns="between", values=["alpha", "low", "high"])
    kinds = list(dict.fromkeys(comparison.agreements["between"]))
    rows = tuple(
        (
            text(comparison.families[family]),
            *(text(with_interval(wide.loc[family].unstack(0).loc[kind])) for kind in kinds),
        )
        for family in dict.fromkeys(comparison.agreements["family"])
    )
    return Table(
        "agreements",
        "Krippendorff’s alpha, a family’s codes pooled",
        (Column("Family", width=2), *(Column(capitalized(kind), width=3) for kind in kinds)),
        rows,
    )


def with_interval(row: Any) -> str:
    """An alpha with its interval."""
    return f"{row['alpha']:.2f} ({row['low']:.2f} to {row['high']:.2f})"
