"""Dictionaries made for other programs: LIWC's .dic files, and quanteda's in YAML.

Both are read as they are: categories, perhaps in one another, each with patterns in which `*` stands for any
letters and `?` for one, and letter case is ignored. A dictionary of one level is one family, named after its
file; where categories hold categories, the uppermost are families, and deeper ones are named by their path. What
cannot be searched for in a text's words, such as an emoticon, is left out, and the brief says so.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple, TypeGuard

import yaml

from parallax.corpus.words import WORD
from parallax.errors import InputError
from parallax.readers.yaml import entries

OURS = {"codebook", "version", "families"}
"""The keys by which a YAML file is known as a codebook of our own."""
# Letters that stand for the wildcards while a pattern is divided into words as a text is.
STANDING_FOR = str.maketrans("*?", "\ua66e\ua610")
WILDCARDS = str.maketrans("\ua66e\ua610", "*?")
# A condition on the words around, as in `(02 134)125/464` and `<of>131/125`.
CONDITION = r"(?:\([^()]*\)|<[^<>]*>)[\d/]*"
CATEGORY = re.compile(r"(\s*)(\d+)\s+(\S.*)")
# Numbers and conditions in a row; what is taken is never given back, so that no line takes long.
NUMBERS = re.compile(rf"(?<!\S)(?:(?:\d+|{CONDITION})\s*+)++")
LONGEST_NAME = 40
MOST_PATTERNS = 100_000
"""How many patterns a dictionary may have, ten times those of a large one; one counts in each of its categories."""


class Pattern(NamedTuple):
    """A pattern as the file writes it, and its line."""

    text: str
    line: int


class Category(NamedTuple):
    """The names that lead to a category, its patterns, and its line."""

    path: tuple[str, ...]
    patterns: list[Pattern]
    line: int


class Dictionary(NamedTuple):
    """Categories in the file's order, and what is left out, in words."""

    categories: list[Category]
    left_out: list[str]


def is_liwc(path: str, text: str) -> bool:
    """Whether a text is LIWC's, by its file's name, or because its first line is a per cent sign."""
    return path.lower().endswith(".dic") or text.lstrip()[:2].strip() == "%"


def is_quanteda(node: yaml.Node | None) -> TypeGuard[yaml.MappingNode]:
    """Whether YAML is a dictionary: keys, and none of those that a codebook of our own begins with."""
    return isinstance(node, yaml.MappingNode) and not OURS & {key.value for key, _ in node.value}


def quanteda(path: str, node: yaml.MappingNode) -> Dictionary:
    """The dictionary in YAML: keys with lists of patterns, or with keys; a list may hold both."""
    found = [each for key, line, value in entries(node) for each in _categories(path, (key,), line, value)]
    return _with_words(path, found, [])


def _categories(path: str, keys: tuple[str, ...], line: int, node: yaml.Node) -> list[Category]:
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if any(isinstance(item, yaml.SequenceNode) for item in items):
        raise InputError(f"{path}, line {line}: {'.'.join(keys)}: a list inside a list; write the words in one list")
    scalars = [item for item in items if isinstance(item, yaml.ScalarNode) and item.value not in ("", "~")]
    words = [Pattern(item.value, item.start_mark.line + 1) for item in scalars]
    below = [entry for item in items if isinstance(item, yaml.MappingNode) for entry in entries(item)]
    own = [Category(keys, words, line)] if words or not below else []
    return own + [each for key, at, value in below for each in _categories(path, (*keys, key), at, value)]


def liwc(path: str, text: str) -> Dictionary:
    """The dictionary in a .dic file: categories with numbers between two lines with %, then words with numbers."""
    lines = list(enumerate(text.splitlines(), start=1))
    signs = [place for place, (_, line) in enumerate(lines) if line.strip() == "%"]
    if len(signs) < 2:
        alone = lines[signs[0] if signs else 0][0]
        raise InputError(f"{path}, line {alone}: put the categories between two lines that contain only %")
    categories = _numbered(path, [each for each in lines[signs[0] + 1 : signs[1]] if each[1].strip()])
    left_out: list[str] = []
    for number, line in lines[signs[1] + 1 :]:
        if line.strip():
            _add(path, number, line, categories, left_out)
    return _with_words(path, list(categories.values()), left_out)


def _numbered(path: str, lines: list[tuple[int, str]]) -> dict[int, Category]:
    """The categories by number; one that is indented more than the one before stands in it."""
    found: dict[int, Category] = {}
    above: list[tuple[int, str]] = []
    for number, line in lines:
        parts = CATEGORY.fullmatch(line.rstrip())
        if not parts:
            raise InputError(
                f"{path}, line {number}: '{line.strip():.60}' is not a category; write a number and a name"
            )
        indent, key, name = len(parts[1].expandtabs()), int(parts[2]), parts[3]
        if key in found:
            raise InputError(f"{path}, line {number}: category {key} appears twice; give each its own number")
        above = [*(each for each in above if each[0] < indent), (indent, name)]
        found[key] = Category(tuple(each for _, each in above), [], number)
    return found


def _add(path: str, number: int, line: str, categories: dict[int, Category], left_out: list[str]) -> None:
    """Adds a line's word to its categories; a condition is left out."""
    word, rest = _parted(line.strip())
    if not NUMBERS.fullmatch(rest):
        raise InputError(
            f"{path}, line {number}: '{line.strip():.60}' must be followed by the numbers of its categories"
        )
    left_out += [f"the condition {each} of “{word}” (line {number})" for each in re.findall(CONDITION, rest)]
    for key in dict.fromkeys(map(int, re.sub(CONDITION, " ", rest).split())):
        if key not in categories:
            raise InputError(
                f"{path}, line {number}: '{word}': there is no category {key}; add it between the lines with %"
            )
        categories[key].patterns.append(Pattern(word, number))


def _parted(line: str) -> tuple[str, str]:
    """A line's word, and what follows it: after a tab, or else the numbers and conditions at its end."""
    word, tab, rest = line.partition("\t")
    if not tab:
        runs = NUMBERS.finditer(line, len(line.split()[0]))
        end = next((run.start() for run in runs if run.end() == len(line)), len(line))
        word, rest = line[:end], line[end:]
    return word.strip(), rest.strip()


def _with_words(path: str, categories: list[Category], left_out: list[str]) -> Dictionary:
    """The dictionary of the categories whose patterns hold a word; the rest is named as left out."""
    if sum(len(category.patterns) for category in categories) > MOST_PATTERNS:
        raise InputError(f"{path}: more than {MOST_PATTERNS:,} words in its categories; keep what is needed")
    kept = []
    for category in categories:
        usable = [pattern for pattern in category.patterns if cue_of(pattern.text)]
        left_out += [f"“{each.text}” (line {each.line})" for each in category.patterns if not cue_of(each.text)]
        if usable:
            kept.append(category._replace(patterns=usable))
        elif not category.patterns:
            left_out.append(f"{'.'.join(category.path)} (line {category.line}), which has no words")
    if not kept:
        raise InputError(f"{path}: a dictionary without words; give each key a list of words")
    return Dictionary(kept, list(dict.fromkeys(left_out)))


def cue_of(pattern: str) -> str:
    """A pattern as a cue: its words as a text's words are told apart, in small letters; empty without a word.

    An abbreviation with full stops stands in capitals: `u.s.` is not the word `us`.
    """
    words: list[str] = []
    end = None
    for match in WORD.finditer(pattern.translate(STANDING_FOR)):
        word = match.group().translate(WILDCARDS)
        belongs = match.start() == end and ("" in (word.strip("*?"), words[-1].strip("*?")))
        if belongs:
            words[-1] += word
        else:
            words.append(word)
        end = match.end()
    cased = [word.upper() if "." in word.strip("*") and word[0].isalpha() else word.lower() for word in words]
    return " ".join(cased) if any(word.strip("*?") for word in words) else ""


def families(path: str, dictionary: Dictionary) -> dict[str, list[tuple[str, list[str]]]]:
    """The families by label, each a list of (label of a code, its cues)."""
    parents = {category.path[0] for category in dictionary.categories if len(category.path) > 1}
    found: dict[str, list] = {}
    for category in dictionary.categories:
        first, *rest = category.path
        cues = list(dict.fromkeys(cue_of(pattern.text) for pattern in category.patterns))
        family = first if first in parents else Path(path).stem
        found.setdefault(family, []).append((" / ".join(filter(None, rest)) or first, cues))
    return found


def names(labels: list[str], taken: Collection[str] = ()) -> list[str]:
    """A safe name for each label, all different: small letters, digits and _, a letter first."""
    found: dict[str, None] = {}
    numbers: dict[str, Iterator[int]] = {}
    for label in labels:
        plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_NAME].strip("_") or "code"
        stem = stem if stem[0].isalpha() else f"c_{stem}"
        forms = (stem if number == 1 else f"{stem}_{number}" for number in numbers.setdefault(stem, count(1)))
        found[next(form for form in forms if form not in taken and form not in found)] = None
    return list(found)
