"""What the seats show, in one line."""

from __future__ import annotations

from components.charts.chart import Frame
from components.query.vote_count import UNKNOWN
from components.query.vote_weights import lowered


def finding(frame: Frame) -> str:
    """For, against, how it ended, and of how many seats nothing is known."""
    if frame.empty:
        return "No vote is in view"
    by, first = dict(zip(frame["layer"], frame["seats"], strict=True)), frame.iloc[0]
    said = [f"{by[side] or 'none'} {side}" for side in ("for", "against") if side in by]
    said += [lowered(first["by_weight"])] if first["by_weight"] else []
    said += [first["verdict"]] if first["verdict"] else []
    if gap := by.get(UNKNOWN, 0):
        said.append(f"{gap} of {first['whole']} unknown")
    return ", ".join(said)
