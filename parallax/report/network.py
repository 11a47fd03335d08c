"""The network: who addresses whom with what, one small picture per text, the sides in the same places in both."""

from collections import Counter
from math import cos, pi, sin

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.report.displays import Figure
from parallax.report.figures import COLOURS, INK, draw, figure, shortened
from parallax.report.positions import AUTHOR, NOBODY, weighed
from parallax.report.wording import capitalized, listed, name_of

VERBS = {
    "asks": "asks", "promises": "promises", "opposes": "criticizes", "supports": "praises", "refuses": "refuses",
    "seeks": "seeks",
}  # fmt: skip
"""The acts that go from one side to another, as an arrow names them."""
SIDES = {AUTHOR: "the text", "both": "both sides"}
"""How a side that is no name is called."""
MOST, BEND = 6, 0.16
"""How many sides are drawn, and how far an arrow bends, so that two in opposite directions stand apart."""

Acts = dict[tuple[str, str], Counter]


def acts_between(comparison: Comparison, role: str) -> Acts:
    """How often each side does what to another in a text."""
    found: Acts = {}
    for claim in weighed(comparison).itertuples():
        one, other = claim.claimant_side, claim.target_side
        if claim.document == role and claim.act in VERBS and one != other and one and other not in NOBODY:
            found.setdefault((one, other), Counter())[claim.act] += 1
    return found


def network(comparison: Comparison, name: str) -> Figure | None:
    """Who addresses whom with what in each text; None where no side addresses another."""
    between = {role: acts_between(comparison, role) for role in ROLES}
    weight = Counter()
    for acts in between.values():
        for pair, counts in acts.items():
            weight.update({side: counts.total() for side in pair})
    if not weight:
        return None
    sides = sorted([side for side, _ in weight.most_common(MOST)])
    places = {side: place(number, len(sides)) for number, side in enumerate(sides)}

    def paint(axes: Axes) -> None:
        axes.axis("off")
        for row, role in enumerate(ROLES):
            panel = axes.inset_axes((0, 0.5 * (1 - row), 1, 0.5))
            paint_one(panel, between[role], places, COLOURS[role], name_of(comparison, role))

    title = busiest(comparison, between)
    alt = " ".join(f"{name_of(comparison, role)}: {in_words(between[role])}." for role in ROLES)
    caption = "An arrow leads from who speaks to whom it concerns; beside it, what is done and how often."
    return figure(name, title, caption, f"{title}. {alt}", draw(14, paint))


def place(number: int, of: int) -> tuple[float, float]:
    """The place of one of so many sides, the first on the left."""
    angle = pi - 2 * pi * number / of
    return cos(angle), sin(angle)


def paint_one(axes: Axes, acts: Acts, places: dict, colour: str, title: str) -> None:
    """The picture of one text."""
    axes.axis("off")
    axes.set(xlim=(-1.6, 1.6), ylim=(-1.5, 1.5))
    axes.set_title(shortened(title, 40), loc="left", color=colour, weight="semibold", fontsize=10.5)
    for side, (x, y) in places.items():
        box = {"boxstyle": "round,pad=0.25", "facecolor": "white", "edgecolor": colour}
        axes.text(x, y, SIDES.get(side, side), ha="center", va="center", color=INK, bbox=box, zorder=3)
    for (one, other), counts in acts.items():
        if one in places and other in places:
            paint_arrow(axes, np.array(places[one]), np.array(places[other]), counts, colour)


def paint_arrow(axes: Axes, start: np.ndarray, end: np.ndarray, counts: Counter, colour: str) -> None:
    """An arrow from one side to another, with what it stands for beside its middle."""
    look = {"arrowstyle": "-|>", "mutation_scale": 9, "shrinkA": 16, "shrinkB": 18, "color": colour}
    width = 0.7 + 0.3 * min(counts.total(), 6)
    axes.add_patch(FancyArrowPatch(start, end, connectionstyle=f"arc3,rad={BEND}", lw=width, zorder=1, **look))
    along = end - start
    middle = start + 0.5 * along + BEND / 2 * np.array([along[1], -along[0]])
    words = "\n".join(f"{VERBS[act]} {number}" for act, number in counts.most_common(2))
    back = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
    axes.text(*middle, words, ha="center", va="center", fontsize=9, color=INK, bbox=back, zorder=2, linespacing=0.9)


def busiest(comparison: Comparison, between: dict[str, Acts]) -> str:
    """Who turns most to whom in each text, in a sentence."""
    parts = []
    for role, acts in between.items():
        if acts:
            one, other = max(acts, key=lambda pair: acts[pair].total())
            verbs = listed([VERBS[act] for act, _ in acts[one, other].most_common(2)])
            parts.append(f"in {comparison.names[role]} {SIDES.get(one, one)} {verbs} {SIDES.get(other, other)}")
    return capitalized("; ".join(parts))


def in_words(acts: Acts) -> str:
    """All that goes from one side to another, for who cannot see it."""
    parts = [
        f"{SIDES.get(one, one)} {listed([f'{VERBS[act]} ({number})' for act, number in counts.most_common()])} "
        f"{SIDES.get(other, other)}"
        for (one, other), counts in acts.items()
    ]
    return "; ".join(parts) or "no side addresses another"
