"""The provisions in words, and what their numbers cannot say."""

from __future__ import annotations

from collections import Counter

from components.charts.chart import Frame, case_of
from components.charts.law.data import VERSIONS, prepare
from components.charts.shared.possibly import told_apart
from components.dossier import Dossier
from components.dossier.case import Case
from components.query.records import rows_of
from components.view import View
from components.wording.counting import counted, listing


@told_apart("provision", "provision")
def describe(frame: Frame) -> str:
    """Alt text: provisions by version, what became of the themes, firsts and doubts."""
    rows = rows_of(frame)
    cards = [r for r in rows if r.layer == "provision"]
    if not cards:
        return "Nothing is in view: no provision lies within the filters."
    by, themes = Counter(c.drawn_as for c in cards), {c.theme for c in cards}
    case = case_of(frame)
    called = {r.drawn_as: r.version for r in rows if r.layer == "version"}
    parts = [f"{by[v]} {_within(v, own, case)}" for v, own in called.items()]
    text = (
        f"{counted(len(cards), 'provision')} under {counted(len(themes), 'theme')}: "
        f"{listing(parts)}. {case.text('law.note', CAVEAT)} "
    )
    fates = (r for r in rows if r.layer == "fate" and r.label)
    told = [f"{r.theme}: {r.label.removesuffix(' †')}" for r in fates]
    text += f"{told[0][0].upper()}{'; '.join(told)[1:]}. " if told else ""
    firsts = [c.title for c in cards if c.first]
    text += f"Called a first in {case.home}: {listing(firsts)}. " if firsts else ""
    disputed = sum(bool(c.disputed) for c in cards)
    text += f"Sources disagree on {disputed} of them." if disputed else ""
    return text.strip()


def headline(dossier: Dossier) -> str:
    """What stood in the draft and was not found in the law, as a headline without full stop."""
    cards = [r for r in rows_of(prepare(dossier, View())) if r.layer == "provision"]
    held = {v: {c.theme for c in cards if c.drawn_as == v and not c.removes} for v in VERSIONS}
    lost = [t for t in dossier.words.listed("theme") if t in held["draft"] - held["enacted"]]
    late = [t for t in lost if t in held["later"]]
    if not lost:
        return "Drafted, enacted, and what came later"
    if late == lost:
        return f"Drafted, not found in the law, found later: {listing(lost)}"
    said = f"Drafted, and not found in the law: {listing(lost)}"
    return f"{said}; found later: {listing(late)}" if late else said


#: What the numbers of the versions cannot say.
CAVEAT = (
    "No version need have been read whole: an empty place is no proof, and the counts do not "
    "compare, for a provision is a rule, a part of one, or what somebody reads in it."
)
WORDS = {
    "draft": "in the draft", "presidential bill": "in the bill",
    "enacted": "in the law as enacted", "later": "in later law",
}  # fmt: skip


def _within(version: str, called: str, case: Case) -> str:
    """Where a provision of a version stands: ``in the draft``."""
    name = case.version(called, "" if called == version else called, within=True)
    plain = name.replace("’", "'")
    return f"in the {plain}" if plain else WORDS[version]
