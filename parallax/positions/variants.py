"""Variants: which mentions are of one matter.

The words of one stem, the phrases that share a word, words that stand in one phrase and hardly elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, combinations, islice, pairwise
from math import log2
from statistics import fmean
from typing import TYPE_CHECKING

from simplemma import lemmatize

from parallax.data import lists
from parallax.positions.mentions import (
    CONTENT,
    OF,
    TELLING,
    Mention,
    Term,
    concepts,
    holds,
    is_of_preposition,
    words_in,
)
from parallax.positions.nouns import (
    MODIFIERS,
    NOUNS,
    SHORTEST_ABBREVIATION,
    SMALL,
    all_initials,
    general,
    initials,
    is_headline,
    kind,
    lemma,
    stem,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


SAME = 0.6
"""From which share of common sentences on words of one phrase are one matter."""
BOTH = 1.3
"""How much more a matter of both texts weighs."""
TAKING_UP = ("such", "these", "this", "those", "that")
IsOne = Callable[[set[str], set[str]], bool]


@dataclass(eq=False)
class Matter:
    """A matter: its terms, its phrases, how well each mention of it tells, and the sentences that speak of it."""

    terms: set[Term]
    said: Counter = field(default_factory=Counter)
    told: list[float] = field(default_factory=list)
    sentences: set[str] = field(default_factory=set)
    texts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The texts in which each phrase stands."""
    called: str = ""
    """The name of the thing that it is, where most of its sentences have other words for it."""
    full: str = ""
    """The name with all words that are part of it wherever it stands, where that is known."""

    @property
    def weight(self) -> float:
        """More for a matter that recurs, that both texts speak of, and whose words say well which it is."""
        both = BOTH if len({sentence[0] for sentence in self.sentences}) > 1 else 1
        return round(fmean(self.told) * (1 + log2(len(self.sentences))) * both, 3)

    @property
    def is_bare(self) -> bool:
        """Whether it is nowhere said which thing is meant: "the technology"."""
        return max(self.told) <= TELLING["bare"]

    @property
    def name(self) -> str:
        """The fullest phrase that half of the mentions hold, and two at least, or else the one that stands most often,
        of several the shortest. Of a matter of two texts only a phrase of both, or else the word that they share, or
        what each calls it."""
        if self.full:
            return self.full
        phrases = sorted(self.shared(), key=lambda said: (-self.said[said], said))
        if not self.shared():
            return self.plain() or self.pair() or self.two_names()
        held = {said: sum(self.said[other] for other in phrases if holds(other, said)) for said in phrases}
        usual = [said for said in phrases if held[said] > 1 and 2 * held[said] >= self.said.total()]
        name = max(usual, key=words_in) if usual else max(phrases, key=lambda said: (held[said], -words_in(said)))
        alike = [said for said in phrases if said.lower() == name.lower()]
        return max(alike, key=lambda said: (said.islower(), self.said[said]))

    def two_names(self) -> str:
        """What each text calls it most often, in the order of the alphabet: "bargaining chip or politicization"; of
        initials and what they stand for the one that stands most often."""
        best = {text: "" for texts in self.texts.values() for text in texts}
        for said in sorted(self.said, key=lambda said: (self.said[said], said)):
            best |= dict.fromkeys(self.texts[said], said)
        one, other = sorted(best.values(), key=len)
        if one.isupper():
            return max(one, other, key=self.said.__getitem__)
        return " or ".join(sorted((one, other)))

    def shared(self) -> list[str]:
        """The phrases that stand in each text that says the matter in any, whole or within others."""
        spoken = set().union(*self.texts.values())
        within = {said: [texts for other, texts in self.texts.items() if holds(other, said)] for said in self.texts}
        return [said for said, texts in within.items() if set().union(*texts) == spoken]

    def plain(self) -> str:
        """The word in the phrases of each text that names the matter by itself, as it stands most often, or none."""
        alone = {term[0] for term in self.terms if len(term) == 1 and self.is_in_all(term[0])}
        words = Counter(word for said in self.said.elements() for word in said.split() if stem(word) in alone)
        return max(sorted(words), key=words.__getitem__, default="")

    def pair(self) -> str:
        """The two words in the phrases of each text that name the matter together, as most often said, or none."""
        found: dict[Term, Counter[str]] = defaultdict(Counter)
        texts: dict[Term, set[str]] = defaultdict(set)
        for said, count in self.said.items():
            for one, other in pairwise(said.split()):
                if (term := (stem(one), stem(other))) in self.terms:
                    found[term][f"{one} {other}"] += count
                    texts[term] |= self.texts[said]
        every = set().union(*self.texts.values())
        words = sum((found[term] for term in found if texts[term] == every), Counter())
        return max(sorted(words), key=words.__getitem__, default="")

    def telling_words(self) -> set[str]:
        """The stems that say which matter it is: those that do so alone, and of compounds without any of them both."""
        alone = {term[0] for term in self.terms if len(term) == 1}
        pairs = ({word.removeprefix(OF) for word in term} for term in self.terms if len(term) == 2)
        return alone.union(*(pair for pair in pairs if pair.isdisjoint(alone)))

    def is_in_all(self, word: str) -> bool:
        """Whether a stem stands in the phrases of each text."""
        having = [texts for said, texts in self.texts.items() if word in map(stem, re.split("[ -]", said))]
        return set().union(*having) == set().union(*self.texts.values())

    def add(self, sentence: str, mention: Mention) -> None:
        """Takes a mention in."""
        if mention.telling > TELLING["bare"] and not is_headline(mention.head.doc):
            self.said[mention.said] += 1
            self.texts[mention.said].add(sentence[0])
        self.told.append(mention.telling)
        self.sentences.add(sentence)

    def say(self, places: dict[str, str]) -> None:
        """Takes in sentences that say the matter in two words that stand side by side."""
        for sentence, said in places.items():
            if sentence not in self.sentences and sentence[1:] != "0":  # a headline has capitals of its own
                self.said[said] += 1
                self.texts[said].add(sentence[0])
            self.sentences.add(sentence)

    def join(self, other: Matter) -> None:
        """Takes another matter in."""
        self.terms |= other.terms
        self.said += other.said
        self.told += other.told
        self.sentences |= other.sentences
        for said, texts in other.texts.items():
            self.texts[said] |= texts


def gathered(found: dict[str, list[Mention]]) -> dict[Term, Matter]:
    """Each term as a matter of its own."""
    held: dict[Term, Matter] = {}
    for sentence, here in found.items():
        for mention in here:
            held.setdefault(mention.term, Matter({mention.term})).add(sentence, mention)
    return held


def compounds(found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """The mentions, those of a word that stands in both texts and always with another ("sexual violence" here, "mass
    violence" there) as mentions of the two together."""
    said = defaultdict(set)
    for sentence, here in found.items():
        for mention in here:
            if not mention.which and mention.telling < TELLING["name"]:
                said[mention.word].add((sentence[0], words_in(mention.said) > 1))
    always = {word for word, places in said.items() if len(places) > 1 and all(in_pair for _, in_pair in places)}
    full = {each.term for here in found.values() for each in here if each.which and each.telling == TELLING["name"]}
    return {
        id: [in_pair(each) if each.word in always or is_in_other(each, full) else each for each in here]
        for id, here in found.items()
    }


def is_in_other(mention: Mention, full: set[Term]) -> bool:
    """Whether a mention is one word of a name, which another has: "Simple Analytics", no Global Analytics."""
    if mention.telling != TELLING["name"] or words_in(mention.said) < 2:
        return False
    own = in_pair(mention).term
    return any(mention.word in term and term != own for term in full)


def in_pair(mention: Mention) -> Mention:
    """A mention of a word as one of that word and the next of its phrase, or of the one before it where it ends it."""
    stems = [stem(lemmatize(word.lower(), lang="en")) for word in re.split("[ -]", mention.said) if word]
    if mention.which or mention.word not in stems or len(stems) == 1:
        return mention
    place = max(1, min(stems.index(mention.word) + 1, len(stems) - 1))
    return mention._replace(word=stems[place], which=stems[place - 1])


def spell_out(held: dict[Term, Matter], parses: dict[str, Doc], actors: frozenset[str]) -> None:
    """Gives each matter the other sentences that have its word, or the two words of its compound side by side, or other
    words for the thing it is. Of what is only said with another word a verb says nothing: who recognises somebody
    speaks of no facial recognition."""
    beside, told = pairs_in(parses), tellings(parses)
    apart = general()["apart"]
    every, nouns = stems_in(parses, actors, apart), stems_in(parses, actors, apart, [*NOUNS, "ADJ"])
    for term, matter in held.items():
        if len(term) == 2:
            matter.say(beside[term])
        elif not matter.is_bare:
            places = nouns if all(words_in(said) > 1 for said in matter.said) else every
            matter.sentences |= places[term[0]]
            own = len(matter.sentences)
            matter.sentences |= set().union(*(places[word] for word in synonyms(term[0]) if word in places))
            matter.sentences |= told.get(thing(term[0]), set())
            matter.called = thing(term[0]) if 2 * own < len(matter.sentences) else ""


def pairs_in(parses: dict[str, Doc]) -> dict[Term, dict[str, str]]:
    """The sentences in which two stems stand side by side, each with how they are said there."""
    places: dict[Term, dict[str, str]] = defaultdict(dict)
    for sentence, doc in parses.items():
        for one, other in pairwise(doc):
            places[stem(lemma(one)), stem(lemma(other))][sentence] = doc[one.i : other.i + 1].text
    return places


def tellings(parses: dict[str, Doc]) -> dict[str, set[str]]:
    """The sentences that have a phrase of each concept of a thing, each sentence read once."""
    phrases = {name: concepts()[name][1] for name, entry in lists("concepts").items() if entry.get("thing")}
    told: dict[str, set[str]] = defaultdict(set)
    for sentence, doc in parses.items():
        text = " ".join(["", *(word.lower_ for word in doc), "|", *map(lemma, doc), ""])
        for name in (name for name, ours in phrases.items() if any(f" {phrase} " in text for phrase in ours)):
            told[name].add(sentence)
    return told


def attach(held: dict[Term, Matter], found: dict[str, list[Mention]]) -> None:
    """Gives each bare word ("the mechanism") to the matter that its text last said in full with it. A text that has the
    word bare before it says it in full means something else by it."""
    last: dict[tuple[str, str], Term | None] = {}
    for sentence, here in found.items():
        for mention in here:
            key = (sentence[0], mention.word)
            if mention.which and last.get(key, mention.term):
                last[key] = mention.term
            elif mention.telling == TELLING["bare"]:
                term = last.setdefault(key, None)
                if term and is_definite(mention):
                    held[term].add(sentence, mention)
    people = set(map(stem, general()["people"]))
    for term in [term for term, matter in held.items() if matter.is_bare or (len(term) == 1 and term[0] in people)]:
        del held[term]


def is_definite(mention: Mention) -> bool:
    """Whether a broad noun is one that was spoken of: "the mechanism"."""
    words = [child.lower_ for child in mention.head.children if child.dep_ in ("det", "amod")]
    return stem(lemma(mention.head)) == mention.word and not {"the", *TAKING_UP}.isdisjoint(words)


def take_up(held: dict[Term, Matter], found: dict[str, list[Mention]], parses: dict[str, Doc]) -> None:
    """Adds to a matter the sentence after it that takes it up with a noun of no matter: "such resources"; one that
    may stand for anything ("these issues") only where that sentence speaks of no other matter."""
    before: Matter | None = None
    is_single = False
    used = {term for terms in uses(held, ("use",)) for term in terms}
    for sentence, doc in parses.items():
        takers = [word for word in doc if word.pos_ == "NOUN" and is_taking_up(word) and is_general(word)]
        is_clear = is_single or any(lemma(word) not in general()["vague"] for word in takers)
        if before and takers and is_clear and sentence[1:] != "1":
            before.sentences.add(sentence)
            is_single = True
            continue
        telling = [each for each in found[sentence] if each.term in held]
        telling = [each for each in telling if each.term not in used]
        before = held[max(telling, key=lambda mention: mention.telling).term] if telling else None
        is_single = len({id(held[mention.term]) for mention in telling}) == 1


def is_general(noun: Token) -> bool:
    """Whether a noun such as "resources" has nothing beside it that says which is meant."""
    return lemma(noun) in general()["stand-ins"] and all(kind(word) in ("none", "quality") for word in noun.lefts)


def is_taking_up(head: Token) -> bool:
    """Whether a noun stands for what was said before: "such resources"."""
    return any(child.lower_ in TAKING_UP and child.dep_ in ("det", "amod") for child in head.children)


def together(found: dict[str, list[Mention]]) -> Iterator[list[Term]]:
    """The terms that stand in one phrase, or in phrases side by side."""
    for here in found.values():
        beside = defaultdict(list)
        for mention in here:
            beside[first_of_row(mention.head).i].append(mention.term)
        yield from beside.values()


def first_of_row(head: Token) -> Token:
    """The first of the nouns that stand in a row, none with a word of its own: "minerals" of "minerals and magnets"."""
    while head.dep_ == "conj" and head.head.pos_ in NOUNS and not any(word.dep_ in MODIFIERS for word in head.lefts):
        head = head.head
    return head


def stems_in(
    parses: dict[str, Doc],
    actors: frozenset[str] = frozenset(),
    verbs: frozenset[str] = frozenset(),
    kinds: Collection[str] = CONTENT,
) -> dict[str, set[str]]:
    """The sentences in which each stem stands, of words of some kinds other than actors' names and these verbs."""
    places = defaultdict(set)
    for sentence, doc in parses.items():
        for token in doc:
            is_left_out = token.text in actors or (token.pos_ == "VERB" and lemma(token) in verbs) or is_of_name(token)
            is_left_out = is_left_out or is_of_preposition(token)
            if token.pos_ in kinds and not is_left_out and lemma(token) not in general()["relations"]:
                places[stem(lemma(token))].add(sentence)
    return places


def is_of_name(token: Token) -> bool:
    """Whether a word with a capital stands before another one in a name, and speaks of nothing by itself: "Defence" of
    "Defence Forces"."""
    goes_on = token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN"
    return token.pos_ == "PROPN" and token.dep_ == "compound" and goes_on


def spelled_out(found: dict[str, list[Mention]], parses: dict[str, Doc]) -> Iterator[list[Term]]:
    """The terms of initials and of the first of the words that a text spells them out with: "autism spectrum disorder
    (ASD)"."""
    for sentence, doc in parses.items():
        for word in doc[2:-1]:
            if word.nbor(-1).text == "(":
                full = words_before(word)
                first = (each for each in found[sentence] if each.head in full)
                yield from ([(stem(word.lower_),), mention.term] for mention in islice(first, 1))


def words_before(short: Token) -> list[Token]:
    """The words before initials in brackets whose letters they are, small words among them or not, or none."""
    every = [each for each in short.doc[: short.i] if each.is_alpha]
    for words in ([each for each in every if each.lower_ not in SMALL], every):
        if "".join(each.lower_[0] for each in words[-len(short) :]) == short.lower_:
            return words[-len(short) :]
    return []


def joined(
    held: dict[Term, Matter], beside: Iterable[list[Term]], spelled: Iterable[list[Term]] = ()
) -> dict[Term, Matter]:
    """The matter of each term, variants joined."""
    now = dict(held)
    for terms, is_one in chain(variants(held, beside), ((terms, always) for terms in spelled)):
        for one, other in combinations([term for term in dict.fromkeys(terms) if term in now], 2):
            if now[one] is not now[other] and is_one(now[one].sentences, now[other].sentences):
                kept, joining = now[one], now[other]
                kept.join(joining)
                now.update(dict.fromkeys(joining.terms, kept))
    return now


def variants(held: dict[Term, Matter], beside: Iterable[list[Term]]) -> Iterator[tuple[Iterable[Term], IsOne]]:
    """Terms that may be of one matter, with what says whether two of them are: those of one phrase, of a word
    alone and with another, of one concept of use, and of a name and its initials."""
    yield from ((terms, alike) for terms in beside)
    yield from (((term[:1], term), part) for term in held if len(term) == 2)
    yield from ((terms, always) for terms in uses(held))
    yield from ((terms, always) for terms in abbreviated(held))


def abbreviated(held: dict[Term, Matter]) -> Iterator[list[Term]]:
    """The terms of each name by its initials and in full."""
    alone = ((term, said) for term, matter in held.items() if len(term) == 1 for said in matter.said)
    short = {said: term for term, said in alone if said.isupper() and len(said) >= SHORTEST_ABBREVIATION}
    for term, matter in held.items():
        full = (name for said in matter.said if is_titled(said) for name in (initials(said), all_initials(said)))
        yield from ([short[name], term] for name in full if name in short)


def is_titled(name: str) -> bool:
    """Whether all words of a name but the small ones have a capital."""
    return all(word[0].isupper() or word in SMALL for word in name.split())


def thing(word: str) -> str:
    """The concept of a thing that a stem names, or none."""
    things = (name for name, entry in lists("concepts").items() if entry.get("thing"))
    return next((name for name in things if word in concepts()[name][0]), "")


def synonyms(word: str) -> frozenset[str]:
    """The stems of the thing that a stem names: "vaccin" and "jab"."""
    return concepts()[thing(word)][0] if thing(word) else frozenset()


def alike(one: set[str], other: set[str]) -> bool:
    """Whether two matters have most of their sentences in common."""
    return len(one & other) >= SAME * len(one | other)


def part(one: set[str], other: set[str]) -> bool:
    """Whether the second is a matter of its own no more than in one sentence or in half of the first's."""
    return other <= one and (len(other) == 1 or 2 * len(other) >= len(one))


def always(one: set[str], other: set[str]) -> bool:
    """That two matters are one wherever they stand."""
    return True


def uses(held: dict[Term, Matter], sorts: tuple[str, ...] = ("use", "thing")) -> Iterator[list[Term]]:
    """The terms of each concept of a use or a thing: "bargaining chip", "weaponization"; "vaccine", "jab"."""
    for name, entry in lists("concepts").items():
        if any(entry.get(sort) for sort in sorts):
            stems, phrases = concepts()[name]
            of_phrases = {tuple(map(stem, phrase.split())) for phrase in phrases}
            yield [term for term in held if term in of_phrases or (len(term) == 1 and term[0] in stems)]
