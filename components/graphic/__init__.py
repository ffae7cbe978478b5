"""The scene graph: what a chart draws, and the writers that put it on a screen or a page."""
