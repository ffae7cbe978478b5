"""What the column and the stage draw alike: boxes, names, bundles and arcs."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from components.charts.pressure.groups import Between
from components.charts.pressure.places import (
    Box,
    End,
    at_left,
    heights,
    inner,
    name_lines,
    node_x,
    run,
)
from components.charts.pressure.plan import Plan
from components.dossier.case import Case
from components.graphic.blocks import centred
from components.graphic.graphic import Curve, Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import Box as Room
from components.graphic.metrics import box as box_of
from components.graphic.metrics import width_of
from components.query.citations import DAGGER
from components.wording.counting import counted

#: Where along an arc its words may stand, the best first.
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
#: Widest arc of an actor: wider, it would touch the numbers above and below its row.
THICK = 5.0
#: Most single arcs that tell their mechanism.
TELLING = 8
#: Least pieces of an arc that are looked at, so that no words are set where it passes, and the
#: pixels down that one may span: a line of letters is taller.
PIECES, SPAN = 48, 8


class Scene(NamedTuple):
    """What is drawn: boxes of groups, arcs of their own, bundles, and the actors by id."""

    boxes: dict[int, Box]
    arcs: list[Any]
    bundles: dict[Between, Any]
    nodes: dict[str, Any]

    @property
    def some(self) -> bool:
        """Whether something is chosen, so that the rest stands back."""
        shown = heights(self.boxes)
        return any(e.open for e in self.arcs) or any(self.nodes[i].open for i in shown)


def draw(s: Graphic, scene: Scene, p: Plan) -> None:
    """Draw boxes, bundles, arcs and actors, from back to front."""
    _grounds(s, scene, p)
    _bundles(s, scene, p)
    curves = _arcs(s, scene, p)
    _actors(s, scene, p)
    _words(s, curves, scene, p)


def _grounds(s: Graphic, scene: Scene, p: Plan) -> None:
    """The ground of each group with its heading, and the border in the gutter."""
    if not scene.boxes:
        return
    found = scene.boxes.values()
    for box in found:
        left = at_left(box.group)
        side, x0, x1 = (
            ("domestic", 0.0, p.edge) if left else ("international", p.width - p.edge, p.width)
        )
        s.rects.append(Rect(x0, x1, box.top, box.bottom, mix(Inks.soft(side), 0.45)))
        x, align = (p.edge, "right") if left else (p.width - p.edge, "left")
        pitch = p.heading * 1.2
        y = box.top + (p.head + (len(box.head) - 1) * pitch) / 2
        s.texts += centred(
            box.head, x, y, Inks.of(side), pitch=pitch, size=p.heading, align=align, bold=True,
            gap=6,
        )  # fmt: skip
    top, bottom = min(b.top for b in found), max(b.bottom for b in found)
    s.lines.append(Line(p.width / 2, top, p.width / 2, bottom, Inks.muted, 1.5, "dot"))


def _bundles(s: Graphic, scene: Scene, p: Plan) -> None:
    """All acts between two groups as one arc, as wide as they are many, with their number."""
    most = max((b.acts for b in scene.bundles.values()), default=0)
    for key, bundle in reversed(list(scene.bundles.items())):
        color = mix(Inks.of(bundle.side), 0.28 if scene.some else 0.4)
        width = p.thin + 8.0 * bundle.acts / max(most, 20)
        size = 8 + width * 1.3
        left, right = at_left(key.start), at_left(key.end)
        x0 = inner(left, p, zone=True)
        x1 = p.edge + size / 2 if right else p.width - p.edge - size / 2
        y0 = scene.boxes[key.start].ports[key, True]
        start = End(y0, left, x0)
        end = End(scene.boxes[key.end].ports[key, False], right, x1)
        dash = "dash" if bundle.stance == "resists" else "solid"
        pieces, at = run(start, end, p, zone=True)
        for points in pieces:
            head = ("left" if right else "right") if points is pieces[-1] else ""
            s.curves.append(Curve(points, color, width, dash, head, size, of=bundle.id))
        x, y = s.curves[at - len(pieces)].at(0.3)
        s.marks.append(
            Mark(x, y, "circle", color, 0, id=bundle.id, kind=bundle.kind, tip=bundle.tip)
        )
        ink = mix(Inks.of(bundle.side), 0.75) if scene.some else Inks.of(bundle.side)
        middle = (p.edge if left else p.width - p.edge) + (x0 - inner(left, p, zone=False)) / 2
        if bundle.norm:
            ring = x0 + (4.0 if left else -4.0)
            s.marks.append(Mark(ring, y0, "circle", color, 8, hollow=True))
        s.texts.append(
            Text(middle, y0, f"{bundle.acts}", ink, p.number, "center", bold=True, of=bundle.id)
        )


def _share(edge: Any, *, some: bool) -> float:
    """How much of its colour an arc shows: the boomerang and what is chosen stand out."""
    if some:
        return 1.0 if edge.open else 0.4
    return 1.0 if edge.step else 0.75 if edge.stance == "resists" else 0.6


def _arcs(s: Graphic, scene: Scene, p: Plan) -> list[tuple[Any, Curve]]:
    """Arcs from actor to actor; returns each with the piece of it that bends."""
    at, some = heights(scene.boxes), scene.some
    lanes: Counter[frozenset[str]] = Counter()
    starts, goals = ({getattr(e, n) for e in scene.arcs} for n in ("from_actor", "to_actor"))
    found = []
    for edge in sorted(scene.arcs, key=lambda e: (e.open, e.step > 0, e.acts)):
        pair = frozenset((edge.from_actor, edge.to_actor))
        color = mix(Inks.of(edge.side), _share(edge, some=some))
        strong = edge.step > 0 or edge.open
        width = min(p.thin + 0.8 * (edge.acts - 1) + (1.4 if strong else 0.0), THICK)
        size = 8 + width * 0.7
        ends = []
        for actor, reach in ((edge.from_actor, 0.0), (edge.to_actor, size / 2)):
            # What comes in lies above what goes out.
            up = (p.beside if reach else -p.beside) if actor in starts & goals else 0.0
            node = scene.nodes[actor]
            left = at_left(node.group)
            away = _dot(node, p) / 2 + 2 + reach
            ends.append(
                End(at[actor] - up, left, node_x(node.group, p) + (away if left else -away))
            )
        pieces, bent_at = run(ends[0], ends[1], p, zone=bool(scene.bundles), lane=lanes[pair])
        lanes[pair] += 1
        dash = "dash" if edge.stance == "resists" else "solid"
        head = "left" if ends[1].left else "right"
        if edge.selected:
            # Not beside the numbers, which it would touch.
            s.curves.append(Curve(pieces[bent_at], Inks.accent, width + 6, of=edge.id))
        curves = [
            Curve(points, color, width, dash, head if points is pieces[-1] else "", size, edge.id)
            for points in pieces
        ]
        s.curves += curves
        bent = curves[bent_at]
        x, y = bent.at(0.4)
        s.marks.append(Mark(x, y, "circle", color, 0, id=edge.id, kind=edge.kind, tip=edge.tip))
        found.append((edge, bent))
    return found


def _dot(node: Any, p: Plan) -> float:
    return float(min(p.least + 2.2 * node.acts**0.5, p.most))


def _actors(s: Graphic, scene: Scene, p: Plan) -> None:
    for actor, y in heights(scene.boxes).items():
        node = scene.nodes[actor]
        left, x = at_left(node.group), node_x(node.group, p)
        color = Inks.of(node.side)
        s.marks.append(
            Mark(x, y, "circle", color, _dot(node, p), hollow=node.norm, halo=node.open,
                 id=node.id, kind=node.kind, tip=node.tip)
        )  # fmt: skip
        s.texts += centred(
            name_lines(node.label, p), x, y, Inks.ink, pitch=p.line, size=p.letters,
            align="right" if left else "left", bold=node.open or p.letters > 13,
            italic=node.unnamed, gap=p.gap + (3 if node.open else 0), of=node.id,
        )  # fmt: skip


def _words(s: Graphic, curves: list[tuple[Any, Curve]], scene: Scene, p: Plan) -> None:
    """Numbers of the boomerang, counts above one and mechanisms, where there is room for them."""
    taken, some = s.boxes(p.width), scene.some
    left = inner(True, p, zone=bool(scene.bundles)) + 3
    free = (left, p.width - left)
    few = sum(e.open if some else e.step > 0 or not scene.bundles for e, _ in curves) <= TELLING
    ranked = sorted(curves, key=lambda c: (not c[0].step, not c[0].open, -c[0].acts))
    under = [_Path(curve) for curve in s.curves]
    for edge, curve in ranked:
        half = p.ring / 2 + 2
        rooms = [(x - half, y - half, x + half, y + half) for x, y in map(curve.at, SHARES)]
        room = _best(rooms, taken, [], free) if edge.step else None
        if room is not None:
            taken.append(room)
            x, y, ink = room[0] + half, room[1] + half, curve.color
            s.marks.append(Mark(x, y, "circle", ink, p.ring, hollow=True))
            s.texts.append(
                Text(x, y, str(edge.step), ink, p.number, "center", bold=True, of=edge.id)
            )
    for edge, curve in ranked:
        words = edge.mechanism if few and (edge.open or not some) else ""
        words += f" ×{edge.acts}" if edge.acts > 1 else ""
        words = words.strip()
        # What stands back needs no sign of doubt.
        words += DAGGER if edge.doubt and (words or edge.open or not some) else ""
        room = _best(_beside(curve, words, p) if words else [], taken, under, free)
        if room is not None:
            taken.append(room)
            x, y = (room[0] + room[2]) / 2, (room[1] + room[3]) / 2
            s.texts.append(Text(x, y, words, curve.color, p.words, "center", bold=True, of=edge.id))


def _beside(curve: Curve, words: str, p: Plan) -> list[Room]:
    """Rooms for words above, below and at both sides of an arc, the best first."""
    half, air = width_of(words, p.words, bold=True) / 2, curve.width / 2 + 3
    rooms = []
    for x, y in map(curve.at, SHARES):
        down = p.words * 0.6 + air
        for dx, dy in ((0.0, -down), (0.0, down), (half + air, 0.0), (-half - air, 0.0)):
            rooms.append(box_of(words, x + dx, y + dy, size=p.words, align="center", bold=True))
    return rooms


def _best(
    rooms: list[Room], taken: list[Room], arcs: list[_Path], free: tuple[float, float]
) -> Room | None:
    """First room within the ends that nothing fills and no arc crosses; None if none is."""
    for room in rooms:
        inside = room[0] > free[0] and room[2] < free[1]
        if inside and not _hits(room, taken) and not any(arc.crosses(room) for arc in arcs):
            return room
    return None


class _Path:
    """A curve as points, with half of its width."""

    def __init__(self, curve: Curve) -> None:
        xs, ys = zip(*curve.points, strict=True)
        pieces = max(PIECES, int((max(ys) - min(ys)) / SPAN))
        self.points, self.half = curve.through(pieces), curve.width / 2 + 1
        self.hull = (min(xs), min(ys), max(xs), max(ys))

    def crosses(self, room: Room) -> bool:
        """Whether it passes through a room."""
        near = self.half
        left, top, right, bottom = room[0] - near, room[1] - near, room[2] + near, room[3] + near
        hull = self.hull
        if left > hull[2] or right < hull[0] or top > hull[3] or bottom < hull[1]:
            return False
        return any(left < x < right and top < y < bottom for x, y in self.points)


def _hits(room: Room, taken: list[Room]) -> bool:
    left, top, right, bottom = room
    return any(left < b[2] and right > b[0] and top < b[3] and bottom > b[1] for b in taken)


def border_words(case: Case) -> str:
    """What the dotted line is."""
    return case.fill("{Home}’s border")


def left_over(edges: list[Any], arcs: list[Any], bundles: list[Any], actors: int) -> str:
    """What found no room, in words; none if all did."""
    acts = sum(e.acts for e in edges) - sum(b.acts for b in bundles)
    held = {id(e) for e in arcs}
    if not bundles:
        acts = sum(e.acts for e in edges if id(e) not in held)
    if acts <= 0:
        return ""
    more = f"{counted(actors, 'more actor')}, " if actors else ""
    return f"and {more}{counted(acts, 'act' if actors else 'more act')}"
