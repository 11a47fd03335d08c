"""A notebook's set-up: the comparison that its parameters ask for, and what its numbers stand for."""

import pytest

import parallax
from parallax import store
from parallax.parameters import declared
from parallax.report import displays, findings


@pytest.fixture
def names():
    """A notebook's names after its cell of parameters; afterwards its displays know no numbers."""
    yield {name: parameter.default for name, parameter in declared().items()} | {"resamples": 100}
    displays.MEANINGS.clear()


def test_one_line_sets_a_notebook_up(names):
    parallax.set_up(names)
    assert names["comparison"].settings.resamples == 100
    assert names["tables"].voices(names["comparison"]).rows
    assert displays.MEANINGS["S19"].startswith("He urged the United States")
    assert "F1" in displays.MEANINGS


def test_a_notebook_that_does_not_name_a_parameter_yet_takes_its_default(names):
    del names["event"]
    parallax.set_up(names)
    assert names["comparison"].settings.resamples == 100


def test_a_mistake_in_a_parameter_is_one_line(names):
    with pytest.raises(parallax.InputError, match=r"^confidence: "):
        parallax.set_up({**names, "confidence": 2.0})


def test_a_stored_comparison_holds_its_findings_and_no_parses(seeds, names, tmp_path, monkeypatch):
    chosen = {name: names[name] for name in declared()}
    store.keep(tmp_path, chosen, seeds)
    monkeypatch.setenv(store.VARIABLE, str(tmp_path))
    stored = store.asked_for(chosen)
    assert "parses" not in vars(stored)
    found = vars(stored)[f"{findings.__name__}.numbered"]
    assert [each.text for each in found] == [each.text for each in findings.every(seeds)]
    assert findings.every(stored) is found
