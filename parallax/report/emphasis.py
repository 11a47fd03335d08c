"""Emphasis: the frame that each text puts the matter in more often than the other text does."""

from typing import Any

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.report.centrality import FRAMES, central
from parallax.report.findings import evidence
from parallax.report.wording import capitalized, in_sentence

FEWEST, TIMES, APART = 4, 3, 0.08
"""In how many sentences a text stresses a frame at least, how many times as large a share of it they are as of the
other text, and how much larger."""


def stressed(comparison: Comparison) -> tuple[Any, ...]:
    """The row of the frame that each text stresses; nothing unless both stress one."""
    table = comparison.overview
    rows = [most_beyond(table[table["family"] == FRAMES], *roles) for roles in (ROLES, ROLES[::-1])]
    return tuple(rows) if None not in rows else ()


def most_beyond(table: Any, role: str, other: str) -> Any:
    """The row in whose share a text is furthest ahead of the other, more so the less the other has of it; None where it
    stresses none."""
    here, there = table[f"share_{role}"], table[f"share_{other}"]
    is_stressed = (table[f"sentences_{role}"] >= FEWEST) & (here >= TIMES * there) & (here - there >= APART)
    rows = table[is_stressed].assign(ahead=((here - there) ** 2 / here)[is_stressed])
    return next(rows.sort_values("ahead", ascending=False, kind="stable").itertuples(), None)


def in_words(comparison: Comparison) -> str:
    """What each text stresses, as a headline; empty unless both stress a frame."""
    said = [lists("story")["stresses"].get(row.code, in_sentence(row.label)) for row in stressed(comparison)]
    if not said:
        return ""
    one, other = (comparison.names[role] for role in ROLES)
    return f"{capitalized(one)} stresses {said[0]}; {other}, {said[1]}"


def counted_in_words(comparison: Comparison) -> str:
    """What each text stresses, with how many sentences of both texts do."""
    said = [counts(comparison, row, role) for role, row in zip(ROLES, stressed(comparison), strict=True)]
    return f"{capitalized(', '.join(said))}."


def counts(comparison: Comparison, row: Any, role: str) -> str:
    """That a text stresses a frame, and how many sentences of both texts have it."""
    other = ROLES[1 - ROLES.index(role)]
    own = f"in {getattr(row, f'sentences_{role}')} of {getattr(row, f'of_{role}')} sentences"
    theirs = f"in {getattr(row, f'sentences_{other}') or 'none'} of {getattr(row, f'of_{other}')}"
    verb = "stresses " if role == ROLES[0] else ""
    return f"{comparison.names[role]} {verb}{in_sentence(row.label)} ({own}; {comparison.names[other]} {theirs})"


def examples(comparison: Comparison, told: set[str]) -> tuple[str, ...]:
    """For what each text stresses, the sentence that tells most of the text, of those that were not told before; empty
    where a text has none left."""
    found = []
    for role, row in zip(ROLES, stressed(comparison), strict=False):
        ids = [id for id in evidence(comparison, role, FRAMES, [row.code]) if id not in told]
        found += [max(ids, key=central(comparison).__getitem__)] if ids else []
    return tuple(found) if len(found) == len(ROLES) else ()
