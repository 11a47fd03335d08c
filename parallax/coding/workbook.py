"""The workbook: the blank sheet that people code two texts in, or a random sample of them, as CSV and as XLSX."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from parallax.coding.annotations import DRAWN, LONGEST_CELL, drawn_of
from parallax.coding.codebook import Codebook
from parallax.coding.corrections import CLAIMS
from parallax.errors import InputError
from parallax.readers.files import write_all
from parallax.readers.table import guarded


def blank(sentences: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The empty sheet: document, sentence, text, an empty column for each code, and for a sample how it was drawn."""
    sheet = sentences[["document", "sentence", "text"]].assign(**{".".join(pair): "" for pair in codebook.pairs})
    return sheet.assign(**{DRAWN: sentences[DRAWN]}) if DRAWN in sentences else sheet


def sample(body: pd.DataFrame, size: int, generators: dict[str, np.random.Generator]) -> pd.DataFrame:
    """So many sentences drawn at random, half of them from each text, or all of a shorter one; the column `drawn` says
    how many were drawn of how many. Raises InputError where there are no more than that."""
    if size >= len(body):
        raise InputError(f"these texts have {len(body)} sentences; draw fewer, or code all with 'parallax sentences'")
    parts = [body[body["document"] == role] for role in generators]
    sizes = halves(size, *(len(part) for part in parts))
    taken = [
        part.iloc[np.sort(rng.choice(len(part), count, replace=False))].assign(**{DRAWN: drawn_of(count, len(part))})
        for part, count, rng in zip(parts, sizes, generators.values(), strict=True)
    ]
    return pd.concat(taken, ignore_index=True)


def halves(size: int, one: int, other: int) -> tuple[int, int]:
    """How many of `size` fall to each of two texts: half, or all that a shorter one has.

    >>> halves(40, 19, 41)
    (19, 21)
    """
    first = max(min(size // 2, one), size - other)
    return first, size - first


def write(folder: Path, sentences: pd.DataFrame, codebook: Codebook, name: str = "sentences") -> list[Path]:
    """Writes the empty sheet into a folder as CSV and XLSX; raises InputError where either stands already."""
    sheet = blank(sentences, codebook)
    return put(folder, {f"{name}.csv": as_csv(sheet), f"{name}.xlsx": as_workbook(sheet, codebook)})


def write_claims(folder: Path, claims: pd.DataFrame, sentences: pd.DataFrame) -> Path:
    """Writes the claims into a folder as CSV, to be corrected, each with how likely it is and its sentence; raises
    InputError where the sheet stands already."""
    text = claims["sentence"].map(sentences.set_index("sentence")["text"])
    return put(folder, {"claims.csv": as_csv(claims[[*CLAIMS, "likelihood"]].assign(text=text))})[0]


def put(folder: Path, made: dict[str, bytes]) -> list[Path]:
    """Writes files into a folder; raises InputError where one of them stands already."""
    paths = [folder / name for name in made]
    for path in paths:
        if path.exists():
            raise InputError(f"{path}: already exists and was not overwritten; give another folder with --out")
    try:
        write_all(dict(zip(paths, made.values(), strict=True)))
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to ({error.strerror}); give another folder") from None
    return paths


def as_csv(sheet: pd.DataFrame) -> bytes:
    """The sheet as CSV, with the mark by which spreadsheets know UTF-8."""
    safe = sheet.map(lambda cell: guarded(cell) if isinstance(cell, str) else cell)
    text = safe.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")


def as_workbook(sheet: pd.DataFrame, codebook: Codebook) -> bytes:
    """The sheet as a workbook, what its codes mean on a second page."""
    import openpyxl

    book = openpyxl.Workbook()
    columns = len(sheet.columns) - (DRAWN in sheet)
    lay_out_sheet(fill(book.active, "coding", sheet), len(sheet), columns)
    codes = codebook.codes.assign(code=codebook.codes["family"] + "." + codebook.codes["code"])
    lay_out_codes(fill(book.create_sheet(), "codes", codes[["code", "label", "definition", "excludes"]]))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def fill(page: Any, title: str, table: pd.DataFrame) -> Any:
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


def lay_out_sheet(page: Any, rows: int, columns: int) -> None:
    """Head and texts stay in sight, codes stand upright above narrow columns, and their cells offer what they take."""
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


def lay_out_codes(page: Any) -> None:
    """The head stays in sight, and definitions have room."""
    page.freeze_panes = "A2"
    for letter, width in zip("ABCD", (36, 30, 80, 60), strict=True):
        page.column_dimensions[letter].width = width
