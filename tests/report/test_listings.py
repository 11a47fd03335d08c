"""Listings: a line that opens a list is told with what stands below it."""

import parallax
from parallax.report import listings

OTHER = "It snowed in Oslo. It rained."


def told(text, *but):
    both = parallax.compare(text, OTHER, families=["themes"], resamples=100)
    return "".join(run.text for run in listings.listing(both, "S2", set(but)))


def test_a_line_is_told_with_what_its_items_are_called():
    items = "Fake fees: it asks for more.\n\nFalse labels: they lie.\n\nPeru left."
    text = f"It rained.\n\nThe shop breaks the law, including by:\n\n{items}"
    assert told(text) == ": “Fake fees” (S3), “False labels” (S4)"
    assert told(text, "S3") == ""


def test_items_of_a_list_without_a_name_give_their_first_words():
    text = "It rained.\n\nNorway will:\n\n- open the old port of Oslo to all the ships of the south;\n- pay;\n"
    assert told(text) == ": “open the old port of Oslo to all the ships […]” (S3), “pay” (S4)"


def test_what_follows_no_colon_is_no_list():
    assert told("It rained.\n\nThe shop left.\n\nFake fees: it asks.\n\nFalse labels: they lie.") == ""


def test_an_item_that_says_nothing_alone_is_told_after_the_line_that_opens_it():
    items = "the authority of the ministry; or\n\nthe functions of the port."
    text = f"It rained. Nothing here may limit:\n\n{items}\n\nIt snowed."
    both = parallax.compare(text, OTHER, families=["themes"], resamples=100)
    assert listings.openers(both) == {"S3": "S2", "S4": "S2"}
