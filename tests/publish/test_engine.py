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


def test_what_a_notebook_showed_is_not_kept_for_the_next(notebook):
    engine.execute(notebook("'shown'"), {})
    assert shown(notebook("print(list(Out.values()))")) == "[]"
    engine.execute(notebook("display('shown')"), {})
    outputs = "get_ipython().history_manager.outputs"
    assert "shown" not in shown(notebook(f"print([str(each) for each in {outputs}.values()])"))


def test_what_a_cell_shows_may_take_some_seconds_to_come(notebook):
    late = "import time\nprint('a' * 9)\nget_ipython().kernel.iopub_thread.schedule(lambda: time.sleep(5))"
    assert shown(notebook(late)) == "a" * 9


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


HOSTILE = "raise SystemExit('code of the working folder ran')"


def hostile(folder):
    """Fills a folder with code that Python, IPython or matplotlib might run or read by mistake."""
    for name in ("pandas.py", "typst.py", "matplotlib/__init__.py", "parallax/__init__.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(HOSTILE)
    start_up = folder / ".ipython" / "profile_default" / "startup"
    start_up.mkdir(parents=True)
    (start_up / "x.py").write_text("import builtins; builtins.started = True")
    (start_up.parent / "ipython_kernel_config.py").write_text("import builtins; builtins.configured = True")
    spec = folder / ".local" / "share" / "jupyter" / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text('{"argv": ["false"], "display_name": "P", "language": "python"}')
    (folder / "matplotlibrc").write_bytes(b"lines.linewidth: 9\n# \xff")
    (folder / ".config" / "matplotlib").mkdir(parents=True)
    (folder / ".config" / "matplotlib" / "matplotlibrc").write_text("axes.facecolor: red\n")


SHOW = """
import builtins, pandas, typst, parallax
from parallax.report import figures
svg = figures.draw(2, lambda axes: axes.plot([0, 1], [0, 1]))
print(hasattr(builtins, "started"), hasattr(builtins, "configured"), hash(svg))
"""


def test_the_kernel_runs_and_reads_nothing_of_the_working_folder_or_home(notebook, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    path, folder = notebook(SHOW), tmp_path / "hostile"
    clean = shown(path)
    assert clean.startswith("False False ")
    folder.mkdir()
    hostile(folder)
    monkeypatch.chdir(folder)
    for name in ("XDG_CONFIG_HOME", "IPYTHONDIR", "JUPYTER_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "0")
    assert shown(path) == clean


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [{}], "nbformat": 4, "nbformat_minor": 5}'])
def test_a_file_that_is_no_notebook_is_told_in_a_line(tmp_path, content):
    (tmp_path / "n.ipynb").write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"^n.ipynb: not a notebook any more; put back"):
        engine.execute(tmp_path / "n.ipynb", {})
