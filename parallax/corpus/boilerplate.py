"""Boilerplate: the patterns of parallax/data/boilerplate.yml, which say by its words of what kind a paragraph is."""

import re
from functools import cache

from parallax import data


@cache
def patterns(section: str) -> list[tuple[str, re.Pattern]]:
    """The kinds of removed paragraphs or headings, each with a pattern for its beginning."""
    kinds = data.lists("boilerplate")[section]
    return [(kind, re.compile(with_parts(pattern), re.IGNORECASE)) for kind in kinds for pattern in kinds[kind]]


def with_parts(pattern: str) -> str:
    """A pattern with the parts that its names in braces stand for."""
    for name, part in data.lists("boilerplate")["parts"].items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def kind_of_boilerplate(text: str, section: str = "paragraphs") -> str | None:
    """The kind of a paragraph or heading that is not part of the account, or None."""
    return next((kind for kind, pattern in patterns(section) if pattern.match(text)), None)
