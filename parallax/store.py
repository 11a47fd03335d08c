"""The store: the comparison that a command has made, for the notebooks that it then runs.

A notebook that runs by itself makes its comparison from its parameters. One that a command runs finds it ready
made in the folder that the command names in the environment of its kernel, a private one of this run.
"""

import os
import pickle
from collections.abc import Mapping
from pathlib import Path

from parallax import parameters
from parallax.comparison import Comparison, from_parameters

VARIABLE = "PARALLAX_STORE"
"""The environment variable that names the folder."""

FILE = "comparison.pickle"


def keep(folder: Path, chosen: dict, comparison: Comparison) -> None:
    """Stores a comparison, every table made, with the parameters that it was asked for by."""
    with (folder / FILE).open("wb") as file:
        pickle.dump((chosen, comparison.complete()), file)


def from_notebook(names: Mapping) -> Comparison:
    """The comparison that a notebook's parameters ask for, the stored one or else a new one; `names` are the
    notebook's globals(). Raises InputError, which a notebook shows as one line, for what cannot be used."""
    chosen = {name: names[name] for name in parameters.declared()}
    path = Path(os.environ.get(VARIABLE, ""), FILE)
    if VARIABLE in os.environ and path.exists():
        with path.open("rb") as file:
            asked, comparison = pickle.load(file)
        if asked == chosen:
            return comparison
    return from_parameters(parameters.check(parameters.changed(chosen)))
