"""Issuers by what is known of a text."""

import pytest

from parallax.positions import issuers


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
        ("Joint statement", False),
    ],
)
def test_a_joint_text_of_one_body_is_not_of_both_sides(title, is_of_one):
    assert issuers.is_of_body(title) == is_of_one
