"""Voices: whose words a sentence reports, and what stance the report lends to the speaker.

A sentence reports somebody's words when a reporting verb has a speaker for its subject, when a phrase names
a source ("according to"), or when the sentence is itself quoted. Which verbs and nouns these are and what
they need beside them stands in data/reporting-verbs.yml; here is only where to look. Quotations are set
aside first, then the leftmost report is taken. A pronoun or a surname stands for a speaker named earlier in
the same document, and a quotation belongs to its speaker until it closes.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
import yaml

from parallax.documents import DATA, words

RULES = yaml.safe_load((DATA / "reporting-verbs.yml").read_text("utf-8"))

QUOTED, SCARE = "\ue000", "\ue001"
CLOSES = {"“": "”", '"': '"', "``": "''", "‘": "’"}
MARK = re.compile(r"[“”\"]|``|''|(?<!\w)‘(?=\w)|(?<=[\w,.?!])’(?!\w)")
TIME = re.compile(rf",? ?\b(?:{'|'.join(RULES['times'])})", re.IGNORECASE)
DOTTED = "|".join(re.escape(title) for title in RULES["titles"] if title.endswith("."))
TOKEN = re.compile(
    rf"{QUOTED}|{SCARE}|\b(?i:{DOTTED})(?=\s)|(?:[^\W\d_]\.)+"
    r"|[^\W_]+(?:[-'’&./][^\W_]+)*(?:(?<=s)[’'](?=\s))?|--|[,;:()—–….?!]"
)
STOPS = {*",;:()—–….?!", "--", QUOTED, ""}
# In words: a quotation that is speech, one that is not; how far a verb reaches; how far a subject does.
LONG, SHORT, REACH, WIDEST, FARTHEST = 5, 3, 9, 14, 60


class Sense(NamedTuple):
    """One way in which a form of a verb reports: its kind, its subjects, its complements, its shape."""

    kind: str
    by: str
    needs: tuple[str, ...]
    shape: str


class Source(NamedTuple):
    """A noun phrase as a speaker: its text, its sort (name, person, group, pronoun, other), its head."""

    text: str
    sort: str
    head: str


class Report(NamedTuple):
    """That something is reported: by whom, in what words, in what kind of words."""

    source: Source | None
    verb: str
    kind: str


def inflect(stem: str, past: str = "", participle: str = "") -> dict[str, str]:
    """The forms of a verb by shape; the s-form is also a noun's plural.

    >>> inflect("deny")["past"], inflect("admit", "admitted")["ing"]
    ('denied', 'admitting')
    """
    y = re.sub(r"(?<=[^aeiou])y$", "ie", stem)
    past = past or y + ("d" if y.endswith("e") else "ed")
    doubled = past[:-2] if past == f"{stem}{stem[-1]}ed" else stem
    return {
        "base": stem,
        "s": y + ("es" if re.search(r"(?:s|x|z|ch|sh)$", y) else "s"),
        "past": past,
        "participle": participle or past,
        "ing": re.sub(r"(?<=[^eyo])e$", "", doubled) + "ing",
    }


def senses() -> dict[str, list[Sense]]:
    """Every form of every reporting verb, with its senses in the order of the rules."""
    forms: dict[str, list[Sense]] = {}
    for group in RULES["verbs"]:
        by, needs = group.get("by", "speaker"), tuple(group.get("needs", ()))
        for entry in {spelling for verb in group["verbs"] for spelling in (verb, verb.replace("ize", "ise"))}:
            for shape, form in inflect(*entry.split()).items():
                forms.setdefault(form, []).append(Sense(group["kind"], by, needs, shape))
    return forms


def listed(*keys: str) -> frozenset[str]:
    """The words under some keys of the rules."""
    return frozenset(word for key in keys for word in RULES[key])


def nouns(key: str) -> frozenset[str]:
    """The nouns under a key of the rules, with their plurals."""
    return listed(key) | {inflect(noun)["s"] for noun in RULES[key]}


SENSES = senses()
PERSONS, GROUPS, DOCUMENTS = nouns("persons"), nouns("groups"), nouns("documents")
SPEAKERS = PERSONS | GROUPS | DOCUMENTS
SPEECH = {noun: kind for kind in RULES["nouns"] for noun in RULES["nouns"][kind]}
SKIPPED, LEADING = listed("auxiliaries", "adverbs"), listed("adverbs", "conjunctions")
PRONOUNS, PLURAL, TITLES, LINKS = (listed(key) for key in ("pronouns", "plural", "titles", "links"))
FINITE, BEING, PASSIVE, BREAKS = (listed(key) for key in ("finite", "being", "passive", "breaks"))
AFTER_HEAD, BEFORE_HEAD = listed("after_head"), listed("before_head")
ARTICLES, DETERMINERS, AUTHOR = frozenset({"the", "a", "an"}), listed("determiners"), listed("author")
POSSESSIVES, POSSESSIVE = RULES["possessives"], re.compile(r"[’']s?$")
ACCORDING = ("according", "to")
PHRASES = [tuple(words(each)) for each in RULES["sources"]]
FIRST = {each[0] for each in PHRASES}
OCCASION = re.compile("|".join(RULES["occasions"]), re.IGNORECASE)
CATENATIVES, HEARSAY, VIEWS = listed("catenatives"), listed("hearsay"), listed("views")
ENDS = STOPS | BREAKS
THAT, LISTENERS, NO_CLAUSE = listed("that"), listed("listeners"), listed("no_clause")
NO_SUBJECT, NO_VERB = (FINITE | BEFORE_HEAD | listed("determiners") | {"to"}) - PLURAL, listed("no_verb")
BEFORE_ING = frozenset({",", "by", "after", "before", "while", "in", "for", "and"})
NO_NAME = listed("determiners", "dates", "author", "pronouns") | SKIPPED | LEADING | BREAKS | BEFORE_HEAD


class Clause:
    """A sentence as tokens, its quotations and times set aside."""

    def __init__(self, text: str):
        found = list(TOKEN.finditer(TIME.sub("", text)))
        self.text, self.words = TIME.sub("", text), [match.group() for match in found]
        self.low = [word.lower().replace("’", "'") for word in self.words]
        self.spans = [match.span() for match in found]
        letters = [word for word in self.words if word[0].isalpha() and len(word) > 3]
        self.title_case = sum(word[0].isupper() for word in letters) > max(2, 0.7 * len(letters))

    def at(self, k: int) -> str:
        """The k-th word in small letters, empty outside the sentence."""
        return self.low[k] if 0 <= k < len(self.low) else ""

    def before(self, k: int) -> list[str]:
        """The words before the k-th, as far back as a subject can be."""
        return self.low[max(0, k - FARTHEST) : k]

    def between(self, first: int, last: int) -> str:
        """The text of the words from `first` to before `last`."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]].replace(SCARE, "")

    def skip_back(self, k: int) -> int:
        """The nearest word at or before the k-th that may not stand between a subject and its verb."""
        while is_skipped(self, k):
            k -= 1
        return k

    def begins_noun_phrase(self, k: int) -> bool:
        """Whether the k-th word can be the first of a subject."""
        while is_skipped(self, k) or self.at(k) in LEADING:
            k += 1
        low = self.at(k)
        known = low in SPEAKERS | PRONOUNS | DETERMINERS or self.is_name(k) or low.endswith("'s")
        return known and not low.endswith("ing") and low not in BEFORE_HEAD

    def splits(self, k: int) -> bool:
        """Whether the k-th word is an "and" that joins clauses rather than speakers."""
        if self.at(k) != "and":
            return False
        before = self.at(k - 1) in SPEAKERS or self.is_name(k - 1)
        return not (before and (self.at(k + 1) in SPEAKERS | DETERMINERS or self.is_name(k + 1)))

    def is_name(self, k: int) -> bool:
        """Whether the k-th word can be (part of) a name; at a beginning the capital says nothing."""
        low = self.at(k).partition("'")[0]
        starts = k == 0 or self.words[k - 1] in STOPS
        return low != "" and self.words[k][0].isupper() and low not in NO_NAME and not (starts and low in SPEAKERS)

    def is_link(self, k: int) -> bool:
        """Whether the k-th word joins two parts of a name: the "of" in "Ministry of Commerce"."""
        after = k + 1 + (self.at(k + 1) == "the")
        return (
            self.at(k) in LINKS
            and self.is_name(after)
            and (self.words[k - 1][0].isupper() or self.at(k - 1) in LINKS)
        )


def mask(text: str, mark: str) -> tuple[str, list[str], str]:
    """The text with a sign for each quotation, the quotations, and the mark still open at its end."""
    pieces, quotations, last = [], [], 0
    for found in MARK.finditer(text):
        if found.group() == CLOSES.get(mark):
            quotations.append(text[last : found.start()])
            pieces.append(sign(quotations[-1]))
            mark, last = "", found.end()
        elif not mark and found.group() in CLOSES:
            pieces.append(text[last : found.start()])
            mark, last = found.group(), found.end()
    rest = text[last:]
    return "".join([*pieces, QUOTED if mark else rest]), quotations + [rest] * bool(mark), mark


def is_title(quotation: str) -> bool:
    """Whether a quotation is the title of a work: all its longer words begin with a capital."""
    return all(word[0].isupper() for word in words(quotation) if len(word) > 3)


def sign(quotation: str) -> str:
    """What stands for a quotation: a sign, or the words themselves where they are few or a title."""
    spoken = quotation.rstrip().endswith((",", ".", "?", "!"))
    if spoken or (len(words(quotation)) > SHORT and not is_title(quotation)):
        return f" {QUOTED} "
    return f" {SCARE}{quotation} "


def is_skipped(clause: Clause, k: int) -> bool:
    """Whether the k-th word may stand between a subject and its verb."""
    low = clause.at(k)
    return low in SKIPPED or (low.endswith("ly") and clause.words[k].islower() and low not in SPEAKERS)


def name(clause: Clause, first: int, head: int, last: int) -> Source:
    """The name around the word at `head`, with its article and without titles before it."""
    start, end = head, head + 1
    while start > first and (clause.words[start - 1][0].isupper() or clause.is_link(start - 1)):
        start -= 1
    while end < last and (clause.is_name(end) or clause.is_link(end)):
        end += 1
    group = clause.at(end - 1) in GROUPS | DOCUMENTS
    titles = [k for k in range(start, end - 1) if clause.at(k) in TITLES and not group]
    if titles:
        office = clause.at(titles[-1] + 1) == "of"
        start = titles[-1] + 1 if not office else end - 2 if end - titles[-1] > 4 else start
    elif start > first and clause.at(start - 1) in ARTICLES:
        start, group = start - 1, True
    group = group or "and" in clause.low[start:end] or clause.at(start) in ARTICLES
    return Source(clause.between(start, end), "group" if group else "name", clause.at(end - 1))


def tail(clause: Clause, first: int, last: int) -> int:
    """Where the noun phrase begins that ends an adverbial without a comma: "In Beijing officials (said)"."""
    k = last - 1
    while k > first and clause.at(k - 1) not in BEFORE_HEAD and clause.at(k) not in ARTICLES:
        k -= 1
    return k


def source(clause: Clause, first: int, last: int) -> Source | None:
    """The speaker that the words from `first` to before `last` name."""
    while first < last and (clause.at(first) in LEADING or is_skipped(clause, first)):
        first += 1
    if clause.at(first) in BEFORE_HEAD:
        first = tail(clause, first, last)
    if first >= last or clause.at(first) in AUTHOR:
        return None
    if clause.at(last - 1) in AUTHOR:
        return None
    if clause.at(last - 1) in PRONOUNS and clause.at(last - 2) not in AFTER_HEAD:
        return Source(clause.between(last - 1, last), "pronoun", clause.at(last - 1))
    cuts = (k for k in range(first + 1, last) if clause.at(k) in AFTER_HEAD and not clause.is_link(k))
    cut = next(cuts, last)
    heads = [k for k in range(first, cut) if clause.is_name(k) or clause.at(k) in SPEAKERS]
    if not heads or clause.at(cut - 1).endswith(("'s", "s'")):
        return Source(clause.between(first, last), "other", clause.at(cut - 1))
    if clause.is_name(heads[-1]):
        return name(clause, first, heads[-1], last)
    sort = "person" if clause.at(heads[-1]) in PERSONS and not is_plural(clause.at(heads[-1])) else "group"
    return Source(clause.between(first, last), sort, clause.at(heads[-1]))


def is_plural(head: str) -> bool:
    """Whether a noun takes the verb without -s."""
    return head in PLURAL or (head.endswith("s") and not head.endswith("ss"))


def phrase(clause: Clause, last: int) -> Source | None:
    """The speaker in the words that end before `last`, as far back as its clause goes."""
    first = last
    while last - first < FARTHEST and clause.at(first - 1) not in ENDS and not clause.splits(first - 1):
        first -= 1
    within = clause.low[first:last]
    return source(clause, first, last) if "who" in within or not FINITE & set(within) else None


def antecedent(clause: Clause, comma: int) -> Source | None:
    """The speaker whom an apposition describes, or who is named in it: "The mayor, Jo Lind,"."""
    first = comma
    while comma - first < FARTHEST and clause.at(first - 1) not in STOPS - {","}:
        first -= 1
    edges = [first - 1, *(k for k in range(first, comma) if clause.at(k) == ","), comma]
    parts = [(a + 1, b) for a, b in pairwise(edges) if clause.begins_noun_phrase(a + 1)]
    found = [source(clause, *part) for part in parts if not FINITE & set(clause.low[slice(*part)])]
    found = [who for who in found if who and who.sort != "other"]
    if len(found) > 1 and found[0].sort == "person" and found[1].sort == "name":
        return found[found[0].text.lower().endswith(found[0].head)]
    return found[0] if found else None


def opening(clause: Clause, before: int) -> Source | None:
    """The subject that a sentence opens with, for a verb that has none at its side."""
    starts = [k for k in range(min(before, FARTHEST)) if k == 0 or clause.at(k - 1) in {",", QUOTED}]
    for start in filter(clause.begins_noun_phrase, starts):
        for last in range(start + 1, before):
            known = clause.at(last - 1) in SPEAKERS | PRONOUNS or clause.is_name(last - 1)
            if known and not (clause.is_name(last) or clause.is_link(last) or clause.at(last) in SPEAKERS):
                return source(clause, start, last)
            if clause.at(last - 1) in STOPS | BEFORE_HEAD:
                break
    return None


def doer(clause: Clause, verb: int) -> int:
    """Where a verb's subject ends, auxiliaries, adverbs and "declined to" passed over."""
    k = verb - 1
    if clause.at(k) == "to" and clause.at(k - 1) in CATENATIVES:
        k -= 3 if clause.at(k - 1) == "on" else 2
    return clause.skip_back(k)


def subject(clause: Clause, verb: int, sense: Sense) -> Source | None:
    """The subject of the verb at this place, taken in this sense."""
    k = doer(clause, verb)
    is_free = sense.by in ("anyone", "speaker") and "noun" not in sense.needs
    helped = BEING & set(clause.low[k + 1 : verb])
    if sense.shape == "ing" and not helped:
        if clause.at(k) == "as" and clause.at(k - 1) in PASSIVE:
            return phrase(clause, clause.skip_back(k - 2) + 1)
        return opening(clause, k) if clause.at(k) in BEFORE_ING and is_free else None
    if clause.at(k) in NO_SUBJECT:
        return None
    if clause.at(k) == ",":
        return antecedent(clause, k)
    if clause.at(k) == "who":
        return phrase(clause, k - (clause.at(k - 1) == ","))
    if clause.at(k) in ("and", "but", "then"):
        return opening(clause, k) if "noun" not in sense.needs else None
    return phrase(clause, k + 1)


def inverted(clause: Clause, verb: int, sense: Sense) -> Source | None:
    """The subject that follows its verb: '"...," said Maria Lopez, a trader'."""
    k = last = verb + 1
    while clause.at(last) not in STOPS | FINITE | BREAKS:
        last += 1
    closed = clause.at(verb - 1) == "," and sense.by == "anyone" and last > k and clause.at(last) in STOPS
    can = sense.shape in ("past", "s") and "object" not in sense.needs
    said = can and (clause.at(verb - 1) == QUOTED or closed)
    who = source(clause, k, min(last, k + WIDEST)) if said else None
    return who if who and (who.sort != "other" or clause.at(verb - 1) == QUOTED) else None


def right(clause: Clause, first: int) -> Source | None:
    """The speaker named from `first` on, as after "according to"."""
    last = first
    while last - first < WIDEST and clause.at(last) not in STOPS | FINITE | BREAKS | {"who"}:
        last += 1
    return source(clause, first, last)


def has_that(clause: Clause, verb: int) -> bool:
    """Whether what is reported stands beside the verb: that, a quotation, a clause, or all before it."""
    k = verb + 1
    if clause.at(k) in THAT | {QUOTED, SCARE} or QUOTED in clause.low[k : k + 3] or QUOTED in clause.before(verb):
        return True
    near = clause.low[k : k + REACH]
    if clause.at(k) in BEFORE_HEAD or clause.at(k) in LISTENERS:
        return bool({"that", QUOTED} & set(near))
    if clause.at(k) in STOPS:
        return bool({",", "as"} & set(clause.before(verb))) and clause.at(k) != ":"
    reach = next((n for n, low in enumerate(near) if low in STOPS | BREAKS | NO_CLAUSE), len(near))
    return clause.at(k) not in FINITE and bool(FINITE & set(near[:reach]))


def is_met(clause: Clause, verb: int, need: str) -> bool:
    """Whether the verb at this place has beside it what the rules ask for."""
    k = verb + 1
    near = clause.low[k : k + REACH]
    stop = next((n for n, low in enumerate(near) if low in STOPS | BREAKS), len(near))
    if need.startswith("+"):
        return clause.at(k) == need[1:]
    return {
        "that": lambda: has_that(clause, verb),
        "to": lambda: clause.at(k) == "to" and clause.at(k + 1) not in DETERMINERS,
        "infinitive": lambda: "to" in near[1:stop],
        "noun": lambda: bool(SPEECH.keys() & set(near[:stop])),
        "object": lambda: clause.at(k) not in STOPS | AFTER_HEAD,
        "as": lambda: "as" in near,
        "quote": lambda: bool({QUOTED, SCARE} & {*near, *clause.before(verb)}),
    }[need]()


def admits(sense: Sense, who: Source | None, adjacent: bool) -> bool:
    """Whether a verb in this sense can have such a subject; right beside it they agree in number."""
    if not who or who.sort == "other":
        return bool(who) and sense.by == "anyone"
    if adjacent and sense.shape == "base" and not (is_plural(who.head) or " and " in who.text):
        return False
    if adjacent and sense.shape == "s" and is_plural(who.head) and who.sort != "name":
        return False
    if sense.by == "document":
        return who.head in DOCUMENTS
    return sense.by == "anyone" or who.head not in (("they", "it") if sense.by == "named" else ("it",))


def by_verb(clause: Clause, verb: int) -> Report | None:
    """The report that the verb at this place makes, if it makes one."""
    low = clause.at(verb)
    if clause.words[verb][0].isupper() and verb and not clause.title_case:
        return None
    if f"{clause.at(verb - 1)} {low}" in NO_VERB or (low in SPEECH and clause.at(verb + 1) in FINITE | {"of"}):
        return None
    return next(filter(None, (by_sense(clause, verb, sense) for sense in SENSES[low])), None)


def by_sense(clause: Clause, verb: int, sense: Sense) -> Report | None:
    """The report that a verb makes in this sense, if it makes one."""
    last = doer(clause, verb)
    if sense.shape in ("past", "participle"):
        if BEING & set(clause.low[last + 1 : verb]):
            return by_passive(clause, verb, sense)
        if clause.at(verb + 1) == "by":
            return None
    need = next((need for need in sense.needs if is_met(clause, verb, need)), "")
    if sense.needs and not need:
        return None
    who = inverted(clause, verb, sense)
    adjacent = not who and last == verb - 1 and not clause.title_case
    who = who or subject(clause, verb, sense)
    if not admits(sense, who, adjacent):
        return None
    end = verb + 1 + need.startswith("+")
    return Report(who, clause.between(verb, end), kind_of(clause, verb, sense, need))


def by_passive(clause: Clause, verb: int, sense: Sense) -> Report | None:
    """The report of a passive verb, whose speaker follows "by" or is not told: "is believed to"."""
    after, low = clause.at(verb + 1), clause.at(verb)
    who = right(clause, verb + 2) if after == "by" and not sense.needs else None
    told = after == "that" or (after == "to" and low in PASSIVE)
    spoken = who.sort != "other" if who else told
    return Report(who, clause.between(verb, verb + 1), sense.kind) if spoken else None


def kind_of(clause: Clause, verb: int, sense: Sense, need: str) -> str:
    """The kind of a verb, or of the noun of speech that a plain one has: "voiced concerns"."""
    near = clause.low[verb + 1 : verb + 1 + REACH]
    carried = need == "noun" and sense.kind == "plain"
    return next((SPEECH[low] for low in near if low in SPEECH), sense.kind) if carried else sense.kind


def by_phrase(clause: Clause, k: int) -> Report | None:
    """The report that a phrase at this place makes: "according to", "in his view", "reportedly"."""
    if clause.at(k) in HEARSAY:
        return Report(None, clause.between(k, k + 1), "plain")
    for opener in PHRASES if clause.at(k) in FIRST else ():
        last = k + len(opener)
        who = right(clause, last) if tuple(clause.low[k:last]) == opener else None
        if who and (opener == ACCORDING or who.sort != "other"):
            return Report(who, clause.between(k, last), "plain")
    if clause.at(k) in VIEWS and "in" in clause.low[max(0, k - 5) : k] and owner(clause, k):
        return Report(owner(clause, k), clause.between(k, k + 1), "plain")
    return None


def owner(clause: Clause, noun: int) -> Source | None:
    """Whose the noun at this place is: "Trump's claim", "his view"."""
    for k in range(noun - 1, max(-1, noun - 4), -1):
        if clause.at(k) in POSSESSIVES:
            return Source(clause.words[k], "pronoun", POSSESSIVES[clause.at(k)])
        if clause.at(k).endswith(("'s", "s'")):
            whose = POSSESSIVE.sub("", phrase_text(clause, k))
            return Source(whose, "name" if clause.words[k][0].isupper() else "person", whose.lower())
        if clause.at(k) in STOPS | BEFORE_HEAD:
            break
    return None


def phrase_text(clause: Clause, k: int) -> str:
    """The words of a name or noun phrase that ends at the k-th word."""
    first = k
    while clause.at(first - 1) in DETERMINERS or (first and clause.is_name(first - 1)):
        first -= 1
    return clause.between(first, k + 1)


def by_noun(clause: Clause, k: int) -> Report | None:
    """The report that a noun of speech before "that" makes: "the claim that"."""
    last = k + 1 + (clause.at(k + 1) in ("is", "was"))
    if clause.at(k) not in SPEECH or clause.at(last) != "that" or clause.at(last + 1) in FINITE:
        return None
    return Report(owner(clause, k), clause.between(k, last + 1), SPEECH[clause.at(k)])


def by_colon(clause: Clause) -> Report | None:
    """The report that a speaker before a colon and a quotation makes."""
    colon = clause.low.index(":") if ":" in clause.low[:REACH] else 0
    who = source(clause, 0, colon) if clause.at(colon + 1) == QUOTED else None
    return Report(who, "", "") if who and who.sort != "other" else None


def find(clause: Clause) -> Report | None:
    """The leftmost report of a sentence; nouns and occasions only where there is no other."""
    for k, low in enumerate(clause.low):
        made = (by_verb(clause, k) if low in SENSES else None) or by_phrase(clause, k)
        if made:
            return made
    weak = (by_noun(clause, k) for k in range(len(clause.low)))
    occasion = OCCASION.search(clause.text)
    return (
        next(filter(None, weak), None)
        or by_colon(clause)
        or (Report(None, occasion.group(), "plain") if occasion else None)
    )


@dataclass
class Memory:
    """What a document has told so far: its speakers, its names, and the quotation that is still open."""

    person: str = ""
    group: str = ""
    paragraph: int = -1
    near: tuple[int, str] = (-1, "")
    mark: str = ""
    waiting: list[int] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def enter(self, paragraph: int) -> None:
        """Begin a paragraph, which closes the quotation of the one before."""
        if paragraph != self.paragraph:
            self.mark, self.paragraph, self.waiting = "", paragraph, []

    def meet(self, clause: Clause) -> None:
        """Take note of the full names in a sentence, so that a surname alone is known later."""
        if clause.title_case:
            return
        k = 0
        while k < len(clause.low):
            end = k
            while clause.is_name(end) and clause.at(end) not in TITLES:
                end += 1
            if end - k in (2, 3):
                self.names[clause.at(end - 1)] = clause.between(k, end)
            k = end + 1

    def resolve(self, who: Source | None) -> str:
        """The speaker's name, a pronoun or a surname standing for whom it stood before."""
        if not who:
            return ""
        if who.sort == "pronoun":
            kept = self.group if who.head in ("they", "it") else self.person
            return kept or who.text
        if who.sort == "name" and " " not in who.text:
            who = who._replace(text=self.names.get(who.text.lower(), who.text))
        if who.sort == "name":
            self.names.update({part.lower(): who.text for part in who.text.split()} if " " in who.text else {})
        if who.sort in ("name", "person"):
            self.person = who.text
        else:
            self.group = who.text
        return who.text


def attribute(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences with columns speaker, attributed, verb, verb_kind: whose words each reports, and how."""
    rows: list[list] = []
    memories: dict[str, Memory] = {}
    for document, paragraph, text in zip(
        sentences["document"], sentences["paragraph"], sentences["text"], strict=True
    ):
        memory = memories.setdefault(document, Memory())
        memory.enter(paragraph)
        rows.append(voice(memory, text))
        settle(memory, rows)
    columns = ["speaker", "attributed", "verb", "verb_kind"]
    found = pd.DataFrame(rows, columns=columns, index=sentences.index).astype({"attributed": bool})
    return pd.concat([sentences, found], axis=1)


def voice(memory: Memory, text: str) -> list:
    """The speaker, whether there is one, the verb and its kind of the next sentence of a document."""
    inside = bool(memory.mark)
    masked, quotations, memory.mark = mask(text, memory.mark)
    clause = Clause(masked)
    made = find(clause)
    memory.meet(clause)
    spoken = (
        inside or bool(memory.mark) or any(len(words(each)) >= LONG and not is_title(each) for each in quotations)
    )
    speaker = memory.resolve(made.source) if made else ""
    if spoken and not speaker and memory.near[0] >= memory.paragraph - 1:
        speaker = memory.near[1]
    if speaker:
        memory.near = (memory.paragraph, speaker)
    return [speaker, bool(made) or spoken, *(made[1:] if made else ("", ""))]


def settle(memory: Memory, rows: list[list]) -> None:
    """Give the sentences of a quotation whose speaker is named only at its end to that speaker."""
    if rows[-1][0]:
        for row in memory.waiting:
            rows[row][0] = rows[-1][0]
        memory.waiting = []
    elif rows[-1][1] and memory.mark:
        memory.waiting.append(len(rows) - 1)
