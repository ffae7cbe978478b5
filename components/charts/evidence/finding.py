"""How strong the clues are, in one line."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.shared.possibly import counted_apart
from components.wording.counting import counted


@counted_apart("clue")
def finding(frame: Frame) -> str:
    """How many clues there are, and how many rest on one source alone."""
    if frame.empty:
        return "No clue is in view"
    answers, alone = frame["explanation"].nunique(), frame["sources"].tolist().count(1)
    said = f"{counted(len(frame), 'clue')} on {counted(answers, 'answer')}"
    return f"{said}, {alone or 'none'} of them resting on one source alone"
