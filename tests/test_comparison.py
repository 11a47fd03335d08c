"""The tables of a comparison as a whole: the seeds', and what must hold for any two texts."""

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from samples import PROJECT, compare

from parallax import InputError
from parallax.coding import codebook, codebook_file, workbook
from parallax.corpus.documents import ROLES

pytestmark = pytest.mark.slow

STATEMENT, COMMENTARY = "seeds/000_4dd57bc414fd322c.txt", "seeds/003_8dab4e527990c445.txt"
CODEBOOK = "seeds/codebook.yml"


@pytest.mark.parametrize(
    ("family", "alpha"), [("themes", 0.82), ("issues", 0.87), ("frames", 0.78), ("functions", 0.73)]
)
def test_the_cues_agree_with_the_coding_by_people(seeds, family, alpha):
    table = seeds.agreements
    table = table[table["between"] == "cues and agreed coding"].set_index("family")
    assert table.loc[family, "alpha"] >= alpha


def test_the_two_coders_agree_as_their_readme_says(seeds):
    table = seeds.agreements
    coders = table[table["between"] == "coder 1 and coder 2"]
    # The README of the independent codings of the seeds.
    published = {"themes": 0.97, "frames": 0.97, "functions": 0.91, "issues": 0.99}
    assert coders.set_index("family")["alpha"].round(2).to_dict() == published


def test_the_seeds_have_the_sentences_that_people_coded(seeds):
    assert seeds.body["document"].value_counts().to_dict() == {"statement": 19, "commentary": 41}
    headlines = seeds.sentences[seeds.sentences["paragraph"] == 0]
    assert list(headlines["sentence"]) == ["S0"]


def test_a_headline_counts_in_no_share(seeds):
    assert "S0" in set(seeds.codings["sentence"])
    assert "S0" not in seeds.present.index
    assert set(seeds.shares["of"]) == {19, 41}


def test_a_code_is_present_where_the_coded_table_has_it(seeds):
    body = set(seeds.body["sentence"])
    rows = seeds.codings[seeds.codings["sentence"].isin(body)]
    marks = seeds.present.stack([0, 1])
    there = marks.index[marks == 1]
    assert set(there) == set(rows[["sentence", "family", "code"]].itertuples(index=False, name=None))


def test_every_share_is_that_of_its_count(seeds):
    table = seeds.shares
    np.testing.assert_allclose(table["share"], table["sentences"] / table["of"])
    assert (table["low"] <= table["share"]).all()
    assert (table["share"] <= table["high"]).all()


def test_a_difference_is_that_of_the_shares_and_in_its_interval(seeds):
    table = seeds.differences.set_index(["family", "code"])
    wide = seeds.shares.pivot(index=["family", "code"], columns="document", values="share").loc[table.index]
    np.testing.assert_allclose(table["difference"], wide["statement"] - wide["commentary"])
    assert (table["low"] <= table["difference"]).all()
    assert (table["difference"] <= table["high"]).all()


def test_exchanging_the_texts_turns_every_difference_round(seeds, swapped):
    one, other = (each.differences.set_index(["family", "code"]) for each in (seeds, swapped))
    np.testing.assert_allclose(other["difference"], -one["difference"])
    np.testing.assert_allclose(other["low"], -one["high"])
    np.testing.assert_allclose(other["high"], -one["low"])
    pd.testing.assert_frame_equal(other[["p", "q", "label"]], one[["p", "q", "label"]])


@pytest.mark.parametrize("table", ["robustness", "reliability"])
def test_exchanging_the_texts_leaves_the_same(seeds, swapped, table):
    """Where codes come from words alone."""
    one, other = (getattr(each, table) for each in (seeds, swapped))
    one, other = (each[each["family"].isin(["themes", "issues"])].reset_index(drop=True) for each in (one, other))
    assert len(one)
    pd.testing.assert_frame_equal(one, other)


def test_exchanging_the_texts_changes_no_claim(seeds, swapped):
    def said(comparison, names):
        claims = comparison.claims.replace({"document": names}).drop(columns=["sentence", "ground_sentence"])
        return claims.sort_values(["document", "start", "content"]).reset_index(drop=True)

    pd.testing.assert_frame_equal(said(seeds, {}), said(swapped, dict(zip(ROLES, ROLES[::-1], strict=True))))


def test_exchanging_the_texts_exchanges_the_shares(seeds, swapped):
    def shares(comparison, names):
        return comparison.shares.replace({"document": names}).set_index(["document", "family", "code"]).sort_index()

    turned = dict(zip(ROLES, ROLES[::-1], strict=True))
    pd.testing.assert_frame_equal(shares(seeds, {}), shares(swapped, turned))


def test_exchanging_the_texts_turns_the_words_round(seeds, swapped):
    one, other = (each.words.set_index("term").sort_index() for each in (seeds, swapped))
    np.testing.assert_allclose(other["log_ratio"], -one["log_ratio"])
    pd.testing.assert_series_equal(other["q"], one["q"])
    assert (other["statement"] == one["commentary"]).all()


def test_a_text_compared_with_itself_has_no_difference(twice):
    assert (twice.differences["difference"] == 0).all()
    assert (twice.differences["p"] == 1).all()
    assert set(twice.differences["label"]) == {"too few to tell"}
    same = twice.pairs[twice.pairs["statement"].str[1:] == twice.pairs["commentary"].str[1:]]
    assert len(same) and "differs" not in set(same["relation"]) and set(twice.matters["only"]) == {""}
    assert twice.silences.empty


def test_texts_that_people_did_not_code_have_no_agreement(twice):
    assert twice.reliability.empty
    assert twice.agreements.empty
    assert twice.overview["alpha"].isna().all()


def test_reported_speech_is_coded_where_sentences_are_attributed(seeds):
    rows = seeds.codings[seeds.codings["family"] == "voice"]
    attributed = seeds.sentences.loc[seeds.sentences["attributed"].astype(bool), "sentence"]
    assert list(rows["sentence"]) == list(attributed)
    assert set(rows["code"]) == {"reported"}


def test_the_overview_has_every_code_once(seeds):
    assert list(seeds.overview["code"]) == list(seeds.codes["code"])
    assert not seeds.overview.duplicated(["family", "code"]).any()


@pytest.mark.parametrize(
    ("families", "chosen"),
    [("", None), ("themes", ["themes"]), ("stance, issues", ["stance", "issues"]), ("frames,frames,", ["frames"])],
)
def test_families_are_chosen_by_a_list(seeds, families, chosen):
    comparison = compare(STATEMENT, COMMENTARY, CODEBOOK, families=families)
    assert list(comparison.families) == [*(chosen or list(seeds.families)[:-1]), "voice"]
    assert set(comparison.reliability["family"]) == set(comparison.families) - {"voice", "policy", "actors", "stance"}


@pytest.mark.parametrize(
    ("families", "codes", "expected"),
    [
        (
            "",
            "strategy, themes.enterprise_rights,frames.principle",
            "frames: strategy principle; themes: enterprise_rights",
        ),
        ("themes", "strategy, enterprise_rights, domestic_politics", "themes: enterprise_rights domestic_politics"),
    ],
)
def test_codes_are_chosen_by_a_list_and_shown_in_its_order(seeds, families, codes, expected):
    chosen = compare(STATEMENT, COMMENTARY, CODEBOOK, families=families, codes=codes)
    pairs = [(part.split(": ")[0], code) for part in expected.split("; ") for code in part.split(": ")[1].split()]
    pairs.append(("voice", "reported"))
    for table in (chosen.differences, chosen.overview, chosen.shares.iloc[::2], chosen.shares.iloc[1::2]):
        assert list(table[["family", "code"]].itertuples(index=False, name=None)) == pairs
    columns = ["family", "code", "document", "sentences", "of", "share"]
    whole = seeds.shares.set_index(["family", "code"]).loc[pairs].reset_index()
    pd.testing.assert_frame_equal(chosen.shares[columns], whole[columns])
    assert list(dict.fromkeys(chosen.reliability["code"])) == [code for _, code in pairs[:-1]]


def test_a_new_codebook_compares_two_texts(tmp_path):
    codebook_file.write_new(str(tmp_path / "mine.yml"))
    (tmp_path / "a.txt").write_text("The ministry lifted tariffs. Progress was made. Firms were pleased.")
    (tmp_path / "b.txt").write_text("No progress was made. Hospitals closed.")
    made = compare(*(str(tmp_path / name) for name in ("a.txt", "b.txt", "mine.yml")))
    marks = made.present.stack([0, 1])
    assert [(id, code) for id, _, code in marks.index[marks == 1]] == [
        ("S1", "trade"), ("S1", "governments"), ("S2", "progress"), ("S3", "firms"), ("C2", "health"),
    ]  # fmt: skip


def test_a_family_alone_is_measured_as_among_all(seeds):
    alone = compare(STATEMENT, COMMENTARY, CODEBOOK, families="frames").differences
    whole = seeds.differences
    columns = ["family", "code", "statement", "commentary", "difference"]
    frames = [table.loc[table["family"] == "frames", columns].reset_index(drop=True) for table in (alone, whole)]
    pd.testing.assert_frame_equal(*frames)


def test_a_changed_file_is_read_again(tmp_path):
    path = tmp_path / "account.txt"
    path.write_text("It rained. It snowed. It froze.")
    first = compare(str(path), COMMENTARY, CODEBOOK)
    path.write_text("It rained. It snowed.")
    second = compare(str(path), COMMENTARY, CODEBOOK)
    assert [int(each.documents["sentences"].iloc[0]) for each in (first, second)] == [3, 2]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_parameters_give_the_same_tables(seed):
    def made():
        return compare(STATEMENT, COMMENTARY, CODEBOOK, random_seed=seed, resamples=200).differences

    pd.testing.assert_frame_equal(made(), made())


MISSING = "no/such/file.txt"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"statement": MISSING}, f"{MISSING}: no such file"),
        ({"commentary": MISSING}, f"{MISSING}: no such file"),
        ({"codebook": MISSING}, f"{MISSING}: no such file"),
        ({"coding": MISSING}, f"{MISSING}: no such file"),
        ({"codes": "strateg"}, "codes: no code 'strateg' in the codebook; did you mean frames.strategy?"),
        (
            {"codes": "strategy", "families": "themes"},
            "codes: all belong to frames, but families asks for themes; noth",
        ),
        ({"families": "thems"}, "no family 'thems' in the codebook; it has themes, frames"),
    ],
)
def test_what_cannot_be_used_is_refused(changed, message):
    given = {"statement": STATEMENT, "commentary": COMMENTARY, "codebook": CODEBOOK} | changed
    with pytest.raises(InputError, match=message):
        compare(**given)


@pytest.fixture(scope="module")
def by_hand():
    return compare(STATEMENT, COMMENTARY, CODEBOOK, coded_by="hand")


def test_shares_by_hand_are_those_counted_in_the_file(seeds, by_hand):
    """Counted here with the csv module alone: the agreed coding, headlines left out."""
    lines = csv.DictReader((PROJECT / "seeds/codings.csv").open(encoding="utf-8"))
    agreed = [row for row in lines if row["coding"] == "agreed" and row["sentence"] != "S0"]
    counts = Counter((row["family"], row["code"], row["sentence"][0]) for row in agreed)
    for row in by_hand.shares.itertuples():
        if row.family in ("themes", "frames", "functions", "issues"):
            assert row.sentences == counts[row.family, row.code, row.document[0].upper()]
            assert row.share == row.sentences / {"statement": 19, "commentary": 41}[row.document]
    cued = by_hand.shares["family"].isin(["actors", "stance", "voice"])
    pd.testing.assert_frame_equal(by_hand.shares[cued], seeds.shares[cued])


def test_a_coding_by_hand_matches_no_words(by_hand):
    rows = by_hand.codings[by_hand.codings["family"].isin(by_hand.by_hand)]
    assert len(rows) == 256
    assert (rows[["cue", "matched"]] == "").all(axis=None) and (rows[["start", "end"]] == 0).all(axis=None)
    assert list(dict.fromkeys(rows["sentence"])) == [
        id for id in by_hand.sentences["sentence"] if id in set(rows["sentence"])
    ]
    table = by_hand.robustness[by_hand.robustness["family"].isin(by_hand.by_hand)]
    assert set(table["reanalyses"]) == {2} and set(table["hangs_on"]) == {""}


def test_the_cues_are_held_against_people_whoever_coded(seeds, by_hand):
    pd.testing.assert_frame_equal(by_hand.reliability, seeds.reliability)
    pd.testing.assert_frame_equal(by_hand.agreements, seeds.agreements)
    hand = by_hand.overview["family"].isin(by_hand.by_hand)
    assert by_hand.overview.loc[hand, "alpha"].isna().all()


def test_findings_by_hand_follow_the_file(tmp_path):
    """Rain in ten of twelve sentences of one text and none of the other, in the file alone."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("\n".join(["Words fell."] * 12) + "\n" * (name == "b"))
    codings = "sentence,family,code\n" + "".join(f"S{n},weather,rain\n" for n in range(1, 11))
    (tmp_path / "hand.csv").write_text(codings)
    (tmp_path / "book.yml").write_text(RAIN)
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt", "book.yml", "hand.csv")]
    made = compare(*paths, coded_by="hand").differences.iloc[0]
    assert (made["statement"], made["commentary"], made["label"]) == (10 / 12, 0, "clear")
    assert compare(*paths).differences.iloc[0]["statement"] == 0


RAIN = "codebook: R\nfamilies: {weather: {label: W, codes: {rain: {label: Rain, definition: d, cues: [rain]}}}}"


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ("coding,sentence,family,code\nann,S1,themes,law_and_principle\n", ["cues and coding ann"]),
        ("sentence,family,code\nS1,themes,law_and_principle\n", ["cues and hand coding"]),
        (
            "coding,sentence,family,code\nann,S1,themes,law_and_principle\nben,S1,themes,law_and_principle\n"
            "cyd,S2,themes,law_and_principle\nagreed,S1,themes,law_and_principle\n",
            ["cues and agreed coding", "coder ann and coder ben", "coder ann and coder cyd", "coder ben and coder cyd"],
        ),
    ],
)
def test_agreement_is_with_the_agreed_or_first_coding_and_of_each_two_coders(tmp_path, content, kinds):
    path = tmp_path / "codings.csv"
    path.write_text(content)
    made = compare(STATEMENT, COMMENTARY, CODEBOOK, coding=str(path))
    assert list(made.agreements["between"]) == kinds
    assert set(made.reliability["family"]) == {"themes"}


def test_coders_are_compared_on_what_both_looked_for(tmp_path):
    path = tmp_path / "codings.csv"
    rows = ["ann,S1,themes,law_and_principle", "ann,S1,frames,conflict"]
    rows += ["ben,S1,themes,law_and_principle", "ben,S1,issues,user_data"]
    path.write_text("\n".join(["coding,sentence,family,code", *rows]))
    made = compare(STATEMENT, COMMENTARY, CODEBOOK, coding=str(path), coded_by="hand")
    assert made.by_hand == ("themes", "frames")
    table = made.agreements.groupby("between")["family"].agg(list).to_dict()
    assert table == {"cues and coding ann": ["themes", "frames"], "coder ann and coder ben": ["themes"]}


def test_a_coder_who_found_nothing_of_the_chosen_codes_still_counts(tmp_path):
    path = tmp_path / "codings.csv"
    path.write_text(
        "coding,sentence,family,code\nagreed,S1,themes,domestic_politics\nann,S1,themes,law_and_principle\n"
    )
    made = compare(STATEMENT, COMMENTARY, CODEBOOK, str(path), "hand", codes="law_and_principle")
    assert made.shares["sentences"].iloc[:2].sum() == 0


NO_HAND = [
    (
        {"statement": "a.txt"},
        "coded_by: hand needs codings by people, but no codings of these texts are known; give a f",
    ),
    ({"families": "stance"}, "coded_by: hand needs codings by people, but no codings of these texts are known"),
    (
        {"families": "stance", "coding": "c.csv"},
        "coded_by: hand needs codings by people, but c.csv codes none of the ch",
    ),
]


@pytest.mark.parametrize(("changed", "message"), NO_HAND, ids=range(len(NO_HAND)))
def test_without_codings_nothing_rests_on_people(tmp_path, monkeypatch, changed, message):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("It rained. It was wet.")
    Path("c.csv").write_text("sentence,family,code\nS1,themes,law_and_principle\n")
    given = {"statement": STATEMENT, "commentary": COMMENTARY, "codebook": CODEBOOK, "coded_by": "hand"} | changed
    with pytest.raises(InputError) as error:
        compare(**given)
    assert str(error.value).startswith(message)


def test_a_sheet_without_a_chosen_code_is_named(seeds, tmp_path):
    sheet = workbook.blank(seeds.sentences, codebook.select(seeds.codebook, [], ["law_and_principle"]))
    path = tmp_path / "sheet.csv"
    path.write_bytes(workbook.as_csv(sheet.assign(**{"themes.law_and_principle": "x"})))
    made = compare(STATEMENT, COMMENTARY, CODEBOOK, str(path), "hand", codes="law_and_principle")
    assert list(made.shares["share"].iloc[:2]) == [1, 1]
    with pytest.raises(
        InputError, match=f"{path}: no column for themes.domestic_politics; add it, or exclude the code"
    ):
        compare(STATEMENT, COMMENTARY, CODEBOOK, str(path), "hand", codes="domestic_politics,law_and_principle")


def test_codings_of_other_texts_are_refused(tmp_path):
    path = tmp_path / "account.txt"
    path.write_text("It rained. It was wet.")
    with pytest.raises(InputError, match=r"seeds/codings.csv, line \d+: no sentence S\d+ in these texts"):
        compare(str(path), COMMENTARY, CODEBOOK, coding="seeds/codings.csv")


@pytest.fixture(scope="module")
def with_sample(seeds, tmp_path_factory):
    """The seeds with a random sample of the readers' coding as it comes back in a sheet."""
    path, _ = workbook.write(tmp_path_factory.mktemp("sample"), seeds.sample(40), seeds.codebook, "sample")
    sheet = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    for row in seeds.readings.table[seeds.readings.table["coding"] == "agreed"].itertuples():
        sheet.loc[sheet["sentence"] == row.sentence, f"{row.family}.{row.code}"] = "1"
    columns = [name for name in sheet if name.split(".")[0] not in ("policy", "actors", "stance")]
    sheet[columns].to_csv(path, index=False)
    return compare(STATEMENT, COMMENTARY, coding=path)


def test_a_sample_corrects_shares_and_differences(seeds, with_sample):
    assert seeds.readings.drawn == () and len(with_sample.readings.drawn) == 40
    whole = seeds.corrected.set_index(["family", "code"])
    part = with_sample.corrected.set_index(["family", "code"])
    assert set(part.index) == set(whole.index)
    # The statement's 19 sentences are all in a sample of 40; of the commentary's 41 there are 21.
    np.testing.assert_allclose(part["statement"], whole["statement"])
    np.testing.assert_allclose(part["statement_low"], part["statement_high"])
    held = (part["low"] <= whole["difference"] + 1e-9) & (whole["difference"] <= part["high"] + 1e-9)
    assert held.mean() > 0.9


def test_a_coding_of_every_sentence_gives_the_readers_shares_for_certain(seeds):
    by_hand = compare(STATEMENT, COMMENTARY, coded_by="hand").differences.set_index(["family", "code"])
    table = seeds.corrected.set_index(["family", "code"])
    np.testing.assert_allclose(table["difference"], by_hand.loc[table.index, "difference"])
    np.testing.assert_allclose(table["low"], table["high"])


def test_a_sample_is_held_against_the_cues_where_it_was_coded(with_sample):
    drawn = list(with_sample.readings.drawn)
    assert list(with_sample.people.index) == drawn
    cues, read = with_sample.cued.loc[drawn], with_sample.people
    table = with_sample.reliability.set_index(["family", "code"])
    both = (cues[read.columns] * read).sum() / read.sum()
    np.testing.assert_allclose(table["recall"], both[table.index])


def test_a_sample_is_no_coding_to_rest_on(with_sample, tmp_path):
    path, _ = workbook.write(tmp_path, with_sample.sample(40), with_sample.codebook, "sample")
    path.write_bytes(path.read_bytes().replace(b",,,", b",1,,", 1))
    with pytest.raises(InputError, match=r"coded_by: hand needs every sentence coded, but .*sample.csv holds a sample"):
        compare(STATEMENT, COMMENTARY, coding=path, coded_by="hand")


def test_a_sample_is_the_same_for_the_same_seed_in_either_role(seeds, swapped):
    mine, theirs = seeds.sample(30), swapped.sample(30)
    assert set(mine["text"]) == set(theirs["text"])
    assert set(mine["text"]) != set(compare(STATEMENT, COMMENTARY, random_seed=2).sample(30)["text"])


def test_no_difference_is_clear_that_one_cue_carries_or_whose_coding_is_tentative(seeds):
    clear = seeds.overview[seeds.overview["verdict"] == "clear"]
    assert len(clear) and (clear["hangs_on"] == "").all() and not (clear["alpha"] < 0.667).any()
    labelled = seeds.differences[seeds.differences["label"] == "clear"].set_index(["family", "code"]).index
    kept = seeds.overview.set_index(["family", "code"]).loc[labelled]
    lost = kept[kept["verdict"] != "clear"]
    assert ((lost["hangs_on"] != "") | (lost["alpha"] < 0.667)).all() and len(kept) - len(lost) == len(clear)


def test_what_is_learned_replaces_cues_only_where_it_agrees_better(with_sample, tmp_path):
    # A reader who calls every sentence with "and" a judgement, which no cue does, and otherwise goes by the cues.
    path, _ = workbook.write(tmp_path, with_sample.sample(50), with_sample.codebook, "sample")
    sheet = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    for row in with_sample.matches.itertuples():
        if row.family in ("themes", "functions"):
            sheet.loc[sheet["sentence"] == row.sentence, f"{row.family}.{row.code}"] = "1"
    sheet["functions.judges"] = sheet["text"].str.contains(" and ").map({True: "1", False: ""})
    kept = [name for name in sheet if "." not in name or name.split(".")[0] in ("themes", "functions")]
    sheet[kept].to_csv(path, index=False)
    made = compare(STATEMENT, COMMENTARY, coding=path, coded_by="learned")
    table = made.learned.set_index("family")
    assert table["cues"]["themes"] == pytest.approx(1) and not table["used"]["themes"]
    assert table["used"]["functions"] == (table["learned"]["functions"] > table["cues"]["functions"])
    assert made.by_learning == tuple(table.index[table["used"].astype(bool)])
    here = list(made.readings.drawn)
    for family in made.by_learning:  # what was coded stays as it was coded
        assert (made.present.loc[here, family] == made.people[family]).all(axis=None)
    assert (made.present["themes"] == made.cued["themes"]).all(axis=None)


def test_learning_needs_a_sample_of_thirty(with_sample, tmp_path):
    with pytest.raises(
        InputError, match="coded_by: every sentence is coded by hand already; use hand, or give a sample"
    ):
        compare(STATEMENT, COMMENTARY, coded_by="learned")
    path, _ = workbook.write(tmp_path, with_sample.sample(29), with_sample.codebook, "sample")
    path.write_bytes(path.read_bytes().replace(b",,,", b",1,,", 1))
    with pytest.raises(InputError, match=r"learned needs 30 or more sentences coded by hand, and there are 29; draw"):
        compare(STATEMENT, COMMENTARY, coding=path, coded_by="learned")


def test_a_comparison_rests_on_people_where_they_coded_everything_if_nothing_is_asked_for(seeds, with_sample, tmp_path):
    made = compare(STATEMENT, COMMENTARY, coded_by="")
    assert made.by_hand == ("themes", "frames", "functions", "issues") and seeds.by_hand == ()
    # A sheet in which themes alone were filled in, and a sample.
    path, _ = workbook.write(tmp_path, seeds.sentences, seeds.codebook)
    sheet = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    sheet.loc[3, "themes.negotiation_process"] = "1"
    sheet.to_csv(path, index=False)
    assert compare(STATEMENT, COMMENTARY, coding=path, coded_by="").by_hand == ("themes",)
    sample, _ = workbook.write(tmp_path, seeds.sample(30), seeds.codebook, "sample")
    sample.write_bytes(sample.read_bytes().replace(b",,,", b",1,,", 1))
    assert compare(STATEMENT, COMMENTARY, coding=sample, coded_by="").by_hand == ()


def test_the_seeds_codebook_is_for_the_seeds_and_the_general_one_for_other_texts(tmp_path):
    (tmp_path / "a.txt").write_text(
        "TikTok has to divest its user data. The ban of TikTok was lifted on Monday.\n", "utf-8"
    )
    own, other = compare(STATEMENT, COMMENTARY), compare(tmp_path / "a.txt", COMMENTARY)
    assert own.codebook.name == codebook_file.read(CODEBOOK).name and ("themes", "platform_settlement") in own.carriers
    assert (
        other.codebook.name == codebook_file.general().name and ("themes", "platform_settlement") not in other.carriers
    )
    assert compare(tmp_path / "a.txt", COMMENTARY, CODEBOOK).carriers["themes", "platform_settlement"]
    assert other.checksums["codebook"] != own.checksums["codebook"]
