"""On what an answer hangs, in one line."""

from __future__ import annotations

from components.charts.chart import Frame


def finding(frame: Frame) -> str:
    """The clue on which the leading explanation hangs most."""
    if frame.empty:
        return "No explanations to weigh"
    found = frame[frame["layer"] == "clue"]
    if found.empty:
        return "Nothing is weighed yet"
    first = found.iloc[0]
    return f"What matters most to “{first['leader']}”: {first['label']} ({first['reach']})"
