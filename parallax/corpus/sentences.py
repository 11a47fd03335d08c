"""Sentences: the sentences of a paragraph, and the marks in it that refer to notes."""

import re
from functools import cache
from itertools import pairwise

from simplemma import is_known, split_sentences

from parallax import data
from parallax.corpus.words import words

# A full stop, the word before it and the word after it, where a sentence may end.
FULL_STOP = re.compile(r"(?<!\S)[(\[“\"‘']*([\w.-]{1,16})\.[”\"’')\]]*\s+(?=[(\[“\"‘']*([\w.]+))")
LAST_WORD = re.compile(r"(?<![\w.-])([\w.-]{1,16})\.[”\"’')\]]*$")
NEXT_WORD = re.compile(r"[(\[“\"‘'§$€£¥~±]*([\w.]+)")
INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})[.)]$")
ASIDE = re.compile(r"\([A-Z][A-Za-z]{0,4}\.\)?$")
"""An abbreviation alone in brackets, or at their beginning: "Admiral (Rtd.) Silva", "the Act (Cap. 358)"."""
LONGEST_ABBREVIATION = 16
OPEN_END = re.compile(r"[:,—–-][\"'”’)\]]*$")
# Marks that refer to notes: [2], [3, 4] or [5]–[7], close after a word or amid spaces; [a] or [note 2]; raised signs.
BRACKETED = r"\[\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]"
NUMBERED = rf"(?>{BRACKETED}(?:(?:\s?[,–-]\s?)?{BRACKETED})*)"
NAMED = r"\[(?:[a-z*]|[ivx]{1,4}|(?:[Nn]ote|nb|fn|n)\.? ?\d{1,3}|citation needed)\]"
MARKS = [
    re.compile(rf"(?:(?<=[\w.!?;:”\"’)%])|(?<=\w,)){NUMBERED}(?!\w)"),
    re.compile(rf"(?<=[.!?”\"’)])(?:\s{NUMBERED})+(?=\s|$)"),
    re.compile(rf"(?<=[.!?,;:”\"’)\]])(?:{NAMED})+(?!\w)"),
    re.compile(r"(?<=[.,;:!?”\"’)\]])(?:[⁰¹²³⁴-⁹†‡]+|\*{1,3}|\^\d{1,3}\^?)(?!\w)"),
    re.compile(r"(?<=[a-z]{4})[⁰¹²³⁴-⁹]+(?![\w⁰¹²³⁴-⁹])"),
]
SPACED_MARK = re.compile(rf"(?<![\w.-])([\w.-]{{1,40}})\s{NUMBERED}(?=[.,;:!?)]|$)")
# A number set close after a stop, a comma or a quotation.
NOTE_NUMBER = re.compile(
    r"(?:(?<=\w[A-Za-z%][.!?])|(?<=\s(?:19|20)\d\d[.!?])|(?<=[.!?][”\"’)\]])|(?<=[”\"’)\]][.!?]))"
    r"\d{1,3}(?=\s+[“\"‘'(\[]*[A-Z]|\s*$)"
    r"|(?:(?<=[a-z]{2}[,;])|(?<=[a-z][,;][”\"’]))\d{1,3}(?=\s+[a-z])"
    r"|(?<=[a-z][”\"’])\d{1,3}(?=[\s.,;:]|$)"
)

RUN_TOGETHER = re.compile(
    r"(?<![\w.@/:-])(?:(?P<before>[a-z]{3,})|(?P<name>[A-Z][a-z]{2,}))(?P<stop>[.!?][”\"’')\]]?)"
    r"(?P<after>[A-Z]+[a-z]*)(?=(?P<further>(?:[’']s)?,? +[a-z])|[\s,’'])"
)
"""A full stop without a space after it, between words: "impunity.We"; not one within a name: "Booking.com"."""


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """Words that a full stop follows without ending the sentence, and words that tell, by class."""
    return {name: frozenset(listed) for name, listed in data.lists("abbreviations").items()}


def ends_sentence(word: str, following: str) -> bool | None:
    """Whether a sentence ends with `word` and a full stop before `following`; None if neither tells."""
    known = abbreviations()
    last = word.lower() if word.lower() in known["names"] else word.lower().rpartition("-")[2]  # "EU-U.S."
    if last in known["titles"]:
        return False
    if last in known["numbers"]:
        return False if following[0].isdigit() or ENUMERATOR.match(f"{following}.") else None
    if last in known["hours"]:
        return following[0].isupper() and following.lower() not in known["zones"]
    if last in known["names"] or INITIALS.fullmatch(word) or (len(word) == 1 and word.isupper()):
        return following[0].isupper() and following.lower() in known["starters"]
    return True if word.isdigit() and len(word) < 3 and following[0].isupper() else None


def goes_on(sentence: str, following: str) -> bool:
    """Whether a sentence that was ended goes on in the following one."""
    last, first = LAST_WORD.search(sentence[-LONGEST_ABBREVIATION:]), NEXT_WORD.match(following)
    if len(sentence) < LONGEST_ABBREVIATION and ENUMERATOR.match(sentence):
        return True
    if ASIDE.search(sentence[-LONGEST_ABBREVIATION:]):
        return True
    return last is not None and first is not None and ends_sentence(last[1], first[1]) is False


def divide(sentence: str) -> list[str]:
    """The sentences in what was taken for one, parted where an abbreviation does end a sentence."""
    stops = [stop.end() for stop in FULL_STOP.finditer(sentence) if stop.start() and ends_sentence(*stop.groups())]
    ends = [0, *stops, len(sentence)]
    return [sentence[start:end].strip() for start, end in pairwise(ends)]


def without_marks(paragraph: str) -> tuple[str, list[str]]:
    """A paragraph without the marks that refer to notes, and these; those that a word needs stay: "see [2]"."""
    found: list[str] = []

    def drop(mark: re.Match) -> str:
        kept = mark[1] if mark.re is SPACED_MARK else ""
        found.append(mark[0][len(kept) :].strip())
        return kept

    needs = abbreviations()["before_marks"]
    for mark in MARKS:
        paragraph = mark.sub(drop, paragraph)
    paragraph = SPACED_MARK.sub(lambda mark: mark[0] if mark[1].lower() in needs else drop(mark), paragraph)
    return NOTE_NUMBER.sub(lambda mark: mark[0] if follows_abbreviation(mark) else drop(mark), paragraph), found


def follows_abbreviation(number: re.Match) -> bool:
    """Whether a number belongs to an abbreviation that it is set close after: "fig.3"."""
    word = LAST_WORD.search(number.string[: number.start()][-LONGEST_ABBREVIATION:])
    return word is not None and word[1].lower() in abbreviations()["numbers"] | abbreviations()["titles"]


def opens_list(line: str) -> bool:
    """Whether a line goes on in the items of a list below it: it ends in a colon, a comma, a dash or a word that
    needs more."""
    last = line.rpartition(" ")[2].lower()
    return bool(OPEN_END.search(line)) or last in abbreviations()["before_items"]


def is_run_together(stop: re.Match) -> bool:
    """Whether a full stop that no space follows ends a sentence: a word of the dictionary stands before it, or a name
    before a word that begins sentences, and no ending of a site or a file after it; an abbreviation opens a sentence
    where a word in small letters follows it."""
    after = stop["after"].lower()
    is_bare = len(after) > 1 and stop["after"].isupper() and not stop["further"]
    if is_bare or after in abbreviations()["endings"]:
        return False
    if stop["name"]:
        return len(after) > 2 and after in abbreviations()["starters"]
    return stop["before"] not in abbreviations()["titles"] and is_known(stop["before"], lang="en")


def parted(paragraph: str) -> str:
    """A paragraph with a space between sentences that were run together."""
    return RUN_TOGETHER.sub(lambda stop: spaced(stop) if is_run_together(stop) else stop[0], paragraph)


def spaced(stop: re.Match) -> str:
    """A full stop and the words around it, with a space after it."""
    return f"{stop[0][: stop.start('after') - stop.start()]} {stop['after']}"


def with_words(pieces: list[str]) -> list[str]:
    """The pieces of a paragraph, those without a word (". . .") as the end of the one before."""
    found: list[str] = []
    for piece in pieces:
        if found and not (words(piece) and words(found[-1])):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def sentences_in(paragraph: str) -> list[str]:
    """The sentences of a paragraph: simplemma's, joined and divided where an abbreviation misled it."""
    joined: list[list[str]] = []
    last = ""
    for piece in split_sentences(parted(paragraph), lang="en"):
        if joined and goes_on(last, piece):
            joined[-1].append(piece)
        else:
            joined.append([piece])
        last = piece
    return with_words([sentence for pieces in joined for sentence in divide(" ".join(pieces))])
