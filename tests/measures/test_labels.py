"""Labels: what interval and q together are called."""

import numpy as np
import pytest

from parallax.measures import labels
from parallax.measures.labels import LABELS

CLEAR, LEANING, TOO_FEW = LABELS
NONE = np.nan


@pytest.mark.parametrize(
    "low, high, q, label",
    [
        (0.1, 0.4, 0.01, CLEAR),
        (-0.4, -0.1, 0.01, CLEAR),
        (0.1, 0.4, 0.2, LEANING),
        (-0.4, -0.1, 0.2, LEANING),
        (-0.1, 0.4, 0.01, LEANING),
        (-0.1, 0.4, 0.2, TOO_FEW),
        (0.0, 0.4, 0.2, TOO_FEW),  # an interval that ends at zero does not leave it out
        (-0.4, 0.0, 0.01, LEANING),
        (NONE, NONE, NONE, TOO_FEW),
    ],
)
def test_a_label_follows_from_interval_and_q(low, high, q, label):
    assert labels.label([low], [high], [q], 0.95).tolist() == [label]


@pytest.mark.parametrize("confidence, most", [(0.8, 0.2), (0.9, 0.1), (0.95, 0.05), (0.99, 0.01)])
def test_a_q_of_just_the_level_passes(confidence, most):
    # 1 - 0.9 is below 0.1 in binary fractions.
    passed, missed = labels.label([0.1, 0.1], [0.4, 0.4], [most, most + 1e-9], confidence)
    assert (passed, missed) == (CLEAR, LEANING)


@pytest.mark.parametrize(
    "found, doubtful, denied, expected",
    [
        (CLEAR, False, False, CLEAR),
        (CLEAR, True, False, LEANING),
        (LEANING, True, False, LEANING),
        (TOO_FEW, True, False, TOO_FEW),
        (CLEAR, True, True, TOO_FEW),
        (LEANING, False, True, TOO_FEW),
    ],
)
def test_no_difference_is_clearer_than_its_coding(found, doubtful, denied, expected):
    assert labels.doubted([found], [doubtful], [denied]).tolist() == [expected]


@pytest.mark.parametrize(
    "one, other, same",
    [
        (["S1", "S2"], ["S1", "S2"], True),
        (["S1", "S2", "S3"], ["S2", "S3", "S4"], True),  # two of four
        (["S1", "S2", "S3"], ["S3", "S4", "S5"], False),  # one of five
        (["S1"], ["S1", "S2", "S3"], False),  # a part of much more is another finding
        ([], [], False),
    ],
)
def test_half_of_all_their_sentences_makes_two_findings_one(one, other, same):
    assert labels.same_sentences(one, other) is same
