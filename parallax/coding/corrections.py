"""Corrections: what a reader changes by hand without coding anew, from a small file, CSV or YAML.

A row names a sentence, a change and a value. Sentences keep their numbers: one that is removed leaves a gap, and
those of a paragraph that is restored are numbered on from the last. A sheet of claims, as `parallax sentences
--claims` writes it, stands for all claims of both texts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

import pandas as pd

from parallax import errors
from parallax.coding.codebook import ACTS, Codebook, nearest
from parallax.corpus.documents import INITIALS, Documents, check_lengths
from parallax.corpus.sentences import sentences_in
from parallax.corpus.words import words
from parallax.errors import InputError
from parallax.readers.blocks import LONGEST_SAID
from parallax.readers.table import lines_of, unguarded
from parallax.readers.yaml import compose, text_of, value_of

SPEAKER, ADD_CODE, STRIKE_CODE = "speaker", "add code", "strike code"
ADD_CLAIM, STRIKE_CLAIMS = "add claim", "strike claims"
OF_SENTENCES = (SPEAKER, ADD_CODE, STRIKE_CODE, ADD_CLAIM, STRIKE_CLAIMS)
REMOVE, RESTORE = "remove paragraph", "restore paragraph"
CHANGES = (*OF_SENTENCES, REMOVE, RESTORE)
HEAD = ("sentence", "change", "value")
CLAIMS = ("sentence", "claimant", "claimant_side", "act", "target", "target_side", "content", "ground", "certainty")
"""The columns of a sheet of claims."""
BESIDE = ("document", "likelihood", "text")
"""What a sheet of claims may have besides."""
BY_HAND = "by hand"
AUTHOR = "author"
"""Whose claims are those of the text itself."""


class Change(NamedTuple):
    """A row: where it stands in the file, the sentence (or, to restore a paragraph, the document), the change, and
    its value."""

    where: str
    sentence: str
    change: str
    value: str


@dataclass(frozen=True)
class Corrections:
    """The changes of a file, and its sheet of claims where it is one."""

    changes: tuple[Change, ...] = ()
    claims: pd.DataFrame | None = None

    def of(self, *kinds: str) -> list[Change]:
        """The changes of these kinds."""
        return [each for each in self.changes if each.change in kinds]


NONE = Corrections()


def read(path: str) -> Corrections:
    """The corrections in a file; InputError names file and line for what cannot be used."""
    rows = list(rows_of_yaml(path) if path.lower().endswith((".yml", ".yaml")) else rows_of_csv(path))
    if rows and "act" in rows[0][1]:
        return Corrections(claims=pd.DataFrame(errors.each(lambda row: claim(*row), rows)))
    return Corrections(tuple(errors.each(lambda row: change(*row), rows)))


def rows_of_csv(path: str) -> Iterable[tuple[str, dict[str, str]]]:
    """The rows of a CSV file by column, each with its place."""
    (line, head), *lines = lines_of(path) or [(1, [])]
    check_head(f"{path}, line {line}", head)
    return errors.each(lambda row: row_of_csv(f"{path}, line {row[0]}", head, row[1]), lines)


def row_of_csv(where: str, head: list[str], cells: list[str]) -> tuple[str, dict[str, str]]:
    """A row of a CSV file by column, with its place."""
    if len(cells) != len(head):
        raise InputError(f"{where}: has {len(cells)} cells, but the first line has {len(head)}")
    return where, dict(zip(head, map(unguarded, map(str.strip, cells)), strict=True))


def rows_of_yaml(path: str) -> Iterable[tuple[str, dict[str, str]]]:
    """The rows of a YAML file, a list of names and values, each with its place."""
    rows = value_of(compose(path, text_of(path)))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path}: must be a list; begin each correction with '- sentence: S4'")
    for number, row in enumerate(rows, start=1):
        where = f"{path}, correction {number}"
        texts = {str(key): "" if value is None else str(value) for key, value in row.items()}
        row = texts if "act" in texts else {"value": "", **texts}
        check_head(where, list(row))
        yield where, row


def check_head(where: str, head: list[str]) -> None:
    """Raises InputError unless these are the columns of corrections, or some of a sheet of claims."""
    is_sheet = {"sentence", "act", "content"} <= set(head) <= {*CLAIMS, *BESIDE}
    if set(head) != set(HEAD) and not is_sheet:
        raise InputError(f"{where}: needs the columns {', '.join(HEAD)}, or those of a sheet of claims")


def change(where: str, row: dict[str, str]) -> Change:
    """A row as a change."""
    found = Change(where, row["sentence"], row["change"].lower(), row["value"])
    if found.change not in CHANGES:
        raise InputError(f"{where}: no change '{row['change'][:40]}'; choose from {', '.join(CHANGES)}")
    if found.change == SPEAKER and len(found.value) > LONGEST_SAID:
        raise InputError(f"{where}: a speaker of more than {LONGEST_SAID:,} characters; give the name alone")
    if found.change == STRIKE_CLAIMS and found.value:
        check_act(where, found.value)
    if found.change == ADD_CLAIM:
        act, words = claimed(found)
        check_act(where, act)
        if not words:
            raise InputError(f"{where}: no words; write the act and the sentence's words, '{act}: will open the port'")
    return found


def claimed(added: Change) -> tuple[str, str]:
    """The act and the words of a claim that is added: "promises: will open the port"."""
    act, _, words = added.value.partition(":")
    return act.strip(), words.strip()


def check_act(where: str, act: str) -> None:
    """Raises InputError unless claims may have this act."""
    if act not in ACTS:
        raise InputError(f"{where}: no act '{act[:40]}'; choose from {', '.join(sorted(ACTS))}")


def claim(where: str, row: dict[str, str]) -> dict[str, str]:
    """A row of a sheet of claims."""
    check_act(where, row["act"])
    if not row["content"]:
        raise InputError(f"{where}: content is empty; copy the words of the sentence that say what the claim is")
    return {"where": where, **{column: row.get(column, "") for column in CLAIMS}}


def amended(texts: Documents, corrections: Corrections) -> Documents:
    """The texts with paragraphs removed and restored; InputError for a sentence or a paragraph that there is not."""
    restorations, removals = corrections.of(RESTORE), corrections.of(REMOVE)
    if restorations or removals:
        whole = restored(texts, restorations)
        texts = counted(without(whole, removals))
        check_kept(gone(whole, texts), corrections)
    check_sentences(texts, corrections)
    check_speakers(corrections)
    return texts


def gone(before: Documents, after: Documents) -> pd.DataFrame:
    """The sentences that corrections have removed from the texts."""
    return before.sentences[~before.sentences["sentence"].isin(after.sentences["sentence"])]


def check_kept(removed: pd.DataFrame, corrections: Corrections) -> None:
    """Raises InputError for a change of a sentence that the same file removes."""
    ids = set(removed["sentence"])

    def check(each: Change) -> None:
        if each.sentence in ids:
            raise InputError(f"{each.where}: {each.sentence} is in a paragraph that this file removes; keep one change")

    errors.each(check, corrections.of(*OF_SENTENCES))


def check_sentences(texts: Documents, corrections: Corrections) -> None:
    """Raises InputError for a change or a claim of a sentence that there is not, or of words that it does not hold."""
    known = dict(texts.sentences[["sentence", "text"]].itertuples(index=False))

    def check(each: Change) -> None:
        if each.sentence not in known:
            raise InputError(f"{each.where}: no sentence {each.sentence[:20]!r}")

    def check_words(where: str, sentence: str, words: str) -> None:
        if words not in known.get(sentence, ""):
            raise InputError(f"{where}: content: these words are not in {sentence[:20] or 'a sentence'}")

    errors.each(check, corrections.of(*OF_SENTENCES))
    errors.each(lambda each: check_words(each.where, each.sentence, claimed(each)[1]), corrections.of(ADD_CLAIM))
    sheet = () if corrections.claims is None else corrections.claims.itertuples()
    errors.each(lambda row: check_words(row.where, row.sentence, row.content), sheet)


def check_speakers(corrections: Corrections) -> None:
    """Raises InputError for a sentence that is given two speakers."""
    told: dict[str, str] = {}

    def check(each: Change) -> None:
        if told.setdefault(each.sentence, each.value) != each.value:
            raise InputError(
                f"{each.where}: {each.sentence} is also given the speaker {told[each.sentence][:60]!r}; keep one"
            )

    errors.each(check, corrections.of(SPEAKER))


def without(texts: Documents, removals: list[Change]) -> Documents:
    """The texts without the paragraphs of some sentences, which are listed as removed."""
    rows = texts.sentences[texts.sentences["paragraph"] > 0]
    held = {place: list(own["text"]) for place, own in rows.groupby(["document", "paragraph"], sort=False)}
    place_of = {row.sentence: (row.document, row.paragraph) for row in rows.itertuples()}
    left, gone = Counter(rows["document"]), dict[tuple, str]()
    for each in removals:
        place = place_of.get(each.sentence)
        if place is None:
            raise InputError(f"{each.where}: no paragraph has a sentence {each.sentence[:20]!r}")
        if place not in gone:
            gone[place] = " ".join(held[place])
            left[place[0]] -= len(held[place])
        if left[place[0]] < 2:
            raise InputError(f"{each.where}: leaves the {place[0]} fewer than two sentences; keep another paragraph")
    listed = [(document, BY_HAND, text) for (document, _), text in gone.items()]
    removed = pd.concat([texts.removed, pd.DataFrame(listed, columns=texts.removed.columns)], ignore_index=True)
    kept = [place_of.get(id) not in gone for id in texts.sentences["sentence"]]
    return replace(texts, sentences=texts.sentences[kept].reset_index(drop=True), removed=removed)


def restored(texts: Documents, restorations: list[Change]) -> Documents:
    """The texts, each with the first removed passages that begin so as its last paragraphs."""
    gone, columns = dict(enumerate(texts.removed.itertuples(index=False))), texts.sentences.columns
    rows = {role: list(own.itertuples(index=False, name=None)) for role, own in texts.sentences.groupby("document")}
    for each in restorations:
        role, begun = each.sentence, each.value
        found = (place for place, row in gone.items() if row.document == role and row.text.startswith(begun))
        place = next(found, None) if begun else None
        if place is None:
            raise InputError(f"{each.where}: nothing removed from {role[:20]!r} begins so; copy its first words")
        sentences = sentences_in(gone.pop(place).text)
        check_lengths(sentences, each.where)
        _, last, paragraph, *_ = rows[role][-1]
        numbers = count(int(last[1:]) + 1)
        rows[role] += [(role, f"{INITIALS[role]}{next(numbers)}", paragraph + 1, text, "", "") for text in sentences]
    longer = pd.DataFrame([row for role in INITIALS for row in rows[role]], columns=columns)
    return replace(texts, sentences=longer, removed=texts.removed.loc[list(gone)].reset_index(drop=True))


def counted(texts: Documents) -> Documents:
    """The texts with their sizes counted anew."""
    body = texts.sentences[texts.sentences["paragraph"] > 0]
    sizes = {
        "words": body["text"].map(lambda text: len(words(text))).groupby(body["document"]).sum(),
        "sentences": body.groupby("document").size(),
        "paragraphs": body.groupby("document")["paragraph"].nunique(),
    }
    of_each = {name: texts.documents["document"].map(size).fillna(0).astype(int) for name, size in sizes.items()}
    return replace(texts, documents=texts.documents.assign(**of_each))


def with_speakers(sentences: pd.DataFrame, corrections: Corrections) -> pd.DataFrame:
    """The sentences with speakers as corrected; an empty name means that the text speaks for itself."""
    told = {each.sentence: each.value for each in corrections.of(SPEAKER)}
    if not told:
        return sentences
    changed = sentences["sentence"].isin(list(told))
    names = sentences["sentence"].map(told)
    new = sentences.assign(speaker=sentences["speaker"].mask(changed, names))
    return new.assign(attributed=new["attributed"].mask(changed, new["speaker"] != "").astype(bool))


def with_claimants(
    claims: pd.DataFrame, corrections: Corrections, heard: pd.DataFrame, sides: Mapping[str, str]
) -> pd.DataFrame:
    """The claims of a sentence whose speaker was corrected as the new speaker's, if they were the old one's or the
    author's; `heard` has the speakers as they were found, `sides` the sides of the new ones."""
    told = {each.sentence: each.value for each in corrections.of(SPEAKER)}
    before = dict(heard[["sentence", "speaker"]].itertuples(index=False, name=None))
    own = claims[claims["claimant"] == AUTHOR].set_index("document")["claimant_side"].to_dict()
    rows = []
    for row in claims.itertuples():
        name = told.get(row.sentence)
        if name is None or not (row.claimant == AUTHOR or is_same(row.claimant, before[row.sentence])):
            rows.append((row.claimant, row.claimant_side))
        else:
            rows.append((name, sides[name]) if name else (AUTHOR, own.get(row.document, AUTHOR)))
    return claims.assign(claimant=[name for name, _ in rows], claimant_side=[side for _, side in rows])


def is_same(one: str, other: str) -> bool:
    """Whether two names are one's, of which one may be longer: "Ana Ruiz", "Ruiz"."""
    short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return bool(short) and long[-len(short) :] == short


def new_speakers(corrections: Corrections) -> list[str]:
    """The names that corrections give as speakers, each once."""
    return list(dict.fromkeys(each.value for each in corrections.of(SPEAKER) if each.value))


def with_codes(
    matches: pd.DataFrame, corrections: Corrections, codebook: Codebook, document_of: Mapping[str, str]
) -> pd.DataFrame:
    """The coded table with codes struck and added, whose cue says that it was by hand; InputError for one to strike
    that its sentence does not have."""
    struck = {(each.sentence, *pair_of(each)) for each in corrections.of(STRIKE_CODE)}
    codes = list(matches[["sentence", "family", "code"]].itertuples(index=False, name=None))
    known, there = set(codebook.pairs), set(codes)

    def check(each: Change) -> None:
        if pair_of(each) in known and (each.sentence, *pair_of(each)) not in there:
            has = [f"{family}.{code}" for id, family, code in dict.fromkeys(codes) if id == each.sentence]
            raise InputError(f"{each.where}: {each.sentence} has no code {each.value[:60]!r}; {has_only(has)}")

    errors.each(check, corrections.of(STRIKE_CODE))
    kept = matches.loc[[code not in struck for code in codes]]
    new = dict.fromkeys((each.sentence, *pair_of(each)) for each in corrections.of(ADD_CODE) if pair_of(each) in known)
    added = [(document_of[code[0]], *code, BY_HAND, 0, 0, "", 1.0) for code in new]
    table = pd.DataFrame(added, columns=list(matches.columns))
    return pd.concat([kept, table.astype(matches.dtypes)], ignore_index=True) if added else kept.reset_index(drop=True)


def has_only(names: list[str]) -> str:
    """What there is of what was looked for in vain."""
    return f"it has {', '.join(names)}" if names else "it has none"


def pair_of(each: Change) -> tuple[str, str]:
    """The family and the code that a change is about."""
    family, _, code = each.value.partition(".")
    return family, code


def check_codes(corrections: Corrections, codebook: Codebook) -> None:
    """Raises InputError for a code that the codebook does not have."""
    known = set(codebook.pairs)

    def check(each: Change) -> None:
        if pair_of(each) not in known:
            raise InputError(f"{each.where}: no code {each.value[:60]!r}; {nearest(each.value, codebook)}")

    errors.each(check, corrections.of(ADD_CODE, STRIKE_CODE))


def with_claims(claims: pd.DataFrame, corrections: Corrections, sentences: pd.DataFrame) -> pd.DataFrame:
    """The claims with those of some sentences struck and some added, or, where there is a sheet of them, those of the
    sheet, of which those that were found stay as they were found; InputError for a sentence that has none to strike."""
    if corrections.claims is not None:
        return in_sheet(claims, corrections.claims.drop(columns="where"), sentences)
    added = [added_claim(each, claims, sentences) for each in corrections.of(ADD_CLAIM)]
    kept = without_struck(claims, corrections)
    return pd.concat([kept, by_hand(pd.DataFrame(added), kept, sentences)], ignore_index=True) if added else kept


def without_struck(claims: pd.DataFrame, corrections: Corrections) -> pd.DataFrame:
    """The claims but for those that are struck; InputError for a sentence that has none to strike."""
    acts_of = {id: list(dict.fromkeys(acts)) for id, acts in claims.groupby("sentence")["act"]}
    for each in corrections.of(STRIKE_CLAIMS):
        acts = acts_of.get(each.sentence, [])
        if not acts or (each.value and each.value not in acts):
            named = f"claim {each.value!r}" if each.value else "claim"
            raise InputError(f"{each.where}: {each.sentence} has no {named}; {has_only(acts)}")
    struck = {(each.sentence, each.value) for each in corrections.of(STRIKE_CLAIMS)}
    gone = [(row.sentence, "") in struck or (row.sentence, row.act) in struck for row in claims.itertuples()]
    return claims[[not each for each in gone]].reset_index(drop=True) if any(gone) else claims


def added_claim(added: Change, claims: pd.DataFrame, sentences: pd.DataFrame) -> dict[str, str]:
    """A claim that is added as a row of a sheet: the sentence's speaker's, or else the text's own."""
    act, words = claimed(added)
    row = sentences.set_index("sentence").loc[added.sentence]
    who = row["speaker"] or AUTHOR
    held = claims[(claims["document"] == row["document"]) & (claims["claimant"] == who)]
    side = next(iter(held["claimant_side"]), AUTHOR if who == AUTHOR else "")
    told = {"sentence": added.sentence, "claimant": who, "claimant_side": side, "act": act, "content": words}
    return dict.fromkeys(CLAIMS, "") | told


def in_sheet(claims: pd.DataFrame, sheet: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The claims of a sheet. A row that says what was found keeps its rule and how likely it is."""
    found = {tuple(row[:-1]): row[-1] for row in claims[[*CLAIMS]].assign(place=claims.index).itertuples(index=False)}
    rows = list(sheet[[*CLAIMS]].itertuples(index=False, name=None))
    filled = by_hand(sheet, claims, sentences)
    as_found = [claims.loc[[found[row]]] if row in found else filled.iloc[[place]] for place, row in enumerate(rows)]
    return pd.concat(as_found, ignore_index=True) if as_found else filled


def by_hand(sheet: pd.DataFrame, claims: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Rows of a sheet as claims that nobody doubts, with the columns of those that were found."""
    texts = sentences.set_index("sentence")
    start = [texts.loc[row.sentence, "text"].index(row.content) for row in sheet.itertuples()]
    filled = sheet.assign(
        document=[texts.loc[id, "document"] for id in sheet["sentence"]],
        start=start,
        end=[place + len(content) for place, content in zip(start, sheet["content"], strict=True)],
        ground_sentence=[id if ground else "" for id, ground in zip(sheet["sentence"], sheet["ground"], strict=True)],
        rule=BY_HAND,
        likelihood=1.0,
    )
    return filled[list(claims.columns)]
