"""The lesson to work through alone, with no room: one HTML document that asks for nothing else.

Each question is answered before the scene that answers it is shown, and both are then laid beside
how the dossier codes it. Answers stay in the browser. What follows a question is veiled, so that
neither the source nor a search in the page gives it away; it is no secret from whoever unveils it.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from components.dossier import Dossier
from components.embed import wording
from components.embed.document import hashed
from components.embed.render import graphic_of
from components.graphic.canvas import APP_PHONE
from components.graphic.writers.flatten import draw
from components.graphic.writers.shapes import Drawing
from components.graphic.writers.svg import inline
from components.graphic.writers.svg_styles import Styles, merged, styles_of
from components.talk.chosen import without_class
from components.talk.coded import Coded, coded
from components.talk.deck import palette
from components.talk.questions import HEADING, LETTERS, Question, question
from components.talk.scenes import Scene
from components.talk.slides import Slide, slide
from components.wording.templates import fill

_HERE = Path(__file__).parent


class _Section(NamedTuple):
    """A scene: its question, if it asks one, and all that comes after, veiled."""

    number: int
    scene: str
    asked: Question | None
    veiled: Markup


def homework(dossier: Dossier, scenes: Sequence[Scene], *, base_url: str = "") -> str:
    """Write the document.

    Parameters
    ----------
    base_url : str
        Where the app answers, for links to read on; empty for none.

    Returns
    -------
    str
        The same for the same input, in any process. Scenes that show the judgement of a class are
        left out, for there is none.
    """
    shown = [(n, slide(dossier, scenes[n])) for n in without_class(dossier, scenes)]
    phones = [_phone(dossier, one) for _, one in shown]
    both = [d for (_, one), phone in zip(shown, phones, strict=True) for d in (one.drawing, phone)]
    styles = styles_of(both)
    sections = [
        _section(dossier, n, scenes[n], one, phone, styles, base_url)
        for (n, one), phone in zip(shown, phones, strict=True)
    ]
    style = "".join([palette(), _read("drawing.css"), _read("homework.css"), styles.css])
    script = _read("homework.js")
    return fill(
        "talk/homework.html",
        title=dossier.title, sections=sections, heading=HEADING, key=_key(dossier, scenes),
        letters=LETTERS, last=scenes[shown[-1][0]].id,
        base=base_url, said_of_links="" if base_url else wording.NO_LINKS,
        imprint=wording.imprint(dossier, "en"),
        policy=Markup(_policy(script, style)),  # of no other quotes than its attribute
        style=Markup(style), script=Markup(script),
    )  # fmt: skip


def veil(text: str) -> str:
    """Change each letter for another: what is veiled twice is as it was."""
    turned = codecs.encode(text, "rot13")
    return "".join(chr(ord(c) ^ 1) if c > "\x7f" else c for c in turned)


def _section(
    dossier: Dossier, n: int, scene: Scene, one: Slide, phone: Drawing, styles: Styles, base: str
) -> _Section:
    rows = {tip: i for i, tip in enumerate(dict.fromkeys((*one.drawing.tips, *phone.tips)))}
    said = "role=group aria-labelledby=title aria-describedby=alt class="
    answer = coded(dossier, scene)
    told = fill(
        "talk/homework_scene.html",
        scene=one.scene, number=n + 1, asked=question(dossier, scene),
        coded=answer, words=_as_sentence(answer), alt=one.alt, sources=one.sources, rows=list(rows),
        wide=Markup(inline(one.drawing, styles, rows, attributes=f"{said}wide")),
        narrow=Markup(inline(phone, styles, rows, attributes=f"{said}narrow")),
        read=f"{base}/{answer.page}" if base and answer and answer.page else "",
        explore=wording.explore(scene.chart, one.view, base) if base else "",
    )  # fmt: skip
    # A veiled end of a script is none: no letter stands for itself.
    return _Section(n + 1, scene.id, question(dossier, scene), Markup(veil(told)))


def _as_sentence(answer: Coded | None) -> str:
    return answer.words[:1].upper() + answer.words[1:] if answer else ""


def _phone(dossier: Dossier, one: Slide) -> Drawing:
    """The scene's chart as a phone shows it."""
    graphic = graphic_of(dossier, one.scene.chart, one.view, APP_PHONE)
    return merged(draw(graphic, APP_PHONE.width))


def _key(dossier: Dossier, scenes: Sequence[Scene]) -> str:
    """By which the browser knows its answers to this list again."""
    asked = repr([(s.id, s.ask_event, s.ask_claim, s.ask_text) for s in scenes if s.asks])
    return sha256(f"{dossier.name} {asked}".encode()).hexdigest()[:12]


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src '{hashed(script)}'; style-src '{hashed(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
