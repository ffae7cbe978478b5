"""Landmarks: rules across a drawing, and their names staggered above it so that none overlap."""

from __future__ import annotations

from collections.abc import Sequence

from components.graphic.graphic import Graphic, Line, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.layout.lanes import AIR
from components.graphic.layout.time_axis import WIDTH
from components.graphic.metrics import width_of


def draw_landmark(
    s: Graphic,
    x: float,
    y: float,
    bottom: float,
    name: str,
    side: str,
    *,
    size: float,
    color: Ink = Inks.ink,
    share: float = 0.45,
    width: float = 1,
    dash: str = "solid",
    of: str = "",
) -> None:
    """A rule from a name at ``y`` down to ``bottom``; the name stands on a side of it.

    ``of`` is the id of the mark that both belong to.
    """
    s.lines.append(Line(x, y - 7, x, bottom, mix(Inks.ink, share), width, dash, of=of))
    align = "left" if side == "right" else "right"
    s.texts.append(Text(x, y, name, color, size, align, bold=True, gap=5, of=of))


def name_that_fits(label: str, when: str, x: float, *, size: float, room: float = WIDTH) -> str:
    """Name of a landmark at ``x`` pixels: with its date if one side has room for both."""
    space = max(x, room - x) - 2 * AIR
    name = f"{label}, {when}"
    while width_of(name, size, bold=True) > space and len(label) > 1:
        name, label = label, label[:-2].rstrip() + "…"
    return name


def tiers(
    xs: Sequence[float], widths: Sequence[float], *, room: float = WIDTH
) -> list[tuple[int, str]]:
    """Stagger the names of landmarks over the plot so that no two names overlap.

    Parameters
    ----------
    xs : sequence of float
        Pixels at which the rules stand, in rising order.
    widths : sequence of float
        Pixels that the names take.
    room : float
        Width of the plot, pixels.

    Returns
    -------
    list of (int, str)
        Tier (0 is the lowest) and side of the rule on which the name stands. No rule passes
        through a name where that can be helped.
    """
    order = list(range(len(xs)))
    # Names to the right of their rules step down from left to right; where the last of them do not
    # fit at the edge, names to the left step up instead.
    found, clear = _stagger(order[::-1], "right", xs, widths, room)
    if not clear:
        other, clear = _stagger(order, "left", xs, widths, room)
        found = other if clear else found
    return [found[i][:2] for i in order]


Name = tuple[int, str, float, float]


def _stagger(
    order: Sequence[int], first: str, xs: Sequence[float], widths: Sequence[float], room: float
) -> tuple[dict[int, Name], bool]:
    """Place names in this order, each as low as it goes; says whether no rule strikes a name."""
    placed: dict[int, Name] = {}
    clear = True
    for i in order:
        wide = widths[i] + 2 * AIR
        ends = {"right": (xs[i], xs[i] + wide), "left": (xs[i] - wide, xs[i])}
        # The other side only where this one is cut off: a name there lies over rules to come.
        side = next(
            (s for s in sorted(ends, key=lambda s: s != first) if _inside(*ends[s], room)), first
        )
        options = [(tier, side, *ends[side]) for tier in sorted(order)]
        good = [o for o in options if not _meets(xs[i], o, xs, placed)]
        apart = [o for o in options if o[0] not in {p[0] for p in placed.values()}]
        clear = clear and bool(good)
        placed[i] = (good or apart)[0]
    return placed, clear


def _inside(left: float, right: float, room: float) -> bool:
    return left >= 0 and right <= room


def _meets(
    x: float,
    option: Name,
    xs: Sequence[float],
    placed: dict[int, Name],
) -> bool:
    tier, _, left, right = option
    for j, (other, _, start, end) in placed.items():
        if tier == other and left < end and right > start:
            return True
        if other >= tier and left < xs[j] < right:
            return True
        if tier >= other and start < x < end:
            return True
    return False
