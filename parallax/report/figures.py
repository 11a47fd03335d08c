"""Figures: drawings of the tables, in one visual language, each with a caption and words for who cannot see it.

The statement is dark blue with filled circles, the commentary orange with open diamonds: colour, lightness and
shape all tell them apart. Intervals are drawn as lines. Text is drawn as outlines of one typeface, so a
figure is the same on every machine; its alt text says what it shows.
"""

import io
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

import matplotlib
import numpy as np
import pandas as pd
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Drawing
from matplotlib.lines import Line2D
from matplotlib.transforms import blended_transform_factory

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.measures.labels import LABELS
from parallax.measures.likelihood import LIKELY
from parallax.positions.nouns import SMALL, stem
from parallax.positions.weights import SURE
from parallax.report import drawings, fonts
from parallax.report.displays import Figure
from parallax.report.findings import evidence, labels_shown
from parallax.report.shared import is_topic
from parallax.report.wording import APART, OFTEN, capitalized, in_sentence, level, listed, name_of, percent

COLOURS = {"statement": "#1b4f8a", "commentary": "#d97706"}
INK, QUIET, GRID = "#222222", "#6b6b6b", "#dddddd"
MARKERS = {"statement": "o", "commentary": "D"}
CIRCLES = {"statement": "o", "commentary": "o"}
NAMED_ALONE = 2
"""How many matters that one text alone raises the title of their picture names."""
FACES = {"statement": COLOURS["statement"], "commentary": "white"}
WIDTH = 3.75
"""Inches: the width of a phone's column, so that text is as large there as on paper; a caption stands beside it."""
SIZE = 10.5
"""Points of all text in a figure: no smaller than its caption on any of page, phone and paper."""
LABEL, WIDE_LABEL = 22, 28
"""Letters that a label may have on one line; more where a figure has little else to draw."""
MOST_ROWS = 100
"""The most codes that a figure shows: more would be a yard of paper that nobody reads."""
HEAD, GAP = 48, 0.4
"""Letters of a head above a block of rows, and the room above it."""
ISSUES, FEWEST = "issues", 4
"""The family that says which matters are raised, where a codebook has it and finds so many of them in both texts."""
WORDS = re.compile(r"[^\W\d_]+")
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
        # savefig would draw everything once more, to find out how large it is.
        FigureCanvasSVG(drawing(rows, paint, row)).print_svg(file, metadata={"Date": None, "Creator": None})
    return file.getvalue()


def figure(name: str, title: str, caption: str, alt: str, svg: str) -> Figure:
    """The drawing as a figure: ids of its own, title and description inside."""
    root = drawings.parsed(svg)
    drawings.lean(root)
    drawings.number_ids(root, name)
    drawings.described(root, name, title, alt)
    return Figure(name, title, caption, alt, drawings.written(root))


def wrapped(label: str, width: int = LABEL) -> str:
    """A label on two lines of much the same length if it is long, cut if it is longer than both."""
    if len(label) <= width:
        return label
    breaks = [place for place, letter in enumerate(label) if letter == " " and place <= width]
    cut = min(breaks, key=lambda place: abs(2 * place - len(label)), default=0)
    first, rest = (label[:cut], label[cut + 1 :]) if cut else (label[:width], label[width:])
    return f"{first}\n{rest if len(rest) <= width + 4 else rest[: width + 3] + '…'}"


def raised(comparison: Comparison, families: list[str]) -> pd.DataFrame:
    """The codes of these families that either text likely has, the statement's largest lead first."""
    table = comparison.overview
    table = table[table["family"].isin(families) & is_told(table)]
    order = table["family"].map({family: place for place, family in enumerate(families)})
    return table.assign(order=order, label=labels_shown(comparison, table)).sort_values(
        ["order", "difference"], ascending=[True, False], kind="stable", ignore_index=True
    )


def is_told(table: pd.DataFrame) -> pd.Series:
    """Which codes were found in either text and are likely in it."""
    return np.logical_or(*[(table[f"sentences_{role}"] > 0) & (table[f"likely_{role}"] >= LIKELY) for role in ROLES])


def most_frequent(table: pd.DataFrame) -> pd.DataFrame:
    """The codes of which either text has the largest share, as many as a figure can show, in the order they had."""
    largest = table[[f"share_{role}" for role in ROLES]].max(axis=1).nlargest(MOST_ROWS)
    return table.loc[largest.index.sort_values()].reset_index(drop=True)


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


def rows(labels: Iterable[str], width: int = LABEL, above: Iterable[float] = ()) -> Rows:
    """Rows just high enough for labels on one line or two, each with some room `above` it."""
    heights = np.array([1.45 if "\n" in wrapped(label, width) else 1.0 for label in labels])
    whole = heights + np.array([*above] or 0.0)
    edges = whole.sum() - np.cumsum(whole)
    return Rows(edges + heights / 2, edges, whole.sum())


def name_rows(
    axes: Axes, at: Rows, labels: Iterable[str], verdicts: Iterable[str] | None = None, width: int = LABEL
) -> None:
    """Names each row at its left: in bold where its verdict is `clear`, in italics where `leaning`."""
    axes.set(ylim=(-0.1, at.height + 0.1))
    axes.set_yticks(at.places, [wrapped(label, width) for label in labels], linespacing=0.95)
    for tick, verdict in zip(axes.get_yticklabels(), verdicts if verdicts is not None else (), strict=False):
        tick.set_weight("bold" if verdict == LABELS[0] else "normal")
        tick.set_style("italic" if verdict == LABELS[1] else "normal")


def head_rows(axes: Axes, head: str, place: float) -> None:
    """A head above rows, from the drawing's left edge on."""
    where = blended_transform_factory(axes.figure.transFigure, axes.transData)
    text = axes.text(0.01, place, shortened(head, HEAD), weight="bold", va="center_baseline", transform=where)
    text.set_in_layout(False)


def dots(comparison: Comparison, families: list[str], name: str) -> Figure | None:
    """Each code's share in both texts; None where neither text has any."""
    found = raised(comparison, families)
    if found.empty:
        return None
    table = most_frequent(found)
    at = rows(table["label"], WIDE_LABEL)

    def paint(axes: Axes) -> None:
        shares = [100 * table[f"share_{role}"] for role in ROLES]
        axes.hlines(at.places, *shares, color=GRID, lw=2.2, zorder=1)
        for role, share in zip(ROLES, shares, strict=True):
            look = {"color": COLOURS[role], "mfc": FACES[role], "ms": 5.5, "mew": 1.4}
            axes.plot(share, at.places, MARKERS[role], **look)
        name_rows(axes, at, table["label"], width=WIDE_LABEL)
        for row in np.flatnonzero(np.diff(table["order"])):
            axes.axhline(at.edges[row], color=QUIET, lw=0.6)
        axes.set(xlim=(-2, None), xlabel="% of sentences")
        axes.grid(axis="x", color=GRID, lw=0.6)
        axes.set_axisbelow(True)
        key(axes, comparison, MARKERS)

    title = leading_in_words(comparison, table)
    alt = f"{title}. {shares_in_words(comparison, table)}"
    caption = "Each mark is the share of a text’s sentences."
    if len(table) < len(found):
        caption += f" Of {len(found):,} codes the {MOST_ROWS} most frequent are drawn; data/shares.csv has all."
    return figure(name, title, caption, alt, draw(at.height, paint, row=0.205))


def leading_in_words(comparison: Comparison, table: pd.DataFrame, most: int = 1) -> str:
    """What each text dwells on more than the other, in a sentence; no difference that is too small to tell, but then
    what is most frequent in each."""
    parts: list[str] = []
    for role, sign in zip(ROLES, (1, -1), strict=True):
        apart = (sign * table["difference"] >= APART) & (table[f"sentences_{role}"] > 1)
        apart &= table["verdict"] != LABELS[2]
        more = table[apart].sort_values("difference", ascending=sign < 0, kind="stable")
        if len(more):
            verb = "" if parts else " dwells more"
            parts.append(f"{comparison.names[role]}{verb} on {listed(list(map(in_sentence, more['label'][:most])))}")
    return capitalized(", ".join(parts) or commonest(comparison, table))


def commonest(comparison: Comparison, table: pd.DataFrame) -> str:
    """Which code each text has most often, in a sentence, if it is often in either."""
    if max(table[f"share_{role}"].max() for role in ROLES) < OFTEN:
        return "none of these is frequent in either text"
    one, other = (in_sentence(table.loc[table[f"share_{role}"].idxmax(), "label"]) for role in ROLES)
    if one == other:
        return f"most frequent in both texts is {one}"
    names = [comparison.names[role] for role in ROLES]
    return f"most frequent in {names[0]} is {one}, in {names[1]} {other}"


def shares_in_words(comparison: Comparison, table: pd.DataFrame) -> str:
    """Each code's two shares, for who cannot see them."""
    one, other = (comparison.names[role] for role in ROLES)
    parts = [
        f"{row.label}: {percent(row.share_statement)} and {percent(row.share_commentary)}" for row in table.itertuples()
    ]
    return f"Shares of sentences in {one} and in {other}. " + "; ".join(parts) + "."


def glance(comparison: Comparison, most: int, name: str) -> Figure | None:
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

    title = "The surest differences"
    some = f"{len(table)} of {len(sure)}, the clear ones first, then the widest" if len(table) < len(sure) else "All"
    caption = (
        f"{some}: by how many percentage points more of a text’s sentences have the code, with "
        f"{level(comparison)} intervals. {VERDICTS}"
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


class Raised(NamedTuple):
    """A matter and the sentences of each text that raise it, by a code of the codebook's or by words of the texts."""

    label: str
    statement: list[str]
    commentary: list[str]
    code: str = ""
    words: tuple[str, ...] = ()


def raised_matters(comparison: Comparison, most: int = 15) -> list[Raised]:
    """The matters that either text raises, the heaviest first: the codebook's issues and what else the texts themselves
    show one of them alone to raise; where both raise too few issues, also what they show both to raise, their topic
    only where they share no issue."""
    found = raised_issues(comparison)
    table = comparison.matters
    in_both = (table["statement"] != "") & (table["commentary"] != "")
    issues = len(blocks(found)[0])
    told = np.array([not issues or not is_topic(comparison, row) for row in table.itertuples()], bool)
    rows = table[(table["only"] != "") | (in_both & told & (issues < FEWEST))]
    more = [
        Raised(row.matter, ids_of(row.statement), ids_of(row.commentary), "", tuple(row.words.split(";")))
        for row in rows.itertuples()
    ]
    more = [each for each in more if not any(is_held(each, issue) for issue in found)]
    found = [issue for issue in found if not any(is_part(issue, each) for each in more)] + more
    heaviest = sorted(found, key=lambda each: -len(each.statement + each.commentary))
    few = [each for group in blocks(heaviest) for each in group[: most // 3]]
    return [each for each in heaviest if each in few] if len(heaviest) > most else heaviest


def raised_issues(comparison: Comparison) -> list[Raised]:
    """The codebook's issues, each with the sentences of a text in which it was found, as its chapter counts them, if
    one likely has it; none of one text alone where the other has the words of its label, or a sentence that may have
    it, nor one that a single sentence likely has."""
    issues = comparison.codes[comparison.codes["family"] == ISSUES]
    found = []
    for code, label in zip(issues["code"], labels_shown(comparison, issues), strict=True):
        one, other = (likely(comparison, role, code) for role in ROLES)
        sure = Raised(label, one, other, code)
        many = len(sure.statement + sure.commentary) > 1
        if (sure.statement and sure.commentary) or (many and is_alone(comparison, sure)):
            one, other = (evidence(comparison, role, ISSUES, [code]) if getattr(sure, role) else [] for role in ROLES)
            found.append(Raised(label, one, other, code))
    return found


def likely(comparison: Comparison, role: str, code: str) -> list[str]:
    """The sentences of a text that likely have an issue, or whose words are not weighed for it."""
    ids, found = evidence(comparison, role, ISSUES, [code]), comparison.codings
    unlikely = found[(found["family"] == ISSUES) & (found["code"] == code) & (found["likelihood"] < SURE)]["sentence"]
    return ids if ISSUES in comparison.by_hand else [id for id in ids if id not in set(unlikely)]


def is_alone(comparison: Comparison, issue: Raised) -> bool:
    """Whether the text without likely sentences of an issue has none that may have it and no sentence with the words
    of its label."""
    role = ROLES[0] if issue.commentary else ROLES[1]
    words = {stem(word) for word in content(comparison.labels[ISSUES, issue.code])}
    texts = [text for id, text in comparison.text_of.items() if comparison.document_of[id] == role]
    is_said = any(words <= {stem(word) for word in content(text)} for text in texts)
    return not is_said and not evidence(comparison, role, ISSUES, [issue.code])


def content(text: str) -> list[str]:
    """The words of a text, small ones left out."""
    return [word for word in WORDS.findall(text.lower()) if word not in SMALL]


def blocks(found: list[Raised]) -> tuple[list[Raised], ...]:
    """Matters in three blocks: of both texts, of the one alone, of the other alone."""
    return (
        [each for each in found if each.statement and each.commentary],
        [each for each in found if not each.commentary],
        [each for each in found if not each.statement],
    )


def is_held(matter: Raised, issue: Raised) -> bool:
    """Whether an issue of the codebook stands in most of the sentences that raise a matter."""
    ids = [*matter.statement, *matter.commentary]
    return 2 * len({*issue.statement, *issue.commentary} & set(ids)) > len(ids)


def is_part(issue: Raised, matter: Raised) -> bool:
    """Whether a matter of the texts has all sentences of an issue whose label names it."""
    ids, whole = ({*each.statement, *each.commentary} for each in (issue, matter))
    return ids <= whole and not {*map(stem, content(issue.label))}.isdisjoint(map(stem, content(matter.label)))


def ids_of(listed: str) -> list[str]:
    """The sentences of a list with semicolons."""
    return listed.split(";") if listed else []


def matters(comparison: Comparison, name: str) -> Figure | None:
    """Which matters both texts raise and which were found for one alone: how often, and where first."""
    found = raised_matters(comparison)
    headed = blocks_of(comparison, found)
    if not headed:
        return None
    lines: list[str | Raised] = []
    for head, group in headed:
        lines += [head, *group]
    is_head = [isinstance(line, str) for line in lines]
    labels = ["" if isinstance(line, str) else capitalized(line.label) for line in lines]
    at = rows(labels, WIDE_LABEL, [GAP * (head and place > 0) for place, head in enumerate(is_head)])

    def paint(axes: Axes) -> None:
        for place, line in zip(at.places, lines, strict=True):
            if isinstance(line, str):
                head_rows(axes, line, place)
            else:
                raise_in(axes, line, place)
        name_rows(axes, at, labels, width=WIDE_LABEL)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.set(xlim=(-1, 2))
        key(axes, comparison, CIRCLES)

    title = matters_in_words(comparison, found)
    named = [f"{head}: {listed([called(each) for each in group])}" for head, group in headed]
    caption = "The number in a circle says in how many sentences it was found; beside it stands the first."
    return figure(name, title, caption, f"{title}. {'; '.join(named)}.", draw(at.height, paint, row=0.205))


def blocks_of(comparison: Comparison, found: list[Raised]) -> list[tuple[str, list[Raised]]]:
    """The matters in three blocks: of both texts, found for the one alone, found for the other alone."""
    one, other = (comparison.names[role] for role in ROLES)
    heads = ("Found in both texts", f"Found for {one} alone", f"Found for {other} alone")
    return [(head, group) for head, group in zip(heads, blocks(found), strict=True) if group]


def matters_in_words(comparison: Comparison, found: list[Raised]) -> str:
    """What both texts raise most, and what else each of them does, in a sentence; beside a matter of both texts the
    latter only where people coded the issues: of 15 such contrasts for unseen texts readers held 4 for true."""
    both, *alone = (group[:NAMED_ALONE] for group in blocks(found))
    alone = alone if ISSUES in comparison.by_hand or not both else [[], []]
    verb = " adds" if both else " raises"
    more: list[str] = []
    for role, group in zip(ROLES, alone, strict=True):
        if group:
            more.append(f"{comparison.names[role]}{'' if more else verb} {listed([called(each) for each in group])}")
    parts = [f"both texts raise {called(each)}" for each in both[:1]] + [", ".join(more)]
    return capitalized("; ".join(filter(None, parts)))


def called(matter: Raised) -> str:
    """A matter as it stands within a sentence: a code's label small, the texts' own words as they write them."""
    return in_sentence(matter.label) if matter.code else f"“{matter.label}”"


def raise_in(axes: Axes, matter: Raised, place: float) -> None:
    """One row of the map of matters: in each text how many sentences raise it, and which is the first."""
    if matter.statement and matter.commentary:
        axes.hlines(place, 0, 1, color=GRID, lw=1.5, zorder=1)
    for side, role in enumerate(ROLES):
        ids = getattr(matter, role)
        if not ids:
            continue
        size = 110 + 10 * min(len(ids), 12)
        axes.scatter(side, place, s=size, color=FACES[role], edgecolor=COLOURS[role], lw=1.5, zorder=2)
        away, align = (-11, "right") if side == 0 else (11, "left")
        beside = {"textcoords": "offset points", "xytext": (away, 0), "ha": align, "va": "center_baseline"}
        axes.annotate(ids[0], (side, place), color=QUIET, **beside)
        colour = "white" if side == 0 else INK
        axes.text(side, place, str(len(ids)), ha="center", va="center_baseline", color=colour, zorder=3)
