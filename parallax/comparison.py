"""Comparison: two accounts and a codebook in, every table of the data contract out.

This is the middle of the flow: it assembles what the modules before it compute. Each table is one step made
from the steps before; the same inputs and parameters give the same tables.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from functools import cached_property, wraps
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd

from parallax.coding import annotations, codebook_file, context, corrections, matcher, weights, workbook
from parallax.coding.codebook import Codebook, select
from parallax.corpus import documents, lemmas, sources
from parallax.corpus.documents import ROLES
from parallax.corpus.parse import packed, parse, unpacked
from parallax.errors import InputError
from parallax.measures import (
    correction,
    coverage,
    event,
    keyness,
    labels,
    learning,
    likelihood,
    prevalence,
    reliability,
    robustness,
)
from parallax.measures.settings import Settings
from parallax.positions import alignment, claims, doers, matters, offices, outlook, quotations, speakers
from parallax.positions import weights as act_weights
from parallax.positions.sides import Sides
from parallax.readers.files import content

if TYPE_CHECKING:
    from spacy.tokens import Doc

Made = TypeVar("Made")
ACTORS = "actors"
"""The family that says who is named, where a codebook has it."""
CODED_BY = ("", "cues", "hand", "learned")
"""What a comparison can rest on; on hand where people coded every sentence, else on cues, if nothing is asked for."""
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
    by_hand: tuple[str, ...] = ()
    """The families whose coding is that of people; the others are coded by cues."""
    by_reader: corrections.Corrections = corrections.NONE
    """What a reader changed by hand."""
    learns: bool = False
    """Whether families are coded by what a sample coded by hand teaches, where that is better than the cues."""
    checksums: dict[str, str] = field(default_factory=dict)
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
    def parses(self) -> dict[str, "Doc"]:
        """Each sentence, by its id, as the parser reads it."""
        read = unpacked(self.packed) if "packed" in vars(self) else parse(self.texts.sentences["text"])
        return dict(zip(self.texts.sentences["sentence"], read, strict=True))

    @cached_property
    def packed(self) -> bytes:
        """The parses as they are stored."""
        return packed(self.parses.values())

    @cached_property
    def lemmas(self) -> dict[str, list[str]]:
        """The lemma of each word of each sentence, by the sentence's id."""
        return {id: lemmas.lemmas(doc) for id, doc in self.parses.items()}

    @cached_property
    def heard(self) -> pd.DataFrame:
        """One row a sentence, with whose words it reports by its own account."""
        return speakers.attribute(self.texts.sentences, self.parses)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence, with whose words it reports."""
        return corrections.with_speakers(self.heard, self.by_reader)

    @cached_property
    def text_of(self) -> dict[str, str]:
        """Each sentence's text, by its id."""
        return dict(zip(self.sentences["sentence"], self.sentences["text"], strict=True))

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row per claim: who takes which position towards whom, in the text's words."""
        found = claims.claims(self.sentences, self.parses, self.documents, act_weights.weighed)
        sides = claims.sides_of(corrections.new_speakers(self.by_reader), self.parses)
        found = corrections.with_claimants(found, self.by_reader, self.heard, sides)
        return corrections.with_claims(found, self.by_reader, self.sentences)

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """One row per claim, in the order of claims: its decisive words and their form."""
        return quotations.quotations(self.claims, self.parses)

    @cached_property
    def decisive(self) -> dict[str, str]:
        """Each sentence by its id, cut to its decisive words."""
        return quotations.decisive(self.sentences, self.parses, self.turns)

    @cached_property
    def outlook(self) -> pd.DataFrame:
        """One row per claim on what is settled, promised, asked, expected, conditional or open."""
        return outlook.outlook(self.claims)

    @cached_property
    def reasons(self) -> pd.DataFrame:
        """One row per reason that a text gives: what is so, and because of what."""
        return outlook.reasons(self.claims, self.text_of)

    @cached_property
    def who_acts(self) -> pd.DataFrame:
        """One row per side in a text: in how many sentences it acts, is acted upon and holds a view."""
        return doers.who_acts(self.body, self.parses, self.claims)

    @cached_property
    def voices(self) -> pd.DataFrame:
        """One row per speaker in a text: in how many sentences, and the office that the texts give the speaker."""
        return offices.voices(self.sentences)

    @cached_property
    def turns(self) -> dict[str, str]:
        """The words that open a sentence and name whoever speaks, in a transcript or in a text of his own."""
        found, authors = speakers.turns(self.sentences).values(), self.documents.set_index("document")["author"]
        spoken = [row for row in self.sentences.itertuples() if row.speaker and row.speaker in authors[row.document]]
        named = {row.sentence: name for row in spoken if (name := speakers.opening_name(row))}
        return named | {turn.sentence: turn.opening for turns in found for turn in turns.values()}

    @cached_property
    def mirrored(self) -> pd.DataFrame:
        """One row per two commitments of one text that two sides make to one another on the same thing."""
        return alignment.mirrored(self.claims)

    @cached_property
    def left_out(self) -> pd.DataFrame:
        """One row per deed of which a text does not say, there or nearby, who does it."""
        return doers.left_out(self.body, self.parses)

    @cached_property
    def body(self) -> pd.DataFrame:
        """The sentences that count in shares: all but headlines and lines that only say whose the words above are."""
        signatures = speakers.signatures(self.texts.sentences, self.parses)
        counts = (self.sentences["paragraph"] > 0) & ~self.sentences["sentence"].isin(signatures)
        return self.sentences[counts].reset_index(drop=True)

    @cached_property
    def document_of(self) -> dict[str, str]:
        """Which document each sentence is of."""
        return dict(zip(self.sentences["sentence"], self.sentences["document"], strict=True))

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
    def weighable(self) -> frozenset[tuple[str, str]]:
        """The codes (family, code) for which words of a sentence weigh too."""
        return frozenset(weights.weighable(self.codebook))

    @cached_property
    def weighed(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Every coding by cues and weights, of families that people coded too; and how likely each sentence has each
        code that has weights."""
        return weights.weighed(self.found, self.sentences, self.codebook, self.parses, self.claims)

    @property
    def matches(self) -> pd.DataFrame:
        """Every coding by cues and weights, of families that people coded too."""
        return self.weighed[0]

    @property
    def found(self) -> pd.DataFrame:
        """Every coding by cues, by acts and by context, before it is weighed with the words of its sentence."""
        cued = matcher.code(self.sentences, self.codebook, self.parses)
        found = pd.concat([cued, context.of_acts(self.claims, self.codebook)], ignore_index=True)
        carried = context.carried_on(found, self.sentences, self.codebook, self.parses)
        return pd.concat([found, carried], ignore_index=True)

    @cached_property
    def codings(self) -> pd.DataFrame:
        """The coded table: a row a match; for families that people coded, or that are learned from them, a row a code
        in a sentence."""
        cued = self.matches[~self.matches["family"].isin([*self.by_hand, *self.by_learning])]
        coded = self.readings.coded(self.sentences, self.by_hand)
        whole = pd.concat([cued, coded, self._taught(), speakers.codings(self.sentences)], ignore_index=True)
        return corrections.with_codes(whole, self.by_reader, self.codebook, self.document_of)

    def _taught(self) -> pd.DataFrame:
        """The rows of the coded table that are learned: what people say of the sentences that they coded, and of the
        others what these teach."""
        if not self.by_learning:
            return annotations.NONE.coded(self.sentences, ())
        table = self.lessons[0][list(self.by_learning)].copy()
        table.update(self._coded_by(self.readings.reference)[list(self.by_learning)])
        rows = [(id, *code) for id, marks in table.iterrows() for code, mark in marks.items() if mark]
        name = self.readings.reference
        marks = pd.DataFrame([(name, *row) for row in rows], columns=annotations.COLUMNS)
        return annotations.Codings(marks, {name: ()}).coded(self.sentences, self.by_learning)

    @cached_property
    def lessons(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """All sentences by the codes that people looked for: as learned from the sample, and as learned from it without
        the sentence's own paragraph; nothing if the analysis is not to learn."""
        if not self.learns:
            return pd.DataFrame(), pd.DataFrame()
        ids = self.sentences["sentence"]
        cues = prevalence.presence(self.matches, ids, self.codebook.codes)
        known = learning.features(cues, [self.parses[id] for id in ids], self.claims)
        groups = (self.sentences["document"] + " " + self.sentences["paragraph"].astype(str)).to_numpy()
        return learning.learned(known, cues, self._coded_by(self.readings.reference), groups)

    @cached_property
    def learned(self) -> pd.DataFrame:
        """One row per family, if the analysis is to learn: how well cues and what is learned agree with people."""
        if not self.learns:
            return pd.DataFrame(columns=learning.COLUMNS)
        coded = self._coded_by(self.readings.reference)
        cues = prevalence.presence(self.matches, self.sentences["sentence"], self.codes)
        return learning.compared(cues, self.lessons[1], coded)

    @property
    def by_learning(self) -> tuple[str, ...]:
        """The families whose coding is learned."""
        return tuple(self.learned.loc[self.learned["used"].astype(bool), "family"])

    @cached_property
    def foretold(self) -> pd.DataFrame:
        """All sentences by codes as they are coded without anybody's having coded them: by cues, or as learned from
        other paragraphs."""
        table = prevalence.presence(self.matches, self.sentences["sentence"], self.codes)
        for family in self.by_learning:
            codes = [code for code in self.lessons[1].columns if code[0] == family]
            table[codes] = self.lessons[1][codes]
        return table

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
    def coverage(self) -> pd.DataFrame:
        """One row a family in a document: how many of its sentences carry one of the family's codes."""
        return coverage.coverage(self.body, self.present)

    @cached_property
    def likelihoods(self) -> pd.DataFrame:
        """Codes (rows family, code) by documents: how likely a document has the code at all."""
        found = self.weighed[1]
        unread = [code for code in found.columns if code[0] not in (*self.by_hand, *self.by_learning)]
        return likelihood.likelihoods(
            self.body, self.present, self.codings, found[unread], weights.codes_of(weights.default())
        )

    @cached_property
    def is_of_two_events(self) -> bool:
        """Whether the two texts are hardly about one event."""
        return event.is_other(self.sentences, self.parses)

    @cached_property
    def overlaps(self) -> pd.DataFrame:
        """One row a family: how many of its codes both texts carry, and how surprising so few are."""
        paragraphs = prevalence.by_paragraph(self.body, self.present.to_numpy())
        return prevalence.overlaps(paragraphs, self.present, self.settings)

    @cached_property
    def robustness(self) -> pd.DataFrame:
        """One row a code: in how many re-analyses its difference holds."""
        codings = context.by_origin(self.codings)
        return robustness.reanalyses(self.body, self.present, codings, self.differences, self.settings)

    @cached_property
    def words(self) -> pd.DataFrame:
        """One row a term of the word list: counts, rates, log ratio, G2, q and label."""
        return keyness.keyness(self.body, self.parses, self.settings)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row a name that a text gives an actor: code, document, name, times, as_speaker (how often in a
        sentence whose reported speaker bears the name), side; the most frequent first."""
        named = self.codings[(self.codings["family"] == ACTORS) & (self.codings["matched"] != "")].merge(
            self.body[["sentence", "speaker"]], on="sentence"
        )
        speaks = [name in speaker for name, speaker in zip(named["matched"], named["speaker"], strict=True)]
        groups = named.assign(as_speaker=speaks).groupby(["code", "document", "matched"], sort=True)
        table = groups["as_speaker"].agg(["size", "sum"]).reset_index()
        table.columns = ["code", "document", "name", "times", "as_speaker"]
        table["side"] = table["name"].map(Sides(self.parses.values()).of_name)
        return table.sort_values("times", ascending=False, kind="stable", ignore_index=True)

    @cached_property
    def matters(self) -> pd.DataFrame:
        """One row a concrete matter that the texts speak of."""
        return matters.find(self.parses, self.codings)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """One row a pair of sentences that speak of the same specific matter, the likest first."""
        return alignment.pairs(self.parses, self.claims)

    @cached_property
    def silences(self) -> pd.DataFrame:
        """One row a code that only one text raises, with the other text's nearest sentence and its likeness."""
        table = alignment.silences(self.shares)
        terms = alignment.weighted_terms(self.body, self.parses)
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
        """One row a family: agreement with people of the cues, of what is learned without a sentence's paragraph, and
        of any two people who coded independently."""
        coded = self._coded_by(self.readings.reference)
        cues = prevalence.presence(self.matches, coded.index.to_series(), self.codes)[coded.columns]
        tables = [reliability.by_family(cues, coded, self.settings, f"cues and {self.coding_name}")]
        if self.by_learning:
            taught = coded[list(self.by_learning)]
            mine = self.foretold.loc[taught.index, taught.columns]
            tables.append(reliability.by_family(mine, taught, self.settings, f"learned and {self.coding_name}"))
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
        coded = self._coded_by(self.readings.reference)
        return coded.loc[[id for id in self.body["sentence"] if id in coded.index]]

    @cached_property
    def cued(self) -> pd.DataFrame:
        """Sentences of the body by codes as the cues code them, also where people coded."""
        return prevalence.presence(self.matches, self.body["sentence"], self.codes)

    @cached_property
    def corrected(self) -> pd.DataFrame:
        """One row a code that people looked for: each text's share and the difference as they would have it, by what
        they coded and, where that is a sample, by what they make of the cues."""
        return correction.correction(self.body, self.foretold.loc[self.body["sentence"]], self.people, self.settings)

    def sample(self, size: int) -> pd.DataFrame:
        """Sentences of both texts drawn at random, to be coded by hand; a text has the same draw in either role."""
        marks = prevalence.marks(self.body)
        generators = {role: self.settings.generator(f"sample {marks[role]}") for role in ROLES}
        return workbook.sample(self.body, size, generators)

    @cached_property
    def overview(self) -> pd.DataFrame:
        """One row a code with all that is known of it: label and definition, the difference and how it was
        judged (verdict, the label as far as the coding bears it), each text's share (share_statement, low_commentary,
        ..) and how likely it has the code at all (likely_statement, ..), the share as people have it
        (corrected_statement, corrected_low, ..), holds, reanalyses, and alpha, which is that of the cues' coding and
        so none where people coded."""
        keys = ["family", "code"]
        by_text = self.shares.pivot(index=keys, columns="document")
        by_text.columns = [f"{measure}_{role}" for measure, role in by_text.columns]
        by_text = by_text.join(self.likelihoods.add_prefix("likely_"))
        judged = self.differences.rename(columns={"label": "verdict"}).drop(columns=list(ROLES))
        table = self.codes.merge(judged, on=keys).merge(by_text.reset_index(), on=keys)
        table = table.merge(self.robustness, on=keys)
        alphas = self.reliability.loc[~self.reliability["family"].isin(self.by_hand), [*keys, "alpha"]]
        corrected = self.corrected.set_index(keys).add_prefix("corrected_").reset_index()
        table = table.merge(alphas, on=keys, how="left").merge(corrected, on=keys, how="left")
        return table.assign(verdict=self._borne(table))

    def _borne(self, table: pd.DataFrame) -> np.ndarray:
        """The labels of the overview's codes as far as the coding bears them: `clear` neither where one cue carries the
        difference, nor where cues and people disagree on the code, nor where correction leaves no difference."""
        direction = np.sign(table["difference"])
        low, high = (direction * table[f"corrected_{end}"] for end in ("low", "high"))
        least, most = np.minimum(low, high), np.maximum(low, high)
        doubtful = (table["hangs_on"] != "") | (table["alpha"] < reliability.TENTATIVE) | (least <= 0)
        return labels.doubted(table["verdict"], doubtful, most < 0)

    def __getstate__(self) -> dict:
        """What is stored of a comparison: everything that was made, the parses as bytes if they are packed."""
        return {name: value for name, value in vars(self).items() if name != "parses"}

    def complete(self) -> "Comparison":
        """The comparison itself, every table made."""
        for name, table in vars(Comparison).items():
            if isinstance(table, cached_property):
                getattr(self, name)
        return self

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
        return self.foretold.loc[taken.index, taken.columns], taken

    def _units(self) -> pd.Series:
        """The sentences that people coded, or else all, in an order that is the same when the texts exchange their
        roles."""
        ids = self.sentences.sort_values("text", kind="stable")["sentence"]
        return ids[ids.isin(self.readings.drawn)] if self.readings.drawn else ids


def once(make: Callable[[Comparison], Made]) -> Callable[[Comparison], Made]:
    """A function of a comparison whose result is made when it is first asked for, and then kept, as tables are."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(comparison: Comparison) -> Made:
        if name not in vars(comparison):
            vars(comparison)[name] = make(comparison)
        return vars(comparison)[name]

    return kept


def carriers(present: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """The sentences that carry each code, of a table of sentences by codes, 0 or 1."""
    return {column: list(present.index[carried > 0]) for column, carried in present.items()}


@dataclass(frozen=True)
class Choice:
    """What is asked of a comparison beside two texts: the files as paths (codebook and coding empty for those that
    seeds/sources.yml names for these texts, or else for the general codebook and none), what the coding rests on (see
    CODED_BY), which families and codes in which order (none for all), and what sentences call the two texts."""

    codebook: str = ""
    coding: str = ""
    coded_by: str = CODED_BY[0]
    families: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    names: tuple[str, str] = ("the statement", "the commentary")
    about: tuple[sources.Source, sources.Source] = (sources.Source(), sources.Source())
    """What the reader says of each text, which counts before what its source and its file say."""
    corrections: str = ""
    """The path of a file of corrections, empty for none."""


def compare(statement: str | Path, commentary: str | Path, choice: Choice, settings: Settings) -> Comparison:
    """The comparison of two texts, each given as a text or as the path of a file.

    Raises InputError for a file or a value that cannot be used.
    """
    known = sources.read()
    corrected = corrections.read(choice.corrections) if choice.corrections else corrections.NONE
    received = documents.read(statement, commentary, known, choice.about)
    texts = corrections.amended(received, corrected)
    sums = dict(zip(texts.documents["document"], texts.documents["sha256"], strict=True))
    described = [sources.source_of(known, sum) for sum in sums.values()]
    codebook = codebook_of(choice.codebook, known, sums.values())
    whole = codebook_file.known(codebook)
    corrections.check_codes(corrected, whole)
    chosen = select(whole, list(choice.families), list(choice.codes))
    gone = corrections.gone(received, texts)
    readings = read_codings(choice.coding, texts, gone, described, whole).only(chosen.pairs)
    return Comparison(
        texts,
        chosen,
        settings,
        readings,
        names=dict(zip(ROLES, choice.names, strict=True)),
        coding_note=described[0].coding_note if readings.looked_for and not choice.coding else "",
        by_hand=families_by_hand(choice, chosen, readings, texts),
        learns=learns(choice, readings),
        by_reader=corrected,
        checksums=sums
        | other_checksums(
            codebook, choice.coding or sources.file_of(known, sums.values(), "coding"), choice.corrections
        ),
    )


Asked = tuple[Path, Path, Choice, Settings]
"""All that a comparison is asked for with."""


def from_parameters(chosen: dict) -> Comparison:
    """The comparison that the parameters of a brief ask for."""
    return compare(*asked(chosen))


def asked(chosen: dict) -> Asked:
    """What the parameters of a brief ask of a comparison: equal for two that differ only in what it does not use."""
    choice = Choice(
        chosen["codebook"],
        chosen["coding"],
        chosen["coded_by"],
        names_in(chosen["families"]),
        names_in(chosen["codes"]),
        (chosen["statement_name"], chosen["commentary_name"]),
        about_texts(chosen),
        chosen["corrections"],
    )
    settings = Settings(**{field.name: chosen[field.name] for field in fields(Settings)})
    return Path(chosen["statement"]), Path(chosen["commentary"]), choice, settings


def about_texts(chosen: dict) -> tuple[sources.Source, sources.Source]:
    """What the parameters say of each text."""
    told = ({key: chosen[f"{role}_{key}"] for key in ("title", "publisher", "author", "date")} for role in ROLES)
    statement, commentary = (sources.Source(**each, event=chosen["event"]) for each in told)
    return statement, commentary


def names_in(text: str) -> tuple[str, ...]:
    """The names in a list with commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def checksums(chosen: dict) -> dict[str, str]:
    """The sha256 of each file that the comparison which these parameters ask for is made of."""
    texts, known = {role: sha256(chosen[role]) for role in ROLES}, sources.read()
    codebook = codebook_of(chosen["codebook"], known, texts.values())
    coding = chosen["coding"] or sources.file_of(known, texts.values(), "coding")
    return texts | other_checksums(codebook, coding, chosen["corrections"])


def codebook_of(path: str, known: Iterable[sources.Source], sha256s: Iterable[str]) -> str:
    """The path of the codebook: the one given, or else the one named for these texts, or else the general one."""
    return path or sources.file_of(known, sha256s, "codebook") or codebook_file.path_of(codebook_file.GENERAL)


def other_checksums(codebook: str, coding: str, corrected: str) -> dict[str, str]:
    """The sha256 of each file beside the two texts."""
    own, *extended = codebook_file.files(codebook)
    files = {"codebook": own} | {f"codebook extended ({number})": path for number, path in enumerate(extended, start=1)}
    files |= {"codings": coding, "corrections": corrected, "sources": sources.SOURCES}
    return {what: sha256(path) for what, path in files.items() if path}


def sha256(path: str) -> str:
    """The checksum of a file."""
    return hashlib.sha256(content(path)).hexdigest()


def read_codings(
    path: str, texts: documents.Documents, gone: pd.DataFrame, described: list[sources.Source], codebook: Codebook
) -> annotations.Codings:
    """The codings of these texts by people, empty where there are none; `gone` are sentences removed by corrections."""
    if path:
        return annotations.read(path, codebook, texts.sentences, gone)
    files = {source.coding for source in described}
    roles = [source.role for source in described]
    if "" in files or len(files) > 1 or sorted(roles) != sorted(ROLES):
        return annotations.NONE
    return annotations.known(str(files.pop()), codebook, turned=roles[0] != ROLES[0])


def families_by_hand(
    choice: Choice, codebook: Codebook, readings: annotations.Codings, texts: documents.Documents
) -> tuple[str, ...]:
    """The families whose coding is that of people; raises InputError where it is asked for and there is none."""
    families = tuple(dict.fromkeys(family for family, _ in readings.looked_for))
    missing = [pair for pair in codebook.pairs if pair[0] in families and pair not in readings.looked_for]
    if choice.coded_by == "hand":
        check_hand(choice.coding, readings, missing)
        return families
    if choice.coded_by or readings.drawn or not families:
        return ()
    marked = set(readings.coded(texts.sentences, families)["family"])  # a family without a mark was left out
    return tuple(family for family in families if family in marked - {family for family, _ in missing})


def check_hand(path: str, readings: annotations.Codings, missing: list[tuple[str, str]]) -> None:
    """Raises InputError where there is no coding by people, of every sentence and code, to rest on."""
    if not readings.looked_for:
        reason = f"{path} codes none of the chosen codes" if path else "no codings of these texts are known"
        raise InputError(f"coded_by: hand needs codings by people, but {reason}; give a file with -p coding FILE")
    if readings.drawn:
        raise InputError(f"coded_by: hand needs every sentence coded, but {path} holds a sample; leave out coded_by")
    if missing:
        names = ", ".join(".".join(pair) for pair in missing[:5])
        raise InputError(f"{path}: no column for {names}; add it, or exclude the code with codes")


def learns(choice: Choice, readings: annotations.Codings) -> bool:
    """Whether the comparison is to learn from a sample coded by hand; raises InputError where it cannot."""
    if choice.coded_by != "learned":
        return False
    count = len(readings.drawn)
    if readings.looked_for and not count:
        raise InputError("coded_by: every sentence is coded by hand already; use hand, or give a sample with -p coding")
    if count < learning.FEWEST:
        least = f"{learning.FEWEST} or more sentences coded by hand, and there are {count}"
        raise InputError(f"coded_by: learned needs {least}; draw them with 'parallax sample -n 40'")
    return True
