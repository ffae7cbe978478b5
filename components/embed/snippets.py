"""The codes that people copy: frame, loader, image, link, WordPress and Markdown.

All is escaped for where it is pasted; whether an embed is pinned is said by its ``EmbedRequest``
(``ask.replace(v=dossier.version)``), so pinned and following codes differ in nothing else.
"""

from __future__ import annotations

import re
from html import escape
from typing import TypeAlias

from components.embed.address import EmbedRequest
from components.embed.heights import LEAST, MOST, USUAL
from components.embed.wording import explore
from components.serving.frame_heights import Heights
from components.wording.cleaning import clean

Size: TypeAlias = tuple[int, int]

#: Width of a newsroom's text column, for codes that need a number.
COLUMN = 640

#: Viewport up to which a picture is the phone's.
_PHONE = 680

#: Pixels of the narrowest column.
_LEAST_WIDTH = 240

#: Style of what only software reads: reader modes drop what has the attribute ``hidden``. Systems
#: that strip the frame strip these two as well, while a size of one pixel would stay.
_UNSEEN = "position:absolute;clip-path:inset(50%)"

#: Class of the elements that ``loader.js`` looks for.
CLASS = "v353-embed"


def codes(
    ask: EmbedRequest,
    *,
    title: str,
    base_url: str,
    site_url: str = "",
    alt: str = "",
    heights: Heights = USUAL,
    picture: Size | None = None,
    narrow: Size | None = None,
) -> dict[str, str]:
    """Every code for one embed.

    Parameters
    ----------
    ask : EmbedRequest
        Which, in any format; pinned if it has a version.
    base_url : str
        Absolute address of the app or, where there is none, of an exported site.
    site_url : str
        Absolute address of the exported site whose files are embedded; else the app's routes are.
    title : str
        Names the frame: what the chart shows.
    alt : str
        Alt text of the picture (the ``txt`` of the embed); by default the title.
    heights : Heights
        Of the document.
    picture, narrow : (int, int), optional
        Width and height, in their own pixels, of the PNG and of the one that ``narrow_png`` asks
        for; where the latter is given, phones get that instead of a shrunken one.

    Returns
    -------
    dict of str to str
        ``iframe``, ``loader``, ``image``, ``link``, ``wordpress``, ``markdown``.
    """
    page = ask.replace(format="html")
    png = ask.replace(format="png")
    title = one_line(title)
    alt = one_line(alt) or title

    def at(ask: EmbedRequest) -> str:
        return f"{site_url}/{ask.file()}" if site_url else base_url + ask.path()

    src = at(page)
    image = img(at(png), alt=alt, size=shown(png, picture))
    if narrow:
        small = narrow_png(ask)
        image = _for_phones(image, at(small), shown(small, narrow))
    more = explore(ask.chart, ask.view, base_url)
    linked = f'<a href="{escape(more)}">{image}</a>'
    return {
        "iframe": beside(src, title) + iframe(src, title=title, heights=heights),
        "loader": loader(src, site_url or base_url, title=title, heights=heights, inside=linked),
        "image": linked,
        "link": f'<a href="{escape(src)}">{escape(title)}</a>',
        "wordpress": f"[embed]{src}[/embed]",
        "markdown": f"[![{_marked(alt)}]({_address(at(png))})]({_address(more)})",
    }


def beside(src: str, title: str) -> str:
    """A link to what is framed, which reader modes, feeds and mail keep; on a page nobody sees it.

    A quotation, since WordPress loads what heeds a frame's messages only if one stands before the
    frame, and shows it until the first message comes.
    """
    return (
        f'<blockquote style="{_UNSEEN}"><a href="{escape(src)}" tabindex="-1">'
        f"{escape(one_line(title))}</a></blockquote>"
    )


def iframe(
    src: str,
    *,
    title: str,
    heights: Heights = USUAL,
    width: int | None = None,
    most: int | None = None,
) -> str:
    """A frame that needs no script, and fits any column.

    Parameters
    ----------
    src : str
        Absolute address of the document.
    title : str
        Says what the frame holds.
    heights : Heights
        At each width; CSS chooses by the column's.
    width, most : int, optional
        The most that it may take across and down, in pixels, where the embedder has said so.
    """
    tall = heights.css(most=min(most or MOST, MOST))
    return (
        f'<div style="{_place(width)}">'
        f'<iframe src="{escape(src)}" title="{escape(one_line(title))}" loading="lazy" '
        f'width="100%" height="{_column_room(heights, width, most)}" '
        f'frameborder="0" data-v353 '
        f'style="width:100%;height:{tall};border:0"></iframe></div>'
    )


def loader(src: str, base_url: str, *, title: str, heights: Heights, inside: str = "") -> str:
    """A place that ``loader.js`` fills; ``inside`` is what stands there without scripts."""
    without = f"<noscript>{inside}</noscript>" if inside else ""
    return (
        f'<div style="{_place()}">'
        f'<div class="{CLASS}" data-src="{escape(src)}" data-title="{escape(one_line(title))}" '
        f'data-heights="{heights.written()}" style="min-height:{heights.css(most=MOST)}">{without}'
        f'</div></div>\n<script src="{escape(base_url)}/embed/loader.js" async></script>'
    )


def _place(width: int | None = None) -> str:
    """Style of what a frame stands in, whose width its height goes by.

    It has a least width, since a grid or flex item that is as wide as its content would be closed.
    """
    most = f"max-width:{width}px;" if width else ""
    return f"container-type:inline-size;width:100%;{most}min-width:{_LEAST_WIDTH}px"


def narrow_png(ask: EmbedRequest) -> EmbedRequest:
    """The picture for a phone's column."""
    return ask.replace(format="png", width=360)


def _for_phones(image: str, src: str, size: Size | None) -> str:
    width, height = size or (0, 0)
    return (
        f'<picture><source media="(max-width:{_PHONE}px)" srcset="{escape(src)}" '
        f'width="{width}" height="{height}">{image}</picture>'
    )


def img(src: str, *, alt: str, size: Size | None) -> str:
    """An image that keeps its place while it loads."""
    known = f' width="{size[0]}" height="{size[1]}"' if size else ""
    return (
        f'<img src="{escape(src)}" alt="{escape(one_line(alt))}"{known} loading="lazy" '
        'style="max-width:100%;height:auto">'
    )


def shown(png: EmbedRequest, picture: Size | None) -> Size | None:
    """CSS pixels of a PNG that has ``picture`` pixels of its own."""
    if not picture:
        return None
    return round(picture[0] / png.flags.scale), round(picture[1] / png.flags.scale)


def one_line(text: str) -> str:
    """Text without line ends and without characters that nobody sees."""
    return " ".join(str(clean(text)).split())


def _room(heights: Heights, width: int, most: int | None) -> int:
    return min(max(heights.at(width), LEAST), MOST, most or MOST)


def _column_room(heights: Heights, width: int | None, most: int | None) -> int:
    """Room where no CSS is heeded: of a column of the given width, or of any that is usual."""
    usual = (COLUMN, COLUMN + 40)
    return max(_room(heights, w, most) for w in ((width,) if width else usual))


def _marked(text: str) -> str:
    """Text inside the brackets of a Markdown image."""
    return re.sub(r"([\\`*_\[\]<>!])", r"\\\1", text)


def _address(url: str) -> str:
    """An address inside the parentheses of a Markdown link."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
