"""Characters: a file's bytes as a text, in whatever encoding it was saved.

A mark at the beginning tells the encoding; without one it is UTF-8, what a web page declares about itself
(by the names that browsers know, and as they mean them), or Windows-1252 or Mac OS Roman, in which older Western texts
were saved. Bytes that are no text, or in which letters and signs then stand as nobody writes them, are refused: a wrong
letter would be found by nobody later. A decoded text is tidied: one kind of line end, one kind of space, no signs that
nobody sees, and one way to write each letter, so that a word is found however it was typed. The tidied text is the one
that is shown, and places in it are places in what is shown.
"""

import re
import unicodedata
from functools import cache
from itertools import chain

import webencodings

from parallax.data import lists
from parallax.errors import InputError

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
DECLARED_ENCODING = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)
SENT_AS = {
    "ISO-2022": (1, re.compile(rb"\x1b\$[@A-D(-/]")),
    "HZ": (1, re.compile(rb"~\{(?:[!-}][!-~]){1,200}~\}")),
    "UTF-7": (2, re.compile(rb"\+(?!IBM\b)(?:I[BCK]|A[K-P])[A-Za-z0-9+/]")),
    "quoted-printable": (
        2,
        re.compile(rb"=[CD][0-9A-F]=[89AB][0-9A-F]|=E2=8[0-9A-F]=|^[^<>\n]{60,75}=\r?\n[^\"']", re.MULTILINE),
    ),
}
"""How a text in plain ASCII that stands for other letters shows it, and how often at least."""
LATIN, CAPITAL = "A-Za-zÀ-ÖØ-öø-ÿŠŒŽšœžŸ", "À-ÖØ-ÞŠŒŽŸ"
OUT_OF_PLACE = re.compile(
    rf"[\ufffd¤¨¯¸ˆ˜]|[{LATIN}][¡¿‚„¦]|[{LATIN}][¢£¥§ª«¬°±²³µ¶¹º»¼½¾÷ƒ†‡‰‹›€][{LATIN}]|"
    rf"[a-zß-öø-ÿšœž][{CAPITAL}]|[A-Z][{CAPITAL}][a-z]|(?<![{LATIN}])[ÐÑÒÕ](?![{LATIN}])|Ð[a-zß-ö]|[¤§¬°±¶¼½¾][À-ÿ]|"
    rf"(?<![{LATIN}])[À-ÖØ-öø-ÿŠŒŽšœžŸ]{{2,}}(?![{LATIN}])"
)
"""Letters and signs as nobody writes them: "China¡¦s", "isnÕt", "Wa³êsa", a word without one plain letter."""
ACCENTED = re.compile(rf"[{LATIN}]*(?=[{LATIN}])[^\x00-\x7f][{LATIN}]*")
BY_MAC = re.compile(rb"[\x8e\xd0-\xd5]")
"""An accented e, dashes and quotation marks of Mac OS Roman, one of which a text has that was saved so."""
NOT_BY_MAC = re.compile(rf"[^\x00-\x7f{LATIN}\xa0£ß©™«»…–—“”‘’€ﬁﬂ]|[“‘](?!\S)|(?<=\w)[“](?=\w)")
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BEGINNING = 4_000
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLANES = range(0, 0x110000, 0x10000)
# Characters by what becomes of them: spaces of any width, ends of lines, and signs that nobody sees.
SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"
LINE_ENDS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
CONTROL = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
# Marks of where a word may break and which way it runs, and what joins, fills or varies letters.
FORMAT = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
)
FORMAT += "\ufeff\uffa0\ufff9-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
UNSEEN = CONTROL + FORMAT
# No characters at all: half of a pair, and the last two of each plane.
UNSEEN += "\ud800-\udfff\ufdd0-\ufdef" + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in PLANES)
TIDYING = [
    (re.compile(f"[{SPACES}]"), " "),
    (re.compile(f"\r\n?|[{LINE_ENDS}]"), "\n"),
    (re.compile("[^\n\b]\b"), ""),  # what a typewriter goes back over
    (re.compile(f"[{UNSEEN}]"), ""),
    # Hyphens that are written as no keyboard has them, and few fonts.
    (re.compile(r"[\u2010\u2011\ufe63]|(?<=[^\W\d_])\u2212(?=[^\W\d_])"), "-"),
]


# Ligatures, digraphs, Roman numerals, letters of full width and of mathematics, the long s, letters that are raised,
# lowered, in circles or in squares: they stand for plain ones.
LETTERS = "ĲĳŉſǄ-ǌǱ-ǳʰ-ʸˡ-ˣᴬ-ᵪᶜ-ᶿⁱⁿₐ-ₜℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴⅅ-ⅉⅠ-ⅿⒶ-ⓩⱼⱽﬀ-ﬆ\U0001d400-\U0001d7ff\U0001f130-\U0001f149"
COMPATIBLE = re.compile(f"[{LETTERS}℃℉！-～￠-￦]")
# Lines through a letter, frames around it, and the dot that an i has anyway.
STRUCK = re.compile(r"(?<=\w)[\u0334-\u0338\u20d0-\u20f0]+|(?<=[ij])\u0307")
GLUED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:\u200b++[^\W\d_]++)++")
"""Letters on both sides of spaces of no width."""
FORMATTING = re.compile(f"[{FORMAT}]")
OTHER_LETTER = re.compile(r"[\u0370-\u058f\u13a0-\u13ff]")
LOOKALIKE = re.compile(r"[\u0250-\u02af\u0370-\u058f\u13a0-\u13ff\u1d00-\u1d2b\ua730-\ua731]")
"""Letters among which are those that look like other ones."""
WORD = re.compile(r"[^\W\d_]+")
MOST_MARKS = 30
"""The marks that a letter may bear: more than any language's need, and as many as Unicode's Annex 15 calls safe."""
LONG_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")


def tidy(text: str) -> str:
    """The text with one kind of line end, one kind of space, no unseen characters and each letter written one way."""
    if "\u200b" in text:
        text = "".join(map(with_spaces, text.splitlines(keepends=True)))
    for pattern, replacement in TIDYING:
        text = pattern.sub(replacement, text)
    return normalized(text)


def with_spaces(line: str) -> str:
    """A line with spaces for those of no width, where most of these stand between words."""
    glued = GLUED.findall(line)
    return line.replace("\u200b", " ") if 2 * sum(map(is_glued, glued)) > len(glued) else line


def is_glued(run: str) -> bool:
    """Whether letters with spaces of no width among them are several words, most of them known, and not one."""
    from simplemma import is_known

    parts = list(filter(None, run.split("\u200b")))
    known = sum(is_known(part, lang="en") for part in parts)
    return not is_known("".join(parts), lang="en") and 2 * known > len(parts)


def with_few_marks(run: re.Match) -> str:
    """A run of signs with no more marks on a letter than MOST_MARKS: to put thousands into their order takes hours."""
    found, marks = "", 0
    for sign in run[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        found += sign if marks <= MOST_MARKS else ""
    return found


def normalized(text: str) -> str:
    """The text with each letter written one way, and without marks of format; its lines stay."""
    text = STRUCK.sub("", FORMATTING.sub("", text))
    text = COMPATIBLE.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text)
    text = unicodedata.normalize("NFC", LONG_RUN.sub(with_few_marks, text))
    return WORD.sub(lambda word: latin(word[0]), text) if LOOKALIKE.search(text) else text


@cache
def lookalikes() -> dict[int, str]:
    """The Latin letter for each letter of another alphabet that looks like it."""
    return str.maketrans(dict(chain.from_iterable(each.items() for each in lists("lookalikes").values())))


def latin(word: str) -> str:
    """A word with Latin letters for those of other alphabets in it that look like them, where it has Latin ones too."""
    written = word.translate(lookalikes())
    return written if any(map(str.isascii, word)) and not OTHER_LETTER.search(written) else word


def raised(text: str) -> str:
    """A text that is set above the line: a number in raised digits, anything else as it is."""
    return text.translate(RAISED) if text.strip("0123456789,– ") == "" else text


def one_line(text: str) -> str:
    """The text with any run of white space as one space."""
    return " ".join(text.split())


def marked_encoding(raw: bytes) -> str | None:
    """The encoding that bytes begin with the mark of, or UTF-16 without one: Latin letters with empty bytes."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    empty = {"utf-16-le": odd, "utf-16-be": even}
    marked = [encoding for mark, encoding in BYTE_ORDER_MARKS.items() if raw.startswith(mark)]
    unmarked = [name for name, count in empty.items() if count > 0.4 * len(raw) and even + odd == count]
    return next(iter(marked + unmarked), None)


def is_binary(raw: bytes) -> bool:
    """Whether bytes without a mark are no text."""
    return b"\0" in raw or len(CONTROLS.findall(raw)) > 0.05 * len(raw)


def western(raw: bytes, name: str) -> str:
    """The text in bytes that are no UTF-8: Windows-1252, or else Mac OS Roman, where that makes a text of Latin
    letters."""
    skipped = len(raw) - len(raw.decode("utf-8", "ignore").encode())
    if sum(byte > 0x7F for byte in raw) > 2 * skipped:
        raise InputError(f"{name}: broken UTF-8 text; save it again as plain text in UTF-8")
    text = raw.decode("cp1252", "replace")
    odd = OUT_OF_PLACE.search(text)
    if odd and is_by_mac(raw):
        return raw.decode("mac_roman")
    beyond = sum(letter > "\x7f" for letter in text if letter.isalpha())
    if odd or beyond > 0.2 * sum(map(str.isalpha, text)):
        shown = f" (a word of it reads {text[max(0, odd.start() - 20) : odd.end()].split()[-1][-30:]!r})" if odd else ""
        raise InputError(f"{name}: not UTF-8 text; save it as plain text in UTF-8{shown}")
    return text


def is_by_mac(raw: bytes) -> bool:
    """Whether bytes are a text in Mac OS Roman, as far as its letters and signs tell."""
    text = raw.decode("mac_roman")
    return bool(BY_MAC.search(raw)) and not (OUT_OF_PLACE.search(text) or NOT_BY_MAC.search(text))


def sent_as(raw: bytes) -> str:
    """The form in which a text in plain ASCII stands for other letters, or an empty string."""
    found = (form for form, (least, shown) in SENT_AS.items() if sum(1 for _ in shown.finditer(raw)) >= least)
    return next(found, "")


def declared_by(raw: bytes) -> webencodings.Encoding | None:
    """The encoding that a page declares, where browsers know it."""
    declared = DECLARED_ENCODING.search(raw[:BEGINNING])
    return webencodings.lookup(declared[1].decode()) if declared else None


def as_told(raw: bytes, name: str) -> str | None:
    """The text in bytes without a mark as UTF-8, or as what a page declares; nothing where it is neither."""
    known, form = declared_by(raw), sent_as(raw)
    if form and not (known and known.name == "iso-2022-jp"):
        raise InputError(f"{name}: text in {form}; save it as plain text in UTF-8")
    for decoder in filter(None, (known, webencodings.UTF8) if form else (webencodings.UTF8, known)):
        try:
            return decoder.codec_info.decode(raw, "strict")[0]
        except UnicodeDecodeError:
            continue
    return None


def guessed(raw: bytes, name: str) -> list[str]:
    """The words with accented letters in bytes whose encoding nothing tells."""
    if marked_encoding(raw) or is_binary(raw) or as_told(raw, name) is not None:
        return []
    return ACCENTED.findall(western(raw, name))


def decode(raw: bytes, name: str) -> str:
    """The text in a file's bytes; raises InputError, which begins with the file's `name`, where there is none."""
    encoding = marked_encoding(raw)
    if encoding:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            raise InputError(f"{name}: broken {encoding.upper()} text; save it again as plain text in UTF-8") from None
    if is_binary(raw):
        raise InputError(f"{name}: a binary file; give a text, a web page, a PDF or a .docx file")
    text = as_told(raw, name)
    return western(raw, name) if text is None else text
