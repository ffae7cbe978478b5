"""The scenes as slides of PowerPoint or LibreOffice: ``presentation(dossier, scenes)``.

Titles, captions, notes, questions and sources are text in placeholders; a chart is a picture with
alt text, or a chart to edit where the slide program can draw it (see ``native``).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR as COLOR
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from components.dossier import Dossier
from components.embed import wording
from components.embed.render import frame_of
from components.embed.wording import cut
from components.graphic.metrics import width_of, wrap
from components.graphic.writers.png import from_svg
from components.talk.chosen import without_class
from components.talk.files import pptx_master
from components.talk.files.bibliography import bibliography
from components.talk.files.cards import LETTERS
from components.talk.files.office import settled
from components.talk.files.pptx_builds import build
from components.talk.files.pptx_charts import native
from components.talk.files.pptx_parts import SIDES, put
from components.talk.pictures import svg
from components.talk.questions import HEADING, Question, question
from components.talk.scenes import Scene, steps
from components.talk.slides import Slide, slide
from components.wording.counting import counted

MEDIA = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
#: Pixels of a picture for each unit of the stage.
SCALE = 3
#: Bold serifs are wider than Arial, by which text is measured; the stand-ins for Georgia most.
_SERIF = 1.4
#: Sources on the last slide.
_LISTED = 16


def presentation(
    dossier: Dossier, scenes: Sequence[Scene], *, base_url: str = "",
    slides: Sequence[Slide] = (), pictures: Sequence[bytes] = (),
) -> bytes:  # fmt: skip
    """Write the slides.

    Parameters
    ----------
    base_url : str
        Where the app answers, for a link from each slide to its chart there; empty for none.
    slides : sequence of Slide
        The scenes drawn, where they are already.
    pictures : sequence of bytes
        What ``picture`` makes of them, where that is made already.

    Returns
    -------
    bytes
        A ``.pptx``: an opening, each scene (one that asks: its question first), and the sources.
        Left out is what shows the judgement of a class, for there is none. The same for the same
        input, in any process.
    """
    drawn = {
        n: slides[n] if slides else slide(dossier, scenes[n])
        for n in without_class(dossier, scenes)
    }
    deck = pptx_master.blank()
    _opening(deck, dossier, len(drawn))
    for step in (step for step in steps(tuple(scenes)) if step.scene in drawn):
        one = drawn[step.scene]
        asked = question(dossier, scenes[step.scene])
        if asked and step.asking:
            _asking(deck, step.scene + 1, asked)
        else:
            png = pictures[step.scene] if pictures else picture(dossier, one)
            _showing(deck, dossier, one, png, asked, base_url)
    _closing(deck, dossier, list(drawn.values()), base_url)
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = dossier.title, "353–0", "353–0"
    about.subject, about.keywords = f"Data version {dossier.version}", "CC BY 4.0"
    about.revision, about.language, about.comments = 1, "en", wording.LICENCE_URL
    out = io.BytesIO()
    deck.save(out)
    return settled(out.getvalue())


def picture(dossier: Dossier, one: Slide) -> bytes:
    """A slide's drawing as a PNG, ``SCALE`` pixels a unit; empty for a chart to edit."""
    if native(one.scene.chart, frame_of(dossier, one.scene.chart, one.view)):
        return b""
    return from_svg(svg(one), scale=SCALE)


def fitted(
    text: str, place: pptx_master.Place, largest: int, *, least: int = 12, wider: float = 1.0
) -> tuple[str, int]:
    """Text and its size in points, so that it fits a place; at the least size it is cut short."""
    width, height = 72 * place.width / wider, 72 * place.height
    for size in range(largest, least - 1, -1 if largest <= 16 else -2):
        if _tall(text, size, width) <= height:
            return text, size
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _tall(cut(text, middle), least, width) <= height
        low, high = (middle, high) if fits else (low, middle - 1)
    return cut(text, low), least


def _tall(text: str, size: float, width: float) -> float:
    """Height of text in points: its lines, and the air between paragraphs."""
    paragraphs = text.split("\n")
    lines = sum(
        max(1, ceil(width_of(line, size) / width))
        for paragraph in paragraphs
        for line in wrap(paragraph, size, width) or [""]
    )
    return 1.2 * size * lines + pptx_master.AIR * (len(paragraphs) - 1)


def _add(deck: Any, layout: str) -> Any:
    names = list(pptx_master.LAYOUTS)
    return deck.slides.add_slide(deck.slide_layouts[names.index(layout)])


def _write(made: Any, layout: str, idx: int, text: str, *, most: int = 0) -> Any:
    """Fill a placeholder, its letters made to fit; returns its text frame."""
    held = pptx_master.holder(layout, idx)
    said, size = fitted(
        text, held.place, most or held.size, wider=_SERIF if held.serif else 1.0
    )  # fmt: skip
    frame = next(s for s in made.placeholders if s.placeholder_format.idx == idx).text_frame
    frame.text = said
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)
    return frame


def _more(frame: Any, text: str, size: float, *, color: COLOR = COLOR.TEXT_1, bold: bool = False,
          href: str = "") -> None:  # fmt: skip
    """Add a paragraph."""
    run = frame.add_paragraph().add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    if href:
        run.hyperlink.address = href
    else:
        run.font.color.theme_color = color


def _opening(deck: Any, dossier: Dossier, count: int) -> None:
    made = _add(deck, "Opening")
    figure, colon, rest = dossier.title.partition(": ")
    title = _write(made, "Opening", 0, f"{figure}\n{rest}" if colon else figure)
    if colon:
        title.paragraphs[0].runs[0].font.size = Pt(96)
        title.paragraphs[0].runs[0].font.color.theme_color = COLOR.ACCENT_3
    _write(made, "Opening", 1, f"The story in {counted(count, 'scene')}, with notes for speakers.")
    _write(made, "Opening", 13, wording.imprint(dossier, "en"))


def _asking(deck: Any, number: int, asked: Question) -> None:
    made = _add(deck, "Question")
    _headed(made, "Question", f"{number}. {HEADING}")
    if asked.about:
        about = _write(made, "Question", 13, f"{asked.about}\n{asked.by}")
        _last(about).font.color.theme_color = COLOR.TEXT_2
        _write(made, "Question", 14, asked.text)
    else:
        _write(made, "Question", 13, f"{asked.text} {asked.how}".strip())
    if asked.rows:
        _judging(made, asked)
    elif asked.listed:
        choices = _write(made, "Question", 15, _lettered(asked.listed))
        for paragraph, (value, _) in zip(choices.paragraphs, asked.listed, strict=True):
            for run in paragraph.runs:
                run.font.bold = True
                run.font.color.theme_color = SIDES.get(value, COLOR.ACCENT_4)
    for unused in [s for s in made.placeholders if s.has_text_frame and not s.text_frame.text]:
        unused._element.getparent().remove(unused._element)
    _numbered(made)
    does = "Let the class answer" if asked.answered else "Let the class talk"
    made.notes_slide.notes_text_frame.text = f"{does}; the next slide shows the scene."


def _lettered(options: Sequence[tuple[str, str]]) -> str:
    """A line an answer, with the letter of the card that is held up for it."""
    return "\n".join(
        f"{letter}\N{EN SPACE}{said}" for letter, (_, said) in zip(LETTERS, options, strict=False)
    )


def _judging(made: Any, asked: Question) -> None:
    """Write the answers that a clue is judged under, and the words for it, in letters alike."""
    lists = {
        15: "\n".join(("If it passed …", *(title for _, _, title in asked.rows))),
        16: f"… the clue is\n{_lettered(asked.options)}",
    }
    most = min(fitted(t, pptx_master.holder("Question", i).place, 32)[1] for i, t in lists.items())
    for idx, said in lists.items():
        held = _write(made, "Question", idx, said, most=most)
        held.paragraphs[0].runs[0].font.color.theme_color = COLOR.TEXT_2


def _showing(
    deck: Any, dossier: Dossier, one: Slide, png: bytes, asked: Question | None, base_url: str
) -> None:
    made = _add(deck, "Scene")
    scene = one.scene
    _headed(made, "Scene", scene.title)
    whole = native(scene.chart, frame_of(dossier, scene.chart, one.view))
    name = f"Chart: {scene.title}"[:200]
    if whole:
        drawn = put(made.shapes, whole, pptx_master.STAGE, alt=one.alt, name=name)
    else:
        drawn = _picture(made, one, png, name)
    caption = pptx_master.holder("Scene", 13).place
    truth = asked.truth if asked else ""
    room = caption._replace(height=caption.height - 0.9 * bool(truth) - 0.6 * bool(base_url))
    said, size = fitted(scene.caption, room, 20)
    held = _write(made, "Scene", 13, said, most=size)
    before = len(held.paragraphs)
    if asked and truth:
        _more(held, f"{asked.whose}:", 16, color=COLOR.TEXT_2)
        _more(held, truth, 18, bold=True)
    told = range(before, len(held.paragraphs))
    if base_url:
        where = wording.explore(scene.chart, one.view, base_url)
        _more(held, "Explore this chart", 16, href=where)
    _write(made, "Scene", 14, f"{one.short} 353–0, CC BY 4.0.".strip())
    _numbered(made)
    build(made, drawn, held._parent, told)
    made.notes_slide.notes_text_frame.text = "\n".join(
        filter(None, (scene.notes, scene.caption if said != scene.caption else "", one.sources))
    )


def _picture(made: Any, one: Slide, png: bytes, name: str) -> Any:
    """The drawing as a picture, as large as the stage allows."""
    stage, drawing = pptx_master.STAGE, one.drawing
    scale = min(stage.width / drawing.width, stage.height / drawing.height)
    width, height = drawing.width * scale, drawing.height * scale
    left, top = stage.x + (stage.width - width) / 2, stage.y + (stage.height - height) / 2
    placed = made.shapes.add_picture(
        io.BytesIO(png),
        *(Inches(v) for v in (left, top, width, height)),
    )
    placed.name = name
    placed._element.nvPicPr.cNvPr.set("descr", one.alt)
    return placed


def _closing(deck: Any, dossier: Dossier, slides: Sequence[Slide], base_url: str) -> None:
    """The sources that carry most, all of them in the notes, and the licence."""
    made = _add(deck, "Sources")
    _headed(made, "Sources", "Sources and licence")
    found = bibliography(dossier, ((one.scene.chart, one.view) for one in slides))
    listed, others = found[:_LISTED], len(found[_LISTED:])
    half = ceil(len(listed) / 2)
    for idx, part in ((13, listed[:half]), (14, listed[half:])):
        _write(made, "Sources", idx, "\n".join(cut(r.brief, 130) for r in part))
    rest = f"And {others} more, listed in the notes. " if others else ""
    held = _write(
        made, "Sources", 15,
        f"{rest}Our coding and these slides: {wording.imprint(dossier, 'en')}; share and change "
        "them, and credit 353–0.",
    )  # fmt: skip
    if base_url:
        _more(held, f"{base_url}/sources", 14, href=f"{base_url}/sources")
    else:
        _more(held, wording.NO_LINKS, 14)
    _numbered(made)
    made.notes_slide.notes_text_frame.text = "\n".join(f"{r.full} {r.url}".strip() for r in found)


def _headed(made: Any, layout: str, title: str) -> None:
    _write(made, layout, 0, " ".join(title.split()), most=32)


def _numbered(made: Any) -> None:
    """Have what is drawn read aloud after the title, and the slide's number last."""
    for drawn in [s for s in made.shapes if not s.is_placeholder]:
        made.shapes.title._element.addnext(drawn._element)
    made.shapes._spTree.append(parse_xml(pptx_master.number_field()))


def _last(frame: Any) -> Any:
    return frame.paragraphs[-1].runs[-1]
