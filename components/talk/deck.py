"""The presentation as one HTML document that asks for nothing else: live, or from a memory stick.

Each step is a section with its heading, so that all of it can be read without scripts and printed
as notes pages; ``deck.js`` shows one at a time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from markupsafe import Markup

from components.dossier import Dossier
from components.embed import wording
from components.embed.document import hashed
from components.graphic.writers.svg import SANS, SERIF, inline
from components.graphic.writers.svg_styles import Styles, styles_of
from components.talk import class_weighing
from components.talk.chosen import without_class
from components.talk.coded import Coded, coded
from components.talk.questions import HEADING, Question, question
from components.talk.scenes import Scene, Step, steps
from components.talk.slides import Slide, slide
from components.theme import css_variables
from components.wording.templates import fill

Theme = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")

_HERE = Path(__file__).parent
#: Of a talk from a file, and what a live one has more: the class room's.
_STYLES, _ROOM_STYLES = (
    ("drawing.css", "deck.css", "tallies.css", "hands.css", "pointing.css"),
    ("lead.css",),
)
_SCRIPTS = ("deck.js", "pointing.js", "tallies.js", "hands.js")
_ROOM_SCRIPTS = ("room.js", "lead.js", "lead_private.js")

_KEYS = (
    ("→ Space Page↓", "next"), ("← Page↑", "back"), ("Home End", "first, last"),
    ("5 Enter", "scene 5"), ("B", "black screen"), ("F", "full screen"),
    ("P", "notes, clock and next scene in a second window"), ("S", "notes below"),
    ("O", "all scenes"), ("T", "light or dark"), ("Tab Esc", "into the chart, and back"),
    ("L", "spotlight; Shift with the arrows moves it, + and − change its size"),
    ("D", "pen; Z takes the last stroke back, X all of the scene"),
    ("H", "count a show of hands"), ("A", "the class’s answers, or the chart"),
)  # fmt: skip
_LIVE_KEYS = (
    ("E", "explore the chart; the next key comes back"),
    ("R J", "open a class room, show how to join"),
    ("V", "straight to the answers, after one vote"),
)  # fmt: skip


class Parts(NamedTuple):
    """A document's two halves of code, which a Content-Security-Policy names by their hashes."""

    style: str
    scripts: tuple[str, ...]


class _Section(NamedTuple):
    """A step: its place, scene and question; a scene that is shown has a picture, and a link.

    A question has what the dossier says to it, for the presenter alone.
    """

    place: int
    number: int
    slide: Slide
    asked: Question | None
    put: str = ""
    picture: str = ""
    where: str = ""
    answer: Coded | None = None


def document(
    dossier: Dossier,
    scenes: Sequence[Scene],
    *,
    base_url: str = "",
    live: str | None = None,
    theme: Theme = "light",
    dropped: str = "",
    slides: Sequence[Slide] = (),
) -> str:
    """Write the document.

    Parameters
    ----------
    base_url : str
        Where the app answers, for links from the notes; empty for none. Where it is live, relative
        links will do.
    live : str, optional
        Value of ``scenes=`` with which a room of these scenes is opened: makes the document that
        the app serves, which can explore and lead a class.
    theme : {"light", "dark", "auto"}
        Projectors are better at light.
    dropped : str
        What of a link was not understood, for the presenter to see.
    slides : sequence of Slide
        The scenes drawn, where they are already.

    Returns
    -------
    str
        The same for the same input, in any process. Where it is not live it leaves out what shows
        the judgement of a class, for there is none.
    """
    shown = range(len(scenes)) if live is not None else without_class(dossier, scenes)
    drawn = {n: slides[n] if slides else slide(dossier, scenes[n]) for n in shown}
    styles = styles_of(one.drawing for one in drawn.values())
    rows = _rows(list(drawn.values()))
    numbers = {tip: i for i, (tip, _) in enumerate(rows)}
    base = base_url or ("." if live is not None else "")
    kept = (step for step in steps(tuple(scenes)) if step.scene in drawn)
    sections = [
        _section(n, step, drawn[step.scene], asked, styles, numbers, base)._replace(
            answer=coded(dossier, scenes[step.scene]) if step.asking else None
        )
        for n, step in enumerate(kept, 1)
        for asked in (question(dossier, scenes[step.scene]),)
    ]
    code = parts(styles, live=live is not None)
    return fill(
        "talk/deck.html",
        title=dossier.title, theme=theme, sections=sections, rows=rows, heading=HEADING,
        said={
            "data-scenes": live, "data-dropped": dropped or None,
            "data-weighing": _json(class_weighing.rules(dossier, scenes)),
        },
        live=live is not None, said_of_links="" if base else wording.NO_LINKS,
        keys=_KEYS + (_LIVE_KEYS if live is not None else ()),
        policy=Markup(_policy(code, live is not None)),  # of no other quotes than its attribute
        style=Markup(code.style), scripts=[Markup(script) for script in code.scripts],
    )  # fmt: skip


def parts(styles: Styles, *, live: bool) -> Parts:
    """The document's style sheet and scripts."""
    css, js = (
        (_STYLES, _SCRIPTS) if not live else (_STYLES + _ROOM_STYLES, _SCRIPTS + _ROOM_SCRIPTS)
    )
    sheets = [(_HERE / name).read_text(encoding="utf-8") for name in css]
    scripts = [(_HERE / name).read_text(encoding="utf-8") for name in js]
    return Parts("".join([palette(), *sheets, styles.css]), tuple(scripts))


def _policy(code: Parts, live: bool) -> str:
    """Content-Security-Policy: nothing is loaded, and only what is written here runs."""
    hashes = " ".join(f"'{hashed(script)}'" for script in code.scripts)
    more = "; connect-src 'self'; frame-src 'self'; img-src data:" if live else ""
    return (
        f"default-src 'none'; script-src {hashes}; style-src '{hashed(code.style)}'"
        f"{more}; base-uri 'none'; form-action 'none'"
    )


def palette() -> str:
    """Colours as variables, for light and dark."""
    night = f"{css_variables('dark')}color-scheme:dark"
    return (
        f":root{{{css_variables('light')}--sans:{SANS};--serif:{SERIF}}}"
        f"@media screen{{:root[data-theme=dark]{{{night}}}}}"
        "@media screen and (prefers-color-scheme:dark){"
        f":root[data-theme=auto]{{{night}}}}}\n"
    )


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _rows(slides: Sequence[Slide]) -> list[tuple[str, str]]:
    """Words and id of every mark, each once: marks of all drawings are named by them."""
    found: dict[str, str] = {}
    for one in slides:
        drawn = set(one.drawing.tips)
        found |= {tip: id for tip, id in one.ids.items() if tip in drawn and tip not in found}
    return list(found.items())


def _section(
    n: int, step: Step, one: Slide, asked: Question | None, styles: Styles,
    rows: dict[str, int], base: str,
) -> _Section:  # fmt: skip
    if asked and step.asking:
        return _Section(n, step.scene + 1, one, asked, _json(asked.put()))
    said = f"role=group aria-labelledby=t{n} aria-describedby=d{n}"
    picture = Markup(inline(one.drawing, styles, rows, attributes=said))
    where = wording.explore(one.scene.chart, one.view, base) if base else ""
    return _Section(n, step.scene + 1, one, asked, "", picture, where)
