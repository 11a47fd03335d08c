"""Whose words a text gives, and the speaker's office."""

import pandas as pd
import pytest

from parallax.positions import offices


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Foreign Minister Ana Soto spoke.", "Ana Soto", "Foreign Minister"),
        (
            "Ana Soto, deputy head of the port agency and chief envoy, spoke.",
            "Ana Soto",
            "deputy head of the port agency and chief envoy",
        ),
        ("Jo Lind and Minister of the Sea Ana Soto spoke.", "Ana Soto", "Minister of the Sea"),
        ("Trade Minister SOTO Ana spoke.", "Soto Ana", "Trade Minister"),
        ("Ana Soto, who is a minister, spoke.", "Ana Soto", ""),
        ("Mr. Ana Soto spoke, and so did others.", "Ana Soto", ""),
        ("Minister Soto spoke.", "Soto", ""),
        ("Ana Soto, head of the agency for the ports and the quays and the boats of Peru, spoke.", "Ana Soto", ""),
        ("Ana Soto, secretary general of the port agency, spoke.", "Ana Soto", "secretary general of the port agency"),
        (
            "Ana Soto, a professor emerita at Harbour University, spoke.",
            "Ana Soto",
            "professor emerita at Harbour University",
        ),
        ("Council of Sea Advisers Chair Dr. Ana Soto spoke.", "Ana Soto", "Council of Sea Advisers Chair Dr."),
        ("Ana Soto, striking a moderate tone, spoke.", "Ana Soto", ""),
        ("Ana Soto, met the minister of trade, it was told.", "Ana Soto", ""),
        ("Ana Soto, blaming critics, spoke.", "Ana Soto", ""),
        ("Ana Soto, mother of two, spoke.", "Ana Soto", ""),
        ("Then Peru’s Ana Soto, in Lima, spoke.", "Ana Soto", ""),
        ("Ana Soto, Vice-President of the Port Council, spoke.", "Port Council", ""),
        ("The nominee to be the new Secretary of State Ana Soto spoke.", "Ana Soto", ""),
    ],
)
def test_an_office_stands_before_a_name_or_after_it_between_commas(text, name, office):
    assert offices.office(name, [text]) == office


def test_speakers_are_counted_with_the_office_that_a_text_gives_them():
    rows = [
        ("statement", "Ana Soto", "Ana Soto said so."),
        ("statement", "Ana Soto", "She said more."),
        ("statement", "", "It rained."),
        ("commentary", "Jo Lind", "Jo Lind, a lawyer, spoke to Minister Ana Soto."),
    ]
    table = offices.voices(pd.DataFrame(rows, columns=["document", "speaker", "text"]))
    assert table.to_numpy().tolist() == [
        ["statement", "Ana Soto", 2, "Minister"],
        ["commentary", "Jo Lind", 1, "lawyer"],
    ]


def test_an_office_of_the_past_is_told_as_one():
    told = "It was described by former Chief Executive Ana Ruiz as a mess, and ex-Prime Minister Bo Ek agreed."
    assert offices.office("Ana Ruiz", [told]) == "former Chief Executive"
    assert offices.office("Bo Ek", [told]) == "former Prime Minister"
