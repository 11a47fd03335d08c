"""Lemmas: which word of a dictionary each word of a sentence is a form of, as the parser reads it.

A word is a run of letters or digits, so that any program can cut a sentence as it is cut here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORD = re.compile(r"[^\W_]+")


def lemmas(doc: Doc) -> list[str]:
    """The lemma, in small letters, of the token in which each word of a sentence begins."""
    token_at = {place: token for token in doc for place in range(token.idx, token.idx + len(token))}
    tokens = [token_at[word.start()] for word in WORD.finditer(doc.text)]
    return ["_".join((token.lemma_ or token.text).lower().split()) for token in tokens]
