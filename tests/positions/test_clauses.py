"""Where in a sentence its speaker is. The examples are made up, in the style of news."""

from pathlib import Path

import pytest

from parallax.positions import clauses
from parallax.positions.clauses import QUOTED, Clause


def at(clause, word):
    return clause.low.index(word)


@pytest.mark.parametrize(
    "text, verb, shape, expected",
    [
        ("The mayor of the city said no", "said", "past", ("The mayor of the city", "person", "mayor")),
        ("The mayor, Jo Lind, said no", "said", "past", ("Jo Lind", "name", "lind")),
        ("Gen. Ali Karim, who won, said no", "said", "past", ("Ali Karim", "name", "karim")),
        ("Minister of Trade Ana Ruiz has also said no", "said", "past", ("Ana Ruiz", "name", "ruiz")),
        ("Secretary of the Treasury Ana Ruiz has said no", "said", "past", ("Ana Ruiz", "name", "ruiz")),
        ("The Speaker of the House said no", "said", "past", ("The Speaker of the House", "group", "house")),
        ("The bank closed and warned of more", "warned", "past", ("The bank", "group", "bank")),
        ("The bank closed, saying no", "saying", "ing", ("The bank", "group", "bank")),
        ("On Friday the envoys declined to say", "say", "base", ("the envoys", "group", "envoys")),
        ("After that she said no", "said", "past", ("she", "pronoun", "she")),
        ("The rain said no", "said", "past", ("The rain", "other", "")),
    ],
)
def test_a_verb_has_its_subject(text, verb, shape, expected):
    clause = Clause(text)
    assert clauses.subject(clause, at(clause, verb), shape, True) == expected


@pytest.mark.parametrize("text", ["They should say no", "They want the say", "I say no", f"{QUOTED} say"])
def test_a_verb_without_a_speaker_has_no_subject(text):
    clause = Clause(text)
    assert clauses.subject(clause, at(clause, "say"), "base", False) is None


def test_a_speaker_can_follow():
    clause = Clause("It fell, according to two people familiar with it, on Friday")
    assert clauses.following(clause, at(clause, "two")).text == "two people familiar with it"


def test_times_are_passed_over():
    assert Clause("The bank said on Tuesday it would close").text == "The bank said it would close"


def test_a_plural_is_formed_from_its_noun():
    nouns = ["party", "church", "envoy"]
    assert [clauses.plural(noun) for noun in nouns] == ["parties", "churches", "envoys"]


def test_every_list_of_the_rules_is_used():
    folder = Path(clauses.__file__).parent
    code = (folder / "clauses.py").read_text("utf-8") + (folder / "speakers.py").read_text("utf-8")
    assert [key for key in clauses.rules() if f'"{key}"' not in code] == []
