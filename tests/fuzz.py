"""Mutates real files of each kind and reads them: python tests/fuzz.py FILES [SEED] [KIND ...].

The kinds are texts, codebooks, dictionaries, sheets, corrections, sources, parameters, tables; drawings: pages of a PDF
step by step; styles: style sheets of a page; and sentences: texts made of the seeds' sentences, cut, shuffled, joined,
shouted, half quoted, of which all that a brief shows is made. Not part of the suite. So many files of each kind are
read, and the slowest and the greatest memory told. A reader may give what it reads or raise InputError, and nothing
else: no other error, no more than some seconds for a file or a gigabyte for many, no file opened for writing, no
connection and no program started. Each process reads many files; a fault is told with the file that made it, which is
kept in the folder for temporary files.
"""

import faulthandler
import json
import multiprocessing
import os
import random
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path

from samples import as_markdown, as_page, drawn, made_docx, made_pdf, rezipped

from parallax import InputError, data, parameters, store
from parallax.coding import annotations, codebook_file, corrections, matcher, workbook
from parallax.comparison import Choice, Comparison, compare, from_parameters
from parallax.corpus import documents, sources
from parallax.corpus.documents import ROLES
from parallax.measures.settings import Settings
from parallax.publish import batch as batches
from parallax.readers import account, apart, qdpx, xlsx

HOME = data.DATA.parent.parent
SEEDS = sorted((HOME / "seeds").glob("*.txt"))
LONGEST, TO_COMPARE, TO_BEGIN = 20, 90, 200
"""The seconds that a file may take to be read, two texts to be compared, and a process to begin."""
MEMORY = 1_000_000_000
"""The bytes that a process may take beyond what it has when it begins to read."""
BATCH = 500
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
    *(b"BT ET q Q /I Do /X Do 3 Tr 0 Tr 1 g 0 g 9e99 -1 0 0 0 0 0 0 cm 1 0 0 1 9 9 re f S Tj TJ ( ) [ ] <<".split()),
    *(
        b"1 g|0 0 0 0 0 0 cm|0 0 600 700 re f|/X Do|/F1 0 Tf|1 0 0 1 0 0 Tm|1e300 0 0 1e300 0 0 cm|(a) Tj|%%".split(
            b"|"
        )
    ),
    *(b"{ } ; : , > #b .a @media( @layer{ !important calc( var(--a) rgb(0 clip-path:inset( 9e999px -9e9em".split()),
    *(b"<style>p:not(.a .b), a > #b{ </style> .a{opacity:0} :is( @media{ style='font-size:0;color:rgb(".split()),
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


@cache
def seeds() -> Comparison:
    """The comparison of the seeds, whose sentences and codebook sheets and corrections are about."""
    return from_parameters(parameters.check({}))


def text(path: str) -> None:
    """Reads a text."""
    assert documents.read_one("statement", Path(path))[2], "no sentence"


def codebook(path: str) -> None:
    """Reads a codebook or a dictionary, and codes the seeds by it."""
    matcher.code(seeds().sentences[:9], codebook_file.read(path), seeds().parses)


def sheet(path: str) -> None:
    """Reads a coding by hand."""
    annotations.read(path, seeds().codebook, seeds().sentences)


def correction(path: str) -> None:
    """Reads corrections and applies them to the seeds."""
    read = corrections.read(path)
    corrections.amended(seeds().texts, read)
    corrections.check_codes(read, seeds().codebook)
    corrections.with_claims(seeds().claims, read, seeds().sentences)


def source(path: str) -> None:
    """Reads a list of sources."""
    sources.SOURCES = path
    sources.read()


def parameter(path: str) -> None:
    """Reads a file of parameters."""
    parameters.check(parameters.from_file(path))


def table(path: str) -> None:
    """Reads a table of briefs."""
    batches.read(path)


def sentences(path: str) -> None:
    """Compares the two halves of a file and makes all that a brief shows of them."""
    lines = Path(path).read_text("utf-8").split("\n")
    halves = ("\n".join(half) for half in (lines[::2], lines[1::2]))
    made = compare(*halves, Choice(coded_by="cues"), Settings(resamples=100)).complete()
    names = {name: each.default for name, each in parameters.declared().items()} | store.modules()
    names |= {"comparison": made, **{f"{role}_name": f"the {role}" for role in ROLES}}
    names["parameters"] = {name: names[name] for name in parameters.declared()}
    for cell in cells():
        *before, last = cell.rstrip().split("\n\n")
        exec("\n\n".join(before), names)
        shown = eval(last, names) if last.startswith(tuple(store.modules())) else None
        for form in ("_repr_mimebundle_", "_repr_html_"):
            if hasattr(shown, form):
                getattr(shown, form)()


@cache
def cells() -> list[str]:
    """What the notebooks show, cell by cell."""
    found = [json.loads(path.read_text("utf-8"))["cells"] for path in parameters.notebooks()]
    code = ["".join(cell["source"]) for cells in found for cell in cells if cell["cell_type"] == "code"]
    return [source for source in code if source.startswith(tuple(f"{name}." for name in store.modules()))]


LIWC = "%\n1\tTalks\n2\tTrade\n3\t  Tariffs\n%\nagree*\t1\nnegotiat* 1 2\ntariff*\t2 (02 134)3\n:)\t1\nu.s.\t2\n"
QUANTEDA = "talks:\n  - agree*\n  - negotiat*\ntrade:\n  tariffs: [tariff*, duty]\n  deals:\n    - 'trade deal'\n"
CORRECTED = (
    "sentence,change,value\nS3,speaker,Wang\nS1,strike code,frames.progress\nC4,add code,frames.conflict\n"
    "C2,remove paragraph,\nS6,strike claims,\n"
)
ASKED = (
    "brief: a\nterms: 20\nconfidence: 0.9\nfamilies: themes,frames\nstatement_name: the White House\nresamples: 100\n"
)
DRAWING = (
    "q 300 0 0 200 50 450 cm /I Do Q\nq BT 3 Tr /F1 12 Tf 72 500 Td (They will not meet again.) Tj ET Q\n"
    "0.9 g 10 10 200 200 re f 1 g BT /F1 9 Tf 20 30 Td [(They ) -20 (met.)] TJ ET 0 g 1 0 0 1 0 -40 cm /X Do\n"
    "%%q 1 1 1 rg BT /F1 12 Tf 1 0 0 1 72 400 Tm (It is said.) Tj T* (And more.) ' ET Q /Cs1 cs 1 scn 0 0 9 9 re S"
)
"""What a page draws beside the sentence that is seen, and after the sign what a form does."""
ACROSS = "".join(
    f"BT /F1 10 Tf {x} {500 - 12 * row} Td (they met and {row} of them agreed to) Tj ET\n"
    for row in range(8)
    for x in (72, 320)
)
"""Two columns, drawn line by line across them."""
STYLE = (
    "/* a */ .a, p > .b{display:none!important;color:#fff} #c:not(.d){opacity:0;font:0/1 a}\n@media screen{p+p"
    "{position:absolute;left:-9999px;transform:scale(0) translate(-900em,0)}}\n@layer a{div p:nth-child(2n+1)"
    "{clip-path:inset(50%);background:rgba(0,0,0,.5) url(x);overflow:hidden;width:calc(1px*0)}}"
)
STYLED = (
    '<div id=c class="b d"><p class=a style="color:white;filter:opacity(0)">They met. <p class=b>We <s>win</s>.</div>'
)
ROWS = "brief,statement,commentary,terms\na,x.txt,y.txt,20\nb,x.txt,z.txt,\n"


def of_seeds(name: str) -> bytes:
    """A file of the seeds."""
    return (HOME / "seeds" / name).read_bytes()


KINDS: dict[str, tuple[Callable[[str], None], Callable[[], list[tuple[str, bytes]]]]] = {
    "texts": (text, lambda: originals()),
    "codebooks": (codebook, lambda: [("yml", (data.DATA / "new-codebook.yml").read_bytes())]),
    "dictionaries": (codebook, lambda: [("dic", LIWC.encode()), ("yml", QUANTEDA.encode())]),
    "sheets": (sheet, lambda: [("csv", of_seeds("codings.csv")), ("csv", wide())]),
    "corrections": (correction, lambda: [("csv", CORRECTED.encode()), ("csv", claims())]),
    "sources": (source, lambda: [("yml", of_seeds("sources.yml"))]),
    "parameters": (parameter, lambda: [("yml", ASKED.encode())]),
    "tables": (table, lambda: [("csv", ROWS.encode())]),
    "drawings": (text, lambda: [("drawing", DRAWING.encode()), ("drawing", ACROSS.encode())]),
    "styles": (text, lambda: [("css", STYLE.encode())]),
    "sentences": (sentences, lambda: [("txt", path.read_bytes()) for path in SEEDS]),
}
"""What reads a file of each kind, and real files of it."""


def wide() -> bytes:
    """A blank sheet of the seeds."""
    made = Path(tempfile.mkdtemp(prefix="parallax-fuzz-"))
    written = workbook.write(made, seeds().sentences, seeds().codebook)
    return next(path for path in written if path.suffix == ".csv").read_bytes()


def claims() -> bytes:
    """A sheet of the claims of the seeds."""
    made = Path(tempfile.mkdtemp(prefix="parallax-fuzz-"))
    return workbook.write_claims(made, seeds().claims, seeds().sentences).read_bytes()


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


OTHERS = ["Ελλάδα", "и", "вы", "中国", "قال", "🎉", "½", "№", "ſ", "1", "2,5", "3%", "$4", "…", "-", "'s"]
"""Words that no sentence of the seeds has: of other alphabets, signs and numbers."""
COMMON = ["and", "that", "not", "by", "to", ",", "said", "China", "if", "because", "will", "who", "its"]
"""Words on which rules hang, put where they do not belong."""
SAID = ["“{}", "{}”", "“{}”", "'{}", '"{}', "({}", "{})", "- {}", "Wang: {}", "Q: {}", "{}?!", "{}:", "{} (", "1. {}"]
SAID += ["“{},” he said.", "“{},” said the man who said: “{}", "Mr. {}", "#{}", "If {}", "Not {}", "{} and", "{};"]
"""What may stand around a sentence."""
CHANGES: list[Callable[[list[str], random.Random], list[str]]] = [
    lambda words, chance: words,
    lambda words, chance: words[chance.randrange(len(words)) :],
    lambda words, chance: words[: chance.randrange(len(words) + 1)],
    lambda words, chance: chance.sample(words, len(words)),
    lambda words, chance: [word.upper() for word in words],
    lambda words, chance: [word.lower() for word in words],
    lambda words, chance: [word.title() for word in words],
    lambda words, chance: ["".join(filter(str.isalnum, word)) for word in words],
    lambda words, chance: words * chance.choice([2, 2, 30]),
    lambda words, chance: [chance.choice(words)] * chance.choice([1, 3, 40]),
    lambda words, chance: [
        chance.choice(["and", "that", "not", "by", "to", ",", "said", "China", word]) for word in words
    ],
    lambda words, chance: [chance.choice([word, word, chance.choice(OTHERS)]) for word in words],
    lambda words, chance: [chance.choice(OTHERS) for _ in words],
    lambda words, chance: [str(chance.randrange(10**6)) for _ in words],
]
"""What may become of a sentence's words."""


def disturbed(original: tuple[str, bytes], chance: random.Random) -> tuple[str, bytes]:
    """A text of a text's sentences, most of them changed, in paragraphs of any length."""
    suffix, raw = original
    known = [part.split() for part in re.split(r"(?<=[.!?:])\s+", raw.decode()) if part.split()]
    kept = chance.sample(CHANGES, chance.randrange(1, len(CHANGES)))
    text = "Headline"
    for _ in range(chance.choice([2, 8, 40, 120])):
        said = chance.choice(SAID) if chance.random() < 0.3 else "{}"
        words = chance.choice(kept)(chance.choice(known), chance)
        text += chance.choice(" \n\n") + said.replace("{}", " ".join(words))
    return suffix, text.encode()


def made(original: tuple[str, bytes], chance: random.Random) -> tuple[str, bytes]:
    """A file made of another; in a Word file it is mostly the document within that is changed."""
    suffix, raw = original
    if suffix == "drawing":
        return "pdf", drawn(*mutated(raw, chance).decode("latin-1").split("%%", 1))
    if suffix == "css":
        page = as_page(SEEDS[0].read_text("utf-8")).replace(b"<body>", b"<body>" + mutated(STYLED.encode(), chance))
        return "html", page.replace(b"</head>", b"<style>" + mutated(raw, chance) + b"</style></head>")
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


def limit_memory() -> None:
    """Limits the memory of this process to what it has and MEMORY more."""
    import resource

    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY,) * 2)


def longest(kind: str) -> int:
    """The seconds that a file of a kind may take."""
    return TO_COMPARE if kind == "sentences" else LONGEST


def read(kind: str, paths: list[str], reached, taken) -> None:
    """Reads files one by one, telling which is next, the seconds that the slowest took and the kilobytes in use."""
    import resource

    # The process is one for many files, with limits of its own.
    apart.read, apart.rows, apart.project = account.read, xlsx.read, qdpx.read
    for suffix, raw in originals():  # what is loaded on first use is loaded before anything is forbidden
        account.read(raw, f"given.{suffix}")
    if kind == "sentences":
        warnings.simplefilter("ignore")  # of letters that the figures' typeface does not have
        sentences(str(SEEDS[0]))
    if kind in ("codebooks", "dictionaries", "sheets", "corrections"):
        _ = seeds().claims, seeds().sentences
    limit_memory()
    sys.addaudithook(forbid)
    for i, path in enumerate(paths):
        reached.value = i
        faulthandler.dump_traceback_later(longest(kind) - 2)
        started = time.monotonic()
        try:
            KINDS[kind][0](path)
        except InputError as problem:
            assert problem.lines and not any("\n" in line for line in problem.lines)
            assert KINDS[kind][0] is not text or str(problem).startswith(f"{path}: ")
        if time.monotonic() - started > taken[0]:
            taken[0], taken[2] = time.monotonic() - started, i
        taken[1] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reached.value = len(paths)


def batch(kind: str, folder: Path, chance: random.Random) -> list[str]:
    """Some files of a kind, written to a folder."""
    paths = []
    real = KINDS[kind][1]()
    make = disturbed if kind == "sentences" else made
    for i in range(BATCH // 10 if kind == "sentences" else BATCH):
        suffix, raw = make(chance.choice(real), chance)
        path = folder / f"{i}.{chance.choice([suffix, suffix, 'txt']) if kind == 'texts' else suffix}"
        path.write_bytes(raw)
        paths.append(str(path))
    return paths


def fault(kind: str, paths: list[str]) -> str:
    """The first of these files that a reader fails on or hangs at, or an empty string."""
    fresh = multiprocessing.get_context("spawn")
    reached, taken = fresh.Value("i", -1), fresh.Array("d", 3)
    process = fresh.Process(target=read, args=(kind, paths, reached, taken))
    process.start()
    last, since = -1, time.monotonic()
    while process.is_alive() and time.monotonic() - since < (longest(kind) if last >= 0 else TO_BEGIN):
        process.join(0.2)
        if reached.value != last:
            last, since = reached.value, time.monotonic()
    if process.is_alive():
        process.kill()
        print(f"more than {longest(kind)} seconds:")
    process.join()
    print(f"slowest {taken[0]:.1f} s ({Path(paths[int(taken[2])]).name}), {taken[1] / 1000:.0f} MB", end="; ")
    return "" if reached.value == len(paths) else paths[max(0, reached.value)]


def main(most: int, seed: int, kinds: list[str]) -> int:
    """Read so many mutated files of each kind; returns how many made a fault."""
    chance, faults = random.Random(seed), 0
    for kind in kinds or KINDS:
        files = 0
        while files < most:
            folder = Path(tempfile.mkdtemp(prefix="parallax-fuzz-"))
            paths = batch(kind, folder, chance)
            while paths:
                bad = fault(kind, paths)
                files += paths.index(bad) + 1 if bad else len(paths)
                print(f"fault: {bad}" if bad else f"{files} {kind} read", flush=True)
                faults += bool(bad)
                paths = paths[paths.index(bad) + 1 :] if bad else []
            for path in folder.iterdir() if not faults else ():
                path.unlink()
    return faults


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1, sys.argv[3:])))
