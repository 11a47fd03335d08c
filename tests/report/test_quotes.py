"""Quotes: what stands for a code in a text holds what the code was found by, and is quoted as the text has it."""

import pytest

import parallax
from parallax.corpus.documents import ROLES
from parallax.positions.weights import SURE
from parallax.report import quotes


def plain(cell):
    return "".join(run.text for run in cell)


def test_what_one_text_alone_raises_is_quoted_from_it(seeds):
    codes = seeds.codes[seeds.codes["family"] == "issues"].set_index("label")["code"]
    shown = quotes.alone(seeds)
    assert {plain(row[1]) for row in shown.rows} == {"Statement", "Commentary"}
    for row in shown.rows:
        code = codes[plain(row[0]).removesuffix(" (tentative)")]
        chances = quotes.likelihoods(seeds, "issues", code)
        ids = seeds.carriers["issues", code]
        assert {run.to for run in row[2] if run.to} == set(ids) and max(chances.get(id, 1) for id in ids) >= SURE
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


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The old port stays.", "port", "The old port stays"),
        (
            "At dawn the crews of both towns went to mend the old harbour wall before the storm came from the west.",
            "harbour wall",
            "[…] went to mend the old harbour wall before the storm came from […]",
        ),
        ("“Harbours” are dear, for all that anybody in the towns of the whole coast has ever said.", "Harbours", None),
    ],
)
def test_a_stretch_is_cut_around_its_words(text, words, shown):
    cut = quotes.around(text, *quotes.places_of(words, text)[0])
    assert words in cut and len(cut.replace("[…]", "").split()) <= quotes.STRETCH
    assert shown is None or cut == shown


def test_where_all_was_quoted_before_a_few_words_stand_and_not_numbers_alone(seeds):
    for row in quotes.alone(seeds).rows:
        assert "“" in plain(row[2])
    choice = quotes.Telling(seeds)
    assert plain(choice.stretch(["S2", "S3"], lambda id: ["phone call"])).endswith(" S3")
    assert choice.stretch(["S3"], lambda id: ["phone call"], {"S3": 0.5}) == ()


def test_what_is_refused_is_quoted_with_its_refusal():
    both = parallax.compare(
        "It rained. The ministers of Peru refuse to accept the results of a free election.",
        "It snowed. Peru held an election.",
        families=["policy"],
        resamples=100,
    )
    told = quotes.Telling(both).told("S2", lambda id: ["election"])
    assert told[0].text == "“The ministers of Peru refuse to accept the results of a free election” "
