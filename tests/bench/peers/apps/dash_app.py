"""Dash."""

import sys

from dash import Dash, Input, Output, ctx, dcc, html
from figures import SIDES, activity, card, timeline

app = Dash(__name__)
left = {"width": "72%", "display": "inline-block", "verticalAlign": "top"}
right = {"width": "27%", "display": "inline-block", "verticalAlign": "top"}
app.layout = html.Div([
    html.H1("Events"),
    dcc.Checklist(SIDES, [], id="side", inline=True),
    dcc.Store(id="chosen", data=""),
    html.Div([dcc.Graph(id="timeline", figure=timeline()),
              dcc.Graph(id="activity", figure=activity())],
             style=left),
    html.Div(dcc.Markdown(card(""), id="card"), style=right),
])  # fmt: skip


@app.callback(
    Output("chosen", "data"),
    Output("card", "children"),
    Input("timeline", "clickData"),
    Input("activity", "clickData"),
    prevent_initial_call=True,
)
def choose(first, second):
    """Open a card."""
    clicked = first if ctx.triggered_id == "timeline" else second
    chosen = clicked["points"][0]["customdata"]
    return chosen, card(chosen)


@app.callback(
    Output("timeline", "figure"),
    Output("activity", "figure"),
    Input("side", "value"),
    Input("chosen", "data"),
    prevent_initial_call=True,
)
def draw(sides, chosen):
    """Draw both charts."""
    return timeline(sides, chosen), activity(sides, chosen)


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
