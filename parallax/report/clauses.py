"""Clauses: a claim told in a sentence of the brief, with its quotation and its number.

The words between a claimant and what he said are the text's own grading ("confirmed that", "urged Peru to", "has
indicated its desire to"), so they are taken over where the grammar allows it; else data (data/story.yml) say how an
act is told.
"""

import re
from collections.abc import Callable, Container
from typing import TYPE_CHECKING, Any

from parallax.comparison import Comparison
from parallax.data import lists
from parallax.positions.grammar import SUBJECTS
from parallax.report.displays import Run
from parallax.report.positions import NOBODY, addressee, mid_sentence
from parallax.report.tables import quoted
from parallax.report.wording import with_article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_LEAD = 9
"""How many words stand at most between a claimant and the quotation."""
PERSONS = ("he", "she", "they", "it")
"""The pronouns that a claimant's name can stand for."""
PLURALS = ("are", "were", "have")
"""The verbs that stand in the plural alone."""
AUXILIARIES = ("aux", "auxpass", "neg")
MODALS = ("will", "shall", "would")
"""The verbs by which a text says what somebody is going to do: they are quoted with it, lest the brief foretell it."""
LABEL = re.compile(r"^On ([^:“\"‘]{3,60}): [“\"‘']?")
"""What a list of quotations puts before each of them: "On past agreements: “..."."""
CUT = re.compile(r"…|\[…\]")
"""How a quotation shows that words are left out."""


def lead(claim: Any, doc: "Doc") -> str:
    """The words between a claimant and the quotation of a claim, verb first; empty where they are not plain."""
    opening = CUT.split(claim.words)[0].strip()
    place = doc.text.find(opening, max(claim.start, 0)) if opening else -1
    first = next((word for word in doc if place >= 0 and word.idx >= place), None)
    if first is None:
        return ""
    for verb in (first, *first.ancestors):
        is_verb = verb.pos_ in ("VERB", "AUX")  # and no "clear" of "made it clear that"
        is_verb = is_verb and not is_what_it_is(verb)
        if is_verb and any(child.dep_ in SUBJECTS and names(child, claim.claimant) for child in verb.children):
            started = [word.idx for word in (verb, *verb.children) if word.dep_ in AUXILIARIES or word == verb]
            how = [word.idx for word in verb.lefts if word.lower_.endswith("ly") and word.i + 1 == verb.i]
            text = doc.text[min(started + how) : place].strip() if min(started) < place else ""
            plain = text.replace("’", "").replace("'", "").replace(" ", "").replace("-", "").isalpha()
            tag = verb.tag_ if verb.idx == min(started) else ""
            is_plain = plain and len(text.split()) <= LONGEST_LEAD and agrees(text, claim.claimant, tag)
            is_plain = is_plain and tag != "VBG"  # "with Peru pledging to" is no clause
            return text if is_plain else ""
    return ""


def is_what_it_is(verb: "Token") -> bool:
    """Whether "it" is no claimant, but what is called so: "it is a commitment that we are ready to uphold", or stands
    before what is so: "it was true that prices rose"."""
    relations = {child.dep_: child.lower_ for child in verb.children}
    is_called = "attr" in relations or {"acomp", "ccomp"} <= relations.keys()
    return verb.lemma_ == "be" and is_called and relations.get("nsubj") == "it"


def agrees(lead: str, claimant: str, tag: str = "") -> bool:
    """Whether a lead in the plural has a claimant of several: "Both Biden and Trump are" is no lead for Biden; `tag` is
    that of its verb, if that is its first word."""
    is_plural = lead.partition(" ")[0].lower() in PLURALS or tag == "VBP"
    return not is_plural or " and " in claimant or claimant.endswith("s")


def names(subject: "Token", claimant: str) -> bool:
    """Whether a subject is the claimant alone, or a pronoun that stands for one."""
    if subject.conjuncts and " and " not in claimant:
        return False
    return subject.lower_ in PERSONS or subject.text in claimant.split()


def clause(
    comparison: Comparison, claim: Any, cased: Callable[[str], str], who: str | None = None, quoted: Container[str] = ()
) -> list[Run]:
    """A claim as a clause with its quotation and its number; `who` is empty where the claimant was just named. A reason
    that was quoted before is told by its number."""
    if claim.claimant not in NOBODY and (own := lead(claim, comparison.parses[claim.sentence])) in MODALS:
        claim = claim._replace(words=f"{own} {claim.words}")
    told = filled(comparison, claim, claimant(claim) if who is None else who, "\0", "\1").lstrip()
    runs: list[Run] = []
    for part in re.split("([\0\1])", cased(told)):
        runs += quotation(claim) if part == "\0" else reason(comparison, claim, quoted) if part == "\1" else [Run(part)]
    return [run for run in runs if run.text]


def quotation(claim: Any) -> list[Run]:
    """A claim's words and its number."""
    words = LABEL.sub("", claim.words)
    return [Run(f"{quoted(words)} ("), Run(claim.sentence, to=claim.sentence), Run(")")]


def reason(comparison: Comparison, claim: Any, before: Container[str]) -> list[Run]:
    """The reason of a claim, in the words of the sentence that gives it unless these were quoted before."""
    if claim.ground_sentence in before:
        return [Run("of what "), Run(claim.ground_sentence, to=claim.ground_sentence), Run(" says")]
    words = claim.ground or comparison.decisive[claim.ground_sentence]
    return [Run(f"{quoted(words)} ("), Run(claim.ground_sentence, to=claim.ground_sentence), Run(")")]


def filled(comparison: Comparison, claim: Any, who: str, words: str, reason: str) -> str:
    """How an act is told, with all that is known of the claim."""
    if claim.claimant not in NOBODY and (label := LABEL.match(claim.words)):
        return f"on {label[1]}, {who} said: {words}"
    if claim.claimant not in NOBODY and opens_in_first_person(claim.words):
        return f"{who} said: {words}"
    if claim.claimant not in NOBODY and claim.words.split()[0] in MODALS:
        return f"{who} {words}"
    if claim.claimant not in NOBODY and (own := lead(claim, comparison.parses[claim.sentence])):
        return f"{who} {own} {words}"
    return pattern_of(claim).format(who=who, whom=whom(claim), words=words, reason=reason, ground=quoted(claim.ground))


def opens_in_first_person(words: str) -> bool:
    """Whether words begin with "we" or "let us", which nobody else may say for the speaker."""
    openings = "|".join(map(re.escape, lists("story")["first_person"]))
    return re.match(rf"(?:{openings})(?![\w'’])", words, re.IGNORECASE) is not None


def whom(claim: Any) -> str:
    """Whom a claim is addressed to, unless its words begin with the name."""
    named = addressee(claim)
    named = with_article(named)
    return "" if claim.words.lower().startswith(named.lower()) else named


def pattern_of(claim: Any) -> str:
    """How an act is told, by what is known of the claim."""
    is_told_elsewhere = bool(claim.ground_sentence) and claim.ground_sentence != claim.sentence
    has_ground = bool(claim.ground) and claim.ground not in claim.content
    met = {"": True, "whom": bool(whom(claim)), "reason": is_told_elsewhere, "ground": has_ground}
    keys = [(*key.partition("+")[::2], pattern) for key, pattern in act_of(claim)["past"].items()]
    forms = (claim.form, "any") if claim.form != "question" else ("question", "clause", "any")
    return next(pattern for form in forms for for_form, need, pattern in keys if for_form == form and met[need])


def act_of(claim: Any) -> dict:
    """How the act of a claim is told; an expectation by its certainty."""
    acts = lists("story")["acts"]
    return acts.get(f"{claim.act} {claim.certainty}", acts[claim.act])


def claimant(claim: Any) -> str:
    """Who makes a claim, as a sentence begins with it."""
    return mid_sentence(claim.claimant) if claim.claimant not in NOBODY else "it"
