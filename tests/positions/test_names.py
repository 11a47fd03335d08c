"""How a speaker is called. The examples are made up, in the style of news."""

import pytest

from parallax.corpus.parse import parse
from parallax.positions import names


def head(text, sought):
    return next(token for doc in parse([text]) for token in doc if token.text == sought)


@pytest.mark.parametrize(
    "text, sought, expected",
    [
        ("The mayor of the city said no.", "mayor", ("The mayor of the city", "person", "mayor")),
        ("The mayor, Jo Lind, said no.", "mayor", ("Jo Lind", "person", "lind")),
        ("The champion, Jo Lind, said no.", "champion", ("Jo Lind", "person", "lind")),
        ("Gen. Ali Karim said no.", "Karim", ("Ali Karim", "person", "karim")),
        ("Jan van der Lind said no.", "Lind", ("Jan van der Lind", "person", "lind")),
        (
            "The Ministry of Foreign Affairs of Chile said no.",
            "Ministry",
            ("The Ministry of Foreign Affairs of Chile",),
        ),
        ("The Republican National Committee said no.", "Committee", ("The Republican National Committee", "group")),
        ("Two people familiar with it, who left, said no.", "people", ("Two people familiar with it", "groups")),
        ("Two people speaking for the port said no.", "people", ("Two people", "groups")),
        ("Officials with the firm that closed said no.", "Officials", ("Officials with the firm", "groups")),
        ("Experts on fish, boats and nets said no.", "Experts", ("Experts on fish", "groups")),
        ("Human Rights Watch said no.", "Watch", ("Human Rights Watch", "group")),
        ("The Institute for Trade, Fish and Nets said no.", "Institute", ("The Institute for Trade", "group")),
        (
            "The University of Trade and Science said no.",
            "University",
            ("The University of Trade and Science", "group"),
        ),
        ("Experts, envoys and bankers said no.", "Experts", ("Experts, envoys and bankers", "groups", "bankers")),
        ("The envoy and the mayor said no.", "envoy", ("The envoy and the mayor", "groups", "mayor")),
        ("Critics’ claim that it leaks was wrong.", "Critics", ("Critics", "groups", "critics")),
    ],
)
def test_a_phrase_names_a_speaker(text, sought, expected):
    assert names.speaker(head(text, sought))[: len(expected)] == expected


def test_a_surname_of_two_people_is_completed_to_neither():
    known = names.Names()
    for doc in parse(["The judge met Ada Byron and then Jo Byron.", "Byron said no."]):
        known.meet(doc)
    assert known.people["byron"] == {"Ada Byron", "Jo Byron"}
    assert known.person("Byron") == "Byron"


def test_a_ship_is_no_person():
    known = names.Names()
    (doc,) = parse(["It was seen by the George Washington."])
    known.meet(doc)
    assert not known.people


def test_a_place_beside_an_office_is_not_who_holds_it():
    known = names.Names()
    placed, short = parse(["The mayor, Lima, said no.", "The mayor said yes."])
    known.meet(placed)
    assert known.resolve(short[1], 1) == "The mayor"


def test_the_cabinet_is_the_one_named_shortly_before():
    known = names.Names()
    named, short = parse(["The Cabinet of Peru said no.", "The cabinet said yes."])
    known.meet(named)
    assert known.resolve(named[1], 1) == "The Cabinet of Peru"
    assert known.resolve(short[1], 2) == "The Cabinet of Peru"
    assert known.resolve(short[1], 9) == "The cabinet"


def test_a_pronoun_stands_for_nobody_far_away_and_nobody_known_as_the_other_gender():
    known = names.Names()
    said, she = parse(["Mr. Jo Lind said no.", "She said yes."])
    known.meet(said)
    assert known.resolve(said[2], 1) == "Jo Lind"
    assert known.resolve(she[0], 1) == "She"
    he = next(iter(parse(["He said yes."])))[0]
    assert known.resolve(he, 2) == "Jo Lind"
    assert known.resolve(he, 9) == "He"
