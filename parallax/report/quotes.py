"""Quotes: which sentence stands for a code in a text, and which of its words are quoted.

Of one text, the sentence that has the code most likely stands before others, then one that takes a position; where none
is likely, none is quoted. Of both texts the two sentences are quoted that have most in common, if that is enough.
"""

import re
from collections.abc import Callable, Mapping
from heapq import nlargest
from itertools import product
from types import MappingProxyType

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.positions import verdicts
from parallax.positions.weights import SURE
from parallax.report.closeness import closeness
from parallax.report.contrasts import parted
from parallax.report.displays import Column, Run, Runs, Table
from parallax.report.figures import ISSUES, Raised, raised_matters
from parallax.report.findings import evidence
from parallax.report.heard import unsaid
from parallax.report.listings import goes_on
from parallax.report.positions import AUTHOR, weighed
from parallax.report.shared import chosen
from parallax.report.stances import quoted_before
from parallax.report.tables import quoted, refs, text
from parallax.report.wording import name_of

Rank = tuple[float, bool, float]
Words = Callable[[str], list[str]]
"""Gives the words of a sentence by which something was found there; none where people found it."""


class Telling:
    """Chooses quotations for a chapter: a sentence that was quoted before gives way to another."""

    def __init__(self, comparison: Comparison):
        self.comparison = comparison
        claims = weighed(comparison)
        self.weight = claims.groupby("sentence")["weight"].max().to_dict()
        # "Peru refuses to pay the fee": no chapter has the verb before the words of what is refused.
        claims = claims[~claims["act"].isin(verdicts.AGAINST) | (claims["form"] == "clause")]
        self.claimed = claims.groupby("sentence")["words"].agg(list).to_dict()
        heard = claims[claims["claimant"] != AUTHOR]
        self.heard = heard.groupby("sentence")["words"].agg(list).to_dict()
        self.texts = comparison.text_of
        self.quoted = set(quoted_before(comparison))
        self.facing = {(one.sentence, other.sentence) for one, other in parted(comparison)}
        self.unsaid = unsaid(comparison)
        self.facing |= {each.ids for each in chosen(comparison)}

    def quote(self, ids: list[str], found: Words, chances: Mapping[str, float] = MappingProxyType({})) -> Runs:
        """A quotation with its number, of the sentence that stands for others: one that was not quoted yet; of several
        the likeliest to be one of them, then one whose claim has the words that were found, then the weightiest, then
        the first. Where all were quoted before or none is likely enough, their numbers alone."""
        rank = self.fresh(ids, found, chances)
        return self.told(max(rank, key=rank.__getitem__), found) if rank else refs(ids, 6)

    def fresh(self, ids: list[str], found: Words, chances: Mapping[str, float]) -> dict[str, Rank]:
        """Of the sentences that may be quoted, those that were not yet."""
        return {id: rank for id, rank in self.ranked(ids, found, chances).items() if id not in self.quoted}

    def ranked(self, ids: list[str], found: Words, chances: Mapping[str, float]) -> dict[str, Rank]:
        """The sentences that may be quoted, with how well each stands for the others."""
        likely = [id for id in ids if len(self.texts[id].split()) > FEWEST and chances.get(id, 1) >= SURE]
        likely = [id for id in likely if id not in self.unsaid and not goes_on(self.texts[id])]
        return {id: (chances.get(id, 1), self.is_claimed(id, found), self.weight.get(id, -1)) for id in likely}

    def told(self, id: str, found: Words) -> Runs:
        """A sentence's words with its number; it counts as quoted from now on."""
        self.quoted.add(id)
        return (Run(f"{quoted(self.words(id, found).rstrip('.;'))} "), Run(id, to=id))

    def stretch(self, ids: list[str], found: Words, chances: Mapping[str, float] = MappingProxyType({})) -> Runs:
        """A few words around those that were found, of the first sentence that has them and is likely enough, though
        it was quoted before; where people found it, the first of its decisive words."""
        for id in ids:
            places = [match for each in found(id) for match in places_of(each, self.texts[id])]
            if not found(id):
                start = max(0, self.texts[id].find(self.comparison.decisive[id]))
                places = [(start, start)]
            if places and chances.get(id, 1) >= SURE:
                return (Run(f"{quoted(around(self.texts[id], *min(places)))} "), Run(id, to=id))
        return ()

    def is_claimed(self, id: str, found: Words) -> bool:
        """Whether a claim of a sentence has the words that were found."""
        return any(holds(words, found(id)) for words in self.claimed.get(id, []))

    def words(self, id: str, found: Words) -> str:
        """What is quoted of a sentence: words that it reports of somebody, its decisive words or those of a claim, the
        first of these that hold what was found; or else all of it."""
        cuts = [*self.heard.get(id, []), self.comparison.decisive[id], *self.claimed.get(id, [])]
        holding = [cut for cut in cuts if len(cut.split()) > FEWEST and (not found(id) or holds(cut, found(id)))]
        return next(iter(holding), self.texts[id])

    def of_one(self, family: str, code: str, role: str) -> Runs:
        """A quotation for a code from one text; nothing where no sentence that has it can be quoted."""
        found, chances = matched(self.comparison, family, code), likelihoods(self.comparison, family, code)
        rank = self.fresh(evidence(self.comparison, role, family, [code]), found, chances)
        return self.told(max(rank, key=rank.__getitem__), found) if rank else ()

    def of_both(self, family: str, code: str) -> list[Runs]:
        """A quotation for a code from each text: of all likely sentences the two that have most in common, though they
        were quoted before; none where they have too little, or face each other already. On 28 pairs of texts 33 of 55
        such pairs were a reader's; of each text's likeliest sentence, 36 of 229."""
        found, chances = matched(self.comparison, family, code), likelihoods(self.comparison, family, code)
        ranks = [self.ranked(evidence(self.comparison, role, family, [code]), found, chances) for role in ROLES]
        one, other = (nlargest(NEAREST, rank, rank.__getitem__) for rank in ranks)
        close = {pair: closeness(self.comparison, *pair) for pair in product(one, other) if pair not in self.facing}
        pair = max(close, key=close.__getitem__, default=None)
        if pair is None or close[pair] < MEET:
            return []
        self.facing.add(pair)
        return [self.told(id, found) for id in pair]


def holds(words: str, found: list[str]) -> bool:
    """Whether words hold any of those that were found."""
    return any(each.lower() in words.lower() for each in found)


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whole, in capitals or not."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)]


def around(text: str, start: int, end: int) -> str:
    """A stretch of a text of about so many words around a place, with marks where it is cut."""
    before, within, after = text[:start].split(), text[start:end].split(), text[end:].split()
    room = max(0, STRETCH - len(within))
    left = min(len(before), max(room // 2, room - len(after))) if within else 0
    right = room - left
    cut = text[start:end]
    head, tail = " ".join(before[len(before) - left :]), " ".join(after[:right])
    joint, gap = text[start - 1 : start].isspace(), text[end : end + 1].isspace()
    words = f"{head}{' ' * bool(head and joint)}{cut}{' ' * bool(tail and gap)}{tail}".rstrip(" .,;:")
    return f"{'[…] ' * (left < len(before))}{words}{' […]' * (right < len(after))}"


STRETCH = 12
"""How many words a stretch has at most that is quoted of a sentence that was quoted before."""
NEAREST = 40
"""Of how many sentences of each text, those that stand best for a code, every two are tried."""
MEET = 0.15
"""From which closeness on two sentences that are quoted side by side meet."""
FEWEST = 5
"""How many words a quotation has more than."""


def matched(comparison: Comparison, family: str, code: str) -> Words:
    """The words by which a code was found in a sentence."""
    found = comparison.codings
    found = found[(found["family"] == family) & (found["code"] == code) & (found["matched"] != "")]
    by_sentence = found.groupby("sentence")["matched"].agg(list).to_dict()
    return lambda id: by_sentence.get(id, [])


def likelihoods(comparison: Comparison, family: str, code: str) -> dict[str, float]:
    """How likely each sentence has a code, of those whose words are weighed for it."""
    found = comparison.codings
    found = found[(found["family"] == family) & (found["code"] == code) & found["likelihood"].notna()]
    return found.set_index("sentence")["likelihood"].to_dict()


def alone(comparison: Comparison, most: int = 6) -> Table | None:
    """The matters found for one text alone, the heaviest first, each with a quotation, or a few words of one where
    all was quoted before; None without any."""
    choice = Telling(comparison)
    rows = []
    for role in ROLES:
        other = ROLES[1 - ROLES.index(role)]
        mine = [each for each in raised_matters(comparison) if getattr(each, role) and not getattr(each, other)]
        for matter in mine[:most]:
            found = matched(comparison, ISSUES, matter.code) if matter.code else held_words(matter)
            chances = {} if ISSUES in comparison.by_hand else likelihoods(comparison, ISSUES, matter.code)
            words = cell(choice, getattr(matter, role), found, chances)
            rows.append((text(matter.label), text(name_of(comparison, role)), words))
    columns = (Column("Matter", width=4), Column("Text", width=2), Column("In its own words", width=11))
    return Table("alone", "What was found for one text alone", columns, tuple(rows)) if rows else None


def held_words(matter: Raised) -> Words:
    """The words of a matter that the texts themselves show."""
    return lambda id: list(matter.words)


def cell(choice: Telling, ids: list[str], found: Words, chances: Mapping[str, float]) -> Runs:
    """A quotation from one of some sentences, and the numbers of the others."""
    quote = choice.quote(ids, found, chances)
    quote = quote if "“" in quote[0].text else choice.stretch(ids, found, chances) or quote
    named = {run.to for run in quote}
    others = [id for id in ids if id not in named]
    return (*quote, Run("; also ", style="quiet"), *refs(others, 6)) if others else quote
