"""Robustness: made-up texts in which it is plain what a difference rests on."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest

from parallax.coding import context
from parallax.measures import intervals, prevalence, robustness
from parallax.measures.settings import Settings

SETTINGS = Settings(resamples=500)
COLUMNS = ["document", "sentence", "family", "code", "cue"]


MANY = [(f"code {number}", "cue", {1 + number % 10, 1 + number % 7}) for number in range(40)]
"""More codes than fit in a slice, in the tests below."""


@pytest.fixture
def texts(body):
    """Ten paragraphs of one sentence, and twenty."""
    return body([["Of two words."]] * 10, [["Of some four words."]] * 20)


def analysed(body, found, settings=SETTINGS):
    """Presence, codings and differences of what was `found`: (code, cue, the numbers of S sentences)."""
    rows = [("statement", f"S{number}", "f", code, cue) for code, cue, places in found for number in places]
    codings = pd.DataFrame(rows, columns=COLUMNS)
    codes = codings[["family", "code"]].drop_duplicates()
    if codes.empty:
        codes = pd.DataFrame({"family": ["f"], "code": ["a"]})
    present = prevalence.presence(codings, body["sentence"], codes)
    return (
        present,
        codings,
        prevalence.differences(prevalence.by_paragraph(body, present.to_numpy()), present, settings),
    )


def reanalysed(body, found):
    return robustness.reanalyses(body, *analysed(body, found), SETTINGS).set_index("code")


TEN = range(1, 11)


def test_a_difference_that_one_cue_carries_hangs_on_it(texts):
    row = reanalysed(texts, [("a", "tariff*", TEN), ("a", "duty", [3])]).loc["a"]
    assert row["hangs_on"] == "tariff*"
    # Of four analyses - without either cue, in words, in resampled texts - all but the first hold.
    assert (row["reanalyses"], row["holds"]) == (4, 3)


def test_a_difference_that_many_cues_carry_holds(texts):
    row = reanalysed(texts, [("a", f"cue {number}", [number]) for number in TEN]).loc["a"]
    assert (row["hangs_on"], row["reanalyses"], row["holds"]) == ("", 12, 12)


def test_a_cue_beside_another_in_every_sentence_can_be_spared(texts):
    row = reanalysed(texts, [("a", "tariff*", TEN), ("a", "duties", TEN)]).loc["a"]
    assert (row["hangs_on"], row["reanalyses"], row["holds"]) == ("", 4, 4)


def test_a_cue_that_matches_twice_in_a_sentence_is_still_one_cue(texts):
    row = reanalysed(texts, [("a", "tariff*", [*TEN, *TEN])]).loc["a"]
    assert (row["hangs_on"], row["reanalyses"]) == ("tariff*", 3)


def test_the_same_cue_of_another_code_is_another_cue(texts):
    table = reanalysed(texts, [("a", "tariff*", TEN), ("b", "tariff*", [1]), ("b", "duties", TEN)])
    assert table["hangs_on"].to_dict() == {"a": "tariff*", "b": "duties"}


def test_without_any_match_there_is_nothing_to_leave_out(texts):
    row = reanalysed(texts, []).loc["a"]
    assert (row["reanalyses"], row["hangs_on"]) == (2, "")


def test_what_people_coded_has_no_cue_to_leave_out(texts):
    row = reanalysed(texts, [("a", "", TEN)]).loc["a"]
    assert (row["hangs_on"], row["reanalyses"], row["holds"]) == ("", 2, 2)


def test_cues_in_headlines_are_no_cues_of_the_analysis(texts):
    present, codings, differences = analysed(texts, [("a", "tariff*", TEN)])
    headline = pd.DataFrame([("statement", "S0", "f", "a", "duties")], columns=COLUMNS)
    more = pd.concat([codings, headline], ignore_index=True)
    cues = robustness.cues_left_out(texts, present, more, differences, SETTINGS)
    assert cues["cue"].tolist() == ["tariff*"]


def test_leaving_out_a_cue_is_coding_again_without_it(seeds):
    """The p of a variant is corrected beside the unchanged p of the family's other codes."""
    body, codings = seeds.body, seeds.codings[seeds.codings["family"] == "frames"]
    codes = seeds.codes[seeds.codes["family"] == "frames"]
    present = prevalence.presence(codings, body["sentence"], codes)
    differences = prevalence.differences(prevalence.by_paragraph(body, present.to_numpy()), present, SETTINGS)
    cues = robustness.cues_left_out(body, present, codings, differences, SETTINGS)
    for row in cues.groupby("code").head(3).itertuples():
        left = codings[(codings["code"] != row.code) | (codings["cue"] != row.cue)]
        again = prevalence.presence(left, body["sentence"], codes)
        table = prevalence.differences(prevalence.by_paragraph(body, again.to_numpy()), again, SETTINGS)
        variant = table[table["code"] == row.code].iloc[0]
        original = differences[differences["code"] == row.code].iloc[0]
        same_direction = np.sign(variant["difference"]) == np.sign(original["difference"])
        assert row.holds == (same_direction and variant["label"] != "too few to tell")


def test_a_difference_that_turns_round_does_not_hold():
    original = pd.DataFrame({"family": ["f", "f"], "difference": [0.5, -0.5], "p": [0.001, 0.001]})
    variant = pd.DataFrame({"difference": [0.4, 0.4], "low": [0.2, 0.2], "high": [0.6, 0.6], "p": [0.001, 0.001]})
    assert robustness.holds(variant, original, SETTINGS).tolist() == [True, False]


def test_a_difference_counted_in_words_by_hand(body):
    # The code is in the statement's sentence of eight words, of ten, and in the commentary's of one, of four.
    texts = body([["Two words.", "And this sentence has just eight words inside."]], [["One."], ["Three words here."]])
    present, *_ = analysed(texts, [("a", "eight", [2])])
    present.loc["C1", ("f", "a")] = 1
    row = robustness.counted_in_words(texts, present, SETTINGS).iloc[0]
    assert (row["statement"], row["commentary"]) == pytest.approx((0.8, 0.25))
    assert row["difference"] == pytest.approx(0.55)


def test_a_difference_keeps_its_direction_in_resampled_texts_or_not(texts):
    """All ten sentences against none is never turned round; one of ten is lost in a third of the resamples:
    (9/10) ** 10 = .35."""
    present, _, differences = analysed(texts, [("a", "tariff*", TEN), ("b", "duties", [1])])
    kept = robustness.resampling(prevalence.by_paragraph(texts, present.to_numpy()), differences, SETTINGS)
    assert kept.tolist() == [True, False]


def test_every_code_of_the_seeds_is_analysed_again(seeds):
    table = seeds.robustness.merge(seeds.differences, on=["family", "code"])
    body = seeds.codings[seeds.codings["sentence"].isin(seeds.body["sentence"])]
    body = body[~body["cue"].str.startswith(context.CARRIED)]
    cues = body.drop_duplicates(["family", "code", "cue"]).groupby(["family", "code"]).size()
    assert len(table) == len(seeds.codes)
    for row in table.itertuples():
        assert row.reanalyses == cues.get((row.family, row.code), 0) + 2
        assert 0 <= row.holds <= row.reanalyses
        assert not row.hangs_on or row.holds < row.reanalyses


def test_codes_in_slices_have_the_same_results(texts, monkeypatch):
    present, codings, differences = analysed(texts, MANY)
    whole = robustness.reanalyses(texts, present, codings, differences, SETTINGS)
    shares = prevalence.shares(texts, present, SETTINGS)
    monkeypatch.setattr(intervals, "BLOCK", 7 * SETTINGS.resamples)
    sliced = analysed(texts, MANY)
    assert sliced[2].equals(differences)
    assert robustness.reanalyses(texts, *sliced, SETTINGS).equals(whole)
    assert prevalence.shares(texts, present, SETTINGS).equals(shares)


def test_memory_does_not_grow_with_the_codebook(texts, monkeypatch):
    monkeypatch.setattr(intervals, "BLOCK", 50_000)

    def taken(found):
        tracemalloc.start()
        present, codings, differences = analysed(texts, found)
        robustness.reanalyses(texts, present, codings, differences, SETTINGS)
        prevalence.shares(texts, present, SETTINGS)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    many = [(f"code {number}", "cue", {1 + number % 10}) for number in range(2_000)]
    # A table of all draws would take 500 x 2,000 x 8 bytes, and there were three and more.
    assert taken(many) < 500 * 2_000 * 8
