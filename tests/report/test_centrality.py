"""Centrality: which sentences together tell most of what their text says."""

import pytest

import parallax
from parallax.corpus.parse import parse
from parallax.report.centrality import central, chosen, points_back, values, worth


def compared(statement, commentary="It rained in Lima. It snowed in Oslo.", family="themes"):
    """The comparison of two short texts."""
    return parallax.compare(statement, commentary, families=[family], resamples=100)


def test_a_word_counts_more_if_the_text_comes_back_to_it_and_less_once_it_was_told():
    value = values({"S1": {"treaty", "port"}, "S2": {"treaty"}})
    assert value["port"] == 1
    assert value["treaty"] > 1
    assert worth({"port"}, value, set()) > worth({"port"}, value, {"port"}) > 0


def test_the_sentences_that_say_most_together_are_chosen_in_their_order():
    text = (
        "Good morning, and thank you for coming to the town hall. It rained. The treaty protects herring and cod in "
        "the fjords. The treaty protects herring and cod. Peru sends two ships to the port of Callao in May. It is so."
    )
    assert chosen(compared(text), "statement", 2) == ["S3", "S5"]
    assert chosen(compared(text), "statement", 2, told=("S5",)) == ["S3"]


def test_all_sentences_of_a_short_text_are_chosen():
    assert chosen(compared("It rained in Oslo. It snowed."), "statement", 9) == ["S1", "S2"]


def test_what_says_again_what_is_told_gives_way():
    text = (
        "The bank of Peru expects prices of fish to fall by May. The old trawlers of the north leave the port in June. "
        "It rained. By May, the bank of Peru also expects prices of fish to fall."
    )
    assert chosen(compared(text), "statement", 2) == ["S1", "S2"]
    assert chosen(compared(text), "statement", 4) == ["S1", "S2", "S3"]


def test_a_greeting_a_question_an_announcement_and_a_pointer_tell_less_than_a_plain_sentence():
    plain = "The minister has a large fleet of old trawlers."
    others = (
        "Ladies and gentlemen, the minister has a large fleet of old trawlers.",
        "Has the minister a large fleet of old trawlers?",
        "The following minister has a large fleet of old trawlers.",
        "The minister has a large fleet of such trawlers.",
        "The minister has a large fleet of the latter trawlers.",
        "The minister has a large fleet of the aforementioned trawlers.",
    )
    for other in others:
        weight = central(compared(f"It rained in Oslo. It snowed in Bergen. {other} {plain}"))
        assert weight["S4"] > weight["S3"]


def test_a_name_with_a_relative_clause_tells_less_than_a_sentence():
    other, plain = "Ana Ruiz, whose trawler sank in a fjord in May.", "A trawler of Ana Ruiz sank in a fjord in May."
    weight = central(compared(f"It rained in Oslo. It snowed in Bergen. {other} {plain}"))
    assert weight["S4"] > weight["S3"]


def test_a_turn_and_a_figure_tell_more_than_a_plain_sentence():
    plain = "The minister has a large fleet of old trawlers."
    others = ("But the minister has a large fleet of old trawlers.", "The minister has a large fleet for $30 million.")
    for other in others:
        weight = central(compared(f"It rained in Oslo. It snowed in Bergen. {plain} {other}"))
        assert weight["S4"] > weight["S3"]


def test_an_outlook_and_an_early_place_tell_more():
    weight = central(compared("It rained in Oslo. The fleet of trawlers is large. The fleet of trawlers may grow."))
    assert weight["S3"] > weight["S2"]
    twice = central(compared("The fleet of trawlers is large. It rained in Oslo. The fleet of trawlers is large."))
    assert twice["S1"] > twice["S3"]


def test_each_frame_tells_more():
    comparison = compared("It rained in Oslo. The fleet is at sea. The fleet is at war.", family="frames")
    framed = set(comparison.codings.loc[comparison.codings["family"] == "frames", "sentence"])
    weight = central(comparison)
    assert framed == {"S3"} and weight["S3"] > weight["S2"]


def test_what_is_told_already_may_stand_where_a_text_says_nothing_itself(seeds):
    assert chosen(seeds, "statement", 3, ("C1",)) == chosen(seeds, "statement", 3)


@pytest.mark.parametrize("cut", ["They have seen such", "The crews wait in contrast", "They wait by then", "It is so"])
def test_a_sentence_that_breaks_off_is_read_to_its_end(cut):
    assert points_back(next(parse([cut]))) in (True, False)
