"""The PDF: blocks set by Typst, tagged (PDF/UA-1), in this process."""

import datetime
import json
import re
import unicodedata
from pathlib import Path

import mistune
import typst
from nbconvert.exporters import Exporter
from traitlets import default

from parallax.errors import InputError
from parallax.publish.blocks import blocks, title_of
from parallax.report import fonts
from parallax.report.displays import TEMPLATES

UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
FONTS = {
    "font_paths": list(map(str, fonts.FOLDERS.values())),
    "ignore_system_fonts": True,
}
"""Typst takes the same fonts on every machine."""
PROBE = b'#set document(title: "t")\n#for character in sys.inputs.text.codepoints() [#box(character) ]'
LATIN = "\u024f"
"""The last of the characters that every font has."""
SCRIPTS = "\u2e80"
"""The first of the scripts with thousands of characters."""
AT_ONCE = 64
"""How many characters are tried at once."""


class PDFBrief(Exporter):
    """A tagged PDF (PDF/UA-1), set by Typst in this process."""

    export_from_notebook = "Parallax PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self):
        return ".pdf"

    def from_notebook_node(self, nb, resources=None, **kw):
        """The PDF of a notebook: (bytes, resources)."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        found = blocks(nb)
        return set_by_typst(found), resources


def set_by_typst(found: list[dict]) -> bytes:
    """Blocks set by Typst as PDF/UA-1. A character that no font has is set as U+FFFD, for a PDF that all can read
    must hold none without a glyph."""
    tokens = mistune.create_markdown(renderer="ast", plugins=["table"])
    covers = [block for block in found if block["kind"] == "cover"]
    date = datetime.date.fromisoformat(covers[0]["date"]) if covers and covers[0]["date"] else None
    noon = datetime.datetime.combine(date or datetime.date(2025, 1, 1), datetime.time(12), datetime.UTC)
    brief = {
        "title": title_of(found),
        "paper": covers[0]["paper"] if covers else "a4",
        "blocks": [
            {"kind": "markdown", "tokens": tokens(block["text"])} if block["kind"] == "markdown" else block
            for block in found
        ],
    }
    content = json.dumps(brief, ensure_ascii=False)
    missing = without_glyph(content)
    while True:
        shown = content.translate(dict.fromkeys(map(ord, missing), "\ufffd"))
        setter = typst.Compiler(str(TEMPLATES / "brief.typ"), sys_inputs={"brief": shown}, **FONTS)
        try:
            return setter.compile(format="pdf", pdf_standards=["ua-1"], timestamp=noon)
        except typst.TypstError as error:
            more = named_in(error)
            if "\ufffd" in more:  # what stands on it is in another font
                more = {character for character in content if unicodedata.category(character).startswith("M")}
            if missing >= more:
                raise InputError(f"the PDF could not be typeset: {str(error).splitlines()[0]}") from error
            missing |= more


def without_glyph(text: str) -> set[str]:
    """The characters of a text that no font has; of scripts with thousands of characters the 256 that stand
    together are taken to be alike, and one is tried for all."""
    used = sorted({character for character in text if character > LATIN})
    tried = list({alike(character): character for character in used}.values())
    some = (tried[first : first + AT_ONCE] for first in range(0, len(tried), AT_ONCE))
    missing = {alike(character) for characters in some for character in not_shown(characters)}
    return {character for character in used if alike(character) in missing}


def not_shown(characters: list[str]) -> set[str]:
    """Those of some characters that no font has; Typst names one at a time."""
    try:
        text = {"text": "".join(characters)}
        typst.compile(PROBE, sys_inputs=text, format="pdf", pdf_standards=["ua-1"], **FONTS)
        return set()
    except typst.TypstError as error:
        named = named_in(error)
        if not named:
            raise
        return named | not_shown([character for character in characters if character not in named])


def named_in(error: typst.TypstError) -> set[str]:
    """The characters that could not be displayed, where that is the error."""
    named = UNSHOWN.search(str(error))
    return set(ESCAPED.sub(lambda code: chr(int(code[1], 16)), named[1])) if named else set()


def alike(character: str) -> str:
    """What characters share that are taken to have a glyph together or not at all."""
    return character if character < SCRIPTS else f"{ord(character) >> 8:x}.."


def picture(svg: str) -> bytes:
    """An SVG drawing as PNG, two pixels a point."""
    page = '#set page(width: auto, height: auto, margin: 4pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    return typst.compile(page.encode(), sys_inputs={"svg": svg}, format="png", ppi=144, ignore_system_fonts=True)


def first_page(pdf: Path) -> bytes:
    """The first page of a PDF file as PNG, three pixels for two points."""
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{pdf.name}", page: 1)'
    return typst.compile(page.encode(), root=str(pdf.parent), format="png", ppi=108, ignore_system_fonts=True)
