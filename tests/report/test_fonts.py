"""The typefaces: where they are, and the parts of them that the page carries."""

import io
import re
from base64 import b64decode

import pytest
from fontTools.ttLib import TTFont

from parallax.report import fonts


def embedded(text):
    """The faces that a page of this text carries, as fonts."""
    found = re.findall(r"base64,([^)]+)\)", fonts.faces(text))
    return [TTFont(io.BytesIO(b64decode(each))) for each in found]


@pytest.mark.parametrize("typeface", fonts.FOLDERS)
def test_each_typeface_has_its_licence_beside_it(typeface):
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDERS[typeface] / "LICENSE.txt").read_text("utf-8").upper()


def test_the_page_carries_the_characters_it_shows_and_no_others():
    for font in embedded("Ørsted – “Ωmega”"):
        characters = set(map(chr, font.getBestCmap()))
        assert set("Ørsted –“”") <= characters
        assert "€" not in characters and len(characters) < 110


def test_a_character_that_a_face_does_not_have_is_left_to_the_reader_s_own():
    assert all(ord("李") not in font.getBestCmap() for font in embedded("李 and more"))


def test_faces_are_kerned():
    assert all("GPOS" in font for font in embedded("AV To"))


def test_the_same_text_gives_the_same_rules_in_any_order():
    assert fonts.faces("abc–é") == fonts.faces("é–cba")


@pytest.mark.parametrize(("text", "styles"), [("<em>so</em>", {"normal", "italic"}), ("so", {"normal"})])
def test_each_face_that_is_used_is_declared_once(text, styles):
    rules = re.findall(r'font-family: "([^"]+)"; font-weight: (\d+); font-style: (\w+)', fonts.faces(text))
    faces = [(typeface, str(weight), style) for typeface, _, weight, style in fonts.ON_THE_PAGE]
    assert rules == [face for face in faces if face[2] in styles]
