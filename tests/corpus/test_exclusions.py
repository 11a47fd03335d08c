"""Blocks of a file as headline, text, or the kind that they are set aside as."""

import pytest

from parallax.corpus.exclusions import clean
from parallax.readers.blocks import Account, Block


def kinds(*texts: str) -> list[tuple[str, str]]:
    """The kinds and texts that paragraphs come out with."""
    return [block[:2] for block in clean(Account([Block("text", text) for text in texts]))]


FIRST = ("text", "The link is open.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHINESE ACTIONS:", [("heading", "CHINESE ACTIONS:")]),
        ("KEY DATES", [("heading", "KEY DATES")]),
        ("It opens:", [("text", "It opens:")]),
        ("NO LINK WAS OPENED.", [("text", "NO LINK WAS OPENED.")]),
        ("OPENING THE PORT: It opens.", [("run-in heading", "OPENING THE PORT:"), ("text", "It opens.")]),
        ("The U.S. said: it opens.", [("text", "The U.S. said: it opens.")]),
        ("It opens at 9:30 and shuts.", [("text", "It opens at 9:30 and shuts.")]),
        ("Photo: Ana Lund", [("caption", "Photo: Ana Lund")]),
        ("iVBORwKGgo" * 30, [("data", "iVBORwKGgo" * 30)]),
        ("... !", [("no words", "... !")]),
    ],
)
def test_what_a_paragraph_is(text, expected):
    assert kinds("The link is open.", text) == [FIRST, *expected]


def test_a_headline_keeps_its_capitals_and_its_colon():
    assert kinds("TRADE WAR: the ferry reopens", "It is open.")[0] == ("headline", "TRADE WAR: the ferry reopens")


def test_who_speaks_is_named_by_no_heading():
    spoken = ["THE PRESIDENT: It opens.", "ANA RUIZ: When?", "ANA RUIZ: Who pays?"]
    assert kinds("The link is open.", *spoken)[1:] == [("text", text) for text in spoken]


def test_an_item_stays_as_deep_in_lists_as_it_was():
    blocks = clean(Account([Block("text", "They will:"), Block("text", "FEES: cut them.", 2)]))
    assert blocks[1:] == [Block("run-in heading", "FEES:"), Block("text", "cut them.", 2)]
