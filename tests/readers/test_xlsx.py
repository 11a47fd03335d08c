"""Workbooks by their rows, and what is refused in one line."""

import pytest
from samples import made_workbook, rezipped

from parallax import InputError
from parallax.readers import xlsx


def test_rows_of_a_workbook():
    raw = made_workbook(("sentence", "a.b"), ("S1", 1.0), ("S2", None), ("S3", 2.5))
    assert xlsx.read(raw, "t.xlsx") == [
        (1, ["sentence", "a.b"]),
        (2, ["S1", "1"]),
        (3, ["S2"]),
        (4, ["S3", "2.5"]),
    ]


def test_a_workbook_that_is_broken_is_told():
    raw = rezipped(made_workbook(("a",)), "xl/workbook.xml", b"<a><b>")
    with pytest.raises(InputError, match=r"^t.xlsx: a broken workbook \(\w+\); save it again, or as CSV"):
        xlsx.read(raw, "t.xlsx")


@pytest.mark.parametrize(
    "cell", ['<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>', "<row><c><v>1</v></c></row>" * 30]
)
def test_a_workbook_of_more_rows_than_a_coding_has_is_refused_at_once(cell, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 20)
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cell}'
    raw = rezipped(made_workbook(("a",)), "xl/worksheets/sheet1.xml", f"{sheet}</sheetData></worksheet>".encode())
    with pytest.raises(InputError, match=r"^t.xlsx: more than 20 rows or 2,000,000 cells; keep what is needed"):
        xlsx.read(raw, "t.xlsx")


def test_a_cell_longer_than_any_statement_is_refused_as_in_a_csv_file(monkeypatch):
    monkeypatch.setattr(xlsx, "LONGEST_CELL", 20)
    with pytest.raises(InputError, match=r"^t.xlsx, row 2: a cell of more than 20 characters; shorten it"):
        xlsx.read(made_workbook(("a",), ("S" * 21,)), "t.xlsx")


def test_a_text_that_thousands_of_cells_share_counts_in_each(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_CHARACTERS", 300)
    with pytest.raises(InputError, match=r"^t.xlsx: more than 300 characters; keep what is needed"):
        xlsx.read(made_workbook(*[("S" * 50,)] * 7), "t.xlsx")
