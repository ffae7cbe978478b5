"""The votes in words."""

from __future__ import annotations

from components.charts.chart import Frame
from components.wording.counting import counted, listing


def describe(frame: Frame) -> str:
    """Alt text: every vote's figures, its share for, its caveat, and what is unknown."""
    votes = frame[frame["layer"] == "vote"]
    if votes.empty:
        return "Nothing is in view: no vote lies within the filters."
    parts = [
        f"{v['label']} ({v['date_words']}): {v['counts'].replace(' · ', ', ')}; "
        f"{100 * v['for'] / v['seats']:.0f} % of all {v['seats']} seats for"
        + (f". {v['caveat'].rstrip('.')}" if v["caveat"] else "")
        for v in votes.to_dict("records")
    ]
    text = f"{counted(len(votes), 'vote')} as bars on one scale, the share of all seats. "
    text += ". ".join(parts) + ". "
    unknown = votes[votes["unknown"].fillna(0) > 0].sort_values("unknown", ascending=False)
    if len(unknown):
        most = unknown.iloc[0]
        number = counted(int(most["unknown"]), "seat")
        text += f"Most is unknown of the vote in the {most['label']}: {number}. "
    blocs = set(frame.loc[frame["layer"] == "bloc", "id"])
    none = [v.label for v in votes.itertuples() if v.id not in blocs]
    if none:
        text += f"No source read gives the parties for {listing(none)}."
    return text.strip()
