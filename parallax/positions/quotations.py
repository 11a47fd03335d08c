"""Quotations: a stretch of a sentence cut to its decisive words, and what kind of words they are.

A cut leaves out an aside or a tail that the grammar does not need, never a condition or a figure, and shows as “[…]”.
The form of a quotation says how another sentence can take it up: “asked Peru to” takes an infinitive, “objected to” a
phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.speakers import CLOSED, OPENED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = ["words", "short", "form", "whole"]
LENGTH, SHORT = 36, 13
"""To how many words a quotation is cut, and one that is quoted elsewhere too."""
SPARED = 1.5
"""How many times as long as it may be a quotation is at least that is cut: to spare a few words costs more sense."""
JUDGED = ("opposes", "supports", "expects")
"""The acts that are no deed of whoever performs them, so that his words need their own subject."""
MOST_CALLED = 8
"""How many words a subject has at most that is told before words that share it."""
NOUNS, BEFORE_NOUN = ("NOUN", "PROPN"), ("det", "amod", "poss", "compound", "nummod")
"""The parts of speech of nouns, and the relations of words before them."""
LONGEST = 80
"""How many words a quotation has at most where figures are not to be cut off."""
FEWEST, FURTHER = 4, 9
"""The fewest words that a cut leaves, and how much further it goes on where no place before is one to cut at."""
LOOSE = {"advcl", "conj", "cc", "punct", "appos", "relcl", "acl", "npadvmod", "advmod", "dep", "parataxis", "prep"}
"""The relations of what can be left out at the end of a clause."""
CONDITIONS = {
    "unless",
    "if",
    "without",
    "until",
    "except",
    "despite",
    "only",
    "not",
    "but",
    "although",
    "though",
    "albeit",
}
"""Words that turn a statement round or limit it, so that what they open is never cut off."""
TURNING = {*CONDITIONS, "instead", "rather"}
"""Words without which what follows them would be said to be so."""
ANNOUNCING = {
    "prep",
    "det",
    "amod",
    "aux",
    "auxpass",
    "mark",
    "compound",
    "poss",
    "case",
    "neg",
    "nummod",
    "agent",
    "cc",
}
"""The relations of words after which another one must follow."""
LEADING = ("prep", "advcl")
"""The relations of what opens a sentence before its main clause."""
COMPLETING = ("about", "against", "between", "for", "from", "into", "over", "to", "toward", "towards", "with")
"""The prepositions of phrases by which nouns are completed: "access to", "delays with"."""
RELATIVE = ("WDT", "WP", "WP$")
"""The tags of relative pronouns."""
DESCRIBING = ("relcl", "appos", "acl")
"""The relations of what only describes a noun."""
LIMITING = {
    "initial",
    "initially",
    "temporary",
    "temporarily",
    "provisional",
    "unless",
    "not",
    "n't",
    "n’t",
    "never",
    "no",
}
"""Words without which a sentence would say more than it does."""
CUT = "[…]"
"""The sign of a cut; a text's own dots have no brackets."""
NUMBERED = re.compile(r"\d")
LAW = re.compile(r"\b(?:Orders?|Acts?|Laws?|Code|Treaty|Agreement|Regulations?|Rules?|Resolutions?|Decrees?)\b")
BRACKETS, DASHES = ("(", ")"), ("–", "—", "--", "–", "—", "--")
STOPS = {",", ";", ":", "–", "—", "--", ".", "!", "?"}
MODALS = ("will", "would", "shall", "should", "must")
"""The modals of a demand or a pledge, which the verb before the quotation already says."""
FORMS = ("clause", "question", "infinitive", "gerund", "phrase", "predicate")
"""What a quotation can be; a predicate is a finite verb whose subject stands outside."""


IN_YEAR = re.compile(r"(?:as of|back in|by|in|on|since|until) [^,;:]{0,30}\b(?:1[5-9]|20)\d\d\b", re.IGNORECASE)
"""How a sentence opens that says in which year the rest of it was so."""
ENUMERATOR = re.compile(r"^\(\w{1,4}\) +")
"""The number of an item in a list."""


TURN = re.compile(r"[\s,;–—-]*(?:but(?! also\b)|albeit|yet|although|though)\b")
"""How words go on that take back some of what stands before them."""


STOPPING = re.compile(r"[,;–—]")
"""Before what a sentence may go on that way."""


GOES_ON = re.compile(r",? (?:and|or) [a-z]")
"""How a list goes on to its last item."""


CONCEDED = re.compile(r"\W*(?:al|even )?(?:though|while|whilst|despite|granted)\b", re.IGNORECASE)
"""How a sentence opens that grants something before it says what it holds."""


class Stretch(NamedTuple):
    """Words of a sentence that stand together."""

    words: list[Token]

    def text(self) -> str:
        """The words as the sentence writes them, without stops at either end."""
        kept = list(self.words)
        while kept and (kept[-1].text in {*STOPS, "("} or kept[-1].dep_ == "cc"):
            kept.pop()
        while kept and kept[0].text in STOPS:
            kept.pop(0)
        text = kept[0].doc.text[kept[0].idx : kept[-1].idx + len(kept[-1])] if kept else ""
        is_open = text.count("(") > text.count(")")
        return balanced(ENUMERATOR.sub("", f"{text})" if is_open and closes(kept[-1]) else text))

    def length(self) -> int:
        """How many words there are, punctuation apart."""
        return sum(not word.is_punct for word in self.words)


def closes(word: Token) -> bool:
    """Whether a bracket closes right after a word."""
    return word.i + 1 < len(word.doc) and word.nbor().text == ")"


def balanced(text: str) -> str:
    """A text without quotation marks that only open, or only close, in it; a straight single one that opens is closed,
    for others of its kind are apostrophes."""
    text = closed(text)
    if text.count('"') % 2:
        text = text.replace('"', "")
    return text if text.count("“") == text.count("”") else re.sub("[“”]", "", text).strip(" ,;:")


def closed(text: str) -> str:
    """A text with the straight single mark that closes a quotation which one opens."""
    return text + "'" * (len(OPENED.findall(text)) > len(CLOSED.findall(text)))


def without_stop(text: str) -> str:
    """A text without the marks and spaces around it, but with the stop of initials at its end: "in the U.S."."""
    bare = text.strip(" .,;:")
    return f"{bare}." if f"{bare}." in text and re.search(r"\b[A-Z]\.[A-Z]$", bare) else bare


def completed(text: str) -> str:
    """A sentence with the mark that opens, or closes, a quotation of which it is a part: “.. lives,” said Ana Ruiz."""
    text = closed(text)
    marks = re.findall("[“”]", text) if "“" in text or "”" in text else re.findall('"', text)
    if marks and marks[0] == '"' and len(marks) % 2:
        opens = re.match(r'["\s]*"\w|.*\s"\w', text) is not None
        return f'{text}"' if opens else f'"{text}'
    missing = marks.count("“") - marks.count("”")
    return text + "”" * missing if missing > 0 else "“" * -missing + text


def quotations(claims: pd.DataFrame, parses: Mapping[str, Doc]) -> pd.DataFrame:
    """One row per claim: its words cut to a quotation and to a short one, its form, and whether nothing was cut."""
    return pd.DataFrame([quotation(claim, parses[claim.sentence]) for claim in claims.itertuples()], columns=COLUMNS)


def quotation(claim: Any, doc: Doc) -> tuple[str, str, str, bool]:
    """The quotation of one claim."""
    last = list_end(doc, claim.start, claim.end)
    start, end = turned(doc.text, claim.start, last)
    opening = doc.text[:start]
    start = 0 if IN_YEAR.match(opening) and opening.endswith(", ") and opening.count(",") == 1 else start
    stretch = within(doc, start, end)
    if not stretch.words:
        return claim.content, claim.content, "phrase", True
    form = form_of(stretch)
    if form == "clause" and claim.act in ("asks", "promises"):
        stretch, form = without_subject(claim, stretch)
    if end > last:  # what takes it back is never cut off
        return stretch.text(), stretch.text(), form, True
    short, whole = shortened(stretch, SHORT, LENGTH), within(doc, 0, len(doc.text))
    if is_own_view(claim) and whole.length() <= LENGTH:
        is_bare = form in ("infinitive", "gerund", "predicate")  # "break the deal": whose deed it is stands outside
        return whole.text(), shortened(whole, SHORT, LENGTH) if is_bare else short, "clause", True
    words = shortened(stretch, LENGTH)
    if claim.act in JUDGED and (above := subject_of_joined(stretch, form)):
        return f"{above} {CUT} {words}", f"{above} {CUT} {short}", "clause", False
    return words, short, form, CUT not in words


def subject_of_joined(stretch: Stretch, form: str) -> str:
    """The noun that words without a subject share with the verb to which theirs is joined, as the text calls it:
    "ferries" of "ferries sail at night and rob the crews of sleep"; empty where they have their own, or share none."""
    verb = head_of(stretch)
    if form not in ("infinitive", "predicate") or verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX"):
        return ""
    first = grammar.first_of_joined(verb)
    subject = grammar.first(first, *grammar.SUBJECTS)
    if subject is None or subject.pos_ not in NOUNS or first.i > stretch.words[0].i:
        return ""
    is_several = subject.tag_ in ("NNS", "NNPS") or grammar.first(subject, "conj") is not None
    if stretch.words[0].tag_ in RELATIVE or (verb.tag_ == "VBZ" and is_several):
        return ""
    called = Stretch(list(subject.subtree))
    return called.text() if called.length() <= MOST_CALLED else ""


def list_end(doc: Doc, start: int, end: int) -> int:
    """Where words end that the parse breaks off within a list, "rankings, reviews" of "rankings, reviews, and ratings
    are fair": with their sentence."""
    last = next((word for word in reversed(within(doc, start, end).words) if not word.is_punct), None)
    is_item = last is not None and last.pos_ in NOUNS and last.dep_ in ("conj", "appos")
    if last is None or not is_item or not GOES_ON.match(doc.text[end:]):
        return end
    is_joined = any(word.dep_ == "cc" for word in doc[last.head.i : last.i])
    return end if is_joined else len(doc.text.rstrip(" .!?"))


def is_own_view(claim: Any) -> bool:
    """Whether a claim is a view that a text itself holds, which nobody reports: its sentence can stand for it."""
    is_own = claim.claimant in ("author", "unnamed", "")
    return is_own and claim.act in ("opposes", "supports", "expects", "settles")


def turned(text: str, start: int, end: int) -> tuple[int, int]:
    """Where words begin and end that the rest of their sentence turns round: "it is a vital step, but it must ..",
    "while it is a step, it must ..", all of it unless that is long."""
    rest, is_granted = text[end:], CONCEDED.match(text) is not None and text[end : end + 1] == ","
    if len(rest.split()) > LENGTH or not (TURN.match(rest) or is_granted):
        return start, end
    return (0 if is_granted else start), len(text)


def decisive(sentences: pd.DataFrame, parses: Mapping[str, Doc], openings: Mapping[str, str]) -> dict[str, str]:
    """Each sentence by its id, cut to its decisive words, without the name that opens it."""
    rows = zip(sentences["sentence"], sentences["text"], strict=True)
    whole = ((id, within(parses[id], len(openings.get(id, "")), len(text))) for id, text in rows)
    return {id: shortened(stretch, LENGTH) for id, stretch in whole}


def shortened(stretch: Stretch, most: int, limit: int = LONGEST) -> str:
    """A stretch cut to about so many words, whole where that would spare little."""
    return stretch.text() if stretch.length() <= SPARED * most else cut(stretch, most, limit)


def within(doc: Doc, start: int, end: int) -> Stretch:
    """The words of a sentence between two places."""
    return Stretch([word for word in doc if start <= word.idx < end])


def head_of(stretch: Stretch) -> Token:
    """The word on which the others of a stretch depend: of several the first that has a subject."""
    inside = set(stretch.words)
    heads = [word for word in stretch.words if word.head not in inside or word.head == word]
    heads = [word for word in heads if not word.is_punct] or heads
    return next((word for word in heads if grammar.first(word, *grammar.SUBJECTS) in inside), heads[0])


def form_of(stretch: Stretch) -> str:
    """What kind of words a stretch is."""
    head, opening = head_of(stretch), next((word for word in stretch.words if not word.is_punct), stretch.words[0])
    subject = grammar.first(head, *grammar.SUBJECTS)
    if opening.lower_ in ("whether", "if", "why", "how"):
        return "question"
    if opening.tag_ in ("WDT", "WP") or (head.pos_ in ("VERB", "AUX") and subject not in set(stretch.words)):
        return verbal(opening, head)
    return "clause" if subject in set(stretch.words) and grammar.is_finite(head) else verbal(opening, head)


def verbal(opening: Token, head: Token) -> str:
    """The form of words without a subject."""
    if opening.dep_ == "neg":
        return "clause"
    if opening.tag_ in ("VB", "TO") or (head.tag_ == "VB" and not grammar.is_finite(head)):
        return "infinitive"
    if head.tag_ == "VBG":
        return "gerund"
    return "predicate" if head.pos_ in ("VERB", "AUX") else "phrase"


def without_subject(claim: Any, stretch: Stretch) -> tuple[Stretch, str]:
    """A demand or pledge without the subject and modal that the sentence around it says: “X will do” as “do”."""
    name = re.escape(claim.target if claim.act == "asks" else claim.claimant)
    found = re.match(rf"{name} (?:{'|'.join(MODALS)}) (?!not\b)", stretch.text(), re.IGNORECASE)
    if found is None:
        return stretch, "clause"
    start = stretch.words[0].idx + found.end()
    return Stretch([word for word in stretch.words if word.idx >= start]), "infinitive"


def cut(stretch: Stretch, most: int, limit: int = LONGEST) -> str:
    """A stretch of at most so many words where that is possible: first without asides, then without its tail. A figure
    or a word that limits what is said is never cut off, though more words stand then, up to a limit; beyond it, the
    opening and the phrase that gives the first figure stand, unless what stands between turns it round."""
    kept = list(stretch.words)
    for aside in asides(kept):
        left = [word for word in kept if word not in aside]
        if Stretch(kept).length() > most and not leaves_list(left):
            kept = left
    whole = shorter(Stretch(kept), most).words
    is_short = Stretch(whole).length() <= limit or not any(map(is_decisive, kept))
    kept = whole if is_short else around_figure(kept, most) or whole
    text = f" {CUT} ".join(filter(None, (Stretch(run).text() for run in runs(kept))))
    left = [word for word in stretch.words if word.i > kept[-1].i and not word.is_punct]
    if left and stretch.length() <= 2 * LENGTH and takes_back(kept[-1], stretch.words[-1]):
        return stretch.text()
    return f"{text} {CUT}" if left else text


def takes_back(last: Token, end: Token) -> bool:
    """Whether the words between two take back some of what stands before: ", albeit one that few like"."""
    tail = last.doc.text[last.idx + len(last) : end.idx + len(end)]
    return any(TURN.match(tail[stop.start() :]) for stop in STOPPING.finditer(tail))


def leaves_list(words: list[Token]) -> bool:
    """Whether words are left out between a noun and another one that would then seem to be said of it, as where the
    parse takes a list for an aside: "talks in Lima […] the Union, Chile"; or "which", which would seem to mean it."""
    gaps = [(word, after) for word, after in pairwise(words) if after.i > word.i + 1]
    if any(after.tag_ in RELATIVE for _, after in gaps):
        return True
    return any(word.pos_ in NOUNS and (after.pos_ in NOUNS or after.dep_ in BEFORE_NOUN) for word, after in gaps)


def around_figure(words: list[Token], most: int) -> list[Token]:
    """The opening of a stretch, and the phrase of a verb that holds its first figure; nothing where these are not
    what the main clause says."""
    figure = next(word for word in words if is_decisive(word))
    verb = next((word for word in figure.ancestors if word.pos_ in ("VERB", "AUX") and word in set(words)), figure)
    while verb.dep_ == "advcl" and is_conditional(verb):
        verb = verb.head
    helpers = [child.i for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
    opening = min([verb.i, *helpers, *own_opening(verb)])
    before = [word for word in words if word.i < opening]
    phrase = [
        word for word in words if opening <= word.i and (word.i <= figure.i or word == verb or verb.is_ancestor(word))
    ]
    if Stretch(before).length() < FEWEST:
        return [*before, *phrase[:most]]
    found = [*shorter(Stretch(before), 2 * FEWEST).words, *shorter(Stretch(phrase), most).words]
    is_turned = any(
        word.lower_ in TURNING for word in words if found[0].i < word.i < phrase[-1].i and word not in found
    )
    return found if head_of(Stretch(words)) in found and not leaves_list(found) and not is_turned else []


def own_opening(verb: Token) -> list[int]:
    """Where the subject of a clause within a sentence stands, and what joins it: without them, another would seem to
    do what it says: "when it struck down"."""
    subject = grammar.first(verb, *grammar.SUBJECTS)
    if verb.dep_ == "ROOT" or subject is None:
        return []
    joins = (child.i for child in verb.children if child.dep_ == "mark" or child.tag_ == "WRB")
    return [subject.left_edge.i, *joins]


def runs(words: list[Token]) -> Iterator[list[Token]]:
    """Words in stretches that follow one another in the sentence, those of nothing but stops left out."""
    together: list[Token] = []
    for word in words:
        if together and any(not each.is_space for each in word.doc[together[-1].i + 1 : word.i]):
            yield together
            together = []
        together.append(word)
    if Stretch(together).length():
        yield together


def asides(words: list[Token]) -> Iterator[set[Token]]:
    """What a sentence can do without: citations of laws, brackets, what stands between dashes, then descriptions
    between commas, then what leads to its main clause; none holds a figure, but a citation, and none but a citation
    ends the sentence."""
    yield from citations(words)
    for pair in (BRACKETS, DASHES):
        yield from (aside for aside in between(words, pair) if not any(map(is_decisive, aside)))
    yield from descriptions(words)
    yield from (aside for aside in openings(words) if not any(map(is_decisive, aside)))


def openings(words: list[Token]) -> Iterator[set[Token]]:
    """The phrase or clause that opens a sentence before its main clause and a comma, and limits nothing: "In a move
    that was long expected, ..", "While few were surprised, ..", not "If ..", nor whose view it gives."""
    first = words[0]
    lead = next((word for word in (first, *first.ancestors) if word.head.dep_ == "ROOT" and word.dep_ in LEADING), None)
    if lead is None or lead.left_edge != first or lead.right_edge.i + 1 >= words[-1].i:
        return
    subject = grammar.first(lead.head, *grammar.SUBJECTS)
    is_before = subject is not None and subject.left_edge.i == lead.right_edge.i + 2
    is_apart = lead.right_edge.nbor().text == ","
    is_named = subject is not None and subject.pos_ == "PRON" and any(word.pos_ == "PROPN" for word in lead.subtree)
    if is_named:
        return  # "while Ana Ruiz was in favour, she dissented"
    if IN_YEAR.match(first.doc.text[first.idx :]):
        return
    if is_before and is_apart and not is_conditional(lead) and not bounding().match(first.doc.text[first.idx :]):
        yield {word for word in words if word.i <= lead.right_edge.i + 1}


@cache
def bounding() -> re.Pattern[str]:
    """How a phrase opens without which the main clause does not hold, or that gives somebody's view."""
    openings = map(re.escape, lists("claims")["bounding"])
    return re.compile(rf"(?:{'|'.join(openings)})\b", re.IGNORECASE)


def descriptions(words: list[Token]) -> Iterator[set[Token]]:
    """What only describes a noun between commas, without a figure."""
    for word in words:
        aside = {each for each in word.subtree if each in set(words)}
        if word.dep_ in DESCRIBING and is_enclosed(word, words) and not any(map(is_decisive, aside)):
            yield aside


def citations(words: list[Token]) -> Iterator[set[Token]]:
    """The stretches of words that cite a law: "set forth in Executive Order 12 of May 2"."""
    text, shift = words[0].doc.text[: words[-1].idx + len(words[-1])], words[0].idx
    for found in cited().finditer(text, shift):
        if NUMBERED.search(found[0]) or LAW.search(found[0]):
            yield {word for word in words if found.start() <= word.idx < found.end()}


@cache
def cited() -> re.Pattern:
    """How a citation runs: from the words that open one up to the next stop or verb in -ing."""
    openers = "|".join(map(re.escape, lists("claims")["citing"]))
    return re.compile(
        rf"\b(?:{openers})\b.+?(?=;|,? (?:by|while|and|without) \w+ing\b|, (?:unless|until|if|which|but)\b|$)"
    )


def between(words: list[Token], marks: tuple[str, ...]) -> Iterator[set[Token]]:
    """What stands between two marks within a sentence, with both of them."""
    opened, closed = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    first = next((place for place, word in enumerate(words) if place and word.text in opened), None)
    if first is None:
        return
    last = next((place for place in range(first + 1, len(words) - 2) if words[place].text in closed), None)
    if last is None or any(word.dep_ == "cc" for word in words[first - 1 : first + 2]):
        return  # "shone a light on – and added to – the crisis"
    if marks == BRACKETS or sum(word.text in marks for word in words) == 2:
        yield set(words[first : last + 1])


def is_enclosed(word: Token, words: list[Token]) -> bool:
    """Whether a description stands between stops, with words of the stretch on both sides."""
    inside = word.left_edge.i > words[0].i + 1 and word.right_edge.i < words[-1].i - 1
    return inside and word.left_edge.nbor(-1).text == "," and word.right_edge.nbor().text in STOPS


def is_decisive(word: Token) -> bool:
    """Whether a word is a figure or its unit, or limits what is said."""
    counts = (child for child in word.children if child.dep_ in ("nummod", "npadvmod"))
    if any(map(is_remark, word.ancestors)):
        return False
    return is_figure(word) or any(map(is_figure, counts)) or word.lower_ in LIMITING or is_range(word)


def is_range(preposition: Token) -> bool:
    """Whether a preposition says of which things one is the most: "the worst storm in the north"."""
    is_of_noun = preposition.dep_ == "prep" and preposition.head.pos_ in NOUNS
    return is_of_noun and any(child.tag_ == "JJS" for child in preposition.head.lefts)


def is_remark(verb: Token) -> bool:
    """Whether a clause says more of something and does not limit it: ", which fell in 2020"."""
    return verb.dep_ == "relcl" and verb.left_edge.tag_ in ("WDT", "WP") and grammar.beside(verb.left_edge, -1) == ","


def is_figure(word: Token) -> bool:
    """Whether a word is a number, and more than "one" or "two"."""
    return any(sign.isdigit() for sign in word.text) or (word.tag_ == "CD" and word.lower_ not in ("one", "two"))


def shorter(stretch: Stretch, most: int) -> Stretch:
    """The longest opening of at most so many words that stands by itself, best one that ends at a stop; where there
    is none, the first words. It goes on up to the last figure."""
    words = stretch.words
    places = [place for place, word in enumerate(words) if not word.is_punct]
    if len(places) <= most:
        return stretch
    last, least = places[most], 1 + max((place for place, word in enumerate(words) if is_decisive(word)), default=0)
    if least > last:
        rest = range(least, len(words))
        return Stretch(words[: next((place for place in rest if is_whole(words, place)), len(words))])
    fitting = [place for place in range(last, least, -1) if Stretch(words[:place]).length() >= FEWEST]
    whole = [place for place in fitting if is_whole(words, place)]
    at_stops = [place for place in whole if words[place].text in STOPS and place > last * 0.5]
    end = len(words) if is_conditional(words[last - 1]) else min(last + FURTHER, len(words))
    further = [place for place in range(last, end + 1) if is_whole(words, place)]
    joints = [place for place in fitting if is_joint(words, place)]
    places = [*at_stops, *whole, *further, *joints]
    if not places and len(words) <= LONGEST:
        return stretch  # no words stand by themselves
    kept = words[: next(iter(places), max(least, place_before(words, last)))]
    return Stretch(kept if says_what(kept, stretch) else words)


def says_what(kept: list[Token], stretch: Stretch) -> bool:
    """Whether the words that a cut leaves of a clause have its verb: a subject alone says nothing."""
    head = head_of(stretch)
    is_clause = head.pos_ in ("VERB", "AUX") and grammar.first(head, *grammar.SUBJECTS) in set(stretch.words)
    return not is_clause or head in set(kept) or stretch.length() > LONGEST


def is_joint(words: list[Token], place: int) -> bool:
    """Whether a clause ends at a place and another one begins, whatever the parse makes of them: at a colon."""
    return words[place].text in (";", ":") and any(word.dep_ in grammar.SUBJECTS for word in words[:place])


def place_before(words: list[Token], place: int) -> int:
    """The last place up to another after which no word is missing that an article or a preposition announces."""
    while place > FEWEST and words[place - 1].dep_ in ANNOUNCING:
        place -= 1
    return place


def is_whole(words: list[Token], place: int) -> bool:
    """Whether words stand by themselves without those from a place on."""
    kept, left = set(words[:place]), words[place:]
    if ":" in [word.text for word in words[max(0, place - 1) : place + 1]]:
        return False  # “has two simple goals: ..”
    before = next((word for word in reversed(words[:place]) if not word.is_punct or word.text == "%"), words[0])
    if before.dep_ in ANNOUNCING:
        return False
    ahead = [word for word in left if not word.is_punct][:2]
    goes_on = len(ahead) == 2 and ahead[0].dep_ == "cc" and ahead[1].pos_ == "ADJ"
    if goes_on or (before.pos_ == "ADJ" and before.dep_ == "pobj"):
        return False  # “in candid, in-depth, and constructive talks”, whatever the parse joins
    if shares_object(before, set(left)):
        return False
    if any(word.head in set(left) for word in kept) or CONDITIONS & {word.lower_ for word in left[:2]}:
        return False
    return all(may_go(word) and not is_conditional(word.head) for word in left if word.head in kept)


def shares_object(verb: Token, left: set[Token]) -> bool:
    """Whether a verb stands without the object that it has in common with another that would be cut off: "ways to plan
    and run joint drills"."""
    others = [child for child in verb.rights if child.dep_ == "conj" and child.pos_ == "VERB"]
    is_bare = verb.pos_ == "VERB" and all(child.dep_ in ("cc", "conj", "punct") for child in verb.rights)
    return is_bare and any(each in left and any(each.rights) for each in others)


def is_conditional(word: Token) -> bool:
    """Whether a word stands in a condition or a limit, no part of which may go: "until it ends the war and pays"."""
    clauses = (each for each in (word, *word.ancestors) if each.dep_ in ("advcl", "prep"))
    opening = (child.lower_ for each in clauses for child in (each, *each.children) if child.dep_ in ("mark", "prep"))
    return not CONDITIONS.isdisjoint(opening)


def may_go(word: Token) -> bool:
    """Whether the grammar, and what is said, can do without a word and all that depends on it."""
    if word.dep_ not in LOOSE or any(each.lower_ in CONDITIONS for each in list(word.subtree)[:2]):
        return False
    if word.dep_ == "acl" and grammar.first(word, "aux") is not None:  # "an attempt to"
        return False
    if word.dep_ == "relcl" and (word.head.pos_ in ("DET", "PRON") or says_which(word)):  # "those whom they drew in"
        return False
    if word.dep_ in ("prep", "advmod") and is_all_that_is(word):
        return False
    if word.dep_ == "prep" and completes(word):
        return False
    return word.dep_ != "prep" or (word.lower_ != "of" and (word.head.pos_ != "VERB" or comma_before(word)))


def says_which(clause: Token) -> bool:
    """Whether a relative clause says which things are meant: no comma stands before it, and "the" or nothing before its
    noun: "the basis on which they trade", "phones that are safe"."""
    is_open = not any(each.dep_ in ("det", "poss") and each.lower_ != "the" for each in clause.head.lefts)
    return is_open and clause.head.pos_ == "NOUN" and not comma_before(clause)


def completes(preposition: Token) -> bool:
    """Whether a phrase says of what its noun, right before it, is: "a step toward peace", "access to the port", not
    where or when: "talks in Lima"."""
    noun = preposition.head
    return noun.pos_ == "NOUN" and noun.i + 1 == preposition.i and preposition.lower_ in COMPLETING


def is_all_that_is(word: Token) -> bool:
    """Whether something is said to be nothing but this phrase: "is in the hands of the people"."""
    said = [
        each for each in word.head.rights if each.dep_ in ("attr", "acomp", "ccomp", "xcomp", "advcl", "prep", "advmod")
    ]
    return word.head.lemma_ == "be" and said[:1] == [word]


def comma_before(word: Token) -> bool:
    """Whether a stop stands before a word's phrase."""
    return word.left_edge.i > 0 and word.left_edge.nbor(-1).text in STOPS
