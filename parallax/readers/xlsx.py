"""Workbooks: the rows of an .xlsx file's first sheet, each with its number."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from parallax.errors import InputError
from parallax.readers.broken import check_archive, told_as_broken

CALLED = "workbook"
MOST_ROWS, MOST_CELLS = 100_000, 2_000_000
"""The rows and cells that a sheet may have."""
LONGEST_CELL, MOST_CHARACTERS = 100_000, 50_000_000
"""The characters that a cell and all cells may have: thousands of cells can hold one text that the file has once."""
Rows = list[tuple[int, list[str]]]


def read(raw: bytes, name: str) -> Rows:
    """The rows of a workbook's first sheet, with their numbers."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(raw, name, CALLED)
    with told_as_broken(name, CALLED, InvalidFileException):
        sheet = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()
        return limited(sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True), name)


def limited(rows: Iterable[Sequence], name: str) -> Rows:
    """Numbered rows of text; raises InputError as soon as they are more than any coding needs."""
    found: Rows = []
    cells = characters = 0
    for number, row in enumerate(rows, start=1):
        texts = [cell_text(value) for value in row]
        lengths = [len(text) for text in texts]
        found.append((number, texts))
        cells += len(row)
        characters += sum(lengths)
        if max(lengths, default=0) > LONGEST_CELL:
            raise InputError(f"{name}, row {number}: a cell of more than {LONGEST_CELL:,} characters; shorten it")
        if number > MOST_ROWS or cells > MOST_CELLS:
            raise InputError(f"{name}: more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; keep what is needed")
        if characters > MOST_CHARACTERS:
            raise InputError(f"{name}: more than {MOST_CHARACTERS:,} characters; keep what is needed")
    return found


def cell_text(value: Any) -> str:
    """A workbook's cell as a CSV file would hold it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
