"""Nouns: which words can name a matter, alone or with another, and which only name those who act.

A noun is specific (fentanyl), broad (data: whose, of what?), empty (step, issue) or a name; the broad and empty ones
are listed in data/general-words.yml. The words of persons, places and bodies name no matter, nor does a word that
stands with a capital only because it is part of a longer name or title.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from simplemma import is_known, lemmatize

from parallax.data import lists
from parallax.positions.sides import leaders, organizations
from parallax.positions.sides import names as known_names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NOUNS, PLACES = ("NOUN", "PROPN"), ("GPE", "NORP")
NUMBERS = ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL")
MODIFIERS = ("compound", "amod", "nmod", "npadvmod")
WORD = re.compile(r"(?![ivxIVX]+$)[^\W\d_][\w.'’-]+")
CODED = re.compile(r"[A-Z]{1,4}-\d+[A-Z]?s?")
"""Names of types, in letters and figures: "F-16", "S-400"."""
SPELLED = re.compile(r"(?<=\w{2})ense(s?)$")
"""What is written in two ways: "defense"."""
ENDING = re.compile(
    r"(?:isation|ization|at(?:ions?|e[sd]?|ing)|itions?|iveness|ments?|ness|ities|ity|ives?|ions?|ings?|i[sz]e[sd]?"
    r"|ically|ical|ic|ously|ous|ers?|ors?|als?|ures?|ies|ed|es|ly|e|y|s)$"
)
SHORTEST = 5
ACTING = ("nsubj", "poss")
"""How a name stands in a sentence that has its bearer act or own something."""
NAMED = ("broad", "qualities", "relations", "stand-ins", "vague", "titles", "apart")
"""The classes of general words that data/general-words.yml gives as they are."""
FEWEST = 5
"""How many times a name stands at least before it is one of those who act."""
NAME_RUN = re.compile(r"[A-Z][\w.’'-]*(?:,? (?:(?:of|and|for|the|on|in|to) ){0,2}[A-Z][\w.’'-]*)+")
"""Words with capitals that stand together."""
SMALL = ("of", "the", "and", "for", "on", "in", "to", "a", "an")
"""Words whose letters initials leave out."""
LISTED, UNLISTED = 0.9, 0.8
"""How like two words are at least that are spellings of one, if a dictionary has both, and if not."""
LETTERS, VOWELS, TWICE = re.compile(r"[^\W\d_]+"), re.compile(r"[aeiouy]+"), re.compile(r"(.)\1+")
"""A word of letters, the letters that spellings change most, and a letter that stands twice."""
HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
END = re.compile(r"[.;:]\s")
SHORTEST_ABBREVIATION, LONGEST_ABBREVIATION = 3, 5
"""How many letters an abbreviation has at least that is looked for in full, and at most one in small letters."""


@cache
def stem(word: str) -> str:
    """What the words of one family begin with: "divest" of divest and divestiture; short words as they stand, and those
    that only look like one of another family, "treaty" beside "treatment", in the singular."""
    low = SPELLED.sub(r"ence\1", word.lower())
    singular = f"{low[:-3]}y" if low.endswith("ies") else low.removesuffix("s")
    for one in (low, singular):
        if one in families():
            return one
    if CODED.fullmatch(low.upper()):
        return singular
    cut = ENDING.sub("", low)
    is_deed = low.endswith("ing") and len(cut) == SHORTEST - 1  # "filling" of "fill"
    return cut if len(cut) >= SHORTEST or is_deed else low


@cache
def families() -> frozenset[str]:
    """The words that have a family of their own, whatever their ending."""
    return frozenset(lists("general-words")["families"])


@cache
def general() -> dict[str, frozenset[str]]:
    """The words that name no matter, by class: empty and broad nouns, people, qualities, relations; and stems."""
    listed = lists("general-words")
    empty = {word for words in listed["empty"].values() for word in words}
    classes = {name: frozenset(listed[name]) for name in NAMED}
    classes["apart"] |= frozenset(listed["verbs"])
    stems = frozenset(map(stem, empty | classes["broad"]))
    people = frozenset(listed["empty"]["people"] + listed["empty"]["forms of address"])
    people |= frozenset(lists("sides")["officials"])
    empty |= people
    return classes | {"empty": frozenset(empty - classes["broad"]), "people": people, "stems": stems}


def lemma(token: Token) -> str:
    """A word's lemma in small letters, of a name too: "party" of "the Parties"; "co-operation" as one word."""
    before = token.doc[token.i - 2].lower_ if token.i > 1 and token.nbor(-1).text == "-" else ""
    if token.lower_ == "means":
        return "means"
    is_name = token.pos_ == "PROPN" and not token.is_upper
    found = lemmatize(token.lower_, lang="en") if is_name else token.lemma_.lower()
    return before + found if before == "co" else found


def kind(token: Token, actors: frozenset[str] = frozenset()) -> str:
    """How a word can name a matter: by itself (name, specific), with another (broad), as another's modifier
    (adjective, relation), or not (empty, quality, none)."""
    word, known = lemma(token), general()
    if CODED.fullmatch(token.text):
        return "specific"
    if token.ent_type_ in NUMBERS or token.text in actors or not WORD.fullmatch(token.text):
        return "none"
    if token.pos_ == "PROPN" and token.lower_ in lists("general-words")["months"]:
        return "none"
    if is_small(token) or not any(word.is_alpha and word != token for word in token.doc):
        return "none"
    if is_shouted(token) or is_sum(token) or any(part in actors for part in token.text.split("-")):
        return "none"
    is_plural = token.tag_ == "NNS"
    for name, listed in () if is_plural else (("relation", "relations"), ("quality", "qualities")):
        if not known[listed].isdisjoint((word, token.lower_)) and (token.pos_ not in NOUNS or token.dep_ in MODIFIERS):
            return name
    if token.pos_ in NOUNS and not is_participle(token):
        return "broad" if word in known["broad"] else "empty" if is_empty(word) else specific(token)
    return "adjective" if token.pos_ == "ADJ" or token.dep_ in ("amod", "compound") else "none"


def is_shouted(token: Token) -> bool:
    """Whether a word is one of several in capitals; two of them are enough where both are longer than initials."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    if token.is_upper and sum(word.is_upper and len(word) >= SHORTEST for word in beside) > 1:
        return True
    return all(word.is_upper and len(word) > 1 for word in (token, *beside) if word.is_alpha)


def is_participle(token: Token) -> bool:
    """Whether a word of a name only describes the noun after it: "Developing" of "Least Developing Countries"."""
    is_form = token.lower_.endswith(("ing", "ed")) and lemmatize(token.lower_, lang="en") != token.lower_
    return token.pos_ == "PROPN" and token.dep_ in MODIFIERS and is_form


def is_small(token: Token) -> bool:
    """Whether a word of grammar is in capitals: "AT A PRESS conference", as papers print the first words of a text."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return token.is_upper and token.lower_ in STOP_WORDS and token.lower_ not in ("it", "us", "who")


def is_sum(token: Token) -> bool:
    """Whether a word is what a sum of money is counted in: "Hong Kong dollars"."""
    return token.tag_ == "NNS" and token.lower_ in lists("general-words")["money"]


def is_empty(word: str) -> bool:
    """Whether a noun names no matter: it is listed, or is what does, or the doing of, what is listed."""
    known = general()
    return word in known["empty"] or (word.endswith(("ing", "er", "or")) and stem(word) in known["stems"])


def specific(token: Token) -> str:
    """Whether a noun that says what it is about is a name."""
    return "name" if token.pos_ == "PROPN" and token.text[0].isupper() else "specific"


def no_matters(parses: Iterable[Doc]) -> frozenset[str]:
    """The words of the names of persons, places and peoples, and the initials of bodies that act."""
    docs = list(parses)
    counts = Counter(word.text for doc in docs for word in doc if word.text.isupper())
    called = Counter(word.text for doc in docs for name in doc.ents if is_person(name) for word in name)
    # Initials beside a name are no part of it for that: "Ruiz LNG pause".
    names = {text for text, count in called.items() if not text.isupper() or 2 * count >= counts[text]}
    known = (name for name, side in known_names().items() if side and " " not in name)
    names |= leaders() | bodies(docs) | {form for name in known for form in (name, f"{name}s")}
    names |= {name.text for doc in docs for name in doc.ents if name.label_ == "LOC" and len(name) == 1}
    labels = Counter((word.text, word.ent_type_ in PLACES) for doc in docs for word in doc if word.text[:1].isupper())
    places = {text for text, is_place in labels if is_place and labels[text, True] >= labels[text, False]}
    places |= {word.text for doc in docs for word in doc if word.pos_ == "PROPN" and is_of_area(word)}
    return frozenset(names | places)


def is_of_area(name: Token) -> bool:
    """Whether a name is that of a part of a country, which a word beside it says: "Kasai province"."""
    if name.lower_ in areas() or not name.is_title:
        return False
    after, before = name.doc[name.i + 1 : name.i + 2].text, name.doc[max(0, name.i - 2) : name.i].text.lower()
    is_before = before.endswith(" of") and before.split()[0] in areas()
    return is_before or after in areas() or (after.lower() in areas() and name.ent_type_ in PLACES)


@cache
def areas() -> frozenset[str]:
    """The words for parts of countries."""
    return frozenset(lists("general-words")["areas"])


def bodies(docs: list[Doc]) -> frozenset[str]:
    """The initials of bodies: those known, and those of names of bodies in full."""
    found = {initials(run.text) for doc in docs for run in runs(doc) if lemma(run[-1]) in general()["people"]}
    known = {name for name in organizations() if name.isupper()}
    return frozenset(short for short in found | known if len(short) >= SHORTEST_ABBREVIATION)


def is_person(name: Span) -> bool:
    """Whether a name is surely a person's: it has several words, a title before it, or says who a person is, "his son,
    Juan"."""
    is_called = name.root.dep_ == "appos" and lemma(name.root.head) in general()["people"]
    return name.label_ == "PERSON" and (len(name) > 1 or is_called or is_titled(name[0]))


def is_titled(name: Token) -> bool:
    """Whether a title such as President stands before a name."""
    before = name.nbor(-1) if name.i else name
    return before.text.istitle() and before.lower_ in general()["people"]


def doers(docs: list[Doc]) -> frozenset[str]:
    """The names of those who act: known ones, the initials of bodies, and names that are the subject or owner in half
    of their mentions, or that say something there."""
    capitals = [word for doc in docs for word in doc if word.pos_ == "PROPN" and word.text[0].isupper()]
    counts = Counter(word.text for word in capitals)
    acting = Counter(word.text for word in capitals if word.dep_ in ACTING or word.head.dep_ == "agent")
    saying = Counter(word.text for word in capitals if word.dep_ == "nsubj" and is_saying(word.head))
    spoken = {name for name, count in saying.items() if 2 * count >= counts[name] and count > 1}
    known = frozenset(
        chain.from_iterable(telling_parts(name) if side else [name] for name, side in known_names().items())
    )
    return known | bodies(docs) | spoken | {name for name in acting if 2 * acting[name] >= counts[name] >= FEWEST}


def telling_parts(name: str) -> list[str]:
    """The words of a name that others do not share: no "Action", no "Joint", no "of"."""
    shared = general()["qualities"] | general()["relations"] | set(SMALL)
    return [part for part in name.split() if part.lower() not in shared and not is_empty(part.lower())]


def is_saying(verb: Token) -> bool:
    """Whether a word is a verb of speech."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in lists("story")["citing"]


def parts_of_names(docs: list[Doc]) -> frozenset[str]:
    """The words with a capital that say nothing alone: no noun in small letters anywhere, and else a verb or adjective
    there, or always one of several in a name ("Hygiene" of "School of Hygiene")."""
    small = {(low.lower_, low.pos_ in NOUNS) for doc in docs for low in doc if low.is_lower}
    nouns = {stem(word) for word, is_noun in small if is_noun}
    capital = [word for doc in docs for word in doc if word.is_title and stem(lemma(word)) not in nouns]
    within = {(doc.text, word.i) for doc in docs for title in titles(doc) for word in title}
    alone = {word.text for word in capital if word.pos_ != "PROPN" or (word.doc.text, word.i) not in within}
    inside = (word for word in capital if word.i)
    return frozenset(word.text for word in inside if word.text not in alone or (word.lower_, False) in small)


def titles(doc: Doc) -> Iterator[Span]:
    """The words with capitals that stand together, with commas and small words between them."""
    found = (doc.char_span(*each.span(), alignment_mode="contract") for each in NAME_RUN.finditer(doc.text))
    yield from (title[title[0].pos_ == "DET" :] for title in found if title)


def runs(doc: Doc) -> Iterator[Span]:
    """The names of several words with capitals; two joined by "and" are one where the parser says so."""
    for title in titles(doc):
        joints = [word.i for word in title if word.text == "," or (word.lower_ == "and" and not word.ent_type_)]
        for start, end in pairwise([title.start - 1, *joints, title.end]):
            if end - start > 2:
                yield doc[start + 1 : end]


def in_bodies(doc: Doc) -> frozenset[int]:
    """The places of the words that only are part of a body's name: "Health" of "World Health Organization"."""
    found = (run for run in runs(doc) if any(is_body_s(word, run) for word in run))
    return frozenset(word.i for run in found for word in run)


def is_body_s(word: Token, name: Span) -> bool:
    """Whether a word of a name says that it is a body's: it ends the name, or stands before "of" or "for"."""
    is_head = word.i == name.end - 1 or word.nbor().lower_ in ("of", "for")
    return is_head and lemma(word) in general()["people"]


def is_headline(doc: Doc) -> bool:
    """Whether most words of a sentence have a capital."""
    long = [word for word in doc if word.is_alpha and len(word) > SHORTEST - 1]
    return len(long) > 2 and sum(word.text[0].isupper() for word in long) > 0.7 * len(long)


def stands_otherwise(name: str, text: str) -> bool:
    """Whether a text has the full form of an abbreviation, the abbreviation of a full form, or another spelling:
    "ruble" of "rouble", "cease-fire" of "ceasefire"."""
    if is_spelled_in(name, text) or ("-" in name and is_spelled_in(name.replace("-", ""), text)):
        return True
    if name.isupper() and len(name) >= SHORTEST_ABBREVIATION:
        words = re.findall(r"[a-z]+", text.lower())
        spelled = ("".join(word[0] for word in each) for each in (words, [w for w in words if w not in SMALL]))
        return any(name.lower() in letters for letters in spelled) or any(
            name in initials(run) for run in NAME_RUN.findall(text)
        )
    if is_small_abbreviation(name) and any(name.upper() in initials(run) for run in NAME_RUN.findall(text)):
        return True
    shorts = {short for short in (initials(name), all_initials(name)) if len(short) >= SHORTEST_ABBREVIATION}
    return any(re.search(rf"\b{re.escape(short)}\b", text) for short in shorts)


def is_spelled_in(name: str, text: str) -> bool:
    """Whether each longer word of a name, of which there are some, stands in a text by one spelling or another."""
    longer = [word for word in LETTERS.findall(name.lower()) if len(word) >= SHORTEST]
    spellings = ((word, skeletons(text).get(skeleton(word), ())) for word in longer)
    return bool(longer) and all(any(is_spelling(word, other) for other in each) for word, each in spellings)


def is_small_abbreviation(name: str) -> bool:
    """Whether a short word in small letters is in no dictionary, as some papers write abbreviations: "svb"."""
    is_short = SHORTEST_ABBREVIATION <= len(name) <= LONGEST_ABBREVIATION
    return is_short and name.isalpha() and name.islower() and not is_known(name, lang="en")


def skeleton(word: str) -> str:
    """The letters of a word that no other spelling changes: its first and its consonants, none twice in a row."""
    return TWICE.sub(r"\1", word[0] + VOWELS.sub("", word[1:].removesuffix("s")))


@cache
def skeletons(text: str) -> dict[str, frozenset[str]]:
    """The longer words of a text by their skeletons, those with a hyphen as one word too."""
    found: dict[str, set[str]] = defaultdict(set)
    low = text.lower()
    for word in LETTERS.findall(low) + LETTERS.findall(HYPHEN.sub("", low)):
        if len(word) >= SHORTEST:
            found[skeleton(word)].add(word)
    return {bare: frozenset(words) for bare, words in found.items()}


def is_spelling(one: str, other: str) -> bool:
    """Whether two words of one skeleton are spellings of one: nearly the same letters, the same last; words of the
    dictionary the nearer, "rouble" and "ruble", not "prison" and "person"."""
    one, other = (word.removesuffix("s") for word in (one, other))
    is_listed = all(is_known(word, lang="en") for word in (one, other))
    return one[-1] == other[-1] and SequenceMatcher(None, one, other).ratio() >= (LISTED if is_listed else UNLISTED)


def spelled(short: str, text: str) -> list[str]:
    """The words that initials stand for in a text, small ones left out, or none: a row of words in the sentence before
    the initials."""
    for before in re.split(rf"\b{re.escape(short)}\b", text)[:-1]:
        words = [word for word in re.findall(r"[a-z]+", END.split(before)[-1].lower()) if word not in SMALL]
        rows = (words[start : start + len(short)] for start in range(len(words) - len(short) + 1))
        for row in rows:
            if "".join(word[0] for word in row) == short.lower():
                return row
    return []


def initials(name: str) -> str:
    """The first letters of a name's words that have a capital; of a word all in capitals each letter."""
    words = re.findall(r"[A-Z][\w.]*", name)
    return "".join(word.replace(".", "") if word.replace(".", "").isupper() else word[0] for word in words)


def all_initials(name: str) -> str:
    """The first letters of a name's words, of the small ones too: "JCPOA"."""
    return "".join(word[0] for word in name.split()).upper() if name[:1].isupper() else ""
