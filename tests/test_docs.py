"""The documentation holds: what it quotes is committed, what it lists exists, and what exists is listed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from samples import PROJECT

from parallax import parameters
from parallax.data import lists

PAGES = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("*/README.md"), PROJECT / "bench/RESULTS.md"]
README = (PROJECT / "README.md").read_text("utf-8")
DECISIONS = (PROJECT / "DECISIONS.md").read_text("utf-8")
DATA = PROJECT / "reports" / "madrid-tiktok" / "data"
STATEMENT = "The ministry urged the firm to lift its ban on exports. It will pay tariffs. The talks went well."
COMMENTARY = "Critics doubt that the ban will be lifted. Tariffs hurt farmers. The talks failed, they said."


def page(name):
    """The text of a page in docs/."""
    return (PROJECT / "docs" / name).read_text("utf-8")


def rows(text):
    """The rows of the tables in a text, as lists of cells; the heads are left out."""
    found = re.findall(r"^\| (.+) \|$", re.sub(r"^\|.*\|\n(?=\| ---)", "", text, flags=re.MULTILINE), re.MULTILINE)
    return [re.split(r" ?\| ?", row) for row in found if not row.startswith("---")]


def sections(text):
    """The sections of a text by the names in their headings."""
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def test_every_page_of_the_documentation_is_linked_from_the_readme():
    assert {f"docs/{path.name}" for path in PROJECT.glob("docs/*.md")} <= set(re.findall(r"\]\(([^)#]+)\)", README))


def test_the_readme_is_short():
    assert len(README.split()) <= 900


def test_the_readme_quotes_sentences_of_the_committed_brief_as_the_page_shows_them():
    findings = {each["text"]: each for each in json.loads((DATA / "findings.json").read_text("utf-8"))}
    quoted = re.findall(r"^- \*\*(.+?)\*\*\n  (\S+) .*?in \[(\S+)\]", README, re.MULTILINE)
    assert len(quoted) == 3
    for text, id, notebook in quoted:
        shown = (PROJECT / "reports/madrid-tiktok/notebooks" / f"{notebook}.ipynb").read_text("utf-8")
        assert json.dumps(text, ensure_ascii=False)[1:-1] in shown
        assert not id.startswith("F") or findings[text]["id"] == id.rstrip(",")
    evidence = re.findall(r"^  (F\d+), .*; evidence (\w+)", README, re.MULTILINE)
    shown = [(each["id"], each["evidence"][0]) for text, each in findings.items() if f"**{text}**" in README]
    assert sorted(evidence) == sorted(shown)


def test_targets_of_make_exist():
    named = {name for path in PAGES for name in re.findall(r"(?:^ {4}|`)make ([a-z]+)", path.read_text("utf-8"), re.M)}
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    assert {"brief", "test"} <= named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_commands_of_parallax_exist_with_their_options():
    command = re.compile(r"(?:^ {4}|`)(?:\.venv/bin/)?parallax ([a-z]+)([^`\n]*)", re.MULTILINE)
    named = {each for path in PAGES for each in command.findall(path.read_text("utf-8"))}
    helps = {name: help_of(name) for name in {name for name, _ in named}}
    for name, rest in named:
        assert set(re.findall(r"(?<!\S)--?[a-z]+", rest)) <= set(re.findall(r"--?[a-z]+", helps[name])), rest
        assert set(re.findall(r"-p ([a-z_]+)", rest)) <= parameters.declared().keys(), rest


def help_of(command):
    """What a command of Parallax says of itself; it must exist."""
    parallax = Path(sys.executable).parent / "parallax"
    return subprocess.run([parallax, command, "--help"], capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
def test_the_readme_s_python_runs(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(STATEMENT)
    (tmp_path / "b.txt").write_text(COMMENTARY)
    monkeypatch.chdir(tmp_path)
    [block] = re.findall(r"^```python\n(.+?)^```", README, re.MULTILINE | re.DOTALL)
    assert len([line for line in block.splitlines() if line]) == 5
    names = {}
    exec(block, names)
    assert isinstance(names["c"].shares, pd.DataFrame)
    assert (tmp_path / "out" / "brief.html").exists()


def test_every_parameter_is_listed_as_it_is_declared():
    table = page("parameters.md").partition("## ")[0]
    declared = parameters.declared().values()
    assert rows(table) == [[each.name, each.default and f"`{each.default}`", each.help] for each in declared]


def test_every_file_of_data_and_every_column_is_described():
    described = sections(page("data.md"))
    assert set(described) == {path.name for path in DATA.iterdir()}
    for name, section in described.items():
        assert [row[0] for row in rows(section)] == heads(DATA / name), name
        assert all(row[1] for row in rows(section)), name


def heads(path):
    """The columns of a table, or the keys of a JSON file."""
    if path.suffix == ".csv":
        return list(pd.read_csv(path, nrows=0).columns)
    content = json.loads(path.read_text("utf-8"))
    return list(content[0] if isinstance(content, list) else content)


def test_every_kind_of_text_that_is_set_aside_is_described():
    patterns = lists("boilerplate")
    known = {kind for part in ("paragraphs", "headings", "elements", "classes") for kind in patterns[part]}
    seen = set(pd.read_csv(DATA / "removed.csv")["kind"])
    assert known | seen <= {row[0] for row in rows(sections(page("formats.md"))["What is set aside"])}


def test_every_module_is_described():
    modules = {str(path.relative_to(PROJECT / "parallax")) for path in (PROJECT / "parallax").rglob("*.py")}
    named = [row[0].strip("`") for row in rows(sections(page("design.md"))["Modules"])]
    assert sorted(named) == sorted(name for name in modules if not name.endswith("__init__.py"))


def test_figures_of_speed_are_those_that_make_bench_measured():
    results = (PROJECT / "bench" / "RESULTS.md").read_text("utf-8")
    shown = re.search(r"<!-- bench -->\n(.+)<!-- /bench -->", page("bench.md"), re.DOTALL)[1]
    ratios = re.findall(r"\d+\.\d+ \(\d+\.\d+ to \d+\.\d+\)", shown)
    assert len(ratios) == 6 and all(ratio in results for ratio in ratios)
    assert all(figure in results for figure in re.findall(r"\d[\d.,]*\d", shown))


def test_every_script_that_measures_is_described():
    scripts = {f"`bench/{path.name}`" for path in (PROJECT / "bench").glob("*.py")}
    assert scripts <= {row[0] for row in rows(sections(page("bench.md"))["The scripts"])}


def test_decisions_have_dated_headings_all_different():
    headings = re.findall(r"^#+ (.+)$", DECISIONS, re.MULTILINE)[1:]
    assert headings and all(re.fullmatch(r"20\d\d-[01]\d-[0-3]\d: \S.+[^.]", each) for each in headings)
    anchors = [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(set(anchors)) == len(anchors)
    assert all(sections(DECISIONS).values())


def test_the_example_of_a_reading_quotes_what_the_sentences_say():
    text = page("reading.md")
    sentences = pd.read_csv(DATA / "sentences.csv", keep_default_na=False)
    told = dict(zip(sentences["sentence"], sentences["text"], strict=True))
    links = re.findall(r"\[([SCF]\d+)\]\(\.\./reports/madrid-tiktok/brief\.html#([SCF]\d+)\)", text)
    assert len(links) >= 12 and all(shown == to and to in told for shown, to in links)
    numbered = re.sub(r"\(\.\./[^)]*\)", "", " ".join(text.split()))
    for quotations, id in re.findall(r"([^.]*?“[^.]*?)\(?\[([SC]\d+)\]", numbered):
        for words in re.findall("“([^”]+)”", quotations):
            assert words in told[id], (words, id)
    claims = pd.read_csv(DATA / "claims.csv", keep_default_na=False)
    demands = claims[claims["act"] == "asks"]
    assert set(demands["document"]) == {"statement"} and set(demands["target_side"]) == {"United States", "firms"}
    assert sentences.groupby("document")["attributed"].mean()["statement"] > 0.5
