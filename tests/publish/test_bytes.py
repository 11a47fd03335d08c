"""The same inputs and parameters give the same bytes, wherever, whenever and by whomever a brief is rendered."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

RENDER = """
import os, sys
from pathlib import Path
os.umask(int(sys.argv[2], 8))
if len(sys.argv) > 3:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from parallax.publish import brief
brief.brief({"resamples": 200}, progress=lambda text: None, root=Path(sys.argv[1]))
"""


def rendered(root, cwd, umask, *one_core, **environment):
    """The bytes of every file of a brief that a process of its own renders under `root`."""
    cwd.mkdir()
    command = [sys.executable, "-c", RENDER, str(root), umask, *one_core]
    subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, check=True, capture_output=True)
    return {
        path.relative_to(root): path.read_bytes()
        for folder in ("reports/madrid-tiktok", "figures/madrid-tiktok")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def test_bytes_do_not_depend_on_place_time_zone_locale_hash_seed_umask_or_cores(tmp_path):
    here = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "HOME": str(tmp_path)}
    there = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR", "PYTHONHASHSEED": "4711", "USER": "somebody"}
    one = rendered(tmp_path / "one", tmp_path / "a", "022", **here)
    other = rendered(tmp_path / "another place", tmp_path / "b", "077", "one core", **there)
    assert len(one) > 30 and list(one) == list(other)
    assert [str(path) for path in one if one[path] != other[path]] == []
