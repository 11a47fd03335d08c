"""Fonts: one sans and one serif typeface for figures, page and PDF, each from a package whose licence allows it.

The PDF and the figures take them from their packages' folders. The page carries them in itself, only the
characters that it shows, so that it looks the same on every machine and asks for nothing.
"""

import io
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
FOLDERS = {
    SANS: Path(font_source_sans_pro.__file__).parent / "files",
    SERIF: Path(font_source_serif_pro.__file__).parent / "files",
}
ON_THE_PAGE = (
    (SANS, "Regular", 400, "normal"),
    (SANS, "Semibold", 600, "normal"),
    (SERIF, "Regular", 400, "normal"),
    (SERIF, "Semibold", 600, "normal"),
    (SERIF, "It", 400, "italic"),
)
"""The faces that the page is set in: typeface, name in its package, weight, style."""
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "–—‘’“”…→←−"
"""The characters that every page carries: ASCII, and what its own words are set with."""


def file(typeface: str, face: str) -> Path:
    """The file of one face of a typeface, such as "Regular" or "It"."""
    return FOLDERS[typeface] / f"{typeface.replace(' ', '')}-{face}.ttf"


def characters(typeface: str, face: str) -> set[str]:
    """The characters that one face of a typeface has."""
    from fontTools.ttLib import TTFont  # takes a tenth of a second, which notebooks need not wait for

    with TTFont(file(typeface, face), lazy=True) as font:
        return set(map(chr, font.getBestCmap()))


def faces(text: str) -> str:
    """The style rules that give a page the faces it is set in, with no characters but ALWAYS and those of `text`, its
    HTML; italics only where something is emphasized."""
    characters = "".join(sorted(filter(str.isprintable, {*ALWAYS, *text})))
    rules = (
        f'@font-face {{ font-family: "{typeface}"; font-weight: {weight}; font-style: {style}; '
        f"src: url(data:font/ttf;base64,{b64encode(part_of(file(typeface, face), characters)).decode()}); }}"
        for typeface, face, weight, style in ON_THE_PAGE
        if style == "normal" or "<em>" in text
    )
    return "\n".join(rules)


@lru_cache(maxsize=4 * len(ON_THE_PAGE))
def part_of(path: Path, text: str) -> bytes:
    """A font with the characters of `text` alone, kerned; left as it is otherwise, so the same text gives the same
    bytes, which a compressed one would not with every library. Briefs of the same texts show the same characters: a
    second one takes a tenth less where the parts of the first are kept."""
    from fontTools import subset  # takes a tenth of a second, which notebooks need not wait for

    options = subset.Options(layout_features=["kern"], hinting=False, notdef_outline=True)
    font = subset.load_font(str(path), options)
    names = font["name"]
    del font["name"]  # to look which of the names are in use takes four tenths of the time, and none is needed
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, text))
    subsetter.subset(font)
    names.names = []
    font["name"] = names
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()
