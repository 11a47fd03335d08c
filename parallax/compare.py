"""Comparison: two accounts and a codebook in, every table of the data contract out.

This is the middle of the flow: it assembles what the modules before it compute. Each table is one step made
from the steps before; the same inputs and parameters give the same tables.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from parallax import agreement, coding, documents, ground, robustness, shares, voices, words
from parallax import codebook as codebooks
from parallax.documents import ROLES
from parallax.measures import Settings

ACTORS = "actors"
"""The family that says who is named, where a codebook has it."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two accounts compared; each table is made when it is first asked for, and then kept."""

    texts: documents.Documents
    codebook: codebooks.Codebook
    settings: Settings
    independent: pd.DataFrame
    names: dict[str, str]
    coding_note: str = ""

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
        return voices.attribute(self.texts.sentences)

    @cached_property
    def body(self) -> pd.DataFrame:
        """The sentences that count in shares: all but headlines."""
        return self.sentences[self.sentences["paragraph"] > 0].reset_index(drop=True)

    @cached_property
    def codes(self) -> pd.DataFrame:
        """One row a code: the codebook's, and reported speech as a family of its own."""
        return pd.concat([self.codebook.codes, voices.CODES], ignore_index=True)

    @cached_property
    def families(self) -> dict[str, str]:
        """Each family's name and label."""
        return dict(zip(self.codes["family"], self.codes["family_label"], strict=True))

    @cached_property
    def codings(self) -> pd.DataFrame:
        """The coded table: a row a match."""
        matches = [coding.code(self.sentences, self.codebook), voices.codings(self.sentences)]
        return pd.concat(matches, ignore_index=True)

    @cached_property
    def present(self) -> pd.DataFrame:
        """Sentences of the body (rows) by codes (columns family, code): 1 where a code applies, else 0."""
        return shares.presence(self.codings, self.body["sentence"], self.codes)

    @cached_property
    def shares(self) -> pd.DataFrame:
        """One row a code in a document."""
        return shares.shares(self.body, self.present, self.settings)

    @cached_property
    def differences(self) -> pd.DataFrame:
        """One row a code: the statement's share less the commentary's, with interval, q and label."""
        paragraphs = shares.by_paragraph(self.body, self.present.to_numpy())
        return shares.differences(paragraphs, self.present, self.settings)

    @cached_property
    def overlaps(self) -> pd.DataFrame:
        """One row a family: how many of its codes both texts carry, and how surprising so few are."""
        paragraphs = shares.by_paragraph(self.body, self.present.to_numpy())
        return shares.overlaps(paragraphs, self.present, self.settings)

    @cached_property
    def robustness(self) -> pd.DataFrame:
        """One row a code: in how many re-analyses its difference holds."""
        return robustness.reanalyses(self.body, self.present, self.codings, self.differences, self.settings)

    @cached_property
    def words(self) -> pd.DataFrame:
        """One row a term of the word list: counts, rates, log ratio, G2, q and label."""
        return words.keyness(self.body, self.settings)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row a name that a text gives an actor: code, document, name, times, as_speaker (how often in a
        sentence whose reported speaker bears the name); the most frequent first."""
        named = self.codings[self.codings["family"] == ACTORS].merge(self.body[["sentence", "speaker"]], on="sentence")
        speaks = [name in speaker for name, speaker in zip(named["matched"], named["speaker"], strict=True)]
        groups = named.assign(as_speaker=speaks).groupby(["code", "document", "matched"], sort=True)
        table = groups["as_speaker"].agg(["size", "sum"]).reset_index()
        table.columns = ["code", "document", "name", "times", "as_speaker"]
        return table.sort_values("times", ascending=False, kind="stable", ignore_index=True)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """One row a pair of sentences that speak of the same matter."""
        return ground.shared(self.body, self.present)

    @cached_property
    def silences(self) -> pd.DataFrame:
        """One row a code that only one text raises, with the other text's nearest sentence and its likeness."""
        table = ground.silences(self.shares)
        found = [self._nearest(row) for row in table.itertuples()]
        return table.assign(nearest=[id for id, _ in found], likeness=[alike for _, alike in found])

    def _nearest(self, row) -> tuple[str, float]:
        """The sentence nearest to those that raise a code, in the text that does not."""
        raised = self.present.index[self.present[(row.family, row.code)] > 0]
        other = next(role for role in ROLES if role != row.document)
        return ground.nearest(self.body, list(raised), other)

    @cached_property
    def reliability(self) -> pd.DataFrame:
        """One row a code: agreement of the cues' coding with the agreed independent one."""
        return agreement.by_code(*self._against("agreed"), self.settings)

    @cached_property
    def agreements(self) -> pd.DataFrame:
        """One row a family: agreement of the cues with the agreed coding, and of its two coders."""
        cues = agreement.by_family(*self._against("agreed"), self.settings, "cues and agreed coding")
        coders = [self._independent(name) for name in ("1", "2")]
        return pd.concat([cues, agreement.by_family(*coders, self.settings, "coder 1 and coder 2")])

    @cached_property
    def people(self) -> pd.DataFrame:
        """Sentences of the body by codes as people coded them; no columns without independent codings."""
        return self._independent("agreed").loc[self.body["sentence"]]

    @cached_property
    def overview(self) -> pd.DataFrame:
        """One row a code with all that is known of it: label and definition, the difference and how it was
        judged (verdict), each text's share (share_statement, low_commentary, ..), alpha, holds, reanalyses."""
        keys = ["family", "code"]
        by_text = self.shares.pivot(index=keys, columns="document")
        by_text.columns = [f"{measure}_{role}" for measure, role in by_text.columns]
        judged = self.differences.rename(columns={"label": "verdict"}).drop(columns=list(ROLES))
        table = self.codes.merge(judged, on=keys).merge(by_text.reset_index(), on=keys)
        table = table.merge(self.robustness, on=keys)
        return table.merge(self.reliability[[*keys, "alpha"]], on=keys, how="left")

    def _independent(self, name: str) -> pd.DataFrame:
        return agreement.independent(self.independent, name, self._units(), self.codes)

    def _against(self, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        taken = self._independent(name)
        tested = shares.presence(self.codings, self._units(), self.codes)
        return tested[taken.columns], taken

    def _units(self) -> pd.Series:
        """All sentences, in an order that is the same when the texts exchange their roles."""
        return self.sentences.sort_values("text", kind="stable")["sentence"]


def accounts(
    statement: str,
    commentary: str,
    codebook: str,
    coding: str = "",
    families: str = "",
    names: tuple[str, str] = ("the statement", "the commentary"),
    **settings,
) -> Comparison:
    """The comparison of two text files by a codebook file.

    `coding` is a file of independent codings, or empty for the one that seeds/sources.yml names for these
    texts; `families` is a list with commas, or empty for all; `settings` are those of Settings.
    Raises InputError for a file or a value that cannot be used.
    """
    texts = [documents.content(path) for path in (statement, commentary)]
    known = documents.coding_of([hashlib.sha256(text).hexdigest() for text in texts])
    files = [path for path in (codebook, coding or known, documents.SOURCES) if path]
    contents = (*texts, *(documents.locate(path).read_bytes() for path in files))
    return _comparison(contents, (statement, commentary), codebook, coding, families, names, Settings(**settings))


@lru_cache(maxsize=1)
def _comparison(contents: tuple, texts: tuple, codebook: str, coding: str, families: str, names, settings):
    """The comparison; asked for again with the same files and settings it is the same one, so that the
    notebooks of a brief, executed in one process, do not each make every table anew."""
    read = documents.read(*texts)
    whole = codebooks.read(codebook)
    chosen = codebooks.select(whole, [name.strip() for name in families.split(",") if name.strip()])
    independent = read_independent(coding, read, whole)
    independent = independent[independent["family"].isin([family.name for family in chosen.families])]
    about = "" if coding or independent.empty else documents.source_of(read.documents["sha256"][0])["coding_note"]
    return Comparison(read, chosen, settings, independent, dict(zip(ROLES, names, strict=True)), about)


def read_independent(path: str, texts: documents.Documents, codebook: codebooks.Codebook) -> pd.DataFrame:
    """The independent codings of these texts, an empty table where there are none."""
    if path:
        return coding.read_codings(path, codebook, texts.sentences)
    named = [documents.source_of(sha256) for sha256 in texts.documents["sha256"]]
    files = {source.get("coding") for source in named}
    roles = [source.get("role") for source in named]
    if None in files or len(files) > 1 or sorted(roles) != sorted(ROLES):
        return coding.NONE
    return coding.known_codings(files.pop(), codebook, turned=roles[0] != ROLES[0])
