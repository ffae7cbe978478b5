"""The look of the slides: one master, four layouts, the theme's colours; no template file.

Slides are 16:9: what projectors and laptops are, and the shape that gives a chart its full height
with the caption beside it instead of below. A chart takes three quarters of the width, which
keeps its least letters at a fortieth of the slide's height.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Inches

from components.theme import LIGHT

#: Inches.
WIDE, HIGH, EDGE = 13.333, 7.5, 0.5
#: Points between paragraphs.
AIR = 6
#: Faces that PowerPoint has on Windows and Mac, and LibreOffice a stand-in of equal widths for.
SERIF, SANS = "Georgia", "Arial"

#: Scheme of an Office theme -> our colour; accents are what charts and words take theirs from.
_SCHEME = {
    "dk1": LIGHT.ink, "lt1": LIGHT.paper, "dk2": LIGHT.muted, "lt2": LIGHT.panel,
    "accent1": LIGHT.domestic, "accent2": LIGHT.international, "accent3": LIGHT.both,
    "accent4": LIGHT.none, "accent5": LIGHT.accent, "accent6": LIGHT.rule,
    "hlink": LIGHT.international, "folHlink": LIGHT.both,
}  # fmt: skip
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


class Place(NamedTuple):
    """A rectangle on a slide, in inches."""

    x: float
    y: float
    width: float
    height: float


class Holder(NamedTuple):
    """A placeholder of a layout: its number, kind, place and letters (points)."""

    idx: int
    kind: str
    name: str
    place: Place
    size: int
    color: str = "tx1"
    serif: bool = False
    anchor: str = "t"
    align: str = "l"


_NUMBER = Holder(12, "sldNum", "Number", Place(12.18, 7.0, 0.65, 0.3), 12, "tx2", align="r")
#: Where a scene's chart stands: the shape of ``components.charts.chart.STAGE``.
STAGE = Place(EDGE, 1.2, 9.6, 5.7)


def _title(y: float = 0.28) -> Holder:
    place = Place(EDGE, y, WIDE - 2 * EDGE, 0.85)
    return Holder(0, "title", "Title", place, 32, serif=True, anchor="ctr")


#: Name of a layout -> its placeholders, in the order in which they are read aloud.
LAYOUTS: dict[str, tuple[Holder, ...]] = {
    "Opening": (
        Holder(0, "ctrTitle", "Title", Place(1.0, 1.0, 11.3, 3.3), 40, serif=True, anchor="b"),
        Holder(1, "subTitle", "Standfirst", Place(1.0, 4.6, 10.2, 1.4), 24),
        Holder(13, "body", "Imprint", Place(1.0, 6.5, 11.3, 0.5), 14, "tx2"),
    ),
    "Scene": (
        _title(),
        Holder(13, "body", "Caption", Place(10.35, 1.2, 2.55, 5.65), 20),
        Holder(14, "body", "Sources", Place(EDGE, 7.0, 11.5, 0.3), 12, "tx2"),
        _NUMBER,
    ),
    "Question": (
        _title(),
        Holder(13, "body", "About", Place(EDGE, 1.25, WIDE - 2 * EDGE, 1.6), 28),
        Holder(14, "body", "Question", Place(EDGE, 2.9, WIDE - 2 * EDGE, 0.75), 28, serif=True),
        Holder(15, "body", "Choices", Place(EDGE, 3.8, 7.9, 3.1), 32),
        Holder(16, "body", "Words", Place(8.8, 3.8, 4.0, 3.1), 32),
        _NUMBER,
    ),
    "Sources": (
        _title(),
        Holder(13, "body", "Sources, left", Place(EDGE, 1.25, 6.0, 5.0), 14),
        Holder(14, "body", "Sources, right", Place(6.83, 1.25, 6.0, 5.0), 14),
        Holder(15, "body", "Licence", Place(EDGE, 6.4, 11.5, 0.9), 14, "tx2"),
        _NUMBER,
    ),
}


def holder(layout: str, idx: int) -> Holder:
    """A placeholder of a layout by its number; KeyError if there is none."""
    return {h.idx: h for h in LAYOUTS[layout]}[idx]


def blank() -> Deck:
    """Make a presentation without slides, in our look."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _repaint(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    _fill(master.shapes._spTree, [_title(), Holder(
        1, "body", "Body", Place(EDGE, 1.25, WIDE - 2 * EDGE, 5.6), 24
    ), _NUMBER], stripe=True)  # fmt: skip
    old = master._element.find(".//{*}txStyles")
    old.getparent().replace(old, parse_xml(_text_styles()))
    for layout, (name, holders) in zip(deck.slide_layouts, LAYOUTS.items(), strict=True):
        _lay_out(layout, name, holders)
    # The template's picture of an empty slide, what it counts, and its author's printer.
    for relations, kind in (
        (deck.part.package._rels, RELATIONSHIP_TYPE.THUMBNAIL),
        (deck.part.package._rels, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
        (deck.part.rels, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
    ):
        for key in [k for k, relation in relations.items() if relation.reltype == kind]:
            relations.pop(key)
    return deck


def number_field() -> str:
    """Slide number as a shape of a slide; new slides do not take it over from their layout."""
    return _shape(90, _NUMBER, inherits=True)


def _repaint(theme: object) -> None:
    """Put colours and faces into an Office theme."""
    xml = theme.blob.decode()  # type: ignore[attr-defined]
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{color[1:]}"/></a:{name}>' for name, color in _SCHEME.items()
    )
    xml = re.sub(
        r"<a:clrScheme .*?</a:clrScheme>", f'<a:clrScheme name="353–0">{scheme}</a:clrScheme>', xml,
        flags=re.S,
    )  # fmt: skip
    for part, face in (("major", SERIF), ("minor", SANS)):
        font = f'<a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        tag = f"a:{part}Font"
        xml = re.sub(f"<{tag}>.*?</{tag}>", f"<{tag}>{font}</{tag}>", xml, flags=re.S)
    xml = xml.replace('name="Office Theme"', 'name="353–0"')
    theme._blob = xml.encode()  # type: ignore[attr-defined]


def _lay_out(layout: SlideLayout, name: str, holders: tuple[Holder, ...]) -> None:
    element = layout._element
    element.attrib.pop("type", None)
    element.set("userDrawn", "1")
    element.cSld.set("name", name)
    _fill(layout.shapes._spTree, list(holders), stripe=False)


def _fill(tree: object, holders: list[Holder], *, stripe: bool) -> None:
    for shape in list(tree.iter_shape_elms()):  # type: ignore[attr-defined]
        shape.getparent().remove(shape)
    xmls = [_shape(10 + i, h) for i, h in enumerate(holders)]
    if stripe:
        xmls = [_block(2 + i, i / 3 * WIDE, f"accent{n}") for i, n in enumerate((1, 3, 2))] + xmls
    for xml in xmls:
        tree.append(parse_xml(xml))  # type: ignore[attr-defined]


def _block(number: int, x: float, color: str) -> str:
    """A third of the stripe at the top: from inside, from both sides, from outside."""
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Stripe {number - 1}"/>'
        f"<p:cNvSpPr/><p:nvPr userDrawn='1'/></p:nvSpPr><p:spPr>"
        f"{_frame(Place(x, 0, WIDE / 3 + 0.01, 0.1))}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{color}"/>'
        "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _frame(place: Place) -> str:
    x, y, width, height = (Inches(v) for v in place)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _shape(number: int, held: Holder, *, inherits: bool = False) -> str:
    field = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
    said = (
        f'{field}<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>' if held.kind == "sldNum"
        else f'<a:r><a:rPr lang="en-GB"/><a:t>{escape(held.name)}</a:t></a:r>'
    )  # fmt: skip
    body, style, frame = "<a:bodyPr/>", "<a:lstStyle/>", ""
    if not inherits:
        frame = _frame(held.place) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        body = (
            f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{held.anchor}">'
            "<a:normAutofit/></a:bodyPr>"
        )
        style = (
            f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{held.align}"><a:buNone/>'
            f"{_letters(held.size, held.color, serif=held.serif)}</a:lvl1pPr></a:lstStyle>"
        )
    idx = f' idx="{held.idx}"' if held.idx else ""
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{escape(held.name)}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{held.kind}"{idx}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{frame}</p:spPr><p:txBody>{body}{style}<a:p>{said}</a:p></p:txBody>"
        "</p:sp>"
    )


def _letters(size: int, color: str, *, serif: bool) -> str:
    bold, face = (' b="1"', "+mj") if serif else ("", "+mn")
    return (
        f'<a:defRPr sz="{100 * size}"{bold} kern="1200"><a:solidFill><a:schemeClr val="{color}"/>'
        f'</a:solidFill><a:latin typeface="{face}-lt"/><a:ea typeface="{face}-ea"/>'
        f'<a:cs typeface="{face}-cs"/></a:defRPr>'
    )


def _text_styles() -> str:
    """What all text of the master starts from: no bullets, no indents, a little air."""
    spaced = '<a:spcBef><a:spcPts val="{}"/></a:spcBef><a:buNone/>'
    title = f"{spaced.format(0)}{_letters(32, 'tx1', serif=True)}"
    levels = "".join(
        f'<a:lvl{i}pPr marL="0" indent="0" algn="l">{spaced.format(100 * AIR)}'
        f"{_letters(24 if i == 1 else 20, 'tx1', serif=False)}</a:lvl{i}pPr>"
        for i in range(1, 6)
    )
    return (
        f'<p:txStyles {_SPACES}><p:titleStyle><a:lvl1pPr algn="l">{title}</a:lvl1pPr>'
        f"</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle/></p:txStyles>"
    )
