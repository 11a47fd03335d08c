"""Entman's grid: its rows, whose remedy each is, and that blame is told once."""

import parallax
from parallax.report import grid


def plain(cell):
    return "".join(run.text for run in cell)


def test_the_grid_has_four_functions_and_says_of_whom_and_by_whom(seeds):
    shown = grid.grid(seeds)
    assert [plain(row[0]) for row in shown.rows] == ["Problem", "Cause", "Judgement", "Remedy"]
    remedy = plain(shown.rows[3][1])
    assert "Asked of the United States by Li Chenggang: “correct its missteps" in remedy
    assert "Promised by Wang Jingtao: “safeguarding" in remedy
    assert "Against the United States: “" in plain(shown.rows[2][1])


def test_texts_without_a_position_have_no_grid():
    rained = parallax.compare("It rained. It snowed.", "It thundered. It dripped.", families=["themes"], resamples=100)
    assert grid.grid(rained) is None
