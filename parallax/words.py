"""Words: which terms set the two texts apart, over a list that one rule fixes before anything is tested.

The list holds the lemmas of content words that occur often enough in both texts together. Words in a text
are not independent of one another, so a term's p is the larger of two: that of G2, which takes them to be,
and that of an exchange of whole paragraphs between the texts.
"""

from collections import Counter
from functools import cache
from itertools import chain

import numpy as np
import pandas as pd
from scipy import sparse, special
from simplemma import lemmatize

from parallax import measures
from parallax.documents import ROLES, words
from parallax.formats import lists
from parallax.measures import Settings
from parallax.shares import by_paragraph


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


def keyness(body: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """One row a term, the most telling first: statement and commentary (counts), statement_rate and
    commentary_rate (per 1,000 words), log_ratio, low, high, g2, p, q, label."""
    counts, listed = terms_by_sentence(body["text"], settings.minimum_count)
    sizes = body["text"].map(lambda text: len(words(text))).to_numpy(float)
    in_first = (body["document"] == ROLES[0]).to_numpy()
    one, other = counts[in_first].sum(axis=0), counts[~in_first].sum(axis=0)
    size, other_size = sizes[in_first].sum(), sizes[~in_first].sum()
    ratio, low, high = measures.log_ratio(one, size, other, other_size, settings.confidence)
    g2 = measures.log_likelihood(one, other, size - one, other_size - other)
    paragraphs, first = by_paragraph(body, counts, sizes).by_mark()
    in_lower = paragraphs.documents == first
    exchange = settings.generator("words")
    exchanged = measures.exchange_p(paragraphs.counts, paragraphs.sizes, in_lower, settings.resamples, exchange)
    p = np.maximum(special.chdtrc(1, g2), exchanged)
    q = measures.adjust(p)
    result = pd.DataFrame(
        {
            "term": listed,
            "statement": one.astype(int),
            "commentary": other.astype(int),
            "statement_rate": 1000 * one / size,
            "commentary_rate": 1000 * other / other_size,
            "log_ratio": ratio,
            "low": low,
            "high": high,
            "g2": g2,
            "p": p,
            "q": q,
            "label": measures.label(low, high, q, settings.confidence),
        }
    )
    return result.sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)
