"""Exploring: questions to both texts that no chapter of the brief asks, for who reruns a notebook.

Each answer is a pandas DataFrame with a row per place or sentence; `table` shows one as a table that sorts and filters.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from parallax.coding import matcher
from parallax.coding.codebook import Code, Codebook, Family, parts
from parallax.comparison import Comparison
from parallax.corpus.lemmas import WORD
from parallax.corpus.terms import terms
from parallax.errors import InputError
from parallax.report.displays import Column, Run, Runs, Table
from parallax.report.wording import capitalized

IDS = ("sentence", "sentences")
"""The columns that hold sentences' numbers."""
TRIED = "tried"


def concordance(comparison: Comparison, word: str, width: int = 60) -> pd.DataFrame:
    """Every place of a word in both texts, whatever its form: columns sentence, before, word, after, the words around
    it cut to `width` characters."""
    rows = []
    for id, text in comparison.text_of.items():
        for lemma, found in zip(comparison.lemmas[id], WORD.finditer(text), strict=True):
            rows.append((id, lemma, text[: found.start()][-width:], found[0], text[found.end() :][:width]))
    table = pd.DataFrame(rows, columns=["sentence", "lemma", "before", "word", "after"])
    meant = table.loc[(table["word"].str.lower() == word.lower()) | (table["lemma"] == word.lower()), "lemma"]
    return table[table["lemma"].isin(meant)].drop(columns="lemma").reset_index(drop=True)


def uncoded(comparison: Comparison, *families: str) -> pd.DataFrame:
    """The sentences without any code of these families, of all where none is named: columns sentence, text."""
    families = families or tuple(family.name for family in comparison.codebook.families)
    coded = comparison.codings.loc[comparison.codings["family"].isin(families), "sentence"]
    return comparison.body.loc[~comparison.body["sentence"].isin(coded), ["sentence", "text"]].reset_index(drop=True)


def frequent_words(comparison: Comparison, sentences: Sequence[str], most: int = 20) -> pd.DataFrame:
    """The content words, as lemmas, that the most of these sentences have: columns word, count, sentences."""
    ids = list(sentences)
    found = terms(comparison.parses[id] for id in ids)
    pairs = [(word, id) for id, words in zip(ids, found, strict=True) for word in dict.fromkeys(words)]
    groups = pd.DataFrame(pairs, columns=["word", "id"]).groupby("word", sort=True)["id"]
    table = groups.agg(count="size", sentences="; ".join).reset_index()
    return table.sort_values("count", ascending=False, kind="stable", ignore_index=True).head(most)


def try_cue(comparison: Comparison, cue: str, family: str = "") -> pd.DataFrame:
    """Where a cue would be found in both texts: columns sentence, matched, codes (those of `family`, or of all, that
    the sentence has already), text. Raises InputError for a cue that names no family or code of the codebook."""
    found = matcher.code(comparison.sentences, with_cue(comparison.codebook, cue), comparison.parses)
    codings = comparison.codings[comparison.codings["family"].isin([family] if family else comparison.families)]
    known = codings.drop_duplicates(["sentence", "code"]).groupby("sentence")["code"].agg("; ".join)
    texts = comparison.sentences.set_index("sentence")["text"]
    found = found.assign(codes=found["sentence"].map(known).fillna(""), text=found["sentence"].map(texts))
    return found[["sentence", "matched", "codes", "text"]]


def with_cue(codebook: Codebook, cue: str) -> Codebook:
    """A codebook of one code with one cue, which may name families and codes of the whole codebook."""
    whole = codebook.whole or codebook.families
    known = {f"@{name}" for family in whole for name in names_of(family)}
    for part in parts(cue):
        if not part.strip() or (part.startswith("@") and part not in known):
            raise InputError(
                f"cue: {part!r} names no family or code of the codebook; write a word, or one such as @{whole[0].name}"
            )
    tried = Family(TRIED, TRIED, "", True, (Code(TRIED, TRIED, "", "", (cue,), ()),))
    return replace(codebook, families=(tried,), whole=(*whole, tried))


def names_of(family: Family) -> list[str]:
    """The names by which a cue can ask for a family or one of its codes."""
    return [family.name, *(f"{family.name}.{code.name}" for code in family.codes)]


def table(frame: pd.DataFrame, caption: str) -> Table:
    """A DataFrame as a table that sorts and filters, its sentences' numbers as links."""
    columns = tuple(Column(capitalized(str(name)), align_of(frame[name])) for name in frame)
    rows = tuple(
        tuple(cell(name, value) for name, value in zip(frame.columns, row, strict=True))
        for row in frame.itertuples(index=False)
    )
    return Table("-".join(caption.lower().split()), caption, columns, rows)


def align_of(values: pd.Series) -> str:
    """Numbers and what stands before a word end where their column does."""
    return "right" if values.dtype.kind in "if" or values.name == "before" else "left"


def cell(name: str, value: object) -> Runs:
    """A cell: text, or links to sentences."""
    if name not in IDS:
        return (Run(str(value)),)
    return tuple(run for id in str(value).split("; ") for run in (Run(id, to=id), Run(" ")))[:-1]
