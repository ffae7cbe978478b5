"""The story in the first HTML: read at once, scripts or not, until the app stands behind it.

The cover lies over the page that Streamlit is still building, with the same words in the same
places, and goes when that page is there; without scripts it stays and is the page.
"""

from __future__ import annotations

import json
import re
import threading
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.address import EmbedOptions, EmbedRequest
from components.embed.oembed import discovery_link
from components.embed.render import render
from components.embed.since import ATOM
from components.talk.scenes import decisive
from components.ui import hero
from components.view import View
from components.wording.templates import fill

_STYLE = Path(__file__).with_name("style.css")

# The cover goes once the page's last words and its chart are there; if no chart comes, soon after.
_GO = """<script>(() => {
  const cover = document.getElementById("cover"), root = document.getElementById("root");
  let late;
  const away = () => { watch.disconnect(); clearTimeout(late); requestAnimationFrame(() => {
    const main = document.querySelector("[data-testid=stMain]");
    if (main) main.scrollTop = cover.scrollTop;
    cover.remove(); }); };
  const look = () => {
    if (!root.querySelector("footer")) return;
    late ??= setTimeout(away, 4000);
    if (root.querySelector(".linked-chart .main-svg")) away(); };
  const watch = new MutationObserver(look);
  watch.observe(root, { childList: true, subtree: true });
})()</script>"""

# Evaluating Streamlit's files would keep the cover from being painted: they wait until it is. A
# tab in the background paints nothing, and waits no longer than that.
_LATER = """<template id="app">{app}</template><script>(() => {{
  const app = document.getElementById("app");
  const go = () => {{ clearTimeout(wait);
    if (app.isConnected) {{ app.remove(); document.head.append(app.content); }} }};
  const wait = setTimeout(go, 1000);
  requestAnimationFrame(() => setTimeout(go));
}})()</script>"""

_picture: dict[str, str] = {}


def draw(dossier: Dossier) -> None:
    """Draw the cover's timeline in a thread; the cover does without until it is there."""
    threading.Thread(target=_draw, args=(dossier,), daemon=True).start()


def _draw(dossier: Dossier) -> None:
    ask = EmbedRequest(
        dossier.name, "timeline", "html", decisive(dossier), EmbedOptions(static=True, title=False)
    )
    written = render(dossier, ask, base_url="").body.decode("utf-8")
    parts = [re.search(rf"<{tag}>(.*)</{tag}>", written, re.S) for tag in ("style", "main")]
    style, main = (p[1] if p else "" for p in parts)
    # The table repeats what the links below lead to, and the page has its own footer.
    drawn = re.sub(r"<(details|footer|h1|p)[ >].*?</\1>", "", main, flags=re.S)
    _picture[dossier.version] = f"<style>{style}</style><div>{drawn}</div>"


def drawn() -> bool:
    """Whether the cover's picture is there."""
    return bool(_picture)


def cover(dossier: Dossier, pages: dict[str, str]) -> str:
    """The cover of "/".

    Parameters
    ----------
    pages : dict of str to str
        Path -> name of every page.

    Returns
    -------
    str
        Goes into the document's body.
    """
    return _cover(dossier, tuple(pages.items()), _picture.get(dossier.version, ""))


def later(app: str) -> str:
    """Have what loads the app take effect once the cover is painted.

    Parameters
    ----------
    app : str
        The elements that do.
    """
    return _LATER.format(app=app)


@lru_cache(maxsize=4)
def _cover(dossier: Dossier, pages: tuple[tuple[str, str], ...], picture: str) -> str:
    style, _, drawn = map(Markup, picture.partition("<div>"))
    return fill(
        "ui/cover.html",
        pages=pages, picture_style=style, picture=drawn,
        style=Markup(_STYLE.read_text(encoding="utf-8")), go=Markup(_GO),
        hero=hero.hero(dossier), surprise=hero.why_it_surprised(dossier),
        charts=[(EmbedRequest(dossier.name, c, "html").path()[1:], chart.heading(dossier).title)
                for c, chart in CHARTS.items()],
    )  # fmt: skip


def head(dossier: Dossier, path: str, title: str, about: str, base_url: str, chart: str) -> str:
    """What link previews, search engines and content systems read.

    Parameters
    ----------
    path, title, about : str
        Of the page.
    base_url : str
        Where the app answers, without a slash at its end.
    chart : str
        The page's main chart, whose picture is the preview.
    """
    url, shown = f"{base_url}/{path}", CHARTS[chart].heading(dossier).title
    png = EmbedRequest(dossier.name, chart, "png", View(), EmbedOptions(width=1200, scale=1))
    image = base_url + png.path()
    graph = {
        "og:type": "website", "og:site_name": "353–0", "og:title": title, "og:url": url,
        "og:description": about, "og:image": image, "og:image:alt": shown,
    }  # fmt: skip
    data = {
        "@context": "https://schema.org", "@type": "Dataset", "name": dossier.title,
        "description": about, "url": base_url + "/", "version": dossier.version,
        "license": "https://creativecommons.org/licenses/by/4.0/", "isAccessibleForFree": True,
        "distribution": [{
            "@type": "DataDownload", "encodingFormat": "application/zip",
            "contentUrl": f"{base_url}/data/{dossier.name}/{dossier.name}.zip",
        }],
    }  # fmt: skip
    # "<" would end the script element from within a text.
    linked = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return fill(
        "ui/head.html",
        about=about, url=url, graph=graph, feed=f"{base_url}/{ATOM}", linked=Markup(linked),
        discovery=Markup(discovery_link(url, title=shown, base_url=base_url)),
    )  # fmt: skip
