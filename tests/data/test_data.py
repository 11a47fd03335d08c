"""Lists as data: every file can be read, says a thing once, and is read by some module."""

import re
from collections import Counter

import pytest
from samples import PROJECT

from parallax.data import DATA, lists

NAMES = sorted(path.stem for path in DATA.glob("*.yml"))


def sequences(value):
    """Every list within what a file holds."""
    if isinstance(value, dict):
        for each in value.values():
            yield from sequences(each)
    elif isinstance(value, list):
        yield value
        for each in value:
            yield from sequences(each)


@pytest.mark.parametrize("name", NAMES)
def test_no_list_names_a_thing_twice(name):
    assert lists(name)
    for each in sequences(lists(name)):
        assert [value for number, value in enumerate(each) if value in each[:number]] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_read_by_a_module(name):
    modules = (path.read_text("utf-8") for path in (PROJECT / "parallax").rglob("*.py"))
    assert any(f'"{name}"' in module or f"{name}.yml" in module for module in modules)


@pytest.mark.parametrize("name", NAMES)
def test_no_list_is_given_twice_for_the_later_one_would_replace_the_first(name):
    heads = re.findall(r"^([^\s#-][^:\n]*):", (DATA / f"{name}.yml").read_text("utf-8"), re.MULTILINE)
    assert [head for head, count in Counter(heads).items() if count > 1] == []
