"""The faces of pictures, which are drawn alike on a machine that has no fonts.

``components/graphic/fonts`` holds parts of Source Serif and Source Sans (Latin, Greek marks,
Cyrillic, signs) at two weights. Their licence, ``OFL.txt`` there, keeps the name for the whole:
hence ``Own Serif`` and ``Own Sans``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import vl_convert

FOLDER = Path(__file__).parents[1] / "fonts"


@lru_cache(maxsize=1)
def ready() -> None:
    """Make the faces known to what draws pictures, once a process."""
    vl_convert.register_font_directory(str(FOLDER))
