"""Words: what counts as one."""

import re

# A word: an abbreviation with full stops, a number, or letters; a possessive 's is no part of it.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|(?!(?<=[\w.]['’])[sS]\b)[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*")


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return WORD.findall(text)
