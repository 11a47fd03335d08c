"""Quotes: what stands for a code in a text holds what the code was found by, and is quoted as the text has it."""

from conftest import SEEDS
from samples import compare

from parallax.corpus.documents import ROLES
from parallax.report import quotes


def plain(cell):
    return "".join(run.text for run in cell)


def test_what_both_raise_is_quoted_with_the_words_that_it_was_found_by(seeds):
    codes = seeds.codes[seeds.codes["family"] == "issues"].set_index("label")["code"]
    for pair in quotes.shared(seeds).pairs:
        code = codes[pair.line.removesuffix(".")]
        for words, link in (pair.statement, pair.commentary):
            assert seeds.present.loc[link.to, ("issues", code)] == 1
            assert quotes.holds(words.text, quotes.matched(seeds, "issues", code)(link.to))


def test_without_issues_what_both_raise_are_the_matters_of_the_texts():
    pairs = quotes.shared(compare(**SEEDS, families="themes")).pairs
    assert pairs[0].line == "TikTok." and "TikTok" in pairs[0].statement[0].text


def test_what_one_text_alone_raises_is_quoted_from_it(seeds):
    codes = seeds.codes[seeds.codes["family"] == "issues"].set_index("label")["code"]
    shown = quotes.alone(seeds)
    assert {plain(row[1]) for row in shown.rows} == {"Statement", "Commentary"}
    for row in shown.rows:
        ids = seeds.carriers["issues", codes[plain(row[0])]]
        assert {run.to for run in row[2] if run.to} == set(ids)
        assert {seeds.document_of[id] for id in ids} == {plain(row[1]).lower()} <= set(ROLES)


def test_a_sentence_that_was_quoted_gives_way_to_another(seeds):
    choice = quotes.Telling(seeds)
    ids = seeds.carriers["themes", "negotiation_process"][:3]
    found = quotes.matched(seeds, "themes", "negotiation_process")
    assert sorted(choice.quote(ids, found)[1].to for _ in range(3)) == sorted(ids)
