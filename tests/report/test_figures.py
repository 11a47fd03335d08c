"""Figures: the same bytes for the same data, words for who cannot see them, and nothing outside the drawing."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace

import matplotlib
import pandas as pd
import pytest
from conftest import SEEDS
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from samples import compare

import parallax
from parallax.measures.reliability import TENTATIVE
from parallax.report import displays, figures, network

pytestmark = pytest.mark.slow

WORDS = re.findall(
    r"\w+",
    "china united talks trade deadline framework process cooperat issue Trump law round progress agree leader "
    "president company security technolog nation relation bilateral pressure delegation consensus solution Madrid "
    "econom politic mutual respect final meeting",
)
LONG = {word: f"A code with a rather long label about {word}" for word in WORDS}
LONG["enterprise"] = "Industrial policy and the subsidies that go with it in both countries"
LONG["TikTok"] = "X" * 64
NAMES = ("the White House’s own long statement", "the column of a newspaper of record")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(comparison):
    return [
        figures.glance(comparison, 8, "glance"),
        figures.dots(comparison, ["themes"], "themes"),
        figures.matters(comparison, "matters"),
        network.network(comparison, "network"),
    ]


@pytest.fixture(scope="module")
def all_figures(seeds):
    return drawn(seeds)


def test_the_same_data_give_the_same_drawing(seeds, all_figures):
    assert [each.svg for each in drawn(seeds)] == [each.svg for each in all_figures]


def test_a_user_s_own_settings_change_no_drawing(seeds, all_figures):
    with matplotlib.rc_context(
        {"axes.facecolor": "red", "lines.linewidth": 9, "font.size": 20, "svg.fonttype": "none"}
    ):
        assert figures.dots(seeds, ["themes"], "themes").svg == all_figures[1].svg


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
            shares = f"{round(100 * row.share_statement)}% and {round(100 * row.share_commentary)}%"
            doubt = " (tentative)" if row.alpha < TENTATIVE else ""
            assert f"{row.label}{doubt}: {shares}" in themes.alt


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
        ("One rather long label of it", "One rather long\nlabel of it"),
        ("x" * 100, "x" * 22 + "\n" + "x" * 25 + "…"),
    ],
)
def test_long_labels_are_wrapped_and_cut(label, shown):
    assert figures.wrapped(label) == shown


def test_matters_stand_in_three_blocks_each_in_one(seeds):
    found = figures.raised_matters(seeds)
    blocks = figures.blocks_of(seeds, found)
    heads = ["Found in both texts", "Found for the statement alone", "Found for the commentary alone"]
    assert [head for head, _ in blocks] == heads
    assert sum(len(group) for _, group in blocks) == len(found)
    assert all(each.statement and each.commentary for each in blocks[0][1])
    assert not any(each.commentary for each in blocks[1][1]) and not any(each.statement for each in blocks[2][1])


@pytest.mark.parametrize(
    ("raised", "title"),
    [
        ("both one other", "Both texts raise tariffs; the statement adds ports, the commentary “Rice”"),
        ("both other", "Both texts raise tariffs; the commentary adds “Rice”"),
        ("one other", "The statement raises ports, the commentary “Rice”"),
        ("both", "Both texts raise tariffs"),
    ],
)
def test_the_title_of_matters_is_a_sentence(seeds, raised, title):
    coded = replace(seeds, by_hand=("issues",))
    known = {
        "both": figures.Raised("Tariffs", ["S1"], ["C1"], "tariffs"),
        "one": figures.Raised("Ports", ["S2"], [], "ports"),
        "other": figures.Raised("Rice", [], ["C2"]),
    }
    assert figures.matters_in_words(coded, [known[each] for each in raised.split()]) == title


def test_beside_a_shared_matter_the_title_adds_none_that_nobody_coded(seeds):
    found = [figures.Raised("Tariffs", ["S1"], ["C1"]), figures.Raised("Rice", [], ["C2"])]
    assert figures.matters_in_words(seeds, found) == "Both texts raise “Tariffs”"
    assert figures.matters_in_words(seeds, found[1:]) == "The commentary raises “Rice”"


def test_without_a_family_of_issues_the_matters_are_those_of_the_texts():
    found = figures.raised_matters(compare(**SEEDS, families="themes"))
    assert "TikTok" in [each.label for each in found]


def test_a_side_is_no_matter_of_one_text_alone():
    raises = "The US needs a harbour. The harbour of the US is old. A fishing harbour in the US is rare."
    both = parallax.compare(raises, "It rained. Peru has llamas. The llamas of Peru are old.", resamples=100)
    assert not {"US", "Peru"} & {each.label for each in figures.raised_matters(both)}


def test_nothing_to_draw_gives_no_figure(seeds):
    assert figures.dots(seeds, ["no such family"], "x") is None


def test_of_very_many_codes_the_most_frequent_are_drawn(seeds, monkeypatch):
    monkeypatch.setattr(figures, "MOST_ROWS", 3)
    found, few = figures.raised(seeds, ["themes"]), figures.dots(seeds, ["themes"], "themes")
    largest = found[["share_statement", "share_commentary"]].max(axis=1)
    drawn = [label for label, share in zip(found["label"], largest, strict=True) if f"{label}: " in few.alt]
    assert len(drawn) == 3 and min(largest[found["label"].isin(drawn)]) >= max(largest[~found["label"].isin(drawn)])
    assert f"Of {len(found)} codes the 3 most frequent are drawn; data/shares.csv has all." in few.caption


def test_colours_have_names_in_the_page(all_figures):
    found = {colour.lower() for each in all_figures for colour in re.findall(r"#[0-9a-fA-F]{6}\b", each.svg)}
    assert found <= set(displays.PALETTE)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The seeds by a codebook of many codes with long labels, both texts under long names."""
    code = "      code_{}: {{label: {}, definition: D, cues: ['{}*']}}\n"
    codes = "".join(code.format(word.lower(), label, word) for word, label in LONG.items())
    families = "".join(f"  {name}:\n    label: {name}\n    codes:\n{codes}" for name in ("themes", "issues"))
    path = tmp_path_factory.mktemp("crowded") / "codebook.yml"
    path.write_text(f"codebook: Many\nversion: 1\nfamilies:\n{families}", "utf-8")
    return compare(SEEDS["statement"], SEEDS["commentary"], str(path), names=NAMES)


@pytest.fixture
def sheets(monkeypatch):
    """Every drawing made in a test."""
    made, drawing = [], figures.drawing

    def keep(*args, **kwargs):
        made.append(drawing(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(figures, "drawing", keep)
    return made


def undrawn(sheet):
    """The labels of ticks that lie beyond an axis."""
    return [
        label
        for axes in sheet.axes
        for axis, (low, high), side in ((axes.xaxis, axes.get_xlim(), 0), (axes.yaxis, axes.get_ylim(), 1))
        for label in axis.get_ticklabels()
        if not axes.axison or not min(low, high) <= label.get_position()[side] <= max(low, high)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["seeds", "crowded"])
def test_no_text_is_clipped_small_or_on_other_text(name, sheets, request):
    drawn(request.getfixturevalue(name))
    assert len(sheets) >= 4
    for sheet in sheets:
        sheet.set_dpi(100)  # at the 72 of an SVG, letters drawn in pixels are wider than their outlines
        FigureCanvasAgg(sheet).draw()
        shown = [text for text in sheet.findobj(Text) if text.get_text().strip() and text not in undrawn(sheet)]
        boxes = [text.get_window_extent() for text in shown]
        width, height = sheet.bbox.size
        for text, box in zip(shown, boxes, strict=True):
            inside = min(box.x0, box.y0) >= -2 and box.x1 <= width + 2 and box.y1 <= height + 2
            assert inside, (text.get_text(), box.bounds, (width, height))
            assert text.get_size() >= figures.SIZE
        touching = [
            (one.get_text(), other.get_text())
            for (one, a), (other, b) in combinations(zip(shown, boxes, strict=True), 2)
            if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 3
        ]
        assert touching == []


LIKELY, UNLIKELY = 0.9, 0.5


def with_issue(comparison, label, rows):
    """A comparison whose cues found one issue, with a label, in these sentences, as likely as given."""
    codes = comparison.codes.head(1).assign(family="issues", code="x", label=label)
    codings = pd.DataFrame(rows, columns=["sentence", "likelihood"]).assign(family="issues", code="x", matched="")
    matters = comparison.matters.head(0)
    kept = {"codes": codes, "codings": codings, "matters": matters, "tentative": frozenset(), "by_hand": ()}
    carried = {("issues", "x"): [id for id, _ in rows]}
    rest = {"carriers": carried, "labels": {("issues", "x"): label}, "text_of": comparison.text_of}
    return SimpleNamespace(**kept, **rest, document_of=comparison.document_of, present=comparison.present)


@pytest.mark.parametrize(
    ("label", "rows", "raised"),
    [
        ("Harbour dues", [("S5", LIKELY), ("S6", LIKELY)], [(["S5", "S6"], [])]),
        ("Harbour dues", [("S5", LIKELY), ("S6", UNLIKELY)], []),
        ("Harbour dues", [("S5", LIKELY), ("S6", None)], [(["S5", "S6"], [])]),
        ("Harbour dues", [("S5", LIKELY), ("S6", LIKELY), ("C5", UNLIKELY)], []),
        ("Harbour dues", [("S5", LIKELY), ("S6", UNLIKELY), ("C5", LIKELY)], [(["S5", "S6"], ["C5"])]),
        ("Rare earth minerals", [("S5", LIKELY), ("S6", LIKELY)], []),  # words that stand in the commentary
    ],
)
def test_an_issue_is_raised_by_likely_sentences_and_alone_where_the_other_text_lacks_its_words(
    seeds, label, rows, raised
):
    found = figures.raised_matters(with_issue(seeds, label, rows))
    assert [(each.statement, each.commentary) for each in found] == raised


def test_an_issue_within_a_matter_of_the_texts_is_no_second_one():
    issue = figures.Raised("Fish quotas", ["S1"], ["C1"], "quotas")
    assert figures.is_part(issue, figures.Raised("quota", ["S1", "S2"], ["C1", "C2"]))
    assert not figures.is_part(issue, figures.Raised("quota", ["S1", "S2"], ["C2"]))
    assert not figures.is_part(issue, figures.Raised("boats", ["S1", "S2"], ["C1", "C2"]))
