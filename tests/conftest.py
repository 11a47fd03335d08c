"""What several test modules start from."""

import os

import pandas as pd
import pytest
from hypothesis import settings
from samples import compare

from parallax.readers import files

if os.environ.get("CI"):
    settings.load_profile("ci")  # Hypothesis's own: the same examples in every run

SEEDS = {
    "statement": "seeds/000_4dd57bc414fd322c.txt",
    "commentary": "seeds/003_8dab4e527990c445.txt",
    "codebook": "seeds/codebook.yml",
}


@pytest.fixture(scope="session")
def seeds():
    """The comparison of the two seed texts."""
    return compare(**SEEDS)


@pytest.fixture(scope="session")
def swapped():
    """The same comparison, the two texts having exchanged their roles."""
    return compare(SEEDS["commentary"], SEEDS["statement"], SEEDS["codebook"])


@pytest.fixture(scope="session")
def twice(tmp_path_factory):
    """The comparison of the statement with a copy of itself, which has a blank line more: the same file is refused."""
    copy = tmp_path_factory.mktemp("twice") / "copy.txt"
    copy.write_bytes(files.locate(SEEDS["statement"]).read_bytes() + b"\n")
    return compare(SEEDS["statement"], str(copy), SEEDS["codebook"])


@pytest.fixture
def codebook_file(tmp_path):
    """Writes a codebook's text or bytes to a file and returns its path."""

    def write(content: str | bytes) -> str:
        path = tmp_path / "codebook.yml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.fixture(scope="session")
def body():
    """Makes the table of sentences of two made-up accounts, each a list of paragraphs, each a list of texts."""

    def make(statement: list[list[str]], commentary: list[list[str]]) -> pd.DataFrame:
        rows = []
        for document, paragraphs in (("statement", statement), ("commentary", commentary)):
            texts = [(number, text) for number, paragraph in enumerate(paragraphs, 1) for text in paragraph]
            initial = document[0].upper()
            rows += [(document, f"{initial}{n}", *text) for n, text in enumerate(texts, 1)]
        return pd.DataFrame(rows, columns=["document", "sentence", "paragraph", "text"])

    return make
