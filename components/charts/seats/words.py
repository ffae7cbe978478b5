"""The seats of a vote in words: its figures, the majority, and what nobody tells."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.seats.data import seats_of
from components.dossier import Dossier
from components.wording.counting import counted


def describe(frame: Frame) -> str:
    """Alt text: the outcome, the majority, what is unknown and what is in doubt."""
    if frame.empty:
        return "Nothing is in view: the vote lies outside the filters."
    first = frame.iloc[0]
    by = dict(zip(frame["layer"], frame["seats"], strict=True))
    rest = [f"{n} {o}" for o, n in by.items() if o not in ("for", "against", "unknown")]
    text = (
        f"{first['total']} seats drawn as a half circle of dots: {by['for']} filled for, "
        f"{by['against']} against{''.join(f', {r}' for r in rest)}. "
    )
    if by.get("unknown"):
        text += f"{by['unknown']} are drawn hollow, because no source read says anything of them. "
    margin = by["for"] - first["majority"]
    beyond = f"{margin} more than" if margin > 0 else "as many as" if not margin else "fewer than"
    text += f"A line marks the majority of {first['majority']}; the votes for are {beyond} that. "
    return text + str(first["notes"]).split("\n", maxsplit=1)[0]


def title(dossier: Dossier) -> str:
    """The figures of the vote on the law: ``78 for, 21 against, 1 not voting``."""
    return _figures(seats_of(dossier))


def headline(dossier: Dossier) -> str:
    """The same as a sentence that says what is not known."""
    known = seats_of(dossier)
    gap = known.pop("unknown", 0)
    said = _figures(known)
    return (
        f"{said}, and {counted(gap, 'seat')} of which no source that we read speaks"
        if gap
        else said
    )


def _figures(known: dict[str, int]) -> str:
    if not known:
        return "How each seat voted"
    return ", ".join(f"{n or 'none'} {o}" for o, n in known.items() if n or o == "against")
