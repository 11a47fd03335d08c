"""Grammar: what a rule asks of a parsed sentence, in words of grammar.

Who is the subject of a verb that has none beside it, what its object and complements are, whether it is negated,
under which modal it stands, which stretch of the sentence a word heads. Everything is read from the parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
NEGATIONS = {"not", "n't", "n’t", "never", "no", "hardly", "scarcely", "rarely", "seldom", "barely", "neither", "nor"}
BREAKS, CLOSING = {",", "–", "—", "-", ";"}, {"’", "”", '"', "'"}
NOBODY = {"none", "nobody", "nothing", "neither"}
BY_NO_MEANS = {"in no way", "by no means", "in no sense", "at no point", "at no time", "on no account"}
SHARING = ("conj", "xcomp", "advcl", "acl")
"""The relations in which a verb without a subject takes that of the word above it."""
NO_PART = {"punct", "cc", "mark", "preconj"}


def first(token: Token, *relations: str) -> Token | None:
    """The first word that stands in one of these relations to a word."""
    return next((child for child in token.children if child.dep_ in relations), None)


def subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb whose subject it shares, or a relative clause's noun."""
    helper = first(verb, "aux")
    found = first(verb, *SUBJECTS) or (first(helper, *SUBJECTS) if helper is not None else None)
    if found is not None:
        is_relative = found.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"
        if found.tag_ in ("WDT", "WP") and verb.dep_ == "ccomp" and (meant := first(verb.head, "attr")) is not None:
            return meant  # "it was Peru that asked"
        return example_before(found) or verb.head if is_relative else found
    if (name := after_preposition(verb)) is not None:
        return name
    if verb.dep_ == "xcomp":
        return first(verb.head, "dobj") or subject(verb.head)
    if is_stray(verb) and (teller := told_in_the_past(verb)) is not None:
        return subject(teller)
    if is_cut_off(verb):
        return first(clause_above(verb), *SUBJECTS) or verb.head
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
        is_it = verb.head.dep_ == "attr" and any(child.tag_ == "TO" for child in verb.children)
        return first(verb.head.head, *SUBJECTS) or verb.head if is_it else verb.head
    if verb.dep_ in SHARING and (shared := subject(verb.head)) is not None:
        return shared
    above = (word for word in verb.ancestors if first(word, *SUBJECTS) is not None)
    return subject(next(above, verb.sent.root)) if is_finite(verb) and verb.dep_ != "ROOT" else None


def is_cut_off(verb: Token) -> bool:
    """Whether a participle after a comma stands apart from the noun the parse hangs it on: "He cast Peru, once a
    rival, and himself as heirs, promising peace"."""
    is_apart = verb.dep_ == "acl" and verb.tag_ == "VBG" and follows_comma(verb)
    between = verb.doc[verb.head.i + 1 : verb.left_edge.i]
    return is_apart and any(word.dep_ == "cc" for word in between)


def clause_above(word: Token) -> Token:
    """The verb of the clause that a word stands in."""
    return next((each for each in word.ancestors if is_finite(each)), word.sent.root)


def example_before(relative: Token) -> Token | None:
    """The name right before a relative pronoun that is told of as one of several: "all members, including Peru, which
    would"; None without one."""
    name = next((word for word in reversed(relative.doc[: relative.i]) if not word.is_punct), None)
    if name is None or name.pos_ != "PROPN" or relative.i - name.i > 2:
        return None
    above = next((each for each in name.ancestors if each.dep_ == "prep"), None)
    return name if above is not None and above.lower_ in ("including", "notably", "especially") else None


def is_at_rest(verb: Token) -> bool:
    """Whether somebody is told to be sure of something, and so does not say it: "you can rest assured that"."""
    return verb.lower_ == "assured" and verb.head.lemma_ == "rest"


def after_preposition(verb: Token) -> Token | None:
    """The subject of a clause that the parser gave to the preposition before it: "was issued after the author of the
    note refused to pay"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = (
        child for child in verb.head.rights if child.dep_ == "prep" and child.right_edge.i == verb.left_edge.i - 1
    )
    opening = next(before, None)
    return first(opening, "pobj") if opening is not None and opening.lower_ in ("after", "before", "since") else None


def agent(verb: Token) -> Token | None:
    """Who does it, where a passive says so with "by", and not by when: "by the summer"."""
    by = first(verb, "agent")
    who = first(by, "pobj") if by is not None else None
    return None if who is not None and who.ent_type_ in ("DATE", "TIME") else who


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    return first(verb, "nsubjpass", "auxpass", "csubjpass") is not None


def hangs_on(doc: Doc) -> bool:
    """Whether a sentence is only a clause of the one before it: "That it is open to all."."""
    if doc[0].lower_ != "that":
        return False
    goes_on = (child for verb in doc[:].root.conjuncts for child in verb.lefts)
    is_first = doc[0].dep_ == "mark" and doc[0].head.dep_ == "ROOT"
    return is_first or any(child.dep_ == "mark" for child in goes_on)


def is_of_the_past_be(verb: Token) -> bool:
    """Whether a passive is in the past: "was needed"."""
    return any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in verb.children)


def is_negated(word: Token) -> bool:
    """Whether a word is negated, itself or by the article of its subject or object: "no country wants"."""
    phrases = [child for child in word.children if child.dep_ in (*SUBJECTS, "dobj", "attr", "acomp")]
    inner = (is_negation(child) for child in word.children)
    before = (is_negation(child) for phrase in phrases for child in phrase.children if child.i < phrase.i)
    if any(inner) or any(before) or any(is_hardly_any(phrase) for phrase in phrases) or is_no_longer(word):
        return True
    if word.dep_ == "conj" and (any(child.lower_ == "nor" for child in word.head.children) or shares_denial(word)):
        return True
    is_before = word.i >= 3 and is_by_no_means(word.nbor(-3))  # whatever the parse hangs it on
    if is_before or any(child.dep_ == "prep" and is_by_no_means(child) for child in word.children):
        return True
    if any(is_negation(each) for child in word.children if child.dep_ == "auxpass" for each in child.children):
        return True
    return is_going_to(word) and is_negated(word.head)


def shares_denial(verb: Token) -> bool:
    """Whether a verb goes on with what is denied: "did not sit down and decide", but not "did not wait but went"."""
    head = verb.head
    is_bare = verb.tag_ == head.tag_ == "VB" and first(verb, *SUBJECTS, "aux") is None
    joint = first(head, "cc")
    is_denied = any(is_negation(child) and child.i < head.i for child in head.children)
    return is_bare and is_denied and joint is not None and joint.lower_ in ("and", "or")


def is_hardly_any(phrase: Token) -> bool:
    """Whether a subject or object is nobody, nothing or next to it: "few analysts", but not "a few"."""
    return phrase.lower_ in NOBODY or (phrase.left_edge.lower_ == "few" and phrase.dep_ in SUBJECTS)


def is_by_no_means(preposition: Token) -> bool:
    """Whether a phrase denies its verb: "in no way"."""
    return preposition.doc[preposition.i : preposition.i + 3].text.lower() in BY_NO_MEANS


def is_negation(word: Token) -> bool:
    """Whether a word denies: "not", but not in "not only .. but"."""
    after = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return word.lower_ in NEGATIONS and not (word.lower_ == "not" and after in ("only", "just", "merely"))


def is_no_longer(word: Token) -> bool:
    """Whether "no longer" stands beside a word, or beside the adjective that it goes with."""
    places = (word, *(child for child in word.children if child.dep_ in ("acomp", "attr")))
    near = (child for each in places for child in each.children)
    return any(child.lower_ == "longer" and beside(child, -1) == "no" for child in near)


def modal(verb: Token) -> str:
    """The modal of a verb, of its own or shared with the verb that it is joined to, or an empty string."""
    found = next((child.lower_ for child in verb.children if child.tag_ == "MD"), "")
    if is_going_to(verb):
        return "will"
    shares = verb.dep_ == "conj" and first(verb, *SUBJECTS) is None and verb.tag_ in ("VB", "VBN")
    return found or (modal(verb.head) if shares else "")


def is_going_to(verb: Token) -> bool:
    """Whether a verb stands with "is going to"."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going" and first(verb.head, "aux") is not None


def modified(word: Token, *words: str) -> bool:
    """Whether one of these words modifies a word as an adverb."""
    return any(child.lower_ in words for child in word.children if child.dep_ in ("advmod", "npadvmod", "neg"))


def prepositional(word: Token, *prepositions: str) -> Token | None:
    """What follows the first of these prepositions after a word: a noun or a verb in -ing."""
    found = (child for child in word.children if child.dep_ in ("prep", "agent", "prt", "dative"))
    return next((inner for child in found if child.lower_ in prepositions for inner in after(child)), None)


def after(preposition: Token) -> list[Token]:
    """The objects of a preposition."""
    return [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]


def owner(noun: Token) -> Token | None:
    """Whose something is: a possessive before it, or what follows "of" or "by"."""
    return first(noun, "poss") or prepositional(noun, "of", "by")


def infinitive(word: Token) -> Token | None:
    """The infinitive with "to" that a word governs, one that it asks for before one of purpose."""
    verbs = [child for child in word.children if child.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl")]
    found = [verb for verb in verbs if verb.i > word.i and any(each.tag_ == "TO" for each in verb.children)]
    return next((verb for verb in found if verb.dep_ != "advcl"), next(iter(found), None))


def clause(word: Token) -> Token | None:
    """The finite clause that a word governs: "said that ..", "the hope that .."."""
    verbs = (child for child in word.children if child.dep_ in ("ccomp", "acl", "relcl"))
    return next((verb for verb in verbs if (is_finite(verb) or has_that(verb)) and not has_relative(verb)), None)


def has_that(verb: Token) -> bool:
    """Whether a clause opens with "that"."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def beside(word: Token, step: int = 1) -> str:
    """The word so many places behind another, or before it, in small letters; empty beyond the ends of its sentence."""
    place = word.i + step
    return word.doc[place].lower_ if 0 <= place < len(word.doc) else ""


def openers(verb: Token) -> set[str]:
    """The conjunctions that open the clause of a verb, or of the verb to which it is joined: ".., or if he decided"."""
    while verb.dep_ == "conj" and first(verb, "mark") is None:
        verb = verb.head
    opens = {"advcl": ("mark", "advmod"), "conj": ("mark",)}.get(verb.dep_, ())
    return {child.lower_ for child in verb.children if child.dep_ in opens}


def is_finite(verb: Token) -> bool:
    """Whether a verb stands in a finite form, itself or by its auxiliary."""
    finite = {"VBZ", "VBP", "VBD", "MD"}
    is_root = verb.dep_ == "ROOT" and verb.pos_ == "NOUN"
    return (
        is_root
        or is_mistagged(verb)
        or verb.tag_ in finite
        or any(child.tag_ in finite for child in verb.children if child.dep_.startswith("aux"))
    )


def is_mistagged(verb: Token) -> bool:
    """Whether a main verb in the plural of the present is taken for an infinitive: "Peru and Chile commit to"."""
    is_bare = verb.tag_ == "VB" and not any(child.dep_.startswith("aux") for child in verb.children)
    return is_bare and verb.dep_ == "ROOT" and first(verb, "nsubj") is not None


def has_relative(verb: Token) -> bool:
    """Whether a relative pronoun stands in a clause, as subject or object."""
    return any(child.tag_ in ("WDT", "WP") for child in verb.children)


def is_attribute(verb: Token) -> bool:
    """Whether a clause belongs to a noun, or stands inside one that does, up to a clause that is told."""
    for word in (verb, *verb.ancestors):
        goes_on = word.dep_ in ("acl", "advcl") and word.tag_ == "VBG" and follows_comma(word)
        if goes_on or is_stray(word) or is_continued(word) or is_absolute(word):
            return False
        if word.dep_ in ("relcl", "acl", "pcomp", "csubj") and not (word.dep_ == "acl" and clause(word.head) == word):
            return True
        if word.dep_ in ("ROOT", "ccomp"):
            return False
    return False


def is_continued(verb: Token) -> bool:
    """Whether a relative clause goes on with what it belongs to after a comma: ", which has .."."""
    who = first(verb, *SUBJECTS)
    return verb.dep_ == "relcl" and who is not None and who.lower_ in ("which", "who") and follows_comma(verb)


def conjuncts(word: Token) -> list[Token]:
    """A word and what is joined to it."""
    return [word, *word.conjuncts]


def part(head: Token, leave: tuple[Token, ...] = ()) -> list[Token]:
    """The words that a word heads, in order, without those under the words to leave and without what only joins."""
    gone = {word.i for left in leave for word in left.subtree}
    gone |= {word.i for child in head.children if child.dep_ in NO_PART for word in child.subtree}
    gone |= {child.i for child in head.children if child.tag_ == "TO"}
    mark = first(head, "mark")
    gone |= {word.i for word in head.subtree if mark is not None and word.i < mark.i < head.i}
    gone |= {inner.i for word in head.subtree if is_stray_in(word, head) for inner in word.subtree}
    return [word for word in head.subtree if word.i not in gone]


def is_stray(verb: Token) -> bool:
    """Whether a finite verb is joined to one that is not, as the parser does where the first is in the past; or a
    verb in the past to one in the present that another in the past reports."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ"):
        return False
    if verb.head.tag_ in ("VB", "VBG") and not modal(verb.head):
        return True
    return verb.tag_ == "VBD" and first(verb, *SUBJECTS) is None and told_in_the_past(verb) is not None


def is_stray_in(word: Token, head: Token) -> bool:
    """Whether a verb that is joined to what a word heads belongs to the verb above it."""
    return is_stray(word) and (not is_finite(head) or (word.head == head and told_in_the_past(word) is not None))


def told_in_the_past(verb: Token) -> Token | None:
    """The verb in the past above the clause in the present to which a verb in the past is joined."""
    clause = verb.head
    is_present = clause.tag_ in ("VBZ", "VBP") or any(child.tag_ == "MD" for child in clause.children)
    if not is_present or clause.dep_ not in ("ccomp", "acl"):
        return None
    return next((each for each in clause.ancestors if each.tag_ == "VBD"), None)


def is_told(verb: Token) -> bool:
    """Whether a clause says that something is so: it is finite, or a participle that goes on after its clause."""
    if is_misjoined(verb):
        return False
    if is_finite(verb) or modal(verb):
        return True
    top = verb
    while top.dep_ == "conj":
        top = top.head
    goes_on = top.dep_ in ("advcl", "acl") and top.tag_ in ("VBG", "VBD") and top.i > top.head.i and follows_comma(top)
    is_shared = verb.tag_ in ("VBN", "VBD") or (verb.tag_ == "VB" and top.tag_ in ("VB", "VBP"))
    shares = top != verb and is_shared and is_finite(top)
    return (
        (goes_on and verb.tag_ in ("VBG", "VBD") and not any(child.dep_ == "mark" for child in top.children))
        or shares
        or is_absolute(top)
    )


def is_absolute(verb: Token) -> bool:
    """Whether a participle with a subject of its own goes on after its clause: ", with Peru refusing to pay"."""
    noun = verb.head if verb.dep_ == "acl" else first(verb, *SUBJECTS)
    noun = noun.head if noun is not None and noun.dep_ == "appos" else noun
    with_ = verb.head if verb.dep_ == "pcomp" else noun.head if noun is not None and noun.dep_ == "pobj" else verb
    is_with = with_.dep_ == "prep" and with_.lower_ == "with" and with_.head.pos_ in ("VERB", "AUX")
    return verb.tag_ == "VBG" and noun is not None and is_with and with_.i > with_.head.i and follows_comma(with_)


def is_misjoined(verb: Token) -> bool:
    """Whether the parser joined an infinitive to a verb in the singular: "plans to help, advise and train"."""
    is_bare = verb.dep_ == "conj" and verb.tag_ in ("VBP", "VB") and first(verb, *SUBJECTS) is None
    return is_bare and not modal(verb) and first_of_joined(verb).tag_ == "VBZ"


def first_of_joined(verb: Token) -> Token:
    """The first of the verbs that are joined with one."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb


def is_asked(verb: Token) -> bool:
    """Whether a clause inside another one stands for a question: "how much a town should pay", "whether it may", "what
    it needs to do"."""
    top = first_of_joined(verb)
    while top.dep_ == "xcomp":
        top = top.head
    if top.dep_ not in ("ccomp", "pcomp", "csubj") or is_consequence(top):
        return False
    opening = [top.doc[top.head.i + 1]] if top.head.i < top.i else []
    before = [word for child in verb.lefts for word in child.subtree if not is_described_by(word, verb)] + opening
    return any(word.tag_ in ("WRB", "WP") or word.lower_ in ("whether", "which", "what") for word in before)


def is_described_by(word: Token, verb: Token) -> bool:
    """Whether a word stands in what only describes a noun before a verb: "the mayor, who won, should"."""
    between = (each for each in (word, *word.ancestors) if verb.is_ancestor(each))
    return any(each.dep_ == "relcl" for each in between)


def is_consequence(clause: Token) -> bool:
    """Whether a clause is what "that is why" leads to."""
    who = first(clause.head, "nsubj")
    points = who is not None and who.lower_ in ("that", "this", "which")
    return points and clause.head.pos_ == "AUX" and any(child.lower_ == "why" for child in clause.lefts)


def follows_comma(word: Token) -> bool:
    """Whether a phrase begins after a comma or a dash."""
    place = word.left_edge.i - 1
    while place > 0 and word.doc[place].text in CLOSING:
        place -= 1
    return place > 0 and word.doc[place].text in BREAKS


def stretch(words: list[Token]) -> tuple[int, int]:
    """Where words begin and end in their sentence, in characters, stops at either end left out."""
    kept = sorted((word for word in words if not word.is_space), key=lambda word: word.i)  # "what it looks like"
    while kept and kept[0].is_punct and kept[0].text not in '“"(‘':
        kept = kept[1:]
    while kept and ((kept[-1].is_punct and kept[-1].text not in '”")’%') or is_joining(kept[-1])):
        kept = kept[:-1]
    if not kept:
        return (0, 0)
    last = last_joined(kept[-1])
    return first_joined(kept[0]).idx, last.idx + len(last)


def first_joined(word: Token) -> Token:
    """The first of the words that hyphens join: "pre-emptively"."""
    while word.i > 1 and word.nbor(-1).text == "-" and not (word.nbor(-1).whitespace_ or word.nbor(-2).whitespace_):
        word = word.nbor(-2)
    return word


def last_joined(word: Token) -> Token:
    """The last of the words that hyphens join: "Ruiz-Soto"."""
    while word.i + 2 < len(word.doc) and word.nbor().text == "-" and not (word.whitespace_ or word.nbor().whitespace_):
        word = word.nbor(2)
    return word


def end_of_person(name: Token) -> Token:
    """The last word of a person's name, which the parse breaks at a hyphen."""
    last = last_joined(name)
    return last if name.ent_type_ == last.ent_type_ == "PERSON" else name


def is_joining(word: Token) -> bool:
    """Whether a word only leads on to what follows it: "but", "but rather"."""
    return word.dep_ == "cc" or (word.lower_ in ("rather", "instead") and word.i > 0 and word.nbor(-1).dep_ == "cc")


def whole(doc: Doc) -> tuple[int, int]:
    """Where a sentence begins and ends, in characters, its last stop left out."""
    return stretch(list(doc))


def is_within_name(word: Token) -> bool:
    """Whether a word stands before another of a name, or is joined by the parse to one that does."""
    return word.dep_ == "compound" or (word.dep_ == "conj" and word.head.dep_ in ("compound", "nmod"))
