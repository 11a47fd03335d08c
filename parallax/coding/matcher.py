"""Coding: which cue of the codebook matches which words of which sentence.

The coded table is the noun that everything shares: one row per match, with the words that matched and where they
stand. A sentence is a list of words. A phrase is the words of a cue, or of one part of it; all phrases of a codebook
make a tree, down which each word of a sentence leads to the phrases that begin with it.

Words are cut here by a rule of letters and digits (see words): a cue stands alone, and must be cut as the text is,
while the parser keeps “U.S.-China” and “post-2020” whole and divides “cannot”. What the parser knows of a word, its
lemma, part of speech and place in the sentence, comes from the token that it is cut from; lemma and part of speech only
where word and token are the same.

Within a family the longest match wins: where cues overlap, a shorter one that lies in or across a longer one does
not count, and equally long ones on the same words all count. A cue of several parts stands outside this rule: its
context makes it particular enough. A family may say that cues do not count where they are denied, or only supposed or
conceded (see denial).
"""

from __future__ import annotations

import fnmatch
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain, combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from parallax.coding import denial
from parallax.coding.codebook import PARTS_OF_SPEECH, Code, Codebook, Family, cue_words, marks, parts, signs
from parallax.coding.denial import Standing
from parallax.corpus.headings import is_in_title_case
from parallax.corpus.parse import singular
from parallax.corpus.words import WORD
from parallax.errors import InputError

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = ["document", "sentence", "family", "code", "cue", "start", "end", "matched"]
# A full stop within a sentence is that of an abbreviation, so it does not part the words of a phrase.
BREAK = re.compile(r"[,;:!?()–—]")
END = ""
"""What leads to a phrase where it ends."""
KINDS = {tag: name for name, tag in PARTS_OF_SPEECH.items()}
JOINTS = {"of", "for", "and", "on", "the"}
"""Words in small letters that a name may hold."""
NAMES = re.compile("C(j*C)*j*E|C(j*C)+")
"""A name of several words, by what each is in it (see sign_in_name)."""
LINKS = {"conj", "appos", "compound", "nmod", "aux", "auxpass"}
"""The relations that may stand between a word and what it depends on; a preposition may too."""
SUBJECTS = {"nsubj", "nsubjpass"}
LIGHT = {"have", "hold", "make", "take", "give", "conduct", "host"}
"""Verbs that leave it to their object to say what is done."""
MOST_PHRASES = 200
"""How many phrases may begin at one word of a text, several times those of any codebook that means something: one of
all beginnings of a word would find a thousand at each word of a text made for it."""
MOST_ALIKE = 1_000
"""How many globs may have the same longest stretch of letters: all of them are tried at each word that holds it."""
WILDCARDS = re.compile("[*?]+")
FARTHEST = 8
"""How many words at most stand between two of which one depends on the other."""


class Word(NamedTuple):
    """A word of a sentence: its letters as they are compared, where it stands, in characters, whether a sign that parts
    phrases comes after it, the token that it is cut from, where it is all of that token, its lemma and part of speech,
    and how many words the name has that it is part of."""

    letters: str
    start: int
    end: int
    breaks: bool
    token: Token
    lemma: str = ""
    kind: str = ""
    named: int = 0


class Span(NamedTuple):
    """Where a phrase stands in a sentence, in words from `first` to before `last`."""

    first: int
    last: int


Found = dict[str, list[Span]]
"""Where each phrase stands in a sentence; those that stand nowhere are left out."""


@dataclass(frozen=True, eq=False)
class Cue:
    """A cue ready to be matched: each part is a set of phrases, any of which will do."""

    family: Family
    code: Code
    text: str
    parts: list[frozenset[str]]
    signs: list[str]
    masks: frozenset[str]
    not_under: frozenset[str]

    @property
    def pair(self) -> tuple[str, str]:
        """The cue's code as (family, code)."""
        return self.family.name, self.code.name

    @property
    def negated(self) -> bool:
        """Whether the cue counts where it is denied."""
        return self.family.negated if self.code.negated is None else self.code.negated

    @property
    def unreal(self) -> bool:
        """Whether the cue counts where it is only supposed or conceded."""
        return self.family.unreal if self.code.unreal is None else self.code.unreal

    @property
    def rivals(self) -> tuple[str, ...]:
        """The family, or the family and code, within which only the longest of overlapping matches counts."""
        return self.pair[:1] if self.family.rivals else self.pair


class Match(NamedTuple):
    """A cue's number, and where the cue or a part of it stands."""

    cue: int
    span: Span


def words_of(doc: Doc) -> list[Word]:
    """The words of a sentence."""
    text = doc.text
    found = list(WORD.finditer(text))
    gaps = [text[one.end() : other.start()] for one, other in pairwise(found)] + [""] * bool(found)
    words = [
        Word(plain(word.group()), *word.span(), bool(BREAK.search(gap)), token, *read(token, word))
        for word, gap, token in zip(found, gaps, tokens_at(doc, found), strict=True)
    ]
    names = {} if is_in_title_case(text) else {place: len(name) for name in names_in(words) for place in name}
    return [word._replace(named=names.get(place, 0)) for place, word in enumerate(words)]


def names_in(words: list[Word]) -> list[range]:
    """Where names of several words stand: words in capitals one after the other, or with "of" or "and" between them."""
    signs = "".join(sign_in_name(word, place) for place, word in enumerate(words))
    return [range(*name.span()) for name in NAMES.finditer(signs)]


def sign_in_name(word: Word, place: int) -> str:
    """What a word may be in a name: one that goes on or ends it, C or E, what joins two, or nothing."""
    if word.letters[0].isupper() and (place or word.kind == "name"):
        return "E" if word.breaks else "C"
    return "j" if word.letters in JOINTS and not word.breaks else "."


def tokens_at(doc: Doc, found: list[re.Match]) -> Iterator[Token]:
    """The token in which each word begins."""
    place = 0
    for word in found:
        while doc[place].idx + len(doc[place]) <= word.start():
            place += 1
        yield doc[place]


def read(token: Token, word: re.Match) -> tuple[str, str]:
    """A word's lemma and part of speech; a name in the plural has the lemma of a noun, as in a headline."""
    if token.idx != word.start() or len(token) != len(word.group()):
        return "", ""
    return singular(token.lower_) if token.pos_ == "PROPN" else token.lemma_.lower(), KINDS.get(token.pos_, "")


def plain(word: str) -> str:
    """A word without the full stops of an abbreviation and with a straight apostrophe."""
    return word.replace(".", "").replace("’", "'")


@cache
def phrase(text: str, lemmas: bool = True) -> str:
    """A cue, or a part of one, as its words are compared: in capitals where it has them, else in small letters."""
    return " ".join(compared(word, lemmas) for word in map(plain, cue_words(text)))


def compared(word: str, lemmas: bool) -> str:
    """A cue's word as it is compared, with = where only the form counts and with its part of speech."""
    exact, letters, kind = marks(word)
    letters = letters if letters.isupper() and len(letters) > 1 else letters.lower()
    return "=" * (exact or not lemmas) + letters + f"/{kind}" * bool(kind)


class Phrases:
    """Phrases as a tree of dictionaries, in which each word leads to those that may follow it."""

    def __init__(self, phrases: Iterable[str]):
        self.tree: dict = {}
        for each in phrases:
            node = self.tree
            for word in each.split():
                node = node.setdefault(word, {})
            node[END] = each
        self.words = {word for each in phrases for word in each.split()}
        self.globs: dict[str, list[str]] = defaultdict(list)
        """Words with wildcards within, by the stretch of letters that whatever they match must hold."""
        for word in self.words:
            if "?" in word or "*" in marks(word)[1][:-1]:
                self.globs[stretch(word)].append(word)
        check_globs(self.globs)
        self.known: dict[tuple[str, str, str], set[str]] = {}

    def standing_for(self, word: Word) -> set[str]:
        """The words of phrases that stand for a word of a text: its forms, its lemma, beginnings of it, and globs."""
        key = word.letters, word.lemma, word.kind
        if key not in self.known:
            forms = {word.letters, word.letters.lower()}
            written = forms | {form[:end] + "*" for form in forms for end in range(len(form) + 1)}
            meant = written | {"=" + form for form in written} | {word.lemma}
            globs = {glob for glob in self.globs_for(forms) if is_matched(glob, of_kind(forms, word, glob))}
            self.known[key] = (meant | of_kind(meant, word, "/")) & self.words | globs
        return self.known[key]

    def globs_for(self, forms: set[str]) -> Iterator[str]:
        """The globs that may match one of these forms."""
        ends = ((form, first, last) for form in forms for first, last in combinations(range(len(form) + 1), 2))
        held = {form[first:last] for form, first, last in ends} | {""}
        return chain.from_iterable(self.globs[each] for each in held & self.globs.keys())

    def find(self, words: list[Word]) -> Found:
        """Where each phrase stands, no comma or other break within it."""
        found: Found = defaultdict(list)
        for first in range(len(words)):
            nodes, last = [self.tree], first
            while nodes and last < len(words) and not (last > first and words[last - 1].breaks):
                meant = self.standing_for(words[last])
                nodes, last = [node[word] for node in nodes for word in meant if word in node], last + 1
                check_count(len(nodes), words[first:last])
                for node in nodes:
                    if END in node:
                        found[node[END]].append(Span(first, last))
        return found


def stretch(glob: str) -> str:
    """The longest stretch of letters without a wildcard in a cue's word.

    >>> stretch("=*tari?f/noun")
    'tari'
    """
    return max(WILDCARDS.split(marks(glob)[1]), key=len)


def is_matched(glob: str, forms: set[str]) -> bool:
    """Whether a glob matches one of these forms; fnmatch never tries a second place for a *, so that no cue takes
    long."""
    return any(fnmatch.fnmatchcase(form, glob.removeprefix("=")) for form in forms)


def check_globs(globs: Mapping[str, list[str]]) -> None:
    """Raises InputError where more globs than MOST_ALIKE would have to be tried at the same words."""
    for held, alike in globs.items():
        if len(alike) > MOST_ALIKE:
            raise InputError(
                f"codebook: more than {MOST_ALIKE:,} of its patterns with * or ? hold '{held[:60]}' and no longer "
                f"stretch of letters, such as '{min(alike)[:60]}'; leave some out"
            )


def check_count(phrases: int, words: list[Word]) -> None:
    """Raises InputError where more phrases than MOST_PHRASES begin with the same words."""
    if phrases > MOST_PHRASES:
        said = " ".join(word.letters for word in words)[:60]
        raise InputError(f"codebook: more than {MOST_PHRASES} of its phrases match '{said}'; leave some out")


def of_kind(forms: set[str], word: Word, cue_word: str) -> set[str]:
    """Forms of a word with its part of speech, where a cue's word asks for one."""
    return {f"{form}/{word.kind}" for form in forms} if "/" in cue_word else forms


class Matcher:
    """The cues of a codebook, and the phrases that they are made of."""

    def __init__(self, codebook: Codebook):
        self.codebook = codebook
        self.referred: dict[str, frozenset[str]] = {}
        """The phrases that a reference stands for."""
        families = [codebook.family(family.name) for family in codebook.families]
        self.cues = [cue for family in families for code in family.codes for cue in self._cues(family, code)]
        self.beginning: dict[str, list[int]] = defaultdict(list)
        """The cues whose first part a phrase can be."""
        for number, cue in enumerate(self.cues):
            for each in cue.parts[0]:
                self.beginning[each].append(number)
        self.phrases = Phrases(
            set().union(*{each for cue in self.cues for each in (*cue.parts, cue.masks, cue.not_under)})
        )

    def _cues(self, family: Family, code: Code) -> Iterator[Cue]:
        """The cues of a code, ready to be matched."""
        masks, above = (
            frozenset(phrase(each, family.lemmas) for each in kind) for kind in (code.masks, code.not_under)
        )
        for cue in code.cues:
            found = [self._part(part, family.lemmas) for part in parts(cue)]
            yield Cue(family, code, cue, found, signs(cue), masks, above)

    def _part(self, part: str, lemmas: bool) -> frozenset[str]:
        """The phrases that a part of a cue stands for: itself, or every plain cue of what @ names."""
        if not part.startswith("@"):
            return frozenset([phrase(part, lemmas)])
        if part not in self.referred:
            self.referred[part] = frozenset(self._plain_cues(part))
        return self.referred[part]

    def _plain_cues(self, part: str) -> Iterator[str]:
        """Every plain cue of what @ names, as it is compared."""
        family, _, name = part[1:].partition(".")
        codes = [code for code in self.codebook.family(family).codes if name in ("", code.name)]
        return (phrase(cue) for code in codes for cue in code.cues if len(parts(cue)) == 1 and cue[0] != "@")

    def matches(self, words: list[Word], stands: Standing) -> list[Match]:
        """Every match of every cue in a sentence, masked, denied and supposed ones left out, overlaps left in; in order
        of cues and places."""
        found = self.phrases.find(words)
        numbers = sorted({number for each in found for number in self.beginning.get(each, ())})
        cues = [(number, self.cues[number]) for number in numbers if can_stand(self.cues[number], found)]
        return [Match(number, span) for number, cue in cues for span in sorted(spans_of(cue, words, found, stands))]

    def longest(self, matches: list[Match]) -> list[Match]:
        """The matches that stay where longer ones, or of equally long ones those of earlier cues, take their words."""
        taken: dict[tuple, Span] = {}
        kept = set()
        for match in sorted(matches, key=lambda match: match.span.first - match.span.last):
            cue, span = self.cues[match.cue], match.span
            places = [(cue.rivals, place) for place in range(*span)]
            if len(cue.parts) > 1:
                kept.add(match)
            elif all(taken.get(place, span) == span for place in places):
                taken |= dict.fromkeys(places, span)
                kept.add(match)
        return [match for match in matches if match in kept]

    def told(self, matches: list[Match], words: list[Word], stands: Standing) -> list[Match]:
        """The matches without those in a concession whose main clause carries another code of the family."""
        for conceded in stands.concessions:
            inside = {match for match in matches if top_of(match.span, words).i in conceded}
            main = {self.cues[match.cue].pair for match in matches if match not in inside}
            matches = [match for match in matches if match not in inside or not self.outweighed(match, main)]
        return matches

    def outweighed(self, match: Match, main: set[tuple[str, str]]) -> bool:
        """Whether a match in a concession counts less than the codes of the main clause."""
        cue = self.cues[match.cue]
        return not cue.unreal and any(pair[0] == cue.family.name and pair != cue.pair for pair in main)


def can_stand(cue: Cue, found: Found) -> bool:
    """Whether some phrase of each of a cue's parts stands in a sentence."""
    return not any(part.isdisjoint(found) for part in cue.parts)


def spans_of(cue: Cue, words: list[Word], found: Found, stands: Standing) -> set[Span]:
    """Where a cue stands: the places of its parts, if they all stand, in order or dependent where that is asked."""
    counting = [spans_of_part(part, cue, words, found, stands) for part in cue.parts]
    if ".." in cue.signs:
        counting = in_order(counting)
    if ">" in cue.signs:
        counting = dependent(counting, cue.signs, words)
    return set().union(*counting) if all(counting) else set()


def spans_of_part(part: frozenset[str], cue: Cue, words: list[Word], found: Found, stands: Standing) -> set[Span]:
    """Where a part of a cue stands and counts."""
    spans = {span for each in found if each in part for span in found[each]}
    masks = sorted(chain.from_iterable(found[each] for each in found if each in cue.masks))
    spans = outside(spans, masks) if masks else spans
    above = tokens_of(chain.from_iterable(found[each] for each in found if each in cue.not_under), words)
    spans = {span for span in spans if not above & over(span, words)} if above else spans
    return {span for span in spans if counts(span, cue, words, stands) and not is_named(span, cue, words)}


def outside(spans: set[Span], masks: list[Span]) -> set[Span]:
    """The spans that lie within none of these masks, which are in the order of their first words."""
    begin, reached = [mask.first for mask in masks], list(accumulate((mask.last for mask in masks), max, initial=0))
    return {span for span in spans if reached[bisect_right(begin, span.first)] < span.last}


def is_named(span: Span, cue: Cue, words: list[Word]) -> bool:
    """Whether a cue of one part is part of a longer name, where that does not count."""
    inside = [word.named for word in words[slice(*span)]]
    return not cue.family.in_names and len(cue.parts) == 1 and min(inside) > len(inside) and "/name" not in cue.text


def counts(span: Span, cue: Cue, words: list[Word], stands: Standing) -> bool:
    """Whether a phrase counts as it stands: what denies it may be a word of its own, as in "not fair"."""
    top, phrase = top_of(span, words).i, tokens_of([span], words)
    is_denied = not cue.negated and stands.is_denied(top, phrase)
    return not is_denied and (cue.unreal or not stands.is_supposed(top, phrase))


def in_order(parts: list[set[Span]]) -> list[set[Span]]:
    """The spans of each part that follow one of the part before and precede one of the part after."""
    following: list[set[Span]] = []
    ended: float = 0
    for part in parts:
        following.append({span for span in part if span.first >= ended})
        ended = min((span.last for span in following[-1]), default=math.inf)
    chained: list[set[Span]] = []
    begun = math.inf
    for part in reversed(following):
        chained.append({span for span in part if span.last <= begun})
        begun = max((span.first for span in chained[-1]), default=-1)
    return chained


def dependent(parts: list[set[Span]], signs: list[str], words: list[Word]) -> list[set[Span]]:
    """The spans of each part that depend on one of the part before, and on which one of the part after depends."""
    links = [place for place, sign in enumerate(signs) if sign == ">"]
    for place in links:
        above = tokens_of(parts[place], words)
        parts[place + 1] = {span for span in parts[place + 1] if above & governors(span, words)}
    for place in reversed(links):
        needed = set().union(*(governors(span, words) for span in parts[place + 1]))
        parts[place] = {span for span in parts[place] if needed & tokens_of({span}, words)}
    return parts


def tokens_of(spans: Iterable[Span], words: list[Word]) -> set[int]:
    """The numbers of the tokens in spans."""
    return {word.token.i for span in spans for word in words[slice(*span)]}


def governors(span: Span, words: list[Word]) -> set[int]:
    """The numbers of the tokens that a span depends on: the one above it, further ones over what only links, those that
    share it, and the clauses that describe it."""
    token = top_of(span, words)
    found = [child for child in token.children if child.dep_ == "relcl" or (child.dep_, child.tag_) == ("acl", "VBN")]
    for _ in range(FARTHEST):
        above = token.head
        found += [above, *sharing(token)]
        if is_root(token) or not (token.dep_ in LINKS or above.pos_ == "ADP"):
            break
        token = above
    return {each.i for each in found} - tokens_of([span], words)


def over(span: Span, words: list[Word]) -> set[int]:
    """The numbers of the tokens over a span, as far as the verb of its clause: “reduce the harm of illicit trade”."""
    found, token = governors(span, words), top_of(span, words)
    while not is_root(token) and token.pos_ not in ("VERB", "AUX"):
        token = token.head
        found.add(token.i)
    return found


def sharing(token: Token) -> list[Token]:
    """The words that share a word with the one above it: joined verbs their subject or object, "must" and "will" the
    subject of their verb, and the object of a light verb what a preposition adds ("held a call with the president")."""
    verb = token.head
    if token.dep_ in SUBJECTS:
        modals = [child for child in verb.children if child.tag_ == "MD"]
        return modals + [other for other in verb.conjuncts if other.i > verb.i and not has(other, SUBJECTS)]
    if token.dep_ == "dobj" and verb.dep_ == "conj" and not has(verb.head, {"dobj"}):
        return [verb.head]
    is_light = token.dep_ == "prep" and verb.lemma_ in LIGHT
    return [child for child in verb.children if child.dep_ == "dobj"] if is_light else []


def has(verb: Token, relations: set[str]) -> bool:
    """Whether a word depends on a verb in one of these relations."""
    return any(child.dep_ in relations for child in verb.children)


def top_of(span: Span, words: list[Word]) -> Token:
    """The token of a span that depends on none of the others."""
    inside = tokens_of([span], words)
    return next(word.token for word in words[slice(*span)] if word.token.head.i not in inside or is_root(word.token))


def is_root(token: Token) -> bool:
    """Whether a token depends on no other."""
    return token.head.i == token.i


@lru_cache(maxsize=1)
def matcher_of(codebook: Codebook) -> Matcher:
    """The matcher of a codebook, kept for the next brief with the same one."""
    return Matcher(codebook)


def code(sentences: pd.DataFrame, codebook: Codebook, parses: Mapping[str, Doc]) -> pd.DataFrame:
    """The coded table: one row per match of a cue, columns document, sentence, family, code, cue, start, end,
    matched; start and end are offsets in the sentence's text, in characters. Codes that were not chosen take
    part in the choice of the longest, so that a code is found in the same places with or without them."""
    matcher, chosen, rows = matcher_of(codebook), set(codebook.pairs), []
    for document, sentence in sentences[["document", "sentence"]].itertuples(index=False):
        doc = parses[sentence]
        text, words, stands = doc.text, words_of(doc), denial.standing(doc)
        for number, span in matcher.told(matcher.longest(matcher.matches(words, stands)), words, stands):
            cue, start, end = matcher.cues[number], words[span.first].start, words[span.last - 1].end
            if cue.pair in chosen:
                rows.append((document, sentence, *cue.pair, cue.text, start, end, text[start:end]))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"start": int, "end": int})
