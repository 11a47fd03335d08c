"""Both of a brief's folders come to their places, or neither, wherever the run is stopped."""

import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from parallax.publish import folders

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "tempfile.mkdtemp", "shutil.rmtree"}
"""What Python tells its audit hooks of, each before it is done: a run is killed before every one."""


def make(root, marker):
    """Makes and commits two folders of two files each, all of which hold the marker."""
    with folders.stage(root / "reports") as stage:
        for part in folders.PARTS:
            (stage / part).mkdir()
            for name in ("a", "b"):
                (stage / part / name).write_text(marker)
        folders.commit(stage, "x")


def markers(root):
    """What the files in both places hold."""
    return {part: {file.read_text() for file in (root / part / "x").glob("*")} for part in folders.PARTS}


def whole(marker):
    return {part: {marker} if marker else set() for part in folders.PARTS}


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


def test_folders_come_to_their_places_and_replace_what_was_there(tmp_path):
    for marker in ("one", "two"):
        make(tmp_path, marker)
        assert markers(tmp_path) == whole(marker)
        assert left(tmp_path) == [".lock", "x"]


@pytest.mark.slow
@pytest.mark.parametrize("before", ["old", ""])
def test_killed_at_any_step_one_whole_brief_is_there_after_recovery(tmp_path, before):
    ends = set()
    for step in count():
        root = tmp_path / str(step)
        root.mkdir()
        if before:
            make(root, before)
        was_killed = killed_before(step, lambda root=root: make(root, "new"))
        folders.recover(root / "reports")
        assert markers(root) in [whole("new"), whole(before)]
        assert set(left(root) if (root / "reports").exists() else []) <= {".lock", "x"}
        ends.add(str(markers(root)))
        if not was_killed:
            break
    assert step > 20 and len(ends) == 2


@pytest.mark.slow
def test_killed_again_while_recovering_nothing_is_lost(tmp_path):
    cut = step_between_the_moves(tmp_path)
    for step in count():
        root = tmp_path / f"again-{step}"
        make(root, "old")
        assert killed_before(cut, lambda root=root: make(root, "new"))
        was_killed = killed_before(step, lambda root=root: folders.recover(root / "reports"))
        folders.recover(root / "reports")
        assert markers(root) == whole("new") and left(root) == [".lock", "x"]
        if not was_killed:
            break
    assert step > 3


def step_between_the_moves(folder):
    """The number of the first step before which a kill leaves one part of the new brief in its place."""
    for step in count():
        root = folder / str(step)
        make(root, "old")
        assert killed_before(step, lambda root=root: make(root, "new"))
        if markers(root) == {"reports": {"new"}, "figures": {"old"}}:
            return step


def test_the_stage_of_a_run_that_lives_is_left_alone(tmp_path):
    with folders.stage(tmp_path) as one, folders.stage(tmp_path) as other:
        folders.recover(tmp_path)
        assert one.is_dir() and other.is_dir()
    assert left_in(tmp_path) == [".lock"]


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_stage_of_a_run_that_was_killed_is_removed(tmp_path):
    script = "import sys, time; from pathlib import Path; from parallax.publish import folders\n"
    script += "with folders.stage(Path(sys.argv[1])): print('there', flush=True); time.sleep(60)"
    run = subprocess.Popen([sys.executable, "-c", script, tmp_path], stdout=subprocess.PIPE)
    assert run.stdout.readline() == b"there\n"
    folders.recover(tmp_path)
    assert len(left_in(tmp_path)) == 2
    run.kill()
    run.communicate()
    folders.recover(tmp_path)
    assert left_in(tmp_path) == [".lock"]


@pytest.mark.parametrize("before", ["old", ""])
def test_where_one_folder_cannot_be_placed_none_is(tmp_path, monkeypatch, before):
    if before:
        make(tmp_path, before)
    rename = os.rename

    def fails(one, other):
        if str(other).endswith("figures/x") and "aside" not in str(one):
            raise OSError(28, "No space left on device")
        rename(one, other)

    monkeypatch.setattr(os, "rename", fails)
    with pytest.raises(OSError, match="No space left"):
        make(tmp_path, "new")
    monkeypatch.undo()
    assert markers(tmp_path) == whole(before)
    assert left(tmp_path) == [".lock", *(["x"] if before else [])]


def test_an_interrupt_between_the_moves_is_made_good_at_once(tmp_path, monkeypatch):
    make(tmp_path, "old")
    rename, interrupts = os.rename, iter([KeyboardInterrupt])

    def interrupted(one, other):
        for interrupt in interrupts if str(other).endswith("figures/x") else ():
            raise interrupt
        rename(one, other)

    monkeypatch.setattr(os, "rename", interrupted)
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


def half_made(root, mark=None):
    """A stage that no run holds, with both parts in it, and its mark."""
    stage = root / "reports" / ".stage-junk"
    for part in folders.PARTS:
        (stage / part).mkdir(parents=True)
        (stage / part / "a").write_text("junk")
    if mark is not None:
        (stage / "complete").write_bytes(mark)
    return stage


MARKS = [b"", b"..", b"../../outside", b"/tmp/outside", b"x/../y", b"X", b"x\n", b"\xff", b"x" * 65, b"x\x00"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_stage_marked_with_what_is_no_name_is_removed_and_moves_nothing(tmp_path, mark):
    root = tmp_path / "project"
    make(root, "old")
    half_made(root, mark)
    folders.recover(root / "reports")
    assert left_in(tmp_path) == ["project"] and left_in(root) == ["figures", "reports"]
    assert markers(root) == whole("old") and left(root) == [".lock", "x"]


def junk(home):
    """Whatever may lie in the folder of reports under the names of stages."""
    outside = home.parent / "outside"
    (outside / "reports").mkdir(parents=True)
    (outside / "complete").write_text("x")
    (home / ".stage-file").write_text("junk")
    (home / ".stage-link").symlink_to(outside)
    (home / ".stage-gone").symlink_to(home / "nowhere")
    (home / ".stage-held" / "held").mkdir(parents=True)
    (home / ".stage-marked" / "complete").mkdir(parents=True)
    (home / ".moves.json").write_text('[["../outside", "x", 1]]')


def test_junk_is_survived_and_nothing_outside_is_touched(tmp_path):
    make(tmp_path, "old")
    junk(tmp_path / "reports")
    folders.recover(tmp_path / "reports")
    assert markers(tmp_path) == whole("old") and left_in(tmp_path / "outside") == ["complete", "reports"]
    make(tmp_path, "new")
    assert markers(tmp_path) == whole("new") and left_in(tmp_path / "outside") == ["complete", "reports"]
    assert ".stage-marked" not in left(tmp_path)


def test_a_stage_that_cannot_be_completed_now_hinders_no_other_brief_and_is_completed_later(tmp_path):
    make(tmp_path, "old")
    half_made(tmp_path, b"other")
    (tmp_path / "figures").rename(tmp_path / "kept")
    (tmp_path / "figures").write_text("in the way")
    folders.recover(tmp_path / "reports")
    assert left(tmp_path) == [".lock", ".stage-junk", "x"]
    (tmp_path / "figures").unlink()
    (tmp_path / "kept").rename(tmp_path / "figures")
    make(tmp_path, "new")
    assert markers(tmp_path) == whole("new") and left(tmp_path) == [".lock", "other", "x"]


def test_of_two_complete_stages_the_later_one_stays(tmp_path):
    half_made(tmp_path, b"x")
    make(tmp_path, "new")
    assert markers(tmp_path) == whole("new")


def test_what_killed_processes_left_among_temporary_files_is_removed_and_what_lives_is_not(tmp_path):
    script = (
        "import sys, time; from parallax.publish.folders import Temporary; t = Temporary(sys.argv[1]); print(t.name)"
    )
    command = [sys.executable, "-c", f"{script}; sys.stdout.flush(); time.sleep(60)", str(tmp_path)]
    killed = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    left = Path(killed.stdout.readline().strip())
    (left / "comparison.pickle").write_text("x")
    with folders.Temporary(str(tmp_path)) as other:
        assert left.is_dir()
        killed.kill()
        killed.wait()
        with folders.Temporary(str(tmp_path)):
            assert Path(other).is_dir() and not left.exists()
    assert not list(tmp_path.iterdir())


def test_a_folder_for_temporary_files_is_found_from_every_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(folders.tempfile, "tempdir", ".")
    with folders.Temporary() as name:
        assert Path(name).parent == tmp_path
