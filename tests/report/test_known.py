"""Known: what a brief says of the coding's error in its own texts."""

import pandas as pd
import pytest
from conftest import SEEDS
from samples import compare

from parallax.coding import workbook
from parallax.report import known

pytestmark = pytest.mark.slow


def told(prose):
    return "".join(run.text for run in prose.runs)


@pytest.fixture(scope="module")
def with_sample(seeds, tmp_path_factory):
    """The seeds with 30 sentences of the readers' coding of themes."""
    folder = tmp_path_factory.mktemp("sample")
    path, _ = workbook.write(folder, seeds.sample(30), seeds.codebook, "sample")
    sheet = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    for row in seeds.readings.table[seeds.readings.table["coding"] == "agreed"].itertuples():
        sheet.loc[sheet["sentence"] == row.sentence, f"{row.family}.{row.code}"] = "1"
    sheet[[name for name in sheet if "." not in name or name.startswith("themes.")]].to_csv(path, index=False)
    return compare(SEEDS["statement"], SEEDS["commentary"], coding=path)


def test_where_nobody_coded_the_error_is_unknown_and_the_smallest_difference_is_told(twice):
    said = told(known.error(twice))
    assert said.startswith("How far the coding by cues is off in these texts is not known")
    # By Wilson 4 of 19 are at least .085 and none of 19 at most .168: .2105 - sqrt(.1255 ** 2 + .168 ** 2) > 0.
    assert said.count("must stand in at least 4 of 19 sentences (21%)") == 2
    assert known.corrected(twice) is None
    given = {
        "brief": "two",
        "statement": "my texts/a.txt",
        "commentary": "/tmp/b.txt",
        "codebook": "c.yml",
        "codes": "",
    }
    assert (
        "“parallax sample -n 24 -p brief two -p statement 'my texts/a.txt' -p commentary b.txt -p codebook c.yml” draws"
    ) in told(known.more(twice, given))


def test_few_sentences_are_all_coded_and_not_drawn():
    given = {"brief": "two", "statement": "a.txt", "commentary": "b.txt"}
    said = known.blank_sheet(14, given)
    assert said.startswith("“parallax sentences -p brief two -p statement a.txt -p commentary b.txt” writes all sent")
    assert "“-p coding coding/two/sentences.xlsx”" in said
    assert known.blank_sheet(15, given).startswith("“parallax sample -n 10 ")


def test_where_everything_was_coded_the_cues_error_is_told_and_no_interval(seeds):
    said = told(known.error(seeds))
    assert said.startswith("People coded every sentence. Of the ")
    assert "percentage points at most" in said and "interval" not in said
    by_people = seeds.people.groupby(seeds.body["document"].to_numpy()).mean()
    cues = seeds.cued[seeds.people.columns].groupby(seeds.body["document"].to_numpy()).mean()
    assert f"by {100 * (by_people - cues).abs().max(axis=None):.0f} percentage points at most" in said
    assert not any(" to " in cell[0].text for row in known.corrected(seeds).rows for cell in row[1:3])


def test_where_a_sample_was_coded_intervals_are_told_and_how_to_narrow_them(with_sample):
    said = told(known.error(with_sample))
    assert said.startswith("People coded 30 of 60 sentences, drawn at random.")
    widths = with_sample.corrected["high"] - with_sample.corrected["low"]
    assert f"intervals of {100 * widths.mean():.0f} percentage points on average" in said
    assert told(known.more(with_sample, {})).startswith("To know more: coding all 60 sentences leaves no interval.")
    first = known.corrected(with_sample).rows[0]
    assert all(" to " in cell[0].text for cell in first[1:3])


@pytest.mark.parametrize(
    ("low", "high", "told"), [(0.1, 0.25, "+10 to +25"), (-0.304, 0.001, "−30 to +0"), (0.2, 0.2, "+20")]
)
def test_a_difference_is_told_in_points(low, high, told):
    assert known.apart(low, high) == told
