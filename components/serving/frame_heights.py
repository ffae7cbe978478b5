"""Frame heights: how tall a document stands at each width, for whoever keeps room for it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

#: Pixels across which a jump is made; heights of which one more or less is seen by nobody.
_JUMP, _NEAR = 0.02, 6


@dataclass(frozen=True)
class Heights:
    """Estimated heights of one document.

    Attributes
    ----------
    steps : tuple of (int, int)
        Frame width and height in pixels, by width.
    """

    steps: tuple[tuple[int, int], ...]

    def at(self, width: int) -> int:
        """Height in a frame of some width."""
        widths = [w for w, _ in self.steps]
        i = bisect_left(widths, width)
        if i == 0:
            return self.steps[0][1]
        if i == len(widths):
            return self.steps[-1][1]
        (w0, h0), (w1, h1) = self.steps[i - 1], self.steps[i]
        return round(h0 + (h1 - h0) * (width - w0) / (w1 - w0))

    def most(self, low: int, high: int) -> int:
        """The most at any width from ``low`` to ``high``."""
        return max(self.at(w) for w in (low, *(w for w, _ in self.steps if low < w < high), high))

    def plus(self, pixels: int) -> Heights:
        """The same with some more room at each width."""
        return Heights(tuple((w, h + pixels) for w, h in self.steps))

    def css(self, *, most: int = 0) -> str:
        """The height as a CSS value, by the width of the container that a frame stands in.

        Parameters
        ----------
        most : int
            The most that it may be, in pixels; 0 for no limit.

        Notes
        -----
        Each rise from one width to the next is a ``clamp`` of its own: their sum is right at every
        width, jumps included.
        """
        steps = _fewer(self.steps)
        parts = [f"{steps[0][1]}px"]
        for (w0, h0), (w1, h1) in pairwise(steps):
            low, top = sorted((0, h1 - h0))
            if low == top:
                continue
            # A jump ends at the width that is first of the other kind, and so do fractions before.
            start, across = (w1 - _JUMP, _JUMP) if w1 - w0 == 1 else (w0, w1 - w0)
            slope = f"{(h1 - h0) / across:.3f}".rstrip("0").rstrip(".")
            parts.append(f"clamp({low}px,{slope}*(100cqw - {start:g}px),{top}px)")
        grown = f"calc({' + '.join(parts)})" if len(parts) > 1 else parts[0]
        return f"min({most}px,{grown})" if most and max(h for _, h in steps) > most else grown

    def written(self) -> str:
        """As ``loader.js`` reads it: ``360:812 624:590``."""
        return " ".join(f"{w}:{h}" for w, h in self.steps)


def _fewer(steps: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Without the steps for which the way from the one before to the one after has room."""
    kept, passed = list(steps[:1]), list(steps[:0])
    for (width, height), (w1, h1) in pairwise(steps[1:]):
        (w0, h0), passed = kept[-1], [*passed, (width, height)]
        spare = [h0 + (h1 - h0) * (w - w0) / (w1 - w0) - h for w, h in passed]
        jumps = w1 - width == 1 or any(w == width - 1 for w, _ in steps)
        if jumps or not 0 <= min(spare) <= max(spare) <= _NEAR:
            kept.append((width, height))
            passed = []
    return (*kept, *steps[1:][-1:])
