"""Whole texts and files as sentences and removed stretches, and what is refused."""

import hashlib
import os
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st
from samples import made_pdf, saved

from parallax import InputError
from parallax.corpus import bylines, captions, documents, exclusions, sources, words
from parallax.readers import blocks, files, plain
from parallax.readers.blocks import Block
from parallax.readers.encoding import tidy

KNOWN = sources.read()
STATEMENT, COMMENTARY = (Path("seeds") / source.file for source in KNOWN)

MARKDOWN = """---
title: 'Fact Sheet: Ferry Link
  Reopens'
date: '2025-03-04'
source_url: https://example.org/ferry
---

<figure>
<img src="https://example.org/ferry.jpg" />
</figure>

**ENDING THE WAIT:** Today, Minister Dana J. Holm signed an
[agreement](https://example.org/agreement) with the U.S. Transport Office
that reopens the link.

-   The Minister has determined:
    -   Two ships will sail every day.

    <!-- -->

    -   Fares stay as they are under Order No. 4 of 2024.

**KEY DATES**

> The link opens at 9 a.m. on May 14. The ports expect a crowd.

License: CC BY 4.0
"""

COLUMN = """# The Ferry, Unboxed

### Ana Lund:

The link was closed for ten years. Nobody said why.

### Questions

Who pays, and what for?
"""

PREAMBLE = """The Government of the North (the "North") and the Government of
the South ("the South"),

Recognizing the importance of the link to both countries;

Recalling their talks of March; and

The Parties will reopen the link.
"""

CAPITALS = """FOR IMMEDIATE RELEASE
March 4, 2025
Ferry link reopens
By Ana Lund
The link is open.
KEY DATES
It sails in May.
"""

# A file's text, its sentences, and what is removed as kind and beginning.
READ = {
    "plain": (
        "Ferry link reopens\nThe link is open. It sails.\n",
        "txt",
        ["S0 Ferry link reopens", "S1 The link is open.", "S2 It sails."],
        [],
    ),
    "headings by their letters, date and byline": (
        CAPITALS,
        "txt",
        ["S0 Ferry link reopens", "S1 The link is open.", "S2 It sails in May."],
        ["notice FOR IMMEDIATE", "date March 4", "byline By Ana", "heading KEY DATES"],
    ),
    "fact sheet": (
        MARKDOWN,
        "txt",
        [
            "S1 Today, Minister Dana J. Holm signed an agreement with the U.S. Transport Office that reopens the link.",
            "S2 The Minister has determined:",
            "S3 Two ships will sail every day.",
            "S4 Fares stay as they are under Order No. 4 of 2024.",
            "S5 The link opens at 9 a.m. on May 14.",
            "S6 The ports expect a crowd.",
        ],
        [
            "front matter ---",
            "image <figure>",
            "run-in heading ENDING THE WAIT:",
            "heading KEY DATES",
            "licence License: CC",
        ],
    ),
    "column": (
        COLUMN,
        "txt",
        [
            "S0 The Ferry, Unboxed",
            "S1 The link was closed for ten years.",
            "S2 Nobody said why.",
            "S3 Who pays, and what for?",
        ],
        ["byline Ana Lund:", "heading Questions"],
    ),
    "preamble": (
        PREAMBLE,
        "txt",
        [
            'S1 The Government of the North (the "North") and the Government of the South ("the South"),',
            "S2 Recognizing the importance of the link to both countries;",
            "S3 Recalling their talks of March; and",
            "S4 The Parties will reopen the link.",
        ],
        [],
    ),
    "what stands above the headline": (
        "<html><body><p>World</p><h1>Ferry link reopens</h1><p>The link is open.</p></body></html>",
        "html",
        ["S0 Ferry link reopens", "S1 The link is open."],
        ["kicker World"],
    ),
    "a heading below the first paragraph is no headline": (
        "The link is open.\n\n## Dates\n\nIt sails in May.\n",
        "md",
        ["S1 The link is open.", "S2 It sails in May."],
        ["heading Dates"],
    ),
}


@pytest.mark.parametrize("case", READ)
def test_read(case, tmp_path):
    text, suffix, sentences, removed = READ[case]
    file = tmp_path / f"given.{suffix}"
    file.write_text(text, "utf-8")
    _, found_removed, found = documents.read_one("statement", file)
    assert [f"{row[1]} {row[3]}" for row in found] == sentences
    assert len(found_removed) == len(removed)
    for (_, kind, said), expected in zip(found_removed, removed, strict=True):
        assert f"{kind} {said}".startswith(expected)


def test_seeds():
    read = documents.read(STATEMENT, COMMENTARY)
    count = read.sentences.groupby("document")["sentence"].agg(list)
    assert count["statement"] == [f"S{i}" for i in range(20)]
    assert count["commentary"] == [f"C{i}" for i in range(1, 42)]
    assert list(read.removed["kind"]) == ["image", "note", "reply"]
    assert set(read.removed["document"]) == {"commentary"}
    assert list(read.documents["paragraphs"]) == [8, 11]
    assert list(read.documents["note"]) == [source.note for source in KNOWN]


def test_columns():
    read = documents.read(STATEMENT, COMMENTARY)
    assert list(read.documents) == [
        "document",
        "file",
        "title",
        "kind",
        "publisher",
        "author",
        "date",
        "address",
        "event",
        "note",
        "sha256",
        "words",
        "sentences",
        "paragraphs",
    ]
    assert list(read.removed) == ["document", "kind", "text"]
    assert list(read.sentences) == ["document", "sentence", "paragraph", "text", "continues", "under"]


def test_seed_texts_are_pieces_of_their_files():
    for role, file in zip(documents.ROLES, (STATEMENT, COMMENTARY), strict=True):
        whole = " ".join(files.locate(str(file)).read_text("utf-8").split())
        assert all(row[3] in whole for row in documents.read_one(role, file)[2])


def test_a_text_is_given_as_it_stands_or_as_the_path_of_a_file(tmp_path):
    (tmp_path / "b.txt").write_text("It is shut. Why?", "utf-8")
    read = documents.read("Ferry link reopens\n\nThe link is open. It sails.\n", tmp_path / "b.txt")
    assert list(read.sentences["text"]) == [
        "Ferry link reopens",
        "The link is open.",
        "It sails.",
        "It is shut.",
        "Why?",
    ]
    assert list(read.documents["file"]) == ["", "b.txt"]
    assert list(read.documents["title"]) == ["Ferry link reopens", "“It is shut…”"]


def test_a_text_without_a_headline_is_called_by_its_first_words():
    text = "“The ferry link,” the two ministers said, “will not open before May.” It sails."
    assert documents.read_one("statement", text)[0]["title"] == "“The ferry link,” the two ministers said, “will…”"


@pytest.mark.parametrize(
    ("statement", "commentary", "said"),
    [
        (
            "It is open.",
            "It is shut. Why?",
            "statement: a single sentence cannot be compared; give a text of two or more",
        ),
        ("It is open. Go.", "No", "commentary: a single sentence cannot be compared; give a text of two or more"),
        ("It is open. Go.", "It is open. Go.", "commentary: the same text as the statement; give another"),
        ("  ", "It is open. Go.", "statement: empty; give a text that contains an account"),
        ("It is open. Go.", "... !", "commentary: no sentence to analyse; give a text that contains an account"),
        (
            "Die Zeit ist da und der Weg ist frei. " * 9,
            "It is. Go.",
            "statement: looks like German; the codebook's cues",
        ),
        (STATEMENT, STATEMENT, f"commentary: {STATEMENT.name}: the same text as the statement; give another"),
    ],
)
def test_what_cannot_be_compared_is_told_by_its_parameter(statement, commentary, said):
    with pytest.raises(InputError) as problem:
        documents.read(statement, commentary)
    assert str(problem.value).startswith(said)


def test_the_sources_are_read_once(monkeypatch):
    opened, locate = [], files.locate
    monkeypatch.setattr(files, "locate", lambda path: opened.append(path) or locate(path))
    documents.read(STATEMENT, COMMENTARY)
    assert opened.count(sources.SOURCES) == 1


# A text, the suffix of its file, and its sentences, each after the number of the line whose list it belongs to.
LISTS = {
    "plain": (
        "The two sides will:\n- cut the tariff by half;\n- open the port. It is deep.\nThey meet in May.\n",
        "txt",
        [" The two sides will:", "1 cut the tariff by half;", "1 open the port.", " It is deep.", " They meet in May."],
    ),
    "a list within a list": (
        "China will:\n- cut fees:\n  - on steel;\n  - on tin;\n- open the port.\n",
        "txt",
        [" China will:", "1 cut fees:", "2 on steel;", "2 on tin;", "1 open the port."],
    ),
    "numbered": ("They agreed to:\n1. talk;\n(b) meet.\n", "txt", [" They agreed to:", "1 talk;", "1 meet."]),
    "dashes": ("They decided —\n— to talk;\n— to meet.\n", "txt", [" They decided —", "1 to talk;", "1 to meet."]),
    "no colon": (
        "The parties shall\n(a) talk;\n(b) meet.\n",
        "txt",
        [" The parties shall", "1 talk;", "1 meet."],
    ),
    "a sentence opens no list": (
        "They met.\n- Fees fall.\n- Ships sail.\n",
        "txt",
        [" They met.", " Fees fall.", " Ships sail."],
    ),
    "items without marks": (
        "They met.\n\nIn the coming year every port of Peru must:\n\nKeep lists. They are checked.\n\nCut the fee.\n\n"
        "The fee is high.\n\nPay it.\n",
        "txt",
        [
            " They met.",
            " In the coming year every port of Peru must:",
            "2 Keep lists.",
            " They are checked.",
            "2 Cut the fee.",
            " The fee is high.",
            " Pay it.",
        ],
    ),
    "a line that lacks no verb has none": (
        "They met in Lima:\n\nCut the fee.\n\nPay it.\n",
        "txt",
        [" They met in Lima:", " Cut the fee.", " Pay it."],
    ),
    "a heading neither": ("They will:\n\nTERMS\n\n- cut fees;\n", "txt", [" They will:", " cut fees;"]),
    "Markdown": (
        "# T\n\nIt met. China will:\n\n- cut fees:\n   - on *steel*;\n\n   <!-- -->\n\n   - on tin;\n- meet.\n",
        "md",
        [" T", " It met.", " China will:", "2 cut fees:", "3 on steel;", "3 on tin;", "2 meet."],
    ),
    "HTML": (
        "<html><p>China will:</p><ul><li>cut fees:<ul><li>on steel;</li></ul></li><li><p>meet.</p></li></ul></html>",
        "html",
        [" China will:", "1 cut fees:", "2 on steel;", "1 meet."],
    ),
    "bullets as letters of a page": (
        "<html><body><p>China will:</p><p>• cut fees;</p><p>• meet.</p></body>",
        "html",
        [" China will:", "1 cut fees;", "1 meet."],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_an_item_goes_on_the_line_that_opens_its_list(case, tmp_path):
    text, suffix, expected = LISTS[case]
    file = tmp_path / f"given.{suffix}"
    file.write_text(text, "utf-8")
    sentences = documents.read_one("commentary", file)[2]
    assert [f"{row[4].removeprefix('C')} {row[3]}" for row in sentences] == expected


def test_items_of_word_files_and_pdfs_go_on_the_line_that_opens_their_list(tmp_path):
    document = Document()
    for text, style in (
        ("China will:", None),
        ("cut fees:", "List Bullet"),
        ("on tin;", "List Bullet 2"),
        ("meet.", "List Number"),
    ):
        document.add_paragraph(text, style)
    (tmp_path / "a.docx").write_bytes(saved(document))
    (tmp_path / "a.pdf").write_bytes(made_pdf("China will:\n- cut fees;\n- open the port for ships;\n- meet in May."))
    word, pdf = (documents.read_one("statement", tmp_path / name)[2] for name in ("a.docx", "a.pdf"))
    assert [row[4] for row in word] == ["", "S1", "S2", "S1"]
    assert [row[4] for row in pdf] == ["", "S1", "S1", "S1"]


def test_what_is_known_comes_from_the_file(tmp_path):
    file = tmp_path / "sheet.txt"
    file.write_text(MARKDOWN, "utf-8")
    row = documents.read_one("statement", file)[0]
    assert (row["title"], row["date"], row["address"], row["note"]) == (
        "Fact Sheet: Ferry Link Reopens",
        "2025-03-04",
        "https://example.org/ferry",
        "",
    )


def test_what_follows_the_headline_and_is_a_name_is_a_byline():
    document, removed, sentences = documents.read_one(
        "commentary", "Ferry reopens\nPort Institute\nBy Ana Lund\nMarch 4, 2025\nThe link is open. It sails.\n"
    )
    assert [row[1] for row in removed] == ["byline", "byline", "date"]
    assert (document["author"], len(sentences)) == ("Ana Lund", 3)


def test_the_name_of_a_known_publisher_and_a_moment_above_the_text_are_no_part_of_it():
    head = "Ferry reopens\n\nThe port must do more\n\nThe Economist\n\n2025-03-04T14:49:27Z\n\n"
    text = f"{head}The link is open. It sails.\n"
    document, removed, sentences = documents.read_one("commentary", text)
    assert [row[1] for row in removed] == ["source", "date"]
    assert (document["publisher"], document["date"], len(sentences)) == ("The Economist", "2025-03-04", 4)


@pytest.mark.parametrize("form", ["# {}\n\n", "<h1>{}</h1><p>", "{} -- --\n\n"])
def test_a_headline_too_long_to_be_one_is_a_paragraph(form):
    text = form.format("So the ferry sails again. " * 40) + "The port is open. It stays."
    assert [row[1] for row in documents.read_one("commentary", text)[2]][:2] == ["C1", "C2"]


def test_words_before_a_colon_are_not_read_to_no_end():
    line = f"Terms {'-- ' * 100_000}:"
    assert exclusions.clean(blocks.Account([blocks.Block("set apart", line)]))[0].text.endswith(":")


def test_a_byline_too_long_to_be_a_name_names_nobody():
    byline = blocks.Block("byline", f"By {'A-' * 1_000}B")
    assert documents.about({}, [byline], sources.NOTHING, "a")["author"] == ""


def test_a_byline_names_the_author(tmp_path):
    file = tmp_path / "column.md"
    file.write_text(COLUMN, "utf-8")
    assert documents.read_one("commentary", file)[0]["author"] == "Ana Lund"


@pytest.mark.parametrize(
    ("first", "second", "author"),
    [
        ("ANA LUND, MINISTER OF TRADE: Good morning.", "The port is open.", "Ana Lund, Minister of Trade"),
        ("ANA LUND, MINISTER OF TRADE: Good morning.", "BO EK, MINISTER OF FISHERIES: It is.", ""),
        ("Good morning.", "ANA LUND, MINISTER OF TRADE: The port is open.", ""),
        ("PORTS, FISH AND TRADE: The port is open.", "It was closed.", ""),
    ],
)
def test_who_alone_speaks_in_a_transcript_is_its_author(first, second, author):
    lines = [blocks.Block("headline", "The port"), *(blocks.Block(blocks.TEXT, text) for text in (first, second))]
    assert documents.about({}, lines, sources.NOTHING, "a")["author"] == author


@pytest.mark.parametrize(
    ("standfirst", "author"),
    [
        ("The port must open before the winter, Ana van Lund writes.", "Ana van Lund"),
        ("The port must open before the winter – writes Ana Lund", "Ana Lund"),
        ("The port must open before the winter, a critic writes.", ""),
        ("The port must open before the winter, Jo Berg writes.", ""),  # of whom the text speaks further on
    ],
)
def test_the_line_below_the_headline_may_say_who_writes(standfirst, author):
    texts = ["The fee is unfair to crews.", "It rose twice, and Jo Berg, who keeps the port, did nothing."]
    lines = [
        blocks.Block("headline", "Open the port"),
        *(blocks.Block(blocks.TEXT, each) for each in (standfirst, *texts)),
    ]
    assert documents.about({}, lines, sources.NOTHING, "a")["author"] == author


def test_what_sources_say_wins(tmp_path):
    file = tmp_path / "sheet.txt"
    file.write_text(MARKDOWN, "utf-8")
    known = [sources.Source(hashlib.sha256(MARKDOWN.encode()).hexdigest(), title="Ours", date="2025-03-05")]
    row = documents.read_one("statement", file, known)[0]
    assert (row["title"], row["date"], row["address"]) == ("Ours", "2025-03-05", "https://example.org/ferry")


def test_a_name_that_cannot_be_printed_is_shown_all_the_same(tmp_path):
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\nb\xff\xe2\x80\xae.txt"))
    with open(file, "w") as open_file:
        open_file.write("The link is open.")
    document = documents.read_one("statement", file)[0]
    assert document["file"] == "a b?.txt"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ferry reopens\nPublished on March 4, 2025\nThe link is open.\n", "2025-03-04"),
        ("2025-03-04 Ferry reopens\nThe link is open.\n", "2025-03-04"),
        ("Ferry reopens\nOslo, 4th March 2025\nThe link is open.\n", "2025-03-04"),
        ("Ferry reopens\nUpdated 3:15 PM EDT, Tue March 4, 2025\nThe link is open.\n", "2025-03-04"),
        ("The link is open.\nIt opened on March 4, 2025.\n", ""),
    ],
)
def test_a_date_is_read_from_the_text(text, date, tmp_path):
    file = tmp_path / "given.txt"
    file.write_text(text)
    assert documents.read_one("statement", file)[0]["date"] == date


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty; give a text that contains an account"),
        (b"Leave a Reply\n<img src='a'>\n", "no sentence to analyse"),
        (b"---\ntitle: A\n---\n", "no sentence to analyse"),
        (b"... --- !!!\n", "no sentence to analyse"),
        (b"# Only a headline\n", "no sentence to analyse"),
        (b"<html><body><script>x</script></body></html>", "no sentence to analyse"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"and so on " * 2000, "a sentence of 6,000 words and signs; give a text with its full stops"),
        (b"# " + b"and so on " * 4_000 + b"\n\nWe meet.", "a sentence of 12,000 words and signs; give a text with"),
        ("We meet \u2014 ".encode() * 10 + b"( " * 100_000, "a sentence of 100,030 words and signs; give a text"),
    ],
)
def test_nothing_to_analyse(raw, said, tmp_path):
    file = tmp_path / "given.txt"
    file.write_bytes(raw)
    with pytest.raises(InputError, match=re.escape(f"{file}: {said}")):
        documents.read_one("statement", file)


MARK = re.compile(r"[\d⁰¹²³⁴-⁹]{1,3}|[a-z]")
"""What of a mark that refers to a note is a word."""
MANY = "the talks Mr. U.S. No. 4 went on. May 14. (a) 1. - • “we agree” HEADLINE by Ana “ …"
WORDS = st.sampled_from(MANY.split())
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=8).map("\n".join)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(TEXTS | st.text(max_size=200))
@example("the the the - by the\nthe")
def test_every_word_of_a_plain_text_is_analysed_or_removed(text):
    blocks = exclusions.clean(plain.read(tidy(text)))
    kept = [row[3] for row in documents.number(blocks, "statement")]
    removed = [block.text for block in blocks if block.kind not in ("text", "headline")]
    found = Counter(word for stretch in kept + removed for word in words.words(stretch))
    there = Counter(words.words(tidy(text)))
    assert found <= there
    assert all(MARK.fullmatch(word) for word in there - found)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(
    raw=st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    suffix=st.sampled_from(["", ".txt", ".md", ".html", ".mhtml", ".pdf", ".docx"]),
)
def test_any_bytes_give_sentences_or_are_refused(raw, suffix, tmp_path_factory):
    file = tmp_path_factory.mktemp("any") / f"given{suffix}"
    file.write_bytes(raw)
    try:
        assert documents.read_one("statement", file)[2]
    except InputError as problem:
        assert str(problem).startswith(f"{file}: ") and "\n" not in str(problem)


def test_lists_in_thousands_of_lists_are_read_at_once():
    items = [Block("text", "China will:", depth) for depth in range(20_000)]
    start = time.process_time()
    assert documents.openers(items) == {depth: depth - 1 for depth in range(1, 20_000)}
    assert time.process_time() - start < 2


def test_thousands_of_paragraphs_are_looked_through_for_captions_at_once():
    paragraphs = [Block("text", "They met.")] * 40_000
    start = time.process_time()
    assert captions.with_captions(paragraphs) == paragraphs
    assert time.process_time() - start < 2


def test_lines_at_the_head_of_a_text_say_whose_it_is_and_of_what_day():
    body = "\n\nThe port is open. It sails.\n\nIt will sail."
    source = "(Text of a statement issued by the Norwegian Ministry of Trade on 24 March 2025)"
    row = documents.read_one("statement", f"Port opens\n\n{source}{body}")[0]
    assert (row["publisher"], row["date"]) == ("Norwegian Ministry of Trade", "2025-03-24")
    row = documents.read_one("statement", f"Port opens\n\nAna Lund, Minister of Trade\n\nBo Ek MP{body}")[0]
    assert (row["author"], row["sentences"]) == ("Ana Lund, Minister of Trade; Bo Ek MP", 3)


def test_readings_are_kept_up_to_so_many_bytes_those_asked_for_first_go_first(monkeypatch):
    texts = [f"The {word} sides met. They will meet again." for word in ("two", "three", "four")]
    alone = [documents.read_one("statement", text) for text in texts]
    sizes = [documents.size_of(documents.read_anew(text.encode(), "statement", "a")) for text in texts]
    monkeypatch.setattr(documents, "MOST_KEPT", sizes[0] + sizes[2])
    with documents.keeping():
        assert [documents.read_one("statement", texts[place]) for place in (0, 1, 0, 2)] == [
            alone[place] for place in (0, 1, 0, 2)
        ]
        assert [read.sentences for read in documents.KEPT.get().found.values()] == [alone[0][2], alone[2][2]]
    assert documents.KEPT.get() is None


def test_a_kept_reading_knows_what_is_told_of_it_each_time():
    with documents.keeping():
        titles = [
            documents.read_one("statement", "They met. They part.", told=sources.Source(title=each))[0]["title"]
            for each in ("One", "Two")
        ]
        roles = [documents.read_one(role, "They met. They part.")[2][0][1] for role in ("statement", "commentary")]
    assert titles == ["One", "Two"] and roles == ["S1", "C1"]


def test_prose_is_not_parsed_to_learn_that_it_names_no_issuer(monkeypatch):
    monkeypatch.setattr(bylines, "parsed", None)
    assert not bylines.is_issuer("Ministers met in Lima and spoke about the port of Callao")
    monkeypatch.undo()
    assert bylines.is_issuer("Ministry of Trade") and bylines.is_issuer("Ana Soto, Minister of Trade")
    assert not bylines.is_issuer("Ministry Opens Port")
