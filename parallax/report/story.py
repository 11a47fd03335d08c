"""The story: what each text says in a few plain sentences.

The sentences that together tell most of a text (see centrality) are told in its order. A position of somebody whom the
text names is told as one, with the text's own verb where the grammar allows it; what a text says for itself stands as a
whole sentence in its own words. What a text concludes comes first.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from itertools import takewhile
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from simplemma import is_known

from parallax.comparison import Comparison, once
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.positions import rules
from parallax.positions.grammar import SUBJECTS
from parallax.positions.predicates import is_gloss
from parallax.positions.prospects import is_conceded
from parallax.positions.quotations import IN_YEAR, SPARED, completed, cut, head_of, shortened, within, without_stop
from parallax.report.argument import argument
from parallax.report.centrality import chosen, points_back
from parallax.report.clauses import CUT, LABEL, claimant, clause, lead
from parallax.report.displays import Run, Runs, Story, Telling
from parallax.report.heard import authors, cites, in_own_voice, in_turn, issuers, turn_speakers
from parallax.report.listings import listing, openers
from parallax.report.positions import (
    NOBODY,
    PRONOUNS,
    is_of_speaker,
    mid_sentence,
    weighed,
    without_tie,
)
from parallax.report.rebuttals import rebutted
from parallax.report.repeats import repeated
from parallax.report.standing import known_of
from parallax.report.tables import quoted, refs
from parallax.report.wording import capitalized, listed, name_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST, TOGETHER = 10, 2
"""How many sentences of a text are told, and how many of them stand under one verb."""
SPARED_OF = 5
"""Of so many sentences of a short text one is left out at least, so that it is not printed again."""
WHOLE = 5
"""Of a text of so many sentences all are told."""
LONG, EACH = 40, 5
"""From how many sentences on one more is told of a text for each so many further ones, until it is half as many."""
LENGTH = 40
"""To how many words a sentence is cut that is much longer."""
ALIKE = 12
"""How many words two commitments share that are told as one."""
VIEWS = ("seeks", "supports", "opposes", "refuses")
"""The acts by which somebody wants or holds something."""
LONGEST_BEFORE = 25
"""To how many words a sentence is cut that is told with the one that points to it, where it is much longer."""
LONGEST_TITLE = 150
"""How many letters of a title are shown above what its text says."""
TURNS = re.compile(r"[^.;:]{0,40}\bbut\b|.*; however")
"""How a sentence goes on that says the contrary of a position, or beside it, of the same."""
MARKED = re.compile(r"“[^“”]*”|\"[^\"]*\"|'(?:[^']|(?<=\w)'(?=\w))*'")
"""A sentence that stands in quotation marks as a whole."""
ENDS_SAID = re.compile(r"[“\"'‘]?(?P<said>[^“”\"]{20,}?[,.!?])[”\"'’] (?P<tail>[^“”\"]{3,60})")
"""A quotation with who says it behind it."""
BEFORE_IT = re.compile(r", (?:when|while|where|if|once|until|unless|after|before) [^,]+,", re.IGNORECASE)
"""A clause behind another opening that says when what follows holds: "By contrast, when Ruiz was in office, Peru"."""
DASHES = ("–", "—", "-")
"""The marks between which an aside stands."""
LONGEST_LETTERHEAD, ENDED = 15, re.compile(r"[.!?][”\"’')]*$")
"""How many words a line has at most that says nothing, where the parser finds no subject in it; how a sentence ends."""
SELDOM = 10
"""Of whoever is heard so many times less often than another it is not said that a text reports what he said."""
LONGEST_NOTE = 60
"""How many words an editor's note has at most that is shown whole."""


@once
def story(comparison: Comparison) -> Story:
    """Each text in a few sentences, under who wrote it and what kind of text it is."""
    claims = tellable(comparison)
    return Story(
        "What each text says",
        tuple(telling(comparison, claims[claims["document"] == role], role) for role in ROLES),
    )


def sentences_told(comparison: Comparison) -> set[str]:
    """The sentences that the lists of what each text says quote or name."""
    told = (runs for telling in story(comparison).tellings for runs in telling.sentences)
    return {run.to for runs in told for run in runs if run.to}


def telling(comparison: Comparison, claims: pd.DataFrame, role: str) -> Telling:
    """One text: what is known of it, whose words it gives, and its sentences."""
    about = comparison.documents.set_index("document", drop=False).loc[role].to_dict()
    known = ". ".join([*known_of(about), voices(comparison, role)]) + "."
    sentences = tuple(named(told(comparison, claims, role), comparison.names[role]))
    sentences = sentences or ((Run("No position was found in it."),),)
    note = about["note"] or note_in(comparison, role)
    title = shorten(about["title"], LONGEST_TITLE, placeholder="…")
    title = f"No title; begins {title}" if title.startswith("“") and title.endswith("…”") else title
    return Telling(role, name_of(comparison, role), title, known, note, sentences)


def note_in(comparison: Comparison, role: str) -> str:
    """The first note of an editor that a text bears, which often says who its author is."""
    removed = comparison.removed
    notes = removed.loc[(removed["document"] == role) & (removed["kind"] == "note"), "text"]
    return next((text for text in notes if len(text.split()) <= LONGEST_NOTE), "")


def voices(comparison: Comparison, role: str, most: int = 3) -> str:
    """Whose words a text gives: its own, or whose above all."""
    body = comparison.body[comparison.body["document"] == role]
    is_own = in_own_voice(comparison, role)
    is_reported = ~is_own | ~body["speaker"].isin({"", *authors(comparison, role)})
    turns, barred = in_turn(comparison, role), rules.listed("interviewers")
    told = body.loc[is_reported, "speaker"]
    speakers = Counter(name for name in told if name and (name in turns if turns else name.lower() not in barred))
    if 2 * is_reported.sum() <= len(body) or not speakers:
        return f"{'Mostly' if cites(comparison, role) else 'All'} in its own voice"
    (_, least), *_ = speakers.most_common(1)
    often = [mid_sentence(name) for name, count in speakers.most_common(most) if SELDOM * count >= least]
    known = [name for name in often if is_proper(name)]
    if not known:
        return "Mostly reports what others said"
    chiefly = listed(known)
    if turns:
        return f"Spoken by {chiefly}"
    is_of_others = 2 * is_own.sum() <= len(body)
    return f"Mostly reports what {f'others said, chiefly {chiefly}' if is_of_others else f'{chiefly} said'}"


def is_proper(name: str) -> bool:
    """Whether a speaker bears a name, and is not only called "one member" or "Officials"."""
    capitals = [word for word in name.split() if word[0].isupper()]
    return len(capitals) > 1 or any(not is_known(word.lower(), lang="en") for word in capitals)


@once
def tellable(comparison: Comparison) -> pd.DataFrame:
    """The claims that can be told in a sentence, each with its quotation; those that say little by themselves weigh
    less."""
    claims = weighed(comparison)
    is_odd = (claims["act"] == "expects") & (claims["form"] == "infinitive")
    claims = claims[(claims["form"] != "predicate") & ~is_odd]
    claims = as_asked(comparison, claims)
    names_only = [row.words.lower() == row.target.lower() for row in claims.itertuples()]
    claims = claims[~np.array(names_only, bool)]  # “China accused the United States” says little
    texts = comparison.text_of
    joined = [with_condition(claim, texts[claim.sentence]) for claim in claims.itertuples()]
    claims = claims.assign(words=[words for words, _ in joined], ground=[ground for _, ground in joined])
    points = [words.split()[0].lower() in lists("story")["pointers"] for words in claims["words"]]
    return claims.assign(weight=claims["weight"] - 3 * np.array(points, bool) - 9 * claims["is_thin"])


def as_asked(comparison: Comparison, claims: pd.DataFrame) -> pd.DataFrame:
    """The claims with those of a question told as one, with its mark; of a question only what it leaves open is told,
    and a clause that opens with “how” is no demand."""
    texts = claims["sentence"].map(comparison.text_of).astype(str)
    bare = texts.str.rstrip('”"’) ')
    asks = bare.str.endswith("?")
    ends = [text.rstrip("?").endswith(words) for text, words in zip(bare, claims["words"], strict=True)]
    opens = claims["words"].str.split().str[0].str.lower().isin(lists("story")["asking"])
    whole = claims["words"] + "?"
    claims = claims.assign(
        words=claims["words"].mask(asks, whole),
        short=claims["short"].mask(asks, whole),
        form=claims["form"].mask(opens & (claims["act"] == "explains"), "phrase").mask(asks, "asked"),
        certainty=claims["certainty"].mask(asks, "open"),
    )
    is_told = (~opens | claims["act"].isin(("expects", "explains"))) & ~asks
    return claims[is_told | (asks & (claims["act"] == "expects") & np.array(ends, bool))]


def with_condition(claim: Any, text: str) -> tuple[str, str]:
    """A claim's words and its condition or reason: as one stretch where it stands right before or after the words."""
    told = claim.certainty == "conditional" or claim.act == "explains"
    if told and claim.ground and f"{claim.ground}, {claim.words[:20]}" in text:
        return f"{claim.ground}, {claim.words}", ""
    if claim.act == "explains" and claim.ground and f"{claim.words[-20:]} {claim.ground}" in text:
        return f"{claim.words} {claim.ground}", ""
    return claim.words, claim.ground


def named(sentences: Iterable[Runs], name: str) -> Iterator[Runs]:
    """The sentences that tell a text, of which the first that calls it “it” names it."""
    is_named = False
    for first, *others in sentences:
        calls = first.text.startswith("It ")
        yield (
            replace(first, text=f"{capitalized(name)}{first.text[2:]}") if calls and not is_named else first,
            *others,
        )
        is_named = is_named or calls


def told(comparison: Comparison, claims: pd.DataFrame, role: str) -> Iterator[Runs]:
    """The sentences that tell a text: what it concludes, what two sides promise each other, then the others in its
    order; no sentence of the text is quoted twice."""
    first = [runs for runs in (argument(comparison, role), mutual(comparison, claims)) if runs]
    yield from first
    if runs := repeating(comparison, role):
        yield runs
    before = tuple(dict.fromkeys(run.to for runs in first for run in runs if run.to))
    ids = chosen(comparison, role, most_of(int((comparison.body["document"] == role).sum())), before)
    yield from joined([with_before(comparison, claims, id, {*before, *ids}) for id in ids])


def repeating(comparison: Comparison, role: str) -> Runs:
    """In which sentences a text quotes the other word for word; nothing where it does not."""
    ids = [id for id in repeated(comparison) if comparison.document_of[id] == role]
    lead = f"It quotes {comparison.names[ROLES[0]]} word for word in "
    return (Run(lead), *refs(ids), Run(".")) if ids else ()


def most_of(sentences: int) -> int:
    """How many sentences of a text with so many are told."""
    most = MOST + min(MOST // 2, max(0, sentences - LONG) // EACH)
    return min(most, max(WHOLE, sentences - sentences // SPARED_OF))


def with_before(comparison: Comparison, claims: pd.DataFrame, id: str, told: Collection[str]) -> tuple[str, Runs]:
    """A sentence as a line; one that is quoted whole after the one that it points to, a view of somebody before that
    with which the text contradicts it."""
    before = pointed_to(comparison, id, told)
    goes_on = bool(before) or sentence_before(comparison, id) in told
    begins, runs = line_of(comparison, claims, id, goes_on=goes_on)
    runs = runs if begins else (*before, *runs)
    runs = (*runs, *listing(comparison, id, set(told)))
    answer = rebutted(comparison).get(id, id)
    return begins, runs if answer in (id, *told) else (*runs, Run(". "), *quotation(comparison, answer, LONGEST_BEFORE))


def joined(lines: list[tuple[str, Runs]]) -> Iterator[Runs]:
    """Lines as sentences: neighbours that begin alike are told as one."""
    while lines:
        begins, runs = lines[0]
        same = list(takewhile(partial(begin_alike, begins), lines[1:TOGETHER]))
        is_answered = bool(begins) and any(run.text == ". " for run in runs)
        same = [] if is_answered or any(opens_with_turn(after[0].text) for _, after in same) else same
        joint = "; " if begins.endswith(": ") else " and "
        others = [run for _, after in same for run in (Run(joint), *without_lead(runs[0].text, after))]
        yield (*((Run(capitalized(begins)),) if begins else ()), *runs, *others, Run("."))
        lines = lines[1 + len(same) :]


def without_lead(before: str, runs: Runs) -> Runs:
    """What follows another line of the same claimant, without what stood before its quotation too: "asks Peru to “..”
    and to “..”"."""
    lead, mark, words = runs[0].text.partition("“")
    if not mark or not lead or lead != before.partition("“")[0]:
        return runs
    return (replace(runs[0], text=f"{'to ' if lead.endswith(' to ') else ''}“{words}"), *runs[1:])


def begin_alike(begins: str, line: tuple[str, Runs]) -> bool:
    """Whether a line begins as another does."""
    return bool(begins) and line[0] == begins


def opens_with_turn(text: str) -> bool:
    """Whether a quotation answers or points to what was said before it: "But", "This"."""
    known = lists("story")
    opening = (phrase for key in ("turns", "pointers", "followers") for phrase in known[key])
    return any(re.match(rf"{re.escape(phrase)}\b", text.lstrip("“").lower()) for phrase in opening)


def first_word(text: str) -> str:
    """The first word of a text in small letters, without its quotation mark."""
    return text.lstrip("“\"'‘").split()[0].strip(",").lower()


def quotation(
    comparison: Comparison, id: str, most: int = LENGTH, *, is_told: bool = False, goes_on: bool = False
) -> Runs:
    """A sentence in its own words, with its number; without the marks around all of it where it is told whose it is."""
    words = whole(comparison, id, most, goes_on=goes_on)
    words = completed(LABEL.sub("", words).rstrip("”")) if is_told and LABEL.match(words) else words
    words = without_stop(words[1:-1]) if is_told and MARKED.fullmatch(words) else words
    return Run(f"{quoted(words)} ("), Run(id, to=id), Run(")")


def pointed_to(comparison: Comparison, id: str, told: Collection[str]) -> Runs:
    """The sentence right before one that points to it ("That is bad news"), cut where it is long, unless it is told
    anyway; then a space."""
    if opened := openers(comparison).get(id, ""):
        return () if opened in told else (*quotation(comparison, opened, LONGEST_BEFORE), Run(" "))
    before = sentence_before(comparison, id)
    if before in ("", *told):
        return ()
    doc = comparison.parses[before]
    is_long = ENDED.search(doc.text) is not None and sum(word.is_alpha for word in doc) > LONGEST_LETTERHEAD
    says = is_long or any(word.dep_ in SUBJECTS for word in doc)  # a letterhead says nothing
    is_needed = says and points_back(comparison.parses[id])
    return (*quotation(comparison, before, LONGEST_BEFORE), Run(". ")) if is_needed else ()


def sentence_before(comparison: Comparison, id: str) -> str:
    """The sentence right before one in its text; empty for the first."""
    ids = list(comparison.body.loc[comparison.body["document"] == comparison.document_of[id], "sentence"])
    place = ids.index(id)
    return ids[place - 1] if place else ""


def with_speaker_last(comparison: Comparison, id: str) -> tuple[str, Runs] | None:
    """A quotation that ends with who says it (“..,” Ana Ruiz said) as one that begins so; None for another."""
    row = comparison.sentences.set_index("sentence").loc[id]
    found = ENDS_SAID.fullmatch(row["text"]) if row["verb"] and row["speaker"] else None
    if found is None or row["verb"] not in found["tail"]:
        return None
    if not {row["speaker"].split()[-1], *PRONOUNS} & set(re.findall(r"[\w’'-]+", found["tail"])):
        return None
    said = found["said"]
    is_long = len(said.split()) > SPARED * LENGTH
    text = cut(within(comparison.parses[id], 0, found.end("said")), LENGTH) if is_long else said
    words = quoted(completed(without_stop(text)))
    return f"{capitalized(mid_sentence(row['speaker']))} said: ", (Run(f"{words} ("), Run(id, to=id), Run(")"))


def line_of(comparison: Comparison, claims: pd.DataFrame, id: str, *, goes_on: bool) -> tuple[str, Runs]:
    """A sentence as how it begins and what follows: a position that it reports, with its claimant, or else all of its
    words under a verb, its "But" with them where the sentence is told that it goes on from."""
    here = claims[(claims["sentence"] == id) & ~claims["is_thin"]].sort_values("weight", ascending=False, kind="stable")
    claim: Any = next((each for each in here.itertuples() if is_plain(comparison, each)), None)
    if claim is None:
        if ended := with_speaker_last(comparison, id):
            return ended
        begins = verb_of(comparison, id)
        if begins and (label := LABEL.match(without_turn(comparison, id))):
            begins = f"On {label[1]}, {mid_sentence(begins)}"
        is_told = bool(begins) or is_of_issuer(comparison, id)
        return begins, quotation(comparison, id, is_told=is_told, goes_on=goes_on)
    claim = claim._replace(words=longer(comparison, claim))
    who = f"{account(comparison, claim)}{claimant(claim)} "
    first, *others = clause(comparison, claim, str, who.strip())
    if not first.text.startswith(who):
        return "", (replace(first, text=capitalized(first.text)), *others)
    return capitalized(who), (replace(first, text=first.text.removeprefix(who)), *others)


def is_of_issuer(comparison: Comparison, id: str) -> bool:
    """Whether a sentence is spoken by the body that issues its text, whose words need no speaker."""
    speaker = comparison.sentences.set_index("sentence").loc[id, "speaker"]
    return speaker != "" and speaker in issuers(comparison, comparison.document_of[id], {speaker})


def is_plain(comparison: Comparison, claim: Any) -> bool:
    """Whether a claim can be told with its claimant: what the text's own words between claimant and quotation
    introduce, unless another tells it of him ("Some scholars suggest that China ..")."""
    is_nameless = claim.claimant in NOBODY or claim.claimant.lower() in rules.listed("author", "pronouns")
    if is_nameless or is_of_speaker(claim.claimant) or is_told_of(comparison, claim):
        return False  # what a text itself holds it says in its own words: of "must" none makes a request
    text = comparison.text_of[claim.sentence]
    if is_granted(comparison, claim) or TURNS.match(text[claim.end :]) or "not only" in text[: claim.start].lower():
        return False
    told = lead(claim, comparison.parses[claim.sentence])
    return bool(told) and not is_bounded(comparison.text_of[claim.sentence].partition(told)[0])


def is_granted(comparison: Comparison, claim: Any) -> bool:
    """Whether a sentence grants a claim to what it then holds itself: "While some doubt it, it is a success"."""
    read = within(comparison.parses[claim.sentence], claim.start, claim.end)
    verb = head_of(read) if read.words else None
    return verb is not None and any(map(is_conceded, (verb, *verb.ancestors)))


def is_told_of(comparison: Comparison, claim: Any) -> bool:
    """Whether somebody else tells what the claimant of a claim wants or does."""
    row = comparison.sentences.set_index("sentence").loc[claim.sentence]
    if not row["attributed"] or not row["speaker"] or claim.claimant in NOBODY:
        return False
    return not shares_word(row["speaker"], claim.claimant)


def shares_word(one: str, other: str) -> bool:
    """Whether two names share a word."""
    return not set(one.lower().split()).isdisjoint(other.lower().split())


def is_bounded(opening: str) -> bool:
    """Whether what stands before a claim in its sentence says when or for what it holds: "With respect to grain,"."""
    known = (*lists("story")["bounds"], *lists("claims")["limiting"])
    is_so = re.match(rf"(?:{'|'.join(known)})\b", opening, re.IGNORECASE) or IN_YEAR.match(opening)
    return bool(is_so or BEFORE_IT.search(opening))


def longer(comparison: Comparison, claim: Any) -> str:
    """A claim's words with more of what was cut off them, those of a clause with all that follows in its sentence."""
    text, opening = comparison.text_of[claim.sentence], CUT.split(claim.words)[0].strip()
    place = text.find(opening, max(claim.start, 0)) if opening else -1
    goes_on = claim.form in ("clause", "infinitive") and goes_on_after(comparison, claim)
    if place < 0 or (opening == claim.words and not goes_on):
        return claim.words
    doc = comparison.parses[claim.sentence]
    return shortened(within(doc, place, next_deed(doc, claim.end) if goes_on else claim.end), LENGTH)


def next_deed(doc: "Doc", end: int) -> int:
    """Where behind a place a sentence tells what its subject does next, with its "and": "pledged to help and welcomed
    the summit"; else where it ends."""
    verbs = (word for word in doc if word.idx >= end and word.dep_ == "conj" and word.tag_ in ("VBD", "VBZ", "VBP"))
    after = next((verb for verb in verbs if verb.head.idx < end and verb.head.tag_ == verb.tag_), None)
    if after is None or any(child.dep_ in SUBJECTS for child in after.children):
        return len(doc.text)
    first = after.left_edge
    joint = first.nbor(-1) if first.i else first
    return max(end, joint.idx if joint.dep_ == "cc" else first.idx)


def goes_on_after(comparison: Comparison, claim: Any) -> bool:
    """Whether the sentence of a claim says more after it, and not who says it: no verb of speech and no mark of a
    quotation follows."""
    rest = comparison.text_of[claim.sentence][claim.end :]
    if rest.lstrip()[:1] in (*DASHES, ")"):
        return False  # it may stand in an aside, after which another clause goes on
    doc = comparison.parses[claim.sentence]
    first = next((word for word in doc if word.idx >= claim.end and word.is_alpha), None)
    if first is not None and claim.claimant not in NOBODY and is_gloss(first):
        return False  # what the text makes of it is not what he said
    verb = comparison.sentences.set_index("sentence").loc[claim.sentence, "verb"]
    return bool(re.search(r"\w", rest)) and not re.search(r'["“”]', rest) and (not verb or verb not in rest)


def verb_of(comparison: Comparison, id: str) -> str:
    """How a whole sentence is introduced: in a transcript by whose turn it is, in a text of reports by its speaker,
    unless it names him or says itself that he speaks; one that says so by a pronoun has his name before it."""
    if id in (turn := turn_speakers(comparison)):
        return f"{capitalized(mid_sentence(turn[id]))} said: "
    row = comparison.sentences.set_index("sentence").loc[id]
    names_him = names(row["speaker"], row["text"])
    if is_told_by_pronoun(row) and not names_him:
        return f"{capitalized(mid_sentence(row['speaker']))}: "
    here = comparison.body[comparison.body["document"] == row["document"]]
    is_quoted = row["attributed"] and not row["verb"]  # in a quotation that goes on, or under a line that leads to it
    speaker = row["speaker"] if is_quoted or (row["attributed"] and here["attributed"].mean() >= 0.5) else ""
    speaker = "" if is_of_issuer(comparison, id) else speaker
    is_of_him = bool(row["verb"]) or first_word(row["text"]) in PRONOUNS or names_him
    return f"{capitalized(mid_sentence(speaker))} said: " if speaker and not is_of_him else ""


def names(speaker: str, text: str) -> bool:
    """Whether a text calls a speaker by his last name, or a body by what it is: "the bank" of "the Bank of Peru"."""
    called = {part.split()[-1].lower() for part in (speaker, speaker.partition(" of ")[0]) if part}
    return not called.isdisjoint(re.findall(r"[\w-]+", text.lower()))


def is_told_by_pronoun(row: Any) -> bool:
    """Whether a sentence says by a pronoun behind a quotation who speaks: "..," he suggested, adding that "..."."""
    said = re.escape(row["verb"])
    is_told = re.search(rf"[”\"’'],? (?:he|she|they) (?:\w+ )?{said}\b", row["text"]) if said else None
    return row["speaker"] != "" and is_told is not None


def whole(comparison: Comparison, id: str, most: int = LENGTH, *, goes_on: bool = False) -> str:
    """A sentence in its own words, without what ties it to the one before ("As a result,") unless it is told that it
    goes on from that, cut to about so many where it is long."""
    full, text = comparison.text_of[id], without_turn(comparison, id)
    text = text if goes_on else without_tie(text)
    is_long = len(text.split()) > SPARED * most
    short = cut(within(comparison.parses[id], len(full) - len(text), len(full)), most) if is_long else text
    return completed(without_stop(short))


def without_turn(comparison: Comparison, id: str) -> str:
    """A sentence without the name that opens its turn in a transcript."""
    text = comparison.text_of[id]
    return text[len(opening) :] if (opening := comparison.turns.get(id, "")) else text


def account(comparison: Comparison, claim: Any) -> str:
    """“It says that” where a text tells in its own voice what somebody else wants or holds."""
    is_reported = bool(comparison.sentences.set_index("sentence").loc[claim.sentence, "attributed"])
    role = comparison.document_of[claim.sentence]
    is_issuer = bool(issuers(comparison, role, {claim.claimant}))
    tells = claim.act in VIEWS and claim.claimant not in NOBODY and not (is_reported or is_issuer)
    return "it says that " if tells else ""


def mutual(comparison: Comparison, claims: pd.DataFrame) -> Runs:
    """Two sides' commitments in the same words as one sentence; nothing where no two are alike."""
    found = next(alike(comparison, claims), None)
    if found is None:
        return ()
    one, other, words = found
    runs = [Run(f"{capitalized(claimant(one))} ("), Run(one.sentence, to=one.sentence)]
    runs += [Run(f") and {claimant(other)} ("), Run(other.sentence, to=other.sentence)]
    return (*runs, Run(f") commit themselves to the same: {quoted(words)}."))


def alike(comparison: Comparison, claims: pd.DataFrame) -> Iterator[tuple[Any, Any, str]]:
    """Commitments of two sides in the same words, and these words."""
    rows = {row.Index: row for row in claims.itertuples()}
    pairs = comparison.mirrored[["one", "other"]].itertuples(index=False)
    for one, other in ((rows[one], rows[other]) for one, other in pairs if {one, other} <= rows.keys()):
        words = common(comparison.text_of[one.sentence], comparison.text_of[other.sentence])
        if len(words.split()) >= ALIKE and not is_name(words):
            yield one, other, words


def is_name(words: str) -> bool:
    """Whether most words of a stretch are written as names are: what two pledges name alike may differ in what is done
    about it."""
    told = words.split()
    return 2 * sum(word.islower() for word in told) < len(told)


def common(text: str, other: str) -> str:
    """The longest stretch of a text that another has too, over a word or two that only the other has."""
    one, two = ([word.strip(",;:.()") for word in each.split()] for each in (text, other))
    stretches: list[tuple[int, int, int]] = []
    for start, there, size in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
        if stretches and start == stretches[-1][1] and there - stretches[-1][2] <= 2:
            stretches[-1] = (stretches[-1][0], start + size, there + size)
        else:
            stretches.append((start, start + size, there + size))
    start, end, _ = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    found = text.split()[start:end]
    opens = next((place + 1 for place, word in enumerate(found[:3]) if word.endswith((",", ";", ":"))), 0)
    return " ".join(found[opens:]).strip(",;:. ")


def as_json(comparison: Comparison) -> dict:
    """The sentences of each text as data/story.json holds them."""
    told = {telling.document: list(map(plain, telling.sentences)) for telling in story(comparison).tellings}
    return told


def plain(runs: Runs) -> dict:
    """A sentence and the sentences that it rests on."""
    return {"text": "".join(run.text for run in runs), "evidence": [run.to for run in runs if run.to]}
