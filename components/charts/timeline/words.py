"""The timeline in words."""

from __future__ import annotations

from components.charts.chart import Frame
from components.graphic.layout.crowding import crowded
from components.theme import LANES
from components.wording.counting import counted, listing
from components.wording.periods import period_words


def describe(frame: Frame) -> str:
    """Say how many events there are, who pushed, when most happened, and what is uncertain."""
    if frame.empty:
        return "No event is in view."
    total = len(frame)
    parts = [
        f"{LANES[lane].lower()} {n}"
        for lane in LANES
        if (n := int((frame["pressure"] == lane).sum()))
    ]
    said = [f"Timeline of {counted(total, 'event')}: {listing(parts)}."]
    sure = frame[frame["dated"]]
    busy = crowded(list(sure["x"]))
    if len(sure) > 1 and busy:
        low, high = (period_words(d.isoformat()[:7]) for d in busy[:2])
        when = f"in {low}" if low == high else f"between {low} and {high}"
        said.append(
            f"Of the {len(sure)} dated within two months, the first is dated "
            f"{sure['when'].iloc[0]}, the last {sure['when'].iloc[-1]}; {busy[2]} "
            f"{'falls' if busy[2] == 1 else 'fall'} {when}."
        )
    marks = frame[frame["layer"] == "landmark"]
    if len(marks):
        names = [f"{r.title} ({r.when})" for r in marks.itertuples()]
        said.append(f"Landmarks: {listing(names, most=8)}.")
    unsure = int((frame["fades_left"] | frame["fades_right"]).sum())
    against = int((frame["stance"] == "resists").sum())
    doubt, maybe = int(frame["doubt"].sum()), int(frame["maybe"].sum())
    tail = [
        text
        for n, text in (
            (maybe, f"{maybe} that more likely {'lies' if maybe == 1 else 'lie'} before or after"),
            (unsure, f"{counted(unsure, 'date')} known on one side only"),
            (against, f"{counted(against, 'event')} coded as against the law"),
            (doubt, f"{counted(doubt, 'event')} on which sources differ"),
        )
        if n
    ]
    if tail:
        said.append(f"Among them: {listing(tail)}.")
    return " ".join(said)
