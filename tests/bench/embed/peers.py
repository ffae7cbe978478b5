"""The same timeline, made with each alternative: a folder of pages for one plain server."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import altair as alt
import pandas as pd
import plotly.graph_objects as go
import plotly.offline

from components.embed.address import EmbedRequest
from components.theme import LIGHT
from components.view import View

#: Exact versions, so that a table can be made again.
PACKAGES = {
    "plotly.js-basic-dist-min": "4.1.1",
    "vega": "6.4.0",
    "vega-lite": "6.5.0",
    "vega-embed": "7.3.0",
    "@knight-lab/timelinejs": "3.9.11",
}

#: Two lanes of some thirty events.
VIEW = View(pressure=("inside-only", "outside-only"), time=("2000", "2004-05"))


@dataclass(frozen=True)
class Peer:
    """One way to show the timeline.

    Attributes
    ----------
    name : str
        As the table has it.
    path : str
        Address on the server, or a whole URL.
    mark : str
        CSS selector of what is there once the chart is seen.
    """

    name: str
    path: str
    mark: str


OURS = Peer(
    "ours", EmbedRequest("russia-2003", "timeline", "html", VIEW).path(), "svg path, svg use"
)
TABLE = Peer("the table alone", "/table.html", "td")
SCRIPTED = (
    Peer("plotly, full", "/plotly-full.html", ".main-svg .point"),
    Peer("plotly, basic", "/plotly-basic.html", ".main-svg .point"),
    Peer("vega-embed", "/vega.html", "#vis svg path"),
    Peer("TimelineJS", "/timelinejs.html", ".tl-timemarker"),
)


def fetch(folder: Path) -> None:
    """Install the packages from the npm registry, once.

    Raises
    ------
    RuntimeError
        If there is no npm, or it fails.
    """
    wanted = json.dumps(PACKAGES, sort_keys=True)
    done = folder / "done.json"
    if done.exists() and done.read_text() == wanted:
        return
    if not shutil.which("npm"):
        raise RuntimeError("the comparison needs npm, to install the libraries it compares with")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}')
    names = [f"{name}@{version}" for name, version in PACKAGES.items()]
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *names]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(f"npm install failed:\n{result.stderr[-2000:]}")
    done.write_text(wanted)


def build(events: pd.DataFrame, modules: Path, site: Path) -> None:
    """Write each peer's page, with its library beside it.

    Parameters
    ----------
    events : pandas.DataFrame
        Columns of the dossier's ``events``.
    modules : Path
        npm's ``node_modules``.
    site : Path
        Folder to fill.
    """
    site.mkdir(parents=True, exist_ok=True)
    rows = events.assign(
        when=events["date_to"].fillna(events["date_from"]).dt.strftime("%Y-%m-%d")
    )[["id", "title", "summary", "date_words", "pressure", "when"]]
    (site / "table.html").write_text(_table(rows), encoding="utf-8")
    _plotly(rows, modules, site)
    _vega(rows, modules, site)
    _timelinejs(rows, modules, site)


def _page(body: str, head: str = "") -> str:
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport "
        f'content="width=device-width"><title>Timeline</title>{head}<main><h1>Timeline</h1>{body}'
        "</main>"
    )


def _table(rows: pd.DataFrame) -> str:
    shown = rows[["date_words", "title", "pressure"]]
    return _page(shown.to_html(index=False, border=0))


def _plotly(rows: pd.DataFrame, modules: Path, site: Path) -> None:
    lanes = {"international": 1, "domestic": 0}
    figure = go.Figure(
        go.Scatter(
            x=rows["when"],
            y=rows["pressure"].map(lanes),
            mode="markers",
            text=rows["title"],
            customdata=rows["summary"],
            hovertemplate="%{text}<br>%{customdata}<extra></extra>",
            marker={"color": [LIGHT.of(p) for p in rows["pressure"]], "size": 11},
        )
    )
    div = figure.to_html(full_html=False, include_plotlyjs=False)
    (site / "plotly-full.js").write_text(plotly.offline.get_plotlyjs(), encoding="utf-8")
    basic = next((modules / "plotly.js-basic-dist-min").glob("*.min.js"))
    shutil.copy(basic, site / "plotly-basic.js")
    for kind in ("full", "basic"):
        html = _page(div, f'<script src="/plotly-{kind}.js"></script>')
        (site / f"plotly-{kind}.html").write_text(html, encoding="utf-8")


def _vega(rows: pd.DataFrame, modules: Path, site: Path) -> None:
    chart = (
        alt.Chart(rows)
        .mark_point(filled=True, size=90)
        .encode(x="when:T", y="pressure:N", color="pressure:N", tooltip=["title", "summary"])
        .properties(width=560)
    )
    for name in ("vega", "vega-lite", "vega-embed"):
        folder = modules / name / "build"
        built = next(p for p in (folder / f"{name}.min.js", folder / f"{name}.js") if p.exists())
        shutil.copy(built, site / f"{name}.js")
    scripts = "".join(
        f'<script src="/{n}.js"></script>' for n in ("vega", "vega-lite", "vega-embed")
    )
    spec = chart.to_json(indent=None)
    body = f'<div id="vis"></div><script>vegaEmbed("#vis", {spec}, {{renderer:"svg"}})</script>'
    (site / "vega.html").write_text(_page(body, scripts), encoding="utf-8")


def _timelinejs(rows: pd.DataFrame, modules: Path, site: Path) -> None:
    shutil.copytree(modules / "@knight-lab/timelinejs" / "dist", site / "tl", dirs_exist_ok=True)
    events = [
        {
            "start_date": dict(zip(("year", "month", "day"), r.when.split("-"), strict=True)),
            "text": {"headline": r.title, "text": r.summary},
            "group": r.pressure,
            "unique_id": r.id,
        }
        for r in rows.itertuples()
    ]
    head = '<link rel="stylesheet" href="/tl/css/timeline.css"><script src="/tl/js/timeline.js">'
    data = json.dumps({"events": events}).replace("<", "\\u003c")
    body = (
        '<div id="tl" style="width:100%;height:600px"></div>'
        f'<script>new TL.Timeline("tl", {data}, {{font: null}})</script>'
    )
    (site / "timelinejs.html").write_text(_page(body, f"{head}</script>"), encoding="utf-8")
