"""Quotes: what stands for a code in a text holds what the code was found by, and is quoted as the text has it."""

from parallax.corpus.documents import ROLES
from parallax.report import quotes


def plain(cell):
    return "".join(run.text for run in cell)


def test_what_one_text_alone_raises_is_quoted_from_it(seeds):
    codes = seeds.codes[seeds.codes["family"] == "issues"].set_index("label")["code"]
    shown = quotes.alone(seeds)
    assert {plain(row[1]) for row in shown.rows} == {"Statement", "Commentary"}
    for row in shown.rows:
        ids = seeds.carriers["issues", codes[plain(row[0]).removesuffix(" (tentative)")]]
        assert {run.to for run in row[2] if run.to} == set(ids)
        assert {seeds.document_of[id] for id in ids} == {plain(row[1]).lower()} <= set(ROLES)


def test_a_sentence_that_was_quoted_gives_way_to_another(seeds):
    choice = quotes.Telling(seeds)
    carriers = seeds.carriers["themes", "negotiation_process"]
    ids = [id for id in carriers if id not in choice.quoted][:3]
    found = quotes.matched(seeds, "themes", "negotiation_process")
    assert sorted(choice.quote(ids, found)[1].to for _ in range(3)) == sorted(ids)


def test_the_likeliest_sentence_is_quoted_and_none_where_none_is_likely(seeds):
    ids = ["S2", "S3", "S4"]
    choice = quotes.Telling(seeds)
    choice.quoted = {"S4"}
    assert choice.quote(ids, lambda id: [], {"S2": 0.7, "S3": 0.9, "S4": 0.99})[1].to == "S3"
    assert plain(choice.quote(ids, lambda id: [], {"S2": 0.69, "S3": 0.5})) == "S2, S3, S4"


def test_how_likely_a_sentence_has_a_code_is_known_of_codes_with_weights(seeds):
    chances = quotes.likelihoods(seeds, "themes", "negotiation_process")
    assert chances.keys() == set(seeds.codings.query("code == 'negotiation_process'")["sentence"])
    assert all(0.35 <= chance <= 1 for chance in chances.values())


def test_sentences_that_the_first_page_and_the_matrix_quote_are_named_by_number(seeds):
    choice = quotes.Telling(seeds)
    assert {"S1", "S19", "C3"} <= choice.quoted
    assert plain(choice.quote(["S1", "S19"], lambda id: [])) == "S1, S19"
