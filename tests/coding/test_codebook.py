"""What a codebook's file may hold, and what is said when it holds something else."""

import re
import time

import pandas as pd
import pytest

from parallax import InputError
from parallax.coding import codebook, matcher
from parallax.coding import codebook_file as reading
from parallax.corpus.parse import parse

BOOK = """\
codebook: Test
version: "1"
language: en
# What is looked for,
# in the order of the brief.
families:
  themes:
    label: Themes
    asks: what it is about
    codes:
      weather:
        label: Weather
        definition: what the sky does
        cues: [rain*, heavy snow]
        masks: [rain check]
"""

DEFINED = {
    "themes": """negotiation_process platform_settlement enterprise_rights law_and_principle
        sanctions_and_coercion bilateral_relationship strategic_competition domestic_politics
        trade_and_economy leaders_and_summitry""",
    "frames": """cooperation conflict responsibility principle economic_consequences strategy progress
        uncertainty symbolism""",
    "functions": "defines_problem explains_cause judges proposes_remedy",
    "issues": """user_data content_security algorithm_licensing technology_export_review
        investment_barriers business_environment sanctions_and_lists national_security_claims
        politicization_of_technology tariffs_and_trade_barriers export_controls rare_earths semiconductors
        enforcement_deadline leaders_meeting agreement_text_and_approval future_rounds
        domestic_constraints economy_and_markets technology_rivalry""",
}
"""The codes that the independent codings of the seeds were made with."""


def test_a_codebook_is_read_as_written(codebook_file):
    book = reading.read(codebook_file(BOOK))
    assert (book.name, book.version) == ("Test", "1")
    assert book.family("themes") == codebook.Family(
        "themes",
        "Themes",
        "what it is about",
        True,
        (codebook.Code("weather", "Weather", "what the sky does", "", ("rain*", "heavy snow"), ("rain check",)),),
    )


def test_a_codebook_may_do_without_what_is_optional(codebook_file):
    text = "codebook: T\nfamilies: {f: {label: F, codes: {c: {label: C, definition: d, cues: [x]}}}}"
    book = reading.read(codebook_file("\N{BYTE ORDER MARK}" + text))
    assert book.version == "" and book.families[0].codes[0].masks == ()


@pytest.mark.parametrize(("value", "counts"), [("counts", True), ("does not count", False)])
def test_a_family_says_whether_negated_cues_count(codebook_file, value, counts):
    text = BOOK.replace("    asks:", f"    negated: {value}\n    asks:")
    assert reading.read(codebook_file(text)).family("themes").negated is counts


def test_a_family_says_whether_supposed_cues_count_and_codes_carry_on(codebook_file):
    said = reading.read(codebook_file(BOOK.replace("    asks:", "    unreal: ignored\n    carries: true\n    asks:")))
    plain = reading.read(codebook_file(BOOK))
    assert [(book.families[0].unreal, book.families[0].carries) for book in (said, plain)] == [
        (False, True),
        (True, False),
    ]


CUES = "families.themes.codes.weather.cues: "
CODE = "families.themes.codes.weather: "
WRONG = [
    # Keys.
    ("version:", "versoin:", "top level: unknown key 'versoin'; choose from codebook, extends, families, language"),
    (
        "    asks:",
        "    aks:",
        "families.themes: unknown key 'aks'; choose from asks, carries, codes, in_names, label, negated, unreal",
    ),
    (
        "masks:",
        "mask:",
        CODE + "unknown key 'mask'; choose from acts, before, cues, definition, excludes, label, masks, negated",
    ),
    ("language: en", "negation: {reach: 3}", "negation: delete this key; what is denied is now read off the grammar"),
    ("codebook: Test\n", "", "top level: 'codebook' is missing"),
    ("    label: Themes\n", "", "families.themes: 'label' is missing"),
    ("        label: Weather\n", "", CODE + "'label' is missing"),
    ("        definition: what the sky does\n", "", CODE + "'definition' is missing"),
    ("        cues: [rain*, heavy snow]\n", "", CODE + "'cues' is missing"),
    ("[rain*, heavy snow]", "[]", CODE + "'cues' is empty"),
    # Names.
    (
        "  themes:",
        "  Themes:",
        "families.Themes: not a valid name; use lowercase letters, digits and _, a letter first",
    ),
    ("weather:", "bad-weather:", "families.themes.codes.bad-weather: not a valid name; use lowercase letters"),
    ("weather:", "2025:", "families.themes.codes.2025: not a valid name; use lowercase letters"),
    ("weather:", "[a]:", "a key must be text"),
    # One kind of value where another is needed.
    (BOOK[BOOK.index("  themes:") :], "  none", "families: must contain keys and values"),
    (BOOK[BOOK.index("  themes:") :], "  - themes", "families: must contain keys and values"),
    (BOOK[BOOK.index("    label: Themes") :], "    7", "families.themes: must contain keys and values"),
    (BOOK[BOOK.index("      weather:") :], "      weather", "families.themes.codes: must contain keys and values"),
    (BOOK[BOOK.index("        label: W") :], "        rain", CODE + "must contain keys and values"),
    (BOOK, "just words", "top level: must contain keys and values"),
    (BOOK, "[themes]", "top level: must contain keys and values"),
    ("[rain*, heavy snow]", "rain*", CUES + "must be a list of phrases"),
    ("[rain check]", "{rain: check}", "families.themes.codes.weather.masks: must be a list of phrases"),
    ("codebook: Test", "codebook: {a: b}", "codebook: must be text; write it in quotes"),
    ("codebook: Test", "codebook: .nan", "codebook: must be text; write it in quotes"),
    ('version: "1"', "version: [1]", "version: must be text, a number or a day; write it in quotes"),
    ('version: "1"', "version: .nan", "version: must be text, a number or a day; write it in quotes"),
    ("label: Weather", "label: 2025", "families.themes.codes.weather.label: must be text; write it in quotes"),
    ("definition: what", "definition: [what]\n#", "weather.definition: must be text; write it in quotes"),
    ("label: Themes", "label: {en: Themes}", "families.themes.label: must be text; write it in quotes"),
    ("    asks:", "    negated: false\n    asks:", "families.themes: 'negated' must be 'counts' or 'does not"),
    ("    asks:", "    unreal: no\n    asks:", "families.themes: 'unreal' must be 'counts' or 'ignored'"),
    ("    asks:", "    carries: often\n    asks:", "families.themes: 'carries' must be true or false"),
    # Cues.
    ("heavy snow", '""', CUES + "empty or not a phrase: ''; write a phrase in quotes"),
    ("heavy snow", '"  "', CUES + "empty or not a phrase: '  '"),
    ("heavy snow", "no", CUES + "empty or not a phrase: False; write a phrase in quotes"),
    ("heavy snow", "2025", CUES + "empty or not a phrase: 2025; write a phrase in quotes"),
    ("heavy snow", "~", CUES + "empty or not a phrase: None"),
    ("heavy snow", "rain*", CUES + "'rain*' appears twice"),
    ("heavy snow", '"' + "a " * 51 + '"', CODE + f"the cue '{'a ' * 30}' can never match: it has more than 50"),
    ("heavy snow", '"*"', CODE + "the cue '*' can never match: '*' is not a word"),
    ("heavy snow", '"heavy ?"', CODE + "the cue 'heavy ?' can never match: '?' is not a word"),
    ("heavy snow", '"snow & *"', CODE + "the cue 'snow & *' can never match: '*' is not a word"),
    ("heavy snow", '"snow &"', CODE + "the cue 'snow &' can never match: '&' is not a word"),
    ("heavy snow", '" & snow"', CODE + "the cue ' & snow' can never match"),
    ("heavy snow", "snow!", CODE + "the cue 'snow!' can never match: 'snow!' is not a word"),
    ("heavy snow", "G20", CODE + "the cue 'G20' can never match: 'G20' is not a word"),
    (
        "heavy snow",
        "snow/fall",
        CODE + "the cue 'snow/fall' can never match: there is no part of speech 'fall'; choose",
    ),
    ("heavy snow", '"=/noun"', CODE + "the cue '=/noun' can never match: '=/noun' is not a word"),
    ("heavy snow", '"snow > @rain"', "can never match: there is no family or code rain"),
    ("heavy snow", '"snow > rain .. wind"', "can never match: a cue has either .. or >, not both"),
    ("heavy snow", '"snow .. @actors"', "can never match: there is no family or code actors"),
    ("heavy snow", '"@themes.storms"', "can never match: there is no family or code themes.storms"),
    # Masks.
    ("rain check", "rain*", CODE + "the cue 'rain*' can never match: it masks itself"),
    ("rain check", "rain & check", "'rain & check' can never match: a mask is one phrase, without &, .., > and @"),
    ("rain check", "rain .. check", "'rain .. check' can never match: a mask is one phrase"),
    ("rain check", '"@themes"', "'@themes' can never match: a mask is one phrase"),
    ("rain check", "r+n check", "the cue 'r+n check' can never match: 'r+n' is not a word"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG, ids=[f"{wrong[1]!r:.30}" for wrong in WRONG])
def test_an_error_names_file_and_key_and_what_to_do(codebook_file, old, new, message):
    assert BOOK.count(old) == 1
    path = codebook_file(BOOK.replace(old, new))
    with pytest.raises(InputError) as error:
        reading.read(path)
    assert all(line.startswith(f"{path}, line ") for line in error.value.lines)
    assert message in error.value.lines[0]


LINED = BOOK.replace("[rain*, heavy snow]", "\n        - rain*\n        - heavy snow")
LINES = [
    ("codebook: Test\n", "", 1),
    ("version:", "versions:", 2),
    ("themes:", "Themes:", 7),
    ("    label: Themes\n", "", 7),
    ("label: Themes", "label: [Themes]", 8),
    (" asks:", " ask:", 9),
    ("weather:", "Weather:", 11),
    ("        label: Weather\n", "", 11),
    ("label: Weather", "label: 2025", 12),
    ("        - rain*\n        - heavy snow\n", "", 14),
    ("- rain*", "- 7", 15),
    ("- heavy snow", "- rain*", 16),
    ("heavy snow", "heavy snow!", 16),
    ("rain check", "rain & check", 17),
    ("[rain check]", "rain check", 17),
]


@pytest.mark.parametrize(("old", "new", "line"), LINES, ids=[f"{new!r:.30}" for _, new, _ in LINES])
def test_an_error_names_its_line(codebook_file, old, new, line):
    assert LINED.count(old) == 1
    path = codebook_file(LINED.replace(old, new))
    with pytest.raises(InputError) as error:
        reading.read(path)
    assert str(error.value).startswith(f"{path}, line {line}: ")


MALFORMED = [
    (BOOK + "      weather: {}\n", ", line 16: 'weather' appears twice; correct the YAML"),
    (BOOK.replace("    asks:", "    label: Themen\n    asks:"), ", line 9: 'label' appears twice; correct"),
    (BOOK.replace("[rain*, heavy snow]", "[rain*, heavy snow"), ", line 15: "),
    (BOOK.replace("    label: Themes", "\tlabel: Themes"), ", line 8: a tab where YAML needs spaces; correct"),
    (BOOK.replace("rain*,", "*rain,"), ", line 14: aliases (*name) are not allowed; write it out, or put a phrase"),
    (BOOK.replace("rain*,", "&rain rain, *rain,"), ", line 14: aliases (*name) are not allowed"),
    (BOOK.replace("[rain*", "[" * 30 + "rain*"), ", line 14: more than 20 levels; correct the YAML"),
    (BOOK.replace('"1"', "2025-13-45"), ", line 2: '2025-13-45' cannot be read; write it in quotes; correct"),
    (BOOK.replace("[rain*", "!!set [rain*"), ", line 14: the tag tag:yaml.org,2002:set is not allowed"),
    (BOOK + "---\n" + BOOK, ", line 16: a second document begins; keep one"),
    (BOOK.replace("Themes", "!!python/object:os.system Themes"), ", line 8: "),
    (BOOK.replace("Test", "Te\x07st"), ", line 1: control characters are not allowed; correct the YAML"),
    (BOOK.encode().replace(b"Test", b"T\xe9st"), ": not UTF-8 text; save it as plain text in UTF-8"),
    ("", ": empty; 'parallax codebook new' writes a codebook to start from"),
    ("\n \n", ": empty; "),
    (b"\x89PNG\r\n\x1a\n\0\0", ": not UTF-8 text; save it as plain text in UTF-8"),
    (BOOK.encode("utf-16"), ": not UTF-8 text; save it as plain text in UTF-8"),
]


@pytest.mark.parametrize(("content", "message"), MALFORMED, ids=range(len(MALFORMED)))
def test_what_is_no_yaml_is_said_with_its_line(codebook_file, content, message):
    path = codebook_file(content)
    with pytest.raises(InputError) as error:
        reading.read(path)
    assert str(error.value).startswith(path + message)
    assert "\n" not in str(error.value)


def test_aliases_that_would_fill_the_memory_are_one_line(codebook_file):
    """A few lines that stand for ten to the ninth words."""
    lines = ["a0: &a0 [word]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    path = codebook_file("\n".join([*lines, "families: *a9"]))
    with pytest.raises(InputError) as error:
        reading.read(path)
    assert str(error.value).startswith(f"{path}, line 2: aliases (*name) are not allowed")


def test_a_key_is_text_whatever_yaml_takes_it_for(codebook_file):
    book = reading.read(codebook_file(BOOK.replace("weather:", "yes:")))
    assert book.pairs == (("themes", "yes"),)


def test_a_missing_file_is_named(tmp_path):
    for path, problem in ((tmp_path / "none.yml", "no such file"), (tmp_path, "(no such file|a folder)")):
        with pytest.raises(InputError, match=f"{path}: {problem}; give the path"):
            reading.read(str(path))


@pytest.mark.parametrize(
    ("cue", "parts", "signs"),
    [
        ("rain*", ["rain*"], []),
        ("rain & snow*", ["rain", "snow*"], ["&"]),
        ("rain .. heavy snow", ["rain", "heavy snow"], [".."]),
        ("a > b & c", ["a", "b", "c"], [">", "&"]),
        ("urg* .. @actors.firms", ["urg*", "@actors.firms"], [".."]),
        ("R&D", ["R&D"], []),
    ],
)
def test_a_cue_has_parts(cue, parts, signs):
    assert codebook.parts(cue) == parts
    assert codebook.signs(cue) == signs


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("negotiat*", ["negotiat*"]),
        ("non-tariff barrier*", ["non", "tariff", "barrier*"]),
        ("U.S.", ["U.S."]),
        ("G 20", ["G", "20"]),
        ("don’t know", ["don’t", "know"]),
        ("women's rights", ["women", "rights"]),
        ("states’ rights/noun", ["states", "rights/noun"]),
        ("harm*/verb", ["harm*/verb"]),
        ("*ocrat* r?se", ["*ocrat*", "r?se"]),
    ],
)
def test_a_part_has_words(part, words):
    assert codebook.cue_words(part) == words


GENERAL = """\
codebook: Wide
families:
  themes:
    label: Themes
    asks: what it is about
    negated: does not count
    codes:
      weather: {label: Weather, definition: the sky, cues: [rain*], masks: [rain check]}
      sport: {label: Sport, definition: games, cues: [football]}
"""
OWN = """\
codebook: Mine
extends: wide.yml
families:
  themes:
    codes:
      chess: {before: sport, label: Chess, definition: the royal game, cues: [chess]}
      weather: {cues: [snow, rain*], masks: [snow white]}
      go: {label: Go, definition: the stones, cues: [=go]}
  issues: {label: Issues, codes: {umbrella: {label: Umbrella, definition: a shield, cues: [umb* & @themes.weather]}}}
"""


@pytest.fixture
def extended(codebook_file, tmp_path):
    """What reads a codebook beside one that it may extend as wide.yml."""
    (tmp_path / "wide.yml").write_text(GENERAL, "utf-8")
    return lambda text: reading.read(codebook_file(text))


def test_a_codebook_may_extend_another(extended):
    book = extended(OWN)
    names = "themes.weather themes.chess themes.sport themes.go issues.umbrella"
    assert book.name == "Mine" and [".".join(pair) for pair in book.pairs] == names.split()
    weather = book.family("themes").codes[0]
    assert weather == codebook.Code(
        "weather", "Weather", "the sky", "", ("rain*", "snow"), ("rain check", "snow white")
    )
    assert (book.family("themes").asks, book.family("themes").negated) == ("what it is about", False)


def test_what_a_codebook_says_of_what_it_extends_counts(extended):
    said = "    negated: counts\n    in_names: does not count\n    asks: which one\n    codes:"
    book = extended(OWN.replace("    codes:", said, 1).replace("weather: {", "weather: {label: Sky, "))
    themes = book.family("themes")
    assert (themes.asks, themes.negated, themes.in_names) == ("which one", True, False)
    assert [code.label for code in book.family("themes").codes] == ["Sky", "Chess", "Sport", "Go"]


@pytest.mark.parametrize("name", ["general", '"general"  # the one that comes with Parallax'])
def test_the_general_codebook_may_be_extended_from_anywhere(extended, name):
    general = reading.read("parallax/data/codebook.yml")
    book = extended(
        OWN.replace("wide.yml", name)
        .replace("before: sport", "before: law_and_principle")
        .replace("weather: {cues", "weather: {label: W, definition: d, cues")
    )
    assert [pair for pair in book.pairs if pair in general.pairs] == list(general.pairs)
    assert set(book.pairs) - set(general.pairs) == {
        ("themes", "chess"), ("themes", "weather"), ("themes", "go"), ("issues", "umbrella"),
    }  # fmt: skip


UNEXTENDED = [
    (
        "wide.yml",
        "none.yml",
        "codebook.yml, line 2: extends: no file 'none.yml'; write 'general' or the path of a codebook",
    ),
    ("wide.yml", "codebook.yml", "codebook.yml, line 2: extends: 'codebook.yml' extends this codebook in turn"),
    ("wide.yml", "[a]", "codebook.yml, line 2: extends: must be 'general' or the path of a codebook"),
    (
        "before: sport",
        "before: cricket",
        "themes.codes.chess.before: there is no code 'cricket'; choose",
    ),
    ("=go", "go!", "codebook.yml, line 8: families.themes.codes.go: the cue 'go!' can never match"),
    ("rain*]", "rain check]", "codebook.yml, line 7: families.themes.codes.weather: the cue 'rain check' can never"),
    ("label: Go, ", "", "codebook.yml, line 8: families.themes.codes.go: 'label' is missing"),
    (
        "themes.weather",
        "themes.cricket",
        "issues.codes.umbrella: the cue 'umb* & @themes.cricket'",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), UNEXTENDED, ids=[new for _, new, _ in UNEXTENDED])
def test_a_mistake_in_what_extends_is_told_with_its_line(extended, old, new, message):
    assert OWN.count(old) == 1
    with pytest.raises(InputError, match=re.escape(message)):
        extended(OWN.replace(old, new))


def test_a_mistake_in_what_is_extended_names_that_file(extended, tmp_path):
    (tmp_path / "wide.yml").write_text(GENERAL.replace("football", "foot!"), "utf-8")
    with pytest.raises(InputError, match=r"/wide\.yml, line 9: families.themes.codes.sport: the cue 'foot!' can never"):
        extended(OWN)


def test_codebooks_that_extend_each_other_are_refused(extended, tmp_path):
    (tmp_path / "wide.yml").write_text("extends: codebook.yml\n" + GENERAL, "utf-8")
    with pytest.raises(InputError, match=r"/wide\.yml, line 1: extends: 'codebook.yml' extends this codebook in turn"):
        extended(OWN)


def test_a_codebook_is_made_of_its_files(extended, tmp_path):
    extended(OWN)
    paths = [str(tmp_path / name) for name in ("codebook.yml", "wide.yml")]
    assert reading.files(paths[0]) == paths
    (tmp_path / "wide.yml").write_text("extends: 'codebook.yml' # again\n" + GENERAL, "utf-8")
    assert reading.files(paths[0]) == paths


THREE = "codebook: T\nfamilies:\n" + "".join(
    f"  {name}: {{label: {name}, codes: {{x: {{label: X, definition: d, cues: [{name}]}}}}}}\n"
    for name in ("one", "two", "three")
)


@pytest.mark.parametrize(
    ("wanted", "families"),
    [
        ([], ["one", "two", "three"]),
        (["two"], ["two"]),
        (["three", "one"], ["three", "one"]),
        (["two", "two"], ["two"]),
    ],
)
def test_families_are_chosen_in_the_order_asked_for(codebook_file, wanted, families):
    chosen = codebook.select(reading.read(codebook_file(THREE)), wanted)
    assert [family.name for family in chosen.families] == families
    assert list(chosen.codes["family"]) == families


def test_an_unknown_family_is_refused_with_those_there_are(codebook_file):
    book = reading.read(codebook_file(THREE))
    with pytest.raises(InputError, match="families: no family 'four' in the codebook; it has one, two, three"):
        codebook.select(book, ["one", "four"])


FAMILIES = {"one": ["a", "b", "same"], "two": ["c", "d", "same"], "three": ["e"]}
CODES = "codebook: T\nfamilies:\n" + "".join(
    f"  {family}:\n    label: {family}\n    codes:\n"
    + "".join(f"      {code}: {{label: {code}, definition: d, cues: [{family}{code}]}}\n" for code in codes)
    for family, codes in FAMILIES.items()
)


@pytest.mark.parametrize(
    ("families", "codes", "pairs"),
    [
        ([], ["b"], "one.b"),
        ([], ["one.b", "a"], "one.b one.a"),
        ([], ["d", "a", "c"], "two.d two.c one.a"),
        ([], ["two.same", "one.same", "two.same"], "two.same one.same"),
        (["two"], ["d", "a"], "two.d"),
        (["one", "two"], ["d", "a"], "two.d one.a"),
        (["three"], [], "three.e"),
    ],
)
def test_codes_are_chosen_in_the_order_asked_for(codebook_file, families, codes, pairs):
    chosen = codebook.select(reading.read(codebook_file(CODES)), families, codes)
    assert " ".join(map(".".join, chosen.pairs)) == pairs
    assert chosen.codes[["family", "code"]].agg(".".join, axis=1).tolist() == pairs.split()


@pytest.mark.parametrize(
    ("families", "codes", "message"),
    [
        ([], ["one.x"], "codes: no code 'one.x' in the codebook; write family.code, such as one."),
        ([], ["sane"], "codes: no code 'sane' in the codebook; did you mean "),
        ([], ["a", "zzzz"], "codes: no code 'zzzz' in the codebook; write family.code, such as one.a"),
        ([], ["same"], "codes: 'same' is in several families; write one.same or two.same"),
        ([], ["voice.reported"], "codes: no code 'voice.reported' in the codebook; "),
        (
            ["two", "three"],
            ["a", "one.b"],
            "codes: all belong to one, but families asks for two, three; nothing is left to compare",
        ),
    ],
)
def test_codes_that_cannot_be_chosen_are_named(codebook_file, families, codes, message):
    with pytest.raises(InputError) as error:
        codebook.select(reading.read(codebook_file(CODES)), families, codes)
    assert str(error.value).startswith(message)


@pytest.fixture(scope="module")
def seeds_book():
    return reading.read("seeds/codebook.yml")


@pytest.mark.parametrize("family", DEFINED)
def test_every_code_that_people_coded_has_cues(seeds_book, family):
    cues = {code.name: code.cues for code in seeds_book.family(family).codes}
    assert sorted(cues) == sorted(DEFINED[family].split())
    assert all(cues.values())


def test_no_cue_is_longer_than_four_words(seeds_book):
    long = [
        (code.name, cue)
        for family in seeds_book.families
        for code in family.codes
        for cue in (*code.cues, *code.masks)
        for part in codebook.parts(cue)
        if len(codebook.cue_words(part)) > 4
    ]
    assert long == []


def test_codes_are_listed_in_the_file_s_order(seeds_book):
    table = seeds_book.codes
    assert list(dict.fromkeys(table["family"])) == [*DEFINED, "policy", "actors", "stance"]
    assert table.loc[0, ["family_label", "code", "label"]].tolist() == [
        "Themes",
        "negotiation_process",
        "Negotiation process",
    ]
    assert not table.duplicated(["family", "code"]).any()
    assert (table[["label", "definition"]] != "").all(axis=None)


def test_the_name_of_the_built_in_family_is_taken(codebook_file):
    text = "codebook: x\nfamilies:\n  voice:\n    label: V\n    codes:\n      a:\n        label: A\n"
    text += "        definition: d\n        cues: [a]\n"
    with pytest.raises(InputError, match="'voice' is reserved"):
        reading.read(codebook_file(text))


NEW = [
    ("The talks reached no breakthrough, yet the ministry blamed two firms.", """actors.firms actors.governments
        frames.blame"""),
    ("Tariffs and vaccinations: after talks both reached an agreement.", "frames.progress themes.health themes.trade"),
    ("Companies are to blame, not trade unions.", "actors.firms frames.blame"),
    ("The border is open to customs officers; a gynecologist will be patient.", "themes.health themes.trade"),
    ("The US wants to go.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), NEW, ids=range(len(NEW)))
def test_the_codebook_to_start_from_codes_as_its_comments_say(tmp_path, text, codes):
    path = tmp_path / "codebook.yml"
    reading.write_new(str(path))
    sentences = pd.DataFrame([("statement", "S1", text)], columns=["document", "sentence", "text"])
    rows = matcher.code(sentences, reading.read(str(path)), {"S1": next(parse([text]))})
    assert sorted(set(rows["family"] + "." + rows["code"])) == codes.split()


def many(count):
    """So many different words of letters alone."""
    return ["q" + str(number).translate(str.maketrans("0123456789", "abcdefghij")) for number in range(count)]


def of_codes(**cues):
    """A codebook of one family with codes of these cues."""
    codes = "".join(f"      {name}: {{label: L, definition: d, cues: [{', '.join(cues[name])}]}}\n" for name in cues)
    return f"codebook: T\nfamilies:\n  f:\n    label: F\n    codes:\n{codes}"


def test_a_code_of_40_000_cues_is_read_in_seconds(codebook_file):
    path = codebook_file(of_codes(a=many(40_000)))
    began = time.process_time()
    assert len(reading.read(path).families[0].codes[0].cues) == 40_000
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ({"a": many(2000), "b": [f'"@f.a & {word}"' for word in many(1000)]}, "more than 300,000 phrases; refer to"),
        ({"a": ["x" * 300 + word for word in many(10_000)]}, "larger than 3 MB; keep what is needed"),
    ],
    ids=["references", "letters"],
)
def test_a_codebook_that_would_take_long_is_refused(codebook_file, codes, told):
    with pytest.raises(InputError, match=told):
        reading.read(codebook_file(of_codes(**codes)))


SAID = [
    ("Norway broke its promise and flouts its obligations.", "frames", {"conflict", "principle", "responsibility"}),
    ("The union accused Ghana of dumping steel on the market.", "frames", {"conflict", "responsibility"}),
    ("Unfair practices are common there.", "frames", {"conflict", "principle", "responsibility"}),
    ("The levy would increase costs and harm farmers.", "frames", {"economic_consequences"}),
    ("Peru halted a breakthrough project.", "frames", set()),
    ("The delegates failed to agree on a text.", "themes", {"negotiation_process"}),
    ("They will reduce the harm of illicit fishing.", "functions", set()),
    ("Illicit fishing does great harm.", "functions", {"defines_problem"}),
    # A topic is not yet a gain or a loss.
    ("The minister read the report on public debt.", "frames", set()),
    ("The mine cost the town its jobs.", "frames", {"economic_consequences"}),
    # What will come of something is no cause; damage that somebody did is not yet one.
    ("The road will lead to growth.", "functions", set()),
    ("The flood led to a famine.", "functions", {"defines_problem", "explains_cause"}),
    # A problem that is only discussed, fled from or supposed defines none.
    ("They will discuss the shortage of nurses.", "functions", set()),
    ("Families fled the violence.", "functions", set()),
    ("They asked whether floods will destroy the bridge.", "functions", set()),
    ("The council is deeply divided.", "functions", {"defines_problem"}),
    ("Emboldened by the vote, the party called off its tour.", "functions", {"explains_cause"}),
    ("The verdict was a slap in the face.", "functions", {"judges"}),
    ("It will remove unnecessary steps.", "functions", set()),
    ("They counted the damage it had caused.", "functions", {"defines_problem"}),
    # Names say nothing of light or purpose.
    ("He works for the Economic Cooperation Agency.", "frames", set()),
    ("The ministry must repair the bridges.", "frames", {"responsibility"}),
    ("The review was based on a human rights survey.", "frames", set()),
    ("The army is accused of human rights abuses.", "functions", {"defines_problem"}),
    ("The unemployment rate was the lowest in years.", "functions", set()),
    ("A vaccine remains difficult to store.", "frames", {"uncertainty"}),
    # Frames are found in the words of any topic.
    ("The junta threatened Togo with an embargo.", "frames", {"conflict"}),
    ("Chile suspended its retaliatory duties.", "frames", set()),
    ("The envoy accused the mine's owners of corruption.", "frames", {"conflict", "principle", "responsibility"}),
    ("Neither government holds the upper hand.", "frames", {"strategy"}),
    ("The ministry settled for a fig leaf.", "frames", {"strategy"}),
    ("Ferry fares and share prices plunged in Oslo.", "frames", {"economic_consequences"}),
    ("Doubts remain.", "frames", {"uncertainty"}),
    ("The drought wiped out the harvest of grain worth 2 billion.", "frames", {"economic_consequences"}),
    ("The accord is a historic leap for both islands.", "frames", {"progress"}),
    ("Whether the dam will ever be filled is an enigma.", "frames", {"uncertainty"}),
    ("The court upheld the rights of tenants against arbitrary arrest.", "frames", {"principle"}),
    ("The civil war left the island poor.", "frames", {"conflict"}),
    ("A museum of the war opened in Ghent.", "frames", set()),
    ("Kenya stands ready to help the islands.", "frames", {"cooperation", "responsibility"}),
    ("Norway welcomed the proposal of the ferry owners.", "frames", {"cooperation"}),
    ("The militia abducted two pilots and wages war on farmers.", "frames", {"conflict", "responsibility"}),
    ("It will take decades, and the law does not specify a date.", "frames", {"uncertainty"}),
    ("The novel makes fair use of old maps.", "frames", set()),
    ("The museum deserves attention.", "frames", set()),
    ("The court upheld the injunction against the mayor.", "frames", {"conflict"}),
    ("Nobody knows whether the ferry will sail.", "frames", {"uncertainty"}),
    ("The choir wants to speak with one voice.", "frames", {"cooperation"}),
    ("Freight rates tumbled.", "frames", {"economic_consequences"}),
    # Topics of other texts than the seeds.
    ("The island relies on China for its fuel.", "themes", {"strategic_competition"}),
    ("The rebels and the army agreed to a ceasefire.", "themes", {"negotiation_process"}),
    ("Kenya deepened its cooperation with Japan.", "themes", {"bilateral_relationship"}),
    ("The coalition agreement names three new ministers.", "themes", {"domestic_politics"}),
    ("Tankers of the shadow fleet are reflagged.", "issues", {"sanctions_and_lists"}),
    ("The state defaulted on its external debt.", "issues", {"economy_and_markets"}),
    ("Ghana lifted the export ban on cocoa.", "issues", {"export_controls"}),
    ("Parliamentary approval of the pact is expected in May.", "issues", {"agreement_text_and_approval"}),
    ("The sides will negotiate on fishing rights later.", "issues", {"future_rounds"}),
    ("The trade negotiator wrote a book in consultation with her editor.", "themes", {"negotiation_process"}),
    ("The senate caucus split over the irrigation bill.", "themes", {"domestic_politics"}),
    ("The pipeline drove a wedge between Norway and Denmark.", "themes", {"bilateral_relationship"}),
    ("The coastal town was seized by force.", "themes", {"law_and_principle"}),
    ("The regulator published a statutory code on noise.", "themes", {"law_and_principle"}),
    ("Cobalt is vital for national security.", "themes", {"strategic_competition"}),
    ("Zambia opposed measures against Kenya.", "themes", {"sanctions_and_coercion"}),
    ("The prime minister stood beside the president on the pier.", "themes", {"leaders_and_summitry"}),
    ("The prime minister welcomed the president’s plan for the dam.", "themes", set()),
    ("Barriers to entry keep small bakeries out.", "themes", {"enterprise_rights"}),
    ("Compliance costs weigh on bakeries.", "issues", {"business_environment"}),
    ("Sceptical voters and lawmakers skeptical of the loan held it back.", "issues", {"domestic_constraints"}),
    ("Finland asked for a security guarantee.", "issues", {"national_security_claims"}),
    ("Peru has yet to sign the deal on anchovies.", "issues", {"agreement_text_and_approval"}),
    ("We work with our allies and partners on flood relief.", "themes", set()),
    ("The minister read the report on whales.", "themes", set()),
    # What somebody pays for, settles or is asked to account for is no problem that the sentence states.
    ("The firm will pay for the damage.", "functions", set()),
    ("Tension between the two ministries is growing.", "functions", {"defines_problem"}),
    ("They talked of tension in music.", "functions", set()),
    ("The harbour closed in the wake of the storm.", "functions", {"explains_cause"}),
    ("She read the results of this review.", "functions", set()),
    ("The treaty is a milestone.", "functions", {"judges"}),
    ("The minister mishandled the sale.", "functions", {"judges", "defines_problem"}),
    ("I thank him for his letter.", "functions", set()),
    # A purpose or a pledge that is only reported proposes nothing.
    ("The dam was built to protect the valley.", "functions", set()),
    ("Spain had pledged a loan.", "functions", set()),
    ("It is high time that the port was opened.", "functions", {"proposes_remedy"}),
]


@pytest.fixture(scope="module")
def said(seeds_book):
    """The codings of all these sentences, coded at once: a codebook of this size is made ready in half a second."""
    texts = [text for text, *_ in SAID]
    ids = [f"S{number}" for number in range(len(SAID))]
    sentences = pd.DataFrame({"document": "statement", "sentence": ids, "text": texts})
    return matcher.code(sentences, codebook.select(seeds_book, []), dict(zip(ids, parse(texts), strict=True)))


@pytest.mark.parametrize("number", range(len(SAID)))
def test_general_english_has_its_codes(said, number):
    _, family, codes = SAID[number]
    here = said[(said["sentence"] == f"S{number}") & (said["family"] == family)]
    assert set(here["code"]) == codes


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("themes.wether", "did you mean themes.weather?"),
        ("theme.weather", "did you mean themes.weather?"),
        ("weathr", "did you mean themes.weather?"),
        ("themes.harvest", "write family.code, such as themes.weather"),
    ],
)
def test_a_misspelt_code_is_told_the_nearest(name, hint, codebook_file):
    assert codebook.nearest(name, reading.read(codebook_file(BOOK))) == hint


def test_a_codebook_is_read_again_where_its_file_or_one_that_it_extends_has_changed(tmp_path):
    own, other = tmp_path / "own.yml", tmp_path / "other.yml"
    families = "families: {themes: {codes: {rain: {label: Rain, definition: water, cues: [rain]}}}}\n"
    reading.write_new(str(other))
    own.write_text(f"extends: other.yml\ncodebook: Mine\nversion: '1'\n{families}", "utf-8")
    first = reading.known(str(own))
    assert reading.known(str(own)) is first
    own.write_text(f"extends: other.yml\ncodebook: Another\nversion: '1'\n{families}", "utf-8")
    assert reading.known(str(own)).name == "Another"
    other.write_text(other.read_text("utf-8").replace("label: Themes", "label: Matters"), "utf-8")
    assert "Matters" in [family.label for family in reading.known(str(own)).families]
