"""The network: who addresses whom, counted from the claims."""

from collections import Counter

import parallax
from parallax.report import network
from parallax.report.positions import weighed


def test_arrows_count_the_claims_of_one_side_on_another(seeds):
    claims = weighed(seeds)
    between = network.acts_between(seeds, "statement")
    here = claims[(claims["document"] == "statement") & (claims["claimant_side"] == "China")]
    for act in ("asks", "opposes"):
        there = here[(here["act"] == act) & (here["target_side"] == "United States")]
        assert between["China", "United States"][act] == there["sentence"].nunique() > 0
    assert all(one != other for one, other in between)


def test_the_title_says_who_turns_most_to_whom(seeds):
    made = network.network(seeds, "network")
    assert made.title == "In the statement China criticizes the United States"
    assert "China criticizes" in made.alt


def test_a_single_claim_is_not_told_of_a_side(seeds):
    once = {("Norway", "Peru"): Counter(asks=1, seeks=1)}
    twice = {("Peru", "Norway"): Counter(opposes=2, asks=1)}
    title = network.busiest(seeds, {"statement": once, "commentary": twice})
    assert title == "In the commentary Peru criticizes Norway"
    assert network.busiest(seeds, {"statement": once}) == "Who turns to whom in each text"


def test_a_party_does_not_speak_for_its_country():
    statement = "The Peruvian Harbour Party urged Norway to close the port. Peru urged Norway to open the old port."
    both = parallax.compare(statement, "It rained in Oslo. Ships wait.", families=["themes"], resamples=100)
    between = network.acts_between(both, "statement")
    assert between.get(("Peru", "Norway"), Counter())["asks"] <= 1
    assert not any("Party" in name and other == "Peru" for name, other in between)
    assert any("Party" in name for name, _ in between)
