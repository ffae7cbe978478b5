"""HTTP errors of an embed's address: what there is instead."""

from __future__ import annotations

from collections.abc import Iterable

from components.charts import CHARTS
from components.charts.filled import filled
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.options import FORMATS
from components.serving.errors import HttpError
from components.view.parsers import Rejected


def no_dossier(names: Iterable[str], format: str) -> HttpError:
    """No dossier of this name."""
    form = format if format in FORMATS else "html"
    links = tuple((name, f"/embed/{name}/{next(iter(CHARTS))}.{form}") for name in names)
    return HttpError(404, "No such dossier", ("There are these, with their first chart:",), links)


def no_chart(dossier: Dossier, format: str) -> HttpError:
    """No chart of this name that has something to show, or no such format."""
    known = format in FORMATS
    form = format if known else "html"
    links = tuple(
        (chart.heading(dossier).title, f"/embed/{dossier.name}/{chart.id}.{form}")
        for chart in filled(dossier).values()
    )
    title = "No such chart" if known else "No such format"
    words = (
        f"Every chart comes as {', '.join(FORMATS[:-1])} and {FORMATS[-1]}.",
        f"The charts of “{dossier.title}”:",
    )
    return HttpError(404, title, words, links)


def gone(ask: EmbedRequest, version: str) -> HttpError:
    """The embed is pinned to a version of the data that is no longer held."""
    newest = ask.replace(v=None).path()
    words = (
        f"This embed is pinned to version {ask.flags.v} of the data, which is no longer kept here. "
        f"The data are now at version {version}; figures may have been corrected since.",
        "The same chart, following the data as they are corrected:",
    )
    headers = (
        ("Cache-Control", "public, max-age=300"),
        ("Link", f'<{newest}>; rel="latest-version"'),
    )
    return HttpError(410, "This version is gone", words, (("The chart today", newest),), headers)


def nothing_left(ask: EmbedRequest, dropped: tuple[Rejected, ...]) -> HttpError:
    """Nothing of the query was understood: drawing everything would show what nobody asked for."""
    named = tuple(f"Not understood: {d}" for d in dropped[:10])
    words = (
        "Nothing of this address was understood, so nothing is drawn.",
        *named,
        "The chart without any filter:",
    )
    plain = EmbedRequest(ask.dossier, ask.chart, ask.format).path()
    return HttpError(400, "Nothing valid is left", words, (("The whole chart", plain),))
