"""Quotes: what stands for a code in a text holds what the code was found by, and is quoted as the text has it."""

import pytest
from conftest import SEEDS
from samples import compare

from parallax.report import quotes


def plain(cell):
    return "".join(run.text for run in cell)


ASKED = "domestic_politics, enterprise_rights, negotiation_process"


@pytest.fixture(scope="module")
def asked():
    """The seeds compared by three themes in an order of their own."""
    return compare(**SEEDS, codes=ASKED)


def test_quotes_are_sentences_that_have_the_code_with_the_words_that_it_was_found_by(seeds):
    labels = seeds.codes[seeds.codes["family"] == "themes"].set_index("label")["code"]
    for row in quotes.table(seeds, "themes").rows:
        code = labels[plain(row[0])]
        for cell in row[1:]:
            assert all(seeds.present.loc[run.to, ("themes", code)] == 1 for run in cell if run.to)
            if cell[-1].text != "not found":
                found = quotes.matched(seeds, cell[1].to, "themes", code)
                assert any(each in cell[0].text for each in found), cell[0].text


def test_a_sentence_that_was_quoted_gives_way_to_another(seeds):
    choice = quotes.Telling(seeds)
    ids = seeds.carriers["themes", "negotiation_process"][:3]
    chosen = [choice.sentence(ids, "themes", "negotiation_process") for _ in range(3)]
    assert sorted(chosen) == sorted(ids)


def test_codes_of_both_texts_come_before_those_of_one(seeds):
    cells = [[plain(cell) for cell in row[1:]] for row in quotes.table(seeds, "issues").rows]
    kinds = [1 if "not found" in row[1] else 2 if "not found" in row[0] else 0 for row in cells]
    assert kinds == sorted(kinds) and set(kinds) == {0, 1, 2}


def test_a_family_that_the_codebook_does_not_have_has_no_table(asked):
    assert quotes.table(asked, "frames") is None
    assert len(quotes.table(asked, "themes").rows) == 3
