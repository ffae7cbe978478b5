"""What the ranges say, in words."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.shared.weighed import NOTHING, among
from components.wording.counting import counted


def describe(frame: Frame) -> str:
    """Alt text: where the leader stands, and what moves it furthest."""
    if frame.empty:
        return "There are no rival explanations to weigh."
    first, found = frame.iloc[0], frame[frame["layer"] == "clue"]
    prior, these = frame[frame["layer"] == "prior"].iloc[0], among(first["answers"])
    start = f"Other starting odds alone would put it anywhere in {prior['reach']}."
    if found.empty:
        who = "each leading one" if first["shared"] > 1 else f"“{first['leader']}”"
        return f"{NOTHING} {these} {who} stands at {first['stands']}. {start}"
    after = counted(len(found), "clue")
    text = f"{these} “{first['leader']}” stands at {first['stands']} after {after}. "
    text += f"{start} "
    names = [f"{r.label} ({r.reach})" for r in found.head(2).itertuples()]
    verb = "clue that matters" if len(names) == 1 else "clues that matter"
    text += f"The {verb} most: {' and '.join(names)}."
    flips = int(((found["without"] < 0.5) != (found["base"] < 0.5)).sum())
    if flips:
        text += (
            f" Leaving out any one of {counted(flips, 'clue')} carries it across even odds."
            if flips > 1 else " Leaving out one clue carries it across even odds."
        )  # fmt: skip
    return text
