"""Bytes as characters."""

import pytest
from samples import blocks, texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding):
    text = "The ministers’ “café” – a word of theirs – is closed."
    assert blocks(text.encode(encoding)) == texts(text)


def test_encoding_that_a_page_declares():
    raw = '<html><head><meta charset="iso-8859-2"></head><body><p>Minister Wałęsa spoke.</p></body></html>'
    assert blocks(raw.encode("iso-8859-2")) == texts("Minister Wałęsa spoke.")
