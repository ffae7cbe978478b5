"""Panel."""

import panel as pn
from figures import SIDES, activity, card, timeline

pn.extension("plotly")
side = pn.widgets.CheckButtonGroup(options=SIDES, value=[], css_classes=["side"])
charts = {
    "timeline": pn.pane.Plotly(timeline(), css_classes=["chart"], sizing_mode="stretch_width"),
    "activity": pn.pane.Plotly(activity(), css_classes=["chart"], sizing_mode="stretch_width"),
}
told = pn.pane.Markdown(card(""), css_classes=["card"], width=320)
state = {"chosen": ""}


def draw():
    """Draw both charts."""
    charts["timeline"].object = timeline(side.value, state["chosen"])
    charts["activity"].object = activity(side.value, state["chosen"])


def choose(event):
    """Open a card."""
    if event.new:
        state["chosen"] = event.new["points"][0]["customdata"]
        told.object = card(state["chosen"])
        draw()


side.param.watch(lambda _: draw(), "value")
for pane in charts.values():
    pane.param.watch(choose, "click_data")
pn.Row(pn.Column("# Events", side, *charts.values(), sizing_mode="stretch_width"), told).servable()
