"""Quotes: which sentence stands for a code in a text, and which of its words are quoted.

A sentence of the opening or closing paragraph stands before others, and one that takes a position before one that only
mentions the matter. How many cues meet in a sentence says nothing of how telling it is.
"""

from collections.abc import Callable

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.report.displays import Column, Run, Runs, Table
from parallax.report.figures import ISSUES, Raised, raised_matters
from parallax.report.findings import evidence
from parallax.report.positions import weighed
from parallax.report.stances import quoted_before
from parallax.report.tables import quoted, refs, text
from parallax.report.wording import name_of

Words = Callable[[str], list[str]]
"""Gives the words of a sentence by which something was found there; none where people found it."""


class Telling:
    """Chooses quotations for a chapter: a sentence that was quoted before gives way to another."""

    def __init__(self, comparison: Comparison):
        self.comparison = comparison
        claims = weighed(comparison)
        self.weight = claims.groupby("sentence")["weight"].max().to_dict()
        self.claimed = claims.groupby("sentence")["words"].agg(list).to_dict()
        self.texts = comparison.text_of
        self.quoted = set(quoted_before(comparison))

    def quote(self, ids: list[str], found: Words) -> Runs:
        """A quotation with its number, of the sentence that stands for others: one that was not quoted yet and whose
        claim has the words that were found; of several the weightiest, then the first. Where all were quoted before,
        their numbers alone."""
        if self.quoted.issuperset(ids):
            return refs(ids, 6)
        chosen = max(ids, key=lambda id: (id not in self.quoted, self.is_claimed(id, found), self.weight.get(id, -1)))
        self.quoted.add(chosen)
        return (Run(f"{quoted(self.words(chosen, found).rstrip('.;'))} "), Run(chosen, to=chosen))

    def is_claimed(self, id: str, found: Words) -> bool:
        """Whether a claim of a sentence has the words that were found."""
        return any(holds(words, found(id)) for words in self.claimed.get(id, []))

    def words(self, id: str, found: Words) -> str:
        """What is quoted of a sentence: its decisive words if they hold what was found, or else all of it."""
        cuts = [*self.claimed.get(id, []), self.comparison.decisive[id]]
        holding = [cut for cut in cuts if len(cut.split()) > FEWEST and (not found(id) or holds(cut, found(id)))]
        return next(iter(holding), self.texts[id])

    def of_both(self, family: str, code: str) -> tuple[Runs, ...]:
        """One quotation for a code from each text that has it."""
        of_each = (evidence(self.comparison, role, family, [code]) for role in ROLES)
        of_each = (ids for ids in of_each if not self.quoted.issuperset(ids))
        return tuple(self.quote(ids, matched(self.comparison, family, code)) for ids in of_each)


def holds(words: str, found: list[str]) -> bool:
    """Whether words hold any of those that were found."""
    return any(each.lower() in words.lower() for each in found)


FEWEST = 5
"""How many words a quotation has more than."""


def matched(comparison: Comparison, family: str, code: str) -> Words:
    """The words by which a code was found in a sentence."""
    found = comparison.codings
    found = found[(found["family"] == family) & (found["code"] == code) & (found["matched"] != "")]
    by_sentence = found.groupby("sentence")["matched"].agg(list).to_dict()
    return lambda id: by_sentence.get(id, [])


def alone(comparison: Comparison, most: int = 6) -> Table | None:
    """The matters found for one text alone, the heaviest first, each with a quotation; None without any."""
    choice = Telling(comparison)
    rows = []
    for role in ROLES:
        other = ROLES[1 - ROLES.index(role)]
        mine = [each for each in raised_matters(comparison) if getattr(each, role) and not getattr(each, other)]
        for matter in mine[:most]:
            found = matched(comparison, ISSUES, matter.code) if matter.code else held_words(matter)
            words = cell(choice, getattr(matter, role), found)
            rows.append((text(matter.label), text(name_of(comparison, role)), words))
    columns = (Column("Matter", width=4), Column("Text", width=2), Column("In its own words", width=11))
    return Table("alone", "What was found for one text alone", columns, tuple(rows)) if rows else None


def held_words(matter: Raised) -> Words:
    """The words of a matter that the texts themselves show."""
    return lambda id: list(matter.words)


def cell(choice: Telling, ids: list[str], found: Words) -> Runs:
    """A quotation from one of some sentences, and the numbers of the others."""
    quote = choice.quote(ids, found)
    named = {run.to for run in quote}
    others = [id for id in ids if id not in named]
    return (*quote, Run("; also ", style="quiet"), *refs(others, 6)) if others else quote
