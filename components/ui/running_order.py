"""A teacher's list of scenes: what is on it, how it changes, and where it goes.

The list of the session is the only truth; its link stands in the URL of the Teach page as
``scenes=``, so that Back undoes, too. The link to that page carries it along.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from components.charts import CHARTS
from components.dossier import Dossier
from components.talk.routes import LONGEST
from components.talk.scenes import (
    LARGEST,
    MOST,
    Scene,
    authored,
    from_file,
    link,
    parse,
    steps,
    to_file,
)
from components.ui import cache, downloads, focus, here, state
from components.ui.filters import plain
from components.view.parsers import Rejected
from components.view.view import View, view_words
from components.wording.counting import counted

PATH = "teach"
FILE = "353-0-scenes.json"
#: What the session keeps: the list, those before it, its link, what the URL said, faults.
_LIST, _PAST, _LINK, _URL, _WRONG, _FAULT = (
    f"scenes-{name}" for name in ("list", "past", "link", "url", "wrong", "fault")
)
_KEPT = 50
#: Files of the talk, for home, and, where something is asked, for learning platforms: end of the
#: address, and name.
_TALK = (
    ("deck.html", "Offline deck"), ("slides.pptx", "PowerPoint"), ("handout.pdf", "Handout"),
)  # fmt: skip
_HOME = (("pack.docx", "Teacher’s pack to edit (DOCX)"), ("pack.pdf", "to print (PDF)"))
_QUIZZES = (
    ("quiz.xml", "Quiz for Moodle (XML)"), ("quiz.gift", "GIFT"), ("quiz.qti.zip", "QTI 2.1"),
    ("quiz.h5p", "H5P"),
)  # fmt: skip

Scenes = tuple[Scene, ...]


def current() -> Scenes:
    """The session's list."""
    return st.session_state.get(_LIST) or authored(cache.dossier())


def put(scenes: Scenes) -> None:
    """Replace the list; the one before can be had back."""
    session, before = st.session_state, current()
    if scenes and scenes != before:
        session[_PAST] = (*session.get(_PAST, ()), before)[-_KEPT:]
        _hold(scenes)


def undo() -> None:
    """Callback: go back to the list before."""
    *past, last = st.session_state.get(_PAST) or (current(),)
    st.session_state[_PAST] = tuple(past)
    _hold(last)
    focus.ask("scenes-undo", "scenes-save")


def reset() -> None:
    """Callback: the authored list."""
    put(authored(cache.dossier()))
    focus.ask("scenes-undo")


def move(scene: str, by: int) -> None:
    """Callback: move a scene up (-1) or down (1)."""
    order = list(current())
    at = [s.id for s in order].index(scene)
    order.insert(at + by, order.pop(at))
    put(tuple(order))
    up, down = f"up-{scene}", f"down-{scene}"
    focus.ask(*((up, down) if by < 0 else (down, up)))


def leave_out(scene: str) -> None:
    """Callback: take a scene off the list."""
    order = [s.id for s in current()]
    put(tuple(s for s in current() if s.id != scene))
    at = order.index(scene)
    near = (order[at + 1 :] + order[:at][::-1])[:1]
    focus.ask(*(f"drop-{s}" for s in near), "scenes-undo")


def add(scene: Scene, place: int) -> None:
    """Callback: put a scene on the list before the one at ``place``; it gets an id of its own."""
    order = list(current())
    taken = {s.id for s in order} | {s.id for s in authored(cache.dossier())}
    number = next(n for n in range(1, len(taken) + 2) if f"own-{n}" not in taken)
    order.insert(place, replace(scene, id=f"own-{number}"))
    put(tuple(order))
    for name in ("title", "caption", "notes", "asks", "place"):
        st.session_state.pop(f"w-scene-{name}", None)  # the form starts anew


def _hold(scenes: Scenes) -> None:
    session = st.session_state
    said = link(scenes, cache.dossier())
    session[_LIST], session[_LINK] = scenes, said
    session.pop(_FAULT, None)


def params() -> dict[str, str]:
    """The list as a parameter of a URL; none where it is the authored one, or too long for it."""
    said = st.session_state.get(_LINK, "")
    return {"scenes": said} if said and _fits(said) else {}


def _fits(said: str) -> bool:
    return len(quote(said)) + len("scenes=") <= LONGEST


def read_url(dossier: Dossier) -> tuple[Rejected, ...]:
    """Take over the URL's list if somebody else than us wrote it, and have the URL say ours.

    Returns
    -------
    tuple of Rejected
        What was not understood; kept until the list changes.
    """
    session, said = st.session_state, st.query_params.get("scenes", "")
    if said != session.get(_URL, ""):
        scenes, wrong = parse(said, dossier)
        put(scenes)
        session[_WRONG] = (current(), wrong)
    state.beside(**params())
    session[_URL] = params().get("scenes", "")
    scenes, wrong = session.get(_WRONG, (None, ()))
    return wrong if scenes == current() else ()


def _query(scenes: Scenes) -> str:
    said = link(scenes, cache.dossier())
    return f"?scenes={quote(said, safe='~.:-')}" if said else ""


def ways() -> None:
    """Draw where the list goes: the talk, the files, and its link to copy."""
    scenes = current()
    if not _fits(link(scenes, cache.dossier())):
        st.warning(
            "This list is too long for a link. Save it as a file; the commands in the README "
            "make deck and slides from it."
        )
        return
    query = _query(scenes)
    talk, home = (
        [downloads.link(f"{here.root()}/present/{file}{query}", name) for file, name in files]
        for files in (_TALK, _HOME + _QUIZZES * any(scene.asks for scene in scenes))
    )
    st.html(
        Markup(
            "<p class='go'><a class='first' href='{}/present{}' target='_blank' "
            "rel='noopener'>Present</a>{}</p><p class='note home'>{}</p>"
        ).format(here.root(), query, Markup("").join(talk), Markup(" · ").join(home))
    )


def copy() -> None:
    """Draw the link of the talk, to copy."""
    st.html("<p class='note'>The link of the talk, with this list in it</p>")
    st.container(key="scenes-copy").code(f"{here.base()}/present{_query(current())}", language=None)


def order() -> None:
    """Draw the list: each scene small, with its buttons."""
    scenes = current()
    asking = sum(scene.asks for scene in scenes)
    with st.container(key="order-head", horizontal=True, vertical_alignment="center"):
        st.html(
            f"<p class='note'>{counted(len(scenes), 'scene')}, {counted(asking, 'question')}, "
            f"{counted(len(steps(scenes)), 'step')}</p>", width="content",
        )  # fmt: skip
        past = st.session_state.get(_PAST)
        st.button("Undo", key="scenes-undo", on_click=undo, disabled=not past, type="tertiary")
        own = scenes != authored(cache.dossier())
        st.button(
            "Our list again", key="scenes-reset", on_click=reset, disabled=not own, type="tertiary"
        )
    with st.container(key="order"):
        for i, scene in enumerate(scenes):
            _row(i, scene, last=i == len(scenes) - 1, alone=len(scenes) == 1)
    focus.keep()


def _row(i: int, scene: Scene, *, last: bool, alone: bool) -> None:
    with st.container(key=f"scene-{scene.id}", horizontal=True, vertical_alignment="center"):
        asks = Markup(" <b>asks the class</b>") if scene.asks else ""
        shown = Markup("<div class='scene'>{}<div><h3>{}. {}</h3><p>{}{}</p></div></div>")
        st.html(shown.format(picture(scene), i + 1, scene.title, scene.caption, asks))
        with st.container(key=f"move-{scene.id}", horizontal=True, width="content"):
            for sign, does, key, call, args, off in (
                ("↑", "Move up", "up", move, (scene.id, -1), i == 0),
                ("↓", "Move down", "down", move, (scene.id, 1), last),
                ("×", "Drop", "drop", leave_out, (scene.id,), alone),
            ):
                st.button(
                    f"{sign} {does}: {plain(scene.title)}", key=f"{key}-{scene.id}",
                    on_click=call, args=args, disabled=off,
                )  # fmt: skip


def picture(scene: Scene) -> Markup:
    """The scene's chart, small, as HTML; the words beside it say what it is."""
    image = "<img src='{}/present/picture.svg{}' width='160' height='95' loading='lazy' alt=''>"
    return Markup(image).format(here.root(), _query((scene,)))


def files() -> None:
    """Draw how the list is saved and loaded."""
    dossier = cache.dossier()
    st.download_button(
        "Save the list as a file", to_file(current(), dossier), FILE, "application/json",
        key="scenes-save", on_click="ignore",
    )  # fmt: skip
    with st.expander("Load a saved list"):
        st.file_uploader(
            "File", type=["json"], key="w-scenes-file", on_change=_load, max_upload_size=1
        )
    if fault := st.session_state.get(_FAULT):
        st.error(plain(fault))


def _load() -> None:
    """Callback: take over the list of a file; say what is wrong with it."""
    session, given = st.session_state, st.session_state["w-scenes-file"]
    if given is None:
        return
    try:
        scenes, wrong = from_file(given.read(LARGEST + 1), cache.dossier())
    except ValueError as error:
        session[_FAULT] = str(error)
        return
    put(scenes)
    session.pop(_FAULT, None)
    if wrong:
        more = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
        session[_FAULT] = f"Left out of {given.name}: {'; '.join(map(str, wrong[:5]))}{more}."


_NONE, _EVENT, _CLAIM = "Nothing", "Who pushed in an event", "How expected a clue is"


def adding(dossier: Dossier, view: View) -> None:
    """Draw the form that makes a scene of the current View."""
    titles = {name: chart.heading(dossier).title for name, chart in CHARTS.items()}
    chart = st.selectbox("Chart", list(titles), key="w-scene-chart", format_func=titles.__getitem__)
    entry = CHARTS[chart]
    title = st.text_input("Title", key="w-scene-title", placeholder=titles[chart], max_chars=120)
    caption = st.text_area("Caption", key="w-scene-caption", height=80, max_chars=400)
    notes = st.text_area("Notes for the speaker", key="w-scene-notes", height=80, max_chars=4000)
    asked = st.selectbox("Ask the class", [_NONE, _EVENT, _CLAIM], key="w-scene-asks")
    event = claim = ""
    if asked == _EVENT:
        event = _one_of("Event", dossier.events, "title", "w-scene-event")
    elif asked == _CLAIM:
        claim = _one_of("Clue", dossier.claims, "short", "w-scene-claim")
    scenes = current()
    names = [f"Before {i}. {scene.title}" for i, scene in enumerate(scenes, 1)]
    place = st.selectbox(
        "Place", range(len(scenes), -1, -1), key="w-scene-place",
        format_func=lambda i: names[i] if i < len(names) else "At the end",
    )  # fmt: skip
    scene = Scene(
        "new", " ".join(title.split()) or titles[chart], caption.strip(), notes.strip(), chart,
        entry.seen(view).query(), event, claim,
    )  # fmt: skip
    said = view_words(view, dossier) or "everything in view"
    shown = Markup("<div class='scene'>{}<p class='note'>{}</p></div>")
    st.html(shown.format(picture(scene), said))
    st.button(
        "Add the scene", key="scenes-add", on_click=add, args=(scene, place),
        disabled=len(scenes) >= MOST,
    )  # fmt: skip


def _one_of(label: str, table: Any, words: str, key: str) -> str:
    names = dict(zip(table["id"], table[words], strict=True))
    return str(st.selectbox(label, list(names), key=key, format_func=names.__getitem__))
