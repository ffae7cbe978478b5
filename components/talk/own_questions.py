"""Questions of a teacher's own: which kinds there are, and what each needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from components.dossier import Dossier
from components.dossier.asked import answers_fault
from components.dossier.vocabulary import AskKind
from components.talk.time_points import place_of, points

if TYPE_CHECKING:
    from components.talk.scenes import Scene

KINDS: tuple[str, ...] = get_args(AskKind)
#: Those that nobody votes on.
UNVOTED = frozenset({"short", "open"})
#: What a question consists of; a scene without one has none of it.
NO_QUESTION: dict[str, Any] = dict.fromkeys(
    ("ask_event", "ask_claim", "ask_kind", "ask_text", "ask_options"), ""
)


def question_fault(scene: Scene, dossier: Dossier) -> tuple[str, str] | None:
    """What of a scene's question is wrong, and why; None if it is whole, or if there is none."""
    if sum(map(bool, (scene.ask_event, scene.ask_claim, scene.ask_kind))) > 1:
        return scene.title, "more than one question"
    if scene.ask_event not in {"", *dossier.events["id"]}:
        return scene.ask_event, "no such event"
    if scene.ask_claim not in {"", *dossier.claims["id"]}:
        return scene.ask_claim, "no such claim"
    if scene.ask_kind not in {"", *KINDS}:
        return scene.ask_kind, f"a question is one of {', '.join(KINDS)}"
    if scene.ask_kind and not scene.ask_text:
        return scene.title, "a question without words"
    if scene.ask_kind == "point":
        return _point_fault(scene, dossier)
    fault = answers_fault(scene.ask_kind, scene.written)
    return (scene.ask_text, "; ".join(fault)) if fault else None


def _point_fault(scene: Scene, dossier: Dossier) -> tuple[str, str] | None:
    axis = points(dossier, scene)
    if len(axis) < 2:
        return scene.ask_text, "the chart has no time axis to choose a point of"
    if scene.ask_options and place_of(dossier, scene) is None:
        first, last = axis[0][1], axis[-1][1]
        return scene.ask_options, f"no day, month or year from {first} to {last}, such as {first}"
    return None
