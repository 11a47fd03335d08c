"""What is measured of Parallax, each task a process of its own: python bench/tasks.py TASK ARGUMENT.."""

import itertools
import json
import random
import sys
import time
from pathlib import Path

START = time.perf_counter()

import pandas as pd

from parallax.coding import codebook, codebook_file, matcher
from parallax.comparison import Choice, compare
from parallax.corpus import documents, exclusions, sources
from parallax.corpus.parse import parse
from parallax.measures.settings import Settings
from parallax.publish import brief
from parallax.readers import account, files

CODEBOOK = "seeds/codebook.yml"
TEXTS = {source.role: f"seeds/{source.file}" for source in sources.read()}


def lengthen(times: str, folder: str) -> list[str]:
    """Writes both seeds `times` as long, their paragraphs repeated in an order of chance; the files' paths."""
    chance, paths = random.Random(1), []
    for role, path in TEXTS.items():
        blocks = exclusions.clean(account.read(files.content(path), path))
        paragraphs = [block.text for block in blocks if block.kind == "text"]
        repeated = [part for _ in range(int(times)) for part in chance.sample(paragraphs, len(paragraphs))]
        paths.append(f"{folder}/{role}-{times}.txt")
        Path(paths[-1]).write_text("\n\n".join(repeated) + "\n", "utf-8")
    return paths


def two(root: str) -> None:
    """Renders two briefs of the seeds, which share no draw, and prints the seconds of each; the first's are from
    the start of this process."""
    ends = [START]
    for number in range(2):
        brief.brief({"brief": f"brief-{number}", "random_seed": number}, lambda text: None, Path(root))
        ends.append(time.perf_counter())
    print(json.dumps([end - start for start, end in itertools.pairwise(ends)]))


def read_and_code(*texts: str) -> None:
    """Reads and codes two texts."""
    sentences = documents.read(*map(Path, texts)).sentences
    matcher.code(sentences, codebook_file.read(CODEBOOK), parsed(sentences))


def parsed(sentences: pd.DataFrame) -> dict:
    """Each sentence as the parser reads it."""
    return dict(zip(sentences["sentence"], parse(sentences["text"]), strict=True))


def tables(*texts: str) -> None:
    """Makes every table of the comparison of two texts."""
    comparison = compare(*map(Path, texts), Choice(CODEBOOK), Settings())
    for name in [*brief.TABLES, "overview"]:
        getattr(comparison, name)


def given(*texts: str) -> None:
    """Prints what the other ways are given: the sentences, and each code's cues, those of several parts parted."""
    book = codebook_file.read(CODEBOOK)
    cues = {
        f"{family.name}.{code.name}": list(
            dict.fromkeys(part for cue in code.cues for part in codebook.parts(cue) if not part.startswith("@"))
        )
        for family in book.families
        for code in family.codes
    }
    print(json.dumps({"sentences": list(documents.read(*map(Path, texts)).sentences["text"]), "cues": cues}))


def rate(*texts: str) -> None:
    """Prints how many sentences are coded a second, the matcher's making included, and how many rows come out."""
    sentences, book = documents.read(*map(Path, texts)).sentences, codebook_file.read(CODEBOOK)
    parses = parsed(sentences)
    start = time.process_time()
    table = matcher.code(sentences, book, parses)
    print(json.dumps({"parallax": [len(sentences) / (time.process_time() - start), len(table)]}))


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
