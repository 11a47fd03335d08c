"""Tables: what stands in their cells, worked by hand from two small texts and from the seeds."""

import hashlib
import shlex
from dataclasses import replace

import pandas as pd
import pytest
from conftest import SEEDS
from samples import PROJECT, compare

from parallax.corpus.documents import ROLES
from parallax.report import annotated, cover, provenance, quotes, standing, tables
from parallax.report.heard import in_own_voice

pytestmark = pytest.mark.slow


def plain(cell):
    return "".join(run.text for run in cell)


def column(table, place):
    return [plain(row[place]) for row in table.rows]


def test_sureness_puts_counts_beside_shares_of_every_code_that_either_text_has(seeds):
    table = tables.sureness(seeds)
    row = next(row for row in table.rows if plain(row[0]) == "Enterprise rights and business environment")
    assert plain(row[2]).startswith("6 of 19, 32% (")
    assert plain(row[3]).startswith("0 of 41, 0% (0–")
    assert plain(row[4]).startswith("+32 (+")
    had = seeds.overview[seeds.overview["sentences_statement"] + seeds.overview["sentences_commentary"] > 0]
    assert column(table, 0) == list(had["label"]) and not table.on_paper


def test_every_cell_of_a_row_has_its_column(seeds):
    made = [
        tables.voices(seeds),
        quotes.alone(seeds),
        tables.sureness(seeds),
        tables.actors(seeds),
    ]
    made += [tables.words(seeds, 5), tables.reliability(seeds), tables.agreements(seeds)]
    made += [provenance.provenance(seeds, {"brief": "x"})]
    for table in made:
        assert table.rows and all(len(row) == len(table.columns) for row in table.rows), table.name


def test_voices_count_each_reported_sentence_once(seeds):
    rows = tables.voices(seeds).rows
    own = [int(plain(row[2])) for row in rows if plain(row[0]) == "In its own voice"]
    assert sum(int(plain(row[2])) for row in rows) == len(seeds.body)
    assert own == [int(in_own_voice(seeds, role).sum()) for role in ROLES]


def test_verbs_are_told_by_kind(seeds):
    li = next(row for row in tables.voices(seeds).rows if plain(row[0]) == "Li Chenggang")
    kinds = dict(part.split(": ") for part in plain(li[3]).split("; "))
    assert "criticized" in kinds["critical"] and "urged" in kinds["committing"] and "noted" in kinds["plain"]


ASKED = "domestic_politics, enterprise_rights, negotiation_process"


@pytest.fixture(scope="module")
def asked():
    """The seeds compared by three themes in an order of their own, their smallest difference in the middle."""
    return compare(**SEEDS, codes=ASKED)


GIVEN = {"title": "It's; $(a) title", "commentary": "/home/b.txt", "codebook": "seeds/c.yml", "coding": ""}


def test_the_table_of_agreement_shows_the_codes_that_were_asked_for_in_their_order(seeds, asked):
    labels = seeds.codes.set_index("code").loc[ASKED.split(", "), "label"].tolist()
    assert column(tables.reliability(asked), 0) == labels
    assert column(tables.reliability(seeds), 0)[:3] != labels


def test_tables_say_what_people_coded():
    by_hand = compare(**SEEDS, coded_by="hand")
    table = tables.sureness(by_hand)
    by_people = [plain(row[6]) for row in table.rows if plain(row[1]) == "Themes"]
    assert set(by_people) == {"by people"}
    rows = annotated.accounts(by_hand, []).accounts[0].rows
    shown = next(sentence for row in rows for paragraph in row for sentence in paragraph if sentence.id == "S3")
    assert "Negotiation process" in shown.codes


@pytest.mark.parametrize(
    ("publisher", "known"),
    [("CGTN", ["CGTN (state broadcaster of China)"]), ("Harbour Daily", ["Harbour Daily"]), ("", [])],
)
def test_a_text_is_known_by_its_publisher_and_who_is_behind_it(publisher, known):
    row = {"kind": "", "author": "not named", "publisher": publisher, "date": "", "words": 1200}
    assert standing.known_of(row | {"sentences": 1}) == [*known, "1,200 words in 1 sentence"]


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


def test_provenance_names_the_files_that_the_command_needs_and_that_are_not_the_project_s(seeds):
    needed = "The command needs b.txt, which is no part of Parallax; write its folder before its name."
    assert provenance.provenance(seeds, GIVEN).note.endswith(needed)
    two = {"statement": "texts/a.txt", "commentary": "texts/b.txt"}
    assert provenance.needed(two) == ["The command needs texts/a.txt and texts/b.txt, which are no part of Parallax."]
    assert provenance.needed({"statement": "seeds/a.txt", "codebook": ""}) == []


def test_a_date_that_no_calendar_has_is_not_the_brief_s(seeds):
    def date_on_cover(*dates):
        texts = replace(seeds.texts, documents=seeds.texts.documents.assign(date=dates))
        return cover.cover(replace(seeds, texts=texts), "", "a4").date

    assert date_on_cover("05/06/2025", "2025-05-12") == "2025-05-12"
    assert date_on_cover("last spring", "2025-02-30") == ""


def test_quotation_marks_within_a_quoted_sentence_are_single():
    assert tables.quoted("“We agreed,” he said.") == "“‘We agreed,’ he said.”"


def test_cover_names_the_event_and_says_the_chief_contrast(seeds):
    shown = cover.cover(seeds, "", "a4")
    assert shown.title == "Two accounts of the Madrid talks on TikTok, 14–15 September 2025"
    assert shown.headline.startswith("The statement ") and "; the commentary " in shown.headline
    assert cover.cover(seeds, "My title", "a4").title == "My title"


# The events and titles of two texts, and the title of their brief.
TITLES = [
    (["the talks", "the talks"], ["A", "B"], "Two accounts of the talks"),
    (["the talks", ""], ["The Ferry Deal", "What the ferry deal means"], "Two accounts: Ferry Deal"),
    (
        ["", ""],
        ["Joint Statement on U.S.-China Trade", "U.S., China Ink Trade Deal"],
        "“Joint Statement on U.S.-China Trade” and “U.S., China Ink Trade Deal”",
    ),
    (["", ""], ["The Link Reopens", "Nobody Said Why"], "“The Link Reopens” and “Nobody Said Why”"),
    (["", ""], ["The Link Reopens", "“It is open…”"], "“The Link Reopens” and “It is open…”"),
    (["", ""], ["The Link Reopens", "word " * 40], f"“The Link Reopens” and “{('word ' * 16).strip()}…”"),
]


@pytest.mark.parametrize(("events", "titles", "expected"), TITLES)
def test_a_brief_without_a_title_is_named_after_its_texts(events, titles, expected):
    assert cover.title_of(pd.DataFrame({"event": events, "title": titles})) == expected


@pytest.mark.parametrize(
    ("date", "words"), [("2025-09-05", "5 September 2025"), ("2025", "2025"), ("", ""), ("autumn", "autumn")]
)
def test_dates_are_told_in_words_where_they_are_whole(date, words):
    assert standing.in_words(date) == words


def test_an_interval_of_alpha_needs_sentences(seeds):
    table = tables.reliability(seeds)
    shown = {int(plain(row[6])): plain(row[3]) for row in table.rows}
    assert {text for count, text in shown.items() if count < 5} == {"too few"}
    assert "too few" not in {text for count, text in shown.items() if count >= 5}


@pytest.mark.parametrize(("alpha", "words"), [(0.9, "0.90"), (0.5, "0.50, tentative"), (float("nan"), "not checked")])
def test_alpha_says_where_it_is_tentative(alpha, words):
    assert tables.alpha_in_words(alpha) == words
