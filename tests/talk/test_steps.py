"""The scenes as steps of a page."""

import re
from html import escape

from components.dossier import Dossier
from components.talk import steps
from components.talk.scenes import authored
from tests.charts.making import with_tables


def test_each_scene_is_a_step_but_what_a_reader_or_class_has_to_judge(dossier: Dossier) -> None:
    told = steps.steps_of(dossier)
    assert [s.scene for s in told] == [
        s for s in authored(dossier) if s.chart not in ("posterior", "waterfall")
    ]
    assert told[3].href == "timeline?time=2000..2003-09&sure=certainly"
    assert told[0].picture == ""


def test_a_dossier_without_scenes_has_a_step_for_each_page_that_shows_something(
    small: Dossier,
) -> None:
    bare = with_tables(small, scenes=small.scenes.iloc[:0])
    for told in (steps.steps_of(bare), steps.read(steps.drawn(bare))):
        assert [step.scene.chart for step in told] == [
            "timeline", "pressure", "seats", "law", "evidence",
        ]  # fmt: skip


def test_a_drawn_step_leads_to_the_events_of_its_marks_and_names_its_sources(
    dossier: Dossier,
) -> None:
    step = next(s for s in steps.steps_of(dossier) if s.scene.chart == "timeline")
    drawn = steps.drawn_step(dossier, step, 7)
    assert drawn.sources.startswith("Sources: ")
    assert drawn.picture.startswith("<style>#step-7{")
    links = re.findall(
        r'<a tabindex=-1 href="timeline\?([^"]*)" aria-label="[^"]+">', drawn.picture
    )
    assert links
    assert all(link.startswith(f"{escape(step.view.query())}&amp;event=") for link in links)
