"""Contrasts: where the two texts part, in words.

Two claims are set against each other where alignment found their sentences to be on one matter and what the texts do
there differs. What differs is told by what each does, by how final it calls the matter, and by the figures it gives.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from itertools import chain, product
from typing import Any

import numpy as np
import pandas as pd

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions import verdicts
from parallax.positions.alignment import OPEN
from parallax.positions.sides import named_in, spelled_out
from parallax.positions.weights import GIVEN
from parallax.report.clauses import LABEL, act_of
from parallax.report.closeness import closeness
from parallax.report.displays import Facing, Pair, Prose, Run, Runs
from parallax.report.heard import issued_by, own_side, tells_words
from parallax.report.positions import NOBODY, weighed
from parallax.report.story import shares_word, tellable, whole
from parallax.report.tables import quoted, refs
from parallax.report.wording import capitalized, listed, with_article

VIEWS = ("seeks", "opposes", "supports")
"""The acts by which somebody wants or judges something."""
JUDGING = ("supports", "opposes")
"""The acts by which somebody approves or finds fault."""
TIMES = {"supports": 2, "opposes": 3}
"""More than how many times as often as the opposite a text does what it mostly does: approval is missed more often."""
TRIED = 50
"""Of how many judgements of each text, the likeliest, every two are tried, so that long texts take no longer."""
MOST = 4
"""How many places are shown at most where the texts part."""
HALF = 0.5
"""Which share of a text a speaker's words are at least where his views are its own."""
FEW = 3
"""In how many sentences a text must approve or find fault to be said to lean, and name a country to be told of it."""


def partings(comparison: Comparison, claims: pd.DataFrame, *relations: str) -> Iterator[tuple[Any, Any]]:
    """The claims of pairs in these relations that stand against each other: their acts on one matter differ."""
    pairs, best = comparison.pairs, weightiest(claims)
    judging = weightiest(claims[claims["act"].map(verdicts.sign) != 0])
    for relation in relations:
        for pair in pairs[pairs["relation"] == relation].itertuples():
            chosen = judging if pair.about in verdicts.decided() else best
            both = [chosen.get(pair.statement), chosen.get(pair.commentary)]
            if any(each is None or not is_own(comparison, each) for each in both):
                continue
            if stand_apart(both[0], both[1], relation):
                yield both[0], both[1]


def is_own(comparison: Comparison, claim: Any) -> bool:
    """Whether a wish, a judgement or an expectation is the text's own, that of a speaker whose words are most of it, or
    of the side for which most of its claims are; what it says that others want or think is no view of the text."""
    if claim.act not in (*VIEWS, "refuses", "expects") or claim.claimant in NOBODY or claim.claimant_side == "both":
        return True
    row: Any = next(comparison.sentences[comparison.sentences["sentence"] == claim.sentence].itertuples())
    if row.attributed and tells_words(comparison, row):
        here = comparison.body[comparison.body["document"] == claim.document]
        return shares_word(row.speaker, claim.claimant) and bool((here["speaker"] == row.speaker).mean() >= HALF)
    sides = comparison.claims.loc[comparison.claims["document"] == claim.document, "claimant_side"]
    return claim.claimant_side != "" and bool(sides.mode()[0] == claim.claimant_side)


def stand_apart(one: Any, other: Any, relation: str) -> bool:
    """Whether two claims do different things; where their sentences only share a matter, things that answer each
    other, such as what one holds settled and the other leaves open."""
    acts = {kind_of(one), kind_of(other)}
    return act_of(one) != act_of(other) if relation == "differs" else acts in map(set, lists("story")["answers"])


def kind_of(claim: Any) -> str:
    """The act of a claim; of an expectation that leaves something open, that."""
    is_open = claim.certainty in OPEN or claim.form == "question"
    return "open" if claim.act == "expects" and is_open else claim.act


def weightiest(claims: pd.DataFrame) -> dict[str, Any]:
    """The weightiest claim of each sentence that has one."""
    ordered = claims.sort_values("weight", ascending=False, kind="stable").drop_duplicates("sentence")
    return {claim.sentence: claim for claim in ordered.itertuples()}


def contrast(comparison: Comparison, one: Any, other: Any) -> tuple[str, str]:
    """What each of two texts does on one matter, in words that answer each other where there are such."""
    kinds = [kind_of(one), kind_of(other)]
    if thing := judged(comparison, one, other):
        says = ["is for" if verdicts.sign(kind) > 0 else "is against" for kind in kinds]
        return f"{says[0]} the {thing}", f"{says[1]} it"
    for each in lists("story")["contrasts"]:
        if sorted(each["acts"]) == sorted(kinds):
            said = dict(zip(each["acts"], each["say"], strict=True))
            return said[kinds[0]], said[kinds[1]]
    return act_of(one)["does"], act_of(other)["does"]


def judged(comparison: Comparison, one: Any, other: Any) -> str:
    """The thing on which two claims pass opposite verdicts; empty where they do not."""
    about = about_of(comparison, one, other)
    is_opposite = verdicts.sign(one.act) * verdicts.sign(other.act) < 0
    return about if is_opposite and about in verdicts.decided() else ""


def parted(comparison: Comparison) -> list[tuple[Any, Any]]:
    """The claims that show where the texts part, no sentence twice."""
    claims = tellable(comparison)
    chosen: list[tuple[Any, Any]] = []
    told: set[str] = set()
    for one, other in partings(comparison, claims, "differs", "same matter"):
        if not {one.sentence, other.sentence} & told and len(chosen) < MOST:
            chosen.append((one, other))
            told |= {one.sentence, other.sentence}
    return chosen


@once
def parting(comparison: Comparison) -> Facing | None:
    """Where the texts part, both quotations facing each other; None where no two were found."""
    rows = []
    for one, other in parted(comparison):
        quotes = (spoken(claim.words, claim.sentence) for claim in (one, other))
        rows.append(Pair(told_apart(comparison, one, other), *quotes))
    if both := judging(comparison):
        quotes = (spoken(whole(comparison, id), id) for id in both)
        rows.append(Pair(mostly(comparison), *quotes))
    return Facing("parting", "Where they part", tuple(rows)) if rows else None


def judgements(comparison: Comparison, claims: pd.DataFrame) -> pd.DataFrame:
    """Those of some claims by which a text, or whose words most of it is, approves or finds fault."""
    claims = claims[claims["act"].isin(JUDGING)]
    return claims[np.array([is_own(comparison, claim) for claim in claims.itertuples()], bool)]


@once
def leanings(comparison: Comparison) -> dict[str, str]:
    """What each text mostly does, approve or find fault, by its sentences that do so, likely or not so sure; or
    nothing."""
    claims = comparison.claims[comparison.claims["sentence"].isin(comparison.body["sentence"])]
    judged = judgements(comparison, claims[claims["likelihood"] >= GIVEN]).drop_duplicates(["sentence", "act"])
    return {role: leaning(Counter(judged.loc[judged["document"] == role, "act"])) for role in ROLES}


def leaning(counts: Counter[str]) -> str:
    """What a text does in a few sentences and far more often than the opposite: approve, or find fault; or nothing."""
    often, seldom = sorted(JUDGING, key=counts.__getitem__, reverse=True)
    return often if counts[often] >= FEW and counts[often] > TIMES[often] * counts[seldom] else ""


@once
def judging(comparison: Comparison) -> tuple[str, ...]:
    """The two sentences that stand for a text that mostly approves and one that mostly finds fault; nothing where the
    texts are no such two, or all is told already. Of 24 pairs of texts 4 were, all of them to a reader too."""
    acts = leanings(comparison)
    if set(acts.values()) != set(JUDGING):
        return ()
    judged = judgements(comparison, weighed(comparison))
    told = {claim.sentence for both in parted(comparison) for claim in both}
    judged = judged[judged["sentence"].isin(tellable(comparison)["sentence"]) & ~judged["is_thin"]]
    judged = judged[~judged["sentence"].isin(told)]
    mine = [judged[(judged["document"] == role) & (judged["act"] == acts[role])] for role in ROLES]
    sides = [claims.nlargest(TRIED, "likelihood").itertuples() for claims in mine]
    best: tuple[Any, ...] = max(product(*sides), key=partial(fit_of, comparison), default=())
    return tuple(claim.sentence for claim in best)


def fit_of(comparison: Comparison, both: tuple[Any, Any]) -> float:
    """How well two claims stand for their texts side by side: what they have in common, and how likely each is."""
    return closeness(comparison, *(claim.sentence for claim in both)) + sum(claim.likelihood for claim in both)


def mostly(comparison: Comparison) -> str:
    """What each text mostly does; without the counts, of which half is missed."""
    words, acts = lists("story")["judging"], leanings(comparison)
    return capitalized("; ".join(f"{comparison.names[role]} mostly {words[act]}" for role, act in acts.items())) + "."


def told_apart(comparison: Comparison, one: Any, other: Any) -> str:
    """What sets two claims apart: what each text does, and to what where that says "it", how final it calls the matter,
    and the figures it gives."""
    names = [comparison.names[claim.document] for claim in (one, other)]
    does = contrast(comparison, one, other)
    points = not judged(comparison, one, other) and any(says.endswith(" it") for says in does)
    on = on_what(comparison, one, other) if points else ""
    line = f"{capitalized(f'{on}{names[0]}')} {does[0]}; {names[1]} {does[1]}."
    ids = [claim.sentence for claim in (one, other)]
    return " ".join([line, *degrees(comparison, names, ids), *figures(comparison, names, ids)])


def about_of(comparison: Comparison, one: Any, other: Any) -> str:
    """The words that join the sentences of two claims; empty where these are no pair."""
    pairs = comparison.pairs
    found = pairs[(pairs["statement"] == one.sentence) & (pairs["commentary"] == other.sentence)]
    return str(found["about"].iloc[0]) if len(found) else ""


def on_what(comparison: Comparison, one: Any, other: Any) -> str:
    """On what two claims are: the words of both texts for one idea, or else two words that stand together, or one."""
    told = about_of(comparison, one, other).split("; ")
    best = max(told, key=lambda said: (" – " in said, " " in said))
    return f"On {' or '.join(map(quoted, best.split(' – ')))}: " if best else ""


def degrees(comparison: Comparison, names: list[str], ids: list[str]) -> list[str]:
    """That one of two sentences calls a step provisional and the other calls it final, with the words."""
    words = lists("story")["degrees"]
    found = [{kind: word_of(comparison, id, words[kind]) for kind in words} for id in ids]
    kinds = [[kind for kind, word in each.items() if word] for each in found]
    if [len(each) for each in kinds] != [1, 1] or kinds[0] == kinds[1]:
        return []
    said = [quoted(each[kind]) for each, (kind,) in zip(found, kinds, strict=True)]
    return [f"One says {said[0]}, the other {said[1]}."]


def word_of(comparison: Comparison, id: str, lemmas: list[str]) -> str:
    """The first word of a sentence that is one of these."""
    return next((word.text for word in comparison.parses[id] if word.lemma_.lower() in lemmas), "")


def figures(comparison: Comparison, names: list[str], ids: list[str]) -> list[str]:
    """The figures with units that each of two sentences alone gives, where both give some."""
    texts = comparison.text_of
    found = [list(dict.fromkeys(figure().findall(texts[id]))) for id in ids]
    alone = [[each for each in found[side] if each not in found[1 - side]] for side in (0, 1)]
    said = [f"{listed(each)} in {name}" for each, name in zip(alone, names, strict=True) if each]
    return [f"The figures: {', '.join(said)}."] if all(alone) else []


@cache
def figure() -> re.Pattern[str]:
    """A number with its unit."""
    units = sorted(lists("story")["units"], key=len, reverse=True)
    return re.compile(rf"\$?\d[\d,.]*(?: ?%|[ -](?:{'|'.join(map(re.escape, units))})\b)")


def spoken(words: str, id: str) -> Runs:
    """A quotation with its number."""
    return (Run(f"{quoted(LABEL.sub('', words))} "), Run(id, to=id))


def hinted_at(text: str) -> set[str]:
    """The bodies that a text may mean without their names: "the Council", "Resolution 2231"."""
    return {side for side, hint in lists("sides")["hinted"].items() if re.search(hint, text)}


def named_alone(comparison: Comparison) -> Prose | None:
    """Which countries and bodies of many countries one text names in a few sentences and the other nowhere, continents
    and those who issue either left out; None where there are none."""
    texts = comparison.sentences
    ents = (name for doc in comparison.parses.values() for name in doc.ents if name.label_ == "PERSON")
    others = {name[-1].text for name in ents if len(name) > 1} | spelled_out(comparison.parses.values())
    known = {row.sentence: named_in(row.text, others) for row in texts.itertuples()}
    spoken = frozenset().union(*known.values())
    meant = {short: full for short, full in lists("sides")["short_for"].items() if full in spoken}
    known = {id: {meant.get(side, side) for side in sides} for id, sides in known.items()}
    named = {id: sides - set(lists("sides")["regions"]) for id, sides in known.items()}
    parts: list[Runs] = []
    for role, other in (ROLES, ROLES[::-1]):
        elsewhere = set().union(*(named[id] for id in texts.loc[texts["document"] == other, "sentence"]))
        elsewhere |= {own_side(comparison, each) for each in ROLES} | {*issued_by(comparison, other)}
        elsewhere |= hinted_at(" ".join(texts.loc[texts["document"] == other, "text"]))
        mine = comparison.body.loc[comparison.body["document"] == role, "sentence"]
        counts = Counter(side for id in mine for side in sorted(named[id] - elsewhere))
        often = [side for side, count in counts.most_common(MOST) if count >= FEW]
        for side in often:
            lead = f"Named by {comparison.names[role]} alone: " if side == often[0] else ", "
            ids = [id for id in mine if side in named[id]]
            parts.append((Run(f"{lead}{with_article(side)} ("), *refs(ids, 6), Run(")")))
        parts += [(Run(". "),)] if often else []
    return Prose(tuple(chain.from_iterable(parts))) if parts else None
