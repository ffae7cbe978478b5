"""IMS QTI 2.1: a package of a manifest, a test and a file an item.

https://www.imsglobal.org/question/qtiv2p1/imsqti_implv2p1.html. A scale is a table of rows and
choices without a correct response.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from components.dossier.files import archive
from components.talk.files.quiz.items import Item
from components.talk.files.quiz.markup import put, written

_QTI, _PACKAGE = (
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
)
#: Names of the answer, of what is shown after it, and of the one thing that is.
_RESPONSE, _FEEDBACK, _SHOWN = "RESPONSE", "FEEDBACK", "coded"


def qti(items: Sequence[Item], title: str) -> bytes:
    """Write the package."""
    files = {f"{_name(item)}.xml": written(_item(item)) for item in items}
    test = written(_test(items, title))
    return archive({"imsmanifest.xml": written(_manifest(items)), "test.xml": test, **files})


def _name(item: Item) -> str:
    return f"question-{item.number}"


def _manifest(items: Sequence[Item]) -> Element:
    manifest = Element("manifest", xmlns=_PACKAGE, identifier="manifest")
    about = put(manifest, "metadata")
    put(about, "schema", "QTIv2.1 Package")
    put(about, "schemaversion", "1.0.0")
    put(manifest, "organizations")
    resources = put(manifest, "resources")
    test = _resource(resources, "test", "imsqti_test_xmlv2p1")
    for item in items:
        put(test, "dependency", identifierref=_name(item))
        _resource(resources, _name(item), "imsqti_item_xmlv2p1")
    return manifest


def _resource(resources: Element, name: str, kind: str) -> Element:
    made = put(resources, "resource", identifier=name, type=kind, href=f"{name}.xml")
    put(made, "file", href=f"{name}.xml")
    return made


def _test(items: Sequence[Item], title: str) -> Element:
    test = Element("assessmentTest", xmlns=_QTI, identifier="test", title=title)
    modes = {"navigationMode": "nonlinear", "submissionMode": "individual"}
    part = put(test, "testPart", identifier="part", **modes)
    section = put(part, "assessmentSection", identifier="section", title=title, visible="true")
    for item in items:
        put(section, "assessmentItemRef", identifier=_name(item), href=f"{_name(item)}.xml")
    return test


def _item(item: Item) -> Element:
    made = Element("assessmentItem", xmlns=_QTI, identifier=_name(item), title=item.name,
                   adaptive="false", timeDependent="false")  # fmt: skip
    ask, cardinality, base = _interaction(item)
    response = put(made, "responseDeclaration", identifier=_RESPONSE, cardinality=cardinality,
                   baseType=base)  # fmt: skip
    if item.right:
        correct = put(response, "correctResponse")
        for place in item.right:
            put(correct, "value", f"choice-{place + 1}")
    for name, kind in (("SCORE", "float"), (_FEEDBACK, "identifier")):
        put(made, "outcomeDeclaration", identifier=name, cardinality="single", baseType=kind)
    body = put(made, "itemBody")
    for text in item.stem[:-1]:
        put(body, "p", text)
    ask(body, item)
    processing = put(made, "responseProcessing")
    if item.right:
        _score(processing)
    _set(processing, _FEEDBACK, "identifier", _SHOWN)
    if item.feedback:
        shown = put(made, "modalFeedback", outcomeIdentifier=_FEEDBACK, identifier=_SHOWN,
                    showHide="show")  # fmt: skip
        for text in item.feedback:
            put(shown, "p", text)
    return made


def _interaction(item: Item) -> tuple[Callable[[Element, Item], None], str, str]:
    """What asks an item, and cardinality and type of its answer."""
    if item.rows:
        return _table, "multiple", "directedPair"
    if item.choices:
        return _choices, "multiple" if item.several else "single", "identifier"
    return _text, "single", "string"


def _text(body: Element, item: Item) -> None:
    asked = put(body, "extendedTextInteraction", responseIdentifier=_RESPONSE)
    put(asked, "prompt", item.stem[-1])


def _choices(body: Element, item: Item) -> None:
    asked = put(body, "choiceInteraction", responseIdentifier=_RESPONSE, shuffle="false",
                maxChoices="0" if item.several else "1")  # fmt: skip
    put(asked, "prompt", item.stem[-1])
    for n, words in enumerate(item.choices, 1):
        put(asked, "simpleChoice", words, identifier=f"choice-{n}")


def _table(body: Element, item: Item) -> None:
    many = str(len(item.rows))
    asked = put(body, "matchInteraction", responseIdentifier=_RESPONSE, shuffle="false",
                maxAssociations=many)  # fmt: skip
    put(asked, "prompt", item.stem[-1])
    for name, texts, most in (("row", item.rows, "1"), ("choice", item.choices, many)):
        side = put(asked, "simpleMatchSet")
        for n, words in enumerate(texts, 1):
            put(side, "simpleAssociableChoice", words, identifier=f"{name}-{n}", matchMax=most)


def _score(processing: Element) -> None:
    condition = put(processing, "responseCondition")
    met = put(condition, "responseIf")
    match = put(met, "match")
    put(match, "variable", identifier=_RESPONSE)
    put(match, "correct", identifier=_RESPONSE)
    _set(met, "SCORE", "float", "1")
    _set(put(condition, "responseElse"), "SCORE", "float", "0")


def _set(parent: Element, name: str, base: str, value: str) -> None:
    put(put(parent, "setOutcomeValue", identifier=name), "baseValue", value, baseType=base)
