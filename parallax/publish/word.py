"""Word: the blocks of a brief as a .docx file, for those who must edit it.

Headings, lists, quotations and captions have Word's own styles, the head of a table is repeated on every page, rows and
findings are not divided between pages, and a figure says in words what it shows. Every text goes in as text, of which
Word reads nothing as a field or a link.
"""

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from parallax.publish import pdf
from parallax.publish.archives import legal, zipped
from parallax.publish.blocks import title_of

PAPERS = {"a4": (Cm(21), Cm(29.7)), "letter": (Cm(21.59), Cm(27.94))}
MARGIN = Cm(2)
COLOURS = {
    "statement": RGBColor(0x1B, 0x4F, 0x8A),
    "commentary": RGBColor(0xA8, 0x5A, 0x00),
    "quiet": RGBColor(0x5C, 0x5C, 0x5C),
}
"""The colours of runs, those of the PDF."""
HEADS = RGBColor(0x36, 0x5F, 0x91)
"""The colour of Word's own first headings; that of the others is too pale to be read on white."""
PALE = ("Heading 2", "Heading 3", "Heading 4", "Subtitle", "Caption")
SMALL = Pt(8)
LONGEST_TITLE = 255
"""The most letters of a title among a Word file's properties."""
LONGEST_REMOVED = 400
PIXELS, TAKEN_FOR = 288, 72
"""The pixels an inch of a figure, enough for print, and how many Word takes them for."""
TALLEST = Cm(21)
"""The height of a figure that leaves room on its page for the caption."""
MOST_WHOLE = 4
"""The most rows of a table that is kept on one page."""
WORD_2013 = "15"
"""The Word whose layout is asked for; an older one has every later Word open the file in its compatibility mode."""


def document(found: list[dict]) -> bytes:
    """The Word file of a brief's blocks."""
    made = Document()
    prepare(made, found)
    for block in found:
        if block["kind"] in SETTERS:
            SETTERS[block["kind"]](made, block)
    return same_bytes(made)


def prepare(made: Any, found: list[dict]) -> None:
    """Sets paper, margins, styles, page numbers and properties."""
    cover = next((block for block in found if block["kind"] == "cover"), {"paper": "a4", "date": ""})
    [section] = made.sections
    section.page_width, section.page_height = PAPERS[cover["paper"]]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    body = made.styles["Normal"]
    body.font.size, body.paragraph_format.space_before, body.paragraph_format.space_after = Pt(10), Pt(2), Pt(4)
    made.styles["Caption"].paragraph_format.space_before = Pt(8)
    made.styles["List Continue"].paragraph_format.keep_together = True
    for name in PALE:
        made.styles[name].font.color.rgb = HEADS
    number_pages(section.footer.paragraphs[0])
    [layout] = made.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']")
    layout.set(qn("w:val"), WORD_2013)
    about = made.core_properties
    about.title, about.author, about.comments = legal(title_of(found))[:LONGEST_TITLE], "Parallax", ""
    day = datetime.datetime.fromisoformat(cover["date"] or "2025-01-01")
    about.created = about.modified = day.replace(hour=12)


def number_pages(paragraph: Any) -> None:
    """Sets the number of the page, and of how many, into a paragraph."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, field in (("", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text)
        counted = OxmlElement("w:fldSimple", {qn("w:instr"): field})
        counted.append(paragraph.add_run("1")._r)
        paragraph._p.append(counted)


def same_bytes(made: Any) -> bytes:
    """The bytes of a Word file, without the time at which it was made."""
    file = io.BytesIO()
    made.save(file)
    with zipfile.ZipFile(file) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def width_of(made: Any) -> int:
    """The width of the text on a page."""
    [section] = made.sections
    return section.page_width - section.left_margin - section.right_margin


def add_run(paragraph: Any, text: str, style: str = "", size: Pt | None = None) -> None:
    """Adds a stretch of text in a style of runs."""
    run = paragraph.add_run(legal(text))
    run.bold, run.italic = style == "strong" or None, style in ("emphasis", "sign") or None
    run.font.size = size
    if style == "mark":
        run.underline = True
    if style in COLOURS:
        run.font.color.rgb = COLOURS[style]


def add_runs(paragraph: Any, runs: Iterable[dict], size: Pt | None = None, is_head: bool = False) -> None:
    """Adds the runs of a display; those of a head are strong."""
    for run in runs:
        if run["style"] == "break":
            paragraph.add_run().add_break()
        else:
            add_run(paragraph, run["text"], run["style"] or ("strong" if is_head else ""), size)


def with_next(paragraph: Any) -> Any:
    """A paragraph, made to stand on the page of the next one."""
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def add_line(made: Any, text: str, style: str, look: str = "") -> None:
    """Adds a paragraph of one run, unless it is empty."""
    if text:
        add_run(made.add_paragraph(style=style), text, look)


def add_cover(made: Any, block: dict) -> None:
    """Adds what was compared, and the chief contrast."""
    made.add_heading(legal(block["title"]), 0)
    add_line(made, block["headline"], "Subtitle")


def add_markdown(made: Any, block: dict) -> None:
    """Adds headings, paragraphs and lists of a notebook's Markdown."""
    for token in pdf.parsed(block)["tokens"]:
        if token["type"] == "heading":
            add_words(made.add_heading(level=token["attrs"]["level"]), token)
        elif token["type"] == "list":
            for item in token["children"]:
                add_words(made.add_paragraph(style="List Bullet"), item)
        elif token["type"] == "block_code":
            add_line(made, token["raw"], "No Spacing")
        elif token["type"] == "paragraph":
            add_words(made.add_paragraph(), token)


def add_chapter(made: Any, block: dict) -> None:
    """Adds a chapter's heading that is made from the data."""
    made.add_heading(legal(block["title"]), 1)


def add_words(paragraph: Any, token: dict) -> None:
    """Adds the words under a token of Markdown."""
    for text, style in words_in(token):
        add_run(paragraph, text, style)


def words_in(token: dict, style: str = "") -> Iterator[tuple[str, str]]:
    """The words under a token of Markdown, with their style; of a link its words alone."""
    style = token["type"] if token["type"] in ("strong", "emphasis") else style
    if token["type"] in ("softbreak", "linebreak"):
        yield " ", style
    elif "children" in token:
        for child in token["children"]:
            yield from words_in(child, style)
    elif "raw" in token:
        yield token["raw"], style


def add_story(made: Any, block: dict) -> None:
    """Adds what each text says."""
    for telling in block["tellings"]:
        made.add_heading(legal(telling["name"]), 2)
        add_line(made, telling["title"], "Normal", "strong")
        add_line(made, telling["about"], "Normal", "quiet")
        for sentence in telling["sentences"]:
            add_runs(made.add_paragraph(style="List Bullet"), sentence)
        add_line(made, telling["note"], "Normal", "quiet")


def add_facing(made: Any, block: dict) -> None:
    """Adds quotations of the two texts, one under the other."""
    for pair in block["pairs"]:
        add_run(with_next(made.add_paragraph()), pair["line"], "strong")
        add_runs(with_next(made.add_paragraph(style="Quote")), pair["statement"])
        add_runs(made.add_paragraph(style="Quote"), pair["commentary"])


def add_prose(made: Any, block: dict) -> None:
    """Adds a paragraph made from the data."""
    add_runs(made.add_paragraph(), block["runs"])


def add_claims(made: Any, block: dict) -> None:
    """Adds a list of findings, with quotations and all of their sentences."""
    for claim in block["claims"]:
        paragraph = with_next(made.add_paragraph(style="List Bullet"))
        add_run(paragraph, claim["text"])
        if claim["sign"]:
            add_run(paragraph, f" ({claim['sign']})", "sign")
        for quote in claim["quotes"]:
            add_runs(with_next(made.add_paragraph(style="List Continue")), quote)
        grounds = "; ".join(" ".join(filter(None, (code, ", ".join(ids)))) for code, ids in claim["evidence"])
        add_line(made, ": ".join(filter(None, (claim["id"], grounds))), "List Continue", "quiet")


def add_table(made: Any, block: dict) -> None:
    """Adds a table with its caption above it and its note below; one for the page alone is left out."""
    if block["on_paper"]:
        with_next(made.add_paragraph(legal(block["caption"]), "Caption"))
        columns = block["columns"]
        table = empty_table(made, [column["label"] for column in columns], [column["width"] for column in columns])
        for number, row in enumerate(block["rows"], start=1):
            for place, (cell, runs) in enumerate(zip(whole_row(table).cells, row, strict=True)):
                add_runs(cell.paragraphs[0], runs, SMALL, is_head=place == 0)
                cell.paragraphs[0].paragraph_format.keep_with_next = number < len(block["rows"]) <= MOST_WHOLE or None
                if columns[place]["align"] == "right":
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        add_line(made, block["note"], "Normal", "quiet")


def whole_row(table: Any) -> Any:
    """A new row of a table, which is not divided between pages unless it is longer than one."""
    added = table.add_row()
    added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return added


def empty_table(made: Any, heads: list[str], widths: list[int]) -> Any:
    """Adds a table of these columns without rows, whose head is repeated on every page."""
    table = made.add_table(1, len(heads), style="Table Grid")
    table.autofit = False
    shares = [width or 1 for width in widths]
    for column, cell, share, head in zip(table.columns, table.rows[0].cells, shares, heads, strict=True):
        column.width = cell.width = Emu(width_of(made) * share // sum(shares))
        add_run(with_next(cell.paragraphs[0]), head, "strong", SMALL)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def add_figure(made: Any, block: dict) -> None:
    """Adds a figure as a picture that says in words what it shows, with its caption below."""
    shape = with_next(made.add_paragraph()).add_run().add_picture(io.BytesIO(pdf.picture(block["svg"], PIXELS)))
    properties = shape._inline.docPr
    properties.set("descr", legal(block["alt"]))
    properties.set("title", legal(block["title"]))
    shape.width, shape.height = fitting(shape.width, shape.height, width_of(made), TALLEST)
    made.add_paragraph(legal(f"{block['title']}. {block['caption']}"), "Caption")


def fitting(width: int, height: int, widest: int, tallest: int) -> tuple[Emu, Emu]:
    """Width and height of a figure on the page, given those that Word takes from its pixels.

    >>> fitting(1000, 400, 600, 600), fitting(4000, 400, 600, 600), fitting(1000, 4000, 600, 600)
    ((250, 100), (600, 60), (150, 600))
    """
    scale = min(TAKEN_FOR / PIXELS, widest / width, tallest / height)
    return Emu(round(width * scale)), Emu(round(height * scale))


def add_plain(made: Any, block: dict) -> None:
    """Adds an output that has no display."""
    add_line(made, block["text"], "No Spacing")


def add_accounts(made: Any, block: dict) -> None:
    """Adds both texts side by side, with their codes and claims, and what was removed of them."""
    accounts = block["accounts"]
    table = empty_table(made, [each["title"] for each in accounts], [each["share"] for each in accounts])
    for row in zip(*(each["rows"] for each in accounts), strict=True):
        for cell, paragraphs in zip(whole_row(table).cells, row, strict=True):
            for sentence in (each for paragraph in paragraphs for each in paragraph):
                add_sentence(cell, sentence)
    for cell, each in zip(table.add_row().cells, accounts, strict=True):
        for kind, text in each["removed"]:
            shown = text if len(text) <= LONGEST_REMOVED else f"{text[:LONGEST_REMOVED]}…"
            add_run(next_paragraph(cell), f"Removed ({kind}): {shown}", "quiet", SMALL)


def add_sentence(cell: Any, sentence: dict) -> None:
    """Adds a sentence of a text with its number, its claims and its codes."""
    paragraph = next_paragraph(cell)
    add_run(paragraph, f"{sentence['id']} ", "strong", SMALL)
    add_run(paragraph, sentence["text"], size=SMALL)
    said = "; ".join([*sentence["claims"], *sentence["codes"]])
    used = f" → {', '.join(sentence['used'])}" if sentence["used"] else ""
    if said or used:
        add_run(paragraph, f"\n{said}{used}", "quiet", Pt(6))


def next_paragraph(cell: Any) -> Any:
    """The paragraph of a cell that is still empty, or a new one."""
    last = cell.paragraphs[-1]
    return cell.add_paragraph() if last.runs else last


SETTERS = {
    "cover": add_cover,
    "markdown": add_markdown,
    "chapter": add_chapter,
    "story": add_story,
    "facing": add_facing,
    "prose": add_prose,
    "claims": add_claims,
    "table": add_table,
    "figure": add_figure,
    "plain": add_plain,
    "accounts": add_accounts,
}
"""How each kind of block is added."""
