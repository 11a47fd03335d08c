"""What a sentence blames in passing: an epithet, a failure, what is lacking, an aim; where it does nothing else."""

import pytest
from samples import acts_of, claims_of

from parallax.positions.passing import RULE


@pytest.mark.parametrize(
    ("sentence", "content", "target"),
    [
        ("The spring began with Peru’s reckless policy.", "Peru’s reckless policy", "Peru"),
        ("The year began with a reckless Chilean raid.", "a reckless Chilean raid", "Chile"),
        (
            "The year ended with the council’s inability to agree.",
            "the council’s inability to agree",
            "the council",
        ),
        ("The rule was adopted without the consent of the crews.", None, "unnamed"),
        ("The rule was adopted by the council without the consent of the crews.", None, "the council"),
        ("The ministry could not even count the boats.", None, "the ministry"),
        ("They use the law to silence the crews.", "silence the crews", "unnamed"),
    ],
)
def test_blame_in_passing_has_its_words_and_whom_it_concerns(sentence, content, target):
    (found,) = (each for each in claims_of(sentence).itertuples() if each.rule == RULE)
    assert found.act == "opposes"
    assert content is None or found.content == content
    assert found.target.lower() == target.lower()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Reckless Policy Institute of Peru dates from the spring.",
        "A reckless policy dates from the spring.",
        "The year ended with the weak state of the dam.",
        "The rule was adopted with the consent of the crews.",
        "The rule was not adopted without the consent of the crews.",
        "The council can act without the consent of the crews.",
        "The ministry counted even the boats.",
        "They use the law to silence the critics’ lies.",
        "They refused to silence the crews.",
        "They stopped the effort to silence the crews.",
        "They did not use the law to silence the crews.",
        "The delay is hard to ignore.",
        "Peru sent ships to weaken the grip of Chile.",
        "Do they use the law to silence the crews?",
    ],
)
def test_what_is_not_blamed(sentence):
    assert RULE not in set(claims_of(sentence)["rule"])


def test_a_sentence_that_asks_is_not_searched_for_blame_in_passing():
    assert acts_of("Peru must change its reckless policy.") == {"asks"}
