"""Lessons of so many minutes that a dossier proposes, each a list of its scenes."""

from __future__ import annotations

from components.dossier import Dossier
from components.talk.scenes import Scene, authored


def lessons(dossier: Dossier) -> dict[int, tuple[Scene, ...]]:
    """Minutes -> the scenes that the dossier proposes for so long a lesson, the shortest first."""
    known = {scene.id: scene for scene in authored(dossier)}
    said = dossier.case.under("lesson.<n>")
    return {
        # A scene whose chart has nothing to show of the dossier is on no list
        int(n): tuple(known[name] for name in dossier.case.parts(f"lesson.{n}") if name in known)
        for n in sorted(said, key=int)
    }


def minutes(scenes: tuple[Scene, ...]) -> int:
    """Minutes that the scenes take together."""
    return sum(scene.minutes for scene in scenes)
