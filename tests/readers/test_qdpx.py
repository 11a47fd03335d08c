"""QDA projects: what is read of one, and what is refused in one line."""

import pytest
from samples import made_project, rezipped

from parallax import InputError
from parallax.readers import qdpx

BOMB = '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE Project SYSTEM "file:///etc/passwd">'


def test_a_coded_stretch_has_its_place_its_code_the_family_above_and_its_coder():
    [text] = qdpx.read(made_project("0 10 rain by anna", "11 21 snow by ben"), "p.qdpx").texts
    assert text.text == "It rained. It snowed.\n\nIt was dry."
    assert [tuple(each)[1:] for each in text.selections] == [
        (0, 10, "themes", "rain", "anna"),
        (11, 21, "themes", "snow", "ben"),
    ]
    assert text.selections[0].where == "p.qdpx, t, characters 0 to 10"


def test_a_text_may_stand_in_the_project_itself():
    raw = made_project("0 2 rain by anna")
    change = lambda qde: qde.replace(  # noqa: E731
        b' plainTextPath="internal://S.txt">', b"><PlainTextContent>It &lt;hailed&gt;.</PlainTextContent>"
    )
    assert qdpx.read(rezipped(raw, "project.qde", change=change), "p").texts[0].text == "It <hailed>."


@pytest.mark.parametrize(
    ("origin", "text"),
    [("ATLAS.ti 23", "a\nb"), ("QualCoder 3.8", "a\nb"), ("MAXQDA 24", "a\r\nb"), ("", "a\r\nb")],
)
def test_line_ends_count_as_the_program_that_wrote_them_counts(origin, text):
    assert qdpx.read(made_project(text="a\r\nb", origin=origin), "p").texts[0].text == text


REFUSED = [
    (made_project(head=BOMB), "p: a broken QDA project (ValueError); save it again, or as CSV"),
    (made_project(head=FILE), "p: a broken QDA project (ValueError); save it again, or as CSV"),
    (made_project()[:-30], "p: a broken QDA project (BadZipFile); save it again, or as CSV"),
    (rezipped(made_project(), "project.qde", b"<Project>"), "a broken QDA project (ParseError)"),
    (made_project("0 9 rain by a").replace(b"project.qde", b"project.xml"), "p: a zip archive but not a QDA project"),
    (rezipped(made_project(), "Sources/s.TXT", b"\xff\xfe"), "a broken QDA project (UnicodeDecodeError)"),
    (rezipped(made_project(), "project.qde", b"<" + b" " * 41_000_000), "p: unpacks to 41 MB of XML"),
    (
        rezipped(
            made_project("0 9 rain by a"),
            "project.qde",
            change=lambda qde: qde.replace(b'targetGUID="0', b'targetGUID="1'),
        ),
        "a broken QDA project (KeyError)",
    ),
    (
        rezipped(
            made_project("0 9 rain by a"),
            "project.qde",
            change=lambda qde: qde.replace(b'endPosition="9"', b'endPosition="' + b"9" * 5000 + b'"'),
        ),
        "a broken QDA project (ValueError)",
    ),
]


@pytest.mark.parametrize(("raw", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_is_refused(raw, message):
    with pytest.raises(InputError) as told:
        qdpx.read(raw, "p")
    assert message in str(told.value) and "\n" not in str(told.value)


def test_codes_in_codes_without_end_are_read():
    deep = b"<Code>" * 100_000 + b"</Code>" * 100_000 + b"</Codes>"
    change = lambda qde: qde.replace(b"</Codes>", deep)  # noqa: E731
    assert len(qdpx.read(rezipped(made_project("0 9 rain by a"), "project.qde", change=change), "p").texts) == 1
