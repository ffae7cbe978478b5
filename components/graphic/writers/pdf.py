"""PDFs whose bytes depend on what they show only.

The library that draws them numbers and orders their fonts anew each time. Here the objects of the
file are put in the order in which they are met from its root, and numbered so.
"""

from __future__ import annotations

import io
import re
from html import unescape

import vl_convert

from components.graphic.writers import faces  # noqa: F401  # it makes our faces known

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_FONT = re.compile(rb"(?:\n[ ]*/fo\d+ \d+ 0 R)+")
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")


_DESCRIBED = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)


def from_svg(svg: str, *, title: str, lang: str) -> bytes:
    """Draw an SVG as a tagged PDF with real text; the same bytes every time.

    It is one figure, read out as its ``desc`` or, without one, as ``title``.
    """
    # They load pypdf, which nothing else of a drawing process needs.
    from pypdf import PdfWriter

    from components.graphic.writers.tags import Marks, Tag, surround

    whole, marks, out = PdfWriter(clone_from=io.BytesIO(drawn(svg))), Marks(), io.BytesIO()
    said = _DESCRIBED.search(svg)
    marks.turn()
    surround(whole.pages[0], marks.begin(Tag("Figure", unescape(said[1]) if said else title)))
    marks.write(whole, title=title, lang=lang)
    whole.write(out)
    return out.getvalue()


def drawn(svg: str) -> bytes:
    """Draw an SVG as a page to be laid on others, without tags; the same bytes every time."""
    return settled(bytes(vl_convert.svg_to_pdf(svg)))


def settled(pdf: bytes) -> bytes:
    """Order and number the objects of a PDF as svg2pdf writes it.

    Raises
    ------
    ValueError
        If it is not built as expected: one table of objects, one trailer.
    """
    start = pdf.rpartition(b"startxref")[2].split()
    table = pdf[int(start[0]) :] if start and start[0].isdigit() else b""
    root = re.search(rb"/Root (\d+) 0 R", table)
    about = re.search(rb"/Info (\d+) 0 R", table)
    if not table.startswith(b"xref") or root is None or about is None:
        raise ValueError("not a PDF as svg2pdf writes it")
    objects = {}
    for entry in _ENTRY.findall(table):
        number, _, rest = pdf[int(entry) :].partition(b" 0 obj")
        head, stream, body = rest.partition(b"endobj")[0].partition(b"\nstream\n")
        if stream:  # a stream may hold any bytes, "endobj" too
            length = re.search(rb"/Length (\d+)", head)
            begin = int(entry) + len(number) + len(b" 0 obj") + len(head) + len(stream)
            if length is None:
                raise ValueError("a stream of unknown length")
            body = pdf[begin : begin + int(length[1])] + b"\nendstream\n"
        objects[int(number)] = (_FONT.sub(_sorted, head), stream + body)
    order: list[int] = []
    _visit(int(root[1]), objects, order)
    _visit(int(about[1]), objects, order)
    names = {old: i + 1 for i, old in enumerate(order)}
    out = bytearray(pdf.partition(b"\n")[0] + b"\n%\x80\x80\x80\x80\n\n")
    places = []
    for old in order:
        head, rest = objects[old]
        head = _REFERENCE.sub(lambda m: b"%d 0 R" % names[int(m[1])], head)
        places.append(len(out))
        out += b"%d 0 obj" % names[old] + head + rest + b"endobj\n\n"
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<<\n  /Size %d\n  /Root 1 0 R\n  /Info %d 0 R\n>>\n" % (
        len(places) + 1, names[int(about[1])],
    )  # fmt: skip
    out += b"startxref\n%d\n%%%%EOF\n" % at
    return bytes(out)


def _sorted(fonts: re.Match[bytes]) -> bytes:
    return b"\n" + b"\n".join(sorted(fonts[0].strip(b"\n").split(b"\n")))


def _visit(number: int, objects: dict[int, tuple[bytes, bytes]], order: list[int]) -> None:
    """Note an object and, after it, all that it refers to."""
    if number in order:
        return
    order.append(number)
    for reference in _REFERENCE.findall(objects[number][0]):
        _visit(int(reference), objects, order)
