"""Word files, and the blocks that are read from them."""

import io
import zipfile

from docx import Document
from docx.oxml import parse_xml
from samples import blocks, made_docx, rezipped, saved, texts

from parallax.readers.account import read
from parallax.readers.docx import COMPATIBILITY, DRAWING, MATH, WORD


def test_docx():
    account = read(made_docx(), "words.bin")
    assert [block[:2] for block in account.blocks] == [
        ("running head", "Press Office"),
        ("heading", "Ministry welcomes the link"),
        *texts("The Ministry welcomes the ferry link. It opens in May."),
        ("heading", "Terms"),
        *texts("Two ships sail."),
        ("table", "Year"),
        ("table", "Fee"),
        ("caption", "A ferry."),
    ]
    assert account.about == {"title": "Words of March", "author": "Ministry"}


def test_docx_keeps_insertions_and_drops_deletions():
    document = Document()
    paragraph = document.add_paragraph("The talks ")
    for tag, text in (("ins", "<w:t>go</w:t>"), ("del", "<w:delText>went</w:delText>")):
        xml = f'<w:{tag} xmlns:w="{WORD[1:-1]}"><w:r>{text}</w:r></w:{tag}>'
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(" on.")
    assert blocks(saved(document)) == texts("The talks go on.")


def test_struck_out_and_hidden_words_are_listed():
    document = Document()
    paragraph = document.add_paragraph("The ministry will ")
    for text, mark in (("not ", "strike"), ("never ", "double_strike"), ("gladly ", "hidden"), ("ever ", "")):
        setattr(paragraph.add_run(text).font, mark or "strike", bool(mark))
    paragraph.add_run("sign.")
    document.add_paragraph().add_run("Draft.").font.hidden = True
    assert blocks(saved(document)) == [
        *[
            ("struck out", "not never"),
            ("hidden", "gladly"),
            *texts("The ministry will ever sign."),
            ("hidden", "Draft."),
        ]
    ]


def test_what_a_program_fills_in_is_not_known():
    document = Document()
    document.add_paragraph("Words.")
    document.core_properties.title, document.core_properties.author = "words.docx", "python-docx"
    assert read(saved(document), "words.docx").about == {}


def test_items_are_told_by_their_numbering_or_style():
    document = Document()
    for text in ("They will:", "cut fees", "on steel", "meet."):
        document.add_paragraph(text, "List Paragraph" if text != "meet." else "List Bullet 2")
    for paragraph, level, number in zip(document.paragraphs, "010", "011", strict=False):
        numbering = f'<w:numPr xmlns:w="{WORD[1:-1]}"><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbering))
    assert [block.depth for block in read(saved(document), "a.docx").blocks] == [0, 2, 1, 2]


def test_words_outside_paragraphs_are_read():
    document = Document()
    document.add_paragraph("The talks go on.")
    document.element.body.insert(0, parse_xml(f'<w:r xmlns:w="{WORD[1:-1]}"><w:t>They began.</w:t></w:r>'))
    assert blocks(saved(document)) == texts("They began.", "The talks go on.")


def with_xml(*inner: str) -> bytes:
    """A Word file whose one paragraph holds some markup between two sentences."""
    document = Document()
    paragraph = document.add_paragraph("The talks go on.")
    for xml in inner:
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(" They ended.")
    return saved(document)


def test_a_text_box_is_listed_once():
    box = f'<w:txbxContent xmlns:w="{WORD[1:-1]}"><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>'
    both = "".join(f"<mc:{tag}>{box}</mc:{tag}>" for tag in ("Choice", "Fallback"))
    xml = f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY[1:-1]}">{both}</mc:AlternateContent>'
    assert blocks(with_xml(xml)) == [*texts("The talks go on. They ended."), ("text box", "Boxed.")]


def test_formulas_and_drawings_are_listed():
    math = f'<m:oMath xmlns:m="{MATH[1:-1]}"><m:r><m:t>E=</m:t></m:r><m:r><m:t>mc</m:t></m:r></m:oMath>'
    drawing = f'<a:p xmlns:a="{DRAWING[1:-1]}"><a:r><a:t>A chart</a:t></a:r></a:p>'
    assert blocks(with_xml(math, drawing)) == [
        ("markup", "E=mc"),
        ("drawing", "A chart"),
        *texts("The talks go on. They ended."),
    ]


def test_an_entity_is_neither_followed_nor_cuts_a_text_short():
    xml = f'<w:r xmlns:w="{WORD[1:-1]}"><w:t> It is</w:t></w:r>'
    with zipfile.ZipFile(io.BytesIO(with_xml(xml))) as made:
        content = made.read("word/document.xml").split(b"?>", 1)[1].replace(b"It is", b"It &x; is")
    doctype = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    raw = rezipped(with_xml(xml), "word/document.xml", doctype + content)
    assert blocks(raw) == texts("The talks go on. It &x; is They ended.")
