"""Figures: drawings of the tables, in one visual language, each with a caption and words for who cannot see it.

The statement is dark blue with filled circles, the commentary orange with open diamonds: colour, lightness and
shape all tell them apart. Intervals are drawn as lines. Text is drawn as outlines of one typeface, so a
figure is the same on every machine; its alt text says what it shows.
"""

import io
import re
from functools import cache
from pathlib import Path

import font_source_sans_pro
import matplotlib
import numpy as np
import pandas as pd
from matplotlib import font_manager
from matplotlib.figure import Figure as Drawing

from parallax.compare import Comparison
from parallax.displays import Figure
from parallax.documents import INITIALS, ROLES
from parallax.findings import capitalized, evidence, in_sentence, level, listed, name_of, percent
from parallax.measures import LABELS

COLOURS = {"statement": "#1b4f8a", "commentary": "#d97706"}
INK, QUIET, GRID = "#222222", "#6b6b6b", "#dddddd"
MARKERS = {"statement": "o", "commentary": "D"}
WIDTH = 5.2
"""Inches: a figure stands at its own size in print, and is still readable on a phone."""

STYLE = {
    "font.family": "Source Sans Pro",
    "font.size": 10,
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
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    for name in ("Regular", "Semibold", "Bold", "It"):
        font_manager.fontManager.addfont(folder / f"SourceSansPro-{name}.ttf")


def draw(rows: float, paint) -> str:
    """The SVG of a drawing `rows` rows high, painted by `paint(axes)`; the same for the same data."""
    typeface()
    with matplotlib.rc_context(STYLE):
        drawing = Drawing(figsize=(WIDTH, 0.75 + 0.27 * rows), layout="constrained")
        paint(drawing.add_subplot())
        file = io.StringIO()
        drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()


def figure(name: str, title: str, caption: str, alt: str, svg: str) -> Figure:
    """The drawing as a figure: ids of its own, title and description inside."""
    body = re.sub(r"<svg [^>]*>", "", lean(svg), count=1)
    body = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{name}-", body)
    width, height = re.search(r'viewBox="0 0 (\S+) (\S+)"', svg).groups()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}pt" '
        f'height="{height}pt" stroke-linejoin="round" role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(alt)}</desc>'
    )
    return Figure(name, title, caption, alt, head + body)


def lean(svg: str) -> str:
    """The drawing from its <svg> on, without what no reader needs: comments, metadata, ids of groups, a style
    that would reach beyond it, decimals that no eye sees."""
    svg = svg[svg.index("<svg") :]
    for pattern in (r"<metadata>.*?</metadata>", r"<!--.*?-->", r"<defs>\s*<style.*?</style>\s*</defs>"):
        svg = re.sub(pattern, "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg).replace("xlink:href", "href")
    svg = re.sub(r'(<path id="[^"]*") (?=transform)', r'\1 d="M0 0" ', svg)  # a space has no outline
    svg = re.sub(r"SourceSansPro-(\w)\w*-", r"\1", svg)
    svg = re.sub(r"scale\([^)]*\)|(\d+\.\d)\d+", lambda found: found[1] or found[0], svg)
    return re.sub(r"\s*\n\s*", " ", re.sub(r">\s+<", "><", svg)).strip()


def escape(text: str) -> str:
    """Text as an SVG may hold it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def wrapped(label: str, width: int = 28) -> str:
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
    return table.assign(order=order).sort_values(
        ["order", "difference"], ascending=[True, False], kind="stable", ignore_index=True
    )


def direct_labels(axes, comparison: Comparison, arrows: bool = False) -> None:
    """Names the two texts above the drawing, each in its colour; `arrows` where each has its own side."""
    for role, place, align in zip(ROLES, (0.0, 1.0), ("left", "right"), strict=True):
        label = wrapped(name_of(comparison, role), 20)
        if arrows:
            label = f"← {label}" if align == "left" else f"{label} →"
        axes.annotate(
            label,
            (place, 1),
            xycoords="axes fraction",
            xytext=(0, 6),
            textcoords="offset points",
            ha=align,
            va="bottom",
            color=COLOURS[role],
            weight="semibold",
        )


def dots(comparison: Comparison, families: list[str], name: str, title: str) -> Figure | None:
    """Each code's share in both texts, with intervals; None where neither text carries any."""
    table = raised(comparison, families)
    if table.empty:
        return None

    def paint(axes):
        places = np.arange(len(table))[::-1]
        for role, shift in zip(ROLES, (0.16, -0.16), strict=True):
            share, low, high = (100 * table[f"{each}_{role}"] for each in ("share", "low", "high"))
            axes.hlines(places + shift, low, high, color=COLOURS[role], lw=1.3)
            face = COLOURS[role] if role == "statement" else "white"
            axes.plot(share, places + shift, MARKERS[role], color=COLOURS[role], mfc=face, ms=5.5, mew=1.4)
        axes.set_yticks(places, [wrapped(label) for label in table["label"]])
        for tick, verdict in zip(axes.get_yticklabels(), table["verdict"], strict=True):
            tick.set_weight("semibold" if verdict != LABELS[2] else "normal")
        axes.set(xlim=(-2, None), ylim=(-0.7, len(table) - 0.3), xlabel="per cent of sentences")
        axes.grid(axis="x", color=GRID, lw=0.6)
        axes.set_axisbelow(True)
        direct_labels(axes, comparison)

    caption = (
        "Share of each text’s sentences, in per cent; lines are "
        f"{level(comparison)} intervals. "
        "A code in bold differs between the texts (clear or leaning)."
    )
    return figure(name, title, caption, f"{title}. {shares_in_words(comparison, table)}", draw(1.0 * len(table), paint))


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
    sure = table.assign(sure=table["verdict"].map(LABELS.index), size=-table["difference"].abs())
    differing = len(sure)
    table = sure.sort_values(["sure", "size"], kind="stable").head(most)
    table = table.sort_values("difference", ascending=False, kind="stable")
    if table.empty:
        return None
    table = table.reset_index(drop=True)

    def paint(axes):
        places = np.arange(len(table))[::-1]
        for place, row in zip(places, table.itertuples(), strict=True):
            role = ROLES[0] if row.difference > 0 else ROLES[1]
            face = COLOURS[role] if row.verdict == LABELS[0] else "white"
            axes.hlines(place, -100 * row.high, -100 * row.low, color=COLOURS[role], lw=1.3)
            axes.plot(-100 * row.difference, place, MARKERS[role], color=COLOURS[role], mfc=face, ms=6, mew=1.5)
        axes.axvline(0, color=QUIET, lw=0.8)
        axes.set_yticks(places, [wrapped(label, 44) for label in table["label"]])
        axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
        axes.set(ylim=(-0.7, len(table) - 0.3), xlabel="percentage points of the text’s sentences")
        axes.grid(axis="x", color=GRID, lw=0.6)
        axes.set_axisbelow(True)
        direct_labels(axes, comparison, arrows=True)

    caption = (
        f"The surest {len(table)} of {differing} differences: by how many points a code’s share is larger in one text, "
        f"with {level(comparison)} intervals; filled where clear, open where leaning."
    )
    parts = [
        f"{row.label}: {abs(100 * row.difference):.0f} points more in "
        f"{comparison.names[ROLES[0] if row.difference > 0 else ROLES[1]]}, {row.verdict}"
        for row in table.itertuples()
    ]
    return figure(name, title, caption, f"{title}. {'; '.join(parts)}.", draw(0.8 * len(table), paint))


def positions(comparison: Comparison, family: str, name: str, title: str) -> Figure | None:
    """Where in each text the sentences with each code stand."""
    table = raised(comparison, [family])
    if table.empty:
        return None

    def paint(axes):
        places = np.arange(len(table))[::-1]
        for role, shift in zip(ROLES, (0.2, -0.2), strict=True):
            here = comparison.present[comparison.present.index.str.startswith(INITIALS[role])]
            last = max(1, len(here) - 1)
            for place, code in zip(places, table["code"], strict=True):
                at = 100 * np.flatnonzero(here[(family, code)].to_numpy()) / last
                axes.vlines(at, place + shift - 0.17, place + shift + 0.17, color=COLOURS[role], lw=2.2)
        axes.set_yticks(places, [wrapped(label) for label in table["label"]])
        axes.set(xlim=(-2, 102), ylim=(-0.7, len(table) - 0.3))
        axes.set_xticks([0, 50, 100], ["first sentence", "middle", "last sentence"])
        axes.get_xticklabels()[0].set_ha("left")
        axes.get_xticklabels()[2].set_ha("right")
        axes.hlines(places[:-1] - 0.5, -2, 102, color=GRID, lw=0.6)
        direct_labels(axes, comparison)

    caption = "Each stroke is a sentence that carries the code, from the text’s first sentence to its last."
    return figure(name, title, caption, f"{title}. {first_in_words(comparison, table)}", draw(1.0 * len(table), paint))


def first_in_words(comparison: Comparison, table: pd.DataFrame) -> str:
    """What each text comes to first, for who cannot see it."""
    parts = []
    for role in ROLES:
        order = table.dropna(subset=[f"first_{role}"]).sort_values(f"first_{role}", kind="stable")
        names = [in_sentence(label) for label in order["label"][:4]]
        if names:
            parts.append(f"{capitalized(comparison.names[role])} comes first to {listed(names)}")
    return "; ".join(parts) + "."


def issues(comparison: Comparison, family: str, name: str, title: str) -> Figure | None:
    """Which codes both texts raise and which only one: the number of sentences in each."""
    table = raised(comparison, [family])
    if table.empty:
        return None
    only = np.where(table["sentences_commentary"] == 0, 0, np.where(table["sentences_statement"] == 0, 2, 1))
    weight = table["sentences_statement"] + table["sentences_commentary"]
    table = table.assign(only=only, weight=-weight).sort_values(["only", "weight"], kind="stable", ignore_index=True)

    def paint(axes):
        places = np.arange(len(table))[::-1]
        for role, at in zip(ROLES, (0, 1), strict=True):
            counts = table[f"sentences_{role}"].to_numpy()
            there = counts > 0
            face = COLOURS[role] if role == "statement" else "white"
            axes.scatter(
                np.full(there.sum(), at),
                places[there],
                s=110 + 20 * counts[there],
                color=face,
                edgecolor=COLOURS[role],
                linewidth=1.5,
                zorder=2,
            )
            side, align = (-0.11, "right") if role == "statement" else (0.11, "left")
            for place, count, code in zip(places[there], counts[there], table["code"][there], strict=True):
                first = evidence(comparison, role, family, [code])[0]
                axes.text(at + side, place, first, ha=align, va="center_baseline", size=8, color=QUIET)
                axes.text(
                    at,
                    place,
                    str(count),
                    ha="center",
                    va="center_baseline",
                    zorder=3,
                    size=8.5,
                    color="white" if role == "statement" else INK,
                )
        for place, kind in zip(places, table["only"], strict=True):
            if kind == 1:
                axes.hlines(place, 0, 1, color=GRID, lw=1.5, zorder=1)
        for at in np.flatnonzero(np.diff(table["only"])):
            axes.axhline(len(table) - at - 1.5, color=QUIET, lw=0.6)
        axes.set_yticks(places, table["label"].map(lambda label: wrapped(label, 34)))
        axes.set_xticks([0, 1], [wrapped(name_of(comparison, role), 20) for role in ROLES])
        for tick, role in zip(axes.get_xticklabels(), ROLES, strict=True):
            tick.set(color=COLOURS[role], weight="semibold")
        axes.xaxis.tick_top()
        axes.tick_params(axis="x", length=0)
        axes.spines["bottom"].set_visible(False)
        axes.set(xlim=(-0.4, 1.4), ylim=(-0.6, len(table) - 0.4))

    groups = [table[table["only"] == kind]["label"].map(in_sentence).tolist() for kind in (0, 1, 2)]
    heads = [
        f"Only in {comparison.names['statement']}",
        "In both",
        f"Only in {comparison.names['commentary']}",
    ]
    alt = "; ".join(f"{head}: {listed(group)}" for head, group in zip(heads, groups, strict=True) if group)
    caption = "How many sentences raise each matter, beside it the first that does; a line joins what both raise."
    return figure(name, title, caption, f"{title}. {alt}.", draw(0.85 * len(table), paint))


def terms(comparison: Comparison, most: int, name: str, title: str) -> Figure | None:
    """The terms that set the texts apart most: log ratio with interval."""
    table = comparison.words.head(most).sort_values("log_ratio", ascending=False, kind="stable")
    if table.empty:
        return None
    table = table.reset_index(drop=True)

    def paint(axes):
        places = np.arange(len(table))[::-1]
        for place, row in zip(places, table.itertuples(), strict=True):
            role = ROLES[0] if row.log_ratio >= 0 else ROLES[1]
            face = COLOURS[role] if role == "statement" else "white"
            axes.hlines(place, row.low, row.high, color=COLOURS[role], lw=1.3)
            axes.plot(row.log_ratio, place, MARKERS[role], color=COLOURS[role], mfc=face, ms=5.5, mew=1.4)
        axes.axvline(0, color=QUIET, lw=0.8)
        labels = [f"{wrapped(row.term)}  {row.statement} : {row.commentary}" for row in table.itertuples()]
        axes.set_yticks(places, labels)
        for tick, verdict in zip(axes.get_yticklabels(), table["label"], strict=True):
            tick.set_weight("semibold" if verdict != LABELS[2] else "normal")
        axes.set(ylim=(-0.7, len(table) - 0.3), xlabel="log ratio: 1 is twice as frequent, 2 four times, 3 eight times")
        axes.grid(axis="x", color=GRID, lw=0.6)
        axes.set_axisbelow(True)
        axes.invert_xaxis()
        axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
        direct_labels(axes, comparison)

    caption = (
        "The terms with the highest G2, a measure of how surprising a term’s division between the texts is; "
        "beside each its counts in both. A term in bold differs (clear or leaning)."
    )
    alt = "; ".join(f"{row.term}: {row.statement} to {row.commentary}" for row in table.itertuples())
    return figure(
        name,
        title,
        caption,
        f"{title}. Counts in {comparison.names['statement']} and {comparison.names['commentary']}: {alt}.",
        draw(0.85 * len(table), paint),
    )


def staggered(places: pd.Series, room: float = 0.05) -> list[int]:
    """In which of two rows each label stands, so that neighbours closer than `room` do not overlap."""
    rows, last = {}, {0: -1.0, 1: -1.0}
    for index in places.sort_values(kind="stable").index:
        rows[index] = 0 if places[index] - last[0] >= room else 1
        last[rows[index]] = places[index]
    return [rows[index] for index in places.index]


def links(comparison: Comparison, most: int, name: str, title: str) -> Figure | None:
    """Which sentences of the two texts speak of the same matter, as lines between them."""
    pairs = comparison.pairs.head(most)
    if pairs.empty:
        return None
    counts = [int((comparison.body["document"] == role).sum()) for role in ROLES]

    def paint(axes):
        for role, height, count in zip(ROLES, (1, 0), counts, strict=True):
            axes.plot(
                np.linspace(0, 1, count) if count > 1 else [0.5],
                np.full(count, height),
                "|",
                color=COLOURS[role],
                ms=9,
                mew=1.6,
            )
        ends = {
            role: (pairs[role].str[1:].astype(int) - 1) / max(1, count - 1)
            for role, count in zip(ROLES, counts, strict=True)
        }
        for row, (one, other) in zip(pairs.itertuples(), zip(*ends.values(), strict=True), strict=True):
            axes.plot((one, other), (0.94, 0.06), color=QUIET, lw=0.6 + 1.8 * row.likeness)
        for role, height, align, step in zip(ROLES, (1.07, -0.07), ("bottom", "top"), (0.13, -0.13), strict=True):
            for id, end, row in zip(pairs[role], ends[role], staggered(ends[role]), strict=True):
                axes.text(end, height + row * step, id, ha="center", va=align, size=8.5)
        for role, height in zip(ROLES, (1, 0), strict=True):
            axes.text(
                -0.03,
                height,
                wrapped(name_of(comparison, role), 20),
                ha="right",
                va="center",
                color=COLOURS[role],
                weight="semibold",
            )
        axes.set(xlim=(-0.02, 1.02), ylim=(-0.4, 1.4))
        axes.axis("off")

    caption = "Each line joins two sentences that are each other’s nearest in codes and vocabulary."
    alt = "; ".join(f"{row.statement} with {row.commentary}" for row in pairs.itertuples())
    return figure(name, title, caption, f"{title}: {alt}.", draw(6, paint))
