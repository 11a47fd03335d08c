"""Acts: which verbs, nouns and modals of a sentence take a position.

Each rule looks at one word of the parse and says which act it performs, by whom, towards whom, and in which words.
Which words belong to which act stands in data/claims.yml; here is only what must stand beside them. Who holds a
position that the text itself takes, or reports, is not settled here but in claims.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from parallax.data import lists
from parallax.positions import grammar
from parallax.positions.sides import Sides, is_actor, is_in

HEADS = ("ROOT", "ccomp", "conj", "advcl", "parataxis")
SIGNS = (("good", 1), ("bad", -1))
CONCEDES = {"while", "whereas", "although", "though"}


class Context(NamedTuple):
    """What a rule may know beside the sentence: the sides, whether the text is an official statement."""

    sides: Sides
    is_official: bool


class Found(NamedTuple):
    """A position: its act and rule, the word that takes it, who does and whom it is addressed to, and its words."""

    act: str
    rule: str
    word: Token
    doer: Token | None
    target: Token | None
    content: tuple[int, int]
    certainty: str = ""
    ground: tuple[int, int] | None = None
    points: int = 0
    """Where the reason stands, if not here: the sentence before (-1) or after (1)."""


@cache
def words(name: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(lists("claims")[name])


@cache
def polarity() -> dict[str, dict[str, int]]:
    """The sign of every word that judges, by part of speech."""
    data = lists("claims")
    return {kind: {word: sign for key, sign in SIGNS for word in data[key][kind]} for kind in data["good"]}


@cache
def classes() -> dict[str, dict[str, list[dict]]]:
    """The groups that a verb, an adjective or a noun belongs to, by its lemma."""
    found: dict[str, dict[str, list[dict]]] = {}
    for kind, key in (("verbs", "verbs"), ("adjectives", "words"), ("nouns", "words")):
        found[kind] = {}
        for group in lists("claims")[kind]:
            for word in group[key]:
                found[kind].setdefault(word, []).append(group)
    return found


def lemma(word: Token) -> str:
    """The lemma of a verb, with its particle or the preposition that makes another verb of it."""
    known = classes()["verbs"]
    low = root(word)
    beside = [f"{low} {child.lower_}" for child in word.children if child.dep_ in ("prt", "prep")]
    return next((pair for pair in beside if pair in known), low)


def root(word: Token) -> str:
    """The lemma of a word in small letters."""
    low = word.lemma_.lower()
    return lists("claims")["misread"].get(low, low)


def met(word: Token, need: str) -> tuple[Token | None, Token | None] | None:
    """What a need finds beside a word: whom it concerns and the head of what is wanted; None where it is not met."""
    if need.startswith("+"):
        found = grammar.prepositional(word, need[1:])
        return (found, found) if found is not None else None
    if need in ("that", "that_do"):
        found = grammar.clause(word)
        if (
            need == "that_do"
            and found is not None
            and grammar.is_finite(found)
            and grammar.modal(found) not in words("must")
        ):
            return None
        return (grammar.subject(found), found) if found is not None else None
    if need in ("to", "to_object"):
        return to(word, need == "to_object")
    relations = ("xcomp", "pcomp", "ccomp") if need == "ing" else ("dobj", "nsubjpass", "dative")
    found = grammar.first(word, *relations)
    return (found, found) if found is not None and (need != "ing" or found.tag_ == "VBG") else None


def to(word: Token, has_object: bool) -> tuple[Token | None, Token | None] | None:
    """What an infinitive finds: whose it is, by an object before it or its own subject, and the infinitive."""
    found = grammar.infinitive(word)
    if found is None or found.dep_ == "relcl":
        return None
    whom = grammar.first(word, "dobj", "nsubjpass") or grammar.first(found, "nsubj") or grammar.first(word, "pobj")
    return (whom, found) if (whom is not None) == has_object else None


def by_verb(verb: Token, context: Context) -> Iterator[Found]:
    """The position that a verb of asking, promising, opposing .. takes."""
    for group in classes()["verbs"].get(lemma(verb), ()):
        what = next((found for need in group["needs"] if (found := met(verb, need))), None)
        doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
        able = group.get("by") == "anything" or acts(doer, context) or is_passive_request(verb, group["act"])
        if what and able and is_said(verb, group["act"]):
            yield found_by(group, verb, doer, *what)
            return


def is_passive_request(verb: Token, act: str) -> bool:
    """Whether somebody is asked, and the sentence does not say by whom."""
    return act in ("asks", "expects") and grammar.is_passive(verb) and grammar.agent(verb) is None


def is_said(verb: Token, act: str) -> bool:
    """Whether a verb takes its position here and now: not under a modal or a condition, nor negated."""
    modals = ("will", "would") if act in ("opposes", "supports", "refuses") else ()
    told = grammar.is_told(verb) and not grammar.is_attribute(verb) and is_placed(verb)
    return told and not grammar.is_negated(verb) and grammar.modal(verb) in ("", *modals)


def is_placed(verb: Token) -> bool:
    """Whether a clause is more than a condition or a time."""
    return grammar.openers(verb).isdisjoint(words("conditions") | words("times"))


def acts(doer: Token | None, context: Context) -> bool:
    """Whether someone can take a position: an actor with or without a side, or a pronoun for one."""
    if doer is None:
        return False
    personal = doer.lower_ in ("he", "she", "they", "we", "i", "who", "both")
    return personal or bool(context.sides.of(doer)) or is_actor(doer)


def found_by(group: dict, word: Token, doer: Token | None, whom: Token | None, what: Token) -> Found:
    """The position of a verb, adjective or noun with what stands beside it."""
    leave = (grammar.first(what, "advcl"),) if what.pos_ == "VERB" else ()
    certainty = {"promises": "certain", "expects": "likely"}.get(group["act"], "")
    if group["act"] == "settles":
        return Found(
            "settles", group["rule"], word, None, settled_with(word, doer, whom), grammar.stretch(grammar.part(word))
        )
    return Found(group["act"], group["rule"], word, doer, whom, grammar.stretch(grammar.part(what, leave)), certainty)


def settled_with(verb: Token, doer: Token | None, whom: Token | None) -> Token | None:
    """Whom a decision concerns: with whom it is made, or what its clause is about, or who makes it."""
    thing = grammar.first(verb, "dobj")
    with_whom = grammar.prepositional(verb, "with") or (
        grammar.prepositional(thing, "with") if thing is not None else None
    )
    told = whom if grammar.clause(verb) is not None else None
    return with_whom or told or doer


def by_adjective(verb: Token, context: Context) -> Iterator[Found]:
    """The position of somebody who is eager, ready, opposed, concerned."""
    adjective = grammar.first(verb, "acomp", "attr") if root(verb) in words("remains") else None
    adjective = verb if verb.tag_ == "VBN" and grammar.is_passive(verb) else adjective
    for group in classes()["adjectives"].get(adjective.lower_ if adjective is not None else "", ()):
        what = next((found for need in group["needs"] if (found := met(adjective, need))), None)
        doer = grammar.subject(verb)
        if what and is_said(verb, group["act"]) and acts(doer, context):
            yield found_by(group, verb, doer, *what)


def by_noun(noun: Token, context: Context) -> Iterator[Found]:
    """The position of a noun of such a verb, held by whom a possessive or the verb above it names."""
    for group in classes()["nouns"].get(noun.lemma_.lower(), ()):
        is_it = noun.dep_ == "nsubj" and noun.head.lemma_ == "be"
        places = [noun, noun.head] if is_it else [noun]
        what = next((found for need in group["needs"] for place in places if (found := met(place, need))), None)
        doer = holder(noun)
        held = object_of_light(noun) is not None or (what is not None and noun.dep_ in grammar.SUBJECTS)
        if acts(doer, context) and held and not grammar.is_negated(noun):
            yield found_by(group, noun, doer, *(what or (None, noun)))
            return


def object_of_light(noun: Token) -> Token | None:
    """The verb of having, saying or showing whose object a noun is."""
    joined = noun.head if noun.dep_ == "conj" else noun
    verb = joined.head
    is_object = joined.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in words("light")
    return verb if is_object and not grammar.is_negated(verb) and not grammar.modal(verb) else None


def holder(noun: Token) -> Token | None:
    """Whose a hope, a concern, a commitment is; a possessive pronoun stands for the subject."""
    verb = object_of_light(noun)
    whose = grammar.first(noun, "poss")
    if whose is not None and whose.pos_ != "PRON":
        return whose
    if verb is None:
        return None
    return grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)


def by_must(verb: Token, context: Context) -> Iterator[Found]:
    """What somebody should, must or needs to do."""
    doer = grammar.subject(verb)
    needs = verb.dep_ == "xcomp" and verb.head.lemma_ in words("duties") and grammar.modal(verb.head) in ("", "will")
    if (
        verb.lemma_ == "need"
        and grammar.first(verb, "dobj") is not None
        and verb.tag_ != "VBD"
        and not grammar.is_attribute(verb)
    ):
        needed = grammar.is_finite(verb) and grammar.modal(verb) in ("", "will") and bool(context.sides.of(doer))
        if needed and not grammar.is_negated(verb):
            yield Found("asks", "needs something", verb, None, doer, clause_of(verb))
    needed = needs and grammar.is_finite(verb.head) and verb.head.tag_ != "VBD" and acts(doer, context)
    if (grammar.modal(verb) in words("must") or needed) and doer is not None and not inverted(verb):
        yield Found("asks", "must do", verb, None, doer, clause_of(verb))


def inverted(verb: Token) -> bool:
    """Whether a modal stands before its subject: a question, or "should they fail"."""
    own, who = (
        next((child for child in verb.children if child.tag_ == "MD"), None),
        grammar.first(verb, *grammar.SUBJECTS),
    )
    return own is not None and who is not None and own.i < who.i


def by_necessity(verb: Token, context: Context) -> Iterator[Found]:
    """What is important or necessary to do, and the need or duty that somebody has or underlines."""
    what = grammar.first(verb, "acomp", "attr") if verb.lemma_ == "be" else None
    wanted = grammar.infinitive(verb) or grammar.infinitive(what) if what is not None else None
    if (
        what is not None
        and what.lower_ in words("necessary")
        and wanted is not None
        and grammar.modal(verb) in ("", "will")
    ):
        yield Found("asks", "is necessary to", verb, None, grammar.subject(wanted), clause_of(wanted))
    who = grammar.first(verb, "nsubj")
    if (
        who is not None
        and who.lemma_ in words("duty")
        and verb.lemma_ in ("be", "fall", "lie")
        and grammar.infinitive(verb)
    ):
        whom = grammar.prepositional(verb, "on", "with", "upon", "to")
        yield Found("asks", "is necessary to", verb, None, whom, clause_of(verb))
    weighs = verb.lemma_.lower() in words("light") | words("stresses") | words("recognizes")
    duty, who = grammar.first(verb, "dobj") if weighs else None, grammar.subject(verb)
    if (
        duty is not None
        and duty.lemma_ in words("duty")
        and (acts(who, context) or (verb.dep_ == "ROOT" and who is None))
    ):
        whom = context.sides.within(duty.subtree)
        act = "asks" if grammar.infinitive(duty) is not None or duty.lemma_ != "importance" else "supports"
        yield Found(act, "underlines a duty", verb, grammar.subject(verb), whom, grammar.stretch(grammar.part(duty)))


def by_will(verb: Token, context: Context) -> Iterator[Found]:
    """What an actor will do is promised, or refused; what else will be is expected."""
    doer, helper = grammar.subject(verb), grammar.modal(verb)
    if grammar.is_attribute(verb) or in_relative(verb):
        return
    told = helper in ("will", "shall", "'ll", "wo", "’ll") or (helper in ("would", "'d") and is_reported(verb))
    if not told or doer is None or inverted(verb):
        return
    if (sign := hedged(verb)) or not is_pledge(verb, doer, context):
        if helper != "would":
            certainty = "conditional" if condition(verb) is not None else sign or "certain"
            yield Found("expects", "will be", verb, None, doer, clause_of(verb), certainty, condition(verb))
    elif grammar.is_negated(verb):
        yield Found("refuses", "will not do", verb, doer, None, clause_of(verb))
    else:
        certainty = "conditional" if condition(verb) is not None else "certain"
        yield Found("promises", "will do", verb, doer, first_object(verb), clause_of(verb), certainty, condition(verb))


def is_pledge(verb: Token, doer: Token, context: Context) -> bool:
    """Whether a verb is what its subject, an actor other than a business, can bind itself to do."""
    inner = grammar.first(verb, "xcomp") if root(verb) in words("aspect") else None
    able = (
        root(verb if inner is None else inner) not in words("happens")
        and not grammar.is_passive(verb)
        and verb.pos_ == "VERB"
    )
    side = context.sides.of(doer)
    return (
        able
        and side != "firms"
        and (bool(side) or doer.lower_ in ("we", "he", "she", "they") or is_in(doer, "officials"))
    )


def is_reported(verb: Token) -> bool:
    """Whether a clause is what a reporting verb says."""
    told = verb.head if verb.dep_ == "conj" else verb
    return teller(told) is not None


def teller(told: Token) -> Token | None:
    """The reporting verb whose clause this is: "said that ..", "assured his guest that .."."""
    above = told.head
    if told.dep_ == "acl" and above.dep_ == "dobj" and grammar.has_that(told):
        above = above.head
    elif told.dep_ != "ccomp":
        return None
    return above if root(above) in words("reports") else None


def hedged(verb: Token) -> str:
    """How certain an adverb makes a verb: "will probably", or an empty string."""
    sure = lists("claims")["adverbs"]
    return next((sure[child.lower_] for child in verb.children if child.dep_ == "advmod" and child.lower_ in sure), "")


def condition(verb: Token) -> tuple[int, int] | None:
    """The clause that says under which condition: "if ..", "unless ..", "when .."."""
    clauses = (child for child in verb.children if (child.dep_ == "advcl" and conditional(child)) or without(child))
    found = next(clauses, None)
    return grammar.stretch(list(found.subtree)) if found is not None else None


def without(word: Token) -> bool:
    """Whether a sentence opens with "without something"."""
    return word.dep_ == "prep" and word.lower_ in ("without", "absent") and word.i == 0


def conditional(verb: Token) -> bool:
    """Whether a subordinate clause opens with "if", "unless", "when"."""
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in words("conditions") for child in verb.children)


def first_object(verb: Token) -> Token | None:
    """The object of a verb, or that of the verb that it governs."""
    inner = grammar.first(verb, "xcomp")
    return grammar.first(verb, "dobj", "dative") or (first_object(inner) if inner is not None else None)


def clause_of(verb: Token) -> tuple[int, int]:
    """The words of a clause: its subject, its verb and what belongs to them, without clauses of other verbs."""
    leave = [
        child for child in verb.children if child.dep_ in ("conj", "ccomp", "advcl", "parataxis") and is_other(child)
    ]
    leave += [child for child in verb.children if child.dep_ in ("advmod", "prep", "intj") and opens(child)]
    return grammar.stretch(grammar.part(verb, tuple(leave)))


def is_other(verb: Token) -> bool:
    """Whether a clause beside a verb has a subject of its own before the verb or stands at an end."""
    return (verb.dep_ == "conj" and grammar.first(verb, *grammar.SUBJECTS) is not None) or (
        verb.dep_ in ("advcl", "ccomp") and verb.i < verb.head.i
    )


def opens(word: Token) -> bool:
    """Whether an adverbial opens the sentence, before a comma."""
    last = list(word.subtree)[-1]
    return word.left_edge.i == 0 and last.i + 1 < len(word.doc) and last.nbor().text == ","


def by_possibility(verb: Token, context: Context) -> Iterator[Found]:
    """What may, might or could come, would on a condition, or has a prospect: "is likely to", "remains unresolved"."""
    if grammar.is_attribute(verb) or in_relative(verb) or past(verb):
        return
    ground = condition(verb)
    sure = lists("claims")["hedges"].get(grammar.modal(verb), "") or prospect(verb)
    if sure or (grammar.modal(verb) == "would" and ground and not inverted(verb)):
        rule = "is likely" if root(verb) in words("remains") and not grammar.modal(verb) else "may be"
        yield Found(
            "expects",
            rule,
            verb,
            None,
            grammar.subject(verb),
            clause_of(verb),
            "conditional" if ground else sure,
            ground,
        )


def in_relative(verb: Token) -> bool:
    """Whether a verb stands in a relative clause."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "relcl"


def past(verb: Token) -> bool:
    """Whether a possibility is past: "could have been", "could no longer" """
    return any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)


def prospect(verb: Token) -> str:
    """How certain an adjective makes what it is said of, or that something is yet to come; empty where neither does."""
    chance = grammar.first(verb, "attr", "nsubj") if grammar.first(verb, "expl") is not None else None
    if chance is not None and chance.lemma_ in words("chances") and grammar.clause(chance) is not None:
        return lists("claims")["chances"][chance.lemma_]
    low, complement = root(verb), grammar.first(verb, "acomp", "attr", "oprd", "xcomp")
    if low == "have" and grammar.modified(verb, "yet") and grammar.infinitive(verb) is not None:
        return "open"
    who = grammar.first(verb, "nsubj")
    if who is not None and root(who) in words("questions") and low in words("grows"):
        return "open"
    if low not in words("remains") or grammar.modal(verb) not in ("", "will"):
        return ""
    if low == "remain" and (grammar.infinitive(verb) is not None or grammar.modified(verb, *words("remaining"))):
        return "open"
    if complement is None:
        return ""
    questioned = complement.lemma_ in words("questions") and any(
        child.lower_ == "open" for child in complement.children
    )
    return "open" if questioned else lists("claims")["prospects"].get(complement.lower_, "")


def by_dependence(verb: Token, context: Context) -> Iterator[Found]:
    """What depends on something, and whether-clauses that are left open."""
    on = grammar.prepositional(verb, "on", "upon") if verb.lemma_ in words("depends") else None
    who = grammar.subject(verb)
    open_clause = who is not None and any(
        child.lower_ in ("whether", "how") and child.dep_ in ("mark", "advmod") for child in who.children
    )
    if (on is not None and verb.lemma_ in ("depend", "hinge") and not context.sides.of(who)) or (
        on is not None and open_clause
    ):
        ground = grammar.stretch(list(on.subtree))
        yield Found(
            "expects",
            "depends on",
            verb,
            None,
            context.sides.within(verb.subtree),
            clause_of(verb),
            "conditional",
            ground,
        )


def by_question(doc: Doc) -> Iterator[Found]:
    """A question that the text asks and leaves open; "why" asks for a reason."""
    if is_question(doc) and not any(word.lower_ == "why" for word in doc):
        root = next(word for word in doc if word.dep_ == "ROOT")
        yield Found("expects", "asks whether", root, None, None, grammar.whole(doc), "open")


def by_phrase(doc: Doc) -> Iterator[Found]:
    """The positions that turns of phrase take."""
    low = doc.text.lower().replace("’", "'")
    for group in lists("claims")["phrases"]:
        for phrase in group["words"]:
            place = low.find(phrase)
            if place >= 0 and not is_quoted(doc.text, place):
                word = next(word for word in doc if word.idx + len(word) > place)
                above = (each for each in (word, *word.ancestors) if not each.dep_.startswith("aux"))
                verb = next((each for each in above if each.pos_ in ("VERB", "AUX")), word)
                yield Found(group["act"], group["rule"], verb, None, None, clause_of(verb), group.get("certainty", ""))


def is_quoted(text: str, place: int) -> bool:
    """Whether a place in a text stands within quotation marks."""
    return text[:place].count("“") > text[:place].count("”") or text[:place].count('"') % 2 == 1


def is_question(doc: Doc) -> bool:
    """Whether a sentence ends in a question mark."""
    return doc.text.rstrip("”\"’' ").endswith("?")


def by_agreement(verb: Token, context: Context) -> Iterator[Found]:
    """What is reached, struck, signed: an agreement noun with a verb of reaching, in either voice."""
    noun = grammar.first(verb, "dobj", "nsubjpass") or grammar.prepositional(
        verb, "to", "into", "at", "on", "in", "with"
    )
    is_agreed = (
        noun is not None and noun.lemma_.lower() in words("agreements") and verb.lemma_.lower() in words("reaches")
    )
    is_agreed = is_agreed and grammar.clause(noun) is None and grammar.is_told(verb) and is_placed(verb)
    done = grammar.modal(verb) == "" and not grammar.is_negated(verb) and verb.tag_ in ("VBD", "VBN", "VBZ", "VBP")
    if is_agreed and done:
        doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
        doer = doer if doer is not None and context.sides.of(doer) else context.sides.within(verb.subtree)
        yield Found("settles", "reaches an agreement", verb, None, doer, clause_of(verb))
    elif (
        done
        and verb.lemma_ in words("settled")
        and grammar.first(verb, "nsubjpass") is not None
        and not grammar.is_attribute(verb)
    ):
        yield Found("settles", "is settled", verb, None, grammar.subject(verb), clause_of(verb))


def by_document(verb: Token, context: Context) -> Iterator[Found]:
    """What a document lays down."""
    doer = grammar.subject(verb)
    lays = verb.lemma_.lower() in words("provides") and grammar.modal(verb) == "" and not grammar.is_negated(verb)
    own = doer is not None and doer.lemma_.lower() in words("documents") and verb.tag_ in ("VBZ", "VBP", "VBD")
    under = verb.dep_ == "ROOT" and grammar.modal(verb) == "" and is_under(verb)
    if (lays and own and verb.dep_ in HEADS) or under:
        yield Found("settles", "a document lays down", verb, None, context.sides.within(verb.subtree), clause_of(verb))


def is_under(verb: Token) -> bool:
    """Whether a sentence opens with the document under which it holds: "Under the deal, .."."""
    opener = next(
        (child for child in verb.children if child.dep_ == "prep" and child.i == 0 and child.lower_ == "under"), None
    )
    found = grammar.first(opener, "pobj") if opener is not None else None
    return found is not None and found.lemma_.lower() in words("documents")


def by_judgement(verb: Token, context: Context) -> Iterator[Found]:
    """A judgement that a clause passes on its subject by its verb, its adjective or its object."""
    if not stands(verb) or grammar.is_attribute(verb) or not grammar.is_told(verb) or is_question(verb.doc):
        return
    sign = denied(verb) if grammar.is_negated(verb) else judged(verb)
    who = grammar.subject(verb)
    if sign and who is not None and who.lower_ not in ("you", "i"):
        act, rule = ("supports", "is good") if sign > 0 else ("opposes", "is bad")
        yield Found(act, rule, verb, None, who, clause_of(verb))
    elif verb.dep_ == "ccomp" and verb.head.lemma_ in words("stresses"):
        yield Found("supports", "stresses that", verb, None, who, clause_of(verb))


def denied(verb: Token) -> int:
    """The sign of a negated predicate: what is not bad is good, and a verb that does no good is bad."""
    own = polarity()["verbs"].get(root(verb), 0) or by_idiom(verb)
    return -judged(verb) if judged(verb) < 0 or own else 0


def stands(verb: Token) -> bool:
    """Whether a clause is the main one, joined to it, told by it, its concession, or its participle."""
    told = verb
    while told.dep_ == "conj":
        told = told.head
    if told.dep_ == "advcl":
        marks = {child.lower_ for child in told.children if child.dep_ in ("mark", "advmod")}
        return not CONCEDES.isdisjoint(marks) or (told.tag_ == "VBG" and "when" not in marks)
    if grammar.is_continued(told):
        return True
    if told.dep_ == "acl":
        return grammar.clause(told.head) == told
    if told.dep_ == "ccomp" and told.i > told.head.i:
        return told.head.lemma_.lower() in words("reports") | words("shows")
    return told.dep_ in HEADS


def judged(verb: Token) -> int:
    """Whether a predicate is good (1) or bad (-1); 0 where it is neither, or only may be."""
    signs, low = polarity(), verb.lemma_.lower()
    complement = grammar.first(verb, "acomp", "attr", "oprd")
    if low in words("remains") and complement is not None and grammar.modal(verb) in ("", "would"):
        return next(filter(None, (by_word(each) for each in grammar.conjuncts(complement))), 0)
    if grammar.modal(verb) not in ("", "can"):
        return 0
    if low == "be" and grammar.clause(verb) is not None and (who := grammar.first(verb, "nsubj")) is not None:
        return signs["nouns"].get(root(who), 0)
    inner = grammar.first(verb, "xcomp")
    if low in words("aspect") and inner is not None:
        return judged(inner)
    if sign := by_idiom(verb):
        return sign
    thing, own = carried(verb), signs["verbs"].get(low, 0)
    if low in words("light") and thing is not None and thing.lemma_.lower() in classes()["nouns"]:
        return 0
    if low in words("carries") and thing is not None:
        return next(filter(None, map(by_word, grammar.conjuncts(thing))), own)
    if thing is not None and thing.dep_ == "dobj" and by_word(thing) < 0 and (own > 0 or low in words("relieves")):
        return 1 if low in words("relieves") else -1
    return own or subject_judged(verb, low)


def by_idiom(verb: Token) -> int:
    """Whether a verb is part of an idiom that judges: "level the playing field"."""
    text = " ".join([root(verb), *(word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 8])])
    return next((sign for idiom, sign in polarity()["idioms"].items() if idiom in text), 0)


def carried(verb: Token) -> Token | None:
    """What a verb gives, shows or leads to: its object, what follows its preposition, or the noun right after it."""
    found = grammar.first(verb, "dobj", "nsubjpass") or grammar.prepositional(verb, "to", "as", "into")
    near = (word for word in verb.doc[verb.i + 1 : verb.i + 4] if word.pos_ == "NOUN")
    return found if found is not None else next(near, None)


def subject_judged(verb: Token, low: str) -> int:
    """Whether it is good or bad that there is more, or less, of the subject."""
    who = grammar.first(verb, "nsubj")
    if who is None or grammar.first(verb, "dobj", "ccomp", "xcomp") is not None:
        return 0
    sign = by_word(who)
    return sign if low in words("grows") else -sign if low in words("shrinks") else 0


def by_word(noun: Token) -> int:
    """Whether a noun is good or bad, by itself or by its adjective; "signs of weakness" are what the signs are of."""
    if noun.lemma_.lower() in words("empty") and (inner := grammar.prepositional(noun, "of")) is not None:
        return by_word(inner)
    if noun.lemma_.lower() in words("forward"):
        return int(noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in ("forward", "ahead", "out"))
    signs = polarity()
    if noun.pos_ in ("ADJ", "VERB"):
        return signs["adjectives"].get(noun.lower_, 0) or signs["adjectives"].get(noun.lemma_.lower(), 0)
    beside = [child for child in noun.children if child.dep_ == "amod"]
    found = [signs["nouns"].get(noun.lemma_.lower(), 0), *(signs["adjectives"].get(each.lower_, 0) for each in beside)]
    return min(found) if min(found) < 0 else max(found)


def by_reason(verb: Token, context: Context) -> Iterator[Found]:
    """What is explained: by "because", "due to", "as a result", or by a verb of causing with an abstract subject."""
    what = grammar.first(verb, "attr")
    if what is not None and what.lemma_ in words("accident") and grammar.is_negated(what):
        yield Found("explains", "is no accident", verb, None, None, clause_of(verb), "", None, 1)
    elif (
        grammar.is_passive(verb)
        and root(verb) in words("purposes")
        and (purpose := grammar.infinitive(verb)) is not None
    ):
        ground = grammar.stretch(list(purpose.subtree))
        yield Found(
            "explains", "is meant to", verb, None, context.sides.within(verb.subtree), clause_of(verb), "", ground
        )
    elif gives_reason(verb):
        yield Found("explains", "gives the reason", verb, None, context.sides.within(verb.subtree), clause_of(verb))
    elif causes(verb, context) and (verb.dep_ in ("ROOT", "ccomp") or is_which(verb)):
        who = grammar.subject(verb)
        yield Found(
            "explains",
            "causes",
            verb,
            None,
            context.sides.within(verb.subtree),
            clause_of(verb),
            "",
            grammar.stretch(list(who.subtree)),
        )


def gives_reason(verb: Token) -> bool:
    """Whether a clause names a reason: "one reason is ..", "the answer lies in ..", "that is why .."."""
    who = grammar.first(verb, "nsubj")
    reason = (
        who is not None and who.lemma_.lower() in words("reasons") and root(verb) in ("be", "lie", "stem", "remain")
    )
    return reason and not is_question(verb.doc) and not grammar.modal(verb)


def is_which(verb: Token) -> bool:
    """Whether a clause goes on with "which" after a comma."""
    who = grammar.first(verb, *grammar.SUBJECTS)
    return verb.dep_ in ("relcl", "advcl", "ccomp") and who is not None and who.lower_ == "which"


def by_connective(verb: Token, context: Context) -> Iterator[Found]:
    """What a sentence gives a reason for: "because", "due to", "with prices rising", or, before it, "as a result"."""
    if verb.dep_ not in ("ROOT", "ccomp", "conj") or not grammar.is_finite(verb):
        return
    whom = grammar.subject(verb)
    if (ground := reason(verb)) is not None:
        yield Found("explains", "because", verb, None, whom, clause_of(verb), "", ground)
    elif verb.dep_ == "ROOT" and opens_with(verb.doc, "therefore"):
        yield Found("explains", "as a result", verb, None, whom, clause_of(verb), "", None, -1)


def reason(verb: Token) -> tuple[int, int] | None:
    """The words that give the reason: a clause with "because", what follows "due to", "with" and a participle."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(
            each.dep_ == "mark" and each.lower_ in words("because") for each in child.children
        ):
            return grammar.stretch(list(child.subtree))
        if child.dep_ == "advcl" and child.lemma_ == "reflect" and child.tag_ == "VBG":
            return grammar.stretch(list(child.subtree))
        driven = child.dep_ == "advcl" and child.tag_ == "VBN" and child.lemma_ in words("caused_by")
        if driven and grammar.agent(child) is not None:
            return grammar.stretch(list(child.subtree))
        if child.dep_ in ("prep", "npadvmod", "advmod", "amod", "nmod", "advcl") and starts(child, "because_of"):
            return grammar.stretch(list(child.subtree))
        if child.dep_ == "prep" and child.lower_ == "with" and with_participle(child) and child.i < verb.i:
            return grammar.stretch(list(child.subtree))
    return None


def with_participle(preposition: Token) -> bool:
    """Whether "with" opens a clause of its own: "with elections approaching"."""
    return any(word.tag_ == "VBG" and word.dep_ in ("pobj", "pcomp", "acl") for word in preposition.subtree)


def starts(word: Token, name: str) -> bool:
    """Whether one of these phrases begins at a word."""
    text = word.doc[word.left_edge.i :].text.lower()
    return any(text.startswith(phrase + " ") for phrase in words(name))


def opens_with(doc: Doc, name: str) -> bool:
    """Whether a sentence opens with one of these phrases."""
    text = doc.text.lower().removeprefix("and ").removeprefix("but ")
    return any(text.startswith((phrase + " ", phrase + ",")) for phrase in words(name))


def causes(verb: Token, context: Context) -> bool:
    """Whether a verb says that one thing brings about another: an abstract subject, no modal."""
    who = grammar.subject(verb)
    known = {
        verb.lemma_.lower(),
        *(f"{verb.lemma_.lower()} {child.lower_}" for child in verb.children if child.dep_ == "prep"),
    }
    if words("causes").isdisjoint(known) or who is None or grammar.modal(verb) or grammar.is_passive(verb):
        return False
    return not context.sides.of(who) and not is_actor(who) and who.lower_ not in ("he", "she", "they", "we", "i", "you")


RULES = (
    by_verb,
    by_adjective,
    by_agreement,
    by_must,
    by_necessity,
    by_dependence,
    by_will,
    by_possibility,
    by_document,
)
OWN_RULES = (
    "must do", "is necessary to", "underlines a duty", "needs something", "will be", "will do", "will not do", "may be",
    "is likely", "depends on", "asks whether", "reaches an agreement", "is settled", "a document lays down", "is good",
    "is bad", "stresses that", "because", "as a result", "is no accident", "causes", "is meant to", "gives the reason",
)  # fmt: skip
"""The rules that read grammar and lists beside the groups of verbs, adjectives, nouns and phrases."""
JUDGING = ("is good", "is bad", "stresses that")
AFTER = (by_judgement, by_reason)


def found_in(doc: Doc, context: Context) -> list[Found]:
    """The positions that a sentence takes, in the order of their words."""
    turns = list(by_phrase(doc))
    found = [position for word in doc for position in at(word, context)]
    found = turns + [each for each in found if each.word not in [turn.word for turn in turns]]
    asked = list(by_question(doc))
    kept = [each for each in found if not (is_beside(each, found) or is_inside(each, found))]
    kept = [each for each in kept if not asked or each.doer is not None]
    return sorted([*asked, *kept], key=lambda each: each.word.i)


def is_beside(judgement: Found, found: list[Found]) -> bool:
    """Whether a participle only goes on with what its main clause settles, asks or promises."""
    above = {word.i for word in judgement.word.ancestors}
    participle = judgement.word.tag_ == "VBG" and not grammar.is_finite(judgement.word)
    mains = [each for each in found if each.word.i in above and each.act not in ("expects", "opposes", "explains")]
    return participle and bool(mains) and judgement.act != "opposes"


def is_inside(inner: Found, found: list[Found]) -> bool:
    """Whether a position is only what another one asks for, fears or promises: its clause is what that verb governs."""
    clause = inner.word.head if inner.word.dep_ == "conj" else inner.word
    above = clause.head if clause.dep_ in ("ccomp", "xcomp", "acl") else None
    return any(each.word == above and each.act != "settles" and each.rule not in JUDGING for each in found)


def at(word: Token, context: Context) -> list[Found]:
    """The positions that one word takes: that of the first rule that fits, or a reason, or a judgement."""
    if word.pos_ == "NOUN" and not (word.dep_ == "ROOT" and grammar.first(word, "nsubj")):
        return list(by_noun(word, context))
    if word.pos_ not in ("VERB", "AUX", "NOUN") or word.dep_ in ("aux", "auxpass"):
        return []
    found = next(filter(None, (list(rule(word, context)) for rule in RULES)), [])
    why = list(by_connective(word, context)) or [
        each for each in by_reason(word, context) if each.rule == "gives the reason"
    ]
    if why and (not found or found[0].act == "settles"):
        return why
    if found:
        return [found[0]._replace(ground=found[0].ground or (why[0].ground if why else None))]
    return next(filter(None, (list(rule(word, context)) for rule in AFTER)), [])
