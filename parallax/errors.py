"""Errors: what a user can mend, said in one line."""

LONGEST = 1_000
"""The characters that a message has at most, whatever it quotes."""


class InputError(Exception):
    """Something a user gave cannot be used; the message is one line that says what to do."""

    def __str__(self) -> str:
        line = " ".join(super().__str__().encode("utf-8", "replace").decode().splitlines())
        # It begins with what is wrong and ends with what to do: what is left out is amid a quotation.
        return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 4 :]}"

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of the error: its one line."""
        return [f"parallax: {self}"]
