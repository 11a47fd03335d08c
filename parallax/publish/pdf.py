"""The PDF: blocks set by Typst, tagged (PDF/UA-1).

Typst takes some ten megabytes a page, so texts that are longer than LONGEST are set in part, with a note that says so;
the page has them in full.
"""

import datetime
import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import mistune
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from parallax.publish.blocks import blocks, title_of
from parallax.publish.typesetter import typeset
from parallax.report import fonts
from parallax.report.displays import TEMPLATES

FONTS = list(map(str, fonts.FOLDERS.values()))
"""The folders of the fonts that Typst takes, the same on every machine."""
LONGEST = 120_000
"""How many characters of the two texts, with the notes under their sentences, are set: some thirty pages."""
MOST_REMOVED = 100
"""How many stretches that are not analysed are set of each text."""
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a character that the typefaces do not have; Typst brings a font that has it."""
NO_GLYPH = re.compile("[\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
"""Spaces, and what only steers how other characters are set: no font need have them."""


class PDFBrief(Exporter):
    """A tagged PDF (PDF/UA-1), set by Typst."""

    export_from_notebook = "Parallax PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(self, nb: NotebookNode, resources: dict | None = None, **kw: Any) -> tuple[Any, dict]:
        """The PDF of a notebook: (bytes, resources)."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        found = blocks(nb)
        return set_by_typst(found), resources


def set_by_typst(found: list[dict]) -> bytes:
    """Blocks set by Typst as PDF/UA-1, which a screen reader can read."""
    found = [in_part(block) if block["kind"] == "accounts" else block for block in found]
    covers = [block for block in found if block["kind"] == "cover"]
    date = datetime.date.fromisoformat(covers[0]["date"]) if covers and covers[0]["date"] else None
    noon = datetime.datetime.combine(date or datetime.date(2025, 1, 1), datetime.time(12), datetime.UTC)
    brief = {
        "title": title_of(found),
        "paper": covers[0]["paper"] if covers else "a4",
        "blocks": [parsed(block) for block in found],
        "ids": dict.fromkeys(ids_in(found), True),
    }
    content = settable(json.dumps(brief, ensure_ascii=False))
    options = {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": noon.isoformat(), "font_paths": FONTS}
    return typeset((TEMPLATES / "brief.typ").read_text("utf-8"), {"brief": content}, options)


def in_part(block: dict) -> dict:
    """Two accounts as far as they are set, with a note where that is not all."""
    whole = block["accounts"]
    total = sum(size(sentence) for account in whole for sentence in sentences(account))
    cut = [begun(account, LONGEST / max(total, LONGEST)) for account in whole]
    length = max(len(filled(account["rows"])) for account in cut)
    cut = [{**account, "rows": account["rows"][:length]} for account in cut]
    told = [f"{len(sentences(here)):,} of {len(sentences(all)):,}" for here, all in zip(cut, whole, strict=True)]
    first = f"Here stand the first {told[0]} sentences on the left and {told[1]} on the right"
    note = f"{first}; the page, brief.html, has both texts in full."
    return {**block, "accounts": cut, "note": note if total > LONGEST else ""}


def begun(account: dict, part: float) -> dict:
    """The sentences of an account from the first one on that take up no more than this part of it."""
    here = sentences(account)
    room = part * sum(map(size, here))
    fitting = {sentence["id"] for sentence, end in zip(here, accumulate(map(size, here)), strict=True) if end <= room}
    rows = [
        [[sentence for sentence in paragraph if sentence["id"] in fitting] for paragraph in row]
        for row in account["rows"]
    ]
    return {**account, "rows": rows, "removed": account["removed"][:MOST_REMOVED]}


def filled(rows: list) -> list:
    """Rows up to the last one that holds a sentence."""
    return rows[: max((place + 1 for place, row in enumerate(rows) if any(row)), default=0)]


def sentences(account: dict) -> list[dict]:
    """The sentences of an account, in order."""
    return [sentence for row in account["rows"] for paragraph in row for sentence in paragraph]


def size(sentence: dict) -> int:
    """How many characters a sentence and the notes under it have."""
    return sum(map(len, [sentence["text"], *sentence["claims"], *sentence["codes"], *sentence["used"]]))


def ids_in(found: list[dict]) -> Iterator[str]:
    """The ids of the findings and sentences that blocks set, to which others link."""
    for block in found:
        yield from (claim["id"] for claim in block.get("claims", ()))
        for account in block.get("accounts", ()):
            yield from (sentence["id"] for sentence in sentences(account))


def parsed(block: dict) -> dict:
    """A block as Typst takes it: Markdown as the tokens of its parser, everything else as it is."""
    if block["kind"] != "markdown":
        return block
    tokens = mistune.create_markdown(renderer="ast", plugins=["table"])
    return {"kind": "markdown", "tokens": tokens(block["text"])}


def settable(text: str) -> str:
    """The text with U+FFFD for every character that would be set without a glyph, which PDF/UA forbids.

    A mark is set in the font of what it stands on, so it stays where every face has it; one that stands on a
    character that is replaced is replaced too.
    """
    faces = [fonts.characters(typeface, face) for typeface, face, _, _ in fonts.ON_THE_PAGE]
    some, every = set.union(*faces), set.intersection(*faces)
    marks = {character for character in set(text) if unicodedata.category(character).startswith("M")}
    known = (some - marks) | (every & marks) | set(NO_GLYPH.findall(text))
    shown = text.translate({ord(character): UNKNOWN for character in set(text) - known})
    on_unknown = re.compile(f"{UNKNOWN}[{UNKNOWN}{''.join(sorted(marks))}]+")
    return on_unknown.sub(lambda found: UNKNOWN * len(found[0]), shown)


def picture(svg: str, pixels: int = 144) -> bytes:
    """An SVG drawing as PNG, of so many pixels an inch."""
    page = '#set page(width: auto, height: auto, margin: 4pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    return typeset(page, {"svg": svg}, {"format": "png", "ppi": pixels})


def first_page(pdf: Path) -> bytes:
    """The first page of a PDF file as PNG, three pixels for two points."""
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{pdf.name}", page: 1)'
    return typeset(page, {}, {"root": str(pdf.parent), "format": "png", "ppi": 108})
