"""Mistakes: one line, of a length that a terminal can show."""

from parallax.errors import LONGEST, InputError


def test_a_message_that_quotes_too_much_keeps_its_place_and_its_advice():
    told = str(InputError(f"a.yml, line 2: '{'9' * 100_000}' is not valid; use\n1 to 100"))
    assert told.startswith("a.yml, line 2: '999") and told.endswith("is not valid; use 1 to 100")
    assert len(told) < LONGEST and "\n" not in told
