"""The questions of some scenes as quizzes for learning platforms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from components.dossier import Dossier
from components.talk.files.quiz.gift import gift
from components.talk.files.quiz.h5p import h5p
from components.talk.files.quiz.items import Item, items
from components.talk.files.quiz.moodle_xml import moodle_xml
from components.talk.files.quiz.qti import qti
from components.talk.scenes import Scene


class Format(NamedTuple):
    """A format of quizzes: its media type, its writer, and whether it can ask without a key."""

    media: str
    write: Callable[[Sequence[Item], str], bytes]
    unkeyed: bool = True


#: Ending of a file -> its format.
FORMATS = {
    "xml": Format("application/xml", moodle_xml),
    "gift": Format("text/plain; charset=utf-8", gift),
    "qti.zip": Format("application/zip", qti),
    "h5p": Format("application/zip", h5p, unkeyed=False),
}


def quiz(
    dossier: Dossier, scenes: Sequence[Scene], ending: str, *, base_url: str = ""
) -> bytes | None:
    """Write what some scenes ask.

    Parameters
    ----------
    ending : str
        One of ``FORMATS``.
    base_url : str
        Where readers reach the app, for links; empty for none.

    Returns
    -------
    bytes or None
        The same for the same input, in any process; None where the scenes ask nothing that the
        format can hold.
    """
    form, asked = FORMATS[ending], items(dossier, scenes, base_url)
    held = [item for item in asked if form.unkeyed or item.right]
    return form.write(held, f"{dossier.title}: quiz") if held else None
