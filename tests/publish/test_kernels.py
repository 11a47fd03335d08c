"""The kernel that is kept: begun once, of use where it was begun, gone when it is shut down."""

import asyncio
import os

import psutil
import pytest

from parallax.publish import kernels

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def cold():
    """Every test begins and ends without a kernel."""
    kernels.shut_down()
    yield
    kernels.shut_down()


def running():
    """The processes that this one started and that run."""
    return [each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE]


def test_a_kernel_is_begun_once_and_shut_down_leaves_no_process_and_no_socket():
    before = running()
    with kernels.running():
        own = kernels.kept().own.name
        (begun,) = set(running()) - set(before)
        assert os.path.isdir(own)
    assert begun not in running() and not os.path.exists(own)


def test_a_kernel_is_kept_where_it_was_begun_and_nowhere_else(tmp_path, monkeypatch):
    async def within():
        return kernels.kept()

    first = kernels.kept()
    assert kernels.kept() is first
    elsewhere = asyncio.run(within())
    assert elsewhere is not first and first.process.poll() is not None
    monkeypatch.chdir(tmp_path)
    assert kernels.kept() not in (first, elsewhere)
