"""SVG path data: read, recognised as a circle or a rectangle, and written short.

Coordinates are rounded to a tenth of a pixel. A shape is rounded in its own frame and then moved,
so that the same symbol has the same letters wherever it stands, which compresses to almost
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: Command in capitals (all absolute), and its numbers.
Segment = tuple[str, tuple[float, ...]]

_TOKEN = re.compile(r"([MLHVCSQTAZmlhvcsqtaz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_SIZE = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def segments(data: str) -> list[Segment]:
    """Path data as absolute segments; H and V come as L.

    Raises
    ------
    ValueError
        If numbers are left over or missing.
    """
    found: list[Segment] = []
    x = y = left = top = 0.0
    for command, numbers in _commands(data):
        relative, name = command.islower(), command.upper()
        if name == "Z":
            found.append(("Z", ()))
            x, y = left, top
            continue
        ox, oy = (x, y) if relative else (0.0, 0.0)
        if name == "H":
            x = numbers[0] + ox
            found.append(("L", (x, y)))
        elif name == "V":
            y = numbers[0] + oy
            found.append(("L", (x, y)))
        elif name == "A":
            x, y = numbers[5] + ox, numbers[6] + oy
            found.append(("A", (*numbers[:5], x, y)))
        else:
            moved = tuple(n + (oy if i % 2 else ox) for i, n in enumerate(numbers))
            x, y = moved[-2:]
            found.append((name, moved))
        if name == "M":
            left, top = x, y
    return found


def _commands(data: str) -> list[tuple[str, tuple[float, ...]]]:
    found: list[tuple[str, tuple[float, ...]]] = []
    command = ""
    held: list[float] = []
    for letter, digits in _TOKEN.findall(data):
        if letter:
            if held:
                raise ValueError(f"path data with numbers missing: {data[:40]}")
            command = letter
            if letter in "zZ":
                found.append((letter, ()))
            continue
        held.append(float(digits))
        if not command or command in "zZ":
            raise ValueError(f"path data with numbers left over: {data[:40]}")
        if len(held) == _SIZE[command.upper()]:
            found.append((command, tuple(held)))
            held = []
            command = {"M": "L", "m": "l"}.get(command, command)
    if held:
        raise ValueError(f"path data with numbers missing: {data[:40]}")
    return found


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


def circle_of(shape: Sequence[Segment]) -> tuple[float, float, float] | None:
    """Centre and radius, if the shape is a circle of two half turns."""
    if [name for name, _ in shape if name != "Z"] != ["M", "A", "A"]:
        return None
    (x, y), first, second = (numbers for name, numbers in shape if name != "Z")
    r = first[0]
    ends_meet = abs(second[5] - x) < 0.01 and abs(second[6] - y) < 0.01
    if first[:2] == second[:2] == (r, r) and ends_meet and abs(first[6] - y) < 0.01:
        return (x + first[5]) / 2, y, r
    return None


def rect_of(shape: Sequence[Segment]) -> tuple[float, float, float, float] | None:
    """Left, top, width and height, if the shape is an upright rectangle."""
    if [name for name, _ in shape] != ["M", "L", "L", "L", "Z"]:
        return None
    # Sums of relative steps come back to where they began only nearly.
    corners = [(round(n[0], 6), round(n[1], 6)) for _, n in shape[:4]]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    if (y0, x1, y2, x3) == (y1, x2, y3, x0) or (x0, y1, x2, y3) == (x1, y2, x3, y0):
        return min(x0, x2), min(y0, y2), abs(x2 - x0), abs(y2 - y0)
    return None
