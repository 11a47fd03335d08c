"""A commentary that quotes the statement sentence by sentence says none of it."""

import pytest

import parallax
from parallax.report import centrality, heard, positions, repeats, story

STATEMENT = (
    "The council will open the western port to all ships before the end of the month. The port is safe. "
    "The minister rejects the claim that the ferries are too old for the strait."
)
COMMENTARY = (
    "The council met on Monday.\n\n“The council will open the western port to all ships before the end of the month. "
    "The port is safe.”\n\nThe ferries are too old for the strait. "
    "The council will open the port too late for the harvest."
)


@pytest.fixture(scope="module")
def both():
    """The comparison of the two texts."""
    return parallax.compare(STATEMENT, COMMENTARY, families=["themes"], resamples=100)


@pytest.mark.parametrize("opening", ["It is false that", "Of course"])
def test_a_sentence_with_a_word_more_is_no_repeat(opening):
    said = "Peru has since the month of May paid all of its debts to the fund"
    both = parallax.compare(f"{said}. It rained.", f"{opening} {said}. It snowed.", families=["themes"], resamples=100)
    assert repeats.repeated(both) == {}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "“The council will open the western port to all ships before the end of the month,” Ana Ruiz said.",
            {"C1": "S1"},
        ),
        ("Ana Ruiz said: “The council will open the western port to all ships before the end of May.”", {}),
        ("Ana Ruiz said that for those who pay alone “the council will open the western port to all ships”.", {}),
    ],
)
def test_a_quotation_of_the_statement_is_repeated_with_the_name_of_its_speaker(sentence, found):
    both = parallax.compare(STATEMENT, f"{sentence} It rained.", families=["themes"], resamples=100)
    assert repeats.repeated(both) == found


def test_what_stands_word_for_word_in_the_statement_is_repeated(both):
    assert repeats.repeated(both) == {"C2": "S1", "C3": "S2"}


def test_what_is_repeated_is_no_position_of_the_commentary(both):
    assert {"C2", "C3"}.isdisjoint(positions.weighed(both)["sentence"])
    assert {"C2", "C3"}.isdisjoint(centrality.central(both))
    assert list(heard.in_own_voice(both, "commentary")) == [True, False, False, True, True]
    told = ["".join(run.text for run in runs) for runs in story.story(both).tellings[1].sentences]
    assert told[0] == "The commentary quotes the statement word for word in C2, C3."
    assert not any("before the end of the month" in each for each in told)
