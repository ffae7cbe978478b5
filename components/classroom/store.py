"""Where class rooms are kept: SQLite with no set-up, or what ``ROOMS_URL`` names.

A room is a list of scenes, the step at which the class is, who came in (a hash of a number that
the phone made up) and the answers. Every change raises the room's version, which is how other
replicas of the app on one database notice it. Nothing is kept once a room is closed or old.

All functions block: call them in a thread.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from components.classroom import ballots, door, texts, voting
from components.classroom.ballots import Ballot
from components.classroom.database import Database
from components.classroom.door import Door, Full, Locked
from components.classroom.room import PARTS, Counts, NoRoom, NotAsked, Room, change, room_of
from components.classroom.said import Said
from components.classroom.tables import CODE, ROOMS, scrub
from components.classroom.voting import Phase, Vote

__all__ = ["Full", "Locked", "NoRoom", "NotAsked", "Room", "Rooms"]

#: No vowels, so that no code is a word, and nothing that looks like another letter or a figure.
LETTERS = "BCDFGHJKMNPQRSTVWXZ"
#: Seconds that a room lives, and that a first answer is still taken after its vote was closed:
#: a phone that had lost the line when it was given sends it late.
LIFE, LATE = 12 * 3600.0, 60.0
#: Seconds between two looks that must both find a room old: at one the clock may be wrong.
APART = 300.0
#: Rooms open at one time.
MOST_ROOMS = 1000


class Rooms(Said):
    """The rooms of one database.

    Parameters
    ----------
    url : str
        As ``tables.address`` reads it; a file of this machine by default.
    """

    def __init__(self, url: str = "") -> None:
        self._database = Database(url)
        self._reading, self._writing = self._database.reading, self._database.writing
        self.ready, self.stop = self._database.ready, self._database.stop
        self._old: dict[str, float] = {}

    def open(self, scenes: str, *, asked: str = "", dossier: str = "") -> tuple[str, str]:
        """Open a room at its first step; its code and the presenter's key.

        Raises
        ------
        Full
            If too many are open.
        """
        key = secrets.token_urlsafe(24)
        row = {
            "key_hash": _hash(key), "scenes": scenes, "opened": time.time(), "version": 1,
            "step": 0, "furthest": 0, "asked": asked, "late": "", "late_until": 0.0,
            "dossier": dossier,
            "votes": voting.write({asked: Vote("first", int(time.time()))} if asked else {}),
        }  # fmt: skip
        self.sweep()
        for _ in range(20):
            code = "".join(secrets.choice(LETTERS) for _ in range(CODE))
            with suppress(IntegrityError), self._writing() as to:
                if (to.scalar(sa.select(sa.func.count()).select_from(ROOMS)) or 0) >= MOST_ROOMS:
                    raise Full
                to.execute(sa.insert(ROOMS).values(code=code, **row))
                return code, key
        raise Full

    def find(self, code: str) -> Room:
        """The room of a code; NoRoom if there is none."""
        with self._reading() as at:
            return room_of(at, code)

    def holds(self, code: str, key: str) -> bool:
        """Whether a key is the presenter's; NoRoom if there is no such room."""
        with self._reading() as at:
            held = at.scalar(sa.select(ROOMS.c.key_hash).where(ROOMS.c.code == code))
        if held is None:
            raise NoRoom
        return hmac.compare_digest(held, _hash(key))

    def versions(self, codes: Iterable[str]) -> dict[str, int]:
        """Code -> version, of those rooms that there are."""
        asked = sa.select(ROOMS.c.code, ROOMS.c.version).where(ROOMS.c.code.in_(list(codes)))
        with self._reading() as at:
            return {row[0]: row[1] for row in at.execute(asked)}

    def move(
        self, code: str, step: int, *, asked: str = "", told: Iterable[str] = (),
        part: str = PARTS[0], scenes: str | None = None,
    ) -> int:  # fmt: skip
        """Take the class to a step; the room's version then. NoRoom if there is none.

        Parameters
        ----------
        asked : str
            Scene whose question stands there; "" if none does.
        told : iterable of str
            Scenes of which the answers are told there.
        part : str
            One of ``PARTS``: what the wall shows there.
        scenes : str, optional
            Another list of scenes; nobody may look around in it beyond the step.
        """
        with self._writing() as to:
            room = room_of(to, code, lock=True)
            scenes, furthest = (room.scenes, room.furthest) if scenes is None else (scenes, 0)
            there = {"step": step, "asked": asked, "folded": PARTS.index(part), "scenes": scenes}
            if all(getattr(room, name) == value for name, value in there.items()):
                return room.version
            votes, now = voting.read(room.votes), time.time()
            late = {}
            if room.asked and room.asked != asked and room.vote(room.asked).taking:
                late = {"late": room.asked, "late_until": now + LATE}
            for scene in told:  # what nobody answered can still be asked
                if scene in votes and (ballots.pairs(to, code, scene) or scene in room.raised):
                    votes[scene] = votes[scene].told(now)
            if asked:
                votes.setdefault(asked, Vote("first", int(now)))
            there |= {"furthest": max(furthest, step), "votes": voting.write(votes)}
            return change(to, room, **there, **late)

    def take(self, code: str, scene: str, phase: Phase) -> int:
        """Take the question that stands to another phase; the room's version then.

        Raises
        ------
        NoRoom, NotAsked
            If there is no such room, or that question or that change does not stand.
        """
        with self._writing() as to:
            room, now = room_of(to, code, lock=True), time.time()
            vote = room.vote(scene)
            if room.asked == scene and vote.phase == phase:
                return room.version
            if room.asked != scene or not vote.may(phase):
                raise NotAsked
            late = {"late": scene, "late_until": now + LATE} if vote.taking else {}
            votes = voting.read(room.votes) | {scene: Vote(phase, int(now))}
            return change(to, room, **late, votes=voting.write(votes))

    def raise_hands(self, code: str, scene: str, vote: int, counts: Counts) -> int:
        """Keep what a show of hands was counted as, over the one before; the room's version then.

        Counts of nothing are no show of hands. NoRoom if there is no such room.
        """
        with self._writing() as to:
            room = room_of(to, code, lock=True)
            return change(to, room, hands=room.with_hands(scene, vote, counts))

    def join(self, code: str, token: str, origin: str = "") -> dict[str, Ballot]:
        """Count a student in, once; their ballots so far, by scene.

        Parameters
        ----------
        origin : str
            What stands for the address that they come from.

        Raises
        ------
        NoRoom, Full, Locked
            If there is no such room, it has no place left, or nobody new is let in.
        """
        student = _hash(code + token)
        with self._writing() as to:
            room = room_of(to, code, lock=True)
            new = door.enter(to, code, student, origin, locked=bool(room.locked))
            present = door.present(to, code)
            if new or present != room.present:
                change(to, room, present=present)
            own = {student: ballots.of_student(to, code, student)}
            return texts.in_words(to, code, own)[student]

    def answer(
        self, code: str, token: str, scene: str, answer: str, origin: str = "", *,
        vote: int = 0, words: bool = False, sent: float = 0.0,
    ) -> None:  # fmt: skip
        """Keep a student's answer to a scene's question; the last one of a vote counts.

        It is taken while the vote stands; for ``LATE`` seconds after that only from those who had
        not answered in it.

        Parameters
        ----------
        vote : int
            For which it was given, 1 or 2; 0 for the one that stands.
        words : bool
            Whether the answer is a text, which ``texts`` keeps.
        sent : float
            The phone's own number of what it sends, higher each time: one that comes after a
            later one, because its line broke off or was slow, changes nothing. 0 for none.

        Raises
        ------
        NoRoom, Full, Locked, NotAsked
            As ``join`` does, or if the vote does not stand.
        """
        student, text = _hash(code + token), answer
        answer = texts.name_of(text) if words else answer
        with self._writing() as to:
            room = room_of(to, code, lock=True)
            own = ballots.of_student(to, code, student).get(scene, Ballot())
            standing, late = room.takes(scene)
            vote = vote or standing or late or room.vote(scene).closed
            before, latest = own[vote - 1], own.sent(vote)
            if sent < latest:
                return
            if before == answer:  # sent again, because the first receipt was lost
                if sent > latest and vote == standing:
                    ballots.keep(to, code, scene, student, vote, answer, sent)
                return
            if vote != standing and (vote != late or before):
                raise NotAsked
            door.enter(to, code, student, origin, locked=bool(room.locked))
            if words:
                texts.keep(to, code, scene, text)
            ballots.keep(to, code, scene, student, vote, answer, sent)
            change(to, room, present=door.present(to, code))

    def there(self, code: str, tokens: Iterable[str]) -> None:
        """Note which students were heard of; NoRoom if there is no such room."""
        with self._writing() as to:
            room = room_of(to, code, lock=True)
            door.hear(to, code, [_hash(code + token) for token in tokens])
            if (present := door.present(to, code)) != room.present:
                change(to, room, present=present)

    def students(self, code: str) -> int:
        """How many came in."""
        with self._reading() as at:
            return door.students(at, code)

    def door(self, code: str, *, seconds: float = 0.0) -> Door:
        """How a room's door stands, and how many came from where; NoRoom if there is none."""
        with self._reading() as at:
            return door.seen(at, code, locked=bool(room_of(at, code).locked), seconds=seconds)

    def lock(self, code: str, *, locked: bool) -> None:
        """Let nobody new in, or let them in again; NoRoom if there is no such room."""
        with self._writing() as to:
            change(to, room_of(to, code, lock=True), locked=int(locked))

    def remove(self, code: str, *, since: float = 0.0, origin: str | None = None) -> int:
        """Take out students with their answers; how many. NoRoom if there is no such room.

        Parameters
        ----------
        since : float
            Only who came in then or later, seconds since 1970.
        origin : str, optional
            Only who came from there.
        """
        with self._writing() as to:
            room = room_of(to, code, lock=True)
            gone = door.remove(to, code, since=since, origin=origin)
            if gone:
                change(to, room, present=door.present(to, code))
        return gone

    def close(self, code: str) -> None:
        """Delete a room with all that was said in it."""
        with self._writing() as to:
            to.execute(sa.delete(ROOMS).where(ROOMS.c.code == code))
        scrub(self._database.engine)

    def sweep(self) -> None:
        """Delete what is older than ``LIFE``, and was so when looked at ``APART`` seconds ago."""
        now, before = time.monotonic(), self._old
        with self._writing() as to:
            asked = sa.select(ROOMS.c.code).where(ROOMS.c.opened <= time.time() - LIFE)
            self._old = {code: before.get(code, now) for code in to.scalars(asked)}
            gone = [code for code, since in self._old.items() if now - since >= APART]
            to.execute(sa.delete(ROOMS).where(ROOMS.c.code.in_(gone)))
        if gone:
            scrub(self._database.engine)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
