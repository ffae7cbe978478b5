"""Pictures for previews of a link, 1200 by 630: a headline, a drawing, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from markupsafe import Markup

from components.charts import CHARTS, leading
from components.dossier import Dossier
from components.embed.render import frame_of
from components.embed.wording import cut
from components.entity.facts import facts
from components.entity.shell import Pages
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic
from components.graphic.metrics import wrap
from components.graphic.writers import png
from components.graphic.writers.flatten import draw as flatten
from components.graphic.writers.path import number
from components.graphic.writers.svg import SANS, SERIF, layers
from components.query.cited import source_line
from components.query.entities import KINDS, row_of
from components.serving.responses import CachedResponse, compressed
from components.theme import LIGHT
from components.ui.head import FIRST, chosen, headline
from components.view import View
from components.view.view import view_words
from components.wording.counting import counted
from components.wording.templates import fill

SIZE = (1200, 630)
#: Kind of the picture of a page of the explorer.
PAGE = "page"
#: Edges of the words and of the drawing, and letters of a drawing that are read at that size.
LEFT, TOP, BOTTOM, MIDDLE, RIGHT, READ = 56, 98, 566, 640, 1144, 40.0
#: Room around the marks of a drawing, in its own pixels.
EDGE = 8.0
#: Sizes of a headline, the largest that fits being taken, and lines that it may have.
HEADLINES = ((68, 3), (58, 4), (48, 5), (40, 6))


class Wish(NamedTuple):
    """One picture: of a row, or of a page of the explorer in a View, with what it is called."""

    kind: str
    name: str
    view: View = View()
    page: str = ""


@dataclass(frozen=True)
class Card:
    """What a picture says.

    Attributes
    ----------
    headline, below : str
        The finding or the name, and a sentence under it.
    kicker : str
        What it is.
    foot : str
        Who says so.
    chart : str
        What is drawn beside it; "" for nothing.
    view : View
        Of the chart.
    side : str
        Whose colour it has.
    """

    headline: str
    below: str
    kicker: str
    foot: str
    chart: str = ""
    view: View = field(default_factory=View)
    side: str = "none"


def read(dossier: Dossier, kind: str, name: str, query: str, pages: Pages) -> Wish | None:
    """The picture that an address asks for; None if there is none.

    Parameters
    ----------
    query : str
        The View of a page; what is not understood is left out.
    pages : tuple of (str, str)
        Path and name of the explorer's pages.
    """
    if kind in KINDS:
        return Wish(kind, name) if row_of(dossier, kind, name) is not None else None
    names = {path or FIRST: title for path, title in pages}
    if kind != PAGE or name not in names:
        return None
    path = "" if name == FIRST else name
    view, _ = View.parse(query, dossier)
    return Wish(kind, name, CHARTS[leading(path)].seen(view), names[name])


def draw(dossier: Dossier, wish: Wish, *, host: str) -> CachedResponse:
    """Draw a picture and make it ready to be sent; a job of the pool.

    Parameters
    ----------
    host : str
        Where the app answers, as it is read out.
    """
    return compressed(png.from_svg(svg(dossier, wish, host=host), scale=1), "image/png", "")


def svg(dossier: Dossier, wish: Wish, *, host: str) -> str:
    """Compose a picture."""
    card = card_of(dossier, wish)
    drawn = _drawn(dossier, card.chart, card.view) if card.chart else None
    room = (MIDDLE - 24 if drawn else RIGHT) - LEFT
    return fill(
        "entity/card.svg", card=card, drawn=drawn, lines=_lines(card, room), t=LIGHT,
        side=LIGHT.of(card.side), foot=cut(card.foot, 70), host=cut(host, 40),
        sans=SANS, serif=SERIF,
    )  # fmt: skip


def card_of(dossier: Dossier, wish: Wish) -> Card:
    """What a picture says."""
    return _of_page(dossier, wish) if wish.kind == PAGE else _of_row(dossier, wish)


def _of_page(dossier: Dossier, wish: Wish) -> Card:
    case, path = dossier.case, "" if wish.name == FIRST else wish.name
    chart, words = leading(path), view_words(wish.view, dossier)
    foot = f"{counted(len(dossier.sources), 'source')}, each fact with its own"
    if not path and wish.view == View():
        vote, by = CHARTS["seats"], case.text("key-vote.by")
        seats = frame_of(dossier, vote.id, View())
        below = "" if seats.empty else ", ".join(filter(None, (vote.finding(seats), by)))
        title = case.text("hero.title", dossier.title)
        return Card(title, below, "", foot, chart if seats.empty else vote.id, side="both")
    row = chosen(wish.view)
    if row:
        return _of_row(dossier, Wish(*row))
    return Card(
        headline(dossier, path, wish.page, wish.view), words[:1].upper() + words[1:],
        CHARTS[chart].heading(dossier).title, foot, chart, wish.view,
    )  # fmt: skip


def _of_row(dossier: Dossier, wish: Wish) -> Card:
    found, table = facts(dossier, wish.kind, wish.name), KINDS[wish.kind].table
    says = source_line(dossier, table, wish.name) if wish.kind != "source" else ""
    chart, view = found.charts[0] if found.charts else ("", View())
    return Card(
        found.title, found.when[:1].upper() + found.when[1:] if found.when else found.lead[0],
        found.kicker[:1].upper() + found.kicker[1:], f"Source: {says}" if says else "", chart, view,
        found.side,
    )  # fmt: skip


def _lines(card: Card, room: float) -> list[dict[str, Any]]:
    """The headline at the largest size at which it fits, and what stands under it."""
    for size, most in HEADLINES:
        words = wrap(card.headline, size * 0.93, room, bold=True)
        if len(words) <= most:
            break
    if len(words) > most:
        words = [*words[: most - 1], cut(" ".join(words[most - 1 :]), len(words[0]))]
    y, found = TOP + 34.0 + size, []
    for line in words:
        found.append({"words": line, "y": y, "size": size, "color": LIGHT.ink, "serif": True})
        y += size * 1.14
    y += 4
    for line in wrap(cut(card.below, 220), 25, room):
        if y > BOTTOM - 14:
            break
        found.append({"words": line, "y": y, "size": 26, "color": LIGHT.muted, "serif": False})
        y += 35
    return found


def _drawn(dossier: Dossier, chart: str, view: View) -> dict[str, Any] | None:
    """A chart as it is drawn for a wall, without the letters that nobody could read here."""
    frame = frame_of(dossier, chart, view)
    if frame.empty:
        return None
    whole = CHARTS[chart].layout(frame, STAGE)
    bare = replace(
        whole,
        texts=[t for t in whole.texts if t.size >= READ],
        marks=[m for m in whole.marks if m.id is not None],  # without those of the legend
    )
    left, top, right, bottom = _held(bare)
    scale = min((RIGHT - MIDDLE - 24) / (right - left), (BOTTOM - TOP - 40) / (bottom - top))
    width, height = (right - left) * scale, (bottom - top) * scale
    box = (left, top, right - left, bottom - top)
    return {
        "x": number(RIGHT - width), "y": number((TOP + BOTTOM - height) / 2),
        "width": number(width), "height": number(height), "box": " ".join(map(number, box)),
        "shapes": Markup(layers(flatten(bare, STAGE.width), {}, tokens=LIGHT)),
    }  # fmt: skip


def _held(g: Graphic) -> tuple[float, float, float, float]:
    """The box that holds all that can be pointed at: without names, axes and legend."""
    scale = (STAGE.width - g.left) / (g.high - g.low)
    at = [(m.x, m.y, m.across) for m in g.marks if m.id is not None]
    at += [(x, y, d.size) for d in g.dots if d.id is not None for x, y in d.places]
    if not at:
        return 0.0, 0.0, STAGE.width, STAGE.height
    xs = [g.left + (x - g.low) * scale for x, _, _ in at]
    ys, half = [y for _, y, _ in at], max(across for *_, across in at)
    return (
        max(min(xs) - EDGE - half, 0.0), max(min(ys) - EDGE - half, 0.0),
        min(max(xs) + EDGE + half, STAGE.width), min(max(ys) + EDGE + half, STAGE.height),
    )  # fmt: skip
