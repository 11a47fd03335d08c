"""Which word of a sentence heads its subject, and what can speak. The examples are made up, in the style of news."""

import pytest

from parallax.corpus.parse import parse
from parallax.positions import subjects


def words(text):
    return next(iter(parse([text])))


def word(text, sought):
    return next(token for token in words(text) if token.text == sought)


@pytest.mark.parametrize(
    "text, verb, expected",
    [
        ("The mayor of the city said no.", "said", "mayor"),
        ("The mayor, Jo Lind, said no.", "said", "mayor"),
        ("Gen. Ali Karim, who won, said no.", "won", "Karim"),
        ("The bank closed and warned of more.", "warned", "bank"),
        ("The bank closed, saying that it was broke.", "saying", "bank"),
        ("She sent the union a letter saying that it was over.", "saying", "She"),
        ("On Friday the envoys went on to say that it was late.", "say", "envoys"),
        ("The letter saying that it was late came.", "saying", "letter"),
        ("I – the mayor – said no.", "said", "I"),
        ("The court, which said that it was late, left.", "said", "court"),
    ],
)
def test_a_verb_has_its_subject(text, verb, expected):
    assert subjects.subject(word(text, verb)).text == expected


def test_a_verb_that_depends_on_none_has_no_subject():
    assert subjects.subject(word("He asked the envoy to say no.", "say")) is None
    assert subjects.subject(word("She met the envoy saying that it was late.", "saying")) is None


@pytest.mark.parametrize(
    "text, sought, expected",
    [
        ("The mayor said no.", "mayor", "person"),
        ("Two economists said no.", "economists", "person"),
        ("The ministry said no.", "ministry", "group"),
        ("The minutes said no.", "minutes", "document"),
        ("Pence replied that it was late.", "Pence", "name"),
        ("They said no.", "They", "pronoun"),
        ("Some said no.", "Some", "group"),
        ("One said no.", "One", ""),
        ("One of them said no.", "One", "group"),
        ("That said no.", "That", ""),
        ("The rain said no.", "rain", "other"),
    ],
)
def test_a_word_can_head_a_speaker_of_some_sort(text, sought, expected):
    assert subjects.sort(word(text, sought)) == expected


def test_the_place_in_capitals_where_a_text_was_written_is_no_name():
    assert not subjects.is_name(words("OSLO - The mayor said no.")[0])
    assert subjects.is_name(words("NATO said no.")[0])
    assert subjects.is_name(words("NATO—the alliance—said no.")[0])
    assert subjects.is_name(words("OPEC members – all of them – said no.")[0])
