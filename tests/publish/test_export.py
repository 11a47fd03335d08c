"""Exports: a file for each form, never over another, and what a program for analysis gives back."""

import io

import pytest
from docx import Document

from parallax import InputError
from parallax.publish import export

pytestmark = pytest.mark.slow


def quiet(text):
    """Takes what is said of the progress."""


@pytest.mark.parametrize("form", ["qdpx", "docx"])
def test_a_file_that_stands_there_is_not_overwritten(form, tmp_path):
    (tmp_path / f"mine.{form}").write_text("mine")
    with pytest.raises(InputError, match=rf"mine\.{form}: already exists and was not overwritten"):
        export.export({"brief": "mine"}, form, tmp_path, quiet)
    assert (tmp_path / f"mine.{form}").read_text() == "mine"


def test_a_project_is_written_and_not_taken_for_a_coding_by_people(tmp_path):
    path = export.export({"brief": "mine"}, "qdpx", tmp_path / "new", quiet)
    assert path == tmp_path / "new" / "mine.qdpx"
    with pytest.raises(InputError, match="nobody has coded it yet"):
        export.export({"brief": "again", "coding": str(path)}, "qdpx", tmp_path, quiet)


@pytest.mark.slow
def test_the_notebooks_are_executed_for_a_word_file(tmp_path):
    given = {"brief": "mine", "title": "My own title", "paper": "letter"}
    made = Document(io.BytesIO(export.export(given, "docx", tmp_path, quiet).read_bytes()))
    assert made.paragraphs[0].text == "My own title" and round(made.sections[0].page_width.inches, 1) == 8.5
    assert [each.text for each in made.paragraphs if each.style.name == "Heading 1"][:2] == ["In short", "Positions"]
