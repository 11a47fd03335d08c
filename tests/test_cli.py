"""The command, as a user runs it: one clear line and exit status 2 for what can be mended."""

import subprocess
import sys
from pathlib import Path

import pytest

from parallax import PROJECT

PARALLAX = Path(sys.executable).parent / "parallax"


def run(*arguments, cwd=None):
    return subprocess.run([PARALLAX, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["brief", "-p", "trems", "3"], "parallax: unknown parameter 'trems'; did you mean terms?"),
        (["brief", "-p", "terms", "many"], "parallax: terms: 'many' is not of type int"),
        (["brief", "-p", "codebook", "nowhere.yml"], "parallax: nowhere.yml: no such file"),
        (["brief", "-p", "statement", "nowhere.txt", "-p", "brief", "x"], "parallax: nowhere.txt: no such file"),
        (["brief", "-p", "families", "colours"], "parallax: families: no family 'colours' in the codebook"),
        (["brief", "-f", "nowhere.yml"], "parallax: nowhere.yml: No such file"),
        (["brief", "--colour"], "parallax: No such option"),
        (["bref"], "parallax: No such command"),
    ],
)
def test_a_mistake_is_one_line_and_status_2(arguments, message):
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1 and not result.stdout


def test_a_new_codebook_is_written_once(tmp_path):
    assert (
        run("codebook", "new", cwd=tmp_path).stdout
        == "wrote codebook.yml; compare with it by -p codebook codebook.yml\n"
    )
    path = tmp_path / "codebook.yml"
    assert path.read_text("utf-8") == (PROJECT / "parallax" / "data" / "new-codebook.yml").read_text("utf-8")
    path.write_text("mine", "utf-8")
    again = run("codebook", "new", cwd=tmp_path)
    assert (again.returncode, path.read_text("utf-8")) == (2, "mine")
    assert again.stderr == "parallax: codebook.yml: exists already, and is left as it is; give another name\n"
    elsewhere = run("codebook", "new", tmp_path / "none" / "b.yml")
    assert elsewhere.returncode == 2
    assert elsewhere.stderr.endswith("b.yml: cannot be written (No such file or directory); give another place\n")


def test_parameters_lists_each_with_type_default_and_meaning():
    result = run("parameters")
    assert result.returncode == 0
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert "int" in lines["terms"] and "10" in lines["terms"] and "how many terms" in lines["terms"]


def test_parameters_can_come_from_a_file(tmp_path):
    (tmp_path / "p.yml").write_text("terms: none of them\n", "utf-8")
    assert "terms: 'none of them'" in run("brief", "-f", tmp_path / "p.yml").stderr
