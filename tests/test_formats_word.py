"""Word files, and the blocks that are read from them."""

from docx import Document
from docx.oxml import parse_xml
from samples import blocks, made_docx, saved, texts

from parallax import formats
from parallax.formats.word import WORD


def test_docx():
    account = formats.read(made_docx(), "words.bin")
    assert [tuple(block) for block in account.blocks] == [
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


def test_what_a_program_fills_in_is_not_known():
    document = Document()
    document.add_paragraph("Words.")
    document.core_properties.title, document.core_properties.author = "words.docx", "python-docx"
    assert formats.read(saved(document), "words.docx").about == {}
