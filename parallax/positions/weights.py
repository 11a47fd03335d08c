"""Weights: which positions that the rules find stand, and which they miss, by what the words of a sentence say.

Rules see a verb and what stands beside it. What a whole sentence says can speak against what they find, and for a
position that no rule knows. data/act-weights.csv.gz holds the weights of a logistic regression for each act, learned
from texts whose claims readers coded (bench/act_weights.py): a position whose sum is low is struck, and an act whose
sum is above zero is one that the sentence performs. Where no rule has found it, its words are the clause with the word
that weighs most, and whose it is, is settled as for any other. Findings are made of what a rule finds and the words
make likely.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from parallax.corpus.parse import CONDITIONS
from parallax.corpus.weighing import Weights, Words, likelihood, read, words_of
from parallax.data import lists
from parallax.positions import grammar, judgements, signs
from parallax.positions.predicates import Found, clause_of, is_in, is_question, reserves

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    from spacy.tokens import Doc, Token

RULE = "by its words"
"""The rule of a position that the words of a sentence give together."""
STRUCK = -9
"""Up to which sum, in tenths, what a rule finds is struck: it is right in a quarter of the cases then."""
GIVEN, SURE, INFERRED = 0.45, 0.7, 0.78
"""From which likelihood on an act is given that no rule finds, where the sum is 0, and findings are made of a position,
and of one that is only inferred from "must", from what will be, or from words of praise and blame: of those below that
briefs of 15 unseen pairs told, readers held 7 of 31 for true and fair, of others below it 14 of 21."""
MISSED = ("asks", "promises", "seeks", "refuses", "opposes", "supports", "settles", "expects")
"""The acts that words alone can give; of what explains something they do not tell what."""
OF_ITS_SUBJECT = ("promises", "seeks", "refuses", "settles")
"""The acts of whom the clause is about; of the others he is whom they concern."""


class Seen(NamedTuple):
    """A sentence as it is weighed: its parse, whether it is of an official text, whether a speaker's words are
    reported in it, and what the rules find in the sentence before."""

    doc: Doc
    is_official: bool
    is_spoken: bool
    before: frozenset[str]


@cache
def learned() -> Weights:
    """The weights of acts."""
    return read("act")


def weighed(found: list[Found], seen: Seen) -> list[Found]:
    """The positions that stand, and those that no rule has found."""
    words = words_of(seen.doc)
    sums = sum_of(known_of(found, seen)) + learned().of_words(seen.doc, words)
    weight = dict(zip(learned().columns, sums, strict=True))
    acts = {each.act for each in found}
    missing = [missed(act, seen.doc, words) for act in MISSED if act not in acts and weight[act] > 0]
    stand = [each for each in found if weight[each.act] > STRUCK or is_explicit(each)]
    stand += [each for each in missing if not (is_denied(each) or reserves(seen.doc))]
    likely = [(each, likelihood(weight[each.act], GIVEN)) for each in stand]
    return [each._replace(likelihood=max(chance, SURE) if is_explicit(each) else chance) for each, chance in likely]


def is_explicit(found: Found) -> bool:
    """Whether a rule takes a position from a verb or noun that says it outright, whatever the other words weigh."""
    return found.rule in lists("claims")["explicit"]


def reliable(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims of which findings are made: likely ones of rules that are right often enough (quiet in
    data/claims.yml). What words alone give is none: of the praise that a brief told for them readers of 35 pairs held
    14 of 34 for true, of what rules give 558 of 838."""
    known = lists("claims")
    bar = claims["rule"].isin(known["inferred"]).map({True: INFERRED, False: SURE})
    return claims[~claims["rule"].isin(known["quiet"]) & (claims["likelihood"] >= bar)]


def known_of(found: Iterable[Found], seen: Seen) -> set[str]:
    """What is known of a sentence beside its words."""
    marks = {"official": seen.is_official, "spoken": seen.is_spoken, "question": is_question(seen.doc)}
    acts = {name for each in found for name in (each.act, f"rule: {each.rule}")}
    return {"start", *acts, *(f"before: {act}" for act in seen.before), *(name for name, so in marks.items() if so)}


def sum_of(known: Iterable[str]) -> np.ndarray:
    """What speaks for each act beside words, (acts,)."""
    weights = learned()
    return np.sum([weights.known[name] for name in known if name in weights.known], axis=0)


def missed(act: str, doc: Doc, words: Words) -> Found:
    """The position of an act that no rule has found."""
    heaviest = learned().heaviest(words, learned().columns.index(act))
    verb = clause_with(words[heaviest][0] if heaviest else doc[:].root)
    who = grammar.subject(verb)
    doer, whom = (who, None) if act in OF_ITS_SUBJECT else (None, who)
    content = grammar.stretch(list(verb.head.subtree)) if verb.dep_ == "relcl" else clause_of(verb)  # with its noun
    return Found(act, RULE, verb, content, doer, whom)


def is_denied(found: Found) -> bool:
    """Whether the clause of a position that words give says the contrary: "a mistake that profits all"; praise that no
    rule has found is taken back by any word of blame, and by a denial."""
    start, end = found.content
    words = (word for word in found.word.doc if start <= word.idx < end)
    if judgements.dismisses_worry(found.word) or (found.act == "opposes" and judgements.is_unproven(found.word)):
        return True
    if found.act == "supports" and any(
        word.dep_ == "neg" or (judgements.spoils(word) and not judgements.is_relieved(word)) for word in words
    ):
        return True
    sign = {"supports": 1, "opposes": -1}.get(found.act, 0)
    verb = found.word
    said = signs.sign_of(verb.head) if verb.dep_ == "relcl" else signs.judged(verb)
    return said * sign < 0 and not grammar.is_negated(verb)


def clause_with(word: Token) -> Token:
    """The finite verb in whose clause a word stands, or what heads the sentence; of a verb that reports something,
    what it reports."""
    above = [each for each in (word, *word.ancestors) if each.pos_ in ("VERB", "AUX") and not is_part(each)]
    verb = next(iter(above), word.doc[:].root)
    told = grammar.clause(verb) if is_in(verb, "reports") else None
    return out_of_condition(told or verb)


def out_of_condition(verb: Token) -> Token:
    """The verb of what holds under a condition, for a verb of the condition; else the verb itself."""
    clauses = (each for each in (verb, *verb.ancestors) if each.dep_ == "advcl")
    stated = next((each for each in clauses if grammar.openers(each) & CONDITIONS), None)
    return verb if stated is None else stated.head


def is_part(verb: Token) -> bool:
    """Whether a verb has no clause of its own: a helper, an infinitive, a participle."""
    return verb.dep_.startswith("aux") or not grammar.is_finite(verb)
