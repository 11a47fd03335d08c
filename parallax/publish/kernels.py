"""Kernels: one is started, kept from one notebook, and one brief, to the next, and ended with the process.

To start a kernel and import pandas takes longer than most notebooks do. A kernel that died is replaced.
"""

import asyncio
import atexit
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync

FIRST = "import parallax.report.figures, parallax.report.tables"
"""What the kernel does first: it imports what every notebook would, and never looks for garbage in it."""


@dataclass
class Kernel:
    """A kernel, the working folder and event loop it was started in, the folder of its sockets, which no other
    kernel uses, and the client that talks to it, the first notebook's."""

    manager: AsyncKernelManager
    folder: Path
    loop: asyncio.AbstractEventLoop
    sockets: TemporaryDirectory
    client: Any = None

    def is_of_use(self) -> bool:
        """Whether it is alive, relative paths mean to it what they mean here, and its client can be waited for:
        the sockets of a client that was used in two event loops may wait for ever."""
        return self.folder == Path.cwd() and self.loop is event_loop() and run_sync(self.manager.is_alive)()


_kept: list[Kernel] = []


def begin() -> None:
    """Starts the kernel that the next notebook is executed in, so that it imports while other things are done."""
    kept()


def kept() -> Kernel:
    """The kernel that is kept, a new one where there is none or it is of no use any more."""
    if _kept and not _kept[0].is_of_use():
        shut_down()
    if not _kept:
        _kept.append(new())
        run_sync(_kept[0].manager.start_kernel)(
            extra_arguments=[f"--IPKernelApp.exec_lines={FIRST}"], stderr=subprocess.DEVNULL
        )
    return _kept[0]


def new() -> Kernel:
    """A kernel that is yet to be started; over files rather than ports, which another may take meanwhile."""
    sockets = TemporaryDirectory(prefix="parallax-")
    way = {"transport": "ipc", "ip": f"{sockets.name}/kernel"} if os.name == "posix" else {}
    return Kernel(AsyncKernelManager(kernel_name="python3", **way), Path.cwd(), event_loop(), sockets)


@run_sync
async def event_loop() -> asyncio.AbstractEventLoop:
    """The event loop in which a kernel's client is waited for here."""
    return asyncio.get_running_loop()


@atexit.register
def shut_down() -> None:
    """Ends the kernel that is kept, if there is one."""
    while _kept:
        kernel = _kept.pop()
        process = getattr(kernel.manager.provisioner, "process", None)
        try:
            if kernel.client:
                kernel.client.stop_channels()
            if kernel.manager.has_kernel:
                run_sync(kernel.manager.shutdown_kernel)(now=True)
        except Exception:  # an interrupt may have left the client and the event loop of no use
            if process:
                process.kill()
        finally:
            kernel.sockets.cleanup()
