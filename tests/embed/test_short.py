"""The short form of an embed: never tall, and it says the finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import short
from components.embed.address import EmbedRequest, parse
from components.embed.heights import heights
from components.embed.render import data_of, frame_of, render
from components.view import View
from tests.charts.making import views

#: Filters that take many words.
LONG = "&pressure=outside&stage=drafting&time=2002-01..2004-06"


def asked(dossier: Dossier, chart: str, query: str = "") -> EmbedRequest:
    ask, dropped = parse(dossier, chart, "html", f"height=short{query}")
    assert not dropped
    return ask


@pytest.mark.parametrize("chart", CHARTS)
def test_it_says_the_finding_and_leads_to_all_of_it(dossier: Dossier, chart: str) -> None:
    ask = asked(dossier, chart)
    text = render(dossier, ask, base_url="https://charts.example").body.decode()
    frame = frame_of(dossier, chart, View())
    assert short.finding(CHARTS[chart], frame, "en").split(" ")[0] in text
    assert f'href="https://charts.example{ask.replace(height="").path()}"' in text
    alone = render(dossier, ask).body.decode()
    assert f'href="{chart}.html"' in alone


@given(width=st.integers(240, 1600), chart=st.sampled_from(list(CHARTS)))
def test_it_is_never_taller_than_a_system_allows(dossier: Dossier, width: int, chart: str) -> None:
    assert heights(dossier, asked(dossier, chart)).at(width) <= short.MOST + 10


@given(data=st.data(), chart=st.sampled_from(list(CHARTS)))
def test_any_view_has_one(dossier: Dossier, data: st.DataObject, chart: str) -> None:
    view = CHARTS[chart].seen(data.draw(views(dossier)))
    ask = EmbedRequest(dossier.name, chart, "html", view).replace(height="short")
    assert b"<main class=Z>" in render(dossier, ask).body


def test_what_is_chosen_and_the_landmarks_come_first(dossier: Dossier) -> None:
    frame, data = (of(dossier, "timeline", View()) for of in (frame_of, data_of))
    marked = dossier.events.loc[dossier.events["landmark"].eq(True), "title"]
    assert {name for name, _ in short.foremost(dossier, frame, data)} <= set(marked)
    other = dossier.events.loc[dossier.events["landmark"].ne(True), "id"].iloc[0]
    frame, data = (of(dossier, "timeline", View(event=(other,))) for of in (frame_of, data_of))
    title = dossier.events.set_index("id").at[other, "title"]
    assert title[:40] in " ".join(name for name, _ in short.foremost(dossier, frame, data))


@pytest.mark.parametrize("query", ["", "&event=duma-353-0", "&time=1900..1901", LONG])
def test_no_chart_is_taller_at_any_width(dossier: Dossier, query: str) -> None:
    """Before it is held to that: what stands below would be cut."""
    for chart in CHARTS:
        ask = asked(dossier, chart, query)
        frame, data = (of(dossier, chart, ask.view) for of in (frame_of, data_of))
        widths = (*range(240, 1000, 20), 479, 1274, 1600)
        assert max(short.heights(dossier, ask, frame, data, widths)) <= short.MOST, chart


def test_other_heights_are_named(dossier: Dossier) -> None:
    ask, dropped = parse(dossier, "tier", "html", "height=tiny")
    assert ask.flags.height == ""
    assert [d.key for d in dropped] == ["height"]
    assert parse(dossier, "tier", "html", "height=full") == (ask, ())
    assert parse(dossier, "tier", "png", "height=short")[0].flags.height == ""
