"""Terms: pairs of sentences and the content words that are read from their parses."""

import pytest

from parallax.corpus import terms as terms_module
from parallax.corpus.parse import parse


def terms(*sentences):
    return terms_module.terms(parse(sentences))


SENTENCES = [
    ("The talks in Madrid reached a deal, which ended the talk of war.", "talk Madrid reach deal end talk war"),
    # A word by its part of speech: the month and the auxiliary, the country and the pronoun, the will and what will be.
    ("They may meet in May.", "meet May"),
    ("The US told us nothing.", "US tell"),
    ("The U.S. will impose its will.", "U.S. impose will"),
    # Neither adverbs and numbers, nor adjectives and verbs that carry grammar.
    ("Two sides also had many other concerns in 2025.", "sides concerns"),
    ("Several firms, including the bank, were not so much as asked.", "firms bank ask"),
    # The capital that opens a sentence makes no name, one within it does.
    ("Trade grew while the Chinese trade fell.", "trade grow Chinese trade fall"),
    # A plural whose singular is nowhere keeps its form: no “datum”, no “taxis”.
    ("The data on taxes are open.", "data taxes open"),
    ("It is so.", ""),
]


@pytest.mark.parametrize(("sentence", "found"), SENTENCES)
def test_the_terms_of_a_sentence(sentence, found):
    assert terms(sentence) == [found.split()]


def test_a_plural_counts_for_a_singular_that_stands_elsewhere():
    assert terms("They want tariffs.", "The tariff fell.") == [["want", "tariff"], ["tariff", "fall"]]


@pytest.mark.parametrize("word", ["trade", "press", "center", "figure"])
def test_the_capital_that_opens_a_sentence_makes_no_other_term(word):
    found = terms(f"{word.capitalize()} is one matter.", f"It is about the {word} again.")
    assert found[0][0] == found[1][0] == word


@pytest.mark.parametrize("name", ["China", "Trump", "Lisbon", "US"])
def test_a_name_that_opens_a_sentence_stays_one(name):
    found = terms(f"{name} signed it.", f"They met with {name} again.")
    assert found[0][0] == found[1][1] == name


def test_a_term_is_named_as_it_is_written_most_often():
    found = terms("The President spoke.", "A president may speak.", "The president and his president left.")
    assert {term for sentence in found for term in sentence if term.lower() == "president"} == {"president"}


def test_no_term_of_the_seeds_stands_twice_in_large_and_small_letters(seeds):
    _, listed = terms_module.terms_by_sentence(seeds.parses.values())
    assert len({term.lower() for term in listed}) == len(listed)
    assert {"trade", "talks", "officials", "China", "Chinese", "TikTok", "Li"} <= set(listed)
    assert not [term for term in listed if term[0].isdigit() or term.lower() in terms_module.function_words()]


def test_only_terms_that_occur_often_enough():
    sentences = ["There were ships, ships and a boat.", "The ship and the harbour burned.", "A boat came."]
    counts, listed = terms_module.terms_by_sentence(parse(sentences), minimum_count=2)
    assert (listed, counts.toarray().tolist()) == (["boat", "ship"], [[1, 2], [0, 1], [1, 0]])
    assert terms_module.terms_by_sentence(parse(sentences))[1] == ["boat", "burn", "come", "harbour", "ship"]


def test_texts_without_content_words_have_no_terms():
    assert terms_module.terms_by_sentence(parse(["It is.", "So be it."]))[0].shape == (2, 0)
