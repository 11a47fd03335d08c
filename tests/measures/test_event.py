"""Event: whether two texts speak of one event."""

import pytest
from conftest import SEEDS
from samples import compare

from parallax.measures import event
from parallax.publish import brief
from parallax.report import narrative, standing

WEATHER = """Storm Ada reached the coast of Norway near Bergen on Monday. The ferry to Stavanger was cancelled, and the
harbour of Bergen stayed closed. Mayor Ingrid Dahl asked residents to stay at home. Waves of nine metres broke the pier.

The meteorologist Lars Berg expects more rain on Tuesday. Roads along the fjord are under water, and the railway to Oslo
is blocked by trees. Fishermen moved their boats into the inner harbour. Schools and shops in the county are closed.

The power company restored electricity to four thousand houses. Engineers inspect the dam above the village of Voss. The
county will open a shelter in the sports hall. Volunteers of the Red Cross bring blankets, soup and batteries.

Insurers count damage of two million crowns. The wind tore the roof off the church of Saint Olav and felled the oldest
oak in the park. A helicopter took a nurse and two patients from the island of Bømlo to the hospital.
"""


@pytest.fixture(scope="module")
def unlike(tmp_path_factory):
    """A seed compared with a text about something else."""
    path = tmp_path_factory.mktemp("unlike") / "storm.txt"
    path.write_text(WEATHER, "utf-8")
    return compare(SEEDS["statement"], path, SEEDS["codebook"], resamples=100)


def test_texts_on_other_events_are_told(unlike):
    assert unlike.is_of_two_events
    assert narrative.two_events(unlike).runs[0].text.startswith("The two texts share few names and nouns, so they may")
    assert brief.doubts_of_event(unlike) == [standing.TWO_EVENTS]


def test_texts_on_one_event_are_not(seeds, swapped):
    assert not seeds.is_of_two_events and not swapped.is_of_two_events
    assert narrative.two_events(seeds) is None and brief.doubts_of_event(seeds) == []


def test_of_texts_too_short_to_tell_nothing_is_told(unlike):
    short = unlike.sentences.groupby("document").head(3)
    assert not event.is_other(short, unlike.parses)
