"""The scripts that measure accuracy run on what they say they need; their figures depend on codings kept elsewhere."""

import sys
from importlib import import_module
from pathlib import Path

import pytest
from samples import PROJECT

pytestmark = pytest.mark.slow


def script(name):
    """A script of bench/, as a module."""
    if str(PROJECT / "bench") not in sys.path:
        sys.path.append(str(PROJECT / "bench"))
    return import_module(name)


TEXTS = {
    "official.txt": "Norway will send two ships to Peru.\n\nPeru must cut its tariffs on salmon.\n",
    "commentary.txt": "Peru’s tariffs on salmon harm Norway.\n\nNobody knows why. It is raining.\n",
}
TABLES = {
    "codes.csv": "sentence,themes,frames,functions,issues\nS1,,,proposes_remedy,\nS2,trade_and_economy,,,\n",
    "pair-sentences.csv": (
        "document,sentence,paragraph,text\nstatement,S1,1,Norway pledged to send two ships to Peru.\n"
        "commentary,C1,1,Peru’s tariffs on salmon harm Norway.\n"
    ),
    "pair-claims-1.csv": (
        "sentence,claimant,claimant_side,act,target,target_side\nS1,Norway,Norway,promises,Peru,Peru\n"
    ),
    "pair-matters-1.csv": "matter,words,statement,commentary\ntariffs,tariffs,S2,C1\n",
    "pair-pairs-1.csv": "statement,commentary,relation,about\nS2,C1,differs,tariffs on salmon\n",
}


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder of codings and of two texts that a reader coded."""
    (tmp_path / "pair").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "pair" / name).write_text(text, "utf-8")
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name.replace("-1", "-2")).write_text(text, "utf-8")
    return tmp_path


def test_claims_are_held_against_readers(folder, capsys):
    script("claims").main(folder)
    told = capsys.readouterr().out
    assert "promises  people   1, found   1, wrongly   0" in told and "target_side right in 1 of 1" in told


def test_matters_and_pairs_are_held_against_readers(folder, capsys):
    script("matters").report(folder, folder, "pair")
    assert "coder 1: " in capsys.readouterr().out


def test_whose_a_text_is_takes_the_side_of_most_claims(folder):
    commentary, statement = script("author_weights").texts(0, folder / "pair-sentences.csv")
    assert (statement.is_official, statement.side) == (True, "Norway") and not commentary.is_official
    assert statement.sides[script("author_weights").place_of(statement)] == "Norway"


def test_codes_are_held_against_a_reader_s(folder, capsys):
    script("codes").main(
        [str(folder / "pair" / "official.txt"), str(folder / "pair" / "commentary.txt"), str(folder / "codes.csv")]
    )
    assert "themes" in capsys.readouterr().out


def test_corrections_and_learning_take_a_pair_of_texts(folder):
    paths = (str(folder / "pair" / name) for name in TEXTS)
    cues, read = script("correction").pair(*paths, str(folder / "codes.csv"))[0]
    assert cues.shape == read.shape and read.sum() == 2
    known = script("learning").pair(*(str(folder / "pair" / name) for name in TEXTS), str(folder / "codes.csv"))
    assert len(known.known) == len(known.groups) == 5
