"""A reader at the app, without a browser: opens pages, turns filters, and reads what it says."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from components.dossier import Dossier
from components.query.selection import select
from components.ui import cache
from components.ui.openings import opening
from components.ui.shell import PAGES
from components.view import View
from components.view.sides import SIDES, canonical

ROOT = Path(__file__).parents[2]

# Every session would look for components through all that is installed, which takes longer than
# most pages.
manifest_scanner.scan_component_manifests = lru_cache(manifest_scanner.scan_component_manifests)

#: What stands on each page, by its path.
SCRIPT = {p.path: (ROOT / "pages" / p.file).read_text(encoding="utf-8") for p in PAGES}
ALL = tuple(SCRIPT)
#: Pages with the filter bar, pages with the card of what is chosen, and the charts of each.
BAR = tuple(p for p in ALL if p and opening(p, cache.dossier()).bar)
CARD = tuple(p for p, text in SCRIPT.items() if "card(scene)" in text)
DRAWN = {p: re.findall(r'chart\.show\(\s*"([a-z-]+)"', text) for p, text in SCRIPT.items()}


class Reader:
    """One session; after every step the page has been drawn without an exception."""

    def __init__(self, path: str = "timeline", query: str = "", *, theme: str = "light") -> None:
        self.at = AppTest.from_file(ROOT / "pages/explorer.py", default_timeout=30)
        self.at.context = {"theme": theme}
        self.path = ""
        if path:
            # A session learns its pages in its first run, which is not the one that is looked at.
            self.at.run()
            self._switch(path)
            self._forget()
        self.address(query)

    def _switch(self, path: str) -> None:
        self.path = path
        self.at.switch_page(next(p.file for p in PAGES if p.path == path))

    def _forget(self) -> None:
        for key in ("view", "view_url", "view_page", "view_dropped"):
            with suppress(KeyError):
                del self.at.session_state[key]

    # What a reader does.

    def run(self) -> Reader:
        self.at.run()
        assert [e.message for e in self.at.exception] == [], f"/{self.path}?{self.url}"
        return self

    def address(self, query: str) -> Reader:
        """Open this page with another query: by typing, by a link, or by Back and Forward."""
        self.at.query_params = {}
        for key, value in parse_qsl(query, keep_blank_values=True):
            before = self.at.query_params.get(key, [])
            self.at.query_params[key] = [*before, value]
        return self.run()

    def go(self, path: str, query: str | None = None) -> Reader:
        """Open another page; with the masthead's link it takes the query along."""
        self._switch(path)
        return self.run() if query is None else self.address(query)

    def pills(self, key: str, *values: str) -> Reader:
        self.at.pills(key=f"w-{key}").set_value(list(values))
        return self.run()

    def pick(self, key: str, value: str | None) -> Reader:
        self.at.selectbox(key=f"w-{key}").set_value(value)
        return self.run()

    def actors(self, *ids: str) -> Reader:
        self.at.multiselect(key="w-actor").set_value(list(ids))
        return self.run()

    def search(self, text: str) -> Reader:
        self.at.text_input(key="w-q").set_value(text)
        return self.run()

    def toggle(self, key: str, on: bool) -> Reader:
        self.at.toggle(key=key).set_value(on)
        return self.run()

    def click(self, key: str) -> Reader:
        self.at.button(key=key).click()
        return self.run()

    # What a reader sees.

    @property
    def url(self) -> str:
        """The query as the address bar would show it, decoded."""
        found = self.at.query_params
        assert all(isinstance(value, str) for value in found.values()), "each key once"
        return "&".join(f"{key}={value}" for key, value in found.items())

    @property
    def html(self) -> str:
        ours = (part.proto.html_content for part in self.at.get("bidi_component"))
        return "\n".join([*(element.value for element in self.at.html), *ours])

    @property
    def status(self) -> str:
        """The line under the filters, as read."""
        (found,) = (m.value for m in self.at.markdown if "in view" in m.value)
        return re.sub(r"\\(.)", r"\1", found).replace("**", "")

    @property
    def count(self) -> int:
        """Events in view, with those that only may be."""
        found = re.match(r"(\d+) of (\d+) events in view", self.status)
        assert found
        assert int(found[2]) == len(cache.dossier().events)
        more = re.search(r"(\d+) more possibly", self.status)
        return int(found[1]) + (int(more[1]) if more else 0)

    @property
    def buttons(self) -> list[str]:
        return [b.key for b in self.at.button if b.key]

    @property
    def charts(self) -> list[str]:
        """Ids of the charts on the page that have a table."""
        keys = [t.key for t in self.at.segmented_control if t.key]
        return [key.removeprefix("tab-") for key in keys if key.startswith("tab-")]

    def tab(self, chart: str, which: str) -> Reader:
        """Turn a chart to its table, or back."""
        self.at.segmented_control(key=f"tab-{chart}").set_value(which)
        return self.run()

    @property
    def linked(self) -> list[dict[str, Any]]:
        """What the charts on the page, and the card, are told."""
        sent = [element.proto for element in self.at.get("bidi_component")]
        return [json.loads(proto.json) for proto in sent if proto.component_name == "linked"]

    @property
    def plots(self) -> dict[str, dict[str, Any]]:
        """What each chart on the page is told, by its id."""
        return {told["chart"]: told for told in self.linked if told["part"] == "chart"}

    @property
    def card(self) -> dict[str, Any]:
        """What the card is told."""
        (found,) = (told for told in self.linked if told["part"] == "card")
        return found

    @property
    def widgets(self) -> View:
        """The View as the widgets show it (periods by month where no preset fits)."""
        at = self.at
        months = (at.selectbox(key="w-time0").value, at.selectbox(key="w-time1").value)
        return View(
            pressure=canonical(
                f"{chip}-only" if at.toggle(key="w-only").value and chip in SIDES else chip
                for chip in at.pills(key="w-pressure").value or ()
            ),
            time=months,
            sure="certainly" if at.toggle(key="w-sure").value else "possibly",
            actor=tuple(at.multiselect(key="w-actor").value or ()),
            only="actor" if any(t.key == "w-theirs" and t.value for t in at.toggle) else "",
            stage=tuple(at.pills(key="w-stage").value or ()),
            kind=tuple(at.pills(key="w-kind").value or ()),
            stance=tuple(at.pills(key="w-stance").value or ()),
            q=at.text_input(key="w-q").value or "",
        )


def expected(dossier: Dossier, view: View) -> int:
    """How many events a View keeps (tests/test_query.py proves which)."""
    return len(select(dossier, view).events)


def table_rows(html: str) -> list[list[str]]:
    """Cells of the first table with a caption."""
    found = re.search(r"<caption>.*?<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert found
    rows = re.findall(r"<tr>(.*?)</tr>", found[1], re.DOTALL)
    cells = (re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows)
    return [[unescape(re.sub("<[^>]*>", "", cell)) for cell in row] for row in cells]
