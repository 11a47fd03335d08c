"""Tables: the rows of a CSV file or of a workbook, each with the place where it stands."""

import csv
import io
from collections import Counter
from itertools import zip_longest
from typing import NamedTuple

from parallax.errors import InputError
from parallax.readers import apart
from parallax.readers.files import content
from parallax.readers.xlsx import LONGEST_CELL
from parallax.readers.yaml import text_of

FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula."""
MOST_ROWS, MOST_CELLS, LONGEST_LINE = 100_000, 5_000_000, 1_000_000
"""The rows and cells that a table may have, empty ones included, and the characters of a line."""
BEYOND = "field larger than field limit"
"""What the library says of a cell beyond a limit of its own, which is every program's and so is left alone."""


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
    unit, table = ("row", apart.rows(raw, path)) if raw.startswith(b"PK") else ("line", lines_of(path))
    filled = [(f"{path}, {unit} {number}", cells) for number, cells in table if any(map(str.strip, cells))]
    where, head = filled[0] if filled else ("", [])
    check_size(path, len(filled), len(head))
    columns = [name.strip() for name in head]
    twice = next((name for name, times in Counter(columns).items() if name and times > 1), None)
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
            if max(map(len, cells), default=0) > LONGEST_CELL:
                raise csv.Error(BEYOND)
            rows += [(line, cells)] if any(cells) else []
            line = reader.line_num + 1
            check_size(path, len(rows), 1)
    except csv.Error as error:
        too_long = f"a cell of more than {LONGEST_CELL:,} characters; shorten it"
        told = too_long if str(error).startswith(BEYOND) else f"{error}; correct the CSV"
        raise InputError(f"{path}, line {line}: {told}") from None
    return rows


def check_size(path: str, rows: int, columns: int) -> None:
    """Raises InputError for a table of more rows or cells than any coding has."""
    if rows > MOST_ROWS or rows * columns > MOST_CELLS:
        raise InputError(f"{path}: more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; keep what is needed")


def guarded(text: str) -> str:
    """A text as a CSV file may hold it: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unguarded(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
