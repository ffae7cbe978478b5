"""How tall a comparison stands in a frame, so that articles can keep room for it."""

from __future__ import annotations

from components.dossier import Dossier
from components.embed import wording
from components.entity.compare.comparisons import Beside, Comparison, beside, cited, key_of
from components.graphic.metrics import width_of, wrap
from components.serving.frame_heights import Heights

#: Frame widths that are measured, and from which name and drawing stand beside each other.
WIDTHS = (240, 280, 320, 360, 400, 480, 560, 640, 719, 720, 800, 900, 1000, 1200)
BREAK = 720
#: Pixels across that name and gap take there; of the sides of the document.
NAME, SIDES = 202, 24
#: A little too much room is seen by nobody, too little by everybody.
SPARE = 24


def heights(comparison: Comparison, dossiers: tuple[Dossier, ...]) -> Heights:
    """Estimate the heights of the document of a comparison."""
    rows = beside(comparison, dossiers)
    return Heights(tuple((w, _height(comparison, rows, w)) for w in WIDTHS))


def _height(comparison: Comparison, rows: list[Beside], width: int) -> int:
    room = width - SIDES
    total = 24.0 + 26 * len(wrap(comparison.title, 21, room, bold=True))
    total += _lines(comparison.note, 15, room, 22) + 12
    signs = sum(width_of(name, 14.5) + 40 for name, _ in key_of(rows))
    total += 24 * (signs // room + 1) + 10
    total += sum(_row(comparison, row, width) for row in rows)
    versions = "; ".join(f"{row.dossier.title}: data version {'0' * 12}" for row in rows)
    return round(total + 60 + _lines(versions, 13, room, 19) + SPARE)


def _row(comparison: Comparison, row: Beside, width: int) -> float:
    wide = width >= BREAK
    room = width - SIDES - (NAME if wide else 0)
    own = _lines(row.found.words if row.found else row.lacks, 15, min(room, 690), 22)
    for strip in row.found.strips if row.found else ():
        own += strip.graphic.height + 10
        if strip.label:
            own += _lines(strip.label, 15, room - 85, 22)
    own += 24 if row.found and comparison.axis else 0
    said = wording.source_line(row.dossier, cited(comparison, row), "en")
    own += _lines(said, 13, min(room, 780), 19) + 8
    return (max(own, 60) if wide else own + 38) + 30


def _lines(text: str, size: float, room: float, line: float) -> float:
    return line * len(wrap(text, size, room)) if text else 0.0
