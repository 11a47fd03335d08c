"""Documents: the two accounts as received, and the sentences that are left when boilerplate is set aside.

An account is read once, as bytes, in whatever format it was saved (see formats). Its paragraphs are either
analysed or listed as removed with their kind; nothing is dropped silently. The first heading is the
headline, unless paragraphs stand above it; later headings are removed, because they are no sentences.
Analysed paragraphs are split into sentences, numbered `S1`.. in the statement and `C1`.. in the commentary.
A headline is `S0` or `C0`: it is coded but counts in no share.
"""

import hashlib
import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pandas as pd

from parallax import data, readers
from parallax.corpus.exclusions import LONGEST_SENTENCE, clean
from parallax.corpus.language import check_language
from parallax.corpus.sentences import sentences_in
from parallax.corpus.sources import source_of
from parallax.corpus.words import words
from parallax.errors import InputError
from parallax.readers.blocks import TEXT, Account, Block, iso_date
from parallax.readers.files import content, shown

ROLES = ("statement", "commentary")
INITIALS = {"statement": "S", "commentary": "C"}
DATA = data.DATA
PUBLISHED = re.compile(r"^(?:last )?(?:published|updated|posted|modified)(?: on)?:? ", re.IGNORECASE)
KNOWN = ("kind", "publisher", "author", "date", "address", "event", "note")


@dataclass(frozen=True)
class Documents:
    """Three tables, whose columns the data contract defines."""

    documents: pd.DataFrame
    removed: pd.DataFrame
    sentences: pd.DataFrame


def number(blocks: list[Block], role: str) -> list[tuple]:
    """Rows (document, sentence, paragraph, text), the headline as paragraph 0."""
    rows = [(role, f"{INITIALS[role]}0", 0, block.text) for block in blocks if block.kind == "headline"]
    kept = [block.text for block in blocks if block.kind == TEXT]
    found = [(i, sentence) for i, text in enumerate(kept, start=1) for sentence in sentences_in(text)]
    return rows + [(role, f"{INITIALS[role]}{i}", *row) for i, row in enumerate(found, start=1)]


def author_in(blocks: list[Block]) -> str:
    """The author that the first byline names, or an empty string."""
    byline = next((block.text for block in blocks if block.kind == "byline"), "")
    return re.sub(r"^by:?\s+|\W+$", "", byline, flags=re.IGNORECASE)


def date_in(blocks: list[Block]) -> str:
    """The date that a line of its own gives, or that the headline begins with, or an empty string."""
    date = next((block.text for block in blocks if block.kind == "date"), "")
    headline = next((block.text for block in blocks if block.kind == "headline"), "")
    begun = re.match(r"\d{4}-\d{2}-\d{2}\b", headline)
    return iso_date(PUBLISHED.sub("", date)) or (begun[0] if begun else "")


def about(account: Account, blocks: list[Block], sha256: str, path: str) -> dict[str, str]:
    """What is known of an account: by its entry in seeds/sources.yml, else by its file, else by its words."""
    given, source = account.about, source_of(sha256)
    headline = next((block.text for block in blocks if block.kind == "headline"), "")
    found = {"author": author_in(blocks), "date": date_in(blocks), **given}
    return {
        "title": str(source.get("title") or "") or headline or given.get("title") or Path(shown(path)).stem,
        **{key: str(source.get(key) or found.get(key, "")) for key in KNOWN},
    }


def read_one(role: str, path: str) -> tuple[dict, list, list]:
    """One account: its row of documents, its removed stretches, its sentences."""
    raw = content(path)
    account = readers.read(raw, path)
    blocks = clean(account)
    check_language(blocks, path)
    sentences = number(blocks, role)
    body = [row for row in sentences if row[2] > 0]
    if not body:
        raise InputError(f"{path}: no sentence to analyse; give a file that contains an account")
    longest = max(len(words(row[3])) for row in body)
    if longest > LONGEST_SENTENCE:
        raise InputError(f"{path}: a sentence of {longest:,} words; give a text with its full stops")
    sha256 = hashlib.sha256(raw).hexdigest()
    document = {
        "document": role,
        "file": Path(shown(path)).name,
        **about(account, blocks, sha256, path),
        "sha256": sha256,
        "words": sum(len(words(row[3])) for row in body),
        "sentences": len(body),
        "paragraphs": len({row[2] for row in body}),
    }
    removed = [(role, *block) for block in blocks if block.kind not in (TEXT, "headline")]
    return document, removed, sentences


def read(statement: str, commentary: str) -> Documents:
    """Both accounts, read from two files.

    Raises InputError for a file that is missing, cannot be read, is not English or holds no sentence.
    """
    accounts = [read_one(role, path) for role, path in zip(ROLES, (statement, commentary), strict=True)]
    rows, removed, sentences = zip(*accounts, strict=True)
    return Documents(
        pd.DataFrame(rows),
        pd.DataFrame(chain(*removed), columns=["document", "kind", "text"]),
        pd.DataFrame(chain(*sentences), columns=["document", "sentence", "paragraph", "text"]),
    )
