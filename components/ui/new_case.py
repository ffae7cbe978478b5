"""A case of the reader's own: its workbook read, checked and drawn, in their session alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st
from markupsafe import Markup

from components.charts import CHARTS, PAGES
from components.charts.filled import has_page
from components.classroom.workbook import MEDIA
from components.dossier import Dossier
from components.dossier.cells import slugify
from components.dossier.draft import draft as drafted
from components.dossier.references import zipped
from components.dossier.workbook.tables import Taken, package, take
from components.dossier.workbook.tabs import BookError, read_tabs
from components.dossier.workbook.template import template
from components.embed.address import EmbedRequest
from components.embed.options import EmbedOptions
from components.embed.render import frame_of, render
from components.talk.take_away import FORMS, Form, made
from components.ui import draft
from components.ui.chart import mode
from components.ui.filters import plain
from components.view import View
from components.wording.counting import counted

#: A workbook of 1 MB holds some 10,000 rows.
MEGABYTES = 1
_XLSX = MEDIA["xlsx"]


@dataclass(frozen=True)
class Dropped:
    """A workbook as it was dropped, and the draft of what is sound in it."""

    file: str
    taken: Taken
    draft: Dossier


def workbook() -> None:
    """The empty workbook, and how to fill it in."""
    st.html("<h2>The workbook</h2>")
    st.download_button(
        "Download an empty workbook", lambda: template("case"), "case.xlsx", _XLSX,
        key="new-template", on_click="ignore",
    )  # fmt: skip
    st.html(
        "<p class='note'>For Excel, LibreOffice or Google Sheets. Its first tab says what to "
        "write first. Yellow columns have to be filled in; ids, short labels and what follows "
        "from the rest are made. Every fact names its source, beside it.</p>"
    )


def dropped() -> Dropped | None:
    """The workbook that was dropped, read; None where there is none or it cannot be read."""
    given = st.file_uploader(
        "Drop your workbook here", type=["xlsx", "ods"], key="w-new-file",
        max_upload_size=MEGABYTES,
    )  # fmt: skip
    if given is None:
        return None
    kept = st.session_state.get("new-case")
    if kept is not None and kept[0] == given.file_id:
        read: Dropped = kept[1]
        return read
    name = slugify(given.name.rpartition(".")[0]) or "case"
    try:
        taken = take(read_tabs(given.getvalue()), name)
    except BookError as error:
        wrong, _, right = str(error).partition("; ")
        st.error(plain(f"{given.name}: {wrong}. To mend it: {right}."))
        return None
    title = str(taken.head["title"] or given.name)
    found = Dropped(given.name, taken, drafted(taken.sheets, name, title))
    st.session_state["new-case"] = given.file_id, found
    return found


def checked(found: Dropped) -> None:
    """What is wrong by its cell, and what each page still needs."""
    words = counted(sum(not p.warning for p in found.taken.problems), "fault")
    st.html(Markup("<h2>The check: {}</h2>").format(words))
    if found.taken.problems:
        st.html(draft.faults(found.taken.told))
    needs = Markup().join(
        Markup("<li><b>{}</b>: {}</li>").format(page, lacking or _enough(found.draft, page))
        for page, lacking in found.taken.needs
    )
    st.html(f"<h2>What each page has</h2><ul>{needs}</ul>")


def _enough(dossier: Dossier, page: str) -> str:
    """What is said of a page whose tables have enough rows."""
    drawn = has_page(dossier, page.lower())
    return "has enough" if drawn else "has rows, and nothing yet that its charts can draw of them"


def look(found: Dropped, *, narrow: bool) -> None:
    """The charts of a page, drawn of what is sound."""
    drawn = {
        page: [c for c in charts if not frame_of(found.draft, c, View()).empty]
        for page, charts in PAGES.items()
    }
    pages = [page for page, charts in drawn.items() if charts]
    if not pages:
        return
    st.html(f"<h2>{Markup.escape(found.draft.title)}, as a draft</h2>")
    page = st.segmented_control(
        "Page", pages, default=pages[0], key="w-new-page", required=True,
        format_func=str.capitalize,
    )  # fmt: skip
    for chart in drawn[page]:
        flags = EmbedOptions(width=360 if narrow else 960, theme=mode())
        ask = EmbedRequest(found.draft.name, chart, "svg", flags=flags)
        st.image(render(found.draft, ask).body.decode(), width="stretch")
        words = CHARTS[chart].describe(frame_of(found.draft, chart, View()))
        st.html(Markup("<p class='note'>{}</p>").format(words))


def take_away(found: Dropped) -> None:
    """The workbook with what was made; once nothing is wrong package, site, deck and slides."""
    name = str(found.taken.head["name"])
    st.html("<h2>Take it away</h2>")
    tables = {
        t: [line.cells for line in sheet.lines if line.row]
        for t, sheet in found.taken.sheets.items()
    }
    st.download_button(
        "Workbook, with ids and labels filled in", lambda: template(name, tables, found.taken.head),
        f"{name}.xlsx", _XLSX, key="new-workbook", on_click="ignore",
    )  # fmt: skip
    if not found.taken.sound:
        st.html("<p class='note'>The data package is made once no fault is left.</p>")
        return
    st.download_button(
        "Data package (CSV and parquet, zip)", lambda: zipped(name, package(found.taken)),
        f"{name}.zip", "application/zip", key="new-package", on_click="ignore",
    )  # fmt: skip
    for form in FORMS:
        st.download_button(
            form.name, partial(_form, form, found), f"{name}{form.ending}", form.media,
            key=f"new{form.ending.partition('.')[0]}", on_click="ignore",
        )  # fmt: skip
    st.html(
        "<p class='note'>Site, deck and slides are drawn when you ask for them: the site of a case "
        "with all its charts takes a minute or two. It needs no server but one of files. The data "
        "package, unpacked into data/ of this project, is served as this case is; 353-0 embed "
        "export writes the site with filtered charts too.</p>"
    )


def _form(form: Form, found: Dropped) -> bytes:
    return made(form, str(found.taken.head["name"]), package(found.taken))
