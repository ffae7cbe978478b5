"""The story as scenes: a full-screen presentation, a deck, slides, a handout and a class room."""
