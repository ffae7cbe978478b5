"""The vote on the law beside others, each as a share of all seats.

One bar a vote, thin bars for the parties where a source gives them, and under them what makes its
figures uncertain. What is unknown is hollow.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd

from components.charts.chart import Chart, Frame
from components.charts.shared.tally import OUTCOMES, VACANT, outcomes
from components.charts.votes.stage import stage
from components.dossier import Dossier
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.query.citations import says_otherwise, says_who, tip_of
from components.query.records import by_id, records_of
from components.query.selection import select
from components.view import View
from components.wording.counting import counted, listing

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "label", "question", "date_words", *OUTCOMES, "seats", "counts", "pressure",
    "caveat", "tip", "disputed", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a vote, each followed by its parties.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "vote" or "bloc"; a column for each outcome holds seats, missing where no
        source says; ``seats`` are those of the whole chamber, on a bloc's row too, since every
        bar is a share of the chamber; ``counts`` puts the figures in words; ``caveat`` says what
        makes them uncertain.
    """
    found = select(dossier, view.filters).votes
    events = by_id(dossier, "events")
    says, otherwise = says_who(dossier, "votes"), says_otherwise(dossier, "votes")
    rows: list[dict[str, Any]] = []
    for vote in found.itertuples():
        known, name = outcomes(vote), str(vote.id)
        counts = _counts(known)
        title = f"{vote.chamber}, {_lower(vote.question)}: {counts} (of {vote.seats} seats)"
        caveat = str(vote.caveat) if pd.notna(vote.caveat) else ""
        title += f". {caveat}" if caveat else ""
        shared = {
            "id": vote.id, "question": vote.question, "date_words": vote.date_words,
            "seats": int(vote.seats), "caveat": caveat, "pressure": events[vote.event_id].pressure,
            "disputed": vote.id in otherwise, "selected": vote.event_id in view.event,
            "tip": tip_of(title, vote.date_words, says.get(name, ""), otherwise.get(name, "")),
        }  # fmt: skip
        rows.append({**shared, "layer": "vote", "label": vote.chamber, "counts": counts, **known})
        blocs = dossier.ballots[dossier.ballots["vote_id"] == vote.id]
        for bloc in blocs.sort_values("yes", ascending=False, kind="stable").itertuples():
            part = outcomes(bloc)
            rows.append(
                {**shared, "layer": "bloc", "label": bloc.bloc, "counts": _counts(part), **part}
            )
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype(dict.fromkeys(OUTCOMES, "Int64"))


def _counts(known: dict[str, int]) -> str:
    """``371 for · 1 against · 62 not voting``; a count of none is said of for and against only."""
    shown = [f"{n} {o}" for o, n in known.items() if n or o in ("for", "against")]
    return " · ".join(shown)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def describe(frame: Frame) -> str:
    """Alt text: every vote's figures, its share for, its caveat, and what is unknown."""
    votes = frame[frame["layer"] == "vote"]
    if votes.empty:
        return "Nothing is in view: no vote lies within the filters."
    parts = [
        f"{v['label']} ({v['date_words']}): {v['counts'].replace(' · ', ', ')}; "
        f"{100 * v['for'] / v['seats']:.0f} % of all {v['seats']} seats for"
        + (f". {v['caveat'].rstrip('.')}" if v["caveat"] else "")
        for v in votes.to_dict("records")
    ]
    text = f"{counted(len(votes), 'vote')} as bars on one scale, the share of all seats. "
    text += ". ".join(parts) + ". "
    unknown = votes[votes["unknown"].fillna(0) > 0].sort_values("unknown", ascending=False)
    if len(unknown):
        most = unknown.iloc[0]
        number = counted(int(most["unknown"]), "seat")
        text += f"Most is unknown of the vote in the {most['label']}: {number}. "
    blocs = set(frame.loc[frame["layer"] == "bloc", "id"])
    none = [v.label for v in votes.itertuples() if v.id not in blocs]
    if none:
        text += f"No source read gives the parties for {listing(none)}."
    return text.strip()


#: Bars of a vote and of a party, pixels; sizes of letters.
BAR, THIN, STEP = 24.0, 8.0, 18.0
NAME, SMALL = 14.0, 12.0
LEFT = 206.0
#: Ends of the scale: a little beyond none and all of the seats, where the outline stands.
LOW, HIGH = -0.014, 1.014


def draw(frame: Frame, *, width: float, narrow: bool) -> Graphic:
    """Place bars and words; narrow puts the words of a vote above its bar.

    Returns
    -------
    Graphic
        Across in shares of all seats.
    list of Target
        One box a vote.
    """
    left = 4.0 if narrow else LEFT
    sketch = Graphic(LOW, HIGH, 0, left)
    y = 12.0
    # Plain dicts: picking cells out of a frame would cost more than all the rest.
    records: list[Row] = records_of(frame)
    chosen = any(r["selected"] for r in records)
    for _, group in groupby(records, key=lambda r: r["id"]):
        head, *_ = rows = list(group)
        fade = 0.55 if chosen and not head["selected"] else 1.0
        end = _vote(sketch, rows, y, width, narrow=narrow, fade=fade, first=not sketch.targets)
        if head["selected"]:
            sketch.lines += outline(LOW + 0.002, HIGH - 0.002, y - 8, end + 2, Inks.accent, width=3)
        sketch.targets.append(Target(LOW, HIGH, y - 8, end, head["id"], "vote", head["tip"]))
        y = end + 24
    sketch.height = round(y if sketch.targets else 120)
    return sketch


def _vote(
    sketch: Graphic, rows: Frame, y: float, width: float, *, narrow: bool, fade: float, first: bool
) -> float:
    """One vote from ``y`` down; the height at which it ends."""
    head = rows[0]
    ink, muted = (mix(c, (1 + fade) / 2) for c in (Inks.ink, Inks.muted))
    room = width - 16 if narrow else LEFT - 24
    style: dict[str, Any] = {} if narrow else {"align": "right", "gap": 14.0}
    # The first bar leaves room above it for the words at the half.
    strip = 18.0 if first else 0.0
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
    if first:
        sketch.texts.append(Text(0.5, bar - 15, "half of all seats", muted, SMALL, "center"))
    y = _bars(sketch, rows, bar, fade=fade)
    # In columns the caveat stands under the bars, whose width is what the names leave.
    lines = wrapped(head["caveat"], SMALL, width - 8 if narrow else width - LEFT - 8)
    sketch.texts += paragraph(lines, 0, y + 5, muted, size=SMALL)
    return max(top, y + (5 + tall(len(lines), SMALL) if lines else 0))


def _bars(sketch: Graphic, rows: list[Row], y: float, *, fade: float) -> float:
    head = rows[0]
    ink, muted = (mix(c, (1 + fade) / 2) for c in (Inks.ink, Inks.muted))
    _segments(sketch, head, y, BAR, fade)
    sketch.lines.append(Line(0.5, y - 7, 0.5, y, ink, 1.5))
    sketch.lines.append(Line(0.5, y, 0.5, y + BAR, Inks.paper, 1.5))
    lead, _, rest = str(head["counts"]).partition(" · ")
    color = mix(Inks.of(head["pressure"]), (1 + fade) / 2)
    sketch.texts.append(Text(0, y + BAR + 11, lead, color, 13, bold=True))
    sketch.texts.append(Text(1, y + BAR + 11, rest, ink, 13, "right"))
    y += BAR + 26
    for row in rows[1:]:
        size = sum(int(row[o]) for o in OUTCOMES if pd.notna(row[o]))
        _segments(sketch, row, y + (STEP - THIN) / 2, THIN, fade)
        # The pale part shows who did not vote; figures for it are in the table.
        words = f"{row['label']} {row['for']}–{row['against']}"
        sketch.texts.append(Text(size / row["seats"], y + STEP / 2, words, muted, SMALL, gap=7))
        y += STEP
    if len(rows) == 1:
        words = "No source read gives the parties."
        sketch.texts.append(Text(0, y + STEP / 2, words, muted, SMALL, italic=True))
        y += STEP
    return y


def _segments(sketch: Graphic, row: Row, y: float, height: float, fade: float) -> None:
    at = 0.0
    for outcome in OUTCOMES:
        if pd.isna(row[outcome]) or not row[outcome]:
            continue
        end = at + int(row[outcome]) / row["seats"]
        if outcome in ("unknown", VACANT):
            share = fade if outcome == "unknown" else fade / 2
            sketch.lines += outline(at, end, y, y + height, mix(Inks.none, share))
        else:
            color = {
                "for": Inks.of(row["pressure"]), "against": Inks.ink, "abstained": Inks.none,
                "not voting": mix(Inks.none, 0.4),
            }[outcome]  # fmt: skip
            sketch.rects.append(Rect(at, end, y, y + height, mix(color, fade)))
        at = end


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A bar a vote; on a narrow canvas its words stand above it."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, width=canvas.width, narrow=canvas.narrow)


CHART = Chart(
    id="votes",
    title="The votes beside each other",
    shows=(
        "Each bar is all seats of a chamber, so lengths compare. Solid: for; pale: not voting; "
        "hollow: no source read says; faint: vacant or not listed. Thin bars are parties."
    ),
    table="votes",
    unit="votes",
    prepare=prepare,
    layout=layout, describe=describe,
    columns={
        "label": "Chamber or party", "question": "Question", "date_words": "Date", "for": "For",
        "against": "Against", "abstained": "Abstained", "not voting": "Not voting",
        VACANT: "Vacant or not listed", "unknown": "Unknown", "seats": "Seats of the chamber",
        "caveat": "Caveat",
    },
)  # fmt: skip
