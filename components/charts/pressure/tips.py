"""What is told of an arc: a title, and a line for each act with who says so."""

from __future__ import annotations

from typing import Any

from components.query.citations import DAGGER

#: Most acts told one by one.
MOST = 6
#: How an act is asserted, where the source does not simply state it.
HEDGES = {
    "self-claimed": "by the actor's own account",
    "alleged": "allegedly",
    "inferred": "our inference",
}


def tip_of_acts(title: str, lines: list[str]) -> str:
    """Title and lines; beyond ``MOST`` the rest is counted."""
    more = [f"And {len(lines) - MOST} more."] if len(lines) > MOST else []
    return "\n".join([title, *lines[:MOST], *more])


def line_of(act: Any, says: str, otherwise: str, *, who: str = "") -> str:
    """One act: when, what and who says so; ``who`` names its actors where the title does not."""
    hedge = f" ({HEDGES[act.assertion]})" if act.assertion in HEDGES else ""
    doubt = f" {DAGGER} {otherwise}." if otherwise else ""
    names = f" {who}." if who else ""
    return (
        f"{act.when[:1].upper()}{act.when[1:]}:{names} {act.summary.rstrip('.')}{hedge}. "
        f"{says or 'No source'}.{doubt}"
    )
