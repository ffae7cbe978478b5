"""What link previews, search engines and content systems read of a page: of exactly its View."""

from __future__ import annotations

import json
from functools import lru_cache

from markupsafe import Markup

from components.charts import CHARTS, PAGES, leading
from components.dossier import Dossier
from components.embed.oembed import discovery_link
from components.embed.preview import card_path
from components.embed.render import frame_of
from components.embed.since import ATOM
from components.embed.wording import cut
from components.query.entities import title_of
from components.ui import hero
from components.view import View
from components.view.view import view_words
from components.wording.templates import fill

#: What the first page is called in the address of its picture.
FIRST = "story"

#: What a page without a chart holds; of all others the title of their main chart says it.
_HOLDS = {
    "sources": "Every source that is cited, what each says of which row, and the tables as files.",
    "method": "How the rows were collected and coded, and what the counts and weighings mean.",
    "embed-builder": "Codes that put any chart, in any View, into an article.",
    "teach": "The story in scenes: put in order, presented, taken along as deck, slides, handout.",
    "search": "The rows and sources in which a text is found.",
    "new": "How a case of your own is written, checked and shown like this one.",
}


@lru_cache(maxsize=256)
def headline(dossier: Dossier, path: str, name: str, view: View) -> str:
    """What a page shows, as a sentence: the finding of its main chart.

    Parameters
    ----------
    path, name : str
        Of the page; "" is the story.
    view : View
        What is in view.
    """
    if row := chosen(view):
        return title_of(dossier, *row)
    if not path and view.filters == View():
        return dossier.case.text("hero.title", dossier.title)
    if path and path not in PAGES:
        return f"{name} · {dossier.title}"
    chart = CHARTS[leading(path)]
    return chart.finding(frame_of(dossier, chart.id, chart.seen(view)))


def chosen(view: View) -> tuple[str, str] | None:
    """Kind and id of the row that a View is about: one event or actor, and nothing else."""
    about = [("event", event) for event in view.event] + [("actor", a) for a in view.actor]
    alone = len(about) == 1 and view.replace(event=(), actor=()) == View()
    return about[0] if alone else None


def title(dossier: Dossier, path: str, name: str, view: View) -> str:
    """What stands on the tab: the page, and what is in view."""
    words = cut(view_words(view, dossier), 80)
    own = ": ".join(filter(None, (name if path else "", words)))
    return f"{own} · 353–0" if own else f"353–0 · {headline(dossier, path, name, view)}"


def head(dossier: Dossier, path: str, name: str, view: View, base_url: str) -> str:
    """Write it, for a document's head.

    Parameters
    ----------
    path, name : str
        Of the page; "" is the story.
    view : View
        Of the address, as it was understood.
    base_url : str
        Where the app answers, without a slash at its end.
    """
    query, chart = view.query(), CHARTS[leading(path)]
    url = f"{base_url}/{path}" + (f"?{query}" if query else "")
    shown, words = headline(dossier, path, name, view), view_words(view, dossier)
    about = hero.about(dossier)
    holds = _HOLDS.get(path) or (path and _stopped(chart.heading(dossier).title))
    said = " ".join(filter(None, (f"In view: {words}." if words else "", holds, about)))
    row = chosen(view)
    picture = row or ("page", path or FIRST)
    image = base_url + card_path(dossier.name, *picture, None if row else chart.seen(view))
    graph = {
        "og:type": "website", "og:site_name": "353–0", "og:title": cut(shown, 120), "og:url": url,
        "og:description": cut(said, 300), "og:image": image, "og:image:width": "1200",
        "og:image:height": "630", "og:image:alt": shown,
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
        about=cut(said, 300), url=url, graph=graph, feed=f"{base_url}/{ATOM}",
        linked=Markup(linked),
        discovery=Markup(_discovery(path, url, shown, base_url)),
    )  # fmt: skip


def _stopped(words: str) -> str:
    """A title as a sentence."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _discovery(path: str, url: str, shown: str, base_url: str) -> str:
    """The way to a page's oEmbed answer; "" where it has no chart to be embedded."""
    known = base_url and (not path or path in PAGES)
    return discovery_link(url, title=shown, base_url=base_url) if known else ""
