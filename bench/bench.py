"""`make bench`: Parallax beside the usual tools, measured in one run, in turn, each as a process of its own.

Writes bench/RESULTS.md and the part of docs/bench.md between its marks. Ratios are of runs that stood side by
side, so that a machine which slows down or speeds up in between does not show in them.
"""

import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
BIN = Path(sys.executable).parent
PEERS = PROJECT / ".venv-bench" / "bin" / "python"
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("[0-9]-*.ipynb"))
ROUNDS = 3
LENGTHS = (1, 10, 100)
BRIEFS = (1, 4, 16)
PARALLAX = "from parallax.cli import main; main()"
FLOOR = """
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="python3")
client.execute_interactive("from parallax import store; store.modules()")
client.execute_interactive("from parallax.corpus.parse import parse; list(parse(['A sentence.']))")
client.stop_channels()
manager.shutdown_kernel(now=True)
"""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""That of every process: modules are compiled once, as they are where Python is left as it comes."""
CODED = 200
"""How many times the seeds' length the sentences are that the ways of finding cues are given."""

MARKS = re.compile(r"(?<=<!-- bench -->\n).*(?=<!-- /bench -->)", re.DOTALL)


class Run(NamedTuple):
    """What one or several processes took: seconds, those of the processor, megabytes of the largest."""

    seconds: float
    processor: float
    megabytes: float
    said: str = ""


def run(*command, within: Path = PROJECT) -> Run:
    """One command, from its start to its end, with the memory of its largest process."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=within, env=ENVIRONMENT, stdout=out, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        for file in (out, errors):
            file.seek(0)
        if process.returncode:
            sys.exit(f"bench: {' '.join(map(str, command))} failed:\n{errors.read().decode()}")
        megabytes = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
        return Run(seconds, usage.ru_utime + usage.ru_stime, megabytes, out.read().decode())


def task(*arguments) -> Run:
    """A task of bench/tasks.py."""
    return run(PYTHON, HERE / "tasks.py", *arguments)


def copied(folder: Path) -> Path:
    """A copy of what a brief is made of, so that the commands themselves run and write beside it."""
    for name in ("parallax", "notebooks", "seeds"):
        shutil.copytree(PROJECT / name, folder / "project" / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "project"


def parallax(project: Path, *arguments) -> Run:
    """The command `parallax` of a project's copy."""
    return run(PYTHON, "-c", PARALLAX, *arguments, within=project)


def stock(folder: Path) -> Run:
    """The usual way to a report: papermill for each notebook, then nbconvert for each."""
    done = [folder / path.name for path in NOTEBOOKS]
    runs = [run(BIN / "papermill", path, to) for path, to in zip(NOTEBOOKS, done, strict=True)]
    runs += [run(BIN / "jupyter", "nbconvert", "--to", "html", path) for path in done]
    seconds, processor, megabytes, _ = zip(*runs, strict=True)
    return Run(sum(seconds), sum(processor), max(megabytes))


def in_turn(ways: dict, rounds: int = ROUNDS) -> dict[str, list[Run]]:
    """Runs of each way, side by side: the order turns round from one round to the next."""
    runs: dict[str, list[Run]] = {name: [] for name in ways}
    for number in range(rounds):
        for name in list(ways)[:: -1 if number % 2 else 1]:
            say(f"{name}, {number + 1} of {rounds}")
            runs[name].append(ways[name]())
    return runs


def say(text: str) -> None:
    """Tells of progress."""
    print(text, file=sys.stderr)


def spread(values: list[float], places: int = 1) -> str:
    """A median with its least and most."""
    return f"{median(values):.{places}f} ({min(values):.{places}f} to {max(values):.{places}f})"


def ratios(one: list[float], other: list[float], places: int = 2) -> str:
    """How many times the other each is, run by run."""
    return spread([a / b for a, b in zip(one, other, strict=True)], places)


def table(heads: list[str], rows: list[list]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def whole_briefs(folder: Path, project: Path) -> tuple[str, list[str]]:
    """A brief against the usual way and against the floor: a table, and the ratios in words."""
    parallax(project, "brief")  # the copy's modules are compiled once, as they are where Parallax is installed
    ways = {
        "`parallax brief`: page, PDF, data, figures": lambda: parallax(project, "brief"),
        "`papermill`, then `jupyter nbconvert --to html`, for each notebook": lambda: stock(folder),
        "one kernel that imports what the notebooks import and loads the parser": lambda: run(PYTHON, "-c", FLOOR),
    }
    runs = in_turn(ways)
    brief, *others = ([run.seconds for run in each] for each in runs.values())
    shown = [ratios(brief, seconds) for seconds in (brief, *others)]
    rows = [
        [
            name,
            spread([run.seconds for run in each]),
            ratio,
            spread([run.processor for run in each]),
            f"{max(run.megabytes for run in each):.0f}",
        ]
        for (name, each), ratio in zip(runs.items(), shown, strict=True)
    ]
    heads = ["a brief of the seeds", "seconds", "a brief's time relative to this", "processor seconds", "MB"]
    return table(heads, rows), shown[1:]


def lengths(folder: Path) -> tuple[str, list[str]]:
    """Time and memory against the length of the texts: a table, and its row of the longest."""
    rows = []
    for times in LENGTHS:
        texts = [folder / f"{role}-{times}.txt" for role in ("statement", "commentary")]
        task("lengthen", times, folder)
        say(f"texts of {times} times the seeds")
        coded, compared = task("read_and_code", *texts), task("tables", *texts)
        words = sum(len(text.read_text("utf-8").split()) for text in texts)
        figures = [
            f"{figure:.{places}f}"
            for each in (coded, compared)
            for figure, places in zip(each[1:3], (1, 0), strict=True)
        ]
        rows.append([f"{times:,}", f"{words:,}", *figures])
    heads = ["times the seeds", "words", "reading and coding, processor seconds", "MB", "whole comparison", "MB"]
    return table(heads, rows), rows[-1]


def batches(project: Path) -> str:
    """Time and memory against the number of briefs in a batch, which share no draw."""
    rows = []
    for count in BRIEFS:
        say(f"a batch of {count}")
        shutil.rmtree(project / "reports")
        lines = [f"brief-{number},{number}" for number in range(count)]
        (project / "briefs.csv").write_text("\n".join(["brief,random_seed", *lines]), "utf-8")
        done = parallax(project, "batch", "briefs.csv")
        each = [f"{done.seconds / count:.1f}", f"{done.processor / count:.1f}"]
        rows.append([count, f"{done.seconds:.1f}", *each, f"{done.megabytes:.0f}"])
    return table(["briefs in a batch", "seconds", "seconds per brief", "processor seconds per brief", "MB"], rows)


def second_brief(folder: Path) -> str:
    """The time of a second brief in the same process, in that of the first."""
    found = []
    for number in range(ROUNDS):
        say(f"two briefs in one process, {number + 1} of {ROUNDS}")
        found.append(json.loads(task("two", folder / f"two-{number}").said))
    return ratios(*[[one[place] for one in found] for place in (1, 0)])


def coding_rates(folder: Path) -> tuple[str, list[str]]:
    """Sentences coded a second by each way: a table, and the ratios in words."""
    task("lengthen", CODED, folder)
    texts = [folder / f"{role}-{CODED}.txt" for role in ("statement", "commentary")]
    given = folder / "given.json"
    given.write_text(task("given", *texts).said, "utf-8")
    runs = in_turn({"Parallax": lambda: task("rate", *texts), "others": lambda: run(PEERS, HERE / "peers.py", given)})
    found = [{**json.loads(a.said), **json.loads(b.said)} for a, b in zip(*runs.values(), strict=True)]
    rates = {way: [each[way][0] for each in found] for way in NAMES}
    shown = {way: ratios(rates["parallax"], rates[way]) for way in NAMES}
    rows = [
        [name, f"{median(rates[way]):,.0f}", shown[way], f"{found[0][way][1]:,}", DOES[way]]
        for way, name in NAMES.items()
    ]
    heads = ["way", "sentences per second", "Parallax's speed relative to this", "matches", "what it does"]
    return table(heads, rows), [shown[way] for way in list(NAMES)[1:]]


NAMES = {
    "parallax": "Parallax",
    "phrase_matcher": "spaCy's PhraseMatcher, bare matches",
    "phrase_rows": "spaCy's PhraseMatcher, matches as rows",
    "expressions": "one regular expression per code",
}
DOES = {
    "parallax": "masks, negation, longest match in a family, cues of several parts, offsets, a table",
    "phrase_matcher": "every phrase, even inside longer ones; each part of a cue by itself; word numbers",
    "phrase_rows": "the same, with code, offsets and words",
    "expressions": "one match per code and place; each part of a cue by itself; code, offsets and words",
}


def machine() -> str:
    """The machine and the day, in a sentence."""
    cpu = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.+)", cpu.read_text()) if cpu.exists() else None
    model = named[1] if named else platform.processor() or platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    day = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date() if epoch else datetime.date.today()
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, {day}."


def main() -> None:
    """Measures, prints the tables, and writes them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = copied(folder)
        briefs, (usual, floor) = whole_briefs(folder, project)
        second = second_brief(folder)
        rates, (bare, rows, expressions) = coding_rates(folder)
        long, longest = lengths(folder)
        several = batches(project)
    results = f"""# Results

Written by `make bench`. {machine()}
Each figure is for a whole process; each ratio is the median of runs made side by side, with the lowest and the highest.

{briefs}
{rates}
All get the same cues and the same sentences, repeated {CODED} times. For the PhraseMatcher, wildcards are filled in
from the texts' own words. Tokenizing is included for all, building the matcher for Parallax only.

{long}
{several}
A second brief in the same process takes {second} of the time of the first, imports included.
"""
    summary = f"""| measure | ratio: median (least to most) |
| --- | --- |
| time of a brief, relative to papermill and nbconvert (HTML only) on the same notebooks | {usual} |
| time of a brief, relative to starting one kernel with its imports | {floor} |
| time of a second brief in the same process, relative to the first | {second} |
| speed of coding, relative to one regular expression per code | {expressions} |
| speed of coding, relative to spaCy's PhraseMatcher with matches as rows | {rows} |
| speed of coding, relative to spaCy's PhraseMatcher with bare matches | {bare} |

Reading and coding two texts of {longest[1]} words in total takes {longest[2]} s of processor time and
{longest[3]} MB; the whole comparison, every table, takes {longest[4]} s and {longest[5]} MB. {machine()}
"""
    print(results)
    (HERE / "RESULTS.md").write_text(results, "utf-8")
    page = PROJECT / "docs" / "bench.md"
    page.write_text(MARKS.sub(lambda _: summary, page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
