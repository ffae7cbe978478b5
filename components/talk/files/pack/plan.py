"""The goals of a lesson, and its plan by the minute."""

from __future__ import annotations

from collections.abc import Sequence

from components.dossier import Dossier
from components.talk.files.blocks import Block, Heading, Points, Table, Text
from components.talk.lessons import votes_words
from components.talk.questions import question
from components.talk.scenes import Scene
from components.wording.counting import counted

#: Words that a speaker says in a minute; minutes to look at a chart, and to answer and talk.
_WORDS, _LOOK, _ANSWER = 130, 1, 3
#: What a class learns from charts, and from what it is asked.
_BY_CHART = (
    ({"timeline", "activity"}, "Read dates that are uncertain, and say how uncertain they are."),
    ({"pressure", "route"}, "Follow pressure across a border, and say which link is inferred."),
    ({"seats", "votes"}, "Tell what is not known from what is nothing."),
    ({"law", "terms"}, "Compare a draft with a law, and an empty place with what was not read."),
    ({"demands"}, "Compare what was asked for with what was got, without taking the one for the "
                  "cause of the other."),
    ({"tier", "world"}, "Read a ranking and a count by how they were made."),
    ({"enforcement"}, "Read a series of figures by its gaps."),
    ({"evidence", "posterior", "waterfall", "sensitivity"},
     "Weigh rival answers that do not all exclude each other."),
)  # fmt: skip
_BY_QUESTION = {
    "side": "Say of an event from which side it was pushed, and what in it says so.",
    "levels": "Judge how expected a clue is under rival answers, and change one’s mind by it.",
}
_ALWAYS = "Say who says so, and on how many sources it rests."


def minutes_of(dossier: Dossier, scene: Scene) -> int:
    """Minutes of a scene: as its list says, else by its words, its chart and its question."""
    if scene.minutes:
        return scene.minutes
    words = len(f"{scene.caption} {scene.notes}".split())
    return round(words / _WORDS + _LOOK + _ANSWER * (question(dossier, scene) is not None)) or 1


def goals(dossier: Dossier, scenes: Sequence[Scene]) -> tuple[str, ...]:
    """What the class can do afterwards, by what the scenes show and ask."""
    charts = {scene.chart for scene in scenes}
    asked = {q.kind for q in (question(dossier, scene) for scene in scenes) if q}
    by_chart = [goal for some, goal in _BY_CHART if some & charts]
    return (*by_chart, *(goal for kind, goal in _BY_QUESTION.items() if kind in asked), _ALWAYS)


def plan(dossier: Dossier, scenes: Sequence[Scene]) -> list[Block]:
    """Goals, and a row a scene with its minutes, which add up."""
    rows, start = [], 0
    for n, scene in enumerate(scenes, 1):
        takes, asked = minutes_of(dossier, scene), question(dossier, scene)
        about = ": ".join(filter(None, (asked.text, asked.about))) if asked else ""
        say = [f"Ask. {about}" if about else "", scene.caption, scene.notes]
        rows.append((f"{start}–{start + takes}", str(takes), f"{n}. {scene.title}",
                     "\n".join(filter(None, say))))  # fmt: skip
        start += takes
    asking = sum(scene.asks for scene in scenes)
    total = f"{counted(len(scenes), 'scene')}, {counted(asking, 'question')}"
    takes_all = f"{counted(start, 'minute')} {votes_words(scenes)}".rstrip()
    return [
        Heading("Goals"),
        Text("After the lesson students can"),
        Points(goals(dossier, scenes)),
        Heading("Plan"),
        Text(f"{total}, {takes_all}. Where a scene asks, let the class answer "
             "before it is shown."),
        Table(("Minute", "Takes", "Scene", "What is shown and said"),
              (*rows, ("", str(start), "In all", "")), (0.09, 0.1, 0.22, 0.59)),
    ]  # fmt: skip
