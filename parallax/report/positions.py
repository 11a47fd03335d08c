"""Positions: the claims that the brief shows, how much each weighs, and how those in them are called.

Claims that are not sure enough (see positions.weights) are left out; each of the others stands with its
claimant, its addressee and its sentence. Where a text speaks for itself no claimant is named.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from simplemma import lemmatize

from parallax.comparison import Comparison, once
from parallax.corpus.headings import grammar
from parallax.data import lists
from parallax.positions.addressees import is_named
from parallax.positions.grammar import SUBJECTS, beside
from parallax.positions.nouns import general
from parallax.positions.quotations import within, without_stop
from parallax.positions.sides import BOTH, UNNAMED, named_in
from parallax.positions.weights import reliable
from parallax.report.repeats import repeated
from parallax.report.wording import with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTS = {
    "settles": "Settled, agreed",
    "promises": "Commits itself, says it will",
    "asks": "Asks, requires",
    "seeks": "Wants, tries",
    "refuses": "Refuses, denies",
    "opposes": "Finds fault, worries",
    "supports": "Approves",
    "stresses": "Stresses",
    "expects": "Foresees, leaves open",
    "explains": "Explains",
}
"""The acts in the order in which a reader asks for them, each with its name in the brief; what somebody only calls
important stands apart from what he approves."""
EMPHASIS = ("is important", "stresses that", "underlines a duty")
"""The rules of what only says that something weighs much, which is no judgement."""

AUTHOR = "author"
NOBODY = ("", "unnamed", AUTHOR)
NOT_A_SIDE = (*NOBODY, "firms")
ADDRESSED = ("asks", "opposes", "supports", "promises")
"""The acts that somebody is addressed with."""
NAMELESS = ("both", "firms")
"""The sides that bear no name of their own."""
NUMBERS = ("PERCENT", "CARDINAL")
"""What a noun names that is only a number: "30 percent"."""
PRONOUNS = ("he", "him", "she", "her", "it", "they", "them")
"""Pronouns that stand for somebody or something named before."""
OFFICES = (
    "Ambassador",
    "Chancellor",
    "Commissioner",
    "Governor",
    "Minister",
    "Official",
    "Premier",
    "President",
    "Secretary",
    "Spokesperson",
)
"""How a name ends that is an office's alone."""
SEVERAL = frozenset({"one", "some", "many", "most", "several", "both"})
"""How a name begins that stands for one or some of several: "One member"."""
OPENING = ("acl", "acomp", "advcl", "amod", "dep")
"""How the parse joins words that open a sentence to what they are said of."""
SHORT = 3
"""How many words a claim has at most that only points to something."""
WHOLE = 45
"""How many words a sentence has at most that is quoted whole for the reason it gives."""
LONGEST = 4
"""How many words an addressee has at most, for in more the parse has seldom found one."""


@once
def weighed(comparison: Comparison) -> pd.DataFrame:
    """The claims that the brief shows, with their weight: what stands in a text's first or last paragraph and what
    one side says to another weighs most, then what opens a paragraph, and what is said by those whose words the text
    gives. Claims that are not sure are left out, those of somebody not named, and parts of longer ones; words that only
    tie a sentence to the one before are cut off, and `is_thin` tells which claims say little by themselves."""
    claims = pd.concat([comparison.claims, comparison.quotations], axis=1)
    claims = told_apart(reliable(claims))
    claims = in_whole(claims, comparison.decisive, comparison.text_of)
    claims = claims.assign(words=claims["words"].map(without_tie), short=claims["short"].map(without_tie))
    body = comparison.body.set_index("sentence")["paragraph"]
    claims = claims[claims["sentence"].isin(body.index.difference(repeated(comparison)))]
    claims = claims[claims["claimant"] != UNNAMED]
    claims = claims[~parts_of_others(claims)]
    paragraph = claims["sentence"].map(body)
    ends = paragraph.groupby(claims["document"]).agg(["min", "max"]).reindex(claims["document"])
    at_an_end = (paragraph.to_numpy() == ends["min"].to_numpy()) | (paragraph.to_numpy() == ends["max"].to_numpy())
    opens = claims["sentence"].isin(comparison.body.drop_duplicates(["document", "paragraph"])["sentence"])
    across = ~claims["target_side"].isin(NOT_A_SIDE) & (claims["target_side"] != claims["claimant_side"])
    across &= claims["claimant"] != AUTHOR
    own = comparison.body.groupby("document")["attributed"].mean().reindex(claims["document"]).to_numpy() < 0.5
    by_its_voice = (claims["claimant"] == AUTHOR).to_numpy() == own
    reasoned = (claims["act"] == "explains") & (claims["ground_sentence"] != claims["sentence"])
    named = ~claims["target"].isin(NOBODY)
    stands = claims["form"] != "predicate"
    parses = comparison.parses
    thin = [
        is_unclear(row.claimant)
        or row.words.lower() == row.target.lower()
        or is_thin(within(parses[row.sentence], row.start, row.end).words)
        for row in claims.itertuples()
    ]
    weight = 3 * at_an_end + 2 * across + opens + by_its_voice + reasoned + named / 2 + 2 * stands
    return claims.assign(weight=weight, is_across=across, is_thin=np.array(thin, bool), place=range(len(claims)))


LEADS = re.compile(r"[^:,;]{0,60}: (?=[\w“])")
"""How a sentence goes on after a clause that leads to what follows a colon: "Ruiz is right: the port will close"."""
RELATIVE = r"[^,.;:“”]{1,40}, (?:which|who)\b"
"""How words begin that are only a noun and what is said of it besides."""


def in_whole(claims: pd.DataFrame, decisive: Mapping[str, str], texts: Mapping[str, str]) -> pd.DataFrame:
    """The claims, what a text itself finds good or bad in words without a subject ("break the deal") told by its
    sentence, which says whose deed it is; what it explains, or says before a colon, by its sentence where that is not
    long and holds the reason: of 35 reasons told by "because", many cut off what they explain, readers held 18 for
    true."""
    full = claims["sentence"].map(texts).map(without_stop)
    is_short = full.str.split().str.len() <= WHOLE
    holds = [bool(ground) and ground in text for ground, text in zip(claims["ground"], full, strict=True)]
    is_reasoned = (claims["act"] == "explains") & np.array(holds, bool)
    leads = [LEADS.match(text, end) is not None for text, end in zip(full, claims["end"], strict=True)]
    is_told_whole = is_reasoned | ((claims["claimant"] == AUTHOR) & np.array(leads, bool))
    is_told_whole &= is_short
    claims = claims.assign(**{name: claims[name].mask(is_told_whole, full) for name in ("words", "short")})
    is_own = (claims["claimant"] == AUTHOR) & claims["act"].isin(["opposes", "supports"])
    is_bare = is_own & claims["form"].isin(["infinitive", "gerund", "predicate"])
    is_bare |= claims["words"].str.match(RELATIVE)  # "record, which is a burden" of "at its lowest on record, which .."
    whole = full.where(is_short, claims["sentence"].map(decisive))
    return claims.assign(
        words=claims["words"].mask(is_bare, whole),
        short=claims["short"].mask(is_bare, whole),
        form=claims["form"].mask(is_bare, "clause"),
    )


def without_tie(text: str) -> str:
    """A text without the words that open it and only tie it to the one before ("As a result,", "But"); where it then
    points to that one they stay."""
    return tie().sub("", text)


@cache
def tie() -> re.Pattern[str]:
    """How words open a text that only tie it to the one before, and do not stand before who says it: "Yet, says Ana
    Ruiz, it did"."""
    known = lists("story")
    listed = (known["followers"] + known["turns"], known["says"], known["pointers"])
    ties, says, pointers = ("|".join(map(re.escape, each)) for each in listed)
    bare = r"(?:and yet|and|but(?! for\b)|yet(?! (?:to|another|again)\b))"
    opening = rf"(?:(?:{ties}|and), |{bare} )+"
    return re.compile(rf"\A{opening}(?!(?:and|or|{says}|{pointers})\b)(?=\S)", re.IGNORECASE)


def told_apart(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims in whose acts emphasis stands apart from approval."""
    is_emphasis = (claims["act"] == "supports") & claims["rule"].isin(EMPHASIS)
    return claims.assign(act=claims["act"].mask(is_emphasis, "stresses"))


def parts_of_others(claims: pd.DataFrame) -> np.ndarray:
    """Whether each claim's words lie within those of another claim of its sentence that does the same."""
    spans = defaultdict(list)
    for claim in claims.itertuples():
        spans[claim.sentence, claim.act].append((claim.start, claim.end))
    alike = (spans[claim.sentence, claim.act] for claim in claims.itertuples())
    here = zip(claims["start"], claims["end"], strict=True)
    return np.array([any(is_within(one, other) for other in near) for one, near in zip(here, alike, strict=True)], bool)


def is_within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one span lies within another, longer one."""
    return other[0] <= one[0] and one[1] <= other[1] and one != other


def claimant(claim: Any) -> str:
    """Who makes a claim; the text itself where its demand has an addressee, else nobody; two who speak of themselves
    ("our two countries", "the minister and I") are both sides."""
    if is_of_speaker(claim.claimant):
        return "both sides" if claim.claimant_side == BOTH or " and " in claim.claimant else ""
    return mid_sentence(claim.claimant) if claim.claimant != AUTHOR else "the text" if addressee(claim) else ""


def is_of_speaker(name: str) -> bool:
    """Whether a name is one that only its speaker can use: "our two countries", "the minister and I"."""
    return re.search(r"\b(?:and I|[Oo]ur|[Mm]y|us|me)\b", name) is not None


def mid_sentence(name: str) -> str:
    """A name as it stands within a sentence: its article or another small word before it small, and no comma twice
    where an aside was left out of it."""
    name = re.sub(r"\s*,(?:\s*,)+", ",", name)
    if re.fullmatch(rf"(?!The )(?:[A-Z][\w-]+ )*(?:{'|'.join(OFFICES)})", name):
        name = f"the {name}"  # "Prime Minister" of a transcript
    first = name.partition(" ")[0]
    is_small = first.lower() in grammar() | SEVERAL and (len(first) == 1 or not first.isupper())  # "who", not "WHO"
    return f"{name[:1].lower()}{name[1:]}" if is_small else name


def is_itself(claim: Any) -> bool:
    """Whether somebody asks his own side: "we must honour them"."""
    is_first_person = claim.claimant == AUTHOR or re.search(r"\b(?:we|our|us)\b", claim.content, re.IGNORECASE)
    return is_first_person is not None and claim.target == claim.target_side == claim.claimant_side


def is_unclear(claimant: str) -> bool:
    """Whether a claimant is told by whose he is, and that by a pronoun: "his country's parliament"."""
    return claimant.lower().startswith(("his ", "her ", "its ", "their "))


def only_points(words: list[str]) -> bool:
    """Whether a few words only point to something: "these practices"."""
    return 0 < len(words) <= SHORT and words[0].lower() in lists("story")["pointers"]


def is_thin(words: list["Token"]) -> bool:
    """Whether words say little alone: no noun stands among them, or a pronoun before the first, or they open with
    "this", or hold "the following guideline"; a number is no such noun, nor are "these practices"."""
    if only_points([word.text for word in words]):
        return True
    if words[:1] and words[0].pos_ == "PRON" and words[0].lower_ in lists("story")["pointers"]:
        return True
    nouns = [word.i for word in words if word.pos_ in ("NOUN", "PROPN") and word.ent_type_ not in NUMBERS]
    pronouns = [word.i for word in words if is_pointing(word)]
    hangs = any(is_loose(word) or (word.lower_ == "following" and word.dep_ == "amod") for word in words)
    return not nouns or hangs or (bool(pronouns) and pronouns[0] < nouns[0])


def is_pointing(word: "Token") -> bool:
    """Whether a word is a pronoun that stands for somebody or something named before."""
    return word.lower_ in PRONOUNS and word.dep_ != "expl"


def is_loose(word: "Token") -> bool:
    """Whether a word stands for what the sentence itself has not named before it: "bans on these", "hampered their
    work" of one claim, "did likewise"."""
    if word.lower_ in ("these", "those") and word.pos_ == "PRON" and word.dep_ in ("pobj", "dobj"):
        is_told = any(child.dep_ in ("relcl", "acl", "prep") for child in word.children) or follows(word)
        return not is_told and not any(is_several(each) for each in word.doc[: word.i] if each not in word.ancestors)
    if word.lower_ == "that" and word.pos_ == "PRON" and word.dep_ in ("pobj", "dobj"):
        return word.i + 2 >= len(word.doc)  # "were bound to realize that"
    if word.lower_ == "such" and word.dep_ in ("amod", "det"):
        return beside(word) not in ("a", "an", "as") and not any(each.lower_ == "as" for each in word.head.rights)
    if word.lower_ == "then" and beside(word, -1) in ("by", "since", "until"):
        return True
    if word.lower_ == "contrast" and word.head.lower_ in ("by", "in"):
        return beside(word) == ","
    if word.lower_ in ("they", "them", "their"):
        before = [each for each in word.doc[: word.i] if not hangs_before(each, word)]
        return not any(map(is_several, before)) and not comes_first(word)
    return word.lower_ == "likewise" and word.i > 0


def hangs_before(word: "Token", pronoun: "Token") -> bool:
    """Whether a word stands in an opening that is said of a pronoun, for which it cannot stand: "Reluctant to condemn
    such excesses, they"."""
    said = next((each for each in (word, *word.ancestors) if each.head == pronoun.head), word)
    is_bare = said.dep_ in OPENING and not any(each.dep_ in SUBJECTS for each in said.children)
    return pronoun.dep_ in SUBJECTS and said.i < pronoun.i and is_bare


def follows(word: "Token") -> bool:
    """Whether a relative pronoun follows a word: "these that"."""
    return word.i + 1 < len(word.doc) and word.nbor().tag_ in ("WDT", "WP")


def is_several(word: "Token") -> bool:
    """Whether a word names several, or a body or a person, for whom "they" may stand."""
    is_many = word.tag_ == "NNS" or any(child.dep_ == "conj" for child in word.children)
    return word.pos_ == "PROPN" or (word.pos_ == "NOUN" and is_many) or word.lower_ in lists("story")["collective"]


def comes_first(pronoun: "Token") -> bool:
    """Whether a pronoun stands in an opening before whom it stands for: "in their letter, the crews"."""
    opening = next((each for each in (pronoun, *pronoun.ancestors) if each.head.dep_ == "ROOT"), pronoun)
    subjects = (child for child in opening.head.children if child.dep_ in SUBJECTS)
    return opening.dep_ in ("prep", "advcl") and any(is_several(each) for each in subjects if each.i > pronoun.i)


def names_side(claim: Any) -> bool:
    """Whether the target of a claim is somebody's name or names a side, and is no thing that is only judged: neither
    "the adoption of Bitcoin" nor a word with the capital of its sentence."""
    telling = [word for word in claim.target.split() if word.lower() not in grammar()]
    is_name = all(word[:1].isupper() for word in telling) and (len(telling) > 1 or claim.target_side not in NOBODY)
    is_of_people = any(lemmatize(word.lower(), lang="en") in general()["people"] for word in telling)
    return is_name or bool(named_in(claim.target)) or (claim.target_side in NAMELESS and is_of_people)


def is_claimant(claim: Any) -> bool:
    """Whether the target of a claim only names its claimant again, or some of them: "both our countries"."""
    one, other = (set(re.findall(r"\w+", name.lower())) for name in (claim.claimant, claim.target))
    return "our" in other or other <= one or claim.target_side == claim.claimant_side == "both"


def addressee(claim: Any) -> str:
    """Whom a claim is addressed to, where that is sure enough to be said."""
    acts = ADDRESSED if claim.claimant != AUTHOR else ADDRESSED[:1]
    is_sure = claim.act in acts and claim.target not in (*NOBODY, claim.claimant) and "-" not in claim.target
    is_sure = is_sure and (claim.act != "supports" or is_named(claim.target)) and not is_itself(claim)
    is_sure = is_sure and not (claim.act == "promises" and claim.target_side == BOTH)  # both are who promises
    is_sure = is_sure and (claim.act != "opposes" or names_side(claim)) and not is_claimant(claim)
    return with_article(mid_sentence(claim.target)) if is_sure and len(claim.target.split()) <= LONGEST else ""
