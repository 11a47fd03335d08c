"""All of a run's folders come to their places, or none, wherever the run is stopped."""

import json
import os
import signal
import subprocess
import sys
from itertools import count

import pytest

from parallax.publish import folders

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "ctypes.dlopen", "ctypes.dlsym", "shutil.rmtree"}
"""What Python tells its audit hooks of, each before it is done: a run is killed before every one."""


@pytest.fixture(params=["exchange", "three steps"])
def way(request, monkeypatch):
    """Both ways to change places: where the system exchanges folders in one step, and where it cannot."""
    if request.param == "three steps":
        monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    return request.param


def make(root, marker):
    """Makes and places two folders of two files each, all of which hold the marker."""
    home = root / "reports"
    with folders.bench(home) as bench:
        for part in ("reports", "figures"):
            (bench / part).mkdir()
            for name in ("a", "b"):
                (bench / part / name).write_text(marker)
        folders.put(home, {bench / part: root / part / "x" for part in ("reports", "figures")})


def markers(root):
    """What the files in both places hold."""
    return {part: {file.read_text() for file in (root / part / "x").glob("*")} for part in ("reports", "figures")}


def whole(marker):
    return {"reports": {marker}, "figures": {marker}}


def left(root):
    """What lies in the folder of reports beside the brief."""
    return sorted(path.name for path in (root / "reports").iterdir())


def killed_before(step, work):
    """Whether a process that does the work was killed before its step of this number."""
    pid = os.fork()
    if pid == 0:
        steps = count()
        try:
            sys.addaudithook(lambda event, _: event in STEPS and next(steps) == step and os.kill(os.getpid(), 9))
            work()
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, -signal.SIGKILL)
    return code != 0


def test_folders_come_to_their_places_and_replace_what_was_there(tmp_path, way):
    for marker in ("one", "two"):
        make(tmp_path, marker)
        assert markers(tmp_path) == whole(marker)
        assert left(tmp_path) == [".lock", "x"]


@pytest.mark.slow
@pytest.mark.parametrize("before", ["old", None])
def test_killed_at_any_step_one_whole_brief_is_there_after_recovery(tmp_path, way, before):
    ends = set()
    for step in count():
        root = tmp_path / str(step)
        root.mkdir()
        if before:
            make(root, before)
        was_killed = killed_before(step, lambda root=root: make(root, "new"))
        if way == "exchange" and before:
            assert all(len(found) == 1 for found in markers(root).values())
        folders.settle(root / "reports")
        assert markers(root) in [whole("new"), whole(before) if before else {"reports": set(), "figures": set()}]
        assert set(left(root) if (root / "reports").exists() else []) <= {".lock", "x"}
        ends.add(str(markers(root)))
        if not was_killed:
            break
    assert step > 20 and len(ends) == 2


@pytest.mark.slow
def test_killed_again_while_recovering_nothing_is_lost(tmp_path, way):
    cut = step_between_the_moves(tmp_path)
    for step in count():
        root = tmp_path / f"again-{step}"
        make(root, "old")
        assert killed_before(cut, lambda root=root: make(root, "new"))
        was_killed = killed_before(step, lambda root=root: folders.settle(root / "reports"))
        folders.settle(root / "reports")
        assert markers(root) == whole("new")
        if not was_killed:
            break
    assert step > 3


def step_between_the_moves(folder):
    """The number of the first step before which a kill leaves the list of moves that are due."""
    for step in count():
        root = folder / str(step)
        make(root, "old")
        assert killed_before(step, lambda root=root: make(root, "new"))
        if (root / "reports" / folders.DUE).exists():
            return step


def test_the_bench_of_a_run_that_lives_is_left_alone(tmp_path):
    with folders.bench(tmp_path) as one, folders.bench(tmp_path) as other:
        folders.settle(tmp_path)
        assert one.is_dir() and other.is_dir()
    assert left_in(tmp_path) == [".lock"]


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_bench_of_a_run_that_was_killed_is_removed(tmp_path):
    script = "import sys, time; from pathlib import Path; from parallax import places\n"
    script += "with places.bench(Path(sys.argv[1])): print('there', flush=True); time.sleep(60)"
    run = subprocess.Popen([sys.executable, "-c", script, tmp_path], stdout=subprocess.PIPE)
    run.stdout.readline()
    folders.settle(tmp_path)
    assert len(left_in(tmp_path)) == 2
    run.kill()
    run.communicate()
    folders.settle(tmp_path)
    assert left_in(tmp_path) == [".lock"]


@pytest.mark.parametrize("before", ["old", None])
def test_where_one_folder_cannot_be_placed_none_is(tmp_path, way, monkeypatch, before):
    if before:
        make(tmp_path, before)
    rename = os.rename

    def fails(one, other):
        if str(other).endswith("figures/x"):
            raise OSError(28, "No space left on device")
        rename(one, other)

    exchange = folders._exchange
    monkeypatch.setattr(os, "rename", fails)
    monkeypatch.setattr(folders, "_exchange", lambda one, other: fails_to_exchange(one, other, exchange))
    with pytest.raises(OSError, match="No space left"):
        make(tmp_path, "new")
    monkeypatch.undo()
    folders.settle(tmp_path / "reports")
    assert markers(tmp_path) == (whole(before) if before else {"reports": set(), "figures": set()})
    assert left(tmp_path) == [".lock", *(["x"] if before else [])]


def fails_to_exchange(one, other, exchange):
    if str(other).endswith("figures/x"):
        raise OSError(28, "No space left on device")
    return exchange(one, other)


def test_an_interrupt_between_the_moves_is_made_good_at_once(tmp_path, monkeypatch):
    make(tmp_path, "old")
    move, times = folders._move, count()

    def interrupted(new, place):
        if next(times) == 1:
            raise KeyboardInterrupt
        move(new, place)

    monkeypatch.setattr(folders, "_move", interrupted)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path, "new")
    assert markers(tmp_path) == whole("new") and left(tmp_path) == [".lock", "x"]


@pytest.mark.slow
def test_many_at_once_end_well_and_one_of_them_is_there(tmp_path):
    pids = []
    for number in range(8):
        pids.append(os.fork())
        if pids[-1] == 0:
            try:
                for _ in range(5):
                    make(tmp_path, str(number))
                os._exit(0)
            finally:
                os._exit(1)
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids] == [0] * 8
    assert markers(tmp_path) in [whole(str(number)) for number in range(8)]
    assert left(tmp_path) == [".lock", "x"]


def test_what_is_due_holds_no_absolute_path(tmp_path, monkeypatch):
    noted = []
    monkeypatch.setattr(folders, "_carry_out", lambda home, due: noted.append(json.dumps(due)))
    make(tmp_path, "new")
    assert noted and str(tmp_path) not in noted[0]
