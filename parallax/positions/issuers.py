"""Issuers: for which country a text itself speaks.

An official text speaks for the body that publishes it, for whom its heading names, or for the country that it calls
its own; one that several sign speaks for both. Whose a text is likely to be that says nothing of the kind is weighed
(see authors); most such texts speak for their author alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from parallax.corpus.documents import ROLES
from parallax.corpus.parse import parse
from parallax.data import lists
from parallax.positions import authors, grammar, predicates, signs
from parallax.positions.predicates import words
from parallax.positions.rules import listed, low
from parallax.positions.sides import BOTH, FIRMS, Sides, is_in, leaders, names, organization

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING = 2
"""In which sentences a document says of what kind it is."""
HEADING = re.compile(
    r"\(?(?:(?:full )?(?:text|transcript) of (?:the )?)?(?:on-the-record )?(?:joint |press |special )?"
    r"(?:(?:statements?|remarks?|speech|address|readout|release|communiqu[eé]|call|briefing|conference|testimony|gaggle"
    r"|interview)(?: as delivered)?(?: (?:given|issued|made))? (?:by|from)|(?:statements?|remarks|communiqu[eé]) of) "
    r"(?:the )?(?P<by>.+?)(?= (?:on|at|in|to|about|after|following|with) |[,:]|$)"
    r"|fact sheet: (?P<first>\S+(?: \S+){0,5})"
    r"|(?P<whose>\w[^,:.]{1,60}?)(?:’s|'s)? (?:statement|communiqu[eé]|press release) "
    r"(?:on|about|regarding|following) ",
    re.IGNORECASE,
)
"""How the heading of a document names who issues it."""
SPOKEN = re.compile(
    r"\b(?:remarks?|speech|address|call|briefing|conference|testimony|gaggle|interview)\b", re.IGNORECASE
)
"""What is spoken, which two do in turn, the first named first."""
RELEASE = re.compile(r"fact sheet\b|(?:press|media|news) release\b|for immediate release\b", re.IGNORECASE)
"""How the heading of a text begins that only an authority issues."""
SIGNED = re.compile(r"(?:\d+\. |.{,120}?, )?[Ww]e,? the (?P<who>[^,.;]{2,80})|We, [^,]{3,60}")
"""How those open a text who sign it together: "We, the ministers of", "Gathered in Lima, we, the leaders of"."""
ORDER = re.compile(r"\b(?:authority|powers?) vested in (?:me|us)\b", re.IGNORECASE)
"""By what somebody in office orders something."""


OPENING = 4
"""In how many sentences a release says at the latest what its issuer announces."""


def own_side(sides: Sides, rows: pd.DataFrame, docs: Mapping[str, Doc], about: dict) -> str:
    """The side for which a text speaks, whichever place it has in a pair: that of its publisher or author, if that is
    an official body, of whom its heading names, or of whom it says "our country"; else the likeliest, of which the
    place tells something too, or none."""
    read = [docs[sentence] for sentence in rows["sentence"]]
    headed = announced(read)
    if headed:
        return headed
    if body := signing(read):
        return body
    if (is_joint_title(about["title"]) and not is_of_body(about["title"])) or any(is_pact(doc, sides) for doc in read):
        return BOTH
    bodies = (name for name in (about["publisher"], about["author"]) if is_official(name))
    named = {side for name in bodies for side in side_of(name) if side}
    if len(named) == 1:
        return named.pop()
    in_text = [docs[row.sentence] for row in rows.itertuples() if row.paragraph]
    if about["document"] == ROLES[0] and (opener := opening_issuer(in_text, sides)):
        return opener
    own_words = (docs[sentence] for sentence in rows.loc[~rows["attributed"], "sentence"])
    speaks = is_release(read) or (about["document"] == ROLES[0] and any(map(is_ours, own_words)))
    own = ordered(sides, read) or (side_of_us(sides, read) if speaks else "")
    return own or authors.likely_side(read, sides, about["document"] == ROLES[0])


def opening_issuer(body: list[Doc], sides: Sides) -> str:
    """The side of the one authority that opens a text given as the statement with what it does now, and that says "we"
    in it: "The Ministry of Peru welcomes the verdict. We ..": who tells of others tells what they have done."""
    root = body[0][:].root if body else None
    who = grammar.subject(root) if root is not None else None
    if root is None or who is None or list(who.conjuncts) or not is_told_now(root):
        return ""
    says_we = any(word.lower_ in ("we", "our") for doc in body for word in doc)
    name = who.doc[who.left_edge.i : who.i + 1].text
    return sides.of(who) or organization(name) if says_we and is_official(name) else ""


def firm(sides: Sides, rows: pd.DataFrame, docs: Mapping[str, Doc], about: dict) -> str:
    """The business that announces something where a text given as the statement opens: "Acme today announced"."""
    opening = [docs[sentence][:].root for sentence in rows["sentence"].iloc[:OPENING]]
    subjects = (grammar.first(verb, "nsubj") for verb in opening if predicates.is_in(verb, "announces"))
    firms = (who.text for who in subjects if who is not None and who.pos_ == "PROPN" and sides.of(who) == FIRMS)
    return next(firms, "") if about["document"] == ROLES[0] else ""


def body(about: dict) -> str:
    """The word by which the body that publishes a text, or wrote it, calls itself in it: "Bank" of "Bank of Peru"."""
    kinds = lists("boilerplate")["issuers"]
    words_of = (re.split(r" (?:of|for) |,", name)[0].split() for name in (about["publisher"], about["author"]) if name)
    return next((words[-1] for words in words_of if words and words[-1].lower() in kinds), "")


def is_told_now(verb: Token) -> bool:
    """Whether a verb tells what is done now: "welcomes", "is seeking", and not "has welcomed"."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    is_perfect = any(helper.lemma_ == "have" for helper in helpers)
    return not is_perfect and any(word.tag_ in ("VBZ", "VBP") for word in (verb, *helpers))


def is_joint_title(title: str) -> bool:
    """Whether a title says that a text is by several; the first words of one without a title say nothing of it."""
    return not title.startswith("“") and re.search(r"\bjoint\b", title, re.IGNORECASE) is not None


def is_of_body(title: str) -> bool:
    """Whether a joint text is by one body of several: "Joint statement by the Contact Group", not by two countries."""
    by = issuer_in(title)
    return by != "" and len(side_of(by)) < 2 and " and " not in by


def issuer_in(title: str) -> str:
    """By whom a title says that a text is: "the Contact Group" of "Statement by the Contact Group on ..", or nobody."""
    heading = HEADING.match(title)
    return (heading["by"] or "") if heading is not None else ""


def tells_of_deal(rows: pd.DataFrame, docs: Mapping[str, Doc]) -> bool:
    """Whether the heading or the first sentence of a text tells of an agreement."""
    opening = (word for sentence in rows["sentence"][:OPENING] for word in docs[sentence])
    return any(predicates.is_in(word, "deals") and word.pos_ in ("NOUN", "PROPN") for word in opening)


def is_release(docs: list[Doc]) -> bool:
    """Whether the heading of a text says that it is one that only an authority, or somebody in office, issues."""
    headings = (found for doc in docs[:OPENING] if (found := HEADING.match(doc.text)) is not None)
    return any(RELEASE.match(doc.text) for doc in docs[:OPENING]) or any(map(is_by_office, headings))


def is_by_office(heading: re.Match[str]) -> bool:
    """Whether a heading says which office its author holds: "Remarks by Ana Ruiz, Minister of Trade"."""
    return heading["by"] is not None and is_official(heading.string[heading.start("by") :])


def ordered(sides: Sides, docs: list[Doc]) -> str:
    """The side of whoever orders something by the authority vested in him."""
    orders = (doc for doc in docs if ORDER.search(doc.text))
    return next((side for doc in orders for side in sides.named(doc).values() if side), "")


def is_official(name: str) -> bool:
    """Whether a publisher or an author is an official body or its member: "Ministry of Trade", "The Kremlin"; a former
    minister is none."""
    doc = next(parse([name])) if name else ()
    if any(is_in(word, "not_in_office") for word in doc):
        return False
    is_leader = any(word.text in leaders() for word in doc)
    return name.removeprefix("The ") in names() or is_leader or any(is_in(word, "officials") for word in doc)


def signing(docs: list[Doc]) -> str:
    """The body of many countries whose members open a text as those who sign it: "We, the leaders of the G7"."""
    signed = (SIGNED.match(doc.text) for doc in docs[:OPENING])
    stretches = (found["who"] for found in signed if found is not None and found["who"])
    words_left = (each[place:] for each in stretches for place in range(len(each)) if each[place].isupper())
    return next(filter(None, map(organization, words_left)), "")


def is_pact(doc: Doc, sides: Sides) -> bool:
    """Whether a sentence commits those who sign the text, "The Parties commit to", "Peru and Chile commit to", or opens
    with them: "We, the ministers of"."""
    signed = SIGNED.match(doc.text)
    if signed is not None and any(low(word) in listed("signatories") for word in doc if word.idx < signed.end()):
        return True
    subjects = (word for word in doc if word.dep_ == "nsubj")
    verbs = (word.head for word in subjects if low(word) in listed("signatories") or sides.of(word) == BOTH)
    return any(verb.tag_ == "VBP" and predicates.is_in(verb, "commits") for verb in verbs)


def announced(docs: list[Doc]) -> str:
    """The side of whom the heading of an official document names as its author, or first: "Statement by the Kenyan
    government on ..", "Fact sheet: President Ruiz signs .."; both sides, where it is by two."""
    heading = next(filter(None, (HEADING.match(doc.text) for doc in docs[:OPENING])), None)
    issuer = (heading["by"] or heading["first"] or heading["whose"]) if heading else ""
    is_known = heading is not None and (is_official(issuer) or is_by_office(heading))
    found = list(dict.fromkeys(filter(None, (organization(issuer), *side_of(issuer))))) if is_known else []
    is_joint = heading is not None and heading["by"] is not None and not SPOKEN.search(heading[0])
    return BOTH if len(found) > 1 and is_joint else next(iter(found), "")


def is_ours(doc: Doc) -> bool:
    """Whether a sentence speaks as one of a country: "our country", "our national security"."""
    return any(word.lower_ == "our" and is_in(word.head, "ours") for word in doc)


def is_faulted(verb: Token, is_release: bool) -> bool:
    """Whether a verb tells what its subject does wrong, or must do, which a release may say of its own side."""
    return signs.own_sign(verb) < 0 or (not is_release and grammar.modal(verb) in words("must"))


def side_of_us(sides: Sides, docs: list[Doc]) -> str:
    """The side of most subjects of a text, or of most that it names, but neither "both parties" nor one that it deals
    with in a sentence of "we", if it blames that side for nothing and, where it has subjects with a side, asks nothing
    of it."""
    subjects = [word for doc in docs for word in doc if word.dep_ == "nsubj"]
    subjects = [word for word in subjects if sides.of(word) not in ("", FIRMS) or is_in(word, "bodies")]
    others = {BOTH} | {side for doc in docs for side in authors.dealt_with(doc, sides)}
    found = [side for word in subjects if (side := sides.of(word)) not in others]
    named = [side for doc in docs for side in sides.named(doc).values() if side and side not in others]
    faulted = {sides.of(word) for word in subjects if is_faulted(word.head, is_release(docs))}
    return most_of(found, faulted) or most_of(named, faulted)


def most_of(found: list[str], faulted: set[str]) -> str:
    """The side that more than half of some are, if it is not faulted."""
    most = max(sorted(set(found) - faulted), key=found.count, default="")
    return most if found.count(most) * 2 > len(found) else ""


def side_of(name: str) -> list[str]:
    """The sides that a name holds by itself."""
    return list(Sides(()).named(next(parse([name]))).values())
