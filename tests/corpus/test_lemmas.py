"""Each word of a sentence has a lemma, in the order of its words."""

import pytest

from parallax.corpus.lemmas import WORD, lemmas
from parallax.corpus.parse import parse


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministers met in Oslo.", "the minister meet in oslo"),
        ("Their meeting was held.", "their meeting be hold"),
        ("He did not go.", "he do not go"),
        ("U.S.-led talks", "u.s.-led u.s.-led u.s.-led talk"),
        ("— “” …", ""),
    ],
)
def test_every_word_has_its_lemma(sentence, expected):
    (doc,) = parse([sentence])
    assert lemmas(doc) == expected.split()
    assert len(lemmas(doc)) == len(WORD.findall(sentence))
