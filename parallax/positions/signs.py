"""Signs: whether words call what they tell of good or bad: a noun, an adjective, a verb with its object, an idiom.

Something bad that is taken away is good; something good that is denied is bad where the verb denies it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.predicates import is_in, root, words

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNS = (("good", 1), ("bad", -1))
NEAR = 7
"""How many words after its verb an idiom without a verb of its own can end: "is by all accounts good news"."""
NONE = frozenset({"little", "no", "none", "nothing"})
LESS = ("less", "hardly", "least")
TOLD = ("", "can")
FORETOLD = (*TOLD, "will")
"""The modals under which a predicate still judges; the second, in an official text."""


@cache
def polarity() -> dict[str, dict[str, int]]:
    """The sign of every word that judges, by part of speech."""
    data = lists("claims")
    return {kind: {word: sign for key, sign in SIGNS for word in data[key][kind]} for kind in data["good"]}


def is_criticised(noun: Token | None) -> bool:
    """Whether a noun itself blames whom it names; a regime of rules is none, "the licensing regime"."""
    if noun is None:
        return False
    kinds = [child for child in noun.children if child.dep_ in ("amod", "compound")]
    is_rule = root(noun) == "regime" and any(child.text.islower() for child in kinds)
    return is_in(noun, "criticised") and not is_rule


def is_titular(word: Token) -> bool:
    """Whether a word is part of a name of several words with capitals: "the Crisis Committee", which judges nothing."""
    if not is_capital(word) or (word.i == 0 and word.pos_ != "PROPN"):
        return False
    beside = [each for each in word.doc[max(0, word.i - 1) : word.i + 2] if each.i not in (0, word.i)]
    is_headline = all(map(is_capital, (each for each in word.doc if len(each) > 4 and each.is_alpha)))
    return not is_headline and any(map(is_capital, beside))


def is_capital(word: Token) -> bool:
    """Whether a word is written with a capital."""
    return word.is_alpha and word.text[0].isupper()


def is_weighty(word: Token) -> bool:
    """Whether a word only says that something weighs much, and not that it is good."""
    if root(word) in words("weighty") and (word.pos_ == "NOUN" or not adjective_sign(word)):
        return True  # "critical" blames in other sentences
    if grammar.beside(word) in ("ahead", "forward"):
        return False  # "an important step forward"
    beside = [word, *(child for child in word.children if child.dep_ == "amod")]
    found = [each for each in beside if adjective_sign(each) or polarity()["nouns"].get(root(each))]
    return bool(found) and all(each.lower_ in words("weighty") for each in found)


def does_wrong(clause: Token) -> bool:
    """Whether a clause that describes a noun says, as a fact, that it is or does something bad."""
    is_active = clause.dep_ in ("relcl", "acl") and clause.tag_ != "VBN"
    if not is_active or grammar.is_negated(clause) or grammar.modal(clause):
        return False
    aim = grammar.infinitive(clause)
    signs = (own_sign(clause), by_idiom(clause), by_object(clause), by_place(clause))
    return min(*signs, 0 if aim is None else by_object(aim)) < 0


def judged(verb: Token, modals: tuple[str, ...] = TOLD) -> int:
    """Whether a predicate is good (1) or bad (-1); 0 where it is neither, or only may be. What an official text says
    that its own measures will do for good is praise."""
    complement, inner = grammar.first(verb, "acomp", "attr", "oprd"), grammar.first(verb, "xcomp")
    if grammar.modal(verb) == "will" and "will" in modals:
        return max(0, judged_as_told(verb, complement, inner))
    if grammar.modal(verb) == "would":
        if complement is not None and is_in(verb, "remains"):
            return called(verb, complement)
        return min(0, by_idiom(verb))
    return judged_as_told(verb, complement, inner) if grammar.modal(verb) in TOLD else 0


def judged_as_told(verb: Token, complement: Token | None, inner: Token | None) -> int:
    """Whether a predicate is good (1) or bad (-1), whatever its modal."""
    if is_in(verb, "remains") and complement is not None and grammar.modal(verb) != "can":
        return called(verb, complement) or by_idiom(verb) or (by_subject(verb) if is_in(complement, "usual") else 0)
    if root(verb) == "be" and grammar.clause(verb) is not None:
        what = grammar.subject(verb)
        return 0 if is_in(what, "mild") else polarity()["nouns"].get(root(what or verb), 0)
    if is_in(verb, "aspect") and inner is not None:
        return judged(inner)
    return by_manner(verb) or by_idiom(verb) or by_result(verb) or by_object(verb) or by_place(verb) or by_subject(verb)


def by_result(verb: Token) -> int:
    """-1 where somebody makes of something what is bad, or uses it for that: "leaves it defenceless", "used the
    storm as a pretext"."""
    what = grammar.first(verb, "oprd") if is_in(verb, "renders") and not grammar.is_passive(verb) else None
    what = grammar.prepositional(verb, "as") if is_in(verb, "uses") else what
    return min(0, first_sign(what)) if what is not None else 0


def by_place(verb: Token) -> int:
    """The sign of what somebody or something is in: "is in a weak position", "remains in crisis"."""
    what = grammar.prepositional(verb, "like") if root(verb) in ("look", "seem") else None
    where = grammar.prepositional(verb, "in", "under", "at") if is_in(verb, "remains") else None
    return first_sign(what) if what is not None else min(0, first_sign(where)) if where is not None else 0


def called(verb: Token, complement: Token) -> int:
    """The sign of what something is called; of a mild noun only the adjectives judge: "is a chance"."""
    if is_in(complement, "mild"):
        return next(filter(None, map(adjectival, grammar.conjuncts(complement))), 0)
    return first_sign(complement)


def by_manner(verb: Token) -> int:
    """The sign of the adverb of a verb that is neither good nor bad: "are negatively impacted"."""
    how = grammar.first(verb, "acomp")
    places = [verb] if how is None else [verb, how]  # "is woefully slow"
    adverbs = (child.lower_ for each in places for child in each.children if child.dep_ == "advmod")
    beside = adverbs if own_sign(verb) == 0 else ()
    return next((polarity()["adverbs"][word] for word in beside if word in polarity()["adverbs"]), 0)


def denied(verb: Token) -> int:
    """The sign of a negated predicate: what is not bad is good, and a verb that does no good is bad."""
    sign, thing = judged(verb), grammar.first(verb, "dobj")
    is_none = thing is not None and grammar.is_negated(thing)
    if (is_none and is_in(thing, "lacked") and is_in(verb, "carries")) or is_in(grammar.first(verb, "acomp"), "enough"):
        return -1
    return -sign if sign < 0 or by_idiom(verb) or own_sign(verb) or is_none or is_not(verb) else 0


def is_not(verb: Token) -> bool:
    """Whether something is said not to be what it ought to be: "is not fair", "is not the right way"."""
    what = grammar.first(verb, "acomp", "attr")
    if root(verb) != "be" or what is None or is_weighty(what) or grammar.is_no_longer(verb):
        return False
    return (adjectival(what) or adjective_sign(what)) > 0


def own_sign(verb: Token) -> int:
    """The sign of a verb by itself; to choose not to do something is bad."""
    inner = grammar.first(verb, "xcomp")
    if inner is not None and is_in(verb, "chooses") and grammar.is_negated(inner):
        return -1
    helper = grammar.first(verb, "aux", "auxpass")
    is_alone = grammar.first(verb, "dobj") is None and grammar.agent(verb) is None
    is_adjective = verb.tag_ in ("VBG", "VBN") and helper is not None and root(helper) == "be" and is_alone
    own = adjective_sign(verb) if is_adjective else 0
    return own or polarity()["verbs"].get(root(verb), 0)


def by_idiom(verb: Token) -> int:
    """The sign of the idiom that a verb is part of: "level the playing field"."""
    return polarity()["idioms"].get(idiom_of(verb), 0)


def says_no(verb: Token) -> bool:
    """Whether what denies a verb is part of its idiom: "does nothing to help"."""
    return not NONE.isdisjoint(idiom_of(verb).split())


def idiom_of(verb: Token) -> str:
    """The idiom that a verb is part of, or an empty string."""
    following = [word for word in verb.doc[verb.i + 1 : verb.i + 9] if not is_manner(word)][:7]
    after = ["its" if word.tag_ == "PRP$" else word.lower_ for word in following]
    text, near = " ".join([root(verb), *after]), " ".join(after[:NEAR])
    near = "" if polarity()["verbs"].get(root(verb), 0) < 0 else near
    return next((idiom for idiom in polarity()["idioms"] if is_idiom(idiom, text) or idiom in near), "")


def is_idiom(idiom: str, text: str) -> bool:
    """Whether a text begins with an idiom, something between its two parts where it has them: "take .. to task"."""
    first, _, last = idiom.partition(" .. ")
    return text.startswith(first) and f" {last} " in f"{text[len(first) :]} " if last else text.startswith(first)


def is_manner(word: Token) -> bool:
    """Whether a word is an adverb that can stand inside an idiom: "stands firmly with"."""
    return word.pos_ == "ADV" and word.lower_.endswith("ly")


def by_object(verb: Token) -> int:
    """The sign of a verb with its object: "yield results", "block interference", "deepen mistrust"."""
    thing, own = carried(verb), own_sign(verb)
    if thing is None:
        return own
    if is_in(verb, "light", "receives") and (root(thing) in attitudes() or is_in(thing, "dealt")):
        return 0
    if is_in(thing, "duty") and is_in(verb, "holds") and root(thing) not in words("weighty"):
        return 0
    if root(verb) == "break" and is_in(thing, "agreements", "binding", "documents"):
        return -1
    if is_in(verb, "carries"):
        return first_sign(thing) or own
    if is_in(verb, "contributes") and first_sign(thing):
        return first_sign(thing)
    if thing.dep_ == "dobj" and is_in(verb, "lessens") and sign_of(thing) > 0:
        return -1
    if thing.dep_ == "dobj" and first_sign(thing) < 0:
        return 1 if is_in(verb, "relieves") else min(own, 0) if is_borne(thing) else done_to(verb, thing)
    return own


def is_borne(thing: Token) -> bool:
    """Whether something bad may also be had or paid, and no adjective calls it bad: "restructures debt"."""
    return is_in(thing, "borne") and adjectival(thing) == 0


def done_to(verb: Token, thing: Token) -> int:
    """Whether it is bad that somebody does something to what is bad: not where he looks into it, or does good, nor
    where only the noun is harsh and the verb is plain: "counted the casualties"."""
    if is_in(verb, "abets"):
        return -1
    is_plain_news = own_sign(verb) == 0 and adjectival(thing) >= 0
    return 0 if own_sign(verb) > 0 or is_in(verb, "handles") or is_plain_news else -1


@cache
def attitudes() -> frozenset[str]:
    """The nouns of what somebody holds: "criticism", "hope", "support"."""
    return frozenset(word for group in lists("claims")["nouns"] for word in group["words"])


def carried(verb: Token) -> Token | None:
    """What a verb gives, shows or leads to: its object, what follows its preposition, or the noun right after it."""
    found = grammar.first(verb, "dobj", "nsubjpass") or grammar.prepositional(verb, "to", "as", "into")
    if found is None and grammar.clause(verb) is not None:
        return None
    nouns = (word for word in verb.doc[verb.i + 1 : verb.i + 4] if word.pos_ == "NOUN")
    return found or next((word for word in nouns if word.dep_ != "pobj" or word.head.lower_ == "of"), None)


def by_subject(verb: Token) -> int:
    """Whether it is good or bad that there is more, or less, of the subject: "tensions have eased"."""
    who = grammar.first(verb, "nsubj")
    if who is None or grammar.first(verb, "dobj", "ccomp", "xcomp") is not None:
        return 0
    is_usual = root(verb) == "be" and is_in(grammar.first(verb, "attr"), "usual")
    return sign_of(who) * (is_in(verb, "grows") + is_usual - is_in(verb, "shrinks"))


def first_sign(word: Token) -> int:
    """The sign of the first that has one among a word and what is joined to it."""
    return next(filter(None, map(sign_of, grammar.conjuncts(word))), 0)


def sign_of(word: Token) -> int:
    """Whether a noun is good or bad, by itself or by its adjective; "signs of weakness" are what the signs are of."""
    signs, low = polarity(), root(word)
    if is_titular(word):
        return 0
    if low in words("empty") and (inner := grammar.prepositional(word, "of")) is not None:
        return own_sign(inner) if inner.pos_ == "VERB" else sign_of(inner)
    if low in words("sources") and adjectival(word) >= 0 and grammar.prepositional(word, "of") is not None:
        return 0  # what something is a cause of is explained, however significant
    if low in words("attempts") and (deed := grammar.infinitive(word)) is not None:
        return own_sign(deed)
    if low in words("forward") and word.i + 1 < len(word.doc) and word.nbor().lower_ in ("forward", "ahead", "out"):
        return 1
    if low in ("responsible", "accountable") and (deed := grammar.prepositional(word, "for")) is not None:
        return min(0, own_sign(deed) if deed.pos_ == "VERB" else first_sign(deed))
    if word.pos_ in ("ADJ", "VERB"):
        if grammar.modified(word, *LESS):
            return 0
        return adjective_sign(word) or signs["adjectives"].get(low, 0)
    own = signs["nouns"].get(with_hyphen(word, low), 0)
    found = [own, adjectival(word), told_of(word)]
    sign = min(found) if min(found) < 0 else max(found)
    return -1 if sign > 0 and any(is_in(child, "scant") for child in word.children if child.dep_ == "amod") else sign


def told_of(noun: Token) -> int:
    """-1 where a clause that describes a noun says that it does wrong: "practices that infringe the law"."""
    clauses = (child for child in noun.children if child.dep_ == "relcl" and not grammar.is_negated(child))
    facts = (each for each in clauses if grammar.modal(each) == "" and not grammar.is_passive(each))
    return min(0, *(own_sign(each) or by_idiom(each) for each in facts), 0)


def adjective_sign(adjective: Token) -> int:
    """The sign of an adjective, with what a hyphen joins to it: "one-sided"."""
    signs, low = polarity()["adjectives"], adjective.lower_
    return signs.get(with_hyphen(adjective, low), 0) or signs.get(low, 0)


def with_hyphen(word: Token, last: str) -> str:
    """A word in its form `last`, with the word that a hyphen joins to it: "cover-up"."""
    doc, place = word.doc, word.i
    is_joined = place > 1 and doc[place - 1].text == "-" and " " not in doc[place - 2 : place].text_with_ws
    return f"{doc[place - 2].lower_}-{last}" if is_joined else last


def adjectival(noun: Token) -> int:
    """The sign of the adjectives of a noun."""
    kinds = [child for child in noun.children if child.dep_ in ("amod", "compound")]
    beside = (each for child in kinds for each in grammar.conjuncts(child))
    found = [0, *(adjective_sign(each) for each in beside if not is_titular(each))]
    return min(found) if min(found) < 0 else max(found)
