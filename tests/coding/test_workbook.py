"""The blank sheet that people code two texts in, there and back."""

import csv
import io

import openpyxl
import pandas as pd
import pytest

from parallax import InputError
from parallax.coding import annotations, workbook
from parallax.coding.codebook import Code, Codebook, Family
from parallax.readers.table import FORMULA, unguarded


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


def filled_in(path) -> list[tuple]:
    """The codings in a file, a tuple a row."""
    codings = annotations.read(str(path), WEATHER, SENTENCES)
    return [tuple(row) for row in codings.table.to_numpy()]


def test_the_sheet_has_every_sentence_and_code():
    sheet = workbook.blank(SENTENCES, WEATHER)
    assert list(sheet.columns) == ["document", "sentence", "text", "themes.rain", "themes.snow", "tone.glad"]
    pd.testing.assert_frame_equal(sheet[["document", "sentence", "text"]], SENTENCES)
    assert (sheet.iloc[:, 3:] == "").all(axis=None)


MARKS = [("S1", "themes.rain"), ("S2", "themes.snow"), ("C1", "tone.glad")]
EXPECTED = [("hand", id, *code.split(".")) for id, code in MARKS]


def test_a_csv_sheet_comes_back_filled_in(tmp_path):
    path, _ = workbook.write(tmp_path / "coding" / "x", SENTENCES, WEATHER)
    table = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    assert [unguarded(row["text"]) for row in table] == list(SENTENCES["text"])
    for row in table:
        row.update({code: "x" for id, code in MARKS if id == row["sentence"]})
    pd.DataFrame(table).to_csv(path, index=False)
    assert filled_in(path) == EXPECTED


def test_a_workbook_comes_back_filled_in(tmp_path):
    _, path = workbook.write(tmp_path, SENTENCES, WEATHER)
    book = openpyxl.load_workbook(path)
    page = book["coding"]
    head = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        row[3].value = 0.0
        for id, code in MARKS:
            if row[1].value == id:
                row[head.index(code)].value = {"S1": 1, "S2": 1.0, "C1": True}[id]
    book.save(path)
    assert filled_in(path) == EXPECTED


def test_the_workbook_is_laid_out_for_coding(tmp_path):
    _, path = workbook.write(tmp_path, SENTENCES, WEATHER)
    book = openpyxl.load_workbook(path)
    page, codes = book["coding"], book["codes"]
    assert page.freeze_panes == "D2"
    assert page.column_dimensions["C"].width == 60 and page["C3"].alignment.wrap_text
    assert [str(each.sqref) for each in page.data_validations.dataValidation] == ["D2:F5"]
    assert [[cell.value for cell in row] for row in codes.iter_rows()][:2] == [
        ["code", "label", "definition", "excludes"],
        ["themes.rain", "Rain", "d", None],
    ]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", "\uff1d1", '=HYPERLINK("http://x")', "#N/A", "1", "'tis"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_taken_for_a_formula(text):
    sheet = workbook.blank(SENTENCES.assign(text=text), WEATHER)
    cell = next(csv.DictReader(io.StringIO(workbook.as_csv(sheet).decode("utf-8-sig"))))["text"]
    assert not cell.startswith(FORMULA) and unguarded(cell) == text
    cell = openpyxl.load_workbook(io.BytesIO(workbook.as_workbook(sheet, WEATHER)))["coding"]["C2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_a_sheet_that_stands_is_left_as_it_is(tmp_path):
    (tmp_path / "sentences.xlsx").write_text("work")
    with pytest.raises(InputError, match=r"sentences.xlsx: already exists and was not overwritten"):
        workbook.write(tmp_path, SENTENCES, WEATHER)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("sentences.xlsx", "work")]
    with pytest.raises(InputError, match=r"sentences.xlsx: cannot be written to \("):
        workbook.write(tmp_path / "sentences.xlsx", SENTENCES, WEATHER)
