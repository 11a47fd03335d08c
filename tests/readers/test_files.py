"""Paths, and what is told of one that leads to no file."""

import os
import re

import pytest

from parallax import InputError
from parallax.readers import files


def test_missing_and_folder(tmp_path):
    for path, said in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "a folder"),
        ("a\0b", "no such file"),
        ("x" * 5000, "no such file"),
        ("", "a folder"),
    ):
        with pytest.raises(InputError, match=re.escape(f"{path}: {said}; give the path of a file")):
            files.locate(str(path))


def test_what_is_no_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in ("/dev/zero", "/dev/stdin", tmp_path / "pipe"):
        with pytest.raises(InputError, match=f"^{path}: a device or a pipe; give the path of a file"):
            files.content(str(path))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match="loop: no such file"):
        files.content(str(tmp_path / "loop"))


def test_a_file_too_large_is_not_read(tmp_path):
    file = tmp_path / "given.txt"
    with open(file, "wb") as sparse:
        sparse.truncate(100_000_000)
    with pytest.raises(InputError, match="larger than 50 MB; give only the account"):
        files.content(str(file))
