"""The engine: papermill executes notebooks in the kernel that is kept.

The kernel's memory is cleared before each notebook, so that nothing of the one before is left in it.
"""

from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from papermill.exceptions import PapermillExecutionError

from parallax.errors import InputError
from parallax.parameters import PUT_BACK
from parallax.publish import kernels

LONGEST = 120
"""The seconds that what a cell shows may take to come after the cell has run: long texts have long displays."""


FORGET = """%reset_selective -f .
getattr(get_ipython().history_manager, "outputs", {}).clear()"""
"""Clears a kernel's names, and what its notebooks showed, which IPython keeps: some megabytes a brief. %reset would do
the first and collect garbage, a tenth of a second for each notebook."""


class Forgetful(PapermillNotebookClient):
    """papermill's client for a kernel that is used again: it clears the memory before the first cell."""

    def papermill_execute_cells(self) -> None:
        """Executes the cells in a kernel that keeps nothing of the notebook before."""
        self.wait_for_reply(self.kc.execute(FORGET, silent=True, store_history=False))
        super().papermill_execute_cells()


class WarmKernel(Engine):
    """papermill's engine for notebooks in the kernel that is kept."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Executes one notebook and leaves the kernel running, its client open."""
        kernel = kernels.kept()
        client = Forgetful(nb_man, km=kernel.manager, kernel_name=kernel_name, iopub_timeout=LONGEST)
        client.kc = kernel.client
        client.execute()
        kernel.client = client.kc


papermill_engines.register("warm", WarmKernel)


def check(path: Path) -> None:
    """Raises InputError where a file is no notebook."""
    try:
        nbformat.validate(nbformat.read(path, as_version=4))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, nbformat.ValidationError):
        raise InputError(f"{path.name}: not a notebook any more; {PUT_BACK}") from None


def execute(path: Path, given: dict) -> NotebookNode:
    """A notebook executed with these parameters; InputError where a cell fails or the kernel dies."""
    check(path)
    options = {"kernel_name": "python3", "progress_bar": False, "engine_name": "warm"}
    try:
        return papermill.execute_notebook(str(path), None, given, **options)
    except PapermillExecutionError as error:
        raise InputError(f"{path.name}: {error.ename}: {error.evalue}") from error
    except RuntimeError as error:
        kernels.shut_down()
        raise InputError(f"{path.name}: its kernel died ({error}); run it again") from error
    except BaseException:
        kernels.shut_down()
        raise
