"""The command, as a user runs it: one clear line and exit status 2 for what can be mended."""

import contextlib
import html
import json
import os
import pty
import re
import resource
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from samples import PROJECT

import parallax
from parallax import cli, parameters

pytestmark = pytest.mark.slow

PARALLAX = Path(sys.executable).parent / "parallax"
OTHER = ["-p", "commentary", "seeds/README.md", "-p", "brief", "x"]
"""What a brief of another statement needs beside it."""


def run(*arguments, cwd=None):
    return subprocess.run([PARALLAX, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["brief", "-p", "trems", "3"], "parallax: unknown parameter 'trems'; did you mean terms?"),
        (["brief", "-p", "terms", "many"], "parallax: terms: 'many' is not a whole number; use 1 to 100"),
        (["brief", "-p", "codebook", "nowhere.yml"], "parallax: nowhere.yml: no such file"),
        (["brief", "-p", "statement", "nowhere.txt", *OTHER], "parallax: nowhere.txt: no such file"),
        (["brief", "-p", "families", "colours"], "parallax: families: no family 'colours' in the codebook"),
        (
            ["brief", "-p", "codes", "strategic"],
            "parallax: codes: no code 'strategic' in the codebook; did you mean frames.s",
        ),
        (
            ["brief", "-p", "coded_by", "people"],
            "parallax: coded_by: 'people' is not valid; use cues, hand or learned, or leave it empty",
        ),
        (["brief", "-f", "nowhere.yml"], "parallax: nowhere.yml: no such file"),
        (["brief", "-p", "terms", "3", "-p", "terms", "4"], "parallax: terms: given twice"),
        (["brief", "-p", "families", "a\x1b[31m"], "parallax: families: 'a\\x1b[31m' is not valid"),
        (["check", "-p", "terms", "2.5"], "parallax: terms: '2.5' is not a whole number"),
        (
            ["check", "-p", "statement", "no\u202e.txt", *OTHER],
            "parallax: no\N{REPLACEMENT CHARACTER}.txt: no such",
        ),
        (["batch", "nowhere.csv"], "parallax: nowhere.csv: no such file"),
        (["batch", "nowhere.csv", "--workers", "0"], "parallax: Invalid value for '--workers'"),
        (["brief", "--colour"], "parallax: No such option"),
        (["export"], "parallax: Missing option '--to'. Choose from: qdpx, docx"),
        (["export", "--to", "odt"], "parallax: Invalid value for '--to': 'odt' is not one of 'qdpx', 'docx'."),
        (["bref"], "parallax: No such command"),
        (["codebook", "new", " "], "parallax: FILE: empty; give the name of the file to write"),
    ],
)
def test_a_mistake_is_one_line_and_status_2(arguments, message):
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1 and not result.stdout


BROKEN = """codebook: Weather
families:
  themes:
    label: Themes
    codes:
      rain: {label: Rain, definition: it rains, cues: ["rain", "rain"]}
      snow: {label: Snow, cues: ["snow"]}
  tone:
    label: Tone
    codes:
      glad: {label: Glad, definition: gladness, cues: [5]}
"""


def test_all_mistakes_of_a_file_are_told_at_once_a_line_each(tmp_path):
    (tmp_path / "b.yml").write_text(BROKEN, "utf-8")
    result = run("brief", "-p", "codebook", "b.yml", cwd=tmp_path)
    told = result.stderr.splitlines()
    assert result.returncode == 2 and result.stdout == ""
    assert [line.split(": ")[1] for line in told] == [f"b.yml, line {number}" for number in (6, 7, 11)]
    cues = BROKEN.replace('"rain", "rain"', '"go!", "ice & @none"').replace("cues: [5]", "cues: [so*, '!']")
    (tmp_path / "b.yml").write_text(cues.replace("Snow, cues", "Snow, definition: it snows, cues"), "utf-8")
    told = run("brief", "-p", "codebook", "b.yml", cwd=tmp_path).stderr.splitlines()
    assert len(told) == 3 and all("can never match" in line for line in told)
    told = run("check", "-p", "terms", "0", "-p", "paper", "a5", "-p", "confidence", "2").stderr.splitlines()
    assert [line.split(": ")[1] for line in told] == ["terms", "confidence", "paper"]
    (tmp_path / "p.yml").write_text("terms: many\ntitle: A\npaper: a5\n", "utf-8")
    told = run("check", "-f", "p.yml", cwd=tmp_path).stderr.splitlines()
    assert [line.split(": ")[1] for line in told] == ["p.yml, line 1", "p.yml, line 3"]


@pytest.mark.parametrize("arguments", [[], ["codebook"]])
def test_a_command_without_its_command_shows_the_help_in_lines(arguments):
    result = run(*arguments)
    assert result.returncode == 2 and not result.stdout
    assert result.stderr.startswith("Usage: ") and result.stderr.count("\n") > 5


def test_the_help_lists_the_parameters_and_cuts_nothing():
    told = run("brief", "--help").stdout
    assert all(name in told for name in parameters.declared())
    assert "..." not in run("--help").stdout.partition("Commands:")[2]


def test_a_file_of_parameters_that_is_not_asked_for_is_told(tmp_path):
    asked = f"parallax: {parameters.FILE} is read where you ask for it: -f {parameters.FILE}\n"
    assert run("init", "p", cwd=tmp_path).returncode == 0
    assert run("check", cwd=tmp_path / "p").stderr.startswith(asked)
    assert asked not in run("check", "-f", parameters.FILE, cwd=tmp_path / "p").stderr
    assert asked not in run("check", cwd=tmp_path).stderr


def test_the_module_is_the_command():
    told = [
        subprocess.run([*start, "--version"], capture_output=True, text=True, timeout=60).stdout
        for start in ([PARALLAX], [sys.executable, "-m", "parallax"])
    ]
    assert told[0] == told[1] == f"parallax {parallax.__version__}\n"


def test_two_texts_by_place(tmp_path):
    for name, text in (("ours.md", "We will go. They said no."), ("theirs.txt", "They went home. We saw it.")):
        (tmp_path / name).write_text(text)
    result = run("check", "ours.md", "theirs.txt", cwd=tmp_path)
    assert result.returncode == 0 and "reports/ours-theirs: would be new" in result.stdout
    assert run("brief", "ours.md", cwd=tmp_path).stderr.startswith("parallax: 'ours.md': give two texts")


def test_letters_that_the_terminal_does_not_know_are_replaced(tmp_path):
    (tmp_path / "a.txt").write_text("Ωmega and others went home\n\nWe went home. They stayed there.\n", "utf-8")
    (tmp_path / "b.txt").write_text("They stayed at home. We went there.\n")
    result = subprocess.run(
        [PARALLAX, "check", "a.txt", "b.txt"],
        capture_output=True,
        cwd=tmp_path,
        timeout=120,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
    )
    assert result.returncode == 0 and b"?mega and others" in result.stdout


def test_a_deep_folder_for_temporary_files_is_no_obstacle(monkeypatch, tmp_path):
    deep = tmp_path / ("d" * 150)
    deep.mkdir()
    monkeypatch.setenv("TMPDIR", str(deep))
    (tmp_path / "a.txt").write_text("We went home. They stayed there.\n")
    (tmp_path / "b.txt").write_text("They stayed at home. We went there.\n")
    result = run("brief", "a.txt", "b.txt", "-p", "resamples", "100", cwd=tmp_path)
    assert result.returncode == 0, result.stderr


def test_the_command_that_a_brief_gives_for_a_sample_works_where_the_brief_was_made(tmp_path):
    (tmp_path / "my texts").mkdir()
    for name, text in (("a.txt", "We went home. They stayed there.\n\n"), ("b.txt", "They stayed. We went there.\n\n")):
        (tmp_path / "my texts" / name).write_text(text * 5)
    given = ["-p", "resamples", "100", "-p", "families", "issues,actors"]
    made = run("brief", "my texts/a.txt", "my texts/b.txt", *given, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    page = html.unescape((tmp_path / "reports" / "a-b" / "brief.html").read_text("utf-8"))
    _, *words = shlex.split(re.search("“(parallax sample -n 12 [^”]*)”", page)[1])
    assert "issues,actors" in words
    sheet = re.search("“-p coding ([^”]*)”", page)[1]
    assert f"wrote {sheet}" in run(*words, cwd=tmp_path).stdout


def test_paths_are_told_from_the_working_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(PROJECT)
    assert str(cli.from_here(PROJECT / "reports" / "x")) == "reports/x"
    monkeypatch.chdir(tmp_path)
    assert cli.from_here(PROJECT / "reports" / "x") == PROJECT / "reports" / "x"


def test_a_command_whose_output_nobody_reads_ends_without_a_word():
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run([PARALLAX, "parameters"], stdout=write, stderr=subprocess.PIPE, timeout=60)
    os.close(write)
    assert (result.returncode, result.stderr) == (141, b"")


ASKED = {
    "brief": "brief",
    "batch": "batch table.csv",
    "check": "check",
    "export": "export --to docx",
    "sentences": "sentences",
    "sample": "sample",
    "parameters": "parameters",
    "init": "init new",
    "notebooks": "notebooks new",
    "codebook": "codebook new",
}


def test_every_command_is_asked():
    assert ASKED.keys() == cli.main.commands.keys()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is full is one of Linux")
@pytest.mark.parametrize("command", ASKED.values())
def test_a_command_does_its_work_where_its_messages_cannot_be_written(command, tmp_path):
    (tmp_path / "table.csv").write_text("brief\nx\n")
    outside = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    run = f'"{PARALLAX}" {command} 2>/dev/full'
    result = subprocess.run(run, shell=True, cwd=tmp_path, env=outside, stdout=subprocess.PIPE, timeout=300)
    assert result.returncode == 0 and result.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is full is one of Linux")
@pytest.mark.parametrize("command", ["brief nowhere.txt b.txt", "batch nowhere.csv", "check -p terms x", "nothing", ""])
def test_a_mistake_has_its_status_where_it_cannot_be_told(command):
    assert subprocess.run(f'"{PARALLAX}" {command} 2>/dev/full', shell=True, timeout=60).returncode == 2


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_a_brief_is_rendered_where_nothing_can_be_said(closed, tmp_path):
    command = f'"{PARALLAX}" brief {closed}'
    outside = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}  # kernels heed it
    result = subprocess.run(
        command, shell=True, cwd=tmp_path, env=outside, stderr=subprocess.PIPE, text=True, timeout=300
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "reports" / "madrid-tiktok" / "brief.pdf").exists()


def test_a_long_step_says_that_it_goes_on(monkeypatch, capsys):
    monkeypatch.setattr(cli, "SILENCE", 0.3)
    with cli.telling() as tell:
        time.sleep(0.4)
        tell("parsing 9 sentences")
        time.sleep(1.1)
    time.sleep(0.4)
    told = capsys.readouterr().err.splitlines()
    assert told[:3] == ["still reading the texts, 0 s", "parsing 9 sentences", "still parsing 9 sentences, 0 s"]
    assert told[3:] and set(told[3:]) == {"still parsing 9 sentences, 1 s"}


def test_a_check_of_long_texts_tells_its_steps(tmp_path):
    for name in ("a", "b"):
        sentences = (f"The ministers met on day {number} to talk about {name}." for number in range(501))
        (tmp_path / f"{name}.txt").write_text("\n\n".join(sentences))
    result = run("check", "a.txt", "b.txt", cwd=tmp_path)
    assert [line.split()[0] for line in result.stderr.splitlines() if "still" not in line] == [
        "parsing",
        "finding",
        "coding",
    ]
    assert result.stdout.splitlines()[-1] == "nothing was written"


def test_a_new_codebook_is_written_once(tmp_path):
    assert run("codebook", "new", cwd=tmp_path).stdout == "wrote codebook.yml; use it with -p codebook codebook.yml\n"
    path = tmp_path / "codebook.yml"
    assert path.read_text("utf-8") == (PROJECT / "parallax" / "data" / "new-codebook.yml").read_text("utf-8")
    path.write_text("mine", "utf-8")
    again = run("codebook", "new", cwd=tmp_path)
    assert (again.returncode, path.read_text("utf-8")) == (2, "mine")
    assert again.stderr == "parallax: codebook.yml: already exists and was not overwritten; give another name\n"
    elsewhere = run("codebook", "new", tmp_path / "none" / "b.yml")
    assert elsewhere.returncode == 2
    assert elsewhere.stderr.endswith("b.yml: cannot be written (No such file or directory); choose another place\n")


def test_sentences_writes_a_sheet_once_and_it_comes_back(tmp_path):
    arguments = ["sentences", "-p", "families", "issues", "-p", "brief", "mine"]
    first = run(*arguments, cwd=tmp_path)
    assert first.stdout == "wrote coding/mine/sentences.csv\nwrote coding/mine/sentences.xlsx\n", first.stderr
    path = tmp_path / "coding" / "mine" / "sentences.csv"
    before = path.read_bytes()
    head = before.decode("utf-8-sig").splitlines()[0].split(",")
    assert head[:4] == ["document", "sentence", "text", "issues.user_data"] and len(head) == 23
    again = run(*arguments, cwd=tmp_path)
    assert (again.returncode, path.read_bytes()) == (2, before)
    assert again.stderr == (
        "parallax: coding/mine/sentences.csv: already exists and was not overwritten; give another folder with --out\n"
    )
    elsewhere = run(*arguments, "--out", tmp_path / "other")
    assert elsewhere.returncode == 0 and (tmp_path / "other" / "sentences.xlsx").exists()
    unfilled = run("brief", "-p", "coding", path, "-p", "coded_by", "hand")
    assert unfilled.stderr == f"parallax: {path}: no cell is filled in; write 1 where a code applies\n"


def test_sample_writes_a_sheet_of_sentences_drawn_at_random(tmp_path):
    arguments = ["sample", "-n", "30", "-p", "families", "issues", "-p", "brief", "mine"]
    first = run(*arguments, cwd=tmp_path)
    assert first.stdout == "wrote coding/mine/sample.csv\nwrote coding/mine/sample.xlsx\n", first.stderr
    head, *rows = (tmp_path / "coding" / "mine" / "sample.csv").read_text("utf-8-sig").splitlines()
    assert head.startswith("document,sentence,text,issues.") and head.endswith(",drawn")
    assert [row.rpartition(",")[2] for row in rows] == ["15 of 19"] * 15 + ["15 of 41"] * 15
    few = run("sample", "-n", "60", "--out", tmp_path / "all")
    assert few.returncode == 2 and not (tmp_path / "all").exists()
    assert few.stderr == "parallax: these texts have 60 sentences; draw fewer, or code all with 'parallax sentences'\n"


def test_parameters_lists_each_with_type_default_and_meaning():
    result = run("parameters")
    assert result.returncode == 0
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert "int" in lines["terms"] and "10" in lines["terms"] and "how many terms" in lines["terms"]


def test_parameters_can_come_from_a_file(tmp_path):
    (tmp_path / "p.yml").write_text("terms: none of them\n", "utf-8")
    assert "p.yml, line 1: terms: 'none of them'" in run("brief", "-f", tmp_path / "p.yml").stderr


def test_check_says_what_would_be_done_and_writes_nothing(project):
    before = sorted(project.rglob("*"))
    result = command(project, "check", "-p", "brief", "x").communicate()[0]
    assert "19 sentences" in result and "reports/x: would be new" in result
    assert [path for path in sorted(project.rglob("*")) if "__pycache__" not in path.parts] == before


@pytest.fixture
def project(tmp_path):
    """A copy of the project, for commands that write."""
    return copy(tmp_path)


def copy(target):
    for folder in ("parallax", "notebooks", "seeds"):
        shutil.copytree(PROJECT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def command(project, *arguments, before="", **options):
    """The command, begun in a copy of the project; `before` is run in its process before it."""
    script = f"{before}\nfrom parallax.cli import main; main()"
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": project, **options}
    environment = {**os.environ, "PYTHONPATH": str(project)}
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)], env=environment, **options)


def brief(project, name, **options):
    """The command that renders a small brief in which the commentary bears a name."""
    few = ["-p", "resamples", "100", "-p", "families", "issues", "-p", "brief", "x"]
    return command(project, "brief", *few, "-p", "commentary_name", f"the Column {name}", **options)


def names(project):
    """The names that the commentary bears in the files of the brief, and which files bear none."""
    reports, figures = project / "reports" / "x", project / "figures" / "x"
    texts = [reports / "brief.html", reports / "data" / "inputs.json", *reports.glob("notebooks/*.ipynb")]
    files = [*texts, *figures.glob("matters.svg")]
    assert len(files) == 10
    return {name for file in files for name in re.findall(r"Column (\w+)", file.read_text("utf-8")) or [file.name]}


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """A copy of the project in which the brief was rendered, and how long that took, in seconds."""
    folder = tmp_path_factory.mktemp("once")
    copy(folder)
    start = time.monotonic()
    assert brief(folder, "old").wait() == 0
    return folder, time.monotonic() - start


@pytest.fixture
def rendered(once, tmp_path):
    """A copy of that, for a command to replace the brief."""
    return shutil.copytree(once[0], tmp_path, dirs_exist_ok=True)


def left(project):
    return sorted(path.name for path in (project / "reports").iterdir())


def test_killed_at_any_time_one_whole_brief_is_there(once, rendered):
    there = {"old"}
    for number, part in enumerate((0.4, 0.85, 1)):
        run = brief(rendered, f"N{number}", stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(timeout=once[1] * part)
        run.kill()
        run.communicate()
        assert names(rendered) in [there, {f"N{number}"}]
        there = names(rendered)
    assert brief(rendered, "last").wait() == 0
    assert names(rendered) == {"last"} and left(rendered) == [".lock", "x"]


def test_killed_between_the_two_moves_the_next_command_completes_them(rendered):
    kill = """
import os
rename = os.rename
os.rename = lambda one, other: os.kill(os.getpid(), 9) if str(other) == "figures/x" else rename(one, other)
"""
    run = brief(rendered, "new", before=kill)
    run.communicate()
    assert run.returncode == -signal.SIGKILL and len(left(rendered)) == 3 and not (rendered / "figures" / "x").exists()
    run = command(rendered, "brief", "-p", "terms", "ten")
    assert "'ten' is not a whole number" in run.communicate()[1] and run.returncode == 2
    assert names(rendered) == {"new"} and left(rendered) == [".lock", "x"]


def test_two_at_once_end_well_and_one_of_them_is_there_whole(project):
    runs = [brief(project, name) for name in ("one", "two")]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert names(project) in [{"one"}, {"two"}] and left(project) == [".lock", "x"]


@pytest.mark.parametrize("most", [3_000, 100_000])
def test_where_no_more_can_be_written_one_line_says_so_and_the_old_brief_stays(rendered, most):
    run = brief(rendered, "new", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    told = [line for line in run.communicate()[1].splitlines() if not line.startswith(("executing", "writing"))]
    assert run.returncode == 2 and told == ["parallax: reports: File too large; nothing was replaced"]
    assert names(rendered) == {"old"} and left(rendered) == [".lock", "x"]


def test_python_files_and_settings_of_the_working_folder_are_not_used(tmp_path):
    (tmp_path / "parallax").mkdir()
    for name in ("pandas.py", "typst.py", "jinja2.py", "parallax/__init__.py"):
        (tmp_path / name).write_text("raise SystemExit('code of the working folder ran')")
    (tmp_path / "matplotlibrc").write_bytes(b"\xff")
    result = run("brief", "-p", "resamples", "100", "-p", "families", "issues", "-p", "brief", "x", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout == "wrote reports/x\nwrote figures/x\n" and (tmp_path / "figures/x/matters.svg").exists()


STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


def reading_until(run, words):
    """Reads what a command says on the error stream until it says these words."""
    for line in run.stderr:
        if words in line:
            return
    raise AssertionError(f"it never said {words!r}")


def told(run):
    """What a command says besides its progress."""
    return [line for line in run.communicate()[1].splitlines() if not line.startswith(("executing", "writing"))]


def until_it_sets_pages(run):
    """Waits until a command has begun the process that sets its PDF."""
    while run.poll() is None:
        if any(name.endswith("typesetter") for name in begun_by(run.pid)):
            return
        time.sleep(0.005)
    raise AssertionError("it ended before it set its pages")


def begun_by(pid):
    """The words of the commands that a process has begun."""
    words: list[str] = []
    for each in psutil.Process(pid).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):  # what had ended by itself, or waits to be cleared away
            words += each.cmdline()
    return words


def begun(run):
    """The processes that a command's process began, and the folders that it has for itself beside the project's."""
    processes = psutil.Process(run).children(recursive=True)
    return processes, {Path(word).parent for word in begun_by(run) if word.endswith("kernel.json")}


@pytest.mark.parametrize("number", STATUS)
@pytest.mark.parametrize("moment", ["2-themes", "writing the page"])
def test_stopped_by_hand_one_line_says_so_and_nothing_is_left(project, number, moment):
    run = brief(project, "new")
    reading_until(run, moment)
    kernels, folders = begun(run.pid)
    assert kernels and folders
    run.send_signal(number)
    assert (told(run), run.returncode) == (["parallax: stopped; no brief is left half written"], STATUS[number])
    assert left(project) == [".lock"] and not psutil.wait_procs(kernels, timeout=10)[1]
    assert not any(folder.exists() for folder in folders)


@pytest.mark.parametrize("begun_with", [[], ["nohup"]])
def test_a_terminal_that_hangs_up_stops_the_command_unless_it_was_begun_with_nohup(project, begun_with):
    run, terminal = pty.fork()
    if not run:  # the process that the terminal runs
        os.chdir(project)
        few = ["-p", "resamples", "100", "-p", "families", "issues", "-p", "brief", "x"]
        os.environ["PYTHONPATH"] = str(project)
        os.execvp("env", ["env", *begun_with, sys.executable, "-m", "parallax", "brief", *few])
    while not any((project / "reports").glob(".stage-*/reports/notebooks/*")):
        time.sleep(0.1)
    processes, folders = begun(run)
    os.close(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(run, 0)[1])
    assert status == (0 if begun_with else STATUS[signal.SIGHUP])
    assert left(project) == [".lock", *(["x"] if begun_with else [])]
    assert processes and not psutil.wait_procs(processes, timeout=10)[1]
    assert folders and not any(folder.exists() for folder in folders)


def test_interrupted_before_it_listens_it_ends_without_a_traceback():
    interrupted = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's job in the background ignores it
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
from parallax.__main__ import main
main()
"""
    ended = subprocess.run([sys.executable, "-c", interrupted], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")


def test_stopped_while_a_long_pdf_is_set_it_is_gone_at_once(project):
    sentences = [
        f"The ministers met on day {n} and agreed to cooperate on tariffs of {n} per cent." for n in range(1500)
    ]
    for name in ("one.txt", "two.txt"):
        (project / name).write_text(f"A long account of the talks, {name}\n\n" + "\n".join(sentences), "utf-8")
    texts = ["-p", "statement", "one.txt", "-p", "commentary", "two.txt"]
    few = ["-p", "resamples", "100", "-p", "families", "issues", "-p", "brief", "x"]
    run = command(project, "brief", *texts, *few)
    for step in ("parsing 3,0", "finding claims in 3,0", "pairing 3,0", "writing the page"):
        reading_until(run, step)
    until_it_sets_pages(run)
    stop = time.monotonic()
    run.send_signal(signal.SIGINT)
    assert told(run) == ["parallax: stopped; no brief is left half written"] and run.returncode == 130
    assert time.monotonic() - stop < 2 + os.getloadavg()[0] / 2
    assert left(project) == [".lock"]


def test_whatever_breaks_down_while_it_is_stopped_one_line_says_that(project):
    broken = """
from jupyter_client.asynchronous import AsyncKernelClient
def broken(self): raise RuntimeError("this event loop is of no use")
AsyncKernelClient.stop_channels = broken
"""
    run = brief(project, "new", before=broken)
    reading_until(run, "2-themes")
    kernels, _ = begun(run.pid)
    run.send_signal(signal.SIGTERM)
    assert (told(run), run.returncode) == (["parallax: stopped; no brief is left half written"], 143)
    assert left(project) == [".lock"] and kernels and not psutil.wait_procs(kernels, timeout=10)[1]


def test_a_batch_stopped_by_hand_is_gone_at_once_and_leaves_nothing(project):
    (project / "t.csv").write_text("brief,resamples\none,100\ntwo,100\n", "utf-8")
    run = command(project, "batch", "t.csv", "--workers", "2")
    while not any((project / "reports").glob(".stage-*/reports/notebooks/*")):
        time.sleep(0.1)
    processes, folders = begun(run.pid)
    stop = time.monotonic()
    run.send_signal(signal.SIGTERM)
    assert (told(run), run.returncode) == (["parallax: stopped; no brief is left half written"], 143)
    assert time.monotonic() - stop < 3 + os.getloadavg()[0] / 2
    assert left(project) == [".batch", ".lock"] and not psutil.wait_procs(processes, timeout=10)[1]
    assert not any(folder.exists() for folder in folders)


def test_batch_tells_its_progress_and_ends_with_2_where_a_row_failed(project):
    table = "brief,families,resamples\none,issues,100\nx y,issues,100\n"
    (project / "t.csv").write_text(table, "utf-8")
    run = command(project, "batch", "t.csv", "--workers", "1")
    out, err = run.communicate()
    assert run.returncode == 2 and out == "wrote reports/index.html\n2 briefs: 1 rendered, 0 unchanged, 1 failed\n"
    assert err.splitlines() == [
        "parallax: t.csv, line 3: brief: 'x y' is not valid; use lowercase letters, digits and hyphens, 64 at most",
        "1 of 1: one rendered",
    ]
    assert json.loads((project / "reports/one/data/inputs.json").read_text())["parameters"]["families"] == "issues"
    (project / "t.csv").write_text(table.replace("x y", "one-more"), "utf-8")
    run = command(project, "batch", "t.csv")
    assert run.communicate()[0].endswith("2 briefs: 1 rendered, 1 unchanged, 0 failed\n") and run.returncode == 0


def test_where_the_cluster_is_lost_the_rows_that_are_left_fail_in_a_line_each(project):
    rows = "".join(f"b{number},issues,100\n" for number in range(4))
    (project / "t.csv").write_text(f"brief,families,resamples\n{rows}", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    parts = [
        ["dask_scheduler", "--host", address, "--no-dashboard"],
        ["dask_worker", address, "--nthreads", "1", "--no-dashboard"],
    ]
    with contextlib.ExitStack() as at_end:
        processes = []
        for part, *options in parts:
            start = [sys.executable, "-m", f"distributed.cli.{part}", *options]
            processes.append(subprocess.Popen(start, stderr=subprocess.DEVNULL, cwd=project))
            at_end.callback(processes[-1].wait)
            at_end.callback(processes[-1].kill)
            time.sleep(3)
        run = command(project, "batch", "t.csv", "--scheduler", address)
        reading_until(run, "1 of 4: ")
        processes[0].kill()
        out, err = run.communicate(timeout=120)
    assert run.returncode == 2 and "failed" in out and "Traceback" not in err
    (told,) = (line for line in err.splitlines() if line.startswith("parallax: "))
    assert told.startswith("parallax: the cluster is gone: ") and told.endswith("; run the batch again")
    assert (project / "reports" / "b0" / "brief.html").exists()


def test_workers_are_not_asked_of_a_cluster(tmp_path):
    result = run("batch", "t.csv", "--scheduler", "tcp://127.0.0.1:9", "--workers", "2", cwd=tmp_path)
    assert result.returncode == 2 and result.stderr.startswith("parallax: --workers: a cluster has its own")


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("ulimit -v 300000", "memory is limited to 307 MB (ulimit -v); allow"),
        ("ulimit -d 300000", "memory is limited to 307 MB (ulimit -d); allow"),
        ("ulimit -n 20", "no more than 20 files may"),
    ],
)
def test_what_the_system_does_not_allow_is_told_in_a_line(tmp_path, limit, told):
    run = subprocess.run(
        ["sh", "-c", f"{limit}; exec {sys.executable} -m parallax check"], cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 2 and run.stderr.startswith(f"parallax: {told}") and run.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "is_so"),
    [
        (MemoryError(), True),
        (ValueError("Error tokenizing data. C error: out of memory"), True),
        (OSError(12, "Cannot allocate memory"), True),
        (ImportError("a.so: failed to map segment from shared object"), True),
        (OSError(2, "No such file or directory"), False),
        (ValueError("a bad value"), False),
    ],
)
def test_that_memory_ran_out_is_told_whatever_library_says_so(error, is_so):
    assert cli.is_out_of_memory(error) is is_so
    wrapped = RuntimeError("the work failed")
    wrapped.__cause__ = error
    assert cli.is_out_of_memory(wrapped) is is_so
