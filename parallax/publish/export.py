"""Exports: one brief as a file that other programs open, in the working folder or another."""

from collections.abc import Callable
from pathlib import Path

from parallax import store
from parallax.coding import workbook
from parallax.comparison import Comparison, from_parameters
from parallax.parameters import changed, check
from parallax.publish import blocks, brief, kernels, project, qdpx, word


def export(given: dict, form: str, folder: Path, progress: Callable[[str], object] = print) -> Path:
    """Writes what these parameters ask for into a folder, and returns the file.

    Raises InputError for what the user gave, and where the file stands already.
    """
    chosen = check(given)
    path = folder / f"{chosen['brief']}.{form}"
    project.refuse([path])
    comparison = from_parameters(chosen)
    made = qdpx.project(comparison, chosen["brief"]) if form == "qdpx" else as_word(chosen, comparison, progress)
    return workbook.put(folder, {path.name: made})[0]


def as_word(chosen: dict, comparison: Comparison, progress: Callable[[str], object]) -> bytes:
    """The Word file of what the executed notebooks show, of which page and PDF are made too."""
    with kernels.running():
        store.keep(kernels.folder(), chosen, comparison)
        executed = [notebook for _, notebook in brief.execute(changed(chosen), progress)]
    return word.document(blocks.blocks(blocks.combine(executed)))
