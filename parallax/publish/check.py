"""Preview: what a brief would be made of, said before anything is made of it.

It reads the parameters, both texts, the codebook and the codings as a brief does, so what a brief would
refuse is refused here; and it writes nothing.
"""

from collections import Counter
from collections.abc import Callable
from operator import mul
from pathlib import Path

from parallax import parameters
from parallax.comparison import Comparison, from_parameters
from parallax.corpus.words import words
from parallax.publish import brief
from parallax.publish.brief import HERE
from parallax.report.standing import known_of
from parallax.report.wording import counted, listed, percent

SECONDS, MEGABYTES = (8, 0.68, 2.2), (700, 2.4, 21)
"""What a brief takes, in all its processes together, and what more for 1,000 words and for 1,000 sentences, as
docs/bench.md has measured it."""
PAGES, ON_A_PAGE, MOST_ON_PAPER = 4.5, 4_000, 63_000
"""The pages without the texts, the texts' characters on a page, and about how many of those are set: of pdf.LONGEST
about half, since notes count there too."""
STEPS = ("parses", "claims", "codings")
"""The tables that take long, of those that it needs."""
FEWEST, MOST = 5, 12
"""A text of fewer sentences than this, or of more a paragraph, was probably read wrongly."""


def lines(given: dict, root: Path = HERE, progress: Callable[[str], object] = lambda text: None) -> list[str]:
    """What these parameters would do, in plain lines; `progress` hears of long steps. InputError where a brief would
    raise it."""
    chosen = parameters.check(given)
    brief.check_places(chosen["brief"], root)
    comparison = from_parameters(chosen)
    brief.tell_steps(comparison, progress, STEPS)
    texts = [text(comparison, row) for row in comparison.documents.to_dict("records")]
    return [
        *texts,
        *brief.doubts_of_encoding(chosen),
        *doubts(comparison),
        *speakers(comparison),
        codebook(comparison),
        coverage(comparison),
        *corrections(comparison),
        codings(comparison),
        cost(comparison),
        *brief.replaced(chosen, root / "reports"),
        *targets(chosen["brief"], root),
        "nothing was written",
    ]


def text(comparison: Comparison, row: dict) -> str:
    """A text as it was read: title, what is known of it, its size, and how much of what kind was removed."""
    removed = comparison.removed[comparison.removed["document"] == row["document"]]
    kinds = [f"{kind} ({times})" for kind, times in Counter(removed["kind"]).items()]
    size = sum(len(words(each)) for each in removed["text"])
    gone = f"{listed(kinds)}, {counted(size, 'word')} together" if kinds else "nothing"
    known = ", ".join([*known_of(row), counted(row["paragraphs"], "paragraph")])
    return f"{row['document']}: {row['title']} ({known}); removed: {gone}"


def doubts(comparison: Comparison) -> list[str]:
    """Lines for each text that looks as if it were cut short, its paragraphs lost, or its letters strange,
    and one where the two may not be about one event."""
    told = []
    for row in comparison.documents.to_dict("records"):
        told += brief.doubts_of_letters(comparison, row)
        sentences, paragraphs = counted(row["sentences"], "sentence"), counted(row["paragraphs"], "paragraph")
        if row["sentences"] < FEWEST:
            told.append(f"{row['document']}: only {sentences} left; look at what was removed")
        elif row["sentences"] > MOST * row["paragraphs"]:
            lost = "if the text has more, save it with a blank line between paragraphs"
            told.append(f"{row['document']}: {sentences} in {paragraphs}; {lost}")
    return [*told, *brief.doubts_of_event(comparison)]


def speakers(comparison: Comparison) -> list[str]:
    """The speakers found in each text, with their sentences, to be verified."""
    named = comparison.sentences[comparison.sentences["speaker"] != ""]
    found = named.groupby(["document", "speaker"], sort=False)["sentence"].agg(list)
    return [
        f"speaker in {document}, to be verified: {speaker} ({', '.join(ids)})"
        for (document, speaker), ids in found.items()
    ]


def codebook(comparison: Comparison) -> str:
    """The codebook as far as it was chosen."""
    families = comparison.codebook.families
    codes = [code for family in families for code in family.codes]
    cues = sum(len(code.cues) for code in codes)
    sizes = f"{len(families)} {'family' if len(families) == 1 else 'families'}, {counted(len(codes), 'code')}"
    return f"codebook: {comparison.codebook.name} ({sizes}, {counted(cues, 'cue')})"


def coverage(comparison: Comparison) -> str:
    """How much of each text each family of the codebook reaches."""
    families = [family.name for family in comparison.codebook.families]
    shares = comparison.coverage.pivot(index="family", columns="document", values="share").reindex(families)
    told = [
        f"{family} {percent(row['statement'])} and {percent(row['commentary'])}" for family, row in shares.iterrows()
    ]
    return f"coverage, in sentences of the statement and of the commentary: {', '.join(told)}"


def corrections(comparison: Comparison) -> list[str]:
    """How much a reader corrects by hand, where one does."""
    changes, claims = comparison.by_reader.changes, comparison.by_reader.claims
    if claims is not None:
        return [f"corrections: a sheet of {counted(len(claims), 'claim')}, which stands for all claims"]
    return [f"corrections: {counted(len(changes), 'change')} by hand"] if changes else []


def codings(comparison: Comparison) -> str:
    """Whether codings by people were found, and whether the brief rests on them."""
    rows = len(comparison.readings.table)
    if not rows:
        return "codings: none, so no agreement can be reported"
    hand = [comparison.families[family].lower() for family in comparison.by_hand]
    rests = f"; the brief rests on them for {listed(hand)}" if hand else ""
    out = comparison.readings.left_out
    left_out = f"; left out, as the corrections remove them: {', '.join(out)}" if out else ""
    return f"codings: {counted(rows, 'coding')} by people{rests}{left_out}"


def cost(comparison: Comparison) -> str:
    """How long a brief would take, with how much memory, and how long it would be, by what was measured."""
    texts = comparison.sentences["text"]
    seconds, memory = taken(sum(len(words(text)) for text in texts), len(texts))
    length = int(texts.str.len().sum())
    pages = round(PAGES + min(length, MOST_ON_PAPER) / ON_A_PAGE)
    told = "; on paper the texts stand in part, on the page in full" if length > MOST_ON_PAPER else ""
    return f"a brief takes about {seconds:.0f} s, {memory:.1f} GB of memory and {pages} pages{told}"


def taken(words: int, sentences: int) -> tuple[float, float]:
    """The seconds that a brief of so many words and sentences takes, and the gigabytes of memory."""
    sizes = 1, words / 1000, sentences / 1000
    return sum(map(mul, SECONDS, sizes)), sum(map(mul, MEGABYTES, sizes)) / 1000


def targets(name: str, root: Path) -> list[str]:
    """Where the brief would be written, and whether something there would be replaced."""
    return [
        f"{place.parent.name}/{name}: {'would be replaced' if place.exists() else 'would be new'}"
        for place in brief.places_of(name, root)
    ]
