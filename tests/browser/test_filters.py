"""Filters turned in a real browser: shown, counted and kept from page to page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from components.charts import CHARTS
from components.dossier import Dossier
from components.view import View
from tests.browser.harness import goto
from tests.query.test_selection import FROM_ABROAD, from_abroad

MONTHS = "2003-10..2003-12"


def test_filters_are_shown_on_the_next_page_and_none_is_lost(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(), f"{app_url}/timeline")
    pressures = page.locator(".st-key-w-pressure button")
    status = page.locator(".st-key-status")
    pressures.get_by_text("Outside", exact=True).click()
    expect(page).to_have_url(re.compile(r"/timeline\?pressure=outside$"))
    expect(status).to_contain_text("pushed from outside, alone or together")
    counted = re.search(r"\d+ of \d+", status.inner_text())
    assert counted

    page.locator(".st-key-masthead").get_by_text("Law", exact=True).click()
    expect(page).to_have_url(re.compile(r"/law\?pressure=outside$"))
    expect(status).to_contain_text(counted[0])
    # The next choice adds to what the bar shows: a bar that came up empty would lose it.
    pressures.get_by_text("Inside", exact=True).click()
    expect(page).to_have_url(re.compile(r"/law\?pressure=inside(~|%7E)outside$"))
    expect(status).to_contain_text("pushed from inside or from outside, alone or together")
    page.locator(".st-key-w-only label").first.click()
    expect(page).to_have_url(re.compile(r"\?pressure=inside-only(~|%7E)outside-only$"))
    expect(status).to_contain_text("pushed only from inside or only from outside")

    page.go_back()
    expect(page).to_have_url(re.compile(r"\?pressure=inside(~|%7E)outside$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?pressure=outside$"))
    expect(status).to_contain_text(counted[0])
    page.locator(".st-key-reset button").click()
    expect(status).to_contain_text(re.compile(r"(\d+) of \1 events"))
    expect(page).to_have_url(re.compile(r"/(law|timeline)$"))


def cells(table: Locator, head: str) -> list[str]:
    """Texts of the column of that heading."""
    place = [h.strip() for h in table.locator("thead th").all_inner_texts()].index(head)
    rows = table.locator("tbody tr").all()
    return [row.locator("td, th").nth(place).text_content() or "" for row in rows]


def summed(dossier: Dossier) -> set[str]:
    """Rows that sum up what passes between groups, whose acts have rows of their own."""
    frame = CHARTS["pressure"].prepare(dossier, View())
    return set(frame.loc[frame["layer"] == "bundle", "label"])


def test_all_acts_from_abroad_in_three_months_are_shown_on_pressure(
    new_page: Callable[..., Page], app_url: str, dossier: Dossier
) -> None:
    page = goto(new_page(), f"{app_url}/pressure?pressure=outside&time={MONTHS}")
    page.locator(".st-key-tab-pressure").get_by_text("Table", exact=True).click()
    table = page.locator(".st-key-chart-pressure table")
    expect(table).to_be_visible()
    arrows = [
        (label, int(acts), side)
        for label, acts, side in zip(
            *(cells(table, h) for h in ("Actor or group, or who pressed whom", "Acts", "From")),
            strict=True,
        )
        if "→" in label and label not in summed(dossier)
    ]
    assert sum(acts for _, acts, _ in arrows) == len(from_abroad(dossier)) == FROM_ABROAD
    assert {side for _, _, side in arrows} == {"outside"}


def test_all_events_pushed_from_outside_in_three_months_are_on_the_timeline(
    new_page: Callable[..., Page], app_url: str, dossier: Dossier
) -> None:
    events = dossier.events
    within = ~(events["date_to"] < "2003-10-01") & ~(events["date_from"] > "2003-12-31")
    pushed = events[within & events["pressure"].isin(["international", "both"])]
    page = goto(new_page(), f"{app_url}/timeline?pressure=outside&time={MONTHS}")
    middle = (pushed["date_from"] + (pushed["date_to"] - pushed["date_from"]) / 2).fillna(
        pushed["date_from"].fillna(pushed["date_to"])
    )
    likely = int(((middle >= "2003-10-01") & (middle < "2004-01-01")).sum())
    status = page.locator(".st-key-status")
    expect(status).to_contain_text(f"{likely} of {len(events)} events in view")
    expect(status).to_contain_text(f"{len(pushed) - likely} more possibly")
    page.locator(".st-key-tab-timeline").get_by_text("Table", exact=True).click()
    table = page.locator(".st-key-chart-timeline table")
    expect(table).to_be_visible()
    assert sorted(cells(table, "Event")) == sorted(pushed["title"])
    assert set(cells(table, "Pushed from")) == {"outside", "both sides at once"}
    # Every event of an act from abroad is among them, unless it says why it is coded otherwise.
    acts = dossier.pressures.set_index("id").loc[from_abroad(dossier), "event_id"]
    coded = events[events["pressure_reason"].notna()]["id"]
    assert set(acts) <= {*pushed["id"], *coded}


def test_all_acts_from_abroad_in_three_months_are_in_the_embed(
    new_page: Callable[..., Page], app_url: str, dossier: Dossier
) -> None:
    embed = f"{app_url}/embed/russia-2003/pressure"
    page = new_page()
    page.goto(f"{embed}.html?pressure=outside&time={MONTHS}")
    table = page.locator("table")
    heads = ("Actor or group, or who pressed whom", "Acts")
    rows = zip(*(cells(table, head) for head in heads), strict=True)
    between = summed(dossier)
    own = (int(acts) for label, acts in rows if "→" in label and label not in between)
    assert sum(own) == FROM_ABROAD
    expect(page.locator("body")).to_contain_text(
        "In view: pushed from outside, alone or together · October 2003 to December 2003"
    )
    answer = page.request.get(f"{embed}.csv?pressure=outside&time={MONTHS}")
    lines = list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"))))
    edges = [line for line in lines if "→" in line[heads[0]] and line[heads[0]] not in between]
    assert sum(int(line["Acts"]) for line in edges) == FROM_ABROAD
    assert {line["From"] for line in edges} == {"outside"}
