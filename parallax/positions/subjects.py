"""Subjects: which word of a sentence heads the phrase that says who does something, and whether it can speak.

The parse gives a verb its subject where it has one of its own. Where it has none, that of the verb which it depends
on is meant: "the bank closed and warned". What can speak is a name, a person, a group, a document or a pronoun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parallax.positions.rules import listed, low, rules, senses_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass")
DATELINE = 14
"""In words: the longest place, day and agency that a sentence opens with."""
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LAW", "EVENT"})


def child(token: Token, *relations: str) -> Token | None:
    """A word's first child in one of these relations."""
    return next((each for each in token.children if each.dep_ in relations), None)


def sort(token: Token) -> str:
    """What a phrase with this head can be: name, person, group, document, pronoun, other, or nothing."""
    word = low(token)
    if token.pos_ == "NUM" or word in listed("counts"):
        return "group" if any(token.rights) else ""
    if is_dateline(token) or (token.ent_type_ in NO_NAMES and token.pos_ != "NOUN"):
        return ""
    if word in listed("pronouns"):
        return "pronoun"
    if word in listed("some"):
        return "group"
    if is_name(token):
        return "name"
    if token.pos_ not in ("NOUN", "PROPN"):
        return ""
    forms = {token.lemma_.lower(), word}
    found = (key for key in ("person", "group", "document") if forms & listed(f"{key}s"))
    is_several = token.tag_ == "NNS" and not forms.isdisjoint(listed("several"))
    is_people = is_several or word.endswith(tuple(rules()["person_endings"]))
    return next(found, "person" if is_people else "other")


def is_name(token: Token) -> bool:
    """Whether a word is a proper name, and neither the place in capitals where a text was written nor a form of
    address: "my hon. Friend"."""
    if not token.text[0].isupper() or is_dateline(token) or any(low(each) == "hon." for each in token.lefts):
        return False
    if token.pos_ == "PROPN":
        return True
    opens = token.i == 0 or not token.nbor(-1).is_alpha
    return token.pos_ in ("NOUN", "ADJ") and not is_listed(token) and (not opens or is_bare(token))


def dateline(doc: Doc) -> int:
    """Where a sentence begins after the place and the agency it opens with: "OSLO (News) - ...", or 0."""
    dash = next((token.i for token in doc[:DATELINE] if token.text in ("-", "–", "—", "--", "―")), 0)
    is_place = dash > 0 and doc[0].is_upper and len(doc[0]) > 1
    is_set_off = is_place and (doc[dash - 1].text == ")" or doc[:dash].text.isupper())
    return dash + 1 if is_set_off and doc[dash].whitespace_ else 0


def is_dateline(token: Token) -> bool:
    """Whether a word belongs to the place and the agency that a sentence opens with."""
    return token.i < dateline(token.doc)


def after_dateline(verb: Token) -> Token | None:
    """What stands between a dateline and a verb, whose subject the parse takes the dateline for."""
    start = dateline(verb.doc)
    names = (token for token in verb.doc[start : verb.i] if token.left_edge.i == start)
    return max(names, key=lambda token: token.i, default=None)


def is_bare(token: Token) -> bool:
    """Whether a noun stands without the article that it would need: "Pence replied", "Sanders hopes"."""
    agrees = token.head.tag_ in ("VBZ", "VBD") and bool(senses_of(token.head))
    is_odd = token.tag_ == "NN" or (token.tag_ == "NNS" and agrees)
    return is_odd and token.dep_ in ("nsubj", "ROOT")


def is_listed(token: Token) -> bool:
    """Whether a word is one of the nouns that can be speakers."""
    return token.lemma_.lower() in listed("persons", "groups", "documents")


def is_nobody(token: Token) -> bool:
    """Whether a subject denies itself: "nobody", "neither side", "few analysts", not "a few"."""
    return low(token.left_edge) == "few" or any(
        low(each) in listed("nobody") for each in (token.left_edge, *token.lefts)
    )


def nearest(verb: Token) -> Token | None:
    """A verb's own subject; of two before it, which the parse gives it where one stands between commas, the nearer:
    "Voters, Ruiz suggested, want more"."""
    before = [each for each in verb.lefts if each.dep_ in SUBJECTS]
    is_set_off = len(before) > 1 and before[-1].left_edge.i > 0 and before[-1].left_edge.nbor(-1).text == ","
    return before[-1] if is_set_off else child(verb, *SUBJECTS)


def subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, its antecedent's, or that of the verb which it depends on."""
    own = nearest(verb)
    if own is not None and is_dateline(own):
        return after_dateline(verb)
    if own and verb.dep_ == "relcl" and own.tag_ in ("WDT", "WP"):
        return verb.head if low(own) == "who" or sort(verb.head) in ("name", "person", "group") else None
    if own:
        return own
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return giver(verb.head)
    climbs = verb.dep_ in ("conj", "xcomp", "advcl", "prep", "ccomp", "dep")
    if (who := accompanied(verb)) is not None:
        return who
    climbs = climbs or (verb.dep_ == "pcomp" and low(verb.head) in listed("manners"))
    if not climbs or (verb.dep_ == "xcomp" and child(verb.head, "dobj")):
        return None
    return subject(verb.head)


def accompanied(verb: Token) -> Token | None:
    """Whoever does something by which another thing is accompanied: "the debate ended with Ana Ruiz asking"."""
    if not verb.i or verb.tag_ != "VBG":
        return None
    before = verb.nbor(-1)
    is_with = before.dep_ == "pobj" and low(before.head) == "with"
    return before if is_with and verb.head in (before.head, before.head.head) else None


def holder(who: Token | None) -> Token | None:
    """The person who is named after an office: "the Minister for Trade and Tourism, Ana Ruiz, said", or after the last
    of two that the parse takes for several: "Secretary of Trade and Acting Director Ana Ruiz"."""
    if who is None:
        return None
    last = who.conjuncts[-1] if who.conjuncts else who
    if last.ent_type_ == "PERSON" != who.ent_type_:
        before = [each for each in last.lefts if each.ent_type_ != "PERSON"]
        if before and low(before[-1]) in listed("titles"):
            return last
    if low(who) not in listed("titles"):
        return who
    return next((each for each in who.rights if each.dep_ == "appos" and each.pos_ == "PROPN"), who)


def fronted(verb: Token) -> Token | None:
    """The name before a verb that the parse takes for part of a time or a place: "In 2021 Ana Ruiz, then mayor, said",
    "On Facebook Ana Ruiz, a senator, wrote"."""
    if not verb.i or verb.nbor(-1).text != ",":
        return None
    places = ((each, child(each, "pobj")) for each in verb.lefts if each.dep_ == "prep")
    return next((name for at, name in places if name is not None and is_set_before(name, at)), None)


def is_set_before(name: Token, at: Token) -> bool:
    """Whether a name stands between a year or a platform, before which a preposition stands, and a comma."""
    first, doc = at.i + 1, name.doc
    is_set_off = first < name.i < len(doc) - 1 and doc[name.i + 1].text == ","
    is_other = doc[first].like_num or low(doc[first]) in listed("platforms")
    return is_set_off and is_other


def giver(noun: Token) -> Token | None:
    """Whose words a noun carries that a participle goes with: "she sent a letter saying that"."""
    if noun.dep_ not in ("dobj", "pobj"):
        return noun
    above = next((each for each in noun.ancestors if each.pos_ in ("VERB", "AUX")), None)
    return subject(above) if above is not None and sort(noun) in ("document", "other") else None
