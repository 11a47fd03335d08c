"""What seeds/sources.yml says of a text, and what is told of an entry that cannot be used."""

import pytest

from parallax import InputError
from parallax.corpus import sources

SUM = "0" * 63


def entries(*texts: str) -> str:
    """A file of sources with these entries, whose checksums end in 1, 2 .."""
    return "sources:\n" + "".join(f"  - sha256: {SUM}{n}\n{text}" for n, text in enumerate(texts, start=1))


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file of sources into the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for name in ("c.csv", "d.csv"):
        (tmp_path / "seeds" / name).touch()
    return (tmp_path / sources.SOURCES).write_text


def test_values_are_read_as_they_are_written(write):
    write(entries("    title: 'A: B'\n    date: 2025-09-15\n", "    note: 12\n    author: no\n    event:\n"))
    one, two = sources.read()
    assert (one.title, one.date, one.note) == ("A: B", "2025-09-15", "")
    assert (two.note, two.author, two.event) == ("12", "no", "")
    assert sources.source_of((one, two), f"{SUM}2") == two
    assert sources.source_of((one, two), f"{SUM}3") == sources.Source()


@pytest.mark.parametrize("nothing", ["null", "~", "Null", "", '""', "'  '", "!!null ~"])
@pytest.mark.parametrize("key", sorted(set(sources.KEYS) - {"sha256"}))
def test_a_value_that_says_nothing_is_as_if_it_were_not_given(write, key, nothing):
    write(entries(f"    {key}: {nothing}\n"))
    assert sources.read() == (sources.Source(sha256=f"{SUM}1"),)


def test_a_word_in_quotes_is_a_text(write):
    write(entries("    title: 'null'\n    author: '~'\n"))
    assert (sources.read()[0].title, sources.read()[0].author) == ("null", "~")


def test_the_coding_of_two_texts_is_the_one_that_both_name(write):
    coded = "    role: statement\n    coding: seeds/c.csv\n    coding_note: Two readers.\n"
    write(entries(coded, coded, coded.replace("c.csv", "d.csv"), ""))
    known = sources.read()
    assert sources.file_of(known, [f"{SUM}1", f"{SUM}2"], "coding") == "seeds/c.csv"
    assert sources.file_of(known, [f"{SUM}1", f"{SUM}3"], "coding") == ""
    assert sources.file_of(known, [f"{SUM}1", f"{SUM}4"], "coding") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ": needs a list of entries under sources, each with a text's sha256"),
        ("sources:\n  a: b\n", ": needs a list of entries under sources"),
        ("- a\n", ": needs a list of entries under sources"),
        ("sources: [", ", line 2: did not find expected node content"),
        ("sources: !!python/object/apply:os.getcwd []", ", line 1: the tag tag:yaml.org,2002:python/object/apply"),
        ("sources:\n  - title: A\n", ", line 2: entry 1 has no sha256; add it"),
        ("sources:\n  - A\n", ", line 2: entry 1 does not consist of keys and values; write lines such as 'title: "),
        ("sources:\n  - sha256: ~\n", ", line 2: entry 1 has no sha256; add it"),
        (entries("    coding: seeds/e.csv\n"), ", line 3: entry 1, coding: 'seeds/e.csv' is no file; put it there, or"),
        (entries("    codebook: seeds\n"), ", line 3: entry 1, codebook: 'seeds' is no file; put it there, or"),
        ("sources:\n  - sha256: abc\n", ", line 2: entry 1, sha256: 'abc' is not a sha256, which is 64 digits"),
        (
            entries("", "    titel: A\n"),
            ", line 4: entry 2, titel: no such key; choose from sha256, role, file, ",
        ),
        (entries("    title: [A]\n"), ", line 3: entry 1, title: must be a single text"),
        (entries("    title: A\n    title: B\n"), ", line 4: 'title' appears twice"),
        (
            entries("    date: 2025-02-30\n"),
            ", line 3: entry 1, date: '2025-02-30' is not a day of the calendar",
        ),
        (entries("    date: [2025]\n"), ", line 3: entry 1, date: must be a single text"),
        (entries("    date: 2025\n"), ", line 3: entry 1, date: '2025' is not a day of the calendar; write it as"),
        (entries("    coding: /etc/passwd\n"), ", line 3: entry 1, coding: '/etc/passwd' is not in seeds/; move"),
        (entries("    coding: seeds/../c.csv\n"), ", line 3: entry 1, coding: 'seeds/../c.csv' is not in seeds/; "),
        (entries("    codebook: ../b.yml\n"), ", line 3: entry 1, codebook: '../b.yml' is not in seeds/; move"),
        (entries('    coding: "a\\0b"\n'), ", line 3: entry 1, coding: 'a\0b' is not in seeds/; move the file"),
        (entries("", "", "").replace(f"{SUM}3", f"{SUM}1"), ": entry 3 has the sha256 of entry 1; keep one"),
        (entries("    role: reply\n"), ", line 3: entry 1, role: 'reply' is not statement or commentary"),
        (entries(f"    note: {'a' * 1001}\n"), ", line 3: entry 1, note: more than 1,000 characters; shorten it"),
        (entries("    coding: seeds/c.csv\n    coding_note: A.\n"), ", line 2: entry 1 has no role; add it"),
        (entries("    coding: seeds/c.csv\n    role: statement\n"), ", line 2: entry 1 has no coding_note; add it"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_entry_and_key(write, text, said):
    write(text)
    with pytest.raises(InputError) as problem:
        sources.read()
    assert str(problem.value).startswith(f"{sources.SOURCES}{said}")


def test_a_coding_does_not_lead_out_of_the_folder_by_a_link(write, tmp_path):
    (tmp_path / "seeds" / "f.csv").symlink_to("/etc/passwd")
    write(entries("    coding: seeds/f.csv\n"))
    with pytest.raises(InputError, match=r"coding: 'seeds/f\.csv' is not in seeds/"):
        sources.read()


@pytest.mark.parametrize(
    ("publisher", "address", "name"),
    [
        ("", "https://www.whitehouse.gov/articles/2025/05/a/", "The White House"),
        ("", "https://news.cgtn.com/news/2025-09-16/a.html", "CGTN"),
        ("www.nato.int", "", "NATO"),
        ("Press Office", "https://www.nato.int/a", "Press Office"),
        ("", "https://www.gov.uk/a", "Government of the United Kingdom"),
        ("", "https://camden.gov.uk/a", "camden.gov.uk"),
        ("", "https://www.example.org:80/a", "example.org"),
        ("U.S. Mission", "", "U.S. Mission"),
        ("", "", ""),
    ],
)
def test_a_publisher_is_called_by_the_usual_name(publisher, address, name):
    assert sources.publisher_named(publisher, address) == name


def test_what_is_told_counts_before_what_a_source_says():
    known = sources.Source(title="A", author="Ana Lund", date="2025-03-04")
    told = sources.Source(title="B", event="the talks")
    assert told.over(known) == sources.Source(title="B", author="Ana Lund", date="2025-03-04", event="the talks")
