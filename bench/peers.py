"""Two plain ways to find cues, for comparison: python bench/peers.py GIVEN.json prints sentences a second.

Both look for every cue, or part of a cue, by itself. Neither knows masks, negation, the longest match, or that
the parts of a cue must meet; the regular expressions find one match of a code at a place.
"""

import json
import re
import sys
import time
from itertools import product

import spacy
from spacy.matcher import PhraseMatcher


def expanded(cue: str, vocabulary: list[str]) -> list[str]:
    """The phrases that a cue stands for, its wildcards filled in from the texts' words."""
    filled = [
        [word for word in vocabulary if word.startswith(each[:-1].lower())] if each.endswith("*") else [each]
        for each in cue.split()
    ]
    return [" ".join(words) for words in product(*filled)]


def matcher(sentences: list[str], cues: dict[str, list[str]]):
    """A blank English pipeline of spaCy's and its PhraseMatcher."""
    pipeline = spacy.blank("en")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    vocabulary = sorted({word for text in sentences for word in re.findall(r"\w+", text.lower())})
    for code, phrases in cues.items():
        matcher.add(code, [pipeline.make_doc(text) for cue in phrases for text in expanded(cue, vocabulary)])
    return pipeline, matcher


def phrase_matcher(sentences: list[str], cues: dict[str, list[str]]):
    """A function from sentences to spaCy's bare matches: numbers of a code, of a first and a last word."""
    pipeline, find = matcher(sentences, cues)
    return lambda texts: [match for text in pipeline.pipe(texts) for match in find(text)]


def phrase_rows(sentences: list[str], cues: dict[str, list[str]]):
    """The same with what a coded table holds of each match: code, start, end, words."""
    pipeline, find = matcher(sentences, cues)
    return lambda texts: [
        (span.label_, span.start_char, span.end_char, span.text)
        for text in pipeline.pipe(texts)
        for span in find(text, as_spans=True)
    ]


def expressions(sentences: list[str], cues: dict[str, list[str]]):
    """One regular expression a code, longer cues first: a function from sentences to matches."""
    patterns = {
        code: re.compile(rf"\b(?:{'|'.join(map(pattern, sorted(phrases, key=len, reverse=True)))})\b", re.IGNORECASE)
        for code, phrases in cues.items()
    }
    return lambda texts: [
        (code, match.start(), match.end(), match.group())
        for text in texts
        for code, each in patterns.items()
        for match in each.finditer(text)
    ]


def pattern(cue: str) -> str:
    """A cue as a regular expression."""
    words = (re.escape(word.removesuffix("*")) + r"\w*" * word.endswith("*") for word in cue.split())
    return r"\s+".join(words)


def main(path: str) -> None:
    """Prints for each way how many sentences a second it takes and how many matches it finds."""
    with open(path, encoding="utf-8") as file:
        given = json.load(file)
    rates = {}
    for way in (phrase_matcher, phrase_rows, expressions):
        find = way(given["sentences"], given["cues"])
        start = time.process_time()
        matches = find(given["sentences"])
        rates[way.__name__] = [len(given["sentences"]) / (time.process_time() - start), len(matches)]
    print(json.dumps(rates))


if __name__ == "__main__":
    main(sys.argv[1])
