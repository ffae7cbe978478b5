"""Templates of HTML and SVG, which lie beside the modules that fill them: ``NAME.html.jinja``.

Whatever is filled in is escaped, unless it is ``Markup``. In a template a line's end and the
indentation after it are for its reader: beside a tag or a statement they vanish, elsewhere they are
a space.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from components.wording.cells import said
from components.wording.cleaning import clean
from components.wording.counting import counted

_PARTS = Path(__file__).parents[1]


class _OneLine(Extension):
    """Takes the lines out of a template."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        joined = re.sub(r"(>|[%#]})\s*\n\s*|\s*\n\s*(?=<|{[%#]|$)", r"\1", source)
        return re.sub(r"\s*\n\s*", " ", joined)


# The same cells stand in many views.
@lru_cache(maxsize=4096)
def text(value: str) -> Markup:
    """Clean text between tags, where quotes may stay as they are: they are shorter so."""
    return Markup(escape(clean(value), quote=False))


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_PARTS), autoescape=True, undefined=StrictUndefined,
    auto_reload=False, cache_size=-1, extensions=[_OneLine],
)  # fmt: skip
_ENVIRONMENT.filters |= {"text": text, "clean": clean, "counted": counted}
_ENVIRONMENT.tests["said"] = said


def fill(name: str, **values: Any) -> Markup:
    """Fill in a template.

    Parameters
    ----------
    name : str
        Its path below ``components``, without ``.jinja``.
    values :
        All that it names.
    """
    return Markup(_ENVIRONMENT.get_template(f"{name}.jinja").render(values))


def macros(name: str) -> Any:
    """The macros of a template, as functions that give ``Markup``."""
    return _ENVIRONMENT.get_template(f"{name}.jinja").module
