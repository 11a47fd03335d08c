"""Which words are denied, only supposed or conceded. The examples are made up."""

import time

import pytest

from parallax.coding import denial
from parallax.corpus.parse import parse


def read(text):
    return next(parse([text]))


def denied(text):
    """The nouns, names and verbs of a sentence that are denied."""
    doc = read(text)
    found = denial.standing(doc)
    return " ".join(w.text for w in doc if found.is_denied(w.i) and w.pos_ in ("NOUN", "VERB", "PROPN"))


def supposed(text):
    """The nouns and verbs of a sentence that are only supposed."""
    doc = read(text)
    found = denial.standing(doc)
    return " ".join(word.text for word in doc if found.is_supposed(word.i) and word.pos_ in ("NOUN", "VERB"))


def conceded(text):
    """The concessions of a sentence."""
    doc = read(text)
    return [" ".join(doc[i].text for i in sorted(clause)) for clause in denial.standing(doc).concessions]


DENIED = [
    # A negated verb with its objects and complements.
    ("The talks did not bring progress.", "bring progress"),
    ("The sides can't agree on tariffs.", "agree tariffs"),
    ("The sides cannot cooperate.", "cooperate"),
    ("It does not necessarily mean peace.", "mean peace"),
    ("This is not a litmus test.", "litmus test"),
    ("They never agreed to cooperate.", "agreed cooperate"),
    ("She did not say that progress was made.", "say progress made"),
    ("The sides no longer cooperate.", "cooperate"),
    ("It is by no means a breakthrough.", "means breakthrough"),
    ("They hardly made progress.", "made progress"),
    ("Progress has not been made.", "Progress made"),
    ("The crisis was not resolved.", "resolved"),
    ("The minister did not meet reporters.", "meet reporters"),
    # Not what stands before, in a clause of its own, or after a but.
    ("Progress did not satisfy them.", "satisfy"),
    ("In cooperation with Japan, they did not act.", "act"),
    ("They did not cooperate, and relations improved.", "cooperate"),
    ("It is not war but progress.", "war"),
    ("They made progress, not war.", "war"),
    ("The deal brings stability, not conflict.", "conflict"),
    ("They did not agree because tensions rose.", "agree"),
    ("They neither agreed nor cooperated.", "agreed cooperated"),
    ("They did not agree, nor did they cooperate.", "agree cooperate"),
    ("They did not agree or cooperate.", "agree cooperate"),
    ("They did not attend but cooperated.", "attend"),
    # A negative subject or object denies the verb.
    ("No country made progress.", "country made progress"),
    ("No agreement was reached.", "agreement reached"),
    ("Neither side made progress.", "side made progress"),
    ("Neither China nor Japan made progress.", "China Japan made progress"),
    ("Nobody cooperated.", "cooperated"),
    ("None of the parties cooperated.", "None parties cooperated"),
    ("They made no progress on tariffs.", "made progress tariffs"),
    ("The deal guarantees nothing.", "guarantees"),
    ("There is no sign of progress.", "is sign progress"),
    ("Not a sign of progress.", "sign progress"),
    ("They left without an agreement.", "agreement"),
    ("They left with no agreement.", "agreement"),
    # Few and little.
    ("Few expect progress.", "expect progress"),
    ("A few expect progress.", ""),
    ("They made little progress.", "made progress"),
    ("They made a little progress.", ""),
    ("The deal does little to ease tensions.", "does ease tensions"),
    # Failing and lacking.
    ("They failed to make progress.", "make progress"),
    ("The failure to cooperate continues.", "cooperate"),
    ("The plan lacks cooperation.", "cooperation"),
    ("The absence of progress hurt.", "progress"),
    ("It is unlikely that they will cooperate.", "cooperate"),
    ("An agreement remains elusive.", "agreement"),
    ("The talks fell short of a breakthrough.", "breakthrough"),
    ("The summit is far from a breakthrough.", "breakthrough"),
    ("They chose war instead of cooperation.", "cooperation"),
    ("They prefer war rather than cooperation.", "cooperation"),
    ("Rather than cooperate, they fought.", "cooperate"),
    # Low chances.
    ("Chances are low that they will cooperate.", "cooperate"),
    ("Chances of a breakthrough are low.", "breakthrough"),
    ("Chances of a breakthrough are high.", ""),
    ("There is a slim chance of peace.", "peace"),
    ("There is little chance that they will cooperate.", "is chance cooperate"),
    ("Hopes for a deal have faded.", "deal"),
    # What denies nothing.
    ("They not only agreed but cooperated.", ""),
    ("There is no doubt that they cooperate.", ""),
    # What is denied twice is not denied.
    ("They did not fail to cooperate.", "fail"),
    ("Nobody refused to cooperate.", "refused"),
    ("They cannot agree without cooperation.", "agree"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), DENIED)
def test_what_is_denied(text, words):
    assert denied(text) == words


SUPPOSED = [
    ("Will they cooperate?", "cooperate"),
    ("“Is peace near?”", "peace"),
    ("They asked whether the talks bring progress.", "talks bring progress"),
    ("Whether this brings progress is unclear.", "brings progress"),
    ("They will cooperate if tensions ease.", "tensions ease"),
    ("If tensions eased, they would cooperate.", "tensions eased cooperate"),
    ("Unless they cooperate, talks will end.", "cooperate"),
    ("Should they cooperate, talks will go on.", "cooperate"),
    ("Had they cooperated, peace would have come.", "cooperated peace come"),
    ("They will wait until progress is made.", "progress made"),
    ("They should cooperate.", ""),
    ("They had cooperated.", ""),
    ("A deal would ease tensions.", ""),
]


@pytest.mark.parametrize(("text", "words"), SUPPOSED)
def test_what_is_only_supposed(text, words):
    assert supposed(text) == words


CONCEDED = [
    ("While they praised cooperation, they imposed tariffs.", ["While they praised cooperation"]),
    ("They imposed tariffs, although they praised cooperation.", ["although they praised cooperation"]),
    ("Despite progress, they imposed tariffs.", ["Despite progress"]),
    ("They imposed tariffs while they negotiated.", []),
    ("They imposed tariffs and praised cooperation.", []),
]


@pytest.mark.parametrize(("text", "clauses"), CONCEDED)
def test_what_is_conceded(text, clauses):
    assert conceded(text) == clauses


@pytest.mark.slow
@pytest.mark.parametrize("words", ["not ", "no tariffs ", "while they agree ", "if not, nor "])
def test_a_sentence_of_nothing_but_negators_takes_no_long(words):
    doc = next(parse([words * (4800 // len(words.split()))]))
    began = time.process_time()
    denial.standing(doc)
    assert time.process_time() - began < 10
