"""The story: what each text says in a few plain sentences, the chief contrast, and where the two part or agree.

Every sentence is a claim in the text's own words, with its number. A claim of the opening or the closing paragraph
comes before others, and one that one side addresses to another; a quotation that points to another sentence, or of
which the grammar is not plain, comes last or not at all. How an act is told is data (data/story.yml).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.data import lists
from parallax.report.displays import Facing, Pair, Prose, Run, Runs, Story, Telling
from parallax.report.positions import ACTS, AUTHOR, NOBODY, addressee, mid_sentence, weighed
from parallax.report.standing import known_of
from parallax.report.tables import quoted
from parallax.report.wording import capitalized, counted, listed, name_of

SENTENCES, CLAIMS, WORDS = 5, 2, 44
"""How many sentences tell a text, how many claims a sentence holds, and how many quoted words."""
SETTLED_OR_OPEN = ("settles", "expects")
"""The acts that a reader asks for first: their sentences stand before others that more claims would fill."""
FIRM = ("settles", "promises", "asks", "refuses", "opposes")
"""The acts that a headline tells before others."""
OPEN = ("open", "conditional", "possible", "unlikely")
"""The certainties of expectations that leave something open."""
LONGEST_NOTE = 60
"""How many words an editor's note has at most that is shown whole."""
MOST = 4
"""How many places are shown where the texts part, and where they agree."""


def story(comparison: Comparison) -> Story:
    """Each text in a few sentences, under who wrote it and what kind of text it is."""
    claims = tellable(comparison)
    return Story(
        "What each text says",
        tuple(telling(comparison, claims[claims["document"] == role], role) for role in ROLES),
    )


def telling(comparison: Comparison, claims: pd.DataFrame, role: str) -> Telling:
    """One text: what is known of it, whose words it gives, and its sentences."""
    about = comparison.documents.set_index("document", drop=False).loc[role].to_dict()
    known = ". ".join([*known_of(about), voices(comparison, role)]) + "."
    sentences = tuple(sentences_of(claims)) or ((Run("No position was found in it."),),)
    note = about["note"] or note_in(comparison, role)
    return Telling(role, name_of(comparison, role), about["title"], known, note, sentences)


def note_in(comparison: Comparison, role: str) -> str:
    """The first note of an editor that a text bears, which often says who its author is."""
    removed = comparison.removed
    notes = removed.loc[(removed["document"] == role) & (removed["kind"] == "note"), "text"]
    return next((text for text in notes if len(text.split()) <= LONGEST_NOTE), "")


def voices(comparison: Comparison, role: str, most: int = 3) -> str:
    """Whose words a text gives."""
    body = comparison.body[comparison.body["document"] == role]
    speakers = Counter(name for name in body["speaker"] if name)
    own = int((~body["attributed"]).sum())
    if own * 2 > len(body) or not speakers:
        return f"{own} of {counted(len(body), 'sentence')} in its own voice"
    named = listed([f"{name} ({count})" for name, count in speakers.most_common(most)])
    return f"{len(body) - own} of {counted(len(body), 'sentence')} give the words of others, chiefly {named}"


def tellable(comparison: Comparison) -> pd.DataFrame:
    """The claims that can be told in a sentence, each with its quotation; those that say little by themselves weigh
    less."""
    claims = weighed(comparison)
    is_odd = (claims["act"] == "expects") & (claims["form"] == "infinitive")
    claims = claims[(claims["form"] != "predicate") & ~is_odd]
    opening = claims["words"].str.split().str[0].str.lower()
    return claims.assign(weight=claims["weight"] - 3 * opening.isin(lists("story")["pointers"]))


def sentences_of(claims: pd.DataFrame) -> Iterator[Runs]:
    """The sentences that tell a text, in the order of their slots; no sentence of the text is quoted twice."""
    slots = [claims[claims["act"].isin(acts)] for acts in lists("story")["slots"]]
    ranked = sorted((slot for slot in slots if len(slot)), key=heaviness, reverse=True)[:SENTENCES]
    chosen = {id(slot) for slot in ranked}
    told: set[str] = set()
    for slot in slots:
        picked = pick(slot[~slot["sentence"].isin(told)]) if id(slot) in chosen else []
        told |= {claim.sentence for claim in picked}
        if picked:
            yield sentence(picked)


def heaviness(slot: pd.DataFrame) -> float:
    """How much the claims of a slot weigh in a text: their number, more where one side speaks to another."""
    across = (slot["claimant"] != AUTHOR) & slot["is_across"]
    return len(slot) + 4 * slot["act"].isin(SETTLED_OR_OPEN).any() + 3 * across.any()


def pick(slot: pd.DataFrame) -> list[Any]:
    """The weightiest claims of a slot that one sentence can hold, in the order of the text."""
    ranked = slot.sort_values(["weight", "place"], ascending=[False, True], kind="stable")
    ranked = ranked[~ranked["words"].str.lower().duplicated() & ~ranked["sentence"].duplicated()]
    picked: list[Any] = []
    for claim in ranked.itertuples():
        length = sum(len(each.words.split()) for each in [*picked, claim])
        if len(picked) < CLAIMS and (not picked or length <= WORDS):
            picked.append(claim)
    return sorted(picked, key=lambda claim: claim.place)


def sentence(claims: list[Any]) -> Runs:
    """Claims as one sentence; where the second does the same as the first it is told in few words."""
    first, *others = claims
    runs = clause(first, capitalized)
    for claim in others:
        same = claim.claimant == first.claimant
        if same and filled(claim, "", "\0") == filled(first, "", "\0"):
            runs += [Run(" and "), *quotation(claim)]
        elif pattern_of(claim) == pattern_of(first) and runs[0].text.endswith(": "):
            runs += [Run(f"; so did {claimant(claim)}: "), *quotation(claim)]
        elif same and pattern_of(claim).startswith("{who} "):
            runs += [Run(" and "), *clause(claim, str, who="")]
        else:
            runs += [Run("; "), *clause(claim, str)]
    return (*runs, Run("."))


def clause(claim: Any, cased: Callable[[str], str], who: str | None = None) -> list[Run]:
    """A claim as a clause with its quotation and its number; `who` is empty where the claimant was just named."""
    told = filled(claim, claimant(claim) if who is None else who, "\0").lstrip()
    before, after = cased(told).split("\0")
    return [*linked(before, claim.ground_sentence), *quotation(claim), *([Run(after)] if after else [])]


def quotation(claim: Any) -> list[Run]:
    """A claim's words and its number."""
    return [Run(f"{quoted(claim.words)} ("), Run(claim.sentence, to=claim.sentence), Run(")")]


def linked(text: str, id: str) -> list[Run]:
    """A text in which a sentence's number leads to it."""
    before, found, after = text.partition(f" {id} ") if id else (text, "", "")
    return [Run(f"{before} "), Run(id, to=id), Run(f" {after}")] if found else [Run(text)]


def filled(claim: Any, who: str, words: str) -> str:
    """How an act is told, with all that is known of the claim."""
    ground, reason = quoted(claim.ground), claim.ground_sentence
    return pattern_of(claim).format(who=who, whom=whom(claim), words=words, reason=reason, ground=ground)


def whom(claim: Any) -> str:
    """Whom a claim is addressed to, unless its words begin with the name."""
    named = addressee(claim)
    return "" if claim.words.lower().startswith(named.lower()) else named


def pattern_of(claim: Any, text: bool = False) -> str:
    """How an act is told, by what is known of the claim; in the present where the text itself does it."""
    patterns = act_of(claim)["present" if text or claim.claimant in NOBODY else "past"]
    is_told_elsewhere = bool(claim.ground_sentence) and claim.ground_sentence != claim.sentence
    has_ground = bool(claim.ground) and claim.ground not in claim.content and not text
    met = {"": True, "whom": bool(whom(claim)), "reason": is_told_elsewhere, "ground": has_ground}
    form = "clause" if claim.form == "question" else claim.form
    keys = [(*key.partition("+")[::2], pattern) for key, pattern in patterns.items()]
    return next(pattern for for_form, need, pattern in keys if for_form in (form, "any") and met[need])


def act_of(claim: Any) -> dict:
    """How the act of a claim is told; an expectation by its certainty."""
    acts = lists("story")["acts"]
    return acts.get(f"{claim.act} {claim.certainty}", acts[claim.act])


def claimant(claim: Any) -> str:
    """Who makes a claim, as a sentence begins with it."""
    return mid_sentence(claim.claimant) if claim.claimant not in NOBODY else "it"


def headline(comparison: Comparison) -> str:
    """The chief contrast in a sentence: of the likeliest pair that differs, or of the weightiest claim of each
    text; empty where neither can be said."""
    claims = tellable(comparison)
    pair = next(partings(comparison, claims, "differs"), None) or weightiest(claims)
    if pair is None:
        return ""
    sides = [told_of(comparison, claim) for claim in pair]
    return f"{capitalized(sides[0])}; {sides[1]}"


def told_of(comparison: Comparison, claim: Any) -> str:
    """A claim as what its text does, in few words."""
    hangs_elsewhere = claim.certainty == "conditional" and claim.ground not in claim.content
    claim = claim._replace(certainty="") if hangs_elsewhere else claim
    pattern = pattern_of(claim, text=True)
    known = {"reason": claim.ground_sentence, "ground": quoted(claim.ground), "whom": whom(claim)}
    return pattern.format(who=comparison.names[claim.document], words=quoted(claim.short), **known)


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
    return "open" if claim.act == "expects" and claim.certainty in OPEN else claim.act


def best(claims: pd.DataFrame, id: str) -> Any:
    """The weightiest claim of a sentence, None without one."""
    here = claims[claims["sentence"] == id].sort_values("weight", ascending=False, kind="stable")
    return next(here.itertuples(), None)


def parting(comparison: Comparison) -> Facing | Prose:
    """Where the texts part, both quotations facing each other."""
    claims = tellable(comparison)
    rows: list[Pair] = []
    told: set[str] = set()
    for one, other in partings(comparison, claims, "differs", "same matter"):
        if {one.sentence, other.sentence} & told or len(rows) == MOST:
            continue
        told |= {one.sentence, other.sentence}
        line = f"{capitalized(comparison.names[one.document])} {act_of(one)['does']}, "
        line += f"{comparison.names[other.document]} {act_of(other)['does']}."
        rows.append(facing(comparison, about(comparison, one.sentence, other.sentence), line, one, other))
    if not rows:
        return Prose((Run("No passages were found in which the two take different positions on one matter."),))
    return Facing("parting", "Where they part", tuple(rows))


def acts_alone(comparison: Comparison) -> Prose | None:
    """Which acts were found for one text alone, with their sentences; None where both have the same."""
    claims = weighed(comparison)
    parts = []
    for role, other in (ROLES, ROLES[::-1]):
        mine, others = (claims[claims["document"] == each] for each in (role, other))
        alone = mine[~mine["act"].isin(others["act"])].groupby("act", sort=False)["sentence"].nunique()
        named = [f"{lists('story')['acts'][act]['noun']} ({alone[act]})" for act in ACTS if act in alone.index]
        parts += [f"{comparison.names[role]} alone: {listed(named)}"] if named else []
    return Prose((Run(f"Found for {'; for '.join(parts)}."),)) if parts else None


def agreement(comparison: Comparison) -> Facing | Prose:
    """Where the texts agree, both quotations facing each other."""
    claims = tellable(comparison)
    pairs = comparison.pairs[comparison.pairs["relation"] == "agrees"].head(MOST)
    rows = []
    for pair in pairs.itertuples():
        both = [best(claims, id) for id in (pair.statement, pair.commentary)]
        line = "Both speak for it." if all(each is not None for each in both) else "Both say it."
        rows.append(facing(comparison, pair.about, line, both[0], both[1], (pair.statement, pair.commentary)))
    if not rows:
        return Prose((Run("No passages were found in which the two say the same."),))
    return Facing("agreement", "Where they agree", tuple(rows))


def about(comparison: Comparison, one: str, other: str) -> str:
    """The words that join two sentences."""
    pairs = comparison.pairs
    return next(iter(pairs[(pairs["statement"] == one) & (pairs["commentary"] == other)]["about"]), "")


def facing(comparison: Comparison, matter: str, line: str, one: Any, other: Any, ids: tuple = ()) -> Pair:
    """Two quotations on one matter, with what sets them apart."""
    ids = ids or (one.sentence, other.sentence)
    named = ", ".join(matter.split("; ")[:2])
    quotes = []
    for claim, id in zip((one, other), ids, strict=True):
        words = claim.words if claim is not None else comparison.decisive[id]
        quotes.append((Run(f"{quoted(words)} "), Run(id, to=id)))
    return Pair(named, line, *quotes)


def as_json(comparison: Comparison) -> dict:
    """The headline and the sentences of each text as data/story.json holds them."""
    told = {telling.document: list(map(plain, telling.sentences)) for telling in story(comparison).tellings}
    return {"headline": headline(comparison), **told}


def plain(runs: Runs) -> dict:
    """A sentence and the sentences that it rests on."""
    return {"text": "".join(run.text for run in runs), "evidence": [run.to for run in runs if run.to]}
