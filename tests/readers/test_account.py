"""How a file is recognised, and what is said of one that cannot be read."""

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from samples import blocks, made_docx, made_pdf, rezipped, texts

from parallax import InputError
from parallax.readers import account, broken, docx, html
from parallax.readers.blocks import Account


def zip_of(**files: bytes) -> bytes:
    """A zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return held.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    writer, held = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(made_pdf("Words."))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(held)
    return held.getvalue()


def bombed_docx() -> bytes:
    """A Word file whose document multiplies an entity."""
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {c} "{f"&{p};" * 10}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    body = f'<w:document xmlns:w="{docx.WORD[1:-1]}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body>'
    body += "</w:document>"
    xml = f"<!DOCTYPE w [{entities}]>{body}"
    return rezipped(made_docx(), "word/document.xml", xml.encode())


XML_BOMB = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'

UNREADABLE = {
    "empty": (b" \n\t ", "empty; give a text that contains an account"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image; give the text itself"),
    "binary": (bytes(range(256)) * 4, "a binary file"),
    "NUL bytes": (b"The talks\0 went on.\0", "a binary file"),
    "broken UTF-8": ("Über Käse – größer.".encode()[:-1] + b"\xc3 a", "broken UTF-8 text; save it again"),
    "broken UTF-16": (b"\xff\xfea", "broken UTF-16 text; save it again"),
    "cyrillic": ("Переговоры прошли в Москве.".encode("cp1251"), "not UTF-8 text; save it as"),
    "rich text": (b"{\\rtf1 words}", "a Rich Text file; save it as .docx or plain text"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old or password-protected Office file"),
    "feed": (b"<?xml version='1.0'?><rss><title>A</title></rss>", "an XML file but not a web page"),
    "entity bomb": (XML_BOMB.encode(), "an XML file but not a web page"),
    "other zip": (zip_of(content_xml=b"<a/>"), "a zip archive but not a .docx file"),
    "OpenDocument": (
        zip_of(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<a/>"),
        "an OpenDocument file; save it as .docx or plain text",
    ),
    "broken zip": (made_docx()[:2000], "a broken .docx file (BadZipFile); save it again"),
    "broken docx": (zip_of(word__document_xml=b"<a/>"), "a broken .docx file (KeyError); save it again"),
    "broken document": (rezipped(made_docx(), "word/document.xml", b"<a><b>"), "a broken .docx file"),
    "broken page": (b"<html><p>Words.</p><![broken</html>", "a broken web page (ParserRejectedMarkup); save it again"),
    "broken PDF": (b"%PDF-1.7\nnothing", "a broken PDF"),
    "cut PDF": (made_pdf()[:3000], "PDF"),
    "locked PDF": (locked_pdf(), "an encrypted PDF; save it without a password"),
    "scan": (made_pdf("#rect()"), "a PDF without text, perhaps a scan; run text recognition"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_unreadable(case):
    raw, said = UNREADABLE[case]
    with pytest.raises(InputError) as problem:
        account.read(raw, "given.txt")
    message = str(problem.value)
    assert message.startswith("given.txt: ") and said in message and "\n" not in message


def test_entities_are_not_unfolded():
    page = "<!DOCTYPE html [<!ENTITY a 'ha'>]><html><body><p>The talks went on &a;&lol; and on.</p></body></html>"
    assert len(str(blocks(page))) < 200
    try:
        assert len(str(blocks(bombed_docx()))) < 1000
    except InputError as problem:
        assert "broken .docx file" in str(problem)


def test_archive_that_unpacks_to_too_much(monkeypatch):
    monkeypatch.setattr(broken, "LARGEST_UNPACKED", 1000)
    with pytest.raises(InputError, match=r"^given.docx: unpacks to 0 MB; save it without pictures"):
        account.read(made_docx(), "given.docx")


def test_more_than_an_account_holds(monkeypatch):
    monkeypatch.setattr(broken, "LARGEST_MARKUP", 1000)
    with pytest.raises(InputError, match=r"^given.docx: unpacks to 0 MB of XML; save its text as plain text"):
        account.read(made_docx(), "given.docx")
    monkeypatch.setattr(html, "MOST_TAGS", 3)
    with pytest.raises(InputError, match=r"^given.html: a web page with more than 3 tags; save its text as plain text"):
        account.read(b"<html><body><p>Words.</p></body></html>", "given.html")
    with pytest.raises(InputError, match=r"^given.mhtml: a web page with more than 3 tags"):
        page = b"MIME-Version: 1.0\nContent-Type: text/html\n\n<html><p>Words.</p></html>"
        account.read(page, "given.mhtml")
    with pytest.raises(InputError, match=r"^given.md: a web page with more than 3 tags"):
        account.read(b"# Words\n\n<b>a</b> <b>b</b>", "given.md")


def test_markup_is_held_against_its_measure_whatever_its_name(monkeypatch):
    monkeypatch.setattr(broken, "LARGEST_MARKUP", 100_000)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/main.png", b"\xef\xbb\xbf <w:document>" + b" " * 200_000)
    with pytest.raises(InputError, match=r"^given.docx: unpacks to 0 MB of XML"):
        account.read(held.getvalue(), "given.docx")
    monkeypatch.setattr(broken, "MOST_PARTS", 0)
    with pytest.raises(InputError, match=r"^given.docx: an archive of more than 0 parts"):
        account.read(held.getvalue(), "given.docx")


def test_white_space_before_markup_hides_none(monkeypatch):
    monkeypatch.setattr(broken, "LARGEST_MARKUP", 100_000)
    monkeypatch.setattr(broken, "CHUNK", 1_000)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", b" \r\n" * 10_000 + b"<w:document>" + b"a" * 200_000)
    with pytest.raises(InputError, match=r"^given.docx: unpacks to 0 MB of XML"):
        account.read(held.getvalue(), "given.docx")


START = [b"", b"\xef\xbb\xbf", b"\n\n", b"\xef\xbb\xbf \r\n", b"\n" * 3000]
SAVED = b"MIME-Version: 1.0\nContent-Type: text/html\n\n<html><p>The link is open. It sails.</p></html>"


@pytest.mark.parametrize("start", START)
def test_a_file_is_recognised_after_white_space_and_a_mark_of_bytes(start):
    assert blocks(start + SAVED) == texts("The link is open. It sails.")
    assert blocks(start + made_docx()) == blocks(made_docx())
    assert blocks(start + made_pdf()) == blocks(made_pdf())
    with pytest.raises(InputError, match=r"^given: a Rich Text file; save it as .docx or plain text"):
        account.read(start + b"{\\rtf1 The link is open.}", "given")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_rich_text_is_recognised_in_any_encoding(encoding):
    with pytest.raises(InputError, match="a Rich Text file"):
        account.read("{\\rtf1 The link is open.}".encode(encoding), "given")


PARTED = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: text/html; " + "charset=utf-8; " * 10_000,
        "Content-Type: text/html; " + "a*0*=\"'" * 10_000,
        "Content-Type: text/html\nContent-Disposition: " + "=?utf-8?b?" * 10_000,
    ],
)
def test_a_message_with_a_long_header_is_read_in_no_time(header):
    start = time.process_time()
    assert blocks(f"{PARTED}--B\n{header}\n\n<p>The link is open. It sails.</p>\n--B--\n")
    assert time.process_time() - start < 2


def test_a_message_of_too_many_parts():
    page = PARTED + "--B\nContent-Type: text/html\n\n<p>Words.</p>\n" * (html.MOST_PARTS + 1)
    with pytest.raises(
        InputError, match=r"^given.mhtml: a saved page of more than 2,000 parts; save its text as plain"
    ):
        account.read(page.encode(), "given.mhtml")


@pytest.mark.parametrize("signs", ["<a ", "<!--", "<a b='", "</a ", "<?", "<"])
def test_a_page_whose_tags_never_end_is_read_in_no_time(signs):
    start = time.monotonic()
    assert account.read(b"<html><p>Words." + signs.encode() * 20_000, "given.html").blocks
    assert time.monotonic() - start < 5


def test_lines_at_the_head_of_a_text_say_what_is_known_of_it():
    read = account.read(b"Date: 4 March 2025\nAuthor: Ana Lund\n\nThe link is open.\n", "a.txt")
    assert read.about == {"date": "2025-03-04", "author": "Ana Lund"}
    assert [block[:2] for block in read.blocks] == [
        ("front matter", "Date: 4 March 2025\nAuthor: Ana Lund"),
        ("text", "The link is open."),
    ]
    assert account.read(b"Date: unknown.\nThe link is open.\n", "a.txt").about == {}


def test_a_message_is_one_line():
    with pytest.raises(InputError) as problem:
        account.read(b"", "a\nb\udcff.txt")
    assert str(problem.value) == "a b?.txt: empty; give a text that contains an account"


def test_too_large():
    with pytest.raises(InputError, match=r"^given.txt: 50 MB; give an account of at most 50 MB"):
        account.read(b"a" * (account.LARGEST + 1), "given.txt")


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"---\na: b\n---\n", b"# "]),
)
def test_any_bytes_are_read_or_refused(raw, beginning):
    try:
        assert isinstance(account.read(beginning + raw, "given"), Account)
    except InputError as problem:
        assert "\n" not in str(problem)


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from("ab .#*_-[]()!<>p/=\n\"'&;`~|:1"), max_size=120),
    st.sampled_from(["a.md", "a.html"]),
)
def test_any_markup_is_read(text, name):
    try:
        account.read(text.encode(), name)
    except InputError as problem:
        assert "empty" in str(problem) or "no web page" in str(problem)


def test_a_heading_with_thousands_of_spaces_is_read_at_once():
    start = time.process_time()
    raw = f"# A head{' ' * 40_000}#{' ' * 40_000}b\n\nIt is open. It sails.\n".encode()
    assert account.read(raw, "a.md").blocks[-1].text == "It is open. It sails."
    assert time.process_time() - start < 2
