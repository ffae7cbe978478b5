"""Who pressed whom, in words."""

from __future__ import annotations

from collections import Counter

from components.charts.chart import Frame, case_of
from components.charts.pressure.boomerang import caption
from components.charts.shared.possibly import beside
from components.query.norms import bore
from components.query.records import rows_of
from components.wording.counting import counted, listing

#: How acts are asserted, in a count.
ASSERTED = {
    "stated": "stated by sources",
    "inferred": "inferred by us",
    "self-claimed": "self-claimed",
    "alleged": "alleged",
}


def describe(frame: Frame) -> str:
    """Alt text: how many acts, from where, on whom, how asserted, and the boomerang if in view."""
    rows = rows_of(frame)
    drawn = [row for row in rows if row.layer == "edge"]
    if not drawn:
        return "No act of pressure is in view."
    norms = sum(edge.acts for edge in drawn if edge.norm)
    weighed = bore(norms)
    edges = [edge for edge in drawn if not edge.norm]
    if not edges:
        return f"No act of pressure is in view; {weighed}."
    acts, case = sum(edge.acts for edge in edges), case_of(frame)
    outside = sum(edge.acts for edge in edges if edge.side == "international")
    against = sum(edge.acts for edge in edges if edge.stance == "resists")
    actors = {end for edge in edges for end in (edge.from_actor, edge.to_actor)}
    held = Counter(kind for edge in edges for kind in edge.asserted)
    text = (
        f"{counted(acts, 'act')} of pressure coded among {counted(len(actors), 'actor')}: "
        f"{outside} from outside {case.home}, {acts - outside} from inside; {against} against the "
        "law. "
        f"{listing([f'{held[kind]} {words}' for kind, words in ASSERTED.items() if held[kind]])}."
    )
    text += beside(sum(edge.maybe for edge in edges), "act")
    text += f" Beside these, {weighed}." if norms else ""
    for verb, end in (("Most acts on", "to_name"), ("Most acts by", "from_name")):
        sums: Counter[str] = Counter()
        for edge in edges:
            sums[getattr(edge, end)] += edge.acts
        text += f" {verb}: {listing([f'{name} ({n})' for name, n in sums.most_common(3)])}."
    route = caption(drawn, case)
    return f"{text} {' '.join(route)}" if route else text
