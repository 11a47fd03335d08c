"""Lists: words and patterns that rules read, kept as data beside this file."""

from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent


@cache
def lists(name: str) -> dict:
    """The lists of parallax/data/<name>.yml."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((DATA / f"{name}.yml").read_text("utf-8"), loader)
