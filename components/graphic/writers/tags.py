"""Tagged PDF: which words are a heading, a paragraph or a table, and what a figure shows.

Neither library that draws our pages tags them; pypdf lets us write what ISO 32000-1, 14.7 and 14.8,
ask for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

END = "EMC"


@dataclass(eq=False)
class Tag:
    """An element of a document's structure, such as ``P``, ``H1``, ``TR`` or ``Figure``.

    Parameters
    ----------
    alt : str
        What is read out in its place.
    within : Tag, optional
        The element that holds it; by default the document.
    """

    kind: str
    alt: str = ""
    within: Tag | None = None


#: What nobody is to hear: rules, boxes, numbers of pages.
ARTIFACT = Tag("Artifact")
_DOCUMENT = Tag("Document")


class Marks:
    """Numbers the content of each page by its tag, in the order in which it is to be read."""

    def __init__(self) -> None:
        self._tags: list[list[Tag]] = []

    def turn(self) -> None:
        """Begin a page."""
        self._tags.append([])

    def begin(self, tag: Tag) -> str:
        """The operator before what has this tag; ``END`` follows it."""
        if tag is ARTIFACT:
            return "/Artifact BMC"
        self._tags[-1].append(tag)
        return f"/{tag.kind} <</MCID {len(self._tags[-1]) - 1}>> BDC"

    def write(self, pdf: PdfWriter, *, title: str, lang: str) -> None:
        """Give the document its structure, title and language."""
        tree = _dictionary({"/Type": NameObject("/StructTreeRoot")})
        root, top = pdf._add_object(tree), _Element.of(_DOCUMENT, pdf)
        elements, numbers = {_DOCUMENT: top}, ArrayObject()
        for n, (page, tags) in enumerate(zip(pdf.pages, self._tags, strict=True)):
            page[NameObject("/StructParents")] = NumberObject(n)
            page[NameObject("/Tabs")] = NameObject("/S")
            owners = [_placed(pdf, tag, elements) for tag in tags]
            for number, owner in enumerate(owners):
                mark = {"/Type": NameObject("/MCR"), "/Pg": page.indirect_reference}
                owner.kids.append(_dictionary({**mark, "/MCID": NumberObject(number)}))
            held = ArrayObject([owner.reference for owner in owners])
            numbers += [NumberObject(n), pdf._add_object(held)]
        top.entries[NameObject("/P")] = root
        tree[NameObject("/K")] = top.reference
        tree[NameObject("/ParentTree")] = pdf._add_object(_dictionary({"/Nums": numbers}))
        tree[NameObject("/ParentTreeNextKey")] = NumberObject(len(self._tags))
        yes = BooleanObject(True)
        pdf.root_object.update(_dictionary({
            "/StructTreeRoot": root, "/MarkInfo": _dictionary({"/Marked": yes}),
            "/ViewerPreferences": _dictionary({"/DisplayDocTitle": yes}),
            "/Lang": TextStringObject(lang),
        }))  # fmt: skip
        pdf.metadata = {"/Title": title, "/Author": "353–0", "/Producer": "353–0"}


def surround(page: PageObject, begin: str) -> None:
    """Put all that a page shows between an operator of ``Marks.begin`` and its end.

    The page is one of a ``PdfWriter``; pypdf changes no others.
    """
    shown, around = page.get_contents(), DecodedStreamObject()
    held = b"" if shown is None else shown.get_data()
    around.set_data(f"{begin}\n".encode() + held + f"\n{END}\n".encode())
    page.replace_contents(around.flate_encode())


class _Element(NamedTuple):
    """An element in the file."""

    entries: DictionaryObject
    kids: ArrayObject
    reference: IndirectObject

    @classmethod
    def of(cls, tag: Tag, pdf: PdfWriter) -> _Element:
        kids = ArrayObject()
        kind = {"/Type": NameObject("/StructElem"), "/S": NameObject(f"/{tag.kind}")}
        said = {"/Alt": TextStringObject(tag.alt)} if tag.alt else {}
        entries = _dictionary({**kind, **said, "/K": kids})
        return cls(entries, kids, pdf._add_object(entries))


def _placed(pdf: PdfWriter, tag: Tag, elements: dict[Tag, _Element]) -> _Element:
    """The element of a tag, made with those around it where it is met first."""
    if tag not in elements:
        parent = _placed(pdf, tag.within or _DOCUMENT, elements)
        elements[tag] = _Element.of(tag, pdf)
        elements[tag].entries[NameObject("/P")] = parent.reference
        parent.kids.append(elements[tag].reference)
    return elements[tag]


def _dictionary(entries: Mapping[str, PdfObject | None]) -> DictionaryObject:
    held = {NameObject(name): value for name, value in entries.items() if value is not None}
    return DictionaryObject(held)
