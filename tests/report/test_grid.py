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
    assert "Against the United States (Li Chenggang): “" in plain(shown.rows[2][1])


def test_texts_without_a_position_have_no_grid():
    rained = parallax.compare("It rained. It snowed.", "It thundered. It dripped.", families=["themes"], resamples=100)
    assert grid.grid(rained) is None


def test_what_is_open_is_a_problem_only_where_its_sentence_defines_one(seeds):
    rows = {row[0][0].text: row for row in grid.grid(seeds).rows}
    codes = {"Problem": "defines_problem", "Cause": "explains_cause"}
    for name, code in codes.items():
        carried = set(seeds.codings.loc[seeds.codings["code"] == code, "sentence"])
        first = {next((run.to for run in cell if run.to), "") for cell in rows[name][1:]}
        assert first - {""} <= carried
    unsettled = seeds.claims[seeds.claims["certainty"].isin(["open", "unlikely"])]
    assert {run.to for run in rows["Problem"][2] if run.to} <= set(unsettled["sentence"])


def test_the_cause_of_what_is_explained_is_told_with_it(seeds):
    row = next(row for row in grid.grid(seeds).rows if plain(row[0]) == "Cause")
    assert "no accident” C13 because “Recent U.S. economic data" in plain(row[2])
    assert plain(row[2]).endswith("C14")


def test_what_only_weighs_much_is_no_judgement():
    text = "Peru stresses the importance of the port. The port is vital to both countries. The raid was cruel."
    shown = grid.grid(parallax.compare(text, "It rained in Oslo. It snowed.", families=["themes"], resamples=100))
    judgement = next(row for row in shown.rows if plain(row[0]) == "Judgement")
    assert "cruel" in plain(judgement[1])
    assert "importance" not in plain(judgement[1]) and "vital" not in plain(judgement[1])


def test_what_is_only_for_something_is_no_cause():
    text = (
        "In order to cut the fee, Peru is closing the port. Because the fee is high, ships stay away. The port is old."
    )
    both = parallax.compare(text, "It rained in Oslo. It snowed.", families=["themes"], resamples=100)
    cause = next(row for row in grid.grid(both).rows if plain(row[0]) == "Cause")
    assert "ships stay away" in plain(cause[1]) and "In order to" not in plain(cause[1])
