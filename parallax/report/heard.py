"""Who is heard: the speakers of each text with their offices, and the side that both speak of and neither quotes.

That a side is not quoted is said only where the side of every person who is quoted is known.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd
from simplemma import is_known

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.corpus.headings import grammar, untrue
from parallax.corpus.words import words
from parallax.data import lists
from parallax.positions import rules
from parallax.positions.issuers import issuer_in
from parallax.positions.nouns import initials
from parallax.positions.sides import SPELLED_OUT, named_in, pattern
from parallax.positions.speakers import quotations, turns
from parallax.report.displays import Prose, Run
from parallax.report.positions import AUTHOR, NOT_A_SIDE, mid_sentence
from parallax.report.repeats import repeated
from parallax.report.wording import listed, with_article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NO_SIDE = {*NOT_A_SIDE, "both"}
"""Sides that name no country."""
OTHERS = re.compile(r"^(?:the |its )?(?:government of )?(?:the )?| government$| authorities$", re.IGNORECASE)
"""What stands beside the name of a country where its government speaks."""
PARTS = re.compile(r"[,;]\s*|\s+and\s+")
"""What stands between those who issue a text together."""
PARTS_OF = re.compile(r" (?:of|in|for) ")
"""Before what the name of a body says what it is: "Observation Mission of the League"."""
SPEAKS_FOR = re.compile(r"^(?:(?:an? |the )?spokes(?:man|woman|person) (?:for|of) )?(?:the )?", re.IGNORECASE)
"""Who speaks for a body before its name."""
MADE_BY = re.compile(r"(?:.* )?([a-z-]+) (?:by|from) ")
"""A noun in small letters and those from whom it is: "new data from Oslo"."""
BESIDE = ("conj", "parataxis", "acomp")
"""The relations of words that stand beside the main verb of a sentence."""
BARE = re.compile(r"^the ", re.IGNORECASE)
"""What stands before a name and is no part of it."""
GOVERNMENTS = ("government", "ministry", "republic", "kingdom")
"""The words by which a government is called."""
NAMING = ("PERSON", "ORG", "GPE")
"""The kinds of names by which somebody is cited: a person, a body, a country."""
JOINT = re.compile(r"\bjoint\b", re.IGNORECASE)
"""How a title says that those whom it names issue the text together."""
ASKING = 0.3
"""From which share of questions on somebody in a transcript only asks."""
MOST = 4
"""How many speakers of a text are named."""
SPOKEN_OF = 2
"""In how many sentences a text speaks of a side that is missed among the speakers."""


def own_side(comparison: Comparison, role: str) -> str:
    """The country or body for which a text speaks; empty where it is nobody's but its author's."""
    claims = comparison.claims
    sides = claims.loc[(claims["document"] == role) & (claims["claimant"] == AUTHOR), "claimant_side"]
    return next((side for side in sides if side not in NO_SIDE), "")


def issued_by(comparison: Comparison, role: str) -> set[str]:
    """The countries and bodies that a text's publisher or author bears in his name."""
    about = comparison.documents.set_index("document").loc[role]
    return named_in(f"{about['publisher']}; {about['author']}")


def in_own_voice(comparison: Comparison, role: str) -> pd.Series:
    """Whether a text speaks for itself, sentence by sentence: what the sentence says is not a report, or one of the
    body that issues it, and not repeated from the other text."""
    others = told_of_others(comparison, role)
    given = [gives_others(row, comparison.parses[row.sentence]) for row in others.itertuples()]
    body = comparison.body[comparison.body["document"] == role]
    return ~body["sentence"].isin([*others["sentence"][given], *repeated(comparison)])


def told_of_others(comparison: Comparison, role: str) -> pd.DataFrame:
    """The sentences of a text that report somebody, but for the body that issues it."""
    body = comparison.body[comparison.body["document"] == role]
    own = issuers(comparison, role, set(body["speaker"]))
    return body[body["attributed"] & ~body["speaker"].isin(own)]


def cites(comparison: Comparison, role: str) -> bool:
    """Whether a text reports anybody whom it names, or quotes: "supposedly" alone names nobody."""
    others = told_of_others(comparison, role)
    return bool(others["speaker"].any()) or any(quotations(text, "")[0] for text in others["text"])


def issuers(comparison: Comparison, role: str, names: Iterable[str]) -> set[str]:
    """Those of some speakers who are the country or the body that issues a text, and no others whom it cites."""
    own = own_side(comparison, role)
    full = {name: spelled_out(comparison, role, name) for name in names}
    found = {name for name in names if is_body(name, own) or is_issuer(comparison, role, full[name])}
    answers = answering(comparison)[role]
    return found | answers if len(answers) == 1 else found - in_turn(comparison, role)


def in_turn(comparison: Comparison, role: str) -> set[str]:
    """Those who speak in turn in a transcript, where they are two or more beside those who ask."""
    answers = answering(comparison)[role]
    return answers if len(answers) > 1 else set()


@once
def answering(comparison: Comparison) -> dict[str, set[str]]:
    """Who speaks in each text that is a transcript, but for those who only put the questions."""
    return {
        role: {name for name in speaking(comparison, role) if not only_asks(comparison, role, name)} for role in ROLES
    }


def speaking(comparison: Comparison, role: str) -> set[str]:
    """Who has a turn in a text that is a transcript."""
    body = comparison.body[comparison.body["document"] == role]
    return {turn.speaker for turn in turns(body).get(role, {}).values()} - {""}


def only_asks(comparison: Comparison, role: str, name: str) -> bool:
    """Whether somebody in a transcript only puts the questions: he is called so, or much of what he says is asked."""
    body = comparison.body
    said = body.loc[(body["document"] == role) & (body["speaker"] == name), "text"]
    return name.lower() in rules.listed("interviewers") or said.str.endswith("?").mean() >= ASKING


@once
def asked(comparison: Comparison) -> set[str]:
    """The sentences of those who only put the questions in a transcript, where somebody answers: no text says them for
    itself."""
    body, answers = comparison.body, answering(comparison)
    answered = {role for role in ROLES if answers[role] or is_answered(body, role)}
    askers = {role: speaking(comparison, role) - answers[role] if role in answered else set() for role in ROLES}
    return {row.sentence for row in body.itertuples() if row.speaker in askers[row.document]}


def is_answered(body: pd.DataFrame, role: str) -> bool:
    """Whether a text is a transcript in which the answers are marked as such, and are the text's own: "A: .."."""
    return any(turn.speaker == "" for turn in turns(body).get(role, {}).values())


def unsaid(comparison: Comparison) -> set[str]:
    """The sentences that no text says for itself: what is only asked in a transcript, what a text gives as untrue, and
    what is repeated."""
    denied = (untrue(body.itertuples()) for _, body in comparison.body.groupby("document"))
    return asked(comparison).union(*denied) | repeated(comparison).keys()


@once
def turn_speakers(comparison: Comparison) -> dict[str, str]:
    """Whose turn each sentence of a transcript is, where two or more speak in turn."""
    found: dict[str, str] = {}
    for role in ROLES:
        body, speaker = comparison.body[comparison.body["document"] == role], ""
        opened, in_turns = turns(body).get(role, {}), in_turn(comparison, role)
        for row in body.itertuples():
            speaker = opened[row.paragraph].speaker if row.paragraph in opened else speaker
            if speaker in in_turns:
                found[row.sentence] = speaker
    return found


def spelled_out(comparison: Comparison, role: str, name: str) -> str:
    """A name without who speaks for it, and in full where the text gives it with these initials: "the Office (HBO)"."""
    short = SPEAKS_FOR.sub("", name)
    said = " ".join(text for id, text in comparison.text_of.items() if comparison.document_of[id] == role)
    given = (match[1].strip() for match in SPELLED_OUT.finditer(said) if match[2] == short)
    return SPEAKS_FOR.sub("", next(given, short))


def is_issuer(comparison: Comparison, role: str, name: str) -> bool:
    """Whether a speaker is the body that issues a text: its author or publisher, or a government of whom its title
    speaks in a text given as the statement."""
    about = comparison.documents.set_index("document").loc[role]
    bearers = [about["publisher"], *PARTS.split(about["publisher"]), about["author"], *authors(comparison, role)]
    if name and any(name.lower() == each.lower() or name == initials(each) for each in bearers):
        return True
    joint = named_in(about["title"]) if role == ROLES[0] and JOINT.search(about["title"]) else set()
    if set() < named_in(name) <= joint:
        return True
    issuer = issuer_in(about["title"]) if role == ROLES[0] else ""
    own_name = set(words(PARTS_OF.split(name.lower())[0])) - grammar()
    if own_name and own_name <= set(words(issuer.lower())):
        return True
    named = set(words(name.lower())) - grammar()
    rest = {word for word in named if word.rstrip("s") not in GOVERNMENTS}
    return role == ROLES[0] and rest < named and set() < rest <= set(words(about["title"].lower()))


def authors(comparison: Comparison, role: str) -> list[str]:
    """Those who wrote a text, or speak in it, and their offices."""
    return PARTS.split(comparison.documents.set_index("document").loc[role, "author"])


def gives_others(row: Any, doc: "Doc") -> bool:
    """Whether a sentence that reports something gives others' words above all: most of it is quoted, or its main clause
    says that somebody speaks, and not a part of it: "when he claimed it, I gave up"."""
    if not row.verb:
        spans, is_open = quotations(row.text, "")
        is_part = row.speaker != "" or not spans or is_open != ""  # of a quotation of several sentences
        return is_part or 2 * sum(end - start for start, end in spans) > len(row.text)
    return any(is_main(word) for word in doc if word.text == row.verb.split()[0])


def is_main(cue: "Token") -> bool:
    """Whether a word by which a sentence reports somebody is of its main clause, or names the source of it all."""
    if cue.pos_ == "NOUN":
        return False
    while cue.dep_ in BESIDE or (cue.dep_ == "advcl" and any(child.lower_ == "as" for child in cue.lefts)):
        if cue.head.pos_ in ("ADV", "ADJ") and cue.dep_ == "advcl":
            return False  # "not as much as he claims"
        cue = cue.head
    return cue.dep_ in ("ROOT", "prep") or cue.pos_ not in ("VERB", "AUX")


def is_body(name: str, side: str) -> bool:
    """Whether a speaker is the country or body itself, and nobody in it: "the government of Peru"."""
    bare = OTHERS.sub("", name)
    return side != "" and named_in(name) == {side} and pattern().fullmatch(bare) is not None


def heard(comparison: Comparison) -> Prose | None:
    """Who is quoted by name in each text, and which side is not; None where nobody is."""
    people = {role: speakers(comparison, role) for role in ROLES}
    if not any(people.values()):
        return None
    said = [f"{comparison.names[role]} cites {names_in_words(people[role])}" for role in ROLES if people[role]]
    unheard = [f" No one from {side} is cited by name in either text." for side in missed(comparison, people)]
    return Prose((Run("Among those heard by name: ", style="strong"), Run(f"{'; '.join(said)}.{''.join(unheard)}")))


def speakers(comparison: Comparison, role: str) -> dict[str, str]:
    """The persons and bodies whose words a text reports, the most frequent first, each with the office that the texts
    give."""
    table, said = comparison.voices, quoted(comparison, role)
    here = table[table["document"] == role][["speaker", "office"]].itertuples(index=False)
    own = issuers(comparison, role, said)
    others = {name: office for name, office in here if name in said - own}
    turns_of = in_turn(comparison, role)
    return {
        name: office
        for name, office in others.items()
        if not is_paper(name)
        if name in turns_of or is_named(comparison, name) or is_in_office(name, office)
    }


def is_paper(name: str) -> bool:
    """Whether a name is that of a document or of findings, which others made: "the Action Plan", "data from Oslo"."""
    papers = {*lists("claims")["documents"], *lists("claims")["plans"]}
    made = MADE_BY.match(name)
    return name.split()[-1].lower() in papers or (made is not None and not is_somebody(made[1]))


def is_somebody(noun: str) -> bool:
    """Whether a noun in small letters names a person, a body or an office, one or several."""
    return not rules.listed("persons", "groups", "titles").isdisjoint({noun, noun.removesuffix("s")})


def quoted(comparison: Comparison, role: str) -> set[str]:
    """The speakers whose words sentences of a text quote or tell by a verb of speech, and not only what they want or
    hold, or promised by the way."""
    body = comparison.body[comparison.body["document"] == role]
    told = (row for row in body.itertuples() if row.speaker and tells_words(comparison, row))
    return {row.speaker for row in told if gives_others(row, comparison.parses[row.sentence])}


def tells_words(comparison: Comparison, row: Any) -> bool:
    """Whether a sentence is its speaker's own, quotes him, or tells his words by a verb of speech."""
    if not row.verb:
        return True
    verbs = {word.lemma_.lower() for word in comparison.parses[row.sentence] if word.text in row.verb.split()}
    return bool(quotations(row.text, "")[0]) or not verbs.isdisjoint(lists("story")["citing"])


def is_named(comparison: Comparison, name: str) -> bool:
    """Whether the parser takes a name, a longer one that it ends or its last words for a person's, a body's or a
    country's, or no dictionary has a word of it: "the taz"; never "one of the judges in Oslo"."""
    first, *others = BARE.sub("", name).split()
    if others and not first[0].isupper():
        return False
    if not all(is_known(word, lang="en") for word in words(name.lower())):
        return True
    names = (entity for doc in comparison.parses.values() for entity in doc.ents if entity.label_ in NAMING)
    whole, ends = f" {name} ".lower(), [f" {entity.text} ".lower() for entity in names]
    return any(end.endswith(whole) or whole.endswith(end) for end in ends)


def is_in_office(name: str, office: str) -> bool:
    """Whether a name of several words stands with an office, so that it is a person's by any parse."""
    return " " in name and office != ""


def names_in_words(people: dict[str, str]) -> str:
    """Speakers with their offices as a sentence names them."""
    called = {mid_sentence(name): office for name, office in people.items()}
    said = [f"{name} ({office})" if " " in office else name for name, office in called.items()]
    return listed([*said[:MOST], "others"] if len(said) > MOST else said)


def missed(comparison: Comparison, people: dict[str, dict[str, str]]) -> list[str]:
    """The sides that both texts speak of, that speak in neither and of which nobody is quoted, as a sentence calls
    them."""
    claims = comparison.claims
    sides = claims.drop_duplicates("claimant").set_index("claimant")["claimant_side"].to_dict()
    heard = {sides.get(name, "") for names in people.values() for name in names}
    is_anybody = any(not is_body(name, sides.get(name, "")) for names in people.values() for name in names)
    if heard & NO_SIDE or not is_anybody:
        return []
    acts = comparison.who_acts
    is_often = acts[["acts", "acted_upon", "holds"]].sum(axis=1) >= SPOKEN_OF
    often = [set(acts.loc[is_often & (acts["document"] == role), "side"]) for role in ROLES]
    speaking = {own_side(comparison, role) for role in ROLES}.union(*(issued_by(comparison, role) for role in ROLES))
    found = sorted((often[0] & often[1]) - heard - speaking - NO_SIDE)
    return [with_article(side) for side in found]
