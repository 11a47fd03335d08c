"""QDA projects: texts and codings in a .qdpx file, the form in which programs for qualitative analysis exchange them
(REFI-QDA 1.5).

A project is a zip archive of texts, and of XML that says who gave which stretch of which text which code. The XML may
define no entities: a document type is refused.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from parallax.errors import InputError
from parallax.readers.broken import check_archive, told_as_broken

NAMESPACE = "urn:QDA-XML:project:1.0"
INTERNAL = "internal://"
"""How the address of a text within the archive begins."""
CALLED = "QDA project"
TEXTS = ("TextSource", "Representation")
"""The elements that hold a text: a source itself, or the text of a PDF."""
LONGEST_NAME = 60
"""How much of a text's name a message shows."""
COUNT_LINE_ENDS_ONCE = ("ATLAS.ti", "QualCoder")
"""The programs that may write line ends as two characters and yet count them as one."""


class Selection(NamedTuple):
    """A stretch of a text, the code it was given, the code above that in the tree, and by whom; `where` tells the
    place."""

    where: str
    start: int
    end: int
    above: str
    code: str
    coder: str


class Text(NamedTuple):
    """A text of a project, and the stretches of it that were coded."""

    text: str
    selections: list[Selection]


class Project(NamedTuple):
    """The program that wrote a project, and its texts."""

    origin: str
    texts: list[Text]


class WithoutEntities(ElementTree.TreeBuilder):
    """Builds the tree of a document that has no document type."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuses a document type, in which alone entities can be defined."""
        raise ValueError("a document type")


def read(raw: bytes, name: str) -> Project:
    """The project in a .qdpx file; raises InputError for one that is broken or would fill the memory."""
    members = check_archive(raw, name, CALLED)
    markup = next((member for member in members if member.lower().endswith(".qde")), None)
    if markup is None:
        raise InputError(f"{name}: a zip archive but not a QDA project; export a .qdpx file from your program")
    with told_as_broken(name, CALLED), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parser = ElementTree.XMLParser(target=WithoutEntities())
        root = ElementTree.fromstring(archive.read(markup), parser)
        sources = {member.rpartition("/")[2].lower(): member for member in members}
        origin = root.get("origin", "")
        return Project(origin, list(texts_of(root, archive, sources, origin, name)))


def texts_of(
    root: Element, archive: zipfile.ZipFile, sources: dict[str, str], origin: str, name: str
) -> Iterator[Text]:
    """The texts of a project; `sources` are the members of its archive by file name."""
    codes, coders = codes_of(root), {guid(user): user.get("name", "") for user in root.iterfind(".//{*}User")}
    for element in (each for kind in TEXTS for each in root.iterfind(".//{*}" + kind)):
        text = text_of(element, archive, sources)
        text = text.replace("\r\n", "\n") if origin.startswith(COUNT_LINE_ENDS_ONCE) else text
        yield Text(text, list(selections_of(element, codes, coders, name)))


def codes_of(root: Element) -> dict[str, tuple[str, str]]:
    """The names of the code above and of the code itself, by its guid."""
    above = {child: code.get("name", "") for code in root.iterfind(".//{*}Code") for child in code.findall("{*}Code")}
    return {guid(code): (above.get(code, ""), code.get("name", "")) for code in root.iterfind(".//{*}Code")}


def guid(element: Element, attribute: str = "guid") -> str:
    """An identifier, without what programs write differently: braces, and capital letters."""
    return element.get(attribute, "").strip("{} ").lower()


def text_of(element: Element, archive: zipfile.ZipFile, sources: dict[str, str]) -> str:
    """The text of a source, which stands in the XML or in a file of the archive; empty where it is neither."""
    file = element.get("plainTextPath", "").removeprefix(INTERNAL).rpartition("/")[2].lower()
    if file in sources:
        return archive.read(sources[file]).decode("utf-8-sig")
    return element.findtext("{*}PlainTextContent") or ""


def selections_of(
    element: Element, codes: dict[str, tuple[str, str]], coders: dict[str, str], name: str
) -> Iterator[Selection]:
    """What is coded in a source."""
    for selection in element.findall("{*}PlainTextSelection"):
        start, end = int(selection.attrib["startPosition"]), int(selection.attrib["endPosition"])
        where = f"{name}, {element.get('name', 'a text')[:LONGEST_NAME]}, characters {start} to {end}"
        for coding in selection.findall("{*}Coding"):
            coder = guid(coding, "creatingUser") or guid(selection, "creatingUser")
            [code] = [codes[guid(each, "targetGUID")] for each in coding.findall("{*}CodeRef")]
            yield Selection(where, start, end, *code, coders.get(coder, ""))
