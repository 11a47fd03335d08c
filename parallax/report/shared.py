"""Shared: what each text says of the concrete matters that both raise, quotations facing each other.

A matter is told by one sentence of each text that names it in full, by two words or more. Of all such sentences the two
are chosen that tell much of their texts (see centrality), whose claims are about the matter, and that have most in
common, and enough.
"""

from collections import Counter
from collections.abc import Iterator, Set
from heapq import nlargest
from itertools import product
from typing import Any, NamedTuple

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.positions.alignment import nearness, stems_of
from parallax.report.centrality import central
from parallax.report.closeness import closeness, quotes
from parallax.report.contrasts import judging, parted, spoken
from parallax.report.displays import Facing, Pair, Prose, Run
from parallax.report.positions import weighed
from parallax.report.story import whole
from parallax.report.tables import quoted

MOST = 4
"""How many matters are told at most."""
OFTEN = 4
"""A matter that stands in more than one of so many sentences of both texts is their topic."""
CLAIMED, LESSER = 0.3, 0.3
"""What it adds to a sentence that a claim of it is about the matter; how much the better of two sentences counts."""
LEAST, FULL, BAR = 0.55, 6, 2.6
"""How well a sentence must tell at least; the weight from which a matter counts in full; what both come to at least."""
SHARE, MOST_SHARED = 0.3, 3
"""How much it counts what else two sentences share, and up to how much of it, beside the bar of alignment."""
CLOSE = 0.2
"""How close two sentences are at least (see closeness): of the pairs told for 44 pairs of texts that a single word
joins 5 of 34 are a reader's, of the others 26 of 61; of those that are so close 19 of 39."""
NEAREST = 20
"""Of how many sentences of each text, those that tell a matter best, every two are tried."""


class Candidate(NamedTuple):
    """A matter with a sentence of each text, and how well these tell it."""

    worth: float
    matter: str
    statement: str
    commentary: str

    @property
    def ids(self) -> tuple[str, str]:
        """The two sentences."""
        return self.statement, self.commentary


@once
def shared(comparison: Comparison) -> Facing | Prose | None:
    """What each text says of the matters that both raise; None where no two sentences tell enough of one."""
    raised = comparison.matters[(comparison.matters[list(ROLES)] != "").all(axis=1)]
    if raised.empty:
        return Prose((Run("No concrete matter was found under the same words in both texts."),))
    rows = tuple(
        Pair(f"On {quoted(each.matter)}", *(spoken(whole(comparison, id), id) for id in each.ids))
        for each in chosen(comparison)
    )
    return Facing("shared", "On matters that both raise", rows) if rows else None


@once
def chosen(comparison: Comparison) -> list[Candidate]:
    """The matters that are told, the best told first; no sentence twice, nor one that shows where the texts part."""
    taken = {claim.sentence for both in parted(comparison) for claim in both}.union(judging(comparison))
    found: list[Candidate] = []
    for each in sorted(candidates(comparison), reverse=True):
        if len(found) < MOST and not taken & {each.matter, *each.ids}:
            found.append(each)
            taken |= {each.matter, *each.ids}
    return found


def candidates(comparison: Comparison) -> Iterator[Candidate]:
    """Every matter that both texts raise, their topic apart, with each two sentences that tell enough of it."""
    like = {(pair.statement, pair.commentary): pair.likeness for pair in comparison.pairs.itertuples()}
    near = nearness(comparison.parses)
    claimed = [(row.sentence, stems_of(row.content)) for row in weighed(comparison).itertuples()]
    for matter in comparison.matters.itertuples():
        if is_topic(comparison, matter) or " " not in matter.matter:
            continue
        named = stems_of(matter.matter)
        about = {id for id, stems in claimed if named <= stems}
        fit = [fits(comparison, named, getattr(matter, role).split(";"), about) for role in ROLES]
        for one, other in product(*(nlargest(NEAREST, each, each.__getitem__) for each in fit)):
            low, high = sorted((fit[0][one], fit[1][other]))
            worth = min(matter.weight, FULL) / FULL + low + LESSER * high + like.get((one, other), 0)
            worth += SHARE * min(MOST_SHARED, near.get((one, other), 0))
            if worth >= BAR and closeness(comparison, one, other) >= CLOSE and not quotes(comparison, one, other):
                yield Candidate(worth, matter.matter, one, other)


def fits(comparison: Comparison, named: set[str], ids: list[str], about: Set[str]) -> dict[str, float]:
    """How well each of some sentences tells a matter, of those that name it in full and tell enough; the better if a
    claim is about it."""
    known = central(comparison)
    full = (id for id in ids if id in known and named <= stems_of(comparison.text_of[id]))
    fit = {id: known[id] + CLAIMED * (id in about) for id in full}
    return {id: value for id, value in fit.items() if value >= LEAST}


def counts_of(matter: Any) -> list[int]:
    """In how many sentences of each text a matter stands."""
    return [len(list(filter(None, getattr(matter, role).split(";")))) for role in ROLES]


def is_topic(comparison: Comparison, matter: Any) -> bool:
    """Whether a matter stands in the titles of both texts or in every few sentences of both, so that to share it says
    little."""
    named = stems_of(matter.matter)
    if all(named <= stems_of(title) for title in comparison.documents["title"]):
        return True
    sizes = Counter(comparison.body["document"])
    return all(count * OFTEN > sizes[role] for role, count in zip(ROLES, counts_of(matter), strict=True))
