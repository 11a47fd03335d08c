"""Headline: the chief contrast between the two texts, in a sentence.

Where two claims contradict each other these are it. Otherwise each text has its say: with its own title, if that says
something, or with the sentence that stands best for it.
"""

import re
from typing import TYPE_CHECKING, Any

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.corpus.headings import parsed
from parallax.corpus.words import words
from parallax.data import lists
from parallax.positions.grammar import SUBJECTS, first, is_finite
from parallax.positions.quotations import SPARED
from parallax.positions.signs import polarity
from parallax.report.centrality import central, frames_of, said_in, stems_of, traits_of
from parallax.report.clauses import LABEL, claimant
from parallax.report.contrasts import contrast, partings, weightiest
from parallax.report.heard import in_own_voice, turn_speakers
from parallax.report.rebuttals import rebutted
from parallax.report.story import alike, opens_with_turn, tellable, whole
from parallax.report.tables import quoted
from parallax.report.wording import capitalized

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HEADLINE, GOES_ON = 22, -0.2
"""To how many words a headline cuts a sentence that is much longer; what one that goes on from the one before it counts
less."""
TITLED, TITLE, FIRST, EARLY = 4, 4, 0.5, 0.6
"""What it counts there that a sentence has all words of the title, and how many words a title has at least that counts
in full; that the sentence is of the first paragraph; and how early it stands, all of it in the first one."""
FRAMED, FRAMES = 0.5, 3
"""What each frame of a sentence counts there beside what it does in every choice (see centrality), and of how many at
most: of 34 texts whose readers named the sentences that should head the brief 9 are headed by one of these, and 5
without it."""
SUMMED_UP = 2
"""What it counts that a sentence sums its text up below the title, as one that opens it without a stop at its end."""
ENDED = r"[.!?…:]['’”\"]?$"
LABELLED = re.compile(
    r"^(?:[A-Z’'-]+(?: [A-Z’'-]+)+|(?i:(?:(?:fact|press|news|media|joint) )?(?:sheet|release|statement|note)))"
    r" ?: (?=[A-Z“])"
)
"""What stands before a title and says only what kind of text it is: "FACT SHEET: "."""
OPENED = re.compile(r"^[^:]{1,40}: (?=[A-Z“])")
"""What opens a title before a colon, and is no clause: "Last chance: Peru must act"."""
TELLING = re.compile(r"^(?:why|how) (?!to\b)", re.IGNORECASE)
"""What opens a title that says why or how something is so, if no question mark ends it."""
ASKED = re.compile(r": (?:how|what|when|where|who|why) ", re.IGNORECASE)
"""What a title promises behind a colon: "The new port: what you should know"."""
VERDICT = re.compile(r": (?P<said>an? (?:[\w’'-]+ ?){1,5})$", re.IGNORECASE)
"""How a title ends with a noun behind a colon."""
SHOWN = re.compile(
    r"\bthis (?!(?:is|was|week|month|year|morning|afternoon|evening|summer|spring|autumn|winter|century|time)\b)[a-z]"
)
"""How a sentence shows what was told before it, which a headline has nowhere to tell: "this breach"."""
UNFIT = frozenset({"is polite", "points", "announces", "is asked", "is no clause"})
"""The traits of a sentence that stands for no text."""


def headline(comparison: Comparison) -> str:
    """The chief contrast in a sentence: of the likeliest pair that differs, or else what stands best for each text;
    empty where neither text takes a position."""
    claims = tellable(comparison)
    if claims.empty:
        return ""
    pair = next(partings(comparison, claims, "differs"), None)
    said = parted_words(comparison, pair) if pair else [of_its_own(comparison, role) for role in ROLES]
    sides = [f"{comparison.names[role]} {words}" for role, words in zip(ROLES, said, strict=True)]
    return f"{capitalized(sides[0])}; {sides[1]}"


def of_its_own(comparison: Comparison, role: str) -> str:
    """What a text says in its title, or else what two sides in it promise alike, or else in the sentence that stands
    best for it: of 48 texts 18 have there what a reader's first point quotes, 11 where the title counted a quarter."""
    title = headed(comparison, role)
    return f"is headed: {quoted(title)}" if title else promised(comparison, role) or foremost(comparison, role)


def promised(comparison: Comparison, role: str) -> str:
    """What two sides commit themselves to in the same words, if a text has that, and not at length."""
    for one, other, same in alike(comparison, tellable(comparison)):
        if one.document == role and len(same.split()) <= SPARED * HEADLINE:
            return f"has {claimant(one)} and {claimant(other)} commit themselves to the same: {quoted(same)}"
    return ""


def headed(comparison: Comparison, role: str) -> str:
    """The title of a text without the label before it, if that says what is so or what should be done, and is neither
    a question nor long; else empty."""
    title = LABELLED.sub("", comparison.text_of.get(f"{role[0].upper()}0", ""))
    told = TELLING.sub("", title)
    found = words(told)
    if not found or title.isupper() or title.endswith("?") or len(found) > SPARED * HEADLINE:
        return ""
    said = parsed(OPENED.sub("", told))
    is_asking = found[0].lower() in lists("story")["questions"] or ASKED.search(told) is not None
    is_asking = is_asking or any(map(is_question, said))
    says = any(map(says_something, said)) or says_in_short(said) or judges_in_short(title)
    return title.removesuffix(".") if says and not is_asking else ""


def is_question(verb: "Token") -> bool:
    """Whether a verb of a title, or its helper, stands before its subject: "is the deal naive"."""
    who = first(verb, *SUBJECTS) if verb.dep_ == "ROOT" else None
    helpers = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]
    return who is not None and min(each.i for each in helpers) < who.left_edge.i


def says_in_short(said: "Doc") -> bool:
    """Whether a title says in short what is done to something, and when: "Ties cut as ministers walk out"."""
    root = said[:].root
    done = root if root.tag_ == "VBN" else next((each for each in root.rights if each.dep_ == "acl"), root)
    is_done = done.tag_ == "VBN" and done.lemma_ not in lists("story")["announced"]
    when = (each for each in said if each.dep_ in ("advcl", "ccomp") and is_finite(each))
    return is_done and any(first(each, *SUBJECTS) is not None for each in when)


def judges_in_short(title: str) -> bool:
    """Whether a title gives behind a colon nothing but its verdict: "The new pier: a costly failure"."""
    verdict = VERDICT.search(title)
    said = [*parsed(verdict["said"])] if verdict else []
    known = (polarity()["nouns"].get(word.lemma_) or polarity()["adjectives"].get(word.lower_) for word in said)
    return any(known) and not any(word.pos_ in ("VERB", "AUX") for word in said)


def says_something(verb: "Token") -> bool:
    """Whether a word of a title is a verb that says what its subject does, or what should be done, and not only that
    something is announced."""
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_ in lists("story")["announced"]:
        return False
    is_main = verb.dep_ in ("ROOT", "conj", "ccomp", "parataxis")
    is_main = is_main and not (verb.head.i == 0 and verb.head.tag_ == "VBG")  # "Explaining what it is"
    is_called_for = verb.dep_ == "ROOT" and verb.i == 0 and verb.tag_ == "VB"
    return is_main and (is_called_for or (is_finite(verb) and first(verb, *SUBJECTS) is not None))


def parted_words(comparison: Comparison, pair: tuple[Any, Any]) -> list[str]:
    """What each of two texts does where they part, with its words."""
    words = (quoted(LABEL.sub("", telling_words(comparison, claim))) for claim in pair)
    return [f"{act}: {said}" for act, said in zip(contrast(comparison, *pair), words, strict=True)]


def foremost(comparison: Comparison, role: str) -> str:
    """The sentence that stands best for a text, which says it, or reports that somebody else does."""
    fit = fit_of(comparison, role)
    id = max(fit, key=fit.__getitem__)
    is_own = in_own_voice(comparison, role)
    row = comparison.body[comparison.body["sentence"] == id].iloc[0]
    # That Norway pledged it the text says itself, and a transcript what is said in a turn.
    is_turn = id in turn_speakers(comparison)
    reports = not is_own[row.name] and row["verb_kind"] != "committing" and not is_turn
    words = words_of(comparison, id, weightiest(tellable(comparison)).get(id))
    return f"{'reports' if reports else 'says'}: {quoted(words)}"


def words_of(comparison: Comparison, id: str, claim: Any) -> str:
    """A sentence in its own words, or of a long one the clause of its claim, unless that begins by pointing back."""
    is_long = len(comparison.text_of[id].split()) > SPARED * HEADLINE
    is_clause = claim is not None and claim.form == "clause" and claim.whole
    if is_long and is_clause and claim.words.split()[0].lower() not in lists("story")["pointers"]:
        return str(claim.words)
    return whole(comparison, id, HEADLINE)


def fit_of(comparison: Comparison, role: str) -> dict[str, float]:
    """How well each sentence stands for its text: if it tells much of it and of its title, frames it, is short, and
    opens it; one that thanks or announces, points to another, or is denied by the next, only where there is no other.
    """
    title = stems_of(comparison, f"{role[0].upper()}0")
    body = said_in(comparison, role)
    opening = body[body["paragraph"] == body["paragraph"].min()]
    first, summary = set(opening["sentence"]), set(opening.loc[~opening["text"].str.contains(ENDED), "sentence"])
    traits = traits_of(comparison, body)
    framed = frames_of(comparison)
    goes_on, denied = set(body.loc[body["text"].map(opens_with_turn), "sentence"]), rebutted(comparison)
    return {
        id: fits(comparison, id, title)
        + (FIRST * (id in first) + GOES_ON * (id in goes_on) - 2 * len(UNFIT.intersection(traits[id])))
        + (EARLY * (1 - place / len(body)) + SUMMED_UP * (id in summary) - (id in denied))
        + FRAMED * min(FRAMES, framed.get(id, 0))
        - bool(SHOWN.search(comparison.text_of[id]))
        for place, id in enumerate(body["sentence"])
    }


def fits(comparison: Comparison, id: str, title: set[str]) -> float:
    """How much a sentence tells of its text and of its title, less what makes it long."""
    held = len(title & stems_of(comparison, id)) / max(TITLE, len(title))
    length = len(comparison.text_of[id].split())
    return TITLED * held + central(comparison)[id] - max(0, length - HEADLINE) / (2 * HEADLINE)


def telling_words(comparison: Comparison, claim: Any) -> str:
    """A claim's words for a headline: the short ones, unless the cut leaves a single noun ("The problem is more
    dangerous") of several."""
    kept = {word.strip(",;:.") for word in claim.short.split()}
    nouns = {word.text for word in comparison.parses[claim.sentence] if word.pos_ in ("NOUN", "PROPN")}
    return claim.short if claim.short == claim.words or len(kept & nouns) > 1 else claim.words
