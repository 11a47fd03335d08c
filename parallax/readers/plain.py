"""Plain text: paragraphs, as lines or as groups of lines.

In some files a line is a paragraph; in others paragraphs are wrapped over lines of about one width, with
blank lines between them or none. Which it is shows in the widths of the lines and in how they end. A list
item is a paragraph that knows how far it is indented; its bullet or number is form and is dropped. A few words alone
over a longer paragraph are a heading. Markup comments are listed apart.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from parallax.readers.blocks import HEADING, SENTENCE_END, TEXT, Account, Block
from parallax.readers.encoding import one_line

ADDRESS = re.compile(r"\bhttps?://\S+")
# Bullets of Word and LibreOffice are letters of private use, which their fonts of signs draw; a PDF may have no space
# after a bullet.
LIST_ITEM = re.compile(
    r"\s*(?:(?:[-*·–—](?:\s+\[[ xX]\])?|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+|"
    r"[•◦▪‣●○■□☐☑☒∗∙⁃➢➤✓✔\uf020-\uf0ff]\s*)(?=\S)"
)
NARROWEST_WRAPPED_LINE, WIDEST_WRAPPED_LINE = 40, 100
ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
MOST_IN_HEADING = 10
LONGEST_SMALL = 3
"""How many letters a word has at most that titles write small."""
MOST_OF_A_LINE = 0.6


class Part(NamedTuple):
    """A paragraph as it stands in a text, and how far it is indented."""

    text: str
    indent: int


def width(line: str) -> int:
    """The characters of a line, not counting addresses, which cannot be wrapped."""
    return len(ADDRESS.sub("", line))


def is_wrapped(lines: list[str]) -> bool:
    """Whether a line end means only that the line was full: few lines are long, and blank lines part the
    paragraphs; where there are none, most lines are about as wide as any and end amid a sentence.
    """
    full = [line for line in lines if line]
    if sum(width(line) > WIDEST_WRAPPED_LINE for line in full) > 0.05 * len(full):
        return False
    widest = max(map(width, full), default=0)
    alike = sum(width(line) > 0.7 * widest and not SENTENCE_END.search(line) for line in full[:-1])
    return "" in lines or (widest >= NARROWEST_WRAPPED_LINE and alike > 0.6 * (len(full) - 1))


def goes_on(line: str, following: str) -> bool:
    """Whether a paragraph of a wrapped text goes on from one line to the following."""
    if not line or max(width(line), width(following)) > WIDEST_WRAPPED_LINE:
        return False
    return not LIST_ITEM.match(following) or not (SENTENCE_END.search(line) or LIST_ITEM.match(line))


def is_cut_short(line: str, following: str, widest: int) -> bool:
    """Whether a line of a wrapped text ends though the next line's first word, which has a capital, would have fitted
    well: the line ends a sentence, or is a heading, a byline or the like, whose words have capitals."""
    first, found = following.split(" ", 1)[0], line.split()
    whole = SENTENCE_END.search(line) or (len(found) > 1 and not any(word[0].islower() for word in found))
    return bool(whole) and first[:1].isupper() and len(line) + 1 + len(first) < MOST_OF_A_LINE * widest


def without_sign(paragraph: str) -> str:
    """A paragraph without the bullet or number of an item that it begins with, if any."""
    sign = LIST_ITEM.match(paragraph)
    return paragraph[sign.end() :] if sign else paragraph


def parts(text: str) -> list[Part]:
    """The paragraphs of a text, whether each is a line or wrapped over several; a list item is one."""
    raw = text.split("\n")
    lines = [line.strip() for line in raw]
    wrapped = is_wrapped("\n".join(lines).strip().split("\n"))
    widest = max(map(width, lines))
    found = [[0]]
    for place, (line, following) in enumerate(pairwise(lines), start=1):
        if wrapped and goes_on(line, following) and not is_cut_short(line, following, widest):
            found[-1].append(place)
        else:
            found.append([place])
    groups = [group for group in found if any(lines[place] for place in group)]
    return [Part(" ".join(lines[i] for i in group).strip(), indent_of(raw[group[0]])) for group in groups]


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def paragraph(text: str, indent: int = 0, depth: int = 0) -> Block:
    """The block of a paragraph; an item of a list loses its sign, and is the deeper in lists the further it is
    indented."""
    depth = max(depth, 1 + indent if LIST_ITEM.match(text) else 0)
    return Block(TEXT, one_line(without_sign(text)), depth)


def paragraphs(text: str) -> list[Block]:
    """The paragraphs of a text without the signs of items."""
    return [paragraph(*part) for part in parts(text)]


def is_heading(before: str, part: str, after: str) -> bool:
    """Whether a paragraph is a heading: a few words that begin with no small letter and end as no sentence
    does, between paragraphs that do or open a list, the one below being longer.
    """
    if SENTENCE_END.search(part) or part[0].islower() or any(map(LIST_ITEM.match, (part, after))):
        return False
    among = all(map(ENDED.search, filter(None, (before, after))))
    return among and len(part.split()) <= MOST_IN_HEADING and len(part) < len(after)


def around(texts: list[str], place: int) -> tuple[str, str, str]:
    """A paragraph between those above and below it; a heading and the name of its writer below it count as one."""
    before, part, after = (texts[at] if 0 <= at < len(texts) else "" for at in (place - 1, place, place + 1))
    if is_titled(part) and is_titled(before) and place > 1:
        before = texts[place - 2]
    elif is_titled(part) and is_titled(after) and place + 2 < len(texts) and place:
        after = texts[place + 2]
    return before, part, after


def is_titled(part: str) -> bool:
    """Whether a paragraph is a few words written as titles are: all but small ones have a capital."""
    longer = [word.lstrip("“‘\"'(") for word in part.split() if len(word) > LONGEST_SMALL]
    is_few = 1 < len(part.split()) <= MOST_IN_HEADING
    return is_few and bool(longer) and not any(word[:1].islower() for word in longer)


def without_comments(text: str) -> tuple[str, list[Block]]:
    """The text without its markup comments, and these."""
    kept, comments, place = [], [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[place:start])
        place = end + 3
        comments.append(Block("comment", text[start:place]))
    return "".join([*kept, text[place:]]), comments


def read(text: str) -> Account:
    """The account in a plain text."""
    text, comments = without_comments(text)
    found = parts(text)
    texts = [part.text for part in found]
    kinds = [HEADING if is_heading(*around(texts, place)) else TEXT for place in range(len(texts))]
    blocks = [paragraph(*part)._replace(kind=kind) for kind, part in zip(kinds, found, strict=True)]
    return Account(comments + blocks)
