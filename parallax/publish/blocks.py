"""Blocks: what executed notebooks show, in order."""

import re

import nbformat
from nbformat import NotebookNode

from parallax.report.displays import MIME

LEFT_OUT = "guide"


def combine(notebooks: list[NotebookNode]) -> NotebookNode:
    """One notebook with the cells of all, without the sections whose code found nothing to show."""
    found = [section for notebook in notebooks for section in sections(notebook.cells) if shows(section)]
    cells = [cell for section in found for cell in section]
    whole = nbformat.v4.new_notebook()
    whole.cells = [NotebookNode({**cell, "id": f"cell-{number}"}) for number, cell in enumerate(cells)]
    return whole


def sections(cells: list[NotebookNode]) -> list[list[NotebookNode]]:
    """The cells from one heading to the next."""
    found: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if is_heading(cell):
            found.append([])
        found[-1].append(cell)
    return found


def is_heading(cell: NotebookNode) -> bool:
    """Whether a section begins with a cell: a heading in Markdown, or one that is made from the data."""
    if cell.cell_type == "markdown":
        return cell.source.startswith("#")
    return any(output.get("data", {}).get(MIME, {}).get("kind") == "chapter" for output in cell.get("outputs", []))


def shows(section: list[NotebookNode]) -> bool:
    """Whether a section is prose alone, or some of its code shows something."""
    outputs = [cell.outputs for cell in section if cell.cell_type == "code"]
    return not outputs or any(outputs)


def blocks(notebook: NotebookNode) -> list[dict]:
    """What the notebook shows, in order: Markdown, displays, and plain text where an output has no display."""
    found: list[dict | None] = []
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
