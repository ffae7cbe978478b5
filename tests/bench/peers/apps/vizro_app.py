"""Vizro."""

import sys

import pandas as pd
import vizro.models as vm
from dash import Input, Output, callback, html
from figures import EVENTS, PARTS, SIDES, activity, card, timeline
from vizro import Vizro
from vizro.models.types import capture

EVENTS_TABLE, PARTS_TABLE = pd.DataFrame(EVENTS), pd.DataFrame(PARTS)


@capture("graph")
def drawn_timeline(data_frame):
    """Draw the events that the filter leaves."""
    return timeline(sorted(set(data_frame["side"])) or ["-"])


@capture("graph")
def drawn_activity(data_frame):
    """Draw the parts that the filter leaves."""
    return activity(sorted(set(data_frame["side"])) or ["-"])


page = vm.Page(
    title="Events",
    components=[
        vm.Graph(id="timeline", figure=drawn_timeline(EVENTS_TABLE)),
        vm.Graph(id="activity", figure=drawn_activity(PARTS_TABLE)),
        vm.Card(id="card", text=card("")),
    ],
    controls=[
        vm.Filter(
            column="side",
            targets=["timeline", "activity"],
            selector=vm.Checklist(id="side", options=SIDES),
        )
    ],
)
app = Vizro().build(vm.Dashboard(pages=[page]))


@callback(
    Output("card-text", "children"),
    Input("timeline", "clickData"),
    prevent_initial_call=True,
)
def choose(clicked):
    """Open a card."""
    return html.Div(card(clicked["points"][0]["customdata"]))


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
