"""Terms: the content words of sentences, as lemmas."""

from collections import Counter
from functools import cache
from itertools import chain

import numpy as np
import pandas as pd
from scipy import sparse
from simplemma import lemmatize

from parallax.corpus.words import words
from parallax.data import lists


@cache
def function_words() -> frozenset[str]:
    """The words that the list leaves out, as lemmas or as they stand."""
    return frozenset(word for group in lists("function-words").values() for word in group)


@cache
def term(word: str) -> str:
    """The term that a word counts for: its lemma, a name keeping its capitals; empty for no content word."""
    if word.isupper() and len(word) > 1:
        return word
    lemma = lemmatize(word, lang="en")
    left_out = {lemma.lower(), word.lower()} & function_words()
    return "" if left_out or len(lemma) < 2 or lemma[0].isdigit() else lemma


def terms(texts: pd.Series) -> list[list[str]]:
    """The terms of each sentence, in order; a sentence all in capitals is read in small letters.

    The capital that opens a sentence makes no name: the first word is read in small letters where its term is
    then one that stands more often within the sentences.
    """
    sentences = [words(text.lower() if text.isupper() else text) for text in texts]
    within = Counter(filter(None, (term(word) for sentence in sentences for word in sentence[1:])))

    def first(word: str) -> str:
        return max(term(word), term(word.lower()), key=lambda each: within[each])

    found = [[*map(first, sentence[:1]), *map(term, sentence[1:])] for sentence in sentences]
    return [list(filter(None, sentence)) for sentence in found]


def terms_by_sentence(texts: pd.Series, minimum_count: int = 1) -> tuple[sparse.csr_array, list[str]]:
    """Counts, (sentences, terms), and the terms, those that occur `minimum_count` times or more in all.

    The counts are sparse: a sentence holds few of the terms of a long text.
    """
    found = terms(texts)
    counts = Counter(chain.from_iterable(found))
    listed = sorted(term for term, count in counts.items() if count >= minimum_count)
    columns = {term: column for column, term in enumerate(listed)}
    places = [(row, columns[term]) for row, each in enumerate(found) for term in each if term in columns]
    rows, at = np.array(places, int).reshape(-1, 2).T
    return sparse.csr_array((np.ones(len(rows)), (rows, at)), shape=(len(texts), len(listed))), listed
