"""Figures: the same bytes for the same data, words for who cannot see them, and nothing outside the drawing."""

import re
import xml.etree.ElementTree as ET

import pytest

from parallax import exporters, figures

SVG = "{http://www.w3.org/2000/svg}"


def drawn(comparison):
    return [
        figures.glance(comparison, 8, "glance", "Differences"),
        figures.dots(comparison, ["themes"], "themes", "Themes"),
        figures.positions(comparison, "themes", "positions", "Positions"),
        figures.issues(comparison, "issues", "issues", "Issues"),
        figures.terms(comparison, 10, "words", "Words"),
        figures.links(comparison, 8, "links", "Links"),
    ]


@pytest.fixture(scope="module")
def all_figures(seeds):
    return drawn(seeds)


def test_the_same_data_give_the_same_drawing(seeds, all_figures):
    assert [each.svg for each in drawn(seeds)] == [each.svg for each in all_figures]


def test_each_is_well_formed_with_title_and_description(all_figures):
    for each in all_figures:
        root = ET.fromstring(each.svg)
        assert root.find(f"{SVG}title").text == each.title
        assert root.find(f"{SVG}desc").text == each.alt
        assert root.get("role") == "img"


def test_ids_are_each_figure_s_own(all_figures):
    ids = [id for each in all_figures for id in re.findall(r'\bid="([^"]+)"', each.svg)]
    assert len(ids) == len(set(ids))
    for each in all_figures:
        here = set(re.findall(r'\bid="([^"]+)"', each.svg))
        assert set(re.findall(r'href="#([^"]+)"', each.svg)) <= here


def test_alt_text_carries_the_numbers(seeds, all_figures):
    themes = all_figures[1]
    for row in seeds.overview[seeds.overview["family"] == "themes"].itertuples():
        if row.share_statement + row.share_commentary > 0:
            assert (
                f"{row.label}: {round(100 * row.share_statement)}% and {round(100 * row.share_commentary)}%"
                in themes.alt
            )


def test_hostile_titles_stay_text():
    def paint(axes):
        axes.plot([0, 1], [0, 1])

    figure = figures.figure("x", "<script>&\"'", "caption", "</desc><script>", figures.draw(2, paint))
    assert "<script>" not in figure.svg
    assert ET.fromstring(figure.svg).find(f"{SVG}title").text == "<script>&\"'"


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Short", "Short"),
        ("Enterprise rights and business environment", "Enterprise rights and\nbusiness environment"),
        ("x" * 100, "x" * 28 + "\n" + "x" * 31 + "…"),
    ],
)
def test_long_labels_are_wrapped_and_cut(label, shown):
    assert figures.wrapped(label) == shown


def test_nothing_to_draw_gives_no_figure(seeds):
    assert figures.dots(seeds, ["no such family"], "x", "X") is None


def test_colours_have_names_in_the_page(all_figures):
    found = {colour.lower() for each in all_figures for colour in re.findall(r"#[0-9a-fA-F]{6}\b", each.svg)}
    assert found <= set(exporters.PALETTE)
