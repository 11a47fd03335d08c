"""Tables: what the brief sets in rows, made from the comparison's tables and nothing else.

Every count stands beside its share, every sentence number is a link, and a number is rounded as a reader
needs it; the full precision is in the data files.
"""

import math
from typing import Any

import numpy as np
import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.measures.reliability import TENTATIVE
from parallax.report.displays import Column, Run, Runs, Table
from parallax.report.findings import by_people, evidence, labels_shown
from parallax.report.wording import capitalized, counted, level, name_of, percent

ALPHA = (
    "Alpha is the agreement of the coding with the coding by reading, 1 being full agreement; "
    f"below {TENTATIVE:.3f} a code is tentative."
)
PEOPLE = "These codes were given by people who read the texts."
SIZES = ("word", "sentence", "paragraph")
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


def shares(comparison: Comparison, family: str) -> Table:
    """A family's codes: count and share in both texts, the difference, its label, and the coding's alpha."""
    table = comparison.overview
    table = table[(table["family"] == family) & (table["sentences_statement"] + table["sentences_commentary"] > 0)]
    table = comparison.arranged(table, "difference")
    by_hand = family in comparison.by_hand
    rows = tuple(
        (
            text(row.label),
            *(text(counts(row, role)) for role in ROLES),
            text(f"{100 * row.difference:+.0f} ({100 * row.low:+.0f} to {100 * row.high:+.0f})".replace("-", "−")),
            text(row.verdict),
            text("by people" if by_hand else alpha_in_words(row.alpha)),
        )
        for row in table.itertuples()
    )
    columns = [
        Column(comparison.families[family].rstrip("s"), width=4),
        *(Column(each, width=4) for each in headings(comparison)),
    ]
    return Table(
        f"shares-{family}",
        f"{comparison.families[family]}: sentences that carry each code, with intervals",
        (
            *columns,
            Column("Difference in points", width=3),
            Column("Judged", width=2),
            Column("Coded" if by_hand else "Alpha", width=2),
        ),
        rows,
        f"Counts of sentences with shares and their {level(comparison)} intervals. "
        f"{PEOPLE if by_hand else ALPHA} Codes that neither text carries are left out.",
    )


def alpha_in_words(alpha: float) -> str:
    """Alpha with two decimals, marked where it is tentative."""
    if alpha is None or math.isnan(alpha):
        return "not checked"
    return f"{alpha:.2f}, tentative" if alpha < TENTATIVE else f"{alpha:.2f}"


def documents(comparison: Comparison) -> Table:
    """The two texts side by side: what is known of each, and its size."""
    about = comparison.documents.set_index("document")
    fields = [field for field in ("publisher", "author", "date", "address", "note") if about[field].any()]
    rows = [
        (text(capitalized(field)), *(text(about.loc[role, field] or "not known") for role in ROLES)) for field in fields
    ]
    sizes = (", ".join(counted(about.loc[role, f"{noun}s"], noun) for noun in SIZES) for role in ROLES)
    rows.append((text("Analysed"), *map(text, sizes)))
    columns = (Column("Detail", width=2), *(Column(each, width=6) for each in headings(comparison)))
    return Table("documents", "The two texts", columns, tuple(rows))


def voices(comparison: Comparison) -> Table:
    """Whose words each text reports, with verbs of what kind, and how much it says in its own voice."""
    rows = []
    for role in ROLES:
        here = comparison.body[comparison.body["document"] == role]
        said = here[here["attributed"]]
        speakers = said["speaker"].value_counts(sort=True).index
        rows += [voice(comparison, role, each or "not named", said[said["speaker"] == each]) for each in speakers]
        rows.append(voice(comparison, role, "In its own voice", here[~here["attributed"]]))
    columns = (
        Column("Speaker", width=3),
        Column("Text", width=2),
        Column("Sentences", "right", 1),
        Column("Verbs by kind", width=6),
        Column("Where", width=3),
    )
    note = (
        "Plain verbs only report; committing ones bind the speaker or ask something of another; critical ones find "
        "fault. In its own voice: no reporting verb says whose words the sentence gives."
    )
    return Table("voices", "Whose words are reported", columns, tuple(rows), note)


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
    return Table("actors", "Who is named, and by which name", columns, rows, note)


def names_in_words(table: pd.DataFrame, code: str, role: str, most: int) -> str:
    """The names that a text gives the actors of a code, the most frequent first."""
    here = table[(table["code"] == code) & (table["document"] == role)]
    named = [
        f"{row.name} {row.times}{f' ({row.as_speaker})' if row.as_speaker else ''}"
        for row in here.head(most).itertuples(index=False)
    ]
    more = len(here) - len(named)
    return "; ".join([*named, counted(more, "other name")] if more > 0 else named) or "none"


def quotes(comparison: Comparison, family: str, most: int = 12) -> Table | None:
    """A family's codes by texts: in each cell the telling sentence, and the numbers of the others; None where
    neither text carries any."""
    table = comparison.overview
    table = table[(table["family"] == family) & (table["sentences_statement"] + table["sentences_commentary"] > 0)]
    if table.empty:
        return None
    table = table.assign(weight=table["sentences_statement"] + table["sentences_commentary"])
    chosen = comparison.arranged(table, "weight").head(most)
    if chosen.empty:
        return None
    rows = tuple(
        (text(label), *(quote_cell(comparison, role, family, row.code) for role in ROLES))
        for label, row in zip(labels_shown(comparison, chosen), chosen.itertuples(), strict=True)
    )
    columns = (
        Column(comparison.families[family].rstrip("s"), width=2),
        *(Column(each, width=6) for each in headings(comparison)),
    )
    by_hand = family in comparison.by_hand
    telling = "the shortest sentence" if by_hand else "the sentence with most of its cues"
    return Table(
        f"quotes-{family}",
        f"{comparison.families[family]} in the texts’ own words",
        columns,
        rows,
        f"For each code {telling}, then the numbers of the others.",
    )


def quote_cell(comparison: Comparison, role: str, family: str, code: str) -> Runs:
    """The telling sentence of a code in a text with its number, and the other numbers."""
    ids = evidence(comparison, role, family, [code])
    if not ids:
        return (Run("nothing", style="quiet"),)
    telling = most_telling(comparison, family, code, ids)
    others = [id for id in ids if id != telling]
    quote = (Run(telling, to=telling), quotation(comparison, telling))
    return (*quote, Run(" Also "), *refs(others, 8)) if others else quote


def most_telling(comparison: Comparison, family: str, code: str, ids: list[str]) -> str:
    """The sentence in which most different cues of the code meet; of several the shortest."""
    matches = comparison.codings
    matches = matches[(matches["family"] == family) & (matches["code"] == code)]
    cues = matches.groupby("sentence")["cue"].nunique()
    return min(ids, key=lambda id: (-cues.get(id, 0), len(sentence_text(comparison, id))))


def sentence_text(comparison: Comparison, id: str) -> str:
    """A sentence's text."""
    return comparison.sentences.set_index("sentence").loc[id, "text"]


def quotation(comparison: Comparison, id: str) -> Run:
    """A sentence in quotation marks, after its number."""
    return Run(f" {quoted(sentence_text(comparison, id))}")


def quoted(text: str) -> str:
    """A text in quotation marks, those within it single."""
    return f"“{text.translate({ord('“'): '‘', ord('”'): '’'})}”"


RELATIONS = {"differs": "They differ", "agrees": "They agree", "same matter": "Same matter"}
"""What two sentences on one matter say of each other, in the order in which a reader asks for it."""


def pairs(comparison: Comparison, most: int = 5) -> Table | None:
    """Sentences of the two texts on the same matter, those that differ or agree first; None without any."""
    note = (
        "Joined by words that few sentences hold, or by words of one concept. They differ or agree where their claims "
        "on the matter say so; otherwise that both speak of it is all that is said."
    )
    return meeting(comparison, "pairs", "Sentences on the same matter", tuple(RELATIONS), most, note)


def where_they_part(comparison: Comparison, most: int = 3) -> Table | None:
    """Sentences of the two texts whose claims on one matter differ or agree, face to face; None without any."""
    return meeting(comparison, "parting", "Where they part, and where they agree", ("differs", "agrees"), most, "")


def meeting(
    comparison: Comparison, name: str, caption: str, relations: tuple[str, ...], most: int, note: str
) -> Table | None:
    """Pairs of sentences in these relations, face to face, the likest of each relation first; None without any."""
    table = comparison.pairs[comparison.pairs["relation"].isin(relations)]
    table = table.sort_values("relation", key=lambda each: each.map(list(RELATIONS).index), kind="stable").head(most)
    rows = tuple(
        (
            (Run(f"{RELATIONS[row.relation]}: "), Run(row.about.replace("; ", ", "), style="quiet")),
            *((Run(id, to=id), quotation(comparison, id)) for id in (row.statement, row.commentary)),
        )
        for row in table.itertuples()
    )
    columns = (Column("On what", width=2), *(Column(each, width=6) for each in headings(comparison)))
    return Table(name, caption, columns, rows, note) if rows else None


def silences(comparison: Comparison, families: list[str], most: int = 8) -> Table | None:
    """What only one text raises, the heaviest first, and the other text's nearest sentence; None without any."""
    table = comparison.silences
    unsaid = [not by_people(comparison, other_than(row.document), row.family, row.code) for row in table.itertuples()]
    table = table[table["family"].isin(families) & np.array(unsaid, bool)]
    if table.empty:
        return None
    rows = tuple(
        (
            text(label),
            text(name_of(comparison, row.document)),
            refs(evidence(comparison, row.document, row.family, [row.code]), 4),
            (Run(row.nearest, to=row.nearest), quotation(comparison, row.nearest))
            if row.nearest
            else text("none shares a word"),
        )
        for label, row in zip(labels_shown(comparison, table.head(most)), table.head(most).itertuples(), strict=True)
    )
    columns = (
        Column("Only one raises", width=3),
        Column("Text", width=2),
        Column("Where", width=2),
        Column("The other’s nearest sentence", width=7),
    )
    some = f"the {most} most frequent of {len(table)}, " if len(table) > most else ""
    note = "Nearest by vocabulary alone, rare words counting more: where it is not on the matter, none is nearer."
    return Table(
        "silences",
        f"Left out: {some}what one text alone raises, and the other’s nearest sentence",
        columns,
        rows,
        note,
    )


def matters(comparison: Comparison, most: int = 16) -> Table | None:
    """The weightiest concrete matters, those of both texts first, and where each stands; None without any."""
    table = comparison.matters.head(most)
    if table.empty:
        return None
    both = (table["statement"] != "") & (table["commentary"] != "")
    table = table.assign(both=both).sort_values("both", ascending=False, kind="stable")
    rows = tuple((text(row.matter), *(places(getattr(row, role)) for role in ROLES)) for row in table.itertuples())
    columns = (Column("Matter", width=4), *(Column(each, width=5) for each in headings(comparison)))
    note = (
        "Found in the texts themselves: names, compounds and rare words, with their variants. “Not found”: none of a "
        "matter’s words stands in the text, which may still speak of it in other words."
    )
    return Table("matters", f"What the texts talk about: the {len(table)} weightiest matters", columns, rows, note)


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
    return Table("coverage", "How much of each text the codebook reaches", columns, rows, note)


def covered(row: Any) -> str:
    """How many of a text's sentences carry a code of a family."""
    return f"{int(row['with_code'])} of {int(row['sentences'])} sentences, {percent(row['share'])}"


def other_than(role: str) -> str:
    """The other text's role."""
    return ROLES[1 - ROLES.index(role)]


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
