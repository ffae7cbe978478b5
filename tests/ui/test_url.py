"""The View lives in the URL: opened, shared, gone back to, misspelt."""

import pytest
import streamlit as st

from components.dossier import Dossier
from components.ui import state
from components.view import View
from tests.ui.reader import ALL, BAR, CARD, Reader, expected

EACH = (
    "pressure=outside",
    "pressure=both~inside-only",
    "time=2003-10..2004-04",
    "time=2003-10-05..open",
    "time=2003..2004&sure=certainly",
    "actor=firestone",
    "stage=drafting",
    "kind=law~vote",
    "stance=resists",
    "q=Дума",
    "event=duma-353-0",
)


@pytest.mark.parametrize("query", EACH)
def test_a_link_opens_on_its_view(dossier: Dossier, query: str) -> None:
    view, dropped = View.parse(query, dossier)
    assert dropped == ()
    for path in ("timeline", "law"):
        reader = Reader(path, query)
        assert reader.url == query
        assert reader.count == expected(dossier, view)
        shown = reader.widgets.replace(time=view.time, event=view.event)
        assert shown == view
        assert reader.at.selectbox(key="w-event").value == (view.event[0] if view.event else None)


def test_a_link_may_be_the_first_thing_a_session_sees() -> None:
    reader = Reader("", "pressure=both")
    assert reader.url == "pressure=both"
    assert reader.go("timeline").widgets == View(pressure=("both",))


@pytest.mark.parametrize("path", BAR)
def test_a_link_is_rewritten_in_its_one_form(dossier: Dossier, path: str) -> None:
    reader = Reader(
        path, "event=law-signed&pressure=none~both~both&time=2003..2003&sure=possibly&q= a "
    )
    assert reader.url == "pressure=both~none&time=2003..2003&q=a&event=law-signed"
    assert [w.value for w in reader.at.warning] == []


def test_an_old_link_keeps_its_meaning(dossier: Dossier) -> None:
    reader = Reader("timeline", "pressure=domestic~both~international")
    assert reader.url == "pressure=both~inside-only~outside-only"
    assert [w.value for w in reader.at.warning] == []
    assert reader.count == (dossier.events["pressure"] != "none").sum()
    assert reader.at.pills(key="w-pressure").value == ["inside", "outside", "both"]
    assert reader.at.toggle(key="w-only").value
    reader.address("pressure=international")
    assert reader.url == "pressure=outside-only"
    assert reader.count == (dossier.events["pressure"] == "international").sum()


@pytest.mark.parametrize("path", ALL, ids=lambda p: p or "story")
def test_what_is_not_understood_is_named_and_left_out(dossier: Dossier, path: str) -> None:
    reader = Reader(path, "colour=red&pressure=martian~both&actor=lenin&time=2004..2003")
    (warning,) = (w.value.replace("\\", "") for w in reader.at.warning)
    assert reader.url == "pressure=both"
    for said in (
        "colour=red: no such filter",
        "pressure=martian: no such pressure",
        "actor=lenin: no such actor",
        "time=2004..2003: the period ends before it begins",
    ):
        assert said in warning
    if path in BAR:
        assert reader.count == expected(dossier, View(pressure=("both",)))


def test_the_warning_stays_until_the_view_changes() -> None:
    reader = Reader("timeline", "pressure=martian&kind=law")
    assert len(reader.at.warning) == 1
    reader.run()
    assert len(reader.at.warning) == 1
    reader.go("law")
    assert len(reader.at.warning) == 1
    reader.pills("kind", "vote")
    assert len(reader.at.warning) == 0


def test_a_long_list_of_faults_is_counted() -> None:
    reader = Reader("timeline", "&".join(f"x{i}=1" for i in range(8)))
    (warning,) = (w.value for w in reader.at.warning)
    assert "x4=1" in warning
    assert "x5=1" not in warning
    assert warning.endswith("and 3 more.")


def test_faults_are_no_markup() -> None:
    reader = Reader("timeline", "actor=[a](https://example.org) <b> *c*")
    (warning,) = (w.value for w in reader.at.warning)
    assert r"\[a\]\(https\://example.org\) \<b\> \*c\*" in warning


def test_back_and_forward(dossier: Dossier) -> None:
    reader = Reader()
    reader.pills("pressure", "outside").actors("putin")
    steps = ["", "pressure=outside", "pressure=outside&actor=putin"]
    assert reader.url == steps[2]
    for place in (1, 0, 1, 2, 0):
        view, _ = View.parse(steps[place], dossier)
        reader.address(steps[place])
        assert reader.url == steps[place]
        assert reader.widgets == view
        assert reader.count == expected(dossier, view)


def test_back_to_another_page(dossier: Dossier) -> None:
    reader = Reader("timeline", "pressure=outside")
    reader.go("law").pills("kind", "law")
    assert reader.url == "pressure=outside&kind=law"
    reader.go("timeline", "pressure=outside")
    assert reader.widgets == View(pressure=("outside",))
    assert reader.count == expected(dossier, View(pressure=("outside",)))


def test_two_sessions_know_nothing_of_each_other() -> None:
    one, other = Reader("timeline", "kind=law"), Reader("timeline")
    one.pills("pressure", "both")
    other.pills("pressure", "none")
    assert one.run().url == "pressure=both&kind=law"
    assert other.run().url == "pressure=none"


@pytest.mark.parametrize("path", CARD)
def test_choosing_an_event_is_in_the_url(path: str) -> None:
    reader = Reader(path)
    reader.pick("event", "law-signed")
    assert reader.url == "event=law-signed"
    assert Reader(path, reader.url).at.selectbox(key="w-event").value == "law-signed"
    reader.pick("event", None)
    assert reader.url == ""


def test_two_choices_in_a_row_lose_neither() -> None:
    """The second leaves the browser before the address of the first has come back."""
    reader = Reader("timeline").pills("pressure", "outside")
    assert reader.url == "pressure=outside"
    reader.at.query_params = {}
    reader.pills("stage", "drafting")
    assert reader.url == "pressure=outside&stage=drafting"
    assert reader.address("").url == ""  # and Back still goes back


def test_a_run_that_the_window_asks_for_gives_all_values_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It overtakes the first run in the browser, which would show its widgets empty."""
    given: list[object] = []

    class Session(dict[str, object]):
        def __setitem__(self, key: str, value: object) -> None:
            given.extend([value] if key == "w-period" else [])
            super().__setitem__(key, value)

    monkeypatch.setattr(st, "session_state", Session())
    for said, so_far in (((None, None), 1), ((None, None), 1), ((True, None), 2), ((True, None), 2),
                         ((True, True), 3)):  # fmt: skip
        state.window(*said)
        assert state.keep("w-period", "2003") == "w-period"
        assert given == ["2003"] * so_far
