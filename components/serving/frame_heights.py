"""Frame heights: how tall a document stands at each width, for whoever keeps room for it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass


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

    def plus(self, pixels: int) -> Heights:
        """The same with some more room at each width."""
        return Heights(tuple((w, h + pixels) for w, h in self.steps))

    def written(self) -> str:
        """As ``loader.js`` reads it: ``360:812 624:590``."""
        return " ".join(f"{w}:{h}" for w, h in self.steps)
