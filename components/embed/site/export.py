"""A site of plain files: all charts in all formats, for any file server, object store or CDN.

Each file holds the bytes that the live route answers with. A chart without filters keeps its
address (``embed/case-2003/timeline.html``); with a View, whose query a file server would ignore,
it has a name of its own, and ``index.json`` says which.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from components.charts.filled import filled
from components.dossier import Dossier
from components.embed import jobs
from components.embed.address import EmbedRequest
from components.embed.options import FORMATS
from components.embed.render import MARKED
from components.embed.site import index
from components.embed.site.manifest import (
    ENDINGS,
    GENERATOR,
    INDEX,
    File,
    earlier,
    file_of,
    link,
    made_of,
    take_over,
    whole,
)
from components.embed.site.views import ExportError
from components.embed.snippets import narrow_png
from components.serving.atomic_replace import building, swap
from components.serving.render_process import Renderer, RenderFailed, RenderProcess
from components.serving.responses import CachedResponse
from components.view import View


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
    reuse : bool
        Take over from the export that stands there what would be drawn the same again.
    """

    base_url: str = ""
    site_url: str = ""
    views: tuple[View, ...] = (View(),)
    pinned: bool = True
    jobs: int = os.cpu_count() or 1
    reuse: bool = True


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
    before = earlier(target)
    groups = asks(dossier, options)
    paths = (ask.path() for group in groups for ask in group)
    made = made_of(dossier, options.base_url, options.site_url, *paths)
    place = building(target)
    try:
        if options.reuse and before.get("made") == made and _stands(target, before):
            files: list[File] = before["files"]
            for done, file in enumerate(files, 1):
                tell(done, len(files), file.path)
            return files
        old = {f.path: f for f in before.get("files", [])}
        files = _draw_all(dossier, options, groups, place, renderers, tell, (target, old))
        files += _carried(old, target, place, {file.path for file in files})
        index.write(dossier, place, files, options.base_url, options.site_url)
        listed = {
            "generator": GENERATOR, "dossier": dossier.name, "version": dossier.version,
            "base_url": options.base_url, "site_url": options.site_url, "made": made,
            "files": [asdict(file) for file in files],
            "others": index.others(place, {p for file in files for p in file.paths}),
        }  # fmt: skip
        text = json.dumps(listed, ensure_ascii=False, indent=1)
        (place / INDEX).write_text(f"{text}\n", encoding="utf-8")
        swap(place, target)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return files


def _stands(target: Path, before: dict[str, Any]) -> bool:
    """Whether an earlier export lies there as it was written."""
    others = [other for other in before.get("others", []) if other["path"] != INDEX]
    return all(whole(target, file) for file in before["files"]) and all(
        (target / o["path"]).is_file() and (target / o["path"]).stat().st_size == o["bytes"]
        for o in others
    )


def asks(dossier: Dossier, options: Options) -> list[list[EmbedRequest]]:
    """What is drawn, grouped by chart and View, whose formats share most of the work."""
    versions = (None, dossier.version) if options.pinned else (None,)
    found = []
    for view in options.views:
        for chart in filled(dossier):
            every = [EmbedRequest(dossier.name, chart, format, view) for format in FORMATS]
            every += [narrow_png(every[0]), every[0].replace(format="png", size="card")]
            found.append([ask.replace(v=version) for version in versions for ask in every])
    return found


def _draw_all(
    dossier: Dossier,
    options: Options,
    groups: list[list[EmbedRequest]],
    place: Path,
    renderers: Sequence[Renderer] | None,
    tell: Callable[[int, int, str], None],
    standing: tuple[Path, dict[str, File]],
) -> list[File]:
    total = sum(map(len, groups))
    free: SimpleQueue[Renderer] = SimpleQueue()
    everyone = list(renderers or [RenderProcess(seconds=120) for _ in range(max(1, options.jobs))])
    for renderer in everyone:
        free.put(renderer)

    def draw(group: list[EmbedRequest]) -> list[tuple[EmbedRequest, CachedResponse | File]]:
        kept = _kept(dossier, options, group, standing)
        wanted = [ask for ask in group if ask not in kept]
        drawn: dict[EmbedRequest, CachedResponse] = {}
        if wanted:
            renderer = free.get()
            try:
                drawn = _drawn(renderer, dossier, wanted, options)
            finally:
                free.put(renderer)
        return [(ask, kept.get(ask) or drawn[ask]) for ask in group]

    found: list[File] = []
    pool = ThreadPoolExecutor(len(everyone))
    try:
        for group in pool.map(draw, groups):
            for ask, stored in group:
                if isinstance(stored, File):
                    take_over(standing[0], place, stored)
                    found.append(stored)
                else:
                    found.append(_write(place, ask, stored, dossier, options))
                tell(len(found), total, found[-1].path)
    finally:
        pool.shutdown(cancel_futures=True)
        for renderer in everyone:
            renderer.stop()
    return found


def _kept(
    dossier: Dossier,
    options: Options,
    group: list[EmbedRequest],
    standing: tuple[Path, dict[str, File]],
) -> dict[EmbedRequest, File]:
    """What stands there already: pinned, so that it never changes, or drawn the same again."""
    target, old = standing
    found = {}
    for ask in group:
        file = old.get(ask.file())
        if file is None or not (ask.flags.v or options.reuse):
            continue
        same = ask.flags.v or file.made == _made(dossier, options, ask)
        if same and whole(target, file):
            found[ask] = file
    return found


def _made(dossier: Dossier, options: Options, ask: EmbedRequest) -> str:
    return made_of(dossier, options.base_url, options.site_url, ask.path())


def _drawn(
    renderer: Renderer, dossier: Dossier, group: list[EmbedRequest], options: Options
) -> dict[EmbedRequest, CachedResponse]:
    """Draw one chart in one View in the formats that are wanted."""
    found: dict[EmbedRequest, CachedResponse] = {}
    for ask in group:
        plain = ask.replace(v=None)
        if ask.format not in MARKED and plain in found:
            found[ask] = found[plain]
            continue
        try:
            found[ask] = renderer.render(
                jobs.draw, dossier, ask, base_url=options.base_url, site_url=options.site_url
            )
        except RenderFailed as error:
            said = f"{ask.path()} cannot be drawn: {error}; nothing exported"
            raise ExportError(said) from error
    return found


def _write(
    place: Path, ask: EmbedRequest, stored: CachedResponse, dossier: Dossier, options: Options
) -> File:
    file = file_of(ask, stored, dossier.version, _made(dossier, options, ask))
    following = ask.replace(v=None).file()
    for encoding, body in stored.variants.items():
        ending = ENDINGS.get(encoding, "")
        out, other = place / (file.path + ending), place / (following + ending)
        out.parent.mkdir(parents=True, exist_ok=True)
        if file.pinned and other.is_file() and other.read_bytes() == body:
            link(other, out)
        else:
            out.write_bytes(body)
    return file


def _carried(old: dict[str, File], target: Path, place: Path, new: set[str]) -> list[File]:
    """Take over what earlier exports have pinned, so that it stays where articles look for it."""
    kept = []
    for file in old.values():
        if file.pinned and file.path not in new and whole(target, file):
            take_over(target, place, file)
            kept.append(file)
    return kept
