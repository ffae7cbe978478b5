"""The pressure chart in rows, for a phone: one arrow a row, in words."""

from __future__ import annotations

from collections import Counter
from typing import Any

from components.charts.pressure.boomerang import NUMERALS, caption, meaning
from components.dossier.case import Case
from components.graphic.graphic import Graphic, Line, Mark, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import wrap
from components.query.citations import DAGGER
from components.wording.counting import counted

WIDTH, ROW, BAR, MOST = 350.0, 40.0, 16.0, 16
GROUPS = (
    ("Pressed from outside {home}", "international", False),
    ("Pressed from inside {home}", "domestic", False),
    ("Norms that bore on somebody", "international", True),
)


def narrow(edges: list[Any], case: Case, width: float) -> Graphic:
    """Draw the rows for a column ``width`` pixels wide."""
    s = Graphic(low=0, high=min(WIDTH, width), height=0)
    busy: Counter[str] = Counter()
    for edge in edges:
        busy[edge.from_actor] += edge.acts
    edges = sorted(edges, key=lambda edge: (-edge.acts, -busy[edge.from_actor]))
    some = any(edge.selected for edge in edges)
    y = 16.0
    words = caption(edges, case)
    if words is not None:
        for line in wrap(words[0], 15, s.high - 8, bold=True):
            s.texts.append(Text(0, y, line, Inks.ink, 15, bold=True))
            y += 19
        for line in wrap(meaning(case), 12.5, s.high - 8):
            s.texts.append(Text(0, y, line, Inks.muted, 12.5))
            y += 16
        route = sorted((edge for edge in edges if edge.step), key=lambda edge: edge.step)
        y = _rows(s, route, y + 8, some)
    rest = [edge for edge in edges if not edge.step]
    for title, side, norm in GROUPS:
        part = [edge for edge in rest if edge.norm == norm and (norm or edge.side == side)]
        if not part:
            continue
        head = f"{case.fill(title)}: {_acts(part, norm)}"
        s.texts.append(Text(0, y + 4, head, Inks.of(side), 14, bold=True))
        # A handful more is sooner shown than told of.
        most = MOST if len(part) > MOST + 4 else len(part)
        y = _rows(s, part[:most], y + 28, some)
        if part[most:]:
            more = (
                f"and {counted(len(part) - most, 'more pair')}, {_acts(part[most:], norm)}: "
                "see the table"
            )
            s.texts.append(Text(0, y - 2, more, Inks.muted, 12.5, italic=True))
            y += 26
    s.height = max(y, 60.0)
    return s


def _acts(edges: list[Any], norm: bool) -> str:
    return counted(sum(edge.acts for edge in edges), "time" if norm else "act")


def _rows(s: Graphic, part: list[Any], y: float, some: bool) -> float:
    for edge in part:
        faded = some and not edge.selected
        color = mix(Inks.of(edge.side), 0.35 if faded else 1)
        number = f"{NUMERALS[edge.step - 1]} " if edge.step else ""
        label = f"{number}{edge.label}{DAGGER if edge.doubt else ''}"
        lines = wrap(label, 13, s.high - 10, bold=bool(edge.step))
        for line in lines:
            s.texts.append(Text(0, y, line, Inks.ink, 13, bold=bool(edge.step), of=edge.id))
            y += 16
        bar = min(BAR * edge.acts, 150)
        wide = 7 if edge.stance != "resists" else 2
        s.lines.append(Line(2, y + 1, 2 + bar, y + 1, color, wide, of=edge.id))
        if edge.stance == "resists":
            s.lines.append(Line(2, y - 2.5, 2 + bar, y - 2.5, color, 1, of=edge.id))
        mechanisms = edge.mechanisms + (", against the law" if edge.stance == "resists" else "")
        s.texts.append(Text(2 + bar, y + 1, mechanisms, Inks.muted, 12, gap=8, of=edge.id))
        s.marks.append(
            Mark(2 + bar / 2, y + 1, "circle", color, 0, halo=edge.selected, id=edge.id,
                 kind=edge.kind, tip=edge.tip)
        )  # fmt: skip
        y += ROW - 17
    return y + 10
