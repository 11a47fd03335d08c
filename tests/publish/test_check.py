"""What a brief would be made of is said before anything is made, and nothing is written."""

import json
import re
from operator import lt
from pathlib import Path

import pandas as pd
import pytest
from samples import PROJECT

from parallax import InputError, parameters
from parallax.coding import workbook
from parallax.coding.codebook import select
from parallax.comparison import from_parameters
from parallax.publish import brief, check
from parallax.report import known

pytestmark = pytest.mark.slow


def test_says_what_was_read_and_where_it_would_go(tmp_path):
    told = check.lines({}, tmp_path)
    assert told[0].startswith("statement: China and the U.S. Agree on Framework")
    assert "GMT Eight, 15 September 2025, 524 words in 19 sentences, 8 paragraphs); removed: nothing" in told[0]
    assert "843 words in 41 sentences, 11 paragraphs); removed: image (1), note (1) and reply (1), 123 words" in told[1]
    assert "speaker in statement, to be verified: Wang Jingtao (S8, S9, S10, S11)" in told[2:-7]
    assert told[-7].startswith("codebook: Official statements and commentaries (")
    assert told[-6].startswith("coverage, in sentences of the statement and of the commentary: themes ")
    assert told[-5].startswith("codings: 763 codings by people; the brief rests on them for themes")
    assert told[-3:] == [
        "reports/madrid-tiktok: would be new",
        "figures/madrid-tiktok: would be new",
        "nothing was written",
    ]
    assert list(tmp_path.iterdir()) == []


def test_says_what_would_be_replaced_and_counts_what_was_chosen(tmp_path):
    brief.places_of("again", tmp_path)[0].mkdir(parents=True)
    told = check.lines({"brief": "again", "families": "issues"}, tmp_path)
    assert "(1 family, " in told[-7]
    assert told[-3:-1] == ["reports/again: would be replaced", "figures/again: would be new"]


def test_says_that_a_brief_of_other_texts_would_be_replaced(tmp_path):
    data = brief.places_of("again", tmp_path)[0] / "data"
    data.mkdir(parents=True)
    texts = {"statement": "a.txt", "commentary": "b.txt"}
    (data / "inputs.json").write_text(json.dumps({"parameters": texts, "files": texts}))
    told = check.lines({"brief": "again"}, tmp_path)
    assert told[-4] == "reports/again: replaces the brief of a.txt and b.txt"


def test_says_that_texts_were_not_coded(tmp_path):
    account = tmp_path / "a.txt"
    account.write_text("The ministers met on Tuesday. They will meet again.\n", "utf-8")
    told = check.lines(
        {"brief": "b", "statement": str(account), "commentary": "seeds/003_8dab4e527990c445.txt"}, tmp_path
    )
    assert "9 words in 2 sentences, 1 paragraph)" in told[0]
    assert "statement: only 2 sentences left; look at what was removed" in told
    assert told[-5] == "codings: none, so no agreement can be reported"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("sentence,change,value\nS3,speaker,\nC2,remove paragraph,\n", "corrections: 2 changes by hand"),
        ("sentence,act,content\nS1,asks,Beijing\n", "corrections: a sheet of 1 claim, which stands for all claims"),
    ],
)
def test_says_what_is_corrected_by_hand(tmp_path, rows, told):
    file = tmp_path / "c.csv"
    file.write_text(rows, "utf-8")
    assert told in check.lines({"corrections": str(file)}, tmp_path)


def test_a_sentence_that_was_coded_and_is_removed_is_left_out_and_told(tmp_path, seeds):
    sheet, _ = workbook.write(tmp_path, seeds.sample(30), select(seeds.codebook, ["themes"]), "sample")
    table = pd.read_csv(sheet, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    id = table["sentence"].iloc[-1]
    table.assign(**{"themes.trade_and_economy": "1"}).to_csv(sheet, index=False)
    removed = tmp_path / "corrections.csv"
    removed.write_text(f"sentence,change,value\n{id},remove paragraph,\n", "utf-8")
    given = {"coding": str(sheet), "corrections": str(removed)}
    told = next(line for line in check.lines(given, tmp_path) if line.startswith("codings: "))
    assert re.search(rf"; left out, as the corrections remove them: .*{id}$", told)
    shown = known.error(from_parameters(parameters.check(given)))
    assert f"{id}, which corrections removed, is left out." in "".join(run.text for run in shown.runs)


def test_says_that_a_brief_would_rest_on_people(tmp_path):
    told = check.lines({"coded_by": "hand"}, tmp_path)
    assert told[-5].endswith("by people; the brief rests on them for themes, frames, functions and issues")


def test_a_text_whose_paragraphs_were_lost_is_told(tmp_path):
    account = tmp_path / "a.txt"
    account.write_text(" ".join(f"The ministers met for the {number}th time." for number in range(20)), "utf-8")
    told = check.lines({"brief": "b", "statement": str(account), "commentary": "seeds/003_8dab4e527990c445.txt"})
    assert any(line.startswith("statement: 20 sentences in 1 paragraph; if the text has more") for line in told)


def test_letters_that_no_cue_can_match_are_told(tmp_path):
    account = tmp_path / "a.txt"
    account.write_text("The mınısters met on Tuesday. They wıll lift a tariff.\n" * 4, "utf-8")
    told = check.lines({"brief": "b", "statement": str(account), "commentary": "seeds/003_8dab4e527990c445.txt"})
    said = (
        "statement: 8 words with letters that no cue can match, such as mınısters; where codes are missing, write them"
    )
    assert [line for line in told if "letters" in line] == [f"{said} with plain letters"]


def test_letters_that_may_be_others_are_told(tmp_path):
    account = tmp_path / "a.txt"
    account.write_text("The ministers met Erdoğan on Tuesday. They will lift a tariff.\n" * 4, "cp1254")
    told = check.lines({"brief": "b", "statement": str(account), "commentary": "seeds/003_8dab4e527990c445.txt"})
    said = "statement: not in UTF-8 and has 4 words such as Erdoðan; if that is wrong, save it as plain text in UTF-8"
    assert said in told


def test_refuses_what_a_brief_refuses():
    with pytest.raises(InputError, match="no family 'colours'"):
        check.lines({"families": "colours"})


def measured():
    """What docs/bench.md has measured: words, sentences, seconds, gigabytes."""
    text = (PROJECT / "docs" / "bench.md").read_text("utf-8").split("## What a brief takes")[1].split("##")[0]
    rows = [[cell.strip().replace(",", "") for cell in line.split("|")[2:-1]] for line in text.splitlines()]
    return [tuple(map(float, row)) for row in rows if row and row[0].isdigit()]


@pytest.mark.parametrize(("words", "sentences", "seconds", "memory"), measured())
def test_what_a_brief_would_take_is_near_to_what_was_measured(words, sentences, seconds, memory):
    told = check.taken(int(words), int(sentences))
    assert 1 / 1.5 < told[0] / seconds < 1.5 and 1 / 1.5 < told[1] / memory < 1.5


def test_short_sentences_take_longer_than_long_ones_of_as_many_words():
    assert len(measured()) == 5
    assert all(map(lt, check.taken(70_000, 3_000), check.taken(70_000, 27_000)))


def test_says_what_a_brief_would_take(tmp_path):
    few, many = tmp_path / "few.txt", tmp_path / "many.txt"
    few.write_text("The ministers met on Tuesday. They will meet again.\n" * 3, "utf-8")
    paragraphs = (f"The ministers of place {number} met on Tuesday.\n\n" for number in range(3000))
    many.write_text("".join(paragraphs), "utf-8")
    for commentary, part in ((Path("seeds/003_8dab4e527990c445.txt"), False), (many, True)):
        given = {"brief": "b", "statement": str(few), "commentary": str(commentary), "families": "issues"}
        told = check.lines(given, tmp_path)[-4]
        assert told.startswith("a brief takes about ") and ("on paper the texts stand in part" in told) is part
