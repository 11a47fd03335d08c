"""Tables: what stands in their cells, worked by hand from two small texts and from the seeds."""

import hashlib
import shlex
from dataclasses import replace

import pytest
from conftest import SEEDS
from samples import PROJECT, compare

from parallax.report import annotated, cover, findings, provenance, tables


def plain(cell):
    return "".join(run.text for run in cell)


def column(table, place):
    return [plain(row[place]) for row in table.rows]


def test_shares_put_counts_beside_shares(seeds):
    table = tables.shares(seeds, "themes")
    row = next(row for row in table.rows if plain(row[0]) == "Enterprise rights and business environment")
    assert plain(row[1]).startswith("6 of 19, 32% (")
    assert plain(row[2]).startswith("0 of 41, 0% (0–")
    assert plain(row[3]).startswith("+32 (+")


def test_shares_leave_out_what_neither_text_carries(seeds):
    shown = column(tables.shares(seeds, "issues"), 0)
    carried = seeds.overview[seeds.overview["family"] == "issues"]
    carried = carried[carried["sentences_statement"] + carried["sentences_commentary"] > 0]
    assert sorted(shown) == sorted(carried["label"])


def test_every_cell_of_a_row_has_its_column(seeds):
    made = [
        tables.documents(seeds),
        tables.voices(seeds),
        tables.quotes(seeds, "themes"),
        tables.pairs(seeds),
        tables.actors(seeds),
    ]
    made += [tables.words(seeds, 5), tables.reliability(seeds), tables.agreements(seeds)]
    made += [provenance.provenance(seeds, {"brief": "x"})]
    for table in made:
        assert table.rows and all(len(row) == len(table.columns) for row in table.rows), table.name


def test_quotes_are_sentences_that_carry_the_code(seeds):
    labels = seeds.codes[seeds.codes["family"] == "themes"].set_index("label")["code"]
    for row in tables.quotes(seeds, "themes").rows:
        for cell in row[1:]:
            for run in cell:
                if run.to:
                    assert seeds.present.loc[run.to, ("themes", labels[plain(row[0])])] == 1


def test_quotes_stand_in_the_text(seeds):
    sentences = set(seeds.sentences["text"])
    for row in tables.pairs(seeds).rows:
        for cell in row[1:]:
            assert cell[1].text.strip().strip("“”") in sentences or cell[1].text.strip()[1:-1] in sentences


def test_voices_count_each_reported_sentence_once(seeds):
    rows = tables.voices(seeds).rows
    own = [int(plain(row[2])) for row in rows if plain(row[0]) == "In its own voice"]
    assert sum(int(plain(row[2])) for row in rows) == len(seeds.body)
    assert sum(own) == (~seeds.body["attributed"]).sum()


def test_verbs_are_told_by_kind(seeds):
    li = next(row for row in tables.voices(seeds).rows if plain(row[0]) == "Li Chenggang")
    kinds = dict(part.split(": ") for part in plain(li[3]).split("; "))
    assert "criticized" in kinds["critical"] and "urged" in kinds["committing"] and "noted" in kinds["plain"]


def test_silences_name_the_other_text_s_nearest(seeds):
    for row in tables.silences(seeds, ["themes", "issues"], 50).rows:
        raised = {run.to[0] for run in row[2] if run.to}
        near = {run.to[0] for run in row[3] if run.to}
        assert len(raised) == 1 and not raised & near


ASKED = "domestic_politics, enterprise_rights, negotiation_process"


@pytest.fixture(scope="module")
def asked():
    """The seeds compared by three themes in an order of their own, their smallest difference in the middle."""
    return compare(**SEEDS, codes=ASKED)


GIVEN = {"title": "It's; $(a) title", "commentary": "/home/b.txt", "codebook": "seeds/c.yml", "coding": ""}


@pytest.mark.parametrize("make", [tables.shares, tables.quotes, lambda comparison, _: tables.reliability(comparison)])
def test_tables_show_the_codes_that_were_asked_for_in_their_order(seeds, asked, make):
    labels = seeds.codes.set_index("code").loc[ASKED.split(", "), "label"].tolist()
    assert column(make(asked, "themes"), 0) == labels
    assert column(make(seeds, "themes"), 0)[:3] != labels


def test_tables_say_what_people_coded():
    by_hand = compare(**SEEDS, coded_by="hand")
    table = tables.shares(by_hand, "themes")
    assert set(column(table, 5)) == {"by people"} and "Alpha" not in table.note
    assert "shortest sentence" in tables.quotes(by_hand, "themes").note
    assert "most of its cues" in tables.quotes(by_hand, "actors").note
    shown = annotated.accounts(by_hand, []).accounts[0].paragraphs[1][0]
    there = by_hand.codings[(by_hand.codings["sentence"] == shown.id) & (by_hand.codings["matched"] != "")]
    assert len(there) and set(there["family"]) <= {"policy", "actors", "stance", "voice"}
    marks = {name for run in shown.runs for name in run.codes.split()}
    assert marks == set(there["family"] + "." + there["code"])
    assert "Negotiation process" in shown.codes


def test_a_family_that_the_codebook_does_not_have_has_no_table(asked):
    assert tables.quotes(asked, "frames") is None


@pytest.mark.parametrize(
    ("publisher", "address", "named"),
    [
        ("CGTN", "https://news.cgtn.com/a", "CGTN"),
        ("", "https://www.whitehouse.gov/articles/?a", "whitehouse.gov"),
        ("", "http://[not an address", "[not an address"),
        ("", "seen on paper", ""),
    ],
)
def test_a_text_without_a_publisher_is_known_by_its_site(publisher, address, named):
    row = {"kind": "", "author": "not named", "publisher": publisher, "address": address, "date": "", "words": 1200}
    assert cover.known_of(row | {"sentences": 1}) == [*filter(None, [named]), "1,200 words in 1 sentence"]


def test_provenance_says_what_of_the_codebook_s_file_is_left_out(seeds):
    book = replace(seeds.codebook, version="", left_out=tuple(f"“{n})” (line {n})" for n in range(1, 15)))
    checksum = hashlib.sha256((PROJECT / "seeds" / "codebook.yml").read_bytes()).hexdigest()
    rows = dict(map(plain, row) for row in provenance.provenance(replace(seeds, codebook=book), {}).rows[2:3])
    assert rows == {"Codebook": f"Official statements and commentaries, sha256 {checksum}"}
    left_out = plain(provenance.provenance(replace(seeds, codebook=book), {}).rows[3][1])
    assert left_out.startswith("Left out, as not to be found in words: “1)” (line 1), “2)” (line 2), ")
    assert left_out.endswith("“12)” (line 12) and 2 more")


def test_provenance_gives_the_whole_checksum_of_each_file_and_a_command_that_a_shell_reads_back(seeds):
    rows = dict(map(plain, row) for row in provenance.provenance(seeds, GIVEN).rows)
    for what, file in (
        ("Statement", "000_4dd57bc414fd322c.txt"),
        ("Codings", "codings.csv"),
        ("Sources", "sources.yml"),
    ):
        assert hashlib.sha256((PROJECT / "seeds" / file).read_bytes()).hexdigest() in rows[what]
    words = shlex.split(rows["To regenerate"])
    assert words[:2] == ["parallax", "brief"] and set(words[2::3]) == {"-p"}
    given = dict(zip(words[3::3], words[4::3], strict=True))
    assert (
        given["title"] == "It's; $(a) title" and given["commentary"] == "b.txt" and given["codebook"] == "seeds/c.yml"
    )
    assert given["confidence"] == "0.95" and "coding" not in given


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [("abcdef", "")]),
        ([(0, 2, "x")], [("ab", "x"), ("cdef", "")]),
        ([(1, 3, "x"), (2, 5, "y")], [("a", ""), ("b", "x"), ("c", "x y"), ("de", "y"), ("f", "")]),
        ([(0, 6, "x"), (0, 6, "x")], [("abcdef", "x")]),
        ([(4, 6, "y"), (0, 1, "x")], [("a", "x"), ("bcd", ""), ("ef", "y")]),
    ],
)
def test_matched_words_are_marked_with_the_codes_they_gave(spans, expected):
    runs = annotated.marked("abcdef", spans)
    assert [(run.text, run.codes) for run in runs] == expected
    assert all((run.style == "mark") == bool(run.codes) for run in runs)


def test_annotated_texts_are_whole_and_lead_back(seeds):
    shown = annotated.accounts(seeds, findings.every(seeds))
    sentences = [each for account in shown.accounts for paragraph in account.paragraphs for each in paragraph]
    assert [plain(each.runs) for each in sentences] == list(seeds.sentences["text"])
    used = {each.id: set(each.used) for each in sentences}
    for finding in findings.every(seeds):
        assert all(finding.id in used[id] for id in finding.evidence)


def test_what_was_removed_is_shown_as_removed(seeds):
    shown = {account.document: account.removed for account in annotated.accounts(seeds, []).accounts}
    assert shown["statement"] == ()
    assert [kind for kind, _ in shown["commentary"]] == ["image", "note", "reply"]


def test_a_date_that_no_calendar_has_is_not_the_brief_s(seeds):
    def date_on_cover(*dates):
        texts = replace(seeds.texts, documents=seeds.texts.documents.assign(date=dates))
        return cover.cover(replace(seeds, texts=texts), "", "a4").date

    assert date_on_cover("05/06/2025", "2025-05-12") == "2025-05-12"
    assert date_on_cover("last spring", "2025-02-30") == ""


def test_quotation_marks_within_a_quoted_sentence_are_single():
    assert tables.quoted("“We agreed,” he said.") == "“‘We agreed,’ he said.”"


def test_cover_names_both_texts_and_the_event(seeds):
    shown = cover.cover(seeds, "", "a4")
    assert shown.title == "Two accounts of the Madrid talks on TikTok, 14–15 September 2025"
    assert [source.about for source in shown.sources] == [
        "English account of the Chinese delegation’s press briefing. GMT Eight. 15 September 2025. "
        "524 words in 19 sentences.",
        "Opinion piece. CGTN. Sun Taiyi. 16 September 2025. 843 words in 41 sentences.",
    ]
    assert cover.cover(seeds, "My title", "a4").title == "My title"


@pytest.mark.parametrize(
    ("date", "words"), [("2025-09-05", "5 September 2025"), ("2025", "2025"), ("", ""), ("autumn", "autumn")]
)
def test_dates_are_told_in_words_where_they_are_whole(date, words):
    assert cover.in_words(date) == words


def test_an_interval_of_alpha_needs_sentences(seeds):
    table = tables.reliability(seeds)
    shown = {int(plain(row[6])): plain(row[3]) for row in table.rows}
    assert {text for count, text in shown.items() if count < 5} == {"too few"}
    assert "too few" not in {text for count, text in shown.items() if count >= 5}


@pytest.mark.parametrize(("alpha", "words"), [(0.9, "0.90"), (0.5, "0.50, tentative"), (float("nan"), "not checked")])
def test_alpha_says_where_it_is_tentative(alpha, words):
    assert tables.alpha_in_words(alpha) == words
