"""The presentation as one HTML document that asks for nothing else: live, or from a memory stick.

Each step is a section with its heading, so that all of it can be read without scripts and printed
as notes pages; ``deck.js`` shows one at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Literal, NamedTuple

from components.dossier import Dossier
from components.embed import wording
from components.embed.document import hashed
from components.graphic.writers.svg import SANS, SERIF, inline
from components.graphic.writers.svg_styles import Styles, folded
from components.talk.questions import Question, question
from components.talk.scenes import Scene, steps
from components.talk.slides import Slide, slide
from components.theme import css_variables
from components.wording.cleaning import clean

Theme = Literal["auto", "light", "dark"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")

_HERE = Path(__file__).parent
#: Of a talk from a file, and what a live one has more: the class room's.
_STYLES, _ROOM_STYLES = ("deck.css",), ("tallies.css", "lead.css")
_SCRIPTS, _ROOM_SCRIPTS = ("deck.js",), ("room.js", "lead.js")

_KEYS = (
    ("→ Space Page↓", "next"), ("← Page↑", "back"), ("Home End", "first, last"),
    ("5 Enter", "step 5"), ("B", "black screen"), ("F", "full screen"),
    ("P", "notes, clock and next scene in a second window"), ("S", "notes below"),
    ("O", "all scenes"), ("T", "light or dark"), ("Tab Esc", "into the chart, and back"),
)  # fmt: skip
_LIVE_KEYS = (
    ("E", "explore the chart; the next key comes back"), ("A", "fold the class’s answers away"),
)  # fmt: skip


class Parts(NamedTuple):
    """A document's two halves of code, which a Content-Security-Policy names by their hashes."""

    style: str
    scripts: tuple[str, ...]


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
        The same for the same input, in any process.
    """
    slides = slides or [slide(dossier, scene) for scene in scenes]
    styles = Styles(s for one in slides for s in folded(one.drawing.shapes))
    rows = _rows(slides)
    numbers = {tip: i for i, (tip, _) in enumerate(rows)}
    base = base_url or ("." if live is not None else "")
    sections = (
        _asking(n, slides[step.scene], asked)
        if (asked := question(dossier, scenes[step.scene])) and step.asking
        else _showing(n, slides[step.scene], asked, styles, numbers, base)
        for n, step in enumerate(steps(tuple(scenes)), 1)
    )
    body = (
        f"<main><h1 class=unseen>{_text(dossier.title)}</h1>{''.join(sections)}</main>"
        f"{_furniture(live is not None)}<ul hidden>"
        + "".join(f"<li id=r{i} data-id={_quoted(id)}>{_text(tip)}" for i, (tip, id) in
                  enumerate(rows))
        + "</ul>"
    )  # fmt: skip
    code = parts(styles, live=live is not None)
    said = "" if live is None else f" data-live data-scenes={_quoted(live)}"
    said += f" data-dropped={_quoted(dropped)}" if dropped else ""
    scripts = "".join(f"<script>{script}</script>" for script in code.scripts)
    return (
        f"<!doctype html><html lang=en data-theme={theme}{said}><meta charset=utf-8>"
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        f'<meta http-equiv=Content-Security-Policy content="{_policy(code, live is not None)}">'
        f"<title>{_text(dossier.title)}</title><style>{code.style}</style>"
        f"<body>{body}{scripts}\n"
    )


def parts(styles: Styles, *, live: bool) -> Parts:
    """The document's style sheet and scripts."""
    css, js = (
        (_STYLES, _SCRIPTS) if not live else (_STYLES + _ROOM_STYLES, _SCRIPTS + _ROOM_SCRIPTS)
    )
    sheets = [(_HERE / name).read_text(encoding="utf-8") for name in css]
    scripts = [(_HERE / name).read_text(encoding="utf-8") for name in js]
    return Parts("".join([_palette(), *sheets, styles.css]), tuple(scripts))


def _policy(code: Parts, live: bool) -> str:
    """Content-Security-Policy: nothing is loaded, and only what is written here runs."""
    hashes = " ".join(f"'{hashed(script)}'" for script in code.scripts)
    more = "; connect-src 'self'; frame-src 'self'; img-src data:" if live else ""
    return (
        f"default-src 'none'; script-src {hashes}; style-src '{hashed(code.style)}'"
        f"{more}; base-uri 'none'; form-action 'none'"
    )


def _palette() -> str:
    """Colours as variables."""
    night = f"{css_variables('dark')}color-scheme:dark"
    return (
        f":root{{{css_variables('light')}--sans:{SANS};--serif:{SERIF}}}"
        f"@media screen{{:root[data-theme=dark]{{{night}}}}}"
        "@media screen and (prefers-color-scheme:dark){"
        f":root[data-theme=auto]{{{night}}}}}\n"
    )


def _rows(slides: Sequence[Slide]) -> list[tuple[str, str]]:
    """Words and id of every mark, each once: marks of all drawings are named by them."""
    found: dict[str, str] = {}
    for one in slides:
        drawn = set(one.drawing.tips)
        found |= {tip: id for tip, id in one.ids.items() if tip in drawn and tip not in found}
    return list(found.items())


def _showing(
    n: int, one: Slide, asked: Question | None, styles: Styles, rows: dict[str, int], base: str
) -> str:
    scene = one.scene
    said = f"role=group aria-labelledby=t{n} aria-describedby=d{n}"
    picture = (
        f"{inline(one.drawing, styles, rows, attributes=said)}"
        f"<figcaption class=unseen id=d{n}>{_text(one.alt)}</figcaption>"
    )
    truth = f"<p class=truth>Coded here: <b>{_text(asked.truth)}</b></p>" if (
        asked and asked.truth
    ) else ""  # fmt: skip
    answers = "<div class=answers></div>" if asked or scene.chart == "posterior" else ""
    where = wording.explore(scene.chart, one.view, base) if base else ""
    link = f"<p><a href={_quoted(where)} target=_blank rel=noopener>Explore this chart</a></p>" if (
        where
    ) else ""  # fmt: skip
    return (
        f"<section class='step show' id={n} aria-labelledby=t{n} data-scene={_quoted(scene.id)}"
        f" data-chart={scene.chart}"
        + (f" data-explore={_quoted(where)}" if where else "")
        + f"><div class=frame><div class=slide>{_heading(n, scene.title)}{truth}"
        f"<div class=stage><figure>{picture}</figure>{answers}</div>"
        f"<p class=caption>{_text(scene.caption)}</p><p class=sources>{_text(one.short)}</p>"
        f"</div></div><div class=speech><h3>Notes</h3><p>{_text(scene.notes)}</p>"
        f"<p class=full>{_text(one.sources)}</p>{link}</div></section>"
    )


def _asking(n: int, one: Slide, asked: Question) -> str:
    options = "".join(
        f"<li class={value}>{_text(said)}" if asked.kind == "side" else f"<li>{_text(said)}"
        for value, said in asked.options
    )
    rivals = "".join(f"<li>{_text(title)}" for _, _, title in asked.rows)
    by = f"Who says so: {asked.by}" if asked.kind == "levels" else asked.by
    return (
        f"<section class='step ask' id={n} aria-label={_quoted(f'Question: {one.scene.title}')}"
        f" data-scene={_quoted(one.scene.id)} data-kind={asked.kind}>"
        f"<div class=frame><div class=slide>{_heading(n, one.scene.title)}<div class=question>"
        f"<p class=about>{_text(asked.about)}</p><p class=whose>{_text(by)}</p>"
        f"<p class=what>{_text(asked.text)}</p>"
        + (f"<ul class=rivals>{rivals}</ul>" if rivals else "")
        + f"<ul class=options>{options}</ul></div><div class=answers></div></div></div>"
        "<div class=speech><h3>Notes</h3><p>Let the class answer; the next key shows the scene."
        "</p></div></section>"
    )


def _heading(n: int, title: str) -> str:
    return f"<h2 id=t{n}><a href=#{n}>{_text(title)}</a></h2>"


def _furniture(live: bool) -> str:
    """What stands around the sections; it is hidden where scripts are off."""
    keys = "".join(f"<dt>{k}<dd>{what}" for k, what in (*_KEYS, *(_LIVE_KEYS if live else ())))
    return (
        "<header id=desk><p id=clock></p><p><span id=elapsed></span>"
        "<button id=reset>Reset</button></p><p class=dim>The screen is black</p></header>"
        "<div id=bar><aside id=room aria-label='Class room'></aside><nav aria-label=Steps>"
        "<span id=typed></span><span id=place></span>"
        "<button id=keys aria-label='Keys of the presentation'>?</button></nav></div>"
        "<nav aria-label='Back and forth'><button id=back class=edge aria-label=Back>‹</button>"
        "<button id=forth class=edge aria-label=Next>›</button></nav>"
        "<div id=explore hidden><p><button id=return>Back to the scene</button></p></div>"
        f"<dialog id=help aria-labelledby=hh><h2 id=hh>Keys</h2><dl>{keys}</dl>"
        "<p><button id=close>Close</button></p></dialog>"
        "<div id=tip hidden aria-hidden=true></div><p id=said class=unseen role=status></p>"
    )


def _text(text: str) -> str:
    return escape(str(clean(text)), quote=False)


def _quoted(text: str) -> str:
    return f'"{escape(str(clean(text)))}"'
