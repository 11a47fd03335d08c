"""Styles: which words of a page its style hides or strikes out.

A page's own style sheets and the styles of its elements are read as a browser reads them, as far as they tell whether
words can be seen: for each element the weightiest declaration of a property counts, and what an element hands down to
those within it they may take back. Rules for other media than the screen do not count, nor what waits for a reader's
doing. White on white is told only where every colour beneath the words is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from parallax.errors import InputError
from parallax.readers.broken import told_as_broken

if TYPE_CHECKING:
    from bs4 import Tag

HIDDEN, STRUCK_OUT = "hidden", "struck out"
LARGEST = 5_000_000
"""The characters of a page's style sheets."""
FAINTEST, SMALLEST, FAR = 0.05, 1, 999
"""An opacity, a length in points or pixels, and a distance beyond the page's edge that nobody sees."""
ALIKE = 0.04
"""How near one another two colours are, in each of red, green and blue, that are one to a reader."""
WHITE = (1.0, 1.0, 1.0)
MEDIA = ("", "all", "screen", "only screen")
ENTERED = ("media", "supports", "layer")
"""The rules that hold rules which may count."""
CONTAINED = ("paint", "content", "strict")
"""What an element may contain so that nothing of it is seen outside."""
ACROSS = ("left", "right", "margin-left", "text-indent")
SIDES = ("left", "top", "right", "bottom", "margin-left", "margin-top", "text-indent", "inset")
PLACED = ("absolute", "fixed", "relative", "sticky")
SIZES = ("width", "height", "max-width", "max-height", "inline-size", "block-size", "max-inline-size", "max-block-size")
ROOM = (
    *("padding", "padding-top", "padding-bottom", "padding-left", "padding-right", "min-height", "min-width"),
    *("padding-block", "padding-inline", "min-block-size", "min-inline-size"),
)
LENGTHS = {"px": 1.0, "pt": 1.0, "": 1.0, "em": 10.0, "rem": 10.0, "%": 0.1, "ex": 5.0, "vw": 10.0, "vh": 10.0}
"""How many points, roughly, a unit of length has; where less than a point is seen, that is near enough."""
LONGEST_SELECTOR = 2_000
"""The characters of a selector together with those around it: each "&" stands for them all."""
Colour = tuple[float, float, float]
Weight = tuple[int, int, int]


class Rule(NamedTuple):
    """A rule's selector, how weighty it is, where it stands, and what it declares: values, and whether important."""

    selector: str
    weight: Weight
    place: int
    declared: dict[str, tuple[list, bool]]


class Outer(NamedTuple):
    """The selectors of the rules around a rule, each with its weight; none where it stands by itself."""

    weighed: list[tuple[str, Weight]]


@dataclass(frozen=True)
class Look:
    """How the words of an element look: whether the element is gone with all within it, and what those within take over
    unless they say otherwise. A colour that is not known is None."""

    is_gone: bool = False
    is_invisible: bool = False
    is_tiny: bool = False
    colour: Colour | None = None
    is_filled: bool = False
    """Whether the colour is a filling, which is weightier than what `color` says."""
    is_clear: bool = False
    beneath: Colour | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether nobody sees the words."""
        return self.is_gone or self.is_invisible or self.is_tiny or self.is_clear or alike(self.colour, self.beneath)


@dataclass
class Seen:
    """What a page's style does to its words: the kinds of elements whose words look otherwise than those around them,
    empty where they are seen again; and all elements whose own words are hidden, by their ids."""

    kinds: dict[int, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)


def alike(one: Colour | None, other: Colour | None) -> bool:
    """Whether two colours are known, and one to a reader."""
    return one is not None and other is not None and all(abs(a - b) <= ALIKE for a, b in zip(one, other, strict=True))


def seen(soup: Tag, further: Iterable[str] = (), name: str = "") -> Seen:
    """What the style of a page does to its words; `further` are style sheets that come with it."""
    inside = (sheet for sheet in soup.find_all("style") if sheet.find_parent("noscript") is None)
    sheets = [*(sheet.get_text() for sheet in inside if is_for_screens(sheet.get("media"))), *further]
    if sum(map(len, sheets)) > LARGEST:
        raise InputError(f"{name}: style sheets of more than {LARGEST:,} characters; save its text as plain text")
    with told_as_broken(name, "style sheet"):
        rules = [rule for sheet in sheets for rule in rules_of(sheet)]
    declared = matched(soup, rules)
    is_whole = soup.find("link", rel="stylesheet") is None
    looks = {id(soup): Look(beneath=WHITE if is_whole else None)}
    found = Seen()
    for tag in soup.find_all(True):
        own = winners(tag, declared.get(id(tag), []))
        around = looks[id(tag.parent)]
        looks[id(tag)] = look = looked(tag, own, around)
        if look.is_hidden:
            found.hidden.add(id(tag))
        if look.is_hidden != around.is_hidden:
            found.kinds[id(tag)] = HIDDEN if look.is_hidden else ""
        elif is_struck_out(own):
            found.kinds[id(tag)] = STRUCK_OUT
    return found


def kind_of(tag: Tag) -> str:
    """What an element's own style does to its words, or an empty string."""
    own = winners(tag, [])
    return HIDDEN if looked(tag, own, Look()).is_hidden else STRUCK_OUT if is_struck_out(own) else ""


# Rules and their selectors


def is_for_screens(media: Any) -> bool:
    """Whether a style sheet or a rule for some media counts on a screen of any size."""
    return any(each.strip().lower() in MEDIA for each in str(media or "").split(","))


def rules_of(sheet: str) -> Iterator[Rule]:
    """The rules of a style sheet that declare what makes words seen or unseen, also those within other rules."""
    import tinycss2

    top = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    waiting = [(rule, Outer([])) for rule in reversed(top)]
    place = 0
    while waiting:
        rule, around = waiting.pop()
        outer = entered(rule, around) if rule.type in ("at-rule", "qualified-rule") and rule.content else None
        if outer is None:
            continue
        if outer.weighed and (declared := declarations(rule.content)):
            place += 1
            yield from (Rule(selector, weight, place, declared) for selector, weight in outer.weighed)
        parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        waiting += [(part, outer) for part in reversed(parts) if part.type in ("at-rule", "qualified-rule")]


def entered(rule: Any, around: Outer) -> Outer | None:
    """The selectors that what a rule holds is for, or None where it does not count."""
    import tinycss2

    if rule.type == "qualified-rule":
        within = [within_others(selector, around) for selector in parted(rule.prelude)]
        short = [each for each in within if each is not None]
        return Outer(short) if short else None
    if rule.lower_at_keyword not in ENTERED:
        return None
    is_met = rule.lower_at_keyword != "media" or is_for_screens(tinycss2.serialize(rule.prelude))
    return around if is_met else None


def within_others(selector: list, around: Outer) -> tuple[str, Weight] | None:
    """A selector and its weight, together with those around its rule, for which "&" stands; None for one too long."""
    import tinycss2

    own, weight = tinycss2.serialize(selector).strip(), weight_of(selector)
    if not around.weighed:
        return (own, weight) if len(own) <= LONGEST_SELECTOR else None
    outer = f":is({', '.join(each for each, _ in around.weighed)})"
    one, more, most = max(each for _, each in around.weighed)
    if len(own) + max(1, own.count("&")) * len(outer) > LONGEST_SELECTOR:
        return None  # before it is built: a sheet of nothing but "&" would fill the memory
    written = own.replace("&", outer) if "&" in own else f"{outer} {own}"
    return written, (one + weight[0], more + weight[1], most + weight[2])


def declarations(content: Any) -> dict[str, tuple[list, bool]]:
    """The declarations in a rule's content that can make words seen or unseen."""
    import tinycss2

    found = {}
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration" and each.lower_name in TOLD_BY:
            found[each.lower_name] = ([part for part in each.value if part.type != "whitespace"], each.important)
    return found


def parted(prelude: list) -> list[list]:
    """The selectors of a list with commas."""
    found: list[list] = [[]]
    for part in prelude:
        if part == ",":
            found.append([])
        else:
            found[-1].append(part)
    return found


def weight_of(selector: list) -> Weight:
    """How weighty a selector is: its ids, its classes and the like, its names of elements."""
    ids = sum(part.type == "hash" for part in selector)
    signs = sum(part in (".", ":") or part.type == "[] block" for part in selector)
    names = sum(part.type == "ident" for part in selector)
    return ids, signs, max(0, names - signs)


def key_of(selector: str) -> str:
    """An id, a class or a name that every element has which a selector means; empty if there is none."""
    import tinycss2

    last: list = []
    for part in tinycss2.parse_component_value_list(selector):
        is_between = part.type == "whitespace" or (part.type == "literal" and part.value in ">+~")
        last = [] if is_between else [*last, part]
    for before, part in zip([None, *last], last, strict=False):
        if part.type == "hash":
            return f"#{part.value}"
        if part.type == "ident" and (before is None or before == "."):
            return f".{part.value}" if before == "." else part.lower_value
    return ""


def keys_of(tag: Tag) -> list[str]:
    """What selectors may call an element by."""
    classes: Any = tag.get("class") or []
    named = classes.split() if isinstance(classes, str) else classes
    return ["", tag.name, f"#{tag.get('id')}", *(f".{name}" for name in named)]


def matched(soup: Tag, rules: Iterable[Rule]) -> dict[int, list[Rule]]:
    """The rules for each element, by its id."""
    by_key: defaultdict[str, dict[tuple, Rule]] = defaultdict(dict)
    selector = cache(compiled)
    for rule in rules:
        by_key[key_of(rule.selector)][rule.selector, tuple(rule.declared)] = rule
    found = {}
    for tag in soup.find_all(True) if by_key else ():
        candidates = (rule for key in keys_of(tag) for rule in by_key.get(key, {}).values())
        own = [rule for rule in candidates if (meant := selector(rule.selector)) is not None and meant.match(tag)]
        if own:
            found[id(tag)] = own
    return found


def compiled(selector: str) -> Any:
    """A selector ready to match, or None for one that no library reads: it means nothing that a file tells."""
    import soupsieve

    try:
        return soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, NotImplementedError, RecursionError, ValueError):
        return None


def winners(tag: Tag, rules: list[Rule]) -> dict[str, list]:
    """The value of each property that counts for an element: its own style is weightier than any rule, and what is
    important than what is not."""
    style = str(tag.get("style") or "")
    own = Rule("", (1_000, 0, 0), 0, declarations(style) if style else {})
    ranked = [
        (is_important, rule.weight, rule.place, name, value)
        for rule in (*rules, own)
        for name, (value, is_important) in rule.declared.items()
    ]
    return {name: value for *_, name, value in sorted(ranked, key=lambda each: each[:3])}


# What the values say

UNFILLED = ("currentcolor", "inherit", "initial", "unset")
"""What leaves the colour of letters to `color`, or to the element around."""


def looked(tag: Tag, own: dict[str, list], around: Look) -> Look:
    """How the words of an element look, by what counts for it and by those around it."""
    look = replace(around, is_gone=around.is_gone or is_gone(own))
    if "visibility" in own:
        look = replace(look, is_invisible=word(own["visibility"]) in ("hidden", "collapse"))
    if "font-size" in own or "font" in own:
        look = with_size(look, own.get("font-size") or own["font"])
    filling = own.get("-webkit-text-fill-color")
    if word(filling) in ("currentcolor", "initial"):
        look = replace(look, is_filled=False)
    if (paint := own.get("color") or named_colour(tag.get("color"))) and not look.is_filled:
        look = with_colour(look, paint)
    if filling and word(filling) not in UNFILLED:
        look = replace(with_colour(look, filling), is_filled=True)
    beneath = own.get("background-color") or own.get("background") or named_colour(tag.get("bgcolor"))
    if "background-image" in own or tag.get("background"):
        return replace(look, beneath=None)
    return with_ground(look, beneath) if beneath else look


def is_gone(own: dict[str, list]) -> bool:
    """Whether an element is not shown, whatever those within it say."""
    return any(test(own) for test in GONE)


def word(value: list | None) -> str:
    """The first word of a value, in small letters."""
    return next((part.lower_value for part in value or () if part.type == "ident"), "")


def lengths(value: list | None, depth: int = 3) -> list[float]:
    """The lengths in a value, in points, also those that a function is given."""
    found = []
    for part in value or ():
        if part.type in ("number", "percentage", "dimension"):
            unit = "%" if part.type == "percentage" else getattr(part, "lower_unit", "")
            found.append(part.value * LENGTHS.get(unit, 10.0))
        elif part.type == "function" and depth:
            found += lengths(part.arguments, depth - 1)
    return found


def given(value: list | None, function: str) -> list:
    """What the functions in a value whose names begin so are given."""
    found = (part.arguments for part in value or () if part.type == "function")
    names = (part.lower_name for part in value or () if part.type == "function")
    return [each for name, parts in zip(names, found, strict=True) if name.startswith(function) for each in parts]


def is_faint(own: dict[str, list]) -> bool:
    """Whether an element is as good as transparent, or as nothing."""
    said = [*own.get("opacity", ()), *given(own.get("filter"), "opacity")]
    shares = {"number": 1, "percentage": 100}
    zoomed = [part for part in own.get("zoom", ()) if part.type in shares and part.value]  # none at all is no zoom
    return any(part.value / shares[part.type] <= FAINTEST for part in [*said, *zoomed] if part.type in shares)


def is_away(own: dict[str, list]) -> bool:
    """Whether an element or its words stand beyond the page's edge."""
    is_placed = word(own.get("position")) in PLACED
    sides = {side: lengths(own.get(side)) for side in SIDES if is_placed or side.startswith(("margin", "text"))}
    moved = lengths([*given(own.get("transform"), "translate"), *own.get("translate", ())])
    back = [length for placed in (*sides.values(), moved) for length in placed]
    across = [length for side in ACROSS for length in sides.get(side, ())]
    return min(back, default=0) <= -FAR or max(across, default=0) >= 5 * FAR


def is_cut(own: dict[str, list]) -> bool:
    """Whether nothing of an element is left to be seen."""
    clip, inset = lengths(given(own.get("clip"), "rect")), given(own.get("clip-path"), "inset")
    shares = [part.value for part in inset if part.type == "percentage"]
    scaled = [*given(own.get("transform"), "scale"), *own.get("scale", ())]
    return bool(
        (clip and max(clip) <= SMALLEST)
        or (shares and min(shares) >= 50)
        or 0 in lengths(given(own.get("clip-path"), "circle"))[:1]
        or 0 in lengths(given(own.get("clip-path"), "ellipse"))[:2]
        or is_flat(given(own.get("clip-path"), "polygon"))
        or any(part.type == "number" and not part.value for part in scaled)
        or is_narrow(own)
    )


def is_flat(polygon: list) -> bool:
    """Whether a polygon has no width or no height; one with a place that is reckoned is not told."""
    corners = [] if any(part.type == "function" for part in polygon) else lengths(polygon)
    return any(max(places) - min(places) <= SMALLEST for places in (corners[::2], corners[1::2]) if places)


def is_narrow(own: dict[str, list]) -> bool:
    """Whether an element has no width or no height, and what does not fit is not seen."""
    overflow = {word(own.get(each)) for each in ("overflow", "overflow-x", "overflow-y")}
    sizes = [max(said) for side in SIZES if (said := lengths(own.get(side)))]
    room = [length for side in ROOM for length in lengths(own.get(side))]
    is_small = any(0 <= length <= SMALLEST for length in sizes) and max(room, default=0) <= SMALLEST
    return is_small and (bool(overflow & {"hidden", "clip"}) or word(own.get("contain")) in CONTAINED)


GONE: list[Callable[[dict[str, list]], bool]] = [
    lambda own: word(own.get("display")) == "none",
    lambda own: word(own.get("content-visibility")) == "hidden",
    is_faint,
    is_away,
    is_cut,
]


def with_size(look: Look, value: list) -> Look:
    """The look with letters of a size; a size that is a share of none is none."""
    sizes = [part for part in value if part.type != "number" or not part.value]
    told = lengths(sizes)
    if not told:
        return look if word(value) in ("inherit", "unset", "smaller", "larger") else replace(look, is_tiny=False)
    is_share = any(part.type == "percentage" or getattr(part, "lower_unit", "") in ("em", "ex", "ch") for part in sizes)
    return replace(look, is_tiny=(is_share and look.is_tiny) or told[0] <= SMALLEST)


def named_colour(said: Any) -> list:
    """A colour that an attribute names, as a value."""
    import tinycss2

    return tinycss2.parse_component_value_list(str(said).strip()) if said else []


def colour_in(value: list) -> Any:
    """The colour in a value with its opacity, or None."""
    from tinycss2.color5 import parse_color

    found = (parse_color(part) for part in value)
    return next((each for each in found if each is not None and each != "currentcolor"), None)


def screened(colour: Any) -> Colour | None:
    """A colour as a screen mixes it of red, green and blue, or None where that is not known."""
    try:
        red, green, blue = colour.to("srgb").coordinates
    except NotImplementedError:
        return None
    return None if None in (red, green, blue) else (red, green, blue)


def with_colour(look: Look, value: list) -> Look:
    """The look with words of a colour."""
    if word(value) in ("inherit", "unset"):
        return look
    colour = colour_in(value)
    is_clear = colour is not None and colour.alpha <= FAINTEST
    return replace(look, is_clear=is_clear, colour=colour and screened(colour))


def with_ground(look: Look, value: list) -> Look:
    """The look with a ground beneath the words; one that is a picture or seen through is not known."""
    if any(part.type in ("url", "function") and not colour_in([part]) for part in value):
        return replace(look, beneath=None)
    colour = colour_in(value)
    if colour is None:
        return look
    return replace(look, beneath=screened(colour) if colour.alpha == 1 else look.beneath if not colour.alpha else None)


def is_struck_out(own: dict[str, list]) -> bool:
    """Whether a line goes through the words of an element."""
    said = [*own.get("text-decoration", ()), *own.get("text-decoration-line", ())]
    return any(part.type == "ident" and part.lower_value == "line-through" for part in said)


TOLD_BY = frozenset(
    [
        *("display", "visibility", "opacity", "filter", "content-visibility", "font-size", "font", "color"),
        *(
            "background",
            "background-color",
            "background-image",
            "position",
            *SIDES,
            *SIZES,
            *ROOM,
            "transform",
            "translate",
        ),
        *("scale", "zoom", "clip", "clip-path", "overflow", "overflow-x", "overflow-y", "contain"),
        "-webkit-text-fill-color",
        *("text-decoration", "text-decoration-line"),
    ]
)
"""The properties that tell whether words are seen."""
