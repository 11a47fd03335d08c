"""QDA projects: a comparison's texts, codes and claims as a .qdpx file, which programs for qualitative analysis open
(REFI-QDA 1.5).

Each sentence that has codes is a selection, and so is the content of each claim. A code is called family.code, since
some programs want every name once. The first coder is nobody yet: after an import QualCoder takes that name for
whoever codes, who would otherwise go on as the cues. Identifiers are made from what they name, so the same comparison
gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import pandas as pd

from parallax.coding.annotations import HAND
from parallax.coding.projects import CLAIMS, PARALLAX
from parallax.comparison import Comparison
from parallax.publish.archives import legal, zipped
from parallax.readers.qdpx import INTERNAL, NAMESPACE

ROOT = uuid5(NAMESPACE_URL, NAMESPACE)
CLAIMS_ARE = "What somebody asks, promises or settles, as rules found it; Parallax does not read these codes back."


def project(comparison: Comparison, name: str) -> bytes:
    """The .qdpx file of a comparison."""
    root = Element("Project", xmlns=NAMESPACE, name=legal(name), origin=PARALLAX)
    coders = list(dict.fromkeys([HAND, PARALLAX, *(coder_of(family, comparison) for family in comparison.by_hand)]))
    users = SubElement(root, "Users")
    for coder in coders:
        SubElement(users, "User", guid=guid("user", coder), name=legal(coder))
    add_codes(SubElement(SubElement(root, "CodeBook"), "Codes"), comparison)
    sources, files = SubElement(root, "Sources"), {}
    for document in comparison.documents.to_dict("records"):
        id, text = add_source(sources, document, comparison)
        files[f"sources/{id}.txt"] = text.encode()
    SubElement(root, "Description").text = legal(name)
    ElementTree.indent(root)
    markup = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return zipped({"project.qde": markup, **files})


def guid(*parts: Any) -> str:
    """An identifier that is the same for the same parts."""
    return str(uuid5(ROOT, "\n".join(map(str, parts))))


def coder_of(family: str, comparison: Comparison) -> str:
    """Who coded a family: people, or the cues."""
    return comparison.readings.reference if family in comparison.by_hand else PARALLAX


def add_codes(parent: Element, comparison: Comparison) -> None:
    """Adds the codebook's families with their codes, and the acts of the claims as a family of their own."""
    for family in comparison.codebook.families:
        described = [(code.name, f"{code.label}: {code.definition}") for code in family.codes]
        add_family(parent, family.name, family.label, described)
    acts = sorted(set(comparison.claims["act"]))
    if acts:
        add_family(parent, CLAIMS, CLAIMS_ARE, [(act, f"Somebody {act} something.") for act in acts])


def add_family(parent: Element, family: str, about: str, codes: Sequence[tuple[str, str]]) -> None:
    """Adds a family, with which nothing can be coded, and its codes, each a name and what it stands for."""
    above = add_code(parent, family, about, guid("family", family), "false")
    for name, meaning in codes:
        add_code(above, f"{family}.{name}", meaning, code_guid(family, name), "true")


def add_code(parent: Element, name: str, about: str, id: str, is_codable: str) -> Element:
    """Adds a code."""
    code = SubElement(parent, "Code", guid=id, name=legal(name), isCodable=is_codable)
    SubElement(code, "Description").text = legal(about)
    return code


def code_guid(family: str, code: str) -> str:
    """The identifier of a code."""
    return guid("code", family, code)


def add_source(parent: Element, document: dict, comparison: Comparison) -> tuple[str, str]:
    """Adds a document with what is coded in it: (its identifier, its text)."""
    role = document["document"]
    text, starts = laid_out(comparison.sentences[comparison.sentences["document"] == role])
    id = guid("source", role, text)
    source = SubElement(parent, "TextSource", guid=id, name=role, plainTextPath=f"{INTERNAL}{id}.txt")
    known = (document[key] for key in ("title", "author", "publisher", "date"))
    SubElement(source, "Description").text = legal(", ".join(filter(None, known)))
    for marked in selections(role, comparison, starts):
        add_selection(source, id, marked)
    return id, text


def laid_out(sentences: pd.DataFrame) -> tuple[str, dict[str, int]]:
    """The text of a document's sentences, with a blank line between its paragraphs, and where each sentence begins."""
    text, starts, last = "", {}, None
    for row in sentences.itertuples():
        text += "" if last is None else " " if row.paragraph == last else "\n\n"
        starts[row.sentence] = len(text)
        text, last = text + legal(row.text), row.paragraph
    return text, starts


class Marked(NamedTuple):
    """A stretch of a text, who marked it, what is said of it, and its codes."""

    start: int
    end: int
    coder: str
    about: str
    codes: list[tuple[str, str]]


def selections(role: str, comparison: Comparison, starts: dict[str, int]) -> Iterator[Marked]:
    """What is coded in a document: its sentences with the codes that each coder gave them, then its claims."""
    lengths = comparison.sentences.set_index("sentence")["text"].str.len()
    families = [family.name for family in comparison.codebook.families]
    codings = comparison.codings[
        comparison.codings["family"].isin(families) & comparison.codings["sentence"].isin(starts)
    ]
    coded = codings.assign(coder=[coder_of(family, comparison) for family in codings["family"]])
    for (id, coder), here in coded.groupby(["sentence", "coder"], sort=False):
        codes = list(dict.fromkeys(zip(here["family"], here["code"], strict=True)))
        yield Marked(starts[id], starts[id] + lengths[id], coder, "", codes)
    claims = comparison.claims[comparison.claims["document"] == role]
    for (id, act, begin, end), here in claims.groupby(["sentence", "act", "start", "end"], sort=False):
        about = "\n".join(map(claim_in_words, here.itertuples()))
        yield Marked(starts[id] + begin, starts[id] + end, PARALLAX, about, [(CLAIMS, act)])


def claim_in_words(claim: Any) -> str:
    """A claim as a line: who does what, towards whom, and what it is about."""
    towards = f" ({claim.target})" if claim.target else ""
    return f"{claim.claimant or 'nobody named'} {claim.act}{towards}: {claim.content}"


def add_selection(source: Element, id: str, marked: Marked) -> None:
    """Adds a selection of the text of this identifier, with its codes."""
    place, user = (id, marked.start, marked.end, marked.coder), guid("user", marked.coder)
    span = {"startPosition": str(marked.start), "endPosition": str(marked.end), "creatingUser": user}
    selection = SubElement(source, "PlainTextSelection", {"guid": guid("selection", *place, *marked.codes), **span})
    if marked.about:
        SubElement(selection, "Description").text = legal(marked.about)
    for code in marked.codes:
        coding = SubElement(selection, "Coding", guid=guid("coding", *place, *code), creatingUser=user)
        SubElement(coding, "CodeRef", targetGUID=code_guid(*code))
