"""Reading in a process of its own: the same blocks, and an end for what has none."""

import sys

import pytest
from samples import made_docx, made_pdf, made_project, made_workbook, rezipped

from parallax import InputError
from parallax.readers import account, apart, qdpx, xlsx

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("raw", [made_pdf(), made_docx(), b"It is open. It sails."], ids=["pdf", "docx", "text"])
def test_a_file_is_read_as_it_is_here(raw):
    assert apart.read(raw, "given.bin") == account.read(raw, "given.bin")


def test_a_workbook_and_a_project_are_read_as_they_are_here():
    book, project = made_workbook(("a", None, 1.5)), made_project("0 10 rain by anna", "11 21 snow by ben")
    assert apart.rows(book, "t.xlsx") == xlsx.read(book, "t.xlsx")
    assert apart.project(project, "p.qdpx") == qdpx.read(project, "p.qdpx")


def test_a_workbook_whose_styles_never_end_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "DEADLINE", 4)
    change = lambda styles: styles.replace(b"</fonts>", b"<font/>" * 4_000_000 + b"</fonts>")  # noqa: E731
    raw = rezipped(made_workbook(("a",)), "xl/styles.xml", change=change)
    with pytest.raises(InputError, match=r"^t.xlsx: (not read after|too large or too complex).*; save it as CSV$"):
        apart.rows(raw, "t.xlsx")


def test_a_project_that_names_a_long_text_again_and_again_is_refused():
    raw, end = made_project("0 10 rain by anna", text="It rained. " * 300_000), b"</Sources></Project>"
    change = lambda qde: qde.removesuffix(end) + qde[qde.find(b"<TextSource") : -len(end)] * 60 + end  # noqa: E731
    with pytest.raises(InputError, match=r"^p.qdpx: too large or too complex to be read; save it as CSV$"):
        apart.project(rezipped(raw, "project.qde", change=change), "p.qdpx")


def test_a_mistake_is_told_in_the_same_words():
    with pytest.raises(InputError, match=r"^g\.pdf: a broken PDF \(\w+\); save it again, or as plain text$"):
        apart.read(b"%PDF-1.7\nnothing", "g.pdf")


# What a process does in place of reading, and what is told.
PROCESSES = [
    ("import time; time.sleep(60)", "g.pdf: not read after 1 seconds; save its text as plain text"),
    (
        "from parallax.readers import apart; apart.MEMORY = 300_000_000; apart.limit_memory(); b'a' * 1_000_000_000",
        "g.pdf: too large or too complex to be read; save its text as plain text",
    ),
    ("import os; os.abort()", "g.pdf: too large or too complex to be read; save its text as plain text"),
]


@pytest.mark.parametrize(("program", "told"), PROCESSES)
def test_what_takes_too_long_or_too_much_is_ended(program, told, monkeypatch):
    monkeypatch.setattr(apart, "DEADLINE", 1 if "sleep" in program else 60)
    monkeypatch.setattr(apart, "COMMAND", [sys.executable, "-P", "-c", program])
    with pytest.raises(InputError) as problem:
        apart.read(made_pdf(), "g.pdf")
    assert str(problem.value) == told


def test_only_a_short_text_with_few_tags_is_read_in_this_process():
    short, tags = b"It is open. It sails. " * 9, b"<b>It sails.</b> "
    assert account.is_read_here(short, "a.txt") and account.is_read_here(tags * 90, "a.html")
    assert not account.is_read_here(short * 5_000, "a.md")
    assert not account.is_read_here(tags * 900, "a.html")
    assert not account.is_read_here(b"MIME-Version: 1.0\n\n" + short, "a.mhtml")
