"""The pages of an exported site that are no embeds: the index, oEmbed answers, and the loader.

All links in them are relative, so that they work from disk too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from components.charts import CHARTS, PAGES
from components.charts.filled import filled, has_page
from components.dossier import Dossier
from components.embed import corrected, oembed, snippets, wording
from components.embed.address import EmbedRequest
from components.embed.heights import USUAL
from components.embed.options import EmbedOptions
from components.embed.preview import oembed_file
from components.embed.render import frame_of
from components.embed.site import hosting
from components.embed.site.manifest import ENDINGS, INDEX, File, heights_of
from components.query.corrections import corrections
from components.serving.frame_heights import Heights
from components.serving.responses import compressed
from components.theme import DARK, LIGHT, SANS, SERIF
from components.view.view import View, view_words
from components.wording.templates import fill

#: Which codes the index offers, and what each is good for.
_CODES = {
    "iframe": "A frame that needs no script",
    "loader": "A frame that fits its height, and a picture without scripts",
    "image": "A picture",
}

_LOADER = Path(__file__).parents[1] / "loader.min.js"

_STYLE = (
    ":root{color-scheme:light dark}"
    f"html{{background:{LIGHT.paper};color:{LIGHT.ink}}}"
    f"body{{font:1rem/1.5 {SANS};max-width:60rem;margin:0 auto;padding:1.5rem 1rem}}"
    f"h1,h2{{font-family:{SERIF};line-height:1.2}}h2{{margin-top:3rem}}a{{color:inherit}}"
    "h3{font-size:1rem;margin:1rem 0 0}"
    "iframe{width:100%;border:0}ul{padding-left:1.2rem}li{margin:.3rem 0}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}"
    f"@media(prefers-color-scheme:dark){{html{{background:{DARK.paper};color:{DARK.ink}}}}}"
)


def write(
    dossier: Dossier,
    place: Path,
    files: list[File],
    base_url: str,
    site_url: str,
) -> None:
    """Write all of a site but its embeds.

    Parameters
    ----------
    dossier : Dossier
        Whose charts they are.
    place : Path
        The site's folder.
    files : list of File
        Its embeds.
    base_url, site_url : str
        Of the live app and of the site; either may be empty.
    """
    heights = {file.path: heights_of(file) or USUAL for file in files if file.format == "html"}
    (place / "embed").mkdir(exist_ok=True)
    (place / "embed" / "loader.js").write_bytes(_LOADER.read_bytes())
    current = [file for file in files if file.version == dossier.version]
    (place / "index.html").write_text(
        _page(dossier, filled(dossier), place, current, heights, base_url, site_url, up=""),
        encoding="utf-8",
    )
    if not base_url:  # where "explore" leads then, since no live app is known
        for page in filter(partial(has_page, dossier), PAGES):
            charts = [name for name, chart in filled(dossier).items() if chart.page == page]
            folder = place / page
            folder.mkdir(exist_ok=True)
            text = _page(dossier, charts, place, current, heights, "", site_url, up="../")
            (folder / "index.html").write_text(text, encoding="utf-8")
    for file in current:
        if file.format == "html":
            title = CHARTS[file.chart].heading(dossier).title
            _write_oembed(place, file, title, heights[file.path], base_url, site_url)
    for name in corrected.MEDIA:
        url = site_url or base_url
        page = corrected.SITE_LIST if site_url or not url else corrected.LIST
        (place / name).write_bytes(corrected.written(dossier, name, url, page=page))
    for name, written in hosting.FILES.items():
        (place / name).write_text(written(), encoding="utf-8")


def others(place: Path, embeds: set[str]) -> list[dict[str, Any]]:
    """Pack what else lies in a site, and list it.

    Parameters
    ----------
    embeds : set of str
        Paths that are listed already.
    """
    found = []
    for file in sorted(place.rglob("*")):
        path = file.relative_to(place).as_posix()
        if not file.is_file() or path in embeds:
            continue
        media = hosting.TYPES.get(file.suffix, "text/plain; charset=utf-8")
        stored = compressed(file.read_bytes(), media, "")
        packed = [e for e in stored.variants if e in ENDINGS and file.suffix in hosting.TYPES]
        for encoding in packed:
            (place / (path + ENDINGS[encoding])).write_bytes(stored.variants[encoding])
        found.append(
            {"path": path, "media_type": media, "bytes": len(stored.body),
             "sha256": sha256(stored.body).hexdigest(), "packed": packed}
        )  # fmt: skip
    return [*found, {"path": INDEX, "media_type": "application/json"}]


def _write_oembed(
    place: Path, file: File, title: str, tall: Heights, base_url: str, site_url: str
) -> None:
    url = site_url or base_url
    png = file.path.removesuffix("html") + "png"
    src, image = (
        (f"{site_url}/{file.path}", f"{site_url}/{png}")
        if site_url or not base_url
        else (base_url + file.route, base_url + file.route.replace(".html", ".png", 1))
    )
    body = (place / png).read_bytes() if (place / png).is_file() else b""
    rich = oembed.rich(
        src if url else src.removeprefix("/"),
        title=title,
        provider_url=f"{url}/" if url else "",
        heights=tall,
        thumbnail=oembed.thumbnail(image, body) if url else None,
    )
    for format in oembed.MEDIA:
        out = place / oembed_file(file.path, format)
        out.parent.mkdir(exist_ok=True)
        out.write_bytes(rich.written(format))


def _page(
    dossier: Dossier,
    charts: Iterable[str],
    place: Path,
    files: list[File],
    heights: dict[str, Heights],
    base_url: str,
    site_url: str,
    *,
    up: str,
) -> str:
    sections = []
    for chart in charts:
        own = [f for f in files if f.chart == chart]
        views = dict.fromkeys((f.view, f.pinned) for f in own)
        first = next(f for f in own if f.format == "html")
        title = CHARTS[chart].heading(dossier).title
        frame = snippets.iframe(
            up + first.path, title=title, heights=heights.get(first.path, USUAL)
        )
        items = [_item(dossier, [f for f in own if (f.view, f.pinned) == key]) for key in views]
        codes = _codes(dossier, chart, place, first, heights, base_url, site_url)
        sections.append((title, Markup(frame), items, codes))
    return fill(
        "embed/site/index.html",
        dossier=dossier, base_url=base_url, up=up, style=Markup(_STYLE), sections=sections,
        usual=EmbedOptions.width, corrections=corrections(dossier),
    )  # fmt: skip


def _codes(
    dossier: Dossier,
    chart: str,
    place: Path,
    first: File,
    heights: dict[str, Heights],
    base_url: str,
    site_url: str,
) -> list[tuple[str, str]]:
    """What to paste for a chart and what for, where the site's address is known."""
    if not site_url:
        return []
    ask = EmbedRequest(dossier.name, chart, "html", View.parse(first.view, dossier)[0])
    png, small = ask.replace(format="png"), snippets.narrow_png(ask)
    sizes = [oembed.thumbnail("", (place / a.file()).read_bytes()) for a in (png, small)]
    picture, narrow = ((t.width, t.height) if t else None for t in sizes)
    written = snippets.codes(
        ask, title=CHARTS[chart].heading(dossier).title, base_url=base_url or site_url,
        site_url=site_url,
        alt=wording.alt(
            CHARTS[chart], frame_of(dossier, chart, ask.view), ask.view, ask.flags.lang
        ),
        heights=heights.get(first.path, USUAL), picture=picture, narrow=narrow,
    )  # fmt: skip
    return [(use, written[kind]) for kind, use in _CODES.items()]


def _item(dossier: Dossier, files: list[File]) -> tuple[str, str, list[File]]:
    """What a View shows, the version that it is pinned to, if it is, and its files."""
    view, _ = View.parse(files[0].view, dossier)
    pinned = files[0].version if files[0].pinned else ""
    return view_words(view, dossier) or "Everything", pinned, files
