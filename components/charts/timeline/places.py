"""Where marks, names and notes of the wide timeline stand, so that none overlap."""

from __future__ import annotations

from math import ceil
from typing import Any

from components.graphic.layout.lanes import Item, arrange
from components.graphic.layout.legend import SIZE
from components.graphic.layout.time_axis import Axis
from components.graphic.metrics import width_of, wrap

#: Pixels: widest note, a note's line, a row; a dot of the small design.
NOTE_WIDTH, NOTE_LINE, ROW, DOT = 215.0, 15.0, 16.0, 8.5
#: Rows of all lanes together before labels give way, in the full and in the small design.
ROWS, SMALL_ROWS = 58, 30
#: Notes are for periods of at most so many days, and for at most so many events.
NOTES_DAYS, NOTES = 800.0, 4


def place(rows: list[Any], axis: Axis, *, compact: bool) -> None:
    """Give each row its place: ``row`` and ``side`` of mark and ``name`` in its lane.

    ``note`` is what is written beside a mark, down to ``last_row``. ``axis`` is a straight one, and
    the rows stand on it.
    """
    order = sorted(range(len(rows)), key=lambda i: -_worth(rows[i]))
    ranks = [0] * len(rows)
    for rank, i in enumerate(order):
        ranks[i] = rank
    roomy = not compact and axis.high - axis.low <= NOTES_DAYS
    noted = set([i for i in order if rows[i].annotation and roomy and not rows[i].maybe][:NOTES])
    for r in rows:
        r.strong = r.layer == "landmark" or r.selected
        r.name = f"{r.label}, {r.when}" if r.layer == "landmark" else r.label
    items = [
        _dot(r, axis) if compact else _item(r, axis, r.annotation if i in noted else "")
        for i, r in enumerate(rows)
    ]
    lanes = [r.pressure for r in rows]
    places = arrange(items, lanes, ranks, rows=SMALL_ROWS if compact else ROWS, room=axis.room)
    for i, (r, item, found) in enumerate(zip(rows, items, places, strict=True)):
        r.row, r.side = found.row, found.side
        r.note = r.annotation if i in noted and found.side and found.noted else ""
        r.last_row = found.row + (item.deep if r.note else 0)


def _worth(r: Any) -> int:
    """How much an event wants its name shown: chosen, landmark, annotated, disputed."""
    return int(8 * r.selected + 4 * (r.layer == "landmark") + 2 * bool(r.annotation) + 1 * r.doubt)


def _item(row: Any, axis: Axis, note: str) -> Item:
    lines = wrap(note, SIZE, NOTE_WIDTH)
    return Item(
        axis.px(row.x),
        axis.px(row.start),
        axis.px(row.end),
        width_of(row.name, SIZE, bold=row.strong),
        max((width_of(line, SIZE) for line in lines), default=0.0),
        ceil((len(lines) * NOTE_LINE + 3) / ROW) if lines else 0,
    )


def _dot(row: Any, axis: Axis) -> Item:
    labelled = row.strong or row.annotation
    at, half = axis.px(row.x), DOT / 2 + 1
    width = width_of(row.name, SIZE, bold=row.strong) if labelled else 0.0
    return Item(at, at - half, at + half, width, half=half, below=1)
