"""The Word file, read back: headings, tables, captions, alternative texts, and text that is nothing but text."""

import io
import json
import re
import zipfile

import nbformat
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import PROJECT

from parallax.publish import blocks, word
from parallax.report import displays
from parallax.report.displays import Claim, Claims, Column, Cover, Display, Facing, Figure, Pair, Prose, Run, Table

pytestmark = pytest.mark.slow

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="9" height="9"/></svg>'
HOSTILE = [
    "\x00\x0b\ufffe\ud800 bare",
    '{ HYPERLINK "http://a.example" }',
    "<w:fldSimple/>",
    "{=1+1}",
    "=1+1",
    "&amp; ]]>",
]
LIVE = ("w:fldSimple", "w:instrText", "w:hyperlink", "w:altChunk", "w:object")


def as_blocks(*shown: Display | str) -> list[dict]:
    """Displays and Markdown as a notebook gives them."""
    return [
        {"kind": "markdown", "text": each} if isinstance(each, str) else json.loads(json.dumps(each.data()))
        for each in shown
    ]


def read(*shown: Display | str):
    """The Word file of displays and Markdown, opened."""
    return Document(io.BytesIO(word.document(as_blocks(*shown))))


def lines(document):
    """The paragraphs outside tables: style and text."""
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_headings_lists_and_words_of_markdown():
    made = read("# One\n\nA *b* **c** `d` [e](#S1)\nf.\n\n- g\n- h\n\n## Two")
    assert lines(made) == [
        ("Heading 1", "One"),
        ("Normal", "A b c d e f."),
        ("List Bullet", "g"),
        ("List Bullet", "h"),
        ("Heading 2", "Two"),
    ]
    assert [run.text for run in made.paragraphs[1].runs if run.bold] == ["c"]


def test_the_cover_gives_title_paper_and_properties():
    made = read(Cover("Two accounts", "One says yes", "letter", "2025-09-15"))
    assert lines(made) == [("Title", "Two accounts"), ("Subtitle", "One says yes")]
    assert made.core_properties.title == "Two accounts" and made.core_properties.created.year == 2025
    assert round(made.sections[0].page_width.inches, 1) == 8.5


def test_every_page_is_numbered_and_word_asks_for_no_older_layout():
    made = read("# One")
    fields = made.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]
    assert made.sections[0].footer.paragraphs[0].text.strip() == "of"
    assert made.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]


@pytest.mark.parametrize("style", ["Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption"])
def test_headings_and_captions_stand_out_from_white_paper(style):
    """By the contrast that WCAG 2.1 asks of text, 4.5 to 1."""
    channels = [int(part, 16) / 255 for part in re.findall("..", str(read("# One").styles[style].font.color.rgb))]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    light = sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    assert 1.05 / (light + 0.05) >= 4.5


def keeps(paragraph):
    """Whether a paragraph is kept on the page of the next one."""
    return bool(paragraph.paragraph_format.keep_with_next)


@pytest.mark.parametrize(("length", "kept"), [(3, [True, True, True, False]), (5, [True] + [False] * 5)])
def test_no_row_is_divided_and_a_short_table_is_kept_on_one_page(length, kept):
    rows = tuple(((Run(f"row {number}"),), (Run("1"),)) for number in range(length))
    [table] = read(Table("t", "Shares", (Column("Code"), Column("Share")), rows)).tables
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in list(table.rows)[1:])
    assert [keeps(row.cells[0].paragraphs[0]) for row in table.rows] == kept


def test_findings_and_pairs_of_quotations_are_kept_on_one_page():
    quote = (Run("“Tariffs”"),)
    claims = Claims("Themes", (Claim("F1", "Both speak of trade.", "checked", (quote,), (("trade", ("S1",)),)),) * 2)
    made = read(claims)
    assert [keeps(each) for each in made.paragraphs] == [True, True, False] * 2
    assert made.styles["List Continue"].paragraph_format.keep_together
    facing = Facing("f", "Both", (Pair("Both speak of trade.", quote, quote),) * 2)
    assert [keeps(each) for each in read(facing).paragraphs] == [True, True, False] * 2


def test_a_table_has_its_caption_a_head_that_is_repeated_and_its_columns_share_the_width():
    columns = (Column("Code", width=3), Column("Share", "right", 1))
    rows = (((Run("trade"),), (Run("42"), Run("", style="break"), Run("%", style="quiet"))),)
    made = read(Table("t", "Shares", columns, rows, "A note."))
    [table] = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Code", "Share"], ["trade", "42\n%"]]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.columns[0].width == pytest.approx(3 * table.columns[1].width, rel=0.001)
    assert lines(made) == [("Caption", "Shares"), ("Normal", "A note.")]
    assert made.paragraphs[0].paragraph_format.keep_with_next


def test_a_table_for_the_page_alone_is_left_out():
    assert not read(Table("t", "Shares", (Column("Code"),), (((Run("a"),),),), on_paper=False)).tables


def test_a_figure_says_in_words_what_it_shows():
    made = read(Figure("f", "Themes", "See this.", "A dot at 9.", SVG))
    [shape] = made.inline_shapes
    assert shape._inline.docPr.get("descr") == "A dot at 9."
    assert lines(made)[1] == ("Caption", "Themes. See this.")
    # 200 pixels of the drawing are 150 points, with 4 more on each side
    assert shape.width.pt == pytest.approx(158, abs=1)
    assert made.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].image.px_width >= 600


def test_a_figure_that_is_taller_than_the_page_is_made_to_fit():
    made = read(Figure("f", "Themes", "See this.", "A dot at 9.", SVG.replace('"100"', '"2000"')))
    [shape] = made.inline_shapes
    assert shape.height.cm == pytest.approx(21, abs=0.1)
    assert shape.width / shape.height == pytest.approx(158 / 1508, rel=0.02)


def test_a_finding_stands_with_its_quotations_and_sentences():
    quotes, evidence = ((Run("“Tariffs” "), Run("S1", "S1")),), (("trade", ("S1", "C2")),)
    claim = Claim("F1", "Both speak of trade.", "checked", quotes, evidence)
    assert lines(read(Claims("Themes", (claim,)))) == [
        ("List Bullet", "Both speak of trade. (checked)"),
        ("List Continue", "“Tariffs” S1"),
        ("List Continue", "F1: trade S1, C2"),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_and_neither_field_nor_link(text):
    shown = [
        Cover(text, text, "a4", ""),
        Prose((Run(text, "S1"),)),
        Table(text, text, (Column(text),), (((Run(text),),),), text),
        Claims(text, (Claim(text, text, text, ((Run(text),),), ((text, (text,)),)),)),
        Figure(text, text, text, text, SVG),
    ]
    raw = word.document([*as_blocks(*shown), {"kind": "plain", "text": text}])
    made = Document(io.BytesIO(raw))
    expected = "\ufffd\ufffd\ufffd\ufffd bare" if text == HOSTILE[0] else text
    assert made.paragraphs[0].text == expected and made.tables[0].cell(1, 0).text == expected
    assert not [name for name in LIVE if next(made.element.iter(qn(name)), None) is not None]
    assert "http" not in "".join(rel.target_ref for rel in made.part.rels.values() if rel.is_external)


@given(st.text())
@settings(max_examples=20, deadline=None)
def test_any_text_can_be_written(text):
    assert read(Prose((Run(text),)), "# " + text).paragraphs


def test_every_kind_of_display_is_set():
    kinds = {each.__name__.lower() for each in Display.__subclasses__() if each.__module__ == displays.__name__}
    assert kinds - {"account"} | {"markdown", "plain"} == word.SETTERS.keys()


@pytest.fixture(scope="module")
def brief():
    """The blocks of the committed brief."""
    folder = PROJECT / "reports" / "madrid-tiktok" / "notebooks"
    executed = [nbformat.read(path, as_version=4) for path in sorted(folder.glob("*.ipynb"))]
    return blocks.blocks(blocks.combine(executed))


def test_the_brief_in_word_has_what_page_and_pdf_have(brief, seeds):
    made = Document(io.BytesIO(word.document(brief)))
    texts = {"markdown": lambda block: block["text"].splitlines()[0], "chapter": lambda block: f"# {block['title']}"}
    heads = [texts[block["kind"]](block) for block in brief if block["kind"] in texts]
    heads = [head.lstrip("# ") for head in heads if head.startswith("#")]
    tellings = [telling["name"] for block in brief if block["kind"] == "story" for telling in block["tellings"]]
    assert [text for style, text in lines(made) if style.startswith("Heading") and text not in tellings] == heads
    kinds = [block["kind"] for block in brief if block.get("on_paper", True)]
    assert len(made.tables) == kinds.count("table") + kinds.count("accounts")
    assert len(made.inline_shapes) == kinds.count("figure")
    assert all(shape._inline.docPr.get("descr") for shape in made.inline_shapes)
    cells = "\n".join(t.text or "" for t in made.element.iter(qn("w:t")))
    assert all(text in cells for text in seeds.sentences["text"])


def test_the_same_brief_gives_the_same_bytes(brief):
    raw = word.document(brief)
    assert raw == word.document(brief)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
