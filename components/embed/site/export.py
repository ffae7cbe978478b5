"""A site of plain files: all charts in all formats, for any file server, object store or CDN.

Each file holds the bytes that the live route answers with. A chart without filters keeps its
address (``embed/case-2003/timeline.html``); with a View, whose query a file server would ignore,
it has a name of its own, and ``index.json`` says which.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import SimpleQueue

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import corrected, jobs
from components.embed.address import FORMATS, EmbedOptions, EmbedRequest
from components.embed.heights import USUAL
from components.embed.site import index
from components.embed.site.views import ExportError
from components.embed.snippets import narrow_png
from components.serving.atomic_replace import building, swap
from components.serving.frame_heights import Heights
from components.serving.render_process import Renderer, RenderFailed, RenderProcess
from components.serving.responses import CachedResponse
from components.view import View

INDEX = "index.json"
GENERATOR = "353-0 embeds"


@dataclass(frozen=True)
class File:
    """One embed of the site, as ``index.json`` lists it.

    Attributes
    ----------
    path : str
        In the site.
    route : str
        Address that the live app answers with the same bytes.
    chart, format, view : str
        What it shows; ``view`` as a query string.
    version : str
        Of the data.
    pinned : bool
        Whether later exports keep it as it is.
    width : int
        Pixels across that a picture was asked for.
    media_type : str
        For servers that must be told.
    bytes : int
        Size.
    sha256 : str
        Of its bytes.
    """

    path: str
    route: str
    chart: str
    format: str
    view: str
    version: str
    pinned: bool
    media_type: str
    bytes: int
    sha256: str
    width: int = EmbedOptions.width


@dataclass(frozen=True)
class Options:
    """How to export.

    Attributes
    ----------
    base_url : str
        Address of the live app, to which "explore" links lead; empty for relative links.
    site_url : str
        Where the site will stand, for oEmbed and codes; empty for relative addresses.
    views : tuple of View
        Each chart is drawn in each.
    pinned : bool
        Also write copies that name the version of the data and outlive it.
    jobs : int
        Processes that draw.
    """

    base_url: str = ""
    site_url: str = ""
    views: tuple[View, ...] = (View(),)
    pinned: bool = True
    jobs: int = os.cpu_count() or 1


def export(
    dossier: Dossier,
    target: Path,
    options: Options,
    *,
    renderers: Sequence[Renderer] | None = None,
    tell: Callable[[int, int, str], None] = lambda done, total, path: None,
) -> list[File]:
    """Build the whole site beside ``target``, then put it in its place in one step.

    Parameters
    ----------
    dossier : Dossier
        What to draw.
    target : Path
        The site's folder: missing, empty, or an earlier export.
    options : Options
        How.
    renderers : sequence of Renderer, optional
        Who draws; ``options.jobs`` processes by default.
    tell : callable
        ``tell(done, total, path)`` after each file.

    Returns
    -------
    list of File
        The site's embeds.

    Raises
    ------
    ExportError
        If ``target`` holds something else, or a drawing fails. Then ``target`` is untouched.
    """
    target = target.resolve()
    earlier = _earlier(target)
    place = building(target)
    try:
        drawn = _draw_all(dossier, options, place, renderers, tell)
        files = [file for file, _ in drawn]
        files += _carried(earlier, target, place, {file.path for file in files})
        heights = {file.path: h for file, h in drawn if h is not None}
        index.write(dossier, place, files, heights, options.base_url, options.site_url)
        for name in corrected.MEDIA:
            url = options.site_url or options.base_url
            page = corrected.SITE_LIST if options.site_url or not url else corrected.LIST
            (place / name).write_bytes(corrected.written(dossier, name, url, page=page))
        listed = {
            "generator": GENERATOR, "dossier": dossier.name, "version": dossier.version,
            "base_url": options.base_url, "site_url": options.site_url,
            "files": [asdict(file) for file in files],
        }  # fmt: skip
        text = json.dumps(listed, ensure_ascii=False, indent=1)
        (place / INDEX).write_text(f"{text}\n", encoding="utf-8")
        swap(place, target)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return files


def asks(dossier: Dossier, options: Options) -> list[list[EmbedRequest]]:
    """What is drawn, grouped by chart and View, whose formats share most of the work."""
    versions = (None, dossier.version) if options.pinned else (None,)
    found = []
    for view in options.views:
        for chart in CHARTS:
            every = [EmbedRequest(dossier.name, chart, format, view) for format in FORMATS]
            every.append(narrow_png(every[0]))
            found.append([ask.replace(v=version) for version in versions for ask in every])
    return found


def _draw_all(
    dossier: Dossier,
    options: Options,
    place: Path,
    renderers: Sequence[Renderer] | None,
    tell: Callable[[int, int, str], None],
) -> list[tuple[File, Heights | None]]:
    groups = asks(dossier, options)
    total = sum(map(len, groups))
    free: SimpleQueue[Renderer] = SimpleQueue()
    everyone = list(renderers or [RenderProcess(seconds=120) for _ in range(max(1, options.jobs))])
    for renderer in everyone:
        free.put(renderer)

    def draw(group: list[EmbedRequest]) -> list[tuple[EmbedRequest, CachedResponse]]:
        renderer = free.get()
        try:
            return _drawn(renderer, dossier, group, options.base_url)
        finally:
            free.put(renderer)

    found: list[tuple[File, Heights | None]] = []
    pool = ThreadPoolExecutor(len(everyone))
    try:
        for group in pool.map(draw, groups):
            for ask, stored in group:
                file = _write(place, ask, stored, dossier.version)
                found.append((file, stored.heights or (USUAL if ask.format == "html" else None)))
                tell(len(found), total, file.path)
    finally:
        pool.shutdown(cancel_futures=True)
        for renderer in everyone:
            renderer.stop()
    return found


def _drawn(
    renderer: Renderer, dossier: Dossier, group: list[EmbedRequest], base_url: str
) -> list[tuple[EmbedRequest, CachedResponse]]:
    """Draw one chart in one View in all formats."""
    found: dict[EmbedRequest, CachedResponse] = {}
    for ask in group:
        plain = ask.replace(v=None)
        svg, plain_svg = (
            found.get(a.replace(format="svg", width=EmbedOptions.width)) for a in (ask, plain)
        )
        # Both are made of the SVG alone, so where a pin changes nothing in it they are the same.
        if ask != plain and ask.format in ("png", "pdf") and svg == plain_svg and svg is not None:
            found[ask] = found[plain]
            continue
        try:
            found[ask] = renderer.render(jobs.draw, dossier, ask, base_url=base_url, compress=False)
        except RenderFailed as error:
            said = f"{ask.path()} cannot be drawn: {error}; nothing exported"
            raise ExportError(said) from error
    return list(found.items())


def _write(place: Path, ask: EmbedRequest, stored: CachedResponse, version: str) -> File:
    path = ask.file()
    out = place / path
    out.parent.mkdir(parents=True, exist_ok=True)
    following = place / ask.replace(v=None).file()
    if ask.flags.v and following.is_file() and following.read_bytes() == stored.body:
        _link(following, out)
    else:
        out.write_bytes(stored.body)
    return File(
        path=path, route=ask.path(), chart=ask.chart, format=ask.format, view=ask.view.query(),
        version=version, pinned=ask.flags.v is not None, media_type=stored.media_type,
        bytes=len(stored.body), sha256=hashlib.sha256(stored.body).hexdigest(),
        width=ask.flags.width,
    )  # fmt: skip


def _earlier(target: Path) -> list[File]:
    """The embeds of the export that stands there; ExportError if it is something else."""
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return []
    try:
        listed = json.loads((target / INDEX).read_text(encoding="utf-8"))
        if listed["generator"] != GENERATOR:
            raise ValueError
        return [File(**file) for file in listed["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        raise ExportError(
            f"{target} is not empty and not an earlier export: choose another folder, or empty it"
        ) from None


def _carried(earlier: list[File], target: Path, place: Path, new: set[str]) -> list[File]:
    """Take over what earlier exports have pinned, so that it stays where articles look for it."""
    kept = []
    for file in earlier:
        old = (target / file.path).resolve()
        if file.pinned and file.path not in new and old.is_relative_to(target) and old.is_file():
            out = place / file.path
            out.parent.mkdir(parents=True, exist_ok=True)
            _link(old, out)
            kept.append(file)
    return kept


def _link(old: Path, new: Path) -> None:
    """Make ``new`` the same file as ``old``, or a copy where the file system has no links."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
