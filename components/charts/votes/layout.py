"""A bar a vote, thin bars for its parties, and under them what makes the figures uncertain."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.seat_looks import look
from components.charts.votes.data import Row
from components.graphic.blank import blank
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.canvas import STAGE, Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import shortened, width_of
from components.query.records import records_of
from components.query.vote_count import STATES, UNKNOWN
from components.query.vote_weights import Share, percent
from components.wording.counting import counted

#: Bars of a vote and of a party, pixels; sizes of letters.
BAR, THIN, STEP = 24.0, 8.0, 18.0
#: The bar of weight, where members do not count alike, and how many blocs find room.
LOWER, MOST_BLOCS = 14.0, 30
NAME, SMALL = 14.0, 12.0
LEFT = 206.0
#: Ends of the scale: a little beyond none and all of the seats, where the outline stands.
LOW, HIGH = -0.014, 1.014
#: On the stage: votes that find room, what each takes, its bar, and letters.
MOST, ROOM, LARGE, STAGED = 4, 82.5, 21.0, 15.0


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A bar a vote, across in shares of all seats; narrow, its words stand above it."""
    # Plain dicts: picking cells out of a frame would cost more than all the rest.
    records: list[Row] = records_of(frame)
    if canvas.stage:
        return _large([r for r in records if r["layer"] == "vote"])
    s = Graphic(LOW, HIGH, 0, 4.0 if canvas.narrow else LEFT)
    y, chosen = 12.0, any(r["selected"] for r in records)
    # Of several votes of which none has parties it is said once.
    once = len(records) > 1 and all(r["layer"] == "vote" for r in records)
    for _, group in groupby(records, key=lambda r: r["id"]):
        head, *_ = rows = list(group)
        fade = 0.55 if chosen and not head["selected"] else 1.0
        end = _vote(s, rows, y, canvas, fade=fade, first=not s.targets, told=not once)
        if head["selected"]:
            s.lines += outline(LOW + 0.002, HIGH - 0.002, y - 8, end + 2, Inks.accent, width=3)
        s.targets.append(Target(LOW, HIGH, y - 8, end, head["id"], "vote", head["tip"]))
        y = end + 24
    if once:
        s.texts.append(Text(0, y, "No source read gives the parties of any of these votes.",
                            Inks.muted, SMALL, italic=True))  # fmt: skip
        y += 20
    s.height = round(y if s.targets else 120)
    return s


def _large(votes: list[Row]) -> Graphic:
    """For the projector, without parties and caveats: chosen votes first, then that on the law."""
    if not votes:
        return blank("No vote is in view.")
    s = Graphic(LOW, HIGH, STAGE.height)
    chosen = any(vote["selected"] for vote in votes)
    most = MOST if len(votes) <= MOST else MOST - 1  # the last place says how many are left out
    first = sorted(votes, key=lambda vote: (not vote["selected"], not vote["key"]))
    kept = {vote["id"] for vote in first[:most]}
    room = STAGE.width / (HIGH - LOW)
    for k, vote in enumerate(vote for vote in votes if vote["id"] in kept):
        fade, y = 0.4 if chosen and not vote["selected"] else 1.0, 2 + ROOM * k
        ink, name = mix(Inks.ink, max(fade, 0.6)), vote["label"]
        s.texts.append(Text(0, y + 10, name, ink, STAGED, bold=True))
        taken = width_of(name, STAGED, bold=True) + width_of(vote["date_words"], STAGED)
        if taken + 16 < room:
            s.texts.append(Text(1, y + 10, vote["date_words"], ink, STAGED, "right"))
        # Two votes of one chamber on one day are told apart by what was asked.
        asked = shortened(vote["question"], STAGED, room - 10)
        s.texts.append(Text(0, y + 29, asked, mix(Inks.muted, max(fade, 0.6)), STAGED))
        _segments(s, _shares(vote), vote["pressure"], y + 39, LARGE, fade)
        if vote["failed"]:
            _strike(s, y + 39 + LARGE / 2)
        _told(s, vote, y + LARGE + 50, fade)
        s.targets.append(Target(LOW, HIGH, y, y + ROOM - 4, vote["id"], "vote", vote["tip"]))
    if len(votes) > most:
        words = f"and {counted(len(votes) - most, 'more vote')}"
        s.texts.append(Text(0, 2 + ROOM * most + 10, words, Inks.muted, STAGED))
    return s


def _told(s: Graphic, vote: Row, y: float, fade: float) -> None:
    """How a vote ended, and its figures in a line, each behind the look of its part of the bar."""
    x, unit, ink = 0.0, (HIGH - LOW) / STAGE.width, mix(Inks.ink, max(fade, 0.6))
    if vote["verdict"]:
        # What weight was needed stands behind the figures.
        said = vote["verdict"].partition(",")[0] if vote["by_weight"] else vote["verdict"]
        words = f"{said.capitalize()}:"
        s.texts.append(Text(x, y, words, ink, STAGED, bold=True))
        x += (width_of(words, STAGED, bold=True) + 12) * unit
    for words in vote["counts"].split(" · "):
        taken = width_of(words, STAGED) + 31
        if x + taken * unit > HIGH:
            s.texts.append(Text(x, y, "…", ink, STAGED))
            return
        seat = look(words.partition(" ")[2], vote["pressure"])
        color = mix(seat.ink, fade)
        s.marks.append(Mark(x + 7 * unit, y, "square", color, 12, hollow=seat.filled < 1))
        s.texts.append(Text(x, y, words, ink, STAGED, gap=18))
        x += taken * unit
    if vote["by_weight"]:
        what = vote["by_weight"].partition(":")[0].removeprefix("By ")
        words = f"{percent(dict(vote['shares']).get('for', 0.0))} of {what}"
        words += f", {percent(needed)} needed" if pd.notna(needed := vote["weight_needed"]) else ""
        s.texts.append(Text(x, y, shortened(words, STAGED, (HIGH - x) / unit), ink, STAGED))


def _vote(
    sketch: Graphic, rows: list[Row], y: float, canvas: Canvas, *, fade: float, first: bool,
    told: bool,
) -> float:  # fmt: skip
    """One vote from ``y`` down, ``told`` that no party is known; the height at which it ends."""
    head, narrow, width = rows[0], canvas.narrow, canvas.width
    line = _threshold(head, first=first)
    ink, muted = (mix(c, (1 + fade) / 2) for c in (Inks.ink, Inks.muted))
    room = width - 16 if narrow else LEFT - 24
    style: dict[str, Any] = {} if narrow else {"align": "right", "gap": 14.0}
    # A bar leaves room above it for the words at its line.
    strip = 18.0 if line and line[1] else 0.0
    top = y if narrow else y + strip - 4
    for text, size, color, bold in (
        (f"{head['label']}{' †' if head['disputed'] else ''}", NAME, ink, True),
        (head["date_words"], SMALL, muted, False),
        (head["question"], SMALL, muted, False),
    ):
        lines = wrapped(text, size, room, bold=bold)
        sketch.texts += paragraph(lines, 0, top, color, size=size, bold=bold, **style)
        top += tall(len(lines), size) + 1
    bar = (top + 8 if narrow else y) + strip
    if line and line[1]:
        align = "center" if line[0] < 0.85 else "right"
        sketch.texts.append(Text(line[0], bar - 15, line[1], muted, SMALL, align))
    y = _bars(sketch, rows, bar, line, width - (16 if narrow else LEFT + 8), fade=fade)
    if told and len(rows) == 1:
        words = "No source read gives the parties."
        sketch.texts.append(Text(0, y + STEP / 2, words, muted, SMALL, italic=True))
        y += STEP
    # In columns the caveat stands under the bars, whose width is what the names leave.
    lines = wrapped(head["caveat"], SMALL, width - 8 if narrow else width - LEFT - 8)
    sketch.texts += paragraph(lines, 0, y + 5, muted, size=SMALL)
    return max(top, y + (5 + tall(len(lines), SMALL) if lines else 0))


def _threshold(vote: Row, *, first: bool) -> tuple[float, str] | None:
    """Share of the seats at which a vote passes, and its words: the half is named once.

    None where nothing is said, and the half may not be marked or the vote ended otherwise.
    """
    if pd.notna(vote["needed"]):
        return int(vote["needed"]) / vote["seats"], f"{vote['needed']} needed"
    if (
        not vote["half"]
        or pd.isna(vote["for"])
        or (2 * vote["for"] <= vote["seats"]) != vote["failed"]
    ):
        return None
    return 0.5, "half of all seats" if first else ""


def _strike(sketch: Graphic, y: float) -> None:
    """Strike through the bar of a vote that was lost."""
    sketch.lines += [Line(0, y, 1, y, Inks.paper, 5), Line(0, y, 1, y, Inks.ink, 2)]


def _bars(
    sketch: Graphic, rows: list[Row], y: float, line: tuple[float, str] | None, room: float, *,
    fade: float,
) -> float:  # fmt: skip
    head = rows[0]
    ink, muted = (mix(c, (1 + fade) / 2) for c in (Inks.ink, Inks.muted))
    _segments(sketch, _shares(head), head["pressure"], y, BAR, fade)
    if line:
        sketch.lines.append(Line(line[0], y - 7, line[0], y, ink, 1.5))
        sketch.lines.append(Line(line[0], y, line[0], y + BAR, Inks.paper, 1.5))
    if head["failed"]:
        _strike(sketch, y + BAR / 2)
    lead, _, rest = str(head["counts"]).partition(" · ")
    lead += f": {head['verdict']}" if head["verdict"] else ""
    color = mix(Inks.of(head["pressure"]), (1 + fade) / 2)
    sketch.texts.append(Text(0, y + BAR + 11, lead, color, 13, bold=True))
    y += BAR + 26
    if width_of(lead, 13, bold=True) + width_of(rest, 13) + 16 <= room:
        sketch.texts.append(Text(1, y - 15, rest, ink, 13, "right"))
    else:
        lines = wrapped(rest, 13, room)
        sketch.texts += paragraph(lines, 0, y - 5, ink, size=13)
        y += tall(len(lines), 13)
    if head["shares"]:
        y = _weight(sketch, head, y, room, fade=fade)
    blocs = rows[1:]
    for row in blocs[:MOST_BLOCS]:
        end = _bloc(sketch, row, y, fade=fade)
        sketch.texts.append(Text(end, y + STEP / 2, _of_bloc(row), muted, SMALL, gap=7))
        y += STEP
    if more := blocs[MOST_BLOCS:]:
        words = f"and {len(more)} more"
        sketch.texts.append(Text(0, y + STEP / 2, words, muted, SMALL))
        y += STEP
    return y


def _bloc(s: Graphic, row: Row, y: float, *, fade: float) -> float:
    """The thin bar of a bloc, as long as its share of weight where it has one; its end."""
    held = _shares(row)
    end = sum(int(row[state]) for state, _ in held) / row["seats"]
    if pd.notna(row["weight"]):
        held, end = [(held[0][0] if held else UNKNOWN, row["weight"])], row["weight"]
    _segments(s, held, row["pressure"], y + (STEP - THIN) / 2, THIN, fade)
    return end


def _of_bloc(row: Row) -> str:
    """``Left 60–1``, the pale part showing who did not vote; ``Norway: for, 5.6%`` by weight."""
    if pd.isna(row["weight"]):
        return f"{row['label']} {row['for']}–{row['against']}"
    state, *_ = [state for state, _ in _shares(row)] or ["not known how"]
    return f"{row['label']}: {state}, {percent(row['weight'])}"


def _weight(s: Graphic, head: Row, y: float, room: float, *, fade: float) -> float:
    """The same vote in shares of weight, as a lower bar, with what was needed marked in it."""
    ink, needed = mix(Inks.ink, (1 + fade) / 2), head["weight_needed"]
    _segments(s, head["shares"], head["pressure"], y + 4, LOWER, fade)
    if pd.notna(needed):
        s.lines.append(Line(needed, y, needed, y + 4, ink, 1.5))
        s.lines.append(Line(needed, y + 4, needed, y + 4 + LOWER, Inks.paper, 1.5))
        s.lines.append(Line(needed, y + 4 + LOWER, needed, y + 8 + LOWER, ink, 1.5))
    if head["failed"]:
        _strike(s, y + 4 + LOWER / 2)
    marked = f"; {percent(needed)} needed" if pd.notna(needed) else ""
    lines = wrapped(head["by_weight"] + marked, 13, room)
    s.texts += paragraph(lines, 0, y + LOWER + 10, ink, size=13)
    return y + LOWER + 14 + tall(len(lines), 13)


def _shares(row: Row) -> list[Share]:
    """Each state of a vote or bloc with its share of all seats."""
    counts = ((state, row[state]) for state in STATES)
    return [(state, int(n) / row["seats"]) for state, n in counts if pd.notna(n) and n]


def _segments(
    sketch: Graphic, shares: Iterable[Share], pressure: str, y: float, height: float, fade: float
) -> None:
    at = 0.0
    for state, share in shares:
        end, seat = at + share, look(state, pressure)
        color = mix(seat.ink, fade)
        if seat.filled:
            sketch.rects.append(Rect(at, end, y, y + height * seat.filled, color))
        if seat.filled < 1:
            sketch.lines += outline(at, end, y, y + height, color)
        at = end
