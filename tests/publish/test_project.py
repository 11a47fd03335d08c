"""A folder to begin in, and notebooks laid out."""

import errno
import os

import pytest
import yaml

from parallax import parameters
from parallax.coding import codebook_file
from parallax.errors import InputError
from parallax.publish import project
from parallax.readers import files


def test_a_folder_to_begin_in_has_parameters_a_codebook_and_a_place_for_texts(tmp_path):
    made = project.init(str(tmp_path / "mine"))
    assert [path.name for path in made] == ["parameters.yml", "codebook.yml", "texts"]
    given = parameters.from_file(str(made[0]))
    assert given["statement"] == "texts/statement.txt" and parameters.check(given)["brief"] == "mine"
    assert codebook_file.read(str(made[1])).families and made[2].is_dir()


def test_every_parameter_that_the_file_does_not_set_can_be_switched_on(tmp_path):
    path = project.init(str(tmp_path / "mine"))[0]
    text = path.read_text("utf-8")
    on = "\n".join(line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ") and ":  " not in line)
    on = "\n".join(line for line in on.splitlines() if line.split(":")[0] in parameters.declared())
    switched = yaml.safe_load(on)
    empty = {each.name for each in parameters.declared().values() if each.default == ""}
    assert set(switched) | set(project.SET) | empty >= set(parameters.declared())
    assert switched["terms"] == parameters.declared()["terms"].default


def test_what_stands_there_is_not_overwritten(tmp_path):
    (tmp_path / "codebook.yml").write_text("mine")
    with pytest.raises(InputError, match=r"codebook\.yml: already exists and was not overwritten"):
        project.init(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["codebook.yml"]


def test_notebooks_are_laid_out_once(tmp_path):
    copies = project.lay_out(str(tmp_path / "nb"))
    there = sorted(parameters.NOTEBOOKS.glob("*.ipynb"))
    assert "explore.ipynb" in [copy.name for copy in copies]
    assert [copy.read_bytes() for copy in copies] == [path.read_bytes() for path in there]
    with pytest.raises(InputError, match="already exists"):
        project.lay_out(str(tmp_path / "nb"))


def test_a_place_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    for make in (project.init, project.lay_out):
        with pytest.raises(InputError, match="cannot be"):
            make(str(tmp_path / "file" / "folder"))


@pytest.mark.parametrize("make", [project.init, project.lay_out])
def test_where_the_disk_is_full_nothing_is_left(monkeypatch, tmp_path, make):
    write, written = files.write_new, []

    def write_one(path, data):
        """Writes the first file, and has no room for another."""
        if written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(path)
        write(path, data)

    monkeypatch.setattr(files, "write_new", write_one)
    with pytest.raises(InputError, match=r"No space left on device\); choose another place"):
        make(str(tmp_path / "a" / "b"))
    assert written and not list(tmp_path.iterdir())
    monkeypatch.setattr(files, "write_new", write)
    assert make(str(tmp_path / "a" / "b"))
