"""Errors: what a user can mend, each mistake said in one line."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
LONGEST = 1_000
"""The characters that a mistake's line has at most, whatever it quotes."""
MOST_TOLD = 10
"""How many mistakes are told at once."""


class InputError(Exception):
    """Something a user gave cannot be used; each argument is a mistake, one line that says what to do."""

    @property
    def lines(self) -> list[str]:
        """The mistakes, each in its line."""
        return [in_line(str(mistake)) for mistake in self.args]

    def __str__(self) -> str:
        return "\n".join(self.lines)

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of the error: its lines."""
        return [f"parallax: {line}" for line in self.lines]


def in_line(mistake: str) -> str:
    """A mistake in one line of a length that a terminal can show."""
    line = " ".join(mistake.encode("utf-8", "replace").decode().splitlines())
    # It begins with what is wrong and ends with what to do: what is left out is amid a quotation.
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 4 :]}"


def each(make: Callable[[Item], Made], items: Iterable[Item]) -> list[Made]:
    """What is made of each item; raises InputError with the mistakes in all of them, MOST_TOLD at most.

    >>> def half(number):
    ...     if number % 2:
    ...         raise InputError(f"{number} is odd")
    ...     return number // 2
    >>> each(half, [2, 4])
    [1, 2]
    >>> each(half, [1, 2, 3])
    Traceback (most recent call last):
    parallax.errors.InputError: 1 is odd
    3 is odd
    """
    made, mistakes = list[Made](), list[str]()
    for item in items:
        try:
            made.append(make(item))
        except InputError as error:
            mistakes += error.args
        if len(mistakes) >= MOST_TOLD:
            break
    if mistakes:
        raise InputError(*mistakes[:MOST_TOLD])
    return made
