"""Mutates real files of each format and reads them: python tests/fuzz.py SECONDS [SEED].

Not part of the suite. A reader may give sentences or raise InputError, and nothing else: no other error, no
more than some seconds for a file, no file opened for writing, no connection and no program started. Each
process reads many files; a fault is told with the file that made it, which is kept in the folder for
temporary files.
"""

import faulthandler
import multiprocessing
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from samples import as_markdown, as_page, made_docx, made_pdf, rezipped

from parallax import InputError, data
from parallax.corpus import documents
from parallax.readers import account

SEEDS = sorted((data.DATA.parent.parent / "seeds").glob("*.txt"))
LONGEST, TO_BEGIN = 20, 200
BATCH = 200
FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "shutil.",
)
WRITING = os.O_WRONLY | os.O_RDWR

TOKENS = [
    *(b"< > </p> <p> <div> <h1> <script> <!-- --> <![CDATA[ ]]> &#0; &amp <table> <br><br> <title> hidden".split()),
    *(b"class=nav ``` [^1] [a](b) ![ ** __ ` $ {{ {% \\ obj endobj endstream <w:p> </w:p> <w:t> <w:tbl> &b;".split()),
    *(
        b"<meta|charset=utf-16>|<base|href=//x>|/Length 9|/Kids [1 0 R]|/Filter /FlateDecode|Mr. |U.S. |No. 4 ".split(
            b"|"
        )
    ),
    *(b"---\n|...\n|# |\n\n|\n|\r|- |1. |> |stream\n|title: &a [*a]\n|MIME-Version: 1.0\n|%PDF-1.4\n".split(b"|")),
    b"| a | b |\n|---|---|\n",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"PK\x03\x04",
    b"<![broken",
    *(character.encode() for character in "\0\x85\u202e\u201c\ue000\ufeff\u0301\u4e2d"),
    *(b"\xff\xfe", b"\xed\xa0\x80", b"\xff"),
]


def originals() -> list[tuple[str, bytes]]:
    """Real files: the seeds' texts, and the same made into the other formats."""
    texts = [path.read_text("utf-8") for path in SEEDS]
    plain = [("txt", text.encode()) for text in texts] + [("txt", texts[0].encode("utf-16"))]
    marked = [("md", as_markdown(text)) for text in texts] + [("html", as_page(text)) for text in texts]
    return [*plain, *marked, ("pdf", made_pdf()), ("docx", made_docx())]


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """Bytes with some stretches cut, doubled, exchanged or replaced, and some tokens put in."""
    raw = bytearray(raw)
    for _ in range(chance.choice([1, 1, 2, 4, 16, 64])):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.choice([0, 1, 1, 8, 100]))
        other = chance.randrange(len(raw) + 1)
        raw[start:end] = chance.choice(
            [
                b"",
                chance.choice(TOKENS),
                chance.choice(TOKENS) * chance.choice([2, 300]),
                chance.randbytes(max(1, end - start)),
                bytes(raw[other : other + end - start + 9]),
                bytes(raw[start:end]) * 3,
            ]
        )
    return bytes(raw)


def made(original: tuple[str, bytes], chance: random.Random) -> tuple[str, bytes]:
    """A file made of another; in a Word file it is mostly the document within that is changed."""
    suffix, raw = original
    if suffix != "docx" or chance.random() < 0.2:
        return suffix, mutated(raw, chance)
    name = chance.choice(["word/document.xml", "word/document.xml", "word/styles.xml", "docProps/core.xml"])
    return suffix, rezipped(raw, name, change=lambda content: mutated(content, chance))


def forbid(event: str, arguments: tuple) -> None:
    """Raise where a reader does what no reader may: an audit hook."""
    if event == "open" and WRITING & (arguments[2] or 0) and arguments[0] != os.devnull:
        raise RuntimeError(f"writes {arguments[0]}")
    if event.startswith(FORBIDDEN):
        raise RuntimeError(f"does {event}")


def read(paths: list[str], reached) -> None:
    """Read files one by one, telling which is next."""
    for suffix, raw in originals():  # what is loaded on first use is loaded before anything is forbidden
        account.read(raw, f"given.{suffix}")
    sys.addaudithook(forbid)
    for i, path in enumerate(paths):
        reached.value = i
        faulthandler.dump_traceback_later(LONGEST - 2)
        try:
            row = documents.read_one("statement", Path(path))
            assert row[2], "no sentence"
        except InputError as problem:
            assert str(problem).startswith(f"{path}: ") and "\n" not in str(problem)
    reached.value = len(paths)


def batch(folder: Path, chance: random.Random) -> list[str]:
    """Some files, written to a folder."""
    paths = []
    sources = originals()
    for i in range(BATCH):
        suffix, raw = made(chance.choice(sources), chance)
        path = folder / f"{i}.{chance.choice([suffix, suffix, 'txt'])}"
        path.write_bytes(raw)
        paths.append(str(path))
    return paths


def fault(paths: list[str]) -> str:
    """The first of these files that a reader fails on or hangs at, or an empty string."""
    fresh = multiprocessing.get_context("spawn")
    reached = fresh.Value("i", -1)
    process = fresh.Process(target=read, args=(paths, reached))
    process.start()
    last, since = -1, time.monotonic()
    while process.is_alive() and time.monotonic() - since < (LONGEST if last >= 0 else TO_BEGIN):
        process.join(0.2)
        if reached.value != last:
            last, since = reached.value, time.monotonic()
    if process.is_alive():
        process.kill()
        print(f"more than {LONGEST} seconds:")
    process.join()
    return "" if reached.value == len(paths) else paths[max(0, reached.value)]


def main(seconds: float, seed: int) -> int:
    """Read mutated files for so long; returns how many made a fault."""
    chance, started, faults, files = random.Random(seed), time.monotonic(), 0, 0
    while time.monotonic() - started < seconds:
        folder = Path(tempfile.mkdtemp(prefix="parallax-fuzz-"))
        paths = batch(folder, chance)
        while paths:
            bad = fault(paths)
            print(f"fault: {bad}" if bad else f"{(files := files + len(paths))} files read", flush=True)
            faults += bool(bad)
            paths = paths[paths.index(bad) + 1 :] if bad else []
        for path in folder.iterdir() if not faults else ():
            path.unlink()
    return faults


if __name__ == "__main__":
    sys.exit(bool(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)))
