"""The routes to an outcome, as drawn."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.route import CHART
from components.dossier import Dossier
from components.graphic.canvas import COLUMN, PHONE, Canvas
from components.view import View
from tests.charts.making import unreadable, views, with_tables


def test_arrows_know_how_sure_they_are(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View()).set_index("id")
    rows = {
        "angel-to-evangelicals": ("claimed", "both", 4, True),
        "us-to-mizulina": ("contested", "both", 2, False),
        "norm-on-duma": ("inferred", "international", 1, True),
        "mizulina-repackages": ("stated", "domestic", 1, False),
        "firestone-at-meeting": ("inferred", "both", 2, True),
        "firestone-frames": ("stated", "both", 2, True),
    }
    columns = ["type", "chain", "depth", "leaf"]
    assert {i: tuple(frame.loc[i, columns]) for i in rows} == rows
    assert "†" in frame.loc["us-to-mizulina", "tip"]


def test_a_remark_on_how_an_act_is_coded_does_not_contest_it(dossier: Dossier) -> None:
    """It has a dagger, and is still told by one who claims it for itself."""
    row = CHART.prepare(dossier, View()).set_index("id").loc["angel-to-signatories"]
    assert (row["type"], row["disputed"]) == ("claimed", True)
    cited = dossier.citations.copy()
    own = (cited["table"] == "pressures") & (cited["row_id"] == "angel-to-signatories")
    cited.loc[own & (cited["relation"] == "qualifies"), "relation"] = "conflicts"
    made = CHART.prepare(with_tables(dossier, citations=cited), View()).set_index("id")
    assert made.loc["angel-to-signatories", "type"] == "contested"


def test_acts_of_one_actor_on_another_are_one_arrow(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(outcome="presidential-bill"))
    angel = frame[frame["label"] == "Angel Coalition"]
    reached = sorted(zip(angel["to"], angel["acts"], strict=True))
    assert [n for to, n in reached if to == "Putin"] == [2]
    assert sorted(n for _, n in reached) == [1, 1, 2]
    assert frame["acts"].sum() == 14


def test_describe_counts_what_is_drawn(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    words = CHART.describe(frame)
    starts, arrows = re.findall(r"(\d+) (?:route|arrow)s", words)
    assert (int(starts), int(arrows)) == (int(frame["leaf"].sum()), len(frame))
    assert words.startswith("The vote, 353–0: ")
    assert "2 from inside alone, 3 from outside alone and 7 inside and outside joined" in words
    empty = View(outcome="confiscation-2006")
    assert "no source tells of a step" in CHART.describe(CHART.prepare(dossier, empty))


@pytest.mark.parametrize(
    "outcome",
    [
        "",
        "presidential-bill",
        "revised-bill",
        "protocol-ratified",
        "witness-law",
        "confiscation-2006",
    ],
)
@pytest.mark.parametrize("width", [332, 360, 640, 800, 960, 1180])
def test_no_words_run_over_each_other(dossier: Dossier, outcome: str, width: int) -> None:
    frame = CHART.prepare(dossier, View(outcome=outcome))
    # The screen's design stretches.
    s = CHART.layout(frame, Canvas(width) if width < 480 else COLUMN)
    texts = [t.text for t in s.texts]
    assert unreadable(s.boxes(width), texts, width=width, height=s.height) == []
    assert [t.id for t in s.targets] == frame["event_id"].tolist()


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_view_can_be_drawn(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    assert set(frame["parent"]) <= {"", *frame["id"]}
    assert CHART.describe(frame)
    for canvas in (COLUMN, PHONE):
        assert len(CHART.layout(frame, canvas).targets) == len(frame)
