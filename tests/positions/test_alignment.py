"""Which sentences of the two texts speak of the same matter, what their claims say of each other, and silences."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest

from parallax.corpus.parse import parse
from parallax.positions import alignment

FILLER = [
    "The mayor opened a library.",
    "Rain fell on the hills.",
    "A choir sang in church.",
    "Bakers sold warm bread.",
    "The museum bought a painting.",
    "Snow closed the pass.",
    "Horses crossed a river.",
    "The orchestra tuned its violins.",
]
"""Sentences that share nothing, so that a word of two sentences is rare."""


def parses(statement: list[str], commentary: list[str]) -> dict:
    """The parsed sentences of two texts, each followed by half of the filler."""
    texts = {f"S{n}": text for n, text in enumerate([*statement, *FILLER[:4]], 1)}
    texts |= {f"C{n}": text for n, text in enumerate([*commentary, *FILLER[4:]], 1)}
    return dict(zip(texts, parse(texts.values()), strict=True))


def pairs(statement: str, commentary: str, claims=None) -> list[tuple]:
    """The pairs of two sentences among others: (statement, commentary, relation, about)."""
    table = alignment.pairs(parses([statement], [commentary]), claims)
    return list(table[["statement", "commentary", "relation", "about"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("statement", "commentary", "about"),
    [
        ("The lithium mine is safe.", "Neighbours fear the lithium mine.", {"lithium", "mine"}),
        ("The pause lasts 90 days.", "They wanted a 90-day truce.", {"90", "pause – truce"}),
        ("The pause of 2019 is long.", "They wanted a truce in 2019.", {"pause – truce"}),
        (
            "Angela Merkel met Barack Obama.",
            "Barack Obama met Angela Merkel.",
            {"angela", "merkel", "barack", "obama"},
        ),
        ("They will not sacrifice fishing.", "A compromise on fishing is near.", {"fishing", "sacrifice – compromise"}),
    ],
)
def test_sentences_are_joined_by_rare_words_and_concepts_which_are_told(statement, commentary, about):
    (pair,) = pairs(statement, commentary)
    assert pair[:3] == ("S1", "C1", "same matter") and set(pair[3].split("; ")) == about


@pytest.mark.parametrize(
    ("statement", "commentary"),
    [
        ("The two sides held talks in May.", "In May the other side left."),  # times and sides
        ("It began on May 14, 2025.", "On June 14, 2025 it ended."),  # dates are no figures
        ("They need force.", "Force is all."),  # one word that does not say which thing
        ("China wants more.", "China has less."),  # who acts, but no matter
        ("They will make it.", "They make do."),  # verbs that say nothing
        ("The Open Ports Committee (OPC) met.", "Few trust the OPC."),  # a body that one text names in full
        ("The World Health Organization sends doses.", "World Health Organization roads are old."),  # a body's name
        ("Sugar is sweet.", "Salt is not."),
    ],
)
def test_general_words_names_of_places_and_times_join_nothing(statement, commentary):
    assert pairs(statement, commentary) == []


def test_a_sentence_has_few_partners():
    table = alignment.pairs(parses(["Lithium mines need cobalt."], ["Lithium mines need cobalt."] * 6))
    assert len(table) == alignment.PARTNERS


def test_a_headline_that_quotes_the_other_text_is_in_no_pair():
    said = parses(["It is what it is and no more."], ["He said so."])
    said["C0"] = next(iter(parse(["“It is what it is and no more”"])))
    assert alignment.pairs(said).empty


def test_a_quotation_that_stands_word_for_word_in_the_other_text_is_a_pair():
    quoted = "He said “it is what it is and no more” again."
    assert pairs("It is what it is and no more.", quoted) == [
        ("S1", "C1", "same matter", "it is what it is and no more")
    ]
    assert [pair[:2] for pair in pairs(quoted, "It is what it is and no more.")] == [("S1", "C1")]
    assert pairs("It is what it is.", "He said “it is” again.") == []


def parsed(body):
    """The sentences of a table, by their ids, as the parser reads them."""
    return dict(zip(body["sentence"], parse(body["text"]), strict=True))


def claims(*rows: tuple) -> pd.DataFrame:
    """Claims as a table: sentence, act, content, certainty, all toward the firm."""
    return pd.DataFrame(rows, columns=["sentence", "act", "content", "certainty"]).assign(
        target="the firm", likelihood=0.5
    )


@pytest.mark.parametrize(
    ("acts", "relation"),
    [
        (("opposes", "supports"), "same matter"),  # for one side of a thing and against another, most often
        (("refuses", "seeks"), "same matter"),
        (("settles", "expects"), "same matter"),  # they share a word, which may be of different things
        (("settles", "settles"), "same matter"),  # of one matter, but perhaps different things
        (("asks", "supports"), "same matter"),
        (("explains", "explains"), "same matter"),
    ],
)
def test_that_a_pair_agrees_or_differs_is_read_from_the_acts_on_the_shared_matter(acts, relation):
    table = claims(("S1", acts[0], "the lithium mine", "open"), ("C1", acts[1], "the lithium mine", "open"))
    assert pairs("The lithium mine is safe.", "They fear the lithium mine.", table)[0][2] == relation


@pytest.mark.parametrize(
    ("act", "relation"), [("supports", "agrees"), ("opposes", "same matter"), ("asks", "same matter")]
)
def test_agreement_needs_a_concept_that_both_claims_hold(act, relation):
    statement, commentary = "The firm keeps lithium prices stable.", "The firm stabilizes lithium prices."
    table = claims(("S1", "supports", "lithium prices stable", ""), ("C1", act, "stabilizes lithium prices", ""))
    assert pairs(statement, commentary, table)[0][2] == relation


@pytest.mark.parametrize(
    ("commentary", "relation"),
    [("Both will pause lithium fees for 90 days.", "agrees"), ("Both will pause lithium fees for 60 days.", "differs")],
)
def test_two_that_hold_the_same_thing_agree_unless_their_figures_differ(commentary, relation):
    statement = "Peru will suspend lithium fees for 90 days."
    table = claims(("S1", "promises", statement, "certain"), ("C1", "settles", commentary, ""))
    assert pairs(statement, commentary, table)[0][2] == relation
    assert pairs(statement, commentary)[0][2] == "same matter"


@pytest.mark.parametrize(
    "statement, commentary",
    [
        ("Peru will suspend lithium fees by 90%.", "Both will pause lithium fees of 60 percent."),
        ("Peru will suspend lithium fees of $90.", "Both will pause the $60 lithium fees."),
    ],
)
def test_percents_and_dollars_are_figures_of_one_kind_wherever_they_stand(statement, commentary):
    table = claims(("S1", "promises", statement, "certain"), ("C1", "settles", commentary, ""))
    assert pairs(statement, commentary, table)[0][2] == "differs"


def test_a_name_that_each_text_gives_once_makes_a_pair():
    statement = "The board gave its older records to Siemens."
    commentary = "A cloud run by Siemens is slow."
    assert [pair[:2] for pair in pairs(statement, commentary)] == [("S1", "C1")]


def test_what_two_sides_promise_one_another_is_mirrored():
    rows = [
        ("statement", "promises", "Peru", "Chile", "cut the duty on copper by 5 points"),
        ("statement", "promises", "Chile", "Peru", "cut accordingly the duty on wool by 5 points"),
        ("statement", "promises", "Chile", "Peru", "open a school in Lima"),
        ("statement", "promises", "Chile", "Norway", "cut the duty on fish by 5 points"),
        ("commentary", "promises", "Peru", "Chile", "cut the duty on copper by 5 points"),
    ]
    table = pd.DataFrame(rows, columns=["document", "act", "claimant_side", "target_side", "content"])
    assert alignment.mirrored(table).to_numpy().tolist() == [["statement", 0, 1]]


def test_what_one_holds_settled_and_the_other_open_differs_where_two_words_or_a_concept_say_what_it_is():
    table = claims(("S1", "settles", "the lithium trade", ""), ("C1", "expects", "the lithium trade", "open"))
    assert pairs("The lithium trade is agreed.", "The lithium trade is in doubt.", table)[0][2] == "differs"


def test_to_seek_something_without_the_matter_is_not_to_be_for_it():
    table = claims(
        ("S1", "refuses", "not sacrifice the mine", ""), ("C1", "seeks", "a way out without giving up the mine", "")
    )
    assert (
        pairs(
            "They will not sacrifice the lithium mine.",
            "They seek a way out without giving up the lithium mine.",
            table,
        )[0][2]
        != "differs"
    )


def test_claims_on_something_else_say_nothing_of_the_pair():
    table = claims(("S1", "opposes", "the tax", ""), ("C1", "supports", "the lithium mine", ""))
    assert pairs("The lithium mine pays tax.", "They like the lithium mine.", table)[0][2] == "same matter"


def test_to_oppose_a_use_differs_from_seeing_it_put_to_that_use():
    statement, commentary = "They oppose the weaponization of lithium.", "For them lithium is a bargaining chip."
    table = claims(("S1", "opposes", "weaponization of lithium", ""))
    assert pairs(statement, commentary, table)[0][2] == "differs"
    both = claims(("S1", "opposes", "weaponization of lithium", ""), ("C1", "opposes", "a bargaining chip", ""))
    assert pairs(statement, commentary, both)[0][2] != "differs"


def test_pairs_of_the_seeds_stand_in_either_text_and_none_stands_twice(seeds):
    table = seeds.pairs
    assert len(table) > 0 and not table.duplicated(["statement", "commentary"]).any()
    assert table["statement"].str.startswith("S").all() and table["commentary"].str.startswith("C").all()
    assert table["likeness"].between(0, 1).all() and table["likeness"].is_monotonic_decreasing
    assert table["about"].str.len().gt(0).all()


def test_exchanging_the_texts_turns_the_pairs_round(seeds, swapped):
    turned = {(f"S{row.commentary[1:]}", f"C{row.statement[1:]}") for row in seeds.pairs.itertuples()}
    assert turned == set(zip(swapped.pairs["statement"], swapped.pairs["commentary"], strict=True))


def test_pairs_found_some_rows_at_a_time_are_those_of_the_whole(seeds, monkeypatch):
    monkeypatch.setattr(alignment, "AT_ONCE", 3)
    pd.testing.assert_frame_equal(alignment.pairs(seeds.parses, seeds.claims), seeds.pairs)


def test_cosine_by_hand():
    one, other = np.array([[3.0, 4], [0, 0]]), np.array([[4.0, 3], [3, 4], [0, 1]])
    assert alignment.cosine(one, other) == pytest.approx(np.array([[24 / 25, 1, 4 / 5], [0, 0, 0]]))


def test_silences_are_what_one_text_alone_raises_the_heaviest_first():
    rows = [
        ("f", "a", "statement", 2, 0.2),
        ("f", "a", "commentary", 0, 0.0),
        ("f", "b", "statement", 1, 0.1),
        ("f", "b", "commentary", 3, 0.3),
        ("g", "c", "statement", 0, 0.0),
        ("g", "c", "commentary", 5, 0.5),
        ("g", "d", "statement", 0, 0.0),
        ("g", "d", "commentary", 0, 0.0),
        ("g", "e", "statement", 0, 0.0),
        ("g", "e", "commentary", 1, 0.1),
    ]
    shares = pd.DataFrame(rows, columns=["family", "code", "document", "sentences", "share"]).assign(first=0.0)
    found = alignment.silences(shares)[["family", "code", "document", "sentences", "share"]]
    assert found.values.tolist() == [
        ["g", "c", "commentary", 5, 0.5],
        ["f", "a", "statement", 2, 0.2],
        ["g", "e", "commentary", 1, 0.1],
    ]


def test_silences_of_the_seeds_are_silences(seeds):
    counted = seeds.present.groupby((seeds.body["document"]).to_numpy()).sum()
    silent = seeds.silences
    assert len(silent) == ((counted > 0).sum() == 1).sum()
    for row in silent.itertuples():
        column = counted[(row.family, row.code)]
        assert column[row.document] == row.sentences > 0 == column.drop(row.document).sum()


def test_nearest_by_hand(body):
    texts = body([["Rare earths.", "Rain fell."]], [["It rained.", "Earths are rare.", "The rain was heavy."]])
    terms = alignment.weighted_terms(texts, parsed(texts))
    assert alignment.nearest(texts, terms, ["S1"], "commentary")[0] == "C2"
    assert alignment.nearest(texts, terms, ["S2"], "commentary")[0] in ("C1", "C3")
    apart = body([["Rain."]], [["Sun."]])
    assert alignment.nearest(apart, alignment.weighted_terms(apart, parsed(apart)), ["S1"], "commentary") == ("", 0.0)


@pytest.mark.parametrize(
    "shared, thin", [(["force"], True), (["fentanyl"], False), (["force", "canal"], False), (["secur force"], False)]
)
def test_one_word_that_does_not_say_which_thing_joins_nothing(shared, thin):
    assert alignment.is_thin(shared) == thin


def test_a_sentence_is_held_against_no_more_than_its_likest(monkeypatch):
    texts = parses(["The lithium mine is safe."] * 3, ["Neighbours fear the lithium mine."] * 9)
    about = {id: alignment.items(doc, frozenset()) for id, doc in texts.items()}
    value = alignment.weights(about)
    monkeypatch.setattr(alignment, "NEAR", 0.01)
    assert len(dict(alignment.likeness(about, value))) == 27
    monkeypatch.setattr(alignment, "NEAREST", 4)
    assert len(dict(alignment.likeness(about, value))) == 12


@pytest.mark.slow
def test_what_comes_near_the_bar_takes_no_memory():
    things = ["mine", "reef", "tunnel", "bridge", "vaccine", "orchard", "ferry", "dam", "refinery", "quarry", "harbour"]
    things += ["vineyard", "archive", "glacier"]
    told = [f"The {one} beside the {other} is old." for one, other in zip(things, things[1:] + things[:1], strict=True)]
    read = parses(told * 25, told * 25)
    alignment.pairs(parses(told, told))  # word lists are read once
    tracemalloc.start()
    found = alignment.pairs(read)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) and peak < 6_000_000
