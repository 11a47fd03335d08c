"""Sources: what seeds/sources.yml says of a text, which it knows by its sha256."""

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from os.path import realpath
from pathlib import Path

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from parallax.data import lists
from parallax.errors import InputError
from parallax.readers.blocks import LONGEST_SAID, is_day
from parallax.readers.files import locate
from parallax.readers.yaml import NULL, compose_texts, entries, text_of

SOURCES = "seeds/sources.yml"
ROLES = ("statement", "commentary")
CHECKSUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Source:
    """What is known of a text beyond its words; what is not known is empty."""

    sha256: str = ""
    role: str = ""
    file: str = ""
    title: str = ""
    kind: str = ""
    publisher: str = ""
    author: str = ""
    date: str = ""
    address: str = ""
    event: str = ""
    codebook: str = ""
    coding: str = ""
    coding_note: str = ""
    note: str = ""

    def over(self, other: "Source") -> "Source":
        """The other source, with what this one says in place of what the other says."""
        return replace(other, **{key: value for key, value in asdict(self).items() if value})


NOTHING = Source()
SITE = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?![\w.@ ])", re.IGNORECASE)
"""The site that an address, or a publisher named by one, names."""
KEYS = [field.name for field in fields(Source)]
FOLDER = Path(SOURCES).parent


def is_beside(path: str) -> bool:
    """Whether a path stays, links followed, in the folder of the sources."""
    try:
        return Path(realpath(path)).is_relative_to(realpath(FOLDER))
    except ValueError:
        return False


def is_there(path: str) -> bool:
    """Whether a path leads to a file."""
    try:
        return locate(path).is_file()
    except InputError:
        return False


Rule = tuple[Callable[[str], object], str]
BESIDE: list[Rule] = [
    (is_beside, f"is not in {FOLDER}/; move the file there"),
    (is_there, "is no file; put it there, or correct its name"),
]
RULES: dict[str, list[Rule]] = {
    "sha256": [(CHECKSUM.fullmatch, "is not a sha256, which is 64 digits from 0 to f")],
    "role": [(lambda value: value in ROLES, f"is not {' or '.join(ROLES)}")],
    "date": [(is_day, "is not a day of the calendar; write it as 2025-09-15")],
    "codebook": BESIDE,
    "coding": BESIDE,
}
"""What must hold of a key's value, where it has one, and what is wrong where it does not."""


def read() -> tuple[Source, ...]:
    """The entries of seeds/sources.yml; raises InputError, naming line, entry and key, for one that cannot be used."""
    top = compose_texts(SOURCES, text_of(SOURCES))
    listed = {key: node for key, _, node in entries(top)}.get("sources") if isinstance(top, MappingNode) else None
    if not isinstance(listed, SequenceNode):
        raise InputError(f"{SOURCES}: needs a list of entries under sources, each with a text's sha256")
    found = tuple(_source(number, node) for number, node in enumerate(listed.value, start=1))
    numbers: dict[str, int] = {}
    for number, source in enumerate(found, start=1):
        if source.sha256 in numbers:
            raise InputError(f"{SOURCES}: entry {number} has the sha256 of entry {numbers[source.sha256]}; keep one")
        numbers[source.sha256] = number
    return found


def _source(number: int, node: Node) -> Source:
    """The source that an entry describes."""
    at = f"{SOURCES}, line {node.start_mark.line + 1}: entry {number}"
    if not isinstance(node, MappingNode):
        raise InputError(f"{at} does not consist of keys and values; write lines such as 'title: The Talks'")
    found = {
        key: _value(f"{SOURCES}, line {line}: entry {number}, {key}", key, value) for key, line, value in entries(node)
    }
    needed = ["sha256", *(["role", "coding_note"] if found.get("coding") else [])]
    missing = [key for key in needed if not found.get(key)]
    if missing:
        raise InputError(f"{at} has no {missing[0]}; add it")
    return Source(**found)


def _value(at: str, key: str, node: Node) -> str:
    """The value of a key, empty where it has none (`title:`, `title: ~`); `at` says where it stands."""
    if key not in KEYS:
        raise InputError(f"{at}: no such key; choose from {', '.join(KEYS)}")
    if not isinstance(node, ScalarNode):
        raise InputError(f"{at}: must be a single text")
    if len(node.value) > LONGEST_SAID:
        raise InputError(f"{at}: more than {LONGEST_SAID:,} characters; shorten it")
    value = "" if node.tag == NULL else node.value.strip()
    wrong = (mistake for holds, mistake in RULES.get(key, []) if value and not holds(value))
    for mistake in wrong:
        raise InputError(f"{at}: '{value[:60]}' {mistake}")
    return value


@cache
def publishers() -> dict[str, str]:
    """The usual name of the publisher of each known site."""
    return {site: name for name, sites in lists("publishers").items() for site in sites}


def publisher_named(publisher: str, address: str) -> str:
    """A publisher's usual name, where its site is known by the publisher given or else by the address; or the site's
    own name, where nothing else is known."""
    site = SITE.match(publisher or address)
    if not site:
        return publisher
    domains = [site[1].lower()]
    while domains[-1].count(".") > 1:
        domains.append(domains[-1].partition(".")[2])
    named = (publishers()[domain] for domain in domains if domain in publishers())
    return next(named, domains[0].removeprefix("www."))


def source_of(known: Iterable[Source], sha256: str) -> Source:
    """The source of the text with this sha256, with nothing in it if there is none."""
    return next((source for source in known if source.sha256 == sha256), Source())


def file_of(known: Iterable[Source], sha256s: Iterable[str], key: str) -> str:
    """The file, a codebook or codings, that is named for these texts, or an empty string."""
    known = tuple(known)
    files = {getattr(source_of(known, sha256), key) for sha256 in sha256s}
    return files.pop() if len(files) == 1 else ""
