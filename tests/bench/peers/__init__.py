"""The same page made with other tools, and how long each takes to answer."""
