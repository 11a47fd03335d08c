"""Voices: whose words a sentence reports, and what stance the report lends to the speaker.

A sentence reports somebody's words when a reporting verb has a speaker for its subject, when a phrase names
a source ("according to"), or when the sentence is itself quoted. Which verbs and nouns these are and what
they need beside them stands in data/reporting-verbs.yml; here is only where to look. Quotations are set
aside first, then the leftmost report is taken. A pronoun or a surname stands for a speaker named earlier in
the same document, and a quotation belongs to its speaker until it closes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import pandas as pd

from parallax.corpus.words import words
from parallax.positions import clauses
from parallax.positions.clauses import QUOTED, Clause, Source, listed, rules

CLOSES = {"“": "”", '"': '"', "``": "''", "‘": "’"}
MARK = re.compile(r"[“”\"]|``|''|(?<!\w)‘(?=\w)|(?<=[\w,.?!])’(?!\w)")
# In words: the shortest quotation that is speech; how far a verb reaches.
LONG, REACH = 5, 9
REPORTED = "the sentence reports what someone said or holds"
CODES = pd.DataFrame(
    [("voice", "Voice", "reported", "Reported speech", REPORTED, "")],
    columns=["family", "family_label", "code", "label", "definition", "excludes"],
)
"""Reported speech is a code like any other, though grammar tells of it and not a cue of the codebook."""


class Sense(NamedTuple):
    """One way in which a form of a verb reports: its kind, its subjects, its complements, its shape."""

    kind: str
    by: str
    needs: tuple[str, ...]
    shape: str


class Report(NamedTuple):
    """That something is reported: by whom, in what words, in what kind of words."""

    source: Source | None
    verb: str
    kind: str


def inflect(stem: str, past: str = "", participle: str = "") -> dict[str, str]:
    """The forms of a verb by shape."""
    y = re.sub(r"(?<=[^aeiou])y$", "ie", stem)
    past = past or y + ("d" if y.endswith("e") else "ed")
    doubled = past[:-2] if past == f"{stem}{stem[-1]}ed" else stem
    ing = re.sub(r"(?<=[^eyo])e$", "", doubled) + "ing"
    shapes = {"base": stem, "s": clauses.plural(stem), "past": past}
    return shapes | {"participle": participle or past, "ing": ing}


@cache
def senses() -> dict[str, list[Sense]]:
    """Every form of every reporting verb, with its senses in the order of the rules."""
    forms: dict[str, list[Sense]] = {}
    for group in rules()["verbs"]:
        by, needs = group.get("by", "speaker"), tuple(group.get("needs", ()))
        for entry in {spelling for verb in group["verbs"] for spelling in (verb, verb.replace("ize", "ise"))}:
            for shape, form in inflect(*entry.split()).items():
                forms.setdefault(form, []).append(Sense(group["kind"], by, needs, shape))
    return forms


@cache
def speech() -> dict[str, str]:
    """The nouns of speech, each with its kind."""
    return {noun: kind for kind, nouns in rules()["nouns"].items() for noun in nouns}


def mask(text: str, mark: str) -> tuple[str, list[str], str]:
    """The text with a sign for each quotation, the quotations, and the mark still open at its end."""
    pieces, quotations, last = [""] if mark else [], [], 0
    for found in MARK.finditer(text):
        if found.group() == CLOSES.get(mark):
            quotations.append(text[last : found.start()])
            mark, last = "", found.end()
        elif not mark and found.group() in CLOSES:
            pieces.append(text[last : found.start()])
            mark, last = found.group(), found.end()
    (quotations if mark else pieces).append(text[last:])
    return f" {QUOTED} ".join([*pieces, ""] if mark else pieces), quotations, mark


def is_speech(quotation: str) -> bool:
    """Whether a quotation is more than a few words, and no title, whose longer words have capitals."""
    found = words(quotation)
    return len(found) >= LONG and not all(word[0].isupper() for word in found if len(word) > 3)


def has_clause(clause: Clause, verb: int) -> bool:
    """Whether what is reported stands beside the verb: that, a quotation, a clause, or all before it."""
    k = verb + 1
    if clause.is_in(k, "that") or QUOTED in clause.low:
        return True
    if clause.is_in(k, "before_head"):
        return "that" in clause.low[k : k + REACH]
    if clause.is_in(k, "stops"):
        return clause.at(k) != ":" and not {",", "as"}.isdisjoint(clause.low[:verb])
    return not listed("finite").isdisjoint(clause.low[k : clause.forth(k, listed("stops", "breaks"))])


def is_met(clause: Clause, verb: int, need: str) -> bool:
    """Whether the verb at this place has beside it what the rules ask for."""
    near = clause.low[verb + 1 : verb + 1 + REACH]
    if need.startswith("+"):
        return near[:1] == [need[1:]]
    if need == "that":
        return has_clause(clause, verb)
    if need == "quotation":
        return QUOTED in clause.low
    if need == "object":
        return not clause.is_in(verb + 1, "stops", "after_head")
    return not (speech().keys() if need == "noun" else {need}).isdisjoint(near)


def agrees(shape: str, who: Source) -> bool:
    """Whether a subject goes with this shape of a verb right after it: "they say", "she says"."""
    is_plural = who.head in listed("plural") or who.head.endswith("s") or " and " in who.text
    return {"base": is_plural, "s": who.sort == "name" or not is_plural}.get(shape, True)


def admits(clause: Clause, verb: int, sense: Sense, who: Source | None) -> bool:
    """Whether a verb in this sense can have such a subject."""
    if not who or who.sort == "other":
        return bool(who) and sense.by == "anyone"
    if not clause.is_skipped(verb - 1) and not agrees(sense.shape, who):
        return False
    if sense.by == "document":
        return who.head in listed("documents")
    return who.head not in rules()["barred"].get(sense.by, ())


def by_sense(clause: Clause, verb: int, sense: Sense) -> Report | None:
    """The report that a verb makes in this sense, if it makes one."""
    if sense.shape in ("past", "participle") and clause.is_passive(verb):
        return by_passive(clause, verb, sense)
    need = next((need for need in sense.needs if is_met(clause, verb, need)), "")
    if sense.needs and not need:
        return None
    who = inverted(clause, verb, sense) or clauses.subject(clause, verb, sense.shape, need != "noun")
    cue = clause.between(verb, verb + 1 + need.startswith("+"))
    return Report(who, cue, kind_of(clause, verb, sense, need)) if admits(clause, verb, sense, who) else None


def by_passive(clause: Clause, verb: int, sense: Sense) -> Report | None:
    """The report of a passive verb, whose speaker follows "by" or is not told: "is believed to"."""
    after = clause.at(verb + 1)
    who = clauses.following(clause, verb + 2) if after == "by" and not sense.needs else None
    spoken = who.sort != "other" if who else after in ("that", "to")
    return Report(who, clause.between(verb, verb + 1), sense.kind) if spoken else None


def inverted(clause: Clause, verb: int, sense: Sense) -> Source | None:
    """The subject that follows its verb: '"...," said Maria Lopez, a trader'."""
    after = clause.at(verb - 1)
    if sense.shape not in ("past", "s") or "object" in sense.needs:
        return None
    if after != QUOTED and (after != "," or sense.by != "anyone"):
        return None
    who = clauses.following(clause, verb + 1)
    return who if who and (who.sort != "other" or after == QUOTED) else None


def kind_of(clause: Clause, verb: int, sense: Sense, need: str) -> str:
    """The kind of a verb, or of the noun of speech that it needs: "voiced concerns"."""
    near = clause.low[verb + 1 : verb + 1 + REACH] if need == "noun" else ()
    return next((speech()[low] for low in near if low in speech()), sense.kind)


def by_phrase(clause: Clause, k: int) -> Report | None:
    """The report that a phrase at this place makes: "according to", "reportedly", a name and a colon."""
    if clause.is_in(k, "hearsay"):
        return Report(None, clause.between(k, k + 1), "plain")
    if clause.at(k) == ":" and clause.at(k + 1) == QUOTED:
        who = clauses.opening(clause, k)
        return Report(who, "", "") if who else None
    openers = (opener.split() for opener in rules()["sources"])
    last = next((k + len(opener) for opener in openers if clause.low[k : k + len(opener)] == opener), k)
    who = clauses.following(clause, last) if last > k else None
    return Report(who, clause.between(k, last), "plain") if who else None


def by_noun(clause: Clause, k: int) -> Report | None:
    """The report that a noun of speech before "that" makes: "the claim that"."""
    last = k + 1 + (clause.at(k + 1) in ("is", "was"))
    if clause.at(k) not in speech() or clause.at(last) != "that":
        return None
    return Report(owner(clause, k), clause.between(k, last + 1), speech()[clause.at(k)])


def owner(clause: Clause, noun: int) -> Source | None:
    """Whose the noun at this place is: "Trump's claim", "her claim"."""
    if pronoun := rules()["possessives"].get(clause.at(noun - 1)):
        return Source(clause.words[noun - 1], "pronoun", pronoun)
    if not clause.at(noun - 1).endswith(("'s", "s'")):
        return None
    who = clauses.source(clause, clause.back(noun, listed("stops", "breaks", "before_head")), noun)
    return who._replace(text=re.sub(r"[’']s?$", "", who.text)) if who else None


def reports(clause: Clause) -> Iterator[Report | None]:
    """What each place of a sentence reports, leftmost first; nouns of speech come after all else."""
    for k, low in enumerate(clause.low):
        if k == 0 or clause.words[k].islower():
            yield from (by_sense(clause, k, sense) for sense in senses().get(low, ()))
        yield by_phrase(clause, k)
    yield from (by_noun(clause, k) for k in range(len(clause.low)))


@dataclass
class Memory:
    """What a document has told so far: its speakers, its names, and the quotation that is still open."""

    paragraph: int = -1
    mark: str = ""
    near: tuple[int, str] = (-1, "")
    waiting: list[list] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def meet(self, clause: Clause) -> None:
        """Take note of the full names in a sentence, so that part of one is known later."""
        k = 0
        while k < len(clause.low):
            end = k
            while clause.is_name(end) and not clause.is_in(end, "titles"):
                end += 1
            start = end - 2 if end - k > 2 and clause.at(k - 1) == "of" and clause.is_in(k - 2, "titles") else k
            start += clause.is_office(start)
            if end - start in (2, 3):
                self.names |= {clause.at(part): clause.between(start, end) for part in (start, end - 1)}
            k = end + 1

    def resolve(self, who: Source | None) -> str:
        """The speaker's name, a pronoun or part of a name standing for whom it stood before."""
        if not who:
            return ""
        if who.sort == "pronoun":
            return self.last.get("group" if who.head in ("they", "it") else "person", who.text)
        text = self.names.get(who.text.lower(), who.text) if who.sort == "name" else who.text
        self.last["person" if who.sort in ("name", "person") else "group"] = text
        return text

    def hear(self, paragraph: int, text: str) -> list:
        """The speaker, whether there is one, the verb and its kind of the document's next sentence."""
        if paragraph != self.paragraph:
            self.paragraph, self.mark, self.waiting = paragraph, "", []
        inside = bool(self.mark)
        masked, quotations, self.mark = mask(text, self.mark)
        clause = Clause(masked)
        self.meet(clause)
        made = next(filter(None, reports(clause)), None)
        spoken = inside or bool(self.mark) or any(map(is_speech, quotations))
        speaker = self.resolve(made.source) if made else ""
        if not made and text.endswith(":"):
            self.near = (paragraph, self.resolve(clauses.opening(clause, len(clause.low))))
        if spoken and not speaker and self.near[0] >= paragraph - 1:
            speaker = self.near[1]
        return self.settle([speaker, bool(made) or spoken, *(made[1:] if made else ("", ""))])

    def settle(self, row: list) -> list:
        """The row; a quotation whose speaker is named only at its end is given to that speaker."""
        if row[0]:
            self.near = (self.paragraph, row[0])
            for earlier in self.waiting:
                earlier[0] = row[0]
            self.waiting = []
        elif row[1] and self.mark:
            self.waiting.append(row)
        return row


def attribute(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences with columns speaker, attributed, verb, verb_kind: whose words each reports, and how."""
    rows: list[list] = []
    memories: dict[str, Memory] = {}
    for document, paragraph, text in sentences[["document", "paragraph", "text"]].itertuples(index=False):
        rows.append(memories.setdefault(document, Memory()).hear(paragraph, text))
    columns = ["speaker", "attributed", "verb", "verb_kind"]
    found = pd.DataFrame(rows, columns=columns, index=sentences.index).astype({"attributed": bool})
    return pd.concat([sentences, found], axis=1)


def codings(sentences: pd.DataFrame) -> pd.DataFrame:
    """The coded table's rows for sentences that report someone's words; the cue is the reporting verb."""
    rows = []
    for row in sentences[sentences["attributed"].astype(bool)].itertuples():
        matched = row.verb or row.text
        start = max(0, row.text.find(matched))
        place = (row.verb.lower() or "quotation", start, start + len(matched), matched)
        rows.append((row.document, row.sentence, "voice", "reported", *place))
    columns = ["document", "sentence", "family", "code", "cue", "start", "end", "matched"]
    return pd.DataFrame(rows, columns=columns)
