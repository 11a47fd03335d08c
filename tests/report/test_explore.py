"""Questions to both texts: a word's places, what no code reaches, and where a cue would be found."""

import pandas as pd
import pytest

from parallax.errors import InputError
from parallax.report import explore


def rows(table, *columns):
    return list(table[list(columns)].itertuples(index=False, name=None))


@pytest.mark.parametrize("word", ["agree", "Agreed"])
def test_a_concordance_finds_every_form_of_a_word(seeds, word):
    found = explore.concordance(seeds, word)
    assert rows(found, "sentence", "before", "word") == [
        ("S0", "China and the U.S. ", "Agree"),
        ("S12", "Li Chenggang added that China ", "agreed"),
    ]
    assert found["after"][1].startswith(" to this consensus after careful")


def test_a_concordance_cuts_what_stands_around_and_finds_each_place(seeds):
    found = explore.concordance(seeds, "trade", width=5)
    assert found["before"].str.len().max() == found["after"].str.len().max() == 5
    assert found["sentence"].value_counts()["S1"] == 2
    assert explore.concordance(seeds, "zzz").empty


def test_uncoded_sentences_have_no_code_of_the_family(seeds):
    found = set(explore.uncoded(seeds, "issues")["sentence"])
    coded = set(seeds.codings.loc[seeds.codings["family"] == "issues", "sentence"])
    assert found and found | coded >= set(seeds.body["sentence"]) and not found & coded
    both = set(explore.uncoded(seeds, "issues", "frames")["sentence"])
    assert both == found & set(explore.uncoded(seeds, "frames")["sentence"])
    every = [family.name for family in seeds.codebook.families]
    assert rows(explore.uncoded(seeds), "sentence") == rows(explore.uncoded(seeds, *every), "sentence")


def test_frequent_words_are_counted_by_sentences(seeds):
    found = explore.frequent_words(seeds, ["S2", "C1", "C19"], most=3)
    assert rows(found, "word", "count", "sentences")[:2] == [("China", 2, "S2; C1"), ("United", 2, "C1; C19")]
    assert len(found) == 3 and explore.frequent_words(seeds, []).empty


def test_a_cue_is_tried_out_on_both_texts(seeds):
    found = explore.try_cue(seeds, "mechanism*", "themes")
    texts = seeds.sentences.set_index("sentence")["text"]
    assert set(found["sentence"]) == set(texts.index[texts.str.contains("mechanism")])
    assert set(found["matched"].str.lower()) == {"mechanism", "mechanisms"}
    known = found.set_index("sentence").loc["S3", "codes"].split("; ")
    assert set(known) == set(seeds.codings.query("sentence == 'S3' and family == 'themes'")["code"])


def test_a_cue_may_name_a_family(seeds):
    found = explore.try_cue(seeds, "announced & @actors.officials")
    assert set(found["sentence"]) == {"S1"}


@pytest.mark.parametrize("cue", ["@nobody", "talks & @actors.nobody", " "])
def test_a_cue_that_can_never_match_is_refused_in_one_line(seeds, cue):
    with pytest.raises(InputError, match=r"^cue: [^\n]+$"):
        explore.try_cue(seeds, cue)


def test_a_table_links_sentences_and_sets_numbers_right():
    frame = pd.DataFrame({"word": ["rain"], "count": [2], "sentences": ["S1; C2"]})
    shown = explore.table(frame, "Words of rain")
    assert [(column.label, column.align) for column in shown.columns] == [
        ("Word", "left"),
        ("Count", "right"),
        ("Sentences", "left"),
    ]
    assert [run.to for run in shown.rows[0][2]] == ["S1", "", "C2"]
    assert shown.name == "words-of-rain"
