"""The seats of a chamber in its vote on the law: who voted for, and of whom nothing is known.

Seats fill from the left by outcome. They are not placed by faction, since no source gives one.
"""

from __future__ import annotations

from html import escape
from math import cos, pi, sin
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.chart import Chart, Frame
from components.charts.seats.hemicycle import (
    EDGE,
    Note,
    hemicycle,
    labels,
    majority_angle,
    note_size,
    notes_at,
    paint,
)
from components.charts.seats.layout import print_
from components.charts.seats.stage import stage
from components.charts.shared.tally import doubts, outcomes
from components.dossier import Dossier
from components.dossier.defaults import key_vote
from components.graphic.metrics import hover_text
from components.query.citations import says_who, tip_of
from components.query.records import by_id
from components.query.selection import select
from components.theme import SERIF, TOKENS, Mode, Tokens, plotly_layout
from components.view import View

COLUMNS = [
    "id", "layer", "label", "short", "seats", "share", "first", "tip", "total", "majority",
    "score", "pressure", "notes", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an outcome, in the order in which seats are filled.

    Returns
    -------
    pandas.DataFrame
        ``layer`` names the outcome, ``seats`` and ``first`` say which places of `hemicycle` it
        fills, ``share`` is of all seats; ``total``, ``majority`` (least votes that are more than
        half), ``score`` (votes for and against) and ``notes`` (lines of doubt) repeat on every row.
    """
    key = dossier.votes[dossier.votes["id"] == key_vote(dossier)]
    found = key[key["id"].isin(select(dossier, view.filters).votes["id"])]
    rows: list[dict[str, Any]] = []
    for vote in found.itertuples():
        first = 0
        for outcome, seats in outcomes(vote).items():
            rows.append(_row(dossier, view, vote, outcome, seats, first))
            first += seats
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(
    dossier: Dossier, view: View, vote: Any, outcome: str, seats: int, first: int
) -> dict[str, Any]:
    total = int(vote.seats)
    words = "no source read says" if outcome == "unknown" else outcome
    says = says_who(dossier, "votes").get(vote.id, "")
    sep = ": " if outcome == "unknown" else " "
    title = f"{vote.chamber}: {seats} of {total} seats{sep}{words}"
    event = by_id(dossier, "events").get(vote.event_id)
    return {
        "id": vote.id, "layer": outcome, "label": f"{seats}{sep}{words}",
        "short": words, "seats": seats, "share": f"{100 * seats / total:.1f} %", "first": first,
        "tip": tip_of(title, vote.date_words, says),
        "total": total, "majority": total // 2 + 1, "score": f"{vote.yes}–{vote.no}",
        "pressure": event.pressure if event else "domestic",
        "notes": "\n".join(_notes(dossier, vote)), "selected": vote.event_id in view.event,
    }  # fmt: skip


def _notes(dossier: Dossier, vote: Any) -> list[str]:
    """The caveat of the vote, and one line for each source that qualifies or contradicts it."""
    notes = [vote.caveat] if pd.notna(vote.caveat) else []
    if not (dossier.ballots["vote_id"] == vote.id).any():
        notes.append("No source read gives the factions: seats are filled from the left.")
    return [*notes, *doubts(dossier, "votes", vote.id)]


def describe(frame: Frame, view: View) -> str:
    """Alt text: the outcome, the majority, what is unknown and what is in doubt."""
    if frame.empty:
        return "Nothing is in view: the vote lies outside the filters."
    first = frame.iloc[0]
    by = dict(zip(frame["layer"], frame["seats"], strict=True))
    rest = [f"{n} {o}" for o, n in by.items() if o not in ("for", "against", "unknown")]
    text = (
        f"{first['total']} seats drawn as a half circle of dots: {by['for']} filled for, "
        f"{by['against']} against{''.join(f', {r}' for r in rest)}. "
    )
    if by.get("unknown"):
        text += f"{by['unknown']} are drawn hollow, because no source read says anything of them. "
    margin = by["for"] - first["majority"]
    beyond = f"{margin} more than" if margin > 0 else "as many as" if not margin else "fewer than"
    text += f"A line marks the majority of {first['majority']}; the votes for are {beyond} that. "
    return text + str(first["notes"]).split("\n", maxsplit=1)[0]


def screen(frame: Frame, view: View, *, mode: Mode = "light", narrow: bool = False) -> go.Figure:
    """Plotly figure; the half circle keeps its shape at any width."""
    t = TOKENS[mode]
    measure = 332 if narrow else 620
    notes, bottom = notes_at(frame, measure, note_size(narrow))
    radius = 160 if narrow else 322
    top = 30 if narrow else 36
    axis = {"visible": False, "fixedrange": True, "constrain": "domain"}
    layout = plotly_layout(
        mode,
        height=round(top + radius * (EDGE + 0.02) + bottom) if len(frame) else 120,
        margin={"l": 4, "r": 4, "t": top, "b": round(bottom), "autoexpand": False},
        xaxis={**axis, "range": [-EDGE, EDGE]},
        yaxis={**axis, "range": [-0.02, EDGE], "scaleanchor": "x", "constraintoward": "bottom"},
    )
    traces: list[dict[str, Any]] = []
    if len(frame):
        first = frame.iloc[0]
        traces = _seat_traces(frame, t, size=6.6 if narrow else 12.5)
        if first["selected"]:
            traces.append(_halo(t))
        end = majority_angle(first["total"])
        layout["shapes"] = [
            {"type": "line", "x0": 0.4 * cos(end), "y0": 0.4 * sin(end),
             "x1": EDGE * cos(end), "y1": EDGE * sin(end), "line": {"color": t.ink, "width": 1.5}}
        ]  # fmt: skip
        layout["annotations"] = _annotations(frame, t, notes, narrow)
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def _annotations(frame: Frame, t: Tokens, notes: list[Note], narrow: bool) -> list[dict[str, Any]]:
    first = frame.iloc[0]
    end = majority_angle(first["total"])

    def note(x: float, y: float, text: str, color: str, size: float, **more: Any) -> dict[str, Any]:
        return {"x": x, "y": y, "text": text, "showarrow": False, "borderpad": 0,
                "font": {"color": color, "size": size}, **more}  # fmt: skip

    big = note(0, 0, first["score"], t.ink, 40 if narrow else 72, yanchor="bottom",
               yshift=12 if narrow else 14)  # fmt: skip
    big["font"]["family"] = SERIF
    made = [
        note(EDGE * cos(end), EDGE * sin(end), f"Majority: <b>{first['majority']}</b>", t.ink,
             13 if narrow else 14, yanchor="bottom", yshift=2),
        big,
        note(0, 0, f"of {first['total']} seats", t.muted, 12 if narrow else 14, yanchor="bottom"),
    ]  # fmt: skip
    for m in labels(frame, t, small=narrow):
        text = f"<b>{m['t']}</b>" if m["bold"] else m["t"]
        made.append(
            note(m["x"], 0, text, m["c"], m["size"], yanchor="middle", yshift=-m["dy"] - 4,
                 xanchor=m["align"])
        )  # fmt: skip
    for y, lines, doubt in notes:
        # From the middle by half the measure, so that all notes begin at one edge.
        made.append(
            note(0.0 if narrow else 0.5, 0, "<br>".join(escape(x, quote=False) for x in lines),
                 t.muted if doubt else t.ink, note_size(narrow), xref="paper", yref="paper",
                 xanchor="left", yanchor="top", align="left", xshift=0 if narrow else -310,
                 yshift=-y)
        )  # fmt: skip
    return made


def _seat_traces(frame: Frame, t: Tokens, *, size: float) -> list[dict[str, Any]]:
    traces = []
    for row in frame.itertuples():
        places = hemicycle(row.total)[row.first : row.first + row.seats]
        if not places:
            continue
        fill, edge = paint(row.layer, row.pressure, t)
        traces.append(
            {"type": "scatter", "mode": "markers", "cliponaxis": False, "hoverinfo": "text",
             "x": [x for x, _ in places], "y": [y for _, y in places],
             "hovertext": hover_text(row.tip, letters=44),
             "customdata": [[row.id, "vote"]] * len(places),
             "marker": {"size": size if fill == edge else size - 1.2, "color": fill, "opacity": 1,
                        "line": {"color": edge, "width": 0 if fill == edge else 1.2}},
             "unselected": {"marker": {"opacity": 1}}}
        )  # fmt: skip
    return traces


def _halo(t: Tokens) -> dict[str, Any]:
    arc = [pi * k / 60 for k in range(61)]
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "cliponaxis": False,
        "x": [round(EDGE * cos(a), 4) for a in arc], "y": [round(EDGE * sin(a), 4) for a in arc],
        "line": {"color": t.accent, "width": 4},
    }  # fmt: skip


def title(dossier: Dossier) -> str:
    """The figures of the vote on the law: ``78 for, 21 against, 1 not voting``."""
    return _figures(seats_of(dossier))


def headline(dossier: Dossier) -> str:
    """The same as a sentence that says what is not known."""
    known = seats_of(dossier)
    gap = known.pop("unknown", 0)
    said = _figures(known)
    return f"{said}, and {gap} seats of which no source that we read speaks" if gap else said


def _figures(known: dict[str, int]) -> str:
    if not known:
        return "How each seat voted"
    return ", ".join(f"{n or 'none'} {o}" for o, n in known.items() if n or o == "against")


def seats_of(dossier: Dossier) -> dict[str, int]:
    """Seats by outcome in the vote on the law; empty without one."""
    key = dossier.votes[dossier.votes["id"] == key_vote(dossier)]
    return next((outcomes(vote) for vote in key.itertuples()), {})


CHART = Chart(
    id="seats",
    title=title,
    shows="One dot is one seat. Filled: voted for. Hollow: no source read says.",
    table="votes",
    unit="votes",
    prepare=prepare,
    screen=screen,
    print=print_,
    describe=describe,
    stage=stage,
    columns={"label": "Outcome", "seats": "Seats", "share": "Share of all seats"},
)
