"""Exclusions: which blocks of a file are its headline and its text, and what every other block is set aside as.

A line is set aside only where its kind is plain: by its format, by a pattern of parallax/data/boilerplate.yml, or by
its form (see headings and biographies). Words within a paragraph that are none of its own, marks that refer to notes
and signs of markup, are listed too.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from html import unescape
from itertools import chain

from parallax import data
from parallax.corpus.biographies import without_biographies
from parallax.corpus.boilerplate import kind_of_boilerplate
from parallax.corpus.bylines import is_issuer, is_writer, with_bylines
from parallax.corpus.captions import with_captions
from parallax.corpus.datelines import without_dateline
from parallax.corpus.headings import (
    NAME,
    countries,
    is_credit,
    is_headline,
    is_in_capitals,
    is_in_title_case,
    is_long_headline,
    is_run_in,
    is_speaker,
    is_untrue,
    may_be_headline,
    names_a_section,
)
from parallax.corpus.parse import parse
from parallax.corpus.sentences import without_marks
from parallax.corpus.words import words
from parallax.readers.blocks import APART, HEADING, LONGEST_SAID, RUN_IN, SENTENCE_END, TEXT, Account, Block
from parallax.readers.encoding import one_line, tidy

BEFORE_COLON = re.compile(r"([^:]{1,100}):\s+(?=\S)")
SECTION = re.compile(
    r"(?:Section|Sec\.|Article|Art\.|Chapter|Part) (?:\d{1,3}|[IVXL]{1,5})[A-Za-z]?\. "
    r"(?:[A-Z][\w'’-]*(?:,? (?:(?:a|an|and|as|at|by|for|from|in|of|on|the|to|with) )*[A-Z][\w'’-]*){0,5}\. )?"
    r"(?:\([a-z0-9]{1,3}\) )?(?=[A-Z“\"])"
)
"""The head of a section: "Sec. 2. General Provisions. (a) "."""
MASTHEAD = re.compile(
    r"(?:NEWS|MEDIA|PRESS) (?:RELEASE|STATEMENT)\b.{0,160}?\b(?:19|20)\d\d "
    r"(?:[A-Z][A-Z’'-]+[,:]? ){3,24}(?=[A-Z](?:[a-z]| [A-Z]?[a-z]))"
)
"""What heads a release, with its day and its title in capitals, before the first sentence."""
LONGEST_WORD = 200
MOST_ABOVE_HEADLINE = 40
TOPIC = frozenset({"about", "after", "against", "amid", "on", "over", "regarding"})
"""The words that lead to what a headline is about."""
FEWEST_AGAIN, MORE_AGAIN, NEAR = 4, 3, 8
"""How many words a title has at least that a line below may say again, how many others that line has at most, and
among how many blocks below it stands."""
MOST_OF_RUBRIC = 5
"""How many words a line above a title has at most that is none itself."""
MOST_NAMED = 3
"""How many lines above the headline may say whose the text is, or what."""
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)
CITED = re.compile(r"\b(?:19|20)\d\d\b|https?://|\bdoi\b", re.IGNORECASE)
NUMBER, NOTE = re.compile(r"\d+"), re.compile(r"\[\^?(\d{1,3})\]:?\s")
MARK_WITHIN = re.compile(r"(?<=\S)\s?\[(\d{1,3})\]")
SITE = re.compile(r"(\S+(?: \S+){2,}?) (?:\| |[–—-] (?=by ))(.+)$")
"""A title of three words or more, and what a page adds to it."""
DATE_FIRST = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)\s+(?=\w)")


def kind_by_words(block: Block, times: Counter) -> str:
    """The kind of a block, by its format or else by its words; no prose has words of hundreds of letters. `times` says
    how often a line begins with the same words before a colon."""
    if block.kind not in (TEXT, HEADING, APART):
        return block.kind
    found = words(block.text)
    if max(map(len, found), default=0) > LONGEST_WORD:
        return "data"
    if kind := kind_of_boilerplate(block.text):
        return kind
    if names_people(block.text):
        return "participants"
    if not found:
        return "no words"
    if kind_of_boilerplate(block.text, "quotations") or is_credit(block.text):
        return TEXT
    if len(block.text) > LONGEST_SAID:  # whatever its format says, it is no heading
        return TEXT
    if block.kind == HEADING or block.depth:
        return HEADING if block.kind == HEADING else TEXT
    return HEADING if names_a_section(block.text, block.kind == APART, times[label_of(block)]) else TEXT


@cache
def markup() -> list[re.Pattern]:
    """Signs of markup that a format leaves in a text; what a group holds is none."""
    return [re.compile(sign, re.IGNORECASE) for sign in data.lists("boilerplate")["markup"]]


def without_markup(block: Block) -> list[Block]:
    """The block without signs of markup that its format left in it, after these, if there are any."""
    if block.kind not in (TEXT, HEADING, APART):
        return [block]
    found: list[str] = []

    def drop(sign: re.Match) -> str:
        kept = sign[1] if sign.re.groups else ""
        found.append(sign[0].replace(kept, " ") if kept else sign[0])
        return kept

    text = ENTITY.sub(lambda entity: tidy(unescape(entity[0])), block.text)
    for sign in markup():
        text = sign.sub(drop, text)
    block = block._replace(text=one_line(text)) if words(text) else block
    return [Block("markup", " ".join(found)), block] if found and words(text) else [block]


@cache
def directions() -> re.Pattern[str]:
    """What a transcript says in brackets of those who listen: "(Applause.)", "[Laughter and applause]"."""
    said = "|".join(data.lists("boilerplate")["directions"])
    return re.compile(rf"\s?[(\[](?:\w+ ){{0,2}}(?:{said})[.!]?[)\]]", re.IGNORECASE)


def without_directions(block: Block) -> list[Block]:
    """The block without what it says of those who listen, after this, if there is any."""
    found = directions().findall(block.text) if block.kind in (TEXT, HEADING, APART) else []
    if not found:
        return [block]
    told, rest = Block("stage direction", "".join(found).strip()), one_line(directions().sub("", block.text))
    rest = re.sub(r"([—–]) \1", r"\1", rest)  # "very clear — (applause) — very clear"
    return [told, block._replace(text=rest)] if words(rest) else [told]


def without_notes(block: Block) -> list[Block]:
    """The block without marks that refer to notes, after these, if there are any."""
    text, marks = without_marks(block.text) if block.kind in (TEXT, HEADING, APART) else (block.text, [])
    return [Block("reference mark", " ".join(marks)), block._replace(text=text)] if marks else [block]


def without_run_in(block: Block, times: Counter) -> list[Block]:
    """The block of a paragraph, after that of the run-in heading which it begins with, if any: in capitals, or the
    number and the title of a section."""
    section = SECTION.match(block.text) if block.kind == TEXT else None
    if section:
        return [Block(RUN_IN, section.group().strip()), block._replace(text=block.text[section.end() :])]
    begun = BEFORE_COLON.match(block.text) if block.kind == TEXT else None
    if not begun or not is_in_capitals(begun[1]) or is_speaker(begun[1], times[begun[1]]) or is_untrue(begun[1]):
        return [block]
    return [Block(RUN_IN, begun.group().strip()), block._replace(text=block.text[begun.end() :])]


def without_masthead(block: Block) -> list[Block]:
    """The block of a paragraph, after that of the masthead and the title in capitals which the reading of a page has
    run into it, if any: "NEWS RELEASE Port of Lima 14 May 2004 PORT BREACHES TREATY The port .."."""
    begun = MASTHEAD.match(block.text) if block.kind == TEXT else None
    if begun is None:
        return [block]
    return [Block(HEADING, begun.group().strip()), block._replace(text=block.text[begun.end() :])]


def rejoined(blocks: list[Block], times: Counter) -> list[Block]:
    """The blocks, with words in other letters that are no run-in heading again before their paragraph: the name of a
    speaker, or a short sentence."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else block
        if block.kind == TEXT and before.kind == RUN_IN and not is_run_in(before.text, times[label_of(before)]):
            block = block._replace(text=f"{found.pop().text} {block.text}")
        found.append(block)
    return found


def label_of(block: Block) -> str:
    """The words before the colon that a block ends in, or has within."""
    return block.text.partition(":")[0]


def labels(blocks: Iterable[Block]) -> Counter:
    """How often each line, or paragraph, begins with the same words before a colon."""
    return Counter(label_of(block) for block in blocks if ":" in block.text)


def place_of_headline(blocks: list[Block], title: str) -> int | None:
    """The place of the headline among blocks: a heading with no paragraph above it; else a first paragraph
    that looks like one, or that is the title which the file gives. Lines that say whose the text is, or what, may stand
    above it.
    """
    places = [i for i, block in enumerate(blocks) if block.kind in (TEXT, HEADING)]
    named = [i for i in places[:MOST_NAMED] if stands_above(blocks[i].text)]
    others = [i for i in places if i not in named]
    found = headline_among(blocks, others, title) if others else None
    return headline_among(blocks, places, title) if found is None and named else found


def stands_above(line: str) -> bool:
    """Whether a line may stand above a headline: it says whose the text is, or as what it is printed."""
    names_topic = not TOPIC.isdisjoint(words(line.lower()))  # "Finance Ministry on the new bonds" is a headline
    is_place = line.lower().removeprefix("the ") in countries()  # the part of a paper: "China"
    is_named = is_writer(line) or (not names_topic and is_issuer(line))
    return is_place or is_named or kind_of_boilerplate(line, "above") is not None


def headline_among(blocks: list[Block], places: list[int], title: str) -> int | None:
    """The place of the headline among these places of paragraphs and headings, if there is one."""
    titles = (i for i in places if blocks[i].kind == HEADING and not blocks[i].text.endswith(":"))
    first_heading = next(titles, len(blocks))
    above = [blocks[i].text for i in places if i < first_heading]
    is_first = all(map(is_headline, above)) and len(words(" ".join(above))) <= MOST_ABOVE_HEADLINE
    if first_heading < len(blocks) and is_first:
        return first_heading
    wanted = bool(above) and (above[0] == title if title else opens_as_headline(blocks, places[0]))
    return places[0] if len(places) > 1 and wanted else None


def opens_as_headline(blocks: list[Block], place: int) -> bool:
    """Whether a first paragraph is a headline by its words, or because a line of the text's head stands below it, a
    day also below another line that is no sentence."""
    text, below = blocks[place].text, blocks[place + 1 : place + 2]
    if names_people(text):
        return False
    is_set_apart = any(block.kind in ("date", "byline", "dateline") or opens_source(block) for block in below)
    is_set_apart = is_set_apart or is_above_day(blocks[place + 1 : place + 1 + MOST_NAMED])
    return is_headline(text) or is_long_headline(text) or (is_set_apart and may_be_headline(text))


def is_above_day(below: list[Block]) -> bool:
    """Whether the lines below one lead to a day, and none of them is a sentence."""
    days = [place for place, block in enumerate(below) if block.kind == "date"]
    return bool(days) and not any(SENTENCE_END.search(block.text) for block in below[: days[0]])


def names_people(line: str) -> bool:
    """Whether a line only lists several people with their offices in brackets, as those who are present."""
    people = re.sub(r" ?\([^()]*\)", "", line).split(", ")
    return len(people) > 1 and line.count("(") > 1 and all(re.fullmatch(NAME, name) for name in people)


def opens_source(block: Block) -> bool:
    """Whether a block says of what the account is the text."""
    return block.kind == TEXT and kind_of_boilerplate(block.text, "heads") is not None


def final_kind(place: int, block: Block, headline: int | None) -> str:
    """The kind of a block once the headline's place is known: what stands above it is page, not account."""
    if place == headline:
        return "headline"
    if headline is not None and place < headline and block.kind == TEXT:
        return "kicker"
    return HEADING if block.kind == TEXT and is_in_capitals(block.text) else block.kind


def with_final_kinds(blocks: list[Block], headline: int | None) -> list[Block]:
    """The blocks, each with its final kind."""
    return [block._replace(kind=final_kind(place, block, headline)) for place, block in enumerate(blocks)]


def with_whole_headline(blocks: list[Block]) -> list[Block]:
    """The blocks, a headline of one word with the line of the title below it; a name alone above a day is no
    headline but says who speaks."""
    place = next((place for place, block in enumerate(blocks) if block.kind == "headline"), len(blocks))
    headline, below = blocks[place : place + 1], blocks[place + 1 : place + 2]
    if not below:
        return blocks
    if below[0].kind in ("date", "dateline") and is_person(headline[0].text):
        return [*blocks[:place], headline[0]._replace(kind="byline"), *blocks[place + 1 :]]
    if is_rubric(headline[0].text, blocks[place + 1 : place + 1 + MOST_NAMED]):
        rubric, title = headline[0]._replace(kind="kicker"), below[0]._replace(kind="headline")
        return [*blocks[:place], rubric, title, *blocks[place + 2 :]]
    is_rest = below[0].kind in (TEXT, HEADING) and is_in_title_case(below[0].text) and not is_person(below[0].text)
    if len(words(headline[0].text)) > 1 or not is_rest or SENTENCE_END.search(headline[0].text + below[0].text):
        return blocks
    whole = headline[0]._replace(text=f"{headline[0].text}: {below[0].text}")
    return [*blocks[:place], whole, *blocks[place + 2 :]]


def without_title_again(blocks: list[Block]) -> list[Block]:
    """The blocks, a line near the headline that only says it again as a heading: "Media Centre: Report tabled"."""
    place = next((place for place, block in enumerate(blocks) if block.kind == "headline"), len(blocks))
    title = words(blocks[place].text.lower()) if place < len(blocks) else []
    if len(title) < FEWEST_AGAIN:
        return blocks
    near = range(place + 1, min(place + 1 + NEAR, len(blocks)))
    again = [i for i in near if blocks[i].kind == TEXT and says_again(words(blocks[i].text.lower()), title)]
    return [block._replace(kind=HEADING) if i in again else block for i, block in enumerate(blocks)]


def says_again(line: list[str], title: list[str]) -> bool:
    """Whether a line has all words of a title, in their order, and few others."""
    rest = iter(line)
    return len(line) <= len(title) + MORE_AGAIN and all(word in rest for word in title)


def is_rubric(line: str, below: list[Block]) -> bool:
    """Whether a first line of few words that says nothing is the name of a column, or a motto: a title and what sums
    the text up stand between it and a day."""
    kinds = [block.kind for block in below]
    are_lines = kinds[2:] == ["date"] and {*kinds[:2]} <= {TEXT, HEADING} and is_above_day(below)
    if not are_lines or len(words(line)) > MOST_OF_RUBRIC or is_in_title_case(below[0].text):
        return False
    return not any(word.tag_ in ("VBD", "VBP", "VBZ", "MD") for word in next(parse([line])))


def is_person(line: str) -> bool:
    """Whether a line is the name of a person and nothing else."""
    named = [name for name in next(parse([line])).ents if name.label_ == "PERSON"]
    return kind_of_boilerplate(line, "headings") is not None and [name.text for name in named] == [line]


def without_footnotes(blocks: list[Block]) -> list[Block]:
    """The blocks, with paragraphs that begin with a number in brackets as footnotes, where marks refer to half of these
    numbers or more: in other texts they count the paragraphs."""
    marks = (NUMBER.findall(block.text) for block in blocks if block.kind == "reference mark")
    cited = set(chain(*marks, *(MARK_WITHIN.findall(block.text) for block in blocks if block.kind == TEXT)))
    notes = [NOTE.match(block.text) if block.kind == TEXT else None for block in blocks]
    numbers = [note[1] for note in notes if note]
    if 2 * sum(number in cited for number in numbers) < len(numbers):
        return blocks
    return [block._replace(kind="footnote") if note else block for block, note in zip(blocks, notes, strict=True)]


def without_references(blocks: list[Block]) -> list[Block]:
    """The blocks, with what stands below the heading of a list of references as footnotes, where most of it cites."""
    heads = [i for i, block in enumerate(blocks) if kind_of_boilerplate(block.text, "references")]
    below = [block.text for block in blocks[heads[-1] + 1 :] if block.kind == TEXT] if heads else []
    if 2 * sum(map(bool, map(CITED.search, below))) <= len(below):
        return blocks
    after = (block._replace(kind="footnote") if block.kind == TEXT else block for block in blocks[heads[-1] + 1 :])
    return [*blocks[: heads[-1]], blocks[heads[-1]]._replace(kind=HEADING), *after]


def without_date(block: Block) -> list[Block]:
    """The block of a headline, after that of the date which it begins with, if any."""
    begun = DATE_FIRST.match(block.text) if block.kind == "headline" else None
    return [Block("date", begun[1]), block._replace(text=block.text[begun.end() :])] if begun else [block]


def without_site(block: Block) -> list[Block]:
    """The block of a headline, before what a page's title says of its site: "Law adopted today | News | Parliament"."""
    tail = SITE.search(block.text) if block.kind == "headline" else None
    return [block._replace(text=tail[1]), Block("navigation", tail[2])] if tail else [block]


def clean(account: Account) -> list[Block]:
    """The account's blocks, each as `headline`, `text`, or the kind it is removed under."""
    times = labels(account.blocks)
    blocks = [part for block in rejoined(account.blocks, times) for part in without_markup(block)]
    blocks = [part for block in blocks for part in without_directions(block)]
    blocks = [part for block in blocks for part in (without_notes(block) if words(block.text) else [block])]
    blocks = [block._replace(kind=kind_by_words(block, times)) for block in blocks]
    headline = place_of_headline(blocks, account.about.get("title", ""))
    blocks = with_bylines(with_whole_headline(with_final_kinds(blocks, headline)))
    blocks = without_dateline(without_title_again(blocks))
    blocks = [part for block in blocks for part in without_masthead(block)]
    blocks = [part for block in blocks for part in without_run_in(block, times)]
    blocks = without_references(without_footnotes(blocks))
    blocks = with_captions(without_biographies(blocks, account.about.get("author", "")))
    blocks = [part for block in blocks for part in without_date(block)]
    return [part for block in blocks for part in without_site(block)]
