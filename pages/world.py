"""World: Russia's tier year by year, and whether Russia came early or late."""

from components.ui import chart
from components.ui.shell import begin, disputes

scene = begin(
    "Early, typical or late?",
    "How the United States graded Russia before and after the law, and where Russia came among "
    "the states that ratified the protocol and made trafficking a crime, as far as two tables go.",
)
chart.show("tier", scene.dossier, scene.view, narrow=scene.narrow)
chart.show("world", scene.dossier, scene.view, narrow=scene.narrow)
disputes(scene, "measures")
