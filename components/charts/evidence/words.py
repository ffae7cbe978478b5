"""What the clues say, in words."""

from __future__ import annotations

from collections import Counter

from components.charts.chart import Frame
from components.charts.evidence.proof_kinds import TESTS
from components.charts.shared.possibly import told_apart
from components.wording.counting import counted, listing

#: What a chip says of a claim that its source does not simply state.
HEDGES = {"self-claimed": "claimed by itself", "alleged": "alleged", "inferred": "inferred"}


@told_apart("clue")
def describe(frame: Frame) -> str:
    """Alt text: clues for and against each explanation, and what they rest on."""
    if frame.empty:
        return "Nothing is in view: no claim lies within the filters."
    said = Counter(zip(frame["explanation"], frame["direction"], strict=True))
    names = dict.fromkeys(name for name, _ in said)
    sides = [f"{name}: {said[name, 'for']} for, {said[name, 'against']} against" for name in names]
    tests = Counter(frame["test"])
    kinds = [f"{tests[t]} {t}" for t in TESTS if t in tests]
    how = Counter(frame["assertion"]).most_common()
    hedged = [f"{n} {HEDGES[word]}" for word, n in how if word in HEDGES]
    text = (
        f"{counted(len(frame), 'clue')} on {counted(len(sides), 'explanation')}. "
        f"{'; '.join(sides)}. By kind of test: {listing(kinds)}. "
        f"{frame['sources'].tolist().count(1)} rest on one source alone."
    )
    text += f" Not simply stated: {listing(hedged)}." if hedged else ""
    shared = int(frame["cut"].ne("").sum())
    return text + (
        f" {counted(shared, 'clue')} cut from a sentence or episode of another." if shared else ""
    )
