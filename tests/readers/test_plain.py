"""Plain text as pairs of what a file holds and the blocks that are read from it."""

import pytest
from samples import blocks, texts

from parallax.readers import plain

PLAIN = {
    "a few words over a longer paragraph are a heading": (
        "It is open.\n\nNext steps\n\nThe ministers meet again in May.\n",
        [*texts("It is open."), ("heading", "Next steps"), *texts("The ministers meet again in May.")],
    ),
    "a heading with the name of its writer below it is one too": (
        "It is open.\n\nDuties of the Fleet\n\nAna Lund, Harbour Group\n\nThe ministers meet again in May.\n",
        [
            *texts("It is open."),
            ("heading", "Duties of the Fleet"),
            ("heading", "Ana Lund, Harbour Group"),
            *texts("The ministers meet again in May."),
        ],
    ),
    "items of a list and a last line are none": (
        "It is open.\n\n- Two ships\n- One plane\n\nThe ministers meet again.\n\nAna Lund, Oslo\n",
        texts("It is open.", "Two ships", "One plane", "The ministers meet again.", "Ana Lund, Oslo"),
    ),
    "a line that goes on is none": (
        "The ministers\n\nmet in Oslo and agreed. They left",
        texts("The ministers", "met in Oslo and agreed. They left"),
    ),
    "a line is a paragraph": ("One line.\nAnother line.\n", texts("One line.", "Another line.")),
    "blank lines part wrapped paragraphs": (
        "The ministers met in Oslo and\nagreed to go on.\n\nNo date was set for\nthe next round.\n",
        texts("The ministers met in Oslo and agreed to go on.", "No date was set for the next round."),
    ),
    "lines that end amid a sentence are wrapped even without blank lines": (
        "The ministers met in Oslo on Monday night and\nagreed that the talks will go on until late\nspring.",
        texts("The ministers met in Oslo on Monday night and agreed that the talks will go on until late spring."),
    ),
    "a long address does not make a wrapped text unwrapped": (
        f"The text is at\nhttps://example.org/{'a' * 120}\nand can be read there.\n\nIt is short.",
        texts(f"The text is at https://example.org/{'a' * 120} and can be read there.", "It is short."),
    ),
    "bullets are paragraphs": (
        "The sides agreed:\n\n- to talk\n  again soon;\n- to lower fees.\n",
        texts("The sides agreed:", "to talk again soon;", "to lower fees."),
    ),
    "a number that a wrapped line begins with is no list item": (
        "The sides will meet again on May\n14. The host is Oslo.\n\nNo more is known.",
        texts("The sides will meet again on May 14. The host is Oslo.", "No more is known."),
    ),
    "a heading or a byline in a wrapped text is no line of a paragraph": (
        "The ministers met in Oslo and agreed to go on.\n\nWHAT IS NEXT?\nThe ministers meet in May, and their\nstaff "
        "in March.\n\nBy Ana Lund\nPort Institute",
        texts(
            "The ministers met in Oslo and agreed to go on.",
            "WHAT IS NEXT?",
            "The ministers meet in May, and their staff in March.",
            "By Ana Lund",
            "Port Institute",
        ),
    ),
    "mixed line ends": ("One.\r\nTwo.\rThree.\u2028Four.", texts("One.", "Two.", "Three.", "Four.")),
    "unseen characters": (
        "A\u00a0no\u200b-break\u00adspace \x07bell\ufeff “quoted”.",
        texts("A no-breakspace bell “quoted”."),
    ),
    "comments": ("One <!-- not\nthis --> two.", [("comment", "<!-- not\nthis -->"), *texts("One two.")]),
    "an open comment is text": ("One <!-- two.", texts("One <!-- two.")),
    "long lines are paragraphs even with blank lines between some": (
        f"{'word ' * 30}end.\n{'more ' * 30}end.\n\nOn.",
        texts(f"{'word ' * 30}end.", f"{'more ' * 30}end.", "On."),
    ),
}


@pytest.mark.parametrize("case", PLAIN)
def test_plain_text(case):
    given_text, expected = PLAIN[case]
    assert blocks(given_text) == expected


def test_items_are_deeper_in_lists_the_further_they_are_indented():
    found = plain.read("They will:\n- cut\n  * fees\n1. meet\n(a) go on\n14 ships sail\n").blocks
    assert [(block.text, block.depth) for block in found] == [
        ("They will:", 0),
        ("cut", 1),
        ("fees", 3),
        ("meet", 1),
        ("go on", 1),
        ("14 ships sail", 0),
    ]


def test_the_boxes_of_tasks_are_form():
    assert blocks("They will:\n- [ ] cut fees.\n- [x] meet.\n☑ They met.\n") == texts(
        "They will:", "cut fees.", "meet.", "They met."
    )
