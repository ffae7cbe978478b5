"""The faces of pictures, which are drawn alike on a machine that has no fonts.

Whoever draws imports this. ``components/graphic/fonts`` holds parts of Source Serif and Source Sans
(Latin, Cyrillic, signs) at two weights. Their licence, ``OFL.txt`` there, keeps the name for the
whole: hence ``Own Serif`` and ``Own Sans``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import vl_convert

FOLDER = Path(__file__).parents[1] / "fonts"

# Here, so that no thread draws before they are known.
vl_convert.register_font_directory(str(FOLDER))


@lru_cache(maxsize=8)
def also(folder: str) -> None:
    """Make the faces of another folder known to this process."""
    vl_convert.register_font_directory(folder)
