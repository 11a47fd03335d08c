"""The blank sheet that people code two texts in, there and back."""

import csv
import io

import numpy as np
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


@pytest.mark.parametrize(
    ("size", "one", "other", "expected"),
    [
        (40, 19, 41, (19, 21)),
        (40, 41, 19, (21, 19)),
        (40, 100, 100, (20, 20)),
        (11, 50, 50, (5, 6)),
        (30, 12, 22, (12, 18)),
    ],
)
def test_half_of_a_sample_is_drawn_from_each_text_or_all_of_a_shorter_one(size, one, other, expected):
    assert workbook.halves(size, one, other) == expected


def body(*sizes):
    """As many sentences of each text."""
    rows = [
        (role, f"{role[0].upper()}{number}", 1, f"It rained on day {number}.")
        for role, size in zip(("statement", "commentary"), sizes, strict=True)
        for number in range(1, size + 1)
    ]
    return pd.DataFrame(rows, columns=["document", "sentence", "paragraph", "text"])


def sampled(sentences, size, seed=1):
    rngs = {role: np.random.default_rng([seed, len(role)]) for role in ("statement", "commentary")}
    return workbook.sample(sentences, size, rngs)


def test_every_sentence_of_a_text_is_drawn_equally_often():
    sentences = body(8, 12)
    times = pd.concat(sampled(sentences, 8, seed)["sentence"] for seed in range(400)).value_counts()
    assert times[[f"S{number}" for number in range(1, 9)]].between(165, 235).all()  # 4 of 8, in 400 draws 200
    assert times[[f"C{number}" for number in range(1, 13)]].between(100, 167).all()  # 4 of 12, 133


def test_as_many_sentences_as_there_are_are_no_sample():
    with pytest.raises(InputError, match="these texts have 20 sentences; draw fewer, or code all with 'parallax sent"):
        sampled(body(8, 12), 20)


@pytest.mark.parametrize("form", [0, 1])
def test_a_sample_comes_back_and_is_told_from_a_whole_coding(tmp_path, form):
    sentences = body(8, 12)
    drawn = sampled(sentences, 10)
    path = workbook.write(tmp_path, drawn, WEATHER, "sample")[form]
    assert path.name == ("sample.csv", "sample.xlsx")[form]
    filled(path, [("themes.rain", drawn["sentence"][0])])
    codings = annotations.read(str(path), WEATHER, sentences)
    assert codings.drawn == tuple(drawn["sentence"]) and len(codings.drawn) == 10
    assert [tuple(row) for row in codings.table.to_numpy()] == [("hand", drawn["sentence"][0], "themes", "rain")]


def filled(path, marks, leave_out=()):
    """Writes marks (column, sentence) into a sheet, and leaves out some rows."""
    if path.suffix == ".csv":
        table = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
        for column, id in marks:
            table.loc[table["sentence"] == id, column] = "1"
        table[~table["sentence"].isin(leave_out)].to_csv(path, index=False)
        return
    book = openpyxl.load_workbook(path)
    head = [cell.value for cell in book["coding"][1]]
    for row in book["coding"].iter_rows(min_row=2):
        for column, id in marks:
            if row[1].value == id:
                row[head.index(column)].value = 1
    book.save(path)


def test_a_sample_that_lacks_rows_is_no_random_one(tmp_path):
    sentences = body(8, 12)
    drawn = sampled(sentences, 10)
    path, _ = workbook.write(tmp_path, drawn, WEATHER, "sample")
    filled(path, [("themes.rain", "S1"), ("tone.glad", drawn["sentence"][0])], leave_out=[drawn["sentence"][9]])
    with pytest.raises(InputError, match=r"4 sentences of the commentary are here, and the .* says '5 of 12'"):
        annotations.read(str(path), WEATHER, sentences)


def test_a_sample_of_texts_that_are_longer_now_is_refused(tmp_path):
    path, _ = workbook.write(tmp_path, sampled(body(8, 12), 10), WEATHER, "sample")
    with pytest.raises(InputError, match=r"says '5 of 8' of 9; give back every row that 'parallax sample' wrote"):
        annotations.read(str(path), WEATHER, body(9, 12))


def test_what_corrections_remove_of_a_sample_is_left_out_and_the_rest_is_still_a_sample(tmp_path):
    sentences = body(8, 12)
    drawn = sampled(sentences, 10)
    path, _ = workbook.write(tmp_path, drawn, WEATHER, "sample")
    filled(path, [("themes.rain", id) for id in drawn["sentence"]])
    first = drawn["sentence"][0]
    gone = sentences["sentence"] == first
    codings = annotations.read(str(path), WEATHER, sentences[~gone], sentences[gone])
    assert codings.left_out == (first,)
    assert codings.drawn == tuple(drawn["sentence"][1:]) == tuple(codings.table["sentence"])


def test_a_sample_drawn_after_the_corrections_has_nothing_to_leave_out(tmp_path):
    sentences = body(8, 12)
    gone = sentences["sentence"] == "S1"
    drawn = sampled(sentences[~gone], 10)
    path, _ = workbook.write(tmp_path, drawn, WEATHER, "sample")
    filled(path, [("themes.rain", drawn["sentence"][0])])
    codings = annotations.read(str(path), WEATHER, sentences[~gone], sentences[gone])
    assert codings.left_out == () and codings.drawn == tuple(drawn["sentence"])


def test_a_sample_that_lacks_rows_is_none_after_corrections_either(tmp_path):
    sentences = body(8, 12)
    drawn = sampled(sentences, 10)
    path, _ = workbook.write(tmp_path, drawn, WEATHER, "sample")
    filled(path, [("themes.rain", drawn["sentence"][1])], leave_out=[drawn["sentence"][0]])
    gone = sentences["sentence"] == drawn["sentence"][0]
    with pytest.raises(InputError, match=r"4 sentences of the statement are here, and the .* says '5 of 8' of 7"):
        annotations.read(str(path), WEATHER, sentences[~gone], sentences[gone])


def test_a_sample_of_which_corrections_leave_nothing_is_refused(tmp_path):
    sentences = body(8, 12)
    drawn = sampled(sentences, 10)
    path, _ = workbook.write(tmp_path, drawn, WEATHER, "sample")
    filled(path, [("themes.rain", drawn["sentence"][9])])
    gone = sentences["sentence"].isin(drawn.loc[drawn["document"] == "statement", "sentence"])
    with pytest.raises(InputError, match="corrections removed all of the statement that was coded; draw a new sample"):
        annotations.read(str(path), WEATHER, sentences[~gone], sentences[gone])
