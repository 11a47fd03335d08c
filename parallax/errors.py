"""Errors: what a user can mend, said in one line."""


class InputError(Exception):
    """Something a user gave cannot be used; the message is one line that says what to do."""

    def __str__(self) -> str:
        return " ".join(super().__str__().encode("utf-8", "replace").decode().splitlines())

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of the error: its one line."""
        return [f"parallax: {self}"]
