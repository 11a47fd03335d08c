"""Which side a position concerns where its words leave that open. The sentences are made up."""

import pytest
from samples import read_of

from parallax.positions import claims
from parallax.positions.addressees import likeliest


def claims_of(*sentences):
    """The claims of a text of these sentences, with every addressee that is likely enough."""
    return claims.claims(*read_of(*sentences))


WEIGHTS = {"nobody": 2.0, "in its sentence": 1.0, "share of all names": 4.0}


def test_the_likeliest_side_is_weighed_against_nobody():
    peru, chile = ({"in its sentence": 1.0, "share of all names": share} for share in (0.5, 0.25))
    side, chance = likeliest({"": {"nobody": 1.0}, "Peru": peru, "Chile": chile}, WEIGHTS)
    # Sums of 2, 3 and 2: e³ / (2e² + e³) = 1 / (1 + 2/e).
    assert (side, chance) == ("Peru", pytest.approx(0.5761, abs=1e-4))


def test_nobody_is_likeliest_where_little_speaks_for_a_side():
    side, _ = likeliest({"": {"nobody": 1.0}, "Peru": {"share of all names": 0.4}}, WEIGHTS)
    assert side == ""


OF_PERU = (
    "Peru raised Peru’s tariff on timber.",
    "Lima closed two ports of Peru.",
    "Lima then cut Peru’s quota.",
    "Peru did not explain it to Peruvian crews.",
)


def test_an_addressee_with_a_name_of_its_own_gets_no_other_side():
    found = claims_of(*OF_PERU, "We urge the Fishery League to cut the quota.").iloc[-1]
    assert (found["act"], found["target"], found["target_side"]) == ("asks", "the Fishery League", "")


def test_who_is_blamed_for_these_measures_was_named_before():
    found = claims_of(*OF_PERU, "We condemn these measures.").iloc[-1]
    assert (found["act"], found["target"], found["target_side"]) == ("opposes", "unnamed", "Peru")


def test_a_side_that_others_outnumber_is_not_given():
    named = ("Peru met Chile.", "Kenya met Norway.", "Brazil met Spain.", "The ferry was late.")
    assert claims_of(*named, "The fishermen waited.", "We condemn these measures.").iloc[-1]["target_side"] == "unnamed"


def test_who_is_named_stays_however_often_another_is():
    found = claims_of(*OF_PERU, "We condemn Norway’s quota.").iloc[-1]
    assert found["target_side"] == "Norway"


def test_whom_a_deed_is_done_to_is_not_blamed_for_it():
    found = claims_of("Peru and Bolivia met.", "Peru condemns the attack on Bolivia.").iloc[-1]
    assert (found["act"], found["target_side"]) == ("opposes", "unnamed")
