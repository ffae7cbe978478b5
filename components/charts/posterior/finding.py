"""Where a weighing leads, in one line."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.shared.weighed import percent
from components.wording.counting import counted


def finding(frame: Frame) -> str:
    """Which explanation leads, after how many clues."""
    own = frame[frame["layer"] == "own"]
    if own.empty:
        return "No explanations to weigh"
    clues = int(own["clues"].iloc[0])
    if not clues:
        return "Nothing is weighed yet"
    lead = own[own["leads"]]
    if lead.empty:
        return f"After {counted(clues, 'clue')} no explanation leads alone"
    share = percent(float(lead["posterior"].iloc[0]))
    return f"After {counted(clues, 'clue')} “{lead['label'].iloc[0]}” leads with {share}"
