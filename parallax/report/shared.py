"""Shared: what each text says of the matters that both raise, quotations facing each other.

Of the sentences that are paired (positions/alignment.py) those are told that have enough in common, under the words of
both that name their matter.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions.alignment import stems_of
from parallax.positions.nouns import NOUNS, lemma, stem
from parallax.report.centrality import central
from parallax.report.closeness import closeness, quotes
from parallax.report.contrasts import judging, parted, parting, spoken
from parallax.report.displays import Facing, Pair, Prose, Run
from parallax.report.story import whole
from parallax.report.tables import quoted
from parallax.report.wording import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MOST = 4
"""How many matters are told at most."""
OFTEN = 4
"""A matter that stands in more than one of so many sentences of both texts is their topic."""
CLOSE, JOINED, BAR = 2, 0.15, 1.8
"""How much it counts beside the likeness of two sentences how close they are (see closeness), and each of what joins
them; and what all this comes to at least: of 21 pairs that readers judged on unseen texts 8 of 12 above it were fair,
and 2 of 9 below."""
LEAST = 0.3
"""How much of its text each sentence tells at least (see centrality)."""
LONGEST = 8
"""How many words name a matter at most."""
PARTS = (*NOUNS, "ADJ", "ADP", "DET", "CCONJ", "PART")
"""What the words of a name are."""
WITHIN = ("compound", "nmod", "amod")
"""How the parse joins a word to the noun behind it."""
NO_PARTING = (
    "Rules recognize only the plainest contradictions and found none, which does not mean that the texts hold the same."
)
"""What is said where no quotations face each other: most texts on one event do contradict each other somewhere."""


class Candidate(NamedTuple):
    """A matter with a sentence of each text, and how much these have in common."""

    worth: float
    matter: tuple[str, ...]
    statement: str
    commentary: str

    @property
    def ids(self) -> tuple[str, str]:
        """The two sentences."""
        return self.statement, self.commentary


@once
def shared(comparison: Comparison) -> Facing | Prose | None:
    """What each text says of the matters that both raise; None where no two sentences have enough in common."""
    if not (comparison.matters[list(ROLES)] != "").all(axis=1).any():
        return Prose((Run("No concrete matter was found under the same words in both texts."),))
    rows = tuple(
        Pair(f"On {listed([*map(quoted, each.matter)])}", *(spoken(whole(comparison, id), id) for id in each.ids))
        for each in chosen(comparison)
    )
    return Facing("shared", "On matters that both raise", rows) if rows else None


def no_parting(comparison: Comparison) -> Prose | None:
    """That no two quotations were found to face each other; None where some were."""
    faces = parting(comparison) or chosen(comparison)
    return None if faces else Prose((Run(NO_PARTING, style="quiet"),))


@once
def chosen(comparison: Comparison) -> list[Candidate]:
    """The pairs that are told, the likest first; no sentence or matter twice, nor a sentence that shows where the texts
    part."""
    taken = {claim.sentence for both in parted(comparison) for claim in both}.union(judging(comparison))
    found: list[Candidate] = []
    for each in sorted(candidates(comparison), reverse=True):
        matter = " ".join(each.matter).lower()
        if len(found) < MOST and not taken & {matter, *each.ids}:
            found.append(each)
            taken |= {matter, *each.ids}
    return found


def candidates(comparison: Comparison) -> Iterator[Candidate]:
    """The pairs of sentences that have enough in common, neither quoting the other, with what names their matter."""
    known = central(comparison)
    for pair in comparison.pairs.itertuples():
        ids = pair.statement, pair.commentary
        if min(known.get(id, 0) for id in ids) < LEAST or quotes(comparison, *ids):
            continue
        joined = pair.about.split("; ")
        worth = pair.likeness + CLOSE * closeness(comparison, *ids) + JOINED * len(joined)
        if worth >= BAR and (matter := called(comparison, *ids, joined)):
            yield Candidate(worth, matter, *ids)


def called(comparison: Comparison, statement: str, commentary: str, joined: list[str]) -> tuple[str, ...]:
    """What two sentences call their matter: the longest name that stands in both, or else the first two of the words
    that join them, nouns of both before others, and one at least; not the topic of both texts."""
    one, other = (comparison.parses[id] for id in (statement, commentary))
    topic = set.intersection(*(stems_of(title) for title in comparison.documents["title"]))
    known = {stemmed(span) for span in phrases(other)}
    both = [span for span in phrases(one) if stemmed(span) in known and not set(stemmed(span)) <= topic]
    both = [span for span in both if not is_of_time(span)]
    if both:
        return (max(both, key=lambda span: (is_whole(span), len(span))).text,)
    words = {word.lower_: word for word in one}
    said = (words[each] for each in (each.partition(" – ")[0] for each in joined) if each in words)
    nouns = {stem(lemma(word)) for word in other if word.pos_ in NOUNS}
    told = [word for word in said if stem(lemma(word)) not in topic]
    told.sort(key=lambda word: word.pos_ not in NOUNS or stem(lemma(word)) not in nouns)
    is_named = len(told) > 1 and any(word.pos_ in NOUNS for word in told[:2])
    return tuple(dict.fromkeys(map(hyphened, told[:2]))) if is_named else ()


def hyphened(word: "Token") -> str:
    """A word with those to which hyphens join it: "lithium-ion"."""
    start = end = word.i
    while start > 1 and is_hyphen(word.doc[start - 1]):
        start -= 2
    while end + 2 < len(word.doc) and is_hyphen(word.doc[end + 1]):
        end += 2
    return str(word.doc[start : end + 1].text)


def is_hyphen(mark: "Token") -> bool:
    """Whether a mark joins the words beside it, and is no dash between spaces."""
    return mark.text == "-" and mark.i > 0 and mark.nbor(-1).whitespace_ == "" == mark.whitespace_


def phrases(doc: "Doc") -> Iterator["Span"]:
    """The names of two words or more in a sentence, and their parts: "treaty on
    fishing", "fishing treaty"."""
    starts = [word.i for word in doc if word.pos_ in (*NOUNS, "ADJ")]
    ends = [word.i + 1 for word in doc if word.pos_ in NOUNS and not is_half(word)]
    for start, end in ((start, end) for start in starts for end in ends if 1 < end - start <= LONGEST):
        inner = doc[start:end]
        is_name = all(word.pos_ in PARTS or word.text == "-" for word in inner)
        if is_name and not any(beside.text == "-" for beside in (*doc[start - 1 : start], *doc[end : end + 1])):
            yield inner


def is_of_time(span: "Span") -> bool:
    """Whether a phrase names only a time: "recent years"."""
    return lemma(span[-1]) in lists("general-words")["empty"]["times"]


def is_half(word: "Token") -> bool:
    """Whether a noun is only the end of an adjective: "high-level"."""
    return word.i > 0 and word.nbor(-1).text == "-" and word.dep_ in WITHIN


def is_whole(span: "Span") -> bool:
    """Whether a phrase does not end within a longer name: "human rights", and not "human rights" of its activists."""
    return span[-1].dep_ not in WITHIN


def stemmed(span: "Span") -> tuple[str, ...]:
    """The stems of the words of a phrase."""
    return tuple(stem(lemma(word)) for word in span)


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
