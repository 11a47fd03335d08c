"""A table of briefs on a real cluster of this machine: what is rendered, what is left, what fails, and the list."""

import contextlib
import contextvars
import csv
import errno
import json
import os
import re
import socket
import subprocess
import sys
import time
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from unittest.mock import Mock

import html5lib
import pandas as pd
import psutil
import pytest
from distributed import Client, LocalCluster, Security

from parallax import InputError
from parallax.corpus import documents
from parallax.publish import batch, brief, kernels
from parallax.readers import files

pytestmark = pytest.mark.slow

MINISTRY = "the <i>Ministry</i>"
OTHER = "seeds/003_8dab4e527990c445.txt"
FEW = {"resamples": "100", "families": "issues"}


def write(path, *rows):
    """A table of these rows."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def made(root):
    """When each brief was put in its place, by the number of its folder."""
    return {path.name: path.stat().st_ino for path in (root / "reports").iterdir() if path.is_dir()}


def states(rows):
    return {row.name or row.line: row.state for row in rows}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Three runs of a table: all anew, nothing changed, one text changed; then what each returned and left."""
    root = tmp_path_factory.mktemp("batch")
    account = root / "account.txt"
    account.write_text("The ministers met on Tuesday. <b>They</b> will negotiate on tariffs again.\n", "utf-8")
    rows = [
        {"brief": "one", "title": "One & <only>", **FEW},
        {
            "brief": "two",
            "statement": str(account),
            "commentary": OTHER,
            "statement_name": "the <i>Ministry</i>",
            **FEW,
        },
        {"brief": "bad", "terms": "ten"},
        {"brief": "gone", "statement": "no-such.txt", "commentary": OTHER},
        {"brief": "one", "title": "again"},
        {"title": "nameless"},
    ]
    table, found = write(root / "briefs.csv", *rows), []
    for change in ("", "", "They part. Nothing is known of more talks, nor of tariffs.\n"):
        if change:
            account.write_text(account.read_text("utf-8") + change, "utf-8")
        result = batch.run(table, workers=2, root=root)
        found.append((result, made(root), (root / "reports" / "index.html").read_bytes()))
    return root, table, found


def test_rows_without_a_mistake_are_rendered_and_the_others_told_with_their_line(runs):
    _, table, found = runs
    rows = found[0][0]
    assert [row.state for row in rows] == ["rendered", "rendered", "failed", "failed", "failed", "failed"]
    assert [batch.mistake(row, table) for row in rows if row.state == batch.FAILED] == [
        f"{table}, line 4: terms: 'ten' is not a whole number; use 1 to 100",
        f"{table}, line 5: no-such.txt: no such file; give the path of a file",
        f"{table}, line 6: brief: 'one' is also in line 2; give each row its own name",
        f"{table}, line 7: brief: every row needs a name of its own",
    ]
    assert batch.outcome(rows) == "6 briefs: 2 rendered, 0 unchanged, 4 failed"


def test_a_second_run_renders_nothing_and_leaves_the_same_list(runs):
    _, _, found = runs
    assert [row.state for row in found[1][0][:2]] == ["unchanged", "unchanged"]
    assert found[1][1:] == found[0][1:]


def test_a_changed_text_renders_its_brief_alone(runs):
    _, _, found = runs
    assert [row.state for row in found[2][0][:2]] == ["unchanged", "rendered"]
    assert found[2][1]["one"] == found[1][1]["one"] and found[2][1]["two"] != found[1][1]["two"]


def test_a_table_beside_the_list_has_what_came_of_each_row(runs):
    told = pd.read_csv(runs[0] / "reports" / "index.csv", keep_default_na=False)
    assert list(told.columns) == ["line", "brief", "state", "seconds", "mistake"]
    assert set(told["state"]) <= {"rendered", "unchanged", "failed"} and (told["seconds"] != "").equals(
        told["state"] == "rendered"
    )
    assert (told["mistake"] != "").equals(told["state"] == "failed")


def test_nothing_but_briefs_and_the_list_is_left(runs):
    root, _, _ = runs
    assert sorted(path.name for path in (root / "reports").iterdir()) == [
        ".batch",
        ".lock",
        "index.csv",
        "index.html",
        "one",
        "two",
    ]


def test_the_list_tells_what_each_brief_found_and_leads_there(runs):
    root, _, _ = runs
    page = (root / "reports" / "index.html").read_text("utf-8")
    for target in re.findall(r'href="([^"#]+)(?:#([^"]+))?"', page):
        file = root / "reports" / target[0]
        assert file.exists(), target
        assert not target[1] or f'id="{target[1]}"' in file.read_text("utf-8")
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))
    assert "One &amp; &lt;only&gt;" in page and "&lt;i&gt;Ministry" in page and "<i>" not in page
    assert page.count("not rendered") == 4 and "no-such.txt: no such file" in page
    assert "What TikTok reveals" in page and "16 September 2025" in page
    told = json.loads((root / "reports" / "one" / "data" / "story.json").read_text("utf-8"))
    words = unescape(re.sub("<[^>]+>", "", page)).splitlines()
    assert told["headline"] in words and all(each["text"] in words for each in told["statement"])


def test_the_list_loads_nothing_runs_nothing_and_parses(runs):
    page = (runs[0] / "reports" / "index.html").read_text("utf-8")
    assert "default-src 'none'; font-src data:; style-src 'unsafe-inline'\"" in page
    rest = re.sub(r"url\(data:font/ttf;base64,[\w+/=]+\)", "", page.replace("http-equiv", ""))
    assert not re.search(r"<(script|link|img|iframe|object|embed)\b|url\(|@import|http", rest)
    html5lib.HTMLParser(strict=True).parse(page)


def test_a_brief_of_a_batch_is_the_one_that_the_command_makes(runs, tmp_path):
    root, _, _ = runs
    given = {"brief": "one", "title": "One & <only>", "resamples": 100, "families": "issues"}
    folders = brief.brief(given, progress=lambda text: None, root=tmp_path)
    for alone, many in zip(folders, brief.places_of("one", root), strict=True):
        for path in (path for path in alone.rglob("*") if path.is_file()):
            assert path.read_bytes() == (many / path.relative_to(alone)).read_bytes(), path.name


def test_a_cluster_that_runs_is_used_and_a_row_that_fails_there_harms_no_other(tmp_path, monkeypatch):
    table = write(tmp_path / "t.csv", {"brief": "good", **FEW}, {"brief": "other", **FEW})
    monkeypatch.setattr(batch, "checked", lambda row, root, checked=batch.checked: spoilt(checked(row, root)))
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        rows = batch.run(table, scheduler=cluster.scheduler_address, root=tmp_path)
    assert states(rows) == {"good": "rendered", "other": "failed"}
    assert rows[1].mistake.startswith("the worker has other files or other code")


def spoilt(row):
    """The row of the name `other` as if its files were different here."""
    return batch.replace(row, made_of={**row.made_of, "code": "another"}) if row.name == "other" else row


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", ", line 1: must name parameters, each once, including brief"),
        (b"title\nx\n", ", line 1: must name parameters"),
        (b"brief,brief\nx,y\n", ", line 1: must name parameters, each once"),
        (b"brief,trems\nx,1\n", ", line 1: unknown parameter 'trems'; did you mean terms?"),
        (b"brief\n\n", ": no rows; write one row per brief below a line of parameter names"),
        (b"brief\n\xff\n", ": not UTF-8 text; save it as plain text in UTF-8"),
        (b'brief,title\nx,"y\n', ", line 2: unexpected end of data; correct the CSV"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_in_a_line(tmp_path, content, told):
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(InputError) as raised:
        batch.run(str(tmp_path / "t.csv"), root=tmp_path)
    assert str(raised.value).startswith(f"{tmp_path / 't.csv'}{told}") and "\n" not in str(raised.value)


def test_rows_are_numbered_by_their_first_line_and_empty_cells_are_defaults(tmp_path):
    text = 'brief,title,terms\n"a",,\n\n,,\nb,"two\nlines",3\nc,x\nd,2025,7\n'
    (tmp_path / "t.csv").write_text(text, "utf-8")
    rows = batch.read(str(tmp_path / "t.csv"))
    assert [(row.line, row.given) for row in rows] == [
        (2, {"brief": "a"}),
        (5, {"brief": "b", "title": "two\nlines", "terms": 3}),
        (7, {}),
        (8, {"brief": "d", "title": "2025", "terms": 7}),
    ]
    assert rows[2].mistake == "has 2 cells, but the first line has 3"
    (tmp_path / "t.csv").write_text(text.replace(",", ";"), "utf-8")
    assert batch.read(str(tmp_path / "t.csv")) == rows


def test_a_brief_is_made_anew_where_any_of_its_inputs_changed(tmp_path):
    (tmp_path / "b.yml").write_bytes(files.locate("seeds/codebook.yml").read_bytes())
    row = batch.Row(2, {"brief": "x", "codebook": str(tmp_path / "b.yml"), "resamples": 100, "families": "issues"}, {})
    brief.brief(row.given, progress=lambda text: None, root=tmp_path)
    assert batch.checked(row, tmp_path).state == "unchanged"
    assert batch.checked(batch.replace(row, given={**row.given, "terms": 9}), tmp_path).state == "due"
    (tmp_path / "reports" / "x" / "brief.pdf").rename(tmp_path / "pdf")
    assert batch.checked(row, tmp_path).state == "due"
    (tmp_path / "pdf").rename(tmp_path / "reports" / "x" / "brief.pdf")
    (tmp_path / "b.yml").write_bytes((tmp_path / "b.yml").read_bytes() + b"\n# a comment\n")
    assert batch.checked(row, tmp_path).state == "due"


def listening(process):
    """Where a process and those that it began listen."""
    every = [process, *process.children(recursive=True)]
    found = {each.laddr for one in every for each in one.net_connections("tcp") if each.status == psutil.CONN_LISTEN}
    return sorted(found)


def answer(address, request):
    """What a server answers to a request without encryption; nothing where it hangs up."""
    with socket.create_connection(address, timeout=5) as connection, contextlib.suppress(OSError):
        connection.sendall(request)
        return connection.recv(1000)
    return b""


def test_no_other_user_of_the_machine_can_reach_the_cluster():
    taken = socket.socket()
    with contextlib.suppress(OSError):
        taken.bind(("127.0.0.1", 8787))  # Dask's own port for pages
        taken.listen()
    before = listening(psutil.Process())
    with taken, warnings.catch_warnings(action="error", category=UserWarning), batch._cluster(None, 1, 1) as client:
        assert client.scheduler.address.startswith("tls://127.0.0.1:")
        assert client.submit(sum, [1, 2]).result() == 3
        found = set(listening(psutil.Process())) - set(before)
        assert {each.ip for each in found} == {"127.0.0.1"} and len(found) >= 3
        for path in ("/health", "/info/main/workers.html", "/json/counts.json", "/metrics"):
            answers = [answer(each, f"GET {path} HTTP/1.0\r\n\r\n".encode()) for each in found]
            assert all(each == b"" or each.startswith((b"HTTP/1.1 404", b"\x15\x03")) for each in answers), answers
        address = client.scheduler.address
        for other in (None, Security.temporary()):
            with pytest.raises((OSError, ValueError)):
                Client(address if other else address.replace("tls", "tcp"), security=other, timeout=2)


def test_no_cluster_at_an_address_is_told(tmp_path):
    table = write(tmp_path / "t.csv", {"brief": "x", **FEW})
    with pytest.raises(InputError, match=r"--scheduler: no Dask cluster answers at tcp://127\.0\.0\.1:9"):
        batch.run(table, scheduler="tcp://127.0.0.1:9", root=tmp_path)


def test_a_cluster_without_workers_is_told(tmp_path):
    table = write(tmp_path / "t.csv", {"brief": "x", **FEW})
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as cluster,
        pytest.raises(InputError, match="has no workers; start some"),
    ):
        batch.run(table, scheduler=cluster.scheduler_address, root=tmp_path)


def test_a_mistake_is_told_before_anything_is_rendered(tmp_path, monkeypatch):
    table = write(tmp_path / "t.csv", {"brief": "x", "terms": "many"}, {"brief": "y", **FEW})
    told = []
    monkeypatch.setattr(batch, "rendered", lambda rows, *others: [*told, *rows] and [])
    monkeypatch.setattr(batch, "write_index", lambda *others: told.append("the list"))
    batch.run(table, root=tmp_path, tell=told.append)
    assert told == [f"{table}, line 2: terms: 'many' is not a whole number; use 1 to 100", "the list"]


@pytest.fixture
def read(monkeypatch):
    """The names of the accounts that are read, each as often as it is read."""
    names = []
    anew = documents.read_anew
    monkeypatch.setattr(documents, "read_anew", lambda raw, role, name: [names.append(name), anew(raw, role, name)][1])
    return names


def check_alone(monkeypatch, table, root):
    """The rows of a table, each of which was checked and none rendered, and what was told."""
    told = []
    monkeypatch.setattr(batch, "rendered", lambda *others: [])
    monkeypatch.setattr(batch, "write_index", lambda *others: None)
    batch._check.cache_clear()
    return batch.run(table, root=root, tell=told.append), told


def accounts(folder, *texts):
    """Files of these texts."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return [str(folder / f"{number}.txt") for number in range(len(texts))]


MET = [f"The {word} sides met in Lima. They will meet again soon." for word in ("two", "three", "four", "five")]


def test_many_rows_over_the_same_texts_read_each_once(tmp_path, monkeypatch, read):
    first, *others = accounts(tmp_path, *MET)
    named = [{"statement_title": f"Title {number}"} for number in range(9)] + [{"terms": "5"}, {"families": "issues"}]
    rows = [{"statement": first, "commentary": other, **each} for other in others for each in named]
    rows = [{"brief": f"x{number}", "title": f"Brief {number}", **row} for number, row in enumerate(rows)]
    done, told = check_alone(monkeypatch, write(tmp_path / "t.csv", *rows), tmp_path)
    assert told == [] and {row.state for row in done} == {batch.DUE} and len(done) == 33
    assert sorted(read) == [first, *others]


def test_rows_that_ask_for_the_same_are_compared_once(tmp_path, monkeypatch, read):
    compared = []
    compare = batch.compare
    monkeypatch.setattr(batch, "compare", lambda *asked: [compared.append(asked), compare(*asked)][1])
    statement, commentary = accounts(tmp_path, *MET[:2])
    row = {"statement": statement, "commentary": commentary}
    rows = [{"brief": f"x{number}", "title": f"Brief {number}", **row} for number in range(5)]
    rows += [{"brief": "y", "coded_by": "hand", **row}, {"brief": "z", "coded_by": "hand", **row}]
    told = check_alone(monkeypatch, write(tmp_path / "t.csv", *rows), tmp_path)[1]
    assert len(compared) == 3 and len(told) == 2  # what is wrong is looked for in every row


def test_what_is_wrong_with_a_text_is_told_in_every_row_as_if_it_was_alone(tmp_path, monkeypatch, read):
    german = "Die beiden Seiten trafen sich und sie werden sich bald wieder treffen. " * 20
    good, *bad = accounts(tmp_path, MET[0], german, "", "They met.", "THE PORT\n\n\n", MET[0], "word " * 3_000)
    bad += [str(tmp_path / "none.txt"), str(tmp_path)]
    pairs = [(good, each) for each in bad] + [(each, good) for each in bad]
    rows = [{"statement": one, "commentary": other} for one, other in pairs for _ in range(3)]
    rows = [{"brief": f"x{number}", **row} for number, row in enumerate(rows)]
    alone = [batch.checked(row, tmp_path).mistake for row in batch.read(write(tmp_path / "t.csv", *rows))]
    read.clear()
    told = check_alone(monkeypatch, str(tmp_path / "t.csv"), tmp_path)[1]
    assert all(alone) and len(set(alone)) >= len(bad)
    assert [each.split(": ", 1)[1] for each in told] == alone
    assert max(Counter(read).values()) == 2  # as statement and as commentary


def test_a_text_that_changes_after_its_row_was_checked_is_not_rendered(tmp_path):
    statement, commentary = accounts(tmp_path, *MET[:2])
    row = batch.Row(2, {"brief": "x", "statement": statement, "commentary": commentary}, {})
    with documents.keeping():
        checked = batch.checked(row, tmp_path)
        assert checked.state == batch.DUE
        (tmp_path / "0.txt").write_text("They met.", "utf-8")
        assert "a single sentence cannot be compared" in batch.checked(row, tmp_path).mistake
        (tmp_path / "0.txt").write_text(MET[2], "utf-8")
        assert "other files" in batch._render(checked, tmp_path).mistake


def test_how_far_the_check_of_many_rows_is_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "MANY", 2)
    monkeypatch.setattr(batch, "rendered", lambda rows, *others: [])
    table = write(tmp_path / "t.csv", *({"brief": f"x{number}", "terms": "many"} for number in range(5)))
    told = []
    batch.run(table, root=tmp_path, progress=told.append)
    assert told == ["checked 2 of 5 rows", "checked 4 of 5 rows"]


@pytest.mark.parametrize(("name", "place"), [("", "reports"), ("reports/x", "reports/x"), ("/srv/y", "y")])
def test_a_list_that_cannot_be_written_is_told_in_a_line(tmp_path, monkeypatch, name, place):
    file = [str(tmp_path / name)] if name else []
    problem = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), *file)
    monkeypatch.setattr(batch, "write_index", Mock(side_effect=problem))
    table = write(tmp_path / "t.csv", {"brief": "a", "terms": "ten"})
    said = "No space left on device; no finished brief is lost: make room, or choose another folder, and run the batch"
    with pytest.raises(InputError, match=f"^{place}: {said} again"):
        batch.run(table, root=tmp_path)


def test_one_batch_at_a_time_in_a_folder(tmp_path):
    table = write(tmp_path / "t.csv", {"brief": "x", **FEW})
    with batch._alone(tmp_path), pytest.raises(InputError, match="another batch is running here"):
        batch.run(table, root=tmp_path)


def test_a_brief_that_a_lost_worker_finished_is_not_rendered_again(runs):
    root, table = runs[:2]
    row = batch.checked(next(row for row in batch.read(table) if row.name == "one"), root)
    before = made(root)
    assert batch._render(row, root).state == batch.RENDERED
    assert made(root) == before


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two workers, each a process: its address, the scheduler and the processes that render."""
    file = tmp_path / "scheduler.json"
    here = {"cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run = lambda name, *more: subprocess.Popen(  # noqa: E731
        [sys.executable, "-m", f"distributed.cli.dask_{name}", "--scheduler-file", str(file), "--no-dashboard", *more],
        **here,
    )
    scheduler = run("scheduler", "--host", "127.0.0.1", "--port", "0")
    workers = [run("worker", "--nthreads", "1") for _ in range(2)]
    until(file.exists)
    until(lambda: all(renders(each) for each in workers))
    yield json.loads(file.read_text())["address"], scheduler, workers
    for each in (*workers, scheduler):
        for child in psutil.Process(each.pid).children(recursive=True) if each.poll() is None else ():
            child.kill()
        each.kill()
        each.wait()


def until(is_so, seconds=120):
    """Waits until something is so."""
    ends = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.1)


def renders(worker):
    """The process of a worker that renders, which another one watches."""
    children = psutil.Process(worker.pid).children()
    return [each for each in children if "spawn_main" in " ".join(each.cmdline())]


def finished(root):
    """The folders of finished briefs, by name."""
    return {path.parent.name: path.parent.stat().st_ino for path in (root / "reports").glob("*/brief.html")}


def test_after_a_worker_and_the_scheduler_were_lost_a_batch_goes_on_where_it_was(tmp_path, cluster):
    address, scheduler, workers = cluster
    texts = [f"Both sides met {number} times on tariffs. They will meet again.\n" for number in range(9)]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    good = [
        {"brief": f"b{number}", "statement": f"{number}.txt", "commentary": "0.txt", **FEW} for number in range(1, 9)
    ]
    write(tmp_path / "t.csv", *good, {"brief": "bad", "terms": "ten"})
    command = [sys.executable, "-m", "parallax", "batch", "t.csv"]
    first = subprocess.Popen([*command, "--scheduler", address], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    until(lambda: finished(tmp_path))
    renders(workers[0])[0].kill()
    until(lambda: len(finished(tmp_path)) >= 3)
    scheduler.kill()
    told = first.communicate(timeout=120)[1]
    assert first.returncode == 2 and "Traceback" not in told
    assert len(re.findall(r"the cluster is gone: \d of 8 rows were not rendered; run the batch again", told)) == 1
    assert "its worker was lost" not in told
    for each in workers:
        each.wait(120)  # without a scheduler they end when they have finished
    before = finished(tmp_path)
    assert 3 <= len(before) < 8
    again = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True) for _ in range(2)]
    left = 8 - len(before)
    assert f"9 briefs: {left} rendered, {len(before)} unchanged, 1 failed" in again[0].stdout
    assert "9 briefs: 0 rendered, 8 unchanged, 1 failed" in again[1].stdout
    assert finished(tmp_path).items() >= before.items() and len(finished(tmp_path)) == 8


def test_a_row_whose_answer_was_lost_with_the_cluster_is_told_as_lost_or_rendered(runs):
    root, table = runs[:2]
    row = batch.checked(next(row for row in batch.read(table) if row.name == "one"), root)
    lost = Mock(status="finished", result=Mock(side_effect=OSError(errno.ECONNRESET, "Connection reset by peer")))
    assert batch._come_of(row, lost, root).state == batch.RENDERED
    assert batch._come_of(row, lost, root / "elsewhere").mistake == batch.GONE


def test_the_list_has_texts_that_are_called_by_a_number(tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"The {number} sides met. They will meet again.\n", "utf-8")
    texts = {role: str(tmp_path / f"{number}.txt") for role, number in (("statement", 1), ("commentary", 2))}
    titles = {"statement_title": "1", "commentary_title": "2"}
    batch.run(write(tmp_path / "t.csv", {"brief": "x", **texts, **titles, **FEW}), workers=1, root=tmp_path)
    assert "“1” and “2”" in (tmp_path / "reports" / "index.html").read_text("utf-8")


def test_a_worker_keeps_its_kernel_from_row_to_row():
    with ThreadPoolExecutor(1) as worker:
        begun = lambda: batch.CONTEXT.run(kernels.kept).process.pid  # noqa: E731
        rows = [worker.submit(contextvars.Context().run, begun) for _ in range(2)]  # each in a context, as Dask has it
        pids = {row.result() for row in rows}
    kernels.shut_down()
    assert len(pids) == 1


def test_without_dask_one_line_says_how_to_install_it(tmp_path):
    table = write(tmp_path / "t.csv", {"brief": "x"})
    script = "import sys; sys.modules['distributed'] = None; from parallax.cli import main; main()"
    result = subprocess.run([sys.executable, "-c", script, "batch", table], capture_output=True, text=True)
    assert result.returncode == 2
    assert (
        result.stderr
        == "parallax: batch needs dask.distributed; install it with: pip install dask distributed cryptography\n"
    )
