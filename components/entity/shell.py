"""What the pages of rows share with the page of what is not there: style, faces, masthead."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup

from components.theme import SANS, SERIF, css_variables

#: Path and name of every page of the explorer, for the masthead.
Pages: TypeAlias = tuple[tuple[str, str], ...]

_STYLE = Path(__file__).with_name("page.css")
#: Family in the style sheet -> beginning of the name of its file among Streamlit's.
_FACES = {"Source Serif": "SourceSerifVariable-Roman", "Source Sans": "SourceSansVF-Upright"}


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
        f"@font-face{{font-family:'{family}';src:url({root}static/media/{file}) format('woff2');"
        "font-weight:200 900;font-display:optional}"
        for family, file in _files().items()
    )
    return Markup(
        f"{faces}:root{{{light}--sans:{SANS};--serif:{SERIF}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{_STYLE.read_text(encoding='utf-8')}"
    )


@lru_cache(maxsize=1)
def _files() -> dict[str, str]:
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        return {}
    media = Path(found.origin).parent / "static" / "static" / "media"
    names = {family: sorted(media.glob(f"{stem}.*.woff2")) for family, stem in _FACES.items()}
    return {family: files[0].name for family, files in names.items() if files}
