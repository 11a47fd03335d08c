"""The whole chain for real: papermill, nbconvert and Typst on the seeds, and what they leave behind."""

import csv
import io
import json
import re
import shutil
from base64 import b64decode
from html import unescape

import nbformat
import pandas as pd
import pytest
from pypdf import PdfReader
from samples import PROJECT

from parallax import InputError, parameters
from parallax.comparison import checksums
from parallax.publish import brief as publishing
from parallax.publish import check, kernels
from parallax.report.displays import MIME

pytestmark = pytest.mark.slow

FURTHER = "Policy fields"
TITLES = [
    "In short",
    "Positions",
    "Themes",
    FURTHER,
    "Framing",
    "Issues",
    "Both texts",
    "How sure, and how it was done",
]


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    """The folders of a brief of the seeds."""
    root = tmp_path_factory.mktemp("project")
    return publishing.brief({"terms": 7}, progress=lambda text: None, root=root)


def rows(brief, name):
    return list(csv.DictReader((brief[0] / "data" / f"{name}.csv").open(encoding="utf-8")))


def plain(html):
    """The page's text without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|svg|script).*?</\1>", " ", html, flags=re.S)).split())


def test_every_output_is_there(brief):
    reports, figures = brief
    assert {"brief.html", "brief.pdf", "first-page.png", "data", "notebooks"} == {p.name for p in reports.iterdir()}
    assert len(list((reports / "notebooks").glob("*.ipynb"))) == 7
    assert {p.suffix for p in figures.iterdir()} == {".svg", ".png"}
    assert len(list(figures.glob("*.svg"))) == len(list(figures.glob("*.png"))) == 6


def test_nothing_else_is_left_behind(brief):
    assert sorted(p.name for p in brief[0].parent.iterdir()) == [".lock", "madrid-tiktok"]


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
    assert not re.search(r"(src|href)=[\"'](?!#|data:text/csv;)", page)
    assert not re.search(r"url\((?!data:font/ttf;base64,|#)", page) and "@import" not in page
    assert "default-src 'none'; font-src data:; style-src 'unsafe-inline'; script-src 'sha256-" in page


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


def flat(outline):
    return [each for entry in outline for each in (flat(entry) if isinstance(entry, list) else [entry])]


def test_no_heading_stands_alone_at_the_foot_of_a_page(brief):
    """The margin is 40 points; below a heading there is room for the first of what it heads."""
    entries = flat(PdfReader(brief[0] / "brief.pdf").outline)
    assert {entry.title for entry in entries} > set(TITLES)
    assert not [entry.title for entry in entries if entry.top < 110]


def test_pages_of_the_pdf_are_numbered_to_the_last(brief):
    pages = PdfReader(brief[0] / "brief.pdf").pages
    assert 1 < len(pages) <= 8
    for number, page in enumerate(pages, 1):
        assert page.extract_text().endswith(f"{number} of {len(pages)}")


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


def test_no_cell_of_a_table_is_taken_for_a_formula(tmp_path):
    table = pd.DataFrame({"text": ["=1+1", "@here", "plain", ""], "number": [1, -2, 3, 4], "share": [0.5, -0.5, 1, 0]})
    guarded = publishing.guarded_in(table)
    assert list(guarded["text"]) == ["'=1+1", "'@here", "plain", ""]
    assert guarded[["number", "share"]].equals(table[["number", "share"]])


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


@pytest.mark.parametrize(("longest", "runs"), [(10, False), (1_000, True)])
def test_the_kernel_makes_room_for_the_pdf_of_long_texts(longest, runs, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "LONG", longest)
    found = {}
    publishing.brief({"resamples": 200}, progress=lambda text: found.update({text: bool(kernels._kept)}), root=tmp_path)
    assert found["executing 6-reliability.ipynb"] and found["writing the page and the PDF"] is runs


def test_parameters_reach_the_notebooks(brief):
    notebook = nbformat.read(brief[0] / "notebooks" / "6-reliability.ipynb", as_version=4)
    tagged = {tag: cell for cell in notebook.cells for tag in cell.metadata.tags}
    assert "terms = 7" in tagged["injected-parameters"].source
    page = (brief[0] / "brief.html").read_text("utf-8")
    words = re.search(r'<caption id="table-words">.*?</table>', page, re.DOTALL)[0]
    assert words.count('<th scope="row">') == 7


def test_executed_notebooks_hold_their_figures_as_pictures_too(brief):
    reports, figures = brief
    outputs = [
        output["data"]
        for path in (reports / "notebooks").glob("*.ipynb")
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", [])
    ]
    shown = [(data, data.get(MIME, {})) for data in outputs]
    pictures = {block["name"]: data["image/png"] for data, block in shown if block.get("kind") == "figure"}
    assert {name: b64decode(picture) for name, picture in pictures.items()} == {
        path.stem: path.read_bytes() for path in figures.glob("*.png")
    }
    assert len(pictures) >= 5
    assert sum("image/png" in data for data in outputs) == len(pictures)


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
    reports, _ = publishing.brief(given, progress=lambda text: None, root=tmp_path)
    page = (reports / "brief.html").read_text("utf-8")
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page)[1:-2] == [
        "Positions",
        "Tone and populism",
        "Framing",
        "Issues",
    ]
    told = json.loads((reports / "data" / "findings.json").read_text("utf-8"))
    own = {("tone", "warm"), ("populism", "elite")}
    assert {(each["family"], each["code"]) for each in told if each["family"]} == own | {("voice", "reported")}
    assert [row["code"] for row in rows((reports, None), "differences")] == ["warm", "elite", "reported"]
    assert "codes warm,elite" in plain(page) and "oppos" not in (reports / "data" / "codings.csv").read_text("utf-8")
    assert all(each["text"].replace("'", "&#39;") in plain(page) for each in told)


def test_a_brief_that_rests_on_people_says_so(tmp_path):
    given = {"coded_by": "hand", "brief": "hand", "resamples": 200}
    reports, _ = publishing.brief(given, progress=lambda text: None, root=tmp_path)
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
        publishing.brief({"codebook": str(broken)}, progress=lambda text: None, root=brief[0].parent.parent)
    assert before == {path: path.read_bytes() for path in brief[0].rglob("*") if path.is_file()}
    assert sorted(p.name for p in brief[0].parent.iterdir()) == [".lock", "madrid-tiktok"]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("reports/mine", "reports/mine: exists and is not a folder; move it, or choose another name"),
        (
            "reports/mine/note.txt",
            "reports/mine/note.txt: would be lost, because a brief replaces its folder; move it",
        ),
        ("figures/mine/photo.jpg", "figures/mine/photo.jpg: would be lost"),
        ("figures/mine", "figures/mine: exists and is not a folder"),
    ],
)
def test_what_is_not_a_brief_s_own_is_never_replaced(tmp_path, place, told):
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).write_text("mine", "utf-8")
    with pytest.raises(InputError) as error:
        publishing.brief({"brief": "mine"}, progress=lambda text: None, root=tmp_path)
    assert str(error.value).startswith(told)
    assert (tmp_path / place).read_text("utf-8") == "mine"
    with pytest.raises(InputError):
        check.lines({"brief": "mine"}, tmp_path)


def test_a_brief_may_be_replaced_where_the_system_left_files_of_its_own(brief, tmp_path):
    shutil.copytree(brief[0].parent.parent, tmp_path / "all")
    (tmp_path / "all" / "reports" / "madrid-tiktok" / ".DS_Store").write_text("", "utf-8")
    publishing.check_places("madrid-tiktok", tmp_path / "all")


def made_of(given):
    """What a brief with these parameters would be made of."""
    chosen = parameters.check({"terms": 7, **given})
    return publishing.inputs(chosen, checksums(chosen))


def test_what_a_brief_is_made_of_is_written_down_without_paths_of_this_machine(brief, tmp_path):
    text = (brief[0] / "data" / "inputs.json").read_text("utf-8")
    noted = json.loads(text)
    assert noted["parameters"]["terms"] == 7 and noted["files"]["statement"] == rows(brief, "documents")[0]["sha256"]
    assert noted == made_of({}) and str(PROJECT) not in text
    copy = tmp_path / "copy.yml"
    copy.write_bytes((PROJECT / "seeds" / "codebook.yml").read_bytes())
    copied = made_of({"codebook": str(copy)})
    assert copied["parameters"]["codebook"] == "copy.yml" and copied["files"] == noted["files"]
    copy.write_text("codebook: another", "utf-8")
    assert made_of({"codebook": str(copy)})["files"] != noted["files"]


def test_first_page_is_a_picture(brief):
    assert (brief[0] / "first-page.png").read_bytes().startswith(b"\x89PNG")
    assert io.BytesIO((brief[0] / "brief.pdf").read_bytes()).read(5) == b"%PDF-"


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    """The folders of a brief with other names for the texts, and of few families."""
    names = {"statement_name": "the White House", "commentary_name": "Our $columnist$", "brief": "named"}
    given = {**names, "resamples": 100, "families": "issues,themes,frames,stance"}
    return publishing.brief(given, progress=lambda text: None, root=tmp_path_factory.mktemp("named"))


def test_other_names_stand_wherever_a_text_is_called_something(named):
    page = (named[0] / "brief.html").read_text("utf-8")
    drawn = " ".join(re.findall(r"<(?:title|desc)[^>]*>(.*?)</(?:title|desc)>", page))
    quoted = {row["text"] for row in rows(named, "sentences")}
    told = plain(re.sub(r'<section class="account.*?</section>', " ", page, flags=re.S))
    pdf = " ".join(each.extract_text() for each in PdfReader(named[0] / "brief.pdf").pages)
    for text in (
        told,
        drawn,
        *(each["text"] for each in json.loads((named[0] / "data/findings.json").read_text("utf-8"))),
    ):
        assert not re.search(r"\b(the|The|Only) (statement|commentary)\b", text)
    assert "the statement" not in pdf.replace("\n", " ") or any("the statement" in text for text in quoted)
    assert "White House" in drawn and "Our $columnist$" in drawn and "White House" in pdf
    assert not re.search(r"(?:^|[.] )the White House", told) and "in the White House" not in told
    assert not re.search(r"\bthe the\b", told.lower()) and "statement_name 'the White House'" in unescape(told)


def test_a_chapter_without_its_families_is_left_out(tmp_path):
    given = {"brief": "few", "families": "issues", "resamples": 100}
    page = (publishing.brief(given, progress=lambda text: None, root=tmp_path)[0] / "brief.html").read_text("utf-8")
    chapters = re.findall(r"<h2[^>]*>(.*?)</h2>", page)
    assert chapters == [title for title in TITLES if title not in ("Themes", FURTHER)]
    assert "families issues" in plain(page) and "What the sentences do" not in page


def test_a_notebook_that_fails_is_told_in_a_line_and_leaves_what_was_there(brief, monkeypatch, tmp_path):
    before = {path: path.read_bytes() for path in brief[0].rglob("*") if path.is_file()}
    notebook = nbformat.read(parameters.notebooks()[0], as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("1 / 0"))
    nbformat.write(notebook, tmp_path / "0-broken.ipynb")
    monkeypatch.setattr(publishing, "notebooks", lambda: [tmp_path / "0-broken.ipynb"])
    with pytest.raises(InputError, match=r"^0-broken.ipynb: ZeroDivisionError: division by zero$"):
        publishing.brief({"terms": 9}, progress=lambda text: None, root=brief[0].parent.parent)
    assert before == {path: path.read_bytes() for path in brief[0].rglob("*") if path.is_file()}


def test_an_executed_notebook_names_no_folder_of_this_machine_and_holds_no_warnings():
    cells = [
        nbformat.v4.new_code_cell('statement = "/home/a \\"b\\"/s.txt"', metadata={"tags": ["injected-parameters"]}),
        nbformat.v4.new_code_cell(
            "1", outputs=[nbformat.v4.new_output("stream", name="stderr", text="/home/a/x.py: UserWarning")]
        ),
    ]
    whole = publishing.tidy(nbformat.v4.new_notebook(cells=cells))
    told = publishing.without_folders(whole, {"statement": '/home/a "b"/s.txt', "codebook": "seeds/codebook.yml"})
    assert told.cells[0].source == 'statement = "s.txt"' and not told.cells[1].outputs


def test_a_message_names_no_folder_of_this_machine():
    given = {"statement": "/home/a/s.txt", "codebook": "seeds/codebook.yml"}
    assert publishing.shortened("/home/a/s.txt: no such file; seeds/codebook.yml", given) == (
        "s.txt: no such file; seeds/codebook.yml"
    )
