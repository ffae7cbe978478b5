"""What the seats show, in one line."""

from __future__ import annotations

from components.charts.chart import Frame


def finding(frame: Frame) -> str:
    """For, against, and of how many seats nothing is known."""
    if frame.empty:
        return "No vote is in view"
    by, total = dict(zip(frame["layer"], frame["seats"], strict=True)), frame["total"].iloc[0]
    said = [f"{by['for']} for", f"{by['against'] or 'none'} against"]
    if gap := by.get("unknown", 0):
        said.append(f"{gap} of {total} seats unknown")
    return ", ".join(said)
