"""The network: who addresses whom with what, one small picture per text, the sides in the same places in both."""

from collections import Counter

import numpy as np
from matplotlib.axes import Axes

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.report.displays import Figure
from parallax.report.figures import COLOURS, INK, draw, figure
from parallax.report.positions import AUTHOR, NOBODY, weighed
from parallax.report.wording import capitalized, heading, listed, name_of

VERBS = {
    "asks": "asks", "promises": "promises", "opposes": "criticizes", "supports": "praises", "refuses": "refuses",
    "seeks": "seeks",
}  # fmt: skip
"""The acts that go from one side to another, as an arrow names them."""
SIDES = {AUTHOR: "the text", "both": "both sides"}
"""How a side that is no name is called."""
MOST, ROW = 5, 1.0
"""How many sides are drawn, and how high each one's row is."""

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
    weight: Counter[str] = Counter()
    for acts in between.values():
        for pair, counts in acts.items():
            weight.update({side: counts.total() for side in pair})
    if not weight:
        return None
    sides = sorted(side for side, _ in weight.most_common(MOST))
    places = {side: -ROW * number for number, side in enumerate(sides)}

    def paint(axes: Axes) -> None:
        axes.axis("off")
        for row, role in enumerate(ROLES):
            panel = axes.inset_axes((0, 0.52 * (1 - row), 1, 0.48))
            paint_one(panel, between[role], places, COLOURS[role], comparison.names[role])

    title = busiest(comparison, between)
    alt = " ".join(f"{name_of(comparison, role)}: {in_words(between[role])}." for role in ROLES)
    caption = "An arrow leads from who speaks to whom it concerns; beside it, what is done and how often."
    return figure(name, title, caption, f"{title}. {alt}", draw(3 + 3 * len(places), paint))


def paint_one(axes: Axes, acts: Acts, places: dict[str, float], colour: str, name: str) -> None:
    """The picture of one text: who speaks on the left, whom it concerns on the right."""
    axes.axis("off")
    axes.set(xlim=(-0.42, 1.42), ylim=(min(places.values()) - 0.5, 0.9))
    axes.text(-0.42, 0.75, heading(name), color=colour, weight="semibold", va="center")
    shown = [(pair, counts) for pair, counts in acts.items() if set(pair) <= set(places)]
    for number, ((one, other), counts) in enumerate(shown):
        ends = np.array([(0, places[one]), (1, places[other])])
        width = 0.7 + 0.3 * min(counts.total(), 6)
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": width, "shrinkA": 4, "shrinkB": 4}
        axes.annotate("", ends[1], ends[0], arrowprops=arrow)
        along = ends[0] + (0.36 + 0.14 * (number % 3)) * (ends[1] - ends[0])
        back = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
        axes.text(*along, label(counts), ha="center", va="center", fontsize=9, color=INK, bbox=back)
    for x, align, place in ((0, "right", 0), (1, "left", 1)):
        for side in dict.fromkeys(pair[place] for pair, _ in shown):
            axes.text(x, places[side], called(side), ha=align, va="center", color=INK)


def label(counts: Counter) -> str:
    """What an arrow stands for."""
    return ", ".join(f"{VERBS[act]} {number}" for act, number in counts.most_common(2))


def busiest(comparison: Comparison, between: dict[str, Acts]) -> str:
    """Who turns most to whom by each account, in a sentence."""
    parts = []
    for role, acts in between.items():
        if acts:
            one, other = max(acts, key=lambda pair: acts[pair].total())
            verbs = listed([VERBS[act] for act, _ in acts[one, other].most_common(2)])
            parts.append(f"by {comparison.names[role]}’s account {called(one)} {verbs} {called(other)}")
    return capitalized("; ".join(parts))


def called(side: str) -> str:
    """A side as a sentence calls it, with its article where it has one."""
    name = SIDES.get(side, side)
    return f"the {name}" if name in lists("sides")["articles"] else name


def in_words(acts: Acts) -> str:
    """All that goes from one side to another, for who cannot see it."""
    parts = [
        f"{called(one)} {listed([f'{VERBS[act]} ({number})' for act, number in counts.most_common()])} {called(other)}"
        for (one, other), counts in acts.items()
    ]
    return "; ".join(parts) or "no side addresses another"
