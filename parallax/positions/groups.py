"""Groups: what a verb, an adjective, a noun or a turn of phrase says by itself.

Words of asking, promising, seeking, refusing, opposing, supporting and settling stand in groups in data/claims.yml,
each with what must follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from parallax.data import lists
from parallax.positions import duties, grammar, outcomes, pledges
from parallax.positions.modality import WOULD
from parallax.positions.predicates import (
    Found,
    clause_of,
    condition,
    is_in,
    is_told,
    root,
    takes_positions,
    words,
)
from parallax.positions.sides import Sides, is_actor
from parallax.positions.sides import is_in as is_noun_in
from parallax.positions.subjects import sort

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


CERTAINTY = {"promises": "certain", "expects": "likely"}
DENIED = {"likely": "unlikely", "unlikely": "likely"}
ASIDES = ("—", "–")
"""The marks between which an aside stands."""
JUDGED = ("opposes", "supports")
"""The acts that judge what they are about."""
AGENTS = ("asks", "promises", "refuses")
"""The acts of those only who can act, for whom "it" stands too."""
OWNED = ("asks", "refuses", *JUDGED)
"""The acts that a noun performs by itself where it says whose it is: "Peru's refusal to"."""
UNNAMED = ("asks", "expects", *JUDGED)
"""The acts of which the passive need not say whose they are: "is accused of"."""
Met: TypeAlias = "tuple[Token | None, Token]"
"""Whom a complement concerns, and its head."""


@cache
def of_kind(kind: str) -> dict[str, list[dict]]:
    """The groups that each verb, adjective or noun belongs to."""
    found: dict[str, list[dict]] = {}
    for group in lists("claims")[kind]:
        for word in group["verbs" if kind == "verbs" else "words"]:
            found.setdefault(word, []).append(group)
    return found


def with_particle(verb: Token) -> str:
    """The lemma of a verb, with the particle or preposition that makes another verb of it."""
    pairs = (f"{root(verb)} {child.lower_}" for child in verb.children if child.dep_ in ("prt", "prep", "advmod"))
    return next((pair for pair in pairs if pair in of_kind("verbs")), root(verb))


def met(word: Token, need: str, is_asked: bool = False) -> Met | None:
    """What a need finds beside a word; None where it is not met. Who is asked may have an infinitive after him."""
    if need in ("to", "to_object"):
        return infinitive(word, need == "to_object")
    if need in ("that", "that_do"):
        found = grammar.clause(word)
        if found is None or found.i < word.i or (need == "that_do" and not is_subjunctive(found)):
            return None
        warned = grammar.first(word, "dobj", "dative")  # "warned Chile that its ships are unsafe"
        return warned if warned is not None and warned.i < found.left_edge.i else grammar.subject(found), found
    if need == "+for" and (wished := wished_for(word)) is not None:
        who = grammar.first(wished, "nsubj")
        return (None if who is None or is_thing(who) else who), wished
    if need.startswith("+"):
        found = with_preposition(word, need[1:])
        wanted = wanted_of(word, found) if is_asked and need in ("+on", "+upon", "+to") else None
        if wanted is not None:
            return (found, wanted)
        if found is not None and is_asked and need == "+for":
            return (grammar.first(word, "dobj") or grammar.prepositional(found, "from") or found, found)
    elif need in ("against_ing", "with_ing"):
        whom, deed = grammar.first(word, "dobj"), grammar.prepositional(word, need.removesuffix("_ing"))
        return None if whom is None or deed is None or deed.tag_ != "VBG" else (whom, deed.head)
    elif need == "to_someone_to":
        found = grammar.prepositional(word, "to")
        wanted = wanted_of(word, found)
        return (found, wanted) if wanted is not None else None
    elif need == "ing":
        found = participle(word)
    else:
        found = grammar.first(word, "dobj", "nsubjpass", "dative") or shared_object(word)
    return (found, found) if found is not None else None


def with_preposition(word: Token, preposition: str) -> Token | None:
    """What follows a word with this preposition, but for how long or when: "pressed for years for a vote"."""
    groups = (grammar.after(child) for child in word.children if child.lower_ == preposition)
    found = (each for group in groups for each in group if each.ent_type_ != "DATE")
    return next(found, None)


def wished_for(word: Token) -> Token | None:
    """What somebody calls for as a clause: "calls for the port to be opened"."""
    clauses = (child for child in word.rights if child.dep_ in ("advcl", "ccomp", "xcomp"))
    marked = ((clause, grammar.first(clause, "mark")) for clause in clauses)
    return next((clause for clause, mark in marked if mark is not None and mark.lower_ == "for"), None)


def shared_object(verb: Token) -> Token | None:
    """The object that a verb shares with the one joined to it: "deplores and rejects the visit",
    "condemns in the strongest terms and does not recognize it"."""
    joined = grammar.first(verb, "conj")
    helpers = 0 if joined is None else sum(word.dep_ in ("aux", "neg") for word in joined.lefts)
    aside = helpers + sum(len(list(word.subtree)) for word in verb.rights if word.dep_ == "prep")
    if joined is None or joined.i - verb.i - aside > 3 or grammar.first(joined, *grammar.SUBJECTS) is not None:
        return None
    return grammar.first(joined, "dobj")


def wanted_of(word: Token, whom: Token | None) -> Token | None:
    """What somebody is called on, or appealed to, to do."""
    if whom is None or whom.pos_ == "VERB":
        return None
    beside = grammar.infinitive(word.head) if word.dep_ == "dobj" else None  # "repeat our call on all to leave"
    is_next = beside is not None and beside.i > whom.i and beside.left_edge.i == whom.right_edge.i + 1
    return grammar.infinitive(word) or after_aside(whom) or (beside if is_next else None)


def after_aside(whom: Token) -> Token | None:
    """What somebody is called on to do behind an aside on who he is: "the parties – Peru and Chile – to leave"."""
    asides = [word.i for word in whom.doc[whom.i + 1 :] if word.text in ASIDES]
    ends = (whom.doc[place + 1] for place in asides[1:2] if place + 2 < len(whom.doc))
    opening = next((word for word in ends if word.tag_ == "TO" and word.nbor().tag_ == "VB"), None)
    return opening.nbor() if opening is not None else None


def participle(word: Token) -> Token | None:
    """The verb in -ing that a word governs."""
    found = (child for child in word.children if child.dep_ in ("xcomp", "pcomp", "ccomp"))
    return next((child for child in found if child.tag_ == "VBG"), None)


def infinitive(word: Token, has_object: bool) -> Met | None:
    """The infinitive that a word governs, and whose it is: an object's, or its own subject's."""
    found = grammar.infinitive(word)
    if found is None or found.dep_ == "relcl" or (has_object and found.dep_ == "advcl" and grammar.is_passive(word)):
        return None
    is_shared = word.dep_ == "conj" and grammar.first(word, "auxpass") is not None
    whom = grammar.first(word, "dobj", "nsubjpass") or (grammar.subject(word) if is_shared else None)
    whom = whom or grammar.first(found, "nsubj", "nsubjpass")
    return (whom, found) if (whom is not None) == has_object else None


def is_subjunctive(verb: Token) -> bool:
    """Whether a clause says what is to be: "insisted that it be cut", "that it should be cut"."""
    return not grammar.is_finite(verb) or grammar.modal(verb) in words("must")


def complement(group: dict, *places: Token) -> Met | None:
    """What the first need of a group that is met finds."""
    is_asked = group["act"] == "asks"
    tried = (met(place, need, is_asked) for need in group["needs"] for place in places)
    found = next(filter(None, tried), None)
    if found is None and group["act"] in JUDGED and "object" in group["needs"]:
        return next(((clause, clause) for clause in map(what_clause, places) if clause is not None), None)
    return found


def what_clause(word: Token) -> Token | None:
    """The clause that a verb has for its object: "condemned what she called a cruel war"."""
    clauses = (child for child in word.rights if child.dep_ == "ccomp" and child.left_edge.lower_ == "what")
    return next(clauses, None)


def by_verb(verb: Token, sides: Sides) -> Iterator[Found]:
    """The position that a verb of asking, promising, opposing .. takes."""
    doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    doer = doer if (paper := paper_of(verb)) is None else issuer_of(paper)
    for group in of_kind("verbs").get(with_particle(verb), ()):
        if group.get("form", verb.tag_) != verb.tag_:
            continue
        what = complement(group, verb) if grammar.first(verb, *group.get("without", ())) is None else None
        unnamed = group["act"] in UNNAMED and grammar.is_passive(verb) and doer is None
        unnamed = unnamed and group["rule"] != "wants someone to"
        is_it = doer is not None and doer.lower_ == "it"
        is_it = is_it and (group["act"] in AGENTS or pledges.speaks_of_itself(verb, sides))
        is_it = is_it and not (root(verb) == "promise" and verb.tag_ == "VBZ")  # "it promises to be a long winter"
        is_law = doer is not None and group.get("by") in ("law", "no law")
        is_law = is_law and outcomes.is_law(doer) == (group["by"] == "law")
        able = group.get("by") == "anything" or is_law or unnamed or is_it or takes_positions(doer, sides)
        if what and what[1].tag_ in ("WP", "WDT"):
            return
        if group["act"] in JUDGED and grammar.modal(verb) in WOULD and condition(verb) is not None:
            return  # "would support it if the fee were cut"
        if what and able and is_said(verb, group["act"]):
            group = decided(group, what[1])
            if group["rule"] == "expects that" and is_demand(verb, doer, *what, sides):
                group = {**group, "act": "asks"}
            if is_abetting(verb, what[1]):
                yield Found("opposes", "is bad", verb, clause_of(verb), None, doer)
                return
            is_no_deed = root(what[1]) in group.get("but", ()) or is_theory(group, what[1], doer, sides)
            if not is_greeting(verb) and not is_no_deed and not is_own_offence(group, what[1]):
                is_asked_by_none = group["act"] == "asks" and duties.is_impersonal(doer)
                yield found_by(group, verb, None if is_asked_by_none else doer, *what)
            return


def is_demand(verb: Token, doer: Token | None, whom: Token | None, what: Token, sides: Sides) -> bool:
    """Whether what "we" expect others to do is asked of them: "we expect them to comply", not "to win"; or what all are
    expected to obey: "firms are expected to respect it"."""
    if grammar.is_passive(verb):
        return is_in(what, "obeys") and not grammar.is_negated(verb)
    is_ours = doer is not None and doer.lower_ in ("we", "i") and sides.own != ""
    return is_ours and whom is not None and is_in(what, "expected") and not grammar.is_negated(verb)


def is_abetting(verb: Token, whom: Token) -> bool:
    """Whether somebody supports an evil: "supports terrorists", not "thanks" them, nor "supports former" ones."""
    is_former = any(child.lower_ in ("former", "ex") for child in whom.children)
    return root(verb) in ("support", "back", "defend", "champion", "glorify") and is_in(whom, "evils") and not is_former


def by_aside(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody is said in an aside to find fault with: "the treaty, critics complain, has more holes than net"."""
    is_aside = verb.dep_ == "parataxis" and grammar.first(verb, "dobj", "ccomp") is None
    doer = grammar.subject(verb)
    if is_aside and is_in(verb, "complains") and takes_positions(doer, sides) and is_told(verb):
        yield Found("opposes", "opposes", verb, clause_of(verb.head), doer, grammar.subject(verb.head))


def decided(group: dict, what: Token) -> dict:
    """What a decision does: one to refuse something settles nothing, "voted to reject any state"."""
    is_refusal = any(each["act"] == "refuses" for each in of_kind("verbs").get(root(what), ()))
    return {**group, "act": "refuses"} if group["rule"] == "decides" and is_refusal else group


def is_theory(group: dict, what: Token, doer: Token | None, sides: Sides) -> bool:
    """Whether something proposed only explains: a theory, or a model of somebody who acts for no side."""
    return group["rule"] == "proposes" and is_in(what, "models") and not sides.of(doer)


def is_own_offence(group: dict, what: Token) -> bool:
    """Whether somebody only fears to give offence himself, and finds no fault: "worries about alienating Peru"."""
    is_own = what.tag_ == "VBG" and grammar.first(what, *grammar.SUBJECTS) is None
    return group["act"] == "opposes" and is_own and is_in(what, "offends")


def by_thanks(verb: Token, sides: Sides) -> Iterator[Found]:
    """Whom somebody honours by saying that he wants to: "I want to thank the crew"."""
    above = next((each for each in verb.ancestors if each.dep_ in ("ROOT", "conj", "ccomp")), verb)
    who, whom = grammar.subject(above), grammar.first(verb, "dobj")
    is_let = who is not None and who.lower_ in ("me", "us")
    is_wish = is_in(above, "wishes") and who is not None and (is_let or who.lower_ in ("i", "we"))
    honours = is_in(verb, "honours") or (is_in(verb, "light") and is_in(whom, "honour"))
    if is_wish and whom is not None and honours and verb.dep_ in ("xcomp", "pcomp", "ccomp", "conj"):
        doer, told = None if is_let else who, asked_for(verb, whom, whom)
        if is_in(whom, "honour"):  # "my thanks to Peru for its help"
            told = [word for word in grammar.part(verb) if word.i >= whom.left_edge.i]
        yield Found("supports", "wants to thank", verb, grammar.stretch(told), doer, whom)


def by_lost_hope(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody had hoped for, and did not get: "had hoped for more"."""
    doer, had = grammar.subject(verb), any(child.dep_ == "aux" and child.tag_ == "VBD" for child in verb.children)
    is_lost = root(verb) == "hope" and verb.tag_ == "VBN" and had and not grammar.is_negated(verb)
    if is_lost and is_told(verb) and takes_positions(doer, sides):
        yield Found("opposes", "had hoped", verb, clause_of(verb), doer)


def by_let(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody calls on all to do together: "let us unite"; not what he only leads over with: "let us turn to"."""
    deed = grammar.first(verb, "ccomp") if verb.lemma_.lower() == "let" and verb.tag_ == "VB" else None
    who = grammar.first(deed, "nsubj") if deed is not None else None
    is_all = who is not None and who.lower_ in ("us", "'s", "’s")
    if deed is not None and is_all and not is_in(deed, "leads_over") and not grammar.is_negated(verb):
        yield Found("asks", "let us", verb, clause_of(deed))


def is_greeting(verb: Token) -> bool:
    """Whether somebody is only received: "welcomed President Ruiz to Lima"."""
    whom = grammar.first(verb, "dobj", "nsubjpass")
    is_person = whom is not None and (whom.ent_type_ == "PERSON" or is_noun_in(whom, "persons"))
    return root(verb) == "welcome" and is_person


def is_said(verb: Token, act: str) -> bool:
    """Whether a verb takes its position here and now: not under a modal or a condition, nor negated."""
    modals = {"opposes": ("will", "would"), "refuses": ("will", "would"), "supports": ("would",)}.get(act, ())
    main = verb.head if goes_on(verb) else verb if paper_of(verb) is None else verb.head.head
    is_here = is_told(main) and not grammar.is_asked(main)
    is_here = is_here and (act == "expects" or not (grammar.is_negated(verb) or grammar.is_negated(main)))
    return is_here and grammar.modal(main) in ("", *modals)


def paper_of(verb: Token) -> Token | None:
    """The paper whose words a participle tells, where somebody issues it: "issued a statement condemning the raid"."""
    paper = verb.head
    is_issued = verb.tag_ == "VBG" and verb.dep_ == "acl" and paper.dep_ in ("dobj", "nsubjpass")
    return paper if is_issued and is_in(paper, "papers") and is_in(paper.head, "issuing") else None


def issuer_of(paper: Token) -> Token | None:
    """Who issues a paper."""
    return grammar.subject(paper.head) if paper.dep_ == "dobj" else grammar.agent(paper.head)


def goes_on(verb: Token) -> bool:
    """Whether a verb is what another one only leads to: "continues to oppose", "wrote to protest"."""
    return verb.dep_ in ("xcomp", "advcl") and grammar.infinitive(verb.head) == verb and is_in(verb.head, "goes_on")


def found_by(group: dict, word: Token, doer: Token | None, whom: Token | None, what: Token) -> Found:
    """The position of a verb, adjective or noun with what stands beside it."""
    if group["act"] == "promises" and (deed := promised_to(what)) is not None:
        content = grammar.stretch([each for each in deed.subtree if each != deed.left_edge])
        return Found("promises", group["rule"], word, content, doer, what, CERTAINTY["promises"])
    if group["act"] == "settles":
        content = grammar.stretch(grammar.part(word))
        return Found("settles", group["rule"], word, content, target=settled_with(word, doer, whom))
    start, end = grammar.stretch(asked_for(word, whom, what))
    end = max(end, limited(word, what), named_so(word, what) if group["act"] in JUDGED else 0)
    is_passive = group["act"] in ("expects", *JUDGED) and word.pos_ == "VERB" and grammar.is_passive(word)
    is_whole = (is_passive and grammar.agent(word) is None) or (word.pos_ == "VERB" and says_nothing(what, start, end))
    is_whole = is_whole or (group["act"] == "opposes" and what.left_edge.lower_ == "whether")  # who doubts it
    content = clause_of(word) if is_whole else (start, end)
    certainty = group.get("certainty", CERTAINTY.get(group["act"], ""))
    if group["act"] == "expects" and word.pos_ == "VERB" and grammar.is_negated(word):
        certainty = DENIED.get(certainty, certainty)
    return Found(group["act"], group["rule"], word, content, doer, whom, certainty)


def promised_to(whom: Token) -> Token | None:
    """What somebody is promised, which the parse takes for what is said of him: "promised them that it would end"."""
    deed = grammar.first(whom, "relcl", "acl") if sort(whom) == "person" else None
    return deed if deed is not None and deed.left_edge.lower_ == "that" and deed.left_edge.i == whom.i + 1 else None


def says_nothing(what: Token, start: int, end: int) -> bool:
    """Whether the words of a complement only point to something: "it", "close it"."""
    inside = [word for word in what.doc if start <= word.idx < end and word.tag_ != "TO"]
    return len(inside) <= 2 and all(word.pos_ == "PRON" for word in inside[-1:])


def limited(word: Token, what: Token) -> int:
    """Where what limits a position ends, if it stands after its complement: "– within the bounds of the law"."""
    after = [child for child in word.rights if child.i > what.i and is_limit(child.left_edge)]
    return max((grammar.stretch(list(child.subtree))[1] for child in after), default=0)


def named_so(word: Token, what: Token) -> int:
    """Where what somebody calls the thing that he judges ends: "denounced the raid as a crime"."""
    after = (child for child in word.rights if child.i > what.i and child.dep_ == "prep" and child.lower_ == "as")
    after = (child for child in after if not child.nbor(-1).is_punct)
    return max((grammar.stretch(list(child.subtree))[1] for child in after), default=0)


def is_limit(opening: Token) -> bool:
    """Whether words that open so limit what stands before them: "unless", "so long as"."""
    is_long = opening.lower_ in ("so", "as") and opening.i + 1 < len(opening.doc) and opening.nbor().lower_ == "long"
    return is_long or opening.lower_ in words("limits")


def asked_for(word: Token, whom: Token | None, what: Token) -> list[Token]:
    """The words of a complement: an infinitive without clauses beside it but with its purpose, an object that cannot
    act with its infinitive ("ordered a review to be made"), a person who is thanked with what for."""
    aside = [child for child in what.children if child.dep_ == "advcl" and grammar.is_finite(child)]
    aside += [whom] if whom is not None and whom.head == what and what.dep_ == "advcl" else []  # "for Peru to pay"
    found = grammar.part(what, tuple(aside) if what.pos_ == "VERB" else ())
    is_done = what.dep_ in ("xcomp", "ccomp", "advcl") and all(child.lower_ != "that" for child in what.lefts)
    if whom is not None and whom.dep_ == "dobj" and is_done and is_thing(whom):
        return [*grammar.part(whom), *found]
    after = (child for child in word.rights if child.i > what.i and child.lower_ == "for")
    for_what = next(after, None)
    is_thanked = what.dep_ == "dobj" and is_in(word, "thanks")
    found = [word, *found] if is_thanked and what.pos_ == "PRON" else found  # "thank you for", not "you for"
    return [*found, *for_what.subtree] if is_thanked and for_what is not None else found


def is_thing(noun: Token) -> bool:
    """Whether a common noun names nobody who can act."""
    return noun.pos_ == "NOUN" and not is_actor(noun)


def by_denial(verb: Token, sides: Sides) -> Iterator[Found]:
    """What somebody does not accept, allow or agree to; with what he does not agree he opposes."""
    doer = grammar.subject(verb)
    how = grammar.first(verb, "acomp")
    promised = [] if how is None else [group["act"] for group in of_kind("adjectives").get(how.lower_, ())]
    refused = (is_in(verb, "yields") or "promises" in promised) and grammar.is_negated(verb)
    refused = refused and grammar.modal(verb) in ("", "can", "ca", "could")
    if how is not None and grammar.infinitive(how) is None and grammar.prepositional(how, "for") is not None:
        return  # who is not ready for something is judged
    if refused and is_told(verb) and not grammar.is_passive(verb) and takes_positions(doer, sides):
        is_view = root(verb) == "agree" and (what := grammar.prepositional(verb, "with")) is not None
        rule = "is unwilling to" if "promises" in promised else "does not accept"
        act, rule = ("opposes", "opposes") if is_view else ("refuses", rule)
        yield Found(act, rule, verb, clause_of(verb), doer, what if is_view else None)


def settled_with(verb: Token, doer: Token | None, whom: Token | None) -> Token | None:
    """Whom a decision concerns: with whom it is made, or what its clause is about, or who makes it."""
    places = (verb, grammar.first(verb, "dobj"))
    found = (grammar.prepositional(place, "with") for place in places if place is not None)
    told = whom if grammar.clause(verb) is not None else None
    return next(filter(None, found), None) or told or doer


def by_adjective(verb: Token, sides: Sides) -> Iterator[Found]:
    """The position of somebody who is eager, ready, opposed, concerned."""
    adjective = grammar.first(verb, "acomp", "attr") if is_in(verb, "remains") else None
    adjective = verb if verb.tag_ == "VBN" and grammar.is_passive(verb) else adjective
    doer = grammar.subject(verb)
    if adjective is None:
        return
    for group in of_kind("adjectives").get(adjective.lower_, ()):
        if (
            group["act"] in JUDGED
            and grammar.modal(verb) == "will"
            and doer is not None
            and doer.lower_ not in ("we", "i")
        ):
            continue  # what others will be wary of is foretold
        what = complement(group, adjective)
        deed = grammar.infinitive(adjective) if "to" in group["needs"] and adjective == verb else None
        what = what or ((None, deed) if deed is not None else None)
        if what and is_said(verb, group["act"]) and (takes_positions(doer, sides) or feels(doer, adjective)):
            if not grammar.modified(adjective, "more", "less", "most", "least"):
                found = found_by(group, verb, doer, *what)
                is_thing = group["act"] == "promises" and what[1].pos_ in ("NOUN", "PROPN")
                yield found._replace(content=clause_of(verb)) if is_thing else found  # "human rights" says too little
            return


def feels(doer: Token | None, adjective: Token) -> bool:
    """Whether "it" is somebody, since no thing is concerned or pleased."""
    return doer is not None and doer.lower_ == "it" and is_in(adjective, "felt")


def by_noun(noun: Token, sides: Sides) -> Iterator[Found]:
    """The position of a noun of such a verb, held by whom a possessive or the verb above it names."""
    if any(is_in(child, "kinds_of_call") for child in noun.lefts):
        return
    if (received := by_reception(noun, sides)) is not None:
        yield received
        return
    doer = holder(noun)
    is_it = noun.dep_ == "nsubj" and root(noun.head) == "be" and grammar.first(noun.head, "acomp") is None
    for group in of_kind("nouns").get(root(noun), ()):
        what = complement(group, *([noun, noun.head] if is_it or light_verb(noun) is not None else [noun]))
        is_complete = what is not None or group["act"] == "opposes"
        held = is_complete and (light_verb(noun) is not None or (what is not None and noun.dep_ in grammar.SUBJECTS))
        held = held or (group["act"] in OWNED and is_owned(noun, what, sides) and not is_means(noun))
        is_own = doer is not None and (doer.lower_ in ("our", "my") or (doer.lower_ == "it" and is_its(noun)))
        is_denied = grammar.is_negated(noun) or (noun.dep_ == "dobj" and grammar.is_negated(noun.head))
        is_held_by_one = held and (is_own or takes_positions(doer, sides)) and not is_denied
        told = told_to(noun, sides) if is_held_by_one and group["act"] == "opposes" else None
        if told is not None:
            yield Found(group["act"], group["rule"], noun, clause_of(noun.head), doer, told)
            return
        if is_held_by_one and not (what is not None and is_own_offence(group, what[1])):
            found = found_by(group, noun, doer, *(what or (None, noun)))
            if what is None and noun.dep_ == "pobj" and group["act"] == "asks":
                return  # "they struggle with the demands of the bank"
            yield found if what else found._replace(content=clause_of(noun.head))
            return


def by_reception(noun: Token, sides: Sides) -> Found | None:
    """What something meets with from somebody: "the move drew criticism from the union", "met with their praise"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else noun.head
    is_met = noun.dep_ in ("dobj", "pobj") and is_in(above, "receives") and not grammar.is_passive(above)
    who = grammar.prepositional(noun, "from", "by", "among") or grammar.prepositional(above, "from")
    if not is_met or not takes_positions(who, sides) or grammar.is_negated(above):
        return None
    group = next((each for each in of_kind("nouns").get(root(noun), ()) if each["act"] in JUDGED), None)
    if group is None:
        return None
    return Found(group["act"], group["rule"], noun, clause_of(above), who, grammar.subject(above))


def told_to(noun: Token, sides: Sides) -> Token | None:
    """To whom somebody makes a concern known: "shared her concerns with the ambassador"."""
    verb = light_verb(noun)
    beside = [] if verb is None or not is_in(verb, "makes_known") else [verb, noun]
    found = (grammar.prepositional(word, "with", "to") for word in beside)
    return next((whom for whom in found if whom is not None and is_actor(whom)), None)


def is_its(noun: Token) -> bool:
    """Whether a noun belongs to what "it" stands for, which can act then: "it affirmed its commitment"."""
    return any(child.lower_ == "its" for child in noun.children)


def by_stance(verb: Token, sides: Sides) -> Iterator[Found]:
    """For or against what somebody is said to be: "is firmly behind the plan"."""
    stances, doer = lists("claims")["stances"], grammar.subject(verb)
    if not is_in(verb, "remains") or not takes_positions(doer, sides):
        return
    where = next((child for child in verb.children if child.dep_ == "prep" and child.lower_ in stances), None)
    side = grammar.first(verb, "attr") or grammar.prepositional(verb, "in")
    what: Token | None
    if where is not None and grammar.after(where):
        act, what = stances[where.lower_], grammar.after(where)[0]
    elif side is not None and root(side) in stances:
        act, what = stances[root(side)], grammar.prepositional(side, "of", "for", "to")
    else:
        return
    if what is not None and is_said(verb, act):
        yield Found(act, "stands behind", verb, grammar.stretch(grammar.part(what)), doer, what)


def light_verb(noun: Token) -> Token | None:
    """The verb of having, saying or showing whose object a noun is."""
    joined = noun.head if noun.dep_ == "conj" else noun
    verb = joined.head
    is_object = joined.dep_ in ("dobj", "nsubjpass") and is_in(verb, "light")
    return verb if is_object and not grammar.is_negated(verb) and not grammar.modal(verb) else None


def is_owned(noun: Token, what: Met | None, sides: Sides) -> bool:
    """Whether a noun says whose it is and what it concerns, wherever it stands: "Peru's refusal to pay"."""
    whose = owner(noun)
    if whose is None or whose.pos_ == "PRON" or not takes_positions(whose, sides):
        return False
    return (what is not None or whose.dep_ == "pobj") and not grammar.modal(verb_above(noun))


def is_means(noun: Token) -> bool:
    """Whether support is only that by which something is done: "built with support from Peru", "thanks to support"."""
    return is_in(noun, "aids") and is_in(noun.head, "by_means_of")


def verb_above(noun: Token) -> Token:
    """The verb of the clause in which a noun stands."""
    return next((word for word in noun.ancestors if word.pos_ in ("VERB", "AUX")), noun)


def owner(noun: Token) -> Token | None:
    """Whose a hope or a concern is by its own words: "Peru's refusal", "criticism from the bank"."""
    named = (child for child in noun.lefts if child.dep_ == "compound" and child.pos_ == "PROPN")  # "the IMF position"
    return grammar.first(noun, "poss") or next(named, None) or grammar.prepositional(noun, "from", "by", "among")


def holder(noun: Token) -> Token | None:
    """Whose a hope, a concern, a commitment is; a possessive pronoun stands for the subject."""
    if noun.dep_ == "dobj" and noun.head.lemma_ == "share":
        return grammar.subject(noun.head)  # "exporters share the union's concerns"
    verb, whose = light_verb(noun), owner(noun)
    if whose is not None and (whose.pos_ != "PRON" or whose.lower_ in ("our", "my")):
        return whose
    if verb is None or (verb.lemma_ == "raise" and verb.dep_ == "advcl" and verb.i > verb.head.i):
        return None  # "she praised him, raising alarm": others'
    return grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)


def by_phrase(doc: Doc) -> Iterator[Found]:
    """The positions that turns of phrase take."""
    low = doc.text.lower().replace("’", "'")
    for group in lists("claims")["phrases"]:
        places = (low.find(phrase) for phrase in group["words"])
        for place in (place for place in places if place >= 0 and not is_quoted(doc.text, place)):
            verb = verb_at(doc, place)
            if (group["act"] == "settles" and not is_told(verb)) or (
                group["act"] in JUDGED and is_beside_noun(doc, place)
            ):
                continue
            if group["act"] in ("asks", "expects") and grammar.is_asked(verb):
                continue
            yield Found(group["act"], group["rule"], verb, clause_of(verb), certainty=group.get("certainty", ""))


def is_beside_noun(doc: Doc, place: int) -> bool:
    """Whether a phrase that begins here only describes a noun, or a verb that names a deed: "fishing in breach of"."""
    word, verb = next(word for word in doc if word.idx + len(word) > place), verb_at(doc, place)
    return not grammar.is_told(verb) or (word.dep_ == "prep" and word.head.pos_ in ("NOUN", "PROPN"))


def is_quoted(text: str, place: int) -> bool:
    """Whether a place in a text stands within quotation marks."""
    before = text[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def verb_at(doc: Doc, place: int) -> Token:
    """The verb of the clause in which a character of a sentence stands."""
    word = next(word for word in doc if word.idx + len(word) > place)
    above = (each for each in (word, *word.ancestors) if not each.dep_.startswith("aux"))
    return next((each for each in above if each.pos_ in ("VERB", "AUX")), word)
