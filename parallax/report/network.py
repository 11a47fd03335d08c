"""The network: who addresses whom with what, one small picture per text, the sides in the same places in both."""

from collections import Counter
from typing import Any

from matplotlib.axes import Axes

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.report.displays import Figure
from parallax.report.figures import COLOURS, INK, draw, figure, shortened
from parallax.report.positions import AUTHOR, NOBODY, addressee, mid_sentence, names_side, weighed
from parallax.report.wording import capitalized, listed, name_of, with_article

VERBS = {
    "asks": "asks", "promises": "promises", "opposes": "criticizes", "supports": "praises", "refuses": "refuses",
    "seeks": "seeks",
}  # fmt: skip
"""The acts that go from one side to another, as an arrow names them."""
TITLES = {
    "asks": "makes demands on", "promises": "makes promises to", "opposes": "criticizes", "supports": "speaks well of",
    "refuses": "refuses something to", "seeks": "wants something from",
}  # fmt: skip
"""The same as a sentence says it before whom it concerns."""
BOTH = "both"
NONE = "none between named parties"
"""What is said of a text without an arrow."""
SIDES = {AUTHOR: "the author", BOTH: "both sides"}
"""How a side that is no name is called."""
MOST, ROW, HEAD = 5, 1.5, 1.1
"""How many arrows a text has at most, how high the row of each is, and that of the text's name."""

FEWEST = 2
"""How many claims the title's sentence on a text rests on at least, and an arrow from its author."""

Acts = dict[tuple[str, str], Counter]


def acts_between(comparison: Comparison, role: str) -> Acts:
    """In how many sentences each side, or a party whose side is not known, does what to another whom the text names;
    what an author does once is no relation."""
    claims = weighed(comparison)
    here = claims[(claims["document"] == role) & ~claims["target"].isin(NOBODY) & claims["act"].isin(VERBS)]
    told = ((speaking(claim), concerned(claim), claim.act, claim.sentence) for claim in here.itertuples())
    found: Acts = {}
    for one, other, act, _ in dict.fromkeys(told):
        if one != other and one not in NOBODY[:2] and other not in NOBODY:
            found.setdefault((one, other), Counter())[act] += 1
    return {pair: acts for pair, acts in found.items() if pair[0] != AUTHOR or acts.total() >= FEWEST}


def speaking(claim: Any) -> str:
    """Who speaks: the side of a claimant, but a party, or others who oppose a government, for themselves."""
    is_partisan = not set(lists("story")["partisans"]).isdisjoint(claim.claimant.lower().split())
    return claim.claimant if is_partisan else claim.claimant_side or claim.claimant


def concerned(claim: Any) -> str:
    """Whom a claim concerns: the side of an addressee who bears its name, or who is asked by the words of the text."""
    is_known = claim.target_side not in NOBODY and names_side(claim)
    if claim.target_side == BOTH and claim.claimant_side not in (*NOBODY, BOTH):
        return ""  # who tells what both sides will do is one of them, or asks it of neither
    return claim.target_side if is_known else addressee(claim) if claim.act == "asks" else ""


def network(comparison: Comparison, name: str) -> Figure | None:
    """Who addresses whom with what in each text, the busiest first; None where no side addresses another."""
    between = {role: acts_between(comparison, role) for role in ROLES}
    if not any(between.values()):
        return None
    rows = {role: sorted(acts.items(), key=lambda row: -row[1].total())[:MOST] for role, acts in between.items()}
    height = sum(HEAD + ROW * max(len(row), 1) for row in rows.values())

    def paint(axes: Axes) -> None:
        axes.axis("off")
        axes.set(xlim=(0, 1), ylim=(-height, 0))
        top = 0.0
        for role, row in rows.items():
            heads = {"color": COLOURS[role], "weight": "semibold", "va": "center"}
            axes.text(0, top - HEAD / 2, shortened(name_of(comparison, role), 40), **heads)
            paint_one(axes, row, top - HEAD, COLOURS[role])
            top -= HEAD + ROW * max(len(row), 1)

    title = busiest(comparison, between)
    alt = " ".join(f"{name_of(comparison, role)}: {in_words(between[role])}." for role in ROLES)
    caption = "Each arrow leads from the speaker to the party concerned; above it stands what is done, and how often."
    return figure(name, title, caption, f"{title}. {alt}", draw(height, paint))


def paint_one(axes: Axes, rows: list, top: float, colour: str) -> None:
    """The arrows of one text, one under the other: who speaks on the left, whom it concerns on the right."""
    if not rows:
        axes.text(0, top - ROW / 2, NONE, color=INK, va="center")
    for number, ((one, other), counts) in enumerate(rows):
        place = top - ROW * (number + 0.68)
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 0.7 + 0.3 * min(counts.total(), 6)}
        axes.annotate("", (0.66, place), (0.34, place), arrowprops={**arrow, "shrinkA": 0, "shrinkB": 0})
        axes.text(0.5, place + ROW * 0.42, label(counts), ha="center", va="center", color=INK)
        axes.text(0.33, place, shortened(called(one), 17), ha="right", va="center", color=INK)
        axes.text(0.67, place, shortened(called(other), 17), ha="left", va="center", color=INK)


def label(counts: Counter) -> str:
    """What an arrow stands for."""
    return ", ".join(f"{VERBS[act]} {number}" for act, number in counts.most_common(2))


def busiest(comparison: Comparison, between: dict[str, Acts]) -> str:
    """Who turns most to whom by each account, in a sentence; a single claim is too little to tell it of a side, so then
    only what the drawing shows."""
    parts = []
    for role, acts in between.items():
        if not acts:
            continue
        one, other = max(acts, key=lambda pair: acts[pair].total())
        (act, number), *_ = acts[one, other].most_common(1)
        if number >= FEWEST:
            verb, name = TITLES[act], comparison.names[role]
            who = f"{name} itself" if one == AUTHOR else f"in {name} {called(one)}"
            parts.append(f"{who} {plural(verb) if one == BOTH else verb} {called(other)}")
    return capitalized("; ".join(parts)) or "Who turns to whom in each text"


def plural(verb: str) -> str:
    """A verb's plural: its first word without the s."""
    first, _, rest = verb.partition(" ")
    return f"{first.removesuffix('s')} {rest}".strip()


def called(side: str) -> str:
    """A side as a sentence calls it, with its article where it has one."""
    return mid_sentence(with_article(SIDES.get(side, side)))


def in_words(acts: Acts) -> str:
    """All that goes from one side to another, for who cannot see it."""
    parts = [
        f"{called(one)} {listed([f'{VERBS[act]} ({number})' for act, number in counts.most_common()])} {called(other)}"
        for (one, other), counts in acts.items()
    ]
    return "; ".join(parts) or NONE
