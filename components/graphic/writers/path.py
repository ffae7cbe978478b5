"""SVG path data, written short.

Coordinates are rounded to a tenth of a pixel. A shape is rounded in its own frame and then moved,
so that the same symbol has the same letters wherever it stands, which compresses to almost
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: Command in capitals (all absolute), and its numbers.
Segment = tuple[str, tuple[float, ...]]


def number(value: float, digits: int = 1) -> str:
    """Shortest decimal: ``0.50`` is ``.5``, ``-0.04`` is ``0``."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = re.sub(r"^(-?)0\.", r"\1.", text)
    return "0" if text in ("-0", "-", "") else text


def _row(numbers: Sequence[str]) -> str:
    """Numbers with as few separators as the grammar of paths needs."""
    out = ""
    for text in numbers:
        out += text if not out or text.startswith("-") else f" {text}"
    return out


def write(shape: Sequence[Segment], dx: float, dy: float) -> str:
    """Write segments, moved by ``dx`` and ``dy``, as short path data.

    The start of each subpath is absolute, the rest relative. What a reader of paths takes for
    granted is left out: a command's letter after one of its kind, the first control point of a
    curve that goes on as the last one ended.
    """
    parts: list[str] = []
    x = y = left = top = 0.0
    for i, (name, numbers) in enumerate(shape):
        if name == "Z":
            parts.append("z")
            x, y = left, top
            continue
        end = (round(numbers[-2], 1), round(numbers[-1], 1))
        if name == "C" and _goes_on(shape[i - 1], numbers[:2], (x, y)):
            name, numbers = "S", numbers[2:]
        if name == "M":
            parts.append("M" + _row([number(numbers[0] + dx), number(numbers[1] + dy)]))
            left, top = end
        elif name == "L":
            parts.append(_line(end[0] - x, end[1] - y))
        elif name == "A":
            row = [number(n) for n in (*numbers[:5], end[0] - x, end[1] - y)]
            parts.append("a" + _row(row))
        else:
            moved = [round(n, 1) - (y if k % 2 else x) for k, n in enumerate(numbers)]
            parts.append(name.lower() + _row([number(n) for n in moved]))
        x, y = end
    return "".join(_once(parts))


def _once(parts: list[str]) -> Iterator[str]:
    """Leave out a command's letter where it is the last one's; of arcs it is kept for readers."""
    last = ""
    for part in parts:
        again = part[0] == last and last in "lcsq"
        last = part[0]
        yield part if not again else part[1:] if part[1] == "-" else f" {part[1:]}"


def _goes_on(last: Segment, control: Sequence[float], start: tuple[float, float]) -> bool:
    """Whether a curve's first control point mirrors the last one's second, to a tenth or so."""
    before = last[1][-4:-2] if last[0] in "CS" else start
    return all(abs(2 * s - b - c) < 0.15 for s, b, c in zip(start, before, control, strict=True))


def _line(dx: float, dy: float) -> str:
    across, down = number(dx), number(dy)
    if down == "0":
        return f"h{across}"
    if across == "0":
        return f"v{down}"
    return "l" + _row([across, down])
