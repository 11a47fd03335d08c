"""The whole chain for real: papermill, nbconvert and Typst on the seeds, and what they leave behind."""

import csv
import io
import json
import re

import nbformat
import pytest
from pypdf import PdfReader

from parallax import InputError, render

TITLES = ["In short", "The texts", "Themes", "Framing", "Issues", "How sure", "Every sentence"]


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    """The folders of a brief of the seeds."""
    root = tmp_path_factory.mktemp("project")
    return render.brief({"terms": 7}, progress=lambda text: None, root=root)


def rows(brief, name):
    return list(csv.DictReader((brief[0] / "data" / f"{name}.csv").open(encoding="utf-8")))


def plain(html):
    """The page's text without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|svg|script).*?</\1>", " ", html, flags=re.S)).split())


def test_every_output_is_there(brief):
    reports, figures = brief
    assert {"brief.html", "brief.pdf", "first-page.png", "data", "notebooks"} == {p.name for p in reports.iterdir()}
    assert len(list((reports / "notebooks").glob("*.ipynb"))) == 6
    assert {p.suffix for p in figures.iterdir()} == {".svg", ".png"}
    assert len(list(figures.glob("*.svg"))) == len(list(figures.glob("*.png"))) >= 8


def test_nothing_else_is_left_behind(brief):
    assert [p.name for p in brief[0].parent.iterdir()] == ["madrid-tiktok"]


def test_page_has_its_chapters_and_names_both_texts(brief):
    page = (brief[0] / "brief.html").read_text("utf-8")
    chapters = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    assert chapters == TITLES
    for row in rows(brief, "documents"):
        assert row["title"] in plain(page)


def test_page_asks_the_network_for_nothing(brief):
    page = (brief[0] / "brief.html").read_text("utf-8")
    assert not re.search(r"<(link|img|iframe|object|embed)\b", page)
    assert len(re.findall(r"<script\b", page)) == 1 and "<script>" in page
    assert not re.search(r"(src|href)=[\"'](?!#)", page)
    assert "url(http" not in page and "@import" not in page
    assert "default-src 'none'" in page


def test_page_links_lead_somewhere(brief):
    page = (brief[0] / "brief.html").read_text("utf-8")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_page_shows_no_code(brief):
    page = plain((brief[0] / "brief.html").read_text("utf-8"))
    assert "compare.accounts" not in page and "import" not in page.split()


def test_pdf_is_tagged_titled_and_outlined(brief):
    pdf = PdfReader(brief[0] / "brief.pdf")
    assert pdf.metadata.title == "Two accounts of the Madrid talks on TikTok, 14–15 September 2025"
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert [entry.title for entry in pdf.outline if not isinstance(entry, list)] == TITLES
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "What TikTok reveals" in text and "Agree on Framework" in text


def test_tables_have_the_contract_s_columns(brief):
    contract = {
        "documents": "document title publisher author date address sha256 words sentences paragraphs",
        "removed": "document kind text",
        "sentences": "document sentence paragraph text speaker attributed",
        "codings": "document sentence family code start end matched",
        "shares": "family code document sentences share low high first",
        "differences": "family code difference low high q label",
        "words": "term statement commentary log_ratio low high g2 q label",
        "reliability": "family code alpha low high precision recall prevalence",
    }
    for name, columns in contract.items():
        assert set(columns.split()) <= set(rows(brief, name)[0]), name


def test_sentences_are_numbered_as_they_were_coded(brief):
    found = [row["sentence"] for row in rows(brief, "sentences")]
    assert found == [f"S{n}" for n in range(20)] + [f"C{n}" for n in range(1, 42)]


def numbers_in(text):
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def test_every_number_in_a_finding_is_in_the_data(brief):
    findings = json.loads((brief[0] / "data" / "findings.json").read_text("utf-8"))
    shares = {(row["family"], row["code"], row["document"]): row for row in rows(brief, "shares")}
    for finding in [each for each in findings if each["measure"] == "share"]:
        known = set()
        for role in ("statement", "commentary"):
            row = shares[finding["family"], finding["code"], role]
            known |= {row["sentences"], row["of"], f"{round(100 * float(row['share']))}"}
        assert numbers_in(finding["text"]) <= known, finding["text"]


def test_every_finding_stands_in_the_page(brief):
    page = plain((brief[0] / "brief.html").read_text("utf-8"))
    for finding in json.loads((brief[0] / "data" / "findings.json").read_text("utf-8")):
        assert finding["text"].replace("'", "&#39;") in page


def test_parameters_reach_the_notebooks(brief):
    notebook = nbformat.read(brief[0] / "notebooks" / "1-texts.ipynb", as_version=4)
    tagged = {tag: cell for cell in notebook.cells for tag in cell.metadata.tags}
    assert "terms = 7" in tagged["injected-parameters"].source
    page = (brief[0] / "brief.html").read_text("utf-8")
    alt = re.search(r'<desc id="words-desc">(.*?)</desc>', page)[1]
    assert alt.count(" to ") == 7


def test_executed_notebooks_hold_no_times(brief):
    for path in (brief[0] / "notebooks").glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        assert set(notebook.metadata) == {"kernelspec", "language_info"}
        assert {key for cell in notebook.cells for key in cell.metadata} == {"tags"}


DICTIONARY = """\
populism:
  elite: [elit*, "*ocrat*", official*, washington]
  people: [people*, public, user*]
tone:
  warm: [cooperat*, constructive]
  cold: [oppos*, sanction*]
"""


def test_a_dictionary_with_families_of_its_own_makes_a_brief(tmp_path):
    (tmp_path / "populism.yml").write_text(DICTIONARY, "utf-8")
    given = {"codebook": str(tmp_path / "populism.yml"), "brief": "own", "resamples": 200, "codes": "warm,elite"}
    reports, _ = render.brief(given, progress=lambda text: None, root=tmp_path)
    page = (reports / "brief.html").read_text("utf-8")
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))
    told = json.loads((reports / "data" / "findings.json").read_text("utf-8"))
    own = {("tone", "warm"), ("populism", "elite")}
    assert {(each["family"], each["code"]) for each in told[1:]} == own | {("voice", "reported")}
    assert [row["code"] for row in rows((reports, None), "differences")] == ["warm", "elite", "reported"]
    assert "codes warm,elite" in plain(page) and "oppos" not in (reports / "data" / "codings.csv").read_text("utf-8")
    assert all(each["text"].replace("'", "&#39;") in plain(page) for each in told)


def test_a_brief_that_rests_on_people_says_so(tmp_path):
    given = {"coded_by": "hand", "brief": "hand", "resamples": 200}
    reports, _ = render.brief(given, progress=lambda text: None, root=tmp_path)
    page = plain((reports / "brief.html").read_text("utf-8"))
    assert "People read every sentence of both texts and coded it for themes, frames, functions and issues." in page
    assert "This brief rests on the coding of people for themes, frames, functions and issues." in page
    assert "coded_by hand" in page
    found = rows((reports, None), "codings")
    by_hand = [row for row in found if row["family"] in ("themes", "frames", "functions", "issues")]
    assert {(row["cue"], row["start"], row["end"], row["matched"]) for row in by_hand} == {("", "0", "0", "")}
    assert all(row["matched"] for row in found if row not in by_hand)


def test_a_failing_run_leaves_what_was_there(brief, tmp_path):
    before = {path: path.read_bytes() for path in brief[0].rglob("*") if path.is_file()}
    broken = tmp_path / "broken.yml"
    broken.write_text("codebook: Broken\n", "utf-8")
    with pytest.raises(InputError, match="families"):
        render.brief({"codebook": str(broken)}, progress=lambda text: None, root=brief[0].parent.parent)
    assert before == {path: path.read_bytes() for path in brief[0].rglob("*") if path.is_file()}
    assert [p.name for p in brief[0].parent.iterdir()] == ["madrid-tiktok"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"term": 3}, r"unknown parameter 'term'; did you mean terms\?"),
        ({"terms": "many"}, "terms: 'many' is not of type int"),
        ({"terms": True}, "terms: True is not of type int"),
        ({"terms": 0}, "terms: 0 will not do; it is from 1 to 100"),
        ({"confidence": 1}, "confidence: 1 will not do"),
        ({"paper": "a5"}, "paper: 'a5' will not do; it is a4 or letter"),
        ({"brief": "../x"}, "brief: '../x' will not do"),
        ({"statement": "seeds/README.md"}, "brief: other texts need a name of their own"),
        ({"coded_by": "people"}, "coded_by: 'people' will not do; it is cues or hand"),
        ({"random_seed": -1}, "random_seed: -1 will not do"),
    ],
)
def test_a_bad_parameter_is_named(given, message):
    with pytest.raises(InputError, match=message):
        render.check(given)


def test_parameters_are_those_of_the_notebooks():
    found = render.parameters()
    assert found["terms"].type == "int" and found["terms"].default == 10
    assert all(each.help for each in found.values())


def test_put_in_place_restores_what_was_there(tmp_path):
    place, missing = tmp_path / "place", tmp_path / "missing"
    place.mkdir()
    (place / "old").write_text("old")
    with pytest.raises(OSError):
        render.put_in_place({missing: place})
    assert (place / "old").read_text() == "old"


def test_first_page_is_a_picture(brief):
    assert (brief[0] / "first-page.png").read_bytes().startswith(b"\x89PNG")
    assert io.BytesIO((brief[0] / "brief.pdf").read_bytes()).read(5) == b"%PDF-"
