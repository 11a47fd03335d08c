"""Archives: what a file that is a zip archive of XML may hold, and the archive itself, the same bytes every time."""

import io
import re
import zipfile
from collections.abc import Mapping

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, not even escaped."""
DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can give its members."""


def legal(text: str) -> str:
    """The text with U+FFFD for every character that XML forbids, so that places in it stay.

    >>> legal("a\\x00b")
    'a\ufffdb'
    """
    return ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of these members in their order, without the time at which it was made."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
