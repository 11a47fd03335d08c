"""Which words of a sentence take a position, and which of them count. The sentences are made up."""

import pytest
from samples import acts_of


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("Peru wants to make the point that it rained.", {"seeks"}),
        ("We will take your questions.", set()),
        ("It was a great pleasure to meet the minister.", set()),
        ("Thank you and the crews.", {"supports"}),
        ("Thank you very much for the help, Madam President.", {"supports"}),
        ("We all thank you, Madam President.", {"supports"}),
    ],
)
def test_only_a_speaker_speaks_of_the_occasion_and_thanks_that_name_somebody_praise_him(sentence, acts):
    assert acts_of(sentence) == acts


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("Many states, such as Peru, which imposed a fee last year, sell grain.", set()),
        ("Peru spoke with Chile, which banned the timber.", {"settles"}),
        ("That Peru must pay the fee and that the fee is a disaster.", {"asks"}),
        ("As a result, the fleet is important.", {"explains"}),
        ("Peru condemned the raid, calling for restraint.", {"opposes", "asks"}),
    ],
)
def test_a_position_counts_by_where_it_stands(sentence, acts):
    assert acts_of(sentence) == acts
