"""Bytes as characters."""

import time

import pytest
from samples import blocks, texts

from parallax.readers.encoding import tidy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding):
    text = "The ministers’ “café” – a word of theirs – is closed."
    assert blocks(text.encode(encoding)) == texts(text)


def test_what_is_no_character_is_left_out():
    assert tidy("a\ud800b\ufffec\uffffd\U0010ffffe\ufffcf\ufdd0g") == "abcdefg"
    assert tidy("\U0001f600 両国 \u00e9") == "\U0001f600 両国 \u00e9"


# A text, and the same as it is read.
WRITTEN = [
    ("the tariﬀ of oﬃcials", "the tariff of officials"),
    ("cafe\u0301, Wałe\u0328sa", "café, Wałęsa"),
    ("Ｔａｒｉｆｆ　（５％）", "Tariff (5%)"),
    ("𝐓𝐚𝐫𝐢𝐟𝐟 and 𝒕𝒓𝒖𝒄𝒆", "Tariff and truce"),
    ("ta\u00adri\u034fff\ufe0f\U000e0061 \u2066by law\u2069", "tariff by law"),
    ("Article Ⅳ", "Article IV"),
    ("the tаriff of Сhina", "the tariff of China"),
    ("Москва, СССР, Ωμέγα", "Москва, СССР, Ωμέγα"),
    ("5 m², ½, ™, …, ’", "5 m², ½, ™, …, ’"),
    ("\u2800It is", " It is"),
    ("ⓣⓐⓡⓘⓕⓕ, tᵃrᵢff, 🅃ariff, ſanction, ℒaw", "tariff, tariff, Tariff, sanction, Law"),
    ("tɑriff, ɡoods, tօnnes, Ꭲariff, tᴀriff", "tariff, goods, tonnes, Tariff, tariff"),
    ("օսն, Հայաստան, /ɑ/", "օսն, Հայաստան, /ɑ/"),
    ("t\u0336a\u0336x\u0336 5\u20e3, i\u0307t, 3 ≠ 4", "tax 5, it, 3 ≠ 4"),
    ("a w\bword", "a word"),
    ("The\u200bministry\u200bsaid.\u200bWe will", "The ministry said. We will"),
    ("They met on\u200bMonday, they said", "They met on Monday, they said"),
    ("the tar\u200biff of Xi\u200baomi, inter\u200bnational law", "the tariff of Xiaomi, international law"),
    ("at example.\u200bcom/\u200bpath", "at example.com/path"),
]


@pytest.mark.parametrize(("written", "read"), WRITTEN)
def test_a_letter_is_read_as_one_however_it_was_typed(written, read):
    assert tidy(written) == read
    assert tidy(read) == read


@pytest.mark.parametrize("declared", ["iso-8859-1", "unicode_escape", "utf-7", "rot13", "nonsense", "utf-16"])
def test_a_declared_encoding_is_meant_as_browsers_mean_it(declared):
    raw = f'<html><head><meta charset="{declared}"></head><body><p>“The café” – shut.</p></body></html>'
    assert blocks(raw.encode("cp1252")) == texts("“The café” – shut.")


def test_encoding_that_a_page_declares():
    raw = '<html><head><meta charset="iso-8859-2"></head><body><p>Minister Wałęsa spoke.</p></body></html>'
    assert blocks(raw.encode("iso-8859-2")) == texts("Minister Wałęsa spoke.")


def test_thousands_of_marks_on_a_letter_are_few_and_take_no_time():
    marks = "\u0323\u0301" * 50_000
    start = time.process_time()
    read = tidy(f"An e{marks} and e\u0301 — {'—' * 40} stand.")
    assert time.process_time() - start < 1
    assert len(read) < 110 and read.startswith("An \u1eb9\u0323") and read.endswith(f" and é — {'—' * 40} stand.")


def test_millions_of_unseen_signs_take_no_time():
    start = time.process_time()
    assert len(tidy("a" * 300_000 + "\u200b" * 300_000 + "the\u200b\u200b" * 30_000)) == 750_000
    assert time.process_time() - start < 2


def test_hyphens_of_any_kind_are_the_one_of_keyboards():
    assert (
        tidy("non\N{NON-BREAKING HYPHEN}tariff, two\N{HYPHEN}way, 2018\N{EN DASH}19") == "non-tariff, two-way, 2018–19"
    )
