"""Canvases: the one place that says how wide a drawing is, and what is narrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

#: Least size of letters on the projector. On the least one (1024 by 768) a drawing is 960 pixels
#: across, a unit of ``STAGE`` 1.69: letters of 15 units are 25.4 pixels, 3.3 % of the height.
STAGE_LETTERS = 15.0


@dataclass(frozen=True)
class Canvas:
    """What a chart is laid out on.

    Attributes
    ----------
    width : float
        Pixels, margins included; what does not wrap or stack by it stretches.
    height : float
        Pixels that the drawing must keep within; 0 where it may be as tall as it needs.
    compact : bool
        Whether only what tells the story is labelled, for charts that have such a form.
    roomy : bool
        Whether it is shown in no less than its width: what is said beside marks may use all of it.
        Else it is an article's, in which one drawing serves from a column to a page.
    """

    width: float
    height: float = 0.0
    compact: bool = False
    roomy: bool = False

    @property
    def narrow(self) -> bool:
        """Whether it is a phone's column."""
        return self.width < NARROW

    @property
    def stage(self) -> bool:
        """Whether it is for the projector: seen from the last row, and of one size."""
        return self.height > 0


#: Widths below this are a phone's.
NARROW = 500

#: A phone's column in an article and in the app, whose pages have wider margins.
PHONE, APP_PHONE = Canvas(360), Canvas(332)
#: The page of the app in a wide window, beside a card.
APP_WIDE = Canvas(840, roomy=True)
#: A column of text, and a whole page.
COLUMN, WIDE = Canvas(640), Canvas(960)
#: The three designs of an embed, by width.
DESIGNS = (PHONE, COLUMN, WIDE)
#: The designs of the app, by how much a window has room for.
Size = Literal["phone", "column", "wide"]
SIZES: Mapping[Size, Canvas] = {"phone": APP_PHONE, "column": COLUMN, "wide": APP_WIDE}
#: The projector.
STAGE = Canvas(568, 337)
