"""Notebooks argue and modules compute: how the notebooks are stored, and that each runs on its own."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from samples import PROJECT

from parallax.parameters import notebooks

PATHS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
BRIEF = ["0-summary", "1-positions", "2-themes", "3-framing", "4-issues", "5-texts", "6-reliability"]
NAMES = [*BRIEF, "explore"]
EVENT = re.compile(r"madrid|tiktok|china|beijing|trump|bessent|cgtn", re.IGNORECASE)


def read(path):
    return nbformat.read(path, as_version=4)


def code(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def parameters(path):
    return [cell for cell in code(path) if "parameters" in cell.metadata.get("tags", [])]


def test_all_are_there():
    assert [path.stem for path in PATHS] == NAMES


def test_what_is_for_exploring_is_no_part_of_a_brief():
    assert [path.stem for path in notebooks()] == BRIEF


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
class TestNotebook:
    def test_has_no_outputs(self, path):
        assert all(not cell.outputs and cell.execution_count is None for cell in code(path))

    def test_defines_nothing(self, path):
        trees = [ast.parse(cell.source) for cell in code(path)]
        kinds = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While)
        assert not [node for tree in trees for node in ast.walk(tree) if isinstance(node, kinds)]

    def test_cells_are_short(self, path):
        """That of the parameters has a line for each."""
        cells = [cell for cell in code(path) if cell not in parameters(path)]
        assert max(len(cell.source.splitlines()) for cell in cells) <= 15

    def test_has_one_cell_of_parameters_the_same_in_all(self, path):
        assert len(parameters(path)) == 1
        assert parameters(path)[0].source == parameters(PATHS[0])[0].source

    def test_every_parameter_is_typed_and_explained(self, path):
        for line in parameters(path)[0].source.splitlines():
            assert re.match(r"\w+: (str|int|float|bool) = \S.*  # \w.*", line), line

    def test_says_more_than_it_computes(self, path):
        prose = sum(len(cell.source.split()) for cell in read(path).cells if cell.cell_type == "markdown")
        lines = sum(len(cell.source.splitlines()) for cell in code(path) if cell not in parameters(path))
        assert prose > 3 * lines

    def test_says_nothing_of_the_texts_ahead_of_the_data(self, path):
        prose = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
        assert not [text for text in prose if EVENT.search(text)]

    @pytest.mark.slow
    def test_help_of_papermill_explains_each_parameter(self, path):
        papermill = Path(sys.executable).parent / "papermill"
        shown = subprocess.run([papermill, "--help-notebook", path], capture_output=True, text=True).stdout
        names = re.findall(r"^(\w+): ", parameters(path)[0].source, re.MULTILINE)
        assert all(re.search(rf"^ *{name}: \w+", shown, re.MULTILINE) for name in names)

    @pytest.mark.slow
    def test_runs_on_its_own_from_its_own_folder(self, path, tmp_path):
        papermill = Path(sys.executable).parent / "papermill"
        out = tmp_path / "out.ipynb"
        command = [papermill, path.name, out, "-p", "resamples", "200", "--no-progress-bar"]
        result = subprocess.run(command, cwd=path.parent, capture_output=True, text=True, timeout=120)
        assert result.returncode == 0, result.stderr[-2000:]
        assert any(cell.outputs for cell in code(out))
