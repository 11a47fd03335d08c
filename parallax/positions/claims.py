"""Claims: who takes which position towards whom, sentence by sentence.

The rules of acts find the positions; claimants says whose each is, targets whom it addresses, and commitment which of
them nobody stands by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from parallax.corpus import headings
from parallax.positions import acts, addressees, credits, groups, issuers, speakers, weights
from parallax.positions.actors import NOBODY, Actor, Text, in_full, side_in
from parallax.positions.claimants import admitted, claimant, heard, is_expletive, is_praise_of_helper, spoken
from parallax.positions.commitment import (
    denied_belief,
    foretold,
    is_answered,
    is_doubted,
    is_nobodys,
    is_not_meant,
    is_refuted,
    is_unsaid,
    is_usual,
    resolved,
)
from parallax.positions.names import key
from parallax.positions.passages import Part, carried_on, is_bare_name, items, parts
from parallax.positions.predicates import Found
from parallax.positions.rules import listed
from parallax.positions.sides import AUTHOR, BOTH, FIRMS, UNNAMED, Sides
from parallax.positions.targets import only_one, target

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS = [
    "document", "sentence", "claimant", "claimant_side", "act", "target", "target_side", "content", "start", "end",
    "ground", "ground_sentence", "certainty", "rule", "likelihood",
]  # fmt: skip
MARKS, QUOTES = (("(", ")"), ("“", "”"), ("[", "]"), ('"', '"')), ("“", '"')
Weigh = Callable[[list[Found], weights.Seen], list[Found]]
"""What decides which of the positions that rules find in a sentence stand."""


def is_interviewer(row: Any) -> bool:
    """Whether a sentence is of whoever puts the questions, whose words are nobody's position."""
    return str(getattr(row, "speaker", "")).lower() in listed("interviewers")


def of_document(
    rows: pd.DataFrame, docs: Mapping[str, Doc], sides: Sides, about: dict, weigh: Weigh
) -> Iterator[tuple]:
    """The claims of one document."""
    own = issuers.own_side(sides, rows, docs, about)
    text = Text(
        sides.of_text(own, issuers.body(about) if own else issuers.firm(sides, rows, docs, about)),
        Actor(AUTHOR, own or AUTHOR),
        is_of_deal=own != "" and issuers.tells_of_deal(rows, docs),
    )
    order, following = list(rows["sentence"]), [*rows["text"].iloc[1:], ""]
    _, empty = credits.credited(rows, docs)
    denied = headings.untrue(rows.itertuples())
    turns = next(iter(speakers.turns(rows).values()), {})
    before: frozenset[str] = frozenset()
    for place, (row, part) in enumerate(zip(rows.itertuples(), parts(rows, docs), strict=True)):
        text.turn(row.paragraph)
        text.row = row
        if row.paragraph in turns:
            turn = "" if is_interviewer(row) else turns[row.paragraph].speaker
            text.labelled = in_full(turn, text.sides) if turn else NOBODY
        if is_bare_name(part) or is_interviewer(row) or row.sentence in empty or row.sentence in denied:
            continue
        found = [each for each in acts.found_in(part.doc, text.sides) if each.content[1] + part.shift > 0]
        outer = spoken(row, text)
        found = [each if part.shift < 0 else resolved(foretold(each, text, outer, place), text) for each in found]
        meant = [each for each in found if not is_not_meant(each.word)]
        held = [
            each for each in meant if not (is_nobodys(each) or is_usual(each) or is_answered(each, following[place]))
        ]
        taken = outermost(held) if found else carried_on(part, text)
        whole = docs[row.sentence]
        seen = weights.Seen(whole, text.author.side != AUTHOR, bool(getattr(row, "speaker", "")), before)
        for each in weigh(taken, seen):
            if each.rule == weights.RULE and (is_refuted(each, text.sides) or is_unsaid(each)):
                continue
            read = Part(whole) if each.rule == weights.RULE else part
            told = (claim(item, row, text, read, order, place) for item in items(each, row.text, read.shift))
            yield from (each for each in told if says_anything(each) and not is_torn(each, row.text))
        before = frozenset(each.act for each in taken)
        text.remember(part.doc)
        if (who := heard(row, text)).name:
            text.person, text.is_person_near = who, True


def says_anything(row: tuple) -> bool:
    """Whether the content of a claim has a letter or a figure."""
    return any(map(str.isalnum, row[COLUMNS.index("content")]))


def is_torn(row: tuple, text: str) -> bool:
    """Whether the content of a claim is only a part of a word with a hyphen: "re" of "re-build"."""
    end = row[COLUMNS.index("end")]
    return row[COLUMNS.index("content")].isalpha() and text[end : end + 1] == "-"


def outermost(found: list[Found]) -> list[Found]:
    """The positions without those that only repeat words of another one of the same act."""
    firsts = list({(each.act, each.rule, each.content): each for each in found}.values())
    return [each for each in firsts if not any(is_within(each, other) for other in firsts)]


def is_within(inner: Found, outer: Found) -> bool:
    """Whether the words of a position are some of those of another one of the same act."""
    (start, end), (first, last) = inner.content, outer.content
    return inner.act == outer.act and first <= start and end <= last and (first, last) != (start, end)


def sides_of(names: list[str], parses: Mapping[str, Doc]) -> dict[str, str]:
    """The side of each of some speakers."""
    sides = Sides(parses.values() if names else ())
    return {name: side_in(sides, name) for name in names}


def claim(found: Found, row: Any, text: Text, part: Part, order: list[str], place: int) -> tuple:
    """The row of a position."""
    outer = spoken(row, text)
    himself = admitted(found, text)
    who = claimant(found, text, outer)
    whom = target(found, text, who)
    if key(whom.name) == key(who.name):  # nobody praises, blames, promises or settles with himself
        nobody = dict.fromkeys((*groups.JUDGED, "promises"), Actor(UNNAMED, UNNAMED))
        others = {"settles": only_one(found, text, who)} | nobody
        whom = others.get(found.act, whom)
    if himself is not None and not is_expletive(found):
        who, whom = (outer if outer.name else text.author), text.actor(himself)
    if is_praise_of_helper(found, who, whom, text):
        who, whom = text.author, who
    if found.act in ("opposes", "asks") and whom.side not in ("", UNNAMED, BOTH, FIRMS):
        text.opposed = (who.side, whom)
    text.pledged = (place, who.side) if found.act == "promises" else text.pledged
    if found.act == "expects" and is_doubted(found.word):
        found = found._replace(certainty="unlikely", content=denied_belief(found.word) or found.content)
    start, end = (max(0, each + part.shift) for each in found.content)
    start, end = unopened(row.text, start, end), closed(row.text, start, end)
    ground = part.doc.text[slice(*found.ground)] if found.ground else ""
    near = place + found.points
    where = order[near] if (ground or found.points) and 0 <= near < len(order) else ""
    return (
        row.document, row.sentence, *who, found.act, *whom, row.text[start:end], start, end, ground, where,
        found.certainty, found.rule, found.likelihood,
    )  # fmt: skip


def unopened(text: str, start: int, end: int) -> int:
    """Where a stretch begins, without a mark that opens a quotation which goes on after it."""
    content = text[start : closed(text, start, end)]
    if text[:start].endswith("“") and content.count("”") > content.count("“"):
        return start - 1
    return start + (content.startswith("“") and "”" not in content)


def closed(text: str, start: int, end: int) -> int:
    """Where a stretch ends, with the mark right after it that closes what it opened."""
    content = text[start:end]
    stop = end + (text[end : end + 1] in (".", ",", "!", "?"))
    for one, other in MARKS:
        after = stop if one in QUOTES else end
        if text[after : after + 1] == other and is_opened(content, one, other):
            return after + 1
    return end


def is_opened(text: str, one: str, other: str) -> bool:
    """Whether a mark opens in a text and does not close."""
    return text.count(one) % 2 == 1 if one == other else text.count(one) > text.count(other)


def by_rules(found: list[Found], seen: weights.Seen) -> list[Found]:
    """The positions as the rules find them."""
    return found


def claims(
    sentences: pd.DataFrame, parses: Mapping[str, Doc], documents: pd.DataFrame, weigh: Weigh = by_rules
) -> pd.DataFrame:
    """One row per claim: who takes which position towards whom, in the text's words. Both texts are read for names
    side by side, so that their order changes nothing. `weigh` decides which of a sentence's positions stand."""
    table, sides = by_their_words(sentences, parses, documents, weigh)
    return addressees.filled(table, sentences, parses, sides)


def by_their_words(
    sentences: pd.DataFrame, parses: Mapping[str, Doc], documents: pd.DataFrame, weigh: Weigh
) -> tuple[pd.DataFrame, Sides]:
    """The claims with the addressees that their own words tell, and the sides that the texts know."""
    places = sentences.groupby("document").cumcount()
    by_place = sorted(zip(places, sentences["text"], sentences["sentence"], strict=True))
    sides = Sides(parses[sentence] for *_, sentence in by_place)
    rows: list[tuple] = []
    for about in documents.to_dict("records"):
        mine = sentences[sentences["document"] == about["document"]]
        rows += of_document(mine, parses, sides, about, weigh)
    return pd.DataFrame(rows, columns=COLUMNS), sides
