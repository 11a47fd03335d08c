"""Parallax compares two accounts of one event, with evidence for every sentence that it prints."""

from pathlib import Path

__version__ = "0.1.0"

PROJECT = Path(__file__).resolve().parent.parent
"""The project's folder: seeds/, notebooks/, figures/ and reports/ are in it."""


class InputError(Exception):
    """Something a user gave cannot be used; the message is one line that says what to do."""

    def __str__(self) -> str:
        return " ".join(super().__str__().encode("utf-8", "replace").decode().splitlines())
