"""The talk as jobs of the worker pool: slides, their pictures, and the files made of them.

What is called in a render process is handed slides as pickles. Only there the libraries of the
files are loaded, which take half a second.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from hashlib import sha256
from typing import Any

from components.dossier import Dossier
from components.serving.pool import RenderPool
from components.serving.responses import CachedResponse, compressed
from components.talk.deck import Theme, document
from components.talk.homework import homework
from components.talk.pictures import svg
from components.talk.scenes import Scene, authored
from components.talk.slides import slide
from components.theme import Mode

HTML = "text/html; charset=utf-8"


def drawn(dossier: Dossier, scene: Scene) -> CachedResponse:
    """A scene's slide, pickled."""
    return compressed(
        pickle.dumps(slide(dossier, scene)), "application/x-pickle", "", compress=False
    )


def packed(
    dossier: Dossier, slides: Sequence[bytes], base_url: str, live: str | None, theme: Theme,
    dropped: str,
) -> CachedResponse:  # fmt: skip
    """The document of slides, ready to be sent."""
    made = [pickle.loads(one) for one in slides]
    html = document(
        dossier, [one.scene for one in made], slides=made,
        base_url=base_url, live=live, theme=theme, dropped=dropped,
    )  # fmt: skip
    return compressed(html.encode(), HTML, "")


def pictured(dossier: Dossier, one: bytes) -> CachedResponse:
    """The picture of a slide, empty where it has none."""
    from components.talk.files import pptx

    return compressed(pptx.picture(dossier, pickle.loads(one)), "image/png", "", compress=False)


def shown(dossier: Dossier, one: bytes, mode: Mode) -> CachedResponse:
    """The chart of a slide."""
    return compressed(svg(pickle.loads(one), mode).encode(), "image/svg+xml", "")


def presented(
    dossier: Dossier, slides: Sequence[bytes], pictures: Sequence[bytes], base_url: str
) -> CachedResponse:
    """The slides for a slide program, ready to be sent."""
    from components.talk.files import pptx

    made = [pickle.loads(one) for one in slides]
    body = pptx.presentation(
        dossier, [one.scene for one in made], slides=made, pictures=pictures, base_url=base_url
    )
    return compressed(body, pptx.MEDIA, "", compress=False)


def handed(dossier: Dossier, scenes: Sequence[Scene], base_url: str) -> CachedResponse:
    """The handout, ready to be sent."""
    from components.talk.files import handout

    body = handout.handout(dossier, scenes, base_url=base_url)
    return compressed(body, "application/pdf", "", compress=False)


def prepared(
    dossier: Dossier, scenes: Sequence[Scene], ending: str, base_url: str
) -> CachedResponse:
    """The teacher's pack, ready to be sent."""
    from components.talk.files.pack import FORMATS, pack

    body = pack(dossier, scenes, ending, base_url=base_url)
    return compressed(body, FORMATS[ending][0], "", compress=False)


def quizzed(
    dossier: Dossier, scenes: Sequence[Scene], ending: str, base_url: str
) -> CachedResponse:
    """The questions as a quiz, ready to be sent; empty where the format can hold none of them."""
    from components.talk.files.quiz import FORMATS, quiz

    body = quiz(dossier, scenes, ending, base_url=base_url) or b""
    return compressed(body, FORMATS[ending].media, "", compress=False)


def carded(dossier: Dossier, scenes: Sequence[Scene], code: str, base_url: str) -> CachedResponse:
    """The answer cards, ready to be sent."""
    from components.talk.files.cards import cards

    body = cards(dossier, scenes, base_url=base_url, code=code)
    return compressed(body, "application/pdf", "", compress=False)


def alone(dossier: Dossier, scenes: Sequence[Scene], base_url: str) -> CachedResponse:
    """The homework, ready to be sent."""
    html = homework(dossier, scenes, base_url=base_url)
    return compressed(html.encode(), HTML, "")


def warmed(dossier: Dossier, scene: Scene) -> CachedResponse:
    """A slide's picture, for a process that is to have loaded all when somebody asks."""
    return pictured(dossier, drawn(dossier, scene).body)


#: Jobs that may take a second or more.
_HEAVY = (presented, handed, prepared, alone)


def submit(
    pool: RenderPool, function: Callable[..., CachedResponse], dossier: Dossier, name: str,
    *said: Any,
) -> Future[CachedResponse]:  # fmt: skip
    """Have a pool call one of the functions above, once for equal names; ``Busy`` if it is full."""
    digest = sha256(name.encode()).hexdigest()
    key = f"{dossier.version} {function.__qualname__} {digest}"
    return pool.submit(
        key, lambda worker: worker.render(function, dossier, *said), heavy=function in _HEAVY
    )


def ahead(pool: RenderPool, dossier: Dossier) -> None:
    """Have two processes warm and the talk's own scenes drawn before somebody asks for them."""
    scenes = authored(dossier)
    if scenes:
        pool.warm(lambda worker: worker.render(warmed, dossier, scenes[0]))
    for scene in scenes:
        submit(pool, drawn, dossier, repr(scene), scene)
