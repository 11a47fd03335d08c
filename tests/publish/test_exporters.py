"""Both exporters by the names that nbconvert knows them by, on notebooks that hold hostile text."""

import io
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader
from samples import PROJECT

from parallax.publish import page as html_page
from parallax.publish import pdf
from parallax.publish.blocks import combine
from parallax.report.displays import (
    Account,
    Accounts,
    Chapter,
    Claim,
    Claims,
    Column,
    Figure,
    Prose,
    Run,
    Sentence,
    Table,
)

pytestmark = pytest.mark.slow

HOSTILE = [
    "<script>alert(1)</script>",
    "#panic()",
    "*bold* @cite $x^2$ `raw`",
    "{{ 7*7 }}",
    "\\u{1F600} \\ //",
    "= head",
]


def notebook(*displays, markdown="# Heading"):
    outputs = [new_output("display_data", data=each._repr_mimebundle_(), metadata={}) for each in displays]
    return new_notebook(cells=[new_markdown_cell(markdown), new_code_cell("secret()", outputs=outputs)])


def html(nb):
    return html_page.HTMLBrief().from_notebook_node(nb)[0]


def pdf_text(nb):
    body = pdf.PDFBrief().from_notebook_node(nb)[0]
    return " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).split())


@pytest.mark.parametrize(("name", "kind"), [("parallax-html", "HTMLBrief"), ("parallax-pdf", "PDFBrief")])
def test_nbconvert_knows_them_by_name(name, kind):
    assert get_exporter(name).__name__ == kind


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(text):
    table = Table("t", text, (Column(text), Column("b")), (((Run(text),), (Run(text, style="mark"),)),), text)
    claims = Claims(text, (Claim("F1", text, "checked", ((Run(text),),), ((text, ("S1",)),)),))
    nb = notebook(Chapter(text), Prose((Run(text),)), table, claims)
    page = html(nb)
    assert page.count("<script") == 1
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page
    assert " ".join(text.split()) in pdf_text(nb)


def test_markdown_markup_from_a_notebook_is_escaped_too():
    page = html(notebook(markdown="# <img src=x onerror=alert(1)>\n\n<script>alert(1)</script>"))
    assert page.count("<script") == 1 and "<img" not in page


def test_a_heading_made_from_the_data_begins_a_chapter_of_page_and_pdf():
    page = html(notebook(Chapter("Tone & manner"), Prose((Run("Warm."),))))
    assert '<section class="chapter">\n<h1 id="tone-amp-manner">Tone &amp; manner</h1>' in page
    assert "Tone & manner Warm." in pdf_text(notebook(Chapter("Tone & manner"), Prose((Run("Warm."),))))


def test_code_and_guide_cells_are_left_out():
    nb = notebook(Prose((Run("shown"),)))
    nb.cells.append(new_markdown_cell("how to rerun", metadata={"tags": ["guide"]}))
    for text in (html(nb), pdf_text(nb)):
        assert "shown" in text and "secret" not in text and "rerun" not in text


LETTER = '<path id="{}" d="M 1 2 z" transform="scale(0.015625)"/>'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{LETTER}</defs>{{}}</svg>'


def test_what_a_long_text_shows_is_not_copied_for_the_page():
    data = {"text/plain": "Words.", "application/json": {"rows": [{"number": number} for number in range(20_000)]}}
    executed = new_notebook(cells=[new_code_cell("show()", outputs=[new_output("display_data", data)])])
    whole = combine([executed])
    assert whole.cells[0].outputs is executed.cells[0].outputs
    html(whole)
    tracemalloc.start()
    html(whole)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


def test_figures_share_the_outlines_of_their_letters():
    svgs = [SVG.format("a-1", '<use href="#a-1"/><use href="#a-2"/>'), SVG.format("b-1", '<use href="#b-1" x="1"/>')]
    page = html(notebook(*(Figure(f"f{n}", "T", "c", "a", svg) for n, svg in enumerate(svgs))))
    assert page.count('d="M0 0z"') == 1 and page.count('<use href="#o0"') == 2
    assert '<use href="#a-2"' in page and "a-1" not in page and "b-1" not in page


def test_every_part_that_a_figure_uses_is_on_the_page():
    page = (PROJECT / "reports" / "madrid-tiktok" / "brief.html").read_text("utf-8")
    used = set(re.findall(r'<use href="#([^"]+)"', page))
    assert used and used <= set(re.findall(r'\bid="([^"]+)"', page))


def test_plain_output_is_shown():
    nb = new_notebook(cells=[new_code_cell("1", outputs=[new_output("stream", name="stdout", text="a < b")])])
    assert "<pre>a &lt; b</pre>" in html(nb)


@pytest.mark.parametrize(("length", "shown"), [(90, "я" * 90), (101, "я" * 100 + "…")])
def test_what_was_removed_is_cut_by_its_letters(length, shown):
    texts = (((Sentence("S1", "It rains."),),),)
    removed = (("image", "я" * length),)
    both = Accounts((Account("statement", "A", texts, 50, removed), Account("commentary", "B", texts, 50)))
    assert shown in pdf_text(notebook(both)).replace(" ", "")


def test_a_link_to_what_is_not_there_is_plain_text_in_the_pdf():
    assert "S99" in pdf_text(notebook(Prose((Run("S99", to="S99"),))))


@pytest.mark.slow
def test_the_nbconvert_command_makes_both(tmp_path):
    nbformat.write(notebook(Prose((Run("hello"),))), tmp_path / "n.ipynb")
    jupyter = Path(sys.executable).parent / "jupyter"
    for name, file in (("parallax-html", "n.html"), ("parallax-pdf", "n.pdf")):
        subprocess.run([jupyter, "nbconvert", "--to", name, tmp_path / "n.ipynb"], check=True, capture_output=True)
        assert (tmp_path / file).stat().st_size > 1000


def test_the_same_notebook_gives_the_same_bytes():
    nb = notebook(Prose((Run("again"),)))
    assert pdf.PDFBrief().from_notebook_node(nb)[0] == pdf.PDFBrief().from_notebook_node(nb)[0]
    assert html(nb) == html(nb)


def test_what_no_font_can_show_is_a_sign_in_the_pdf_and_the_rest_stays():
    text = pdf_text(notebook(Prose((Run("The envoy 李成钢 (คณะ) 😀 met Ørsted, Ωmega and Владимир — “well”."),))))
    assert "The envoy \ufffd\ufffd\ufffd (\ufffd\ufffd\ufffd) \ufffd met Ørsted, Ωmega and Владимир — “well”." in text


@pytest.mark.parametrize("text", ["\u05d0\u05c7", "e\u0489 李\u0300", "".join(map(chr, range(0x8BA, 0x8E3)))])
def test_marks_on_characters_of_other_fonts_are_set(text):
    assert "before" in pdf_text(notebook(Prose((Run(f"before {text} after"),))))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ørsted – “Ωmega”, Владимир", "Ørsted – “Ωmega”, Владимир"),
        ("李成钢 😀 ★", "\ufffd\ufffd\ufffd \ufffd \ufffd"),
        ("e\u0301 e\u0323", "e\u0301 e\ufffd"),
        ("李\u0301", "\ufffd\ufffd"),
        ("a\u200bb\u3000c\u202ad", "a\u200bb\u3000c\u202ad"),
        ("\u0600 \u1680", "\ufffd \ufffd"),
    ],
    ids=["letters", "others", "marks", "on another", "no glyph", "signs"],
)
def test_what_the_typefaces_do_not_have_is_replaced(text, shown):
    assert pdf.settable(text) == shown
    assert "before" in pdf_text(notebook(Prose((Run(f"before {text} after"),))))


@settings(max_examples=25, deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_any_printable_text_is_set_as_pdf(text):
    assert "before" in pdf_text(notebook(Prose((Run(f"before {text} after"),))))


def test_long_texts_are_set_in_part_with_a_note(monkeypatch):
    def account(role, count):
        sentences = tuple(Sentence(f"{role[0].upper()}{n}", f"Sentence {n} of it.") for n in range(1, count + 1))
        return Account(role, role, tuple((paragraph,) for paragraph in zip(sentences, strict=True)), 50)

    nb = notebook(Accounts((account("statement", 100), account("commentary", 100))), Prose((Run("S99", to="S99"),)))
    assert "Sentence 100 of it" in pdf_text(nb) and "first" not in pdf_text(nb)
    monkeypatch.setattr(pdf, "LONGEST", 1000)
    text = " ".join(pdf_text(nb).split())
    assert "the first 28 of 100 sentences on the left and 28 of 100 on the right" in text
    assert "Sentence 28 of it" in text and "Sentence 29 of it" not in text and "S99" in text


def test_where_memory_runs_out_one_line_says_so():
    script = (
        "import resource, sys\n"
        "from parallax import InputError\n"
        "from parallax.publish.typesetter import typeset\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400_000_000,) * 2)\n"
        "try: typeset('#range(3000000).map(str).join()', {}, {'format': 'pdf'})\n"
        "except InputError as problem: print(problem)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert run.stdout.startswith("the PDF could not be typeset") and not run.stderr
