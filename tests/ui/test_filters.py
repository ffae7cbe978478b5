"""Every filter, turned as a reader turns it: widgets, counts, words and URL stay one."""

import re

import pytest
import streamlit as st

from components.dossier import Dossier
from components.ui import filters, state
from components.ui.filters import offered
from components.view.view import KINDS, STAGES, STANCES, View
from tests.ui.reader import ALL, BAR, Reader, expected


@pytest.fixture
def reader() -> Reader:
    return Reader()


def is_at(reader: Reader, dossier: Dossier, view: View) -> None:
    """Whether count and URL say this View."""
    assert dict(reader.at.query_params) == view.params()
    assert reader.count == expected(dossier, view)
    assert ("reset" in reader.buttons) == (view != View())


@pytest.mark.parametrize(
    ("key", "values"),
    [("stage", STAGES), ("kind", KINDS), ("stance", STANCES)],
)
def test_pills(reader: Reader, dossier: Dossier, key: str, values: tuple[str, ...]) -> None:
    for value in values:
        reader.pills(key, value)
        is_at(reader, dossier, View(**{key: (value,)}))  # type: ignore[arg-type]
        assert reader.count == (dossier.events[key] == value).sum()
    reader.pills(key, values[-1], values[0])
    is_at(reader, dossier, View(**{key: (values[0], values[-1])}))  # type: ignore[arg-type]
    # All of them is the same picture as none, and is shown as none.
    reader.pills(key, *values)
    is_at(reader, dossier, View())
    assert reader.widgets == View()
    reader.pills(key, values[0]).pills(key)
    is_at(reader, dossier, View())


@pytest.mark.parametrize(
    ("chips", "only", "pressure", "codes"),
    [
        (["inside"], False, "inside", ["domestic", "both"]),
        (["outside"], False, "outside", ["international", "both"]),
        (["inside"], True, "inside-only", ["domestic"]),
        (["outside"], True, "outside-only", ["international"]),
        (["both"], False, "both", ["both"]),
        (["none"], False, "none", ["none"]),
        (["inside", "outside"], False, "inside~outside", ["domestic", "international", "both"]),
        (["inside", "outside"], True, "inside-only~outside-only", ["domestic", "international"]),
        (["outside", "both"], True, "both~outside-only", ["international", "both"]),
        (["outside", "both"], False, "outside~both", ["international", "both"]),
        (["outside", "none"], False, "outside~none", ["international", "both", "none"]),
    ],
)
def test_who_pushed(
    reader: Reader, dossier: Dossier, chips: list[str], only: bool, pressure: str, codes: list[str]
) -> None:
    reader.pills("pressure", *chips)
    if only:
        reader.toggle("w-only", True)
    is_at(reader, dossier, View(pressure=tuple(pressure.split("~"))))
    assert reader.count == dossier.events["pressure"].isin(codes).sum()
    assert reader.at.pills(key="w-pressure").value == chips
    assert reader.at.toggle(key="w-only").value == only
    assert reader.at.toggle(key="w-only").disabled == (not {"inside", "outside"} & set(chips))
    # No side, and none alone either.
    reader.pills("pressure")
    is_at(reader, dossier, View())
    assert not reader.at.toggle(key="w-only").value


def test_only_holds_for_the_side_that_is_chosen_next(reader: Reader) -> None:
    reader.pills("pressure", "inside").toggle("w-only", True)
    assert "pushed only from inside" in reader.status
    reader.pills("pressure", "inside", "outside", "both")
    assert reader.url == "pressure=both~inside-only~outside-only"
    reader.toggle("w-only", False)
    assert reader.url == "pressure=inside~outside~both"
    assert "pushed from inside or from outside, alone or together" in reader.status
    reader.pills("pressure", "outside").toggle("w-only", True).pills("pressure", "both")
    assert reader.url == "pressure=both"
    assert reader.at.toggle(key="w-only").disabled
    # A link may ask for one side at all and the other alone: what is not touched stays.
    reader.address("pressure=inside~outside-only")
    reader.pills("pressure", "inside", "outside", "both")
    assert reader.url == "pressure=inside~both~outside-only"


def test_who_pushed_at_all_is_everybody(reader: Reader, dossier: Dossier) -> None:
    reader.pills("pressure", "inside", "outside", "none")
    is_at(reader, dossier, View())
    assert reader.widgets == View()
    reader.pills("pressure", "inside", "outside").toggle("w-only", True)
    reader.pills("pressure", "inside", "outside", "both", "none")
    is_at(reader, dossier, View())


def test_the_periods_are_the_cases_own(dossier: Dossier) -> None:
    assert [*offered(dossier)] == [
        "All years", "2000–2002", "2003", "Oct 2003–Apr 2004", "After April 2004",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["2000–2002", "2003", "Oct 2003–Apr 2004", "After April 2004"])
def test_periods_in_one_click(reader: Reader, dossier: Dossier, name: str) -> None:
    reader.pick("period", name)
    is_at(reader, dossier, View(time=offered(dossier)[name]))
    assert 0 < reader.count < len(dossier.events)
    assert reader.at.selectbox(key="w-period").value == name
    reader.pick("period", "All years")
    is_at(reader, dossier, View())


def test_a_period_of_ones_own(reader: Reader, dossier: Dossier) -> None:
    reader.pick("time0", "2003-05")
    is_at(reader, dossier, View(time=("2003-05", None)))
    assert reader.at.selectbox(key="w-period").value == "After April 2003"
    reader.pick("time1", "2003-11")
    is_at(reader, dossier, View(time=("2003-05", "2003-11")))
    assert "May 2003 to November 2003" in reader.status
    reader.pick("time0", None)
    is_at(reader, dossier, View(time=(None, "2003-11")))
    reader.pick("time1", None)
    is_at(reader, dossier, View())
    assert reader.at.selectbox(key="w-period").value == "All years"
    assert len(reader.at.selectbox(key="w-period").options) == len(offered(dossier))


def test_an_end_before_the_beginning_opens_the_other_end(reader: Reader, dossier: Dossier) -> None:
    reader.pick("time0", "2003-05").pick("time1", "2003-04")
    is_at(reader, dossier, View(time=(None, "2003-04")))
    reader.pick("time0", "2004-01")
    is_at(reader, dossier, View(time=("2004-01", None)))


def test_a_month_within_a_year_that_was_chosen_whole(reader: Reader, dossier: Dossier) -> None:
    reader.pick("period", "2003")
    assert reader.widgets.time == ("2003-01", "2003-12")
    reader.pick("time0", "2003-05")
    is_at(reader, dossier, View(time=("2003-05", "2003")))
    assert reader.widgets.time == ("2003-05", "2003-12")
    reader.pick("time1", "2003-06")
    is_at(reader, dossier, View(time=("2003-05", "2003-06")))
    reader.pick("period", "2003").pick("time1", "2003-06")
    is_at(reader, dossier, View(time=("2003", "2003-06")))


def test_only_what_is_certain(reader: Reader, dossier: Dossier) -> None:
    reader.pick("period", "2003")
    possibly = reader.count
    events = dossier.events
    within = (events["date_from"] >= "2003-01-01") & (events["date_to"] <= "2003-12-31")
    start, end = events["date_from"], events["date_to"]
    middle = (start + (end - start) / 2).fillna(start).fillna(end)
    likely = int((within | (middle.dt.year == 2003)).sum())
    assert within.sum() < likely < possibly
    assert reader.status.startswith(f"{likely} of {len(events)} events in view")
    assert f"{possibly - likely} more possibly" in reader.status
    reader.toggle("w-sure", True)
    is_at(reader, dossier, View(time=("2003", "2003"), sure="certainly"))
    assert reader.count == within.sum() < possibly
    assert "possibly" not in reader.status
    assert "only events certainly in the period" in reader.status
    reader.toggle("w-sure", False)
    is_at(reader, dossier, View(time=("2003", "2003")))


def test_actors(reader: Reader, dossier: Dossier) -> None:
    names = dict(zip(dossier.actors["id"], dossier.actors["name"], strict=True))
    counts = []
    for actor in ("firestone", "mizulina"):
        reader.actors(actor)
        is_at(reader, dossier, View(actor=(actor,)))
        assert f"following {names[actor]}" in reader.status
        assert reader.count == len(dossier.events)
        reader.toggle("w-theirs", True)
        is_at(reader, dossier, View(actor=(actor,), only="actor"))
        assert f"only with {names[actor]}" in reader.status
        counts.append(reader.count)
        reader.toggle("w-theirs", False)
    reader.actors("mizulina", "firestone").toggle("w-theirs", True)
    both = tuple(a for a in names if a in ("firestone", "mizulina"))
    is_at(reader, dossier, View(actor=both, only="actor"))
    assert max(counts) <= reader.count <= sum(counts)
    reader.actors()
    is_at(reader, dossier, View())


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("Putin", "Putin"),
        ("  путин\t", "путин"),
        ("(", "("),
        ("<b>*x*</b> $1$ [a](b) ~ &", "<b>*x*</b> $1$ [a](b) ~ &"),
        ("y" * 120, "y" * 100),
    ],
)
def test_text(reader: Reader, dossier: Dossier, text: str, q: str) -> None:
    reader.search(text)
    is_at(reader, dossier, View(q=q))
    assert f"text: “{q}”" in reader.status
    assert reader.widgets.q == q
    reader.search("")
    is_at(reader, dossier, View())


def test_what_a_reader_typed_is_no_markup(reader: Reader) -> None:
    reader.search("*a* <b> $c$ :red[d] [e](f) `g`")
    (said,) = (m.value for m in reader.at.markdown if "in view" in m.value)
    assert r"\*a\* \<b\> \$c\$ \:red\[d\] \[e\]\(f\) \`g\`" in said


def test_a_cases_own_word_is_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(state, "keep", lambda name, _: name)
    monkeypatch.setattr(
        st,
        "pills",
        lambda _, options, *, format_func, **_kw: shown.extend(map(format_func, options)),
    )
    filters._pills("Kind", "kind", ("$a$ :red[b]",), View(), str)
    assert shown == [r"\$a\$ \:red\[b\]"]


def test_filters_add_up_and_reset_drops_them_all(reader: Reader, dossier: Dossier) -> None:
    reader.pills("pressure", "outside")
    outside = reader.count
    reader.actors("firestone").toggle("w-theirs", True)
    assert 0 < reader.count < outside
    reader.pills("stance", "advances").pick("period", "2003").toggle("w-sure", True).search("a")
    is_at(
        reader,
        dossier,
        View(
            pressure=("outside",), actor=("firestone",), only="actor", stance=("advances",),
            time=("2003", "2003"), sure="certainly", q="a",
        ),
    )  # fmt: skip
    reader.click("reset")
    is_at(reader, dossier, View())
    assert reader.widgets == View()
    assert reader.url == ""


def test_reset_closes_the_card_too(reader: Reader, dossier: Dossier) -> None:
    reader.pills("kind", "law").pick("event", "law-signed").click("reset")
    is_at(reader, dossier, View())
    assert reader.at.selectbox(key="w-event").value is None


def test_the_story_takes_the_view_along() -> None:
    reader = Reader("", "pressure=outside")
    ways = re.findall(r"<a href='([a-z-]+\?[^']*)'>(\w+)</a>", reader.html)
    assert ways == [
        ("timeline?pressure=outside", "Explore"),
        ("embed-builder?pressure=outside", "Embed"),
        ("teach?pressure=outside", "Teach"),
    ]


def test_filters_hidden_away_are_counted(reader: Reader) -> None:
    def label() -> str:
        return str(reader.at.get("popover")[0].proto.popover.label)

    assert label() == "More filters"
    reader.pills("stage", "drafting")
    assert label() == "More filters (1)"
    reader.pills("kind", "law").pills("stance", "neutral")
    assert label() == "More filters (3)"
    assert reader.at.toggle(key="w-sure").disabled  # without a period there is nothing to it
    reader.pick("period", "2003").toggle("w-sure", True)
    assert label() == "More filters (4)"
    reader.pick("period", "All years")
    assert label() == "More filters (3)"
    reader.click("reset")
    assert label() == "More filters"


@pytest.mark.parametrize("path", ALL, ids=lambda p: p or "story")
def test_nothing_in_view_and_the_way_back(dossier: Dossier, path: str) -> None:
    reader = Reader(path, "q=no such words")
    if path in BAR:
        assert reader.count == 0
    if path in ("timeline", "pressure", "law"):
        assert "in this view" in reader.html
    ways = [b for b in reader.buttons if b == "reset" or b.startswith("empty-")]
    if path not in ("", "sources", "method", "search", "new"):  # which show everything always
        assert ways
        reader.click(ways[-1])
        assert reader.url == ""
        assert "in this view" not in reader.html
    if path in BAR:
        assert reader.count == len(dossier.events)


FULL = View(
    pressure=("outside",), time=("2003-01", "2004-06"), sure="certainly", actor=("putin",),
    only="actor", kind=("statement",), stance=("advances",), q="a",
)  # fmt: skip


@pytest.mark.parametrize("with_query", [True, False], ids=["by link", "by address"])
def test_filters_go_along_to_every_page(dossier: Dossier, with_query: bool) -> None:
    reader = Reader("timeline", FULL.query().replace("%20", " "))
    is_at(reader, dossier, FULL)
    for path in (*ALL, "timeline"):
        reader.go(path, None if with_query else "")
        own = state.OWN.get(path, ())  # where the address means its own by it, the View keeps it
        shared = {k: v for k, v in FULL.params().items() if k not in own}
        assert {k: v for k, v in dict(reader.at.query_params).items() if k not in own} == shared
        if path in BAR:
            is_at(reader, dossier, FULL)
            assert reader.widgets == FULL
    # And what is changed there is changed here.
    reader.go("law").pills("kind").go("pressure").actors().go("timeline")
    is_at(reader, dossier, FULL.replace(kind=(), actor=(), only=""))
