"""What each text says of the matters that both raise."""

import pytest

import parallax
from parallax.positions.alignment import stems_of
from parallax.report import contrasts, shared
from parallax.report.displays import Prose

pytestmark = pytest.mark.slow

QUOTA = (
    "The fishing treaty\n\nNorway announced a fishing treaty with Peru on Monday. The minister urged Peru to accept a "
    "herring quota of 300 tonnes. The weather at the port was mild. Norway will send two ships to the new harbour."
)
DOUBT = (
    "Who fishes here\n\nNobody is pleased with the fishing treaty between the two countries. Fishermen fear that the "
    "herring quota will ruin the coast within a year. The museum of the town was closed. An old church burned down."
)


def compared(statement, commentary):
    """The comparison of two short texts."""
    return parallax.compare(statement, commentary, families=["themes"], resamples=100)


def lines(found):
    """The lines over the pairs of quotations."""
    return [pair.line for pair in found.pairs]


def test_a_matter_stands_over_the_sentences_in_which_each_text_names_it():
    found = shared.shared(compared(QUOTA, DOUBT))
    (pair,) = [each for each in found.pairs if each.line == "On “herring quota”"]
    assert [pair.statement[1].to, pair.commentary[1].to] == ["S2", "C2"]
    assert "accept a herring quota" in pair.statement[0].text and "Fishermen fear" in pair.commentary[0].text


def test_the_texts_exchanged_are_told_the_other_way_round():
    pairs = {(each.line, each.statement[1].to[1:], each.commentary[1].to[1:]) for each in facing(QUOTA, DOUBT)}
    turned = {(each.line, each.commentary[1].to[1:], each.statement[1].to[1:]) for each in facing(DOUBT, QUOTA)}
    assert pairs == turned


def facing(statement, commentary):
    """The pairs of quotations of two texts."""
    return shared.shared(compared(statement, commentary)).pairs


def test_every_quotation_names_the_matter_and_none_stands_twice_or_among_the_partings(seeds):
    found = shared.chosen(seeds)
    told = [id for each in found for id in each.ids]
    apart = {claim.sentence for both in contrasts.parted(seeds) for claim in both}
    assert found and len(told) == len(set(told)) and not apart & set(told)
    for each in found:
        assert all(stems_of(each.matter) <= stems_of(seeds.text_of[id]) for id in each.ids)


def test_what_both_texts_speak_of_all_the_time_is_no_matter_to_compare(seeds):
    topics = [row.matter for row in seeds.matters.itertuples() if shared.is_topic(seeds, row)]
    assert topics == ["TikTok"] and "On “TikTok”" not in lines(shared.shared(seeds))


def test_texts_without_a_common_matter_say_so():
    found = shared.shared(
        compared("Norway built a harbour. It is new.", "An old church burned down in Peru. Nobody was hurt.")
    )
    assert (
        isinstance(found, Prose)
        and found.runs[0].text == "No concrete matter was found under the same words in both texts."
    )


def test_a_matter_that_one_text_only_mentions_is_not_told():
    told = "Fishermen fear that the herring quota will ruin the coast within a year."
    found = shared.shared(compared(QUOTA, DOUBT.replace(told, "And the herring quota?")))
    assert found is None or "On “herring quota”" not in lines(found)


def test_a_single_word_that_a_text_uses_once_may_mean_another_thing():
    once, twice = DOUBT.replace("herring quota", "quota"), QUOTA.replace("herring quota", "quota")
    found = shared.shared(compared(twice, once))
    assert found is None or "On “quota”" not in lines(found)
