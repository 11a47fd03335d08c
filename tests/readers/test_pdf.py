"""PDFs, and the blocks that are read from them."""

import io
from base64 import b64decode

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject
from samples import SEEN, blocks, drawn, made_pdf, texts

from parallax import InputError
from parallax.readers import pdf
from parallax.readers.account import read


def test_pdf():
    account = read(made_pdf(), "joint.bin")
    kinds = {block.kind for block in account.blocks}
    assert kinds == {"running head", "page number", "heading", "text"}
    assert [block[:2] for block in account.blocks if block.kind in ("heading", "text")] == [
        ("heading", "Ministers Agree on a Framework for Electronic Commerce"),
        *texts(
            "The ministers of the two countries met on Tuesday and reached an understanding on cooperation in "
            "transportation, communications and agricultural administration. They will meet again.",
            "The delegations also discussed long-term investment. U.S.-led consultations on manufacturing go on.",
        ),
        ("heading", "Next steps"),
        *texts(
            "The working group reports in July, when the documentation of the participating administrations is ready.",
            "A second meeting takes place in Geneva, at the headquarters of the organization for telecommunications.",
            "Negotiators will prepare the documentation together with representatives of international institutions.",
        ),
    ]
    assert account.about == {"title": "Joint Words", "author": "Ministry of Trade"}


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("on coop-", "eration with all", "on cooperation with all"),
        ("a long-", "term plan", "a long-term plan"),
        ("the Sino-", "American talks", "the Sino-American talks"),
        ("by trans-", "port", "by transport"),
        ("the two", "sides", "the two sides"),
        ("the year 2024-", "25", "the year 2024-25"),
    ],
)
def test_line_ends(line, following, whole):
    assert pdf.join(line, following) == whole


def line(text: str, y: float, **other) -> pdf.Line:
    """A line of a page."""
    return pdf.Line(**{"page": 1, "x": 0, "y": y, "size": 10, "bold": False, "text": text} | other)


# Lines at their heights; those that begin a paragraph begin with a capital.
LINES = [
    line("One sentence ends.", 500),
    line("two ends.", 488),
    line("Three, after a gap", 460),
    line("four.", 448),
    line("Five, indented", 436, x=12),
    line("six", 424),
    line("seven, on the next page,", 500, page=2),
    line("Eight", 488, size=12),
    line("- Nine", 476, size=12),
]


def test_paragraphs():
    assert [[line.text for line in lines] for lines in pdf.paragraphs(LINES)] == [
        ["One sentence ends.", "two ends."],
        ["Three, after a gap", "four."],
        ["Five, indented", "six", "seven, on the next page,"],
        ["Eight"],
        ["- Nine"],
    ]


def test_an_item_of_a_list_is_one():
    lines = [line("The sides will:", 500), line("• cut the fees", 488), line("on steel;", 476), line("1. meet.", 464)]
    assert [(block.text, block.depth) for block in pdf.blocks(lines)] == [
        ("The sides will:", 0),
        ("cut the fees on steel;", 1),
        ("meet.", 1),
    ]


@pytest.mark.parametrize("bullet", ["\uf0b7 ", "\uf0b7", "•"])
def test_a_bullet_of_a_word_processor_is_no_word(bullet):
    lines = [line("The sides will:", 500), line(f"{bullet}Cut fees", 488), line(f"{bullet}Meet in May.", 476)]
    assert [block.text for block in pdf.blocks(lines)] == ["The sides will:", "Cut fees", "Meet in May."]


def test_paragraphs_of_one_line_are_parted_by_the_gap_above_them():
    heights = {"We met.": 500, "We thank all who": 476, "came.": 464, "We go on.": 440, "We shall win.": 416}
    lines = [line(text, y) for text, y in heights.items()]
    assert [len(each) for each in pdf.paragraphs(lines)] == [1, 2, 1, 1]


def test_small_print_is_a_footnote():
    lines = [line("The ministers met in Oslo.", 500), line("They agreed.", 488), line("1 Source.", 100, size=7)]
    assert [block.kind for block in pdf.blocks(lines)] == ["text", "footnote"]


def test_what_repeats_on_one_page_is_no_running_head():
    lines = [line("Terms.", 500), line("Terms.", 488), line("14", 40)]
    assert [block[:2] for block in pdf.blocks(lines)] == [("page number", "14"), ("text", "Terms. Terms.")]


@pytest.mark.parametrize(("limit", "said"), [("MOST_STEPS", "too complex"), ("LARGEST_DRAWING", "too large")])
def test_a_page_that_would_take_too_long_is_refused(limit, said, monkeypatch):
    monkeypatch.setattr(pdf, limit, 10)
    with pytest.raises(InputError, match=f"^given.pdf: page 1 is {said}; save its text as plain text"):
        read(made_pdf(), "given.pdf")


def test_a_pdf_of_more_pages_than_an_account_has_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(InputError, match=r"^a\.pdf: more than 1 pages; give only the account"):
        read(made_pdf(), "a.pdf")


def nameless(source: str) -> bytes:
    """A PDF of a text in Typst, whose fonts, but for the first, do not say what letters they draw."""
    writer, held = PdfWriter(clone_from=PdfReader(io.BytesIO(made_pdf(source)))), io.BytesIO()
    for page in writer.pages:
        _, *others = (font for _, font in sorted(page["/Resources"]["/Font"].items()))
        for font in others:
            del font.get_object()[NameObject("/ToUnicode")]
    writer.write(held)
    return held.getvalue()


ROMAN, CODED = "The ministers of both countries met in Oslo on Tuesday.", '#text(font: "DejaVu Sans Mono")'


def test_letters_that_a_font_does_not_name_are_left_out_and_counted():
    source = f"{ROMAN}\n\nIt was signed by {CODED}[Vice Premier] and others.\n\n{CODED}[Nobody knows this.]"
    assert blocks(nameless(source)) == [
        ("unnamed letters", "page 1: 30 letters of a font that does not say which they are"),
        *texts(f"{ROMAN} It was signed by […] and others."),
    ]


def test_a_pdf_most_of_whose_letters_no_font_names_is_refused():
    with pytest.raises(
        InputError, match=r"^a\.pdf: a PDF whose fonts do not say which letters they draw; run text rec"
    ):
        read(nameless(f"Yes.\n\n{CODED}[Nobody knows this.]"), "a.pdf")


@pytest.mark.parametrize(
    ("text", "font", "read_as"),
    [
        ("Oslo", {"/Subtype": "/Type0", "/ToUnicode": ""}, "Oslo"),
        ("2V OR", {"/Subtype": "/Type0", "/Encoding": NameObject("/Identity-H")}, "�����"),
        ("Oslo", {"/Subtype": "/Type1", "/Encoding": NameObject("/WinAnsiEncoding")}, "Oslo"),
        ("/g35/g72\n", {"/Subtype": "/Type1", "/Encoding": DictionaryObject()}, "��"),
        ("and/or", {"/Subtype": "/Type1", "/Encoding": DictionaryObject()}, "and/or"),
        ("Oslo", None, "Oslo"),
    ],
)
def test_letters_of_a_font(text, font, read_as):
    assert pdf.named(text, font) == read_as


DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def test_a_page_that_shows_only_a_picture_is_listed():
    raw = made_pdf(
        f"{ROMAN}\n#pagebreak()\n#image(bytes({tuple(DOT)}))\n#pagebreak()\n#rect()\n#pagebreak()\nThey agreed."
    )
    assert blocks(raw) == [
        ("page without text", "page 2: a picture, perhaps of a text; run text recognition (OCR) first"),
        *texts(ROMAN, "They agreed."),
    ]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        *[("https://a.example/talks 1/1", ""), ("file:///home/a/talks.html 12/14", ""), ("11/26/26, 9:28 PM", "Talks")],
        *[("11/26/26, 9:28 PM Talks - News", "Talks - News"), ("1 of 1 26.11.2026, 20:49", "")],
        ("Talks - News https://a.example/talks", "Talks - News"),
    ],
)
def test_what_a_browser_prints_at_the_edges_is_a_running_head(printed, title):
    lines = [line("They met.", 500), line("See https://a.example/talks", 488), line(printed, 20)]
    assert [block[:2] for block in pdf.blocks(lines, title)] == [
        *[("running head", printed), *texts("They met. See https://a.example/talks")]
    ]


def test_a_title_with_a_sign_that_is_no_letter_is_read():
    raw = made_pdf().replace(b"(Joint Words)", rb"(Jo\000Words)")
    assert read(raw, "a.pdf").about["title"] == "JoWords"


SIZE = "300 0 0 200 50 450 cm"


def letters(before: str, place: str = "72 500", size: float = 12, text: str = "They will not meet again.") -> str:
    """Drawing of a sentence with a pen."""
    return f"q BT {before} /F1 {size} Tf {place} Td ({text}) Tj ET Q\n"


@pytest.mark.parametrize(
    ("drawing", "form"),
    [
        (letters("3 Tr"), ""),
        (letters("1 g"), ""),
        (letters("1 1 1 rg"), ""),
        (letters("0 0 0 0 k"), ""),
        (letters("0.99 g"), ""),
        (letters("", size=0.5), ""),
        (letters("", "72 900"), ""),
        (letters("", "700 500"), ""),
        (letters("", "-900 500"), ""),
        ("1 g 0 0 600 700 re f 0 g\n" + letters("1 g"), ""),
        ("0.9 g 10 10 20 20 re f 0 g\n" + letters("1 g"), ""),
        (f"q 9 0 0 9 400 20 cm /I Do Q {letters('3 Tr')}", ""),
        ("/X Do", letters("3 Tr")),
        ("3 Tr /X Do 0 Tr", letters("")),
        ("q 1 0 0 1 0 400 cm /X Do Q", letters("")),
    ],
)
def test_letters_that_nobody_sees_are_listed(drawing, form):
    expected = [*texts("The ministers of both countries met in Oslo."), ("hidden", "They will not meet again.")]
    assert blocks(drawn(drawing, form), "a.pdf") == expected


@pytest.mark.parametrize(
    ("drawing", "form"),
    [
        (letters("0 Tr"), ""),
        (letters("1 g 0 g"), ""),
        ("q 3 Tr 1 g Q\n" + letters(""), ""),
        (f"q {SIZE} /I Do Q {letters('3 Tr')}", ""),
        (f"{letters('3 Tr')} q {SIZE} /I Do Q", ""),
        (f"q {SIZE} /I Do Q {letters('1 g')}", ""),
        ("0 0 1 rg 50 450 400 90 re f\n" + letters("1 g"), ""),
        (letters("1 g 1 Tr"), ""),
        ("/Cs1 cs 1 scn\n" + letters("1 scn"), ""),
        ("1 0 0 1 0 400 cm /X Do", letters("", "72 100")),
        ("/Y Do Tr Tf (x) rg f " + letters(""), ""),
    ],
)
def test_letters_that_are_seen_are_read(drawing, form):
    found = blocks(drawn(drawing, form), "a.pdf")
    assert [kind for kind, _ in found] == ["text"] * len(found)
    assert " ".join(text for _, text in found).endswith("They will not meet again.")


def test_letters_without_ink_amid_a_line_are_left_out_of_it():
    said = "BT /F1 12 Tf 72 500 Td (They will ) Tj 3 Tr (not ) Tj 0 Tr [(meet ) -20 (again.)] TJ ET"
    whole = "The ministers of both countries met in Oslo. They will meet again."
    assert [(kind, text) for kind, text in blocks(drawn(said), "a.pdf") if kind == "hidden"] == [("hidden", "not")]
    assert " ".join(text for kind, text in blocks(drawn(said), "a.pdf") if kind == "text") == whole


def test_a_pdf_whose_letters_nobody_sees_is_refused():
    with pytest.raises(InputError, match=r"^a\.pdf: a PDF without text, perhaps a scan"):
        read(drawn(letters("3 Tr")).replace(SEEN.encode(), b" " * len(SEEN)), "a.pdf")
