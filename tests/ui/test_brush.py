"""The strip in which a period is brushed: what the browser is given to draw."""

from components.dossier import Dossier
from components.query.months import months_of
from components.ui.brush import data_of
from components.view import View
from tests.ui.reader import Reader


def test_the_browser_gets_the_months_and_the_window(dossier: Dossier) -> None:
    view = View(time=("2003-10", "2004-03"))
    months = months_of(dossier, view)
    assert months
    data = data_of(months, view)
    low, high = data["window"]
    assert (data["first"] + low) // 12 == 2003
    assert (data["first"] + low) % 12 + 1 == 10
    assert high - low == 5
    assert sum(data["counts"]) + months.unsure == len(dossier.events)
    assert data["months"][9] == "October"


def test_a_period_beside_all_months_is_named_as_such(dossier: Dossier) -> None:
    months = months_of(dossier, View())
    assert months
    for time, words in (
        (("1850", "1851"), "1850–1851: none of these years"),
        (("2099", None), "After 2098: none of these years"),
        (("1850", "1997-01"), ""),
        (("2013-12", None), ""),
        ((None, None), ""),
    ):
        assert data_of(months, View(time=time))["away"] == words


def test_the_timeline_has_one() -> None:
    reader = Reader("timeline", "time=2003-10..2004-03")
    found = [e for e in reader.at.main if e.type == "bidi_component"]
    assert reader.count
    assert len(found) >= 1
