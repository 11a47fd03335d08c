"""Bytes as characters."""

import quopri
import time

import pytest
from samples import blocks, texts

from parallax import InputError
from parallax.readers.encoding import decode, guessed, tidy


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


AROUND = "The minister said on Monday that the talks will go on. "
WESTERN = [
    "Señor Núñez, São Tomé, Côte d’Ivoire, Ærø, Øresund, Ångström, naïve, Straße, l’Élysée, L’ÉCOLE, MÜLLER, Œuvre",
    "Þórdís and Sigurður met Éamon Ó Cuív à la carte: “quote”—said, «mot», ¿Qué?, ¡Hola!, „Hallo“, don´t, co\xadop",
    "€5m, £5bn, ¥100, 50¢, §3, 20°C, m², 3¼, 4×4, ±5%, 5‰, 1º, 5µm, Brand®, Mark™, ©2025, ¹See, note†, • A·B",
]


@pytest.mark.parametrize("text", WESTERN)
def test_windows_1252_is_read(text):
    assert decode((AROUND * 9 + text).encode("cp1252"), "a.txt") == AROUND * 9 + text


@pytest.mark.parametrize("text", ["China’s", "it isn’t “ready” — yet", "café in Zürich, señor", "‘£6’… « l’Élysée »"])
def test_mac_os_roman_is_read(text):
    assert decode((AROUND + text).encode("mac_roman"), "a.txt") == AROUND + text


OTHERS = {
    "big5": ["“talks”", "China’s", "王毅"],
    "gb18030": ["“talks”", "China’s", "王毅"],
    "euc_jp": ["“talks”", "China’s", "日本"],
    "euc_kr": ["“talks”", "China’s", "김"],
    "shift_jis": ["“talks”", "China’s", "日本の大臣は"],
    "koi8-r": ["мир", "труд"],
    "cp1251": ["мир"],
    "cp866": ["мир"],
    "iso8859-5": ["мир"],
    "cp1253": ["ειρήνη"],
    "cp1255": ["שלום"],
    "cp1256": ["سلام"],
    "cp1250": ["Wałęsa"],
    "iso8859-2": ["Błaszczak"],
    "iso8859-15": ["€5"],
    "cp1257": ["Šimonytė"],
    "cp437": ["café", "façade", "Zürich"],
    "utf-7": ["China’s and Spain’s"],
    "hz": ["王毅"],
    "iso2022_jp": ["日本"],
    "iso2022_kr": ["김"],
}


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, each in OTHERS.items() for text in each])
def test_other_encodings_are_refused(encoding, text):
    with pytest.raises(InputError, match=r"a\.txt: .*; save it as plain text in UTF-8"):
        decode((AROUND * 9 + text + " and others.").encode(encoding), "a.txt")


def test_what_mail_makes_of_a_text_is_refused():
    for charset in ("utf-8", "cp1252"):
        sent = quopri.encodestring((AROUND * 9 + "China’s and Spain’s café").encode(charset))
        with pytest.raises(InputError, match=r"a\.txt: text in quoted-printable; save it as plain text in UTF-8"):
            decode(sent, "a.txt")


@pytest.mark.parametrize("text", ["Apple+IBM and Intel+IBM-led", "1+1=2, x=C3, a=B", "~{x}~, \\x1b", "a+b, b+Ikea"])
def test_signs_of_other_encodings_in_plain_text_are_text(text):
    assert decode(text.encode(), "a.txt") == text


def test_a_page_may_declare_a_form_of_mail():
    text = '<meta charset="iso-2022-jp"> 日本'
    assert decode(text.encode("iso-2022-jp"), "a.html") == text


def test_letters_that_may_be_others_are_known():
    text = AROUND + "Erdoğan and Kwaśniewski met."
    assert guessed(text.encode("cp1254", "replace"), "a.txt") == ["Erdoðan"]
    assert guessed(text.encode(), "a.txt") == guessed("“talks” – here".encode("cp1252"), "a.txt") == []
    page = f'<meta charset="iso-8859-9">{text}'.encode("cp1254", "replace")
    assert guessed(page, "a.html") == []
