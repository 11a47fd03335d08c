"""What is shown is data: it is escaped in HTML, and JSON can hold it."""

import csv
import io
import json
import re
from base64 import b64decode
from html import unescape

import pytest

from parallax.report import displays
from parallax.report.displays import (
    MIME,
    Account,
    Accounts,
    Claim,
    Claims,
    Column,
    Cover,
    Facing,
    Figure,
    Pair,
    Picks,
    Prose,
    Run,
    Sentence,
    Story,
    Table,
    Telling,
)

NASTY = """<script>alert("1")</script> & 'so'"""
NASTY_ESCAPED = "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; &#39;so&#39;"
RUN = (Run(NASTY),)
SVG = '<svg viewBox="0 0 1 1"><title>A figure</title></svg>'


def sentence(text=NASTY, **changed):
    given = {"id": "S1", "text": text, "codes": (text,), "used": ("F1",), "spans": ((0, 2, 7),), "lemmas": "it rain"}
    return Sentence(**given | changed)


def accounts(*sentences, removed=(), picks=()):
    return Accounts((Account("statement", NASTY, ((sentences,),), 100, removed),), picks)


def telling(**changed):
    given = {"document": "statement", "name": "", "title": "", "about": "", "note": "", "sentences": ()}
    return Telling(**given | changed)


NASTY_DISPLAYS = {
    "title of a cover": Cover(NASTY, "x", "a4", ""),
    "headline of a cover": Cover("", NASTY, "a4", ""),
    "name of a text": Story("", (telling(name=NASTY),)),
    "title of a text": Story("", (telling(title=NASTY),)),
    "what is known of a text": Story("", (telling(about=NASTY),)),
    "standing of a text": Story("", (telling(note=NASTY),)),
    "sentence of a story": Story("", (telling(sentences=(RUN,)),)),
    "caption of quotations": Facing("f", f'"{NASTY}', ()),
    "line of a pair": Facing("f", "", (Pair(NASTY, (), ()),)),
    "quotation of a pair": Facing("f", "", (Pair("", RUN, ()),)),
    "run": Prose(RUN),
    "link": Prose((Run(NASTY, to="S1"),)),
    "address of a link": Prose((Run("x", to=f'S1">{NASTY}'),)),
    "marked run": Prose((Run(NASTY, style="mark"),)),
    "strong run": Prose((Run(NASTY, style="strong"),)),
    "quiet run": Prose((Run(NASTY, style="quiet"),)),
    "style": Prose((Run("x", style=f'quiet">{NASTY}'),)),
    "caption of claims": Claims(f'"{NASTY}', ()),
    "claim": Claims("", (Claim("F1", NASTY, "checked", (), ()),)),
    "sign of a claim": Claims("", (Claim("F1", "", f'"{NASTY}', (), ()),)),
    "quotation of a claim": Claims("", (Claim("F1", "", "checked", (RUN,), ()),)),
    "evidence of a claim": Claims("", (Claim("F1", "", "checked", (), ((NASTY, (f'"{NASTY}',)),)),)),
    "caption of a table": Table("t", NASTY, (Column("a"),), ()),
    "heading of a column": Table("t", "", (Column(NASTY),), ()),
    "heading of a row": Table("t", "", (Column("a"),), ((RUN,),)),
    "cell": Table("t", "", (Column("a"), Column("b")), (((Run("x"),), RUN),)),
    "note of a table": Table("t", "", (Column("a"),), (), NASTY),
    "name of a table": Table(f'"{NASTY}', "", (Column("a"),), ()),
    "caption of a figure": Figure("f", "", NASTY, "", SVG),
    "title of a figure": Figure("f", NASTY, "", "", SVG),
    "name of a figure": Figure(f'"{NASTY}', "", "", "", SVG),
    "title of an account": accounts(),
    "sentence": accounts(sentence()),
    "code of a sentence": accounts(sentence("x", codes=(NASTY,))),
    "claim of a sentence": accounts(sentence("x", claims=(NASTY,))),
    "lemmas of a sentence": accounts(sentence("x", lemmas=f'"{NASTY}')),
    "head of what is picked": accounts(picks=(Picks(f'"{NASTY}', ((1, "x"),)),)),
    "what is picked": accounts(picks=(Picks("x", ((1, NASTY),)),)),
    "removed text": accounts(removed=(("image", NASTY),)),
    "kind of a removed text": accounts(removed=((NASTY, "x"),)),
}


@pytest.mark.parametrize("display", NASTY_DISPLAYS.values(), ids=NASTY_DISPLAYS)
def test_text_is_escaped(display):
    html = display.html()
    assert "<script" not in html
    assert "alert(&#34;1&#34;)" in html
    assert NASTY in unescape(html)


@pytest.mark.parametrize("display", NASTY_DISPLAYS.values(), ids=NASTY_DISPLAYS)
def test_a_display_has_three_forms(display):
    bundle = display._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", MIME}
    assert bundle["text/plain"].startswith(display.kind)
    assert display.html() != "" and display.html() in bundle["text/html"]
    assert bundle[MIME] == json.loads(json.dumps(display.data()))
    assert bundle[MIME]["kind"] == type(display).__name__.lower()


def test_json_holds_text_as_it_is():
    data = Table("t", NASTY, (Column("a"),), ((RUN,),)).data()
    assert json.loads(json.dumps(data))["rows"] == [[[{"text": NASTY, "to": "", "style": ""}]]]
    assert data["caption"] == NASTY


def test_accounts_hold_accounts_of_their_kind():
    data = accounts(sentence("x")).data()
    assert [account["kind"] for account in data["accounts"]] == ["account"]
    assert data["accounts"][0]["rows"][0][0][0]["id"] == "S1"


@pytest.mark.parametrize(
    ("run", "html"),
    [
        (Run("x"), "<p>x</p>"),
        (Run("S1", to="S1"), '<p><a href="#S1">S1</a></p>'),
        (Run("x", style="mark"), "<p><mark>x</mark></p>"),
        (Run("x", style="strong"), "<p><strong>x</strong></p>"),
        (Run("x", style="quiet"), '<p><span class="quiet">x</span></p>'),
        (Run("x", style="statement"), '<p><span class="statement">x</span></p>'),
    ],
)
def test_a_run_is_set_as_its_style_asks(run, html):
    assert Prose((run,)).html() == html


def test_runs_are_set_without_space_between_them():
    assert Prose((Run("a"), Run("b", style="mark"), Run(" c"))).html() == "<p>a<mark>b</mark> c</p>"


def test_a_table_s_first_cell_heads_its_row_and_columns_are_aligned():
    columns = (Column("Code"), Column("Sentences", "right"))
    html = Table("shares", "Shares", columns, (((Run("Rain"),), (Run("7"),)),)).html()
    assert '<caption id="table-shares">Shares</caption>' in html
    assert '<th scope="col" class="right">Sentences</th>' in html
    assert '<th scope="row">Rain</th><td class="right" data-label="Sentences">7</td>' in html


def test_a_table_without_a_note_has_no_place_for_one():
    columns = (Column("a"),)
    assert "note" not in Table("t", "c", columns, ((RUN,),)).html()
    assert '<p class="note">n</p>' in Table("t", "c", columns, ((RUN,),), "n").html()


@pytest.mark.parametrize("empty", [Table("t", "c", (Column("a"),), ()), Claims("Rain", ())])
def test_what_is_empty_says_so(empty):
    assert "othing found.</p>" in empty.html()


def test_a_table_can_be_taken_as_csv():
    cells = ((Run("Rain, “so”"),), (Run("S1", to="S1"), Run("", style="break"), Run("a")))
    html = Table("shares", "Shares", (Column("Code"), Column("Where")), (cells,)).html()
    address = re.search('download="shares.csv" href="data:text/csv;charset=utf-8;base64,([^"]+)"', html)[1]
    assert list(csv.reader(io.StringIO(b64decode(address).decode("utf-8-sig"), newline=""))) == [
        ["Code", "Where"],
        ["Rain, “so”", "S1\na"],
    ]


def test_a_claim_is_linked_to_and_has_its_sign_its_quotation_and_all_of_its_sentences():
    grounds = (("progress", ("S1", "C2")), ("conflict", ("S3",)))
    html = Claims("", (Claim("F1", "It rains", "tentative", ((Run("“Rain”"),),), grounds),)).html()
    assert '<li id="F1">' in html and '<span class="label tentative">tentative</span>' in html
    assert '<p class="quoted">“Rain”</p>' in html
    assert "F1: progress S1, C2; conflict S3" in re.sub("<[^>]+>", "", html)


def test_a_cover_has_its_title_above_its_headline_or_alone():
    assert re.findall("<h1>(.*)</h1>", Cover("The talks", "They differ", "a4", "").html()) == ["They differ"]
    assert re.findall("<h1>(.*)</h1>", Cover("The talks", "", "a4", "").html()) == ["The talks"]


def test_quotations_face_each_other_under_what_sets_them_apart():
    pair = Pair("One sees rain.", (Run("“wet”"),), (Run("“dry”"),))
    html = Facing("parting", "Where they part", (pair,)).html()
    assert html.index("One sees rain.") < html.index("“wet”") < html.index("“dry”")


def test_a_figure_is_its_drawing():
    html = Figure("shares", "Shares", "What to see", "in words", SVG).html()
    assert SVG in html
    assert '<figure id="figure-shares">' in html
    assert "<figcaption><strong>Shares.</strong> What to see</figcaption>" in html


def test_a_figure_takes_its_page_s_colours_and_nothing_else_does():
    assert 'fill="var(--statement)"' in Figure("f", "", "", "", '<svg fill="#1b4f8a"></svg>').html()
    assert "#1b4f8a" in Prose((Run("#1b4f8a"),)).html()


def test_a_notebook_s_display_brings_the_page_s_look_for_itself_alone():
    style = re.search(r"<style>(.*?)</style>", Prose(RUN)._repr_mimebundle_()["text/html"], re.DOTALL)[1]
    assert ".parallax.parallax {" in style and "--statement" in style
    assert not re.search(r":root|\bbody\b|url\(", style)


def test_no_dollars_in_a_notebook_are_set_as_mathematics():
    shown = Prose((Run("It is $1_000 and $2_000."),))._repr_mimebundle_()["text/html"]
    assert re.match('<div class="parallax mathjax_ignore tex2jax_ignore">', shown) and "$1_000" in shown


def test_a_display_in_a_notebook_is_dark_where_jupyterlab_s_theme_is():
    style = re.search(r"<style>(.*?)</style>", Prose(RUN)._repr_mimebundle_()["text/html"], re.DOTALL)[1]
    light, dark = style.split('[data-jp-theme-light="false"] .parallax {')
    assert "--paper: #ffffff" in light and "--paper: #17181a" in dark and "prefers-color-scheme" not in style


def in_notebook(display, **meanings):
    """A display's HTML in a notebook that knows what these numbers stand for."""
    displays.MEANINGS.update(meanings)
    try:
        return display._repr_mimebundle_()["text/html"]
    finally:
        displays.MEANINGS.clear()


def test_a_number_in_a_notebook_shows_its_sentence_and_leads_to_it():
    html = in_notebook(Prose((Run("S1", to="S1"), Run("S2", to="S2"))), S1=NASTY)
    place, title = re.search(r'<a href="#(\w+-S1)" title="([^"]+)">S1</a>', html).groups()
    assert unescape(title) == NASTY
    assert re.search(f'<li id="{place}"><b class="number">S1</b> ([^\n]+)</li>', html)[1] == NASTY_ESCAPED
    assert '<a href="#S2">S2</a>' in html and html.count("<script>") == 1


def test_a_number_that_leads_within_a_display_does_so_in_a_notebook():
    html = in_notebook(Claims("", (Claim("F1", "", "checked", (), (("", ("F1",)),)),)), F1="It rains")
    assert '<a href="#F1" title="It rains">F1</a>' in html and 'class="below"' not in html


def test_a_sentence_can_be_linked_to_and_has_its_notes():
    html = accounts(sentence("It rains.", claims=("Promises: Ana → Ben",), codes=("Rain", "Snow"))).html()
    assert 'id="S1" data-spans="0-2-7" data-lemmas="it rain"' in html
    told = '<summary><b>Promises: Ana → Ben</b>; 2 codes</summary>Rain; Snow → <a href="#F1">F1</a></details>'
    assert f'<details class="notes">{told}' in html


def test_codes_of_who_is_named_stand_last_and_count():
    html = accounts(sentence("x", codes=("Rain",), style=("Firms",), used=())).html()
    assert "<summary>2 codes</summary>Rain; Firms</details>" in html


def test_a_claim_without_codes_has_nothing_to_unfold():
    html = accounts(sentence("x", claims=("Asks: Ana",), codes=(), used=())).html()
    assert '<div class="notes"><b>Asks: Ana</b></div>' in html and "<details" not in html


def test_a_sentence_without_notes_has_no_line_for_them():
    assert 'class="notes"' not in accounts(sentence("x", codes=(), used=())).html()


def test_what_needs_scripts_is_a_template():
    html = accounts(picks=(Picks("Themes", ((3, "Rain"),)),)).html()
    tools = re.search(r"<template.*?</template>", html, re.DOTALL)[0]
    assert '<optgroup label="Themes">\n<option value="3">Rain</option>' in tools
    assert "<select" not in html.replace(tools, "") and "<input" not in html.replace(tools, "")
