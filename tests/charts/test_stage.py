"""Drawings for the projector: whatever the View, all of it can be read from the last row."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.dossier import Dossier
from components.graphic.canvas import STAGE, STAGE_LETTERS
from components.view import View
from tests.charts.making import unreadable, views

STAGED = list(CHARTS)

QUERIES = (
    "", "pressure=outside", "pressure=inside", "time=2003-10..2004-04",
    "time=2000..2003-09",
    "event=duma-353-0", "actor=firestone~putin", "kind=law~vote~bill", "stance=resists",
    "q=nothing-holds-this", "event=firestone-call~marathon-meeting&actor=firestone~paleev",
    "event=ratification-duma-vote",
    "weigh=norm-civilised.422222~us-lowest-tier.142222~act-seats.224122x&rival=us-grants.022222",
)  # fmt: skip


def faults(dossier: Dossier, name: str, view: View) -> list[str]:
    """What the last row could not read, or the pointer could not find."""
    chart = CHARTS[name]
    frame = chart.prepare(dossier, view)
    sketch = chart.stage(frame, view, mode="light")
    width, height = STAGE
    texts = [t.text for t in sketch.texts]
    found = unreadable(sketch.boxes(width), texts, width=width, height=height)
    found += [f"{t.text!r}: {t.size} units" for t in sketch.texts if t.size < STAGE_LETTERS]
    if sketch.height != height:
        found.append(f"{sketch.height} units high")
    scale = (width - sketch.left) / (sketch.high - sketch.low)
    for mark in sketch.marks:
        x, half = sketch.left + (mark.x - sketch.low) * scale, mark.across / 2
        if not (half - 2 <= x <= width - half + 2 and half - 2 <= mark.y <= height - half + 2):
            found.append(f"a mark at {x:.0f}, {mark.y:.0f} is cut off")
        if mark.id is not None and not mark.tip:
            found.append(f"{mark.id} says nothing")
    return found


@pytest.mark.parametrize("name", STAGED)
def test_all_of_it_can_be_read(dossier: Dossier, name: str) -> None:
    scenes = dossier.scenes[dossier.scenes["chart"] == name]["view"].fillna("")
    for query in {*QUERIES, *scenes}:
        view, dropped = View.parse(query, dossier)
        assert not dropped
        assert faults(dossier, name, view) == [], query


@pytest.mark.parametrize("name", STAGED)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_view_can_be_read(dossier: Dossier, name: str, data: st.DataObject) -> None:
    assert faults(dossier, name, data.draw(views(dossier))) == []


@pytest.mark.parametrize("name", STAGED)
def test_a_stage_shows_what_the_chart_shows(dossier: Dossier, name: str) -> None:
    chart = CHARTS[name]
    frame = chart.prepare(dossier, View())
    known = set(frame["id"].dropna().astype(str))
    drawn = {m.id for m in chart.stage(frame, View(), mode="light").marks if m.id is not None}
    assert bool(drawn) == bool(known), "no mark can be pointed at"
    assert drawn <= known
