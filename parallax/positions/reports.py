"""Reports: that a sentence gives what somebody said or holds, and which of its words names that somebody.

A report is a reporting verb with a speaker for its subject, an adjective of holding ("is confident that"), a noun
of speech with its owner ("the ministry's claim that"), or a phrase that names a source ("according to"). Which words
these are, and what each needs beside it, stands in data/reporting-verbs.yml; here is only where in the parse to
look. Of several reports in a sentence the outermost counts. What stands in quotation marks reports nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from parallax.positions.grammar import is_at_rest
from parallax.positions.rules import Sense, kinds, listed, low, rules, senses_of
from parallax.positions.subjects import SUBJECTS, TENSED, child, fronted, holder, is_nobody, sort, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

WITHIN = ("compound", "nmod", "poss", "amod", "npadvmod", "advmod")
"""The relations of a word that is part of a longer phrase."""
BESIDE, REACH = 4, 10
"""In words: how near a quotation stands to its verb; how far a verb reaches."""


class Report(NamedTuple):
    """That something is reported: the head of the phrase that names the speaker, the cue, its kind and its place."""

    source: Token | None
    cue: str
    kind: str
    rank: tuple[int, ...]


class Sentence(NamedTuple):
    """A sentence's parse, the places of the words in quotation marks, and whether a quotation of it is speech."""

    doc: Doc
    quoted: frozenset[int]
    has_quotation: bool


def depth(token: Token) -> int:
    """How many words stand above this one in the parse; what is joined by "and" stands as high as what it is joined
    to."""
    return sum(1 for each in (token, *token.ancestors) if each.dep_ not in ("ROOT", "conj"))


def is_asserted(verb: Token) -> bool:
    """Whether a verb is said to be so: not denied, wished, asked or made a condition."""
    is_seen = verb.tag_ == "VB" and verb.dep_ == "ccomp" and not child(verb, "aux")
    if is_seen or any(is_denial(each) for each in verb.children):
        return False
    if is_infinitive(verb):
        if verb.head == verb or verb.dep_ == "ccomp":
            return False
        leads = verb.dep_ == "advcl" or verb.head.lemma_ in listed("catenatives")
        return leads and verb.head.pos_ == "VERB" and is_asserted(verb.head)
    is_joined = verb.dep_ == "conj" and verb.tag_ == "VB" and not child(verb, "aux", "nsubj")
    return is_asserted(verb.head) if is_joined else True


def is_denial(token: Token) -> bool:
    """Whether a word beside a verb says that it is not so, or not yet: "not", "nobody", "should", "if"."""
    denies = token.dep_ == "neg" or low(token) in listed("denials") or (token.dep_ in SUBJECTS and is_nobody(token))
    is_wish = token.head.lemma_.lower() in listed("feelings")  # "what they may wish to do" says of no wish
    is_modal = token.dep_ == "aux" and (low(token) in listed("modals") or (low(token) == "may" and is_wish))
    return denies or is_modal or (token.dep_ in ("mark", "advmod") and low(token) in listed("conditions"))


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    is_bare = verb.dep_ in ("acl", "advcl") and not child(verb, "aux")
    return verb.tag_ == "VBN" and (is_bare or child(verb, "auxpass", "nsubjpass", "agent") is not None)


def inverted(verb: Token, sense: Sense, sentence: Sentence) -> Token | None:
    """The subject that the parse took for something else, where it follows its verb: '"...," said Maria Lopez'."""
    if verb.tag_ not in ("VBD", "VBZ") or not verb.i or "object" in sense.needs:
        return None
    own, follows = child(verb, "nsubj"), verb.i - 1 in sentence.quoted
    behind = next((each for each in verb.rights if each.dep_ == "nsubj"), None)
    if follows and behind is not None and sort(behind) not in ("", "other"):
        return behind  # 'Bill has been "worked up about it," said a source'
    has_own = (
        own is not None
        and own.i < verb.i
        and own.i not in sentence.quoted
        and sort(own) not in ("", "other", "document")
    )
    if (not follows and (verb.nbor(-1).text != "," or sense.by != "anyone")) or has_own:
        return None
    places = range(verb.i + 1, min(verb.i + REACH, len(verb.doc)))
    after = (verb.doc[place] for place in places)
    heads = (each for each in after if each.left_edge.i == verb.i + 1 and sort(each) not in ("", "other"))
    within = WITHIN if follows or own is not None else (*WITHIN, *SUBJECTS)
    return next((each for each in heads if each.head == verb or each.dep_ not in within or is_apposed(each)), None)


def is_apposed(head: Token) -> bool:
    """Whether a noun stands with what somebody is between commas, and so before no verb: "said Ana Ruiz, a broker,"."""
    beside = child(head, "appos")
    if beside is None or beside.right_edge.i + 1 == len(head.doc):
        return False
    return head.i + 1 < beside.left_edge.i and beside.right_edge.nbor().text == ","


def admits(sense: Sense, who: Token | None, need: str = "") -> bool:
    """Whether a verb in this sense can have such a subject."""
    if who is None or not sort(who) or child(who, "case"):
        return False
    if sense.by == "document":
        return sort(who) == "document"
    if sort(who) == "other":
        return sense.by == "anyone" or (sense.by == "speaker" and need in ("that", "clause"))
    return low(who) not in rules()["barred"].get(sense.by, ())


def has_clause(verb: Token, sentence: Sentence) -> bool:
    """Whether what is reported stands beside a verb: a clause, a quotation, or all around it."""
    is_beside = not sentence.quoted.isdisjoint(range(verb.i - BESIDE, verb.i + BESIDE))
    asked = child(verb, "dobj", "attr")
    is_asked = asked is not None and asked.tag_ in ("WP", "WDT")
    is_relative = verb.dep_ == "relcl" and child(verb, "xcomp") is not None
    return sentence.has_quotation or has_finite(verb) or is_beside or is_aside(verb) or is_asked or is_relative


def is_aside(verb: Token) -> bool:
    """Whether a verb stands in a clause that only says who says so: "as the report noted", ", analysts say,"."""
    is_as = any(each.dep_ == "mark" and low(each) == "as" for each in verb.lefts)
    return verb.dep_ == "parataxis" or (is_as and child(verb, "nsubj") is not None and not child(verb, "dobj"))


def has_finite(verb: Token) -> bool:
    """Whether a verb has a clause with a tense for its object."""
    return any(each.dep_ == "ccomp" and is_finite(each) for each in verb.children)


def is_met(verb: Token, need: str, sentence: Sentence) -> bool:
    """Whether a verb has beside it what the rules ask for."""
    if need.startswith("+"):
        return verb.i + 1 < len(verb.doc) and low(verb.nbor()) == need[1:]
    if need == "that":
        return has_clause(verb, sentence)
    if need == "clause":
        return has_finite(verb)
    if need == "speech":
        is_way = verb.i + 1 < len(verb.doc) and low(verb.nbor()) in ("into", "through")  # "went into force"
        return sentence.has_quotation and not is_way
    if need == "quotation":
        return sentence.has_quotation or any(place > verb.i for place in sentence.quoted)
    if need == "object":
        return bool(child(verb, "dobj", "dative", "ccomp"))
    if need == "noun":
        return noun_of_speech(verb) is not None
    if need == "to":
        return any(each.dep_ in ("xcomp", "ccomp") and is_infinitive(each) for each in verb.children)
    reach = verb.doc[verb.i + 1 : verb.i + REACH]
    return any(low(each) == need for each in reach) and not is_reflexive(verb)


def is_reflexive(verb: Token) -> bool:
    """Whether a verb's object is its subject: "cast herself as"."""
    return any(low(each).endswith(("self", "selves")) for each in verb.rights)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(each.tag_ == "TO" for each in verb.lefts)


def noun_of_speech(verb: Token) -> Token | None:
    """The noun of speech that is a verb's object: "voiced concerns"."""
    objects = [each for each in verb.children if each.dep_ in ("dobj", "nsubjpass")]
    objects += [other for each in objects for other in each.conjuncts]
    return next((each for each in objects if low(each) in kinds("nouns")), None)


def can_report(verb: Token) -> bool:
    """Whether a word stands as a verb of the sentence: no adjective, no word of a headline in capitals."""
    is_verb = verb.pos_ in ("VERB", "AUX") and verb.dep_ not in ("amod", "compound")
    return is_verb and (verb.i == 0 or verb.text.islower())


def is_finite(verb: Token) -> bool:
    """Whether a clause stands with a verb that has a tense, or with "that"."""
    if any(each.dep_ == "mark" and low(each) in ("that", "whether") for each in verb.children):
        return True
    return verb.tag_ in TENSED or any(each.tag_ in TENSED for each in verb.children if each.dep_.startswith("aux"))


def by_verb(verb: Token, sentence: Sentence) -> Iterator[Report]:
    """The reports that a verb makes, one a sense."""
    if not can_report(verb) or not senses_of(verb) or not is_asserted(verb) or is_at_rest(verb):
        return
    if is_told_of_subject(verb) or (verb.i + 1 < len(verb.doc) and low(verb.nbor()) == "into"):
        return  # "inquired into the rent" tells nothing of what was said
    for sense in senses_of(verb):
        need = next((need for need in sense.needs if is_met(verb, need, sentence)), "")
        if is_passive(verb):
            yield from by_passive(verb, sense, need, sentence)
        elif need or not sense.needs:
            yield from by_subject(verb, sense, need, sentence)


def is_told_of_subject(verb: Token) -> bool:
    """Whether a headline says who is told something, and not who tells it: "Mayor told: the bridge is unsafe"."""
    return low(verb) in ("told", "urged", "warned") and verb.i + 1 < len(verb.doc) and verb.nbor().text == ":"


def by_subject(verb: Token, sense: Sense, need: str, sentence: Sentence) -> Iterator[Report]:
    """The report of an active verb in one sense, where its subject can make it."""
    who = holder(inverted(verb, sense, sentence) or fronted(verb) or subject(verb))
    noun = noun_of_speech(verb) if need == "noun" else None
    cue = f"{verb.text}{verb.whitespace_}{verb.nbor().text}" if need.startswith("+") else verb.text
    if admits(sense, who, need):
        place = (-1, verb.i) if need in ("", "that") and is_set_off(verb) else (0, depth(verb), verb.i)
        yield Report(who, cue, kinds("nouns")[low(noun)] if noun else sense.kind, place)


def is_set_off(verb: Token) -> bool:
    """Whether a verb with its own subject is put between commas into what it reports, or after it: "Voters, Ruiz
    suggested, want more", "..., the Post reported in 1991"."""
    who = child(verb, "nsubj")
    if who is None or who.left_edge.i == 0 or who.tag_ in ("WP", "WDT"):
        return False
    is_behind = who.i < verb.i and not sentence_mark(who.left_edge.nbor(-1))
    is_last = verb.dep_ == "acl" and not child(verb, "mark", "dobj", "ccomp", "xcomp")
    return not is_behind and (verb.dep_ == "parataxis" or is_last)


def sentence_mark(token: Token) -> bool:
    """Whether a token is a comma or a mark of quotation."""
    return token.text == "," or token.is_quote


def by_passive(verb: Token, sense: Sense, need: str, sentence: Sentence) -> Iterator[Report]:
    """The report of a passive verb, whose speaker follows "by" or is not told: "is believed to"."""
    agent = child(verb, "agent")
    who = child(agent, "pobj") if agent else None
    if who is not None and sort(who) not in ("", "other") and (not sense.needs or need in ("to", "as", "object")):
        yield Report(who, verb.text, sense.kind, (0, depth(verb), verb.i))
    elif agent is None and verb.dep_ not in ("acl", "advcl") and (child(verb, "ccomp", "xcomp")):
        yield Report(None, verb.text, sense.kind, (0, depth(verb), verb.i))


def by_adjective(word: Token, sentence: Sentence) -> Iterator[Report]:
    """The report that an adjective of holding makes: "is confident that", "are worried about"."""
    verb, kind = word.head, kinds("adjectives").get(low(word))
    if kind is None or verb.lemma_ not in listed("copulas") or not is_asserted(verb):
        return
    tells = child(word, "ccomp") or child(verb, "ccomp") or any(low(each) in listed("matters") for each in word.rights)
    if tells and admits(Sense(kind, "named", ()), subject(verb)):
        yield Report(subject(verb), word.text, kind, (0, depth(verb), word.i))


def by_noun(noun: Token, sentence: Sentence) -> Iterator[Report]:
    """The report that a noun of speech makes: "the claim that", "its call for talks"."""
    kind = kinds("nouns").get(low(noun))
    if kind is None or noun.pos_ != "NOUN" or is_nobody(noun) or is_doubted(noun):
        return
    who = owner(noun)
    if (has_that(noun) or (possessor(noun) is not None and has_matter(noun))) and (who is None or sort(who)):
        yield Report(who, noun.text, kind, (1, depth(noun), noun.i))


def is_doubted(noun: Token) -> bool:
    """Whether somebody's words are only doubted: "scepticism about the bank's commitment to"."""
    above = [noun.head.head, *noun.head.head.ancestors]
    above += [each for verb in above for each in verb.children if each.dep_ in SUBJECTS]
    return noun.dep_ == "pobj" and any(each.lemma_.lower() in listed("doubts") for each in above)


def has_that(noun: Token) -> bool:
    """Whether a noun has a clause with "that" of its own, or is said to be one: "the fear is that"."""
    is_copula = noun.dep_ == "nsubj" and noun.head.lemma_ in ("be", "remain") and child(noun.head, "ccomp")
    clause = noun.head if is_copula else child(noun, "acl", "ccomp")
    return clause is not None and any(low(each) == "that" for each in clause.subtree)


def has_matter(noun: Token) -> bool:
    """Whether a noun says after it what it is about: "call for", "desire to"."""
    about = (each for each in noun.rights if each.dep_ == "prep" and low(each) in listed("abouts"))
    infinitive = child(noun, "acl")
    return any(about) or (infinitive is not None and is_infinitive(infinitive))


def possessor(noun: Token) -> Token | None:
    """The possessor before a noun: "Trump's claim"."""
    owners = (each for each in noun.lefts if each.dep_ == "poss")
    named = (each for each in noun.lefts if each.dep_ == "compound" and each.pos_ == "PROPN" and has_that(noun))
    return next(owners, None) or next(named, None)


def owner(noun: Token) -> Token | None:
    """Whose a noun of speech is: "Trump's claim", "fears among traders", "it made the claim", "they voiced their
    fear"."""
    whose = possessor(noun)
    if whose is not None:
        is_own = whose.pos_ == "PRON" and noun.dep_ == "dobj"
        return (subject(noun.head) if is_own else None) or whose
    preps = [each for each in noun.rights if each.dep_ == "prep" and low(each) in listed("owning")]
    pobj = next((child(each, "pobj") for each in preps if child(each, "pobj")), None)
    if pobj is not None:
        return pobj
    is_made = noun.dep_ == "dobj" and noun.head.lemma_ in listed("making")
    return subject(noun.head) if is_made and is_asserted(noun.head) else None


def by_phrase(token: Token, sentence: Sentence) -> Iterator[Report]:
    """The report that a phrase makes: "according to", "per the report", "reportedly"."""
    if low(token) in listed("hearsay"):
        yield Report(None, token.text, "plain", (0, depth(token.head), -1))
    for phrase in rules()["sources"]:
        stretch = sentence.doc[token.i : token.i + len(phrase.split())]
        if stretch.text.lower() == phrase:
            yield from by_source(child(stretch[-1], "pobj", "pcomp"), stretch)


def by_view(token: Token, sentence: Sentence) -> Iterator[Report]:
    """The report of a standpoint or a rendering: "in Ankara's view", "as laid out by the bank"."""
    known = {"in": "views", "by": "reckonings"}.get(low(token), "")
    view = child(token, "pobj") if known else None
    whose = child(view, "poss") if view is not None and low(view) in listed(known) else None
    if view is not None and whose is not None:
        is_within = whose.pos_ == "PRON"  # "the union's claim is that it could, in their view, .."
        yield Report(whose, view.text, "plain", (1, depth(token), token.i) if is_within else (-1, token.i))
    is_rendering = token.tag_ == "VBN" and token.lemma_ in listed("renderings") and low(token.left_edge) == "as"
    agent = child(token, "agent") if is_rendering else None
    if agent is not None:
        yield from by_source(child(agent, "pobj"), sentence.doc[token.i : token.i + 1])


def by_source(who: Token | None, cue: Span) -> Iterator[Report]:
    """The report of a phrase that names a source; what is no speaker reports all the same after "according to"."""
    if who is None:
        return
    is_speaker = sort(who) not in ("", "other")
    if cue.text.lower() == "based on" and sort(who) != "document":  # "based on the minutes", not "on GDP"
        return
    if is_speaker and (sort(who) in ("name", "pronoun") or cue.text.lower() != "per" or child(who, "det", "poss")):
        yield Report(who, cue.text, "plain", (-1, cue.start))
    elif cue.text.lower() == "according to":
        yield Report(None, cue.text, "plain", (-1, cue.start))


def by_colon(token: Token, sentence: Sentence) -> Iterator[Report]:
    """The report that a colon before a quotation makes: "The senator shrugged: ...", "... - Jo Lind: ..."."""
    opens = any(place in sentence.quoted for place in (token.i + 1, token.i + 2))
    if token.text != ":" or not opens or not sentence.has_quotation or not token.i:
        return
    before = sentence.doc[: token.i]
    is_verbless = all(each.pos_ not in ("VERB", "AUX") for each in before)
    # The parse may hang the clause before the colon on the quotation.
    mains = [each for each in before if each.dep_ == "ROOT" or (each.dep_ == "ccomp" and each.head.i > token.i)]
    heads = [each for each in before if each.dep_ == "nsubj" and each.head in mains]
    head = giver(before.root) if is_verbless else heads[-1] if heads else None
    who = labelled(before) or head
    if who is not None and sort(who) in ("name", "person", "group", "pronoun"):
        yield Report(who, "", "", (3, token.i))


def giver(head: Token) -> Token:
    """From whom a statement is that a line announces, or who heads the line: "Statement from Ana Ruiz: ..."."""
    if low(head) not in listed("statements"):
        return head
    named = (child(each, "pobj") for each in head.rights if each.dep_ == "prep" and low(each) in ("by", "from", "of"))
    return next(filter(None, named), head)


def by_writing(token: Token, sentence: Sentence) -> Iterator[Report]:
    """The report of a line that leads to what somebody says by a verb behind a comma, which the parse may take for a
    noun: "Ana Ruiz sums it up, writing:"."""
    doc = sentence.doc
    is_last = token.i > 1 and doc[token.i + 1 :].text.strip() == ":"
    if not is_last or not token.lower_.endswith("ing") or doc[token.i - 1].text != "," or not senses_of(token):
        return
    who = next((each for each in doc[: token.i] if each.dep_ == "nsubj" and each.head.dep_ == "ROOT"), None)
    if who is not None and sort(who) in ("name", "person", "group", "pronoun"):
        yield Report(who, token.text, "plain", (2, token.i))


def labelled(before: Span) -> Token | None:
    """The name between a dash and a colon: "... - Jo Lind"."""
    dash = max((each.i for each in before if each.text in ("-", "–", "—", "--")), default=None)
    label = before[dash + 1 :] if dash is not None else before[:0]
    is_label = all(each.text[0].isupper() or low(each) in listed("links") for each in label)
    return label.root if is_label and len(label) else None


def report(sentence: Sentence) -> Report | None:
    """What a sentence reports: the outermost of its reports, if there is one."""
    ways = (by_verb, by_adjective, by_noun, by_phrase, by_view, by_colon, by_writing)
    places = (token for token in sentence.doc if token.i not in sentence.quoted)
    found = (made for token in places for way in ways for made in way(token, sentence))
    outside = (made for made in found if made.source is None or made.source.i not in sentence.quoted)
    others = (made for made in outside if not is_author(made.source) and not performs(made))
    return min(others, key=lambda made: made.rank, default=None)


def performs(made: Report) -> bool:
    """Whether a text does by a verb what it says, and reports nobody: "The Parties commit to"."""
    who = made.source
    if who is None or who.dep_ != "nsubj" or low(who) not in listed("signatories"):
        return False
    return made.kind == "committing" and who.head.tag_ == "VBP"


def is_author(token: Token | None) -> bool:
    """Whether a speaker is the text's own author: "I said too much"."""
    return token is not None and low(token) in listed("author")
