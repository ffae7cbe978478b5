"""Reads what a tagged PDF tells those who do not see it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

#: Operators of a content stream that show something.
_SHOW = {b"Tj", b"TJ", b"S", b"f", b"f*", b"B", b"Do"}


@dataclass
class Element:
    """An element, and how many pieces of content are its own."""

    kind: str
    alt: str = ""
    own: int = 0
    inner: list[Element] = field(default_factory=list)

    def all(self, kind: str) -> list[Element]:
        """Those of a kind below it, in the order in which they are read out."""
        found = [one for inner in self.inner for one in inner.all(kind)]
        return [self, *found] if self.kind == kind else found


def structure(pdf: bytes, *, title: str) -> Element:
    """The document of a PDF, whose every mark leads to its element and back."""
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.root_object
    assert reader.metadata
    assert (reader.metadata.title, root["/Lang"]) == (title, "en")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    tree = root["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    held = zip(numbers[::2], numbers[1::2], strict=True)
    owners: dict[int, Any] = {int(n): elements.get_object() for n, elements in held}
    pages: list[Any] = list(reader.pages)
    for page in pages:
        assert _marks(page) == list(range(len(owners[page["/StructParents"]])))
    by_page = {page.indirect_reference.idnum: owners[page["/StructParents"]] for page in pages}
    found = _element(tree["/K"], by_page)
    assert found.kind == "Document"
    return found


def _marks(page: Any) -> list[int]:
    """Numbers of the marked pieces of a page, outside of which nothing is shown."""
    assert isinstance(page.raw_get("/Contents"), IndirectObject)
    content, deep, numbers = page.get_contents(), 0, []
    for operands, operator in content.operations:
        if operator in (b"BDC", b"BMC"):
            deep += 1
            numbers += [int(one["/MCID"]) for one in operands[1:] if "/MCID" in one]
        elif operator == b"EMC":
            deep -= 1
        elif operator in _SHOW:
            assert deep > 0, operands
    assert deep == 0
    return sorted(numbers)


def _element(entry: Any, owners: dict[int, Any]) -> Element:
    held = entry.get_object()
    made = Element(held["/S"][1:], held.get("/Alt", ""))
    for kid in held["/K"]:
        one = kid.get_object()
        if "/MCID" in one:
            owner = owners[one.raw_get("/Pg").idnum][one["/MCID"]]
            assert owner.get_object() is held
            made.own += 1
        else:
            assert one["/P"].get_object()["/S"] == held["/S"]
            made.inner.append(_element(one, owners))
    return made
