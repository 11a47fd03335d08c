"""Every parameter's mistakes are told in one line, and every parameter has an effect that shows."""

import csv
import hashlib
import io
import json
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from parallax import InputError, parameters
from parallax.comparison import from_parameters
from parallax.publish import brief, pdf
from parallax.readers import files
from parallax.report import cover, narrative, story, tables

MISTAKES = [
    ("trems", "3", "unknown parameter 'trems'; did you mean terms?"),
    ("Minimum-Count", "3", "unknown parameter 'Minimum-Count'; did you mean minimum_count?"),
    ("xyzzy", "3", "unknown parameter 'xyzzy'; 'parallax parameters' lists them"),
    ("terms", "ten", "terms: 'ten' is not a whole number; use 1 to 100"),
    ("terms", "2.5", "terms: '2.5' is not a whole number"),
    ("terms", "", "terms: '' is not a whole number"),
    ("terms", "1_0", "terms: '1_0' is not a whole number"),
    ("terms", "9" * 5000, "terms: '9999"),
    ("terms", "0", "terms: 0 is not valid; use 1 to 100"),
    ("terms", "101", "terms: 101 is not valid"),
    ("minimum_count", "0", "minimum_count: 0 is not valid; use 1"),
    ("confidence", "95", "confidence: 95.0 is not valid; use at least 0.5 and less than 1, such as 0.95"),
    ("confidence", "nan", "confidence: 'nan' is not a number"),
    ("confidence", "1", "confidence: 1.0 is not valid"),
    ("confidence", "0.49", "confidence: 0.49 is not valid"),
    ("resamples", "1e9", "resamples: '1e9' is not a whole number; use 100 to 100000"),
    ("resamples", "99", "resamples: 99 is not valid"),
    ("random_seed", "-1", "random_seed: -1 is not valid; use 0 to 9,223,372,036,854,775,807"),
    ("paper", "A5", "paper: 'A5' is not valid; use a4 or letter"),
    ("brief", "../x", "brief: '../x' is not valid; use lowercase letters, digits and hyphens, 64 at most"),
    ("brief", "", "brief: '' is not valid"),
    ("brief", "a" * 65, "brief: 'aaaa"),
    ("brief", "a\n", "brief: 'a\\n' is not valid"),
    ("title", "a\nb", "title: 'a\\nb' is not valid; use one line of at most 200 characters"),
    ("title", "x" * 10_000, "title: 'xxx"),
    ("title", "\x1b[31mred", "title: '\\x1b[31mred' is not valid"),
    ("title", "\u202eltr", "title: '\\u202eltr' is not valid"),
    ("statement_name", "", "statement_name: '' is not valid; give a name of 1 to 40 characters on one line"),
    ("statement_name", "a\nb", "statement_name: 'a\\nb' is not valid"),
    ("statement_name", "the", "statement_name: 'the' is not valid"),
    ("statement_name", "x" * 10_000, "statement_name: 'xxx"),
    ("statement_name", "the commentary", "commentary_name: 'the commentary' is also the statement's name"),
    ("statement_name", "Commentary", "commentary_name: 'the commentary' is also the statement's name"),
    ("statement_date", "15 September", "statement_date: '15 September' is not valid; use a day of the calendar"),
    ("commentary_date", "2025-02-30", "commentary_date: '2025-02-30' is not valid"),
    ("commentary_author", "a\nb", "commentary_author: 'a\\nb' is not valid; use one line of at most 100 characters"),
    ("statement_title", "x" * 201, "statement_title: 'xxx"),
    ("statement_event", "the talks", "unknown parameter 'statement_event'; did you mean event?"),
    ("commentary_name", " the column", "commentary_name: ' the column' is not valid"),
    ("statement", "", "statement: '' is not valid; give the path of a file"),
    ("statement", "a\x00b", "statement: 'a\\x00b' is not valid"),
    ("codebook", "a\udcffb", "codebook: 'a\\udcffb' is not valid"),
    ("coding", "a\x07", "coding: 'a\\x07' is not valid; give the path of a file, or leave it empty"),
    ("coded_by", "people", "coded_by: 'people' is not valid; use cues, hand or learned, or leave it empty"),
    ("codes", "a\x07", "codes: 'a\\x07' is not valid; separate codes with commas"),
    ("families", " , ", "families: ' , ' is not valid; separate families with commas, or leave it empty"),
    ("terms", "99999999999999999999", "terms: 99999999999999999999 is not valid; use 1 to 100"),
    ("families", "a\x07", "families: 'a\\x07' is not valid; separate families"),
    ("commentary", "seeds/README.md", "statement: missing; give a file for both texts, or for neither"),
]


def message(work, *given):
    """The message of the error that is raised: one line, of a length that can be read."""
    with pytest.raises(InputError) as raised:
        work(*given)
    assert "\n" not in str(raised.value) and len(str(raised.value)) < 300
    return str(raised.value)


@pytest.mark.parametrize(("name", "text", "told"), MISTAKES, ids=[f"{n}-{t[:12]!r}" for n, t, _ in MISTAKES])
def test_a_mistake_is_named(name, text, told):
    assert message(lambda: parameters.check(parameters.from_pairs([(name, text)]))).startswith(told)


@pytest.mark.parametrize("name", list(parameters.declared()))
@pytest.mark.parametrize("value", [None, ["a"], {"a": 1}, True, b"x"])
def test_a_value_of_a_type_that_no_parameter_has_is_refused(name, value):
    assert message(parameters.check, {name: value}).startswith(f"{name}: {value!r} is not ")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", "2025", "2025"),
        ("title", "yes", "yes"),
        ("title", "null", "null"),
        ("title", "2025-09-15", "2025-09-15"),
        ("title", "[a]", "[a]"),
        ("terms", "12", 12),
        ("confidence", ".9", 0.9),
        ("confidence", "9e-1", 0.9),
    ],
)
def test_text_stays_as_typed_and_numbers_are_read(tmp_path, name, text, value):
    given = parameters.from_pairs([(name, text)])
    assert given == {name: value} and type(given[name]) is type(value)
    assert parameters.check(given)[name] == value


def test_a_parameter_given_twice_is_told():
    assert message(parameters.from_pairs, [("terms", "3"), ("terms", "4")]) == "terms: given twice; give it once"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("terms: ten\n", ", line 1: terms: 'ten' is not a whole number; use 1 to 100"),
        ("title: a\nterms: 2.5\n", ", line 2: terms: '2.5' is not a whole number"),
        ("title: a\ntrems: 3\n", ", line 2: unknown parameter 'trems'; did you mean terms?"),
        ("title:\n", ", line 1: title: no value; remove the line to use the default"),
        ("title: null\n", ", line 1: title: no value"),
        ("brief: a\nterms: 0\n", ", line 2: terms: 0 is not valid; use 1 to 100"),
        (
            "title: Trump: the deal\n",
            ", line 1: text that contains a colon needs quotes",
        ),
        (
            "families: [themes, frames]\n",
            ", line 1: 'families' must have one value; write several as one text, such as 'themes, frames'",
        ),
        ("families:\n  - themes\n", ", line 1: 'families' must have one value"),
        ("? [a, b]\n: c\n", ", line 1: a key must be text; correct the YAML"),
        ("terms: 3\nterms: 4\n", ", line 2: 'terms' appears twice; correct the YAML"),
        ("- terms\n", ": must contain names and values"),
        ("terms\n", ": must contain names and values"),
        ("a: [\n", ", line 2: did not find expected node content; correct the YAML"),
        ("a: 1\n---\nb: 2\n", ", line 2: a second document begins; keep one; correct the YAML"),
        (b"\xff\xfe\x00\x01", ": not UTF-8 text; save it as plain text in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00", ": not UTF-8 text"),
        ("title: !!python/object/apply:os.system [exit]\n", ", line 1: the tag tag:yaml.org,2002:python/object/apply"),
        ("[" * 50_000, ", line 1: more than 20 levels; correct the YAML"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nterms: [*b, *b]\n", ", line 2: aliases (*name) are not allowed"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_line(tmp_path, content, told):
    file = tmp_path / "p.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    limit = sys.getrecursionlimit()
    found = message(parameters.from_file, str(file)).removeprefix(str(file))
    assert found.startswith(told) and sys.getrecursionlimit() == limit


def test_a_file_may_hold_dates_and_words_that_yaml_takes_for_something_else(tmp_path):
    (tmp_path / "p.yml").write_text("\ufefftitle: 2025-09-15\nstatement_name: no\nfamilies: ''\nterms: 3\n", "utf-8")
    expected = {"title": "2025-09-15", "statement_name": "no", "families": "", "terms": 3}
    assert parameters.from_file(str(tmp_path / "p.yml")) == expected
    (tmp_path / "empty.yml").write_text("# nothing\n")
    assert parameters.from_file(str(tmp_path / "empty.yml")) == {}


def test_a_file_that_is_none_is_told(tmp_path):
    assert message(parameters.from_file, str(tmp_path)) == f"{tmp_path}: a folder; give the path of a file"
    missing = str(tmp_path / "no.yml")
    assert message(parameters.from_file, missing) == f"{missing}: no such file; give the path of a file"


def test_every_parameter_has_a_rule_and_its_default_keeps_it():
    assert set(parameters.RULES) == set(parameters.declared())
    assert parameters.check({}) == {name: each.default for name, each in parameters.declared().items()}


def seen(given, folder):
    """What a brief shows of some parameters, quickly: tables, findings, figures, cover and PDF."""
    chosen = parameters.check({"resamples": 100, "brief": "seen", **given})
    comparison = from_parameters(chosen)
    shown = cover.cover(comparison, chosen["title"], chosen["paper"])
    found = tables.words(comparison, chosen["terms"])
    brief.write_data(comparison, {}, folder)
    files = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    blocks = [{**shown.data(), "html": ""}]
    return {
        "cover": shown.html() + story.story(comparison).html(),
        "terms": len(found.rows),
        "prose": "".join(narrative.answer(comparison, each).html() for each in comparison.families),
        "size": page_size(blocks),
        "places": brief.places_of(chosen["brief"]),
        "levels": narrative.rule(comparison).html(),
        **files,
    }


def page_size(blocks):
    """The size of the PDF's pages in points."""
    box = PdfReader(io.BytesIO(pdf.set_by_typst(blocks))).pages[0].mediabox
    return round(box.width), round(box.height)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """What a brief with default values shows."""
    return seen({}, tmp_path_factory.mktemp("plain") / "data")


SEEDS = {role: parameters.declared()[role].default for role in ("statement", "commentary")}
OTHER = {
    "brief": ("other", {"places"}),
    "title": ("A title of one’s own", {"cover"}),
    "statement": ("statement.txt", {"cover", "sentences.csv", "shares.csv"}),
    "commentary": ("commentary.txt", {"cover", "sentences.csv", "shares.csv"}),
    "statement_name": ("the White House", {"cover", "prose", "findings.json"}),
    "commentary_name": ("the Column", {"cover", "prose", "findings.json"}),
    "event": ("the talks in Madrid", {"cover", "documents.csv"}),
    "statement_title": ("A Framework", {"cover", "documents.csv"}),
    "statement_publisher": ("The Ministry", {"cover", "documents.csv"}),
    "statement_author": ("Ana Lund", {"cover", "documents.csv"}),
    "statement_date": ("2025-09-14", {"cover", "documents.csv"}),
    "commentary_title": ("A Column", {"cover", "documents.csv"}),
    "commentary_publisher": ("The Paper", {"cover", "documents.csv"}),
    "commentary_author": ("Eva Roe", {"cover", "documents.csv"}),
    "commentary_date": ("2025-09-17", {"cover", "documents.csv"}),
    "codebook": ("codebook.yml", {"codings.csv", "findings.json"}),
    "coding": ("coding.csv", {"reliability.csv", "agreements.csv"}),
    "corrections": ("corrections.csv", {"codings.csv", "claims.csv"}),
    "coded_by": ("cues", {"codings.csv", "findings.json"}),
    "families": ("frames", {"shares.csv", "prose"}),
    "codes": ("frames.conflict,themes.negotiation_process", {"shares.csv", "prose"}),
    "terms": (3, {"terms"}),
    "minimum_count": (8, {"words.csv"}),
    "confidence": (0.8, {"shares.csv", "differences.csv", "levels"}),
    "resamples": (300, {"differences.csv"}),
    "random_seed": (2, {"differences.csv"}),
    "paper": ("letter", {"size"}),
}

# Two texts are given or none, and cues code where the seeds' own coding is not asked for.
BESIDE = {"statement": SEEDS, "commentary": SEEDS, "codebook": {"coded_by": "cues"}}


@pytest.fixture
def other_files(tmp_path):
    """Other inputs than the seeds': shorter texts, a codebook without a theme, codings without half the rows."""
    for role, name in (("statement", "000_4dd57bc414fd322c.txt"), ("commentary", "003_8dab4e527990c445.txt")):
        text = files.locate(f"seeds/{name}").read_text("utf-8")
        (tmp_path / f"{role}.txt").write_text(text[: len(text) // 2], "utf-8")
    codebook = files.locate("seeds/codebook.yml").read_text("utf-8")
    (tmp_path / "codebook.yml").write_text(codebook.replace("user data", "user dates"), "utf-8")
    rows = list(csv.reader(files.locate("seeds/codings.csv").open(encoding="utf-8")))
    with (tmp_path / "coding.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows[0], *(row for n, row in enumerate(rows[1:]) if n % 3)])
    corrected = "sentence,change,value\nS1,strike claims,\nS1,strike code,themes.negotiation_process\n"
    (tmp_path / "corrections.csv").write_text(corrected, "utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", list(parameters.declared()))
def test_each_parameter_has_an_effect_that_shows(name, plain, other_files):
    value, where = OTHER[name]
    given = str(other_files / value) if str(value).endswith((".txt", ".yml", ".csv")) else value
    beside = BESIDE.get(name, {})
    before = seen(beside, other_files / "before") if name == "codebook" else plain
    found = seen({**beside, name: given}, other_files / "data")
    assert where <= {key for key in found if found[key] != before[key]}


@pytest.mark.slow
def test_an_effect_is_the_one_that_was_asked_for(plain, tmp_path):
    assert plain["terms"] == 10 and seen({"terms": 3}, tmp_path / "a")["terms"] == 3
    assert plain["size"] == (595, 842) and seen({"paper": "letter"}, tmp_path / "b")["size"] == (612, 792)
    assert (
        "95% interval" in plain["levels"] and "99.9% interval" in seen({"confidence": 0.999}, tmp_path / "c")["levels"]
    )
    words = list(csv.DictReader(seen({"minimum_count": 8}, tmp_path / "d")["words.csv"].splitlines()))
    assert min(int(row["statement"]) + int(row["commentary"]) for row in words) >= 8
    found = json.loads(seen({"families": "frames"}, tmp_path / "e")["findings.json"])
    assert {each["family"] for each in found} == {"", "frames", "voice"}


def test_two_texts_by_place_name_the_brief():
    given = parameters.with_texts({"terms": 3}, ("texts/A Statement.md", "b_reply.docx"))
    assert given == {
        "brief": "a-statement-b-reply",
        "terms": 3,
        "statement": "texts/A Statement.md",
        "commentary": "b_reply.docx",
    }
    assert parameters.with_texts({"brief": "mine"}, ("a.md", "b.md"))["brief"] == "mine"
    assert parameters.with_texts({"terms": 3}, ()) == {"terms": 3}
    long = parameters.with_texts({}, ("a" * 200, "\N{LATIN SMALL LETTER E WITH ACUTE}.md"))
    assert parameters.BRIEF_NAME.match(long["brief"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("声明.txt", "讲话.txt"),
        ("2025声明.txt", "2025讲话.txt"),
        ("a" * 40 + "b.md", "a" * 40 + "c.md"),
        ("\N{DEGREE SIGN}", "-"),
    ],
)
def test_files_of_other_names_have_briefs_of_other_names(one, other):
    names = {parameters.slug(one), parameters.slug(other), parameters.slug("résumé.txt")}
    assert len(names) == 3 and "resume" in names
    assert all(parameters.BRIEF_NAME.match(name) and len(name) <= 31 for name in names)


def test_a_brief_of_other_texts_keeps_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("p", "q", "r"):
        (tmp_path / folder).mkdir()
        for name in ("a.txt", "b.txt"):
            (tmp_path / folder / name).write_text(f"{folder} {name}")

    def write(name, *texts):
        """Notes a brief as rendering does."""
        data = tmp_path / "reports" / name / "data"
        data.mkdir(parents=True, exist_ok=True)
        both = dict(zip(parameters.ROLES, texts, strict=True))
        files = {role: hashlib.sha256(Path(path).read_bytes()).hexdigest() for role, path in both.items()}
        shown = {role: Path(path).name if Path(path).is_absolute() else path for role, path in both.items()}
        (data / "inputs.json").write_text(json.dumps({"parameters": shown, "files": files}))

    def named(*texts):
        return parameters.with_texts({}, texts)["brief"]

    write("a-b", "p/a.txt", "p/b.txt")
    assert named("p/a.txt", "p/b.txt") == "a-b" and named("q/a.txt", "q/b.txt") == "a-b-2"
    assert named("p/a.txt", "q/b.txt") == "a-b-2" and named("q/b.txt", "q/a.txt") == "b-a"
    write("a-b-2", "q/a.txt", "q/b.txt")
    assert named("q/a.txt", "q/b.txt") == "a-b-2" and named("r/a.txt", "r/b.txt") == "a-b-3"
    assert named(str(tmp_path / "q" / "a.txt"), str(tmp_path / "q" / "b.txt")) == "a-b-2"
    (tmp_path / "p" / "a.txt").write_text("written anew")
    assert named("p/a.txt", "p/b.txt") == "a-b"
    assert parameters.others_of("a-b", {"statement": "q/a.txt", "commentary": "q/b.txt"}) == "p/a.txt and p/b.txt"
    assert parameters.with_texts({"brief": "a-b"}, ("q/a.txt", "q/b.txt"))["brief"] == "a-b"


def test_one_text_by_place_or_one_given_twice_is_told():
    assert message(parameters.with_texts, {}, ("a.md",)) == "'a.md': give two texts, the statement first, or none"
    assert message(parameters.with_texts, {"statement": "c.md"}, ("a.md", "b.md")).startswith("statement: given twice")


def test_parameters_changed_in_a_later_notebook_are_told(monkeypatch, tmp_path):
    first, *others = parameters.notebooks()
    for path in (first, others[0], others[1]):
        text = path.read_text("utf-8")
        changed = text.replace("terms: int = 10", "terms: int = 20") if path == others[1] else text
        (tmp_path / path.name).write_text(changed, "utf-8")
    monkeypatch.setattr(parameters, "NOTEBOOKS", tmp_path)
    (line,) = parameters.doubts_of_notebooks()
    assert line.startswith(f"{others[1].name}: its parameters are not those of {first.name}")


def test_a_chapter_that_a_brief_goes_without_is_told(monkeypatch, tmp_path):
    first, second, third, *_ = parameters.notebooks()
    for path in (first, second, third):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(parameters, "NOTEBOOKS", tmp_path)
    assert parameters.doubts_of_notebooks() == []
    (tmp_path / second.name).unlink()
    told = ["notebooks: none is numbered 1; the brief goes without its chapter"]
    assert parameters.doubts_of_notebooks() == told
    (tmp_path / second.name).mkdir()
    assert parameters.doubts_of_notebooks() == told


CELL = {"cell_type": "code", "metadata": {"tags": ["parameters"]}}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "notebooks: there are none; put back"),
        ("", "0-summary.ipynb: not a notebook any more"),
        ("[]", "0-summary.ipynb: not a notebook any more"),
        ('{"cells": [{"metadata": 1}]}', "0-summary.ipynb: not a notebook any more"),
        (json.dumps({"cells": []}), "0-summary.ipynb: the parameter brief is missing or unknown"),
        (json.dumps({"cells": [CELL | {"source": "brief: str = f("}]}), "its cell of parameters cannot be read"),
        (json.dumps({"cells": [CELL | {"source": "brief: str = f()"}]}), "its cell of parameters cannot be read"),
        (json.dumps({"cells": [CELL | {"source": "other: str = ''"}]}), "the parameter brief is missing or unknown"),
    ],
    ids=["none", "empty", "a list", "no tags", "no cells", "syntax", "computed", "another"],
)
def test_a_notebook_that_is_broken_or_missing_is_told_in_a_line(tmp_path, monkeypatch, content, told):
    if content is not None:
        (tmp_path / "0-summary.ipynb").write_text(content, "utf-8")
    monkeypatch.setattr(parameters, "NOTEBOOKS", tmp_path)
    with pytest.raises(InputError, match=told):
        parameters.declared.__wrapped__()
