"""What is installed works by itself: the wheel, in a folder that holds nothing but a user's two texts."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from samples import PROJECT

pytestmark = pytest.mark.slow

STATEMENT = """Ministers agree to open the harbour

The Ministry of Transport said on Monday that the two governments will open the harbour to ferries in May. "We welcome
this agreement," the minister said. Both sides agreed that safety rules must be respected.

The ministry will publish the timetable next week. It asked shipping companies to apply for licences by April.
"""
COMMENTARY = """A harbour opens, and a question remains

The harbour may open in May, but nobody knows who will pay for the new quay. The minister did not mention the costs.
Fishermen fear that ferries could drive them out of the bay, and their union opposes the agreement.

Trade may grow, perhaps faster than expected. Yet without a plan for the fishing fleet, the agreement is half a success.
"""


def run(*command, folder: Path = PROJECT) -> str:
    """What a command prints; what it prints in an error fails the test."""
    done = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(source: Path, folder: Path) -> Path:
    """The wheel built of a source tree or an sdist, with the setuptools that the lock installs."""
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, source)
    return next(folder.glob("*.whl"))


def names(wheel: Path) -> set[str]:
    """The files of the package in a wheel."""
    return {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("parallax/")}


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    """A copy of what is built from, without what an earlier build left beside it."""
    folder = tmp_path_factory.mktemp("sources")
    for part in ("parallax", "notebooks", "seeds", "pyproject.toml", "README.md", "LICENSE"):
        run("cp", "-r", PROJECT / part, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(sources, tmp_path_factory) -> Path:
    """The wheel of the project."""
    return built(sources, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """The Python of a new environment that holds the wheel, and sees the packages of this one except the project's."""
    venv = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    python = venv / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (own / "others.pth").write_text(sysconfig.get_path("purelib"))
    return python


@pytest.fixture(scope="module")
def home(python, tmp_path_factory) -> Path:
    """A folder with two texts, after the installed command has compared them."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "a.txt").write_text(STATEMENT)
    (folder / "b.txt").write_text(COMMENTARY)
    told = ["-p", "brief", "mine", "-p", "statement", "a.txt", "-p", "commentary", "b.txt"]
    assert "wrote reports/mine" in run(python.with_name("parallax"), "brief", *told, folder=folder)
    return folder


def test_wheel_holds_every_module_template_list_notebook_and_seed(sources, wheel):
    own = {path.relative_to(sources) for path in (sources / "parallax").rglob("[!.]*.*") if path.suffix != ".pyc"}
    beside = {Path("parallax", path.parent.name, path.name) for path in sources.glob("*/[!.]*")}
    wanted = own | {path for path in beside if path.parts[1] in ("notebooks", "seeds")}
    assert names(wheel) == {path.as_posix() for path in wanted}
    assert {"parallax/notebooks/0-summary.ipynb", "parallax/seeds/codebook.yml"} <= names(wheel)


def test_wheel_carries_the_licence_and_the_version(wheel):
    held = zipfile.ZipFile(wheel)
    info = next(name for name in held.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = held.read(info).decode()
    assert "License-Expression: MIT" in metadata and "License-File: LICENSE" in metadata
    assert wheel.name.split("-")[1] in metadata


def test_sdist_builds_the_same_wheel(sources, wheel, tmp_path):
    backend = f"import setuptools.build_meta as backend; backend.build_sdist({str(tmp_path)!r})"
    run(sys.executable, "-c", backend, folder=sources)
    again = built(next(tmp_path.glob("*.tar.gz")), tmp_path)
    assert names(again) == names(wheel)


def test_what_is_imported_is_what_was_installed(python, home):
    lines = "import parallax; print(parallax.__file__)"
    assert Path(run(python, "-c", lines, folder=home).strip()).is_relative_to(python.parent.parent)


def test_brief_of_two_texts_is_written_where_the_command_runs(home):
    reports, figures = home / "reports/mine", home / "figures/mine"
    assert {"brief.html", "brief.pdf", "first-page.png", "data", "notebooks"} == {p.name for p in reports.iterdir()}
    assert {path.suffix for path in figures.iterdir()} == {".svg", ".png"}
    assert {path.name for path in home.iterdir()} == {"a.txt", "b.txt", "reports", "figures"}


def test_page_pdf_and_data_hold_the_user_s_texts(home):
    reports = home / "reports/mine"
    pdf = " ".join(page.extract_text() for page in PdfReader(reports / "brief.pdf").pages)
    assert "open the harbour" in (reports / "brief.html").read_text("utf-8") and "harbour" in pdf
    assert "who will pay for the new quay" in (reports / "data/sentences.csv").read_text("utf-8")
    assert json.loads((reports / "data/inputs.json").read_text("utf-8"))["parameters"]["statement"] == "a.txt"


def test_what_comes_with_the_package_is_the_same_installed_as_cloned(python, home):
    lines = "from parallax.publish import brief; print(brief.CODE, brief.sha256(*brief.notebooks()))"
    clone = run(sys.executable, "-c", lines, folder=PROJECT)
    assert run(python, "-c", lines, folder=home) == clone


def test_installed_notebooks_and_seeds_are_found_from_an_empty_folder(python, tmp_path):
    lines = run(python.with_name("parallax"), "check", folder=tmp_path)
    assert "Framework for Collaborative Resolution of TikTok" in lines and not os.listdir(tmp_path)
