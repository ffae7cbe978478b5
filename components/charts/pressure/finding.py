"""Who pressed whom, in one line."""

from __future__ import annotations

from components.charts.chart import Frame, case_of
from components.charts.shared.possibly import more, none_held
from components.query.records import rows_of
from components.wording.counting import counted


def finding(frame: Frame) -> str:
    """From which side of the border the acts in view came."""
    edges = [row for row in rows_of(frame) if row.layer == "edge" and not row.norm]
    if not edges:
        return "No act of pressure is in view"
    maybe = sum(edge.maybe for edge in edges)
    acts = sum(edge.acts for edge in edges) - maybe
    if not acts:
        return none_held("act of pressure", maybe)
    outside = sum(edge.acts - edge.maybe for edge in edges if edge.side == "international")
    return _whence(acts, outside, case_of(frame).home) + more(maybe)


def _whence(acts: int, outside: int, home: str) -> str:
    total = f"{counted(acts, 'act')} of pressure"
    if not outside:
        return f"{total} in view, {'all ' if acts > 1 else ''}from inside {home}"
    if outside == acts:
        return f"{total} in view, {'all ' if acts > 1 else ''}from outside {home}"
    return f"{outside} of {total} came from outside {home}, {acts - outside} from inside"
