"""Two pages of A4 for the class: the timeline, the facts and who says so, three questions.

Each page is set as an SVG, with the timeline as the projector shows it, and drawn as a PDF with
real text; every figure is read off the dossier's rows.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pandas as pd
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from components.charts import CHARTS
from components.charts.tier.words import spells
from components.dossier import Dossier, defaults
from components.embed import wording
from components.embed.render import data_of, frame_of
from components.embed.wording import cut
from components.graphic.metrics import wrap
from components.graphic.writers import pdf
from components.graphic.writers.path import number
from components.graphic.writers.svg import SANS, SERIF, attribute, layers
from components.query.selection import source_line
from components.query.vote_count import UNKNOWN, outcomes, score, verdict
from components.talk.files.bibliography import bibliography
from components.talk.scenes import decisive
from components.talk.slides import short_line, stage
from components.theme import LIGHT
from components.view import View
from components.wording.counting import listing, spelled

#: Points of a page and its margin.
WIDE, HIGH, EDGE = 595.0, 842.0, 48.0
_MOST_SOURCES = 12
#: Letters of a text, fewer until a page holds all of them; and what a fact takes at the fewest.
_LETTERS, _FACT = (2000, 400, 200, 100, 50), 40.0

#: How the timeline is to be read.
_READ = (
    "What happened when, and from where it was pushed. Within a bar no source read gives the day."
)

#: What a class is asked on paper, where the case has no other question at its number.
QUESTIONS = (
    "Choose one event that was pushed from both sides at once. What did each side want, and what "
    "would have come of it if only one had pushed? Name who says so.",
    "Choose one step of which a single source tells. What speaks for it, what against, and which "
    "document would settle it?",
    "Why did the law {end}? Choose one of the answers below, give the clue that carries it, and "
    "the clue that speaks most against it.",
)


@dataclass
class _Sheet:
    """A page being set, from the top down; texts are cut to ``most`` letters."""

    most: int
    parts: list[str] = field(default_factory=list)
    y: float = EDGE

    def write(
        self, text: str, size: float, *, x: float = EDGE, width: float = WIDE - 2 * EDGE,
        color: str = LIGHT.ink, serif: bool = False, bold: bool = False, after: float = 4,
        whole: bool = False,
    ) -> None:  # fmt: skip
        """Set a paragraph; ``whole`` if it is ours, which is never cut."""
        looks = f'font-size="{size:g}" fill="{color}"'
        looks += f' font-family="{attribute(SERIF)}"' if serif else ""
        looks += ' font-weight="600"' if bold else ""
        for line in wrap(text if whole else cut(text, self.most), size, width, bold=bold):
            place = f'x="{number(x)}" y="{number(self.y + size)}"'
            self.parts.append(f"<text {place} {looks}>{escape(line, quote=False)}</text>")
            self.y += 1.35 * size
        self.y += after

    def rule(self, *, color: str = LIGHT.rule, weight: float = 0.7, after: float = 8) -> None:
        """Draw a line from margin to margin."""
        ends = f'x1="{EDGE:g}" x2="{WIDE - EDGE:g}" y1="{self.y:g}" y2="{self.y:g}"'
        self.parts.append(f'<line {ends} stroke="{color}" stroke-width="{weight:g}"/>')
        self.y += after

    @property
    def room(self) -> float:
        """Points that are left; below 0 it has run over."""
        return HIGH - EDGE + 10 - self.y

    def svg(self) -> str:
        """The page."""
        size = f'width="{WIDE:g}" height="{HIGH:g}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {WIDE:g} {HIGH:g}" '
            f'font-family="{attribute(SANS)}" stroke-miterlimit="10">{"".join(self.parts)}</svg>'
        )


def handout(dossier: Dossier, *, base_url: str = "") -> bytes:
    """Write the handout.

    Parameters
    ----------
    base_url : str
        Where the app answers, named on the second page; empty for none.

    Returns
    -------
    bytes
        A PDF of two pages; the same for the same input, in any process.
    """
    title = f"{dossier.title}: handout"
    whole = PdfWriter()
    for page in (_fitted(_facts, dossier), _fitted(_questions, dossier, base_url)):
        whole.append(PdfReader(io.BytesIO(pdf.from_svg(page.svg(), title=title, lang="en"))))
    whole.add_metadata({"/Title": title, "/Author": "353–0", "/Producer": "353–0"})
    whole.root_object[NameObject("/Lang")] = TextStringObject("en")
    out = io.BytesIO()
    whole.write(out)
    return out.getvalue()


def _fitted(make: Callable[..., _Sheet], *said: Any) -> _Sheet:
    """A page with its texts as long as it has room for."""
    sheets = (make(most, *said) for most in _LETTERS)
    return next((sheet for sheet in sheets if sheet.room >= 0), make(_LETTERS[-1], *said))


def _facts(most: int, dossier: Dossier) -> _Sheet:
    sheet = _Sheet(most)
    figure, _, rest = dossier.title.partition(": ")
    if rest:
        sheet.write(figure, 40, serif=True, bold=True, color=LIGHT.both, after=-4)
    sheet.write(rest or figure, 19, serif=True, bold=True)
    sheet.write(_READ, 10.5, color=LIGHT.muted, after=10, whole=True)
    _timeline(sheet, dossier)
    sheet.write("What is told, and who says so", 14, serif=True, bold=True)
    facts = _known(dossier)
    for n, (head, text, says) in enumerate(facts):
        if most == _LETTERS[-1] and sheet.room < _FACT:
            sheet.write(f"And {len(facts) - n} more.", 9.5)
            break
        sheet.rule(after=5)
        top = sheet.y
        sheet.write(head, 9.5, width=108, bold=True)
        end, sheet.y = sheet.y, top
        sheet.write(text, 9.5, x=EDGE + 118, width=WIDE - 2 * EDGE - 118, after=0)
        sheet.write(says, 7.5, x=EDGE + 118, width=WIDE - 2 * EDGE - 118, color=LIGHT.muted)
        sheet.y = max(sheet.y, end)
    return sheet


def _timeline(sheet: _Sheet, dossier: Dossier) -> None:
    """The timeline from margin to margin, with its sources."""
    few = decisive(dossier)
    drawing, ids = stage(dossier, "timeline", few)
    scale = (WIDE - 2 * EDGE) / drawing.width
    moved = f"translate({EDGE:g} {number(sheet.y)})scale({number(scale, 4)})"
    sheet.parts.append(f'<g transform="{moved}">{layers(drawing, ids, mode="light")}</g>')
    sheet.y += drawing.height * scale + 4
    line = short_line(dossier, data_of(dossier, "timeline", few))
    sheet.write(line, 7.5, color=LIGHT.muted, after=10)


def _known(dossier: Dossier) -> list[tuple[str, str, str]]:
    """When or what, the fact, and who says so: the landmarks in their order, and the grades."""
    events = dossier.events[dossier.events["landmark"]]
    facts = []
    for event in events.sort_values("date_to", kind="stable").itertuples():
        votes = list(dossier.votes[dossier.votes["event_id"] == event.id].itertuples())
        rows = [("votes", str(vote.id)) for vote in votes] or [("events", str(event.id))]
        told = [f"{event.title}.", *(_count(vote, alone=len(votes) == 1) for vote in votes)]
        facts.append((str(event.date_words), " ".join(filter(None, told)), _says(dossier, rows)))
    grades = frame_of(dossier, "tier", View())
    runs = [
        f"{step} {first if first == last else f'{first}–{last}'}"
        for step, first, last in spells(grades)
    ]
    if not runs:
        return facts
    says = wording.source_line(dossier, data_of(dossier, "tier", View()), "en")
    facts.append((dossier.case.text("rank.heading", "Rank by year"), f"{listing(runs)}.", says))
    return facts


def _count(vote: Any, *, alone: bool) -> str:
    """How a vote ended where that must be said, and of how many seats nothing is known."""
    unknown, ended = outcomes(vote).get(UNKNOWN, 0), verdict(vote)
    where = "" if alone else f" in the {vote.chamber}"
    lost = f"{vote.chamber}: {score(vote)}, {ended}. " if ended else ""
    seats = f"Of {unknown} of the {vote.seats} seats{where}"
    gap = f"{seats} no source read says anything." if unknown and pd.notna(vote.yes) else ""
    return f"{lost}{gap}".strip()


def _says(dossier: Dossier, rows: list[tuple[str, str]]) -> str:
    lines = (source_line(dossier, *row).split("; ") for row in rows)
    said = list(dict.fromkeys(name for line in lines for name in line))
    more = f"; and {len(said) - 3} more" if len(said) > 3 else ""
    return f"Sources: {'; '.join(said[:3])}{more}."


def _asked(dossier: Dossier) -> list[tuple[str, str]]:
    """The questions, and what stands below each: the case's, or ours where its rows answer them."""
    count, case = len(dossier.explanations), dossier.case
    answers = listing(list(dossier.explanations["short"]), most=count)
    these = f"The {spelled(count)} answers of the dossier, which may not be all: {answers}."
    fits = ((dossier.events["pressure"] == "both").any(), True, count > 1)
    ours = (question.format(end=defaults.end(dossier)) for question in QUESTIONS)
    return [
        (case.text(f"question.{i}", question), these if i == len(QUESTIONS) and count > 1 else "")
        for i, (question, fit) in enumerate(zip(ours, fits, strict=True), 1)
        if fit or case.text(f"question.{i}")
    ]


def _questions(most: int, dossier: Dossier, base_url: str) -> _Sheet:
    sheet = _Sheet(most)
    asked = _asked(dossier)
    head = f"{spelled(len(asked)).capitalize()} question{'s' * (len(asked) != 1)}"
    sheet.write(head, 19, serif=True, bold=True, after=-18)
    sheet.write("Name", 10.5, color=LIGHT.muted, x=WIDE - EDGE - 190, after=8)
    sheet.rule(color=LIGHT.ink, weight=1.2, after=10)
    for i, (question, below) in enumerate(asked, 1):
        sheet.write(f"{i}  {question}", 11.5, bold=True)
        if below:
            sheet.write(below, 9.5, color=LIGHT.muted)
        sheet.y += 18
        for _ in range(5):
            sheet.rule(after=22)
        sheet.y -= 6
    sheet.write("Sources", 14, serif=True, bold=True)
    shown = [(chart, View()) for chart in CHARTS if chart in ("timeline", "seats", "tier")]
    found = bibliography(dossier, shown)
    for source in found[:_MOST_SOURCES]:
        sheet.write(cut(source.brief, 130), 7.5, after=0.5)
    where = f" at {base_url}/sources" if base_url else ""
    more = f"And {len(found) - _MOST_SOURCES} more, each" if len(found) > _MOST_SOURCES else "Each"
    sheet.write(f"{more} cited row by row{where}.", 7.5, after=6)
    sheet.rule(after=4)
    sheet.write(
        f"{wording.imprint(dossier, 'en')} ({wording.LICENCE_URL}). Copy and change this sheet, "
        "and credit 353–0. What the sources say is theirs.", 7.5, color=LIGHT.muted,
    )  # fmt: skip
    return sheet
