"""Exclusions: which blocks of a file are its headline and its text, and what every other block is set aside as."""

import re
from collections import Counter
from functools import cache

from parallax import data
from parallax.corpus.sentences import opens_list
from parallax.corpus.words import words
from parallax.readers.blocks import HEADING, LONGEST_HEADING, RUN_IN, SENTENCE_END, TEXT, Account, Block

LONGEST_CAPITALS = 12
LONGEST_SPEAKER = 4
BEFORE_COLON = re.compile(r"([^:]{2,100}):\s+(?=\S)")
LONGEST_WORD, LONGEST_SENTENCE = 200, 5_000
MOST_ABOVE_HEADLINE = 40


@cache
def patterns(section: str) -> list[tuple[str, re.Pattern]]:
    """The kinds of removed paragraphs or headings, each with a pattern for its beginning."""
    kinds = data.lists("boilerplate")[section]
    return [(kind, re.compile(pattern, re.IGNORECASE)) for kind in kinds for pattern in kinds[kind]]


def kind_of_boilerplate(text: str, section: str = "paragraphs") -> str | None:
    """The kind of a paragraph or heading that is not part of the account, or None."""
    return next((kind for kind, pattern in patterns(section) if pattern.match(text)), None)


def kind_by_words(block: Block) -> str:
    """The kind of a block, by its format or else by its words; no prose has words of hundreds of letters."""
    if block.kind not in (TEXT, HEADING):
        return block.kind
    longest = max(map(len, words(block.text)), default=0)
    if longest > LONGEST_WORD:
        return "data"
    return kind_of_boilerplate(block.text) or (block.kind if longest else "no words")


def is_headline(paragraph: str) -> bool:
    """Whether a first paragraph is a headline: short, and ended neither as a sentence is nor as a line that goes on."""
    ended = SENTENCE_END.search(paragraph) or opens_list(paragraph)
    return len(words(paragraph)) <= LONGEST_HEADING and not ended


def is_in_capitals(paragraph: str) -> bool:
    """Whether a paragraph is a heading by its letters: a few words in capitals, ended by a colon or not at all."""
    heading = paragraph.rstrip(": ")
    return heading.isupper() and len(words(heading)) <= LONGEST_CAPITALS and is_headline(heading)


def run_in(block: Block) -> str:
    """The words in capitals before a colon with which a paragraph begins, or an empty string."""
    begun = BEFORE_COLON.match(block.text) if block.kind == TEXT else None
    return begun[1] if begun and is_in_capitals(begun[1]) else ""


def is_speaker(begun: str) -> bool:
    """Whether words in capitals before a colon name a speaker by a title: "THE PRESIDENT:", "MS. RUIZ:"."""
    named = words(begun.lower())
    titles = {title.rstrip(".") for title in data.lists("reporting-verbs")["titles"]}
    return len(named) <= LONGEST_SPEAKER and not titles.isdisjoint(named)


def without_run_in(block: Block, speakers: set[str]) -> list[Block]:
    """The block of a paragraph, after that of the run-in heading in capitals which it begins with, if any; who speaks
    is named by no heading."""
    begun = BEFORE_COLON.match(block.text)
    if begun is None or not run_in(block) or run_in(block) in speakers or is_speaker(run_in(block)):
        return [block]
    return [Block(RUN_IN, begun.group().strip()), block._replace(text=block.text[begun.end() :])]


def place_of_headline(blocks: list[Block], title: str) -> int | None:
    """The place of the headline among blocks: a heading with no paragraph above it; else a first paragraph
    that looks like one, or that is the title which the file gives.
    """
    places = [i for i, block in enumerate(blocks) if block.kind in (TEXT, HEADING)]
    first_heading = next((i for i in places if blocks[i].kind == HEADING), len(blocks))
    above = [blocks[i].text for i in places if i < first_heading]
    is_first = all(map(is_headline, above)) and len(words(" ".join(above))) <= MOST_ABOVE_HEADLINE
    if first_heading < len(blocks) and is_first:
        return first_heading
    wanted = bool(above) and (above[0] == title if title else is_headline(above[0]))
    return places[0] if len(places) > 1 and wanted else None


def final_kind(place: int, block: Block, headline: int | None) -> str:
    """The kind of a block once the headline's place is known: what stands above it is page, not account."""
    if place == headline:
        return "headline"
    if headline is not None and place < headline and block.kind == TEXT:
        return "kicker"
    if block.kind == TEXT and is_in_capitals(block.text):
        return HEADING
    follows = headline is not None and place == headline + 1 and block.kind == HEADING
    return (follows and kind_of_boilerplate(block.text, "headings")) or block.kind


def clean(account: Account) -> list[Block]:
    """The account's blocks, each as `headline`, `text`, or the kind it is removed under."""
    blocks = [block._replace(kind=kind_by_words(block)) for block in account.blocks]
    headline = place_of_headline(blocks, account.about.get("title", ""))
    known = [block._replace(kind=final_kind(i, block, headline)) for i, block in enumerate(blocks)]
    counted = Counter(map(run_in, known))
    speakers = {begun for begun, count in counted.items() if count > 1}
    return [part for block in known for part in without_run_in(block, speakers)]
