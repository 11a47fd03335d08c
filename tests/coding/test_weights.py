"""Weights: what words, acts and cues say together for a code."""

import numpy as np
import pandas as pd
import pytest

import parallax
from parallax.coding import codebook_file, weights
from parallax.corpus.parse import parse
from parallax.corpus.weighing import Weights


def said(text, denied=True, supposed=True):
    """The words of a sentence, as weights know them."""
    (doc,) = parse([text])
    return set(weights.said_by_kind(doc, [(denied, supposed)])[denied, supposed])


def test_every_code_of_the_four_families_has_weights():
    families = {family.name: family for family in weights.default().families}
    wanted = {
        (name, code.name) for name in ("themes", "frames", "functions", "issues") for code in families[name].codes
    }
    assert set(weights.weighed_codes()) == wanted
    assert set(weights.learned().known) == set(weights.KNOWN)


def test_what_is_denied_or_supposed_says_nothing_unless_the_code_counts_it():
    assert "progress" not in said("They made no progress.", False, True)
    assert "progress" in said("They made no progress.", True, True)
    assert "progress" not in said("Will they make progress?", True, False)


PAIR = ("themes", "weather")


def weights_of(**known):
    """Weights of one code: of what is known, 0 where not given, and of two words."""
    rest = {name: np.array([known.get(name, 0)]) for name in weights.KNOWN}
    return Weights(("themes.weather",), rest, {"rain": np.array([8]), "snow": np.array([4])})


@pytest.mark.parametrize(("rest", "given"), [(-6, False), (-5, True)])
def test_words_weigh_over_the_root_of_their_number(monkeypatch, rest, given):
    monkeypatch.setattr(weights, "learned", weights_of)
    (doc,) = parse(["Rain and snow fell."])  # four words: (8 + 4) / 2 = 6
    ((_, _, tenths),) = weights.spoken_for(doc, np.array([rest]), {PAIR: (True, True)})
    assert (tenths > 0) == given


def test_what_is_known_of_a_sentence(monkeypatch):
    monkeypatch.setattr(
        weights, "learned", lambda: weights_of(start=-8, cue=10, before=3, after=2, share=8, official=-1, asks=5)
    )
    sentences = pd.DataFrame({"document": ["statement"] * 4, "sentence": ["S1", "S2", "S3", "S4"]})
    codings = pd.DataFrame({"sentence": ["S2", "S2"], "family": ["themes"] * 2, "code": ["weather"] * 2})
    claims = pd.DataFrame({"sentence": ["S3"], "document": ["statement"], "act": ["asks"], "claimant_side": ["author"]})
    sums = weights.sum_of(weights.known_of(codings, sentences, claims, (PAIR,)))
    # One in four has the code: -8 + 8 / 4 = -6, and half of 10 for or against.
    assert sums[:, 0] == pytest.approx([-6 - 5 + 2, -6 + 5, -6 - 5 + 3 + 5, -6 - 5])


OWN = """
codebook: Weather
version: "1"
language: en
extends: general
families:
  themes:
    codes:
      weather:
        label: Weather
        definition: rain and snow
        cues: [rain]
      trade_and_economy:
        cues: [herring]
"""


@pytest.fixture
def own(tmp_path):
    """A codebook that adds a code and a cue to the general one."""
    path = tmp_path / "own.yml"
    path.write_text(OWN, "utf-8")
    return str(path)


def test_a_code_of_ones_own_has_no_weights_and_an_added_cue_always_counts(own):
    kinds = weights.weighable(codebook_file.read(own))
    assert ("themes", "trade_and_economy") in kinds and ("themes", "weather") not in kinds
    made = parallax.compare("Rain fell. They saw a herring.", "It snowed. It was cold.", codebook=own, resamples=100)
    found = made.codings[made.codings["family"] == "themes"]
    assert {"weather", "trade_and_economy"} <= set(found["code"])


def test_a_code_whose_definition_changes_is_given_by_its_cues_alone(own, tmp_path):
    path = tmp_path / "changed.yml"
    path.write_text(OWN.replace("cues: [herring]", "definition: fish\n        cues: [herring]"), "utf-8")
    assert ("themes", "trade_and_economy") not in weights.weighable(codebook_file.read(str(path)))


def test_words_give_a_code_that_no_cue_gives_and_are_named_as_its_cue():
    made = parallax.compare(*TEXTS, families=["themes", "frames", "functions"], resamples=100)
    by_word = made.matches[made.matches["cue"].str.startswith(weights.BY_WORD)]
    before = set(made.found[["sentence", "family", "code"]].itertuples(index=False, name=None))
    assert len(by_word)
    assert not before & set(by_word[["sentence", "family", "code"]].itertuples(index=False, name=None))
    for row in by_word.itertuples():
        assert made.text_of[row.sentence][row.start : row.end] == row.matched != ""


def test_the_coding_turns_round_when_the_texts_exchange_their_roles():
    one, other = (parallax.compare(*texts, families=["frames"], resamples=100) for texts in (TEXTS, TEXTS[::-1]))
    turned = other.matches.assign(sentence=other.matches["sentence"].str.translate(str.maketrans("SC", "CS")))
    columns = ["sentence", "family", "code", "cue", "start"]
    ordered = [table[columns].sort_values(columns, ignore_index=True) for table in (one.matches, turned)]
    pd.testing.assert_frame_equal(*ordered)


TEXTS = (
    "The ministers met in Oslo on Monday. Both sides discussed fisheries and will meet again in May. The minister "
    "called the quota unfair and demanded that it be lifted. Norway will open two ports to ships that wait at sea.",
    "The deal looks fragile. Fishing firms fear that prices will fall once more boats arrive. Without money for "
    "patrols, critics say, the quota means little. Parliament may still vote it down, and the government knows it.",
)
