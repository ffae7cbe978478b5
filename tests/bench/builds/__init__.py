"""Two builds of the app side by side, an earlier commit and the working tree."""
