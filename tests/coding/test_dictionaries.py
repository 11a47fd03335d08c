"""Dictionaries of other programs: pairs of a file and the codebook that it is."""

import time

import pandas as pd
import pytest

from parallax import InputError
from parallax.coding import codebook_file, dictionaries, matcher
from parallax.corpus.parse import parse


@pytest.fixture
def read(tmp_path):
    """Writes a dictionary to a file of this name and reads it as a codebook."""

    def made(name, text):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return codebook_file.read(str(tmp_path / name))

    return made


def shape(book):
    """Families with their labels, and of each code its name, label and cues."""
    return {
        (family.name, family.label): [(code.name, code.label, *code.cues) for code in family.codes]
        for family in book.families
    }


def found(book, text):
    """The codes of a sentence with the words that matched."""
    sentences = pd.DataFrame([("statement", "S1", text)], columns=["document", "sentence", "text"])
    rows = matcher.code(sentences, book, {"S1": next(parse([text]))})
    return sorted(zip(rows["family"], rows["code"], rows["matched"], strict=True))


QUANTEDA = [
    ("elite: [elit*]\npeople:\n- people\n- citizen*", {
        ("my_words", "My words"): [("elite", "elite", "elit*"), ("people", "people", "people", "citizen*")],
    }),
    ("populism:\n  elite:\n    - elit*\n  people: people\ntone:\n  Not nice: [bad, worse]", {
        ("populism", "populism"): [("elite", "elite", "elit*"), ("people", "people", "people")],
        ("tone", "tone"): [("not_nice", "Not nice", "bad", "worse")],
    }),
    # Deeper levels, words beside keys, and a level that only some keys have.
    ("a:\n- one\n- b:\n  - two\n  - c: [three]\nd: [four]", {
        ("a", "a"): [("a", "a", "one"), ("b", "b", "two"), ("b_c", "b / c", "three")],
        ("my_words", "My words"): [("d", "d", "four")],
    }),
    # What YAML takes for something else, names that are none, names that come out the same, the name that is taken.
    ("yes: [no, 2025]\n2nd: [off]\nGröße: [x]\n中国: [中国]\nGrosse: [y]\ngrosse!: [z]", {
        ("my_words", "My words"): [
            ("yes", "yes", "no", "2025"), ("c_2nd", "2nd", "off"), ("groe", "Größe", "x"), ("code", "中国", "中国"),
            ("grosse", "Grosse", "y"), ("grosse_2", "grosse!", "z"),
        ],
    }),
    # A key without a name, as in quanteda's own tests.
    ("US:\n  MA: Boston\n  '': Washington DC", {
        ("us", "US"): [("ma", "MA", "boston"), ("us", "US", "washington dc")],
    }),
    ("voice: {active: [do]}", {("voice_2", "voice"): [("active", "active", "do")]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUANTEDA, ids=range(len(QUANTEDA)))
def test_a_dictionary_of_quanteda_is_a_codebook(read, text, expected):
    book = read("My words.yml", text)
    assert shape(book) == expected
    assert book.name == "My words"
    assert set(book.codes["definition"]) == {"the file gives no definition"}


LIWC = """\
%
1\tfunct
2\tpronoun
20\tAffect (all)
125\tposemo
%
a\t1
absolutely\t1\t20
I'm\t1 2
happ*\t20\t125
kind of\t1
like\t(02 134)125/464\t20
kind\t<of>131/125\t125
:)\t125
"""


def test_a_dictionary_of_liwc_is_a_codebook(read):
    book = read("LIWC.dic", LIWC)
    assert shape(book) == {
        ("liwc", "LIWC"): [
            ("funct", "funct", "a", "absolutely", "i'm", "kind of"),
            ("pronoun", "pronoun", "i'm"),
            ("affect_all", "Affect (all)", "absolutely", "happ*", "like"),
            ("posemo", "posemo", "happ*", "kind"),
        ]
    }
    assert book.left_out == (
        "the condition (02 134)125/464 of “like” (line 12)",
        "the condition <of>131/125 of “kind” (line 13)",
        "“:)” (line 14)",
    )


def test_categories_of_liwc_may_be_indented_and_words_stand_before_spaces(read):
    head = "%\n1  function (Function Words)\n  2  pronoun\n    3  ppron\n4  time\n%\r\n"
    text = f"{head}we  2 3\nthe day after  1  4\nsoon 4\n"
    assert shape(read("L.dic", text)) == {
        ("function_function_words", "function (Function Words)"): [
            ("function_function_words", "function (Function Words)", "the day after"),
            ("pronoun", "pronoun", "we"),
            ("pronoun_ppron", "pronoun / ppron", "we"),
        ],
        ("l", "L"): [("time", "time", "the day after", "soon")],
    }


LINES = [
    ("happ* 1", ["happ*"]),
    ("day 2 1", ["day"]),
    ("2025 1", ["2025"]),
    ("covid19 1 2", ["covid19"]),
    ("route 66 north 1", ["route 66 north"]),
    ("route 66\t1", ["route 66"]),
    ("kind (02 134)125/464 1", ["kind"]),
    ("kind <of>131/125 2 1", ["kind"]),
    ("all(s) 1", ["all(s)"]),
]


@pytest.mark.parametrize(("line", "words"), LINES)
def test_a_line_of_liwc_is_a_word_and_numbers(read, line, words):
    cues = read("L.dic", f"%\n1\tone\n2\ttwo\n%\n{line}\n").family("l").codes[0].cues
    assert list(cues) == [dictionaries.cue_of(word) for word in words]


HOSTILE = ["word " + "1" * 2_000 + "x", "word\t" + "1 " * 20_000 + "x", "1 " * 20_000 + "x", "w <" + "(" * 20_000]


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
def test_no_line_of_liwc_takes_long(read, line):
    """An expression that divides a row of digits in every way would be busy for years."""
    start = time.process_time()
    with pytest.raises(InputError, match=r"line 4: .* must be followed by the numbers of its categories"):
        read("L.dic", f"%\n1\tone\n%\n{line}\n")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("pattern", "cue"),
    [
        ("Elit*", "elit*"),
        ("*ocrat*", "*ocrat*"),
        ("wom?n", "wom?n"),
        ("rule of LAW", "rule of law"),
        ("state * of", "state * of"),
        ("U.S.", "U.S."),
        ("u.s.*", "U.S.*"),
        ("don’t know", "don’t know"),
        ("people's party", "people party"),
        ("co-operat*", "co operat*"),
        ("20*", "20*"),
        ("1,000 tons", "1,000 tons"),
        (":)", ""),
        ("*", ""),
        ("* ?", ""),
        ("", ""),
    ],
)
def test_a_pattern_is_a_cue_or_none(pattern, cue):
    assert dictionaries.cue_of(pattern) == cue


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("elit*", "ELITES and the Elite, not delight.", ["ELITES", "Elite"]),
        ("*ocrat*", "Democratic technocrats of the autocracy.", ["Democratic", "technocrats"]),
        ("wom?n", "Women, a woman, womaan.", ["Women", "woman"]),
        ("us", "US and us", ["US", "us"]),
        ("u.s.", "The U.S. told us.", ["U.S."]),
        ("rule * law", "The rule of law; rules of law; rule by law.", ["rule of law", "rule by law"]),
        ("people's *", "The People’s Republic", ["People’s Republic"]),
        ("? of", "A of and of", ["A of"]),
        ("g?", "G7 and GO", ["GO"]),
    ],
)
def test_patterns_find_their_words(read, pattern, text, words):
    book = read("d.yml", f'key: ["{pattern}"]')
    assert sorted(matched for _, _, matched in found(book, text)) == sorted(words)


def test_each_key_counts_for_itself(read):
    """As in quanteda, where a word of one key may lie in a phrase of another; within a key the longest counts."""
    book = read("d.yml", "conflict: [trade war, war]\neconomy: [trade]")
    assert found(book, "a trade war") == [("d", "conflict", "trade war"), ("d", "economy", "trade")]


WRONG = [
    ("d.yml", "a:\n- [b]\n", ", line 1: a: a list inside a list; write the words in one list"),
    ("d.yml", "a: [x]\nb:\n  c: [[d]]\n", ", line 3: b.c: a list inside a list"),
    ("d.yml", "a: [x]\na: [y]\n", ", line 2: 'a' appears twice; correct the YAML"),
    ("d.yml", "a:\n  - x\n  - b: [c]\n    b: [c]\n", ", line 4: 'b' appears twice; correct the YAML"),
    ("d.yml", "a:\n- *ism\n", ", line 2: aliases (*name) are not allowed; write it out, or put"),
    ("d.yml", "a:\n\t- x\n", ", line 2: a tab where YAML needs spaces"),
    ("d.yml", "a:\nb: []\n", ": a dictionary without words; give each key a list of words"),
    ("d.yml", "a: [':)']\n", ": a dictionary without words"),
    ("d.dic", "", ": empty; 'parallax codebook new' writes a codebook to start from"),
    ("d.dic", "%\n1\ta\nword\t1\n", ", line 1: put the categories between two lines that contain only %"),
    ("d.dic", "word\t1\n", ", line 1: put the categories between two lines that contain only %"),
    ("d.dic", "%\na\n%\nword\t1\n", ", line 2: 'a' is not a category; write a number and a name"),
    ("d.dic", "%\n1\ta\n1\tb\n%\nword\t1\n", ", line 3: category 1 appears twice; give each its own number"),
    ("d.dic", "%\n1\ta\n%\nword\n", ", line 4: 'word' must be followed by the numbers of its categories"),
    ("d.dic", "%\n1\ta\n%\nword\tone\n", ", line 4: 'word\tone' must be followed by the numbers of its categories"),
    (
        "d.dic",
        "%\n1\ta\n%\n\nword\t1\t7\n",
        ", line 5: 'word': there is no category 7; add it between the lines with %",
    ),
    ("d.dic", "%\n1\ta\n%\n", ": a dictionary without words"),
    ("d.dic", b"%\n1\ta\n%\nw\xe9\t1\n", ": not UTF-8 text; save it as plain text in UTF-8"),
]


@pytest.mark.parametrize(("name", "text", "message"), WRONG, ids=range(len(WRONG)))
def test_an_error_names_file_line_and_key(read, tmp_path, name, text, message):
    with pytest.raises(InputError) as error:
        read(name, text)
    assert str(error.value).startswith(f"{tmp_path / name}{message}")
    assert "\n" not in str(error.value)


def test_what_has_no_words_is_left_out_and_named(read):
    assert read("d.yml", "a: [x, '😀']\nb:\nc: []\n").left_out == (
        "“😀” (line 1)",
        "b (line 2), which has no words",
        "c (line 3), which has no words",
    )


def test_labels_in_other_scripts_are_named_in_seconds():
    labels = [chr(0x4E00 + number) for number in range(10_000)]
    began = time.process_time()
    found = dictionaries.names(labels, {"code_2"})
    assert found[:3] == ["code", "code_3", "code_4"] and len(set(found)) == 10_000
    assert time.process_time() - began < 10


def test_a_dictionary_of_too_many_words(read, monkeypatch):
    monkeypatch.setattr(dictionaries, "MOST_PATTERNS", 3)
    with pytest.raises(InputError, match=r"a.dic: more than 3 words in its categories; keep what is needed$"):
        read("a.dic", "%\n1\tA\n2\tB\n%\nharm\t1 2\ntalk\t1 2\n")
