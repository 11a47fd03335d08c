"""Paths, and what is told of one that leads to no file."""

import os
import re
import subprocess
import sys

import pytest

from parallax import InputError
from parallax.readers import files


def test_missing_and_folder(tmp_path):
    for path, said in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "a folder"),
        ("a\0b", "no such file"),
        ("", "a folder"),
    ):
        with pytest.raises(InputError, match=re.escape(f"{path}: {said}; give the path of a file")):
            files.locate(str(path))
    with pytest.raises(InputError, match=r"^x{500} … x+: no such file; give the path of a file") as told:
        files.locate("x" * 5000)
    assert len(str(told.value)) < 1000


def test_an_address_is_no_path():
    for path in ("https://example.org/a", "https:/example.org/a"):
        with pytest.raises(InputError, match=r"^https://example.org/a: a web address; save the page and"):
            files.locate(path)


def test_what_is_no_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in ("/dev/zero", "/dev/stdin", tmp_path / "pipe"):
        with pytest.raises(InputError, match=f"^{path}: a device or a pipe; give the path of a file"):
            files.content(str(path))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match="loop: no such file"):
        files.content(str(tmp_path / "loop"))


def test_a_file_of_the_system_that_is_said_to_be_empty_is_not_read():
    if not os.path.isfile("/proc/self/maps"):
        pytest.skip("needs the files of Linux")
    assert files.content("/proc/self/maps") == b""


def test_a_file_too_large_is_not_read(tmp_path):
    file = tmp_path / "given.txt"
    with open(file, "wb") as sparse:
        sparse.truncate(100_000_000)
    with pytest.raises(InputError, match="larger than 50 MB; give only the account"):
        files.content(str(file))


def test_a_new_file_is_whole_or_not_there(tmp_path):
    script = (
        "import resource, signal, sys\n"
        "from parallax.readers.files import write_new\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_new(sys.argv[1], b'x' * 600)\n"
        "try: write_new(sys.argv[2], b'x' * 6000)\n"
        "except OSError as problem: print(problem.strerror)\n"
    )
    places = [str(tmp_path / name) for name in ("whole", "half")]
    run = subprocess.run([sys.executable, "-c", script, *places], capture_output=True, text=True)
    assert run.stdout == "No space left on device\n" and not run.stderr
    assert [(path.name, path.stat().st_size) for path in tmp_path.iterdir()] == [("whole", 600)]
