"""Who takes which position towards whom, in forty ways of telling it; the name is one that no parse knows."""

import pytest
from samples import claims_of, read_of

from parallax.positions import claims, weights

TOLD = [
    ("ana ruiz", "opposes", "Peru", "Peru has, in Ana Ruiz's words, “broken the deal”."),
    ("ana ruiz", "opposes", "", "In Ana Ruiz's view, the vote was a farce."),
    ("the minister", "promises", "", "The minister said he would open the port."),
    ("peru", "promises", "", "Peru has said it will open the port."),
    ("ana ruiz", "asks", "Peru", "Ana Ruiz believes that Peru should open the port."),
    ("ana ruiz", "asks", "Peru", "“Peru must open the port,” Ana Ruiz said."),
    ("ana ruiz", "asks", "Peru", "Peru must open the port, Ana Ruiz argued."),
    ("ana ruiz", "opposes", "Peru", "Ana Ruiz blamed Peru for the delay."),
    ("ana ruiz", "opposes", "Peru", "Ana Ruiz accused Peru of breaking the deal."),
    ("ana ruiz", "opposes", "", "Ana Ruiz called the plan a disaster."),
    ("ana ruiz", "opposes", "", "Ana Ruiz described the vote as a farce."),
    ("ana ruiz", "opposes", "", "In the view of Ana Ruiz, the vote was a farce."),
    ("ana ruiz", "opposes", "", "The vote was a farce, says Ana Ruiz."),
    ("ana ruiz", "opposes", "", "As Ana Ruiz put it, the vote was a farce."),
    ("critics", "opposes", "", "Critics say the vote was a farce."),
    ("peru", "refuses", "", "Peru's refusal to pay has angered the crews."),
    ("peru", "asks", "Chile", "Peru's call on Chile to open the port went unheard."),
    ("peru", "asks", "", "Peru's demand for an apology was rejected by Chile."),
    ("chile", "refuses", "", "Peru's demand for an apology was rejected by Chile."),
    ("peru", "promises", "", "Peru's pledge to open the port was welcomed by Chile."),
    ("chile", "supports", "Peru", "Peru's pledge to open the port was welcomed by Chile."),
    ("the council", "asks", "Peru", "Peru was urged by the council to open the port."),
    ("the council", "opposes", "Peru", "Peru was condemned by the council for the raid."),
    ("the court", "settles", "", "The court ruled that the border is valid."),
    ("the bank", "expects", "", "The bank expects growth to slow."),
    ("ana ruiz", "expects", "", "Ana Ruiz predicted that the talks would fail."),
    ("ana ruiz", "supports", "Peru", "Ana Ruiz praised Peru for its restraint."),
    ("ana ruiz", "supports", "", "Ana Ruiz said that the accord was a milestone."),
    ("ana ruiz", "supports", "", "Ana Ruiz voiced her support for the accord."),
    ("ana ruiz", "opposes", "", "Ana Ruiz expressed concern about the raid."),
    ("ana ruiz", "opposes", "Peru", "Ana Ruiz is critical of Peru."),
    ("ana ruiz", "seeks", "", "Ana Ruiz wants to meet the crews."),
    ("peru", "refuses", "", "Peru is no longer willing to pay the fee."),
    ("japan, peru, and chile", "promises", "", "Japan, Peru, and Chile are determined to open the port."),
    ("ana ruiz", "asks", "Peru", "Ana Ruiz wants Peru to open the port."),
    ("ana ruiz", "asks", "Peru", "Ana Ruiz told Peru to open the port."),
    ("ana ruiz", "asks", "Peru", "Ana Ruiz said Peru had to open the port."),
    ("ana ruiz", "asks", "Peru", "Ana Ruiz warned Peru not to close the port."),
    ("peru and chile", "settles", "", "Peru and Chile have agreed on a fund."),
    ("peru", "settles", "Chile", "Peru signed a deal with Chile."),
    ("both sides", "promises", "", "Both sides pledged to keep the channel open."),
    ("author", "asks", "Peru", "Peru should open the port."),
    ("author", "opposes", "Peru", "Peru has broken the deal."),
    ("ana ruiz", "opposes", "Peru", "Peru, Ana Ruiz complained, has broken the deal."),
    ("the report", "opposes", "Peru", "The report finds that Peru broke the deal."),
    ("the report", "asks", "Peru", "The report recommends that Peru open the port."),
    ("villagers", "opposes", "", "Villagers fear that the dam will burst."),
    ("officials", "promises", "", "Officials promised that the port would open."),
]


@pytest.mark.parametrize(("who", "act", "whom", "sentence"), TOLD)
def test_a_position_is_told_of_whom_it_is(who, act, whom, sentence):
    found = claims_of(sentence)
    mine = found[(found["act"] == act) & found["target"].str.contains(whom)]
    assert who.removeprefix("the ") in {each.lower().removeprefix("the ") for each in mine["claimant"]}


def test_whose_words_are_quoted_holds_what_a_ruling_says_in_them():
    found = claims_of("Port Agency Chair Ana Ruiz said: “The rulings clarify that Peru unlawfully closed the port.”")
    assert set(found.loc[found["act"] == "opposes", "claimant"]) == {"Ana Ruiz"}


def test_what_somebody_is_only_said_to_plan_is_no_promise():
    assert "promises" not in set(claims_of("The firm is reportedly planning to invest in a dam.")["act"])
    assert "promises" in set(claims_of("The firm is planning to invest in a dam.")["act"])


def test_what_somebody_did_not_say_is_nobodys_position():
    rows = read_of("The board did not say that the port is harmful, wrong and illegal.")
    assert claims.by_their_words(*rows, weights.weighed)[0].empty
