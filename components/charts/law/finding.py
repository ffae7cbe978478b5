"""What became of the draft, in one line."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.shared.possibly import counted_apart
from components.query.records import rows_of
from components.wording.counting import counted, listing


@counted_apart("provision", "provision")
def finding(frame: Frame) -> str:
    """Themes that were drafted and that nothing read of the law holds."""
    rows = rows_of(frame)
    cards = [row for row in rows if row.layer == "provision"]
    if not cards:
        return "No provision is in view"
    gone = [
        row.theme
        for row in rows
        if row.layer == "fate" and str(row.label).startswith("not found in the law")
    ]
    if gone:
        return f"Drafted, but not found in what was read of the law: {listing(gone)}"
    themes = len({card.theme for card in cards})
    return f"{counted(len(cards), 'provision')} under {counted(themes, 'theme')}"
