"""Documents: the two accounts as received, and the sentences that are left when boilerplate is set aside.

An account is read once, as bytes. Its paragraphs are either analysed or listed as removed with their
kind; nothing is dropped silently. Analysed paragraphs are split into sentences, numbered `S1`.. in the
statement and `C1`.. in the commentary. A headline is `S0` or `C0`: it is coded but counts in no share.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import pandas as pd
import yaml
from simplemma import split_sentences

from parallax import PROJECT, InputError

ROLES = ("statement", "commentary")
INITIALS = {"statement": "S", "commentary": "C"}
DATA = Path(__file__).parent / "data"

# A word: an abbreviation with full stops, a number, or letters; a possessive 's is no part of it.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
LIST_ITEM = re.compile(r"\A\s*(?:[-*•]|\(?\d{1,2}[.)])\s+")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
MARKUP_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

SOURCES = "seeds/sources.yml"
LONGEST_HEADLINE = 25
WIDEST_WRAPPED_LINE = 100


@dataclass(frozen=True)
class Documents:
    """Three tables, whose columns the data contract defines."""

    documents: pd.DataFrame
    removed: pd.DataFrame
    sentences: pd.DataFrame


def locate(path: str) -> Path:
    """The file that `path` names, from the working folder or else from the project's folder."""
    for candidate in (Path(path).expanduser(), PROJECT / path):
        if candidate.is_file():
            return candidate
    raise InputError(f"{path}: no such file; give the path of a text file")


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return WORD.findall(text)


def decode(raw: bytes, name: str) -> str:
    """The text in `raw`, with one kind of line end."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8 text; save it as plain text in UTF-8") from None
    if "\0" in text:
        raise InputError(f"{name}: a binary file; give a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_wrapped(text: str) -> bool:
    """Whether line ends are only where a line was full, so that blank lines part the paragraphs."""
    return "\n\n" in text.strip() and max(map(len, text.splitlines())) <= WIDEST_WRAPPED_LINE


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, whether each is a line or wrapped over several; a list item is one."""
    if not is_wrapped(text):
        return [line.strip() for line in text.splitlines() if line.strip()]
    blocks = [[]]
    for line in text.splitlines():
        if not line.strip() or LIST_ITEM.match(line):
            blocks.append([])
        blocks[-1].append(LIST_ITEM.sub("", line).strip())
    return [" ".join(filter(None, block)) for block in blocks if any(block)]


@cache
def boilerplate() -> list[tuple[str, re.Pattern]]:
    """The kinds of removed paragraphs, each with a pattern for its beginning."""
    kinds = yaml.safe_load((DATA / "boilerplate.yml").read_text("utf-8"))
    return [(kind, re.compile(pattern, re.IGNORECASE)) for kind in kinds for pattern in kinds[kind]]


def kind_of_boilerplate(paragraph: str) -> str | None:
    """The kind of a paragraph that is not part of the account, or None."""
    return next((kind for kind, pattern in boilerplate() if pattern.match(paragraph)), None)


def clean(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The paragraphs to analyse, and what was removed as (kind, text)."""
    removed = [("front matter", match.group()) for match in FRONT_MATTER.finditer(text)]
    text = FRONT_MATTER.sub("", text)
    removed += [("comment", match.group()) for match in MARKUP_COMMENT.finditer(text)]
    kept = []
    for paragraph in paragraphs(MARKUP_COMMENT.sub("", text)):
        kind = kind_of_boilerplate(paragraph)
        if kind or not words(paragraph):
            removed.append((kind or "no words", paragraph))
        else:
            kept.append(paragraph)
    return kept, removed


def is_headline(paragraph: str) -> bool:
    """Whether a first paragraph is a headline: short, and not ended as a sentence is."""
    return len(words(paragraph)) <= LONGEST_HEADLINE and not SENTENCE_END.search(paragraph)


def number(kept: list[str], role: str) -> list[tuple]:
    """Rows (document, sentence, paragraph, text), the headline as paragraph 0."""
    has_headline = len(kept) > 1 and is_headline(kept[0])
    rows = [(role, f"{INITIALS[role]}0", 0, kept[0])] if has_headline else []
    count = 0
    for paragraph, text in enumerate(kept[has_headline:], start=1):
        for sentence in split_sentences(text, lang="en"):
            count += 1
            rows.append((role, f"{INITIALS[role]}{count}", paragraph, sentence))
    return rows


def sources() -> list[dict]:
    """The entries of seeds/sources.yml: what is known of a text beyond its words."""
    return yaml.safe_load((PROJECT / SOURCES).read_text("utf-8"))["sources"]


def source_of(sha256: str) -> dict:
    """The entry for the text with this sha256, empty if there is none."""
    return next((source for source in sources() if source["sha256"] == sha256), {})


def coding_of(sha256s: list[str]) -> str:
    """The file of independent codings that seeds/sources.yml names for these texts, or an empty string."""
    files = {source_of(sha256).get("coding", "") for sha256 in sha256s}
    return files.pop() if len(files) == 1 else ""


def read_one(role: str, path: str) -> tuple[dict, list, list]:
    """One account: its row of documents, its removed stretches, its sentences."""
    raw = locate(path).read_bytes()
    kept, removed = clean(decode(raw, path))
    sentences = number(kept, role)
    if not sentences:
        raise InputError(f"{path}: no sentence to analyse; give a file that holds an account")
    body = [row for row in sentences if row[2] > 0]
    sha256 = hashlib.sha256(raw).hexdigest()
    source = source_of(sha256)
    known = {key: str(source.get(key, "")) for key in ("publisher", "author", "date", "address", "event")}
    headline = sentences[0][3] if sentences[0][2] == 0 else ""
    document = {
        "document": role,
        "file": Path(path).name,
        "title": source.get("title") or headline or Path(path).stem,
        **known,
        "sha256": sha256,
        "words": sum(len(words(row[3])) for row in body),
        "sentences": len(body),
        "paragraphs": len({row[2] for row in body}),
    }
    return document, [(role, *row) for row in removed], sentences


def read(statement: str, commentary: str) -> Documents:
    """Both accounts, read from two text files.

    Raises InputError for a file that is missing, is no UTF-8 text or holds no sentence.
    """
    accounts = [read_one(role, path) for role, path in zip(ROLES, (statement, commentary), strict=True)]
    rows, removed, sentences = zip(*accounts, strict=True)
    return Documents(
        pd.DataFrame(rows),
        pd.DataFrame(chain(*removed), columns=["document", "kind", "text"]),
        pd.DataFrame(chain(*sentences), columns=["document", "sentence", "paragraph", "text"]),
    )
