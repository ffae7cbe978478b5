"""Class mode from the command line: ``python -m components.present deck out.html``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from components.dossier import Dossier, DossierError, load
from components.dossier.place import usual_folder
from components.dossier.writing import refused, write_whole
from components.serving.commands import Problem, web_address
from components.talk.deck import THEMES, Theme, document
from components.talk.files import cards as papers
from components.talk.files import handout as sheets
from components.talk.files import pack as packs
from components.talk.files import pptx as slides
from components.talk.files import quiz as quizzes
from components.talk.homework import homework as alone
from components.talk.scenes import Scene, from_file, parse
from components.wording.counting import counted

#: Begins what is said when nothing was written.
WHO = "present"

F = TypeVar("F", bound=Callable[..., Any])
Said = Callable[[tuple[Scene, ...]], str]


@click.group()
def main() -> None:
    """Write the scenes for a talk or a lesson."""


def of_scenes(command: F) -> F:
    """Give a command ``OUT`` and the options that say which scenes, and where links lead."""
    options = (
        click.argument("out", type=click.Path(dir_okay=False, path_type=Path)),
        click.option("--data", default="", help="folder of the dossier"),
        click.option("--base-url", default="", help="live app that links lead to"),
        click.option("--scenes", "chosen", default="", metavar="LIST", help=(
            "scenes by their ids, joined by ~; what a link has behind scenes=; or a saved file "
            "of scenes. By default all."
        )),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def given(data: str, chosen: str) -> tuple[Dossier, tuple[Scene, ...]]:
    """The dossier, and the scenes that were asked for; Problem unless all are understood."""
    try:
        dossier = load(data or usual_folder())
        file = Path(chosen)
        if chosen.endswith(".json"):
            scenes, wrong = from_file(file.read_bytes(), dossier)
        else:
            scenes, wrong = parse(chosen, dossier)
    except (DossierError, OSError, ValueError) as error:
        raise Problem(WHO, str(error)) from None
    if wrong:
        raise Problem(WHO, f"scenes not understood, nothing written: {'; '.join(map(str, wrong))}")
    return dossier, scenes


def _ending(out: Path, formats: Collection[str]) -> str:
    """The format that a file's name asks for; Problem if none does."""
    ending = next((e for e in formats if out.name.endswith(f".{e}")), "")
    if not ending:
        known = ", ".join(f".{e}" for e in formats)
        raise Problem(WHO, f"{out}: its name ends in none of {known}")
    return ending


def write(out: Path, content: bytes) -> None:
    """Write a file whole or not at all; Problem if that cannot be done."""
    try:
        write_whole({out: content})
    except OSError as error:
        raise Problem(WHO, refused(error, out)) from None


def _scenes(scenes: tuple[Scene, ...]) -> str:
    return f"{counted(len(scenes), 'scene')}, "


def written(
    out: Path, chosen: str, data: str, base_url: str, make: Callable[..., bytes | str],
    said: Said = _scenes,
) -> None:  # fmt: skip
    """Write what is made of the scenes, and say what it holds; Problem if that cannot be done."""
    base = web_address(base_url, WHO)
    dossier, scenes = given(data, chosen)
    body = make(dossier, scenes, base_url=base)
    body = body.encode() if isinstance(body, str) else body
    write(out, body)
    click.echo(f"{out}: {said(scenes)}{len(body) / 1024:.0f} KB")


@main.command()
@of_scenes
@click.option("--theme", type=click.Choice(THEMES), default="light", help="T changes it later")
def deck(theme: Theme, **asked: Any) -> None:
    """Write the talk as one HTML file, which plays in any browser with the network down."""
    written(**asked, make=partial(document, theme=theme))


@main.command()
@of_scenes
def cards(**asked: Any) -> None:
    """Write cards to answer with, the way into a room, and the questions, as a PDF to print."""
    written(**asked, make=papers.cards, said=lambda _: "")


@main.command()
@of_scenes
def homework(**asked: Any) -> None:
    """Write the lesson to work through alone as one HTML file."""
    written(**asked, make=alone)


@main.command()
@of_scenes
def pptx(**asked: Any) -> None:
    """Write the talk as slides for PowerPoint or LibreOffice, with notes."""
    written(**asked, make=slides.presentation)


@main.command()
@of_scenes
def handout(**asked: Any) -> None:
    """Write two pages for the class as a PDF: the facts of the scenes, and what they ask."""
    written(**asked, make=sheets.handout, said=lambda _: "2 pages, ")


@main.command()
@of_scenes
def pack(out: Path, **asked: Any) -> None:
    """Write the teacher's pack: plan, cast, roles, questions, key; OUT ends in .docx or .pdf."""
    written(out, **asked, make=partial(packs.pack, ending=_ending(out, packs.FORMATS)))


@main.command()
@of_scenes
def quiz(out: Path, chosen: str, data: str, base_url: str) -> None:
    """Write what the scenes ask as a quiz: the ending of OUT says in which format."""
    base = web_address(base_url, WHO)
    ending = _ending(out, quizzes.FORMATS)
    dossier, scenes = given(data, chosen)
    made = quizzes.quiz(dossier, scenes, ending, base_url=base)
    if made is None:
        raise Problem(WHO, f"nothing written: the scenes ask nothing that .{ending} can hold")
    write(out, made)
    asked = counted(sum(scene.asks for scene in scenes), "question")
    click.echo(f"{out}: {asked}, {len(made) / 1024:.0f} KB")


if __name__ == "__main__":
    sys.exit(main(prog_name="python -m components.present"))
