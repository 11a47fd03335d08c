"""The store: the comparison that a command has made, for the notebooks that it then runs.

A notebook that runs by itself makes its comparison from its parameters. One that a command runs finds it ready
made in the folder that the command names in the environment of its kernel, a private one of this run.
"""

import os
import pickle
from collections.abc import Mapping, MutableMapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pandas as pd

from parallax import parameters, report
from parallax.comparison import Comparison, from_parameters
from parallax.report import displays, findings, stances

VARIABLE = "PARALLAX_STORE"
"""The environment variable that names the folder."""

FILE = "comparison.pickle"


def keep(folder: Path, chosen: dict, comparison: Comparison) -> None:
    """Stores a comparison with the parameters that asked for it, all made that several notebooks need: tables,
    findings, and what the first page and the matrix tell."""
    comparison.complete()
    findings.every(comparison)
    stances.quoted_before(comparison)
    with (folder / FILE).open("wb") as file:
        pickle.dump((chosen, comparison), file)


def set_up(names: MutableMapping) -> None:
    """Gives a notebook the comparison that its parameters ask for, as `comparison`, these as `parameters`, and the
    modules of the report by their names; `names` are the notebook's globals(). Tables of data are not set as
    mathematics: “$1_000 and $2_000” is no formula."""
    pd.set_option("display.html.use_mathjax", False)
    names.update(modules())
    names["comparison"], names["parameters"] = from_notebook(names), parameters_in(names)


def modules() -> dict[str, ModuleType]:
    """The modules of the report by their names."""
    found = (module.name for module in iter_modules(report.__path__))
    return {name: import_module(f"{report.__name__}.{name}") for name in found}


def from_notebook(names: Mapping) -> Comparison:
    """The comparison that a notebook's parameters ask for, the stored one or else a new one; `names` are the
    notebook's globals(). Raises InputError, which a notebook shows as one line, for what cannot be used."""
    comparison = asked_for(parameters_in(names))
    displays.MEANINGS.clear()
    displays.MEANINGS.update(comparison.text_of)
    displays.MEANINGS.update((each.id, each.text) for each in findings.every(comparison))
    return comparison


def parameters_in(names: Mapping) -> dict:
    """The parameters as a notebook has them; one that was laid out before a parameter was there does not name it."""
    return {name: names.get(name, each.default) for name, each in parameters.declared().items()}


def asked_for(chosen: dict) -> Comparison:
    """The comparison that these parameters ask for."""
    path = Path(os.environ.get(VARIABLE, ""), FILE)
    if VARIABLE in os.environ and path.exists():
        with path.open("rb") as file:
            asked, comparison = pickle.load(file)
        if asked == chosen:
            return comparison
    return from_parameters(parameters.check(parameters.changed(chosen)))
