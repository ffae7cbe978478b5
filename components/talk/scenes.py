"""A list of scenes: the authored one, or a teacher's own as a link or a file.

One list feeds the presentation, the offline deck, the slides and the class room. A link names
authored scenes by their ids; a list that holds more than those travels packed.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from components.charts import CHARTS, PAGES
from components.charts.filled import fills, first_of, has_page
from components.dossier import Dossier, defaults
from components.dossier.asked import Answers, answers_of
from components.dossier.case import JOINT
from components.talk.own_questions import NO_QUESTION, question_fault
from components.view import View
from components.view.parsers import Rejected, drop

#: Most scenes in a list, letters in a text of one, and bytes of a link or a file.
MOST, LONGEST, LARGEST = 60, 4000, 1 << 18
#: Most minutes of a scene.
LONG = 180
#: First letters of a list that travels packed: no id begins like it.
_PACKED = "z."


@dataclass(frozen=True)
class Scene:
    """One step of the story.

    Attributes
    ----------
    id : str
        Name within its list; an authored scene's is the dossier's.
    title, caption, notes : str
        Headline, what the audience reads, and what the speaker says; plain text.
    chart, view : str
        Chart's id, and a View in its canonical URL form.
    ask_event : str
        Event of which the class is asked who pushed; "" if none.
    ask_claim : str
        Claim of which the class is asked how expected it is; "" if none.
    minutes : int
        That it takes in class, its question among them; 0 if nobody said.
    ask_kind, ask_text, ask_options : str
        A question of the teacher's own: one of ``own_questions.KINDS`` ("" for none), its words,
        and its answers or the two ends of a scale, a line each (what is right begins with ``*``),
        or the point in time that is right.
    """

    id: str
    title: str
    caption: str
    notes: str
    chart: str
    view: str = ""
    ask_event: str = ""
    ask_claim: str = ""
    minutes: int = 0
    ask_kind: str = ""
    ask_text: str = ""
    ask_options: str = ""

    @property
    def asks(self) -> bool:
        """Whether the class is asked something before the scene is shown."""
        return bool(self.ask_event or self.ask_claim or self.ask_kind)

    @property
    def written(self) -> Answers:
        """The answers in ``ask_options``, and which are right by whoever wrote the question."""
        return answers_of(self.ask_options.split("\n"))


@dataclass(frozen=True)
class Step:
    """One press of a key: a scene's question, or the scene itself.

    Attributes
    ----------
    scene : int
        Place of the scene in its list, from 0.
    asking : bool
        Whether the scene's question stands and the answer is still hidden.
    """

    scene: int
    asking: bool = False


def steps(scenes: tuple[Scene, ...]) -> tuple[Step, ...]:
    """The steps through a list: a scene that asks takes two, its question first."""
    found: list[Step] = []
    for i, scene in enumerate(scenes):
        if scene.asks:
            found.append(Step(i, asking=True))
        found.append(Step(i))
    return tuple(found)


def decisive(dossier: Dossier) -> View:
    """The years that decided it, for a timeline that has little room."""
    return View(time=defaults.years(dossier))


_EMPTY = {field.name: 0 if field.name == "minutes" else "" for field in fields(Scene)}
_TEXTS = [name for name, value in _EMPTY.items() if value == ""]


@lru_cache(maxsize=4)
def authored(dossier: Dossier) -> tuple[Scene, ...]:
    """The dossier's own scenes, in their order, but for charts that have nothing to show of it.

    Where it has none, the first chart of every page tells what is found in it.
    """
    rows = dossier.scenes.sort_values("order")
    own = []
    for row in rows.to_dict("records"):
        if row["chart"] not in CHARTS or not fills(dossier, row["chart"]):
            continue
        said = {name: "" if pd.isna(row[name]) else str(row[name]) for name in _TEXTS}
        said["ask_options"] = said["ask_options"].replace(JOINT, "\n")
        scene = Scene(**said, minutes=0 if pd.isna(row["minutes"]) else int(row["minutes"]))
        own.append(replace(scene, **NO_QUESTION) if question_fault(scene, dossier) else scene)
    return tuple(own) or tuple(
        _told(dossier, first_of(dossier, page)) for page in PAGES if has_page(dossier, page)
    )


def _told(dossier: Dossier, chart: str) -> Scene:
    """A scene in the words that a chart has of itself."""
    entry = CHARTS[chart]
    frame = entry.prepare(dossier, View())
    title, finding = entry.heading(dossier).title, f"{entry.finding(frame)}."
    return Scene(chart, title, finding, entry.describe(frame), chart)


def link(scenes: tuple[Scene, ...], dossier: Dossier) -> str:
    """Value of ``scenes=`` in a link: "" for the authored list as it stands."""
    known = {scene.id: scene for scene in authored(dossier)}
    if scenes == authored(dossier):
        return ""
    if scenes and all(known.get(scene.id) == scene for scene in scenes):
        return "~".join(scene.id for scene in scenes)
    packed = zlib.compress(json.dumps(_plain(scenes, known), ensure_ascii=False).encode(), 9)
    return _PACKED + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def parse(text: str, dossier: Dossier) -> tuple[tuple[Scene, ...], tuple[Rejected, ...]]:
    """Read what ``link`` wrote, keeping what is valid and naming the rest.

    Returns
    -------
    tuple of Scene
        The authored list if nothing valid is left.
    tuple of Rejected
        Nothing raises.
    """
    if not text:
        return authored(dossier), ()
    if text.startswith(_PACKED):
        try:
            plain = base64.urlsafe_b64decode(text[len(_PACKED) :][: 2 * LARGEST] + "===")
            unpack = zlib.decompressobj()
            written = unpack.decompress(plain, LARGEST)
            if unpack.unconsumed_tail or not unpack.eof:
                raise ValueError("too long, or cut off")
            rows = json.loads(written)
        except (ValueError, binascii.Error, zlib.error, RecursionError):
            return authored(dossier), (drop("scenes", text, "no list of scenes"),)
    else:
        rows = text.split("~")
    return _read(rows, dossier)


def to_file(scenes: tuple[Scene, ...], dossier: Dossier) -> bytes:
    """Write a list as a JSON file that ``from_file`` reads."""
    body = {"dossier": dossier.name, "scenes": [asdict(scene) for scene in scenes]}
    return f"{json.dumps(body, ensure_ascii=False, indent=1)}\n".encode()


def from_file(data: bytes, dossier: Dossier) -> tuple[tuple[Scene, ...], tuple[Rejected, ...]]:
    """Read what ``to_file`` wrote.

    Raises
    ------
    ValueError
        If it is no list of scenes at all, with what would be right.
    """
    if len(data) > LARGEST:
        raise ValueError(f"The file is larger than {LARGEST // 1024} KB, so it is no list of ours.")
    try:
        body = json.loads(data.decode("utf-8-sig"))
        rows = body["scenes"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ValueError(
            'No list of scenes: a JSON file with {"scenes": [...]} is wanted, as saved here.'
        ) from None
    return _read(rows, dossier)


def _plain(scenes: tuple[Scene, ...], known: dict[str, Scene]) -> list[Any]:
    """Ids of authored scenes as they stand, of others that bear their id what differs."""
    return [_short(scene, known.get(scene.id)) for scene in scenes]


def _short(scene: Scene, ours: Scene | None) -> str | dict[str, Any]:
    if scene == ours:
        return scene.id
    said = asdict(scene)
    if ours is None or ours.chart != scene.chart:
        return {name: value for name, value in said.items() if value}
    old = asdict(ours)
    return {n: value for n, value in said.items() if n == "id" or value != old[n]}


def _read(rows: Any, dossier: Dossier) -> tuple[tuple[Scene, ...], tuple[Rejected, ...]]:
    if not isinstance(rows, list):
        return authored(dossier), (drop("scenes", str(rows), "no list of scenes"),)
    known = {scene.id: scene for scene in authored(dossier)}
    found: dict[str, Scene] = {}
    dropped: list[Rejected] = []
    for row in rows:
        if len(found) == MOST:
            dropped.append(drop("scenes", str(row), f"more than {MOST} scenes"))
            break
        scene = known.get(row) if isinstance(row, str) else _scene(row, known, dossier, dropped)
        if scene is None:
            if isinstance(row, str):
                dropped.append(drop("scenes", row, "no such scene"))
        elif scene.id in found:
            dropped.append(drop("scenes", scene.id, "stands twice"))
        else:
            found[scene.id] = scene
    return tuple(found.values()) or authored(dossier), tuple(dropped)


def _scene(
    row: Any, known: dict[str, Scene], dossier: Dossier, dropped: list[Rejected]
) -> Scene | None:
    """A scene in full, or what differs from an authored one: that has no chart of its own."""
    if not isinstance(row, dict):
        dropped.append(drop("scenes", str(row), "no scene"))
        return None
    ours = known.get(str(row.get("id"))) if "chart" not in row else None
    said: dict[str, Any] = asdict(ours) if ours else {**_EMPTY}
    said |= {n: _clean(row[n]) for n in _TEXTS if isinstance(row.get(n), str)}
    if said["chart"] not in CHARTS or not said["id"] or not said["title"]:
        gone = said["id"] and not said["chart"]
        reason = "no such scene" if gone else "a scene needs id, title and a chart of ours"
        dropped.append(drop("scenes", said["title"] or said["id"] or str(row), reason))
        return None
    if type(row.get("minutes")) is int:
        said["minutes"] = max(0, min(LONG, row["minutes"]))
    view, wrong = View.parse(said["view"], dossier)
    dropped += wrong
    scene = Scene(**{**said, "view": view.query()})
    if fault := question_fault(scene, dossier):
        dropped.append(drop("scenes", *fault))
        scene = replace(scene, **NO_QUESTION)
    return scene


def _clean(text: str) -> str:
    kept = "".join(c for c in text if c in "\n\t" or c.isprintable())
    return kept[:LONGEST].strip()
