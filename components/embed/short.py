"""The short form of an embed, for systems that cap the height of a frame.

The finding as headline, the projector's drawing, which leaves out what has no room, and in the
column of a phone, where its letters would be too small, the rows that most sources speak of.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from components.charts import CHARTS
from components.charts.chart import Chart, Frame
from components.dossier import Dossier
from components.embed import document, own_words, preview, wording
from components.embed.address import EmbedRequest
from components.embed.table import Table
from components.graphic.canvas import STAGE
from components.graphic.metrics import wrap
from components.graphic.writers.shapes import Drawing
from components.graphic.writers.svg import inline
from components.graphic.writers.svg_styles import styles_of
from components.wording.cleaning import clean
from components.wording.counting import counted
from components.wording.templates import fill

STYLE = (Path(__file__).parent / "short.min.css").read_text(encoding="utf-8")

#: No short form is taller, at any width from 240 pixels.
MOST = 600
#: Rows in a phone's column; characters of a row's name, of what stands behind it, of a headline.
_ROWS, _LINE, _NEAR, _HEAD = 5, 44, 32, 100
#: Characters of a headline of the article's own, and of the chart's below it.
_OWN, _BELOW = 80, 40
#: Pixels beyond which the drawing does not grow.
_WIDEST = 580
#: Width of a frame below which the rows stand in the place of the drawing; as ``short.css`` has it.
BREAK = 480


def foremost(dossier: Dossier, frame: Frame, data: Table) -> list[tuple[str, str]]:
    """Names of the rows that tell the most, each with a few words.

    What is chosen comes first, then the landmarks of the case, then what most sources speak of.
    """
    events = dossier.events
    marked = set(events.loc[events["landmark"], "id"])
    lit = frame.get("selected", pd.Series(index=frame.index)).eq(True).fillna(False)
    chosen = set(frame.loc[lit.astype(bool), "id"])
    order = sorted(
        range(len(data.ids)),
        key=lambda i: (
            data.ids[i] not in chosen,
            data.ids[i] not in marked,
            -len(data.sources[i]),
            i,
        ),
    )
    found = []
    for i in sorted(order[:_ROWS]):
        row = data.rows[i]
        name = wording.cut(row[data.header], _LINE)
        near = [c for k, c in enumerate(row) if k != data.header and 0 < len(c) <= _NEAR][:2]
        few = " · ".join(near)
        found.append((name, few if len(few) <= _NEAR else near[0]))
    return found


class _Words(NamedTuple):
    """What stands around the drawing or the rows."""

    finding: str
    title: str
    filters: str
    whole: str
    source: str


def _words(dossier: Dossier, ask: EmbedRequest, frame: Frame, data: Table) -> _Words:
    chart, lang = CHARTS[ask.chart], ask.flags.lang
    title = str(clean(chart.heading(dossier).title))
    found = finding(chart, frame, lang)
    credit, source = own_words.credit(ask.flags), wording.source_line(dossier, data, lang)
    return _Words(
        finding=wording.cut(ask.flags.headline, _OWN) or wording.cut(found, _HEAD),
        title=wording.cut(title, _BELOW) if ask.flags.headline else title,
        filters=wording.cut(wording.filters(dossier, ask.view, lang), _HEAD),
        whole=wording.WORDS[lang]["all"].format(counted(len(data.rows), "row")),
        source=f"{credit} {wording.cut(source, _HEAD - len(credit))}".strip(),
    )


def short(
    dossier: Dossier,
    ask: EmbedRequest,
    frame: Frame,
    data: Table,
    drawing: Drawing | None,
    *,
    base_url: str,
) -> str:
    """Write the document.

    Parameters
    ----------
    drawing : Drawing or None
        The projector's; None where nothing is in view.
    base_url : str
        Where the app answers; empty for relative links.
    """
    flags, chart, words = ask.flags, CHARTS[ask.chart], _words(dossier, ask, frame, data)
    styles = styles_of([drawing] if drawing else [])
    marked = "class=C role=group aria-labelledby=t aria-describedby=d"
    drawn = inline(drawing, styles, {}, attributes=marked) if drawing else ""
    full = ask.replace(height="")
    own = full.path() if base_url else full.file().rpartition("/")[2]
    return fill(
        "embed/short.html",
        flags=flags, title=words.title, said=wording.WORDS[flags.lang], finding=words.finding,
        alt=own_words.alt(chart, frame, ask.view, flags),
        policy=Markup(document.policy(flags, base_url)),
        own=preview.told(ask, *own_words.heading(dossier, chart, flags), base_url=base_url),
        style=Markup(f"{document.palette(ask, styles)}{document.STYLE}{STYLE}{styles.css}"),
        filters=words.filters, drawing=Markup(drawn), rows=foremost(dossier, frame, data),
        whole=f"{base_url.rstrip('/')}{own}", words=words.whole, source=words.source,
        scripts=[Markup(document.SCRIPT)] if not flags.static else [],
    )  # fmt: skip


def finding(chart: Chart, frame: Frame, lang: str) -> str:
    """The headline; that nothing is in view where nothing is."""
    if frame.empty:
        return wording.WORDS[lang]["nothing"].format(clean(chart.unit)).rstrip(".")
    return str(clean(chart.finding(frame)))


def heights(
    dossier: Dossier, ask: EmbedRequest, frame: Frame, data: Table, widths: Iterable[int]
) -> list[int]:
    """Estimate the document's height in frames of these widths, all in pixels."""
    words, lang = _words(dossier, ask, frame, data), ask.flags.lang
    below = f"{words.title}. {words.filters}"
    foot = f"{words.whole} · {wording.WORDS[lang]['maker']} · {words.source}"
    alt = wording.alt(CHARTS[ask.chart], frame, ask.view, lang) if frame.empty else ""
    rows = [f"{name} {few}" for name, few in foremost(dossier, frame, data)]
    found = []
    for width in widths:
        room = width - (16 if width < document.BREAKS[1] else 32)
        total = 30.0 + 27 * len(wrap(words.finding, 21, room, bold=True)) + 5
        total += 22 * len(wrap(below, 15, min(room, 690))) + 6
        total += 17 + 19 * len(wrap(foot, 13, min(room, 780))) + 6
        if frame.empty:
            total += 22 * len(wrap(alt, 15, room)) + 6
        elif width >= BREAK:
            total += 24 + STAGE.height * min(_WIDEST, room) / STAGE.width
        else:
            shown = rows[: 3 if width < 280 else None]
            total += 20 + sum(19 * len(wrap(row, 14.5, room - 10)) + 4 for row in shown)
        found.append(round(total))
    return found
