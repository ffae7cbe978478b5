"""A case that is served nowhere, as files: its site and its talk.

They are drawn in a process of their own, which holds nothing of the case once it has ended, and one
after the other: however many ask, no more than one such process runs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from components.dossier import Dossier, load
from components.dossier.files import archive
from components.embed.site.export import Options, export
from components.serving.render_process import Renderer, RenderProcess
from components.serving.responses import CachedResponse, compressed
from components.talk.deck import document
from components.talk.jobs import HTML
from components.talk.scenes import authored

#: Seconds after which one drawing is given up.
LONGEST = 60

_one = threading.Lock()


@dataclass(frozen=True)
class Form:
    """What can be taken away: how it is called, its file's ending, and how it is made."""

    name: str
    ending: str
    media: str
    make: Callable[[Dossier, Path, Renderer], bytes]


@contextmanager
def _unpacked(name: str, files: Mapping[str, bytes]) -> Iterator[tuple[Dossier, Path]]:
    """A package as a dossier, and a folder beside it: both are gone afterwards."""
    with TemporaryDirectory(prefix="case-") as folder:
        for file, data in files.items():
            out = Path(folder, name, file)
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(data)
        yield load(Path(folder, name)), Path(folder)


def made(
    form: Form, name: str, files: Mapping[str, bytes], renderer: Renderer | None = None
) -> bytes:
    """Make one form of a case.

    Parameters
    ----------
    name : str
        What the case is called in addresses.
    files : mapping of str to bytes
        Its data package, as ``workbook.tables.package`` gives it.
    renderer : Renderer, optional
        Who draws; by default a process of its own, ended afterwards.

    Raises
    ------
    RenderFailed, ExportError
        If a drawing fails.
    """
    with _one, _unpacked(name, files) as (dossier, folder):
        who = renderer or RenderProcess(seconds=LONGEST)
        try:
            return form.make(dossier, folder, who)
        finally:
            who.stop()


def _site(dossier: Dossier, folder: Path, renderer: Renderer) -> bytes:
    """Every chart in every format, as files for any server: the site of ``353-0 embed export``."""
    place = folder / "site"
    export(dossier, place, Options(pinned=False, reuse=False), renderers=[renderer])
    found = sorted(file for file in place.rglob("*") if file.is_file())
    root = f"{dossier.name}-site"
    return archive({f"{root}/{f.relative_to(place).as_posix()}": f.read_bytes() for f in found})


def _deck(dossier: Dossier, _: Path, renderer: Renderer) -> bytes:
    return renderer.render(deck, dossier).body


def _slides(dossier: Dossier, _: Path, renderer: Renderer) -> bytes:
    return renderer.render(slides, dossier).body


def deck(dossier: Dossier) -> CachedResponse:
    """The talk as one document that needs no network; in a render process."""
    return compressed(document(dossier, authored(dossier)).encode(), HTML, "", compress=False)


def slides(dossier: Dossier) -> CachedResponse:
    """The talk for a slide program; in a render process."""
    from components.talk.files import pptx

    body = pptx.presentation(dossier, authored(dossier))
    return compressed(body, pptx.MEDIA, "", compress=False)


FORMS = (
    Form("Site of plain files (zip)", "-site.zip", "application/zip", _site),
    Form("Offline deck (HTML)", "-deck.html", "text/html", _deck),
    Form("Slides for PowerPoint", "-slides.pptx",
         "application/vnd.openxmlformats-officedocument.presentationml.presentation", _slides),
)  # fmt: skip
