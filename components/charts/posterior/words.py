"""What the bars say, in words."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.shared.weighed import NOTHING, among, percent
from components.wording.counting import counted, listing


def describe(frame: Frame) -> str:
    """Alt text: the order of the explanations in words, for each weighing."""
    if frame.empty:
        return "There are no rival explanations to weigh."
    own, rival = (frame[frame["layer"] == layer] for layer in ("own", "rival"))
    text = _words(own)
    if len(rival):
        text += f" In the weighing laid beside it: {_words(rival)}"
        apart = (own["posterior"].to_numpy() - rival["posterior"].to_numpy()).tolist()
        widest = max(range(len(apart)), key=lambda k: abs(apart[k]))
        if abs(apart[widest]) >= 0.0005:
            text += (
                f" They differ most on {own['label'].iloc[widest]}, "
                f"by {100 * abs(apart[widest]):.1f} percentage points."
            )
    return text


def _words(part: Frame) -> str:
    count, these = int(part["clues"].iloc[0]), among(len(part))
    ranked = part.sort_values("posterior", ascending=False, kind="stable")
    if count == 0 and part["even"].all():
        share = percent(float(part["prior"].iloc[0]))
        return f"{NOTHING} {these} all stand even, at {share} each."
    items = [f"{r.label} {r.after}" for r in ranked.itertuples()]
    told = listing(items, most=len(items))
    lead = part[part["leads"]]
    if count == 0:
        return f"{NOTHING} {these}, before any clue: {told}."
    first = f"{lead['label'].iloc[0]} leads" if len(lead) else "no explanation leads alone"
    return f"{these}, after {counted(count, 'clue')}, {first}: {told}."
