"""Documents: the two accounts as received, and the sentences that are left when boilerplate is set aside.

An account is a text, or a file that is read once, as bytes, in whatever format it was saved. Its paragraphs
are either analysed or listed as removed with their kind; nothing is dropped silently. The first heading is
the headline, unless paragraphs stand above it; later headings are removed, because they are no sentences.
Analysed paragraphs are split into sentences, numbered `S1`.. in the statement and `C1`.. in the commentary.
A headline is `S0` or `C0`: it is coded but counts in no share. An item of a list goes on the line that opens
the list ("China will:"), and knows it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import accumulate, chain, count
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from simplemma import is_known, lemmatize

from parallax import data
from parallax.corpus import sources
from parallax.corpus.bylines import BY, SURNAME_FIRST, publisher_in, speaker_in, writer_in
from parallax.corpus.exclusions import clean
from parallax.corpus.headings import grammar, in_small_letters, is_speaker
from parallax.corpus.language import check_language, without_other_languages
from parallax.corpus.sentences import opens_list, sentences_in
from parallax.corpus.sources import NOTHING, ROLES, Source, publisher_named, source_of
from parallax.corpus.words import words
from parallax.errors import InputError
from parallax.readers import apart
from parallax.readers.blocks import HEADING, TEXT, Block, iso_date
from parallax.readers.blocks import known as said
from parallax.readers.files import content, shown

INITIALS = {"statement": "S", "commentary": "C"}
DATA = data.DATA
DAY = re.compile(
    r"\d{4}-\d\d-\d\d|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4}|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{4}",
    re.IGNORECASE,
)
KNOWN = ("kind", "publisher", "author", "date", "address", "event", "note")
SIGN = re.compile(r"[^\w\s]|_")
TITLE_WORDS = 8
"""The first words of a text that stand for a title."""
LACKING = re.compile(r"\b(?:can|may|must|shall|should|to|will|would)(?: also| not)?:$")
"""How a line ends that lacks a verb, which the items below it give: "Peru will:"."""
FEWEST_NAMING = 6
"""How many words a first sentence has at least that names its text."""
LONGEST_SENTENCE = 2_000
"""The words and signs of a sentence; to read one takes with their square."""


@dataclass(frozen=True)
class Documents:
    """Three tables, whose columns the data contract defines."""

    documents: pd.DataFrame
    removed: pd.DataFrame
    sentences: pd.DataFrame


class Reading(NamedTuple):
    """An account as it is read, whatever is told of it: what its file says of it, its blocks and its sentences."""

    about: dict[str, str]
    blocks: list[Block]
    sentences: list[tuple]


MOST_KEPT, PIECE = 100_000_000, 250
"""The bytes that the readings take which are kept, and those that a sentence takes beside its characters."""
Key = tuple[str, str, str]
"""The checksum, role and name of an account."""


@dataclass
class Kept:
    """Readings, or what is wrong with an account, that which was asked for last at the end, and the bytes they take."""

    found: dict[Key, Reading | InputError] = field(default_factory=dict)
    size: int = 0

    def get(self, key: Key) -> Reading | InputError | None:
        """What is kept of an account, if anything is."""
        if key in self.found:
            self.found[key] = self.found.pop(key)
        return self.found.get(key)

    def put(self, key: Key, read: Reading | InputError) -> None:
        """Keep what is read of an account; the oldest go where all take too much."""
        self.found[key] = read
        self.size += size_of(read)
        while self.size > MOST_KEPT:
            self.size -= size_of(self.found.pop(next(iter(self.found))))


KEPT: ContextVar[Kept | None] = ContextVar("kept", default=None)
"""The readings that are kept at the moment, if they are."""


@contextmanager
def keeping() -> Iterator[None]:
    """While this runs, the readings of the last accounts are kept, also what is wrong with one: many rows of a batch
    compare the same account."""
    token = KEPT.set(Kept())
    try:
        yield
    finally:
        KEPT.reset(token)


def number(blocks: list[Block], role: str) -> list[tuple]:
    """Rows (document, sentence, paragraph, text, continues, under), the headline as paragraph 0."""
    initial = INITIALS[role]
    rows = [(role, f"{initial}0", 0, block.text, "", "") for block in blocks if block.kind == "headline"]
    split = [sentences_in(block.text) for block in blocks if block.kind == TEXT]
    ends = [f"{initial}{last}" for last in accumulate(map(len, split))]
    opened = {item: ends[line] for item, line in openers(blocks).items()}
    numbers, under = count(1), headings_above(blocks)
    for place, sentences in enumerate(split):
        for i, sentence in enumerate(sentences):
            continues = "" if i else opened.get(place, "")
            rows.append((role, f"{initial}{next(numbers)}", place + 1, sentence, continues, under[place]))
    return rows


def headings_above(blocks: list[Block]) -> list[str]:
    """The heading under which each paragraph stands, or an empty string."""
    found, heading = [], ""
    for block in blocks:
        heading = block.text if block.kind == HEADING else heading
        if block.kind == TEXT:
            found.append(heading)
    return found


def openers(blocks: list[Block]) -> dict[int, int]:
    """The place of the line that opens its list, for each item of a list by its place; places count paragraphs.

    An item stands deeper than its line; in a format without lists it opens with a verb which its line lacks.
    """
    found: dict[int, int] = {}
    above: list[tuple[int, Block]] = []
    place, lacking = 0, None
    for block in blocks:
        if block.kind in (HEADING, "headline"):
            above, lacking = [], None
        if block.kind == TEXT:
            while above and above[-1][1].depth >= block.depth:
                above.pop()
            if above and opens_list(above[-1][1].text):
                found[place] = above[-1][0]
            lacking = lacking if lacking is not None and opens_with_verb(block.text) else None
            if lacking is not None:
                found.setdefault(place, lacking)
            lacking = place if LACKING.search(block.text) else lacking
            above.append((place, block))
            place += 1
    return found


def opens_with_verb(paragraph: str) -> bool:
    """Whether a paragraph can begin with a verb as an item of a list does: "Keep the port open."."""
    first = (words(paragraph) or [""])[0].lower()
    return first not in grammar() and is_known(first, lang="en") and lemmatize(first, lang="en") == first


def author_in(blocks: list[Block]) -> str:
    """Whom the first line with "by" names as the author, or else the other bylines together, or whom the line below the
    headline says to write, or who alone speaks in it; or an empty string."""
    bylines = [block.text for block in blocks if block.kind == "byline"]
    byline = next((text for text in bylines if BY.match(text)), "; ".join(bylines))
    byline = byline or writer_in(blocks) or speaker_in(blocks)
    byline = SURNAME_FIRST.sub(r"\g<given> \g<surname>", byline) if SURNAME_FIRST.fullmatch(byline) else byline
    return in_small_letters(re.sub(r"[\s.,;:|–—-]+$", "", BY.sub("", byline)))


def date_in(blocks: list[Block]) -> str:
    """The date that the first line which holds one gives (a date, a dateline, the source of the text), or that the
    headline begins with, or an empty string."""
    date = next((block.text for kind in ("date", "dateline", "source") for block in blocks if block.kind == kind), "")
    headline = next((block.text for block in blocks if block.kind == "headline"), "")
    begun = re.match(r"\d{4}-\d{2}-\d{2}\b", headline)
    day = DAY.search(date)
    return (iso_date(day[0]) if day else "") or (begun[0] if begun else "")


def first_of(body: list[tuple]) -> str:
    """The first sentence of more than a few words: "Good morning" names no text."""
    return next((row[3] for row in body if len(words(without_speaker(row[3]))) >= FEWEST_NAMING), body[0][3])


def without_speaker(sentence: str) -> str:
    """A sentence without a speaker's name before it."""
    label, _, said = sentence.partition(": ")
    return said if said and is_speaker(label) else sentence


def opening(sentence: str) -> str:
    """The first words of a sentence in quotation marks, without a speaker's name before them, as the title of a text
    that has none."""
    first = without_speaker(sentence).split()[:TITLE_WORDS]
    bare = " ".join(first).strip("“”\"'‘’ ").rstrip(".,;:–—- ")
    return f"“{bare}…”"


def quoted(title: str) -> str:
    """A title in quotation marks, those within it single; the first words of a text stand in such marks already."""
    within = title.translate(str.maketrans("“”", "‘’"))
    return title if title.startswith("“") and title.endswith("…”") else f"“{within}”"


def about(given: dict[str, str], blocks: list[Block], told: Source, first: str) -> dict[str, str]:
    """What is known of an account: by what is told of it, else by its file, else by its words; those of its `first`
    sentence are its title if all else fails."""
    headline = next((block.text for block in blocks if block.kind == "headline"), "")
    headline = re.sub(r"(?<=[a-z\d])\.$", "", headline)
    told_by_lines = {"author": author_in(blocks), "date": date_in(blocks), "publisher": publisher_in(blocks)}
    found = {**said(told_by_lines), **given}
    known = {key: getattr(told, key) or found.get(key, "") for key in KNOWN}
    publisher = publisher_named(known["publisher"], known["address"])
    return {"title": told.title or headline or given.get("title") or opening(first), **known, "publisher": publisher}


def read_one(
    role: str, given: str | Path, known: Iterable[Source] = (), told: Source = NOTHING
) -> tuple[dict, list, list]:
    """One account, a text or a file: its row of documents, its removed stretches, its sentences."""
    raw, name = opened(role, given)
    sha256 = hashlib.sha256(raw).hexdigest()
    read = reading(raw, sha256, role, name)
    body = [row for row in read.sentences if row[2] > 0]
    file = Path(shown(name) if isinstance(given, Path) else "")
    document = {
        "document": role,
        "file": file.name,
        **about(read.about, read.blocks, told.over(source_of(known, sha256)), first_of(body)),
        "sha256": sha256,
        "words": sum(len(words(row[3])) for row in body),
        "sentences": len(body),
        "paragraphs": len({row[2] for row in body}),
    }
    removed = [(role, block.kind, block.text) for block in read.blocks if block.kind not in (TEXT, "headline")]
    return document, removed, read.sentences


def opened(role: str, given: str | Path) -> tuple[bytes, str]:
    """The bytes of an account, and what messages call it."""
    return (content(str(given)), str(given)) if isinstance(given, Path) else (given.encode("utf-8", "replace"), role)


def reading(raw: bytes, sha256: str, role: str, name: str) -> Reading:
    """An account as it is read, or as it was read before if readings are kept."""
    kept, key = KEPT.get(), (sha256, role, name)
    if kept is None:
        return read_anew(raw, role, name)
    if (found := kept.get(key)) is None:
        kept.put(key, found := read_or_mistake(raw, role, name))
    if isinstance(found, InputError):
        raise InputError(*found.args)
    return found


def read_or_mistake(raw: bytes, role: str, name: str) -> Reading | InputError:
    """What is read of the bytes of an account, or what is wrong with them."""
    try:
        return read_anew(raw, role, name)
    except InputError as mistake:
        return InputError(*mistake.args)  # without the bytes that its traceback holds


def read_anew(raw: bytes, role: str, name: str) -> Reading:
    """What is read of the bytes of an account."""
    account = apart.read(raw, name)
    blocks = clean(account)
    check_language(blocks, name)
    blocks = without_other_languages(blocks)
    sentences = number(blocks, role)
    if not any(row[2] > 0 for row in sentences):
        raise InputError(f"{name}: no sentence to analyse; give a text that contains an account")
    check_lengths([row[3] for row in sentences if row[2] > 0], name)
    return Reading(account.about, blocks, sentences)


def size_of(read: Reading | InputError) -> int:
    """About how many bytes a reading, or what is wrong, takes."""
    texts: list[str] = [""]
    if isinstance(read, Reading):
        texts += [block.text for block in read.blocks] + [row[3] for row in read.sentences]
    return sum(PIECE + 2 * len(text) for text in texts)


def check_lengths(sentences: list[str], name: str) -> None:
    """Raise InputError where one is too long to be a sentence."""
    longest = max(map(length, sentences), default=0)
    if longest > LONGEST_SENTENCE:
        raise InputError(f"{name}: a sentence of {longest:,} words and signs; give a text with its full stops")


def length(sentence: str) -> int:
    """How many words and signs a sentence has."""
    return len(words(sentence)) + len(SIGN.findall(sentence))


def check_together(rows: list[dict]) -> None:
    """Raise InputError for a text that is too short to be compared, or that is given twice."""
    for row in rows:
        name = ": ".join(filter(None, (row["document"], row["file"])))
        if row["sentences"] == 1:
            raise InputError(f"{name}: a single sentence cannot be compared; give a text of two or more")
    if len({row["sha256"] for row in rows}) < len(rows):
        raise InputError(f"{name}: the same text as the statement; give another")


def read(
    statement: str | Path,
    commentary: str | Path,
    known: Iterable[Source] | None = None,
    told: tuple[Source, Source] = (NOTHING, NOTHING),
) -> Documents:
    """Both accounts, each a text or the path of a file, and what is known of them: what is told, else what the sources
    (those of seeds/sources.yml) say.

    Raises InputError for a file that is missing, for what cannot be read, is not English or holds no sentence, and
    where nothing can be compared: a text of one sentence, or the same text twice.
    """
    known = sources.read() if known is None else known
    given = zip(ROLES, (statement, commentary), told, strict=True)
    each = [read_one(role, text, known, said) for role, text, said in given]
    rows, removed, sentences = zip(*each, strict=True)
    check_together(rows)
    return Documents(
        pd.DataFrame(rows),
        pd.DataFrame(chain(*removed), columns=["document", "kind", "text"]),
        pd.DataFrame(chain(*sentences), columns=["document", "sentence", "paragraph", "text", "continues", "under"]),
    )
