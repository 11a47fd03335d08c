"""Closeness: worked by hand on four sentences of two words each."""

from math import log, sqrt

import pytest

import parallax
from parallax.report.closeness import closeness


@pytest.fixture(scope="module")
def four():
    """Three of four sentences speak of a harvest, two of nets."""
    one, two = "Harvests failed. Nets failed the harvest.", "Nets sank. Harvests sank."
    return parallax.compare(one, two, families=["themes"], resamples=100)


def test_what_two_sentences_share_counts_by_how_few_have_it(four):
    harvest, failed, nets = log(4 / 3), log(4 / 2), log(4 / 2)
    size = sqrt(harvest**2 + failed**2), sqrt(harvest**2 + failed**2 + nets**2)
    assert closeness(four, "S1", "S2") == pytest.approx((harvest**2 + failed**2) / (size[0] * size[1]))


def test_a_sentence_is_as_close_to_itself_as_can_be_and_not_at_all_to_one_with_other_words(four):
    assert closeness(four, "S1", "S1") == pytest.approx(1)
    assert closeness(four, "S1", "C1") == 0
    assert 0 < closeness(four, "S1", "C2") < 1
    assert closeness(four, "C2", "S1") == pytest.approx(closeness(four, "S1", "C2"))
