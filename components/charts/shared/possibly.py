"""What only may fall in the period of a View: drawn, and no part of a count."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from components.charts.chart import Frame
from components.wording.counting import counted

Words = Callable[[Frame], str]


def _counted(frame: Frame, layers: tuple[str, ...]) -> tuple[int, int]:
    """Rows of the layers, and those of them that only may fall in the period."""
    own = frame[frame["layer"].isin(layers)] if layers else frame
    return len(own), int(own["maybe"].eq(True).sum())


def more(number: int, *, several: bool = False) -> str:
    """``; 3 more possibly``, as the filters say it, ``up to`` it of several; nothing for none."""
    return f"; {'up to ' * several}{number} more possibly" if number else ""


def none_held(unit: str, number: int) -> str:
    """What is found where all in view only may fall in the period."""
    return f"No {unit} lies in the period, {number} possibly"


def counted_apart(unit: str, *layers: str) -> Callable[[Words], Words]:
    """Have a finding made of what lies in the period, and say how much more only may.

    Parameters
    ----------
    unit : str
        What a row counts, singular ("event").
    *layers : str
        The layers whose rows are counted; every one if none is named. The frame's ``maybe`` says
        of each row whether it is more likely to lie before or after the period.
    """

    def told(finding: Words) -> Words:
        @wraps(finding)
        def found(frame: Frame) -> str:
            own, number = _counted(frame, layers)
            if not number:
                return finding(frame)
            if number == own:
                return none_held(unit, number)
            return finding(frame[~frame["maybe"].eq(True)]) + more(number)

        return found

    return told


def told_apart(unit: str, *layers: str) -> Callable[[Words], Words]:
    """Have the words for readers who do not see what is pale say how much that is."""

    def told(describe: Words) -> Words:
        @wraps(describe)
        def said(frame: Frame) -> str:
            return describe(frame) + beside(_counted(frame, layers)[1], unit)

        return said

    return told


def beside(number: int, unit: str) -> str:
    """A sentence on what only may fall in the period; nothing for none."""
    if not number:
        return ""
    lie = "lies" if number == 1 else "lie"
    return f" Of these, {counted(number, unit)} more likely {lie} before or after the period."


def with_possible(number: int, maybe: int, unit: str) -> str:
    """``4 events, 7 possibly``: of so many in view, those that more likely lie beside it apart."""
    return counted(number - maybe, unit) + (f", {maybe} possibly" if maybe else "")
