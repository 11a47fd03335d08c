"""Voices: whose words a sentence reports, and what stance the report lends to the speaker.

A sentence reports somebody's words when it says so (see reports), when its paragraph opens with a name and a colon,
or when it is itself quoted. A quotation belongs to its speaker until it closes; one without a speaker has that of
its paragraph. Nobody is carried into a paragraph that names its own or opens a quotation of its own. In a transcript,
where paragraphs open with who has the turn, a turn goes on until the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from parallax.corpus.boilerplate import kind_of_boilerplate
from parallax.corpus.headings import in_small_letters, is_topic, part_of_interview
from parallax.corpus.words import words
from parallax.positions import credits
from parallax.positions.names import Names, can_be_person
from parallax.positions.offices import office
from parallax.positions.reports import Report, Sentence, report
from parallax.positions.rules import listed, low, senses_of
from parallax.positions.sides import is_public
from parallax.positions.subjects import TENSED, sort

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

CLOSES = {"“": '”"', '"': '"”', "``": "''", "''": "''", "‘": "’'", "'": "'", "’": "’"}
"""The marks that open a quotation, each with those that close it; some writers mix straight and curly ones."""
MARK = re.compile(r"[“”\"]|``|''|(?<!\w)[‘'’](?=\w)|(?<=[\w,.?!])[’'](?!\w)")
OPENED, REOPENED = re.compile(r"(?<!\w)['’](?=\w)"), re.compile(r"(?<!\S)\"(?=\w)")
CLOSED, ENDED = re.compile(r"(?<=[\w,.?!])['’](?!\w)"), re.compile(r"(?<=[,.?!])['’](?!\w)|(?<=\w)['’](?=,)")
"""The marks, the same at both ends, that open a quotation, close it in its sentence, or further on in its paragraph."""
LONG = 5
"""In words: the shortest quotation that is speech."""
TAG = 8
"""In words: the longest sentence that only tells who spoke the quotation before it."""
GIVES = re.compile(r"\b(?:statements?|comments?|remarks|reactions?)\b.*:$", re.IGNORECASE)
"""How a line runs after which somebody's words follow, with marks or without: "The following statement is by ..:"."""
LABEL = 16
"""In words: the longest name before a colon."""
TURN = re.compile(r"(?P<who>[A-Z][^:“”\"?!]{0,60}?)(?::\s(?![“\"])|:$)|(?P<q>Q)\s+(?=[A-Z“\"])")
"""What a turn of a transcript opens with: a name and a colon without a quotation after it, or a Q."""
INTERVIEWED = re.compile(
    r"\b(?i:q ?& ?as?|q and a|interview|conversation|questions (?:and answers|to)|answers (?:of|by|from))"
    r" (?:(?:session|held|given) )?(?:(?:with|by|of) )?(?:[\w-]+ ){0,6}?(?P<who>(?:[A-Z][\w'’.-]+ ){1,4}[A-Z][\w'’-]+)"
)
"""How a line tells who answers: "Q&A with Ana Ruiz"."""
LEADS = re.compile(r"(?P<all>\b(?:the following|as follows)[^.:]{0,20}[.:]$)|:$")
"""How a line ends that leads to somebody's words: to a paragraph, or to all that follows."""
HEAD = 3
"""The last of the paragraphs with which a page opens."""
WHOLE = re.compile(
    r"^(?:here|below|this) (?:is|are|was) (?:what|the (?:full )?(?:text|transcript|remarks|speech|statement))\b"
    r"|\bin full(?: below)?:$",
    re.IGNORECASE,
)
"""How a line leads to all that somebody said."""
PARTS = 4
"""How many words the name of a person has at most who has a turn only once."""
TAIL = 2
"""How many times as long as any turn before, and one paragraph more, what follows the last one is that is none."""
HEADS = frozenset({"against", "by", "for", "from", "in", "into", "on", "to", "with"})
"""The words that stand in a heading, and not between the parts of a name."""
VOICES = ["speaker", "attributed", "verb", "verb_kind"]
REPORTED = "the sentence reports what someone said or holds"
CODES = pd.DataFrame(
    [("voice", "Voice", "reported", "Reported speech", REPORTED, "")],
    columns=["family", "family_label", "code", "label", "definition", "excludes"],
)
"""Reported speech is a code like any other, though grammar tells of it and not a cue of the codebook."""


def quotations(text: str, mark: str, closes_later: bool = False) -> tuple[list[tuple[int, int]], str]:
    """Where the quotations of a text stand, and the mark still open at its end; `mark` is open at its beginning.
    A single mark that may close one too opens one where another closes it, in the text or later: else letters are
    left out. A straight mark before a word goes on with the quotation that is open."""
    found, start = [], 0
    closed = len(text) if closes_later else max((sign.start() for sign in CLOSED.finditer(text)), default=-1)
    for sign in MARK.finditer(text):
        is_opening = any(each.match(text, sign.start()) for each in (OPENED, REOPENED))
        if mark and sign.group() in CLOSES[mark] and not is_opening:
            found.append((start, sign.end()))
            mark = ""
        elif (
            not mark and sign.group() in CLOSES and (sign.group() not in "'’" or (is_opening and sign.start() < closed))
        ):
            mark, start = sign.group(), sign.start()
    return found + ([(start, len(text))] if mark else []), mark


def is_speech(quotation: str) -> bool:
    """Whether a quotation is more than a few words, and no title, whose longer words have capitals."""
    found = words(quotation)
    return len(found) >= LONG and not all(word[0].isupper() for word in found if len(word) > 3)


def label(sentence: Sentence) -> Token | None:
    """The head of the name that a line opens with before a colon: "Prime Minister Anna Berg: ..."."""
    colon = next((token.i for token in sentence.doc[: LABEL + 1] if token.text == ":"), 0)
    if not colon or sentence.quoted.intersection(range(colon)):
        return None
    before, after = sentence.doc[:colon], sentence.doc[colon + 1 :]
    says = colon + 1 in sentence.quoted or (is_known(before) and any(map(is_verb, after)))
    says = says and not (is_open(sentence.doc) and any(map(is_told_by_name, after)))
    joins = (*listed("links"), "'s")
    is_name = all(token.text[0].isupper() or low(token) in joins or token.is_punct for token in before)
    return before.root if says and is_name and sort(before.root) in ("name", "person", "group") else None


def is_somebody(source: Token | None) -> bool:
    """Whether whoever a line names can speak, and is no thing: "the measures agreed today cover:"."""
    return source is None or sort(source) not in ("", "other")


def is_open(doc: Doc) -> bool:
    """Whether a line ends as a headline does, without a stop."""
    return doc.text.rstrip()[-1:].isalnum()


def is_told_by_name(token: Token) -> bool:
    """Whether a name is the subject of a verb that reports: "The old bridge: Peru regrets the decision"."""
    return token.dep_ == "nsubj" and sort(token) == "name" and bool(senses_of(token.head))


def is_known(name: Span) -> bool:
    """Whether a name is one of a person or a group, and not the heading of a list."""
    if is_topic(name.text):
        return False
    is_entity = bool(name.ents) and name.ents[-1].label_ in ("PERSON", "ORG", "NORP")
    is_thing = any(token.tag_ == "POS" for token in name)  # "Protect America's Lead", but not "Peru's Ministry"
    return (is_entity and not is_thing) or any(low(token) in listed("groups", "titles") for token in name)


def is_verb(token: Token) -> bool:
    """Whether a word is a verb."""
    return token.pos_ in ("VERB", "AUX")


def is_only(sentence: Sentence) -> bool:
    """Whether a sentence says nothing beside its quotation: all its verbs that have a tense stand in it."""
    return all(token.i in sentence.quoted for token in sentence.doc if token.tag_ in TENSED)


def is_by_the_way(doc: Doc, made: Report) -> bool:
    """Whether somebody who speaks only refers to who said so before: "As the minister said, we will pay"."""
    verb = next((token for token in doc if token.text == made.cue), None)
    return verb is not None and verb.dep_ == "advcl" and any(each.lower_ == "as" for each in verb.lefts)


def introduces(doc: Doc, made: Report) -> bool:
    """Whether a line only leads to the quotations that follow it: "She went on the air to inform the public:"."""
    verb = next((token for token in doc if token.text == made.cue), None)
    is_purpose = (
        verb is not None and verb.dep_ in ("advcl", "acl", "relcl") and any(each.tag_ == "TO" for each in verb.lefts)
    )
    return doc.text.endswith(":") and is_purpose


def leads_to(text: str, paragraph: int = HEAD + 1) -> str:
    """Whether a line leads to the words that follow it: "all" of them, the "next" paragraph, or nothing. Of a page that
    opens with "Here is what she said:" the rest is what she said."""
    found = LEADS.search(text)
    is_all = found is not None and (found["all"] or (paragraph <= HEAD and WHOLE.search(text)))
    return "" if found is None else "all" if is_all else "next"


def leads_to_speech(verb: Token) -> bool:
    """Whether a verb, or one that depends on it, says that somebody speaks: "had to say"."""
    return any(senses_of(each) for each in (verb, *verb.children) if each.pos_ == "VERB")


def credited(doc: Doc) -> Token | None:
    """The head of the name to whom a line credits the quotations that follow it: "Quotes attributable to Ana Ruiz"."""
    if not kind_of_boilerplate(doc.text, "quotations"):
        return None
    to = next(token for token in doc if low(token) in ("to", "by", "from"))
    people = (name.root for name in doc.ents if name.label_ == "PERSON")
    return next(people, next(to.children, None))


def is_statement(made: Report) -> bool:
    """Whether a line announces somebody's statement, which may go on over paragraphs: "Statement by Ana Ruiz: ..."."""
    return made.source is not None and not made.cue and low(made.source.doc[0]) in listed("statements")


def only_feels(made: Report) -> bool:
    """Whether people at large are only said to hope, know or fear something: "parents hope that"."""
    if made.source is None or not is_public(made.source):
        return False
    return any(word.text == made.cue and word.lemma_.lower() in listed("feelings") for word in made.source.doc)


def is_somebodys(source: Token) -> bool:
    """Whether a source is no person but somebody's by a pronoun: "their research"."""
    is_owned = any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in source.children)
    return is_owned and sort(source) not in ("person", "group")


class Turn(NamedTuple):
    """A turn of a transcript: its first sentence, whose it is, and the words that say so."""

    sentence: str
    speaker: str
    opening: str


def turns(sentences: pd.DataFrame) -> dict[str, dict[int, Turn]]:
    """The turns of each document that is a transcript, by the paragraph that opens with one.

    In a transcript two people or more are named, in capitals or again and again, and more of them than bodies: what
    universities or agencies found, a line each, is a list. So is what is told under headings: "Choice of trigger: ..".
    """
    firsts = sentences.drop_duplicates(["document", "paragraph"])
    found: dict[str, dict[int, Turn]] = {}
    for document, rows in firsts.groupby("document", sort=False):
        matches = [(row, TURN.match(row.text)) for row in rows.itertuples()]
        opened = [(row, match["who"] or match["q"], match[0]) for row, match in matches if match]
        named = [(row, name, opening) for row, name, opening in opened if not is_topic(name) and is_named(name)]
        named = interview(named, list(rows["text"]))
        counts = Counter(name for _, name, _ in named)
        whole = " ".join(rows["text"])
        bodies = {name for name in counts if is_body(name, whole)}
        every = {
            int(row.paragraph): Turn(row.sentence, in_small_letters(name), opening) for row, name, opening in named
        }
        marked = {name for name in counts if counts[name] > 1 or (name.isupper() and not is_heading(name))}
        here = {int(row.paragraph): every[int(row.paragraph)] for row, name, _ in named if name in marked}
        people = [name for row, name, _ in named if int(row.paragraph) in here and name not in bodies]
        is_transcript = len(counts) > 1 and len(people) > max(1, len(here) - len(people))
        once = {place: turn for place, turn in every.items() if is_named_elsewhere(turn.speaker, whole)}
        found[str(document)] = once | here | closing(once | here, rows) if is_transcript else {}
    return found


def is_named_elsewhere(name: str, text: str) -> bool:
    """Whether a person's name of two words or more before a colon stands in its text again: who has one turn only."""
    parts = name.split()
    is_one = 1 < len(parts) <= PARTS and all(word[0].isupper() and word.isalpha() for word in parts)
    return is_one and text.count(name) > 1


def closing(turns: Mapping[int, Turn], rows: pd.DataFrame) -> dict[int, Turn]:
    """Where the last turn of a transcript within an article ends, as a turn of nobody: with its paragraph, where far
    more follow than any turn before it has; nothing where it goes on to the end."""
    places = sorted(turns)
    longest = max((after - place for place, after in pairwise(places)), default=1)
    last = int(rows["paragraph"].max())
    if last - places[-1] <= TAIL * (longest + 1):
        return {}
    after = rows[rows["paragraph"] > places[-1]].iloc[0]
    return {int(after["paragraph"]): Turn(after["sentence"], "", "")}


def opening_name(row: Any) -> str:
    """The name of whoever speaks at the head of a line, with the colon: "ANNA BERG, PRIME MINISTER: We"; empty without
    one."""
    label, colon, _ = row.text.partition(": ")
    is_short = colon != "" and not row.verb and len(label.split()) <= LABEL
    surname = next(reversed(row.speaker.lower().split()), "") if is_short else ""
    return label + colon if surname and surname in re.split(r"\W+", label.lower()) else ""


def is_body(name: str, text: str) -> bool:
    """Whether a name before a colon is that of a body: a word says so, or the text has it in brackets."""
    found = name.lower().split()
    is_named = not listed("groups").isdisjoint(found) and found[-1] not in listed("titles", "persons")
    return is_named or f"({name})" in text


def is_named(name: str) -> bool:
    """Whether words before a colon are written as a name is, with capitals, or hold an office: "Head of delegation"."""
    found = re.findall(r"[^\W\d][\w'’.-]*", name.split("(")[0])
    is_written = all(word[0].isupper() or word in listed("links") for word in found[1:])
    return is_written or any(word.lower() in listed("titles", "persons", "groups") for word in found)


def is_heading(name: str) -> bool:
    """Whether words in capitals head a paragraph and name nobody: "PROTECTING JOBS", "THE ART OF THE DEAL"."""
    found = name.lower().split()
    is_named = any(word in listed("groups", "titles") for word in found)
    opens = found[0] in ("a", "an", "the") or (len(found) > 1 and found[0].endswith("ing"))
    return not is_named and (opens or not HEADS.isdisjoint(found))


def interview(named: list[tuple[Any, str, str]], texts: list[str]) -> list[tuple[Any, str, str]]:
    """The turns with who has them, where some are marked as questions and answers alone: a question is nobody's, and
    answers are theirs whom the text introduces with an office before, or else the text's own."""
    parts = [part_of_interview(name) for _, name, _ in named]
    if "question" not in parts:
        return named
    before = "\n".join(texts[: next((place for place, text in enumerate(texts) if TURN.match(text)), 0)])
    named_there = (match["who"].split() for match in INTERVIEWED.finditer(before))
    asked = (" ".join(name[place:]) for name in named_there for place in range(len(name) - 1))
    who = next((name for name in asked if office(name, [before])), "")
    roles = {"question": "Question", "answer": who}
    return [(row, roles.get(part, name), opening) for part, (row, name, opening) in zip(parts, named, strict=True)]


@dataclass
class Memory:
    """What a document has told so far: who is in it, who spoke last, and the quotation that is still open."""

    paragraph: int = -1
    mark: str = ""
    near: tuple[int, str] = (-1, "")
    labelled: str = ""
    turns: Mapping[int, Turn] = field(default_factory=dict)
    announced: str = ""
    is_credited: bool = False
    leads: str = ""
    unmarked: str = ""
    goes_on: bool = False
    was_quoted: bool = False
    waiting: list[list] = field(default_factory=list)
    names: Names = field(default_factory=Names)

    def hear(self, paragraph: int, text: str, doc: Doc, closes_later: bool = False) -> list:
        """The speaker, whether there is one, the verb and its kind of the document's next sentence; whether its
        paragraph closes later what a straight single mark opens."""
        opens = paragraph != self.paragraph
        if opens:
            self.turn(paragraph, text)
        inside = bool(self.mark)
        spans, self.mark = quotations(text, self.mark, closes_later)
        quoted = frozenset(token.i for token in doc if any(a <= token.idx < b for a, b in spans))
        whole = inside or bool(self.mark) or (bool(spans) and len(quoted) >= len(doc) - 1)
        spoken = whole or bool(self.labelled) or any(is_speech(text[a:b]) for a, b in spans)
        tells = spoken or text.endswith(":") or (self.was_quoted and len(doc) <= TAG)
        made = self.made(Sentence(doc, quoted, tells), opens)
        made = None if made and self.turns and is_by_the_way(doc, made) else made
        self.was_quoted = bool(spans) and whole and not self.mark and not made
        who = self.who(Sentence(doc, quoted, spoken), made)
        self.leads = leads_to(text, self.paragraph) if made and made.rank and who and is_somebody(made.source) else ""
        self.leads = "all" if not made and GIVES.search(text) and credited(doc) is not None else self.leads
        if made and not spans and introduces(doc, made):
            return self.settle(["", False, "", ""])
        if self.unmarked and not made and not spoken:
            return [self.unmarked, True, "", ""]
        return self.settle([who, bool(made) or spoken, *(made[1:3] if made else ("", ""))])

    def who(self, sentence: Sentence, made: Report | None) -> str:
        """The speaker of a sentence: whom its report names, or who is carried into a quotation by itself; of a question
        whoever puts it, for what he says of others is part of the question."""
        if self.turns and self.labelled.lower() in listed("interviewers"):
            return self.labelled
        is_label = made is not None and not made.rank
        named = self.labelled if is_label else self.resolve(sentence, made.source if made else None)
        if self.turns and named.lower() in listed("pronouns"):  # nobody knows for whom it stands
            named = ""
        if made is not None and made.source is not None and is_somebodys(made.source):
            named = ""
        if made is not None and self.mark and is_statement(made):
            self.is_credited, self.announced = True, named
        credit = None if made or sentence.has_quotation else credited(sentence.doc)
        leads = leads_to(sentence.doc.text, self.paragraph)
        if credit is not None or leads:
            self.is_credited = credit is not None or leads == "all"
            self.announced = named or self.resolve(sentence, credit) or self.introduced(sentence)
        is_carried = sentence.has_quotation and not made and (bool(self.labelled) or is_only(sentence))
        return self.carried() if is_carried else named or (self.labelled if self.turns else "")

    def turn(self, paragraph: int, text: str) -> None:
        """Begin a paragraph: nobody is carried into it, but by a quotation left open or a line that said so."""
        is_open = self.mark and self.near[0] >= paragraph - 1 and text[:1] in CLOSES
        self.near = (paragraph, self.near[1]) if is_open else (-1, "")
        self.was_quoted = False
        # A release opens a quotation of several paragraphs once and closes it at the last.
        goes_on = self.mark if self.is_credited and self.announced and text[:1] not in CLOSES else ""
        is_marked = bool(MARK.search(text))
        led = self.announced if self.leads else self.unmarked if self.goes_on else ""
        self.unmarked = "" if is_marked or goes_on else led
        self.goes_on = bool(self.unmarked) and (self.goes_on or self.leads == "all")
        self.leads = ""
        self.announced = self.announced if goes_on or is_marked else ""
        if self.announced:
            self.near = (paragraph, self.announced)
        goes_on_speaking = self.labelled if self.turns else ""
        self.labelled = self.turns[paragraph].speaker if paragraph in self.turns else goes_on_speaking
        self.paragraph, self.mark, self.waiting = paragraph, goes_on, []

    def made(self, sentence: Sentence, opens: bool) -> Report | None:
        """The report of a sentence; a name and a colon at the opening of a paragraph come first."""
        self.names.meet(sentence.doc)
        if opens and self.paragraph in self.turns and self.turns[self.paragraph].speaker:
            self.announced = ""
            return None
        head = label(sentence) if opens or (self.labelled and not self.turns) else None
        if head is None:
            found = report(sentence)
            return None if found and only_feels(found) else found
        self.announced = ""
        before = sentence.doc[: next(token.i for token in sentence.doc if token.text == ":")]
        named = self.names.introduce(before, self.paragraph) if can_be_person(before) else ""
        self.labelled = named or self.names.resolve(head, self.paragraph)
        return Report(head, "", "", ())

    def resolve(self, sentence: Sentence, source: Token | None) -> str:
        """The speaker's name; the subjects before it, or all where there is none, may be meant by a pronoun."""
        told = [token for token in sentence.doc if token.i not in sentence.quoted]
        self.names.notice([token for token in told if source is None or token.i < source.i], self.paragraph)
        return self.names.resolve(source, self.paragraph) if source is not None else ""

    def introduced(self, sentence: Sentence) -> str:
        """The subject of a line that ends in a colon, whose quotations follow: "Here is what Ana Ruiz had to say:"."""
        told = (token for token in sentence.doc if token.i not in sentence.quoted)
        subjects = [token for token in told if token.dep_ == "nsubj" and sort(token) not in ("", "other")]
        speaks = (token for token in subjects if token.head.dep_ == "ROOT" or leads_to_speech(token.head))
        head = next(speaks, None)
        return self.names.resolve(head, self.paragraph) if head is not None else ""

    def carried(self) -> str:
        """The speaker of the paragraph so far."""
        return self.labelled or (self.near[1] if self.near[0] >= self.paragraph else "")

    def settle(self, row: list) -> list:
        """The row; a quotation whose speaker is named only at its end is given to that speaker."""
        speaker, is_reported, verb, _ = row
        if speaker:
            self.near = (self.paragraph, speaker)
        if speaker and verb:
            for earlier in self.waiting:
                earlier[0] = speaker
        waits = is_reported and not verb and (self.mark or not speaker)
        self.waiting = [*self.waiting, row] if waits else []
        return row


def attribute(sentences: pd.DataFrame, parses: Mapping[str, Doc]) -> pd.DataFrame:
    """The sentences with columns speaker, attributed, verb, verb_kind: whose words each reports, and how.

    `parses` has the parse of each sentence by its id.
    """
    rows: list[list] = []
    memories: dict[str, Memory] = {}
    spoken = turns(sentences)
    columns, closing = ["document", "sentence", "paragraph", "text"], closing_later(sentences)
    texts = {document: [parses[id] for id in rows] for document, rows in sentences.groupby("document")["sentence"]}
    for document, sentence, paragraph, text in sentences[columns].itertuples(index=False):
        if document not in memories:
            memories[document] = Memory(turns=spoken[document], names=Names.of(texts[document]))
        memory = memories[document]
        rows.append(memory.hear(paragraph, text, parses[sentence], sentence in closing))
    found = pd.DataFrame(rows, columns=VOICES, index=sentences.index).astype({"attributed": bool})
    told = with_credits(pd.concat([sentences, found], axis=1), parses)
    return with_only_speaker(with_headed(told) if "under" in told else told)


def with_headed(told: pd.DataFrame) -> pd.DataFrame:
    """The sentences, those of quotations under a heading that names their speaker with him."""
    for _, rows in told.groupby("document", sort=False):
        found = rows["sentence"].map(credits.headed(rows)).dropna()
        told.loc[found.index, "speaker"] = found
    return told


def with_only_speaker(told: pd.DataFrame) -> pd.DataFrame:
    """The sentences, those of a paragraph in quotation marks that names nobody with the speaker of the others where
    these have a single one, and it stands among them."""
    for _, rows in told.groupby("document", sort=False):
        paragraphs = [here for _, here in rows.groupby("paragraph", sort=True)]
        quoted = [here for here in paragraphs if here["text"].iloc[0][:1] in CLOSES and here["attributed"].all()]
        named = [place for place, here in enumerate(quoted) if here["speaker"].all()]
        speakers = {name for place in named for name in quoted[place]["speaker"]}
        if len(speakers) == 1:
            for here in quoted[named[0] : named[-1]]:
                told.loc[here.index[here["speaker"] == ""], "speaker"] = next(iter(speakers))
    return told


def closing_later(sentences: pd.DataFrame) -> set[str]:
    """The sentences after which a straight single mark at the end of another of their paragraph closes a quotation."""
    ends = sentences["text"].str.contains(ENDED).astype(int)
    by = [sentences["document"], sentences["paragraph"]]
    later = ends.groupby(by).transform("sum") - ends.groupby(by).cumsum()
    return set(sentences.loc[later > 0, "sentence"])


def with_credits(told: pd.DataFrame, parses: Mapping[str, Doc]) -> pd.DataFrame:
    """The sentences, those of a paragraph without a speaker of its own with whom a line below credits it."""
    for _, rows in told.groupby("document", sort=False):
        found, lines = credits.credited(rows, parses)
        opens = rows.groupby("paragraph")["text"].transform("first").str[:1].isin(list(CLOSES))
        is_carried = (rows["speaker"] != "") & ~opens  # a quotation goes on whose speaker stands above it
        said = rows.index[rows["sentence"].isin(list(found)) & (rows["verb"] == "") & ~is_carried]
        told.loc[said, "speaker"] = rows.loc[said, "sentence"].map(found)
        told.loc[said, "attributed"] = True
        told.loc[rows.index[rows["sentence"].isin(list(lines))], VOICES] = ["", False, "", ""]
    return told


def signatures(sentences: pd.DataFrame, parses: Mapping[str, Doc]) -> set[str]:
    """The lines that only say whose the words above them are."""
    return set().union(*(credits.credited(rows, parses)[1] for _, rows in sentences.groupby("document", sort=False)))


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
