"""Issuers by what is known of a text."""

import pytest
from samples import claims_of, read_of

from parallax.corpus.parse import parse
from parallax.positions import issuers
from parallax.positions.sides import Sides


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Lund, Minister of Trade of Norway", True),
        ("Ana Lund, former Minister of Trade of Norway", False),
        ("Ana Lund, Norway correspondent", False),
    ],
)
def test_whether_an_author_is_in_office(name, expected):
    assert issuers.is_official(name) is expected


def test_the_first_words_of_a_text_without_a_title_name_nobody_as_its_authors():
    assert issuers.is_joint_title("Joint statement of Norway and Peru")
    assert not issuers.is_joint_title("“The joint venture of Norway and Peru…”")


@pytest.mark.parametrize(
    ("title", "is_of_one"),
    [
        ("Joint Statement By The International Contact Group (ICG) On The Lakes", True),
        ("Joint statement by Peru and Chile on fish", False),
        ("Joint statement by the union and the port on fish", False),
        ("Joint statement", False),
    ],
)
def test_a_joint_text_of_one_body_is_not_of_both_sides(title, is_of_one):
    assert issuers.is_of_body(title) == is_of_one


@pytest.mark.parametrize(
    ("opening", "second", "side"),
    [
        ("The European Commission is concerned by the sale.", "We will act.", "European Union"),
        ("UNHCR is not a party to the agreement.", "We are seeking more facts.", "United Nations"),
        ("The European Commission has closed the case.", "We will see what comes.", ""),
        ("The European Commission is concerned by the sale.", "It will act.", ""),
        ("Peru and the European Commission are concerned.", "We will act.", ""),
        ("The storm is a concern.", "We will act.", ""),
    ],
)
def test_who_opens_a_statement_with_what_it_does_now_issues_it(opening, second, side):
    docs = list(parse([opening, second]))
    assert issuers.opening_issuer(docs, Sides(docs)) == side


def test_whoever_orders_something_is_of_the_first_side_named_in_the_order():
    order = "By the authority vested in me, I close the Panama Canal to ships of Peru."
    assert issuers.ordered(Sides(()), list(parse([order]))) == "Peru"


def test_a_text_is_not_of_the_side_that_it_blames():
    docs = list(parse(["Peru attacked the port.", "Peru violated the treaty."]))
    assert issuers.side_of_us(Sides(docs), docs) == ""


def test_a_place_without_a_side_is_not_the_side_of_a_text():
    docs = list(parse(["The Panama Canal is old.", "Peruvian fish is good."]))
    assert issuers.side_of_us(Sides(docs), docs) == "Peru"


def test_a_text_that_speaks_of_both_parties_is_not_by_both():
    docs = list(parse(["Both parties pushed the law through.", "Both parties seem content.", "Peru is our home."]))
    assert issuers.side_of_us(Sides(docs), docs) == "Peru"


@pytest.mark.parametrize(
    ("sentence", "is_signed"),
    [
        ("We, the ministers of the lakes, met in Lima.", True),
        ("We, the crews of the ferry, met in Lima.", False),
        ("We, the crews of the ferry, met the ministers.", False),
    ],
)
def test_those_who_sign_a_text_are_named_where_it_opens(sentence, is_signed):
    (doc,) = parse([sentence])
    assert issuers.is_pact(doc, Sides(())) == is_signed


def test_remarks_of_somebody_without_an_office_are_no_release():
    assert not issuers.is_release(list(parse(["Remarks by Ana Ruiz of Norway on Kenya."])))


def test_a_text_tells_of_a_deal_by_the_noun_and_not_by_the_verb():
    told = [read_of(text)[:2] for text in ("The order deals with the boats of Peru.", "The deal of Peru is signed.")]
    assert [issuers.tells_of_deal(*each) for each in told] == [False, True]


def test_a_body_that_publishes_a_statement_pledges_by_the_word_that_it_calls_itself():
    about = {"document": "statement", "publisher": "Bank of Norway", "title": "Changes in the Guideline"}
    opening = ("Our country was hit first.", "Norway sent boats.", "Norway sent nets.")
    told = claims_of(*opening, "The Bank will provide loans.", **about)
    assert told[["act", "claimant", "claimant_side"]].values.tolist()[-1] == ["promises", "The Bank", "Norway"]
    assert issuers.body({"publisher": "European Commission", "author": ""}) == "Commission"
    assert issuers.body({"publisher": "The White House", "author": "Ana Lund"}) == ""
