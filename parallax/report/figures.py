"""Figures: drawings of the tables, in one visual language, each with a caption and words for who cannot see it.

The statement is dark blue with filled circles, the commentary orange with open diamonds: colour, lightness and
shape all tell them apart. Intervals are drawn as lines. Text is drawn as outlines of one typeface, so a
figure is the same on every machine; its alt text says what it shows.
"""

import io
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

import matplotlib
import numpy as np
import pandas as pd
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.lines import Line2D

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.measures.labels import LABELS
from parallax.report import drawings, fonts
from parallax.report.displays import Figure
from parallax.report.findings import evidence, labels_shown
from parallax.report.wording import capitalized, counted, in_sentence, level, listed, name_of, percent

COLOURS = {"statement": "#1b4f8a", "commentary": "#d97706"}
INK, QUIET, GRID = "#222222", "#6b6b6b", "#dddddd"
MARKERS = {"statement": "o", "commentary": "D"}
STROKES = {"statement": "|", "commentary": "|"}
CIRCLES = {"statement": "o", "commentary": "o"}
FACES = {"statement": COLOURS["statement"], "commentary": "white"}
WIDTH = 3.75
"""Inches: the width of a phone's column, so that text is as large there as on paper; a caption stands beside it."""
SIZE = 10.5
"""Points of all text in a figure: no smaller than its caption on any of page, phone and paper."""
LABEL, WIDE_LABEL = 22, 28
"""Letters that a label may have on one line; more where a figure has little else to draw."""
STYLE = {
    "font.family": fonts.SANS,
    "font.size": SIZE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": QUIET,
    "text.color": INK,
    "xtick.color": QUIET,
    "ytick.color": INK,
    "ytick.left": False,
    "svg.fonttype": "path",
    "text.parse_math": False,
    "svg.hashsalt": "parallax",
}


@cache
def typeface() -> None:
    """Makes the typeface known to matplotlib, from its package."""
    for face in ("Regular", "Semibold", "Bold", "It"):
        font_manager.fontManager.addfont(fonts.file(fonts.SANS, face))


def drawing(rows: float, paint: Callable[[Axes], None], row: float = 0.25) -> Drawing:
    """A drawing of so many rows, each `row` inches high, painted by `paint(axes)`."""
    sheet = Drawing(figsize=(WIDTH, 0.7 + row * rows), layout="constrained")
    paint(sheet.add_subplot())
    return sheet


def draw(rows: float, paint: Callable[[Axes], None], row: float = 0.25) -> str:
    """The SVG of a drawing; the same for the same data, whatever settings a user has."""
    typeface()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(STYLE)
        file = io.StringIO()
        drawing(rows, paint, row).savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()


def figure(name: str, title: str, caption: str, alt: str, svg: str) -> Figure:
    """The drawing as a figure: ids of its own, title and description inside."""
    root = drawings.parsed(svg)
    drawings.lean(root)
    drawings.number_ids(root, name)
    drawings.described(root, name, title, alt)
    return Figure(name, title, caption, alt, drawings.written(root))


def wrapped(label: str, width: int = LABEL) -> str:
    """A label on two lines if it is long, cut if it is longer than both."""
    if len(label) <= width:
        return label
    cut = label.rfind(" ", 0, width + 1)
    rest = label[cut + 1 :] if cut > 0 else label[width:]
    first = label[:cut] if cut > 0 else label[:width]
    return f"{first}\n{rest if len(rest) <= width + 4 else rest[: width + 3] + '…'}"


def raised(comparison: Comparison, families: list[str]) -> pd.DataFrame:
    """The codes of these families that either text carries, the statement's largest lead first."""
    table = comparison.overview
    there = table["share_statement"] + table["share_commentary"] > 0
    table = table[table["family"].isin(families) & there]
    order = table["family"].map({family: place for place, family in enumerate(families)})
    return table.assign(order=order, label=labels_shown(comparison, table)).sort_values(
        ["order", "difference"], ascending=[True, False], kind="stable", ignore_index=True
    )


def sides(axes: Axes, comparison: Comparison) -> None:
    """Names the two texts above the side of the drawing that is theirs, each in its colour; long names stand one
    above the other."""
    names = [name_of(comparison, role) for role in ROLES]
    fit = sum(map(len, names)) <= 24
    places = ((0, 6, "left"), (1, 6, "right")) if fit else ((1, 22, "right"), (1, 6, "right"))
    for role, name, arrow, (place, height, align) in zip(ROLES, names, ("← {}", "{} →"), places, strict=True):
        look = {"ha": align, "va": "bottom", "color": COLOURS[role], "weight": "semibold"}
        above = {"xycoords": "axes fraction", "xytext": (0, height), "textcoords": "offset points"}
        axes.annotate(arrow.format(shortened(name, 32)), (place, 1), **above, **look)


def shortened(name: str, most: int) -> str:
    """A name of at most so many letters."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def key(axes: Axes, comparison: Comparison, markers: dict[str, str]) -> None:
    """Names the two texts above the drawing, each with its colour and mark."""
    names = [name_of(comparison, role) for role in ROLES]
    marks = [
        Line2D([], [], ls="", marker=markers[role], color=COLOURS[role], mfc=FACES[role], ms=6, mew=1.6)
        for role in ROLES
    ]
    tight = {"frameon": False, "borderpad": 0.2, "handletextpad": 0.2, "handlelength": 1.2, "columnspacing": 1.2}
    columns = 2 if sum(map(len, names)) <= 34 else 1
    labels = [shortened(each, 40) for each in names]
    legend = axes.figure.legend(marks, labels, loc="outside upper right", ncols=columns, **tight)
    for shown, role in zip(legend.get_texts(), ROLES, strict=True):
        shown.set(color=COLOURS[role], weight="semibold")


VERDICTS = "Bold names differ clearly, those in italics lean apart."


class Rows(NamedTuple):
    """Where the rows of a drawing stand, from the top down: their middles, their lower edges, their whole height."""

    places: np.ndarray
    edges: np.ndarray
    height: float


def rows(labels: Iterable[str], width: int = LABEL) -> Rows:
    """Rows just high enough for labels on one line or two."""
    heights = np.array([1.45 if "\n" in wrapped(label, width) else 1.0 for label in labels])
    edges = heights.sum() - np.cumsum(heights)
    return Rows(edges + heights / 2, edges, heights.sum())


def name_rows(
    axes: Axes, at: Rows, labels: Iterable[str], verdicts: Iterable[str] | None = None, width: int = LABEL
) -> None:
    """Names each row at its left: in bold where its verdict is `clear`, in italics where `leaning`."""
    axes.set(ylim=(-0.1, at.height + 0.1))
    axes.set_yticks(at.places, [wrapped(label, width) for label in labels], linespacing=0.95)
    for tick, verdict in zip(axes.get_yticklabels(), verdicts if verdicts is not None else (), strict=False):
        tick.set_weight("bold" if verdict == LABELS[0] else "normal")
        tick.set_style("italic" if verdict == LABELS[1] else "normal")


def dots(comparison: Comparison, families: list[str], name: str, title: str) -> Figure | None:
    """Each code's share in both texts, with intervals; None where neither text carries any."""
    table = raised(comparison, families)
    if table.empty:
        return None
    at = rows(table["label"])

    def paint(axes: Axes) -> None:
        for role, shift in zip(ROLES, (0.16, -0.16), strict=True):
            share, low, high = (100 * table[f"{each}_{role}"] for each in ("share", "low", "high"))
            axes.hlines(at.places + shift, low, high, color=COLOURS[role], lw=1.3)
            axes.plot(share, at.places + shift, MARKERS[role], color=COLOURS[role], mfc=FACES[role], ms=5.5, mew=1.4)
        name_rows(axes, at, table["label"], table["verdict"])
        for row in np.flatnonzero(np.diff(table["order"])):
            axes.axhline(at.edges[row], color=QUIET, lw=0.6)
        axes.set(xlim=(-2, None), xlabel="per cent of sentences")
        axes.grid(axis="x", color=GRID, lw=0.6)
        axes.set_axisbelow(True)
        key(axes, comparison, MARKERS)

    caption = (
        f"{widest(comparison, table)} Points are shares of each text’s sentences, lines their "
        f"{level(comparison)} intervals. {VERDICTS}"
    )
    alt = f"{title}. {shares_in_words(comparison, table)}"
    return figure(name, title, caption, alt, draw(at.height, paint))


def widest(comparison: Comparison, table: pd.DataFrame) -> str:
    """The widest gap among codes, in words."""
    row = table.loc[table["difference"].abs().idxmax()]
    shares = " against ".join(
        f"{comparison.names[role]} {percent(row[f'share_{role}'])}"
        for role in (ROLES if row["difference"] > 0 else ROLES[::-1])
    )
    doubt = ", too few to tell" if row["verdict"] == LABELS[2] else ""
    return f"Widest gap: {in_sentence(row['label'])}, {shares}{doubt}."


def shares_in_words(comparison: Comparison, table: pd.DataFrame) -> str:
    """Each code's two shares, for who cannot see them."""
    one, other = (comparison.names[role] for role in ROLES)
    parts = [
        f"{row.label}: {percent(row.share_statement)} and {percent(row.share_commentary)}" for row in table.itertuples()
    ]
    return f"Shares of sentences in {one} and in {other}. " + "; ".join(parts) + "."


def glance(comparison: Comparison, most: int, name: str, title: str) -> Figure | None:
    """The codes in which the texts differ most: by how many points, with intervals; None where there are none."""
    table = comparison.overview
    table = table[table["verdict"] != LABELS[2]]
    table = table.assign(label=labels_shown(comparison, table))
    sure = table.assign(sure=table["verdict"].map(LABELS.index), size=-table["difference"].abs())
    table = sure.sort_values(["sure", "size"], kind="stable").head(most)
    table = table.sort_values("difference", ascending=False, kind="stable", ignore_index=True)
    if table.empty:
        return None
    at = rows(table["label"])

    def paint(axes: Axes) -> None:
        for place, row in zip(at.places, table.itertuples(), strict=True):
            role = leading(row.difference)
            axes.hlines(place, -100 * row.high, -100 * row.low, color=COLOURS[role], lw=1.3)
            axes.plot(-100 * row.difference, place, MARKERS[role], color=COLOURS[role], mfc=FACES[role], ms=6, mew=1.5)
        axes.axvline(0, color=QUIET, lw=0.8)
        name_rows(axes, at, table["label"], table["verdict"])
        axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
        axes.set(xlabel="percentage points more")
        axes.grid(axis="x", color=GRID, lw=0.6)
        axes.set_axisbelow(True)
        sides(axes, comparison)

    some = f"{len(table)} of {len(sure)} differences, the clear ones chosen first, then the widest"
    every = f"All {counted(len(sure), 'difference')}" if len(sure) > 1 else "The one difference"
    caption = (
        f"{some if len(table) < len(sure) else every}: by how many percentage points more of a text’s sentences carry "
        f"a code, with {level(comparison)} intervals. {VERDICTS}"
    )
    parts = [
        f"{row.label}: {comparison.names[leading(row.difference)]} {abs(100 * row.difference):.0f} points more, "
        f"{row.verdict}"
        for row in table.itertuples()
    ]
    return figure(name, title, caption, f"{title}. {'; '.join(parts)}.", draw(at.height, paint))


def leading(difference: float) -> str:
    """The text that has more."""
    return ROLES[0] if difference >= 0 else ROLES[1]


def positions(comparison: Comparison, family: str, name: str, title: str) -> Figure | None:
    """Where in each text the sentences with each code stand."""
    table = raised(comparison, [family])
    if table.empty:
        return None
    at = rows(table["label"])

    def paint(axes: Axes) -> None:
        for role, shift in zip(ROLES, (0.2, -0.2), strict=True):
            here = comparison.present.loc[comparison.body.loc[comparison.body["document"] == role, "sentence"]]
            last = max(1, len(here) - 1)
            for place, code in zip(at.places, table["code"], strict=True):
                found = 100 * np.flatnonzero(here[(family, code)].to_numpy()) / last
                axes.vlines(found, place + shift - 0.17, place + shift + 0.17, color=COLOURS[role], lw=1.8)
        name_rows(axes, at, table["label"])
        axes.set(xlim=(-2, 102))
        axes.set_xticks([0, 50, 100], ["start", "middle", "end"])
        axes.get_xticklabels()[0].set_ha("left")
        axes.get_xticklabels()[2].set_ha("right")
        axes.hlines(at.edges[:-1], -2, 102, color=GRID, lw=0.6)
        key(axes, comparison, STROKES)

    said = first_in_words(comparison, table)
    caption = f"{said} Each stroke is a sentence that carries the theme, from the text’s first sentence to its last."
    return figure(name, title, caption, f"{title}. {said}", draw(at.height, paint, row=0.21))


def first_in_words(comparison: Comparison, table: pd.DataFrame) -> str:
    """What each text comes to first, and in which sentence: three codes, and those that first come in the same
    sentence as the third."""
    parts = []
    for role in ROLES:
        order = table.dropna(subset=[f"first_{role}"]).sort_values(f"first_{role}", kind="stable")
        third = order[f"first_{role}"].head(3).max()
        early = order[order[f"first_{role}"] <= third]
        firsts = [evidence(comparison, role, row.family, [row.code])[0] for row in early.itertuples()]
        groups = [
            f"{listed([in_sentence(label) for label in early['label'][np.array(firsts) == id]])} ({id})"
            for id in dict.fromkeys(firsts)
        ]
        if groups:
            parts.append(f"{comparison.names[role]} comes first to {', then '.join(groups)}")
    return f"{capitalized('; '.join(parts))}."


def issues(comparison: Comparison, family: str, name: str, title: str) -> Figure | None:
    """Which codes both texts raise and which only one: the number of sentences in each."""
    table = raised(comparison, [family])
    if table.empty:
        return None
    only = np.where(table["sentences_commentary"] == 0, 0, np.where(table["sentences_statement"] == 0, 2, 1))
    weight = table["sentences_statement"] + table["sentences_commentary"]
    table = table.assign(only=only, weight=-weight).sort_values(["only", "weight"], kind="stable", ignore_index=True)

    at = rows(table["label"], WIDE_LABEL)

    def paint(axes: Axes) -> None:
        axes.hlines(at.places[table["only"] == 1], 0, 1, color=GRID, lw=1.5, zorder=1)
        for role, side in zip(ROLES, (0, 1), strict=True):
            there = (table[f"sentences_{role}"] > 0).to_numpy()
            raise_in(axes, comparison, role, side, at.places[there], table[there])
        for row in np.flatnonzero(np.diff(table["only"])):
            axes.axhline(at.edges[row], color=QUIET, lw=0.6)
        name_rows(axes, at, table["label"], width=WIDE_LABEL)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.set(xlim=(-1, 2))
        key(axes, comparison, CIRCLES)

    groups = [table[table["only"] == kind]["label"].map(in_sentence).tolist() for kind in (0, 1, 2)]
    heads = [
        f"Only {comparison.names['statement']}",
        "In both",
        f"Only {comparison.names['commentary']}",
    ]
    alt = "; ".join(f"{head}: {listed(group)}" for head, group in zip(heads, groups, strict=True) if group)
    caption = (
        f"Both texts raise {len(groups[1])} of {len(table)}. In each circle stands the number of sentences, beside it "
        "the first of them; a line joins what both raise."
    )
    return figure(name, title, caption, f"{title}. {alt}.", draw(at.height, paint, row=0.22))


def raise_in(
    axes: Axes, comparison: Comparison, role: str, side: float, places: np.ndarray, table: pd.DataFrame
) -> None:
    """One text's side of the map of issues: how many sentences raise each, and which is the first."""
    counts = table[f"sentences_{role}"]
    size = 120 + 10 * counts.clip(upper=12)
    axes.scatter(
        np.full(len(table), side), places, s=size, color=FACES[role], edgecolor=COLOURS[role], lw=1.5, zorder=2
    )
    away, align = (-11, "right") if role == "statement" else (11, "left")
    colour = "white" if role == "statement" else INK
    for place, count, row in zip(places, counts, table.itertuples(), strict=True):
        first = evidence(comparison, role, row.family, [row.code])[0]
        beside = {"textcoords": "offset points", "xytext": (away, 0), "ha": align, "va": "center_baseline"}
        axes.annotate(first, (side, place), color=QUIET, **beside)
        axes.text(side, place, str(count), ha="center", va="center_baseline", color=colour, zorder=3)


def terms(comparison: Comparison, most: int, name: str, title: str) -> Figure | None:
    """The terms that set the texts apart most: log ratio with interval."""
    table = comparison.words.head(most).sort_values("log_ratio", ascending=False, kind="stable", ignore_index=True)
    if table.empty:
        return None
    labels = [f"{row.term}  {row.statement} : {row.commentary}" for row in table.itertuples()]
    at = rows(labels)

    def paint(axes: Axes) -> None:
        for place, row in zip(at.places, table.itertuples(), strict=True):
            role = leading(row.log_ratio)
            axes.hlines(place, row.low, row.high, color=COLOURS[role], lw=1.3)
            axes.plot(row.log_ratio, place, MARKERS[role], color=COLOURS[role], mfc=FACES[role], ms=5.5, mew=1.4)
        axes.axvline(0, color=QUIET, lw=0.8)
        name_rows(axes, at, labels, table["label"])
        axes.set(xlabel="log ratio, with intervals")
        axes.grid(axis="x", color=GRID, lw=0.6)
        axes.set_axisbelow(True)
        axes.invert_xaxis()
        axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
        sides(axes, comparison)

    told = capitalized("; ".join(differing_in_words(table)) or "none can be shown to differ")
    caption = (
        f"{told}. Shown are the {len(table)} terms whose division between the texts is most surprising (G2), of those "
        f"that occur at least {comparison.settings.minimum_count} times, each with its counts in both. A log ratio of "
        f"1 is twice as frequent, 2 four times, 3 eight times, a count of none taken as half a one; lines are "
        f"{level(comparison)} intervals. {VERDICTS}"
    )
    alt = "; ".join(f"{row.term}: {row.statement} to {row.commentary}" for row in table.itertuples())
    names = " and ".join(comparison.names[role] for role in ROLES)
    return figure(name, title, caption, f"{title}. Counts in {names}: {alt}.", draw(at.height, paint))


def differing_in_words(table: pd.DataFrame) -> list[str]:
    """Which terms differ clearly and which lean apart."""
    said = []
    for label, one, several in ((LABELS[0], "differs clearly", "differ clearly"), (LABELS[1], "leans", "lean apart")):
        terms = table.loc[table["label"] == label, "term"].tolist()
        said += [f"{listed(terms)} {one if len(terms) == 1 else several}"] if terms else []
    return said


def staggered(places: pd.Series, room: float = 0.09) -> list[int | None]:
    """In which of two rows each label stands so that neighbours do not overlap, None where neither has room."""
    rows, last = {}, [-1.0, -1.0]
    for index in places.sort_values(kind="stable").index:
        free = [row for row in (0, 1) if places[index] - last[row] >= room]
        rows[index] = free[0] if free else None
        if free:
            last[free[0]] = places[index]
    return [rows[index] for index in places.index]


def links(comparison: Comparison, most: int, name: str, title: str) -> Figure | None:
    """Which sentences of the two texts speak of the same matter, as lines between them."""
    pairs = comparison.pairs.head(most)
    if pairs.empty:
        return None
    counts = {role: int((comparison.body["document"] == role).sum()) for role in ROLES}
    nearest = next(pairs.itertuples())
    ends = {role: (pairs[role].str[1:].astype(int) - 1) / max(1, counts[role] - 1) for role in ROLES}

    def paint(axes: Axes) -> None:
        for role, height, align, out in zip(ROLES, (1, 0), ("bottom", "top"), (1, -1), strict=True):
            along = np.linspace(0, 1, counts[role]) if counts[role] > 1 else [0]
            axes.plot(along, np.full(counts[role], height), "|", color=COLOURS[role], ms=9, mew=1.3)
            shown = ends[role][~pairs[role].duplicated()]
            for id, end, row in zip(pairs[role][shown.index], shown, staggered(shown), strict=True):
                if row is not None:
                    axes.text(end, height + out * (0.07 + 0.15 * row), id, ha="center", va=align)
            name = shortened(name_of(comparison, role), 40)
            axes.text(-0.01, height + out * 0.42, name, va=align, color=COLOURS[role], weight="semibold")
        for row, (one, other) in zip(pairs.itertuples(), zip(*ends.values(), strict=True), strict=True):
            axes.plot((one, other), (0.94, 0.06), color=QUIET, lw=2.4 if row == nearest else 0.8)
        axes.set(xlim=(-0.04, 1.04), ylim=(-0.65, 1.65))
        axes.axis("off")

    caption = (
        f"Each line joins two sentences that speak of the same matter; the thick one joins the likest, "
        f"{nearest.statement} and {nearest.commentary}."
    )
    alt = "; ".join(f"{row.statement} with {row.commentary}" for row in pairs.itertuples())
    return figure(name, title, caption, f"{title}: {alt}.", draw(6, paint))
