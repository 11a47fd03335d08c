"""What libraries raise on broken files is told in one line; what our own code raises is not hidden."""

import io
import zipfile
import zlib

import pytest

from parallax import InputError
from parallax.readers import broken


@pytest.mark.parametrize("problem", [KeyError("a"), zlib.error("b"), RecursionError(), zipfile.BadZipFile("c\nd")])
def test_what_a_library_raises_is_told(problem):
    with pytest.raises(InputError) as told, broken.told_as_broken("a.docx", ".docx file"):
        raise problem
    sort = type(problem).__name__
    assert str(told.value) == f"a.docx: a broken .docx file ({sort}); save it again, or as plain text"


def test_an_error_of_a_library_s_own_is_told_where_it_is_named():
    class Own(Exception):
        pass

    said = r"a.xlsx: a broken workbook \(Own\); save it again, or as CSV"
    with pytest.raises(InputError, match=said), broken.told_as_broken("a.xlsx", "workbook", Own):
        raise Own
    with pytest.raises(Own), broken.told_as_broken("a.xlsx", "workbook"):
        raise Own


def test_what_is_told_already_stays():
    with pytest.raises(InputError, match=r"^ours$"), broken.told_as_broken("a.pdf", "PDF"):
        raise InputError("ours")


def archive(name: str = "a", size: int = 10) -> bytes:
    """A zip archive of one file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr(name, b"a" * size)
    return held.getvalue()


def test_what_an_archive_holds():
    assert broken.check_archive(archive("b"), "a.docx", ".docx file") == ["b"]


ENTRY = b"PK\x01\x02\x14\x03\x14\0"
"""How a member's entry in an archive begins; its flags follow."""


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (archive()[:20], r"a broken \.docx file \(BadZipFile\); save it again"),
        (archive(size=2_000_000), "unpacks to 2 MB; save it without pictures"),
        (
            archive().replace(ENTRY + b"\0\0", ENTRY + b"\1\0"),
            "an encrypted .docx file",
        ),
    ],
)
def test_an_archive_that_is_not_opened(raw, said, monkeypatch):
    monkeypatch.setattr(broken, "LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(InputError, match=f"^a.docx: {said}"):
        broken.check_archive(raw, "a.docx", ".docx file")
