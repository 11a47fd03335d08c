"""What a reader corrects by hand: speakers, codes, claims and paragraphs, each where it stands."""

import time

import pandas as pd
import pytest
from conftest import SEEDS
from samples import compare

from parallax import InputError, comparison
from parallax.coding import corrections, workbook
from parallax.coding.corrections import Change
from parallax.report import annotated

pytestmark = pytest.mark.slow

SHORT = (
    "Ana Ruiz said that fees will fall. Tariffs will grow.\n\nThe port is closed. It opens soon.\n",
    "Fees rise.\n\nNobody knows why. It is raining.\n",
)


def file(tmp_path, text, name="c.csv"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


def corrected(tmp_path, rows, *texts):
    """The comparison of two short texts with these corrections."""
    choice = comparison.Choice(corrections=file(tmp_path, f"sentence,change,value\n{rows}"))
    return comparison.compare(*(texts or SHORT), choice, comparison.Settings(resamples=100))


def test_a_speaker_is_changed_and_taken_away(tmp_path):
    changed = corrected(tmp_path, "S1,speaker,\nS2,speaker,Bo Li\n").sentences.set_index("sentence")
    assert list(changed.loc[["S1", "S2"], "speaker"]) == ["", "Bo Li"]
    assert list(changed.loc[["S1", "S2"], "attributed"]) == [False, True]


def test_the_claims_of_a_sentence_follow_its_speaker(tmp_path):
    texts = (
        "Ana Ruiz said that Chile should cut its fees. The dam harms villages.\n\nThe port is closed.\n",
        "Fees rise.\n\nNobody knows why. It is raining.\n",
    )
    rows = "S1,speaker,Bo Li\nS2,speaker,Peru’s minister Eva Paz\n"
    changed = corrected(tmp_path, rows, *texts).claims.set_index("sentence")
    assert list(changed.loc[["S1", "S2"], "claimant"]) == ["Bo Li", "Peru’s minister Eva Paz"]
    assert changed.loc["S2", "claimant_side"] == "Peru"
    taken = corrected(tmp_path, "S1,speaker,\n", *texts).claims.set_index("sentence")
    assert list(taken.loc[["S1", "S2"], "claimant"]) == ["author", "author"]


def test_a_code_is_struck_and_added_and_says_so(tmp_path):
    plain = corrected(tmp_path, "S1,speaker,Ana Ruiz\n")
    assert "S2" in plain.carriers["themes", "trade_and_economy"]
    changed = corrected(tmp_path, "S2,strike code,themes.trade_and_economy\nC2,add code,frames.uncertainty\n")
    assert "S2" not in changed.carriers["themes", "trade_and_economy"]
    assert "C2" in changed.carriers["frames", "uncertainty"]
    added = changed.codings[(changed.codings["sentence"] == "C2") & (changed.codings["code"] == "uncertainty")]
    assert "by hand" in set(added["cue"])


def test_claims_of_a_sentence_are_struck_all_or_of_one_act(tmp_path):
    whole = compare(**SEEDS).claims
    assert "S6" in set(whole["sentence"])
    for value in ("", "promises"):
        choice = comparison.Choice(corrections=file(tmp_path, f"sentence,change,value\nS6,strike claims,{value}\n"))
        paths = (comparison.Path(SEEDS[role]) for role in ("statement", "commentary"))
        claims = comparison.compare(*paths, choice, comparison.Settings(resamples=100)).claims
        assert "S6" not in set(claims["sentence"])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("S2,strike code,frames.conflict", "S2 has no code 'frames.conflict'; it has .*themes.trade_and_economy"),
        ("S2,strike claims,asks", "S2 has no claim 'asks'; it has expects"),
        ("C3,strike claims,", "C3 has no claim; it has none"),
    ],
)
def test_what_is_struck_must_be_there(tmp_path, row, told):
    both = corrected(tmp_path, f"{row}\n")
    with pytest.raises(InputError, match=f"line 2: {told}"):
        _ = both.codings, both.claims


def test_a_paragraph_is_removed_and_no_number_changes(tmp_path):
    changed = corrected(tmp_path, "S3,remove paragraph,\n")
    assert list(changed.sentences["sentence"]) == ["S1", "S2", "C1", "C2", "C3"]
    assert list(changed.removed["kind"]) == ["by hand"]
    sizes = changed.documents.set_index("document")
    assert list(sizes.loc["statement", ["words", "sentences", "paragraphs"]]) == [10, 2, 1]


def test_two_sentences_of_one_paragraph_remove_it_once(tmp_path):
    changed = corrected(tmp_path, "S3,remove paragraph,\nS4,remove paragraph,\nC1,remove paragraph,\n")
    assert list(changed.sentences["sentence"]) == ["S1", "S2", "C2", "C3"]
    assert list(changed.removed["text"]) == ["The port is closed. It opens soon.", "Fees rise."]


def test_a_paragraph_is_restored_with_the_numbers_that_follow(tmp_path):
    text = "We meet today.\n\nIt is late.\n\nCopyright 2025 The Ferry Company\n"
    plain = corrected(tmp_path, "", SHORT[0], text)
    assert "Copyright 2025 The Ferry Company" in set(plain.removed["text"])
    changed = corrected(tmp_path, "commentary,restore paragraph,Copyright\n", SHORT[0], text)
    assert changed.sentences["sentence"].iloc[-1] == "C3" and changed.removed.empty


def test_a_sheet_of_claims_stands_for_all_claims(tmp_path):
    sheet = 'sentence,claimant,act,target,content\nS2,Ana Ruiz,promises,"the port, too",Tariffs will grow\n'
    choice = comparison.Choice(corrections=file(tmp_path, sheet))
    claims = comparison.compare(*SHORT, choice, comparison.Settings(resamples=100)).claims
    (row,) = claims.to_dict("records")
    assert (row["document"], row["act"], row["target"], row["rule"]) == (
        "statement",
        "promises",
        "the port, too",
        "by hand",
    )
    assert (row["start"], row["end"]) == (0, 17)


def test_what_a_sheet_leaves_as_it_was_found_stays_as_sure_as_it_was(tmp_path):
    made = comparison.compare(*SHORT, comparison.Choice(), comparison.Settings(resamples=100))
    found, sheet = made.claims, workbook.write_claims(tmp_path / "sheet", made.claims, made.sentences)
    rows = pd.read_csv(sheet, keep_default_na=False)
    assert rows["text"].tolist() == [made.text_of[id] for id in found["sentence"]]
    assert rows["likelihood"].tolist() == pytest.approx(found["likelihood"].tolist())
    further = "S2,Ana Ruiz,,promises,,,Tariffs will grow,,,,\n"
    choice = comparison.Choice(corrections=file(tmp_path, sheet.read_text("utf-8-sig") + further))
    claims = comparison.compare(*SHORT, choice, comparison.Settings(resamples=100)).claims
    assert len(found) > 0
    pd.testing.assert_frame_equal(claims.iloc[:-1].reset_index(drop=True), found, check_dtype=False)
    assert claims.iloc[-1]["rule"] == "by hand"


def test_a_claim_is_added_as_the_speaker_s_or_the_text_s_own(tmp_path):
    rows = "S2,speaker,Bo Li\nS2,add claim,promises: Tariffs will grow\nC1,add claim,seeks:Fees\n"
    texts = (SHORT[0], "Fees rise.\n\nNobody knows why. It is raining.\n")
    claims = corrected(tmp_path, rows, *texts).claims
    added = claims[claims["rule"] == "by hand"]
    assert added[["sentence", "claimant", "act", "content"]].to_numpy().tolist() == [
        ["S2", "Bo Li", "promises", "Tariffs will grow"],
        ["C1", "author", "seeks", "Fees"],
    ]


def test_what_was_corrected_is_told_at_its_sentence(tmp_path):
    rows = "S2,speaker,Bo Li\nS2,add claim,promises: Tariffs will grow\ncommentary,restore paragraph,Copyright\n"
    text = f"{SHORT[1]}\nCopyright 2025 by the authors of the port.\n"
    told = dict(annotated.corrected(corrected(tmp_path, rows, SHORT[0], text)))
    assert told == {"S2": "Corrected by hand: add claim", "C4": "Corrected by hand: restore paragraph"}


def test_yaml_says_the_same_as_csv(tmp_path):
    rows = corrections.read(
        file(tmp_path, "- sentence: S1\n  change: speaker\n- {sentence: S2, change: Speaker, value: B}\n", "c.yml")
    )
    assert [each[1:] for each in rows.changes] == [("S1", "speaker", ""), ("S2", "speaker", "B")]
    told = corrections.read(file(tmp_path, "sentence,change,value\nS1,speaker,\nS2,speaker,B\n"))
    assert [each[1:] for each in told.changes] == [each[1:] for each in rows.changes]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sentence,change\nS1,speaker\n", "line 1: needs the columns sentence, change, value"),
        ("sentence,change,value\nS1,add claim,sings: rain\n", "line 2: no act 'sings'"),
        ("sentence,change,value\nS1,add claim,promises\n", "line 2: no words; write the act and the sentence's words"),
        ("sentence,change,value\nS1,add claim,promises: no such\n", "line 2: content: these words are not in S1"),
        ("sentence,change,value\nS1,paint,red\n", "line 2: no change 'paint'; choose from speaker"),
        (f"sentence,change,value\nS1,speaker,{'A' * 1001}\n", "line 2: a speaker of more than 1,000 characters; give"),
        ("sentence,change,value\nS9,speaker,A\n", "line 2: no sentence 'S9'"),
        (
            "sentence,change,value\nS1,speaker,Ann\nS1,speaker,Ann\nS1,speaker,Bob\n",
            "line 4: S1 is also given the speaker 'Ann'; keep one",
        ),
        ("sentence,change,value\nS1,add code,themes.rain\n", "line 2: no code 'themes.rain'; write family.code"),
        ("sentence,change,value\nS9,remove paragraph,\n", "line 2: no paragraph has a sentence 'S9'"),
        (
            "sentence,change,value\nC1,remove paragraph,\nC2,remove paragraph,\n",
            "line 3: leaves the commentary fewer than two sentences; keep another paragraph",
        ),
        (
            "sentence,change,value\nC1,remove paragraph,\nC1,speaker,Ann\n",
            "line 3: C1 is in a paragraph that this file removes; keep one change",
        ),
        (
            "sentence,change,value\nstatement,restore paragraph,Foo\n",
            "line 2: nothing removed from 'statement'",
        ),
        ("sentence,change,value\nS1,speaker\n", "line 2: has 2 cells, but the first line has 3"),
        (
            "sentence,change,value\nS1,strike code,frames.conflit\n",
            "line 2: no code 'frames.conflit'; did you mean frames.conflict",
        ),
        ("sentence,change,value\nS1,strike claims,promise\n", "line 2: no act 'promise'; choose from asks"),
        ("sentence,act,content\nS1,asks,\n", "line 2: content is empty; copy the words"),
        ("sentence,act,content\nS1,shouts,fees\n", "line 2: no act 'shouts'; choose from asks"),
        ("sentence,act,content\nS1,asks,rain\n", "line 2: content: these words are not in S1"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, text, told):
    choice = comparison.Choice(corrections=file(tmp_path, text))
    with pytest.raises(InputError, match=told.replace(".", r"\.").replace("(", r"\(")):
        comparison.compare(*SHORT, choice, comparison.Settings(resamples=100))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sentence,change,value\nS1,paint,\nS2,speaker,A\nS1,strike claims,promise\n", ["line 2", "line 4"]),
        ("sentence,change,value\nS1,speaker\nS2\n", ["line 2", "line 3"]),
        ("sentence,change,value\nS8,speaker,A\nS9,add code,frames.conflict\n", ["line 2", "line 3"]),
        ("sentence,change,value\nS1,add code,a.b\nS2,strike code,c.d\n", ["line 2", "line 3"]),
        ("sentence,act,content\nS1,asks,rain\nS2,asks,snow\n", ["line 2", "line 3"]),
    ],
)
def test_mistakes_in_several_rows_are_told_at_once(tmp_path, text, told):
    choice = comparison.Choice(corrections=file(tmp_path, text))
    with pytest.raises(InputError) as raised:
        comparison.compare(*SHORT, choice, comparison.Settings(resamples=100))
    assert [line.split(": ")[0].rpartition(", ")[2] for line in raised.value.lines] == told


def test_changes_of_codes_that_were_not_asked_for_are_no_mistake():
    matches = pd.DataFrame(columns=["document", "sentence", "family", "code", "cue", "start", "end", "matched"])
    change = corrections.Corrections((Change("c.csv, line 2", "S1", "add code", "frames.conflict"),))
    book = comparison.codebook_file.general()
    only = comparison.select(book, ["themes"])
    assert corrections.with_codes(matches, change, only, {"S1": "statement"}).empty


@pytest.mark.parametrize(
    "row",
    [
        "S2,speaker,Bo Li",
        "S2,add code,themes.trade_and_economy",
        "S2,strike code,themes.trade_and_economy",
        "S2,strike claims,expects",
        "S3,remove paragraph,",
    ],
)
def test_tens_of_thousands_of_lines_take_no_time(tmp_path, row):
    plain = corrected(tmp_path, "")
    _ = plain.codings, plain.claims
    start = time.process_time()
    both = corrected(tmp_path, f"{row}\n" * 50_000)
    _ = both.codings, both.claims
    assert time.process_time() - start < 5
