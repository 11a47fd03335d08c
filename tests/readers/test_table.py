"""Tables by pairs of a file and its rows with the lines where they begin."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import rezipped

from parallax import InputError
from parallax.readers import table


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\r\n1,2\r\n", [(1, ["a", "b"]), (2, ["1", "2"])]),
        ("a;b\n\n1,5;2\n;\n", [(1, ["a", "b"]), (3, ["1,5", "2"])]),
        ("\ufeffa\tb\n1\t2", [(1, ["a", "b"]), (2, ["1", "2"])]),
        ('a,b\n"x\ny",2\n3,"4, ""5"""\n', [(1, ["a", "b"]), (2, ["x\ny", "2"]), (4, ["3", '4, "5"'])]),
        ("", []),
    ],
)
def test_rows_of_csv(text, rows, tmp_path):
    (tmp_path / "t.csv").write_text(text, "utf-8", newline="")
    assert table.lines_of(str(tmp_path / "t.csv")) == rows


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'a,b\n1,"2\n', "t.csv, line 2: unexpected end of data; correct the CSV"),
        (b'a,b\n1,"2"3\n', "t.csv, line 2: ',' expected after '\"'; correct the CSV"),
        (b"a\n\xff\n", "t.csv: not UTF-8 text; save it as plain text in UTF-8"),
    ],
)
def test_csv_that_cannot_be_read(raw, said, tmp_path):
    (tmp_path / "t.csv").write_bytes(raw)
    with pytest.raises(InputError) as problem:
        table.lines_of(str(tmp_path / "t.csv"))
    assert str(problem.value) == f"{tmp_path}/{said}"


def made_workbook(*rows: tuple) -> bytes:
    """A workbook with these rows."""
    book, held = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def test_rows_of_a_workbook():
    raw = made_workbook(("sentence", "a.b"), ("S1", 1.0), ("S2", None), ("S3", 2.5))
    assert table.cells_of("t.xlsx", raw) == [
        (1, ["sentence", "a.b"]),
        (2, ["S1", "1"]),
        (3, ["S2"]),
        (4, ["S3", "2.5"]),
    ]


def test_a_workbook_that_is_broken_is_told():
    raw = rezipped(made_workbook(("a",)), "xl/workbook.xml", b"<a><b>")
    with pytest.raises(InputError, match=r"^t.xlsx: a broken workbook \(\w+\); save it again, or as CSV"):
        table.cells_of("t.xlsx", raw)


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\uff1d1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula_is_guarded(text):
    assert table.guarded(text) == f"'{text}"


@settings(max_examples=200, deadline=None, database=None)
@given(st.text(alphabet="'=+-@ab", max_size=6))
def test_a_guarded_text_comes_back(text):
    assert table.unguarded(table.guarded(text)) == text


@pytest.mark.parametrize(
    "cell", ['<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>', "<row><c><v>1</v></c></row>" * 30]
)
def test_a_workbook_of_more_rows_than_a_coding_has_is_refused_at_once(cell, monkeypatch):
    monkeypatch.setattr(table, "MOST_ROWS", 20)
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cell}'
    raw = rezipped(made_workbook(("a",)), "xl/worksheets/sheet1.xml", f"{sheet}</sheetData></worksheet>".encode())
    with pytest.raises(InputError, match=r"^t.xlsx: more than 20 rows or 2,000,000 cells; keep what is needed"):
        table.cells_of("t.xlsx", raw)


def test_a_line_of_a_table_that_never_ends_is_refused(tmp_path):
    (tmp_path / "t.csv").write_text("a" + "," * 1_000_001, "utf-8")
    with pytest.raises(InputError, match="a line of more than 1,000,000 characters"):
        table.lines_of(str(tmp_path / "t.csv"))
