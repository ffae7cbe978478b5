"""World: a rank year by year, and whether the country came early or late."""

from components.charts.world.words import finding
from components.ui import chart, shell
from components.ui.shell import begin, disputes

scene = begin(
    "world",
    finding(shell.scene().dossier),
    "How others graded {home} before and after the law, and where it came among those that took "
    "the same steps, as far as tables go.",
)
chart.show("tier", scene.dossier, scene.view, narrow=scene.narrow)
chart.show("world", scene.dossier, scene.view, narrow=scene.narrow)
disputes(scene, "measures")
