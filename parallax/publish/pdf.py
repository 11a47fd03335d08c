"""The PDF: blocks set by Typst, tagged (PDF/UA-1), in this process."""

import datetime
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import mistune
import typst
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from parallax.errors import InputError
from parallax.publish.blocks import blocks, title_of
from parallax.report import fonts
from parallax.report.displays import TEMPLATES

FONTS = list(map(str, fonts.FOLDERS.values()))
"""The folders of the fonts that Typst takes, the same on every machine."""
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a character that the typefaces do not have; Typst brings a font that has it."""
NO_GLYPH = re.compile("[\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
"""Spaces, and what only steers how other characters are set: no font need have them."""


class PDFBrief(Exporter):
    """A tagged PDF (PDF/UA-1), set by Typst in this process."""

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
    covers = [block for block in found if block["kind"] == "cover"]
    date = datetime.date.fromisoformat(covers[0]["date"]) if covers and covers[0]["date"] else None
    noon = datetime.datetime.combine(date or datetime.date(2025, 1, 1), datetime.time(12), datetime.UTC)
    brief = {
        "title": title_of(found),
        "paper": covers[0]["paper"] if covers else "a4",
        "blocks": [parsed(block) for block in found],
    }
    content = settable(json.dumps(brief, ensure_ascii=False))
    setter = typst.Compiler(
        str(TEMPLATES / "brief.typ"), sys_inputs={"brief": content}, font_paths=FONTS, ignore_system_fonts=True
    )
    try:
        # A PDF is bytes; only pages drawn as pictures are a list.
        return setter.compile(format="pdf", pdf_standards=["ua-1"], timestamp=noon)  # type: ignore[return-value]
    except typst.TypstError as error:
        raise InputError(f"the PDF could not be typeset: {error.message}") from error


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


def picture(svg: str) -> bytes:
    """An SVG drawing as PNG, two pixels a point."""
    page = '#set page(width: auto, height: auto, margin: 4pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    return typst.compile(page.encode(), sys_inputs={"svg": svg}, format="png", ppi=144, ignore_system_fonts=True)


def first_page(pdf: Path) -> bytes:
    """The first page of a PDF file as PNG, three pixels for two points."""
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{pdf.name}", page: 1)'
    options: dict[str, Any] = {"root": str(pdf.parent), "format": "png", "ppi": 108, "ignore_system_fonts": True}
    return typst.compile(page.encode(), **options)
