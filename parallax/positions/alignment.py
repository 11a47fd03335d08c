"""Alignment: which sentences of the two texts speak of the same specific matter, and what only one text raises.

Two sentences are a pair when they share words that are rare in both texts, names among them, or words of one concept
(data/concepts.yml): each counts by how few sentences hold it, and a sentence's length counts against it. Nothing is
paired below a bar, and no sentence with more than a few. A quotation that stands word for word in the other text always
makes a pair. What the pair agrees or differs on is read from the claims of both sentences, or not said.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy import sparse

from parallax.corpus.documents import ROLES
from parallax.corpus.terms import terms_by_sentence
from parallax.corpus.words import words
from parallax.data import lists
from parallax.positions import verdicts
from parallax.positions.mentions import CONTENT, OF, Mention, concepts, mentions
from parallax.positions.nouns import NOUNS, NUMBERS, WORD, in_bodies, kind, lemma, no_matters, stem

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPEN_TO = ("unnamed", "both", "")
"""The target sides of a commitment that does not name to whom it is made."""
MIRRORED = ["document", "one", "other"]
COLUMNS = ["statement", "commentary", "relation", "about", "likeness"]
AT_ONCE = 500
"""How many sentences of the statement are held against the commentary at once."""
BAR = 0.67
"""What the words that two sentences share have to weigh, in parts of the weight of a word that stands in two."""
NEAR = 0.7
"""From which part of the bar on two sentences are paired whose claims differ in a use."""
POSITIONS, WORDS, SURE = (0.4, 0.6, 1.0), (1.0, 0.6, 0.8, 1.0), 0.8
"""How much what two sentences share counts by how many of them take a position, and by how many single words it is; and
what it has to come to. Of the pairs listed for fourteen pairs of texts 33 of 100 are a reader's; without it, 24."""
ALIKE = 0.9
"""How likely two sentences are of one matter at least for their figures to be set against each other."""
NEAREST = 50
"""With how many sentences, the likest, one of the statement is held in detail, so that pairs grow as the texts do."""
PARTNERS = 3
"""With how many sentences one is paired at most."""
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
YEAR = re.compile(r"(?:19|20)\d\d|\d")
QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
QUOTATION = 5
"""How many words of a quotation have to stand in the other text."""
WEIGHTS = {"name": 1, "specific": 1, "broad": 1, "adjective": 0.8, "none": 0.55, "relation": 0.45, "empty": 0.45}
WEIGHTS |= {"quality": 0.2, "concept": 0.9, "compound": 0.8, "person": 0.5, "number": 1}
"""How much a word counts by what it can do for naming a matter (see nouns.kind), and a concept, and that two words
stand together: "national security"."""
SAME = "same matter"
PERCENT = {"%", "percent", "percentage", "per"}
NAMED = "@"
"""What marks, among the items of a sentence, the name of a body: "@oracl"."""
DENIAL = re.compile(r"\b(?:without|not|no|never|nor|neither)\b|n[’']t\b", re.IGNORECASE)
"""What may turn round a claim that is for something: "a solution without a compromise"."""
FOR, AGAINST = (*verdicts.FOR, "promises"), verdicts.AGAINST
"""Acts that are for their content, and acts that are against it."""
OPEN = ("open", "unlikely")
"""How sure an expectation is that leaves a matter open."""


@cache
def months() -> frozenset[str]:
    """The names of the months."""
    return frozenset(lists("general-words")["months"])


@cache
def stop_words() -> frozenset[str]:
    """The commonest words of English, which join nothing."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


@cache
def left_out() -> frozenset[str]:
    """The words that do not tell what a sentence is about: of times and people, verbs such as "make"."""
    known = lists("general-words")
    nouns = {*known["empty"]["times"], *known["empty"]["people"]} - set(known["broad"])
    return frozenset(nouns.union(known["verbs"]))


def says_something(token: Token, actors: frozenset[str]) -> bool:
    """Whether a word can tell what a sentence is about, which no name of a person or place does."""
    word = lemma(token)
    if token.pos_ not in CONTENT or word in left_out() or token.text in actors or token.ent_type_ in NUMBERS:
        return False
    return bool(WORD.fullmatch(token.text)) and (token.pos_ in NOUNS or word not in stop_words())


def is_compound(mention: Mention) -> bool:
    """Whether a word stands with the one that says which is meant."""
    return bool(mention.which)


def items(doc: Doc, actors: frozenset[str]) -> dict[str, tuple[float, str]]:
    """What a sentence is about, with weight and how it is said: stems, compounds (two stems), and concepts (#name)."""
    within = in_bodies(doc)
    told = [token for token in doc if says_something(token, actors) and token.i not in within]
    found = {stem(lemma(token)): (WEIGHTS.get(kind(token, actors), 0.0), token.text) for token in told}
    for mention in filter(is_compound, mentions(doc, actors)):
        found[" ".join(mention.term)] = (WEIGHTS["compound"], mention.said)
    found |= {number: (WEIGHTS["number"], number) for number in numbers(doc)}
    found |= {stem(lemma(word)): (WEIGHTS["person"], word.text) for word in doc if is_persons(word)}
    return found | {f"#{name}": (WEIGHTS["concept"], said) for name, said in concepts_in(doc)}


def numbers(doc: Doc) -> Iterator[str]:
    """The figures of a sentence that are no dates: 90 of "a 90-day pause", 2.5 of "$2.5 billion"."""
    dates = {word.i for name in doc.ents if any(word.lower_ in months() for word in name) for word in name}
    for word in doc:
        if word.i not in dates and (figure := FIGURE.match(word.text)) and not YEAR.fullmatch(figure[0]):
            yield figure[0]


def is_name(said: str, item: str) -> bool:
    """Whether an item that two sentences share is a name."""
    return said[:1].isupper() and not item.startswith("#") and " " not in item


def is_persons(word: Token) -> bool:
    """Whether a word is of a person's name."""
    return word.ent_type_ == "PERSON" and word.pos_ == "PROPN" and len(word) > 2


def concepts_in(doc: Doc) -> Iterator[tuple[str, str]]:
    """The concepts that a sentence tells of, each with the words that tell of it."""
    forms = {stem(lemma(token)): token.text for token in [*doc][::-1]}
    text = " ".join(["", *(token.lower_ for token in doc), "|", *(lemma(token) for token in doc), ""])
    for name, (stems, phrases) in concepts().items():
        said = [*(forms[word] for word in forms if word in stems), *(each for each in phrases if f" {each} " in text)]
        if said:
            yield name, said[-1]


def weights(about: dict[str, dict[str, tuple[float, str]]]) -> dict[str, float]:
    """How much each item counts where two sentences share it: more the fewer hold it. A word of a concept counts only
    for what it tells beyond the concept."""
    counts = Counter(item for here in about.values() for item in here)
    best: dict[str, float] = defaultdict(float)
    for here in about.values():
        for item, (weight, _) in here.items():
            best[item] = max(best[item], weight)
    value = {item: best[item] * float(np.log(len(about) / counts[item])) for item in counts}
    for name, (stems, _) in concepts().items():
        for word in stems & value.keys():
            value[word] = max(0.0, value[word] - value.get(f"#{name}", 0.0))
    return value


def table_of(about: list[dict], columns: dict[str, int]) -> sparse.csr_array:
    """Sentences by items, 1 where a sentence holds the item."""
    places = [(row, columns[item]) for row, here in enumerate(about) for item in here]
    rows, at = np.array(places, int).reshape(-1, 2).T
    return sparse.csr_array((np.ones(len(rows)), (rows, at)), shape=(len(about), len(columns)))


def likeness(about: dict[str, dict], value: dict[str, float]) -> Iterator[tuple[tuple[str, str], float]]:
    """The pairs of sentences of the two texts whose shared items come near the bar, with what they weigh beside it."""
    bar = BAR * np.log(max(3, len(about)) / 2)
    ids = [[id for id in about if id[0] == role[0].upper()] for role in ROLES]
    columns = {item: place for place, item in enumerate(value)}
    one, other = (table_of([about[id] for id in here], columns) for here in ids)
    long = [np.log(np.array([len(about[id]) for id in here]) + 4.0) / 2 for here in ids]
    weighted = one.multiply(np.array(list(value.values()))).tocsr()
    for start in range(0, len(ids[0]), AT_ONCE):
        shared = (weighted[start : start + AT_ONCE] @ other.T).toarray()
        shared /= bar * long[0][start : start + AT_ONCE, None] * long[1][None, :]
        for row, alike in enumerate(shared):
            near = np.flatnonzero(alike >= NEAR)
            for column in near[np.argsort(-alike[near], kind="stable")][:NEAREST]:
                yield (ids[0][start + row], ids[1][column]), float(alike[column])


def pairs(parses: dict[str, Doc], claims: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a pair of sentences on the same specific matter: statement, commentary, relation, about, likeness."""
    about = items_of(parses)
    value = weights(about)
    held = {} if claims is None else by_sentence(claims)
    rare = float(np.log(max(3, len(about)) / 2))
    quoted = dict(quotations(parses))
    opposed = {} if claims is None else dict(verdicts.opposite(claims, parses))
    likely = {
        pair: worth
        for pair, worth in likeness(about, value)
        if pair not in quoted and is_likely(pair, worth, about, value, rare, held)
    }
    kept = list(dict.fromkeys((*quoted, *opposed, *chosen(likely))))
    shared = {pair: about[pair[0]].keys() & about[pair[1]].keys() for pair in kept}
    told = {pair: said({item: value[item] for item in shared[pair]}, about, *pair) for pair in kept} | opposed | quoted
    names = {pair: names_in(shared[pair], about[pair[0]]) for pair in kept}
    shared = {pair: shared[pair] | {NAMED + name for name in names[pair] if 2 * value[name] >= rare} for pair in kept}
    worth = {pair: likely.get(pair, SURE) for pair in kept}
    alike = {pair: 1.0 if pair in quoted else round(1 - float(np.exp(-worth[pair])), 3) for pair in kept}
    counted = {id: dict(figures(parses[id])) for pair in kept for id in pair}
    says = {pair: "differs" if pair in opposed else relation(*pair, shared[pair], held) for pair in kept}
    rows = [(*pair, says[pair], told[pair], alike[pair]) for pair in kept]
    rows = [
        (*row[:2], by_figures(row[2], *(counted[id] for id in row[:2])), *row[3:]) if row[-1] >= ALIKE else row
        for row in rows
    ]
    rows.sort(key=lambda row: -row[-1])
    return pd.DataFrame(rows, columns=COLUMNS)


def by_sentence(claims: pd.DataFrame) -> dict[str, list[Any]]:
    """The claims of each sentence that has any."""
    found = defaultdict(list)
    for claim in claims.itertuples():
        found[claim.sentence].append(claim)
    return dict(found)


def items_of(parses: dict[str, Doc]) -> dict[str, dict[str, tuple[float, str]]]:
    """What each sentence but headlines is about (see items)."""
    actors = no_matters(parses.values())
    return {id: items(doc, actors) for id, doc in parses.items() if id[1:] != "0"}


def names_in(shared: Iterable[str], here: dict[str, tuple[float, str]]) -> set[str]:
    """The names among the items that two sentences share."""
    return {item for item in shared if is_name(here[item][1], item)}


def is_likely(
    pair: tuple[str, str],
    worth: float,
    about: dict[str, dict[str, tuple[float, str]]],
    value: dict[str, float],
    rare: float,
    held: dict[str, list[Any]],
) -> bool:
    """Whether two sentences that come near the bar speak of the same matter: what they share is worth enough, or is a
    rare name, or their claims differ in a use."""
    shared = about[pair[0]].keys() & about[pair[1]].keys()
    telling = [item for item in shared if value[item] > 0]
    if worth * weight_of(pair, telling, held) >= SURE and not is_thin(telling):
        return True
    is_rare = any(value[name] >= rare - 0.01 for name in names_in(shared, about[pair[0]]))
    return is_rare or differ_in_use(*pair, shared, held)


def weight_of(pair: tuple[str, str], shared: Iterable[str], claims: dict[str, list[Any]]) -> float:
    """How much what two sentences share counts: more where it is several words, and where both take a position; where
    no position is known, that of neither counts."""
    single = sum(" " not in item for item in shared)
    held = sum(id in claims for id in pair) if claims else len(pair)
    return POSITIONS[held] * WORDS[min(single, len(WORDS) - 1)]


@cache
def broad_stems() -> frozenset[str]:
    """The stems of the nouns that are matters only with another word: "force" of "security forces"."""
    return frozenset(map(stem, lists("general-words")["broad"]))


def is_thin(shared: Iterable[str]) -> bool:
    """Whether nothing joins two sentences but one word that does not say which thing is meant."""
    items = list(shared)
    return len(items) == 1 and items[0] in broad_stems()


def chosen(found: dict[tuple[str, str], float]) -> list[tuple[str, str]]:
    """The pairs, the likest first, none whose sentence has PARTNERS likelier ones."""
    partners: Counter[str] = Counter()
    kept = []
    for pair in sorted(found, key=lambda pair: (-found[pair], pair)):
        partners.update(pair)
        if max(partners[id] for id in pair) <= PARTNERS:
            kept.append(pair)
    return kept


def said(shared: dict[str, float], about: dict[str, dict], one: str, other: str) -> str:
    """The words that join two sentences, compounds and then the rarest first; of a concept those of both."""
    told: list[str] = []
    for item in sorted(shared, key=lambda item: (" " not in item, -shared[item], item)):
        forms = dict.fromkeys(about[id][item][1].lower() for id in (one, other))
        text = " – ".join(forms) if item.startswith("#") else next(iter(forms))
        if shared[item] > 0 and not any(text in other for other in told):
            told.append(text)
    return "; ".join(told)


def quotations(parses: dict[str, Doc]) -> Iterator[tuple[tuple[str, str], str]]:
    """The pairs of sentences of which one quotes the other word for word, and the quotation."""
    spoken = {id: f" {' '.join(words(doc.text.lower()))} " for id, doc in parses.items() if id[1:] != "0"}
    for id in spoken:  # a headline is in no pair, so neither is what it quotes
        for quotation in QUOTED.findall(parses[id].text):
            text = " ".join(words(quotation.lower()))
            if len(text.split()) >= QUOTATION:
                alike = (other for other in spoken if other[0] != id[0] and f" {text} " in spoken[other])
                for other in islice(alike, PARTNERS):
                    yield (id, other) if id[0] == ROLES[0][0].upper() else (other, id), quotation


def relation(one: str, other: str, shared: Iterable[str], claims: dict[str, list[Any]]) -> str:
    """What two sentences' claims on a matter they share say of each other: agrees, differs, or only the same matter."""
    if differ_in_use(one, other, shared, claims):
        return "differs"
    held = [claims.get(id, []) for id in (one, other)]
    closely = signs_on(held, [item for item in shared if item.startswith("#") or " " in item])
    differs = closely in ([{"settled"}, {"open"}], [{"open"}, {"settled"}])
    of_ideas = signs_on(held, [item for item in shared if item.startswith("#")])
    agrees = len(of_ideas[0]) == 1 and of_ideas[0] == of_ideas[1]
    agrees = agrees or both_hold(held, list(shared))
    return SAME if agrees == differs else "agrees" if agrees else "differs"


def figures(doc: Doc) -> Iterator[tuple[str, set[str]]]:
    """The figures of a sentence by what they count: percent, days, dollars."""
    found: dict[str, set[str]] = defaultdict(set)
    for number in numbers(doc):
        word = next(word for word in doc if word.text.startswith(number))
        near = {each.lower_ for each in (*doc[max(0, word.i - 1) : word.i], *doc[word.i + 1 : word.i + 2])}
        unit = "percent" if near & PERCENT else "$" if "$" in near else lemma(word.head)
        found[unit].add(number)
    yield from found.items()


def by_figures(said: str, one: dict[str, set[str]], other: dict[str, set[str]]) -> str:
    """The relation of two sentences that seem to agree: they differ if all their figures of what both count do."""
    units = one.keys() & other.keys()
    differ = bool(units) and all(one[unit].isdisjoint(other[unit]) for unit in units)
    return "differs" if said == "agrees" and differ else said


def both_hold(held: list[list[Any]], shared: list[str]) -> bool:
    """Whether both sentences say of what they closely share that it is, or will be, so."""
    close = [item for item in shared if item.startswith(("#", NAMED)) or " " in item]
    sure = [[is_held(claim) for claim in on_matter(claims, close)] for claims in held]
    return all(each and all(each) for each in sure)


def is_held(claim: Any) -> bool:
    """Whether a claim says that something is settled or will surely come."""
    return claim.act in ("settles", "promises") or (claim.act == "expects" and claim.certainty == "certain")


def signs_on(held: list[list[Any]], shared: list[str]) -> list[set[str]]:
    """The signs of each sentence's claims on what they share."""
    return [{sign(claim) for claim in on_matter(claims, shared)} - {""} for claims in held]


def on_matter(claims: list[Any], shared: Collection[str]) -> list[Any]:
    """The claims whose content has one of the shared words, both of two, or a word of a shared concept."""
    return [claim for claim in claims if shared and has_any(shared, str(claim.content).lower())]


def has_any(shared: Iterable[str], text: str) -> bool:
    """Whether one of these items stands in a text."""
    stems = stems_of(text)
    return any(is_in(item, stems, text) for item in shared)


def is_in(item: str, stems: set[str], text: str) -> bool:
    """Whether an item stands in a text with these stems."""
    if not item.startswith("#"):
        return stems.issuperset(item.removeprefix(OF).removeprefix(NAMED).split())
    words, phrases = concepts()[item[1:]]
    return not stems.isdisjoint(words) or any(phrase in text for phrase in phrases)


def stems_of(text: str) -> set[str]:
    """The stems of the words of a text, function words left out."""
    return {stem(word) for word in words(text.lower()) if word not in stop_words()}


def sign(claim: Any) -> str:
    """Whether a claim is for or against its content, or holds it settled or open."""
    if claim.act == "expects":
        return "open" if claim.certainty in OPEN else ""
    if claim.act == "settles":
        return "settled"
    if claim.act in FOR:
        return "" if DENIAL.search(str(claim.content)) else "for"
    return "against" if claim.act in AGAINST else ""


def differ_in_use(one: str, other: str, shared: Iterable[str], claims: dict[str, list[Any]]) -> bool:
    """Whether one sentence opposes a use that something is put to ("weaponization"), and the other tells of it."""
    uses = [item for item in shared if item.startswith("#") and lists("concepts")[item[1:]].get("use")]
    if not uses:
        return False
    held = (on_matter(claims.get(id, []), uses) for id in (one, other))
    return sum(any(claim.act in AGAINST for claim in claims) for claims in held) == 1


def mirrored(claims: pd.DataFrame) -> pd.DataFrame:
    """One row per two commitments of one text that two sides make to one another, with most of their words in common:
    document, one and other (places of the claims in their table)."""
    pledges = claims.reset_index(drop=True)
    pledges = pledges[(pledges["act"] == "promises") & ~pledges["claimant_side"].isin(["", "author", "both"])]
    told = [(claim, stems_of(claim.content)) for claim in pledges.itertuples()]
    rows = [
        (one.document, one.Index, other.Index)
        for (one, words), (other, others) in combinations(told, 2)
        if are_between_two(one, other) and 2 * len(words & others) >= min(len(words), len(others))
    ]
    return pd.DataFrame(rows, columns=MIRRORED)


def are_between_two(one: Any, other: Any) -> bool:
    """Whether each of two commitments of a text is made to the side that makes the other, or to nobody named."""
    return (
        one.claimant_side != other.claimant_side
        and one.document == other.document
        and one.target_side in (other.claimant_side, *OPEN_TO)
        and other.target_side in (one.claimant_side, *OPEN_TO)
    )


def cosine(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Cosine of each row of `one` with each row of `other`: (rows, other rows); 0 for a row of zeros."""
    one, other = sparse.csr_array(one), sparse.csr_array(other)
    squares = (np.asarray((table * table).sum(axis=1)) for table in (one, other))
    lengths = np.sqrt(np.outer(*squares))
    return np.divide((one @ other.T).toarray(), lengths, out=np.zeros(lengths.shape), where=lengths > 0)


def weighted_terms(body: pd.DataFrame, parses: dict[str, Doc]) -> sparse.csr_array:
    """Sentences by terms: how often each stands there, a rare one counting more."""
    counts, _ = terms_by_sentence(parses[id] for id in body["sentence"])
    return counts.multiply(rarity(counts)).tocsr()


def rarity(table: np.ndarray | sparse.csr_array) -> np.ndarray:
    """How much each column tells: the logarithm of all rows over those that have it."""
    return np.log(table.shape[0] / np.maximum(1, (table > 0).sum(axis=0)))


def silences(shares: pd.DataFrame) -> pd.DataFrame:
    """One row a code that only one text raises: family, code, document, sentences, share; heaviest first."""
    table = shares.pivot(index=["family", "code"], columns="document", values="sentences").loc[:, list(ROLES)]
    rows = []
    for role, other in (ROLES, ROLES[::-1]):
        only = table.index[(table[role] > 0) & (table[other] == 0)]
        here = shares[shares["document"] == role].set_index(["family", "code"]).loc[only].reset_index()
        rows.append(here[["family", "code", "document", "sentences", "share", "first"]])
    heaviest = pd.concat(rows).sort_values("share", ascending=False, kind="stable", ignore_index=True)
    return heaviest


def nearest(body: pd.DataFrame, terms: sparse.csr_array, ids: list[str], role: str) -> tuple[str, float]:
    """The sentence of a text whose terms are most like those of the given sentences together, and how like
    (cosine, rare terms counting more); an empty string and 0 where none shares a term."""
    there = (body["document"] == role).to_numpy()
    given = terms[body["sentence"].isin(ids).to_numpy()].sum(axis=0)[None, :]
    alike = cosine(given, terms[there])[0]
    best = int(alike.argmax())
    return (body.loc[there, "sentence"].iloc[best], float(alike[best])) if alike[best] > 0 else ("", 0.0)
