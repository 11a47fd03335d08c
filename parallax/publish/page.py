"""Exporters: executed notebooks as one page and one PDF, registered with nbconvert under their own names.

A notebook's Markdown and displays become a list of blocks. The page is made of their HTML; the PDF is set by
Typst from their data. Cells tagged `guide` speak to who reruns a notebook and are left out of both.
"""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import mistune
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from traitlets import default

from parallax.publish.blocks import blocks, title_of
from parallax.report import drawings, fonts
from parallax.report.displays import TEMPLATES, html_of


class Headings(mistune.HTMLRenderer):
    """Markdown as HTML with ids on headings, which stand one level lower under a cover."""

    def __init__(self, shift: int):
        super().__init__(escape=True)
        self.shift = shift
        self.contents: list[tuple[str, str]] = []

    def heading(self, text: str, level: int, **attrs: Any) -> str:
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
    def _file_extension_default(self) -> str:
        return ".html"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(TEMPLATES)]

    def from_notebook_node(self, nb: NotebookNode, resources: dict | None = None, **kw: Any) -> tuple[Any, dict]:
        """The page of a notebook: (html, resources)."""
        found, outlines = with_letters_shared(blocks(nb))
        renderer = Headings(shift=int(any(block["kind"] == "cover" for block in found)))
        markdown = mistune.create_markdown(renderer=renderer, plugins=["table"])
        body = [page_part(block, markdown, renderer) for block in found]
        resources = dict(resources or {})
        script = (TEMPLATES / "brief" / "brief.js").read_text("utf-8")
        resources["brief"] = {
            "title": title_of(found),
            "chapters": chapters(body),
            "contents": renderer.contents,
            "outlines": outlines,
            "letter": drawings.SHARED_LETTER,
            "fonts": fonts.faces("".join(part["html"] for part in body)),
            "script": script,
            "script_hash": f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
        }
        # The template reads the parts alone; nbconvert would copy the notebook, ten times the texts.
        return super().from_notebook_node(new_notebook(metadata=nb.metadata), resources, **kw)


FOLDED = 14
"""A table with more rows is folded until it is asked for."""


def page_part(block: dict, markdown: mistune.Markdown, headings: Headings) -> dict:
    """A block's kind and HTML."""
    if block["kind"] == "chapter":
        return {"kind": "chapter", "html": headings.heading(mistune.escape(block["title"]), 1)}
    if block["kind"] == "markdown":
        kind = "chapter" if block["text"].startswith("# ") else "markdown"
        return {"kind": kind, "html": markdown(block["text"])}
    if block["kind"] == "plain":
        return {"kind": "plain", "html": f"<pre>{mistune.escape(block['text'])}</pre>"}
    if len(block.get("rows", ())) > FOLDED:
        summary = f"{mistune.escape(block['caption'])} ({len(block['rows'])} rows)"
        return {"kind": block["kind"], "html": f"<details><summary>{summary}</summary>{html_of(block)}</details>"}
    return {"kind": block["kind"], "html": html_of(block)}


def with_letters_shared(found: list[dict]) -> tuple[list[dict], dict[str, str]]:
    """The blocks without the outlines of letters in their figures, and each outline once: its path, and the name by
    which all figures use it."""
    names: dict[str, str] = {}
    shared = []
    for block in found:
        if block["kind"] == "figure":
            drawing = drawings.parsed(block["svg"])
            drawings.share_letters(drawing, names)
            block = {**block, "svg": drawings.written(drawing)}
        shared.append(block)
    return shared, names


def chapters(parts: list[dict]) -> list[dict]:
    """The parts of a page by chapter; what stands before the first heading is in none."""
    found: list[dict[str, Any]] = [{"headed": False, "parts": []}]
    for part in parts:
        if part["kind"] == "chapter":
            found.append({"headed": True, "parts": []})
        found[-1]["parts"].append(part)
    return found
