"""QDA projects: valid by the standard's schema, the same bytes every time, and read back as they were written."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree
from samples import rezipped

from parallax.coding import annotations
from parallax.publish import qdpx

pytestmark = pytest.mark.slow

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "cases" / "refi-qda-project.xsd"))
"""The schema of REFI-QDA 1.0, under the MIT licence that stands at its head."""
NAME = "{urn:QDA-XML:project:1.0}"


@pytest.fixture(scope="module")
def made(seeds):
    return qdpx.project(seeds, "Madrid & <TikTok>")


def members(raw):
    """What an archive holds, by name."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_is_valid_by_the_schema_of_the_standard(made):
    SCHEMA.assertValid(etree.fromstring(members(made)["project.qde"]))


def test_an_identifier_twice_or_without_what_it_names_there_is_none(made):
    root = ElementTree.fromstring(members(made)["project.qde"])
    guids = [each.get("guid") for each in root.iter() if each.get("guid")]
    named = [value for each in root.iter() for key, value in each.items() if key in ("targetGUID", "creatingUser")]
    assert len(guids) == len(set(guids)) and set(named) <= set(guids)


def test_the_same_comparison_gives_the_same_bytes(seeds, made):
    assert qdpx.project(replace(seeds), "Madrid & <TikTok>") == made


def test_selections_are_sentences_and_the_words_of_claims(seeds, made):
    files = members(made)
    sentences, contents = set(seeds.sentences["text"]), set(seeds.claims["content"])
    for source in ElementTree.fromstring(files["project.qde"]).iter(f"{NAME}TextSource"):
        text = files[source.get("plainTextPath").replace("internal://", "sources/")].decode()
        for selection in source.iter(f"{NAME}PlainTextSelection"):
            words = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
            is_claim = selection.find(f"{NAME}Description") is not None
            assert words in (contents if is_claim else sentences)
    assert len(files) == 3


def test_it_reads_back_as_it_was_written(seeds, made, tmp_path):
    """As a program hands it back: under its own name."""
    path = tmp_path / "back.qdpx"
    path.write_bytes(rezipped(made, "project.qde", change=lambda qde: qde.replace(b'"Parallax">', b'"MAXQDA">', 1)))
    back = annotations.read(str(path), seeds.codebook, seeds.sentences)
    coded = seeds.codings[seeds.codings["family"] != "voice"]
    wanted = set(coded[["sentence", "family", "code"]].itertuples(index=False, name=None))
    assert set(back.table[["sentence", "family", "code"]].itertuples(index=False, name=None)) == wanted
    assert back.names == ["hand"]


def test_the_first_coder_is_whoever_codes_next(made):
    root = ElementTree.fromstring(members(made)["project.qde"])
    users = {each.get("name"): each.get("guid") for each in root.iter(f"{NAME}User")}
    assert list(users)[:2] == ["hand", "Parallax"]
    assert users["hand"] not in {coding.get("creatingUser") for coding in root.iter(f"{NAME}Coding")}


def test_what_people_coded_is_theirs(seeds):
    raw = qdpx.project(replace(seeds, by_hand=("themes",)), "x")
    root = ElementTree.fromstring(members(raw)["project.qde"])
    users = {each.get("guid"): each.get("name") for each in root.iter(f"{NAME}User")}
    codes = {each.get("guid"): each.get("name").split(".")[0] for each in root.iter(f"{NAME}Code")}
    coded = {
        (codes[coding[0].get("targetGUID")], users[coding.get("creatingUser")]) for coding in root.iter(f"{NAME}Coding")
    }
    assert {coder for family, coder in coded if family == "themes"} == {seeds.readings.reference}
    assert {coder for family, coder in coded if family != "themes"} == {"Parallax"}


def test_characters_that_xml_forbids_are_replaced_and_keep_their_places(seeds):
    words = "a\x00b\x0bc\ud800d\uffffe"
    codes = seeds.sentences.assign(text=words)
    text, starts = qdpx.laid_out(codes[:2].assign(paragraph=[0, 1]))
    assert text == "a\ufffdb\ufffdc\ufffdd\ufffde\n\na\ufffdb\ufffdc\ufffdd\ufffde"
    assert list(starts.values()) == [0, len(words) + 2]
