"""Tables by pairs of a file and its rows with the lines where they begin."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        (b'a,b\n"x\nx",' + b"x" * 100_001, "t.csv, line 2: a cell of more than 100,000 characters; shorten it"),
        (b"a\n\xff\n", "t.csv: not UTF-8 text; save it as plain text in UTF-8"),
    ],
)
def test_csv_that_cannot_be_read(raw, said, tmp_path):
    (tmp_path / "t.csv").write_bytes(raw)
    with pytest.raises(InputError) as problem:
        table.lines_of(str(tmp_path / "t.csv"))
    assert str(problem.value) == f"{tmp_path}/{said}"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\uff1d1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula_is_guarded(text):
    assert table.guarded(text) == f"'{text}"


@settings(max_examples=200, deadline=None, database=None)
@given(st.text(alphabet="'=+-@ab", max_size=6))
def test_a_guarded_text_comes_back(text):
    assert table.unguarded(table.guarded(text)) == text


@pytest.mark.parametrize(("rows", "columns"), [(9, 1), (4, 6)])
def test_a_table_of_more_rows_or_cells_than_a_coding_has_is_refused(rows, columns, tmp_path, monkeypatch):
    monkeypatch.setattr(table, "MOST_ROWS", 8)
    monkeypatch.setattr(table, "MOST_CELLS", 20)
    head = ",".join(["sentence", *map(str, range(columns - 1))])
    (tmp_path / "t.csv").write_text("\n".join([head, *(f"S{number}" for number in range(1, rows))]), "utf-8")
    with pytest.raises(InputError, match="more than 8 rows or 20 cells; keep what is needed"):
        table.sheet_in(str(tmp_path / "t.csv"))


def test_the_columns_of_a_wide_table_are_told_apart_in_a_second(tmp_path):
    (tmp_path / "t.csv").write_text(",".join(["sentence", *map(str, range(100_000)), "7"]) + "\nS1\n", "utf-8")
    began = time.monotonic()
    with pytest.raises(InputError, match="the column '7' appears twice"):
        table.sheet_in(str(tmp_path / "t.csv"))
    assert time.monotonic() - began < 10


def test_a_line_of_a_table_that_never_ends_is_refused(tmp_path):
    (tmp_path / "t.csv").write_text("a" + "," * 1_000_001, "utf-8")
    with pytest.raises(InputError, match="a line of more than 1,000,000 characters"):
        table.lines_of(str(tmp_path / "t.csv"))
