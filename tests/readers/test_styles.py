"""Styles: words that a page's style hides are listed and never read, and words that it shows are."""

import pytest
from samples import blocks, texts

from parallax import InputError
from parallax.readers import account, apart, styles

SHOWN = "The ministry will sign the agreement on fish."
LONG = "It was said on Monday in the capital that the two sides would meet again in the autumn of the year."


def page(body: str, style: str = "", head: str = "") -> str:
    """A page with a style sheet, of which most is shown."""
    rest = f"<p>{LONG}</p><p>{LONG}</p>"
    return (
        f"<!DOCTYPE html><html><head><style>{style}</style>{head}</head><body><main>{body}{rest}</main></body></html>"
    )


def read(body: str, style: str = "", head: str = "") -> list[tuple[str, str]]:
    """The blocks of a page, without its style sheet and what is in it anyway."""
    return [block for block in blocks(page(body, style, head)) if block[0] != "script" and block[1] != LONG]


HIDING = [
    *(
        "display:none",
        "DISPLAY : NONE !important",
        "visibility:hidden",
        "visibility: collapse",
        "opacity:0",
        "opacity: 0.01",
    ),
    *("opacity:0%", "filter: opacity(0)", "font-size:0", "font-size: 0.5px", "font: 0/0 a", "font-size:calc(0px)"),
    *("position:absolute;left:-9999px", "position:fixed;top:-200em", "position:relative; left: -100vw"),
    *("position:absolute;right:99999px", "text-indent:-9999px", "margin-left:-5000px", "transform:translateX(-9999px)"),
    *("transform:scale(0)", "clip:rect(0 0 0 0);position:absolute", "clip-path:inset(50%)", "clip-path:circle(0)"),
    *("width:1px;height:1px;overflow:hidden", "max-height:0;overflow-y:hidden", "content-visibility:hidden"),
    *("-webkit-text-fill-color:transparent", "zoom:0.01", "contain:strict;max-block-size:0", "clip-path:ellipse(0 0)"),
    *("clip-path:polygon(0 0, 0 0, 0 0)", "color:rgb(0 0 0 / 0%)", "color:oklch(50% 0 0 / 0)", "color:hsl(0 0% 100%)"),
    *("color:transparent", "color:rgba(1,2,3,0)", "color:#fff", "color:#fefefe", "color:navy;background:navy"),
]


@pytest.mark.parametrize("hiding", HIDING)
def test_words_that_a_style_hides_are_listed(hiding):
    expected = [("hidden", "not"), *texts("The ministry will sign the agreement on fish.")]
    written = "The ministry will <span {}><b>not</b></span> sign the agreement on fish."
    assert read(f"<p>{written}</p>".format(f"style='{hiding}'")) == expected
    assert read(f"<p>{written.format('class=x')}</p>", f"p .x {{ {hiding} }}") == expected
    assert read(f"<p>{written.format('id=x')}</p>", f"@media screen {{ a, #x {{ {hiding} }} }}") == expected


@pytest.mark.parametrize(
    "shown",
    [
        *("display:block", "opacity:.5", "font-size:small", "font-size:1em", "position:absolute;left:-20px"),
        *(
            "overflow:hidden;height:0;padding-bottom:56%",
            "color:#fff;background:url(a.png)",
            "color:#fff;background:#000",
        ),
        *(
            "text-indent:2em",
            "clip:auto",
            "clip-path:inset(10px)",
            "transform:scale(1)",
            "margin-left:-1em",
            "font:400 16px/1.5 x",
        ),
        *("display:var(--x)", "color:", "opacity", "}{", "width:calc(100% - 1px);overflow:hidden"),
    ],
)
def test_words_that_a_style_shows_are_read(shown):
    assert read(f"<p class=x>{SHOWN}</p>", f".x {{ {shown} }}") == texts(SHOWN)


@pytest.mark.parametrize(
    "style",
    [
        ".x{display:none} .x{display:block}",
        ".x.y{display:block} .x{display:none}",
        "#z{visibility:visible} .x{visibility:hidden}",
        ".x{opacity:1 !important} #z{opacity:0}",
        "@media print {.x{display:none}} @media (max-width: 20px) {.x{display:none}}",
        ".x:hover{display:none} .x::before{display:none} .other{display:none}",
        "div > .x{display:none}",
        "@font-face{display:none}",
    ],
)
def test_the_weightiest_declaration_counts(style):
    assert read(f"<p class='x y' id=z>{SHOWN}</p>", style) == texts(SHOWN)


@pytest.mark.parametrize(
    ("around", "within", "is_shown"),
    [
        ("font-size:0", "font-size:16px", True),
        ("font-size:0", "font-size:2em", False),
        ("visibility:hidden", "visibility:visible", True),
        ("color:transparent", "color:black", True),
        ("background:#000;color:#fff", "background:#fff", False),
        ("background:#000", "color:#fff", True),
        ("display:none", "display:block", False),
        ("opacity:0", "opacity:1", False),
    ],
)
def test_words_within_hidden_ones_may_be_seen_again(around, within, is_shown):
    body = f"<div style='{around}'><div class=in style='{within}'><p>{SHOWN}</p></div></div>"
    assert read(body) == (texts(SHOWN) if is_shown else [("hidden", SHOWN)])


def test_hidden_words_around_those_that_are_seen_are_listed():
    body = "<p style='font-size:0'>They will not sign. <span style='font-size:9pt'>They will sign.</span> Never.</p>"
    assert read(body) == [("hidden", "They will not sign. Never."), *texts("They will sign.")]


def test_white_words_are_read_where_what_is_beneath_them_may_have_a_colour():
    linked = "<link rel=stylesheet href=a.css>"
    assert read(f"<p style='color:white'>{SHOWN}</p>", head=linked) == texts(SHOWN)
    assert read(f"<p style='color:white;background:#fff'>{SHOWN}</p>", head=linked) == [("hidden", SHOWN)]


def test_a_hidden_heading_is_no_headline():
    body = f"<h1 class=x>They will not sign at all</h1><h1>They sign</h1><p>{SHOWN}</p>"
    found = read(body, ".x{position:absolute;left:-9999px}")
    assert found == [("hidden", "They will not sign at all"), ("heading", "They sign"), *texts(SHOWN)]


def test_a_page_that_a_program_would_show_is_read_and_that_is_told():
    found = blocks(page(f"<p>{SHOWN}</p>", "body p{opacity:0} p.seen{opacity:1}"))
    assert found[0][0] == "hidden but read" and "read, since they are most of the page" in found[0][1]
    assert [text for kind, text in found if kind == "text"] == [SHOWN, LONG, LONG]


def test_style_sheets_that_a_saved_page_brings_along_count():
    raw = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n"
        + page(f"<p class=x>They will not.</p><p>{SHOWN}</p>")
        + "\r\n--B\r\nContent-Type: text/css\r\n\r\n.x{display:none}\r\n--B--\r\n"
    )
    assert [block for block in blocks(raw, "a.mhtml") if block[1] != LONG] == [
        ("hidden", "They will not."),
        *texts(SHOWN),
    ]


def test_a_page_with_a_style_sheet_is_read_in_a_process_of_its_own():
    for raw in (page("").encode(), page("").encode("utf-16")):
        assert not account.is_read_here(raw, "a.html")
    assert apart.read(page(SHOWN).encode(), "a.html") == account.read(page(SHOWN).encode(), "a.html")


def test_too_much_style_is_refused(monkeypatch):
    monkeypatch.setattr(styles, "LARGEST", 20)
    with pytest.raises(
        InputError, match=r"^a.html: style sheets of more than 20 characters; save its text as plain text$"
    ):
        account.read(page(SHOWN, "p { display: block } b {}").encode(), "a.html")


@pytest.mark.parametrize(
    "style",
    [
        "(" * 100_000,
        "p{" * 50_000,
        "p{color:" + "a(" * 50_000,
        "@media{" * 50_000,
        ":not(" * 20_000 + "p",
        ".a " * 30_000 + "{x:y}",
    ],
)
def test_a_style_sheet_nested_without_end_is_read_or_refused_in_a_line(style):
    try:
        account.read(page(SHOWN, style).encode(), "a.html")
    except InputError as refused:
        assert str(refused).startswith("a.html: a broken style sheet (RecursionError)")


@pytest.mark.parametrize(
    "style",
    [
        *(".x { & b { display:none } }", ".x { b { display:none } }", "p { .x { > b { opacity:0 } } }"),
        *(
            "b { .x & { color:transparent } }",
            ".x { @media screen { display:none } }",
        ),
        ".y, .x { & b { display:none } } .x b { display:inline }",
    ],
)
def test_words_that_a_rule_within_a_rule_hides_are_listed(style):
    written = "The ministry will <span class=x><b>not</b></span> sign the agreement on fish."
    shown = style.endswith("inline }")
    expected = texts(SHOWN.replace("sign", "not sign")) if shown else [("hidden", "not"), *texts(SHOWN)]
    assert read(f"<p>{written}</p>", style) == expected


@pytest.mark.parametrize(
    "style",
    [
        ".y { & b { display:none } }",
        ".x { > i { display:none } }",
        ".x { @media print { display:none } }",
        "&{" * 40 + "& &{display:none}" + "}" * 40,
        "&,&{" * 200 + "display:none" + "}" * 200,
        ".y{" + "&.x{" * 250 + "display:none" + "}" * 251,
    ],
)
def test_a_rule_within_a_rule_hides_nothing_else(style):
    written = "The ministry will <span class=x><b>not</b></span> sign the agreement on fish."
    assert read(f"<p>{written}</p>", style) == texts(SHOWN.replace("sign", "not sign"))


def test_what_is_filled_with_nothing_is_not_seen_whatever_its_colour():
    filled = "<p style='-webkit-text-fill-color:transparent'><b style='color:black'>They will not.</b></p>"
    assert read(f"{filled}<p>{SHOWN}</p>") == [("hidden", "They will not."), *texts(SHOWN)]


def test_a_slanted_section_hides_nothing_and_a_sheet_of_nothing_but_nesting_ends():
    slanted = "p { clip-path: polygon(0 0, 100% 0, 100% var(--h), 0 100%) }"
    nested = f"{'a' * 1500} {{ {'&' * 100_000} {{ display: none }} }}"
    for style in (slanted, nested):
        assert read("<p>The port is open.</p>", style) == [("text", "The port is open.")]


@pytest.mark.parametrize("filling", ["currentcolor", "inherit", "initial"])
def test_what_fills_letters_with_their_own_colour_hides_what_is_white_on_white(filling):
    style = f".white {{ -webkit-text-fill-color: {filling}; color: white; background: white }}"
    assert ("hidden", "The port is shut.") in read("<p class='white'>The port is shut.</p>", style)
