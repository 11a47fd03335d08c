"""Judgements: what a clause holds to be good or bad, by its verb, its adjective, its object or an idiom (see signs).

Only what a clause says by itself counts: a word that judges in an attribute, under a modal or in a question makes
no judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.predicates import (
    CLAUSES,
    CONCEDES,
    Found,
    clause_of,
    is_in,
    is_meanwhile,
    is_question,
    is_told,
    root,
    takes_positions,
    told_before,
    words,
)
from parallax.positions.rules import senses_of
from parallax.positions.sides import Sides, is_actor
from parallax.positions.signs import (
    FORETOLD,
    TOLD,
    adjectival,
    attitudes,
    by_idiom,
    by_subject,
    carried,
    denied,
    first_sign,
    idiom_of,
    is_criticised,
    is_titular,
    is_weighty,
    judged,
    own_sign,
    polarity,
    says_no,
    sign_of,
)
from parallax.positions.subjects import sort

if TYPE_CHECKING:
    from spacy.tokens import Token

AMID = ("in", "amid", "despite")
INDIRECT = {1: "does good", -1: "does harm"}
"""The rules of what is good or bad only by what it does: "offers a model", ", creating new jobs"."""
SAID = ("dobj", "dative", "attr", "acomp", "oprd", "pobj", "pcomp", "conj", "xcomp", "ccomp", "amod", "poss")
"""The relations of the words that say what a predicate gives."""
RULES = {1: ("supports", "is good"), -1: ("opposes", "is bad")}


def is_unproven(verb: Token) -> bool:
    """Whether a clause says that something bad is not shown: "there was no evidence of corruption"."""
    places = (grammar.first(verb, "attr", "dobj"), grammar.first(verb, "nsubj", "nsubjpass"))
    shown = next((each for each in places if each is not None and is_in(each, "proofs")), None)
    if shown is None or not (grammar.is_negated(shown) or grammar.is_negated(verb) or is_scant(shown)):
        return False
    return any(first_sign(word) < 0 or own_sign(word) < 0 for word in shown.subtree if word != shown)


def joined_against(verb: Token) -> Token | None:
    """What several are said to do together against something: "stand united in condemning"; None for anything else."""
    how = grammar.first(verb, "acomp", "oprd")
    places = (child for each in (how, verb) if each is not None for child in each.children if child.lower_ == "in")
    done = next((inner for place in places for inner in place.children if inner.dep_ == "pcomp"), None)
    is_critical = done is not None and any(sense.kind == "critical" for sense in senses_of(done))
    return done if is_critical and how is not None and how.lower_ in ("united", "firm", "resolute") else None


def by_judgement(verb: Token, sides: Sides) -> Iterator[Found]:
    """The judgement that a clause passes on its subject."""
    if not stands(verb) or grammar.is_attribute(verb) or not grammar.is_told(verb) or is_question(verb.doc):
        return
    if is_unproven(verb):
        return
    if (wanting := missing(verb)) is not None:
        yield Found(*RULES[-1], verb, clause_of(verb), target=grammar.prepositional(wanting, "for", "of"))
        return
    if is_speech(verb) or is_in(verb, "stresses", "recognizes") or any(word.lower_ == "nor" for word in verb.children):
        return
    if grammar.is_asked(verb) or is_foreseen(verb) or is_timed(verb) or is_meanwhile(verb):
        return
    if is_figure(verb) or is_possible(verb) or is_warning(verb):
        return
    if is_in(verb, "caused_by") and grammar.agent(verb) is not None:
        return
    if verb.dep_ == "ccomp" and is_in(verb.head, "rulings") and is_in(grammar.first(verb, "acomp"), "necessary"):
        return
    if is_in(grammar.first(verb, "nsubj"), "defined") and root(verb) == "be":
        return  # "the test is "risk""
    is_certain = grammar.first(verb, "expl") is not None and is_in(grammar.first(verb, "attr"), "questions")
    if is_certain or is_even(verb) or is_remark(verb) or is_of_place(verb):
        return
    if dismisses_worry(verb):
        return
    is_there = grammar.first(verb, "expl") is not None
    who = grammar.subject(verb) or (grammar.first(verb, "attr") if is_there else None)
    if is_function(verb, who, sides) or is_feeling(verb) or (root(verb) == "threaten" and takes_positions(who, sides)):
        return
    is_denied = grammar.is_negated(verb) and not says_no(verb)
    is_denied = is_denied and not is_topped(verb)
    sign = denied(verb) if is_denied else judged(verb, TOLD if sides.own == "" else FORETOLD)
    if sign > 0 and (fault := joined_against(verb)) is not None:
        yield Found("opposes", "opposes", verb, clause_of(verb), who, grammar.first(fault, "dobj"))
        return
    if sign > 0 and (warned := warned_of(verb)) is not None:
        yield Found(*RULES[-1], verb, clause_of(verb), target=first_thing(warned))
        return
    if sign and who is not None and who.lower_ not in ("you", "i") and not is_rhetorical(verb):
        is_nothing = is_undergone(verb) or told_before(verb) is not None
        whom = grammar.agent(verb) if is_affected(verb) else None if is_nothing else who
        if sign > 0 and any(map(is_open, set_in(verb))):
            yield Found("expects", "is mixed", verb, clause_of(verb), target=whom, certainty="open")
            return
        if is_mixed(verb, sign) or is_contradicted(verb, sign) or is_own_gain(verb):
            return
        act, rule = RULES[sign]
        if sign < 0 and is_in(grammar.first(verb, "acomp"), "unacceptable"):
            yield Found(act, "is unacceptable", verb, clause_of(verb), target=whom)
            return
        rule = weakened(verb, sign, who, sides) or (rule if is_plain(verb, sign) else INDIRECT[sign])
        if rule == INDIRECT[1] and is_in(who, "backings"):
            return  # "Peru's support is growing"
        yield Found(act, rule, verb, clause_of(verb), target=None if is_there else whom)
    elif verb.dep_ == "ccomp" and is_in(verb.head, "stresses") and not grammar.is_negated(verb):
        yield Found("supports", "stresses that", verb, clause_of(verb), target=who)


def is_topped(verb: Token) -> bool:
    """Whether "never" makes a comparison the strongest: "has never been more important"."""
    how = grammar.first(verb, "acomp", "attr")
    is_never = any(child.dep_ == "neg" and child.lower_ == "never" for child in verb.children)
    return is_never and how is not None and (how.tag_ == "JJR" or grammar.modified(how, "more", "so"))


def is_of_place(verb: Token) -> bool:
    """Whether a clause may describe what is done in a place, not the place: "the raid on Lima, which was a ploy"."""
    noun = verb.head
    return verb.dep_ == "relcl" and noun.dep_ == "pobj" and noun.ent_type_ == "GPE" and noun.head.head.pos_ == "NOUN"


def is_own_gain(verb: Token) -> bool:
    """Whether somebody only gains something for himself, which nobody praises: "boosts his popularity"."""
    thing = grammar.first(verb, "dobj")
    return is_in(thing, "own_gain") and any(child.tag_ == "PRP$" for child in thing.children)


def warned_of(verb: Token) -> Token | None:
    """What a verdict advises against: "would be wise not to trust it", "there is good reason to doubt it"."""
    who, what = grammar.subject(verb), grammar.first(verb, "acomp", "attr")
    is_advice = grammar.modal(verb) == "would" or (who is not None and who.lower_ == "it")
    is_advice = is_advice and is_in(what, "advised")
    if what is None or not (is_advice or is_in(what, "reasons")):
        return None
    places = (verb, what)
    clauses = [child for each in places for child in each.children if child.dep_ in ("xcomp", "acl", "relcl")]
    why = (each for each in clauses if grammar.is_negated(each) or is_in(each, "doubts"))
    return next(why, None)


def first_thing(verb: Token) -> Token | None:
    """What a verb has for its object, or what follows "in" or "on": "rely on the pact", "put trust in the pact"."""
    thing = grammar.first(verb, "dobj")
    places = (verb, *([] if thing is None else [thing]))
    return next(filter(None, (grammar.prepositional(place, "in", "on") for place in places)), thing)


def by_impossibility(verb: Token, sides: Sides) -> Iterator[Found]:
    """The blame of what cannot be excused or trusted: "the raid cannot be justified"."""
    is_impossible = grammar.modal(verb) in ("can", "ca", "could") and grammar.is_negated(verb)
    if is_impossible and grammar.is_passive(verb) and is_in(verb, "excuses") and is_told(verb):
        yield Found(*RULES[-1], verb, clause_of(verb), target=grammar.first(verb, "nsubjpass"))


def by_fault(verb: Token, sides: Sides) -> Iterator[Found]:
    """The blame of whom a fault is laid on: "the blame lies with the ministry"."""
    fault, whom = grammar.first(verb, "nsubj"), grammar.prepositional(verb, "with", "on", "upon", "at")
    is_laid = is_in(fault, "faults") and root(verb) in ("lie", "rest", "fall") and is_told(verb)
    if is_laid and whom is not None and not grammar.is_negated(verb) and grammar.modal(verb) == "":
        yield Found(*RULES[-1], verb, clause_of(verb), target=whom)


def by_comment(verb: Token, sides: Sides) -> Iterator[Found]:
    """The verdict of an adverb on its whole clause: "unfortunately, the council did not act"."""
    who = grammar.subject(verb)
    if who is None or not is_told(verb) or grammar.modal(verb) not in TOLD or is_question(verb.doc):
        return
    before = [child for child in verb.children if child.dep_ == "advmod" and child.i < who.i]
    for key, sign in (("gladly", 1), ("sadly", -1)):
        if any(is_in(child, key) for child in before):
            yield Found(*RULES[sign], verb, clause_of(verb), target=who)
            return


def by_omission(verb: Token, sides: Sides) -> Iterator[Found]:
    """The blame of a sentence whose subject is what somebody did not do: "the ministry's failure to act cost lives"."""
    noun = grammar.first(verb, "nsubj")
    is_stated = is_told(verb) and not grammar.is_negated(verb) and not grammar.modal(verb) and not is_question(verb.doc)
    if noun is None or not is_stated or not is_in(noun, "omissions", "neglects"):
        return
    owner = grammar.owner(noun)
    is_deed = any(child.dep_ == "acl" or child.lower_ == "in" for child in noun.children)
    if is_in(noun, "neglects") or is_deed or takes_positions(owner, sides):
        yield Found("opposes", "blames an omission", verb, clause_of(verb), target=owner or noun)


def is_foreseen(verb: Token) -> bool:
    """Whether a participle only goes on with what will or may be: "will build a dam, saving the village"."""
    return (
        verb.tag_ == "VBG" and not grammar.is_finite(verb) and grammar.modal(grammar.first_of_joined(verb).head) != ""
    )


def is_undergone(verb: Token) -> bool:
    """Whether the subject of a verb bears what is bad, and is not to blame for it: "continue to face unfair fees"."""
    inner = grammar.first(verb, "xcomp") if is_in(verb, "aspect") else None
    return is_in(inner if inner is not None else verb, "undergoes")


def is_function(verb: Token, who: Token | None, sides: Sides) -> bool:
    """Whether a verb only says what somebody is there for, or is allowed: "the council facilitates", "is protected"."""
    is_going_on = sides.own != "" and verb.tag_ == "VBG" and grammar.is_finite(verb)
    return is_in(verb, "functions") and (grammar.is_passive(verb) or (takes_positions(who, sides) and not is_going_on))


def is_feeling(verb: Token) -> bool:
    """Whether an adjective says what somebody feels about something, and not that he is good: "is confident that"."""
    how = grammar.first(verb, "acomp")
    if how is None or how.lower_ not in words("feelings"):
        return False
    return any(child.dep_ in ("prep", "ccomp", "xcomp") for child in (*how.rights, *verb.rights))


def is_plain(verb: Token, sign: int) -> bool:
    """Whether a clause itself praises or blames, by what it calls something, an adjective, an idiom or a plain verb,
    and does not only tell what something does."""
    if verb.tag_ == "VBG" and not grammar.is_finite(verb):
        return False
    inner = grammar.first(verb, "xcomp") if is_in(verb, "aspect") else None
    verbs = [each for each in (verb, inner) if each is not None]
    things = [thing for each in verbs if (thing := carried(each)) is not None]
    is_called = is_in(verb, "remains") and grammar.first(verb, "acomp", "attr", "oprd") is not None
    is_said = is_called or any(adjectival(thing) == sign for thing in things) or any(map(by_idiom, verbs))
    return (
        sign < 0
        or is_said
        or any(is_in(each, "plainly_good") for each in verbs)
        or any(is_in(each, "gains") for each in things)
    )


def is_figure(verb: Token) -> bool:
    """Whether a clause only tells that figures get better: "stocks rebounded"."""
    return is_in(grammar.first(verb, "nsubj"), "figures") and own_sign(verb) > 0 and grammar.first(verb, "dobj") is None


def is_possible(verb: Token) -> bool:
    """Whether a clause only tells of what may come: "the potential loss of the port threatens"."""
    who = grammar.first(verb, *grammar.SUBJECTS)
    return who is not None and any(child.lower_ in ("potential", "possible", "likely") for child in who.children)


def is_warning(verb: Token) -> bool:
    """Whether a verb tells that somebody threatens somebody with something."""
    return root(verb) == "threaten" and grammar.prepositional(verb, "with") is not None


def is_timed(verb: Token) -> bool:
    """Whether a clause only says when something else was: "after the bomb destroyed the city"."""
    clause = grammar.first_of_joined(verb)
    opening = grammar.first(clause, "mark")
    return opening is not None and opening.lower_ in ("after", "before")


def is_speech(verb: Token) -> bool:
    """Whether a verb tells what somebody says, and not what good he finds or sees, nor an idiom: "saw real progress",
    "does not hold water"."""
    thing = grammar.first(verb, "dobj") if is_in(verb, "carries") else None
    is_idiomatic = idiom_of(verb).split(" ")[0] == root(verb)
    return is_in(verb, "reports") and (thing is None or first_sign(thing) <= 0) and not is_idiomatic


def missing(verb: Token) -> Token | None:
    """What there ought to be and is not: "there is no justification for the raid"."""
    what = grammar.first(verb, "attr") if grammar.first(verb, "expl") is not None and root(verb) == "be" else None
    is_none = what is not None and any(child.lower_ == "no" for child in what.children)
    return what if is_none and is_in(what, "lacked") and grammar.modal(verb) in TOLD else None


def is_even(verb: Token) -> bool:
    """Whether a verb with the word after it is good or bad as the case may be: "take advantage of"."""
    return verb.i + 1 < len(verb.doc) and f"{root(verb)} {verb.nbor().lower_}" in words("even")


def carriers_of(verb: Token) -> list[Token]:
    """The words that carry what a verb says of its subject."""
    return [word for word in verb.children if word.dep_ in ("dobj", "attr", "acomp", "pobj", "npadvmod")]


def set_in(verb: Token) -> list[Token]:
    """What a verdict is set in: "a step in an uncertain journey", "a gain amid losses"."""
    within = (grammar.prepositional(word, *AMID) for word in (verb, *carriers_of(verb)))
    return [word for word in within if word is not None]


def is_mixed(verb: Token, sign: int) -> bool:
    """Whether a verdict is taken back in its own words: "progress and limits", "a gain amid losses"."""
    carriers = carriers_of(verb)
    if any({1, -1} <= {sign_of(each) for each in grammar.conjuncts(word)} for word in carriers):
        return True
    if sign > 0 and any(is_in(each, "halved") for word in carriers for each in word.children if each.dep_ == "amod"):
        return True
    return sign > 0 and any(sign_of(word) < 0 for word in set_in(verb))


def is_contradicted(verb: Token, sign: int) -> bool:
    """Whether a verdict is turned round by what stands in it or is joined to it: praise by a word of blame or by who
    profits, "protects polluters and betrays farmers"; blame by a plain word of praise or by who is hurt."""
    if sign < 0:
        is_praised = any(is_in(each, "plainly_good") for each in joined(verb))
        return is_praised or is_criticised(grammar.first(verb, "dobj"))
    is_blamed = any(judged(each) < 0 for each in joined(verb))
    who = grammar.subject(verb)
    is_blamed = is_blamed or (who is not None and sign_of(who) < 0)  # "that threat helped clear the way"
    return is_blamed or is_criticised(who) or any(map(spoils, said_of(verb)))


def joined(verb: Token) -> list[Token]:
    """The other predicates of a verb's subject that are joined to it."""
    shared = grammar.subject(verb)
    return [each for each in verb.conjuncts if each.pos_ in ("VERB", "AUX") and grammar.subject(each) == shared]


def said_of(word: Token) -> Iterator[Token]:
    """The words of a predicate that say what it gives and to whom, but for what it takes away or looks into."""
    is_turned = is_in(word, "relieves", "handles") or grammar.is_negated(word)
    if word.pos_ in ("VERB", "AUX") and is_turned:
        return
    inside = (child for child in word.children if child.dep_ in SAID or (child.dep_ == "prep" and is_given(child)))
    is_helped = word.dep_ == "pobj" and word.head.lower_ == "for"  # "good news for a troubled region"
    for child in (each for each in inside if not (is_helped and each.dep_ == "amod")):
        yield child
        yield from said_of(child)


def is_given(preposition: Token) -> bool:
    """Whether a preposition says of whom or of what something good is, or for whom: but not "a solution to"."""
    return preposition.lower_ in ("of", "for", "to") and not is_in(preposition.head, "cures", "attempts", "relieves")


def spoils(word: Token) -> bool:
    """Whether a word inside some praise blames: "a triumph of cynicism", "a gift to the warlords"."""
    if is_titular(word) or is_in(word, "borne"):
        return False
    kind = {"ADJ": "adjectives", "NOUN": "nouns", "VERB": "verbs"}.get(word.pos_, "")
    is_relief = word.pos_ == "VERB" and is_in(word, "relieves")
    return is_criticised(word) or (not is_relief and polarity().get(kind, {}).get(root(word), 0) < 0)


def dismisses_worry(verb: Token) -> bool:
    """Whether a clause says of a worry that it has no ground: "fears of a war are overblown"."""
    said = (verb, *verb.children)
    return is_in(grammar.first(verb, *grammar.SUBJECTS), "worries") and any(is_in(word, "dismissed") for word in said)


def is_relieved(word: Token) -> bool:
    """Whether something bad is what somebody does something about: "to defend it against all threats"."""
    above = list(word.ancestors)[:2]
    return any(each.lower_ in ("against", "from") or is_in(each, "relieves") for each in above)


def is_open(noun: Token) -> bool:
    """Whether a noun is called open or uncertain."""
    beside = (each for child in noun.children if child.dep_ == "amod" for each in grammar.conjuncts(child))
    return any(lists("claims")["prospects"].get(each.lower_) == "open" for each in beside)


def weakened(verb: Token, sign: int, who: Token, sides: Sides) -> str:
    """The rule of a judgement that only calls its subject weighty, or tells of bad figures and of nobody's act; else
    an empty string."""
    thing = grammar.first(verb, "acomp", "attr", "oprd") or carried(verb)
    if sign > 0 and thing is not None and is_weighty(thing):
        return "is important"
    nobody = not sides.of(who) and not is_actor(who) and sides.within(who.subtree) is None
    is_news = is_in(who, "figures") or by_subject(verb) < 0
    return "things are bad" if sign < 0 and nobody and is_news else ""


def by_view(verb: Token, sides: Sides) -> Iterator[Found]:
    """The judgement that somebody is said to hold: "views it as a threat", "called it unhelpful"."""
    doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    if not is_in(verb, "views") or not takes_positions(doer, sides) or not is_told(verb) or grammar.is_negated(verb):
        return
    held = (
        grammar.prepositional(verb, "as") or called_as(verb) or grammar.first(verb, "oprd", "acomp", "ccomp", "xcomp")
    )
    whom = grammar.first(verb, "dobj", "nsubjpass") or (grammar.first(held, "nsubj") if held is not None else None)
    if held is not None and grammar.modal(verb) == "" and not is_weighty(held) and (sign := first_sign(held)):
        yield Found(RULES[sign][0], "holds to be", verb, clause_of(verb), doer, whom)


def called_as(verb: Token) -> Token | None:
    """The adjective by which something is described: "described the plan as cruel"."""
    beside = (child for each in (verb, grammar.first(verb, "dobj")) if each is not None for child in each.children)
    as_ = next((child for child in beside if child.dep_ == "prep" and child.lower_ == "as"), None)
    return grammar.first(as_, "amod", "acomp") if as_ is not None else None


def by_mention(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody stresses or recognizes as good: "recognizes the benefits of"."""
    who, thing = grammar.subject(verb), grammar.first(verb, "dobj")
    if thing is None or not is_told(verb) or grammar.is_negated(verb) or grammar.modal(verb) or is_question(verb.doc):
        return
    is_good = first_sign(thing) > 0 and root(thing) not in attitudes() and not is_in(thing, "mild")
    if is_in(verb, "credits") and (is_good or is_in(thing, "merits")) and takes_positions(who, sides):
        yield Found("supports", "names as good", verb, grammar.stretch(grammar.part(thing)), who, thing)


def by_feeling(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody takes note of with concern, or with satisfaction: "notes with regret that"."""
    feeling = grammar.prepositional(verb, "with")
    what, who = grammar.clause(verb) or grammar.first(verb, "dobj"), grammar.subject(verb)
    what = what or (grammar.clause(feeling) if feeling is not None else None)
    if what is None or feeling is None or not is_in(verb, "notes") or not is_told(verb) or grammar.is_negated(verb):
        return
    kinds = {act for act in ("opposes", "supports") if root(feeling) in nouns_of(act)}
    if len(kinds) == 1 and takes_positions(who, sides):
        yield Found(kinds.pop(), "notes with feeling", verb, grammar.stretch(grammar.part(what)), who, what)


def by_displeasure(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody is not happy with, or nobody made progress in: "no progress was made"."""
    how, thing, who = grammar.first(verb, "acomp"), grammar.first(verb, "nsubjpass"), grammar.subject(verb)
    is_unhappy = is_in(how, "pleased") and grammar.is_negated(verb)
    is_vain = thing is not None and root(verb) in ("make", "achieve", "reach", "see") and is_scant(thing)
    if is_told(verb) and ((is_unhappy and takes_positions(who, sides)) or is_vain):
        yield Found("opposes", "is not happy with", verb, clause_of(verb), who if is_unhappy else None)


def by_emotion(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody is moved to by something: "the move angered the unions", "that delights the farmers"."""
    who, cause = grammar.first(verb, "dobj"), grammar.subject(verb)
    is_stated = is_told(verb) and not grammar.is_negated(verb) and not grammar.modal(verb) and not is_question(verb.doc)
    if cause is None or not is_stated or grammar.is_passive(verb) or not is_moved(who, sides):
        return
    is_deed = is_in(cause, "deeds", "documents", "plans", "moves") or cause.lower_ in ("it", "this", "that", "which")
    if not is_deed and not takes_positions(cause, sides):
        return  # "the heat angered the crews"
    for key, act, rule in (("angers", "opposes", "is not happy with"), ("delights", "supports", "is pleased with")):
        if is_in(verb, key):
            yield Found(act, rule, verb, clause_of(verb), who, cause)


def is_moved(who: Token | None, sides: Sides) -> bool:
    """Whether somebody who can be angry is named, one or many: "campaigners", "the left wing of the party"."""
    return who is not None and who.pos_ != "PRON" and (takes_positions(who, sides) or sort(who) in ("person", "group"))


def is_scant(thing: Token) -> bool:
    """Whether there is none, or little, of something good: "no progress"."""
    is_none = any(child.lower_ in ("no", "little", "scant") for child in thing.lefts)
    return is_none and is_in(thing, "headway")


@cache
def nouns_of(*acts: str) -> frozenset[str]:
    """The nouns of what somebody holds by which these acts are done: "criticism", "support"."""
    return frozenset(word for group in lists("claims")["nouns"] if group["act"] in acts for word in group["words"])


def stands(verb: Token) -> bool:
    """Whether a clause is the main one, joined to it, told by it, its concession, or its participle."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ == "advcl":
        opening = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
        return not CONCEDES.isdisjoint(opening) or (verb.tag_ == "VBG" and "when" not in opening)
    if verb.dep_ == "acl":
        return grammar.clause(verb.head) == verb and not is_in(verb.head, "doubtful")
    if verb.dep_ == "ccomp" and verb.i > verb.head.i:
        vouches = is_in(verb.head, "reports", "shows") or is_in(grammar.first(verb.head, "acomp"), "vouched")
        vouches = vouches or (root(verb.head) == "be" and is_in(grammar.first(verb.head, "nsubj"), "truths"))
        return vouches and not grammar.is_negated(verb.head)
    return grammar.is_continued(verb) or verb.dep_ in ("ROOT", *CLAUSES)


def is_affected(verb: Token) -> bool:
    """Whether the subject of a verb only bears what another one does to it: "were hurt by the dam"."""
    return grammar.is_passive(verb) and (is_in(verb, "affects") or polarity()["verbs"].get(root(verb), 0) < 0)


def is_rhetorical(verb: Token) -> bool:
    """Whether a verdict is denied by what is counted and not by the verb: "none of this is", "is no small threat"."""
    places = (grammar.first(verb, "attr"), grammar.first(verb, "nsubj"))
    denied = (place for place in places if place is not None and grammar.is_negated(place))
    subject = grammar.first(verb, "nsubj")
    return any(denied) or (subject is not None and subject.lower_ in grammar.NOBODY)


def is_remark(verb: Token) -> bool:
    """Whether a clause only leads to what it says: "it is safe to say that", not "it is unrealistic to expect it"."""
    who, how = grammar.first(verb, "nsubj"), grammar.first(verb, "acomp")
    said = grammar.infinitive(verb) or (grammar.infinitive(how) if how is not None else None)
    is_blame = said is not None and root(said) == "expect" and (grammar.is_negated(verb) or first_sign(how or verb) < 0)
    return who is not None and who.lower_ == "it" and is_in(said, "reports", "saying") and not is_blame
