"""Parallax compares two accounts of one event, with evidence for every sentence that it prints."""

from importlib.metadata import version
from typing import TYPE_CHECKING

from parallax.errors import InputError

if TYPE_CHECKING:
    from parallax.comparison import Comparison

__all__ = ["InputError", "__version__", "from_notebook"]
__version__ = version("parallax")


def from_notebook(names: dict) -> "Comparison":
    """The comparison that a notebook's parameters ask for; `names` are the notebook's globals()."""
    from parallax.comparison import from_parameters
    from parallax.parameters import check, declared

    return from_parameters(check({name: names[name] for name in declared()}))
