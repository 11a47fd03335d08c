"""Rendering: notebooks and parameters in, a brief's folders out.

papermill executes every notebook with the same parameters; nbconvert's exporters make the page and the PDF
of the executed notebooks. Everything is made in a stage beside its place and put there at the end (see
folders), so a run that fails or is stopped leaves what was there. What a brief was made of is written down
with it, so that it need not be made again while that is the same.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import pandas as pd

from parallax import store
from parallax.bundle import own_files
from parallax.comparison import Comparison, from_parameters
from parallax.corpus import language
from parallax.corpus.documents import ROLES
from parallax.errors import InputError
from parallax.parameters import changed, check, notebooks, others_of
from parallax.publish import blocks, engine, folders, kernels, page, pdf
from parallax.readers import account, encoding
from parallax.readers.files import content
from parallax.readers.table import guarded
from parallax.report import findings, headline, provenance, story
from parallax.report.displays import MIME
from parallax.report.standing import TWO_EVENTS
from parallax.report.wording import counted

__all__ = ["brief", "check", "inputs", "notebooks"]
HERE = Path()
"""The working folder, in which reports/ and figures/ are written."""

OWN = (("brief.html", "brief.pdf", "first-page.png", "data", "notebooks"), ("*.svg", "*.png"))
"""What stands in a brief's two folders, of reports and of figures."""
MOST_SHOWN = 30
"""The characters of a word that a message shows."""
LONG = 1_000
"""Of more sentences than this, steps are told that take a moment for fewer, and memory is freed early."""
STEPS = {"parses": "parsing", "claims": "finding claims in", "codings": "coding", "matters": "finding matters in"}
STEPS |= {"pairs": "pairing", "differences": "testing the differences of"}
"""The tables that take long, in the order in which they are made."""
TABLES = ["documents", "removed", "sentences", "codings", "shares", "differences", "words", "reliability"]
TABLES += ["agreements", "robustness", "overlaps", "silences", "actors", "claims", "outlook", "reasons", "who_acts"]
TABLES += ["left_out", "matters", "pairs", "coverage", "corrected", "learned"]


def places_of(name: str, root: Path = HERE) -> tuple[Path, Path]:
    """The folders of the brief of this name: (of reports, of figures)."""
    return root / "reports" / name, root / "figures" / name


def check_places(name: str, root: Path = HERE) -> None:
    """Raises InputError where a brief of this name would replace what is no brief's."""
    for place, own in zip(places_of(name, root), OWN, strict=True):
        check_own(place, own, f"{place.parent.name}/{name}")


def check_own(folder: Path, own: tuple[str, ...], told: str) -> None:
    """Raises InputError where a folder holds anything but a brief's own, or is no folder."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError(f"{told}: exists and is not a folder; move it, or choose another name")
    others = sorted(each.name for each in folder.glob("[!.]*") if not any(map(each.match, own)))
    if others:
        raise InputError(
            f"{told}/{others[0]}: would be lost, because a brief replaces its folder; move it, or choose another name"
        )


def brief(given: dict, progress: Callable[[str], object] = print, root: Path = HERE) -> tuple[Path, Path]:
    """Renders a brief: (its folder of reports, its folder of figures), both under `root`.

    Raises InputError for what the user gave, before anything is executed where it can be seen by then, and
    for what cannot be written; then what was there is there still.
    """
    home = root / "reports"
    try:
        chosen = check(given)
        check_places(chosen["brief"], root)
        comparison = from_parameters(chosen)
        with folders.stage(home) as stage:
            reports, figures = (stage / part for part in folders.PARTS)
            for line in [*replaced(chosen, home), *doubts_of_encoding(chosen)]:
                progress(line)
            make(chosen, comparison, reports, figures, progress)
            folders.commit(stage, chosen["brief"])
    except OSError as problem:
        raise InputError(f"{home.name}: {problem.strerror or problem}; nothing was replaced") from problem
    return places_of(chosen["brief"], root)


def into(
    folder: Path, chosen: dict, comparison: Comparison, progress: Callable[[str], object] = lambda text: None
) -> Path:
    """Renders the brief of a comparison into a folder of its own, which it returns, figures in a folder within.

    Raises InputError where anything but a brief stands there, and for what cannot be written.
    """
    check_own(folder, (*OWN[0], "figures"), str(folder))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".new-", dir=folder.parent) as stage:
            new, old = Path(stage, "new"), Path(stage, "old")
            make(chosen, comparison, new, new / "figures", progress)
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
    except OSError as problem:
        raise InputError(f"{folder}: {problem.strerror or problem}; nothing was replaced") from problem
    return folder


def make(
    chosen: dict, comparison: Comparison, reports: Path, figures: Path, progress: Callable[[str], object] = print
) -> None:
    """Makes a brief's two folders. Data and figures are written while the kernel has the next notebook."""
    figures.mkdir(parents=True)
    (reports / "notebooks").mkdir(parents=True)
    for document in comparison.documents.to_dict("records"):
        for line in doubts_of_letters(comparison, document):
            progress(line)
    for line in doubts_of_event(comparison):
        progress(line)
    tell_steps(comparison, progress)
    store.keep(kernels.folder(), chosen, comparison)
    executed = []
    with threads() as pool:
        parts = [pool.submit(write_data, comparison, inputs(chosen, comparison.checksums), reports / "data")]
        for name, notebook in execute(changed(chosen), progress):
            executed.append(notebook)
            parts.append(pool.submit(write_notebook, notebook, reports / "notebooks" / name, figures))
        if is_long(comparison):
            kernels.shut_down()  # it holds some 300 MB of long texts, and the typesetter needs 500
        progress("writing the page and the PDF")
        whole = blocks.combine(executed)
        parts += [pool.submit(write, whole, reports) for write in (write_pdf, write_page)]
        for part in parts:
            part.result()


def replaced(chosen: dict, home: Path) -> list[str]:
    """A line where a brief of other texts has the name of this one."""
    others = others_of(chosen["brief"], {role: chosen[role] for role in ROLES}, home)
    return [f"{home.name}/{chosen['brief']}: replaces the brief of {others}"] if others else []


def doubts_of_encoding(chosen: dict) -> list[str]:
    """A line for each text whose encoding nothing tells and that has letters which may be others."""
    told = []
    for role in ROLES:
        raw = content(chosen[role])
        is_text = account.recognise(raw, chosen[role]) is account.read_bytes_of_text
        if is_text and (words := encoding.guessed(raw, chosen[role])):
            shown = f"has {counted(len(words), 'word')} such as {words[0][:MOST_SHOWN]}"
            told.append(f"{role}: not in UTF-8 and {shown}; if that is wrong, save it as plain text in UTF-8")
    return told


def doubts_of_letters(comparison: Comparison, document: dict) -> list[str]:
    """A line where words of a text hold letters that keep every cue from matching them."""
    role = document["document"]
    texts = comparison.texts.sentences.loc[comparison.texts.sentences["document"] == role, "text"]
    found = [word for text in texts for word in language.strange_words(text)]
    if not found:
        return []
    told = f"{counted(len(found), 'word')} with letters that no cue can match, such as {found[0][:MOST_SHOWN]}"
    return [f"{role}: {told}; where codes are missing, write them with plain letters"]


def doubts_of_event(comparison: Comparison) -> list[str]:
    """A line where the two texts may not be about one event."""
    return [TWO_EVENTS] if comparison.is_of_two_events else []


def tell_steps(comparison: Comparison, progress: Callable[[str], object], tables: Iterable[str] = STEPS) -> None:
    """Makes the tables that take long where texts are, and tells each."""
    for table in tables if is_long(comparison) else ():
        progress(f"{STEPS[table]} {len(comparison.texts.sentences):,} sentences")
        getattr(comparison, table)


def is_long(comparison: Comparison) -> bool:
    """Whether the two texts are longer than most."""
    return len(comparison.texts.sentences) > LONG


@contextmanager
def threads() -> Iterator[ThreadPoolExecutor]:
    """Threads that are awaited at the end, unless the run was stopped."""
    pool, is_stopped = ThreadPoolExecutor(), False
    try:
        yield pool
    except (KeyboardInterrupt, SystemExit):
        is_stopped = True
        raise
    finally:
        pool.shutdown(wait=not is_stopped, cancel_futures=True)


def execute(given: dict, progress: Callable[[str], object]) -> Iterator[tuple[str, nbformat.NotebookNode]]:
    """The file name of every notebook, and the notebook executed with the parameters, one by one."""
    for path in notebooks():
        progress(f"executing {path.name}")
        yield path.name, without_folders(tidy(engine.execute(path, given)), given)


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without what differs between two runs and two machines: times, ids, versions, warnings."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {"tags": cell.metadata.get("tags", [])}
        cell.pop("execution_count", None)
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
            for output in cell.outputs:
                if "execution_count" in output:
                    output.execution_count = None
    return notebook


def without_folders(notebook: nbformat.NotebookNode, given: dict) -> nbformat.NotebookNode:
    """The notebook without the folders of this machine: of absolute paths that were given it has the files' names."""
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata["tags"]:
            cell.source = shortened(cell.source, given)
    return notebook


def shortened(text: str, given: dict) -> str:
    """A text with the file's name alone for every absolute path among parameters."""
    paths = [Path(str(given[name])) for name in provenance.PATHS if name in given]
    for path in filter(Path.is_absolute, paths):
        text = text.replace(json.dumps(str(path), ensure_ascii=False)[1:-1], path.name).replace(str(path), path.name)
    return text


def write_data(comparison: Comparison, made_of: dict, folder: Path) -> None:
    """The tables of the data contract, the findings, and what the brief is made of."""
    folder.mkdir(parents=True)
    tables = {name: getattr(comparison, name) for name in TABLES}
    for name, table in tables.items():
        guarded_in(table).to_csv(folder / f"{name}.csv", index=False, float_format="%.6g", lineterminator="\n")
    write_json(findings.as_json(findings.every(comparison)), folder / "findings.json")
    write_json({"headline": headline.headline(comparison), **story.as_json(comparison)}, folder / "story.json")
    write_json(made_of, folder / "inputs.json")


def guarded_in(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an apostrophe before every text that a spreadsheet would take for a formula."""
    return table.map(lambda cell: guarded(cell) if isinstance(cell, str) else cell)


def write_page(whole: nbformat.NotebookNode, folder: Path) -> None:
    """The page, brief.html, of the notebooks in one."""
    html, _ = page.HTMLBrief().from_notebook_node(whole)
    (folder / "brief.html").write_text(html, "utf-8")


def write_pdf(whole: nbformat.NotebookNode, folder: Path) -> None:
    """The PDF, brief.pdf, of the notebooks in one, and its first page as a picture, first-page.png."""
    (folder / "brief.pdf").write_bytes(pdf.set_by_typst(blocks.blocks(whole)))
    (folder / "first-page.png").write_bytes(pdf.first_page(folder / "brief.pdf"))


def write_notebook(executed: nbformat.NotebookNode, path: Path, figures: Path) -> None:
    """An executed notebook, and each of its figures as SVG and PNG in a folder of their own; the PNG is in the notebook
    too, for programs that show no drawings."""
    written = deepcopy(executed)  # the page and the PDF are made of the other, perhaps at this moment
    for cell in written.cells:
        for data in (output.get("data", {}) for output in cell.get("outputs", [])):
            figure = data.get(MIME, {})
            if figure.get("kind") == "figure":
                picture = pdf.picture(figure["svg"])
                data["image/png"] = b64encode(picture).decode()
                (figures / f"{figure['name']}.svg").write_text(figure["svg"] + "\n", "utf-8")
                (figures / f"{figure['name']}.png").write_bytes(picture)
    nbformat.write(written, path)


def write_json(content: Any, path: Path) -> None:
    """Plain data as a JSON file."""
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


def sha256(*files: Path) -> str:
    """The checksum of files, their order and names included where there are several."""
    if len(files) == 1:
        return hashlib.sha256(files[0].read_bytes()).hexdigest()
    return hashlib.sha256("".join(f"{file.name} {sha256(file)}\n" for file in files).encode()).hexdigest()


CODE = sha256(*own_files())
"""The checksum of this package as it was when it was loaded."""


def inputs(chosen: dict, checksums: dict[str, str]) -> dict:
    """All that a brief is made of: parameters, and the checksums of files and code, the versions of packages.

    Paths are as they were given, of absolute ones the file's name alone: nothing differs between machines.
    """
    paths = {name: Path(chosen[name]) for name in provenance.PATHS}
    names = {name: path.name for name, path in paths.items() if path.is_absolute()}
    return {
        "parameters": {**chosen, **names},
        "files": checksums,
        "notebooks": sha256(*notebooks()),
        "code": CODE,
        "packages": packages(),
    }


@cache
def packages() -> dict[str, str]:
    """The versions of the packages that results depend on; to look them up takes 10 ms, in which a row of a batch is
    nearly checked."""
    return {name: version(name) for name in provenance.PACKAGES}
