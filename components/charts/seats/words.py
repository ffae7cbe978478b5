"""The seats of a vote in words: its figures, the majority, and what nobody tells."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame
from components.charts.seats.data import seats_of, verdict_of
from components.dossier import Dossier
from components.query.vote_count import UNKNOWN
from components.wording.counting import counted


def describe(frame: Frame) -> str:
    """Alt text: the outcome, what was needed, what is unknown and what is in doubt."""
    if frame.empty:
        return "Nothing is in view: no vote on the law lies within the filters."
    first = frame.iloc[0]
    by = dict(zip(frame["layer"], frame["seats"], strict=True))
    text = f"{first['whole']} drawn as a half circle of dots: {_states(by)}. "
    if first["verdict"]:
        text += f"The vote: {first['verdict']}. "
    if by.get(UNKNOWN):
        text += f"{by[UNKNOWN]} are drawn hollow, because {_why(frame)}"
        text += f" ({first['open']}). " if first["open"] else ". "
    return text + _line(first, by) + str(first["notes"]).split("\n", maxsplit=1)[0]


def _states(by: dict[str, int]) -> str:
    fills = {"for": " filled for"}
    known = [f"{n}{fills.get(o, f' {o}')}" for o, n in by.items() if o != UNKNOWN]
    return ", ".join(known) or "no vote is counted"


def _why(frame: Frame) -> str:
    """Why nothing is known of some seats."""
    words = frame.loc[frame["layer"] == UNKNOWN, "short"].iloc[0]
    return f"{words} anything of them" if words.startswith("no source") else f"they were {words}"


def _line(first: Any, by: dict[str, int]) -> str:
    """How far the votes for are from what was needed; nothing where that is not known."""
    if not first["line"] or "for" not in by:
        return ""
    margin = by["for"] - int(first["majority"])
    beyond = f"{abs(margin)} {'more' if margin > 0 else 'fewer'} than" if margin else "as many as"
    what = "majority of" if first["line"].startswith("Majority") else "votes needed,"
    return f"A line marks the {what} {first['majority']}; the votes for are {beyond} that. "


def title(dossier: Dossier) -> str:
    """The figures of the vote on the law: ``Rejected, 60 needed: 53 for, 34 against``."""
    return _verdict(dossier) + _figures(seats_of(dossier))


def headline(dossier: Dossier) -> str:
    """The same as a sentence that says what is not known."""
    known = seats_of(dossier)
    gap = known.pop(UNKNOWN, 0)
    said = _verdict(dossier) + _figures(known)
    return (
        f"{said}, and {counted(gap, 'seat')} of which no source that we read speaks"
        if gap
        else said
    )


def _verdict(dossier: Dossier) -> str:
    said = verdict_of(dossier)
    return f"{said[0].upper()}{said[1:]}: " if said else ""


def _figures(known: dict[str, int]) -> str:
    if not known:
        return "How each seat voted"
    return ", ".join(f"{n or 'none'} {o}" for o, n in known.items() if n or o == "against")
