"""What moved a weighing most, in one line."""

from __future__ import annotations

from components.charts.chart import Frame


def finding(frame: Frame) -> str:
    """The clue that moved the leading explanation most."""
    if frame.empty:
        return "No explanations to weigh"
    moved = frame[frame["layer"] == "clue"]
    if moved.empty:
        return "Nothing is weighed yet"
    most = moved.loc[moved["moved"].abs().idxmax()]
    return f"The clue that moved most: {most['label']} ({most['movement']})"
