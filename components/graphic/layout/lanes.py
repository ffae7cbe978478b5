"""Rows for marks and labels on an axis of time, so that none overlap.

All is in pixels of the plot; in a wider frame only the gaps grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, floor

from components.graphic.layout.time_axis import WIDTH

#: Pixels: half a mark with air, air beside a label.
HALF, AIR = 8.0, 5.0
#: How many times the rows that are wanted there may be, and the most names among them.
MOST, NAMES = 2, 300


@dataclass(frozen=True)
class Item:
    """What is to be placed in a lane, in pixels; ``label`` and ``note`` are widths, 0 for none.

    ``lines`` is the number of rows that the note takes, ``half`` half the width of the mark,
    ``below`` the rows under a label that it leaves no room for a label in.
    """

    mark: float
    start: float
    end: float
    label: float = 0.0
    note: float = 0.0
    lines: int = 0
    half: float = HALF
    below: int = 0

    @property
    def deep(self) -> int:
        """Rows under that of the mark that the note takes."""
        return self.lines if self.label else max(self.lines - 1, 0)

    @property
    def body(self) -> tuple[float, float]:
        """Left and right end of mark and line."""
        return min(self.start, self.mark - self.half), max(self.end, self.mark + self.half)


@dataclass(frozen=True)
class Place:
    """Row of the mark, and the side of its label.

    The side is "right", "left", "over" (above the line, from the mark to the right), "over-left"
    or "" where there is no label. ``noted`` is False where the label found room, but no note.
    """

    row: int
    side: str
    noted: bool = True


#: Room in a row: how many rows below that of the mark it is, and a bit for each pixel.
Slot = tuple[int, int]
#: Of each row the pixels that are taken, as bits of one number: asked a million times a picture.
Rows = list[int]
Options = list[tuple[str, list[Slot]]]

#: The bit of the left edge: a line or the half of a mark may run over it.
_EDGE = 1000


def _slot(row: int, left: float, right: float) -> Slot:
    start, end = max(floor(left) + _EDGE, 0), max(ceil(right) + _EDGE, 0)
    return row, ((1 << max(end - start, 0)) - 1) << start


def _bare(item: Item) -> Slot:
    """The room of an item without label and note."""
    left, right = item.body
    return _slot(0, left - 2, right + 2)


def _pack(items: Sequence[Options], most: int) -> tuple[list[Place], Rows] | None:
    """Each in the first row that has room; None if that takes more than so many rows."""
    rows: Rows = []
    places = []
    for options in items:
        place = _fit(options, rows, range(len(rows) + 3))
        assert place is not None  # among new rows there is always room
        if len(rows) > most:
            return None
        places.append(place)
    return places, rows


def _heap(items: Sequence[Options], most: int) -> list[Place]:
    """Bare marks in so many rows: where none has room, over others."""
    rows: Rows = [0] * most
    found = (_fit(options, rows, range(most)) for options in items)
    return [place or Place(k % most, "") for k, place in enumerate(found)]


def _fit(options: Options, rows: Rows, among: Iterable[int]) -> Place | None:
    """Take the first place for an item in some rows, or None if they have no room."""
    for row in among:
        for side, slots in options:
            if _free(rows, row, slots):
                for step, room in slots:
                    while len(rows) <= row + step:
                        rows.append(0)
                    rows[row + step] |= room
                return Place(row, side)
    return None


def _free(rows: Rows, row: int, slots: list[Slot]) -> bool:
    for step, room in slots:
        at = row + step
        if at < 0 or (at < len(rows) and rows[at] & room):
            return False
    return True


@lru_cache(maxsize=2048)  # a crowd is packed again and again, into fewer rows
def _options(item: Item, room: float) -> Options:
    """Ways to place an item, best first: side of the label, room taken around the mark's row."""
    left, right = item.body
    bare = _bare(item)
    wide = max(item.label, item.note)
    found = []
    if wide and right + AIR + wide <= room - 4:
        found.append(("right", _beside(item, left, right, 1)))
    if wide and left - AIR - wide >= 4:
        found.append(("left", _beside(item, left, right, -1)))
    if item.label and not item.note and not item.below:
        if item.mark + item.label <= room - 4:
            found.append(("over", [_slot(-1, item.mark - 4, item.mark + item.label + AIR), bare]))
        if item.mark - item.label >= 4:
            found.append(
                ("over-left", [_slot(-1, item.mark - item.label - AIR, item.mark + 4), bare])
            )
    return found or [("", [bare])]


def _beside(item: Item, left: float, right: float, sign: int) -> list[Slot]:
    edge = right if sign > 0 else left

    def slot(row: int, reach: float, near: float) -> Slot:
        far = edge + sign * (AIR + reach + AIR)
        return _slot(row, min(near, far), max(near, far))

    other = left - 2 if sign > 0 else right + 2
    # A note without a label begins in the row of the mark.
    beside = item.label or item.note
    return [
        slot(0, beside, other),
        *(slot(r, item.label, edge) for r in range(1, item.below + 1)),
        *(slot(r, item.note, edge) for r in range(1, item.deep + 1)),
    ]


def arrange(
    items: Sequence[Item],
    lanes: Sequence[str],
    ranks: Sequence[int],
    *,
    rows: int,
    room: float = WIDTH,
) -> list[Place]:
    """Pack items into lanes; labels give way, the least important first, until rows suffice.

    Parameters
    ----------
    items : sequence of Item
        In the order in which they are to be placed.
    lanes : sequence of str
        Lane of each.
    ranks : sequence of int
        Importance of each: 0 keeps its label longest.
    rows : int
        Most rows wanted of all lanes together. Marks are never left out, so there may be more: up
        to `MOST` times as many, in which marks then lie over one another.
    room : float
        Pixels of the plot.

    Returns
    -------
    list of Place
        Place of each item; rows are counted from 0 in each lane.
    """
    inside = {lane: [i for i, n in enumerate(lanes) if n == lane] for lane in dict.fromkeys(lanes)}
    whole = [_options(item, room) for item in items]
    bare: list[Options] = [[("", [_bare(item)])] for item in items]

    def packed(keep: int, most: int) -> Packed:
        found: dict[str, tuple[list[Place], Rows]] = {}
        left = most
        for lane, held in inside.items():
            kept = [whole[i] if ranks[i] < keep else bare[i] for i in held]
            if (lane_of := _pack(kept, left)) is None:
                return None
            found[lane], left = lane_of, left - len(lane_of[1])
        return found

    found: dict[int, Place] = {}
    done = _most_named(packed, min(len(items), NAMES), rows)
    if done is None:
        for held in inside.values():
            deep = max(1, MOST * rows * len(held) // len(items))
            found.update(zip(held, _heap([bare[i] for i in held], deep), strict=True))
    for lane, (places, taken) in (done or {}).items():
        held = inside[lane]
        found.update(zip(held, places, strict=True))
        for i in sorted((i for i in held if ranks[i] < NAMES), key=lambda i: ranks[i]):
            found[i] = _named(items[i], found[i], taken, room)
    return [found[i] for i in range(len(items))]


Packed = dict[str, tuple[list[Place], Rows]] | None


def _most_named(packed: Callable[[int, int], Packed], most: int, rows: int) -> Packed:
    """Lanes with as many names as leave them within so many rows; None if marks alone do not."""
    few, done = 0, packed(0, MOST * rows)
    if done and (whole := packed(most, rows)):
        return whole
    while done and few < most:
        middle = (few + most + 1) // 2
        if better := packed(middle, rows):
            few, done = middle, better
        else:
            most = middle - 1
    return done


def _named(item: Item, place: Place, taken: Rows, room: float) -> Place:
    """Give a mark that lost its label one after all, if some row has a gap that holds both."""
    if place.side or not item.label:
        return place
    _, bare = _bare(item)
    taken[place.row] &= ~bare
    named = replace(item, note=0.0, lines=0)
    if found := _fit(_options(named, room), taken, range(len(taken))):
        return replace(found, noted=not item.note)
    taken[place.row] |= bare
    return place
