"""The votes in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.possibly import told_apart
from components.query.vote_count import UNKNOWN
from components.wording.counting import counted, listing


@told_apart("vote", "vote")
def describe(frame: Frame) -> str:
    """Alt text: every vote's figures, its share for, its caveat, and what is unknown."""
    votes = frame[frame["layer"] == "vote"]
    if votes.empty:
        return "Nothing is in view: no vote lies within the filters."
    parts = [
        f"{v['label']} ({v['date_words']}): {v['counts'].replace(' · ', ', ')}{_share(v)}"
        + (f"; {v['verdict']}" if v["verdict"] else "")
        + (f". {v['by_weight']}" if v["by_weight"] else "")
        + (f". {v['caveat'].rstrip('.')}" if v["caveat"] else "")
        for v in votes.to_dict("records")
    ]
    text = f"{counted(len(votes), 'vote')} as bars on one scale, the share of all seats. "
    text += ". ".join(parts) + ". "
    unknown = votes[votes[UNKNOWN].fillna(0) > 0].sort_values(UNKNOWN, ascending=False)
    if len(unknown):
        most = unknown.iloc[0]
        number = counted(int(most[UNKNOWN]), "seat")
        text += f"Most is unknown of the vote in the {most['label']}: {number}. "
    blocs = set(frame.loc[frame["layer"] == "bloc", "id"])
    none = votes[~votes["id"].isin(blocs)]
    if len(none) == len(votes) > 1:
        text += "No source read gives the parties of any of these votes."
    elif len(none):
        text += f"No source read gives the parties for {listing(_apart(none, votes))}."
    return text.strip()


def _apart(some: Frame, votes: Frame) -> list[str]:
    """Names of some votes: by chamber, and where it voted more than once by date too."""
    often = set(votes.loc[votes["label"].duplicated(), "label"])
    return [
        f"{v.label} ({v.date_words})" if v.label in often else v.label for v in some.itertuples()
    ]


def _share(vote: dict[str, Any]) -> str:
    """Which share of all seats, or of those counted, voted for; "" where nobody counted."""
    if pd.isna(vote["for"]):
        return ""
    return f"; {100 * vote['for'] / vote['seats']:.0f} % of all {vote['whole']} for"
