"""The front page where there are several cases: each with its vote, its title and its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from components.charts.seats.data import score_of, verdict_of
from components.dossier import Dossier
from components.dossier.defaults import key_votes
from components.entity.shell import links, style
from components.graphic.graphic import Graphic, Line, Rect
from components.graphic.ink import Inks, mix
from components.graphic.writers.flatten import draw
from components.graphic.writers.svg import inline
from components.graphic.writers.svg_styles import styles_of
from components.query.months import months_of
from components.serving.cases import home_of
from components.view import View
from components.wording.cleaning import clean
from components.wording.counting import counted
from components.wording.templates import fill

_STYLE = Path(__file__).with_name("library.css")
#: Most bars of a sparkline, its width and height in pixels, and the room between two bars.
BARS, WIDTH, HEIGHT, GAP = 60, 360.0, 44.0, 0.25


@dataclass(frozen=True)
class Entry:
    """What is said of one case.

    Attributes
    ----------
    href, score, verdict, title, lead, period : str
        Address; the vote on the law and how it ended, where that must be said; headline and what
        it is about; first and last year of its events.
    counts : tuple of str
        Numbers of its rows, in words.
    bars : tuple of int
        Events by equal spans of time, the last perhaps shorter.
    step : str
        What a bar stands for.
    vote : int
        Which bar holds the vote on the law; -1 if none.
    """

    href: str
    score: str
    verdict: str
    title: str
    lead: str
    period: str
    counts: tuple[str, ...]
    bars: tuple[int, ...]
    step: str
    vote: int

    @property
    def words(self) -> str:
        """The sparkline in words."""
        return f"Events by {self.step}: at most {max(self.bars, default=0)} in one, {self.period}"


@lru_cache(maxsize=64)
def entry(dossier: Dossier, root: str) -> Entry:
    """What is said of a case.

    Parameters
    ----------
    root : str
        Path of the app, with a slash at its end.
    """
    case = dossier.case
    tables = (("events", "event"), ("actors", "actor"), ("votes", "vote"), ("sources", "source"))
    bars, step, period, vote = spread(dossier)
    return Entry(
        href=home_of(root, dossier.name),
        score=score_of(dossier),
        verdict=verdict_of(dossier),
        title=case.text("hero.title", dossier.title),
        lead=case.text("about", ""),
        period=period,
        counts=tuple(counted(len(getattr(dossier, t)), word) for t, word in tables),
        bars=bars,
        step=step,
        vote=vote,
    )


def spread(dossier: Dossier) -> tuple[tuple[int, ...], str, str, int]:
    """Events by equal spans of time.

    Returns
    -------
    tuple of int, str, str, int
        At most ``BARS`` counts, of events whose date is known well enough; what each is of; the
        first and last year; and which of them holds the vote on the law, -1 if none.
    """
    months = months_of(dossier, View())
    if months is None:
        return (), "", "no date known", -1
    counts, per_year = months.counts, months.per_year
    first, last = months.first // per_year, (months.first + len(counts) - 1) // per_year
    period = str(first) if first == last else f"{first} to {last}"
    days = key_votes(dossier)["date_from"].dropna()
    vote = months.place(days.iloc[0]) if len(days) else -1
    if per_year > 1 and len(counts) > BARS:  # bars of whole years, which readers know
        vote //= per_year
        counts = tuple(sum(counts[k : k + per_year]) for k in range(0, len(counts), per_year))
        per_year = 1
    size = -(-len(counts) // BARS)
    bars = tuple(sum(counts[k : k + size]) for k in range(0, len(counts), size))
    unit = "month" if per_year > 1 else "year"
    return bars, unit if size == 1 else f"{size} {unit}s", period, vote // size


def sparkline(bars: tuple[int, ...], vote: int) -> Graphic:
    """A bar a span of time, as high as it has events; the one with the vote is the boldest."""
    graphic = Graphic(0, max(len(bars), 1), HEIGHT, rigid=True)
    scale = (HEIGHT - 2) / max(*bars, 1)
    light = mix(Inks.ink, 0.4)
    graphic.rects += [
        Rect(
            k + GAP / 2,
            k + 1 - GAP / 2,
            HEIGHT - 1 - n * scale,
            HEIGHT - 1,
            Inks.ink if k == vote else light,
        )
        for k, n in enumerate(bars)
        if n
    ]
    graphic.lines.append(Line(0, HEIGHT - 0.5, graphic.high, HEIGHT - 0.5, Inks.rule))
    return graphic


def document(dossiers: tuple[Dossier, ...], broken: Iterable[str], root: str) -> str:
    """The page.

    Parameters
    ----------
    dossiers : tuple of Dossier
        The cases, the default first.
    broken : iterable of str
        Names of the cases that could not be loaded.
    root : str
        Path of the app, with a slash at its end.
    """
    entries = [entry(dossier, root) for dossier in dossiers]
    drawings = [draw(sparkline(e.bars, e.vote), WIDTH) for e in entries]
    looks = styles_of(drawings)
    shown = [
        (e, Markup(inline(one, looks, {}, attributes=_said(e))))
        for e, one in zip(entries, drawings, strict=True)
    ]
    return fill(
        "entity/library.html", shown=shown, broken=[clean(name) for name in broken],
        total=counted(len(entries), "case"), root=root,
        style=style(root) + Markup(_STYLE.read_text(encoding="utf-8") + looks.css),
        meta=links(root),
    )  # fmt: skip


def _said(entry: Entry) -> str:
    return str(Markup("role='img' aria-label='{}'").format(entry.words))
