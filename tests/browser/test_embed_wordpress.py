"""A chart in a frame as WordPress leaves it for a site that it does not know.

The page is written from WordPress's protocol: it keeps source, size, title and a secret, allows
scripts and nothing else, takes a height from 200 to 1000 pixels, and follows a link to the frame's
own host of the frame that has the focus. The real one: tests/clients.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.options import EmbedOptions
from components.embed.render import render
from tests.browser.articles import served

_PAGE = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>Post</title><link rel="icon" href="data:,"><body style="margin:0 16px">
<iframe class="wp-embedded-content" sandbox="allow-scripts" title="Chart" data-secret="Ab3"
width="100%" height="300" src="{src}#?secret=Ab3" frameborder="0"></iframe><script>
const followed = [], frame = document.querySelector("iframe");
addEventListener("message", ({{ data, source }}) => {{
  if (!data || data.secret !== "Ab3" || source !== frame.contentWindow) return;
  frame.removeAttribute("style");
  if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value)));
  if (data.message === "link" && new URL(data.value).host === new URL(frame.src).host
      && document.activeElement === frame) followed.push(data.value);
}});
// As TwentyTwentyOne's script keeps every frame in the shape that its attributes have.
let cut = 0;
onresize = () => {{ frame.style.maxHeight = "100px"; cut += 1; }};</script></html>"""
_TALL = "() => Math.ceil(document.documentElement.getBoundingClientRect().height)"


@pytest.mark.parametrize("width", [390, 1280])
def test_heights_and_links(
    new_page: Callable[..., Page],
    dossier: Dossier,
    tmp_path: Path,
    width: int,
) -> None:
    ask = EmbedRequest(dossier.name, "timeline", "html", flags=EmbedOptions(height="short"))
    with served(tmp_path) as charts, served(tmp_path) as paper:
        (tmp_path / "short.html").write_bytes(render(dossier, ask, base_url=charts).body)
        (tmp_path / "post.html").write_text(_PAGE.format(src=f"{charts}/short.html"))
        page = new_page(width=width)
        page.goto(f"{paper}/post.html")
        inside = page.frames[1]
        inside.wait_for_load_state()
        page.wait_for_function("tall => frame.height == tall", arg=inside.evaluate(_TALL))
        box = page.locator("iframe").bounding_box()
        assert box
        assert round(box["height"]) == inside.evaluate(_TALL) <= 600
        page.set_viewport_size({"width": width, "height": 500})
        page.wait_for_function("cut && !frame.style.maxHeight")
        assert page.locator("iframe").bounding_box() == box
        inside.locator("a.X").click()
        page.wait_for_function("followed.length")
        assert page.evaluate("followed") == [charts + ask.replace(height="").path()]
