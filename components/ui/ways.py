"""Where a teacher's list of scenes goes: the talk, files to take away, and links to copy."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from components.talk.scenes import link
from components.ui import cache, downloads, here
from components.ui.running_order import current, fits, query

#: Files of the talk, for home, and, where something is asked, for learning platforms: end of the
#: address, and name.
_TALK = (
    ("deck.html", "Offline deck"), ("slides.pptx", "PowerPoint"), ("handout.pdf", "Handout"),
)  # fmt: skip
_HOME = (
    ("homework", "Homework, to work through alone"), ("homework.html", "as a file"),
    ("cards.pdf", "Answer cards, code and questions on paper"),
    ("pack.docx", "Teacher’s pack to edit (DOCX)"), ("pack.pdf", "to print (PDF)"),
)  # fmt: skip
_QUIZZES = (
    ("quiz.xml", "Quiz for Moodle (XML)"), ("quiz.gift", "GIFT"), ("quiz.qti.zip", "QTI 2.1"),
    ("quiz.h5p", "H5P"),
)  # fmt: skip


def draw() -> None:
    """Draw where the list goes: the talk, the files, and its link to copy."""
    scenes = current()
    if not fits(link(scenes, cache.dossier())):
        st.warning(
            "This list is too long for a link. Save it as a file; the commands in the README "
            "make deck and slides from it."
        )
        return
    asked = query(scenes)
    talk, home = (
        [
            _link(f"{here.root()}/present/{file}{asked}", name, kept="." in file)
            for file, name in files
        ]
        for files in (_TALK, _HOME + _QUIZZES * any(scene.asks for scene in scenes))
    )
    st.html(
        Markup(
            "<p class='go'><a class='first' href='{}/present{}' target='_blank' "
            "rel='noopener'>Present</a>{}</p><p class='note home'>{}</p>"
        ).format(here.root(), asked, Markup("").join(talk), Markup(" · ").join(home))
    )


def _link(href: str, name: str, *, kept: bool) -> Markup:
    """A link to a file to keep, or to a page to open."""
    if kept:
        return downloads.link(href, name)
    opened = Markup("<a href='{}' target='_blank' rel='noopener'>{}</a>")
    return opened.format(href, name)


def copy() -> None:
    """Draw the links of the talk and of the homework, to copy."""
    asked = query(current())
    for said, key, path in (
        ("The link of the talk, with this list in it", "scenes-copy", "present"),
        ("The link of the homework", "scenes-homework", "present/homework"),
    ):
        st.html(f"<p class='note'>{said}</p>")
        st.container(key=key).code(f"{here.base()}/{path}{asked}", language=None)
