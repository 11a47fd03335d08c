"""Tables: the rows of a CSV file or of a workbook, each with the place where it stands."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from parallax.errors import InputError
from parallax.readers.broken import check_archive, told_as_broken
from parallax.readers.files import content
from parallax.readers.yaml import text_of

FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula."""
CALLED = "workbook"
MOST_ROWS, MOST_CELLS, LONGEST_LINE = 100_000, 2_000_000, 1_000_000


class Row(NamedTuple):
    """A row of a file: where it stands, and its cells by column."""

    where: str
    cells: dict[str, str]


class Sheet(NamedTuple):
    """A file's columns, where they are named, and its rows."""

    where: str
    columns: list[str]
    rows: list[Row]


def sheet_in(path: str) -> Sheet:
    """The columns and rows of a file, CSV or XLSX, empty rows left out."""
    raw = content(path)
    unit, table = ("row", cells_of(path, raw)) if raw.startswith(b"PK") else ("line", lines_of(path))
    filled = [(f"{path}, {unit} {number}", cells) for number, cells in table if any(map(str.strip, cells))]
    where, head = filled[0] if filled else ("", [])
    columns = [name.strip() for name in head]
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice:
        raise InputError(f"{where}: the column '{twice}' appears twice")
    if "sentence" not in columns or len(filled) == 1:
        needs = "rows with the columns sentence, family, code, or a sheet with a column for each code"
        raise InputError(f"{path}: needs {needs}; 'parallax sentences' writes one")
    return Sheet(where, columns, [row_of(at, columns, cells) for at, cells in filled[1:]])


def row_of(where: str, columns: list[str], cells: list[str]) -> Row:
    """A row's cells by column."""
    named = zip_longest(columns, map(str.strip, cells), fillvalue="")
    found = {name: cell for name, cell in named if name or cell}
    if "" in found:
        raise InputError(
            f"{where}: '{short(found[''])}' is in a column without a name; name it, or put a cell that contains the "
            "separator in quotes"
        )
    return Row(where, found)


def short(text: str) -> str:
    """A text as an error message can quote it."""
    return " ".join(text.split())[:60]


def lines_of(path: str) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file that hold anything, with the lines they begin on; between cells stand commas, semicolons
    or tabs."""
    text = text_of(path)
    if max(map(len, text.splitlines()), default=0) > LONGEST_LINE:
        raise InputError(f"{path}: a line of more than {LONGEST_LINE:,} characters; give a table with its line ends")
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            rows += [(line, cells)] if any(cells) else []
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{path}, line {line}: {error}; correct the CSV") from None
    return rows


def cells_of(path: str, raw: bytes) -> list[tuple[int, list[str]]]:
    """The rows of a workbook's first sheet, with their numbers."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(raw, path, CALLED)
    with told_as_broken(path, CALLED, InvalidFileException):
        sheet = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()
        rows = limited(sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True), path)
    return [(number, [cell_text(value) for value in row]) for number, row in enumerate(rows, start=1)]


def limited(rows: Iterable[Sequence], path: str) -> list[Sequence]:
    """The rows of a table; raises InputError as soon as there are more rows or cells than any coding needs."""
    found: list[Sequence] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if len(found) == MOST_ROWS or cells > MOST_CELLS:
            raise InputError(f"{path}: more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; keep what is needed")
        found.append(row)
    return found


def cell_text(value: Any) -> str:
    """A workbook's cell as a CSV file would hold it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def guarded(text: str) -> str:
    """A text as a CSV file may hold it: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unguarded(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
