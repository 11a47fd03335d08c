"""Untidy texts all the way: whatever two accounts hold, each display is a sound part of a page and of the PDF."""

import ast
import json
from collections import Counter

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from samples import FORMS, PROJECT, compare

from parallax.comparison import Comparison
from parallax.corpus import documents, words
from parallax.parameters import declared
from parallax.publish import pdf
from parallax.readers import plain
from parallax.readers.encoding import tidy
from parallax.report import (
    annotated,
    contrasts,
    cover,
    explore,
    figures,
    findings,
    grid,
    heard,
    known,
    narrative,
    network,
    positions,
    provenance,
    quotes,
    shared,
    stances,
    story,
    tables,
)

pytestmark = pytest.mark.slow

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
SEEDS = sorted((PROJECT / "seeds").glob("*.txt"))
REPORT = {
    "annotated": annotated, "contrasts": contrasts, "cover": cover, "heard": heard, "explore": explore,
    "figures": figures, "findings": findings, "grid": grid, "known": known,
    "narrative": narrative, "network": network, "positions": positions, "provenance": provenance, "quotes": quotes,
    "shared": shared,
    "stances": stances, "story": story, "tables": tables,
}  # fmt: skip
GIVEN = {each.name: each.default for each in declared().values()}
LOADING = {"src", "srcset", "data", "action", "formaction", "background", "poster", "ping"}

SCRAPS = (
    "The ministers met in Oslo.|Tariffs fell|“We agreed,” said Ana Lund.|He denied it:|Next steps|No. 4|"
    "<script>alert(1)</script>|</p></div></body>|<img src=x onerror=alert(1)>|<!--|-->|]]>|&lt;b&gt;|"
    "javascript:alert(1)|#eval('1')|#read('/etc/passwd')|@cite|<label>|$x^2$|`raw`|*b*|_i_|= head|//|"
    "{{ 7*7 }}|{% raw %}|%matplotlib|!ls|=cmd+'/c'!A0|---|# A|- a|1. b|'|/*|“|”|Ω|é|—|\"\"\"|\\|"
    "\u202e|\u200b|\ue000|\ufeff|e\u0301|\x1b[31m|\t|\n|\n\n|\" onclick='x|" + "a" * 199 + "|" + "a" * 300
)
TEXTS = st.lists(st.sampled_from(SCRAPS.split("|")), min_size=1, max_size=25).map(" ".join)


MANY = "the talks Mr. U.S. went on. May HEADLINE by By Ana Lund “we agreed” said: Next steps (1) —"
WORDS = st.sampled_from(MANY.split())
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), max_size=8).map("\n".join)


def displays(comparison) -> list:
    """What the notebooks show of a comparison: their own calls, made here without a kernel."""
    names = {**GIVEN, **REPORT, "comparison": comparison, "parameters": GIVEN}
    cells = [cell for path in NOTEBOOKS for cell in json.loads(path.read_text("utf-8"))["cells"]]
    shown = [cell for cell in cells if cell["cell_type"] == "code" and "guide" not in cell["metadata"].get("tags", [])]
    sources = ["".join(cell["source"]) for cell in shown]
    parsed = [ast.parse(source).body for source in sources]
    calls = [body[0].value for body in parsed if len(body) == 1 and isinstance(body[0], ast.Expr)]
    shown = [eval(compile(ast.Expression(call), "cell", "eval"), names) for call in calls]
    return [display for display in shown if display is not None]


def unsound(html: str) -> list[str]:
    """What should not be in a part of a page: broken markup, scripts, events, what loads."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(f"<!DOCTYPE html><html><head><title>t</title></head><body>{html}</body></html>")
    found = []
    for element in page.iter():
        bad = str(element.tag) in ("script", "iframe", "object", "embed", "base", "link", "meta")
        loads = [name for name, _ in element.items() if name in LOADING or name.lower().startswith("on")]
        links = [value for name, value in element.items() if name.endswith("href")]
        away = [value for value in links if not value.startswith(("#", "data:text/csv;"))]
        found += [f"{element.tag} {loads} {away}"] if bad or loads or away else []
    return found


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """Compares two texts."""
    folder = tmp_path_factory.mktemp("untidy")

    def compared(*texts: str) -> Comparison:
        paths = [folder / "a.txt", folder / "b.txt"]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(f"It ended in May.\n\n{text}\n\nIt began in {path.stem.upper()}. It went on.", "utf-8")
        return compare(*map(str, paths), "seeds/codebook.yml", resamples=100)

    return compared


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_is_a_sound_page(compared, statement, commentary):
    for display in displays(compared(statement, commentary)):
        assert unsound(display.html()) == []


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_is_set_as_a_pdf(compared, statement, commentary):
    heading = {"kind": "markdown", "text": "# Texts"}
    shown = [heading, *(display.data() for display in displays(compared(statement, commentary)))]
    assert pdf.set_by_typst(shown).startswith(b"%PDF")


def test_what_is_unsound_is_found():
    assert unsound("<p>a</p>") == []
    assert unsound("<p onclick='x'>a</p>") and unsound("<img src='x' alt=''>") and unsound("<a href='http://a'>b</a>")
    with pytest.raises(html5lib.html5parser.ParseError):
        unsound("<p>a</div>")


def missing(form: str, text: str, file) -> Counter:
    """The words of a text that are neither in a sentence nor removed once it is a file of some format; the number of
    an item of a list is a sign, as a bullet is, and no word."""
    file.write_bytes(FORMS[form](text))
    _, removed, sentences = documents.read_one("statement", file)
    found = [row[3] for row in sentences] + [row[2] for row in removed]
    said = "\n".join(map(without_signs, text.split("\n")))
    return Counter(words.words(said)) - Counter(words.words(" \n".join(found)))


def without_signs(line: str) -> str:
    """A line without the signs of items that it begins with."""
    rest = plain.without_sign(line.strip())
    return without_signs(rest) if rest != line else rest


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.sampled_from(["txt", "md", "html", "docx"]))
@example("the\nsaid: (1) the", "md")
@example("the\nsaid: (1) the", "html")
@example("the\nsaid: (1) the", "docx")
def test_every_word_is_in_a_sentence_or_removed(tmp_path_factory, text, form):
    file = tmp_path_factory.mktemp("words") / f"given.{form}"
    assert missing(form, f"It ended in May.\n{text}\nIt began.", file) == Counter()


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMS)
def test_every_word_of_a_file_is_in_a_sentence_or_removed(form, path, tmp_path):
    assert missing(form, tidy(path.read_text("utf-8")), tmp_path / f"given.{form}") == Counter()
