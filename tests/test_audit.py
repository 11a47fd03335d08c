"""The audit of the locks, against a list of weaknesses on this machine."""

import json
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from samples import PROJECT
from test_conventions import locked

pytestmark = pytest.mark.slow
WEAK = "tornado"
ADVISORY = {
    "id": "OSV-1",
    "summary": "A door stands open.",
    "affected": [{"package": {"name": WEAK, "ecosystem": "PyPI"}}],
}


class Advisories(BaseHTTPRequestHandler):
    """A list that has a weakness of the packages that its server holds weak."""

    def do_POST(self):
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
        self.server.asked.add(name)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"vulns": [ADVISORY]} if name in self.server.weak else {}).encode())

    def log_message(self, *told):
        """Says nothing."""


@pytest.fixture
def advisories():
    """A server of the list."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Advisories)
    server.asked, server.weak = set(), set()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def audit(port):
    """The audit's run, against the list at a port of this machine."""
    address = f"http://127.0.0.1:{port}/v1/query"
    return subprocess.run(
        ["bash", "tests/audit"], cwd=PROJECT, env=os.environ | {"OSV_URL": address}, capture_output=True, text=True
    )


def test_every_package_of_the_locks_is_looked_up(advisories):
    run = audit(advisories.server_port)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "no weakness is known of any package in the locks\n"
    for path in ("requirements.txt", "tests/requirements.txt", "bench/requirements.txt"):
        here = {name for name, (requirement, _) in locked(path).items() if not requirement.marker}
        assert here - advisories.asked == set()


def test_a_weakness_is_named_with_its_package(advisories):
    advisories.weak = {WEAK}
    run = audit(advisories.server_port)
    assert (run.returncode, run.stderr) == (1, "")
    assert any({WEAK, "OSV-1"} <= set(line.split()) for line in run.stdout.splitlines())
    assert run.stdout.splitlines()[-1] == "raise these in pyproject.toml, run make lock, then make audit again"


def test_a_list_that_cannot_be_read_is_told_in_one_line_and_never_taken_for_no_weakness(advisories):
    advisories.shutdown()
    advisories.server_close()
    run = audit(advisories.server_port)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1 and "could not be read" in run.stderr and "run make audit where" in run.stderr
