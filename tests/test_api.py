"""The library: texts or files in, tables and a brief out, mistakes in one line."""

import inspect
from pathlib import Path

import pandas as pd
import pytest

import parallax
from parallax import InputError, parameters

STATEMENT = "The ministry urged the firm to lift its ban on exports. It will pay tariffs. The talks went well."
COMMENTARY = "Critics doubt that the ban will be lifted. Tariffs hurt farmers. The talks failed, they said."


@pytest.fixture(scope="module")
def compared():
    return parallax.compare(STATEMENT, COMMENTARY, families=["themes", "issues"], resamples=200, minimum_count=1)


def test_texts_are_compared_with_the_bundled_codebook(compared, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert list(compared.families) == ["themes", "issues", "voice"]
    assert compared.sentences["text"].tolist()[0].startswith("The ministry urged")
    for name in ("sentences", "codings", "shares", "differences", "words", "documents"):
        assert isinstance(getattr(compared, name), pd.DataFrame) and len(getattr(compared, name))


def test_a_file_gives_what_its_text_gives(compared, tmp_path):
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (STATEMENT, COMMENTARY), strict=True):
        path.write_text(text)
    made = parallax.compare(*paths, families=["themes", "issues"], resamples=200, minimum_count=1)
    pd.testing.assert_frame_equal(made.shares, compared.shares)
    pd.testing.assert_frame_equal(made.sentences, compared.sentences)


def test_settings_are_the_parameters_with_their_defaults():
    named = {name: each.default for name, each in inspect.signature(parallax.compare).parameters.items()}
    known = {name: each.default for name, each in parameters.declared().items()}
    lists = {"families": (), "codes": ()}
    assert {name: default for name, default in named.items() if name not in ("statement", "commentary")} == {
        name: lists.get(name, default)
        for name, default in known.items()
        if name not in ("brief", "title", "terms", "paper", "statement", "commentary")
    }


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"families": "themes"}, "families: 'themes' is not a list of names; write a list such as"),
        ({"codes": [1]}, "codes: [1] is not a list of names"),
        ({"confidence": 2}, "confidence: 2 is not valid"),
        ({"resamples": "many"}, "resamples: 'many' is not a whole number"),
        ({"coded_by": "people"}, "coded_by: 'people' is not valid"),
        ({"families": ["colours"]}, "families: no family 'colours' in the codebook"),
        ({"statement": 7}, "statement: 7 is neither a text nor a path"),
        ({"commentary": Path("nowhere.txt")}, "nowhere.txt: no such file"),
        ({"commentary": STATEMENT}, "commentary: "),
        ({"codebook": Path("nowhere.yml")}, "nowhere.yml: no such file"),
    ],
)
def test_what_cannot_be_used_is_one_line(changed, message):
    with pytest.raises(InputError) as error:
        parallax.compare(**{"statement": STATEMENT, "commentary": COMMENTARY, **changed})
    assert str(error.value).startswith(message) and "\n" not in str(error.value)


@pytest.mark.slow
def test_a_brief_is_rendered_into_a_folder_and_replaces_only_a_brief(compared, tmp_path):
    folder = compared.brief(tmp_path / "out", title="Two texts")
    assert {"brief.html", "brief.pdf", "first-page.png", "data", "notebooks", "figures"} == {
        path.name for path in folder.iterdir()
    }
    assert ">Two texts</p>" in (folder / "brief.html").read_text("utf-8")
    (folder / "note.txt").write_text("mine")
    with pytest.raises(InputError, match=r"note.txt: would be lost"):
        compared.brief(folder)
    assert (folder / "note.txt").read_text() == "mine"


def test_a_comparison_is_printed_as_a_line_that_names_its_texts_and_tables(compared):
    told = repr(compared)
    assert told.startswith("<comparison of “The ministry urged the firm to lift its…” (3 sentences) and “Critics")
    assert "\n" not in told and len(told) < 400 and " claims, " in told
