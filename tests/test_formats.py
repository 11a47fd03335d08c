"""Each format as pairs of what a file holds and the blocks that are read from it."""

import io
import zipfile

import pytest
import typst
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from parallax import InputError, formats


def blocks(raw: bytes | str, name: str = "text.txt") -> list[tuple[str, str]]:
    """What a file is read as."""
    return [tuple(block) for block in formats.parse(raw.encode() if isinstance(raw, str) else raw, name).blocks]


def texts(*paragraphs: str) -> list[tuple[str, str]]:
    """Paragraphs as blocks of text."""
    return [("text", paragraph) for paragraph in paragraphs]


PLAIN = {
    "a line is a paragraph": ("One line.\nAnother line.\n", texts("One line.", "Another line.")),
    "blank lines part wrapped paragraphs": (
        "The ministers met in Oslo and\nagreed to go on.\n\nNo date was set for\nthe next round.\n",
        texts("The ministers met in Oslo and agreed to go on.", "No date was set for the next round."),
    ),
    "lines that end amid a sentence are wrapped even without blank lines": (
        "The ministers met in Oslo on Monday night and\nagreed that the talks will go on until late\nspring.",
        texts("The ministers met in Oslo on Monday night and agreed that the talks will go on until late spring."),
    ),
    "a long address does not make a wrapped text unwrapped": (
        f"The text is at\nhttps://example.org/{'a' * 120}\nand can be read there.\n\nIt is short.",
        texts(f"The text is at https://example.org/{'a' * 120} and can be read there.", "It is short."),
    ),
    "bullets are paragraphs": (
        "The sides agreed:\n\n- to talk\n  again soon;\n- to lower fees.\n",
        texts("The sides agreed:", "to talk again soon;", "to lower fees."),
    ),
    "a number that a wrapped line begins with is no list item": (
        "The sides will meet again on May\n14. The host is Oslo.\n\nNo more is known.",
        texts("The sides will meet again on May 14. The host is Oslo.", "No more is known."),
    ),
    "mixed line ends": ("One.\r\nTwo.\rThree.\u2028Four.", texts("One.", "Two.", "Three.", "Four.")),
    "unseen characters": (
        "A\u00a0no\u200b-break\u00adspace \x07bell\ufeff “quoted”.",
        texts("A no-breakspace bell “quoted”."),
    ),
    "comments": ("One <!-- not\nthis --> two.", [("comment", "<!-- not\nthis -->"), *texts("One two.")]),
    "an open comment is text": ("One <!-- two.", texts("One <!-- two.")),
}

MARKDOWN = {
    "headings": (
        "# Title\n\nText.\n\n## Part ##\n\nMore.\n",
        [("heading", "Title"), *texts("Text."), ("heading", "Part"), *texts("More.")],
    ),
    "a bold lead stays, a bold line is a heading": (
        "# T\n\n**NEW TERMS:** The fee\nfalls.\n\n**New terms**\n\n**At noon the ministers said:**\n",
        [
            ("heading", "T"),
            *texts("NEW TERMS: The fee falls."),
            ("heading", "New terms"),
            *texts("At noon the ministers said:"),
        ],
    ),
    "links keep their text": (
        "A [long\nlink](https://example.org/a) and [b](https://example.org/b).",
        texts("A long link and b."),
    ),
    "nested items": (
        "# T\n\n-   One\n    item.\n    -   Inner.\n\n    <!-- -->\n\n    -   Second.\n",
        [("heading", "T"), *texts("One item.", "Inner.", "Second.")],
    ),
    "quotes": ("# T\n\n> Said\n> she.\n", [("heading", "T"), *texts("Said she.")]),
    "figures": (
        '# T\n\n<figure>\n<img\nsrc="a.jpg" />\n</figure>\n\nText.',
        [("heading", "T"), ("image", '<figure>\n<img\nsrc="a.jpg" />\n</figure>'), *texts("Text.")],
    ),
    "images": ("![A ship](ship.png)\n\nText.", [("image", "A ship ship.png"), *texts("Text.")]),
    "markup": (
        '# T\n\n<iframe src="v"></iframe>\n\n<p>Kept.</p>\n',
        [("heading", "T"), ("markup", '<iframe src="v"></iframe>'), *texts("Kept.")],
    ),
    "tables": (
        "# T\n\n| Year | Fee |\n|---|---|\n| 2024 | 3 |\n",
        [("heading", "T"), ("table", "Year | Fee"), ("table", "2024 | 3")],
    ),
    "footnotes": (
        "# T\n\nText.[^1]\n\n[^1]: Source.\n",
        [("heading", "T"), *texts("Text."), ("footnote", "Source.")],
    ),
    "a rule right under a paragraph makes no heading of it": (
        "# T\n\nThe talks ended.\n---\n\nOn.",
        [("heading", "T"), *texts("The talks ended.", "On.")],
    ),
    "long lines are paragraphs": (
        f"# T\n\n{'word ' * 30}end.\n{'more ' * 30}end.\n",
        [("heading", "T"), *texts(f"{'word ' * 30}end.", f"{'more ' * 30}end.")],
    ),
}

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferry link reopens | Harbour News</title>
<meta property="og:site_name" content="Harbour News"><meta name="author" content="Ana Lund">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/ferry">
<script>var a = "not a sentence of the account";</script></head>
<body class="nav-open"><header><h1><a href="/">Harbour News</a></h1><nav><a href="/">Home</a></nav></header>
<article><header><h1>Ferry link reopens</h1><p class="byline">By Ana Lund</p></header>
<figure><img src="a.jpg" alt="A ferry"><figcaption>The ferry on Monday.</figcaption></figure>
<p>The ministers of <a href="/x">both ports</a> agreed on Monday to reopen the&nbsp;link.</p>
<p><strong>Terms</strong></p><ul><li>Two ships <em>a day</em>.</li></ul><h2>Reactions</h2>
<blockquote>“Good news,” said the mayor.<br><br>She smiled.</blockquote>
<p style="display: none">Subscribers only.</p><p><a href="/more">More on ferries</a></p></article>
<aside><p>Another story of the day that has nothing to do with it.</p></aside>
<footer>© Harbour News</footer></body></html>"""

PAGE_BLOCKS = [
    ("title", "Ferry link reopens | Harbour News"),
    ("script", 'var a = "not a sentence of the account";'),
    ("navigation", "Harbour News | Home"),
    ("heading", "Ferry link reopens"),
    ("byline", "By Ana Lund"),
    ("image", "A ferry"),
    ("caption", "The ferry on Monday."),
    ("text", "The ministers of both ports agreed on Monday to reopen the link."),
    ("heading", "Terms"),
    ("text", "Two ships a day."),
    ("heading", "Reactions"),
    ("text", "“Good news,” said the mayor."),
    ("text", "She smiled."),
    ("hidden", "Subscribers only."),
    ("navigation", "More on ferries"),
    ("aside", "Another story of the day that has nothing to do with it."),
    ("footer", "© Harbour News"),
]

LAYOUT = """<html><body><table><tr><td><a href=1>Home</a></td><td><b>Words of the Ministry</b><br><br>The Ministry
notes that talks were held in Oslo.<br><br>It will speak again.</td></tr></table></body></html>"""


@pytest.mark.parametrize("case", PLAIN)
def test_plain_text(case):
    given_text, expected = PLAIN[case]
    assert blocks(given_text) == expected


@pytest.mark.parametrize("case", MARKDOWN)
def test_markdown(case):
    given_text, expected = MARKDOWN[case]
    expected = [(kind, text) for kind, text in expected]
    assert blocks(given_text) == expected


def test_front_matter():
    text = (
        "---\ntitle: 'NEW: Terms\n  of Trade'\ndate: 2025-05-12 10:00:00\nauthor: [A. Li, B. Roe]\n"
        "source_url: https://e.org/a\n---\n \nText.\n"
    )
    account = formats.parse(text.encode(), "text.txt")
    assert account.about == {
        "title": "NEW: Terms of Trade",
        "author": "A. Li, B. Roe",
        "date": "2025-05-12",
        "address": "https://e.org/a",
    }
    assert [block.kind for block in account.blocks] == ["front matter", "text"]


def test_front_matter_that_is_no_yaml_is_read_by_line():
    account = formats.parse(b"---\ntitle: NEW: Terms\ndate: 2025-05-12\n---\nText.\n", "text.txt")
    assert account.about == {"title": "NEW: Terms", "date": "2025-05-12"}


def test_front_matter_is_not_unfolded():
    bomb = "a: &a [x,x]\n" + "".join(f"{c}: &{c} [*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    account = formats.parse(f"---\n{bomb}title: *i\n---\nText.\n".encode(), "text.txt")
    assert account.about == {}


def test_page():
    account = formats.parse(PAGE.encode(), "saved.txt")
    assert [tuple(block) for block in account.blocks] == PAGE_BLOCKS
    assert account.about == {
        "title": "Ferry link reopens | Harbour News",
        "author": "Ana Lund",
        "publisher": "Harbour News",
        "date": "2025-03-04",
        "address": "https://example.org/ferry",
        "language": "en",
    }


def test_page_laid_out_as_a_table():
    assert blocks(LAYOUT) == [
        ("page", "Home"),
        ("heading", "Words of the Ministry"),
        *texts("The Ministry notes that talks were held in Oslo.", "It will speak again."),
    ]


def test_single_file_page():
    raw = (
        b"From: <Saved by Blink>\r\nSubject: A\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><body><p>The talks went on until =\r\nnight=2E</p></body></html>\r\n--B--\r\n"
    )
    assert blocks(raw, "saved.mhtml") == texts("The talks went on until night.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(encoding):
    text = "The ministers’ “café” – a word of theirs – is closed."
    assert blocks(text.encode(encoding)) == texts(text)


def test_encoding_that_a_page_declares():
    raw = '<html><head><meta charset="iso-8859-2"></head><body><p>Minister Wałęsa spoke.</p></body></html>'
    assert blocks(raw.encode("iso-8859-2")) == texts("Minister Wałęsa spoke.")


SOURCE = """#set document(title: "Joint Words", author: "Ministry of Trade")
#set page(width: 12cm, height: 9cm, header: [Ministry of Trade: Press Office],
  footer: context [Page #counter(page).display() of 3])
#set par(justify: true)
#set text(hyphenate: true, size: 11pt, lang: "en")
= Ministers Agree on a Framework for Electronic Commerce
The ministers of the two countries met on Tuesday and reached an understanding on cooperation in
transportation, communications and agricultural administration. They will meet again.

The delegations also discussed long-term investment. U.S.-led consultations on manufacturing go on.

== Next steps
- The working group reports in July, when the documentation of the participating administrations is ready.
- A second meeting takes place in Geneva, at the headquarters of the organization for telecommunications.

Negotiators will prepare the documentation together with representatives of international institutions."""


def made_pdf(source: str = SOURCE) -> bytes:
    """A PDF of a text in Typst."""
    return typst.compile(source.encode())


def test_pdf():
    account = formats.parse(made_pdf(), "joint.bin")
    kinds = {block.kind for block in account.blocks}
    assert kinds == {"running head", "page number", "heading", "text"}
    assert [tuple(block) for block in account.blocks if block.kind in ("heading", "text")] == [
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
        ("the two", "sides", "the two sides"),
        ("the year 2024-", "25", "the year 2024-25"),
    ],
)
def test_line_ends(line, following, whole):
    assert formats.join(line, following) == whole


def made_docx() -> bytes:
    """A Word file with most of what a press office puts into one."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Press Office"
    document.core_properties.title, document.core_properties.author = "Words of March", "Ministry"
    document.add_heading("Ministry welcomes the link", 0)
    paragraph = document.add_paragraph("The Ministry ")
    paragraph.add_run("welcomes").bold = True
    paragraph.add_run(" the ferry\u00a0link.\tIt opens in May.")
    document.add_heading("Terms", 1)
    document.add_paragraph("Two ships sail.", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Year", "Fee"
    document.add_paragraph("A ferry.", style="Caption")
    return saved(document)


def saved(document) -> bytes:
    """The bytes of a Word file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_docx():
    account = formats.parse(made_docx(), "words.bin")
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
        xml = f'<w:{tag} xmlns:w="{formats.WORD[1:-1]}"><w:r>{text}</w:r></w:{tag}>'
        paragraph._p.append(formats_xml(xml))
    paragraph.add_run(" on.")
    assert blocks(saved(document)) == texts("The talks go on.")


def formats_xml(xml: str):
    """An element of a Word file."""
    from docx.oxml import parse_xml

    return parse_xml(xml)


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
    body = f'<w:document xmlns:w="{formats.WORD[1:-1]}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body>'
    body += "</w:document>"
    xml = f"<!DOCTYPE w [{entities}]>{body}"
    return rezipped(made_docx(), "word/document.xml", xml.encode())


def rezipped(raw: bytes, name: str, content: bytes) -> bytes:
    """A zip archive with another content for one name."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(held, "w") as new:
        for item in old.namelist():
            new.writestr(item, content if item == name else old.read(item))
    return held.getvalue()


XML_BOMB = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'

UNREADABLE = {
    "empty": (b" \n\t ", "empty; give a file that holds an account"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image; give the text itself"),
    "binary": (bytes(range(256)) * 4, "a binary file"),
    "NUL bytes": (b"The talks\0 went on.\0", "a binary file"),
    "broken UTF-8": ("Über Käse – größer.".encode()[:-1] + b"\xc3 a", "broken UTF-8 text; save it again"),
    "broken UTF-16": (b"\xff\xfea", "broken UTF-16 text; save it again"),
    "cyrillic": ("Переговоры прошли в Москве.".encode("cp1251"), "not UTF-8 text; save it as"),
    "rich text": (b"{\\rtf1 words}", "a Rich Text file; save it as .docx or plain text"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old or password-protected Office file"),
    "feed": (b"<?xml version='1.0'?><rss><title>A</title></rss>", "an XML file that is no web page"),
    "entity bomb": (XML_BOMB.encode(), "an XML file that is no web page"),
    "other zip": (zip_of(content_xml=b"<a/>"), "a zip archive, and no .docx file"),
    "broken zip": (made_docx()[:2000], "a broken .docx file (BadZipFile); save it again"),
    "broken docx": (zip_of(word__document_xml=b"<a/>"), "a broken .docx file (KeyError); save it again"),
    "broken document": (rezipped(made_docx(), "word/document.xml", b"<a><b>"), "a broken .docx file"),
    "broken PDF": (b"%PDF-1.7\nnothing", "a broken PDF"),
    "cut PDF": (made_pdf()[:3000], "PDF"),
    "locked PDF": (locked_pdf(), "an encrypted PDF; save it without a password"),
    "scan": (made_pdf("#rect()"), "a PDF without text, perhaps a scan; recognise its text first"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_unreadable(case):
    raw, said = UNREADABLE[case]
    with pytest.raises(InputError) as problem:
        formats.parse(raw, "given.txt")
    message = str(problem.value)
    assert message.startswith("given.txt: ") and said in message and "\n" not in message


def test_entities_are_not_unfolded():
    page = "<!DOCTYPE html [<!ENTITY a 'ha'>]><html><body><p>The talks went on &a;&lol; and on.</p></body></html>"
    assert len(str(blocks(page))) < 200
    try:
        assert len(str(blocks(bombed_docx()))) < 1000
    except InputError as problem:
        assert "broken .docx file" in str(problem)


def test_too_large():
    with pytest.raises(InputError, match=r"^given.txt: 50 MB; give an account of at most 50 MB"):
        formats.parse(b"a" * (formats.LARGEST + 1), "given.txt")


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"---\na: b\n---\n", b"# "]),
)
def test_any_bytes_are_read_or_refused(raw, beginning):
    try:
        assert isinstance(formats.parse(beginning + raw, "given"), formats.Account)
    except InputError as problem:
        assert "\n" not in str(problem)


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from("ab .#*_-[]()!<>p/=\n\"'&;`~|:1"), max_size=120),
    st.sampled_from(["a.md", "a.html"]),
)
def test_any_markup_is_read(text, name):
    try:
        formats.parse(text.encode(), name)
    except InputError as problem:
        assert "empty" in str(problem) or "no web page" in str(problem)
