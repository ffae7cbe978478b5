"""From Vega's SVG to pieces, to one drawing that stretches, and to both kinds of SVG."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.render import DESIGNS, data_of, draw
from components.graphic.graphic import mix
from components.graphic.writers.path import circle_of, number, rect_of, segments, write
from components.graphic.writers.responsive import fluid
from components.graphic.writers.shapes import Drawing, Piece, read
from components.graphic.writers.svg import inline, layers, stretched
from components.graphic.writers.svg_styles import Styles, folded, merged
from components.theme import DARK, LIGHT
from components.view import View

INK, PAPER = LIGHT.ink, LIGHT.paper


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, ".5"), (-0.5, "-.5"), (-0.04, "0"), (12.0, "12"), (100.04, "100"), (7.25, "7.2")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_paths_are_moved_and_written_relative() -> None:
    shape = segments("M0,0L10,0v5h-10Zm1 1a2,2,0,1,1,4,0")
    assert shape[3] == ("L", (0.0, 5.0))
    assert write(shape, 100.26, 50) == "M100.3 50h10v5h-10zM101.3 51a2 2 0 1 1 4 0"


def test_a_symbol_has_the_same_letters_wherever_it_stands() -> None:
    star = segments("M0,-8.333L2.5,-2.4L8.61,-2.4Z")
    tails = {write(star, x, x / 3).partition("l")[2] for x in (0, 0.1, 7.77, 640.05)}
    assert tails == {"2.5 5.9h6.1z"}


def test_a_curve_that_goes_on_does_not_repeat_how() -> None:
    smooth = segments("M0,0C0,2,2,4,4,4C6,4,8,6,8,8C8,9,9,9,10,8L12,12L13,11")
    assert write(smooth, 0, 0) == "M0 0c0 2 2 4 4 4s4 2 4 4c0 1 1 1 2 0l2 4 1-1"
    assert segments(write(smooth, 0, 0))[2] == ("S", (8.0, 6.0, 8.0, 8.0))


def test_broken_paths_are_refused() -> None:
    for data in ("M0", "10,10", "M0,0L1", "M0,0Z5"):
        with pytest.raises(ValueError, match="path data"):
            segments(data)


def test_circles_and_rectangles_are_recognised() -> None:
    assert circle_of(segments("M3,0A3,3,0,1,1,-3,0A3,3,0,1,1,3,0")) == (0.0, 0.0, 3.0)
    assert circle_of(segments("M3,0A3,3,0,1,1,-3,0")) is None
    assert rect_of(segments("M66.66666,27.5h66.66667v5h-66.66667Z")) == (
        66.66666,
        27.5,
        66.66667,
        5,
    )
    assert rect_of(segments("M0,0h5v5h-4Z")) is None


numbers = st.floats(-999, 999).map(lambda x: round(x, 2))


@given(points=st.lists(st.tuples(numbers, numbers), min_size=2, max_size=30))
def test_what_is_written_lies_where_it_was(points: list[tuple[float, float]]) -> None:
    data = "M" + "L".join(f"{x},{y}" for x, y in points)
    again = segments(write(segments(data), 0, 0))
    for (x, y), (_, found) in zip(points, again, strict=True):
        # Rounding does not add up along the path.
        assert found == pytest.approx((x, y), abs=0.11)


VEGA = f"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="90" viewBox="0 0 200 90">
<rect width="200" height="90" fill="{PAPER}"/>
<g fill="none" stroke-miterlimit="10" transform="translate(20,10)">
<g class="mark-group role-frame root"><g transform="translate(0,0)">
<path class="background" d="M0,0h180v80h-180Z"/><g>
<g class="mark-rule role-mark layer_0_marks">
<line transform="translate(0,68.004)" x2="100" y2="0" stroke="{INK}" stroke-width="1"/>
<line transform="translate(0,70)" x2="100" y2="0" stroke="{INK}" stroke-width="1"/></g>
<g class="mark-symbol role-mark layer_1_marks">
<path aria-label="A &amp; B" role="graphics-symbol" transform="translate(5,5)"
 d="M3,0A3,3,0,1,1,-3,0A3,3,0,1,1,3,0" fill="{LIGHT.domestic}" stroke="{PAPER}"
 stroke-width="1" opacity="1"/>
<path transform="translate(9,9)" d="M-2,-2h4v4h-4Z" fill="{INK}"/></g>
<g class="mark-text role-mark layer_2_marks">
<text text-anchor="middle" transform="translate(50,40) translate(0,4)" font-family="sans-serif"
 font-size="12px" fill="{INK}" stroke="{PAPER}" stroke-width="3">Дума</text>
<text text-anchor="middle" transform="translate(50,40) translate(0,4)" font-family="sans-serif"
 font-size="12px" fill="{INK}">Дума</text></g>
</g></g></g></g></svg>"""


def test_a_vega_svg_is_read_piece_by_piece() -> None:
    drawing = read(VEGA)
    assert (drawing.width, drawing.height, drawing.paper) == (200, 90, PAPER)
    first, second, circle, square, halo, label = drawing.pieces
    assert (first.x, first.y, first.part) == (20, 78.004, "ground")
    assert second.paint == (("fill", "none"), ("stroke", INK))
    assert (circle.tag, circle.x, circle.y, circle.size) == ("circle", 25, 15, (3,))
    assert (circle.tip, circle.part) == ("A & B", "marks")
    assert circle.paint == (("fill", LIGHT.domestic), ("stroke", PAPER))
    assert (square.tag, square.tip) == ("path", "")
    assert (halo.part, label.part, label.text) == ("halo", "labels", "Дума")
    assert (label.x, label.y) == (70, 54)
    assert drawing.tips == ("A & B",)


def test_a_stand_in_gives_way_to_the_words_it_stands_for() -> None:
    text = '<g><text role="graphics-symbol"{} fill="#000000">¤</text></g>'
    svg = '<svg viewBox="0 0 9 9">{}</svg>'
    assert read(svg.format(text.format(' aria-label="Дума"'))).pieces[0].text == "Дума"
    assert read(svg.format(text.format(""))).pieces == ()


def test_what_would_be_lost_is_refused() -> None:
    for inside in (
        '<image href="x.png"/>',
        '<g clip-path="url(#c)"/>',
        '<g transform="scale(2)"/>',
        '<g transform="translate(1,1) rotate(45)"/>',
    ):
        with pytest.raises(ValueError, match="a chart for print cannot"):
            read(f'<svg viewBox="0 0 9 9"><g>{inside}</g></svg>')


def test_in_a_page_looks_are_classes_and_rows_name_marks() -> None:
    drawing = read(VEGA)
    styles = Styles(folded(drawing.pieces), {})
    assert inline(drawing, styles, {"A & B": 7}, attributes="class=S") == (
        '<svg viewBox="0 0 200 90" class=S>'
        '<path class=a d="M20 78h100M20 80h100" />'
        "<circle class=b cx=25 cy=15 r=3 role=img aria-labelledby=r7 />"
        '<path class=c d="M27 17h4v4h-4z" />'
        "<text class=d x=70 y=54>Дума</text></svg>"
    )
    assert ".a{stroke:var(--ink)}" in styles.css
    assert "stroke:var(--paper);stroke-width:3}" in styles.css
    assert styles.tokens() == {"ink", "paper", "domestic"}
    assert styles.colours() == {}


def box(x: float, y: float, w: float, color: str, tip: str = "") -> Piece:
    return Piece("rect", x, y, size=(w, w), paint=(("fill", color),), tip=tip)


def test_a_box_its_edge_and_its_words_are_one_rectangle() -> None:
    cards = (
        box(0, 0, 40, "#888888"), box(50, 0, 40, "#777777"), box(1, 1, 38, PAPER),
        box(0, 0, 40, "none", "First"), box(50, 0, 40, "none", "Second"),
        box(50, 0, 40, "none", "Third"), box(90, 0, 5, "none", "Fourth"),
    )  # fmt: skip
    first, second, third, fourth = merged(Drawing(99, 99, PAPER, cards)).pieces
    assert (first.x, first.size, first.tip) == (0.5, (39, 39), "First")
    assert first.paint == (("fill", PAPER), ("stroke", "#888888"))
    assert second == cards[1]._replace(tip="Second")
    assert (third, fourth) == cards[5:]
    # What lies between them would be hidden by the one, and be seen on the other.
    between = (cards[0], box(9, 9, 5, INK), cards[2])
    assert merged(Drawing(99, 99, PAPER, between)).pieces == between


def test_what_lies_in_a_card_is_written_from_its_corner() -> None:
    label = Piece("text", 26, 40, paint=(("fill", INK),), text="In", part="labels")
    outside = label._replace(x=90, text="Out")
    pieces = (outside, box(20, 30.5, 40, PAPER, "Card"), label)
    styles = Styles(pieces, {})
    written = inline(Drawing(99, 99, PAPER, pieces), styles, {"Card": 0}, attributes="class=S")
    assert written == (
        '<svg viewBox="0 0 99 99" class=S><text class=a x=90 y=40>Out</text>'
        "<g transform=translate(20,30)>"
        "<rect class=b y=.5 width=40 height=40 role=img aria-labelledby=r0 />"
        "<text class=a x=6 y=10>In</text></g></svg>"
    )


def test_colours_follow_the_dark() -> None:
    def dot(color: str) -> Piece:
        return Piece("circle", 1, 1, size=(1,), paint=(("fill", color),), tip="x")

    half_light, half_dark = mix(INK, PAPER, 0.5), mix(DARK.ink, DARK.paper, 0.5)
    styles = Styles(
        [dot(INK), dot("#ABCDEF"), dot(half_light)],
        {"#ABCDEF": "#123456", INK: DARK.ink, half_light: half_dark},
    )
    assert styles.css == (
        ".c{fill:color-mix(in srgb,var(--ink) 50%,var(--paper))}"
        ".b{fill:var(--c1)}.a{fill:var(--ink)}"
    )
    assert styles.colours() == {"c1": ("#ABCDEF", "#123456")}


def test_in_a_file_groups_have_names_and_marks_their_words() -> None:
    assert layers(read(VEGA), {"A & B": "first event"}) == (
        f'<g id="ground"><g fill="none" stroke="{INK}"><path d="M20 78h100M20 80h100"/></g></g>'
        f'<g id="marks"><g fill="{LIGHT.domestic}" stroke="{PAPER}">'
        '<circle id="mark-first-event" cx="25" cy="15" r="3"><title>A &amp; B</title></circle>'
        "</g></g>"
        f'<g id="ground.2"><g fill="{INK}"><path d="M27 17h4v4h-4z"/></g></g>'
        f'<g id="label-paper"><g fill="{INK}" stroke="{PAPER}" stroke-width="3" font-size="12" '
        'text-anchor="middle"><text x="70" y="54">Дума</text></g></g>'
        f'<g id="labels"><g fill="{INK}" font-size="12" text-anchor="middle">'
        '<text x="70" y="54">Дума</text></g></g>'
    )


def pieces(width: float) -> tuple[Piece, ...]:
    """A rule, a mark and its label, as a design with 40 still pixels at the left spreads them."""
    at = 40 + (width - 40) * 0.25
    line = (("M", (0.0, 0.0)), ("L", (width - 40, 0.0)))
    return (
        Piece("path", 40, 9, line, paint=(("stroke", INK),)),
        Piece("circle", at, 20, size=(3,), paint=(("fill", INK),), part="marks", tip="A"),
        Piece("text", at + 8, 24, paint=(("fill", INK),), part="labels", text="A"),
        Piece("text", 30, 9, paint=(("fill", INK),), part="labels", text="Left"),
    )


def test_two_widths_are_read_as_one_drawing_that_stretches() -> None:
    both = fluid(Drawing(640, 50, PAPER, pieces(640)), Drawing(960, 50, PAPER, pieces(960)))
    assert both is not None
    assert (both.left, both.width, both.height) == (40, 600, 50)
    assert [p.percent for p in both.pieces] == [None, pytest.approx(25), pytest.approx(25), 0]
    assert [p.shift for p in both.pieces] == pytest.approx([0, 0, 8, -10])
    styles = Styles(folded(p.piece for p in both.pieces), {})
    assert stretched(both, styles, {"A": 0}, attributes="class=F") == (
        '<svg style="height:50px;margin-left:40px;width:calc(100% - 40px)" class=F><defs></defs>'
        '<svg viewBox="0 0 600 50" preserveAspectRatio=none height=50>'
        '<path class=b d="M0 9h600" /></svg>'
        "<g class=a><circle cx=25% cy=20 r=3 role=img aria-labelledby=r0 />"
        "<text x=25% y=24 dx=8>A</text><text y=9 dx=-10>Left</text></g></svg>"
    )


def test_two_designs_are_not_one() -> None:
    narrow, wide = Drawing(640, 50, PAPER, pieces(640)), Drawing(960, 50, PAPER, pieces(960))
    text = wide.pieces[2]._replace(text="Another")
    moved = wide.pieces[2]._replace(y=30)
    assert fluid(narrow, replace(wide, height=60)) is None
    assert fluid(narrow, replace(wide, pieces=wide.pieces[:3])) is None
    assert fluid(narrow, replace(wide, pieces=(*wide.pieces[:2], text, wide.pieces[3]))) is None
    assert fluid(narrow, replace(wide, pieces=(*wide.pieces[:2], moved, wide.pieces[3]))) is None


#: tests/embed/test_same.py holds other Views against the app's own figures.
VIEWS = (View(),)


@pytest.mark.parametrize("chart", list(CHARTS))
def test_every_mark_stands_for_a_row(dossier: Dossier, chart: str) -> None:
    for view in VIEWS:
        rows = data_of(dossier, chart, view).tips
        if not rows:
            continue
        drawn = [draw(dossier, chart, view, "light", width) for width in DESIGNS]
        for drawing in drawn:
            assert drawing.tips, f"{chart}: nothing that can be pointed at"
            assert set(drawing.tips) <= set(rows)
        # Column and full width show the same; a phone may leave out what its table has.
        assert sorted(drawn[1].tips) == sorted(drawn[2].tips)
        assert set(drawn[0].tips) <= set(drawn[1].tips)


def test_the_timeline_draws_each_event_once_and_no_other(dossier: Dossier) -> None:
    for view in VIEWS:
        rows = data_of(dossier, "timeline", view)
        for width in DESIGNS:
            tips = draw(dossier, "timeline", view, "light", width).tips
            assert sorted(tips) == sorted(rows.tips)


def test_the_dark_drawing_is_the_light_one_in_other_colours(dossier: Dossier) -> None:
    light = draw(dossier, "timeline", View(), "light", 640)
    dark = draw(dossier, "timeline", View(), "dark", 640)
    colours = dict(light.dark)
    assert colours[LIGHT.domestic] == DARK.domestic

    def dimmed(piece: Piece) -> tuple[tuple[str, str], ...]:
        return tuple((n, colours.get(v.upper(), v)) for n, v in piece.paint)

    assert [(p.tag, p.x, p.text, dimmed(p)) for p in light.pieces] == [
        (p.tag, p.x, p.text, p.paint) for p in dark.pieces
    ]


def test_layers_are_well_formed_with_ids_once(dossier: Dossier) -> None:
    for chart in CHARTS:
        data = data_of(dossier, chart, View())
        drawing = draw(dossier, chart, View(), "light", 640)
        names = dict(zip(data.tips, data.ids, strict=True))
        root = ElementTree.fromstring(f"<svg>{layers(drawing, names)}</svg>")
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        assert len(ids) == len(set(ids)), chart
        titles = [node.text for node in root.iter("title")]
        assert titles == list(drawing.tips), chart
