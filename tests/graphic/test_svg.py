"""From a graphic to shapes, to one drawing that stretches, and to both kinds of SVG."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.render import data_of, drawing_of
from components.graphic.canvas import COLUMN, DESIGNS
from components.graphic.graphic import Curve, Dots, Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.writers.flatten import draw
from components.graphic.writers.path import number, write
from components.graphic.writers.shapes import NOTHING, Drawing, Paint, Shape
from components.graphic.writers.svg import inline, layers, stretched
from components.graphic.writers.svg_styles import Styles, folded, merged
from components.graphic.writers.symbols import outline_of
from components.theme import DARK, LIGHT
from components.view import View

STAR = (("M", (0.0, -8.333)), ("L", (2.5, -2.4)), ("L", (8.61, -2.4)), ("Z", ()))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, ".5"), (-0.5, "-.5"), (-0.04, "0"), (12.0, "12"), (100.04, "100"), (7.25, "7.2")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_paths_are_moved_and_written_relative() -> None:
    box = (("M", (0.0, 0.0)), ("L", (10.0, 0.0)), ("L", (10.0, 5.0)), ("L", (0.0, 5.0)), ("Z", ()))
    assert write(box, 100.26, 50) == "M100.3 50h10v5h-10z"


def test_a_symbol_has_the_same_letters_wherever_it_stands() -> None:
    tails = {write(STAR, x, x / 3).partition("l")[2] for x in (0, 0.1, 7.77, 640.05)}
    assert tails == {"2.5 5.9h6.1z"}


def test_a_curve_that_goes_on_does_not_repeat_how() -> None:
    smooth = (
        ("M", (0.0, 0.0)), ("C", (0.0, 2.0, 2.0, 4.0, 4.0, 4.0)),
        ("C", (6.0, 4.0, 8.0, 6.0, 8.0, 8.0)), ("L", (12.0, 12.0)), ("L", (13.0, 11.0)),
    )  # fmt: skip
    assert write(smooth, 0, 0) == "M0 0c0 2 2 4 4 4s4 2 4 4l4 4 1-1"


numbers = st.floats(-999, 999).map(lambda x: round(x, 2))


@given(points=st.lists(st.tuples(numbers, numbers), min_size=2, max_size=30))
def test_what_is_written_lies_where_it_was(points: list[tuple[float, float]]) -> None:
    first, *rest = points
    written = write((("M", first), *(("L", p) for p in rest)), 0, 0)
    x = y = 0.0
    found = []
    for command, said in re.findall(r"([Mlhv])([^Mlhv]*)", written):
        steps = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", said)]
        if command == "M":
            (x, y), steps = (steps[0], steps[1]), []
            found.append((x, y))
        while steps:
            if command != "v":
                x += steps.pop(0)
            if command != "h":
                y += steps.pop(0)
            found.append((x, y))
    for point, again in zip(points, found, strict=True):
        # Rounding does not add up along the path.
        assert again == pytest.approx(point, abs=0.11)


def graphic() -> Graphic:
    """One thing of each kind, over 100 units with 40 still pixels at the left."""
    return Graphic(
        0, 100, 90, left=40,
        rects=[Rect(0, 50, 10, 20, mix(Inks.domestic, 0.5))],
        lines=[Line(0, 9, 100, 9, Inks.ink), Line(50, 0, 50, 90, Inks.rule, 2, "dot", grid=True)],
        curves=[Curve(((0, 80), (20, 80), (30, 60), (50, 60)), Inks.both, 1.5, "dash", "right")],
        dots=[Dots(((10, 70), (12, 70)), Inks.none, 1, hollow=True, id="d", tip="Two seats")],
        marks=[Mark(25, 30, "circle", Inks.domestic, 6, halo=True, id="m", tip="A & B"),
               Mark(75, 30, "square", Inks.muted, 10, hollow=True, struck=True)],
        texts=[Text(25, 30, "A", Inks.ink, gap=8), Text(50, 9, "on the line", Inks.ink, 10,
                                                        "center", bold=True)],
        targets=[Target(0, 50, 10, 20, "t", "event", "A box")],
    )  # fmt: skip


def test_a_graphic_is_flattened_shape_by_shape() -> None:
    drawing = draw(graphic(), 240)
    by = {(s.tag, s.part, s.text, s.tip): s for s in drawing.shapes}
    assert (drawing.width, drawing.height, drawing.left) == (240, 90, 40)
    rect = by["rect", "ground", "", ""]
    assert (rect.x, rect.y, rect.size, rect.percent) == (40, 10, (100, 10), None)
    assert rect.paint == (("fill", Ink("domestic", (0.5,))),)
    mark = by["circle", "marks", "", "A & B"]
    assert (mark.x, mark.y, mark.size, mark.percent) == (90, 30, (3,), 25)
    assert mark.paint == (("fill", Inks.domestic), ("stroke", Inks.paper))
    assert by["rect", "marks", "", "A box"].paint == NOTHING
    label = by["text", "labels", "A", ""]
    assert (label.x, label.y, label.percent, label.shift) == (98, 34, 25, 8)
    # The rule is no grid: what it passes under is laid on paper.
    assert ("text", "halo", "on the line", "") in by
    assert ("text", "halo", "A", "") not in by
    assert sorted(drawing.tips) == ["A & B", "A box", "Two seats"]


def test_a_curve_is_a_bezier_with_an_arrowhead() -> None:
    drawing = draw(Graphic(0, 100, 90, curves=graphic().curves), 200)
    curve, head = drawing.shapes
    assert dict(curve.place) == {"d": "M0 80c40 0 60-20 100-20"}
    assert dict(curve.paint)["stroke-dasharray"] == "5,4"
    assert (head.x, head.y, head.percent) == (100, 60, 50)
    assert head.path == outline_of("triangle-right", 51)


def test_texts_are_cleaned() -> None:
    drawing = draw(Graphic(0, 9, 9, texts=[Text(0, 0, "a\u202eb", Inks.ink)]), 9)
    assert drawing.shapes[0].text == "a\ufffdb"


def test_in_a_page_looks_are_classes_and_rows_name_marks() -> None:
    g = Graphic(
        0, 200, 90,
        lines=[Line(20, 78, 120, 78, Inks.ink), Line(20, 80, 120, 80, Inks.ink)],
        marks=[Mark(25, 15, "circle", Inks.domestic, 6, id="x", tip="A & B")],
        texts=[Text(70, 79, "Дума", mix(Inks.muted, 0.25))],
    )  # fmt: skip
    drawing = draw(g, 200)
    styles = Styles(folded(drawing.shapes))
    assert inline(drawing, styles, {"A & B": 7}, attributes="class=S") == (
        '<svg viewBox="0 0 200 90" class=S>'
        '<path class=a d="M20 78h100M20 80h100" />'
        "<circle class=b cx=25 cy=15 r=3 role=img aria-labelledby=r7 />"
        "<text class=c x=70 y=83>Дума</text></svg>"
    )
    assert ".a{stroke:var(--ink)}" in styles.css
    assert "fill:color-mix(in srgb,var(--muted) 25%,var(--paper))" in styles.css
    assert "stroke:var(--paper);stroke-width:3}" in styles.css
    assert styles.tokens() == {"ink", "paper", "domestic", "muted"}


def filled(color: str | Ink) -> Paint:
    return (("fill", color),)


def box(x: float, y: float, w: float, color: str | Ink, tip: str = "") -> Shape:
    return Shape("rect", x, y, size=(w, w), paint=filled(color), tip=tip)


def test_a_box_its_edge_and_its_words_are_one_rectangle() -> None:
    cards = (
        box(0, 0, 40, Inks.both), box(50, 0, 40, Inks.muted), box(1, 1, 38, Inks.paper),
        box(0, 0, 40, "none", "First"), box(50, 0, 40, "none", "Second"),
        box(50, 0, 40, "none", "Third"), box(90, 0, 5, "none", "Fourth"),
    )  # fmt: skip
    first, second, third, fourth = merged(Drawing(99, 99, cards)).shapes
    assert (first.x, first.size, first.tip) == (0.5, (39, 39), "First")
    assert first.paint == (("fill", Inks.paper), ("stroke", Inks.both))
    assert second == cards[1]._replace(tip="Second")
    assert (third, fourth) == cards[5:]
    # What lies between them would be hidden by the one, and be seen on the other.
    between = (cards[0], box(9, 9, 5, Inks.ink), cards[2])
    assert merged(Drawing(99, 99, between)).shapes == between


def test_what_lies_in_a_card_is_written_from_its_corner() -> None:
    label = Shape("text", 26, 40, paint=filled(Inks.ink), text="In", part="labels")
    outside = label._replace(x=90, text="Out")
    shapes = (outside, box(20, 30.5, 40, Inks.paper, "Card"), label)
    written = inline(Drawing(99, 99, shapes), Styles(shapes), {"Card": 0}, attributes="class=S")
    assert written == (
        '<svg viewBox="0 0 99 99" class=S><text class=a x=90 y=40>Out</text>'
        "<g transform=translate(20,30)>"
        "<rect class=b y=.5 width=40 height=40 role=img aria-labelledby=r0 />"
        "<text class=a x=6 y=10>In</text></g></svg>"
    )


def test_an_ink_is_what_the_theme_makes_of_it() -> None:
    assert (Inks.ink.hex("light"), Inks.ink.hex("dark")) == (LIGHT.ink, DARK.ink)
    assert mix(Inks.paper, 0.3).hex("dark") == DARK.paper
    assert mix(mix(Inks.ink, 0.5), 0.5).percent == 25
    assert mix(Inks.ink, 1) is Inks.ink
    assert all(hasattr(Inks, token) for token in vars(LIGHT))


def test_in_a_file_groups_have_names_and_marks_their_words() -> None:
    g = Graphic(
        0, 200, 90,
        lines=[Line(20, 78, 120, 78, Inks.ink), Line(20, 80, 120, 80, Inks.ink)],
        marks=[Mark(25, 15, "circle", Inks.domestic, 6, id="x", tip="A & B")],
        texts=[Text(70, 79, "Дума", Inks.ink, align="center")],
    )  # fmt: skip
    ink, paper = DARK.ink, DARK.paper
    assert layers(draw(g, 200), {"A & B": "first event"}, tokens=DARK) == (
        f'<g id="ground"><g fill="none" stroke="{ink}"><path d="M20 78h100M20 80h100"/></g></g>'
        f'<g id="marks"><g fill="{DARK.domestic}" stroke="{paper}">'
        '<circle id="mark-first-event" cx="25" cy="15" r="3"><title>A &amp; B</title></circle>'
        "</g></g>"
        f'<g id="label-paper"><g fill="{ink}" stroke="{paper}" stroke-width="3" '
        'stroke-linejoin="round" font-size="12" text-anchor="middle"><text x="70" y="83">Дума'
        "</text></g></g>"
        f'<g id="labels"><g fill="{ink}" font-size="12" text-anchor="middle">'
        '<text x="70" y="83">Дума</text></g></g>'
    )


def test_what_grows_and_what_keeps_its_size_are_written_apart() -> None:
    g = Graphic(
        0, 100, 50, left=40, lines=[Line(0, 9, 100, 9, Inks.ink)],
        marks=[Mark(25, 20, "circle", Inks.ink, 6, id="a", tip="A"),
               Mark(25, 40, "square", Inks.ink, 10)],
        texts=[Text(25, 20, "A", Inks.ink, gap=8), Text(0, 30, "Left", Inks.ink, align="right",
                                                        gap=10)],
    )  # fmt: skip
    drawing = draw(g, 640, up_to=960)
    styles = Styles(folded(drawing.shapes))
    written = stretched(drawing, styles, {"A": 0}, attributes="class=F")
    side = outline_of("square", 88)[1][1][0]
    assert written == (
        '<svg style="height:50px;margin-left:40px;width:calc(100% - 40px)" class=F>'
        f'<defs><path id=f0 d="M-{side:.1f}-{side:.1f}h9.4v9.4h-9.4z"/></defs>'
        '<svg viewBox="0 0 600 50" preserveAspectRatio=none height=50>'
        '<path class=b d="M0 9h600" /></svg>'
        "<g class=a><circle class={} cx=25% cy=20 r=3 role=img aria-labelledby=r0 />"
        "<use href=#f0 x=25% y=40 /></g>"
        "<text class=c x=25% y=24 dx=8>A</text><text class=d y=34 dx=-10>Left</text></svg>"
    ).replace(" class={}", "")


def test_paper_is_laid_where_either_width_needs_it() -> None:
    # At 100 pixels the label reaches the line, at 1,000 it no longer does.
    g = Graphic(0, 100, 50, lines=[Line(50, 0, 50, 50, Inks.ink)],
                texts=[Text(20, 20, "a label of some length", Inks.ink)])  # fmt: skip
    papers = [
        [s.text for s in draw(g, width, up_to=up).shapes if s.part == "halo"]
        for width, up in ((100, 0), (1000, 0), (100, 1000))
    ]
    assert papers == [["a label of some length"], [], ["a label of some length"]]


#: tests/embed/test_same.py holds other Views against the app's own figures.
VIEWS = (View(),)


@pytest.mark.parametrize("chart", list(CHARTS))
def test_every_mark_stands_for_a_row(dossier: Dossier, chart: str) -> None:
    for view in VIEWS:
        rows = data_of(dossier, chart, view).tips
        if not rows:
            continue
        drawn = [drawing_of(dossier, chart, view, canvas) for canvas in DESIGNS]
        for drawing in drawn:
            assert drawing.tips, f"{chart}: nothing that can be pointed at"
            assert set(drawing.tips) <= set(rows)
        # Column and full width show the same; a phone may leave out what its table has.
        assert sorted(drawn[1].tips) == sorted(drawn[2].tips)
        # A phone lists who pressed whom, where a page sums up what passes between groups.
        assert chart == "pressure" or set(drawn[0].tips) <= set(drawn[1].tips)


def test_the_timeline_draws_each_event_once_and_no_other(dossier: Dossier) -> None:
    for view in VIEWS:
        rows = data_of(dossier, "timeline", view)
        for canvas in DESIGNS:
            tips = drawing_of(dossier, "timeline", view, canvas).tips
            assert sorted(tips) == sorted(rows.tips)


def test_layers_are_well_formed_with_ids_once(dossier: Dossier) -> None:
    for chart in CHARTS:
        data = data_of(dossier, chart, View())
        drawing = drawing_of(dossier, chart, View(), COLUMN)
        names = dict(zip(data.tips, data.ids, strict=True))
        root = ElementTree.fromstring(f"<svg>{layers(drawing, names, tokens=LIGHT)}</svg>")
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        assert len(ids) == len(set(ids)), chart
        titles = [node.text for node in root.iter("title")]
        assert titles == list(drawing.tips), chart
