"""The story in the first HTML: read at once, scripts or not, until the app stands behind it.

The cover lies over the page that Streamlit is still building, with the same words in the same
places, and goes when that page is there; without scripts it stays and is the page.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.address import EmbedOptions, EmbedRequest
from components.embed.render import render
from components.talk.scenes import decisive
from components.ui import hero
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
    if (root.querySelector(".js-plotly-plot .main-svg")) away(); };
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
