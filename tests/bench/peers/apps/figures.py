"""The two charts and the card that all Python peers share. Data: the file that PEER_DATA names."""

import json
import os
from pathlib import Path

import plotly.graph_objects as go

DATA = json.loads(Path(os.environ["PEER_DATA"]).read_text(encoding="utf-8"))
EVENTS, PARTS = DATA["events"], DATA["parts"]
SIDES = DATA["sides"]
COLORS = dict(zip(SIDES, ("#b4450f", "#1769a4", "#4c2a68", "#66635d"), strict=False))
BY_ID = {event["id"]: event for event in EVENTS}


def timeline(sides=(), chosen=""):
    """Every event in the lane of its side, with its span and its name."""
    shown = [e for e in EVENTS if not sides or e["side"] in sides]
    figure = go.Figure()
    for place, side in enumerate(SIDES):
        lane = [e for e in shown if e["side"] == side]
        heights = [place + (k % 9 - 4) * 0.09 for k, _ in enumerate(lane)]
        spans = [
            part
            for e, y in zip(lane, heights, strict=True)
            for part in ((e["start"], y), (e["end"], y), (None, None))
        ]
        figure.add_scatter(
            x=[x for x, _ in spans], y=[y for _, y in spans], mode="lines", hoverinfo="skip",
            line={"color": COLORS[side], "width": 2}, showlegend=False,
        )  # fmt: skip
        figure.add_scatter(
            x=[e["start"] for e in lane], y=heights, mode="markers+text", name=side,
            customdata=[e["id"] for e in lane], text=[e["short"] for e in lane],
            textposition="middle right", hovertext=[e["title"] for e in lane], hoverinfo="text",
            marker={"color": COLORS[side], "size": [18 if e["id"] == chosen else 10 for e in lane]},
        )  # fmt: skip
    figure.update_yaxes(tickvals=list(range(len(SIDES))), ticktext=SIDES, range=[-0.6, 3.6])
    return _framed(figure, 620)


def activity(sides=(), chosen=""):
    """Who took part when: an actor a row, an event a mark."""
    shown = [p for p in PARTS if not sides or p["side"] in sides]
    figure = go.Figure(
        go.Scatter(
            x=[p["start"] for p in shown], y=[p["actor"] for p in shown], mode="markers",
            customdata=[p["id"] for p in shown], hoverinfo="text",
            hovertext=[BY_ID[p["id"]]["title"] for p in shown],
            marker={"color": [COLORS[p["side"]] for p in shown],
                    "size": [18 if p["id"] == chosen else 9 for p in shown]},
        )
    )  # fmt: skip
    figure.update_yaxes(categoryorder="array", categoryarray=DATA["actors"][::-1])
    return _framed(figure, 620)


def card(chosen):
    """The chosen event in Markdown, with who says so."""
    if chosen not in BY_ID:
        return "Choose an event."
    event = BY_ID[chosen]
    says = "\n".join(f"- {line}" for line in event["says"])
    return f"### {event['title']}\n\n{event['when']}\n\n{event['summary']}\n\n{says}"


def _framed(figure, height):
    figure.update_layout(
        height=height, margin={"l": 150, "r": 20, "t": 10, "b": 30}, showlegend=False,
        clickmode="event+select", dragmode=False, template="plotly_white",
    )  # fmt: skip
    return figure
