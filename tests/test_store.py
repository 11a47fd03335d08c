"""A notebook's set-up: the comparison that its parameters ask for, and what its numbers stand for."""

import subprocess
import sys

import pytest

import parallax
from parallax import store
from parallax.corpus import parse
from parallax.parameters import declared
from parallax.report import contrasts, displays, findings, shared, stances, story

pytestmark = pytest.mark.slow


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


@pytest.fixture
def stored(seeds, names, tmp_path, monkeypatch):
    """The seeds' comparison as a notebook finds it."""
    chosen = {name: names[name] for name in declared()}
    store.keep(tmp_path, chosen, seeds)
    monkeypatch.setenv(store.VARIABLE, str(tmp_path))
    return store.asked_for(chosen)


def test_a_stored_comparison_holds_its_findings(seeds, stored):
    found = vars(stored)[f"{findings.__name__}.every"]
    assert [each.text for each in found] == [each.text for each in findings.every(seeds)]
    assert findings.every(stored) is found


def test_a_notebook_need_not_make_again_what_the_first_page_and_the_matrix_tell(seeds, stored):
    makers = (story.story, contrasts.parting, shared.shared, stances.matrix)
    for make in makers:
        assert make(stored) is vars(stored)[f"{make.__module__}.{make.__name__}"]
        assert make(stored) == make(seeds)


def test_a_stored_comparison_holds_its_parses_in_bytes_and_reads_them_without_a_model(seeds, stored, monkeypatch):
    def load():
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(parse, "parser", load)
    assert "parses" not in vars(stored)
    assert list(stored.parses) == list(seeds.parses)
    for id, doc in seeds.parses.items():
        assert list(map(told, stored.parses[id])) == list(map(told, doc))
        assert [(each.text, each.label_) for each in stored.parses[id].ents] == [
            (each.text, each.label_) for each in doc.ents
        ]


def told(word):
    """What rules read of a word."""
    grammar = (word.lemma_, word.pos_, word.tag_, word.dep_, word.head.i, str(word.morph), word.is_sent_start)
    return (word.text, word.idx, word.whitespace_, word.lower_, word.is_stop, word.is_alpha, word.ent_type_, *grammar)


def test_what_stores_a_comparison_loads_no_library_that_only_notebooks_need():
    script = "import sys; from parallax.publish import brief; print('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout == "False\n"


def test_tables_of_data_in_a_notebook_are_not_set_as_mathematics(names):
    parallax.set_up(names)
    assert "mathjax_ignore" in names["comparison"].claims._repr_html_()
