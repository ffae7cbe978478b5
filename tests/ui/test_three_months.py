"""What pushed from outside in three months: the same rows on pages, in the embed, in its CSV."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.render import render
from components.view import View
from tests.query.test_selection import ASKED, FROM_ABROAD, from_abroad
from tests.ui.reader import Reader

QUERY = "pressure=outside&time=2003-10..2003-12"
HEADS = ("Actor or group, or who pressed whom", "Acts", "From")


def columns(html: str, *heads: str) -> list[tuple[str, ...]]:
    """Cells of these columns of the table, as a page or an embed writes it."""
    (table,) = re.findall(r"<table.*?</table>", html, re.DOTALL)
    head, _, body = table.partition("<tbody")
    named, *rows = (
        [unescape(re.sub("<[^>]*>", "", cell)) for cell in re.split(r"<t[dh]\b[^>]*>", row)[1:]]
        for row in (head, *re.split(r"<tr\b", body)[1:])
    )
    places = [named.index(name) for name in heads]
    return [tuple(row[place] for place in places) for row in rows]


def acts(dossier: Dossier, rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows that are acts: neither actors, nor sums of what passes between groups."""
    frame = CHARTS["pressure"].prepare(dossier, View())
    summed = set(frame.loc[frame["layer"] == "bundle", "label"])
    return [row for row in rows if "→" in row[0] and row[0] not in summed]


def test_all_acts_from_abroad_are_on_the_page_in_the_embed_and_in_its_csv(dossier: Dossier) -> None:
    assert len(from_abroad(dossier)) == FROM_ABROAD
    ask = EmbedRequest(dossier.name, "pressure", "html", view=ASKED)
    embed = render(dossier, ask, base_url="").body.decode()
    assert "pushed from outside, alone or together · October 2003 to December 2003" in embed
    lines = csv.DictReader(
        io.StringIO(
            render(dossier, ask.replace(format="csv"), base_url="").body.decode("utf-8-sig")
        )
    )
    for rows in (
        columns(Reader("pressure", QUERY).tab("pressure", "Table").html, *HEADS),
        columns(embed, *HEADS),
        [tuple(line[head] for head in HEADS) for line in lines],
    ):
        own = acts(dossier, rows)
        assert sum(int(row[1]) for row in own) == FROM_ABROAD
        assert {row[2] for row in own} == {"outside"}


def test_all_events_pushed_from_outside_are_on_the_timeline(dossier: Dossier) -> None:
    events = dossier.events
    within = ~(events["date_to"] < "2003-10-01") & ~(events["date_from"] > "2003-12-31")
    pushed = events[within & events["pressure"].isin(["international", "both"])]
    start, end = pushed["date_from"], pushed["date_to"]
    middle = (start + (end - start) / 2).fillna(start.fillna(end))
    likely = int(((middle >= "2003-10-01") & (middle < "2004-01-01")).sum())
    reader = Reader("timeline", QUERY)
    assert f"{likely} of {len(events)} events in view" in reader.status
    assert f"{len(pushed) - likely} more possibly" in reader.status
    rows = columns(reader.tab("timeline", "Table").html, "Event", "Pushed from")
    assert sorted(title for title, _ in rows) == sorted(pushed["title"])
    assert {side for _, side in rows} == {"outside", "both sides at once"}
    # Every event of an act from abroad is among them, unless it says why it is coded otherwise.
    own = dossier.pressures.set_index("id").loc[from_abroad(dossier), "event_id"]
    coded = events[events["pressure_reason"].notna()]["id"]
    assert set(own) <= {*pushed["id"], *coded}
