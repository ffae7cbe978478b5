"""What a teacher takes into a lesson: plan, cast, roles, questions, worksheet and key."""

from __future__ import annotations

from collections.abc import Sequence

from components.dossier import Dossier
from components.embed import wording
from components.talk.chosen import views_of
from components.talk.files import blocks_docx, blocks_pdf
from components.talk.files.bibliography import bibliography
from components.talk.files.blocks import Block, Break, Heading, Text
from components.talk.files.pack.cast import cast, glossary
from components.talk.files.pack.discussion import discussion, key, worksheet
from components.talk.files.pack.plan import plan
from components.talk.files.pack.roles import roles
from components.talk.scenes import Scene
from components.wording.cleaning import clean

#: Ending of a file -> its media type, and what writes it.
FORMATS = {
    "docx": (blocks_docx.MEDIA, blocks_docx.written),
    "pdf": ("application/pdf", blocks_pdf.written),
}


def pack(dossier: Dossier, scenes: Sequence[Scene], ending: str, *, base_url: str = "") -> bytes:
    """Write the teacher's pack for some scenes.

    Parameters
    ----------
    ending : {"docx", "pdf"}
        To edit, or to print.
    base_url : str
        Where readers reach the app, for links; empty for none.

    Returns
    -------
    bytes
        The same for the same input, in any process.
    """
    parts = contents(dossier, scenes, base_url)
    return FORMATS[ending][1](parts, f"{dossier.title}: teacher’s pack")


def contents(dossier: Dossier, scenes: Sequence[Scene], base_url: str = "") -> list[Block]:
    """The pack as blocks, all texts clean."""
    where = f"All of it, row by row: {base_url}/sources" if base_url else wording.NO_LINKS
    sources = [found.brief for found in bibliography(dossier, views_of(dossier, scenes))]
    parts: list[Block] = [
        Heading(f"{dossier.title}: teacher’s pack", 0),
        Text(f"{wording.imprint(dossier, 'en')}. {where}", "muted"),
        *plan(dossier, scenes),
        *cast(dossier, scenes),
        *glossary(dossier, scenes),
        *roles(dossier),
        *discussion(dossier, scenes),
        *worksheet(dossier, scenes),
        *key(dossier, scenes, base_url),
        Break(),
        Heading("Sources"),
        Text("\n".join(sources), "muted"),
        Text(f"Copy and change this pack, and credit 353–0 ({wording.LICENCE_URL}). What the "
             "sources say is theirs.", "muted"),
    ]  # fmt: skip
    return [type(part)(*clean(tuple(part))) for part in parts]
