"""Language: whether a text is English, what it looks like where it is not, and which of its paragraphs are not."""

import re
import unicodedata
from collections import Counter

from simplemma import in_target_language, is_known

from parallax import data
from parallax.corpus.words import words
from parallax.errors import InputError
from parallax.readers.blocks import TEXT, Block

FEWEST_WORDS_TO_TELL_LANGUAGE, FEWEST_WORDS_TO_TELL_ENGLISH = 15, 30
FEWEST_COMMON_WORDS = 4
LEAST_ENGLISH = 0.4
SAMPLE = 5_000
OTHER = "other language"
"""The kind of a paragraph that is not in English."""


MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
# Marks, letters in frames, and what a typeface alone says the look of: none is a letter to a search.
LOOSE = f"{MARKS}\u249c-\u24b5\ue000-\uf8ff\U0001f110-\U0001f129\U0001f150-\U0001f189\U0001f1e6-\U0001f1ff"
WRITTEN = re.compile(rf"(?<![{LOOSE}])[{LOOSE}]*+[^\W\d_](?:[^\W\d_]|[{LOOSE}])*+")
"""A word as a reader sees it, whatever its letters are made of."""
FIGURES = re.compile("[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u215f\u2460-\u249b]")
"""Figures that Python takes for letters: raised, lowered, circled ones, and fractions."""


def strange_words(text: str) -> list[str]:
    """The words of a text that hold signs which no English word has and which are no letters of a name."""
    found = [FIGURES.sub("", word) for word in WRITTEN.findall(text)]
    return [word for word in found if not (word.isascii() or is_name(word) or is_known(word, lang="en"))]


def is_name(word: str) -> bool:
    """Whether a word begins with a capital and all its letters are Latin ones, with or without accents."""
    bare = re.sub(f"[{MARKS}]", "", unicodedata.normalize("NFD", word))
    return word[0].isupper() and bare.isascii()


def language_by_script(text: str) -> str:
    """The language that most of a text's letters belong to, where English is not written in them."""
    other = [letter for letter in text if letter > "\u036f" and letter.isalpha()]
    if not other:
        return ""
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in other)
    script, count = max(scripts.items(), key=lambda item: item[1])
    return data.lists("languages")["scripts"].get(script, "") if 2 * count > sum(map(str.isalpha, text)) else ""


def language_by_words(text: str) -> str:
    """The language whose commonest words make up most of a text, or an empty string if none is clear."""
    count = Counter(word.lower() for word in words(text))
    common = {name: set(count) & set(listed) for name, listed in data.lists("languages")["words"].items()}
    uses = {name: sum(count[word] for word in found) for name, found in common.items()}
    best = max(uses, key=lambda name: uses[name])
    clear = uses[best] > 0.12 * count.total() and uses["English"] < min(0.1 * count.total(), uses[best] / 2)
    enough = count.total() >= FEWEST_WORDS_TO_TELL_LANGUAGE and len(common[best]) >= FEWEST_COMMON_WORDS
    return best if clear and enough else ""


def language_of(text: str) -> str:
    """The language that a text is clearly in, where that is not English, or else an empty string."""
    return language_by_script(text) or language_by_words(text)


def is_english(text: str) -> bool:
    """Whether a text's words are in English dictionaries for the most part, or too few to tell."""
    return len(words(text)) < FEWEST_WORDS_TO_TELL_ENGLISH or in_target_language(text, lang="en") > LEAST_ENGLISH


def check_language(blocks: list[Block], name: str) -> None:
    """Raise InputError where the analysed text is clearly not English."""
    text = " ".join(block.text for block in blocks if block.kind == TEXT)[:SAMPLE]
    text = re.sub(f"[{MARKS}]", "", text)
    language = language_of(text)
    if language or not is_english(text):
        seen = f"looks like {language}" if language else "does not look like English"
        raise InputError(f"{name}: {seen}; the codebook's cues are English: give an English text")


def without_other_languages(blocks: list[Block]) -> list[Block]:
    """The blocks, with paragraphs that are clearly in another language set apart: cues do not reach them."""
    return [block._replace(kind=OTHER) if block.kind == TEXT and language_of(block.text) else block for block in blocks]
