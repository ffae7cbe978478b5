"""The timeline in words."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.timeline.density import is_dense
from components.graphic.layout.crowding import crowded
from components.theme import LANES
from components.wording.counting import counted, listing
from components.wording.periods import period_words


def describe(frame: Frame) -> str:
    """Say how many events there are, who pushed, when most happened, and what is uncertain."""
    if frame.empty:
        return "No event is in view."
    if is_dense(frame):
        return _counted(frame)
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


def _counted(frame: Frame) -> str:
    """The same of a frame of counts."""
    n, lane = frame["n"], frame["lane"]
    parts = [f"{LANES[k].lower()} {held}" for k in LANES if (held := int(n[lane == k].sum()))]
    said = [f"Timeline of {counted(int(n.sum()), 'event')}, counted by period: {listing(parts)}."]
    bars = frame[frame["layer"] == "count"]
    if len(bars):
        most = bars.loc[bars["n"].idxmax()]
        where = LANES[most["lane"]].lower()
        said.append(f"The largest count is {most['n']}, {where}, {most['date_words']}.")
    marks = frame[frame["layer"] == "landmark"]
    if len(marks):
        names = [f"{r.title} ({r.when})" for r in marks.itertuples()]
        said.append(f"Landmarks: {listing(names, most=8)}.")
    tail = [
        text
        for k, text in (
            (int(n[frame["layer"] == "wider"].sum()), "of no closer date than a period"),
            (int(frame["against"].sum()), "coded as against the law"),
        )
        if k
        for text in [f"{counted(k, 'event')} {text}"]
    ]
    if tail:
        said.append(f"Among them: {listing(tail)}.")
    return " ".join(said)
