"""Codings by people: pairs of a file and what is read of it, and the sheet there and back."""

import openpyxl
import pandas as pd
import pytest

from parallax import InputError
from parallax.coding import annotations, workbook
from parallax.coding.codebook import Code, Codebook, Family


def family(name, *codes):
    return Family(name, name.title(), "", True, tuple(Code(code, code.title(), "d", "", (code,), ()) for code in codes))


WEATHER = Codebook("Weather", "1", (family("themes", "rain", "snow"), family("tone", "glad")))
SENTENCES = pd.DataFrame(
    [
        ("statement", "S0", "Weather, \u201cin short\u201d"),
        ("statement", "S1", "=1+1 is what it rained."),
        ("statement", "S2", 'It rained, and it snowed; "cold".'),
        ("commentary", "C1", "'-It was dry."),
    ],
    columns=["document", "sentence", "text"],
)
HEAD = "coding,sentence,family,code\n"
WIDE = "sentence,themes.rain\nS0,\nS1,1\nS2,\nC1,\n"


@pytest.fixture
def write(tmp_path):
    """Writes a file of codings and returns its path."""

    def made(content, name="codings.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return made


def read(path):
    return annotations.read(path, WEATHER, SENTENCES)


def rows(codings):
    return [tuple(row) for row in codings.table.to_numpy()]


LONG = [
    (
        HEAD + "agreed,S1,themes,rain\r\n1,C1,themes,snow\r\n",
        [("agreed", "S1", "themes", "rain"), ("1", "C1", "themes", "snow")],
    ),
    ("sentence,family,code\nS1,themes,rain\n", [("hand", "S1", "themes", "rain")]),
    ("code,family,sentence,document\nrain,themes,C1,commentary\n", [("hand", "C1", "themes", "rain")]),
    ("sentence,family,code,,\nS1,themes,rain,,\n,,,,\n", [("hand", "S1", "themes", "rain")]),
    ("sentence;family;code\nS1;themes;rain\n\n", [("hand", "S1", "themes", "rain")]),
    ("\N{BYTE ORDER MARK}sentence\tfamily\tcode\nS1\tthemes\train\n", [("hand", "S1", "themes", "rain")]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), LONG, ids=range(len(LONG)))
def test_a_long_table_is_read(write, content, expected):
    codings = read(write(content))
    assert rows(codings) == expected
    assert codings.codes == {name: (("themes", "rain"), ("themes", "snow")) for name, *_ in expected}


def test_a_wide_sheet_is_read_whatever_says_yes(write):
    content = "document,sentence,text,themes.rain,tone.glad\n" + "".join(
        f'{row.document},{row.sentence},"{row.text.replace(chr(34), chr(34) * 2)}",{cells}\n'
        for row, cells in zip(SENTENCES.itertuples(), ["1,", "X,no", " yes ,0", "TRUE,False"], strict=True)
    )
    codings = read(write(content))
    assert rows(codings) == [("hand", id, "themes", "rain") for id in ("S0", "S1", "S2", "C1")]
    assert codings.codes == {"hand": (("themes", "rain"), ("tone", "glad"))}


def test_a_wide_sheet_may_hold_several_codings(write):
    content = "coding,sentence,themes.rain\n" + "".join(
        f"{who},{id},{who == 'ann':d}\n" for who in ("ann", "ben") for id in SENTENCES["sentence"]
    )
    codings = read(write(content))
    assert codings.names == ["ann", "ben"] and {row[0] for row in rows(codings)} == {"ann"}


@pytest.mark.parametrize(
    ("names", "reference", "coders"),
    [(("1", "2", "agreed"), "agreed", ["1", "2"]), (("ann", "ben"), "ann", ["ann", "ben"]), ((), "agreed", [])],
)
def test_the_agreed_coding_counts_or_else_the_first(names, reference, coders):
    codings = annotations.Codings(annotations.NONE.table, dict.fromkeys(names, ()))
    assert (codings.reference, codings.coders) == (reference, coders)


def test_each_coding_looked_for_the_families_that_it_names(write):
    codings = read(write(HEAD + "ann,S1,themes,rain\nben,S1,tone,glad\n"))
    assert codings.looked_for == codings.codes["ann"] == (("themes", "rain"), ("themes", "snow"))
    assert codings.codes["ben"] == (("tone", "glad"),)
    chosen = codings.only((("tone", "glad"), ("themes", "snow")))
    assert chosen.names == ["ann", "ben"] and chosen.looked_for == (("themes", "snow"),)
    assert rows(chosen) == [("ben", "S1", "tone", "glad")]


def test_what_people_coded_is_coded_table_without_words(write):
    codings = read(
        write(HEAD + "1,C1,themes,rain\nagreed,C1,tone,glad\nagreed,S1,themes,rain\nagreed,S1,themes,rain\n")
    )
    table = codings.coded(SENTENCES, ["themes", "tone"])
    assert [tuple(row) for row in table.to_numpy()] == [
        ("statement", "S1", "themes", "rain", "", 0, 0, ""),
        ("commentary", "C1", "tone", "glad", "", 0, 0, ""),
    ]
    assert set(codings.coded(SENTENCES, ["tone"])["family"]) == {"tone"}


def test_known_codings_follow_texts_that_exchanged_their_roles(write):
    codings = annotations.known(write(HEAD + "1,S1,themes,rain\n1,C1,themes,snow\n"), WEATHER, turned=True)
    assert list(codings.table["sentence"]) == ["C1", "S1"]


def test_known_codings_of_another_codebook_are_left_aside(write):
    codings = annotations.known(write(HEAD + "1,S1,themes,rain\n1,C1,themes,earthquakes\n"), WEATHER, turned=False)
    assert list(codings.table["code"]) == ["rain"]


NEEDS = ": needs rows with the columns sentence, family, code, or a sheet with a column for each code; 'parallax sent"
WRONG = [
    ("", NEEDS),
    (HEAD, NEEDS),
    ("coding,family,code\n1,themes,rain\n", NEEDS),
    (HEAD + "1,S1,themes,rain\n1,S9,themes,rain\n", ", line 3: no sentence S9 in these texts; give each row a number"),
    (HEAD + "1,S1,themes,hail\n", ", line 2: no code themes.hail in the codebook; write family.code, such as themes."),
    (HEAD + "1,S1,frames,rain\n", ", line 2: no code frames.rain in the codebook; did you mean "),
    (HEAD + "1,S1,themes\n", ", line 2: family or code is missing; fill in both"),
    ("sentence,code\nS1,rain\n", ", line 1: no column family; a long table needs sentence, family and code"),
    ("sentence,family\nS1,themes\n", ", line 1: no column code; a long table needs sentence, family and code"),
    (HEAD + "1,S1,themes,rain,more\n", ", line 2: 'more' is in a column without a name; name it, or put a"),
    (HEAD.replace("\n", ",,\n") + "1,S1,themes,rain,,a note\n", ", line 2: 'a note' is in a column without a n"),
    (HEAD + '1,S1,"the\nmes",rain\n', ", line 2: no code the mes.rain in the codebook; did you mean themes.rain?"),
    (HEAD.encode() + b"1,S1,th\xe9mes,rain\n", ": not UTF-8 text; save it as plain text in UTF-8"),
    ("document," + HEAD + "commentary,1,S1,themes,rain\n", ", line 2: S1 is a sentence of the statement, not of 'comm"),
    ("document," + HEAD + "else,1,S1,themes,rain\n", ", line 2: S1 is a sentence of the statement, not of 'else'"),
    ("code," + HEAD + "a,1,S1,themes,rain\n", ", line 1: the column 'code' appears twice"),
    (WIDE.replace("S1,1", "S1,maybe"), ", line 3, column themes.rain: 'maybe' is neither yes (1, x, yes, true) nor"),
    (WIDE.replace("S1,1", "S1,2"), ", line 3, column themes.rain: '2' is neither yes"),
    (WIDE.replace("themes.rain", "themes.rian"), ", line 1: no code themes.rian in the codebook; did you mean"),
    (WIDE.replace("themes.rain", "remarks"), ", line 1: no code remarks in the codebook; write family.code, such as"),
    (WIDE.replace("S1,1", "S1,"), ": no cell is filled in; write 1 where a code applies"),
    (WIDE.replace("S2,\n", ""), ": no row for S2; a sheet needs every sentence"),
    (WIDE + "S1,1\n", ", line 6: S1 appears twice; keep one row per sentence"),
    (WIDE.replace("S2,", "X2,"), ", line 4: no sentence X2 in these texts"),
    ("sentence,text,themes.rain\nS1,It was wet.,1\nS1,No.,1\n", ", line 3: S1 appears twice; keep one row"),
    ("sentence,text,themes.rain\nC1,It was wet.,1\n", ", line 2: C1 has changed since this sheet was written; "),
    (b"PK\x03\x04 no workbook", ": a broken workbook (BadZipFile); save it again, or as CSV"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), WRONG, ids=range(len(WRONG)))
def test_what_cannot_be_used_is_named_with_its_line(write, content, message):
    path = write(content)
    with pytest.raises(InputError) as error:
        read(path)
    assert str(error.value).startswith(path + message)
    assert "\n" not in str(error.value)


def test_a_line_is_where_a_row_begins(write):
    content = 'sentence,text,themes.rain\nC1,"\'-It\nwas dry.",1\nS9,,\n'
    with pytest.raises(InputError, match="line 2: C1 has changed since this sheet was written"):
        read(write(content))
    with pytest.raises(InputError, match="line 4: no sentence S9"):
        read(write(content.replace("text", "coding")))


def test_a_missing_file_of_codings_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.csv: no such file"):
        read(str(tmp_path / "none.csv"))


def test_an_error_in_a_workbook_names_its_row(tmp_path):
    _, path = workbook.write(tmp_path, SENTENCES, WEATHER)
    book = openpyxl.load_workbook(path)
    book["coding"]["D4"] = "perhaps"
    book.save(path)
    with pytest.raises(InputError, match=r"xlsx, row 4, column themes.rain: 'perhaps' is neither yes"):
        read(str(path))
