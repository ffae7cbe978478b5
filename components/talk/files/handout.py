"""Two pages of A4 for the class: the timeline, the facts and who says so, what the scenes ask.

Both follow the list of scenes. Each page is set as an SVG, with the timeline as the projector shows
it, and drawn as a PDF with real text; every figure is read off the dossier's rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from components.charts import CHARTS
from components.dossier import Dossier, defaults
from components.embed import wording
from components.embed.render import data_of, frame_of
from components.embed.table import Reference
from components.graphic.metrics import width_of
from components.graphic.writers.path import number
from components.graphic.writers.shapes import Drawing
from components.graphic.writers.svg import layers
from components.talk.chosen import views_of
from components.talk.files.bibliography import bibliography
from components.talk.files.facts import BESIDE, INSET, SMALL, beyond, known
from components.talk.files.quiz.items import Item, items
from components.talk.files.sheet import EDGE, LEADING, WIDE, Sheet, bound
from components.talk.scenes import Scene, authored, decisive
from components.talk.slides import short_line, stage
from components.theme import LIGHT

_MOST_SOURCES = 12
#: Letters of a text, fewer until a page holds all of them; from how many on facts are left out; and
#: the points that a fact, and the last question with the sources, take at the fewest.
_LETTERS, _FEW, _FACT, _END = (2000, 400, 200, 100, 50), 200, 54.0, 142.0
#: Points of a question at the fewest; share of the width that the timeline takes.
_ASKED = 44.0
_PICTURE = 0.88
#: Lines to write on, and the points of one.
_LINES, _LINE = range(2, 9), 18.0

#: What a class is asked of the whole, where the case has no question of its own at its number.
QUESTIONS = (
    "Choose one event that was pushed from both sides at once. What did each side want, and what "
    "would have come of it if only one had pushed? Name who says so.",
    "Choose one step of which a single source tells. What speaks for it, what against, and which "
    "document would settle it?",
    "Why did the law {end}? Choose one of the answers, give the clue that carries it, and the clue "
    "that speaks most against it.",
)

#: How the timeline is to be read.
_READ = (
    "What happened when, and from where it was pushed. Within a bar no source read gives the day."
)


def handout(dossier: Dossier, scenes: Sequence[Scene] = (), *, base_url: str = "") -> bytes:
    """Write the handout.

    Parameters
    ----------
    scenes : sequence of Scene
        What it follows; by default the dossier's own.
    base_url : str
        Where readers reach the app, named on the second page; empty for none.

    Returns
    -------
    bytes
        A PDF of two pages; the same for the same input, in any process.
    """
    scenes = scenes or authored(dossier)
    few = decisive(dossier)
    said = wording.alt(CHARTS["timeline"], frame_of(dossier, "timeline", few), few, "en")
    lines = said, beyond(dossier, few), short_line(dossier, data_of(dossier, "timeline", few))
    picture = stage(dossier, "timeline", few)
    first = _fitted(_facts, dossier, picture, lines, known(dossier, scenes))
    found = bibliography(dossier, views_of(dossier, scenes))
    second = _fitted(_questions, dossier, items(dossier, scenes), found, base_url)
    return bound((first, second), f"{dossier.title}: handout")


def _fitted(make: Callable[..., Sheet], *said: Any) -> Sheet:
    """A page with its texts as long as it has room for."""
    sheets = (make(most, *said) for most in _LETTERS)
    return next((sheet for sheet in sheets if sheet.room >= 0), make(_LETTERS[-1], *said))


def _facts(
    most: int, dossier: Dossier, picture: tuple[Drawing, Mapping[str, str]],
    lines: tuple[str, str, str], facts: Sequence[tuple[str, str, str]],
) -> Sheet:  # fmt: skip
    sheet = Sheet(most)
    figure, _, rest = dossier.title.partition(": ")
    if rest:
        sheet.write(figure, 36, serif=True, bold=True, color=LIGHT.both, after=-5)
    sheet.write(rest or figure, 19, serif=True, bold=True)
    sheet.write(_READ, 10.5, color=LIGHT.muted, after=4, whole=True)
    _timeline(sheet, *picture, *lines)
    sheet.write("What is told, and who says so", 14, serif=True, bold=True)
    for n, (head, text, says) in enumerate(facts):
        if most <= _FEW and sheet.room < _FACT:
            sheet.write(f"And {len(facts) - n} more.", 9.5)
            break
        sheet.rule(after=4)
        top = sheet.y
        sheet.write(head, 9.5, width=INSET - 10, bold=True, after=2)
        end, sheet.y = sheet.y, top
        sheet.write(text, 9.5, x=EDGE + INSET, width=BESIDE, after=0)
        sheet.write(says, SMALL, x=EDGE + INSET, width=BESIDE, color=LIGHT.muted, after=2)
        sheet.y = max(sheet.y, end)
    return sheet


def _timeline(
    sheet: Sheet, drawing: Drawing, ids: Mapping[str, str], alt: str, beyond: str, line: str
) -> None:
    """The timeline in the middle, with what lies beyond it and its sources."""
    width = _PICTURE * (WIDE - 2 * EDGE)
    scale, x = width / drawing.width, (WIDE - width) / 2
    moved = f"translate({number(x)} {number(sheet.y)})scale({number(scale, 4)})"
    svg = f'<g transform="{moved}">{layers(drawing, ids, tokens=LIGHT)}</g>'
    sheet.figure(svg, alt)
    sheet.y += drawing.height * scale + 4
    if beyond:
        sheet.write(beyond, SMALL + 0.5, after=2)
    sheet.write(line, SMALL, color=LIGHT.muted, after=8)


def questions_of(dossier: Dossier) -> dict[int, str]:
    """Number -> question of the whole: the case's, or ours where its rows can answer it."""
    fits = ((dossier.events["pressure"] == "both").any(), True, len(dossier.explanations) > 1)
    ours = (question.format(end=defaults.end(dossier)) for question in QUESTIONS)
    asked = {
        n: dossier.case.text(f"question.{n}", question if fit else "")
        for n, (question, fit) in enumerate(zip(ours, fits, strict=True), 1)
    }
    return {n: question for n, question in asked.items() if question}


def _questions(
    most: int, dossier: Dossier, asked: Sequence[Item], found: Sequence[Reference], base_url: str
) -> Sheet:
    sheet = Sheet(most)
    sheet.write("Questions", 19, serif=True, bold=True, after=-18)
    sheet.write("Name", 10.5, color=LIGHT.muted, x=WIDE - EDGE - 190, after=8)
    sheet.rule(color=LIGHT.ink, weight=1.2, after=8)
    asked = sorted(asked, key=lambda item: bool(item.rows))
    answers = [str(title) for title in dossier.explanations["title"]]
    for n, item in enumerate(asked):
        if n and item.rows and not asked[n - 1].rows:
            _lettered(sheet, answers)
        if sheet.room < _END + _ASKED:
            sheet.write(f"And {len(asked) - n} more, asked in the talk.", 9.5)
            break
        _question(sheet, item, n + 1)
    if not any(item.rows for item in asked):
        _lettered(sheet, answers)
    *_, last = questions_of(dossier).values()
    sheet.write(last, 10.5, bold=True)
    sheet.y += 14
    fit = int((sheet.room - _END) // _LINE) + _LINES.start
    for _ in range(max(_LINES.start, min(fit, _LINES.stop))):
        sheet.rule(after=_LINE)
    sheet.y -= 8
    _sources(sheet, dossier, found, base_url)
    return sheet


def _lettered(sheet: Sheet, answers: Sequence[str]) -> None:
    """The rival answers, each with the letter by which clues ask for it."""
    if answers:
        sheet.write("Answers of the dossier, which may not be all", 10.5, bold=True, after=1)
    size, x = 9.5, EDGE
    for n, answer in enumerate(answers):
        wide = width_of(f"{letter(n)}  {answer}", size)
        if x > EDGE and x + wide > WIDE - EDGE:
            x, sheet.y = EDGE, sheet.y + LEADING * size
        if x + wide > WIDE - EDGE:  # longer than a line
            sheet.write(f"{letter(n)}  {answer}", size, after=0)
        else:
            sheet.line(f"{letter(n)}  {answer}", size, x)
            x += wide + 12
    sheet.y += LEADING * size * (x > EDGE) + 6


def letter(place: int) -> str:
    """``A`` for the first, ``AA`` for the 27th."""
    more, at = divmod(place, 26)
    return (letter(more - 1) if more else "") + chr(ord("A") + at)


def _question(sheet: Sheet, item: Item, number: int) -> None:
    about, *rest = item.stem
    sheet.write(f"{number}  {about}", 10, bold=True, after=0)
    asked = ". ".join(rest)
    if item.rows:
        by = " ".join(rest[:-1])
        asked = f"Who says so: {by}. Under which answers is it expected most, and least?"
    if asked:
        sheet.write(asked, SMALL + 0.5, color=LIGHT.muted, after=1)
    letters = [letter(n) for n in range(len(item.rows))]
    if item.choices:
        _boxes(sheet, {"Most": letters, "Least": letters} if item.rows else {"": item.choices})
    else:
        sheet.y += _LINE
        sheet.rule()
    sheet.y += 3


def _boxes(sheet: Sheet, groups: Mapping[str, Sequence[str]]) -> None:
    """Boxes to tick, each with its words, on as many lines as they take; groups have a head."""
    size, x = 9.5, EDGE
    for head, words in groups.items():
        for n, word in enumerate((head, *words)):
            wide = 16 * bool(n) + width_of(word, size) + 6 * bool(word)
            if x + wide > WIDE - EDGE and x > EDGE:
                x, sheet.y = EDGE, sheet.y + 1.4 * size
            if n:
                sheet.box(x, size)
            sheet.line(word, size, x + 11 * bool(n))
            x += wide
        x += 10
    sheet.y += 1.45 * size


def _sources(sheet: Sheet, dossier: Dossier, found: Sequence[Reference], base_url: str) -> None:
    """As many sources as there is room for, and the imprint."""
    sheet.write("Sources", 12, serif=True, bold=True, after=2)
    line = LEADING * SMALL + 0.5
    fit = max(1, min(_MOST_SOURCES, int((sheet.room - 5 * line) // line)))
    for source in found[:fit]:
        sheet.write(wording.cut(source.brief, 118), SMALL, after=0.5)
    where = f" at {base_url}/sources" if base_url else ""
    more = f"And {len(found) - fit} more, each" if len(found) > fit else "Each"
    sheet.write(f"{more} cited row by row{where}. {'' if base_url else wording.NO_LINKS}".rstrip(),
                SMALL, after=4)  # fmt: skip
    sheet.rule(after=3)
    sheet.write(
        f"{wording.imprint(dossier, 'en')} ({wording.LICENCE_URL}). Copy and change this sheet, "
        "and credit 353–0. What the sources say is theirs.", SMALL, color=LIGHT.muted, whole=True,
    )  # fmt: skip
