"""Canvases: the one place that says how wide a drawing is, and what is narrow."""

from __future__ import annotations

#: Units across and down of a drawing for the projector. On the least projector (1024 by 768) a
#: unit is 1.5 pixels, so that letters of 12 units are 18 pixels tall.
STAGE = (640.0, 380.0)
STAGE_LETTERS = 12.0
