"""Drawings: what is left out of matplotlib's SVG, and what is made of the rest."""

import pytest

from parallax.report import drawings

SVG = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" viewBox="0 0 90 45.5">
 <!-- who drew it --> <metadata><x>y</x></metadata> <defs> <style>*{color: red}</style> </defs>
 <g id="axes_1"> %s </g>
</svg>"""


def drawing(inside):
    return drawings.parsed(SVG % inside)


def inside(root):
    """What is written between the first and the last group's marks."""
    svg = drawings.written(root)
    return svg[svg.index("<g>") + 3 : svg.rindex("</g>")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<path d="M 1.25 2.06 \nL 10 0.123 z\n"/>', '<path d="M 1.2 2.1 L 10 0.123 z" />'),
        (
            '<g id="text_1" transform="translate(10.16 2) scale(0.105 -0.105)"/>',
            '<g transform="translate(10.2 2) scale(0.105 -0.105)" />',
        ),
        ('<path id="blank"/>', '<path d="M0 0" id="blank" />'),
        (
            '<use xlink:href="#m1" x="26.663645" style="stroke-width: 1.25"/>',
            '<use href="#m1" x="26.7" style="stroke-width: 1.25" />',
        ),
    ],
)
def test_what_no_reader_needs_is_left_out(before, after):
    root = drawing(before)
    drawings.lean(root)
    assert inside(root) == after
    assert not any(word in drawings.written(root) for word in ("metadata", "style>", "who drew it", "defs", "axes_1"))


def test_ids_are_numbered_and_what_refers_to_them_follows():
    root = drawing('<path id="m1" d="M0 0"/><use xlink:href="#m1" clip-path="url(#p2)" style="fill: #222222"/>')
    drawings.lean(root)
    drawings.number_ids(root, "themes")
    use = '<use href="#themes-0" clip-path="url(#p2)" style="fill: #222222" />'
    assert inside(root) == f'<path d="M0 0" id="themes-0" />{use}'


def test_a_drawing_is_described_for_who_cannot_see_it():
    root = drawing("")
    drawings.lean(root)
    drawings.described(root, "x", "A < B", 'the "words"')
    assert drawings.written(root) == (
        '<svg viewBox="0 0 90 45.5" width="90pt" height="45.5pt" stroke-linejoin="round" role="img" '
        'aria-labelledby="x-title x-desc" xmlns="http://www.w3.org/2000/svg"><title id="x-title">A &lt; B</title>'
        '<desc id="x-desc">the "words"</desc><g /></svg>'
    )


def test_two_drawings_share_a_letter_and_keep_their_marks():
    letter = '<defs><path id="{}" d="M 1 2 z" transform="scale(0.015625)"/></defs><use xlink:href="#{}"/>'
    mark = '<defs><path id="mark" d="M 3 4"/></defs><use xlink:href="#mark"/>'
    names = {}
    for id in ("a", "b"):
        root = drawing(letter.format(id, id) + mark)
        drawings.lean(root)
        drawings.share_letters(root, names)
        mark_kept = '<defs><path d="M 3 4" id="mark" /></defs><use href="#mark" />'
        assert inside(root) == f'<use href="#o0" />{mark_kept}'
    assert names == {"M0 0z": "o0"}


@pytest.mark.parametrize(
    ("path", "coarser"),
    [("M 506 0 L 506 435 z", "M63 0L63 54z"), ("M 0 -77 Q -973 -77 627 473", "M0-10Q-122-10 78 59")],
)
def test_a_shared_outline_is_as_fine_as_an_eye_can_see(path, coarser):
    assert drawings.coarser(path) == coarser


def test_a_letter_s_place_in_a_word_is_its_x():
    letter = f'<path id="a" d="M 8 8 z" transform="{drawings.LETTER}"/>'
    root = drawing(letter + '<use href="#a" transform="translate(58.8 0)"/>')
    drawings.share_letters(root, {})
    assert '<use href="#o0" x="59" />' in drawings.written(root)
