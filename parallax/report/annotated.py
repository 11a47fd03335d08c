"""The annotated texts: both accounts in full, with codes and the findings that rest on each sentence."""

from itertools import pairwise
from typing import Any

import pandas as pd

from parallax.comparison import Comparison
from parallax.corpus.documents import ROLES
from parallax.report.displays import Account, Accounts, Run, Runs, Sentence
from parallax.report.findings import Finding, labels_shown
from parallax.report.wording import name_of


def accounts(comparison: Comparison, findings: list[Finding]) -> Accounts:
    """Both texts in full: each sentence with its codes, the words that matched, and where it is used."""
    used: dict[str, list[str]] = {}
    for finding in findings:
        for id in finding.evidence:
            used.setdefault(id, []).append(finding.id)
    shown = labels_shown(comparison, comparison.codes)
    labels = pd.Series(shown, pd.MultiIndex.from_frame(comparison.codes[["family", "code"]]))
    matches = dict(list(comparison.codings.groupby("sentence")))
    return Accounts(
        tuple(account(comparison, role, matches, labels, used) for role in ROLES),
        tuple((f"{family}.{code}", label) for (family, code), label in labels.items()),
    )


def account(comparison: Comparison, role: str, matches: dict, labels: pd.Series, used: dict) -> Account:
    """One annotated text."""
    here = comparison.sentences[comparison.sentences["document"] == role]
    paragraphs = tuple(
        tuple(sentence(row, matches.get(row.sentence), labels, used.get(row.sentence, [])) for row in rows.itertuples())
        for _, rows in here.groupby("paragraph", sort=True)
    )
    removed = comparison.removed
    removed = removed.loc[removed["document"] == role, ["kind", "text"]]
    return Account(role, name_of(comparison, role), paragraphs, tuple(map(tuple, removed.to_numpy())))


def sentence(row: Any, matches: pd.DataFrame | None, labels: pd.Series, used: list[str]) -> Sentence:
    """One annotated sentence."""
    if matches is None:
        return Sentence(row.sentence, (Run(row.text),), (), (), tuple(used))
    codes = list(zip(matches["family"], matches["code"], strict=True))
    names = list(map(".".join, codes))
    return Sentence(
        row.sentence,
        marked(row.text, list(zip(matches["start"], matches["end"], names, strict=True))),
        tuple(labels[code] for code in dict.fromkeys(codes)),
        tuple(dict.fromkeys(names)),
        tuple(used),
    )


def marked(words: str, spans: list[tuple[int, int, str]]) -> Runs:
    """The text in runs, those within spans marked with the codes of all spans that they lie in."""
    cuts = sorted({0, len(words), *(end for span in spans for end in span[:2])})
    codes = [" ".join(dict.fromkeys(code for start, end, code in spans if start <= a < end)) for a in cuts[:-1]]
    return tuple(
        Run(words[a:b], style="mark" if code else "", codes=code)
        for (a, b), code in zip(pairwise(cuts), codes, strict=True)
    )
