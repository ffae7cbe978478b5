"""What the votes have in common, in one line."""

from __future__ import annotations

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.possibly import counted_apart
from components.query.vote_weights import lowered
from components.wording.counting import spelled


@counted_apart("vote", "vote")
def finding(frame: Frame) -> str:
    """How many at most voted against, over the votes of which that is known."""
    votes = frame[frame["layer"] == "vote"]
    if votes.empty:
        return "No vote is in view"
    if len(votes) == 1:
        vote = votes.iloc[0]
        ended = f"; {vote['verdict']}" if vote["verdict"] else ""
        counts = vote["counts"].replace(" · ", ", ").replace(" 0 ", " none ")
        by_weight = f"; {lowered(vote['by_weight'])}" if vote["by_weight"] else ""
        return f"{vote['label']}: {counts}{by_weight}{ended}"
    lost = int(votes["failed"].sum())
    if lost:
        return f"{spelled(lost).capitalize()} of {spelled(len(votes))} votes failed"
    against = pd.to_numeric(votes["against"]).dropna()
    if against.empty:
        return f"No source that we read says how many voted against in {spelled(len(votes))} votes"
    of = f"{spelled(len(against))} votes"
    most = int(against.max())
    if not most:
        return f"Nobody is known to have voted against in any of {of}"
    return f"At most {most} voted against in any of {of}"
