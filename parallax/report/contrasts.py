"""Contrasts: the chief one as a headline, where the two texts part, and where they meet, in words.

Two claims are set against each other where alignment found their sentences to be on one matter and what the texts do
there differs. What differs is told by what each does, by how final it calls the matter, and by the figures it gives.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.report.clauses import LABEL, act_of
from parallax.report.displays import Facing, Pair, Prose, Run, Runs
from parallax.report.positions import ACTS, weighed
from parallax.report.story import tellable
from parallax.report.tables import quoted, refs
from parallax.report.wording import capitalized, listed

FIRM = ("settles", "promises", "asks", "refuses", "opposes")
"""The acts that a headline tells before others."""
OPEN = ("open", "unlikely")
"""The certainties of expectations that leave something open."""
ALIKE = 0.75
"""How alike two sentences are that are told as on one matter where one of them takes no position."""
MOST = 4
"""How many places are shown where the texts part, and where they meet."""
TWICE = 2
"""In how many sentences an act must be found to be told as found for one text alone."""
NO_PARTING = "The rules found no two sentences that contradict each other; they see only direct contradictions."
"""What is said where no pair was found, which is far from saying that the texts do not differ."""


def headline(comparison: Comparison) -> str:
    """The chief contrast in a sentence: of the likeliest pair that differs, or of the weightiest claim of each
    text; empty where neither can be said."""
    claims = tellable(comparison)
    parts = next(partings(comparison, claims, "differs", "same matter"), None)
    pair = parts or weightiest(claims)
    if pair is None:
        return ""
    does = contrast(*pair) if parts else tuple(act_of(claim)["does"] for claim in pair)
    sides = [
        f"{comparison.names[claim.document]} {act}: {quoted(LABEL.sub('', telling_words(comparison, claim)))}"
        for claim, act in zip(pair, does, strict=True)
    ]
    return f"{capitalized(sides[0])}; {sides[1]}"


def telling_words(comparison: Comparison, claim: Any) -> str:
    """A claim's words for a headline: the short ones, unless the cut leaves a single noun ("The problem is more
    dangerous") of several."""
    kept = {word.strip(",;:.") for word in claim.short.split()}
    nouns = {word.text for word in comparison.parses[claim.sentence] if word.pos_ in ("NOUN", "PROPN")}
    return claim.short if claim.short == claim.words or len(kept & nouns) > 1 else claim.words


def weightiest(claims: pd.DataFrame) -> tuple[Any, Any] | None:
    """The weightiest claim of each text, the two of different acts, those first that settle, promise, demand or blame;
    None where there are no two. A sentence stands for its first claim alone."""
    firm = claims.assign(weight=claims["weight"] + 2 * claims["act"].isin(FIRM))
    ranked = firm.drop_duplicates("sentence").sort_values("weight", ascending=False, kind="stable")
    ranked = ranked.drop_duplicates(["document", "act", "certainty"])
    of_each = [list(ranked[ranked["document"] == role].itertuples()) for role in ROLES]
    pairs = [(one, other) for one in of_each[0] for other in of_each[1] if act_of(one) != act_of(other)]
    return max(pairs, key=lambda pair: pair[0].weight + pair[1].weight, default=None)


def partings(comparison: Comparison, claims: pd.DataFrame, *relations: str) -> Iterator[tuple[Any, Any]]:
    """The claims of pairs in these relations that stand against each other: their acts on one matter differ."""
    pairs = comparison.pairs
    for relation in relations:
        for pair in pairs[pairs["relation"] == relation].itertuples():
            both = [best(claims, pair.statement), best(claims, pair.commentary)]
            if all(each is not None for each in both) and stand_apart(both[0], both[1], relation):
                yield both[0], both[1]


def stand_apart(one: Any, other: Any, relation: str) -> bool:
    """Whether two claims do different things; where their sentences only share a matter, things that answer each
    other, such as what one holds settled and the other leaves open."""
    acts = {kind_of(one), kind_of(other)}
    return act_of(one) != act_of(other) if relation == "differs" else acts in map(set, lists("story")["answers"])


def kind_of(claim: Any) -> str:
    """The act of a claim; of an expectation that leaves something open, that."""
    is_open = claim.certainty in OPEN or claim.form == "question"
    return "open" if claim.act == "expects" and is_open else claim.act


def best(claims: pd.DataFrame, id: str) -> Any:
    """The weightiest claim of a sentence, None without one."""
    here = claims[claims["sentence"] == id].sort_values("weight", ascending=False, kind="stable")
    return next(here.itertuples(), None)


def contrast(one: Any, other: Any) -> tuple[str, str]:
    """What each of two texts does on one matter, in words that answer each other where there are such."""
    kinds = [kind_of(one), kind_of(other)]
    for each in lists("story")["contrasts"]:
        if sorted(each["acts"]) == sorted(kinds):
            said = dict(zip(each["acts"], each["say"], strict=True))
            return said[kinds[0]], said[kinds[1]]
    return act_of(one)["does"], act_of(other)["does"]


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


def parting(comparison: Comparison) -> Facing | Prose:
    """Where the texts part, both quotations facing each other."""
    rows = []
    for one, other in parted(comparison):
        quotes = (spoken(claim.words, claim.sentence) for claim in (one, other))
        rows.append(Pair(told_apart(comparison, one, other), *quotes))
    if not rows:
        return Prose((Run(NO_PARTING, style="quiet"),))
    return Facing("parting", "Where they part", tuple(rows))


def told_apart(comparison: Comparison, one: Any, other: Any) -> str:
    """What sets two claims apart: what each text does, how final it calls the matter, and the figures it gives."""
    names = [comparison.names[claim.document] for claim in (one, other)]
    does = contrast(one, other)
    line = f"{capitalized(names[0])} {does[0]}; {names[1]} {does[1]}."
    ids = [claim.sentence for claim in (one, other)]
    return " ".join([line, *degrees(comparison, names, ids), *figures(comparison, names, ids)])


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


def acts_alone(comparison: Comparison) -> Prose | None:
    """Which acts were found at least twice in one text and by no rule in the other, with their sentences; None where
    there are none."""
    claims, read = weighed(comparison), comparison.claims
    runs: list[Run] = []
    for role, other in (ROLES, ROLES[::-1]):
        mine = claims[claims["document"] == role]
        alone = mine[~mine["act"].isin(read.loc[read["document"] == other, "act"])]
        acts = [act for act in ACTS if alone.loc[alone["act"] == act, "sentence"].nunique() >= TWICE]
        for number, act in enumerate(acts):
            lead = f"Found for {comparison.names[role]} alone: " if not number else ", "
            ids = list(dict.fromkeys(alone.loc[alone["act"] == act, "sentence"]))
            runs += [Run(f"{lead}{lists('story')['acts'][act]['noun']} ("), *refs(ids, 6), Run(")")]
        runs += [Run(". ")] if acts else []
    return Prose(tuple(runs)) if runs else None


def agreement(comparison: Comparison) -> Facing | Prose | None:
    """Where the texts say the same, or else speak of the same matter, both quotations facing each other; None where
    all such pairs stand among the contrasts."""
    claims = tellable(comparison)
    told = {claim.sentence for both in parted(comparison) for claim in both}
    pairs = comparison.pairs
    pairs = pairs[pairs["relation"] != "differs"].sort_values("relation", kind="stable")  # agrees before same matter
    rows: list[Pair] = []
    for pair in pairs.itertuples():
        ids = (pair.statement, pair.commentary)
        both = [best(claims, id) for id in ids]
        line = met(comparison, pair)
        is_sure = pair.relation == "agrees" or pair.likeness >= ALIKE or (None not in both and "one matter" not in line)
        if is_sure and not told & set(ids) and len(rows) < MOST:
            told |= set(ids)
            words = (claim.words if claim else comparison.decisive[id] for claim, id in zip(both, ids, strict=True))
            rows.append(Pair(line, *map(spoken, words, ids)))
    if rows:
        return Facing("agreement", "Where they meet", tuple(rows))
    return (
        Prose((Run("No two passages were found that speak of the same matter."),)) if comparison.pairs.empty else None
    )


def met(comparison: Comparison, pair: Any) -> str:
    """How two sentences meet: with the nouns that they share, the topic of both titles apart, or the words that mean
    the same."""
    nouns = {word.text.lower() for word in comparison.parses[pair.statement] if word.pos_ in ("NOUN", "PROPN")}
    nouns -= topic(comparison)
    words = pair.about.split("; ")
    shared = [written(comparison, each) for each in words if each.split()[-1] in nouns and " – " not in each]
    if shared:
        return f"Both {'say much the same' if pair.relation == 'agrees' else 'speak'} of {listed(shared[:MOST])}."
    said = "Both say much the same" if pair.relation == "agrees" else "Both speak of one matter"
    alike = next((each.split(" – ") for each in words if " – " in each), None)
    return f"{said}: {quoted(alike[0])} here, {quoted(alike[1])} there." if alike else f"{said}."


def topic(comparison: Comparison) -> set[str]:
    """The words that stand in the titles of both texts."""
    return set.intersection(*(set(title.lower().split()) for title in comparison.documents["title"]))


def written(comparison: Comparison, words: str) -> str:
    """Words as the texts write them: a name keeps its capital."""
    found = re.search(rf"\b{re.escape(words)}\b", " ".join(comparison.body["text"]), re.IGNORECASE)
    return found[0] if found else words
