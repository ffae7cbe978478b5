"""What the timeline shows, in one line."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.shared.possibly import counted_apart, more, none_held
from components.charts.timeline.density import is_dense, period_of
from components.graphic.layout.crowding import crowded
from components.theme import LANES
from components.wording.counting import counted, spelled
from components.wording.periods import range_words

#: Events below which no stretch of time can be called crowded.
FEW = 12


def finding(frame: Frame) -> str:
    """The months that hold most events; without such, where most of the push came from."""
    if frame.empty:
        return "No event is in view"
    return _counted(frame) if is_dense(frame) else _marked(frame)


@counted_apart("event")
def _marked(frame: Frame) -> str:
    sure = frame[frame["dated"]]
    busy = crowded(list(sure["x"])) if len(sure) >= FEW else None
    # Months that hold all are the whole picture, and a share below a quarter is no crowd.
    if busy and len(sure) / 4 < busy[2] < len(sure):
        low, high, held = busy
        months = (high.year - low.year) * 12 + high.month - low.month + 1
        when = range_words(f"{low:%Y-%m}", f"{high:%Y-%m}")
        stretch = f"{spelled(months)} months, {when}" if months > 1 else f"one month, {when}"
        return f"{held} of {len(sure)} events of known date fall in {stretch}"
    lanes = {lane: int((frame["pressure"] == lane).sum()) for lane in LANES if lane != "none"}
    lane, total = max(lanes, key=lambda name: lanes[name]), counted(len(frame), "event")
    words = f"{LANES[lane][:1].lower()}{LANES[lane][1:]}"
    if not lanes[lane]:
        return f"{total}, no push coded"
    if lanes[lane] == len(frame):
        return f"{total}, {'all ' if len(frame) > 1 else ''}{words}"
    return f"{total}, {lanes[lane]} of them {words}"


def _counted(frame: Frame) -> str:
    """The period that holds most of the counts, or how many are counted."""
    sure, maybe = frame["n"] - frame["maybe"], int(frame["maybe"].sum())
    total, bars = int(sure.sum()), frame["layer"] == "count"
    if not total:
        return none_held("event", maybe)
    held = sure[bars].groupby([frame["first"], frame["last"]]).sum()
    if held.empty or not held.max():
        return f"{counted(total, 'event')}, none of a date that is known closely{more(maybe)}"
    when = period_of(*held.idxmax())[1]
    return f"{held.max()} of {counted(total, 'event')} fall in {when}{more(maybe)}"
