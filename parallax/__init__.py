"""Parallax compares two accounts of one event, with evidence for every sentence that it prints."""

from importlib import import_module
from typing import TYPE_CHECKING

from parallax.errors import InputError

if TYPE_CHECKING:
    from parallax.api import compare
    from parallax.store import from_notebook, set_up

    __version__: str

__all__ = ["InputError", "__version__", "compare", "from_notebook", "set_up"]


def __getattr__(name: str) -> object:
    """The library's functions and its version, looked for when they are first asked for: the command starts without
    them, and so does the typesetter, eight times for a brief."""
    homes = {"compare": "parallax.api", "from_notebook": "parallax.store", "set_up": "parallax.store"}
    if name == "__version__":
        return import_module("importlib.metadata").version("parallax")
    if name in homes:
        return getattr(import_module(homes[name]), name)
    raise AttributeError(f"module 'parallax' has no attribute '{name}'")
