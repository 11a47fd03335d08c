"""Weights of acts: which positions stand, and which no rule has found."""

import numpy as np
import pandas as pd
import pytest

from parallax.corpus.parse import parse
from parallax.corpus.weighing import Weights
from parallax.positions import acts, claims, speakers, weights
from parallax.positions.sides import Sides

ACTS = ("asks", "promises", "seeks", "refuses", "opposes", "supports", "settles", "expects", "explains")


def weights_of(known, **words):
    """Weights of all acts: of what is known and of words, {act: tenths} each."""
    rows = {
        name: np.array([by.get(act, 0) for act in ACTS]) for name, by in [("start", {}), *known.items(), *words.items()]
    }
    return Weights(ACTS, {name: rows[name] for name in ("start", *known)}, {name: rows[name] for name in words})


def seen(doc, **marks):
    """A sentence of a text that is not official, after one without a position."""
    return weights.Seen(doc, **({"is_official": False, "is_spoken": False, "before": frozenset()} | marks))


def acts_by(sentence, table, monkeypatch):
    """The acts of a sentence with their rules, as a table of weights has them."""
    monkeypatch.setattr(weights, "learned", lambda: table)
    (doc,) = parse([sentence])
    found = acts.found_in(doc, Sides([doc]))
    return [(each.act, each.rule) for each in weights.weighed(found, seen(doc))]


def test_every_act_has_weights_of_every_kind():
    table = weights.learned()
    assert table.columns == ACTS
    assert {"start", "official", "spoken", "question", *ACTS, *(f"before: {act}" for act in ACTS)} <= set(table.known)


@pytest.mark.parametrize(("weight", "stands"), [(-9, False), (-8, True)])
def test_a_position_is_struck_where_its_sum_is_low(weight, stands, monkeypatch):
    table = weights_of({"rule: must do": {"asks": weight}})
    assert acts_by("The firms must pay.", table, monkeypatch) == [("asks", "must do")] * stands


def test_what_a_rule_takes_from_a_verb_that_says_it_outright_stands_all_the_same(monkeypatch):
    table = weights_of({"rule: supports": {"supports": -90}})
    assert acts_by("Peru backs the project.", table, monkeypatch) == [("supports", "supports")]


@pytest.mark.parametrize(("weight", "found"), [(6, True), (5, False)])
def test_words_give_an_act_that_no_rule_finds(weight, found, monkeypatch):
    # Four words: 2 * 6 / 2 - 5 is above zero, and 2 * 5 / 2 - 5 is not.
    table = weights_of({"start": {"opposes": -5}}, ice={"opposes": weight}, winter={"opposes": weight})
    assert acts_by("Winter covers ice again.", table, monkeypatch) == [("opposes", weights.RULE)] * found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Winter covers ice again.", 1),
        ("Winter covers the dangerous ice again.", 0),
        ("Winter does not cover ice again.", 0),
        ("Winter covers the ice against all dangers.", 1),
    ],
)
def test_praise_given_by_words_is_taken_back_by_a_word_of_blame_and_by_a_denial(sentence, found, monkeypatch):
    table = weights_of({}, ice={"supports": 9})
    assert acts_by(sentence, table, monkeypatch).count(("supports", weights.RULE)) == found


def test_blame_given_by_words_is_not_taken_back_by_a_good_verb_that_is_denied(monkeypatch):
    found = acts_by("The burden has not fallen equally.", weights_of({}, burden={"opposes": 9}), monkeypatch)
    assert found == [("opposes", weights.RULE)]


def test_a_position_is_as_likely_as_its_sum_has_it(monkeypatch):
    # At 0 it is .45, odds of 9 to 11: 1 / (1 + 11 / 9 * e ** -1.5) is .7857, and 1 / (1 + 11 / 9 * e ** .5) is .3317.
    monkeypatch.setattr(weights, "learned", lambda: weights_of({"asks": {"asks": 15}, "question": {"asks": -20}}))
    likelihoods = []
    for sentence in ("The firms must pay.", "Must the firms pay?"):
        (doc,) = parse([sentence])
        found = acts.found_in(next(parse(["The firms must pay."])), Sides([doc]))
        likelihoods += [each.likelihood for each in weights.weighed(found, seen(doc))]
    assert likelihoods == [pytest.approx(0.79), pytest.approx(0.33)]


def test_what_words_give_is_the_clause_of_the_heaviest(monkeypatch):
    table = weights_of({}, harsh={"opposes": 20})
    monkeypatch.setattr(weights, "learned", lambda: table)
    (doc,) = parse(["The mines closed, and the winter was harsh."])
    (found,) = weights.weighed([], seen(doc))
    assert doc.text[slice(*found.content)] == "the winter was harsh"
    assert found.target.text == "winter"


def test_a_helper_has_the_clause_of_its_verb():
    (doc,) = parse(["The mines closed, and the plan must be well founded."])
    assert weights.clause_with(doc[7]).text == "founded"


def test_what_is_known_of_a_sentence():
    (doc,) = parse(["Must the firms pay?"])
    known = weights.known_of([], seen(doc, is_official=True, is_spoken=True, before=frozenset(["asks"])))
    assert known == {"start", "official", "spoken", "question", "before: asks"}


def test_explaining_is_never_given_by_words(monkeypatch):
    table = weights_of({"start": {"explains": 50}})
    assert acts_by("The mines closed.", table, monkeypatch) == []


def test_whose_a_position_given_by_words_is_is_settled_as_for_any_other(monkeypatch):
    monkeypatch.setattr(weights, "learned", lambda: weights_of({"start": {"opposes": 5}}))
    table = pd.DataFrame([("commentary", "C1", 1, "Peru’s minister said the mines were closed.")])
    table.columns = ["document", "sentence", "paragraph", "text"]
    parses = dict(zip(table["sentence"], parse(table["text"]), strict=True))
    about = pd.DataFrame([{"document": "commentary", "title": "", "publisher": "", "author": ""}])
    found = claims.claims(speakers.attribute(table, parses), parses, about, weights.weighed)
    assert found[["claimant", "claimant_side", "rule"]].to_numpy().tolist() == [
        ["Peru’s minister", "Peru", weights.RULE]
    ]


def test_a_clause_that_describes_a_noun_is_given_with_it(seeds):
    claims = seeds.claims
    told = claims[(claims["sentence"] == "C39") & (claims["rule"] == weights.RULE)]["content"]
    assert list(told) == ["negotiations that will shape the trajectory of Sino-U.S. relations for years to come"]


@pytest.mark.parametrize(
    ("rule", "likelihood", "is_told"),
    [("must do", 0.75, False), ("must do", 0.8, True), ("rejects", 0.75, True), ("rejects", 0.65, False)],
)
def test_what_is_only_inferred_must_be_likelier_to_be_told(rule, likelihood, is_told):
    claims = pd.DataFrame({"rule": [rule], "likelihood": [likelihood]})
    assert len(weights.reliable(claims)) == is_told
