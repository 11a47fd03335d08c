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
    "minister will urge all to accept a herring quota within a year. The museum of the town was closed. "
    "An old church burned down."
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


def test_every_quotation_names_the_matter_and_none_stands_twice_or_among_the_partings():
    both = compared(
        f"{QUOTA} Peru praised the herring quota for the coast.", f"{DOUBT} Peru opposes the herring quota."
    )
    found = shared.chosen(both)
    told = [id for each in found for id in each.ids]
    apart = {claim.sentence for both in contrasts.parted(both) for claim in both}
    assert found and len(told) == len(set(told)) and not apart & set(told)
    for each in found:
        assert all(stems_of(" ".join(each.matter)) <= stems_of(both.text_of[id]) for id in each.ids)


def test_what_both_texts_speak_of_all_the_time_is_no_matter_to_compare(seeds):
    topics = [row.matter for row in seeds.matters.itertuples() if shared.is_topic(seeds, row)]
    assert topics == ["TikTok"] and ("TikTok",) not in {each.matter for each in shared.chosen(seeds)}


def test_texts_without_a_common_matter_say_so():
    found = shared.shared(
        compared("Norway built a harbour. It is new.", "An old church burned down in Peru. Nobody was hurt.")
    )
    assert (
        isinstance(found, Prose)
        and found.runs[0].text == "No concrete matter was found under the same words in both texts."
    )


def test_a_matter_that_one_text_only_mentions_is_not_told():
    told = "Fishermen fear that the minister will urge all to accept a herring quota within a year."
    found = shared.shared(compared(QUOTA, DOUBT.replace(told, "And the herring quota?")))
    assert found is None or "On “herring quota”" not in lines(found)


def test_a_single_word_joins_no_sentences_for_it_may_mean_another_thing():
    one, other = (text.replace("herring quota", "quota") for text in (QUOTA, DOUBT))
    found = shared.shared(compared(one, other))
    assert found is None or "On “quota”" not in lines(found)


def test_sentences_that_share_little_else_than_a_matter_are_not_told():
    far = DOUBT.replace(
        "minister will urge all to accept a herring quota within a year",
        "herring quota and rising tides, cold winters, old nets and thieves kill them",
    )
    assert ("herring quota",) in {each.matter for each in shared.chosen(compared(QUOTA, DOUBT))}
    assert ("herring quota",) not in {each.matter for each in shared.chosen(compared(QUOTA, far))}


@pytest.mark.parametrize(
    ("one", "other", "called"),
    [
        ("Peru cut the herring fishing quota.", "A herring fishing quota was cut.", ("herring fishing quota",)),
        ("It is a treaty on the rights of fishermen.", "The treaty on the rights failed.", ("treaty on the rights",)),
        ("The quota rose by 300 tonnes.", "By 300 tonnes, a quota was cut.", ("tonnes", "quota")),
        ("A deep-sea quota came.", "They spoke of deep-sea nets and a quota.", ("quota", "deep-sea")),
        ("The quota - it fell by tonnes - is small.", "By tonnes the quota - we know - fell.", ("tonnes", "quota")),
        ("A high-level envoy came.", "They met at high level and the envoy left.", ()),
        ("The quota fell.", "Nobody likes the quota.", ()),
        ("In recent years a quota fell.", "A quota rose in recent years as tonnes came.", ()),
    ],
)
def test_two_sentences_are_headed_by_the_longest_name_of_both_or_two_words(one, other, called):
    both = compared(f"News of the day\n\nIt rained. {one}", f"What I think\n\nIt snowed. {other}")
    joined = [word for word in ("deep", "tonnes", "quota", "envoy", "envoys") if word in one and word in other]
    assert shared.called(both, "S2", "C2", joined) == called
