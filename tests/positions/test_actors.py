"""Who is meant by a noun phrase or a pronoun. The sentences are made up."""

import pytest
from samples import claims_of


@pytest.mark.parametrize(
    "before, sentence, claimant, side",
    [
        ("Peru met.", "The council refused to sign.", "The council", "Peru"),
        ("Peru met.", "A council refused to sign.", "A council", ""),
        ("Peru met.", "The council and the court refused to sign.", "The council and the court", ""),
        ("Ana Ruiz, Spain's trade minister, spoke first.", "A minister refused to sign.", "A minister", ""),
        ("President Luis Ruiz and Angela Merkel met in Lima.", "He refused to sign.", "unnamed", "unnamed"),
    ],
)
def test_a_body_or_person_named_before_is_meant_only_where_no_other_can_be(before, sentence, claimant, side):
    assert claims_of(before, sentence)[["claimant", "claimant_side"]].values.tolist() == [[claimant, side]]


def test_they_are_not_the_nameless_body_to_which_somebody_belongs():
    found = claims_of("The rebels of Peru fought.", "We met officials of the union.", "They refused to sign.")
    assert found["claimant"].tolist() == ["unnamed"]


def test_it_stands_for_the_body_whose_deeds_were_told():
    told = claims_of(
        "Peru allowed the union to take part.",
        "The remarks and deeds of PTU in recent years are inconsistent with the law.",
        "It has also urged teachers to stay away.",
    )
    assert told.loc[told["act"] == "asks", "claimant"].tolist() == ["PTU"]
