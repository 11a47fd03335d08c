"""YAML as plain data with lines: pairs of a text and what is read of it."""

import pytest

from parallax import InputError
from parallax.readers import yaml

TEXT = """\
one: [a, b]
two:
  three: 3
  "no":
    - x
    - y: z
"""


def test_every_key_and_item_knows_its_line():
    node = yaml.compose("f.yml", TEXT)
    assert yaml.lines_of(node) == {
        ("one",): 1,
        ("one", 0): 1,
        ("one", 1): 1,
        ("two",): 2,
        ("two", "three"): 3,
        ("two", "no"): 4,
        ("two", "no", 0): 5,
        ("two", "no", 1): 6,
        ("two", "no", 1, "y"): 6,
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (TEXT, {"one": ["a", "b"], "two": {"three": 3, "no": ["x", {"y": "z"}]}}),
        ("yes: yes", {"yes": True}),
        ("2025: 2025", {"2025": 2025}),
        ("a:", {"a": None}),
        ("", None),
        ("# nothing", None),
    ],
)
def test_keys_are_text_and_values_what_yaml_takes_them_for(text, value):
    assert yaml.value_of(yaml.compose("f.yml", text)) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", "f.yml, line 2: 'a' appears twice; correct the YAML"),
        (
            "a: 1\n b: 2",
            "f.yml, line 2: text that contains a colon needs quotes around it; correct the YAML",
        ),
        ("a:\n\t- b", "f.yml, line 2: a tab where YAML needs spaces; correct the YAML"),
        ("a: &x b\nc: *x", "f.yml, line 2: aliases (*name) are not allowed; "),
        ("a: !!python/name:os.system b", "f.yml, line 1: the tag tag:yaml.org,2002:python/name"),
        ("a: !!python/object/apply:os.system [b]", "f.yml, line 1: the tag tag:yaml.org,2002:python/object/apply"),
        ("[" * 5000, "f.yml, line 1: more than 20 levels; correct the YAML"),
        ("a:\n" + "- b\n" * 100_001, "f.yml, line 99998: more than 100,000 keys and values; correct the YAML"),
        ("a: 1\n---\nb: 2", "f.yml, line 2: a second document begins; keep one; correct the YAML"),
        ("a: 1\nb: 2025-02-30", "f.yml, line 2: '2025-02-30' cannot be read; write it in quotes; correct the YAML"),
        (
            "a: 1\nb 2\nc: 3\n",
            "f.yml, line 2: a key without a colon, or a colon without a space after it; correct the YAML",
        ),
        (
            "a:\n  b\n    c: 1\n",
            "f.yml, line 2: a key without a colon, or a colon without a space after it; correct the YAML",
        ),
        ("a: 1\nb:2\n", "f.yml, line 2: a key without a colon, or a colon without a space after it; correct the YAML"),
        ("a: 1" + ":1" * 9_000, "f.yml, line 1: '1:1:1:1:"),
        ("a: b\nc: \x00", "f.yml, line 2: control characters are not allowed; correct the YAML"),
    ],
)
def test_what_is_no_plain_yaml_is_one_line(text, message):
    with pytest.raises(InputError) as error:
        yaml.compose("f.yml", text)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value) and len(str(error.value)) < 200


def test_text_may_begin_with_a_mark_and_must_be_utf_8(tmp_path):
    path = tmp_path / "codings.csv"
    path.write_bytes("\N{BYTE ORDER MARK}é".encode())
    assert yaml.text_of(str(path)) == "é"
    path.write_bytes(b"\xe9")
    with pytest.raises(InputError, match=r"codings.csv: not UTF-8 text; save it as plain text in UTF-8"):
        yaml.text_of(str(path))
