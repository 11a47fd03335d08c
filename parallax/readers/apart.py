"""Apart: a file read in a process of its own, which a deadline and a limit of memory can end.

The libraries that open files meet whatever their makers put into them; the readers' own limits stop what is known to
grow without end, and the process stops the rest. Accounts, workbooks and QDA projects are read so; a short text with
few tags cannot take long, so no process is started for it.
"""

import json
import subprocess
import sys
from typing import Any

from parallax.errors import InputError
from parallax.readers import account, qdpx, xlsx
from parallax.readers.blocks import Account, Block
from parallax.readers.qdpx import Project, Selection, Text

DEADLINE = 60
"""The seconds after which reading is ended."""
MEMORY = 2_000_000_000
"""The bytes that reading may take, where the system can limit them."""
LARGEST = 100_000_000
"""The characters of what was read that are handed over: a file may name one text a thousand times."""
COMMAND = [sys.executable, "-P", "-X", "utf8", "-m", "parallax.readers.apart"]
PLAIN, CSV = "save its text as plain text", "save it as CSV"
"""What can be done about a file that is not read."""


def read(raw: bytes, name: str) -> Account:
    """The account in a file's bytes, as account.read gives it; InputError also where reading takes too long or too much
    memory."""
    if account.is_read_here(raw, name):
        return account.read(raw, name)
    blocks, about = found("account", raw, name, PLAIN)
    return Account([Block(*block) for block in blocks], about)


def rows(raw: bytes, name: str) -> xlsx.Rows:
    """The rows of a workbook's first sheet, as xlsx.read gives them, with the same limits."""
    return [(number, cells) for number, cells in found("rows", raw, name, CSV)]


def project(raw: bytes, name: str) -> Project:
    """A QDA project, as qdpx.read gives it, with the same limits."""
    origin, texts = found("project", raw, name, CSV)
    return Project(origin, [Text(text, [Selection(*each) for each in selections]) for text, selections in texts])


def found(what: str, raw: bytes, name: str, instead: str) -> Any:
    """What is read of a file's bytes in a process of its own, as plain data."""
    try:
        ended = subprocess.run([*COMMAND, what, name], input=raw, capture_output=True, timeout=DEADLINE)
    except subprocess.TimeoutExpired:
        raise InputError(f"{name}: not read after {DEADLINE} seconds; {instead}") from None
    if ended.returncode:
        raise InputError(f"{name}: too large or too complex to be read; {instead}")
    said = json.loads(ended.stdout)
    if "mistake" in said:
        raise InputError(said["mistake"])
    return said["found"]


def limit_memory() -> None:
    """Limits the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def blocks_and_about(raw: bytes, name: str) -> tuple[list[Block], dict[str, str]]:
    """An account as plain data."""
    made = account.read(raw, name)
    return made.blocks, made.about


READERS: dict[str, Any] = {"account": blocks_and_about, "rows": xlsx.read, "project": qdpx.read}


def main(what: str, name: str) -> None:
    """Reads the file that comes on the standard input, and writes what it holds or what is wrong with it."""
    limit_memory()
    try:
        said = {"found": READERS[what](sys.stdin.buffer.read(), name)}
    except InputError as mistake:
        said = {"mistake": str(mistake)}
    told = json.dumps(said)
    if len(told) > LARGEST:
        sys.exit("too large")
    print(told)


if __name__ == "__main__":
    main(*sys.argv[1:])
