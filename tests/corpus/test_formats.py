"""One account, whatever it was saved as: the same sentences, units, removed lines and labels."""

import pandas as pd
import pytest
from conftest import SEEDS
from formats import FORMATS, Part, as_html, printed
from samples import compare

from parallax.corpus import documents

ACCOUNT = [
    Part("title", "Ministers Agree on a Ferry Framework"),
    Part("text", "By Ana Lund"),
    Part("text", "March 4, 2025"),
    Part(
        "text",
        "The ministers of the two countries met in Oslo on Tuesday and reached an understanding on the ferry link, "
        "which had been closed for ten years.[1] They will meet again before the summer.",
    ),
    Part(
        "text",
        "“We have come a long way,” Minister Dana Holm told reporters after the talks. “The people of both shores "
        "deserve a link that they can rely on.”",
    ),
    Part("heading", "What Was Agreed"),
    Part("text", "Under the framework, the two sides will:"),
    Part("item", "cut the harbour fees by half, beginning with small ships;"),
    Part(
        "item",
        "open the port to all ships of either country, whatever the goods that they carry or the place where they "
        "were built:",
    ),
    Part("item", "steel and timber at once;", 2),
    Part("item", "fish after a review of the rules on cold storage; and", 2),
    Part("item", "meet again in May."),
    Part("heading", "Who Pays for the Ships?"),
    Part(
        "text",
        "Neither government has said who will pay. The framework leaves the question to a joint commission, whose "
        "members have yet to be named by the two parliaments.",
    ),
    Part(
        "quote",
        "The commission shall report to both governments within ninety days of its first meeting. Its report shall "
        "be public.",
    ),
    Part("heading", "CLOSING THE GAP"),
    Part("run-in", "OPENING THE PORT: | The port opens to small ships on the first of June, and to others later."),
    Part(
        "text",
        "The link matters to U.S. carriers as well. Dr. Eva Roe of the Harbour Institute expects long-term, "
        "well-paid work in the ports, and more of it than the governments say.",
    ),
    Part("item", "Fees fall on June 1."),
    Part("item", "Ships sail on July 1."),
    Part("text", "Nobody knows yet how many will come."),
    Part("text", "Ana Lund is a senior fellow at the Harbour Institute and the author of two books on the link."),
]
REMOVED = [
    ("byline", "By Ana Lund"),
    ("date", "March 4, 2025"),
    ("reference mark", "[1]"),
    ("heading", "What Was Agreed"),
    ("heading", "Who Pays for the Ships?"),
    ("heading", "CLOSING THE GAP"),
    ("run-in heading", "OPENING THE PORT:"),
    ("biography", "Ana Lund is a senior fellow at the Harbour Institute and the author of two books on the link."),
]
# Each sentence's paragraph, and the line whose list it belongs to.
UNITS = [
    *[("S0", 0, ""), ("S1", 1, ""), ("S2", 1, ""), ("S3", 2, ""), ("S4", 2, ""), ("S5", 3, "")],
    *[("S6", 4, "S5"), ("S7", 5, "S5"), ("S8", 6, "S7"), ("S9", 7, "S7"), ("S10", 8, "S5")],
    *[("S11", 9, ""), ("S12", 9, ""), ("S13", 10, ""), ("S14", 10, ""), ("S15", 11, "")],
    *[("S16", 12, ""), ("S17", 12, ""), ("S18", 13, ""), ("S19", 14, ""), ("S20", 15, "")],
]


def saved(name, folder):
    """The account, saved in a format."""
    raw = printed(as_html(ACCOUNT), folder) if name == "printed.pdf" else FORMATS[name](ACCOUNT)
    (folder / name).write_bytes(raw)
    return folder / name


@pytest.mark.parametrize("name", [*FORMATS, pytest.param("printed.pdf", marks=pytest.mark.slow)])
def test_an_account_has_the_same_sentences_and_units_in_every_format(name, tmp_path):
    document, removed, sentences = documents.read_one("statement", saved(name, tmp_path))
    words = [part.text.partition(" | ") for part in ACCOUNT]
    kept = " ".join(rest or head for head, _, rest in words).replace("[1]", "")
    assert all(row[3] in kept for row in sentences)
    assert [(row[1], row[2], row[4]) for row in sentences] == UNITS
    assert [row[1:] for row in removed] == REMOVED
    assert (document["author"], document["date"]) == ("Ana Lund", "2025-03-04")


@pytest.mark.slow
def test_labels_are_the_same_in_every_format(tmp_path):
    tables = [
        compare(saved(name, tmp_path), SEEDS["commentary"], resamples=200).differences
        for name in [*FORMATS, "printed.pdf"]
    ]
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])
