"""For which side a text speaks that does not say so itself. The texts are made up."""

import pytest
from samples import read_of

from parallax.positions import acts, authors
from parallax.positions.sides import Sides

ADDRESS = (
    "We have agreed with Norway on a plan for our ports.",
    "Peru will build two piers, and Peru will pay for them.",
    "We will open the first of them in May.",
    "I thank our fishermen for their patience.",
    "Peru has signed the treaty on salmon.",
    "Our talks with Norway will go on in June.",
    "We will publish every contract.",
    "I promise that no boat will be left without a berth.",
    "Peru stands by its word.",
    "We will work with Norway on the rest.",
)
COLUMN = (
    "Peru may build two piers, but nobody knows who would pay.",
    "The first might have opened in May.",
    "It did not, and the minister perhaps forgot why.",
    "Fishermen waited, though they could not say for what.",
    "Peru was late with the treaty on salmon.",
    "Norway was not, yet it gained little.",
    "The contracts were never published.",
    "Perhaps no berth will be left in the end.",
    "Peru kept its word before, but not often.",
    "The rest could wait.",
)


def side_of(sentences):
    """The side for which a text of these sentences speaks."""
    _, parses, _ = read_of(*sentences)
    return authors.likely_side(list(parses.values()), Sides(parses.values()))


def test_an_authority_speaks_for_the_side_that_it_names_most_and_does_not_deal_with():
    assert side_of(ADDRESS) == "Peru"


def test_a_commentator_speaks_for_nobody():
    assert side_of(COLUMN) == ""


def test_of_a_few_sentences_nothing_is_told():
    assert side_of(ADDRESS[:-1]) == ""


def test_whose_a_text_is_does_not_depend_on_the_name():
    assert side_of([text.replace("Norway", "Chile").replace("Peru", "Norway") for text in ADDRESS]) == "Norway"


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("We want to work with Peru.", ["Peru"]),
        ("Our trade with Peru has grown.", ["Peru"]),
        ("Norway works with Peru.", []),
        ("We in Peru want peace.", []),
    ],
)
def test_we_are_none_of_those_whom_we_deal_with(sentence, sides):
    _, parses, _ = read_of(sentence)
    (doc,) = parses.values()
    assert list(authors.dealt_with(doc, Sides([doc]))) == sides


def test_what_tells_of_an_authority_is_counted_in_a_hundred_words():
    _, parses, _ = read_of("We will sign the treaty.", "It was late.")
    docs = list(parses.values())
    told = authors.manner(docs, [acts.found_in(doc, Sides(docs)) for doc in docs])
    # Eight words, of them one "we", one "will" and one verb in the past; a promise in one of two sentences.
    counts = [told[name] for name in ("we", "will", "may", "past", "length", "promises")]
    assert counts == pytest.approx([12.5, 12.5, 0, 12.5, 4, 0.5])


def test_a_text_that_speaks_for_no_side_is_read_once():
    _, parses, _ = read_of("Peru will pay our crews.")
    (doc,) = parses.values()
    sides = Sides([doc])
    assert acts.found_in(doc, sides.of_text("")) is acts.found_in(doc, sides)
    # “Our” crews are Peru's where Peru speaks, so its text is read anew.
    assert acts.found_in(doc, sides.of_text("Peru")) is not acts.found_in(doc, sides)


def test_what_speaks_for_a_side_is_counted_in_sentences_and_names():
    _, parses, _ = read_of("Peru will pay our crews.", "Peru failed them.", "We deal with Norway.")
    docs = list(parses.values())
    known = authors.named(docs, [acts.found_in(doc, Sides(docs)) for doc in docs], Sides(docs))
    assert known[""] == {"none": 1.0}
    assert known["Norway"] == pytest.approx({
        "share of subjects": 0, "share of names": 1 / 3, "is a subject": 0, "subject beside our": 0, "faulted": 0,
        "dealt with": 0.5, "decides": 0,
    })  # fmt: skip
    assert known["Peru"] == pytest.approx({
        "share of subjects": 1, "share of names": 2 / 3, "is a subject": 1, "subject beside our": 1, "faulted": 1,
        "dealt with": 0, "decides": 1,
    })  # fmt: skip


def test_what_is_given_as_the_statement_is_the_likelier_an_authority_s():
    doubtful = [*ADDRESS[:8], *COLUMN[:3]]
    _, parses, _ = read_of(*doubtful)
    docs, known = list(parses.values()), Sides(parses.values())
    assert (authors.likely_side(docs, known), authors.likely_side(docs, known, is_statement=True)) == ("", "Peru")
    assert authors.likely_side(list(read_of(*COLUMN)[1].values()), known, is_statement=True) == ""
