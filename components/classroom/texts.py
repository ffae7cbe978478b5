"""Short texts that students write: kept apart from the answers, and shown once they are released.

An answer in a ballot is then the name of its text, which is made of it: who writes the same gives
the same answer. A text that nobody's ballot names any longer is neither listed nor shown.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from hashlib import blake2b
from typing import Literal, NamedTuple

import sqlalchemy as sa

from components.classroom.ballots import Ballot
from components.classroom.tables import ANSWERS, TEXTS

#: What a presenter makes of a text; "new" until then.
Fate = Literal["new", "released", "dropped"]
#: Fate -> since when it is shown, as a column has it: 0 if not yet, -1 if never.
_NEW, _DROPPED = 0.0, -1.0
#: How the name of a text begins.
_NAME = "="


class Text(NamedTuple):
    """A text: its name, its words, how many wrote it, and what was made of it."""

    name: str
    words: str
    n: int
    fate: Fate


def name_of(words: str) -> str:
    """What stands for a text in a ballot; no answer to another question begins like it."""
    return f"{_NAME}{blake2b(words.encode(), digest_size=12).hexdigest()}"


def keep(to: sa.Connection, code: str, scene: str, words: str) -> None:
    """Write a text, if it is not there."""
    which = {"code": code, "scene": scene, "name": name_of(words)}
    there = sa.select(TEXTS.c.name).filter_by(**which)
    if to.execute(there).first() is None:
        to.execute(sa.insert(TEXTS).values(**which, words=words))


def of_scene(at: sa.Connection, code: str, scene: str) -> list[Text]:
    """What was written to one question: first what is released, in its order, then what is new."""
    counted = (
        sa.select(TEXTS.c.name, TEXTS.c.words, TEXTS.c.shown, sa.func.count())
        .join(ANSWERS, (ANSWERS.c.code == TEXTS.c.code) & (ANSWERS.c.scene == TEXTS.c.scene)
              & (ANSWERS.c.answer == TEXTS.c.name))
        .where(TEXTS.c.code == code, TEXTS.c.scene == scene)
        .group_by(TEXTS.c.name, TEXTS.c.words, TEXTS.c.shown)
    )  # fmt: skip
    rows = sorted(at.execute(counted), key=lambda row: (row[2] <= _NEW, abs(row[2]), row[0]))
    return [Text(name, words, n, _fate(shown)) for name, words, shown, n in rows]


def decide(to: sa.Connection, code: str, scene: str, name: str, fate: Fate) -> bool:
    """Release a text, drop it, or take either back; whether there is such a text."""
    own = (TEXTS.c.code == code) & (TEXTS.c.scene == scene) & (TEXTS.c.name == name)
    shown = {"new": _NEW, "dropped": _DROPPED}.get(fate, time.time())
    return bool(to.execute(sa.update(TEXTS).where(own).values(shown=shown)).rowcount)


def in_words(
    at: sa.Connection, code: str, ballots: Mapping[str, Mapping[str, Ballot]]
) -> dict[str, dict[str, Ballot]]:
    """Ballots with the words of texts in the place of their names."""
    if not any(one.first.startswith(_NAME) for said in ballots.values() for one in said.values()):
        return {who: dict(said) for who, said in ballots.items()}
    own = sa.select(TEXTS.c.scene, TEXTS.c.name, TEXTS.c.words).where(TEXTS.c.code == code)
    words = {(scene, name): said for scene, name, said in at.execute(own)}
    return {
        who: {
            scene: one._replace(first=words.get((scene, one.first), one.first))
            for scene, one in said.items()
        }
        for who, said in ballots.items()
    }


def _fate(shown: float) -> Fate:
    if shown == _NEW:
        return "new"
    return "released" if shown > _NEW else "dropped"
