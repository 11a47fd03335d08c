"""Displays: what a notebook shows, as plain data with one HTML template and one Typst template.

A display is made of runs of text, each perhaps a link to a sentence or marked. The notebook shows the HTML;
the same data, as JSON, is what the PDF is set from. Text is data in both: it is escaped in HTML and never
read as markup by Typst, so nothing in an account can run, load or break the page.
"""

import csv
import io
import json
import re
from base64 import b64encode
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent.parent / "templates"
MIME = "application/vnd.parallax+json"
PALETTE = {
    "#1b4f8a": "statement",
    "#d97706": "commentary",
    "#222222": "ink",
    "#6b6b6b": "quiet",
    "#dddddd": "grid",
    "#ffffff": "paper",
}
"""The figures' colours and the page's names for them."""


LOOK = ("colours", "dark", "displays")
"""The styles of a display in a notebook."""
DARK_THEME = '[data-jp-theme-light="false"]'
"""How JupyterLab marks its page while its theme is dark."""


@dataclass(frozen=True)
class Run:
    """A stretch of text: `to` names the sentence or finding it links to, `style` is strong, quiet, mark,
    `statement` or `commentary`."""

    text: str
    to: str = ""
    style: str = ""


Runs = tuple[Run, ...]


@cache
def environment() -> Environment:
    """The templates, every value escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"csv_address": csv_address, "cell_text": cell_text}
    return made


def csv_address(table: dict) -> str:
    """The data of a table as an address that holds it as CSV; its first mark tells spreadsheets that it is UTF-8."""
    written = io.StringIO()
    rows = [[column["label"] for column in table["columns"]], *(map(cell_text, row) for row in table["rows"])]
    csv.writer(written, lineterminator="\n").writerows(rows)
    return f"data:text/csv;charset=utf-8;base64,{b64encode(written.getvalue().encode('utf-8-sig')).decode()}"


def cell_text(runs: Any) -> str:
    """The text of a cell, a line break where it has one."""
    return "".join("\n" if run["style"] == "break" else run["text"] for run in runs)


def html_of(block: dict) -> str:
    """A display's data as a part of a page, its figure in the page's colours so that it follows light and dark."""
    html = environment().get_template("displays.html").render(block=block).strip()
    if block["kind"] != "figure":
        return html
    return re.sub("|".join(PALETTE), lambda colour: f"var(--{PALETTE[colour[0]]})", html)


@cache
def style() -> str:
    """The page's look for a display that stands alone in a notebook, kept from the rest of its page."""
    colours, dark, look = ((TEMPLATES / "brief" / f"{name}.css").read_text("utf-8") for name in LOOK)
    ground = "background: var(--paper); color: var(--ink); padding: 0.5rem 1rem; max-width: 60rem; font-size: 16px;"
    ground += " img { display: none; }"
    return f".parallax {{\n{colours}}}\n{DARK_THEME} .parallax {{\n{dark}}}\n.parallax.parallax {{ {ground}\n{look}}}"


MEANINGS: dict[str, str] = {}
"""What the numbers of sentences and findings stand for in the displays of a notebook, which fills it (see store)."""
LINK = re.compile(r'<a href="#([^"]+)">')


NOT_MATHEMATICS = "mathjax_ignore tex2jax_ignore"
"""The classes of what neither JupyterLab nor older programs set as mathematics: “$1_000 and $2_000” is no formula."""


def alone(html: str) -> str:
    """A display as it stands in a notebook: with its style, what its numbers stand for, and tables that sort."""
    script = (TEMPLATES / "notebook.js").read_text("utf-8") if "<table>" in html or "<a " in html else ""
    parts = [f'<div class="parallax {NOT_MATHEMATICS}">', f"<style>{style()}</style>", explained(html), "</div>"]
    return "\n".join([*parts, f"<script>{script}</script>"] if script else parts)


def explained(html: str) -> str:
    """A display whose links show what they lead to; what does not stand in it stands below, unseen until then."""
    named = dict.fromkeys(id for id in LINK.findall(html) if id in MEANINGS)
    place = f"n{sha256(html.encode()).hexdigest()[:8]}"
    places = {id: id if f' id="{id}"' in html else f"{place}-{id}" for id in named}
    below = [(at, id, MEANINGS[id]) for id, at in places.items() if at != id]

    def link(found: re.Match) -> str:
        id = found[1]
        return f'<a href="#{places[id]}" title="{escape(MEANINGS[id])}">' if id in places else found[0]

    return LINK.sub(link, html) + environment().get_template("below.html").render(below=below)


@dataclass(frozen=True)
class Display:
    """Something shown; its kind is its class's name in small letters."""

    @property
    def kind(self) -> str:
        """Which template sets it."""
        return type(self).__name__.lower()

    def data(self) -> dict:
        """The display as JSON can hold it."""
        return {"kind": self.kind, **asdict(self)}

    def html(self) -> str:
        """The display as a part of a page."""
        return html_of(self.data())

    def html_alone(self) -> str:
        """The display as it stands in a notebook."""
        return alone(self.html())

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict:
        plain = f"{self.kind}: {getattr(self, 'caption', getattr(self, 'title', ''))}"
        data = json.loads(json.dumps(self.data()))
        return {"text/plain": plain.strip(": "), "text/html": self.html_alone(), MIME: data}


@dataclass(frozen=True)
class Cover(Display):
    """The brief's head: its title, which says what was compared, and the chief contrast as its headline."""

    title: str
    headline: str
    paper: str
    date: str


@dataclass(frozen=True)
class Chapter(Display):
    """A chapter's heading that is made from the data."""

    title: str


@dataclass(frozen=True)
class Telling:
    """What a text says: its role, name and title, what is known of it, a note on its standing, and its sentences."""

    document: str
    name: str
    title: str
    about: str
    note: str
    sentences: tuple[Runs, ...]


@dataclass(frozen=True)
class Story(Display):
    """What each text says, side by side."""

    caption: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True)
class Pair:
    """Two quotations that face each other: what sets them apart or joins them, and both."""

    line: str
    statement: Runs
    commentary: Runs


@dataclass(frozen=True)
class Facing(Display):
    """Quotations of the two texts that face each other."""

    name: str
    caption: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Prose(Display):
    """A paragraph made from the data."""

    runs: Runs


@dataclass(frozen=True)
class Claim:
    """A finding as it is shown: the sentence, a sign of how far its coding is trusted, the quotations under it, and
    the other sentences that it rests on, as (code, ids)."""

    id: str
    text: str
    sign: str
    quotes: tuple[Runs, ...]
    evidence: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Claims(Display):
    """A list of findings."""

    caption: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, `left` or `right`, and its share of the width, 0 for as needed."""

    label: str
    align: str = "left"
    width: int = 0


@dataclass(frozen=True)
class Table(Display):
    """A table: the first cell of a row is the row's heading; a cell is a tuple of runs. One that is not `on_paper`
    stands on the page alone."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    note: str = ""
    on_paper: bool = True


@dataclass(frozen=True)
class Figure(Display):
    """A figure: its title, a caption that says what to see, what it shows in words (alt), an SVG drawing."""

    name: str
    title: str
    caption: str
    alt: str
    svg: str

    def html_alone(self) -> str:
        """The figure as it stands in a notebook, and once more as a picture, which the style hides. JupyterLab removes
        drawings and styles from a notebook that it does not trust; then the picture is seen."""
        address = f"data:image/svg+xml;base64,{b64encode(self.svg.encode()).decode()}"
        picture = f'<img alt="{escape(self.alt)}" src="{address}" style="background-color: white">'
        return alone(self.html() + picture)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text: its claims, its codes by label, those of who is named and how it is said by themselves, the
    findings that rest on it, the stretches that can be lit up as (start, end, number of the pick), and the lemmas of
    its words, with blanks between."""

    id: str
    text: str
    claims: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    spans: tuple[tuple[int, int, int], ...] = ()
    lemmas: str = ""


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True)
class Account(Display):
    """A whole text: its paragraphs by the row they stand in beside those of the other, its share of the words of
    both in percent, and what was removed as (kind, text)."""

    document: str
    title: str
    rows: tuple[tuple[Paragraph, ...], ...]
    share: int
    removed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Picks:
    """What can be lit up in the texts, under one head: each with its number."""

    head: str
    picks: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Accounts(Display):
    """Both texts face to face, and what can be lit up in them."""

    accounts: tuple[Account, ...]
    picks: tuple[Picks, ...] = ()

    def data(self) -> dict:
        """The display as JSON can hold it."""
        return {**super().data(), "accounts": [account.data() for account in self.accounts]}
