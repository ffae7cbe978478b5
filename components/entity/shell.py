"""What the pages of rows share with the page of what is not there: style, faces, masthead."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup

from components.serving.responses import CachedResponse, compressed
from components.theme import SANS, SERIF, css_variables

#: Path and name of every page of the explorer, for the masthead.
Pages: TypeAlias = tuple[tuple[str, str], ...]


def with_cases(pages: Pages, up: str) -> Pages:
    """The same, and after them what ``serving.cases.to_all`` gives, if there are several cases."""
    return (*pages, (up, "Cases")) if up else pages


_STYLE = Path(__file__).with_name("page.css")
_FOLDER = Path(__file__).with_name("faces")
#: File of a face -> its family and weight. They are parts of Source Serif and Source Sans, small
#: enough to be there when the page is; the name is not ours to give (``faces/OFL.txt``).
FACES = {
    "own-serif-semibold.woff2": ("Own Serif", "600 700"),
    "own-sans-regular.woff2": ("Own Sans", "400"),
    "own-sans-semibold.woff2": ("Own Sans", "600 700"),
}


@lru_cache(maxsize=8)
def style(root: str) -> Markup:
    """The style sheet of a page.

    Parameters
    ----------
    root : str
        Leads from the page to the app's root: "../", or "/".
    """
    light, dark = css_variables("light"), css_variables("dark")
    # A face that comes late is for the next page: nothing moves when it comes.
    faces = "".join(
        f"@font-face{{font-family:'{family}';src:url({root}faces/{file}) format('woff2');"
        f"font-weight:{weight};font-display:optional}}"
        for file, (family, weight) in FACES.items()
    )
    return Markup(
        f"{faces}:root{{{light}--sans:'Own Sans',{SANS};--serif:'Own Serif',{SERIF}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{_STYLE.read_text(encoding='utf-8')}"
    )


def links(root: str) -> Markup:
    """What a browser fetches beside the page: its faces, and the sign of the site."""
    icon = Markup("<link rel='icon' href='{}favicon.svg' type='image/svg+xml'>").format(root)
    face = Markup("<link rel='preload' href='{}' as='font' type='font/woff2' crossorigin>")
    return Markup("").join([*(face.format(f"{root}faces/{file}") for file in FACES), icon])


@lru_cache(maxsize=len(FACES))
def face(file: str) -> CachedResponse:
    """One of ``FACES``."""
    return compressed((_FOLDER / file).read_bytes(), "font/woff2", "", compress=False)
