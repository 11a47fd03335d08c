"""What every format shares: headings told from text, and what a file says about itself."""

import pytest

from parallax.readers import blocks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Terms of trade", "heading"),
        ("It is open.", "text"),
        ("The sides agreed:", "set apart"),
        ("Why?", "set apart"),
        ("word " * 26, "text"),
    ],
)
def test_heading_or_text(text, kind):
    assert blocks.heading_or_text(text) == kind


def test_known():
    about = {"title": " A\u00a0word \n", "author": None, "publisher": "\u200b", "date": "2025-03-04T10:00"}
    assert blocks.known(about) == {"title": "A word", "date": "2025-03-04"}


def test_what_is_too_long_to_be_said_is_left_out():
    about = {"title": "A" * 1_000, "author": "A " * 501, "date": "1" * 900_000, "publisher": f"{'a.' * 550_000}com"}
    assert blocks.known(about) == {"title": "A" * 1_000}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-05-12T03:01:01-04:00", "2025-05-12"),
        ("20250512", "2025-05-12"),
        ("2025/05/12", "2025-05-12"),
        ("May 12, 2025", "2025-05-12"),
        ("Monday, 12 May 2025", "2025-05-12"),
        ("Mon, 12 May 2025 10:00:00 GMT", "2025-05-12"),
        ("13/06/2025", "2025-06-13"),
        ("05/06/2025", "05/06/2025"),
        ("May 2025", "May 2025"),
        ("2025", "2025"),
        ("2025-02-30", "2025-02-30"),
        ("last spring", "last spring"),
        ("1" * 99, "1" * 99),
    ],
)
def test_iso_date(text, date):
    assert blocks.iso_date(text) == date


def test_properties_that_a_program_filled_in_are_left_out():
    assert blocks.properties("Microsoft Word - draft", "Ana Lund") == {"author": "Ana Lund"}
    assert blocks.properties("Joint Words", "python-docx") == {"title": "Joint Words"}
    assert blocks.properties(None, None) == {}


@pytest.mark.parametrize(
    ("head", "rest", "parted"),
    [
        ("Fees:", " They fall.", ("Fees:", "They fall.")),
        ("Fees", ": They fall.", ("Fees:", "They fall.")),
        ("Fees. ", "They fall.", ("Fees.", "They fall.")),
        ("The U.S.", "-led talks ended.", ("", "The U.S.-led talks ended.")),
        ("Fees", " fall.", ("", "Fees fall.")),
        ("Fees:", "", ("", "Fees:")),
    ],
)
def test_words_in_other_letters_before_a_paragraph(head, rest, parted):
    assert blocks.run_in(head, rest) == parted
