"""What must, should or needs to be done, and what is to be praised or condemned. The sentences are made up."""

import pytest
from samples import acts_of, claims_of


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("The nets need to be mended.", {"asks"}),
        ("It shall apply to all ships.", {"asks"}),
        ("The minister shall be informed of the vote.", {"expects"}),
        ("Peru would need to close the port.", set()),
        ("The port must close if there is to be peace.", set()),
        ("The minister must have honoured the crews.", set()),
        ("The minister should have denounced the raid.", set()),
        ("If the firm has a month to reply, it can wait.", set()),
        ("The firm would have a month to reply.", set()),
        ("The crew took a month to reply.", set()),
    ],
)
def test_what_is_only_supposed_told_or_ordered_of_itself_is_no_demand(sentence, acts):
    assert acts_of(sentence) == acts


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("What Kenya needs is clear.", set()),
        ("Peru would need a plan.", set()),
        ("Peru does not need a plan.", set()),
        ("The dam has required patience.", set()),
        ("If action is needed, Peru can act.", set()),
        ("Action may be needed.", {"expects"}),
        ("Action was needed.", set()),
        ("Saving the reef requires new laws.", {"asks"}),
        ("Recovery requires two months.", set()),
        ("If the crisis requires a response, Peru can act.", set()),
        ("The crisis could require a response.", {"expects"}),
        ("The minister will require a licence.", {"expects"}),
        ("The tariff will require a form.", {"expects"}),
        ("The visa will require a fee.", {"expects"}),
        ("It will require patience.", {"expects"}),
    ],
)
def test_a_need_is_asked_for_where_it_is_there(sentence, acts):
    assert acts_of(sentence) == acts


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("A more sensible step would be a ban.", {"asks"}),
        ("A sensible step would be a ban.", {"expects"}),
        ("A worse step would be a ban.", {"expects"}),
        ("The next step would be a ban.", {"expects"}),
        ("A better step would not be a ban.", {"expects"}),
        ("A better step would have been a ban.", set()),
        ("The better course involves a ban.", set()),
    ],
)
def test_what_would_be_better_is_recommended(sentence, acts):
    assert acts_of(sentence) == acts


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("The union said that nurses deserved better pay.", {"asks"}),
        ("Nurses deserved better pay.", {"supports"}),
        ("The crews may deserve a second chance.", {"expects"}),
        ("Those who deserve a second chance are young.", set()),
        ("The mayor does not deserve a second term.", set()),
        ("The mayor deserves the blame.", {"opposes"}),
    ],
)
def test_what_somebody_deserves_now_is_asked_unless_it_is_blame(sentence, acts):
    assert acts_of(sentence) == acts


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("New laws are essential to save the reef.", {"asks"}),
        ("It may be necessary to close the port.", {"expects"}),
        ("It becomes necessary to close the port.", set()),
        ("The reform is so important that Peru will pay for it.", {"supports", "expects"}),
        ("A truce is necessary.", {"asks"}),
        ("A truce is necessary for trade.", {"supports"}),
        ("A vote is necessary if prices fall.", {"supports"}),
        ("A vote is sometimes necessary.", {"supports"}),
        ("If a truce is necessary, Peru will call for it.", {"expects"}),
        ("A visa is necessary.", {"supports"}),
        ("This is necessary.", {"supports"}),
    ],
)
def test_what_is_necessary_at_all_is_asked(sentence, acts):
    assert acts_of(sentence) == acts


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("Peru has a duty to act.", {"asks"}),
        ("Peru has no duty to act.", set()),
        ("Peru had a duty to act.", set()),
        ("Peru would have a duty to act.", set()),
        ("Towns that have a duty to act will act.", {"expects"}),
        ("Peru stressed the need for boats.", {"asks"}),
        ("The storm stressed the importance of trade.", set()),
    ],
)
def test_a_duty_that_is_there_or_stressed_is_asked(sentence, acts):
    assert acts_of(sentence) == acts


@pytest.mark.parametrize(
    "sentence, claimant, target",
    [
        ("Norway gave the firm a month to reply.", "author", "the firm"),
        ("Nurses deserve an apology from the minister.", "author", "the minister"),
        ("It is essential that the minister be told.", "author", "unnamed"),
        ("The storm underlined the need to act.", "author", "unnamed"),
    ],
)
def test_a_demand_is_addressed_to_whom_it_falls_on(sentence, claimant, target):
    assert claims_of(sentence)[["act", "claimant", "target"]].values.tolist() == [["asks", claimant, target]]


@pytest.mark.parametrize(
    "sentence, acts",
    [
        ("The treaty, as should be clear by now, ends in May.", set()),
        ("One must then accept that the raid was lawful.", set()),
        ("One should look at the treaty again.", {"asks"}),
        ("Peru must act, as must Chile.", {"asks"}),
    ],
)
def test_what_one_must_then_accept_is_no_demand(sentence, acts):
    assert acts_of(sentence) & {"asks"} == acts


def test_who_defies_the_pessimists_is_not_blamed():
    assert acts_of("The summit defied the pessimists.") & {"opposes"} == set()
