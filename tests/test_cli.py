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
        (
            ["brief", "-p", "codes", "strategic"],
            "parallax: codes: no code 'strategic' in the codebook; did you mean frames.s",
        ),
        (["brief", "-p", "coded_by", "people"], "parallax: coded_by: 'people' will not do; it is cues or hand"),
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


def test_sentences_writes_a_sheet_once_and_it_comes_back(tmp_path):
    arguments = ["sentences", "-p", "families", "issues", "-p", "brief", "mine"]
    first = run(*arguments, cwd=tmp_path)
    assert first.stdout == "wrote coding/mine/sentences.csv\nwrote coding/mine/sentences.xlsx\n", first.stderr
    path = tmp_path / "coding" / "mine" / "sentences.csv"
    before = path.read_bytes()
    head = before.decode("utf-8-sig").splitlines()[0].split(",")
    assert head[:4] == ["document", "sentence", "text", "issues.user_data"] and len(head) == 23
    again = run(*arguments, cwd=tmp_path)
    assert (again.returncode, path.read_bytes()) == (2, before)
    assert again.stderr == (
        "parallax: coding/mine/sentences.csv: exists already, and is left as it is; give another folder with --out\n"
    )
    elsewhere = run(*arguments, "--out", tmp_path / "other")
    assert elsewhere.returncode == 0 and (tmp_path / "other" / "sentences.xlsx").exists()
    unfilled = run("brief", "-p", "coding", path, "-p", "coded_by", "hand")
    assert unfilled.stderr == f"parallax: {path}: no cell is filled in; write 1 where a code applies\n"


def test_parameters_lists_each_with_type_default_and_meaning():
    result = run("parameters")
    assert result.returncode == 0
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert "int" in lines["terms"] and "10" in lines["terms"] and "how many terms" in lines["terms"]


def test_parameters_can_come_from_a_file(tmp_path):
    (tmp_path / "p.yml").write_text("terms: none of them\n", "utf-8")
    assert "terms: 'none of them'" in run("brief", "-f", tmp_path / "p.yml").stderr
