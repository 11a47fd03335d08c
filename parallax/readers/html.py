"""Pages: the account on a web page, and what stands around it.

What surrounds an account is told by elements (a menu, a footer), by names in their classes, and by where the
prose is: the account's element is marked as such, or else it is the deepest that holds nearly all of the
page's prose. A page is walked once; its text is gathered in pieces, which blocks are made of. An .mhtml file
is a page saved as a single file, in the form of a message.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.policy import EmailPolicy
from functools import cache
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from parallax.data import lists
from parallax.errors import InputError
from parallax.readers import plain, styles
from parallax.readers.blocks import (
    APART,
    HEADING,
    LINK,
    NAVIGATION,
    RUN_IN,
    TEXT,
    Account,
    Block,
    heading_or_text,
    known,
    run_in,
    with_links_told,
)
from parallax.readers.broken import BLANK, told_as_broken
from parallax.readers.encoding import one_line, raised, tidy

if TYPE_CHECKING:
    from bs4 import Tag

PAGE = re.compile(
    r"\A\s*(?>(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)*)"
    r"<(?:!doctype html|html|head|body|article|main|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"</(?:p|div|html|body|h1|li)\s*>", re.IGNORECASE)
SUFFIXES = (".html", ".htm", ".xhtml")
PARAGRAPH_END = re.compile(r"\n[ ]*\n")
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BOLD = ("b", "strong")
ACCOUNT = 'article, main, [role="main"], [itemprop="articleBody"]'
# Sorts of strings on a page that are text.
SCRIPTS, RUBY = ("Script", "Stylesheet", "TemplateString"), ("RubyTextString", "RubyParenthesisString")
TEXTS = ("NavigableString", "CData", *SCRIPTS, *RUBY)
# Kinds of what a line leads past without ending, whatever it holds, and of that which takes no room in it.
WITHIN_A_LINE = ("script", "form", "media", "markup", "hidden", "struck out")
WITHOUT_ROOM = ("comment", "script", "hidden", "struck out", "markup")
LONGEST_SCRIPT = 100
MOST_TAGS = 150_000
MOST_PARTS = 2_000
# Where a part of a message may begin.
PART = re.compile(rb"[\r\n]--")
LONGEST_HEADER = 300
# A raised number or letter that leads to a note is form.
NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?")
# Shortest stretch of text that counts as prose when the account is looked for on the page.
PROSE = 25
# The names under which a page gives what is known of it, in its tags and as JSON-LD, in small letters.
KEYS = {
    "title": ("og:title", "twitter:title", "headline"),
    "author": ("author", "dc.creator", "creator"),
    "publisher": ("og:site_name", "publisher", "dc.publisher"),
    "date": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "citation_publication_date",
    ),
    "address": ("canonical", "og:url"),
}
NAMED_BY, VALUES = ("property", "name", "itemprop", "rel"), ("content", "href", "datetime")
LINKED_DATA = "application/ld+json"


def is_page(text: str, suffix: str) -> bool:
    """Whether a text is a web page: by its beginning, or by its name and a tag."""
    return bool(PAGE.match(text) or (suffix in SUFFIXES and TAG.search(text)))


def names_of(tag: Tag) -> set[str]:
    """The names that a tag gives what it holds."""
    found = (tag.get(attribute) or "" for attribute in NAMED_BY)
    return {name.lower() for value in found for name in (value if isinstance(value, list) else value.split())}


def tagged(soup: Tag) -> dict[str, str]:
    """What a page's tags say of it by name, the first of each name."""
    found: dict[str, str] = {}
    wanted = {name for names in KEYS.values() for name in names}
    for tag in soup.find_all(True):
        names = names_of(tag) & wanted - found.keys()
        is_link = tag.name == "a" or not names
        value = "" if is_link else next((str(tag[key]) for key in VALUES if tag.get(key)), "")
        if names and (value := one_line(value or tag.get_text())):
            found |= dict.fromkeys(names, value)
    return found


def entries(data: Any) -> list[dict]:
    """The entries of linked data, which lie in a list or in a graph."""
    if isinstance(data, dict):
        return [data, *entries(data.get("@graph"))]
    return [entry for item in data for entry in entries(item)] if isinstance(data, list) else []


def name_in(value: Any) -> str:
    """A value of linked data as text: itself, its name, or those of a list with commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(name_in, value)))
    return name_in(value.get("name")) if isinstance(value, dict) else value if isinstance(value, str) else ""


def linked(soup: Tag) -> dict[str, str]:
    """What a page's linked data says of the first work in it that has a headline."""
    for script in soup.find_all("script", type=LINKED_DATA):
        try:
            works = [entry for entry in entries(json.loads(script.string or "")) if "headline" in entry]
            if works:
                return {key.lower(): name_in(value) for key, value in works[0].items()}
        except (ValueError, RecursionError):  # no JSON, or too deep to be that of a page
            continue
    return {}


def about(soup: Tag) -> dict[str, str]:
    """What a page says about itself: in its tags, as linked data, or by its title and its first time."""
    said = [tagged(soup), linked(soup)]
    found = {
        key: next((each[name] for each in said for name in names if each.get(name)), "") for key, names in KEYS.items()
    }
    time = soup.find("time", datetime=True)
    last = {"title": soup.title.get_text() if soup.title else "", "date": time["datetime"] if time else ""}
    return known({key: value or last.get(key, "") for key, value in found.items()})


def prose(soup: Tag, aside: Container[int] = frozenset()) -> Counter:
    """The characters of prose in each element, by its id, links and the elements in `aside` left out."""
    found: Counter[int] = Counter()
    node: Any
    for node in reversed(list(soup.descendants)):
        parent = node.parent
        if id(node) in aside:
            continue
        if hasattr(node, "attrs"):
            found[id(parent)] += found[id(node)]
        elif type(node).__name__ == "NavigableString" and parent.name not in ("a", "title", "option"):
            length = len(node.strip())
            found[id(parent)] += length if length >= PROSE else 0
    return found


def headline_of(soup: Tag, hidden: Container[int] = frozenset()) -> Tag | None:
    """The heading that names the page: the longest first-level one that is not hidden, one that the title repeats
    before others."""
    title = one_line(soup.title.get_text()) if soup.title else ""

    def weight(head: Tag) -> tuple[bool, int]:
        text = one_line(head.get_text())
        return text in title, len(text)

    found = [head for head in soup.find_all("h1") if id(head) not in hidden]
    around = {id(head.find_parent("h1")) for head in found}
    heads = [head for head in found if id(head) not in around and one_line(head.get_text())]
    return max(heads, key=weight, default=None)


@cache
def kinds(section: str) -> dict[str, str]:
    """The kind that each name in a section of the lists stands for."""
    return {name: kind for kind, names in lists("boilerplate")[section].items() for name in names}


def names_in(tag: Tag) -> set[str]:
    """The names in an element's class, id and role, whole and in their parts."""
    values = [tag.get("id"), tag.get("role"), *(tag.get("class") or [])]
    whole = {value.lower() for value in values if isinstance(value, str)}
    return whole | {part for name in whole for part in re.split(r"[-_]+", name)}


def kind_of_element(tag: Tag, styled: str) -> str:
    """The kind of what an element holds, by its style and its names, or an empty string where it may be the account."""
    if tag.has_attr("hidden") or tag.has_attr("popover"):
        return styles.HIDDEN
    if styled:
        return styled
    if tag.name in kinds("elements"):
        return kinds("elements")[tag.name]
    return next((kinds("classes")[name] for name in sorted(names_in(tag)) if name in kinds("classes")), "")


def is_note_mark(tag: Tag) -> bool:
    """Whether an element is a raised sign that leads to a note."""
    return tag.name == "sup" and tag.find("a") is not None and bool(NOTE_MARK.fullmatch(tag.get_text().strip()))


@cache
def kind_of_tag(raw: str) -> str:
    """The kind of what a tag sets aside within a line, or an empty string."""
    from bs4 import BeautifulSoup

    tag: Any = BeautifulSoup(raw, "html.parser").find(True)
    kind = kind_of_element(tag, styles.kind_of(tag)) if tag is not None else ""
    return kind if kind in WITHIN_A_LINE else ""


def asides(soup: Tag, headline: Tag | None, whole: bool, styled: dict[int, str]) -> dict[int, str]:
    """The elements that are no part of the account, by id with their kind, which is empty where words that those around
    them hide are seen; never one that holds most of the prose of a whole page or its headline, except for what its
    style hides and what is no text at all.
    """
    always = ("script",) if whole else WITHIN_A_LINE
    weights = prose(soup)
    around = {id(tag) for tag in [headline, *headline.parents]} if headline is not None else set()
    found = {}
    for tag in soup.find_all(True):
        kind = kind_of_element(tag, styled.get(id(tag), ""))
        holds = id(tag) in around or weights[id(tag)] > 0.5 * weights[id(soup)]
        if kind and (kind in always or id(tag) in styled or not holds):
            found[id(tag)] = kind
        elif id(tag) in styled:
            found[id(tag)] = ""
    return found


def account_in(soup: Tag, aside: dict[int, str], headline: Tag | None) -> Tag:
    """The element that is the account: a marked one if it holds half of the prose, else the deepest that
    holds nearly all of it, widened to take in the headline where that does not mean the whole page.
    """
    weights = prose(soup, aside)
    whole = weights[id(soup)]
    marked = [tag for tag in soup.select(ACCOUNT) if weights[id(tag)] > 0.5 * whole]
    if marked:
        return min(marked, key=lambda tag: weights[id(tag)])
    holding = [tag for tag in soup.find_all(True) if tag.name != "p" and weights[id(tag)] > 0.9 * whole]
    element = holding[-1] if holding else soup
    around = [id(tag) for tag in headline.parents] if headline is not None else []
    shared = next((tag for tag in [element, *element.parents] if id(tag) in around), element)
    return element if shared.name in ("body", "html", "[document]") else shared


class Piece(NamedTuple):
    """Text on a page: its kind, whether it lies in the account's element, how deep in lists, and whether it is a link
    or bold."""

    kind: str
    inside: bool
    depth: int
    link: bool
    bold: bool
    text: str


class Around(NamedTuple):
    """What holds for whatever lies within an element: see Piece; and whether a line leads past it."""

    tag: Any
    kind: str
    inside: bool
    depth: int
    link: bool
    bold: bool
    passed: bool


@dataclass
class Walk:
    """A walk over a page, which gathers pieces of text, with None where a block begins or ends."""

    aside: dict[int, str]
    headline: object
    account: object
    found: list[Piece | None] = field(default_factory=list)
    before: str = ""
    """The words before a line end, what is set aside amid them left out; none where a block begins."""

    def add(self, around: Around, text: str) -> None:
        """Add a piece of text; space at a block's beginning is form, and so is a mark that leads to a note."""
        if around.kind == "note mark":
            return
        if text.strip(" ") or (self.found and self.found[-1] is not None):
            self.found.append(Piece(*around[1:-1], text))
        if text.strip(" ") and not around.passed:
            self.before = text

    def add_apart(self, kind: str, text: str) -> None:
        """Add what is set aside wherever it stands."""
        self.found.append(Piece(kind, True, 0, False, False, f" {one_line(tidy(text))}"))

    def end(self, around: Around) -> None:
        """End a block, or part words where a line leads past them."""
        if around.passed:
            self.add(around, " ")
        else:
            self.found.append(None)
            self.before = ""

    def string(self, node: Any, around: Around) -> None:
        """Take in a node that is no element: a text, a script cut short, or a comment."""
        sort, text = type(node).__name__, tidy(str(node))
        if sort == "Comment":
            self.add_apart("comment", text)
        elif sort in TEXTS and around.tag.name == "pre":
            self.preformatted(text, around)
        elif sort in TEXTS and around.tag.name == "sup":
            self.add(around, raised(text))
        elif sort in TEXTS:
            cut = around.kind == "script" and len(text) > LONGEST_SCRIPT
            self.add(around, re.sub(r"\s+", " ", text[:LONGEST_SCRIPT] + "…" if cut else text))

    def preformatted(self, text: str, around: Around) -> None:
        """Take in a text whose blank lines part paragraphs."""
        for i, paragraph in enumerate(PARAGRAPH_END.split(text)):
            if i:
                self.end(around)
            self.add(around, paragraph)

    def element(self, node: Any, around: Around) -> Around:
        """Take in an element's beginning; returns what holds within it."""
        if node.name == "img" and (said := node.get("alt") or (around.inside and node.get("src"))):
            self.add_apart("image", said[:LONGEST_SCRIPT])
        elif node.name == "br":
            self.line_end(around)
        self.edge(node, around)
        is_seen_again = self.aside.get(id(node)) == "" and around.kind == styles.HIDDEN
        if is_seen_again:
            around = around._replace(kind="", passed=False)
        kind = self.aside.get(id(node)) or ("headline" if node is self.headline else around.kind)
        kind = "note mark" if is_note_mark(node) else kind or (HEADING if node.name in HEADINGS else "")
        inside = around.inside or node is self.account
        depth = max(around.depth + (node.name in ("ul", "ol")), node.name == "li")
        link, bold = around.link or node.name == "a", around.bold or node.name in BOLD
        passed = around.passed or (kind in WITHIN_A_LINE and node.name not in lists("boilerplate")["blocks"])
        within = Around(node, kind, inside, depth, link, bold, passed)
        if id(node) in self.aside:
            self.add(within, " ")
        return within

    def edge(self, node: Any, around: Around) -> None:
        """Take in an element's beginning or end, where a block begins or ends with some."""
        if node.name in lists("boilerplate")["blocks"]:
            self.end(around)

    def line_end(self, around: Around) -> None:
        """Take in a line end, which is a paragraph's end if it is the second on end."""
        if around.passed or self.before == "\n":
            self.end(around)
        elif self.before:
            self.add(around, "\n")


def pieces(soup: Tag, whole: bool, seen: styles.Seen) -> list[Piece | None]:
    """The page's pieces of text in order, with None where a block begins or ends."""
    headline = headline_of(soup, seen.hidden)
    aside = asides(soup, headline, whole, seen.kinds)
    walk = Walk(aside, headline, account_in(soup, aside, headline))
    within = [Around(soup, "", soup is walk.account, 0, False, False, False)]
    for node in soup.descendants:
        while within[-1].tag is not node.parent:
            walk.edge(within.pop().tag, within[-1])
        if hasattr(node, "attrs"):
            within.append(walk.element(node, within[-1]))
        else:
            walk.string(node, within[-1])
    return walk.found


def hidden_prose(soup: Tag, hidden: Container[int]) -> int:
    """The characters of prose whose element is hidden."""
    texts = (text for text in soup.find_all(string=True) if type(text).__name__ == "NavigableString")
    return sum(len(text.strip()) for text in texts if id(text.parent) in hidden and len(text.strip()) >= PROSE)


def with_style(soup: Tag, whole: bool, sheets: Iterable[str], name: str) -> tuple[styles.Seen, list[Block]]:
    """What a page's style does to its words. Where it hides most of the page, which a program in the page shows that
    no reader of files runs, the words are read, and that is told in a block."""
    seen = styles.seen(soup, sheets, name)
    hidden = hidden_prose(soup, seen.hidden) if whole and seen.hidden else 0
    if not hidden or 2 * hidden <= prose(soup)[id(soup)]:
        return seen, []
    shown = {id: kind for id, kind in seen.kinds.items() if kind == styles.STRUCK_OUT}
    told = f"{hidden:,} characters are hidden by the page's style and read, since they are most of the page"
    return styles.Seen(shown), [Block("hidden but read", told)]


def letters(texts: Iterable[str]) -> int:
    """How many characters texts have, white space left out."""
    return sum(len("".join(text.split())) for text in texts)


def kind_inside(part: list[Piece], text: str) -> str:
    """The kind of a block in the account's element: a link alone is navigation, or may be where it ends as a sentence
    does; bold alone may be a heading."""
    whole = letters([text])
    if letters(piece.text for piece in part if piece.link) >= 0.8 * whole and heading_or_text(text) == HEADING:
        return NAVIGATION
    if letters(piece.text for piece in part if piece.bold) >= whole:
        return heading_or_text(text)
    return LINK if all(piece.link for piece in part if piece.text.strip()) else TEXT


def joined(part: list[Piece]) -> str:
    """The text of pieces."""
    return one_line("".join(piece.text for piece in part))


def blocks_of(part: list[Piece]) -> list[Block]:
    """The blocks of pieces that share their kind and whether they lie in the account's element."""
    kind, inside, depth = part[0][:3]
    text = joined(part)
    if kind == "headline":
        return [Block(HEADING, text)]
    if kind and kind != HEADING:
        return [Block(kind, text)]
    kind = (kind or kind_inside(part, text)) if inside else "page"
    return paragraph(part, depth) if kind == TEXT else [Block(kind, text, depth)]


def paragraph(part: list[Piece], depth: int) -> list[Block]:
    """The block of a paragraph, after that of a run-in heading: bold words that end in a colon before others."""
    bold = list(takewhile(lambda piece: piece.bold or not piece.text.strip(), part))
    head, rest = run_in(joined(bold), joined(part[len(bold) :]))
    if head:
        return [Block(RUN_IN, head), Block(TEXT, one_line(rest), depth)]
    return [plain.paragraph(joined(part), depth=depth)]


def is_aside(piece: Piece) -> bool:
    """Whether a piece is no part of a paragraph or heading."""
    return piece.kind not in ("", HEADING, "headline")


def parts_of(line: list[Piece]) -> list[list[Piece]]:
    """The pieces between two ends of blocks, by what they are: each stretch set aside, then the words around these."""
    apart = [list(part) for _, part in groupby(filter(is_aside, line), key=lambda piece: piece[:2])]
    words: list[Piece] = []
    room = False
    for piece in line:
        if is_aside(piece):
            room = room or piece.kind not in WITHOUT_ROOM
        elif piece.text:
            parted = room and words and piece.text[0].isalnum()
            words.append(piece._replace(text=" " + piece.text) if parted else piece)
            room = False
    return apart + [list(part) for _, part in groupby(words, key=lambda piece: piece[:2])]


def blocks(found: list[Piece | None]) -> list[Block]:
    """The blocks of a page's pieces."""
    parts = [
        blocks_of(part)
        for _, group in groupby(found, key=lambda piece: piece is None)
        for part in parts_of(list(filter(None, group)))
    ]
    return [block for part in parts for block in part if block.text]


def gather(found: list[Block]) -> list[Block]:
    """The blocks, with neighbours of the same removed kind as one."""
    gathered = []
    for kind, group in groupby(found, key=lambda block: block.kind):
        same = list(group)
        apart = kind in (TEXT, HEADING, RUN_IN, APART)
        gathered += same if apart else [Block(kind, " | ".join(block.text for block in same))]
    return gathered


def check_tags(text: str, name: str) -> None:
    """Raise InputError for a text with more tags than an account has, whatever its file is called."""
    if text.count("<") > MOST_TAGS:
        raise InputError(f"{name}: a web page with more than {MOST_TAGS:,} tags; save its text as plain text")


def closed(text: str) -> str:
    """A page whose last tag ends: a sign after it that would open another is text, for the parser tries each anew."""
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


def read(text: str, name: str, whole: bool = True, sheets: Iterable[str] = ()) -> Account:
    """The account on a web page, or in a part of one, with style sheets that come with it; raises InputError for markup
    that no parser takes."""
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    check_tags(text, name)
    with told_as_broken(name, "web page", ParserRejectedMarkup):
        soup = BeautifulSoup(closed(text), "html.parser")
    seen, told = with_style(soup, whole, sheets, name)
    return Account([*told, *gather(with_links_told(blocks(pieces(soup, whole, seen))))], about(soup))


class ShortHeaders(EmailPolicy):
    """Reads a message's headers no further than any needs: the library takes minutes for one of half a megabyte."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A header's name and value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


def read_saved(raw: bytes, name: str) -> Account:
    """The account in a message: a web page that was saved as a single file (.mhtml), or plain text."""
    if len(PART.findall(raw)) > MOST_PARTS:
        raise InputError(f"{name}: a saved page of more than {MOST_PARTS:,} parts; save its text as plain text")
    with told_as_broken(name, "saved web page", MessageError):
        message: Any = message_from_bytes(raw.lstrip(BLANK), policy=ShortHeaders())
        body = message.get_body(("html", "plain"))
        text, sort = (body.get_content(), body.get_content_subtype()) if body is not None else (None, "")
    if text is None:
        raise InputError(f"{name}: a saved page without text; save it again, or as plain text")
    check_tags(text, name)
    return read(tidy(text), name, sheets=style_sheets(message)) if sort == "html" else plain.read(tidy(text))


def style_sheets(message: Any) -> list[str]:
    """The style sheets that are parts of a message."""
    parts = (part for part in message.walk() if part.get_content_type() == "text/css")
    return [(part.get_payload(decode=True) or b"").decode("utf-8", "replace") for part in parts]
