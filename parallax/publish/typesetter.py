"""The typesetter: Typst in a process of its own.

Typst ends its process where memory runs out. Here that process is not the brief's, so the brief can say so in a line;
and what Typst took is free again as soon as a page is set. This module imports nothing that takes long.
"""

import json
import subprocess
import sys
from typing import Any

from parallax.errors import InputError

COMMAND = [sys.executable, "-P", "-X", "utf8", "-m", "parallax.publish.typesetter"]
WRONG = 3
"""The status with which the process ends where Typst refuses what it was given."""


def typeset(source: str, given: dict[str, str], options: dict[str, Any]) -> bytes:
    """The pages of Typst's source, which reads what is given as sys.inputs; InputError where they cannot be set."""
    asked = json.dumps({"source": source, "given": given, "options": options}).encode()
    try:
        ended = subprocess.run(COMMAND, input=asked, capture_output=True)
    except OSError as problem:
        raise InputError(f"the PDF could not be typeset: {problem.strerror}") from None
    if ended.returncode == WRONG:
        raise InputError(f"the PDF could not be typeset: {ended.stderr.decode('utf-8', 'replace')}")
    if ended.returncode:
        raise InputError("the PDF could not be typeset: memory ran out, or the process was killed; give shorter texts")
    return ended.stdout


def main() -> int:
    """Sets what the standard input asks for, and writes the pages to the standard output."""
    import datetime

    import typst

    asked = json.load(sys.stdin.buffer)
    if "timestamp" in asked["options"]:
        asked["options"]["timestamp"] = datetime.datetime.fromisoformat(asked["options"]["timestamp"])
    try:
        pages = typst.compile(
            asked["source"].encode(), sys_inputs=asked["given"], ignore_system_fonts=True, **asked["options"]
        )
    except typst.TypstError as error:
        print(error.message, end="", file=sys.stderr)
        return WRONG
    # A PDF or one picture is bytes; only several pages drawn as pictures are a list.
    sys.stdout.buffer.write(pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
