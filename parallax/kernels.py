"""Kernels: notebooks are executed in one kernel that is kept from one notebook, and one brief, to the next.

To start a kernel and import pandas takes longer than most notebooks do. The kernel's memory is cleared
before each notebook, so that nothing of the one before is left in it. A kernel that died is replaced; the
last one is shut down when the process ends.
"""

import atexit
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import papermill
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from papermill.exceptions import PapermillExecutionError

from parallax import InputError


@dataclass
class Kernel:
    """A kernel, the working folder it was started in, the folder of its sockets, which no other kernel uses,
    and the client that talks to it, the first notebook's."""

    manager: AsyncKernelManager
    folder: Path
    sockets: TemporaryDirectory
    client: object = None

    def is_of_use(self) -> bool:
        """Whether it is alive, and relative paths mean to it what they mean here."""
        return self.folder == Path.cwd() and (not self.client or run_sync(self.manager.is_alive)())


_kept: list[Kernel] = []


def kept() -> Kernel:
    """The kernel that is kept, a new one where there is none or it is of no use any more."""
    if _kept and not _kept[0].is_of_use():
        shut_down()
    if not _kept:
        _kept.append(new())
    return _kept[0]


def new() -> Kernel:
    """A kernel that is yet to be started; over files rather than ports, which another may take meanwhile."""
    sockets = TemporaryDirectory(prefix="parallax-")
    way = {"transport": "ipc", "ip": f"{sockets.name}/kernel"} if os.name == "posix" else {}
    return Kernel(AsyncKernelManager(kernel_name="python3", **way), Path.cwd(), sockets)


@atexit.register
def shut_down() -> None:
    """Ends the kernel that is kept, if there is one."""
    while _kept:
        kernel = _kept.pop()
        if kernel.client:
            kernel.client.stop_channels()
        if kernel.manager.has_kernel:
            run_sync(kernel.manager.shutdown_kernel)(now=True)
        kernel.sockets.cleanup()


class Forgetful(PapermillNotebookClient):
    """papermill's client for a kernel that is used again: it clears the memory before the first cell."""

    def papermill_execute_cells(self) -> None:
        """Executes the cells in a kernel that keeps nothing of the notebook before."""
        self.kc.execute("%reset -f", silent=True, store_history=False)
        super().papermill_execute_cells()


class WarmKernel(Engine):
    """papermill's engine for notebooks in the kernel that is kept."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **options):
        """Executes one notebook and leaves the kernel running, its client open."""
        kernel = kept()
        client = Forgetful(nb_man, km=kernel.manager, kernel_name=kernel_name)
        client.kc = kernel.client
        client.execute(stderr=subprocess.DEVNULL)
        kernel.client = client.kc


papermill_engines.register("warm", WarmKernel)


def execute(path: Path, given: dict) -> NotebookNode:
    """A notebook executed with these parameters; InputError where a cell fails or the kernel dies."""
    options = {"kernel_name": "python3", "progress_bar": False, "engine_name": "warm"}
    try:
        return papermill.execute_notebook(str(path), None, given, **options)
    except PapermillExecutionError as error:
        raise InputError(f"{path.name}: {error.ename}: {error.evalue}") from error
    except RuntimeError as error:
        shut_down()
        raise InputError(f"{path.name}: its kernel died ({error}); run it again") from error
    except BaseException:
        shut_down()
        raise
