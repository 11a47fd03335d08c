"""Codings made in programs for qualitative analysis: which sentence has which code, and who says so."""

import pandas as pd
import pytest
from samples import made_project

from parallax import InputError
from parallax.coding import annotations, projects
from parallax.coding.codebook import Code, Codebook, Family

pytestmark = pytest.mark.slow

CODES = tuple(Code(code, code.title(), "d", "", (code,), ()) for code in ("rain", "snow"))
WEATHER = Codebook("Weather", "1", (Family("themes", "Themes", "", True, CODES),))
SENTENCES = pd.DataFrame(
    [("statement", "S0", "It rained."), ("statement", "S1", "It snowed."), ("commentary", "C1", "It was dry.")],
    columns=["document", "sentence", "text"],
)


@pytest.fixture
def read(tmp_path):
    """Writes a project, and returns the codings that are read from it."""

    def made(*selections, **given):
        path = tmp_path / "p.qdpx"
        path.write_bytes(made_project(*selections, **given))
        return annotations.read(str(path), WEATHER, SENTENCES)

    return made


def rows(codings):
    return [(row.coding, row.sentence, f"{row.family}.{row.code}") for row in codings.table.itertuples()]


OVERLAPS = [("0 10", ["S0"]), ("9 12", ["S0", "S1"]), ("10 11", []), ("11 12", ["S1"]), ("0 34", ["S0", "S1", "C1"])]
OVERLAPS += [("21 23", []), ("33 99", ["C1"])]


@pytest.mark.parametrize(("place", "ids"), OVERLAPS)
def test_a_stretch_that_overlaps_a_sentence_gives_it_the_code(read, place, ids):
    codings = read(f"{place} rain by anna", "0 1 snow by anna")
    assert [id for _, id, code in rows(codings) if code == "themes.rain"] == ids


@pytest.mark.parametrize("name", ["rain", "themes.rain", "Rain", "THEMES.RAIN"])
def test_a_code_is_known_by_its_name(read, name):
    assert rows(read(f"0 5 {name} by anna")) == [("anna", "S0", "themes.rain")]


CODERS = [
    (["anna", "ben"], [("anna", "S0", "themes.rain"), ("ben", "S1", "themes.snow")]),
    (["Parallax", "ben"], [("ben", "S0", "themes.rain"), ("ben", "S1", "themes.snow")]),
    (["Parallax", "Parallax"], [("hand", "S0", "themes.rain"), ("hand", "S1", "themes.snow")]),
]


@pytest.mark.parametrize(("users", "expected"), CODERS)
def test_each_coder_has_a_coding_and_what_the_cues_coded_is_everybody_s(read, users, expected):
    assert rows(read(f"0 5 rain by {users[0]}", f"11 15 snow by {users[1]}")) == expected


def test_a_coding_looked_for_every_code_of_the_families_that_it_names(read):
    assert read("0 5 rain by anna").looked_for == (("themes", "rain"), ("themes", "snow"))


def test_claims_are_no_codes(read):
    assert rows(read("0 5 Claims.asks by Parallax", "0 5 rain by anna")) == [("anna", "S0", "themes.rain")]


def test_texts_may_be_spaced_in_another_way(read):
    assert rows(read("8 13 rain by a", text="It\n rained.\tIt snowed.\r\n\r\nIt  was dry.")) == [
        ("a", "S0", "themes.rain"),
        ("a", "S1", "themes.rain"),
    ]


REFUSED = [
    (["0 5 rainn by a"], {}, "p.qdpx, t, characters 0 to 5: no code rainn in the codebook; did you mean themes.rain?"),
    (["0 5 rain by a"], {"origin": "Parallax"}, "p.qdpx: nobody has coded it yet; code it in your program"),
    (["0 5 rain by a"], {"text": "It rained. It was dry."}, "p.qdpx: does not hold the statement; code the project"),
    (["0 5 rain by a"], {"text": "It rained. It snowed."}, "p.qdpx: does not hold the commentary; code the project"),
    ([], {}, "p.qdpx: no sentence has a code; code the texts in your program"),
    (["0 5 Claims.asks by a"], {}, "p.qdpx: no sentence has a code; code the texts in your program"),
]


@pytest.mark.parametrize(("selections", "given", "message"), REFUSED)
def test_what_is_refused(read, selections, given, message):
    with pytest.raises(InputError) as told:
        read(*selections, **given)
    assert message in str(told.value)


def test_a_project_that_would_fill_the_memory_is_refused(read, monkeypatch):
    monkeypatch.setattr(projects, "MOST_CODED", 3)
    assert len(rows(read("0 34 rain by a"))) == 3
    with pytest.raises(InputError, match="more than 3 codings of a sentence; keep what is needed"):
        read("0 34 rain by a", "0 5 rain by b")


def test_a_project_is_known_by_its_name():
    assert projects.is_project("a/B.QDPX") and not projects.is_project("a.xlsx")
