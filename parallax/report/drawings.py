"""Drawings: matplotlib's SVG made fit for a page, as a tree of elements.

A drawing keeps what is seen and what says in words what is seen. Its ids are its own, so that many stand on one
page; the figures of a page may share the outlines of their letters.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

NAMESPACE = "http://www.w3.org/2000/svg"
LINK = "href"
MEASURES = {"d", "x", "y", "transform"}
"""Attributes that hold lengths."""
LENGTH = re.compile(r"[1-9]\d*\.\d{2,}")
"""A length with more decimals than an eye can see; smaller numbers are scales."""
REFERENCE = re.compile(r"#([\w-]+)")
LETTER = "scale(0.015625)"
"""How matplotlib puts down the outline of a letter, 64 units a point."""
COARSER = 8
"""How many of those units a shared outline counts as one: 800 of these are the height of a line."""
SHARED_LETTER = f"scale({COARSER / 64})"
"""How an outline is put down that the figures of a page share."""
MOVED = re.compile(r"translate\(([-\d.]+) 0\)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def parsed(svg: str) -> ET.Element:
    """A drawing as a tree, its elements and links under their plain names; comments are left out."""
    root = ET.fromstring(svg)
    for element in root.iter():
        element.tag = plain(element.tag)
        element.attrib = {plain(name): value for name, value in element.attrib.items()}
    return root


def plain(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def written(root: ET.Element) -> str:
    """A tree as a drawing that can stand in a page."""
    root.set("xmlns", NAMESPACE)
    return ET.tostring(root, encoding="unicode")


def lean(root: ET.Element) -> None:
    """Leaves out what no reader needs: metadata, ids of groups, blanks, a style that would reach beyond the drawing,
    decimals that no eye sees."""
    remove(root, lambda element: element.tag == "metadata" or element.find("style") is not None)
    for element in root.iter():
        element.text = element.tail = None
        if element.tag == "g":
            element.attrib.pop("id", None)
        if element.tag == "path":
            element.attrib = {"d": "M0 0", **element.attrib}  # a blank has no outline
        for name in element.attrib.keys() & MEASURES:
            element.set(name, rounded(element.attrib[name]))


def remove(root: ET.Element, is_unwanted: Callable[[ET.Element], bool]) -> None:
    """Removes the elements below a root that are unwanted, with all that they hold."""
    for parent in root.iter():
        parent[:] = [child for child in parent if not is_unwanted(child)]


def rounded(measures: str) -> str:
    """Lengths with one decimal, a blank between them."""
    return LENGTH.sub(lambda length: f"{float(length[0]):.1f}", " ".join(measures.split()))


def number_ids(root: ET.Element, name: str) -> None:
    """Gives a drawing ids of its own, numbered after its name, and the same to what refers to them."""
    ids = [element.get("id") for element in root.iter() if "id" in element.attrib]
    own = {id: f"{name}-{number}" for number, id in enumerate(ids)}
    for element in root.iter():
        for key, value in element.attrib.items():
            element.set(
                key, own[value] if key == "id" else REFERENCE.sub(lambda id: f"#{own.get(id[1], id[1])}", value)
            )


def described(root: ET.Element, name: str, title: str, words: str) -> None:
    """Gives a drawing its size, its title, and the words for who cannot see it."""
    box = root.attrib["viewBox"]
    _, _, width, height = box.split()
    size = {"viewBox": box, "width": f"{width}pt", "height": f"{height}pt", "stroke-linejoin": "round"}
    root.attrib = {**size, "role": "img", "aria-labelledby": f"{name}-title {name}-desc"}
    for place, (tag, text) in enumerate({"title": title, "desc": words}.items()):
        element = ET.Element(tag, {"id": f"{name}-{tag}"})
        element.text = text
        root.insert(place, element)


def share_letters(root: ET.Element, names: dict[str, str]) -> None:
    """Takes the outlines of letters out of a drawing, which uses them by the names of their paths instead; a new one
    is given the next name."""
    letters = {each.get("id"): each.get("d") for each in root.iter("path") if is_letter(each)}
    for use in root.iter("use"):
        path = letters.get(use.get(LINK, "").removeprefix("#"))
        if path:
            use.set(LINK, f"#{names.setdefault(coarser(path), f'o{len(names)}')}")
            if moved := MOVED.fullmatch(use.get("transform", "")):
                use.attrib.pop("transform")
                use.set("x", f"{float(moved[1]):.0f}")
    remove(root, is_letter)
    remove(root, lambda element: element.tag == "defs" and not len(element))


def coarser(path: str) -> str:
    """The outline of a letter in whole units of SHARED_LETTER, without the blanks that it does not need."""
    whole = NUMBER.sub(lambda number: f"{float(number[0]) / COARSER:.0f}", path)
    return re.sub(r" ?([A-Za-z]) ?", r"\1", whole).replace(" -", "-")


def is_letter(element: ET.Element) -> bool:
    """Whether an element is the outline of a letter."""
    return element.tag == "path" and element.get("transform") == LETTER and "id" in element.attrib
