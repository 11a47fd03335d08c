"""Headline: the chief contrast between the two texts, in a sentence.

Where two claims contradict each other these are it. Otherwise each text has its say: with its own title, if that says
something, or with what it does more than the other: one promises where the other doubts.
"""

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.corpus.headings import parsed
from parallax.corpus.words import words
from parallax.data import lists
from parallax.positions.grammar import SUBJECTS, first, is_finite
from parallax.positions.quotations import SPARED
from parallax.report.centrality import central, stems_of, traits_of
from parallax.report.clauses import LABEL
from parallax.report.contrasts import contrast, is_own, kind_of, partings, weightiest
from parallax.report.positions import NOBODY
from parallax.report.story import opens_with_turn, tellable, whole
from parallax.report.tables import quoted
from parallax.report.wording import capitalized

if TYPE_CHECKING:
    from spacy.tokens import Token

HEADLINE, FIRST, GOES_ON = 22, 0.5, -0.2
"""To how many words a headline cuts a sentence that is much longer; what a sentence of the first paragraph counts more
there, and one that goes on from the one before it less."""
LABELLED = re.compile(r"^[^:]{1,40}: (?=[A-Z“])")
"""What stands before a title and says of what it is one: "FACT SHEET: "."""
UNFIT = frozenset({"is polite", "points", "announces", "is asked", "is no clause"})
"""The traits of a sentence that stands for no text."""
FEWEST, APART = 2, 0.05
"""In how many sentences of a text an act is found at least that tells it from the other, and how much larger its share
is."""


def headline(comparison: Comparison) -> str:
    """The chief contrast in a sentence: of the likeliest pair that differs, or else what each text does more than the
    other or, if that is nothing, what tells most of it; empty where neither text takes a position."""
    claims = tellable(comparison)
    if claims.empty:
        return ""
    pair = next(partings(comparison, claims, "differs"), None)
    said = parted_words(comparison, pair) if pair else [of_its_own(comparison, role) for role in ROLES]
    sides = [f"{comparison.names[role]} {words}" for role, words in zip(ROLES, said, strict=True)]
    return f"{capitalized(sides[0])}; {sides[1]}"


def of_its_own(comparison: Comparison, role: str) -> str:
    """What a text says in its title; or else what it does more than the other, in the sentence that stands best for it,
    or what tells most of it."""
    if title := headed(comparison, role):
        return f"is headed: {quoted(title)}"
    mine = leading(comparison, role)
    if mine.empty:
        return foremost(comparison, role)
    fit = fit_of(comparison, role)
    claim = max(mine.itertuples(), key=lambda claim: fit[claim.sentence] + claim.likelihood)
    return f"says: {quoted(words_of(comparison, claim.sentence, claim))}"


def headed(comparison: Comparison, role: str) -> str:
    """The title of a text without the label before it, if that says what is so or what should be done, and is neither
    a question nor long; else empty."""
    title = LABELLED.sub("", comparison.text_of.get(f"{role[0].upper()}0", ""))
    found = words(title)
    if not found or title.isupper() or title.endswith("?") or len(found) > SPARED * HEADLINE:
        return ""
    is_asking = found[0].lower() in lists("story")["questions"]
    return title if not is_asking and any(map(says_something, parsed(title))) else ""


def says_something(verb: "Token") -> bool:
    """Whether a word of a title is a verb that says what its subject does, or what should be done, and not only that
    something is announced."""
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_ in lists("story")["announced"]:
        return False
    is_main = verb.dep_ in ("ROOT", "conj", "ccomp", "parataxis")
    is_called_for = verb.dep_ == "ROOT" and verb.i == 0 and verb.tag_ == "VB"
    return is_main and (is_called_for or (is_finite(verb) and first(verb, *SUBJECTS) is not None))


def leading(comparison: Comparison, role: str) -> pd.DataFrame:
    """The claims of a text, its own alone, of the act whose share of its sentences leads that in the other furthest;
    none where no act leads by much. What nobody is known to do, and why something is so, sets no text apart."""
    claims = tellable(comparison)
    claims = claims[(claims["act"] != "explains") & ~claims["claimant"].isin(NOBODY[:2])]
    claims = claims[np.array([is_own(comparison, claim) for claim in claims.itertuples()], bool)]
    kinds = pd.Series([kind_of(claim) for claim in claims.itertuples()], claims.index, str)
    once = ~pd.concat([claims["sentence"], kinds], axis=1).duplicated()
    counts = pd.crosstab(kinds[once], claims.loc[once, "document"]).reindex(columns=ROLES, fill_value=0)
    shares = counts / comparison.body.groupby("document").size()[list(ROLES)]
    lead = (2 * shares[role] - shares.sum(axis=1))[counts[role] >= FEWEST]
    is_led = len(lead) > 0 and lead.max() >= APART
    return claims[(claims["document"] == role) & (kinds == lead.idxmax())] if is_led else claims[:0]


def parted_words(comparison: Comparison, pair: tuple[Any, Any]) -> list[str]:
    """What each of two texts does where they part, with its words."""
    words = (quoted(LABEL.sub("", telling_words(comparison, claim))) for claim in pair)
    return [f"{act}: {said}" for act, said in zip(contrast(comparison, *pair), words, strict=True)]


def foremost(comparison: Comparison, role: str) -> str:
    """The sentence that stands best for a text."""
    fit = fit_of(comparison, role)
    id = max(fit, key=fit.__getitem__)
    return f"says: {quoted(words_of(comparison, id, weightiest(tellable(comparison)).get(id)))}"


def words_of(comparison: Comparison, id: str, claim: Any) -> str:
    """A sentence in its own words, or of a long one the clause of its claim."""
    is_long = len(comparison.text_of[id].split()) > SPARED * HEADLINE
    if is_long and claim is not None and claim.form == "clause" and claim.whole:
        return str(claim.words)
    return whole(comparison, id, HEADLINE)


def fit_of(comparison: Comparison, role: str) -> dict[str, float]:
    """How well each sentence stands for its text: if it tells much of it and of its title, is short, and opens it; one
    that thanks or announces, or points to another, only where there is no other."""
    title = stems_of(comparison, f"{role[0].upper()}0")
    body = comparison.body[comparison.body["document"] == role]
    first = set(body.loc[body["paragraph"] == body["paragraph"].min(), "sentence"])
    traits = traits_of(comparison, body)
    goes_on = set(body.loc[body["text"].map(opens_with_turn), "sentence"])
    return {
        id: fits(comparison, id, title)
        + (FIRST * (id in first) + GOES_ON * (id in goes_on) - len(UNFIT.intersection(traits[id])))
        for id in body["sentence"]
    }


def fits(comparison: Comparison, id: str, title: set[str]) -> float:
    """How much a sentence tells of its text and of its title, less what makes it long."""
    held = len(title & stems_of(comparison, id)) / max(1, len(title))
    length = len(comparison.text_of[id].split())
    return held + central(comparison)[id] - max(0, length - HEADLINE) / (2 * HEADLINE)


def telling_words(comparison: Comparison, claim: Any) -> str:
    """A claim's words for a headline: the short ones, unless the cut leaves a single noun ("The problem is more
    dangerous") of several."""
    kept = {word.strip(",;:.") for word in claim.short.split()}
    nouns = {word.text for word in comparison.parses[claim.sentence] if word.pos_ in ("NOUN", "PROPN")}
    return claim.short if claim.short == claim.words or len(kept & nouns) > 1 else claim.words
