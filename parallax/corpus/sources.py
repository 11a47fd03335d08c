"""Sources: what seeds/sources.yml says of a text, which it knows by its sha256."""

import yaml

from parallax.errors import InputError
from parallax.readers.files import locate

SOURCES = "seeds/sources.yml"


def sources() -> list[dict]:
    """The entries of seeds/sources.yml: what is known of a text beyond its words."""
    try:
        found = yaml.safe_load(locate(SOURCES).read_bytes())
    except (yaml.YAMLError, OSError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise InputError(
            f"{SOURCES}{line}: cannot be read; write it as YAML, a list of entries under sources"
        ) from None
    entries = found.get("sources") if isinstance(found, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and "sha256" in entry for entry in entries):
        raise InputError(f"{SOURCES}: needs a list of entries under sources, each with a text's sha256")
    return entries


def source_of(sha256: str) -> dict:
    """The entry for the text with this sha256, empty if there is none."""
    return next((source for source in sources() if source["sha256"] == sha256), {})


def coding_of(sha256s: list[str]) -> str:
    """The file of independent codings that seeds/sources.yml names for these texts, or an empty string."""
    files = {source_of(sha256).get("coding", "") for sha256 in sha256s}
    return files.pop() if len(files) == 1 else ""
