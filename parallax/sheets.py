"""Sheets: codings made by people, read from their files, and the empty sheet that they fill in.

A coding says which codes apply to which sentences. It is read from a long table, a row a code in a sentence, or
from the wide sheet that is written here, a row a sentence and a column a code; either as CSV or as XLSX. A file
may hold several codings; the one called `agreed`, or else the first, is the one that counts.
"""

import csv
import io
import zipfile
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from parallax import InputError, coding
from parallax.codebook import Codebook, nearest
from parallax.documents import content
from parallax.files import text_of

COLUMNS = ["coding", "sentence", "family", "code"]
ABOUT = ["document", "sentence", "text", "coding"]
"""The columns of a wide sheet that are no codes; all but `sentence` may be missing."""

AGREED, HAND = "agreed", "hand"
YES, NO = {"1", "x", "yes", "true"}, {"", "0", "no", "false"}
FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula."""

LONGEST_CELL = 32_767
LARGEST_UNPACKED = 200_000_000


@dataclass(frozen=True, eq=False)
class Codings:
    """Codings made by people. `table` has the columns coding, sentence, family, code; a row says that the code
    applies. `codes` gives for each coding, in the file's order, the codes that it looked for, as (family, code),
    whether or not it found them."""

    table: pd.DataFrame
    codes: dict[str, tuple[tuple[str, str], ...]]

    @property
    def names(self) -> list[str]:
        """The names of the codings."""
        return list(self.codes)

    @property
    def reference(self) -> str:
        """The name of the coding that counts: `agreed`, or else the first."""
        return AGREED if AGREED in self.names else next(iter(self.names), AGREED)

    @property
    def looked_for(self) -> tuple[tuple[str, str], ...]:
        """The codes of the coding that counts."""
        return self.codes.get(self.reference, ())

    @property
    def coders(self) -> list[str]:
        """The names of the codings that were made independently of each other: all but `agreed`."""
        return [name for name in self.names if name != AGREED]

    def only(self, pairs: tuple[tuple[str, str], ...]) -> "Codings":
        """The codings of these codes alone."""
        rows = pd.MultiIndex.from_frame(self.table[["family", "code"]]).isin(pairs)
        codes = {name: tuple(pair for pair in pairs if pair in here) for name, here in self.codes.items()}
        return replace(self, table=self.table[rows], codes=codes)

    def coded(self, sentences: pd.DataFrame, families: list[str]) -> pd.DataFrame:
        """These families' rows of the coded table, by the coding that counts: no cue, and no words that matched."""
        table = self.table[(self.table["coding"] == self.reference) & self.table["family"].isin(families)]
        table = table.drop(columns="coding").drop_duplicates().merge(sentences[["document", "sentence"]], on="sentence")
        order = {id: place for place, id in enumerate(sentences["sentence"])}
        table = table.sort_values("sentence", key=lambda ids: ids.map(order), kind="stable", ignore_index=True)
        return table.assign(cue="", start=0, end=0, matched="")[coding.COLUMNS]


NONE = Codings(pd.DataFrame(columns=COLUMNS, dtype=str), {})


class Row(NamedTuple):
    """A row of a file: where it stands, and its cells by column."""

    where: str
    cells: dict[str, str]


class Sheet(NamedTuple):
    """A file's columns, where they are named, and its rows."""

    where: str
    columns: list[str]
    rows: list[Row]


def read(path: str, codebook: Codebook, sentences: pd.DataFrame) -> Codings:
    """The codings in a file, long or wide.

    Raises InputError, naming file and line, for a missing column, for a family, code, document or sentence that
    does not exist, for a sentence whose text is another one now, and for a cell that is neither yes nor no.
    """
    sheet = sheet_in(path)
    known = {row.sentence: row for row in sentences.itertuples()}
    check_once(sheet)
    for row in sheet.rows:
        check_sentence(row, known)
    if not {"family", "code"} & set(sheet.columns):
        return wide(path, sheet, codebook, sentences)
    for name in ("family", "code"):
        if name not in sheet.columns:
            raise InputError(f"{sheet.where}: no column {name}; a long table needs sentence, family and code")
    for row in sheet.rows:
        check_code(row.where, (row.cells["family"], row.cells["code"]), codebook)
    return long(sheet, codebook)


def known(path: str, codebook: Codebook, turned: bool) -> Codings:
    """Those of the codings in a long table whose codes the codebook has.

    `turned` says that the texts have exchanged their roles since, so that S and C stand for each other.
    """
    codings = long(sheet_in(path), codebook)
    swap = str.maketrans("SC", "CS") if turned else {}
    table = codings.table.assign(sentence=codings.table["sentence"].str.translate(swap))
    return replace(codings, table=table).only(codebook.pairs)


def long(sheet: Sheet, codebook: Codebook) -> Codings:
    """The codings in a long table, each of which looked for every code of the families that it names; without a
    column `coding` all rows are one coding."""
    found = [{name: row.cells.get(name, "") for name in COLUMNS} for row in sheet.rows]
    table = pd.DataFrame(found, columns=COLUMNS, dtype=str)
    table["coding"] = table["coding"].replace("", HAND)
    families = {name: set(rows) for name, rows in table.groupby("coding", sort=False)["family"]}
    codes = {name: tuple(pair for pair in codebook.pairs if pair[0] in here) for name, here in families.items()}
    return Codings(table, codes)


def wide(path: str, sheet: Sheet, codebook: Codebook, sentences: pd.DataFrame) -> Codings:
    """The codings in a wide sheet, which looked for the codes that have columns."""
    columns = {column: tuple(column.split(".", 1)) for column in sheet.columns if column not in ["", *ABOUT]}
    for pair in columns.values():
        check_code(sheet.where, pair, codebook)
    check_all_there(path, sheet.rows, sentences)
    found = [
        (coding_of(row), row.cells["sentence"], *pair)
        for row in sheet.rows
        for column, pair in columns.items()
        if applies(row, column)
    ]
    if not found:
        raise InputError(f"{path}: no cell is filled in; write 1 where a code applies")
    codes = tuple(pair for pair in codebook.pairs if pair in columns.values())
    return Codings(pd.DataFrame(found, columns=COLUMNS), {coding_of(row): codes for row in sheet.rows})


def coding_of(row: Row) -> str:
    """The name of the coding that a row belongs to."""
    return row.cells.get("coding") or HAND


def applies(row: Row, column: str) -> bool:
    """Whether a cell says that its code applies."""
    value = row.cells[column].lower()
    if value not in YES | NO:
        rule = "neither yes (1, x, yes, true) nor no (empty, 0, no, false)"
        raise InputError(f"{row.where}, column {column}: '{short(row.cells[column])}' is {rule}")
    return value in YES


def check_once(sheet: Sheet) -> None:
    """Raises InputError where a wide sheet has a sentence twice in one coding."""
    seen = set()
    for row in sheet.rows if not {"family", "code"} & set(sheet.columns) else ():
        place = (coding_of(row), row.cells.get("sentence", ""))
        if place in seen:
            raise InputError(f"{row.where}: {short(place[1])} stands twice; leave one row a sentence")
        seen.add(place)


def check_code(where: str, pair: tuple[str, ...], codebook: Codebook) -> None:
    """Raises InputError for a code that the codebook does not have."""
    if not all(pair):
        raise InputError(f"{where}: no family or no code is given; fill in both")
    if pair not in codebook.pairs:
        name = short(".".join(pair))
        raise InputError(f"{where}: no code {name} in the codebook; {nearest(name, codebook)}")


def check_sentence(row: Row, known: dict) -> None:
    """Raises InputError for a sentence that does not exist, or is another document's, or another one now."""
    id, document, text = (row.cells.get(name, "") for name in ("sentence", "document", "text"))
    here = known.get(id)
    if here is None:
        raise InputError(f"{row.where}: no sentence {short(id)} in these texts; give each row a number such as S1")
    if document and document != here.document:
        raise InputError(f"{row.where}: {id} is a sentence of the {here.document}, not of '{short(document)}'")
    words = here.text[:LONGEST_CELL].strip()
    if "text" in row.cells and words not in (text[:LONGEST_CELL], unguarded(text)[:LONGEST_CELL].strip()):
        raise InputError(f"{row.where}: {id} has another text now, so it must be coded again; write a new sheet for it")


def check_all_there(path: str, rows: list[Row], sentences: pd.DataFrame) -> None:
    """Raises InputError where a coding has a sentence not at all: no row is not the same as no code."""
    coded: dict[str, set] = {}
    for row in rows:
        coded.setdefault(coding_of(row), set()).add(row.cells["sentence"])
    for ids in coded.values():
        missing = [id for id in sentences["sentence"] if id not in ids]
        if missing:
            raise InputError(f"{path}: no row for {', '.join(missing[:5])}; a sheet needs every sentence")


def sheet_in(path: str) -> Sheet:
    """The columns and rows of a file, CSV or XLSX, empty rows left out."""
    raw = content(path)
    unit, table = ("row", cells_of(path, raw)) if raw.startswith(b"PK") else ("line", lines_of(path))
    filled = [(f"{path}, {unit} {number}", cells) for number, cells in table if any(map(str.strip, cells))]
    where, head = filled[0] if filled else ("", [])
    columns = [name.strip() for name in head]
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice:
        raise InputError(f"{where}: the column '{twice}' stands twice")
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
            f"{where}: '{short(found[''])}' stands in no column that has a name; name it, or put a cell that holds the "
            "separator in quotes"
        )
    return Row(where, found)


def short(text: str) -> str:
    """A text as an error message can quote it."""
    return " ".join(text.split())[:60]


def lines_of(path: str) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file with the lines they begin on; between cells stand commas, semicolons or tabs."""
    text = text_of(path)
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    rows, line = [], 1
    try:
        for cells in reader:
            rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{path}, line {line}: {error}; correct the CSV") from None
    return rows


def cells_of(path: str, raw: bytes) -> list[tuple[int, list[str]]]:
    """The rows of a workbook's first sheet. The reader fails in ways of its own on what is broken."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise InputError(f"{path}: unpacks to {unpacked // 1_000_000} MB; save the sheet alone")
        sheet = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()
        return [(n, [cell_text(value) for value in row]) for n, row in enumerate(sheet.iter_rows(values_only=True), 1)]
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{path}: a broken workbook ({type(error).__name__}); save it again as .xlsx or CSV") from None


def cell_text(value) -> str:
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


def blank(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The empty sheet: document, sentence, text, and an empty column for each code."""
    return sentences[["document", "sentence", "text"]].assign(**{".".join(pair): "" for pair in codebook.pairs})


def write(folder: Path, sentences: pd.DataFrame, codebook: Codebook) -> list[Path]:
    """Writes the empty sheet into a folder as CSV and XLSX; raises InputError where either stands already."""
    paths = [folder / "sentences.csv", folder / "sentences.xlsx"]
    for path in paths:
        if path.exists():
            raise InputError(f"{path}: exists already, and is left as it is; give another folder with --out")
    sheet = blank(sentences, codebook)
    made = [as_csv(sheet), as_workbook(sheet, codebook)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in zip(paths, made, strict=True):
            with path.open("xb") as file:
                file.write(data)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to ({error.strerror}); give another folder") from None
    return paths


def as_csv(sheet: pd.DataFrame) -> bytes:
    """The sheet as CSV, with the mark by which spreadsheets know UTF-8."""
    text = sheet.assign(text=sheet["text"].map(guarded)).to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")


def as_workbook(sheet: pd.DataFrame, codebook: Codebook) -> bytes:
    """The sheet as a workbook, what its codes mean on a second page."""
    import openpyxl

    book = openpyxl.Workbook()
    lay_out_sheet(fill(book.active, "coding", sheet), len(sheet), len(sheet.columns))
    codes = codebook.codes.assign(code=codebook.codes["family"] + "." + codebook.codes["code"])
    lay_out_codes(fill(book.create_sheet(), "codes", codes[["code", "label", "definition", "excludes"]]))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def fill(page, title: str, table: pd.DataFrame):
    """The page with the table's columns and rows, every cell as text, so that none is taken for a formula."""
    from openpyxl.styles import Alignment, Font

    page.title = title
    for number, row in enumerate([list(table.columns), *table.to_numpy().tolist()], start=1):
        for place, value in enumerate(row, start=1):
            cell = page.cell(number, place)
            if value:
                cell.value = str(value)[:LONGEST_CELL]
                cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    return page


def lay_out_sheet(page, rows: int, columns: int) -> None:
    """Head and texts stay in sight, codes stand upright above narrow columns, and cells offer what they take."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    page.freeze_panes = "D2"
    for place in range(1, columns + 1):
        page.column_dimensions[get_column_letter(place)].width = {1: 12, 2: 9, 3: 60}.get(place, 5)
        if place > 3:
            page.cell(1, place).alignment = Alignment(text_rotation=90, vertical="bottom")
    page.row_dimensions[1].height = 180
    allowed = DataValidation(type="list", formula1='"1,0,x,yes,no"', allow_blank=True)
    allowed.error = "Write 1 where the code applies, and nothing where it does not."
    page.add_data_validation(allowed)
    allowed.add(f"D2:{get_column_letter(max(4, columns))}{rows + 1}")


def lay_out_codes(page) -> None:
    """The head stays in sight, and definitions have room."""
    page.freeze_panes = "A2"
    for letter, width in zip("ABCD", (36, 30, 80, 60), strict=True):
        page.column_dimensions[letter].width = width
