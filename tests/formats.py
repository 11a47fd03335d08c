"""One account written in every format that is read: what a user saves from an editor, a browser or a printer."""

import os
import re
import shutil
import subprocess
import textwrap
from html import escape
from pathlib import Path
from typing import NamedTuple

import pytest
import typst
from docx import Document
from samples import saved


class Part(NamedTuple):
    """A part of an account: `title`, `heading`, `text`, `quote`, `run-in` (head | text), or `item`."""

    kind: str
    text: str
    depth: int = 1


def as_plain(parts: list[Part]) -> bytes:
    """An account as plain text, a blank line between paragraphs and none between items."""
    return "\n".join(f"\n{plain_line(part)}".replace("\n-", "-").replace("\n  -", "  -") for part in parts).encode()


def plain_line(part: Part) -> str:
    """A part as a line of plain text."""
    if part.kind == "item":
        return "  " * (part.depth - 1) + f"- {part.text}"
    return part.text.replace(" | ", " ")


def as_wrapped(parts: list[Part]) -> bytes:
    """An account as plain text whose lines are wrapped."""
    lines = [textwrap.fill(plain_line(part), 72, subsequent_indent=" " * 4 * (part.kind == "item")) for part in parts]
    return "\n\n".join(lines).encode()


MARKDOWN = {"title": "# {}", "heading": "## {}", "quote": "> {}", "text": "{}"}
PAGE = {"title": "<h1>{}</h1>", "heading": "<h2>{}</h2>", "quote": "<blockquote>{}</blockquote>", "text": "<p>{}</p>"}


def as_markdown(parts: list[Part]) -> bytes:
    """An account as Markdown."""
    found = []
    for part in parts:
        head, _, rest = part.text.partition(" | ")
        if part.kind == "item":
            found.append("    " * (part.depth - 1) + f"- {part.text}")
        elif part.kind == "run-in":
            found.append(f"\n**{head}** {rest}\n")
        else:
            found.append(f"\n{MARKDOWN[part.kind].format(part.text)}\n")
    return "\n".join(found).encode()


def as_html(parts: list[Part]) -> str:
    """An account as a web page."""
    body, depth = [], 0
    for part in parts:
        wanted = part.depth if part.kind == "item" else 0
        body += ["<ul>"] * (wanted - depth) + ["</ul>"] * (depth - wanted)
        depth = wanted
        head, _, rest = map(escape, part.text.partition(" | "))
        if part.kind == "item":
            body.append(f"<li>{head}</li>")
        elif part.kind == "run-in":
            body.append(f"<p><strong>{head}</strong> {rest}</p>")
        else:
            body.append(PAGE[part.kind].format(escape(part.text)))
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{''.join(body)}{'</ul>' * depth}</body></html>"


def as_docx(parts: list[Part]) -> bytes:
    """An account as a Word file."""
    document = Document()
    styles = {"quote": "Quote", "text": None}
    for part in parts:
        if part.kind in ("title", "heading"):
            document.add_heading(part.text, int(part.kind == "heading"))
        elif part.kind == "item":
            document.add_paragraph(part.text, "List Bullet" if part.depth == 1 else f"List Bullet {part.depth}")
        elif part.kind == "run-in":
            head, _, rest = part.text.partition(" | ")
            paragraph = document.add_paragraph()
            paragraph.add_run(head).bold = True
            paragraph.add_run(f" {rest}")
        else:
            document.add_paragraph(part.text, styles[part.kind])
    return saved(document)


TYPST = {"title": "= {}", "heading": "== {}", "quote": "#quote(block: true)[{}]", "text": "{}"}


def as_typst(parts: list[Part]) -> bytes:
    """An account as a PDF set by a typesetter: justified, words broken at the ends of lines."""
    found = ['#set par(justify: true)\n#set text(lang: "en")']
    for part in parts:
        head, _, rest = (re.sub(r"([\\#*_$@<>`\[\]])", r"\\\1", each) for each in part.text.partition(" | "))
        if part.kind == "item":
            found.append("  " * (part.depth - 1) + f"- {head}")
        elif part.kind == "run-in":
            found.append(f"\n*{head}* {rest}\n")
        else:
            found.append(f"\n{TYPST[part.kind].format(head)}\n")
    return typst.compile("\n".join(found).encode())


def printed(page: str, folder: Path) -> bytes:
    """A web page as the PDF that a browser prints of it; without a browser the test is skipped, but in CI it fails."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on this machine: install it")
    file, out = folder / "page.html", folder / "printed.pdf"
    file.write_text(page, "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={out}"]
    subprocess.run([browser, *options, file.as_uri()], check=True, capture_output=True, timeout=120)
    return out.read_bytes()


FORMATS = {
    "plain.txt": as_plain,
    "wrapped.txt": as_wrapped,
    "text.md": as_markdown,
    "page.html": lambda parts: as_html(parts).encode(),
    "word.docx": as_docx,
    "typeset.pdf": as_typst,
}
