"""Exporters: executed notebooks as one page and one PDF, registered with nbconvert under their own names.

A notebook's Markdown and displays become a list of blocks. The page is made of their HTML; the PDF is set by
Typst from their data. Cells tagged `guide` speak to who reruns a notebook and are left out of both.
"""

import datetime
import json
import re
import unicodedata
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import mistune
import nbformat
import typst
from nbconvert.exporters import Exporter, TemplateExporter
from nbformat import NotebookNode
from traitlets import default

from parallax import InputError, fonts
from parallax.displays import MIME, TEMPLATES, html_of

LEFT_OUT = "guide"
OUTLINE = re.compile(r'<path id="([^"]+)" d="([^"]+)" transform="scale\(0\.015625\)"/>')
"""How matplotlib puts down the outline of a letter, 64 units a point."""
USE = re.compile(r'<use href="#([^"]+)"')
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


def combine(notebooks: list[NotebookNode]) -> NotebookNode:
    """One notebook with the cells of all, without the sections whose code found nothing to show."""
    found = [section for notebook in notebooks for section in sections(notebook.cells) if shows(section)]
    cells = [dict(cell) for section in found for cell in section]
    numbered = [nbformat.from_dict({**cell, "id": f"cell-{number}"}) for number, cell in enumerate(cells)]
    return nbformat.v4.new_notebook(cells=numbered)


def sections(cells: list[NotebookNode]) -> list[list[NotebookNode]]:
    """The cells from one heading to the next."""
    found = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("#"):
            found.append([])
        found[-1].append(cell)
    return found


def shows(section: list[NotebookNode]) -> bool:
    """Whether a section is prose alone, or some of its code shows something."""
    outputs = [cell.outputs for cell in section if cell.cell_type == "code"]
    return not outputs or any(outputs)


def blocks(notebook: NotebookNode) -> list[dict]:
    """What the notebook shows, in order: Markdown, displays, and plain text where an output has no display."""
    found = []
    for cell in notebook.cells:
        if LEFT_OUT in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            found.append({"kind": "markdown", "text": cell.source})
        for output in cell.get("outputs", []):
            found.append(shown(output))
    return [block for block in found if block]


def shown(output: NotebookNode) -> dict | None:
    """One output as a block, None for what goes to the error stream."""
    data = output.get("data", {})
    if MIME in data:
        return dict(data[MIME])
    text = data.get("text/plain") or (output.get("text") if output.get("name") == "stdout" else "")
    return {"kind": "plain", "text": text} if text else None


def title_of(found: list[dict]) -> str:
    """The cover's title, or the first heading's."""
    covers = [block["title"] for block in found if block["kind"] == "cover"]
    headings = [
        re.sub(r"^#+\s*", "", line)
        for block in found
        if block["kind"] == "markdown"
        for line in block["text"].splitlines()
        if line.startswith("#")
    ]
    return (covers + headings + ["Notebook"])[0]


class Headings(mistune.HTMLRenderer):
    """Markdown as HTML with ids on headings, which stand one level lower under a cover."""

    def __init__(self, shift: int):
        super().__init__(escape=True)
        self.shift = shift
        self.contents: list[tuple[str, str]] = []

    def heading(self, text: str, level: int, **attrs) -> str:
        """A heading; the first level goes to the table of contents."""
        name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"<[^>]+>", "", text).lower()).strip("-")
        if level == 1:
            self.contents.append((name, text))
        return f'<h{level + self.shift} id="{name}">{text}</h{level + self.shift}>\n'


class HTMLBrief(TemplateExporter):
    """One lean page without code or prompts that loads nothing."""

    export_from_notebook = "Parallax page"
    output_mimetype = "text/html"
    template_name = "brief"

    @default("file_extension")
    def _file_extension_default(self):
        return ".html"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self):
        return [str(TEMPLATES)]

    def from_notebook_node(self, nb, resources=None, **kw):
        """The page of a notebook: (html, resources)."""
        found = blocks(nb)
        renderer = Headings(shift=int(any(block["kind"] == "cover" for block in found)))
        markdown = mistune.create_markdown(renderer=renderer, plugins=["table"])
        body, outlines = outlines_shared([page_part(block, markdown) for block in found])
        resources = dict(resources or {})
        script = (TEMPLATES / "brief" / "brief.js").read_text("utf-8")
        resources["brief"] = {
            "title": title_of(found),
            "chapters": chapters(body),
            "contents": renderer.contents,
            "outlines": outlines,
            "fonts": fonts.faces("".join(part["html"] for part in body)),
            "script": script,
            "script_hash": f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
        }
        return super().from_notebook_node(nb, resources, **kw)


def page_part(block: dict, markdown) -> dict:
    """A block's kind and HTML."""
    if block["kind"] == "markdown":
        kind = "chapter" if block["text"].startswith("# ") else "markdown"
        return {"kind": kind, "html": markdown(block["text"])}
    if block["kind"] == "plain":
        return {"kind": "plain", "html": f"<pre>{mistune.escape(block['text'])}</pre>"}
    return {"kind": block["kind"], "html": html_of(block)}


def outlines_shared(parts: list[dict]) -> tuple[list[dict], dict[str, str]]:
    """The parts of a page without the outlines of letters in its figures, and each outline once: its path and the
    name by which all figures use it."""
    names: dict[str, str] = {}
    known = {
        id: names.setdefault(path, f"o{len(names)}") for part in parts for id, path in OUTLINE.findall(part["html"])
    }

    def shared(html: str) -> str:
        html = re.sub(rf"(?:<defs>)?(?:{OUTLINE.pattern})+(?:</defs>)?", "", html)
        return USE.sub(lambda found: f'<use href="#{known.get(found[1], found[1])}"', html)

    return [{**part, "html": shared(part["html"])} for part in parts], names


def chapters(parts: list[dict]) -> list[dict]:
    """The parts of a page by chapter; what stands before the first heading is in none."""
    found = [{"headed": False, "parts": []}]
    for part in parts:
        if part["kind"] == "chapter":
            found.append({"headed": True, "parts": []})
        found[-1]["parts"].append(part)
    return found


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
                raise InputError(f"the PDF could not be set: {str(error).splitlines()[0]}") from error
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
