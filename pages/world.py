"""World: a rank year by year, and whether the country came early or late."""

from components.ui import chart
from components.ui.shell import begin, disputes

scene = begin("world")
chart.show("tier", scene.dossier, scene.view, canvas=scene.canvas)
chart.show("world", scene.dossier, scene.view, canvas=scene.canvas)
disputes(scene, "measures")
