"""Files made for the tests of formats, what a file is read as, and the claims of made-up sentences."""

import io
import re
import zipfile
from html import escape
from pathlib import Path

import openpyxl
import pandas as pd
import typst
from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from parallax import comparison
from parallax.corpus.parse import parse
from parallax.measures.settings import Settings
from parallax.positions import claims, speakers
from parallax.readers import account

PROJECT = Path(__file__).parent.parent


def compare(
    statement, commentary, codebook="", coding="", coded_by="cues", families="", codes="",
    names=comparison.Choice.names, **settings,
):  # fmt: skip
    """The comparison of two files; families and codes are lists with commas."""
    lists = (comparison.names_in(families), comparison.names_in(codes))
    choice = comparison.Choice(str(codebook), str(coding), coded_by, *lists, names)
    return comparison.compare(Path(statement), Path(commentary), choice, Settings(**settings))


def claims_of(*sentences, **about):
    """The claims of a text of these sentences, each a paragraph, with the addressees that their own words tell."""
    return claims.by_their_words(*read_of(*sentences, **about), claims.by_rules)[0]


def claims_of_paragraph(*sentences, weigh=claims.by_rules, document="commentary"):
    """The claims of a text of one paragraph."""
    table = pd.DataFrame([(document, f"C{k}", 1, text) for k, text in enumerate(sentences, start=1)])
    table.columns = ["document", "sentence", "paragraph", "text"]
    about = pd.DataFrame([{"document": document, "title": "", "publisher": "", "author": ""}])
    parses = dict(zip(table["sentence"], parse(table["text"]), strict=True))
    return claims.claims(speakers.attribute(table, parses), parses, about, weigh)


def acts_of(sentence, **about):
    """The acts of one sentence."""
    return set(claims_of(sentence, **about)["act"])


def read_of(*sentences, document="commentary", title="", publisher=""):
    """A text of these sentences, each a paragraph: its table of sentences, their parses, and what is known of it."""
    rows = [(document, f"S{k}", k, text) for k, text in enumerate(sentences, start=1)]
    table = pd.DataFrame(rows, columns=["document", "sentence", "paragraph", "text"])
    about = pd.DataFrame([{"document": document, "title": title, "publisher": publisher, "author": ""}])
    parses = dict(zip(table["sentence"], parse(table["text"]), strict=True))
    return speakers.attribute(table, parses), parses, about


def blocks(raw: bytes | str, name: str = "text.txt") -> list[tuple[str, str]]:
    """What a file is read as: kinds and texts."""
    return [block[:2] for block in account.read(raw.encode() if isinstance(raw, str) else raw, name).blocks]


def texts(*paragraphs: str) -> list[tuple[str, str]]:
    """Paragraphs as blocks of text."""
    return [("text", paragraph) for paragraph in paragraphs]


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


SEEN = "BT /F1 12 Tf 72 600 Td (The ministers of both countries met in Oslo.) Tj ET\n"


def drawn(drawing: str, form: str = "") -> bytes:
    """A PDF of a page on which a sentence is seen and something else is drawn; /I is a picture, /X a form."""
    writer, held = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(612, 792)
    kinds = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in kinds.items()})
    picture = stream(b"0", Subtype=NameObject("/Image"), Width=NumberObject(1), Height=NumberObject(1))
    fonts = DictionaryObject({NameObject("/F1"): font})
    inner = stream(form.encode(), Subtype=NameObject("/Form"), Resources=DictionaryObject({NameObject("/Font"): fonts}))
    things = {NameObject(f"/{name}"): writer._add_object(thing) for name, thing in (("I", picture), ("X", inner))}
    resources = {NameObject("/Font"): fonts, NameObject("/XObject"): DictionaryObject(things)}
    page[NameObject("/Resources")] = DictionaryObject(resources)
    page[NameObject("/Contents")] = writer._add_object(stream((SEEN + drawing).encode()))
    writer.write(held)
    return held.getvalue()


def stream(content: bytes, **known) -> StreamObject:
    """A stream of a PDF."""
    made = StreamObject()
    made.set_data(content)
    made.update({NameObject(f"/{key}"): value for key, value in known.items()})
    return made


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


def made_workbook(*rows: tuple) -> bytes:
    """A workbook with these rows."""
    book, held = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def rezipped(raw: bytes, name: str, content: bytes = b"", change=None) -> bytes:
    """A zip archive with another content for one name, given or made of what it was."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(held, "w") as new:
        for item in old.namelist():
            given = change(old.read(item)) if change else content
            new.writestr(item, given if item == name else old.read(item))
    return held.getvalue()


def as_markdown(text: str) -> bytes:
    """A text with the markup that a user's own files have."""
    first, *rest = text.split("\n")
    bold = [re.sub(r"^(\S+)", r"-   **\1**", line) if i % 3 else line for i, line in enumerate(rest)]
    body = "\n\n".join(bold)
    return f"---\ntitle: 'A title'\ndate: 2025-05-12\n---\n# {first}\n\n{body}\n".encode()


def as_page(text: str) -> bytes:
    """A text as a web page."""
    body = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n"))
    head = '<meta charset=utf-8><title>T</title><script type=\'application/ld+json\'>{"headline": "A"}</script>'
    return f"<!DOCTYPE html><html><head>{head}</head><body><nav><a>x</a></nav>{body}</body></html>".encode()


def as_pdf(text: str) -> bytes:
    """A text as a PDF."""
    source = '#set par(justify: true)\n#set text(lang: "en")\n#for line in sys.inputs.text.split("\\n") { par(line) }'
    return typst.compile(source.encode(), sys_inputs={"text": text})


def as_docx(text: str) -> bytes:
    """A text as a Word file."""
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    return saved(document)


FORMS = {"txt": str.encode, "md": as_markdown, "html": as_page, "pdf": as_pdf, "docx": as_docx}
"""How a text is made into a file of each format."""


def made_project(
    *selections: str, text="It rained. It snowed.\n\nIt was dry.", origin="QualCoder 3.8", head=""
) -> bytes:
    """A QDA project of one text, with selections such as '0 10 rain by 1'; codes stand under the family `themes`."""
    marks = [re.fullmatch(r"(\d+) (\d+) (\S+) by (\S+)", selection).groups() for selection in selections]
    names = {code: f"{number:08}-0000-0000-0000-00000000000a" for number, code in enumerate([m[2] for m in marks])}
    users = {user: f"{{{number:08}-0000-0000-0000-00000000000B}}" for number, user in enumerate([m[3] for m in marks])}
    coded = "".join(
        f'<PlainTextSelection startPosition="{start}" endPosition="{end}"><Coding creatingUser="{users[user].lower()}">'
        f'<CodeRef targetGUID="{names[code].upper()}"/></Coding></PlainTextSelection>'
        for start, end, code, user in marks
    )
    qde = (
        f'{head}<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="{origin}"><Users>'
        + "".join(f'<User guid="{guid}" name="{escape(name)}"/>' for name, guid in users.items())
        + '</Users><CodeBook><Codes><Code guid="f" name="themes" isCodable="false">'
        + "".join(f'<Code guid="{guid}" name="{escape(name)}"/>' for name, guid in names.items())
        + f'</Code></Codes></CodeBook><Sources><TextSource guid="s" name="t" plainTextPath="internal://S.txt">{coded}'
        "</TextSource></Sources></Project>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("project.qde", qde)
        archive.writestr("Sources/s.TXT", text.encode("utf-8-sig"))
    return file.getvalue()
