"""Markdown as pairs of what a file holds and the blocks that are read from it."""

import pytest
from samples import blocks, texts

from parallax.readers.account import read

MARKDOWN = {
    "headings": (
        "# Title\n\nText.\n\n## Part ##\n\nMore.\n",
        [("heading", "Title"), *texts("Text."), ("heading", "Part"), *texts("More.")],
    ),
    "dashes below a sentence are a rule, below a title they make it one": (
        "# T\n\nFees fall.\n---\n\nNew terms\n---\n\nMore.\n",
        [("heading", "T"), *texts("Fees fall."), ("heading", "New terms"), *texts("More.")],
    ),
    "a bold lead stays, a bold line is a heading": (
        "# T\n\n**NEW TERMS:** The fee\nfalls.\n\n**New terms**\n\n**At noon the ministers said:**\n",
        [
            ("heading", "T"),
            ("run-in heading", "NEW TERMS:"),
            *texts("The fee falls."),
            ("heading", "New terms"),
            ("set apart", "At noon the ministers said:"),
        ],
    ),
    "a colon after the bold words makes a run-in heading too, a bold word within a sentence none": (
        "# T\n\n**Fees**: They fall.\n\n**Both** agreed: fees fall.\n\nThe **fee:** it falls.\n",
        [
            ("heading", "T"),
            ("run-in heading", "Fees:"),
            *texts("They fall.", "Both agreed: fees fall.", "The fee: it falls."),
        ],
    ),
    "one run of bold words shows that a text is Markdown": (
        "**OPENING THE PORT:** China will open the port.",
        [("run-in heading", "OPENING THE PORT:"), *texts("China will open the port.")],
    ),
    "links keep their text": (
        "A [long\nlink](https://example.org/a) and [b](https://example.org/b).",
        texts("A long link and b."),
    ),
    "links that follow one another, or are most of a list, are navigation": (
        "# T\n\nText.\n\n* [Port opens.](/a)\n* See the file.\n* [Who pays?](/b)\n\nMore.\n\n[Fees](/c)\n[Ships](/d)",
        [
            *[("heading", "T"), *texts("Text."), ("navigation", "Port opens."), *texts("See the file.")],
            *[("navigation", "Who pays?"), *texts("More."), ("navigation", "Fees"), ("navigation", "Ships")],
        ],
    ),
    "a link alone is text, and so is one among the items of a list or before a full stop": (
        "# T\n\n[The port opens](/a)\n\nThey will:\n\n* [cut fees](/b)\n* meet\n\n[It is shut](/c).\n\n[It opens](/d).",
        [
            ("heading", "T"),
            *texts("The port opens", "They will:", "cut fees", "meet", "It is shut.", "It opens."),
        ],
    ),
    "nested items": (
        "# T\n\n-   One\n    item.\n    -   Inner.\n\n    <!-- -->\n\n    -   Second.\n",
        [("heading", "T"), *texts("One item.", "Inner.", "Second.")],
    ),
    "quotes": ("# T\n\n> Said\n> she.\n", [("heading", "T"), *texts("Said she.")]),
    "figures": (
        '# T\n\n<figure>\n<img\nsrc="a.jpg" />\n</figure>\n\nText.',
        [("heading", "T"), ("image", '<figure>\n<img\nsrc="a.jpg" />\n</figure>'), *texts("Text.")],
    ),
    "images": ("![A ship](ship.png)\n\nText.", [("image", "A ship ship.png"), *texts("Text.")]),
    "markup": (
        '# T\n\n<iframe src="v"></iframe>\n\n<p>Kept.</p>\n',
        [("heading", "T"), ("markup", '<iframe src="v"></iframe>'), *texts("Kept.")],
    ),
    "markup that no parser takes": (
        "# T\n\n<div><![broken</div>\n\nKept.\n",
        [("heading", "T"), ("markup", "<div><![broken</div>"), *texts("Kept.")],
    ),
    "tables": (
        "# T\n\n| Year | Fee |\n|---|---|\n| 2024 | 3 |\n",
        [("heading", "T"), ("table", "Year | Fee"), ("table", "2024 | 3")],
    ),
    "footnotes": (
        "# T\n\nText.[^1]\n\n[^1]: Source.\n",
        [("heading", "T"), *texts("Text."), ("footnote", "Source.")],
    ),
    "a rule right under a paragraph makes no heading of it": (
        "# T\n\nThe talks ended.\n---\n\nOn.",
        [("heading", "T"), *texts("The talks ended.", "On.")],
    ),
    "long lines are paragraphs": (
        f"# T\n\n{'word ' * 30}end.\n{'more ' * 30}end.\n",
        [("heading", "T"), *texts(f"{'word ' * 30}end.", f"{'more ' * 30}end.")],
    ),
    "comments and line ends": (
        "# T\n\n<!-- draft -->\n\nOne <!-- x --> two<br>three.\n",
        [("heading", "T"), ("comment", "<!-- draft -->"), ("comment", "<!-- x -->"), *texts("One two three.")],
    ),
    "struck-out words, and what tags hide, are listed": (
        "# T\n\nThey will ~~not~~ sign <del>*no*</del> it <span hidden>or <b>so</b></span>now <script>f(1)</script>.\n",
        [
            *[("heading", "T"), ("struck out", "not"), ("struck out", "no"), ("hidden", "or so"), ("script", "f(1)")],
            *texts("They will sign it now ."),
        ],
    ),
    "a tag that nothing closes strikes out nothing": (
        "# T\n\nThey <del>sign.\n",
        [("heading", "T"), *texts("They sign.")],
    ),
    "what a tag around paragraphs hides is listed": (
        "# T\n\n<div hidden>\nA\n</div>\n<p>Kept.</p>\n\n<div class='sr-only'>\n\nB\n\n- C\n\n</div>\n\nMore.\n",
        [("heading", "T"), ("hidden", "A"), *texts("Kept."), ("hidden", "B"), ("hidden", "C"), *texts("More.")],
    ),
    "the boxes of tasks are form, and struck-out words of tables are listed": (
        "# T\n\n- [ ] Cut fees.\n- [x] Meet.\n\n| ~~Year~~ | Fee |\n|---|---|\n| 2024 | 3 |\n",
        [
            *[("heading", "T"), *texts("Cut fees.", "Meet."), ("table", " | Fee"), ("struck out", "Year")],
            ("table", "2024 | 3"),
        ],
    ),
    "an indented stretch is text": ("# T\n\nOne.\n\n    Two.\n", [("heading", "T"), *texts("One.", "Two.")]),
}


@pytest.mark.parametrize("case", MARKDOWN)
def test_markdown(case):
    given_text, expected = MARKDOWN[case]
    assert blocks(given_text) == expected


def test_items_know_how_deep_in_lists_they_stand():
    found = read(b"# T\n\nThey will:\n\n- cut\n  - fees\n- meet\n\nThey go\n\n\xe2\x80\xa2 on\n", "a.md").blocks
    assert [(block.text, block.depth) for block in found[1:]] == [
        ("They will:", 0),
        ("cut", 1),
        ("fees", 2),
        ("meet", 1),
        ("They go", 0),
        ("on", 1),
    ]


def test_front_matter():
    text = (
        "---\ntitle: 'NEW: Terms\n  of Trade'\ndate: 2025-05-12 10:00:00\nauthor: [A. Li, B. Roe]\n"
        "source_url: https://e.org/a\n---\n \nText.\n"
    )
    account = read(text.encode(), "text.txt")
    assert account.about == {
        "title": "NEW: Terms of Trade",
        "author": "A. Li, B. Roe",
        "date": "2025-05-12",
        "address": "https://e.org/a",
    }
    assert [block.kind for block in account.blocks] == ["front matter", "text"]


def test_front_matter_that_is_no_yaml_is_read_by_line():
    account = read(b"---\ntitle: NEW: Terms\ndate: 2025-05-12\n---\nText.\n", "text.txt")
    assert account.about == {"title": "NEW: Terms", "date": "2025-05-12"}


def test_front_matter_is_not_unfolded():
    bomb = "a: &a [x,x]\n" + "".join(f"{c}: &{c} [*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    account = read(f"---\n{bomb}title: *i\n---\nText.\n".encode(), "text.txt")
    assert account.about == {}


def test_front_matter_with_aliases_is_read_by_line():
    account = read(b"---\nauthor: &me Ana Lund\npublisher: *me\ntitle: *Terms*\n---\nText.\n", "text.txt")
    assert account.about == {"author": "Ana Lund", "title": "*Terms*"}
    many = "".join(f"x{n}: *all\n" for n in range(1_000))
    text = f"---\none: &one {'Ana' * 2_000}\nall: &all [{'*one,' * 1_000}]\n{many}author: *all\n---\nText.\n"
    assert read(text.encode(), "text.txt").about == {}
