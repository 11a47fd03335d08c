"""What a sentence reports, in which words. The examples are made up, in the style of news."""

import pytest

from parallax.corpus.parse import parse
from parallax.positions import reports


def report(text):
    return reports.report(reports.Sentence(next(iter(parse([text]))), frozenset(), False))


@pytest.mark.parametrize(
    "text, source, cue, kind",
    [
        ("The mayor is confident that it will hold.", "mayor", "confident", "plain"),
        ("The envoys were worried about the truce.", "envoys", "worried", "critical"),
        ("The union renewed its call for talks.", "union", "renewed", "committing"),
        ("Fears among traders that it will fall grew.", "traders", "Fears", "critical"),
        ("Kim said that Lee believes that it is late.", "Kim", "said", "plain"),
        ("Kim said that it is late, according to the paper.", "paper", "according to", "plain"),
        ("The law was criticized by the union.", "union", "criticized", "critical"),
        ("The ministers hoped that it was late.", "ministers", "hoped", "plain"),
    ],
)
def test_the_outermost_report_counts(text, source, cue, kind):
    found = report(text)
    assert (found.source.text, found.cue, found.kind) == (source, cue, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was not confident that it would hold.",
        "The mayor will say that it is late.",
        "The mayor cast herself as a friend of the poor.",
        "She let them think that it was over.",
        "It takes 12 pledged delegates.",
        "The ministry announced the controls that day.",
        "The envoy thanked the crews.",
        "There is no doubt that they will meet.",
        "I said that it was late.",
    ],
)
def test_what_is_not_said_or_no_saying_reports_nothing(text):
    assert report(text) is None
