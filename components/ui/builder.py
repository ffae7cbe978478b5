"""The parts of the Embed page: options, preview, codes to copy, files to take."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any, Literal, cast

import streamlit as st

from components.charts import CHARTS
from components.charts.filled import filled
from components.dossier import Dossier
from components.embed import jobs
from components.embed.address import EmbedRequest
from components.embed.heights import USUAL
from components.embed.options import OWN, READERS, EmbedOptions
from components.embed.own_words import heading
from components.embed.snippets import codes, narrow_png
from components.embed.styles import styles
from components.serving.drawn import PATIENCE, within
from components.serving.pool import Busy
from components.serving.responses import CachedResponse
from components.ui import cache, here
from components.ui import downloads as progress
from components.view import View

#: How the codes are called, and what each is good for.
_CODES = {
    "iframe": (
        "Frame",
        "No script, and no width to be said: its height goes by the column, from 240 pixels. Where "
        "an editor strips styles it is right for 640 to 680 pixels. Editors that take frames from "
        "nobody leave an empty place: give those the image.",
    ),
    "loader": ("Loader", "Grows and shrinks with its content; without scripts an image stands in."),
    "image": ("Image", "A picture that links to the live view."),
    "link": ("Link", "Where nothing else is allowed."),
    "wordpress": ("WordPress", "WordPress asks our oEmbed address for the rest."),
    "markdown": ("Markdown", "For static sites and notes."),
}
_OWN = {
    "headline": "Headline",
    "note": "Note below the chart (not in the short form)",
    "alt": "Description for readers who do not see it",
}
_WIDTHS = {"Phone": 360, "Column": 640, "Full width": None}


# Streamlit's own iframe asks for features that no browser knows any more, and each load warns.
_FRAME = """
export default function ({ data, parentElement }) {
  let frame = parentElement.querySelector("iframe");
  if (!frame) {
    frame = document.createElement("iframe");
    frame.style.cssText = "border:0;display:block;max-width:100%";
    parentElement.appendChild(frame);
  }
  const base = window.__streamlit?.BACKEND_BASE_URL ?? "";
  if (frame.getAttribute("src") !== base + data.src) frame.src = base + data.src;
  frame.title = data.title;
  frame.style.width = data.width;
  frame.style.height = data.height;
}
"""


def options(dossier: Dossier, view: View) -> EmbedRequest:
    """Let the reader choose chart and looks.

    Returns
    -------
    EmbedRequest
        The embed that the choices and the page's filters describe.
    """
    # The address names a chart once; after that the reader chooses.
    wanted = st.session_state.setdefault("embed-chart", st.query_params.get("chart", ""))
    charts = list(filled(dossier))
    chart = st.selectbox(
        "Chart",
        charts,
        index=charts.index(wanted) if wanted in charts else 0,
        key="w-embed-chart",
        format_func=lambda c: CHARTS[c].heading(dossier).title,
    )
    theme = st.segmented_control(
        "Paper",
        ["auto", "light", "dark"],
        key="w-embed-theme",
        default="auto",
        required=True,
        format_func=lambda t: {"auto": "As the reader’s", "light": "Light", "dark": "Dark"}[t],
    )
    titled = st.toggle("With headline", value=True, key="w-embed-title")
    plain = st.toggle("Chart and source only", key="w-embed-plain")
    short = st.toggle(
        "Short: at most 600 pixels tall", key="w-embed-short",
        help="The finding and what matters most, with a link to all of it: for systems that cap "
        "the height of a frame.",
    )  # fmt: skip
    style = _style()
    with st.expander("Your own words"):
        own = {name: _own(name, label) for name, label in _OWN.items()}
        st.caption("The embed says below the chart that these are yours and not the dossier’s.")
    pinned = st.toggle(
        "Pinned: the same for ever", key="w-embed-pin",
        help="A pinned embed names this version of the data and never changes. A following one "
        "shows corrections within minutes.",
    )  # fmt: skip
    paper = cast(Literal["auto", "light", "dark"], theme)
    flags = EmbedOptions(
        theme=paper,
        title=titled,
        plain=plain,
        height="short" if short else "",
        headline=own["headline"],
        note=own["note"],
        alt=own["alt"],
        style=style,
        v=dossier.version if pinned else None,
    )
    # A selected event is drawn; a weighing belongs to charts that draw it.
    return EmbedRequest(dossier.name, chart, "html", view, flags).replace()


def _style() -> str:
    """The newsroom's look, where the operator gives any."""
    if not styles():
        return ""
    wanted = st.selectbox("Style", ["", *styles()], key="w-embed-style", format_func=_style_name)
    return str(wanted)


def _style_name(name: str) -> str:
    return name or "353–0"


def _own(name: str, label: str) -> str:
    text = st.text_input(label, max_chars=OWN[name], key=f"w-embed-{name}")
    return READERS[name](text or "")[0] or ""


def preview(dossier: Dossier, ask: EmbedRequest) -> None:
    """The embed itself, at a width of the reader's choice."""
    width = st.segmented_control(
        "Preview", list(_WIDTHS), default="Column", key="w-embed-width", required=True
    )
    pixels = _WIDTHS[width]
    drawn = _drawn(dossier, ask)
    tall = drawn.heights if drawn and drawn.heights else USUAL
    frame = st.components.v2.component("embed-preview", js=_FRAME)
    title = heading(dossier, CHARTS[ask.chart], ask.flags).title
    frame(
        key="embed-preview",
        data={
            "src": ask.path(),
            "title": f"Preview of the embed: {title}",
            "width": f"{pixels}px" if pixels else "100%",
            "height": f"{tall.at(pixels or 860) + 8}px",
        },
    )


def copy(dossier: Dossier, ask: EmbedRequest) -> None:
    """The codes, each with what it is good for."""
    title = heading(dossier, CHARTS[ask.chart], ask.flags).title
    written = codes(ask, base_url=here.base(), title=title, **_measured(dossier, ask))
    kind = st.segmented_control(
        "Code", list(_CODES), default="iframe", key="w-embed-code", required=True,
        format_func=lambda k: _CODES[k][0],
    )  # fmt: skip
    st.html(f"<p class='note'>{_CODES[kind][1]}</p>")
    st.code(written[kind], language=None, wrap_lines=True)


def downloads(ask: EmbedRequest) -> None:
    """The chart in every other format."""
    links = " · ".join(
        progress.link(here.root() + ask.replace(format=form).path(), form.upper())
        for form in ("svg", "png", "pdf", "csv", "json", "txt")
    )
    st.html(
        f"<p>Take the chart as {links}, or "
        f"<a href='{escape(here.root() + ask.path())}' target='_blank' rel='noopener'>"
        "open the embed alone</a>.</p>"
    )


#: What an SVG says of itself: its size and its description.
_SVG = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)".*?<desc[^>]*>(.*?)</desc>', re.S)


def _measured(dossier: Dossier, ask: EmbedRequest) -> dict[str, Any]:
    """What codes take beside an address: heights, alt text, sizes of the picture and the phone's.

    An SVG has the picture's size and costs next to nothing once its document is drawn.
    """
    page = _drawn(dossier, ask)
    found: dict[str, Any] = {"heights": page.heights} if page and page.heights else {}
    for name, png in (("picture", ask.replace(format="png")), ("narrow", narrow_png(ask))):
        drawn = _drawn(dossier, png.replace(format="svg"))
        said = _SVG.search(drawn.body.decode()) if drawn else None
        if said:
            scale = png.flags.scale
            found[name] = (round(float(said[1]) * scale), round(float(said[2]) * scale))
            found["alt"] = unescape(said[3])
    return found


def _drawn(dossier: Dossier, ask: EmbedRequest) -> CachedResponse | None:
    """The embed as the routes answer it; None where it is not to be had soon."""
    try:
        return within(jobs.submit(cache.pool, dossier, ask, base_url=here.base()), PATIENCE)
    except Busy:
        return None
