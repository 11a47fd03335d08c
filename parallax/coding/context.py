"""Context: the codes that a sentence has from its claims, and from the sentences before it.

A code may name acts: a sentence with a claim of such an act carries it ("promises", "expects open", "promises by
both"). In a family whose codes carry on, an item of a list carries what the line that opens the list says, and a
sentence without a code of its own carries those of the sentence before it in its paragraph where its subject points
back: "it", "these measures", "such resources". The cue of such a coding says where it comes from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from parallax.coding.codebook import Codebook, act_parts
from parallax.coding.matcher import COLUMNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POINTERS = {"it", "they", "this", "these", "that", "those"}
"""Subjects that point back by themselves."""
POINTING = {"this", "these", "that", "those", "such"}
"""Words that make a noun point back."""
SUBJECTS = {"nsubj", "nsubjpass"}
CARRIED = "carried on from "
FEWEST, DECIDED = 3, 4
"""How many claims of what is settled or promised an official text has that does not say for whom it speaks, and how
many times as many as of what may come."""
STRAY = 0.1
"""Up to which share of the claims of an official text may be taken for those of an author alone."""


def of_acts(claims: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """The codings by acts: one row per claim and code that names its act."""
    codes = [
        (act, family.name, code.name) for family in codebook.families for code in family.codes for act in code.acts
    ]
    official = official_texts(claims)
    return table(
        (claim.document, claim.sentence, family, code, f"act: {act}", claim.start, claim.end, claim.content)
        for claim in claims.itertuples()
        for act, family, code in codes
        if is_act(claim, act, official)
    )


def official_texts(claims: pd.DataFrame) -> set[str]:
    """The documents whose author speaks for a side: who promises something, has next to no claim alone, or tells of
    what is decided and promised far more often than of what may come; of two that do none of it, the one whose author
    has the smaller share alone."""
    alone = claims["claimant_side"] == "author"
    shares = alone.groupby(claims["document"]).mean()
    promising = claims.loc[alone & (claims["act"] == "promises"), "document"]
    counts = pd.crosstab(claims["document"], claims["act"]).reindex(
        columns=["settles", "promises", "expects"], fill_value=0
    )
    decided = counts["settles"] + counts["promises"]
    deciding = counts.index[(decided >= FEWEST) & (decided >= DECIDED * counts["expects"])]
    official = {*shares.index[shares <= STRAY], *promising, *deciding}
    return official or {str(shares.idxmin())} if shares.nunique() > 1 else official


def is_act(claim: Any, text: str, official: Collection[str] = ()) -> bool:
    """Whether a claim is of an act as a code names it, with its certainty, its holder, its text and its addressee."""
    act, certainty, holder, kind, addressee = act_parts(text)
    side = claim.claimant_side
    # The author of an official text speaks for a side; that of a commentary is a side alone.
    alone = side in ("", "author")
    is_held = {"": True, "both": side == "both", "one": side != "both", "others": not alone, "author": alone}[holder]
    is_addressed = not addressee or claim.target_side not in ("", "unnamed")
    is_so = certainty in ("", claim.certainty) and (not kind or claim.document in official)
    return claim.act == act and is_so and is_held and is_addressed


def table(rows: Iterable[tuple]) -> pd.DataFrame:
    """Rows as a part of the coded table."""
    return pd.DataFrame(list(rows), columns=COLUMNS).astype({"start": int, "end": int})


def carried_on(
    codings: pd.DataFrame, sentences: pd.DataFrame, codebook: Codebook, parses: Mapping[str, Doc]
) -> pd.DataFrame:
    """The codings that carry on from sentences to others, in the families whose codes do so."""
    families = {family.name for family in codebook.families if family.carries}
    carrying = codings[codings["family"].isin(families)]
    found = {key: list(rows.itertuples()) for key, rows in carrying.groupby(["sentence", "family"], sort=False)}
    rows = [
        (row.document, row.sentence, family, code, CARRIED + source, *place, row.text[slice(*place)])
        for row, source, subject in links(sentences, parses)
        for family in sorted(families)
        for place in [place_of(subject)]
        for code in codes_carried(
            found.get((source, family), []), found.get((row.sentence, family), []), subject, parses
        )
    ]
    return table(rows)


def by_origin(codings: pd.DataFrame) -> pd.DataFrame:
    """The coded table with each coding that was carried on under the cues that it comes from."""
    carried = codings["cue"].str.startswith(CARRIED)
    own = codings.loc[~carried, ["sentence", "family", "code", "cue"]].rename(columns={"sentence": "source"})
    moved = codings[carried].assign(source=codings["cue"].str.removeprefix(CARRIED)).drop(columns="cue")
    moved = moved.merge(own.drop_duplicates(), on=["source", "family", "code"])
    return pd.concat([codings[~carried], moved[COLUMNS]], ignore_index=True)


def codes_carried(theirs: list, own: list, subject: list[Token], parses: Mapping[str, Doc]) -> list[str]:
    """The codes that carry on to a sentence: to an item of a list those that it lacks, and to one that points back,
    if it has none, those of the nearest matter."""
    if subject:
        theirs = [] if own else nearest(theirs, subject[-1], parses)
    return [code for code in dict.fromkeys(row.code for row in theirs) if code not in {row.code for row in own}]


def nearest(codings: list, pointer: Token, parses: Mapping[str, Doc]) -> list:
    """The codings by the last noun of the number to which a word points back."""
    nouns: dict[tuple[bool, int], list] = {}
    for row in codings:
        for word in parses[row.sentence].char_span(row.start, row.end, alignment_mode="expand") or ():
            if word.pos_ in ("NOUN", "PROPN") and word.morph.get("Number", []) == number_of(pointer):
                nouns.setdefault((is_subject(word), word.i), []).append(row)
    return nouns[max(nouns)] if nouns else []


def is_subject(word: Token) -> bool:
    """Whether a word is the subject of its sentence."""
    return word.dep_ in SUBJECTS and word.head.dep_ == "ROOT"


def number_of(pointer: Token) -> list[str]:
    """Whether a word points back to one or to many."""
    return pointer.morph.get("Number", []) or (["Plur"] if pointer.lower_ in ("these", "those", "they") else ["Sing"])


def links(sentences: pd.DataFrame, parses: Mapping[str, Doc]) -> Iterator[tuple[Any, str, list[Token]]]:
    """Each sentence to which codes carry on, with the one that they come from and the words that point back to it; an
    item of a list needs none."""
    before: Any = None
    for row in sentences.itertuples():
        same = before is not None and (row.document, row.paragraph) == (before.document, before.paragraph)
        subject = pointing_back(parses[row.sentence]) if same else []
        if getattr(row, "continues", ""):
            yield row, row.continues, []
        elif subject:
            yield row, before.sentence, subject
        before = row


def place_of(words: list[Token]) -> tuple[int, int]:
    """Where words begin and end in their sentence."""
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else (0, 0)


def pointing_back(doc: Doc) -> list[Token]:
    """The subject of a sentence, where it points back to the sentence before; a noun does that without more words."""
    subjects = (word for word in doc if word.dep_ in SUBJECTS and word.head.dep_ == "ROOT")
    subject = next(subjects, None)
    if subject is None or is_empty(subject):
        return []
    phrase = list(subject.subtree)
    points = subject.pos_ == "NOUN" and len(phrase) == 2 and phrase[0].lower_ in POINTING
    return phrase if points or subject.lower_ in POINTERS else []


def is_empty(subject: Token) -> bool:
    """Whether "it" only stands for a clause that follows: "it is clear that ..", "it was agreed to .."."""
    said = [subject.head, *(child for child in subject.head.children if child.dep_ in ("acomp", "attr"))]
    clauses = [child for word in said for child in word.children if child.dep_ in ("ccomp", "xcomp", "csubj")]
    is_said = len(said) > 1 or subject.dep_ == "nsubjpass"
    return subject.lower_ == "it" and is_said and any(clause.i > subject.head.i for clause in clauses)
