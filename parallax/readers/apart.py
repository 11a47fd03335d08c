"""Apart: a file read in a process of its own, which a deadline and a limit of memory can end.

The libraries that open files meet whatever their makers put into them; the readers' own limits stop what is known to
grow without end, and the process stops the rest. A short text with few tags cannot take long, so no process is started
for it.
"""

import json
import subprocess
import sys

from parallax.errors import InputError
from parallax.readers import account
from parallax.readers.blocks import Account, Block

DEADLINE = 60
"""The seconds after which reading is ended."""
MEMORY = 2_000_000_000
"""The bytes that reading may take, where the system can limit them."""
COMMAND = [sys.executable, "-P", "-X", "utf8", "-m", "parallax.readers.apart"]


def read(raw: bytes, name: str) -> Account:
    """The account in a file's bytes, as account.read gives it; InputError also where reading takes too long or too much
    memory."""
    if account.is_read_here(raw, name):
        return account.read(raw, name)
    try:
        ended = subprocess.run([*COMMAND, name], input=raw, capture_output=True, timeout=DEADLINE)
    except subprocess.TimeoutExpired:
        raise InputError(f"{name}: not read after {DEADLINE} seconds; save its text as plain text") from None
    if ended.returncode:
        raise InputError(f"{name}: too large or too complex to be read; save its text as plain text")
    found = json.loads(ended.stdout)
    if "mistake" in found:
        raise InputError(found["mistake"])
    return Account([Block(*block) for block in found["blocks"]], found["about"])


def limit_memory() -> None:
    """Limits the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Reads the file that comes on the standard input, and writes its blocks or what is wrong with it."""
    limit_memory()
    try:
        found = account.read(sys.stdin.buffer.read(), sys.argv[1])
        said: dict = {"blocks": found.blocks, "about": found.about}
    except InputError as mistake:
        said = {"mistake": str(mistake)}
    print(json.dumps(said))


if __name__ == "__main__":
    main()
