"""Coverage by hand: how many sentences of each text carry a code of a family."""

import pandas as pd
import pytest

from parallax.measures import coverage

COLUMNS = [("themes", "a"), ("themes", "b"), ("issues", "c")]
BODY = pd.DataFrame({"document": ["statement"] * 3 + ["commentary"] * 2, "sentence": ["S1", "S2", "S3", "C1", "C2"]})
PRESENT = pd.DataFrame(
    [[1, 1, 0], [0, 1, 0], [0, 0, 0], [0, 0, 1], [1, 0, 1]],
    index=BODY["sentence"],
    columns=pd.MultiIndex.from_tuples(COLUMNS),
)


def test_a_sentence_counts_once_for_a_family_however_many_of_its_codes_it_carries():
    table = coverage.coverage(BODY, PRESENT)
    assert table[["family", "document", "sentences", "with_code"]].values.tolist() == [
        ["themes", "statement", 3, 2],
        ["themes", "commentary", 2, 1],
        ["issues", "statement", 3, 0],
        ["issues", "commentary", 2, 2],
    ]
    assert table["share"].tolist() == pytest.approx([2 / 3, 1 / 2, 0, 1])


@pytest.mark.parametrize(
    ("family", "document", "fits"),
    [("themes", "statement", True), ("themes", "commentary", True), ("issues", "statement", False)],
)
def test_a_family_fits_a_text_from_half_of_its_sentences_on(family, document, fits):
    assert coverage.fits(coverage.coverage(BODY, PRESENT), family, document) is fits


def test_coverage_of_the_seeds_counts_the_body(seeds):
    table = seeds.coverage
    assert set(table["sentences"]) == {19, 41}
    assert set(table["family"]) == set(seeds.families)
