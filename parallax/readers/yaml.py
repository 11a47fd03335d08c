"""Files of guidance: codebooks, dictionaries and codings, read as text in UTF-8, and YAML with its lines.

YAML is read as plain data whose keys are text: every key and every item of a list knows the line on which it
stands, so that an error can name it. What could run something (tags) or grow without end (aliases that stand
for aliases, lists in lists in lists) is refused before any data is made of it.
"""

import re
from typing import Any

import yaml

from parallax.errors import InputError
from parallax.readers.files import content

LARGEST = 3_000_000
"""The most characters that a file of guidance may have; each takes some two hundred bytes while it is read."""
DEEPEST = 20
DEEP = f"more than {DEEPEST} levels"
MOST_NODES = 100_000
"""The keys and values of a file, ten times those of the codebook that comes with Parallax."""
LONGEST = 60
"""The most characters of a number, a day or a truth."""
MANY = f"more than {MOST_NODES:,} keys and values"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STANDARD = "tag:yaml.org,2002:"
TEXT = f"{STANDARD}str"
NULL = f"{STANDARD}null"
"""The tag of a value that says that there is none: `null`, `~`, nothing at all."""
COLLECTIONS = {f"{STANDARD}map", f"{STANDARD}seq"}
SCALARS = {STANDARD + name for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value")}
TAB = "a tab where YAML needs spaces"
KEY_ALONE = "could not find expected ':'"
COLON_WITHIN = "mapping values are not allowed in this context"
KEY = re.compile(r"\s*[\w-]+\s*")
"""A line that holds nothing but what could be a key."""
PLAINLY = {
    "mapping values are not allowed here": "text that contains a colon needs quotes around it",
    COLON_WITHIN: "text that contains a colon needs quotes around it",
    "did not find expected alphabetic or numeric character": "text that begins with * or & needs quotes around it",
    KEY_ALONE: "a key without a colon, or a colon without a space after it",
    "but found another document": "a second document begins; keep one",
    "exceeded maximum nesting depth": DEEP,
}
"""What the YAML reader says of the commonest mistakes, in plain words."""
ALIAS = "aliases (*name) are not allowed; write it out, or put a phrase that begins with * in quotes"


def text_of(path: str) -> str:
    """The text of a file of guidance; raises InputError if it is not UTF-8, or larger than any is."""
    try:
        text = content(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text; save it as plain text in UTF-8") from None
    if len(text) > LARGEST:
        raise InputError(f"{path}: larger than {LARGEST // 1_000_000} MB; keep what is needed, or divide it")
    return text


def compose(path: str, text: str) -> yaml.Node | None:
    """The YAML nodes of a text, None of an empty one; raises InputError, naming file and line, for what is no
    plain YAML, and for a value that YAML cannot read, such as a day that is in no calendar."""
    node = compose_texts(path, text)
    try:
        value_of(node)
    except yaml.MarkedYAMLError as error:
        raise InputError(f"{path}{_problem(error, text)}; correct the YAML") from None
    return node


def compose_texts(path: str, text: str) -> yaml.Node | None:
    """The YAML nodes of a text whose values are read as they are written: dates and numbers are text too."""
    unreadable = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if unreadable:
        line = text.count("\n", 0, unreadable.start()) + 1
        raise InputError(f"{path}, line {line}: control characters are not allowed; correct the YAML")
    try:
        _check_events(text)
        node = yaml.compose(text, Loader=LOADER)
        _check_nodes(node)
    except yaml.MarkedYAMLError as error:
        raise InputError(f"{path}{_problem(error, text)}; correct the YAML") from None
    return node


def _check_events(text: str) -> None:
    """Raises a marked error at an alias, where lists and keys stand too deep in one another, and for too many."""
    depth = 0
    event: Any
    for number, event in enumerate(yaml.parse(text, Loader=LOADER)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST or number > MOST_NODES:
            problem = ALIAS if isinstance(event, yaml.AliasEvent) else DEEP if depth > DEEPEST else MANY
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def _problem(error: yaml.MarkedYAMLError, text: str) -> str:
    """Where and what an error of YAML is."""
    # A key without a colon is noticed only below it; the line where it begins is that of the context.
    marks = (error.problem_mark, error.context_mark)
    mark = next(filter(None, marks[::-1] if error.problem == KEY_ALONE else marks), None)
    lines = text.splitlines()
    number = mark.line + 1 if mark else 0
    tab = mark and mark.line < len(lines) and re.match(r" *\t", lines[mark.line])
    problem = TAB if tab else PLAINLY.get(str(error.problem), error.problem)
    # A key without a colon and the keys below it are taken for one text, which the first colon below it ends.
    if problem == PLAINLY[COLON_WITHIN] and number > 1 and KEY.fullmatch(lines[number - 2]):
        number, problem = number - 1, PLAINLY[KEY_ALONE]
    return f"{f', line {number}' if mark else ''}: {problem}"


def value_of(node: yaml.Node | None) -> Any:
    """The data in a node: dicts with keys of text, lists, and what YAML takes a scalar for."""
    if node is None:
        return None
    if isinstance(node, yaml.MappingNode):
        return {key: value_of(value) for key, _, value in entries(node)}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item) for item in node.value]
    if node.tag == TEXT or not isinstance(node, yaml.ScalarNode):
        return node.value
    try:
        return plain(node)
    except ValueError:
        problem = f"'{node.value[:LONGEST]}' cannot be read; write it in quotes"
        raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark) from None


def plain(node: yaml.ScalarNode) -> Any:
    """The number, day or truth that a scalar stands for; ValueError where it stands for none."""
    if len(node.value) > LONGEST:  # one in base 60, such as 1:1:1 and so on, would take hours
        raise ValueError
    return yaml.constructor.SafeConstructor().construct_object(node)


def _check_nodes(node: yaml.Node | None) -> None:
    """Raises a marked error at a tag that is no plain one, at a key that is none or stands twice."""
    if node and node.tag not in (SCALARS if isinstance(node, yaml.ScalarNode) else COLLECTIONS):
        raise yaml.MarkedYAMLError(problem=f"the tag {node.tag} is not allowed", problem_mark=node.start_mark)
    if isinstance(node, yaml.MappingNode):
        below = [value for _, _, value in entries(node)]
    else:
        below = node.value if isinstance(node, yaml.SequenceNode) else []
    for each in below:
        _check_nodes(each)


def entries(node: yaml.MappingNode) -> list[tuple[str, int, yaml.Node]]:
    """The keys of a mapping with their lines and values; raises a marked error for one that stands twice."""
    found: dict[str, tuple] = {}
    for key, value in node.value:
        problem = f"'{key.value}' appears twice" if isinstance(key, yaml.ScalarNode) else "a key must be text"
        if not isinstance(key, yaml.ScalarNode) or key.value in found:
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
        found[key.value] = (key.value, key.start_mark.line + 1, value)
    return list(found.values())


def lines_of(node: yaml.Node | None, keys: tuple = ()) -> dict[tuple, int]:
    """The line of every key and every item of a list, by the path of keys and places that leads there."""
    if isinstance(node, yaml.MappingNode):
        below = [((*keys, key), line, value) for key, line, value in entries(node)]
    elif isinstance(node, yaml.SequenceNode):
        below = [((*keys, place), item.start_mark.line + 1, item) for place, item in enumerate(node.value)]
    else:
        below = []
    lines = {path: line for path, line, _ in below}
    for path, _, value in below:
        lines |= lines_of(value, path)
    return lines
