"""Markdown: a tree of tokens, each with its blocks.

A text is taken for Markdown when its name, its front matter or enough signs of markup say so.
Markup goes and its words stay; a bold run-in heading is parted from the paragraph that it begins. What is no
prose keeps its kind: images, comments, tables, footnotes, markup of pages. Front matter says what is known
of the text, as YAML or, where it is none, line by line.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Any

import mistune
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from parallax.errors import InputError
from parallax.readers import html, plain
from parallax.readers.blocks import (
    HEADING,
    LINK,
    RUN_IN,
    TEXT,
    Account,
    Block,
    heading_or_text,
    known,
    run_in,
    with_links_told,
)
from parallax.readers.encoding import one_line
from parallax.readers.yaml import compose_texts, entries

SUFFIXES = (".md", ".markdown")
FRONT_MATTER = re.compile(r"\A\s*---[ ]*\n(?=[\w-]+ *:)(.*?\n)(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
# The same without its frame: lines at the head that give what is known of the text, two or more.
FRONT_LINES = re.compile(
    r"\A\s*((?:(?:title|headline|authors?|byline|published|pubdate|date|publisher|publication|source|url|link)"
    r"[ ]*:[ ]*\S[^\n]*\n){2,})",
    re.IGNORECASE,
)
# A name and its value; an alias has none, and an anchor before one is form.
FRONT_MATTER_LINE = re.compile(r"^([\w-]+) *: *+(?:&[\w-]+ +)?+(?!\*[\w-]+ *$)(.*?) *$", re.MULTILINE)
# The line end between a sentence and dashes below it: a rule, and no underline that makes the paragraph a heading.
RULE_BELOW = re.compile(r"(?<=[.!?”\"])\n(?=-{3,} *$)", re.MULTILINE)
LONGEST_FRONT_MATTER = 20_000
# The names under which front matter gives what is known of a text.
FRONT_MATTER_KEYS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "site_name", "publication", "source"),
    "date": ("date", "published_time", "published", "pubdate"),
    "address": ("source_url", "address", "url", "canonical", "link"),
}
# What shows that a text is Markdown, each sign with its weight; two are enough.
SIGNS = [
    (re.compile(r"\A\s*#{1,6} +\S"), 2),
    (re.compile(r"^# +\S", re.MULTILINE), 1),
    (re.compile(r"^#{2,6} +\S", re.MULTILINE), 2),
    (re.compile(r"\[[^\[\]]{1,200}\]\((?:https?://|/)[^\s)]{1,500}\)"), 1),
    (re.compile(r"!\[[^\[\]]{0,200}\]\([^\s)]{1,500}"), 2),
    (re.compile(r"(\*\*|__)\w[^*_]{0,200}\1"), 2),
    (re.compile(r"(?<![\w*])\*\w[^*\n]{0,200}\*(?![\w*])"), 1),
    (re.compile(r"^> ?[\w“\"‘']", re.MULTILINE), 1),
    (re.compile(r"^<!-- -->|^<figure>", re.MULTILINE), 1),
]
PICTURE = re.compile(r"<(img|figure|picture)\b", re.IGNORECASE)
# The beginning of a tag: whether it ends an element, and the element's name.
HTML = re.compile(r"\s*<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
PARTING = re.compile(r"[\s|·•–—-]*")
# What stands in the text for tokens that hold no words.
SPACING = {"softbreak": "\n", "linebreak": " ", "footnote_ref": ""}


def is_markdown(text: str, suffix: str) -> bool:
    """Whether a text is Markdown: by its name, its front matter, or signs of markup."""
    weight = sum(weight * len(sign.findall(text[:100_000])) for sign, weight in SIGNS)
    return suffix in SUFFIXES or bool(FRONT_MATTER.match(text)) or weight >= 2


def scalar(node: Node) -> str:
    """A value of front matter as text: a list of names with commas, anything deeper as nothing."""
    items = node.value if isinstance(node, SequenceNode) else [node]
    return ", ".join(item.value for item in items if isinstance(item, ScalarNode))


def fields(text: str) -> dict[str, str]:
    """The fields of front matter, read as the YAML that guidance may hold or, where it is none, line by line."""
    try:
        top = compose_texts("front matter", text)
    except InputError:
        top = None
    if not isinstance(top, MappingNode):
        return dict(FRONT_MATTER_LINE.findall(text))
    return {key: scalar(value) for key, _, value in entries(top)}


def front_matter(text: str) -> dict[str, str]:
    """What front matter says of the text."""
    values = {key.lower(): value for key, value in fields(text[:LONGEST_FRONT_MATTER]).items()}
    keys = FRONT_MATTER_KEYS.items()
    return known({key: next(filter(None, map(values.get, names)), "") for key, names in keys})


def stretches(tokens: list[dict]) -> list[tuple[str, list[dict]]]:
    """Tokens, each alone and without a kind, but what stands between a tag that sets it aside and that tag's end is one
    stretch with its kind."""
    tags = [HTML.match(token["raw"]) if token["type"].endswith("html") else None for token in tokens]
    ends = {tag[2].lower(): place for place, tag in enumerate(tags) if tag and tag[1]}
    found: list[tuple[str, list[dict]]] = []
    name = ""
    for place, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
        if name and not (tag and tag[1] and tag[2].lower() == name):
            found[-1][1].append(token)
        elif name:
            name = ""
        elif tag and opens(tag, token["raw"]) and place < ends.get(tag[2].lower(), -1):
            name = tag[2].lower()
            found.append((html.kind_of_tag(token["raw"]), []))
        else:
            found.append(("", [token]))
    return found


def opens(tag: re.Match, raw: str) -> bool:
    """Whether markup opens a tag that sets aside what follows, and does not close it."""
    return not tag[1] and f"</{tag[2]}".lower() not in raw.lower() and html.kind_of_tag(raw) != ""


def inline(tokens: list[dict], removed: list[Block]) -> str:
    """The text of a paragraph's tokens; images, comments and struck-out words in it are added to `removed`."""
    found = ""
    for kind, stretch in stretches(tokens):
        text = "".join(inline_token(token, removed) for token in stretch)
        removed += [Block(kind, one_line(text))] if kind and text.strip() else []
        found += "" if kind else text
    return found


def inline_token(token: dict, removed: list[Block]) -> str:
    """The text of one token of a paragraph; see inline."""
    kind, raw = token["type"], token.get("raw", "")
    if kind in SPACING:
        return SPACING[kind]
    if kind == "inline_html":
        removed += [Block("comment", raw)] if raw.startswith("<!--") else []
        return " " if raw.lower().startswith("<br") else ""
    text = inline(token["children"], removed) if "children" in token else raw
    if kind == "strikethrough":
        removed.append(Block("struck out", one_line(text)))
        return ""
    if kind == "image":
        removed.append(Block("image", one_line(f"{text} {token['attrs']['url']}")))
        return ""
    return text


def is_set_apart(token: dict) -> bool:
    """Whether words are underlined as headings are, or nothing but one run in bold."""
    return token["type"] == "heading" or [child["type"] for child in token["children"]] == ["strong"]


def is_link(tokens: list[dict]) -> bool:
    """Whether a paragraph's tokens are links and nothing else, but for space and what parts them."""
    others = "".join(inline_token(token, []) for token in tokens if token["type"] != "link")
    return any(token["type"] == "link" for token in tokens) and PARTING.fullmatch(others) is not None


def stressed_first(tokens: list[dict]) -> int:
    """How many of a paragraph's first tokens are stressed words: one or none."""
    return int(bool(tokens) and tokens[0]["type"] in ("strong", "emphasis"))


def lines(text: str) -> list[str]:
    """The paragraphs in what Markdown takes for one: its lines, joined where they are wrapped."""
    rows = text.split("\n")
    joined = "".join(row + (" " if plain.goes_on(row, following) else "\n") for row, following in pairwise([*rows, ""]))
    return [one_line(line) for line in joined.split("\n")]


def leaf(token: dict) -> list[Block]:
    """The blocks of a paragraph or heading."""
    removed: list[Block] = []
    text = inline(token["children"], removed)
    if token.get("style") == "atx":
        return [Block(HEADING, one_line(text)), *removed]
    if is_set_apart(token):
        return [Block(heading_or_text(one_line(text)), one_line(text)), *removed]
    if is_link(token["children"]):
        return [*removed, *(Block(LINK, one_line(line)) for line in text.split("\n"))]
    stressed = stressed_first(token["children"])
    parts = (token["children"][:stressed], token["children"][stressed:])
    head, text = run_in(*(inline(part, []) for part in parts))
    found = [line for line in lines(text) if line]
    if head:  # what follows it opens no item of a list: "Terms: (1) the fee"
        removed += [Block(RUN_IN, one_line(head)), *(Block(TEXT, line) for line in found[:1])]
    return removed + [plain.paragraph(line) for line in found[bool(head) :]]


def markup(raw: str) -> list[Block]:
    """The blocks of HTML amid Markdown: paragraphs if it holds any, else what kind of markup it is."""
    if raw.lstrip().startswith("<!--"):
        return [Block("comment", raw.strip())] if re.search(r"\w", raw) else []
    blocks = page_blocks(raw) if html.TAG.search(raw) else []
    if any(block.kind in (TEXT, *html.WITHIN_A_LINE) for block in blocks):
        return blocks
    return [Block("image" if PICTURE.search(raw) else "markup", raw.strip())]


def page_blocks(raw: str) -> list[Block]:
    """The blocks of HTML as a web page has them; none of what no parser takes, which is listed as it stands."""
    try:
        return html.read(raw, "markup", whole=False).blocks
    except InputError:
        return []


def cells(row: dict) -> list[Block]:
    """The blocks of a table's row."""
    removed: list[Block] = []
    text = " | ".join(one_line(inline(cell["children"], removed)) for cell in row["children"])
    return [Block("table", text), *removed]


def blocks_in(tokens: list[dict]) -> list[Block]:
    """The blocks of block-level tokens, those that a tag sets aside with their kind."""
    return [
        block._replace(kind=kind) if kind else block
        for kind, stretch in stretches(tokens)
        for token in stretch
        for block in blocks_of(token)
    ]


def blocks_of(token: dict) -> list[Block]:
    """The blocks of one block-level token of Markdown, and of those within it."""
    kind = token["type"]
    if kind in ("paragraph", "block_text", "heading"):
        return leaf(token)
    if kind == "block_code":
        return plain.paragraphs(token["raw"])
    if kind == "block_html":
        return markup(token["raw"])
    if kind in ("table_head", "table_row"):
        return cells(token)
    inner = blocks_in(token.get("children", []))
    if kind in ("list_item", "task_list_item"):
        return [block._replace(depth=block.depth + 1) for block in inner]
    return [Block("footnote", block.text) for block in inner] if kind == "footnotes" else inner


@cache
def parser() -> mistune.Markdown:
    """Markdown as a tree of tokens, tables, tasks and footnotes included."""
    return mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough", "task_lists", "footnotes"])


def read(text: str) -> Account:
    """The account in a text in Markdown."""
    matter = FRONT_MATTER.match(text)
    before = [Block("front matter", matter.group().strip())] if matter else []
    body = RULE_BELOW.sub("\n\n", text[matter.end() :] if matter else text)
    tokens: Any = parser()(body)
    blocks = [block for block in blocks_in(tokens) if block.text]
    return Account(before + with_links_told(blocks), front_matter(matter[1]) if matter else {})
