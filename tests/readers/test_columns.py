"""Columns of a PDF whose lines are drawn across them, and what only looks like columns."""

import time

import pytest
from samples import blocks, drawn, made_pdf

from parallax.readers import columns
from parallax.readers.unseen import Pen

LEFT = [
    "The ministers of both countries met in",
    "Oslo on Tuesday and agreed to a plan",
    "for trade in steel and wood. They will",
    "meet again in May. The ferry link opens",
    "in June, when the ships are ready.",
]
RIGHT = [
    "Critics say that the plan was made in",
    "haste and holds nothing for workers",
    "in the north, who wait for relief.",
    "The opposition asks for a vote on the",
    "matter before the summer ends.",
]
FIRST = "The ministers of both countries met in Oslo."


def shown(text: str, x: float, y: float, size: float = 10) -> str:
    """A text at a place."""
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


def by_row(*rows: tuple[str, ...], places=(72, 320), top: int = 500) -> str:
    """Rows, each drawn from left to right; a text that is empty is not drawn."""
    return "".join(
        shown(text, x, top - 12 * number)
        for number, row in enumerate(rows)
        for text, x in zip(row, places, strict=False)
        if text
    )


def by_moves(*rows: tuple[str, ...]) -> str:
    """The same, drawn in one go with moves to and fro."""
    steps = (f"0 -12 Td ({left}) Tj 248 0 Td ({right}) Tj -248 0 Td" for left, right in rows)
    return f"BT /F1 10 Tf 72 512 Td {' '.join(steps)} ET"


def by_word(*lines: str, x: float = 72, width: float = 6) -> str:
    """Lines of which each word is drawn at its place, each letter of one width."""
    starts = ((line, word) for line in enumerate(lines) for word in range(len(line[1].split())))
    return "".join(
        shown(line.split()[word], x + width * len(" ".join([*line.split()[:word], ""])), 500 - 12 * number)
        for (number, line), word in starts
    )


def read(drawing: str) -> str:
    """The text of a page, after the sentence that stands above."""
    found = blocks(drawn(drawing), "a.pdf")
    assert {kind for kind, _ in found} == {"text"}
    return " ".join(text for _, text in found).removeprefix(FIRST).strip()


ROWS = list(zip(LEFT, RIGHT, strict=True))
IN_ORDER = " ".join([*LEFT, *RIGHT])
ACROSS = " ".join(f"{left} {right}" for left, right in ROWS)


@pytest.mark.parametrize(
    "drawing", [by_row(*ROWS), by_moves(*ROWS), by_row(*zip(LEFT)) + by_row(*zip(RIGHT), places=(320,))]
)
def test_columns_are_read_one_after_the_other(drawing):
    assert read(drawing) == IN_ORDER


def test_columns_whose_words_are_drawn_one_by_one_are_read_one_after_the_other():
    rows = ROWS * 3
    drawing = "".join(
        by_word(left).replace(" 500 Td", f" {500 - 12 * k} Td")
        + by_word(right, x=320).replace(" 500 Td", f" {500 - 12 * k} Td")
        for k, (left, right) in enumerate(rows)
    )
    assert read(drawing) == " ".join([*LEFT * 3, *RIGHT * 3])


def test_three_columns_are_read_one_after_the_other():
    rows = [(left, right, left) for left, right in ROWS]
    assert read(by_row(*rows, places=(40, 230, 420))) == " ".join([*LEFT, *RIGHT, *LEFT])


def test_columns_of_unequal_length_are_read_to_their_ends():
    more = "It carries cars, and later trains."
    assert read(by_row(*ROWS, (more, ""))) == " ".join([*LEFT, more, *RIGHT])
    assert read(by_row(*ROWS, ("", more))) == " ".join([*LEFT, *RIGHT, more])


def test_what_stands_above_and_below_the_columns_stays_there():
    head = "The two sides of the sound, as the papers of both of them saw the talks in the north"
    foot = "No word was said of the fees that the ships will pay, nor of the trains."
    whole = shown(head, 72, 530) + by_row(*ROWS) + shown("Reported in brief.", 72, 400) + shown(foot, 72, 388)
    assert read(whole) == " ".join([head, *LEFT, *RIGHT, "Reported in brief.", foot])


def test_a_line_across_the_columns_parts_them():
    across = "The papers of both countries wrote at length about it and about what was left out of it"
    drawing = by_row(*ROWS) + shown(across, 72, 440) + by_row(*ROWS, top=428)
    assert read(drawing) == " ".join([*LEFT, *RIGHT, across, *LEFT, *RIGHT])


TABLES = {
    "of short cells": [("steel", "a duty of a quarter")] * 8,
    "of names and figures": [("Ministry of Trade and Industry", "1,200,000,000 kroner in 2025")] * 8,
    "of sentences": [("They agreed to a plan for steel.", "They refused to vote on the plan.")] * 8,
    "of labels": [("Duties on steel from abroad", "Raised by a quarter in May")] * 8,
    "of four rows": ROWS[:4],
    "of cells of all lengths": [("duties", "raised"), *[("duties on steel, on wood and on all that", "by a half")] * 8],
}


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_a_table_is_read_row_by_row(rows):
    assert read(by_row(*rows)) == " ".join(" ".join(row) for row in rows)


def test_words_that_stand_below_one_another_by_chance_are_no_columns():
    lines = ["the fees on cars and on ships will go up in all of the north, which"] * 9
    assert read(by_word(*lines)) == " ".join(lines)


def test_an_indented_list_is_read_item_by_item():
    items = [f"{text.strip('.')}, they said" for text in (*LEFT, *RIGHT)]
    drawing = by_row(*(("\\225", item) for item in items), places=(72, 90))
    assert read(drawing).split() == " ".join(items).split()


def test_letters_that_nobody_sees_are_in_no_column():
    drawing = by_row(*ROWS * 2).replace("(haste", "3 Tr (haste", 1).replace("workers) Tj", "workers) Tj 0 Tr", 1)
    found = blocks(drawn(drawing), "a.pdf")
    assert found[-1] == ("hidden", RIGHT[1])
    left, right = " ".join(LEFT * 2), " ".join([RIGHT[0], *RIGHT[2:], *RIGHT])
    assert " ".join(text for _, text in found[:-1]) == f"{FIRST} {left} {right}"


def test_columns_that_are_drawn_column_by_column_stay_as_they_are():
    text = " ".join([*LEFT, *RIGHT])
    page = made_pdf(f"#set page(columns: 2, height: 5cm)\n#set text(hyphenate: false)\n{text}")
    assert " ".join(text for _, text in blocks(page, "a.pdf")) == text


def test_a_page_of_very_many_words_is_told_apart_in_a_second():
    many = [columns.Shown(Pen(), x, -y, 10, 100, 0) for y in range(30_000) for x in (0, 300)]
    started = time.monotonic()
    columns.parts(list(enumerate(many)))
    assert time.monotonic() - started < 5
