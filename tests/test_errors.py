"""Mistakes: one line, of a length that a terminal can show."""

import pytest

from parallax.errors import LONGEST, InputError, each


def test_a_message_that_quotes_too_much_keeps_its_place_and_its_advice():
    told = str(InputError(f"a.yml, line 2: '{'9' * 100_000}' is not valid; use\n1 to 100"))
    assert told.startswith("a.yml, line 2: '999") and told.endswith("is not valid; use 1 to 100")
    assert len(told) < LONGEST and "\n" not in told


def test_several_mistakes_are_told_at_once_each_in_its_line_and_no_more_than_ten():
    def wrong(number):
        raise InputError(f"{number} is\nwrong")

    with pytest.raises(InputError) as told:
        each(wrong, range(20))
    assert told.value.lines == [f"{number} is wrong" for number in range(10)]
    assert str(told.value).count("\n") == 9
