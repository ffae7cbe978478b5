"""A scene's drawing as one SVG file: what pictures of it are made from."""

from __future__ import annotations

from html import escape

from components.graphic.writers.svg import SANS, attribute, layers
from components.talk.slides import Slide
from components.theme import TOKENS, Mode


def svg(one: Slide, mode: Mode = "light") -> str:
    """Write a slide's drawing with its alt text."""
    drawing, tokens = one.drawing, TOKENS[mode]
    size = f'width="{drawing.width:g}" height="{drawing.height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {drawing.width:g} '
        f'{drawing.height:g}" role="img" font-family="{attribute(SANS)}" stroke-miterlimit="10">'
        f'<title>{escape(one.alt, quote=False)}</title><rect {size} fill="{tokens.paper}"/>'
        f"{layers(drawing, one.ids, tokens=tokens)}</svg>"
    )
