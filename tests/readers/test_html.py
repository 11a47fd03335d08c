"""Web pages as they are saved, and the blocks that are read from them."""

import pytest
from samples import blocks, texts

from parallax import InputError
from parallax.readers import account

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ferry link reopens | Harbour News</title>
<meta property="og:site_name" content="Harbour News"><meta name="author" content="Ana Lund">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/ferry">
<script>var a = "not a sentence of the account";</script></head>
<body class="nav-open"><header><h1><a href="/">Harbour News</a></h1><nav><a href="/">Home</a></nav></header>
<article><header><h1>Ferry link reopens</h1><p class="byline">By Ana Lund</p></header>
<figure><img src="a.jpg" alt="A ferry"><figcaption>The ferry on Monday.</figcaption></figure>
<p>The ministers of <a href="/x">both ports</a> agreed on Monday to reopen the&nbsp;link.</p>
<p><strong>Terms</strong></p><ul><li>Two ships <em>a day</em>.</li></ul><h2>Reactions</h2>
<blockquote>“Good news,” said the mayor.<br><br>She smiled.</blockquote>
<p style="display: none">Subscribers only.</p><p><a href="/more">More on ferries</a></p></article>
<aside><p>Another story of the day that has nothing to do with it.</p></aside>
<footer>© Harbour News</footer></body></html>"""

PAGE_BLOCKS = [
    ("title", "Ferry link reopens | Harbour News"),
    ("script", 'var a = "not a sentence of the account";'),
    ("navigation", "Harbour News | Home"),
    ("heading", "Ferry link reopens"),
    ("byline", "By Ana Lund"),
    ("image", "A ferry"),
    ("caption", "The ferry on Monday."),
    ("text", "The ministers of both ports agreed on Monday to reopen the link."),
    ("heading", "Terms"),
    ("text", "Two ships a day."),
    ("heading", "Reactions"),
    ("text", "“Good news,” said the mayor."),
    ("text", "She smiled."),
    ("hidden", "Subscribers only."),
    ("navigation", "More on ferries"),
    ("aside", "Another story of the day that has nothing to do with it."),
    ("footer", "© Harbour News"),
]

LAYOUT = """<html><body><table><tr><td><a href=1>Home</a></td><td><b>Words of the Ministry</b><br><br>The Ministry
notes that talks were held in Oslo.<br><br>It will speak again.</td></tr></table></body></html>"""


def test_page():
    page = account.read(PAGE.encode(), "saved.txt")
    assert [block[:2] for block in page.blocks] == PAGE_BLOCKS
    assert page.about == {
        "title": "Ferry link reopens | Harbour News",
        "author": "Ana Lund",
        "publisher": "Harbour News",
        "date": "2025-03-04",
        "address": "https://example.org/ferry",
    }


def test_page_laid_out_as_a_table():
    assert blocks(LAYOUT) == [
        ("page", "Home"),
        ("heading", "Words of the Ministry"),
        *texts("The Ministry notes that talks were held in Oslo.", "It will speak again."),
    ]


def test_single_file_page():
    raw = (
        b"From: <Saved by Blink>\r\nSubject: A\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><body><p>The talks went on until =\r\nnight=2E</p></body></html>\r\n--B--\r\n"
    )
    assert blocks(raw, "saved.mhtml") == texts("The talks went on until night.")


COMMENTED = """<html><body><div><h1>Ferry link reopens</h1><p>Five minutes to read, on any day.</p></div><main>
<p>The link was closed for ten long years.<br>It is open.</p>
<p><!-- draft -->Nobody said why it had been closed, or what for.</p></main>
<p>Write to the editors of this paper.</p>
<div class="comments"><p>What a story of a link this is, and how long it took them to tell us of it.</p></div>
<script>var words = "long WORDS";</script></body></html>"""


def test_page_with_more_comments_than_account():
    assert blocks(COMMENTED.replace("WORDS", "word " * 50)) == [
        ("heading", "Ferry link reopens"),
        ("page", "Five minutes to read, on any day."),
        ("text", "The link was closed for ten long years. It is open."),
        ("comment", "draft"),
        ("text", "Nobody said why it had been closed, or what for."),
        ("page", "Write to the editors of this paper."),
        ("reply", "What a story of a link this is, and how long it took them to tell us of it."),
        ("script", f'var words = "long {"word " * 50}'[:100] + "…"),
    ]


DECK = "<html><body><div><div><h1>Ferry reopens</h1><p>Two ships sail every day.</p></div><div>TEXT</div></div>"


def test_what_stands_by_the_headline_belongs_to_the_account():
    text = "The ministers met in Oslo and agreed to reopen the link. " * 6
    page = DECK.replace("TEXT", f"<p>{text}</p>") + "<p>All rights are reserved by the paper.</p></body></html>"
    assert [kind for kind, _ in blocks(page)] == ["heading", "text", "text", "page"]


def test_headline_is_the_heading_that_the_title_repeats():
    heads = "<h1><img src=a></h1><h1>Ferry reopens</h1><aside><h1>Write to the paper</h1></aside>"
    page = f"<html><title>Ferry reopens | News</title><body>{heads}</body></html>"
    assert blocks(page)[2:] == [("heading", "Ferry reopens"), ("aside", "Write to the paper")]


def test_blank_lines_of_a_preformatted_text_part_paragraphs():
    assert blocks("<html><body><pre>One\nline.\n\nTwo.</pre></body></html>") == texts("One line.", "Two.")


def test_items_know_how_deep_in_lists_they_stand():
    page = "<html><p>They will:</p><ol><li>cut<ul><li>fees</li></ul></li><li><p>meet</p></li></ol><p>• go</p></html>"
    found = account.read(page.encode(), "a.html").blocks
    assert [(block.text, block.depth) for block in found] == [
        ("They will:", 0),
        ("cut", 1),
        ("fees", 2),
        ("meet", 1),
        ("go", 1),
    ]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<b>Terms:</b> Two ships <b>sail:</b> go.", [("run-in heading", "Terms:"), ("text", "Two ships sail: go.")]),
        ("<b>Terms</b>: Two ships.", [("run-in heading", "Terms:"), ("text", "Two ships.")]),
        ("<b>Two ships</b> sail: go.", [("text", "Two ships sail: go.")]),
        ('It is so<sup><a href="#n">[2]</a></sup> by 5 m<sup>2</sup>.', [("text", "It is so by 5 m².")]),
    ],
)
def test_run_in_headings_are_parted_and_marks_of_notes_dropped(inner, expected):
    assert blocks(f"<html><body><p>{inner}</p></body></html>") == expected


MESSAGE = b"MIME-Version: 1.0\nContent-Type: KIND\n\nThe talks go on.\n"


def test_message():
    assert blocks(MESSAGE.replace(b"KIND", b"text/plain")) == texts("The talks go on.")
    with pytest.raises(InputError, match="a saved page without text; save it again, or as plain text"):
        blocks(MESSAGE.replace(b"KIND", b"image/png"))


LINKED = """<html><head><script type="application/ld+json">{BROKEN</script><script type="application/ld+json">
{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": "NewsArticle", "headline": "Ferry reopens",
"author": [{"name": "Ana Lund"}, "Bo Ek"], "publisher": {"name": "Harbour News"}, "datePublished":
"2025-03-04T10:00:00Z"}]}</script><title>Other</title></head><body><p>The link is open.</p></body></html>"""


def test_links_that_end_as_sentences_do_are_navigation_where_most_of_their_list_are_links():
    page = "<html><body><article><p>The link is open.</p><ul>{}</ul></article></body></html>"
    links = "<li><a href='/a'>Who pays?</a></li><li><a href='/b'>The port opens.</a></li>"
    assert blocks(page.format(links))[1:] == [("navigation", "Who pays? | The port opens.")]
    mixed = links + "<li>The fee falls.</li><li>So it is.</li>"
    assert blocks(page.format(mixed))[1:] == texts("Who pays?", "The port opens.", "The fee falls.", "So it is.")


def test_what_linked_data_says():
    assert account.read(LINKED.encode(), "saved.html").about == {
        "title": "Ferry reopens",
        "author": "Ana Lund, Bo Ek",
        "publisher": "Harbour News",
        "date": "2025-03-04",
    }


def test_tags_come_before_linked_data_and_a_time_last():
    page = LINKED.replace("<title>", '<meta name="DC.Creator" content="Cy Roe"><meta name="author" content=""><title>')
    assert account.read(page.encode(), "saved.html").about["author"] == "Cy Roe"
    page = '<html><body><time datetime="2025-03-04">Tuesday</time><p>The link is open.</p></body></html>'
    assert account.read(page.encode(), "saved.html").about == {"date": "2025-03-04"}


DEEP = ["<div>", "<h1>x", "<article>", "<b>", "<br>", "<!", "<a rel=author>", "<table><tr><td>", "<pre>"]


@pytest.mark.parametrize("tag", DEEP)
def test_a_page_of_thousands_of_tags_keeps_its_words(tag):
    words = "The ministers met in Oslo and agreed to reopen the link."
    assert words in " ".join(text for _, text in blocks(f"<html><body>{tag * 3000}<p>{words}</p></body></html>"))


def within(inner: str) -> list[tuple[str, str]]:
    """The blocks of a page with `inner` as a paragraph, the heading and the paragraph after it left out."""
    after = "Both ministers left after the talks, which had gone on until late at night in Oslo."
    found = blocks(f"<html><body><h1>Talks end</h1><p>{inner}</p><p>{after}</p></body></html>")
    assert (found[0], found[-1]) == (("heading", "Talks end"), ("text", after))
    return found[1:-1]


NO_TEXT = ["script", "style", "noscript", "template", "svg", "button", "audio", "iframe", "object", "canvas", "video"]
EMPTY = [
    *[f"<{name}></{name}>" for name in NO_TEXT],
    *["<!-- -->", "<img src=''>", "<svg><path/><title></title></svg>", "<select><option></select>"],
]


@pytest.mark.parametrize("element", EMPTY)
def test_a_paragraph_goes_on_past_what_is_no_text(element):
    expected = texts("The ministry of Japan will sign, says Japan’s minister.")
    assert within(f"The ministry of {element}Japan{element} will sign, says Japan{element}’s minister.") == expected
    assert within(f"The ministry of <b>{element}Japan{element}</b> will sign, says Japan’s minister.") == expected


@pytest.mark.parametrize(
    ("element", "listed"),
    [
        ("<!--an ad-->", ("comment", "an ad")),
        ("<script>f();</script>", ("script", "f();")),
        ("<noscript><p>Turn it on.</p></noscript>", ("script", "Turn it on.")),
        ("<svg><text>J</text></svg>", ("media", "J")),
        ("<button><div>Share</div><br><br></button>", ("form", "Share")),
        ("<img alt='A flag' src='f.png'>", ("image", "A flag")),
        ("<span class='byline'>By Ana Lund</span>", ("byline", "By Ana Lund")),
    ],
)
def test_what_stands_amid_a_paragraph_is_listed_before_it(element, listed):
    expected = [listed, *texts("The ministry says yes.")]
    assert within(f"The ministry {element} says yes.") == expected
    twice = (listed[0], f"{listed[1]} {listed[1]}")
    assert within(f"{element}The ministry says yes.{element}") == [twice, *expected[1:]]


def test_what_is_seen_between_two_words_parts_them():
    assert within("They met.<button>Share</button>They left.")[1:] == texts("They met. They left.")
    assert within("They met.<br><!-- ad --><br>They left.")[1:] == texts("They met.", "They left.")


@pytest.mark.parametrize(
    "struck",
    [
        *["<del>not</del>", "<s>not</s>", "<strike>not</strike>", "<u style='text-decoration: line-through'>not</u>"],
        "<span style='color:red;text-decoration-line: underline line-through'>not</span>",
    ],
)
def test_struck_out_words_are_listed(struck):
    assert within(f"The ministry will {struck} sign.") == [("struck out", "not"), *texts("The ministry will sign.")]


@pytest.mark.parametrize(
    "hidden",
    [
        *["class='sr-only'", "class='a visually-hidden'", "class='screen-reader-text'", "hidden"],
        *["style='DISPLAY:none'", "style='color:red; visibility: hidden'"],
    ],
)
def test_what_a_page_hides_is_listed(hidden):
    expected = [("hidden", "not"), *texts("The ministry will sign.")]
    assert within(f"The ministry will <span {hidden}><b>not</b></span> sign.") == expected


def test_how_a_ruby_is_pronounced_is_no_text():
    found = within("The minister of <ruby>Beijing<rp>(</rp><rt>běijīng</rt><rp>)</rp></ruby> agreed.")
    assert found == [("markup", "( běijīng )"), *texts("The minister of Beijing agreed.")]


@pytest.mark.parametrize("body", ["<!--a-->" * 40_000 + "<br>" * 40_000, "<b>x</b><button><br></button>" * 20_000])
def test_line_ends_after_many_comments_take_no_time(body):
    assert blocks(f"<html><body><p>It ends.</p><p>{body}")[0] == ("text", "It ends.")
