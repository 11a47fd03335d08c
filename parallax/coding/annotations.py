"""Sheets: codings made by people, read from their files, and the empty sheet that they fill in.

A coding says which codes apply to which sentences. It is read from a long table, a row a code in a sentence, or
from the wide sheet that is written here, a row a sentence and a column a code, either as CSV or as XLSX; or from a
project of a program for qualitative analysis (see projects). A file may hold several codings; the one called `agreed`,
or else the first, is the one that counts. A sheet of sentences drawn at random says in its column `drawn` how many were
drawn of how many; without it every sentence must be there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from parallax.coding import matcher, projects
from parallax.coding.codebook import Codebook, nearest
from parallax.errors import InputError
from parallax.readers.table import Row, Sheet, sheet_in, short, unguarded

COLUMNS = ["coding", "sentence", "family", "code"]
DRAWN = "drawn"
ABOUT = ["document", "sentence", "text", "coding", DRAWN]
"""The columns of a wide sheet that are no codes; all but `sentence` may be missing."""
AGREED, HAND = "agreed", "hand"
YES, NO = {"1", "x", "yes", "true"}, {"", "0", "no", "false"}
LONGEST_CELL = 32_767


@dataclass(frozen=True, eq=False)
class Codings:
    """Codings made by people. `table` has the columns coding, sentence, family, code; a row says that the code
    applies. `codes` gives for each coding, in the file's order, the codes that it looked for, as (family, code),
    whether or not it found them. `drawn` are the sentences that were drawn at random to be coded; none where the texts
    were coded whole. `left_out` are sentences that were coded and that corrections have removed since."""

    table: pd.DataFrame
    codes: dict[str, tuple[tuple[str, str], ...]]
    drawn: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

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
        if not self.codes:
            return self
        rows = pd.MultiIndex.from_frame(self.table[["family", "code"]]).isin(pairs)
        codes = {name: tuple(pair for pair in pairs if pair in here) for name, here in self.codes.items()}
        return replace(self, table=self.table[rows], codes=codes)

    def coded(self, sentences: pd.DataFrame, families: Sequence[str]) -> pd.DataFrame:
        """These families' rows of the coded table, by the coding that counts: no cue, and no words that matched."""
        table = self.table[(self.table["coding"] == self.reference) & self.table["family"].isin(families)]
        table = table.drop(columns="coding").drop_duplicates().merge(sentences[["document", "sentence"]], on="sentence")
        order = {id: place for place, id in enumerate(sentences["sentence"])}
        table = table.sort_values("sentence", key=lambda ids: ids.map(order), kind="stable", ignore_index=True)
        return table.assign(cue="", start=0, end=0, matched="")[matcher.COLUMNS]


NONE = Codings(pd.DataFrame(columns=COLUMNS, dtype=str), {})


def read(path: str, codebook: Codebook, sentences: pd.DataFrame, gone: pd.DataFrame | None = None) -> Codings:
    """The codings in a file: a table, long or wide, or a project of a program for qualitative analysis. Rows of
    sentences that corrections have removed, `gone`, are left out.

    Raises InputError, naming file and line, for a missing column, for a family, code, document or sentence that
    does not exist, for a sentence whose text is another one now, and for a cell that is neither yes nor no.
    """
    is_project = projects.is_project(path)
    sheet = projects.sheet_in(path, codebook, sentences) if is_project else sheet_in(path)
    gone = sentences.head(0) if gone is None else gone
    known = {row.sentence: row for row in pd.concat([sentences, gone]).itertuples()}
    check_once(sheet)
    for row in sheet.rows:
        check_sentence(row, known)
    left_out = tuple(id for id in gone["sentence"] if any(row.cells["sentence"] == id for row in sheet.rows))
    if not {"family", "code"} & set(sheet.columns):
        return replace(wide(path, sheet, codebook, sentences, gone), left_out=left_out)
    for name in ("family", "code"):
        if name not in sheet.columns:
            raise InputError(f"{sheet.where}: no column {name}; a long table needs sentence, family and code")
    for row in sheet.rows:
        check_code(row.where, (row.cells["family"], row.cells["code"]), codebook)
    return replace(long(without(sheet, gone), codebook), left_out=left_out)


def without(sheet: Sheet, gone: pd.DataFrame) -> Sheet:
    """The sheet without the rows of sentences that are gone."""
    ids = set(gone["sentence"])
    return sheet._replace(rows=[row for row in sheet.rows if row.cells["sentence"] not in ids])


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


def wide(path: str, sheet: Sheet, codebook: Codebook, sentences: pd.DataFrame, gone: pd.DataFrame) -> Codings:
    """The codings in a wide sheet, which looked for the codes that have columns."""
    columns = {column: tuple(column.split(".", 1)) for column in sheet.columns if column not in ["", *ABOUT]}
    for pair in columns.values():
        check_code(sheet.where, pair, codebook)
    drawn = drawn_in(path, sheet.rows, sentences, gone) if DRAWN in sheet.columns else ()
    sheet = without(sheet, gone)
    check_all_there(path, sheet.rows, drawn or tuple(sentences["sentence"]))
    found = [
        (coding_of(row), row.cells["sentence"], *pair)
        for row in sheet.rows
        for column, pair in columns.items()
        if applies(row, column)
    ]
    if not found:
        raise InputError(f"{path}: no cell is filled in; write 1 where a code applies")
    codes = tuple(pair for pair in codebook.pairs if pair in columns.values())
    return Codings(pd.DataFrame(found, columns=COLUMNS), {coding_of(row): codes for row in sheet.rows}, drawn)


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
            raise InputError(f"{row.where}: {short(place[1])} appears twice; keep one row per sentence")
        seen.add(place)


def check_code(where: str, pair: tuple[str, ...], codebook: Codebook) -> None:
    """Raises InputError for a code that the codebook does not have."""
    if not all(pair):
        raise InputError(f"{where}: family or code is missing; fill in both")
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
        raise InputError(
            f"{row.where}: {id} is a sentence of the {here.document}, not of '{short(document)}'; correct the row"
        )
    words = here.text[:LONGEST_CELL].strip()
    if "text" in row.cells and words not in (text[:LONGEST_CELL], unguarded(text)[:LONGEST_CELL].strip()):
        raise InputError(f"{row.where}: {id} has changed since this sheet was written; code it again in a new sheet")


def drawn_in(path: str, rows: list[Row], sentences: pd.DataFrame, gone: pd.DataFrame) -> tuple[str, ...]:
    """The sentences of a sheet that were drawn at random; InputError where rows of the sample are missing or too many,
    since what is left is no random sample then. It may have been drawn before corrections removed sentences: those that
    are left of it are a random sample of those that are left of the text."""
    body = sentences[sentences["paragraph"] > 0]
    whole = pd.concat([body, gone])
    for document, here in body.groupby("document", sort=False):
        left, before = set(here["sentence"]), set(whole.loc[whole["document"] == document, "sentence"])
        found = [row for row in rows if row.cells["sentence"] in before]
        ids, said = {row.cells["sentence"] for row in found}, {row.cells.get(DRAWN, "") for row in found}
        if said not in ({drawn_of(len(ids), len(known))} for known in (left, before) if ids <= known):
            raise InputError(
                f"{path}: {len(ids)} sentences of the {document} are here, and the column {DRAWN} says "
                f"'{short(', '.join(sorted(said)))}' of {len(here)}; give back every row that 'parallax sample' wrote"
            )
        if not ids & left:
            raise InputError(f"{path}: corrections removed all of the {document} that was coded; draw a new sample")
    there = {row.cells["sentence"] for row in rows}
    return tuple(id for id in body["sentence"] if id in there)


def drawn_of(drawn: int, of: int) -> str:
    """How many sentences of a text were drawn, as a sheet says it."""
    return f"{drawn} of {of}"


def check_all_there(path: str, rows: list[Row], wanted: tuple[str, ...]) -> None:
    """Raises InputError where a coding has a sentence not at all: no row is not the same as no code."""
    coded: dict[str, set] = {}
    for row in rows:
        coded.setdefault(coding_of(row), set()).add(row.cells["sentence"])
    for ids in coded.values():
        missing = [id for id in wanted if id not in ids]
        if missing:
            raise InputError(f"{path}: no row for {', '.join(missing[:5])}; a sheet needs every sentence")
