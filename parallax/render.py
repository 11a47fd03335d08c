"""Rendering: notebooks and parameters in, a brief's folders out.

papermill executes every notebook with the same parameters, in one kernel whose memory is cleared in between;
nbconvert's exporters make the page and the PDF of the executed notebooks. Everything is written into a
folder beside its place and moved there at the end, so a run that fails leaves what was there.
"""

import json
import os
import re
import tempfile
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import nbformat
import papermill
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from papermill.exceptions import PapermillExecutionError

from parallax import PROJECT, InputError, compare, exporters, findings

NOTEBOOKS = PROJECT / "notebooks"
FILES_OF = {"brief", "title", "paper", "terms"}
BRIEF_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
TYPES = {"str": str, "int": int, "float": float, "bool": bool}
PAPERS = ("a4", "letter")
TABLES = ["documents", "removed", "sentences", "codings", "shares", "differences", "words", "reliability"]
TABLES += ["agreements", "robustness", "overlaps", "silences", "actors", "pairs"]


@dataclass(frozen=True)
class Parameter:
    """A parameter as the notebooks declare it."""

    name: str
    type: str
    default: object
    help: str


def notebooks() -> list[Path]:
    """The notebooks of a brief, in reading order."""
    return sorted(NOTEBOOKS.glob("[0-9]-*.ipynb"))


def parameters() -> dict[str, Parameter]:
    """What the notebooks' parameter cells declare; the first notebook's stands for all."""
    found = papermill.inspect_notebook(str(notebooks()[0]))
    return {
        name: Parameter(name, each["inferred_type_name"], _value(each["default"]), each["help"])
        for name, each in found.items()
    }


def _value(source: str):
    """The value that a literal of the parameter cell stands for."""
    return json.loads(source) if source else ""


def check(given: dict) -> dict:
    """The parameters of a run, defaults included.

    Raises InputError for a name that is unknown, a value of the wrong type or out of range.
    """
    known = parameters()
    for name, value in given.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
            raise InputError(f"unknown parameter '{name}'; {hint}")
        _check_type(known[name], value)
    chosen = {name: parameter.default for name, parameter in known.items()} | given
    _check_ranges(chosen)
    texts = ("statement", "commentary")
    if "brief" not in given and any(chosen[text] != known[text].default for text in texts):
        raise InputError("brief: other texts need a name of their own; give one with -p brief NAME")
    return chosen


def _check_type(parameter: Parameter, value) -> None:
    wanted = TYPES[parameter.type]
    fits = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))
    if not fits and not (wanted is float and type(value) is int):
        raise InputError(f"{parameter.name}: {value!r} is not of type {parameter.type} ({parameter.help})")


def _check_ranges(chosen: dict) -> None:
    rules = {
        "brief": (BRIEF_NAME.match(chosen["brief"]), "is made of small letters, digits and hyphens"),
        "confidence": (0.5 <= chosen["confidence"] < 1, "is at least 0.5 and less than 1"),
        "resamples": (100 <= chosen["resamples"] <= 100_000, "is from 100 to 100000"),
        "random_seed": (chosen["random_seed"] >= 0, "is 0 or more"),
        "terms": (1 <= chosen["terms"] <= 100, "is from 1 to 100"),
        "minimum_count": (chosen["minimum_count"] >= 1, "is 1 or more"),
        "paper": (chosen["paper"] in PAPERS, "is a4 or letter"),
        "coded_by": (chosen["coded_by"] in compare.CODED_BY, "is cues or hand"),
    }
    for name, (holds, rule) in rules.items():
        if not holds:
            raise InputError(f"{name}: {chosen[name]!r} will not do; it {rule}")


def read_comparison(chosen: dict) -> compare.Comparison:
    """The comparison that these parameters ask for."""
    names = (chosen["statement_name"], chosen["commentary_name"])
    left_out = FILES_OF | {"statement_name", "commentary_name"}
    return compare.accounts(**{k: v for k, v in chosen.items() if k not in left_out}, names=names)


def brief(given: dict, progress=print, root: Path = PROJECT) -> tuple[Path, Path]:
    """Renders a brief: (its folder of reports, its folder of figures), both under `root`.

    Raises InputError for what the user gave, before anything is executed where it can be seen by then.
    """
    chosen = check(given)
    comparison = read_comparison(chosen)
    targets = [root / part / chosen["brief"] for part in ("reports", "figures")]
    for target in targets:
        target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=targets[0].parent, prefix=".new-") as folder:
        reports, figures = Path(folder) / "reports", Path(folder) / "figures"
        executed = execute(given, reports / "notebooks", progress)
        progress("writing the page, the PDF, figures and data")
        write_data(comparison, reports / "data")
        write_pages(executed, reports)
        write_figures(executed, figures)
        put_in_place({reports: targets[0], figures: targets[1]})
    return targets[0], targets[1]


@dataclass
class Kernel:
    """A kernel that several notebooks are executed in; its client is the first notebook's."""

    manager: AsyncKernelManager
    client: object = None


class Forgetful(PapermillNotebookClient):
    """papermill's client for a kernel that is used again: it clears the memory before the first cell."""

    def papermill_execute_cells(self) -> None:
        """Executes the cells in a kernel that keeps nothing of the notebook before."""
        self.kc.execute("%reset -f", silent=True, store_history=False)
        super().papermill_execute_cells()


class WarmKernel(Engine):
    """papermill's engine for several notebooks in one kernel."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **options):
        """Executes one notebook and leaves the kernel running, its client open."""
        kernel = options["kernel"]
        client = Forgetful(nb_man, km=kernel.manager, kernel_name=kernel_name)
        client.kc = kernel.client
        client.execute()
        kernel.client = client.kc


papermill_engines.register("warm", WarmKernel)


def execute(given: dict, folder: Path, progress) -> list[nbformat.NotebookNode]:
    """Every notebook executed with the parameters, and written to the folder."""
    folder.mkdir(parents=True)
    kernel = Kernel(AsyncKernelManager(kernel_name="python3", transport="ipc"))
    try:
        return [run(path, given, folder, kernel, progress) for path in notebooks()]
    finally:
        if kernel.client:
            kernel.client.stop_channels()
        if kernel.manager.has_kernel:
            run_sync(kernel.manager.shutdown_kernel)(now=True)


def run(path: Path, given: dict, folder: Path, kernel: Kernel, progress) -> nbformat.NotebookNode:
    """One notebook executed in a kernel that keeps nothing of the one before."""
    progress(f"executing {path.name}")
    out = folder / path.name
    options = {"kernel_name": "python3", "progress_bar": False, "engine_name": "warm", "kernel": kernel}
    try:
        papermill.execute_notebook(str(path), str(out), given, **options)
    except PapermillExecutionError as error:
        raise InputError(f"{path.name}: {error.ename}: {error.evalue}") from error
    notebook = tidy(nbformat.read(out, as_version=4))
    nbformat.write(notebook, out)
    return notebook


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without what differs between two runs: times, ids, versions."""
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
            for output in cell.outputs:
                if "execution_count" in output:
                    output.execution_count = None
    return notebook


def write_data(comparison: compare.Comparison, folder: Path) -> None:
    """The tables of the data contract, and the findings."""
    folder.mkdir(parents=True)
    tables = {name: getattr(comparison, name) for name in TABLES}
    for name, table in tables.items():
        table.to_csv(folder / f"{name}.csv", index=False, float_format="%.6g", lineterminator="\n")
    told = findings.as_json(findings.every(comparison))
    (folder / "findings.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def write_pages(executed: list[nbformat.NotebookNode], folder: Path) -> None:
    """brief.html, brief.pdf, and the PDF's first page as a picture."""
    whole = exporters.combine(executed)
    page, _ = exporters.HTMLBrief().from_notebook_node(whole)
    (folder / "brief.html").write_text(page, "utf-8")
    pdf, _ = exporters.PDFBrief().from_notebook_node(whole)
    (folder / "brief.pdf").write_bytes(pdf)
    pictures = exporters.set_by_typst(exporters.blocks(whole), format="png", ppi=72)
    first = pictures[0] if isinstance(pictures, list) else pictures
    (folder / "first-page.png").write_bytes(first)


def write_figures(executed: list[nbformat.NotebookNode], folder: Path) -> None:
    """Every figure of the executed notebooks as SVG and PNG."""
    folder.mkdir(parents=True)
    for block in exporters.blocks(exporters.combine(executed)):
        if block["kind"] == "figure":
            (folder / f"{block['name']}.svg").write_text(block["svg"] + "\n", "utf-8")
            (folder / f"{block['name']}.png").write_bytes(exporters.picture(block["svg"]))


def put_in_place(moves: dict[Path, Path]) -> None:
    """Moves finished folders to their places; what was there goes only when the new one stands."""
    for new, place in moves.items():
        old = new.with_name(new.name + "-old")
        if place.exists():
            os.rename(place, old)
        try:
            os.rename(new, place)
        except OSError:
            if old.exists():
                os.rename(old, place)
            raise
