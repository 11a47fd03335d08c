"""Comparison: two accounts and a codebook in, every table of the data contract out.

This is the middle of the flow: it assembles what the modules before it compute. Each table is one step made
from the steps before; the same inputs and parameters give the same tables.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

import pandas as pd

from parallax.coding import annotations, codebook_file, matcher
from parallax.coding.codebook import Codebook, select
from parallax.corpus import documents, sources
from parallax.corpus.documents import ROLES
from parallax.errors import InputError
from parallax.measures import keyness, prevalence, reliability, robustness
from parallax.measures.settings import Settings
from parallax.positions import alignment, speakers
from parallax.readers import files

ACTORS = "actors"
"""The family that says who is named, where a codebook has it."""
OF_THE_BRIEF = {"brief", "title", "paper", "terms"}
"""The parameters that say how a brief is set, not what is compared."""

CODED_BY = ("cues", "hand")
"""What a comparison can rest on."""
CHAPTERS = {"themes", "frames", "functions", "issues", "actors", "stance", "voice"}
"""The families that have a place of their own in the brief; others are told after the themes."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two accounts compared; each table is made when it is first asked for, and then kept."""

    texts: documents.Documents
    codebook: Codebook
    settings: Settings
    readings: annotations.Codings
    names: dict[str, str]
    coding_note: str = ""
    in_order: bool = False
    """Whether codes were asked for in an order, in which tables show them."""
    by_hand: tuple[str, ...] = ()
    """The families whose coding is that of people; the others are coded by cues."""
    checksums: tuple[tuple[str, str], ...] = ()
    """What each file that was read is, and its sha256."""

    @property
    def documents(self) -> pd.DataFrame:
        """One row a document."""
        return self.texts.documents

    @property
    def removed(self) -> pd.DataFrame:
        """One row a stretch of a source that is not analysed."""
        return self.texts.removed

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence, with whose words it reports."""
        return speakers.attribute(self.texts.sentences)

    @cached_property
    def body(self) -> pd.DataFrame:
        """The sentences that count in shares: all but headlines."""
        return self.sentences[self.sentences["paragraph"] > 0].reset_index(drop=True)

    @cached_property
    def codes(self) -> pd.DataFrame:
        """One row a code: the codebook's, and reported speech as a family of its own."""
        return pd.concat([self.codebook.codes, speakers.CODES], ignore_index=True)

    @cached_property
    def families(self) -> dict[str, str]:
        """Each family's name and label."""
        return dict(zip(self.codes["family"], self.codes["family_label"], strict=True))

    @property
    def further(self) -> list[str]:
        """The codebook's families that have no place of their own in the brief."""
        return [family for family in self.families if family not in CHAPTERS]

    @cached_property
    def matches(self) -> pd.DataFrame:
        """Every match of a cue, of families that people coded too."""
        return matcher.code(self.sentences, self.codebook)

    @cached_property
    def codings(self) -> pd.DataFrame:
        """The coded table: a row a match; for families that people coded a row a code in a sentence."""
        cued = self.matches[~self.matches["family"].isin(self.by_hand)]
        coded = self.readings.coded(self.sentences, self.by_hand)
        return pd.concat([cued, coded, speakers.codings(self.sentences)], ignore_index=True)

    @cached_property
    def present(self) -> pd.DataFrame:
        """Sentences of the body (rows) by codes (columns family, code): 1 where a code applies, else 0."""
        return prevalence.presence(self.codings, self.body["sentence"], self.codes)

    @cached_property
    def carriers(self) -> dict[tuple[str, str], list[str]]:
        """The sentences of the body that carry each code (family, code)."""
        return carriers(self.present)

    @cached_property
    def carriers_by_people(self) -> dict[tuple[str, str], list[str]]:
        """The sentences that people gave each code that they looked for."""
        return carriers(self.people)

    @cached_property
    def labels(self) -> dict[tuple[str, str], str]:
        """Each code's label."""
        return dict(zip(zip(self.codes["family"], self.codes["code"], strict=True), self.codes["label"], strict=True))

    @cached_property
    def shares(self) -> pd.DataFrame:
        """One row a code in a document."""
        return prevalence.shares(self.body, self.present, self.settings)

    @cached_property
    def differences(self) -> pd.DataFrame:
        """One row a code: the statement's share less the commentary's, with interval, q and label."""
        paragraphs = prevalence.by_paragraph(self.body, self.present.to_numpy())
        return prevalence.differences(paragraphs, self.present, self.settings)

    @cached_property
    def overlaps(self) -> pd.DataFrame:
        """One row a family: how many of its codes both texts carry, and how surprising so few are."""
        paragraphs = prevalence.by_paragraph(self.body, self.present.to_numpy())
        return prevalence.overlaps(paragraphs, self.present, self.settings)

    @cached_property
    def robustness(self) -> pd.DataFrame:
        """One row a code: in how many re-analyses its difference holds."""
        return robustness.reanalyses(self.body, self.present, self.codings, self.differences, self.settings)

    @cached_property
    def words(self) -> pd.DataFrame:
        """One row a term of the word list: counts, rates, log ratio, G2, q and label."""
        return keyness.keyness(self.body, self.settings)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row a name that a text gives an actor: code, document, name, times, as_speaker (how often in a
        sentence whose reported speaker bears the name); the most frequent first."""
        named = self.codings[(self.codings["family"] == ACTORS) & (self.codings["matched"] != "")].merge(
            self.body[["sentence", "speaker"]], on="sentence"
        )
        speaks = [name in speaker for name, speaker in zip(named["matched"], named["speaker"], strict=True)]
        groups = named.assign(as_speaker=speaks).groupby(["code", "document", "matched"], sort=True)
        table = groups["as_speaker"].agg(["size", "sum"]).reset_index()
        table.columns = ["code", "document", "name", "times", "as_speaker"]
        return table.sort_values("times", ascending=False, kind="stable", ignore_index=True)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """One row a pair of sentences that speak of the same matter."""
        return alignment.shared(self.body, self.present)

    @cached_property
    def silences(self) -> pd.DataFrame:
        """One row a code that only one text raises, with the other text's nearest sentence and its likeness."""
        table = alignment.silences(self.shares)
        terms = alignment.weighted_terms(self.body)
        found = [self._nearest(row, terms) for row in table.itertuples()]
        return table.assign(nearest=[id for id, _ in found], likeness=[alike for _, alike in found])

    def _nearest(self, row: Any, terms: Any) -> tuple[str, float]:
        """The sentence nearest to those that raise a code, in the text that does not."""
        other = next(role for role in ROLES if role != row.document)
        return alignment.nearest(self.body, terms, self.carriers[row.family, row.code], other)

    @cached_property
    def reliability(self) -> pd.DataFrame:
        """One row a code: agreement of the cues' coding with that of people."""
        return reliability.by_code(*self._against(), self.settings)

    @cached_property
    def tentative(self) -> frozenset[tuple[str, str]]:
        """The codes (family, code) that rest on cues which agree too little with people."""
        table = self.reliability[self.reliability["alpha"] < reliability.TENTATIVE]
        pairs = zip(table["family"], table["code"], strict=True)
        return frozenset(pair for pair in pairs if pair[0] not in self.by_hand)

    @cached_property
    def agreements(self) -> pd.DataFrame:
        """One row a family: agreement of the cues with people, and of any two people who coded independently."""
        tables = [reliability.by_family(*self._against(), self.settings, f"cues and {self.coding_name}")]
        for one, other in combinations(self.readings.coders, 2):
            tables.append(
                reliability.by_family(*self._both(one, other), self.settings, f"coder {one} and coder {other}")
            )
        return pd.concat(tables)

    @property
    def coding_name(self) -> str:
        """What the coding by people that counts is called."""
        name = self.readings.reference
        return f"{name} coding" if name in (annotations.AGREED, annotations.HAND) else f"coding {name}"

    @cached_property
    def people(self) -> pd.DataFrame:
        """Sentences of the body by codes as people coded them; no columns without codings by people."""
        return self._coded_by(self.readings.reference).loc[self.body["sentence"]]

    @cached_property
    def overview(self) -> pd.DataFrame:
        """One row a code with all that is known of it: label and definition, the difference and how it was
        judged (verdict), each text's share (share_statement, low_commentary, ..), holds, reanalyses, and alpha,
        which is that of the cues' coding and so none where people coded."""
        keys = ["family", "code"]
        by_text = self.shares.pivot(index=keys, columns="document")
        by_text.columns = [f"{measure}_{role}" for measure, role in by_text.columns]
        judged = self.differences.rename(columns={"label": "verdict"}).drop(columns=list(ROLES))
        table = self.codes.merge(judged, on=keys).merge(by_text.reset_index(), on=keys)
        table = table.merge(self.robustness, on=keys)
        alphas = self.reliability.loc[~self.reliability["family"].isin(self.by_hand), [*keys, "alpha"]]
        return table.merge(alphas, on=keys, how="left")

    def arranged(self, table: pd.DataFrame, by: str) -> pd.DataFrame:
        """A table of codes in the order that was asked for, or else with the largest `by` first."""
        return table if self.in_order else table.sort_values(by, ascending=False, kind="stable")

    def _coded_by(self, name: str) -> pd.DataFrame:
        """One of the codings by people as sentences by the codes that they looked for."""
        codes = pd.DataFrame(self.readings.codes.get(name, ()), columns=["family", "code"])
        return prevalence.presence(self.readings.table[self.readings.table["coding"] == name], self._units(), codes)

    def _both(self, one: str, other: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Two codings by people, of the codes that both looked for."""
        theirs, others = self._coded_by(one), self._coded_by(other)
        shared = theirs.columns[theirs.columns.isin(others.columns)]
        return theirs[shared], others[shared]

    def _against(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        taken = self._coded_by(self.readings.reference)
        tested = prevalence.presence(self.matches, self._units(), self.codes)
        return tested[taken.columns], taken

    def _units(self) -> pd.Series:
        """All sentences, in an order that is the same when the texts exchange their roles."""
        return self.sentences.sort_values("text", kind="stable")["sentence"]


def carriers(present: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """The sentences that carry each code, of a table of sentences by codes, 0 or 1."""
    return {column: list(present.index[carried > 0]) for column, carried in present.items()}


def compare(
    statement: str,
    commentary: str,
    codebook: str,
    coding: str = "",
    coded_by: str = CODED_BY[0],
    families: str = "",
    codes: str = "",
    names: tuple[str, str] = ("the statement", "the commentary"),
    **settings: Any,
) -> Comparison:
    """The comparison of two text files by a codebook file.

    `coding` is a file of codings by people, or empty for the one that seeds/sources.yml names for these texts;
    `coded_by` says whether the comparison rests on the cues or, where people coded, on their hand; `families` and
    `codes` are lists with commas, or empty for all; `settings` are those of Settings.
    Raises InputError for a file or a value that cannot be used.
    """
    texts = {"statement": files.content(statement), "commentary": files.content(commentary)}
    known = sources.coding_of([hashlib.sha256(text).hexdigest() for text in texts.values()])
    named = {"codebook": codebook, "codings": coding or known, "sources": sources.SOURCES}
    contents = texts | {what: files.locate(path).read_bytes() for what, path in named.items() if path}
    checksums = tuple((what, hashlib.sha256(content).hexdigest()) for what, content in contents.items())
    asked = (listed(families), listed(codes))
    source = (coding, coded_by)
    return _comparison(checksums, (statement, commentary), codebook, source, asked, names, Settings(**settings))


def from_parameters(chosen: dict) -> Comparison:
    """The comparison that the parameters of a brief ask for."""
    names = (chosen["statement_name"], chosen["commentary_name"])
    left_out = OF_THE_BRIEF | {"statement_name", "commentary_name"}
    return compare(**{name: value for name, value in chosen.items() if name not in left_out}, names=names)


def listed(text: str) -> tuple[str, ...]:
    """The names in a list with commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


@lru_cache(maxsize=1)
def _comparison(
    checksums: tuple,
    texts: tuple,
    codebook: str,
    source: tuple,
    asked: tuple,
    names: tuple[str, str],
    settings: Settings,
) -> Comparison:
    """The comparison; asked for again with the same files and settings it is the same one, so that the
    notebooks of a brief, executed in one process, do not each make every table anew."""
    documented = documents.read(*texts)
    whole = codebook_file.read(codebook)
    chosen = select(whole, *asked)
    coding, coded_by = source
    read = read_codings(coding, documented, whole).only(chosen.pairs)
    note = "" if coding or not read.looked_for else sources.source_of(documented.documents["sha256"][0])["coding_note"]
    by_hand = families_by_hand(coded_by, coding, chosen, read)
    named = dict(zip(ROLES, names, strict=True))
    return Comparison(documented, chosen, settings, read, named, note, bool(asked[1]), by_hand, checksums)


def read_codings(path: str, texts: documents.Documents, codebook: Codebook) -> annotations.Codings:
    """The codings of these texts by people, empty where there are none."""
    if path:
        return annotations.read(path, codebook, texts.sentences)
    named = [sources.source_of(sha256) for sha256 in texts.documents["sha256"]]
    files = {source.get("coding") for source in named}
    roles = [source.get("role") for source in named]
    if None in files or len(files) > 1 or set(roles) != set(ROLES):
        return annotations.NONE
    return annotations.known(str(files.pop()), codebook, turned=roles[0] != ROLES[0])


def families_by_hand(coded_by: str, path: str, codebook: Codebook, read: annotations.Codings) -> tuple[str, ...]:
    """The families whose coding is that of people; raises InputError where there is none to rest on."""
    if coded_by not in CODED_BY:
        raise InputError(f"coded_by: {coded_by!r} will not do; it is {' or '.join(CODED_BY)}")
    if coded_by == CODED_BY[0]:
        return ()
    if not read.looked_for:
        reason = f"{path} codes none of the chosen codes" if path else "no codings of these texts are known"
        raise InputError(f"coded_by: hand needs codings by people, and {reason}; give a file with -p coding FILE")
    families = tuple(dict.fromkeys(family for family, _ in read.looked_for))
    missing = [".".join(pair) for pair in codebook.pairs if pair[0] in families and pair not in read.looked_for]
    if missing:
        raise InputError(f"{path}: no column for {', '.join(missing[:5])}; add it, or leave the code out with codes")
    return families
