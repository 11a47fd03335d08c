"""Conventions are tests: which module may import which, what the README promises, what the lock holds."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from parallax import PROJECT

# Each module imports only from modules to its left.
ORDER = [
    "formats.characters", "formats.blocks", "formats.plain", "formats.pages", "formats.markdown", "formats.pdf",
    "formats.word", "formats", "documents", "clauses", "voices", "codebook", "coding", "measures", "shares",
    "words", "agreement", "ground", "robustness", "compare", "displays", "findings", "tables", "figures",
    "exporters", "parameters", "places", "kernels", "render", "batch", "preview", "cli",
]  # fmt: skip
MODULES = {
    ".".join(path.relative_to(PROJECT).with_suffix("").parts[1:]).removesuffix("__init__").strip("."): path
    for path in sorted((PROJECT / "parallax").rglob("*.py"))
}
README = (PROJECT / "README.md").read_text("utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")


def imports(path):
    """The names of this package's modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "parallax":
            module = node.module.partition(".")[2]
            names = {f"{module}.{name.name}".strip(".") for name in node.names}
            yield from (names & set(MODULES)) | ({module} if module and names - set(MODULES) else set())


def test_every_module_has_its_place():
    assert set(MODULES) - {""} == set(ORDER)


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_one_way(name):
    place = ORDER.index(name) if name in ORDER else 0
    assert set(imports(MODULES[name])) <= set(ORDER[:place])


@pytest.mark.parametrize("name", MODULES)
def test_what_is_public_says_what_it_is(name):
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    assert ast.get_docstring(tree)
    kinds = (ast.FunctionDef, ast.ClassDef)
    public = [node for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]
    assert not [node.name for node in public if not ast.get_docstring(node)]


def test_every_module_has_a_test_module():
    tested = {path.stem.removeprefix("test_") for path in (PROJECT / "tests").glob("test_*.py")}
    assert {name.replace(".", "_") for name in ORDER} <= tested


def test_readme_links_lead_somewhere():
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (PROJECT / target).exists(), target


def test_readme_says_what_the_committed_brief_found():
    findings = json.loads((PROJECT / "reports/madrid-tiktok/data/findings.json").read_text("utf-8"))
    told = re.findall(r"^- \*\*(.+?)\*\* \*(.+?)\*$", README, re.MULTILINE)
    assert len(told) >= 5
    assert set(told) <= {(finding["text"], finding["label"]) for finding in findings}


def test_readme_targets_of_make_exist():
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", README, re.MULTILINE))
    assert {"brief", "test"} <= named <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def test_make_help_lists_every_target():
    shown = subprocess.run(["make", "-s", "help"], cwd=PROJECT, capture_output=True, text=True).stdout
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert {line.split()[1] for line in shown.splitlines()} == targets


def test_readme_commands_of_parallax_exist():
    parallax = Path(sys.executable).parent / "parallax"
    for command in set(re.findall(r"^\s*(?:\.venv/bin/)?parallax ([a-z]+)", README, re.MULTILINE)):
        assert subprocess.run([parallax, command, "--help"], capture_output=True).returncode == 0, command


def test_ci_runs_the_readme_s_test_command():
    assert "make test" in (PROJECT / ".ci" / "run").read_text("utf-8")


def requirements():
    lines = (PROJECT / "requirements.txt").read_text("utf-8").splitlines()
    return dict(re.match(r"([\w.-]+)==([^ ;]+)", line).groups() for line in lines if re.match(r"[\w.-]+==", line))


def declared():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return {re.match(r"[\w.-]+", entry)[0].lower().replace("_", "-") for group in groups for entry in group}


def test_requirements_are_exact_and_hold_all_that_is_declared():
    assert declared() <= {name.lower().replace("_", "-") for name in requirements()}
    text = (PROJECT / "requirements.txt").read_text("utf-8")
    assert "://" not in text and "--index" not in text
