"""Denial: which words of a sentence are denied, which are only supposed, and which are conceded.

A negator denies the word that it belongs to and what depends on that: objects, complements, what is joined to them by
"and" or "or"; not a subject that stands before it, a clause of its own, or what follows a "but". With "no" in a subject
or an object the verb is denied too, and so is what is failed, lacking or hardly to be hoped for. What is denied twice
is not denied. Only supposed is what stands in a question, after "whether", "if" or "unless", and under "would" in the
main clause of a condition. A concession ("while they agree, ..") says less than its main clause. All of this is read
off the parse; the words are data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from parallax import data

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
ARGUMENTS = SUBJECTS | {"dobj", "attr", "oprd", "dative"}
NOUNS = {"NOUN", "PROPN", "PRON"}
OPENERS = {"mark", "advmod", "cc", "preconj", "prep", "dep"}
JOINING = 2
"""How many words before a phrase may hold the one that joins it: "but", "but also"."""
LONGEST = 300
"""More words than a clause has; beyond them a sentence of nothing but negators would take long."""


class Standing(NamedTuple):
    """How the words of a sentence stand, by their numbers: what denies each, by what each is only supposed, and the
    words of each concession."""

    deniers: dict[int, set[int]]
    supposers: dict[int, set[int]]
    concessions: list[set[int]]

    def is_denied(self, word: int, phrase: Collection[int] = ()) -> bool:
        """Whether a word is denied by one word outside of its phrase, or by three: twice denied is said to be so."""
        return len(self.deniers.get(word, set()) - set(phrase)) % 2 == 1

    def is_supposed(self, word: int, phrase: Collection[int] = ()) -> bool:
        """Whether a word is only supposed by a word outside of its phrase."""
        return bool(self.supposers.get(word, set()) - set(phrase))


@cache
def words(name: str) -> frozenset[str]:
    """A list of parallax/data/denial.yml."""
    return frozenset(data.lists("denial")[name])


def standing(doc: Doc) -> Standing:
    """How the words of a sentence stand."""
    deniers = by_word((each, word) for word in doc for each in denied_by(word))
    supposers = by_word((each, word) for word in doc for each in supposed_by(word))
    concessions = [{each.i for each in clause} for word in doc for clause in conceded_by(word)]
    return Standing(deniers, supposers, concessions)


def by_word(pairs: Iterable[tuple[Token, Token]]) -> dict[int, set[int]]:
    """The second words of pairs by the first, as numbers."""
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one.i].add(other.i)
    return found


def denied_by(word: Token) -> Iterable[Token]:
    """The words that a word denies, if any."""
    before = word.nbor(-1).lower_ if word.i else ""
    if is_negator(word):
        return () if is_affirmed(word) else negated_by(word)
    if word.lower_ == data.lists("denial")["deniers_before"].get(before):
        return following(word)
    if word.lemma_ in words("prospects"):
        return below(after(word) + complements(word.head)) if is_low(word) else ()
    is_sure = before in words("negators") and word.lower_ in words("affirmers")
    return lacking_by(word) if word.lemma_ in words("deniers") and not is_sure else ()


def is_negator(word: Token) -> bool:
    """Whether a word negates; "few" and "little" do not after an article."""
    if word.lower_ in words("few"):
        return word.i == 0 or word.nbor(-1).lower_ not in words("determined")
    return word.lower_ in words("negators")


def is_affirmed(negator: Token) -> bool:
    """Whether what follows a negator keeps it from denying: "not only", "no doubt"."""
    return negator.i + 1 < len(negator.doc) and negator.nbor().lower_ in words("affirmers")


def negated_by(negator: Token) -> list[Token]:
    """What a negator denies: its verb, adjective or noun, and the verb whose subject or object it belongs to; after a
    noun the next one ("progress, not war"), and a "nor" that goes on its own clause."""
    head = negator.head
    if negator.lower_ == "nor" and head.i < negator.i:
        return [each for verb in after(head) if verb.dep_ == "conj" and is_clause(verb) for each in clause_of(verb)]
    if head.pos_ in NOUNS and head.i < negator.i:
        nouns = (word for word in negator.doc[negator.i :] if word.pos_ in NOUNS)
        return [each for noun in islice(nouns, 1) for each in (noun, *below(noun.children))]
    if negator.dep_ in ARGUMENTS | {"pobj"}:
        return below([negator]) + verb_of(negator)
    if negator.dep_ in ("det", "amod", "preconj", "cc", "nummod") and head.pos_ in NOUNS:
        return below([head]) + verb_of(head)
    head = head.head if head.pos_ == "ADV" and head.dep_ == "advmod" else head
    return [head, *scope(head, negator)]


def clause_of(verb: Token) -> list[Token]:
    """A verb and what is denied with it where its clause opens with "nor"."""
    return [verb, *scope(verb, verb.left_edge)]


def verb_of(noun: Token) -> list[Token]:
    """The verb that is denied with its subject or object, or by "in no way", and what depends on it."""
    verb = noun.head
    if noun.lemma_ in words("manners") and noun.dep_ == "pobj":
        return [verb.head, *scope(verb.head, noun)]
    return [verb, *scope(verb, noun)] if noun.dep_ in ARGUMENTS else []


def scope(head: Token, negator: Token) -> list[Token]:
    """What is denied with a word: what depends on it after the negator, and the subject of a passive without "the"."""
    passive = [child for child in head.children if child.dep_ == "nsubjpass" and not is_definite(child)]
    return below(child for child in [*head.children, *passive] if child.i > negator.i or child in passive)


def is_definite(noun: Token) -> bool:
    """Whether a noun stands for something that is known: "the crisis", "their crisis", "China"."""
    definite = ("the", "this", "these", "that", "those")
    return any(child.dep_ == "poss" or child.lower_ in definite for child in noun.children)


def below(tops: Iterable[Token]) -> list[Token]:
    """These words and what depends on them, without clauses and contrasts of their own."""
    found: list[Token] = []
    rest = [top for top in tops if not is_apart(top)]
    while rest and len(found) < LONGEST:
        token = rest.pop()
        found.append(token)
        rest += [child for child in token.children if not is_apart(child)]
    return found


def is_apart(word: Token) -> bool:
    """Whether a phrase is no part of what is denied with the word above it."""
    if word.dep_ in ("parataxis", "punct", "intj") or word.lower_ in ("because", "despite", "due"):
        return True
    if word.dep_ == "advcl":
        return not any(child.tag_ == "TO" for child in word.children)
    if word.dep_ != "conj":
        return False
    first = word.left_edge.i
    before = word.doc[max(0, first - JOINING) : first]
    return is_clause(word) or any(each.lower_ in ("but", "yet") for each in before)


def is_clause(verb: Token) -> bool:
    """Whether a verb joined to another one makes a clause of its own: with a subject, or in another form."""
    finite = {"VBD", "VBZ", "VBP"}
    own = any(child.dep_ in SUBJECTS or child.tag_ in finite | {"MD"} for child in verb.children)
    return own or (verb.tag_ in finite and verb.head.tag_ not in finite)


def after(word: Token) -> list[Token]:
    """What depends on a word and follows it."""
    return [child for child in word.children if child.i > word.i]


def following(word: Token) -> list[Token]:
    """What is denied by "instead of", "rather than" and the like: the phrase or clause that they open."""
    return below([word]) if word.dep_ != "mark" else [word.head, *below(after(word.head))]


def lacking_by(word: Token) -> list[Token]:
    """What is denied by a word of failing or lacking: what depends on it, and of an adjective the subject."""
    if word.pos_ in ("ADJ", "ADV") or word.dep_ == "acomp":
        subjects = [child for child in word.head.children if child.dep_ in SUBJECTS]
        return below([*after(word), *subjects, *complements(word.head)])
    return below(after(word))


def complements(verb: Token) -> list[Token]:
    """The clauses with "that" or "to" that a verb or its adjective governs."""
    held = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
    return [clause for word in held for clause in after(word) if clause.dep_ in ("ccomp", "xcomp", "acl")]


def is_low(prospect: Token) -> bool:
    """Whether a hope is said to be low or to fall."""
    verb = prospect.head
    is_subject = prospect.dep_ in SUBJECTS
    said = [*prospect.children, *([child for child in verb.children if child.dep_ == "acomp"] if is_subject else [])]
    return any(word.lower_ in words("low") for word in said) or (is_subject and verb.lemma_ in words("fall"))


def supposed_by(word: Token) -> list[Token]:
    """What is only supposed by a word: by the mark of a question all, by what opens a condition its clause."""
    if word.text == "?" and all(each.is_punct and each.text != "?" for each in word.doc[word.i + 1 :]):
        return list(word.doc)
    if not (opens_condition(word) or is_inverted(word)):
        return []
    return [each for verb in (word.head, *main_verb(word.head)) for each in islice(verb.subtree, LONGEST)]


def opens_condition(word: Token) -> bool:
    """Whether a word opens a condition or an open question: "if", "whether"."""
    return word.lower_ in words("conditions") and word.dep_ in OPENERS and word.head.i > word.i


def is_inverted(helper: Token) -> bool:
    """Whether an auxiliary stands before the subject of an adverbial clause: "should they fail"."""
    verb, is_helper = helper.head, helper.lower_ in words("inverted") and helper.dep_.startswith("aux")
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return is_helper and verb.dep_ == "advcl" and any(subject.i > helper.i for subject in subjects)


def main_verb(condition: Token) -> list[Token]:
    """The main verb of a condition, where it stands under "would" or the like."""
    main = condition.head
    helpers = {child.lower_ for child in main.children if child.dep_ == "aux"}
    return [main] if condition.dep_ == "advcl" and helpers & words("supposed") else []


def conceded_by(word: Token) -> Iterator[list[Token]]:
    """The clause or phrase that a word marks as a concession."""
    is_opener, is_first = word.lower_ in words("concessions"), word.head.i < word.head.head.i
    only_first = word.lower_ in words("conceding_first")
    if is_opener and word.dep_ == "prep" and not only_first:
        yield list(islice(word.subtree, LONGEST))
    elif is_opener and word.dep_ == "mark" and word.head.dep_ == "advcl" and (is_first or not only_first):
        yield list(islice(word.head.subtree, LONGEST))
