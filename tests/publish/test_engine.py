"""Notebooks executed in one kernel: kept warm, cleared between them, replaced when it died."""

import asyncio
import os
import signal

import nbformat
import psutil
import pytest

from parallax import InputError
from parallax.publish import engine, kernels

pytestmark = pytest.mark.slow


@pytest.fixture
def notebook(tmp_path):
    """Writes a notebook of one cell and returns its path."""

    def write(source, name="n.ipynb"):
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)]), tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture(autouse=True)
def cold():
    """Every test begins and ends without a kernel."""
    kernels.shut_down()
    yield
    kernels.shut_down()


def shown(path):
    return engine.execute(path, {}).cells[0].outputs[0]["text"].strip()


def test_the_second_notebook_finds_the_first_one_s_kernel_and_nothing_of_its_own(notebook):
    first = shown(notebook("left = 1; import os; print(os.getpid())"))
    assert shown(notebook("import os; print(os.getpid(), 'left' in globals())")) == f"{first} False"


def test_a_kernel_that_died_is_replaced(notebook):
    path = notebook("import os; print(os.getpid())")
    first = int(shown(path))
    os.kill(first, signal.SIGKILL)
    psutil.wait_procs([each for each in psutil.Process().children() if each.pid == first], timeout=10)
    assert int(shown(path)) != first


def test_a_kernel_that_dies_at_work_is_told_and_the_next_notebook_has_another(notebook):
    with pytest.raises(InputError, match=r"^n\.ipynb: its kernel died"):
        engine.execute(notebook("import os; os._exit(3)"), {})
    assert shown(notebook("print(1)")) == "1"


def test_a_cell_that_fails_is_told_in_a_line_and_the_kernel_stays(notebook):
    first = shown(notebook("import os; print(os.getpid())"))
    with pytest.raises(InputError, match=r"^n\.ipynb: ValueError: no good$"):
        engine.execute(notebook("raise ValueError('no good')"), {})
    assert shown(notebook("import os; print(os.getpid())")) == first


def test_a_notebook_is_executed_within_a_running_event_loop_as_it_is_without_one(notebook):
    path = notebook("print(1)")

    async def within():
        return shown(path)

    for _ in range(3):
        assert shown(path) == asyncio.run(within()) == "1"
        kernels.shut_down()
        assert shown(path) == "1"


def test_relative_paths_mean_to_it_what_they_mean_here(notebook, tmp_path, monkeypatch):
    path = notebook("import os; print(os.getcwd())")
    shown(path)
    monkeypatch.chdir(tmp_path)
    assert shown(path) == str(tmp_path.resolve())
