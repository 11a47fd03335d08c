"""Whole files as sentences and removed stretches, sentences by pairs, and what is refused."""

import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax import InputError
from parallax.corpus import documents, exclusions, language, sentences, sources, words
from parallax.readers import blocks, files, plain
from parallax.readers.encoding import tidy

STATEMENT, COMMENTARY = (f"seeds/{source['file']}" for source in sources.sources())

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
            "S1 ENDING THE WAIT: Today, Minister Dana J. Holm signed an agreement with the U.S. Transport Office "
            "that reopens the link.",
            "S2 The Minister has determined:",
            "S3 Two ships will sail every day.",
            "S4 Fares stay as they are under Order No. 4 of 2024.",
            "S5 The link opens at 9 a.m. on May 14.",
            "S6 The ports expect a crowd.",
        ],
        ["front matter ---", "image <figure>", "heading KEY DATES", "licence License: CC"],
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
    _, found_removed, found = documents.read_one("statement", str(file))
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
    assert list(read.documents["note"]) == [source["note"] for source in sources.sources()]


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
    assert list(read.sentences) == ["document", "sentence", "paragraph", "text"]


def test_seed_texts_are_pieces_of_their_files():
    for role, file in zip(documents.ROLES, (STATEMENT, COMMENTARY), strict=True):
        whole = " ".join(files.locate(file).read_text("utf-8").split())
        assert all(row[3] in whole for row in documents.read_one(role, file)[2])


def test_identical_texts():
    read = documents.read(STATEMENT, STATEMENT)
    assert list(read.documents["sentences"]) == [19, 19]


def test_what_is_known_comes_from_the_file(tmp_path):
    file = tmp_path / "sheet.txt"
    file.write_text(MARKDOWN, "utf-8")
    row = documents.read_one("statement", str(file))[0]
    assert (row["title"], row["date"], row["address"], row["note"]) == (
        "Fact Sheet: Ferry Link Reopens",
        "2025-03-04",
        "https://example.org/ferry",
        "",
    )


def test_a_byline_names_the_author(tmp_path):
    file = tmp_path / "column.md"
    file.write_text(COLUMN, "utf-8")
    assert documents.read_one("commentary", str(file))[0]["author"] == "Ana Lund"


def test_what_sources_say_wins(tmp_path, monkeypatch):
    file = tmp_path / "sheet.txt"
    file.write_text(MARKDOWN, "utf-8")
    monkeypatch.setattr(documents, "source_of", lambda sha256: {"title": "Ours", "date": "2025-03-05"})
    row = documents.read_one("statement", str(file))[0]
    assert (row["title"], row["date"], row["address"]) == ("Ours", "2025-03-05", "https://example.org/ferry")


# A paragraph, with | where a sentence ends.
SENTENCES = [
    "It was announced by the State Council in No. 4 of 2025.|Nobody objected.",
    "They said no.|Then they left.",
    "President Donald J. Trump met Gov. Lee and Sen. Roe.|They agreed.",
    "Mr. Holm, Dr. Li and Gen. Roe spoke.|Prof. Ek did not.",
    "The U.S. Trade Representative spoke.|He left.",
    "It was made in the U.S.|The other was not.",
    "It was made in the U.S. (and in Canada).|It sold.",
    "They met at 9 a.m. Eastern time.|They left at 5 p.m.|Nobody stayed.",
    "It begins at 8 p.m. local time.",
    "The deadline is May 14.|The parties know it.",
    "He came on Sept. 14 and left on Oct. 2.|Nobody saw him.",
    "Apple Inc. Chief Executive Tim Cook spoke.|He sold Apple Inc.|The shares fell.",
    "“It is good.”|She left.",
    "See Art. 5 and pp. 3–4 of the text.|It is short.",
    "1. We agree to talk.|We will meet.",
    "(a) The first part.|The second part.",
    "Others, e.g. China, agreed.|So did we.",
    "The answer was Plan B.|It failed.",
    "Is it so?|Yes!|It is.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked):
    assert sentences.sentences_in(marked.replace("|", " ")) == marked.split("|")


LANGUAGES = {
    "German": "Die Regierungen haben sich auf einen Rahmen verständigt, der die Zölle senken soll und den Handel "
    "zwischen beiden Ländern erleichtert. Der Minister sagte, dass weitere Gespräche folgen würden, sobald "
    "die Unterlagen geprüft sind.",
    "French": "Les gouvernements se sont entendus sur un cadre qui doit réduire les droits de douane et faciliter "
    "le commerce entre les deux pays. Le ministre a déclaré que d'autres discussions suivraient dans les "
    "semaines à venir.",
    "Spanish": "Los gobiernos acordaron la semana pasada un marco que debe reducir los aranceles y facilitar el "
    "comercio entre los dos países. El ministro declaró que seguirán otras conversaciones en cuanto se "
    "examinen los documentos.",
    "does not look like English": "Maiden valtuuskunnat tapasivat viikolla ja sopivat kaupan ehdoista. "
    "Ministeri sanoi, että neuvottelut jatkuvat toukokuussa, kun asiakirjat on tarkastettu ja hyväksytty, ja kun "
    "hallitukset ovat antaneet niille lausuntonsa sekä kuulleet yrityksiä ja kansalaisia.",
    "Chinese": "两国代表团在马德里举行了会谈。双方就有关问题达成了基本框架共识。",
    "Russian or another language in Cyrillic letters": "Стороны договорились продолжить переговоры в марте.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_are_refused(language, tmp_path):
    file = tmp_path / "given.txt"
    file.write_text(LANGUAGES[language], "utf-8")
    with pytest.raises(InputError) as problem:
        documents.read_one("statement", str(file))
    said = language if language.startswith("does") else f"looks like {language}"
    assert str(problem.value).startswith(f"{file}: {said}; the codebook's cues are English")


@pytest.mark.parametrize(
    "text",
    [
        "US DATA. Oracle runs TikTok. ByteDance keeps 20%. Board: seven seats. " * 5,
        "The Minister, de la Cruz, met El Universal and La Nación de los Andes in San José de la Sierra. " * 3,
        "Die Zeit said no.",
    ],
)
def test_english_is_not_refused(text):
    language.check_language([blocks.Block("text", text)], "given.txt")


def test_missing_and_folder(tmp_path):
    for path, said in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "a folder"),
        ("a\0b", "no such file"),
        ("x" * 5000, "no such file"),
        ("", "a folder"),
    ):
        with pytest.raises(InputError, match=re.escape(f"{path}: {said}; give the path of a file")):
            files.locate(str(path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sources: [", "line 1: cannot be read; write it as YAML"),
        ("sources:\n  - title: A\n", "needs a list of entries under sources, each with a text's sha256"),
        ("", "needs a list of entries under sources"),
        ("sources: !!python/object/apply:os.getcwd []", "line 1: cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_sources_that_cannot_be_used(text, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    if text is not None:
        (tmp_path / sources.SOURCES).write_text(text)
    with pytest.raises(InputError, match=f"^{sources.SOURCES}(, line 1)?: {said.removeprefix('line 1: ')}"):
        sources.sources()


def test_a_paragraph_with_a_word_of_hundreds_of_letters_is_no_prose(tmp_path):
    file = tmp_path / "given.txt"
    file.write_text(f"The link is open.\n{'iVBORwKGgo' * 30}\nIt is long.\n")
    _, removed, sentences = documents.read_one("statement", str(file))
    assert [row[1] for row in removed] == ["data"]
    assert [row[3] for row in sentences] == ["The link is open.", "It is long."]


def test_what_is_no_file_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in ("/dev/zero", "/dev/stdin", tmp_path / "pipe"):
        with pytest.raises(InputError, match=f"^{path}: a device or a pipe; give the path of a file"):
            documents.read_one("statement", str(path))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match="loop: no such file"):
        documents.read_one("statement", str(tmp_path / "loop"))


def test_a_name_that_cannot_be_printed_is_shown_all_the_same(tmp_path):
    file = os.fsdecode(os.fsencode(tmp_path) + b"/a\nb\xff\xe2\x80\xae.txt")
    with open(file, "w") as open_file:
        open_file.write("The link is open.")
    document = documents.read_one("statement", file)[0]
    assert (document["file"], document["title"]) == ("a b?.txt", "a b?")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ferry reopens\nPublished on March 4, 2025\nThe link is open.\n", "2025-03-04"),
        ("2025-03-04 Ferry reopens\nThe link is open.\n", "2025-03-04"),
        ("The link is open.\nIt opened on March 4, 2025.\n", ""),
    ],
)
def test_a_date_is_read_from_the_text(text, date, tmp_path):
    file = tmp_path / "given.txt"
    file.write_text(text)
    assert documents.read_one("statement", str(file))[0]["date"] == date


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty; give a file that contains an account"),
        (b"Leave a Reply\n<img src='a'>\n", "no sentence to analyse"),
        (b"---\ntitle: A\n---\n", "no sentence to analyse"),
        (b"... --- !!!\n", "no sentence to analyse"),
        (b"# Only a headline\n", "no sentence to analyse"),
        (b"<html><body><script>x</script></body></html>", "no sentence to analyse"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"and so on " * 2000, "a sentence of 6,000 words; give a text with its full stops"),
    ],
)
def test_nothing_to_analyse(raw, said, tmp_path):
    file = tmp_path / "given.txt"
    file.write_bytes(raw)
    with pytest.raises(InputError, match=re.escape(f"{file}: {said}")):
        documents.read_one("statement", str(file))


def test_a_file_too_large_is_not_read(tmp_path):
    file = tmp_path / "given.txt"
    with open(file, "wb") as sparse:
        sparse.truncate(100_000_000)
    with pytest.raises(InputError, match="larger than 50 MB; give only the account"):
        documents.read_one("statement", str(file))


def test_a_hundred_thousand_words_have_their_sentences():
    text = "The ministers, as Mr. Holm of the U.S. Trade Office said at 9 a.m. on No. 4 Street, met in Oslo. " * 5_000
    assert len(sentences.sentences_in(text)) == 5_000


MANY = "the talks Mr. U.S. No. 4 went on. May 14. (a) 1. - • “we agree” HEADLINE by Ana “ …"
WORDS = st.sampled_from(MANY.split())
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=8).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS | st.text(max_size=200))
def test_every_word_of_a_plain_text_is_analysed_or_removed(text):
    blocks = exclusions.clean(plain.read(tidy(text)))
    kept = [row[3] for row in documents.number(blocks, "statement")]
    removed = [block.text for block in blocks if block.kind not in ("text", "headline")]
    found = sorted(word for stretch in kept + removed for word in words.words(stretch))
    assert found == sorted(words.words(tidy(text)))


@settings(max_examples=200, deadline=None)
@given(
    raw=st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    suffix=st.sampled_from(["", ".txt", ".md", ".html", ".mhtml", ".pdf", ".docx"]),
)
def test_any_bytes_give_sentences_or_are_refused(raw, suffix, tmp_path_factory):
    file = tmp_path_factory.mktemp("any") / f"given{suffix}"
    file.write_bytes(raw)
    try:
        assert documents.read_one("statement", str(file))[2]
    except InputError as problem:
        assert str(problem).startswith(f"{file}: ") and "\n" not in str(problem)
