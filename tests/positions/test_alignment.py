"""What the two texts share and what only one raises: likeness by hand, nearest pairs, silences."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from parallax.corpus.parse import parse
from parallax.positions import alignment

tables = st.integers(1, 5).flatmap(
    lambda width: st.tuples(
        *[arrays.arrays(int, st.tuples(st.integers(1, 5), st.just(width)), elements=st.integers(0, 1))] * 2
    )
)


def parsed(body):
    """The sentences of a table, by their ids, as the parser reads them."""
    return dict(zip(body["sentence"], parse(body["text"]), strict=True))


def present(body, *columns):
    """Sentences by codes: columns of (family, code, the sentences that have it)."""
    names = pd.MultiIndex.from_tuples([column[:2] for column in columns], names=["family", "code"])
    values = [[int(sentence in column[2].split()) for column in columns] for sentence in body["sentence"]]
    return pd.DataFrame(values, index=body["sentence"], columns=names)


def test_jaccard_by_hand():
    one, other = np.array([[1, 1, 0, 0], [0, 0, 0, 0]]), np.array([[1, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]])
    assert alignment.jaccard(one, other) == pytest.approx(np.array([[2 / 3, 0, 0], [0, 0, 0]]))


def test_cosine_by_hand():
    one, other = np.array([[3.0, 4], [0, 0]]), np.array([[4.0, 3], [3, 4], [0, 1]])
    assert alignment.cosine(one, other) == pytest.approx(np.array([[24 / 25, 1, 4 / 5], [0, 0, 0]]))


@given(tables)
def test_likeness_is_mutual_and_full_only_with_its_like(pair):
    one, other = pair
    for measure in (alignment.jaccard, alignment.cosine):
        alike = measure(one.astype(float), other.astype(float))
        assert alike == pytest.approx(measure(other.astype(float), one.astype(float)).T)
        assert ((alike >= 0) & (alike <= 1 + 1e-12)).all()
        same = (one[:, None] == other[None]).all(axis=2) & one.any(axis=1)[:, None]
        assert ((alike > 1 - 1e-12) == same).all()


def test_likeness_by_hand(body):
    # Ports stand in three of four sentences, ships in two, a strike in one: with the weights log(4/3), log 2
    # and log 4 the terms of S1 are (2 port, ship) and those of C1 (port, ship, strike). S1 and C1 share a code
    # of two sentences in four (log 2), and C1 alone has one of one (log 4): 1 part of 3.
    texts = body([["A port, a port and a ship.", "It is so."]], [["Port, ship and strike.", "A port."]])
    codes = present(texts, ("themes", "a", "S1 C1"), ("issues", "b", "C1"), ("frames", "c", "S1 S2 C1 C2"))
    port, ship, strike = np.log([4 / 3, 2, 4])
    lengths = np.sqrt(4 * port**2 + ship**2) * np.sqrt(port**2 + ship**2 + strike**2)
    cosine = (2 * port**2 + ship**2) / lengths
    expected = [[np.sqrt(cosine / 3), 0], [0, 0]]
    assert np.vstack([*alignment.likeness(texts, codes, parsed(texts))]) == pytest.approx(np.array(expected))


def test_where_a_codebook_has_no_themes_and_issues_all_codes_say_what_a_sentence_is_about(body):
    texts = body([["Rain.", "Snow."]], [["Rain.", "Hail."]])
    codes = present(texts, ("frames", "c", "S1 C1"))
    assert list(alignment.matter(codes).columns) == [("frames", "c")]
    assert alignment.shared(texts, codes, parsed(texts))["likeness"].tolist() == pytest.approx([1])


def test_a_code_alone_makes_no_shared_ground(body):
    texts = body([["Rain.", "Snow."]], [["Sun.", "Hail."]])
    assert alignment.shared(texts, present(texts, ("themes", "a", "S1 C1")), parsed(texts)).empty


def test_a_pair_is_nearest_both_ways(body):
    # C1 is nearest to both S1 and S2, and S2 is nearest to C1: S1 and C1 are no pair. S3 and C2 share a code.
    texts = body([["A red boat."], ["A red boat sank."], ["Rain."]], [["A red boat sank."], ["Rain fell."]])
    codes = present(texts, ("themes", "a", "S1 S2 C1"), ("themes", "b", "S3 C2"))
    pairs = alignment.shared(texts, codes, parsed(texts))
    assert pairs[["statement", "commentary"]].values.tolist() == [["S2", "C1"], ["S3", "C2"]]
    assert pairs["likeness"].is_monotonic_decreasing
    assert pairs["likeness"].iloc[0] == pytest.approx(1)


def test_words_alone_make_no_shared_ground(body):
    texts = body([["A red boat."]], [["A red boat."]])
    assert len(alignment.shared(texts, present(texts, ("themes", "a", "S1")), parsed(texts))) == 0


def test_pairs_of_the_seeds_are_of_sentences_of_either_text_and_none_stands_twice(seeds):
    pairs = seeds.pairs
    assert len(pairs) > 0
    assert pairs["statement"].str.startswith("S").all() and pairs["commentary"].str.startswith("C").all()
    assert pairs["statement"].is_unique and pairs["commentary"].is_unique
    about = alignment.matter(seeds.present)
    assert all((about.loc[row.statement] & about.loc[row.commentary]).any() for row in pairs.itertuples())


def test_pairs_found_some_rows_at_a_time_are_those_of_the_whole(seeds, monkeypatch):
    monkeypatch.setattr(alignment, "AT_ONCE", 3)
    blocks = [*alignment.likeness(seeds.body, seeds.present, seeds.parses)]
    assert [len(block) for block in blocks] == [3] * 6 + [1]
    alike = np.vstack(blocks)
    monkeypatch.undo()
    whole = np.vstack([*alignment.likeness(seeds.body, seeds.present, seeds.parses)])
    assert alike == pytest.approx(whole, abs=1e-12)
    mutual = [row for row in range(len(alike)) if alike[:, alike[row].argmax()].argmax() == row and alike[row].any()]
    assert sorted(seeds.pairs["statement"]) == sorted(f"S{row + 1}" for row in mutual)


def test_a_text_beside_itself_is_all_shared_ground(body):
    once = [["A red boat sank.", "Rain fell on Rome."], ["The mayor paid."]]
    texts = body(once, once)
    codes = present(texts, ("themes", "a", "S1 C1"), ("themes", "b", "S2 C2"), ("issues", "c", "S3 C3"))
    pairs = alignment.shared(texts, codes, parsed(texts))
    assert sorted(zip(pairs["statement"], pairs["commentary"], strict=True)) == [
        ("S1", "C1"),
        ("S2", "C2"),
        ("S3", "C3"),
    ]
    assert pairs["likeness"].tolist() == pytest.approx([1, 1, 1])


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
