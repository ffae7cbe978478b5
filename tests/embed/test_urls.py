"""Thousands of URLs, most of them nonsense, and never a 500.

What is quick (csv, txt, every refusal) is done for real; the pictures are stubs here, and drawn
for random Views in the tests of rendering.
"""

from __future__ import annotations

import asyncio
import os
from urllib.parse import quote

import psutil
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.types import Message

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.options import FORMATS
from components.view.sides import PRESSURES
from components.view.view import KINDS, STAGES, STANCES
from tests.embed.sites import CsvAndTxtReal, site

#: URLs a batch, and batches; EMBED_URLS asks for more.
BATCH = 25
BATCHES = int(os.environ.get("EMBED_URLS", "2000")) // BATCH

KEYS = (
    "pressure", "time", "sure", "actor", "stage", "kind", "stance", "q", "event", "theme", "plain",
    "transparent", "title", "static", "lang", "width", "scale", "v", "childId", "utm_source", "url",
    "format", "maxwidth", "maxheight", "weigh", "rival", "",
)  # fmt: skip
VALUES = (
    *PRESSURES, *STAGES, *KINDS, *STANCES, "dark", "light", "off", "on", "1", "0",
    "2003-10..2004-04", "..2003", "2005..", "2003", "2004..2003", "certainly", "2003-13",
    "firestone", "mizulina", "duma-353-0", "-1", "99999999999", "0", "640", "3", "0123456789ab",
    "<script>alert(1)</script>", "=1+1", "'\"--", "\x00", "\r\nX-Evil: 1", "\u202eabc", "%",
    "a" * 200, "russia", "~", "..", "xml", "http://t/timeline", "javascript:alert(1)",
    "http://t/embed/russia-2003/tier.png", "/embed/russia-2003/timeline.html?v=0123456789ab",
    "http://[", "//evil.example/timeline",
)  # fmt: skip

anything = st.text(st.characters(codec="utf-8"), max_size=12)
raw = st.binary(max_size=8).map(lambda b: "".join(f"%{x:02X}" for x in b))
value = (
    st.one_of(
        st.lists(st.sampled_from(VALUES), min_size=1, max_size=3).map("~".join), anything
    ).map(lambda text: quote(text, safe="~.="))
    | raw
)
pair = st.builds(lambda k, v: f"{k}={v}", st.sampled_from(KEYS) | anything.map(quote), value)
#: What is right, so that not all is refused at the door.
right = st.sampled_from(
    ("v=0123456789ab", "theme=dark", "pressure=outside", "time=2003..2004", "width=500",
     "event=duma-353-0", "format=xml", "format=yaml", "url=http%3A%2F%2Ft%2Ftimeline",
     "url=%2Fembed%2Frussia-2003%2Ftier.svg", "maxwidth=300", "stance=resists", "q=duma")
)  # fmt: skip
query = st.lists(right | pair, max_size=5).map("&".join) | raw
path = st.one_of(
    st.builds(
        lambda chart, format: f"/embed/russia-2003/{chart}.{format}",
        st.sampled_from((*CHARTS, "nix")), st.sampled_from((*FORMATS, "csv", "txt", "exe", "HTML")),
    ),
    st.sampled_from(("/oembed", "/embed/loader.js", "/embed/", "/embed/russia-2003/")),
    st.builds(lambda a, b: f"/embed/{a}/{b}", anything, anything),
)  # fmt: skip
header = st.fixed_dictionaries(
    {},
    optional={
        "accept-encoding": st.sampled_from(("gzip", "br", "gzip;q=0, *", ";;q=,", "x" * 50)),
        "if-none-match": st.sampled_from(("*", '"x"', "W/", '"', "\xff")),
        "host": st.sampled_from(("t", "evil.example", "a b", "", "<script>", "[::1]:80", "x:y")),
    },
)
method = st.sampled_from(("GET", "GET", "GET", "HEAD", "OPTIONS"))
request = st.tuples(method, path, query, header)
#: Rarely hit upon by chance: all is right but the format.
yaml = st.tuples(method, st.just("/oembed"), st.just("url=%2Ftimeline&format=yaml"), header)
requests = st.lists(
    st.one_of(request, request, request, request, request, yaml), min_size=BATCH, max_size=BATCH
)


def test_no_url_breaks_it(dossier: Dossier) -> None:
    app = site(dossier, CsvAndTxtReal(), waiting=64, memory=8 << 20)
    counts: dict[int, int] = {}
    process = psutil.Process()

    async def ask(method: str, path: str, query: str, headers: dict[str, str]) -> None:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive() -> Message:
            for message in asked:
                return message
            await asyncio.Event().wait()  # nobody hangs up
            raise AssertionError

        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": path, "raw_path": quote(path).encode(), "root_path": "",
            "query_string": query.encode(), "server": ("t", 80), "client": ("127.0.0.1", 9),
            "headers": [(k.encode(), v.encode("latin-1")) for k, v in headers.items()],
        }  # fmt: skip
        await app(scope, receive, send)
        start, *rest = sent
        status = start["status"]
        counts[status] = counts.get(status, 0) + 1
        assert status in (200, 204, 304, 400, 404, 410, 414, 501), (method, path, query, headers)
        body = b"".join(m.get("body", b"") for m in rest)
        assert b"Traceback" not in body
        for name, text in start["headers"]:
            assert b"\r" not in text, (name, text)
            assert b"\n" not in text, (name, text)
        kind = dict(start["headers"]).get(b"content-type", b"")
        if status >= 400 and kind.startswith(b"text/html"):
            assert b"<script" not in body

    async def all_of(batch: list[tuple[str, str, str, dict[str, str]]]) -> None:
        for request in batch:
            await ask(*request)

    @settings(max_examples=BATCHES, suppress_health_check=list(HealthCheck))
    @given(requests)
    def throw(batch: list[tuple[str, str, str, dict[str, str]]]) -> None:
        asyncio.run(all_of(batch))

    asyncio.run(ask("GET", "/oembed", "url=%2Ftimeline", {}))  # loads, compresses, fills once
    before = process.memory_info().rss
    throw()
    grown = process.memory_info().rss - before
    # Mostly hypothesis's own notes on what it has tried.
    assert grown < 250 << 20, f"{grown >> 20} MB more"
    assert sum(counts.values()) >= BATCHES * BATCH
    assert {200, 204, 304, 400, 404, 410, 501} <= counts.keys()
    assert counts[200] > BATCHES
    assert app.state.pool.cache.size <= 8 << 20
