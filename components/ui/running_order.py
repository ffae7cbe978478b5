"""A teacher's list of scenes: what is on it, how it changes, and where it goes.

The list of the session is the only truth; its link stands in the URL of the Teach page as
``scenes=``, so that Back undoes, too. The link to that page carries it along.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from components.dossier import Dossier
from components.talk.lessons import lessons, minutes, votes_words
from components.talk.own_questions import question_fault
from components.talk.routes import LONGEST
from components.talk.scenes import (
    LARGEST,
    Scene,
    authored,
    from_file,
    link,
    parse,
    steps,
    to_file,
)
from components.ui import cache, focus, here, scene_form, state
from components.ui.chart import mode
from components.ui.filters import plain
from components.view.parsers import Rejected
from components.wording.counting import counted

PATH = "teach"
FILE = "353-0-scenes.json"
#: What the session keeps: the list, those before it, its link, what the URL said, faults.
_LIST, _PAST, _LINK, _URL, _WRONG, _FAULT, _EDITED = (
    f"scenes-{name}" for name in ("list", "past", "link", "url", "wrong", "fault", "edited")
)
#: Keys of the widgets that make a scene, and of those that change one.
NEW, _CHANGED = "w-scene", "w-change"
_KEPT = 50

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
    st.session_state.pop("w-scene-place", None)
    scene_form.forget(NEW)


def change(scene: Scene) -> None:
    """Callback: put a changed scene in the place of the one of its id."""
    put(tuple(scene if one.id == scene.id else one for one in current()))
    edit("")
    focus.ask(f"edit-{scene.id}")


def edit(scene: str) -> None:
    """Callback: open the form of a scene, by its id, and shut that of any other; "" for none."""
    scene_form.forget(_CHANGED)
    st.session_state[_EDITED] = scene


def _hold(scenes: Scenes) -> None:
    session = st.session_state
    said = link(scenes, cache.dossier())
    session[_LIST], session[_LINK] = scenes, said
    session.pop(_FAULT, None)
    edit("")


def params() -> dict[str, str]:
    """The list as a parameter of a URL; none where it is the authored one, or too long for it."""
    said = st.session_state.get(_LINK, "")
    return {"scenes": said} if said and fits(said) else {}


def fits(said: str) -> bool:
    """Whether a link may be as long as this one."""
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


def query(scenes: Scenes) -> str:
    """A list as the query of an address; "" for the authored one."""
    said = link(scenes, cache.dossier())
    return f"?scenes={quote(said, safe='~.:-')}" if said else ""


def presets() -> None:
    """Draw the lessons that the dossier proposes, each with its minutes."""
    with st.container(key="scenes-lessons", horizontal=True):
        for n, scenes in lessons(cache.dossier()).items():
            st.button(
                f"{counted(minutes(scenes), 'minute')}, {counted(len(scenes), 'scene')}",
                key=f"lesson-{n}", on_click=put, args=(scenes,), disabled=scenes == current(),
            )  # fmt: skip


def order() -> None:
    """Draw the list: each scene small, with its buttons."""
    scenes = current()
    asking = sum(scene.asks for scene in scenes)
    with st.container(key="order-head", horizontal=True, vertical_alignment="center"):
        st.html(
            f"<p class='note'>{counted(len(scenes), 'scene')}, {counted(asking, 'question')}, "
            f"{counted(len(steps(scenes)), 'step')}, {counted(minutes(scenes), 'minute')} "
            f"{votes_words(scenes)}</p>",
            width="content",
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
            if st.session_state.get(_EDITED) == scene.id:
                _form(scene)
    focus.keep()


def _row(i: int, scene: Scene, *, last: bool, alone: bool) -> None:
    with st.container(key=f"scene-{scene.id}", horizontal=True, vertical_alignment="center"):
        asks = Markup(" <b>asks the class</b>") if scene.asks else ""
        time = f" {scene.minutes}\N{NO-BREAK SPACE}min" if scene.minutes else ""
        shown = Markup("<div class='scene'>{}<div><h3>{}. {}</h3><p>{}{}{}</p></div></div>")
        st.html(shown.format(picture(scene), i + 1, scene.title, scene.caption, asks, time))
        with st.container(key=f"move-{scene.id}", horizontal=True, width="content"):
            for sign, does, key, call, args, off in (
                ("↑", "Move up", "up", move, (scene.id, -1), i == 0),
                ("↓", "Move down", "down", move, (scene.id, 1), last),
                ("✎", "Change", "edit", edit, (scene.id,), False),
                ("×", "Drop", "drop", leave_out, (scene.id,), alone),
            ):
                st.button(
                    f"{sign} {does}: {plain(scene.title)}", key=f"{key}-{scene.id}",
                    on_click=call, args=args, disabled=off,
                )  # fmt: skip


def _form(scene: Scene) -> None:
    """Draw the form that changes a scene, under its row."""
    dossier = cache.dossier()
    with st.container(key="change-form"):
        made = scene_form.fields(dossier, scene, _CHANGED)
        with st.container(horizontal=True):
            fault = question_fault(made, dossier)
            st.button(
                "Change the scene", key="scenes-change", on_click=change, args=(made,),
                disabled=bool(fault),
            )  # fmt: skip
            st.button("Leave it", key="scenes-leave", on_click=edit, args=("",), type="tertiary")


def picture(scene: Scene) -> Markup:
    """The scene's chart, small, as HTML; the words beside it say what it is."""
    image = "<img src='{}/present/picture.svg{}{}' width='160' height='95' loading='lazy' alt=''>"
    theme = "&theme=dark" if mode() == "dark" else ""
    return Markup(image).format(here.root(), query((scene,)), theme)


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
