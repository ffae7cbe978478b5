"""The story as a talk: scenes, slides, deck and the files to take away."""
