"""An embed as one HTML document that asks for nothing else: no request, no font, no library."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from components.charts.chart import Chart
from components.dossier import Dossier
from components.embed import own_words, preview, since, wording
from components.embed.address import EmbedRequest
from components.embed.options import EmbedOptions
from components.embed.styles import named
from components.embed.table import Table
from components.graphic.metrics import wrap
from components.graphic.writers.shapes import Drawing
from components.graphic.writers.svg import inline, stretched
from components.graphic.writers.svg_styles import Styles, styles_of
from components.query.entities import page_of
from components.wording.templates import fill

_HERE = Path(__file__).parent

#: Frame widths from which the column's and the full drawing are seen, as ``embed.css`` has them.
BREAKS = (500, 920)
#: Frame widths up to which a stretched drawing, whose letters keep their size, is made smaller as a
#: whole, and by how much; as ``embed.css`` has them.
ZOOMS = ((560, 0.78), (632, 0.88))
#: Pixels beyond which a drawing does not grow.
GROWS = {"S": 440, "M": 830, "L": 1242}
#: Pixels of the line that says what is in view.
FILTERS = 28
#: Tokens that the page itself uses.
_PAGE_TOKENS = {"paper", "ink", "muted", "rule"}


def hashed(code: str) -> str:
    """A script or style sheet as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(code.encode()).digest()).decode()


# Made short before they were committed: docs/decisions/0006-minifier.md.
STYLE = (_HERE / "embed.min.css").read_text(encoding="utf-8")
SCRIPT = (_HERE / "embed.min.js").read_text(encoding="utf-8")
#: Only in pinned documents: says that they were corrected since.
SINCE = (_HERE / "corrected.min.js").read_text(encoding="utf-8")
_HASHES = {code: hashed(code) for code in (SCRIPT, SINCE)}


def scripts(flags: EmbedOptions) -> tuple[str, ...]:
    """The scripts of a document."""
    if flags.static:
        return ()
    return (SCRIPT, SINCE) if flags.v else (SCRIPT,)


def hashes(flags: EmbedOptions) -> tuple[str, ...]:
    """Their hashes, for its Content-Security-Policy."""
    return tuple(_HASHES[code] for code in scripts(flags))


def policy(flags: EmbedOptions = EmbedOptions(), base_url: str = "") -> str:  # noqa: B008  # it is frozen
    """Content-Security-Policy of an embed, without ``frame-ancestors``, which only a header has."""
    named = " ".join(f"'{h}'" for h in hashes(flags))
    script = f"script-src {named};" if named else ""
    if named and flags.v:
        script += f"connect-src {since.origin(base_url)};"
    return (
        f"default-src 'none';{script}style-src 'unsafe-inline';base-uri 'none';form-action 'none'"
    )


def document(
    dossier: Dossier,
    ask: EmbedRequest,
    chart: Chart,
    figures: Mapping[str, Drawing],
    data: Table,
    *,
    alt: str,
    base_url: str,
    site_url: str = "",
) -> str:
    """Write the document.

    Parameters
    ----------
    figures : mapping of str to Drawing
        By class, as ``render.figures_of`` gives them; none where nothing is in view.
    data : Table
        Its rows name the marks.
    alt : str
        Says in words what is drawn.
    base_url : str
        Where the app answers; empty for relative links.
    site_url : str
        Of the exported site that the document is a file of, and whose corrections it asks for.
    """
    flags = ask.flags
    title, shows = own_words.heading(dossier, chart, flags)
    said, rows = wording.WORDS[flags.lang], len(data.rows)
    styles = styles_of(figures.values())
    drawn = "".join(_drawn(figures, styles, data))
    sources, more = wording.sources(dossier, data, flags.lang)
    pinned = bool(flags.v) and not flags.static
    asked = "" if site_url else base_url
    return fill(
        "embed/document.html",
        flags=flags, title=title, shows=shows, alt=alt, data=data, said=said,
        policy=Markup(policy(flags, asked)),  # of no other quotes than its attribute
        own=preview.told(ask, title, shows, base_url=base_url, site_url=site_url),
        style=Markup(f"{palette(ask, styles)}{STYLE}{styles.css}{_on_paper(figures)}"),
        asks=since.attributes(dossier, ask, asked) if pinned else {},
        filters=wording.filters(dossier, ask.view, flags.lang),
        figures=Markup(drawn),
        pages=_pages(dossier, chart, data, base_url) if not flags.plain else [""] * rows,
        summary=said["row"] if rows == 1 else said["table"].format(rows),
        sources=sources, more=more, credit=own_words.credit(flags),
        where=wording.explore(ask.chart, ask.view, base_url),
        licence=wording.LICENCE_URL,
        version=said["version"].format(dossier.version),
        scripts=[Markup(code) for code in scripts(flags)],
    )  # fmt: skip


#: Tables whose rows' names lead to their pages; what else has one is not met by its name.
_LINKED = {"actors", "events", "provisions"}


def _pages(dossier: Dossier, chart: Chart, data: Table, base_url: str) -> list[str]:
    """Address of the page that holds all of each row; "" where it, or the app, is not known."""
    if chart.table not in _LINKED:
        return [""] * len(data.ids)
    found = (page_of(dossier, chart.table, row_id) for row_id in data.ids)
    return [f"{base_url.rstrip('/')}/{page}" if page and base_url else "" for page in found]


#: A sheet of A4, upright and lying: which drawings it has, and the pixels that a headline of two
#: lines and the sources leave to them.
_SHEETS = (("print", "M", 800), ("print and (width>920px)", "L", 460))


def _on_paper(figures: Mapping[str, Drawing]) -> str:
    """Makes what is taller than a sheet smaller: a drawing does not break, and would be cut."""
    rules = ""
    for paper, name, room in _SHEETS:
        shown = [figures[one] for one in ("F", name) if one in figures]
        tall = max((drawing.height for drawing in shown), default=0)
        if tall > room:
            own = f".{name}{{max-width:{figures[name].width:.0f}px}}" if name in figures else ""
            zoom = f"{room / tall:.2f}".lstrip("0")
            rules += f"@media {paper}{{main{{zoom:{zoom}}}{own}}}"
    return rules


def _drawn(figures: Mapping[str, Drawing], styles: Styles, data: Table) -> Iterator[str]:
    rows = data.row_of()
    for name, drawing in figures.items():
        said = f"class={name} role=group aria-labelledby=t aria-describedby=d"
        write = stretched if name == "F" else inline
        yield write(drawing, styles, rows, attributes=said)


#: Faces that most readers have: a browser looks for each that is missing, in every weight, before
#: it shows a letter.
SANS, SERIF = "Helvetica Neue,Arial,sans-serif", "Georgia,serif"


def palette(ask: EmbedRequest, styles: Styles) -> str:
    """Colours as variables: light, and dark where it is asked for or the reader's system has it."""
    flags, style = ask.flags, named(ask.flags.style)
    names = sorted(_PAGE_TOKENS | styles.tokens())

    def block(dark: bool) -> str:
        tokens = style.dark if dark else style.light
        return ";".join(f"--{n}:{getattr(tokens, n.replace('-', '_'))}" for n in names)

    css = f":root{{{block(False)};--sans:{style.sans or SANS};--serif:{style.serif or SERIF}}}"
    # Over an unknown page the reader's system says nothing of what is beneath: light unless asked.
    if flags.theme == "dark":
        css += f"@media screen{{:root{{{block(True)};color-scheme:dark}}}}"
    elif flags.theme == "auto" and not flags.transparent:
        css += (
            f"@media screen and (prefers-color-scheme:dark){{:root{{{block(True)};"
            "color-scheme:dark}}"
        )
    # A page of another scheme than its frame's is given a ground, so that none is set here.
    if not (flags.transparent or style.radius):
        return css
    css = css.replace(";color-scheme:dark", "") + "html{background:none!important}"
    if flags.transparent:
        return css
    return f"{css}body{{background:var(--paper);border-radius:{style.radius}px}}"


def zoom(width: int) -> float:
    """How large a stretched drawing is in a frame ``width`` pixels wide; 1 where it has room."""
    return next((scale for end, scale in ZOOMS if width < end), 1.0)


def height(
    dossier: Dossier,
    ask: EmbedRequest,
    chart: Chart,
    figures: Mapping[str, Drawing],
    data: Table,
    width: int,
) -> int:
    """Estimate the document's height in pixels in a frame ``width`` pixels wide, details closed.

    For space that an article reserves before the document says its own height; it errs by a line
    or two, upwards.
    """
    column, full = BREAKS
    room = width - (16 if width < full else 32)
    flags = ask.flags
    total = 30.0
    if flags.title and not flags.plain:
        title, shows = own_words.heading(dossier, chart, flags)
        total += 27 * len(wrap(title, 21, room, bold=True)) + 5
        total += 22 * len(wrap(shows, 15, min(room, 690))) + 6
    if ask.view.filters.query() and not flags.plain:
        total += FILTERS
    if figures:
        name = "S" if width < column else "F" if "F" in figures else "M" if width < full else "L"
        figure = figures[name]
        most = GROWS.get(name, room)
        scale = zoom(width) if name == "F" else min(room, most) / figure.width
        total += 24 + figure.height * scale
        total += 0 if flags.plain else 24
    else:
        total += 30
    if flags.note:
        total += 22 * len(wrap(flags.note, 15, min(room, 690))) + 6
    foot = (wording.source_line(dossier, data, flags.lang), own_words.credit(flags))
    lines = [line for text in foot if text for line in wrap(text, 13, min(room, 780))]
    return round(total + 19 * len(lines) + (20 if flags.plain else 50))
