"""Documents: the two accounts as received, and the sentences that are left when boilerplate is set aside.

An account is read once, as bytes, in whatever format it was saved (see formats). Its paragraphs are either
analysed or listed as removed with their kind; nothing is dropped silently. The first heading is the
headline, unless paragraphs stand above it; later headings are removed, because they are no sentences.
Analysed paragraphs are split into sentences, numbered `S1`.. in the statement and `C1`.. in the commentary.
A headline is `S0` or `C0`: it is coded but counts in no share.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import pandas as pd
import yaml
from simplemma import in_target_language, split_sentences

from parallax import PROJECT, InputError, formats
from parallax.formats import HEADING, LONGEST_HEADING, SENTENCE_END, TEXT, Account, Block

ROLES = ("statement", "commentary")
INITIALS = {"statement": "S", "commentary": "C"}
DATA = formats.DATA

# A word: an abbreviation with full stops, a number, or letters; a possessive 's is no part of it.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|(?!(?<=\w['’])[sS]\b)[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*")
# A full stop, the word before it and the word after it, where a sentence may end.
FULL_STOP = re.compile(r"(?<!\S)[(\[“\"‘']*([\w.-]{1,8})\.[”\"’')\]]*\s+(?=[(\[“\"‘']*([\w.]+))")
LAST_WORD = re.compile(r"(?<![\w.-])([\w.-]{1,8})\.[”\"’')\]]*$")
NEXT_WORD = re.compile(r"[(\[“\"‘'§]*([\w.]+)")
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})[.)]$")

PUBLISHED = re.compile(r"^(?:last )?(?:published|updated|posted|modified)(?: on)?:? ", re.IGNORECASE)
SOURCES = "seeds/sources.yml"
KNOWN = ("kind", "publisher", "author", "date", "address", "event", "note")
LONGEST_CAPITALS = 12
LONGEST_ABBREVIATION = 16
LONGEST_WORD, LONGEST_SENTENCE = 200, 5_000
MOST_ABOVE_HEADLINE = 40
FEWEST_WORDS_TO_TELL_LANGUAGE = 30
FEWEST_COMMON_WORDS = 4
LEAST_ENGLISH = 0.4
SAMPLE = 5_000


@dataclass(frozen=True)
class Documents:
    """Three tables, whose columns the data contract defines."""

    documents: pd.DataFrame
    removed: pd.DataFrame
    sentences: pd.DataFrame


def locate(path: str) -> Path:
    """The file that `path` names, from the working folder or else from the project's folder."""
    try:
        candidates = [Path(path).expanduser(), PROJECT / path]
        found = next((candidate for candidate in candidates if candidate.is_file()), None)
        other = next((candidate for candidate in candidates if candidate.exists()), None)
    except (OSError, RuntimeError, ValueError):
        found, other = None, None
    if found is None:
        sort = ("a folder" if other.is_dir() else "a device or a pipe") if other else "no such file"
        raise InputError(f"{path}: {sort}; give the path of a file")
    return found


def content(path: str) -> bytes:
    """The bytes of the file that `path` names."""
    file = locate(path)
    try:
        if file.stat().st_size > formats.LARGEST:
            raise InputError(f"{path}: larger than {formats.LARGEST // 1_000_000} MB; give the account alone")
        return file.read_bytes()
    except OSError as problem:
        raise InputError(f"{path}: cannot be read ({problem.strerror}); check its permissions") from None


def shown(path: str) -> str:
    """A path as it can be printed: on one line, and a byte that is no UTF-8 as a sign for it."""
    return formats.one_line(formats.tidy(path.encode("utf-8", "replace").decode()))


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return WORD.findall(text)


@cache
def patterns(section: str) -> list[tuple[str, re.Pattern]]:
    """The kinds of removed paragraphs or headings, each with a pattern for its beginning."""
    kinds = formats.lists("boilerplate")[section]
    return [(kind, re.compile(pattern, re.IGNORECASE)) for kind in kinds for pattern in kinds[kind]]


def kind_of_boilerplate(text: str, section: str = "paragraphs") -> str | None:
    """The kind of a paragraph or heading that is not part of the account, or None."""
    return next((kind for kind, pattern in patterns(section) if pattern.match(text)), None)


def kind_of(block: Block) -> str:
    """The kind of a block, by its format or else by its words; no prose has words of hundreds of letters."""
    if block.kind not in (TEXT, HEADING):
        return block.kind
    longest = max(map(len, words(block.text)), default=0)
    if longest > LONGEST_WORD:
        return "data"
    return kind_of_boilerplate(block.text) or (block.kind if longest else "no words")


def is_headline(paragraph: str) -> bool:
    """Whether a first paragraph is a headline: short, and not ended as a sentence is."""
    return len(words(paragraph)) <= LONGEST_HEADING and not SENTENCE_END.search(paragraph)


def is_in_capitals(paragraph: str) -> bool:
    """Whether a paragraph is a heading by its letters: a few words in capitals, not ended as a sentence."""
    return paragraph.isupper() and len(words(paragraph)) <= LONGEST_CAPITALS and is_headline(paragraph)


def place_of_headline(blocks: list[Block], title: str) -> int | None:
    """The place of the headline among blocks: a heading with no paragraph above it; else a first paragraph
    that looks like one, or that is the title which the file gives.
    """
    places = [i for i, block in enumerate(blocks) if block.kind in (TEXT, HEADING)]
    first_heading = next((i for i in places if blocks[i].kind == HEADING), len(blocks))
    above = [blocks[i].text for i in places if i < first_heading]
    is_first = all(map(is_headline, above)) and len(words(" ".join(above))) <= MOST_ABOVE_HEADLINE
    if first_heading < len(blocks) and is_first:
        return first_heading
    wanted = bool(above) and (above[0] == title if title else is_headline(above[0]))
    return places[0] if len(places) > 1 and wanted else None


def final_kind(place: int, block: Block, headline: int | None) -> str:
    """The kind of a block once the headline's place is known: what stands above it is page, not account."""
    if place == headline:
        return "headline"
    if headline is not None and place < headline and block.kind == TEXT:
        return "kicker"
    if block.kind == TEXT and is_in_capitals(block.text):
        return HEADING
    follows = headline is not None and place == headline + 1 and block.kind == HEADING
    return (follows and kind_of_boilerplate(block.text, "headings")) or block.kind


def clean(account: Account) -> list[Block]:
    """The account's blocks, each as `headline`, `text`, or the kind it is removed under."""
    blocks = [Block(kind_of(block), block.text) for block in account.blocks]
    headline = place_of_headline(blocks, account.about.get("title", ""))
    return [Block(final_kind(i, block, headline), block.text) for i, block in enumerate(blocks)]


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """Words that a full stop follows without ending the sentence, and words that tell, by class."""
    return {name: frozenset(listed) for name, listed in formats.lists("abbreviations").items()}


def ends_sentence(word: str, following: str) -> bool | None:
    """Whether a sentence ends with `word` and a full stop before `following`; None if neither tells."""
    last, known = word.lower(), abbreviations()
    if last in known["titles"]:
        return False
    if last in known["numbers"]:
        return False if following[0].isdigit() or ENUMERATOR.match(f"{following}.") else None
    if last in known["names"] or (len(word) == 1 and word.isupper()):
        return following[0].isupper() and following.lower() in known["starters"]
    if last in known["hours"]:
        return following[0].isupper() and following.lower() not in known["zones"]
    return True if word.isdigit() and len(word) < 3 and following[0].isupper() else None


def goes_on(sentence: str, following: str) -> bool:
    """Whether a sentence that was ended goes on in the following one."""
    last, first = LAST_WORD.search(sentence[-LONGEST_ABBREVIATION:]), NEXT_WORD.match(following)
    if len(sentence) < LONGEST_ABBREVIATION and ENUMERATOR.match(sentence):
        return True
    return bool(last and first) and ends_sentence(last[1], first[1]) is False


def divide(sentence: str) -> list[str]:
    """The sentences in what was taken for one, parted where an abbreviation does end a sentence."""
    stops = [stop.end() for stop in FULL_STOP.finditer(sentence) if stop.start() and ends_sentence(*stop.groups())]
    ends = [0, *stops, len(sentence)]
    return [sentence[start:end].strip() for start, end in pairwise(ends)]


def sentences_in(paragraph: str) -> list[str]:
    """The sentences of a paragraph: simplemma's, joined and divided where an abbreviation misled it."""
    joined: list[list[str]] = []
    last = ""
    for piece in split_sentences(paragraph, lang="en"):
        if joined and goes_on(last, piece):
            joined[-1].append(piece)
        else:
            joined.append([piece])
        last = piece
    return [sentence for pieces in joined for sentence in divide(" ".join(pieces))]


def number(blocks: list[Block], role: str) -> list[tuple]:
    """Rows (document, sentence, paragraph, text), the headline as paragraph 0."""
    rows = [(role, f"{INITIALS[role]}0", 0, block.text) for block in blocks if block.kind == "headline"]
    kept = [block.text for block in blocks if block.kind == TEXT]
    found = [(i, sentence) for i, text in enumerate(kept, start=1) for sentence in sentences_in(text)]
    return rows + [(role, f"{INITIALS[role]}{i}", *row) for i, row in enumerate(found, start=1)]


def language_by_script(text: str) -> str:
    """The language that most of a text's letters belong to, where English is not written in them."""
    letters = [letter for letter in text if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters if letter > "\u036f")
    script, count = max(scripts.items(), key=lambda item: item[1], default=("", 0))
    return formats.lists("languages")["scripts"].get(script, "") if 2 * count > len(letters) else ""


def language_by_words(text: str) -> str:
    """The language whose commonest words make up most of a text, or an empty string if none is clear."""
    count = Counter(word.lower() for word in words(text))
    common = {name: set(count) & set(listed) for name, listed in formats.lists("languages")["words"].items()}
    uses = {name: sum(count[word] for word in found) for name, found in common.items()}
    best = max(uses, key=lambda name: uses[name])
    clear = uses[best] > 0.12 * count.total() and uses["English"] < min(0.1 * count.total(), uses[best] / 2)
    enough = count.total() >= FEWEST_WORDS_TO_TELL_LANGUAGE and len(common[best]) >= FEWEST_COMMON_WORDS
    return best if clear and enough else ""


def is_english(text: str) -> bool:
    """Whether a text's words are in English dictionaries for the most part, or too few to tell."""
    return len(words(text)) < FEWEST_WORDS_TO_TELL_LANGUAGE or in_target_language(text, lang="en") > LEAST_ENGLISH


def check_language(blocks: list[Block], path: str) -> None:
    """Raise InputError where the analysed text is clearly not English."""
    text = " ".join(block.text for block in blocks if block.kind == TEXT)[:SAMPLE]
    language = language_by_script(text) or language_by_words(text)
    if language or not is_english(text):
        seen = f"looks like {language}" if language else "does not look like English"
        raise InputError(f"{path}: {seen}; the codebook's cues are English: give an English text")


def sources() -> list[dict]:
    """The entries of seeds/sources.yml: what is known of a text beyond its words."""
    try:
        found = yaml.safe_load((PROJECT / SOURCES).read_bytes())
    except (yaml.YAMLError, OSError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise InputError(
            f"{SOURCES}{line}: cannot be read; write it as YAML, a list of entries under sources"
        ) from None
    entries = found.get("sources") if isinstance(found, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and "sha256" in entry for entry in entries):
        raise InputError(f"{SOURCES}: needs a list of entries under sources, each with a text's sha256")
    return entries


def source_of(sha256: str) -> dict:
    """The entry for the text with this sha256, empty if there is none."""
    return next((source for source in sources() if source["sha256"] == sha256), {})


def coding_of(sha256s: list[str]) -> str:
    """The file of independent codings that seeds/sources.yml names for these texts, or an empty string."""
    files = {source_of(sha256).get("coding", "") for sha256 in sha256s}
    return files.pop() if len(files) == 1 else ""


def author_in(blocks: list[Block]) -> str:
    """The author that the first byline names, or an empty string."""
    byline = next((block.text for block in blocks if block.kind == "byline"), "")
    return re.sub(r"^by:?\s+|\W+$", "", byline, flags=re.IGNORECASE)


def date_in(blocks: list[Block]) -> str:
    """The date that a line of its own gives, or that the headline begins with, or an empty string."""
    date = next((block.text for block in blocks if block.kind == "date"), "")
    headline = next((block.text for block in blocks if block.kind == "headline"), "")
    begun = re.match(r"\d{4}-\d{2}-\d{2}\b", headline)
    return formats.iso_date(PUBLISHED.sub("", date)) or (begun[0] if begun else "")


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
    account = formats.read(raw, path)
    blocks = clean(account)
    check_language(blocks, path)
    sentences = number(blocks, role)
    body = [row for row in sentences if row[2] > 0]
    if not body:
        raise InputError(f"{path}: no sentence to analyse; give a file that holds an account")
    longest = max(len(words(row[3])) for row in body)
    if longest > LONGEST_SENTENCE:
        raise InputError(f"{path}: a sentence of {longest:,} words; give a text that keeps its full stops")
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
