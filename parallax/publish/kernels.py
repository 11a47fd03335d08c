"""Kernels: one is started, kept from one notebook, and one brief, to the next, and ended with the process.

To start a kernel and import pandas takes longer than most notebooks do. The kernel runs nobody else's code:
it is this Python's own, finds no modules in the working folder, and starts in an empty folder, where it has
its sockets and its settings, before it goes to the working folder.
"""

import asyncio
import atexit
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from jupyter_core.utils import run_sync

from parallax import store
from parallax.publish.folders import Temporary, temporary

FIRST = """
import os
from parallax import store
from parallax.corpus.parse import vocabulary
store.modules()["figures"].draw(1, lambda axes: axes.text(0, 0, "0")), vocabulary()
os.chdir({folder!r})
"""
"""What the kernel does first, while the comparison is made: it imports what notebooks would, and draws, since the first
drawing takes three times as long as another."""


LONGEST = 70
"""Bytes of a folder in which sockets have room: their paths are of 107 bytes at most, 103 on macOS."""


@dataclass
class Kernel:
    """A kernel, the working folder and the event loop it was started for, a folder of its own, and the client that
    talks to it, the first notebook's: to connect another takes 0.4 seconds, 2 of the 15 that six notebooks take."""

    manager: KernelManager
    folder: Path
    loop: asyncio.AbstractEventLoop
    own: Temporary
    client: AsyncKernelClient | None = None

    @property
    def process(self) -> subprocess.Popen | None:
        """The kernel's process, None where it was stopped before it had one."""
        return getattr(self.manager.provisioner, "process", None)

    def is_of_use(self) -> bool:
        """Whether it is alive, relative paths mean to it what they mean here, and its client can be waited for:
        a client that was used in two event loops may wait for ever."""
        is_alive = self.process is not None and self.process.poll() is None
        return is_alive and self.folder == Path.cwd() and self.loop is event_loop()

    def start(self) -> None:
        """Starts it; it imports while other things are done."""
        first = FIRST.format(folder=str(self.folder))
        no_past = "--InteractiveShell.cache_size=0"  # results of notebooks before would stay in memory
        safe = {"PYTHONSAFEPATH": "1", "IPYTHONDIR": self.own.name, store.VARIABLE: self.own.name}
        self.manager.start_kernel(
            extra_arguments=["--IPKernelApp.ignore_cwd=True", no_past, f"--IPKernelApp.exec_lines={first}"],
            env={**os.environ, **safe},
            cwd=self.own.name,
            stderr=subprocess.DEVNULL,
        )

    def end(self) -> None:
        """Ends it at once, and removes its folder."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.own.cleanup()
        if self.client is not None:
            self.client.stop_channels()


_kept: list[Kernel] = []


def kept() -> Kernel:
    """The kernel that is kept, a new one where there is none or it is of no use any more."""
    if _kept and not _kept[0].is_of_use():
        shut_down()
    if not _kept:
        _kept.append(new())
        _kept[0].start()
    return _kept[0]


def folder() -> Path:
    """The folder of the kernel that is kept, in which the notebooks look for their comparison."""
    return Path(kept().own.name)


def new() -> Kernel:
    """A kernel that is yet to be started; over files rather than ports, which another may take meanwhile."""
    own = Temporary(short_folder())
    way = {"transport": "ipc", "ip": f"{own.name}/kernel"} if os.name == "posix" else {}
    manager = KernelManager(
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
        client_class="jupyter_client.asynchronous.AsyncKernelClient",
        connection_file=f"{own.name}/kernel.json",
        **way,
    )
    return Kernel(manager, Path.cwd(), event_loop(), own)


def short_folder() -> str | None:
    """Where a socket's path is not too long for the system, if the folder for temporary files is too deep for it."""
    return "/tmp" if os.name == "posix" and len(os.fsencode(temporary())) > LONGEST else None


@run_sync
async def event_loop() -> asyncio.AbstractEventLoop:
    """The event loop in which a kernel's client is waited for here."""
    return asyncio.get_running_loop()


@contextmanager
def running() -> Iterator[None]:
    """Has a kernel started for what is done meanwhile, and ends it."""
    try:
        kept()
        yield
    finally:
        shut_down()


@atexit.register
def shut_down() -> None:
    """Ends the kernel that is kept, if there is one."""
    while _kept:
        _kept.pop().end()
