"""The page of one row, as a document: all that the dossier holds of it, with its charts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.oembed import discovery_link
from components.embed.options import EmbedOptions
from components.embed.preview import card_path
from components.embed.render import frame_of
from components.embed.since import ATOM
from components.embed.wording import WORDS, cut, explore
from components.entity.facts import Facts, facts
from components.entity.shell import Pages, links, style
from components.graphic.canvas import COLUMN
from components.query import citing
from components.query.entities import KINDS, path_of
from components.serving.responses import CachedResponse, compressed
from components.ui.cards import sources_block
from components.ui.corrected import corrected_block
from components.ui.hero import spine
from components.wording.templates import fill

#: From the page to the app's root.
ROOT = "../"
#: Rows of a list in sight; the rest is folded.
MOST = 12


def asks(dossier: Dossier, kind: str, row_id: str) -> tuple[EmbedRequest, ...]:
    """The charts of a page, as embeds are asked for; the main one first."""
    flags = EmbedOptions(static=True, title=False, plain=True)
    return tuple(
        EmbedRequest(dossier.name, chart, "html", view, flags)
        for chart, view in facts(dossier, kind, row_id).charts
        if not frame_of(dossier, chart, view).empty
    )


def draw(
    dossier: Dossier, kind: str, row_id: str, drawn: Mapping[EmbedRequest, str],
    *, base_url: str, pages: Pages, day: date,
) -> CachedResponse:  # fmt: skip
    """Write the page and make it ready to be sent.

    Parameters
    ----------
    kind, row_id : str
        Of a row that has a page.
    drawn : mapping of EmbedRequest to str
        Each of its charts, with its document; "" where that is not drawn yet.
    base_url : str
        Where the app answers, without a slash at its end.
    pages : tuple of (str, str)
        For the masthead.
    day : datetime.date
        On which it is cited.
    """
    html = document(dossier, kind, row_id, drawn, base_url=base_url, pages=pages, day=day)
    return compressed(html.encode("utf-8"), "text/html; charset=utf-8", "")


def document(
    dossier: Dossier, kind: str, row_id: str, drawn: Mapping[EmbedRequest, str],
    *, base_url: str, pages: Pages, day: date,
) -> str:  # fmt: skip
    """Write the page; see ``draw``."""
    found, own = facts(dossier, kind, row_id), f"{base_url}/{path_of(kind, row_id)}"
    seen = citing.Seen(
        title=found.title, whole=dossier.title, authors=f"{WORDS['en']['maker']} contributors",
        version=dossier.version, url=own, day=day, licence=WORDS["en"]["licence"],
    )  # fmt: skip
    cite = {"text": citing.text(seen), "bibtex": citing.bibtex(seen).strip()}
    return fill(
        "entity/page.html", facts=found, root=ROOT, pages=pages, most=MOST, cite=cite,
        style=style(ROOT), meta=_meta(dossier, kind, row_id, found, list(drawn), base_url),
        language=dossier.case.text("home.language"), ways=_ways(found, list(drawn), pages),
        charts=[_chart(dossier, ask, html) for ask, html in drawn.items()],
        sources=sources_block(dossier, KINDS[kind].table, row_id),
        corrected=corrected_block(dossier, *found.rows),
        spine=Markup(spine(dossier)), version=dossier.version,
    )  # fmt: skip


def _ways(found: Facts, shown: list[EmbedRequest], pages: Pages) -> list[tuple[str, str]]:
    """From here into the explorer, or to the source itself."""
    names = dict(pages)
    ways = [(f"See it under {names[CHARTS[ask.chart].page]}", _explore(ask)) for ask in shown]
    return [*([("Read the source", found.link)] if found.link else []), *ways]


def _explore(ask: EmbedRequest) -> str:
    return ROOT + explore(ask.chart, ask.view, "https://x").removeprefix("https://x/")


def _chart(dossier: Dossier, ask: EmbedRequest, drawn: str) -> dict[str, Any]:
    """A chart with its finding: drawn for light and dark, phone and page, or as a picture."""
    picture = ask.replace(format="svg", width=COLUMN.width)
    return {
        "title": CHARTS[ask.chart].finding(frame_of(dossier, ask.chart, ask.view)),
        "drawn": _inside(drawn) if drawn else "",
        "picture": ROOT + picture.path()[1:],
        "dark": ROOT + picture.replace(theme="dark").path()[1:],
        "document": ROOT + ask.replace(plain=False, static=False, title=True).path()[1:],
        "explore": _explore(ask),
    }


def _inside(written: str) -> Markup:
    """A document as a part of another, whose styles and names it does not touch."""
    css, main = (
        found[1] if (found := re.search(rf"<{tag}>(.*)</{tag}>", written, re.S)) else ""
        for tag in ("style", "main")
    )
    css = css.replace(":root{", ":host{").replace("}html{", "}:host{").replace("}body{", "}.x{")
    main = re.sub(r"<h1 (.*?)</h1>", r"<p \1</p>", main, flags=re.S)
    # Faces are the page's.
    css = re.sub(r";--sans:[^;}]*;--serif:[^;}]*", "", css)
    return Markup(f"<style>{css}</style>{main}")  # as written for an article: escaped there


def _meta(
    dossier: Dossier, kind: str, row_id: str, found: Facts, shown: list[EmbedRequest], base: str
) -> Markup:
    """What link previews, search engines and content systems read."""
    url, about = f"{base}/{path_of(kind, row_id)}", cut(found.description, 200)
    image = base + card_path(dossier.name, kind, row_id)
    graph = {
        "og:type": "article", "og:site_name": "353–0", "og:title": cut(found.title, 120),
        "og:url": url, "og:description": about, "og:image": image, "og:image:width": "1200",
        "og:image:height": "630", "og:image:alt": found.title,
    }  # fmt: skip
    data: dict[str, Any] = {
        "@context": "https://schema.org", "@type": found.schema, "name": found.title,
        "description": about, "url": url, "image": image,
        "subjectOf": {"@type": "Dataset", "name": dossier.title, "url": f"{base}/",
                      "version": dossier.version,
                      "license": "https://creativecommons.org/licenses/by/4.0/"},
    }  # fmt: skip
    # "<" would end the script element from within a text.
    linked = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    discovery = Markup("")
    if shown:
        main = shown[0].replace(plain=False, static=False, title=True)
        discovery = Markup(discovery_link(base + main.path(), title=found.title, base_url=base))
    return Markup("").join((
        links(ROOT),
        fill("ui/head.html", about=about, url=url, graph=graph, feed=f"{base}/{ATOM}",
             linked=Markup(linked), discovery=discovery),
    ))  # fmt: skip
