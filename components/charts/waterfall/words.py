"""What the steps say, in words."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.shared.weighed import NOTHING, among
from components.charts.waterfall import compare
from components.charts.waterfall.data import compares
from components.wording.counting import counted


def describe(frame: Frame) -> str:
    """Alt text: from where to where, and which clues moved most either way."""
    if frame.empty:
        return "There are no rival explanations to weigh."
    if compares(frame):
        return compare.describe(frame)
    start, end = frame.iloc[0], frame.iloc[-1]
    moved, these = frame[frame["layer"] == "clue"], among(start["answers"])
    if moved.empty:
        if start["shared"] > 1:
            return f"{NOTHING} {these} none leads; the leading ones stand at {start['stands']}."
        return f"{NOTHING} {these} “{start['leader']}” starts ahead, at {start['stands']}."
    text = f"{these} “{start['leader']}” goes from {start['stands']} to {end['stands']} "
    text += f"over {counted(len(moved), 'clue')}."
    if start["shared"] > 1:
        text += f" It shares the first place with {start['shared'] - 1} more."
    up = moved[moved["moved"].round(1) > 0]
    down = moved[moved["moved"].round(1) < 0]
    if len(up):
        best = up.loc[up["moved"].idxmax()]
        text += f" The most for it: {best['label']} ({best['movement']})."
    if len(down):
        worst = down.loc[down["moved"].idxmin()]
        text += f" The most against it: {worst['label']} ({worst['movement']})."
    still = len(moved) - len(up) - len(down)
    if still:
        text += f" {counted(still, 'clue')} moved it hardly or not at all."
    return text
